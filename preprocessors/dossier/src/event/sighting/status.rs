//! What a document says of an occurrence: that it happened, is planned, failed, or is one of a series.

use std::collections::BTreeMap;

use jiff::ToSpan;
use lazy_static::lazy_static;

use super::super::lexicon::{Cues, Kind, STATUS, is_past};
use super::{Anchor, Goal, Sentence, Sighting};
use crate::date::phrase::is_of_the_mind;
use crate::date::{Edtf, Precision};
use crate::event::Status;
use crate::wordlist::holds;

/// A status, and when an undated occurrence can have been.
pub(super) struct Reading {
    pub(super) status: Status,
    pub(super) window: Option<Edtf>,
    /// Whether it is spoken of as intended: a series of promises, not of visits.
    pub(super) intended: bool,
}

/// Words after an occurrence that tell that it had only been planned.
const PUT_OFF: [&str; 5] = [
    "postponed",
    "scheduled",
    "planned",
    "postponement",
    "anticipated",
];
/// Words after an occurrence that tell that it did not take place.
const AFTERWARDS: [&str; 12] = [
    "came to nothing",
    "come to nothing",
    "fell through",
    "fallen through",
    "been cancelled",
    "was cancelled",
    "been given up",
    "was given up",
    "did not materialize",
    "was called off",
    "been called off",
    "was abandoned",
];

lazy_static! {
    static ref GIVEN_UP: Cues = Cues::new(AFTERWARDS);
    /// Of what was planned, denied or possible, what holds also where the verb is past.
    static ref PUT_OFF_LATER: [Cues; 3] = [&STATUS.denied, &STATUS.planned, &STATUS.possible]
        .map(|list| Cues::new(list.words().filter(|cue| PUT_OFF.contains(cue))));
    static ref NOT_IN_PLACE: Cues =
        Cues::new(STATUS.failed.words().filter(|cue| cue.contains("place")));
    /// Words by which what is still to come is told from afar.
    static ref FROM_AFAR: Cues = Cues::new(["would", "was to", "were to", "should"]);
}

/// Words after which an occurrence is taken as a fact from which another is dated.
const FACTS: &str = " after following since caused concerning regarding time occasion ";

/// Reads the status of an occurrence from the words of its clause.
pub(super) fn read(sentence: &Sentence<'_, '_>, anchor: &Anchor, when: Option<&Edtf>) -> Reading {
    let (before, after) = scope(sentence, anchor);
    let written = sentence.passage.written.as_ref();
    let says = |list: &Cues| list.stand_in(&before) || list.stand_in(&after);
    let fact = before
        .split_whitespace()
        .rev()
        .take(6)
        .any(|word| holds(FACTS, word));
    let later = when.zip(written).is_some_and(|(when, written)| {
        matches!((when.earliest(), written.latest()), (Some(when), Some(written)) if when > written)
    });
    let past = when.zip(written).is_some_and(|(when, written)| {
        matches!((when.latest(), written.earliest()), (Some(when), Some(written)) if when < written)
    });
    let put_off = says(&STATUS.put_off);
    let series = !put_off && is_series(sentence, anchor, &before, &after);
    let told = is_told(sentence, anchor);
    let none = anchor
        .word
        .checked_sub(1)
        .and_then(|before| sentence.word(before))
        == Some("no");
    let [denied_later, planned_later, possible_later] = &*PUT_OFF_LATER;
    // A letter or a decision that the sentence knows is not put off by what it says of others.
    let writing = !anchor.verb
        && sentence.is_known(anchor)
        && matches!(
            anchor.kind,
            Some(Kind::Letter | Kind::Statement | Kind::Decision | Kind::Enactment)
        );
    let settled = told || past || !anchor.verb && is_subject_of_past(&after);
    let says = |list: &Cues, later: &Cues| {
        if settled {
            list.stand_in(&before) || later.stand_in(&after)
        } else {
            says(list)
        }
    };
    let status = match () {
        () if none => Status::DidNotHappen,
        () if fact && !later && writing => Status::Happened,
        () if fact
            && !later
            && !STATUS.planned.stand_in(&after)
            && !STATUS.series.stand_in(&after) =>
        {
            Status::Happened
        }
        () if series => Status::Series,
        () if STATUS.failed.stand_in(&near(&before))
            || NOT_IN_PLACE.stand_in(&after)
            || GIVEN_UP.stand_in(&after) =>
        {
            Status::DidNotHappen
        }
        () if says(&STATUS.denied, denied_later) => Status::Denied,
        () if !past && !told && !put_off && is_conditional(sentence, anchor) => Status::Conditional,
        () if later
            || put_off && !writing
            || says(&STATUS.planned, planned_later)
            || !past && says(&STATUS.possible, possible_later)
            || purpose(sentence, anchor) =>
        {
            Status::Planned
        }
        () => Status::Happened,
    };
    let intended = says(&STATUS.planned, planned_later);
    let recent = || {
        let whole = sentence.text().get(sentence.range.clone());
        let whole = whole.unwrap_or_default().to_lowercase();
        STATUS.recent.stand_in(&whole) || has_just(sentence, anchor)
    };
    // “would be heard”, told from afar, was to come long ago; of a book all is told from afar.
    let afar = status == Status::Planned
        && !later
        && written.is_some_and(|written| {
            written.precision() > Precision::Month
                || written.precision() > Precision::Day && FROM_AFAR.stand_in(&before)
        });
    let window = written.and_then(|written| {
        let since = match () {
            () if status.is_ahead() => None,
            () if recent() => Some(RECENT),
            () if is_last_of_row(sentence, anchor) => Some(A_YEAR),
            () => None,
        };
        let window = window(written, status, since)?;
        if !afar {
            return Some(window);
        }
        format!("../{}", Edtf::day(window.latest()?)).parse().ok()
    });
    Reading {
        status,
        window,
        intended,
    }
}

