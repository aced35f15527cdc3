//! How many times each sort of occurrence came: who went whither once need not say when.

use std::collections::HashMap;

use foldhash::fast::FixedState;
use jiff::civil::Date;

use super::sighting::Sighting;

/// What of one sort is told apart by: what happens, whom it befalls or who does it, and where, each a number.
type Sort = (u32, u32, u32);

/// No bearer, or no place; where there is neither, what is called so.
const NONE: u32 = u32::MAX;

/// In how many distinct times the documents date each sort of occurrence.
#[derive(Debug, Default)]
pub(super) struct Times(HashMap<Sort, u32, FixedState>);

/// A mention: what happens, within its kind; whom it befalls; where.
pub(super) type Happening<'l> = (u32, &'l [u32], &'l [u32]);

impl Times {
    /// Counts the dates of all sightings, each with what happens, to whom and where.
    pub(super) fn of<'l>(
        sightings: &[Sighting],
        happenings: impl Iterator<Item = Happening<'l>>,
    ) -> Self {
        let mut dates: HashMap<Sort, Vec<(Date, Date)>, FixedState> = HashMap::default();
        for (sighting, happening) in sightings.iter().zip(happenings) {
            let Some(days) = days(sighting) else {
                continue;
            };
            for sort in sorts(happening) {
                dates.entry(sort).or_default().push(days);
            }
        }
        let counted = dates.into_iter();
        Self(
            counted
                .map(|(sort, dates)| (sort, distinct(dates)))
                .collect(),
        )
    }

    /// How far one bearer has such a thing happen but once, from 0 to 1; at one of these places, where there are any.
    pub(super) fn of_bearer(
        &self,
        what: u32,
        bearer: u32,
        places: impl Iterator<Item = u32>,
    ) -> f64 {
        let best = places.map(|place| self.alone((what, bearer, place)));
        best.reduce(f64::max)
            .unwrap_or_else(|| self.alone((what, bearer, NONE)))
    }

    /// The same of a place.
    pub(super) fn of_place(&self, what: u32, place: u32) -> f64 {
        self.alone((what, NONE, place))
    }

    fn alone(&self, sort: Sort) -> f64 {
        let count = self.0.get(&sort).copied().unwrap_or(1);
        1.0 / f64::from(count.max(1))
    }
}

/// The first and the last day of a date that is not too wide to tell times apart.
fn days(sighting: &Sighting) -> Option<(Date, Date)> {
    const WIDE: i32 = 100;
    let when = sighting.when.as_ref()?;
    let days = (when.earliest()?, when.latest()?);
    when.days().is_some_and(|days| days <= WIDE).then_some(days)
}

fn sorts((what, bearers, places): Happening<'_>) -> Vec<Sort> {
    let mut sorts = Vec::new();
    for who in bearers {
        sorts.push((what, *who, NONE));
        sorts.extend(places.iter().map(|place| (what, *who, *place)));
    }
    sorts.extend(places.iter().map(|place| (what, NONE, *place)));
    sorts
}

/// How many times dates name that do not overlap one another.
fn distinct(mut dates: Vec<(Date, Date)>) -> u32 {
    dates.sort_unstable();
    let mut count = 0;
    let mut end: Option<Date> = None;
    for (first, last) in dates {
        if end.is_none_or(|end| first > end) {
            count += 1;
        }
        end = Some(end.map_or(last, |end| end.max(last)));
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_month_and_a_day_of_it_are_one_time() {
        let may = (date(1898, 5, 1), date(1898, 5, 31));
        let day = (date(1898, 5, 7), date(1898, 5, 7));
        let june = (date(1898, 6, 2), date(1898, 6, 2));
        assert_eq!(distinct(vec![day, may]), 1);
        assert_eq!(distinct(vec![june, day, may]), 2);
        assert_eq!(distinct(Vec::new()), 0);
    }
}
