//! The text of a document as a chapter: escaped, numbered, and nothing else done to it.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use mdbook_dossier_core::book::{Settings, address};
use mdbook_dossier_core::document::{Block, BlockKind, Document, Item, Part, Publish, Style};
use mdbook_dossier_core::edition::Edition;
use mdbook_dossier_core::finding::Finding;
use mdbook_dossier_core::markdown::{Readable, escape_line, escape_marked};

use super::{cite, language, setting};

/// A text as the words of a heading.
///
/// mdBook's search shows the headings that it finds as HTML. An element behind every `<` makes them
/// harmless there, and changes neither what is read nor what is copied.
fn heading_text(text: &str, html: bool) -> String {
    let escaped = escape_line(text);
    if html {
        escaped.replace("\\<", "\\<<wbr>")
    } else {
        escaped
    }
}

/// The name of the chapter in the sidebar; a `<` is kept from opening an element, as in headings.
pub(crate) fn chapter_name(number: &str, document: &Document) -> String {
    format!("{number}. {}", name(document)).replace('<', "<\u{200b}")
}

/// What the document is called: its title, else its file.
pub(crate) fn name(document: &Document) -> &str {
    if document.metadata.title.is_empty() {
        &document.file
    } else {
        &document.metadata.title
    }
}

/// The one heading of the first level.
pub(crate) fn title(document: &Document, html: bool) -> String {
    let title = heading_text(name(document), html);
    if html {
        // An id of its own: one made from the title could be that of a paragraph.
        format!("# {title} {{#document}}")
    } else {
        format!("# {title}")
    }
}

/// The text, or why there is none.
pub(crate) fn markdown(
    edition: &Edition,
    index: usize,
    settings: &Settings,
    findings: &mut Vec<Finding>,
) -> String {
    let document = &edition.documents[index];
    let mut writer = Writer {
        edition,
        index,
        html: settings.html(),
        language: &settings.language,
        heads: (0..document.parts.len())
            .map(|part| PartHead {
                note: cite::part_note(document, part, settings),
                panel: cite::of_part(edition, index, part, settings, findings),
            })
            .collect(),
        levels: levels(document),
        ids: BTreeSet::new(),
        out: String::new(),
    };
    if let Some(reason) = &document.unreadable {
        let words = format!("This file could not be read: {reason}.");
        writer.in_division("finding", &escape_line(&words));
    } else {
        writer.transcript(document);
    }
    writer.out
}

/// What stands in the place of a text that the editor does not print.
const NOT_PRINTED: &str = "The text of this document is not printed in this edition.";

/// What stands under the heading of a part, written already.
struct PartHead {
    note: Option<String>,
    panel: String,
}

struct Writer<'a> {
    edition: &'a Edition,
    index: usize,
    html: bool,
    /// The language of the book.
    language: &'a str,
    /// What stands under the headings of the parts.
    heads: Vec<PartHead>,
    /// Level of the heading that each block is, 0 where it is none.
    levels: Vec<u8>,
    ids: BTreeSet<String>,
    out: String,
}

