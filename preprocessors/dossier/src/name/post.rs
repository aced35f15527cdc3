//! Posts: the offices beside a name that tell bearers of one family name apart. “Ambassador Rao” is not “Prime Minister
//! Rao”.

use super::lexicon;
use super::office::{form_of_address, qualifies};
use super::token::{Kind, Token};

/// No office has more words.
const LONGEST: usize = 8;

/// What may stand between a comma and the office: `, the new Minister of Defense`.
const BEFORE: [&str; 14] = [
    "the",
    "a",
    "an",
    "our",
    "their",
    "its",
    "his",
    "then",
    "former",
    "late",
    "new",
    "present",
    "newly",
    "appointed",
];

/// Words of an office that do not tell which it is.
const IDLE: [&str; 13] = [
    "the",
    "of",
    "for",
    "acting",
    "former",
    "then",
    "late",
    "senior",
    "permanent",
    "longtime",
    "affairs",
    "extraordinary",
    "plenipotentiary",
];

/// Offices that tell who is meant without a further word.
const TELLING: [&str; 42] = [
    "president",
    "prime minister",
    "chancellor",
    "vice-chancellor",
    "ambassador",
    "envoy",
    "chairman",
    "chairwoman",
    "chairperson",
    "senator",
    "congressman",
    "congresswoman",
    "governor",
    "governor-general",
    "high-commissioner",
    "mayor",
    "counselor",
    "attaché",
    "chargé",
    "consul",
    "consul-general",
    "nuncio",
    "general secretary",
    "treasurer",
    "provost",
    "dean",
    "rector",
    "librarian",
    "curator",
    "superintendent",
    "warden",
    "attorney-general",
    "king",
    "queen",
    "emperor",
    "shah",
    "tsar",
    "sultan",
    "marshal",
    "generalissimo",
    "pandit",
    "mahatma",
];

