//! General knowledge: states, bodies, titles, family and given names. Each list is a data file with its source at the top.

mod leaders;

pub(super) use leaders::{Leader, leaders};

use std::collections::{BTreeSet, HashMap, HashSet};

use foldhash::fast::FixedState;
use lazy_static::lazy_static;

use super::fold;
use super::romanize::european;

/// Words that are asked for at every word of a text. Nothing is ever read from them in order.
type Words = HashSet<&'static str, FixedState>;

/// Names with their languages, asked for likewise.
type Names = HashMap<&'static str, BTreeSet<&'static str>, FixedState>;

/// A state and what it is called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct State {
    /// Its usual name.
    pub(super) name: String,
    /// Other names, epithets and abbreviations.
    pub(super) nouns: Vec<String>,
    /// Adjectives.
    pub(super) adjectives: Vec<String>,
    /// Its people, in the plural.
    pub(super) peoples: Vec<String>,
}

/// A body known by an abbreviation, or by a name without a telling head.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Body {
    /// Its full name.
    pub(super) name: String,
    /// The state that it belongs to.
    pub(super) state: Option<String>,
    /// Other forms.
    pub(super) forms: Vec<String>,
}

/// The lines of a data file, comments left out.
fn lines(file: &'static str) -> impl Iterator<Item = &'static str> {
    file.lines()
        .map(str::trim)
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// The words of the lines under a label, or of all unlabelled lines where the label is empty.
fn words(file: &'static str, label: &str) -> Words {
    lines(file)
        .filter_map(|line| match line.split_once(": ") {
            Some((head, rest)) if head == label => Some(rest),
            None if label.is_empty() => Some(line),
            _ => None,
        })
        .flat_map(str::split_whitespace)
        .collect()
}

/// The names of a list, whatever their language, with the language.
fn by_language(file: &'static str) -> Names {
    let mut out = Names::default();
    for line in lines(file) {
        if let Some((language, names)) = line.split_once(": ") {
            for name in names.split_whitespace() {
                out.entry(name).or_default().insert(language);
            }
        }
    }
    out
}

fn list(cell: Option<&str>) -> Vec<String> {
    cell.unwrap_or_default()
        .split(';')
        .map(str::trim)
        .filter(|item| !item.is_empty())
        .map(ToOwned::to_owned)
        .collect()
}

fn states(file: &'static str) -> Vec<State> {
    lines(file)
        .map(|line| {
            let mut cells = line.split('|').map(str::trim);
            State {
                name: cells.next().unwrap_or_default().to_owned(),
                nouns: list(cells.next()),
                adjectives: list(cells.next()),
                peoples: list(cells.next()),
            }
        })
        .collect()
}

fn bodies(file: &'static str) -> Vec<Body> {
    lines(file)
        .map(|line| {
            let mut cells = line.split('|').map(str::trim);
            Body {
                name: cells.next().unwrap_or_default().to_owned(),
                state: cells
                    .next()
                    .filter(|state| !state.is_empty())
                    .map(ToOwned::to_owned),
                forms: list(cells.next()),
            }
        })
        .collect()
}

const ASIAN_FILE: &str = include_str!("asian.txt");
const GIVEN_FILE: &str = include_str!("given.txt");
const TITLES_FILE: &str = include_str!("titles.txt");
const HEADS_FILE: &str = include_str!("heads.txt");

lazy_static! {
    /// States and governments.
    pub(super) static ref STATES: Vec<State> = states(include_str!("states.txt"));
    /// Bodies known by an abbreviation.
    pub(super) static ref BODIES: Vec<Body> = bodies(include_str!("bodies.txt"));
    static ref ASIAN: Names = by_language(ASIAN_FILE);
    static ref GIVEN: Names = {
        let mut out = by_language(GIVEN_FILE);
        for (name, languages) in by_language(include_str!("given-more.txt")) {
            // The longer list has names of towns: “Bergen” is a town, “Adelaide” may be a woman.
            let western = ["english", "french", "german", "romance"]
                .iter()
                .any(|language| languages.contains(language));
            if western || !PLACES.contains(name) {
                out.entry(name).or_insert(languages);
            }
        }
        out
    };
    /// The shorter list: given names that are hardly anything else.
    static ref COMMON_GIVEN: Names = by_language(GIVEN_FILE);
    static ref FEMININE: Words = words(include_str!("feminine.txt"), "");
    static ref HONORIFICS: Words = words(TITLES_FILE, "honorific");
    static ref RANKS: Words = words(TITLES_FILE, "rank");
    static ref ADDRESSES: Words = words(TITLES_FILE, "address");
    static ref FEMININE_TITLES: Words = words(TITLES_FILE, "feminine");
    static ref MASCULINE_TITLES: Words = words(TITLES_FILE, "masculine");
    static ref CAPITALS: Names = by_language(include_str!("capitals.txt"));
    static ref HONOURS: Words = words(TITLES_FILE, "honour");
    static ref SHORT_GIVEN: Words = words(GIVEN_FILE, "short");
    static ref SHORT_FOLDED: HashSet<String, FixedState> =
        SHORT_GIVEN.iter().map(|short| european(short)).collect();
    static ref THINGS: Words = words(include_str!("abbreviations.txt"), "");
    static ref STATESMEN: Names = by_language(include_str!("statesmen.txt"));
    static ref FAMILIES: Names = by_language(include_str!("families.txt"));
    static ref SURNAMES: Words = words(include_str!("surnames.txt"), "");
    static ref TITLES_AFTER: Words = words(TITLES_FILE, "suffix");
    static ref TITLES_OF_MANY: Words = words(TITLES_FILE, "plural");
    static ref EQUIVALENTS: HashMap<String, usize, FixedState> = equivalents(include_str!("equivalents.txt"));
    static ref ROMANIZED: HashMap<String, usize, FixedState> = romanized(include_str!("romanized.txt"));
    static ref PARTICLES: Words = words(include_str!("particles.txt"), "");
    /// Names of places, also those of several words.
    pub(super) static ref PLACE_NAMES: Vec<&'static str> = lines(include_str!("places.txt"))
        .flat_map(|line| line.split(';'))
        .map(str::trim)
        .filter(|name| !name.is_empty())
        .collect();
    static ref PLACES: Words = PLACE_NAMES.iter().filter(|name| !name.contains(' ')).copied().collect();
    static ref NONNAMES: Words = words(include_str!("nonnames.txt"), "");
    static ref TITLES: Words = words(TITLES_FILE, "strong");
    /// The titles that are listed without a capital, with one: “ambassador” stands for “Ambassador” too.
    static ref CAPITAL_TITLES: HashSet<String, FixedState> = TITLES
        .iter()
        .filter(|title| title.len() > 2 && !title.contains(char::is_uppercase))
        .map(|title| capitalized(title))
        .collect();
    static ref PORTFOLIOS: Words = words(TITLES_FILE, "portfolio");
    static ref TAIL_HEADS: Words = words(HEADS_FILE, "tail");
    static ref LONE_HEADS: Words = words(HEADS_FILE, "alone");
    static ref FOREIGN_HEADS: Words = words(HEADS_FILE, "foreign");
    static ref PLAIN_HEADS: Words = words(HEADS_FILE, "plain");
    static ref LAST_HEADS: Words = words(HEADS_FILE, "last");
    static ref PAPER_HEADS: Words = words(HEADS_FILE, "paper");
    static ref PAPER_WORDS: Words = words(HEADS_FILE, "papers");
    static ref QUALIFIED_HEADS: HashMap<&'static str, Vec<&'static str>, FixedState> = lines(HEADS_FILE)
        .filter_map(|line| line.split_once(" = "))
        .map(|(head, words)| (head, words.split_whitespace().collect()))
        .collect();
    static ref ABBREVIATED_TITLES: Words = TITLES.iter().filter_map(|title| title.strip_suffix('.')).collect();
}

/// `Kim`, `KIM` and `Mao`, but not `kim`: the languages in which this is a family name that stands first.
pub(super) fn asian_family(word: &str) -> Option<&'static BTreeSet<&'static str>> {
    plain(word, |word| ASIAN.get(word))
}

/// The languages in which this is a given name.
pub(super) fn given_name(word: &str) -> Option<&'static BTreeSet<&'static str>> {
    plain(word, |word| GIVEN.get(word)).or_else(|| {
        // “Celâl”, “Ismaïl”: the longer list has no diacritics.
        (!word.is_ascii()).then(|| GIVEN.get(fold::plain(&unshout(word)).as_str()))?
    })
}

/// True for a common given name, not in capitals.
pub(super) fn common_given(word: &str) -> bool {
    COMMON_GIVEN.contains_key(word)
}

/// True for a given name that women bear.
pub(super) fn feminine(given: &str) -> bool {
    FEMININE.contains(fold::plain(&unshout(given)).as_str())
}

/// True for a title that stands after a name and is no part of it: `Bey`, `Esq`.
pub(super) fn honorific_after(word: &str) -> bool {
    listed(&HONORIFICS, word) || rank_after(word)
}

/// True for one with which the name is printed: `Hamdi Bey`, who had no family name to be called by.
pub(super) fn rank_after(word: &str) -> bool {
    listed(&RANKS, word)
}

/// True for a title after which even a common word is a family name: `Mr. Green`.
pub(super) fn address(word: &str) -> bool {
    ADDRESSES.contains(word)
}

/// True for a form of address that is no office: `Mr.`, `Dr.`
pub(super) fn plain_address(word: &str) -> bool {
    matches!(
        word,
        "Mr."
            | "Mr"
            | "Mrs."
            | "Mrs"
            | "Miss"
            | "Ms."
            | "Ms"
            | "Dr."
            | "Dr"
            | "Prof."
            | "Professor"
    )
}

/// True for the letters of an honour, a degree or an order, with full stops or without: `F.R.S.`, `KCB`.
pub(super) fn honour(letters: &str) -> bool {
    HONOURS.contains(letters)
        || letters.contains('.') && HONOURS.contains(letters.replace('.', "").as_str())
}

/// True for a title that only women bear, false for one that only men bear.
pub(super) fn gender(title: &str) -> Option<bool> {
    if FEMININE_TITLES.contains(title) {
        Some(true)
    } else {
        MASCULINE_TITLES.contains(title).then_some(false)
    }
}

/// The state whose government sits in a town.
pub(super) fn capital_of(town: &str) -> Option<&'static str> {
    CAPITALS
        .get(town.replace(' ', "-").as_str())
        .and_then(|states| states.first().copied())
}

/// True for a given name cut short: `Wm.`, `Fredk.`.
pub(super) fn short_given(word: &str) -> bool {
    SHORT_GIVEN.contains(unshout(word.trim_end_matches('.')).as_str())
}

/// True for such a name, folded.
pub(super) fn short_folded(folded: &str) -> bool {
    SHORT_FOLDED.contains(folded)
}

/// True for an abbreviation of a thing, not of a body: `ICBM`, `GNP`.
pub(super) fn thing(abbreviation: &str) -> bool {
    THINGS.contains(abbreviation)
}

/// True for a family name so well attested that it may stand alone: a statesman's, or a common one that is nothing else.
pub(super) fn statesman(word: &str) -> bool {
    plain(word, |word| {
        STATESMEN.get(word).or_else(|| FAMILIES.get(word))
    })
    .is_some()
}

/// Every spelling of a person who is known under several, folded, with the number of the person.
fn romanized(file: &'static str) -> HashMap<String, usize, FixedState> {
    lines(file)
        .enumerate()
        .flat_map(|(number, line)| line.split(';').map(move |form| (fold::key(form), number)))
        .collect()
}

/// Given names folded, with the number of the name that they are in other languages.
fn equivalents(file: &'static str) -> HashMap<String, usize, FixedState> {
    let mut out = HashMap::default();
    for (number, line) in lines(file).enumerate() {
        for name in line.split_whitespace() {
            // A name that belongs to two lines is neither's.
            out.entry(european(name))
                .and_modify(|known| {
                    if *known != number {
                        *known = usize::MAX;
                    }
                })
                .or_insert(number);
        }
    }
    out.retain(|_, number| *number != usize::MAX);
    out
}

/// True for two given names, folded, that are one name in two languages: `jonah`, `yona`.
pub(super) fn same_given(a: &str, b: &str) -> bool {
    EQUIVALENTS
        .get(a)
        .is_some_and(|number| EQUIVALENTS.get(b) == Some(number))
}

/// The number of a person who is known under several romanizations.
pub(super) fn romanization(folded: &str) -> Option<usize> {
    ROMANIZED.get(folded).copied()
}

/// True for a word that is a family name only after a given name: `May`, `White`.
pub(super) fn word_and_surname(word: &str) -> bool {
    SURNAMES.contains(word)
}

/// True for a title that stands after the name: `Pasha`.
pub(super) fn title_after(word: &str) -> bool {
    TITLES_AFTER.contains(word)
}

/// True for a title of several persons: `Comrades`, `Messrs.`.
pub(super) fn title_of_many(word: &str) -> bool {
    TITLES_OF_MANY.contains(word)
}

/// The state that the best-known bearer of a family name served.
pub(super) fn statesman_of(word: &str) -> Option<&'static str> {
    let states = plain(word, |word| STATESMEN.get(word))?;
    states
        .first()
        .copied()
        .filter(|state| *state != "-" && states.len() == 1)
}

