//! Names in citations: taking them apart, series, initials, inversion.
//!
//! What a file gives is kept; only the order of its parts and the spaces between initials are set. The
//! rules are those of *The Chicago Manual of Style* (17th ed., 8.5–8.18, 14.76–14.84, 16.71–16.87).

use std::collections::BTreeSet;

use lazy_static::lazy_static;
use regex::Regex;

use super::chicago::Chicago;

lazy_static! {
    static ref FAMILY_FIRST: BTreeSet<&'static str> = include_str!("family-first.txt")
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .collect();
    static ref INITIALS: Vec<Regex> = Regex::new(r"(\p{Lu}\.)(\p{Lu})").into_iter().collect();
    static ref LIFE_DATES: Vec<Regex> = Regex::new(r",\s*(?:b\. |d\. )?\d{4}\s*[-–]?\s*(?:\d{4})?$")
        .into_iter()
        .collect();
    // Words made of syllables of one of the languages whose names begin with the family name:
    // Chinese (pinyin and Wade–Giles), Korean (all romanizations), Vietnamese.
    static ref SYLLABLES: Vec<Regex> = [
        r"(?i)^(?:(?:zh|ch|sh|ts|tz|hs|[bpmfdtnlgkhjqxrzcsywBPMFDTNLGKHJQXRZCSYW])?[’'`]?(?:iang|iong|uang|ueh|iao|uai|ang|eng|ong|ing|ung|ian|ien|uan|uen|ieh|ai|ei|ao|ou|an|en|in|un|ia|ie|io|iu|ua|ue|ui|uo|eh|ih|a|e|i|o|u)[’'`-]?)+$",
        r"(?i)^(?:(?:kk|tt|pp|ss|jj|ch|sh|[kgndtrlmbpsjhyw])?[’'`]?(?:yae|yeo|wae|weo|ae|eo|eu|oe|oo|ya|ye|yo|yu|wa|we|wi|wo|ui|a|e|i|o|u)(?:ng|ck|k|n|t|l|m|p|h)?[’'`-]?)+$",
        r"(?i)^(?:ngh|ng|nh|ph|th|tr|kh|gi|gh|ch|qu|[bcdghklmnprstvx])?(?:[aeiouy]{1,3})(?:ng|nh|ch|[cmnpt])?$",
    ]
    .into_iter()
    .filter_map(|pattern| Regex::new(pattern).ok())
    .collect();
}

/// Particles that belong to the family name.
const PARTICLES: [&str; 18] = [
    "de", "du", "des", "della", "di", "da", "dos", "del", "van", "der", "den", "ter", "la", "le",
    "bin", "al", "el", "ibn",
];
/// Particles that stay with the given name: `Bismarck, Otto von`.
const DROPPED: [&str; 4] = ["von", "zu", "zur", "af"];
/// Words of offices: what has one is no person's name alone, and is not taken apart.
const OFFICES: [&str; 30] = [
    "Acting",
    "Adviser",
    "Advisor",
    "Ambassador",
    "Assistant",
    "Attaché",
    "Chairman",
    "Chancellor",
    "Chargé",
    "Chief",
    "Commander",
    "Commissar",
    "Commissioner",
    "Consul",
    "Counselor",
    "Counsellor",
    "Delegate",
    "Delegation",
    "Deputy",
    "Director",
    "Foreign",
    "Head",
    "Minister",
    "Premier",
    "President",
    "President’s",
    "Prime",
    "Representative",
    "Secretary",
    "Undersecretary",
];
/// What may follow a name.
const SUFFIXES: [&str; 6] = ["Jr.", "Sr.", "Jr", "Sr", "II", "III"];

/// A name, taken apart as far as its form shows.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Name {
    /// Given name first: `V. P. Orlov`.
    GivenFirst {
        /// Given names, initials, particles that stay with them.
        given: String,
        /// The family name with its particles.
        family: String,
        /// `Jr.`
        suffix: Option<String>,
    },
    /// Family name first, and never inverted: `Kim Il Sung`.
    FamilyFirst {
        /// The family name.
        family: String,
        /// What follows it.
        given: String,
    },
    /// A body, one word, or a form that does not show its parts.
    Whole(String),
}

impl Name {
    /// Takes a name apart. Life dates of a catalogue's heading are left out.
    pub(super) fn read(given: &str) -> Self {
        let name = spaced(given.trim());
        let office = |word: &str| OFFICES.contains(&word.trim_matches(['(', ')', ',']));
        if name.starts_with('[') || crate::seed::names_body(&name) || name.split(' ').any(office) {
            return Self::Whole(name);
        }
        let dated = LIFE_DATES.iter().find_map(|pattern| pattern.find(&name));
        let bare = dated.map_or(name.as_str(), |dates| &name[..dates.start()]);
        let (bare, suffix) = suffix(bare);
        let read = match bare.split_once(", ") {
            Some((family, given)) => inverted(family, given, dated.is_some()),
            None => direct(bare),
        };
        match read {
            Some(Self::GivenFirst { given, family, .. }) => Self::GivenFirst {
                given,
                family,
                suffix: suffix.map(str::to_owned),
            },
            Some(other) => other,
            // The comma before the suffix, or within a body's name, stays where it is.
            None if dated.is_some() => Self::Whole(bare.to_owned()),
            None => Self::Whole(name),
        }
    }

