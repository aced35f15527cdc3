//! Lines printed in capitals, as telegrams and headings are, read as if they were in small letters.

use std::borrow::Cow;

use crate::date::MONTHS;

/// So many words must a line have that is read so: a name or stamp in capitals is left as it is.
const WORDS: usize = 4;

/// The text with its lines in capitals in small letters, the names of months and days apart. No byte moves.
pub(super) fn recased(text: &str) -> Cow<'_, str> {
    if !text.split(['\n', '.']).any(is_capitals) {
        return Cow::Borrowed(text);
    }
    let mut recased = String::with_capacity(text.len());
    for line in text.split_inclusive(['\n', '.']) {
        if is_capitals(line) {
            line.split_inclusive(|letter: char| !letter.is_ascii_alphabetic())
                .for_each(|piece| push_word(&mut recased, piece));
        } else {
            recased.push_str(line);
        }
    }
    Cow::Owned(recased)
}

/// Whether a line is of several words, all in capitals.
fn is_capitals(line: &str) -> bool {
    let mut words = 0;
    for word in line.split_whitespace() {
        if word.chars().any(char::is_lowercase) {
            return false;
        }
        let letters = word.chars().filter(|letter| letter.is_uppercase()).count();
        words += usize::from(letters > 1);
    }
    words >= WORDS
}

/// A word in small letters with the mark after it; of a month or day with its capital.
fn push_word(recased: &mut String, piece: &str) {
    let mut lower = piece.to_ascii_lowercase();
    let word = lower.trim_end_matches(|letter: char| !letter.is_ascii_alphabetic());
    let named = MONTHS
        .iter()
        .copied()
        .chain(super::weekday::names())
        .any(|name| name.eq_ignore_ascii_case(word));
    if named && let Some(first) = lower.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    recased.push_str(&lower);
}

#[cfg(test)]
mod tests {
    use super::recased;

    #[test]
    fn telegrams_are_read_in_small_letters() {
        let text = "No. 4\nLANDED ALL AT HARWICH THIRD AUGUST. Letter follows.\nA. B. SMITH";
        let read = recased(text);
        assert_eq!(
            read,
            "No. 4\nlanded all at harwich third August. Letter follows.\nA. B. SMITH"
        );
        assert_eq!(read.len(), text.len());
    }

    #[test]
    fn other_letters_stay_and_no_byte_moves() {
        let text = "ÅRSMØDE I ÅLESUND DEN 5 MAI MÅNED İSTANBUL";
        assert_eq!(recased(text).len(), text.len());
        assert_eq!(recased("Minutes of the Board"), "Minutes of the Board");
    }
}
