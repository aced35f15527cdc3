//! Made-up documents in every layout, with labels present, empty and missing: what is read of each stands
//! beside it in a snapshot (`full.txt` and `full.reading`), fields first, then the text, then the log.
//!
//! `SNAPSHOTS=overwrite cargo test -p mdbook-dossier-core --test layouts` writes the snapshots anew; each
//! is then to be looked at beside its document.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test fails by a panic"
)]

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::{Path, PathBuf};

use mdbook_dossier_core::date::Edtf;
use mdbook_dossier_core::document::{BlockKind, Document, Metadata};
use mdbook_dossier_core::finding::{Finding, Severity};
use mdbook_dossier_core::seed;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/layouts")
}

/// The documents of the layouts, by path.
fn fixtures() -> Vec<(String, PathBuf)> {
    documents(&folder())
}

/// The documents below a folder, by path.
fn documents(folder: &Path) -> Vec<(String, PathBuf)> {
    let mut found = Vec::new();
    for group in std::fs::read_dir(folder).unwrap() {
        let group = group.unwrap().path();
        if !group.is_dir() {
            continue;
        }
        for file in std::fs::read_dir(&group).unwrap() {
            let path = file.unwrap().path();
            if path
                .extension()
                .is_none_or(|ending| ending != "reading" && ending != "toml")
            {
                let name = |path: &Path| path.file_name().unwrap().to_str().unwrap().to_owned();
                found.push((format!("{}/{}", name(&group), name(&path)), path));
            }
        }
    }
    found.sort();
    found
}

/// The text fields, in the order of a citation.
fn fields(metadata: &Metadata) -> Vec<(&'static str, Option<&str>)> {
    vec![
        ("heading", metadata.heading.as_deref()),
        ("kind", metadata.kind.as_deref()),
        ("translator", metadata.translator.as_deref()),
        ("archive", metadata.archive.as_deref()),
        ("archive place", metadata.archive_place.as_deref()),
        ("locator", metadata.locator.as_deref()),
        ("collection", metadata.collection.as_deref()),
        ("record id", metadata.record_id.as_deref()),
        ("url", metadata.url.as_deref()),
        ("url as given", metadata.url_as_given.as_deref()),
        ("language", metadata.language.as_deref()),
        ("credits", metadata.credits.as_deref()),
        ("summary", metadata.summary.as_deref()),
        ("rights", metadata.rights.as_deref()),
    ]
}

/// What was read, as text: fields, blocks, log.
fn reading(document: &Document, findings: &[Finding]) -> String {
    let mut out = String::new();
    let metadata = &document.metadata;
    let mut line = |name: &str, value: &str| writeln!(out, "{name:>14} | {value}").unwrap();
    line("layout", document.layout);
    line("title", &metadata.title);
    if let Some(date) = &metadata.date {
        line("date", &date.to_string());
    }
    for creator in &metadata.creators {
        line("creator", creator);
    }
    for (name, value) in fields(metadata) {
        if let Some(value) = value {
            line(name, value);
        }
    }
    if let Some(book) = &metadata.publication {
        line("publication", &book.text);
        line("  title", &book.title);
        for (name, value) in [
            ("  volume", &book.volume),
            ("  number", &book.number),
            ("  date", &book.date),
            ("  place", &book.place),
            ("  publisher", &book.publisher),
            ("  year", &book.year),
            ("  pages", &book.pages),
        ] {
            if let Some(value) = value {
                line(name, value);
            }
        }
    }
    for (label, value) in &metadata.other {
        line("other", &format!("{label}: {value}"));
    }
    for (field, reason) in &metadata.inferred {
        line("inferred", &format!("{field}: {reason}"));
    }
    for part in &document.parts {
        let date = part.date.as_ref().map(ToString::to_string);
        line(
            "part",
            &format!(
                "{} {} {} ({})",
                document.blocks[part.blocks.start].anchor(),
                date.unwrap_or_default(),
                part.title,
                part.pages.as_deref().unwrap_or("no pages")
            ),
        );
    }
    out.push('\n');
    for block in &document.blocks {
        let numbers: Vec<String> = block
            .numbers
            .iter()
            .map(|number| format!("p{number}"))
            .collect();
        let kind = match block.kind {
            BlockKind::Heading(level) => format!("heading {level}"),
            BlockKind::Paragraph => "paragraph".to_owned(),
            BlockKind::Stamp => "stamp".to_owned(),
            BlockKind::PageMark => "page mark".to_owned(),
            BlockKind::Omission => "omission".to_owned(),
            BlockKind::Note => "note".to_owned(),
        };
        let speaker = block
            .speaker_and_gloss()
            .map(|(name, _)| format!(" of {name}"));
        let head = format!(
            "{} {kind}{}",
            numbers.join(" "),
            speaker.unwrap_or_default()
        );
        let text = block.text.replace('\n', "\n                         | ");
        writeln!(out, "{head:>24} | {text}").unwrap();
    }
    out.push('\n');
    for finding in findings {
        let at = finding
            .place
            .line
            .map(|line| format!(":{line}"))
            .unwrap_or_default();
        write!(
            out,
            "{}[{}]{at}: {}",
            finding.severity, finding.code, finding.message
        )
        .unwrap();
        if let Some(text) = &finding.place.text {
            write!(out, " | {text}").unwrap();
        }
        if finding.severity != Severity::Note {
            write!(out, " = {}", finding.remedy).unwrap();
        }
        out.push('\n');
    }
    out
}

