//! Persons grouped: which mentions are of one person.

use std::collections::{BTreeMap, BTreeSet};

use super::fold;
use super::person::{Order, PersonName};

/// A mention of a person, as the grouping sees it.
#[derive(Debug, Clone)]
pub(super) struct Mention {
    /// Rank of the document by file name, so that its order does not matter.
    pub(super) document: usize,
    /// Rank of the paragraph.
    pub(super) paragraph: usize,
    /// The name, taken apart.
    pub(super) name: PersonName,
    /// Index of the mention that it glosses in brackets.
    pub(super) gloss: Option<usize>,
}

/// Gives each mention the number of its person; `None` where a bare family name stays unlinked.
pub(super) fn group(mentions: &[Mention]) -> Vec<Option<usize>> {
    let mut persons = Persons::default();
    let mut out = vec![None; mentions.len()];
    persons.settle_full_names(mentions, &mut out);
    join_glosses(mentions, &mut out);
    patronymics(mentions, &mut out);
    settle_bare_names(mentions, &mut out);
    out
}

/// A full name's key: family and given names folded.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    family: String,
    given: Vec<String>,
    whole: bool,
}

fn key(name: &PersonName) -> Key {
    if name.order == Order::FamilyFirst {
        // Syllables are divided as each scheme likes: only the letters count.
        return Key {
            family: asian(&name.family),
            given: vec![name.given.iter().map(|part| asian(part)).collect()],
            whole: true,
        };
    }
    Key {
        family: european(&name.family),
        given: name.given.iter().map(|part| european(part)).collect(),
        whole: false,
    }
}

/// Folds the romanizations of Korean that differ only in letters: `Seong-cheol`, `Sŏng-ch’ŏl`, `Song Chol`.
pub(super) fn asian(text: &str) -> String {
    let mut folded = fold::key(text);
    for (from, to) in [
        ("eo", "o"),
        ("eu", "u"),
        ("oo", "u"),
        ("ee", "i"),
        ("sh", "s"),
        ("ch", "j"),
        ("g", "k"),
        ("kk", "k"),
        ("nk", "ng"),
        ("d", "t"),
        ("b", "p"),
        ("r", "l"),
    ] {
        folded = folded.replace(from, to);
    }
    match folded.as_str() {
        "pak" | "palk" => "pak".to_owned(),
        "yi" | "li" | "i" | "lhi" | "lhee" => "li".to_owned(),
        "joi" | "joe" => "joe".to_owned(),
        _ => folded,
    }
}

/// Folds the romanizations of Cyrillic: `Georgii`, `Georgiy`, `Georgi`.
pub(super) fn european(text: &str) -> String {
    let mut folded = fold::key(text);
    for (from, to) in [
        ("ou", "u"),
        ("tch", "ch"),
        ("iu", "yu"),
        ("ia", "ya"),
        ("aye", "ae"),
        ("ks", "x"),
        ("kh", "h"),
        ("w", "v"),
    ] {
        folded = folded.replace(from, to);
    }
    for ending in ["iy", "ii", "ij", "yi", "yy", "y", "j"] {
        if let Some(stem) = folded.strip_suffix(ending)
            && stem.len() > 2
        {
            folded = format!("{stem}i");
            break;
        }
    }
    if let Some(rest) = folded.strip_prefix("ye")
        && rest.len() > 2
    {
        folded = format!("e{rest}");
    }
    folded
}

/// True where two names may be of one person: families equal, given names not contradicting each other.
fn compatible(a: &Key, b: &Key) -> bool {
    if a.family != b.family {
        return false;
    }
    if a.whole || b.whole {
        return a.given.concat() == b.given.concat();
    }
    a.given.iter().zip(&b.given).all(|(x, y)| {
        x == y
            || (x.chars().count() == 1 && y.starts_with(x.as_str()))
            || (y.chars().count() == 1 && x.starts_with(y.as_str()))
    })
}

#[derive(Debug, Default)]
struct Persons {
    /// For each person, the keys of the forms.
    keys: Vec<BTreeSet<Key>>,
    by_family: BTreeMap<String, Vec<usize>>,
}

impl Persons {
    /// Full names, the fullest first, each to the only person whose every form agrees.
    fn settle_full_names(&mut self, mentions: &[Mention], out: &mut [Option<usize>]) {
        let mut keys: BTreeMap<Key, Vec<usize>> = BTreeMap::new();
        for (index, mention) in mentions.iter().enumerate() {
            if matches!(mention.name.order, Order::FamilyFirst | Order::GivenFirst) {
                keys.entry(key(&mention.name)).or_default().push(index);
            }
        }
        let mut order: Vec<&Key> = keys.keys().collect();
        order.sort_by_key(|key| {
            let letters: usize = key.given.iter().map(|part| part.chars().count()).sum();
            (
                std::cmp::Reverse(key.given.len()),
                std::cmp::Reverse(letters),
                (*key).clone(),
            )
        });
        for found in order {
            let fits: Vec<usize> = self
                .by_family
                .get(&found.family)
                .into_iter()
                .flatten()
                .copied()
                .filter(|person| {
                    self.keys[*person]
                        .iter()
                        .all(|known| compatible(known, found))
                })
                .collect();
            let person = if let [only] = fits.as_slice() {
                *only
            } else {
                self.keys.push(BTreeSet::new());
                let person = self.keys.len() - 1;
                self.by_family
                    .entry(found.family.clone())
                    .or_default()
                    .push(person);
                person
            };
            self.keys[person].insert(found.clone());
            for mention in keys.get(found).into_iter().flatten() {
                out[*mention] = Some(person);
            }
        }
    }
}

