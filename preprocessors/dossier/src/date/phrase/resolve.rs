//! What a form means where it stands: the year that it leaves out, counted from what is known there.

use jiff::ToSpan;
use jiff::civil::Date;

use super::around::{Around, Part};
use super::rare::years_of;
use super::reading::{Point, Portion, Reading, Tense, Unit, Which, Year};
use super::{Context, Edtf, Precision, Qualifier};

/// Resolves the forms of one text, in order.
pub(super) struct Resolver<'c> {
    context: &'c Context,
    /// The last year named in which something is told to have been.
    year: Option<i16>,
    /// How many bytes ago that was, dates left out.
    since: usize,
    /// The last year named at all.
    named: Option<i16>,
    /// The year of the date before in the same sentence, stated or not.
    beside: Option<i16>,
    /// Whether that year is counted from the document's: “last year”.
    counted: bool,
    /// The last day or month named.
    last: Option<Edtf>,
    /// The same, or the last month of a span named since: “the end of 1909”.
    turning: Option<Edtf>,
    /// The year that a later date of the same sentence names.
    ahead: Option<i16>,
    /// What the words around the form tell that is being read.
    around: Around,
}

/// “The month” is one that was named at most so many bytes before.
const MONTH_BEFORE: usize = 240;

/// A date, and how it was inferred.
type Resolved = Option<(Edtf, Option<String>)>;

const FROM_TEXT: &str = "the year from the text before";
const FROM_DOCUMENT: &str = "the year from the document’s date";
const COUNTED_DOCUMENT: &str = "counted from the document’s date";
const COUNTED_DATE: &str = "counted from the date named before";
const FROM_SENTENCE: &str = "the year from the date after it";
const FROM_WEEKDAY: &str = "the year by the day of the week";
const FROM_MONTH: &str = "the month from the text before";
const COUNTED_TEXT: &str = "counted from the year named before";

impl<'c> Resolver<'c> {
    pub(super) fn new(context: &'c Context) -> Self {
        Self {
            context,
            year: context.year,
            since: 0,
            named: context.year,
            beside: None,
            counted: false,
            last: None,
            turning: None,
            ahead: None,
            around: Around::default(),
        }
    }

    /// What a form means; none where nothing known supports a date. A day of the week beside it tells the year where the
    /// form names none.
    pub(super) fn resolve(
        &mut self,
        reading: &Reading,
        tense: Tense,
        (weekday, around): (Option<i8>, Around),
    ) -> Resolved {
        self.around = around;
        let resolved = self.read(reading, tense);
        let (Some(weekday), Reading::Points(point, to)) = (weekday, *reading) else {
            return resolved;
        };
        if point != to || point.year != Year::Missing {
            return resolved;
        }
        match self.by_weekday(point, tense, weekday, resolved.as_ref()) {
            Some(found) => Some(found),
            None => resolved,
        }
    }

    /// The nearest year in which a day falls on that day of the week, where it does not in the one that was inferred, or
    /// none was: “Sunday 11 February” is not of 1909.
    fn by_weekday(
        &self,
        point: Point,
        tense: Tense,
        weekday: i8,
        resolved: Option<&(Edtf, Option<String>)>,
    ) -> Resolved {
        let (month, day) = (point.month?, point.day?);
        let falls = |year: i16| {
            let date = Date::new(year, month, day).ok()?;
            (date.weekday().to_monday_zero_offset() == weekday).then_some(year)
        };
        let inferred = resolved.and_then(|(date, _)| date.only_year());
        if inferred.and_then(falls).is_some() {
            return None;
        }
        let written = self.context.written.as_ref();
        let ends = written.and_then(|own| Some((own.earliest()?.year(), own.latest()?.year())));
        let (from, to) = ends.or(inferred.map(|year| (year, year)))?;
        let years = self
            .nearest(month, tense)
            .into_iter()
            .chain(from..=to.min(from.saturating_add(4)))
            .chain([from - 1, to.saturating_add(1)])
            .chain(inferred.into_iter().flat_map(|year| [year + 1, year - 1]));
        let year = years.into_iter().find_map(falls)?;
        Some((Edtf::ymd(year, month, day)?, Some(FROM_WEEKDAY.to_owned())))
    }

