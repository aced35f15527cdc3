//! What `analyze` prints, as far as tests ask for it: the format `dossier-analysis/1`.

use std::fmt;

use serde::Deserialize;
use serde_json::{Map, Value};

/// An analysis of a folder of documents.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Analysis {
    /// The format's name.
    pub format: String,
    /// Metadata by file.
    pub documents: Vec<Record>,
    /// Persons, organizations and states.
    pub entities: Vec<Entity>,
    /// Events, printed or queued.
    pub events: Vec<Event>,
    /// Notes, printed or queued.
    pub notes: Vec<Note>,
}

impl Analysis {
    /// The pairs of files that a printed link joins, each once, in order.
    #[must_use]
    pub fn joined_files(&self) -> Vec<[String; 2]> {
        let mut joined = Vec::new();
        for event in &self.events {
            for link in &event.links {
                if link.decision == Decision::Print {
                    let mut files = [link.a, link.b].map(|end| event.mentions[end].file.clone());
                    files.sort();
                    joined.push(files);
                }
            }
        }
        joined.sort();
        joined.dedup();
        joined
    }
}

/// The metadata of one file, by name of the field.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(transparent)]
pub struct Record(pub Map<String, Value>);

impl Record {
    /// The file.
    #[must_use]
    pub fn file(&self) -> &str {
        self.text("file")
    }

    /// A field, where the record has it.
    #[must_use]
    pub fn get(&self, field: &str) -> Option<&Value> {
        self.0.get(field)
    }

    /// A field's text, empty where it has none.
    #[must_use]
    pub fn text(&self, field: &str) -> &str {
        self.get(field).and_then(Value::as_str).unwrap_or_default()
    }

    /// The document's dated parts.
    #[must_use]
    pub fn parts(&self) -> Vec<Record> {
        let parts = self.get("parts").and_then(Value::as_array);
        parts
            .into_iter()
            .flatten()
            .filter_map(|part| part.as_object().cloned().map(Record))
            .collect()
    }
}

/// What an entity is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum EntityKind {
    /// A named human being.
    Person,
    /// A named body.
    Organization,
    /// A country or its government.
    State,
}

impl fmt::Display for EntityKind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Person => "person",
            Self::Organization => "organization",
            Self::State => "state",
        })
    }
}

/// A person, organization or state.
#[derive(Debug, Clone, Deserialize)]
pub struct Entity {
    /// Its id.
    pub id: String,
    /// What it is.
    pub kind: EntityKind,
    /// True for translators, archives and supporters.
    #[serde(default)]
    pub apparatus: bool,
    /// True for a name that several may bear and that is left open.
    #[serde(default)]
    pub undecided: bool,
    /// The name in running text.
    #[serde(default)]
    pub name: String,
    /// Its forms.
    #[serde(default)]
    pub mentions: Vec<NameMention>,
}

/// A form of a name in one file.
#[derive(Debug, Clone, Deserialize)]
pub struct NameMention {
    /// The file.
    pub file: String,
    /// The form as printed.
    pub form: String,
    /// How often.
    #[serde(default)]
    pub count: usize,
    /// In which paragraphs.
    #[serde(default)]
    pub paragraphs: Vec<String>,
}

/// Whether something is printed or waits for an editor.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Decision {
    /// Printed.
    #[default]
    Print,
    /// Waits in the queue.
    Queue,
}

/// An event.
#[derive(Debug, Clone, Deserialize)]
pub struct Event {
    /// Its id.
    pub id: String,
    /// What happened.
    #[serde(default)]
    pub label: String,
    /// When.
    #[serde(default)]
    pub date: Option<String>,
    /// Printed where any of its links is.
    #[serde(default)]
    pub decision: Decision,
    /// The passages that name it.
    #[serde(default)]
    pub mentions: Vec<EventMention>,
    /// Which of them are taken for one.
    #[serde(default)]
    pub links: Vec<Link>,
}

/// A link between two passages of an event, by their places in its list.
#[derive(Debug, Clone, Deserialize)]
pub struct Link {
    /// One.
    pub a: usize,
    /// The other.
    pub b: usize,
    /// Printed or queued.
    pub decision: Decision,
}

/// A passage that names an event.
#[derive(Debug, Clone, Deserialize)]
pub struct EventMention {
    /// The file.
    pub file: String,
    /// The paragraph's anchor.
    #[serde(default)]
    pub paragraph: String,
    /// The clause as printed.
    #[serde(default)]
    pub quote: String,
}

/// A cross-reference note.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Note {
    /// The file in which it stands.
    pub file: String,
    /// The document or part in which it stands.
    pub document: String,
    /// The paragraph's anchor.
    pub paragraph: String,
    /// The words that its mark follows.
    pub after: String,
    /// Why it is made.
    pub case: String,
    /// Its text.
    pub text: String,
    /// Printed or queued.
    pub decision: Decision,
    /// What it leads to.
    #[serde(default)]
    pub targets: Vec<Target>,
    /// True where an editor accepted or wrote it.
    #[serde(default)]
    pub reviewed: bool,
}

/// What a note leads to.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Target {
    /// The document or part.
    pub document: String,
    /// The paragraph's anchor.
    #[serde(default)]
    pub paragraph: String,
}
