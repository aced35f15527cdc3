//! How many times each sort of occurrence came: who went whither once need not say when.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::lexicon::Kind;
use super::sighting::{Goal, Sighting};

/// What happens, within its kind.
type What = (Kind, &'static str);

/// What of one sort is told apart by.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Sort {
    /// It befalls one, or one does it.
    Bearer(What, usize),
    /// One does it at a place.
    Journey(What, usize, Goal),
    /// It happens at a place.
    Place(What, Goal),
    /// It is called so.
    Noun(Kind, &'static str),
}

/// In how many distinct times the documents date each sort of occurrence.
#[derive(Debug, Default)]
pub(super) struct Times(BTreeMap<Sort, u32>);

impl Times {
    /// Counts the dates of all sightings.
    pub(super) fn of(sightings: &[Sighting]) -> Self {
        let mut dates: BTreeMap<Sort, Vec<(Date, Date)>> = BTreeMap::new();
        for sighting in sightings {
            let Some(days) = days(sighting) else {
                continue;
            };
            for sort in sorts(sighting) {
                dates.entry(sort).or_default().push(days);
            }
        }
        Self(
            dates
                .into_iter()
                .map(|(sort, dates)| (sort, distinct(dates)))
                .collect(),
        )
    }

    /// How far one bearer has such a thing happen but once, from 0 to 1; at one of these places, where there are any.
    pub(super) fn of_bearer<'g>(
        &self,
        of: &Sighting,
        bearer: usize,
        places: impl Iterator<Item = &'g Goal>,
    ) -> f64 {
        let what = (of.kind, of.concept);
        let mut best: Option<f64> = None;
        for place in places {
            let own = self.alone(&Sort::Journey(what, bearer, place.clone()));
            best = Some(best.unwrap_or(0.0).max(own));
        }
        best.unwrap_or_else(|| self.alone(&Sort::Bearer(what, bearer)))
    }

    /// The same of a place.
    pub(super) fn of_place(&self, of: &Sighting, place: &Goal) -> f64 {
        self.alone(&Sort::Place((of.kind, of.concept), place.clone()))
    }

    /// The same of whatever is called so.
    pub(super) fn of_noun(&self, of: &Sighting) -> f64 {
        self.alone(&Sort::Noun(of.kind, of.noun))
    }

    fn alone(&self, sort: &Sort) -> f64 {
        let count = self.0.get(sort).copied().unwrap_or(1);
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

fn sorts(sighting: &Sighting) -> Vec<Sort> {
    let what = (sighting.kind, sighting.concept);
    let mut sorts = vec![Sort::Noun(sighting.kind, sighting.noun)];
    for who in &sighting.who {
        sorts.push(Sort::Bearer(what, *who));
        let places = sighting.goals.iter().cloned();
        sorts.extend(places.map(|place| Sort::Journey(what, *who, place)));
    }
    let places = sighting.goals.iter().cloned();
    sorts.extend(places.map(|place| Sort::Place(what, place)));
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
