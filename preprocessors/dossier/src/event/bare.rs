//! Clauses that date something without a word of the lexicon: “On 13 and 14 December bombs fell inside Hanoi”.
//!
//! Alone they say too little to be an event. Beside a mention of another document that shares their date,
//! names and words, they are one more mention of it.

use crate::set::Set;
use std::ops::Range;

use super::clause;
use super::lexicon::{Frequency, Kind, STATUS, Trigger, base_trigger, deed, is_past, trigger};
use super::scene::{Named, Passage, Scene};
use super::sighting::{Sighting, Telling, told};
use super::text::{self, Shape};
use super::{EventMention, Status, shelfmark};
use crate::date::phrase::Phrase;
use crate::date::{Edtf, Precision};
use crate::wordlist::holds;

/// The longest sentence that is quoted whole, in characters.
const LONG: usize = 390;

/// So many plain words must a sentence have beside its names and dates to say anything; the second figure where one of
/// them tells what was done, the third where a day is all that heads it, or stands beside a plain word for a deed.
const WORDS: [usize; 3] = [3, 2, 1];
/// What makes of “fire” no conflagration.
const CEASING: [&str; 8] = [
    "cease", "ceased", "ceasing", "open", "opened", "under", "returned", "held",
];
/// Words that say nothing by themselves: “On 22 November I had the night duty” tells of two things.
const SMALL: &str = " the and was were had has have that this with from for his her their our its who which when not but been are ";

/// The dated clauses of a document in which nothing was sighted, in order.
pub(super) fn of_document(
    scene: &Scene<'_>,
    passages: &[Passage<'_>],
    sightings: &[Sighting],
    weak: &[Sighting],
) -> Vec<Sighting> {
    let mut found = Vec::new();
    for passage in passages.iter().filter(|passage| !passage.apart) {
        let sighted: Vec<&Sighting> = sightings
            .iter()
            .filter(|own| own.mention.block == passage.block)
            .collect();
        let faint: Vec<usize> = weak
            .iter()
            .filter(|own| own.mention.block == passage.block)
            .map(|own| own.mention.core.start)
            .collect();
        let told = passage.sentences.iter().filter(|range| {
            let text = passage.text.get(range.start..range.end);
            !text.is_some_and(shelfmark::is_reference)
        });
        for sentence in told {
            let dates = passage
                .dates
                .iter()
                .enumerate()
                .filter(|(index, _)| !passage.is_standing(*index))
                .map(|(_, date)| date)
                .filter(|date| sentence.start <= date.range.start && date.range.end <= sentence.end)
                .filter_map(|date| Some((date, strength(passage, sentence, date)?)));
            for (date, strength) in dates {
                let corrected = date.corrected_by.is_some();
                let holds_date = |own: &Sighting| {
                    let core = &own.mention.core;
                    core.start < date.range.end && date.range.start < core.end
                };
                let owned = weak.iter().any(|own| {
                    own.mention.block == passage.block && own.when.is_some() && holds_date(own)
                });
                let known = owned
                    || sighted.iter().any(|own| {
                        holds_date(own)
                            || own.when.as_ref() == Some(&date.date)
                                && own.mention.range.start < sentence.end
                                && sentence.start < own.mention.range.end
                    });
                // “the worst day was 27 October, when …”: what follows tells what the day was.
                let retold = known && opens_clause(passage.text, sentence, date);
                if (!known || retold) && !corrected {
                    found.extend(read(
                        scene,
                        passage,
                        sentence,
                        (date, strength),
                        (&sighted, &faint),
                    ));
                }
            }
        }
    }
    found
}

/// The weak mentions that stand in no dated clause: there the date is theirs.
pub(super) fn beside(mut weak: Vec<Sighting>, bare: &[Sighting]) -> Vec<Sighting> {
    weak.retain(|own| {
        !bare.iter().any(|other| {
            let (own, clause) = (&own.mention, &other.mention);
            clause.block == own.block
                && clause.core.start <= own.core.start
                && own.core.end <= clause.core.end
        })
    });
    weak
}

/// Whether a date is followed by a clause of its own: “27 October, when …”.
fn opens_clause(text: &str, sentence: &Range<usize>, date: &Phrase) -> bool {
    let after = text.get(date.range.end..sentence.end).unwrap_or_default();
    [", when ", " when ", ", the day on which ", ", on which "]
        .iter()
        .any(|words| after.starts_with(words))
}

/// How much a date tells by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Strength {
    /// A day or a month, as the calendar names it.
    Exact,
    /// A year or a season, or counted from another: “three weeks ago”.
    Loose,
}

