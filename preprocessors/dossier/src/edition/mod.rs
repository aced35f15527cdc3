//! The whole edition, worked out once: documents, names, events, notes.
//!
//! [`Edition::load`] is the only place where documents are read and names and events are found; what
//! [`analysis`] prints is what the three preprocessors put on the page.

mod align;
pub mod analysis;
mod archives;
mod decided;
mod fitting;
mod folder;
mod own;
mod place;
mod release;
mod released;
#[cfg(test)]
mod tests;
pub mod words;

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use lazy_static::lazy_static;
use rayon::prelude::*;

use crate::citation;
use crate::curation::archives::{self as curated_archives, ArchiveRules};
use crate::curation::decisions::{self, Decisions};
use crate::curation::entities::{self, EntityRules};
use crate::curation::events::{self as curated_events, EventRules};
use crate::curation::lock::{self, Lock};
use crate::curation::sidecar::Sidecar;
use crate::document::{Block, Class, Document, Item};
use crate::event::{self, Event, Note, Run};
use crate::finding::{Finding, Severity};
use crate::name::{self, EntityKind, Names};
use crate::seed;
use crate::threads;
pub use archives::{Archive, Archives};
use decided::Decided;
pub use folder::{EXTENSIONS, documents, is_document};
use folder::{Folder, Seed};
use words::Targets;

/// How an edition is to be read.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Options {
    /// Leave sidecars and `curation/` aside and read the documents only.
    pub no_curation: bool,
    /// Print exactly what the last release has frozen.
    pub released: bool,
    /// What findings call the seeds' folder: file names in findings begin with it. Empty: the file names alone.
    pub folder_name: String,
}

/// The seeds' folder cannot be read.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum EditionError {
    /// The folder is not there or cannot be listed.
    #[error("cannot read the folder of documents {path}", path = path.display())]
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
    /// The archives that hold the originals.
    pub archives: Archives,
    /// What editors say of persons and of organizations.
    pub entity_rules: Vec<EntityRules>,
    /// What editors have decided, as their file has it.
    pub decisions: Decisions,
    /// What an editor should know, by file and line.
    pub findings: Vec<Finding>,
}

/// Editions by folder and options, each with the fingerprint of what it was read from.
type Loaded = BTreeMap<(PathBuf, Options), (u64, Arc<Edition>)>;

lazy_static! {
    /// The last edition of each folder read in this process, with the fingerprint of what it was read from.
    ///
    /// The three preprocessors ask for the same edition one after the other; `build` runs them in one process.
    static ref LOADED: Mutex<Loaded> = Mutex::default();
}

impl Edition {
    /// Reads and analyses the folder; once in a process for the same folder, options and file contents.
    ///
    /// # Errors
    /// When the folder cannot be listed. A file that cannot be read becomes a document that says so.
    pub fn load(path: &Path, options: &Options) -> Result<Arc<Self>, EditionError> {
        let folder = Folder::read(path, options).map_err(|source| EditionError::Folder {
            path: path.to_owned(),
            source,
        })?;
        let mut hasher = DefaultHasher::new();
        folder.hash(&mut hasher);
        let (key, fingerprint) = ((path.to_owned(), options.clone()), hasher.finish());
        // A panic of another thread cannot leave the map half-written: every insert is one call.
        let mut loaded = LOADED.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((known, edition)) = loaded.get(&key)
            && *known == fingerprint
        {
            return Ok(Arc::clone(edition));
        }
        let edition = Arc::new(Self::of(folder, options.released));
        loaded.insert(key, (fingerprint, Arc::clone(&edition)));
        Ok(edition)
    }

