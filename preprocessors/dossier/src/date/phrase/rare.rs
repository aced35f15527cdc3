//! How the groups of the rarer forms are read: bare days, days of the week, feasts, quarters, centuries, eras,
//! double dates.

use jiff::ToSpan;
use jiff::civil::Date;
use regex::Captures;

use super::readers::{closes, day_number, group, month_number, number, relative_year, span};
use super::reading::{Point, Portion, Reading, Unit, Which, Year};
use crate::wordlist::holds_lower;

fn stated(year: i16, month: i8, day: i8) -> Point {
    Point {
        year: Year::Stated(year),
        month: Some(month),
        day: Some(day),
    }
}

/// “in the October following”, “the previous September”: the month beside the date named before.
pub(super) fn beside_month(groups: &Captures<'_>, _text: &str) -> Option<Reading> {
    let month = month_number(group(groups, "m").or_else(|| group(groups, "m2"))?)?;
    let year = match group(groups, "after").or_else(|| group(groups, "which"))? {
        "following" | "next" => Year::NextNamed,
        "same" => Year::Named(0),
        _ => Year::PreviousNamed,
    };
    let point = Point {
        year,
        month: Some(month),
        day: None,
    };
    Some(Reading::Points(point, point))
}

/// “on the 14th of that month”.
pub(super) fn day_of_named(groups: &Captures<'_>, _text: &str) -> Option<Reading> {
    let months = match group(groups, "which") {
        Some("following" | "next") => 1,
        Some("previous" | "preceding") => -1,
        _ => 0,
    };
    let day = day_number(group(groups, "d")?)?;
    Some(Reading::DayOfNamed(day, months))
}

/// “at the New Year”: its first day, or the last of the old one.
pub(super) fn new_year(groups: &Captures<'_>, text: &str) -> Option<Reading> {
    let before = text.get(..groups.get(0)?.start())?.trim_end();
    let before = before.strip_suffix(" the").unwrap_or(before);
    let lead = before
        .split_whitespace()
        .next_back()
        .unwrap_or_default()
        .to_lowercase();
    let dates = matches!(
        lead.as_str(),
        "at" | "on" | "by" | "before" | "since" | "until"
    );
    if groups.name("lead").is_some() {
        let january = Point {
            year: Year::Missing,
            month: Some(1),
            day: None,
        };
        return Some(Reading::Part(Portion::Early, january));
    }
    if !dates {
        return None;
    }
    let eve = groups.name("eve").is_some();
    let point = Point {
        year: Year::Missing,
        month: Some(if eve { 12 } else { 1 }),
        day: Some(if eve { 31 } else { 1 }),
    };
    Some(Reading::Points(point, point))
}

/// “on the 15th”, where nothing follows that the number could count.
pub(super) fn bare_day(groups: &Captures<'_>, text: &str) -> Option<Reading> {
    const FOLLOW: &str = " and at in to we he she i they it the a an his her our your my their with from by for when while where until till that as last but or nor so then there here this these which who whom is are was were will would shall had has have did within upon over under near before after between among during through without about around towards against all both several some no not only just ";
    let after = text.get(groups.get(0)?.end()..)?;
    let after = after
        .strip_prefix(' ')
        .or_else(|| after.strip_prefix('\u{a0}'));
    if let Some(rest) = after {
        let next = rest
            .split(|letter: char| !letter.is_alphanumeric())
            .next()
            .unwrap_or_default();
        // “on the 5th to 7th August”, “of the 9th and the 10th of June”: the month follows the last of them.
        let counted = ["and ", "to ", "or ", "until ", "till "]
            .iter()
            .find_map(|joint| rest.strip_prefix(joint))
            .map(|rest| rest.strip_prefix("the ").unwrap_or(rest))
            .is_some_and(|rest| rest.starts_with(|next: char| next.is_ascii_digit()));
        if counted || !(next.is_empty() || holds_lower(FOLLOW, next)) {
            return None;
        }
    } else if text
        .get(groups.get(0)?.end()..)?
        .starts_with(|next: char| next.is_alphanumeric() || next == '-')
    {
        return None;
    }
    day_number(group(groups, "d")?).map(Reading::BareDay)
}

