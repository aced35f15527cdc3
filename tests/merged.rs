//! What an editor says of persons in `curation/persons.toml` holds on the built pages in both directions: two entries
//! made one, and a passage given to another, lead from the text to the entry and from the entry back to the text.
#![allow(clippy::unwrap_used, reason = "a test fails by a panic")]

use std::collections::BTreeSet;

use dossier_tests::book::Book;
use dossier_tests::desk::call;
use dossier_tests::site::{Page, Site, dead_links, text};
use serde_json::Value;

const FILE: &str = "seeds/curation/persons.toml";

/// Two papers of a quay: Aldous Wren is misspelled in one, and the Brekke of the other is his father.
fn papers() -> Book {
    let book = Book::of(&[
        (
            "ledger.txt",
            b"Ledger of the quay\n\nJune 1, 1864\n\nCaptain Aldous Wren measured the quay. Mr. Ola Brekke paid the masons.\n\nBrekke asked Wren for a receipt.\n",
        ),
        (
            "letter.txt",
            b"Letter on the quay\n\nJune 1, 1866\n\nCaptain Aldous Rehn left the harbour in May.\n\nMr. Brekke died in the winter.\n\nMr. Ola Brekke keeps the books.\n",
        ),
    ]);
    for (name, title) in [("ledger", "Ledger"), ("letter", "Letter")] {
        book.write(
            &format!("seeds/{name}.toml"),
            format!("title = \"{title}\"\n"),
        );
    }
    book
}

/// Where each linked name of a document leads: the words, and the id of the entry.
fn links(site: &Site, document: &str) -> Vec<(String, String)> {
    let page = site.document(document);
    page.all("main .transcript a")
        .into_iter()
        .filter_map(|link| {
            let (_, entry) = link.attr("href")?.split_once("persons.html#person-")?;
            Some((text(link), entry.to_owned()))
        })
        .collect()
}

/// The places in the documents to which an entry leads.
fn places(page: &Page, id: &str) -> BTreeSet<String> {
    let entry = page.by_id(&format!("person-{id}")).unwrap();
    entry
        .descendent_elements()
        .filter_map(|element| element.attr("href"))
        .filter(|address| address.starts_with("documents/") && address.contains("#p"))
        .map(str::to_owned)
        .collect()
}

fn entries(page: &Page) -> Vec<String> {
    let ids = page.all("main .entity");
    ids.iter()
        .filter_map(|entry| entry.attr("id"))
        .map(str::to_owned)
        .collect()
}

/// What `check` says of the file.
fn told(book: &Book) -> Vec<Value> {
    let shown = call(book, &["check", "--format", "json"]).stdout;
    let all: Vec<Value> = serde_json::from_str(&shown).unwrap();
    all.into_iter()
        .filter(|finding| finding["file"] == FILE)
        .collect()
}

fn pairs(expected: &[(&str, &str)]) -> Vec<(String, String)> {
    expected
        .iter()
        .map(|(words, entry)| ((*words).to_owned(), (*entry).to_owned()))
        .collect()
}

#[test]
fn a_merge_and_a_split_hold_from_the_text_to_the_entry_and_back() {
    let book = papers();
    let before = book.build();
    assert_eq!(
        links(&before, "letter"),
        pairs(&[
            ("Aldous Rehn", "aldous-rehn"),
            // A name is linked once in a document.
            ("Brekke", "ola-brekke"),
        ])
    );
    assert_eq!(
        entries(&before.page("persons.html")),
        [
            "person-ola-brekke",
            "person-aldous-rehn",
            "person-aldous-wren"
        ]
    );

    book.write(
        FILE,
        "[aldous-wren]\nmerge = [\"aldous-rehn\"]\n\n\
         [ola-brekke]\nsplit = [{ form = \"Brekke\", document = \"letter\", paragraph = \"p4\", to = \"nils-brekke\" }]\n\n\
         [nils-brekke]\nheading = \"Brekke, Nils\"\n",
    );
    let after = book.build();
    assert_eq!(
        links(&after, "letter"),
        pairs(&[
            ("Aldous Rehn", "aldous-wren"),
            ("Brekke", "nils-brekke"),
            ("Ola Brekke", "ola-brekke"),
        ])
    );
    assert_eq!(
        links(&after, "ledger"),
        pairs(&[("Aldous Wren", "aldous-wren"), ("Ola Brekke", "ola-brekke"),])
    );

    let page = after.page("persons.html");
    assert_eq!(
        entries(&page),
        [
            "person-nils-brekke",
            "person-ola-brekke",
            "person-aldous-wren"
        ]
    );
    let at = |addresses: &[&str]| -> BTreeSet<String> {
        addresses
            .iter()
            .map(|address| (*address).to_owned())
            .collect()
    };
    assert_eq!(
        places(&page, "aldous-wren"),
        at(&[
            "documents/ledger.html#p3",
            "documents/ledger.html#p4",
            "documents/letter.html#p3",
        ])
    );
    assert_eq!(
        places(&page, "nils-brekke"),
        at(&["documents/letter.html#p4"])
    );
    assert_eq!(
        places(&page, "ola-brekke"),
        at(&[
            "documents/ledger.html#p3",
            "documents/ledger.html#p4",
            "documents/letter.html#p5",
        ])
    );
    // Who looks under the misspelled name is led to the right one.
    let see = page.text();
    assert!(see.contains("Rehn, Aldous see Wren, Aldous"), "{see}");
    assert_eq!(dead_links(&after), Vec::<String>::new());
    assert_eq!(told(&book), Vec::<Value>::new());
}

#[test]
fn a_merge_and_a_split_that_no_longer_apply_are_told_with_their_lines() {
    let book = papers();
    book.write(
        FILE,
        "[aldous-wren]\nmerge = [\"aldous-renn\"]\n\n\
         [ola-brekke]\nsplit = [{ form = \"Brekke\", document = \"letter\", paragraph = \"p3\", to = \"nils-brekke\" }]\n",
    );
    let told = told(&book);
    let lines: BTreeSet<u64> = told
        .iter()
        .filter_map(|finding| finding["line"].as_u64())
        .collect();
    assert_eq!(lines, BTreeSet::from([2, 5]), "{told:#?}");
}
