//! The command `mdbook-dossier`: builds the book, and is what mdBook calls for its three preprocessors.

mod add;
mod analyze;
mod build;
mod check;
mod cli;
mod diff;
mod documents;
mod explain;
mod export;
mod init;
mod locate;
mod release;
mod review;
mod revision;
mod shared;
#[cfg(test)]
mod tests;
mod update;
mod write;

use std::io::{IsTerminal, Write};
use std::process::ExitCode;

use anyhow::Result;
use clap::Parser;
use mdbook_dossier_core::book::host::{self, Stopped};
use mdbook_preprocessor::Preprocessor;
use mimalloc::MiMalloc;

use cli::{Cli, Command, Protocol, Question};

/// Names, sentences and chapters are made of very many small pieces of memory, mdBook's pages too.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

/// A finding is an error.
const FOUND_ERRORS: u8 = 1;
/// The command could not do its work.
const COULD_NOT_RUN: u8 = 2;

fn main() -> ExitCode {
    let code = match run(Cli::parse().command) {
        Ok(code) => code,
        // Whoever read the output has seen enough of it.
        Err(error) if is_broken_pipe(&error) => 0,
        Err(error) => {
            // There is nobody left to tell when standard error is closed.
            let _ = writeln!(std::io::stderr().lock(), "error: {error:#}");
            if error.is::<Stopped>() {
                FOUND_ERRORS
            } else {
                COULD_NOT_RUN
            }
        }
    };
    ExitCode::from(code)
}

fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error
        .downcast_ref::<std::io::Error>()
        .is_some_and(|error| error.kind() == std::io::ErrorKind::BrokenPipe)
}

fn run(command: Command) -> Result<u8> {
    match command {
        Command::Init(arguments) => init::run(&arguments).map(|()| 0),
        Command::Update(arguments) => update::run(&arguments).map(|()| 0),
        Command::Add(arguments) => add::run(&arguments),
        Command::Build(arguments) => build::run(&arguments).map(|()| 0),
        Command::Seeds(protocol) => answer(&protocol, &shared::First),
        Command::Crossrefs(protocol) => answer(&protocol, &shared::Second),
        Command::Glossary(protocol) => answer(&protocol, &shared::Third),
        Command::Analyze(arguments) => analyze::run(&arguments).map(|()| 0),
        Command::Check(arguments) => check::run(&arguments),
        Command::Export(arguments) => export::run(&arguments).map(|()| 0),
        Command::Review(arguments) => review::run(&arguments).map(|()| 0),
        Command::Accept(arguments) => review::accept(&arguments),
        Command::Reject(arguments) => review::reject(&arguments),
        Command::Reword(arguments) => review::reword(&arguments),
        Command::Undo(arguments) => review::undo(&arguments),
        Command::Documents(arguments) => documents::run(&arguments),
        Command::Release(arguments) => release::run(&arguments).map(|()| 0),
        Command::Diff(arguments) => diff::run(&arguments).map(|()| 0),
    }
}

/// Speaks mdBook's protocol for one preprocessor.
fn answer(protocol: &Protocol, preprocessor: &dyn Preprocessor) -> Result<u8> {
    if let Some(Question::Supports { renderer }) = &protocol.question {
        let supports = preprocessor.supports_renderer(renderer)?;
        return Ok(u8::from(!supports));
    }
    if std::io::stdin().is_terminal() {
        anyhow::bail!(
            "this is what mdBook calls, with a book on standard input; to build your book run \
             `mdbook-dossier build`"
        );
    }
    host::answer(preprocessor).map(|()| 0)
}
