//! Lists of words that stand in one text, each between two spaces.

use std::borrow::Cow;

use memchr::memmem;

/// Whether a list has a word, or several in a row.
pub(crate) fn holds(list: &str, word: &str) -> bool {
    let (list, word) = (list.as_bytes(), word.as_bytes());
    !word.is_empty()
        && memmem::find_iter(list, word).any(|start| {
            let before = start.checked_sub(1).and_then(|before| list.get(before));
            before == Some(&b' ') && list.get(start + word.len()) == Some(&b' ')
        })
}

/// Whether a list of small words has a word, however it is written.
pub(crate) fn holds_lower(list: &str, word: &str) -> bool {
    holds(list, &lower(word))
}

/// A word in small letters, which most are already.
fn lower(word: &str) -> Cow<'_, str> {
    if word
        .bytes()
        .any(|byte| byte.is_ascii_uppercase() || !byte.is_ascii())
    {
        Cow::Owned(word.to_lowercase())
    } else {
        Cow::Borrowed(word)
    }
}

#[cfg(test)]
mod tests {
    use super::{holds, holds_lower};

    #[test]
    fn only_whole_words_of_the_list_are_held() {
        const LIST: &str = " minute minutes a été took part ";
        for word in ["minute", "minutes", "a", "été", "took part", "part"] {
            assert!(holds(LIST, word), "{word}");
            assert!(holds_lower(LIST, &word.to_uppercase()), "{word}");
        }
        for word in ["", " ", "min", "inute", "inutes", "Minute", "minute a", "t"] {
            assert!(!holds(LIST, word), "{word}");
        }
        assert!(!holds("ends open", "open") && !holds("", "a"));
    }
}
