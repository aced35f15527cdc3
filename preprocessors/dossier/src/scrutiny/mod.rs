//! What in a finished edition an editor should look into: dates that cannot hold, claims that
//! contradict each other, documents that are there twice, references that lead nowhere.
//!
//! Nothing here changes a document or a note. Each doubt names the passage, and can be answered in
//! the document's sidecar (`[[settled]]`), where it then rests.

mod ambiguous;
mod chronology;
mod contradiction;
mod duplicate;
mod hand;
mod mark;
mod metadata;
mod numeric;
mod person;
pub(crate) mod place;
mod reference;
mod sic;
#[cfg(test)]
mod tests;

use std::ops::Range;

use crate::document::{Block, BlockKind};
use crate::edition::Edition;
use crate::event::text;
use crate::finding::{Finding, Severity};

/// One thing to look into, before its line is known.
#[derive(Debug, Clone)]
struct Doubt {
    /// Index of the document.
    document: usize,
    /// The passage: index of the block, and bytes of its text.
    at: Option<(usize, Range<usize>)>,
    code: &'static str,
    message: String,
    remedy: &'static str,
}

/// What every check reads.
struct Desk<'e> {
    edition: &'e Edition,
}

/// Looks through the whole edition.
///
/// `folder` is what findings put before a file's name (`seeds/`, or nothing). `read` gives the text of
/// a document's file by its name, for the lines and columns; it is asked only for documents in doubt,
/// and where it gives none, the line of the paragraph is told.
#[must_use]
pub fn findings(
    edition: &Edition,
    folder: &str,
    read: &dyn Fn(&str) -> Option<String>,
) -> Vec<Finding> {
    let desk = Desk { edition };
    let mut doubts = Vec::new();
    for check in [
        metadata::look,
        chronology::look,
        hand::look,
        ambiguous::look,
        sic::look,
        mark::look,
        contradiction::look,
        reference::look,
        duplicate::look,
        person::look,
    ] {
        doubts.extend(check(&desk));
    }
    let mut findings = place::place(edition, doubts, folder, read);
    findings.sort();
    findings.dedup();
    findings
}

impl<'e> Desk<'e> {
    /// Every block of running text or heading, with the indices of document and block.
    fn running(&self) -> impl Iterator<Item = (usize, usize, &'e Block)> + use<'e> {
        self.edition
            .documents
            .iter()
            .enumerate()
            .flat_map(|(document, found)| {
                found
                    .blocks
                    .iter()
                    .enumerate()
                    .map(move |(index, block)| (document, index, block))
            })
            .filter(|(_, _, block)| {
                matches!(block.kind, BlockKind::Paragraph | BlockKind::Heading(_))
            })
    }
}

impl Doubt {
    fn new(
        code: &'static str,
        document: usize,
        at: Option<(usize, Range<usize>)>,
        message: String,
        remedy: &'static str,
    ) -> Self {
        Self {
            document,
            at,
            code,
            message,
            remedy,
        }
    }

    fn finding(&self, file: String) -> Finding {
        Finding::new(Severity::Warning, self.code, file, self.message.as_str()).remedy(self.remedy)
    }
}

/// The sentence of a text in which a byte stands.
fn sentence(text: &str, at: usize) -> Range<usize> {
    text::sentences(text)
        .into_iter()
        .find(|range| range.contains(&at))
        .unwrap_or(0..text.len())
}

/// True inside square brackets: what stands there is the word of a translator or editor.
fn bracketed(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or_default();
    before.rfind('[') > before.rfind(']') && before.contains('[')
}

/// At most so many characters of a passage are shown.
const SHOWN: usize = 200;

/// A passage for a message: white space folded, cut at a word.
fn shown(text: &str) -> String {
    let folded = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if folded.chars().count() <= SHOWN {
        return folded;
    }
    let cut: String = folded.chars().take(SHOWN).collect();
    let end = cut.rfind(' ').unwrap_or(cut.len());
    format!("{} …", cut.get(..end).unwrap_or(&cut))
}
