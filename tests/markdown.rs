//! Renderers other than html get plain, complete Markdown with notes that work.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test fails by a panic"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use dossier_tests::analysis::{Analysis, Decision, EntityKind};
use dossier_tests::book::Book;
use dossier_tests::folder;
use dossier_tests::program;
use dossier_tests::workspace::fixture;
use regex::Regex;

/// A book as the Markdown renderer writes it: what stands on every page.
struct Plain {
    book: Book,
    analysis: Analysis,
    pages: BTreeMap<String, String>,
}

impl Plain {
    #[track_caller]
    fn of(book: Book) -> Self {
        let toml = fs::read_to_string(book.root().join("book.toml")).unwrap();
        book.write("book.toml", format!("{toml}\n[output.markdown]\n"));
        let _ = book.try_build().ok();
        let pages = folder::read(&book.output().join("markdown"))
            .into_iter()
            .filter(|(path, _)| is_markdown(path))
            .map(|(path, bytes)| (path, String::from_utf8(bytes).unwrap()))
            .collect();
        Self {
            analysis: book.analyze(&[]),
            book,
            pages,
        }
    }

    /// The words of a document's page.
    fn document(&self, id: &str) -> Vec<String> {
        words(&self.pages[&format!("documents/{id}.md")])
    }
}

fn is_markdown(path: &str) -> bool {
    Path::new(path).extension() == Some("md".as_ref())
}

/// The books that are tested: this repository's, and one around each collection of `gold`.
fn books() -> Vec<Plain> {
    let gold = fs::read_dir(fixture("gold")).unwrap();
    let mut folders: Vec<_> = gold.map(|entry| entry.unwrap().path()).collect();
    folders.retain(|path| path.is_dir());
    folders.sort();
    assert!(folders.len() > 2, "there are collections");
    let around = folders.iter().map(|folder| {
        let book = Book::around(folder);
        fs::remove_file(book.root().join("seeds/gold.json")).unwrap();
        book
    });
    std::iter::once(Book::of_this_repository())
        .chain(around)
        .map(Plain::of)
        .collect()
}

