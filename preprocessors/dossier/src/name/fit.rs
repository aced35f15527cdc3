//! What stands around a name and must fit the person: titles, and forms of address that only women or only men bear.

use std::collections::{BTreeMap, BTreeSet};

use super::lexicon;
use super::person::Found;
use super::post;
use super::state::{self, Use};
use super::token::{Kind, Token};
use crate::set::Set;

/// How a name is introduced in one place.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Standing {
    /// Titles before and after it, folded: `colonel`, `mr`.
    pub(super) titles: Set<String>,
    /// True for a woman, false for a man, where a title says so.
    pub(super) woman: Option<bool>,
    /// Whether the words beside it tell bearers of one name apart.
    pub(super) namesake: Option<Namesake>,
    /// Offices that tell whose they are: `prime minister`.
    pub(super) posts: Vec<String>,
    /// The state of the office, as an index into the lexicon, where the words beside it name one.
    pub(super) country: Option<usize>,
}

/// What is said of somebody who shares a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Namesake {
    /// `Dear Mr. Hargreaves,`: whom the text calls “you”.
    Addressed,
    /// `also named Hayashi`, `another Bundy`, `an official of the Ministry, Menon,`: not the one who was meant so far.
    Another,
    /// `Gunn the elder`, `Bush senior`: one of several.
    OneOfSeveral,
}

/// What a title tells of its bearer's estate. Two names of different estates are hardly of one person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Estate {
    /// `Colonel`, `Admiral`.
    Arms,
    /// `Rev.`, `Bishop`.
    Church,
    /// `Count`, `Prince`.
    Nobility,
    /// `Professor`, `Dr.`.
    Learning,
    /// `Mr.`, `M.`, `Mrs.`: a plain form of address.
    Plain,
}

/// Titles with what stands for them in short.
const TITLES: [(&str, &str, Estate); 47] = [
    ("sir", "", Estate::Nobility),
    ("dame", "", Estate::Nobility),
    ("colonel", "col", Estate::Arms),
    ("general", "gen", Estate::Arms),
    ("captain", "capt", Estate::Arms),
    ("major", "maj", Estate::Arms),
    ("lieutenant", "lt", Estate::Arms),
    ("admiral", "adm", Estate::Arms),
    ("sergeant", "sgt", Estate::Arms),
    ("marshal", "", Estate::Arms),
    ("commander", "", Estate::Arms),
    ("commodore", "", Estate::Arms),
    ("brigadier", "brig", Estate::Arms),
    ("reverend", "rev", Estate::Church),
    ("bishop", "", Estate::Church),
    ("archbishop", "", Estate::Church),
    ("cardinal", "", Estate::Church),
    ("father", "", Estate::Church),
    ("rabbi", "", Estate::Church),
    ("pope", "", Estate::Church),
    ("canon", "", Estate::Church),
    ("archdeacon", "", Estate::Church),
    ("count", "", Estate::Nobility),
    ("countess", "", Estate::Nobility),
    ("prince", "", Estate::Nobility),
    ("princess", "", Estate::Nobility),
    ("baron", "", Estate::Nobility),
    ("baroness", "", Estate::Nobility),
    ("duke", "", Estate::Nobility),
    ("duchess", "", Estate::Nobility),
    ("earl", "", Estate::Nobility),
    ("lord", "", Estate::Nobility),
    ("marquis", "", Estate::Nobility),
    ("viscount", "", Estate::Nobility),
    ("king", "", Estate::Nobility),
    ("queen", "", Estate::Nobility),
    ("emperor", "", Estate::Nobility),
    ("professor", "prof", Estate::Learning),
    ("doctor", "dr", Estate::Learning),
    ("mr", "messrs", Estate::Plain),
    ("m", "mm", Estate::Plain),
    ("herr", "", Estate::Plain),
    ("señor", "", Estate::Plain),
    ("signor", "", Estate::Plain),
    ("mrs", "mme", Estate::Plain),
    ("miss", "mlle", Estate::Plain),
    ("frau", "ms", Estate::Plain),
];