    /// Tells the year that a later date of the same sentence names, if any does.
    pub(super) fn look_ahead(&mut self, year: Option<i16>) {
        self.ahead = year;
    }

    /// Passes over so many bytes of text that hold no date.
    pub(super) fn pass(&mut self, bytes: usize) {
        self.since = self.since.saturating_add(bytes);
    }

    /// The year of the text before, unless the document was written in another and has long said nothing of it: a
    /// report of the day comes back to its own.
    fn year_before(&self) -> Option<i16> {
        const FAR: usize = 400;
        let own = self.written_day().map(Date::year);
        self.year
            .filter(|year| own.is_none_or(|own| own == *year) || self.since <= FAR)
    }

    /// Begins another sentence.
    pub(super) fn leave_sentence(&mut self) {
        self.beside = None;
    }

    /// Keeps a date from which later ones are counted; of one that only tells a thing apart, “the treaty of 11
    /// July 1961”, the text that goes on in another sentence does not take its year.
    pub(super) fn remember(&mut self, date: &Edtf, inferred: Option<&str>, of_a_thing: bool) {
        let season = || {
            let first = date
                .earliest()
                .filter(|_| date.precision() == Precision::Season);
            first.map(Date::year)
        };
        if let Some(year) = date.only_year().or_else(season) {
            let aside = of_a_thing && (self.written_day().is_some() || self.year.is_some());
            // “last year”, from which a month of the same sentence was counted, is no year of the text.
            let counted = inferred == Some(FROM_TEXT)
                && self.counted
                && self.beside == Some(year)
                && self.year != Some(year);
            // A month that only the document's own date places lends its year to no other.
            if !aside && inferred != Some(FROM_DOCUMENT) {
                self.beside = Some(year);
                self.counted = counted || inferred == Some(COUNTED_DOCUMENT);
            }
            // A year that only the document's own date gives is no year of the text.
            if !counted && !matches!(inferred, Some(FROM_DOCUMENT | COUNTED_DOCUMENT)) {
                self.named = Some(year);
            }
            if !aside && !counted && !matches!(inferred, Some(FROM_DOCUMENT | COUNTED_DOCUMENT)) {
                self.year = Some(year);
                self.since = 0;
            }
            // The days of a congress have a month as a day has one: “from 20 to 23 August … in the same month”.
            if date.precision() <= Precision::Month
                || date.precision() == Precision::Span && is_narrow(date) && !date.is_vague()
            {
                self.last = Some(date.clone());
            }
            if date.precision() <= Precision::Month {
                self.turning = Some(date.clone());
            } else if let Some(month) = last_month(date) {
                self.turning = Some(month);
            }
        }
    }

