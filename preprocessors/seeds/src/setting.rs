//! How a block of text is set: what a reader of print would see at a glance.

use std::ops::Range;

use mdbook_dossier_core::document::{BlockKind, Document};

/// Blocks at the end of a document or part among which its signature is looked for.
const CLOSING: usize = 8;
/// A line of a signature is no longer than this.
const LONGEST: usize = 90;
/// How a signature begins, in small letters.
const SIGNED: &[&str] = &[
    "signed",
    "[signed",
    "(signed",
    "/s/",
    "s/",
    "sgd",
    "(sgd",
    "[sgd",
    "signature",
    "[signature",
    "(signature",
];

/// The classes of a block, beside what it is: `handwritten`, `signature`; empty for running text.
pub(crate) fn class(document: &Document, index: usize) -> &'static str {
    let block = &document.blocks[index];
    let text = block.text.trim_start();
    match block.kind {
        BlockKind::Stamp if is_by_hand(text) => "stamp handwritten",
        BlockKind::Stamp => "stamp",
        BlockKind::Note => "source-note",
        BlockKind::PageMark => "page-mark",
        BlockKind::Omission => "omission",
        BlockKind::Paragraph if is_by_hand(text) && text.ends_with(']') => "handwritten",
        BlockKind::Paragraph if is_signature(document, index) => "signature",
        BlockKind::Paragraph | BlockKind::Heading(_) => "",
    }
}

/// True for words that begin with an editor's remark that a hand wrote them: `[handwritten]`,
/// `[Handwritten in the margin: …]`.
fn is_by_hand(text: &str) -> bool {
    let Some(inside) = text.strip_prefix(['[', '(']) else {
        return false;
    };
    let remark = inside.split([']', ')']).next().unwrap_or_default();
    let remark = remark.to_lowercase();
    [
        "handwritten",
        "hand-written",
        "in handwriting",
        "by hand",
        "manuscript note",
    ]
    .iter()
    .any(|words| remark.contains(words))
}

/// True for the short lines at the end of a document or part that say that it was signed.
fn is_signature(document: &Document, index: usize) -> bool {
    let end = document
        .part_of(index)
        .map_or(document.blocks.len(), |part| {
            document.parts[part].blocks.end
        });
    let block = &document.blocks[index];
    if index + CLOSING < end || block.speaker.is_some() {
        return false;
    }
    let text = block.text.trim();
    let folded = text.to_lowercase();
    let begins = SIGNED.iter().any(|sign| {
        folded
            .strip_prefix(sign)
            .is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    });
    begins && text.lines().count() <= 4 && text.lines().all(|line| line.chars().count() <= LONGEST)
}

/// Runs of the text in another script than Latin, in bytes, each with its language as HTML names it:
/// a screen reader then speaks, and a browser sets, each in its own way.
pub(crate) fn foreign_runs(
    text: &str,
    language: Option<&str>,
) -> Vec<(Range<usize>, &'static str)> {
    let mut runs: Vec<(Range<usize>, Script)> = Vec::new();
    for (at, character) in text.char_indices() {
        let Some(script) = Script::of(character) else {
            continue;
        };
        let end = at + character.len_utf8();
        match runs.last_mut() {
            Some((range, last)) if last.joins(script) && is_between(&text[range.end..at]) => {
                range.end = end;
                *last = last.and(script);
            }
            _ => runs.push((at..end, script)),
        }
    }
    runs.into_iter()
        // One Greek letter is a sign, not a word.
        .filter(|(range, script)| {
            *script == Script::Han || text[range.clone()].chars().nth(1).is_some()
        })
        .map(|(range, script)| (range, script.tag(language)))
        .collect()
}

/// True for what may stand between two words of one language.
fn is_between(text: &str) -> bool {
    text.len() <= 3
        && text
            .chars()
            .all(|character| !character.is_alphanumeric() && !"()[]{}\n".contains(character))
}

/// A writing system that shows the language, or narrows it down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Script {
    Cyrillic,
    Greek,
    Hebrew,
    Arabic,
    Han,
    Kana,
    Hangul,
}

impl Script {
    /// The script of a letter, by the blocks of Unicode.
    fn of(character: char) -> Option<Self> {
        Some(match u32::from(character) {
            0x370..=0x3FF | 0x1F00..=0x1FFF if character.is_alphabetic() => Self::Greek,
            0x400..=0x52F => Self::Cyrillic,
            0x5D0..=0x5EA => Self::Hebrew,
            0x620..=0x64A | 0x66E..=0x6D3 => Self::Arabic,
            0x3041..=0x30FF => Self::Kana,
            0x3400..=0x4DBF | 0x4E00..=0x9FFF | 0xF900..=0xFAFF | 0x20000..=0x2FA1F => Self::Han,
            0x1100..=0x11FF | 0x3131..=0x318E | 0xAC00..=0xD7A3 => Self::Hangul,
            _ => return None,
        })
    }

