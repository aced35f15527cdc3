//! What a document's own text states of itself, whatever its layout: the head of a message, who writes to whom, the
//! number that its issuer gave it, where it is kept, what it was printed in.
//!
//! Each module fills fields that are open, or that were only guessed from the place where a line stands; none takes
//! a line out of the text.

mod cited;
mod dateline;
mod heading;
mod held;
mod message;
mod number;
mod summary;

use super::layout::Draft;
use super::source::Line;

pub(super) use held::{original_language, translator_after_label};
pub(super) use message::correspondent;

/// A head has no more lines than this, blank ones not counted.
const HEAD: usize = 24;

/// Fills what a text states of itself. `headed` is false where a catalogue's entry told title, date and creators.
pub(super) fn complete(draft: &mut Draft<'_>, headed: bool) {
    if headed {
        message::take(draft);
        heading::take(draft);
        dateline::take(draft);
        number::take(draft);
    }
    heading::dated(draft);
    held::take(draft);
    cited::take(draft);
    summary::take(draft);
}

/// Guesses that stand until something better is found.
const GUESSES: [&str; 7] = [
    "first line",
    "first lines",
    "name of the file",
    "line that names the kind of document",
    "signature and address",
    "signature",
    "line below the number of the series",
];

/// True for a field that nothing fills, or a guess.
fn open(draft: &Draft<'_>, field: &str) -> bool {
    let guessed = draft
        .metadata
        .inferred
        .get(field)
        .is_some_and(|how| GUESSES.contains(&how.as_str()));
    let empty = match field {
        "title" => draft.metadata.title.is_empty(),
        "date" => draft.metadata.date.is_none(),
        "creators" => draft.metadata.creators.is_empty(),
        _ => false,
    };
    guessed || empty
}

/// The first lines of the text that are not blank, by index.
fn head(draft: &Draft<'_>) -> Vec<usize> {
    draft
        .body
        .clone()
        .filter(|index| {
            draft
                .source
                .lines
                .get(*index)
                .is_some_and(|line| !line.is_blank())
        })
        .take(HEAD)
        .collect()
}

/// A line without the marks of headings and bold type.
fn bare<'a>(line: &Line<'a>) -> &'a str {
    line.trimmed().trim_matches(['#', '*', '_', ' '])
}
