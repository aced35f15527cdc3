//! Names that may be of one person or body, or of several.

use std::collections::BTreeSet;

use super::{Entry, Kind, Quotation, State, Subject, id};
use crate::curation::entities;
use crate::document::Item;
use crate::edition::Edition;
use crate::name::{Doubt, DoubtKind, EntityKind, Field, NameMention, Side, kebab};

/// The file in which entries of a kind are settled.
fn file(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Organization => entities::ORGANIZATIONS,
        EntityKind::Person | EntityKind::State => entities::PERSONS,
    }
}

/// The lines that settle a doubt, as they are written into an empty file.
pub(super) fn lines(entry: &str, key: &str, form: &str) -> String {
    let passage = entities::Passage {
        form: form.to_owned(),
        ..entities::Passage::default()
    };
    // An empty file holds nothing that could be in the way.
    let lines = entities::record("", entry, key, &passage).unwrap_or_default();
    lines.trim_end().to_owned()
}

/// What waits: entries that may be one, and names that several may bear.
pub(super) fn waiting(edition: &Edition) -> Vec<Entry> {
    let doubts = edition.names.doubts.iter();
    doubts.filter_map(|doubt| entry(edition, doubt)).collect()
}

fn entry(edition: &Edition, doubt: &Doubt) -> Option<Entry> {
    let sides: Vec<usize> = doubt.sides.iter().map(|side| side.entity).collect();
    let entity = |entity: &usize| edition.names.entities.get(*entity);
    let headings: Vec<&str> = sides
        .iter()
        .filter_map(|side| Some(entity(side)?.heading.as_str()))
        .collect();
    let (first, rest) = sides.split_first()?;
    let file = file(entity(first)?.kind);
    let (subject, proposal) = match doubt.kind {
        DoubtKind::Same => {
            let second = rest.first()?;
            // The entry that is named more often stays.
            let count = |wanted: usize| {
                let mentions = edition.names.mentions.iter();
                mentions.filter(|mention| mention.entity == wanted).count()
            };
            let (kept, joined) = if count(*second) > count(*first) {
                (second, first)
            } else {
                (first, second)
            };
            let subject = Subject::Same {
                file,
                kept: entity(kept)?.id.clone(),
                joined: entity(joined)?.id.clone(),
            };
            (
                subject,
                format!("“{}” may be one", headings.join("” and “")),
            )
        }
        DoubtKind::Bearer | DoubtKind::Unfit => {
            let name = &entity(first)?.name;
            let subject = Subject::Bearer {
                file,
                form: name.clone(),
                bearers: rest
                    .iter()
                    .filter_map(|side| Some(entity(side)?.id.clone()))
                    .collect(),
            };
            let bearers = headings.get(1..).unwrap_or_default().join(", or ");
            (subject, format!("“{name}” may be {bearers}"))
        }
    };
    Some(Entry {
        id: id(Kind::Name, &[&doubt.id]),
        kind: Kind::Name,
        state: State::Waits,
        proposal,
        quotations: doubt
            .sides
            .iter()
            .filter_map(|side| quotation(edition, side))
            .collect(),
        reasons: doubt.reasons.clone(),
        score: Some(doubt.score),
        names: names(edition, &sides),
        subject,
    })
}

/// What editors have said in the files of persons and organizations: entries joined (accepted) and kept apart
/// (rejected), forms that mean an entry and forms that never do.
pub(super) fn decided(edition: &Edition) -> Vec<Entry> {
    let mut entries = Vec::new();
    for rules in &edition.entity_rules {
        let file = file(rules.kind);
        let is_entry = |id: &str| edition.names.by_id(rules.kind, id).is_some();
        for rule in &rules.rules {
            for listed in &rule.merge {
                entries.push(same(
                    edition,
                    rules.kind,
                    &rule.id,
                    &listed.text,
                    State::Accepted,
                ));
            }
            for (list, state) in [
                (&rule.variants, State::Accepted),
                (&rule.never, State::Rejected),
            ] {
                for passage in list.iter().filter(|passage| passage.document.is_none()) {
                    let form = &passage.form;
                    if state == State::Rejected && is_entry(form) {
                        entries.push(same(edition, rules.kind, &rule.id, form, state));
                    } else {
                        entries.push(bearer(edition, file, rules.kind, &rule.id, form, state));
                    }
                }
            }
        }
    }
    entries
}