pub(super) fn weekday(groups: &Captures<'_>, text: &str) -> Option<Reading> {
    // Of “on Monday, the 22nd of May” the day of the month tells.
    let after = text.get(groups.get(0)?.end()..)?;
    let next = after.trim_start_matches([',', ' ']);
    let next = ["morning", "afternoon", "evening", "night"]
        .iter()
        .find_map(|time| next.strip_prefix(time))
        .map_or(next, |next| next.trim_start_matches([',', ' ']));
    let next = next.strip_prefix("the ").unwrap_or(next);
    let first = next.split(|letter: char| !letter.is_alphanumeric()).next();
    let dated = first.is_some_and(|word| {
        word.starts_with(|letter: char| letter.is_ascii_digit())
            || word.chars().count() >= 3
                && word.starts_with(char::is_uppercase)
                && month_number(word).is_some()
    });
    if dated {
        return None;
    }
    let name = group(groups, "w").or_else(|| group(groups, "w2"))?;
    let day = super::weekday::names().position(|own| own == name)?;
    let after = group(groups, "after").or_else(|| group(groups, "after2"));
    let which = after.or_else(|| group(groups, "which"))?.to_lowercase();
    let which = match which.as_str() {
        "last" => Which::Last,
        "next" => Which::Next,
        "this" | "on" => Which::Plain,
        _ => Which::AfterNamed,
    };
    i8::try_from(day)
        .ok()
        .map(|day| Reading::Weekday(day, which))
}

/// “the same day”, “the following week”, “that month”.
pub(super) fn beside(groups: &Captures<'_>, _text: &str) -> Option<Reading> {
    let unit = match group(groups, "unit")
        .or_else(|| group(groups, "unit2"))
        .or_else(|| group(groups, "unit3"))?
    {
        "week" => Unit::Week,
        "month" => Unit::Month,
        _ => Unit::Day,
    };
    let count = match group(groups, "which").or_else(|| group(groups, "which2")) {
        Some("following" | "next" | "Next") => 1,
        Some("previous" | "preceding") => -1,
        _ => 0,
    };
    Some(Reading::FromNamed(unit, count))
}

/// “the day before”, “the week after”, where nothing follows before or after which it was.
pub(super) fn day_before(groups: &Captures<'_>, text: &str) -> Option<Reading> {
    let after = text.get(groups.get(0)?.end()..)?;
    let ends = after.is_empty() || after.starts_with(['.', ',', ';', ':', ')', '”', '"', '—', '?']);
    let unit = match group(groups, "unit")? {
        "week" => Unit::Week,
        "month" => Unit::Month,
        _ => Unit::Day,
    };
    let count = if group(groups, "way")? == "after" {
        1
    } else {
        -1
    };
    // “on 28 February it still stood, the day before”: before the other date, which is of another sentence.
    let before = text.get(..groups.get(0)?.start())?;
    let own = before.rsplit(['.', ';']).next().unwrap_or_default();
    let alone = !own.contains(|letter: char| letter.is_ascii_digit());
    (ends && alone).then_some(Reading::FromNamed(unit, count))
}

/// “the twenty-first day of May, in the year of our Lord one thousand eight hundred and seventy-eight”.
pub(super) fn spelled(groups: &Captures<'_>, _text: &str) -> Option<Reading> {
    let one = |word: &str| {
        let number = crate::date::number::cardinal(&word.to_lowercase())?;
        i16::try_from(number).ok()
    };
    let hundreds = match (group(groups, "h"), group(groups, "h2")) {
        (Some(word), _) => one(word)? + 10,
        (None, Some(word)) => one(word)?,
        (None, None) => return None,
    };
    let tens = group(groups, "t").map_or(Some(0), one)?;
    let ones = group(groups, "o").map_or(Some(0), one)?;
    let part = |name: &str, read: fn(&str) -> Option<i8>| match group(groups, name) {
        Some(words) => read(words).map(Some),
        None => Some(None),
    };
    let point = Point {
        year: Year::Stated(hundreds * 100 + tens + ones),
        month: part("m", month_number)?,
        day: part("d", day_number)?,
    };
    Some(Reading::Points(point, point))
}

