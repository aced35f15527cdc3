//! A stretch of time as a line to draw on: every day has a place, long empty times take little room.

#[cfg(test)]
mod tests;

use jiff::civil::Date;
use jiff::{Span, ToSpan};

use crate::date::Edtf;

/// The share of the line that a break takes.
const BREAK: f64 = 0.04;
/// Room that a label needs beside its own characters.
const APART: f64 = 1.5;
/// So many characters of a label may stand beyond an end of the line.
const BEYOND: f64 = 2.0;

/// A stretch of time as a line from 0 to 1.
///
/// Where nothing falls into a long time together the line has a break, so that one early date does not
/// press all others into a corner. A line of a few years ends with months, one of a few weeks with days.
#[derive(Debug, Clone, PartialEq)]
pub struct Scale {
    stretches: Vec<Stretch>,
    grain: Grain,
}

/// Time without a break, from the first of its days to the last, with its place on the line.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Stretch {
    first: Date,
    last: Date,
    from: f64,
    to: f64,
}

/// A moment of time that is marked on the line.
#[derive(Debug, Clone, PartialEq)]
pub struct Tick {
    /// `1962`, `Oct. 1962`, `Oct. 16`.
    pub label: String,
    /// Its place on the line.
    pub at: f64,
    /// How the label stands to its place: `start`, `middle` or `end`, as in SVG.
    pub anchor: &'static str,
}

/// What the ends of the line are rounded to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Grain {
    Year,
    Month,
    Day,
}

impl Grain {
    /// The first and the last day of the year, month or day of a date.
    fn around(self, first: Date, last: Date) -> (Date, Date) {
        match self {
            Self::Year => (first.first_of_year(), last.last_of_year()),
            Self::Month => (first.first_of_month(), last.last_of_month()),
            Self::Day => (first, last),
        }
    }

    /// Lines of no more days than this are drawn so finely.
    fn most(self) -> f64 {
        match self {
            Self::Year => f64::INFINITY,
            Self::Month => 3.0 * 366.0,
            Self::Day => 100.0,
        }
    }

    /// Empty days beyond this many, and beyond a sixth of all days, are drawn as a break.
    fn least_gap(self) -> f64 {
        match self {
            Self::Year => 5.0 * 366.0,
            Self::Month => 5.0 * 31.0,
            Self::Day => 14.0,
        }
    }

    /// The steps in which the line may be marked, the smallest first.
    fn steps(self) -> &'static [Step] {
        use Step::{Days, Months, Years};
        match self {
            Self::Year => &[
                Years(1),
                Years(2),
                Years(5),
                Years(10),
                Years(20),
                Years(25),
                Years(50),
                Years(100),
                Years(200),
                Years(500),
                Years(1000),
            ],
            Self::Month => &[Months(1), Months(2), Months(3), Months(6)],
            Self::Day => &[Days(1), Days(2), Days(5), Days(10), Days(20)],
        }
    }
}

/// From one mark of the line to the next.
#[derive(Debug, Clone, Copy)]
enum Step {
    Years(i16),
    Months(i16),
    Days(i16),
}

impl Step {
    /// About how many days it has.
    fn days(self) -> f64 {
        match self {
            Self::Years(count) => f64::from(count) * 365.25,
            Self::Months(count) => f64::from(count) * 30.44,
            Self::Days(count) => f64::from(count),
        }
    }

    /// The next mark: a round year, a month that begins a half or quarter of the year, a day.
    fn after(self, date: Date) -> Option<Date> {
        let (year, month) = (date.year(), i16::from(date.month()) - 1);
        let ahead: Span = match self {
            Self::Years(count) => i64::from(count - year.rem_euclid(count)).years(),
            Self::Months(count) => i64::from(count - month.rem_euclid(count)).months(),
            Self::Days(count) => i64::from(count).days(),
        };
        let from = match self {
            Self::Years(_) => date.first_of_year(),
            Self::Months(_) => date.first_of_month(),
            Self::Days(_) => date,
        };
        from.checked_add(ahead).ok()
    }

    /// Characters of most of its labels.
    fn wide(self) -> f64 {
        match self {
            Self::Years(_) => 4.0,
            Self::Months(_) => 5.0,
            Self::Days(_) => 7.0,
        }
    }

