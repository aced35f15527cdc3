//! Whether two mentions speak of one occurrence: cues, vetoes, reasons.

use std::collections::BTreeSet;

use super::Status;
use super::lexicon::{Act, Kind};
use super::scene::Scene;
use super::sighting::{Goal, Sighting};
use crate::date::Edtf;
use crate::name::EntityKind;

/// From this score on a link is printed.
pub(super) const PRINT: f64 = 0.8;
/// From this score on it waits in the queue.
pub(super) const QUEUE: f64 = 0.5;

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
        self.score = ((self.score * 100.0).round() / 100.0).clamp(0.0, at);
        self
    }
}

/// Compares two mentions; none where something contradicts, or nothing connects them.
pub(super) fn compare(scene: &Scene<'_>, a: &Sighting, b: &Sighting) -> Option<Agreement> {
    if a.kind != b.kind {
        return None;
    }
    let agreement = match a.kind {
        Kind::Visit => visit(scene, a, b),
        Kind::Talks => talks(scene, a, b),
        Kind::Treaty => treaty(scene, a, b),
        Kind::Assembly => assembly(scene, a, b),
        Kind::Death | Kind::Appointment => fate(scene, a, b),
        Kind::Period => None,
        _ => general(scene, a, b),
    }?;
    let mut agreement = agreement;
    if a.mention.item == b.mention.item
        && a.when.is_none()
        && b.when.is_none()
        && a.mention.status == b.mention.status
    {
        agreement.add(0.1, "named again in the same document");
    }
    let ceiling = if contradicts(a, b) {
        PRINT - 0.05
    } else {
        0.99
    };
    Some(agreement.capped(ceiling))
}

/// One says that it happened, the other that it did not.
fn contradicts(a: &Sighting, b: &Sighting) -> bool {
    let (a, b) = (a.mention.status, b.mention.status);
    let against =
        |a, b| a == Status::Happened && matches!(b, Status::DidNotHappen | Status::Denied);
    against(a, b) || against(b, a)
}

/// How well the dates agree; none where they cannot both hold.
struct Time {
    cue: f64,
    reason: Option<String>,
}

fn time(a: &Sighting, b: &Sighting) -> Option<Time> {
    let open = |sighting: &Sighting| {
        sighting.mention.status != Status::Happened && sighting.mention.status != Status::Disputed
    };
    match (&a.when, &b.when) {
        (Some(x), Some(y)) if x.overlaps(y) => {
            let widest = x
                .days()
                .max(y.days())
                .filter(|_| x.days().is_some() && y.days().is_some());
            let cue = match widest {
                Some(..=3) => 1.0,
                Some(4..=31) => 0.85,
                Some(32..=93) => 0.7,
                Some(94..=366) => 0.5,
                _ => 0.2,
            };
            let reason = if x == y {
                format!("both dated {}", x.in_words())
            } else {
                format!("{} agrees with {}", x.in_words(), y.in_words())
            };
            Some(Time {
                cue,
                reason: Some(reason),
            })
        }
        (Some(x), Some(y)) => {
            let gap = gap(x, y)?;
            let planned = open(a) || open(b);
            let vague = x.is_vague() || y.is_vague();
            (planned && gap <= 550 || vague && gap <= 200).then(|| Time {
                cue: 0.3,
                reason: Some(format!("{} is near {}", x.in_words(), y.in_words())),
            })
        }
        (Some(date), None) => undated(date, b, open(a) && open(b)),
        (None, Some(date)) => undated(date, a, open(a) && open(b)),
        (None, None) => match (&a.window, &b.window) {
            (Some(x), Some(y)) if !x.overlaps(y) => None,
            (Some(x), Some(y)) if x.days().is_some() && y.days().is_some() => Some(Time {
                cue: 0.4,
                reason: Some("both undated, at the time of their documents".to_owned()),
            }),
            _ => Some(Time {
                cue: 0.05,
                reason: None,
            }),
        },
    }
}

