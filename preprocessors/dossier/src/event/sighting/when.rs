//! Which date of a sentence belongs to which of its occurrences.

use std::ops::Range;

use super::super::lexicon::is_past;
use super::{Anchor, Sentence, attached, shared};
use crate::wordlist::{holds, holds_lower};

/// How a date can belong to an anchor, the surest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Tie {
    /// “the 6 July 1961 Treaty”
    Attribute,
    /// “the treaty, which was signed in July 1961”
    After,
    /// “in July 1961 to sign the treaty”
    Purpose,
    /// “On 6 July 1961 the treaty was signed”
    Before,
    /// “the treaty, of which he thought little, because in July 1961 …”
    Far,
}

/// Words between a date and an anchor that tell that the date is of what somebody said.
const REPORTS: &str =
    " stated told said says reported according wrote informed confirmed announced ";

/// Gives each anchor the date that belongs to it.
pub(super) fn bind(sentence: &mut Sentence<'_, '_>) {
    let mut ties: Vec<(Tie, usize, usize)> = Vec::new();
    let corrections: Vec<usize> = sentence
        .passage
        .dates
        .iter()
        .filter_map(|date| date.corrected_by)
        .collect();
    let owned = super::deeds::dated(sentence);
    for (index, date) in sentence.passage.dates.iter().enumerate() {
        let inside =
            sentence.range.start <= date.range.start && date.range.end <= sentence.range.end;
        let owned = owned.iter().any(|(_, date)| *date == index);
        if inside && !owned && !corrections.contains(&index) && !sentence.passage.is_standing(index)
        {
            ties.extend(
                self::ties(sentence, &date.range)
                    .into_iter()
                    .map(|(tie, anchor)| (tie, anchor, index)),
            );
        }
    }
    ties.sort_unstable();
    for (_, anchor, date) in ties {
        if let Some(anchor) = sentence.anchors.get_mut(anchor) {
            anchor.date = anchor.date.or(Some(date));
        }
    }
    attached::sequels(sentence);
    attached::acts(sentence);
    attached::participles(sentence);
    attached::sittings(sentence);
    attached::manner(sentence);
    attached::sharpen(sentence);
    shared::share(sentence);
    attached::borrow(sentence);
}

/// The anchors to which a date can belong.
fn ties(sentence: &Sentence<'_, '_>, date: &Range<usize>) -> Vec<(Tie, usize)> {
    let gap = |from: usize, to: usize| sentence.text().get(from..to).unwrap_or_default();
    let before = sentence
        .anchors
        .iter()
        .rposition(|anchor| anchor.range.end <= date.start);
    let after = sentence
        .anchors
        .iter()
        .position(|anchor| anchor.range.start >= past_aside(sentence, date));
    let mut ties = Vec::new();
    // “On 5 January he was received by X, and on 6 January by Y”: the second date is of what follows.
    let goes_on = |index: usize, anchor: &Anchor| {
        let between = gap(anchor.range.end, date.start).trim_end();
        let joined = [" and on", ", on", " and in", " and again on", "; on"]
            .iter()
            .any(|words| between.ends_with(words));
        let from = index
            .checked_sub(1)
            .and_then(|before| sentence.anchors.get(before))
            .map_or(sentence.range.start, |before| before.range.end);
        joined
            && sentence.passage.dates.iter().any(|other| {
                from <= other.range.start
                    && other.range.end <= anchor.range.start
                    && !gap(other.range.end, anchor.range.start).contains([';', ':'])
            })
    };
    if let Some((index, anchor)) =
        before.and_then(|index| Some((index, sentence.anchors.get(index)?)))
        && !goes_on(index, anchor)
        && !gap(anchor.range.end, date.start).contains(';')
        && !is_term(gap(anchor.range.end, date.start))
        && !leaves_clause(anchor, gap(anchor.range.end, date.start))
        && (anchor.verb || !stands_aside(sentence, anchor, gap(anchor.range.end, date.start)))
        && !ends_aside(gap(anchor.range.end, date.start))
        && !opens_clause(sentence, date, gap(anchor.range.end, date.start), after)
    {
        let far = is_far(gap(anchor.range.end, date.start));
        ties.push((if far { Tie::Far } else { Tie::After }, index));
    }
    if let Some((index, anchor)) =
        after.and_then(|index| Some((index, sentence.anchors.get(index)?)))
    {
        let between = gap(date.end, anchor.range.start);
        let words: Vec<&str> = between
            .split(|letter: char| !letter.is_alphanumeric() && letter != '’' && letter != '\'')
            .filter(|word| !word.is_empty())
            .collect();
        let small = |word: &str| {
            matches!(
                word,
                "to" | "during"
                    | "at"
                    | "for"
                    | "when"
                    | "in"
                    | "and"
                    | "of"
                    | "by"
                    | "or"
                    | "the"
                    | "after"
                    | "before"
            )
        };
        let close = words.len() <= 1 && !between.contains([',', ';', '.', '(', ')']);
        if close
            && anchor.kind.is_some()
            && !anchor.verb
            && !words.first().is_some_and(|word| small(word))
        {
            ties.clear();
            ties.push((Tie::Attribute, index));
        } else if leads_on(&words, between) && !between.contains(';') {
            ties.push((Tie::Purpose, index));
        } else if ties.iter().all(|(tie, _)| *tie == Tie::Far)
            && words.len()
                <= if opens_sentence(sentence, date) {
                    32
                } else {
                    10
                }
            && !between.contains(';')
            && !(!anchor.verb
                && words.len() > 10
                && words.iter().any(|word| is_deed_of_its_own(word)))
            && !words.iter().any(|word| holds_lower(REPORTS, word))
        {
            ties.push((Tie::Before, index));
        }
    }
    ties
}

