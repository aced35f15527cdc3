//! The wording of notes: whatever a note can be asked to say, it says in a well-formed English sentence.
//! What collections make notes say is checked where they are measured.
#![allow(clippy::unwrap_used, reason = "a test fails by a panic")]

use std::collections::BTreeMap;
use std::fmt::Write as _;

use dossier_tests::grammar::faults_of_note;
use mdbook_dossier_core::document::{Block, Document, Item, Part};
use mdbook_dossier_core::event::{Decision, Event, EventMention, Link, Note, Run, Status, notes};
use mdbook_dossier_core::name::Names;

const STATUSES: [Status; 7] = [
    Status::Happened,
    Status::Planned,
    Status::Conditional,
    Status::DidNotHappen,
    Status::Denied,
    Status::Series,
    Status::Disputed,
];

/// How a passage dates what it tells: in EDTF, and in its own words.
const DATES: [Option<(&str, &str)>; 6] = [
    None,
    Some(("1905-03-04", "4 March 1905")),
    Some(("1905-03", "March 1905")),
    Some(("1907-08", "August 1907")),
    Some(("1905-03-01~/1905-03-10~", "early March")),
    Some(("1905", "the year 1905")),
];

/// Passages that tell of one thing in the ways in which texts do: the clause, the words that name it, and its kind.
const PASSAGES: [(&str, &str, &str); 16] = [
    (
        "The governor’s visit to the islands was much praised.",
        "visit to the islands",
        "visit",
    ),
    (
        "Governor Ames did not visit the islands as had been expected.",
        "visit the islands",
        "visit",
    ),
    ("He never came.", "came", "visit"),
    (
        "In the spring the Council did not elect a secretary.",
        "elect a secretary",
        "appointment",
    ),
    (
        "An agreement on the ferries between Zeeland and Holland was signed.",
        "agreement on the ferries between Zeeland and Holland",
        "treaty",
    ),
    (
        "The fourth congress of the guild, held at Utrecht, (a long one",
        "congress of the guild, held at Utrecht",
        "assembly",
    ),
    (
        "the loss of the “Maria Elisabeth",
        "loss of the “Maria Elisabeth",
        "incident",
    ),
    (
        "She said: \"The election was held, and nobody came.\"",
        "election",
        "appointment",
    ),
    (
        "and union of the two lodges in the old hall",
        "union of the two lodges in the old hall",
        "membership",
    ),
    (
        "talks between the two boards [in Leiden] went on",
        "talks between the two boards",
        "talks",
    ),
    ("Resolved.", "Resolved", "decision"),
    (
        "A letter to the Board, dated early March, in which the keeper of the gardens asked that the beds along the northern wall be left as they had always been, was read, and after a discussion that lasted until the lamps were lit it was resolved to answer it.",
        "resolved to answer it",
        "decision",
    ),
    ("Was the bridge opened?", "opened", "foundation"),
    (
        "the hour of the eclipse was noted by all",
        "eclipse",
        "research",
    ),
    ("promised three times to repay the loan", "loan", "grant"),
    (
        "Publication of the third volume had to wait …",
        "Publication of the third volume",
        "publication",
    ),
];

fn block(text: &str) -> Block {
    Block {
        numbers: vec![1],
        text: text.to_owned(),
        ..Block::default()
    }
}

/// A document of one passage; with one part, which holds it, where that is asked for.
fn document(index: usize, text: &str, part: bool) -> Document {
    let mut document = Document {
        file: format!("{index}.txt"),
        id: format!("document-{index}"),
        blocks: vec![block(text), block(text)],
        ..Document::default()
    };
    if part {
        document.parts = vec![Part {
            letter: "a".to_owned(),
            ..Part::default()
        }];
    }
    document
}

/// A mention of a passage.
fn mention(
    document: usize,
    part: bool,
    block: usize,
    (text, core, _): (&str, &str, &str),
    date: Option<(&str, &str)>,
    status: Status,
    record: bool,
) -> EventMention {
    let start = text.find(core).unwrap();
    EventMention {
        item: Item {
            document,
            part: part.then_some(0),
        },
        block,
        range: 0..text.len(),
        core: start..start + core.len(),
        mark: text.len(),
        quote: text.split_whitespace().collect::<Vec<_>>().join(" ").into(),
        stated: date.map(|(date, _)| date.parse().unwrap()),
        stated_words: date.map(|(_, words)| words.to_owned()),
        inferred: None,
        status,
        record,
    }
}