fn undated(date: &Edtf, other: &Sighting, planned: bool) -> Option<Time> {
    let Some(window) = &other.window else {
        let timeless = matches!(other.kind, Kind::Treaty | Kind::Assembly | Kind::Death);
        return timeless.then_some(Time {
            cue: 0.1,
            reason: None,
        });
    };
    if !window.overlaps(date) {
        // What is planned may be put off.
        let near = planned && gap(window, date).is_some_and(|gap| gap <= 400);
        return near.then(|| Time {
            cue: 0.3,
            reason: Some(format!(
                "planned for {}, and still planned later",
                date.in_words()
            )),
        });
    }
    let cue = match window.days() {
        Some(..=800) => 0.5,
        _ => 0.15,
    };
    let reason = format!("{} fits the undated mention’s document", date.in_words());
    Some(Time {
        cue,
        reason: Some(reason),
    })
}

/// Days between two dates that do not overlap.
fn gap(a: &Edtf, b: &Edtf) -> Option<i32> {
    let between = |end: Option<jiff::civil::Date>, start: Option<jiff::civil::Date>| {
        let (end, start) = (end?, start?);
        (end < start).then(|| end.until(start).ok().map(|span| span.get_days()))?
    };
    between(a.latest(), b.earliest()).or_else(|| between(b.latest(), a.earliest()))
}

fn timed(agreement: &mut Agreement, weight: f64, time: Time) {
    agreement.score += weight * time.cue;
    agreement.reasons.extend(time.reason);
}

fn names(scene: &Scene<'_>, entities: impl IntoIterator<Item = usize>) -> String {
    entities
        .into_iter()
        .filter_map(|entity| scene.names.entities.get(entity))
        .map(|entity| entity.name.as_str())
        .collect::<Vec<_>>()
        .join(", ")
}

fn visit(scene: &Scene<'_>, a: &Sighting, b: &Sighting) -> Option<Agreement> {
    let shared: BTreeSet<usize> = a.who.intersection(&b.who).copied().collect();
    let goals: Vec<&Goal> = a.goals.intersection(&b.goals).collect();
    if shared.is_empty() || goals.is_empty() {
        return None;
    }
    let time = time(a, b)?;
    let mut agreement = Agreement::new(0.45, format!("same visitor: {}", names(scene, shared)));
    agreement.add(
        0.25,
        format!(
            "same destination: {}",
            super::label::goal_name(scene, goals.first()?)
        ),
    );
    timed(&mut agreement, 0.3, time);
    let open = |status| {
        matches!(
            status,
            Status::Planned | Status::DidNotHappen | Status::Series
        )
    };
    let (x, y) = (a.mention.status, b.mention.status);
    let promises =
        |sighting: &Sighting| sighting.mention.status == Status::Series && sighting.intended;
    if (promises(a) || promises(b))
        && open(x)
        && open(y)
        && (a.intended || a.mention.status != Status::Series)
        && (b.intended || b.mention.status != Status::Series)
    {
        agreement.add(
            0.12,
            "planned in one document, one of a series of plans in the other",
        );
    } else if x != y
        && matches!(
            (x, y),
            (Status::Planned, Status::DidNotHappen) | (Status::DidNotHappen, Status::Planned)
        )
    {
        agreement.add(
            0.06,
            "planned in one document, did not take place by the other",
        );
    }
    Some(agreement)
}

