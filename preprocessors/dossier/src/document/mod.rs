//! What a document is: its metadata, its text in blocks, and its dated parts.

mod guess;
mod title;

pub use title::TitleParts;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::date::Edtf;

/// A primary-source document: one file of `seeds/`.
#[derive(Debug, Clone, Default)]
pub struct Document {
    /// Path below the seeds' folder, with `/` on every system.
    pub file: String,
    /// Stable id, ASCII, kebab-case: the name of its page.
    pub id: String,
    /// Name of the layout by which the file was read.
    pub layout: &'static str,
    /// What the file, or the editor, says of the document.
    pub metadata: Metadata,
    /// The text, block by block.
    pub blocks: Vec<Block>,
    /// Dated parts, in the order of the file; empty where the document is one.
    pub parts: Vec<Part>,
    /// Why the file could not be read; the text is then empty.
    pub unreadable: Option<String>,
    /// A source, or literature about sources, as the editor says.
    pub class: Class,
    /// How much of it is printed, as the editor says.
    pub publish: Publish,
    /// True where the editor gives the id.
    pub named: bool,
    /// Its number as printed, where a release has given one; 0 where it is that of its place in the order.
    pub number: usize,
    /// Numbers that it had before the edition was renumbered, the oldest first.
    pub former_numbers: Vec<usize>,
    /// True where there is a release that does not have the document.
    pub unreleased: bool,
    /// Former ids of the document, and former addresses of its page relative to the root of the site.
    pub aliases: Vec<String>,
    /// The editor's own notes, in the order of the sidecar.
    pub notes: Vec<EditorNote>,
    /// Findings that the editor has answered.
    pub settled: Vec<Settled>,
}

/// Whether a document is a source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Class {
    /// A source.
    #[default]
    Primary,
    /// Literature: a historian's account, a memoir's commentary. Listed apart, and attributed to its author.
    Secondary,
}

/// How much of a document is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Publish {
    /// Citation and text.
    #[default]
    Full,
    /// The citation alone. The text is analysed like any other.
    CitationOnly,
}

/// The documents and parts by their ids, and by their former ids where nothing else has them.
#[must_use]
pub fn items(documents: &[Document]) -> BTreeMap<&str, Item> {
    let mut items = BTreeMap::new();
    let mut former = BTreeMap::new();
    for (document, found) in documents.iter().enumerate() {
        let whole = Item {
            document,
            part: None,
        };
        items.insert(found.id.as_str(), whole);
        for (part, of_part) in found.parts.iter().enumerate() {
            let part = Some(part);
            items.insert(of_part.id.as_str(), Item { document, part });
        }
        for alias in &found.aliases {
            former.insert(alias.as_str(), whole);
        }
    }
    for (alias, item) in former {
        items.entry(alias).or_insert(item);
    }
    items
}

/// A note that an editor writes: `[[note]]` of a sidecar.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct EditorNote {
    /// The words that the mark is to follow, quoted from the document.
    pub at: String,
    /// What the note says; `{{#document ID}}`, `{{#person ID}}` and the like are links.
    pub text: String,
    /// Line of the sidecar where `at` stands, from 1.
    pub line: usize,
    /// Line where `text` stands.
    pub text_line: usize,
}

/// A finding that an editor has answered, so that it rests: `[[settled]]` of a sidecar.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Settled {
    /// Code of the finding.
    pub finding: String,
    /// Words of the passage or of the finding, where one of several is meant; empty for all of the code.
    pub at: String,
    /// What the editor found out.
    pub reason: String,
    /// Line of the sidecar where it begins, from 1.
    pub line: usize,
}