/// Whether a word is a verb of the past that tells what was done without the noun that is its object: “came”, not
/// “handed over”.
fn is_deed_of_its_own(word: &str) -> bool {
    is_past(word) && !super::bound::is_support(word)
}

/// Whether an aside ends between an occurrence and a date, with it the occurrence: “the note, protesting the removal of
/// X and Y, was made public on 25 November”.
fn ends_aside(between: &str) -> bool {
    let mut pieces = between.split(',');
    let _ = pieces.next();
    match (pieces.next(), pieces.next()) {
        (Some(rest), None) => matches!(
            rest.split_whitespace().next(),
            Some("was" | "were" | "is" | "are" | "has" | "had" | "have")
        ),
        _ => false,
    }
}

/// Whether a noun only stands in the words that open a sentence, of whose verb the date is: “On the strength of this
/// letter they left the house on 22 November”.
fn stands_aside(sentence: &Sentence<'_, '_>, anchor: &Anchor, between: &str) -> bool {
    const LEADS: &str = " on in following according by with under from despite because upon concerning regarding through without against for to as ";
    let before = sentence
        .text()
        .get(sentence.range.start..anchor.range.start)
        .unwrap_or_default()
        .to_lowercase();
    let own: Vec<&str> = before
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let leads = own.first().is_some_and(|word| holds(LEADS, word));
    // “On the occasion of the visit” and “in the course of the talks” are at the time of both.
    let at_once = own.iter().any(|word| {
        matches!(
            *word,
            "occasion" | "course" | "time" | "day" | "eve" | "beginning" | "end" | "during"
        )
    });
    let told = own.iter().any(|word| is_past(word));
    let mut told_after = between.split(|letter: char| !letter.is_alphanumeric()).zip(
        between
            .split(|letter: char| !letter.is_alphanumeric())
            .skip(1),
    );
    // A verb with a subject of its own: what stands just behind the noun only qualifies it.
    let verb = told_after.any(|(before, word)| {
        is_past(word)
            && !before.is_empty()
            && !matches!(
                before,
                "which" | "that" | "and" | "was" | "were" | "been" | "be" | "the" | "a" | "so"
            )
    });
    leads && !at_once && !told && verb
}

/// Whether nothing but a preposition stands before a date in its sentence: “On 3 May the Chairman of the Board, …,
/// visited”, however much is said of him before it is told what he did.
fn opens_sentence(sentence: &Sentence<'_, '_>, date: &Range<usize>) -> bool {
    let before = sentence.text().get(sentence.range.start..date.start);
    before.is_some_and(|before| {
        let mut words = before
            .split(|letter: char| !letter.is_alphanumeric())
            .filter(|word| !word.is_empty());
        words.all(|word| {
            matches!(
                word,
                "On" | "In"
                    | "At"
                    | "From"
                    | "By"
                    | "During"
                    | "Since"
                    | "Already"
                    | "Only"
                    | "Then"
                    | "But"
                    | "And"
                    | "Early"
                    | "Late"
                    | "on"
                    | "in"
                    | "at"
                    | "the"
                    | "of"
                    | "evening"
                    | "morning"
                    | "night"
                    | "afternoon"
                    | "early"
                    | "late"
                    | "small"
                    | "hours"
                    | "day"
                    | "days"
                    | "course"
                    | "beginning"
                    | "middle"
                    | "end"
                    | "dawn"
                    | "noon"
                    | "midnight"
            ) || word.chars().all(|letter| letter.is_ascii_digit())
        })
    })
}

/// Whether a clause of its own, or much else, stands between an occurrence and a date after it.
fn is_far(between: &str) -> bool {
    const WORDS: usize = 12;
    [
        " because ",
        " although ",
        " while ",
        " but ",
        " told ",
        " said ",
    ]
    .iter()
    .any(|word| between.contains(word))
        || between.split_whitespace().count() > WORDS
}

/// Whether the words after a date lead on to what happened then: “in July 1961 to sign”, “in May when he came”.
fn leads_on(words: &[&str], between: &str) -> bool {
    const NEAR: usize = 4;
    match words.first() {
        Some(&("during" | "at" | "when")) => true,
        Some(&("to" | "for")) => words.len() <= NEAR && !between.contains(','),
        _ => false,
    }
}

