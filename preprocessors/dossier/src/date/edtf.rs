//! The Extended Date/Time Format (ISO 8601-2), levels 0 and 1, as spans of real days.

use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;

/// A date as exactly as its source allows, in the Extended Date/Time Format (ISO 8601-2, levels 0 and 1).
///
/// A value that exists is valid: its days are in the calendar and an interval ends no earlier than it
/// begins. Dates sort by the first day that they can mean.
///
/// ```
/// use mdbook_dossier_core::date::Edtf;
/// let date: Edtf = "1975-04".parse()?;
/// assert_eq!(date.in_words(), "April 1975");
/// assert_eq!(date.latest().map(|day| day.to_string()), Some("1975-04-30".to_owned()));
/// # Ok::<(), mdbook_dossier_core::date::InvalidDate>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Edtf {
    pub(super) start: End,
    pub(super) end: Option<End>,
}

/// One end of an interval, or the whole of a plain date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum End {
    Open,
    Unknown,
    Moment(Moment),
}

/// A day, month, season, year, decade or century.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Moment {
    pub(super) first: Date,
    pub(super) last: Date,
    pub(super) grain: Grain,
    pub(super) qualifier: Option<Qualifier>,
}

/// How a moment is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Grain {
    Day,
    /// `1975-04-XX`
    DayOfMonth,
    Month,
    /// `1975-XX-XX`
    DayOfYear,
    /// `1975-XX`
    MonthOfYear,
    /// 21 spring … 24 winter
    Season(u8),
    Year,
    Decade,
    Century,
}

/// How sure a date is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Qualifier {
    /// `?`
    Uncertain,
    /// `~`
    Approximate,
    /// `%`
    Both,
}

/// How exact a date is, the most exact first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Precision {
    /// A day.
    Day,
    /// A month.
    Month,
    /// A season.
    Season,
    /// A year.
    Year,
    /// A decade.
    Decade,
    /// A century.
    Century,
    /// An interval.
    Span,
}

/// A text that is no EDTF date.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("“{text}” is not an EDTF date: {reason}")]
pub struct InvalidDate {
    /// The text.
    pub text: String,
    /// What is wrong with it.
    pub reason: String,
}

impl Edtf {
    /// A day.
    #[must_use]
    pub fn day(day: Date) -> Self {
        Self::from(Moment {
            first: day,
            last: day,
            grain: Grain::Day,
            qualifier: None,
        })
    }

    /// A day, given by its numbers; none where the calendar has no such day.
    #[must_use]
    pub fn ymd(year: i16, month: i8, day: i8) -> Option<Self> {
        Date::new(year, month, day).ok().map(Self::day)
    }

    /// A month; none where there is no such month.
    #[must_use]
    pub fn month(year: i16, month: i8) -> Option<Self> {
        Moment::months(year, month, month, Grain::Month).map(Self::from)
    }

    /// A year; none beyond the calendar.
    #[must_use]
    pub fn year(year: i16) -> Option<Self> {
        Moment::months(year, 1, 12, Grain::Year).map(Self::from)
    }

    /// A season by its EDTF code: 21 spring, 22 summer, 23 autumn, 24 winter.
    #[must_use]
    pub fn season(year: i16, code: u8) -> Option<Self> {
        Moment::season(year, code).map(Self::from)
    }

    /// The decade in which a year lies.
    #[must_use]
    pub fn decade(year: i16) -> Option<Self> {
        Moment::years(year.div_euclid(10) * 10, 10, Grain::Decade).map(Self::from)
    }

    /// The century that begins with a year whose last two figures are 00; none for any other year.
    #[must_use]
    pub fn century(year: i16) -> Option<Self> {
        (year >= 0 && year % 100 == 0)
            .then(|| Moment::years(year, 100, Grain::Century))
            .flatten()
            .map(Self::from)
    }

    /// Any time up to a date; none where the date is an interval.
    #[must_use]
    pub fn until(date: &Self) -> Option<Self> {
        date.end.is_none().then_some(Self {
            start: End::Open,
            end: Some(date.start),
        })
    }

