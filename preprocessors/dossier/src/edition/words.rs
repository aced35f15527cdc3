//! Words of an editor with links in them: `{{#document ID}}` and the like, to and from [`Run`]s.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use lazy_static::lazy_static;
use regex::Regex;

pub use crate::document::items;
use crate::document::{Document, Item};
use crate::event::{Decision, Event, Run};
use crate::finding::nearest;
use crate::name::{Entity, EntityKind, Names};

lazy_static! {
    static ref DIRECTIVE: Vec<Regex> =
        Regex::new(r"\{\{#(?P<kind>[a-z]+)\s+(?P<id>[^\s{}]+)\s*\}\}")
            .into_iter()
            .collect();
}

/// Everything that can be linked to, by id.
#[derive(Debug)]
pub struct Targets<'a> {
    documents: &'a [Document],
    names: &'a Names,
    events: &'a [Event],
    items: BTreeMap<&'a str, Item>,
    entities: BTreeMap<(EntityKind, &'a str), usize>,
    by_event: BTreeMap<&'a str, usize>,
}

impl<'a> Targets<'a> {
    /// The ids of documents and parts, former ids too, of entities and of events.
    #[must_use]
    pub fn of(documents: &'a [Document], names: &'a Names, events: &'a [Event]) -> Self {
        let entities = names.entities.iter().enumerate();
        let by_event = events.iter().enumerate();
        Self {
            documents,
            names,
            events,
            items: items(documents),
            entities: entities
                .map(|(index, entity)| ((entity.kind, entity.id.as_str()), index))
                .collect(),
            by_event: by_event
                .map(|(index, event)| (event.id.as_str(), index))
                .collect(),
        }
    }

    /// The document or part of an id, or of a former one.
    #[must_use]
    pub fn item(&self, id: &str) -> Option<Item> {
        self.items.get(id).copied()
    }

    /// The words as runs, and the directives that name nothing, which stay as they are typed.
    #[must_use]
    pub fn runs(&self, words: &str) -> (Vec<Run>, Vec<String>) {
        let (mut runs, mut unknown) = (Vec::new(), Vec::new());
        let mut done = 0;
        let found = DIRECTIVE
            .iter()
            .flat_map(|directive| directive.captures_iter(words));
        for directive in found {
            let Some(whole) = directive.get(0) else {
                continue;
            };
            let Some(run) = self.run(&directive["kind"], &directive["id"]) else {
                unknown.push(whole.as_str().to_owned());
                continue;
            };
            text(&mut runs, &words[done..whole.start()]);
            runs.push(run);
            done = whole.end();
        }
        text(&mut runs, &words[done..]);
        (runs, unknown)
    }

    /// The words of an accepted note, with every event that is called otherwise now under its present id.
    ///
    /// An event is called by its passages, so that another decision, or an edit, may call it anew. It is the printed one
    /// that has a passage in the block of the note, and whose id has most words of the former one or its date.
    #[must_use]
    pub(super) fn renamed(&self, words: &str, document: usize, block: usize) -> String {
        let mut out = words.to_owned();
        for directive in self.runs(words).1 {
            let found = DIRECTIVE
                .iter()
                .find_map(|pattern| pattern.captures(&directive));
            if let Some(found) = found
                && &found["kind"] == "event"
                && let Some(id) = self.event_at(&found["id"], document, block)
            {
                out = out.replace(&directive, &format!("{{{{#event {id}}}}}"));
            }
        }
        out
    }

