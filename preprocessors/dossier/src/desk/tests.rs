use std::fs;
use std::sync::Arc;

use super::*;
use crate::curation::decisions::{Entry as Decision, Verdict};
use crate::event::NoteCase;
use crate::sample::Folder;

/// A folder of documents for one test.
struct Desk(Folder);

const LETTER: &str = "Letter on the harbour\n\nThe ships lie idle this year, as everybody knows. President Sadat visited Moscow in October 1971. He stayed for three days and saw the yards.\n\nNothing else is new.\n";
const ANSWER: &str = "An answer from the harbour\n\nThey lie idle again. President Sadat visited Moscow in October 1971, and the yards were shown to him.\n";

impl Desk {
    fn new() -> Self {
        let desk = Self(Folder::new());
        desk.write("letter.txt", LETTER);
        desk.write("answer.txt", ANSWER);
        desk
    }

    fn write(&self, file: &str, text: &str) {
        self.0.write(file, text);
    }

    fn load(&self) -> Arc<Edition> {
        self.0.load()
    }

    fn decide(&self, entries: &[Decision]) {
        let path = self.0.path().join("curation/decisions.toml");
        let text = fs::read_to_string(path).unwrap_or_default();
        self.write(
            "curation/decisions.toml",
            &decisions::record(&text, entries).unwrap(),
        );
    }

    /// The decision that would accept the note of a document.
    fn note(&self, document: &str) -> decisions::NoteDecision {
        let edition = self.load();
        entries(&edition)
            .into_iter()
            .filter(|entry| entry.kind == Kind::Note)
            .find_map(|entry| match entry.subject {
                Subject::Decision(Decision::Note(note)) if note.document == document => Some(note),
                _ => None,
            })
            .unwrap()
    }

    fn notes(&self) -> Vec<(String, bool, String)> {
        let edition = self.load();
        edition
            .notes
            .iter()
            .map(|note| {
                let document = &edition.documents[note.item.document];
                (
                    document.id.clone(),
                    note.reviewed,
                    edition.plain(&note.text),
                )
            })
            .collect()
    }

    fn codes(&self) -> Vec<&'static str> {
        let edition = self.load();
        let all = edition.findings.iter();
        all.map(|finding| finding.code)
            .filter(|code| code.starts_with("decision") || code.starts_with("curation"))
            .collect()
    }
}

#[test]
fn a_note_on_the_desk_shows_both_passages_and_why() {
    let desk = Desk::new();
    let edition = desk.load();
    let entries = entries(&edition);
    let note = entries
        .iter()
        .find(|entry| entry.kind == Kind::Note)
        .unwrap();
    assert_eq!(note.state, State::Printed);
    assert!(note.score.is_some_and(|score| score > 0.5) && !note.reasons.is_empty());
    assert_eq!(note.quotations.len(), 2);
    assert!(
        note.quotations
            .iter()
            .all(|quotation| quotation.words.contains("visited Moscow"))
    );
    assert_ne!(
        note.quotations[0].item.document,
        note.quotations[1].item.document
    );
    assert!(note.id.starts_with("n-") && note.id.len() == 12);
    // Another document changes numbers, not ids.
    desk.write("earlier.txt", "A note of January 5, 1960\n\nNothing.\n");
    let again = super::entries(&desk.load());
    assert!(again.iter().any(|entry| entry.id == note.id));
}

#[test]
fn an_accepted_note_is_printed_as_it_was_accepted() {
    let desk = Desk::new();
    let note = desk.note("letter");
    desk.decide(&[Decision::Note(note.clone())]);
    assert_eq!(desk.codes(), [""; 0]);
    let letter: Vec<_> = desk
        .notes()
        .into_iter()
        .filter(|(id, ..)| id == "letter")
        .collect();
    assert_eq!(letter.len(), 1);
    assert!(letter[0].1, "reviewed: {letter:?}");
    // An older document changes the numbers; the note follows.
    let before = letter[0].2.clone();
    desk.write(
        "earlier.txt",
        "Report\nDate: January 5, 1960\n\nNothing happened in January 5, 1960.\n",
    );
    desk.write("earlier.toml", "date = \"1960-01-05\"\n");
    let letter: Vec<_> = desk
        .notes()
        .into_iter()
        .filter(|(id, ..)| id == "letter")
        .collect();
    assert!(
        letter[0].1 && letter[0].2 != before,
        "{before} → {letter:?}"
    );
    // The other document goes: the link of the note leads nowhere, and is told.
    fs::remove_file(desk.0.path().join("answer.txt")).unwrap();
    assert_eq!(desk.codes(), ["curation-unknown-id"; 2]);
    assert_eq!(desk.notes(), []);
}

