//! Every word of a file is in the text, in a shown field or in a finding; nothing makes reading fail.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::{SEEDS, bytes};
use crate::citation;
use crate::document::{Document, Metadata};
use crate::finding::Finding;
use crate::seed::read;

fn count(text: &str, words: &mut BTreeMap<String, usize>) {
    for word in text
        .split(|character: char| !character.is_alphanumeric())
        .filter(|word| !word.is_empty())
    {
        *words.entry(word.to_owned()).or_default() += 1;
    }
}

fn shown(metadata: &Metadata) -> Vec<String> {
    let mut texts = vec![metadata.title.clone()];
    texts.extend(metadata.creators.clone());
    texts.extend(metadata.date.as_ref().map(crate::date::Edtf::in_words));
    texts.extend(
        metadata
            .other
            .iter()
            .flat_map(|(label, value)| [label.clone(), value.clone()]),
    );
    let publication = metadata
        .publication
        .as_ref()
        .map(|publication| publication.text.clone());
    texts.extend(publication);
    let fields = [
        &metadata.heading,
        &metadata.kind,
        &metadata.translator,
        &metadata.archive,
        &metadata.archive_place,
        &metadata.locator,
        &metadata.collection,
        &metadata.record_id,
        &metadata.url,
        &metadata.url_as_given,
        &metadata.language,
        &metadata.credits,
        &metadata.summary,
        &metadata.rights,
    ];
    texts.extend(fields.into_iter().flatten().cloned());
    texts
}

/// Words of the file that stand nowhere as often as in the file.
pub(super) fn lost(file: &str, document: &Document, findings: &[Finding]) -> Vec<String> {
    let mut wanted = BTreeMap::new();
    count(file, &mut wanted);
    let mut found = BTreeMap::new();
    for text in shown(&document.metadata) {
        count(&text, &mut found);
    }
    for block in &document.blocks {
        count(&block.text, &mut found);
    }
    for finding in findings {
        count(&finding.message, &mut found);
        count(finding.place.text.as_deref().unwrap_or(""), &mut found);
    }
    wanted
        .into_iter()
        .filter(|(word, count)| found.get(word).unwrap_or(&0) < count)
        .map(|(word, _)| word)
        .collect()
}

#[test]
fn no_word_of_the_five_documents_is_lost() {
    for name in SEEDS {
        let bytes = bytes(name);
        let (document, findings) = read(name, &bytes);
        assert_eq!(
            lost(&String::from_utf8_lossy(&bytes), &document, &findings),
            Vec::<String>::new(),
            "{name}"
        );
    }
}

