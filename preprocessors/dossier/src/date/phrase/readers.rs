//! How the groups of a form are read.

use std::ops::Range;

use lazy_static::lazy_static;
use regex::{Captures, Regex};

use super::grammar::pattern;
use super::reading::{Point, Portion, Reading, Unit, Year};
use crate::wordlist::holds;

lazy_static! {
    static ref COUNTED: Regex = pattern(
        r"^(?:\s+|-)(?:(?:more|heavy|armed|metric|square|cubic|South|North|American|Soviet)\s+)?(?:men|women|people|persons|tons?|tonnes|troops|soldiers|officers|delegates|members|workers|families|copies|pages|feet|foot|ft|miles?|km|kilometers|kilometres|meters|metres|m|kg|kilograms|pounds|dollars|rubles|roubles|yen|yuan|won|francs|marks|percent|per\s+cent|million|billion|thousand|hours|days|aircraft|planes|tanks|guns|rifles|specialists|advisers|advisors|students|households|hectares|acres|votes|words)\b"
    );
}

pub(super) fn group<'t>(groups: &Captures<'t>, name: &str) -> Option<&'t str> {
    groups.name(name).map(|found| found.as_str())
}

pub(super) fn number<T: std::str::FromStr>(text: &str) -> Option<T> {
    text.trim_end_matches(|letter: char| !letter.is_ascii_digit())
        .parse()
        .ok()
}

pub(super) fn count(text: &str) -> Option<i32> {
    match text.to_lowercase().as_str() {
        "a" | "an" | "the" => Some(1),
        lower => lower.parse().ok().or_else(|| {
            let number = crate::date::number::cardinal(lower)?;
            i32::try_from(number).ok()
        }),
    }
}

/// The month that a name or abbreviation stands for.
pub(super) fn month_number(text: &str) -> Option<i8> {
    crate::date::number::month(text)
}

/// The day that figures or an ordinal in words give.
pub(super) fn day_number(text: &str) -> Option<i8> {
    number(text).or_else(|| {
        let day = crate::date::number::ordinal(&text.to_lowercase())?;
        i8::try_from(day).ok().filter(|day| *day <= 31)
    })
}

/// The year of a form's tail: in figures, or counted from another.
fn tail_year(groups: &Captures<'_>) -> Option<Year> {
    if let Some(year) = group(groups, "y") {
        return number(year).map(Year::Stated);
    }
    if let Some(short) = group(groups, "short") {
        return short_from(short).map(Year::Short);
    }
    if let Some(far) = group(groups, "far") {
        return Some(Year::Written(far_from(far)));
    }
    if let Some(near) = group(groups, "near") {
        return Some(if near == "last" {
            Year::Past
        } else {
            Year::Coming
        });
    }
    group(groups, "rel").map(relative_year)
}

/// The two figures of a year behind their apostrophe.
pub(super) fn short_from(words: &str) -> Option<i16> {
    words
        .trim_start_matches(|letter: char| !letter.is_ascii_digit())
        .parse()
        .ok()
}

/// How many years “before last” and “after next” lie from the document's.
pub(super) fn far_from(words: &str) -> i16 {
    if words.starts_with("after") { 2 } else { -2 }
}

pub(super) fn relative_year(words: &str) -> Year {
    let folded = words
        .split_whitespace()
        .next_back()
        .unwrap_or_default()
        .to_lowercase();
    match folded.as_str() {
        "last" | "past" => Year::Written(-1),
        "next" | "coming" => Year::Written(1),
        "same" | "that" => Year::Named(0),
        "previous" | "preceding" => Year::Named(-1),
        "following" => Year::Named(1),
        _ => Year::Written(0),
    }
}

pub(super) fn days(groups: &Captures<'_>, text: &str) -> Option<Reading> {
    let year = tail_year(groups);
    let whole = groups.get(0)?;
    if lasts_till(text, &whole.range()) {
        return None;
    }
    if year.is_none() && group(groups, "y1").is_none() && !is_dating(text, &whole.range()) {
        return None;
    }
    let to = year.unwrap_or(Year::Missing);
    let from = match group(groups, "y1") {
        Some(year) => Year::Stated(number(year)?),
        None => to,
    };
    let month = month_number(group(groups, "m")?)?;
    let day = group(groups, "d").and_then(day_number);
    let last_month = group(groups, "m2").map_or(Some(month), month_number)?;
    let last_day = group(groups, "d2").map_or(day, day_number);
    if from == Year::Missing
        && to == Year::Missing
        && day.is_none()
        && group(groups, "m2").is_none()
    {
        return None;
    }
    let point = |year, month, day| Point {
        year,
        month: Some(month),
        day,
    };
    Some(Reading::Points(
        point(from, month, day),
        point(to, last_month, last_day),
    ))
}

