//! Who wrote a text, as a line below its title says: `By the Rev. JAMES ORR, D.D., President`.

use lazy_static::lazy_static;
use regex::Regex;

use super::layout::person_name;
use super::source::fold;

lazy_static! {
    static ref BY: Vec<Regex> = Regex::new(
        r"^[*_\[(]*(?:(?i:submitted|prepared|written|compiled|drawn\s+up|presented|rendered)\s+)?(?:[Bb]y|BY)[:]?\s+(?P<names>\S.*)$"
    )
    .into_iter()
    .collect();
    // "By our Diplomatic Correspondent, Ann Roe"
    static ref CORRESPONDENT: Vec<Regex> = Regex::new(
        r"^(?:[Bb]y|BY|[Ff]rom|FROM)\s+(?i:our|a|an|the)\s+(?:(?i:own|special|staff|chief|\p{L}+)\s+){0,4}(?i:correspondent|reporter|representative|commissioner|editor|contributor|writer),?\s+(?P<name>\p{Lu}.{3,60})$"
    )
    .into_iter()
    .collect();
    static ref ANONYMOUS: Vec<Regex> = Regex::new(
        r"(?i)^(?:by|from)\s+(?:our|a|an|the|special|staff)\b.*\b(?:correspondents?|reporters?|representative|commissioner|staff|editors?|contributor|writer)\b"
    )
    .into_iter()
    .collect();
    static ref TITLE: Vec<Regex> = Regex::new(
        r"^(?:(?:the|The|THE)\s+)?(?:(?:Very|Right|Most|Rt\.?|V\.)\s+)?(?:(?:His|Her)\s+(?:Excellency|Majesty|Grace|Honou?r|Eminence|Lordship|Royal\s+Highness)|Rev(?:erend|d)?|REV|Hon(?:ou?rable)?|HON|Dr|DR|Prof(?:essor)?|PROF|PROFESSOR|Mr|MR|Mrs|MRS|Miss|MISS|Ms|Sir|SIR|Lord|Lady|Capt(?:ain)?|CAPT|CAPTAIN|Col(?:onel)?|COL|COLONEL|Maj(?:or)?|MAJOR|Gen(?:eral)?|GENERAL|Lieut(?:enant)?|Lt|LIEUT|Comm(?:ander)?|Adm(?:iral)?|Father|Fr|Bishop|Archbishop|Canon|Archdeacon|M|Mme|Mlle|Herr|Frau|Señor|Don|Comrade|Judge|Justice|Ambassador|Senator|President)\.?\s+"
    )
    .into_iter()
    .collect();
}

/// Words that no person's name has, but bylines of desks and agencies do.
const NOT_PERSONS: [&str; 20] = [
    "correspondent",
    "correspondents",
    "staff",
    "press",
    "agency",
    "service",
    "bureau",
    "reporter",
    "reporters",
    "editor",
    "editors",
    "order",
    "authority",
    "command",
    "wire",
    "cable",
    "telegraph",
    "mail",
    "committee",
    "board",
];

/// The persons that a byline names: titles, degrees and offices left out, capitals folded. None where the line
/// is no byline; an empty list where it names nobody.
pub(super) fn read(line: &str) -> Option<Vec<String>> {
    let line = line.trim();
    if line.len() > 160 {
        return None;
    }
    let correspondent = CORRESPONDENT
        .iter()
        .find_map(|pattern| pattern.captures(line))
        .and_then(|found| person(found["name"].split(',').next()?));
    if let Some(name) = correspondent {
        return Some(vec![name]);
    }
    if ANONYMOUS.iter().any(|pattern| pattern.is_match(line)) {
        return Some(Vec::new());
    }
    let found = BY.iter().find_map(|pattern| pattern.captures(line))?;
    let names = found["names"].trim_end_matches([']', ')', '*', '_', ' ']);
    let joined: Vec<&str> = names
        .split(" and ")
        .flat_map(|names| names.split(" AND "))
        .collect();
    let mut persons = Vec::new();
    for (order, list) in joined.iter().enumerate() {
        let several = joined.len() > 1 && order + 1 < joined.len();
        for (place, piece) in list.split([',', ';']).enumerate() {
            let Some(name) = person(piece) else {
                // What follows the first name of a list that goes on may be its degree or office.
                if place == 0 {
                    return None;
                }
                break;
            };
            if place == 0 || several {
                persons.push(name);
            }
        }
    }
    Some(persons)
}

