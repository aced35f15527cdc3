//! The checks, each a step with a name, and how they are run and counted.

use std::io::{BufRead, BufReader, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};

use crate::count::Count;
use crate::{browser, package, tell};

/// A check.
pub(crate) struct Step {
    /// What it is called on the command line.
    pub(crate) name: &'static str,
    /// What it does.
    pub(crate) about: &'static str,
    /// Runs it: the tests that it counted, where it runs tests.
    run: fn(&mut Count) -> Result<()>,
}

/// Every check, cheapest first.
pub(crate) const ALL: [Step; 6] = [
    Step {
        name: "format",
        about: "cargo fmt: every file is formatted",
        run: |_| quiet(cargo(&["fmt", "--all", "--check"])),
    },
    Step {
        name: "lints",
        about: "cargo clippy: no warning in any target",
        run: |_| {
            quiet(cargo(&[
                "clippy",
                "--workspace",
                "--all-targets",
                "--locked",
                "--",
                "--deny",
                "warnings",
            ]))
        },
    },
    Step {
        name: "docs",
        about: "cargo doc: the documentation builds without a warning",
        run: |_| {
            let mut command = cargo(&["doc", "--workspace", "--no-deps", "--locked"]);
            command.env("RUSTDOCFLAGS", "--deny warnings");
            quiet(command)
        },
    },
    Step {
        name: "tests",
        about: "cargo test: units, whole books, command line, protocol, gold",
        run: |count| {
            counted(
                cargo(&["test", "--workspace", "--locked", "--no-fail-fast"]),
                count,
            )
        },
    },
    Step {
        name: "browser",
        about: "chromium opens the built book: pages, links, keyboard, accessibility",
        run: browser::test,
    },
    Step {
        name: "package",
        about: "cargo package: every published package builds from its own archive",
        run: |_| package::test(),
    },
];

/// Runs the steps, all of them whatever fails, and says what came out.
pub(crate) fn run(steps: &[&Step]) -> ExitCode {
    let start = Instant::now();
    let (mut total, mut lines) = (Count::default(), Vec::new());
    for (index, step) in steps.iter().enumerate() {
        tell(&format!(
            "\n==> {} of {}: {} ({})",
            index + 1,
            steps.len(),
            step.name,
            step.about
        ));
        let began = Instant::now();
        let mut count = Count::default();
        let result = (step.run)(&mut count);
        // A step counts as one check beside the tests that it ran.
        match &result {
            Ok(()) => count.passed += 1,
            Err(error) => {
                tell(&format!("error: {error:#}"));
                count.failed += 1;
            }
        }
        lines.push(report(step, &result, count, began.elapsed()));
        total += count;
    }
    tell(&format!(
        "\n{}\nsteps and tests, in {}:",
        lines.join("\n"),
        words(start.elapsed())
    ));
    let skipped = match total.ignored {
        0 => String::new(),
        ignored => format!(", {ignored} skipped"),
    };
    // A line of its own that programs read.
    tell(&format!(
        "{} passed, {} failed{skipped}",
        total.passed, total.failed
    ));
    if total.failed == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

/// One line about a step.
fn report(step: &Step, result: &Result<()>, count: Count, took: Duration) -> String {
    let outcome = if result.is_ok() { "ok" } else { "FAILED" };
    let tests = match (count.passed + count.failed - 1, result) {
        (0, Ok(())) => String::new(),
        (0, Err(error)) => format!("  {error:#}"),
        (ran, _) => format!("  {ran} tests"),
    };
    format!("{:9} {outcome:6} {:>12}{tests}", step.name, words(took))
}

/// A time in words.
fn words(time: Duration) -> String {
    let seconds = time.as_secs();
    match seconds / 60 {
        0 => format!("{:.1} s", time.as_secs_f64()),
        minutes => format!("{minutes} min {} s", seconds % 60),
    }
}

/// The top of the repository.
pub(crate) fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(2).unwrap_or(here).to_path_buf()
}

/// Cargo's target folder.
pub(crate) fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}

/// A cargo command at the top of the repository.
pub(crate) fn cargo(arguments: &[&str]) -> Command {
    let program = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(program);
    command.args(arguments).current_dir(root());
    // What cargo sets for this program would make the crates it builds look changed.
    for (name, _) in std::env::vars_os() {
        let text = name.to_string_lossy();
        if text.starts_with("CARGO_PKG_") || text.starts_with("CARGO_MANIFEST_") {
            command.env_remove(name);
        }
    }
    if std::io::stdout().is_terminal() {
        command.env("CARGO_TERM_COLOR", "always");
    }
    command
}

/// What a command was called with, for messages.
fn line(command: &Command) -> String {
    let program = Path::new(command.get_program());
    let name = program.file_name().unwrap_or(program.as_os_str());
    std::iter::once(name)
        .chain(command.get_args())
        .map(|word| word.to_string_lossy())
        .collect::<Vec<_>>()
        .join(" ")
}

/// Runs a command whose output is shown as it comes.
pub(crate) fn quiet(mut command: Command) -> Result<()> {
    let line = line(&command);
    let status = command
        .status()
        .with_context(|| format!("cannot run `{line}`"))?;
    ensure!(status.success(), "`{line}` failed ({status})");
    Ok(())
}

/// Runs a command whose output is shown as it comes, and counts the tests that it reports.
pub(crate) fn counted(mut command: Command, count: &mut Count) -> Result<()> {
    let line = line(&command);
    let mut child = command
        .stdout(Stdio::piped())
        .spawn()
        .with_context(|| format!("cannot run `{line}`"))?;
    if let Some(output) = child.stdout.take() {
        let mut shown = std::io::stdout().lock();
        for text in BufReader::new(output).split(b'\n') {
            let text = text?;
            shown.write_all(&text)?;
            shown.write_all(b"\n")?;
            count.read(&String::from_utf8_lossy(&text));
        }
    }
    let status = child.wait()?;
    if !status.success() {
        bail!("`{line}` failed ({status})");
    }
    ensure!(count.passed > 0, "`{line}` ran no test");
    Ok(())
}