/// How much a date tells of its sentence; none where it is the time of speaking, or the sentence a dateline.
fn strength(passage: &Passage<'_>, sentence: &Range<usize>, date: &Phrase) -> Option<Strength> {
    const MONTH: i32 = 45;
    const YEAR: i32 = 400;
    let exact = match date.date.precision() {
        Precision::Day | Precision::Month => true,
        Precision::Span => date.date.days().is_some_and(|days| days <= MONTH),
        _ => false,
    };
    let year = date.date.days().is_some_and(|days| days <= YEAR);
    let words = text::words(&date.words);
    let stated = words
        .iter()
        .any(|word| text::is_calendar(&word.lower) || word.lower.starts_with(char::is_numeric));
    // “Today” and “at present” date what is said, not what happened.
    let now = words.iter().any(|word| {
        matches!(
            word.lower.as_str(),
            "today" | "tonight" | "tomorrow" | "present" | "current"
        )
    }) || matches!(words.as_slice(), [.., first, last]
        if first.lower == "this" && !matches!(last.lower.as_str(), "month" | "week"));
    // In a telegram every word is in capitals.
    let whole = passage.text.get(sentence.clone()).unwrap_or_default();
    let capitals = !whole.chars().any(char::is_lowercase);
    // What the writer says of his own day.
    let own = words_in(passage, sentence).any(|word| word.lower == "i");
    let plain = words_in(passage, sentence)
        .filter(|word| {
            let text = passage.text.get(word.range.clone());
            text.is_some_and(|text| text.starts_with(char::is_lowercase) || capitals)
                && word.lower.chars().count() > 2
                && !(own && holds(SMALL, &word.lower))
        })
        .count();
    let done = words_in(passage, sentence)
        .any(|word| is_past(&word.lower) || trigger(&word.lower).is_some_and(|own| own.verb));
    // “The Marquise died on 30 November”; “Nov 10. Supreme Court registers the union.”
    let after = passage
        .text
        .get(date.range.end..sentence.end)
        .unwrap_or_default();
    let headed = after.starts_with(['.', ':']) && date.range.start == sentence.start;
    let plainly_told = date.date.precision() == Precision::Day && stated;
    let deed = plainly_told
        && words_in(passage, sentence)
            .any(|word| trigger(&word.lower).is_some_and(|own| own.verb && !own.weak));
    let [plainly, doing, telling] = WORDS;
    let least = match () {
        () if deed || plainly_told && headed => telling,
        () if done => doing,
        () => plainly,
    };
    match () {
        () if plain < least => None,
        () if exact && stated => Some(Strength::Exact),
        () if year && !now => Some(Strength::Loose),
        () => None,
    }
}

fn words_in<'p>(
    passage: &'p Passage<'_>,
    range: &'p Range<usize>,
) -> impl Iterator<Item = &'p text::Word> {
    let words = passage.words.iter();
    words.filter(|word| range.start <= word.range.start && word.range.end <= range.end)
}

