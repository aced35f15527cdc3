//! The room's word lists.

use std::collections::{BTreeMap, HashMap, HashSet};

use crate::wordlist::holds;
use aho_corasick::AhoCorasick;
use foldhash::fast::FixedState;
use lazy_static::lazy_static;

/// What kind of occurrence a word names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Kind {
    Visit,
    Talks,
    Treaty,
    Assembly,
    Statement,
    Award,
    Death,
    Appointment,
    Letter,
    Incident,
    Decision,
    Enactment,
    Membership,
    Foundation,
    Publication,
    Grant,
    Research,
    Occasion,
    Period,
    /// What no word of the lexicon names.
    Other,
}

impl Kind {
    const ALL: [Self; 20] = [
        Self::Visit,
        Self::Talks,
        Self::Treaty,
        Self::Assembly,
        Self::Statement,
        Self::Award,
        Self::Death,
        Self::Appointment,
        Self::Letter,
        Self::Incident,
        Self::Decision,
        Self::Enactment,
        Self::Membership,
        Self::Foundation,
        Self::Publication,
        Self::Grant,
        Self::Research,
        Self::Occasion,
        Self::Period,
        Self::Other,
    ];

    /// The kind in the analysis and in ids.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Visit => "visit",
            Self::Talks => "talks",
            Self::Treaty => "treaty",
            Self::Assembly => "assembly",
            Self::Statement => "statement",
            Self::Award => "award",
            Self::Death => "death",
            Self::Appointment => "appointment",
            Self::Letter => "letter",
            Self::Incident => "incident",
            Self::Decision => "decision",
            Self::Enactment => "enactment",
            Self::Membership => "membership",
            Self::Foundation => "foundation",
            Self::Publication => "publication",
            Self::Grant => "grant",
            Self::Research => "research",
            Self::Occasion => "occasion",
            Self::Period => "period",
            Self::Other => "occurrence",
        }
    }
}

/// How often such a thing happens to those concerned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Frequency {
    /// Once to its bearer: a death, the foundation of a body.
    Once,
    /// Seldom: a coup, an accession.
    Rare,
    /// Often: a letter, a statement.
    Often,
}

/// Whom an occurrence befalls, by the verb that tells it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Bearer {
    Subject,
    Object,
    None,
}

/// A word that names an occurrence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Trigger {
    pub(super) kind: Kind,
    /// What happens, within its kind: an arrest is no election.
    pub(super) concept: &'static str,
    pub(super) frequency: Frequency,
    pub(super) bearer: Bearer,
    /// The noun for what happens: of “elected” “election”.
    pub(super) name: &'static str,
    /// Whether it can be a noun.
    pub(super) noun: bool,
    /// Whether it can be a verb.
    pub(super) verb: bool,
    /// Whether it tells an occurrence only where a place or a name follows.
    pub(super) weak: bool,
}

/// What is said to be done to a treaty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Act {
    Sign,
    Ratify,
    Renew,
    End,
}

/// Words and phrases, lower case, that are looked for all at once.
#[derive(Debug, Default)]
pub(super) struct Cues {
    words: Vec<&'static str>,
    automaton: Option<AhoCorasick>,
}

impl Cues {
    /// Compiles a list.
    pub(super) fn new(words: impl IntoIterator<Item = &'static str>) -> Self {
        let words: Vec<&'static str> = words.into_iter().collect();
        Self {
            automaton: AhoCorasick::new(&words).ok(),
            words,
        }
    }

    /// The list.
    pub(super) fn words(&self) -> impl Iterator<Item = &'static str> {
        self.words.iter().copied()
    }

    /// Whether one of them stands in a text, as whole words.
    pub(super) fn stand_in(&self, text: &str) -> bool {
        self.stand_where(text, |before, after| {
            !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
        })
    }

    /// Whether one of them stands in a text between two spaces.
    pub(super) fn stand_between_spaces(&self, text: &str) -> bool {
        self.stand_where(text, |before, after| {
            before == Some(' ') && after == Some(' ')
        })
    }

    /// Whether one of them stands in a text between letters of a sort.
    fn stand_where(&self, text: &str, fits: impl Fn(Option<char>, Option<char>) -> bool) -> bool {
        self.automaton.as_ref().is_some_and(|automaton| {
            automaton.find_overlapping_iter(text).any(|found| {
                let before = text.get(..found.start());
                let after = text.get(found.end()..);
                fits(
                    before.and_then(|text| text.chars().next_back()),
                    after.and_then(|text| text.chars().next()),
                )
            })
        })
    }
}

