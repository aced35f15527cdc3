//! The office that stands beside a name, in the words of the document.

use super::floor;
use crate::document::{BlockKind, Document};
use crate::name::token::{self, Kind, Token};
use crate::name::{Field, NameMention, lexicon, office};

/// No title stands farther from its name, in bytes.
const NEAR: usize = 120;

/// The words of an office beside a name.
#[derive(Debug)]
pub(super) struct Title {
    /// The words, lower case: `prime minister of france`.
    words: Vec<String>,
    /// True for what the person had been: `former`, `the late`, `then`.
    pub(super) past: bool,
}

impl Title {
    /// True where it is an office by this name, and not one with more to it: “Vice President” is not “President”.
    pub(super) fn is(&self, office: &str) -> bool {
        let office: Vec<String> = office.split_whitespace().map(str::to_lowercase).collect();
        if office.is_empty() {
            return false;
        }
        (0..self.words.len()).any(|at| {
            let end = at + office.len();
            let begins = at == 0 || small(&self.words[at - 1]);
            let ends = self
                .words
                .get(end)
                .is_none_or(|next| small(next) || next == "to" || next == "in");
            begins && ends && self.words.get(at..end) == Some(office.as_slice())
        })
    }
}

fn small(word: &str) -> bool {
    matches!(word, "of" | "for" | "the")
}

fn past(word: &str) -> bool {
    matches!(
        word.to_lowercase().as_str(),
        "former" | "late" | "then" | "ex" | "future" | "onetime" | "erstwhile" | "deceased"
    )
}

fn is_title(token: &Token<'_>) -> bool {
    token.kind == Kind::Word && lexicon::title(token.text) && !office::form_of_address(token.text)
}

/// Reads the office before a name, or after it in apposition; in running text, headings and labels alone.
pub(super) fn title(document: &Document, mention: &NameMention) -> Option<Title> {
    let Field::Block(block) = mention.field else {
        return None;
    };
    let block = document.blocks.get(block)?;
    if block.kind == BlockKind::Note {
        return None;
    }
    let text = block.text.as_str();
    let from = floor(text, mention.range.start.saturating_sub(NEAR));
    let to = floor(text, mention.range.end + NEAR);
    let before = text.get(from..mention.range.start)?;
    let after = text.get(mention.range.end..to)?;
    before_name(&token::tokens(before)).or_else(|| after_name(&token::tokens(after)))
}

/// `Prime Minister of France Pierre Mauroy`.
fn before_name(tokens: &[Token<'_>]) -> Option<Title> {
    let mut end = tokens.len();
    while end > 0 && (office::form_of_address(tokens[end - 1].text)) {
        end -= 1;
    }
    let mut at = end;
    let mut title = None;
    while at > 0 && end - at < 12 {
        let token = &tokens[at - 1];
        if is_title(token) {
            title = Some(at - 1);
        } else if title.is_none() && !(token.capital() || small(token.text) || token.text == "to")
            || title.is_some() && !office::qualifies(token.text) && !past(token.text)
        {
            break;
        }
        at -= 1;
    }
    let title = title?;
    // “President Johnson Kennedy” is no title of the second: what stands between must be what the office is of.
    let joined = tokens[title + 1..end].first().is_none_or(|next| {
        small(next.text) || next.text == "to" || is_title(next) || lexicon::portfolio(next.text)
    });
    let joined = joined
        || tokens
            .get(title + 1)
            .is_some_and(|next| next.text == "General");
    joined.then(|| read(&tokens[at..end]))
}

/// `Kennedy, President of the United States,`.
fn after_name(tokens: &[Token<'_>]) -> Option<Title> {
    let comma = tokens.first().filter(|token| token.text == ",")?;
    let rest = tokens.get(1..)?;
    let first = rest.iter().position(is_title).filter(|at| *at < 5)?;
    let fits = |token: &Token<'_>| {
        matches!(token.text, "the" | "a" | "an")
            || token.capital()
            || office::qualifies(token.text)
            || past(token.text)
    };
    if comma.opens || !rest[..first].iter().all(fits) {
        return None;
    }
    let end = rest[first..]
        .iter()
        .position(|token| !is_title(token) && !lexicon::portfolio(token.text))
        .map_or(rest.len(), |length| first + length);
    // “Kennedy, Vice President Johnson and …” is a list.
    let closes = rest
        .get(end)
        .is_none_or(|next| next.kind == Kind::Mark || small(next.text) || next.text == "to");
    let stop = rest[first..]
        .iter()
        .position(|token| token.kind == Kind::Mark)
        .map_or(rest.len(), |length| first + length);
    closes.then(|| read(&rest[..stop]))
}

fn read(tokens: &[Token<'_>]) -> Title {
    let skipped = tokens
        .iter()
        .take_while(|token| matches!(token.text, "the" | "The" | "a" | "an"))
        .count();
    Title {
        words: tokens[skipped..]
            .iter()
            .map(|token| token.text.to_lowercase())
            .collect(),
        past: tokens.iter().any(|token| past(token.text)),
    }
}