    /// Any time from a date on; none where the date is an interval.
    #[must_use]
    pub fn since(date: &Self) -> Option<Self> {
        date.end.is_none().then_some(Self {
            start: date.start,
            end: Some(End::Open),
        })
    }

    /// From the beginning of one date to the end of another; none where that runs backwards.
    #[must_use]
    pub fn interval(from: &Self, to: &Self) -> Option<Self> {
        let (start, end) = (from.start, to.end.unwrap_or(to.start));
        let backwards =
            matches!((start, end), (End::Moment(a), End::Moment(b)) if a.first > b.last);
        (!backwards).then_some(Self {
            start,
            end: Some(end),
        })
    }

    /// The same date with a qualifier, at both ends of an interval.
    #[must_use]
    pub fn qualified(mut self, qualifier: Qualifier) -> Self {
        for end in std::iter::once(&mut self.start).chain(self.end.as_mut()) {
            if let End::Moment(moment) = end {
                moment.qualifier = Some(qualifier);
            }
        }
        self
    }

    /// The first day that the date can mean; none where it is open at its start.
    #[must_use]
    pub fn earliest(&self) -> Option<Date> {
        match self.start {
            End::Moment(moment) => Some(moment.first),
            End::Open | End::Unknown => None,
        }
    }

    /// The last day that the date can mean; none where it is open at its end.
    #[must_use]
    pub fn latest(&self) -> Option<Date> {
        match self.end.unwrap_or(self.start) {
            End::Moment(moment) => Some(moment.last),
            End::Open | End::Unknown => None,
        }
    }

    /// Whether there is a day that both dates can mean.
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        let before = |end: Option<Date>, start: Option<Date>| matches!((end, start), (Some(end), Some(start)) if end < start);
        !before(self.latest(), other.earliest()) && !before(other.latest(), self.earliest())
    }

    /// Whether every day that the other date can mean lies within this one.
    #[must_use]
    pub fn contains(&self, other: &Self) -> bool {
        let from = match (self.earliest(), other.earliest()) {
            (None, _) => true,
            (Some(_), None) => false,
            (Some(mine), Some(theirs)) => mine <= theirs,
        };
        let to = match (self.latest(), other.latest()) {
            (None, _) => true,
            (Some(_), None) => false,
            (Some(mine), Some(theirs)) => theirs <= mine,
        };
        from && to
    }

    /// How exact it is.
    #[must_use]
    pub fn precision(&self) -> Precision {
        let (None, End::Moment(moment)) = (self.end, self.start) else {
            return Precision::Span;
        };
        match moment.grain {
            Grain::Day => Precision::Day,
            Grain::Month | Grain::DayOfMonth => Precision::Month,
            Grain::Season(_) => Precision::Season,
            Grain::Year | Grain::MonthOfYear | Grain::DayOfYear => Precision::Year,
            Grain::Decade => Precision::Decade,
            Grain::Century => Precision::Century,
        }
    }

    /// The year in which the whole date lies; none where it reaches over several or is open.
    #[must_use]
    pub fn only_year(&self) -> Option<i16> {
        let (first, last) = (self.earliest()?, self.latest()?);
        (first.year() == last.year()).then_some(first.year())
    }

    /// How many days it can mean; none where it is open.
    #[must_use]
    pub fn days(&self) -> Option<i32> {
        Some(number_of(self.latest()?) - number_of(self.earliest()?) + 1)
    }

    /// Whether it is qualified, open, or wider than a year: such a date contradicts nothing.
    #[must_use]
    pub fn is_vague(&self) -> bool {
        let qualified = |end: End| matches!(end, End::Moment(moment) if moment.qualifier.is_some());
        qualified(self.start)
            || self.end.is_some_and(qualified)
            || self.days().is_none_or(|days| days > 366)
    }
}

