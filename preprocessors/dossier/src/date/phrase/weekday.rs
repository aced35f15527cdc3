//! The day of the week beside a day of a month: “Sunday 11 February”, “Monday, the 9th of April”.

use std::ops::Range;

/// The days as they are written, from Monday, with the beginnings by which they are shortened.
const DAYS: [(&str, &[&str]); 7] = [
    ("Monday", &["Mon"]),
    ("Tuesday", &["Tue", "Tues"]),
    ("Wednesday", &["Wed"]),
    ("Thursday", &["Thu", "Thur", "Thurs"]),
    ("Friday", &["Fri"]),
    ("Saturday", &["Sat"]),
    ("Sunday", &["Sun"]),
];

/// The days in full, from Monday.
pub(super) fn names() -> impl Iterator<Item = &'static str> {
    DAYS.iter().map(|(name, _)| *name)
}

/// The day of the week, from Monday, 0, that is said of a date.
pub(super) fn beside(text: &str, date: &Range<usize>) -> Option<i8> {
    let before = text.get(..date.start)?.trim_end();
    let before = before.strip_suffix(" the").unwrap_or(before).trim_end();
    let before = before.strip_suffix(',').unwrap_or(before);
    let part = [" morning", " afternoon", " evening", " night"];
    let before = part
        .iter()
        .find_map(|part| before.strip_suffix(part))
        .unwrap_or(before);
    let last = before.strip_suffix('.').unwrap_or(before);
    let word = last
        .rsplit(|letter: char| !letter.is_alphabetic())
        .next()
        .unwrap_or_default();
    let after = text.get(date.end..).unwrap_or_default();
    number(word).or_else(|| {
        let bracket = after.trim_start().strip_prefix('(')?;
        number(bracket.split_once(')')?.0)
    })
}

fn number(word: &str) -> Option<i8> {
    let place = DAYS
        .iter()
        .position(|(name, short)| *name == word || short.contains(&word))?;
    i8::try_from(place).ok()
}