/// Lines such as seeds are made of, with `WORD` for a word of its own.
const LINES: [&str; 80] = [
    "CITATION SHARE DOWNLOAD",
    "VIEW DOCUMENT IN",
    "English",
    "TITLE WORD",
    "",
    "",
    "",
    "\u{a0}",
    "July 6, 1961",
    "06 July 1961",
    "Title WORD of WORD",
    "**Title WORD**",
    "## Heading WORD",
    "Citation:",
    "**Citation:** WORD",
    "\"Title WORD,\" July 6, 1961, Wilson Center Digital Archive, WORD Archive, f. 5, d. 7. Translated by Ann WORD. <https://example.org/WORD>",
    "Summary:",
    "Credits:",
    "Original Language:",
    "Contents:",
    "Translation - English",
    "Skip to content",
    "Author(s):",
    "Document Information",
    "Source",
    "Rights",
    "Record ID",
    "114588",
    "Read WORD Online",
    "Authors: Ann WORD,Bo WORD",
    "[19-20]",
    "[...]",
    "[17 June 1960. Ivan WORD] We met",
    "Ivan WORD. We agree.",
    "1. a point of WORD",
    "the report discusses WORD and the",
    "WORD went on in lower case and",
    "WORD ended here.",
    "Foreign Relations of the United States, 1949, Volume WORD",
    "12. Memorandum of Conversation WORD1",
    "823.61311/3-549: Telegram",
    "The Ambassador in Peru (WORD) to the Department of State2",
    "Lima, March 5, 1949, 7:50-11 p.m.",
    "SUBJECT",
    "[Page 123]",
    "1. Source: Department of State, Central Files, WORD 1. Secret. Drafted by WORD.",
    "/1/Source: National Archives, RG 59, WORD.",
    "2. See WORD.",
    "the harvest of WORD.2",
    "Document Type: CREST",
    "Publication Date:",
    "Collection: WORD",
    "Document Release Date: May 5, 2001",
    "Written: May 1925;",
    "Source: Peking Review, Vol. 4, No. 28, p. 5, July 14, 1961",
    "Transcription\\Markup: WORD",
    "---",
    "[Page 7] of WORD and so on.",
    "Repository: WORD Library; Box: 12; Folder: WORD",
    "Reference: MS-WORD, ff. 3-4",
    "Language: WORD",
    "Scope and content: the WORD of WORD",
    "Translated from the Czech by Ann WORD",
    "| Title | On WORD |",
    "THE WORD COURIER",
    "Thursday, June 9, 1955, page 4",
    "WORD GAZETTE, FRIDAY, MARCH 4, 1887. p. 2",
    "Vol. VII. MARCH, 1894. No. 3.",
    "By the Rev. ANN WORD, D.D.",
    "[Read before the WORD Society, 5th November, 1882.]",
    "A. B. WORD, The WORD: A History (Bristol: Hallam, 1913), pp. 8-9.",
    "THIS DEED made the ninth day of August One thousand eight hundred and seventy-one BETWEEN WORD",
    "MINUTES",
    "of the meeting of the WORD held on 3 May 1901",
    "[WORD Library, Special Collections, WORD Papers, Box 3]",
    "HC Deb 17 July 1934 vol 999 cc1204-11",
    "IN THE SUPREME COURT OF WORD",
    "WORD v. WORD",
    "https://example.org/WORD",
    "FO 371/1207",
];

proptest! {
    #[test]
    fn no_word_of_made_up_files_is_lost(picks in prop::collection::vec((0..LINES.len(), "[a-z]{1,8}"), 0..40)) {
        let lines: Vec<String> = picks.iter().map(|(line, word)| LINES[*line].replace("WORD", word)).collect();
        let text = lines.join("\n");
        let (document, findings) = read("made/up.txt", text.as_bytes());
        prop_assert_eq!(lost(&text, &document, &findings), Vec::<String>::new(), "{}\n{:?}", text, document.layout);
        prop_assert!(citation::note(&document, citation::Chicago::default()).to_plain().ends_with(['.', '”']));
        prop_assert!(!citation::bibliography(&document, citation::Chicago::default()).to_html().is_empty());
        prop_assert!(!citation::short_note(&document, citation::Chicago::default()).to_markdown().is_empty());
        let numbers: Vec<u32> = document.blocks.iter().flat_map(|block| block.numbers.clone()).collect();
        prop_assert!(numbers.windows(2).all(|pair| pair[0] + 1 == pair[1]), "{:?}", numbers);
    }

    #[test]
    fn no_word_of_plain_text_is_lost(text in r"(\PC|\n){0,400}") {
        let (document, findings) = read("plain.txt", text.as_bytes());
        if document.unreadable.is_none() {
            prop_assert_eq!(lost(&text, &document, &findings), Vec::<String>::new());
        }
    }

    #[test]
    fn any_bytes_make_a_document(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let (document, findings) = read("a.txt", &bytes);
        prop_assert!(!document.id.is_empty() && !document.metadata.title.is_empty());
        prop_assert!(document.unreadable.is_none() || findings.iter().any(|found| found.code == "seed-unreadable"));
        for block in &document.blocks {
            for range in [&block.speaker, &block.head].into_iter().flatten() {
                prop_assert!(block.text.get(range.clone()).is_some());
            }
        }
    }

    #[test]
    fn a_seed_cut_anywhere_is_read(which in 0..SEEDS.len(), cut in 0.0..1.0f64) {
        let bytes = bytes(SEEDS[which]);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss, reason = "a place in a file")]
        let end = (bytes.len() as f64 * cut) as usize;
        let text = String::from_utf8_lossy(&bytes[..end]).into_owned();
        let (document, findings) = read(SEEDS[which], text.as_bytes());
        if document.unreadable.is_none() {
            prop_assert_eq!(lost(&text, &document, &findings), Vec::<String>::new());
        }
    }
}
