//! Congresses, plenums, conferences and sessions: of which body, and which in number.

use crate::set::Set;
use std::ops::Range;

use super::super::lexicon::Kind;
use super::{Anchor, Goal, OPENING, Sentence, Sighting};
use crate::date::number;
use crate::name::EntityKind;
use crate::wordlist::holds;

/// Reads the assembly at an anchor; none where it is only the name of a standing body.
pub(super) fn read(sentence: &Sentence<'_, '_>, index: usize) -> Option<Sighting> {
    let anchor = sentence.anchors.get(index)?;
    if anchor
        .trigger
        .is_some_and(|trigger| trigger.concept == OPENING)
    {
        return opening(sentence, anchor);
    }
    // A “plenary session” is a plenum.
    let doubled = anchor
        .word
        .checked_sub(1)
        .and_then(|before| sentence.word(before))
        == Some("plenary");
    let word = match sentence.word(anchor.word)? {
        "plenary" => "plenum",
        _ if doubled => "plenum",
        other => other,
    };
    let ordinal = number_before(sentence, anchor);
    let inside = sentence
        .names_in(sentence.range.clone())
        .find(|name| name.range.start <= anchor.range.start && anchor.range.end <= name.range.end);
    // A name without a number is that of a body, unless it is said to be held.
    if inside.is_some() && ordinal.is_none() && !is_held(sentence, anchor) {
        return None;
    }
    let (mut who, mut core) = body(sentence, anchor, inside.map(|name| &name.range));
    // “The Ocean Congress may be held in Lagos”: its name is that of a body.
    if who.is_empty()
        && ordinal.is_none()
        && let Some(name) = inside.filter(|name| name.kind == EntityKind::Organization)
    {
        who.insert(name.entity);
    }
    let place = place(sentence, anchor, inside.is_some());
    let mut ordinal = ordinal;
    let mut explicit = true;
    let topic = topic(sentence, anchor);
    // “the Ninth Congress in July 1981”: with its number and its month it is told from others.
    let told = ordinal.is_some()
        && is_dated_at_once(sentence, anchor)
        && sentence
            .text()
            .get(anchor.range.clone())
            .is_some_and(|own| own.starts_with(char::is_uppercase));
    if who.is_empty()
        && place.is_none()
        && !told
        && (ordinal.is_none() || topic.is_none() && word != "plenum")
    {
        let (known, body, number) = sentence.memory.assembly.as_ref()?;
        let definite = anchor
            .word
            .checked_sub(1)
            .and_then(|before| sentence.word(before))
            == Some("the");
        if known != word || !definite && ordinal.is_none() {
            return None;
        }
        who.clone_from(body);
        explicit = ordinal.is_some();
        ordinal = ordinal.or(*number);
    }
    let numbered = (1..=3)
        .filter_map(|back| sentence.passage.words.get(anchor.word.checked_sub(back)?))
        .find(|word| self::ordinal(&word.lower).is_some())
        .filter(|_| explicit && ordinal.is_some());
    core.start = numbered.map_or(core.start.min(anchor.range.start), |word| {
        core.start.min(word.range.start)
    });
    // A day on which something was said at it is not its date.
    let anchor = &Anchor {
        date: anchor.date.filter(|_| explicit),
        ..anchor.clone()
    };
    let mut sighting = sentence.sighting(Kind::Assembly, anchor, core);
    sighting.title = Set::from([word.to_owned()]);
    sighting.title.extend(topic);
    sighting.named = who.is_empty()
        && sentence
            .text()
            .get(anchor.range.clone())
            .is_some_and(|own| own.starts_with(char::is_uppercase));
    if let Some((goal, _)) = place {
        sighting.goals.insert(goal);
    }
    sighting.with.clone_from(&who);
    sighting.who = who;
    sighting.ordinal = ordinal;
    sighting.explicit = explicit;
    Some(sighting)
}

