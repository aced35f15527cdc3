//! Note marks of the source that lead to no note.

use lazy_static::lazy_static;
use regex::Regex;

use super::{Desk, Doubt};

lazy_static! {
    // An asterisk or dagger after a word; before one it would begin a note or a list.
    static ref MARK: Vec<Regex> =
        Regex::new(r"[\p{L}\p{N}.,;:!?”’)\]]\s?(?P<mark>\*{1,3}|†|‡)(?:[\s.,;:!?”’)]|$)").into_iter().collect();
    static ref NOTE: Vec<Regex> = Regex::new(r"^\s*(?:\*{1,3}|†|‡)\s*[\p{L}\p{N}“‘(\[]").into_iter().collect();
}

/// One doubt for a document: what all its marks lack is the same.
pub(super) fn look(desk: &Desk<'_>) -> Vec<Doubt> {
    let mut doubts: Vec<Doubt> = Vec::new();
    for (document, index, block) in desk.running() {
        if doubts
            .last()
            .is_some_and(|doubt| doubt.document == document)
        {
            continue;
        }
        let Some(mark) = MARK
            .iter()
            .find_map(|mark| mark.captures(&block.text)?.name("mark"))
        else {
            continue;
        };
        let blocks = desk
            .edition
            .documents
            .get(document)
            .map_or(&[][..], |found| &found.blocks);
        let has_notes = blocks
            .iter()
            .any(|block| NOTE.iter().any(|note| note.is_match(&block.text)));
        if has_notes {
            continue;
        }
        let around = super::sentence(&block.text, mark.start());
        doubts.push(Doubt::new(
            "note-mark-without-note",
            document,
            Some((index, around)),
            format!("the source marks a note with “{}”, and the file has no such note", mark.as_str()),
            "add the note's text to the file if you have the original; the mark is printed as it stands",
        ));
    }
    doubts
}
