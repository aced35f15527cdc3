//! What stands on the pages is what `analyze` prints: notes and linked names.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test fails by a panic"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use dossier_tests::analysis::{Analysis, Decision, EntityKind, Note, Record};
use dossier_tests::book::Book;
use dossier_tests::site::{Page, Site, text};
use scraper::ElementRef;

static BUILT: LazyLock<(Site, Analysis)> = LazyLock::new(|| {
    let book = Book::of_this_repository();
    (book.build(), book.analyze(&[]))
});

/// The documents, with their pages.
fn documents() -> impl Iterator<Item = (&'static Record, Page)> {
    let (site, analysis) = &*BUILT;
    analysis
        .documents
        .iter()
        .map(|document| (document, site.document(document.text("id"))))
}

/// The notes that the analysis prints in a document, in order.
fn notes(file: &str) -> Vec<&'static Note> {
    let (_, analysis) = &*BUILT;
    analysis
        .notes
        .iter()
        .filter(|note| note.file == file && note.decision == Decision::Print)
        .collect()
}

/// The number that an anchor of a paragraph counts.
fn number(anchor: &str) -> Option<u32> {
    anchor.strip_prefix('p')?.parse().ok()
}

/// The anchor of the paragraph in which an element stands; a paragraph that was joined has several,
/// and the first is its own.
fn paragraph(page: &Page, element: ElementRef<'_>) -> String {
    let in_block: BTreeSet<_> = block(element).descendants().map(|node| node.id()).collect();
    let mut last = String::new();
    for found in page.all("main *") {
        if let Some(id) = found.attr("id").filter(|id| number(id).is_some()) {
            id.clone_into(&mut last);
            if in_block.contains(&found.id()) {
                break;
            }
        }
        if found.id() == element.id() {
            break;
        }
    }
    last
}

