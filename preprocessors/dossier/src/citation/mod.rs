//! The normalized citation of a document.
