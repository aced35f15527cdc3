use super::{Decision, Event, Status, find};
use crate::document::{Block, Document, Metadata};
use crate::name;

/// A document of paragraphs.
fn document(file: &str, date: &str, title: &str, paragraphs: &[&str]) -> Document {
    Document {
        file: format!("{file}.txt"),
        id: file.to_owned(),
        metadata: Metadata {
            title: title.to_owned(),
            date: date.parse().ok(),
            ..Metadata::default()
        },
        blocks: paragraphs
            .iter()
            .zip(1..)
            .map(|(text, number)| Block {
                numbers: vec![number],
                text: (*text).to_owned(),
                ..Block::default()
            })
            .collect(),
        ..Document::default()
    }
}

fn events(documents: &[Document]) -> Vec<Event> {
    find(documents, &name::find(documents))
}

/// Labels of the printed events that documents share.
fn shared(events: &[Event]) -> Vec<String> {
    events
        .iter()
        .filter(|event| {
            event.decision == Decision::Print
                && event
                    .links
                    .iter()
                    .any(|link| link.decision == Decision::Print)
        })
        .map(|event| event.label.clone())
        .collect()
}

#[test]
fn a_visit_is_found_in_two_documents_and_look_alikes_stay_apart() {
    let documents = [
        document(
            "a",
            "1964-06-01",
            "Report on Egypt",
            &[
                "Nikita Khrushchev visited Egypt in May 1964. The dam was begun.",
                "In 1966 Alexei Kosygin visited Egypt.",
            ],
        ),
        document(
            "b",
            "1970-01-10",
            "Survey of Soviet policy in Africa",
            &[
                "Nikita Khrushchev’s visit to Egypt in May 1964 opened a new period.",
                "Nikita Khrushchev’s visit to Yugoslavia in May 1955 had been an apology.",
            ],
        ),
    ];
    let events = events(&documents);
    assert_eq!(shared(&events), ["Visit of Nikita Khrushchev to Egypt"]);
}

#[test]
fn a_plan_meets_its_outcome() {
    let documents = [
        document(
            "a",
            "1959-12-01",
            "Telegram",
            &["Dwight Eisenhower is expected to visit the Soviet Union in June 1960."],
        ),
        document(
            "b",
            "1961-02-01",
            "Review",
            &[
                "Dwight Eisenhower did not visit the Soviet Union in June 1960, as had been planned.",
            ],
        ),
    ];
    let events = events(&documents);
    let event = events.iter().find(|event| event.links.len() == 1).unwrap();
    let statuses: Vec<Status> = event
        .mentions
        .iter()
        .map(|mention| mention.status)
        .collect();
    assert_eq!(statuses, [Status::Planned, Status::DidNotHappen]);
}

#[test]
fn who_signed_may_stand_before_the_act_or_with_the_treaty() {
    let documents = [
        document(
            "a",
            "1956-04-03",
            "Report on the rivers",
            &["Finland and Norway signed the fisheries agreement in Kirkenes on March 14, 1956."],
        ),
        document(
            "b",
            "1957-06-11",
            "Memorandum on the rivers",
            &[
                "He said that the Norwegian-Finnish fisheries agreement, which was signed in March 1956, had been kept.",
            ],
        ),
    ];
    assert_eq!(
        shared(&events(&documents)),
        ["Treaty between Finland and Norway"]
    );
}

#[test]
fn a_label_names_nobody_where_nobody_is_named() {
    let documents = [document(
        "a",
        "1956-04-03",
        "Report on the agreement",
        &["April 3, 1956", "The water is high."],
    )];
    for event in events(&documents) {
        let label = event.label.trim_end();
        assert_eq!(label, event.label);
        assert!(
            !label.ends_with("between") && !label.ends_with("of"),
            "{label}"
        );
    }
}