/// Whether two dates with “until” between are not one: “shown from the opening in May 1907 until June 1909”.
fn lasts_till(text: &str, range: &Range<usize>) -> bool {
    let own = text.get(range.clone()).unwrap_or_default();
    let before = text.get(..range.start).unwrap_or_default();
    let lead = before.split_whitespace().next_back();
    (own.contains(" until ") || own.contains(" till ")) && matches!(lead, Some("in" | "on" | "of"))
}

/// Words after which a day dates, whatever follows.
const DATING: &str = " on by dated since until before after ";
/// Words after which it may, where no name follows.
const LEADING: &str = " from of to till through between and around about at in during early late morning evening night afternoon monday tuesday wednesday thursday friday saturday sunday ";
/// Nouns that a day and month name: “July 26 Movement”.
const NAMED: &str = " Movement Movements Revolution Incident Provocation Agreement Agreements Declaration Group Brigade Division Square Street Avenue Road Institute University School Regime Front Coup Uprising Rising Plot Affair Statement Note Letter Proposals Plan Resolution Decree Massacre Battalion Regiment Committee Party Column Organization Organisation Order Day Club Society Factory Works Plant Prize Conference Program Programme Treaty Pact Accord Accords Communiqué Appeal Memorandum Protocol Theses Directive ";

/// Whether a day and month without a year date something, and are not the name of a thing:
/// “June 25th Provocation”, “Statement of June 23rd”.
fn is_dating(text: &str, range: &Range<usize>) -> bool {
    let before = text.get(..range.start).unwrap_or_default().trim_end();
    let after = text.get(range.end..).unwrap_or_default();
    let quoted = before.ends_with(['“', '"', '‘'])
        || after.starts_with(['”', '"', '’']) && !after.starts_with("’s");
    let mut next = after
        .split(|letter: char| !letter.is_alphabetic())
        .filter(|word| !word.is_empty());
    let capital =
        after.starts_with([' ', '\u{a0}']) && after.trim_start().starts_with(char::is_uppercase);
    let names = capital && next.by_ref().take(2).any(|word| holds(NAMED, word));
    let word = before.rsplit(' ').next().unwrap_or_default().to_lowercase();
    let dates = holds(DATING, &word);
    // “From 16 November Under-Secretary X”, “in the night of 4 November Soviet troops”: who does it follows.
    let names = names
        || capital
            && !word.is_empty()
            && !holds(LEADING, &word)
            && !before.ends_with([',', ';', ':', '—', ')', '.', '!', '?']);
    !quoted && (dates || !names)
}

pub(super) fn numeric(groups: &Captures<'_>, _text: &str) -> Option<Reading> {
    let year = Year::Stated(number(group(groups, "y")?)?);
    let point = |month, day| Point { year, month, day };
    if let Some(month) = group(groups, "mn") {
        let day = point(number(month), group(groups, "d").and_then(number));
        return Some(Reading::Points(day, day));
    }
    let first: i8 = number(group(groups, "a")?)?;
    let slashed = group(groups, "b2");
    let second: i8 = number(slashed.or_else(|| group(groups, "b"))?)?;
    let point = match (first, second) {
        (1..=31, 1..=12) if slashed.is_none() || first > 12 => point(Some(second), Some(first)),
        (1..=12, 13..=31) => point(Some(first), Some(second)),
        (1..=12, 1..=12) if first == second => point(Some(first), Some(second)),
        (1..=12, 1..=12) => point(None, None),
        _ => return None,
    };
    Some(Reading::Points(point, point))
}

