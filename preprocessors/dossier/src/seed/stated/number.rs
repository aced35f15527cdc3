//! The number that an issuer or a registry gave a document: `A/C.2/SR.41`, `C.P. 117 (31)`, `[ES 1051/7]`.

use lazy_static::lazy_static;
use regex::Regex;

use super::{bare, head};
use crate::seed::layout::Draft;

lazy_static! {
    // A symbol: letters, then pieces with strokes between them, one of which has a figure.
    static ref SYMBOL: Vec<Regex> = Regex::new(
        r"^[A-Z]{1,6}(?:\.\d{1,4})?(?:/[A-Z0-9][A-Za-z0-9.-]{0,12}){1,7}(?:\s\([IVXLC]+\))?(?:/(?:Rev|Add|Corr)\.\s?\d+)*$"
    )
    .into_iter()
    .collect();
    // A paper of a cabinet or a committee: "C.P. 117 (31)", "C.M. (55) 12th Conclusions", "CC(69) 4".
    static ref PAPER: Vec<Regex> = Regex::new(
        r"^(?:[A-Z]\.){2,5}\s?(?:\(\d{2}\)\s?\d{1,4}|\d{1,4}\s?\(\d{2}\))(?:\s(?:\d{1,3}(?:st|nd|rd|th)\s)?(?:Conclusions|Meeting))?$|^[A-Z]{1,4}\s?\(\d{2}\)\s?\d{1,4}$"
    )
    .into_iter()
    .collect();
    // The file of a registry, in brackets or after an edition's own number.
    static ref FILE: Vec<Regex> = Regex::new(
        r"^(?:\d{1,4}\.\s+(?P<own>[A-Z]{2,6}/[\w./-]*\d[\w./-]*)|\[(?P<file>[A-Z]{1,6}[\s/]?\d[\w\s]{0,8}(?:/[\w.-]{1,12}){1,5})\])$"
    )
    .into_iter()
    .collect();
}

/// Takes the document's symbol as its record's number, and a registry's file as its locator.
pub(super) fn take(draft: &mut Draft<'_>) {
    for index in head(draft).into_iter().take(12) {
        let text = bare(&draft.source.lines[index]).to_owned();
        if text.len() > 160 {
            return;
        }
        if draft.metadata.locator.is_none()
            && draft.metadata.archive.is_none()
            && let Some(found) = FILE.iter().find_map(|pattern| pattern.captures(&text))
            && let Some(file) = found.name("own").or_else(|| found.name("file"))
        {
            draft.metadata.locator = Some(file.as_str().to_owned());
            draft.infer("locator", "file number above the text");
            continue;
        }
        let pieces = text.split("   ").flat_map(|piece| piece.split('\t'));
        let symbol = pieces.map(str::trim).find(|piece| is_symbol(piece));
        if let Some(symbol) = symbol
            && draft.metadata.record_id.is_none()
            && draft.metadata.locator.as_deref() != Some(symbol)
        {
            let symbol = symbol.to_owned();
            draft.metadata.record_id = Some(symbol);
            draft.infer("record_id", "number above the text");
        }
    }
}

fn is_symbol(text: &str) -> bool {
    let figure = text.contains(|digit: char| digit.is_ascii_digit());
    text.len() <= 40
        && figure
        && SYMBOL
            .iter()
            .chain(PAPER.iter())
            .any(|pattern| pattern.is_match(text))
}
