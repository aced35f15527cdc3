//! Occurrences of the other kinds: who is named with them, and what tells them apart.

use crate::set::Set;
use std::ops::Range;
use std::sync::Arc;

use super::super::lexicon::{Frequency, Kind, is_common, trigger};
use super::super::text::is_calendar;
use super::bearer::{author, bearer, partners, pronouns};
use super::bound::participants;
use super::minutes;
use super::{Anchor, Goal, Sentence, Sighting, Telling};
use crate::name::EntityKind;
use crate::wordlist::holds;

/// The concept of a gift.
const GRANT: &str = "grant";
/// The concepts of a place that changes hands.
const CAPTURE: &str = "capture";
const RECAPTURE: &str = "recapture";
/// The concepts of acts of war that are told by their target, and of their end and beginning.
pub(super) const ATTACK: &str = "attack";
pub(in crate::event) const PAUSE: &str = "pause";
pub(in crate::event) const RESUMPTION: &str = "resumption";

/// Reads an occurrence; none where too little is said of it to tell it from others.
pub(super) fn read(sentence: &Sentence<'_, '_>, index: usize, kind: Kind) -> Option<Sighting> {
    let anchor = sentence.anchors.get(index)?;
    read_as(sentence, anchor, kind).filter(tells)
}

/// The talks of “was received in Rome by X”, which are a visit too.
pub(super) fn reception(sentence: &Sentence<'_, '_>, index: usize) -> Option<Sighting> {
    let anchor = sentence.anchors.get(index)?;
    if sentence.word(anchor.word) != Some("received") {
        return None;
    }
    let trigger = super::super::lexicon::trigger("received");
    let anchor = Anchor {
        trigger,
        kind: Some(Kind::Talks),
        ..anchor.clone()
    };
    let persons = sentence
        .names_in(anchor.range.end..sentence.range.end)
        .find(|name| name.kind == EntityKind::Person)
        .filter(|name| {
            let between = sentence.text().get(anchor.range.end..name.range.start);
            between.is_some_and(|between| between.contains(" by "))
                && name.range.start - anchor.range.end <= 60
        });
    persons
        .and_then(|_| read_as(sentence, &anchor, Kind::Talks))
        .filter(tells)
}

