//! Treaties: between whom, and what is done to them.

use std::collections::BTreeSet;
use std::ops::Range;

use super::super::lexicon::{Act, Kind};
use super::super::scene::Named;
use super::{Anchor, Sentence, Sighting};
use crate::date::Precision;
use crate::name::EntityKind;

/// Words of a treaty's title that every treaty may have.
const COMMON: &str = " the and of on between bilateral new such a an this that existing similar same its their our for with other first proposed formal draft ";

/// Reads what is said of the treaty at an anchor: one sighting for each thing done to it, and one for
/// the treaty itself where it is dated or named with its parties.
pub(super) fn read(sentence: &Sentence<'_, '_>, index: usize) -> Vec<Sighting> {
    let Some(noun) = sentence.anchors.get(index) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for (parties, explicit) in parties(sentence, index) {
        if parties.len() < 2 {
            continue;
        }
        let acts = acts(sentence, index);
        for act in &acts {
            let Some(anchor) = sentence.anchors.get(*act) else {
                continue;
            };
            found.push(one(sentence, noun, Some(anchor), &parties, explicit));
        }
        let signed = found.iter().any(|sighting| sighting.act == Some(Act::Sign));
        let several = sentence
            .word(noun.word)
            .is_some_and(|word| word.ends_with('s'));
        if !signed && (noun.date.is_some() || explicit && (acts.is_empty() || several)) {
            found.push(one(sentence, noun, None, &parties, explicit));
        }
    }
    if found.is_empty() {
        found.extend(named(sentence, index));
    }
    found
}

/// Words of a treaty's proper name that many treaties bear.
const GENERIC: &str = " friendship cooperation co-operation mutual assistance aid alliance commerce navigation trade peace non-aggression neutrality amity extradition basic general state final draft new secret bilateral economic cultural scientific technical military treaty agreement agreements accords accord pact convention protocol joint international this that such every each any our their his her under both these those its said however after before during since when while and but the in on for with by from as if no not all an a international bank rate party government ";

/// The words of a proper name: capitalised just before the noun, or a place or name after “of”.
fn marks(sentence: &Sentence<'_, '_>, noun: &Anchor) -> BTreeSet<String> {
    let mut marks = BTreeSet::new();
    let printed = |index: usize| {
        let word = sentence.passage.words.get(index)?;
        sentence.word(index)?;
        Some((word, sentence.text().get(word.range.clone())?))
    };
    let mut end = noun.range.start;
    // Of “the railway convention” the small word tells too, but only after an article.
    let known = definite(sentence, noun);
    for back in 1..=4 {
        let Some(index) = noun.word.checked_sub(back) else {
            break;
        };
        let Some((word, text)) = printed(index) else {
            break;
        };
        let adjoins = sentence
            .text()
            .get(word.range.end..end)
            .is_some_and(|between| between.trim().is_empty());
        let state = sentence.passage.names.iter().any(|name| {
            name.kind == EntityKind::State
                && name.range.start <= word.range.start
                && word.range.end <= name.range.end
        });
        let article = matches!(word.lower.as_str(), "the" | "this" | "our");
        let lower = text.starts_with(char::is_lowercase)
            && (article || !known || word.lower.chars().count() < 5);
        if !adjoins
            || article
            || word.possessive
            || state
            || lower
            || !text.starts_with(char::is_alphabetic)
            || super::super::text::is_calendar(&word.lower)
        {
            break;
        }
        end = word.range.start;
        if !GENERIC.contains(&format!(" {} ", word.lower)) {
            marks.insert(format!("^{}", word.lower));
        }
    }
    let capital = sentence
        .text()
        .get(noun.range.clone())
        .is_some_and(|own| own.starts_with(char::is_uppercase))
        || known;
    if marks.is_empty()
        && sentence.word(noun.word + 1) == Some("of")
        && let Some((word, text)) = printed(noun.word + 2)
        && capital
        && text.starts_with(char::is_uppercase)
        && !super::super::text::is_calendar(&word.lower)
        && !GENERIC.contains(&format!(" {} ", word.lower))
    {
        marks.insert(format!("^{}", word.lower));
    }
    // “the Armistice signed at Mersina”
    let at = (noun.word + 1..noun.word + 3)
        .find(|word| matches!(sentence.word(*word), Some("at" | "in")));
    if marks.is_empty()
        && let Some(at) = at
        && sentence.is_place(at + 1)
        && let Some((word, text)) = printed(at + 1)
        && text.starts_with(char::is_uppercase)
    {
        marks.insert(format!("^{}", word.lower));
    }
    marks
}

