//! The text: blocks, numbers, repair, kinds, speakers, parts.

use std::fmt::Write as _;

use super::{SEEDS, seed};
use crate::document::BlockKind::{Heading, Omission, PageMark, Paragraph, Stamp};
use crate::document::{Block, BlockKind, Document, Style};
use crate::seed::read;

fn blocks(text: &str) -> Vec<Block> {
    read("text.txt", text.as_bytes()).0.blocks
}

fn numbered(document: &Document, number: u32) -> &str {
    let found = document
        .blocks
        .iter()
        .find(|block| block.numbers.contains(&number));
    found.map_or("", |block| block.text.as_str())
}

#[test]
fn paragraph_numbers_of_the_five_documents() {
    for (index, number, words) in [
        (
            0,
            3,
            "The possibility of Kim Il Sung visiting the Soviet Union",
        ),
        (0, 15, "which was signed in July 1961."),
        (0, 37, "a tour to some East European countries"),
        (1, 21, "None after Kim, Il-Sung's visits"),
        (
            1,
            22,
            "did not visit the Soviet Union as had been anticipated",
        ),
        (1, 38, "February [sic] 1961"),
        (1, 40, "Renewed in July 1975"),
        (2, 32, "promised three times to visit the DPRK"),
        (3, 8, "Leonid Brezhnev died in November 1982"),
        (4, 8, "make a visit to you in September"),
        (4, 43, "the 6 July 1961 Treaty with the USSR"),
    ] {
        assert!(
            numbered(&seed(SEEDS[index]).0, number).contains(words),
            "{} p{number}",
            SEEDS[index]
        );
    }
}

#[test]
fn split_sentences_are_joined_and_keep_their_numbers() {
    for (index, numbers, joint) in [
        (2, vec![15, 16], "in China are also energizing"),
        (3, vec![3, 4, 5, 6], "[US spy ship] Pueblo * was seized"),
        (4, vec![15, 16], "I think that we will manage"),
    ] {
        let (document, findings) = seed(SEEDS[index]);
        let block = document
            .blocks
            .iter()
            .find(|block| block.text.contains(joint));
        assert_eq!(
            block.map(|block| block.numbers.clone()),
            Some(numbers),
            "{joint}"
        );
        assert!(
            findings
                .iter()
                .any(|found| found.code == "seed-joined" && found.place.line.is_some())
        );
    }
}

#[test]
fn only_split_sentences_are_joined() {
    let long = "The delegation of the city spoke at length about the price of salt";
    for (text, count) in [
        (format!("{long} and\n\nof bread in that year."), 1),
        (
            format!("{long} in the\n\nAndes, where it is dear to buy."),
            1,
        ),
        (format!("{long}.\n\nof bread in that year."), 2),
        (format!("{long}:\n\nof bread in that year."), 2),
        (format!("{long}\n\na. of bread in that year."), 2),
        (format!("{long}\n\n1) of bread in that year."), 2),
        (format!("{long}\n\nOf bread in that year."), 2),
        ("A short line\n\nof bread in that year.".to_owned(), 2),
        (format!("{long} and\n\n[20]\n\nof bread in that year."), 3),
    ] {
        assert_eq!(
            blocks(&format!("Salt\n\n{text}\n\nThe end was near.")).len(),
            count + 2,
            "{text}"
        );
    }
}

#[test]
fn lines_become_blocks_where_none_is_blank() {
    let found = blocks("One line.\nAnother line.\nA third.\n");
    assert_eq!(
        found
            .iter()
            .map(|block| block.numbers[0])
            .collect::<Vec<_>>(),
        [1, 2, 3]
    );
    assert_eq!(found[2].line, 3);
}

