//! Which date of a sentence belongs to which of its occurrences.

use std::ops::Range;

use super::super::lexicon::{Kind, is_past};
use super::{Anchor, Sentence, shared};

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
    attach_sequels(sentence);
    attach_acts(sentence);
    attach_participles(sentence);
    attach_sittings(sentence);
    attach_manner(sentence);
    sharpen(sentence);
    shared::share(sentence);
    borrow(sentence);
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
            && !words
                .iter()
                .any(|word| REPORTS.contains(&format!(" {} ", word.to_lowercase())))
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
    let leads = own
        .first()
        .is_some_and(|word| LEADS.contains(&format!(" {word} ")));
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

/// “to come in May and then sign the treaty”: what is done to a treaty “then” is done at the time just named.
fn attach_sequels(sentence: &mut Sentence<'_, '_>) {
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
fn attach_acts(sentence: &mut Sentence<'_, '_>) {
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
fn attach_participles(sentence: &mut Sentence<'_, '_>) {
    const WORDS: usize = 8;
    for index in 1..sentence.anchors.len() {
        let (Some(noun), Some(verb)) =
            (sentence.anchors.get(index - 1), sentence.anchors.get(index))
        else {
            continue;
        };
        let between = sentence
            .text()
            .get(noun.range.end..verb.range.start)
            .unwrap_or_default();
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
fn attach_manner(sentence: &mut Sentence<'_, '_>) {
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
fn sharpen(sentence: &mut Sentence<'_, '_>) {
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
fn attach_sittings(sentence: &mut Sentence<'_, '_>) {
    for index in 1..sentence.anchors.len() {
        let (Some(noun), Some(verb)) =
            (sentence.anchors.get(index - 1), sentence.anchors.get(index))
        else {
            continue;
        };
        let between = sentence
            .text()
            .get(noun.range.end..verb.range.start)
            .unwrap_or_default();
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
    let between = sentence
        .text()
        .get(noun.range.end..date.range.start)
        .unwrap_or_default();
    let last = between.split_whitespace().next_back();
    !noun_like
        && noun.range.end <= date.range.start
        && !between.contains([',', ';', '('])
        && last != Some("of")
        && !between.contains("dated")
}

/// “did not come, as was expected around the time of his visit to B in May”: the first has the date of the second.
fn borrow(sentence: &mut Sentence<'_, '_>) {
    for index in 1..sentence.anchors.len() {
        let (Some(first), Some(second)) =
            (sentence.anchors.get(index - 1), sentence.anchors.get(index))
        else {
            continue;
        };
        let between = sentence
            .text()
            .get(first.range.end..second.range.start)
            .unwrap_or_default();
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