/// The words of a clause around a date, as far as the next comma, bracket or the like.
fn piece(text: &str, clause: &Range<usize>, date: &Range<usize>) -> Range<usize> {
    const CUTS: [char; 6] = [',', ';', ':', '(', ')', '—'];
    let before = text.get(clause.start..date.start).unwrap_or_default();
    let after = text.get(date.end..clause.end).unwrap_or_default();
    // What follows the date at once, after a comma, is told of it: “In the spring of 1870, he was elected”.
    let leading = before.split_whitespace().count() <= 2;
    let after = after.strip_prefix(',').filter(|_| leading).unwrap_or(after);
    let end = clause.end - after.len() + after.find(CUTS).unwrap_or(after.len());
    // “When it was opened, two years ago, …”: a date between commas is of what stands before it.
    let lead = [
        " in", " on", " at", " by", " from", " between", " during", " of", " that", " the",
    ]
    .iter()
    .fold(before.trim_end(), |text, word| {
        text.strip_suffix(word).unwrap_or(text)
    });
    let alone = lead.ends_with(',') && end <= date.end + 1;
    let before = if alone {
        lead.trim_end_matches(',')
    } else {
        before
    };
    before
        .rfind(CUTS)
        .map_or(clause.start, |at| clause.start + at)..end
}

/// What the one word for what happens in a clause tells; none where there is none, or more than one.
fn only_deed(passage: &Passage<'_>, clause: &Range<usize>) -> Option<Trigger> {
    let mut found: Option<Trigger> = None;
    let first = passage
        .words
        .partition_point(|word| word.range.start < clause.start);
    let inside = |at: usize| {
        let word = passage
            .words
            .get(at)
            .filter(|word| clause.start <= word.range.start);
        word.filter(|word| word.range.end <= clause.end)
            .map(|word| word.lower.as_str())
    };
    let mut at = first;
    let mut volume = None;
    while let Some(lower) = inside(at) {
        let built = told::of_building(inside, at);
        let own = built
            .or_else(|| trigger(lower).filter(|own| !own.weak))
            .or_else(|| deed(lower))
            .filter(|own| built.is_some() || own.noun || is_past(lower));
        let of_guns = lower == "fire"
            && at
                .checked_sub(1)
                .and_then(inside)
                .is_some_and(|before| CEASING.contains(&before));
        let aside =
            of_guns || own.is_some_and(|own| !own.verb) && stands_aside(passage, clause, at);
        at += 1;
        if aside {
            continue;
        }
        let Some(own) = own else {
            continue;
        };
        // “the first volume, in 1906”: where nothing else is said of it, it came out then.
        if own.name == VOLUME {
            volume = volume.or_else(|| is_numbered(passage, at - 1).then_some(own));
            continue;
        }
        if found.is_some_and(|other| (other.kind, other.concept) != (own.kind, own.concept)) {
            return None;
        }
        found = Some(own);
    }
    found.or(volume)
}

/// The word for a part of a work, which tells of its publication where it has a number: “the volume of trade” is none.
const VOLUME: &str = "volume";

/// Whether a number stands beside a word: “the second volume”, “Volume III”.
fn is_numbered(passage: &Passage<'_>, at: usize) -> bool {
    let word = |at: usize| passage.words.get(at).map(|word| word.lower.as_str());
    let ordinal = |word: &str| crate::date::number::ordinal(word).is_some();
    let number = |word: &str| {
        word.bytes().all(|byte| byte.is_ascii_digit())
            || matches!(word, "i" | "v" | "x")
            || crate::date::number::roman(word).is_some()
    };
    let before = (1..=3).filter_map(|back| word(at.checked_sub(back)?));
    before.take_while(|word| *word != "of").any(ordinal) || word(at + 1).is_some_and(number)
}

/// Whether a noun stands in the words before the verb that only tell on what ground or by what means it was done: “On
/// the strength of this letter they left the house”.
fn stands_aside(passage: &Passage<'_>, clause: &Range<usize>, noun: usize) -> bool {
    const LEADS: &str = " on following according by with under despite because upon concerning regarding through without against ";
    let words: Vec<&text::Word> = words_in(passage, clause).collect();
    let Some(own) = passage.words.get(noun) else {
        return false;
    };
    let place = words.partition_point(|word| word.range.start < own.range.start);
    let leads = words.first().is_some_and(|word| holds(LEADS, &word.lower));
    let at_once = words.iter().take(place).any(|word| {
        matches!(
            word.lower.as_str(),
            "occasion" | "course" | "time" | "day" | "eve" | "evening" | "night" | "morning"
        ) || passage
            .dates
            .iter()
            .any(|date| date.range.start <= word.range.start && word.range.end <= date.range.end)
    });
    let told = |word: &&text::Word| is_past(&word.lower);
    let before = words.iter().take(place).copied().any(|word| told(&word));
    let after = words
        .iter()
        .skip(place + 2)
        .copied()
        .any(|word| told(&word));
    leads && !at_once && !before && after
}

