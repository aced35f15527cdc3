//! The files in which editors set, correct and decide.

pub mod archives;
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

/// The finding for a curation file that is not TOML of the expected form.
#[must_use]
pub fn invalid(name: &str, text: &str, error: &toml::de::Error) -> Finding {
    // The first line of the message is what is wrong; the rest names what would have been right.
    let message = error.message().lines().collect::<Vec<_>>().join(", ");
    let finding = Finding::new(Severity::Error, "curation-invalid", name, message)
        .remedy("mend the line; until then nothing of this file is applied");
    let Some(span) = error.span() else {
        return finding;
    };
    let (line, column) = position(text, span.start);
    let shown = text.lines().nth(line - 1).unwrap_or_default();
    finding.at(line).column(column).showing(shown)
}
