//! Parts that no bracket opens, who speaks in records of hearings, marks of notes on lines of their own.

use crate::document::Document;
use crate::seed::read;

fn parts(text: &str) -> Vec<(String, String)> {
    let (document, _) = read("a.txt", text.as_bytes());
    document
        .parts
        .iter()
        .map(|part| {
            let date = part.date.as_ref().map(ToString::to_string);
            (date.unwrap_or_default(), part.title.clone())
        })
        .collect()
}

fn speakers(document: &Document) -> Vec<&str> {
    document
        .blocks
        .iter()
        .filter_map(|block| Some(block.speaker_and_gloss()?.0))
        .collect()
}

#[test]
fn letters_entries_and_numbered_documents_of_one_file() {
    let letters = "Letters of Ann Roe to her sister\n\nLima, 3 May 1901\n\nDear Jane,\n\nIt rained.\n\nLima, 9 June 1901\n\nDear Jane,\n\nI have silver for you.\n\nCallao, 12 August 1901\n\nDear Jane,\n\nI come home.\n";
    let title = "Letters of Ann Roe to her sister";
    assert_eq!(
        parts(letters),
        [
            ("1901-05-03".to_owned(), title.to_owned()),
            ("1901-06-09".to_owned(), title.to_owned()),
            ("1901-08-12".to_owned(), title.to_owned()),
        ]
    );
    let (document, findings) = read("a.txt", letters.as_bytes());
    assert_eq!(
        document
            .metadata
            .date
            .map(|date| date.to_string())
            .as_deref(),
        Some("1901-05-03/1901-08-12")
    );
    // The day of the first letter was no catalogue's date.
    assert!(
        !findings
            .iter()
            .any(|found| found.code == "seed-date-of-parts")
    );
    let numbered = "The Salt Crisis\n\n1. Telegram from the Consul in Lima, 3 May 1901\n\nThe mules were stopped.\n\n2. Note of the Ministry of Salt, 5 May 1901\n\nThe Ministry regrets it.\n\n3. Letter from Ann Roe to the Consul, 9 May 1901\n\nI have the mules.\n";
    assert_eq!(
        parts(numbered),
        [
            (
                "1901-05-03".to_owned(),
                "Telegram from the Consul in Lima".to_owned()
            ),
            (
                "1901-05-05".to_owned(),
                "Note of the Ministry of Salt".to_owned()
            ),
            (
                "1901-05-09".to_owned(),
                "Letter from Ann Roe to the Consul".to_owned()
            ),
        ]
    );
}

#[test]
fn days_that_open_no_parts() {
    for text in [
        // Two are too few, and days out of their order are those of a list.
        "Notes\n\n3 May 1901\n\nRain.\n\n4 May 1901\n\nSun.\n",
        "Notes\n\n3 May 1901\n\nRain.\n\n1 May 1901\n\nSun.\n\n9 May 1901\n\nSnow.\n",
        // The stamps at the head of a telegram.
        "Telegram\n\n3 May 1901\n4 May 1901\n5 May 1901\n\nThe mules were stopped at the bridge.\n",
    ] {
        assert!(parts(text).is_empty(), "{text}");
    }
}

#[test]
fn speakers_in_capitals_and_questions_with_answers() {
    let text = "HARBOUR INQUIRY\n\nThe CHAIRMAN. The inquiry will come to order.\n\nMr. KOSTAS. I have fished since I was nine.\n\nThe CHAIRMAN. How many boats are there?\n\nMr. KOSTAS. Ninety.\n";
    let (document, _) = read("a.txt", text.as_bytes());
    assert_eq!(
        speakers(&document),
        ["The CHAIRMAN", "KOSTAS", "The CHAIRMAN", "KOSTAS"]
    );
    let text = "Deposition\n\nQ. Who owned it?\n\nA. Nobody knew.\n\nQ. And the boat?\n\nA. It was mine.\n";
    let (document, _) = read("a.txt", text.as_bytes());
    assert_eq!(speakers(&document), ["Q", "A", "Q", "A"]);
    let list = "Rules\n\nA. No dogs are let in.\n\nB. No cats are let in.\n\nA. See above.\n";
    let (document, _) = read("a.txt", list.as_bytes());
    assert!(speakers(&document).is_empty());
}

#[test]
fn marks_of_notes_on_lines_of_their_own() {
    let long = "The ship lay in the roads for nine days before the harbour master would hear of it";
    let text = format!(
        "{long}, for the\nOrion\n*\nwas held to be unclean.\n{long}.\n*\nThen she came in on the tide, and nobody spoke of it again in the town.\n"
    );
    let (document, _) = read("a.txt", text.as_bytes());
    assert!(document.blocks.iter().all(|block| block.text != "*"));
    assert!(
        document
            .blocks
            .iter()
            .any(|block| block.text.ends_with("hear of it. *"))
    );
    // Where no sentence runs over one, it parts sections.
    let text = format!("{long}.\n\n*\n\n{long}.\n");
    let (document, _) = read("a.txt", text.as_bytes());
    assert!(document.blocks.iter().any(|block| block.text == "*"));
}