/// True for `de`, `von`, `al`.
pub(super) fn particle(word: &str) -> bool {
    PARTICLES.contains(word)
}

/// True for the name of a town, or for a word of one.
pub(super) fn place(word: &str) -> bool {
    listed(&PLACES, word)
}

/// True for a town, or a capital of a state.
pub(super) fn place_or_state(word: &str) -> bool {
    place(word) || capital_of(word).is_some() || no_name(word)
}

/// True for a word that stands with a capital and is no person's name.
pub(super) fn no_name(word: &str) -> bool {
    listed(&NONNAMES, word)
}

/// True for a title that stands before a name.
pub(super) fn title(word: &str) -> bool {
    let known = |word: &str| TITLES.contains(word) || CAPITAL_TITLES.contains(word);
    known(word) || (shouted(word) && known(&unshout(word))) || joined_rank(word)
}

/// True for a rank that says of what: `Constructor-Commander`, `Surgeon-Captain`, `Flight-Lieutenant`.
fn joined_rank(word: &str) -> bool {
    const RANKS: [&str; 16] = [
        "Admiral",
        "Captain",
        "Colonel",
        "Commander",
        "Commissioner",
        "Commodore",
        "Director",
        "General",
        "Governor",
        "Inspector",
        "Lieutenant",
        "Major",
        "Minister",
        "Secretary",
        "Sergeant",
        "Surgeon",
    ];
    let word = unshout(word);
    word.rsplit_once('-').is_some_and(|(of, rank)| {
        RANKS.contains(&rank)
            && of.chars().count() > 2
            && of.starts_with(char::is_uppercase)
            && given_name(of).is_none()
    })
}

