//! A rebuild of the whole book, as after every change while an editor works: what the three preprocessors cost
//! beside mdBook's own work on the very chapters that they make. Between two builds one document gets a new paragraph,
//! or a sidecar another title, or nothing of ours is changed but a page of `src/`.
//!
//! Plain mdBook is `dossier-probe plain`: mdBook's own driver with nothing of ours around it, as the program `mdbook` is.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result, ensure};

use super::text::Maker;
use super::{Bench, Run, Subject};

/// See the module.
pub(crate) const SUBJECT: Subject = Subject {
    name: "rebuild",
    about: "a rebuild of 1,000 documents for plain mdBook on the same finished chapters, in process and by three commands",
    run,
};

const DOCUMENTS: usize = 1000;

/// The size of a document, in bytes.
const BYTES: usize = 13_000;

/// What a build may cost for plain mdBook's, by the clock that whoever edits waits for: all in one process, and with
/// three commands. In one process it may cost no more on the processor either.
const IN_PROCESS: f64 = 1.15;
const BY_COMMANDS: f64 = 1.3;

fn run(bench: &mut Bench) -> Result<()> {
    let book = bench.folder("rebuilt")?;
    let made = bench.command([
        Path::new("init"),
        &book,
        Path::new("--title"),
        Path::new("Papers"),
    ]);
    let _ = bench.run(made)?;
    Maker::new(11).collection(&book.join("seeds"), DOCUMENTS, BYTES)?;
    let cold = bench.run(ours(bench, &book))?;
    let finished = finished(bench, &book)?;
    let plain = fastest(bench, "plain", |bench, _| Ok(plain_build(bench, &finished)))?;
    let after_text = fastest(bench, "one document changed", |bench, round| {
        change_document(&book, round)?;
        Ok(ours(bench, &book))
    })?;
    let after_line = fastest(bench, "one sidecar changed", |bench, round| {
        change_sidecar(&book, round)?;
        Ok(ours(bench, &book))
    })?;
    let after_page = fastest(bench, "a page changed", |bench, round| {
        change_page(&book, round)?;
        Ok(ours(bench, &book))
    })?;
    same_pages(&book.join("book"), &finished.join("book"))?;
    by_commands(bench, &book)?;
    let stock = fastest(bench, "three commands", |bench, round| {
        change_document(&book, ROUNDS + round)?;
        Ok(plain_build(bench, &book))
    })?;
    let stock_page = fastest(bench, "three commands, a page changed", |bench, round| {
        change_page(&book, ROUNDS + round)?;
        Ok(plain_build(bench, &book))
    })?;
    for (what, run) in [
        ("plain mdBook on the finished chapters", plain),
        ("all in one process, the first time", cold),
        ("all in one process, one document changed", after_text),
        ("all in one process, one sidecar changed", after_line),
        ("all in one process, a page of src/ changed", after_page),
        ("with three commands, one document changed", stock),
        ("with three commands, a page of src/ changed", stock_page),
    ] {
        bench.line(format!(
            "{:>9.2} s on the processor, {:>6.2} s by the clock, {}: {what}",
            run.time.as_secs_f64(),
            run.elapsed.as_secs_f64(),
            run.peak_in_words()
        ));
    }
    let over = |time: Duration, plain: Duration| time.as_secs_f64() / plain.as_secs_f64().max(0.01);
    for (what, run, bound) in [
        (
            "a rebuild in one process, one document changed",
            after_text,
            IN_PROCESS,
        ),
        (
            "a rebuild in one process, one sidecar changed",
            after_line,
            IN_PROCESS,
        ),
        (
            "a rebuild in one process, a page of src/ changed",
            after_page,
            IN_PROCESS,
        ),
        (
            "a rebuild by three commands, one document changed",
            stock,
            BY_COMMANDS,
        ),
        (
            "a rebuild by three commands, a page of src/ changed",
            stock_page,
            BY_COMMANDS,
        ),
    ] {
        let waited = over(run.elapsed, plain.elapsed);
        bench.at_most(
            &format!("{what}, by the clock for plain mdBook"),
            waited,
            bound,
        );
        let worked = over(run.time, plain.time);
        let what = format!("{what}, on the processor for plain mdBook");
        if bound > IN_PROCESS {
            bench.line(format!("{worked:>9.2} {what}"));
        } else {
            bench.at_most(&what, worked, bound);
        }
    }
    Ok(())
}

/// So many builds of each sort are measured, and the fastest counts, by each of the two clocks.
const ROUNDS: usize = 3;

/// The fastest of some builds.
fn fastest(
    bench: &Bench,
    what: &str,
    mut build: impl FnMut(&Bench, usize) -> Result<Command>,
) -> Result<Run> {
    let mut best: Option<Run> = None;
    for round in 0..ROUNDS {
        let run = bench.run(build(bench, round)?)?;
        best = Some(best.map_or(run, |best| Run {
            time: best.time.min(run.time),
            elapsed: best.elapsed.min(run.elapsed),
            peak: best.peak.or(run.peak),
        }));
    }
    best.with_context(|| format!("nothing was run: {what}"))
}

