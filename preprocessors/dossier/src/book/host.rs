//! What every preprocessor does around its one job: protocol, settings, versions, findings.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::io::{BufWriter, Read, Write};

use mdbook_preprocessor::book::Book;
use mdbook_preprocessor::errors::Result;
use mdbook_preprocessor::{MDBOOK_VERSION, Preprocessor, PreprocessorContext};

use super::{OnError, Settings};
use crate::curation::settled;
use crate::edition::{Edition, Options};
use crate::finding::{Finding, Severity};
use crate::{export, scrutiny, seed};

/// The one job of a preprocessor: puts the edition into the book, and says what an editor should know.
pub type Apply = fn(&mut Book, &Edition, &Settings) -> Vec<Finding>;

/// A finding stops the build: `on-error = "stop"`.
#[derive(Debug, thiserror::Error)]
#[error("{errors} of the findings above are errors, and book.toml says on-error = \"stop\"")]
pub struct Stopped {
    /// How many.
    pub errors: usize,
}

/// Reads settings and edition, applies the job, reports the findings on standard error.
///
/// # Errors
/// When `book.toml` or the folder of documents cannot be read, or a finding stops the build.
pub fn run(context: &PreprocessorContext, mut book: Book, apply: Apply) -> Result<Book> {
    let settings = Settings::read(context)?;
    let edition = load(&settings)?;
    let findings = apply(&mut book, &edition, &settings);
    // Whether an answer has become idle is for `check` to say, which asks more than a build.
    let (findings, _) = settled::rest(findings, &edition.documents, &folder(&settings));
    let mut findings = settings.seeds.policy().apply(findings);
    // A template that fails does so on every page; it is told once.
    let mut told = BTreeSet::new();
    findings.retain(|finding| told.insert(finding.clone()));
    report(&findings);
    let errors = count(&findings, Severity::Error);
    if errors > 0 && settings.seeds.on_error == OnError::Stop {
        return Err(Stopped { errors }.into());
    }
    Ok(book)
}

/// The edition of the book's documents.
///
/// # Errors
/// When the folder of documents cannot be read.
pub fn load(settings: &Settings) -> Result<std::sync::Arc<Edition>, crate::edition::EditionError> {
    let options = Options {
        folder_name: folder(settings),
        released: settings.seeds.edition == super::State::Released,
        ..Options::default()
    };
    Edition::load(&settings.root.join(&settings.seeds.directory), &options)
}

/// What findings put before the name of a document's file: `seeds/`.
#[must_use]
pub fn folder(settings: &Settings) -> String {
    let name = super::chapter::slashed(&settings.seeds.directory);
    match name.trim_end_matches('/') {
        "" | "." => String::new(),
        name => format!("{name}/"),
    }
}

/// Everything to be told of a finished book: what was found when it was made, what in it an editor
/// should look into, and what of its downloads is out of date, less what is answered or allowed.
#[must_use]
pub fn settle(mut made: Vec<Finding>, edition: &Edition, settings: &Settings) -> Vec<Finding> {
    let downloads = settings.downloads();
    made.extend(export::stale(
        edition,
        &settings.imprint(),
        &settings.root.join(&downloads),
        &super::chapter::slashed(&downloads),
    ));
    open(made, edition, settings)
}

/// What was found so far, and what in the documents an editor should look into, less what is answered or
/// allowed: by file and line, each once.
#[must_use]
pub fn open(made: Vec<Finding>, edition: &Edition, settings: &Settings) -> Vec<Finding> {
    let directory = settings.root.join(&settings.seeds.directory);
    let folder = folder(settings);
    let mut findings = made;
    let read = |file: &str| seed::text(&std::fs::read(directory.join(file)).ok()?);
    findings.extend(scrutiny::findings(edition, &folder, &read));
    scrutiny::place::complete(&mut findings, edition, &folder, &read);
    let (mut findings, orphans) = settled::rest(findings, &edition.documents, &folder);
    findings.extend(orphans);
    scrutiny::place::columns(&mut findings, &|file| {
        std::fs::read_to_string(settings.root.join(file)).ok()
    });
    let mut findings = settings.seeds.policy().apply(findings);
    findings.sort();
    findings.dedup();
    findings
}

