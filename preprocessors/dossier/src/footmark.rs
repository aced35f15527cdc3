//! The marks of notes that a plain text prints at once behind a word: “deserved.[3]”, “in 1967.2”, “fourteen.²”.

/// How many bytes the mark of a note takes that is printed at once behind the end of a sentence: “deserved.[3] On”, “in
/// 1967.2 In”, “fourteen.² He”, “agreed”.14 The”.
pub(crate) fn length(before: &str, after: &str) -> usize {
    const CLOSING: [char; 3] = ['”', '"', '’'];
    let closing = after.len() - after.trim_start_matches(CLOSING).len();
    let rest = after.get(closing..).unwrap_or_default();
    let digits = |text: &str| {
        text.len()
            - text
                .trim_start_matches(|letter: char| letter.is_ascii_digit())
                .len()
    };
    let marked = match rest.chars().next() {
        Some('[') => {
            let figures = digits(rest.get(1..).unwrap_or_default());
            let closed = rest
                .get(1 + figures..)
                .is_some_and(|end| end.starts_with(']'));
            if (1..=3).contains(&figures) && closed {
                figures + 2
            } else {
                0
            }
        }
        Some('0'..='9') => {
            // “No. 3.2” and “p. 12.5” are numbers; a year, a word and a closing quotation mark are not of one.
            let word = before
                .rsplit(|letter: char| !letter.is_alphanumeric())
                .next();
            let word = word.unwrap_or_default();
            let year = word.len() == 4 && word.starts_with('1') && digits(word) == 4;
            let worded = word.chars().count() > 1 && word.chars().all(char::is_lowercase);
            let figures = digits(rest);
            if figures <= 2 && (year || worded || closing > 0) {
                figures
            } else {
                0
            }
        }
        Some('†' | '‡' | '¹' | '²' | '³' | '⁰'..='⁹') => {
            let mark = |letter: char| matches!(letter, '†' | '‡' | '¹' | '²' | '³' | '⁰'..='⁹');
            rest.len() - rest.trim_start_matches(mark).len()
        }
        _ => 0,
    };
    let ends = rest
        .get(marked..)
        .is_some_and(|end| end.is_empty() || end.starts_with([' ', '\n', '\u{a0}']));
    if marked > 0 && ends {
        closing + marked
    } else {
        0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mark_of_a_note_behind_a_sentence_is_no_word_of_it() {
        for (text, mark) in [
            ("was answered.[3] On the same day", 3),
            ("in September 1867.2 In the same week", 1),
            ("with fourteen votes.² He left", 2),
            ("had “agreed.”14 The Board", 5),
            ("ended.†", 3),
            ("see No. 3.2 In Porto", 0),
            ("a depth of 12.5 Metres", 0),
            ("the map of 1802.250 Sheets", 0),
            ("it rained. 3 May", 0),
            ("it rained.3rd May", 0),
        ] {
            let at = text.find(['.']).unwrap();
            let at = if text.starts_with("see") { 10 } else { at };
            let (before, after) = (&text[..at], &text[at + 1..]);
            assert_eq!(length(before, after), mark, "{text}");
        }
    }
}
