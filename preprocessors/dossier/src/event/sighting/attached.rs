//! Dates for what stands beside a dated deed: its sequel, its act, what was done in passing, and the sitting on which it was.

use super::super::lexicon::Kind;
use super::{Anchor, Sentence};

/// “to come in May and then sign the treaty”: what is done to a treaty “then” is done at the time just named.
pub(super) fn sequels(sentence: &mut Sentence<'_, '_>) {
    const WORDS: usize = 5;
    for index in 1..sentence.anchors.len() {
        let (Some(before), Some(act)) = (
            sentence.anchors.get(index - 1).and_then(|first| first.date),
            sentence.anchors.get(index),
        ) else {
            continue;
        };
        let date = sentence.passage.dates.get(before);
        let between = date
            .and_then(|date| sentence.text().get(date.range.end..act.range.start))
            .unwrap_or_default();
        let then = between.trim_start().starts_with("and then ")
            && between.split_whitespace().count() <= WORDS
            && !between.contains([',', ';', ':']);
        if then
            && act.act.is_some()
            && act.kind.is_none()
            && let Some(act) = sentence.anchors.get_mut(index)
        {
            act.date = act.date.or(Some(before));
        }
    }
}

/// A date between an act and what it is done to, or after the latter, belongs to both; where the act is
/// another than the signing, to the act alone.
pub(super) fn acts(sentence: &mut Sentence<'_, '_>) {
    for index in 1..sentence.anchors.len() {
        let (Some(act), Some(noun)) =
            (sentence.anchors.get(index - 1), sentence.anchors.get(index))
        else {
            continue;
        };
        let joined = noun.word - act.word <= 12
            && act.act.is_some()
            && act.kind.is_none()
            && noun.act.is_none();
        // What is extended or ended now was signed at another time.
        let signing = act.act == Some(super::Act::Sign);
        if joined && act.date.is_none() && signing {
            let date = noun.date;
            if let Some(act) = sentence.anchors.get_mut(index - 1) {
                act.date = date;
            }
        } else if joined && act.date.is_none() && dates_act(sentence, act, noun) {
            let date = noun.date;
            if let Some(act) = sentence.anchors.get_mut(index - 1) {
                act.date = date;
            }
            if let Some(noun) = sentence.anchors.get_mut(index) {
                noun.date = None;
            }
        }
    }
}

/// “the interview with X, published on 28 January”, “the speech, which was delivered in May”: the date of the
/// participle is that of the noun.
pub(super) fn participles(sentence: &mut Sentence<'_, '_>) {
    const WORDS: usize = 8;
    for index in 1..sentence.anchors.len() {
        let (Some(noun), Some(verb)) =
            (sentence.anchors.get(index - 1), sentence.anchors.get(index))
        else {
            continue;
        };
        let between = sentence.between(&noun.range, &verb.range);
        let own = sentence.word(verb.word).unwrap_or_default();
        let act = verb.act.is_some() && verb.kind.is_none() && noun.kind != Some(Kind::Treaty);
        // “the flood, died in November”: nothing can be said to be died.
        let stirs = matches!(
            own,
            "died"
                | "perished"
                | "arrived"
                | "departed"
                | "returned"
                | "sailed"
                | "expired"
                | "resigned"
                | "retired"
                | "travelled"
                | "traveled"
                | "landed"
                | "escaped"
                | "succeeded"
        );
        let participle =
            (verb.verb || act) && own.ends_with("ed") && !stirs || matches!(own, "held" | "given");
        let lead = between.trim_end();
        // “the conference which was to open in May”
        let set_for = [
            " which was to",
            " that was to",
            " which is to",
            " which were to",
            " which will",
            " which would",
            " due to",
        ]
        .iter()
        .any(|words| lead.ends_with(words));
        let participle = participle || set_for && (verb.verb || act);
        let bare = is_auxiliary(between)
            || set_for
            || lead.ends_with(',')
            || lead.ends_with(" which was")
            || lead.ends_with(" that was");
        let told = noun.verb || noun.kind.is_none() || noun.date.is_some();
        // “the visit had been announced for November”
        let set = verb.date.is_some_and(|date| {
            sentence.passage.dates.get(date).is_some_and(|date| {
                sentence.text().get(verb.range.end..date.range.start) == Some(" for ")
            })
        });
        if !told && set && is_auxiliary(between) {
            let date = verb.date;
            if let Some(noun) = sentence.anchors.get_mut(index - 1) {
                noun.date = date;
            }
            if let Some(verb) = sentence.anchors.get_mut(index) {
                verb.date = None;
            }
        } else if !told
            && participle
            && bare
            && between.split_whitespace().count() <= WORDS
            && !between.contains([';', ':'])
        {
            let date = verb.date;
            if let Some(noun) = sentence.anchors.get_mut(index - 1) {
                noun.date = date;
            }
        }
    }
}

