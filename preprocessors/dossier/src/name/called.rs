//! Bodies whose kind stands beside a name that tells nothing: `the newspaper "Hoy"`, `the Zbrojovka works`, and the
//! signs of offices after their officers: `Mr. Coyle (ARA/CMA)`.

use std::collections::BTreeSet;
use std::ops::Range;

use super::body;
use super::lexicon;
use super::reading::Reading;
use super::state;
use super::token::{Kind, Token};

/// Nouns before the name of what they say: `the newspaper Revolución`.
const BEFORE: [&str; 18] = [
    "company",
    "airline",
    "shipyard",
    "brewery",
    "publisher",
    "newspaper",
    "newspapers",
    "daily",
    "weekly",
    "fortnightly",
    "monthly",
    "periodical",
    "magazine",
    "tabloid",
    "firm",
    "enterprise",
    "concern",
    "conglomerate",
];

/// Nouns that say it only of a name in quotation marks: `the paper "Hoy"`.
const BEFORE_QUOTED: [&str; 11] = [
    "paper",
    "journal",
    "organ",
    "gazette",
    "review",
    "party",
    "company",
    "agency",
    "group",
    "society",
    "organization",
];

/// Nouns after the name: `the Zbrojovka works`.
const AFTER: [&str; 17] = [
    "works",
    "plant",
    "plants",
    "factory",
    "factories",
    "mills",
    "shipyard",
    "shipyards",
    "firm",
    "concern",
    "brewery",
    "foundry",
    "newspaper",
    "combine",
    "trust",
    "enterprise",
    "publishers",
];

/// Why such a name is taken for a body.
const EVIDENCE: &str = "introduced as a newspaper or a firm";

/// Why a name without its kind is taken for the same body.
const AGAIN: &str = "elsewhere introduced as a newspaper or a firm";

/// Why a town or a country beside “Radio” is taken for a station.
const STATION: &str = "broadcasting station";

/// Why words of a telegram's address are taken for an office.
const CABLE: &str = "address of a telegram";

/// Why a word is taken for a legislature.
const LEGISLATURE: &str = "legislature called without an article";

/// Why letters are taken for an office.
const SIGN: &str = "sign of an office after its officer";

