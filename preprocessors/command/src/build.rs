//! `mdbook-dossier build`: mdBook and the three preprocessors in one process.

use std::io::IsTerminal;

use anyhow::{Context, Result};
use mdbook_dossier_crossrefs::Crossrefs;
use mdbook_dossier_glossary::Glossary;
use mdbook_dossier_seeds::Seeds;
use mdbook_driver::MDBook;
use mdbook_driver::config::Config;
use tracing_subscriber::EnvFilter;
use tracing_subscriber::filter::LevelFilter;

use crate::{cli, locate};

pub(crate) fn run(arguments: &cli::Build) -> Result<()> {
    show_log();
    let root = locate::book(arguments.book.as_deref())?;
    let mut book = load(&root)?;
    register(&mut book);
    book.build()?;
    let page = book.build_dir_for("html").join("index.html");
    if arguments.open {
        opener::open(&page).with_context(|| format!("{} cannot be opened", page.display()))?;
    }
    Ok(())
}

/// The book as mdBook loads it.
pub(crate) fn load(root: &std::path::Path) -> Result<MDBook> {
    MDBook::load(root).with_context(|| format!("the book in {} cannot be read", root.display()))
}

/// Puts our preprocessors in the place of their commands; each keeps its place in the order. A table
/// that calls another command is left to that command, and one that is not there is not run.
fn register(book: &mut MDBook) {
    if calls_us(&book.config, "seeds") {
        book.with_preprocessor(Seeds::default());
    }
    if calls_us(&book.config, "crossrefs") {
        book.with_preprocessor(Crossrefs::default());
    }
    if calls_us(&book.config, "glossary") {
        book.with_preprocessor(Glossary::default());
    }
}

/// True where `[preprocessor.dossier-NAME]` calls this program with NAME.
pub(crate) fn calls_us(config: &Config, name: &str) -> bool {
    let key = format!("preprocessor.dossier-{name}.command");
    let Ok(Some(command)) = config.get::<String>(&key) else {
        return false;
    };
    let mut words = command.split_whitespace();
    let is_last = words.next_back() == Some(name);
    let mut programs = words.filter_map(|word| std::path::Path::new(word).file_stem());
    is_last && programs.any(|program| program == env!("CARGO_PKG_NAME"))
}

/// mdBook's own log on standard error, as mdBook shows it.
fn show_log() {
    let filter = EnvFilter::builder()
        .with_env_var("MDBOOK_LOG")
        .with_default_directive(LevelFilter::INFO.into())
        .from_env_lossy();
    let shown = tracing_subscriber::fmt()
        .without_time()
        .with_target(false)
        .with_ansi(std::io::stderr().is_terminal())
        .with_writer(std::io::stderr)
        .with_env_filter(filter)
        .try_init();
    // A log that is set up already is as good.
    drop(shown);
}
