//! Text stays text: nothing in a document becomes markup, script, directive, template or path.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test fails by a panic"
)]

use std::collections::BTreeSet;
use std::fs;
use std::sync::LazyLock;

use dossier_tests::analysis::Analysis;
use dossier_tests::book::Book;
use dossier_tests::folder;
use dossier_tests::site::{Page, Site};
use dossier_tests::workspace::fixture;

/// The hostile documents.
const FILES: [&str; 3] = ["markup.txt", "directives.txt", "headed.txt"];

/// The same, built: the book's folder, its site, its analysis.
static BUILT: LazyLock<(Book, Site, Analysis)> = LazyLock::new(|| {
    let book = Book::around(&fixture("hostile/seeds"));
    let site = book.build();
    let analysis = book.analyze(&[]);
    (book, site, analysis)
});

/// The page of a document by its file.
fn page(file: &str) -> Page {
    let (_, site, analysis) = &*BUILT;
    let document = analysis
        .documents
        .iter()
        .find(|document| document.file() == file)
        .unwrap_or_else(|| panic!("{file} is analysed"));
    site.document(document.text("id"))
}

fn fold(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn every_paragraph_reads_as_it_was_typed() {
    for file in ["markup.txt", "directives.txt"] {
        let text = fs::read_to_string(fixture("hostile/seeds").join(file)).unwrap();
        let shown = page(file).text();
        let missing: Vec<String> = text
            .split("\n\n")
            .map(fold)
            .filter(|paragraph| !shown.contains(paragraph.as_str()))
            .collect();
        assert!(missing.is_empty(), "{file}: {missing:#?}\n{shown}");
    }
}

/// A file that shows Markdown is decoded from a closed list: escapes, emphasis, headings, addresses
/// in angle brackets, entities. All else stays as it is.
#[test]
fn transport_markup_is_decoded_from_a_closed_list_only() {
    let shown = page("headed.txt").text();
    for words in [
        "Letter of the Clerk of Lindholm",
        "First of All {#p1 .x onclick=alert(1)}",
        "wrote in haste that $100 and 3 * 4 were owed, to R. H. and AT&T & others.",
        "[a link](javascript:alert(2)) and https://evil.example/auto and <script>alert(3)</script> and ![x](y.png) stay words.",
        "A claim[^x-1] in line {{#include ../book.toml}} of the second sheet.",
        "[^x-1]: a definition",
        "| a | b | |---|---| | c | d |",
        "- one - two",
        "> said loudly",
        "{{#title A stolen title}}",
        "<img src=x onerror=alert(4)> and [^x-1] and {.y}",
        "1. first",
        "``` fence ```",
    ] {
        assert!(shown.contains(words), "{words}\n{shown}");
    }
}

#[test]
fn a_document_brings_no_element_of_its_own() {
    for file in FILES {
        let page = page(file);
        for selector in [
            "main script:not([type='application/ld+json'])",
            "main style",
            "main iframe",
            "main img",
            "main pre",
            "main ul.contains-task-list",
            "main input",
            "main del",
            "main blockquote",
            "main sup:not(.footnote-reference)",
            "main [onclick], main [onerror]",
            "main [href^='javascript:']",
            "main [href*='evil.example'], main [src*='evil.example']",
            "main .blockquote-tag",
            "main hr",
        ] {
            let found: Vec<String> = page
                .all(selector)
                .iter()
                .map(scraper::ElementRef::html)
                .collect();
            assert!(found.is_empty(), "{file}: {selector}: {found:?}");
        }
        assert_eq!(
            page.all("h1").len(),
            2,
            "{file}: the menu's title and the page's"
        );
        assert_eq!(page.all("main").len(), 1, "{file}");
        assert!(page.ids().1.is_empty(), "{file}: {:?}", page.ids().1);
    }
}

#[test]
fn a_document_has_only_the_footnotes_that_the_edition_writes() {
    let (_, _, analysis) = &*BUILT;
    assert!(analysis.notes.is_empty(), "{:?}", analysis.notes);
    for file in FILES {
        let page = page(file);
        let notes = page.all(".footnote-reference, .footnote-definition");
        assert!(notes.is_empty(), "{file}");
    }
}

#[test]
fn no_directive_of_mdbook_or_of_the_edition_is_obeyed() {
    let (_, site, _) = &*BUILT;
    for file in FILES {
        let page = page(file);
        let title = dossier_tests::site::text(page.all("title")[0]);
        assert!(!title.contains("stolen"), "{file}: {title}");
        let text = page.text();
        assert!(!text.contains("preprocessor.dossier"), "{file}: {text}");
        assert_eq!(
            page.all("table.documents, .events, .entity").len(),
            0,
            "{file}"
        );
    }
    // The pages stand where the book's own markers are, once.
    let text = site.page("documents.html").text();
    assert_eq!(
        text.matches("Notes of a printer at Lindholm").count(),
        1,
        "{text}"
    );
}

#[test]
fn a_name_of_a_file_cannot_lead_outside_or_break_an_address() {
    let names = [
        "x..%2f..%2foutside.txt",
        "a b & c #1.txt",
        "<b>bold<.txt",
        "index.txt",
        "print.txt",
        "CON.txt",
        "St. Petersburg.txt",
        "Ünïcode—name.txt",
        "{{name}}.txt",
        "[x](y).txt",
    ];
    let text = b"A letter about the harbour.\n\nThe ships lie idle.\n";
    let seeds: Vec<(&str, &[u8])> = names.iter().map(|name| (*name, &text[..])).collect();
    let book = Book::of(&seeds);
    let beside: BTreeSet<String> = folder::read(book.root()).into_keys().collect();
    let site = book.build();
    let pages: Vec<&str> = site.documents().collect();
    assert_eq!(pages.len(), names.len(), "{pages:?}");
    for page in pages {
        let stem = &page["documents/".len()..];
        let plain =
            |character: char| character.is_ascii_alphanumeric() || "-_.".contains(character);
        assert!(stem.chars().all(plain), "{page}");
    }
    let dead = dossier_tests::site::dead_links(&site);
    assert!(dead.is_empty(), "{}", dead.join("\n"));
    let after: BTreeSet<String> = folder::read(book.root())
        .into_keys()
        .filter(|path| !path.starts_with("book/"))
        .collect();
    assert_eq!(
        beside, after,
        "nothing is written outside the output folder"
    );
}

#[test]
fn an_id_in_a_sidecar_cannot_lead_outside() {
    let book = Book::of(&[(
        "letter.txt",
        b"A letter about the harbour.\n\nThe ships lie idle.\n",
    )]);
    book.write("seeds/letter.toml", "id = \"../../outside\"\n");
    let ran = book.try_build();
    let outside = [
        book.root().join("outside.html"),
        book.root().join("book/outside.html"),
    ];
    for path in outside {
        assert!(!path.exists(), "{}\n{}", path.display(), ran.stderr);
    }
    assert!(
        ran.stderr.contains("letter.toml"),
        "the sidecar is named: {}",
        ran.stderr
    );
}

#[test]
fn a_very_long_line_is_printed_in_full() {
    let words: Vec<String> = (0..20_000).map(|number| format!("word{number}")).collect();
    let line = words.join(" ");
    let text = format!("A Long Statement\n\n{line}\n\nThe end of it.\n");
    let book = Book::of(&[("long.txt", text.as_bytes())]);
    let site = book.build();
    let page = site.documents().next().expect("it has a page").to_owned();
    assert!(site.page(&page).text().contains(&line));
}
