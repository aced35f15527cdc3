//! Documents of *Foreign Relations of the United States*: newer and older pages, notes, page marks.

use crate::document::{BlockKind, Document};
use crate::finding::Finding;
use crate::seed::read;

fn fields(document: &Document) -> String {
    let fields = &document.metadata;
    let text = |field: &Option<String>| field.clone().unwrap_or_else(|| "-".to_owned());
    let date = fields.date.as_ref().map(ToString::to_string);
    [
        fields.title.clone(),
        text(&date),
        fields.creators.join("; "),
        text(&fields.kind),
        text(&fields.archive),
        text(&fields.locator),
    ]
    .join(" | ")
}

fn kept<'a>(document: &'a Document, label: &str) -> &'a str {
    let found = document
        .metadata
        .other
        .iter()
        .find(|(name, _)| name == label);
    found.map_or("", |(_, value)| value.as_str())
}

fn frus(text: &str) -> (Document, Vec<Finding>) {
    let (document, findings) = read("d12.txt", text.as_bytes());
    assert_eq!(document.layout, "frus", "{text}");
    (document, findings)
}

fn notes(document: &Document) -> Vec<&str> {
    let notes = document
        .blocks
        .iter()
        .filter(|block| block.kind == BlockKind::Note);
    notes.map(|block| block.text.as_str()).collect()
}

#[test]
fn fields_of_newer_and_older_pages() {
    for (text, wanted) in [
        (
            "Foreign Relations of the United States, 1969–1976, Volume XIV, Peru\n\n181. Memorandum of Conversation1\n\nLima, May 24, 1972, 7:50–11 p.m.\n\nPARTICIPANTS\n\nPeru\nRosa Vega, Minister of Grain\n\nSUBJECT\n\nThe Harvest\n\nThe Minister spoke first. She said the harvest had failed.2\n\n1. Source: National Archives, RG 59, Central Files 1970–73, POL 7 US/VEGA. Secret; Nodis. Drafted by Roe. The meeting took place at the Ministry.\n\n2. See Document 180.\n",
            "Memorandum of Conversation | 1972-05-24 |  | memorandum of conversation | National Archives | RG 59, Central Files 1970–73, POL 7 US/VEGA",
        ),
        (
            "12. Telegram From the Embassy in Peru to the Department of State/1/\n\nLima, March 5, 1949, 3 p.m.\n\n/1/Source: Department of State, Central Files, 823.61311/3-549. Confidential; Priority.\n\nThe harvest failed.\n",
            "Telegram From the Embassy in Peru to the Department of State | 1949-03-05 | Embassy in Peru | telegram | Department of State | Central Files, 823.61311/3-549",
        ),
        (
            "7. Memorandum From the President’s Assistant (Roe) to President Dahl\n\nWashington, undated.\n\nSUBJECT\n\nSalt\n\nThe price of salt rises.\n\n1. Source: Ford Library, National Security Adviser Files, Box 3, Vol. 2. Top Secret.\n",
            "Memorandum From the President’s Assistant (Roe) to President Dahl | - | President’s Assistant (Roe) | memorandum | Ford Library | National Security Adviser Files, Box 3, Vol. 2",
        ),
        (
            "823.61311/3–549: Telegram\n\nThe Ambassador in Peru (Roe) to the Department of State1\n\nsecret\n\nLima, March 5, 1949—5 p.m.\n\n812. The harvest failed.\n",
            "The Ambassador in Peru (Roe) to the Department of State | 1949-03-05 | Ambassador in Peru (Roe) | telegram | - | 823.61311/3–549",
        ),
    ] {
        assert_eq!(fields(&frus(text).0), wanted, "{text}");
    }
}

#[test]
fn dateline_classification_and_mark_are_kept() {
    let text = "181. Memorandum of Conversation1\n\nLima, May 24, 1972, 7:50–11 p.m.\n\nThe Minister spoke first.\n\n1. Source: National Archives, RG 59, POL 7 US/VEGA. Secret; Nodis. Drafted by Roe.\n";
    let (document, findings) = frus(text);
    assert_eq!(kept(&document, "Place"), "Lima");
    assert_eq!(kept(&document, "Original Classification"), "Secret; Nodis");
    assert_eq!(document.metadata.heading, None);
    assert_eq!(document.blocks[0].text, "Lima, May 24, 1972, 7:50–11 p.m.");
    let mark = findings.iter().find(|found| found.code == "seed-note-mark");
    assert_eq!(
        mark.and_then(|found| found.place.text.as_deref()),
        Some("181. Memorandum of Conversation1")
    );
}

#[test]
fn notes_of_the_source_are_set_apart() {
    let head = "12. Telegram From the Embassy in Peru to the Department of State1\n\nLima, March 5, 1949.\n\n";
    let source = "1. Source: Department of State, Central Files, 823/3-549. Secret.";
    for (text, wanted) in [
        (
            format!(
                "{head}The harvest failed.2\n\n{source}\n\n2. See Document 9.\n\nIt is long.\n\n3. Not printed.\n"
            ),
            vec![
                source,
                "2. See Document 9.",
                "It is long.",
                "3. Not printed.",
            ],
        ),
        // A numbered list of the text is none.
        (
            format!("{head}{source}\n\n1. The harvest failed.\n\n2. Salt is dear.\n"),
            vec![source],
        ),
        (
            format!(
                "{head}The harvest failed./2/\n\n/1/Source: Department of State. Secret.\n\n/2/See Document 9.\n\nIt is dry.\n"
            ),
            vec![
                "/1/Source: Department of State. Secret.",
                "/2/See Document 9.",
            ],
        ),
    ] {
        assert_eq!(notes(&frus(&text).0), wanted, "{text}");
    }
    // Marks in the text show the notes of any document.
    let plain = "On the Harvest\n\nThe harvest failed [1] and salt is dear.[2]\n\n[1] Of barley.\n\n[2] In Lima.\n";
    let (document, _) = read("x.txt", plain.as_bytes());
    assert_eq!(notes(&document), ["[1] Of barley.", "[2] In Lima."]);
    let list = "On the Harvest\n\nWe ask for two things:\n\n1. Barley.\n\n2. Salt.\n";
    assert!(notes(&read("x.txt", list.as_bytes()).0).is_empty());
}

#[test]
fn page_marks_do_not_break_a_sentence() {
    let long = "The delegation of the city spoke at length about the price of salt and";
    for text in [
        format!("{long}\n\n[Page 123]\n\nof bread in that year.\n"),
        format!("{long}\n\n[Page 123] of bread in that year.\n"),
        format!("{long} [Page 123]\n\nof bread in that year.\n"),
    ] {
        let (document, _) = read(
            "x.txt",
            format!("On Salt\n\nIt was dear.\n\n{text}").as_bytes(),
        );
        let last = document.blocks.last().map(|block| block.text.as_str());
        assert_eq!(
            last,
            Some(format!("{long} [Page 123] of bread in that year.").as_str())
        );
    }
}
