//! Runs the project's own tasks: `cargo xtask test` is every check in one command, `cargo xtask bench`
//! shows how time and memory grow.

mod bench;
mod browser;
mod count;
mod package;
mod steps;

use std::process::ExitCode;

const HELP: &str = "\
The project's own tasks.

Usage: cargo xtask test [STEP…]
       cargo xtask bench [SUBJECT…]

`test` runs every check, cheapest first, or only the steps named. A step that fails does not keep
the others from running; the last line counts everything that ran.

`bench` measures release builds on made-up collections, and fails where time or memory grows faster
than it may. It is no part of `test`.
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["test", names @ ..] => match chosen(&steps::ALL, |step| step.name, names) {
            Ok(steps) => steps::run(&steps),
            Err(name) => unknown("step", &name),
        },
        ["bench", names @ ..] => match chosen(&bench::ALL, |subject| subject.name, names) {
            Ok(subjects) => bench::run(&subjects),
            Err(name) => unknown("subject", &name),
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

fn unknown(what: &str, name: &str) -> ExitCode {
    tell(&format!("error: there is no {what} `{name}`\n\n{}", help()));
    ExitCode::from(2)
}

/// Those named, in the order in which they are run; all where none is named. Else the name unknown.
fn chosen<'a, T>(
    all: &'a [T],
    name_of: impl Fn(&T) -> &'static str,
    names: &[&str],
) -> Result<Vec<&'a T>, String> {
    if let Some(unknown) = names
        .iter()
        .find(|name| !all.iter().any(|one| name_of(one) == **name))
    {
        return Err((*unknown).to_owned());
    }
    let wanted = |one: &&T| names.is_empty() || names.contains(&name_of(one));
    Ok(all.iter().filter(wanted).collect())
}

fn help() -> String {
    let line = |(name, about): (&str, &str)| format!("  {name:9} {about}");
    let steps: Vec<String> = steps::ALL
        .iter()
        .map(|step| line((step.name, step.about)))
        .collect();
    let subjects: Vec<String> = bench::ALL
        .iter()
        .map(|subject| line((subject.name, subject.about)))
        .collect();
    format!(
        "{HELP}\nSteps:\n{}\n\nSubjects:\n{}",
        steps.join("\n"),
        subjects.join("\n")
    )
}

/// Prints to standard output, which in this program carries nothing but reports.
#[allow(clippy::print_stdout, reason = "a task's report is what it is run for")]
fn tell(text: &str) {
    println!("{text}");
}
