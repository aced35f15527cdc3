use std::path::PathBuf;

use mdbook_dossier_core::book::{Settings, chapter};
use mdbook_dossier_core::document::{Block, Document, Item};
use mdbook_dossier_core::edition::Edition;
use mdbook_dossier_core::event::{
    Decision, Event, EventMention, Link, Note, NoteCase, Run, Status,
};
use mdbook_dossier_core::finding::{Finding, Severity};
use mdbook_preprocessor::PreprocessorContext;
use mdbook_preprocessor::book::{Book, BookItem, Chapter};
use mdbook_preprocessor::config::Config;

use super::apply;

const TEXTS: [&str; 2] = [
    "The congress met in Lisbon in May 1911. It closed early.",
    "Delegates recall \"the congress\" of May 1911.",
];

fn settings(toml: &str, renderer: &str) -> Settings {
    let config: Config = toml.parse().expect("a configuration");
    let context =
        PreprocessorContext::new(PathBuf::from("/nonexistent"), config, renderer.to_owned());
    Settings::read(&context).expect("settings")
}

fn item(document: usize) -> Item {
    Item {
        document,
        part: None,
    }
}

fn document(id: &str, text: &str) -> Document {
    let block = Block {
        numbers: vec![3],
        text: text.to_owned(),
        line: 12,
        ..Block::default()
    };
    Document {
        id: id.to_owned(),
        file: format!("{id}.txt"),
        blocks: vec![block],
        ..Document::default()
    }
}

fn mention(document: usize, status: Status) -> EventMention {
    EventMention {
        item: item(document),
        block: 0,
        range: 0..12,
        core: 0..12,
        mark: 12,
        quote: TEXTS[document].into(),
        stated: "1911-05".parse().ok(),
        stated_words: Some("May 1911".to_owned()),
        inferred: None,
        status,
        record: false,
    }
}

fn event(decision: Decision) -> Event {
    Event {
        id: "lisbon-1911".to_owned(),
        label: "Congress in Lisbon".to_owned(),
        kind: "congress",
        act: String::new(),
        date: "1911-05".parse().ok(),
        place: Some("Lisbon".to_owned()),
        participants: Vec::new(),
        score: 0.9,
        decision,
        period: false,
        mentions: vec![
            mention(0, Status::Happened).into(),
            mention(1, Status::Planned).into(),
        ],
        links: vec![Link {
            a: 0,
            b: 1,
            score: 0.9,
            decision,
            reasons: vec!["same <date>".to_owned(), "same kind".to_owned()],
        }],
    }
}

fn note(offset: usize) -> Note {
    Note {
        item: item(0),
        block: 0,
        offset,
        case: NoteCase::Same,
        text: vec![
            Run::Text("See ".to_owned()),
            Run::Document(item(1), None),
            Run::Text(" (“the *congress*”, ".to_owned()),
            Run::Paragraph(1, 0),
            Run::Text(") and ".to_owned()),
            Run::Event(0),
            Run::Text(".".to_owned()),
        ],
        targets: Vec::new(),
        event: Some(0),
        decision: Decision::Print,
        reviewed: false,
    }
}

fn edition(notes: Vec<Note>) -> Edition {
    Edition {
        documents: vec![document("a", TEXTS[0]), document("b", TEXTS[1])],
        events: vec![event(Decision::Print)],
        notes,
        ..Edition::default()
    }
}

fn chapter_of(path: &str, content: &str) -> BookItem {
    BookItem::Chapter(Chapter::new(path, content.to_owned(), path, Vec::new()))
}

fn book() -> Book {
    let text = |text: &str| {
        format!(
            "# Title\n\n<a id=\"p3\" href=\"#p3\"></a>{}\n",
            text.replace('"', "\\\"")
        )
    };
    Book::new_with_items(vec![
        chapter_of("method.md", "# Method"),
        chapter_of(
            "events.md",
            "# Events\n\n{{#events}}\n\nSee {{#event lisbon-1911}}.\n",
        ),
        chapter_of("documents/a.md", &text(TEXTS[0])),
        chapter_of("documents/b.md", &text(TEXTS[1])),
    ])
}

fn content<'a>(book: &'a mut Book, path: &str) -> &'a str {
    &chapter::find(book, path).expect("the chapter").content
}

