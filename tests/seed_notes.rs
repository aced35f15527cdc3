//! The notes of this repository's own edition: those that an editor would want, in the right place and case,
//! and those that must never stand there. No name or file of it stands in the code that writes them.
#![allow(clippy::unwrap_used, reason = "a test fails by a panic")]

use dossier_tests::analysis::{Analysis, Decision, Note};
use dossier_tests::book::analyze;
use dossier_tests::workspace;

/// A note that must be printed: file, paragraph, case, and the words that its text holds.
const WANTED: [(&str, &str, &str, &[&str]); 15] = [
    (
        "000",
        "p3",
        "outcome",
        &[
            "Document 4 reports that Kim Il Sung “did not visit the Soviet Union",
            "(p22)",
        ],
    ),
    (
        "000",
        "p3",
        "same",
        &["Dated April 1975 in Document 4 (p22, p27"],
    ),
    (
        "000",
        "p15",
        "outcome",
        &["Renewed in July 1975", "Document 4, p40"],
    ),
    (
        "000",
        "p15",
        "outcome",
        &[
            "Document 4 (p21; February 1961 in p38, corrected there)",
            "Document 1d (“6 July 1961”)",
            "Planned for September 1960 in Document 1a (p15)",
        ],
    ),
    (
        "004",
        "p20",
        "series",
        &[
            "See Document 2 (“promised three times to visit the DPRK",
            "Planned for September 1960 in Document 1a (p8, p15).",
        ],
    ),
    // What came of a plan to sign, told by the first document that tells it; the others are pointed to.
    (
        "004",
        "p15",
        "outcome",
        &["signed in July 1961.” See also Document 4 (p21"],
    ),
    (
        "000",
        "p37",
        "outcome",
        &["tour of Eastern Europe (Romania, Bulgaria, and Yugoslavia) in May 1975"],
    ),
    (
        "001",
        "p22",
        "planned",
        &["The visit to the Soviet Union: Planned in Document 3 (p3)."],
    ),
    (
        "001",
        "p22",
        "planned",
        &["The visit to Eastern Europe: Planned in Document 3 (p37)."],
    ),
    (
        "001",
        "p38",
        "disagree",
        &["July 1961 in Document 3; “6 July 1961” in Document 1d."],
    ),
    ("001", "p40", "planned", &["Planned in Document 3 (p14)."]),
    (
        "002",
        "p32",
        "series",
        &[
            "Document 1a (“in September of this year”)",
            "already been postponed twice”)",
        ],
    ),
    (
        "004",
        "p25",
        "outcome",
        &["in October 1961 to attend the 22nd Congress"],
    ),
    (
        "004",
        "p43",
        "record",
        &["Excerpts are printed as Document 1c."],
    ),
    ("004", "p31", "same", &["July 1961 in Document 4 (p26)"]),
];

/// What no printed note may say: the paragraph, and words that its note must not hold.
const FORBIDDEN: [(&str, &str, &str); 6] = [
    // The treaty with the Soviet Union is not China's of the same month.
    ("004", "p43", "Document 4 (p26"),
    ("004", "p45", "p26"),
    ("000", "p15", "p26"),
    // A visit of the past is no plan.
    ("003", "p1", "March 1949"),
    // Two congresses.
    ("001", "p21", "23rd"),
    // What two documents claim of his visits waits for an editor.
    ("001", "p21", "March 1949"),
];

fn printed(analysis: &Analysis) -> Vec<&Note> {
    let notes = analysis.notes.iter();
    notes
        .filter(|note| note.decision == Decision::Print)
        .collect()
}

#[test]
fn the_wanted_notes_stand_in_their_places_and_no_forbidden_one_does() {
    let analysis = analyze(&workspace::root().join("seeds"), &[]);
    let printed = printed(&analysis);
    let mut wrong = Vec::new();
    for (file, paragraph, case, words) in WANTED {
        let found = printed.iter().any(|note| {
            note.file.starts_with(file)
                && note.paragraph == paragraph
                && note.case == case
                && words.iter().all(|words| note.text.contains(words))
        });
        if !found {
            wrong.push(format!("missing: {file} {paragraph} ({case}) {words:?}"));
        }
    }
    for (file, paragraph, words) in FORBIDDEN {
        for note in &printed {
            if note.file.starts_with(file)
                && note.paragraph == paragraph
                && note.text.contains(words)
            {
                wrong.push(format!("forbidden: {file} {paragraph}: {}", note.text));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Wars and other periods get no notes, and no note speaks in the editor's voice.
#[test]
fn no_note_is_on_a_period_or_asserts() {
    let analysis = analyze(&workspace::root().join("seeds"), &[]);
    for note in printed(&analysis) {
        for words in ["Korean War", "Cultural Revolution", "Reference is to"] {
            assert!(
                !note.text.contains(words),
                "{}: {}",
                note.paragraph,
                note.text
            );
        }
    }
}
