//! The whole edition, worked out once: documents, names, events, notes.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::document::{Document, Item};
use crate::event::{Event, Note};
use crate::finding::Finding;
use crate::name::Names;

/// How an edition is to be read.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Options {
    /// Leave sidecars and `curation/` aside and read the documents only.
    pub no_curation: bool,
    /// What findings call the seeds' folder; file names in findings begin with it.
    pub folder_name: String,
}

/// The seeds' folder cannot be read.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum EditionError {
    /// The folder is not there or cannot be listed.
    #[error("cannot read the folder of documents {path}: {source}", path = path.display())]
    Folder {
        /// The folder.
        path: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
}

/// All documents of a folder, in order of date, undated last, with everything found in them.
#[derive(Debug, Clone, Default)]
pub struct Edition {
    /// The documents. A document's number is its index plus one.
    pub documents: Vec<Document>,
    /// Persons, organizations, states.
    pub names: Names,
    /// Events.
    pub events: Vec<Event>,
    /// Notes, by document and place.
    pub notes: Vec<Note>,
    /// What an editor should know, by file and line.
    pub findings: Vec<Finding>,
}

impl Edition {
    /// Reads and analyses the folder; once in a process for the same folder, options and file contents.
    ///
    /// # Errors
    /// When the folder cannot be listed. A file that cannot be read becomes a document that says so.
    pub fn load(_folder: &Path, _options: &Options) -> Result<Arc<Self>, EditionError> {
        Ok(Arc::default())
    }

    /// The number of a document or part as printed: `4`, `1d`.
    #[must_use]
    pub fn number(&self, item: Item) -> String {
        let part = item
            .part
            .and_then(|part| self.documents.get(item.document)?.parts.get(part));
        format!(
            "{}{}",
            item.document + 1,
            part.map_or("", |part| part.letter.as_str())
        )
    }

    /// The document or part to which a block belongs.
    #[must_use]
    pub fn item(&self, document: usize, block: usize) -> Item {
        Item {
            document,
            part: self
                .documents
                .get(document)
                .and_then(|found| found.part_of(block)),
        }
    }
}
