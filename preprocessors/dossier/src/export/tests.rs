use std::path::PathBuf;

use roxmltree::{Document as Xml, Node};

use super::*;
use crate::document::{Block, BlockKind, Document, Item, Publish, Span, Style};
use crate::edition::Options;
use crate::event::{Decision, Note, NoteCase, Run};
use crate::name::{Entity, EntityKind, Field, NameMention};

const TEI: &str = "http://www.tei-c.org/ns/1.0";
const IMPRINT: Imprint<'static> = Imprint {
    title: "Five <Documents> & more",
    editors: &[],
    version: Some("1.2"),
    chicago: Chicago::Seventeenth,
};

fn edition() -> std::sync::Arc<Edition> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../seeds");
    Edition::load(&path, &Options::default()).expect("the repository's documents")
}

fn words(node: Node<'_, '_>) -> String {
    node.descendants()
        .filter(Node::is_text)
        .filter(|found| {
            !found
                .ancestors()
                .any(|above| above.attribute("type") == Some("editorial"))
        })
        .filter_map(|found| found.text())
        .collect()
}

/// What a validator for TEI would ask first: order of the header, identifiers once, targets that exist.
#[test]
fn every_document_is_tei_with_its_whole_text() {
    let edition = edition();
    let files = files(&edition, &IMPRINT, Format::Tei);
    assert_eq!(files.len(), edition.documents.len());
    for document in &edition.documents {
        let text = &files[&format!("tei/{}.xml", document.id)];
        let xml = Xml::parse(text).unwrap_or_else(|error| panic!("{error}\n{text}"));
        let root = xml.root_element();
        assert_eq!(root.tag_name().namespace(), Some(TEI));
        let children = |name: &str| -> Vec<&str> {
            let node = root
                .descendants()
                .find(|node| node.has_tag_name((TEI, name)));
            let node = node.unwrap_or_else(|| panic!("{name} in {text}"));
            node.children()
                .filter(Node::is_element)
                .map(|child| child.tag_name().name())
                .collect()
        };
        let order: Vec<&str> = root
            .children()
            .filter(Node::is_element)
            .map(|node| node.tag_name().name())
            .collect();
        assert_eq!(order, ["teiHeader", "standOff", "text"]);
        let described = children("fileDesc");
        let known = [
            "titleStmt",
            "editionStmt",
            "publicationStmt",
            "seriesStmt",
            "notesStmt",
            "sourceDesc",
        ];
        let positions: Vec<usize> = described
            .iter()
            .map(|name| known.iter().position(|one| one == name).expect("known"))
            .collect();
        assert!(positions.is_sorted(), "{described:?}");
        let ids: Vec<&str> = root
            .descendants()
            .filter_map(|node| node.attribute(("http://www.w3.org/XML/1998/namespace", "id")))
            .collect();
        let once: std::collections::BTreeSet<&&str> = ids.iter().collect();
        assert_eq!(once.len(), ids.len(), "{text}");
        for node in root.descendants() {
            for key in ["ref", "resp", "source", "target"] {
                if let Some(target) = node.attribute(key) {
                    assert!(
                        ids.contains(&target.trim_start_matches('#')),
                        "{key}={target} in {text}"
                    );
                }
            }
        }
        for block in &document.blocks {
            let id = block.anchor();
            let node = root.descendants().find(|node| {
                node.attribute(("http://www.w3.org/XML/1998/namespace", "id")) == Some(id.as_str())
            });
            assert_eq!(
                words(node.expect("the paragraph")),
                block.text.replace('\n', ""),
                "{id}"
            );
        }
        let printed = edition.notes.iter().filter(|note| {
            note.decision == Decision::Print
                && edition.documents[note.item.document].id == document.id
        });
        let notes = root
            .descendants()
            .filter(|node| node.attribute("type") == Some("editorial"));
        assert_eq!(notes.count(), printed.count());
    }
}

/// An edition of one document in which nothing is meant well.
fn hostile() -> Edition {
    const TEXT: &str = "</p><script>alert(1)</script> ]]> &amp; \"Ann\u{0}a Roe\"\nspoke\u{7}.";
    let mut document = Document {
        id: "hostile".to_owned(),
        file: "=cmd|' /C calc'!A0.txt".to_owned(),
        ..Document::default()
    };
    document.metadata.title = "</title><evil/> & \u{1}".to_owned();
    document.metadata.archive = Some("=HYPERLINK(\"https://example.org\")".to_owned());
    document.metadata.locator = Some("a,\"b\"\nc".to_owned());
    document.metadata.creators = vec!["+Roe".to_owned()];
    document.blocks = vec![Block {
        numbers: vec![1, 2],
        kind: BlockKind::Paragraph,
        text: TEXT.to_owned(),
        spans: vec![Span {
            range: 0..12,
            style: Style::Emphasis,
        }],
        ..Block::default()
    }];
    let mut edition = Edition {
        documents: vec![document],
        ..Edition::default()
    };
    let mention = |range: std::ops::Range<usize>| NameMention {
        document: 0,
        field: Field::Block(0),
        form: TEXT[range.clone()].to_owned(),
        range,
        entity: 0,
        adjective: false,
        because: "",
        evidence: Vec::new(),
    };
    edition.names.entities = vec![Entity {
        heading: "<Roe>, Ann".to_owned(),
        name: "Ann <Roe>".to_owned(),
        ..entity()
    }];
    // One that crosses the emphasis, and one that does not.
    edition.names.mentions = vec![mention(4..20), mention(44..52)];
    edition.notes = vec![note("<note> & {{x}}")];
    edition
}

