//! The desk of the served book: whatever waits or was found stands there, with lines that work when they are copied.
#![allow(clippy::unwrap_used, reason = "a test fails by a panic")]

use std::collections::BTreeSet;
use std::fs;

use dossier_tests::book::Book;
use dossier_tests::desk::{call, listed, paste, ready, served};
use dossier_tests::site::dead_links;
use dossier_tests::workspace;
use serde_json::Value;

/// Every code by which an editor is told that a document may be wrong: each can be answered.
const DOUBTS: [&str; 24] = [
    "chronology",
    "claims-contradict",
    "date-ambiguous",
    "date-by-hand",
    "document-nearly-twice",
    "document-record-twice",
    "document-twice",
    "id-clash",
    "metadata-inferred",
    "metadata-missing",
    "name-out-of-life",
    "name-out-of-office",
    "name-unfit",
    "note-mark-without-note",
    "pages-missing",
    "reference-unknown",
    "rights-missing",
    "seed-date-doubtful",
    "seed-date-of-parts",
    "seed-dates-disagree",
    "seed-encoding-guessed",
    "seed-test-host",
    "sic-corrected",
    "sic-uncorrected",
];

/// A port of another world, in whose papers everything is doubtful.
fn doubtful() -> Book {
    let words: Vec<String> = (0..300).map(|number| format!("word{number}")).collect();
    let (all, half) = (words.join(" "), words[..160].join(" "));
    let other = "of other matters than these ".repeat(40);
    let files = [
        (
            "report.txt",
            "Report on the Harbour\n\nMarch 4, 1921\n\n[handwritten] 1.2.1921\n\nThe ships were sold in June 1922, and the \
             last of them in 1922. The boats of 2/3/1920 lie idle. The *Hydra* * is gone. See Document 412, and my \
             telegram No. 77. The quay fell in 1912 [sic] 1 [trans. note: in 1921]. The haven [sic] is deep.\n"
                .to_owned(),
        ),
        (
            "memorandum.txt",
            "Memorandum on Visits\n\nMay 3, 1935\n\nThere was none after President Horthy's visit to Romania in July 1931.\n"
                .to_owned(),
        ),
        (
            "despatch.txt",
            "Despatch from Bucharest\n\nJune 2, 1933\n\nPresident Horthy recently visited Romania and was received coolly.\n"
                .to_owned(),
        ),
        ("roll.txt", format!("A Roll\n\nMarch 1, 1920\n\n{all}\n")),
        ("roll-copy.txt", format!("A Roll\n\nMarch 1, 1920\n\n{all}\n")),
        ("roll-half.txt", format!("Half a Roll\n\nMarch 9, 1920\n\n{half} {other}\n")),
        (
            "harbour/report.txt",
            "Report on the Lights\n\nMarch 9, 1921\n\nThe lights are out.\n".to_owned(),
        ),
        (
            "canal.txt",
            "May 5, 1950\n\nOn the Canal\n\nDate: 7 May 1950\n\nWe ask for patience.\n\nDocument \
             Information\n\nSource\n\nRecord ID\n\n12\n"
                .to_owned(),
        ),
        (
            "locks.txt",
            "**03/04/1951**\n\n**On the Locks**\n\n**Record ID:**\n\n12\n\n**Original Language:**\n\nDutch\n\nThe gates \
             are rusty.\n\n**Original Archive:**\n\nPort Archive\n"
                .to_owned(),
        ),
        (
            "memoir.txt",
            "Memoir\n\nMarch 4, 1984\n\nRafael Costa died in November 1982, at home.\n".to_owned(),
        ),
        (
            "talk.txt",
            "Report of a Talk\n\nMarch 4, 1983\n\nPresent: Rafael Costa and others.\n\nPresident Otto Lindqvist spoke.\n"
                .to_owned(),
        ),
        // No line of it is a title.
        (
            "night-watch.txt",
            "and the boats lay in the harbour all that night, and nobody slept until the morning came, when the \
             wind went down at last and the men went out over the bar to look for the others, who had not come home.\n"
                .to_owned(),
        ),
        (
            "rank.txt",
            "Report on the Observatory\n\nMarch 4, 1921\n\nProfessor Henry Draper came. Later Colonel Draper spoke.\n"
                .to_owned(),
        ),
    ];
    let book = Book::of(&[]);
    for (name, text) in files {
        book.write(&format!("seeds/{name}"), text);
    }
    // A letter that is not UTF-8, two records of one number, and what this book's own documents have.
    book.write(
        "seeds/letter.txt",
        b"A Letter from Malm\xf6\n\nMay 1, 1921\n\nThe caf\xe9 is closed.\n",
    );
    for name in ["canal", "locks"] {
        let set = "collection = \"Port Collection\"\nrecord-id = \"12\"\n";
        book.write(&format!("seeds/{name}.toml"), set);
    }
    for entry in fs::read_dir(workspace::root().join("seeds")).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap();
        let wanted = ["001_", "003_", "004_"]
            .iter()
            .any(|start| name.starts_with(start));
        if wanted && path.extension() == Some("txt".as_ref()) {
            book.write(&format!("seeds/{name}"), fs::read(&path).unwrap());
        }
    }
    book.write(
        "seeds/curation/persons.toml",
        "[otto-lindqvist]\noffice = [{ title = \"President\", dates = \"1950/1960\" }]\n",
    );
    book
}

/// Code and file of every finding.
fn found(book: &Book) -> Vec<(String, String)> {
    let json = call(book, &["check", "--format", "json"]).stdout;
    let found: Vec<Value> = serde_json::from_str(&json).unwrap();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    found
        .iter()
        .map(|finding| (text(&finding["code"]), text(&finding["file"])))
        .collect()
}

