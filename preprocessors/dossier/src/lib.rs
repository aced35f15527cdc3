//! The library of `mdbook-dossier`: primary-source documents are read, names, dates and events are
//! found in them, and everything is cited and linked.
//!
//! The rooms, each using only those above it:
//!
//! * [`finding`]: what an editor is told about;
//! * [`date`]: EDTF dates, and dates found in running text;
//! * [`document`]: what a document is;
//! * [`markdown`]: escaping, readable text, and edits of a chapter;
//! * [`curation`]: the files in which editors set, correct and decide;
//! * [`seed`]: bytes become a document;
//! * [`citation`]: the normalized citation;
//! * [`name`]: persons, organizations and states;
//! * [`event`]: datable occurrences, linked across documents, and the notes that say so;
//! * [`edition`]: all of it, worked out once;
//! * [`desk`]: what waits for an editor;
//! * [`scrutiny`]: what in the finished edition an editor should look into;
//! * [`export`]: the edition in the forms of other programs;
//! * [`template`]: how blocks and pages are written;
//! * [`book`]: how they get into mdBook's book.

pub mod book;
pub mod citation;
pub mod curation;
pub mod date;
pub mod desk;
pub mod document;
pub mod edition;
pub mod event;
pub mod export;
pub mod finding;
mod footmark;
pub mod markdown;
pub mod name;
#[cfg(test)]
mod sample;
pub mod scrutiny;
pub mod seed;
mod set;
pub mod template;
mod threads;
mod wordlist;
