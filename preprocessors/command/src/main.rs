//! The command `mdbook-dossier`.

use std::io::Write as _;
use std::path::Path;

use anyhow::{Context as _, bail};
use mdbook_dossier_core::edition::analysis::Analysis;
use mdbook_dossier_core::edition::{Edition, Options};

fn main() -> anyhow::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [call, folder, rest @ ..] = arguments.as_slice() else {
        bail!("usage: mdbook-dossier analyze SEEDS [--no-curation]")
    };
    if call != "analyze" {
        bail!("unknown call “{call}”");
    }
    let options = Options {
        no_curation: rest.iter().any(|flag| flag == "--no-curation"),
        folder_name: folder.clone(),
    };
    let edition = Edition::load(Path::new(folder), &options)?;
    let json = serde_json::to_string_pretty(&Analysis::of(&edition))
        .context("cannot write the analysis as JSON")?;
    writeln!(std::io::stdout().lock(), "{json}")?;
    Ok(())
}
