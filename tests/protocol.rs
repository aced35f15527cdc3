//! What mdBook says to a preprocessor, and what it hears.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test fails by a panic"
)]

use dossier_tests::book::{Book, PREPROCESSORS};
use dossier_tests::program::{MDBOOK_VERSION, run_dossier, run_dossier_with};
use serde_json::{Value, json};

/// What mdBook sends for a small book.
fn input(book: &Book, renderer: &str) -> Value {
    let config: toml::Table =
        toml::from_str(&std::fs::read_to_string(book.root().join("book.toml")).unwrap()).unwrap();
    let chapter = |name: &str, path: &str, number: Value, content: &str| {
        json!({"Chapter": {
            "name": name, "content": content, "number": number, "sub_items": [],
            "path": path, "source_path": path, "parent_names": [],
        }})
    };
    json!([
        {
            "root": book.root(),
            "config": config,
            "renderer": renderer,
            "mdbook_version": MDBOOK_VERSION,
        },
        {"items": [
            chapter("Introduction", "introduction.md", Value::Null, "# Introduction\n\nWords.\n"),
            chapter("Documents", "documents.md", json!([1]), "# Documents\n\n{{#documents}}\n"),
        ]},
    ])
}

fn letter() -> Book {
    Book::of(&[(
        "letter.txt",
        b"A letter about the harbour\n\nThe ships lie idle.\n",
    )])
}

#[test]
fn every_renderer_is_supported() {
    for name in PREPROCESSORS {
        for renderer in ["html", "markdown", "linkcheck2"] {
            let ran = run_dossier(&[name, "supports", renderer]);
            assert_eq!(ran.code, Some(0), "{name} {renderer}: {}", ran.stderr);
            assert_eq!(ran.stdout, "", "{name} {renderer}");
        }
    }
}

#[test]
fn standard_output_is_the_book_and_nothing_else() {
    let book = letter();
    let bytes = serde_json::to_vec(&input(&book, "html")).unwrap();
    for name in PREPROCESSORS {
        let ran = run_dossier_with(&[name], &bytes).ok();
        let answer: Value = serde_json::from_str(&ran.stdout)
            .unwrap_or_else(|error| panic!("{name}: {error}: {}", ran.stdout));
        assert!(answer["items"].is_array(), "{name}");
    }
}

#[test]
fn the_documents_become_chapters_below_the_marker() {
    let book = letter();
    let answer = in_turn(&input(&book, "html")).pop().unwrap();
    let below = answer["items"][1]["Chapter"]["sub_items"]
        .as_array()
        .unwrap();
    let paths: Vec<&Value> = below.iter().map(|item| &item["Chapter"]["path"]).collect();
    assert_eq!(paths, [&json!("documents/letter.md")]);
}

#[test]
fn another_renderer_gets_markdown_without_html() {
    let book = letter();
    let answer = in_turn(&input(&book, "markdown")).pop().unwrap();
    let chapter = &answer["items"][1]["Chapter"]["sub_items"][0]["Chapter"]["content"];
    let text = chapter.as_str().unwrap();
    assert!(text.contains("The ships lie idle."), "{text}");
    for tag in ["<div", "<p", "<dl", "<span", "<table", "<details"] {
        assert!(!text.contains(tag), "{tag}: {text}");
    }
}

#[test]
fn input_that_is_no_book_is_refused_with_words() {
    for name in PREPROCESSORS {
        for input in [&b""[..], b"{}", b"[1, 2", b"\xff\xfe\x00", b"null"] {
            let ran = run_dossier_with(&[name], input);
            assert!(!matches!(ran.code, Some(0) | None), "{name} {input:?}");
            assert_eq!(ran.stdout, "", "{name} {input:?}");
            assert!(!ran.stderr.trim().is_empty(), "{name} {input:?}");
            assert!(!ran.stderr.contains("panicked"), "{name}: {}", ran.stderr);
        }
    }
}

