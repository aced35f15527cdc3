//! `mdbook-dossier documents`: the documents as a table, for any spreadsheet, and back into sidecars.

mod cells;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::fs;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use mdbook_dossier_core::book::Settings;
use mdbook_dossier_core::curation::{sidecar::Sidecar, table};
use mdbook_dossier_core::edition::{Edition, Options};
use mdbook_dossier_core::finding::{Finding, did_you_mean};

use crate::{FOUND_ERRORS, cli, locate, write};
use cells::Row;

/// What the column of a file's own value is called.
const FOUND: &str = "found ";

pub(crate) fn run(arguments: &cli::Documents) -> Result<u8> {
    let root = locate::book(arguments.book.as_deref())?;
    let directory = Settings::read(&locate::context(&root)?)?.seeds.directory;
    let shelf = Shelf {
        folder: root.join(&directory),
        called: directory.to_string_lossy().replace('\\', "/"),
    };
    if let Some(file) = &arguments.apply {
        return shelf.apply(file, arguments.dry_run);
    }
    std::io::stdout().lock().write_all(&shelf.table()?)?;
    Ok(0)
}

/// The folder of the documents.
struct Shelf {
    folder: PathBuf,
    /// What it is called in messages.
    called: String,
}

impl Shelf {
    /// One row a document: its file, then for each key what the sidecar sets and what the file says.
    fn table(&self) -> Result<Vec<u8>> {
        let options = Options {
            no_curation: true,
            folder_name: self.called.clone(),
            ..Options::default()
        };
        let edition = Edition::load(&self.folder, &options)?;
        let keys = table::keys();
        let mut rows = vec![heads(&keys)];
        for document in &edition.documents {
            let (_, sidecar) = self.sidecar(&document.file)?;
            let set = table::set(&sidecar, &keys).with_context(|| self.shown(&document.file))?;
            let mut row = vec![document.file.clone()];
            for (key, set) in keys.iter().zip(set) {
                row.push(set);
                if has_found(key) {
                    row.push(table::known(document, key));
                }
            }
            rows.push(row);
        }
        cells::write(&rows)
    }

    /// Writes what the table sets into the sidecars; nothing at all where a row cannot be right.
    fn apply(&self, file: &Path, dry_run: bool) -> Result<u8> {
        let bytes = fs::read(file).with_context(|| format!("{} cannot be read", file.display()))?;
        let rows =
            cells::read(&bytes).with_context(|| format!("{} cannot be read", file.display()))?;
        let (changes, wrong) = self.changes(&rows)?;
        let mut out = std::io::stdout().lock();
        for line in &wrong {
            writeln!(out, "{line}")?;
        }
        if !wrong.is_empty() {
            writeln!(out, "nothing is written; mend the table and apply it again")?;
            return Ok(FOUND_ERRORS);
        }
        for (path, change) in &changes {
            if !dry_run {
                write::replace(path, &change.text)?;
            }
            writeln!(out, "{}: {}", change.called, change.keys.join(", "))?;
        }
        let would = if dry_run { " would be" } else { "" };
        let sidecars = if changes.len() == 1 {
            "sidecar"
        } else {
            "sidecars"
        };
        writeln!(out, "{} {sidecars}{would} written", changes.len())?;
        Ok(0)
    }

    /// The sidecars that the rows change, and what is wrong with rows.
    fn changes(&self, rows: &[Row]) -> Result<(BTreeMap<PathBuf, Change>, Vec<String>)> {
        let Some((first, rows)) = rows.split_first() else {
            bail!("the table is empty");
        };
        let head = &first.cells;
        let Some(file_column) = head.iter().position(|name| name == "file") else {
            bail!(
                "the table has no column `file`; keep the first line as `mdbook-dossier documents --csv` wrote it"
            );
        };
        let keys = table::keys();
        let mut wrong = Vec::new();
        for (column, name) in head.iter().enumerate() {
            let bare = name.strip_prefix(FOUND).unwrap_or(name);
            if name != "file" && !name.is_empty() && !keys.iter().any(|key| key == bare) {
                let known: Vec<&str> = keys.iter().map(String::as_str).collect();
                let remedy = did_you_mean(bare, &known, "take it out, or name it as `--csv` does");
                let place = format!("line {}, column {}", first.line, cells::letters(column));
                wrong.push(format!("{place}: there is no column `{name}`; {remedy}"));
            }
        }
        let documents = mdbook_dossier_core::edition::documents(&self.folder)?;
        let mut changes = BTreeMap::new();
        for Row { line, cells: row } in rows {
            let file = row.get(file_column).map_or("", String::as_str);
            if row.iter().all(String::is_empty) {
                continue;
            }
            if !documents.iter().any(|document| document == file) {
                let known: Vec<&str> = documents.iter().map(String::as_str).collect();
                let remedy = did_you_mean(file, &known, "keep the column `file` as it was");
                wrong.push(format!(
                    "line {line}, column {}: there is no document {}; {remedy}",
                    cells::letters(file_column),
                    self.shown(file)
                ));
                continue;
            }
            match self.change(file, head, row, &keys) {
                Ok(Some((path, change))) => {
                    if changes.insert(path, change).is_some() {
                        wrong.push(format!("line {line}: {} stands twice", self.shown(file)));
                    }
                }
                Ok(None) => {}
                Err(error) => {
                    let column = self.column_at_fault(file, head, row, &keys);
                    let column = column.map_or_else(String::new, |column| {
                        format!(", column {} (`{}`)", cells::letters(column), head[column])
                    });
                    wrong.push(format!(
                        "line {line}{column}: {}: {error:#}",
                        self.shown(file)
                    ));
                }
            }
        }
        Ok((changes, wrong))
    }

