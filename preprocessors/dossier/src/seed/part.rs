//! Dated parts: a file that holds several records, each opened by a dated head in brackets.

use std::collections::BTreeSet;
use std::ops::Range;

use lazy_static::lazy_static;
use regex::Regex;

use super::source::fold;
use super::{header_date, kind};
use crate::curation::sidecar::PartStart;
use crate::date::{Edtf, Precision};
use crate::document::{Block, BlockKind, Document, Glosses, Part};

/// A head is no longer than this, in bytes.
const LONGEST_HEAD: usize = 300;

/// Words that go on with a phrase after its date.
const SMALL: [&str; 11] = [
    "to",
    "between",
    "with",
    "by",
    "from",
    "in",
    "at",
    "on",
    "about",
    "of",
    "regarding",
];

lazy_static! {
    // A name and no more, with the form that explains it: then the head says who speaks, not what it is.
    static ref NAME_ALONE: Vec<Regex> = Regex::new(
        r"^(?:\p{Lu}\.\s?){0,3}\p{Lu}[\p{L}'’\-]+(?:\s+(?:\p{Lu}\.|\p{Lu}[\p{L}'’\-]+)){0,4}(?:\s*[\[(][^\])]+[\])])?$"
    )
    .into_iter()
    .collect();
}

/// Sets the heads that open dated parts; a single one makes no parts.
pub(super) fn set_heads(blocks: &mut [Block]) {
    let found: Vec<(usize, Range<usize>)> = blocks
        .iter()
        .enumerate()
        .filter(|(index, block)| {
            let before = index.checked_sub(1).and_then(|before| blocks.get(before));
            let opens = before.is_none_or(|before| {
                matches!(before.kind, BlockKind::PageMark | BlockKind::Omission)
            });
            opens && block.kind == BlockKind::Paragraph
        })
        .filter_map(|(index, block)| Some((index, head(&block.text)?)))
        .collect();
    if found.len() < 2 {
        return;
    }
    for (index, range) in found {
        blocks[index].head = Some(range);
    }
}

/// Sets the heads of the parts that begin where the editor says.
pub(super) fn set_heads_at(blocks: &mut [Block], starts: &[PartStart]) {
    for index in starts
        .iter()
        .filter_map(|start| begins_at(blocks, start.at))
        .collect::<Vec<_>>()
    {
        blocks[index].head = head(&blocks[index].text);
    }
}

/// The block that begins with a paragraph number.
pub(super) fn begins_at(blocks: &[Block], number: u32) -> Option<usize> {
    // Numbers ascend; a file may have thousands of parts.
    let first = |block: &Block| block.numbers.first().copied();
    blocks
        .binary_search_by_key(&Some(number), first)
        .ok()
        .or_else(|| blocks.iter().position(|block| first(block) == Some(number)))
}

/// A bracketed, dated head at the beginning of a block.
fn head(text: &str) -> Option<Range<usize>> {
    let inside = text.strip_prefix('[')?;
    let mut depth = 1_usize;
    let end = inside
        .char_indices()
        .take(LONGEST_HEAD)
        .find(|(_, character)| {
            match character {
                '[' => depth += 1,
                ']' => depth -= 1,
                _ => {}
            }
            depth == 0
        })?;
    header_date::first(&inside[..end.0])?;
    Some(0..end.0 + 2)
}

/// The parts that the heads open.
pub(super) fn find(document: &Document) -> Vec<Part> {
    let blocks = &document.blocks;
    let heads: Vec<usize> = (0..blocks.len())
        .filter(|index| blocks[*index].head.is_some())
        .collect();
    let starts: Vec<usize> = heads.iter().map(|head| start(blocks, *head)).collect();
    let mut maker = Maker::new(document);
    heads
        .iter()
        .enumerate()
        .map(|(order, head)| {
            let range = starts[order]..starts.get(order + 1).copied().unwrap_or(blocks.len());
            maker.part(*head, range, order, &PartStart::default())
        })
        .collect()
}

/// Where parts begin that no bracket opens: days alone in their lines, with a place or without, as letters and the
/// entries of a diary bear them, or numbered titles that end in a day. There are at least so many, in their order.
const DATED: usize = 3;
/// The first of them stands among so many first blocks.
const FRONT: usize = 5;
/// A dateline is no longer than this, in bytes.
const DATELINE: usize = 80;

