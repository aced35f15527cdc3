//! Whom an occurrence befalls, who acts in it, and who is named with it.

use crate::set::Set;
use std::ops::Range;

use super::super::lexicon::{Bearer, Kind};
use super::{Anchor, Sentence};
use crate::name::EntityKind;

/// Who speaks with whom, where a verb tells it: its subject and its object.
pub(super) fn partners(sentence: &Sentence<'_, '_>, anchor: &Anchor) -> Option<Set<usize>> {
    const REACH: usize = 60;
    let subject = sentence.subject(anchor);
    if subject.is_empty() {
        return None;
    }
    let mut end = anchor.range.end;
    let mut objects = Set::new();
    for name in sentence.names_in(anchor.range.end..sentence.range.end) {
        let gap = sentence.text().get(end..name.range.start)?;
        let far = name.range.start > end + if objects.is_empty() { REACH } else { 40 };
        let joined = objects.is_empty()
            || gap
                .split(|letter: char| !letter.is_alphanumeric())
                .filter(|word| !word.is_empty())
                .all(|word| {
                    word.starts_with(char::is_uppercase)
                        || matches!(word, "and" | "with" | "by" | "the")
                });
        if far || gap.contains([';', ':', '.']) && objects.is_empty() || !joined {
            break;
        }
        let body = objects.is_empty() && name.kind == EntityKind::Organization;
        // “met at Lund”: a town may bear a person's name.
        let placed = gap
            .split_whitespace()
            .next_back()
            .is_some_and(|word| matches!(word, "at" | "in" | "near" | "outside"));
        if !placed && (body || name.kind == EntityKind::Person) {
            objects.insert(name.entity);
        }
        end = name.range.end;
    }
    (!objects.is_empty()).then(|| subject.union(&objects).copied().collect())
}

/// The speaker and whom he speaks to, where “I”, “we” or “you” stand in the words.
pub(super) fn pronouns(sentence: &Sentence<'_, '_>, range: &Range<usize>) -> Set<usize> {
    sentence
        .passage
        .words
        .iter()
        .enumerate()
        .filter(|(_, word)| range.start <= word.range.start && word.range.end <= range.end)
        .filter(|(_, word)| {
            matches!(
                word.lower.as_str(),
                "i" | "me" | "my" | "our" | "you" | "your"
            )
        })
        .flat_map(|(index, _)| sentence.pronoun(index))
        .collect()
}

/// Whom an occurrence befalls: the possessor or what follows “of” for a noun; for a verb its subject or,
/// where the lexicon says so and the verb is active, its object.
pub(super) fn bearer(sentence: &Sentence<'_, '_>, anchor: &Anchor, bearer: Bearer) -> Set<usize> {
    if bearer == Bearer::None && !matches!(anchor.kind, Some(Kind::Foundation | Kind::Research)) {
        return Set::new();
    }
    let persons = matches!(
        anchor.kind,
        Some(Kind::Death | Kind::Appointment | Kind::Award)
    );
    let fits = |kind: EntityKind| !persons || kind == EntityKind::Person;
    if anchor.verb {
        let passive = anchor
            .word
            .checked_sub(1)
            .and_then(|before| sentence.word(before))
            .is_some_and(|word| {
                matches!(
                    word,
                    "was"
                        | "were"
                        | "been"
                        | "be"
                        | "being"
                        | "is"
                        | "are"
                        | "unanimously"
                        | "duly"
                )
            });
        // “became Chairman”, “succeeded X”: the subject.
        let rises = matches!(
            sentence.word(anchor.word),
            Some(
                "became"
                    | "becomes"
                    | "succeeded"
                    | "succeeds"
                    | "took"
                    | "takes"
                    | "taken"
                    | "taking"
            )
        );
        if rises {
            return sentence.subject(anchor);
        }
        if bearer == Bearer::Object && !passive {
            let found = first_after(sentence, anchor, 60, fits);
            let pronoun = matches!(sentence.word(anchor.word + 1), Some("him" | "her" | "me"));
            if found.is_empty() && pronoun {
                return sentence.pronoun(anchor.word + 1);
            }
            return found;
        }
        if persons || bearer == Bearer::Subject {
            let found = sentence.subject(anchor);
            return if found.is_empty() {
                inverted(sentence, anchor)
            } else {
                found
            };
        }
        return sentence
            .names_in(sentence.range.start..anchor.range.start)
            .next_back()
            .filter(|name| !name.adjective && anchor.range.start - name.range.end <= 30)
            .map(|name| name.entity)
            .into_iter()
            .collect();
    }
    if anchor.kind == Some(Kind::Award) {
        return honoured(sentence, anchor);
    }
    if let Some(found) = sentence.possessor(anchor) {
        return found;
    }
    // “the execution in Leipzig of Captain X”: a place may stand between.
    let placed = matches!(sentence.word(anchor.word + 1), Some("in" | "at"))
        && (anchor.word + 3..anchor.word + 6).any(|word| sentence.word(word) == Some("of"));
    // “the death on 12th January of X”: a date may stand between.
    let dated = persons
        && sentence
            .passage
            .dates
            .iter()
            .find(|date| {
                anchor.range.end <= date.range.start && date.range.start <= anchor.range.end + 8
            })
            .and_then(|date| sentence.text().get(date.range.end..sentence.range.end))
            .is_some_and(|after| after.starts_with(" of ") || after.starts_with(", of "));
    if sentence.word(anchor.word + 1) == Some("of") || persons && placed || dated {
        return first_after(sentence, anchor, 60, fits);
    }
    Set::new()
}