/// An event of mentions that are all linked with the first.
fn event(kind: &'static str, act: &str, label: &str, mentions: Vec<EventMention>) -> Event {
    let links = (1..mentions.len())
        .map(|b| Link {
            a: 0,
            b,
            score: 0.9,
            decision: Decision::Print,
            reasons: Vec::new(),
        })
        .collect();
    Event {
        id: label.to_lowercase().replace(' ', "-"),
        label: label.to_owned(),
        kind,
        act: act.to_owned(),
        date: None,
        place: None,
        participants: Vec::new(),
        score: 0.9,
        decision: Decision::Print,
        period: false,
        mentions: mentions.into_iter().map(Into::into).collect(),
        links,
    }
}

/// A note as a reader has it.
fn printed(note: &Note, events: &[Event]) -> String {
    note.text
        .iter()
        .map(|run| match run {
            Run::Text(words) => words.clone(),
            Run::Document(item, _) => format!(
                "Document {}{}",
                item.document + 1,
                item.part.map_or("", |_| "a")
            ),
            Run::Paragraph(_, block) => format!("p{}", block + 1),
            Run::Event(event) => events[*event].label.clone(),
            Run::Entity(_) => String::new(),
        })
        .collect()
}

/// One line for each note that stands in the first document, by what it was asked to say.
fn table() -> BTreeMap<String, String> {
    let mut table = BTreeMap::new();
    let word =
        |date: Option<(&str, &str)>| date.map_or("undated".to_owned(), |(date, _)| date.to_owned());
    // Every status against every other, dated in every way against every other, of a document, a part, a record.
    for own in STATUSES {
        for other in STATUSES {
            for own_date in DATES {
                for date in DATES {
                    for (form, part, record) in [
                        ("document", false, false),
                        ("part", true, false),
                        ("record", false, true),
                    ] {
                        let passages = [PASSAGES[0], PASSAGES[1]];
                        let mentions = vec![
                            mention(0, false, 0, passages[0], own_date, own, false),
                            mention(1, part, 0, passages[1], date, other, record),
                        ];
                        let documents = [
                            document(0, passages[0].0, false),
                            document(1, passages[1].0, part),
                        ];
                        let events = [event(
                            "visit",
                            "visit to the islands",
                            "Visit of Ames to the islands",
                            mentions,
                        )];
                        let key = format!(
                            "{} {} > {form} {} {}",
                            own.words(),
                            word(own_date),
                            other.words(),
                            word(date)
                        );
                        add(&mut table, &key, &documents, &events);
                    }
                }
            }
        }
    }
    // Every way of telling, by every status.
    for passage in PASSAGES {
        for other in STATUSES {
            for own in [Status::Happened, Status::Planned, Status::Series] {
                let mentions = vec![
                    mention(0, false, 0, PASSAGES[0], None, own, false),
                    mention(1, false, 0, passage, DATES[1], other, false),
                ];
                let documents = [
                    document(0, PASSAGES[0].0, false),
                    document(1, passage.0, false),
                ];
                let events = [event(passage.2, passage.2, "Something", mentions)];
                let key = format!("{} > {} “{}”", own.words(), other.words(), passage.0);
                add(&mut table, &key, &documents, &events);
            }
        }
    }
    several(&mut table);
    table
}

