//! Persons whom a text calls by their office alone, after it has named them; and names that the text itself or its
//! translator corrects.

use std::collections::BTreeMap;

use super::lexicon::is_office;
use super::scene::{Named, Passage};
use super::text::Word;
use crate::name::EntityKind;
use crate::wordlist::holds;

/// Short forms of titles before a name, with the office that they stand for.
const SHORT: [(&str, &str); 12] = [
    ("dr", "doctor"),
    ("prof", "professor"),
    ("gen", "general"),
    ("adm", "admiral"),
    ("col", "colonel"),
    ("capt", "captain"),
    ("lt", "lieutenant"),
    ("maj", "major"),
    ("gov", "governor"),
    ("sen", "senator"),
    ("fr", "father"),
    ("amb", "ambassador"),
];

/// Adds to the names of each passage the offices that stand for a person named before in the same document:
/// “President Okello arrived. The President said …”. Where it gives an office to two persons, nobody is meant.
pub(super) fn refer(passages: &mut [Passage<'_>]) {
    let mut holders: BTreeMap<String, Option<usize>> = BTreeMap::new();
    for passage in passages {
        correct(passage);
        let mut added = Vec::new();
        for (index, word) in passage.words.iter().enumerate() {
            if let Some(name) = person_starting(passage, word) {
                for office in offices_of(passage, index, name) {
                    holders
                        .entry(office)
                        .and_modify(|held| *held = held.filter(|held| *held == name.entity))
                        .or_insert(Some(name.entity));
                }
                continue;
            }
            let inside = passage.names.iter().any(|name| {
                name.range.start <= word.range.start && word.range.end <= name.range.end
            });
            if inside || !is_reference(passage, index) {
                continue;
            }
            let Some(Some(holder)) = holders.get(&office_at(passage, index)) else {
                continue;
            };
            added.push(Named {
                range: word.range.clone(),
                entity: *holder,
                kind: EntityKind::Person,
                adjective: false,
                nested: false,
            });
        }
        passage.names.extend(added);
        passage
            .names
            .sort_by_key(|name| (name.range.start, std::cmp::Reverse(name.range.end)));
    }
}

/// The person whose name begins with a word.
fn person_starting<'p>(passage: &'p Passage<'_>, word: &Word) -> Option<&'p Named> {
    passage.names.iter().find(|name| {
        name.kind == EntityKind::Person && !name.nested && name.range.start == word.range.start
    })
}

/// The offices that a text gives a person where it names him: before the name, or after it between commas.
fn offices_of(passage: &Passage<'_>, index: usize, name: &Named) -> Vec<String> {
    const REACH: usize = 5;
    let mut offices = Vec::new();
    if let Some(before) = index.checked_sub(1)
        && adjoins(passage, before)
    {
        let office = office_at(passage, before);
        if !office.is_empty() {
            offices.push(office);
        }
    }
    // A title that belongs to the name as printed: “Emir Faris”.
    let own = passage.words.get(index).map(|word| word.lower.as_str());
    let longer = passage
        .words
        .get(index)
        .is_some_and(|word| word.range.end < name.range.end);
    offices.extend(
        own.filter(|own| longer && is_office(full(own)))
            .map(|own| full(own).to_owned()),
    );
    let after = passage.text.get(name.range.end..).unwrap_or_default();
    if after.starts_with(", ") {
        let next = passage
            .words
            .partition_point(|word| word.range.start < name.range.end);
        for at in next..next + REACH {
            let Some(word) = passage.words.get(at) else {
                break;
            };
            let between = passage
                .text
                .get(name.range.end + 1..word.range.start)
                .unwrap_or_default();
            if between.contains([',', '.', ';', '(']) {
                break;
            }
            if is_office(&word.lower) {
                offices.push(office_at(passage, at));
                break;
            }
            if matches!(
                word.lower.as_str(),
                "of" | "and" | "who" | "with" | "to" | "in"
            ) {
                break;
            }
        }
    }
    offices
}

/// Whether nothing but a space stands between a word and the next.
fn adjoins(passage: &Passage<'_>, index: usize) -> bool {
    let gap = passage
        .words
        .get(index)
        .zip(passage.words.get(index + 1))
        .and_then(|(own, next)| passage.text.get(own.range.end..next.range.start));
    matches!(gap, Some(" " | ". " | "\n"))
}

fn full(word: &str) -> &str {
    SHORT
        .iter()
        .find(|(short, _)| *short == word)
        .map_or(word, |(_, long)| *long)
}

/// The office that a word names, with what tells it from others: “foreign minister”, “vice president”; empty where it
/// names none.
fn office_at(passage: &Passage<'_>, index: usize) -> String {
    const KINDS: &str = " vice deputy prime foreign assistant under secretary-general attorney lord defence defense first second third honorary paramount crown high ";
    let Some(word) = passage.words.get(index) else {
        return String::new();
    };
    let office = full(&word.lower);
    if !is_office(office) {
        return String::new();
    }
    let before = index
        .checked_sub(1)
        .filter(|before| adjoins(passage, *before))
        .and_then(|before| passage.words.get(before))
        .filter(|before| holds(KINDS, &before.lower));
    match before {
        Some(before) => format!("{} {office}", before.lower),
        None => office.to_owned(),
    }
}

/// Whether a word is an office with “the” before it and no name, and no “of”, after it: “the Emir said”.
fn is_reference(passage: &Passage<'_>, index: usize) -> bool {
    let Some(word) = passage.words.get(index) else {
        return false;
    };
    // In lower case an office is a common noun: “the general”, “the minister” of another.
    let capital = passage
        .text
        .get(word.range.clone())
        .is_some_and(|own| own.starts_with(char::is_uppercase));
    if !capital {
        return false;
    }
    let office = office_at(passage, index);
    if office.is_empty() {
        return false;
    }
    let length = office.split(' ').count();
    let article = index
        .checked_sub(length)
        .and_then(|before| passage.words.get(before))
        .is_some_and(|before| before.lower == "the");
    let next = passage
        .words
        .get(index + 1)
        .filter(|_| adjoins(passage, index));
    let goes_on = next.is_some_and(|next| {
        let printed = passage.text.get(next.range.clone()).unwrap_or_default();
        printed.starts_with(char::is_uppercase)
            || matches!(next.lower.as_str(), "of" | "for" | "designate" | "elect")
            || is_office(&next.lower)
    });
    article && !goes_on
}

/// Gives a name that is marked as wrong the person whom the bracket after it names: “Faysal [sic: Faris]”.
fn correct(passage: &mut Passage<'_>) {
    for index in 0..passage.names.len() {
        let Some(name) = passage
            .names
            .get(index)
            .filter(|name| name.kind == EntityKind::Person)
        else {
            continue;
        };
        let after = passage.text.get(name.range.end..).unwrap_or_default();
        let Some(bracket) = after
            .trim_start()
            .strip_prefix('[')
            .filter(|rest| {
                ["sic", "recte", "i.e.", "correctly"]
                    .iter()
                    .any(|mark| rest.starts_with(mark))
            })
            .and_then(|rest| rest.split(']').next())
        else {
            continue;
        };
        let end = name.range.end + (after.len() - after.trim_start().len()) + 1 + bracket.len();
        let right = passage
            .names
            .iter()
            .find(|other| {
                other.kind == EntityKind::Person
                    && other.range.start > name.range.end
                    && other.range.end <= end
            })
            .map(|other| other.entity);
        if let (Some(right), Some(name)) = (right, passage.names.get_mut(index)) {
            name.entity = right;
        }
    }
}
