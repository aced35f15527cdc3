//! The browser tests: what they need is installed or named, the book is built, chromium opens it.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail, ensure};

use crate::count::Count;
use crate::steps::{cargo, counted, quiet, root, target};
use crate::tell;

/// Names under which the distributions install chromium.
const BROWSERS: [&str; 3] = ["chromium", "chromium-browser", "google-chrome"];

/// Runs the browser tests on this repository's book.
pub(crate) fn test(count: &mut Count) -> Result<()> {
    let chromium = installed(&BROWSERS, "chromium")?;
    // The checker of HTML is a Java program.
    let java = installed(&["java"], "default-jre-headless")?;
    let tests = root().join("tests/browser");
    packages(&tests)?;
    let book = build()?;
    let epub = epub()?;
    let mut node = Command::new("node");
    node.args(["--test", "--test-reporter", "tap"])
        .current_dir(&tests)
        .env("BOOK", &book)
        .env("EPUB", &epub)
        .env("CHROMIUM", chromium)
        .env("JAVA", java)
        .env("SCREENSHOTS", target().join("screenshots"));
    let mut scripts: Vec<PathBuf> = std::fs::read_dir(&tests)?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.to_string_lossy().ends_with(".test.js"))
        .collect();
    scripts.sort();
    node.args(scripts);
    counted(node, count)
}

/// Where a program is, looked up as a shell would.
fn find(program: &str) -> Option<PathBuf> {
    std::env::split_paths(&std::env::var_os("PATH")?)
        .map(|folder| folder.join(program))
        .find(|path| path.is_file())
}

/// A program under any of its names, installed from the distribution where it is missing.
fn installed(names: &[&str], package: &str) -> Result<PathBuf> {
    let found = || names.iter().find_map(|name| find(name));
    if let Some(found) = found() {
        return Ok(found);
    }
    if find("apt-get").is_none() {
        bail!("{package} is missing, and so is apt-get: install {package} and run this step again");
    }
    tell(&format!("{package} is missing: installing it with apt-get"));
    apt(package, &["update"])?;
    apt(
        package,
        &["install", "--yes", "--no-install-recommends", package],
    )?;
    found().with_context(|| {
        format!(
            "apt-get installed {package}, but {} is not in PATH",
            names[0]
        )
    })
}

/// Runs apt-get with the rights that it needs.
fn apt(package: &str, arguments: &[&str]) -> Result<()> {
    let user = Command::new("id").arg("-u").output()?;
    let mut command = if user.stdout.trim_ascii() == b"0" {
        Command::new("apt-get")
    } else {
        ensure!(
            find("sudo").is_some(),
            "{package} is missing: run `apt-get install {package}` as root, and this step again"
        );
        let mut sudo = Command::new("sudo");
        // Without a password, or not at all: a check must not wait for an answer.
        sudo.args(["--non-interactive", "apt-get"]);
        sudo
    };
    command
        .args(arguments)
        .env("DEBIAN_FRONTEND", "noninteractive")
        .stdin(Stdio::null());
    quiet(command)
        .with_context(|| format!("{package} is missing: install it (`apt-get install {package}`)"))
}

/// The packages of the lock file, installed where they are not there yet.
fn packages(tests: &Path) -> Result<()> {
    for program in ["node", "npm"] {
        ensure!(
            find(program).is_some(),
            "{program} is missing: install Node.js 20 or later with npm (`apt-get install nodejs npm`)"
        );
    }
    let lock = std::fs::read(tests.join("package-lock.json"))?;
    let stamp = target().join("browser/package-lock.json");
    let fresh = std::fs::read(&stamp).is_ok_and(|installed| installed == lock);
    if fresh && tests.join("node_modules").is_dir() {
        return Ok(());
    }
    let mut npm = Command::new("npm");
    // No package needs a script of its own to be installed.
    npm.args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"])
        .current_dir(tests);
    quiet(npm).context("the packages of tests/browser/package-lock.json could not be installed")?;
    std::fs::create_dir_all(target().join("browser"))?;
    std::fs::write(stamp, lock)?;
    Ok(())
}

/// The version of mdbook-epub that goes with this version of mdBook.
const EPUB_VERSION: &str = "0.5.2";

/// Makes an EPUB of this repository's book in the target folder and says where. The program for it is
/// installed where it is missing.
fn epub() -> Result<PathBuf> {
    let stock = target().join("stock");
    let program = stock
        .join("bin")
        .join(format!("mdbook-epub{}", std::env::consts::EXE_SUFFIX));
    if !program.is_file() {
        tell("mdbook-epub is missing: installing it in the target folder");
        let mut install = cargo(&["install", "mdbook-epub", "--locked", "--debug"]);
        install
            .args(["--version", EPUB_VERSION, "--root"])
            .arg(&stock)
            .env("CARGO_TARGET_DIR", stock.join("target"));
        quiet(install)?;
    }
    let built = target().join("browser/other");
    let mut command = cargo(&[
        "run",
        "--quiet",
        "--locked",
        "--bin",
        "mdbook-dossier",
        "--",
        "build",
    ]);
    command
        .env("MDBOOK_BUILD__BUILD_DIR", &built)
        // It makes a file name of the title, and takes no colon.
        .env("MDBOOK_BOOK__TITLE", "Five Documents")
        .env("MDBOOK_OUTPUT__EPUB__COMMAND", &program);
    quiet(command)?;
    let book = built.join("epub/Five Documents.epub");
    ensure!(
        book.is_file(),
        "the EPUB was not made in {}",
        built.display()
    );
    Ok(book)
}

/// Builds this repository's book in the target folder and says where.
fn build() -> Result<PathBuf> {
    let book = target().join("browser/book");
    let mut command = cargo(&[
        "run",
        "--quiet",
        "--locked",
        "--bin",
        "mdbook-dossier",
        "--",
        "build",
    ]);
    command.env("MDBOOK_BUILD__BUILD_DIR", &book);
    quiet(command)?;
    ensure!(
        book.join("index.html").is_file(),
        "the book was not built in {}",
        book.display()
    );
    Ok(book)
}
