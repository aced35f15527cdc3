use super::decisions::Decisions;
use super::position;
use crate::document::{Block, Document, Item};
use crate::event::{Decision, Note, NoteCase, Run};

fn book() -> (Vec<Document>, Vec<Note>) {
    let text = "The envoy left Cairo in May 1956. He returned in June.";
    let document = Document {
        id: "report".into(),
        blocks: vec![Block {
            numbers: vec![1],
            text: text.into(),
            ..Block::default()
        }],
        ..Document::default()
    };
    let note = |offset| Note {
        item: Item {
            document: 0,
            part: None,
        },
        block: 0,
        offset,
        case: NoteCase::Same,
        text: vec![Run::Text("See also Document 2.".into())],
        targets: Vec::new(),
        event: 0,
        decision: Decision::Queue,
        reviewed: false,
    };
    (vec![document], vec![note(33), note(text.len())])
}

fn decide(file: &str) -> (Vec<Note>, Vec<&'static str>) {
    let (documents, mut notes) = book();
    let (decisions, mut findings) = Decisions::parse("decisions.toml", file);
    findings.extend(decisions.apply("decisions.toml", &documents, &mut notes));
    (notes, findings.iter().map(|finding| finding.code).collect())
}

#[test]
fn an_accepted_note_is_printed_as_reviewed() {
    let (notes, findings) = decide(
        "[[note]]\ndocument = \"report\"\nafter = \"in May\\n 1956.\"\ndecision = \"accept\"\n",
    );
    assert_eq!(findings, [""; 0]);
    assert!(notes[0].reviewed && notes[0].decision == Decision::Print);
    assert!(!notes[1].reviewed);
}

#[test]
fn a_rejected_note_is_gone_and_a_reworded_one_has_the_editors_words() {
    let (notes, findings) = decide(
        "[[note]]\ndocument = \"report\"\nafter = \"May 1956.\"\ndecision = \"reject\"\n\
         [[note]]\ndocument = \"report\"\nafter = \"June.\"\ndecision = \"reword\"\ntext = \"Reference is to the second visit.\"\n",
    );
    assert_eq!(findings, [""; 0]);
    assert_eq!(notes.len(), 1);
    assert_eq!(
        notes[0].text,
        [Run::Text("Reference is to the second visit.".into())]
    );
}

#[test]
fn a_decision_that_does_not_fit_is_reported_where_it_stands() {
    for (file, code) in [
        (
            "[[note]]\ndocument = \"report\"\nafter = \"July.\"\ndecision = \"accept\"\n",
            "decision-orphan",
        ),
        (
            "[[note]]\ndocument = \"letter\"\nafter = \"June.\"\ndecision = \"accept\"\n",
            "decision-orphan",
        ),
        (
            "[[note]]\ndocument = \"report\"\nafter = \".\"\ndecision = \"reject\"\n",
            "decision-orphan",
        ),
        (
            "[[note]]\ndocument = \"report\"\nafter = \"June.\"\ndecision = \"reword\"\n",
            "decision-without-text",
        ),
        (
            "[[note]]\ndocument = \"report\"\nafter = \"June.\"\ndecision = \"accept\"\ntext = \"x\"\n",
            "decision-with-text",
        ),
        (
            "[[note]]\ndocument = \"report\"\nafter = \"June.\"\ndecision = \"acept\"\n",
            "curation-invalid",
        ),
        ("[[note]]\ndocumnet = \"report\"\n", "curation-invalid"),
        ("[[note\n", "curation-invalid"),
    ] {
        let (notes, findings) = decide(file);
        assert_eq!(findings, [code], "{file}");
        assert_eq!(notes.len(), 2);
    }
}

#[test]
fn an_invalid_file_is_reported_with_line_and_column() {
    let (_, findings) = Decisions::parse(
        "seeds/curation/decisions.toml",
        "# mine\n[[note]]\ndecision = \"maybe\"\n",
    );
    let place = &findings[0].place;
    assert_eq!(
        (place.file.as_str(), place.line),
        ("seeds/curation/decisions.toml", Some(3))
    );
    assert_eq!(place.text.as_deref(), Some("decision = \"maybe\""));
}

#[test]
fn positions_count_characters() {
    assert_eq!(position("a\néb", 4), (2, 2));
    assert_eq!(position("", 0), (1, 1));
}
