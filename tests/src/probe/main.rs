//! Calls one room of the library on a folder of seeds, for `cargo xtask bench` to measure: what it
//! takes is that room's, and nothing of the command around it.
//!
//! Usage: `dossier-probe ROOM FOLDER`. It prints a count, so that the work cannot be left out.

use std::path::Path;
use std::process::ExitCode;

use mdbook_dossier_core::seed;

/// A room: its name, and what is done with the files of the folder, each a name and its bytes.
type Room = (&'static str, fn(Vec<(String, Vec<u8>)>) -> usize);

/// The rooms that can be measured alone.
const ROOMS: [Room; 1] = [("read", read)];

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [name, folder] = arguments.as_slice() else {
        return wrong("usage: dossier-probe ROOM FOLDER");
    };
    let Some((_, room)) = ROOMS.iter().find(|(known, _)| known == name) else {
        return wrong(&format!("there is no room `{name}`"));
    };
    match files(Path::new(folder)) {
        Ok(files) => {
            report(&format!("{}", room(files)));
            ExitCode::SUCCESS
        }
        Err(error) => wrong(&format!("cannot read {folder}: {error}")),
    }
}

/// Reads every seed: the number of blocks.
fn read(files: Vec<(String, Vec<u8>)>) -> usize {
    files
        .into_iter()
        .map(|(name, bytes)| seed::read(&name, &bytes).0.blocks.len())
        .sum()
}

fn files(folder: &Path) -> std::io::Result<Vec<(String, Vec<u8>)>> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        files.push((name, std::fs::read(entry.path())?));
    }
    files.sort();
    Ok(files)
}

#[allow(clippy::print_stdout, reason = "the count is what it is run for")]
fn report(text: &str) {
    println!("{text}");
}

#[allow(clippy::print_stderr, reason = "a program of the tests")]
fn wrong(message: &str) -> ExitCode {
    eprintln!("error: {message}");
    ExitCode::from(2)
}
