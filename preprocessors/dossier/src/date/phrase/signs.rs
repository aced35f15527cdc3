//! Where in a text a date can stand at all: the words and figures without which no form is there.
//!
//! The forms are many and most of a text is no date. One look at its words tells around which of them each form is
//! to be looked for.

use std::ops::Range;

use crate::date::MONTHS;

/// A set of signs, a bit for each.
pub(super) type Signs = u32;

/// The name of a month.
pub(super) const MONTH: Signs = 1;
/// A year in figures.
pub(super) const YEAR: Signs = 1 << 1;
/// An ordinal, in figures or letters.
pub(super) const ORDINAL: Signs = 1 << 2;
/// “ago”.
pub(super) const AGO: Signs = 1 << 3;
/// “later”, “before”.
pub(super) const LATER: Signs = 1 << 4;
/// “year”.
pub(super) const YEAR_WORD: Signs = 1 << 5;
/// “month”.
pub(super) const MONTH_WORD: Signs = 1 << 6;
/// “following”, “preceding”.
pub(super) const FOLLOWING: Signs = 1 << 7;
/// “yesterday”, “week”, “month”.
pub(super) const TIME: Signs = 1 << 8;
/// “morning”, “night”.
pub(super) const TIME_OF_DAY: Signs = 1 << 9;
/// The name of a day of the week.
pub(super) const WEEKDAY: Signs = 1 << 10;
/// The name of a season.
pub(super) const SEASON: Signs = 1 << 11;
/// “New”, of “New Year”.
pub(super) const NEW: Signs = 1 << 12;
/// The first word of a feast's name.
pub(super) const FEAST: Signs = 1 << 13;
/// “century”.
pub(super) const CENTURY: Signs = 1 << 14;
/// “hundred”, of a year in words.
pub(super) const HUNDRED: Signs = 1 << 15;
/// “day”, “morning”, “week”, “month”.
pub(super) const BESIDE: Signs = 1 << 16;
/// “inst.”, “ult.”, “prox.”, “month”.
pub(super) const INSTANT: Signs = 1 << 17;
/// “A.D.”, “B.C.”
pub(super) const ERA: Signs = 1 << 18;

/// A year in two figures: “’78”.
pub(super) const SHORT_YEAR: Signs = 1 << 19;
/// “since”.
pub(super) const SINCE: Signs = 1 << 20;
/// “after”, “before”.
pub(super) const AFTER: Signs = 1 << 21;
/// “days”, “weeks”, “months”, “years”.
pub(super) const UNITS: Signs = 1 << 22;

/// No form reaches farther from its sign, white space not counted: the farthest is a date in words, of eighty letters.
const REACH: usize = 90;

/// The signs of a text, in order: the bytes of the word, and what it is a sign of.
pub(super) fn of(text: &str) -> Vec<(Range<usize>, Signs)> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(first) = bytes.get(at) {
        if !first.is_ascii_alphanumeric() {
            at += 1;
            continue;
        }
        let start = at;
        while bytes.get(at).is_some_and(u8::is_ascii_alphanumeric) {
            at += 1;
        }
        let run = text.get(start..at).unwrap_or_default();
        let signs = if first.is_ascii_digit() {
            of_figures(run) | of_short_year(text, start, run)
        } else {
            of_word(run) | of_era(text, start, run)
        };
        if signs != 0 {
            found.push((start..at, signs));
        }
    }
    found
}

/// What a run of letters and figures that begins with a figure is a sign of: `1905`, `1890s`, `15th`.
fn of_figures(run: &str) -> Signs {
    let bytes = run.as_bytes();
    let figures = bytes
        .iter()
        .take_while(|byte| byte.is_ascii_digit())
        .count();
    let year = figures >= 4 && matches!(bytes, [b'1', ..] | [b'2', b'0', ..]);
    let ordinal = matches!(run.get(figures..), Some("st" | "nd" | "rd" | "th"));
    let ordinal = if ordinal { ORDINAL } else { 0 };
    if year { YEAR | ordinal } else { ordinal }
}

/// A year of which an apostrophe has taken the first figures.
fn of_short_year(text: &str, start: usize, run: &str) -> Signs {
    let before = text.get(..start).unwrap_or_default();
    let short = run.len() == 2 && before.ends_with(['’', '\'', '‘']);
    if short { SHORT_YEAR } else { 0 }
}