/// True for `Cde`, `Mr`, `Gen`: a full stop after it belongs to it.
pub(super) fn abbreviated_title(word: &str) -> bool {
    ABBREVIATED_TITLES.contains(word) && word != "C"
}

/// True for what a minister may be minister of.
pub(super) fn portfolio(word: &str) -> bool {
    PORTFOLIOS.contains(word)
}

/// True for the head of a body's name.
pub(super) fn head(word: &str) -> bool {
    TAIL_HEADS.contains(word)
        || PLAIN_HEADS.contains(word)
        || lone_head(word)
        || FOREIGN_HEADS.contains(word)
        || LAST_HEADS.contains(word)
}

/// True for a head of a language that puts it first: `Banque de Salonique`.
pub(super) fn foreign_head(word: &str) -> bool {
    FOREIGN_HEADS.contains(word)
}

/// True for a head that may be followed by `of …`.
pub(super) fn head_with_tail(word: &str) -> bool {
    TAIL_HEADS.contains(word)
}

/// True for a head that is a name by itself.
pub(super) fn lone_head(word: &str) -> bool {
    LONE_HEADS.contains(word) || trust(word)
}

/// True for the last word of a newspaper's name: `Ledger`.
pub(super) fn paper_head(word: &str) -> bool {
    PAPER_HEADS.contains(word)
}

