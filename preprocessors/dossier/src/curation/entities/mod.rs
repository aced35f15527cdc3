//! `curation/persons.toml` and `curation/organizations.toml`: how entries are headed, joined, parted and described.
//!
//! A table for each entry, under its id:
//!
//! ```toml
//! [leonid-i-brezhnev]
//! heading = "Brezhnev, Leonid Ilyich"
//! variants = ["Brejnev", { form = "the General Secretary", document = "1971-note", paragraph = "p3" }]
//! merge = ["l-brezhnev"]
//! never = ["galina-brezhneva"]
//! life = "1906-12-19/1982-11-10"
//! office = [{ title = "General Secretary", dates = "1964/1982" }]
//! wikidata = "Q765165"
//! ```
//!
//! A key that is not known, or a value that is none of its kind, is a finding with its line, and is left aside;
//! everything else of the file is applied.

mod reader;
mod write;

pub use write::{InvalidFile, record, remove};

use crate::date::Edtf;
use crate::finding::Finding;
use crate::name::EntityKind;

/// Name of the file about persons.
pub const PERSONS: &str = "persons.toml";
/// Name of the file about organizations.
pub const ORGANIZATIONS: &str = "organizations.toml";

/// What an editor says of the entries of one kind, in the order of the file.
#[derive(Debug, Clone, Default)]
pub struct EntityRules {
    /// What findings call the file.
    pub file: String,
    /// Whether persons or organizations.
    pub kind: EntityKind,
    /// One for each entry.
    pub rules: Vec<EntityRule>,
}

/// What an editor says of one entry.
#[derive(Debug, Clone, Default)]
pub struct EntityRule {
    /// The id of the entry, or a printed form of it written as an id.
    pub id: String,
    /// Line of the table's head.
    pub line: usize,
    /// How it is headed.
    pub heading: Option<String>,
    /// What it is sorted by, where that is not the heading.
    pub sort: Option<String>,
    /// Printed forms that mean this entry, whatever else was made of them.
    pub variants: Vec<Passage>,
    /// Entries that are this one.
    pub merge: Vec<Listed>,
    /// Passages that mean another entry than this one.
    pub split: Vec<Split>,
    /// Entries that are not this one, and forms that never mean it.
    pub never: Vec<Passage>,
    /// Line of `never = true`: what was found is no name at all.
    pub no_name: Option<usize>,
    /// A role line.
    pub role: Option<String>,
    /// Life, or time of existence.
    pub life: Option<Edtf>,
    /// Offices held.
    pub offices: Vec<Office>,
    /// Numbers in authority files, with the scheme's key.
    pub authorities: Vec<(&'static str, String)>,
    /// Ids of other bodies, with how they stand to this one.
    pub relations: Vec<(Link, Listed)>,
}

/// How another body stands to the body of a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Link {
    /// `part-of`
    PartOf,
    /// `predecessor`
    Predecessor,
    /// `successor`
    Successor,
}

/// An office with its dates.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Office {
    /// `President`; none where only the dates are given.
    pub title: Option<String>,
    /// From when to when.
    pub dates: Edtf,
}

/// One text of a list, with its line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// The text.
    pub text: String,
    /// Its line.
    pub line: usize,
}

/// A printed form, in one document or paragraph where these are given.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Passage {
    /// The form, exactly as printed.
    pub form: String,
    /// Id of a document or part.
    pub document: Option<String>,
    /// Anchor of a paragraph.
    pub paragraph: Option<String>,
    /// Line of the file.
    pub line: usize,
}

/// A passage and the entry that it means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Split {
    /// The passage.
    pub passage: Passage,
    /// Id of an entry; a new one is made where there is none of that id.
    pub to: String,
}

/// An authority file.
pub(crate) struct AuthorityFile {
    /// Key in the curation file.
    pub(crate) key: &'static str,
    /// What readers call it.
    pub(crate) name: &'static str,
    /// Address before the number.
    pub(crate) address: &'static str,
    /// Whether a number is one of its numbers.
    fits: fn(&str) -> bool,
}

/// The authority files whose numbers an entry may bear.
pub(crate) const AUTHORITIES: [AuthorityFile; 3] = [
    AuthorityFile {
        key: "wikidata",
        name: "Wikidata",
        address: "https://www.wikidata.org/entity/",
        fits: |id| id.strip_prefix('Q').is_some_and(digits),
    },
    AuthorityFile {
        key: "viaf",
        name: "VIAF",
        address: "https://viaf.org/viaf/",
        fits: digits,
    },
    AuthorityFile {
        key: "lcnaf",
        name: "LCNAF",
        address: "https://id.loc.gov/authorities/names/",
        fits: |id| {
            let number = id.trim_start_matches(|letter: char| letter.is_ascii_lowercase());
            id.starts_with('n') && id.len() - number.len() <= 2 && digits(number)
        },
    },
];

fn digits(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|digit| digit.is_ascii_digit())
}

impl EntityRules {
    /// Reads a file. `file` is what findings call it.
    ///
    /// A file that is not TOML gives one finding and no rule.
    #[must_use]
    pub fn parse(kind: EntityKind, file: &str, text: &str) -> (Self, Vec<Finding>) {
        reader::read(kind, file, text)
    }
}
