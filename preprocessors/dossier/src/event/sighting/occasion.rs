//! What is done at a meeting is done on its day: “at its meeting on 2 December elected”, “the meeting last January, at
//! which he was chosen”.

use super::super::lexicon::Kind;
use super::{Anchor, Sentence};
use crate::wordlist::holds;

/// What sits, so that something may be done at it.
const SITTINGS: &str = " meeting meetings session sitting congress conference convention convocation assembly synod plenum council election ceremony ";
/// So many words may stand between the meeting and what was done.
const WORDS: usize = 14;

/// Gives what is done at a dated meeting its date.
pub(super) fn attach(sentence: &mut Sentence<'_, '_>) {
    for index in 1..sentence.anchors.len() {
        let (Some(meeting), Some(verb)) =
            (sentence.anchors.get(index - 1), sentence.anchors.get(index))
        else {
            continue;
        };
        let sits = !meeting.verb
            && sentence
                .word(meeting.word)
                .is_some_and(|own| holds(SITTINGS, own));
        let done = verb.verb
            && verb.date.is_none()
            && matches!(
                verb.kind,
                Some(
                    Kind::Appointment
                        | Kind::Decision
                        | Kind::Grant
                        | Kind::Award
                        | Kind::Membership
                )
            );
        let Some(date) = meeting.date.filter(|_| sits && done) else {
            continue;
        };
        if is_at(sentence, meeting, verb, date)
            && let Some(verb) = sentence.anchors.get_mut(index)
        {
            verb.date = Some(date);
        }
    }
}

/// Whether a verb tells what was done at a meeting of some date.
fn is_at(sentence: &Sentence<'_, '_>, meeting: &Anchor, verb: &Anchor, date: usize) -> bool {
    let Some(date) = sentence.passage.dates.get(date) else {
        return false;
    };
    let between = sentence.between(&meeting.range, &verb.range);
    if between.contains([';', ':', '(']) || between.split_whitespace().count() > WORDS {
        return false;
    }
    // “at its meeting on 2 December last, elected”
    let led = (1..=4)
        .filter_map(|back| sentence.word(meeting.word.checked_sub(back)?))
        .any(|word| matches!(word, "at" | "in" | "during"));
    let rest = sentence.between(&date.range, &verb.range);
    let directly = rest.trim_matches([',', ' ']).is_empty() && date.range.end <= verb.range.start;
    // “the meeting last January, at which Mr. Lie was chosen”
    let there = [", at which ", " at which ", ", when ", ", where "]
        .iter()
        .any(|words| between.contains(words))
        && !between.contains(" had ");
    led && directly || there
}