    /// Analyses what was read.
    fn of(mut folder: Folder, released: bool) -> Self {
        let mut findings = std::mem::take(&mut folder.findings);
        // The bytes go as soon as they are read: a seed is in memory once.
        let seeds = std::mem::take(&mut folder.seeds);
        let read = seeds.into_par_iter().map(|seed| seed.document());
        let read: Vec<_> = threads::passing(|| read.collect());
        let mut documents = Vec::with_capacity(read.len());
        for (document, of_document) in read {
            documents.push(document);
            findings.extend(of_document);
        }
        settle_ids(&mut documents, &folder.prefix, &mut findings);
        let lock = Frozen::read(&folder, &mut findings);
        if let Some(frozen) = &lock {
            findings.extend(released::documents(
                &frozen.lock,
                &mut documents,
                &frozen.name,
            ));
            if released {
                findings.extend(frozen.set_aside(&mut documents));
            }
        }
        let mut decided = Decided::default();
        if let Some(text) = folder.curation.get(decisions::FILE) {
            let name = format!("{}curation/{}", folder.prefix, decisions::FILE);
            let (read, of_file) = Decided::read(&name, text);
            decided = read;
            findings.extend(of_file);
            findings.extend(decided.fields(&mut documents));
        }
        documents.sort_by_cached_key(|document| {
            let date = document
                .metadata
                .date
                .as_ref()
                .and_then(|date| date.earliest().or_else(|| date.latest()));
            (date.is_none(), date, document.file.clone())
        });
        let archives = archives_of(&documents, &folder, &mut findings);
        let mut names = name::find(&documents);
        let entity_rules = curate_names(
            &mut names,
            &documents,
            &folder.curation,
            &folder.prefix,
            &mut findings,
        );
        if let Some(frozen) = &lock {
            released::entities(&frozen.lock, &mut names);
        }
        findings.extend(decided.roles(&mut names));
        let (mut rulings, moved) = decided.rulings(&documents);
        findings.extend(moved);
        let event_rules = event_rules(&folder.curation, &folder.prefix, &mut findings);
        let (ruled, lost) = event_rules.rulings(&documents);
        rulings.extend(ruled);
        findings.extend(lost);
        let event::Found {
            mut events,
            unrejected,
        } = event::find_all(&documents, &names, &rulings);
        findings.extend(event_rules.apply(&documents, &mut events));
        if let Some(frozen) = &lock {
            released::events(&frozen.lock, &documents, &mut events);
        }
        let targets = Targets::of(&documents, &names, &events);
        let mut confirmed = Vec::new();
        let notes = match &lock {
            Some(frozen) if released => {
                let (notes, lost) =
                    released::notes(&frozen.lock, &documents, &targets, &frozen.name);
                findings.extend(lost);
                notes
            }
            _ => {
                let mut notes = event::notes(&documents, &names, &events);
                if let Some(before) = &unrejected {
                    event::hold_back(&mut notes, &event::notes(&documents, &names, before));
                }
                let (printed, lost) = decided.notes(&documents, &targets, &mut notes);
                confirmed = printed;
                findings.extend(lost);
                findings.extend(own::add(&documents, &targets, &folder.prefix, &mut notes));
                notes
            }
        };
        for confirmed in confirmed {
            confirmed.print(&mut events);
        }
        findings.sort();
        findings.dedup();
        Self {
            documents,
            names,
            events,
            notes,
            archives,
            entity_rules,
            decisions: decided.into_decisions(),
            findings,
        }
    }

    /// The number of a document or part as printed: `4`, `1d`.
    #[must_use]
    pub fn number(&self, item: Item) -> String {
        let part = item
            .part
            .and_then(|part| self.documents.get(item.document)?.parts.get(part));
        format!(
            "{}{}",
            self.position(item.document),
            part.map_or("", |part| part.letter.as_str())
        )
    }

    /// The number of a document: the one that a release gave it, else that of its place in the order.
    #[must_use]
    pub fn position(&self, document: usize) -> usize {
        match self.documents.get(document).map(|found| found.number) {
            None | Some(0) => document + 1,
            Some(number) => number,
        }
    }

    /// A note's text without links.
    #[must_use]
    pub fn plain(&self, text: &[Run]) -> String {
        text.iter()
            .map(|run| match run {
                Run::Text(words) => words.clone(),
                Run::Document(item, _) => self.called(*item),
                Run::Paragraph(document, block) => self.anchor(*document, *block),
                Run::Event(event) => self.events[*event].label.clone(),
                Run::Entity(entity) => self.names.entities[*entity].name.clone(),
            })
            .collect()
    }

    /// What a note calls a document or part: `Document 4`; literature is attributed to its author,
    /// `Document 5 (Oberdorfer and Carlin)`.
    #[must_use]
    pub fn called(&self, item: Item) -> String {
        let number = self.number(item);
        let author = self
            .documents
            .get(item.document)
            .filter(|document| document.class == Class::Secondary)
            .and_then(citation::authors);
        match author {
            Some(author) => format!("Document {number} ({author})"),
            None => format!("Document {number}"),
        }
    }

