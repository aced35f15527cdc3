//! RIS: two letters, two spaces, a hyphen, the value.

use lazy_static::lazy_static;
use regex::Regex;

use super::{Key, LONGEST, Printed, Record};
use crate::seed::source::{Source, fold};

lazy_static! {
    static ref TAG: Vec<Regex> =
        Regex::new(r"^(?P<tag>[A-Z][A-Z0-9])\s{1,2}-(?:\s+(?P<value>.*))?$")
            .into_iter()
            .collect();
}

/// Tags of the format and the fields that they fill; those of a publication are read apart.
const TAGS: [(&str, &str); 19] = [
    ("TI", "title"),
    ("T1", "title"),
    ("CT", "title"),
    ("AU", "creators"),
    ("A1", "creators"),
    ("A4", "translator"),
    ("DA", "date"),
    ("PY", "year"),
    ("Y1", "year"),
    ("AB", "summary"),
    ("N2", "summary"),
    ("DB", "archive"),
    ("AV", "reference"),
    ("AN", "reference"),
    ("CN", "reference"),
    ("LA", "original_language"),
    ("UR", "url"),
    ("L2", "url"),
    ("CR", "rights"),
];

/// Reads the record with which a file begins.
pub(super) fn read(source: &Source<'_>) -> Option<Record> {
    let start = super::first(source)?;
    let mut keys: Vec<Key> = Vec::new();
    let mut printed = Printed::default();
    let mut pages = (None, None);
    let mut end = None;
    for (index, line) in source.lines.iter().enumerate().skip(start).take(LONGEST) {
        let text = line.trimmed();
        let Some(found) = TAG.iter().find_map(|pattern| pattern.captures(text)) else {
            // A long value may be wrapped.
            match keys.last_mut().filter(|_| !text.is_empty()) {
                Some(last) => last.value = fold(&format!("{} {text}", last.value)),
                None if text.is_empty() => {}
                None => return None,
            }
            continue;
        };
        let value = found
            .name("value")
            .map_or("", |value| value.as_str().trim());
        match &found["tag"] {
            "ER" => {
                take(&mut keys, "ER", index, value);
                end = Some(index + 1);
                break;
            }
            tag => {
                let given = Some(value.to_owned());
                match tag {
                    "T2" | "JO" | "JF" | "BT" | "JA" if printed.title.is_empty() => {
                        value.clone_into(&mut printed.title);
                    }
                    "VL" => printed.volume = given,
                    "IS" => printed.number = given,
                    "SP" => pages.0 = given,
                    "EP" => pages.1 = given,
                    "PB" => printed.publisher = given,
                    "CY" => printed.place = given,
                    _ => {}
                }
                take(&mut keys, tag, index, value);
            }
        }
    }
    printed.pages = match pages {
        (Some(first), Some(last)) => Some(format!("{first}–{last}")),
        (first, last) => first.or(last),
    };
    // A day tells more than the year beside it.
    if keys.iter().any(|key| key.fills == "date") {
        keys.retain(|key| key.fills != "year");
    }
    for key in keys.iter_mut().filter(|key| key.fills == "year") {
        key.fills = "date";
    }
    let typed = source.lines[start].trimmed().starts_with("TY  -");
    (typed && keys.len() > 1).then_some(Record {
        keys,
        printed: Some(printed),
        end: end?,
    })
}

fn take(keys: &mut Vec<Key>, tag: &str, line: usize, value: &str) {
    let fills = TAGS
        .iter()
        .find(|(known, _)| *known == tag)
        .map_or("", |(_, field)| *field);
    let value = if matches!(fills, "date" | "year") {
        // "1843/11/02/" and "1843///".
        value.trim_end_matches('/').replace('/', "-")
    } else {
        value.to_owned()
    };
    match keys.iter_mut().find(|key| key.fills == fills) {
        // Every author has a tag of its own.
        Some(known) if fills == "creators" => {
            known.value = format!("{}; {value}", known.value);
        }
        _ => keys.push(Key {
            label: tag.to_owned(),
            fills,
            line,
            value,
        }),
    }
}