    fn read(&self, reading: &Reading, tense: Tense) -> Resolved {
        match *reading {
            Reading::Points(from, to) if from == to => self.point(from, tense),
            Reading::Points(from, to) => self.range(from, to, tense),
            Reading::Part(portion, point) => {
                let (whole, inferred) = self.point(point, tense)?;
                Some((part(&whole, portion)?, inferred))
            }
            Reading::Season(portion, code, year) => self.season(portion, code, year, tense),
            Reading::WinterOrYearsEnd(year) => {
                let (year, inferred) = self.year_of(year, Some(12), tense)?;
                let (from, to) = (
                    Edtf::month(year, 12)?,
                    Edtf::month(year.checked_add(1)?, 2)?,
                );
                Some((Edtf::interval(&from, &to)?, inferred))
            }
            Reading::Decade(None, year) => Some((Edtf::decade(year)?, None)),
            Reading::Decade(Some(portion), year) => {
                let (from, to) = match portion {
                    Portion::Early => (0, 3),
                    Portion::Mid => (4, 6),
                    _ => (7, 9),
                };
                let (from, to) = (
                    Edtf::year(year.checked_add(from)?)?,
                    Edtf::year(year.checked_add(to)?)?,
                );
                Some((
                    Edtf::interval(&from, &to)?.qualified(Qualifier::Approximate),
                    None,
                ))
            }
            Reading::FromWritten(unit, count) => self.beside_written(unit, count),
            Reading::YearsBefore(years, days) => self.years_before(years, days),
            Reading::Century(portion, year) => {
                let Some((from, to)) = years_of(portion) else {
                    return Some((Edtf::century(year)?, None));
                };
                let (from, to) = (
                    Edtf::year(year.checked_add(from)?)?,
                    Edtf::year(year.checked_add(to)?)?,
                );
                let span = Edtf::interval(&from, &to)?;
                Some((span.qualified(Qualifier::Approximate), None))
            }
            Reading::PartOfMonth(portion, months) => {
                let (whole, inferred) = self.beside_written(Unit::Month, months)?;
                Some((part(&whole, portion)?, inferred))
            }
            Reading::PartOfNamedMonth(portion) => self.part_of_named_month(portion),
            Reading::FewFromWritten(unit) => {
                let day = self.written_day()?;
                Some((
                    some_time(day, unit, false)?,
                    Some(COUNTED_DOCUMENT.to_owned()),
                ))
            }
            Reading::FewFromNamed(unit, after) => {
                let day = if after {
                    self.last.as_ref()?.latest()?
                } else {
                    self.last.as_ref()?.earliest()?
                };
                Some((some_time(day, unit, after)?, Some(COUNTED_DATE.to_owned())))
            }
            Reading::BareDay(day) => self.bare_day(day, tense),
            Reading::Weekday(day, which) => self.weekday(day, which, tense),
            Reading::FromNamed(unit, count) if unit != Unit::Year => self.beside_last(unit, count),
            Reading::FromNamed(unit, count) => {
                let year = i32::from(self.named?).checked_add(count)?;
                (unit == Unit::Year)
                    .then(|| Edtf::year(i16::try_from(year).ok()?))
                    .flatten()
                    .map(|date| (date, Some(COUNTED_TEXT.to_owned())))
            }
            Reading::DaysOfMonth(from, to, months) => self.days_of_month(from, to, months),
            Reading::DayOfNamed(day, months) => {
                let last = self.last.as_ref()?.earliest()?;
                let month = last.first_of_month().checked_add(months.months()).ok()?;
                let date = Edtf::ymd(month.year(), month.month(), day)?;
                Some((date, Some(FROM_MONTH.to_owned())))
            }
            Reading::DayOfMonth(day, months) => {
                let month = self
                    .written_day()?
                    .first_of_month()
                    .checked_add(months.months())
                    .ok()?;
                let date = Edtf::ymd(month.year(), month.month(), day)?;
                Some((date, Some(COUNTED_DOCUMENT.to_owned())))
            }
        }
    }

    /// “at the end of the month”: of the month named just before, else of the document’s.
    fn part_of_named_month(&self, portion: Option<Portion>) -> Resolved {
        let named = self.last.is_some() && self.since <= MONTH_BEFORE;
        let (whole, inferred) = if named {
            self.beside_last(Unit::Month, 0)?
        } else {
            self.beside_written(Unit::Month, 0)?
        };
        match portion {
            Some(portion) => Some((part(&whole, portion)?, inferred)),
            None => Some((whole, inferred)),
        }
    }

    fn point(&self, point: Point, tense: Tense) -> Resolved {
        let (year, inferred) = match self.year_told(point) {
            Some((year, words)) => (year, Some(words.to_owned())),
            None => self.year_of(point.year, point.month, tense)?,
        };
        let year = self.within_month(point, year);
        let date = match (point.month, point.day) {
            (Some(month), Some(day)) => Edtf::ymd(year, month, day),
            (Some(month), None) => Edtf::month(year, month),
            _ => Edtf::year(year),
        }?;
        Some((date, inferred))
    }

