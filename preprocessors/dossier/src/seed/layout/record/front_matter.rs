//! The front matter of a Markdown file: YAML between lines of `---`, TOML between lines of `+++`.

use lazy_static::lazy_static;
use regex::Regex;

use super::Key;
use crate::seed::source::Source;

lazy_static! {
    static ref KEY: Vec<Regex> = Regex::new(r"^(?P<label>[A-Za-z][\w-]*)\s*[:=]\s*(?P<value>.*)$")
        .into_iter()
        .collect();
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
            keys.push(Key {
                fills: super::fills(&label),
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
