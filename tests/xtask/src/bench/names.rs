//! Names: finding them takes time in proportion to the text, hardly depends on how many names are known, and is
//! fast enough to run on every keystroke.

use std::fmt::Write as _;
use std::path::Path;
use std::time::Duration;

use anyhow::{Context, Result};

use super::text::Maker;
use super::{Bench, LINEAR, Subject};

/// See the module.
pub(crate) const SUBJECT: Subject = Subject {
    name: "names",
    about: "words a second of name finding; its time by length of text and by number of known names",
    run,
};

/// Microseconds on the processor that a word may take. spaCy's small English model reads about 10,000 words a
/// second on one core of the machine on which the bound was set; a hundred times that is a word a microsecond.
/// This bound alone depends on the machine.
const MICROSECONDS: f64 = 1.0;

/// How many names are known: of a few documents, of a volume, of a large edition.
const KNOWN: [usize; 3] = [100, 1_000, 20_000];

/// Names that the documents print: 200 times the names may cost so many times the time for the same text. Each
/// makes an entry of its own to be grouped, sorted and headed.
const PRINTED: f64 = 1.6;

/// Names that the editor's file lists, with variants: 200 times the entries may cost so many times the time.
/// That includes reading the file, two million bytes of it.
const LISTED: f64 = 1.6;

/// Documents of a collection whose names are counted, and their size in bytes.
const FILES: usize = 800;
const BYTES: usize = 13_000;

fn run(bench: &mut Bench) -> Result<()> {
    bench.doublings("documents", &[200, 400, 800], LINEAR, |bench, size| {
        let folder = bench.folder(&format!("length-{size}"))?;
        Maker::new(11).collection(&folder, size, BYTES)?;
        Ok(bench.probe("names", &folder))
    })?;
    speed(bench)?;
    known(
        bench,
        "printed in the documents",
        PRINTED,
        |bench, count| {
            let folder = bench.folder(&format!("printed-{count}"))?;
            Crowd::of(count).collection(&folder)?;
            fastest(bench, "names", &folder)
        },
    )?;
    known(bench, "listed by the editor", LISTED, |bench, count| {
        let folder = bench.folder(&format!("listed-{count}"))?;
        Crowd::of(1_000).collection(&folder)?;
        std::fs::create_dir_all(folder.join("curation"))?;
        std::fs::write(folder.join("curation/persons.toml"), listed(count)?)
            .context("cannot write persons.toml")?;
        fastest(bench, "curated-names", &folder)
    })
}

/// The time of name finding for each word: what reading the seeds takes is taken off.
fn speed(bench: &mut Bench) -> Result<()> {
    let folder = bench.folder("speed")?;
    Crowd::of(1_000).collection(&folder)?;
    let mut words = 0;
    for entry in std::fs::read_dir(&folder)? {
        words += std::fs::read_to_string(entry?.path())?
            .split_whitespace()
            .count();
    }
    let reading = fastest(bench, "read", &folder)?;
    let both = fastest(bench, "names", &folder)?;
    let finding = both.saturating_sub(reading).as_secs_f64();
    let count = f64::from(u32::try_from(words)?);
    bench.line(format!(
        "{words:>9} words: read in {:.2} s, their names found in {finding:.2} s: {:.0} words a second on one core",
        reading.as_secs_f64(),
        count / finding.max(0.01)
    ));
    bench.at_most(
        "microseconds for the names of a word",
        finding * 1e6 / count,
        MICROSECONDS,
    );
    Ok(())
}

/// Judges how the time grows with the number of known names while the text stays as long as it is.
fn known(
    bench: &mut Bench,
    what: &str,
    bound: f64,
    mut measured: impl FnMut(&Bench, usize) -> Result<Duration>,
) -> Result<()> {
    let mut first = None;
    for count in KNOWN {
        let time = measured(bench, count)?.as_secs_f64();
        let ratio = time / *first.get_or_insert(time.max(0.01));
        bench.line(format!(
            "{count:>9} names {what}: {time:.2} s  × {ratio:.2}"
        ));
        if count == KNOWN[KNOWN.len() - 1] {
            bench.at_most(&format!("names {what}, 200 times as many"), ratio, bound);
        }
    }
    Ok(())
}

/// The least time of three runs of a room.
fn fastest(bench: &Bench, room: &str, folder: &Path) -> Result<Duration> {
    let mut best: Option<Duration> = None;
    for _ in 0..3 {
        let time = bench.run(bench.probe(room, folder))?.time;
        best = Some(best.map_or(time, |best| best.min(time)));
    }
    best.context("nothing was run")
}

