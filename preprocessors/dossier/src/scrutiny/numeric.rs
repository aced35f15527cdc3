//! Dates written in figures alone, which may be read in two ways.

use std::ops::Range;

use lazy_static::lazy_static;
use regex::Regex;

use crate::date::Edtf;

lazy_static! {
    static ref FIGURES: Vec<Regex> = Regex::new(
        r"\b(?P<first>\d{1,2})(?P<mark>[./-])[ ]?(?P<second>\d{1,2})(?P<again>[./-])[ ]?(?P<year>1[5-9]\d{2}|20\d{2}|\d{2})\b",
    )
    .into_iter()
    .collect();
}

/// A date in figures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Figures {
    /// Bytes of the text.
    pub(super) range: Range<usize>,
    /// What stands between the figures.
    pub(super) mark: char,
    /// Read with the day first, where that is a date.
    pub(super) day_first: Option<Edtf>,
    /// Read with the month first, where that is a date.
    pub(super) month_first: Option<Edtf>,
}

impl Figures {
    /// Both ways of reading give a date, and not the same.
    pub(super) fn is_ambiguous(&self) -> bool {
        self.day_first.is_some() && self.month_first.is_some() && self.day_first != self.month_first
    }

    /// Each way of reading that gives a date.
    pub(super) fn readings(&self) -> impl Iterator<Item = &Edtf> {
        let other = self
            .month_first
            .as_ref()
            .filter(|date| Some(*date) != self.day_first.as_ref());
        self.day_first.iter().chain(other)
    }

    /// `May 2, 1967, or February 5, 1967`.
    pub(super) fn in_words(&self) -> String {
        let words: Vec<String> = self.readings().map(Edtf::in_words).collect();
        words.join(", or ")
    }
}

/// The dates in figures of a text. A year of two figures is one of the century of `written`.
pub(super) fn find(text: &str, written: Option<&Edtf>) -> Vec<Figures> {
    let century = written
        .and_then(Edtf::latest)
        .map_or(1900, |day| day.year() / 100 * 100);
    FIGURES
        .iter()
        .flat_map(|pattern| pattern.captures_iter(text))
        .filter_map(|found| {
            let whole = found.get(0)?;
            let mark = found["mark"].chars().next()?;
            // Roll, file and page numbers run on: `267 261/01-02/1967-8`.
            let runs_on = |letter: char| letter.is_ascii_digit() || matches!(letter, '/' | '-');
            let before = text.get(..whole.start())?.chars().next_back();
            let after = text.get(whole.end()..)?.chars().next();
            if found["again"] != found["mark"]
                || before.is_some_and(runs_on)
                || after.is_some_and(runs_on)
            {
                return None;
            }
            let year: i16 = found["year"].parse().ok()?;
            let year = if year < 100 { century + year } else { year };
            let (first, second) = (found["first"].parse().ok()?, found["second"].parse().ok()?);
            let figures = Figures {
                range: whole.range(),
                mark,
                day_first: Edtf::ymd(year, second, first),
                month_first: Edtf::ymd(year, first, second),
            };
            (figures.day_first.is_some() || figures.month_first.is_some()).then_some(figures)
        })
        .collect()
}
