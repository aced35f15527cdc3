//! Packaging: every published package builds from its own archive.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::steps::{cargo, quiet, target};

/// The members that are not published.
const UNPUBLISHED: [&str; 2] = ["dossier-tests", "xtask"];

/// Packages every published member and builds each from its archive.
pub(crate) fn test() -> Result<()> {
    forget_earlier_archives()?;
    let mut arguments = vec!["package", "--workspace", "--locked", "--allow-dirty"];
    for name in UNPUBLISHED {
        arguments.extend(["--exclude", name]);
    }
    quiet(cargo(&arguments))
}

/// Removes what cargo keeps of the archives of an earlier run: it takes a package of the same name and
/// version for the same package, and would build the others against its earlier sources.
fn forget_earlier_archives() -> Result<()> {
    let archives = target().join("package/tmp-registry");
    let Ok(entries) = fs::read_dir(&archives) else {
        return Ok(());
    };
    let Some(unpacked) = cargo_home().map(|home| home.join("registry/src")) else {
        return Ok(());
    };
    for entry in entries {
        let path = entry?.path();
        if path.extension() == Some("crate".as_ref())
            && let Some(package) = path.file_stem()
        {
            forget(&unpacked, Path::new(package))?;
        }
    }
    Ok(())
}

/// Removes a package from the registries that are folders: their names begin with a hyphen, where
/// those of other registries begin with the name of a host.
fn forget(unpacked: &Path, package: &Path) -> Result<()> {
    let Ok(registries) = fs::read_dir(unpacked) else {
        return Ok(());
    };
    for registry in registries {
        let registry = registry?;
        let folder = registry.path().join(package);
        if registry.file_name().to_string_lossy().starts_with('-') && folder.is_dir() {
            fs::remove_dir_all(&folder)
                .with_context(|| format!("cannot remove {}", folder.display()))?;
        }
    }
    Ok(())
}

/// Where cargo keeps its registries.
fn cargo_home() -> Option<PathBuf> {
    std::env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| Some(PathBuf::from(std::env::var_os("HOME")?).join(".cargo")))
}