fn same(edition: &Edition, kind: EntityKind, kept: &str, joined: &str, state: State) -> Entry {
    // The id of the doubt that was settled, which it has again when the decision is taken back.
    let mut ends = [kept, joined];
    ends.sort_unstable();
    let joined_form = edition
        .names
        .mentions
        .iter()
        .find(|mention| kebab(&mention.form) == joined && is_of(edition, mention, kind));
    let quotations = [first_mention(edition, kind, kept), joined_form];
    Entry {
        id: id(Kind::Name, &[&format!("same-{}-{}", ends[0], ends[1])]),
        kind: Kind::Name,
        state,
        proposal: match state {
            State::Rejected => format!("[{joined}] is not [{kept}]"),
            _ => format!("[{joined}] is [{kept}]"),
        },
        quotations: quotations
            .into_iter()
            .flatten()
            .map(|mention| printed(edition, mention))
            .collect(),
        reasons: Vec::new(),
        score: None,
        names: BTreeSet::from([kept.to_owned(), joined.to_owned()]),
        subject: Subject::Same {
            file: file(kind),
            kept: kept.to_owned(),
            joined: joined.to_owned(),
        },
    }
}

fn bearer(
    edition: &Edition,
    file: &'static str,
    kind: EntityKind,
    bearer: &str,
    form: &str,
    state: State,
) -> Entry {
    let mention = edition
        .names
        .mentions
        .iter()
        .find(|mention| mention.form == form && is_of(edition, mention, kind));
    Entry {
        id: id(Kind::Name, &["form", bearer, form]),
        kind: Kind::Name,
        state,
        proposal: match state {
            State::Rejected => format!("“{form}” never means [{bearer}]"),
            _ => format!("“{form}” means [{bearer}]"),
        },
        quotations: mention
            .into_iter()
            .map(|mention| printed(edition, mention))
            .collect(),
        reasons: Vec::new(),
        score: None,
        names: BTreeSet::from([bearer.to_owned(), form.to_owned()]),
        subject: Subject::Bearer {
            file,
            form: form.to_owned(),
            bearers: vec![bearer.to_owned()],
        },
    }
}

fn is_of(edition: &Edition, mention: &NameMention, kind: EntityKind) -> bool {
    let entity = edition.names.entities.get(mention.entity);
    entity.is_some_and(|entity| entity.kind == kind)
}

fn first_mention<'e>(edition: &'e Edition, kind: EntityKind, id: &str) -> Option<&'e NameMention> {
    let entity = edition.names.by_id(kind, id)?;
    let mut mentions = edition.names.mentions.iter();
    mentions.find(|mention| mention.entity == entity)
}

fn printed(edition: &Edition, mention: &NameMention) -> Quotation {
    let block = match mention.field {
        Field::Block(block) => Some(block),
        Field::Metadata(_) => None,
    };
    Quotation {
        item: block.map_or(
            Item {
                document: mention.document,
                part: None,
            },
            |block| edition.item(mention.document, block),
        ),
        block,
        words: mention.form.clone(),
    }
}

fn names(edition: &Edition, sides: &[usize]) -> BTreeSet<String> {
    let entities = sides
        .iter()
        .filter_map(|&side| edition.names.entities.get(side));
    entities
        .flat_map(|entity| {
            [
                entity.id.clone(),
                entity.name.clone(),
                entity.heading.clone(),
            ]
        })
        .collect()
}

fn quotation(edition: &Edition, side: &Side) -> Option<Quotation> {
    let document = edition.documents.get(side.document)?;
    let (item, block) = match side.field {
        Field::Block(block) => (edition.item(side.document, block), Some(block)),
        Field::Metadata(_) => (
            Item {
                document: side.document,
                part: None,
            },
            None,
        ),
    };
    Some(Quotation {
        item,
        block,
        words: side.quote(document),
    })
}
