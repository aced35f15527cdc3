//! The files of the seeds' folder.

use std::collections::BTreeMap;
use std::io;
use std::path::Path;

use super::Options;
use crate::curation::{archives, decisions, entities, events, lock};
use crate::finding::{Finding, Severity};

/// Endings of the files that are read as documents.
pub const EXTENSIONS: [&str; 9] = [
    "txt", "text", "md", "markdown", "html", "htm", "xhtml", "xml", "tei",
];
/// The folder with the editors' files.
const CURATION: &str = "curation";
/// The editors' files in it.
const FILES: [&str; 6] = [
    archives::FILE,
    decisions::FILE,
    entities::PERSONS,
    entities::ORGANIZATIONS,
    events::FILE,
    lock::FILE,
];

/// One seed as it lies on the disk.
#[derive(Debug, Hash)]
pub(super) struct Seed {
    /// What findings put before the file's name.
    pub(super) prefix: String,
    /// Path below the seeds' folder, with `/`.
    pub(super) file: String,
    /// Its bytes, or why they could not be read.
    pub(super) bytes: Result<Vec<u8>, String>,
    /// The text of its sidecar and the sidecar's name.
    pub(super) sidecar: Option<(String, String)>,
}

/// What lies in the seeds' folder.
#[derive(Debug, Default, Hash)]
pub(super) struct Folder {
    /// What findings put before a file's name.
    pub(super) prefix: String,
    /// The seeds, by file name.
    pub(super) seeds: Vec<Seed>,
    /// The files of `curation/` by name, with their text; empty where the options leave them aside.
    pub(super) curation: BTreeMap<String, String>,
    /// Files that are no seeds, and sidecars that belong to none or to several.
    pub(super) findings: Vec<Finding>,
}

impl Folder {
    /// Reads every seed and, unless the options leave them aside, the sidecars.
    pub(super) fn read(path: &Path, options: &Options) -> io::Result<Self> {
        let mut files = Vec::new();
        list(path, "", &mut files)?;
        files.sort();
        let prefix = match options.folder_name.trim_end_matches('/') {
            "" => String::new(),
            name => format!("{name}/"),
        };
        let mut folder = Self {
            prefix,
            ..Self::default()
        };
        let mut sidecars = BTreeMap::new();
        for file in files {
            match file
                .rsplit_once('.')
                .map_or((file.as_str(), ""), |(stem, ending)| (stem, ending))
            {
                _ if is_document(&file) => folder.seed(path, file),
                (stem, ending) if ending.eq_ignore_ascii_case("toml") => {
                    sidecars.insert(stem.to_owned(), file);
                }
                _ => folder.findings.push(
                    Finding::new(
                        Severity::Warning,
                        "folder-unknown-file",
                        format!("{}{file}", folder.prefix),
                        "this file is no document that can be read, and was left aside",
                    )
                    .remedy(format!(
                        "save it as plain text, Markdown, HTML or TEI (.{}), or move it elsewhere",
                        EXTENSIONS.join(", .")
                    )),
                ),
            }
        }
        if !options.no_curation {
            for (stem, file) in sidecars {
                folder.sidecar(path, &stem, file);
            }
            folder.curation(&path.join(CURATION))?;
        }
        Ok(folder)
    }

    fn seed(&mut self, path: &Path, file: String) {
        let bytes = std::fs::read(path.join(&file)).map_err(|error| error.to_string());
        self.seeds.push(Seed {
            prefix: self.prefix.clone(),
            file,
            bytes,
            sidecar: None,
        });
    }

    /// Reads the editors' files that are known; any other is a finding.
    fn curation(&mut self, path: &Path) -> io::Result<()> {
        let mut files = Vec::new();
        if path.is_dir() {
            list(path, "", &mut files)?;
        }
        files.sort();
        for file in files {
            let name = format!("{}{CURATION}/{file}", self.prefix);
            let finding = if FILES.contains(&file.as_str()) {
                match std::fs::read_to_string(path.join(&file)) {
                    Ok(text) => {
                        self.curation.insert(file, text);
                        continue;
                    }
                    Err(error) => Finding::new(
                        Severity::Error,
                        "curation-unreadable",
                        name,
                        format!("the file cannot be read: {error}"),
                    )
                    .remedy("save it as plain text in UTF-8"),
                }
            } else {
                Finding::new(
                    Severity::Warning,
                    "curation-unknown",
                    name,
                    "no file of this name is read in curation/",
                )
                .remedy(format!(
                    "the files that are read there are {}",
                    FILES.join(", ")
                ))
            };
            self.findings.push(finding);
        }
        Ok(())
    }

    /// Gives a sidecar to the one seed of its name.
    fn sidecar(&mut self, path: &Path, stem: &str, file: String) {
        let name = format!("{}{file}", self.prefix);
        let mut owners: Vec<&mut Seed> = self
            .seeds
            .iter_mut()
            .filter(|seed| {
                seed.file
                    .rsplit_once('.')
                    .is_some_and(|(own, _)| own == stem)
            })
            .collect();
        let finding = match (
            owners.as_mut_slice(),
            std::fs::read_to_string(path.join(&file)),
        ) {
            ([owner], Ok(text)) => {
                owner.sidecar = Some((file, text));
                return;
            }
            ([_], Err(error)) => Finding::new(
                Severity::Error,
                "sidecar-unreadable",
                name,
                format!("the sidecar cannot be read: {error}"),
            )
            .remedy("save it as plain text in UTF-8"),
            ([], _) => Finding::new(
                Severity::Error,
                "sidecar-orphan",
                name,
                format!("no document is called {stem}"),
            )
            .remedy("name the sidecar after its document, with the ending .toml, or remove it"),
            (several, _) => {
                let names: Vec<_> = several.iter().map(|seed| seed.file.as_str()).collect();
                Finding::new(
                    Severity::Error,
                    "sidecar-shared",
                    name,
                    format!(
                        "the sidecar belongs to several documents: {}",
                        names.join(", ")
                    ),
                )
                .remedy("give the documents different names; until then the sidecar is not applied")
            }
        };
        self.findings.push(finding);
    }
}

/// True for the name of a file that is read as a document.
#[must_use]
pub fn is_document(file: &str) -> bool {
    file.rsplit_once('.')
        .is_some_and(|(_, ending)| EXTENSIONS.contains(&ending.to_ascii_lowercase().as_str()))
}

/// The documents of a folder and the folders below it, by their paths with `/`, in order.
///
/// # Errors
/// When the folder cannot be listed.
pub fn documents(path: &Path) -> io::Result<Vec<String>> {
    let mut files = Vec::new();
    list(path, "", &mut files)?;
    files.retain(|file| is_document(file));
    files.sort();
    Ok(files)
}

/// Lists the files below `path`, dot-files and the editors' own folder apart.
fn list(path: &Path, below: &str, files: &mut Vec<String>) -> io::Result<()> {
    for entry in std::fs::read_dir(path)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.starts_with('.') || below.is_empty() && name == CURATION {
            continue;
        }
        let file = format!("{below}{name}");
        // A link to a folder is not followed: it may lead out of the book, or round in a circle.
        if entry.file_type()?.is_dir() {
            list(&entry.path(), &format!("{file}/"), files)?;
        } else {
            files.push(file);
        }
    }
    Ok(())
}