/// Whether a date opens a clause with a verb of its own: “you came to B, and in July we signed the treaty”.
fn opens_clause(
    sentence: &Sentence<'_, '_>,
    date: &Range<usize>,
    before: &str,
    after: Option<usize>,
) -> bool {
    let Some(anchor) = after.and_then(|after| sentence.anchors.get(after)) else {
        return false;
    };
    let between = sentence
        .text()
        .get(date.end..anchor.range.start)
        .unwrap_or_default();
    let verb = anchor.verb || anchor.act.is_some() && anchor.kind.is_none();
    let lead = before
        .rsplit(',')
        .next()
        .unwrap_or_default()
        .split_whitespace()
        .count();
    let own = begins_clause(sentence, date, before, between);
    own && verb
        || before.contains(',')
            && lead <= 3
            && verb
            && between.split_whitespace().count() <= 3
            && !between.contains([',', ';', '('])
            && !between.trim_start().starts_with("to ")
}

/// Whether a date opens a clause with a subject of its own: “he died in May; on the 12th of June the Council elected”,
/// “and on 3 May the Board resolved”.
fn begins_clause(
    sentence: &Sentence<'_, '_>,
    date: &Range<usize>,
    before: &str,
    between: &str,
) -> bool {
    const WORDS: usize = 10;
    let opens = [
        "; on", "; in", ";", ", and on", ", and in", ": on", ": in", "; and on", "; and in",
        ", but on", ", but in",
    ]
    .iter()
    .any(|lead| {
        before
            .trim_end()
            .strip_suffix("the")
            .unwrap_or(before)
            .trim_end()
            .ends_with(lead)
    });
    let after = sentence.text().get(date.end..).unwrap_or_default();
    let subject = after
        .trim_start_matches([',', ' '])
        .split_whitespace()
        .next();
    // “he declared this and on 1 November he proclaimed”
    let spoken =
        subject.is_some_and(|word| matches!(word, "he" | "she" | "they" | "we" | "it" | "I"));
    let opens = opens
        || spoken
            && [
                " and on",
                " and in",
                " but on",
                " but in",
                " and on the",
                " that on",
                " that in",
            ]
            .iter()
            .any(|lead| before.trim_end().ends_with(lead));
    let subject = subject.is_some_and(|word| {
        word.starts_with(char::is_uppercase)
            || matches!(
                word,
                "the" | "he" | "she" | "it" | "they" | "we" | "a" | "an" | "his" | "our" | "their"
            )
    });
    let rest = between.trim_start().strip_prefix(',').unwrap_or(between);
    opens
        && subject
        && rest.split_whitespace().count() <= WORDS
        && !rest.contains([',', ';', '(', ':'])
}

/// Whether the words between an occurrence and a date after it begin to tell of another: “it saw his return, and it
/// closed with a balance at the end of May”, “was appointed, to enter upon his duties on 1 September”.
fn leaves_clause(anchor: &Anchor, between: &str) -> bool {
    const SUBJECTS: [&str; 8] = ["it", "he", "she", "they", "we", "I", "there", "this"];
    const BEGINNING: [&str; 10] = [
        " to enter ",
        " to take up ",
        " to take over ",
        " to take effect ",
        " to begin ",
        " to commence ",
        " to start ",
        " to assume ",
        " to date from ",
        " with effect ",
    ];
    let next = |cut: &str| {
        between.match_indices(cut).any(|(at, cut)| {
            let rest = between.get(at + cut.len()..).unwrap_or_default();
            let word = rest.split_whitespace().next().unwrap_or_default();
            SUBJECTS.contains(&word) && rest.split_whitespace().count() > 1
        })
    };
    let begins = anchor.verb && BEGINNING.iter().any(|words| between.contains(words));
    // “its note of protest, which was followed by a sharper one in February”
    let another = [" followed by ", " preceded by ", " succeeded by "]
        .iter()
        .any(|words| between.contains(words));
    begins || another || next(", and ") || next(", but ")
}

/// The first place after a date at which what it dates can stand: “on 27 June, three days after the King had come, the
/// ship left” leads past what is put in between.
fn past_aside(sentence: &Sentence<'_, '_>, date: &Range<usize>) -> usize {
    let text = sentence.text();
    let aside = sentence.passage.dates.iter().find(|other| {
        other.range.start > date.end
            && text.get(date.end..other.range.start) == Some(", ")
            && (other.words.ends_with(" after") || other.words.ends_with(" before"))
    });
    let Some(aside) = aside else {
        return date.end;
    };
    let rest = text.get(aside.range.end..sentence.range.end);
    rest.and_then(|rest| rest.find(", "))
        .map_or(date.end, |comma| aside.range.end + comma)
}

/// Whether the words before a date make it the end of a term: “effective up to year 1981”.
fn is_term(between: &str) -> bool {
    [
        "effective",
        "valid",
        "up to",
        "until",
        "till",
        "expire",
        "in force",
    ]
    .iter()
    .any(|words| between.contains(words))
}