/// “the summer before last”; “the spring before”, of the date named before.
pub(super) fn season_before(groups: &Captures<'_>, text: &str) -> Option<Reading> {
    let after = text.get(groups.get(0)?.end()..)?;
    let year = if groups.name("last").is_some() {
        Year::PastBy(1)
    } else {
        super::readers::closes(after).then_some(Year::BeforeNamed)?
    };
    let code = season_code(group(groups, "s")?);
    Some(Reading::Season(None, code, year))
}

/// The number by which EDTF knows a season.
fn season_code(name: &str) -> u8 {
    match name.to_lowercase().trim_end_matches('s') {
        "spring" => 21,
        "summer" => 22,
        "winter" => 24,
        _ => 23,
    }
}

/// “in the spring”, “at the end of the summer”: of the year that the text, the tense and the document's date tell.
pub(super) fn bare_season(groups: &Captures<'_>, text: &str) -> Option<Reading> {
    let after = text.get(groups.get(0)?.end()..)?;
    let word = after
        .split(|letter: char| !letter.is_alphanumeric())
        .find(|word| !word.is_empty())
        .unwrap_or_default();
    // “in the spring of that year”, “in the winter session”: another form, or another thing.
    let other = after.starts_with(" of ")
        || after.starts_with(" before")
        // “in the winter when he came”: which it was, the clause tells.
        || after.starts_with(" when ")
        || after.starts_with(" in which ")
        || after.starts_with(" and ")
        || after.starts_with(" or ")
        || after.starts_with(" months")
        || after.starts_with('-')
        || [
            "session", "term", "quarters", "palace", "season", "time", "semester",
        ]
        .contains(&word)
            && after.starts_with(' ');
    if other {
        return None;
    }
    let code = season_code(group(groups, "s")?);
    Some(Reading::Season(None, code, Year::Missing))
}

/// “the year before last”.
pub(super) fn far_year(groups: &Captures<'_>, _text: &str) -> Option<Reading> {
    let point = Point {
        year: Year::Written(super::readers::far_from(group(groups, "far")?)),
        month: None,
        day: None,
    };
    Some(Reading::Points(point, point))
}

/// “the storm of ’78”: the last such year before the document was written.
pub(super) fn short_year(groups: &Captures<'_>, _text: &str) -> Option<Reading> {
    let year = super::readers::short_from(group(groups, "short")?)?;
    let point = Point {
        year: Year::Short(year),
        month: None,
        day: None,
    };
    Some(Reading::Points(point, point))
}

/// “three years ago last June”, “ten years ago this autumn”.
pub(super) fn years_ago(groups: &Captures<'_>, _text: &str) -> Option<Reading> {
    let count = super::readers::count(group(groups, "n")?)?;
    let year = Year::PastBy(i16::try_from(count).ok()?);
    // “two autumns ago”: last autumn is the first of them.
    let counted = group(groups, "s").is_some_and(|season| season.ends_with('s'));
    let year = match year {
        Year::PastBy(count) if counted => Year::PastBy(count.checked_sub(1)?),
        year => year,
    };
    if let Some(month) = group(groups, "m") {
        let point = Point {
            year,
            month: Some(month_number(month)?),
            day: None,
        };
        return Some(Reading::Points(point, point));
    }
    let code = season_code(group(groups, "s")?);
    Some(Reading::Season(None, code, year))
}

/// “sixty years ago this month”, “ten years ago today”: the document's month or day, so many years before.
pub(super) fn years_ago_now(groups: &Captures<'_>, _text: &str) -> Option<Reading> {
    let count = super::readers::count(group(groups, "n")?)?;
    let years = count.checked_mul(12)?.checked_neg()?;
    let now = group(groups, "now")?;
    Some(if now.ends_with("month") {
        Reading::FromWritten(Unit::Month, years)
    } else {
        Reading::YearsBefore(count, i32::from(now == "yesterday"))
    })
}

