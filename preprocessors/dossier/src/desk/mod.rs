//! The editor's desk: everything that waits for a decision, with what speaks for it.
//!
//! The order is that of use: first what is printed already, or would be, without anybody having read it;
//! then names that may be one or several; then the rest. Ids are made from words of the documents, so that
//! they stay the same when others are added.

mod fields;
mod filter;
mod links;
mod names;
mod notes;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

pub use filter::{Filter, Score, ScoreError};

use crate::curation::decisions;
use crate::document::{Document, Item};
use crate::edition::Edition;
use crate::edition::words::item_id;
use crate::finding::Finding;

/// What an entry is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A note to print.
    Note,
    /// Names to join or to keep apart.
    Name,
    /// Two passages on one event of which no note tells.
    Link,
    /// A creator to supply.
    Creator,
    /// A date that was inferred.
    Date,
    /// A role line.
    Role,
}

impl Kind {
    /// All of them.
    pub const ALL: [Self; 6] = [
        Self::Note,
        Self::Name,
        Self::Link,
        Self::Creator,
        Self::Date,
        Self::Role,
    ];

    /// Its name on the command line.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Name => "name",
            Self::Link => "link",
            Self::Creator => "creator",
            Self::Date => "date",
            Self::Role => "role",
        }
    }
}

/// How things stand with an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// Printed, or shown in the citation, though nobody has confirmed it.
    Printed,
    /// Not printed; it waits.
    Waits,
    /// An editor has accepted it.
    Accepted,
    /// An editor has rejected it.
    Rejected,
    /// An editor has given it other words.
    Reworded,
}

impl State {
    /// Its name in lists.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Printed => "printed",
            Self::Waits => "waits",
            Self::Accepted => "accepted",
            Self::Rejected => "rejected",
            Self::Reworded => "reworded",
        }
    }

    /// True where an editor has decided.
    #[must_use]
    pub fn is_decided(self) -> bool {
        matches!(self, Self::Accepted | Self::Rejected | Self::Reworded)
    }
}

/// A passage that an entry rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quotation {
    /// The document or part.
    pub item: Item,
    /// Index of the block; none for a field of the citation.
    pub block: Option<usize>,
    /// The words.
    pub words: String,
}

/// What a decision about an entry is written as.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Subject {
    /// A line of `decisions.toml`, as for accepting it.
    Decision(decisions::Entry),
    /// Two entries of persons or organizations that may be one.
    Same {
        /// File of the entries.
        file: &'static str,
        /// Id of the entry that stays.
        kept: String,
        /// Id of the entry that is joined to it.
        joined: String,
    },
    /// A name that several may bear, or that does not fit its only bearer.
    Bearer {
        /// File of the entries.
        file: &'static str,
        /// The name, as it is printed.
        form: String,
        /// Ids of those who may be meant. Of several only an editor can say which.
        bearers: Vec<String>,
    },
}

/// One thing to decide about.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// Its id: the kind's first letter and ten hexadecimal digits.
    pub id: String,
    /// What it is about.
    pub kind: Kind,
    /// How things stand.
    pub state: State,
    /// What is proposed, in one sentence.
    pub proposal: String,
    /// The passages, the one concerned first.
    pub quotations: Vec<Quotation>,
    /// Why it is proposed.
    pub reasons: Vec<String>,
    /// From 0 to 1, where there is a score.
    pub score: Option<f64>,
    /// Names that a search for a name finds it by.
    pub names: BTreeSet<String>,
    /// What a decision is written as.
    pub subject: Subject,
}

impl Entry {
    /// The document that it is listed under: that of its first passage.
    #[must_use]
    pub fn document(&self) -> Option<usize> {
        self.quotations.first().map(|first| first.item.document)
    }

    /// A line ready to be copied into the file that [`Entry::file`] names; for acceptance where there is a choice.
    #[must_use]
    pub fn line(&self) -> String {
        match &self.subject {
            Subject::Decision(entry) => format!("{},", decisions::line(entry)),
            Subject::Same { kept, joined, .. } => names::lines(kept, "merge", joined),
            Subject::Bearer { form, bearers, .. } => {
                let bearer = bearers.first().map_or("id-of-the-bearer", String::as_str);
                names::lines(bearer, "variants", form)
            }
        }
    }