impl Writer<'_> {
    fn transcript(&mut self, document: &Document) {
        if self.html {
            // MathJax leaves the class alone: `\(` in a document is no formula.
            self.out
                .push_str("<div class=\"transcript tex2jax_ignore\">\n\n");
        }
        if document.publish == Publish::CitationOnly {
            self.in_division("not-printed", NOT_PRINTED);
        }
        for (index, block) in document.blocks.iter().enumerate() {
            for (part_index, part) in document.parts.iter().enumerate() {
                if part.blocks.start == index {
                    self.part_head(part_index, part);
                }
            }
            if document.publish == Publish::Full {
                self.block(index, block);
            }
        }
        if self.html {
            self.out.push_str("</div>\n");
        }
    }

    fn part_head(&mut self, part_index: usize, part: &Part) {
        let number = self.edition.number(Item {
            document: self.index,
            part: Some(part_index),
        });
        let mut words = format!("{number}.");
        if let Some(date) = &part.date {
            let _ = write!(words, " {}.", date.in_words());
        }
        if !part.title.is_empty() {
            let _ = write!(words, " {}", part.title);
        }
        let heading = heading_text(&words, self.html);
        let head = &self.heads[part_index];
        let note = head.note.as_deref().unwrap_or_default();
        let _ = if self.html {
            let anchor = address::part_anchor(&part.letter);
            write!(
                self.out,
                "<div class=\"part-head\">\n\n## {heading} {{#{anchor}}}\n\n\
                 <p class=\"part-citation\">{note}</p>\n{}\n</div>\n\n",
                head.panel
            )
        } else {
            write!(self.out, "## {heading}\n\n{note}\n\n")
        };
    }

    fn block(&mut self, index: usize, block: &Block) {
        if matches!(block.kind, BlockKind::Heading(_)) {
            return self.heading(index, block);
        }
        let document = &self.edition.documents[self.index];
        let text = self.paragraph(block);
        match setting::class(document, index) {
            "" => {
                let _ = write!(self.out, "{text}\n\n");
            }
            class => self.in_division(class, &text),
        }
    }

    fn in_division(&mut self, class: &str, text: &str) {
        let _ = if self.html {
            write!(self.out, "<div class=\"{class}\">\n\n{text}\n\n</div>\n\n")
        } else {
            write!(self.out, "{text}\n\n")
        };
    }

    fn heading(&mut self, index: usize, block: &Block) {
        let text = heading_text(&block.text, self.html);
        let marks = "#".repeat(usize::from(self.levels[index].max(2)));
        if self.html {
            // The number stands before the heading: mdBook makes a link of the heading itself.
            let id = self.heading_id(block);
            let title = name(&self.edition.documents[self.index]);
            // What was read as the title stands on the page already, in large letters.
            let class = if folded(&block.text) == folded(title) {
                " .as-title"
            } else {
                ""
            };
            let text = match language::language(&block.text, self.language) {
                Some(tag) => format!("<span lang=\"{tag}\">{text}</span>"),
                None => text,
            };
            let _ = write!(
                self.out,
                "<div class=\"heading-number\">{}</div>\n\n{marks} {text} {{#{id}{class}}}\n\n",
                anchors(block),
            );
        } else {
            let _ = write!(self.out, "{marks} {text}\n\n");
        }
    }

    /// `h-` and the words of the heading; the paragraph's number tells equal headings apart.
    fn heading_id(&mut self, block: &Block) -> String {
        let words: Vec<String> = block
            .text
            .split(|character: char| !character.is_ascii_alphanumeric())
            .filter(|word| !word.is_empty())
            .take(8)
            .map(str::to_ascii_lowercase)
            .collect();
        let mut id = format!("h-{}", words.join("-"));
        if words.is_empty() || self.ids.contains(&id) {
            id = format!("h-{}-{}", words.join("-"), block.anchor());
        }
        self.ids.insert(id.clone());
        id
    }

    /// Markup of a block by byte offset.
    fn marks(&self, block: &Block) -> Vec<(usize, String)> {
        let mut runs: Vec<Run> = Vec::new();
        if let Some(speaker) = &block.speaker
            && self.html
        {
            let open = "<span class=\"speaker\">".to_owned();
            runs.push((speaker.start, speaker.end, open, "</span>"));
        }
        for span in &block.spans {
            let (open, close) = match (span.style, self.html) {
                (Style::Emphasis, true) => ("<em>", "</em>"),
                (Style::Strong, true) => ("<strong>", "</strong>"),
                (Style::Emphasis, false) => ("*", "*"),
                (Style::Strong, false) => ("**", "**"),
            };
            runs.push((span.range.start, span.range.end, open.to_owned(), close));
        }
        if self.html {
            let of_document = &self.edition.documents[self.index].metadata.language;
            let in_script = setting::foreign_runs(&block.text, of_document.as_deref());
            let in_words = language::foreign_runs(block, self.language);
            for (range, tag) in in_words.into_iter().chain(in_script) {
                let open = format!("<span lang=\"{tag}\">");
                runs.push((range.start, range.end, open, "</span>"));
            }
        }
        nested(runs, block.text.len())
    }

    /// The text of a block with its numbers, its speaker's label and its emphasis.
    fn paragraph(&self, block: &Block) -> String {
        let marks = self.marks(block);
        let marks: Vec<(usize, &str)> = marks
            .iter()
            .map(|(at, mark)| (*at, mark.as_str()))
            .collect();
        let marked = escape_marked(&block.text, &marks);
        if self.html {
            return format!("{}{marked}", anchors(block));
        }
        // Emphasis by asterisks does not work everywhere; words count more than their style.
        let reads_the_same = marks.is_empty()
            || matches!(Readable::new(&marked).blocks.as_slice(), [only] if only.text == block.text);
        if reads_the_same {
            marked
        } else {
            escape_marked(&block.text, &[])
        }
    }
}

