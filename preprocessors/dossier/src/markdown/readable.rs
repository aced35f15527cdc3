//! A chapter as it is read: its blocks of text, every character mapped to its bytes.

use std::collections::BTreeMap;
use std::ops::Range;

use mdbook_markdown::pulldown_cmark::{Event, Tag, TagEnd};
use mdbook_markdown::{MarkdownOptions, new_cmark_parser};

/// What a block of a chapter is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BlockKind {
    /// Running text: a paragraph, a list item, a definition.
    Text,
    /// A heading, or a term that is defined.
    Heading,
    /// A cell of a table.
    Cell,
    /// A paragraph of a footnote.
    Footnote,
}

/// A block of text: a paragraph, heading, list item or cell.
#[derive(Debug, Clone)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Ids of the `<a id="…">` that stand in it or right before it.
    pub anchors: Vec<String>,
    /// What a reader reads: no markup, no note marks; a soft break is a space, a hard break `\n`.
    pub text: String,
    /// The bytes of the chapter that it takes, as the parser sees them.
    pub source: Range<usize>,
    pub(super) pieces: Vec<Piece>,
}

/// A run of readable text that comes from one run of the source.
#[derive(Debug, Clone)]
pub(super) struct Piece {
    /// Bytes of [`Block::text`].
    pub(super) text: Range<usize>,
    /// Bytes of the chapter.
    pub(super) source: Range<usize>,
    /// Where something put before the piece goes: before the backslash that escapes its first character.
    pub(super) before: usize,
    /// Where something put behind the piece goes: behind the marks that close there.
    pub(super) behind: usize,
    /// True where the text is the source, byte for byte.
    pub(super) exact: bool,
    /// Counts the marks passed; equal for pieces with no mark between them.
    pub(super) run: usize,
    /// True within a link or code, where no link can be set.
    pub(super) closed: bool,
}

/// A chapter as it is read.
#[derive(Debug, Clone)]
pub struct Readable<'a> {
    pub(super) source: &'a str,
    /// Its blocks, in order.
    pub blocks: Vec<Block>,
    /// Anchor → block.
    by_anchor: BTreeMap<String, usize>,
}

impl<'a> Readable<'a> {
    /// Reads a chapter. Smart punctuation is left aside: it changes no words.
    #[must_use]
    pub fn new(source: &'a str) -> Self {
        let mut options = MarkdownOptions::default();
        options.smart_punctuation = false;
        let mut reader = Reader::new(source);
        for (event, range) in new_cmark_parser(source, &options).into_offset_iter() {
            reader.event(event, range);
        }
        reader.close();
        let mut by_anchor = BTreeMap::new();
        for (index, block) in reader.blocks.iter().enumerate() {
            for anchor in &block.anchors {
                by_anchor.entry(anchor.clone()).or_insert(index);
            }
        }
        Self {
            source,
            blocks: reader.blocks,
            by_anchor,
        }
    }

    /// The block in which the anchor stands, as an index.
    #[must_use]
    pub fn block_at(&self, anchor: &str) -> Option<usize> {
        self.by_anchor.get(anchor).copied()
    }
}

struct Reader<'a> {
    source: &'a str,
    blocks: Vec<Block>,
    open: Option<Block>,
    waiting: Vec<String>,
    run: usize,
    /// How many links are open.
    links: usize,
    /// How many elements are open whose text is no text of the chapter: code blocks, images.
    hidden: usize,
    footnotes: usize,
}

