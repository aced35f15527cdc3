use std::fs;

use clap::{CommandFactory, Parser};
use mdbook_driver::config::Config;

use crate::cli::{Cli, Command, Question};
use crate::{build, locate};

#[test]
fn the_command_line_is_sound() {
    Cli::command().debug_assert();
}

#[test]
fn mdbook_can_ask_and_call() {
    for (words, renderer) in [
        (&["mdbook-dossier", "seeds"][..], None),
        (
            &["mdbook-dossier", "seeds", "supports", "html"][..],
            Some("html"),
        ),
    ] {
        let Ok(Command::Seeds(protocol)) = Cli::try_parse_from(words).map(|cli| cli.command) else {
            panic!("{words:?}");
        };
        let asked = protocol
            .question
            .map(|Question::Supports { renderer }| renderer);
        assert_eq!(asked.as_deref(), renderer, "{words:?}");
    }
}

#[test]
fn only_tables_that_call_this_program_are_run_in_process() {
    for (command, ours) in [
        (Some("mdbook-dossier seeds"), true),
        (Some("/opt/bin/mdbook-dossier seeds"), true),
        (
            Some("cargo run --quiet --release --bin mdbook-dossier -- seeds"),
            true,
        ),
        (Some("mdbook-dossier crossrefs"), false),
        (Some("mdbook-dossier seeds supports"), false),
        (Some("python seeds.py seeds"), false),
        (Some(""), false),
        (None, false),
    ] {
        let line = command.map_or_else(String::new, |command| format!("command = {command:?}\n"));
        let toml = format!("[preprocessor.dossier-seeds]\n{line}");
        let config: Config = toml.parse().expect("a configuration");
        assert_eq!(build::calls_us(&config, "seeds"), ours, "{command:?}");
    }
}

#[test]
fn a_folder_without_a_book_is_refused_with_its_name() {
    let folder = tempfile::tempdir().expect("a folder");
    let error = locate::book(Some(folder.path())).expect_err("there is no book.toml");
    assert!(
        error.to_string().contains("there is no book.toml in"),
        "{error}"
    );
    fs::write(folder.path().join("book.toml"), "").expect("a file");
    assert_eq!(
        locate::book(Some(folder.path())).expect("a book"),
        folder.path()
    );
}