#[test]
fn a_note_stands_behind_its_words_and_leads_to_what_it_names() {
    let mut book = book();
    let findings = apply(&mut book, &edition(vec![note(39)]), &settings("", "html"));
    assert_eq!(findings, []);
    let chapter = content(&mut book, "documents/a.md");
    assert!(
        chapter.contains("in May 1911.[^x-1] It closed early."),
        "{chapter}"
    );
    let definition = "[^x-1]: See [Document 2](b.md) (“the \\*congress\\*”, [p3](b.md#p3)) and \
                      [Congress in Lisbon](../events.md#event-lisbon-1911). \
                      <a class=\"machine-made\" href=\"../method.md#machine-made\"";
    assert!(chapter.contains(definition), "{chapter}");
    assert!(
        chapter.find("## Notes {#notes}") < chapter.find("[^x-1]:"),
        "{chapter}"
    );
    assert!(
        chapter.find("events-here") < chapter.find("## Notes {#notes}"),
        "{chapter}"
    );
    let other = content(&mut book, "documents/b.md");
    assert!(!other.contains("[^x-"), "{other}");
}

#[test]
fn only_what_an_editor_accepted_is_printed_on_request() {
    let toml = "[preprocessor.dossier-crossrefs]\nafter = [\"links\"]\nnotes = \"reviewed\"\n";
    let mut accepted = note(39);
    accepted.reviewed = true;
    let mut queued = note(39);
    queued.decision = Decision::Queue;
    let edition = edition(vec![accepted, note(56), queued]);
    let mut book = book();
    apply(&mut book, &edition, &settings(toml, "html"));
    let chapter = content(&mut book, "documents/a.md");
    assert_eq!(chapter.matches("[^x-").count(), 2, "{chapter}");
    assert!(!chapter.contains("machine-made"), "{chapter}");
}

#[test]
fn a_note_that_has_no_place_is_reported_and_the_text_left_alone() {
    let mut edition = edition(vec![note(39)]);
    edition.documents[0].blocks[0].text = "Another text.".to_owned();
    let mut book = book();
    let before = content(&mut book, "documents/a.md").to_owned();
    let findings = apply(&mut book, &edition, &settings("", "html"));
    assert_eq!(findings.len(), 1, "{findings:?}");
    assert_eq!(
        (
            findings[0].code,
            findings[0].place.file.as_str(),
            findings[0].place.line
        ),
        ("crossrefs-note", "seeds/a.txt", Some(12))
    );
    assert!(content(&mut book, "documents/a.md").starts_with(before.trim_end()));
}

#[test]
fn the_page_of_events_shows_the_words_of_each_document() {
    let mut book = book();
    apply(&mut book, &edition(Vec::new()), &settings("", "html"));
    let page = content(&mut book, "events.md");
    for expected in [
        "<div class=\"event\" id=\"event-lisbon-1911\">",
        "<time datetime=\"1911-05\">May 1911</time>",
        "<a href=\"documents/b.md#p3\">Document 2, p3</a>",
        "Delegates recall &quot;the congress&quot; of May 1911.",
        "<td>planned</td>",
        "Document 1, p3 and Document 2, p3: same &lt;date&gt;; same kind",
        "See [Congress in Lisbon](#event-lisbon-1911).",
    ] {
        assert!(page.contains(expected), "{expected} is not in {page}");
    }
}

#[test]
fn a_queued_event_is_shown_to_the_editor_only() {
    let mut edition = edition(Vec::new());
    edition.events = vec![event(Decision::Queue)];
    let mut book = book();
    apply(&mut book, &edition, &settings("", "html"));
    assert!(!content(&mut book, "events.md").contains("class=\"event\""));
    assert!(chapter::find(&mut book, "desk.md").is_none());
    let served = "[output.html]\nlive-reload-endpoint = \"__livereload\"\n";
    let mut book = self::book();
    apply(&mut book, &edition, &settings(served, "html"));
    let queue = content(&mut book, "desk.md");
    for expected in [
        "** link, waits, score 0.90: Congress in Lisbon: both passages may speak of it\n  - [Document 1, p3](documents/a.md#p3): “The",
        "  - because: same \\<date>; same kind\n",
        "seeds/curation/decisions.toml, within `link = [ … ]`:",
        "```toml\n  { kind = ",
    ] {
        assert!(queue.contains(expected), "{expected}: {queue}");
    }
}

