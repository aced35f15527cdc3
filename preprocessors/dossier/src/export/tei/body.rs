//! The text of a TEI file: divisions, blocks, and the elements around words.

use super::{Writer, identifier};
use std::collections::BTreeSet;

use crate::document::{Block, BlockKind, Item, Publish, Style};
use crate::event::Note;
use crate::name::EntityKind;

impl Writer<'_> {
    pub(super) fn body(&mut self) {
        self.wrap("text", |writer| {
            writer.wrap("body", |writer| {
                if writer.document.publish == Publish::CitationOnly
                    || writer.document.blocks.is_empty()
                {
                    writer.xml.field(
                        "p",
                        &[],
                        "The text of this document is not printed in this edition.",
                    );
                    return;
                }
                writer.divisions();
            });
        });
    }

    /// The parts as divisions; what stands before the first, between and behind them too.
    fn divisions(&mut self) {
        let count = self.document.blocks.len();
        let mut at = 0;
        for part in 0..self.document.parts.len() {
            let range = self.document.parts[part].blocks.clone();
            self.division(at..range.start.clamp(at, count), None);
            let end = range.end.clamp(range.start.min(count), count);
            self.division(range.start.clamp(at, count)..end.max(at), Some(part));
            at = end.max(at);
        }
        self.division(at..count, None);
    }

    fn division(&mut self, blocks: std::ops::Range<usize>, part: Option<usize>) {
        if blocks.is_empty() {
            return;
        }
        let number = self.edition.number(Item {
            document: self.index,
            part,
        });
        let (id, kind) = match part {
            Some(part) => (
                Some(format!("part-{}", self.document.parts[part].letter)),
                "part",
            ),
            None => (None, "document"),
        };
        self.xml.open(
            "div",
            &[
                ("xml:id", id.as_deref()),
                ("type", Some(kind)),
                ("n", Some(&number)),
            ],
        );
        self.xml.line();
        for block in blocks {
            self.block(block);
        }
        self.xml.close("div");
        self.xml.line();
    }

    fn block(&mut self, index: usize) {
        let block = &self.document.blocks[index];
        let (element, rend) = match block.kind {
            BlockKind::Heading(_) => ("p", Some("heading")),
            BlockKind::Paragraph => ("p", None),
            BlockKind::Stamp => ("p", Some("stamp")),
            BlockKind::PageMark => ("p", Some("page-mark")),
            BlockKind::Omission => ("p", Some("omission")),
            BlockKind::Note => ("note", Some("source-note")),
        };
        let id = block.anchor();
        let number = block.numbers.first().map(ToString::to_string);
        self.xml.open(
            element,
            &[
                ("xml:id", Some(&id)),
                ("n", number.as_deref()),
                ("rend", rend),
            ],
        );
        for joined in block.numbers.iter().skip(1) {
            self.xml
                .empty("anchor", &[("xml:id", Some(&format!("p{joined}")))]);
        }
        self.words(index, block);
        self.xml.close(element);
        self.xml.line();
    }

    /// The text of a block with its emphasis, its names and the edition's notes.
    fn words(&mut self, index: usize, block: &Block) {
        let runs = nested(self.runs(index, block), block.text.len());
        let of_block = self.found.notes.get(&index).cloned().unwrap_or_default();
        let mut notes: Vec<(usize, &Note)> = of_block
            .into_iter()
            .map(|note| (note.offset.min(block.text.len()), note))
            .collect();
        notes.sort_by_key(|(offset, _)| *offset);
        let mut cuts: BTreeSet<usize> = runs.iter().flat_map(|run| [run.start, run.end]).collect();
        cuts.extend(notes.iter().map(|(offset, _)| *offset));
        cuts.insert(block.text.len());
        let mut open: Vec<&Inline> = Vec::new();
        let mut at = 0;
        for cut in cuts {
            let Some(text) = block.text.get(at..cut) else {
                continue;
            };
            for (line, words) in text.split('\n').enumerate() {
                if line > 0 {
                    self.xml.empty("lb", &[]);
                }
                self.xml.text(words);
            }
            at = cut;
            while open.last().is_some_and(|run| run.end == cut) {
                if let Some(run) = open.pop() {
                    self.xml.close(run.element);
                }
            }
            for (_, note) in notes.iter().filter(|(offset, _)| *offset == cut) {
                let resp = if note.reviewed { "#editor" } else { "#machine" };
                self.xml
                    .open("note", &[("type", Some("editorial")), ("resp", Some(resp))]);
                let text = self.edition.plain(&note.text);
                self.xml.text(&text);
                self.xml.close("note");
            }
            for run in runs.iter().filter(|run| run.start == cut) {
                self.xml.open(run.element, &[(run.key, Some(&run.value))]);
                open.push(run);
            }
        }
    }

    fn runs(&self, index: usize, block: &Block) -> Vec<Inline> {
        let mut runs: Vec<Inline> = block
            .spans
            .iter()
            .map(|span| Inline {
                start: span.range.start,
                end: span.range.end,
                element: "hi",
                key: "rend",
                value: match span.style {
                    Style::Emphasis => "italic".to_owned(),
                    Style::Strong => "bold".to_owned(),
                },
            })
            .collect();
        for mention in self.found.names.get(&index).into_iter().flatten() {
            let Some(entity) = self.edition.names.entities.get(mention.entity) else {
                continue;
            };
            let element = match entity.kind {
                EntityKind::Person => "persName",
                EntityKind::Organization => "orgName",
                EntityKind::State => continue,
            };
            runs.push(Inline {
                start: mention.range.start,
                end: mention.range.end,
                element,
                key: "ref",
                value: format!("#{}", identifier(entity.kind, &entity.id)),
            });
        }
        runs
    }
}

/// An element around some words of a block.
#[derive(Debug)]
struct Inline {
    start: usize,
    end: usize,
    element: &'static str,
    key: &'static str,
    value: String,
}

/// The runs in order, outer before inner; one that crosses another, or is empty, is left out.
fn nested(mut runs: Vec<Inline>, length: usize) -> Vec<Inline> {
    runs.retain(|run| run.start < run.end && run.end <= length);
    runs.sort_by_key(|run| (run.start, std::cmp::Reverse(run.end)));
    let mut kept: Vec<Inline> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    for run in runs {
        while open.last().is_some_and(|end| *end <= run.start) {
            open.pop();
        }
        if open.last().is_none_or(|end| run.end <= *end) {
            open.push(run.end);
            kept.push(run);
        }
    }
    kept
}
