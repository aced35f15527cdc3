//! Words, initials and marks of a text, with what the finders need to know of each.

use std::ops::Range;

use lazy_static::lazy_static;
use regex::Regex;

use super::lexicon;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A word, possibly with inner hyphens or apostrophes; an abbreviated title keeps its full stop.
    Word,
    /// Initials with their full stops: `N.`, `V.P.`, `Yu.`, `U.S.`.
    Initials,
    /// A number.
    Number,
    /// A mark of punctuation, or a line break that the document keeps.
    Mark,
}

/// A word, number or mark of a text.
#[derive(Debug, Clone)]
pub(super) struct Token<'a> {
    /// Bytes of the text, a possessive ending left off.
    pub(super) range: Range<usize>,
    /// The text of that range.
    pub(super) text: &'a str,
    /// What it is.
    pub(super) kind: Kind,
    /// True where it opens a sentence, a line or a quotation, so that its capital says nothing.
    pub(super) opens: bool,
    /// True where a possessive ending follows.
    pub(super) possessive: bool,
}

lazy_static! {
    static ref TOKEN: Regex = {
        // Initials first: a capital with a full stop, or one of the digraphs by which Cyrillic letters are written.
        let pattern = r"(?x)
            (?P<initials> (?: (?:Yu|Ya|Ye|Kh|Zh|Sh|Ch|Ts|Iu|Ia|Dzh|Ju|Ja|Th|Ph|St|\p{Lu}) \. -? )+ )
          | (?P<word> \p{L}[\p{L}\p{M}]* (?: ['’‘ʼ`-] \p{L}[\p{L}\p{M}]* )* )
          | (?P<number> \p{N}[\p{N}\p{L}]* (?: [.,] \p{N}+ )* )
          | (?P<mark> \S )
        ";
        #[allow(clippy::expect_used, reason = "the pattern is a constant; a test compiles it")]
        Regex::new(pattern).expect("pattern of a token")
    };
}

impl Token<'_> {
    /// True for a word that begins with a capital.
    pub(super) fn capital(&self) -> bool {
        self.kind == Kind::Word && self.text.chars().next().is_some_and(char::is_uppercase)
    }

    /// True for a word of two letters or more, all of them capitals.
    pub(super) fn shouted(&self) -> bool {
        self.kind == Kind::Word
            && self.text.chars().filter(|c| c.is_alphabetic()).count() > 1
            && !self.text.chars().any(char::is_lowercase)
    }
}

/// Splits a text into tokens, in order.
pub(super) fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut out: Vec<Token<'_>> = Vec::new();
    let mut opens = true;
    let mut last_end = 0;
    for found in TOKEN.captures_iter(text) {
        let Some(whole) = found.get(0) else { continue };
        if whole.start() < last_end {
            continue;
        }
        if let Some(at) = text[last_end..whole.start()].find('\n') {
            // A line break that a document keeps ends whatever stands before it: in a list of
            // participants an office of one line is not held by the person of the next.
            let range = last_end + at..last_end + at + 1;
            out.push(Token {
                text: &text[range.clone()],
                kind: Kind::Mark,
                opens: false,
                possessive: false,
                range,
            });
            opens = true;
        }
        let (kind, range) = if found.name("initials").is_some() && !glued(text, whole.start()) {
            (Kind::Initials, whole.range())
        } else if found.name("number").is_some() {
            (Kind::Number, whole.range())
        } else if found.name("mark").is_some() {
            (Kind::Mark, whole.range())
        } else {
            (Kind::Word, whole.range())
        };
        let (range, possessive) = if kind == Kind::Word {
            word(text, range)
        } else {
            (range, false)
        };
        last_end = if possessive { whole.end() } else { range.end };
        let piece = &text[range.clone()];
        let token = Token {
            text: piece,
            kind,
            opens: opens && kind != Kind::Mark,
            possessive,
            range,
        };
        opens = match token.kind {
            Kind::Mark => match piece {
                "." | "!" | "?" | ":" | ";" | "•" | "*" | "…" => true,
                "\"" | "“" | "”" | "(" | "[" | "'" | "‘" | "’" | ")" | "]" | "-" | "–" | "—" => {
                    opens
                }
                _ => false,
            },
            // `1.` and `a.` open a line; what follows is as if at its start.
            Kind::Number => opens,
            Kind::Initials => opens && piece.len() == 2 && !piece.starts_with(char::is_uppercase),
            Kind::Word => false,
        };
        out.push(token);
    }
    out
}

/// True where a match begins in the middle of a word (`MiG.`).
fn glued(text: &str, start: usize) -> bool {
    text[..start]
        .chars()
        .next_back()
        .is_some_and(char::is_alphanumeric)
}

/// Words whose possessive belongs to the name of a body.
const PEOPLE: &[&str] = &[
    "People",
    "Women",
    "Worker",
    "Men",
    "Children",
    "Veteran",
    "Soldier",
    "Teacher",
    "Farmer",
    "Peasant",
    "Writer",
    "Lawyer",
    "Journalist",
    "Student",
    "Lloyd",
    "King",
    "Queen",
    "Peoples",
];

/// True where a word with a capital follows on the line: `Fredk. Foulkes`.
fn name_follows(after: &str) -> bool {
    after
        .strip_prefix(' ')
        .is_some_and(|rest| rest.starts_with(char::is_uppercase))
}

/// Cuts a possessive ending off, or takes in the full stop of an abbreviated title.
fn word(text: &str, range: Range<usize>) -> (Range<usize>, bool) {
    let piece = &text[range.clone()];
    for ending in ["'s", "’s", "‘s", "'S", "’S"] {
        if let Some(stem) = piece.strip_suffix(ending)
            && !stem.is_empty()
        {
            // “People’s Army”: part of a name, not a possessor.
            let next = text[range.end..].trim_start();
            if PEOPLE.contains(&stem) && next.starts_with(char::is_uppercase) {
                return (range, false);
            }
            return (range.start..range.start + stem.len(), true);
        }
    }
    // “Workers’ Party”: the apostrophe belongs to the word where a word with a capital follows.
    if piece.ends_with('s') && piece.starts_with(char::is_uppercase) {
        for mark in ['\'', '’'] {
            if let Some(rest) = text[range.end..].strip_prefix(mark)
                && rest.starts_with(char::is_whitespace)
                && rest.trim_start().starts_with(char::is_uppercase)
            {
                return (range.start..range.end + mark.len_utf8(), false);
            }
        }
    }
    if text[range.end..].starts_with('.')
        && (lexicon::abbreviated_title(piece)
            || (lexicon::short_given(piece) && name_follows(&text[range.end + 1..])))
    {
        return (range.start..range.end + 1, false);
    }
    (range, false)
}
