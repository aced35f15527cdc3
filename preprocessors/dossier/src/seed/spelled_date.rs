//! Dates written out, as treaties close with them: `this fourteenth day of June, 1904`, `the twelfth day
//! of May in the year of our Lord one thousand eight hundred and fifty`.

use std::ops::Range;

use lazy_static::lazy_static;
use regex::Regex;

use crate::date::{Edtf, number};

lazy_static! {
    static ref SPELLED: Vec<Regex> = Regex::new(
        r"(?i)\b(?P<day>\d{1,2}(?:st|nd|rd|th)?|(?:twenty|thirty)?[\s-]?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth)\s+day\s+of\s+(?P<month>January|February|March|April|May|June|July|August|September|October|November|December),?\s+(?:(?:in\s+)?the\s+year(?:\s+of\s+our\s+Lord|\s+of\s+Grace)?,?\s+|(?:anno\s+domini|A\.?D\.?),?\s+)?(?P<year>\d{4}|(?:(?:and|hundred|thousand|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)\b[\s-]*)+)"
    )
    .into_iter()
    .collect();
}

/// The last date of a text that is written out: where it stands, and its value.
pub(super) fn last(text: &str) -> Option<(Range<usize>, Edtf)> {
    all(text).last()
}

/// The first such date.
pub(super) fn first(text: &str) -> Option<(Range<usize>, Edtf)> {
    all(text).next()
}

fn all(text: &str) -> impl Iterator<Item = (Range<usize>, Edtf)> {
    SPELLED
        .iter()
        .flat_map(|pattern| pattern.captures_iter(text))
        .filter_map(|found| {
            let month = number::month(&found["month"])?;
            let (day, year) = (ordinal(&found["day"])?, year(&found["year"])?);
            let date = format!("{year:04}-{month:02}-{day:02}").parse().ok()?;
            Some((found.get(0)?.range(), date))
        })
}

/// The day that figures, with or without an ending, or words give.
fn ordinal(text: &str) -> Option<u32> {
    let lower = text.trim().to_lowercase();
    lower.parse().ok().or_else(|| number::ordinal(&lower))
}

/// A year in figures or in words: `nineteen hundred and sixty-one`, `one thousand eight hundred and fifty`.
fn year(text: &str) -> Option<u16> {
    if let Ok(year) = text.parse() {
        return Some(year);
    }
    let lower = text.to_lowercase();
    let (mut whole, mut part) = (0_u16, 0_u16);
    for word in lower
        .split([' ', '-', '\n', '\t'])
        .filter(|word| !word.is_empty() && *word != "and")
    {
        if word == "thousand" {
            whole = whole.checked_add(part.checked_mul(1000)?)?;
            part = 0;
        } else if word == "hundred" {
            whole = whole.checked_add(part.checked_mul(100)?)?;
            part = 0;
        } else {
            part = part.checked_add(u16::try_from(number::cardinal(word)?).ok()?)?;
        }
    }
    Some(whole.checked_add(part)?).filter(|year| (1000..2100).contains(year))
}

#[cfg(test)]
mod tests {
    use super::last;

    #[test]
    fn dates_written_out() {
        for (text, wanted) in [
            (
                "DONE at Orsa, in duplicate, this fourteenth day of June, 1904.",
                Some("1904-06-14"),
            ),
            (
                "signed at Lima, the twelfth day of May in the year of our Lord one thousand eight hundred and fifty.",
                Some("1850-05-12"),
            ),
            (
                "this twenty-first day of October, nineteen hundred and sixty-one",
                Some("1961-10-21"),
            ),
            ("this 3rd day of March in the year 1878", Some("1878-03-03")),
            ("on the third day of the conference", None),
            ("this thirty-first day of June, 1904", None),
        ] {
            let found = last(text).map(|(_, date)| date.to_string());
            assert_eq!(found.as_deref(), wanted, "{text}");
        }
    }
}
