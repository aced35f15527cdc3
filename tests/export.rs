//! `mdbook-dossier export`, and what the site makes of the files.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test fails by a panic"
)]

use dossier_tests::book::Book;
use dossier_tests::folder;
use dossier_tests::program::{self, Ran};

fn run(book: &Book, arguments: &[&str]) -> Ran {
    program::run(
        program::command(program::dossier())
            .args(arguments)
            .current_dir(book.root()),
    )
}

#[test]
fn the_whole_edition_is_written_offered_and_checked() {
    let book = Book::of_this_repository();
    let downloads = book.root().join("src/downloads");
    if downloads.is_dir() {
        std::fs::remove_dir_all(&downloads).unwrap();
    }
    let before = book.build();
    assert!(
        !before
            .files
            .keys()
            .any(|path| path.starts_with("downloads/"))
    );
    let written = run(&book, &["export", "all"]).ok();
    assert!(
        written.stdout.contains("edition.bib is written"),
        "{}",
        written.stdout
    );
    let again = run(&book, &["export", "all"]).ok();
    assert!(!again.stdout.contains("is written"), "{}", again.stdout);
    let files = folder::read(&downloads);
    for name in [
        "edition.bib",
        "edition.ris",
        "edition.json",
        "documents.csv",
        "persons.csv",
        "events.csv",
        "links.csv",
    ] {
        assert!(files.contains_key(name), "{name}");
    }
    let documents = files.keys().filter(|name| name.starts_with("tei/")).count();
    assert_eq!(documents, book.analyze(&[]).documents.len());

    let site = book.build();
    let list = String::from_utf8(site.files["documents.html"].clone()).unwrap();
    assert!(list.contains("href=\"downloads/edition.bib\""), "{list}");
    for (path, bytes) in &files {
        assert_eq!(
            site.files.get(&format!("downloads/{path}")),
            Some(bytes),
            "{path}"
        );
    }
    let tei = |page: &str| {
        let id = page
            .strip_prefix("documents/")?
            .strip_suffix(".html")?
            .to_owned();
        Some(format!("href=\"../downloads/tei/{id}.xml\""))
    };
    for (path, bytes) in &site.files {
        if let Some(link) = tei(path) {
            assert!(
                String::from_utf8_lossy(bytes).contains(&link),
                "{path}: {link}"
            );
        }
    }

    let stale = |ran: &Ran| ran.stdout.matches("[export-stale]").count();
    assert_eq!(stale(&run(&book, &["check"])), 0);
    std::fs::write(downloads.join("edition.bib"), "@book{old, title = {Old}}\n").unwrap();
    let checked = run(&book, &["check"]);
    assert_eq!(stale(&checked), 1, "{}", checked.stdout);
    assert!(
        checked.stdout.contains("mdbook-dossier export all"),
        "{}",
        checked.stdout
    );
    let elsewhere = tempfile::tempdir().unwrap();
    let folder = elsewhere.path().to_str().unwrap();
    let _ = run(&book, &["export", "ris", "--to", folder]).ok();
    assert_eq!(
        folder::read(elsewhere.path())
            .into_keys()
            .collect::<Vec<_>>(),
        ["edition.ris"]
    );
}

#[test]
fn the_page_about_the_apparatus_counts_what_the_analysis_prints() {
    let book = Book::of_this_repository();
    let analysis = book.analyze(&[]);
    let site = book.build();
    let page = String::from_utf8(site.files["apparatus.html"].clone()).unwrap();
    let printed = analysis
        .notes
        .iter()
        .filter(|note| note.decision == dossier_tests::analysis::Decision::Print && !note.reviewed);
    let row = format!(
        "<td>made by the program, printed, not reviewed</td><td>{}</td>",
        printed.count()
    );
    assert!(page.contains(&row), "{row} in {page}");
    assert!(page.contains("A peace conference, 1921–1922"), "{page}");
}
