//! `mdbook-dossier check`: every finding.

mod format;
mod new;
mod snippet;
#[cfg(test)]
mod tests;

use std::io::{IsTerminal, Write};
use std::path::Path;

use anyhow::Result;
use mdbook_dossier_core::book::{Settings, host};
use mdbook_dossier_core::finding::{Finding, Severity, codes};
use mdbook_driver::book::Book;
use mdbook_preprocessor::PreprocessorContext;

use crate::{FOUND_ERRORS, build, cli, locate};

pub(crate) fn run(arguments: &cli::Check) -> Result<u8> {
    if arguments.codes {
        return print(&format::codes(&codes::all())).map(|()| 0);
    }
    let root = locate::book(arguments.book.as_deref())?;
    let mut findings = findings(&root)?;
    if let Some(revision) = &arguments.new {
        findings = new::since(findings, &root, revision)?;
    }
    let errors = host::count(&findings, Severity::Error);
    let notes = host::count(&findings, Severity::Note);
    if !arguments.log {
        findings.retain(|finding| finding.severity > Severity::Note);
    }
    let hidden = if arguments.log { 0 } else { notes };
    print(&match arguments.format {
        cli::Format::Human => {
            let colours = std::io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none();
            let list = if arguments.new.is_some() {
                format::by_code(&findings)
            } else {
                snippet::human(&findings, &root, colours) + &format::totals(&findings)
            };
            list + &format::counts(&findings, hidden)
        }
        cli::Format::Json => format::json(&findings)?,
        cli::Format::Github => {
            format::github(&findings, &below_here(&root)?) + &format::counts(&findings, hidden)
        }
    })?;
    Ok(if errors > 0 { FOUND_ERRORS } else { 0 })
}

fn print(text: &str) -> Result<()> {
    Ok(std::io::stdout().lock().write_all(text.as_bytes())?)
}

/// What reading the book, putting the edition into it and looking through it has found, by file and
/// line, each once.
fn findings(root: &Path) -> Result<Vec<Finding>> {
    let book = build::load(root)?;
    let context =
        PreprocessorContext::new(book.root.clone(), book.config.clone(), "html".to_owned());
    let settings = Settings::read(&context)?;
    let mut made = Vec::new();
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
            made.extend(apply(&mut chapters, &edition, &settings));
        }
    }
    Ok(host::settle(made, &edition, &settings))
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