/// Reads an occurrence, however little is said of it.
pub(super) fn read_as(
    sentence: &Sentence<'_, '_>,
    anchor: &Anchor,
    kind: Kind,
) -> Option<Sighting> {
    let trigger = anchor.trigger?;
    // “met with an accident” is no meeting.
    let accident = anchor.verb
        && sentence.word(anchor.word + 1) == Some("with")
        && matches!(
            sentence.word(anchor.word + 2),
            Some("a" | "an" | "no" | "great" | "much" | "little")
        );
    if inside_name(sentence, anchor)
        || kind == Kind::Talks && accident
        || minutes::opens_all(sentence, anchor)
    {
        return None;
    }
    let range = reach(sentence, anchor);
    let mut sighting = sentence.sighting(kind, anchor, anchor.range.clone());
    let actor = |entity: &usize| {
        let entities = &sentence.scene.names.entities;
        entities
            .get(*entity)
            .is_some_and(|entity| !entity.apparatus)
    };
    sighting.bound = participants(sentence, anchor);
    sighting.bound.retain(actor);
    sighting.with = sentence
        .names_in(range.clone())
        .map(|name| name.entity)
        .filter(actor)
        .collect();
    sighting.with.extend(pronouns(sentence, &range));
    sighting.with.extend(&sighting.bound);
    if kind == Kind::Talks
        && anchor.verb
        && let Some(partners) = partners(sentence, anchor)
    {
        sighting.bound.clone_from(&partners);
        sighting.with = partners;
    }
    sighting.who = match kind {
        Kind::Letter if anchor.verb => sentence.subject(anchor),
        Kind::Letter => author(sentence, anchor),
        Kind::Statement if !anchor.verb => author(sentence, anchor),
        _ => bearer(sentence, anchor, trigger.bearer),
    };
    sighting.with.extend(&sighting.who);
    sighting.bound.extend(&sighting.who);
    let taken =
        is_taking(trigger.concept).then(|| super::anchor::taken_place(sentence, anchor.word));
    sighting.goals = match taken {
        // “The capture of a colonel” takes no place.
        Some(None) => return None,
        Some(Some((goal, place))) => {
            let core = &mut Arc::make_mut(&mut sighting.mention).core;
            *core = core.start.min(place.start)..core.end.max(place.end);
            Set::from([goal])
        }
        None => place(sentence, anchor, &range),
    };
    let attributed = matches!(
        kind,
        Kind::Statement
            | Kind::Letter
            | Kind::Incident
            | Kind::Occasion
            | Kind::Talks
            | Kind::Research
            | Kind::Decision
            | Kind::Grant
    );
    if attributed && !anchor.verb {
        attribute(sentence, anchor, &mut sighting);
    }
    sighting.title = title(sentence, anchor, &range);
    let volume = (kind == Kind::Publication)
        .then(|| volume(sentence, anchor))
        .flatten();
    sighting.ordinal = volume.or_else(|| numbered(sentence, anchor, kind));
    if kind == Kind::Talks && is_sitting(sentence, anchor, &sighting.with) {
        let bodies = sentence.scene.bodies(sentence.passage.item.document);
        sighting.with.extend(bodies);
        let body = |entity: &usize| sentence.scene.kind(*entity) == Some(EntityKind::Organization);
        if !sighting.bound.iter().any(body) {
            sighting.bound.extend(bodies);
        }
    }
    minutes::place_in_time(sentence, anchor, &mut sighting);
    Some(sighting)
}

/// “the Okello declaration”, “the Lagos communiqué”: who or what place stands as an attribute before the noun.
fn attribute(sentence: &Sentence<'_, '_>, anchor: &Anchor, sighting: &mut Sighting) {
    let Some(before) = anchor.word.checked_sub(1) else {
        return;
    };
    let adjoins = sentence.passage.words.get(before).is_some_and(|word| {
        !word.possessive && sentence.text().get(word.range.end..anchor.range.start) == Some(" ")
    });
    if !adjoins {
        return;
    }
    match sentence.name_ending(before) {
        Some(name)
            if sighting.who.is_empty()
                && (name.kind == EntityKind::Person
                    && matches!(sighting.kind, Kind::Statement | Kind::Letter)
                    // “the Gidley bequest”, “the Storting grant”
                    || sighting.kind == Kind::Grant && sighting.concept == GRANT) =>
        {
            sighting.who.insert(name.entity);
            sighting.with.insert(name.entity);
        }
        None if sighting.goals.is_empty() => {
            let place = (1..=2)
                .rev()
                .filter_map(|back| anchor.word.checked_sub(back))
                .filter(|at| sentence.name_ending(*at).is_none())
                .filter_map(|at| sentence.place_at(at))
                .find(|(_, range)| range.end + 1 == anchor.range.start);
            sighting.goals.extend(place.map(|(goal, _)| goal));
        }
        Some(_) | None => {}
    }
}

/// Whether what happens is that a place changes hands.
pub(in crate::event) fn is_taking(concept: &str) -> bool {
    matches!(concept, CAPTURE | RECAPTURE)
}