    /// What a mark is called. The year is told where the one before it is another, or is none.
    fn label(self, date: Date, before: Option<Date>) -> String {
        const MONTHS: [&str; 12] = [
            "Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.",
            "Dec.",
        ];
        let month = MONTHS[usize::try_from(date.month() - 1).unwrap_or_default() % 12];
        let year = year(date);
        let is_told = before.is_none_or(|before| before.year() != date.year());
        match self {
            Self::Years(_) => year,
            Self::Months(_) if is_told => format!("{month} {year}"),
            Self::Months(_) => month.to_owned(),
            Self::Days(_) if is_told => format!("{month} {}, {year}", date.day()),
            Self::Days(_) => format!("{month} {}", date.day()),
        }
    }
}

/// A year as it is printed.
fn year(date: Date) -> String {
    match date.year() {
        year if year < 1 => format!("{} BC", 1 - i32::from(year)),
        year => year.to_string(),
    }
}

impl Scale {
    /// The line over some dates; none where no date has an end.
    #[must_use]
    pub fn over<'a>(dates: impl IntoIterator<Item = &'a Edtf>) -> Option<Self> {
        let mut spans: Vec<(Date, Date)> = dates.into_iter().filter_map(span).collect();
        spans.sort_unstable();
        let start = spans.first()?.0;
        let end = spans.iter().map(|span| span.1).max()?;
        let mut line = Self::laid(&spans, Grain::Year, days(start, end) + 1.0);
        for finer in [Grain::Month, Grain::Day] {
            if line.days() <= finer.most() {
                line = Self::laid(&spans, finer, line.days());
            }
        }
        Some(line)
    }

    /// The line with ends of a grain, over spans in order that take about `all` days.
    fn laid(spans: &[(Date, Date)], grain: Grain, all: f64) -> Self {
        let gap = (all / 6.0).max(grain.least_gap());
        let mut stretches: Vec<Stretch> = Vec::new();
        for &(first, last) in spans {
            let (first, last) = grain.around(first, last);
            match stretches.last_mut() {
                Some(stretch) if days(stretch.last, first) <= gap => {
                    stretch.last = stretch.last.max(last);
                }
                _ => stretches.push(Stretch {
                    first,
                    last,
                    from: 0.0,
                    to: 0.0,
                }),
            }
        }
        let mut line = Self { stretches, grain };
        let all = line.days();
        #[expect(
            clippy::cast_precision_loss,
            reason = "there are fewer stretches than years"
        )]
        let breaks = line.stretches.len().saturating_sub(1) as f64 * BREAK;
        let mut at = 0.0;
        for stretch in &mut line.stretches {
            stretch.from = at;
            stretch.to = at + stretch.days() / all * (1.0 - breaks).max(0.3);
            at = stretch.to + BREAK;
        }
        // Many breaks may take more than the line has: then all shrink alike.
        let end = line.stretches.last().map_or(1.0, |last| last.to);
        for stretch in &mut line.stretches {
            stretch.from /= end;
            stretch.to /= end;
        }
        line
    }

    /// The days of all stretches.
    fn days(&self) -> f64 {
        self.stretches.iter().map(Stretch::days).sum()
    }

    /// Where a date begins and ends on the line; an open end is that of the line.
    #[must_use]
    pub fn place(&self, date: &Edtf) -> Option<(f64, f64)> {
        let (first, last) = span(date)?;
        let from = if date.earliest().is_some() {
            self.at(first, 0.0)
        } else {
            0.0
        };
        let to = if date.latest().is_some() {
            // The end of a day is the beginning of the next.
            self.at(last, 1.0)
        } else {
            1.0
        };
        Some((from, to.max(from)))
    }

    /// The place of the beginning of a day, or of a moment so many days later.
    fn at(&self, day: Date, more: f64) -> f64 {
        let mut before = 0.0;
        for stretch in &self.stretches {
            let past = days(stretch.first, day) + more;
            if past < 0.0 {
                return before;
            }
            if past <= stretch.days() {
                return stretch.from + past / stretch.days() * (stretch.to - stretch.from);
            }
            before = stretch.to;
        }
        1.0
    }

    /// The moments to be marked where the line has room for so many characters: round years, months
    /// or days, and the first of every stretch; no label runs into the next.
    #[must_use]
    pub fn ticks(&self, room: f64) -> Vec<Tick> {
        let all = self.days();
        let fits = |step: &&Step| all / step.days() * (step.wide() + 3.0) <= room;
        let steps = self.grain.steps();
        let Some(&step) = steps.iter().find(fits).or(steps.last()) else {
            return Vec::new();
        };
        // Each with where its label ends, and whether it begins a stretch.
        let mut ticks: Vec<(Tick, f64, bool)> = Vec::new();
        let last = self.stretches.last().map(|last| last.last);
        for stretch in &self.stretches {
            let mut next = Some(stretch.first);
            let mut before = None;
            // The end of the line is marked too, that of a stretch before a break is not.
            let beyond = if Some(stretch.last) == last { 1.0 } else { 0.0 };
            while let Some(date) = next.filter(|date| days(*date, stretch.last) >= -beyond) {
                let tick = Tick::at(self.at(date, 0.0), step.label(date, before), room);
                let begins = date == stretch.first;
                let (left, right) = tick.ends(room);
                // The beginning of a stretch is told before what only divides one.
                while begins
                    && ticks
                        .last()
                        .is_some_and(|(_, end, first)| *end > left && !first)
                {
                    ticks.pop();
                }
                if ticks.last().is_none_or(|(_, end, _)| *end <= left) {
                    before = Some(date);
                    ticks.push((tick, right + APART, begins));
                }
                next = step.after(date);
            }
        }
        ticks.into_iter().map(|(tick, ..)| tick).collect()
    }

    /// The first year, month or day of the line, and the last, in words.
    #[must_use]
    pub fn ends(&self) -> (String, String) {
        let words = |date: Option<Date>| {
            let Some(date) = date else {
                return String::new();
            };
            match self.grain {
                Grain::Year => year(date),
                Grain::Month => Edtf::month(date.year(), date.month())
                    .map_or_else(|| year(date), |month| month.in_words()),
                Grain::Day => Edtf::day(date).in_words(),
            }
        };
        (
            words(self.stretches.first().map(|one| one.first)),
            words(self.stretches.last().map(|one| one.last)),
        )
    }

    /// The middle of every break.
    #[must_use]
    pub fn breaks(&self) -> Vec<f64> {
        self.stretches
            .windows(2)
            .map(|pair| f64::midpoint(pair[0].to, pair[1].from))
            .collect()
    }
}