#[test]
fn line_breaks() {
    for (text, wanted) in [
        // Wrapped prose.
        (
            "The council met in the old town hall on the second day of the fair and\nheard the complaint of the bakers, who asked that the price of flour be\nlowered at once.",
            "The council met in the old town hall on the second day of the fair and heard the complaint of the bakers, who asked that the price of flour be lowered at once.",
        ),
        // A word split at the end of a line.
        (
            "The council met in the old town hall on the second day of the well-\nknown fair.",
            "The council met in the old town hall on the second day of the well-known fair.",
        ),
        // A list and an address keep their lines.
        (
            "1. Flour;\n2. Salt;\n3. Oil.",
            "1. Flour;\n2. Salt;\n3. Oil.",
        ),
        (
            "Town Hall\nMarket Square\nLima",
            "Town Hall\nMarket Square\nLima",
        ),
        // So do entries of which one is long and one is short.
        (
            "Anna Lind, Chairman of the Committee for the Harbours of the Northern Provinces\nConsul Ruiz\nDr. Omar Said, Assistant to the Governor",
            "Anna Lind, Chairman of the Committee for the Harbours of the Northern Provinces\nConsul Ruiz\nDr. Omar Said, Assistant to the Governor",
        ),
        ("North\u{a0}\u{a0}and  South", "North and South"),
    ] {
        let found = blocks(&format!("{text}\n\nIt ended well."));
        assert_eq!(found[0].text, wanted);
    }
}

#[test]
fn markup_is_decoded_only_where_it_is_shown() {
    let marked = "# A Title\n\n## Part\n\nA **bold** and *soft* word, \\$100, R&amp;D, <https://example.org/a_b>.  \nNext\\\nline 2 * 3 * 4 snake_case_word\n";
    let found = blocks(marked);
    assert_eq!(found[0].kind, BlockKind::Heading(1));
    assert_eq!(
        found[2].text,
        "A bold and soft word, $100, R&D, https://example.org/a_b.\nNext\nline 2 * 3 * 4 snake_case_word"
    );
    let styles: Vec<(&str, Style)> = found[2]
        .spans
        .iter()
        .map(|span| (&found[2].text[span.range.clone()], span.style))
        .collect();
    assert_eq!(styles, [("bold", Style::Strong), ("soft", Style::Emphasis)]);
    let literal = "A Title\n\nA *starred* word, \\$100, R&amp;D, [a](b), `c`.\n";
    assert_eq!(
        blocks(literal)[1].text,
        "A *starred* word, \\$100, R&amp;D, [a](b), `c`."
    );
}

#[test]
fn kinds_of_blocks() {
    let kinds = |text: &str| {
        blocks(text)
            .iter()
            .map(|block| block.kind)
            .collect::<Vec<_>>()
    };
    let prose = "The council met in the old town hall on the second day of the fair and heard the complaint of the bakers at length.";
    assert_eq!(
        kinds(&format!(
            "TOP SECRET\n\n[handwritten] 2.5.1867\n\n[stamp]\n\nTOWN ARCHIVE\n\nDate: 1 May 1867\n\nOn the Price of Flour\n\n{prose}"
        )),
        [Stamp, Stamp, Stamp, Stamp, Stamp, Heading(2), Paragraph]
    );
    assert_eq!(
        kinds(&format!(
            "{prose}\n\n[...]\n\n[12]\n\n[pp. 12-13]\n\n[Page 123]\n\n[1967]\n\n{prose}"
        )),
        [
            Paragraph, Omission, PageMark, PageMark, PageMark, Paragraph, Paragraph
        ]
    );
    assert_eq!(
        kinds(&format!(
            "On the Price of Flour\n\n1. Flour\n\n{prose}\n\n2. Salt\n\n{prose}\n\nCONCLUSIONS AND ADVICE\n\n{prose}"
        )),
        [
            Heading(2),
            Heading(3),
            Paragraph,
            Heading(3),
            Paragraph,
            Heading(3),
            Paragraph
        ]
    );
    // A salutation, a label and a sentence are no headings.
    for first in ["Dear Mr. Mayor", "From: The Mayor", "We met today."] {
        assert_eq!(
            kinds(&format!("{first}\n\n{prose}")),
            [Paragraph, Paragraph],
            "{first}"
        );
    }
}

fn speakers(text: &str) -> Vec<Option<String>> {
    blocks(text)
        .iter()
        .map(|block| block.speaker_and_gloss().map(|(name, _)| name.to_owned()))
        .collect()
}