fn talks(scene: &Scene<'_>, a: &Sighting, b: &Sighting) -> Option<Agreement> {
    let time = time(a, b)?;
    let persons = |sighting: &Sighting| -> BTreeSet<usize> {
        sighting
            .with
            .iter()
            .copied()
            .filter(|entity| scene.kind(*entity) == Some(EntityKind::Person))
            .collect()
    };
    let (x, y) = (persons(a), persons(b));
    let shared: BTreeSet<usize> = x.intersection(&y).copied().collect();
    let nested = x.is_subset(&y) || y.is_subset(&x);
    if let Some(agreement) = meeting(scene, a, b, &time) {
        return Some(agreement);
    }
    if shared.is_empty() || !(nested || shared.len() >= 2) || time.cue < 0.5 {
        return None;
    }
    let exact = time.cue >= 1.0;
    let others = a.with.intersection(&b.with).count();
    let mut agreement =
        Agreement::new(0.35, format!("same participants: {}", names(scene, shared)));
    agreement.score += 0.1 * count(others);
    timed(&mut agreement, 0.4, time);
    if a.mention.record != b.mention.record {
        agreement.add(0.05, "one document is the record of it");
    }
    Some(if exact {
        agreement
    } else {
        agreement.capped(PRINT - 0.05)
    })
}

/// A meeting of a body on one day, of which one document is the record.
fn meeting(scene: &Scene<'_>, a: &Sighting, b: &Sighting, time: &Time) -> Option<Agreement> {
    let bodies: BTreeSet<usize> = a
        .with
        .intersection(&b.with)
        .copied()
        .filter(|entity| scene.kind(*entity) == Some(EntityKind::Organization))
        .collect();
    if bodies.is_empty() || time.cue < 1.0 {
        return None;
    }
    let mut agreement = Agreement::new(
        0.5,
        format!("meeting of the same body: {}", names(scene, bodies)),
    );
    agreement.score += 0.35;
    agreement.reasons.extend(time.reason.clone());
    if a.mention.record != b.mention.record {
        agreement.add(0.05, "one document is the record of it");
    }
    Some(agreement)
}

fn treaty(scene: &Scene<'_>, a: &Sighting, b: &Sighting) -> Option<Agreement> {
    let class = |act: Option<Act>| act.filter(|act| *act != Act::Sign);
    let shared: BTreeSet<usize> = a.with.intersection(&b.with).copied().collect();
    if shared.len() < 2
        || a.with.len() != b.with.len()
        || shared.len() != a.with.len()
        || class(a.act) != class(b.act)
    {
        return None;
    }
    let time = time(a, b)?;
    let common = a.title.intersection(&b.title).count();
    let smaller = a.title.len().min(b.title.len());
    let named = smaller > 0 && common * 2 >= smaller;
    let dated = a.when.is_some() || b.when.is_some();
    if !named && (smaller > 0 && time.cue < 0.4 || !dated) {
        return None;
    }
    let mut agreement = Agreement::new(0.6, format!("same parties: {}", names(scene, shared)));
    timed(&mut agreement, 0.3, time);
    if named && common >= 2 {
        let words: Vec<&str> = a.title.intersection(&b.title).map(String::as_str).collect();
        agreement.add(0.2, format!("same name: {}", words.join(", ")));
    }
    if class(a.act).is_some() {
        agreement.add(0.05, "the same is done to it");
    }
    Some(if dated {
        agreement
    } else {
        agreement.capped(PRINT - 0.05)
    })
}

fn assembly(scene: &Scene<'_>, a: &Sighting, b: &Sighting) -> Option<Agreement> {
    let word = a.title.intersection(&b.title).next()?;
    let bodies: BTreeSet<usize> = a.who.intersection(&b.who).copied().collect();
    let places: Vec<&Goal> = a.goals.intersection(&b.goals).collect();
    let other_body = bodies.is_empty() && !(a.who.is_empty() || b.who.is_empty());
    let other_number = matches!((a.ordinal, b.ordinal), (Some(x), Some(y)) if x != y);
    if other_body || other_number || bodies.is_empty() && places.is_empty() {
        return None;
    }
    let time = time(a, b)?;
    let mut agreement = if bodies.is_empty() {
        let place = super::label::goal_name(scene, places.first()?);
        let base = if a.named && b.named { 0.75 } else { 0.62 };
        Agreement::new(base, format!("same {word}, in {place}"))
    } else {
        Agreement::new(0.5, format!("same {word}, of {}", names(scene, bodies)))
    };
    timed(&mut agreement, 0.4, time);
    if a.ordinal.is_some() && a.ordinal == b.ordinal {
        agreement.add(0.35, "same number");
    } else if word == "congress" {
        agreement.add(0.1, "a congress is rare");
    }
    Some(agreement)
}

