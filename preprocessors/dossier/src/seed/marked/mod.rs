//! Files whose text stands in elements: pages saved from a browser, and TEI.
//!
//! The elements are taken apart into pieces, one a block. As lines of text the pieces of a page go
//! through the same layouts as plain text does, so that a page of an archive's site and the text
//! copied from it give the same fields. Nothing of the markup itself reaches the document.

mod builder;
mod content;
mod form;
mod header;
mod html;
mod labels;
mod meta;
mod names;
mod table;
mod tei;
mod tree;
mod xml;

use std::collections::BTreeSet;
use std::ops::Range;

use super::layout::Draft;
use super::source::{Line, Source, key};
use super::{body, header_date, layout};
use crate::curation::sidecar::PartStart;
use crate::date::Edtf;
use crate::document::{Block, BlockKind, Span};
use crate::finding::Finding;

/// A block of text as the elements give it.
#[derive(Debug, Clone, Default)]
pub(super) struct Piece {
    /// Line of the file, from 1.
    line: usize,
    text: String,
    spans: Vec<Span>,
    /// What the elements say that it is; none for running text.
    kind: Option<BlockKind>,
    /// The mark of a list's item, which readers see although it does not stand in the file.
    prefix: String,
    /// Its line ends are those of plain text.
    verbatim: bool,
    /// It is a link and nothing else.
    linked: bool,
}

/// A file taken apart.
#[derive(Debug, Default)]
pub(super) struct Marked {
    /// `html` or `tei`.
    pub(super) form: &'static str,
    pieces: Vec<Piece>,
    /// Labels with values, in lists and tables.
    fields: Vec<html::Field>,
    /// What the file says to machines.
    stated: meta::Stated,
    /// What TEI says of its documents; none for a page.
    header: Option<Box<header::Header>>,
    /// The documents of a file that holds several.
    parts: Vec<PartOf>,
    /// The piece that is the page's first heading.
    headline: Option<usize>,
    /// What was left out.
    pub(super) findings: Vec<Finding>,
}

/// One of several documents of a file.
#[derive(Debug)]
struct PartOf {
    /// The piece with which it begins.
    at: usize,
    date: Option<Edtf>,
    title: String,
}

/// Takes a file apart, where its text stands in elements; `Err` says why it cannot be read.
pub(super) fn open(file: &str, text: &str) -> Option<Result<Marked, String>> {
    if form::is_page(file, text) {
        Some(html::read(file, text))
    } else {
        form::is_xml(file, text).then(|| tei::read(file, text))
    }
}

/// The pieces of a file behind the lines of its text.
#[derive(Debug)]
pub(super) struct Pieces<'a> {
    list: &'a [Piece],
    /// The piece that begins at each line, where one does.
    at: Vec<Option<usize>>,
    /// Pieces that are no text: fields, and the heading that is the title.
    left_out: BTreeSet<usize>,
}

