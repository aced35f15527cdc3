//! What each block is: page mark, omission, stamp, heading or running text.

use lazy_static::lazy_static;
use regex::Regex;

use super::body::begins_item;
use super::source::key;
use super::{header_date, lexicon};
use crate::document::{Block, BlockKind};

/// A heading of the text is no longer than this, in characters.
const LONGEST_HEADING: usize = 150;

/// Words of secrecy.
const SECRECY: [&str; 6] = [
    "secret",
    "confidential",
    "restricted",
    "classified",
    "unclassified",
    "declassified",
];

/// A paragraph of at least this many bytes is the document's own running text.
const PROSE: usize = 100;

lazy_static! {
    static ref PAGE: Vec<Regex> =
        Regex::new(r"(?i)^\[(?:(?P<word>pages?|pp?\.)\s*)?(?P<pages>\d{1,4}(?:\s*[-–]\s*\d{1,4})?)\]$").into_iter().collect();
    static ref OMISSION: Vec<Regex> =
        Regex::new(r"(?i)^(?:\[\s*(?:\.\s*){3,}\]|\[\s*…\s*\]|(?:\.\s*){3,}|…|\[(?:text |passage |section )?omitted\])$").into_iter().collect();
    static ref STAMP: Vec<Regex> =
        Regex::new(r"(?i)^\[?(?:illegible |round |rectangular |oval |red |blue )?(?:stamp(?:ed)?|seal|hand-?written|handwriting|marginal(?:ia| note)|note in the margin|in the margin)\b[^\]]*\]").into_iter().collect();
    static ref ARTICLE: Vec<Regex> =
        Regex::new(r"^(?:ARTICLE|Article|Art\.)\s+(?:[IVXLC]{1,7}|\d{1,3}|(?i:first|second|third|fourth|fifth|one|two|three|four|five))\.?$").into_iter().collect();
    static ref LABELLED: Vec<Regex> = Regex::new(r"^\p{Lu}[\p{L} ]{1,24}:\s").into_iter().collect();
}

/// The pages that a page mark names: `[19-20]` is `19-20`.
pub(super) fn pages(text: &str) -> Option<&str> {
    let found = PAGE.iter().find_map(|pattern| pattern.captures(text))?;
    let pages = found.name("pages")?.as_str();
    // A lone year in brackets is a date.
    let year = pages.len() == 4 && found.name("word").is_none();
    (!year).then_some(pages)
}

/// Where the mark of a printed page at the beginning of a text ends: `[Page 123]`, as editions set it
/// in the middle of a sentence.
pub(super) fn printed_page(text: &str) -> Option<usize> {
    let inside = text
        .strip_prefix("[Page ")
        .or_else(|| text.strip_prefix("[page "))?;
    let (number, _) = inside.split_once(']')?;
    let counted = !number.is_empty()
        && number.len() <= 6
        && number.chars().all(|digit| digit.is_ascii_alphanumeric());
    counted.then_some("[Page ".len() + number.len() + 1)
}

/// Sets the kind of every block that is not a heading by its markup.
///
/// `title` is the catalogue's: a line that repeats it is the document's heading.
pub(super) fn set(blocks: &mut [Block], title: &str) {
    for block in blocks
        .iter_mut()
        .filter(|block| block.kind == BlockKind::Paragraph)
    {
        if pages(&block.text).is_some() {
            block.kind = BlockKind::PageMark;
        } else if matches(&OMISSION, &block.text) {
            block.kind = BlockKind::Omission;
        } else if matches(&STAMP, &block.text) {
            block.kind = BlockKind::Stamp;
        }
    }
    let start = front(blocks, title);
    own_heading(blocks, start, title);
    numbered_headings(blocks);
    articles(blocks);
}

fn matches(patterns: &[Regex], text: &str) -> bool {
    patterns.iter().any(|pattern| pattern.is_match(text))
}

/// What stands before a document's own text: classification marks, and stamps with what is in them.
#[derive(Debug, Default)]
pub(super) struct Front {
    stamped: bool,
}

impl Front {
    /// True where a block belongs to what stands before the text; blocks are asked in their order.
    pub(super) fn takes(&mut self, text: &str) -> bool {
        if matches(&STAMP, text) {
            self.stamped = true;
            return true;
        }
        is_classification(text) || self.stamped && is_of_stamp(text)
    }
}

/// Marks what stands before the document's own text as stamps; gives the first block after it.
fn front(blocks: &mut [Block], title: &str) -> usize {
    let mut front = Front::default();
    for (index, block) in blocks.iter_mut().enumerate() {
        if matches!(block.kind, BlockKind::PageMark | BlockKind::Omission) {
            continue;
        }
        let own = matches!(block.kind, BlockKind::Heading(_)) || repeats_title(&block.text, title);
        if own || !front.takes(&block.text) {
            return index;
        }
        block.kind = BlockKind::Stamp;
    }
    blocks.len()
}

fn repeats_title(text: &str, title: &str) -> bool {
    // Whom a letter is addressed to stands in a title made of it, and is no heading.
    if text.starts_with("To ") {
        return false;
    }
    let (text, title) = (key(text), key(title));
    !text.is_empty() && (title == text || text.len() > 8 && title.ends_with(&text))
}

