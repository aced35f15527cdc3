//! Persons grouped: which mentions are of one person. Precision first: what is doubtful stays apart.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::fold;
use super::lexicon;
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

/// Which mention is of which person.
#[derive(Debug, Default)]
pub(super) struct Groups {
    /// For each mention, the number of the person.
    pub(super) persons: Vec<Option<usize>>,
    /// Numbers that stand for a bare family name of several bearers, with the bearers.
    pub(super) undecided: BTreeMap<usize, BTreeSet<usize>>,
}

/// Gives each mention the number of its person.
pub(super) fn group(mentions: &[Mention]) -> Groups {
    let mut out = vec![None; mentions.len()];
    settle_full_names(mentions, &mut out);
    join_glosses(mentions, &mut out);
    patronymics(mentions, &mut out);
    let mut groups = Groups {
        persons: out,
        undecided: BTreeMap::new(),
    };
    settle_bare_names(mentions, &mut groups);
    groups
}

/// A full name's key: family and given names folded.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    family: String,
    given: Vec<String>,
    /// True where the given names are compared letter by letter, not name by name.
    whole: bool,
}

fn key(name: &PersonName) -> Key {
    let running = if name.order == Order::GivenFirst {
        format!("{}{}", name.given.concat(), name.family)
    } else {
        format!("{}{}", name.family, name.given.concat())
    };
    if let Some(number) = lexicon::romanization(&fold::key(&running)) {
        return Key {
            family: format!("#{number}"),
            given: Vec::new(),
            whole: true,
        };
    }
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
        given: folded(&name.given),
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
    agree(&a.given, &b.given)
}

/// True where given names or initials do not contradict each other.
pub(super) fn agree(a: &[String], b: &[String]) -> bool {
    a.iter().zip(b).all(|(x, y)| {
        x == y
            || (x.chars().count() == 1 && y.starts_with(x.as_str()))
            || (y.chars().count() == 1 && x.starts_with(y.as_str()))
    })
}

fn folded(given: &[String]) -> Vec<String> {
    given.iter().map(|part| european(part)).collect()
}