/// The number of a day: how many days it lies after 1 March of the year 0 (Hinnant, “chrono-compatible low-level date
/// algorithms”, 2021). Dates are compared by the hundred thousand.
pub(crate) fn number_of(day: Date) -> i32 {
    let (month, year) = (i32::from(day.month()), i32::from(day.year()));
    let year = if month <= 2 { year - 1 } else { year };
    let (era, of_era) = (year.div_euclid(400), year.rem_euclid(400));
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + i32::from(day.day()) - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year
}

impl From<Moment> for Edtf {
    fn from(moment: Moment) -> Self {
        Self {
            start: End::Moment(moment),
            end: None,
        }
    }
}

impl Moment {
    fn months(year: i16, from: i8, to: i8, grain: Grain) -> Option<Self> {
        Some(Self {
            first: Date::new(year, from, 1).ok()?,
            last: Date::new(year, to, 1).ok()?.last_of_month(),
            grain,
            qualifier: None,
        })
    }

    fn years(year: i16, count: i16, grain: Grain) -> Option<Self> {
        let last = year.checked_add(count - 1)?;
        Some(Self {
            first: Date::new(year, 1, 1).ok()?,
            last: Date::new(last, 12, 31).ok()?,
            grain,
            qualifier: None,
        })
    }

    /// A winter may be the one that ends in the year or the one that begins in it: its span holds both.
    fn season(year: i16, code: u8) -> Option<Self> {
        let grain = Grain::Season(code);
        let (from, to) = match code {
            21 => (3, 5),
            22 => (6, 8),
            23 => (9, 11),
            24 => {
                let last = Date::new(year.checked_add(1)?, 2, 1).ok()?.last_of_month();
                return Self::months(year, 1, 1, grain).map(|moment| Self { last, ..moment });
            }
            _ => return None,
        };
        Self::months(year, from, to, grain)
    }

    /// Reads one date without its interval; the error says what is wrong.
    fn read(text: &str) -> Result<Self, &'static str> {
        let (body, qualifier) = match text.char_indices().last() {
            Some((at, '?')) => (text.get(..at), Some(Qualifier::Uncertain)),
            Some((at, '~')) => (text.get(..at), Some(Qualifier::Approximate)),
            Some((at, '%')) => (text.get(..at), Some(Qualifier::Both)),
            _ => (Some(text), None),
        };
        let (sign, body) = match body.unwrap_or_default().strip_prefix('-') {
            Some(rest) => (-1, rest),
            None => (1, body.unwrap_or_default()),
        };
        // ISO 8601-1: the year zero has no sign of its own.
        if sign < 0 && body.starts_with("0000") {
            return Err("the year before the year 1 is written 0000, without a sign");
        }
        let fields: Vec<&str> = body.split('-').collect();
        let moment = match fields.as_slice() {
            [year] => Self::read_year(year, sign),
            [year, month] => Self::read_month(sign * number(year, 4)?, month),
            [year, month, day] => Self::read_day(sign * number(year, 4)?, month, day),
            _ => return Err("it has more than a year, a month and a day"),
        }?;
        Ok(Self {
            qualifier,
            ..moment
        })
    }

    fn read_year(text: &str, sign: i16) -> Result<Self, &'static str> {
        const BEYOND: &str = "the year is beyond the calendar";
        if let Some(century) = text.strip_suffix("XX") {
            let first = number(century, 2)? * 100;
            return (sign == 1)
                .then(|| Self::years(first, 100, Grain::Century))
                .flatten()
                .ok_or(BEYOND);
        }
        if let Some(decade) = text.strip_suffix('X') {
            let first = number(decade, 3)? * 10;
            return (sign == 1)
                .then(|| Self::years(first, 10, Grain::Decade))
                .flatten()
                .ok_or(BEYOND);
        }
        Self::months(sign * number(text, 4)?, 1, 12, Grain::Year).ok_or(BEYOND)
    }

    fn read_month(year: i16, text: &str) -> Result<Self, &'static str> {
        const NONE: &str = "there is no such month or season";
        if text == "XX" {
            return Self::months(year, 1, 12, Grain::MonthOfYear).ok_or(NONE);
        }
        let month = number(text, 2)?;
        let season = u8::try_from(month).ok();
        let month = i8::try_from(month).map_err(|_| NONE)?;
        Self::months(year, month, month, Grain::Month)
            .or_else(|| Self::season(year, season?))
            .ok_or(NONE)
    }

    fn read_day(year: i16, month: &str, day: &str) -> Result<Self, &'static str> {
        const NONE: &str = "the calendar has no such day";
        if day == "XX" {
            let whole = Self::read_month(year, month)?;
            let grain = match whole.grain {
                Grain::Month => Grain::DayOfMonth,
                Grain::MonthOfYear => Grain::DayOfYear,
                _ => return Err(NONE),
            };
            return Ok(Self { grain, ..whole });
        }
        let month = i8::try_from(number(month, 2)?).map_err(|_| NONE)?;
        let day = i8::try_from(number(day, 2)?).map_err(|_| NONE)?;
        let day = Date::new(year, month, day).map_err(|_| NONE)?;
        Ok(Self {
            first: day,
            last: day,
            grain: Grain::Day,
            qualifier: None,
        })
    }
}

