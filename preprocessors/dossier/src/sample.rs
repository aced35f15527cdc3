//! Documents and folders of documents for the unit tests.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use crate::document::{Block, Document};
use crate::edition::{Edition, Options};

/// Blocks of a document: a paragraph for each text, numbered from one.
pub(crate) fn paragraphs<T: AsRef<str>>(texts: &[T]) -> Vec<Block> {
    texts
        .iter()
        .zip(1..)
        .map(|(text, number)| Block {
            numbers: vec![number],
            text: text.as_ref().to_owned(),
            ..Block::default()
        })
        .collect()
}

/// A document of paragraphs, its date in EDTF, in the file `ID.txt`.
pub(crate) fn document(id: &str, date: Option<&str>, texts: &[&str]) -> Document {
    let mut document = Document {
        file: format!("{id}.txt"),
        id: id.to_owned(),
        blocks: paragraphs(texts),
        ..Document::default()
    };
    document.metadata.date = date.map(|date| date.parse().unwrap());
    document
}

/// A folder of documents for one test, removed at its end.
pub(crate) struct Folder(tempfile::TempDir);

impl Folder {
    pub(crate) fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    pub(crate) fn path(&self) -> &Path {
        self.0.path()
    }

    /// Writes a file, in folders that are made for it.
    pub(crate) fn write(&self, file: &str, text: &str) {
        let path = self.path().join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// The edition of the folder, as a book would load it.
    pub(crate) fn load(&self) -> Arc<Edition> {
        let options = Options {
            folder_name: "seeds".into(),
            ..Options::default()
        };
        Edition::load(self.path(), &options).unwrap()
    }
}
