//! Which passage of another document a note points to, why, and in what order.

use super::super::lexicon::STATUS;
use super::super::{Decision, Event, EventMention, NoteCase, Status};

/// What is said of one other document.
pub(super) struct Pointer<'e> {
    pub(super) case: NoteCase,
    pub(super) mention: &'e EventMention,
    /// The paragraphs of the document that give the same date.
    pub(super) places: Vec<(usize, usize)>,
    pub(super) decision: Decision,
}

impl<'e> Pointer<'e> {
    /// To the best of a document's passages, which are given with what the links to them are worth.
    pub(super) fn to(
        event: &'e Event,
        own: &EventMention,
        mentions: &[(usize, Decision)],
    ) -> Option<Self> {
        let mention = best(event, mentions)?;
        let decision = mentions.iter().map(|(_, decision)| *decision).min()?;
        let mut places: Vec<(usize, usize)> = mentions
            .iter()
            .filter_map(|(place, _)| event.mentions.get(*place))
            .filter(|other| other.stated == mention.stated && !other.record)
            .map(|other| (other.item.document, other.block))
            .collect();
        places.sort_unstable();
        places.dedup();
        Some(Self {
            case: case(own, mention),
            mention,
            places,
            decision,
        })
    }
}

/// The most telling documents, at most so many: the record, then a disagreement, how it came out, a series, then those
/// nearest in date. One document's words for how it came out are enough; the others are pointed to.
pub(super) fn chosen<'e>(
    own: &EventMention,
    mut pointers: Vec<Pointer<'e>>,
    most: usize,
) -> Vec<Pointer<'e>> {
    pointers.sort_by_key(|pointer| {
        (
            rank(pointer.case),
            distance(own, pointer.mention),
            pointer.mention.item,
        )
    });
    pointers.truncate(most);
    let mut told = Vec::new();
    for pointer in &mut pointers {
        if pointer.case == NoteCase::Outcome {
            let status = pointer.mention.status;
            let how = if status == Status::Disputed {
                Status::Happened
            } else {
                status
            };
            if told.contains(&how) {
                pointer.case = NoteCase::Same;
            }
            told.push(how);
        }
    }
    pointers.sort_by_key(|pointer| (rank(pointer.case), pointer.case == NoteCase::Planned));
    pointers
}

/// The case that comes first in a note.
fn rank(case: NoteCase) -> u8 {
    match case {
        NoteCase::Record => 0,
        NoteCase::Disagree => 1,
        NoteCase::Outcome => 2,
        NoteCase::Series => 3,
        NoteCase::Planned | NoteCase::Same | NoteCase::Editor => 4,
    }
}

/// The mention of an item that says most: the record, else one that tells how often where the event is one of a
/// series, else one that settles what is planned, else the most exactly dated.
fn best<'e>(event: &'e Event, mentions: &[(usize, Decision)]) -> Option<&'e EventMention> {
    let of_series = |mention: &EventMention| mention.status == Status::Series;
    let series = event.mentions.iter().any(|mention| of_series(mention));
    let often = |mention: &EventMention| series && tells_how_often(&mention.quote);
    let of = |(place, decision): &(usize, Decision)| {
        Some((event.mentions.get(*place)?.as_ref(), *decision))
    };
    let (first, _) = mentions
        .iter()
        .filter_map(of)
        .min_by_key(|(mention, decision)| {
            (
                *decision,
                !mention.record,
                series && !often(mention),
                mention.status != Status::DidNotHappen,
                mention.status.is_ahead(),
                mention.status == Status::Disputed,
                days(mention),
                mention.block,
                mention.range.start,
            )
        })?;
    if first.stated.is_some() || first.record || often(first) {
        return Some(first);
    }
    // The link that is printed may join an undated passage; another of the same document gives the date.
    let dated = mentions
        .iter()
        .filter_map(of)
        .filter(|(other, _)| other.stated.is_some() && other.status == first.status)
        .min_by_key(|(other, decision)| (days(other), *decision, other.block, other.range.start));
    Some(dated.map_or(first, |(other, _)| other))
}

/// How many days a mention's date leaves open.
fn days(mention: &EventMention) -> i32 {
    let date = mention.stated.as_ref();
    date.and_then(crate::date::Edtf::days).unwrap_or(i32::MAX)
}

/// Whether a passage says how often: “has already been postponed twice”.
fn tells_how_often(quote: &str) -> bool {
    let lower = quote.to_lowercase();
    let words: Vec<&str> = lower
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let said = format!(" {} ", words.join(" "));
    STATUS.series.stand_between_spaces(&said)
}

/// The case of a note at one mention about another.
fn case(own: &EventMention, other: &EventMention) -> NoteCase {
    let open = |status: Status| status.is_ahead() || status == Status::Series;
    let fails = |status| matches!(status, Status::DidNotHappen | Status::Denied);
    let held = |status| matches!(status, Status::Happened | Status::Disputed);
    let differs = matches!((&own.stated, &other.stated), (Some(a), Some(b)) if !a.overlaps(b) && !a.is_vague() && !b.is_vague());
    match (own.status, other.status) {
        _ if other.record => NoteCase::Record,
        // Whoever tells or plans it is told that another denies it.
        (a, b) if fails(b) && !fails(a) => NoteCase::Outcome,
        (a, b) if a == Status::Series || b == Status::Series => NoteCase::Series,
        // What a document itself corrects does not disagree.
        (a, Status::Happened) if held(a) && differs => NoteCase::Disagree,
        (a, Status::Happened | Status::Disputed) if open(a) => NoteCase::Outcome,
        (a, b) if !open(a) && b.is_ahead() => NoteCase::Planned,
        _ => NoteCase::Same,
    }
}

/// How far another mention's date lies from our own.
fn distance(own: &EventMention, other: &EventMention) -> i32 {
    let day = |mention: &EventMention| {
        mention
            .stated
            .as_ref()
            .and_then(crate::date::Edtf::earliest)
    };
    match (day(own), day(other)) {
        (Some(a), Some(b)) => a.until(b).map_or(i32::MAX, |span| span.get_days().abs()),
        _ => i32::MAX,
    }
}

/// Whether a mention is dated more exactly than another.
pub(super) fn exacter(mention: &EventMention, than: &EventMention) -> bool {
    days(mention) < days(than)
}
