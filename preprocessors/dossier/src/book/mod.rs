//! Finding, inserting and marking chapters in mdBook's book.