/// What is known of a document. An empty field is one that the file does not fill.
#[derive(Debug, Clone, Default)]
pub struct Metadata {
    /// The catalogue's title, as given.
    pub title: String,
    /// The document's own heading, where it differs from the title.
    pub heading: Option<String>,
    /// A title for short notes.
    pub short_title: Option<String>,
    /// When the document was written.
    pub date: Option<Edtf>,
    /// Who wrote it, as given.
    pub creators: Vec<String>,
    /// Kind of document, lower case: report, telegram, note, excerpt…
    pub kind: Option<String>,
    /// Who translated it.
    pub translator: Option<String>,
    /// The archive that holds the original, as given.
    pub archive: Option<String>,
    /// The town of the archive, where the file gives it.
    pub archive_place: Option<String>,
    /// Where in the archive (or on which pages of the publication), as given.
    pub locator: Option<String>,
    /// The digital collection that the text was taken from.
    pub collection: Option<String>,
    /// Number of the record in that digital collection.
    pub record_id: Option<String>,
    /// Canonical address.
    pub url: Option<String>,
    /// Address as the file gives it.
    pub url_as_given: Option<String>,
    /// Language of the original.
    pub language: Option<String>,
    /// Who supported the publication.
    pub credits: Option<String>,
    /// The catalogue's summary.
    pub summary: Option<String>,
    /// The book or journal from which the text is an excerpt.
    pub publication: Option<Publication>,
    /// Terms of use.
    pub rights: Option<String>,
    /// Fields of the file that have no place above: label and value, in the order of the file.
    pub other: Vec<(String, String)>,
    /// Field name → how it was inferred, for fields that the file does not state.
    pub inferred: BTreeMap<String, String>,
}

/// A book or journal from which a document is an excerpt.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Publication {
    /// The whole statement, as given.
    pub text: String,
    /// Authors, as given.
    pub authors: Vec<String>,
    /// Title, in its own language.
    pub title: String,
    /// Translation of the title, where the file gives one.
    pub translated_title: Option<String>,
    /// Edition statement.
    pub edition: Option<String>,
    /// Place.
    pub place: Option<String>,
    /// Publisher.
    pub publisher: Option<String>,
    /// Year.
    pub year: Option<String>,
    /// Volume of a journal or a series, as given: `4`, `Volume XIV`.
    pub volume: Option<String>,
    /// Number of an issue of a journal, or of the document in a volume, as given.
    pub number: Option<String>,
    /// Day of an issue of a journal or newspaper, as given.
    pub date: Option<String>,
    /// Pages of the excerpt.
    pub pages: Option<String>,
    /// What it is, where that is known.
    pub form: Option<PublicationForm>,
    /// Editors, as given.
    pub editors: Vec<String>,
}

/// What a document was printed in. Its title is that of the publication; the document's own is that of
/// the text printed there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PublicationForm {
    /// A book, of which the document is an excerpt.
    Book,
    /// Collected works, or a volume of documents.
    Collection,
    /// A journal.
    Journal,
    /// A newspaper.
    Newspaper,
}

impl PublicationForm {
    /// The form by the word for it: `book`, `collection`, `journal`, `newspaper`.
    #[must_use]
    pub fn read(word: &str) -> Option<Self> {
        Some(match word {
            "book" => Self::Book,
            "collection" => Self::Collection,
            "journal" => Self::Journal,
            "newspaper" => Self::Newspaper,
            _ => return None,
        })
    }
}

/// What a block of text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum BlockKind {
    /// A heading of the document, 1 the highest.
    Heading(u8),
    /// Running text.
    #[default]
    Paragraph,
    /// A stamp, a classification mark, a note by another hand.
    Stamp,
    /// A page of the original, such as `[19-20]`.
    PageMark,
    /// A mark of omission, such as `[...]`.
    Omission,
    /// A note that the source itself prints, under its own mark.
    Note,
}

/// A style over a run of a block's text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// Emphasis, usually italic.
    Emphasis,
    /// Strong emphasis, usually bold.
    Strong,
}

/// A run of text in bytes of [`Block::text`], with its style.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// Bytes of the block's text.
    pub range: Range<usize>,
    /// Its style.
    pub style: Style,
}

