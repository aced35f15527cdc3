//! `mdbook serve`, as published, while documents are edited, added and removed: each change is seen
//! in the page, by one build.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test fails by a panic"
)]

use std::fs;
use std::io::Write;

use dossier_tests::book::Book;
use dossier_tests::server::Server;
use tempfile::NamedTempFile;

/// Writes a file in one step, as editors do, so that it is never seen half written.
fn put(book: &Book, path: &str, text: &str) {
    let path = book.root().join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    let mut file = NamedTempFile::new_in(book.root()).unwrap();
    file.write_all(text.as_bytes()).unwrap();
    file.persist(path).unwrap();
}

#[test]
fn each_change_of_a_document_or_a_decision_is_served_after_one_build() {
    let book = Book::of(&[(
        "letter.txt",
        b"A letter about the harbour\n\nThe ships lie idle.\n",
    )]);
    let server = Server::start(&book);
    let holds = |path: &str, words: &str| server.get(path).is_some_and(|page| page.contains(words));
    assert!(
        holds("documents/letter.html", "The ships lie idle."),
        "{:?}",
        server.log()
    );
    assert_eq!(server.builds(), 1, "{:?}", server.log());

    server.once(
        "an edited document",
        || {
            put(
                &book,
                "seeds/letter.txt",
                "A letter about the harbour\n\nThe ships have sailed. President Sadat visited Moscow in October 1971.\n",
            );
        },
        || holds("documents/letter.html", "The ships have sailed."),
    );
    server.once(
        "a new document",
        || {
            put(
                &book,
                "seeds/answer.txt",
                "An answer from the harbour\n\nThey lie idle again. President Sadat visited Moscow in October 1971.\n",
            );
        },
        || holds("documents/answer.html", "They lie idle again."),
    );
    server.once(
        "a sidecar",
        || {
            put(
                &book,
                "seeds/answer.toml",
                "title = \"The answer of the harbour master\"\n",
            );
        },
        || holds("documents/answer.html", "The answer of the harbour master"),
    );
    let has_note = || holds("documents/letter.html", "footnote-x-1");
    assert!(has_note(), "both documents tell of one visit");
    server.once(
        "a decision about a note",
        || {
            put(
                &book,
                "seeds/curation/decisions.toml",
                "[[note]]\ndocument = \"letter\"\nafter = \"in October 1971.\"\ndecision = \"reject\"\n",
            );
        },
        || !has_note(),
    );
    server.once(
        "a removed document",
        || {
            fs::remove_file(book.root().join("seeds/answer.toml")).unwrap();
            fs::remove_file(book.root().join("seeds/answer.txt")).unwrap();
        },
        || {
            server.get("documents/answer.html").is_none()
                && holds("documents.html", "A letter about the harbour")
        },
    );
    assert!(!holds("documents.html", "harbour master"));
}
