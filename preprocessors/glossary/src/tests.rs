use std::path::PathBuf;

use mdbook_dossier_core::book::{Settings, chapter};
use mdbook_dossier_core::document::{Block, BlockKind, Document, Part};
use mdbook_dossier_core::edition::Edition;
use mdbook_dossier_core::name::{Entity, EntityKind, Field, NameMention, Names, Role};
use mdbook_preprocessor::PreprocessorContext;
use mdbook_preprocessor::book::{Book, BookItem, Chapter};
use mdbook_preprocessor::config::Config;

use super::apply;

fn settings(renderer: &str) -> Settings {
    let config: Config = "".parse().expect("a configuration");
    let context =
        PreprocessorContext::new(PathBuf::from("/nonexistent"), config, renderer.to_owned());
    Settings::read(&context).expect("settings")
}

fn entity(id: &str, kind: EntityKind, heading: &str) -> Entity {
    Entity {
        id: id.to_owned(),
        kind,
        heading: heading.to_owned(),
        name: heading.to_owned(),
        sort: heading.to_owned(),
        ..Entity::default()
    }
}

fn block(number: u32, kind: BlockKind, text: &str) -> Block {
    Block {
        numbers: vec![number],
        kind,
        text: text.to_owned(),
        ..Block::default()
    }
}

/// Every place where a form stands in the document's blocks.
fn mentions(document: &Document, form: &str, entity: usize) -> Vec<NameMention> {
    let mut mentions = Vec::new();
    for (index, block) in document.blocks.iter().enumerate() {
        for (at, _) in block.text.match_indices(form) {
            mentions.push(NameMention {
                document: 0,
                field: Field::Block(index),
                range: at..at + form.len(),
                form: form.to_owned(),
                entity,
                adjective: false,
                evidence: Vec::new(),
                because: "",
            });
        }
    }
    mentions
}

fn edition() -> Edition {
    let mut speech = block(
        2,
        BlockKind::Paragraph,
        "Jan Masaryk: I met Jan Masaryk and the Council of Bern.",
    );
    speech.speaker = Some(0..11);
    let document = Document {
        id: "a".to_owned(),
        file: "a.txt".to_owned(),
        blocks: vec![
            block(1, BlockKind::Heading(1), "Jan Masaryk in Bern"),
            speech,
            block(3, BlockKind::Paragraph, "Jan Masaryk again, and Bern."),
            block(4, BlockKind::Paragraph, "Jan Masaryk in another part."),
        ],
        parts: vec![Part {
            letter: "a".to_owned(),
            blocks: 3..4,
            ..Part::default()
        }],
        ..Document::default()
    };
    let mut person = entity("masaryk", EntityKind::Person, "Masaryk, Jan");
    person.see_from = vec!["Jean Masaryk".to_owned()];
    person.see_also = vec![1];
    person.role = Some(Role {
        quote: "the minister".to_owned(),
        document: 0,
        block: 2,
    });
    let mut translator = entity("zoll", EntityKind::Person, "Zoll, Ada");
    translator.apparatus = true;
    let entities = vec![
        person,
        entity(
            "council-of-bern",
            EntityKind::Organization,
            "Council of Bern",
        ),
        entity("bern", EntityKind::State, "Bern"),
        translator,
    ];
    let mut all = mentions(&document, "Jan Masaryk", 0);
    all.extend(mentions(&document, "Council of Bern", 1));
    all.extend(mentions(&document, "Bern", 2));
    all.push(NameMention {
        document: 0,
        field: Field::Metadata("translator"),
        range: 0..8,
        form: "Ada Zoll".to_owned(),
        entity: 3,
        adjective: false,
        evidence: Vec::new(),
        because: "",
    });
    Edition {
        documents: vec![document],
        names: Names {
            entities,
            mentions: all,
            ..Names::default()
        },
        ..Edition::default()
    }
}

