//! `mdbook-dossier update`: the style sheet and the script of this version of the program, and what its pages want
//! of `book.toml`.

mod search;

use std::fs;
use std::io::{ErrorKind, Write};
use std::path::Path;

use anyhow::{Context, Result};
use mdbook_dossier_core::book::Settings;
use mdbook_dossier_core::template::theme::{self, State, ThemeFile};

use crate::{cli, locate, write};

pub(crate) fn run(arguments: &cli::Update) -> Result<()> {
    let root = locate::book(arguments.book.as_deref())?;
    let context = locate::context(&root)?;
    let folder = Settings::read(&context)?.theme;
    let mut out = std::io::stdout().lock();
    for file in theme::FILES {
        let path = folder.join(file.name);
        let name = path.to_string_lossy().replace('\\', "/");
        writeln!(out, "{name}: {}", refresh(&root.join(&path), file)?)?;
        let key = file.key;
        let listed: Option<Vec<String>> = context.config.get(&format!("output.html.{key}"))?;
        if !listed.is_some_and(|listed| listed.contains(&name)) {
            writeln!(
                out,
                "  book.toml does not use it; under [output.html] write {key} = [\"{name}\"]"
            )?;
        }
    }
    for page in search::leave_out_lists(&root)? {
        writeln!(out, "book.toml: the search leaves out {page} now")?;
    }
    Ok(())
}

/// Brings one file up to date, and says what became of it.
fn refresh(path: &Path, file: ThemeFile) -> Result<&'static str> {
    // An editor may have saved it in any encoding.
    let found = match fs::read(path) {
        Ok(bytes) => String::from_utf8_lossy(&bytes).into_owned(),
        Err(error) if error.kind() == ErrorKind::NotFound => {
            write::new(path, file.written().as_bytes())?;
            return Ok("was missing and is written");
        }
        Err(error) => {
            return Err(error).with_context(|| format!("{} cannot be read", path.display()));
        }
    };
    Ok(match file.state(&found) {
        State::Current => "is up to date",
        State::Other => {
            fs::write(path, file.written())
                .with_context(|| format!("{} cannot be written", path.display()))?;
            "is brought up to date"
        }
        State::Edited => {
            "was edited and is left as it is; to have the program's own, rename yours and run \
             `mdbook-dossier update` again"
        }
    })
}