fn fate(scene: &Scene<'_>, a: &Sighting, b: &Sighting) -> Option<Agreement> {
    let shared: BTreeSet<usize> = a.who.intersection(&b.who).copied().collect();
    if shared.is_empty() {
        return None;
    }
    let time = time(a, b)?;
    if a.kind == Kind::Death {
        let mut agreement = Agreement::new(
            0.8,
            format!("death of the same person: {}", names(scene, shared)),
        );
        timed(&mut agreement, 0.2, time);
        return Some(agreement);
    }
    let words = wording(a, b);
    if !words.same_word {
        return None;
    }
    let mut agreement = Agreement::new(0.55, format!("same person: {}", names(scene, shared)));
    agreement.score += 0.1 * count(words.common.len().min(2));
    timed(&mut agreement, 0.3, time);
    Some(agreement)
}

/// How much the words around two mentions agree.
struct Wording<'s> {
    common: Vec<&'s str>,
    same_word: bool,
}

fn wording<'s>(a: &'s Sighting, b: &'s Sighting) -> Wording<'s> {
    let (own, common): (Vec<&str>, Vec<&str>) = a
        .title
        .intersection(&b.title)
        .map(String::as_str)
        .partition(|word| word.starts_with('!'));
    Wording {
        common,
        same_word: !own.is_empty(),
    }
}

/// The words of a list, each once.
fn plain(words: &[&str]) -> String {
    let words: Vec<&str> = words
        .iter()
        .copied()
        .filter(|word| !word.ends_with(')'))
        .collect();
    words.join(", ")
}

fn count(number: usize) -> f64 {
    f64::from(u32::try_from(number.min(3)).unwrap_or(3))
}

fn general(scene: &Scene<'_>, a: &Sighting, b: &Sighting) -> Option<Agreement> {
    let shared: BTreeSet<usize> = a.with.intersection(&b.with).copied().collect();
    let persons = |sighting: &Sighting| -> BTreeSet<usize> {
        let person = |entity: &usize| scene.kind(*entity) == Some(EntityKind::Person);
        sighting.with.iter().copied().filter(person).collect()
    };
    let (x, y) = (persons(a), persons(b));
    let record = a.mention.record != b.mention.record;
    let fits = x.is_subset(&y) || y.is_subset(&x);
    let time = time(a, b)?;
    let words = wording(a, b);
    let other_number = matches!((a.ordinal, b.ordinal), (Some(x), Some(y)) if x != y);
    let nothing = shared.is_empty() && words.common.is_empty();
    if nothing || time.cue < 0.7 || other_number || a.kind == Kind::Letter && !fits {
        return None;
    }
    if a.kind == Kind::Decision && words.common.is_empty() {
        return None;
    }
    let exact = time.cue >= 1.0;
    let mut agreement = Agreement::new(0.25, format!("same kind: {}", a.kind.name()));
    if !shared.is_empty() {
        agreement.add(
            0.12 * count(shared.len()),
            format!("both name {}", names(scene, shared.iter().copied())),
        );
    }
    if !words.common.is_empty() {
        agreement.add(
            0.1 * count(words.common.len()),
            format!("same words: {}", plain(&words.common)),
        );
    }
    if words.same_word {
        agreement.score += 0.1;
    }
    if a.ordinal.is_some() && a.ordinal == b.ordinal {
        agreement.add(0.1, "same number");
    }
    if record && exact && !shared.is_empty() {
        agreement.add(0.15, "one document is the record of it");
    }
    timed(&mut agreement, 0.35, time);
    let sure = exact && !shared.is_empty()
        || shared.len() + words.common.len() >= 3
        || words.same_word && words.common.len() >= 2;
    Some(if sure {
        agreement
    } else {
        agreement.capped(PRINT - 0.05)
    })
}
