use std::fs;
use std::path::PathBuf;

use mdbook_preprocessor::PreprocessorContext;
use mdbook_preprocessor::book::{Book, BookItem, Chapter, SectionNumber};
use mdbook_preprocessor::config::Config;

use super::address::relative;
use super::chapter::Outputs;
use super::page::{self, Page};
use super::passage::Passages;
use super::*;
use crate::document::{Block, Document};
use crate::finding::Finding;
use crate::markdown::Readable;

const AFTER: &str = "after = [\"links\"]\n";

fn context(toml: &str, renderer: &str) -> PreprocessorContext {
    let config: Config = toml.parse().expect("a configuration");
    PreprocessorContext::new(PathBuf::from("/nonexistent"), config, renderer.to_owned())
}

fn settings(toml: &str) -> Settings {
    Settings::read(&context(toml, "html")).expect("settings")
}

fn chapter(path: &str, content: &str) -> Chapter {
    Chapter::new(path, content.to_owned(), path, Vec::new())
}

fn book(chapters: &[(&str, &str)]) -> Book {
    let items = chapters
        .iter()
        .map(|(path, content)| BookItem::Chapter(chapter(path, content)))
        .collect();
    Book::new_with_items(items)
}

fn content<'a>(book: &'a mut Book, path: &str) -> &'a str {
    &chapter::find(book, path).expect("the chapter").content
}

#[test]
fn tables_are_read_strictly() {
    for (table, expected) in [
        (
            "[preprocessor.dossier-seeds]\n",
            "write `after = [\"links\"]`",
        ),
        (
            "[preprocessor.dossier-seeds]\nafter = [\"index\"]\n",
            "write `after = [\"links\"]`",
        ),
        (
            "[preprocessor.dossier-seeds]\nafter = [\"links\"]\ndirectroy = \"x\"\n",
            "did you mean `directory`?",
        ),
        (
            "[preprocessor.dossier-seeds]\nafter = [\"links\"]\nrenderer = \"html\"\n",
            "did you mean `renderers`?",
        ),
        (
            "[preprocessor.dossier-crossrefs]\nafter = [\"links\"]\nzebra = 1\n",
            "it knows notes",
        ),
        (
            "[preprocessor.dossier-glossary]\nafter = [\"links\"]\nsomething-else = 1\n",
            "no keys beside mdBook's own",
        ),
        (
            "[preprocessor.dossier-seeds]\nafter = [\"links\"]\nedition = \"released\"\n",
            "write edition = \"working\"",
        ),
        (
            "[preprocessor.dossier-seeds]\nafter = [\"links\"]\non-error = \"explode\"\n",
            "`continue` or `stop`",
        ),
        (
            "[preprocessor.dossier-seeds]\nafter = [\"links\"]\nchicago = 16\n",
            "write 17 or 18",
        ),
        (
            "[preprocessor.dossier-seeds]\nafter = [\"links\"]\nadress = \"https://example.org/\"\n",
            "did you mean `address`?",
        ),
        (
            "[preprocessor.dossier-seeds]\nafter = [\"links\"]\naddress = \"example.org\"\n",
            "is no address of a site",
        ),
        (
            "[preprocessor.dossier-crossrefs]\nafter = [\"links\"]\nnotes = \"some\"\n",
            "`all` or `reviewed`",
        ),
    ] {
        let error = Settings::read(&context(table, "html")).expect_err(table);
        let message = error.to_string();
        assert!(message.starts_with("book.toml: "), "{message}");
        assert!(message.contains(expected), "{message}");
    }
}

