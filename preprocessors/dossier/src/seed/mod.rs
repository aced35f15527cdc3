//! Bytes become a document.

use crate::document::{Block, Document};
use crate::finding::Finding;

/// Reads one seed. Never fails: what cannot be read becomes a document that says so, with a finding.
///
/// `file` is the path below the seeds' folder.
#[must_use]
pub fn read(file: &str, bytes: &[u8]) -> (Document, Vec<Finding>) {
    let text = String::from_utf8_lossy(bytes);
    let mut document = Document {
        file: file.to_owned(),
        id: file.trim_end_matches(".txt").replace('_', "-"),
        ..Document::default()
    };
    let mut line = 1;
    for run in text.split("\n\n") {
        let folded = run.split_whitespace().collect::<Vec<_>>().join(" ");
        if !folded.is_empty() {
            let number = u32::try_from(document.blocks.len()).unwrap_or(u32::MAX - 1) + 1;
            document.blocks.push(Block {
                numbers: vec![number],
                text: folded,
                line,
                ..Block::default()
            });
        }
        line += run.matches('\n').count() + 2;
    }
    (document, Vec::new())
}
