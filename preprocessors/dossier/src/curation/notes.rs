//! Where the editor's own notes stand in the text.

use super::quotation::Folded;
use crate::document::{Document, EditorNote};
use crate::finding::{Finding, Severity};

/// A note with its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Placed<'d> {
    /// Index of the block.
    pub block: usize,
    /// The mark stands after this many bytes of the block's text.
    pub offset: usize,
    /// The note.
    pub note: &'d EditorNote,
}

/// Places a document's notes, by block and offset. A quotation that the text does not have, or has
/// more than once, is a finding at its line of the sidecar, which `sidecar` names.
#[must_use]
pub fn place<'d>(document: &'d Document, sidecar: &str) -> (Vec<Placed<'d>>, Vec<Finding>) {
    let (mut placed, mut findings) = (Vec::new(), Vec::new());
    if document.notes.is_empty() {
        return (placed, findings);
    }
    let blocks: Vec<Folded> = document
        .blocks
        .iter()
        .map(|block| Folded::new(&block.text))
        .collect();
    for note in &document.notes {
        let found: Vec<(usize, usize)> = blocks
            .iter()
            .enumerate()
            .flat_map(|(block, text)| {
                let ends = text.find(&note.at).into_iter();
                ends.map(move |range| (block, range.end))
            })
            .collect();
        if let [(block, offset)] = found[..] {
            placed.push(Placed {
                block,
                offset,
                note,
            });
            continue;
        }
        findings.push(unplaced(document, sidecar, note, &found));
    }
    placed.sort_by_key(|placed| (placed.block, placed.offset));
    (placed, findings)
}

fn unplaced(
    document: &Document,
    sidecar: &str,
    note: &EditorNote,
    found: &[(usize, usize)],
) -> Finding {
    let (message, remedy) = if found.is_empty() {
        (
            "the document does not have these words in one paragraph; the note is not printed"
                .to_owned(),
            "copy the words from the page of the document, without note numbers",
        )
    } else {
        let anchors: Vec<String> = found
            .iter()
            .filter_map(|(block, _)| Some(document.blocks.get(*block)?.anchor()))
            .collect();
        (
            format!(
                "these words stand {} times ({}); the note is not printed",
                found.len(),
                anchors.join(", ")
            ),
            "quote more words, as many as it needs to name one place",
        )
    };
    Finding::new(Severity::Error, "sidecar-note-place", sidecar, message)
        .at(note.line)
        .showing(&note.at)
        .remedy(remedy)
}
