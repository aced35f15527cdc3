//! `mdbook-dossier release`: what readers may cite is frozen, and old addresses are redirected.

mod redirects;

use std::fs;
use std::io::{ErrorKind, Write};
use std::path::Path;

use anyhow::{Context, Result, bail};
use mdbook_dossier_core::book::{Notes, Settings, State, host};
use mdbook_dossier_core::curation::lock::{self, Lock};
use mdbook_dossier_core::edition::Edition;
use mdbook_dossier_core::finding::Severity;

use crate::write::replace;
use crate::{cli, locate};

pub(crate) fn run(arguments: &cli::Release) -> Result<()> {
    let root = locate::book(arguments.book.as_deref())?;
    let mut settings = Settings::read(&working(&root)?)?;
    settings.seeds.edition = State::Working;
    let edition = host::load(&settings)?;
    let errors = host::count(&edition.findings, Severity::Error);
    if errors > 0 && !arguments.with_errors {
        bail!(
            "{errors} findings are errors, and a release would freeze what they spoil; mend what \
             `mdbook-dossier check` lists, or release with --with-errors"
        );
    }
    let path = root
        .join(&settings.seeds.directory)
        .join("curation")
        .join(lock::FILE);
    let before = read(&path)?;
    let all = settings.crossrefs.notes == Notes::All;
    let lock = edition.freeze(before.as_ref(), arguments.renumber, |note| {
        all || note.reviewed
    });
    let redirected = redirects::write(&root, &edition, &lock, arguments.dry_run)?;
    if !arguments.dry_run {
        replace(&path, &lock.to_text()?)?;
    }
    report(&lock, before.as_ref(), &redirected, arguments.dry_run)
}

/// The settings, as if the book were to print its files as they are: a first release has nothing before it.
fn working(root: &Path) -> Result<mdbook_preprocessor::PreprocessorContext> {
    let mut context = locate::context(root)?;
    if context
        .config
        .contains_key("preprocessor.dossier-seeds.edition")
    {
        context
            .config
            .set("preprocessor.dossier-seeds.edition", "working")?;
    }
    Ok(context)
}

/// The release that there is.
fn read(path: &Path) -> Result<Option<Lock>> {
    let text = match fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => {
            return Err(error).with_context(|| format!("{} cannot be read", path.display()));
        }
    };
    let (lock, invalid) = Lock::parse(lock::FILE, &text);
    match (lock, invalid) {
        (Some(lock), _) => Ok(Some(lock)),
        (None, Some(finding)) => bail!("{finding}"),
        (None, None) => Ok(None),
    }
}

fn report(lock: &Lock, before: Option<&Lock>, redirected: &[String], dry_run: bool) -> Result<()> {
    let mut out = std::io::stdout().lock();
    let done = if dry_run { "would be frozen" } else { "frozen" };
    writeln!(
        out,
        "release {}: {} documents, {} notes, {} persons and organizations, {} events {done}",
        lock.release,
        lock.documents.len(),
        lock.notes.len(),
        lock.entities.len(),
        lock.events.len(),
    )?;
    for document in &lock.documents {
        let known = before.map(|lock| &lock.documents);
        let known = known.and_then(|known| known.iter().find(|known| known.id == document.id));
        match known {
            Some(known) if known.number != document.number => writeln!(
                out,
                "  Document {} was Document {}: {}",
                document.number, known.number, document.id
            )?,
            None if before.is_some() => {
                writeln!(out, "  new: Document {}, {}", document.number, document.id)?;
            }
            _ => {}
        }
    }
    for line in redirected {
        writeln!(out, "  book.toml redirects {line}")?;
    }
    Ok(())
}

/// True where a document of the edition has the id now.
fn is_id(edition: &Edition, id: &str) -> bool {
    edition.documents.iter().any(|document| document.id == id)
}
