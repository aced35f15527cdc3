//! Documents that speak of the same: what each shares with others, and with which it shares most.

use std::collections::{BTreeMap, BTreeSet};

use mdbook_dossier_core::book::{address, chapter};
use mdbook_dossier_core::date::Edtf;
use mdbook_dossier_core::document::Item;
use mdbook_dossier_core::edition::Edition;
use mdbook_dossier_core::finding::Finding;
use mdbook_dossier_core::name::{EntityKind, Field};
use mdbook_preprocessor::book::Chapter;
use serde::Serialize;

use super::{View, events};

/// How many related documents are listed.
const MOST: usize = 5;
/// How many shared events, and how many shared names, are told of each.
const TOLD: usize = 3;
/// What an event of both documents weighs; a name weighs more the fewer documents have it.
const EVENT: f64 = 2.0;
/// Two documents are related from this weight on: an event, or two rare names.
const LEAST: f64 = 1.0;

/// What two documents share, as indices.
#[derive(Debug, Clone, Default)]
struct Shared {
    weight: f64,
    events: BTreeSet<usize>,
    names: BTreeSet<usize>,
}

/// What each document shares with which other, by document.
#[derive(Debug, Default)]
pub(crate) struct Related {
    by_document: BTreeMap<usize, BTreeMap<usize, Shared>>,
    /// In how many documents each name stands.
    spread: BTreeMap<usize, usize>,
}

/// What the template `related` is given.
#[derive(Debug, Serialize)]
struct List {
    documents: Vec<Row>,
}

#[derive(Debug, Serialize)]
struct Row {
    document: String,
    title: String,
    words: Option<String>,
    address: String,
    events: Vec<Link>,
    more_events: usize,
    names: Vec<Link>,
    more_names: usize,
}

#[derive(Debug, Serialize)]
struct Link {
    label: String,
    address: Option<String>,
}

impl Related {
    /// Counts what the documents share: printed events, and persons and bodies of their text.
    pub(crate) fn of(edition: &Edition) -> Self {
        let mut related = Self::default();
        for (document, of_document) in events::shared_by_document(edition) {
            for event in of_document {
                let mentions = edition.events[event].mentions.iter();
                let others: BTreeSet<usize> = mentions.map(|one| one.item.document).collect();
                for other in others.into_iter().filter(|other| *other != document) {
                    let shared = related.between(document, other);
                    shared.weight += EVENT;
                    shared.events.insert(event);
                }
            }
        }
        related.count_names(edition);
        related
    }

    fn between(&mut self, document: usize, other: usize) -> &mut Shared {
        let row = self.by_document.entry(document).or_default();
        row.entry(other).or_default()
    }

    fn count_names(&mut self, edition: &Edition) {
        let mut documents: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
        for mention in &edition.names.mentions {
            let acts = edition
                .names
                .entities
                .get(mention.entity)
                .is_some_and(|entity| {
                    entity.kind != EntityKind::State && !entity.apparatus && !entity.undecided
                });
            if acts && matches!(mention.field, Field::Block(_)) {
                let of_name = documents.entry(mention.entity).or_default();
                of_name.insert(mention.document);
            }
        }
        let count = edition.documents.len();
        // A name of very many documents relates none of them, and would cost the square of their number.
        let most = (count / 10).clamp(20, 60);
        for (name, of_name) in &documents {
            self.spread.insert(*name, of_name.len());
            if of_name.len() > most {
                continue;
            }
            let weight = rarity(count, of_name.len());
            for &document in of_name {
                for &other in of_name.iter().filter(|other| **other != document) {
                    let shared = self.between(document, other);
                    shared.weight += weight;
                    shared.names.insert(*name);
                }
            }
        }
    }

    /// Adds the list to a document's chapter, where it has related documents.
    pub(crate) fn add(
        &self,
        chapter: &mut Chapter,
        document: usize,
        view: &View<'_>,
        findings: &mut Vec<Finding>,
    ) {
        let Some(others) = self.by_document.get(&document) else {
            return;
        };
        let mut others: Vec<(&usize, &Shared)> = others
            .iter()
            .filter(|(_, shared)| shared.weight >= LEAST)
            .collect();
        others.sort_by(|a, b| b.1.weight.total_cmp(&a.1.weight).then(a.0.cmp(b.0)));
        let path = chapter::path(chapter);
        let documents: Vec<Row> = others
            .into_iter()
            .filter_map(|(other, shared)| self.row(*other, shared, &path, view))
            .take(MOST)
            .collect();
        if documents.is_empty() {
            return;
        }
        let data = List { documents };
        let form = view.settings.form();
        let list = view
            .settings
            .templates
            .render("related", form, &data, findings);
        chapter::append(&mut chapter.content, &list, view.settings.html());
    }

    fn row(&self, other: usize, shared: &Shared, path: &str, view: &View<'_>) -> Option<Row> {
        let item = Item {
            document: other,
            part: None,
        };
        let target = view.addresses.document(item, None)?;
        let document = view.edition.documents.get(other)?;
        let link = |label: &str, target: Option<String>| Link {
            label: label.to_owned(),
            address: target.map(|target| address::relative(path, &target)),
        };
        let events = shared.events.iter().take(TOLD).map(|&event| {
            link(
                &view.edition.events[event].label,
                view.addresses.event(event),
            )
        });
        // The rarest first: they say most.
        let mut names: Vec<usize> = shared.names.iter().copied().collect();
        names.sort_by_key(|name| (self.spread.get(name).copied(), *name));
        let shown = names.iter().take(TOLD).map(|&name| {
            link(
                &view.edition.names.entities[name].name,
                view.addresses.entity(name),
            )
        });
        Some(Row {
            document: events::document_name(view, item),
            title: match document.metadata.title.as_str() {
                "" => document.file.clone(),
                title => title.to_owned(),
            },
            words: document.metadata.date.as_ref().map(Edtf::in_words),
            address: address::relative(path, &target),
            events: events.collect(),
            more_events: shared.events.len().saturating_sub(TOLD),
            names: shown.collect(),
            more_names: shared.names.len().saturating_sub(TOLD),
        })
    }
}

/// How much a name of `spread` documents out of `count` says: nothing where all have it.
fn rarity(count: usize, spread: usize) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "numbers of documents")]
    let share = count as f64 / spread.max(1) as f64;
    share.ln().max(0.05)
}