/// Our build of a book.
fn ours(bench: &Bench, book: &Path) -> Command {
    let mut command = bench.command([Path::new("build"), book]);
    command.env("MDBOOK_LOG", "error");
    command
}

/// mdBook's own build of a book.
fn plain_build(bench: &Bench, book: &Path) -> Command {
    bench.probe("plain", book)
}

/// Gives one document another paragraph.
fn change_document(book: &Path, round: usize) -> Result<()> {
    let file = book.join(format!("seeds/seed-{:04}.txt", 100 + round));
    let text = fs::read_to_string(&file)?;
    let added = Maker::new(97 + u64::try_from(round)?).paragraph();
    let (head, rest) = text.split_once("\n\nAuthor(s)").context("no field block")?;
    fs::write(&file, format!("{head}\n\n{added}\n\nAuthor(s){rest}"))?;
    Ok(())
}

/// Gives one document another title in its sidecar.
fn change_sidecar(book: &Path, round: usize) -> Result<()> {
    let title = format!("title = \"Report on the harvest, {}\"\n", round + 1);
    fs::write(book.join("seeds/seed-0200.toml"), title)?;
    Ok(())
}

/// Gives a hand-written page another paragraph.
fn change_page(book: &Path, round: usize) -> Result<()> {
    let file = book.join("src/introduction.md");
    let mut text = fs::read_to_string(&file)?;
    text.push('\n');
    text.push_str(&Maker::new(197 + u64::try_from(round)?).sentence());
    text.push('\n');
    fs::write(&file, text)?;
    Ok(())
}

/// A book whose sources are the chapters as the preprocessors leave them, and which calls no preprocessor.
fn finished(bench: &Bench, book: &Path) -> Result<PathBuf> {
    let finished = bench.folder("finished")?;
    let settings = fs::read_to_string(book.join("book.toml"))?;
    let keep = bench.probe("keep", &finished.join("src"));
    let words = std::iter::once(keep.get_program()).chain(keep.get_args());
    let words: Vec<_> = words.map(|word| word.to_string_lossy()).collect();
    let table = format!(
        "[preprocessor.keep]\ncommand = \"{}\"\nafter = [\"dossier-glossary\"]\n\n[output.html]\n",
        words.join(" ")
    );
    ensure!(
        settings.contains("[output.html]\n"),
        "book.toml has no [output.html]"
    );
    fs::write(
        book.join("book.toml"),
        settings.replacen("[output.html]\n", &table, 1),
    )?;
    let mut command = bench.command([Path::new("build"), book]);
    command.env("MDBOOK_LOG", "error");
    let _ = bench.run(command)?;
    fs::write(book.join("book.toml"), &settings)?;
    // The same settings without our tables.
    let plain: Vec<&str> = settings
        .split("\n[")
        .filter(|table| !table.starts_with("preprocessor."))
        .collect();
    fs::write(finished.join("book.toml"), plain.join("\n["))?;
    let theme = Path::new("theme/dossier");
    fs::create_dir_all(finished.join(theme))?;
    for entry in fs::read_dir(book.join(theme))? {
        let entry = entry?;
        fs::copy(entry.path(), finished.join(theme).join(entry.file_name()))?;
    }
    Ok(finished)
}

/// Lets the preprocessors be called as stock mdBook calls them: by a name under which the program does not know itself.
fn by_commands(bench: &Bench, book: &Path) -> Result<()> {
    let program = PathBuf::from(bench.command([] as [&str; 0]).get_program());
    let other = bench.folder("other")?.join("dossier");
    fs::copy(&program, &other).context("the program cannot be copied")?;
    let settings = fs::read_to_string(book.join("book.toml"))?;
    let called = settings.replace(
        "command = \"mdbook-dossier ",
        &format!("command = \"{} ", other.display()),
    );
    ensure!(
        called.matches(&*other.to_string_lossy()).count() == 3,
        "book.toml does not call the program three times"
    );
    fs::write(book.join("book.toml"), called)?;
    Ok(())
}

/// Both books must have the same pages, else their times say nothing.
fn same_pages(ours: &Path, plain: &Path) -> Result<()> {
    let (ours, plain) = (size(ours)?, size(plain)?);
    ensure!(
        ours.0 == plain.0 && ours.0 > DOCUMENTS,
        "{} and {} pages",
        ours.0,
        plain.0
    );
    let apart = ours.1.abs_diff(plain.1);
    ensure!(
        apart * 100 < ours.1,
        "{} and {} bytes of pages",
        ours.1,
        plain.1
    );
    Ok(())
}

/// Number and size of the pages below a folder.
fn size(folder: &Path) -> Result<(usize, u64)> {
    let (mut count, mut bytes) = (0, 0);
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let path = entry.path();
        if path.is_dir() {
            let below = size(&path)?;
            count += below.0;
            bytes += below.1;
        } else if path.extension().is_some_and(|ending| ending == "html") {
            count += 1;
            bytes += entry.metadata()?.len();
        }
    }
    Ok((count, bytes))
}