/// “a few days later”, “some weeks ago”.
pub(super) fn few(groups: &Captures<'_>, _text: &str) -> Option<Reading> {
    let unit = match group(groups, "unit")? {
        "days" => Unit::Day,
        "weeks" => Unit::Week,
        _ => Unit::Month,
    };
    Some(match group(groups, "way")? {
        "ago" => Reading::FewFromWritten(unit),
        "later" | "afterward" | "afterwards" => Reading::FewFromNamed(unit, true),
        _ => Reading::FewFromNamed(unit, false),
    })
}

/// “in the month following”.
pub(super) fn following(groups: &Captures<'_>, _text: &str) -> Option<Reading> {
    let unit = match group(groups, "unit") {
        Some("month") => Unit::Month,
        Some("year") => Unit::Year,
        Some(_) => Unit::Week,
        None => Unit::Day,
    };
    let which = group(groups, "which").or_else(|| group(groups, "which2"))?;
    let count = if which == "following" { 1 } else { -1 };
    Some(Reading::FromNamed(unit, count))
}

/// “from the 18th to the 22nd of this month”.
pub(super) fn instants(groups: &Captures<'_>, _text: &str) -> Option<Reading> {
    let months = match group(groups, "inst")? {
        words if words.starts_with("last") => -1,
        words if words.starts_with("next") => 1,
        _ => 0,
    };
    let day = |name| group(groups, name).and_then(day_number);
    Some(Reading::DaysOfMonth(day("d")?, day("d2")?, months))
}

/// “before the winter”, “by the summer”, “planned for the spring”: a season that the words before it make one of the
/// calendar.
pub(super) fn bound_season(groups: &Captures<'_>, text: &str) -> Option<Reading> {
    let whole = groups.get(0)?;
    let before = text.get(..whole.start())?.strip_suffix(" the ")?;
    let mut words = before.split_whitespace().rev();
    let lead = words.next()?.to_lowercase();
    let verb = words.next().unwrap_or_default();
    let set = lead == "for"
        && (verb.ends_with("ed") || verb.ends_with("ing") || matches!(verb, "set" | "due" | "off"));
    let bound = matches!(lead.as_str(), "before" | "by");
    (set || bound).then(|| bare_season(groups, text)).flatten()
}

/// “at the end of the month”, “earlier in the month”: of the one named before, else of the document’s.
pub(super) fn part_of_the_month(groups: &Captures<'_>, text: &str) -> Option<Reading> {
    let after = text.get(groups.get(0)?.end()..)?.trim_start();
    let named = [
        "of ",
        "in which",
        "before",
        "after",
        "following",
        "preceding",
    ]
    .iter()
    .any(|words| after.starts_with(words));
    if named {
        return None;
    }
    let part = match group(groups, "part") {
        Some(part) => Some(super::readers::portion_of(part)?),
        None => None,
    };
    Some(Reading::PartOfNamedMonth(part))
}

/// “goes to Porto in two weeks”, “in three days’ time”: counted from the document’s day, where that is yet to come.
pub(super) fn in_time(groups: &Captures<'_>, text: &str) -> Option<Reading> {
    const COMING: &str = " will shall would goes leaves comes arrives sails departs returns travels flies due expected expects ";
    let whole = groups.get(0)?;
    let (unit, count) = span(groups)?;
    let before = text.get(..whole.start())?;
    let own = before.rsplit(['.', ';', '!', '?', '\n']).next()?;
    let ahead = own
        .split(|letter: char| !letter.is_alphanumeric())
        .any(|word| !word.is_empty() && holds_lower(COMING, word));
    let ends = groups.name("time").is_some() || closes(text.get(whole.end()..)?);
    // “would be built in two years”: that is how long it takes.
    let takes = [
        "built",
        "done",
        "made",
        "finished",
        "completed",
        "paid",
        "doubled",
        "ready",
    ]
    .iter()
    .any(|word| own.contains(word));
    (ends && ahead && !takes).then_some(Reading::FromWritten(unit, count))
}

