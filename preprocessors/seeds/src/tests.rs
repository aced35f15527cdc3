use std::path::PathBuf;

use mdbook_dossier_core::book::{Settings, chapter};
use mdbook_dossier_core::curation::archives::ArchiveRules;
use mdbook_dossier_core::document::{
    Block, BlockKind, Class, Document, Part, Publication, PublicationForm, Publish, Span, Style,
};
use mdbook_dossier_core::edition::{Archives, Edition};
use mdbook_dossier_core::markdown::Readable;
use mdbook_preprocessor::PreprocessorContext;
use mdbook_preprocessor::book::{Book, BookItem, Chapter, SectionNumber};
use mdbook_preprocessor::config::Config;

use super::apply;

fn settings(renderer: &str) -> Settings {
    let config: Config = "[book]\ntitle = \"Papers\"\nauthors = [\"Ada Zoll\"]\n"
        .parse()
        .expect("a configuration");
    let context =
        PreprocessorContext::new(PathBuf::from("/nonexistent"), config, renderer.to_owned());
    Settings::read(&context).expect("settings")
}

fn block(number: u32, kind: BlockKind, text: &str) -> Block {
    Block {
        numbers: vec![number],
        kind,
        text: text.to_owned(),
        ..Block::default()
    }
}

fn document(id: &str, blocks: Vec<Block>) -> Document {
    let mut document = Document {
        id: id.to_owned(),
        file: format!("{id}.txt"),
        blocks,
        ..Document::default()
    };
    document.metadata.title = format!("Title of {id} {{{{#include x}}}}");
    document
}

fn edition(documents: Vec<Document>) -> Edition {
    Edition {
        documents,
        ..Edition::default()
    }
}

fn book() -> Book {
    let mut index = Chapter::new(
        "Documents",
        "# Documents\n\n{{#documents}}\n".to_owned(),
        "list.md",
        Vec::new(),
    );
    index.number = Some(SectionNumber::new([2]));
    let mut below = Chapter::new("By hand", String::new(), "hand.md", Vec::new());
    below.number = Some(SectionNumber::new([2, 1]));
    index.sub_items.push(BookItem::Chapter(below));
    Book::new_with_items(vec![BookItem::Chapter(index)])
}

fn content<'a>(book: &'a mut Book, path: &str) -> &'a str {
    &chapter::find(book, path).expect("the chapter").content
}

#[test]
fn documents_become_numbered_chapters_below_the_list() {
    let mut book = book();
    let findings = apply(
        &mut book,
        &edition(vec![document("a", Vec::new()), document("b", Vec::new())]),
        &settings("html"),
    );
    assert_eq!(findings, []);
    let found = chapter::find(&mut book, "documents/b.md").expect("the chapter");
    assert_eq!(found.number, Some(SectionNumber::new([2, 3])));
    assert_eq!(found.parent_names, ["Documents"]);
    assert_eq!(found.source_path, Some(PathBuf::from("../seeds/b.txt")));
    assert!(found.name.starts_with("2. Title of b"));
    assert!(content(&mut book, "list.md").contains("<a href=\"documents/a.md\">Title of a"));
}

#[test]
fn every_block_reads_as_it_stands_in_the_edition() {
    let mut speech = block(
        4,
        BlockKind::Paragraph,
        "Tito. We *never* said \"that\"… -- no.\nSecond line",
    );
    speech.speaker = Some(0..4);
    speech.spans = vec![
        Span {
            range: 6..14,
            style: Style::Emphasis,
        },
        Span {
            range: 9..20,
            style: Style::Strong,
        },
        Span {
            range: 2..8,
            style: Style::Emphasis,
        },
    ];
    speech.numbers.push(5);
    let blocks = vec![
        block(1, BlockKind::Heading(3), "A <b>head</b> {.x}"),
        block(2, BlockKind::PageMark, "[19-20]"),
        block(3, BlockKind::Stamp, "SECRET {{#include y}}"),
        speech,
        block(6, BlockKind::Omission, "[...]"),
        block(7, BlockKind::Heading(5), "A <b>head</b> {.x}"),
    ];
    let texts: Vec<String> = blocks.iter().map(|block| block.text.clone()).collect();
    for renderer in ["html", "markdown"] {
        let mut book = book();
        apply(
            &mut book,
            &edition(vec![document("a", blocks.clone())]),
            &settings(renderer),
        );
        let chapter = content(&mut book, "documents/a.md").to_owned();
        assert!(!chapter.contains("{{"), "{chapter}");
        let readable = Readable::new(&chapter);
        let read: Vec<&str> = readable
            .blocks
            .iter()
            .map(|block| block.text.as_str())
            .filter(|text| texts.iter().any(|wanted| wanted == text))
            .collect();
        assert_eq!(read, texts, "{chapter}");
        if renderer == "html" {
            for (index, anchor) in ["p1", "p2", "p3", "p4", "p6", "p7"].iter().enumerate() {
                let place = readable.block_at(anchor).expect(anchor);
                assert_eq!(readable.blocks[place].text, texts[index], "{anchor}");
            }
            assert_eq!(readable.block_at("p5"), readable.block_at("p4"));
            for expected in [
                "<div class=\"stamp\">",
                "<div class=\"page-mark\">",
                "<span class=\"speaker\">Tito</span>. <em>We \\*neve</em>r\\* said",
                "\n## A \\<<wbr>b>head\\<<wbr>/b> &#123;.x&#125; {#h-a-b-head-b-x}\n",
                "\n### A \\<<wbr>b>head\\<<wbr>/b> &#123;.x&#125; {#h-a-b-head-b-x-p7}\n",
            ] {
                assert!(chapter.contains(expected), "{expected} is not in {chapter}");
            }
        } else {
            assert!(
                !chapter.contains("<div") && !chapter.contains("<a "),
                "{chapter}"
            );
        }
    }
}

