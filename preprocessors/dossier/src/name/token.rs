//! Words, initials and marks of a text, with what the finders need to know of each.

use std::ops::Range;

use unicode_normalization::char::is_combining_mark;

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

/// Digraphs by which Cyrillic letters are written, and two of other scripts: `Yu. V.`, `Th.`.
const DIGRAPHS: [&str; 16] = [
    "Yu", "Ya", "Ye", "Kh", "Zh", "Sh", "Ch", "Ts", "Iu", "Ia", "Dzh", "Ju", "Ja", "Th", "Ph", "St",
];

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
    // A word with the space after it has about six bytes.
    let mut out: Vec<Token<'_>> = Vec::with_capacity(text.len() / 5 + 1);
    let mut opens = true;
    let mut at = 0;
    while let Some((start, line_break)) = next_start(text, at) {
        if let Some(range) = line_break {
            // A line break that a document keeps ends whatever stands before it: in a list of
            // participants an office of one line is not held by the person of the next.
            out.push(Token {
                text: &text[range.clone()],
                kind: Kind::Mark,
                opens: false,
                possessive: false,
                range,
            });
            opens = true;
        }
        let (kind, whole) = scan(text, start);
        let (range, possessive) = if kind == Kind::Word {
            word(text, whole.clone())
        } else {
            (whole.clone(), false)
        };
        at = if possessive { whole.end } else { range.end };
        let piece = &text[range.clone()];
        out.push(Token {
            text: piece,
            kind,
            opens: opens && kind != Kind::Mark,
            possessive,
            range,
        });
        opens = match kind {
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
    }
    out
}

/// The tokens of a text as they wait between two looks at it: those of all documents are held at once, so that each is
/// kept in eight bytes and put together when it is asked for.
#[derive(Debug, Default)]
pub(super) struct Tokens<'a> {
    text: &'a str,
    packed: Box<[Packed]>,
}

/// A token: where it begins, and its length with what else is known of it.
#[derive(Debug, Clone, Copy)]
struct Packed {
    start: u32,
    rest: u32,
}

impl Packed {
    const KIND: u32 = 0b11;
    const OPENS: u32 = 0b100;
    const POSSESSIVE: u32 = 0b1000;
    const BITS: u32 = 4;

    /// None of a token that lies farther on, or is longer, than any text is.
    fn of(token: &Token<'_>) -> Option<Self> {
        let length = u32::try_from(token.text.len()).ok()?;
        if length.leading_zeros() < Self::BITS {
            return None;
        }
        let kind = match token.kind {
            Kind::Word => 0,
            Kind::Initials => 1,
            Kind::Number => 2,
            Kind::Mark => 3,
        };
        let flag = |set: bool, bit: u32| if set { bit } else { 0 };
        Some(Self {
            start: u32::try_from(token.range.start).ok()?,
            rest: length << Self::BITS
                | kind
                | flag(token.opens, Self::OPENS)
                | flag(token.possessive, Self::POSSESSIVE),
        })
    }

    fn start(self) -> usize {
        usize::try_from(self.start).unwrap_or(usize::MAX)
    }

    fn token(self, text: &str) -> Token<'_> {
        let length = usize::try_from(self.rest >> Self::BITS).unwrap_or_default();
        let range = self.start()..self.start().saturating_add(length);
        Token {
            text: text.get(range.clone()).unwrap_or_default(),
            range,
            kind: match self.rest & Self::KIND {
                0 => Kind::Word,
                1 => Kind::Initials,
                2 => Kind::Number,
                _ => Kind::Mark,
            },
            opens: self.rest & Self::OPENS != 0,
            possessive: self.rest & Self::POSSESSIVE != 0,
        }
    }
}

impl<'a> Tokens<'a> {
    /// Keeps the tokens of a text.
    pub(super) fn of(text: &'a str, tokens: &[Token<'_>]) -> Self {
        Self {
            text,
            packed: tokens.iter().filter_map(Packed::of).collect(),
        }
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.packed.len()
    }

    /// The token of a number.
    pub(super) fn get(&self, at: usize) -> Option<Token<'a>> {
        Some(self.packed.get(at)?.token(self.text))
    }

    /// The text of a token; empty where there is none.
    pub(super) fn word(&self, at: usize) -> &'a str {
        self.get(at).map_or("", |token| token.text)
    }

    /// All of them, in order.
    pub(super) fn iter(&self) -> impl ExactSizeIterator<Item = Token<'a>> + '_ {
        self.packed.iter().map(|packed| packed.token(self.text))
    }

    /// All of them put together.
    pub(super) fn all(&self) -> Vec<Token<'a>> {
        self.iter().collect()
    }

    /// How many begin before a place of the text.
    pub(super) fn before(&self, place: usize) -> usize {
        self.packed.partition_point(|packed| packed.start() < place)
    }
}

/// The first byte that is no white space from a place on, with the first line break before it.
fn next_start(text: &str, from: usize) -> Option<(usize, Option<Range<usize>>)> {
    let mut line_break = None;
    for (offset, letter) in text[from..].char_indices() {
        let at = from + offset;
        if letter == '\n' && line_break.is_none() {
            line_break = Some(at..at + 1);
        } else if !letter.is_whitespace() {
            return Some((at, line_break));
        }
    }
    None
}