/// “his letter of that date”, not “as of that date”.
pub(super) fn of_that_date(groups: &Captures<'_>, text: &str) -> Option<Reading> {
    let before = text.get(..groups.get(0)?.start())?.trim_end();
    (!before.ends_with(" as")).then_some(Reading::FromNamed(Unit::Day, 0))
}

/// “sent for on the Monday”: the first after the day named before.
pub(super) fn weekday_after(groups: &Captures<'_>, text: &str) -> Option<Reading> {
    let after = text.get(groups.get(0)?.end()..)?.trim_start();
    let other = [
        "before",
        "of ",
        "previous",
        "preceding",
        "the ",
        "next",
        "last",
    ]
    .iter()
    .any(|words| after.starts_with(words))
        || after.starts_with(|next: char| next.is_ascii_digit() || next == ',');
    let name = group(groups, "w")?;
    let day = super::weekday::names().position(|own| own == name)?;
    let day = i8::try_from(day).ok().filter(|_| !other)?;
    Some(Reading::Weekday(day, Which::AfterNamed))
}

pub(super) fn part_of_month(groups: &Captures<'_>, _text: &str) -> Option<Reading> {
    let months = match group(groups, "which")? {
        "last" => -1,
        "next" => 1,
        _ => 0,
    };
    // “earlier this month” says no more than the month.
    Some(
        match group(groups, "part").and_then(super::readers::portion_of) {
            Some(part) => Reading::PartOfMonth(part, months),
            None => Reading::FromWritten(Unit::Month, months),
        },
    )
}

/// A feast without its year, where it names a day: “on Armistice Day”, not “at Christmas”.
pub(super) fn feast_day(groups: &Captures<'_>, text: &str) -> Option<Reading> {
    let day = group(groups, "feast")?.split_whitespace().next_back()?;
    matches!(day, "Day" | "Eve" | "Birthday")
        .then(|| feast(groups, text))
        .flatten()
}

/// Feasts whose day does not move.
pub(super) fn feast(groups: &Captures<'_>, _text: &str) -> Option<Reading> {
    let name = group(groups, "feast")?.replace('’', "'");
    let words: Vec<&str> = name.split_whitespace().collect();
    let (month, day) = match words.as_slice() {
        ["Christmas", "Eve"] => (12, 24),
        ["Christmas", ..] => (12, 25),
        ["Boxing", _] => (12, 26),
        ["New", _, "Eve"] => (12, 31),
        ["New", ..] => (1, 1),
        ["May", _] => (5, 1),
        ["Lady", _] => (3, 25),
        ["Midsummer", ..] => (6, 24),
        ["Michaelmas"] => (9, 29),
        ["Martinmas"] | ["Armistice", _] => (11, 11),
        ["Candlemas"] => (2, 2),
        ["Epiphany"] => (1, 6),
        ["Dominion", _] => (7, 1),
        ["Bastille", _] => (7, 14),
        ["Empire", _] => (5, 24),
        ["Washington's", _] => (2, 22),
        ["St" | "St." | "Saint", saint, _] => match *saint {
            "David's" => (3, 1),
            "Patrick's" => (3, 17),
            "George's" => (4, 23),
            "John's" => (6, 24),
            "Andrew's" => (11, 30),
            "Nicholas's" => (12, 6),
            "Stephen's" => (12, 26),
            _ => return None,
        },
        ["All", souls, ..] if souls.starts_with("Soul") => (11, 2),
        ["All", ..] => (11, 1),
        _ => return None,
    };
    let year = match group(groups, "y") {
        Some(year) => Year::Stated(number(year)?),
        None => group(groups, "rel").map_or(Year::Missing, relative_year),
    };
    let point = Point {
        year,
        month: Some(month),
        day: Some(day),
    };
    Some(Reading::Points(point, point))
}

pub(super) fn quarter(groups: &Captures<'_>, _text: &str) -> Option<Reading> {
    let year: i16 = number(group(groups, "y")?)?;
    let first = match group(groups, "part")? {
        "first" => 1,
        "second" => 4,
        "third" => 7,
        _ => 10,
    };
    let month = |month| Point {
        year: Year::Stated(year),
        month: Some(month),
        day: None,
    };
    Some(Reading::Points(month(first), month(first + 2)))
}