#[test]
fn another_renderer_gets_plain_markdown() {
    let mut book = Book::new_with_items(vec![
        chapter_of("documents/a.md", &format!("# Title\n\n{}\n", TEXTS[0])),
        chapter_of(
            "documents/b.md",
            "# Title\n\nDelegates recall \\\"the congress\\\" of May 1911.\n",
        ),
    ]);
    let findings = apply(
        &mut book,
        &edition(vec![note(39)]),
        &settings("", "markdown"),
    );
    assert_eq!(findings, []);
    book.for_each_chapter_mut(|chapter| {
        assert!(!chapter.content.contains('<'), "{}", chapter.content);
    });
    let chapter = content(&mut book, "documents/a.md");
    assert!(chapter.contains("May 1911.[^x-1] It"), "{chapter}");
    assert!(
        chapter.contains("[^x-1]: See [Document 2](b.md)"),
        "{chapter}"
    );
    assert!(content(&mut book, "events.md").contains("**Congress in Lisbon**, May 1911."));
}

#[test]
fn two_notes_at_one_place_keep_their_own_marks() {
    let own = Note {
        case: NoteCase::Editor,
        text: vec![Run::Text("The editor's {{#words}}.".to_owned())],
        event: None,
        reviewed: true,
        ..note(38)
    };
    let mut book = Book::new_with_items(vec![chapter_of(
        "documents/a.md",
        &format!("<a id=\"p3\"></a>{}", TEXTS[0]),
    )]);
    let findings = apply(
        &mut book,
        &edition(vec![note(38), own]),
        &settings("", "html"),
    );
    assert_eq!(findings, []);
    let text = &chapter::find(&mut book, "documents/a.md")
        .expect("the chapter")
        .content;
    let (page, footnotes) = text.split_once("[^x-1]: ").expect("a note");
    assert!(page.contains("May 1911[^x-1][^x-2]"), "{text}");
    let (machine, editor) = footnotes.split_once("[^x-2]: ").expect("a second note");
    assert!(machine.contains("machine-made"));
    assert!(
        editor.contains("The editor\\'s")
            && !editor.contains("machine-made")
            && !editor.contains("{{#"),
        "{editor}"
    );
    let html = mdbook_dossier_core::markdown::Readable::new(text);
    assert!(
        html.blocks.iter().any(|block| block.text == TEXTS[0]),
        "the marks are no text"
    );
}

#[test]
fn the_desk_has_a_line_to_copy_and_marks_in_the_served_book_only() {
    let mut edition = edition(vec![note(38)]);
    edition.findings = vec![
        Finding::new(
            Severity::Warning,
            "seed-note",
            "seeds/a.txt",
            "a `{{#include}}` <b>",
        )
        .at(13),
        Finding::new(
            Severity::Warning,
            "curation-x",
            "seeds/curation/x.toml",
            "what",
        ),
    ];
    let page = || {
        Book::new_with_items(vec![chapter_of(
            "documents/a.md",
            &format!("<a id=\"p3\"></a>{}", TEXTS[0]),
        )])
    };
    let mut published = page();
    apply(&mut published, &edition, &settings("", "html"));
    assert!(chapter::find(&mut published, "desk.md").is_none());
    assert!(!content(&mut published, "documents/a.md").contains("doubtful"));
    let served = "[output.html]\nlive-reload-endpoint = \"__livereload\"\n";
    let mut book = page();
    apply(&mut book, &edition, &settings(served, "html"));
    let desk = content(&mut book, "desk.md").to_owned();
    assert!(desk.contains("## Document 1."), "{desk}");
    assert!(
        desk.contains("```toml\n  { document = \"a\", after = \""),
        "{desk}"
    );
    assert!(
        desk.contains("[Document 1, p3](documents/a.md#p3)"),
        "{desk}"
    );
    assert!(
        desk.contains("[seeds/a.txt:13](documents/a.md#p3): **warning** `seed-note`"),
        "{desk}"
    );
    assert!(
        desk.contains("\\<b>") && !desk.contains("{{#include"),
        "{desk}"
    );
    assert!(desk.contains("## The editors’ files"), "{desk}");
    let text = content(&mut book, "documents/a.md").to_owned();
    let id = desk
        .split("<a id=\"")
        .nth(1)
        .and_then(|rest| rest.split('"').next())
        .expect("an entry");
    assert!(
        text.contains(&format!("class=\"doubtful\" href=\"../desk.md#{id}\"")),
        "{text}"
    );
    let readable = mdbook_dossier_core::markdown::Readable::new(&text);
    assert!(readable.blocks.iter().any(|block| block.text == TEXTS[0]));
}