/// The token that begins at a place: initials before words, so that `U.S.` is one.
fn scan(text: &str, start: usize) -> (Kind, Range<usize>) {
    let mut letters = text[start..].chars();
    let first = letters.next().unwrap_or(' ');
    if letter(first) {
        if first.is_uppercase() {
            let end = initials_end(text, start);
            if end > start {
                let kind = if glued(text, start) || style(text, start..end) {
                    Kind::Word
                } else {
                    Kind::Initials
                };
                return (kind, start..end);
            }
        }
        return (Kind::Word, start..word_end(text, start));
    }
    if first.is_numeric() {
        return (Kind::Number, start..number_end(text, start));
    }
    (Kind::Mark, start..start + first.len_utf8())
}

/// True for the style of an Excellency or a Highness before a name in full, which are no initials: `H.E. Dr. Lie`,
/// `H.E. Karin Lie`, `H.E. K. Lie`; `H.E. Lie` may be one who is called Henrik.
fn style(text: &str, range: Range<usize>) -> bool {
    const STYLES: [&str; 6] = ["H.E.", "H.R.H.", "H.I.H.", "H.S.H.", "H.I.M.", "H.H."];
    let Some(rest) = text.get(range.end..).filter(|_| {
        let own = text.get(range.clone());
        own.is_some_and(|own| STYLES.contains(&own))
    }) else {
        return false;
    };
    let mut words = rest.split(' ').skip(1);
    let mut name = || {
        let word = words.next()?;
        word.starts_with(char::is_uppercase).then_some(word)
    };
    match (name(), name()) {
        (Some(first), Some(_)) => !first.ends_with([',', ';', ':', ')']),
        _ => false,
    }
}

/// True for a letter: what `\p{L}` is.
fn letter(letter: char) -> bool {
    letter.is_ascii_alphabetic()
        || (!letter.is_ascii() && letter.is_alphabetic() && !letter.is_numeric())
}

/// Where initials with their full stops end: `V.P.`, `Yu.`, `J.-P.`; the start where there are none.
fn initials_end(text: &str, start: usize) -> usize {
    let mut end = start;
    loop {
        let rest = &text[end..];
        let Some(first) = rest.chars().next().filter(|first| first.is_uppercase()) else {
            return end;
        };
        let length = if rest[first.len_utf8()..].starts_with('.') {
            first.len_utf8()
        } else if let Some(digraph) = DIGRAPHS.iter().find(|digraph| {
            rest.strip_prefix(**digraph)
                .is_some_and(|after| after.starts_with('.'))
        }) {
            digraph.len()
        } else {
            return end;
        };
        end += length + 1;
        if text[end..].starts_with('-') {
            end += 1;
        }
    }
}

/// Where a word ends: letters, and single hyphens or apostrophes between letters.
fn word_end(text: &str, start: usize) -> usize {
    let mut end = start;
    let mut joint = None;
    for (offset, found) in text[start..].char_indices() {
        let at = start + offset;
        if letter(found)
            || (joint.is_none() && at > start && !found.is_ascii() && is_combining_mark(found))
        {
            end = at + found.len_utf8();
            joint = None;
        } else if joint.is_none() && matches!(found, '\'' | '’' | '‘' | 'ʼ' | '`' | '-') {
            joint = Some(at);
        } else {
            break;
        }
    }
    end
}

/// Where a number ends: digits with letters, and further digits after a point or comma.
fn number_end(text: &str, start: usize) -> usize {
    let mut end = start;
    let mut point = false;
    // After a point only digits go on.
    let mut fraction = false;
    for (offset, found) in text[start..].char_indices() {
        let at = start + offset;
        if found.is_numeric() || (!point && !fraction && letter(found)) {
            end = at + found.len_utf8();
            fraction |= point;
            point = false;
        } else if !point && matches!(found, '.' | ',') {
            point = true;
        } else {
            break;
        }
    }
    end
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

#[cfg(test)]
mod tests {
    use super::{Tokens, tokens};

    #[test]
    fn what_waits_is_put_together_as_it_was() {
        for text in [
            "",
            "“Dr. V.P. Novák’s letter of 1,204 words”, said Mme O'Hara.\nThe U.S. fleet: 3rd ship.",
            "Ḱö́ŕ – 東京 N. S. Khrushchev's",
        ] {
            let all = tokens(text);
            let kept = Tokens::of(text, &all);
            assert_eq!(kept.len(), all.len());
            assert_eq!(format!("{:?}", kept.all()), format!("{all:?}"));
            for (at, token) in all.iter().enumerate() {
                assert_eq!(kept.before(token.range.start), at);
                assert_eq!(kept.word(at), token.text);
            }
            assert_eq!(kept.before(text.len()), all.len());
            assert!(kept.get(all.len()).is_none());
        }
    }

    #[test]
    fn a_token_that_waits_takes_eight_bytes() {
        assert_eq!(std::mem::size_of::<super::Packed>(), 8);
    }
}
