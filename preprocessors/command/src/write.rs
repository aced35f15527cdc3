//! Files of a book, never written over one that is there.

use std::fs::{self, OpenOptions};
use std::io::Write;
use std::path::Path;

use anyhow::{Context, Result};

/// Writes a new file, and the folders above it that are missing; fails where there is one of the name.
pub(crate) fn new(path: &Path, bytes: &[u8]) -> Result<()> {
    let write = || {
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        let mut file = OpenOptions::new().write(true).create_new(true).open(path)?;
        file.write_all(bytes)
    };
    write().with_context(|| format!("{} cannot be written", path.display()))
}