    /// Japanese mixes two scripts, and so may Korean.
    fn joins(self, other: Self) -> bool {
        let east = |script| matches!(script, Self::Han | Self::Kana | Self::Hangul);
        self == other || (east(self) && east(other) && (self == Self::Han || other == Self::Han))
    }

    fn and(self, other: Self) -> Self {
        if self == Self::Han { other } else { self }
    }

    /// The tag of the language (BCP 47): what the script alone shows, or what the document says of
    /// its own language where that is written in this script.
    fn tag(self, language: Option<&str>) -> &'static str {
        let language = language.unwrap_or_default().to_lowercase();
        let names = |name: &str| language.contains(name);
        let stated = |choices: &[(&str, &'static str)], otherwise| {
            let found = choices.iter().find(|(name, _)| names(name));
            found.map_or(otherwise, |(_, tag)| *tag)
        };
        match self {
            Self::Greek => "el",
            Self::Hebrew => stated(&[("yiddish", "yi")], "he"),
            Self::Kana => "ja",
            Self::Hangul => "ko",
            Self::Cyrillic => stated(
                &[
                    ("russian", "ru"),
                    ("ukrainian", "uk"),
                    ("belarus", "be"),
                    ("bulgarian", "bg"),
                    ("serb", "sr"),
                    ("macedonian", "mk"),
                    ("mongol", "mn"),
                    ("kazakh", "kk"),
                ],
                "und-Cyrl",
            ),
            Self::Arabic => stated(
                &[
                    ("persian", "fa"),
                    ("farsi", "fa"),
                    ("urdu", "ur"),
                    ("ottoman", "ota"),
                    ("arabic", "ar"),
                ],
                "und-Arab",
            ),
            Self::Han => stated(
                &[("chinese", "zh"), ("japanese", "ja"), ("korean", "ko")],
                "und-Hani",
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use mdbook_dossier_core::document::Block;

    use super::*;

    fn document(texts: &[(BlockKind, &str)]) -> Document {
        let block = |(index, (kind, text)): (usize, &(BlockKind, &str))| Block {
            numbers: vec![u32::try_from(index + 1).expect("small")],
            kind: *kind,
            text: (*text).to_owned(),
            ..Block::default()
        };
        Document {
            blocks: texts.iter().enumerate().map(block).collect(),
            ..Document::default()
        }
    }

    #[test]
    fn what_a_hand_wrote_and_who_signed_is_seen() {
        use BlockKind::{Paragraph, Stamp};
        for (kind, text, expected) in [
            (Stamp, "[handwritten] 4.9.1921", "stamp handwritten"),
            (Stamp, "SECRET", "stamp"),
            (
                Paragraph,
                "[Handwritten in the margin: to the files]",
                "handwritten",
            ),
            (
                Paragraph,
                "[handwritten] and then he wrote on for pages.",
                "",
            ),
            (Paragraph, "Signed: E. Benes, minister", "signature"),
            (Paragraph, "/s/ Rui Barbosa", "signature"),
            (
                Paragraph,
                "(signed) Aristide Briand\nMinister of Foreign Affairs",
                "signature",
            ),
            (
                Paragraph,
                "Signed by all but one, the treaty was sent to the capitals and printed there without delay.",
                "",
            ),
            (Paragraph, "Signatures were refused.", ""),
        ] {
            assert_eq!(class(&document(&[(kind, text)]), 0), expected, "{text}");
        }
        let far = document(&[(Paragraph, "Signed: A."); 10]);
        assert_eq!(class(&far, 0), "");
        assert_eq!(class(&far, 9), "signature");
    }

    #[test]
    fn words_in_another_script_have_their_language() {
        for (text, language, expected) in [
            ("plain words, naïve and œuvre", None, vec![]),
            ("the paper Правда, then", None, vec![("Правда", "und-Cyrl")]),
            (
                "the Коммунистическая партия said",
                Some("Russian"),
                vec![("Коммунистическая партия", "ru")],
            ),
            (
                "김일성 (金日成) spoke",
                None,
                vec![("김일성", "ko"), ("金日成", "und-Hani")],
            ),
            (
                "東京の新聞 wrote",
                Some("Japanese"),
                vec![("東京の新聞", "ja")],
            ),
            ("an α particle", None, vec![]),
            ("καὶ τά", None, vec![("καὶ τά", "el")]),
        ] {
            let found = foreign_runs(text, language);
            let found: Vec<(&str, &str)> = found
                .into_iter()
                .map(|(range, tag)| (&text[range], tag))
                .collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}
