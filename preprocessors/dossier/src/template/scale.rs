//! A stretch of time as a line to draw on: every day has a place, long empty years take little room.

use crate::date::Edtf;

/// Empty years beyond this many, and beyond a sixth of all years, are drawn as a break.
const LEAST_GAP: f64 = 5.0;
/// The share of the line that a break takes.
const BREAK: f64 = 0.04;

/// A stretch of time as a line from 0 to 1.
///
/// Where nothing falls into many years together the line has a break, so that one early date does not
/// press all others into a corner.
#[derive(Debug, Clone, PartialEq)]
pub struct Scale {
    stretches: Vec<Stretch>,
}

/// Years without a break, with their place on the line.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Stretch {
    first: f64,
    last: f64,
    from: f64,
    to: f64,
}

impl Scale {
    /// The line over some dates; none where no date has an end.
    #[must_use]
    pub fn over<'a>(dates: impl IntoIterator<Item = &'a Edtf>) -> Option<Self> {
        let mut spans: Vec<(f64, f64)> = dates.into_iter().filter_map(span).collect();
        spans.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)));
        let start = spans.first()?.0.floor();
        let end = spans.iter().map(|span| span.1).fold(start, f64::max).ceil();
        let gap = ((end - start) / 6.0).max(LEAST_GAP);
        let mut stretches: Vec<Stretch> = Vec::new();
        for (first, last) in spans {
            let (first, last) = (first.floor(), last.ceil().max(first.floor() + 1.0));
            match stretches.last_mut() {
                Some(stretch) if first - stretch.last <= gap => {
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
        let years: f64 = stretches.iter().map(|one| one.last - one.first).sum();
        #[expect(
            clippy::cast_precision_loss,
            reason = "there are fewer stretches than years"
        )]
        let breaks = (stretches.len() - 1) as f64 * BREAK;
        let mut at = 0.0;
        for stretch in &mut stretches {
            stretch.from = at;
            stretch.to = at + (stretch.last - stretch.first) / years * (1.0 - breaks).max(0.3);
            at = stretch.to + BREAK;
        }
        // Many breaks may take more than the line has: then all shrink alike.
        let end = stretches.last().map_or(1.0, |last| last.to);
        for stretch in &mut stretches {
            stretch.from /= end;
            stretch.to /= end;
        }
        Some(Self { stretches })
    }

    /// Where a date begins and ends on the line; an open end is that of the line.
    #[must_use]
    pub fn place(&self, date: &Edtf) -> Option<(f64, f64)> {
        let (first, last) = span(date)?;
        let from = if date.earliest().is_some() {
            self.at(first)
        } else {
            0.0
        };
        let to = if date.latest().is_some() {
            self.at(last)
        } else {
            1.0
        };
        Some((from, to.max(from)))
    }

    /// The place of a moment, in years and parts of a year.
    fn at(&self, moment: f64) -> f64 {
        let mut before = 0.0;
        for stretch in &self.stretches {
            if moment < stretch.first {
                return before;
            }
            if moment <= stretch.last {
                let part = (moment - stretch.first) / (stretch.last - stretch.first);
                return stretch.from + part * (stretch.to - stretch.from);
            }
            before = stretch.to;
        }
        1.0
    }

    /// The years to be marked, at most about `most` of them, with their places: round years in steps of 1, 2, 5, 10…,
    /// and the first of every stretch.
    #[must_use]
    pub fn ticks(&self, most: usize) -> Vec<(i32, f64)> {
        let years: f64 = self.stretches.iter().map(|one| one.last - one.first).sum();
        #[expect(clippy::cast_precision_loss, reason = "a few dozen at most")]
        let wanted = years / most.max(1) as f64;
        let step = [
            1.0, 2.0, 5.0, 10.0, 20.0, 25.0, 50.0, 100.0, 200.0, 500.0, 1000.0,
        ]
        .into_iter()
        .find(|step| *step >= wanted)
        .unwrap_or(1000.0);
        #[expect(clippy::cast_precision_loss, reason = "a few dozen at most")]
        let apart = 0.7 / most.max(1) as f64;
        let mut ticks: Vec<(i32, f64)> = Vec::new();
        for stretch in &self.stretches {
            let mut year = stretch.first;
            while year <= stretch.last {
                let at = self.at(year);
                let fits = ticks.last().is_none_or(|last| at - last.1 >= apart);
                #[expect(clippy::cast_possible_truncation, reason = "a year of the calendar")]
                if fits {
                    ticks.push((year as i32, at));
                }
                year = ((year / step).floor() + 1.0) * step;
            }
        }
        ticks
    }

    /// The first year of the line, and the last.
    #[must_use]
    pub fn years(&self) -> (i32, i32) {
        #[expect(clippy::cast_possible_truncation, reason = "a year of the calendar")]
        let year = |moment: Option<f64>| moment.unwrap_or_default() as i32;
        (
            year(self.stretches.first().map(|one| one.first)),
            year(self.stretches.last().map(|one| one.last - 1.0)),
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

/// First and last moment of a date in years; the end of a day is the beginning of the next.
fn span(date: &Edtf) -> Option<(f64, f64)> {
    let year = |day: jiff::civil::Date, more: f64| {
        f64::from(day.year())
            + (f64::from(day.day_of_year()) - 1.0 + more) / f64::from(day.days_in_year())
    };
    let first = date.earliest().map(|day| year(day, 0.0));
    let last = date.latest().map(|day| year(day, 1.0));
    match (first, last) {
        (Some(first), Some(last)) => Some((first, last)),
        (Some(one), None) | (None, Some(one)) => Some((one, one)),
        (None, None) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dates(texts: &[&str]) -> Vec<Edtf> {
        let read = |text: &&str| text.parse().expect("a date");
        texts.iter().map(read).collect()
    }

    #[test]
    fn days_stand_in_order_between_the_ends() {
        let dates = dates(&["1848-02-24", "1848-06", "1849/1850", "1851-12-02"]);
        let scale = Scale::over(&dates).expect("a scale");
        let places: Vec<(f64, f64)> = dates.iter().filter_map(|date| scale.place(date)).collect();
        assert_eq!(places.len(), 4);
        for pair in places.windows(2) {
            assert!(pair[0].1 <= pair[1].0, "{places:?}");
        }
        assert!(
            places
                .iter()
                .all(|(from, to)| (0.0..=1.0).contains(from) && from < to && *to <= 1.0)
        );
        let years: Vec<i32> = scale.ticks(8).iter().map(|tick| tick.0).collect();
        assert_eq!(years, [1848, 1849, 1850, 1851, 1852]);
        assert!(scale.breaks().is_empty());
        assert_eq!(scale.years(), (1848, 1851));
    }

    #[test]
    fn long_empty_years_become_a_break() {
        let dates = dates(&["1592-05", "1960", "1961-07-06", "1975"]);
        let scale = Scale::over(&dates).expect("a scale");
        assert_eq!(scale.breaks().len(), 1);
        let (from, _) = scale.place(&dates[1]).expect("a place");
        assert!(
            from < 0.3,
            "the years with most dates have most room: {from}"
        );
        assert_eq!(scale.ticks(6).first().map(|tick| tick.0), Some(1592));
    }

    #[test]
    fn an_open_end_reaches_the_end_of_the_line() {
        let dates = dates(&["1900", "1902/..", "1910"]);
        let scale = Scale::over(&dates).expect("a scale");
        assert_eq!(scale.place(&dates[1]).map(|place| place.1), Some(1.0));
        assert_eq!(Scale::over(&[]), None);
    }
}