    /// The anchor of a block of a document: `p22`; empty where there is none such.
    #[must_use]
    pub fn anchor(&self, document: usize, block: usize) -> String {
        self.documents
            .get(document)
            .and_then(|document| document.blocks.get(block))
            .map_or_else(String::new, Block::anchor)
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

/// A release, and what findings call its file.
struct Frozen {
    name: String,
    lock: Lock,
}

impl Frozen {
    fn read(folder: &Folder, findings: &mut Vec<Finding>) -> Option<Self> {
        let text = folder.curation.get(lock::FILE)?;
        let name = format!("{}curation/{}", folder.prefix, lock::FILE);
        let (lock, invalid) = Lock::parse(&name, text);
        findings.extend(invalid);
        lock.map(|lock| Self { name, lock })
    }

    /// Leaves aside the documents that no release has yet.
    fn set_aside(&self, documents: &mut Vec<Document>) -> Option<Finding> {
        let before = documents.len();
        documents.retain(|document| !document.unreleased);
        let waiting = before - documents.len();
        (waiting > 0).then(|| {
            let wait = if waiting == 1 {
                "document waits"
            } else {
                "documents wait"
            };
            Finding::new(
                Severity::Note,
                "release-waiting",
                self.name.as_str(),
                format!("{waiting} {wait} for the next release"),
            )
            .remedy("run `mdbook-dossier release` to print them")
        })
    }
}

impl Seed {
    /// Reads one seed by its layout and applies what its sidecar sets.
    fn document(&self) -> (Document, Vec<Finding>) {
        let (sidecar, of_sidecar) = match &self.sidecar {
            Some((name, text)) => Sidecar::parse(name, text),
            None => (Sidecar::default(), Vec::new()),
        };
        let (document, mut findings) = match &self.bytes {
            Ok(bytes) => seed::read_with(&self.file, bytes, &sidecar),
            Err(reason) => {
                let finding = Finding::new(
                    Severity::Error,
                    "seed-unreadable",
                    &self.file,
                    format!("the file cannot be read: {reason}"),
                );
                let document = Document {
                    file: self.file.clone(),
                    unreadable: Some(reason.clone()),
                    ..seed::read_with(&self.file, &[], &sidecar).0
                };
                (
                    document,
                    vec![finding.remedy("check that the file is there and may be read")],
                )
            }
        };
        findings.extend(of_sidecar);
        for finding in &mut findings {
            finding.place.file.insert_str(0, &self.prefix);
        }
        (document, findings)
    }
}

/// The archives of the documents, and what editors say of them.
fn archives_of(documents: &[Document], folder: &Folder, findings: &mut Vec<Finding>) -> Archives {
    let mut rules = ArchiveRules::default();
    if let Some(text) = folder.curation.get(curated_archives::FILE) {
        let name = format!("{}curation/{}", folder.prefix, curated_archives::FILE);
        let (read, of_file) = ArchiveRules::parse(&name, text);
        rules = read;
        findings.extend(of_file);
    }
    let (archives, of_rules) = Archives::gather(documents, &rules);
    findings.extend(of_rules);
    archives
}

/// What editors correct of events.
fn event_rules(
    curation: &BTreeMap<String, String>,
    prefix: &str,
    findings: &mut Vec<Finding>,
) -> EventRules {
    let Some(text) = curation.get(curated_events::FILE) else {
        return EventRules::default();
    };
    let name = format!("{prefix}curation/{}", curated_events::FILE);
    let (rules, of_file) = EventRules::parse(&name, text);
    findings.extend(of_file);
    rules
}

/// Applies what the editor says of persons and organizations, and gives it back.
fn curate_names(
    names: &mut Names,
    documents: &[Document],
    curation: &BTreeMap<String, String>,
    prefix: &str,
    findings: &mut Vec<Finding>,
) -> Vec<EntityRules> {
    let mut all = Vec::new();
    for (kind, file) in [
        (EntityKind::Person, entities::PERSONS),
        (EntityKind::Organization, entities::ORGANIZATIONS),
    ] {
        if let Some(text) = curation.get(file) {
            let shown = format!("{prefix}curation/{file}");
            let (rules, of_file) = EntityRules::parse(kind, &shown, text);
            findings.extend(of_file);
            findings.extend(name::apply(names, documents, &rules));
            all.push(rules);
        }
    }
    name::check(names, documents);
    all
}

/// Gives every document an id of its own: a clash is settled by file name, and reported.
fn settle_ids(documents: &mut [Document], prefix: &str, findings: &mut Vec<Finding>) {
    documents.sort_by(|a, b| a.file.cmp(&b.file));
    let mut holders: BTreeMap<String, String> = BTreeMap::new();
    for document in documents {
        let wanted = document.id.clone();
        let mut count = 2;
        while let Some(holder) = holders.get(&document.id) {
            if document.id == wanted {
                findings.push(
                    Finding::new(
                        Severity::Warning,
                        "id-clash",
                        format!("{prefix}{}", document.file),
                        format!("the id “{wanted}” belongs to {prefix}{holder} already; this document got “{wanted}-{count}”"),
                    )
                    .remedy("give one of the two an id of its own in its sidecar: id = \"…\""),
                );
            }
            document.id = format!("{wanted}-{count}");
            count += 1;
        }
        if document.id != wanted {
            for part in &mut document.parts {
                if let Some(rest) = part.id.strip_prefix(&wanted) {
                    part.id = format!("{}{rest}", document.id);
                }
            }
        }
        holders.insert(document.id.clone(), document.file.clone());
    }
}
