//! Groups of mentions become events: label, date, place, participants, links.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use foldhash::fast::FixedState;
use rayon::prelude::*;

use super::held::{By, Pairs};
use super::label::{act, goal_name, label};
use super::lexicon::Kind;
use super::link::{PRINT, QUEUE};
use super::pairs::Basis;
use super::sighting::Sighting;
use super::{Decision, Event, Link, Status};
use crate::date::Edtf;
use crate::threads;

/// What was weighed, and found by no rule of its kind, waits in the queue from this score on.
const WEIGHED: f64 = 0.52;

/// A mention waits with so many others, the likeliest: more than that nobody reads.
const WAITING: usize = 6;

/// A mention is linked to so many of those that follow it in its group. All are of one event; where a document is
/// there in many copies, each with each would be a link for every pair.
const LINKED: usize = 24;

/// The events of all groups, and those that wait in the queue.
pub(super) fn build(basis: &Basis<'_>, pairs: &Pairs, clusters: &[Vec<usize>]) -> Vec<Event> {
    let sightings = basis.sightings;
    let told = clusters.iter().filter(|own| speaks(sightings, own));
    let mut groups: Vec<(Vec<usize>, Decision)> = told
        .map(|own| (kept(sightings, own), Decision::Print))
        .collect();
    let home: BTreeMap<usize, usize> = clusters
        .iter()
        .enumerate()
        .flat_map(|(home, members)| members.iter().map(move |member| (*member, home)))
        .collect();
    let mut asked: BTreeSet<(usize, usize)> = BTreeSet::new();
    // Two sorts of thing told in the same two clauses are one question to an editor.
    let mut clauses = BTreeSet::new();
    let mut known = HashMap::<_, usize, FixedState>::default();
    let mut clause = |index: usize| {
        let mention = &sightings.get(index)?.mention;
        let (item, range) = (mention.item, &mention.range);
        let next = known.len();
        let place = (item, mention.block, range.start, range.end);
        Some(*known.entry(place).or_insert(next))
    };
    let mut waiting: BTreeMap<usize, usize> = BTreeMap::new();
    let mut doubtful: Vec<_> = pairs
        .iter()
        .filter(|(_, agreement)| {
            let least = match agreement.by {
                By::Weighing => WEIGHED,
                By::Rule | By::Saying => QUEUE,
            };
            agreement.score >= least
        })
        .collect();
    doubtful.sort_by(|(a, x), (b, y)| y.score.total_cmp(&x.score).then_with(|| a.cmp(b)));
    for ((a, b), _) in &doubtful {
        let apart =
            sightings.get(*a).map(|a| a.mention.item) != sightings.get(*b).map(|b| b.mention.item);
        let homes = (
            home.get(a).copied().unwrap_or_default(),
            home.get(b).copied().unwrap_or_default(),
        );
        let full = |index: &usize| waiting.get(index).is_some_and(|count| *count >= WAITING);
        if apart
            && homes.0 != homes.1
            && !full(a)
            && !full(b)
            && asked.insert((homes.0.min(homes.1), homes.0.max(homes.1)))
            && clauses.insert((clause(*a), clause(*b)))
        {
            for index in [a, b] {
                *waiting.entry(*index).or_default() += 1;
            }
            groups.push((vec![*a, *b], Decision::Queue));
        }
    }
    drop((home, asked, clauses, known, waiting, doubtful));
    let groups = groups.par_iter();
    let events = groups.map(|(members, decision)| one(basis, pairs, members, *decision));
    threads::passing(|| events.collect())
}

/// Whether a group is worth an entry: it joins mentions, or its one mention is dated or of a kind that stands
/// without a date.
fn speaks(sightings: &[Sighting], cluster: &[usize]) -> bool {
    let [only] = cluster else {
        return true;
    };
    sightings.get(*only).is_some_and(|only| {
        only.when.is_some() && only.kind != Kind::Other
            || !only.weak
                && matches!(
                    only.kind,
                    Kind::Visit | Kind::Talks | Kind::Treaty | Kind::Assembly | Kind::Death
                )
    })
}

