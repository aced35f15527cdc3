//! What a document says survives the whole way: read, escaped, rendered by mdBook, read back from the
//! page. Made-up texts of every awkward kind, in plain text and in a saved page, in one book.

use dossier_tests::book::Book;
use dossier_tests::site;
use mdbook_dossier_core::seed;
use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::TestRunner;

/// Characters and words that mean something to Markdown, HTML, mdBook, templates or `MathJax`.
const AWKWARD: &str = r"(\PC|[a-z]{1,8}|[A-Z][a-z]{1,8}|[ ,.;:]| |\*{1,3}|_{1,2}|`{1,3}|~~|\[\^?[a-z0-9]{1,3}\]|\]\(x\)|!\[|<[a-z/!?]|</p>|<b>|>|&amp;|&#35;|&|\\|\\\(|\$|\{\{#include x\}\}|\{\{|\}\}|#{1,3} |[0-9]{1,2}[.)] |- |\+ |\| |---|===|http://x\.org|:-- |\(c\)|''|\.\.\.|--){3,40}";

/// So many paragraphs in each file.
const PARAGRAPHS: usize = 150;

fn fold(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn every_paragraph_is_read_back_from_the_page_as_it_was_read_from_the_file() {
    let mut runner = TestRunner::deterministic();
    let mut paragraphs = || -> Vec<String> {
        (0..PARAGRAPHS)
            .map(|_| {
                let tree = AWKWARD.new_tree(&mut runner).expect("a text");
                fold(&tree.current())
            })
            .filter(|text| !text.is_empty())
            .collect()
    };
    let plain = format!("Minutes of the mill\n\n{}\n", paragraphs().join("\n\n"));
    let escape = |text: &String| text.replace('&', "&amp;").replace('<', "&lt;");
    let page = paragraphs()
        .iter()
        .map(escape)
        .collect::<Vec<_>>()
        .join("</p>\n<p>");
    let page = format!("<p>{page}</p>");
    let page = format!(
        "<html><head><title>Letters of the mill</title></head><body><main>{page}</main></body></html>"
    );
    let files: [(&str, &[u8]); 2] = [
        ("minutes.txt", plain.as_bytes()),
        ("letters.html", page.as_bytes()),
    ];
    let built = Book::of(&files).build();
    for (name, bytes) in files {
        let (document, _) = seed::read(name, bytes);
        // What begins small after an open end is joined to the paragraph before it.
        assert!(
            document.blocks.len() > 20,
            "{name}: {}",
            document.blocks.len()
        );
        let page = built.document(&document.id);
        for block in &document.blocks {
            let number = page
                .by_id(&block.anchor())
                .expect("every block has its number");
            let outer = number
                .ancestors()
                .find_map(scraper::ElementRef::wrap)
                .expect("the number stands in a block");
            // The number of a heading stands before it.
            let shown = if outer.value().attr("class") == Some("heading-number") {
                outer
                    .next_siblings()
                    .find_map(scraper::ElementRef::wrap)
                    .map(site::text)
                    .unwrap_or_default()
            } else {
                site::text(outer)
            };
            assert_eq!(shown, fold(&block.text), "{name}, {}", block.anchor());
        }
    }
}
