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
harbour-letters/src/documents.md
harbour-letters/src/events.md
harbour-letters/src/introduction.md
harbour-letters/src/method.md
harbour-letters/src/organizations.md
harbour-letters/src/persons.md
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

"#]]
    );
}

/// The files are edited in the library; `cargo run -- update` brings them here.
#[test]
fn this_repository_has_the_style_sheet_and_script_that_init_writes() {
    let (book, path) = (new_book(), "theme/dossier");
    let mut here = folder::read(&workspace::root().join(path));
    here.retain(|name, _| !name.ends_with(".hbs"));
    folder::assert_same(&here, &folder::read(&book.root().join(path)));
}