    /// The year that the words around a date tell, and how.
    fn year_told(&self, point: Point) -> Option<(i16, &'static str)> {
        if point.year != Year::Missing {
            return None;
        }
        if let Some(year) = self.around.year {
            return Some((year, FROM_SENTENCE));
        }
        let month = point.month?;
        let written = self.written_day();
        if self.around.part == Part::Explains
            && let (Some(written), Some(day)) = (written, point.day)
        {
            let away = |year: &i16| {
                let date = Date::new(*year, month, day).ok();
                date.map_or(i32::MAX, |date| {
                    date.since(written)
                        .map_or(i32::MAX, |span| span.get_days().abs())
                })
            };
            let around = written.year() - 1..=written.year() + 1;
            return Some((around.min_by_key(away)?, COUNTED_DOCUMENT));
        }
        if self.around.part == Part::Since && written.is_some() {
            return Some((self.nearest(month, Tense::Past)?, FROM_DOCUMENT));
        }
        None
    }

    /// The year, where “last” or “next” is said of a day of the document's own month.
    fn within_month(&self, point: Point, year: i16) -> i16 {
        let (Some(written), Some(day)) = (self.written_day(), point.day) else {
            return year;
        };
        let exact = self
            .context
            .written
            .as_ref()
            .is_some_and(|written| written.precision() == Precision::Day);
        let here = exact && point.month == Some(written.month());
        match point.year {
            Year::Past if here && day < written.day() => written.year(),
            Year::Coming if here && day > written.day() => written.year(),
            _ => year,
        }
    }

    fn range(&self, from: Point, to: Point, tense: Tense) -> Resolved {
        let (last, inferred) = self.point(to, tense)?;
        let (mut first, _) = match from.year {
            Year::Stated(_) => self.point(from, tense)?,
            _ => self.point(
                Point {
                    year: Year::Stated(last.only_year()?),
                    ..from
                },
                tense,
            )?,
        };
        if Edtf::interval(&first, &last).is_none() && from.year == to.year {
            let year = last.only_year()?.checked_sub(1)?;
            first = self
                .point(
                    Point {
                        year: Year::Stated(year),
                        ..from
                    },
                    tense,
                )?
                .0;
        }
        Some((Edtf::interval(&first, &last)?, inferred))
    }

    /// The year that a form means. Without one it is that of the text before, unless what is to come is told
    /// by a document whose date is known; else that in which the month lies nearest to the document's date,
    /// and on the side of it that the tense tells.
    fn year_of(
        &self,
        year: Year,
        month: Option<i8>,
        tense: Tense,
    ) -> Option<(i16, Option<String>)> {
        let said = |words: &str| Some(words.to_owned());
        match year {
            Year::Stated(year) => Some((year, None)),
            Year::Short(figures) => {
                let known = self.context.written.as_ref().and_then(Edtf::only_year);
                let known = known.or(self.named)?;
                let year = known - known.rem_euclid(100) + figures;
                let year = if year > known { year - 100 } else { year };
                Some((year, said("the century from the document’s date")))
            }
            Year::Written(count) => {
                let written = self.context.written.as_ref()?.only_year()?;
                Some((written.checked_add(count)?, said(COUNTED_DOCUMENT)))
            }
            Year::NextNamed => {
                let last = self.last.as_ref()?.earliest()?;
                let year = last.year() + i16::from(month? <= last.month());
                Some((year, said(COUNTED_DATE)))
            }
            Year::PreviousNamed => {
                let (from, words) = match self.last.as_ref().and_then(Edtf::earliest) {
                    Some(last) => (last, COUNTED_DATE),
                    None => (self.written_day()?, COUNTED_DOCUMENT),
                };
                let year = from.year() - i16::from(month? >= from.month());
                Some((year, said(words)))
            }
            Year::BeforeNamed => {
                self.last.as_ref()?;
                self.year_of(Year::PreviousNamed, month, tense)
            }
            Year::Named(count) => Some((self.named?.checked_add(count)?, said(COUNTED_TEXT))),
            Year::Missing => {
                let ahead = tense == Tense::Future && self.written_day().is_some();
                let later = |year: i16| {
                    let written = self.written_day();
                    tense == Tense::Past
                        && written.is_some_and(|day| {
                            day.year() < year
                                || day.year() == year
                                    && month.is_some_and(|month| month > day.month())
                        })
                };
                let known = self.beside.or(self.year_before());
                if let Some(year) = self.by_sentence(known) {
                    return Some((year, said(FROM_SENTENCE)));
                }
                match known.filter(|year| !ahead && !later(*year)) {
                    Some(year) => Some((self.turned(year, month), said(FROM_TEXT))),
                    None => Some((self.nearest(month?, tense)?, said(FROM_DOCUMENT))),
                }
            }
            Year::Past => {
                let written = self.written_day()?;
                let year = written.year() - i16::from(month? >= written.month());
                Some((year, said(COUNTED_DOCUMENT)))
            }
            Year::PastBy(count) => {
                let (last, inferred) = self.year_of(Year::Past, month, tense)?;
                Some((last.checked_sub(count)?, inferred))
            }
            Year::Coming => {
                let written = self.written_day()?;
                let year = written.year() + i16::from(month? <= written.month());
                Some((year, said(COUNTED_DOCUMENT)))
            }
        }
    }