/// Whether a verb of its own tells it as past: that is not undone by what follows.
fn is_told(sentence: &Sentence<'_, '_>, anchor: &Anchor) -> bool {
    const MODALS: &str = " be to will would shall should may might must can could ";
    let before = anchor
        .word
        .checked_sub(1)
        .and_then(|before| sentence.word(before));
    let modal = before.is_some_and(|word| holds(MODALS, word));
    // “had come”: in the perfect, whatever the form.
    let perfect = matches!(before, Some("had" | "has" | "have"));
    let past = |word: &str| is_past(word) || matches!(word, "was" | "were");
    anchor.verb && !modal && (perfect || sentence.word(anchor.word).is_some_and(past))
}

/// Whether the words after a noun begin with a verb of the past that tells what it did or was, not what was intended
/// with it: “the journey had served to prepare the ground”, not “the visit was to take place in May”.
fn is_subject_of_past(after: &str) -> bool {
    const NEAR: usize = 8;
    let words: Vec<&str> = after.split_whitespace().collect();
    let verb = words.iter().take(NEAR).position(|word| {
        is_past(word)
            && !matches!(
                *word,
                "signed" | "held" | "dated" | "made" | "given" | "called" | "said"
            )
            || matches!(*word, "was" | "were" | "had")
    });
    // “an attack on X would be viewed as”
    let modal = |at: usize| {
        words.iter().take(at).any(|word| {
            matches!(
                *word,
                "would"
                    | "will"
                    | "shall"
                    | "should"
                    | "may"
                    | "might"
                    | "can"
                    | "could"
                    | "must"
                    | "be"
            )
        })
    };
    verb.is_some_and(|at| {
        if modal(at) {
            return false;
        }
        let next: Vec<&str> = words.iter().skip(at).take(4).copied().collect();
        let told = next.join(" ");
        // “was to take place”, “had been fixed for May”
        let to_be = matches!(next.as_slice(), ["was" | "were", "to", ..]);
        let set = to_be
            || next.iter().any(|word| {
                matches!(
                    *word,
                    "due"
                        | "fixed"
                        | "set"
                        | "arranged"
                        | "intended"
                        | "foreseen"
                        | "envisaged"
                        | "not"
                        | "never"
                        | "for"
                )
            });
        !set && ![
            &STATUS.planned,
            &STATUS.put_off,
            &STATUS.denied,
            &STATUS.failed,
        ]
        .iter()
        .any(|list| list.stand_in(&told))
    })
}

/// Whether it is told as what would come if something else did: “if they attack”, “should the talks fail, he would
/// go”, “in that case the Embassy would be closed”. “He asked if they had met” tells no condition.
fn is_conditional(sentence: &Sentence<'_, '_>, anchor: &Anchor) -> bool {
    const ASKING: &str = " it asked ask asks asking inquired enquired wondered know knew see doubt doubted me him her us them uncertain sure good better best well glad grateful pleased happy useful desirable appropriate wise nice important welcome ";
    let text = sentence.text();
    let before = text
        .get(sentence.range.start..anchor.range.start)
        .unwrap_or_default();
    let own = before.rsplit([';', ':']).next().unwrap_or_default();
    let words: Vec<String> = own.split_whitespace().map(bare).collect();
    let joined = words.join(" ");
    let cue = STATUS.conditional.words().any(|cue| {
        joined.match_indices(cue).any(|(at, _)| {
            let lead = joined.get(..at).unwrap_or_default();
            let rest = joined.get(at + cue.len()..).unwrap_or_default();
            let whole = (lead.is_empty() || lead.ends_with(' '))
                && (rest.is_empty() || rest.starts_with(' '));
            let last = lead.split_whitespace().next_back().unwrap_or_default();
            // “come if you could, since your visit was put off”: the reason is no part of the condition.
            let reason = rest
                .split_whitespace()
                .any(|word| matches!(word, "since" | "because" | "which" | "who"));
            whole && !reason && !(cue == "if" && (holds(ASKING, last) || last == "as"))
        })
    });
    // “Should the talks fail”: the verb opens the sentence.
    let inverted = matches!(words.first().map(String::as_str), Some("should" | "were"));
    // What is told in the past after the condition was: “if he was absent, it was because he had travelled”.
    let real = words
        .iter()
        .any(|word| matches!(word.as_str(), "was" | "had" | "did"));
    let unreal = words.iter().any(|word| {
        matches!(
            word.as_str(),
            "would" | "could" | "should" | "were" | "might"
        )
    });
    (cue || inverted) && (!real || unreal)
}

