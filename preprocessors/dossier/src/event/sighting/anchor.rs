//! The words of a sentence that name or tell an occurrence.

use std::ops::Range;

use super::super::lexicon::{Kind, act, base_trigger, trigger};
use super::weak::{is_borne_out, is_received_at};
use super::{Anchor, Goal, Sentence, general, told};
use crate::name::EntityKind;

/// Verbs of hosts, whose object travels.
pub(super) const HOSTING: [&str; 4] = ["hosted", "hosting", "invited", "inviting"];

/// The anchors of a sentence, in order.
pub(super) fn anchors(sentence: &Sentence<'_, '_>) -> Vec<Anchor> {
    let mut anchors = Vec::new();
    let words = &sentence.passage.words;
    let first = words.partition_point(|word| word.range.start < sentence.range.start);
    for (word, own) in words.iter().enumerate().skip(first) {
        if own.range.end > sentence.range.end {
            break;
        }
        let (mut trigger, act) = (trigger(&own.lower), act(&own.lower));
        // What is told of a building is told by its clause.
        if told::of_building(|at| sentence.word(at), word).is_some() {
            continue;
        }
        let told = told::by_two(sentence, word);
        trigger = told.or(trigger);
        let aside = told::is_of_name(sentence, word) || told::is_of_guns(sentence, word);
        if trigger.is_some() && aside {
            continue;
        }
        let free = trigger.is_none() && act.is_none();
        let infinitive = free && (is_infinitive(sentence, word) || is_ongoing(sentence, word));
        if infinitive {
            trigger = base_trigger(&own.lower);
        }
        // “had been received in Moscow”: who is received at a place has gone there.
        let guest = own.lower == "received" && is_received_at(sentence, word);
        if guest {
            trigger = super::super::lexicon::trigger("visited");
        } else if told.is_none()
            && trigger
                .is_some_and(|trigger| trigger.weak && !is_borne_out(sentence, word, &trigger))
        {
            trigger = None;
        }
        if trigger.is_some() || act.is_some() {
            anchors.push(Anchor {
                trigger,
                word,
                range: own.range.clone(),
                kind: trigger.map(|trigger| trigger.kind),
                verb: trigger.is_some_and(|trigger| {
                    trigger.verb && (infinitive || !trigger.noun || is_verb(sentence, word))
                }),
                act,
                date: None,
                borrowed: false,
            });
        }
    }
    suspend(&mut anchors);
    compound(&mut anchors);
    double(sentence, &mut anchors);
    govern(sentence, &mut anchors);
    anchors
}

/// Of “published a statement” and “adopted a resolution” the noun tells what was done.
fn govern(sentence: &Sentence<'_, '_>, anchors: &mut Vec<Anchor>) {
    const REACH: usize = 5;
    let nouns: Vec<(usize, Option<Kind>, usize)> = anchors
        .iter()
        .filter(|anchor| !anchor.verb && anchor.kind.is_some())
        .map(|anchor| (anchor.word, anchor.kind, anchor.range.start))
        .collect();
    anchors.retain(|anchor| {
        if !anchor.verb || anchor.act.is_some() {
            return true;
        }
        let fits = |kind: Option<Kind>| match anchor.kind {
            Some(Kind::Publication) => {
                matches!(kind, Some(Kind::Statement | Kind::Letter | Kind::Decision))
            }
            Some(Kind::Decision) => kind == Some(Kind::Decision),
            Some(Kind::Letter) => kind == Some(Kind::Letter),
            _ => false,
        };
        let governed = nouns.iter().any(|(word, kind, start)| {
            let gap = sentence.text().get(anchor.range.end..*start);
            let near = *word > anchor.word && word - anchor.word <= REACH && fits(*kind);
            near && gap.is_some_and(|gap| {
                !gap.contains([',', ';', '(', ':', '.'])
                    && !gap.split_whitespace().any(|word| {
                        matches!(
                            word,
                            "of" | "in" | "at" | "on" | "by" | "to" | "that" | "and"
                        )
                    })
            })
        });
        !governed
    });
}

/// Of “the anniversary celebrations” and “a peace conference” the last noun tells.
fn compound(anchors: &mut Vec<Anchor>) {
    let tells: Vec<(usize, Option<super::Kind>, bool)> = anchors
        .iter()
        .map(|anchor| (anchor.word, anchor.kind, anchor.verb))
        .collect();
    anchors.retain(|anchor| {
        let noun = !anchor.verb && anchor.kind.is_some() && anchor.act.is_none();
        !(noun && tells.contains(&(anchor.word + 1, anchor.kind, false)))
    });
}

/// Of “was put under arrest”, which tells the same with both words, the verb tells.
fn double(sentence: &Sentence<'_, '_>, anchors: &mut Vec<Anchor>) {
    let told: Vec<(Range<usize>, Option<Kind>)> = anchors
        .iter()
        .filter(|anchor| anchor.verb)
        .map(|anchor| (anchor.range.clone(), anchor.kind))
        .collect();
    anchors.retain(|anchor| {
        anchor.verb
            || !told.iter().any(|(verb, kind)| {
                let gap = sentence.text().get(verb.end..anchor.range.start);
                *kind == anchor.kind && matches!(gap, Some(" under " | " into "))
            })
    });
}

