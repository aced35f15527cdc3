//! Who speaks: labels at the head of a paragraph (`Ivan Petrov. We agree.`, `Petrov: We agree.`).

use std::collections::BTreeMap;
use std::ops::Range;

use lazy_static::lazy_static;
use regex::Regex;

use super::lexicon;
use super::source::key;
use crate::document::{Block, BlockKind};

/// A person's name as a label has it: initials and capitalised words.
const NAME: &str = r"(?:\p{Lu}\.\s?){0,3}(?:(?:de la|de|van|von|bin|al|el|ibn|ben)\s+)?\p{Lu}[\p{L}'’\-]+(?:\s+(?:\p{Lu}\.|(?:de la|de|van|von|bin|al|el|ibn|ben)\s+\p{Lu}[\p{L}'’\-]+|\p{Lu}[\p{L}'’\-]+)){0,4}";

lazy_static! {
    static ref STOP: Vec<Regex> = Regex::new(&format!(
        r"^(?P<titles>(?:(?:\p{{L}}{{2,9}}|\p{{Ll}})\.\s+){{0,2}})(?P<name>{NAME})\s*(?:[\[(][^\])\n]{{1,60}}[\])])?\.\s+[\p{{Lu}}“‘\x22'\[(\d]"
    ))
    .into_iter()
    .collect();
    static ref COLON: Vec<Regex> = Regex::new(
        r"^(?P<titles>)(?P<name>\p{Lu}[^:\n\[\](),;!?“”\x22]{0,58}?)\s*(?:[\[(][^\])\n]{1,60}[\])])?\s*:\s+\S"
    )
    .into_iter()
    .collect();
    static ref BRACKET: Vec<Regex> =
        Regex::new(&format!(r"^\[(?P<titles>)(?P<name>{NAME})\s*(?:\([^)\n]{{1,60}}\))?\]:?\s+\S")).into_iter().collect();
    static ref ALONE: Vec<Regex> =
        Regex::new(&format!(r"^(?P<titles>)(?P<name>{NAME})\s*(?:[\[(][^\])\n]{{1,60}}[\])])?$")).into_iter().collect();
}

/// How a label is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Stop,
    Colon,
    Bracket,
    Head,
}

/// A label that may name a speaker.
#[derive(Debug, Clone)]
struct Label {
    block: usize,
    form: Form,
    name: Range<usize>,
    key: String,
    /// True for a name in capitals before text that is none: `The CHAIRMAN. We begin.`
    capitals: bool,
}

/// Sets the speakers of the blocks.
///
/// A label counts when it recurs, or when the document is a dialogue by other labels.
pub(super) fn set(blocks: &mut [Block]) {
    let labels: Vec<Label> = blocks
        .iter()
        .enumerate()
        .filter_map(|(index, block)| label(index, block))
        .collect();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for label in &labels {
        *counts.entry(label.key.as_str()).or_default() += 1;
    }
    let recurring = counts.values().filter(|count| **count > 1).count();
    for label in &labels {
        let words = label.key_words(blocks);
        let count = counts.get(label.key.as_str()).copied().unwrap_or(0);
        if label.capitals && (count > 1 || recurring > 0) {
            blocks[label.block].speaker = Some(label.name.clone());
            continue;
        }
        let once = match label.form {
            Form::Head => recurring > 0,
            Form::Stop | Form::Bracket => recurring > 1 && words > 1,
            Form::Colon => recurring > 1 && words < 4,
        };
        // One word before a full stop is a name only where it recurs often.
        let often = if label.form == Form::Stop && words == 1 {
            3
        } else {
            2
        };
        if count >= often && (recurring > 1 || count > 2) || once {
            blocks[label.block].speaker = Some(label.name.clone());
        }
    }
    questions(blocks);
}

/// Question and answer: `Q. When was it built?`, `A. Before the war.`
fn questions(blocks: &mut [Block]) {
    let is = |block: &Block, letter: &str| {
        block.kind == BlockKind::Paragraph
            && block.text.strip_prefix(letter).is_some_and(|rest| {
                rest.starts_with(". ") || rest.starts_with(".— ") || rest.starts_with(".—")
            })
    };
    let several = |letter: &str| blocks.iter().filter(|block| is(block, letter)).count() > 1;
    if !several("Q") || !several("A") {
        return;
    }
    for block in blocks {
        if block.speaker.is_none() && (is(block, "Q") || is(block, "A")) {
            block.speaker = Some(0..1);
        }
    }
}

impl Label {
    fn key_words(&self, blocks: &[Block]) -> usize {
        blocks[self.block]
            .text
            .get(self.name.clone())
            .unwrap_or("")
            .split_whitespace()
            .count()
    }
}

