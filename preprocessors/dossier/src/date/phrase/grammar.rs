//! Where dates stand in a text: each form is looked for around its signs alone.

use std::ops::Range;

use lazy_static::lazy_static;
use regex::{Regex, RegexSet};

use super::beside::near;
use super::forms::{FORMS, Reader, written_out};
use super::reading::Candidate;
use super::signs::{self, Signs};
use crate::footmark;

/// A form: its pattern, and how its groups are read.
struct Form {
    /// Its place in the table.
    place: usize,
    pattern: Regex,
    read: Reader,
}

/// The forms all whose matches hold the same sign.
struct Group {
    sign: Signs,
    forms: Vec<Form>,
    /// Their patterns, looked for at once. Edges of words are those between letters of ASCII, which are found many
    /// times faster: all that matches by a form's own pattern matches here.
    any: RegexSet,
}

impl Group {
    fn of(sign: Signs) -> Self {
        let forms: Vec<Form> = FORMS
            .iter()
            .enumerate()
            .filter(|(_, (own, ..))| *own == sign)
            .map(|(place, (_, form, read))| Form {
                place,
                pattern: pattern(&written_out(form)),
                read: *read,
            })
            .collect();
        let patterns = forms
            .iter()
            .map(|form| form.pattern.as_str().replace(r"\b", r"(?-u:\b)"));
        Self {
            sign,
            any: RegexSet::new(patterns).unwrap_or_else(|_| RegexSet::empty()),
            forms,
        }
    }

    /// The forms that match within a window.
    fn matching(&self, text: &str, window: &Range<usize>) -> impl Iterator<Item = &Form> {
        let seen = text.get(..window.end).unwrap_or_default();
        let at_once = self.forms.len() > 1 && self.any.len() == self.forms.len();
        let matches = at_once.then(|| self.any.matches_at(seen, window.start));
        let forms = self.forms.iter().enumerate();
        forms.filter_map(move |(place, form)| {
            let fits = matches.as_ref().is_none_or(|all| all.matched(place));
            fits.then_some(form)
        })
    }
}

lazy_static! {
    static ref GROUPS: Vec<Group> = {
        let mut signs: Vec<Signs> = FORMS.iter().map(|(sign, ..)| *sign).collect();
        signs.sort_unstable();
        signs.dedup();
        signs.into_iter().map(Group::of).collect()
    };
    static ref LABEL: Regex = pattern(
        r"(?:(?i:\b(?:no|nos|roll|file|box|frames?|document|doc|resolution|article|art|record|telegram|cable|folder|fond|opis|delo|list|sign|page|pp?|vol|volume|reel|order|protocol|nr|room|flight|section|paragraph|ii?|f|op|d|l|b))\.?\s*|[#№$£€]\s?|\b(?:USD|US)\s?\$?)$"
    );
}

#[expect(
    clippy::expect_used,
    reason = "the patterns are constants, compiled by the tests"
)]
pub(super) fn pattern(text: &str) -> Regex {
    Regex::new(text).expect("a constant pattern")
}

/// The candidates of a text, in order, without overlaps: each form is looked for around its signs alone.
pub(super) fn candidates(text: &str) -> Vec<Candidate> {
    let signs = signs::of(text);
    let mut found: Vec<(usize, Candidate)> = Vec::new();
    for group in GROUPS.iter().filter(|_| !signs.is_empty()) {
        for window in signs::windows(text, &signs, group.sign) {
            for form in group.matching(text, &window) {
                if !form.read_within(text, &window, &mut found) {
                    return candidates_anywhere(text);
                }
            }
        }
    }
    apart(found)
}

/// The same, each form looked for in the whole text.
pub(super) fn candidates_anywhere(text: &str) -> Vec<Candidate> {
    let mut found: Vec<(usize, Candidate)> = Vec::new();
    for form in GROUPS.iter().flat_map(|group| &group.forms) {
        form.read_within(text, &(0..text.len()), &mut found);
    }
    apart(found)
}

/// Candidates in order, each with the place of its form; of those that overlap the first, and of those that begin at
/// one place the longest.
fn apart(mut found: Vec<(usize, Candidate)>) -> Vec<Candidate> {
    found.sort_by_key(|(place, candidate)| {
        (
            candidate.range.start,
            std::cmp::Reverse(candidate.range.end),
            *place,
        )
    });
    let mut end = 0;
    found.retain(|(_, candidate)| {
        let free = candidate.range.start >= end;
        if free {
            end = candidate.range.end;
        }
        free
    });
    found.into_iter().map(|(_, candidate)| candidate).collect()
}

impl Form {
    /// The candidates within a window; false where one reaches an edge of it, so that more of the text may belong
    /// to it.
    fn read_within(
        &self,
        text: &str,
        window: &Range<usize>,
        found: &mut Vec<(usize, Candidate)>,
    ) -> bool {
        let seen = text.get(..window.end).unwrap_or_default();
        let mut at = window.start;
        while let Some(whole) = self.pattern.find_at(seen, at) {
            let range = whole.range();
            let cut = range.start == window.start && window.start > 0
                || range.end == window.end && window.end < text.len();
            if cut {
                return false;
            }
            at = range.end;
            if stands_alone(text, &range)
                && let Some(groups) = self.pattern.captures_at(seen, range.start)
                && let Some(reading) = (self.read)(&groups, text)
            {
                found.push((self.place, Candidate { range, reading }));
            }
        }
        true
    }
}

/// Whether a number is cut out of a longer one: `2008-29-1`, `1981/9`, `1,967`, `267 261/01`.
fn stands_alone(text: &str, range: &Range<usize>) -> bool {
    let before = text.get(..range.start).unwrap_or_default();
    let after = text.get(range.end..).unwrap_or_default();
    let starts = text
        .get(range.clone())
        .is_some_and(|own| own.starts_with(|first: char| first.is_ascii_digit()));
    let ends = text
        .get(range.clone())
        .is_some_and(|own| own.ends_with(|last: char| last.is_ascii_digit()));
    let mut tail = after.chars();
    // “in September 1867.2 In the same week”: the mark of a note, behind the end of the sentence.
    let marked = after
        .strip_prefix('.')
        .is_some_and(|rest| footmark::length(text.get(..range.end).unwrap_or_default(), rest) > 0);
    let joined_after = match tail.next() {
        _ if marked => false,
        Some('/' | '-' | '.' | ',' | ':') => tail.next().is_some_and(|next| next.is_ascii_digit()),
        Some('%' | '°' | '_') => true,
        _ => false,
    };
    let joined_before = before.ends_with(['-', '/', '.', ',', '$', '£', '€', '#', '№', '_', ':']);
    !(ends && joined_after) && !(starts && (joined_before || LABEL.is_match(near(before).1)))
}