/// Several documents in one note, and several events at one place.
fn several(table: &mut BTreeMap<String, String>) {
    let statuses = [
        Status::Happened,
        Status::Planned,
        Status::DidNotHappen,
        Status::Series,
        Status::Disputed,
    ];
    for own in STATUSES {
        for count in 2..=5 {
            let mut mentions = vec![mention(0, false, 0, PASSAGES[0], DATES[2], own, false)];
            let mut documents = vec![document(0, PASSAGES[0].0, false)];
            for other in 0..count {
                let passage = PASSAGES[other];
                mentions.push(mention(
                    other + 1,
                    false,
                    0,
                    passage,
                    DATES[other % 4],
                    statuses[other],
                    false,
                ));
                documents.push(document(other + 1, passage.0, false));
            }
            let events = [event(
                "visit",
                "visit",
                "Visit of Ames to the islands",
                mentions,
            )];
            add(
                table,
                &format!("{} > {count} documents", own.words()),
                &documents,
                &events,
            );
        }
        let both = |act: [&str; 2]| {
            let of = |label: &str, act: &str, other: Status| {
                event(
                    "visit",
                    act,
                    label,
                    vec![
                        mention(0, false, 0, PASSAGES[0], None, own, false),
                        mention(1, false, 0, PASSAGES[1], DATES[1], other, false),
                    ],
                )
            };
            [
                of("Visit of Ames to the islands", act[0], Status::Happened),
                of("Visit of Borg to the islands", act[1], Status::Planned),
            ]
        };
        let documents = [
            document(0, PASSAGES[0].0, false),
            document(1, PASSAGES[1].0, false),
        ];
        add(
            table,
            &format!("{} > two events", own.words()),
            &documents,
            &both(["visit", "treaty"]),
        );
        add(
            table,
            &format!("{} > two visits", own.words()),
            &documents,
            &both(["visit", "visit"]),
        );
        add(
            table,
            &format!("{} > an occurrence", own.words()),
            &documents,
            &both(["occurrence", "visit"]),
        );
    }
}

fn add(table: &mut BTreeMap<String, String>, key: &str, documents: &[Document], events: &[Event]) {
    let here = notes(documents, &Names::default(), events);
    let here: Vec<String> = here
        .iter()
        .filter(|note| note.item.document == 0)
        .map(|note| printed(note, events))
        .collect();
    assert_eq!(here.len(), 1, "{key}: {here:?}");
    table.insert(key.to_owned(), here[0].clone());
}

#[test]
fn whatever_a_note_is_asked_to_say_it_says_in_a_sentence() {
    let table = table();
    assert!(table.len() > 2000, "{}", table.len());
    let mut wrong = String::new();
    for (key, note) in &table {
        let faults = faults_of_note(note);
        if !faults.is_empty() {
            let _ = writeln!(wrong, "{key}\n    {note}\n    {}", faults.join(", "));
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
    // The table of all sentences that differ, with what was asked first.
    let mut first: BTreeMap<&str, &str> = BTreeMap::new();
    for (key, note) in &table {
        first.entry(note).or_insert(key);
    }
    let mut all = String::new();
    for (note, key) in &first {
        let _ = writeln!(all, "{note}\n    {key}");
    }
    snapbox::assert_data_eq!(all, snapbox::file!["fixtures/notes.txt"]);
}

/// The check itself finds what is wrong.
#[test]
fn a_note_that_is_no_sentence_is_found() {
    for (note, fault) in [
        ("see Document 2 (p4).", "capital"),
        ("See Document 2 (p4)", "stop"),
        ("See Document 2 (p4)..", "two stops"),
        ("See  Document 2 (p4).", "spaces"),
        ("See See Document 2 (p4).", "See See"),
        ("See Document 2 ().", "()"),
        ("See Document 2 (“”).", "“”"),
        ("Planned for in Document 2 (p4).", "without a date"),
        ("Planned for May 1905 in.", "in"),
        ("See Document 2 (“the visit).", "pair"),
        ("Document 2, p4, records an “visit”.", "article"),
        ("Document 2, p4, record a “visit.”", "agree"),
        ("Planned.", "no document"),
    ] {
        let faults = faults_of_note(note).join("; ");
        assert!(faults.contains(fault), "{note}: {faults}");
    }
    for note in [
        "See also Document 2 (p4).",
        "“6 July 1961” in Document 1d.",
        "Document 4, p22, records a “tour of Eastern Europe (Romania, Bulgaria, and Yugoslavia) in May 1975.”",
        "See Document 1a (“in September of this year”) and Document 1b (“has already been postponed twice”).",
    ] {
        assert_eq!(faults_of_note(note), [""; 0], "{note}");
    }
}
