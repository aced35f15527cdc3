//! An editor at work on the command line: what the program and git are asked to do in a book's folder.

use std::process::Command;

use scraper::ElementRef;
use serde_json::Value;

use crate::book::Book;
use crate::program::{Ran, command, dossier, run};
use crate::site::{Site, css, text};

/// Four documents of which two each tell of one visit.
#[must_use]
pub fn harbour() -> Book {
    Book::of(&[
        (
            "letter.txt",
            b"Letter on the harbour\n\nThe ships lie idle this year. President Sadat visited Moscow in October 1971. He stayed for three days.\n",
        ),
        (
            "answer.txt",
            b"An answer from the harbour\n\nPresident Sadat visited Moscow in October 1971, and the yards were shown to him.\n",
        ),
        (
            "minutes.txt",
            b"Minutes of the committee\n\nThe committee heard that Queen Juliana visited Jakarta in August 1971.\n",
        ),
        (
            "diary.txt",
            b"A diary\n\nQueen Juliana visited Jakarta in August 1971. The streets were full.\n",
        ),
    ])
}

/// Runs the program in the book's folder.
#[must_use]
pub fn call(book: &Book, arguments: &[&str]) -> Ran {
    run(command(dossier()).args(arguments).current_dir(book.root()))
}

/// What `review` lists, as it prints it in JSON.
#[track_caller]
#[must_use]
pub fn listed(book: &Book, arguments: &[&str]) -> Vec<Value> {
    let mut all = vec!["review", "--format", "json"];
    all.extend(arguments);
    serde_json::from_str(&call(book, &all).ok().stdout).expect("a list in JSON")
}

/// The id of the only entry that `review` lists with the arguments.
#[track_caller]
#[must_use]
pub fn only(book: &Book, arguments: &[&str]) -> String {
    let list = listed(book, arguments);
    assert_eq!(list.len(), 1, "{list:#?}");
    list[0]["id"].as_str().expect("an id").to_owned()
}

/// The id of the only note of a document that waits.
#[track_caller]
#[must_use]
pub fn id_of(book: &Book, document: &str) -> String {
    only(book, &["--kind", "note", "--document", document])
}

/// Runs git in the book, where nobody's own settings count; gives what it printed.
#[track_caller]
#[must_use]
pub fn git(book: &Book, arguments: &[&str]) -> String {
    let output = Command::new("git")
        .args([
            "-c",
            "user.name=A",
            "-c",
            "user.email=a@example.org",
            "-c",
            "commit.gpgsign=false",
        ])
        .args(arguments)
        .current_dir(book.root())
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .output()
        .expect("git runs");
    let ran = Ran::from(output);
    assert_eq!(
        ran.code,
        Some(0),
        "git {arguments:?}: {}{}",
        ran.stdout,
        ran.stderr
    );
    ran.stdout
}

/// Builds the book as `mdbook serve` does, with what only the editor sees.
#[track_caller]
#[must_use]
pub fn served(book: &Book) -> Site {
    let _ = run(command(dossier())
        .arg("build")
        .arg(book.root())
        .env("MDBOOK_OUTPUT__HTML__LIVE_RELOAD_ENDPOINT", "__livereload"))
    .ok();
    Site::read(&book.output())
}

/// Lines on the desk that are ready to be copied.
#[derive(Debug, Clone)]
pub struct Ready {
    /// The id of what they decide or answer.
    pub id: String,
    /// The file that is named above them.
    pub file: String,
    /// What else is said of their place: a list of the file, or its end.
    pub place: String,
    /// The lines.
    pub lines: String,
}

/// Everything on the desk that has lines to copy, in its order.
#[track_caller]
#[must_use]
pub fn ready(site: &Site) -> Vec<Ready> {
    let desk = site.page("desk.html");
    let entries = desk.all("main li");
    let of = |entry: &ElementRef<'_>| {
        let id = entry.select(&css("a[id]")).next()?.attr("id")?.to_owned();
        let code = entry.select(&css("pre > code")).next()?;
        let pre = ElementRef::wrap(code.parent()?)?;
        let above = pre.prev_siblings().find_map(ElementRef::wrap)?;
        let above = text(above).trim_end_matches(':').to_owned();
        let (file, place) = above.split_once(", ").unwrap_or((&above, ""));
        Some(Ready {
            id,
            file: file.to_owned(),
            place: place.to_owned(),
            lines: code.text().collect::<String>().trim_end().to_owned(),
        })
    };
    entries.iter().filter_map(of).collect()
}

/// Copies lines to where the desk says that they belong.
pub fn paste(book: &Book, ready: &Ready) {
    let path = book.root().join(&ready.file);
    let mut file = std::fs::read_to_string(&path).unwrap_or_default();
    if let Some(list) = ready.place.strip_prefix("within ") {
        let head = list.split('…').next().unwrap_or_default().trim_end();
        if !file.contains(head) {
            file = format!("{file}{head}\n]\n");
        }
        file = file.replace(head, &format!("{head}\n{}", ready.lines));
    } else {
        file = format!("{file}\n{}\n", ready.lines);
    }
    book.write(&ready.file, file);
}
