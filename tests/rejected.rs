//! What an editor has rejected does not come back: in no other kind, in no other words, not by a third document; and
//! nothing is printed in its place that nobody has read.
#![allow(clippy::unwrap_used, reason = "a test fails by a panic")]

use dossier_tests::book::Book;
use dossier_tests::desk::{call, listed};
use serde_json::Value;

/// Every note of a decision: where it stands, and its words.
fn notes(book: &Book, decision: &str) -> Vec<String> {
    let analysis = book.analyze(&[]);
    let mut notes: Vec<String> = analysis
        .notes
        .iter()
        .filter(|note| {
            let printed = note.decision == dossier_tests::analysis::Decision::Print;
            printed == (decision == "print")
        })
        .map(|note| format!("{} {}: {}", note.file, note.paragraph, note.text))
        .collect();
    notes.sort();
    notes
}

#[test]
fn whoever_rejects_all_that_is_printed_prints_nothing() {
    let book = Book::of_this_repository();
    let shown = listed(&book, &["--kind", "note"]);
    let ids: Vec<&str> = shown
        .iter()
        .filter(|entry| entry["state"] == "printed")
        .map(|entry| entry["id"].as_str().unwrap())
        .collect();
    assert!(ids.len() > 10);
    // One of them: nothing stands where nothing stood before.
    let before = notes(&book, "print");
    let place = |note: &String| note.split(": ").next().unwrap_or_default().to_owned();
    let places: Vec<String> = before.iter().map(place).collect();
    let _ = call(&book, &["reject", ids[0]]).ok();
    let after = notes(&book, "print");
    assert!(
        after.iter().all(|note| places.contains(&place(note))),
        "{after:#?}\n{before:#?}"
    );
    assert!(after.len() < before.len());
    let _ = call(&book, &["undo", "--kind", "note"]).ok();
    // All of them: the next best waits, and the editor is asked.
    let _ = call(&book, &[&["reject"][..], &ids[..]].concat()).ok();
    assert_eq!(notes(&book, "print"), [""; 0]);
    let left = listed(&book, &["--kind", "note"]);
    assert!(
        left.iter().all(|entry| entry["state"] == "waits"),
        "{left:#?}"
    );
    assert!(
        left.iter()
            .all(|entry| !ids.contains(&entry["id"].as_str().unwrap()))
    );
    let _ = call(&book, &["undo", "--kind", "note"]).ok();
    assert_eq!(notes(&book, "print"), before);
}

/// Three documents that tell of one visit, and of talks during it.
fn three() -> Book {
    Book::of(&[
        (
            "letter.txt",
            b"First letter\n\nPresident Sadat visited Moscow in October 1971 and met Leonid Brezhnev there.\n",
        ),
        (
            "answer.txt",
            b"Second letter\n\nIt is known that President Sadat visited Moscow in October 1971 and met Leonid Brezhnev.\n",
        ),
        (
            "minutes.txt",
            b"Third letter\n\nPresident Sadat visited Moscow in October 1971, where he met Leonid Brezhnev.\n",
        ),
    ])
}

#[test]
fn what_is_rejected_comes_back_neither_in_another_kind_nor_by_a_third_document() {
    let book = three();
    let pair = |a: &str, b: &str| [a.to_owned(), b.to_owned()];
    assert_eq!(
        book.analyze(&[]).joined_files(),
        [
            pair("answer.txt", "letter.txt"),
            pair("answer.txt", "minutes.txt"),
            pair("letter.txt", "minutes.txt")
        ]
    );
    book.write(
        "seeds/curation/events.toml",
        "[[event]]\npassages = [{ document = \"letter\", quote = \"President Sadat visited Moscow in October 1971 and met Leonid Brezhnev there\" }, { document = \"answer\", quote = \"It is known that President Sadat visited Moscow in October 1971 and met Leonid Brezhnev\" }]\nsame = false\n",
    );
    let now = book.analyze(&[]).joined_files();
    assert!(!now.contains(&pair("answer.txt", "letter.txt")), "{now:?}");
    // Both may be what the third tells, but not at once: no event has passages of both.
    for event in book.analyze(&[]).events {
        let files: Vec<&str> = event.mentions.iter().map(|own| own.file.as_str()).collect();
        assert!(
            !(files.contains(&"letter.txt") && files.contains(&"answer.txt")),
            "{} {files:?}",
            event.label
        );
    }
    for note in book.analyze(&[]).notes {
        let to: Vec<&str> = note
            .targets
            .iter()
            .map(|target| target.document.as_str())
            .collect();
        let parted = note.file == "letter.txt" && to.contains(&"answer")
            || note.file == "answer.txt" && to.contains(&"letter");
        assert!(!parted, "{} {}", note.file, note.text);
    }
    let check = call(&book, &["check"]).ok().stdout;
    assert!(!check.contains("orphan"), "{check}");
}

#[test]
fn a_rejection_holds_in_other_words_of_the_document() {
    let book = three();
    let of = |file: &str| {
        let list = listed(&book, &["--kind", "note", "--document", file]);
        list.iter()
            .map(|entry| entry["id"].as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    let ids = of("letter");
    assert!(!ids.is_empty());
    let mut arguments = vec!["reject"];
    arguments.extend(ids.iter().map(String::as_str));
    let _ = call(&book, &arguments).ok();
    assert!(
        notes(&book, "print")
            .iter()
            .all(|note| !note.starts_with("letter.txt"))
    );
    // The seed is corrected around what was quoted.
    book.write(
        "seeds/letter.txt",
        "First letter\n\nA line that was missed.\n\nPresident Sadat visited Moscow in October 1971, and met Leonid Brezhnev there.\n",
    );
    assert!(
        notes(&book, "print")
            .iter()
            .all(|note| !note.starts_with("letter.txt")),
        "{:#?}",
        notes(&book, "print")
    );
    // The words are gone altogether: an editor is told, and asked again.
    book.write(
        "seeds/letter.txt",
        "First letter\n\nThe harvest was good.\n",
    );
    let check = call(&book, &["check"]).ok().stdout;
    assert!(check.contains("decision-orphan"), "{check}");
}

/// Notes at one place that rest on the same clauses are each a matter of their own.
#[test]
fn each_note_is_decided_by_itself() {
    let book = Book::of_this_repository();
    let shown = listed(&book, &["--kind", "note"]);
    let all = book.analyze(&[]);
    let reviewed = all.notes.iter().filter(|note| note.reviewed).count();
    assert_eq!(
        shown.len(),
        all.notes.len() - reviewed,
        "each note of the book is on the list"
    );
    let mut lines: Vec<&str> = shown
        .iter()
        .map(|entry| entry["toml"].as_str().unwrap())
        .collect();
    lines.sort_unstable();
    let count = lines.len();
    lines.dedup();
    assert_eq!(lines.len(), count, "two entries are one decision");
    // One decision takes one note from the list.
    let waiting: Vec<&Value> = shown
        .iter()
        .filter(|entry| entry["state"] == "waits")
        .collect();
    for entry in waiting.iter().take(3) {
        let _ = call(&book, &["accept", entry["id"].as_str().unwrap()]).ok();
    }
    assert_eq!(listed(&book, &["--kind", "note"]).len(), count - 3);
}