/// A file of entries as an editor keeps it. The first thousand are of persons whom the documents name; the others
/// are those of the rest of a large edition, of whom this collection prints a variant only here and there.
fn listed(count: usize) -> Result<String> {
    let mut out = String::new();
    for number in 0..count {
        let (given, initial, family) = name(number);
        writeln!(
            out,
            "[{}-{}-{}]\nheading = \"{family}, {given} {initial}\"\nvariants = [\"{given} {family}\", \"{initial} {family}\"]\nlife = \"1901/1970\"\n",
            given.to_lowercase(),
            initial.trim_end_matches('.').to_lowercase(),
            family.to_lowercase(),
        )?;
    }
    Ok(out)
}

/// Given name, initial and family name of a person by number; no two are the same.
fn name(number: usize) -> (&'static str, String, String) {
    const GIVEN: [&str; 8] = [
        "Anna", "Peter", "Maria", "Ivan", "Carlos", "Ingrid", "Jean", "Laura",
    ];
    const FIRST: [&str; 16] = [
        "Bar", "Dol", "Fen", "Gor", "Hal", "Jan", "Kos", "Lem", "Mar", "Nov", "Pet", "Ros", "Sim",
        "Tor", "Val", "Zub",
    ];
    const MIDDLE: [&str; 16] = [
        "a", "eli", "oma", "uri", "ade", "ino", "eta", "osi", "ula", "ane", "iko", "eru", "oba",
        "asi", "ile", "unda",
    ];
    const LAST: [&str; 16] = [
        "nov", "sen", "mann", "ski", "ssi", "tti", "vich", "rov", "strom", "dal", "grin", "kov",
        "lund", "no", "rdt", "vsky",
    ];
    let pick =
        |list: &[&'static str], place: usize| list.get(place % list.len()).copied().unwrap_or("");
    let family = format!(
        "{}{}{}",
        pick(&FIRST, number),
        pick(&MIDDLE, number / 16),
        pick(&LAST, number / 256)
    );
    let letter = u8::try_from(number / 4096 % 20).unwrap_or(0);
    let initial = format!("{}.", char::from(b'A' + letter));
    (pick(&GIVEN, number), initial, family)
}

/// Text in which so many persons are named.
struct Crowd {
    maker: Maker,
    persons: usize,
}

impl Crowd {
    fn of(persons: usize) -> Self {
        Self {
            maker: Maker::new(12),
            persons,
        }
    }

    /// A paragraph: an event of one person, named in full and then by the family name, and sentences around it.
    fn paragraph(&mut self) -> String {
        let (given, initial, family) = name(self.maker.below(self.persons));
        let date = self.maker.date();
        let other = self.maker.event();
        format!(
            "On {date}, {given} {initial} {family} arrived. {} {other} {} Ambassador {family} agreed. {}",
            self.maker.sentence(),
            self.maker.sentence(),
            self.maker.sentence()
        )
    }

    /// Writes documents of that text.
    fn collection(mut self, folder: &Path) -> Result<()> {
        for file in 0..FILES {
            let mut text = format!("{}\n\nReport on persons\n\n", self.maker.date());
            while text.len() < BYTES {
                text.push_str(&self.paragraph());
                text.push_str("\n\n");
            }
            std::fs::write(folder.join(format!("seed-{file:04}.txt")), text)
                .context("cannot write a seed")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::{Crowd, listed, name};
    use std::collections::BTreeSet;

    #[test]
    fn no_two_persons_bear_one_name() {
        let names: BTreeSet<_> = (0..20_000).map(name).collect();
        assert_eq!(names.len(), 20_000);
    }

    #[test]
    fn the_editors_file_has_an_entry_for_each() {
        let text = listed(50).unwrap();
        assert_eq!(
            text.lines().filter(|line| line.starts_with('[')).count(),
            50
        );
        assert!(text.contains("heading = \"Baranov, Anna A.\""), "{text}");
    }

    #[test]
    fn the_text_names_persons_of_the_crowd_alone() {
        let mut crowd = Crowd::of(1);
        let text = crowd.paragraph();
        assert!(text.contains("Anna A. Baranov arrived"), "{text}");
        assert!(text.contains("Ambassador Baranov"), "{text}");
    }
}
