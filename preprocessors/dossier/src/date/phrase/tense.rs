//! Whether a sentence tells of what was, or of what is to come.

use std::ops::Range;

use super::reading::Tense;

/// Words of what is to come.
const COMING: &str = " will shall would intend intends propose proposes plans planned planning plan expected expects hope hopes fixed arranged scheduled invited postponed forthcoming coming upcoming intended proposed adjourned summoned convened arrange arranging organize organise prepare preparing preparations ";
/// Words of what was; others that end in “ed” count too.
const PAST: &str = " was were had did took held met came went made gave sent wrote said told read heard saw left began became spoke stood brought found took fell lost won paid put ";

/// The tense of the sentence around a range of a text.
pub(super) fn of(text: &str, range: &Range<usize>) -> Tense {
    let before = text.get(..range.start).unwrap_or_default();
    let after = text.get(range.end..).unwrap_or_default();
    let ends = |at: usize, all: &str| {
        all.get(at + 1..)
            .is_some_and(|rest| rest.starts_with([' ', '\n', '”', '"']) || rest.is_empty())
    };
    // A full stop after a short word is one of an abbreviation.
    let short = |at: usize, all: &str| {
        all.get(..at)
            .and_then(|own| own.split_whitespace().next_back())
            .is_some_and(|word| word.chars().count() <= 3 && word.starts_with(char::is_uppercase))
    };
    let cut = |all: &str, at: usize, mark: &str| {
        mark == "\n" || mark == ";" || ends(at, all) && !(mark == "." && short(at, all))
    };
    let marks = ['.', ';', '!', '?', '\n'];
    let start = before
        .rmatch_indices(marks)
        .find(|(at, mark)| cut(before, *at, mark))
        .map_or(0, |(at, _)| at + 1);
    let end = after
        .match_indices(marks)
        .find(|(at, mark)| cut(after, *at, mark))
        .map_or(after.len(), |(at, _)| at);
    let own = [
        before.get(start..).unwrap_or_default(),
        after.get(..end).unwrap_or_default(),
    ];
    let (mut coming, mut past) = (false, false);
    for piece in own {
        let folded = piece.to_lowercase();
        for phrase in [
            "is to ",
            "are to ",
            "to be held",
            "fixed for",
            "arranged for",
            "shortly to",
        ] {
            coming |= folded.contains(phrase);
        }
        for word in folded.split(|letter: char| !letter.is_alphanumeric()) {
            let padded = format!(" {word} ");
            let told = COMING.contains(&padded) && !word.is_empty();
            coming |= told;
            past |= !told
                && !word.is_empty()
                && (PAST.contains(&padded) || word.len() > 4 && word.ends_with("ed"));
        }
    }
    match (past, coming) {
        (false, true) => Tense::Future,
        (true, true) => Tense::Mixed,
        (true, false) => Tense::Past,
        (false, false) => Tense::Open,
    }
}