#[test]
fn a_rejected_link_never_returns() {
    let desk = Desk::new();
    let note = decisions::NoteDecision {
        verdict: Verdict::Reject,
        ..desk.note("letter")
    };
    desk.decide(&[Decision::Note(note)]);
    assert_eq!(desk.notes(), [], "neither here nor at the other passage");
    assert_eq!(desk.codes(), [""; 0]);
    // A third document that tells of the visit brings notes of its own, but not that link.
    desk.write(
        "third.txt",
        "A third letter\n\nPresident Sadat visited Moscow in October 1971, as you know.\n",
    );
    let edition = desk.load();
    let index = |id: &str| {
        edition
            .documents
            .iter()
            .position(|document| document.id == id)
            .unwrap()
    };
    let (letter, answer) = (index("letter"), index("answer"));
    assert!(!edition.notes.is_empty());
    for note in &edition.notes {
        let ends: Vec<usize> = note
            .targets
            .iter()
            .map(|target| target.item.document)
            .collect();
        assert!(!(note.item.document == letter && ends.contains(&answer)));
        assert!(!(note.item.document == answer && ends.contains(&letter)));
    }
    for event in &edition.events {
        let members: Vec<usize> = event
            .mentions
            .iter()
            .map(|mention| mention.item.document)
            .collect();
        assert!(!(members.contains(&letter) && members.contains(&answer)));
    }
}

#[test]
fn a_reworded_note_has_the_editors_words_and_links() {
    let desk = Desk::new();
    let verdict = Verdict::Reword("The visit is told in {{#document answer#p2}} too.".into());
    desk.decide(&[Decision::Note(decisions::NoteDecision {
        verdict,
        ..desk.note("letter")
    })]);
    let edition = desk.load();
    let letter: Vec<_> = desk
        .notes()
        .into_iter()
        .filter(|(id, ..)| id == "letter")
        .collect();
    let answer = edition
        .documents
        .iter()
        .position(|document| document.id == "answer")
        .unwrap()
        + 1;
    assert_eq!(
        letter,
        [(
            "letter".to_owned(),
            true,
            format!("The visit is told in Document {answer} too.")
        )]
    );
    assert_eq!(desk.codes(), [""; 0]);
}

#[test]
fn decisions_survive_edits_of_the_document_and_tell_when_they_cannot() {
    for (verdict, count) in [(Verdict::Reject, 0), (Verdict::Reword("Mine.".into()), 1)] {
        let desk = Desk::new();
        let note = decisions::NoteDecision {
            verdict,
            ..desk.note("letter")
        };
        desk.decide(&[Decision::Note(note)]);
        let here = |desk: &Desk| {
            let notes = desk.notes();
            notes.iter().filter(|(id, ..)| id == "letter").count()
        };
        // A paragraph before, other words far from the mark.
        desk.write(
            "letter.txt",
            &LETTER.replace(
                "The ships lie idle this year",
                "A new line.\n\nThe ships lie",
            ),
        );
        assert_eq!((here(&desk), desk.codes()), (count, vec![]));
        // A word of the quotation corrected.
        desk.write(
            "letter.txt",
            &LETTER.replace("Sadat visited Moscow", "Sadat arrived at Moscow"),
        );
        assert_eq!(here(&desk), count);
        assert_eq!(desk.codes(), ["decision-moved"]);
        // The document renamed: its words are known again.
        desk.write("letter.txt", LETTER);
        fs::rename(
            desk.0.path().join("letter.txt"),
            desk.0.path().join("dispatch.txt"),
        )
        .unwrap();
        let notes = desk.notes();
        assert_eq!(
            notes.iter().filter(|(id, ..)| id == "dispatch").count(),
            count,
            "{notes:?}"
        );
        assert_eq!(desk.codes(), [""; 0]);
        // The passage gone.
        desk.write(
            "dispatch.txt",
            "Letter on the harbour\n\nNothing at all is new.\n",
        );
        assert_eq!(desk.codes(), ["decision-orphan"]);
    }
}

