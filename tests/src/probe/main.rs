//! Calls one room of the library on a folder of seeds, for `cargo xtask bench` to measure: what it
//! takes is that room's, and nothing of the command around it.
//!
//! Usage: `dossier-probe ROOM FOLDER`. It prints a count, so that the work cannot be left out.
//!
//! `dossier-probe plain BOOK` builds a book as the program `mdbook` does, by mdBook's own driver and nothing of ours.
//!
//! `dossier-probe keep FOLDER` is a preprocessor: it writes the chapters that reach it into the folder, with a
//! summary of them, and gives the book on as it is.

mod keep;

use std::path::Path;
use std::process::ExitCode;

use mdbook_dossier_core::curation::entities::EntityRules;
use mdbook_dossier_core::document::Document;
use mdbook_dossier_core::name::{self, EntityKind, Names};
use mdbook_dossier_core::seed;
use mdbook_driver::MDBook;

/// A room: its name, and what is done with the files of the folder, each a name and its bytes.
type Room = (&'static str, fn(Vec<(String, Vec<u8>)>) -> usize);

/// The rooms that can be measured alone.
const ROOMS: [Room; 3] = [
    ("read", read),
    ("names", names),
    ("curated-names", curated_names),
];

/// The editor's file, where the folder has one.
const PERSONS: &str = "curation/persons.toml";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    // mdBook asks by one word more whether it is for a renderer.
    if let [name, folder, rest @ ..] = arguments.as_slice()
        && name == "keep"
    {
        return match rest
            .first()
            .map_or_else(|| keep::run(Path::new(folder)), |_| Ok(()))
        {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => wrong(&format!("cannot keep the chapters: {error}")),
        };
    }
    if let [name, book] = arguments.as_slice()
        && name == "plain"
    {
        let built = MDBook::load(Path::new(book)).and_then(|book| book.build());
        return built.map_or_else(
            |error| wrong(&format!("the book cannot be built: {error:#}")),
            |()| ExitCode::SUCCESS,
        );
    }
    let [name, folder] = arguments.as_slice() else {
        return wrong("usage: dossier-probe ROOM FOLDER");
    };
    let Some((_, room)) = ROOMS.iter().find(|(known, _)| known == name) else {
        return wrong(&format!("there is no room `{name}`"));
    };
    match files(Path::new(folder)) {
        Ok(files) => {
            report(&format!("{}", room(files)));
            ExitCode::SUCCESS
        }
        Err(error) => wrong(&format!("cannot read {folder}: {error}")),
    }
}

/// Reads every seed: the number of blocks.
fn read(files: Vec<(String, Vec<u8>)>) -> usize {
    documents(files)
        .iter()
        .map(|document| document.blocks.len())
        .sum()
}

/// Reads every seed and finds the names: the number of mentions.
fn names(files: Vec<(String, Vec<u8>)>) -> usize {
    name::find(&documents(files)).mentions.len()
}

/// Reads every seed, finds the names and applies the editor's file about persons: the number of mentions.
fn curated_names(mut files: Vec<(String, Vec<u8>)>) -> usize {
    let mut rules = EntityRules::default();
    files.retain(|(name, bytes)| {
        if name == PERSONS {
            let text = String::from_utf8_lossy(bytes);
            rules = EntityRules::parse(EntityKind::Person, PERSONS, &text).0;
        }
        name != PERSONS
    });
    let documents = documents(files);
    let mut names: Names = name::find(&documents);
    let findings = name::apply(&mut names, &documents, &rules);
    name::check(&mut names, &documents);
    names.mentions.len() + findings.len()
}

fn documents(files: Vec<(String, Vec<u8>)>) -> Vec<Document> {
    files
        .into_iter()
        .map(|(name, bytes)| seed::read(&name, &bytes).0)
        .collect()
}

/// The files of a folder with their bytes, in order of their names, and the editor's file.
fn files(folder: &Path) -> std::io::Result<Vec<(String, Vec<u8>)>> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_file() {
            let name = entry.file_name().to_string_lossy().into_owned();
            files.push((name, std::fs::read(entry.path())?));
        }
    }
    let persons = folder.join(PERSONS);
    if persons.is_file() {
        files.push((PERSONS.to_owned(), std::fs::read(persons)?));
    }
    files.sort();
    Ok(files)
}

#[allow(clippy::print_stdout, reason = "the count is what it is run for")]
fn report(text: &str) {
    println!("{text}");
}

#[allow(clippy::print_stderr, reason = "a program of the tests")]
fn wrong(message: &str) -> ExitCode {
    eprintln!("error: {message}");
    ExitCode::from(2)
}