impl Tick {
    /// The label in the middle over its place, unless that would lead it too far beyond an end of the line.
    fn at(at: f64, label: String, room: f64) -> Self {
        let mut tick = Self {
            label,
            at,
            anchor: "middle",
        };
        let (left, right) = tick.ends(room);
        if left < -BEYOND {
            tick.anchor = "start";
        } else if right > room + BEYOND {
            tick.anchor = "end";
        }
        tick
    }

    /// Where the label begins and ends, in characters.
    fn ends(&self, room: f64) -> (f64, f64) {
        #[expect(clippy::cast_precision_loss, reason = "a dozen characters")]
        let wide = self.label.chars().count() as f64;
        let left = match self.anchor {
            "start" => self.at * room,
            "end" => self.at * room - wide,
            _ => self.at * room - wide / 2.0,
        };
        (left, left + wide)
    }
}

impl Stretch {
    fn days(&self) -> f64 {
        days(self.first, self.last) + 1.0
    }
}

/// How many days the second date is after the first.
fn days(first: Date, second: Date) -> f64 {
    let hours = second.duration_since(first).as_hours();
    #[expect(clippy::cast_precision_loss, reason = "at most a few million days")]
    let days = (hours / 24) as f64;
    days
}

/// First and last day of a date; of an open interval, the one that is known.
fn span(date: &Edtf) -> Option<(Date, Date)> {
    match (date.earliest(), date.latest()) {
        (Some(first), Some(last)) => Some((first, last)),
        (Some(one), None) | (None, Some(one)) => Some((one, one)),
        (None, None) => None,
    }
}
