//! Headings: how a person or a body stands in the glossary, and what points to it.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::fold;
use super::lexicon::{self, BODIES, Body};
use super::person::{Order, PersonName};
use super::state;

/// How an entry is headed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Heading {
    /// In running text.
    pub(super) name: String,
    /// In the glossary.
    pub(super) printed: String,
    /// What it is sorted by.
    pub(super) sort: String,
    /// Headings that point here.
    pub(super) see_from: Vec<String>,
}

/// A name as it is written here: capitals for a whole word are not kept.
fn plain(word: &str) -> String {
    word.split(' ')
        .map(lexicon::unshout)
        .collect::<Vec<_>>()
        .join(" ")
}

/// Heads a person: the fullest combination that is printed; a form that a source gives in brackets for another heads.
pub(super) fn person(names: &[PersonName], glosses: &[PersonName]) -> Heading {
    let mut counts: BTreeMap<(Reverse<usize>, &str, &[String]), usize> = BTreeMap::new();
    for name in names {
        *counts
            .entry((rank(name), name.family.as_str(), name.given.as_slice()))
            .or_default() += 1;
    }
    let majority = |order: Order| {
        let mut best: Option<(&PersonName, usize)> = None;
        for name in names.iter().filter(|name| name.order == order) {
            let count = counts[&(rank(name), name.family.as_str(), name.given.as_slice())];
            let better = best.is_none_or(|(known, times)| {
                (count, Reverse(&name.family), Reverse(&name.given))
                    > (times, Reverse(&known.family), Reverse(&known.given))
            });
            if better {
                best = Some((name, count));
            }
        }
        best.map(|(name, _)| name)
    };
    let western = || {
        names
            .iter()
            .filter(|name| name.order == Order::GivenFirst)
            .max_by_key(|name| (Reverse(rank(name)), Reverse((&name.family, &name.given))))
    };
    let gloss = glosses
        .first()
        .filter(|name| name.order == Order::FamilyFirst);
    let eastern = gloss.or_else(|| majority(Order::FamilyFirst));
    let mut out = match (eastern, western()) {
        (Some(name), _) if gloss.is_some() || glosses.is_empty() => family_first(name),
        (_, Some(name)) => given_first(name, names),
        (Some(name), None) => family_first(name),
        _ => alone(names),
    };
    out.see_from = see_from(names, &out);
    out
}

/// How full a name is, the fullest first.
fn rank(name: &PersonName) -> Reverse<usize> {
    let full = name
        .given
        .iter()
        .filter(|part| part.chars().count() > 1)
        .count();
    Reverse(full * 4 + name.given.len())
}

fn family_first(name: &PersonName) -> Heading {
    let given: Vec<String> = name.given.iter().map(|part| plain(part)).collect();
    let running = format!("{} {}", plain(&name.family), given.join(" "));
    Heading {
        printed: running.clone(),
        sort: running.clone(),
        name: running,
        see_from: Vec::new(),
    }
}

/// `Brezhnev, Leonid I.`: place by place the fullest of what the forms give.
fn given_first(name: &PersonName, names: &[PersonName]) -> Heading {
    let mut given: Vec<String> = Vec::new();
    let longest = names
        .iter()
        .filter(|other| matches!(other.order, Order::GivenFirst | Order::Patronymic))
        .map(|other| other.given.len())
        .max()
        .unwrap_or_default();
    let initial = |part: &String| part.chars().next();
    for place in 0..longest {
        // Who is called by his second name, T. Ritchie Logan, has it in the first place of a shorter form.
        let fitting: Vec<Option<char>> = names
            .iter()
            .filter(|other| other.given.len() == longest)
            .filter_map(|other| other.given.get(place).map(initial))
            .collect();
        let mut counts: BTreeMap<&String, usize> = BTreeMap::new();
        for part in names
            .iter()
            .filter(|other| matches!(other.order, Order::GivenFirst | Order::Patronymic))
            .filter_map(|other| other.given.get(place))
            .filter(|part| fitting.contains(&initial(part)))
        {
            *counts.entry(part).or_default() += 1;
        }
        // A whole name before an initial; of several spellings the usual one, then the longest.
        let fullest = counts.into_iter().max_by_key(|(part, count)| {
            let letters = part.chars().count();
            (letters > 1, *count, letters, Reverse((*part).clone()))
        });
        if let Some((part, _)) = fullest {
            given.push(if part.chars().count() == 1 {
                format!("{part}.")
            } else {
                plain(part)
            });
        }
    }
    let given = given.join(" ");
    let family = plain(&name.family);
    Heading {
        name: format!("{given} {family}"),
        printed: format!("{family}, {given}"),
        sort: format!("{family}, {given}"),
        see_from: Vec::new(),
    }
}

/// A family name, or given name and patronymic, alone.
fn alone(names: &[PersonName]) -> Heading {
    let running = names
        .iter()
        .map(|name| {
            if name.family.is_empty() {
                name.given.join(" ")
            } else {
                plain(&name.family)
            }
        })
        .max_by_key(|name| (name.chars().count(), Reverse(name.clone())))
        .unwrap_or_default();
    Heading {
        printed: running.clone(),
        sort: running.clone(),
        name: running,
        see_from: Vec::new(),
    }
}

