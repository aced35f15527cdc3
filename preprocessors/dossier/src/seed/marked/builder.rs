//! Blocks made of running text as a walk through elements meets it.

use super::Piece;
use crate::document::{BlockKind, Span, Style};
use crate::seed::source::is_space;

/// Collects text into pieces: white space folded, emphasis kept, a piece ended where a block ends.
#[derive(Debug, Default)]
pub(super) struct Builder {
    /// What is done.
    pub(super) pieces: Vec<Piece>,
    text: String,
    spans: Vec<Span>,
    open: Vec<(Style, usize)>,
    line: Option<usize>,
    /// White space was met since the last word.
    gap: bool,
    kind: Option<BlockKind>,
    prefix: String,
    /// Where the mark of a note ends.
    lead: usize,
    /// Open links.
    links: usize,
    /// The block has text outside links.
    unlinked: bool,
    /// Text keeps its line ends: `pre`.
    pub(super) verbatim: bool,
}

impl Builder {
    /// Adds text that begins on or below a line of the file.
    pub(super) fn text(&mut self, text: &str, line: usize) {
        if self.verbatim {
            self.verbatim_text(text, line);
            return;
        }
        for (index, word) in text.split(is_space).enumerate() {
            self.gap |= index > 0;
            if word.is_empty() {
                continue;
            }
            if self.gap && !self.text.is_empty() && !self.text.ends_with('\n') {
                self.text.push(' ');
            }
            self.gap = false;
            self.line.get_or_insert(line);
            self.unlinked |= self.links == 0 && word.contains(char::is_alphanumeric);
            self.text.push_str(word);
        }
    }

    fn verbatim_text(&mut self, text: &str, line: usize) {
        if self.text.is_empty() && text.chars().all(is_space) {
            return;
        }
        self.line.get_or_insert(line);
        self.unlinked = true;
        self.text.push_str(text);
    }

    /// A line break within a block; a second one ends the block.
    pub(super) fn line_break(&mut self) {
        if self.verbatim {
            self.text.push('\n');
        } else if self.text.ends_with('\n') {
            self.end();
        } else if !self.text.is_empty() {
            self.text.push('\n');
        }
        self.gap = false;
    }

    /// True where the current line has no text yet.
    pub(super) fn at_start(&self) -> bool {
        self.text.is_empty() || self.text.ends_with('\n')
    }

    /// Adds a mark right behind the last word.
    pub(super) fn cling(&mut self, mark: &str) {
        if self.line.is_some() {
            self.text.push_str(mark);
        }
    }

    /// Begins a note with its mark.
    pub(super) fn begin_note(&mut self, mark: &str, line: usize) {
        self.end();
        self.kind = Some(BlockKind::Note);
        self.text(mark, line);
        self.text(" ", line);
        self.lead = self.text.len();
    }

    /// True where a note has its mark and no more.
    pub(super) fn is_at_mark(&self) -> bool {
        self.text.len() <= self.lead
    }

    /// Begins or ends a link.
    pub(super) fn link(&mut self, opens: bool) {
        if opens {
            self.links += 1;
        } else {
            self.links = self.links.saturating_sub(1);
        }
    }

    /// Begins a run of emphasis.
    pub(super) fn open(&mut self, style: Style) {
        // The space before the run is not part of it.
        if self.gap && !self.text.is_empty() && !self.text.ends_with(['\n', ' ']) {
            self.text.push(' ');
            self.gap = false;
        }
        self.open.push((style, self.text.len()));
    }

    /// Ends the innermost run of emphasis.
    pub(super) fn close(&mut self) {
        if let Some((style, start)) = self.open.pop() {
            self.span(style, start);
        }
    }

    fn span(&mut self, style: Style, start: usize) {
        let end = self.text.trim_end().len();
        if !self.verbatim && start < end {
            self.spans.push(Span {
                range: start..end,
                style,
            });
        }
    }

    /// What the blocks from here on are; none for running text.
    pub(super) fn set_kind(&mut self, kind: Option<BlockKind>) {
        self.kind = kind;
    }

    /// What the next block begins with although it does not stand in the text: the mark of a list item.
    pub(super) fn set_prefix(&mut self, prefix: String) {
        self.prefix = prefix;
    }

    /// Ends the block, if it has text.
    pub(super) fn end(&mut self) {
        for (style, start) in self.open.clone() {
            self.span(style, start);
        }
        for open in &mut self.open {
            open.1 = 0;
        }
        let mut spans = std::mem::take(&mut self.spans);
        let mut text = std::mem::take(&mut self.text);
        self.gap = false;
        if let Some(line) = self.line.take() {
            text.truncate(text.trim_end().len());
            spans.sort_by_key(|span| (span.range.start, std::cmp::Reverse(span.range.end)));
            spans.dedup();
            self.pieces.push(Piece {
                line,
                text,
                spans,
                kind: self.kind,
                prefix: std::mem::take(&mut self.prefix),
                verbatim: self.verbatim,
                linked: !self.unlinked,
            });
        }
        self.unlinked = false;
        self.lead = 0;
    }

    /// A block of its own, whatever stands before or after it.
    pub(super) fn alone(&mut self, text: &str, line: usize, kind: Option<BlockKind>) {
        self.end();
        let before = self.kind;
        self.kind = kind;
        self.text(text, line);
        self.end();
        self.kind = before;
    }
}
