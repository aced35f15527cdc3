//! “None after October 1961”: a claim that something did not happen again, against another document.

use std::collections::BTreeSet;

use jiff::civil::Date;
use lazy_static::lazy_static;
use regex::Regex;

use super::{Desk, Doubt, sentence, shown};
use crate::event::{Event, EventMention, Status};

lazy_static! {
    // The claim, and where the time begins after which nothing happened.
    static ref NONE_SINCE: Vec<Regex> = Regex::new(
        r"(?i)\b(?:none|no (?:further |other |more |such )?\p{L}+|not? (?:\p{L}+ ){0,3}again|never (?:\p{L}+ ){0,3}again|not (?:\p{L}+ ){1,4}|last (?:\p{L}+ ){1,4})\b[^.;]{0,60}?\b(?:after|since)\b",
    )
    .into_iter()
    .collect();
    // What a document calls recent took place shortly before its own date.
    static ref RECENT: Vec<Regex> =
        Regex::new(r"(?i)\b(?:recent|recently|just now|current|present|has just|have just)\b")
            .into_iter()
            .collect();
}

/// An event with one of its mentions, which says that it happened, and when at the latest.
struct Told<'e> {
    event: usize,
    mention: &'e EventMention,
    day: Date,
}

pub(super) fn look(desk: &Desk<'_>) -> Vec<Doubt> {
    let told: Vec<Told<'_>> = desk
        .edition
        .events
        .iter()
        .enumerate()
        .filter(|(_, event)| !event.period && held(event))
        .flat_map(|(index, event)| {
            event
                .mentions
                .iter()
                .filter(|mention| mention.status == Status::Happened)
                .filter_map(move |mention| {
                    Some(Told {
                        event: index,
                        mention,
                        day: day(desk, mention)?,
                    })
                })
        })
        .collect();
    let mut seen = BTreeSet::new();
    let mut doubts = Vec::new();
    for claim in &told {
        let passage = (
            claim.mention.item.document,
            claim.mention.block,
            claim_at(desk, claim.mention),
        );
        let (document, block, Some(at)) = passage else {
            continue;
        };
        if let Some(against) = contradicting(desk, &told, claim)
            && seen.insert((document, block, at))
        {
            doubts.push(doubt(desk, claim, against, at));
        }
    }
    doubts
}

/// No document says that it did not happen or was only planned.
fn held(event: &Event) -> bool {
    !event
        .mentions
        .iter()
        .any(|mention| mention.status.is_ahead() || mention.status == Status::DidNotHappen)
}

/// The last day on which it may have happened, as the document says.
fn day(desk: &Desk<'_>, mention: &EventMention) -> Option<Date> {
    if let Some(date) = &mention.stated {
        return (!date.is_vague()).then(|| date.latest()).flatten();
    }
    let document = desk.edition.documents.get(mention.item.document)?;
    let text = &document.blocks.get(mention.block)?.text;
    let around = text.get(sentence(text, mention.core.start))?;
    if !RECENT.iter().any(|recent| recent.is_match(around)) {
        return None;
    }
    let written = match mention.item.part {
        Some(part) => document.parts.get(part)?.date.as_ref(),
        None => document.metadata.date.as_ref(),
    }?;
    (!written.is_vague()).then(|| written.latest()).flatten()
}

/// Where the sentence of the mention claims that there was none after it.
fn claim_at(desk: &Desk<'_>, mention: &EventMention) -> Option<usize> {
    let text = &desk
        .edition
        .documents
        .get(mention.item.document)?
        .blocks
        .get(mention.block)?
        .text;
    let around = sentence(text, mention.core.start);
    let before = text.get(around.start..mention.core.end)?;
    NONE_SINCE
        .iter()
        .find_map(|claim| claim.find(before))
        .map(|claim| around.start + claim.start())
}

/// Another document that tells of the like after the time of the claim, and before it was written.
fn contradicting<'t, 'e>(
    desk: &Desk<'_>,
    told: &'t [Told<'e>],
    claim: &Told<'e>,
) -> Option<&'t Told<'e>> {
    let events = &desk.edition.events;
    let own = events.get(claim.event)?;
    let claimed = desk.edition.documents.get(claim.mention.item.document)?;
    let written = claimed.metadata.date.as_ref()?.latest()?;
    // The latest of the events that the same sentence names.
    let since = told
        .iter()
        .filter(|other| {
            other.mention.item == claim.mention.item && other.mention.block == claim.mention.block
        })
        .filter(|other| claim_at(desk, other.mention) == claim_at(desk, claim.mention))
        .map(|other| other.day)
        .max()?;
    told.iter()
        .filter(|other| other.mention.item.document != claim.mention.item.document)
        .filter(|other| other.day > since && other.day < written)
        .find(|other| {
            events.get(other.event).is_some_and(|event| {
                event.kind == own.kind
                    && !own.participants.is_empty()
                    && own
                        .participants
                        .iter()
                        .all(|one| event.participants.contains(one))
            })
        })
}

fn doubt(desk: &Desk<'_>, claim: &Told<'_>, against: &Told<'_>, at: usize) -> Doubt {
    let item = against.mention.item;
    let message = format!(
        "Document {} tells of the like after that time: “{}” ({})",
        desk.edition.number(item),
        shown(&against.mention.quote),
        desk.edition.anchor(item.document, against.mention.block)
    );
    let end = claim.mention.core.end.max(at);
    Doubt::new(
        "claims-contradict",
        claim.mention.item.document,
        Some((claim.mention.block, at..end)),
        message,
        "one of the two is mistaken, or speaks of something else: say so in a note of your own",
    )
}
