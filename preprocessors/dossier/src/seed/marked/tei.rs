//! TEI P5, as *Foreign Relations of the United States* and other editions publish it: the documents
//! of a file, their notes, page breaks and datelines (tei-c.org/release/doc/tei-p5-doc).
//!
//! No entity is fetched from anywhere, and a file whose own entities could grow is refused.

use roxmltree::{Document as Tree, Node, ParsingOptions};

use super::builder::Builder;
use super::{Marked, PartOf, header, xml};
use crate::document::{BlockKind, Style};
use crate::finding::{Finding, Severity};
use crate::seed::source::fold;

/// Elements that stand within a line of text.
const INLINE: [&str; 36] = [
    "hi",
    "persName",
    "placeName",
    "orgName",
    "name",
    "rs",
    "gloss",
    "term",
    "date",
    "time",
    "ref",
    "ptr",
    "emph",
    "foreign",
    "title",
    "quote",
    "q",
    "said",
    "sic",
    "corr",
    "choice",
    "abbr",
    "expan",
    "orig",
    "reg",
    "supplied",
    "unclear",
    "add",
    "subst",
    "num",
    "measure",
    "seg",
    "c",
    "w",
    "forename",
    "surname",
];

/// Elements that hold nothing to be read.
const UNREAD: [&str; 5] = ["teiHeader", "facsimile", "figure", "fw", "graphic"];

/// Reads a file; `Err` says why it cannot be read.
pub(super) fn read(file: &str, text: &str) -> Result<Marked, String> {
    xml::check(text)?;
    let options = ParsingOptions {
        allow_dtd: true,
        ..ParsingOptions::default()
    };
    let tree = Tree::parse_with_options(text, options)
        .map_err(|error| format!("the file is no well-formed XML: {error}"))?;
    let root = tree.root_element();
    if !matches!(root.tag_name().name(), "TEI" | "TEI.2" | "teiCorpus") {
        return Err(format!(
            "the file is XML, but no TEI: its outermost element is `{}`",
            root.tag_name().name()
        ));
    }
    let lines = xml::Lines::new(text);
    let documents: Vec<Node<'_, '_>> = root
        .descendants()
        .filter(|node| is(node, "div") && node.attribute("type") == Some("document"))
        .filter(|node| {
            !node
                .ancestors()
                .skip(1)
                .any(|outer| outer.attribute("type") == Some("document"))
        })
        .collect();
    let mut walk = Walk {
        file,
        lines,
        builder: Builder::default(),
        notes: Vec::new(),
        lists: Vec::new(),
        title: None,
        before_title: 0,
        findings: Vec::new(),
    };
    let mut parts = Vec::new();
    if documents.len() < 2 {
        let text = documents
            .first()
            .copied()
            .or_else(|| root.descendants().find(|node| is(node, "text")));
        walk.document(text.ok_or("the file has a header and no text")?);
    } else {
        walk.around(root, &documents);
        for document in &documents {
            let start = walk.builder.pieces.len();
            walk.document(*document);
            parts.push(PartOf {
                at: start,
                date: header::date_of_document(*document),
                title: head_of(*document).map(words).unwrap_or_default(),
            });
        }
    }
    if walk.builder.pieces.is_empty() {
        return Err("the file holds no text of its own".to_owned());
    }
    Ok(Marked {
        form: "tei",
        header: Some(Box::new(header::read(root, &documents))),
        pieces: walk.builder.pieces,
        findings: walk.findings,
        parts,
        ..Marked::default()
    })
}

/// True where a node is an element of that name, whatever its namespace.
pub(super) fn is(node: &Node<'_, '_>, name: &str) -> bool {
    node.is_element() && node.tag_name().name() == name
}

/// The heading of a division.
pub(super) fn head_of<'a, 'i>(division: Node<'a, 'i>) -> Option<Node<'a, 'i>> {
    division.children().find(|node| is(node, "head"))
}

/// The words of a node without its notes, white space folded.
pub(super) fn words(node: Node<'_, '_>) -> String {
    let mut text = String::new();
    let mut edges = xml::Edges::new(node);
    while let Some(edge) = edges.next() {
        match edge {
            xml::Edge::Open(inner) if inner != node && is(&inner, "note") => edges.skip(),
            xml::Edge::Open(inner) if is(&inner, "lb") => text.push(' '),
            xml::Edge::Open(inner) if inner.is_text() => text.push_str(inner.text().unwrap_or("")),
            _ => {}
        }
    }
    fold(&text)
}

