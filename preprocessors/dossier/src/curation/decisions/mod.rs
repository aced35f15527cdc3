//! `curation/decisions.toml`: what editors have decided about notes, fields and role lines.
//!
//! One line a decision, sorted, so that two editors' files merge line by line:
//!
//! ```toml
//! note = [
//!   { document = "letter", after = "in May 1877.", decision = "accept", text = "See also {{#document log}}." },
//! ]
//! field = [
//!   { document = "log", field = "date", value = "1877-05", decision = "accept" },
//! ]
//! role = [
//!   { entity = "ada-quill", quote = "the harbour master", decision = "reject" },
//! ]
//! link = [
//!   { kind = "visit", document = "letter", quote = "in May 1877", other = "log", says = "the 3rd of May", decision = "accept" },
//! ]
//! ```
//!
//! The same may be written by hand as tables, `[[note]]`. A decision is bound to words of the document, not
//! to a number, so that it survives new documents and edits elsewhere. An entry that says nothing clear is a
//! finding with its line and is left aside; everything else of the file is applied.

mod read;
mod write;

pub use write::{InvalidFile, line, record, remove};

use crate::finding::Finding;

/// Name of the file in `curation/`.
pub const FILE: &str = "decisions.toml";

/// Every decision, in the order of the file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Decisions {
    /// About notes.
    pub notes: Vec<NoteDecision>,
    /// About fields that were inferred or proposed.
    pub fields: Vec<FieldDecision>,
    /// About role lines.
    pub roles: Vec<RoleDecision>,
    /// About links that no note rests on.
    pub links: Vec<LinkDecision>,
}

/// One decision about a note.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NoteDecision {
    /// Line of the file, from 1.
    pub line: usize,
    /// Id of the document or part.
    pub document: String,
    /// The words before the mark.
    pub after: String,
    /// The words behind the mark; empty where the file does not give them.
    pub before: String,
    /// What was decided.
    pub verdict: Verdict,
    /// The pairs of passages that the note rests on; empty where an editor wrote the entry by hand.
    pub links: Vec<LinkQuote>,
}

/// Two passages that a note joins.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct LinkQuote {
    /// Kind of the event; empty where the file does not give it.
    pub kind: String,
    /// The clause of the document itself.
    pub quote: String,
    /// Id of the other document or part.
    pub document: String,
    /// The clause of the other document.
    pub says: String,
}

/// What was decided about a note.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Verdict {
    /// Printed without the machine's mark; with these words where they are given: those that were accepted.
    Accept(Option<String>),
    /// Never printed.
    #[default]
    Reject,
    /// Printed with the editor's words.
    Reword(String),
}

impl Verdict {
    /// The word in the file.
    #[must_use]
    pub fn word(&self) -> &'static str {
        match self {
            Self::Accept(_) => "accept",
            Self::Reject => "reject",
            Self::Reword(_) => "reword",
        }
    }

    /// The words of the note, where the decision gives them.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Accept(text) => text.as_deref(),
            Self::Reject => None,
            Self::Reword(text) => Some(text),
        }
    }
}

/// One decision about a field of a document.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FieldDecision {
    /// Line of the file, from 1.
    pub line: usize,
    /// Id of the document.
    pub document: String,
    /// Name of the field in the analysis: `date`, `creators`.
    pub field: String,
    /// The value that was decided about.
    pub value: String,
    /// True where it was accepted.
    pub accepted: bool,
}

/// One decision about a role line.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RoleDecision {
    /// Line of the file, from 1.
    pub line: usize,
    /// Id of the person or body.
    pub entity: String,
    /// The quotation.
    pub quote: String,
    /// True where it was accepted.
    pub accepted: bool,
}

/// One decision about a link that no note rests on.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LinkDecision {
    /// Line of the file, from 1.
    pub line: usize,
    /// Id of the one document or part.
    pub document: String,
    /// Its clause, and the other document with its own.
    pub link: LinkQuote,
    /// True where the passages speak of one event, false where they do not.
    pub accepted: bool,
}

/// One decision of any kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Entry {
    /// About a note.
    Note(NoteDecision),
    /// About a field.
    Field(FieldDecision),
    /// About a role line.
    Role(RoleDecision),
    /// About a link.
    Link(LinkDecision),
}

impl Decisions {
    /// Reads the file. `name` is what findings call it.
    ///
    /// A file that is not TOML gives one finding and no decision; an entry that says nothing clear gives a
    /// finding and is left aside.
    #[must_use]
    pub fn parse(name: &str, text: &str) -> (Self, Vec<Finding>) {
        read::read(name, text)
    }
}
