//! `mdbook-dossier diff`: what a change of the documents or of the editors' files changes in the edition.

mod changes;
mod format;

use std::io::Write;
use std::path::Path;

use anyhow::{Context, Result, bail};
use mdbook_dossier_core::book::{Settings, host};
use mdbook_dossier_core::edition::analysis::{Analysis, FORMAT};
use serde_json::Value;

use crate::{cli, locate, revision};

pub(crate) fn run(arguments: &cli::Diff) -> Result<()> {
    let book = arguments.book.as_deref();
    let old = analysis(&arguments.old, book)?;
    let new = match &arguments.new {
        Some(new) => analysis(new, book)?,
        None => of_book(&locate::book(book)?)?,
    };
    let changes = changes::between(&old, &new);
    let text = match arguments.format {
        cli::DiffFormat::Text => format::text(&changes),
        cli::DiffFormat::Json => format::json(&changes)?,
        cli::DiffFormat::Markdown => format::markdown(&changes),
    };
    std::io::stdout().lock().write_all(text.as_bytes())?;
    Ok(())
}

/// The analysis that is meant: a file that `analyze` wrote, else a revision of the book in git.
fn analysis(named: &str, book: Option<&Path>) -> Result<Value> {
    let file = Path::new(named);
    if file.is_file() {
        let bytes = std::fs::read(file).with_context(|| format!("{named} cannot be read"))?;
        let value: Value = serde_json::from_slice(&bytes)
            .with_context(|| format!("{named} is not what `mdbook-dossier analyze` writes"))?;
        if value["format"] != FORMAT {
            bail!("{named} has not the format {FORMAT}; write it anew by `mdbook-dossier analyze`");
        }
        return Ok(value);
    }
    let root = locate::book(book)?;
    let earlier = revision::tree(&root, named)?;
    of_book(earlier.book())
}

fn of_book(root: &Path) -> Result<Value> {
    let settings = Settings::read(&locate::context(root)?)?;
    let edition = host::load(&settings)?;
    Ok(serde_json::to_value(Analysis::of(&edition))?)
}