/// “On 8 July died Professor Holm”: the subject after its verb, where nobody stands before.
fn inverted(sentence: &Sentence<'_, '_>, anchor: &Anchor) -> Set<usize> {
    const REACH: usize = 40;
    let died = matches!(sentence.word(anchor.word), Some("died" | "perished"));
    let person = sentence
        .names_in(anchor.range.end..sentence.range.end)
        .find(|name| name.kind == EntityKind::Person)
        .filter(|name| died && name.range.start <= anchor.range.end + REACH);
    let Some(person) = person else {
        return Set::new();
    };
    let between = sentence.text().get(anchor.range.end..person.range.start);
    let plain = between.is_some_and(|between| {
        let mut words = between.split_whitespace();
        !between.contains([',', ';', ':', '('])
            && words.all(|word| {
                word.starts_with(char::is_uppercase)
                    || matches!(
                        word,
                        "the"
                            | "our"
                            | "my"
                            | "his"
                            | "old"
                            | "venerable"
                            | "late"
                            | "friend"
                            | "colleague"
                            | "member"
                            | "honorary"
                    )
            })
    });
    plain.then_some(person.entity).into_iter().collect()
}

/// Who is honoured: the person after “to”, or who “received” it.
fn honoured(sentence: &Sentence<'_, '_>, anchor: &Anchor) -> Set<usize> {
    let to = (anchor.word + 1..anchor.word + 14)
        .take_while(|word| sentence.word(*word).is_some())
        .find(|word| sentence.word(*word) == Some("to"))
        .and_then(|word| sentence.passage.words.get(word));
    if let Some(to) = to {
        let person = sentence
            .names_in(to.range.end..sentence.range.end)
            .find(|name| name.kind == EntityKind::Person)
            .filter(|name| name.range.start <= to.range.end + 30);
        return person.map(|name| name.entity).into_iter().collect();
    }
    let received = (anchor.word.saturating_sub(10)..anchor.word)
        .any(|word| matches!(sentence.word(word), Some("received" | "accepted" | "won")));
    if received {
        return sentence.subject(anchor);
    }
    Set::new()
}

/// The first name of a kind within so many bytes after an anchor, if no other occurrence stands between.
fn first_after(
    sentence: &Sentence<'_, '_>,
    anchor: &Anchor,
    reach: usize,
    fits: impl Fn(EntityKind) -> bool,
) -> Set<usize> {
    sentence
        .names_in(anchor.range.end..sentence.range.end)
        .find(|name| fits(name.kind))
        .filter(|name| name.range.start <= anchor.range.end + reach)
        .filter(|name| {
            sentence
                .text()
                .get(anchor.range.end..name.range.start)
                .is_some_and(|between| !between.contains([';', ':']))
        })
        .map(|name| name.entity)
        .into_iter()
        .collect()
}

/// Who wrote a letter: its possessor, or the person after “from” or “of”.
pub(super) fn author(sentence: &Sentence<'_, '_>, anchor: &Anchor) -> Set<usize> {
    if let Some(found) = sentence.possessor(anchor) {
        return found;
    }
    let lead = (anchor.word + 1..anchor.word + 9)
        .filter(|word| matches!(sentence.word(*word), Some("from" | "of" | "by")))
        .filter_map(|word| sentence.passage.words.get(word))
        .find_map(|lead| {
            let gap = sentence.text().get(anchor.range.end..lead.range.start)?;
            let name = sentence
                .names_in(lead.range.end..sentence.range.end)
                .next()?;
            let between = sentence.text().get(lead.range.end..name.range.start)?;
            let far = name.range.start > lead.range.end + 40
                || gap.contains([',', ';', ':', '('])
                || between.contains([',', ';', ':', '('])
                || between.split_whitespace().any(|word| {
                    matches!(
                        word,
                        "to" | "in" | "at" | "on" | "with" | "for" | "from" | "by"
                    )
                })
                || sentence.passage.dates.iter().any(|date| {
                    lead.range.end <= date.range.start && date.range.end <= name.range.start
                });
            (!(far || name.kind == EntityKind::State && name.adjective)).then_some(name.entity)
        });
    if let Some(author) = lead {
        return Set::from([author]);
    }
    of_state(sentence, anchor).into_iter().collect()
}

/// “the Chinese note”: the one state whose adjective stands just before the noun.
fn of_state(sentence: &Sentence<'_, '_>, anchor: &Anchor) -> Option<usize> {
    let before = anchor.word.checked_sub(1)?;
    let word = sentence.passage.words.get(before)?;
    let name = sentence.passage.names.iter().find(|name| {
        name.kind == EntityKind::State && name.range.end == word.range.end && !name.nested
    })?;
    let adjoins = sentence.text().get(word.range.end..anchor.range.start)? == " ";
    (adjoins && !word.possessive).then(|| super::parties::whole_state(sentence, name.entity))
}
