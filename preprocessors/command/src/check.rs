//! `mdbook-dossier check`: every finding, as text.

use std::io::Write;

use anyhow::Result;
use mdbook_dossier_core::book::{Settings, host};
use mdbook_dossier_core::finding::{Finding, Severity};
use mdbook_driver::book::Book;
use mdbook_preprocessor::PreprocessorContext;

use crate::{FOUND_ERRORS, build, cli, locate};

pub(crate) fn run(arguments: &cli::Check) -> Result<u8> {
    let root = locate::book(arguments.book.as_deref())?;
    let book = build::load(&root)?;
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
    print(&findings)?;
    let errors = host::count(&findings, Severity::Error);
    Ok(if errors > 0 { FOUND_ERRORS } else { 0 })
}

fn print(findings: &[Finding]) -> Result<()> {
    let mut out = std::io::stdout().lock();
    for finding in findings {
        writeln!(out, "{finding}")?;
    }
    let count = |severity, one: &str| match host::count(findings, severity) {
        1 => format!("1 {one}"),
        count => format!("{count} {one}s"),
    };
    writeln!(
        out,
        "{}, {}, {}",
        count(Severity::Error, "error"),
        count(Severity::Warning, "warning"),
        count(Severity::Note, "note")
    )?;
    Ok(())
}