/// Whether words of repetition are said of an occurrence. “Adopted in July, it is quoted more often than …”: what
/// comes after a comma speaks of another thing.
fn is_series(sentence: &Sentence<'_, '_>, anchor: &Anchor, before: &str, after: &str) -> bool {
    let piece = sentence
        .text()
        .get(anchor.range.end..sentence.range.end)
        .and_then(|rest| rest.split([',', ';']).next())
        .unwrap_or_default();
    let follows: String = after.chars().take(piece.chars().count()).collect();
    STATUS.series.stand_in(before) || STATUS.series.stand_in(&follows)
}

/// Whether the verb stands in the perfect, which tells of what has just come about: “has decided”, “have been elected”.
fn has_just(sentence: &Sentence<'_, '_>, anchor: &Anchor) -> bool {
    anchor.verb
        && (1..=3)
            .filter_map(|back| sentence.word(anchor.word.checked_sub(back)?))
            .take_while(|word| {
                matches!(
                    *word,
                    "been" | "has" | "have" | "now" | "also" | "unanimously" | "just" | "already"
                )
            })
            .any(|word| matches!(word, "has" | "have"))
}

/// Whether the sentence opens with the act as a purpose: “To extend the treaty”.
fn purpose(sentence: &Sentence<'_, '_>, anchor: &Anchor) -> bool {
    let before = sentence
        .text()
        .get(sentence.range.start..anchor.range.start)
        .unwrap_or_default();
    let words: Vec<&str> = before.split_whitespace().collect();
    matches!(words.as_slice(), ["To"] | [_, "To"])
}

/// The last words before an occurrence: what denies it stands near.
fn near(before: &str) -> String {
    let words: Vec<&str> = before.split_whitespace().collect();
    words
        .get(words.len().saturating_sub(6)..)
        .unwrap_or_default()
        .join(" ")
}

/// The lower-case words before and after an anchor that can speak of it.
fn scope(sentence: &Sentence<'_, '_>, anchor: &Anchor) -> (String, String) {
    let text = sentence.text();
    let place = sentence
        .anchors
        .iter()
        .position(|other| other.word == anchor.word)
        .unwrap_or(0);
    let previous = place
        .checked_sub(1)
        .and_then(|index| sentence.anchors.get(index));
    let start = previous.map_or(sentence.range.start, |previous| previous.range.end);
    // “the visit had been announced for May and was given up”: the announcement is not all that is said of it.
    let end = sentence
        .anchors
        .iter()
        .skip(place + 1)
        .find(|next| {
            let between = text.get(anchor.range.end..next.range.start);
            !(next.verb && !anchor.verb && between.is_some_and(super::attached::is_auxiliary))
        })
        .map_or(sentence.range.end, |next| next.range.start);
    let before = text.get(start..anchor.range.start).unwrap_or_default();
    let before = without_asides(before);
    let before = last_piece(&before);
    let mut words: Vec<String> = Vec::new();
    let mut following = before.split_whitespace().skip(1);
    for word in before.split_whitespace() {
        let next = following.next();
        let word = if is_may(word) || reminds(word, next) {
            String::new()
        } else {
            bare(word)
        };
        // Words that end the reach of a word of status.
        if matches!(word.as_str(), "that" | "which" | "who" | "whom" | "where") {
            words.clear();
        } else {
            words.push(word);
        }
    }
    let after = text.get(anchor.range.end..end).unwrap_or_default();
    let after = after.split([';', '(']).next().unwrap_or_default();
    let nexts = after.split_whitespace().skip(1).map(Some);
    let after: Vec<String> = after
        .split_whitespace()
        .zip(nexts.chain([None]))
        .filter(|(word, next)| !is_may(word) && !reminds(word, *next))
        .map(|(word, _)| bare(word))
        .collect();
    (words.join(" "), after.join(" "))
}

