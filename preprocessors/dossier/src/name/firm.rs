//! Firms: `Vanderpoorten & Sons`, `Messrs. Jardine, Matheson and Co.`.

use std::ops::Range;

use super::body::{self, Piece};
use super::token::{Kind, Token};

/// Finds the firms of a text.
pub(super) fn find(text: &str, tokens: &[Token<'_>]) -> Vec<body::Found> {
    let mut out: Vec<body::Found> = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        let ends = matches!(
            token.text,
            "Co" | "Cie"
                | "Sons"
                | "Bros"
                | "Brothers"
                | "Company"
                | "Compagnie"
                | "Söhne"
                | "Fils"
                | "Hijos"
                | "Figli"
        );
        let joined =
            at >= 2 && matches!(tokens[at - 1].text, "&" | "and" | "et" | "y" | "e" | "und");
        if !ends || !joined || !name(&tokens[at - 2]) {
            continue;
        }
        let mut first = at - 2;
        while let Some(back) = first.checked_sub(1) {
            let beside = tokens[back].range.end <= tokens[first].range.start
                && text[tokens[back].range.end..tokens[first].range.start]
                    .chars()
                    .all(|letter| letter == ' ');
            if beside && (name(&tokens[back]) || tokens[back].kind == Kind::Initials) {
                first = back;
            } else if tokens[back].text == "," && back >= 1 && name(&tokens[back - 1]) {
                first = back - 1;
            } else {
                break;
            }
        }
        let stop = text[token.range.end..].starts_with('.') && matches!(token.text, "Co" | "Bros");
        let range = tokens[first].range.start..token.range.end + usize::from(stop);
        out.push(body::Found {
            pieces: vec![(Piece::Word, range.clone())],
            range,
            place: None,
            defines: None,
            defined: None,
            evidence: vec!["names joined to “Sons”, “Co.” or “Brothers”"],
        });
    }
    out
}

/// True for a word that may be a name in a firm.
fn name(token: &Token<'_>) -> bool {
    token.capital()
        && !token.possessive
        && !super::lexicon::title(token.text)
        && (!super::lexicon::no_name(token.text) || super::lexicon::word_and_surname(token.text))
}

/// Puts firms among the bodies; what they cover is no body of its own.
pub(super) fn add(bodies: &mut Vec<body::Found>, firms: Vec<body::Found>) {
    if firms.is_empty() {
        return;
    }
    let covered = |range: &Range<usize>| {
        firms
            .iter()
            .any(|firm| firm.range.start < range.end && range.start < firm.range.end)
    };
    bodies.retain(|found| !covered(&found.range));
    bodies.extend(firms);
    bodies.sort_by_key(|found| (found.range.start, found.range.end));
}