/// Sorts events by date, undated last, and gives them their ids.
pub(super) fn arrange(events: &mut [Event]) {
    let mut order: Vec<usize> = (0..events.len()).collect();
    order.sort_by(|a, b| {
        let key = |at: usize| {
            let event = events.get(at)?;
            let (date, label) = (&event.date, &event.label);
            Some((date.is_none(), date, label, event.decision))
        };
        key(*a).cmp(&key(*b))
    });
    let mut places = vec![0; order.len()];
    for (place, at) in order.into_iter().enumerate() {
        if let Some(own) = places.get_mut(at) {
            *own = place;
        }
    }
    // Each is put where it belongs until the right one has come: the events are many, and never there twice.
    for at in 0..places.len() {
        while let Some(place) = places.get(at).copied().filter(|place| *place != at) {
            events.swap(at, place);
            places.swap(at, place);
        }
    }
    number(events);
}

/// The members of a group that say something of it: an undated word for a treaty says nothing beside a dated one.
fn kept(sightings: &[Sighting], cluster: &[usize]) -> Vec<usize> {
    let of = |index: &usize| sightings.get(*index);
    let dated: BTreeSet<usize> = cluster
        .iter()
        .filter_map(of)
        .filter(|sighting| sighting.when.is_some())
        .map(|sighting| sighting.mention.item.document)
        .collect();
    cluster
        .iter()
        .copied()
        .filter(|index| {
            of(index).is_some_and(|sighting| {
                sighting.kind != Kind::Treaty
                    || sighting.act.is_some()
                    || sighting.when.is_some()
                    || !dated.contains(&sighting.mention.item.document)
            })
        })
        .collect()
}

/// The links of a group: each mention with those that follow it and that it was compared with, as far as they are
/// of another document or part.
fn links(basis: &Basis<'_>, pairs: &Pairs, members: &[usize], decision: Decision) -> Vec<Link> {
    let item = |index: usize| basis.sightings.get(index).map(|own| own.mention.item);
    let mut links = Vec::new();
    for (a, first) in members.iter().enumerate() {
        let linked = members.iter().enumerate().skip(a + 1);
        let linked = linked.filter_map(|(b, second)| {
            let key = (*first.min(second), *first.max(second));
            let agreement = pairs.get(key)?;
            (item(*first) != item(*second)).then_some((b, key, agreement))
        });
        for (b, key, agreement) in linked.take(LINKED) {
            let printed = decision == Decision::Print && agreement.score >= PRINT;
            links.push(Link {
                a,
                b,
                score: (agreement.score * 100.0).round() / 100.0,
                decision: if printed {
                    Decision::Print
                } else {
                    Decision::Queue
                },
                reasons: basis.reasons(key, agreement),
            });
        }
    }
    links.shrink_to_fit();
    links
}

fn one(basis: &Basis<'_>, pairs: &Pairs, members: &[usize], decision: Decision) -> Event {
    let scene = basis.scene;
    let own: Vec<&Sighting> = members
        .iter()
        .filter_map(|index| basis.sightings.get(*index))
        .collect();
    let links = links(basis, pairs, members, decision);
    let score = links.iter().map(|link| link.score).fold(0.0, f64::max);
    let date = date(&own);
    let participants: BTreeSet<usize> = own
        .iter()
        .flat_map(|own| own.bound.iter().chain(&own.who))
        .copied()
        .collect();
    let known = own.iter().find(|own| own.kind != Kind::Other);
    let kind = known.or(own.first()).map_or(Kind::Other, |own| own.kind);
    let of_kind: Vec<&Sighting> = own.iter().copied().filter(|own| own.kind == kind).collect();
    // A collection has very many events.
    let exactly = |mut words: String| {
        words.shrink_to_fit();
        words
    };
    Event {
        id: String::new(),
        label: exactly(label(scene, kind, &of_kind)),
        kind: kind.name(),
        act: exactly(act(scene, kind, &of_kind)),
        date,
        place: own
            .iter()
            .find_map(|own| own.goals.first())
            .map(|goal| exactly(goal_name(scene, goal))),
        participants: participants.into_iter().collect(),
        score: if links.is_empty() { 1.0 } else { score },
        decision,
        period: false,
        mentions: own.iter().map(|own| Arc::clone(&own.mention)).collect(),
        links,
    }
}

