//! What the words beside a date say of it: that it is about, before or after then, corrected, or the name of a thing.

use std::ops::Range;

use jiff::{Span, ToSpan};
use lazy_static::lazy_static;
use regex::Regex;

use super::Qualifier;
use super::forms::COUNT;
use super::grammar::pattern;
use super::readers::count;
use crate::footmark;
use crate::wordlist::{holds, holds_lower};

lazy_static! {
    static ref SHIFT: Regex = pattern(&format!(
        r"(?:^|\W)(?P<n>{COUNT}|the)\s+(?P<unit>day|week|month|year)s?\s+(?P<way>after|before)\s+$"
    ));
    static ref ABOUT: Regex = pattern(
        r"(?:^|[^\p{L}])(?P<word>(?:[Aa]bout|[Aa]pproximately|[Cc]irca|ca\.|c\.|[Aa]round|[Rr]oughly))\s*(?:the\s+)?$"
    );
    static ref BOUND: Regex = pattern(
        r"(?:^|[^\p{L}])(?P<word>[Bb]efore|[Pp]rior\s+to|[Aa]fter|(?:[Nn]ot?\s+)?(?:[Ll]ater|[Ee]arlier)\s+than)\s+(?:the\s+)?$"
    );
    static ref CORRECTION: Regex = pattern(
        r"^\s*(?:\[sic[.!]?\]|\(sic[.!]?\))?[^\[\].;]{0,40}?(?P<bracket>\[[^\]]*\b(?:actual(?:ly)?|in\s+fact|correct(?:ly|ed|ion)?|should|recte|properly|i\.e\.|rather|really|must)\b[^\]]*\])"
    );
    /// A bracket of the editor after a date, which gives another: “[sic; 12 September — trans.]”.
    static ref EDITOR: Regex = pattern(
        r"^[^\[\].;]{0,40}?(?P<bracket>\[(?:(?:sic|recte)\b[^\]]*|[^\]]*[—–-]\s*(?i:ed(?:itor)?|trans(?:lator)?|translator['’]s\s+note|note)\.?\s*)\])"
    );
    static ref JOIN: Regex = pattern(r"^\s*(?:[–—/-]|to|until|through|and)\s*$");
}

/// The bracket after a date by which the date is corrected, in bytes of the text after the date.
pub(super) fn correcting_bracket(after: &str) -> Option<Range<usize>> {
    let found = CORRECTION
        .captures(after)
        .or_else(|| EDITOR.captures(after))?;
    Some(found.name("bracket")?.range())
}

/// “two weeks after” at the end of a text: where it begins, and how far it leads.
pub(super) fn shift_before(before: &str) -> Option<(usize, Span)> {
    let (from, before) = near(before);
    let groups = SHIFT.captures(before)?;
    let plural = before
        .get(groups.name("unit")?.end()..)
        .is_some_and(|rest| rest.starts_with('s'));
    if plural && groups.name("n")?.as_str() == "the" {
        return None;
    }
    let count = i64::from(count(groups.name("n")?.as_str())?);
    let count = if groups.name("way")?.as_str() == "before" {
        -count
    } else {
        count
    };
    let span = match groups.name("unit")?.as_str() {
        "day" => count.days(),
        "week" => count.weeks(),
        "month" => count.months(),
        _ => count.years(),
    };
    Some((from + groups.name("n")?.start(), span))
}

/// The last words of a text, which are all that a date looks back to, and where they begin.
pub(super) fn near(before: &str) -> (usize, &str) {
    const REACH: usize = 64;
    let from = (before.len().saturating_sub(REACH)..=before.len())
        .find(|at| before.is_char_boundary(*at))
        .unwrap_or(0);
    (from, before.get(from..).unwrap_or_default())
}

/// “about”, “ca.” at the end of a text: where it begins.
pub(super) fn circa_before(before: &str) -> Option<usize> {
    let (from, before) = near(before);
    Some(from + ABOUT.captures(before)?.name("word")?.start())
}

