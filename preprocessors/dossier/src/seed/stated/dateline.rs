//! Place and day beside something else in a line: after a message's number, or a wide gap from it.

use lazy_static::lazy_static;
use regex::Regex;

use super::{bare, head};
use crate::date::Precision;
use crate::seed::header_date;
use crate::seed::layout::Draft;

lazy_static! {
    // What kind of message it is, with its number: "Cablegram 88 WINDHAVEN, 17 August 1936".
    static ref NUMBER: Vec<Regex> = Regex::new(
        r"^(?i:(?:cable|tele|aero)gram|telegraphic|airgram|des?patch|dispatch|letter|memorandum|minute|note|message|agendum|submission|no|nr|n[°º]|d|t|tel)\.?\s*(?i:no\.?|n[°º]|unnumbered)?\s*(?:[A-Z]{0,4}[\d/.-]*\d[\w/.-]*)?\s*(?:\((?i:extracts?|copy|translation)\))?[.,]?\s+(?P<rest>\[?\p{Lu}.*)$"
    )
    .into_iter()
    .collect();
}

/// Datelines stand among so many first lines.
const NEAR: usize = 14;
/// A longer line is text, in bytes.
const LONGEST: usize = 140;

/// Takes the day, and keeps the place.
pub(super) fn take(draft: &mut Draft<'_>) {
    if draft.metadata.date.is_some() {
        return;
    }
    let lines: Vec<usize> = head(draft).into_iter().take(NEAR).collect();
    let found = lines.into_iter().find_map(|index| {
        let text = bare(&draft.source.lines[index]);
        if text.len() > LONGEST {
            return None;
        }
        text.split("   ")
            .flat_map(|piece| piece.split('\t'))
            .map(str::trim)
            .filter(|piece| !piece.is_empty())
            .find_map(placed)
    });
    if let Some((place, date)) = found {
        draft.metadata.date = Some(date);
        draft.infer("date", "place and date above the text");
        draft.keep("Place", place);
    }
}

fn placed(piece: &str) -> Option<(String, crate::date::Edtf)> {
    let rest = NUMBER
        .iter()
        .find_map(|pattern| pattern.captures(piece))
        .and_then(|found| found.name("rest"));
    let numbered = rest.and_then(|rest| header_date::dateline(rest.as_str()));
    let (place, date) = numbered.or_else(|| header_date::dateline(piece))?;
    (date.precision() == Precision::Day).then(|| (place.to_owned(), date))
}