/// Words that tell whether an occurrence took place.
#[derive(Debug, Default)]
pub(super) struct StatusWords {
    /// Of what would be if something else were.
    pub(super) conditional: Cues,
    /// Of what may yet be.
    pub(super) possible: Cues,
    /// Of what was intended, whether or not its day has passed.
    pub(super) planned: Cues,
    /// Of what was to be, and is put off.
    pub(super) put_off: Cues,
    pub(super) failed: Cues,
    pub(super) denied: Cues,
    pub(super) series: Cues,
    pub(super) recent: Cues,
}

lazy_static! {
    /// Words that tell nothing apart, lower case.
    static ref COMMON: HashSet<&'static str, FixedState> = include_str!("lexicon/common.txt")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .flat_map(str::split_whitespace)
        .collect();
    /// Offices by which a text calls a person, lower case.
    static ref OFFICES: HashSet<&'static str, FixedState> = include_str!("lexicon/offices.txt")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .flat_map(str::split_whitespace)
        .collect();
    static ref TRIGGERS: HashMap<&'static str, Trigger, FixedState> =
        triggers(include_str!("lexicon/triggers.txt")).into_iter().collect();
    static ref DEEDS: HashMap<&'static str, Trigger, FixedState> =
        triggers(include_str!("lexicon/deeds.txt")).into_iter().collect();
    /// Verbs of the past that do not end in “ed”.
    static ref PAST: HashSet<&'static str, FixedState> = include_str!("lexicon/past.txt")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .flat_map(str::split_whitespace)
        .collect();
    static ref BASES: HashMap<String, Trigger, FixedState> = bases().into_iter().collect();
    static ref ACTS: HashMap<&'static str, Act, FixedState> = acts();
    /// The words of status.
    pub(super) static ref STATUS: StatusWords = status();
    /// Forms of a region, lower case, with its name.
    pub(super) static ref REGIONS: Vec<(String, &'static str)> = regions();
    /// Towns, lower case, with the names of their state.
    pub(super) static ref TOWNS: BTreeMap<String, Vec<&'static str>> = lines(include_str!("lexicon/towns.txt"))
        .map(|(town, states)| (town.to_lowercase(), states.split('|').map(str::trim).collect()))
        .collect();
}

/// Whether a lower-case word is too common to tell one occurrence from another.
pub(super) fn is_common(word: &str) -> bool {
    COMMON.contains(word)
}

/// Whether a lower-case word names an office, rank or dignity.
pub(super) fn is_office(word: &str) -> bool {
    OFFICES.contains(word)
}

/// What a lower-case word names, if anything.
pub(super) fn trigger(word: &str) -> Option<Trigger> {
    TRIGGERS.get(word).copied()
}

/// What a lower-case word names or tells where other words bear it out, if anything.
pub(super) fn deed(word: &str) -> Option<Trigger> {
    DEEDS.get(word).copied()
}

/// Whether a lower-case word can be a verb in the past, or its participle.
pub(super) fn is_past(word: &str) -> bool {
    const NOUNS: &str =
        " hundred indeed needed naked wicked sacred beloved kindred hatred embed exceed proceed ";
    PAST.contains(word) || word.len() > 4 && word.ends_with("ed") && !holds(NOUNS, word)
}

/// What the base form of a verb tells, as it stands after “to” or “will”: of “resigned” also “resign”.
pub(super) fn base_trigger(word: &str) -> Option<Trigger> {
    BASES.get(word).copied()
}

/// What a lower-case word does to a treaty, if anything.
pub(super) fn act(word: &str) -> Option<Act> {
    ACTS.get(word).copied()
}

fn lines(text: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    text.lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once(':'))
        .map(|(head, rest)| (head.trim(), rest.trim()))
}

