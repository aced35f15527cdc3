//! Persons of one name in two: wives by their husbands’ names, initials, spellings, double surnames, glosses, patronymics
//! and given names alone.

use std::collections::{BTreeMap, BTreeSet};

use super::bare;
use super::fold;
use super::lexicon;
use super::people::{Groups, Mention, agree, folded, next_number, oriental_key};
use super::person::{Order, PersonName};
use super::romanize::{european, oriental};

/// “Mrs. Alexander Ross” is Eleanor Ross where she is the only woman of the name who is called Mrs. Ross.
pub(super) fn join_wives(mentions: &[Mention<'_>], out: &mut [Option<usize>]) {
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

/// Makes one person of two.
fn join(out: &mut [Option<usize>], from: usize, to: usize) {
    for person in out.iter_mut().filter(|person| **person == Some(from)) {
        *person = Some(to);
    }
}

/// The names by which each person is called in full, without repetition.
fn full_names<'m>(
    mentions: &'m [Mention<'_>],
    out: &[Option<usize>],
) -> BTreeMap<usize, Vec<&'m PersonName>> {
    let mut names: BTreeMap<usize, Vec<&PersonName>> = BTreeMap::new();
    for (mention, person) in mentions.iter().zip(out) {
        if let (Order::FamilyFirst | Order::GivenFirst, Some(person)) = (mention.name.order, person)
        {
            let known = names.entry(*person).or_default();
            if !known.contains(&mention.name) {
                known.push(mention.name);
            }
        }
    }
    names
}

/// `H. M. Mengistu` is Mengistu Haile Mariam, `I. S. Kim` is Kim Il Sung: the initials of the other words stand before
/// the word by which a person is called, where only one person fits.
pub(super) fn join_initials(mentions: &[Mention<'_>], out: &mut [Option<usize>]) {
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
pub(super) fn join_short_spellings(mentions: &[Mention<'_>], out: &mut [Option<usize>]) {
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
pub(super) fn join_spellings(mentions: &[Mention<'_>], out: &mut [Option<usize>]) {
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
pub(super) fn join_double_surnames(mentions: &[Mention<'_>], out: &mut [Option<usize>]) {
    let names = full_names(mentions, out);
    let iberian = |name: &PersonName| {
        name.order == Order::GivenFirst
            && name.given.first().is_some_and(|given| {
                // “Benjamin Franklin Butler” is not Benjamin Franklin.
                lexicon::given_name(given).is_some_and(|languages| {
                    languages.contains("romance") || !languages.contains("english")
                })
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

/// `Marlow Pike` is Edmund Marlow Pike, `Sousa Leal` is Ana de Sousa Leal: a family name of two words without the given
/// name before it, where only one person bears it.
pub(super) fn join_compound_surnames(mentions: &[Mention<'_>], out: &mut [Option<usize>]) {
    let names = full_names(mentions, out);
    let mut whole: BTreeMap<(String, String), BTreeSet<usize>> = BTreeMap::new();
    for (person, forms) in &names {
        for name in forms {
            if let Some((first, second)) = compound(name) {
                whole.entry((first, second)).or_default().insert(*person);
            }
        }
    }
    let mut pairs = Vec::new();
    for (person, forms) in &names {
        let short = forms
            .iter()
            .all(|name| name.order == Order::GivenFirst && name.given.len() == 1);
        let Some(name) = forms.first().filter(|_| short) else {
            continue;
        };
        let key = (european(&name.given.concat()), european(&name.family));
        if let Some(fits) = whole.get(&key)
            && let (1, Some(only)) = (fits.len(), fits.first())
            && only != person
        {
            pairs.push((*person, *only));
        }
    }
    for (short, whole) in pairs {
        join(out, short, whole);
    }
}

/// The two words, folded, of a family name that stands behind given names: neither is a given name that people are
/// called by.
fn compound(name: &PersonName) -> Option<(String, String)> {
    let (first, given) = name.given.split_last()?;
    let double = name.order == Order::GivenFirst
        && !given.is_empty()
        && first.chars().count() > 2
        && !lexicon::common_given(first);
    double.then(|| (european(first), european(&name.family)))
}

/// The family names of two words that full names show: `Marlow Pike`, `Soares de Melo`.
pub(super) fn compounds<'n>(
    names: impl Iterator<Item = &'n PersonName>,
) -> BTreeSet<(String, String)> {
    names
        .filter(|name| compound(name).is_some())
        .filter_map(|name| Some((name.given.last()?.clone(), name.family.clone())))
        .collect()
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
pub(super) fn join_glosses(mentions: &[Mention<'_>], out: &mut [Option<usize>]) {
    for (index, mention) in mentions.iter().enumerate() {
        let Some(other) = mention.gloss else { continue };
        if let (Some(a), Some(b)) = (out[index], out[other])
            && a != b
        {
            join(out, a, b);
        }
    }
}

/// `Maria de Castro Vale, Marquise of Fonte Nova`: a name and the title of a peer after it are one person.
pub(super) fn join_titles(mentions: &[Mention<'_>], groups: &mut Groups) {
    for (index, mention) in mentions.iter().enumerate() {
        let Some(other) = mention
            .gloss
            .filter(|_| mention.name.order == Order::FamilyAlone)
        else {
            continue;
        };
        if let (Some(peer), Some(person)) = (groups.persons[index], groups.persons[other])
            && peer != person
            && !groups.undecided.contains_key(&peer)
            && !groups.undecided.contains_key(&person)
        {
            join(&mut groups.persons, peer, person);
        }
    }
}

/// `Nikita Sergeevich`: the only person of the document whose given names or initials agree.
pub(super) fn patronymics(mentions: &[Mention<'_>], out: &mut [Option<usize>]) {
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
pub(super) fn given_alone(mentions: &[Mention<'_>], out: &mut [Option<usize>]) {
    let mut full: BTreeMap<(usize, String), BTreeSet<usize>> = BTreeMap::new();
    for (mention, person) in mentions.iter().zip(out.iter()) {
        if let (Some(person), Some(given)) = (person, bare::called_by(mention.name)) {
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