/// A treaty that its proper name alone tells: “the Treaty of Utrecht”, “the Kellogg-Briand Pact”.
fn named(sentence: &Sentence<'_, '_>, index: usize) -> Option<Sighting> {
    let noun = sentence.anchors.get(index)?;
    let others = signatories(sentence, noun);
    let dated = noun
        .date
        .and_then(|date| sentence.passage.dates.get(date))
        .is_some_and(|date| date.date.precision() <= Precision::Month);
    let definite = definite(sentence, noun) || !others.is_empty();
    if marks(sentence, noun).is_empty() && others.is_empty() && !(dated && definite) {
        return None;
    }
    let parties: BTreeSet<usize> = adjectives_before(sentence, noun);
    let act = acts(sentence, index)
        .first()
        .and_then(|act| sentence.anchors.get(*act));
    let mut sighting = one(sentence, noun, act, &parties, true);
    sighting.named = true;
    sighting.with.extend(&others);
    sighting.who = others;
    Some(sighting)
}

/// The persons and bodies after “with” or “between”: “the treaty with the Chief Mponda”.
fn signatories(sentence: &Sentence<'_, '_>, noun: &Anchor) -> BTreeSet<usize> {
    const REACH: usize = 40;
    let lead = (noun.word + 1..noun.word + 8)
        .find(|word| matches!(sentence.word(*word), Some("with" | "between")))
        .and_then(|word| sentence.passage.words.get(word));
    let Some(lead) = lead else {
        return BTreeSet::new();
    };
    let mut found = BTreeSet::new();
    let mut end = lead.range.end;
    for name in sentence.names_in(lead.range.end..sentence.range.end) {
        let between = sentence
            .text()
            .get(end..name.range.start)
            .unwrap_or_default();
        if name.range.start > end + REACH || between.contains([';', '.', ':']) {
            break;
        }
        if name.kind != EntityKind::State {
            found.insert(name.entity);
        }
        end = name.range.end;
    }
    found
}

fn one(
    sentence: &Sentence<'_, '_>,
    noun: &Anchor,
    act: Option<&Anchor>,
    parties: &BTreeSet<usize>,
    explicit: bool,
) -> Sighting {
    let act_range = act.map_or(noun.range.clone(), |act| act.range.clone());
    let mut core = noun.range.start.min(act_range.start)..noun.range.end.max(act_range.end);
    let reach = sentence
        .passage
        .words
        .get(noun.word + 12)
        .map_or(sentence.range.end, |word| word.range.end)
        .min(sentence.range.end);
    core.end = core.end.max(title_end(sentence, noun));
    for name in sentence.names_in(noun.range.end..reach) {
        if parties.contains(&name.entity) {
            core.end = core.end.max(name.range.end);
        }
    }
    let anchor = match act {
        // The noun's own date is that of the signing.
        Some(act) if act.act == Some(Act::Sign) => Anchor {
            date: act.date.or(noun.date),
            ..act.clone()
        },
        Some(act) => act.clone(),
        None => noun.clone(),
    };
    let mut sighting = sentence.sighting(Kind::Treaty, &anchor, core);
    sighting.act = act.and_then(|act| act.act);
    sighting.with.clone_from(parties);
    let known = sentence.memory.treaty.as_ref().filter(|_| !explicit);
    sighting.title = if let Some((_, title)) = known {
        title.clone()
    } else {
        let mut title = title(sentence, noun);
        title.extend(marks(sentence, noun));
        title
    };
    sighting.ordinal = (1..=3)
        .filter_map(|back| sentence.word(noun.word.checked_sub(back)?))
        .find_map(super::assembly::ordinal)
        .or_else(|| {
            sentence
                .word(noun.word + 1)
                .and_then(crate::date::number::roman)
        });
    sighting.explicit = explicit;
    sighting
}