pub(super) fn century(groups: &Captures<'_>, _text: &str) -> Option<Reading> {
    let number: i16 = match group(groups, "c") {
        Some(figures) => number(figures)?,
        None => i16::try_from(crate::date::number::ordinal(group(groups, "cw")?)?).ok()?,
    };
    let part = group(groups, "part").and_then(super::readers::portion_of);
    Some(Reading::Century(part, (number - 1) * 100))
}

pub(super) fn era(groups: &Captures<'_>, _text: &str) -> Option<Reading> {
    let year: i16 = match group(groups, "bc") {
        // The year before 1 is 1 BC.
        Some(year) => 1 - number::<i16>(year)?,
        None => number(group(groups, "ad").or_else(|| group(groups, "ad2"))?)?,
    };
    let point = Point {
        year: Year::Stated(year),
        month: None,
        day: None,
    };
    Some(Reading::Points(point, point))
}

/// A day by both calendars, “25 October (7 November) 1917”, “11/22 February 1732”: the later of the two is by
/// the one in use today.
pub(super) fn two_styles(groups: &Captures<'_>, _text: &str) -> Option<Reading> {
    let year: i16 = number(group(groups, "y")?)?;
    let month = month_number(group(groups, "m")?)?;
    let second = group(groups, "m2").map_or(Some(month), month_number)?;
    let day: i8 = number(group(groups, "d")?)?;
    let other: i8 = number(group(groups, "d2")?)?;
    let (a, b) = (
        Date::new(year, month, day).ok()?,
        Date::new(year, second, other).ok()?,
    );
    let apart = a.until(b).ok()?.get_days().abs();
    if group(groups, "m2").is_none() && apart == 1 {
        // “3/4 May”: a night.
        return Some(Reading::Points(
            stated(year, month, day),
            stated(year, month, other),
        ));
    }
    // The calendars differ by ten days (from 1582) to thirteen.
    if !(10..=13).contains(&apart) {
        return None;
    }
    let later = a.max(b);
    let point = stated(later.year(), later.month(), later.day());
    Some(Reading::Points(point, point))
}

/// “10 February 1731/2”: the year that began on the first of January is the second.
pub(super) fn dual_year(groups: &Captures<'_>, _text: &str) -> Option<Reading> {
    let year: i16 = number(group(groups, "y")?)?;
    let second: i16 = number(group(groups, "y2")?)?;
    let next = year.checked_add(1)?;
    let tail = if group(groups, "y2")?.len() == 1 {
        10
    } else {
        100
    };
    if next.rem_euclid(tail) != second {
        return None;
    }
    let month = month_number(group(groups, "m").or_else(|| group(groups, "mb"))?)?;
    let day = number(group(groups, "d").or_else(|| group(groups, "db"))?)?;
    let point = stated(next, month, day);
    (month <= 3).then_some(Reading::Points(point, point))
}

/// “the week of 3 May 1965”, “the week ending 8 May 1965”.
pub(super) fn week(groups: &Captures<'_>, _text: &str) -> Option<Reading> {
    let year = number(group(groups, "y")?)?;
    let month = month_number(group(groups, "m").or_else(|| group(groups, "mb"))?)?;
    let day = number(group(groups, "d").or_else(|| group(groups, "db"))?)?;
    let day = Date::new(year, month, day).ok()?;
    let (from, to) = match group(groups, "end")? {
        "ending" => (day.checked_sub(6.days()).ok()?, day),
        _ => (day, day.checked_add(6.days()).ok()?),
    };
    Some(Reading::Points(
        stated(from.year(), from.month(), from.day()),
        stated(to.year(), to.month(), to.day()),
    ))
}

/// The years of a part of a century, counted from its first.
pub(super) fn years_of(portion: Option<Portion>) -> Option<(i16, i16)> {
    Some(match portion? {
        Portion::Early => (0, 33),
        Portion::Mid => (34, 66),
        _ => (67, 99),
    })
}