struct Walk<'a, 'i> {
    file: &'a str,
    lines: xml::Lines,
    builder: Builder,
    /// Notes of the document, which are set below its text: mark and element.
    notes: Vec<(String, Node<'a, 'i>)>,
    /// Open lists: the number of the next item, none for lists without numbers.
    lists: Vec<Option<u32>>,
    /// The heading that is the document's title, which the chapter shows above the text.
    title: Option<Node<'a, 'i>>,
    /// Pieces before that heading.
    before_title: usize,
    findings: Vec<Finding>,
}

impl<'a, 'i> Walk<'a, 'i> {
    /// A document with its notes.
    fn document(&mut self, node: Node<'a, 'i>) {
        self.title = head_of(node);
        self.walk(node);
        self.builder.end();
        // Notes may have notes.
        let mut next = 0;
        while let Some((mark, note)) = self.notes.get(next).cloned() {
            next += 1;
            self.builder.begin_note(&mark, self.lines.of(&note));
            for child in note.children() {
                self.walk(child);
            }
            self.builder.end();
            self.builder.set_kind(None);
        }
        self.notes.clear();
    }

    /// What stands around several documents is no document's text; it is told.
    fn around(&mut self, root: Node<'a, 'i>, documents: &[Node<'a, 'i>]) {
        let mut edges = xml::Edges::new(root);
        while let Some(edge) = edges.next() {
            let xml::Edge::Open(node) = edge else {
                continue;
            };
            if documents.contains(&node) || UNREAD.contains(&node.tag_name().name()) {
                edges.skip();
            } else if node.is_text() {
                let text = fold(node.text().unwrap_or(""));
                if !text.is_empty() {
                    self.left_out(
                        &node,
                        text,
                        "a part of the file around its documents was left out of the text",
                    );
                }
            }
        }
    }

    fn left_out(&mut self, node: &Node<'_, '_>, text: String, message: &str) {
        self.findings.push(
            Finding::new(Severity::Note, "seed-furniture", self.file, message)
                .at(self.lines.of(node))
                .showing(text),
        );
    }

    fn walk(&mut self, root: Node<'a, 'i>) {
        let mut edges = xml::Edges::new(root);
        while let Some(edge) = edges.next() {
            match edge {
                xml::Edge::Open(node) if node.is_text() => {
                    self.builder
                        .text(node.text().unwrap_or(""), self.lines.of(&node));
                }
                xml::Edge::Open(node) => {
                    if !self.open(node) {
                        edges.skip();
                    }
                }
                xml::Edge::Close(node) => self.close(node),
            }
        }
    }

    /// Opens an element; false where what it holds is passed over.
    fn open(&mut self, node: Node<'a, 'i>) -> bool {
        if !node.is_element() {
            return false;
        }
        let name = node.tag_name().name();
        if UNREAD.contains(&name) {
            let text = words(node);
            if name != "teiHeader" && !text.is_empty() {
                self.left_out(
                    &node,
                    text,
                    "a figure or a line of the page's furniture was left out of the text",
                );
            }
            return false;
        }
        match name {
            "note" => return self.note(node),
            "pb" => self.page_break(node),
            "lb" => self.builder.line_break(),
            "gap" | "space" => self.gap(node),
            "hi" | "emph" | "foreign" | "title" => {
                if let Some(style) = style(&node) {
                    self.builder.open(style);
                }
            }
            // Of two readings the one that stands in the source is the text.
            "corr" | "reg" | "expan" if node.parent().is_some_and(|outer| is(&outer, "choice")) => {
                let text = words(node);
                self.left_out(
                    &node,
                    text,
                    "an editor's reading was left out; the text keeps what stands in the source",
                );
                return false;
            }
            "row" => {
                self.row(node);
                return false;
            }
            _ if INLINE.contains(&name) => {}
            _ => self.block(node, name),
        }
        true
    }

