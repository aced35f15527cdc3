//! `mdbook-dossier analyze`: what was found in a folder of documents, as JSON.

use std::io::Write;

use anyhow::Result;
use mdbook_dossier_core::edition::analysis::Analysis;
use mdbook_dossier_core::edition::{Edition, Options};

use crate::cli;

pub(crate) fn run(arguments: &cli::Analyze) -> Result<()> {
    let options = Options {
        no_curation: arguments.no_curation,
        ..Options::default()
    };
    let edition = Edition::load(&arguments.seeds, &options)?;
    let mut json = serde_json::to_vec_pretty(&Analysis::of(&edition))?;
    json.push(b'\n');
    std::io::stdout().lock().write_all(&json)?;
    Ok(())
}