#[test]
fn mdbooks_own_keys_pass_and_defaults_hold() {
    let read = settings(
        "[preprocessor.dossier-seeds]\ncommand = \"x\"\nafter = [\"links\"]\nbefore = []\n\
         optional = true\nrenderers = [\"html\"]\ndirectory = \"papers\"\non-error = \"stop\"\n",
    );
    assert_eq!(read.seeds.directory, PathBuf::from("papers"));
    assert_eq!(read.seeds.on_error, OnError::Stop);
    assert_eq!(read.crossrefs.notes, Notes::All);
    assert!(!read.served && read.html());
    let other = Settings::read(&context("", "markdown")).expect("settings");
    assert_eq!(other.renderer, Renderer::Other);
    assert_eq!(other.seeds, Seeds::default());
    let epub = Settings::read(&context("", "epub")).expect("settings");
    assert!(epub.renderer == Renderer::Epub && !epub.html());
    assert_eq!(epub.language, "en");
    let served = settings("[output.html]\nlive-reload-endpoint = \"__livereload\"\n");
    assert!(served.served);
    // Without mdBook's own preprocessors there is no `links` to run before.
    let alone = "[build]\nuse-default-preprocessors = false\n[preprocessor.dossier-seeds]\n";
    assert!(Settings::read(&context(alone, "html")).is_ok());
}

#[test]
fn addresses_are_relative_to_the_chapter() {
    for (from, to, expected) in [
        ("documents/a.md", "documents/b.md#p3", "b.md#p3"),
        ("documents/a.md", "documents/a.md#p3", "#p3"),
        (
            "documents/a.md",
            "persons.md#person-x",
            "../persons.md#person-x",
        ),
        ("persons.md", "documents/a.md", "documents/a.md"),
        ("a/b/c.md", "a/d.md", "../d.md"),
        ("a/b/c.md", "x/d.md", "../../x/d.md"),
        ("index.md", "persons.md", "persons.md"),
    ] {
        assert_eq!(relative(from, to), expected, "{from} → {to}");
    }
}

#[test]
fn a_page_stands_where_its_marker_is_a_paragraph() {
    let mut book = book(&[
        (
            "a.md",
            "# A\n\n`{{#events}}` and {{#events}} in a line\n\n```\n{{#events}}\n```\n\n    {{#events}}\n",
        ),
        ("b/c.md", "# C\n\nBefore.\n\n{{#events}}\n\nBehind.\n"),
    ]);
    let before = content(&mut book, "a.md").to_owned();
    assert_eq!(Page::Events.path(&book), "b/c.md");
    let mut findings = Vec::new();
    let path = page::fill(
        &mut book,
        Page::Events,
        "LIST",
        &settings(""),
        &mut findings,
    );
    assert_eq!(path, "b/c.md");
    let found: Vec<_> = findings
        .iter()
        .map(|finding| {
            (
                finding.code,
                finding.place.file.as_str(),
                finding.place.line,
            )
        })
        .collect();
    assert_eq!(found, [("book-marker-stray", "src/a.md", Some(3))]);
    assert_eq!(
        content(&mut book, "b/c.md"),
        "# C\n\nBefore.\n\nLIST\n\nBehind.\n"
    );
    assert_eq!(content(&mut book, "a.md"), before);
}

#[test]
fn a_marker_used_twice_is_reported() {
    let mut book = book(&[("a.md", "{{#persons}}"), ("b.md", "x\n\n{{#persons}}")]);
    let mut findings: Vec<Finding> = Vec::new();
    page::fill(
        &mut book,
        Page::Persons,
        "LIST",
        &settings(""),
        &mut findings,
    );
    assert_eq!(findings.len(), 1);
    assert_eq!(findings[0].code, "book-marker-twice");
    assert_eq!(
        (findings[0].place.file.as_str(), findings[0].place.line),
        ("src/b.md", Some(3))
    );
    assert_eq!(content(&mut book, "a.md"), "LIST");
}

#[test]
fn a_page_without_a_marker_is_added_with_the_next_number() {
    let mut book = book(&[("a.md", "")]);
    if let Some(BookItem::Chapter(first)) = book.items.first_mut() {
        first.number = Some(SectionNumber::new([4]));
    }
    let mut findings = Vec::new();
    let path = page::fill(
        &mut book,
        Page::Documents,
        "LIST",
        &settings(""),
        &mut findings,
    );
    assert_eq!(path, "documents.md");
    let added = chapter::find(&mut book, "documents.md").expect("the page");
    assert_eq!(added.number, Some(SectionNumber::new([5])));
    assert_eq!(added.content, "# Documents\n\nLIST\n");
}