/// The blocks that open such parts; none where days stand otherwise.
pub(super) fn dated(blocks: &[Block]) -> Option<Vec<PartStart>> {
    if blocks.iter().any(|block| block.head.is_some()) {
        return None;
    }
    let opens = |read: &dyn Fn(&Block) -> Option<Opening>| {
        let found: Vec<(usize, Opening)> = blocks
            .iter()
            .enumerate()
            .filter(|(_, block)| {
                matches!(block.kind, BlockKind::Paragraph | BlockKind::Heading(_))
                    && block.text.len() <= LONGEST_HEAD
            })
            .filter_map(|(index, block)| Some((index, read(block)?)))
            .filter(|(_, (date, _))| date.precision() == Precision::Day)
            .collect();
        let ordered = found.windows(2).all(|pair| {
            let ((first, (earlier, _)), (second, (later, _))) = (&pair[0], &pair[1]);
            earlier.earliest() < later.earliest() && first + 1 < *second
        });
        let begins = found.first().is_some_and(|(first, _)| *first < FRONT);
        let texts = found
            .last()
            .is_some_and(|(last, _)| last + 1 < blocks.len());
        (found.len() >= DATED && ordered && begins && texts).then_some(found)
    };
    let found = opens(&dateline).or_else(|| opens(&numbered_title))?;
    found
        .into_iter()
        .map(|(index, (date, title))| {
            Some(PartStart {
                at: *blocks[index].numbers.first()?,
                date: Some(date),
                title,
                ..PartStart::default()
            })
        })
        .collect()
}

/// The day of a part, and its title where the line has one.
type Opening = (Edtf, Option<String>);

fn dateline(block: &Block) -> Option<Opening> {
    let text = block.text.trim_end_matches('.');
    if text.len() > DATELINE || text.contains('\n') {
        return None;
    }
    let date = header_date::whole(text).or_else(|| Some(header_date::dateline(text)?.1))?;
    Some((date, None))
}

/// The day at the end of a numbered title of a document: `2. Note of the Ministry of Salt, 5 May 1901`.
fn numbered_title(block: &Block) -> Option<Opening> {
    let text = block.text.trim_end_matches('.');
    let (number, title) = text.split_once(". ")?;
    let counted = !number.is_empty()
        && number.len() <= 3
        && number.chars().all(|digit| digit.is_ascii_digit());
    let (range, date) = header_date::last(title)?;
    let kind = crate::document::TitleParts::read(title).kind.is_some();
    let words = fold(title[..range.start].trim_end_matches([',', '(', ' ']));
    (counted && kind && range.end == title.len() && !words.is_empty())
        .then_some((date, Some(words)))
}

/// The parts that begin where the editor says; what the editor leaves open their own heads tell.
pub(super) fn find_at(document: &Document, starts: &[PartStart]) -> Vec<Part> {
    let blocks = &document.blocks;
    let starts: Vec<(usize, &PartStart)> = starts
        .iter()
        .filter_map(|start| Some((begins_at(blocks, start.at)?, start)))
        .collect();
    let mut maker = Maker::new(document);
    starts
        .iter()
        .enumerate()
        .map(|(order, (first, start))| {
            let end = starts.get(order + 1).map_or(blocks.len(), |next| next.0);
            maker.part(*first, *first..end, order, start)
        })
        .collect()
}

/// Makes the parts of one document. What all of them need is looked up once: a file may have thousands.
struct Maker<'a> {
    document: &'a Document,
    /// The forms by which brackets explain names, once a part is named after its speakers.
    glosses: Option<Glosses<'a>>,
    /// The ids of the parts made so far.
    ids: BTreeSet<String>,
}

impl<'a> Maker<'a> {
    fn new(document: &'a Document) -> Self {
        Self {
            document,
            glosses: None,
            ids: BTreeSet::new(),
        }
    }

    fn part(&mut self, head: usize, range: Range<usize>, order: usize, set: &PartStart) -> Part {
        let mut part = part(self.document, head, range, order, set, &mut self.glosses);
        // Two parts of one date are told apart by their letters.
        if self.ids.contains(&part.id) {
            part.id = format!("{}-{}", part.id, part.letter);
        }
        self.ids.insert(part.id.clone());
        part
    }
}