fn label(index: usize, block: &Block) -> Option<Label> {
    if block.kind != BlockKind::Paragraph {
        return None;
    }
    if let Some(head) = block.head.clone() {
        return after_head(index, block, head.end).or_else(|| in_head(index, block, head));
    }
    at(
        index,
        &block.text,
        0,
        &[
            (Form::Bracket, &BRACKET),
            (Form::Stop, &STOP),
            (Form::Colon, &COLON),
        ],
    )
}

fn after_head(index: usize, block: &Block, end: usize) -> Option<Label> {
    let rest = block.text.get(end..)?;
    let skipped = rest.len() - rest.trim_start_matches([':', ' ', '\n']).len();
    at(
        index,
        &block.text,
        end + skipped,
        &[(Form::Stop, &STOP), (Form::Colon, &COLON)],
    )
}

/// A speaker named within the head, after its date: `[8 October 1971. Pak Song Chol] In …`.
fn in_head(index: usize, block: &Block, head: Range<usize>) -> Option<Label> {
    let inside = block.text.get(head.start + 1..head.end - 1)?;
    // Nothing follows a head that stands alone: it names no speaker of its own words.
    block.text.get(head.end..).filter(|rest| rest.len() > 2)?;
    let start = inside
        .rfind(['.', ',', ':'])
        .map(|_| sentence_starts(inside))?;
    start.into_iter().find_map(|from| {
        let mut label = find(index, inside.get(from..)?, 0, Form::Head, &ALONE)?;
        let shift = head.start + 1 + from;
        label.name = label.name.start + shift..label.name.end + shift;
        Some(label)
    })
}

/// Where a clause begins within a head: after a full stop, comma or colon and a space.
fn sentence_starts(text: &str) -> Vec<usize> {
    text.match_indices([' '])
        .filter(|(at, _)| text[..*at].ends_with(['.', ',', ':']))
        .map(|(at, _)| at + 1)
        .collect()
}

fn at(index: usize, text: &str, from: usize, forms: &[(Form, &Vec<Regex>)]) -> Option<Label> {
    forms
        .iter()
        .find_map(|(form, patterns)| find(index, text.get(from..)?, from, *form, patterns))
}

fn find(index: usize, text: &str, shift: usize, form: Form, patterns: &[Regex]) -> Option<Label> {
    // A label stands at the very beginning; no more of a long paragraph is looked at.
    let end = text
        .char_indices()
        .nth(200)
        .map_or(text.len(), |(at, _)| at);
    let text = &text[..end];
    let found = patterns.iter().find_map(|pattern| pattern.captures(text))?;
    let titles = found.name("titles")?.as_str();
    if !titles.split_whitespace().all(lexicon::is_speaker_title) {
        return None;
    }
    let whole = found.name("name")?;
    let name = without_titles(whole.as_str());
    let start = shift + whole.start() + name.0;
    let name = name.1;
    // "But Comrade. …" is no name: it ends in a title or holds a word of sentences.
    let mut words = name.split_whitespace();
    let broken = words.clone().any(lexicon::is_unending)
        || words.next_back().is_some_and(lexicon::is_speaker_title);
    let after = found.get(0).map_or("", |label| &text[label.end()..]);
    let shouted = name
        .split_whitespace()
        .next_back()
        .is_some_and(|word| word.chars().count() > 2 && !word.chars().any(char::is_lowercase))
        && after.chars().any(char::is_lowercase);
    if form != Form::Colon && broken && !shouted {
        return None;
    }
    if form == Form::Colon && !is_colon_label(whole.as_str()) {
        return None;
    }
    Some(Label {
        block: index,
        form,
        name: start..start + name.len(),
        key: key(name),
        capitals: shouted && form == Form::Stop,
    })
}

/// The name without titles before it; where nothing else stands there, titles and all.
fn without_titles(label: &str) -> (usize, &str) {
    let label = label.trim_end();
    if label
        .rsplit(' ')
        .next()
        .is_some_and(lexicon::is_speaker_title)
    {
        return (0, label);
    }
    let mut start = 0;
    while let Some((word, rest)) = label[start..].split_once(' ') {
        if !lexicon::is_speaker_title(word) || !rest.starts_with(char::is_uppercase) {
            break;
        }
        start += word.len() + 1;
    }
    (start, &label[start..])
}

/// Capitalised words, joined by the small words of offices; no field of a document's head.
fn is_colon_label(label: &str) -> bool {
    let small = ["of", "the", "and", "for", "de", "van", "von", "al", "bin"];
    !lexicon::is_head_label(label)
        && label.split_whitespace().count() <= 6
        && label
            .split_whitespace()
            .all(|word| word.starts_with(char::is_uppercase) || small.contains(&word))
        && !label.contains(|character: char| character.is_ascii_digit())
}
