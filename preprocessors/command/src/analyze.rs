//! `mdbook-dossier analyze`: what was found in a folder of documents, as JSON.

use std::io::{BufWriter, Write};

use anyhow::Result;
use mdbook_dossier_core::edition::analysis::Analysis;
use mdbook_dossier_core::edition::{Edition, Options};

use crate::cli;
use crate::explain::explain;

pub(crate) fn run(arguments: &cli::Analyze) -> Result<()> {
    let options = Options {
        no_curation: arguments.no_curation,
        ..Options::default()
    };
    let edition = Edition::load(&arguments.seeds, &options)?;
    if let Some(form) = &arguments.explain {
        let told = explain(&edition, form);
        std::io::stdout().lock().write_all(told.as_bytes())?;
        return Ok(());
    }
    let mut out = BufWriter::new(std::io::stdout().lock());
    serde_json::to_writer_pretty(&mut out, &Analysis::of(&edition))
        .map_err(std::io::Error::from)?;
    out.write_all(b"\n")?;
    out.flush()?;
    Ok(())
}