/// Puts what is so called among the bodies of a text.
pub(super) fn add(
    text: &str,
    tokens: &[Token<'_>],
    states: &[state::Found],
    bodies: &mut Vec<body::Found>,
) {
    let free = |range: &Range<usize>, evidence: &str| {
        let apart = |other: &Range<usize>| other.end <= range.start || other.start >= range.end;
        bodies.iter().all(|found| apart(&found.range))
            // A station is named by its country.
            && (evidence == STATION || states.iter().all(|found| apart(&found.range)))
    };
    let mut new: Vec<(Range<usize>, &'static str)> = Vec::new();
    for at in 0..tokens.len() {
        let named = introduced(text, tokens, at)
            .or_else(|| works(text, tokens, at))
            .or_else(|| house(text, tokens, at))
            .map(|range| (range, EVIDENCE))
            .or_else(|| station(text, tokens, at).map(|range| (range, STATION)))
            .or_else(|| cable(text, tokens, at).map(|range| (range, CABLE)))
            .or_else(|| legislature(text, tokens, at).map(|range| (range, LEGISLATURE)))
            .or_else(|| sign(text, tokens, at).map(|range| (range, SIGN)));
        if let Some((range, evidence)) = named
            && free(&range, evidence)
        {
            new.push((range, evidence));
        }
    }
    if new.is_empty() {
        return;
    }
    new.dedup_by(|a, b| a.0.start < b.0.end);
    bodies.extend(
        new.into_iter()
            .map(|(range, evidence)| body::Found::whole(range, evidence)),
    );
    bodies.sort_by_key(|found| (found.range.start, found.range.end));
}

/// True where nothing but a space stands between two tokens.
fn beside(text: &str, left: &Token<'_>, right: &Token<'_>) -> bool {
    !left.possessive
        && text
            .get(left.range.end..right.range.start)
            .is_some_and(|between| matches!(between, " " | "\n"))
}

/// True for a word that may be the name of such a body.
fn name(token: &Token<'_>) -> bool {
    token.capital()
        && token.text.chars().count() > 1
        && !lexicon::title(token.text)
        && !lexicon::head(&lexicon::unshout(token.text))
}

/// `Lima Radio`, `Radio Ghana`: a broadcasting station by its town or its country.
fn station(text: &str, tokens: &[Token<'_>], at: usize) -> Option<Range<usize>> {
    let (first, second) = (&tokens[at], tokens.get(at + 1)?);
    let seat = |token: &Token<'_>| {
        token.capital()
            && (lexicon::place(token.text)
                || lexicon::capital_of(token.text).is_some()
                || state::by_name(token.text).is_some())
    };
    let fits = beside(text, first, second)
        && (matches!(second.text, "Radio" | "Television") && seat(first)
            || matches!(first.text, "Radio" | "Television") && seat(second));
    let apart = !tokens
        .get(at + 2)
        .is_some_and(|next| next.capital() && beside(text, second, next));
    (fits && apart).then_some(first.range.start..second.range.end)
}

/// `AMEMBASSY LIMA`, `USMISSION USNATO`: the address by which telegrams call an office, with its post.
fn cable(text: &str, tokens: &[Token<'_>], at: usize) -> Option<Range<usize>> {
    const OFFICES: [&str; 17] = [
        "AMEMBASSY",
        "AMCONSUL",
        "AMCONGEN",
        "AMLEGATION",
        "USMISSION",
        "USDEL",
        "USDELEGATION",
        "USINT",
        "USLO",
        "USOFFICE",
        "AMBAFRANCE",
        "AMBABEL",
        "AMBAFRA",
        "BRITEMB",
        "INDEMBASSY",
        "HICOMIND",
        "DOMCAN",
    ];
    let office = &tokens[at];
    if matches!(office.text, "SECSTATE") {
        return Some(office.range.clone());
    }
    if !OFFICES.contains(&office.text) {
        return None;
    }
    let mut last = at;
    while let Some(next) = tokens.get(last + 1) {
        let post = last < at + 3
            && next.shouted()
            && text.get(tokens[last].range.end..next.range.start) == Some(" ")
            && !matches!(
                next.text,
                "PRIORITY"
                    | "IMMEDIATE"
                    | "ROUTINE"
                    | "FLASH"
                    | "NIACT"
                    | "INFO"
                    | "FOR"
                    | "TO"
                    | "FROM"
                    | "AND"
            )
            && (last == at || tokens[last].text.len() < 5);
        if !post {
            break;
        }
        last += 1;
    }
    (last > at).then(|| office.range.start..tokens[last].range.end)
}

/// `Congress voted the money`, `a law passed by Congress`: a legislature is called so without an article; with one it
/// is a gathering.
fn legislature(text: &str, tokens: &[Token<'_>], at: usize) -> Option<Range<usize>> {
    let word = &tokens[at];
    if word.text != "Congress" || word.opens && tokens.get(at + 1).is_none() {
        return None;
    }
    let before = at.checked_sub(1).map_or("", |before| tokens[before].text);
    let led = matches!(
        before,
        "in" | "by"
            | "of"
            | "to"
            | "through"
            | "before"
            | "that"
            | "and"
            | "from"
            | "with"
            | "when"
            | "if"
            | "until"
            | "unless"
            | "because"
    ) || word.opens;
    let goes_on = tokens.get(at + 1).is_some_and(|next| {
        beside(text, word, next)
            && (next.capital()
                || next.kind == Kind::Number
                || !matches!(before, "by" | "through")
                    && matches!(
                        next.text,
                        "of" | "at" | "in" | "on" | "for" | "held" | "took" | "which"
                    ))
    });
    // A sentence may open with a gathering too: only what legislatures do tells one.
    let does = tokens.get(at + 1).is_some_and(|next| {
        matches!(
            next.text,
            "voted"
                | "passed"
                | "adopted"
                | "approved"
                | "refused"
                | "would"
                | "will"
                | "had"
                | "has"
                | "appropriated"
                | "rejected"
                | "granted"
                | "enacted"
                | "authorized"
                | "ratified"
                | "may"
                | "must"
                | "might"
        )
    });
    (led && !goes_on && (!word.opens || does)).then(|| word.range.clone())
}

/// `newspaper "Hoy"`: the name after the noun at a token.
fn introduced(text: &str, tokens: &[Token<'_>], at: usize) -> Option<Range<usize>> {
    let noun = &tokens[at];
    let plain = BEFORE.contains(&noun.text);
    if !plain && !BEFORE_QUOTED.contains(&noun.text) {
        return None;
    }
    let next = tokens.get(at + 1)?;
    let close = match next.text {
        "\"" => Some("\""),
        "“" | "„" => Some("”"),
        "‘" => Some("’"),
        "«" => Some("»"),
        "*" | "_" => Some(next.text),
        _ => None,
    };
    if let Some(close) = close {
        let inner = at + 2;
        let end = (inner..(inner + 6).min(tokens.len()))
            .find(|end| tokens[*end].text == close || tokens[*end].text == "“" && close == "”")?;
        let whole = inner < end
            && tokens[inner].capital()
            && tokens[inner..end]
                .iter()
                .all(|token| token.kind == Kind::Word && !token.text.contains('\n'));
        return whole.then(|| tokens[inner].range.start..tokens[end - 1].range.end);
    }
    if !plain || !beside(text, noun, next) || !name(next) || next.shouted() && next.text.len() < 3 {
        return None;
    }
    // “the newspaper Revolución”, “the daily El Mundo”; a person's name may follow “newspaper” too, and is not ours.
    if lexicon::common_given(next.text) || lexicon::no_name(next.text) {
        return None;
    }
    let mut last = at + 1;
    while let Some(after) = tokens.get(last + 1) {
        let goes_on = beside(text, &tokens[last], after)
            && last - at < 3
            && after.capital()
            && !lexicon::title(after.text);
        if !goes_on {
            break;
        }
        last += 1;
    }
    Some(next.range.start..tokens[last].range.end)
}

/// `the Zbrojovka works`: the name before the noun at a token.
fn works(text: &str, tokens: &[Token<'_>], at: usize) -> Option<Range<usize>> {
    if !AFTER.contains(&tokens[at].text) {
        return None;
    }
    let first = at.checked_sub(1)?;
    let (word, before) = (&tokens[first], &tokens[first.checked_sub(1)?]);
    let fits = name(word)
        && beside(text, word, &tokens[at])
        && beside(text, before, word)
        && matches!(before.text, "the" | "The" | "of" | "at" | "in")
        && !lexicon::no_name(word.text)
        && !lexicon::place(word.text)
        && lexicon::capital_of(word.text).is_none()
        && !lexicon::word_and_surname(word.text)
        && !lexicon::common_given(word.text)
        && !word.opens;
    fits.then(|| word.range.clone())
}

/// `the house of Giraldi`, `the banking house of Rothschild`: a firm by its owner. A house that reigns or sits is none.
fn house(text: &str, tokens: &[Token<'_>], at: usize) -> Option<Range<usize>> {
    const NO_FIRMS: [&str; 22] = [
        "Commons",
        "Lords",
        "Representatives",
        "Assembly",
        "Deputies",
        "Peers",
        "Magnates",
        "God",
        "Habsburg",
        "Hapsburg",
        "Savoy",
        "Hohenzollern",
        "Romanov",
        "Orange",
        "Bourbon",
        "Stuart",
        "Tudor",
        "Hanover",
        "Windsor",
        "Osman",
        "Braganza",
        "Keys",
    ];
    let (of, name) = (tokens.get(at + 1)?, tokens.get(at + 2)?);
    // “the House of Garnier”: a publisher, a bank, a maker.
    let told = match tokens[at].text {
        "house" => true,
        "House" => at
            .checked_sub(1)
            .is_some_and(|before| matches!(tokens[before].text, "the" | "The")),
        _ => false,
    };
    let fits = told
        && of.text == "of"
        && name.kind == Kind::Word
        && name.capital()
        && beside(text, of, name)
        && !NO_FIRMS.contains(&name.text)
        && !lexicon::title(name.text)
        && !lexicon::no_name(name.text)
        && !lexicon::place(name.text)
        && lexicon::capital_of(name.text).is_none()
        && !tokens
            .get(at + 3)
            .is_some_and(|next| next.capital() && beside(text, name, next));
    fits.then(|| tokens[at].range.start..name.range.end)
}

/// `(INR/RSB)` or `, SOV` after a name: the sign of the office of which somebody is.
fn sign(text: &str, tokens: &[Token<'_>], at: usize) -> Option<Range<usize>> {
    let capitals = |token: &Token<'_>| {
        token.kind == Kind::Word
            && (1..=6).contains(&token.text.len())
            && token.text.bytes().all(|letter| letter.is_ascii_uppercase())
    };
    let token = &tokens[at];
    if !capitals(token) {
        return None;
    }
    let mark = &tokens[at.checked_sub(1)?];
    let officer = &tokens[at.checked_sub(2)?];
    let surname = officer.capital() && officer.text.contains(char::is_lowercase);
    if !surname || !matches!(mark.text, "(" | ",") {
        return None;
    }
    let mut last = at;
    while tokens.get(last + 1).is_some_and(|slash| slash.text == "/")
        && tokens.get(last + 2).is_some_and(capitals)
        && tokens[last + 2].range.start == tokens[last].range.end + 1
    {
        last += 2;
    }
    let range = token.range.start..tokens[last].range.end;
    let letters = text[range.clone()]
        .bytes()
        .filter(u8::is_ascii_alphabetic)
        .count();
    let after = tokens.get(last + 1);
    let ends = after.is_none_or(|after| matches!(after.text, "\n" | ")" | ";"));
    if last > at {
        return (letters >= 3 && after.is_none_or(|after| !after.capital())).then_some(range);
    }
    // One sign alone needs a line of its own for the officer, with a form of address.
    let line = tokens[..at]
        .iter()
        .rposition(|token| token.text == "\n")
        .map_or(0, |at| at + 1);
    let addressed = tokens
        .get(line)
        .is_some_and(|first| lexicon::address(first.text));
    (mark.text == ","
        && ends
        && addressed
        && at - line <= 7
        && letters >= 2
        && !lexicon::honour(token.text)
        && state::find(token.text).is_empty()
        && !token
            .text
            .chars()
            .all(|letter| matches!(letter, 'I' | 'V' | 'X')))
    .then_some(range)
}

/// Adds the newspapers and firms of the collection where they stand without their kind. A name that the collection also
/// writes as a person's, or as a common word, stays what it is.
pub(super) fn again(readings: &mut [Vec<Reading<'_>>]) {
    let mut names: BTreeSet<String> = BTreeSet::new();
    for reading in readings.iter().flatten() {
        for body in &reading.bodies {
            if body.evidence == [EVIDENCE] {
                let form = &reading.source.text[body.range.clone()];
                if !form.contains(char::is_whitespace) && form.chars().count() > 2 {
                    names.insert(form.to_owned());
                }
            }
        }
    }
    names.retain(|name| !lexicon::no_name(name) && !lexicon::place(name));
    if names.is_empty() {
        return;
    }
    let small: BTreeSet<String> = names.iter().map(|name| name.to_lowercase()).collect();
    for reading in readings.iter().flatten() {
        for token in reading.tokens.iter() {
            if token.kind == Kind::Word && small.contains(token.text) {
                names.retain(|name| name.to_lowercase() != token.text);
            }
        }
        for person in &reading.persons {
            names.remove(&person.name.family);
            for given in &person.name.given {
                names.remove(given);
            }
        }
    }
    if names.is_empty() {
        return;
    }
    for reading in readings.iter_mut().flatten() {
        let blocked = reading.blocked();
        let new: Vec<body::Found> = reading
            .tokens
            .iter()
            .enumerate()
            .filter(|(at, token)| !blocked[*at] && names.contains(token.text))
            .map(|(_, token)| body::Found::whole(token.range, AGAIN))
            .collect();
        if !new.is_empty() {
            reading.bodies.extend(new);
            reading
                .bodies
                .sort_by_key(|found| (found.range.start, found.range.end));
        }
    }
}