/// The words of the treaty's name around its noun: “Treaty of Friendship, Cooperation, and Mutual Assistance”.
fn title(sentence: &Sentence<'_, '_>, noun: &Anchor) -> BTreeSet<String> {
    let mut words: Vec<&str> = Vec::new();
    for index in (noun.word.saturating_sub(4)..noun.word).rev() {
        let Some(word) = sentence.word(index) else {
            break;
        };
        let between = sentence
            .passage
            .words
            .get(index)
            .and_then(|own| sentence.text().get(own.range.end..noun.range.start));
        if between.is_none_or(|between| between.contains([',', ';', '.']))
            || sentence.name_ending(index).is_some()
        {
            break;
        }
        words.push(word);
    }
    let end = title_end(sentence, noun);
    let after = sentence.passage.words.iter().skip(noun.word + 1);
    words.extend(
        after
            .take_while(|word| word.range.end <= end)
            .map(|word| word.lower.as_str()),
    );
    words
        .into_iter()
        .filter(|word| {
            !COMMON.contains(&format!(" {word} "))
                && word.chars().all(char::is_alphabetic)
                && word.len() > 3
        })
        .filter(|word| super::super::lexicon::act(word).is_none())
        .map(|word| match word {
            "assistance" => "aid".to_owned(),
            "co-operation" => "cooperation".to_owned(),
            _ => word.to_owned(),
        })
        .collect()
}

/// Where the words of the treaty's name after its noun end.
fn title_end(sentence: &Sentence<'_, '_>, noun: &Anchor) -> usize {
    const ENDS: [&str; 12] = [
        "between",
        "with",
        "in",
        "signed",
        "concluded",
        "was",
        "is",
        "which",
        "effective",
        "if",
        "at",
        "by",
    ];
    let mut end = noun.range.end;
    if sentence.word(noun.word + 1) != Some("of") && sentence.word(noun.word + 1) != Some("on") {
        return end;
    }
    for index in noun.word + 1..noun.word + 10 {
        let Some(own) = sentence
            .passage
            .words
            .get(index)
            .filter(|own| own.range.end <= sentence.range.end)
        else {
            break;
        };
        let opens = sentence
            .text()
            .get(end..own.range.start)
            .is_some_and(|between| between.contains(['(', '[', ';', ':', '.']));
        let dated = own
            .lower
            .starts_with(|letter: char| letter.is_ascii_digit());
        if opens
            || dated
            || ENDS.contains(&own.lower.as_str())
            || sentence.name_starting(index).is_some()
        {
            break;
        }
        if !matches!(own.lower.as_str(), "and" | "of" | "on" | "the") {
            end = own.range.end;
        }
    }
    end
}

/// What is done to the treaty: acts before its noun, and participles after it, none nearer to another treaty.
fn acts(sentence: &Sentence<'_, '_>, index: usize) -> Vec<usize> {
    let Some(noun) = sentence.anchors.get(index) else {
        return Vec::new();
    };
    let mut acts = Vec::new();
    for (at, anchor) in sentence.anchors.iter().enumerate().take(index).rev() {
        if anchor.kind.is_some() || noun.word - anchor.word > 12 {
            break;
        }
        let between = sentence
            .text()
            .get(anchor.range.end..noun.range.start)
            .unwrap_or_default();
        if between.contains([';', ':']) {
            break;
        }
        if anchor.act.is_some() {
            acts.push(at);
            break;
        }
    }
    for (at, anchor) in sentence.anchors.iter().enumerate().skip(index + 1) {
        if anchor.kind.is_some() || anchor.word - noun.word > 30 {
            break;
        }
        let between = sentence
            .text()
            .get(noun.range.end..anchor.range.start)
            .unwrap_or_default();
        let participle = sentence
            .word(anchor.word)
            .is_some_and(|word| word.ends_with("ed"));
        if between.contains([';', ':']) || !participle {
            break;
        }
        acts.push(at);
    }
    acts
}