/// “went to Rome on a second visit in September”: the date of the noun is that of the journey.
pub(super) fn manner(sentence: &mut Sentence<'_, '_>) {
    for index in 1..sentence.anchors.len() {
        if !super::visit::is_manner(sentence, index) {
            continue;
        }
        let date = sentence.anchors.get(index).and_then(|noun| noun.date);
        if let Some(verb) = sentence.anchors.get_mut(index - 1) {
            verb.date = verb.date.or(date);
        }
    }
}

/// “is to last this year from 8 to 12 February”: of two dates side by side the more exact tells.
pub(super) fn sharpen(sentence: &mut Sentence<'_, '_>) {
    const WORDS: usize = 3;
    let bound: Vec<usize> = sentence
        .anchors
        .iter()
        .filter_map(|anchor| anchor.date)
        .collect();
    let dates = &sentence.passage.dates;
    let text = sentence.passage.text;
    for anchor in &mut sentence.anchors {
        let Some(first) = anchor.date else { continue };
        let (Some(wide), Some(exact)) = (dates.get(first), dates.get(first + 1)) else {
            continue;
        };
        let gap = text
            .get(wide.range.end..exact.range.start)
            .unwrap_or_default();
        let beside = exact.range.end <= sentence.range.end
            && gap.split_whitespace().count() <= WORDS
            && !gap.contains([';', '.', '(']);
        let days = |date: &crate::date::phrase::Phrase| date.date.days().unwrap_or(i32::MAX);
        if beside
            && !bound.contains(&(first + 1))
            && wide.date.overlaps(&exact.date)
            && days(exact) < days(wide)
        {
            anchor.date = Some(first + 1);
        }
    }
}

/// Whether nothing but auxiliaries stands between a noun and a verb.
pub(super) fn is_auxiliary(between: &str) -> bool {
    !between.trim().is_empty()
        && between.split_whitespace().all(|word| {
            matches!(
                word,
                "had"
                    | "has"
                    | "have"
                    | "been"
                    | "was"
                    | "were"
                    | "is"
                    | "are"
                    | "being"
                    | "first"
                    | "also"
            )
        })
}

/// “the congress, which met in July”: the date of the verb is the congress's own.
pub(super) fn sittings(sentence: &mut Sentence<'_, '_>) {
    for index in 1..sentence.anchors.len() {
        let (Some(noun), Some(verb)) =
            (sentence.anchors.get(index - 1), sentence.anchors.get(index))
        else {
            continue;
        };
        let between = sentence.between(&noun.range, &verb.range);
        let sits = verb.verb
            && matches!(
                sentence.word(verb.word),
                Some("met" | "opened" | "began" | "assembled" | "gathered" | "convened" | "sat")
            )
            && noun.kind == Some(Kind::Assembly)
            && between.split_whitespace().count() <= 8
            && (between.contains("which") || between.trim().is_empty());
        // “the opening of the Conference on 4 October”: of both.
        let opens = |anchor: &Anchor| {
            anchor
                .trigger
                .is_some_and(|trigger| trigger.concept == super::OPENING)
        };
        let opening = (opens(noun) && verb.kind == Some(Kind::Assembly)
            || opens(verb) && noun.kind == Some(Kind::Assembly))
            && between.split_whitespace().count() <= 8;
        let (first, second) = (noun.date, verb.date);
        if (sits || opening) && first.is_none() {
            if let Some(noun) = sentence.anchors.get_mut(index - 1) {
                noun.date = second;
            }
        } else if opening
            && second.is_none()
            && let Some(verb) = sentence.anchors.get_mut(index)
        {
            verb.date = first;
        }
    }
}

/// “ratified the treaty on 17 May”: the date after the noun is of what the verb tells.
fn dates_act(sentence: &Sentence<'_, '_>, act: &Anchor, noun: &Anchor) -> bool {
    let Some(date) = noun.date.and_then(|date| sentence.passage.dates.get(date)) else {
        return false;
    };
    let word = sentence.word(act.word).unwrap_or_default();
    let noun_like = word.ends_with("ion") || word.ends_with("al");
    let between = sentence.between(&noun.range, &date.range);
    let last = between.split_whitespace().next_back();
    !noun_like
        && noun.range.end <= date.range.start
        && !between.contains([',', ';', '('])
        && last != Some("of")
        && !between.contains("dated")
}

/// “did not come, as was expected around the time of his visit to B in May”: the first has the date of the second.
pub(super) fn borrow(sentence: &mut Sentence<'_, '_>) {
    for index in 1..sentence.anchors.len() {
        let (Some(first), Some(second)) =
            (sentence.anchors.get(index - 1), sentence.anchors.get(index))
        else {
            continue;
        };
        let between = sentence.between(&first.range, &second.range);
        let same_time = [
            "time of",
            "on the occasion of",
            "at the same time as",
            "together with",
        ]
        .iter()
        .any(|words| between.contains(words));
        if same_time && first.date.is_none() {
            let date = second.date;
            if let Some(first) = sentence.anchors.get_mut(index - 1) {
                first.date = date;
                first.borrowed = true;
            }
        }
    }
}