/// A part: what the editor sets of it, else what its head and its text tell.
fn part<'a>(
    document: &'a Document,
    head: usize,
    range: Range<usize>,
    order: usize,
    set: &PartStart,
    glosses: &mut Option<Glosses<'a>>,
) -> Part {
    let block = &document.blocks[head];
    let inside = block
        .head
        .clone()
        .and_then(|head| block.text.get(head.start + 1..head.end - 1))
        // Where no bracket opens the part, a short first line may be its head.
        .unwrap_or_else(|| {
            Some(block.text.as_str())
                .filter(|text| text.len() <= LONGEST_HEAD)
                .unwrap_or("")
        });
    let glosses = glosses.get_or_insert_with(|| document.glosses());
    let speakers = document.speakers_by(glosses, range.clone());
    let found = header_date::first(inside);
    let date = set
        .date
        .clone()
        .or_else(|| found.as_ref().map(|(_, date)| date.clone()));
    let title = set
        .title
        .clone()
        .or_else(|| found.and_then(|(range, _)| title(inside, &range)))
        .or_else(|| from_speakers(&speakers))
        .unwrap_or_else(|| document.metadata.title.clone());
    let letter = letter(order);
    let speakers = speakers.into_iter().map(str::to_owned).collect();
    Part {
        id: format!(
            "{}-{}",
            document.id,
            date.as_ref().map_or_else(|| letter.clone(), id_of)
        ),
        letter,
        date,
        title,
        pages: set
            .pages
            .clone()
            .or_else(|| pages(&document.blocks[range.clone()])),
        speakers,
        blocks: range,
    }
}

fn id_of(date: &Edtf) -> String {
    date.to_string()
        .chars()
        .map(|character| {
            if character.is_ascii_alphanumeric() {
                character
            } else {
                '-'
            }
        })
        .collect::<String>()
        .trim_matches('-')
        .to_lowercase()
}

/// The page mark and omission before a head belong to the part that it opens.
fn start(blocks: &[Block], head: usize) -> usize {
    let marks = blocks[..head]
        .iter()
        .rev()
        .take_while(|block| matches!(block.kind, BlockKind::PageMark | BlockKind::Omission))
        .count();
    head - marks
}

/// `a` to `z`, then `aa`, `ab`, …
fn letter(order: usize) -> String {
    let last = char::from(b'a' + u8::try_from(order % 26).unwrap_or(0));
    if order < 26 {
        last.to_string()
    } else {
        format!("{}{last}", letter(order / 26 - 1))
    }
}

/// The page marks of some blocks: `25, 26`.
pub(super) fn pages(blocks: &[Block]) -> Option<String> {
    let marks: Vec<&str> = blocks
        .iter()
        .filter(|block| block.kind == BlockKind::PageMark)
        .filter_map(|block| kind::pages(&block.text))
        .collect();
    (!marks.is_empty()).then(|| marks.join(", "))
}

/// The head without its date; none where no more than a name is left.
fn title(inside: &str, date: &Range<usize>) -> Option<String> {
    let before = inside.get(..date.start)?.trim_end();
    let after = inside.get(date.end..)?;
    // "from 17 June 1960 conversations": the small word belongs to what follows the date.
    let follows = after
        .trim_start_matches(['.', ',', ';', ':', ' '])
        .split(' ')
        .next()
        .unwrap_or("");
    let ends =
        after.trim().is_empty() || after.starts_with(['.', ',', ';']) || SMALL.contains(&follows);
    let before = match before.rsplit_once(' ') {
        Some((rest, "on")) => rest,
        Some((rest, "of" | "dated" | "from")) if ends => rest,
        _ => before,
    };
    let words = fold(&format!("{before} {after}"));
    let words = first_sentence(words.trim_matches(|character: char| ".,;: ".contains(character)));
    if words.is_empty() || NAME_ALONE.iter().any(|pattern| pattern.is_match(words)) {
        return None;
    }
    let mut characters = words.chars();
    Some(
        characters
            .next()?
            .to_uppercase()
            .chain(characters)
            .collect(),
    )
}

/// Up to the first full stop that ends no initial.
fn first_sentence(text: &str) -> &str {
    text.match_indices(". ")
        .find(|(at, _)| {
            text[..*at]
                .rsplit(|character: char| !character.is_alphanumeric())
                .next()
                .is_some_and(|word| word.chars().count() > 2)
        })
        .map_or(text, |(at, _)| &text[..at])
}

/// A title supplied from who speaks: `[N. S. Khrushchev and Kim Kwang Hyop]`.
fn from_speakers(names: &[&str]) -> Option<String> {
    match names {
        [] => None,
        [one] => Some(format!("[{one}]")),
        [one, two] => Some(format!("[{one} and {two}]")),
        [most @ .., last] => Some(format!("[{}, and {last}]", most.join(", "))),
    }
}

/// From the earliest to the latest date of the parts.
pub(super) fn span(parts: &[Part]) -> Option<Edtf> {
    let dates: Vec<&Edtf> = parts.iter().filter_map(|part| part.date.as_ref()).collect();
    let first = dates.iter().min_by_key(|date| date.earliest())?;
    let last = dates.iter().max_by_key(|date| date.latest())?;
    if first == last {
        Some((*first).clone())
    } else {
        Edtf::interval(first, last)
    }
}