/// A person's name without titles, its capitals folded.
fn person(text: &str) -> Option<String> {
    let mut name = text.trim();
    while let Some(found) = TITLE.iter().find_map(|pattern| pattern.find(name)) {
        name = &name[found.end()..];
    }
    let words: Vec<&str> = name.split_whitespace().collect();
    let desk = words.iter().any(|word| {
        let lower = word.trim_matches(['.', ',']).to_lowercase();
        NOT_PERSONS.contains(&lower.as_str())
    });
    let name = folded(name);
    (words.len() > 1 && !desk)
        .then(|| person_name(&name))
        .flatten()
}

/// A name printed in capitals, as names are written: `JOHN McCRAE` is `John McCrae`. Names in small letters stay.
pub(super) fn folded(name: &str) -> String {
    let words: Vec<String> = name.split_whitespace().map(word).collect();
    fold(&words.join(" "))
}

fn word(word: &str) -> String {
    const SMALL: [&str; 8] = ["DE", "VAN", "VON", "DER", "LA", "DU", "DI", "DA"];
    let letters = word.chars().filter(|letter| letter.is_alphabetic()).count();
    let capitals = word.chars().filter(|letter| letter.is_uppercase()).count();
    let scottish = word.starts_with("Mc") || word.starts_with("Mac");
    let small = letters - capitals;
    // Initials and numerals stay: "J.", "J.D.", "III".
    if letters < 2
        || small > 0 && !(scottish && capitals > 2)
        || word.contains('.') && letters < 4
        || ["II", "III", "IV"].contains(&word)
    {
        return word.to_owned();
    }
    if SMALL.contains(&word) {
        return word.to_lowercase();
    }
    let mut out = String::with_capacity(word.len());
    let mut begins = true;
    for (at, letter) in word.char_indices() {
        let keeps = begins
            || scottish
                && at < 4
                && letter.is_uppercase()
                && (word.starts_with("Mc") && at == 2 || word.starts_with("Mac") && at == 3);
        if keeps {
            out.push(letter);
        } else {
            out.extend(letter.to_lowercase());
        }
        begins = matches!(letter, '-' | '\'' | '’' | '.');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{folded, read};

    #[test]
    fn bylines() {
        for (line, wanted) in [
            (
                "By the Rev. JAMES ORR, D.D., President; Chancellor of the College of Howe.",
                Some(vec!["James Orr"]),
            ),
            ("By Walter J. Ostrow", Some(vec!["Walter J. Ostrow"])),
            ("BY ANN ROE AND BO DAHL", Some(vec!["Ann Roe", "Bo Dahl"])),
            (
                "By Ann Roe, Bo Dahl and Cy Poe",
                Some(vec!["Ann Roe", "Bo Dahl", "Cy Poe"]),
            ),
            (
                "By Prof. D. L. AITKEN, F.R.S.E.",
                Some(vec!["D. L. Aitken"]),
            ),
            ("From our own correspondent.", Some(vec![])),
            ("By a Staff Reporter", Some(vec![])),
            ("By order of the Board", None),
            ("By Telegraph", None),
            ("By noon the water had risen.", None),
        ] {
            assert_eq!(
                read(line),
                wanted.map(|names| names.into_iter().map(str::to_owned).collect()),
                "{line}"
            );
        }
    }

    #[test]
    fn names_in_capitals() {
        for (given, wanted) in [
            ("DUNCAN McCRAE", "Duncan McCrae"),
            ("J. D. PELL", "J. D. Pell"),
            ("ANNE-MARIE O'NEIL", "Anne-Marie O'Neil"),
            ("PIETER VAN DER MEER", "Pieter van der Meer"),
            ("Ann Roe", "Ann Roe"),
        ] {
            assert_eq!(folded(given), wanted);
        }
    }
}