/// The number of a volume or part that is published: “Volume III”, “the fourth part”.
fn volume(sentence: &Sentence<'_, '_>, anchor: &Anchor) -> Option<u32> {
    const BACK: usize = 12;
    let is_volume = |word: usize| {
        matches!(
            sentence.word(word),
            Some("volume" | "vol" | "part" | "number" | "no" | "fascicle" | "book" | "issue")
        )
    };
    let figures = |word: usize| {
        let own = sentence.word(word)?;
        own.parse::<u32>()
            .ok()
            .or_else(|| crate::date::number::roman(own))
            .or(match own {
                "i" => Some(1),
                "v" => Some(5),
                "x" => Some(10),
                _ => None,
            })
            .filter(|number| *number < 1000)
    };
    (anchor.word.saturating_sub(BACK)..anchor.word + 5)
        .rev()
        .filter(|word| is_volume(*word))
        .find_map(|word| {
            figures(word + 1).or_else(|| {
                (1..=2)
                    .filter_map(|back| sentence.word(word.checked_sub(back)?))
                    .find_map(super::assembly::ordinal)
            })
        })
        // “The third came out in 1932.”
        .or_else(|| {
            (1..=3)
                .filter_map(|back| sentence.word(anchor.word.checked_sub(back)?))
                .find_map(crate::date::number::ordinal)
        })
}

/// The ordinal that stands beside an anchor.
fn numbered(sentence: &Sentence<'_, '_>, anchor: &Anchor, kind: Kind) -> Option<u32> {
    if anchor.verb && kind != Kind::Publication {
        return None;
    }
    let dating = |at: usize| {
        let own = sentence.passage.words.get(at).map(|own| &own.range);
        own.is_some_and(|own| {
            let mut dates = sentence.passage.dates.iter();
            dates.any(|date| date.range.start <= own.start && own.end <= date.range.end)
        })
    };
    (1..=back(kind))
        .filter_map(|back| anchor.word.checked_sub(back))
        .take_while(|at| {
            !matches!(
                sentence.word(*at),
                Some("of" | "in" | "at" | "on" | "to" | "with" | "by" | "from")
            )
        })
        .filter(|at| !dating(*at))
        .filter_map(|word| sentence.word(word))
        .filter(|word| word.chars().count() > 2)
        .find_map(super::assembly::ordinal)
}

/// Whether enough is said of an occurrence to tell it from others.
fn tells(sighting: &Sighting) -> bool {
    let dated = sighting.when.is_some();
    let placed = dated
        || sighting
            .window
            .as_ref()
            .is_some_and(|window| window.days().is_some());
    let borne = !sighting.who.is_empty();
    match (sighting.kind, sighting.frequency) {
        (Kind::Death | Kind::Appointment, _) => borne,
        (Kind::Talks, _) => {
            sighting.with.len() >= 2
                || dated
                    && (!sighting.with.is_empty()
                        || sighting.ordinal.is_some()
                        || !sighting.goals.is_empty())
        }
        (_, Frequency::Once) => borne || placed,
        (_, Frequency::Rare) if is_taking(sighting.concept) => true,
        (_, Frequency::Rare) if matches!(sighting.concept, ATTACK | PAUSE | RESUMPTION) => {
            dated || borne || !sighting.goals.is_empty()
        }
        (_, Frequency::Rare) => {
            borne || dated || !sighting.with.is_empty() && !sighting.title.is_empty()
        }
        // “the Lagos declaration”, “his letter to the King”: named well enough.
        (Kind::Statement, Frequency::Often)
            if sighting.telling == Telling::Known && (borne && !sighting.goals.is_empty()) =>
        {
            true
        }
        (Kind::Letter, Frequency::Often)
            if sighting.telling == Telling::Known && borne && sighting.with.len() > 1 =>
        {
            true
        }
        (_, Frequency::Often) => dated || placed && sighting.with.len() + sighting.title.len() > 2,
    }
}

/// Whether the word is part of a name: “Order of Lenin Street”, “Message Bureau”.
fn inside_name(sentence: &Sentence<'_, '_>, anchor: &Anchor) -> bool {
    let rare = anchor
        .trigger
        .filter(|_| {
            matches!(
                anchor.kind,
                Some(Kind::Incident | Kind::Research | Kind::Occasion | Kind::Assembly)
            )
        })
        .is_some_and(|trigger| trigger.frequency != Frequency::Often && !anchor.verb);
    sentence
        .names_in(sentence.range.clone())
        .filter(|name| name.range.start <= anchor.range.start && anchor.range.end <= name.range.end)
        // “Maldive Expedition” is taken for a body, but it is what happened.
        .any(|name| {
            !(rare && name.range.end == anchor.range.end && name.range.start < anchor.range.start)
        })
}

