//! Persons grouped: which mentions are of one person. Precision first: what is doubtful stays apart.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::fit::{self, Estate, Standing};
use super::fold;
use super::joined;
use super::lexicon;
use super::person::{Order, PersonName};
use super::post;
use super::romanize::{asian, chinese, chinese_name, european, oriental};
use super::surname;

/// A mention of a person, as the grouping sees it.
#[derive(Debug, Clone)]
pub(super) struct Mention<'r> {
    /// Rank of the document by file name, so that its order does not matter.
    pub(super) document: usize,
    /// Rank of the paragraph.
    pub(super) paragraph: usize,
    /// The name, taken apart.
    pub(super) name: &'r PersonName,
    /// Index of the mention that it glosses in brackets.
    pub(super) gloss: Option<usize>,
    /// The titles around it.
    pub(super) standing: Standing,
    /// The year in which the document was written.
    pub(super) year: Option<i16>,
}

/// Which mention is of which person.
#[derive(Debug, Default)]
pub(super) struct Groups {
    /// For each mention, the number of the person.
    pub(super) persons: Vec<Option<usize>>,
    /// Why, for each mention.
    pub(super) why: Vec<&'static str>,
    /// Numbers that stand for a bare family name of several bearers, with the bearers.
    pub(super) undecided: BTreeMap<usize, BTreeSet<usize>>,
}

/// Gives each mention the number of its person.
pub(super) fn group(mentions: &[Mention<'_>]) -> Groups {
    let mut out = vec![None; mentions.len()];
    settle_full_names(mentions, &mut out);
    joined::join_wives(mentions, &mut out);
    joined::join_initials(mentions, &mut out);
    joined::join_spellings(mentions, &mut out);
    joined::join_short_spellings(mentions, &mut out);
    joined::join_compound_surnames(mentions, &mut out);
    joined::join_double_surnames(mentions, &mut out);
    joined::join_glosses(mentions, &mut out);
    joined::patronymics(mentions, &mut out);
    joined::given_alone(mentions, &mut out);
    let why = mentions.iter().map(|mention| match mention.name.order {
        Order::FamilyFirst | Order::GivenFirst if mention.gloss.is_some() => "the brackets explain the name before them by this one",
        Order::FamilyFirst | Order::GivenFirst => "the family name is the same however romanized, and the given names do not contradict",
        Order::Patronymic => "the only person here whose given names or initials agree with given name and patronymic",
        Order::GivenAlone => "the only person of the document with this given name",
        Order::FamilyAlone => "the name stands alone, and nobody is named by it more fully",
    });
    let mut groups = Groups {
        why: why.collect(),
        persons: out,
        undecided: BTreeMap::new(),
    };
    surname::settle_bare_names(mentions, &mut groups);
    joined::join_titles(mentions, &mut groups);
    groups
}

/// A full name's key: family and given names folded.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Key {
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
    if let Some(key) = oriental_key(name) {
        return key;
    }
    if name.order == Order::FamilyFirst {
        let given = name.given.concat();
        // Syllables are divided as each scheme likes: only the letters count.
        let fold = if chinese_name(&name.family, &given) {
            chinese
        } else {
            asian
        };
        return Key {
            family: fold(&name.family),
            given: vec![fold(&given)],
            whole: true,
        };
    }
    Key {
        family: european(&name.family),
        given: folded(&name.given),
        whole: false,
    }
}

/// The key of a name from the Arabic script, which has no one spelling in ours: `Nuri al-Jabiri`, `Noury el Djabri`.
pub(super) fn oriental_key(name: &PersonName) -> Option<Key> {
    let arabic = |word: &str| {
        lexicon::given_name(word).is_some_and(|languages| {
            languages.iter().all(|language| {
                matches!(
                    *language,
                    "arabic" | "turkish_greek" | "central_asian" | "indian" | "african"
                )
            }) && languages
                .iter()
                .any(|language| matches!(*language, "arabic" | "turkish_greek"))
        })
    };
    let lower = name.family.to_lowercase();
    let article = ["al-", "el-", "al ", "el ", "bin ", "ibn "]
        .iter()
        .any(|article| lower.starts_with(article));
    let fits = name.order == Order::GivenFirst
        && name.given.iter().all(|given| given.chars().count() > 1)
        && !name.given.is_empty()
        && (article || name.given.first().is_some_and(|given| arabic(given)));
    fits.then(|| Key {
        family: format!("~{}", oriental(&name.family)),
        given: name.given.iter().map(|given| oriental(given)).collect(),
        whole: false,
    })
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
        || agree(called_by_second(&a.given), &b.given)
        || agree(&a.given, called_by_second(&b.given))
}

/// `W. Averell Harriman` is called Averell: the given names without the initials before the first whole one.
fn called_by_second(given: &[String]) -> &[String] {
    let initials = given
        .iter()
        .take_while(|part| part.chars().count() == 1)
        .count();
    given
        .get(initials..)
        .filter(|rest| !rest.is_empty())
        .unwrap_or(given)
}

