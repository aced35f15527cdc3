//! `mdbook-dossier export`: the edition in the forms of other programs.

use std::fs;
use std::io::Write;

use anyhow::{Context, Result};
use mdbook_dossier_core::book::{Settings, host};
use mdbook_dossier_core::export::{self, Format};

use crate::cli::ExportFormat;
use crate::{cli, locate};

pub(crate) fn run(arguments: &cli::Export) -> Result<()> {
    let root = locate::book(arguments.book.as_deref())?;
    let settings = Settings::read(&locate::context(&root)?)?;
    let edition = host::load(&settings)?;
    let folder = match &arguments.to {
        Some(folder) => folder.clone(),
        None => root.join(settings.downloads()),
    };
    let mut out = std::io::stdout().lock();
    for format in formats(arguments.format) {
        for (name, text) in export::files(&edition, &settings.imprint(), *format) {
            let path = folder.join(&name);
            let shown = path.display();
            // A file that is written anew would have `mdbook serve` build again for nothing.
            if fs::read(&path).is_ok_and(|found| found == text.as_bytes()) {
                writeln!(out, "{shown} is up to date")?;
                continue;
            }
            if let Some(parent) = path.parent() {
                fs::create_dir_all(parent)
                    .with_context(|| format!("{} cannot be made", parent.display()))?;
            }
            fs::write(&path, text).with_context(|| format!("{shown} cannot be written"))?;
            writeln!(out, "{shown} is written")?;
        }
    }
    Ok(())
}

fn formats(format: ExportFormat) -> &'static [Format] {
    match format {
        ExportFormat::CslJson => &[Format::CslJson],
        ExportFormat::Biblatex => &[Format::BibLatex],
        ExportFormat::Ris => &[Format::Ris],
        ExportFormat::Tei => &[Format::Tei],
        ExportFormat::Csv => &[Format::Csv],
        ExportFormat::All => &Format::ALL,
    }
}