/// Whether a verb of the past, or a word for what happens, stands in a clause.
fn tells_a_deed(passage: &Passage<'_>, clause: &Range<usize>) -> bool {
    let first = passage
        .words
        .partition_point(|word| word.range.start < clause.start);
    words_in(passage, clause).enumerate().any(|(place, word)| {
        let lower = word.lower.as_str();
        if deed(lower).is_some_and(|own| own.name == VOLUME) {
            return is_numbered(passage, first + place);
        }
        let told = trigger(lower).filter(|trigger| !trigger.weak);
        // “on receiving it in 1879”
        let ongoing = lower
            .ends_with("ing")
            .then(|| base_trigger(lower))
            .flatten();
        is_past(lower) || told.or_else(|| deed(lower)).or(ongoing).is_some()
    })
}

fn read(
    scene: &Scene<'_>,
    passage: &Passage<'_>,
    sentence: &Range<usize>,
    (date, strength): (&Phrase, Strength),
    (sighted, faint): (&[&Sighting], &[usize]),
) -> Option<Sighting> {
    let whole: Vec<Range<usize>> = passage
        .names
        .iter()
        .map(|name| name.range.clone())
        .collect();
    let others: Vec<usize> = sighted
        .iter()
        .map(|own| own.mention.core.start)
        // Of what another clause of the sentence tells without a date, this one says nothing.
        .chain(
            faint
                .iter()
                .copied()
                .filter(|at| parted(passage.text, *at, &date.range)),
        )
        .filter(|at| sentence.contains(at))
        .collect();
    let shape = Shape {
        text: passage.text,
        sentence,
        whole: &whole,
        others: &others,
    };
    let clause = shape.clause(&date.range);
    let piece = piece(passage.text, &clause, &date.range);
    let elided = elided(passage, date);
    if strength == Strength::Loose && elided.is_none() && !tells_a_deed(passage, &piece) {
        return None;
    }
    let pieces = clause::around(passage, sentence, date.range.start);
    let actors = |range: &Range<usize>| -> Set<usize> {
        let inside = |name: &&Named| range.start <= name.range.start && name.range.end <= range.end;
        let named = passage.names.iter().filter(inside);
        named
            .filter(|name| !name.nested)
            .map(|name| name.entity)
            .filter(|entity| {
                let entities = &scene.names.entities;
                entities
                    .get(*entity)
                    .is_some_and(|entity| !entity.apparatus)
            })
            .collect()
    };
    let with = actors(&clause);
    let bound = pieces
        .iter()
        .flat_map(actors)
        .filter(|entity| with.contains(entity))
        .collect();
    // The sentence says of what the clause gives the date.
    let long = passage
        .text
        .get(sentence.clone())
        .is_none_or(|text| text.chars().count() > LONG);
    let range = if long {
        clause.clone()
    } else {
        sentence.clone()
    };
    let status = status(passage, &clause, &date.date);
    let mention = EventMention {
        item: passage.item,
        block: passage.block,
        mark: text::mark(passage.text, clause.end),
        quote: text::quote(passage.text, &range).into(),
        core: clause,
        range,
        stated: Some(date.date.clone()),
        stated_words: Some(date.words.split_whitespace().collect::<Vec<_>>().join(" ")),
        inferred: date.inferred.clone(),
        status,
        record: false,
    };
    let told = elided
        .map(|(told, _)| told)
        .or_else(|| only_deed(passage, &piece));
    (!mention.quote.is_empty()).then(|| Sighting {
        title: proper(passage, &mention.core),
        mention: mention.into(),
        kind: told.map_or(Kind::Other, |told| told.kind),
        concept: told.map_or(Kind::Other.name(), |told| told.concept),
        noun: told.map_or(Kind::Other.name(), |told| told.name),
        telling: Telling::Verb,
        frequency: told.map_or(Frequency::Often, |told| told.frequency),
        act: None,
        who: Set::new(),
        with,
        bound,
        goals: Set::new(),
        ordinal: elided.map(|(_, ordinal)| ordinal),
        when: Some(date.date.clone()),
        window: None,
        named: false,
        intended: status == Status::Planned,
        explicit: strength == Strength::Exact,
        weak: true,
    })
}