#[test]
fn a_part_has_a_heading_and_a_citation_of_its_own() {
    let mut whole = document(
        "a",
        vec![
            block(1, BlockKind::Paragraph, "Before."),
            block(2, BlockKind::Heading(1), "Head"),
            block(3, BlockKind::Paragraph, "Within."),
        ],
    );
    whole.parts = vec![Part {
        id: "a-1".to_owned(),
        letter: "a".to_owned(),
        date: "1919-03-02".parse().ok(),
        title: "Minutes".to_owned(),
        blocks: 1..3,
        ..Part::default()
    }];
    let mut book = book();
    apply(&mut book, &edition(vec![whole]), &settings("html"));
    let chapter = content(&mut book, "documents/a.md");
    let head = chapter.find("\n## 1a. March 2, 1919. Minutes {#part-a}\n");
    assert!(
        chapter.find("Before.") < head && head < chapter.find("\n### Head {#h-head}"),
        "{chapter}"
    );
    assert!(
        chapter.contains("<p class=\"part-citation\">“Minutes,” March 2, 1919"),
        "{chapter}"
    );
    assert!(chapter.contains("<a href=\"#part-a\">1a</a>"), "{chapter}");
}

#[test]
fn an_unreadable_document_shows_why() {
    let mut broken = document("a", Vec::new());
    broken.unreadable = Some("the file is empty".to_owned());
    let mut book = book();
    apply(&mut book, &edition(vec![broken]), &settings("html"));
    let chapter = content(&mut book, "documents/a.md");
    assert!(
        chapter
            .contains("<div class=\"finding\">\n\nThis file could not be read: the file is empty."),
        "{chapter}"
    );
}

#[test]
fn an_id_that_is_no_name_of_a_page_is_an_error() {
    let documents = ["../../x", "", "A", "taken"].map(|id| document(id, Vec::new()));
    let mut book = book();
    let taken = Chapter::new("Taken", String::new(), "documents/Taken.md", Vec::new());
    book.push_item(BookItem::Chapter(taken));
    let findings = apply(&mut book, &edition(documents.to_vec()), &settings("html"));
    let codes: Vec<&str> = findings.iter().map(|finding| finding.code).collect();
    assert_eq!(
        codes,
        [
            "book-document-id",
            "book-document-id",
            "book-document-id",
            "book-page-clash"
        ]
    );
    assert!(
        findings[3].message.contains("src/documents/Taken.md"),
        "{}",
        findings[3]
    );
    let names: Vec<&str> = book
        .chapters()
        .map(|chapter| chapter.name.as_str())
        .collect();
    assert_eq!(names, ["Documents", "By hand", "Taken", "Sources"]);
}

