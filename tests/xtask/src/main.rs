//! Runs the project's own tasks: `cargo xtask test` is every check in one command.

mod browser;
mod count;
mod package;
mod steps;

use std::process::ExitCode;

use steps::Step;

const HELP: &str = "\
The project's own tasks.

Usage: cargo xtask test [STEP…]

Runs every check, cheapest first, or only the steps named. A step that fails does not keep the
others from running; the last line counts everything that ran.

Steps:
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["test", names @ ..] => match chosen(names) {
            Ok(steps) => steps::run(&steps),
            Err(unknown) => {
                tell(&format!(
                    "error: there is no step `{unknown}`\n\n{}",
                    help()
                ));
                ExitCode::from(2)
            }
        },
        ["help" | "-h" | "--help"] => {
            tell(&help());
            ExitCode::SUCCESS
        }
        _ => {
            tell(&help());
            ExitCode::from(2)
        }
    }
}

/// The steps named, in the order in which they are run; all where none is named.
fn chosen(names: &[&str]) -> Result<Vec<&'static Step>, String> {
    if let Some(unknown) = names
        .iter()
        .find(|name| !steps::ALL.iter().any(|step| step.name == **name))
    {
        return Err((*unknown).to_owned());
    }
    let wanted = |step: &&Step| names.is_empty() || names.contains(&step.name);
    Ok(steps::ALL.iter().filter(wanted).collect())
}

fn help() -> String {
    let lines = steps::ALL
        .iter()
        .map(|step| format!("  {:9} {}", step.name, step.about));
    HELP.to_owned() + &lines.collect::<Vec<_>>().join("\n")
}

/// Prints to standard output, which in this program carries nothing but reports.
#[allow(clippy::print_stdout, reason = "a task's report is what it is run for")]
fn tell(text: &str) {
    println!("{text}");
}