/// Full names, the fullest first, each to the only person whose every form agrees.
fn settle_full_names(mentions: &[Mention], out: &mut [Option<usize>]) {
    let mut keys: BTreeMap<Key, Vec<usize>> = BTreeMap::new();
    for (index, mention) in mentions.iter().enumerate() {
        if matches!(mention.name.order, Order::FamilyFirst | Order::GivenFirst) {
            keys.entry(key(&mention.name)).or_default().push(index);
        }
    }
    let mut order: Vec<&Key> = keys.keys().collect();
    order.sort_by_key(|key| {
        let letters: usize = key.given.iter().map(|part| part.chars().count()).sum();
        (Reverse(key.given.len()), Reverse(letters), (*key).clone())
    });
    let mut known: Vec<Vec<&Key>> = Vec::new();
    let mut by_family: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for found in order {
        let family = by_family.entry(&found.family).or_default();
        let fits: Vec<usize> = family
            .iter()
            .copied()
            .filter(|person| known[*person].iter().all(|known| compatible(known, found)))
            .collect();
        let person = if let [only] = fits.as_slice() {
            *only
        } else {
            known.push(Vec::new());
            family.push(known.len() - 1);
            known.len() - 1
        };
        known[person].push(found);
        for mention in keys.get(found).into_iter().flatten() {
            out[*mention] = Some(person);
        }
    }
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

/// `Nikita Sergeevich`: the only person of the document whose given names or initials agree.
fn patronymics(mentions: &[Mention], out: &mut [Option<usize>]) {
    // By document and initials: the persons with two given names, with every form of them.
    let mut full: BTreeMap<(usize, String), Forms> = BTreeMap::new();
    for (mention, person) in mentions.iter().zip(out.iter()) {
        if let (Order::GivenFirst, Some(person)) = (mention.name.order, person)
            && mention.name.given.len() >= 2
        {
            let given = folded(&mention.name.given);
            full.entry((mention.document, initials(&given)))
                .or_default()
                .entry(*person)
                .or_default()
                .push(given);
        }
    }
    let mut count = next_number(out);
    let mut fresh: BTreeMap<String, usize> = BTreeMap::new();
    for (index, mention) in mentions.iter().enumerate() {
        if mention.name.order != Order::Patronymic {
            continue;
        }
        let given = folded(&mention.name.given);
        let fits: Vec<usize> = full
            .get(&(mention.document, initials(&given)))
            .into_iter()
            .flatten()
            .filter(|(_, forms)| forms.iter().all(|form| agree(form, &given)))
            .map(|(person, _)| *person)
            .collect();
        out[index] = Some(if let [only] = fits.as_slice() {
            *only
        } else {
            *fresh.entry(given.concat()).or_insert_with(|| {
                count += 1;
                count - 1
            })
        });
    }
}

/// The given names of each person, form by form.
type Forms = BTreeMap<usize, Vec<Vec<String>>>;

fn initials(given: &[String]) -> String {
    given
        .iter()
        .take(2)
        .filter_map(|part| part.chars().next())
        .collect()
}

fn next_number(persons: &[Option<usize>]) -> usize {
    persons.iter().flatten().max().map_or(0, |last| last + 1)
}

/// Who bears a family name, where, in one document.
#[derive(Debug, Default)]
struct Bearers {
    /// Each full naming: its place in the order of the mentions, its paragraph, the person.
    full: Vec<(usize, usize, usize)>,
}

impl Bearers {
    /// Those named in full before a place, in this paragraph or any before it from `first` on.
    fn before(&self, place: usize, first: usize) -> BTreeSet<usize> {
        self.full
            .iter()
            .take_while(|(at, ..)| *at < place)
            .filter(|(_, paragraph, _)| *paragraph >= first)
            .map(|(.., person)| *person)
            .collect()
    }

    /// The one whom the document names in full far more often than any other, and first.
    fn dominant(&self) -> Option<usize> {
        let first = self.full.first().map(|(.., person)| *person)?;
        let own = self
            .full
            .iter()
            .filter(|(.., person)| *person == first)
            .count();
        (own >= 2 && own >= 2 * (self.full.len() - own)).then_some(first)
    }
}

/// Bare family names: to the only bearer in the collection; else to the one already so called in the document, unless
/// another was named in full in the same or the preceding paragraph; else to an entry that leaves it undecided.
fn settle_bare_names(mentions: &[Mention], groups: &mut Groups) {
    let mut order: Vec<usize> = (0..mentions.len()).collect();
    order.sort_by_key(|index| {
        (
            mentions[*index].document,
            mentions[*index].paragraph,
            *index,
        )
    });
    let mut bearers: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    let mut here: BTreeMap<(usize, String), Bearers> = BTreeMap::new();
    for (place, index) in order.iter().enumerate() {
        let mention = &mentions[*index];
        let Some(person) = groups.persons[*index] else {
            continue;
        };
        for family in called(&mention.name) {
            bearers.entry(family.clone()).or_default().insert(person);
            let local = here.entry((mention.document, family)).or_default();
            local.full.push((place, mention.paragraph, person));
        }
    }
    let mut count = next_number(&groups.persons);
    let mut fresh: BTreeMap<(Option<usize>, String), usize> = BTreeMap::new();
    // By document and family: who was last so called; nobody where the document never introduced whom it meant.
    let mut usual: BTreeMap<(usize, String), Usual> = BTreeMap::new();
    let nobody = Bearers::default();
    for (place, index) in order.into_iter().enumerate() {
        let mention = &mentions[index];
        if mention.name.order != Order::FamilyAlone {
            continue;
        }
        let names = called(&mention.name);
        let family = names
            .iter()
            .find(|family| bearers.contains_key(*family))
            .or(names.first())
            .cloned()
            .unwrap_or_default();
        let scope = (mention.document, family.clone());
        let known = bearers.get(&family);
        let local = here.get(&scope).unwrap_or(&nobody);
        let settled = match known.map_or(0, BTreeSet::len) {
            0 => None,
            1 => known.and_then(|known| known.first().copied()),
            _ => settle(local, usual.get(&scope).copied(), place, mention.paragraph),
        };
        groups.persons[index] = settled.or_else(|| {
            let key = (known.map(|_| mention.document), family);
            let number = *fresh.entry(key).or_insert_with(|| {
                count += 1;
                count - 1
            });
            if let Some(known) = known {
                groups.undecided.insert(number, known.clone());
            }
            Some(number)
        });
        if let Some(person) = settled {
            usual.insert(scope, Usual::Person(person));
        } else if local.before(place, 0).is_empty() {
            usual.insert(scope, Usual::NeverIntroduced);
        }
    }
}

/// Whom a document means by a bare family name.
#[derive(Debug, Clone, Copy)]
enum Usual {
    /// This person.
    Person(usize),
    /// Somebody whom it called so before it named any bearer in full.
    NeverIntroduced,
}

/// The bearer meant by a bare family name that several bear.
fn settle(local: &Bearers, usual: Option<Usual>, place: usize, paragraph: usize) -> Option<usize> {
    let before = local.before(place, 0);
    let meant = match (usual, before.len()) {
        (Some(Usual::Person(person)), _) => Some(person),
        (Some(Usual::NeverIntroduced), _) => None,
        (None, 1) => before.first().copied(),
        (None, _) => local.dominant(),
    };
    let near = local.before(place, paragraph.saturating_sub(1));
    meant.filter(|person| near.iter().all(|other| other == person))
}

/// The keys under which a person may be called by one name: the family name, or the words of a name without one.
fn called(name: &PersonName) -> Vec<String> {
    let mut out = vec![european(&name.family)];
    if name.order == Order::FamilyAlone {
        for word in name.family.split(' ') {
            if word.chars().count() > 1 && !lexicon::title_after(word) {
                out.push(european(word));
            }
        }
    }
    out.dedup();
    out.retain(|key| !key.is_empty());
    out
}