#[test]
fn a_decision_by_hand_needs_the_words_alone() {
    let desk = Desk::new();
    desk.write(
        "curation/decisions.toml",
        "[[note]]\ndocument = \"letter\"\nafter = \"in October\\n 1971.\"\ndecision = \"accept\"\n\n[[note]]\ndocument = \"answer\"\nafter = \"in October 1971\"\ndecision = \"reject\"\n",
    );
    let notes = desk.notes();
    assert_eq!(notes.len(), 1, "{notes:?} {:?}", desk.codes());
    assert!(notes[0].0 == "letter" && notes[0].1);
    desk.write(
        "curation/decisions.toml",
        "note = [\n{ document = \"letter\", after = \"is new.\", decision = \"accept\" },\n{ document = \"nobody\", after = \"is\", decision = \"reject\" },\n{ document = \"letter\", after = \"the\", decision = \"reject\" },\n]\n",
    );
    let edition = desk.load();
    let told: Vec<_> = edition
        .findings
        .iter()
        .filter(|finding| finding.code == "decision-orphan")
        .map(|finding| finding.place.line)
        .collect();
    assert_eq!(told, [Some(2), Some(3), Some(4)]);
}

#[test]
fn a_creator_named_by_the_summary_is_a_proposal() {
    let desk = Desk::new();
    desk.write(
        "report.txt",
        "Report on the Harvest\n\nSummary:\nThe Ambassador to Lima reports that the harvest has failed.\n\nThe harvest has failed.\n",
    );
    desk.write(
        "report.toml",
        "summary = \"The Ambassador to Lima reports that the harvest has failed.\"\n",
    );
    let creators = |edition: &Edition| {
        let report = edition
            .documents
            .iter()
            .find(|document| document.id == "report")
            .unwrap();
        report.metadata.creators.clone()
    };
    let edition = desk.load();
    assert_eq!(creators(&edition), [""; 0]);
    let found = entries(&edition);
    let entry = found
        .iter()
        .find(|entry| entry.kind == Kind::Creator)
        .unwrap();
    assert_eq!(
        (entry.proposal.as_str(), entry.state),
        ("by [Ambassador to Lima]", State::Waits)
    );
    let Subject::Decision(decision) = &entry.subject else {
        panic!("{entry:?}")
    };
    desk.decide(std::slice::from_ref(decision));
    let edition = desk.load();
    assert_eq!(creators(&edition), ["[Ambassador to Lima]"]);
    let entry = entries(&edition)
        .into_iter()
        .find(|entry| entry.kind == Kind::Creator)
        .unwrap();
    assert_eq!(entry.state, State::Accepted);
}

#[test]
fn filters_choose_by_kind_document_score_and_name() {
    let desk = Desk::new();
    let edition = desk.load();
    let entries = entries(&edition);
    let count = |filter: &Filter| {
        entries
            .iter()
            .filter(|entry| filter.admits(&edition, entry))
            .count()
    };
    let notes = Filter {
        kinds: vec![Kind::Note],
        ..Filter::default()
    };
    assert_eq!(count(&notes), 2);
    let of = |document: &str| Filter {
        document: Some(document.into()),
        ..notes.clone()
    };
    assert_eq!(
        [
            count(&of("letter")),
            count(&of("answer.txt")),
            count(&of("9"))
        ],
        [1, 1, 0]
    );
    let score = |text: &str| Filter {
        score: text.parse().ok(),
        ..Filter::default()
    };
    assert_eq!([count(&score("0.5")), count(&score("..0.1"))], [2, 0]);
    for name in ["sadat", "MOSCOW"] {
        assert_eq!(
            count(&Filter {
                name: Some(name.into()),
                ..notes.clone()
            }),
            2
        );
    }
    assert_eq!(
        count(&Filter {
            name: Some("Nasser".into()),
            ..notes.clone()
        }),
        0
    );
    for wrong in ["", "high", "2", "0.9..0.1"] {
        assert!(wrong.parse::<Score>().is_err(), "{wrong}");
    }
    assert!(Filter::default().is_empty() && !notes.is_empty());
    assert!(
        edition
            .notes
            .iter()
            .all(|note| note.case != NoteCase::Editor)
    );
}

