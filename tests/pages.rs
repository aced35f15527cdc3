//! The pages of this repository's own book: headings, ids, links, and the words of every document.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test fails by a panic"
)]

use std::collections::BTreeMap;
use std::fs;
use std::sync::LazyLock;

use dossier_tests::book::Book;
use dossier_tests::program;
use dossier_tests::site::{Site, css, dead_links};
use dossier_tests::workspace;

static BOOK: LazyLock<Book> = LazyLock::new(Book::of_this_repository);
static SITE: LazyLock<Site> = LazyLock::new(|| BOOK.build());

/// File, the first words of its text, the last words of its text.
const SEEDS: [(&str, &str, &str); 5] = [
    (
        "000_8b01a5b2bad48597.txt",
        "Purpose of and Outlook for Kim Il Sung’s Visit to the Soviet Union",
        "such as Albania, Romania, East Germany, and so on.",
    ),
    (
        "001_8f6d13c9fdf0da84.txt",
        "Prospect of Kim Il Sung's Visit to the Soviet Union",
        "Kim Il Sung's visit to the Soviet Union will likely take place this winter.",
    ),
    (
        "002_8219d2317a0d9f39.txt",
        "[handwritten] 2.5.1967",
        "and with other officials of the USSR MFA.",
    ),
    (
        "003_d92f15ef02a51586.txt",
        "Kim’s trip to the Soviet Union marked a major effort to restore relations with Moscow",
        "to ignore Gorbachev’s surprising declaration and “work as before.”",
    ),
    (
        "004_4db5b8ae459dc3cc.txt",
        "[Materials from 17 June 1960 conversations with a KWP CC delegation.",
        "to the Soviet Union and China, with whom we have treaties of alliance.",
    ),
];

/// The ids of the documents by file.
fn ids() -> BTreeMap<String, String> {
    let analysis = dossier_tests::book::analyze(&workspace::root().join("seeds"), &[]);
    analysis
        .documents
        .iter()
        .map(|document| (document.file().to_owned(), document.text("id").to_owned()))
        .collect()
}

#[test]
fn every_page_has_one_heading_of_the_first_rank_in_its_main_part() {
    for path in SITE.chapters() {
        let headings = SITE.page(path).all("main h1").len();
        assert_eq!(headings, 1, "{path}");
    }
}

#[test]
fn no_id_stands_twice_on_a_page() {
    for path in SITE.pages() {
        let (_, twice) = SITE.page(path).ids();
        assert!(twice.is_empty(), "{path}: {twice:?}");
    }
}

#[test]
fn every_internal_link_and_fragment_leads_somewhere() {
    let dead = dead_links(&SITE);
    assert!(dead.is_empty(), "{}", dead.join("\n"));
}

#[test]
fn every_document_has_a_page_with_its_first_and_last_words() {
    let ids = ids();
    assert_eq!(SITE.documents().count(), SEEDS.len());
    for (file, first, last) in SEEDS {
        let text = SITE.document(&ids[file]).text();
        for words in [first, last] {
            assert!(text.contains(words), "{file}: {words}");
        }
    }
}

/// A page that is full of numbers is not read. Of paragraphs that have any, most have one, in a
/// collection of its own too; none has a row of them.
#[test]
fn a_paragraph_has_one_note_at_most_as_a_rule() {
    let peace = workspace::fixture("gold/peace-conference");
    let academy = workspace::fixture("gold/academy-minutes");
    let built = [peace, academy].map(|seeds| Book::around(&seeds).build());
    for site in std::iter::once(&*SITE).chain(&built) {
        let mut counts = Vec::new();
        for path in site.documents() {
            let page = site.page(path);
            let numbers = css("sup.footnote-reference");
            for paragraph in page.all(".transcript p") {
                counts.push(paragraph.select(&numbers).count());
            }
        }
        let paragraphs = counts.len();
        counts.retain(|count| *count > 0);
        counts.sort_unstable();
        assert!(counts.len() > 5 && paragraphs > 50, "{counts:?}");
        assert_eq!(counts[counts.len() / 2], 1, "{counts:?}");
        assert!(counts.iter().all(|count| *count <= 3), "{counts:?}");
        let notes: usize = counts.iter().sum();
        assert!(notes <= paragraphs, "{notes} in {paragraphs} paragraphs");
    }
}

/// A book whose editor wrote no page for the lists, or wrote it before there was one, has them at its end.
#[test]
fn a_book_without_markers_has_every_list_at_its_end() {
    let book = Book::around(&workspace::fixture("collection/seeds"));
    book.write(
        "src/SUMMARY.md",
        "# Summary\n\n- [Introduction](introduction.md)\n",
    );
    let site = book.build();
    for path in [
        "documents",
        "events",
        "timeline",
        "persons",
        "organizations",
    ] {
        let page = site.page(&format!("{path}.html"));
        assert_eq!(page.all("main h1").len(), 1, "{path}");
        assert!(!page.all("main a[href]").is_empty(), "{path}");
    }
    assert_eq!(site.documents().count(), 3);
    assert_eq!(site.page("documents.html").all("tbody").len(), 3);
    assert_eq!(dead_links(&site), [""; 0]);
    let order: Vec<String> = site
        .page("index.html")
        .all("nav a[rel~=next]")
        .iter()
        .filter_map(|link| link.attr("href").map(str::to_owned))
        .collect();
    assert_eq!(order.first().map(String::as_str), Some("documents.html"));
}

/// How often each word stands in a text.
fn words(text: &str) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for word in text.split(|character: char| !character.is_alphanumeric()) {
        if !word.is_empty() {
            *counts.entry(word.to_owned()).or_default() += 1;
        }
    }
    counts
}

#[test]
fn every_word_of_a_document_is_on_its_page_or_in_a_finding() {
    let ids = ids();
    let check = program::run(
        program::command(program::dossier())
            .args(["check", "--log", "--format", "json"])
            .arg(BOOK.root()),
    );
    let log: Vec<serde_json::Value> = serde_json::from_str(&check.stdout).unwrap();
    for (file, _, _) in SEEDS {
        let text = fs::read_to_string(BOOK.root().join("seeds").join(file)).unwrap();
        let page = words(&SITE.document(&ids[file]).text());
        let findings: Vec<&str> = log
            .iter()
            .filter(|finding| finding["file"] == format!("seeds/{file}").as_str())
            .flat_map(|finding| [&finding["message"], &finding["text"]])
            .filter_map(serde_json::Value::as_str)
            .collect();
        let findings = words(&findings.join("\n"));
        let lost: Vec<(String, usize)> = words(&text)
            .into_iter()
            .filter(|(word, count)| {
                let shown = page.get(word).copied().unwrap_or(0);
                shown + findings.get(word).copied().unwrap_or(0) < *count
            })
            .collect();
        assert!(lost.is_empty(), "{file}: {lost:?}");
    }
}
