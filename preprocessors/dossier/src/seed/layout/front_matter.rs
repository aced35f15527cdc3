//! The front matter of a Markdown file: YAML between lines of `---`, TOML between lines of `+++`.

use lazy_static::lazy_static;
use regex::Regex;

use crate::seed::source::Source;

/// Keys of front matter and the fields that they fill.
const KEYS: [(&str, &str); 16] = [
    ("title", "title"),
    ("date", "date"),
    ("author", "creators"),
    ("authors", "creators"),
    ("creator", "creators"),
    ("creators", "creators"),
    ("translator", "translator"),
    ("archive", "archive"),
    ("locator", "reference"),
    ("source", "source"),
    ("language", "original_language"),
    ("summary", "summary"),
    ("description", "summary"),
    ("rights", "rights"),
    ("kind", "kind"),
    ("credits", "credits"),
];

lazy_static! {
    static ref KEY: Vec<Regex> = Regex::new(r"^(?P<label>[A-Za-z][\w-]*)\s*[:=]\s*(?P<value>.*)$")
        .into_iter()
        .collect();
}

/// A key with its value.
pub(super) struct Key {
    /// The key as it stands.
    pub label: String,
    /// Name of the field of the document; empty where it has none.
    pub fills: &'static str,
    /// Its line, as an index.
    pub line: usize,
    pub value: String,
}

/// The keys, and the line where the text begins. One key a line, lists below or beside.
pub(super) fn read(source: &Source<'_>) -> Option<(Vec<Key>, usize)> {
    let fence = source.lines.first()?.trimmed();
    if fence != "---" && fence != "+++" {
        return None;
    }
    let end = source
        .lines
        .iter()
        .take(100)
        .skip(1)
        .position(|line| line.trimmed() == fence)?
        + 1;
    let mut keys: Vec<Key> = Vec::new();
    for index in 1..end {
        let text = source.lines[index].trimmed();
        let key = KEY.iter().find_map(|pattern| pattern.captures(text));
        if let Some(found) = key.filter(|_| !source.lines[index].text.starts_with([' ', '\t', '-']))
        {
            let label = found["label"].to_owned();
            let known = KEYS.iter().find(|(key, _)| label.eq_ignore_ascii_case(key));
            keys.push(Key {
                fills: known.map_or("", |(_, field)| *field),
                label,
                line: index,
                value: found["value"].to_owned(),
            });
        } else if let Some(last) = keys.last_mut() {
            let item = text.trim_start_matches("- ");
            let comma = if text.starts_with("- ") && !last.value.is_empty() {
                "; "
            } else {
                " "
            };
            last.value = format!("{}{comma}{item}", last.value);
        } else if !text.is_empty() {
            return None;
        }
    }
    (!keys.is_empty()).then_some((keys, end + 1))
}
