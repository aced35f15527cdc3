//! Dates that belong to a noun which only other words bear out: “the landing at the Bay on 17 April was condemned in a
//! statement”. Such a noun takes no date from a surer one, but its own it keeps.

use super::super::lexicon::{deed, is_past, trigger};
use super::{Sentence, faint};
use crate::wordlist::holds;

/// So many words may stand between the noun and its date.
const REACH: usize = 12;
/// So many words may stand between a noun and another of which it is: “the publication of the second volume”.
const GOVERNED: usize = 5;
/// Words at which the phrase of a noun ends.
const ENDS: &str = " that which who whom whose when where while because although though if but was were is are has have had been be would will could should may might did does do he she they we it i you than as ";

/// The nouns of a sentence that have a date of their own: the word, and the date as an index into the passage's.
pub(super) fn dated(sentence: &Sentence<'_, '_>) -> Vec<(usize, usize)> {
    let passage = sentence.passage;
    let mut found = Vec::new();
    for (index, date) in passage.dates.iter().enumerate() {
        let inside =
            sentence.range.start <= date.range.start && date.range.end <= sentence.range.end;
        if inside
            && !passage.is_standing(index)
            && let Some(noun) = owner(sentence, date.range.start)
        {
            found.push((noun, index));
        }
    }
    found
}

/// The noun to whose phrase a date belongs that begins at a place.
fn owner(sentence: &Sentence<'_, '_>, date: usize) -> Option<usize> {
    let words = &sentence.passage.words;
    let next = words.partition_point(|word| word.range.start < date);
    let mut last = next.checked_sub(1)?;
    let gap = |from: usize, to: usize| sentence.text().get(from..to).unwrap_or_default();
    if !gap(words.get(last)?.range.end, date).trim().is_empty() {
        return None;
    }
    if sentence.word(last) == Some("the") {
        last = last.checked_sub(1)?;
    }
    let lead = sentence.word(last)?;
    if !matches!(lead, "on" | "in" | "of" | "during" | "at") {
        return None;
    }
    let mut at = last;
    while last - at < REACH {
        let end = words.get(at)?.range.start;
        at = at.checked_sub(1)?;
        let (lower, own) = (sentence.word(at)?, words.get(at)?);
        if !gap(own.range.end, end).trim().is_empty() || holds(ENDS, lower) {
            return None;
        }
        // A surer word has the date.
        if sentence.anchors.iter().any(|anchor| anchor.word == at) || trigger(lower).is_some() {
            return None;
        }
        let small = sentence
            .text()
            .get(own.range.clone())
            .is_some_and(|text| text.starts_with(char::is_lowercase));
        // “the attempt of September 1960” may be any.
        let vague = matches!(
            lower,
            "attempt" | "affairs" | "order" | "act" | "trials" | "tests"
        );
        if small && !vague && deed(lower).is_some_and(|deed| deed.noun) {
            // “the publication of the second volume in May”
            let governed = sentence
                .anchors
                .iter()
                .any(|anchor| !anchor.verb && anchor.word < at && at - anchor.word <= GOVERNED);
            let free = !governed && (lead == "of" || !is_object(sentence, at));
            return (free && faint::is_definite(sentence, at)).then_some(at);
        }
        if small && is_past(lower) {
            return None;
        }
    }
    None
}

/// Whether a verb of the past stands before a noun in its clause, so that the date may be that of the verb: “he
/// condemned the landing on 5 November”.
fn is_object(sentence: &Sentence<'_, '_>, noun: usize) -> bool {
    let words = &sentence.passage.words;
    for at in (0..noun).rev() {
        let (Some(lower), Some(own), Some(next)) =
            (sentence.word(at), words.get(at), words.get(at + 1))
        else {
            return false;
        };
        let gap = sentence.between(&own.range, &next.range);
        if gap.contains([',', ';', ':', '(']) || matches!(lower, "that" | "which" | "who" | "when")
        {
            return false;
        }
        if is_past(lower) {
            return true;
        }
    }
    false
}
