//! Finding a passage again by its words: white space is folded and quotation marks of every form are
//! alike, so that a quotation may be broken over lines and typed on any keyboard.

use std::ops::Range;

/// A text as quotations are compared: characters with the bytes that they stand for.
#[derive(Debug, Clone)]
pub struct Folded {
    characters: Vec<char>,
    /// For each character the byte of the text where it begins, and one more for the end.
    bytes: Vec<usize>,
}

impl Folded {
    /// Folds a text.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let mut folded = Self {
            characters: Vec::with_capacity(text.len()),
            bytes: Vec::with_capacity(text.len() + 1),
        };
        for (at, character) in text.char_indices() {
            let character = fold(character);
            // Of a run of spaces the first stands for all.
            if character == ' ' && matches!(folded.characters.last(), Some(' ') | None) {
                continue;
            }
            folded.characters.push(character);
            folded.bytes.push(at);
        }
        folded.bytes.push(text.len());
        // What is left is the byte where the space at the end began.
        if folded.characters.last() == Some(&' ') {
            folded.characters.pop();
            folded.bytes.pop();
        }
        folded
    }

    /// Every place of a quotation, in bytes of the text, in order; none for an empty one.
    #[must_use]
    pub fn find(&self, quotation: &str) -> Vec<Range<usize>> {
        let wanted = Self::new(quotation).characters;
        if wanted.is_empty() || wanted.len() > self.characters.len() {
            return Vec::new();
        }
        self.characters
            .windows(wanted.len())
            .enumerate()
            .filter(|(_, window)| *window == wanted)
            .map(|(start, _)| self.bytes[start]..self.bytes[start + wanted.len()])
            .collect()
    }

    /// True where the text before `offset` bytes ends with the quotation.
    #[must_use]
    pub fn ends_at(&self, quotation: &str, offset: usize) -> bool {
        let wanted = Self::new(quotation).characters;
        let mut end = self.bytes.partition_point(|byte| *byte < offset);
        end = end.min(self.characters.len());
        if end > 0 && self.characters[end - 1] == ' ' {
            end -= 1;
        }
        self.characters[..end].ends_with(&wanted)
    }
}

/// The text with white space folded, for messages and files.
#[must_use]
pub fn squeeze(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn fold(character: char) -> char {
    match character {
        '‘' | '’' | 'ʼ' | '`' | '´' => '\'',
        '“' | '”' | '„' | '«' | '»' => '"',
        space if space.is_whitespace() => ' ',
        other => other,
    }
}
