//! Who speaks in each passage, and to whom.

use std::collections::BTreeMap;

use super::scene::{Passage, Scene};
use crate::document::Item;
use crate::name::{EntityKind, Field};

/// Labels by which an office alone is named as speaker.
const OFFICES: [&str; 12] = [
    "President",
    "Secretary",
    "Chairman",
    "Ambassador",
    "Minister",
    "Premier",
    "Chancellor",
    "General",
    "Director",
    "Governor",
    "King",
    "Emperor",
];

/// Gives each passage of a document its speaker and those to whom he speaks.
///
/// A label that names an office alone (“The President:”) stands for the one person whom the document calls
/// so. A letter is written by its creator to the person whom its title names after “to”, or whom it greets.
pub(super) fn address(scene: &Scene<'_>, document: usize, passages: &mut [Passage<'_>]) {
    let holders = holders(passages);
    label(passages, &holders);
    let correspondents = correspondents(scene, document).map(|(author, addressee)| {
        let (from, to) = headed(passages);
        (
            author.or(from).or_else(|| signed(passages)),
            addressee.or(to),
        )
    });
    let greeted = greeted(passages);
    let mut speakers: BTreeMap<Item, Vec<usize>> = BTreeMap::new();
    for passage in &*passages {
        if let Some(speaker) = passage.speaker {
            let own = speakers.entry(passage.item).or_default();
            if !own.contains(&speaker) {
                own.push(speaker);
            }
        }
    }
    for passage in passages {
        let Some(speaker) = passage.speaker else {
            passage.addressees = greeted
                .iter()
                .filter(|(item, _)| *item == passage.item)
                .map(|(_, person)| *person)
                .collect();
            if let Some((author, addressee)) = correspondents {
                passage.speaker = author;
                if passage.addressees.is_empty() {
                    passage.addressees.extend(addressee);
                }
            }
            continue;
        };
        passage.addressees = match hailed(passage, &holders) {
            Some(person) if person != speaker => vec![person],
            _ => speakers
                .get(&passage.item)
                .into_iter()
                .flatten()
                .copied()
                .filter(|other| *other != speaker)
                .collect(),
        };
    }
}