/// Exactly so many ASCII digits, as a number.
fn number(text: &str, digits: usize) -> Result<i16, &'static str> {
    const WRONG: &str = "a year has four digits, a month and a day two";
    if text.len() != digits || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(WRONG);
    }
    text.parse().map_err(|_| WRONG)
}

impl fmt::Display for Moment {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (first, year) = (self.first, i32::from(self.first.year()));
        let sign = if year < 0 { "-" } else { "" };
        let year = year.abs();
        match self.grain {
            Grain::Day => write!(
                formatter,
                "{sign}{year:04}-{:02}-{:02}",
                first.month(),
                first.day()
            ),
            Grain::DayOfMonth => write!(formatter, "{sign}{year:04}-{:02}-XX", first.month()),
            Grain::Month => write!(formatter, "{sign}{year:04}-{:02}", first.month()),
            Grain::DayOfYear => write!(formatter, "{sign}{year:04}-XX-XX"),
            Grain::MonthOfYear => write!(formatter, "{sign}{year:04}-XX"),
            Grain::Season(code) => write!(formatter, "{sign}{year:04}-{code}"),
            Grain::Year => write!(formatter, "{sign}{year:04}"),
            Grain::Decade => write!(formatter, "{:03}X", year / 10),
            Grain::Century => write!(formatter, "{:02}XX", year / 100),
        }?;
        formatter.write_str(match self.qualifier {
            None => "",
            Some(Qualifier::Uncertain) => "?",
            Some(Qualifier::Approximate) => "~",
            Some(Qualifier::Both) => "%",
        })
    }
}

impl fmt::Display for End {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Open => formatter.write_str(".."),
            Self::Unknown => Ok(()),
            Self::Moment(moment) => moment.fmt(formatter),
        }
    }
}

impl fmt::Display for Edtf {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.end {
            None => self.start.fmt(formatter),
            Some(end) => write!(formatter, "{}/{end}", self.start),
        }
    }
}

impl FromStr for Edtf {
    type Err = InvalidDate;

    fn from_str(text: &str) -> Result<Self, InvalidDate> {
        let invalid = |reason: &str| InvalidDate {
            text: text.to_owned(),
            reason: reason.to_owned(),
        };
        let end = |side: &str| match side {
            "" => Ok(End::Unknown),
            ".." => Ok(End::Open),
            _ => Moment::read(side).map(End::Moment),
        };
        let Some((from, to)) = text.split_once('/') else {
            return Moment::read(text).map(Self::from).map_err(invalid);
        };
        let (start, end) = (end(from).map_err(invalid)?, end(to).map_err(invalid)?);
        match (start, end) {
            (End::Moment(a), End::Moment(b)) if a.first > b.last => {
                Err(invalid("the interval ends before it begins"))
            }
            (End::Moment(_), _) | (_, End::Moment(_)) => Ok(Self {
                start,
                end: Some(end),
            }),
            _ => Err(invalid("neither end of the interval is a date")),
        }
    }
}