/// The block in which an element stands.
fn block(element: ElementRef<'_>) -> ElementRef<'_> {
    element
        .ancestors()
        .filter_map(ElementRef::wrap)
        .find(|ancestor| {
            matches!(
                ancestor.value().name(),
                "p" | "li" | "blockquote" | "div" | "td" | "h2" | "h3" | "h4" | "h5" | "h6"
            )
        })
        .unwrap_or(element)
}

/// The words of the paragraph before an element, note numbers left out.
fn before(element: ElementRef<'_>) -> String {
    let mut words = String::new();
    for node in block(element).descendants() {
        if node.id() == element.id() {
            break;
        }
        let inside_a_number = node
            .ancestors()
            .filter_map(ElementRef::wrap)
            .any(|ancestor| ancestor.value().name() == "sup");
        if let (Some(text), false) = (node.value().as_text(), inside_a_number) {
            words.push_str(text);
        }
    }
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn the_notes_on_the_pages_are_those_of_the_analysis() {
    for (document, page) in documents() {
        let file = document.file();
        let expected = notes(file);
        let numbers = page.all("main .footnote-reference");
        assert_eq!(numbers.len(), expected.len(), "{file}: {expected:#?}");
        for (mark, note) in numbers.into_iter().zip(expected) {
            let label = mark
                .descendent_elements()
                .find_map(|element| element.attr("href"))
                .expect("a note's number is a link");
            let printed = page
                .by_id(label.trim_start_matches('#'))
                .unwrap_or_else(|| panic!("{file}: there is no note {label}"));
            let printed = text(printed);
            assert!(
                printed.contains(&note.text),
                "{file} {label}: {:?} is not {printed:?}",
                note.text
            );
            assert_eq!(paragraph(&page, mark), note.paragraph, "{file} {label}");
            let before = before(mark);
            assert!(
                before.ends_with(&note.after),
                "{file} {label}: {:?} is not the end of {before:?}",
                note.after
            );
        }
    }
}

#[test]
fn the_book_of_the_five_has_notes() {
    let (_, analysis) = &*BUILT;
    let printed = |note: &&Note| note.decision == Decision::Print;
    assert!(
        analysis.notes.iter().filter(printed).count() >= 5,
        "{:#?}",
        analysis.notes
    );
}

/// The entity to which a link of the text leads.
fn target(link: ElementRef<'_>) -> Option<String> {
    let (page, anchor) = link.attr("href")?.split_once('#')?;
    let prefix = match page.rsplit('/').next()? {
        "persons.html" => "person-",
        "organizations.html" => "body-",
        _ => return None,
    };
    anchor.strip_prefix(prefix).map(str::to_owned)
}

#[test]
fn every_linked_name_is_a_mention_of_the_analysis() {
    let (_, analysis) = &*BUILT;
    let mut linked = 0;
    for (document, page) in documents() {
        let file = document.file();
        for link in page.all("main .transcript a") {
            let Some(id) = target(link) else { continue };
            let form = text(link);
            let paragraph = paragraph(&page, link);
            let known = analysis
                .entities
                .iter()
                .filter(|entity| entity.id == id && entity.kind != EntityKind::State)
                .flat_map(|entity| &entity.mentions)
                .any(|mention| {
                    mention.file == file
                        && mention.form == form
                        && mention.paragraphs.contains(&paragraph)
                });
            assert!(known, "{file} {paragraph}: {form:?} leads to {id}");
            linked += 1;
        }
    }
    assert!(linked > 0, "names are linked");
}

/// The part of a document in which a paragraph stands, by its number; 0 where it has no parts.
fn part(document: &Record, paragraph: &str) -> usize {
    let parts = document.parts();
    let within = |part: &Record| {
        let anchors: Vec<u32> = part
            .get("paragraphs")
            .and_then(|value| value.as_array())
            .into_iter()
            .flatten()
            .filter_map(|anchor| number(anchor.as_str()?))
            .collect();
        let here = number(paragraph);
        anchors.first().copied() <= here && here <= anchors.last().copied()
    };
    parts.iter().position(within).map_or(0, |index| index + 1)
}

#[test]
fn a_name_is_linked_once_in_a_part() {
    for (document, page) in documents() {
        let mut linked = BTreeSet::new();
        for link in page.all("main .transcript a") {
            if let Some(id) = target(link) {
                let part = part(document, &paragraph(&page, link));
                assert!(
                    linked.insert((part, id.clone())),
                    "{}: {id} in part {part}",
                    document.file()
                );
            }
        }
    }
}

#[test]
fn every_entity_of_the_text_has_an_entry_that_lists_its_paragraphs() {
    let (site, analysis) = &*BUILT;
    let ids: BTreeMap<&str, &str> = analysis
        .documents
        .iter()
        .map(|document| (document.file(), document.text("id")))
        .collect();
    for (kind, name, prefix) in [
        (EntityKind::Person, "persons.html", "person-"),
        (EntityKind::Organization, "organizations.html", "body-"),
    ] {
        let page = site.page(name);
        let mut expected: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for entity in analysis
            .entities
            .iter()
            .filter(|entity| entity.kind == kind)
        {
            let places = entity.mentions.iter().flat_map(|mention| {
                let id = ids[mention.file.as_str()];
                let anchor = move |paragraph: &String| format!("documents/{id}.html#{paragraph}");
                mention.paragraphs.iter().map(anchor)
            });
            expected.insert(format!("{prefix}{}", entity.id), places.collect());
        }
        let mut printed: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for entry in page.all("main .entity") {
            let places = entry
                .descendent_elements()
                .filter_map(|element| element.attr("href"))
                .filter(|address| {
                    let (path, anchor) = address.split_once('#').unwrap_or_default();
                    path.starts_with("documents/") && number(anchor).is_some()
                })
                .map(str::to_owned);
            printed.insert(
                entry.attr("id").unwrap_or_default().to_owned(),
                places.collect(),
            );
        }
        let missing: Vec<&String> = expected
            .keys()
            .filter(|id| !printed.contains_key(*id))
            .collect();
        assert!(missing.is_empty(), "{name}: {missing:?}");
        for (id, places) in &printed {
            assert_eq!(Some(places), expected.get(id), "{name}: {id}");
        }
    }
}

#[test]
fn every_printed_event_stands_on_the_page_of_events() {
    let (site, analysis) = &*BUILT;
    let page = site.page("events.html");
    for event in &analysis.events {
        if event.decision == Decision::Print {
            let entry = page.by_id(&format!("event-{}", event.id));
            assert!(entry.is_some(), "{}", event.id);
        }
    }
}
