//! `curation/edition.lock`: what a release has frozen, because readers may have cited it.

use serde::{Deserialize, Serialize};

use super::invalid;
use crate::finding::Finding;

/// Name of the file in `curation/`.
pub const FILE: &str = "edition.lock";
/// What the file begins with.
const HEAD: &str = "# What readers may have cited, frozen by `mdbook-dossier release`. Keep it with the documents; it is not edited.\n";

/// Everything that is frozen.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lock {
    /// How often the edition was released.
    pub release: u32,
    /// The documents, by number.
    #[serde(default, rename = "document")]
    pub documents: Vec<LockedDocument>,
    /// The printed notes, by document and place.
    #[serde(default, rename = "note")]
    pub notes: Vec<LockedNote>,
    /// Persons and organizations, by id.
    #[serde(default, rename = "entity")]
    pub entities: Vec<LockedEntity>,
    /// Events, by id.
    #[serde(default, rename = "event")]
    pub events: Vec<LockedEvent>,
}

/// A document.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LockedDocument {
    /// Its number.
    pub number: usize,
    /// Numbers that it had before it was renumbered, the oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub former_numbers: Vec<usize>,
    /// Its id.
    pub id: String,
    /// Ids that it had.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub former_ids: Vec<String>,
    /// Its file.
    pub file: String,
    /// Its parts: letter, id, and the number of the first paragraph.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<LockedPart>,
    /// Its paragraphs, in order: `p3 1f0c…: The first words`. A paragraph joined from several has all their numbers.
    pub paragraphs: Vec<String>,
}

/// A part of a document.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LockedPart {
    /// Its letter.
    pub letter: String,
    /// Its id.
    pub id: String,
    /// Anchor of its first paragraph.
    pub paragraph: String,
}

/// A note.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LockedNote {
    /// Id of the document or part.
    pub document: String,
    /// Anchor of the paragraph.
    pub paragraph: String,
    /// The words before the mark.
    pub after: String,
    /// The words behind the mark.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub before: String,
    /// Why it was made, as in the analysis.
    pub case: String,
    /// Its words, links as an editor types them.
    pub text: String,
    /// True where an editor had accepted or written it.
    pub reviewed: bool,
}

/// A person or body.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LockedEntity {
    /// Its id.
    pub id: String,
    /// `person` or `organization`.
    pub kind: String,
    /// Its printed forms.
    pub forms: Vec<String>,
}

/// An event.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LockedEvent {
    /// Its id.
    pub id: String,
    /// Its kind.
    pub kind: String,
    /// Where it is mentioned: `ID#p3`.
    pub mentions: Vec<String>,
}

impl Lock {
    /// Reads the file. `name` is what findings call it.
    #[must_use]
    pub fn parse(name: &str, text: &str) -> (Option<Self>, Option<Finding>) {
        match toml::from_str(text) {
            Ok(lock) => (Some(lock), None),
            Err(error) => {
                let finding = invalid(name, text, &error).remedy(
                    "take the file from git as it was, or release again; until then nothing is held fast",
                );
                (None, Some(finding))
            }
        }
    }

    /// The text of the file.
    ///
    /// # Errors
    /// Never for what a lock can hold; the form of the error is that of the writer.
    pub fn to_text(&self) -> Result<String, toml::ser::Error> {
        Ok(format!("{HEAD}{}", toml::to_string(self)?))
    }
}