#[test]
fn a_link_without_a_note_is_accepted_rejected_and_taken_back() {
    let desk = Desk::new();
    let edition = desk.load();
    // As where the link is too doubtful and the note has given way to another at its place.
    let mut doubtful = Edition::clone(&edition);
    doubtful.notes.clear();
    for link in doubtful
        .events
        .iter_mut()
        .flat_map(|event| &mut event.links)
    {
        link.decision = crate::event::Decision::Queue;
    }
    let waiting = |edition: &Edition| {
        let links = entries(edition)
            .into_iter()
            .filter(|entry| entry.kind == Kind::Link);
        links.collect::<Vec<_>>()
    };
    assert_eq!(
        waiting(&edition),
        [],
        "a printed link is decided with its note"
    );
    let links = waiting(&doubtful);
    assert_eq!(links.len(), 1);
    let link = &links[0];
    assert_eq!(link.state, State::Waits);
    assert_eq!(link.quotations.len(), 2);
    assert!(!link.reasons.is_empty() && link.id.starts_with("l-"));
    assert!(
        link.line().starts_with("{ kind = \"visit\", document = "),
        "{}",
        link.line()
    );
    assert_eq!(link.file(), ("decisions.toml", Some("link")));
    let Subject::Decision(Decision::Link(decision)) = link.subject.clone() else {
        panic!("{:?}", link.subject);
    };
    desk.decide(&[Decision::Link(decision.clone())]);
    let accepted = desk.load();
    assert_eq!(desk.codes(), [""; 0]);
    let links: Vec<_> = accepted
        .events
        .iter()
        .flat_map(|event| &event.links)
        .collect();
    assert!(
        links[0]
            .reasons
            .iter()
            .any(|reason| reason == "an editor says so")
    );
    let decided = waiting(&accepted);
    assert_eq!(
        (decided[0].state, &decided[0].id),
        (State::Accepted, &link.id)
    );
    let rejected = decisions::LinkDecision {
        accepted: false,
        ..decision
    };
    desk.decide(&[Decision::Link(rejected)]);
    assert!(
        desk.load()
            .events
            .iter()
            .all(|event| event.links.is_empty())
    );
    assert!(desk.notes().is_empty());
    assert_eq!(waiting(&desk.load())[0].state, State::Rejected);
    // Words that are gone are told.
    desk.write("answer.txt", "An answer from the harbour\n\nNobody came.\n");
    assert_eq!(desk.codes(), ["decision-orphan"]);
}

#[test]
fn what_editors_say_of_names_is_decided() {
    let desk = Desk::new();
    desk.write(
        "roll.txt",
        "A roll of the pilots\n\nProfessor Albert Michelsen wrote to Professor Albert Michelson.\n",
    );
    let names = |edition: &Edition| {
        let names = entries(edition)
            .into_iter()
            .filter(|entry| entry.kind == Kind::Name);
        names.collect::<Vec<_>>()
    };
    let waiting = names(&desk.load());
    assert_eq!(waiting.len(), 1);
    let id = &waiting[0].id;
    assert_eq!(
        waiting[0].line(),
        "[albert-michelsen]\nmerge = [\"albert-michelson\"]"
    );
    for (key, state) in [("merge", State::Accepted), ("never", State::Rejected)] {
        let rule = format!("[albert-michelsen]\n{key} = [\"albert-michelson\"]\n");
        desk.write("curation/persons.toml", &rule);
        let decided = names(&desk.load());
        assert_eq!(decided.len(), 1, "{decided:#?}");
        assert_eq!((decided[0].state, &decided[0].id), (state, id));
        assert_eq!(decided[0].quotations.len(), 2, "{decided:#?}");
    }
    desk.write(
        "curation/persons.toml",
        "[albert-michelsen]\nvariants = [\"Albert Michelson\"]\n",
    );
    let decided = names(&desk.load());
    assert_eq!(
        decided[0].proposal,
        "“Albert Michelson” means [albert-michelsen]"
    );
}