fn book() -> Book {
    let text = "# Title\n\n<div><a id=\"p1\"></a></div>\n\n## Jan Masaryk in Bern\n\n\
        <a id=\"p2\"></a><span class=\"speaker\">Jan Masaryk:</span> I met Jan Masaryk and the Council of Bern.\n\n\
        <a id=\"p3\"></a>Jan Masaryk again, and Bern.\n\n<a id=\"p4\"></a>Jan Masaryk in another part.\n\n\
        ## Notes {#notes}\n\n[^x-1]: Jan Masaryk.\n";
    let item = |path: &str, text: &str| {
        BookItem::Chapter(Chapter::new(path, text.to_owned(), path, Vec::new()))
    };
    Book::new_with_items(vec![
        item(
            "guide/a.md",
            "# Jan Masaryk\n\n`Jan Masaryk`, [Jan Masaryk](x.md), Jan Masarykova; then Jan Masaryk, Jan Masaryk \
             and {{#person masaryk}}, {{#organization council-of-bern}}.\n",
        ),
        item("persons.md", "# Persons\n\n{{#persons}}\n"),
        item("documents/a.md", text),
    ])
}

fn content<'a>(book: &'a mut Book, path: &str) -> &'a str {
    &chapter::find(book, path).expect("the chapter").content
}

#[test]
fn the_first_mention_in_running_text_of_each_part_is_a_link() {
    let mut book = book();
    assert_eq!(apply(&mut book, &edition(), &settings("html")), []);
    let chapter = content(&mut book, "documents/a.md");
    let link = "[Jan Masaryk](../persons.md#person-masaryk)";
    assert!(
        chapter.contains(&format!("Masaryk:</span> I met {link} and the")),
        "{chapter}"
    );
    assert!(
        chapter.contains("[Council of Bern](../organizations.md#body-council-of-bern)"),
        "{chapter}"
    );
    assert!(
        chapter.contains(&format!("</a>{link} in another part.")),
        "{chapter}"
    );
    for unlinked in [
        "## Jan Masaryk in Bern",
        "</a>Jan Masaryk again, and Bern.",
        "[^x-1]: Jan Masaryk.",
    ] {
        assert!(chapter.contains(unlinked), "{unlinked} is not in {chapter}");
    }
    assert!(
        chapter.find("names-here") < chapter.find("## Notes {#notes}"),
        "{chapter}"
    );
}

#[test]
fn an_entry_gives_forms_places_and_references() {
    let mut book = book();
    apply(&mut book, &edition(), &settings("html"));
    let page = content(&mut book, "persons.md");
    for expected in [
        "<h2 id=\"letter-m\">M</h2>",
        "<div class=\"entity\" id=\"person-masaryk\" data-entry>",
        "<span id=\"person-jan-masaryk\"></span>",
        "<strong>Masaryk, Jan,</strong> “the minister” (<a href=\"documents/a.md#p3\">Document 1, p3</a>)",
        "<i>Jan Masaryk</i> <span>Document 1: 5</span>",
        "<span class=\"counts\">5 times in 1 document</span>",
        "<a class=\"place\" href=\"documents/a.md#p2\">p2</a> <a class=\"place\" href=\"documents/a.md#p3\">p3</a>",
        "<li><a href=\"documents/a.md#part-a\">Document 1a</a>",
        "With <a href=\"organizations.md#body-council-of-bern\">Council of Bern</a> <span>",
        "<a href=\"organizations.md#body-council-of-bern\">Council of Bern</a>",
        "<strong>Jean Masaryk</strong> <em>see</em> <a href=\"#person-masaryk\">Masaryk, Jan</a>",
        "<h2 id=\"apparatus\">",
        "<span>in citations only</span>",
    ] {
        assert!(page.contains(expected), "{expected} is not in {page}");
    }
    assert!(
        page.find("Jean Masaryk") < page.find("id=\"person-masaryk\""),
        "{page}"
    );
    // The page of organizations had no marker.
    let added = content(&mut book, "organizations.md");
    assert!(
        added.contains("id=\"body-council-of-bern\"") && !added.contains("id=\"body-bern\""),
        "{added}"
    );
}

#[test]
fn a_hand_written_chapter_links_each_name_once_outside_code_and_links() {
    let mut book = book();
    apply(&mut book, &edition(), &settings("html"));
    assert_eq!(
        content(&mut book, "guide/a.md"),
        "# Jan Masaryk\n\n`Jan Masaryk`, [Jan Masaryk](x.md), Jan Masarykova; then \
         [Jan Masaryk](../persons.md#person-masaryk), Jan Masaryk and \
         [Masaryk, Jan](../persons.md#person-masaryk), \
         [Council of Bern](../organizations.md#body-council-of-bern).\n"
    );
}

