//! The editor's desk on the command line: what waits, what is decided, and two editors at once.
#![allow(clippy::unwrap_used, reason = "a test fails by a panic")]

use std::fs;
use std::process::Command;

use dossier_tests::book::Book;
use dossier_tests::program::{Ran, command, dossier, run};
use serde_json::Value;

const DECISIONS: &str = "seeds/curation/decisions.toml";

fn harbour() -> Book {
    Book::of(&[
        (
            "letter.txt",
            b"Letter on the harbour\n\nThe ships lie idle this year. President Sadat visited Moscow in October 1971. He stayed for three days.\n",
        ),
        (
            "answer.txt",
            b"An answer from the harbour\n\nPresident Sadat visited Moscow in October 1971, and the yards were shown to him.\n",
        ),
        (
            "minutes.txt",
            b"Minutes of the committee\n\nThe committee heard that Queen Juliana visited Jakarta in August 1971.\n",
        ),
        (
            "diary.txt",
            b"A diary\n\nQueen Juliana visited Jakarta in August 1971. The streets were full.\n",
        ),
    ])
}

fn call(book: &Book, arguments: &[&str]) -> Ran {
    run(command(dossier()).args(arguments).current_dir(book.root()))
}

fn listed(book: &Book, arguments: &[&str]) -> Vec<Value> {
    let mut all = vec!["review", "--format", "json"];
    all.extend(arguments);
    serde_json::from_str(&call(book, &all).ok().stdout).unwrap()
}

fn id_of(book: &Book, document: &str) -> String {
    let list = listed(book, &["--kind", "note", "--document", document]);
    assert_eq!(list.len(), 1, "{list:#?}");
    list[0]["id"].as_str().unwrap().to_owned()
}

fn decisions(book: &Book) -> String {
    fs::read_to_string(book.root().join(DECISIONS)).unwrap_or_default()
}

#[test]
fn what_waits_is_listed_with_both_passages_and_decided_by_id() {
    let book = harbour();
    let list = listed(&book, &[]);
    assert_eq!(list.len(), 4, "{list:#?}");
    for entry in &list {
        assert_eq!(
            (&entry["kind"], &entry["state"]),
            (&"note".into(), &"printed".into())
        );
        assert_eq!(entry["passages"].as_array().unwrap().len(), 2);
        assert!(!entry["reasons"].as_array().unwrap().is_empty());
        assert!(entry["toml"].as_str().unwrap().starts_with("{ document = "));
    }
    let text = call(&book, &["review"]).ok().stdout;
    assert!(
        text.contains("seeds/letter.txt:3") && text.contains("because: "),
        "{text}"
    );

    let id = id_of(&book, "letter");
    // A dry run writes nothing.
    let ran = call(&book, &["accept", &id, "--dry-run"]).ok();
    assert!(ran.stdout.contains("would be accepted"), "{}", ran.stdout);
    assert!(!book.root().join(DECISIONS).exists());
    let _ = call(&book, &["accept", &id[..6]]).ok();
    let page = book.build();
    let letter = page.page("documents/letter.html").text();
    assert!(!letter.contains("not yet confirmed"));
    assert_eq!(listed(&book, &[]).len(), 3);
    assert_eq!(listed(&book, &["--decided"])[0]["state"], "accepted");
    let _ = call(
        &book,
        &["reword", &id, "--text", "He came {{#document answer}}."],
    )
    .ok();
    assert_eq!(listed(&book, &["--decided"])[0]["state"], "reworded");
    assert_eq!(decisions(&book).matches("document = \"letter\"").count(), 1);
    // Taken back, everything is as before.
    let _ = call(&book, &["undo", &id]).ok();
    assert_eq!(listed(&book, &["--decided"]).len(), 0);
    assert_eq!(id_of(&book, "letter"), id);
}

#[test]
fn many_are_decided_at_once_and_nothing_is_decided_blindly() {
    let book = harbour();
    let ran = call(&book, &["accept"]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.stderr.contains("nothing is named"), "{}", ran.stderr);
    let ran = call(&book, &["reject", "n-0000000000"]);
    assert!(
        ran.stderr.contains("there is nothing with the id"),
        "{}",
        ran.stderr
    );
    let ran = call(&book, &["reject", "--name", "Juliana"]).ok();
    assert!(ran.stdout.contains("2 entries rejected"), "{}", ran.stdout);
    assert_eq!(listed(&book, &[]).len(), 2);
    let ran = call(&book, &["accept", "--kind", "note", "--score", "0.5"]).ok();
    assert!(ran.stdout.contains("2 entries accepted"), "{}", ran.stdout);
    assert_eq!(
        (
            listed(&book, &[]).len(),
            listed(&book, &["--decided"]).len()
        ),
        (0, 4)
    );
    let check = call(&book, &["check"]).ok();
    assert!(!check.stdout.contains("decision-"), "{}", check.stdout);
    let ran = call(&book, &["undo", "--name", "Juliana", "--kind", "note"]).ok();
    assert!(
        ran.stdout.contains("2 entries taken back"),
        "{}",
        ran.stdout
    );
    assert_eq!(listed(&book, &[]).len(), 2);
}

/// Runs git in the book, where nobody's own settings count.
fn git(book: &Book, arguments: &[&str]) {
    let output = Command::new("git")
        .args([
            "-c",
            "user.name=A",
            "-c",
            "user.email=a@example.org",
            "-c",
            "commit.gpgsign=false",
        ])
        .args(arguments)
        .current_dir(book.root())
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .output()
        .unwrap();
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "git {arguments:?}: {told}");
}

#[test]
fn two_editors_decide_about_different_things_and_git_brings_them_together() {
    let book = harbour();
    git(&book, &["init", "-q", "-b", "main"]);
    // The first decision brings the file; it is on both branches.
    let _ = call(&book, &["accept", &id_of(&book, "diary")]).ok();
    git(&book, &["add", "."]);
    git(&book, &["commit", "-q", "-m", "begin"]);
    git(&book, &["branch", "other"]);
    let _ = call(&book, &["accept", &id_of(&book, "letter")]).ok();
    git(&book, &["commit", "-qam", "one"]);
    git(&book, &["switch", "-q", "other"]);
    // The same place of the sorted file, which git alone would call a conflict.
    let _ = call(&book, &["accept", &id_of(&book, "minutes")]).ok();
    let _ = call(
        &book,
        &["reword", &id_of(&book, "answer"), "--text", "So it was."],
    )
    .ok();
    git(&book, &["commit", "-qam", "two"]);
    git(&book, &["rebase", "-q", "main"]);
    let decided = listed(&book, &["--decided"]);
    let states: Vec<&str> = decided
        .iter()
        .map(|entry| entry["state"].as_str().unwrap())
        .collect();
    assert_eq!(states.len(), 4, "{}", decisions(&book));
    assert_eq!(
        states.iter().filter(|state| **state == "accepted").count(),
        3
    );
    assert_eq!(listed(&book, &[]).len(), 0);
    let check = call(&book, &["check"]).ok();
    assert!(!check.stdout.contains("decision-"), "{}", check.stdout);
}