fn entity() -> Entity {
    let edition = edition();
    let mut entity = edition.names.entities[0].clone();
    entity.id = "roe".to_owned();
    entity.kind = EntityKind::Person;
    entity.role = None;
    entity
}

fn note(text: &str) -> Note {
    let edition = edition();
    let mut note = edition.notes[0].clone();
    note.item = Item {
        document: 0,
        part: None,
    };
    note.block = 0;
    note.offset = 21;
    note.case = NoteCase::Editor;
    note.text = vec![Run::Text(text.to_owned())];
    note.targets.clear();
    note.decision = Decision::Print;
    note
}

#[test]
fn no_text_becomes_an_element_or_a_formula() {
    let edition = hostile();
    let text = &files(&edition, &IMPRINT, Format::Tei)["tei/hostile.xml"];
    let xml = Xml::parse(text).unwrap_or_else(|error| panic!("{error}\n{text}"));
    for name in ["script", "evil"] {
        assert!(
            !xml.descendants().any(|node| node.tag_name().name() == name),
            "{text}"
        );
    }
    let paragraph = xml
        .descendants()
        .find(|node| node.has_tag_name((TEI, "p")) && node.attribute("n").is_some());
    let paragraph = paragraph.expect("the paragraph");
    assert_eq!(
        words(paragraph),
        "</p><script>alert(1)</script> ]]> &amp; \"Ann\u{fffd}a Roe\"spoke\u{fffd}."
    );
    assert!(
        paragraph
            .descendants()
            .any(|node| node.has_tag_name((TEI, "persName")))
    );
    let note = paragraph
        .descendants()
        .find(|node| node.has_tag_name((TEI, "note")))
        .expect("the note");
    assert_eq!(note.text(), Some("<note> & {{x}}"));
    let tables = files(&edition, &IMPRINT, Format::Csv);
    let rows = read_csv(&tables["documents.csv"]);
    assert_eq!(rows.len(), 2);
    assert_eq!(rows[1].len(), rows[0].len());
    assert_eq!(rows[1][5], "'+Roe");
    assert_eq!(rows[1][9], "'=HYPERLINK(\"https://example.org\")");
    assert_eq!(rows[1][11], "a,\"b\"\nc");
}

/// A reader of RFC 4180, state by state.
fn read_csv(text: &str) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut cell, mut quoted) = (Vec::new(), Vec::new(), String::new(), false);
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '"' if quoted && characters.peek() == Some(&'"') => {
                cell.push('"');
                characters.next();
            }
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(std::mem::take(&mut cell)),
            '\n' if !quoted => {
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            other => cell.push(other),
        }
    }
    assert!(
        cell.is_empty() && row.is_empty() && !quoted,
        "the last line ends"
    );
    rows
}

#[test]
fn tables_hold_every_document_name_event_and_link() {
    let edition = edition();
    let tables = files(&edition, &IMPRINT, Format::Csv);
    let rows = |name: &str| {
        let rows = read_csv(&tables[name]);
        assert!(rows.iter().all(|row| row.len() == rows[0].len()), "{name}");
        rows.len() - 1
    };
    let parts: usize = edition
        .documents
        .iter()
        .map(|document| document.parts.len())
        .sum();
    assert_eq!(rows("documents.csv"), edition.documents.len() + parts);
    assert_eq!(rows("events.csv"), edition.events.len());
    let links: usize = edition.events.iter().map(|event| event.links.len()).sum();
    assert_eq!(rows("links.csv"), links);
    assert!(rows("persons.csv") > 20);
}

#[test]
fn a_text_that_is_only_cited_is_not_exported() {
    let mut edition = (*edition()).clone();
    let words = edition.documents[0].blocks[5].text.clone();
    edition.documents[0].publish = Publish::CitationOnly;
    let name = format!("tei/{}.xml", edition.documents[0].id);
    let text = &files(&edition, &IMPRINT, Format::Tei)[&name];
    assert!(Xml::parse(text).is_ok());
    assert!(!text.contains(&words), "{text}");
    assert!(text.contains("is not printed in this edition"));
}

#[test]
fn files_that_no_longer_say_the_same_are_found() {
    let edition = edition();
    let folder = tempfile::tempdir().expect("a folder");
    let codes = || -> Vec<String> {
        stale(&edition, &IMPRINT, folder.path(), "src/downloads")
            .into_iter()
            .map(|finding| format!("{}: {}", finding.place.file, finding.message))
            .collect()
    };
    // Nothing is offered, so nothing is out of date.
    assert_eq!(codes(), [""; 0]);
    std::fs::create_dir(folder.path().join("tei")).expect("a folder");
    for (name, text) in
        files(&edition, &IMPRINT, Format::Tei)
            .iter()
            .chain(&files(&edition, &IMPRINT, Format::Ris))
    {
        std::fs::write(folder.path().join(name), text).expect("a file");
    }
    assert_eq!(codes(), [""; 0]);
    let id = &edition.documents[0].id;
    std::fs::write(folder.path().join("edition.ris"), "TY  - BOOK\r\n").expect("a file");
    std::fs::rename(
        folder.path().join(format!("tei/{id}.xml")),
        folder.path().join("tei/old.xml"),
    )
    .expect("a file");
    assert_eq!(
        codes(),
        [
            "src/downloads/edition.ris: this file does not say what the documents say now"
                .to_owned(),
            format!(
                "src/downloads/tei/{id}.xml: this file is missing beside the others of its form"
            ),
            "src/downloads/tei/old.xml: no document of this name is in the edition".to_owned(),
        ]
    );
}
