//! What a form means where it stands: the year that it leaves out, counted from what is known there.

use jiff::ToSpan;
use jiff::civil::Date;

use super::reading::{Point, Portion, Reading, Unit, Year};
use super::{Context, Edtf, Precision, Qualifier};

/// Resolves the forms of one text, in order.
pub(super) struct Resolver<'c> {
    context: &'c Context,
    year: Option<i16>,
}

/// A date, and how it was inferred.
type Resolved = Option<(Edtf, Option<String>)>;

const FROM_TEXT: &str = "the year from the text before";
const FROM_DOCUMENT: &str = "the year from the document’s date";
const COUNTED_DOCUMENT: &str = "counted from the document’s date";
const COUNTED_TEXT: &str = "counted from the year named before";

impl<'c> Resolver<'c> {
    pub(super) fn new(context: &'c Context) -> Self {
        Self {
            context,
            year: context.year,
        }
    }

    /// What a form means; none where nothing known supports a date.
    pub(super) fn resolve(&mut self, reading: &Reading) -> Resolved {
        let resolved = self.read(reading)?;
        if let Some(year) = resolved.0.only_year() {
            self.year = Some(year);
        }
        Some(resolved)
    }

    fn read(&self, reading: &Reading) -> Resolved {
        match *reading {
            Reading::Points(from, to) if from == to => self.point(from),
            Reading::Points(from, to) => self.range(from, to),
            Reading::Part(portion, point) => {
                let (whole, inferred) = self.point(point)?;
                Some((part(&whole, portion)?, inferred))
            }
            Reading::Season(portion, code, year) => self.season(portion, code, year),
            Reading::WinterOrYearsEnd(year) => {
                let (year, inferred) = self.year_of(year, Some(12))?;
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
            Reading::FromNamed(unit, count) => {
                let year = i32::from(self.year?).checked_add(count)?;
                (unit == Unit::Year)
                    .then(|| Edtf::year(i16::try_from(year).ok()?))
                    .flatten()
                    .map(|date| (date, Some(COUNTED_TEXT.to_owned())))
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

    fn point(&self, point: Point) -> Resolved {
        let (year, inferred) = self.year_of(point.year, point.month)?;
        let date = match (point.month, point.day) {
            (Some(month), Some(day)) => Edtf::ymd(year, month, day),
            (Some(month), None) => Edtf::month(year, month),
            _ => Edtf::year(year),
        }?;
        Some((date, inferred))
    }

    fn range(&self, from: Point, to: Point) -> Resolved {
        let (last, inferred) = self.point(to)?;
        let (mut first, _) = match from.year {
            Year::Stated(_) => self.point(from)?,
            _ => self.point(Point {
                year: Year::Stated(last.only_year()?),
                ..from
            })?,
        };
        if Edtf::interval(&first, &last).is_none() && from.year == to.year {
            let year = last.only_year()?.checked_sub(1)?;
            first = self
                .point(Point {
                    year: Year::Stated(year),
                    ..from
                })?
                .0;
        }
        Some((Edtf::interval(&first, &last)?, inferred))
    }

    /// The year that a form means. Without one it is that of the text before, else that in which the
    /// month lies nearest to the document's date.
    fn year_of(&self, year: Year, month: Option<i8>) -> Option<(i16, Option<String>)> {
        let said = |words: &str| Some(words.to_owned());
        match year {
            Year::Stated(year) => Some((year, None)),
            Year::Written(count) => {
                let written = self.context.written.as_ref()?.only_year()?;
                Some((written.checked_add(count)?, said(COUNTED_DOCUMENT)))
            }
            Year::Named(count) => Some((self.year?.checked_add(count)?, said(COUNTED_TEXT))),
            Year::Missing => match self.year {
                Some(year) => Some((year, said(FROM_TEXT))),
                None => Some((self.nearest(month?)?, said(FROM_DOCUMENT))),
            },
            Year::Past => {
                let written = self.written_day()?;
                let year = written.year() - i16::from(month? >= written.month());
                Some((year, said(COUNTED_DOCUMENT)))
            }
            Year::Coming => {
                let written = self.written_day()?;
                let year = written.year() + i16::from(month? <= written.month());
                Some((year, said(COUNTED_DOCUMENT)))
            }
        }
    }

    fn nearest(&self, month: i8) -> Option<i16> {
        let written = self.context.written.as_ref()?;
        let year = written.only_year()?;
        if written.precision() > Precision::Month {
            return Some(year);
        }
        let ahead = month - written.earliest()?.month();
        Some(match ahead {
            ..=-7 => year + 1,
            6.. => year - 1,
            _ => year,
        })
    }

    /// The document's date as a day, where it is at most a month wide.
    fn written_day(&self) -> Option<Date> {
        let written = self.context.written.as_ref()?;
        (written.precision() <= Precision::Month).then(|| written.earliest())?
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
                Edtf::month(month.year(), month.month())?
            }
            Unit::Year => {
                let year = i32::from(written.only_year()?).checked_add(count)?;
                Edtf::year(i16::try_from(year).ok()?)?.qualified(Qualifier::Approximate)
            }
            _ => return None,
        };
        Some((date, Some(COUNTED_DOCUMENT.to_owned())))
    }

    fn season(&self, portion: Option<Portion>, code: u8, year: Year) -> Resolved {
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
                let (year, inferred) = self.year_of(year, None)?;
                (year.checked_sub(1)?, inferred)
            }
            Year::Past => self.year_of(year, Some(start + 2))?,
            _ => self.year_of(year, Some(start))?,
        };
        let season = Edtf::season(year, code)?;
        let season = match portion {
            Some(_) => season.qualified(Qualifier::Approximate),
            None => season,
        };
        Some((season, inferred))
    }
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