/// Full forms under which a reader would look elsewhere in the alphabet.
fn see_from(names: &[PersonName], head: &Heading) -> Vec<String> {
    let own = fold::key(&head.printed);
    let mut out = BTreeSet::new();
    for name in names {
        let form = match name.order {
            Order::FamilyFirst => family_first(name).printed,
            Order::GivenFirst => format!("{}, {}", plain(&name.family), dotted(&name.given)),
            Order::Patronymic => name.given.join(" "),
            Order::FamilyAlone | Order::GivenAlone => continue,
        };
        let key = fold::key(&form);
        let family = fold::key(&name.family);
        let elsewhere = if name.order == Order::FamilyFirst {
            key != own
        } else {
            family.is_empty() || !own.starts_with(&family)
        };
        if elsewhere {
            out.insert(form);
        }
    }
    out.into_iter().collect()
}

fn dotted(given: &[String]) -> String {
    given
        .iter()
        .map(|part| {
            if part.chars().count() == 1 {
                format!("{part}.")
            } else {
                plain(part)
            }
        })
        .collect::<Vec<_>>()
        .join(" ")
}

/// Heads a body: its full name as printed, or the known name in brackets where only others are printed. `shared` are
/// forms that more than one body bears.
pub(super) fn organization(
    printed: &BTreeMap<String, usize>,
    known: Option<usize>,
    shared: &BTreeSet<String>,
) -> Heading {
    let body = known.and_then(|index| BODIES.get(index));
    let abbreviation = printed
        .keys()
        .find(|form| abbreviated(form) && !shared.contains(*form))
        .cloned();
    let fullest = printed
        .keys()
        .filter(|form| !abbreviated(form))
        .max_by_key(|form| {
            let clean = !form.contains('[') && form.starts_with(char::is_uppercase);
            let small = form.contains(char::is_lowercase);
            let words = form.split(' ').count();
            let length = form.chars().count();
            (clean, words, small, length, Reverse((*form).clone()))
        })
        .cloned();
    let full = match (body, &fullest) {
        (Some(body), Some(printed_name)) if same(&body.name, printed_name) => {
            (printed_name.clone(), false)
        }
        (Some(body), _) if printed.keys().any(|form| same(form, &body.name)) => {
            (body.name.clone(), false)
        }
        (Some(body), _)
            if abbreviation
                .as_deref()
                .is_some_and(|form| stands_for(body, form)) =>
        {
            (body.name.clone(), true)
        }
        (_, Some(printed_name)) => (printed_name.clone(), false),
        _ => (printed.keys().next().cloned().unwrap_or_default(), false),
    };
    let (name, supplied) = full;
    let name = calm(&name);
    let name = name
        .strip_prefix("The ")
        .map_or(name.clone(), ToOwned::to_owned);
    let shown = if supplied {
        format!("[{name}]")
    } else {
        name.clone()
    };
    let heading = match &abbreviation {
        Some(short) if *short != name && !short.contains(' ') => format!("{shown} ({short})"),
        _ => shown,
    };
    let see_from = printed
        .keys()
        .filter(|form| **form != name && !shared.contains(*form) && !form.contains('['))
        .filter(|form| {
            form.starts_with(char::is_uppercase)
                && !name.starts_with(form.as_str())
                && !form.starts_with(&name)
        })
        .cloned()
        .collect();
    Heading {
        sort: name.clone(),
        printed: heading,
        name,
        see_from,
    }
}

/// A name that is printed in capitals alone, as it stands in running text: `Permanent Mission of Mexico`. Abbreviations
/// of states and bodies stay.
fn calm(name: &str) -> String {
    if !name.contains(' ') || name.contains(char::is_lowercase) {
        return name.to_owned();
    }
    let word = |word: &str| {
        let letters = word.trim_matches(|letter: char| !letter.is_alphabetic());
        let short = !state::find(letters).is_empty() && letters.chars().count() < 5
            || BODIES
                .iter()
                .any(|body| body.name == letters || body.forms.iter().any(|form| form == letters))
            || word.contains('.')
            || !letters.contains(['A', 'E', 'I', 'O', 'U', 'Y']) && letters.is_ascii();
        if short {
            word.to_owned()
        } else if matches!(
            word,
            "OF" | "THE" | "FOR" | "AND" | "ON" | "IN" | "TO" | "AT" | "WITH" | "DE" | "DER"
        ) {
            word.to_lowercase()
        } else {
            lexicon::unshout(word)
        }
    };
    let words: Vec<String> = name.split(' ').map(word).collect();
    words.join(" ")
}

fn same(a: &str, b: &str) -> bool {
    fold::key(a) == fold::key(b)
}

/// True for a form of capitals without a word: `KWP`, `U.N.`, `MfS`.
fn abbreviated(form: &str) -> bool {
    !form.contains(' ')
        && form.chars().count() <= 9
        && form.chars().filter(|letter| letter.is_uppercase()).count() * 2
            >= form.chars().filter(|letter| letter.is_alphabetic()).count()
}

fn stands_for(body: &Body, form: &str) -> bool {
    body.forms.iter().any(|known| known == form)
}