/// The one person whom the document calls by each office: “President Nixon”.
fn holders(passages: &[Passage<'_>]) -> BTreeMap<&'static str, usize> {
    let mut holders: BTreeMap<&'static str, Option<usize>> = BTreeMap::new();
    for passage in passages {
        for name in passage
            .names
            .iter()
            .filter(|name| name.kind == EntityKind::Person && !name.nested)
        {
            let before = passage
                .text
                .get(..name.range.start)
                .unwrap_or_default()
                .trim_end();
            let Some(office) = OFFICES.into_iter().find(|office| before.ends_with(office)) else {
                continue;
            };
            let whole = before.len() == office.len()
                || before
                    .get(..before.len() - office.len())
                    .is_some_and(|rest| {
                        !rest.ends_with(char::is_alphanumeric) && !rest.ends_with("Vice ")
                    });
            if whole {
                holders
                    .entry(office)
                    .and_modify(|held| {
                        if *held != Some(name.entity) {
                            *held = None;
                        }
                    })
                    .or_insert(Some(name.entity));
            }
        }
    }
    holders
        .into_iter()
        .filter_map(|(office, person)| Some((office, person?)))
        .collect()
}

/// Sets the speaker where a passage opens with the label of an office or a person, and carries him on.
fn label(passages: &mut [Passage<'_>], holders: &BTreeMap<&'static str, usize>) {
    let mut last: Option<(Item, usize)> = None;
    for passage in passages {
        if passage.labelled {
            last = passage.speaker.map(|speaker| (passage.item, speaker));
            continue;
        }
        let label = passage
            .text
            .split_once(": ")
            .map(|(label, _)| label)
            .filter(|label| {
                label.split_whitespace().count() <= 5 && !label.contains(['.', ',', '“'])
            });
        let labelled =
            label.and_then(|label| named(passage, label).or_else(|| office(label, holders)));
        if let Some(person) = labelled {
            passage.speaker = Some(person);
            last = Some((passage.item, person));
        } else if label.is_some_and(|label| label.starts_with("The ")) {
            last = None;
            passage.speaker = None;
        } else if let Some((item, person)) = last
            && item == passage.item
        {
            passage.speaker = Some(person);
        }
    }
}

/// The person with whose name a label ends: “Premier Kosygin”.
fn named(passage: &Passage<'_>, label: &str) -> Option<usize> {
    passage
        .names
        .iter()
        .find(|name| {
            name.kind == EntityKind::Person
                && !name.nested
                && name.range.end == label.trim_end().len()
        })
        .map(|name| name.entity)
}

/// The person whom a label calls by his office alone.
fn office(label: &str, holders: &BTreeMap<&'static str, usize>) -> Option<usize> {
    let label = label.trim();
    let own = label
        .strip_prefix("The ")
        .or_else(|| label.strip_prefix("Mr. "))
        .unwrap_or(label);
    let office = OFFICES.into_iter().find(|office| *office == own)?;
    holders.get(office).copied()
}

/// Whom a passage hails: “…, Mr. President, …”, “Mr. Chou, …”.
fn hailed(passage: &Passage<'_>, holders: &BTreeMap<&'static str, usize>) -> Option<usize> {
    let office = OFFICES.into_iter().find(|office| {
        passage.text.contains(&format!(", Mr. {office}"))
            || passage.text.contains(&format!("Mr. {office}, "))
            || passage.text.contains(&format!(", Comrade {office}"))
    })?;
    holders.get(office).copied()
}

/// The persons whom an item greets in a line of its own: “Dear Sir John,”.
fn greeted(passages: &[Passage<'_>]) -> Vec<(Item, usize)> {
    passages
        .iter()
        .filter(|passage| greeting(passage.text) || passage.text.starts_with("To "))
        .filter(|passage| passage.text.chars().count() <= 80)
        .filter_map(|passage| {
            let name = passage
                .names
                .iter()
                .find(|name| name.kind == EntityKind::Person)?;
            Some((passage.item, name.entity))
        })
        .collect()
}

/// “The Ambassador in Spain (X) to the Secretary of State”: who writes to whom, by a line at the head.
fn headed(passages: &[Passage<'_>]) -> (Option<usize>, Option<usize>) {
    for passage in passages.iter().take(5) {
        let Some(to) = passage.text.find(" to ") else {
            continue;
        };
        if passage.text.chars().count() > 160 {
            continue;
        }
        let person = |before: bool| {
            passage
                .names
                .iter()
                .filter(|name| name.kind == EntityKind::Person && !name.nested)
                .find(|name| (name.range.end <= to) == before)
                .map(|name| name.entity)
        };
        let author = person(true);
        if author.is_some() {
            return (author, person(false));
        }
    }
    (None, None)
}

/// The person who signs at the foot: a line of his name alone.
fn signed(passages: &[Passage<'_>]) -> Option<usize> {
    passages.iter().rev().take(5).find_map(|passage| {
        let short = passage.text.split_whitespace().count() <= 6;
        let name = passage
            .names
            .iter()
            .find(|name| name.kind == EntityKind::Person && !name.nested)?;
        (short && !passage.text.contains(',') && !passage.text.starts_with("To "))
            .then_some(name.entity)
    })
}

/// Whether a document is a letter or the like: its title says so, or is of the form “A to B”, or it greets somebody.
pub(super) fn is_letter(scene: &Scene<'_>, document: usize) -> bool {
    const WORDS: [&str; 8] = [
        "letter",
        "telegram",
        "message",
        "note",
        "cable",
        "dispatch",
        "despatch",
        "memorandum",
    ];
    let Some(own) = scene.documents.get(document) else {
        return false;
    };
    let title = own.metadata.title.to_lowercase();
    let words: Vec<&str> = title
        .split(|letter: char| !letter.is_alphanumeric())
        .collect();
    let kind = own.metadata.kind.as_deref().unwrap_or_default();
    let named = WORDS
        .iter()
        .any(|word| words.contains(word) || kind.contains(word));
    let addressed = title.find(" to ").is_some_and(|to| {
        words.len() <= 16
            && scene.mentions(document).iter().any(|mention| {
                mention.field == Field::Metadata("title")
                    && mention.range.end <= to + 1
                    && scene.kind(mention.entity) == Some(EntityKind::Person)
            })
    });
    let greets = own.blocks.iter().take(6).any(|block| greeting(&block.text));
    named && !words.contains(&"conversation") || addressed || greets
}

/// “Dear Sir,”, “My dear Father,”
fn greeting(text: &str) -> bool {
    let text = text.trim_start();
    (text.starts_with("Dear ") || text.starts_with("My dear ") || text.starts_with("My Dear "))
        && text.chars().count() <= 80
}

/// Who wrote a letter, and to whom, by its title and creators; none for another document.
fn correspondents(scene: &Scene<'_>, document: usize) -> Option<(Option<usize>, Option<usize>)> {
    let metadata = &scene.documents.get(document)?.metadata;
    if !is_letter(scene, document) {
        return None;
    }
    let title = metadata.title.to_lowercase();
    let person = |field: &'static str| {
        scene
            .mentions(document)
            .iter()
            .filter(move |mention| mention.field == Field::Metadata(field))
            .filter(|mention| scene.kind(mention.entity) == Some(EntityKind::Person))
    };
    let to = title.find(" to ");
    let after = |mention: &&crate::name::NameMention| to.is_some_and(|to| mention.range.start > to);
    let addressee = person("title").find(after).map(|mention| mention.entity);
    let author = person("creators")
        .map(|mention| mention.entity)
        .chain(
            person("title")
                .filter(|mention| !after(mention))
                .map(|mention| mention.entity),
        )
        .find(|author| Some(*author) != addressee);
    Some((author, addressee))
}
