//! What the clause of a mention says of it that keeps it from others: a date it stands beside and does not bear, that a
//! death is only announced, that a treaty’s name stands for those who made it.

use std::ops::Range;

use super::super::lexicon::Kind;
use super::super::scene::Passage;
use super::super::sighting::Sighting;
use super::super::text::Word;
use super::Days;
use crate::date::Precision;
use crate::date::phrase::Phrase;

/// What the clause of a mention says of it that keeps it from others.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Limits {
    /// Where the mention has no date of its own: the days that the same part of its clause states.
    pub(super) beside: Option<Days>,
    /// Whether a death is not told itself, but that it was made known, or is a figure of speech.
    pub(super) at_second_hand: bool,
    /// Whether a treaty’s name stands for its parties: “the Pact’s forces”, “member states of the Treaty”.
    pub(super) of_parties: bool,
}

/// Words that begin another part of a clause.
const PARTS: [&str; 17] = [
    "and", "but", "or", "who", "whose", "which", "that", "when", "where", "while", "since",
    "after", "before", "because", "until", "although", "though",
];

/// Ways to make a thing known, as they follow “was”.
const MADE_KNOWN: [&str; 9] = [
    "announced",
    "reported",
    "published",
    "proclaimed",
    "broadcast",
    "communicated",
    "notified",
    "known",
    "public",
];

/// What parties to a treaty are and have together, as named after it or before “of the”.
const OF_PARTIES: [&str; 38] = [
    "allies",
    "alliance",
    "armies",
    "army",
    "bodies",
    "command",
    "commander",
    "commanders",
    "committee",
    "conference",
    "council",
    "countries",
    "exercise",
    "exercises",
    "forces",
    "governments",
    "headquarters",
    "leaders",
    "manoeuvres",
    "maneuvers",
    "meeting",
    "meetings",
    "member",
    "members",
    "nations",
    "organisation",
    "organization",
    "partners",
    "political",
    "powers",
    "secretariat",
    "session",
    "staff",
    "states",
    "summit",
    "territory",
    "troops",
    "units",
];

impl Limits {
    /// Reads the clause of a mention.
    pub(super) fn of(passage: &Passage<'_>, sighting: &Sighting) -> Self {
        let clause = Clause::of(passage, sighting);
        Self {
            beside: Some(sighting)
                .filter(|own| own.when.is_none())
                .and_then(|_| clause.date()),
            at_second_hand: sighting.kind == Kind::Death
                && (clause.is_made_known() || clause.is_figure()),
            of_parties: sighting.kind == Kind::Treaty && clause.is_of_parties(),
        }
    }

    /// Whether what the clauses say keeps two mentions of these kinds apart, of which one or both may be undated.
    pub(super) fn part((a, x): (&Self, Kind), (b, y): (&Self, Kind), undated: bool) -> bool {
        let kinds = |kind: Kind| x == kind && y == kind;
        kinds(Kind::Death) && a.at_second_hand != b.at_second_hand
            || kinds(Kind::Treaty) && undated && (a.of_parties || b.of_parties)
    }
}

/// Whether a date is counted from another, or says a month without its year: “in the January following”.
fn is_counted(date: &Phrase) -> bool {
    let day = date.date.precision() == Precision::Day;
    let inferred = date.inferred.as_deref();
    inferred.is_some_and(|how| !(day && how.starts_with("the year from")))
}

/// The clause of a mention, and what it is named by.
struct Clause<'c, 'd> {
    passage: &'c Passage<'d>,
    range: &'c Range<usize>,
    core: &'c Range<usize>,
}

impl<'c, 'd> Clause<'c, 'd> {
    fn of(passage: &'c Passage<'d>, sighting: &'c Sighting) -> Self {
        Self {
            passage,
            range: &sighting.mention.range,
            core: &sighting.mention.core,
        }
    }

    fn text(&self, from: usize, to: usize) -> &str {
        self.passage.text.get(from..to).unwrap_or_default()
    }

    /// The words of the clause that begin at or after a place.
    fn words_from(&self, from: usize) -> impl Iterator<Item = &Word> {
        let words = &self.passage.words;
        let first = words.partition_point(|word| word.range.start < from);
        let end = self.range.end;
        let words = words.get(first..).unwrap_or_default().iter();
        words.take_while(move |word| word.range.end <= end)
    }

    /// The words that end before the mention is named, the nearest first.
    fn words_before(&self) -> impl Iterator<Item = &Word> {
        let words = &self.passage.words;
        let first = words.partition_point(|word| word.range.end <= self.core.start);
        let start = self.range.start;
        let words = words.get(..first).unwrap_or_default().iter().rev();
        words.take_while(move |word| word.range.start >= start)
    }

    /// The days that the part of the clause states in which the mention is named; of several dates, all from the
    /// first to the last.
    fn date(&self) -> Option<Days> {
        let inside =
            |date: &Range<usize>| self.range.start <= date.start && date.end <= self.range.end;
        let dates = self.passage.dates.iter().enumerate();
        let own = dates.filter(|(index, date)| {
            date.corrected_by.is_none()
                && !is_counted(date)
                && !self.passage.is_standing(*index)
                && inside(&date.range)
                && self.is_one_part(&date.range)
        });
        own.map(|(_, date)| Days::of(&date.date))
            .reduce(|a, b| Days {
                first: a.first.min(b.first),
                last: a.last.max(b.last),
            })
    }