/// A line whose words are those of classification marks, in capitals or with one of secrecy.
fn is_classification(text: &str) -> bool {
    let mut words = text
        .split(|character: char| !character.is_alphabetic())
        .filter(|word| !word.is_empty())
        .peekable();
    // In small letters only a mark of secrecy is one: "Top secret", and not "Personal copy".
    let secret = words.clone().any(|word| {
        let lower = word.to_lowercase();
        SECRECY.contains(&lower.as_str())
    });
    words.peek().is_some()
        && text.len() < 80
        && words.clone().any(|word| word.len() > 3)
        && words.all(|word| {
            lexicon::is_stamp_word(word) && (secret || word.chars().all(char::is_uppercase))
        })
}

/// A line such as stand within a stamp: capitals, a number, a label with its value, a bracket.
fn is_of_stamp(text: &str) -> bool {
    if text.len() > 90 {
        return false;
    }
    let (mut upper, mut lower, mut digits) = (0_usize, 0_usize, 0_usize);
    for character in text.chars() {
        upper += usize::from(character.is_uppercase());
        lower += usize::from(character.is_lowercase());
        digits += usize::from(character.is_numeric());
    }
    upper > lower * 2
        || digits > upper + lower
        || text.starts_with('[') && text.ends_with(']')
        || matches(&LABELLED, text)
}

/// The heading with which the text begins: a line that repeats the title, or a short line above prose.
fn own_heading(blocks: &mut [Block], start: usize, title: &str) {
    let near = start..blocks.len().min(start + 8);
    let repeated = near.clone().find(|index| {
        blocks[*index].kind == BlockKind::Paragraph && repeats_title(&blocks[*index].text, title)
    });
    let found = repeated.or_else(|| {
        let block = blocks.get(start)?;
        let below = blocks.get(start + 1)?;
        let headed = block.kind == BlockKind::Paragraph
            && reads_as_heading(&block.text)
            && !begins_item(&block.text);
        let alone = below.kind != BlockKind::Paragraph
            || below.text.len() > block.text.len()
            || begins_item(&below.text);
        let dated = header_date::whole(&block.text).is_some()
            || header_date::dateline(&block.text).is_some();
        (headed && alone && !dated).then_some(start)
    });
    if let Some(block) = found.and_then(|index| blocks.get_mut(index)) {
        block.kind = BlockKind::Heading(2);
    }
}

/// A short line that is no sentence, label, salutation or list.
fn reads_as_heading(text: &str) -> bool {
    let last = text
        .trim_end_matches(['”', '"', '’', '\'', ')', ']'])
        .chars()
        .next_back();
    let letters = text.chars().filter(|letter| letter.is_alphabetic()).count();
    letters > 3
        && text.chars().count() <= LONGEST_HEADING
        && !text.contains('\n')
        && text.split_whitespace().count() > 1
        && text.starts_with(|first: char| {
            first.is_uppercase() || first.is_numeric() || "“\"‘'".contains(first)
        })
        && last.is_some_and(char::is_alphanumeric)
        && !["Dear ", "To the ", "To His ", "To Her "]
            .iter()
            .any(|opening| text.starts_with(opening))
        && !matches(&LABELLED, text)
}

/// Numbered lines without a full stop above long prose (`2. Purpose of the visit`), where there are
/// several, and lines wholly in capitals.
fn numbered_headings(blocks: &mut [Block]) {
    let found: Vec<usize> = (0..blocks.len().saturating_sub(1))
        .filter(|index| is_numbered_heading(blocks, *index))
        .collect();
    if found.len() > 1 {
        for index in found {
            blocks[index].kind = BlockKind::Heading(3);
        }
    }
    for index in 0..blocks.len().saturating_sub(1) {
        let text = &blocks[index].text;
        let capitals = text
            .chars()
            .filter(|character| character.is_alphabetic())
            .count()
            > 5
            && !text.chars().any(char::is_lowercase)
            && reads_as_heading(text);
        if capitals && blocks[index].kind == BlockKind::Paragraph && is_prose(&blocks[index + 1]) {
            blocks[index].kind = BlockKind::Heading(3);
        }
    }
}

/// The headings of articles, where a text has several: `ARTICLE II.`
fn articles(blocks: &mut [Block]) {
    let is =
        |block: &&mut Block| block.kind == BlockKind::Paragraph && matches(&ARTICLE, &block.text);
    let found: Vec<&mut Block> = blocks.iter_mut().filter(is).collect();
    if found.len() > 1 {
        for block in found {
            block.kind = BlockKind::Heading(3);
        }
    }
}

fn is_numbered_heading(blocks: &[Block], index: usize) -> bool {
    let text = &blocks[index].text;
    let marker = text.split_whitespace().next().unwrap_or("");
    let high = marker.starts_with(|first: char| first.is_ascii_digit() || first.is_uppercase());
    blocks[index].kind == BlockKind::Paragraph
        && high
        && begins_item(text)
        && text.split_whitespace().count() > 1
        && reads_as_heading(text)
        && is_prose(&blocks[index + 1])
}

fn is_prose(block: &Block) -> bool {
    block.kind == BlockKind::Paragraph
        && block.text.len() >= PROSE
        && !begins_item(&block.text)
        && block
            .text
            .starts_with(|first: char| first.is_uppercase() || "“\"[".contains(first))
}
