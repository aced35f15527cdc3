//! A made-up collection of another time and place, from end to end: nothing in the program may know
//! the documents that it was first used on.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test fails by a panic"
)]

use std::sync::LazyLock;

use dossier_tests::analysis::{Analysis, Decision, EntityKind, Record};
use dossier_tests::book::Book;
use dossier_tests::site::{Site, dead_links, text};
use dossier_tests::workspace::fixture;

static BUILT: LazyLock<(Site, Analysis)> = LazyLock::new(|| {
    let book = Book::around(&fixture("collection/seeds"));
    (book.build(), book.analyze(&[]))
});

#[test]
fn the_documents_stand_in_order_of_date_with_their_fields() {
    let (site, analysis) = &*BUILT;
    let files: Vec<&str> = analysis.documents.iter().map(Record::file).collect();
    assert_eq!(
        files,
        [
            "kallioniemi-letter.txt",
            "lindqvist-telegram.txt",
            "halvorsen-memorandum.txt"
        ]
    );
    let letter = &analysis.documents[0];
    assert_eq!(letter.text("date"), "1956-04-03");
    assert_eq!(letter.text("translator"), "Liisa Makitalo");
    assert_eq!(letter.text("language"), "Finnish");
    assert_eq!(letter.text("locator"), "f. 12, op. 3, d. 45, ll. 7-9");
    let page = site.document(letter.text("id"));
    let block = text(page.all("main .citation")[0]);
    for words in ["April 3, 1956", "Liisa Makitalo", "Finnish", "Document 1"] {
        assert!(block.contains(words), "{words}: {block}");
    }
}

#[test]
fn one_person_in_three_documents_is_one_entity() {
    let (_, analysis) = &*BUILT;
    for (form, files) in [("Kallioniemi", 2), ("Halvorsen", 2), ("Lindqvist", 2)] {
        let found: Vec<_> = analysis
            .entities
            .iter()
            .filter(|entity| entity.kind == EntityKind::Person)
            .filter(|entity| {
                entity
                    .mentions
                    .iter()
                    .any(|mention| mention.form.contains(form))
            })
            .collect();
        assert_eq!(found.len(), 1, "{form}: {found:#?}");
        let named: std::collections::BTreeSet<_> = found[0]
            .mentions
            .iter()
            .map(|mention| &mention.file)
            .collect();
        assert!(named.len() >= files, "{form}: {named:?}");
    }
}

#[test]
fn the_signing_is_one_event_with_a_note_in_each_document() {
    let (site, analysis) = &*BUILT;
    let signing: Vec<_> = analysis
        .events
        .iter()
        .filter(|event| event.decision == Decision::Print)
        .filter(|event| event.label.starts_with("Agreement between "))
        .collect();
    assert_eq!(signing.len(), 1, "{:#?}", analysis.events);
    assert_eq!(signing[0].date.as_deref(), Some("1956-03-14"));
    let files: std::collections::BTreeSet<_> = signing[0]
        .mentions
        .iter()
        .map(|mention| mention.file.as_str())
        .collect();
    assert_eq!(files.len(), 3, "{:#?}", signing[0]);
    for (index, document) in analysis.documents.iter().enumerate() {
        let notes: Vec<_> = analysis
            .notes
            .iter()
            .filter(|note| note.file == document.file() && note.decision == Decision::Print)
            .collect();
        assert_eq!(notes.len(), 1, "{}: {notes:#?}", document.file());
        let others = (1..=3).filter(|number| *number != index + 1);
        for number in others {
            let words = format!("Document {number}");
            assert!(
                notes[0].text.contains(&words),
                "{}: {}",
                document.file(),
                notes[0].text
            );
        }
        let page = site.document(document.text("id"));
        assert_eq!(
            page.all("main .footnote-definition li, li.footnote-definition")
                .len(),
            1
        );
    }
}

#[test]
fn the_site_is_whole() {
    let (site, _) = &*BUILT;
    let dead = dead_links(site);
    assert!(dead.is_empty(), "{}", dead.join("\n"));
    for path in site.chapters() {
        let page = site.page(path);
        assert_eq!(page.all("main h1").len(), 1, "{path}");
        assert!(page.ids().1.is_empty(), "{path}: {:?}", page.ids().1);
    }
}
