//! `curation/archives.toml`: how an archive is headed that the documents print in several ways.
//!
//! A table for each archive, under its id, which stands in its address on the page of sources:
//!
//! ```toml
//! [state-central-archive]
//! heading = "State Central Archive"
//! variants = ["Central State Archives", "SÚA"]
//! merge = ["national-archives-prague"]
//! place = "Prague"
//! country = "Czechoslovakia"
//! ```
//!
//! Citations keep every form as it is printed; lists by archive gather them under the heading.
//!
//! A key that is not known, or a value that is none of its kind, is a finding with its line, and is left aside;
//! everything else of the file is applied.

mod read;
#[cfg(test)]
mod tests;

use super::entities::Listed;
use crate::finding::{Finding, Severity};

/// Name of the file in `curation/`.
pub const FILE: &str = "archives.toml";

/// What an editor says of archives, in the order of the file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ArchiveRules {
    /// What findings call the file.
    pub file: String,
    /// One for each archive.
    pub rules: Vec<ArchiveRule>,
}

/// What an editor says of one archive.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ArchiveRule {
    /// Id of the archive.
    pub id: String,
    /// Line of the table's head.
    pub line: usize,
    /// How it is headed; the form that most documents print, where it is not set.
    pub heading: Option<String>,
    /// Forms as documents print them.
    pub variants: Vec<Listed>,
    /// Ids of archives that are this one.
    pub merge: Vec<Listed>,
    /// Its town.
    pub place: Option<String>,
    /// Its country.
    pub country: Option<String>,
}

impl ArchiveRules {
    /// Reads the file. `file` is what findings call it.
    ///
    /// A file that is not TOML gives one finding and no rule.
    #[must_use]
    pub fn parse(file: &str, text: &str) -> (Self, Vec<Finding>) {
        read::read(file, text)
    }

    /// The finding for a line that fits no document any more.
    pub(crate) fn orphan(&self, line: usize, message: String, shown: &str) -> Finding {
        Finding::new(Severity::Warning, "curation-orphan", &self.file, message)
            .at(line)
            .showing(shown)
    }
}