#[test]
fn a_name_that_holds_a_note_gives_way_to_the_next() {
    let mut book = book();
    let chapter = chapter::find(&mut book, "documents/a.md").expect("the chapter");
    chapter.content = chapter
        .content
        .replace("I met Jan Masaryk", "I met Jan[^x-1] Masaryk");
    assert_eq!(apply(&mut book, &edition(), &settings("html")), []);
    let content = content(&mut book, "documents/a.md");
    assert!(content.contains("I met Jan[^x-1] Masaryk and"), "{content}");
    assert!(
        content.contains("</a>[Jan Masaryk](../persons.md#person-masaryk) again"),
        "{content}"
    );
}

#[test]
fn a_paragraph_that_reads_otherwise_is_reported_once() {
    let mut book = book();
    let chapter = chapter::find(&mut book, "documents/a.md").expect("the chapter");
    chapter.content = chapter.content.replace("I met", "I saw");
    let findings = apply(&mut book, &edition(), &settings("html"));
    assert_eq!(findings.len(), 1, "{findings:?}");
    assert_eq!(findings[0].code, "glossary-link");
}

#[test]
fn a_surname_of_several_bearers_is_listed_apart_and_not_linked() {
    let mut edition = edition();
    edition.names.entities[0].undecided = true;
    let mut book = book();
    apply(&mut book, &edition, &settings("html"));
    let page = content(&mut book, "persons.md");
    let undecided = page
        .find("<h2 id=\"undecided\">")
        .expect("a section of its own");
    assert!(
        page.find("id=\"person-masaryk\"") > Some(undecided),
        "{page}"
    );
    assert!(
        page.contains("May be <a href=\"organizations.md#body-council-of-bern\">"),
        "{page}"
    );
    let chapter = content(&mut book, "documents/a.md");
    assert!(!chapter.contains("#person-masaryk"), "{chapter}");
}

/// The chapter of a document as the first preprocessor writes it for a renderer other than html.
fn plain_book() -> Book {
    let mut page = Chapter::new(
        "a",
        "# A\n\n## Jan Masaryk in Bern\n\nJan Masaryk: I met Jan Masaryk and the Council of Bern.\n\n\
         Jan Masaryk again, and Bern.\n\nJan Masaryk in another part.\n"
            .to_owned(),
        "documents/a.md",
        Vec::new(),
    );
    page.source_path = None;
    let hand = Chapter::new(
        "Hand",
        "# Hand\n\nOf Jan Masaryk, see [him](persons.md#x) or [there](https://example.org/a.md).\n"
            .to_owned(),
        "hand.md",
        Vec::new(),
    );
    Book::new_with_items(vec![BookItem::Chapter(page), BookItem::Chapter(hand)])
}

#[test]
fn other_renderers_get_the_numbers_of_paragraphs() {
    let mut edition = edition();
    edition.documents[0].blocks[2].numbers = vec![3, 4];
    edition.documents[0].blocks[3].numbers = vec![5];
    let mut book = plain_book();
    assert_eq!(apply(&mut book, &edition, &settings("markdown")), []);
    let page = content(&mut book, "documents/a.md");
    for line in [
        "**p1**\n\n## Jan Masaryk in Bern\n",
        "\n**p2** Jan Masaryk: I met [Jan Masaryk](../persons.md)",
        "\n**p3, p4** Jan Masaryk again",
        "\n**p5** [Jan Masaryk](../persons.md) in another part",
    ] {
        assert!(page.contains(line), "{line}: {page}");
    }
    let hand = content(&mut book, "hand.md");
    assert!(
        hand.contains("Of Jan Masaryk, see [him](persons.md#x)"),
        "{hand}"
    );
}

#[test]
fn links_of_an_epub_lead_to_its_pages() {
    let mut book = plain_book();
    assert_eq!(apply(&mut book, &edition(), &settings("epub")), []);
    let page = content(&mut book, "documents/a.md");
    assert!(
        page.contains("I met [Jan Masaryk](../persons.html)"),
        "{page}"
    );
    let hand = content(&mut book, "hand.md");
    assert!(
        hand.contains("[him](persons.html#x) or [there](https://example.org/a.md)"),
        "{hand}"
    );
}