/// Bare family names: to the only bearer; else to the one already so called in the document, unless another was
/// named in full in the same or the preceding paragraph; else to nobody.
fn settle_bare_names(mentions: &[Mention], out: &mut [Option<usize>]) {
    let mut bearers: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    for (mention, person) in mentions.iter().zip(out.iter()) {
        if let (false, Some(person)) = (mention.name.family.is_empty(), person) {
            for family in families(&mention.name) {
                bearers.entry(family).or_default().insert(*person);
            }
        }
    }
    let mut order: Vec<usize> = (0..mentions.len()).collect();
    order.sort_by_key(|index| {
        let mention = &mentions[*index];
        (mention.document, mention.paragraph, *index)
    });
    let mut fresh: BTreeMap<String, usize> = BTreeMap::new();
    let mut count = out.iter().flatten().max().map_or(0, |last| last + 1);
    // By document and family: who was last so called bare, and each full naming with its paragraph.
    let mut full: BTreeMap<(usize, String), Vec<(usize, usize)>> = BTreeMap::new();
    let mut established: BTreeMap<(usize, String), usize> = BTreeMap::new();
    for index in order {
        let mention = &mentions[index];
        if let Some(person) = out[index] {
            for family in families(&mention.name) {
                full.entry((mention.document, family))
                    .or_default()
                    .push((mention.paragraph, person));
            }
            continue;
        }
        if mention.name.order != Order::FamilyAlone {
            continue;
        }
        let family = bare(&mention.name.family, &bearers);
        let place = (mention.document, family.clone());
        let known = bearers.get(&family);
        out[index] = match known.map_or(0, BTreeSet::len) {
            0 => Some(*fresh.entry(family).or_insert_with(|| {
                count += 1;
                count - 1
            })),
            1 => known.and_then(|known| known.first().copied()),
            _ => {
                let near: BTreeSet<usize> = full
                    .get(&place)
                    .into_iter()
                    .flatten()
                    .filter(|(paragraph, _)| paragraph + 1 >= mention.paragraph)
                    .map(|(_, person)| *person)
                    .collect();
                let here: BTreeSet<usize> = full
                    .get(&place)
                    .into_iter()
                    .flatten()
                    .map(|(_, person)| *person)
                    .collect();
                let usual = established
                    .get(&place)
                    .copied()
                    .or_else(|| (here.len() == 1).then(|| here.first().copied()).flatten());
                usual.filter(|person| near.iter().all(|other| other == person))
            }
        };
        if let Some(person) = out[index] {
            established.insert(place, person);
        }
    }
}

/// The keys under which a name's family may be called.
fn families(name: &PersonName) -> Vec<String> {
    let mut out = vec![european(&name.family)];
    if name.order == Order::FamilyFirst {
        out.push(asian(&name.family));
    }
    out.dedup();
    out
}

/// The key of a bare family name: as an East Asian one where somebody bears it so.
fn bare(family: &str, bearers: &BTreeMap<String, BTreeSet<usize>>) -> String {
    let european = european(family);
    if bearers.contains_key(&european) {
        return european;
    }
    let asian = asian(family);
    if bearers.contains_key(&asian) && super::lexicon::asian_family(family).is_some() {
        return asian;
    }
    european
}

/// A name and its gloss in brackets are one person.
fn join_glosses(mentions: &[Mention], out: &mut [Option<usize>]) {
    for (index, mention) in mentions.iter().enumerate() {
        let Some(other) = mention.gloss else { continue };
        if let (Some(a), Some(b)) = (out[index], out[other])
            && a != b
        {
            for person in out.iter_mut().filter(|person| **person == Some(a)) {
                *person = Some(b);
            }
        }
    }
}

/// `Nikita Sergeevich`: the only person of the document whose given names agree.
fn patronymics(mentions: &[Mention], out: &mut [Option<usize>]) {
    let mut added = Vec::new();
    for (index, mention) in mentions.iter().enumerate() {
        if mention.name.order != Order::Patronymic {
            continue;
        }
        let given: Vec<String> = mention
            .name
            .given
            .iter()
            .map(|part| european(part))
            .collect();
        let fits = |same_document: bool| -> BTreeSet<usize> {
            mentions
                .iter()
                .zip(out.iter())
                .filter(|(other, _)| {
                    other.name.order == Order::GivenFirst
                        && (!same_document || other.document == mention.document)
                })
                .filter(|(other, _)| {
                    other.name.given.len() >= 2
                        && other
                            .name
                            .given
                            .iter()
                            .map(|part| european(part))
                            .zip(&given)
                            .all(|(a, b)| {
                                a == *b || (a.chars().count() == 1 && b.starts_with(a.as_str()))
                            })
                })
                .filter_map(|(_, person)| *person)
                .collect()
        };
        let here = fits(true);
        if here.len() == 1 {
            added.push((index, here.first().copied()));
        }
    }
    let mut count = out.iter().flatten().max().map_or(0, |last| last + 1);
    let mut fresh: BTreeMap<String, usize> = BTreeMap::new();
    for (index, mention) in mentions.iter().enumerate() {
        if mention.name.order == Order::Patronymic {
            out[index] = added
                .iter()
                .find(|(at, _)| *at == index)
                .and_then(|(_, person)| *person)
                .or_else(|| {
                    Some(
                        *fresh
                            .entry(fold::key(&mention.name.given.join(" ")))
                            .or_insert_with(|| {
                                count += 1;
                                count - 1
                            }),
                    )
                });
        }
    }
}