/// The words around an anchor that speak of it: its sentence, cut at semicolons and at the anchors of other kinds.
fn reach(sentence: &Sentence<'_, '_>, anchor: &Anchor) -> Range<usize> {
    let text = sentence.text();
    let before = text
        .get(sentence.range.start..anchor.range.start)
        .unwrap_or_default();
    let after = text
        .get(anchor.range.end..sentence.range.end)
        .unwrap_or_default();
    // What is said and what is reported are told apart: “X wrote that Y had died and that Z …”.
    let opens = [
        ";",
        ", that ",
        " and that ",
        ", but ",
        ", while ",
        ", whereas ",
    ];
    let start = opens
        .iter()
        .filter_map(|cut| Some(before.rfind(cut)? + cut.len()))
        .chain(reported(before))
        .max()
        .map_or(sentence.range.start, |at| sentence.range.start + at);
    let end = opens
        .iter()
        .filter_map(|cut| after.find(cut))
        .min()
        .map_or(sentence.range.end, |at| anchor.range.end + at);
    let next = sentence
        .anchors
        .iter()
        .filter(|other| other.word > anchor.word)
        .find(|other| other.kind.is_some_and(|kind| Some(kind) != anchor.kind))
        .map_or(end, |other| other.range.start);
    start..end.min(next)
}

/// Where what is reported begins: after “said that” or the like.
fn reported(before: &str) -> Option<usize> {
    const VERBS: &str = " said says stated told reported reports informed wrote writes recalled added explained mentioned noted remarked confirmed announced declared observed replied answered argued believes believed thought thinks knows known knew learned learnt heard understood indicated emphasized stressed me us him them ";
    before.rmatch_indices(" that ").find_map(|(at, cue)| {
        let last = before
            .get(..at)?
            .split(|letter: char| !letter.is_alphanumeric())
            .next_back()?;
        let person = last.starts_with(char::is_uppercase);
        (person || holds(VERBS, last)).then_some(at + cue.len())
    })
}

/// Where it was: the first place after “in” or “at” within its words.
fn place(sentence: &Sentence<'_, '_>, anchor: &Anchor, range: &Range<usize>) -> Set<Goal> {
    let aimed = anchor
        .trigger
        .is_some_and(|own| matches!(own.concept, ATTACK | PAUSE | RESUMPTION));
    // Of “the bombing of X was halted” the target stands before.
    let ended = anchor
        .trigger
        .is_some_and(|own| matches!(own.concept, PAUSE | RESUMPTION));
    let before = if ended { 8.min(anchor.word) } else { 0 };
    let spoken = matches!(
        anchor.kind,
        Some(Kind::Talks | Kind::Letter | Kind::Statement | Kind::Decision | Kind::Treaty)
    );
    let inside = |word: &usize| {
        let own = sentence.passage.words.get(*word).map(|own| &own.range);
        own.is_some_and(|own| range.start <= own.start && own.end <= range.end)
    };
    (anchor.word - before..anchor.word)
        .chain(anchor.word + 1..anchor.word + 14)
        .filter(inside)
        .find_map(|word| {
            if let Some(goal) = sentence.adverb_of_place(word) {
                return Some(goal);
            }
            // “the vote on X”, “the talks on X”: that is the matter.
            let lies = matches!(
                anchor.kind,
                Some(
                    Kind::Incident
                        | Kind::Occasion
                        | Kind::Death
                        | Kind::Research
                        | Kind::Foundation
                )
            );
            let leads = matches!(sentence.word(word), Some("in" | "at" | "near"))
                || lies && sentence.word(word) == Some("on")
                || !spoken && sentence.word(word) == Some("to")
                || aimed
                    && matches!(
                        sentence.word(word),
                        Some("of" | "upon" | "against" | "inside" | "outside" | "over" | "around")
                    );
            let article = usize::from(sentence.word(word + 1) == Some("the"));
            (leads && sentence.is_place(word + 1 + article))
                .then(|| sentence.place_at(word + 1 + article))
                .flatten()
                .map(|(goal, _)| goal)
        })
        .into_iter()
        .collect()
}

