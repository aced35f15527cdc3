//! A date that another hand, or a stamp, sets before the date of the document.

use lazy_static::lazy_static;
use regex::Regex;

use super::{Desk, Doubt, numeric};
use crate::date::Edtf;
use crate::document::{Block, BlockKind};

lazy_static! {
    // The transcriber says so in brackets: [handwritten], [handwritten note: …], [in pencil], [stamp].
    static ref HAND: Vec<Regex> = Regex::new(
        r"(?i)^\W{0,3}(?:hand-?\s?written|in (?:pencil|ink|hand(?:writing)?)|stamp(?:ed)?|marginal)\b",
    )
    .into_iter()
    .collect();
}

/// A date farther from the head than this, in days, is of something else: of a release, a loan.
const NEAR: i32 = 400;

pub(super) fn look(desk: &Desk<'_>) -> Vec<Doubt> {
    let mut doubts = Vec::new();
    for (index, document) in desk.edition.documents.iter().enumerate() {
        let Some(written) = document
            .metadata
            .date
            .as_ref()
            .filter(|date| document.parts.is_empty() && !date.is_vague())
        else {
            continue;
        };
        for (number, block) in document.blocks.iter().enumerate() {
            if !is_by_hand(block) {
                continue;
            }
            for figures in numeric::find(&block.text, Some(written)) {
                if contradicts(&figures, written) {
                    let message = format!(
                        "the head dates the document {}, but an earlier date was set on it by hand or stamp: {}",
                        written.in_words(),
                        figures.in_words()
                    );
                    doubts.push(Doubt::new(
                        "date-by-hand",
                        index,
                        Some((number, figures.range)),
                        message,
                        "compare the original; set `date` in the sidecar if the head is wrong",
                    ));
                }
            }
        }
    }
    doubts
}

/// Set on the document by another hand than its writer's, or by a stamp.
pub(super) fn is_by_hand(block: &Block) -> bool {
    block.kind == BlockKind::Stamp || HAND.iter().any(|hand| hand.is_match(&block.text))
}

/// Every way of reading it lies before the document's date, and near it. What comes later is a
/// receipt, a filing, a release.
fn contradicts(figures: &numeric::Figures, written: &Edtf) -> bool {
    let Some(first_day) = written.earliest() else {
        return false;
    };
    let mut near = false;
    for reading in figures.readings() {
        let Some(days) = reading
            .latest()
            .and_then(|day| first_day.since(day).ok())
            .map(|span| span.get_days())
        else {
            return false;
        };
        if days <= 0 {
            return false;
        }
        near |= days <= NEAR;
    }
    near
}