#[test]
fn every_layout_is_read_as_its_snapshot_shows() {
    let fixtures = fixtures();
    assert!(fixtures.len() >= 40, "{}", fixtures.len());
    let overwrite = std::env::var("SNAPSHOTS").is_ok_and(|action| action == "overwrite");
    let mut differ = Vec::new();
    for (name, path) in fixtures {
        let (document, findings) = seed::read(&name, &std::fs::read(&path).unwrap());
        let found = reading(&document, &findings);
        let snapshot = path.with_extension("reading");
        if overwrite {
            std::fs::write(&snapshot, &found).unwrap();
            continue;
        }
        let wanted = std::fs::read_to_string(&snapshot).unwrap_or_default();
        if found != wanted {
            let difference =
                snapbox::Assert::new().try_eq(Some(&name), found.into(), wanted.into());
            differ.push(difference.map_or_else(|error| error.to_string(), |()| name));
        }
    }
    assert!(differ.is_empty(), "{}", differ.join("\n"));
}

fn count(text: &str, words: &mut BTreeMap<String, usize>) {
    for word in text
        .split(|character: char| !character.is_alphanumeric())
        .filter(|word| !word.is_empty())
    {
        *words.entry(word.to_owned()).or_default() += 1;
    }
}

/// Words of a file that stand in the text, the fields and the log less often than in the file.
fn lost(file: &str, document: &Document, findings: &[Finding]) -> Vec<String> {
    let (mut wanted, mut found) = (BTreeMap::new(), BTreeMap::new());
    count(file, &mut wanted);
    let metadata = &document.metadata;
    let mut texts: Vec<String> = vec![metadata.title.clone()];
    texts.extend(metadata.creators.clone());
    texts.extend(metadata.date.as_ref().map(Edtf::in_words));
    texts.extend(
        fields(metadata)
            .into_iter()
            .filter_map(|(_, value)| Some(value?.to_owned())),
    );
    texts.extend(metadata.publication.as_ref().map(|book| book.text.clone()));
    texts.extend(
        metadata
            .other
            .iter()
            .map(|(label, value)| format!("{label} {value}")),
    );
    texts.extend(document.blocks.iter().map(|block| block.text.clone()));
    for finding in findings {
        texts.push(finding.message.clone());
        texts.extend(finding.place.text.clone());
    }
    for text in texts {
        count(&text, &mut found);
    }
    wanted
        .into_iter()
        .filter(|(word, count)| found.get(word).unwrap_or(&0) < count)
        .map(|(word, _)| word)
        .collect()
}

#[test]
fn every_word_of_every_layout_is_accounted_for() {
    let mut missing = Vec::new();
    let measured = documents(&folder().join("../metadata"));
    assert!(measured.len() >= 60, "{}", measured.len());
    for (name, path) in fixtures().into_iter().chain(measured) {
        let bytes = std::fs::read(&path).unwrap();
        // The one file that is no UTF-8 is Windows-1252, whose letters above 127 are those of Latin-1.
        let text = String::from_utf8(bytes.clone())
            .unwrap_or_else(|_| bytes.iter().map(|byte| char::from(*byte)).collect());
        let (document, findings) = seed::read(&name, &bytes);
        let words = lost(&text, &document, &findings);
        if !words.is_empty() {
            missing.push(format!("{name}: {}", words.join(" ")));
        }
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}

#[test]
fn paragraphs_are_numbered_without_gaps() {
    for (name, path) in fixtures() {
        let (document, _) = seed::read(&name, &std::fs::read(&path).unwrap());
        let numbers: Vec<u32> = document
            .blocks
            .iter()
            .flat_map(|block| block.numbers.clone())
            .collect();
        let wanted: Vec<u32> = (1..).take(numbers.len()).collect();
        assert_eq!(numbers, wanted, "{name}");
    }
}
