//! What the form of a date says, before anything is known of where it stands.

use std::ops::Range;

/// What a form says, before the year is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reading {
    /// From one point to another; the same point twice for a plain date.
    Points(Point, Point),
    /// A part of a period.
    Part(Portion, Point),
    /// A season.
    Season(Option<Portion>, u8, Year),
    /// “this winter or the end of the year”.
    WinterOrYearsEnd(Year),
    /// The 1960s, or a part of them.
    Decade(Option<Portion>, i16),
    /// So many days, weeks, months or years from the document's date.
    FromWritten(Unit, i32),
    /// So many years before the document's day, or so many days before that.
    YearsBefore(i32, i32),
    /// So many days, weeks, months or years from the year or date named before.
    FromNamed(Unit, i32),
    /// A few days, weeks or months before the document's date.
    FewFromWritten(Unit),
    /// A few days, weeks or months after the date named before, or before it.
    FewFromNamed(Unit, bool),
    /// A day without its month: “on the 15th”.
    BareDay(i8),
    /// A day of the week, from Monday, 0.
    Weekday(i8, Which),
    /// A part of the document's month, or of one so many months from it.
    PartOfMonth(Portion, i32),
    /// A part of the month named before, else of the document's; the month where no part is named.
    PartOfNamedMonth(Option<Portion>),
    /// A century by its first year, or a part of it.
    Century(Option<Portion>, i16),
    /// A day of the month named before, or of one so many months from it.
    DayOfNamed(i8, i32),
    /// A day of the document's month, or of one so many months from it.
    DayOfMonth(i8, i32),
    /// The days from one to another of such a month.
    DaysOfMonth(i8, i8, i32),
}

/// A year, or a month or day of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Point {
    pub(super) year: Year,
    pub(super) month: Option<i8>,
    pub(super) day: Option<i8>,
}

/// How a form gives its year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Year {
    /// In figures.
    Stated(i16),
    /// By its last two figures.
    Short(i16),
    /// Not at all.
    Missing,
    /// Counted from the document's: “last year”.
    Written(i16),
    /// Counted from the one named before: “the previous year”.
    Named(i16),
    /// That in which the month first comes after the date named before.
    NextNamed,
    /// That in which the month last came before the date named before, or before the document's.
    PreviousNamed,
    /// The same, where a date was named before.
    BeforeNamed,
    /// The nearest such month or season before the document's date.
    Past,
    /// So many years before that: “three years ago last June”.
    PastBy(i16),
    /// The nearest one after it.
    Coming,
}

/// Which of the days of one name is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Which {
    /// The one before the document's date.
    Last,
    /// The one after it.
    Next,
    /// By the tense of the sentence.
    Plain,
    /// The one after the date named before.
    AfterNamed,
}

/// Whether the sentence tells of what was or of what is to come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tense {
    Past,
    Future,
    /// It does not say, or says both.
    Open,
}

/// A part of a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Portion {
    Early,
    Mid,
    Late,
    Beginning,
    End,
    FirstHalf,
    SecondHalf,
    FirstThird,
    SecondThird,
    LastThird,
}

/// A unit of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    Day,
    Week,
    Month,
    Year,
}

/// A date's place in a text and what its form says.
#[derive(Debug, Clone)]
pub(super) struct Candidate {
    pub(super) range: Range<usize>,
    pub(super) reading: Reading,
}