/// How many findings have the severity.
#[must_use]
pub fn count(findings: &[Finding], severity: Severity) -> usize {
    findings
        .iter()
        .filter(|finding| finding.severity == severity)
        .count()
}

/// Writes warnings and errors to standard error, and how many notes there are.
pub fn report(findings: &[Finding]) {
    let mut text = String::new();
    for finding in findings {
        if finding.severity > Severity::Note {
            // Writing to a string cannot fail.
            let _ = writeln!(text, "{finding}");
        }
    }
    let notes = count(findings, Severity::Note);
    if notes > 0 {
        let are = if notes == 1 {
            "is 1 note"
        } else {
            &format!("are {notes} notes")
        };
        let _ = writeln!(
            text,
            "note: there {are} on how the texts were read; `mdbook-dossier check --log` shows them"
        );
    }
    // A reader of findings that has gone away is no reason to fail a build.
    let _ = std::io::stderr().lock().write_all(text.as_bytes());
}

/// Answers mdBook: reads the book from standard input, writes it changed to standard output.
///
/// # Errors
/// When the input is not a book of this version of mdBook, or the preprocessor fails.
pub fn answer(preprocessor: &dyn Preprocessor) -> Result<()> {
    let mut input = Vec::new();
    // mdBook writes everything before it reads; and reading whole is many times faster.
    std::io::stdin().lock().read_to_end(&mut input)?;
    let (context, book) = parse(&input)?;
    drop(input);
    if let Some(warning) = version_warning(&context.mdbook_version, preprocessor.name()) {
        let _ = writeln!(std::io::stderr().lock(), "{warning}");
    }
    let book = preprocessor.run(&context, book)?;
    // In pieces as large as a pipe holds: the whole may be hundreds of megabytes.
    let mut output = BufWriter::with_capacity(PIPE, std::io::stdout().lock());
    serde_json::to_writer(&mut output, &book)?;
    output.flush()?;
    Ok(())
}

/// What a pipe holds on Linux, in bytes (`pipe(7)`).
const PIPE: usize = 65_536;

/// The input is not what mdBook 0.5 writes.
#[derive(Debug, thiserror::Error)]
#[error(
    "{writer} does not write a book as mdBook {MDBOOK_VERSION} does ({reason}); this command is called \
     by mdBook {MDBOOK_VERSION}, as book.toml says"
)]
pub struct InvalidInput {
    /// Who wrote it, as far as it says.
    writer: String,
    reason: serde_json::Error,
}

fn parse(input: &[u8]) -> Result<(PreprocessorContext, Book), InvalidInput> {
    serde_json::from_slice(input).map_err(|reason| InvalidInput {
        writer: writer(input),
        reason,
    })
}

/// Which program wrote the input: mdBook names its version in every format of its book.
fn writer(input: &[u8]) -> String {
    let value: serde_json::Value = serde_json::from_slice(input).unwrap_or_default();
    match value[0]["mdbook_version"].as_str() {
        Some(version) => format!("mdBook {version}"),
        None => "whatever wrote the input".to_owned(),
    }
}

/// What to say when mdBook has another version; only `0.5` counts, not what follows.
fn version_warning(theirs: &str, name: &str) -> Option<String> {
    let minor = |version: &str| {
        let mut numbers = version.split('.');
        (
            numbers.next().unwrap_or_default().to_owned(),
            numbers.next().unwrap_or_default().to_owned(),
        )
    };
    (minor(theirs) != minor(MDBOOK_VERSION)).then(|| {
        format!(
            "warning: {name} was made for mdBook {MDBOOK_VERSION} and is called by mdBook {theirs}; \
             pages may come out wrong"
        )
    })
}