/// True for a word by which newspapers are told: `Morning`.
pub(super) fn paper_word(word: &str) -> bool {
    PAPER_WORDS.contains(word)
}

/// The words after which alone a word is the head of a body: `Botanic` for `Garden`. A line of `two` asks for any two.
pub(super) fn qualifiers(word: &str) -> Option<&'static [&'static str]> {
    QUALIFIED_HEADS.get(word).map(Vec::as_slice)
}

/// True for a bank by the last part of its name: `Orientbank`, `Kreditbanken`. Some are called Burbank.
pub(super) fn bank(word: &str) -> bool {
    const SURNAMES: [&str; 8] = [
        "Burbank",
        "Firbank",
        "Fairbank",
        "Milbank",
        "Eubank",
        "Embank",
        "Willbank",
        "Clutterbank",
    ];
    word.len() > 6
        && (word.ends_with("bank") || word.ends_with("banken") || word.ends_with("banka"))
        && !word.contains('-')
        && !SURNAMES.contains(&word)
}

/// True for a trust or an office of a planned economy by the parts of its name: `Technoexport`, `Narkomfin`.
fn trust(word: &str) -> bool {
    const ENDINGS: [&str; 10] = [
        "export", "import", "torg", "flot", "prom", "stroi", "stroy", "trest", "izdat", "soyuz",
    ];
    const BEGINNINGS: [&str; 5] = ["Narkom", "Goskom", "Soyuz", "Vnesh", "Tsentro"];
    word.len() > 7
        && word.starts_with(|letter: char| letter.is_uppercase())
        && !word.contains('-')
        && (ENDINGS.iter().any(|ending| word.ends_with(ending))
            || BEGINNINGS
                .iter()
                .any(|beginning| word.starts_with(beginning)))
}

