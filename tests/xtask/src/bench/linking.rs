//! Linking: what `analyze` costs grows with the collection and not with its pairs, also where many documents are
//! copies of one; memory stays within a multiple of the text.

use std::path::Path;

use anyhow::{Context, Result};

use super::text::Maker;
use super::{Bench, Run, Subject};

/// See the module.
pub(crate) const SUBJECT: Subject = Subject {
    name: "linking",
    about: "time and memory of analyze on 500 and 2,000 documents, and on many copies of one",
    run,
};

/// The size of a document, in bytes.
const BYTES: usize = 13_000;

/// Four times the documents may cost so many times the time.
const GROWTH: f64 = 5.0;

/// A byte of text may take so many bytes of memory.
const BYTES_FOR_A_BYTE: f64 = 12.0;

fn run(bench: &mut Bench) -> Result<()> {
    let few = analyze(bench, 500)?;
    let many = analyze(bench, 2000)?;
    let ratio = many.time.as_secs_f64() / few.time.as_secs_f64().max(0.01);
    bench.at_most("time of 2,000 documents for that of 500", ratio, GROWTH);
    if let Some(peak) = many.peak {
        let peak = u32::try_from(peak / 1_000_000).context("more memory than any machine has")?;
        let text = u32::try_from(2000 * BYTES / 1_000_000)?;
        bench.at_most(
            "bytes of memory for a byte of text",
            f64::from(peak) / f64::from(text),
            BYTES_FOR_A_BYTE,
        );
    }
    bench.doublings(
        "copies of one document",
        &[100, 200, 400],
        GROWTH / 2.0,
        |bench, size| {
            let folder = bench.folder(&format!("copies-{size}"))?;
            copies(&folder, size)?;
            Ok(bench.command([Path::new("analyze"), &folder, Path::new("--no-curation")]))
        },
    )
}

/// Analyses so many documents, and shows what it took.
fn analyze(bench: &mut Bench, documents: usize) -> Result<Run> {
    let folder = bench.folder(&format!("linked-{documents}"))?;
    Maker::new(7).collection(&folder, documents, BYTES)?;
    let run =
        bench.run(bench.command([Path::new("analyze"), &folder, Path::new("--no-curation")]))?;
    bench.line(format!(
        "{documents:>9} documents: {:.2} s, {}",
        run.time.as_secs_f64(),
        run.peak_in_words()
    ));
    Ok(run)
}

/// Writes so many copies of one document.
fn copies(folder: &Path, count: usize) -> Result<()> {
    let text = Maker::new(8).document(BYTES);
    for copy in 0..count {
        std::fs::write(folder.join(format!("copy-{copy:04}.txt")), &text)?;
    }
    Ok(())
}