    /// The file of `curation/` that a decision is written to, and the list in it where it has one.
    #[must_use]
    pub fn file(&self) -> (&'static str, Option<&'static str>) {
        match &self.subject {
            Subject::Decision(decisions::Entry::Note(_)) => (decisions::FILE, Some("note")),
            Subject::Decision(decisions::Entry::Field(_)) => (decisions::FILE, Some("field")),
            Subject::Decision(decisions::Entry::Role(_)) => (decisions::FILE, Some("role")),
            Subject::Decision(decisions::Entry::Link(_)) => (decisions::FILE, Some("link")),
            Subject::Same { file, .. } | Subject::Bearer { file, .. } => (file, None),
        }
    }
}

/// Everything that waits, and everything that was decided, in the order of use.
#[must_use]
pub fn entries(edition: &Edition) -> Vec<Entry> {
    let mut entries = notes::waiting(edition);
    entries.extend(links::waiting(edition, &entries));
    entries.extend(names::waiting(edition));
    entries.extend(fields::waiting(edition));
    entries.extend(notes::decided(edition));
    entries.extend(names::decided(edition));
    entries.extend(links::decided(edition));
    entries.extend(fields::decided(edition));
    let rank = |entry: &Entry| match (entry.state, entry.kind) {
        (State::Printed, Kind::Note) => 0,
        (_, Kind::Name) => 1,
        (State::Waits, Kind::Note | Kind::Link) => 2,
        (State::Printed | State::Waits, _) => 3,
        _ => 4,
    };
    let place = |entry: &Entry| {
        let first = entry.quotations.first();
        first.map(|first| (first.item.document, first.block))
    };
    entries.sort_by(|a, b| {
        (rank(a), a.kind)
            .cmp(&(rank(b), b.kind))
            .then_with(|| b.score.unwrap_or(0.0).total_cmp(&a.score.unwrap_or(0.0)))
            .then_with(|| place(a).cmp(&place(b)))
            .then_with(|| a.id.cmp(&b.id))
    });
    tell_apart(&mut entries);
    let mut seen = BTreeSet::new();
    entries.retain(|entry| seen.insert(entry.id.clone()));
    entries
}

/// Two notes at one place may lead to other passages of the same documents: the later has an id of its own, from
/// the passages. What is decided keeps its id.
fn tell_apart(entries: &mut [Entry]) {
    let mut taken = BTreeSet::new();
    for decided in [true, false] {
        let now = entries.iter_mut();
        for entry in now.filter(|entry| entry.state.is_decided() == decided) {
            if let Subject::Decision(decisions::Entry::Note(note)) = &entry.subject
                && taken.contains(&entry.id)
            {
                entry.id = notes::id_of_passages(note);
            }
            taken.insert(entry.id.clone());
        }
    }
}

/// The words before and behind a mark by which it is found again: as many before it as name one place.
pub(crate) fn context(document: &Document, block: usize, offset: usize) -> (String, String) {
    (
        notes::words_before(document, block, offset),
        notes::words_behind(document, block, offset),
    )
}

/// The id of a finding on the desk: what is found, where, in which words; its line does not count.
#[must_use]
pub fn finding_id(finding: &Finding) -> String {
    let place = &finding.place;
    let shown = place.text.as_deref().unwrap_or_default();
    hashed(
        "finding",
        &[finding.code, &place.file, &finding.message, shown],
    )
}

/// An id from a kind and the words that tell the thing from all others.
fn id(kind: Kind, words: &[&str]) -> String {
    hashed(kind.word(), words)
}

/// The first letter of a word and ten hexadecimal digits (FNV-1a, 64 bits, cut).
fn hashed(kind: &str, words: &[&str]) -> String {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    let letters = kind.bytes().chain(words.iter().flat_map(|word| {
        // A byte that no text has keeps the words apart.
        std::iter::once(0xff).chain(word.bytes())
    }));
    for byte in letters {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    let letter = &kind[..1];
    format!("{letter}-{:010x}", hash & 0xff_ffff_ffff)
}

/// The id of a document or part.
fn called(edition: &Edition, item: Item) -> &str {
    edition
        .documents
        .get(item.document)
        .map_or("", |document| item_id(document, item))
}

/// The first words of a quotation, for a line that is to be read.
fn cut(words: &str, most: usize) -> String {
    let all: Vec<&str> = words.split_whitespace().collect();
    if all.len() <= most {
        return all.join(" ");
    }
    format!("{} …", all[..most].join(" "))
}