#[test]
fn every_doubt_rests_when_its_lines_of_the_desk_are_copied() {
    let book = doubtful();
    let before = found(&book);
    let codes: BTreeSet<&str> = before.iter().map(|(code, _)| code.as_str()).collect();
    let missing: Vec<&&str> = DOUBTS
        .iter()
        .filter(|code| !codes.contains(**code))
        .collect();
    assert!(missing.is_empty(), "{missing:?} of {codes:?}");
    let desk = ready(&served(&book));
    let answers: Vec<_> = desk
        .iter()
        .filter(|ready| ready.id.starts_with("f-"))
        .collect();
    assert_eq!(answers.len(), before.len(), "{before:#?}\n{answers:#?}");
    for answer in answers {
        paste(&book, answer);
    }
    let none: [(String, String); 0] = [];
    assert_eq!(found(&book), none);
    // An answer is bound to its words: where they are changed it is told, and the doubt is back.
    let report = fs::read_to_string(book.root().join("seeds/report.txt")).unwrap();
    book.write("seeds/report.txt", report.replace("412", "413"));
    let after = found(&book);
    let code = |wanted: &str| after.iter().filter(|(code, _)| code == wanted).count();
    assert_eq!(
        (code("reference-unknown"), code("settled-orphan")),
        (1, 1),
        "{after:?}"
    );
    assert_eq!(after.len(), 2, "{after:?}");
}

#[test]
fn one_answer_does_not_answer_another_doubt_of_the_same_document() {
    let book = Book::of(&[(
        "report.txt",
        b"Report on the Harbour\n\nMarch 4, 1921\n\nThe ships were sold in June 1922. The quay was sold in 1922.\n",
    )]);
    let site = served(&book);
    let doubts: Vec<_> = ready(&site)
        .into_iter()
        .filter(|ready| ready.lines.contains("chronology"))
        .collect();
    assert_eq!(doubts.len(), 2, "{doubts:?}");
    let short = doubts
        .iter()
        .find(|ready| ready.lines.contains("\"1922\""))
        .unwrap();
    paste(&book, short);
    let left = found(&book);
    assert_eq!(
        left.iter().filter(|(code, _)| code == "chronology").count(),
        1,
        "{left:?}"
    );
    assert!(
        !left.iter().any(|(code, _)| code == "settled-orphan"),
        "{left:?}"
    );
}

#[test]
fn doubts_and_the_queue_are_on_the_desk_and_marked_in_the_text_of_the_served_book_alone() {
    let book = doubtful();
    let site = served(&book);
    let (ids, twice) = site.page("desk.html").ids();
    assert_eq!(twice, BTreeSet::new());
    let report = site.document("report-2");
    let marks = report.all("a.doubtful");
    assert!(
        marks.len() >= 2,
        "the hand's date, and the paragraph: {}",
        marks.len()
    );
    for mark in marks {
        let address = mark.attr("href").unwrap();
        let (page, id) = address.split_once('#').unwrap();
        assert_eq!(page, "../desk.html");
        assert!(ids.contains(id), "{id} of {ids:?}");
    }
    assert_eq!(dead_links(&site), [""; 0]);
    // The published book has neither page nor mark, in either build, and its words are the same.
    for site in [book.build(), book.build_with_stock()] {
        assert!(!site.files.keys().any(|path| path.contains("desk")));
        for path in site.pages() {
            assert_eq!(site.page(path).all("a.doubtful").len(), 0, "{path}");
            assert!(!site.source(path).contains("desk.html"), "{path}");
        }
    }
}

/// Papers of which something of every kind waits.
fn waiting() -> Book {
    let book = Book::of_this_repository();
    book.write(
        "seeds/roll.txt",
        "A roll of the pilots\n\nMarch 4, 1880\n\nProfessor Albert Michelsen wrote to Professor Albert Michelson.\n",
    );
    book.write(
        "seeds/register.txt",
        "A register\n\nMr. Charles Denning spoke to Mr. William Denning.\n",
    );
    book.write(
        "seeds/second.txt",
        "A second register\n\nMr. Denning went home.\n",
    );
    book.write(
        "seeds/summary.txt",
        "**June 2, 1967**\n\n**On the Locks**\n\n**Summary:**\n\nThe Danish Consul in Riga reports on the locks of \
         the canal.\n\n**Original Language:**\n\nDanish\n\nThe gates are rusty.\n",
    );
    book
}

#[test]
fn every_kind_of_line_works_when_it_is_copied() {
    let book = waiting();
    let open = listed(&book, &[]);
    let kinds: BTreeSet<&str> = open
        .iter()
        .map(|entry| entry["kind"].as_str().unwrap())
        .collect();
    for kind in ["note", "name", "link", "creator", "date", "role"] {
        assert!(kinds.contains(kind), "{kind} of {kinds:?}");
    }
    let desk = ready(&served(&book));
    let mut pasted = BTreeSet::new();
    for entry in &open {
        let id = entry["id"].as_str().unwrap();
        let ready = desk
            .iter()
            .find(|ready| ready.id == id)
            .unwrap_or_else(|| panic!("{entry:#}"));
        assert_eq!(ready.lines.trim(), entry["toml"].as_str().unwrap().trim());
        paste(&book, ready);
        pasted.insert(id);
    }
    // What was decided may bring up something new, but never itself.
    for entry in listed(&book, &[]) {
        assert!(!pasted.contains(entry["id"].as_str().unwrap()), "{entry:#}");
    }
    let check = call(&book, &["check"]).stdout;
    for code in ["curation-", "decision-orphan", "error["] {
        assert!(!check.contains(code), "{check}");
    }
}
