//! Reading seeds: linear in the size of a file and in the number of files; a very large file fits
//! in memory.

use anyhow::{Context, Result};

use super::text::Maker;
use super::{Bench, LINEAR, Subject};

/// See the module.
pub(crate) const SUBJECT: Subject = Subject {
    name: "reading",
    about: "time to read seeds, by size of a file and by number of files; memory for a file of 50 MB",
    run,
};

/// The large seed, in bytes.
const LARGE: usize = 50_000_000;

/// The file's bytes, its text, its lines and its blocks are held at once while it is read.
const BYTES_FOR_A_BYTE: f64 = 6.0;

/// Texts in which each paragraph asks for those before it: a sentence split again and again, and dated
/// parts that are named after who speaks in them.
const WOVEN: [(&str, &str); 2] = [
    (
        "split sentences",
        "and the harvest of this year was small while the ships waited in harbour for coal that\n\n",
    ),
    (
        "dated parts",
        "[17]\n\n[7 May 1951. Marta Orlov] The harvest of this year was small, as they say in Lima.\n\n",
    ),
];

fn run(bench: &mut Bench) -> Result<()> {
    bench.doublings("MB in one file", &[2, 4, 8, 16], LINEAR, |bench, size| {
        let folder = bench.folder(&format!("one-{size}"))?;
        let text = Maker::new(1).document(size * 1_000_000);
        std::fs::write(folder.join("seed.txt"), text)?;
        Ok(bench.probe("read", &folder))
    })?;
    bench.doublings("files", &[200, 400, 800, 1600], LINEAR, |bench, size| {
        let folder = bench.folder(&format!("many-{size}"))?;
        Maker::new(2).collection(&folder, size, 10_000)?;
        Ok(bench.probe("read", &folder))
    })?;
    for (what, paragraph) in WOVEN {
        bench.doublings(
            &format!("MB of {what}"),
            &[1, 2, 4],
            LINEAR,
            |bench, size| {
                let folder = bench.folder(&format!("{what} {size}"))?;
                let text = paragraph.repeat(size * 1_000_000 / paragraph.len());
                std::fs::write(folder.join("seed.txt"), text)?;
                Ok(bench.probe("read", &folder))
            },
        )?;
    }
    large(bench)
}

/// A seed of 50 MB, as text in paragraphs and as one line.
fn large(bench: &mut Bench) -> Result<()> {
    let text = Maker::new(3).document(LARGE);
    for (name, text) in [
        ("in paragraphs", text.clone()),
        ("in one line", text.replace('\n', " ")),
    ] {
        let folder = bench.folder(&format!("large {name}"))?;
        std::fs::write(folder.join("seed.txt"), &text)?;
        let run = bench.run(bench.probe("read", &folder))?;
        bench.line(format!(
            "{} MB {name}: {:.2} s, {}",
            text.len() / 1_000_000,
            run.time.as_secs_f64(),
            run.peak_in_words()
        ));
        if let Some(peak) = run.peak {
            let peak =
                u32::try_from(peak / 1_000_000).context("more memory than any machine has")?;
            let size = u32::try_from(text.len() / 1_000_000)?;
            let what = format!("bytes of memory for a byte of text, {name}");
            bench.at_most(&what, f64::from(peak) / f64::from(size), BYTES_FOR_A_BYTE);
        }
    }
    Ok(())
}
