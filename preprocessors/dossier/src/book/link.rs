//! `{{#document ID}}`, `{{#person ID}}`, `{{#event ID}}` in hand-written chapters become links.

use std::ops::Range;

use lazy_static::lazy_static;
use mdbook_markdown::pulldown_cmark::{Event, Tag, TagEnd};
use mdbook_markdown::{MarkdownOptions, new_cmark_parser};
use mdbook_preprocessor::book::Book;
use regex::Regex;

use super::{Settings, chapter};
use crate::finding::{Finding, Severity, did_you_mean};
use crate::markdown;

/// The words and the address of a link, the address relative to the root of the book.
pub type Target = (String, Option<String>);

/// The bytes of a paragraph that consists of exactly the marker.
#[must_use]
pub fn paragraph(content: &str, marker: &str) -> Option<Range<usize>> {
    let mut depth = 0_usize;
    for (event, range) in new_cmark_parser(content, &MarkdownOptions::default()).into_offset_iter()
    {
        match event {
            Event::Start(Tag::Paragraph) if depth == 0 => {
                let text = &content[range.clone()];
                if text.trim() == marker {
                    let start = range.start + (text.len() - text.trim_start().len());
                    return Some(start..start + marker.len());
                }
                depth += 1;
            }
            // A marker may stand within raw HTML, which opens and closes as blocks of its own.
            Event::Start(Tag::HtmlBlock) | Event::End(TagEnd::HtmlBlock) => {}
            Event::Start(_) => depth += 1,
            Event::End(_) => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    None
}

/// Turns every `{{#kind ID}}` outside code into a link by `target`; an id that it does not know is an error, which
/// names the nearest that `known` gives.
pub fn resolve<'a>(
    book: &mut Book,
    kind: &str,
    settings: &Settings,
    findings: &mut Vec<Finding>,
    target: impl Fn(&str) -> Option<Target>,
    known: &dyn Fn() -> Vec<&'a str>,
) {
    book.for_each_chapter_mut(|chapter| {
        if !chapter.content.contains("{{#") {
            return;
        }
        let file = chapter::file_name(chapter, settings);
        let path = chapter::path(chapter);
        let mut content = String::with_capacity(chapter.content.len());
        let mut done = 0;
        for (range, id) in directives(&chapter.content, kind) {
            if let Some((words, address)) = target(&id) {
                content.push_str(&chapter.content[done..range.start]);
                let words = markdown::link_text(&words);
                match address {
                    Some(address) => {
                        let address = super::address::relative(&path, &address);
                        content.extend(["[", &words, "](", &address, ")"]);
                    }
                    None => content.push_str(&words),
                }
                done = range.end;
            } else {
                let line = chapter.content[..range.start].matches('\n').count() + 1;
                findings.push(
                    Finding::new(
                        Severity::Error,
                        "book-unknown-id",
                        &file,
                        format!("there is no {kind} with the id `{id}`"),
                    )
                    .at(line)
                    .showing(&chapter.content[range])
                    .remedy(did_you_mean(
                        id.split('#').next().unwrap_or_default(),
                        &known(),
                        "`mdbook-dossier analyze` lists the ids",
                    )),
                );
            }
        }
        content.push_str(&chapter.content[done..]);
        chapter.content = content;
    });
}

lazy_static! {
    static ref DIRECTIVE: Option<Regex> =
        Regex::new(r"\{\{#(?P<kind>[a-z]+)\s+(?P<id>[^\s{}]+)\s*\}\}").ok();
}

/// The directives of one kind that stand in text, not in code, with their ids.
fn directives(content: &str, kind: &str) -> Vec<(Range<usize>, String)> {
    let code = code(content);
    DIRECTIVE
        .iter()
        .flat_map(|directive| directive.captures_iter(content))
        // `doc` is short for `document`.
        .filter(|found| &found["kind"] == kind || kind == "document" && &found["kind"] == "doc")
        .filter_map(|found| Some((found.get(0)?.range(), found["id"].to_owned())))
        .filter(|(range, _)| !code.iter().any(|code| code.contains(&range.start)))
        .collect()
}

/// Where a marker stands in text, not in code; it is only seen when it is a paragraph of its own.
pub(super) fn stray(content: &str, marker: &str) -> Option<usize> {
    let code = code(content);
    content
        .match_indices(marker)
        .map(|(at, _)| at)
        .find(|at| !code.iter().any(|code| code.contains(at)))
}

/// The bytes of code and of raw HTML.
fn code(content: &str) -> Vec<Range<usize>> {
    new_cmark_parser(content, &MarkdownOptions::default())
        .into_offset_iter()
        .filter_map(|(event, range)| match event {
            Event::Start(Tag::CodeBlock(_) | Tag::HtmlBlock) | Event::Code(_) => Some(range),
            _ => None,
        })
        .collect()
}