    /// The event of a block whose id is likest to a former one.
    fn event_at(&self, former: &str, document: usize, block: usize) -> Option<&'a str> {
        let words = |id: &str| -> BTreeSet<String> {
            let words = id.split('-').filter(|word| word.len() > 3);
            words.map(str::to_owned).collect()
        };
        let known = words(former);
        let here = self.events.iter().filter(|event| {
            let mut mentions = event.mentions.iter();
            event.decision == Decision::Print
                && mentions
                    .any(|mention| mention.item.document == document && mention.block == block)
        });
        here.map(|event| {
            let shared = words(&event.id).intersection(&known).count();
            let dated = date_of(former).is_some_and(|date| date_of(&event.id) == Some(date));
            (shared + 2 * usize::from(dated), Reverse(event.id.as_str()))
        })
        .filter(|(alike, _)| *alike > 1)
        .max()
        .map(|(_, Reverse(id))| id)
    }

    fn run(&self, kind: &str, id: &str) -> Option<Run> {
        match kind {
            "document" | "doc" => match id.split_once('#') {
                None => Some(Run::Document(self.item(id)?, None)),
                Some((id, anchor)) => {
                    let item = self.item(id)?;
                    Some(Run::Document(item, Some(self.block(item, anchor)?)))
                }
            },
            "paragraph" => {
                let (id, anchor) = id.split_once('#')?;
                let item = self.item(id)?;
                Some(Run::Paragraph(item.document, self.block(item, anchor)?))
            }
            "person" => self.entity(EntityKind::Person, id),
            "organization" => self.entity(EntityKind::Organization, id),
            "event" => self.by_event.get(id).copied().map(Run::Event),
            _ => None,
        }
    }

    /// The directive that a mistyped one may have been meant for.
    #[must_use]
    pub fn nearest(&self, directive: &str) -> Option<String> {
        let found = DIRECTIVE
            .iter()
            .find_map(|pattern| pattern.captures(directive))?;
        let kind = nearest(
            &found["kind"],
            &[
                "document",
                "doc",
                "paragraph",
                "person",
                "organization",
                "event",
            ],
        )?;
        let (id, anchor) = match found["id"].split_once('#') {
            Some((id, anchor)) => (id.to_owned(), Some(anchor.to_owned())),
            None => (found["id"].to_owned(), None),
        };
        let of = |wanted: EntityKind| {
            let entities = self.entities.keys();
            entities
                .filter(|(kind, _)| *kind == wanted)
                .map(|(_, id)| *id)
                .collect::<Vec<_>>()
        };
        let known = match kind {
            "person" => of(EntityKind::Person),
            "organization" => of(EntityKind::Organization),
            "event" => self.by_event.keys().copied().collect(),
            _ => self.items.keys().copied().collect(),
        };
        let near = nearest(&id, &known)?;
        let anchor = anchor.map_or_else(String::new, |anchor| format!("#{anchor}"));
        let typed = format!("{{{{#{kind} {near}{anchor}}}}}");
        // A paragraph that the document does not have is not mended by an id.
        self.runs(&typed).1.is_empty().then_some(typed)
    }

    fn entity(&self, kind: EntityKind, id: &str) -> Option<Run> {
        self.entities.get(&(kind, id)).copied().map(Run::Entity)
    }

    fn block(&self, item: Item, anchor: &str) -> Option<usize> {
        let number: u32 = anchor.strip_prefix('p')?.parse().ok()?;
        let blocks = &self.documents.get(item.document)?.blocks;
        blocks
            .iter()
            .position(|block| block.numbers.contains(&number))
    }

    /// The runs as an editor would type them: what [`Targets::runs`] reads back.
    #[must_use]
    pub fn typed(&self, runs: &[Run]) -> String {
        runs.iter().map(|run| self.typed_run(run)).collect()
    }

    fn typed_run(&self, run: &Run) -> String {
        let anchor = |document: usize, block: usize| {
            let blocks = self.documents.get(document).map(|found| &found.blocks);
            blocks
                .and_then(|blocks| blocks.get(block))
                .map(crate::document::Block::anchor)
                .unwrap_or_default()
        };
        match run {
            Run::Text(words) => words.clone(),
            Run::Document(item, None) => format!("{{{{#document {}}}}}", self.id(*item)),
            Run::Document(item, Some(block)) => {
                let anchor = anchor(item.document, *block);
                format!("{{{{#document {}#{anchor}}}}}", self.id(*item))
            }
            Run::Paragraph(document, block) => {
                let item = Item {
                    document: *document,
                    part: None,
                };
                let anchor = anchor(*document, *block);
                format!("{{{{#paragraph {}#{anchor}}}}}", self.id(item))
            }
            Run::Event(event) => {
                let id = self.events.get(*event).map(|event| event.id.as_str());
                format!("{{{{#event {}}}}}", id.unwrap_or_default())
            }
            Run::Entity(entity) => self
                .names
                .entities
                .get(*entity)
                .map_or_else(String::new, typed_entity),
        }
    }

    fn id(&self, item: Item) -> &str {
        self.documents
            .get(item.document)
            .map_or("", |document| item_id(document, item))
    }
}

/// The month or day at the end of an event's id: `1882-12-06`.
fn date_of(id: &str) -> Option<&str> {
    let figures = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let mut start = id.len();
    for part in id.rsplit('-').take_while(|part| figures(part)) {
        start -= part.len();
        if part.len() == 4 {
            return id.get(start..).filter(|date| date.contains('-'));
        }
        start = start.saturating_sub(1);
    }
    None
}

/// The id of a document or of its part.
#[must_use]
pub fn item_id(document: &Document, item: Item) -> &str {
    item.part
        .and_then(|part| document.parts.get(part))
        .map_or(&document.id, |part| &part.id)
}

fn typed_entity(entity: &Entity) -> String {
    match entity.kind {
        EntityKind::Person => format!("{{{{#person {}}}}}", entity.id),
        EntityKind::Organization => format!("{{{{#organization {}}}}}", entity.id),
        EntityKind::State => entity.name.clone(),
    }
}

fn text(runs: &mut Vec<Run>, words: &str) {
    if !words.is_empty() {
        runs.push(Run::Text(words.to_owned()));
    }
}

#[cfg(test)]
mod tests {
    use super::date_of;

    #[test]
    fn the_date_at_the_end_of_an_id_is_read() {
        for (id, date) in [
            ("eclipse-in-1878-1878-07-29", Some("1878-07-29")),
            ("visit-to-leith-1877-05", Some("1877-05")),
            ("treaty-1877", None),
            ("1877-05", Some("1877-05")),
            ("7th-department-12", None),
            ("visit-to-leith", None),
            ("", None),
        ] {
            assert_eq!(date_of(id), date, "{id}");
        }
    }
}