#[test]
fn speakers_are_labels_that_recur() {
    let some = |name: &str| Some(name.to_owned());
    assert_eq!(
        speakers(
            "Talks in Vienna\n\nCde. Josip Broz. We agree to it.\n\nP. de la Cruz [Peter Cross]. So do we.\n\nJosip Broz. Then it is done.\n\nP. de la Cruz. Yes."
        ),
        [
            None,
            some("Josip Broz"),
            some("P. de la Cruz"),
            some("Josip Broz"),
            some("P. de la Cruz")
        ]
    );
    assert_eq!(
        speakers(
            "Talks in Vienna\n\nThe President: We agree.\n\nChairman Mao: So do we.\n\nThe President: Good.\n\nChairman Mao: Yes.\n\nDate: today.\n\nBroz: I too."
        ),
        [
            None,
            some("The President"),
            some("Mao"),
            some("The President"),
            some("Mao"),
            None,
            some("Broz")
        ]
    );
    assert_eq!(
        speakers(
            "Report\n\nVienna. The talks have begun.\n\nFrom: The Embassy\n\nFrom: The Consul\n\nIn short: it went well."
        ),
        [None, None, None, None, None]
    );
}

#[test]
fn dated_parts() {
    let text = "Excerpts\n\n[...]\n\n[5-6]\n\n[Notes of 3 May 1910 talks on the canal. From a private file]:\n\nA. Borg. We dig.\n\nC. Dahl [Karl Dahl]. We pay.\n\n[...]\n\n[9]\n\n[June 1911] A. Borg. The digging goes on.\n\nC. Dahl. So does the paying.\n\n[12]\n\nA. Borg. We are done.\n";
    let (document, _) = read("excerpts-on-the-canal.txt", text.as_bytes());
    let found: Vec<String> = document
        .parts
        .iter()
        .map(|part| {
            format!(
                "{} {} {} {:?} {:?} {:?}",
                part.letter,
                part.date
                    .as_ref()
                    .map(ToString::to_string)
                    .unwrap_or_default(),
                part.title,
                part.pages,
                part.blocks,
                part.id
            )
        })
        .collect();
    assert_eq!(
        found,
        [
            "a 1910-05-03 Notes of talks on the canal Some(\"5-6\") 1..6 \"excerpts-on-the-canal-1910-05-03\"",
            "b 1911-06 [A. Borg and Karl Dahl] Some(\"9, 12\") 6..12 \"excerpts-on-the-canal-1911-06\"",
        ]
    );
    assert_eq!(
        document
            .metadata
            .date
            .as_ref()
            .map(ToString::to_string)
            .as_deref(),
        Some("1910-05-03/1911-06")
    );
    // One dated head alone opens no part.
    let one = read(
        "x.txt",
        b"Title\n\n[...]\n\n[3 May 1910] They met.\n\n[...]\n\nThey left.\n",
    )
    .0;
    assert!(one.parts.is_empty() && one.blocks.iter().all(|block| block.head.is_none()));
}

#[test]
fn parts_of_the_excerpts() {
    let (document, _) = seed(SEEDS[4]);
    let found: Vec<String> = document
        .parts
        .iter()
        .map(|part| {
            format!(
                "{} {} {} {}",
                part.letter,
                part.date
                    .as_ref()
                    .map(ToString::to_string)
                    .unwrap_or_default(),
                part.pages.clone().unwrap_or_default(),
                part.title
            )
        })
        .collect();
    assert_eq!(
        found,
        [
            "a 1960-06-17 19-20 Materials from conversations with a KWP CC delegation",
            "b 1961-03 21-22 [N. S. Khrushchev and Kim Kwang Hyop]",
            "c 1971-10-08 25, 26 [Pak Song Chol and L. I. Brezhnev]",
            "d 1971-11-17 27-28 Text of a Soviet note to the DPRK",
            "e 1969-12-09 31 From the draft notes of a conversation between L. I. Brezhnev and Pak Seong-cheol",
        ]
    );
}

#[test]
fn thousands_of_parts_are_looked_up_without_going_through_all() {
    let mut text = String::from("Excerpts\n\n");
    for day in 0..4000 {
        let (day, year) = (1 + day % 28, 1700 + day / 28);
        let _ = write!(
            text,
            "[17]\n\n[{day} May {year}. Marta Orlov] The harvest of this year was small, as they say in Lima.\n\n"
        );
    }
    let (document, _) = read("excerpts.txt", text.as_bytes());
    assert_eq!(document.parts.len(), 4000);
    for (index, part) in document.parts.iter().enumerate() {
        for block in part.blocks.clone() {
            assert_eq!(document.part_of(block), Some(index));
        }
    }
    assert_eq!(document.part_of(0), None);
    assert_eq!(document.part_of(document.blocks.len()), None);
}