/// True where given names or initials do not contradict each other.
pub(super) fn agree(a: &[String], b: &[String]) -> bool {
    a.iter().zip(b).all(|(x, y)| {
        x == y
            || lexicon::same_given(x, y)
            || contracted(x, y)
            || contracted(y, x)
            || (x.chars().count() == 1 && y.starts_with(x.as_str()))
            || (y.chars().count() == 1 && x.starts_with(y.as_str()))
    })
}

/// True for a given name and what is written short for it, both folded: `edmd`, `edmund`.
fn contracted(short: &str, whole: &str) -> bool {
    if short.len() >= whole.len() || !lexicon::short_folded(short) {
        return false;
    }
    let mut letters = whole.chars();
    short.chars().next() == whole.chars().next()
        && short
            .chars()
            .all(|letter| letters.any(|other| other == letter))
}

pub(super) fn folded(given: &[String]) -> Vec<String> {
    given.iter().map(|part| european(part)).collect()
}

/// Full names, the fullest first, each to the only person whose every form agrees.
fn settle_full_names(mentions: &[Mention<'_>], out: &mut [Option<usize>]) {
    let mut keys: BTreeMap<Key, Vec<usize>> = BTreeMap::new();
    for (index, mention) in mentions.iter().enumerate() {
        if matches!(mention.name.order, Order::FamilyFirst | Order::GivenFirst) {
            keys.entry(key(mention.name)).or_default().push(index);
        }
    }
    wives(mentions, &mut keys);
    let shared = SharedFamilies::of(mentions);
    let estates = |key: &Key| -> BTreeSet<Estate> {
        let of_key = keys.get(key).into_iter().flatten();
        of_key
            .flat_map(|index| &mentions[*index].standing.titles)
            .filter_map(|title| fit::estate(title))
            .collect()
    };
    let documents = |key: &Key| -> BTreeSet<usize> {
        let of_key = keys.get(key).into_iter().flatten();
        of_key.map(|index| mentions[*index].document).collect()
    };
    // An initial is weak: titles of different estates speak against it, and so does a document that writes both forms
    // where the family name is known to be of several.
    let weak = |a: &Key, b: &Key| {
        a.given != b.given
            && !a.whole
            && (fit::differ(&estates(a), &estates(b))
                || a.given.first() != b.given.first()
                    && shared.families.contains(&a.family)
                    && !documents(a).is_disjoint(&documents(b)))
    };
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
            .filter(|person| {
                known[*person]
                    .iter()
                    .all(|known| compatible(known, found) && !weak(known, found))
            })
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

/// “Mrs. Alexander Ross” is not Alexander Ross, where anything else says that he is a man.
fn wives(mentions: &[Mention<'_>], keys: &mut BTreeMap<Key, Vec<usize>>) {
    let mut apart: BTreeMap<Key, Vec<usize>> = BTreeMap::new();
    for (key, indices) in keys.iter_mut() {
        let wife = |index: &usize| mentions[*index].standing.titles.contains("mrs");
        let man = |index: &usize| {
            let standing = &mentions[*index].standing;
            standing.woman == Some(false)
                || standing
                    .titles
                    .iter()
                    .any(|title| matches!(fit::estate(title), Some(Estate::Arms | Estate::Church)))
        };
        if !indices.iter().any(wife) || !indices.iter().any(man) {
            continue;
        }
        let (wives, others) = indices.iter().partition(|index| wife(index));
        *indices = others;
        let key = Key {
            family: format!("{}#mrs", key.family),
            ..key.clone()
        };
        apart.insert(key, wives);
    }
    keys.append(&mut apart);
}

/// Family names of several persons, by offices that nobody holds at a time.
struct SharedFamilies {
    families: BTreeSet<String>,
}

impl SharedFamilies {
    fn of(mentions: &[Mention<'_>]) -> Self {
        /// Years in which few change from one such office to another.
        const NEAR: u16 = 3;
        let mut posts: BTreeMap<String, BTreeSet<(&str, Option<i16>)>> = BTreeMap::new();
        for mention in mentions {
            for post in &mention.standing.posts {
                let of_family = posts.entry(european(&mention.name.family)).or_default();
                of_family.insert((post, mention.year));
            }
        }
        // “The President, Consul Fasmer”: one man may hold both.
        let mut together: BTreeSet<(String, &str, &str)> = BTreeSet::new();
        for mention in mentions
            .iter()
            .filter(|mention| mention.standing.posts.len() > 1)
        {
            let family = european(&mention.name.family);
            for a in &mention.standing.posts {
                for b in &mention.standing.posts {
                    together.insert((family.clone(), a, b));
                }
            }
        }
        posts.retain(|family, posts| {
            posts.iter().any(|(a, then)| {
                posts.iter().any(|(b, now)| {
                    let near = match (then, now) {
                        (Some(then), Some(now)) => then.abs_diff(*now) <= NEAR,
                        _ => true,
                    };
                    near && post::apart(a, b) && !together.contains(&(family.clone(), *a, *b))
                })
            })
        });
        Self {
            families: posts.into_keys().collect(),
        }
    }
}

pub(super) fn next_number(persons: &[Option<usize>]) -> usize {
    persons.iter().flatten().max().map_or(0, |last| last + 1)
}