/// Whether its date stands at once beside an assembly of which no more is said: “the Ninth Congress in July 1911”, “its
/// Ninth Congress, which it is preparing for July”.
fn is_dated_at_once(sentence: &Sentence<'_, '_>, anchor: &Anchor) -> bool {
    const WORDS: usize = 6;
    let date = anchor
        .date
        .and_then(|date| sentence.passage.dates.get(date));
    date.is_some_and(|date| {
        let gap = if date.range.start >= anchor.range.end {
            sentence.between(&anchor.range, &date.range)
        } else {
            sentence.between(&date.range, &anchor.range)
        };
        gap.split_whitespace().count() <= WORDS
            && !gap.contains([';', ':', '('])
            && !gap.replace(", which ", " ").contains(',')
            && !gap
                .split_whitespace()
                .any(|word| matches!(word, "and" | "or" | "but" | "of"))
    })
}

/// Whether an assembly is said to be held, to meet, or to be planned for a time.
fn is_held(sentence: &Sentence<'_, '_>, anchor: &Anchor) -> bool {
    let said = (anchor.word + 1..anchor.word + 5)
        .filter_map(|word| sentence.word(word))
        .any(|word| {
            matches!(
                word,
                "held" | "met" | "meets" | "opened" | "convened" | "convenes"
            )
        });
    let placed = (anchor.word + 1..anchor.word + 10)
        .filter(|word| sentence.word(*word) == Some("in"))
        .any(|word| sentence.is_place(word + 1) || sentence.word(word + 1) == Some("this"));
    said || anchor.date.is_some() && placed
}

/// The opening of a conference: “the inaugural session”, “the Conference was opened”.
fn opening(sentence: &Sentence<'_, '_>, anchor: &Anchor) -> Option<Sighting> {
    const MEETINGS: [&str; 6] = [
        "conference",
        "congress",
        "session",
        "assembly",
        "parliament",
        "diet",
    ];
    let near = (anchor.word.saturating_sub(10)..=anchor.word + 6).find(|word| {
        sentence
            .word(*word)
            .is_some_and(|word| MEETINGS.contains(&word))
    })?;
    // “the opening of the museum by the conference” speaks of another thing.
    if !anchor.verb && near > anchor.word + 1 && sentence.word(anchor.word + 1) != Some("of") {
        return None;
    }
    let noun = sentence.passage.words.get(near)?;
    let core = anchor.range.start.min(noun.range.start)..anchor.range.end.max(noun.range.end);
    let mut sighting = sentence.sighting(Kind::Assembly, anchor, core);
    sighting.title = Set::from([OPENING.to_owned()]);
    if let Some(name) = sentence
        .names_in(sentence.range.clone())
        .find(|name| name.range.start <= noun.range.start && noun.range.end <= name.range.end)
    {
        sighting.who.insert(name.entity);
    }
    sighting.with.clone_from(&sighting.who);
    (sighting.when.is_some() || !sighting.who.is_empty()).then_some(sighting)
}

/// The words after “of” that tell what an assembly was of, where that is no body: “Congress of Notables”.
fn topic(sentence: &Sentence<'_, '_>, anchor: &Anchor) -> Option<String> {
    if sentence.word(anchor.word + 1) != Some("of") {
        return None;
    }
    let skip = usize::from(sentence.word(anchor.word + 2) == Some("the"));
    let word = sentence.passage.words.get(anchor.word + 2 + skip)?;
    sentence.word(anchor.word + 2 + skip)?;
    let capital = sentence
        .text()
        .get(word.range.clone())
        .is_some_and(|own| own.starts_with(char::is_uppercase));
    let free = sentence.name_starting(anchor.word + 2 + skip).is_none()
        && !super::super::text::is_calendar(&word.lower);
    (capital && free).then(|| format!("of {}", word.lower))
}