/// Reads the titles around a name.
pub(super) fn standing(tokens: &[Token<'_>], found: &Found) -> Standing {
    let mut out = Standing::default();
    let first = tokens.partition_point(|token| token.range.start < found.range.start);
    let mut at = first;
    while at > 0 && first - at < 4 {
        let token = &tokens[at - 1];
        let monsieur = token.kind == Kind::Initials && token.text == "M.";
        if !(monsieur || token.kind == Kind::Word && lexicon::title(token.text)) {
            break;
        }
        if let Some(woman) = lexicon::gender(token.text) {
            out.woman.get_or_insert(woman);
        }
        out.titles.insert(folded(token.text));
        at -= 1;
    }
    let next = tokens.partition_point(|token| token.range.start < found.range.end);
    // The title of a peer is part of the name: the Count is not the Countess.
    if let Some(title) = tokens
        .get(first)
        .filter(|_| found.evidence.contains(&super::person::PEER))
    {
        out.titles.insert(folded(title.text));
        if let Some(woman) = lexicon::gender(title.text) {
            out.woman.get_or_insert(woman);
        }
    }
    out.namesake = namesake(tokens, at, next);
    out.posts = post::beside(tokens, first, next);
    // “Hamdi Bey” is printed with the title, “Perera Esq.” is not.
    for after in tokens[next.saturating_sub(1)..].iter().take(2) {
        if lexicon::honorific_after(after.text) {
            out.titles.insert(folded(after.text));
            if let Some(woman) = lexicon::gender(after.text) {
                out.woman.get_or_insert(woman);
            }
        }
    }
    out
}

/// The state of the office beside a name: `Norwegian Foreign Minister Berg`, `Foreign Minister Berg of Norway`, `Berg,
/// the Foreign Minister of Norway`.
pub(super) fn country(text: &str, states: &[state::Found], found: &Found) -> Option<usize> {
    let next = states.partition_point(|state| state.range.start < found.range.start);
    let office = |words: &str| {
        words.split_whitespace().all(|word| {
            let word = word.trim_end_matches(',');
            lexicon::title(word) || lexicon::portfolio(word) || super::office::qualifies(word)
        })
    };
    let before = next.checked_sub(1).map(|at| &states[at]).filter(|state| {
        state.usage == Use::Adjective
            && text
                .get(state.range.end..found.range.start)
                .is_some_and(|words| !words.trim().is_empty() && office(words))
    });
    let after = states.get(next).filter(|state| {
        let words = text
            .get(found.range.end..state.range.start)
            .unwrap_or_default()
            .trim();
        let words = words.strip_suffix("the").map_or(words, str::trim_end);
        state.usage == Use::Noun
            && words.strip_suffix("of").is_some_and(|words| {
                let words = words.trim();
                words.is_empty()
                    || words.strip_prefix(',').is_some_and(|words| {
                        let words = words.trim();
                        office(words.strip_prefix("the ").unwrap_or(words))
                    })
            })
    });
    before.or(after).map(|state| state.state)
}

/// True for states of which one cannot be the other under another name: Korea may be either of its halves.
pub(super) fn other_country(a: usize, b: usize) -> bool {
    let (a, b) = (
        lexicon::STATES[a].name.as_str(),
        lexicon::STATES[b].name.as_str(),
    );
    let one = |x: &str, y: &str| x.contains(y) || x == "Russia" && y == "Soviet Union";
    !(one(a, b) || one(b, a))
}

/// What stands before a name with its titles, and after it, that tells its bearer from others.
fn namesake(tokens: &[Token<'_>], first: usize, next: usize) -> Option<Namesake> {
    let word = |at: Option<usize>| {
        at.and_then(|at| tokens.get(at))
            .map_or("", |token| token.text)
    };
    let before = |count: usize| word(first.checked_sub(count));
    if matches!(before(1), "Dear" | "dear") && matches!(word(Some(next)), "," | ":" | "!" | "") {
        return Some(Namesake::Addressed);
    }
    let named = matches!(before(1), "named" | "called")
        && matches!(before(2), "also" | "likewise" | "similarly");
    if named
        || matches!(before(1), "another" | "Another")
        || before(1) == "," && anybody(tokens, first - 1)
    {
        return Some(Namesake::Another);
    }
    let after = (word(Some(next)), word(Some(next + 1)));
    let told = matches!(
        after,
        ("the", "elder" | "younger" | "Elder" | "Younger")
            | (
                "senior" | "junior" | "Senior" | "Junior" | "Sr" | "Jr" | "père" | "fils",
                _
            )
    );
    told.then_some(Namesake::OneOfSeveral)
}

/// `an official of the Ministry of Finance,` before a comma: somebody of whom the text speaks for the first time.
fn anybody(tokens: &[Token<'_>], comma: usize) -> bool {
    const FARTHEST: usize = 10;
    const WHO: [&str; 18] = [
        "official",
        "officer",
        "employee",
        "clerk",
        "functionary",
        "staffer",
        "worker",
        "man",
        "woman",
        "student",
        "journalist",
        "correspondent",
        "engineer",
        "teacher",
        "lawyer",
        "doctor",
        "soldier",
        "merchant",
    ];
    let phrase = &tokens[comma.saturating_sub(FARTHEST)..comma];
    let start = phrase
        .iter()
        .rposition(|token| token.kind == Kind::Mark)
        .map_or(0, |mark| mark + 1);
    let phrase = &phrase[start..];
    let word = |at: usize| phrase.get(at).map_or("", |token| token.text);
    (0..phrase.len()).any(|at| {
        let article = matches!(word(at), "a" | "an" | "one" | "certain");
        // “an official visit” is nobody.
        let who = |at: usize| {
            WHO.contains(&word(at))
                && matches!(word(at + 1), "" | "of" | "from" | "in" | "at" | "with")
        };
        article && (who(at + 1) || who(at + 2))
    })
}

/// A title in one spelling: `Col.` as `colonel`.
fn folded(title: &str) -> String {
    let plain = title.trim_end_matches('.').to_lowercase();
    TITLES
        .iter()
        .find(|(_, short, _)| !short.is_empty() && *short == plain)
        .map_or(plain, |(long, ..)| (*long).to_owned())
}

/// The estate that a title tells.
pub(super) fn estate(title: &str) -> Option<Estate> {
    TITLES
        .iter()
        .find(|(long, ..)| *long == title)
        .map(|(.., estate)| *estate)
}

/// True where two names are introduced by titles of different estates, forms of address apart: “Sir Anton Perera” is
/// hardly “Dr. A. L. Perera”.
pub(super) fn differ(a: &BTreeSet<Estate>, b: &BTreeSet<Estate>) -> bool {
    let telling = |estates: &BTreeSet<Estate>| {
        let mut estates = estates.clone();
        estates.remove(&Estate::Plain);
        estates
    };
    let (a, b) = (telling(a), telling(b));
    !a.is_empty() && !b.is_empty() && a.is_disjoint(&b)
}

/// Everything that the collection tells of how a person is introduced.
#[derive(Debug, Clone, Default)]
pub(super) struct Known {
    titles: BTreeSet<String>,
    estates: BTreeSet<Estate>,
    woman: bool,
    man: bool,
    /// Offices, and the documents that give them.
    pub(super) posts: BTreeMap<String, BTreeSet<usize>>,
    /// The states whose offices those are.
    countries: BTreeSet<usize>,
}

impl Known {
    /// Takes in one more place where the person is named in full, in a document.
    pub(super) fn learn(&mut self, standing: &Standing, given: &[String], document: usize) {
        for post in &standing.posts {
            let documents = self.posts.entry(post.clone()).or_default();
            documents.insert(document);
        }
        if !standing.posts.is_empty() {
            self.countries.extend(standing.country);
        }
        self.titles.extend(standing.titles.iter().cloned());
        self.estates
            .extend(standing.titles.iter().filter_map(|title| estate(title)));
        match standing.woman {
            Some(true) => self.woman = true,
            Some(false) => self.man = true,
            None => {}
        }
        if given.first().is_some_and(|given| lexicon::feminine(given)) {
            self.woman = true;
        }
    }

    /// False where a bare name with these titles cannot be this person's: “Mrs. Draper” is not “Henry Draper”.
    pub(super) fn admits(&self, standing: &Standing) -> bool {
        match standing.woman {
            Some(true) => self.woman,
            Some(false) => self.man || !self.woman,
            None => true,
        }
    }

    /// True where the office is of another state than every office that the person is known to hold.
    pub(super) fn of_another_country(&self, standing: &Standing) -> bool {
        let Some(country) = standing.country.filter(|_| !standing.posts.is_empty()) else {
            return false;
        };
        !self.countries.is_empty()
            && self
                .countries
                .iter()
                .all(|own| other_country(*own, country))
    }

    /// True where a document gives the person an office that nobody holds together with one of these.
    pub(super) fn holds_apart(&self, posts: &[String], document: usize) -> bool {
        let own = self
            .posts
            .iter()
            .filter(|(_, documents)| documents.contains(&document));
        posts.iter().all(|post| !self.posts.contains_key(post))
            && own
                .flat_map(|(own, _)| posts.iter().map(move |post| (own, post)))
                .any(|(own, post)| post::apart(own, post))
    }

    /// True where the titles are this person's own: the same title, or the same estate.
    pub(super) fn shares(&self, standing: &Standing) -> bool {
        standing.titles.iter().any(|title| {
            let own = estate(title);
            (own != Some(Estate::Plain) && self.titles.contains(title))
                || own.is_some_and(|estate| self.estates.contains(&estate))
        })
    }

    /// True where the person is known by titles, and none of them is of an estate of these.
    pub(super) fn strange(&self, standing: &Standing) -> bool {
        let theirs: BTreeSet<Estate> = standing
            .titles
            .iter()
            .filter_map(|title| estate(title))
            .collect();
        !theirs.is_empty() && !self.estates.is_empty() && theirs.is_disjoint(&self.estates)
    }
}
