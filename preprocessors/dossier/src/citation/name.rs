//! Names in citations: series, initials, inversion.

use std::collections::BTreeSet;

use lazy_static::lazy_static;
use regex::Regex;

lazy_static! {
    static ref FAMILY_FIRST: BTreeSet<&'static str> = include_str!("family-first.txt")
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .collect();
    static ref INITIALS: Vec<Regex> = Regex::new(r"(\p{Lu}\.)(\p{Lu})").into_iter().collect();
    static ref LIFE_DATES: Vec<Regex> = Regex::new(r",\s*(?:b\. )?\d{4}\s*[-–]?\s*(?:\d{4})?$")
        .into_iter()
        .collect();
}

/// `A`, `A and B`, `A, B, and C`.
pub(super) fn series(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [one, two] => format!("{one} and {two}"),
        [most @ .., last] => format!("{}, and {last}", most.join(", ")),
    }
}

/// Initials stand apart: `V.P. Orlov` becomes `V. P. Orlov`.
pub(super) fn spaced(name: &str) -> String {
    let mut name = super::typography::smart(name);
    for pattern in INITIALS.iter() {
        // Twice, for each match takes in the letter at which the next begins.
        for _ in 0..2 {
            name = pattern.replace_all(&name, "$1 $2").into_owned();
        }
    }
    name
}

/// A name as a note prints it: `Stalin, Joseph, 1878-1953` becomes `Joseph Stalin`.
pub(super) fn direct(name: &str) -> String {
    let name = spaced(name);
    for pattern in LIFE_DATES.iter() {
        if let Some(dates) = pattern.find(&name) {
            let bare = &name[..dates.start()];
            return match bare.split_once(", ") {
                Some((family, given)) => format!("{given} {family}"),
                None => bare.to_owned(),
            };
        }
    }
    name
}

/// A name as a bibliography begins with it. Bodies and names that begin with the family name stay.
pub(super) fn inverted(name: &str) -> String {
    let name = direct(name);
    match split(&name) {
        Some((given, family)) => format!("{family}, {given}"),
        None => name,
    }
}

/// The family name, for short notes; the whole name of a body.
pub(super) fn family(name: &str) -> String {
    let name = direct(name);
    if let Some((_, family)) = split(&name) {
        return family.to_owned();
    }
    match name.split_once(' ') {
        Some((first, _)) if FAMILY_FIRST.contains(first) && !crate::seed::names_body(&name) => {
            first.to_owned()
        }
        _ => name,
    }
}

/// Given and family name of a person whose family name comes last.
fn split(name: &str) -> Option<(&str, &str)> {
    let words: Vec<&str> = name.split(' ').collect();
    let personal = (2..=5).contains(&words.len())
        && !name.contains(',')
        && !crate::seed::names_body(name)
        && words.iter().all(|word| is_name_word(word))
        && !words
            .first()
            .is_some_and(|first| FAMILY_FIRST.contains(first));
    if !personal {
        return None;
    }
    // "de Gaulle": the particle goes with the family name.
    let particle = words
        .iter()
        .position(|word| word.starts_with(char::is_lowercase));
    let at = particle.filter(|at| *at > 0).unwrap_or(words.len() - 1);
    let start = words[..at].iter().map(|word| word.len() + 1).sum::<usize>();
    Some((name[..start].trim_end(), &name[start..]))
}

fn is_name_word(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
        || ["de", "van", "von", "der", "la", "bin", "al", "el"].contains(&word)
}
