//! `mdbook-dossier check`: every finding.

mod format;
#[cfg(test)]
mod tests;

use std::io::Write;
use std::path::Path;

use anyhow::Result;
use mdbook_dossier_core::book::{Settings, host};
use mdbook_dossier_core::finding::{Finding, Severity};
use mdbook_driver::book::Book;
use mdbook_preprocessor::PreprocessorContext;

use crate::{FOUND_ERRORS, build, cli, locate};

pub(crate) fn run(arguments: &cli::Check) -> Result<u8> {
    let root = locate::book(arguments.book.as_deref())?;
    let findings = findings(&root)?;
    let text = match arguments.format {
        cli::Format::Human => format::human(&findings),
        cli::Format::Json => format::json(&findings)?,
        cli::Format::Github => format::github(&findings, &below_here(&root)?),
    };
    std::io::stdout().lock().write_all(text.as_bytes())?;
    let errors = host::count(&findings, Severity::Error);
    Ok(if errors > 0 { FOUND_ERRORS } else { 0 })
}

/// What reading the book and putting the edition into it has found, by file and line, each once.
fn findings(root: &Path) -> Result<Vec<Finding>> {
    let book = build::load(root)?;
    let context =
        PreprocessorContext::new(book.root.clone(), book.config.clone(), "html".to_owned());
    let settings = Settings::read(&context)?;
    let mut findings = Vec::new();
    let edition = host::load(&settings)?;
    let mut chapters: Book = book.book;
    for (name, apply) in [
        ("seeds", mdbook_dossier_seeds::apply as host::Apply),
        ("crossrefs", mdbook_dossier_crossrefs::apply),
        ("glossary", mdbook_dossier_glossary::apply),
    ] {
        if book
            .config
            .contains_key(&format!("preprocessor.dossier-{name}"))
        {
            findings.extend(apply(&mut chapters, &edition, &settings));
        }
    }
    findings.sort();
    findings.dedup();
    Ok(findings)
}

/// What leads from the working folder to the book, with `/` at its end; empty where they are the same.
fn below_here(root: &Path) -> Result<String> {
    let (here, root) = (
        std::env::current_dir()?.canonicalize()?,
        root.canonicalize()?,
    );
    let below = root.strip_prefix(&here).unwrap_or(Path::new(""));
    let mut path = String::new();
    for name in below {
        path.push_str(&name.to_string_lossy());
        path.push('/');
    }
    Ok(path)
}
