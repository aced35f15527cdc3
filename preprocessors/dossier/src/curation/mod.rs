//! The files in which editors set, correct and decide.

pub mod archives;
mod dates;
pub mod decisions;
pub mod entities;
pub mod events;
pub mod lock;
pub mod notes;
pub mod quotation;
pub mod settled;
pub mod sidecar;
pub mod table;
#[cfg(test)]
mod tests;

pub(crate) use dates::remedy as date_remedy;

use crate::finding::{Finding, Severity};

/// Line and column, both from 1, of a byte of a file.
#[must_use]
pub fn position(text: &str, offset: usize) -> (usize, usize) {
    let before = text.get(..offset).unwrap_or(text);
    let line_start = before.rfind('\n').map_or(0, |end| end + 1);
    (
        before.matches('\n').count() + 1,
        before[line_start..].chars().count() + 1,
    )
}

/// A finding about a byte of an editor's file: with its line and column, and the line as it stands.
pub(crate) fn at(finding: Finding, text: &str, offset: usize) -> Finding {
    let (line, column) = position(text, offset);
    let shown = text.lines().nth(line.saturating_sub(1)).unwrap_or_default();
    finding.at(line).column(column).showing(shown)
}

/// The finding for a curation file that is not TOML of the expected form.
#[must_use]
pub fn invalid(name: &str, text: &str, error: &toml::de::Error) -> Finding {
    // The first line of the message is what is wrong; the rest names what would have been right.
    let said = error.message().lines().collect::<Vec<_>>().join(", ");
    let start = error.span().map(|span| span.start);
    let line = start.and_then(|start| text.lines().nth(position(text, start).0.saturating_sub(1)));
    let (message, remedy) = match mistake(&said, line.unwrap_or_default()) {
        Some((message, remedy)) => (message.to_owned(), remedy),
        None => (said, "mend the line"),
    };
    let finding = Finding::new(Severity::Error, "curation-invalid", name, message).remedy(format!(
        "{remedy}; until then nothing of this file is applied"
    ));
    match start {
        Some(start) => at(finding, text, start),
        None => finding,
    }
}

/// What an editor may have done, by what the reader of TOML says and by the line: what is wrong, and what to do.
fn mistake(said: &str, line: &str) -> Option<(&'static str, &'static str)> {
    let has = |words: &str| said.contains(words);
    if has("key with no value") || line.trim_end().ends_with('=') {
        return Some((
            "here a key has no value",
            "write the key, an equals sign and the value, as in date = \"1921-03-04\"",
        ));
    }
    if has("must be quoted") || has("expected literal") {
        return Some(if line.contains(['“', '”', '„', '«', '‘', '’']) {
            (
                "the quotation marks are not straight ones",
                "write them straight, as \"…\" (a word processor rounds them)",
            )
        } else {
            (
                "a text stands without quotation marks",
                "put it between straight quotation marks, \"…\"",
            )
        });
    }
    if has("basic string") || has("literal string") {
        return Some((
            "a text is not closed by a quotation mark on its line",
            "close it; a text of several lines stands between \"\"\" and \"\"\", and a quotation mark within it is \
             written \\\"",
        ));
    }
    if has("escape") {
        return Some((
            "a backslash stands in a text where it means nothing",
            "write it twice, \\\\",
        ));
    }
    if has("duplicate key") {
        return Some(("this key stands here twice", "keep one of the two lines"));
    }
    if has("missing comma") || has("unclosed array") {
        return Some((
            "a list is not closed, or a comma is missing in it",
            "put commas between the members, and ] behind the last",
        ));
    }
    if has("unclosed table") || has("unclosed inline table") {
        return Some(("a bracket is not closed", "close it on the same line"));
    }
    None
}
