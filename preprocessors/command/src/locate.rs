//! Where the book is, and what its book.toml says.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

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