/// How many words before an anchor tell it from others: before “was published” stands what was.
fn back(kind: Kind) -> usize {
    if kind == Kind::Publication { 10 } else { 4 }
}

/// Whether a meeting is a sitting of a body, not of persons with one another.
fn is_sitting(sentence: &Sentence<'_, '_>, anchor: &Anchor, with: &Set<usize>) -> bool {
    let person = |entity: &usize| sentence.scene.kind(*entity) == Some(EntityKind::Person);
    let before = anchor
        .word
        .checked_sub(1)
        .and_then(|before| sentence.word(before));
    let formal = matches!(
        before,
        Some(
            "general"
                | "annual"
                | "council"
                | "committee"
                | "board"
                | "ordinary"
                | "special"
                | "extraordinary"
                | "anniversary"
        )
    );
    sentence.word(anchor.word) == Some("meeting") && (formal || !with.iter().any(person))
}

/// The words that tell it from others, as stems: all of its own words that are rare, and figures that date
/// nothing. Capitalised words stand a second time, marked as names.
fn title(sentence: &Sentence<'_, '_>, anchor: &Anchor, range: &Range<usize>) -> Set<String> {
    const REACH: usize = 16;
    let mut words = Set::new();
    for index in anchor.word.saturating_sub(REACH)..anchor.word + REACH {
        let (Some(word), Some(printed)) = (sentence.word(index), sentence.passage.words.get(index))
        else {
            continue;
        };
        let inside = range.start <= printed.range.start && printed.range.end <= range.end;
        if !inside || index == anchor.word || is_calendar(word) || trigger(word).is_some() {
            continue;
        }
        let held = |held: &Range<usize>| {
            held.start <= printed.range.start && printed.range.end <= held.end
        };
        let named = sentence
            .names_in(sentence.range.clone())
            .any(|name| held(&name.range) && !held_by(&name.range, &anchor.range));
        let dating = sentence.passage.dates.iter().any(|date| held(&date.range));
        if named || dating {
            continue;
        }
        let figures = word.len() >= 2 && word.bytes().all(|byte| byte.is_ascii_digit());
        let letters = word.chars().count() >= 5 && word.chars().all(char::is_alphabetic);
        if !(figures || letters && !is_common(word)) {
            continue;
        }
        words.insert(stem(word).to_owned());
        let text = sentence.text().get(printed.range.clone());
        if printed.range.start > sentence.range.start
            && text.is_some_and(|text| text.starts_with(char::is_uppercase))
        {
            // A capitalised word tells more.
            words.insert(format!("{word} (name)"));
        }
    }
    words
}

/// Whether a range lies within a name.
fn held_by(name: &Range<usize>, range: &Range<usize>) -> bool {
    name.start <= range.start && range.end <= name.end
}

/// A word without its ending, so that “elected” meets “election”: a crude rule, enough to compare by.
pub(in crate::event) fn stem(word: &str) -> &str {
    const ENDINGS: [&str; 14] = [
        "ations", "ation", "ments", "ment", "ions", "ion", "ings", "ing", "ies", "ied", "ed", "es",
        "s", "y",
    ];
    ENDINGS
        .iter()
        .find_map(|ending| word.strip_suffix(ending).filter(|rest| rest.len() >= 4))
        .unwrap_or(word)
        .trim_end_matches('e')
}