fn triggers(text: &'static str) -> BTreeMap<&'static str, Trigger> {
    let mut triggers = BTreeMap::new();
    for (head, words) in lines(text) {
        let mut fields = head.split_whitespace();
        let kind = fields.next().unwrap_or_default();
        let Some(kind) = Kind::ALL.into_iter().find(|own| own.name() == kind) else {
            continue;
        };
        let concept = fields.next().unwrap_or_default();
        let frequency = match fields.next() {
            Some("once") => Frequency::Once,
            Some("rare") => Frequency::Rare,
            _ => Frequency::Often,
        };
        let bearer = match fields.next() {
            Some("subject") => Bearer::Subject,
            Some("object") => Bearer::Object,
            _ => Bearer::None,
        };
        let mut columns = words.split('|').map(str::split_whitespace);
        let mut column = || -> Vec<&'static str> { columns.next().into_iter().flatten().collect() };
        let (nouns, verbs, weak) = (column(), column(), column());
        let weak_nouns = column();
        let all = nouns.iter().chain(&verbs).chain(&weak).chain(&weak_nouns);
        for word in all.copied() {
            triggers.entry(word).or_insert(Trigger {
                kind,
                concept,
                frequency,
                bearer,
                name: noun_for(word, &nouns),
                noun: nouns.contains(&word) || weak_nouns.contains(&word),
                verb: verbs.contains(&word) || weak.contains(&word),
                weak: weak.contains(&word) || weak_nouns.contains(&word),
            });
        }
    }
    triggers
}

/// The noun of a list for what a word of it names or tells: itself in the singular, the one that begins like
/// the verb, or the first.
fn noun_for(word: &'static str, nouns: &[&'static str]) -> &'static str {
    const ALIKE: usize = 4;
    if nouns.contains(&word) {
        let singular = word.strip_suffix('s').filter(|one| nouns.contains(one));
        return singular.unwrap_or(word);
    }
    let alike = |noun: &&&str| {
        let shared = noun.chars().zip(word.chars()).take_while(|(a, b)| a == b);
        shared.count()
    };
    nouns
        .iter()
        .filter(|noun| alike(noun) >= ALIKE)
        .max_by_key(alike)
        .or(nouns.first())
        .copied()
        .unwrap_or(word)
}

/// The base forms of the regular verbs, as far as they can be formed by rule.
fn bases() -> BTreeMap<String, Trigger> {
    let mut bases = BTreeMap::new();
    // In the order of the words: of two that have one base form the first counts.
    let triggers = triggers(include_str!("lexicon/triggers.txt"));
    for (word, trigger) in triggers
        .iter()
        .filter(|(_, trigger)| trigger.verb && !trigger.weak)
    {
        let Some(stem) = word.strip_suffix("ed") else {
            continue;
        };
        let mut forms = vec![stem.to_owned(), format!("{stem}e")];
        forms.extend(stem.strip_suffix('i').map(|stem| format!("{stem}y")));
        let mut letters = stem.chars().rev();
        if letters.next() == letters.next() {
            forms.extend(stem.get(..stem.len() - 1).map(str::to_owned));
        }
        let ongoing = format!("{stem}ing");
        if stem.len() >= 5 && !triggers.contains_key(ongoing.as_str()) {
            bases.entry(ongoing).or_insert(*trigger);
        }
        for form in forms {
            if form.len() >= 3 {
                bases.entry(form).or_insert(*trigger);
            }
        }
    }
    bases
}

fn acts() -> HashMap<&'static str, Act, FixedState> {
    let mut acts = HashMap::default();
    for (act, words) in lines(include_str!("lexicon/acts.txt")) {
        let act = match act {
            "sign" => Act::Sign,
            "ratify" => Act::Ratify,
            "renew" => Act::Renew,
            _ => Act::End,
        };
        acts.extend(words.split_whitespace().map(|word| (word, act)));
    }
    acts
}

fn status() -> StatusWords {
    let mut status = StatusWords::default();
    for (name, words) in lines(include_str!("lexicon/status.txt")) {
        let words = Cues::new(words.split('|').map(str::trim));
        match name {
            "conditional" => status.conditional = words,
            "possible" => status.possible = words,
            "planned" => status.planned = words,
            "put-off" => status.put_off = words,
            "failed" => status.failed = words,
            "denied" => status.denied = words,
            "series" => status.series = words,
            _ => status.recent = words,
        }
    }
    status
}

fn regions() -> Vec<(String, &'static str)> {
    let mut regions: Vec<_> = lines(include_str!("lexicon/regions.txt"))
        .flat_map(|(name, forms)| {
            std::iter::once(name)
                .chain(forms.split('|'))
                .map(move |form| (form.trim().to_lowercase(), name))
        })
        .collect();
    regions.sort_by_key(|(form, _)| std::cmp::Reverse(form.len()));
    regions
}
