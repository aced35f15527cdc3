//! The figures by which an analysis is measured against gold annotations made by hand.
//!
//! * **metadata**: the share of fields right, over those that the gold fills; apart from it, how many
//!   fields that the gold leaves empty were filled.
//! * **person, organization, state**: precision, recall and F1 over distinct pairs of file and form;
//!   relaxed, a form also counts when one of the two is a whole-word part of the other.
//! * **identity**: B-cubed precision (wrong merges), recall (wrong splits) and F1 of the grouping of
//!   forms of persons and organizations into entities.
//! * **events**: links across documents, that is, unordered pairs of files joined by one event.
//!
//! Only files that the gold names are scored. Forms and events that the gold marks optional count
//! neither for nor against.

mod entities;
mod events;
mod fold;
mod identity;
mod links;
mod metadata;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;
use std::fmt;

use serde::Deserialize;

pub use entities::EntityScore;
pub use events::EventScore;
pub use links::{LinkScore, Paragraphs};
pub use metadata::{FIELDS, MetadataScore};

use crate::analysis::{Analysis, EntityKind, Record};

/// Gold annotations of a collection.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Gold {
    /// Metadata by file.
    pub documents: Vec<Record>,
    /// Entities with their printed forms.
    pub entities: Vec<GoldEntity>,
    /// Events with a quotation for each mention.
    pub events: Vec<GoldEvent>,
}

/// A person, organization or state in the gold.
#[derive(Debug, Clone, Deserialize)]
pub struct GoldEntity {
    /// Its id.
    pub id: String,
    /// What it is.
    pub kind: EntityKind,
    /// Where it is named.
    #[serde(rename = "in")]
    pub places: Vec<GoldPlace>,
}

/// The forms of an entity in one file.
#[derive(Debug, Clone, Deserialize)]
pub struct GoldPlace {
    /// The file.
    pub file: String,
    /// Every distinct form.
    #[serde(default)]
    pub forms: Vec<String>,
    /// Forms that careful annotators judged differently.
    #[serde(default)]
    pub optional_forms: Vec<String>,
    /// Where a form stands for this entity, if it stands for others in the same file too.
    #[serde(default)]
    pub at: Vec<GoldContext>,
}

/// One place of a form that stands for several entities in its file.
#[derive(Debug, Clone, Deserialize)]
pub struct GoldContext {
    /// The form.
    pub form: String,
    /// Words around it that occur only once in the file.
    pub quote: String,
}

/// An event in the gold.
#[derive(Debug, Clone, Deserialize)]
pub struct GoldEvent {
    /// Its id.
    pub id: String,
    /// What happened.
    pub label: String,
    /// Ids of those who took part.
    #[serde(default)]
    pub participants: Vec<String>,
    /// True where careful annotators differed on it.
    #[serde(default)]
    pub optional: bool,
    /// Where it is named.
    pub mentions: Vec<GoldMention>,
}

/// A passage that names an event in the gold.
#[derive(Debug, Clone, Deserialize)]
pub struct GoldMention {
    /// The file.
    pub file: String,
    /// The shortest run of words that names it, as printed.
    pub quote: String,
}

impl Gold {
    /// The files that are scored.
    #[must_use]
    pub fn files(&self) -> BTreeSet<&str> {
        self.documents.iter().map(Record::file).collect()
    }
}

/// Precision, recall and their harmonic mean.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rates {
    /// Share of what was found that is right.
    pub precision: f64,
    /// Share of what is there that was found.
    pub recall: f64,
    /// Harmonic mean.
    pub f1: f64,
}

impl Rates {
    /// From the two rates.
    fn new(precision: f64, recall: f64) -> Self {
        let sum = precision + recall;
        let f1 = if sum > 0.0 {
            2.0 * precision * recall / sum
        } else {
            0.0
        };
        Self {
            precision,
            recall,
            f1,
        }
    }

    /// From counts: right of those predicted, right of those in the gold. Nothing predicted where
    /// nothing is there is right.
    fn counted(right: usize, predicted: usize, recalled: usize, gold: usize) -> Self {
        let precision = match (predicted, gold) {
            (0, 0) => 1.0,
            (0, _) => 0.0,
            _ => share(right, predicted),
        };
        let recall = if gold == 0 {
            1.0
        } else {
            share(recalled, gold)
        };
        Self::new(precision, recall)
    }
}

/// One count as a share of another.
fn share(part: usize, whole: usize) -> f64 {
    #[allow(
        clippy::cast_precision_loss,
        reason = "counts of a collection are far below 2^52"
    )]
    let (part, whole) = (part as f64, whole as f64);
    part / whole
}

/// All figures of one analysis, and what is missing or wrong.
#[derive(Debug, Clone)]
pub struct Score {
    /// Fields of the metadata.
    pub metadata: MetadataScore,
    /// Forms of persons.
    pub person: EntityScore,
    /// Forms of organizations.
    pub organization: EntityScore,
    /// Forms of states.
    pub state: EntityScore,
    /// B-cubed rates of the grouping.
    pub identity: Rates,
    /// How many forms the grouping was measured on.
    pub identity_items: usize,
    /// Links of events across documents.
    pub events: EventScore,
    /// Every miss and every false alarm, one a line.
    pub remarks: Vec<String>,
}

impl Score {
    /// Measures an analysis against the gold.
    #[must_use]
    pub fn of(gold: &Gold, analysis: &Analysis) -> Self {
        let mut remarks = Vec::new();
        let metadata = metadata::score(gold, analysis, &mut remarks);
        let mut kind = |kind| entities::score(gold, analysis, kind, &mut remarks);
        let person = kind(EntityKind::Person);
        let organization = kind(EntityKind::Organization);
        let state = kind(EntityKind::State);
        let (identity, identity_items) = identity::score(gold, analysis);
        let events = events::score(gold, analysis, &mut remarks);
        Self {
            metadata,
            person,
            organization,
            state,
            identity,
            identity_items,
            events,
            remarks,
        }
    }
}

impl fmt::Display for Score {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            formatter,
            "metadata      {:.3}   false fills {} of {}",
            self.metadata.right, self.metadata.false_fills, self.metadata.empty_fields
        )?;
        for (name, score) in [
            ("person", self.person),
            ("organization", self.organization),
            ("state", self.state),
        ] {
            writeln!(
                formatter,
                "{name:13} P {:.3} R {:.3} F1 {:.3} (relaxed {:.3})",
                score.strict.precision, score.strict.recall, score.strict.f1, score.relaxed.f1
            )?;
        }
        writeln!(
            formatter,
            "identity      B3 P {:.3} R {:.3} F1 {:.3} over {} items",
            self.identity.precision, self.identity.recall, self.identity.f1, self.identity_items
        )?;
        write!(
            formatter,
            "events        P {:.3} R {:.3} F1 {:.3} (R with the queue {:.3})   gold links {}, predicted {}",
            self.events.printed.precision,
            self.events.printed.recall,
            self.events.printed.f1,
            self.events.recall_with_queue,
            self.events.gold_links,
            self.events.predicted_links
        )
    }
}
