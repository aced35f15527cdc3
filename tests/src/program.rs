//! The programs under test, built or installed once.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::OnceLock;

use crate::workspace;

/// The version of mdBook that the project is made for.
pub const MDBOOK_VERSION: &str = "0.5.4";

/// What a program printed, and how it ended.
#[derive(Debug, Clone)]
pub struct Ran {
    /// Exit code; `None` when it was killed.
    pub code: Option<i32>,
    /// Standard output.
    pub stdout: String,
    /// Standard error.
    pub stderr: String,
}

impl Ran {
    /// The same, after a check that the program ended well.
    #[track_caller]
    #[must_use]
    pub fn ok(self) -> Self {
        assert_eq!(self.code, Some(0), "{}\n{}", self.stderr, self.stdout);
        self
    }
}

impl From<Output> for Ran {
    fn from(output: Output) -> Self {
        Self {
            code: output.status.code(),
            stdout: String::from_utf8(output.stdout).expect("output is UTF-8"),
            stderr: String::from_utf8_lossy(&output.stderr).into_owned(),
        }
    }
}

/// The command of this workspace, in the debug profile, as cargo built it.
pub fn dossier() -> &'static Path {
    static BUILT: OnceLock<PathBuf> = OnceLock::new();
    BUILT.get_or_init(|| {
        // `--workspace` asks for the same features as the tests' own build, so that nothing is built twice.
        let output = cargo()
            .args(["build", "--workspace", "--bins", "--message-format=json"])
            .stderr(Stdio::inherit())
            .output()
            .expect("cargo runs");
        assert!(output.status.success(), "the workspace does not build");
        String::from_utf8_lossy(&output.stdout)
            .lines()
            .filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok())
            .filter(|message| message["target"]["name"] == "mdbook-dossier")
            .find_map(|message| message["executable"].as_str().map(PathBuf::from))
            .expect("cargo names the program that it built")
    })
}

/// The published mdBook, installed in the target folder where it is missing.
pub fn stock_mdbook() -> &'static Path {
    static INSTALLED: OnceLock<PathBuf> = OnceLock::new();
    INSTALLED.get_or_init(|| {
        let root = workspace::target().join("stock");
        let program = root
            .join("bin")
            .join(format!("mdbook{}", std::env::consts::EXE_SUFFIX));
        if !program.is_file() {
            let status = cargo()
                .args(["install", "mdbook", "--locked", "--debug", "--version"])
                .arg(MDBOOK_VERSION)
                .arg("--root")
                .arg(&root)
                .env("CARGO_TARGET_DIR", root.join("target"))
                .status()
                .expect("cargo runs");
            assert!(
                status.success(),
                "mdBook {MDBOOK_VERSION} cannot be installed"
            );
        }
        program
    })
}

/// Cargo at the top of the repository, without what it sets for the tests that it runs: that would
/// make crates look changed.
fn cargo() -> Command {
    let mut command = Command::new(env!("CARGO"));
    command.current_dir(workspace::root());
    for (name, _) in std::env::vars_os() {
        let text = name.to_string_lossy();
        if text.starts_with("CARGO_PKG_") || text.starts_with("CARGO_MANIFEST_") {
            command.env_remove(name);
        }
    }
    command
}

/// A program in a clean state: no setting of mdBook from outside, no colour.
#[must_use]
pub fn command(program: &Path) -> Command {
    let mut command = Command::new(program);
    for (name, _) in std::env::vars_os() {
        if name.to_string_lossy().starts_with("MDBOOK_") {
            command.env_remove(name);
        }
    }
    command.env("NO_COLOR", "1");
    command
}

/// Runs a command to its end.
#[must_use]
pub fn run(command: &mut Command) -> Ran {
    command
        .stdin(Stdio::null())
        .output()
        .expect("the program runs")
        .into()
}

/// Runs the command of this workspace with some arguments.
#[must_use]
pub fn run_dossier(arguments: &[&str]) -> Ran {
    run(command(dossier()).args(arguments))
}

/// Runs the command of this workspace with some arguments and this standard input.
#[must_use]
pub fn run_dossier_with(arguments: &[&str], input: &[u8]) -> Ran {
    let mut child = command(dossier())
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program runs");
    // A program that refuses its arguments does not wait for its input.
    let _ = child.stdin.take().expect("piped").write_all(input);
    child.wait_with_output().expect("the program ends").into()
}