impl<'a> Reader<'a> {
    fn new(source: &'a str) -> Self {
        Self {
            source,
            blocks: Vec::new(),
            open: None,
            waiting: Vec::new(),
            run: 0,
            links: 0,
            hidden: 0,
            footnotes: 0,
        }
    }

    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(&tag, range),
            Event::End(tag) => self.end(tag, range),
            Event::Text(text) => self.text(&text, range, false),
            Event::Code(text) => {
                self.run += 1;
                self.text(&text, range, true);
                self.run += 1;
            }
            Event::SoftBreak => self.text(" ", range, false),
            Event::HardBreak => self.text("\n", range, false),
            Event::InlineHtml(html) => self.inline_html(&html, &range),
            Event::Html(html) => self.anchors(&html),
            Event::FootnoteReference(_) => self.mark(&range),
            _ => self.run += 1,
        }
    }

    fn start(&mut self, tag: &Tag<'_>, range: Range<usize>) {
        match tag {
            // mdBook makes a link of a defined term, as of a heading.
            Tag::Heading { .. } | Tag::DefinitionListTitle => {
                self.begin(BlockKind::Heading, range);
            }
            Tag::TableCell => self.begin(BlockKind::Cell, range),
            Tag::Paragraph | Tag::Item | Tag::DefinitionListDefinition => {
                let kind = if self.footnotes > 0 {
                    BlockKind::Footnote
                } else {
                    BlockKind::Text
                };
                self.begin(kind, range);
            }
            Tag::FootnoteDefinition(_) => {
                self.close();
                self.footnotes += 1;
            }
            Tag::CodeBlock(_) => {
                self.close();
                self.hidden += 1;
            }
            Tag::Image { .. } => self.hidden += 1,
            Tag::Link { .. } => {
                self.links += 1;
                self.run += 1;
            }
            Tag::Emphasis
            | Tag::Strong
            | Tag::Strikethrough
            | Tag::Superscript
            | Tag::Subscript => {
                self.run += 1;
            }
            _ => self.close(),
        }
    }

    fn end(&mut self, tag: TagEnd, range: Range<usize>) {
        match tag {
            TagEnd::FootnoteDefinition => {
                self.close();
                self.footnotes = self.footnotes.saturating_sub(1);
            }
            TagEnd::CodeBlock => self.hidden = self.hidden.saturating_sub(1),
            TagEnd::Image => {
                self.hidden = self.hidden.saturating_sub(1);
                self.mark(&range);
            }
            TagEnd::Link => {
                self.links = self.links.saturating_sub(1);
                self.mark(&range);
            }
            TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Superscript
            | TagEnd::Subscript => self.mark(&range),
            TagEnd::HtmlBlock => {}
            _ => self.close(),
        }
    }

    /// A mark that closes, or a note mark: what is put behind the text goes behind it.
    fn mark(&mut self, range: &Range<usize>) {
        self.run += 1;
        if let Some(piece) = self.open.as_mut().and_then(|block| block.pieces.last_mut()) {
            piece.behind = range.end;
        }
    }

    fn inline_html(&mut self, html: &str, range: &Range<usize>) {
        if html.starts_with("</") {
            if html.starts_with("</a") {
                self.links = self.links.saturating_sub(1);
            }
            self.mark(range);
        } else {
            if html.starts_with("<a ") {
                self.links += 1;
            }
            self.run += 1;
            self.anchors(html);
        }
    }

    fn anchors(&mut self, html: &str) {
        let ids = html.split("<a ").skip(1).filter_map(anchor_id);
        match &mut self.open {
            Some(block) => block.anchors.extend(ids),
            None => self.waiting.extend(ids),
        }
    }

    fn begin(&mut self, kind: BlockKind, source: Range<usize>) {
        self.close();
        self.run += 1;
        self.open = Some(Block {
            kind,
            anchors: std::mem::take(&mut self.waiting),
            text: String::new(),
            source,
            pieces: Vec::new(),
        });
    }

    fn close(&mut self) {
        let Some(mut block) = self.open.take() else {
            return;
        };
        if block.text.is_empty() {
            // An empty list item around a paragraph; its anchors belong to what follows.
            self.waiting.append(&mut block.anchors);
        } else {
            self.blocks.push(block);
        }
    }

    fn text(&mut self, text: &str, range: Range<usize>, code: bool) {
        if self.hidden > 0 {
            return;
        }
        if self.open.is_none() {
            self.begin(BlockKind::Text, range.clone());
        }
        let closed = code || self.links > 0;
        let (run, source) = (self.run, self.source);
        let Some(block) = &mut self.open else {
            return;
        };
        let start = block.text.len();
        block.text.push_str(text);
        let taken = block.pieces.last().map_or(0, |piece| piece.source.end);
        let escaped = range.start > taken && source.as_bytes().get(range.start - 1) == Some(&b'\\');
        block.pieces.push(Piece {
            text: start..block.text.len(),
            before: range.start - usize::from(escaped),
            behind: range.end,
            exact: !code && source.get(range.clone()) == Some(text),
            source: range,
            run,
            closed,
        });
    }
}

/// The id of a link's tag, given from behind `<a `.
fn anchor_id(tag: &str) -> Option<String> {
    let (attributes, _) = tag.split_once('>')?;
    let (_, behind) = attributes.split_once("id=\"")?;
    let (id, _) = behind.split_once('"')?;
    Some(id.to_owned())
}
