//! Persons, organizations and states: finding, grouping, choosing the heading.

mod acronym;
mod address;
mod bare;
mod biography;
mod bodies;
mod body;
mod called;
pub mod collate;
mod curated;
mod definitions;
mod doubt;
mod entry;
#[cfg(test)]
mod families_tests;
mod firm;
mod fit;
mod fold;
mod gather;
mod heading;
#[cfg(test)]
mod houses_tests;
mod initialled;
#[cfg(test)]
mod institutes_tests;
mod joined;
mod lexicon;
mod misfit;
mod office;
mod own;
mod people;
mod person;
mod phrase;
mod post;
mod prune;
mod reading;
mod refusal;
mod relation;
mod roll;
mod romanize;
mod shorter;
mod source;
mod state;
mod surname;
#[cfg(test)]
mod tests;
mod titled;
mod token;
#[cfg(test)]
mod varied_tests;
#[cfg(test)]
mod worlds_tests;

pub use curated::apply;
pub use doubt::{Doubt, DoubtKind, Side};
pub(crate) use fold::kebab;
pub use gather::find;
pub use misfit::{Misfit, MisfitKind, check};
pub use refusal::why_not;

use std::ops::Range;

use crate::date::Edtf;

/// What an entity is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EntityKind {
    /// A named human being.
    #[default]
    Person,
    /// A named body.
    Organization,
    /// A country or its government.
    State,
}

/// A person, body or state that the documents name.
#[derive(Debug, Clone, Default)]
pub struct Entity {
    /// Stable id, kebab-case.
    pub id: String,
    /// What it is.
    pub kind: EntityKind,
    /// True for translators, archives and supporters: listed apart from the actors.
    pub apparatus: bool,
    /// Heading, as printed in the glossary: `Brezhnev, Leonid I.`
    pub heading: String,
    /// The name in running text: `Leonid I. Brezhnev`.
    pub name: String,
    /// What it is sorted by.
    pub sort: String,
    /// Other headings that point here: “Korean Labor Party *see* …”.
    pub see_from: Vec<String>,
    /// Entities that a reader may also want, as indices.
    pub see_also: Vec<usize>,
    /// True for a bare surname that several persons may bear: it is no person of its own but waits for
    /// a decision, and `see_also` names those who may be meant.
    pub undecided: bool,
    /// The state that a person or body belongs to, where the documents say so, as an index.
    pub state: Option<usize>,
    /// A role, quoted from a document.
    pub role: Option<Role>,
    /// A role as the editor words it: it stands in place of the quoted one.
    pub editor_role: Option<String>,
    /// Bodies of which this one is a part, that are parts of it, that came before it or after it.
    pub relations: Vec<Relation>,
    /// When the person lived or the body existed, as the editor gives it.
    pub life: Option<Edtf>,
    /// Offices that the person held, as the editor gives them.
    pub offices: Vec<Tenure>,
    /// Numbers in authority files, as the editor gives them.
    pub authorities: Vec<Authority>,
}

/// How another body stands to a body.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RelationKind {
    /// The other is the body of which this one is a part.
    PartOf,
    /// The other is a part of this one.
    HasPart,
    /// The other came before this one.
    Predecessor,
    /// The other came after this one.
    Successor,
}

/// A body that stands in relation to another: a reader of the one may want the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Relation {
    /// How.
    pub kind: RelationKind,
    /// Index of the other.
    pub entity: usize,
}

/// An office and when it was held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tenure {
    /// The office: `President`; none where the editor gives the dates alone.
    pub title: Option<String>,
    /// From when to when.
    pub dates: Edtf,
}

/// A number in an authority file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Authority {
    /// The file, by the name readers know: `Wikidata`, `VIAF`, `LCNAF`.
    pub scheme: &'static str,
    /// The number: `Q765`.
    pub id: String,
    /// Its address.
    pub address: String,
}

/// A role line: a quotation from a complete pattern, and where it stands.
#[derive(Debug, Clone)]
pub struct Role {
    /// The words, exactly as printed.
    pub quote: String,
    /// Index of the document.
    pub document: usize,
    /// Index of the block.
    pub block: usize,
}

/// Where a mention stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// In a block of the text, by index.
    Block(usize),
    /// In a field of the metadata, by its name in the analysis.
    Metadata(&'static str),
}

/// A passage that names an entity.
#[derive(Debug, Clone)]
pub struct NameMention {
    /// Index of the document.
    pub document: usize,
    /// Block or metadata field.
    pub field: Field,
    /// Bytes of the block's text, or of the field.
    pub range: Range<usize>,
    /// The text of that range, white space folded.
    pub form: String,
    /// Index of the entity.
    pub entity: usize,
    /// True where a state stands as an adjective (“Soviet delegation”): it serves the events and is not a form.
    pub adjective: bool,
    /// Why it was taken for a name.
    pub evidence: Vec<&'static str>,
    /// Why it stands under its entity.
    pub because: &'static str,
}

/// Everything named in the documents.
#[derive(Debug, Clone, Default)]
pub struct Names {
    /// Persons, organizations and states, by kind and sorting key.
    pub entities: Vec<Entity>,
    /// Every mention, by document, field and place. Mentions may nest (a state in a body's name).
    pub mentions: Vec<NameMention>,
    /// What an editor may have to decide: entries that may be one, names that may be of several.
    pub doubts: Vec<Doubt>,
    /// Mentions that do not fit the person: by the editor's dates, and then taken out of `mentions`, or by a death that
    /// another document tells of.
    pub misfits: Vec<Misfit>,
}
