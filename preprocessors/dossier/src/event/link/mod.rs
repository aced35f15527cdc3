//! Whether two mentions speak of one occurrence: cues, vetoes, reasons.

mod against;
mod common;
mod cues;
mod days;
mod fitted;
mod general;
mod kinds;
mod place;
mod special;
mod time;
mod together;
mod waiting;

use std::collections::BTreeMap;

use super::Status;
use super::lexicon::{Frequency, Kind};
use super::profile::{Paragraphs, Profiles};
use super::scene::Scene;
use super::sighting::Sighting;
use crate::date::Edtf;
pub(super) use against::excludes;
pub(super) use fitted::{Company, in_company, score};
pub(super) use time::SLIP;
use time::Time;
pub(super) use together::more;

/// From this score on a link is printed.
pub(super) const PRINT: f64 = 0.8;
/// From these odds, as a logarithm, on what was weighed is printed.
pub(super) const SURE: f64 = fitted::SURE;
/// From this score on it waits in the queue.
pub(super) const QUEUE: f64 = 0.5;

/// So many persons and bodies must two documents both name to be of one circle.
pub(super) const WORLD: usize = 2;

/// How well two mentions agree, and in what.
#[derive(Debug, Clone)]
pub(super) struct Agreement {
    pub(super) score: f64,
    pub(super) reasons: Vec<String>,
}

impl Agreement {
    fn new(score: f64, reason: impl Into<String>) -> Self {
        Self {
            score,
            reasons: vec![reason.into()],
        }
    }

    fn add(&mut self, score: f64, reason: impl Into<String>) {
        self.score += score;
        self.reasons.push(reason.into());
    }

    fn capped(mut self, at: f64) -> Self {
        self.score = capped(self.score, at);
        self
    }
}

/// A score in hundredths, no higher than a bound.
fn capped(score: f64, at: f64) -> f64 {
    ((score * 100.0).round() / 100.0).clamp(0.0, at)
}

/// In how many documents each word stands that tells occurrences apart.
#[derive(Debug, Default)]
pub(super) struct Rarity {
    documents: usize,
    words: BTreeMap<String, usize>,
}

impl Rarity {
    /// Counts the words of all sightings.
    pub(super) fn of(documents: usize, sightings: &[Sighting]) -> Self {
        let mut words: BTreeMap<&str, (usize, Option<usize>)> = BTreeMap::new();
        // Sightings stand in the order of their documents.
        for sighting in sightings {
            let document = sighting.mention.item.document;
            for word in &sighting.title {
                let (count, last) = words.entry(word).or_default();
                if *last != Some(document) {
                    *count += 1;
                    *last = Some(document);
                }
            }
        }
        let words = words
            .into_iter()
            .map(|(word, (count, _))| (word.to_owned(), count))
            .collect();
        Self { documents, words }
    }

    /// How much a shared word tells, from 0 to 1.
    fn weight(&self, word: &str) -> f64 {
        let count = self.words.get(word).copied().unwrap_or(1);
        match count {
            ..=2 => 1.0,
            3 => 0.8,
            _ if count * 8 <= self.documents => 0.7,
            _ if count * 4 <= self.documents => 0.5,
            _ => 0.25,
        }
    }
}

/// Whether nothing but the date tells two mentions of one sort apart: no other place, bearer or number.
pub(super) fn compare_undated(scene: &Scene<'_>, a: &Sighting, b: &Sighting) -> bool {
    !general::excluded(scene, a, b)
}