    /// The year of the date to which a sentence of what is long past leads: “the conference in February and the deed of
    /// 17 May 1895”.
    fn by_sentence(&self, known: Option<i16>) -> Option<i16> {
        const NEAR: i16 = 3;
        let year = self.ahead.filter(|_| self.beside.is_none())?;
        let written = self.context.written.as_ref().and_then(Edtf::latest);
        let come = written.is_none_or(|day| year <= day.year());
        let on = match known {
            Some(known) => (known..=known + NEAR).contains(&year),
            None => self.written_day().is_none(),
        };
        (come && on).then_some(year)
    }

    /// The year after one of the text, where the year has turned since: “in December 1965 … in January”.
    fn turned(&self, year: i16, month: Option<i8>) -> i16 {
        /// So many months on, what is told goes on rather than back.
        const NEAR: i8 = 4;
        let last = self.turning.as_ref().and_then(Edtf::earliest);
        let (Some(last), Some(month)) = (last, month) else {
            return year;
        };
        let on = 12 - last.month() + month;
        let written = self.context.written.as_ref().and_then(Edtf::latest);
        let come = written.is_none_or(|day| (year + 1, month) <= (day.year(), day.month()));
        if last.year() == year && month < last.month() && on <= NEAR && come {
            year + 1
        } else {
            year
        }
    }

    fn nearest(&self, month: i8, tense: Tense) -> Option<i16> {
        let written = self.context.written.as_ref()?;
        let year = written.only_year()?;
        if !is_narrow(written) {
            return Some(year);
        }
        let ahead = month - written.earliest()?.month();
        Some(match (tense, ahead) {
            // In the very month a slip of days is likelier than a year.
            (Tense::Past, 1..) => year - 1,
            (Tense::Future, ..=-1) => year + 1,
            (Tense::Past | Tense::Future, _) => year,
            // Just before the turn of the year January is near.
            (_, ..=-10) => year + 1,
            (_, 6..) => year - 1,
            _ => year,
        })
    }

    /// “on the 15th”: of the month named before in the text, else of the document's, or of the one before or
    /// after it as the tense tells.
    fn bare_day(&self, day: i8, tense: Tense) -> Resolved {
        if let Some(last) = self.last.as_ref().and_then(Edtf::earliest) {
            let date = Edtf::ymd(last.year(), last.month(), day)?;
            return Some((date, Some(FROM_MONTH.to_owned())));
        }
        let written = self.written_day()?;
        let exact = self.context.written.as_ref()?.precision() == Precision::Day;
        let months = match tense {
            Tense::Past if exact && day > written.day() => -1,
            Tense::Future if exact && day < written.day() => 1,
            _ => 0,
        };
        let month = written.first_of_month().checked_add(months.months()).ok()?;
        let date = Edtf::ymd(month.year(), month.month(), day)?;
        Some((date, Some(COUNTED_DOCUMENT.to_owned())))
    }