/// What a number alone means before a date, and which in number: of “the first volume came out in 1906 and the second, of
/// 1911,” a volume; of “two expeditions went out. Of the first, in 1929, I made the charts” an expedition.
fn elided(passage: &Passage<'_>, date: &Phrase) -> Option<(Trigger, u32)> {
    const REACH: usize = 60;
    let words = &passage.words;
    let next = words.partition_point(|word| word.range.start < date.range.start);
    let at = |back: usize| words.get(next.checked_sub(back)?);
    let lead = at(1).filter(|word| matches!(word.lower.as_str(), "of" | "in" | "on"))?;
    let number = at(2)?;
    let gap = passage.text.get(number.range.end..lead.range.start)?;
    let article = at(3).is_some_and(|word| word.lower == "the");
    let ordinal = crate::date::number::ordinal(&number.lower)
        .filter(|_| article && matches!(gap, ", " | " "))?;
    let noun = (4..REACH).find_map(|back| {
        let own = at(back)?;
        let one = own.lower.strip_suffix('s').unwrap_or(&own.lower);
        let found = [own.lower.as_str(), one]
            .into_iter()
            .find_map(|word| trigger(word).or_else(|| deed(word)))
            .filter(|own| own.noun && is_counted(own.kind))?;
        Some(found)
    })?;
    Some((noun, ordinal))
}

/// Whether things of a kind are counted by their number: volumes, expeditions, visits.
fn is_counted(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Publication | Kind::Research | Kind::Visit | Kind::Assembly | Kind::Occasion
    )
}

/// Whether a comma and a conjunction, or a semicolon, stand between a word and a date after it.
fn parted(text: &str, at: usize, date: &Range<usize>) -> bool {
    let between = text.get(at..date.start).unwrap_or_default();
    [", and ", ", but ", ", while ", ", whereas ", ";"]
        .iter()
        .any(|cut| between.contains(cut))
}

/// Planned where the date comes after the document's own, or a word of intention stands in the clause and the
/// date is not past.
fn status(passage: &Passage<'_>, clause: &Range<usize>, date: &Edtf) -> Status {
    let written = passage.written.as_ref();
    let later = written.is_some_and(|written| {
        matches!((date.earliest(), written.latest()), (Some(date), Some(written)) if date > written)
    });
    let past = written.is_some_and(|written| {
        matches!((date.latest(), written.earliest()), (Some(date), Some(written)) if date < written)
    });
    let own = passage.text.get(clause.clone()).unwrap_or_default();
    let own = format!(" {} ", own.to_lowercase());
    let intended =
        || STATUS.planned.stand_between_spaces(&own) || STATUS.possible.stand_between_spaces(&own);
    if later || !past && intended() {
        Status::Planned
    } else {
        Status::Happened
    }
}

/// Words within a clause that begin with a capital, and are neither a known name nor a date.
fn proper(passage: &Passage<'_>, clause: &Range<usize>) -> Set<String> {
    passage
        .words
        .iter()
        .filter(|word| clause.start < word.range.start && word.range.end <= clause.end)
        .filter(|word| {
            let held = |range: &Range<usize>| {
                range.start <= word.range.start && word.range.end <= range.end
            };
            let text = passage.text.get(word.range.clone());
            text.is_some_and(|text| text.starts_with(char::is_uppercase))
                && !passage.names.iter().any(|name| held(&name.range))
                && !passage.dates.iter().any(|date| held(&date.range))
        })
        .map(|word| format!("{} (name)", word.lower))
        .collect()
}
