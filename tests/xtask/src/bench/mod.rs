//! `cargo xtask bench`: shows that time and memory grow no faster than the text.
//!
//! A subject is a file beside this one with a [`Subject`], and a line in [`ALL`]. Its `run` makes a
//! collection below [`Bench::folder`] (with [`text::Maker`], which gives the same text every time), runs a
//! program on it with [`Bench::run`] and hands what came out to [`Bench::doublings`] or
//! [`Bench::at_most`]. Two programs can be run:
//!
//! * [`Bench::command`], the release binary `mdbook-dossier`, as users run it: `["analyze", FOLDER]`;
//! * [`Bench::probe`], a program that calls one room of the library and nothing else
//!   (`tests/src/probe/main.rs`): a function there and a line in its table for a room that is missing.
//!
//! Only ratios of measures from one run of the bench are compared, and only time on the processor is
//! counted, so that a slow or busy machine gives the same verdict.

mod linking;
mod measure;
mod names;
mod reading;
mod rebuild;
pub(crate) mod text;

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::time::Duration;

use anyhow::{Context, Result, ensure};

use crate::steps::{cargo, quiet, target};
use crate::tell;
pub(crate) use measure::Run;

/// Something whose growth is measured.
pub(crate) struct Subject {
    /// What it is called on the command line.
    pub(crate) name: &'static str,
    /// What it shows.
    pub(crate) about: &'static str,
    /// Makes its collections, runs the programs and judges.
    pub(crate) run: fn(&mut Bench) -> Result<()>,
}

/// Every subject, in the order in which they are run.
pub(crate) const ALL: [Subject; 4] = [
    reading::SUBJECT,
    names::SUBJECT,
    linking::SUBJECT,
    rebuild::SUBJECT,
];

/// Work that takes time in proportion to its size takes twice as long at twice the size; the rest is
/// left to caches and to the machine's other work.
pub(crate) const LINEAR: f64 = 2.6;

/// One run of the bench.
#[derive(Debug)]
pub(crate) struct Bench {
    folder: PathBuf,
    binaries: PathBuf,
    lines: Vec<String>,
    failures: Vec<String>,
}

impl Bench {
    fn new(folder: &Path, binaries: PathBuf) -> Self {
        Self {
            folder: folder.to_path_buf(),
            binaries,
            lines: Vec::new(),
            failures: Vec::new(),
        }
    }

    /// An empty folder of that name, which is removed at the end of the bench.
    pub(crate) fn folder(&self, name: &str) -> Result<PathBuf> {
        let folder = self.folder.join(name);
        std::fs::create_dir_all(&folder)
            .with_context(|| format!("cannot make {}", folder.display()))?;
        Ok(folder)
    }

    /// The release binary with its arguments.
    pub(crate) fn command<A: AsRef<std::ffi::OsStr>>(
        &self,
        arguments: impl IntoIterator<Item = A>,
    ) -> Command {
        let mut command = Command::new(self.binaries.join("mdbook-dossier"));
        command.args(arguments);
        command
    }

    /// The probe, which calls one room of the library on a folder of seeds.
    pub(crate) fn probe(&self, room: &str, seeds: &Path) -> Command {
        let mut command = Command::new(self.binaries.join("dossier-probe"));
        command.arg(room).arg(seeds);
        command
    }

    /// Runs a program to its end and measures it. Its output goes nowhere; its errors are shown.
    #[allow(
        clippy::unused_self,
        reason = "a subject finds everything that it needs here"
    )]
    pub(crate) fn run(&self, command: Command) -> Result<Run> {
        measure::run(command)
    }

    /// Runs the same program on collections that double in size, and judges the growth of its time.
    ///
    /// `sizes` are the sizes, smallest first, in the unit that `what` names; each should be twice the
    /// one before it. `program` makes the collection of a size and gives the command. Every size is
    /// run three times, and the fastest counts. The bound is for the last doubling, where fixed costs
    /// weigh least: [`LINEAR`] for linear work.
    pub(crate) fn doublings(
        &mut self,
        what: &str,
        sizes: &[usize],
        bound: f64,
        mut program: impl FnMut(&Self, usize) -> Result<Command>,
    ) -> Result<()> {
        let mut before: Option<Duration> = None;
        let mut ratio = None;
        for size in sizes {
            let mut best: Option<Run> = None;
            for _ in 0..3 {
                let run = self.run(program(self, *size)?)?;
                if best.as_ref().is_none_or(|best| run.time < best.time) {
                    best = Some(run);
                }
            }
            let run = best.context("nothing was run")?;
            ratio = before.map(|before| run.time.as_secs_f64() / before.as_secs_f64().max(0.01));
            let grown = ratio.map_or_else(String::new, |ratio| format!("  × {ratio:.2}"));
            self.line(format!(
                "{size:>9} {what}: {:.2} s, {}{grown}",
                run.time.as_secs_f64(),
                run.peak_in_words()
            ));
            before = Some(run.time);
        }
        let ratio = ratio.context("two sizes at least are compared")?;
        self.judge(&format!("{what}, the last doubling"), ratio, bound);
        Ok(())
    }

    /// Judges one figure, such as bytes of memory for a byte of text.
    pub(crate) fn at_most(&mut self, what: &str, value: f64, bound: f64) {
        self.judge(what, value, bound);
    }

    /// A line of the report.
    pub(crate) fn line(&mut self, text: impl Into<String>) {
        let text = text.into();
        tell(&format!("  {text}"));
        self.lines.push(text);
    }

    fn judge(&mut self, what: &str, value: f64, bound: f64) {
        let verdict = if value <= bound { "ok" } else { "FAILED" };
        self.line(format!(
            "{verdict:6} {what}: {value:.2}, at most {bound:.2}"
        ));
        if value > bound {
            self.failures
                .push(format!("{what} is {value:.2}, more than {bound:.2}"));
        }
    }
}

