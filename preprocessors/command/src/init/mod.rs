//! `mdbook-dossier init`: a new book that builds at once.

use std::fs;
use std::io::{ErrorKind, Write};
use std::path::Path;

use anyhow::{Context, Result, bail};
use mdbook_dossier_core::template::theme;

use crate::{cli, write};

#[cfg(test)]
mod tests;

/// The files of a new book; book.toml has `"TITLE"` in the place of its title.
const FILES: [(&str, &str); 12] = [
    ("book.toml", include_str!("book/book.toml")),
    ("src/SUMMARY.md", include_str!("book/src/SUMMARY.md")),
    (
        "src/introduction.md",
        include_str!("book/src/introduction.md"),
    ),
    ("src/documents.md", include_str!("book/src/documents.md")),
    ("src/sources.md", include_str!("book/src/sources.md")),
    ("src/events.md", include_str!("book/src/events.md")),
    ("src/timeline.md", include_str!("book/src/timeline.md")),
    ("src/persons.md", include_str!("book/src/persons.md")),
    (
        "src/organizations.md",
        include_str!("book/src/organizations.md"),
    ),
    ("src/method.md", include_str!("book/src/method.md")),
    ("src/apparatus.md", include_str!("book/src/apparatus.md")),
    // So that git keeps the folder while it has no document.
    ("seeds/.gitkeep", ""),
];

pub(crate) fn run(arguments: &cli::Init) -> Result<()> {
    let folder = std::path::absolute(&arguments.folder)
        .with_context(|| format!("{} is no folder", arguments.folder.display()))?;
    refuse_unless_empty(&folder)?;
    let title = match &arguments.title {
        Some(title) => one_line(title),
        None => title_of(&folder),
    };
    for (path, text) in FILES {
        let text = text.replace("\"TITLE\"", &quoted(&title));
        write::new(&folder.join(path), text.as_bytes())?;
    }
    for file in theme::FILES {
        let path = folder.join("theme/dossier").join(file.name);
        write::new(&path, file.written().as_bytes())?;
    }
    // A folder that git knows already may have its own.
    if !folder.join(".gitignore").exists() {
        write::new(&folder.join(".gitignore"), b"/book\n")?;
    }
    let shown = arguments.folder.display();
    writeln!(
        std::io::stdout().lock(),
        "made the book “{title}” in {shown}\n\
         put the documents into {seeds}, or in that folder run `mdbook-dossier add FILE…`; then run \
         `mdbook-dossier build`",
        seeds = arguments.folder.join("seeds").display(),
    )?;
    Ok(())
}

/// A new book never mixes with what is there; dot-files such as `.git` may stay.
fn refuse_unless_empty(folder: &Path) -> Result<()> {
    let shown = folder.display();
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(error).with_context(|| format!("{shown} cannot be read")),
    };
    for entry in entries {
        let name = entry?.file_name();
        let name = name.to_string_lossy();
        if !name.starts_with('.') {
            bail!(
                "{shown} is not empty: it has {name}; give the name of a new folder, for nothing is \
                 overwritten"
            );
        }
    }
    Ok(())
}

/// A title from the name of the book's folder.
fn title_of(folder: &Path) -> String {
    let name = folder.file_name().unwrap_or_default().to_string_lossy();
    let words = one_line(&name.replace(['_', '-'], " "));
    let mut characters = words.chars();
    match characters.next() {
        Some(first) => first.to_uppercase().chain(characters).collect(),
        None => "Documents".to_owned(),
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A text as TOML writes it.
fn quoted(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}