    /// As a note prints it: `V. P. Orlov`.
    pub(super) fn direct(&self) -> String {
        match self {
            Self::GivenFirst {
                given,
                family,
                suffix,
            } => match suffix {
                // CMOS 6.43: no comma before Jr. in running text, none before a numeral.
                Some(suffix) => format!("{given} {family} {suffix}"),
                None => format!("{given} {family}"),
            },
            Self::FamilyFirst { family, given } => format!("{family} {given}"),
            Self::Whole(name) => name.clone(),
        }
    }

    /// As a bibliography begins with it: `Orlov, V. P.`
    pub(super) fn inverted(&self) -> String {
        match self {
            Self::GivenFirst {
                given,
                family,
                suffix,
            } => match suffix {
                Some(suffix) => format!("{family}, {given}, {suffix}"),
                None => format!("{family}, {given}"),
            },
            other => other.direct(),
        }
    }

    /// The family name, for short notes; the whole name of a body.
    pub(super) fn family(&self) -> &str {
        match self {
            Self::GivenFirst { family, .. } | Self::FamilyFirst { family, .. } => family,
            Self::Whole(name) => name,
        }
    }
}

/// A suffix and what stands before it.
fn suffix(name: &str) -> (&str, Option<&str>) {
    match name.rsplit_once(' ') {
        Some((before, last)) if SUFFIXES.contains(&last) && before.contains(' ') => {
            (before.trim_end_matches(','), Some(last))
        }
        _ => (name, None),
    }
}

/// `Stalin, Joseph`; `Kim, Il Sung`, whose family name comes first in any order. Without life dates a
/// comma may stand within the name of a body: then every word must be a name.
fn inverted(family: &str, given: &str, certain: bool) -> Option<Name> {
    let words: Vec<&str> = given.split(' ').collect();
    let personal = !given.contains(',')
        && (1..=4).contains(&words.len())
        && family.split(' ').count() <= 3
        && words.iter().chain(&[family]).all(|word| is_name_word(word));
    if !(personal || certain && !given.contains(',')) {
        return None;
    }
    let (family, given) = (family.to_owned(), given.to_owned());
    Some(
        if FAMILY_FIRST.contains(family.as_str()) && reads_eastern(&given) {
            Name::FamilyFirst { family, given }
        } else {
            Name::GivenFirst {
                given,
                family,
                suffix: None,
            }
        },
    )
}

/// A name in its own order.
fn direct(name: &str) -> Option<Name> {
    let words: Vec<&str> = name.split(' ').collect();
    let personal = (2..=5).contains(&words.len())
        && !name.contains(',')
        && words.iter().all(|word| is_name_word(word));
    if !personal {
        return None;
    }
    let (first, rest) = name.split_once(' ')?;
    if FAMILY_FIRST.contains(first) && reads_eastern(rest) {
        return Some(Name::FamilyFirst {
            family: first.to_owned(),
            given: rest.to_owned(),
        });
    }
    // "Charles de Gaulle": the particle goes with the family name.
    let particle = words.iter().position(|word| PARTICLES.contains(word));
    let at = particle.filter(|at| *at > 0).unwrap_or(words.len() - 1);
    Some(Name::GivenFirst {
        given: words[..at].join(" "),
        family: words[at..].join(" "),
        suffix: None,
    })
}

fn is_name_word(word: &str) -> bool {
    word.starts_with(char::is_uppercase) || PARTICLES.contains(&word) || DROPPED.contains(&word)
}

/// Whether the words can be given names of a language whose names begin with the family name: `Il
/// Sung`, `Enlai`, `Van Thieu`, and not `Philby` or `Georgi`.
fn reads_eastern(given: &str) -> bool {
    use unicode_normalization::UnicodeNormalization;
    let plain: String = given
        .nfd()
        .filter(|character| !unicode_normalization::char::is_combining_mark(*character))
        .map(|character| match character {
            'đ' | 'Đ' => 'd',
            other => other,
        })
        .collect();
    plain
        .split([' ', '-'])
        .filter(|word| !word.is_empty())
        .all(|word| SYLLABLES.iter().any(|pattern| pattern.is_match(word)))
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

/// The names of a note; of many only the first.
pub(super) fn in_note(names: &[String], chicago: Chicago) -> String {
    written(names, Name::direct, chicago)
}

/// The family names of a short note.
pub(super) fn in_short_note(names: &[String], chicago: Chicago) -> String {
    written(names, |name| name.family().to_owned(), chicago)
}

fn written(names: &[String], form: impl Fn(&Name) -> String, chicago: Chicago) -> String {
    let names: Vec<String> = names.iter().map(|name| form(&Name::read(name))).collect();
    match names.first() {
        Some(first) if names.len() > chicago.most_in_note() => format!("{first} et al."),
        _ => series(&names),
    }
}

/// The names of a bibliography, of which the first is inverted.
pub(super) fn in_bibliography(names: &[String], chicago: Chicago) -> String {
    let (most, kept) = chicago.most_in_bibliography();
    let many = names.len() > most;
    let names: Vec<Name> = names
        .iter()
        .take(if many { kept } else { most })
        .map(|name| Name::read(name))
        .collect();
    let Some((first, rest)) = names.split_first() else {
        return String::new();
    };
    let mut forms = vec![first.inverted()];
    forms.extend(rest.iter().map(Name::direct));
    if many {
        return format!("{}, et al.", forms.join(", "));
    }
    match forms.as_slice() {
        // An inverted name has a comma of its own.
        [one, two] if matches!(first, Name::GivenFirst { .. }) => format!("{one}, and {two}"),
        forms => series(forms),
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
