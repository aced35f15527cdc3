//! `curation/decisions.toml`: what an editor decided about notes.
//!
//! A decision is bound to words of the document, not to a number, so that it survives new documents and edits elsewhere.

use serde::Deserialize;
use toml::Spanned;

use super::position;
use super::quotation::squeeze;
use crate::document::{Block, Document, Item};
use crate::event::{self, Note, Run};
use crate::finding::{Finding, Severity};

/// Name of the file in `curation/`.
pub const FILE: &str = "decisions.toml";

/// Every decision, in the order of the file.
#[derive(Debug, Clone, Default)]
pub struct Decisions {
    notes: Vec<NoteDecision>,
}

/// One decision about a note.
#[derive(Debug, Clone)]
struct NoteDecision {
    line: usize,
    document: String,
    after: String,
    verdict: Verdict,
}

/// What was decided.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Verdict {
    Accept,
    Reject,
    Reword(String),
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    note: Vec<Spanned<Entry>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    document: String,
    after: String,
    decision: Word,
    text: Option<String>,
}

#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Word {
    Accept,
    Reject,
    Reword,
}

impl Decisions {
    /// Reads the file. `name` is what findings call it.
    ///
    /// A file that is not TOML of this form gives one finding and no decision; an entry that says
    /// nothing clear gives a finding and is left aside.
    #[must_use]
    pub fn parse(name: &str, text: &str) -> (Self, Vec<Finding>) {
        let file: File = match toml::from_str(text) {
            Ok(file) => file,
            Err(error) => return (Self::default(), vec![super::invalid(name, text, &error)]),
        };
        let (mut decisions, mut findings) = (Self::default(), Vec::new());
        for spanned in file.note {
            let (line, _) = position(text, spanned.span().start);
            let entry = spanned.into_inner();
            let verdict = match (entry.decision, entry.text) {
                (Word::Accept, None) => Verdict::Accept,
                (Word::Reject, None) => Verdict::Reject,
                (Word::Reword, Some(words)) => Verdict::Reword(words),
                (Word::Reword, None) => {
                    findings.push(
                        Finding::new(
                            Severity::Error,
                            "decision-without-text",
                            name,
                            "a reworded note needs its words",
                        )
                        .at(line)
                        .remedy("add text = \"…\" with the note's own words"),
                    );
                    continue;
                }
                (_, Some(words)) => {
                    findings.push(
                        Finding::new(
                            Severity::Error,
                            "decision-with-text",
                            name,
                            "only a reworded note has a text",
                        )
                        .at(line)
                        .showing(words)
                        .remedy("write decision = \"reword\", or take the text out"),
                    );
                    continue;
                }
            };
            decisions.notes.push(NoteDecision {
                line,
                document: entry.document,
                after: squeeze(&entry.after),
                verdict,
            });
        }
        (decisions, findings)
    }

    /// Applies every decision: an accepted note is printed without the machine-made mark, a rejected
    /// one is gone, a reworded one has the editor's words. A decision that fits no note, or several,
    /// is a finding.
    pub fn apply(&self, name: &str, documents: &[Document], notes: &mut Vec<Note>) -> Vec<Finding> {
        let mut findings = Vec::new();
        for decision in &self.notes {
            let fitting: Vec<usize> = (0..notes.len())
                .filter(|&index| decision.fits(documents, &notes[index]))
                .collect();
            if let [index] = fitting[..] {
                decision.settle(index, notes);
                continue;
            }
            let message = match fitting.len() {
                0 => "no note stands after these words any more".to_owned(),
                count => format!("{count} notes stand after these words"),
            };
            findings.push(
                Finding::new(Severity::Warning, "decision-orphan", name, message)
                    .at(decision.line)
                    .showing(format!("{}: “{}”", decision.document, decision.after))
                    .remedy("quote the words just before the mark, as many as it needs to be the only place, or remove the decision"),
            );
        }
        findings
    }
}

impl NoteDecision {
    /// Is this the note that the decision is about?
    fn fits(&self, documents: &[Document], note: &Note) -> bool {
        let document = &documents[note.item.document];
        let before = document
            .blocks
            .get(note.block)
            .and_then(|block: &Block| block.text.get(..note.offset));
        item_id(document, note.item) == self.document
            && before.is_some_and(|words| squeeze(words).ends_with(&self.after))
    }

    fn settle(&self, index: usize, notes: &mut Vec<Note>) {
        if self.verdict == Verdict::Reject {
            notes.remove(index);
            return;
        }
        let note = &mut notes[index];
        note.reviewed = true;
        note.decision = event::Decision::Print;
        if let Verdict::Reword(words) = &self.verdict {
            note.text = vec![Run::Text(words.clone())];
        }
    }
}

/// The id of a document or of its part.
fn item_id(document: &Document, item: Item) -> &str {
    item.part
        .and_then(|part| document.parts.get(part))
        .map_or(&document.id, |part| &part.id)
}
