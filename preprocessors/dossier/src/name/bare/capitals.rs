//! Names in capitals: in a headline, and in a telegram, where all is in capitals and no sign parts the words.

use std::collections::BTreeSet;

use super::super::lexicon;
use super::super::reading::Reading;
use super::super::token::{Kind, Token};
use super::Families;

/// A text of fewer words in capitals is a heading.
const WORDS: usize = 6;

/// True for the text of a telegram, nearly all of whose words are in capitals.
pub(in crate::name) fn telegraphed<'a>(tokens: impl Iterator<Item = Token<'a>>) -> bool {
    let mut words = tokens.filter(|token| token.kind == Kind::Word && token.text.len() > 1);
    // Few texts open with two words in capitals, and fewer go on so.
    let opening = |token: Option<Token<'_>>| {
        token.is_some_and(|token| token.shouted() || matches!(token.text, "No" | "Nr"))
    };
    if !(opening(words.next()) && opening(words.next())) {
        return false;
    }
    let (mut loud, mut plain) = (2, 0);
    for word in words {
        if word.shouted() {
            loud += 1;
        } else {
            plain += 1;
        }
    }
    loud >= WORDS && plain * 5 <= loud
}

/// True for a word in capitals that is a family name which the collection establishes.
pub(super) fn established(token: &Token<'_>, surnames: &Families) -> bool {
    token.shouted()
        && token.text.chars().count() >= 4
        && !lexicon::place(token.text)
        && !lexicon::word_and_surname(&lexicon::unshout(token.text))
        && surnames.contains_key(lexicon::unshout(token.text).as_str())
}

/// `DÍAZ`, in capitals in a headline: a family name that the document prints with small letters too.
pub(super) fn shouted_own(token: &Token<'_>, surnames: &Families, own: &BTreeSet<String>) -> bool {
    if !token.shouted() || token.text.chars().count() < 4 {
        return false;
    }
    let plain = lexicon::unshout(token.text);
    surnames.contains_key(plain.as_str()) && own.contains(&plain)
}

/// True where a word with a capital stands right before.
pub(super) fn beside_capital_before(reading: &Reading<'_>, at: usize) -> bool {
    let before = at
        .checked_sub(1)
        .and_then(|before| reading.tokens.get(before));
    matches!((before, reading.tokens.get(at)), (Some(before), Some(token)) if before.capital()
        && reading.source.text[before.range.end..token.range.start]
            .chars()
            .all(char::is_whitespace))
}
