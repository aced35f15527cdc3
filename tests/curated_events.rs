//! What editors say of events in `curation/events.toml` holds in the built book, when a document is edited above it
//! too; and where the words are gone that it is bound to, that is a finding and nothing is printed of it.
#![allow(clippy::unwrap_used, reason = "a test fails by a panic")]

use dossier_tests::analysis::Decision;
use dossier_tests::book::Book;
use dossier_tests::desk::call;
use dossier_tests::site::text;
use serde_json::Value;

const FILE: &str = "seeds/curation/events.toml";

/// Three papers of a harbour: two name one war, and two a visit, in another month each.
fn papers() -> Book {
    let book = Book::of(&[
        (
            "ledger.txt",
            b"Ledger of the quay\n\nJune 1, 1964\n\nNikita Khrushchev visited Egypt in May 1964.\n\nAfter the Crimean War the quay was razed.\n",
        ),
        (
            "letter.txt",
            b"Letter on the quay\n\nJune 1, 1966\n\nNikita Khrushchev visited Egypt in December 1964.\n",
        ),
        (
            "survey.txt",
            b"Survey of the quay\n\nJuly 1, 1966\n\nIn the Crimean War the quay was held by a company of sappers.\n",
        ),
    ]);
    for (name, title) in [
        ("ledger", "Ledger"),
        ("letter", "Letter"),
        ("survey", "Survey"),
    ] {
        book.write(
            &format!("seeds/{name}.toml"),
            format!("title = \"{title}\"\n"),
        );
    }
    book
}

/// An entry about the passages of two documents.
fn entry(passages: [(&str, &str); 2], says: &str) -> String {
    let passages = passages.map(|(document, quote)| {
        format!("  {{ document = \"{document}\", quote = \"{quote}\" }},\n")
    });
    format!("[[event]]\npassages = [\n{}]\n{says}\n", passages.concat())
}

fn war() -> String {
    entry(
        [
            ("ledger", "After the Crimean War"),
            ("survey", "In the Crimean War"),
        ],
        "pin = true",
    )
}

fn visit(says: &str) -> String {
    let [a, b] = ["May", "December"].map(|month| format!("visited Egypt in {month} 1964"));
    entry([("ledger", &a), ("letter", &b)], says)
}

fn pair(a: &str, b: &str) -> [String; 2] {
    [a, b].map(|name| format!("{name}.txt"))
}

/// The findings about the file: line, and the words shown.
fn told(book: &Book) -> Vec<(u64, String)> {
    let shown = call(book, &["check", "--format", "json"]).ok().stdout;
    let all: Vec<Value> = serde_json::from_str(&shown).unwrap();
    let of_file = all.iter().filter(|finding| finding["file"] == FILE);
    of_file
        .map(|finding| {
            assert_eq!(finding["code"], "event-orphan", "{finding}");
            assert!(!finding["remedy"].as_str().unwrap().is_empty(), "{finding}");
            let text = finding["text"].as_str().unwrap_or_default();
            (finding["line"].as_u64().unwrap(), text.to_owned())
        })
        .collect()
}

/// Puts a paragraph above everything in the ledger.
fn edit_above(book: &Book) {
    let file = book.root().join("seeds/ledger.txt");
    let text = std::fs::read_to_string(&file).unwrap();
    let (head, rest) = text.split_once("\n\nNikita").unwrap();
    let edited = format!("{head}\n\nThe quay is long and its stones are old.\n\nNikita{rest}");
    std::fs::write(file, edited).unwrap();
}

/// Takes words out of a document.
fn replace(book: &Book, name: &str, words: &str, by: &str) {
    let file = book.root().join("seeds").join(name);
    let text = std::fs::read_to_string(&file).unwrap();
    assert!(text.contains(words), "{text}");
    std::fs::write(file, text.replace(words, by)).unwrap();
}

#[test]
fn a_pinned_event_is_printed_after_an_edit_above_it_and_not_when_its_words_are_gone() {
    let book = papers();
    assert_eq!(
        book.analyze(&[]).joined_files(),
        [] as [[String; 2]; 0],
        "nothing is printed unasked"
    );
    book.write(FILE, war());
    let war = [pair("ledger", "survey")];
    assert_eq!(book.analyze(&[]).joined_files(), war);
    let printed = |book: &Book| -> Vec<String> {
        let site = book.build();
        let page = site.document("ledger");
        let notes = page.all("main .footnote-definition li, li.footnote-definition");
        notes.into_iter().map(text).collect()
    };
    let before = printed(&book);
    assert!(
        matches!(before.as_slice(), [note] if note.contains("Document 3")),
        "{before:?}"
    );
    edit_above(&book);
    assert_eq!(
        book.analyze(&[]).joined_files(),
        war,
        "bound to words, not to a paragraph's number"
    );
    assert_eq!(printed(&book), before);
    assert_eq!(told(&book), []);
    // One of the two quotations is gone, then both: each is told where it stands.
    replace(
        &book,
        "ledger.txt",
        "After the Crimean War",
        "After those years",
    );
    assert_eq!(book.analyze(&[]).joined_files(), [] as [[String; 2]; 0]);
    assert_eq!(printed(&book), [""; 0]);
    assert_eq!(told(&book), [(3, "After the Crimean War".to_owned())]);
    replace(&book, "survey.txt", "In the Crimean War", "In those years");
    let lines: Vec<u64> = told(&book).iter().map(|(line, _)| *line).collect();
    assert_eq!(lines, [3, 4]);
}