/// Compares two mentions; none where something contradicts, or nothing connects them.
pub(super) fn compare(
    scene: &Scene<'_>,
    rarity: &Rarity,
    a: &Sighting,
    b: &Sighting,
) -> Option<Agreement> {
    if foretold_late(scene, a, b) || foretold_late(scene, b, a) {
        return None;
    }
    let agreement = match (a.kind, b.kind) {
        (Kind::Visit, Kind::Visit) => special::visit(scene, a, b),
        (Kind::Talks, Kind::Talks) => special::talks(scene, a, b),
        (Kind::Treaty, Kind::Treaty) => special::treaty(scene, a, b),
        (Kind::Assembly, Kind::Assembly) => special::assembly(scene, a, b),
        (Kind::Period, Kind::Period) | (Kind::Other, _) | (_, Kind::Other) => None,
        (x, y) if x == y => general::alike(scene, rarity, a, b),
        _ => None,
    }?;
    let mut agreement = agreement;
    if a.mention.item == b.mention.item
        && a.when.is_none()
        && b.when.is_none()
        && a.mention.status == b.mention.status
    {
        agreement.add(0.1, "named again in the same document");
    }
    // What would come if something else did, nobody knows when, may be anything of its sort.
    let open = |own: &Sighting| own.mention.status == Status::Conditional && own.when.is_none();
    let elsewhere = a.mention.item.document != b.mention.item.document;
    let untimed = elsewhere && waiting::are_untimed(scene, a, b);
    let ceiling = if contradicts(a, b) || open(a) || open(b) || untimed {
        PRINT - 0.05
    } else {
        0.99
    };
    Some(agreement.capped(ceiling))
}

/// A mention with what stands around it.
fn told<'a>(
    profiles: &'a Profiles,
    sightings: &'a [Sighting],
    index: usize,
) -> Option<cues::Told<'a>> {
    Some((sightings.get(index)?, profiles.get(index)?))
}

/// How likely two mentions of whatever kinds are one occurrence by what they share, as the logarithm of the odds, where
/// the rules of their kinds score them so high; none where they cannot be one, or the odds are at most the least.
pub(super) fn at_first(
    scene: &Scene<'_>,
    paragraphs: &mut Paragraphs<'_>,
    sightings: &[Sighting],
    (a, b): (usize, usize),
    rule: f64,
    least: f64,
) -> Option<f64> {
    let profiles = paragraphs.profiles();
    let (a, b) = (told(profiles, sightings, a)?, told(profiles, sightings, b)?);
    fitted::at_first(scene, paragraphs, (a, b), rule, least)
}

/// In what two mentions that were weighed agree, in words.
pub(super) fn weighed_in(
    scene: &Scene<'_>,
    profiles: &Profiles,
    sightings: &[Sighting],
    (a, b): (usize, usize),
) -> Vec<String> {
    match (told(profiles, sightings, a), told(profiles, sightings, b)) {
        (Some(a), Some(b)) => fitted::reasons(scene, profiles, a, b),
        _ => Vec::new(),
    }
}

/// Whether two mentions date to different days what happens so often that it was rather done twice: letters, talks.
pub(super) fn twice(a: &Sighting, b: &Sighting) -> bool {
    let often = a.frequency.max(b.frequency) == Frequency::Often;
    let numbered = a.ordinal.is_some() && a.ordinal == b.ordinal;
    often && !numbered && time::time(a, b).is_some_and(|time| time.conflict)
}

/// Whether one mention plans what is yet to come when its document is written, and the other had happened by then.
fn foretold_late(scene: &Scene<'_>, plan: &Sighting, other: &Sighting) -> bool {
    let Some(written) = scene
        .written(plan.mention.item)
        .and_then(|date| date.earliest())
    else {
        return false;
    };
    let before = |sighting: &Sighting| {
        let last = sighting.when.as_ref().and_then(Edtf::latest);
        last.is_some_and(|last| last < written)
    };
    plan.mention.status.is_ahead()
        && other.mention.status == Status::Happened
        && !before(plan)
        && before(other)
}

/// One says that it happened, the other that it did not.
fn contradicts(a: &Sighting, b: &Sighting) -> bool {
    let (a, b) = (a.mention.status, b.mention.status);
    let against =
        |a, b| a == Status::Happened && matches!(b, Status::DidNotHappen | Status::Denied);
    against(a, b) || against(b, a)
}

fn timed(agreement: &mut Agreement, weight: f64, time: Time<'_>) {
    agreement.score += weight * time.cue;
    agreement.reasons.extend(time.reason());
}

fn names(scene: &Scene<'_>, entities: impl IntoIterator<Item = usize>) -> String {
    entities
        .into_iter()
        .filter_map(|entity| scene.names.entities.get(entity))
        .map(|entity| entity.name.as_str())
        .collect::<Vec<_>>()
        .join(", ")
}

fn count(number: usize) -> f64 {
    f64::from(u32::try_from(number.min(3)).unwrap_or(3))
}
