//! Paragraphs split by a page break, joined again. Each joint is a finding; no number is lost.

use std::collections::BTreeSet;

use lazy_static::lazy_static;
use regex::Regex;

use super::body::begins_item;
use super::{kind, lexicon};
use crate::document::{Block, BlockKind, Span};
use crate::finding::{Finding, Severity};

/// A paragraph shorter than this, in bytes, was not broken by a page's end.
const LONG: usize = 60;

/// What stands between the halves (a ship's name, a note mark) is no longer than this.
const SHORT: usize = 30;

lazy_static! {
    static ref PAGE_NUMBER: Vec<Regex> =
        Regex::new(r"(?i)^(?:[-–—]\s*)?(?:page\s+)?\d{1,3}(?:\s+of\s+\d{1,3})?(?:\s*[-–—])?$")
            .into_iter()
            .collect();
}

/// Joins blocks that one sentence runs through.
///
/// A block whose number is among `starts` begins a part, as the editor says, and is joined to nothing.
pub(super) fn join(
    file: &str,
    blocks: Vec<Block>,
    starts: &[u32],
    findings: &mut Vec<Finding>,
) -> Vec<Block> {
    let notes = note_numbers(&blocks);
    let marked = calls_notes_apart(&blocks);
    let mut joined: Vec<Block> = Vec::with_capacity(blocks.len());
    let mut rest = blocks.into_iter().peekable();
    let mut ahead: Vec<Block> = Vec::new();
    loop {
        let Some(next) = (if ahead.is_empty() {
            rest.next()
        } else {
            Some(ahead.remove(0))
        }) else {
            return joined;
        };
        let Some(last) = joined.last_mut() else {
            joined.push(next);
            continue;
        };
        if next.numbers.iter().any(|number| starts.contains(number)) {
            joined.push(next);
            continue;
        }
        if marked
            && is_note_mark(&next)
            && last.kind == BlockKind::Paragraph
            && last.text.len() >= LONG
        {
            report(file, last, &next, findings);
            append(last, next);
            continue;
        }
        if runs_on(last, &next) {
            report(file, last, &next, findings);
            append(last, next);
            continue;
        }
        // One or two scraps between the halves.
        if is_scrap(&next) && is_open(last) {
            while ahead.len() < 2 && rest.peek().is_some() {
                ahead.extend(rest.next());
            }
            let scraps = ahead.iter().take_while(|block| is_scrap(block)).count();
            if ahead.get(scraps).is_some_and(continues) {
                report(file, last, &next, findings);
                let halves = std::iter::once(next).chain(ahead.drain(..=scraps));
                for scrap in halves {
                    if is_page_number(&scrap.text) && !notes.contains(scrap.text.trim()) {
                        drop_page_number(file, last, scrap, findings);
                    } else {
                        append(last, scrap);
                    }
                }
                continue;
            }
        }
        joined.push(next);
    }
}

/// The numbers under which the source prints notes: such a number within a sentence calls one.
fn note_numbers(blocks: &[Block]) -> BTreeSet<String> {
    blocks
        .iter()
        .filter(|block| block.text.len() > SHORT)
        .filter_map(|block| {
            let number: String = block
                .text
                .trim_start_matches(['[', '/'])
                .chars()
                .take_while(char::is_ascii_digit)
                .collect();
            (!number.is_empty()).then_some(number)
        })
        .collect()
}

/// The mark of a note, alone on its line.
fn is_note_mark(block: &Block) -> bool {
    block.kind == BlockKind::Paragraph && ["*", "**", "†", "‡", "§"].contains(&block.text.trim())
}

/// True where such a mark stands in the middle of a sentence: then it parts no sections, wherever it stands alone.
fn calls_notes_apart(blocks: &[Block]) -> bool {
    blocks
        .windows(2)
        .any(|pair| is_note_mark(&pair[0]) && continues(&pair[1]))
}

/// A lone number, as a page carries it: `2`, `- 2 -`, `Page 2 of 9`.
fn is_page_number(text: &str) -> bool {
    PAGE_NUMBER.iter().any(|pattern| pattern.is_match(text))
}

