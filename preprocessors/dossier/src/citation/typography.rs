//! Quotation marks, dashes and locators as citations print them.

use lazy_static::lazy_static;
use regex::Regex;

lazy_static! {
    // Labels that stand before a range of numbers.
    static ref RANGE: Vec<Regex> = Regex::new(
        r"(?i)\b(?P<label>frames|pp\.?|pages|ll\.?|listy|folios|fols\.|ff\.?|sheets|leaves|nos\.|items|boxes|folders|files|rolls)(?P<space>\s+)(?P<numbers>\d[\d\s,\-–]*)"
    )
    .into_iter()
    .collect();
    // A label and its value, as one item of a locator.
    static ref ITEM: Vec<Regex> = Regex::new(
        r"^(?P<label>(?:Record Group|Roll|Reel|Microfilm|Frames?|File|Folder|Box|Fond|Opis|Delo|Listy?|Folio|Series|Subseries|Page|Pages|Item|Volume|Dossier|Inventory|Collection)) (?P<value>\S.*)$"
    )
    .into_iter()
    .collect();
}

/// Straight quotation marks become typographic ones.
pub(super) fn smart(text: &str) -> String {
    let mut smart = String::with_capacity(text.len());
    let mut before = ' ';
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        // A mark opens before a word, unless a word or its punctuation stands before the mark.
        let word_follows = characters.peek().is_some_and(|next| !next.is_whitespace());
        let closes = before.is_alphanumeric() || ".,;:!?…)]}”’".contains(before);
        let opens = word_follows && !closes;
        let set = match character {
            '"' if opens => '“',
            '"' => '”',
            '\'' if opens => '‘',
            '\'' => '’',
            other => other,
        };
        smart.push(set);
        before = set;
    }
    smart
}

/// A title in quotation marks; those within it become single.
pub(super) fn quoted(title: &str) -> String {
    let inside: String = smart(title)
        .chars()
        .map(|character| match character {
            '“' => '‘',
            '”' => '’',
            other => other,
        })
        .collect();
    format!("“{}”", inside.trim_end_matches('.'))
}

/// `19-20` becomes `19–20`.
pub(super) fn dashed(numbers: &str) -> String {
    let mut dashed = String::with_capacity(numbers.len() + 4);
    let mut characters = numbers.chars().peekable();
    let mut before = ' ';
    while let Some(character) = characters.next() {
        let between =
            before.is_ascii_digit() && characters.peek().is_some_and(char::is_ascii_digit);
        dashed.push(if character == '-' && between {
            '–'
        } else {
            character
        });
        before = character;
    }
    dashed
}

/// A locator for print. Labels go to lower case only where every item has one that is known; a full
/// stop between items becomes a comma.
pub(super) fn locator(given: &str) -> String {
    let given = stops_to_commas(given);
    let items: Vec<&str> = given.split(", ").collect();
    let labelled: Vec<_> = items
        .iter()
        .map(|item| ITEM.iter().find_map(|pattern| pattern.captures(item)))
        .collect();
    let lowered = if labelled.iter().all(Option::is_some) {
        labelled
            .iter()
            .flatten()
            .map(|found| format!("{} {}", found["label"].to_lowercase(), &found["value"]))
            .collect::<Vec<_>>()
            .join(", ")
    } else {
        given.clone()
    };
    RANGE.iter().fold(lowered, |text, pattern| {
        pattern
            .replace_all(&text, |found: &regex::Captures<'_>| {
                format!(
                    "{}{}{}",
                    &found["label"],
                    &found["space"],
                    dashed(&found["numbers"])
                )
            })
            .into_owned()
    })
}

/// A full stop after a word of four letters or more ends an item; after fewer it abbreviates.
fn stops_to_commas(given: &str) -> String {
    let mut out = String::with_capacity(given.len());
    let mut rest = given;
    while let Some(at) = rest.find(". ") {
        let word = rest[..at]
            .rsplit(|character: char| !character.is_alphanumeric())
            .next()
            .unwrap_or("");
        let next = rest[at + 2..].starts_with(char::is_uppercase);
        let ends = next && word.chars().count() > 3 && !is_label(word);
        out.push_str(&rest[..at]);
        out.push_str(if ends { ", " } else { ". " });
        rest = &rest[at + 2..];
    }
    out.push_str(rest);
    out
}

fn is_label(word: &str) -> bool {
    ["sign", "inv", "coll", "cont"].contains(&word.to_lowercase().as_str())
}

/// Text as HTML.
pub(super) fn html(text: &str) -> String {
    let mut html = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '{' => html.push_str("&#123;"),
            other => html.push(other),
        }
    }
    html
}