/// Begin and end of a run of markup, and how it is opened and closed.
type Run = (usize, usize, String, &'static str);

/// The words of a heading or title, whatever their case and spaces.
fn folded(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ").to_lowercase()
}

/// The numbers of a block, as links to itself. The number is shown by the style sheet, so that it is never copied.
fn anchors(block: &Block) -> String {
    let mut out = String::new();
    for number in &block.numbers {
        let _ = write!(
            out,
            "<a class=\"paragraph-number\" id=\"p{number}\" href=\"#p{number}\" data-number=\"{number}\" \
             aria-label=\"Paragraph {number}\"></a>"
        );
    }
    out
}

/// Runs of markup by byte offset, properly nested: a run that crosses another is left out.
fn nested(mut runs: Vec<Run>, length: usize) -> Vec<(usize, String)> {
    runs.retain(|&(start, end, ..)| start < end && end <= length);
    runs.sort_by_key(|&(start, end, ..)| (start, std::cmp::Reverse(end)));
    let mut marks: Vec<(usize, String)> = Vec::new();
    let mut open_runs: Vec<(usize, &'static str)> = Vec::new();
    for (start, end, open, close) in runs {
        while let Some(&(inner_end, inner_close)) = open_runs.last()
            && inner_end <= start
        {
            marks.push((inner_end, inner_close.to_owned()));
            open_runs.pop();
        }
        if open_runs
            .last()
            .is_none_or(|&(outer_end, _)| end <= outer_end)
        {
            marks.push((start, open));
            open_runs.push((end, close));
        }
    }
    while let Some((end, close)) = open_runs.pop() {
        marks.push((end, close.to_owned()));
    }
    marks
}

/// The levels of a document's headings in its chapter: below the title, in the same order, none skipped.
fn levels(document: &Document) -> Vec<u8> {
    let used: BTreeSet<u8> = document
        .blocks
        .iter()
        .filter_map(|block| match block.kind {
            BlockKind::Heading(level) => Some(level),
            _ => None,
        })
        .collect();
    let mut previous = 1;
    document
        .blocks
        .iter()
        .enumerate()
        .map(|(index, block)| {
            let BlockKind::Heading(level) = block.kind else {
                return 0;
            };
            let part = document.part_of(index);
            let starts_part = part.is_some_and(|part| document.parts[part].blocks.start == index);
            let top = if part.is_some() { 3 } else { 2 };
            if starts_part {
                previous = 2;
            }
            let rank = used.iter().filter(|&&other| other < level).count();
            let wanted = top + u8::try_from(rank).unwrap_or(6);
            previous = wanted.min(previous.max(top - 1) + 1).min(6);
            previous
        })
        .collect()
}