/// Leaves a page's number out of the sentence that runs over the page's end; its own number stays an anchor.
fn drop_page_number(file: &str, last: &mut Block, page: Block, findings: &mut Vec<Finding>) {
    findings.push(
        Finding::new(
            Severity::Note,
            "seed-page-number",
            file,
            "the number of a page, in the middle of a sentence, was left out of the text",
        )
        .at(page.line)
        .showing(page.text)
        .remedy("set `repair = false` in the sidecar if the number belongs to the text"),
    );
    last.numbers.extend(page.numbers);
}

/// True where a sentence runs from one block into the next.
fn runs_on(last: &Block, next: &Block) -> bool {
    if !is_open(last) || next.kind != BlockKind::Paragraph || begins_item(&next.text) {
        return false;
    }
    continues(next)
        || ends_unended(last)
            && next.text.len() >= SHORT
            && next.text.starts_with(char::is_alphabetic)
}

/// True for a long paragraph that ends in the middle of a sentence.
fn is_open(block: &Block) -> bool {
    if block.kind != BlockKind::Paragraph || block.text.len() < LONG {
        return false;
    }
    if begins_item(&block.text) && block.text.len() < 2 * LONG && !ends_unended(block) {
        return false;
    }
    // The mark of a page is short; a paragraph joined from many is not searched at each joint.
    let text = block
        .text
        .char_indices()
        .rev()
        .take(SHORT)
        .find_map(|(at, character)| (character == '[').then_some(at))
        .filter(|start| kind::printed_page(&block.text[*start..]) == Some(block.text.len() - start))
        .map_or(block.text.as_str(), |start| block.text[..start].trim_end());
    let bare = text.trim_end_matches(['”', '"', '’', '\'', ')', ']']);
    bare.chars()
        .next_back()
        .is_some_and(|last| last.is_alphanumeric() || ",-–".contains(last))
}

fn continues(block: &Block) -> bool {
    let text = without_mark(&block.text);
    block.kind == BlockKind::Paragraph && text.starts_with(char::is_lowercase) && !begins_item(text)
}

/// The text without the mark of a printed page (`[Page 12]`) at its beginning.
fn without_mark(text: &str) -> &str {
    kind::printed_page(text).map_or(text, |end| text[end..].trim_start())
}

/// True where the last word cannot end a sentence (“… is not for the”).
fn ends_unended(block: &Block) -> bool {
    let last = block.text.rsplit(char::is_whitespace).next().unwrap_or("");
    lexicon::is_unending(last)
}

/// A few words or a lone mark that a page break left between the halves of a sentence.
fn is_scrap(block: &Block) -> bool {
    if block.kind == BlockKind::PageMark {
        return kind::printed_page(&block.text).is_some();
    }
    block.kind == BlockKind::Paragraph
        && block.text.len() <= SHORT
        && (block.text.split_whitespace().count() <= 3 || is_page_number(&block.text))
        && (!begins_item(&block.text) || is_page_number(&block.text))
        && !block.text.ends_with(['.', '!', '?', ':', ';'])
}

fn append(last: &mut Block, next: Block) {
    let hyphen = last.text.ends_with('-') && next.text.starts_with(char::is_lowercase);
    if !hyphen {
        last.text.push(' ');
    }
    let shift = last.text.len();
    last.text.push_str(&next.text);
    last.spans.extend(next.spans.into_iter().map(|span| Span {
        range: span.range.start + shift..span.range.end + shift,
        ..span
    }));
    last.numbers.extend(next.numbers);
}

fn report(file: &str, last: &Block, next: &Block, findings: &mut Vec<Finding>) {
    let tail: Vec<&str> = last.text.split_whitespace().rev().take(4).collect();
    let head: Vec<&str> = next.text.split_whitespace().take(4).collect();
    let tail = tail.into_iter().rev().collect::<Vec<_>>().join(" ");
    findings.push(
        Finding::new(
            Severity::Note,
            "seed-joined",
            file,
            format!(
                "a sentence split in two paragraphs was joined: “… {tail} | {} …”",
                head.join(" ")
            ),
        )
        .at(next.line)
        .remedy("set `repair = false` in the sidecar if the break is the document's own"),
    );
}
