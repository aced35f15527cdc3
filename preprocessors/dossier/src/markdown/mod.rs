//! The only room that knows Markdown: escaping, what a reader reads of a chapter, and edits of it.
//!
//! [`escape()`] turns any text into Markdown whose readable text is exactly that text. [`Readable`]
//! is a chapter as it is read, with every character mapped to its bytes. [`Edits`] inserts into a
//! chapter and wraps parts of it by such a map, and takes an edit back when a reader would then
//! read something else. Nothing is ever parsed and printed again: bytes outside an edit stay.

mod edit;
mod escape;
mod links;
mod readable;

#[cfg(test)]
mod tests;

pub use edit::{Edits, Refusal};
pub use escape::{escape, escape_line, escape_marked, link_text};
pub use links::relink;
pub use readable::{Block, BlockKind, Readable};
