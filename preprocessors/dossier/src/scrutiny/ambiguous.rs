//! Dates in figures that may be read in two ways.

use super::{Desk, Doubt, numeric};

pub(super) fn look(desk: &Desk<'_>) -> Vec<Doubt> {
    let mut doubts = Vec::new();
    for (document, index, block) in desk.running() {
        if super::hand::is_by_hand(block) {
            continue;
        }
        let written = desk
            .edition
            .documents
            .get(document)
            .and_then(|found| found.metadata.date.as_ref());
        for figures in numeric::find(&block.text, written) {
            // With full stops the day comes first, wherever that is written.
            if figures.mark == '.' || !figures.is_ambiguous() {
                continue;
            }
            // One of the two is the document's own date.
            if figures.readings().any(|reading| Some(reading) == written) {
                continue;
            }
            doubts.push(Doubt::new(
                "date-ambiguous",
                document,
                Some((index, figures.range.clone())),
                format!("the date can be read in two ways: {}", figures.in_words()),
                "no note is built on it; say in a note of your own which it is",
            ));
        }
    }
    doubts
}
