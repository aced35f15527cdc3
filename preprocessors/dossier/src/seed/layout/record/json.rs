//! A JSON object above the text.

use serde_json::{Map, Value};

use super::{Key, LONGEST, Record};
use crate::seed::source::{Line, Source};

/// A longer object is no record of one document, in bytes.
const MOST: usize = 40_000;
/// Objects within objects are read to this depth.
const DEPTH: usize = 3;

/// Reads the object with which a file begins, where text stands below it.
pub(super) fn read(source: &Source<'_>) -> Option<Record> {
    let start = super::first(source)?;
    if !source.lines[start].trimmed().starts_with('{') {
        return None;
    }
    let closed = |line: &Line<'_>| line.trimmed().ends_with('}');
    let ends = source
        .lines
        .iter()
        .enumerate()
        .skip(start)
        .take(LONGEST)
        .filter(|(_, line)| closed(line))
        .map(|(index, _)| index + 1);
    // An object within the object may close a line too; the whole one is the first that is read.
    let (end, object) = ends.take(DEPTH * DEPTH).find_map(|end| {
        let text: Vec<&str> = source
            .slice(start..end)
            .iter()
            .map(|line| line.text)
            .collect();
        let text = text.join("\n");
        let object =
            (text.len() <= MOST).then(|| serde_json::from_str::<Map<String, Value>>(&text).ok());
        Some((end, object??))
    })?;
    if source
        .slice(end..source.lines.len())
        .iter()
        .all(Line::is_blank)
    {
        return None;
    }
    let mut keys = Vec::new();
    collect(&object, source, start..end, DEPTH, &mut keys);
    // Maps may be sorted by name; keys stand in the order of the file.
    keys.sort_by_key(|key| key.line);
    keys.iter()
        .any(|key| key.fills == "title" || key.fills == "date")
        .then_some(Record {
            keys,
            printed: None,
            end,
        })
}

fn collect(
    object: &Map<String, Value>,
    source: &Source<'_>,
    lines: std::ops::Range<usize>,
    depth: usize,
    keys: &mut Vec<Key>,
) {
    for (name, value) in object {
        if let Value::Object(inner) = value
            && depth > 1
        {
            collect(inner, source, lines.clone(), depth - 1, keys);
            continue;
        }
        let quoted = format!("\"{name}\"");
        let line = lines
            .clone()
            .find(|index| source.lines[*index].text.contains(&quoted));
        keys.push(Key {
            label: name.clone(),
            fills: super::fills(name),
            line: line.unwrap_or(lines.start),
            value: text(value),
        });
    }
}

/// A value as text; the members of a list stand with semicolons between them.
fn text(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.trim().to_owned(),
        Value::Array(values) => values.iter().map(text).collect::<Vec<_>>().join("; "),
        Value::Object(name) => {
            // Names of persons come in pieces: {"family": "Roe", "given": "Ann"}.
            let piece = |key: &str| name.get(key).and_then(Value::as_str);
            match (piece("family"), piece("given")) {
                (Some(family), Some(given)) => format!("{family}, {given}"),
                _ => name.values().map(text).collect::<Vec<_>>().join(", "),
            }
        }
        other => other.to_string(),
    }
}
