//! The text of a saved page, block by block in reading order.

use ego_tree::Tree;
use ego_tree::iter::Edge;

use super::builder::Builder;
use super::content::{self, Content};
use super::tree::{At, Element, Node, element};
use super::{Marked, Piece, form, meta, table};
use crate::document::{BlockKind, Style};
use crate::finding::{Finding, Severity};
use crate::seed::source::fold;

/// Elements that stand within a line of text; every other one is a block of its own.
const INLINE: [&str; 42] = [
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em",
    "font", "i", "img", "ins", "kbd", "label", "mark", "nobr", "picture", "q", "rb", "rp", "rt",
    "rtc", "ruby", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt",
    "u", "var", "wbr", "source",
];

/// Elements may stand in one another to this depth; a page that somebody wrote has a few dozen.
const DEEPEST: usize = 1000;

/// A longer link, in bytes, is more than a way through the site.
const LONGEST_LINK: usize = 60;

/// Reads a page; `Err` says why it cannot be read.
pub(super) fn read(file: &str, text: &str) -> Result<Marked, String> {
    if form::depth(text) > DEEPEST {
        return Err(format!(
            "its elements stand in one another more than {DEEPEST} deep"
        ));
    }
    let tree = super::tree::parse(text);
    let content = Content::find(&tree);
    let stated = meta::read(&tree, &content);
    let mut walk = Walk {
        file,
        content: &content,
        builder: Builder::default(),
        lists: Vec::new(),
        notes: 0,
        within: 0,
        findings: Vec::new(),
        fields: Vec::new(),
        unread: 0,
    };
    walk.findings.push(Finding::new(
        Severity::Note,
        "seed-main-content",
        file,
        format!("of the saved page, {} was read", content.reason),
    ));
    walk.run(&tree);
    if content.is_whole_page() {
        walk.trim_links();
    }
    if walk.builder.pieces.is_empty() {
        return Err("the page holds no text of its own".to_owned());
    }
    let headline = walk
        .builder
        .pieces
        .iter()
        .position(|piece| piece.kind == Some(BlockKind::Heading(1)));
    Ok(Marked {
        form: "html",
        pieces: walk.builder.pieces,
        fields: walk.fields,
        stated,
        headline,
        header: None,
        parts: Vec::new(),
        findings: walk.findings,
    })
}

/// A label and its value, as a list or table of them gives it.
#[derive(Debug, Clone)]
pub(super) struct Field {
    /// The label, without its colon.
    pub(super) label: String,
    /// The value.
    pub(super) value: String,
    /// Line of the file.
    pub(super) line: usize,
    /// Its pieces, as indices; none where it stands outside the main content.
    pub(super) pieces: std::ops::Range<usize>,
}

struct Walk<'a> {
    file: &'a str,
    content: &'a Content,
    builder: Builder,
    /// Open lists: the number of the next item, none for lists without numbers.
    lists: Vec<Option<u32>>,
    /// Open elements that hold notes.
    notes: usize,
    /// 1 within the main content.
    within: usize,
    findings: Vec<Finding>,
    fields: Vec<Field>,
    /// Scripts, styles and the like that were passed over.
    unread: usize,
}