impl Marked {
    /// The pieces as lines of text, a blank line between two. `with_fields` says whether lists of
    /// fields stand among them.
    pub(super) fn source<'a>(
        &'a self,
        file: &'a str,
        with_fields: bool,
    ) -> (Source<'a>, Pieces<'a>) {
        let mut lines = Vec::new();
        let mut at = Vec::new();
        let of_field = |index: usize| {
            !with_fields
                && self
                    .fields
                    .iter()
                    .any(|field| field.pieces.contains(&index))
        };
        for (index, piece) in self.pieces.iter().enumerate() {
            if of_field(index) {
                continue;
            }
            for (order, text) in piece.text.split('\n').enumerate() {
                let number = piece.line + if piece.verbatim { order } else { 0 };
                lines.push(Line { number, text });
                at.push((order == 0 && !piece.verbatim).then_some(index));
            }
            lines.push(Line {
                number: piece.line,
                text: "",
            });
            at.push(None);
        }
        let pieces = Pieces {
            list: &self.pieces,
            at,
            left_out: BTreeSet::new(),
        };
        (Source { file, lines }, pieces)
    }

    /// True where lists of labels and values stand among the pieces.
    pub(super) fn has_fields(&self) -> bool {
        !self.fields.is_empty()
    }

    /// True for a file that says itself what is field and what is text, so that no layout is asked.
    pub(super) fn is_tei(&self) -> bool {
        self.header.is_some()
    }

    /// Where the documents of a file begin, if it holds several.
    pub(super) fn part_starts(&self) -> Option<Vec<PartStart>> {
        let start = |part: &PartOf| PartStart {
            at: u32::try_from(part.at + 1).unwrap_or(u32::MAX),
            date: part.date.clone(),
            title: (!part.title.is_empty()).then(|| part.title.clone()),
            ..PartStart::default()
        };
        (!self.parts.is_empty()).then(|| self.parts.iter().map(start).collect())
    }

    /// Fills what the layout left empty from the file's own fields and metadata.
    ///
    /// `with_fields`: the layout has read the lists of fields as lines of its own.
    pub(super) fn complete(&self, draft: &mut Draft<'_>, with_fields: bool) {
        draft.markdown = false;
        if let Some(header) = &self.header {
            header.fill(draft);
            // Several documents have dates and authors of their own.
            if self.parts.is_empty() {
                layout::report_missing(draft);
            }
            return;
        }
        let read = |pieces: &Range<usize>| with_fields && !pieces.is_empty();
        let mut found = Vec::new();
        // A field of the page says more than a guess from the first lines of the text.
        if !with_fields && self.has_fields() {
            forget_guesses(draft, self);
        }
        for field in self.fields.iter().filter(|field| !read(&field.pieces)) {
            labels::take(draft, &field.label, &field.value);
            found.push(format!("“{}” (line {})", field.label, field.line));
        }
        if !found.is_empty() {
            draft.findings.push(Finding::new(
                crate::finding::Severity::Note,
                "seed-field-list",
                draft.source.file,
                format!(
                    "fields of the page were taken from its list: {}",
                    found.join(", ")
                ),
            ));
        }
        self.stated.complete(draft);
        self.leave_out_title(draft);
        if !with_fields {
            layout::report_missing(draft);
        }
    }

    /// The page's first heading is the title, which the chapter shows above the text.
    fn leave_out_title(&self, draft: &mut Draft<'_>) {
        let Some(index) = self.headline else { return };
        let same = self
            .pieces
            .get(index)
            .is_some_and(|piece| key(&piece.text) == key(&draft.metadata.title));
        let dates = self.pieces.get(..index).is_some_and(|before| {
            before
                .iter()
                .all(|piece| header_date::whole(&piece.text).is_some())
        });
        if same
            && dates
            && let Some(pieces) = &mut draft.pieces
        {
            pieces.left_out.insert(index);
            // A date line above the heading was read as a field.
            if draft.metadata.date.is_some() {
                let shown = draft.metadata.date.as_ref().map(Edtf::in_words);
                pieces.left_out.extend(
                    (0..index).filter(|before| Some(&self.pieces[*before].text) == shown.as_ref()),
                );
            }
        }
    }
}

/// Takes back what was guessed from the first lines, where the page's fields state it.
fn forget_guesses(draft: &mut Draft<'_>, marked: &Marked) {
    let states = |slot| {
        marked
            .fields
            .iter()
            .any(|field| labels::fills(&field.label, slot))
    };
    if states(labels::Slot::Title) && draft.metadata.inferred.remove("title").is_some() {
        draft.metadata.title.clear();
    }
    if states(labels::Slot::Date) && draft.metadata.inferred.remove("date").is_some() {
        draft.metadata.date = None;
    }
}

impl Pieces<'_> {
    /// True where the lines are no part of the text.
    pub(super) fn leaves_out(&self, run: &Range<usize>) -> bool {
        self.piece_at(run)
            .is_some_and(|index| self.left_out.contains(&index))
    }

    fn piece_at(&self, run: &Range<usize>) -> Option<usize> {
        self.at.get(run.start).copied().flatten()
    }

    /// The block that some lines are; none where they are to be read as plain text.
    pub(super) fn block(&self, run: &Range<usize>, number: u32) -> Option<Block> {
        let piece = self.list.get(self.piece_at(run)?)?;
        // A layout may take a piece's first or last lines for fields.
        if piece.text.split('\n').count() != run.len() {
            return None;
        }
        let prefix = if body::begins_item(&piece.text) {
            ""
        } else {
            piece.prefix.as_str()
        };
        let spans = piece.spans.iter().map(|span| Span {
            range: span.range.start + prefix.len()..span.range.end + prefix.len(),
            style: span.style,
        });
        Some(Block {
            numbers: vec![number],
            kind: piece.kind.unwrap_or_default(),
            text: format!("{prefix}{}", piece.text),
            spans: spans.collect(),
            line: piece.line,
            ..Block::default()
        })
    }
}