/// Builds the programs, runs the subjects and says what came out.
pub(crate) fn run(subjects: &[&Subject]) -> ExitCode {
    match measured(subjects) {
        Ok(failures) if failures.is_empty() => {
            tell(&format!(
                "\n{} subjects, every bound is kept",
                subjects.len()
            ));
            ExitCode::SUCCESS
        }
        Ok(failures) => {
            tell(&format!("\n{} bounds exceeded:", failures.len()));
            for failure in failures {
                tell(&format!("  {failure}"));
            }
            ExitCode::FAILURE
        }
        Err(error) => {
            tell(&format!("error: {error:#}"));
            ExitCode::from(2)
        }
    }
}

fn measured(subjects: &[&Subject]) -> Result<Vec<String>> {
    tell("==> building the release programs");
    quiet(cargo(&[
        "build",
        "--release",
        "--locked",
        "--package",
        "mdbook-dossier",
    ]))?;
    quiet(cargo(&[
        "build",
        "--release",
        "--locked",
        "--package",
        "dossier-tests",
        "--bin",
        "dossier-probe",
    ]))?;
    let binaries = target().join("release");
    ensure!(binaries.is_dir(), "there is no {}", binaries.display());
    let mut failures = Vec::new();
    for subject in subjects {
        tell(&format!("\n==> {} ({})", subject.name, subject.about));
        let folder = tempfile::tempdir().context("cannot make a temporary folder")?;
        let mut bench = Bench::new(folder.path(), binaries.clone());
        // What runs at all costs this much.
        let idle = bench.run(bench.command(["--version"]))?;
        bench.line(format!("an idle program: {}", idle.peak_in_words()));
        (subject.run)(&mut bench).with_context(|| format!("the subject `{}`", subject.name))?;
        let named = |failure: &String| format!("{}: {failure}", subject.name);
        failures.extend(bench.failures.iter().map(named));
    }
    Ok(failures)
}

#[cfg(test)]
mod tests {
    use super::{Bench, LINEAR};
    use std::path::PathBuf;
    use std::process::Command;

    fn bench(folder: &std::path::Path) -> Bench {
        Bench::new(folder, PathBuf::from("nowhere"))
    }

    #[test]
    fn a_bound_that_is_exceeded_is_a_failure_and_one_that_is_kept_is_none() {
        let folder = tempfile::tempdir().unwrap();
        let mut bench = bench(folder.path());
        bench.at_most("bytes for a byte", 3.0, 4.0);
        assert!(bench.failures.is_empty(), "{:?}", bench.failures);
        bench.at_most("bytes for a byte", 4.5, 4.0);
        assert_eq!(bench.failures, ["bytes for a byte is 4.50, more than 4.00"]);
        assert_eq!(bench.lines.len(), 2, "{:?}", bench.lines);
    }

    #[test]
    fn every_size_is_run_and_the_last_doubling_is_judged() {
        let folder = tempfile::tempdir().unwrap();
        let mut bench = bench(folder.path());
        let mut asked = Vec::new();
        // This program, asked for its list: without an argument it would run its tests, this one too.
        let list = || {
            let mut command = Command::new(std::env::current_exe().unwrap());
            command.arg("--list");
            command
        };
        bench
            .doublings("files", &[1, 2], LINEAR, |bench, size| {
                asked.push(size);
                assert!(bench.folder("made")?.is_dir());
                Ok(list())
            })
            .unwrap();
        assert_eq!(asked, [1, 1, 1, 2, 2, 2]);
        assert!(bench.lines.iter().any(|line| line.contains("×")));
        let one = bench.doublings("files", &[1], LINEAR, |_, _| Ok(list()));
        assert!(one.is_err(), "one size has no growth");
    }

    #[test]
    fn subjects_have_names_of_their_own() {
        let mut names: Vec<&str> = super::ALL.iter().map(|subject| subject.name).collect();
        names.dedup();
        assert_eq!(names.len(), super::ALL.len());
    }
}