/// A block: a run of lines that belong together, numbered as it stands in the file.
#[derive(Debug, Clone, Default)]
pub struct Block {
    /// Paragraph numbers (`3` stands for the anchor `p3`): its own, then those of the blocks joined to it by repair.
    pub numbers: Vec<u32>,
    /// What it is.
    pub kind: BlockKind,
    /// The text, transport markup decoded, lines joined by a space, or by `\n` where the break is the document's own.
    pub text: String,
    /// Emphasis.
    pub spans: Vec<Span>,
    /// Line of the file where the block begins, from 1.
    pub line: usize,
    /// Who speaks, where the block begins with a speaker's label: the name alone, in bytes of the text.
    pub speaker: Option<Range<usize>>,
    /// A head in brackets that opens a dated part, in bytes of the text, brackets included.
    pub head: Option<Range<usize>>,
}

impl Block {
    /// The anchor of the block: `p3`.
    #[must_use]
    pub fn anchor(&self) -> String {
        format!("p{}", self.numbers.first().copied().unwrap_or(0))
    }

    /// Who speaks, and the form that brackets after the name explain it by.
    #[must_use]
    pub fn speaker_and_gloss(&self) -> Option<(&str, Option<&str>)> {
        let range = self.speaker.clone()?;
        let name = self.text.get(range.clone())?;
        let after = self.text.get(range.end..)?.trim_start();
        let gloss = after
            .strip_prefix('(')
            .and_then(|inside| inside.split_once(')'))
            .or_else(|| {
                after
                    .strip_prefix('[')
                    .and_then(|inside| inside.split_once(']'))
            });
        Some((name, gloss.map(|(gloss, _)| gloss)))
    }
}

/// A dated section of a document, citable by itself.
#[derive(Debug, Clone, Default)]
pub struct Part {
    /// Stable id: the document's id and the part's date.
    pub id: String,
    /// `a`, `b`, … in the order of the file.
    pub letter: String,
    /// When it was written, or what it records took place.
    pub date: Option<Edtf>,
    /// What it is; in brackets where supplied from its speakers.
    pub title: String,
    /// Pages of the publication, as given.
    pub pages: Option<String>,
    /// Who speaks in it, in order of first appearance; a form that brackets explain a name by
    /// (`Pak Seong-cheol (Pak Song Chol)`) stands for it.
    pub speakers: Vec<String>,
    /// Its blocks, as indices into [`Document::blocks`].
    pub blocks: Range<usize>,
}

/// A document, or one of its dated parts: whatever has a number, a date and a citation of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Item {
    /// Index of the document in the edition.
    pub document: usize,
    /// Index of the part in the document.
    pub part: Option<usize>,
}

/// The forms by which brackets explain names, by name.
pub(crate) type Glosses<'a> = BTreeMap<&'a str, &'a str>;

impl Document {
    /// The part to which a block belongs.
    #[must_use]
    pub fn part_of(&self, block: usize) -> Option<usize> {
        // Parts stand in the order of the file, and none within another.
        let at = self.parts.partition_point(|part| part.blocks.end <= block);
        let part = self.parts.get(at)?;
        part.blocks.contains(&block).then_some(at)
    }

    /// The forms by which brackets explain the speakers' names, by name.
    pub(crate) fn glosses(&self) -> Glosses<'_> {
        let mut glosses = Glosses::new();
        for block in &self.blocks {
            if let Some((name, Some(gloss))) = block.speaker_and_gloss() {
                glosses.entry(name).or_insert(gloss);
            }
        }
        glosses
    }

    /// Who speaks in some blocks, in order of first appearance, as the glosses explain the names.
    pub(crate) fn speakers_by<'a>(
        &'a self,
        glosses: &Glosses<'a>,
        blocks: Range<usize>,
    ) -> Vec<&'a str> {
        let mut seen = BTreeSet::new();
        let mut speakers = Vec::new();
        for block in self.blocks.get(blocks).unwrap_or_default() {
            if let Some((name, _)) = block.speaker_and_gloss() {
                let name = glosses.get(name).copied().unwrap_or(name);
                if seen.insert(name) {
                    speakers.push(name);
                }
            }
        }
        speakers
    }
}