/// The parties of each treaty that the noun names, and whether they are named with it.
fn parties(sentence: &Sentence<'_, '_>, index: usize) -> Vec<(BTreeSet<usize>, bool)> {
    let Some(noun) = sentence.anchors.get(index) else {
        return Vec::new();
    };
    let plural = sentence
        .word(noun.word)
        .is_some_and(|word| word.ends_with('s'));
    if let Some((lead, group)) = group_after(sentence, noun) {
        return match lead {
            "between" if !plural => vec![(group.into_iter().collect(), true)],
            "between" => group
                .chunks(2)
                .map(|pair| (pair.iter().copied().collect(), true))
                .collect(),
            _ => {
                let own = own_party(sentence, noun, &group);
                group
                    .iter()
                    .map(|other| (own.iter().copied().chain([*other]).collect(), true))
                    .collect()
            }
        };
    }
    let mut named: BTreeSet<usize> = adjectives_before(sentence, noun);
    if named.len() >= 2 {
        return vec![(named, true)];
    }
    if let Some(pair) = of_visit(sentence, index, &named) {
        return vec![(pair, true)];
    }
    if let Some(group) = signers(sentence, index).filter(|group| named.is_subset(group)) {
        return vec![(group, true)];
    }
    let explicit = !named.is_empty() || !title(sentence, noun).is_empty();
    let heading = &sentence.passage.heading;
    if explicit && heading.len() == 2 && named.iter().all(|party| heading.contains(party)) {
        named.extend(heading);
        return vec![(named, true)];
    }
    if let Some((parties, _)) = sentence
        .memory
        .treaty
        .as_ref()
        .filter(|(parties, _)| named.is_subset(parties) && definite(sentence, noun))
    {
        return vec![(parties.clone(), false)];
    }
    Vec::new()
}

/// “a visit to B to sign a treaty”: the visitor's state and the one visited.
fn of_visit(
    sentence: &Sentence<'_, '_>,
    index: usize,
    named: &BTreeSet<usize>,
) -> Option<BTreeSet<usize>> {
    let noun = sentence.anchors.get(index)?;
    let act = sentence
        .anchors
        .get(index.checked_sub(1)?)
        .filter(|act| act.act == Some(Act::Sign))?;
    let visit = sentence
        .anchors
        .get(index.checked_sub(2)?)
        .filter(|visit| visit.kind == Some(Kind::Visit))?;
    let purpose = act
        .word
        .checked_sub(1)
        .and_then(|before| sentence.word(before))
        == Some("to");
    if !purpose || noun.word - visit.word > 30 {
        return None;
    }
    let visit = super::visit::read(sentence, index - 2)?;
    let mut pair: BTreeSet<usize> = visit
        .who
        .iter()
        .filter_map(|who| sentence.scene.state(*who))
        .collect();
    pair.extend(visit.goals.iter().filter_map(|goal| match goal {
        super::Goal::Entity(entity) => sentence.scene.state(*entity),
        super::Goal::Region(_) | super::Goal::Place(_) => None,
    }));
    if pair.len() == 1 {
        pair.extend(
            sentence
                .passage
                .heading
                .iter()
                .filter(|_| sentence.passage.heading.len() == 2),
        );
    }
    (pair.len() == 2 && named.is_subset(&pair)).then_some(pair)
}

/// “A and B signed a treaty”: the states that are the subject of the act.
fn signers(sentence: &Sentence<'_, '_>, index: usize) -> Option<BTreeSet<usize>> {
    const AUXILIARIES: [&str; 6] = ["have", "had", "has", "then", "also", "finally"];
    let act = sentence.anchors.get(index.checked_sub(1)?)?;
    act.act?;
    let mut group = BTreeSet::new();
    let mut end = act.range.start;
    let before: Vec<&Named> = sentence
        .names_in(sentence.range.start..act.range.start)
        .collect();
    for name in before.into_iter().rev() {
        let between = sentence.text().get(name.range.end..end)?;
        let mut words = between.split(|letter: char| !letter.is_alphanumeric());
        let linked = words.all(|word| {
            let auxiliary = group.is_empty() && AUXILIARIES.contains(&word);
            auxiliary || matches!(word, "" | "and" | "the")
        });
        if !linked || between.contains([';', '(']) || name.kind != EntityKind::State {
            break;
        }
        group.insert(name.entity);
        end = name.range.start;
    }
    (group.len() >= 2).then_some(group)
}

/// “the treaty”, “this treaty”, “our treaty”.
fn definite(sentence: &Sentence<'_, '_>, noun: &Anchor) -> bool {
    (1..=4)
        .filter_map(|back| noun.word.checked_sub(back))
        .filter_map(|index| sentence.word(index))
        .any(|word| matches!(word, "the" | "this" | "our" | "said"))
}