    fn block(&mut self, node: Node<'a, 'i>, name: &str) {
        // What a note holds stands under its mark.
        let in_note = node.ancestors().skip(1).any(|outer| is(&outer, "note"));
        if !in_note || !self.builder.is_at_mark() {
            self.builder.end();
        }
        match name {
            "head" if Some(node) == self.title => self.before_title = self.builder.pieces.len(),
            "head" if !in_note => {
                let depth = node.ancestors().filter(|outer| is(outer, "div")).count();
                let level = u8::try_from(depth.clamp(1, 6)).unwrap_or(6);
                self.builder.set_kind(Some(BlockKind::Heading(level)));
            }
            "list" => {
                let ordered = node
                    .attribute("type")
                    .or_else(|| node.attribute("rend"))
                    .is_some_and(|kind| matches!(kind, "ordered" | "numbered"));
                let labelled = node.children().any(|child| is(&child, "label"))
                    || node.children().any(|child| {
                        child.attribute("n").is_some()
                            || child.children().any(|label| is(&label, "label"))
                    });
                self.lists.push((ordered && !labelled).then_some(1));
            }
            "item" => {
                if let Some(given) = node.attribute("n") {
                    self.builder.set_prefix(format!("{given} "));
                } else if let Some(Some(number)) = self.lists.last_mut() {
                    self.builder.set_prefix(format!("{number}. "));
                    *number = number.saturating_add(1);
                }
            }
            _ => {}
        }
    }

    fn close(&mut self, node: Node<'a, 'i>) {
        let name = node.tag_name().name();
        match name {
            _ if !node.is_element() => {}
            "hi" | "emph" | "foreign" | "title" => {
                if style(&node).is_some() {
                    self.builder.close();
                }
            }
            "pb" | "lb" | "gap" | "space" | "note" => {}
            _ if INLINE.contains(&name) => {}
            _ => {
                let in_note = node.ancestors().any(|outer| is(&outer, "note"));
                if !in_note || !self.builder.is_at_mark() {
                    self.builder.end();
                }
                match name {
                    "head" if !in_note => {
                        if Some(node) == self.title {
                            // The title is a field, or the part's; the chapter shows it above the text.
                            self.builder.pieces.truncate(self.before_title);
                        }
                        self.builder.set_kind(None);
                    }
                    "list" => {
                        self.lists.pop();
                    }
                    "item" => self.builder.set_prefix(String::new()),
                    _ => {}
                }
            }
        }
    }

    /// The mark stays where it stands; the note is set below the text.
    fn note(&mut self, node: Node<'a, 'i>) -> bool {
        let mark = node.attribute("n").unwrap_or("*").to_owned();
        let in_title = self
            .title
            .is_some_and(|title| node.ancestors().any(|outer| outer == title));
        if !in_title && node.attribute("n").is_some() {
            self.builder.cling(&mark);
        }
        self.notes.push((mark, node));
        false
    }

    fn page_break(&mut self, node: Node<'a, 'i>) {
        if let Some(page) = node.attribute("n").filter(|page| !page.is_empty()) {
            self.builder.text(" ", 1);
            self.builder
                .text(&format!("[Page {page}]"), self.lines.of(&node));
            self.builder.text(" ", 1);
        }
    }

    fn gap(&mut self, node: Node<'a, 'i>) {
        if is(&node, "gap") {
            let words = if node.attribute("reason") == Some("illegible") {
                "[illegible]"
            } else {
                "[…]"
            };
            self.builder.text(words, self.lines.of(&node));
        }
    }

    fn row(&mut self, node: Node<'a, 'i>) {
        let cells: Vec<String> = node
            .children()
            .filter(|cell| is(cell, "cell"))
            .map(words)
            .filter(|cell| !cell.is_empty())
            .collect();
        self.builder.alone(
            &cells.join(" | "),
            self.lines.of(&node),
            Some(BlockKind::Paragraph),
        );
        // The notes of its cells are notes all the same.
        for note in node.descendants().filter(|inner| is(inner, "note")) {
            self.notes
                .push((note.attribute("n").unwrap_or("*").to_owned(), note));
        }
    }
}

/// Bold is strong, and every other highlighting that is shown emphasis.
fn style(node: &Node<'_, '_>) -> Option<Style> {
    let rend = node
        .attribute("rend")
        .or_else(|| node.attribute("rendition"))
        .unwrap_or("");
    match node.tag_name().name() {
        "hi" if rend.contains("strong") || rend.contains("bold") => Some(Style::Strong),
        "hi" if rend.contains("italic") => Some(Style::Emphasis),
        "emph" | "foreign" | "title" => Some(Style::Emphasis),
        _ => None,
    }
}