    /// A day of the week beside the document's date, or after the day named before.
    fn weekday(&self, weekday: i8, which: Which, tense: Tense) -> Resolved {
        let exact = |date: &Edtf| date.precision() == Precision::Day;
        let (from, forward, inferred) = match (which, tense) {
            (Which::AfterNamed, _) => (self.last.as_ref()?, true, COUNTED_DATE),
            (Which::Last, _) | (Which::Plain, Tense::Past) => {
                (self.context.written.as_ref()?, false, COUNTED_DOCUMENT)
            }
            (Which::Next, _) | (Which::Plain, Tense::Future) => {
                (self.context.written.as_ref()?, true, COUNTED_DOCUMENT)
            }
            (Which::Plain, Tense::Open) => return None,
        };
        let day = from.earliest().filter(|_| exact(from))?;
        let own = day.weekday().to_monday_zero_offset();
        let gap = i32::from((weekday - own).rem_euclid(7));
        let days = match (forward, gap) {
            (true, 0) => 7,
            (true, gap) => gap,
            (false, 0) => -7,
            (false, gap) => gap - 7,
        };
        let date = Edtf::day(day.checked_add(days.days()).ok()?);
        Some((date, Some(inferred.to_owned())))
    }

    /// So many days, weeks or months from the day or month named before.
    fn beside_last(&self, unit: Unit, count: i32) -> Resolved {
        let last = self.last.as_ref()?;
        let day = last.earliest()?;
        let exact = last.precision() == Precision::Day;
        let date = match unit {
            Unit::Day if exact => Edtf::day(day.checked_add(count.days()).ok()?),
            Unit::Week if exact && count != 0 => {
                Edtf::day(day.checked_add(count.weeks()).ok()?).qualified(Qualifier::Approximate)
            }
            // “that week”
            Unit::Week if exact => {
                let (from, to) = (
                    day.checked_sub(6.days()).ok()?,
                    day.checked_add(6.days()).ok()?,
                );
                Edtf::interval(&Edtf::day(from), &Edtf::day(to))?.qualified(Qualifier::Approximate)
            }
            Unit::Month => {
                let month = day.first_of_month().checked_add(count.months()).ok()?;
                Edtf::month(month.year(), month.month())?
            }
            _ => return None,
        };
        Some((date, Some(COUNTED_DATE.to_owned())))
    }

    /// The document's date as a day, where it is narrow.
    fn written_day(&self) -> Option<Date> {
        let written = self.context.written.as_ref()?;
        is_narrow(written).then(|| written.earliest())?
    }

    /// The days from one to another of the document's month, or of one so many months from it.
    fn days_of_month(&self, from: i8, to: i8, months: i32) -> Resolved {
        let month = self
            .written_day()?
            .first_of_month()
            .checked_add(months.months())
            .ok()?;
        let day = |day| Edtf::ymd(month.year(), month.month(), day);
        let span = Edtf::interval(&day(from)?, &day(to)?)?;
        Some((span, Some(COUNTED_DOCUMENT.to_owned())))
    }

    /// The document's day so many years before, or so many days before that.
    fn years_before(&self, years: i32, days: i32) -> Resolved {
        let written = self.context.written.as_ref()?;
        let day = written
            .earliest()
            .filter(|_| written.precision() == Precision::Day)?;
        let day = day.checked_sub(days.days()).ok()?;
        let date = Edtf::day(day.checked_sub(years.years()).ok()?);
        Some((date, Some(COUNTED_DOCUMENT.to_owned())))
    }

    fn beside_written(&self, unit: Unit, count: i32) -> Resolved {
        let written = self.context.written.as_ref()?;
        let day = written.earliest()?;
        let exact = written.precision() == Precision::Day;
        let date = match unit {
            Unit::Day if exact => Edtf::day(day.checked_add(count.days()).ok()?),
            Unit::Week if exact => {
                let middle = day.checked_add(count.weeks()).ok()?;
                let (from, to) = (
                    middle.checked_sub(4.days()).ok()?,
                    middle.checked_add(3.days()).ok()?,
                );
                Edtf::interval(&Edtf::day(from), &Edtf::day(to))?.qualified(Qualifier::Approximate)
            }
            Unit::Month if written.precision() <= Precision::Month => {
                let month = day.first_of_month().checked_add(count.months()).ok()?;
                let month = Edtf::month(month.year(), month.month())?;
                // “eighteen months ago”, “two and a half years ago”: nobody counts so many exactly.
                if count.abs() > 12 && count % 12 != 0 {
                    month.qualified(Qualifier::Approximate)
                } else {
                    month
                }
            }
            Unit::Year => {
                let year = i32::from(written.only_year()?).checked_add(count)?;
                Edtf::year(i16::try_from(year).ok()?)?.qualified(Qualifier::Approximate)
            }
            _ => return None,
        };
        Some((date, Some(COUNTED_DOCUMENT.to_owned())))
    }

