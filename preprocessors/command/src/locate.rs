//! Where the book is, and what its book.toml says.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use mdbook_driver::config::Config;
use mdbook_preprocessor::PreprocessorContext;

/// The folder of the book: the one given, else the nearest above the working folder that has a book.toml.
pub(crate) fn book(given: Option<&Path>) -> Result<PathBuf> {
    let here = std::env::current_dir().context("the working folder cannot be read")?;
    if let Some(given) = given {
        let folder =
            std::path::absolute(given).context("the folder of the book cannot be found")?;
        if folder.join("book.toml").is_file() {
            return Ok(folder);
        }
        bail!(
            "there is no book.toml in {}; give the folder that has one",
            folder.display()
        );
    }
    here.ancestors()
        .find(|folder| folder.join("book.toml").is_file())
        .map(Path::to_owned)
        .with_context(|| {
            format!(
                "there is no book.toml in {} or above it; give the folder of the book",
                here.display()
            )
        })
}

/// What mdBook would tell a preprocessor of the book in `root`; its chapters are not read.
pub(crate) fn context(root: &Path) -> Result<PreprocessorContext> {
    let path = root.join("book.toml");
    let mut config =
        Config::from_disk(&path).with_context(|| format!("{} cannot be read", path.display()))?;
    config.update_from_env()?;
    Ok(PreprocessorContext::new(
        root.to_owned(),
        config,
        "html".to_owned(),
    ))
}
