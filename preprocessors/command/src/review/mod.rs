//! `mdbook-dossier review`, `accept`, `reject`, `reword`, `undo`: what waits for an editor, and what is decided.

mod decide;
mod list;

use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Result, bail};
use mdbook_dossier_core::book::{Settings, host};
use mdbook_dossier_core::desk::{self, Entry, Filter, Kind, Subject};
use mdbook_dossier_core::edition::Edition;

pub(crate) use decide::{accept, reject, reword, undo};

use crate::{cli, locate};

/// Lists what waits, or what was decided.
pub(crate) fn run(arguments: &cli::Review) -> Result<()> {
    let desk = Desk::open(arguments.book.as_deref())?;
    let filter = filter(&arguments.choice);
    let entries: Vec<&Entry> = desk
        .entries
        .iter()
        .filter(|entry| entry.state.is_decided() == arguments.decided)
        .filter(|entry| filter.admits(&desk.edition, entry))
        .collect();
    let limit = arguments.limit.unwrap_or(usize::MAX).min(entries.len());
    let shown = entries.get(..limit).unwrap_or_default();
    let text = match arguments.format {
        cli::ListFormat::Human => {
            list::human(&desk, shown) + &list::counts(&entries, shown.len(), arguments.decided)
        }
        cli::ListFormat::Json => list::json(&desk, shown)?,
    };
    std::io::stdout().lock().write_all(text.as_bytes())?;
    Ok(())
}

/// A book with everything that is to be decided in it.
struct Desk {
    /// Folder of the editors' files.
    curation: PathBuf,
    /// What that folder is called in messages.
    called: String,
    /// What findings call the folder of the documents.
    folder: String,
    edition: Arc<Edition>,
    entries: Vec<Entry>,
}

impl Desk {
    fn open(book: Option<&Path>) -> Result<Self> {
        let root = locate::book(book)?;
        let settings = Settings::read(&locate::context(&root)?)?;
        let edition = host::load(&settings)?;
        let entries = desk::entries(&edition);
        let folder = settings
            .seeds
            .directory
            .to_string_lossy()
            .replace('\\', "/");
        let folder = folder.trim_end_matches('/').to_owned();
        Ok(Self {
            curation: root.join(&settings.seeds.directory).join("curation"),
            called: format!("{folder}/curation"),
            folder,
            edition,
            entries,
        })
    }

    /// The entries that are named by id, or by a filter; in the order of the desk.
    fn chosen(&self, ids: &[String], filter: &Filter, decided: bool) -> Result<Vec<&Entry>> {
        if ids.is_empty() && filter.is_empty() {
            bail!(
                "nothing is named; give an id that `mdbook-dossier review` lists, or a choice such as \
                 --kind note --score 0.9"
            );
        }
        let mut named = Vec::new();
        for id in ids {
            named.push(self.by_id(id)?.id.as_str());
        }
        let chosen = self.entries.iter().filter(|entry| {
            let by_id = named.contains(&entry.id.as_str());
            // Whoever names an id may change an earlier decision; a filter meets only what waits.
            let by_filter = ids.is_empty()
                && filter.admits(&self.edition, entry)
                // What an editor has said of a form may be older than the queue: it is taken back by its id alone.
                && !(decided && matches!(entry.subject, Subject::Bearer { .. }))
                && entry.state.is_decided() == decided;
            by_id || by_filter
        });
        Ok(chosen.collect())
    }

    /// The entry with an id, of which the beginning is enough where no other begins so.
    fn by_id(&self, id: &str) -> Result<&Entry> {
        let mut found = self.entries.iter().filter(|entry| entry.id.starts_with(id));
        match (found.next(), found.next()) {
            (Some(only), None) => Ok(only),
            (Some(a), Some(b)) => {
                bail!("`{id}` may be {} or {}; give more of the id", a.id, b.id)
            }
            _ => {
                bail!("there is nothing with the id `{id}`; `mdbook-dossier review` lists the ids")
            }
        }
    }
}

/// The choice that the command line makes.
fn filter(choice: &cli::Choice) -> Filter {
    let kind = |kind: &cli::DeskKind| match kind {
        cli::DeskKind::Note => Kind::Note,
        cli::DeskKind::Name => Kind::Name,
        cli::DeskKind::Link => Kind::Link,
        cli::DeskKind::Creator => Kind::Creator,
        cli::DeskKind::Date => Kind::Date,
        cli::DeskKind::Role => Kind::Role,
    };
    Filter {
        kinds: choice.kind.iter().map(kind).collect(),
        document: choice.document.clone(),
        score: choice.score,
        name: choice.name.clone(),
    }
}
