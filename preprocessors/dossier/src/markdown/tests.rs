use mdbook_markdown::pulldown_cmark::{Event, Tag, TagEnd};
use mdbook_markdown::{MarkdownOptions, new_cmark_parser};
use proptest::prelude::*;

use super::*;

/// What mdBook's parser makes of the Markdown: the text of its one paragraph, or what else it found.
fn read_back(markdown: &str, smart: bool) -> Result<String, String> {
    let mut options = MarkdownOptions::default();
    options.smart_punctuation = smart;
    let mut text = String::new();
    for event in new_cmark_parser(markdown, &options) {
        match event {
            Event::Text(run) => text.push_str(&run),
            Event::HardBreak => text.push('\n'),
            Event::Start(Tag::Paragraph | Tag::Heading { .. })
            | Event::End(TagEnd::Paragraph | TagEnd::Heading(_)) => {}
            other => return Err(format!("{other:?} in {markdown:?}")),
        }
    }
    Ok(text)
}

#[test]
fn hostile_texts_read_as_written() {
    for text in [
        "# no heading",
        "Heading {#id .class onclick=x}",
        "text #",
        "text ##",
        "1. not a list",
        "12) nor this",
        "- not an item",
        "+ nor this",
        "> no quotation",
        "    four spaces",
        "\ttab",
        "``` no code ```",
        "~~~",
        "~~struck~~",
        "<script>alert(1)</script>",
        "<!-- hidden -->",
        "<https://example.org>",
        "{{#include /etc/passwd}}",
        "\\{{#include a}}",
        "[link](javascript:x)",
        "[label]: https://example.org",
        "[^1]: note",
        "[^1]",
        "![image](x.png)",
        "a*b*c _d_ __e__ f_g",
        "&amp; &#60; AT&T R & D &copy;",
        "He said \"no\" -- 'never'... --- ....",
        "Term\n: definition",
        "a\n===",
        "a\n---",
        "a | b\n--- | ---\n1 | 2",
        "a\n-:",
        "a\n:-",
        "trailing backslash\\",
        "line\\\nbreak",
        "two  spaces  \nbefore a break",
        "a\n\nb",
        "\nleading",
        "trailing\n",
        "[ ] task",
        "> [!NOTE]\n> alert",
        "$$x$$ \\(y\\)",
        "\u{a0}no-break space\u{a0}",
        "***",
        "* * *",
        "_ _ _",
        "- - -",
        "www.example.org http://example.org a@b.org",
        "+++\ntitle\n+++",
        "---\ntitle\n---",
    ] {
        for smart in [true, false] {
            assert_eq!(read_back(&escape(text), smart).as_deref(), Ok(text));
        }
        let folded = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let heading = format!("## {} {{#h-1}}", escape_line(text));
        assert_eq!(read_back(&heading, true), Ok(folded.clone()));
        let bare = format!("# {}", escape_line(text));
        assert_eq!(read_back(&bare, true), Ok(folded));
    }
}

