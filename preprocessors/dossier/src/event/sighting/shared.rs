//! One date of several occurrences: of verbs that “and” joins, of what was done at a dated meeting, of what a paper
//! does.

use super::super::lexicon::{Kind, is_past};
use super::{Anchor, Sentence};

/// Gives what has no date that of the occurrence before with which it is told.
pub(super) fn share(sentence: &mut Sentence<'_, '_>) {
    for index in 1..sentence.anchors.len() {
        let (Some(first), Some(second)) =
            (sentence.anchors.get(index - 1), sentence.anchors.get(index))
        else {
            continue;
        };
        if first.date.is_some() == second.date.is_some() {
            continue;
        }
        let forward = first.date.is_some()
            && (joined(sentence, first, second)
                || done_at(sentence, first, second)
                || does(sentence, first, second));
        let backward = second.date.is_some() && was_at(sentence, first, second);
        let date = first.date.or(second.date);
        let undated = if forward {
            index
        } else if backward {
            index - 1
        } else {
            continue;
        };
        if let Some(anchor) = sentence.anchors.get_mut(undated) {
            anchor.date = date;
        }
    }
}

/// “On 3 May he landed at Riga and visited the mayor”: the date stands before both, and nothing but the rest of the
/// first between them.
fn joined(sentence: &Sentence<'_, '_>, first: &Anchor, second: &Anchor) -> bool {
    const WORDS: usize = 12;
    /// So many words a subject of its own may have.
    const SUBJECT: usize = 5;
    let between = sentence.between(&first.range, &second.range);
    let dated_before = first
        .date
        .and_then(|date| sentence.passage.dates.get(date))
        .is_some_and(|date| date.range.end <= first.range.start);
    let past = |anchor: &Anchor| anchor.verb && sentence.word(anchor.word).is_some_and(is_past);
    let since = between
        .rfind(" and ")
        .and_then(|at| between.get(at + 5..))
        .map(|rest| rest.split_whitespace().count());
    dated_before
        && past(first)
        && past(second)
        && since.is_some_and(|words| words <= SUBJECT)
        && between.split_whitespace().count() <= WORDS
        && !between.contains([';', ':', '(', '.'])
        && ![" who ", " which ", " that ", " when ", " had "]
            .iter()
            .any(|cut| between.contains(cut))
}

/// “At the meeting of 3 May the Council elected X”.
fn done_at(sentence: &Sentence<'_, '_>, meeting: &Anchor, deed: &Anchor) -> bool {
    const WORDS: usize = 14;
    let after = meeting
        .date
        .and_then(|date| sentence.passage.dates.get(date))
        .filter(|date| meeting.range.end <= date.range.start)
        .and_then(|date| sentence.text().get(date.range.end..deed.range.start));
    let (Some(after), Some(before)) = (
        after,
        sentence
            .text()
            .get(sentence.range.start..meeting.range.start),
    ) else {
        return false;
    };
    let opens = ["At ", "In ", "During "]
        .iter()
        .any(|lead| before.starts_with(lead));
    is_meeting(meeting)
        && deed.verb
        && opens
        && before.split_whitespace().count() <= 6
        && after.split_whitespace().count() <= WORDS
        && !after.contains([';', ':', '('])
        && ![" who ", " which ", " that ", " had "]
            .iter()
            .any(|cut| after.contains(cut))
}

/// “was elected at the annual meeting of 3 May”.
fn was_at(sentence: &Sentence<'_, '_>, deed: &Anchor, meeting: &Anchor) -> bool {
    const WORDS: usize = 14;
    const PHRASE: usize = 6;
    let between = sentence.between(&deed.range, &meeting.range);
    // “the election of X at the annual meeting of 1879”
    let chosen = matches!(
        deed.kind,
        Some(Kind::Appointment | Kind::Award | Kind::Decision | Kind::Membership)
    );
    let phrase = [" at ", " during ", " in "]
        .iter()
        .filter_map(|lead| between.rfind(lead))
        .max()
        .and_then(|at| between.get(at..));
    is_meeting(meeting)
        && (deed.verb || chosen)
        && deed.act.is_none()
        && between.split_whitespace().count() <= WORDS
        && !between.contains([',', ';', ':', '(', '.'])
        && ![" who ", " which ", " that ", " for "]
            .iter()
            .any(|cut| between.contains(cut))
        && phrase.is_some_and(|phrase| {
            let words: Vec<&str> = phrase.split_whitespace().collect();
            words.len() <= PHRASE
                && matches!(
                    words.get(1),
                    Some(&("the" | "its" | "a" | "an" | "our" | "their" | "this"))
                )
        })
}

/// “the proclamation of 3 February 1962, placing an embargo”: what the paper does was done on its day.
fn does(sentence: &Sentence<'_, '_>, paper: &Anchor, deed: &Anchor) -> bool {
    const WORDS: usize = 3;
    let after = paper
        .date
        .and_then(|date| sentence.passage.dates.get(date))
        .filter(|date| paper.range.end <= date.range.start)
        .and_then(|date| sentence.text().get(date.range.end..deed.range.start));
    let words: Vec<&str> = after.unwrap_or_default().split_whitespace().collect();
    matches!(
        paper.kind,
        Some(Kind::Statement | Kind::Letter | Kind::Decision | Kind::Enactment)
    ) && !paper.verb
        && after.is_some_and(|after| after.starts_with(", "))
        && words.len() <= WORDS + 1
        && words
            .iter()
            .any(|word| word.ends_with("ing") && word.len() > 5)
}

fn is_meeting(anchor: &Anchor) -> bool {
    !anchor.verb && matches!(anchor.kind, Some(Kind::Talks | Kind::Assembly))
}