pub(super) fn month(groups: &Captures<'_>, text: &str) -> Option<Reading> {
    let name = group(groups, "m")?;
    let month = Some(month_number(name)?);
    let year = match (tail_year(groups), group(groups, "which")) {
        (Some(year), _) => year,
        (None, Some(which)) => match which.to_lowercase().as_str() {
            "next" | "this coming" => Year::Coming,
            "this" => Year::Missing,
            "that" => Year::Named(0),
            _ => Year::Past,
        },
        (None, None) => is_month(text, &groups.get(0)?.range()).then_some(Year::Missing)?,
    };
    let point = Point {
        year,
        month,
        day: None,
    };
    Some(Reading::Points(point, point))
}

/// Whether the word before a bare month's name makes it a month: “in May”, not “May I”.
fn is_month(text: &str, range: &Range<usize>) -> bool {
    let before = text.get(..range.start).unwrap_or_default();
    let after = text.get(range.end..).unwrap_or_default().trim_start();
    if after.starts_with(|next: char| next.is_ascii_digit()) {
        return false;
    }
    let mut words = before.split_whitespace().rev();
    let word = words.next().unwrap_or_default();
    // “the 26th of July Movement” is a name, of which the month alone dates nothing.
    let numbered = word == "of"
        && words
            .clone()
            .next()
            .is_some_and(|day| day_number(day).is_some() && day.chars().count() > 2);
    if numbered {
        return false;
    }
    // “announced for November”, “preparing for July”, “fixed for May”: not “for May”, a person.
    let last = words.next().unwrap_or_default();
    let set = word == "for"
        && (last.ends_with("ed") || last.ends_with("ing") || matches!(last, "set" | "due" | "off"));
    // “not earlier than February”
    let bound = word == "than" && matches!(last, "earlier" | "later");
    let own = text.get(range.end..).unwrap_or_default();
    super::around::is_attribute(before, own)
        || before.ends_with(char::is_whitespace)
            && (set
                || bound
                || matches!(
                    word.to_lowercase().as_str(),
                    "in" | "by"
                        | "since"
                        | "until"
                        | "till"
                        | "during"
                        | "from"
                        | "through"
                        | "before"
                        | "after"
                        | "of"
                ))
}

pub(super) fn portion(groups: &Captures<'_>, text: &str) -> Option<Reading> {
    let words = group(groups, "part")?;
    let whole = groups.get(0)?;
    // “beginning December 24” begins on that day, “beginning May 1965” in that month.
    let lower = words.to_lowercase();
    let begins =
        matches!(lower.as_str(), "beginning" | "start") && !whole.as_str().contains(" of ");
    let day = text
        .get(whole.end()..)
        .unwrap_or_default()
        .strip_prefix(' ')
        .is_some_and(|after| after.starts_with(|next: char| next.is_ascii_digit()));
    if begins || day && groups.name("m").is_some() {
        return None;
    }
    let portion = portion_of(words)?;
    let month = match group(groups, "m") {
        Some(month) => Some(month_number(month)?),
        None => None,
    };
    let year = tail_year(groups).unwrap_or(Year::Missing);
    Some(Reading::Part(
        portion,
        Point {
            year,
            month,
            day: None,
        },
    ))
}

pub(super) fn portion_of(words: &str) -> Option<Portion> {
    let words = words.to_lowercase();
    let has = |word: &str| words.split_whitespace().any(|own| own == word);
    Some(match () {
        () if has("early") => Portion::Early,
        () if has("mid") || has("middle") => Portion::Mid,
        () if has("late") => Portion::Late,
        () if has("beginning") || has("start") => Portion::Beginning,
        () if has("end") || has("close") => Portion::End,
        () if has("half") || has("part") => match () {
            () if has("first") => Portion::FirstHalf,
            () => Portion::SecondHalf,
        },
        () if has("first") => Portion::FirstThird,
        () if has("second") || has("third") && !has("last") && has("week") => Portion::SecondThird,
        () if has("last") || has("fourth") => Portion::LastThird,
        () => return None,
    })
}