#[test]
fn pages_of_one_address_are_told_apart() {
    let folder = tempfile::tempdir().expect("a folder");
    let root = folder.path().to_owned();
    fs::create_dir_all(root.join("src/documents")).expect("a folder");
    fs::write(root.join("src/documents/Map.html"), "").expect("a file");
    let mut settings = settings("");
    settings.root = root;
    let book = book(&[("documents/Letter.md", "")]);
    let mut outputs = Outputs::of(&book, &settings);
    for (path, taken_by) in [
        ("index.md", Some("mdBook's own page")),
        ("TOC.md", Some("mdBook's own page")),
        ("documents/letter.md", Some("src/documents/Letter.md")),
        ("documents/map.md", Some("documents/Map.html")),
        ("documents/index.md", None),
        ("documents/new.md", None),
        ("documents/NEW.md", Some("seeds/x.txt")),
    ] {
        let taken = outputs.take(path, "seeds/x.txt").err();
        assert_eq!(taken.as_deref(), taken_by, "{path}");
    }
}

#[test]
fn directives_become_links_outside_code_and_unknown_ids_are_errors() {
    let mut book = book(&[(
        "guide/a.md",
        "{{#document x}} `{{#document x}}` {{#document y}} {{#event x}}\n\n{{#document nobody}}\n",
    )]);
    let mut findings = Vec::new();
    link::resolve(
        &mut book,
        "document",
        &settings(""),
        &mut findings,
        |id| match id {
            "x" => Some(("Document [1]".to_owned(), Some("documents/x.md".to_owned()))),
            "y" => Some(("Document 2".to_owned(), None)),
            _ => None,
        },
        &|| vec!["nobodies", "x", "y"],
    );
    assert_eq!(
        content(&mut book, "guide/a.md"),
        "[Document \\[1\\]](../documents/x.md) `{{#document x}}` Document 2 {{#event x}}\n\n{{#document nobody}}\n"
    );
    assert_eq!(findings.len(), 1);
    assert_eq!(
        (findings[0].code, findings[0].place.line),
        ("book-unknown-id", Some(3))
    );
    assert_eq!(findings[0].remedy, "did you mean `nobodies`?");
}

#[test]
fn passages_are_found_by_anchor_or_by_order() {
    let block = |number: u32, text: &str| Block {
        numbers: vec![number],
        text: text.to_owned(),
        ..Block::default()
    };
    let document = Document {
        blocks: vec![block(1, "Same."), block(2, "Same."), block(3, "Changed.")],
        ..Document::default()
    };
    let html = "<a id=\"p2\"></a>Same.\n\n<a id=\"p3\"></a>Otherwise.\n\n<a id=\"p1\"></a>Same.\n";
    let readable = Readable::new(html);
    let passages = Passages::find(&document, &readable, true);
    assert_eq!(
        [0, 1, 2].map(|block| passages.place(block)),
        [Some(2), Some(0), None]
    );
    let plain = Readable::new("Title\n\nSame.\n\nSame.\n\nOtherwise.\n");
    let passages = Passages::find(&document, &plain, false);
    assert_eq!(
        [0, 1, 2].map(|block| passages.place(block)),
        [Some(1), Some(2), None]
    );
    assert_eq!(passages.block(2), Some(1));
}

#[test]
fn what_is_added_stands_before_the_notes() {
    let mut content = format!("Text.{}[^x-1]: Note.\n", chapter::notes_heading(true));
    chapter::append(&mut content, "List.", true);
    assert_eq!(
        content,
        "Text.\n\nList.\n\n\n## Notes {#notes}\n\n[^x-1]: Note.\n"
    );
    let mut content = "Text.\n\n".to_owned();
    chapter::append(&mut content, "List.", true);
    assert_eq!(content, "Text.\n\nList.\n\n\n");
}

#[test]
fn the_marker_of_after_is_needed_for_every_table() {
    let table = format!("[preprocessor.dossier-seeds]\n{AFTER}[preprocessor.dossier-glossary]\n");
    let error = Settings::read(&context(&table, "html")).expect_err("an error");
    assert!(error.to_string().contains("dossier-glossary"), "{error}");
}
