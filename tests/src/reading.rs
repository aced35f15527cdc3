//! What the library reads in a file, as a text for snapshots: fields, parts, blocks, the log.

use std::fmt::Write as _;

use mdbook_dossier_core::document::{Block, BlockKind, Document, Style};
use mdbook_dossier_core::finding::Finding;

/// Fields and text one below the other, then the log without the lines on the layout's weight.
#[must_use]
pub fn shown(document: &Document, findings: &[Finding]) -> String {
    let mut out = String::new();
    let mut line = |label: &str, value: &str| {
        if !value.is_empty() {
            let _ = writeln!(out, "{label:14} {value}");
        }
    };
    let fields = &document.metadata;
    line("layout", document.layout);
    line("id", &document.id);
    line("title", &fields.title);
    line("heading", fields.heading.as_deref().unwrap_or(""));
    let date = fields.date.as_ref().map(ToString::to_string);
    line("date", date.as_deref().unwrap_or(""));
    for creator in &fields.creators {
        line("creator", creator);
    }
    for (label, value) in [
        ("kind", &fields.kind),
        ("translator", &fields.translator),
        ("archive", &fields.archive),
        ("archive place", &fields.archive_place),
        ("locator", &fields.locator),
        ("collection", &fields.collection),
        ("record id", &fields.record_id),
        ("url", &fields.url),
        ("url as given", &fields.url_as_given),
        ("language", &fields.language),
        ("credits", &fields.credits),
        ("summary", &fields.summary),
        ("rights", &fields.rights),
    ] {
        line(label, value.as_deref().unwrap_or(""));
    }
    if let Some(publication) = &fields.publication {
        line("publication", &publication.text);
    }
    for (label, value) in &fields.other {
        line("other", &format!("{label}: {value}"));
    }
    for (field, reason) in &fields.inferred {
        line("inferred", &format!("{field}: {reason}"));
    }
    line("unreadable", document.unreadable.as_deref().unwrap_or(""));
    for part in &document.parts {
        let date = part.date.as_ref().map(ToString::to_string);
        let words = format!(
            "{} {} {} {:?}",
            part.id,
            date.unwrap_or_default(),
            part.title,
            part.blocks
        );
        line("part", &words);
    }
    out.push_str("---\n");
    for block in &document.blocks {
        let _ = writeln!(out, "{} {}", mark(block), text(block).replace('\n', "\\n"));
    }
    out.push_str("---\n");
    for finding in findings.iter().filter(|found| found.code != "seed-layout") {
        let _ = writeln!(out, "{finding}");
    }
    out
}

fn mark(block: &Block) -> String {
    let kind = match block.kind {
        BlockKind::Heading(level) => format!(" h{level}"),
        BlockKind::Paragraph => String::new(),
        BlockKind::Stamp => " stamp".to_owned(),
        BlockKind::PageMark => " page".to_owned(),
        BlockKind::Omission => " omission".to_owned(),
        BlockKind::Note => " note".to_owned(),
    };
    let numbers: Vec<String> = block.numbers.iter().map(ToString::to_string).collect();
    format!("[p{}{kind}]", numbers.join("+"))
}

/// The text with its emphasis as `_…_` and `*…*`.
fn text(block: &Block) -> String {
    let mut marks: Vec<(usize, usize, char)> = Vec::new();
    let last = block.spans.len();
    for (order, span) in block.spans.iter().enumerate() {
        let mark = if span.style == Style::Strong {
            '*'
        } else {
            '_'
        };
        // Where two end at one place the inner one, which comes later, ends first.
        marks.push((span.range.end, last - order, mark));
        marks.push((span.range.start, last + 1 + order, mark));
    }
    marks.sort_unstable();
    let mut text = String::new();
    let mut done = 0;
    for (at, _, mark) in marks {
        text.push_str(&block.text[done..at]);
        text.push(mark);
        done = at;
    }
    text + &block.text[done..]
}
