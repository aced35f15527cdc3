//! States: their names, epithets and abbreviations, and the adjectives made from them.

use std::collections::BTreeMap;
use std::ops::Range;

use lazy_static::lazy_static;

use super::lexicon::STATES;
use super::phrase::Phrases;
use super::token::Token;

/// How a state stands in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Use {
    /// Its name.
    Noun,
    /// An adjective.
    Adjective,
    /// Its people in the plural, for its government: “the Americans”.
    People,
}

/// A state found in a text.
#[derive(Debug, Clone)]
pub(super) struct Found {
    /// Bytes of the text.
    pub(super) range: Range<usize>,
    /// Index into the lexicon of states.
    pub(super) state: usize,
    /// How it stands.
    pub(super) usage: Use,
    /// Why it was taken for a state.
    pub(super) evidence: &'static str,
}

lazy_static! {
    static ref PHRASES: Phrases<(usize, Use)> = phrases();
    /// Names of states, folded to lower case, with their index.
    static ref BY_NAME: BTreeMap<String, usize> = STATES.iter().enumerate().map(|(index, state)| (state.name.clone(), index)).collect();
}

fn phrases() -> Phrases<(usize, Use)> {
    let mut out: BTreeMap<String, (usize, Use)> = BTreeMap::new();
    for (index, state) in STATES.iter().enumerate() {
        let nouns = std::iter::once(&state.name)
            .chain(&state.nouns)
            .map(|form| (form, Use::Noun));
        let adjectives = state.adjectives.iter().map(|form| (form, Use::Adjective));
        let peoples = state.peoples.iter().map(|form| (form, Use::People));
        for (form, usage) in nouns.chain(adjectives).chain(peoples) {
            let capitals = (usage != Use::People && form.chars().filter(|c| *c == ' ').count() < 3)
                .then(|| form.to_uppercase());
            for form in std::iter::once(form.clone()).chain(capitals) {
                out.entry(form).or_insert((index, usage));
            }
        }
        // An epithet also stands with a capital: “North Korean Puppets”.
        for noun in &state.nouns {
            if let Some((stem, last)) = noun.rsplit_once(' ')
                && last.starts_with(char::is_lowercase)
            {
                let epithet = format!("{stem} {}{}", last[..1].to_uppercase(), &last[1..]);
                out.entry(epithet).or_insert((index, Use::Noun));
            }
        }
    }
    Phrases::new(out)
}

/// The index of a state by its usual name.
pub(super) fn by_name(name: &str) -> Option<usize> {
    BY_NAME.get(name).copied()
}

/// Finds states in a text.
pub(super) fn find(text: &str) -> Vec<Found> {
    let mut out: Vec<Found> = PHRASES
        .find(text)
        .into_iter()
        .filter_map(|(range, &(state, usage))| accept(text, range, state, usage))
        .collect();
    extend(text, &mut out);
    governments(text, &mut out);
    styled(text, &mut out);
    if text.contains('[') {
        brackets(text, &mut out);
    }
    out
}

/// Judges one phrase by its surroundings.
fn accept(text: &str, range: Range<usize>, state: usize, usage: Use) -> Option<Found> {
    let form = &text[range.clone()];
    let before = text[..range.start].trim_end();
    let definite = before.ends_with("the") || before.ends_with("The");
    // “India-rubber” is no state, “US-led” is one.
    let compound = text[range.end..]
        .strip_prefix('-')
        .is_some_and(|rest| rest.starts_with(char::is_lowercase));
    let (usage, evidence) = match usage {
        Use::Noun if compound && form.chars().any(char::is_lowercase) => return None,
        Use::Noun if form == "SU" && !definite => return None,
        Use::Noun if form.chars().all(|c| c.is_uppercase() || c == '.') => {
            (usage, "known abbreviation of a state")
        }
        Use::Noun => (usage, "known name of a state"),
        Use::Adjective if definite && plural(form) && stands_alone(&text[range.end..]) => {
            (Use::People, "people named for its government")
        }
        Use::Adjective => (usage, "adjective of a state"),
        Use::People if definite || form == "Soviets" => (usage, "people named for its government"),
        Use::People => (Use::Adjective, "people of a state"),
    };
    Some(Found {
        range,
        state,
        usage,
        evidence,
    })
}

/// `Government of Angora`, `Government at Peking`: a government by the town where it sits.
fn governments(text: &str, out: &mut Vec<Found>) {
    for (start, lead) in text
        .match_indices("Government of ")
        .chain(text.match_indices("Government at "))
    {
        let town = text[start + lead.len()..]
            .split(|letter: char| !letter.is_alphanumeric())
            .next()
            .unwrap_or_default();
        let Some(state) = super::lexicon::capital_of(town).and_then(by_name) else {
            continue;
        };
        let range = start..start + lead.len() + town.len();
        out.retain(|found| found.range.end <= range.start || found.range.start >= range.end);
        out.push(Found {
            range,
            state,
            usage: Use::Noun,
            evidence: "government by its seat",
        });
    }
    out.sort_by_key(|found| (found.range.start, std::cmp::Reverse(found.range.end)));
}