    fn season(&self, portion: Option<Portion>, code: u8, year: Year, tense: Tense) -> Resolved {
        let start = match code {
            21 => 3,
            22 => 6,
            23 => 9,
            _ => 12,
        };
        let (year, inferred) = match year {
            // “this winter”, said in January, is the one that began in December.
            Year::Written(0)
                if code == 24 && self.written_day().is_some_and(|day| day.month() <= 3) =>
            {
                let (year, inferred) = self.year_of(year, None, tense)?;
                (year.checked_sub(1)?, inferred)
            }
            Year::Past | Year::PastBy(_) => self.year_of(year, Some(start + 2), tense)?,
            _ => self.year_of(year, Some(start), tense)?,
        };
        let season = Edtf::season(year, code)?;
        let season = match portion {
            Some(_) => season.qualified(Qualifier::Approximate),
            None => season,
        };
        Some((season, inferred))
    }
}

/// The last month of a span of a few weeks or months: “the end of 1909”.
fn last_month(date: &Edtf) -> Option<Edtf> {
    const DAYS: i32 = 62;
    let short = date.precision() == Precision::Span && date.days().is_some_and(|days| days <= DAYS);
    let last = date.latest().filter(|_| short)?;
    Edtf::month(last.year(), last.month())
}

/// Whether a date is at most a month or so wide: a day, a month, the days of a conference.
fn is_narrow(date: &Edtf) -> bool {
    const DAYS: i32 = 45;
    match date.precision() {
        Precision::Day | Precision::Month => true,
        Precision::Span => date.days().is_some_and(|days| days <= DAYS),
        _ => false,
    }
}

/// A few days, weeks or months after a day, or before it.
fn some_time(day: Date, unit: Unit, after: bool) -> Option<Edtf> {
    let (least, most) = match unit {
        Unit::Day => (1.days(), 10.days()),
        Unit::Week => (8.days(), 45.days()),
        _ => (1.months(), 9.months()),
    };
    let (from, to) = if after {
        (day.checked_add(least).ok()?, day.checked_add(most).ok()?)
    } else {
        (day.checked_sub(most).ok()?, day.checked_sub(least).ok()?)
    };
    let span = match unit {
        Unit::Month | Unit::Year => Edtf::interval(
            &Edtf::month(from.year(), from.month())?,
            &Edtf::month(to.year(), to.month())?,
        ),
        _ => Edtf::interval(&Edtf::day(from), &Edtf::day(to)),
    };
    Some(span?.qualified(Qualifier::Approximate))
}

/// The days or months that a part of a month or year covers.
fn part(whole: &Edtf, portion: Portion) -> Option<Edtf> {
    let (first, last) = (whole.earliest()?, whole.latest()?);
    let interval = if whole.precision() == Precision::Month {
        let end = last.day();
        let (from, to) = match portion {
            Portion::Early | Portion::FirstThird => (1, 10),
            Portion::Beginning => (1, 7),
            Portion::Mid | Portion::SecondThird => (11, 20),
            Portion::Late | Portion::LastThird => (21, end),
            Portion::End => (25, end),
            Portion::FirstHalf => (1, 15),
            Portion::SecondHalf => (16, end),
        };
        let day = |day| Edtf::ymd(first.year(), first.month(), day);
        Edtf::interval(&day(from)?, &day(to)?)
    } else {
        let (from, to) = match portion {
            Portion::Early | Portion::FirstThird => (1, 4),
            Portion::Beginning => (1, 2),
            Portion::Mid | Portion::SecondThird => (5, 8),
            Portion::Late | Portion::LastThird => (9, 12),
            Portion::End => (11, 12),
            Portion::FirstHalf => (1, 6),
            Portion::SecondHalf => (7, 12),
        };
        let month = |month| Edtf::month(first.year(), month);
        Edtf::interval(&month(from)?, &month(to)?)
    }?;
    Some(interval.qualified(Qualifier::Approximate))
}