/// The states after “between” or “with” that follow the noun.
fn group_after(sentence: &Sentence<'_, '_>, noun: &Anchor) -> Option<(&'static str, Vec<usize>)> {
    for index in noun.word + 1..noun.word + 14 {
        let word = sentence.word(index)?;
        let own = sentence.passage.words.get(index)?;
        let lead = match word {
            "between" => "between",
            "with" => "with",
            _ => continue,
        };
        let between = sentence.text().get(noun.range.end..own.range.start)?;
        if between.contains([';', '.', ':']) {
            return None;
        }
        let group = states_after(sentence, own.range.end);
        if !group.is_empty() {
            return Some((lead, group));
        }
    }
    None
}

/// The states that follow one another from a place on, joined by commas and “and”.
fn states_after(sentence: &Sentence<'_, '_>, from: usize) -> Vec<usize> {
    let mut group = Vec::new();
    let mut end = from;
    for name in sentence.names_in(from..sentence.range.end) {
        let between = sentence
            .text()
            .get(end..name.range.start)
            .unwrap_or_default();
        let joined = between
            .split(|letter: char| !letter.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .all(|word| matches!(word, "and" | "the" | "both" | "or"));
        if !joined || between.contains([';', '(']) {
            break;
        }
        let Some(state) = sentence
            .scene
            .state(name.entity)
            .filter(|_| name.kind != EntityKind::Person)
        else {
            break;
        };
        group.push(state);
        end = name.range.end;
    }
    group
}

/// Whose treaty a “treaty with X” is: the nearest other state before the noun, else the speaker's.
fn own_party(sentence: &Sentence<'_, '_>, noun: &Anchor, others: &[usize]) -> Option<usize> {
    let spoken = || {
        let us = (1..=12)
            .filter_map(|back| noun.word.checked_sub(back))
            .filter_map(|index| sentence.word(index))
            .any(|word| matches!(word, "we" | "our"));
        sentence
            .passage
            .speaker
            .filter(|_| us)
            .and_then(|person| sentence.scene.state(person))
    };
    let is_other = |name: &&Named| name.kind == EntityKind::State && !others.contains(&name.entity);
    let named = || {
        sentence
            .names_in(sentence.range.start..noun.range.start)
            .rev()
            .find(is_other)
            .map(|name| name.entity)
    };
    spoken().or_else(named)
}

/// The states that adjectives just before the noun name: “Soviet-Korean Treaty”.
fn adjectives_before(sentence: &Sentence<'_, '_>, noun: &Anchor) -> BTreeSet<usize> {
    let start = noun
        .word
        .checked_sub(5)
        .and_then(|index| sentence.passage.words.get(index))
        .map_or(sentence.range.start, |word| word.range.start)
        .max(sentence.range.start);
    let range: Range<usize> = start..noun.range.start;
    sentence
        .passage
        .names
        .iter()
        .filter(|name| {
            range.start <= name.range.start
                && name.range.end <= range.end
                && name.kind == EntityKind::State
        })
        .filter(|name| {
            !sentence
                .text()
                .get(name.range.end..noun.range.start)
                .is_some_and(|between| {
                    between.contains([',', ';', '.', '(']) || between.starts_with(['’', '\''])
                })
        })
        .map(|name| whole_state(sentence, name.entity))
        .collect()
}

/// The state that the adjective of a divided country means here: of “Korean”, “German”, “Vietnamese” the
/// one part that the heading names, or else the sentence, or else the block.
pub(super) fn whole_state(sentence: &Sentence<'_, '_>, state: usize) -> usize {
    let all = sentence.scene.parts_of(state);
    if all.is_empty() {
        return state;
    }
    let only = |found: BTreeSet<usize>| match found.into_iter().collect::<Vec<_>>().as_slice() {
        [one] => Some(*one),
        _ => None,
    };
    let parts = |entities: &mut dyn Iterator<Item = usize>| -> BTreeSet<usize> {
        entities.filter(|entity| all.contains(entity)).collect()
    };
    let named = |range: Range<usize>| parts(&mut sentence.names_in(range).map(|name| name.entity));
    only(parts(&mut sentence.passage.heading.iter().copied()))
        .or_else(|| only(named(sentence.range.clone())))
        .or_else(|| only(named(0..sentence.text().len())))
        .or_else(|| {
            only(parts(
                &mut sentence
                    .scene
                    .mentions(sentence.passage.item.document)
                    .iter()
                    .map(|mention| mention.entity),
            ))
        })
        .or_else(|| only(all.iter().copied().collect()))
        .unwrap_or(state)
}