impl Walk<'_> {
    fn run(&mut self, tree: &Tree<Node>) {
        let mut edges = tree.root().traverse();
        let mut line = 1;
        while let Some(edge) = edges.next() {
            match edge {
                Edge::Open(node) => {
                    if let Some(element) = element(&node) {
                        line = element.line;
                    }
                    if !self.enter(&node, line) {
                        let skipped = node.id();
                        // What an element that is not read holds is passed over with it.
                        for edge in edges.by_ref() {
                            if matches!(edge, Edge::Close(closed) if closed.id() == skipped) {
                                break;
                            }
                        }
                    }
                    if let Node::Text(text) = node.value() {
                        line += text.matches('\n').count();
                    }
                }
                Edge::Close(node) => self.leave(&node),
            }
        }
        self.builder.end();
        if self.unread > 0 {
            self.findings.push(Finding::new(
                Severity::Note,
                "seed-furniture",
                self.file,
                format!(
                    "{} scripts, style sheets and embedded objects of the page were left out",
                    self.unread
                ),
            ));
        }
    }

    /// Opens a node; false where what it holds is passed over.
    fn enter(&mut self, node: &At<'_>, line: usize) -> bool {
        match node.value() {
            Node::Text(text) if self.within > 0 => self.builder.text(text, line),
            Node::Text(text) => self.outside(text, line),
            Node::Element(element) => return self.open(node, element),
            Node::Root | Node::Comment(_) => {}
        }
        true
    }

    fn open(&mut self, node: &At<'_>, element: &Element) -> bool {
        if content::is_unread(element) {
            self.unread += 1;
            return false;
        }
        if element.name() == "head" {
            return false;
        }
        if node.id() == self.content.root {
            self.within = 1;
        }
        if self.within == 0 {
            return self.open_outside(node);
        }
        if self.content.is_furniture(node) {
            self.drop(node, element.line);
            return false;
        }
        if table::is_field_list(node) {
            self.take_fields(node);
            return false;
        }
        if element.name() == "table" && table::is_of_data(node) {
            self.builder.end();
            for (line, row) in table::rows(node) {
                self.builder
                    .alone(&row.join(" | "), line, Some(BlockKind::Paragraph));
            }
            return false;
        }
        self.begin(element);
        true
    }

    fn open_outside(&mut self, node: &At<'_>) -> bool {
        if self.content.is_around(node) {
            return true;
        }
        if table::is_field_list(node) {
            let at = self.builder.pieces.len();
            self.fields
                .extend(table::fields(node).into_iter().map(|field| Field {
                    pieces: at..at,
                    ..field
                }));
        }
        let line = element(node).map_or(1, |element| element.line);
        self.drop(node, line);
        false
    }

    /// Text of the page around the main content, in no element that could be passed over as a whole.
    fn outside(&mut self, text: &str, line: usize) {
        let text = fold(text);
        if !text.is_empty() {
            self.findings.push(self.furniture(line).showing(text));
        }
    }

    fn furniture(&self, line: usize) -> Finding {
        Finding::new(
            Severity::Note,
            "seed-furniture",
            self.file,
            "a part of the page around the document was left out of the text",
        )
        .at(line)
    }

    fn drop(&mut self, node: &At<'_>, line: usize) {
        let text = table::text(node);
        if !text.is_empty() {
            self.findings.push(self.furniture(line).showing(text));
        }
    }

    /// Labels above their values, as archives' pages print them in plain text.
    fn take_fields(&mut self, node: &At<'_>) {
        self.builder.end();
        for mut field in table::fields(node) {
            let start = self.builder.pieces.len();
            self.builder
                .alone(&field.label, field.line, Some(BlockKind::Paragraph));
            self.builder
                .alone(&field.value, field.line, Some(BlockKind::Paragraph));
            field.pieces = start..self.builder.pieces.len();
            self.fields.push(field);
        }
    }

    fn begin(&mut self, element: &Element) {
        let name = element.name();
        match name {
            "em" | "i" | "cite" | "dfn" | "var" => self.builder.open(Style::Emphasis),
            "strong" | "b" => self.builder.open(Style::Strong),
            "br" => self.builder.line_break(),
            "img" => self.picture(element),
            "a" => {
                if self.builder.at_start() && content::is_target_of_note(element) {
                    self.builder.end();
                    self.builder.set_kind(Some(BlockKind::Note));
                }
                self.builder.link(element.attribute("href").is_some());
            }
            _ if INLINE.contains(&name) => {}
            _ => self.begin_block(element),
        }
    }

    fn begin_block(&mut self, element: &Element) {
        self.builder.end();
        let name = element.name();
        self.notes += usize::from(content::holds_notes(element));
        let heading = match name.as_bytes() {
            [b'h', level @ b'1'..=b'6'] => Some(level - b'0'),
            _ => None,
        };
        self.builder.set_kind(match heading {
            _ if self.notes > 0 => Some(BlockKind::Note),
            Some(level) => Some(BlockKind::Heading(level)),
            None => None,
        });
        match name {
            "pre" | "listing" | "xmp" | "plaintext" => self.builder.verbatim = true,
            "ol" => {
                let start = element
                    .attribute("start")
                    .and_then(|start| start.parse().ok());
                self.lists.push(Some(start.unwrap_or(1)));
            }
            "ul" => self.lists.push(None),
            "li" => {
                if let Some(Some(number)) = self.lists.last_mut() {
                    let given = element
                        .attribute("value")
                        .and_then(|value| value.parse().ok());
                    *number = given.unwrap_or(*number);
                    self.builder.set_prefix(format!("{number}. "));
                    *number = number.saturating_add(1);
                }
            }
            _ => {}
        }
    }

    fn leave(&mut self, node: &At<'_>) {
        let Some(element) = element(node) else {
            return;
        };
        if node.id() == self.content.root {
            self.builder.end();
            self.within = 0;
        }
        if self.within == 0 {
            return;
        }
        match element.name() {
            "em" | "i" | "cite" | "dfn" | "var" | "strong" | "b" => self.builder.close(),
            "a" => self.builder.link(false),
            name if INLINE.contains(&name) || name == "br" => {}
            name => {
                self.builder.end();
                self.notes -= usize::from(content::holds_notes(element)).min(self.notes);
                self.builder
                    .set_kind((self.notes > 0).then_some(BlockKind::Note));
                match name {
                    "pre" | "listing" | "xmp" | "plaintext" => self.builder.verbatim = false,
                    "ol" | "ul" => {
                        self.lists.pop();
                        self.builder.set_prefix(String::new());
                    }
                    "li" => self.builder.set_prefix(String::new()),
                    _ => {}
                }
            }
        }
    }

    /// Where a page marks no main content, short links above and below the text are the site's.
    fn trim_links(&mut self) {
        let is_link = |piece: &Piece| {
            piece.linked && piece.text.len() <= LONGEST_LINK && piece.kind.is_none()
        };
        let pieces = &mut self.builder.pieces;
        if pieces.iter().all(is_link) {
            return;
        }
        let start = pieces.iter().take_while(|piece| is_link(piece)).count();
        let end = pieces
            .iter()
            .rev()
            .take_while(|piece| is_link(piece))
            .count();
        let kept = pieces.len() - end;
        let mut dropped = pieces.split_off(kept);
        let rest = pieces.split_off(start);
        dropped.append(pieces);
        *pieces = rest;
        for field in &mut self.fields {
            let shift = |at: usize| at.saturating_sub(start);
            field.pieces = shift(field.pieces.start)..shift(field.pieces.end);
        }
        for piece in dropped {
            let finding = self.furniture(piece.line).showing(piece.text);
            self.findings.push(finding);
        }
    }

    /// A picture is no text, but what stands for it is told.
    fn picture(&mut self, element: &Element) {
        let words = element.attribute("alt").map(fold).unwrap_or_default();
        if !words.is_empty() {
            self.findings.push(
                Finding::new(
                    Severity::Note,
                    "seed-picture",
                    self.file,
                    "a picture of the page was left out of the text",
                )
                .at(element.line)
                .showing(words),
            );
        }
    }
}