/// What a word is a sign of. A month begins it: “May” of “May5”.
fn of_word(run: &str) -> Signs {
    let own = match run {
        "ago" => AGO,
        "since" => SINCE,
        "before" => LATER | AFTER,
        "after" => AFTER,
        "later" | "earlier" | "afterward" | "afterwards" | "beforehand" => LATER,
        "year" => YEAR_WORD,
        "month" => MONTH_WORD | TIME | BESIDE | INSTANT,
        "week" => TIME | BESIDE,
        "day" | "date" => BESIDE,
        "days" | "weeks" | "years" | "fortnight" => UNITS,
        "morning" => TIME_OF_DAY | BESIDE,
        "afternoon" | "evening" | "night" => TIME_OF_DAY,
        "following" | "preceding" => FOLLOWING,
        "yesterday" | "Yesterday" | "today" | "Today" | "tomorrow" | "Tomorrow" | "tonight"
        | "Tonight" => TIME,
        "Monday" | "Tuesday" | "Wednesday" | "Thursday" | "Friday" | "Saturday" | "Sunday" => {
            WEEKDAY
        }
        "spring" | "Spring" | "summer" | "Summer" | "autumn" | "Autumn" | "fall" | "Fall"
        | "winter" | "Winter" => SEASON,
        "New" => NEW | FEAST,
        "Christmas" | "Boxing" | "May" | "Lady" | "Midsummer" | "Michaelmas" | "Martinmas"
        | "Candlemas" | "Epiphany" | "All" | "Dominion" | "Bastille" | "Armistice" | "Empire"
        | "Washington" | "St" | "Saint" => FEAST,
        "century" => CENTURY,
        "hundred" | "Hundred" | "HUNDRED" => HUNDRED,
        "months" => INSTANT | UNITS,
        "inst" | "instant" | "ult" | "ultimo" | "prox" | "proximo" => INSTANT,
        _ if is_ordinal(run) => ORDINAL,
        _ => 0,
    };
    if begins_with_month(run) {
        own | MONTH
    } else {
        own
    }
}

fn is_ordinal(run: &str) -> bool {
    matches!(run, "first" | "second" | "third")
        || run.ends_with("th") && crate::date::number::ordinal(run).is_some()
}

/// Whether a word begins with the name of a month, or is the short form of one.
fn begins_with_month(run: &str) -> bool {
    let capital = matches!(
        run.as_bytes(),
        [
            b'J' | b'F' | b'M' | b'A' | b'S' | b'O' | b'N' | b'D',
            _,
            _,
            ..
        ]
    );
    if !capital {
        return false;
    }
    let begins = |name: &str| {
        let same = run
            .bytes()
            .zip(name.bytes())
            .take_while(|(own, letter)| own.eq_ignore_ascii_case(letter))
            .count();
        same == name.len() || same == run.len()
    };
    MONTHS.into_iter().any(begins)
}

/// “AD” and “BC”, and the second letters of “A.D.” and “B.C.”
fn of_era(text: &str, start: usize, run: &str) -> Signs {
    let after = |letters: &str| {
        text.get(..start)
            .is_some_and(|before| before.ends_with(letters))
    };
    let era = match run {
        "AD" | "BC" | "BCE" => true,
        "D" => after("A."),
        "C" | "CE" => after("B."),
        _ => false,
    };
    if era { ERA } else { 0 }
}

/// The parts of a text around the signs of a kind in which a form that holds one of them lies, in order, apart from
/// each other; they end after white space or with the text.
pub(super) fn windows(
    text: &str,
    found: &[(Range<usize>, Signs)],
    wanted: Signs,
) -> Vec<Range<usize>> {
    let mut windows: Vec<Range<usize>> = Vec::new();
    for (range, _) in found.iter().filter(|(_, signs)| signs & wanted != 0) {
        let before = text.get(..range.start).unwrap_or_default();
        let after = text.get(range.end..).unwrap_or_default();
        let start = reached(before.char_indices().rev());
        let far = reached(after.char_indices()).unwrap_or(after.len());
        let space = after.get(far..).and_then(|rest| {
            let (at, letter) = rest.char_indices().find(|(_, own)| own.is_whitespace())?;
            Some(far + at + letter.len_utf8())
        });
        let end = range.end + space.unwrap_or(after.len());
        let start = start.unwrap_or(0);
        match windows.last_mut() {
            Some(last) if start <= last.end => last.end = end.max(last.end),
            _ => windows.push(start..end),
        }
    }
    windows
}

/// Where so many letters and marks are passed that no form reaches farther; none where the text ends before.
fn reached(mut letters: impl Iterator<Item = (usize, char)>) -> Option<usize> {
    let mut passed = 0;
    let far = letters.find(|(_, letter)| {
        passed += usize::from(!letter.is_whitespace());
        passed > REACH
    });
    far.map(|(at, _)| at)
}