#[test]
fn plain_prose_is_not_escaped() {
    let text =
        "In July 1961 (see p. 3), the DPRK's well-known 5-year plan; R & D: 40% + 2 = 42 #3.";
    assert_eq!(
        escape(text),
        "In July 1961 (see p. 3), the DPRK\\'s well-known 5-year plan; R & D: 40% + 2 = 42 \\#3."
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn any_text_reads_as_written(text in "([-a-zB-D0-9 \n\\\\*_`~#|<>{}\\[\\]()!&;:.'\"=+$^@/é\u{a0}]|\\[\\^a\\]|\\{\\{#|&amp;|\\.\\.\\.|\\. ){1,40}") {
        prop_assert_eq!(read_back(&escape(&text), true), Ok(text.clone()));
        prop_assert_eq!(read_back(&escape(&text), false), Ok(text));
    }

    #[test]
    fn any_unicode_text_reads_as_written(text in "[^\0]{1,40}") {
        prop_assert_eq!(read_back(&escape(&text), true), Ok(text));
    }

    #[test]
    fn edits_change_no_word(text in "[-a-z \\*_!.()\\[\\]&'\"]{1,60}", cut in 0_usize..60, end in 0_usize..60) {
        let (cut, end) = (cut.min(text.len()), end.min(text.len()));
        let (edited, refused, read) = edited_and_read(&text, cut, end);
        prop_assert_eq!((read, refused), (text, vec![]), "{}", edited);
    }
}

/// A note mark at `end` and a link over `cut..end` of an escaped text: the Markdown, the blocks
/// whose edits were refused, and how it reads.
fn edited_and_read(text: &str, cut: usize, end: usize) -> (String, Vec<usize>, String) {
    let markdown = format!("<a id=\"p1\" href=\"#p1\"></a>{}\n", escape(text));
    let readable = Readable::new(&markdown);
    assert_eq!(readable.blocks[0].text, text);
    let mut edits = Edits::new(&readable);
    assert_eq!(edits.insert(0, end, "[^x-1]"), Ok(()));
    edits.append(0, "\n[^x-1]: Note.\n");
    let _ = edits.wrap(0, cut..end, "[", "](a.md)");
    let (edited, refused) = edits.apply();
    let read = Readable::new(&edited).blocks[0].text.clone();
    (edited, refused, read)
}

#[test]
fn a_link_may_begin_and_end_beside_an_underscore() {
    let text = "aa-a[ &]]]-a]-& aa_a]-]_[& _][]&-]&-] ]&a_a";
    let (edited, refused, read) = edited_and_read(text, 18, 42);
    assert_eq!((read.as_str(), refused), (text, vec![]), "{edited}");
}

#[test]
fn a_chapter_is_read_by_anchor() {
    let chapter = "# Title {#document}\n\n<div class=\"transcript\">\n\n\
        <a class=\"paragraph-number\" id=\"p1\" href=\"#p1\"></a><a id=\"p2\"></a>The *Pravda*\\\nof \\*May\\*[^x-1] and [Kim](a.md).\n\n\
        <div><a id=\"p3\"></a></div>\n\n## Head {#h-a}\n\n```\ncode\n```\n\n</div>\n\n[^x-1]: A note.\n";
    let readable = Readable::new(chapter);
    let texts: Vec<_> = readable
        .blocks
        .iter()
        .map(|block| (block.kind, block.text.as_str()))
        .collect();
    assert_eq!(
        texts,
        [
            (BlockKind::Heading, "Title"),
            (BlockKind::Text, "The Pravda\nof *May* and Kim."),
            (BlockKind::Heading, "Head"),
            (BlockKind::Footnote, "A note."),
        ]
    );
    for (anchor, block) in [
        ("p1", Some(1)),
        ("p2", Some(1)),
        ("p3", Some(2)),
        ("p4", None),
    ] {
        assert_eq!(readable.block_at(anchor), block, "{anchor}");
    }
}

#[test]
fn edits_stand_where_they_should() {
    let chapter = "Of *Pravda*, \\[May\\] <b>Kim</b> & [Pak](p.md) here(now)";
    let readable = Readable::new(chapter);
    assert_eq!(
        readable.blocks[0].text,
        "Of Pravda, [May] Kim & Pak here(now)"
    );
    let mut edits = Edits::new(&readable);
    // Behind the emphasis, not within it.
    assert_eq!(edits.insert(0, 9, "[^x-1]"), Ok(()));
    assert_eq!(edits.wrap(0, 11..16, "[", "](m.md)"), Ok(()));
    assert_eq!(edits.wrap(0, 17..20, "[", "](k.md)"), Ok(()));
    assert_eq!(edits.insert(0, 20, "[^x-2]"), Ok(()));
    assert_eq!(edits.insert(0, 31, "[^x-3]"), Ok(()));
    for label in 1..=3 {
        edits.append(0, &format!("\n\n[^x-{label}]: Note."));
    }
    let (edited, refused) = edits.apply();
    assert_eq!(refused, Vec::<usize>::new());
    assert_eq!(
        edited,
        "Of *Pravda*[^x-1], [\\[May\\]](m.md) <b>[Kim](k.md)</b>[^x-2] & [Pak](p.md) here[^x-3]\\(now)\n\n[^x-1]: Note.\n\n[^x-2]: Note.\n\n[^x-3]: Note."
    );
}

#[test]
fn edits_that_would_harm_are_refused() {
    let chapter = "Of *Pravda*[^x-1] and [Pak](p.md) &amp; Kim\n\n[^x-1]: Note.";
    let readable = Readable::new(chapter);
    assert_eq!(readable.blocks[0].text, "Of Pravda and Pak & Kim");
    for (range, refusal) in [
        (0..9, Refusal::CrossesMarkup),
        (3..13, Refusal::CrossesMarkup),
        (14..17, Refusal::Linked),
        (40..41, Refusal::NoPlace),
        (5..5, Refusal::NoPlace),
    ] {
        let mut edits = Edits::new(&readable);
        assert_eq!(
            edits.wrap(0, range.clone(), "[", "](x.md)"),
            Err(refusal),
            "{range:?}"
        );
    }
    let mut edits = Edits::new(&readable);
    assert_eq!(edits.wrap(0, 20..23, "[", "](x.md)"), Ok(()));
    assert_eq!(
        edits.wrap(0, 22..23, "[", "](x.md)"),
        Err(Refusal::Overlaps)
    );
    assert_eq!(edits.insert(0, 22, "[^x-2]"), Err(Refusal::Overlaps));
    assert_eq!(edits.insert(0, 99, "[^x-2]"), Err(Refusal::NoPlace));
}

#[test]
fn an_edit_that_changes_the_words_is_taken_back() {
    let readable = Readable::new("one\n\ntwo");
    let mut edits = Edits::new(&readable);
    assert_eq!(edits.insert(0, 3, " more"), Ok(()));
    assert_eq!(edits.insert(1, 3, "<!-- -->"), Ok(()));
    assert_eq!(edits.apply(), ("one\n\ntwo<!-- -->".to_owned(), vec![0]));
}
