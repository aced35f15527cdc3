//! BibTeX: `@article{key, author = {…}, title = "…"}`.

use lazy_static::lazy_static;
use regex::Regex;

use super::{Key, LONGEST, Printed, Record};
use crate::seed::source::{Source, fold};

lazy_static! {
    static ref ENTRY: Vec<Regex> = Regex::new(r"^@[A-Za-z]+\s*\{\s*[^\s,{}]*\s*,")
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
    let inside = ENTRY.iter().find_map(|pattern| pattern.find(&text))?.end();
    let mut rest = &text[inside..];
    let mut keys: Vec<Key> = Vec::new();
    let mut printed = Printed::default();
    while let Some(found) = NAME.iter().find_map(|pattern| pattern.captures(rest)) {
        let name = found["name"].to_lowercase();
        let after = &rest[found.get(0)?.end()..];
        let (value, length) = value(after);
        rest = &after[length..];
        let value = plain(value);
        match name.as_str() {
            "journal" | "journaltitle" | "booktitle" | "maintitle" => printed.title = value,
            "volume" => printed.volume = Some(value),
            "number" | "issue" => printed.number = Some(value),
            "pages" => printed.pages = Some(value.replace("--", "–")),
            "publisher" => printed.publisher = Some(value),
            "address" | "location" => printed.place = Some(value),
            _ => {
                let fills = super::fills(&name);
                let value = if fills == "creators" {
                    value.replace(" and ", "; ")
                } else {
                    value
                };
                keys.push(Key {
                    label: name,
                    fills,
                    line: start,
                    value,
                });
            }
        }
    }
    (!keys.is_empty()).then_some(Record {
        keys,
        printed: Some(printed),
        end,
    })
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
        } else if depth == 0 && mark == '}' {
            return (&text[1..at], next);
        }
    }
    (text, text.len())
}

/// The words of a value: braces keep capitals in a bibliography and are no part of it.
fn plain(value: &str) -> String {
    fold(&value.replace(['{', '}'], ""))
}
