//! The files of a book as they were at a git revision.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use tempfile::TempDir;

/// A revision's files in a folder of their own, which is removed with this value.
#[derive(Debug)]
pub(crate) struct Tree {
    book: PathBuf,
    _folder: TempDir,
}

impl Tree {
    /// Folder of the book in it.
    pub(crate) fn book(&self) -> &Path {
        &self.book
    }
}

/// Writes the files of the book at the revision to a temporary folder. The repository, its index and its
/// working files stay as they are.
///
/// # Errors
/// When git is not there, the book is in no repository, or the revision is not known or has no such book.
pub(crate) fn tree(root: &Path, revision: &str) -> Result<Tree> {
    // What begins with a hyphen would be an option of git.
    if revision.starts_with('-') {
        bail!("`{revision}` is no revision; write a commit, a tag or a branch");
    }
    let below = git(root, &["rev-parse", "--show-prefix"], None).context(
        "the book is in no git repository, so that there is no revision to compare with",
    )?;
    // From a folder further down git would see only what lies in it.
    let top = PathBuf::from(git(root, &["rev-parse", "--show-toplevel"], None)?);
    let commit = format!("{revision}^{{commit}}");
    let commit =
        git(root, &["rev-parse", "--verify", "--quiet", &commit], None).with_context(|| {
            format!("git knows no revision `{revision}`; write a commit, a tag or a branch")
        })?;
    let folder = tempfile::tempdir()?;
    let index = folder.path().join("index");
    let files = folder.path().join("files");
    // An index of its own keeps the repository's as it is.
    let tree = format!("{commit}:{}", below.trim_end_matches('/'));
    git(&top, &["read-tree", &tree], Some(&index))
        .with_context(|| format!("the revision `{revision}` has no folder {below}"))?;
    let prefix = format!("--prefix={}/", files.to_string_lossy());
    git(&top, &["checkout-index", "--all", &prefix], Some(&index))?;
    if !files.join("book.toml").is_file() {
        bail!("the revision `{revision}` has no book here: there is no book.toml");
    }
    Ok(Tree {
        book: files,
        _folder: folder,
    })
}

/// What a call of git prints, without the line end.
fn git(root: &Path, arguments: &[&str], index: Option<&Path>) -> Result<String> {
    let mut command = Command::new("git");
    command.arg("-C").arg(root).args(arguments);
    if let Some(index) = index {
        command.env("GIT_INDEX_FILE", index);
    }
    let output = command
        .output()
        .context("git cannot be run; install it, or check without --new")?;
    if !output.status.success() {
        bail!("{}", String::from_utf8_lossy(&output.stderr).trim());
    }
    Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}