/// `Revolutionary Government of Cuba`, `Royal Government of Laos`: a government by what it calls itself is the state's.
fn styled(text: &str, out: &mut [Found]) {
    const STYLES: [&str; 14] = [
        "Provisional",
        "Revolutionary",
        "Royal",
        "Imperial",
        "Military",
        "National",
        "Nationalist",
        "Transitional",
        "Interim",
        "Republican",
        "Democratic",
        "Popular",
        "People's",
        "People’s",
    ];
    for found in out.iter_mut().filter(|found| found.usage == Use::Noun) {
        let before = &text[..found.range.start];
        let before = before.strip_suffix("the ").unwrap_or(before);
        let Some(lead) = before.strip_suffix(" Government of ") else {
            continue;
        };
        let mut start = lead.len();
        let mut styles = 0;
        while let Some(style) = STYLES.iter().find(|style| {
            lead[..start].strip_suffix(**style).is_some_and(|rest| {
                rest.is_empty() || rest.ends_with(char::is_whitespace) || rest.ends_with(['(', '“'])
            })
        }) {
            styles += 1;
            start -= style.len();
            match lead[..start].strip_suffix(' ') {
                Some(rest) if STYLES.iter().any(|style| rest.ends_with(style)) => {
                    start = rest.len();
                }
                _ => break,
            }
        }
        // A government with two such names is a body that fights for its state: “Provisional Revolutionary Government”.
        if styles == 1 {
            found.range.start = start;
            found.evidence = "government by what it calls itself";
        }
    }
}

/// True for an adjective that stands for a whole people: “the Chinese”, “the British”. “The American” is one man.
fn plural(form: &str) -> bool {
    let singular = [
        "an", "i", "eek", "rk", "rb", "oat", "ene", "zech", "wede", "ane", "inn", "alay",
    ];
    !singular.iter().any(|ending| form.ends_with(ending))
}

/// True where what follows an adjective is no noun: “the Soviet might”, “the Chinese were”.
fn stands_alone(after: &str) -> bool {
    let after = after
        .strip_prefix("’s")
        .or_else(|| after.strip_prefix("'s"))
        .map_or(after, |_| "");
    let next = after.split_whitespace().next().unwrap_or_default();
    if after.is_empty() || after.starts_with(['.', ',', ';', ')', '’', '\'']) {
        return true;
    }
    matches!(
        next,
        "might"
            | "may"
            | "will"
            | "would"
            | "could"
            | "can"
            | "should"
            | "must"
            | "shall"
            | "were"
            | "was"
            | "are"
            | "is"
            | "had"
            | "have"
            | "has"
            | "did"
            | "do"
            | "to"
            | "without"
            | "with"
            | "in"
            | "on"
            | "at"
            | "for"
            | "who"
            | "that"
            | "as"
            | "by"
            | "told"
            | "said"
            | "from"
    )
}

/// `Soviet [Union]`, `[South] Korea`: a bracketed part completes the name.
fn brackets(text: &str, out: &mut Vec<Found>) {
    for (state, known) in STATES.iter().enumerate() {
        let Some((first, second)) = known.name.split_once(' ') else {
            continue;
        };
        for form in [format!("{first} [{second}]"), format!("[{first}] {second}")] {
            for (start, _) in text.match_indices(form.as_str()) {
                let range = start..start + form.len();
                out.retain(|found| {
                    found.range.end <= range.start || found.range.start >= range.end
                });
                out.push(Found {
                    range,
                    state,
                    usage: Use::Noun,
                    evidence: "name completed in brackets",
                });
            }
        }
    }
    out.sort_by_key(|found| (found.range.start, found.range.end));
}

/// `Soviet government`, `U.S. Government`: an adjective with the word for the state itself is its name; beside a noun the
/// noun stands by itself too.
fn extend(text: &str, out: &mut Vec<Found>) {
    let mut longer = Vec::new();
    for found in out.iter_mut() {
        let rest = &text[found.range.end..];
        let word = rest
            .strip_prefix(' ')
            .or_else(|| rest.strip_prefix('\n'))
            .map_or("", |rest| {
                rest.split(|c: char| !c.is_alphanumeric() && c != '-')
                    .next()
                    .unwrap_or_default()
            });
        if !matches!(word, "government" | "Government" | "GOVERNMENT") {
            continue;
        }
        let end = found.range.end + 1 + word.len();
        match found.usage {
            Use::Adjective => {
                found.range.end = end;
                found.usage = Use::Noun;
                found.evidence = "adjective of a state with “government”";
            }
            Use::Noun => longer.push(Found {
                range: found.range.start..end,
                evidence: "state with “government”",
                ..found.clone()
            }),
            Use::People => {}
        }
    }
    out.extend(longer);
    out.sort_by_key(|found| (found.range.start, std::cmp::Reverse(found.range.end)));
}

/// `the North`, `South`: half of a divided country, where nothing else with a capital follows.
pub(super) fn directions(text: &str, tokens: &[Token<'_>], country: &str, out: &mut Vec<Found>) {
    let mut found = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        if !matches!(token.text, "North" | "South") {
            continue;
        }
        let covered = out
            .iter()
            .any(|state| state.range.contains(&token.range.start));
        let next = tokens.get(at + 1);
        let glued = next.is_some_and(|next| {
            text[token.range.end..next.range.start]
                .chars()
                .all(char::is_whitespace)
                && !token.possessive
                && (next.capital() || matches!(next.text, "of" | "latitude"))
        });
        if covered || glued || token.opens && token.text.is_empty() {
            continue;
        }
        if let Some(state) = by_name(&format!("{} {country}", token.text)) {
            found.push(Found {
                range: token.range.clone(),
                state,
                usage: Use::Noun,
                evidence: "half of a divided country",
            });
        }
    }
    out.extend(found);
    out.sort_by_key(|found| (found.range.start, found.range.end));
}