/// “before” or “after” at the end of a text: where it begins, and whether it is “before”.
pub(super) fn bound_before(before: &str) -> Option<(usize, bool)> {
    let (from, before) = near(before);
    let word = BOUND.captures(before)?.name("word")?;
    let words = word.as_str().to_lowercase();
    // “not later than” a day is on it or before.
    let earlier = match (words.starts_with("no"), words.contains("earlier")) {
        (denied, true) => !denied,
        (true, false) => true,
        (false, false) => matches!(words.as_str(), "before" | "prior to"),
    };
    Some((from + word.start(), earlier))
}

/// Whether a sentence ends in the text between two dates: a full stop that follows no abbreviation or initial.
pub(super) fn ends_sentence(between: &str) -> bool {
    between.match_indices(['.', '!', '?']).any(|(at, _)| {
        let (own, rest) = between.split_at(at);
        let rest = rest.get(1..).unwrap_or_default();
        let rest = rest.get(footmark::length(own, rest)..).unwrap_or_default();
        let opens = rest.starts_with(char::is_whitespace)
            && rest
                .trim_start()
                .starts_with(|next: char| next.is_uppercase() || next == '“' || next == '[');
        let word = between
            .get(..at)
            .and_then(|own| own.split_whitespace().next_back())
            .unwrap_or_default();
        let short = word.chars().count() <= 3 && word.starts_with(char::is_uppercase);
        opens && !short || rest.trim().is_empty() && !rest.is_empty()
    })
}

/// Whether a date only tells a thing apart: “the treaty of 11 July 1961”, “the 1961 treaty”, “dated 3 May 1961”.
pub(super) fn dates_a_thing(text: &str, range: &Range<usize>) -> bool {
    const TIMES: &str = " course end beginning start middle close half part spring summer autumn fall winter month months year years day night morning evening afternoon events days week weeks war season period days quarter ";
    let before = text.get(..range.start).map(near).unwrap_or_default().1;
    let mut words = before.split_whitespace().rev();
    let last = words.next().unwrap_or_default().to_lowercase();
    let noun = words.next().unwrap_or_default().to_lowercase();
    let bare = text
        .get(range.clone())
        .is_some_and(|own| own.chars().all(|letter| letter.is_ascii_digit()));
    match last.as_str() {
        "dated" => true,
        // “no event since 1948 had so shaken them”: what is told is not of that year.
        "since" | "until" | "till" | "before" | "than" | "like" => bare,
        "of" => !holds(TIMES, &noun) && !noun.is_empty(),
        "the" => {
            let after = text.get(range.end..).unwrap_or_default();
            bare && after.starts_with(' ')
        }
        _ => false,
    }
}

/// Whether the words between two dates make them a range.
pub(super) fn joins(between: &str) -> bool {
    JOIN.is_match(between)
}

/// Whether a header may have these words beside its date.
pub(super) fn belongs_to_header(rest: &str) -> bool {
    const SILENT: &str = " monday tuesday wednesday thursday friday saturday sunday the of on dated date to until through and in year from ";
    rest.split(|letter: char| !letter.is_alphanumeric())
        .all(|word| {
            let word = format!(" {} ", word.to_lowercase());
            SILENT.contains(&word)
                || CIRCA.contains(&word)
                || DOUBT.contains(&word)
                || word.trim().is_empty()
        })
}

const CIRCA: &str = " c ca circa about approximately around ";
const DOUBT: &str = " probably possibly presumably perhaps likely ";

/// How sure a header's words make its date.
pub(super) fn header_qualifier(rest: &str) -> Option<Qualifier> {
    let says = |list: &str| {
        rest.split(|letter: char| !letter.is_alphanumeric())
            .any(|word| !word.is_empty() && holds_lower(list, word))
    };
    match (says(CIRCA), says(DOUBT) || rest.contains('?')) {
        (true, true) => Some(Qualifier::Both),
        (true, false) => Some(Qualifier::Approximate),
        (false, true) => Some(Qualifier::Uncertain),
        (false, false) => None,
    }
}
