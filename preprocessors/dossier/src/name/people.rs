//! Persons grouped: which mentions are of one person. Precision first: what is doubtful stays apart.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::bare;
use super::fit::{self, Estate, Standing};
use super::fold;
use super::lexicon;
use super::person::{Order, PersonName};
use super::post;
use super::romanize::{asian, chinese, chinese_name, european, oriental};
use super::surname;

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
pub(super) fn group(mentions: &[Mention]) -> Groups {
    let mut out = vec![None; mentions.len()];
    settle_full_names(mentions, &mut out);
    join_wives(mentions, &mut out);
    join_initials(mentions, &mut out);
    join_spellings(mentions, &mut out);
    join_short_spellings(mentions, &mut out);
    join_double_surnames(mentions, &mut out);
    join_glosses(mentions, &mut out);
    patronymics(mentions, &mut out);
    given_alone(mentions, &mut out);
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
fn oriental_key(name: &PersonName) -> Option<Key> {
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
fn wives(mentions: &[Mention], keys: &mut BTreeMap<Key, Vec<usize>>) {
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

/// “Mrs. Alexander Ross” is Eleanor Ross where she is the only woman of the name who is called Mrs. Ross.
fn join_wives(mentions: &[Mention], out: &mut [Option<usize>]) {
    let mut called: BTreeMap<usize, Called> = BTreeMap::new();
    for (mention, person) in mentions.iter().zip(out.iter()) {
        let Some(person) = person else { continue };
        let called = called.entry(*person).or_default();
        let own = mention.name.given.first();
        if mention.standing.titles.contains("mrs") {
            called.wife = true;
        } else {
            called.otherwise = true;
        }
        called.woman |= own.is_some_and(|given| lexicon::feminine(given));
        called.family = european(&mention.name.family);
    }
    let mut wives: BTreeMap<&str, Vec<(usize, bool)>> = BTreeMap::new();
    for (person, called) in &called {
        // By her own name, or by her husband's.
        let own = called.woman;
        if own || called.wife && !called.otherwise {
            wives
                .entry(&called.family)
                .or_default()
                .push((*person, own));
        }
    }
    let mut pairs = Vec::new();
    for wives in wives.values() {
        if let [(a, a_own), (b, b_own)] = wives.as_slice()
            && a_own != b_own
        {
            pairs.push(if *a_own { (*b, *a) } else { (*a, *b) });
        }
    }
    for (by_husband, by_own) in pairs {
        join(out, by_husband, by_own);
    }
}

/// How a person is called, as far as it tells a wife.
#[derive(Debug, Default)]
struct Called {
    family: String,
    /// By a woman's given name.
    woman: bool,
    /// `Mrs.`
    wife: bool,
    /// Without it.
    otherwise: bool,
}

/// Family names of several persons, by offices that nobody holds at a time.
struct SharedFamilies {
    families: BTreeSet<String>,
}

impl SharedFamilies {
    fn of(mentions: &[Mention]) -> Self {
        /// Years in which few change from one such office to another.
        const NEAR: u16 = 3;
        let mut posts: BTreeMap<String, BTreeSet<(&str, Option<i16>)>> = BTreeMap::new();
        for mention in mentions {
            for post in &mention.standing.posts {
                let of_family = posts.entry(european(&mention.name.family)).or_default();
                of_family.insert((post, mention.year));
            }
        }
        posts.retain(|_, posts| {
            posts.iter().any(|(a, then)| {
                posts.iter().any(|(b, now)| {
                    let near = match (then, now) {
                        (Some(then), Some(now)) => then.abs_diff(*now) <= NEAR,
                        _ => true,
                    };
                    near && post::apart(a, b)
                })
            })
        });
        Self {
            families: posts.into_keys().collect(),
        }
    }
}

/// Makes one person of two.
fn join(out: &mut [Option<usize>], from: usize, to: usize) {
    for person in out.iter_mut().filter(|person| **person == Some(from)) {
        *person = Some(to);
    }
}

/// The names by which each person is called in full, without repetition.
fn full_names<'m>(
    mentions: &'m [Mention],
    out: &[Option<usize>],
) -> BTreeMap<usize, Vec<&'m PersonName>> {
    let mut names: BTreeMap<usize, Vec<&PersonName>> = BTreeMap::new();
    for (mention, person) in mentions.iter().zip(out) {
        if let (Order::FamilyFirst | Order::GivenFirst, Some(person)) = (mention.name.order, person)
        {
            let known = names.entry(*person).or_default();
            if !known.contains(&&mention.name) {
                known.push(&mention.name);
            }
        }
    }
    names
}

/// `H. M. Mengistu` is Mengistu Haile Mariam, `I. S. Kim` is Kim Il Sung: the initials of the other words stand before
/// the word by which a person is called, where only one person fits.
fn join_initials(mentions: &[Mention], out: &mut [Option<usize>]) {
    let names = full_names(mentions, out);
    let letters = |parts: &[String]| -> Vec<char> {
        let words = parts.iter().flat_map(|part| part.split(['-', ' ']));
        let mut letters: Vec<char> = words
            .filter_map(|word| fold::key(word).chars().next())
            .collect();
        letters.sort_unstable();
        letters
    };
    let mut whole: BTreeMap<(String, Vec<char>), BTreeSet<usize>> = BTreeMap::new();
    for (person, forms) in &names {
        for name in forms.iter().filter(|name| name.order == Order::FamilyFirst) {
            let key = (european(&name.family), letters(&name.given));
            whole.entry(key).or_default().insert(*person);
        }
    }
    for (person, forms) in &names {
        let initials = forms.iter().all(|name| {
            name.order == Order::GivenFirst
                && name.given.len() > 1
                && name.given.iter().all(|part| part.chars().count() == 1)
        });
        if let (true, Some(name)) = (initials, forms.first())
            && let Some(fits) = whole.get(&(european(&name.family), letters(&name.given)))
            && let (1, Some(only)) = (fits.len(), fits.first())
        {
            join(out, *person, *only);
        }
    }
}

/// `O. Hamdy` is Osman Hamdi, where only one person of the name from the Arabic script fits the initials.
fn join_short_spellings(mentions: &[Mention], out: &mut [Option<usize>]) {
    let names = full_names(mentions, out);
    let mut whole: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    for (person, forms) in &names {
        for name in forms {
            if oriental_key(name).is_some() {
                let family = oriental(&name.family);
                whole.entry(family).or_default().insert(*person);
            }
        }
    }
    let mut pairs = Vec::new();
    for (person, forms) in &names {
        let short = forms.iter().all(|name| {
            name.order == Order::GivenFirst
                && name.given.iter().all(|part| part.chars().count() == 1)
        });
        let Some(name) = forms.first().filter(|_| short) else {
            continue;
        };
        let of_family = whole.get(&oriental(&name.family)).into_iter().flatten();
        let fits: Vec<usize> = of_family
            .copied()
            .filter(|other| {
                names.get(other).is_some_and(|full| {
                    full.iter()
                        .any(|full| agree(&folded(&full.given), &folded(&name.given)))
                })
            })
            .collect();
        if let [only] = fits.as_slice() {
            pairs.push((*person, *only));
        }
    }
    for (short, whole) in pairs {
        join(out, short, whole);
    }
}

/// `Rubayi Ali` and `Rubaya Ali`, `Berhanu Bayeh` and `Birhanu Bayeh`: names of languages whose vowels are written as
/// each ear hears them, where the consonants are the same and only one other person has them.
fn join_spellings(mentions: &[Mention], out: &mut [Option<usize>]) {
    let names = full_names(mentions, out);
    let mut alike: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    for (person, forms) in &names {
        for name in forms {
            let words = || std::iter::once(&name.family).chain(&name.given);
            if words().all(|word| word.chars().count() > 2) && vowels_vary(name) {
                let mut parts: Vec<String> = words().map(|word| skeleton(word)).collect();
                // As the words stand, whatever they are taken for.
                if name.order == Order::GivenFirst {
                    parts.rotate_left(1);
                }
                let key = parts.join(" ");
                if key.chars().filter(|letter| *letter != ' ').count() >= 4 {
                    alike.entry(key).or_default().insert(*person);
                }
            }
        }
    }
    for persons in alike.values() {
        if let (2, Some(first), Some(last)) = (persons.len(), persons.first(), persons.last()) {
            join(out, *last, *first);
        }
    }
}

/// `Roberto Santiesteban Casanova` is Roberto Santiesteban: the mother's family name stands last, and may be left off.
fn join_double_surnames(mentions: &[Mention], out: &mut [Option<usize>]) {
    let names = full_names(mentions, out);
    let iberian = |name: &PersonName| {
        name.order == Order::GivenFirst
            && name.given.first().is_some_and(|given| {
                lexicon::given_name(given).is_some_and(|languages| languages.contains("romance"))
            })
    };
    let mut short: BTreeMap<(Vec<String>, String), BTreeSet<usize>> = BTreeMap::new();
    for (person, forms) in &names {
        for name in forms.iter().filter(|name| iberian(name)) {
            let key = (folded(&name.given), european(&name.family));
            short.entry(key).or_default().insert(*person);
        }
    }
    let mut pairs = Vec::new();
    for (person, forms) in &names {
        for name in forms.iter().filter(|name| iberian(name)) {
            let Some((father, given)) = name.given.split_last() else {
                continue;
            };
            let double = !given.is_empty()
                && father.chars().count() > 2
                && lexicon::given_name(father).is_none();
            if let (true, Some(fits)) = (double, short.get(&(folded(given), european(father))))
                && let (1, Some(only)) = (fits.len(), fits.first())
                && only != person
            {
                pairs.push((*person, *only));
            }
        }
    }
    for (longer, shorter) in pairs {
        join(out, longer, shorter);
    }
}

/// True for a name of a language that has no one spelling in our letters.
fn vowels_vary(name: &PersonName) -> bool {
    let mut any = false;
    for word in std::iter::once(&name.family).chain(&name.given) {
        let Some(languages) = lexicon::given_name(word) else {
            continue;
        };
        if !languages.iter().all(|language| {
            matches!(
                *language,
                "arabic" | "ethiopian" | "african" | "indian" | "central_asian"
            )
        }) {
            return false;
        }
        any = true;
    }
    any
}

/// The consonants of a word, with its first letter and the sound of its first vowel.
fn skeleton(word: &str) -> String {
    let folded = oriental(word);
    let mut letters = folded.chars();
    let first = letters.next();
    // “Hasan” is not “Hussein”: whether the first vowel is open, round or narrow.
    let vowel = fold::key(word).chars().find_map(|letter| match letter {
        'a' => Some('a'),
        'o' | 'u' => Some('u'),
        'e' | 'i' | 'y' => Some('i'),
        _ => None,
    });
    first
        .into_iter()
        .chain(letters.filter(|letter| !matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u')))
        .chain(vowel)
        .collect()
}

/// A name and its gloss in brackets are one person.
fn join_glosses(mentions: &[Mention], out: &mut [Option<usize>]) {
    for (index, mention) in mentions.iter().enumerate() {
        let Some(other) = mention.gloss else { continue };
        if let (Some(a), Some(b)) = (out[index], out[other])
            && a != b
        {
            join(out, a, b);
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

/// `Gonjiro`: the only person of the document who is called so; the mention of one of several is nobody's.
fn given_alone(mentions: &[Mention], out: &mut [Option<usize>]) {
    let mut full: BTreeMap<(usize, String), BTreeSet<usize>> = BTreeMap::new();
    for (mention, person) in mentions.iter().zip(out.iter()) {
        if let (Some(person), Some(given)) = (person, bare::called_by(&mention.name)) {
            full.entry((mention.document, european(&given)))
                .or_default()
                .insert(*person);
        }
    }
    // “known as Marquitos”: whoever of the collection is so called is that one.
    let mut aliases: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    for mention in mentions {
        if mention.name.order == Order::GivenAlone
            && let Some(person) = mention.gloss.and_then(|other| out[other])
        {
            let alias = european(&mention.name.given.concat());
            full.entry((mention.document, alias.clone()))
                .or_default()
                .insert(person);
            aliases.entry(alias).or_default().insert(person);
        }
    }
    for (index, mention) in mentions.iter().enumerate() {
        if mention.name.order != Order::GivenAlone {
            continue;
        }
        let given = european(&mention.name.given.concat());
        let known = full
            .get(&(mention.document, given.clone()))
            .or_else(|| aliases.get(&given));
        if let Some(bearers) = known
            && bearers.len() == 1
        {
            out[index] = bearers.first().copied();
        }
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

pub(super) fn next_number(persons: &[Option<usize>]) -> usize {
    persons.iter().flatten().max().map_or(0, |last| last + 1)
}