/// Of “the pause in the bombing” and “the raids were resumed” the pause and the resumption tell.
fn suspend(anchors: &mut Vec<Anchor>) {
    const REACH: usize = 5;
    let held: Vec<usize> = anchors
        .iter()
        .filter(|anchor| {
            anchor
                .trigger
                .is_some_and(|own| matches!(own.concept, general::PAUSE | general::RESUMPTION))
        })
        .map(|anchor| anchor.word)
        .collect();
    anchors.retain(|anchor| {
        let hostile = anchor
            .trigger
            .is_some_and(|own| own.concept == general::ATTACK);
        !hostile || held.iter().all(|word| word.abs_diff(anchor.word) > REACH)
    });
}

/// Whether a word stands after “to”, “will” or the like.
fn is_infinitive(sentence: &Sentence<'_, '_>, word: usize) -> bool {
    let before = |back: usize| word.checked_sub(back).and_then(|at| sentence.word(at));
    // “will himself travel”, “would also sign”.
    let between = matches!(
        before(1),
        Some("himself" | "herself" | "also" | "soon" | "then" | "probably" | "again")
    );
    matches!(
        before(1 + usize::from(between)),
        Some(
            "to" | "will"
                | "would"
                | "shall"
                | "should"
                | "may"
                | "might"
                | "must"
                | "not"
                | "can"
                | "could"
        )
    )
}

/// Whether a word is a participle after a form of “to be”: “was resigning”.
fn is_ongoing(sentence: &Sentence<'_, '_>, word: usize) -> bool {
    sentence.word(word).is_some_and(|own| own.ends_with("ing"))
        && word
            .checked_sub(1)
            .and_then(|before| sentence.word(before))
            .is_some_and(|before| {
                matches!(before, "is" | "was" | "are" | "were" | "been" | "be" | "am")
            })
}

/// The place that is taken, lost or freed: after “the fall of”, as the object of “captured”, or before “fell”
/// and “was taken”.
pub(super) fn taken_place(
    sentence: &Sentence<'_, '_>,
    word: usize,
) -> Option<(Goal, Range<usize>)> {
    let place = |at: usize| {
        let named = sentence.name_starting(at);
        let fits = named.is_none_or(|name| name.kind == EntityKind::State);
        // “the General fell”, “he lost Captain Ito”: a town has no article, and no person after it.
        let article = at.checked_sub(1).and_then(|before| sentence.word(before)) == Some("the");
        let titled = sentence
            .name_starting(at + 1)
            .is_some_and(|name| name.kind == EntityKind::Person);
        sentence
            .place_at(at)
            .filter(|(goal, _)| fits && !matches!(goal, Goal::Place(_) if article || titled))
    };
    let before = |back: usize| word.checked_sub(back).and_then(|at| sentence.word(at));
    let own = sentence.word(word)?;
    let noun = matches!(
        own,
        "fall"
            | "loss"
            | "capture"
            | "recapture"
            | "retaking"
            | "conquest"
            | "reconquest"
            | "liberation"
    );
    if noun {
        return (sentence.word(word + 1) == Some("of"))
            .then(|| place(word + 2))
            .flatten();
    }
    let passive = matches!(
        before(1),
        Some("was" | "were" | "been" | "be" | "being" | "is")
    );
    if own == "fell" || passive {
        // “Jijiga had been taken”: auxiliaries stand between.
        let last = (1..=4).find(|back| {
            !matches!(
                before(*back),
                Some(
                    "was"
                        | "were"
                        | "been"
                        | "be"
                        | "being"
                        | "is"
                        | "had"
                        | "has"
                        | "have"
                        | "again"
                        | "finally"
                )
            )
        })?;
        return place(word.checked_sub(last)?);
    }
    place(word + 1)
}

/// Whether a word that can be noun or verb is a verb here: after “to”, “not”, an auxiliary or its subject.
fn is_verb(sentence: &Sentence<'_, '_>, word: usize) -> bool {
    let passage = sentence.passage;
    let Some(before) = word
        .checked_sub(1)
        .and_then(|before| passage.words.get(before))
    else {
        return false;
    };
    let own = passage.words.get(word).map_or(0, |word| word.range.start);
    let subject = !before.possessive
        && passage.names.iter().any(|name| {
            !name.nested
                && !name.adjective
                && name.range.end == before.range.end
                && name.range.end + 1 == own
                && name.kind == EntityKind::Person
        });
    subject
        || matches!(
            before.lower.as_str(),
            "to" | "not"
                | "will"
                | "would"
                | "could"
                | "can"
                | "may"
                | "should"
                | "must"
                | "shall"
                | "might"
                | "did"
                | "didn’t"
                | "didn't"
                | "never"
                | "he"
                | "she"
                | "they"
                | "we"
                | "i"
                | "you"
                | "who"
        )
}