/// True for `Soviet-Korean`, `Sino-Indian`: no given names.
pub(super) fn hyphenated(word: &str) -> bool {
    word.split_once('-').is_some_and(|(first, last)| {
        no_name(first) || no_name(last) || last.ends_with("ian") || last.ends_with("ese")
    })
}

/// What a list has of a word, or of the word without its capitals: `KIM` as `Kim`.
fn plain<T>(word: &str, known: impl Fn(&str) -> Option<T>) -> Option<T> {
    known(word).or_else(|| shouted(word).then(|| known(&unshout(word))).flatten())
}

/// True for a word of a list, in capitals too.
fn listed(list: &Words, word: &str) -> bool {
    list.contains(word) || (shouted(word) && list.contains(unshout(word).as_str()))
}

/// True for two letters or more without a small one.
fn shouted(word: &str) -> bool {
    let small = |letter: char| letter.is_lowercase();
    !word.contains(small) && word.chars().nth(1).is_some()
}

/// A word with a capital.
fn capitalized(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}

/// `PAEK` as `Paek`; other words as they are.
pub(super) fn unshout(word: &str) -> String {
    if !shouted(word) {
        return word.to_owned();
    }
    let mut out = String::with_capacity(word.len());
    let mut first = true;
    for character in word.chars() {
        if first || !character.is_alphabetic() {
            out.push(character);
        } else {
            out.extend(character.to_lowercase());
        }
        first = !character.is_alphabetic();
    }
    out
}