#[test]
fn another_version_of_mdbook_is_named() {
    let book = letter();
    for version in ["0.4.52", "0.6.0"] {
        let mut message = input(&book, "html");
        message[0]["mdbook_version"] = version.into();
        let ran = run_dossier_with(&["seeds"], &serde_json::to_vec(&message).unwrap());
        assert!(ran.stderr.contains(version), "{version}: {}", ran.stderr);
        assert!(ran.stderr.contains("0.5"), "{version}: {}", ran.stderr);
    }
    // A book as mdBook 0.4 sends it.
    let mut message = input(&book, "html");
    message[0]["mdbook_version"] = "0.4.52".into();
    let items = message[1]["items"].take();
    message[1] = json!({"sections": items, "__non_exhaustive": null});
    let ran = run_dossier_with(&["seeds"], &serde_json::to_vec(&message).unwrap());
    assert_ne!(ran.code, Some(0));
    assert!(ran.stderr.contains("0.4.52"), "{}", ran.stderr);
}

#[test]
fn seeds_before_links_is_refused() {
    let book = letter();
    let mut message = input(&book, "html");
    message[0]["config"]["preprocessor"]["dossier-seeds"]
        .as_object_mut()
        .unwrap()
        .remove("after");
    let ran = run_dossier_with(&["seeds"], &serde_json::to_vec(&message).unwrap());
    assert_ne!(ran.code, Some(0));
    assert!(ran.stderr.contains("links"), "{}", ran.stderr);
    assert_eq!(ran.stdout, "");
}

/// What the three commands make of a book, one after the other, as mdBook passes it on.
fn in_turn(input: &Value) -> Vec<Value> {
    let (context, mut book) = (input[0].clone(), input[1].clone());
    PREPROCESSORS
        .iter()
        .map(|name| {
            let bytes = serde_json::to_vec(&json!([context, book])).unwrap();
            book = serde_json::from_str(&run_dossier_with(&[name], &bytes).ok().stdout).unwrap();
            book.clone()
        })
        .collect()
}

#[test]
fn the_documents_are_read_once_for_three_commands_that_follow_each_other() {
    let book = Book::of(&[
        (
            "a.txt",
            b"A letter\n\nPresident Sadat visited Moscow in October 1971.\n",
        ),
        (
            "b.txt",
            b"An answer\n\nPresident Sadat visited Moscow in October 1971, they say.\n",
        ),
    ]);
    let together = in_turn(&input(&book, "html"));
    let mut other = input(&book, "html");
    // It might run between two of them.
    other[0]["config"]["preprocessor"]["other"] = json!({"command": "other"});
    let apart = in_turn(&other);
    assert_eq!(together[2], apart[2]);
    let titles = |book: &Value| {
        let items = book["items"].as_array().unwrap().iter();
        items.filter(|item| item.get("PartTitle").is_some()).count()
    };
    let has_documents = |book: &Value| book.to_string().contains("\"documents/");
    assert_eq!(
        (
            titles(&together[0]),
            titles(&together[1]),
            titles(&together[2])
        ),
        (1, 1, 0)
    );
    assert_eq!(together[0], together[1], "the second hands the book on");
    assert!(
        !has_documents(&together[1]) && has_documents(&apart[0]),
        "mdBook hands the finished chapters on once"
    );
    assert_eq!(titles(&apart[0]), 0);
    // A book that says so itself is none that waits.
    let mut forged = input(&book, "html");
    forged[1]["items"].as_array_mut().unwrap().push(
        together[0]["items"]
            .as_array()
            .unwrap()
            .last()
            .unwrap()
            .clone(),
    );
    let end = in_turn(&forged);
    assert_eq!(titles(&end[2]), 1);
    assert!(has_documents(&end[2]));
    forged[0]["config"]["preprocessor"]["other"] = json!({"command": "other"});
    assert_eq!(in_turn(&forged)[2], end[2]);
}