    /// Whether no sign and no word parts the mention’s name from a date.
    fn is_one_part(&self, date: &Range<usize>) -> bool {
        let (from, to) = if date.end <= self.core.start {
            (date.end, self.core.start)
        } else if self.core.end <= date.start {
            (self.core.end, date.start)
        } else {
            return true;
        };
        let signs = [',', ';', ':', '(', ')', '[', ']', '"', '“', '”', '—', '–'];
        let part = |word: &&Word| PARTS.contains(&word.lower.as_str());
        let between = self.passage.words.iter();
        let mut between = between
            .skip_while(|word| word.range.start < from)
            .take_while(|word| word.range.end <= to);
        !self.text(from, to).contains(signs) && !between.any(|word| part(&word))
    }

    /// “The death … was announced”, before the next sign.
    fn is_made_known(&self) -> bool {
        const NEAR: usize = 8;
        const AUXILIARIES: [&str; 5] = ["was", "were", "is", "been", "being"];
        let mut last = self.core.end;
        let mut passive = 0;
        for word in self.words_from(self.core.end).take(NEAR) {
            if self
                .text(last, word.range.start)
                .contains([',', ';', ':', '.'])
            {
                return false;
            }
            last = word.range.end;
            let lower = word.lower.as_str();
            if AUXILIARIES.contains(&lower) {
                passive = 3;
            } else if passive > 0 && MADE_KNOWN.contains(&lower) {
                return true;
            } else {
                passive -= i32::from(passive > 0);
            }
        }
        false
    }

    /// “The second murder of …”: nobody dies twice.
    fn is_figure(&self) -> bool {
        let before = self.words_before().next();
        before.is_some_and(|word| matches!(word.lower.as_str(), "second" | "third"))
    }

    /// “Pact leaders”, “forces of the Pact”, “the Treaty’s Political Committee”.
    fn is_of_parties(&self) -> bool {
        const NEAR: usize = 6;
        let of_parties = |word: &Word| OF_PARTIES.contains(&word.lower.as_str());
        let next = self.words_from(self.core.end).next();
        let follows = |word: &&Word| {
            let between = self.text(self.core.end, word.range.start);
            !between.contains([',', ';', ':', '.', '(', ')'])
        };
        if next.filter(follows).is_some_and(of_parties) {
            return true;
        }
        let mut before = self
            .words_before()
            .take(NEAR)
            .skip_while(|word| word.lower != "of");
        before.next().is_some() && before.next().is_some_and(of_parties)
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::scene::Scene;
    use super::super::super::sighting;
    use super::*;
    use crate::{name, sample};

    /// The limits of the mentions of a kind in one paragraph.
    fn limits(kind: Kind, text: &str) -> Vec<Limits> {
        let documents = [sample::document("a.txt", Some("1931-05-02"), &[text])];
        let names = name::find(&documents);
        let scene = Scene::new(&documents, &names);
        let passages = scene.passages(0);
        let sightings = sighting::of_document(&scene, &passages);
        let own = sightings.iter().filter(|own| own.kind == kind);
        own.filter_map(|own| {
            let passage = passages
                .iter()
                .find(|other| other.block == own.mention.block);
            passage.map(|passage| Limits::of(passage, own))
        })
        .collect()
    }

    /// Of a sentence the place of a name in it, and whether a date stands in the same part of it.
    fn has_date_beside(text: &str, name: &str) -> bool {
        let documents = [sample::document("a.txt", Some("1931-05-02"), &[text])];
        let names = name::find(&documents);
        let scene = Scene::new(&documents, &names);
        let passages = scene.passages(0);
        let passage = passages.first().unwrap();
        let start = text.find(name).unwrap();
        let clause = Clause {
            passage,
            range: &(0..text.len()),
            core: &(start..start + name.len()),
        };
        clause.date().is_some()
    }

    #[test]
    fn a_date_stands_beside_what_no_sign_and_no_word_parts_from_it() {
        for (text, name) in [
            (
                "The flood of 14 November 1895 drowned the miller.",
                "drowned",
            ),
            (
                "The resolution adopted by the Diet on March 4, 1848 was plain.",
                "resolution",
            ),
        ] {
            assert!(has_date_beside(text, name), "{text}");
        }
        for (text, name) in [
            (
                "The charter, signed on 1 July 1922, spoke of the opening of the ward.",
                "opening",
            ),
            (
                "The stone was laid at last and the hall was opened on 22 October 1872.",
                "laid",
            ),
            ("The wing was opened in the January following.", "opened"),
        ] {
            assert!(!has_date_beside(text, name), "{text}");
        }
    }

    #[test]
    fn a_death_made_known_is_not_the_death() {
        for text in [
            "In Bergen the death of Ole Sand was announced by the bishop.",
            "The murder of Count Teleki had been made known in Prague.",
            "He called it the second murder of Ivan Petrov.",
        ] {
            let all = limits(Kind::Death, text);
            assert!(all.iter().any(|own| own.at_second_hand), "{text}: {all:?}");
        }
        for text in [
            "The death of Ole Sand, of which the paper was announced, moved the town.",
            "The murder of Count Teleki was the work of three men.",
            "Ivan Petrov died in the winter.",
        ] {
            let all = limits(Kind::Death, text);
            assert!(!all.is_empty(), "{text}");
            assert!(all.iter().all(|own| !own.at_second_hand), "{text}");
        }
    }

    #[test]
    fn a_treaty_may_stand_for_its_parties() {
        for text in [
            "The Baghdad Pact members met in Ankara.",
            "Marshal Orlov commanded the forces of the Baghdad Pact.",
            "The Baghdad Pact’s Council sat for two days.",
        ] {
            let all = limits(Kind::Treaty, text);
            assert!(all.iter().all(|own| own.of_parties), "{text}: {all:?}");
        }
        for text in [
            "Iraq signed the Baghdad Pact in the spring.",
            "The signing of the Baghdad Pact, members of which were few, was a surprise.",
        ] {
            let all = limits(Kind::Treaty, text);
            assert!(all.iter().all(|own| !own.of_parties), "{text}: {all:?}");
        }
    }
}