pub(super) fn season(groups: &Captures<'_>, _text: &str) -> Option<Reading> {
    let code = match group(groups, "s")?.to_lowercase().as_str() {
        "spring" => 21,
        "summer" => 22,
        "winter" => 24,
        _ => 23,
    };
    let part = group(groups, "part").and_then(portion_of);
    let year = match group(groups, "which") {
        None => tail_year(groups)?,
        Some(which) => match which
            .split_whitespace()
            .next_back()?
            .to_lowercase()
            .as_str()
        {
            "last" | "past" => Year::Past,
            "next" | "coming" => Year::Coming,
            "following" => Year::Named(1),
            "previous" | "preceding" => Year::Named(-1),
            "same" | "that" => Year::Named(0),
            _ => Year::Written(0),
        },
    };
    if groups.name("or").is_some() {
        return (code == 24 && year == Year::Written(0)).then_some(Reading::WinterOrYearsEnd(year));
    }
    Some(Reading::Season(part, code, year))
}

pub(super) fn decade(groups: &Captures<'_>, _text: &str) -> Option<Reading> {
    let part = group(groups, "part").and_then(portion_of);
    Some(Reading::Decade(part, number(group(groups, "y")?)?))
}

pub(super) fn years(groups: &Captures<'_>, _text: &str) -> Option<Reading> {
    let (from, to) = (group(groups, "y")?, group(groups, "y2")?);
    let first: i16 = number(from)?;
    let last: i16 = match to.len() {
        4 => number(to)?,
        _ => first - first.rem_euclid(100) + number::<i16>(to)?,
    };
    let short = to.len() == 2;
    if last <= first || short && last - first > 20 {
        return None;
    }
    let point = |year| Point {
        year: Year::Stated(year),
        month: None,
        day: None,
    };
    Some(Reading::Points(point(first), point(last)))
}

pub(super) fn year(groups: &Captures<'_>, text: &str) -> Option<Reading> {
    let found = groups.name("y")?;
    let year: i16 = number(found.as_str())?;
    let after = text.get(found.end()..).unwrap_or_default();
    if !(1500..=2099).contains(&year) || COUNTED.is_match(after) {
        return None;
    }
    let point = Point {
        year: Year::Stated(year),
        month: None,
        day: None,
    };
    Some(Reading::Points(point, point))
}

pub(super) fn year_named(groups: &Captures<'_>, _text: &str) -> Option<Reading> {
    let year = match group(groups, "rel") {
        Some(words) => relative_year(words),
        None => groups.name("part").map(|_| Year::Written(0))?,
    };
    let point = Point {
        year,
        month: None,
        day: None,
    };
    Some(match group(groups, "part").and_then(portion_of) {
        Some(part) => Reading::Part(part, point),
        None => Reading::Points(point, point),
    })
}

pub(super) fn written(groups: &Captures<'_>, text: &str) -> Option<Reading> {
    let word = groups.name("word")?;
    let possessive = text
        .get(word.end()..)
        .is_some_and(|after| after.starts_with(['\'', '’']));
    let folded = word
        .as_str()
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .to_lowercase();
    // “on the last evening” is that of a visit.
    let of_stay = text
        .get(..word.start())
        .is_some_and(|before| before.ends_with("the ") || before.ends_with("his "));
    Some(match folded.as_str() {
        "last night" | "last evening" | "last week" | "last month" if of_stay => return None,
        "yesterday" | "last night" | "last evening" => Reading::FromWritten(Unit::Day, -1),
        other if other.starts_with("yesterday") => Reading::FromWritten(Unit::Day, -1),
        "this morning" | "this afternoon" | "this evening" => Reading::FromWritten(Unit::Day, 0),
        "today" | "tonight" if !possessive => Reading::FromWritten(Unit::Day, 0),
        "tomorrow" => Reading::FromWritten(Unit::Day, 1),
        "this week" => Reading::FromWritten(Unit::Week, 0),
        "last week" => Reading::FromWritten(Unit::Week, -1),
        "next week" => Reading::FromWritten(Unit::Week, 1),
        "this month" => Reading::FromWritten(Unit::Month, 0),
        "last month" => Reading::FromWritten(Unit::Month, -1),
        "next month" => Reading::FromWritten(Unit::Month, 1),
        other if other.starts_with("the day") => Reading::FromWritten(Unit::Day, -2),
        _ => return None,
    })
}

