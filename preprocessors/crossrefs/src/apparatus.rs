//! The page about the apparatus: how much of it is made by a machine, how much an editor has reviewed,
//! and how often the machine is right.

use mdbook_dossier_core::curation::decisions::Verdict;
use mdbook_dossier_core::edition::Edition;
use mdbook_dossier_core::event::Decision;
use mdbook_dossier_core::name::{EntityKind, Field};
use serde::{Deserialize, Serialize};

/// What the template `apparatus` is given.
#[derive(Debug, Serialize)]
pub(crate) struct Apparatus {
    version: &'static str,
    notes: Vec<Row>,
    links: Vec<Row>,
    names: Vec<Row>,
    accuracy: Vec<Measured>,
}

#[derive(Debug, Serialize)]
struct Row {
    label: &'static str,
    count: usize,
}

/// Figures of one collection, as they are printed.
#[derive(Debug, Serialize)]
struct Measured {
    label: String,
    person: String,
    organization: String,
    wrong_links: String,
    event_precision: String,
    event_recall: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Accuracy {
    collection: Vec<Collection>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct Collection {
    #[serde(rename = "name")]
    _name: String,
    label: String,
    person: f64,
    organization: f64,
    wrong_links: f64,
    event_precision: f64,
    event_recall: f64,
}

/// Counts of the edition, and figures of this version of the program.
pub(crate) fn data(edition: &Edition) -> Apparatus {
    let notes = |printed: Decision, reviewed: bool| {
        let found = edition.notes.iter();
        found
            .filter(|note| note.decision == printed && note.reviewed == reviewed)
            .count()
    };
    let rejected = edition.decisions.notes.iter();
    let rejected = rejected.filter(|decision| decision.verdict == Verdict::Reject);
    let links = |wanted: Decision| {
        let events = edition.events.iter();
        let links = events.flat_map(|event| &event.links);
        links.filter(|link| link.decision == wanted).count()
    };
    let row = |label, count| Row { label, count };
    Apparatus {
        version: env!("CARGO_PKG_VERSION"),
        notes: vec![
            row(
                "made by the program, printed, not reviewed",
                notes(Decision::Print, false),
            ),
            row(
                "written, accepted or reworded by an editor",
                notes(Decision::Print, true),
            ),
            row("rejected by an editor", rejected.count()),
            row(
                "made by the program and waiting, not printed",
                notes(Decision::Queue, false) + notes(Decision::Queue, true),
            ),
        ],
        links: vec![
            row("printed", links(Decision::Print)),
            row("waiting, not printed", links(Decision::Queue)),
        ],
        names: names(edition),
        accuracy: accuracy(),
    }
}

/// Places in the text that are taken for a name.
fn names(edition: &Edition) -> Vec<Row> {
    let count = |wanted: &dyn Fn(EntityKind, bool) -> bool| {
        let mentions = edition.names.mentions.iter();
        let in_text = mentions.filter(|mention| matches!(mention.field, Field::Block(_)));
        let of = |entity: usize| edition.names.entities.get(entity);
        in_text
            .filter_map(|mention| of(mention.entity))
            .filter(|entity| wanted(entity.kind, entity.undecided))
            .count()
    };
    vec![
        Row {
            label: "persons",
            count: count(&|kind, undecided| kind == EntityKind::Person && !undecided),
        },
        Row {
            label: "organizations",
            count: count(&|kind, _| kind == EntityKind::Organization),
        },
        Row {
            label: "surnames that several persons bear, not linked",
            count: count(&|_, undecided| undecided),
        },
    ]
}

/// The figures that `accuracy.toml` states; none where it cannot be read, which a test rules out.
fn accuracy() -> Vec<Measured> {
    let percent = |rate: f64| format!("{:.0} %", rate * 100.0);
    toml::from_str::<Accuracy>(include_str!("accuracy.toml"))
        .map(|accuracy| accuracy.collection)
        .unwrap_or_default()
        .into_iter()
        .map(|collection| Measured {
            label: collection.label,
            person: percent(collection.person),
            organization: percent(collection.organization),
            // “At most” is never rounded down.
            wrong_links: format!("{:.1} %", (collection.wrong_links * 1000.0).ceil() / 10.0),
            event_precision: percent(collection.event_precision),
            event_recall: percent(collection.event_recall),
        })
        .collect()
}
