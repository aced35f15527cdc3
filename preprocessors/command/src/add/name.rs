//! Names of files that every system can keep, and that nothing has yet.

use std::collections::BTreeSet;

/// Longest stem, in bytes: systems allow 255 for the whole name, and a number may be added.
const LONGEST: usize = 200;

/// Names that Windows keeps for devices, whatever their ending.
const DEVICES: [&str; 6] = ["con", "prn", "aux", "nul", "com", "lpt"];

/// The stems of the names that are taken: a sidecar belongs to a stem, so no two documents share one.
#[derive(Debug, Default)]
pub(super) struct Taken {
    stems: BTreeSet<String>,
}

impl Taken {
    /// Notes the name of a document that is there.
    pub(super) fn insert(&mut self, name: &str) {
        self.stems.insert(split(name).0.to_lowercase());
    }

    /// The name, with a number where it is taken.
    pub(super) fn free(&self, name: &str) -> String {
        let (stem, ending) = split(name);
        let mut free = stem.to_owned();
        let mut count = 2;
        while self.stems.contains(&free.to_lowercase()) {
            free = format!("{stem}-{count}");
            count += 1;
        }
        format!("{free}.{ending}")
    }
}

/// The name without what some system does not allow. It must have an ending.
pub(super) fn safe(name: &str) -> String {
    let (stem, ending) = split(name);
    let replaced: String = stem
        .chars()
        .map(|character| match character {
            // The last stands for bytes that are no character of the name.
            '<' | '>' | ':' | '"' | '/' | '\\' | '|' | '?' | '*' | '\u{FFFD}' => '-',
            other if other.is_control() => '-',
            other => other,
        })
        .collect();
    // A dot-file is not read as a document.
    let mut stem = replaced.trim_matches(['.', ' ']).to_owned();
    let mut end = stem.len().min(LONGEST);
    while !stem.is_char_boundary(end) {
        end -= 1;
    }
    stem.truncate(end);
    if stem.is_empty() || is_device(&stem) {
        stem.insert_str(0, "document-");
    }
    format!("{}.{ending}", stem.trim_end_matches(['.', ' ', '-']))
}

fn is_device(stem: &str) -> bool {
    let lower = stem.to_lowercase();
    let first = lower.split('.').next().unwrap_or_default();
    DEVICES.contains(&first.trim_end_matches(|digit: char| digit.is_ascii_digit()))
}

/// Stem and ending of a name.
fn split(name: &str) -> (&str, &str) {
    name.rsplit_once('.').unwrap_or((name, ""))
}