#[test]
fn passages_that_an_editor_joins_and_names_stay_joined_and_what_is_gone_is_told() {
    let book = papers();
    book.write(
        FILE,
        visit("same = true\npin = true\nname = \"Visit to the quay\"\ndate = \"1964-05\"\nplace = \"Port Said\""),
    );
    let visit = [pair("ledger", "letter")];
    let named = |book: &Book| {
        let events = book.analyze(&[]).events;
        let own = events
            .into_iter()
            .find(|event| event.label == "Visit to the quay");
        own.and_then(|event| event.date)
    };
    assert_eq!(
        (book.analyze(&[]).joined_files(), named(&book)),
        (visit.to_vec(), Some("1964-05".to_owned()))
    );
    edit_above(&book);
    assert_eq!(
        (book.analyze(&[]).joined_files(), named(&book)),
        (visit.to_vec(), Some("1964-05".to_owned()))
    );
    let page = book.build().page("events.html").text();
    assert!(
        page.contains("Visit to the quay") && page.contains("Port Said"),
        "{page}"
    );
    assert_eq!(told(&book), []);
    replace(
        &book,
        "letter.txt",
        "visited Egypt in December 1964",
        "went to Egypt in December of 1964",
    );
    assert_eq!(book.analyze(&[]).joined_files(), [] as [[String; 2]; 0]);
    assert_eq!(
        told(&book),
        [(4, "visited Egypt in December 1964".to_owned())]
    );
}

#[test]
fn passages_that_an_editor_parts_stay_parted_until_the_words_are_gone() {
    let book = papers();
    replace(&book, "letter.txt", "December", "May");
    let visit = [pair("ledger", "letter")];
    assert_eq!(book.analyze(&[]).joined_files(), visit);
    let words = "visited Egypt in May 1964";
    book.write(
        FILE,
        entry([("ledger", words), ("letter", words)], "same = false"),
    );
    assert_eq!(book.analyze(&[]).joined_files(), [] as [[String; 2]; 0]);
    edit_above(&book);
    assert_eq!(
        book.analyze(&[]).joined_files(),
        [] as [[String; 2]; 0],
        "bound to words, not to a paragraph's number"
    );
    assert_eq!(told(&book), []);
    // A document of another id, and words that stand there twice.
    std::fs::rename(
        book.root().join("seeds/letter.txt"),
        book.root().join("seeds/note.txt"),
    )
    .unwrap();
    std::fs::rename(
        book.root().join("seeds/letter.toml"),
        book.root().join("seeds/note.toml"),
    )
    .unwrap();
    assert_eq!(told(&book), [(4, "letter".to_owned())]);
    replace(
        &book,
        "ledger.txt",
        "After the Crimean",
        "He visited Egypt in May 1964. After the Crimean",
    );
    let lines: Vec<u64> = told(&book).iter().map(|(line, _)| *line).collect();
    assert_eq!(lines, [3, 4]);
}

#[test]
fn a_decision_about_a_note_whose_words_are_gone_is_told_and_prints_nothing() {
    for (command, rest) in [
        ("accept", &[][..]),
        ("reject", &[][..]),
        ("reword", &["--text", "He came in May."][..]),
    ] {
        let book = papers();
        replace(&book, "letter.txt", "December", "May");
        let list = dossier_tests::desk::listed(&book, &["--kind", "note", "--document", "letter"]);
        let id = list[0]["id"].as_str().unwrap().to_owned();
        let _ = call(&book, &[&[command, &id][..], rest].concat()).ok();
        let check = |book: &Book| call(book, &["check"]).ok().stdout;
        assert!(!check(&book).contains("decision-orphan"), "{command}");
        replace(&book, "letter.txt", "Nikita", "The quay is long.\n\nNikita");
        assert!(
            !check(&book).contains("decision-orphan"),
            "{command}: an edit above it"
        );
        replace(
            &book,
            "letter.txt",
            "Nikita Khrushchev visited Egypt in May 1964.",
            "The stones are old.",
        );
        let shown = check(&book);
        assert!(shown.contains("decision-orphan"), "{command}: {shown}");
        assert!(
            shown.contains("seeds/curation/decisions.toml:"),
            "{command}: {shown}"
        );
        let notes = book.analyze(&[]).notes;
        let printed = |decision: Decision| decision == Decision::Print;
        assert!(
            !notes.iter().any(|note| printed(note.decision)),
            "{command}: {notes:#?}"
        );
    }
}