/// The words of a text, without what Markdown escapes and without addresses.
fn words(text: &str) -> Vec<String> {
    let address = Regex::new(r"\]\([^)]*\)").unwrap();
    address
        .replace_all(text, "]")
        .replace('\\', "")
        .split(|character: char| !character.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

fn counted(words: Vec<String>) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for word in words {
        *counts.entry(word).or_default() += 1;
    }
    counts
}

/// True where the words stand in the text, in order and together.
fn stands_in(text: &[String], words: &[String]) -> bool {
    text.windows(words.len().max(1)).any(|found| found == words)
}

#[test]
fn the_markdown_renderer_gets_plain_complete_text_with_working_notes() {
    let mut notes = 0;
    for plain in books() {
        text_is_complete(&plain);
        notes += notes_work(&plain);
        lists_are_complete(&plain);
        links_lead_somewhere(&plain);
        for (path, page) in generated(&plain) {
            for mark in [
                "<div", "<span", "<a ", "<dl", "<table", "<svg", "<sup", "popover", "{{#",
            ] {
                assert!(!page.contains(mark), "{path}: {mark}");
            }
        }
    }
    assert!(notes > 30, "{notes} notes");
}

/// The pages that the program writes.
fn generated(plain: &Plain) -> impl Iterator<Item = (&String, &String)> {
    let lists = [
        "documents.md",
        "events.md",
        "timeline.md",
        "persons.md",
        "organizations.md",
    ];
    plain
        .pages
        .iter()
        .filter(move |(path, _)| path.starts_with("documents/") || lists.contains(&path.as_str()))
}

/// Every word of a file, as often as it stands there, is on its page or in the log.
fn text_is_complete(plain: &Plain) {
    let check = program::run(
        program::command(program::dossier())
            .args(["check", "--log", "--format", "json"])
            .arg(plain.book.root()),
    );
    let log: Vec<serde_json::Value> = serde_json::from_str(&check.stdout).unwrap();
    assert!(!plain.analysis.documents.is_empty());
    for document in &plain.analysis.documents {
        let file = document.file();
        let text = fs::read_to_string(plain.book.root().join("seeds").join(file)).unwrap();
        let page = counted(plain.document(document.text("id")));
        let findings: Vec<&str> = log
            .iter()
            .filter(|finding| finding["file"] == format!("seeds/{file}").as_str())
            .flat_map(|finding| [&finding["message"], &finding["text"]])
            .filter_map(serde_json::Value::as_str)
            .collect();
        let findings = counted(words(&findings.join("\n")));
        let of = |counts: &BTreeMap<String, usize>, word: &str| {
            counts.get(word).copied().unwrap_or_default()
        };
        let lost: Vec<(String, usize)> = counted(words(&text))
            .into_iter()
            .filter(|(word, count)| of(&page, word) + of(&findings, word) < *count)
            .collect();
        assert!(lost.is_empty(), "{file}: {lost:?}");
    }
}

/// Every printed note is on its page under a mark of its own, and what it refers to is numbered where it
/// stands. Gives how many there are.
fn notes_work(plain: &Plain) -> usize {
    let mut found = 0;
    for document in &plain.analysis.documents {
        let (file, id) = (document.file(), document.text("id"));
        let page = &plain.pages[&format!("documents/{id}.md")];
        let shown = words(page);
        let printed = plain.analysis.notes.iter();
        let printed = printed.filter(|note| note.file == file && note.decision == Decision::Print);
        let count = printed.clone().count();
        for note in printed {
            assert!(
                stands_in(&shown, &words(&note.text)),
                "{file}: {}",
                note.text
            );
        }
        let mut labels = BTreeSet::new();
        for (at, _) in page.match_indices("\n[^x-") {
            let label = page[at + 1..].split_inclusive(']').next().unwrap();
            assert!(
                page[at + 1..].starts_with(&format!("{label}: ")),
                "{file}: {label}"
            );
            assert_eq!(page.matches(label).count(), 2, "{file}: {label}");
            labels.insert(label);
        }
        assert_eq!(labels.len(), count, "{file}");
        found += count;
    }
    let reference = Regex::new(r"\[(p\d+)\]\(([^)]+)\)").unwrap();
    let number = Regex::new(r"(?m)^\*\*(p\d+(?:, p\d+)*)\*\*(?: |$)").unwrap();
    for (path, page) in generated(plain).filter(|(path, _)| path.starts_with("documents/")) {
        for reference in reference.captures_iter(page) {
            let target = &plain.pages[&resolved(path, &reference[2])];
            let mut numbers = number
                .captures_iter(target)
                .flat_map(|found| found[1].split(", ").map(str::to_owned).collect::<Vec<_>>());
            assert!(
                numbers.any(|number| number == reference[1]),
                "{path}: {}",
                &reference[0]
            );
        }
    }
    found
}

/// Every form of every name and every event of two documents is in its list.
fn lists_are_complete(plain: &Plain) {
    for (page, kind) in [
        ("persons.md", EntityKind::Person),
        ("organizations.md", EntityKind::Organization),
    ] {
        let shown = words(&plain.pages[page]);
        let entities = plain.analysis.entities.iter();
        for entity in entities.filter(|entity| entity.kind == kind) {
            for mention in &entity.mentions {
                assert!(
                    stands_in(&shown, &words(&mention.form)),
                    "{page}: {}",
                    mention.form
                );
            }
        }
    }
    let events = words(&plain.pages["events.md"]);
    for event in &plain.analysis.events {
        let files: BTreeSet<&str> = event
            .mentions
            .iter()
            .map(|mention| mention.file.as_str())
            .collect();
        if files.len() > 1 && event.decision == Decision::Print {
            assert!(stands_in(&events, &words(&event.label)), "{}", event.label);
            for mention in &event.mentions {
                assert!(
                    stands_in(&events, &words(&mention.quote)),
                    "{}",
                    mention.quote
                );
            }
        }
    }
}

fn links_lead_somewhere(plain: &Plain) {
    let link = Regex::new(r"\]\(<?([^)>]+)>?\)").unwrap();
    let mut followed = 0;
    for (path, page) in &plain.pages {
        for link in link.captures_iter(page) {
            let address = link[1].split('#').next().unwrap();
            if is_markdown(address) && !address.contains(':') {
                let target = resolved(path, address);
                assert!(plain.pages.contains_key(&target), "{path}: {address}");
                followed += 1;
            }
        }
    }
    assert!(followed > 10);
}

/// Where an address on a page leads.
fn resolved(from: &str, address: &str) -> String {
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in address.split('/') {
        match part {
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    parts.join("/")
}
