//! The year to which a sentence leads: “the conference in February and the deed of 17 May 1895”.

use super::beside;
use super::reading::{Candidate, Reading, Year};

/// So many words at most may stand between the two.
const WORDS: usize = 30;

/// For each date of a text without a year, the year that the next date of its sentence states, where the months follow
/// each other.
pub(super) fn years(text: &str, candidates: &[Candidate]) -> Vec<Option<i16>> {
    let mut years = Vec::with_capacity(candidates.len());
    for (place, own) in candidates.iter().enumerate() {
        years.push(after(
            text,
            own,
            candidates.get(place + 1..).unwrap_or_default(),
        ));
    }
    years
}

fn after(text: &str, own: &Candidate, others: &[Candidate]) -> Option<i16> {
    let Reading::Points(point, to) = own.reading else {
        return None;
    };
    let month = to.month.filter(|_| point.year == Year::Missing)?;
    let dated = others
        .iter()
        .take_while(|other| {
            let between = text
                .get(own.range.end..other.range.start)
                .unwrap_or_default();
            !between.contains(';')
                && !beside::ends_sentence(between)
                && between.split_whitespace().count() <= WORDS
        })
        .find_map(|other| match other.reading {
            Reading::Points(from, _) => match (from.year, from.month) {
                (Year::Stated(year), Some(later)) => Some((other, year, later)),
                _ => None,
            },
            _ => None,
        });
    let (other, year, later) = dated?;
    (month <= later && !beside::dates_a_thing(text, &other.range)).then_some(year)
}
