//! Fixed phrases found in one pass.

use aho_corasick::{AhoCorasick, MatchKind};
use std::borrow::Cow;
use std::ops::Range;

/// Phrases compiled to one automaton, each with a value.
#[derive(Debug)]
pub(super) struct Phrases<T> {
    automaton: Option<AhoCorasick>,
    values: Vec<T>,
}

impl<T: Clone> Phrases<T> {
    /// Compiles phrases. A straight apostrophe stands for a curly one too.
    pub(super) fn new(phrases: impl IntoIterator<Item = (String, T)>) -> Self {
        let mut patterns = Vec::new();
        let mut values = Vec::new();
        for (phrase, value) in phrases {
            if phrase.contains('\'') {
                patterns.push(phrase.replace('\'', "’"));
                values.push(value.clone());
            }
            patterns.push(phrase);
            values.push(value);
        }
        let automaton = AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostLongest)
            .build(patterns)
            .ok();
        Self { automaton, values }
    }

    /// The longest phrases of a text that begin and end at the edge of a word, in order.
    pub(super) fn find<'a>(&'a self, text: &str) -> Vec<(Range<usize>, &'a T)> {
        let Some(automaton) = &self.automaton else {
            return Vec::new();
        };
        let flat = if text.contains('\n') {
            Cow::Owned(text.replace('\n', " "))
        } else {
            Cow::Borrowed(text)
        };
        let mut out = Vec::new();
        for found in automaton.find_iter(flat.as_ref()) {
            let range = found.range();
            if edges(text, &range)
                && let Some(value) = self.values.get(found.pattern().as_usize())
            {
                out.push((range, value));
            }
        }
        out
    }
}

/// True where a range begins and ends at the edge of a word.
fn edges(text: &str, range: &Range<usize>) -> bool {
    let before = text[..range.start].chars().next_back();
    let after = text[range.end..].chars().next();
    !before.is_some_and(char::is_alphanumeric)
        && (!after.is_some_and(char::is_alphanumeric) || text[..range.end].ends_with('.'))
}
