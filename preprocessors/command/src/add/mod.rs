//! `mdbook-dossier add`: documents copied into a book, each with what it was read as.

mod name;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use mdbook_dossier_core::book::Settings;
use mdbook_dossier_core::curation::table;
use mdbook_dossier_core::date::Edtf;
use mdbook_dossier_core::edition;
use mdbook_dossier_core::finding::Finding;
use mdbook_dossier_core::seed;

use crate::{FOUND_ERRORS, cli, locate, write};

pub(crate) fn run(arguments: &cli::Add) -> Result<u8> {
    let root = locate::book(arguments.book.as_deref())?;
    let directory = Settings::read(&locate::context(&root)?)?.seeds.directory;
    let mut shelf = Shelf::open(&root, &directory)?;
    let (mut out, mut all_well) = (std::io::stdout().lock(), true);
    for file in &arguments.files {
        let shown = file.display();
        match shelf.take(file) {
            Ok(Outcome::Added { name, bytes }) => {
                writeln!(out, "{shown}: added as {}", shelf.shown(&name))?;
                out.write_all(reading(&name, &bytes, &shelf.shown("")).as_bytes())?;
            }
            Ok(Outcome::Known(name)) => {
                writeln!(
                    out,
                    "{shown}: not added, for {} has the same text already",
                    shelf.shown(&name)
                )?;
            }
            Err(error) => {
                all_well = false;
                writeln!(out, "{shown}: not added: {error:#}")?;
            }
        }
    }
    Ok(if all_well { 0 } else { FOUND_ERRORS })
}

/// The folder of a book's documents.
struct Shelf {
    folder: PathBuf,
    /// What the folder is called in messages, relative to the book.
    called: String,
    /// The documents that are there, by their text.
    texts: BTreeMap<Vec<u8>, String>,
    /// Names that are taken.
    taken: name::Taken,
}

/// What became of a file.
enum Outcome {
    /// It is a document of the book now.
    Added {
        /// Its name in the folder.
        name: String,
        /// What it holds.
        bytes: Vec<u8>,
    },
    /// The book has it already, under this name.
    Known(String),
}

impl Shelf {
    fn open(root: &Path, directory: &Path) -> Result<Self> {
        let folder = root.join(directory);
        let shown = folder.display();
        // Made only where it is sure to be inside the book.
        if directory.components().all(|part| is_plain(&part)) {
            fs::create_dir_all(&folder).with_context(|| format!("{shown} cannot be made"))?;
        }
        let cannot = || format!("{shown} cannot be read");
        let real = folder.canonicalize().with_context(cannot)?;
        if !real.starts_with(root.canonicalize().with_context(cannot)?) {
            bail!(
                "{shown} lies outside the book, where nothing is written; put the documents there yourself"
            );
        }
        let (mut texts, mut taken) = (BTreeMap::new(), name::Taken::default());
        for name in edition::documents(&folder).with_context(cannot)? {
            // A document that cannot be read is a finding of `check`; its name is taken all the same.
            if let Ok(bytes) = fs::read(folder.join(&name)) {
                texts.entry(text_of(&bytes)).or_insert_with(|| name.clone());
            }
            taken.insert(&name);
        }
        let called = directory.to_string_lossy().replace('\\', "/");
        Ok(Self {
            folder,
            called: called.trim_end_matches('/').to_owned(),
            texts,
            taken,
        })
    }

    /// What messages call a document.
    fn shown(&self, name: &str) -> String {
        format!("{}/{name}", self.called)
    }

    /// Copies a file into the folder, unless the book has its text already.
    fn take(&mut self, file: &Path) -> Result<Outcome> {
        if file.is_dir() {
            bail!("it is a folder; name the files in it");
        }
        let given = file.file_name().unwrap_or_default().to_string_lossy();
        if !edition::is_document(&given) {
            bail!(
                "it is no document that can be read; save it as plain text, Markdown, HTML or TEI (.{})",
                edition::EXTENSIONS.join(", .")
            );
        }
        let bytes = fs::read(file).context("it cannot be read")?;
        let text = text_of(&bytes);
        if let Some(known) = self.texts.get(&text) {
            return Ok(Outcome::Known(known.clone()));
        }
        if let Some(reason) = seed::read(&given, &bytes).0.unreadable {
            bail!("{reason}");
        }
        let name = self.taken.free(&name::safe(&given));
        write::new(&self.folder.join(&name), &bytes)?;
        let beside = self.folder.join(&name).with_extension("toml");
        // One that waits for this document is the editor's.
        if !beside.exists() {
            write::new(&beside, sidecar(&name, &bytes)?.as_bytes())?;
        }
        self.taken.insert(&name);
        self.texts.insert(text, name.clone());
        Ok(Outcome::Added { name, bytes })
    }
}

/// True for a step downwards: no `..`, no root.
fn is_plain(part: &std::path::Component<'_>) -> bool {
    matches!(
        part,
        std::path::Component::Normal(_) | std::path::Component::CurDir
    )
}

/// What makes two files the same document: neither the mark at the beginning nor ends of lines count.
fn text_of(bytes: &[u8]) -> Vec<u8> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let mut text: Vec<u8> = Vec::with_capacity(bytes.len());
    for (index, byte) in bytes.iter().enumerate() {
        if !(*byte == b'\r' && bytes.get(index + 1) == Some(&b'\n')) {
            text.push(*byte);
        }
    }
    text.truncate(text.trim_ascii_end().len());
    text
}

/// A sidecar that sets nothing: what was found in the document stands in it as comments.
fn sidecar(name: &str, bytes: &[u8]) -> Result<String> {
    let (document, _) = seed::read(name, bytes);
    let cells: Vec<(String, String)> = table::keys()
        .into_iter()
        .map(|key| {
            let value = table::known(&document, &key);
            (key, value)
        })
        .filter(|(_, value)| !value.is_empty())
        .collect();
    let mut text = "# Found in the document. To set a field, take away the # before it and write what is right.\n".to_owned();
    for line in table::with("", &cells)?.lines() {
        text.push_str(format!("# {line}").trim_end());
        text.push('\n');
    }
    Ok(text)
}

/// What a document was read as, and what an editor should look at.
fn reading(name: &str, bytes: &[u8], prefix: &str) -> String {
    let (document, findings) = seed::read(name, bytes);
    let metadata = &document.metadata;
    let date = metadata
        .date
        .as_ref()
        .map_or_else(|| "none found".to_owned(), Edtf::in_words);
    let inferred = |field: &str| {
        metadata
            .inferred
            .get(field)
            .map_or_else(String::new, |from| format!(" (from {from})"))
    };
    let mut lines = vec![
        format!("  title   {}{}", metadata.title, inferred("title")),
        format!("  date    {date}{}", inferred("date")),
        format!("  layout  {}", document.layout),
    ];
    for mut finding in findings {
        if finding.code != "seed-layout" {
            finding.place.file.insert_str(0, prefix);
            lines.push(indented(&finding));
        }
    }
    lines.join("\n") + "\n"
}

fn indented(finding: &Finding) -> String {
    let text = finding.to_string();
    let lines: Vec<String> = text.lines().map(|line| format!("  {line}")).collect();
    lines.join("\n")
}
