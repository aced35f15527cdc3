//! A file that cannot be read becomes a chapter that shows the finding; the rest of the book is built.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test fails by a panic"
)]

use dossier_tests::book::Book;

const LETTER: &[u8] = b"A letter about the harbour\n\nThe ships lie idle in the roads.\n";

#[test]
fn an_empty_or_binary_file_becomes_a_chapter_that_shows_the_finding() {
    let png =
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\x1f\x15\xc4\x89\0\0\0\0";
    for (name, bytes) in [
        ("empty.txt", &b""[..]),
        ("blank.txt", b"\n \n\t\n"),
        ("binary.txt", &png[..]),
        ("zeros.txt", &[0; 4096][..]),
    ] {
        let book = Book::of(&[("letter.txt", LETTER), (name, bytes)]);
        let ran = book.try_build().ok();
        let site = dossier_tests::site::Site::read(&book.output());
        let analysis = book.analyze(&[]);
        let id = |file: &str| {
            let found = analysis
                .documents
                .iter()
                .find(|document| document.file() == file);
            found
                .unwrap_or_else(|| panic!("{file} is analysed"))
                .text("id")
                .to_owned()
        };
        let page = site.document(&id(name));
        assert_eq!(
            page.all("main .finding").len(),
            1,
            "{name}: {}",
            page.text()
        );
        assert_eq!(page.all("main h1").len(), 1, "{name}");
        assert!(
            ran.stderr.contains(&format!("seeds/{name}")),
            "{name}: {}",
            ran.stderr
        );
        let letter = site.document(&id("letter.txt")).text();
        assert!(
            letter.contains("The ships lie idle in the roads."),
            "{name}: {letter}"
        );
    }
}

#[test]
fn a_text_in_another_encoding_is_read_and_reported() {
    for (name, bytes) in [
        ("latin.txt", &b"Letter from K\xf6ln\n\nThe caf\xe9 on the Rhine was closed; Herr M\xfcller paid 5 \x80 and left \x93angry\x94.\n"[..]),
        ("utf16.txt", b"\xff\xfeL\0e\0t\0t\0e\0r\0\n\0\n\0T\0h\0e\0 \0c\0a\0f\0\xe9\0.\0\n\0"),
        ("mark.txt", b"\xef\xbb\xbfLetter\r\n\r\nThe caf\xc3\xa9.\r\n"),
    ] {
        let book = Book::of(&[(name, bytes)]);
        let site = book.build();
        let path = site.documents().next().expect("it has a page").to_owned();
        let text = site.page(&path).text();
        assert!(text.contains("café"), "{name}: {text}");
        assert!(!text.contains('\u{feff}') && !text.contains('\u{fffd}'), "{name}: {text}");
    }
}

#[test]
fn a_folder_without_documents_still_makes_a_book() {
    let site = Book::of(&[]).build();
    assert_eq!(site.documents().count(), 0);
    for page in [
        "documents.html",
        "events.html",
        "sources.html",
        "timeline.html",
        "persons.html",
        "organizations.html",
    ] {
        assert_eq!(site.page(page).all("main h1").len(), 1, "{page}");
    }
}
