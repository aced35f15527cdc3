//! Links of events across documents.
//!
//! Each event of the analysis stands for the one gold event that most of its files name. A link is
//! right when both files have a mention that covers at least half of a quotation of that gold event,
//! and no mention that names only other events.

use std::collections::{BTreeMap, BTreeSet};

use super::fold::covers;
use super::{Gold, Rates, share};
use crate::analysis::{Analysis, Decision, Event};

/// A link: the gold event and two files, in order.
type Link<'a> = (&'a str, &'a str, &'a str);

/// The gold events that one mention names.
type Named<'a> = BTreeSet<&'a str>;

/// How well events were linked.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct EventScore {
    /// Rates over events that are printed.
    pub printed: Rates,
    /// Recall when those that wait in the queue are added.
    pub recall_with_queue: f64,
    /// Links in the gold.
    pub gold_links: usize,
    /// Links printed.
    pub predicted_links: usize,
}

/// Counts while the events are gone through.
#[derive(Default)]
struct Tally<'a> {
    printed: BTreeSet<Link<'a>>,
    queued: BTreeSet<Link<'a>>,
    predicted: usize,
    right: usize,
}

/// Compares the links.
pub(super) fn score(gold: &Gold, analysis: &Analysis, remarks: &mut Vec<String>) -> EventScore {
    let optional: BTreeSet<&str> = gold
        .events
        .iter()
        .filter(|event| event.optional)
        .map(|event| event.id.as_str())
        .collect();
    let wanted = gold_links(gold);
    let mut tally = Tally::default();
    for event in &analysis.events {
        count(event, gold, &optional, &mut tally, remarks);
    }
    let printed: BTreeSet<_> = tally.printed.intersection(&wanted).copied().collect();
    let queued: BTreeSet<_> = tally
        .queued
        .intersection(&wanted)
        .chain(&printed)
        .copied()
        .collect();
    for (id, a, b) in wanted.difference(&queued) {
        remarks.push(format!("event missed {id} {a} ~ {b}"));
    }
    EventScore {
        printed: Rates::counted(tally.right, tally.predicted, printed.len(), wanted.len()),
        recall_with_queue: if wanted.is_empty() {
            1.0
        } else {
            share(queued.len(), wanted.len())
        },
        gold_links: wanted.len(),
        predicted_links: tally.predicted,
    }
}

/// Every link of the gold that counts.
fn gold_links(gold: &Gold) -> BTreeSet<Link<'_>> {
    let files = gold.files();
    let mut links = BTreeSet::new();
    for event in gold.events.iter().filter(|event| !event.optional) {
        let named: BTreeSet<&str> = event
            .mentions
            .iter()
            .map(|mention| mention.file.as_str())
            .filter(|file| files.contains(file))
            .collect();
        links.extend(
            pairs(&named)
                .into_iter()
                .map(|(a, b)| (event.id.as_str(), a, b)),
        );
    }
    links
}

/// All unordered pairs, in order.
fn pairs<'a>(files: &BTreeSet<&'a str>) -> BTreeSet<(&'a str, &'a str)> {
    let after = |a: &'a str| files.iter().copied().filter(move |b| a < *b);
    files
        .iter()
        .copied()
        .flat_map(|a| after(a).map(move |b| (a, b)))
        .collect()
}

/// For each file, the gold events that each mention of the event names.
fn hits<'a>(event: &'a Event, gold: &'a Gold) -> BTreeMap<&'a str, Vec<Named<'a>>> {
    let files = gold.files();
    let mut hits: BTreeMap<&str, Vec<Named<'_>>> = BTreeMap::new();
    for mention in &event.mentions {
        if !files.contains(mention.file.as_str()) {
            continue;
        }
        let named = gold
            .events
            .iter()
            .filter(|candidate| {
                candidate.mentions.iter().any(|passage| {
                    passage.file == mention.file && covers(&mention.quote, &passage.quote)
                })
            })
            .map(|candidate| candidate.id.as_str())
            .collect();
        hits.entry(mention.file.as_str()).or_default().push(named);
    }
    hits
}

/// The pairs of files that are right if the event stands for the target.
fn good<'a>(
    hits: &BTreeMap<&'a str, Vec<Named<'a>>>,
    target: &str,
    optional: &BTreeSet<&str>,
) -> BTreeSet<(&'a str, &'a str)> {
    let right = hits.iter().filter(|(_, mentions)| {
        mentions.iter().any(|named| named.contains(target))
            && !mentions.iter().any(|named| {
                !named.is_empty() && !named.contains(target) && !named.is_subset(optional)
            })
    });
    pairs(&right.map(|(file, _)| *file).collect())
}

/// Adds one event of the analysis to the tally.
fn count<'a>(
    event: &'a Event,
    gold: &'a Gold,
    optional: &BTreeSet<&str>,
    tally: &mut Tally<'a>,
    remarks: &mut Vec<String>,
) {
    let hits = hits(event, gold);
    if hits.len() < 2 {
        return;
    }
    let candidates: BTreeSet<&str> = hits.values().flatten().flatten().copied().collect();
    let mut best: Option<(&str, BTreeSet<(&str, &str)>)> = None;
    for id in candidates {
        let pairs = good(&hits, id, optional);
        let rank = (pairs.len(), !optional.contains(id));
        if best
            .as_ref()
            .is_none_or(|(other, held)| rank > (held.len(), !optional.contains(other)))
        {
            best = Some((id, pairs));
        }
    }
    let (target, right) = best.unwrap_or_default();
    let links: BTreeSet<Link<'_>> = right.iter().map(|(a, b)| (target, *a, *b)).collect();
    if event.decision == Decision::Queue {
        tally.queued.extend(links);
        return;
    }
    let all = pairs(&hits.keys().copied().collect());
    for (a, b) in all.difference(&right) {
        remarks.push(format!(
            "event spurious {:?} {} {a} ~ {b}",
            event.label,
            event.date.as_deref().unwrap_or("undated")
        ));
    }
    // The same link printed again under another event is wrong.
    let fresh = links.difference(&tally.printed).count();
    if optional.contains(target) {
        tally.predicted += all.len() - right.len();
    } else {
        tally.predicted += all.len();
        tally.right += fresh;
    }
    tally.printed.extend(links);
}