    /// The column of a row without whose cell the row would be right, or of the first cell that is wrong by itself.
    fn column_at_fault(
        &self,
        file: &str,
        head: &[String],
        row: &[String],
        keys: &[String],
    ) -> Option<usize> {
        let with = |kept: &dyn Fn(usize) -> bool| {
            let cells = row.iter().enumerate();
            let cells = cells.map(|(place, cell)| {
                if kept(place) {
                    cell.clone()
                } else {
                    String::new()
                }
            });
            self.change(file, head, &cells.collect::<Vec<_>>(), keys)
        };
        let columns = || (0..row.len().min(head.len())).filter(|place| !row[*place].is_empty());
        columns()
            .find(|column| with(&|place| place == *column).is_err())
            .or_else(|| columns().find(|column| with(&|place| place != *column).is_ok()))
    }

    fn change(
        &self,
        file: &str,
        head: &[String],
        row: &[String],
        keys: &[String],
    ) -> Result<Option<(PathBuf, Change)>> {
        let (path, text) = self.sidecar(file)?;
        let set = table::set(&text, keys)?;
        let mut cells = Vec::new();
        for (key, set) in keys.iter().zip(&set) {
            let place = head.iter().position(|name| name == key);
            let cell = place
                .and_then(|place| row.get(place))
                .map_or("", |cell| cell.trim());
            // An empty cell sets nothing, and takes nothing away.
            if !cell.is_empty() && cell != set {
                cells.push((key.clone(), cell.to_owned()));
            }
        }
        if cells.is_empty() {
            return Ok(None);
        }
        let written = table::with(&text, &cells)?;
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        // What was wrong before is for `check` to tell.
        let said = |finding: &Finding| (finding.code, finding.message.clone());
        let known: Vec<_> = Sidecar::parse(&name, &text).1.iter().map(said).collect();
        let findings = Sidecar::parse(&name, &written).1;
        if let Some(finding) = findings
            .iter()
            .find(|finding| !known.contains(&said(finding)))
        {
            let shown = finding.place.text.clone().unwrap_or_default();
            bail!("{} (`{shown}`); {}", finding.message, finding.remedy);
        }
        let change = Change {
            called: self.shown(&sidecar_name(file)),
            keys: cells.into_iter().map(|(key, _)| key).collect(),
            text: written,
        };
        Ok(Some((path, change)))
    }

    /// The path of a document's sidecar, and its text; empty where there is none.
    fn sidecar(&self, file: &str) -> Result<(PathBuf, String)> {
        let path = self.folder.join(sidecar_name(file));
        match fs::read_to_string(&path) {
            Ok(text) => Ok((path, text)),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok((path, String::new())),
            Err(error) => Err(error).with_context(|| format!("{} cannot be read", path.display())),
        }
    }

    fn shown(&self, file: &str) -> String {
        format!("{}/{file}", self.called.trim_end_matches('/'))
    }
}

/// A sidecar with what a row sets.
#[derive(Debug)]
struct Change {
    called: String,
    keys: Vec<String>,
    text: String,
}

fn sidecar_name(file: &str) -> String {
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    format!("{stem}.toml")
}

/// Of these the file itself says nothing.
fn has_found(key: &str) -> bool {
    !matches!(key, "class" | "publish" | "short-title")
}

fn heads(keys: &[String]) -> Vec<String> {
    let mut heads = vec!["file".to_owned()];
    for key in keys {
        heads.push(key.clone());
        if has_found(key) {
            heads.push(format!("{FOUND}{key}"));
        }
    }
    heads
}
