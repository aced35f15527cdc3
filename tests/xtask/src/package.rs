//! Packaging: every published package builds from its own archive.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::steps::{cargo, quiet, target};

/// The members that are not published.
const UNPUBLISHED: [&str; 2] = ["dossier-tests", "xtask"];

/// Packages every published member and builds each from its archive, in a target folder of its own.
pub(crate) fn test() -> Result<()> {
    let built = target().join("publish");
    forget_earlier_archives(&built)?;
    let mut command = cargo(&["package", "--workspace", "--locked", "--allow-dirty"]);
    for name in UNPUBLISHED {
        command.args(["--exclude", name]);
    }
    command.arg("--target-dir").arg(&built);
    quiet(command)
}

/// The beginning of the names of all published members.
const PUBLISHED: &str = "mdbook-dossier";

/// Removes what cargo keeps of the archives of an earlier run, whatever became of the archives: it takes a package of
/// the same name and version for the same package, and would build the others against its earlier sources.
fn forget_earlier_archives(built: &Path) -> Result<()> {
    let home = cargo_home().map(|home| home.join("registry/src"));
    // Registries that are folders have names that begin with a hyphen, others with that of a host.
    let registries = home.iter().flat_map(|home| paths(home));
    let sources = registries
        .filter(|registry| starts_with(registry, "-"))
        .flat_map(|registry| paths(&registry));
    for own in sources
        .chain(paths(&built.join("debug/.fingerprint")))
        .filter(|path| starts_with(path, PUBLISHED))
    {
        remove(&own)?;
    }
    Ok(())
}

/// What stands in a folder; nothing where there is none.
fn paths(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten();
    entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .collect()
}

fn starts_with(path: &Path, beginning: &str) -> bool {
    path.file_name()
        .is_some_and(|name| name.to_string_lossy().starts_with(beginning))
}

/// Removes a folder, where it is there.
fn remove(folder: &Path) -> Result<()> {
    if folder.is_dir() {
        fs::remove_dir_all(folder)
            .with_context(|| format!("cannot remove {}", folder.display()))?;
    }
    Ok(())
}

/// Where cargo keeps its registries.
fn cargo_home() -> Option<PathBuf> {
    std::env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| Some(PathBuf::from(std::env::var_os("HOME")?).join(".cargo")))
}
