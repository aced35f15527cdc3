//! Books in folders of their own, built by either program.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

use crate::analysis::Analysis;
use crate::program::{self, Ran};
use crate::site::Site;
use crate::{folder, workspace};

/// The calls by which mdBook runs the three preprocessors.
pub const PREPROCESSORS: [&str; 3] = ["seeds", "crossrefs", "glossary"];

/// A book in a folder that is removed in the end.
#[derive(Debug)]
pub struct Book {
    folder: TempDir,
}

impl Book {
    /// A copy of this repository's own book.
    #[must_use]
    pub fn of_this_repository() -> Self {
        let book = Self::empty();
        for part in ["book.toml", "src", "seeds", "theme"] {
            folder::copy(&workspace::root().join(part), &book.root().join(part));
        }
        book
    }

    /// A small book around the documents of a folder.
    #[must_use]
    pub fn around(seeds: &Path) -> Self {
        let book = Self::without_seeds();
        folder::copy(seeds, &book.root().join("seeds"));
        book
    }

    /// A small book around documents, given by name and contents.
    #[must_use]
    pub fn of(seeds: &[(&str, &[u8])]) -> Self {
        let book = Self::without_seeds();
        for (name, bytes) in seeds {
            book.write(&format!("seeds/{name}"), bytes);
        }
        book
    }

    /// A small book that has no document yet.
    fn without_seeds() -> Self {
        let book = Self::empty();
        folder::copy(&workspace::fixture("book"), book.root());
        fs::create_dir(book.root().join("seeds")).expect("the folder can be made");
        book
    }

    /// A folder of its own with nothing in it.
    #[must_use]
    pub fn empty() -> Self {
        Self {
            folder: TempDir::with_prefix("dossier-").expect("a folder can be made"),
        }
    }

    /// The book's folder.
    #[must_use]
    pub fn root(&self) -> &Path {
        self.folder.path()
    }

    /// Writes a file of the book.
    pub fn write(&self, path: &str, bytes: impl AsRef<[u8]>) {
        let path = self.root().join(path);
        fs::create_dir_all(path.parent().expect("a file is in a folder"))
            .expect("the folder can be made");
        fs::write(path, bytes).expect("the file can be written");
    }

    /// The folder into which it is built.
    #[must_use]
    pub fn output(&self) -> PathBuf {
        self.root().join("book")
    }

    /// Builds the book by `mdbook-dossier build`.
    #[must_use]
    pub fn try_build(&self) -> Ran {
        program::run(
            program::command(program::dossier())
                .arg("build")
                .arg(self.root()),
        )
    }

    /// Builds the book by `mdbook-dossier build`, which must go well, and reads it.
    #[track_caller]
    #[must_use]
    pub fn build(&self) -> Site {
        let _ = self.try_build().ok();
        Site::read(&self.output())
    }

    /// The published mdBook with some arguments; it runs this workspace's preprocessors.
    #[must_use]
    pub fn stock(&self, arguments: &[&str]) -> Command {
        let mut command = program::command(program::stock_mdbook());
        command.args(arguments).current_dir(self.root());
        for name in PREPROCESSORS {
            let setting = format!(
                "MDBOOK_PREPROCESSOR__DOSSIER_{}__COMMAND",
                name.to_uppercase()
            );
            let call = format!("'{}' {name}", program::dossier().display());
            command.env(setting, call);
        }
        command
    }

    /// Builds the book by the published `mdbook build`, which must go well, and reads it.
    #[track_caller]
    #[must_use]
    pub fn build_with_stock(&self) -> Site {
        let _ = program::run(&mut self.stock(&["build"])).ok();
        Site::read(&self.output())
    }

    /// What `analyze` says of the book's documents.
    #[track_caller]
    #[must_use]
    pub fn analyze(&self, flags: &[&str]) -> Analysis {
        analyze(&self.root().join("seeds"), flags)
    }
}

/// What `analyze` says of a folder of documents.
#[track_caller]
#[must_use]
pub fn analyze(seeds: &Path, flags: &[&str]) -> Analysis {
    let ran = program::run(
        program::command(program::dossier())
            .arg("analyze")
            .arg(seeds)
            .args(flags),
    )
    .ok();
    serde_json::from_str(&ran.stdout).expect("analyze prints the analysis as JSON")
}