/// The most exact date that the mentions support: of those that tell what happened before those that plan it.
fn date(own: &[&Sighting]) -> Option<Edtf> {
    own.iter()
        .filter_map(|own| {
            let when = own.when.as_ref()?;
            let happened = matches!(own.mention.status, Status::Happened | Status::Disputed);
            Some((!happened, when.days().unwrap_or(i32::MAX), when))
        })
        .min()
        .map(|(_, _, when)| when.clone())
}

/// Gives each event an id of kind, words and date; equal ones are counted.
fn number(events: &mut [Event]) {
    for event in &mut *events {
        let mut id = slug(&event.label);
        if let Some(date) = &event.date {
            id.push('-');
            id.push_str(&slug(&date.to_string()));
        }
        id.shrink_to_fit();
        event.id = id;
    }
    let mut taken: HashMap<&str, usize, FixedState> = HashMap::default();
    let counts = events.iter().map(|event| {
        let count = taken.entry(&event.id).or_insert(0);
        *count += 1;
        *count
    });
    let counts: Vec<usize> = counts.collect();
    for (event, count) in events.iter_mut().zip(counts) {
        if count > 1 {
            event.id = format!("{}-{count}", event.id);
        }
    }
}

fn slug(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    let mut slug = String::new();
    for letter in text.nfkd().flat_map(char::to_lowercase) {
        if letter.is_ascii_alphanumeric() {
            slug.push(letter);
        } else if !slug.ends_with('-')
            && !slug.is_empty()
            && !('\u{300}'..='\u{36f}').contains(&letter)
        {
            slug.push('-');
        }
    }
    slug.trim_end_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn event(label: &str, date: Option<&str>, decision: Decision) -> Event {
        Event {
            id: String::new(),
            label: label.to_owned(),
            kind: Kind::Other.name(),
            act: String::new(),
            date: date.map(|date| date.parse().unwrap()),
            place: None,
            participants: Vec::new(),
            score: 1.0,
            decision,
            period: false,
            mentions: Vec::new(),
            links: Vec::new(),
        }
    }

    #[test]
    fn events_stand_by_date_and_equal_ones_are_counted_in_their_order() {
        let labels = ["Visit to Porto", "Election", "Visit to Porto"];
        let dates = [None, Some("1911-05"), Some("1902"), Some("1911-05")];
        let mut events = Vec::new();
        for (number, date) in (0..36).zip(dates.iter().cycle()) {
            let decision = if number % 5 == 0 {
                Decision::Queue
            } else {
                Decision::Print
            };
            let mut own = event(labels[number % 3], *date, decision);
            own.participants.push(number);
            events.push(own);
        }
        let mut sorted = events.clone();
        sorted.sort_by_key(|own| {
            let date = own.date.clone();
            (date.is_none(), date, own.label.clone(), own.decision)
        });
        arrange(&mut events);
        let whose = |events: &[Event]| -> Vec<usize> {
            events
                .iter()
                .flat_map(|own| own.participants.clone())
                .collect()
        };
        assert_eq!(whose(&events), whose(&sorted));
        let ids: Vec<&str> = events.iter().map(|own| own.id.as_str()).collect();
        assert_eq!(
            ids[..3],
            ["election-1902", "election-1902-2", "election-1902-3"]
        );
        assert!(ids.contains(&"visit-to-porto-2"), "{ids:?}");
        assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), events.len());
    }
}
