//! Pages and TEI files: every readable word is in the text, in a field or in the log; nothing makes
//! reading fail.

use proptest::prelude::*;

use super::accounting::lost;
use crate::seed::read;

/// Pieces of pages, with `WORD` for a word of its own that readers see.
const PIECES: [&str; 46] = [
    "<main>",
    "</main>",
    "<article>",
    "</article>",
    "<div id=content>",
    "</div>",
    "<div class=share>WORD</div>",
    "<nav>WORD</nav>",
    "<h1>WORD</h1>",
    "<h2>WORD",
    "<p>WORD WORD",
    "</p>",
    "<p>July 6, 1961</p>",
    "<em>WORD",
    "</em>",
    "<b>WORD</b>",
    "<br>",
    "<br><br>",
    "<a href=x>WORD</a>",
    "<a name=_ftn1></a>[1] WORD",
    "<sup>3</sup>.",
    "<ul><li>WORD",
    "<ol><li>WORD<li>WORD</ol>",
    "</ul>",
    "<dl><dt>Author<dd>WORD<dt>Date<dd>May 3, 1907</dl>",
    "<dl><dt>WORD<dd>WORD</dl>",
    "<table><tr><td>Title<td>WORD<tr><td>Archive<td>WORD</table>",
    "<table><tr><td>WORD<td>WORD</table>",
    "<table><tr><td><p>WORD</table>",
    "<table>WORD<tr>",
    "<pre>WORD\nWORD\n\n WORD</pre>",
    "<aside>WORD</aside>",
    "<footer>WORD</footer>",
    "<section class=footnotes><p>WORD</p></section>",
    "<!-- no -->",
    "&lt;WORD&gt;",
    "&amp; WORD",
    "Author(s):",
    "<h3>Document Information</h3>",
    "<p>Record ID</p><p>4711</p>",
    "<form>WORD</form>",
    "<p hidden>WORD</p>",
    "<blockquote>WORD",
    "</blockquote>",
    "<hr>",
    "<font size=5>WORD</font>",
];

/// Pieces of TEI documents.
const TEI: [&str; 24] = [
    "<p>WORD</p>",
    "<p>WORD<note n='3'>WORD</note> WORD</p>",
    "<p>WORD<note>WORD <p>WORD</p> WORD</note></p>",
    "<head>WORD</head>",
    "<pb n='12'/>",
    "<p>WORD <pb n='13'/> WORD</p>",
    "<list><item>WORD</item><item>WORD</item></list>",
    "<list type='ordered'><item>WORD</item></list>",
    "<list><label>WORD</label><item>WORD</item></list>",
    "<table><head>WORD</head><row><cell>WORD</cell><cell>WORD<note n='4'>WORD</note></cell></row></table>",
    "<opener><dateline><placeName>WORD</placeName>, <date when='1909-05-03'>WORD</date></dateline></opener>",
    "<closer><signed><hi rend='strong'>WORD</hi></signed></closer>",
    "<quote><p>WORD</p></quote>",
    "<p><choice><sic>WORD</sic><corr>WORD</corr></choice></p>",
    "<p>WORD <gap reason='illegible'/></p>",
    "<lg><l>WORD</l><l>WORD</l></lg>",
    "<sp><speaker>WORD</speaker><p>WORD</p></sp>",
    "WORD",
    "<figure><head>WORD</head></figure>",
    "<fw>WORD</fw>",
    "<p>WORD<lb/>WORD</p>",
    "<div><head>WORD</head><p>WORD</p></div>",
    "<div type='document'><head>WORD<note n='1' type='source'>Source: WORD, file 3.</note></head><p>WORD</p></div>",
    "<p><persName>WORD</persName> <gloss>WORD</gloss></p>",
];

/// Pieces with their words put in, and those words as a text.
fn filled(pieces: &[&str], picks: &[(usize, String)]) -> (String, String) {
    let (mut markup, mut words) = (String::new(), String::new());
    for (order, (pick, word)) in picks.iter().enumerate() {
        for (index, piece) in pieces[*pick].split("WORD").enumerate() {
            if index > 0 {
                let word = format!("{word}x{order}x{index}");
                // A full stop keeps the mark of a note, or what HTML itself moves beside it, from the word.
                markup.push_str(&word);
                markup.push('.');
                words.push_str(&word);
                words.push(' ');
            }
            markup.push_str(piece);
        }
        markup.push('\n');
    }
    (markup, words)
}