/// Reads the offices right before a name, from the token where it begins, and in apposition after it.
pub(super) fn beside(tokens: &[Token<'_>], first: usize, next: usize) -> Vec<String> {
    let mut out = before(tokens, first);
    for post in after(tokens, next) {
        if !out.contains(&post) {
            out.push(post);
        }
    }
    out
}

/// `Home Minister Pant`, `Foreign Secretary (Shri Desai)`, `the Foreign Minister, Luis Okoro,`.
fn before(tokens: &[Token<'_>], first: usize) -> Vec<String> {
    let text = |at: usize| tokens.get(at).map_or("", |token| token.text);
    let mut end = first;
    while end > 0 && (form_of_address(text(end - 1)) || text(end - 1) == "(") {
        end -= 1;
    }
    let apposed = end > 0 && text(end - 1) == ",";
    if apposed {
        end -= 1;
    }
    let mut at = end;
    while at > 0 && end - at < LONGEST {
        let token = &tokens[at - 1];
        let joins = at < end && matches!(token.text, "of" | "for" | "the" | "and");
        if token.possessive || !(office_word(token) || joins) {
            break;
        }
        at -= 1;
    }
    while at < end && matches!(text(at), "of" | "for" | "the" | "and") {
        at += 1;
    }
    // “the Ambassador, Talbot,” only with the article: “President Varela, Okoro” counts up.
    let lead = at.checked_sub(1).map_or("", text);
    let article = matches!(
        lead,
        "the" | "The" | "our" | "Our" | "their" | "Their" | "former" | "new"
    );
    if apposed && !article {
        return Vec::new();
    }
    posts(&tokens[at..end])
}

/// `Menon, Defence Minister.`, `Nehru, Ambassador of India`.
fn after(tokens: &[Token<'_>], next: usize) -> Vec<String> {
    let text = |at: usize| tokens.get(at).map_or("", |token| token.text);
    if !matches!(text(next), "," | "(") {
        return Vec::new();
    }
    let mut first = next + 1;
    while BEFORE.contains(&text(first)) {
        first += 1;
    }
    // “, Indian Ambassador in Moscow”.
    let adjective = tokens
        .get(first)
        .is_some_and(|token| token.capital() && !office_word(token));
    if adjective {
        first += 1;
    }
    let mut end = first;
    while end < tokens.len() && end - first < LONGEST {
        let joins = end > first && matches!(text(end), "of" | "for" | "the" | "and" | "to");
        if !(office_word(&tokens[end]) || joins) || tokens[end].opens && end > first {
            break;
        }
        end += 1;
    }
    // “Talbot, Ambassador Nehru and …” is a list: the office is of the next.
    let of_the_next = tokens
        .get(end)
        .is_some_and(|token| token.capital() || token.kind == Kind::Initials)
        && end > first
        && !matches!(text(end - 1), "of" | "for" | "to" | "the");
    if of_the_next {
        return Vec::new();
    }
    posts(&tokens[first..end])
}

/// True for a word of which offices are made.
fn office_word(token: &Token<'_>) -> bool {
    token.kind == Kind::Word
        && !form_of_address(token.text)
        && !matches!(token.text, "of" | "for" | "the" | "and")
        && (lexicon::title(token.text)
            || lexicon::portfolio(token.text)
            || qualifies(token.text)
            || matches!(
                token.text,
                "Secretary-General" | "Third" | "third" | "Assistant" | "assistant" | "General"
            ))
}

/// The offices that some words name, each in one spelling.
fn posts(words: &[Token<'_>]) -> Vec<String> {
    let mut out = Vec::new();
    for chunk in words.split(|token| token.text == "and") {
        if let Some(post) = post(chunk)
            && !out.contains(&post)
        {
            out.push(post);
        }
    }
    out
}

/// `Minister of External Affairs` as `foreign minister`.
fn post(words: &[Token<'_>]) -> Option<String> {
    let tail = words
        .iter()
        .position(|token| matches!(token.text, "of" | "for" | "to"))
        .unwrap_or(words.len());
    let head = words[..tail]
        .iter()
        .rposition(|token| lexicon::title(token.text) || token.text == "Secretary-General")?;
    let mut qualities: Vec<String> = words
        .iter()
        .enumerate()
        .filter(|(at, _)| *at != head)
        .map(|(_, token)| one_spelling(token.text))
        .filter(|word| !IDLE.contains(&word.as_str()))
        .collect();
    let mut head = one_spelling(words[head].text);
    // “Secretary General”, “General Secretary”, “Consul General”.
    if let Some(general) = qualities.iter().position(|word| word == "general") {
        qualities.remove(general);
        head = if head == "secretary" {
            "general secretary".to_owned()
        } else {
            format!("{head}-general")
        };
    } else if head == "general" && qualities.iter().any(|word| word == "secretary") {
        qualities.retain(|word| word != "secretary");
        "general secretary".clone_into(&mut head);
    }
    if head == "minister" && qualities.iter().any(|word| word == "prime") {
        qualities.retain(|word| word != "prime");
        "prime minister".clone_into(&mut head);
    }
    qualities.sort_unstable();
    qualities.dedup();
    if TELLING.contains(&head.as_str()) {
        // Of a chairman or a president only the rank below tells apart: the body stands elsewhere.
        qualities.retain(|word| word == "vice");
    } else if qualities.is_empty() || !OFFICERS.contains(&head.as_str()) {
        return None;
    }
    qualities.push(head);
    Some(qualities.join(" "))
}

/// Heads of offices of which a portfolio tells the one from the other.
const OFFICERS: [&str; 2] = ["minister", "secretary"];

/// A word of an office in one spelling.
fn one_spelling(word: &str) -> String {
    let lower = word.to_lowercase();
    let one = match lower.as_str() {
        "premier" => "prime minister",
        "defence" | "war" => "defense",
        "external" => "foreign",
        "internal" | "home" => "interior",
        "exchequer" | "treasury" => "finance",
        "deputy" => "vice",
        "counsellor" => "counselor",
        "attache" => "attaché",
        "charge" => "chargé",
        "secretary-general" => "general secretary",
        "czar" => "tsar",
        _ => return lower,
    };
    one.to_owned()
}

/// What kind of office it is, where nobody holds offices of two kinds at a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kinds {
    /// At the head of a state or its government.
    Top,
    /// In a cabinet.
    Cabinet,
    /// In another country.
    Abroad,
}

fn kind(post: &str) -> Option<Kinds> {
    match post {
        "prime minister" | "president" | "king" | "queen" | "emperor" | "shah" | "tsar" => {
            Some(Kinds::Top)
        }
        "ambassador" | "envoy" | "counselor" | "attaché" | "chargé" | "consul"
        | "consul-general" | "nuncio" | "high-commissioner" => Some(Kinds::Abroad),
        _ => (!post.contains("vice ")
            && (post.ends_with(" minister") || post == "foreign secretary"))
            .then_some(Kinds::Cabinet),
    }
}

/// True for an office at the head of a state or its government.
pub(super) fn top(post: &str) -> bool {
    kind(post) == Some(Kinds::Top)
}

/// True for two offices that nobody holds at a time: an ambassador is no minister, and a minister of finance is not the
/// secretary for foreign affairs.
pub(super) fn apart(a: &str, b: &str) -> bool {
    match (kind(a), kind(b)) {
        (Some(Kinds::Abroad), Some(other)) | (Some(other), Some(Kinds::Abroad)) => {
            other != Kinds::Abroad
        }
        (Some(Kinds::Cabinet), Some(Kinds::Cabinet)) => a != b,
        _ => false,
    }
}