/// The body: “Congress of the X”, “X Congress”, “\[X\] Congress”.
fn body(
    sentence: &Sentence<'_, '_>,
    anchor: &Anchor,
    inside: Option<&Range<usize>>,
) -> (Set<usize>, Range<usize>) {
    let from = inside
        .as_ref()
        .map_or(anchor.range.start, |range| range.start);
    let mut core = from..inside.map_or(anchor.range.end, |range| range.end);
    let of = [anchor.word + 1, anchor.word + 2, anchor.word + 3]
        .into_iter()
        .take_while(|word| {
            matches!(
                sentence.word(*word),
                Some("of" | "the" | "central" | "committee")
            )
        })
        .last()
        .filter(|_| sentence.word(anchor.word + 1) == Some("of"));
    if let Some(last) = of {
        let found = sentence.passage.names.iter().find(|name| {
            let next = sentence
                .passage
                .words
                .get(last + 1)
                .map(|word| word.range.start);
            name.kind != EntityKind::Person
                && Some(name.range.start) <= next
                && next < Some(name.range.end)
                && name.range.start > anchor.range.start
        });
        if let Some(name) = found {
            core.end = core.end.max(name.range.end);
            return (Set::from([name.entity]), core);
        }
    }
    for back in 1..=3 {
        let Some(index) = anchor.word.checked_sub(back) else {
            break;
        };
        if let Some(name) = sentence.name_ending(index)
            && name.kind == EntityKind::Organization
        {
            core.start = core.start.min(name.range.start);
            return (Set::from([name.entity]), core);
        }
        if sentence.word(index).is_none_or(|word| {
            ordinal(word).is_none() && !matches!(word, "party" | "national" | "annual")
        }) {
            break;
        }
    }
    (Set::new(), core)
}

/// “the Geneva Conference”, “the conference in Geneva”.
fn place(
    sentence: &Sentence<'_, '_>,
    anchor: &Anchor,
    named: bool,
) -> Option<(Goal, Range<usize>)> {
    let before = anchor
        .word
        .checked_sub(1)
        .filter(|_| !named)
        .filter(|before| {
            sentence.passage.words.get(*before).is_some_and(|word| {
                !word.possessive
                    && sentence.text().get(word.range.end..anchor.range.start) == Some(" ")
            })
        })
        .filter(|before| {
            sentence.name_ending(*before).is_none() && !is_adjective(sentence, *before)
        })
        .and_then(|before| sentence.place_at(before))
        .map(|(goal, range)| match goal {
            // “Geneva Conference”: the place alone.
            Goal::Place(place) => {
                let own = sentence.word(anchor.word).unwrap_or_default();
                (
                    Goal::Place(place.trim_end_matches(own).trim_end().to_owned()),
                    range,
                )
            }
            _ => (goal, range),
        });
    // “the conference at Manila”, “the conference of the parties of Europe in Karlovy Vary”
    let after = || {
        (anchor.word + 1..anchor.word + 9)
            .take_while(|word| {
                sentence.passage.words.get(*word).is_some_and(|own| {
                    sentence
                        .text()
                        .get(anchor.range.end..own.range.start)
                        .is_some_and(|gap| !gap.contains([';', ':', '.', '(']))
                }) && !matches!(
                    sentence.word(*word),
                    None | Some(
                        "which" | "that" | "who" | "when" | "was" | "were" | "is" | "had" | "has"
                    )
                )
            })
            .filter(|word| {
                matches!(sentence.word(*word), Some("in" | "at"))
                    || sentence.word(*word) == Some("held")
            })
            .find_map(|word| {
                sentence.place_at(word + 1).filter(|(goal, _)| match goal {
                    Goal::Entity(entity) => sentence.scene.kind(*entity) == Some(EntityKind::State),
                    _ => true,
                })
            })
    };
    before.or_else(after)
}

/// Whether a capitalised word before an assembly says what it is, not where: “Party Congress”.
fn is_adjective(sentence: &Sentence<'_, '_>, word: usize) -> bool {
    const WORDS: &str = " party national world international peace annual council committee youth women union general security special plenary joint press constituent federal workers trade summit foreign royal ";
    sentence
        .word(word)
        .is_none_or(|word| holds(WORDS, word) || ordinal(word).is_some())
}

/// The number just before the noun, at most three words back.
fn number_before(sentence: &Sentence<'_, '_>, anchor: &Anchor) -> Option<u32> {
    (1..=3)
        .filter_map(|back| anchor.word.checked_sub(back))
        .map_while(|index| sentence.word(index))
        .find_map(ordinal)
}

/// The number that an ordinal stands for: `22nd`, `twenty-second`, `xxii`.
pub(super) fn ordinal(word: &str) -> Option<u32> {
    number::ordinal(word).or_else(|| number::roman(word))
}
