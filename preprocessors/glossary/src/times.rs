//! Over time: when a person or body is spoken of, as a line with a dot for each dated document or part.

use std::collections::BTreeMap;

use mdbook_dossier_core::book::address;
use mdbook_dossier_core::date::Edtf;
use mdbook_dossier_core::document::Item;
use mdbook_dossier_core::name::{Field, NameMention};
use mdbook_dossier_core::template::scale::Scale;
use serde::Serialize;

use super::View;

/// Width and height of the drawing.
const WIDTH: f64 = 560.0;
const MIDDLE: f64 = 14.0;
const MARGIN: f64 = 16.0;
/// Radius of a dot: the area grows with the number of mentions, up to a limit.
const LEAST: f64 = 4.0;
const MOST: f64 = 11.0;

/// When an entity is spoken of.
#[derive(Debug, Serialize)]
pub(crate) struct Times {
    dots: Vec<Dot>,
    /// First and last year, month or day of the line.
    first: String,
    last: String,
}

#[derive(Debug, Serialize)]
struct Dot {
    x: String,
    r: String,
    title: String,
    address: Option<String>,
}

/// The line of time of all documents: the same for every entry.
pub(crate) fn scale(view: &View<'_>) -> Option<Scale> {
    let documents = &view.edition.documents;
    let dates = documents.iter().flat_map(|document| {
        let parts = document.parts.iter().filter_map(|part| part.date.as_ref());
        let whole = document
            .parts
            .is_empty()
            .then_some(document.metadata.date.as_ref());
        parts.chain(whole.flatten())
    });
    Scale::over(dates)
}

/// The date of a document or part.
pub(crate) fn date<'a>(item: Item, view: &View<'a>) -> Option<&'a Edtf> {
    let document = view.edition.documents.get(item.document)?;
    match item.part {
        Some(part) => document.parts.get(part)?.date.as_ref(),
        None => document.metadata.date.as_ref(),
    }
}

/// The dots of an entity, the largest first, so that none lies beneath another; none where all stand
/// at one time.
pub(crate) fn of(
    index: usize,
    mentions: &[&NameMention],
    scale: Option<&Scale>,
    view: &View<'_>,
    page: &str,
) -> Option<Times> {
    let scale = scale?;
    let entity = view.edition.names.entities.get(index)?;
    let mut counts: BTreeMap<Item, usize> = BTreeMap::new();
    for mention in mentions {
        if let Field::Block(block) = mention.field {
            let item = view.edition.item(mention.document, block);
            *counts.entry(item).or_default() += 1;
        }
    }
    let mut dots: Vec<(Item, usize, &Edtf, f64)> = counts
        .into_iter()
        .filter_map(|(item, count)| {
            let date = date(item, view)?;
            let (from, to) = scale.place(date)?;
            Some((item, count, date, f64::midpoint(from, to)))
        })
        .collect();
    let is_one_time = dots.windows(2).all(|pair| pair[0].2 == pair[1].2);
    if is_one_time {
        return None;
    }
    let (first, last) = scale.ends();
    dots.sort_by_key(|&(item, count, ..)| (std::cmp::Reverse(count), item));
    let dots = dots.into_iter().map(|(item, count, date, at)| {
        let document = format!("Document {}", view.edition.number(item));
        let times = if count == 1 {
            "once"
        } else {
            &format!("{count} times")
        };
        let target = view.addresses.document(item, None);
        Dot {
            x: format!("{:.1}", MARGIN + at * (WIDTH - 2.0 * MARGIN)),
            r: format!("{:.1}", radius(count)),
            title: format!("{}: {} {times} in {document}", date.in_words(), entity.name),
            address: target.map(|target| address::relative(page, &target)),
        }
    });
    Some(Times {
        dots: dots.collect(),
        first,
        last,
    })
}

fn radius(count: usize) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "a count of mentions")]
    let count = count as f64;
    (LEAST * count.sqrt().max(1.0)).min(MOST).min(MIDDLE)
}