/// Whether a modal only asks the reader to think of what was: “you will recall”, “it will be remembered”.
fn reminds(word: &str, next: Option<&str>) -> bool {
    matches!(word, "will" | "would" | "shall")
        && next.is_some_and(|next| is_of_the_mind(&bare(next)))
}

/// A text without the words between commas that only qualify it: “would not, after all, go”.
fn without_asides(before: &str) -> String {
    const ASIDES: [&str; 12] = [
        ", after all,",
        ", however,",
        ", of course,",
        ", in fact,",
        ", therefore,",
        ", too,",
        ", it is said,",
        ", it is true,",
        ", indeed,",
        ", in the end,",
        ", as yet,",
        ", for the present,",
    ];
    if !before.contains(',') {
        return before.to_owned();
    }
    ASIDES
        .iter()
        .fold(before.to_owned(), |text, aside| text.replace(aside, ""))
}

/// What stands after the last comma or the like; with the piece before it where it hangs on that by a
/// participle: “he will argue for friendship, signifying the extension of the treaty”.
fn last_piece(before: &str) -> &str {
    let mut cuts = before.rmatch_indices([';', ':', '(', ',']);
    let Some((cut, mark)) = cuts.next() else {
        return before;
    };
    let piece = before.get(cut + 1..).unwrap_or_default();
    let hangs = mark == ","
        && piece
            .split_whitespace()
            .next()
            .is_some_and(|first| first.ends_with("ing"));
    match cuts.next() {
        _ if !hangs => piece,
        Some((earlier, _)) => before.get(earlier + 1..).unwrap_or_default(),
        None => before,
    }
}

/// The month is no verb.
fn is_may(word: &str) -> bool {
    word.trim_matches(|letter: char| !letter.is_alphanumeric()) == "May"
}

fn bare(word: &str) -> String {
    word.trim_matches(|letter: char| !letter.is_alphanumeric())
        .to_lowercase()
}

/// When an undated occurrence of a status can have been.
pub(super) fn window_of(sentence: &Sentence<'_, '_>, status: Status) -> Option<Edtf> {
    window(sentence.passage.written.as_ref()?, status, None)
}

/// So many months are recent.
const RECENT: i32 = 5;
/// So many months at most lie between a meeting and the one before it.
const A_YEAR: i32 = 13;

/// Whether it is told as the last of a row: “the previous meeting”, “the last session”.
pub(super) fn is_last_of_row(sentence: &Sentence<'_, '_>, anchor: &Anchor) -> bool {
    let before = anchor
        .word
        .checked_sub(1)
        .and_then(|before| sentence.word(before));
    let sits = matches!(anchor.kind, Some(Kind::Talks | Kind::Assembly));
    sits && !anchor.verb
        && matches!(
            before,
            Some("previous" | "last" | "preceding" | "foregoing")
        )
}

/// When an undated occurrence can have been, by the document's own date; `since` so many months before it, where that
/// is known.
fn window(written: &Edtf, status: Status, since: Option<i32>) -> Option<Edtf> {
    if written.precision() > Precision::Year {
        return None;
    }
    let (first, last) = (written.earliest()?, written.latest()?);
    let interval = |from, to| Edtf::interval(&Edtf::day(from), &Edtf::day(to));
    match status {
        Status::Planned | Status::Conditional => interval(
            first.checked_sub(1.months()).ok()?,
            last.checked_add(18.months()).ok()?,
        ),
        _ => match since {
            Some(months) => interval(
                first.checked_sub(months.months()).ok()?,
                last.checked_add(1.months()).ok()?,
            ),
            None => format!("../{}", Edtf::day(last)).parse().ok(),
        },
    }
}

/// Undated mentions of one visit in one item share the narrowest window that any of them has.
pub(super) fn share_windows(sightings: &mut [Sighting]) {
    type Key = (
        crate::document::Item,
        crate::set::Set<usize>,
        crate::set::Set<Goal>,
        bool,
    );
    let key = |sighting: &Sighting| -> Option<Key> {
        let open = sighting.when.is_none()
            && sighting.kind == Kind::Visit
            && !sighting.who.is_empty()
            && !sighting.goals.is_empty();
        open.then(|| {
            (
                sighting.mention.item,
                sighting.who.clone(),
                sighting.goals.clone(),
                sighting.mention.status == Status::Happened,
            )
        })
    };
    let mut narrowest: BTreeMap<Key, Edtf> = BTreeMap::new();
    for sighting in &*sightings {
        let (Some(key), Some(window)) = (key(sighting), &sighting.window) else {
            continue;
        };
        if window.days().is_some() {
            narrowest.entry(key).or_insert_with(|| window.clone());
        }
    }
    for sighting in sightings {
        if let Some(window) = key(sighting).and_then(|key| narrowest.get(&key)) {
            sighting.window = Some(window.clone());
        }
    }
}
