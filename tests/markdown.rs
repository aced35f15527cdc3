//! Renderers other than html get plain, complete Markdown with notes that work.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test fails by a panic"
)]

use std::fs;
use std::path::Path;

use dossier_tests::book::Book;
use dossier_tests::folder;

/// The words of a text, without what Markdown escapes.
fn words(text: &str) -> Vec<String> {
    text.replace('\\', "")
        .split(|character: char| !character.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// True where the words stand in the text, in order and together.
fn stands_in(text: &[String], words: &[String]) -> bool {
    text.windows(words.len().max(1)).any(|found| found == words)
}

#[test]
fn the_markdown_renderer_gets_plain_complete_text_with_working_notes() {
    let book = Book::of_this_repository();
    let toml = fs::read_to_string(book.root().join("book.toml")).unwrap();
    book.write("book.toml", format!("{toml}\n[output.markdown]\n"));
    let _ = book.try_build().ok();
    let pages = folder::read(&book.output().join("markdown"));
    let analysis = book.analyze(&[]);
    let mut notes = 0;
    for document in &analysis.documents {
        let path = format!("documents/{}.md", document.text("id"));
        let page = std::str::from_utf8(&pages[&path]).unwrap();
        for mark in [
            "<div", "<span", "<a ", "<dl", "<table", "<svg", "<sup", "popover", "{{#",
        ] {
            assert!(!page.contains(mark), "{path}: {mark}");
        }
        let shown = words(page);
        let file = book.root().join("seeds").join(document.file());
        let seed = fs::read_to_string(file).unwrap();
        // The end of the last long line, however the lines are joined and the names linked.
        let last = seed
            .lines()
            .rfind(|line| line.len() > 120)
            .expect("a long line");
        let last = words(last);
        let end = &last[last.len() - 3..];
        assert!(stands_in(&shown, end), "{path}: {end:?}");
        // Every mark has its note, every note its mark.
        for (at, _) in page.match_indices("\n[^x-") {
            let label = page[at + 1..].split_inclusive(']').next().unwrap();
            assert!(
                page[at + 1..].starts_with(&format!("{label}: ")),
                "{path}: {label}"
            );
            assert_eq!(page.matches(label).count(), 2, "{path}: {label}");
            notes += 1;
        }
        assert_eq!(page.matches("[^x-").count() % 2, 0, "{path}");
    }
    assert!(notes > 3, "the book has notes");
    // What a link leads to is there.
    for (path, page) in pages
        .iter()
        .filter(|(path, _)| path.starts_with("documents/"))
    {
        let page = std::str::from_utf8(page).unwrap();
        for (at, _) in page.match_indices("](") {
            let address = page[at + 2..].split([')', '#']).next().unwrap();
            if Path::new(address).extension() == Some("md".as_ref()) {
                let target = match address.strip_prefix("../") {
                    Some(above) => above.to_owned(),
                    None => format!("documents/{address}"),
                };
                assert!(pages.contains_key(&target), "{path}: {address}");
            }
        }
    }
    for page in [
        "timeline.md",
        "events.md",
        "persons.md",
        "organizations.md",
        "documents.md",
    ] {
        let text = std::str::from_utf8(&pages[page]).unwrap();
        assert!(
            text.lines().filter(|line| line.starts_with("- ")).count() > 3,
            "{page}"
        );
        assert!(!text.contains("<div") && !text.contains("<svg"), "{page}");
    }
}
