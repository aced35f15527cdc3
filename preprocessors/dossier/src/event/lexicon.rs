//! The room's word lists.

use std::collections::BTreeMap;

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
    Publication,
    Occasion,
    Period,
}

impl Kind {
    const ALL: [Self; 14] = [
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
        Self::Publication,
        Self::Occasion,
        Self::Period,
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
            Self::Publication => "publication",
            Self::Occasion => "occasion",
            Self::Period => "period",
        }
    }
}

/// A word that names an occurrence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Trigger {
    pub(super) kind: Kind,
    /// Whether it can be a noun.
    pub(super) noun: bool,
    /// Whether it can be a verb.
    pub(super) verb: bool,
}

/// What is said to be done to a treaty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Act {
    Sign,
    Ratify,
    Renew,
    End,
}

/// Words that tell whether an occurrence took place.
#[derive(Debug, Default)]
pub(super) struct StatusWords {
    /// Of what may yet be.
    pub(super) possible: Vec<&'static str>,
    /// Of what was intended, whether or not its day has passed.
    pub(super) planned: Vec<&'static str>,
    pub(super) failed: Vec<&'static str>,
    pub(super) denied: Vec<&'static str>,
    pub(super) series: Vec<&'static str>,
    pub(super) recent: Vec<&'static str>,
}

lazy_static! {
    static ref TRIGGERS: BTreeMap<&'static str, Trigger> = triggers();
    static ref ACTS: BTreeMap<&'static str, Act> = acts();
    /// The words of status.
    pub(super) static ref STATUS: StatusWords = status();
    /// Forms of a region, lower case, with its name.
    pub(super) static ref REGIONS: Vec<(String, &'static str)> = regions();
    /// Towns, lower case, with the names of their state.
    pub(super) static ref TOWNS: BTreeMap<String, Vec<&'static str>> = lines(include_str!("lexicon/towns.txt"))
        .map(|(town, states)| (town.to_lowercase(), states.split('|').map(str::trim).collect()))
        .collect();
}

/// What a lower-case word names, if anything.
pub(super) fn trigger(word: &str) -> Option<Trigger> {
    TRIGGERS.get(word).copied()
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

fn triggers() -> BTreeMap<&'static str, Trigger> {
    let mut triggers = BTreeMap::new();
    for (kind, words) in lines(include_str!("lexicon/triggers.txt")) {
        let Some(kind) = Kind::ALL.into_iter().find(|own| own.name() == kind) else {
            continue;
        };
        let (nouns, verbs) = words.split_once('|').unwrap_or((words, ""));
        for word in nouns.split_whitespace().chain(verbs.split_whitespace()) {
            let lists = |list: &str| list.split_whitespace().any(|own| own == word);
            let (noun, verb) = (lists(nouns), lists(verbs));
            triggers.insert(word, Trigger { kind, noun, verb });
        }
    }
    triggers
}

fn acts() -> BTreeMap<&'static str, Act> {
    let mut acts = BTreeMap::new();
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
        let words = words.split('|').map(str::trim).collect();
        match name {
            "possible" => status.possible = words,
            "planned" => status.planned = words,
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