fn fixtures() -> Vec<(String, Vec<u8>)> {
    let folder = format!("{}/../../tests/fixtures/marked", env!("CARGO_MANIFEST_DIR"));
    let mut files: Vec<(String, Vec<u8>)> = std::fs::read_dir(&folder)
        .unwrap_or_else(|error| panic!("{folder}: {error}"))
        .filter_map(|entry| {
            let path = entry.ok()?.path();
            let name = path.file_name()?.to_string_lossy().into_owned();
            let read = !name.ends_with(".read.txt") && name != "README.md";
            read.then(|| std::fs::read(&path).ok().map(|bytes| (name, bytes)))?
        })
        .collect();
    files.sort();
    assert!(files.len() >= 14, "{}", files.len());
    files
}

proptest! {
    #[test]
    fn no_word_of_a_made_up_page_is_lost(picks in prop::collection::vec((0..PIECES.len(), "[a-z]{1,6}"), 1..40)) {
        let (markup, words) = filled(&PIECES, &picks);
        let (document, findings) = read("page.html", markup.as_bytes());
        if document.unreadable.is_none() {
            prop_assert_eq!(lost(&words, &document, &findings), Vec::<String>::new(), "{}\n{:?}", markup, document.blocks);
        }
    }

    #[test]
    fn no_word_of_a_made_up_tei_document_is_lost(picks in prop::collection::vec((0..TEI.len(), "[a-z]{1,6}"), 1..24)) {
        let (markup, words) = filled(&TEI, &picks);
        let file = format!("<TEI><text><body><div type='document'>{markup}</div></body></text></TEI>");
        let (document, findings) = read("a.xml", file.as_bytes());
        if document.unreadable.is_none() {
            prop_assert_eq!(lost(&words, &document, &findings), Vec::<String>::new(), "{}\n{:?}", markup, document.blocks);
        }
    }

    #[test]
    fn anything_called_a_page_or_tei_is_read(text in r"(\PC|\n|<[a-z/!?]|[>&;\x22'=]|<p>|<div>|</|<!--|<!\[CDATA\[|&#){0,200}") {
        for name in ["a.html", "a.xml"] {
            let (document, findings) = read(name, text.as_bytes());
            prop_assert!(!document.metadata.title.is_empty());
            prop_assert!(document.unreadable.is_none() || findings.iter().any(|found| found.code == "seed-unreadable"));
        }
    }

    #[test]
    fn a_changed_file_is_read(which in any::<prop::sample::Index>(), at in any::<prop::sample::Index>(), length in 0..60_usize, with in prop::collection::vec(any::<u8>(), 0..8)) {
        let files = fixtures();
        let (name, mut bytes) = files[which.index(files.len())].clone();
        let start = at.index(bytes.len());
        let end = (start + length).min(bytes.len());
        bytes.splice(start..end, with);
        let (document, _) = read(&name, &bytes);
        prop_assert!(!document.id.is_empty());
        for block in &document.blocks {
            for span in &block.spans {
                prop_assert!(block.text.get(span.range.clone()).is_some());
            }
        }
    }
}

/// A case that random pages once found.
#[test]
fn a_table_without_cells_in_a_paragraph_keeps_its_words() {
    let picks = [10, 29, 12, 40, 27, 2, 6, 10].map(|piece| (piece, "a".to_owned()));
    let (markup, words) = filled(&PIECES, &picks);
    let (document, findings) = read("page.html", markup.as_bytes());
    assert_eq!(
        lost(&words, &document, &findings),
        Vec::<String>::new(),
        "{markup}\n{:?}\n{findings:?}",
        document.blocks
    );
}

/// What is left out is told word by word, although nothing stands between two paragraphs.
#[test]
fn what_is_left_out_keeps_its_words_apart() {
    let page = "<main><p>We met at noon.</p></main><article><p>July 6</p><em>Oats.</em></article>";
    let (document, findings) = read("a.html", page.as_bytes());
    assert_eq!(
        lost("July Oats noon", &document, &findings),
        Vec::<String>::new()
    );
}

#[test]
fn nothing_of_the_markup_is_text() {
    let page = "<main><p>Rye <script>alert('x')</script><img src=x onerror=alert(1)>and<style>p{}</style> oats&lt;b&gt;</p><iframe src=y>z</iframe></main>";
    let (document, _) = read("a.html", page.as_bytes());
    let texts: Vec<&str> = document
        .blocks
        .iter()
        .map(|block| block.text.as_str())
        .collect();
    assert_eq!(texts, ["Rye and oats<b>"]);
}

#[test]
fn elements_without_end_are_refused_quickly() {
    let page = "<div><p>x".repeat(100_000);
    let tei = format!("<TEI>{}", "<div>".repeat(200_000));
    for (name, text) in [("a.html", page), ("a.xml", tei)] {
        let (document, _) = read(name, text.as_bytes());
        assert!(
            document
                .unreadable
                .is_some_and(|reason| reason.contains("deep")),
            "{name}"
        );
    }
}