#[test]
fn of_a_document_that_is_cited_only_the_text_is_not_printed() {
    let mut memoir = document(
        "memoir",
        vec![block(1, BlockKind::Paragraph, "Words under copyright.")],
    );
    memoir.publish = Publish::CitationOnly;
    memoir.class = Class::Secondary;
    let source = document(
        "source",
        vec![block(1, BlockKind::Paragraph, "Words of 1877.")],
    );
    let mut book = book();
    let mut introduction = Chapter::new(
        "In",
        "{{#doc memoir#p1}}, {{#paragraph source#p1}}, {{#document source#p2}}".to_owned(),
        "in.md",
        Vec::new(),
    );
    introduction.source_path = Some("in.md".into());
    book.push_item(introduction);
    let findings = apply(&mut book, &edition(vec![memoir, source]), &settings("html"));
    assert_eq!(
        findings
            .iter()
            .map(|finding| finding.code)
            .collect::<Vec<_>>(),
        ["book-unknown-id"]
    );
    let text = content(&mut book, "documents/memoir.md").to_owned();
    assert!(!text.contains("copyright"), "{text}");
    assert!(text.contains("is not printed in this edition"), "{text}");
    assert!(text.contains("class=\"citation\""), "{text}");
    assert!(content(&mut book, "documents/source.md").contains("Words of 1877."));
    assert_eq!(
        content(&mut book, "in.md"),
        "[Document 1](documents/memoir.md), [p1](documents/source.md#p1), {{#document source#p2}}"
    );
    let list = content(&mut book, "list.md").to_owned();
    let (sources, literature) = list
        .split_once("id=\"literature\"")
        .expect("a list of its own");
    assert!(sources.contains("Title of source") && !sources.contains("Title of memoir"));
    assert!(literature.contains("Title of memoir"));
}

#[test]
fn the_page_of_sources_goes_by_archive_record_group_and_publication() {
    let stated = [
        (Some("Royal Archives"), Some("Box 10, folder 2"), None),
        (Some("Royal Archive"), Some("Box 2, folder 1"), None),
        (Some("Royal Archive"), Some("Box 10, folder 1"), None),
        (None, None, Some(("The Lake Quarterly", "14"))),
        (None, None, Some(("The Lake Quarterly", "3"))),
        (None, Some("pp. 3"), None),
    ];
    let mut papers = Vec::new();
    for (index, (archive, locator, publication)) in stated.into_iter().enumerate() {
        let mut paper = document(&format!("d{}", index + 1), Vec::new());
        paper.metadata.title = format!("Paper <{}> {{{{#include x}}}}", index + 1);
        paper.metadata.archive = archive.map(str::to_owned);
        paper.metadata.locator = locator.map(str::to_owned);
        paper.metadata.publication = publication.map(|(title, number)| Publication {
            title: title.to_owned(),
            number: Some(number.to_owned()),
            form: Some(PublicationForm::Journal),
            ..Publication::default()
        });
        papers.push(paper);
    }
    let rules = "[royal-archive]\nvariants = [\"Royal Archives\"]\nplace = \"Oslo\"\n";
    let (rules, _) = ArchiveRules::parse("archives.toml", rules);
    let (archives, findings) = Archives::gather(&papers, &rules);
    assert_eq!(findings, []);
    let edition = Edition {
        archives,
        ..edition(papers)
    };
    let mut book = book();
    apply(&mut book, &edition, &settings("html"));
    let page = content(&mut book, "sources.md").to_owned();
    assert!(!page.contains("<1>") && !page.contains("{{"), "{page}");
    let mut last = 0;
    for expected in [
        "<h2 id=\"archives\">Archives</h2>",
        "<h3 id=\"archive-royal-archive\">Royal Archive, Oslo</h3>",
        "Also printed as “Royal Archives”",
        "<li>Box 2\n",
        "documents/d2.md\">2. Paper",
        "<li>Box 10\n",
        "documents/d3.md\">3. Paper",
        ": folder 1</li>",
        "documents/d1.md\">1. Paper",
        ": folder 2</li>",
        "<h2 id=\"publications\">Publications</h2>",
        "The Lake Quarterly</h3>",
        "<li>no. 3\n",
        "documents/d5.md",
        "<li>no. 14\n",
        "documents/d4.md",
        "<h2 id=\"source-not-stated\">",
        "documents/d6.md",
    ] {
        let found = page[last..].find(expected);
        last += found.unwrap_or_else(|| panic!("{expected} does not follow in {page}"));
    }
    // The list of documents keeps the form that is printed, and is chosen from by the heading.
    let documents = content(&mut book, "list.md").to_owned();
    assert_eq!(
        documents.matches("data-archive=\"Royal Archive\"").count(),
        3,
        "{documents}"
    );
    assert!(documents.contains("<td>Royal Archives</td>"), "{documents}");
    let mut plain = self::book();
    apply(&mut plain, &edition, &settings("markdown"));
    let page = content(&mut plain, "sources.md");
    assert!(page.contains("### Royal Archive, Oslo\n"), "{page}");
    assert!(page.contains("- Box 10\n  - [Document 3. Paper"), "{page}");
}