/// “nine years since”, and no more: what began then and goes on is told by other words after it.
pub(super) fn since(groups: &Captures<'_>, text: &str) -> Option<Reading> {
    let whole = groups.get(0)?;
    let before = text.get(..whole.start()).unwrap_or_default().trim_end();
    let after = text.get(whole.end()..).unwrap_or_default();
    let lasting = ["the", "these", "those", "for", "in"]
        .iter()
        .any(|word| before.split_whitespace().next_back() == Some(word));
    let ends =
        after.trim_end().is_empty() || after.starts_with([',', '.', ';', ':', ')', '!', '?']);
    // “It is two years since he died”: he died two years ago.
    let told = [
        "It is",
        "it is",
        "It is now",
        "it is now",
        "It was",
        "it was",
    ]
    .iter()
    .any(|words| before.ends_with(words));
    ((ends || told) && !lasting).then(|| counted(groups, text))?
}

/// Whether what is said of an occurrence ends here, so that “two days after” looks back to a date named before, and
/// not on to what follows.
pub(super) fn closes(after: &str) -> bool {
    const GOES_ON: &str =
        " and but in at by on under with from had was were has is to for as when while ";
    let word = after
        .split(|letter: char| !letter.is_alphanumeric())
        .find(|word| !word.is_empty())
        .unwrap_or_default();
    let rest = after.trim_start();
    rest.is_empty()
        || rest.starts_with([',', '.', ';', ':', ')', ']', '!', '?', '—', '–'])
        || holds(GOES_ON, word)
}

/// So many units of time; years and a half as months.
pub(super) fn span(groups: &Captures<'_>) -> Option<(Unit, i32)> {
    let count = count(group(groups, "n")?)?;
    let half = groups.get(0)?.as_str().contains("half");
    Some(match group(groups, "unit")? {
        "day" => (Unit::Day, count),
        "week" => (Unit::Week, count),
        "fortnight" => (Unit::Week, count.checked_mul(2)?),
        "month" => (Unit::Month, count),
        _ if half => (Unit::Month, count.checked_mul(12)?.checked_add(6)?),
        _ => (Unit::Year, count),
    })
}

pub(super) fn counted(groups: &Captures<'_>, text: &str) -> Option<Reading> {
    let (unit, count) = span(groups)?;
    Some(match group(groups, "way") {
        None => Reading::FromWritten(unit, -count),
        Some("later" | "afterward" | "afterwards") => Reading::FromNamed(unit, count),
        // “four months before the ship set out” is not counted from a date.
        Some("before") if !closes(text.get(groups.get(0)?.end()..)?) => return None,
        Some(_) => Reading::FromNamed(unit, -count),
    })
}

/// “two days after”, said and no more, is counted from the date named before; “on 27 June, three days after the King had
/// come” tells when he came.
pub(super) fn beside_clause(groups: &Captures<'_>, text: &str) -> Option<Reading> {
    let whole = groups.get(0)?;
    let (unit, count) = span(groups)?;
    let count = if group(groups, "side")? == "after" {
        count
    } else {
        -count
    };
    let rest = text.get(whole.end()..)?;
    if closes(rest) {
        return Some(Reading::FromNamed(unit, count));
    }
    // What follows is a date: that is counted from there.
    let first = rest
        .split(|letter: char| !letter.is_alphanumeric())
        .find(|word| !word.is_empty() && *word != "the")?;
    let before = text.get(..whole.start())?.trim_end().strip_suffix(',')?;
    let named = before.split_whitespace().next_back()?;
    let is_date = |word: &str| {
        let year = word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit());
        year || word.starts_with(char::is_uppercase)
            && word.chars().count() >= 3
            && crate::date::MONTHS
                .iter()
                .any(|month| month.eq_ignore_ascii_case(word))
    };
    let dated = first.starts_with(|letter: char| letter.is_ascii_digit()) || is_date(first);
    (!dated && is_date(named)).then_some(Reading::FromNamed(unit, count.checked_neg()?))
}

pub(super) fn instant(groups: &Captures<'_>, _text: &str) -> Option<Reading> {
    let day = number(group(groups, "d")?)?;
    let words = group(groups, "inst")?;
    let months = match () {
        () if words.starts_with("ult") || words.contains("last") => -1,
        () if words.starts_with("prox") || words.contains("next") => 1,
        () => 0,
    };
    Some(Reading::DayOfMonth(day, months))
}
