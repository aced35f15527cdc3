//! BibTeX: `@article{key, author = {…}, title = "…"}`.

use lazy_static::lazy_static;
use regex::Regex;

use super::{Key, LONGEST, Printed, Record};
use crate::seed::source::{Source, fold};

lazy_static! {
    static ref ENTRY: Vec<Regex> =
        Regex::new(r"^@(?P<kind>[A-Za-z]+)\s*\{\s*(?P<key>[^\s,{}]*)\s*,")
            .into_iter()
            .collect();
    static ref NAME: Vec<Regex> = Regex::new(r"^[\s,]*(?P<name>[A-Za-z][\w-]*)\s*=\s*")
        .into_iter()
        .collect();
}

/// Reads the entry with which a file begins.
pub(super) fn read(source: &Source<'_>) -> Option<Record> {
    let start = super::first(source)?;
    let opens = |text: &str| ENTRY.iter().any(|pattern| pattern.is_match(text));
    if !opens(source.lines[start].trimmed()) {
        return None;
    }
    let mut depth = 0_i32;
    let mut end = start;
    for (index, line) in source.lines.iter().enumerate().skip(start).take(LONGEST) {
        for mark in line.text.chars() {
            depth += i32::from(mark == '{') - i32::from(mark == '}');
        }
        if depth <= 0 {
            end = index + 1;
            break;
        }
    }
    if depth > 0 {
        return None;
    }
    let text = source.text(start..end);
    let entry = ENTRY.iter().find_map(|pattern| pattern.captures(&text))?;
    let mut rest = &text[entry.get(0)?.end()..];
    // The kind of the entry and the key by which it is cited.
    let mut keys = vec![key(&entry["kind"], "", start, entry["key"].to_owned())];
    let mut printed = Printed::default();
    while let Some(found) = NAME.iter().find_map(|pattern| pattern.captures(rest)) {
        let name = found["name"].to_lowercase();
        let after = &rest[found.get(0)?.end()..];
        let (value, length) = value(after);
        rest = &after[length..];
        let value = plain(value);
        let given = value.clone();
        let mut fills = "";
        match name.as_str() {
            "journal" | "journaltitle" | "booktitle" | "maintitle" => printed.title = given,
            "volume" => printed.volume = Some(given),
            "number" | "issue" => printed.number = Some(given),
            "pages" => printed.pages = Some(given.replace("--", "–")),
            "publisher" => printed.publisher = Some(given),
            "address" | "location" => printed.place = Some(given),
            _ => fills = super::fills(&name),
        }
        if fills == "creators" && value.contains(" and ") {
            keys.push(key(&name, "creators", start, value.replace(" and ", "; ")));
            fills = "";
        }
        keys.push(key(&name, fills, start, value));
    }
    (keys.len() > 1).then_some(Record {
        keys,
        printed: Some(printed),
        end,
    })
}

fn key(label: &str, fills: &'static str, line: usize, value: String) -> Key {
    Key {
        label: label.to_owned(),
        fills,
        line,
        value,
    }
}

/// The value with which a text begins, in braces, in quotation marks or bare, and how many bytes it takes.
fn value(text: &str) -> (&str, usize) {
    let mut depth = 0_i32;
    let quoted = text.starts_with('"');
    for (at, mark) in text.char_indices() {
        depth += i32::from(mark == '{') - i32::from(mark == '}');
        let next = at + mark.len_utf8();
        if quoted {
            if mark == '"' && at > 0 && depth <= 0 {
                return (&text[1..at], next);
            }
        } else if depth < 0 || depth == 0 && mark == ',' {
            return (&text[..at], at);
        } else if depth == 0 && mark == '}' && text.starts_with('{') {
            return (&text[1..at], next);
        }
    }
    (text, text.len())
}

/// The words of a value: braces keep capitals in a bibliography and are no part of it.
fn plain(value: &str) -> String {
    fold(&value.replace(['{', '}'], ""))
}
