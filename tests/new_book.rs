//! A book from nothing: `init` makes it, `update` keeps its theme, `add` puts documents into it.
#![allow(clippy::unwrap_used, reason = "a test fails by a panic")]

use std::path::Path;

use dossier_tests::book::Book;
use dossier_tests::folder;
use dossier_tests::program::{Ran, command, dossier, run, stock_mdbook};
use dossier_tests::site::Site;
use dossier_tests::workspace;
use snapbox::{assert_data_eq, str};

/// Runs the command in a folder.
fn run_in(folder: &Path, arguments: &[&str]) -> Ran {
    run(command(dossier()).args(arguments).current_dir(folder))
}

/// A new book in a folder of its own.
fn new_book() -> Book {
    let book = Book::empty();
    let _ = run_in(book.root(), &["init", ".", "--title", "Harbour Papers"]).ok();
    book
}

#[test]
fn init_says_what_it_made_and_what_comes_next() {
    let folder = tempfile::tempdir().unwrap();
    let ran = run_in(folder.path(), &["init", "harbour-letters"]).ok();
    assert_data_eq!(
        ran.stdout,
        str![[r"
made the book “Harbour letters” in harbour-letters
put the documents into harbour-letters/seeds, or in that folder run `mdbook-dossier add FILE…`; then run `mdbook-dossier build`

"]]
    );
    assert_eq!(ran.stderr, "");
    let files: Vec<String> = folder::read(folder.path()).into_keys().collect();
    assert_data_eq!(
        files.join("\n"),
        str![[r"
harbour-letters/.gitignore
harbour-letters/book.toml
harbour-letters/seeds/.gitkeep
harbour-letters/src/SUMMARY.md
harbour-letters/src/apparatus.md
harbour-letters/src/documents.md
harbour-letters/src/events.md
harbour-letters/src/introduction.md
harbour-letters/src/method.md
harbour-letters/src/organizations.md
harbour-letters/src/persons.md
harbour-letters/src/sources.md
harbour-letters/src/timeline.md
harbour-letters/theme/dossier/dossier.css
harbour-letters/theme/dossier/dossier.js"]]
    );
}

#[test]
fn a_new_book_has_no_finding_and_builds_at_once_in_either_program() {
    let book = new_book();
    let checked = run_in(book.root(), &["check"]).ok();
    assert_eq!(checked.stdout, "0 errors, 0 warnings, 0 notes\n");
    let ours = book.build();
    for page in [
        "index.html",
        "documents.html",
        "events.html",
        "sources.html",
        "timeline.html",
        "persons.html",
        "organizations.html",
        "method.html",
    ] {
        assert!(ours.files.contains_key(page), "{page}");
    }
    // The command is found where it is installed, as book.toml calls it.
    let mut paths = vec![dossier().parent().unwrap().to_path_buf()];
    paths.extend(std::env::split_paths(
        &std::env::var_os("PATH").unwrap_or_default(),
    ));
    let _ = run(command(stock_mdbook())
        .arg("build")
        .current_dir(book.root())
        .env("PATH", std::env::join_paths(paths).unwrap()))
    .ok();
    folder::assert_same(&Site::read(&book.output()).files, &ours.files);
}

#[test]
fn init_overwrites_nothing() {
    let book = Book::empty();
    book.write(".gitignore", "mine\n");
    book.write(".git/HEAD", "ref: refs/heads/main\n");
    let _ = run_in(book.root(), &["init", "."]).ok();
    let before = folder::read(book.root());
    assert_eq!(before[".gitignore"], b"mine\n");
    let ran = run_in(book.root(), &["init", "."]);
    assert_eq!(ran.code, Some(2));
    assert_data_eq!(
        ran.stderr,
        str![[r"
error: [..] is not empty: it has [..]; give the name of a new folder, for nothing is overwritten

"]]
    );
    folder::assert_same(&folder::read(book.root()), &before);
    let ran = run_in(book.root(), &["init", "book.toml"]);
    assert_eq!(ran.code, Some(2), "{}", ran.stdout);
}

#[test]
fn update_refreshes_what_nobody_has_edited() {
    let book = new_book();
    let css = book.root().join("theme/dossier/dossier.css");
    let update = || run_in(book.root(), &["update"]).ok().stdout;
    assert_data_eq!(
        update(),
        str![[r"
theme/dossier/dossier.css: is up to date
theme/dossier/dossier.js: is up to date

"]]
    );
    let ours = std::fs::read_to_string(&css).unwrap();
    let edited = format!("{ours}\nmain {{ color: navy }}\n");
    std::fs::write(&css, &edited).unwrap();
    std::fs::remove_file(book.root().join("theme/dossier/dossier.js")).unwrap();
    assert_data_eq!(
        update(),
        str![[r"
theme/dossier/dossier.css: was edited and is left as it is; to have the program's own, rename yours and run `mdbook-dossier update` again
theme/dossier/dossier.js: was missing and is written

"]]
    );
    assert_eq!(std::fs::read_to_string(&css).unwrap(), edited);
    // Without its first line it is still what the program wrote.
    std::fs::write(&css, ours.split_once('\n').unwrap().1).unwrap();
    assert_data_eq!(
        update(),
        str![[r"
theme/dossier/dossier.css: is brought up to date
theme/dossier/dossier.js: is up to date

"]]
    );
    assert_eq!(std::fs::read_to_string(&css).unwrap(), ours);
}

#[test]
fn update_says_when_the_book_does_not_use_a_file() {
    let book = Book::of(&[]);
    assert_data_eq!(
        run_in(book.root(), &["update"]).ok().stdout,
        str![[r#"
theme/dossier/dossier.css: was missing and is written
  book.toml does not use it; under [output.html] write additional-css = ["theme/dossier/dossier.css"]
theme/dossier/dossier.js: was missing and is written
  book.toml does not use it; under [output.html] write additional-js = ["theme/dossier/dossier.js"]
book.toml: the search leaves out documents.md now
book.toml: the search leaves out events.md now
book.toml: the search leaves out persons.md now
book.toml: the search leaves out organizations.md now

"#]]
    );
}

/// The files are edited in the library; `cargo run -- update` brings them here.
#[test]
fn this_repository_has_the_style_sheet_and_script_that_init_writes() {
    for (name, bytes) in folder::read(&new_book().root().join("theme")) {
        let here = std::fs::read(workspace::root().join("theme").join(&name)).unwrap();
        assert_eq!(String::from_utf8(here), String::from_utf8(bytes), "{name}");
    }
}

const LETTER: &str =
    "Letter from the Harbour Master to the Town Council\n\nMay 2, 1907\n\nThe ships lie idle.\n";

#[test]
fn add_copies_documents_and_says_what_they_were_read_as() {
    let (book, elsewhere) = (new_book(), Book::empty());
    elsewhere.write("letter.txt", LETTER);
    elsewhere.write("second: reply?.md", "A reply\n\nThey lie idle still.\n");
    let ran = run(command(dossier())
        .args(["add", "letter.txt", "second: reply?.md", "--book"])
        .arg(book.root())
        .current_dir(elsewhere.root()))
    .ok();
    assert_data_eq!(
        ran.stdout,
        str![[r"
letter.txt: added as seeds/letter.txt
  title   Letter from the Harbour Master to the Town Council (from first line)
  date    May 2, 1907 (from date line above the text)
  layout  plain
...
second: reply?.md: added as seeds/second- reply.md
  title   A reply (from first line)
  date    none found
  layout  plain
...

"]]
    );
    assert_eq!(ran.stderr, "");
    let seeds = folder::read(&book.root().join("seeds"));
    assert_eq!(seeds["letter.txt"], LETTER.as_bytes());
    // What was found stands beside it, and sets nothing.
    let sidecar = String::from_utf8(seeds["letter.toml"].clone()).unwrap();
    assert!(
        sidecar.contains("\n# title = \"Letter from the Harbour Master to the Town Council\"\n")
            && sidecar.contains("\n# date = ")
            && sidecar.lines().all(|line| line.starts_with('#')),
        "{sidecar}"
    );
    let checked = run_in(book.root(), &["check"]).ok();
    assert!(checked.stdout.contains("0 errors"), "{}", checked.stdout);
    assert!(
        book.build()
            .files
            .keys()
            .any(|page| page.starts_with("documents/letter"))
    );
}

#[test]
fn add_overwrites_nothing_and_takes_no_document_twice() {
    let (book, elsewhere) = (new_book(), Book::empty());
    elsewhere.write("a/letter.txt", LETTER);
    elsewhere.write("b/letter.txt", "Another letter\n\nThe quay is empty.\n");
    elsewhere.write("c/copy.md", LETTER.replace('\n', "\r\n"));
    let add = |file: &str| {
        let file = elsewhere.root().join(file);
        let ran = run_in(book.root(), &["add", file.to_str().unwrap()]).ok();
        ran.stdout.lines().next().unwrap().to_owned()
    };
    assert_data_eq!(add("a/letter.txt"), str!["[..]: added as seeds/letter.txt"]);
    assert_data_eq!(
        add("a/letter.txt"),
        str!["[..]: not added, for seeds/letter.txt has the same text already"]
    );
    assert_data_eq!(
        add("b/letter.txt"),
        str!["[..]: added as seeds/letter-2.txt"]
    );
    assert_data_eq!(
        add("c/copy.md"),
        str!["[..]: not added, for seeds/letter.txt has the same text already"]
    );
    let seeds = folder::read(&book.root().join("seeds"));
    let names: Vec<&String> = seeds.keys().collect();
    assert_eq!(
        names,
        [
            ".gitkeep",
            "letter-2.toml",
            "letter-2.txt",
            "letter.toml",
            "letter.txt"
        ]
    );
    assert_eq!(seeds["letter.txt"], LETTER.as_bytes());
}

#[test]
fn add_names_each_file_that_it_cannot_take_and_adds_the_others() {
    let book = new_book();
    book.write("in/scan.pdf", "%PDF-1.7");
    book.write("in/empty.txt", "");
    book.write("in/letter.txt", LETTER);
    let ran = run_in(
        book.root(),
        &[
            "add",
            "in",
            "in/scan.pdf",
            "in/empty.txt",
            "in/nowhere.txt",
            "in/letter.txt",
        ],
    );
    assert_eq!(ran.code, Some(1), "{}", ran.stderr);
    assert_data_eq!(
        ran.stdout,
        str![[r"
in: not added: it is a folder; name the files in it
in/scan.pdf: not added: it is no document that can be read; save it as plain text, Markdown, HTML or TEI (.txt, .text, .md, .markdown, .html, .htm, .xhtml, .xml, .tei)
in/empty.txt: not added: the file is empty
in/nowhere.txt: not added: it cannot be read: [..] (os error [..])
in/letter.txt: added as seeds/letter.txt
  title   Letter from the Harbour Master to the Town Council (from first line)
  date    May 2, 1907 (from date line above the text)
  layout  plain
...

"]]
    );
    assert!(book.root().join("seeds/letter.txt").is_file());
}

#[test]
fn add_writes_nothing_outside_the_book() {
    let (book, elsewhere) = (Book::of(&[]), Book::empty());
    elsewhere.write("letter.txt", LETTER);
    let letter = elsewhere.root().join("letter.txt");
    let settings = std::fs::read_to_string(book.root().join("book.toml")).unwrap();
    for directory in ["..", elsewhere.root().to_str().unwrap()] {
        let table = "[preprocessor.dossier-seeds]\n";
        let settings = settings.replace(table, &format!("{table}directory = {directory:?}\n"));
        book.write("book.toml", settings);
        let ran = run_in(book.root(), &["add", letter.to_str().unwrap()]);
        assert_eq!(ran.code, Some(2), "{}", ran.stdout);
        assert!(ran.stderr.contains("outside the book"), "{}", ran.stderr);
    }
    assert_eq!(folder::read(elsewhere.root()).len(), 1);
}
