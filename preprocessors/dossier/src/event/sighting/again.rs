//! Visits that are told by a word or a date alone, after another: “and his second in June”, “again in February”,
//! “the visit had been announced for May”.

use crate::set::Set;
use std::ops::Range;
use std::sync::Arc;

use super::super::lexicon::Kind;
use super::visit::DEPARTURE;
use super::{Anchor, Goal, Sentence, Sighting};
use crate::event::Status;

/// Who travelled whither.
type Journey = (Set<usize>, Set<Goal>);

impl Sentence<'_, '_> {
    /// The visits of a sentence that repeat one told in it or just before.
    pub(super) fn visits_again(&self, found: &[Sighting]) -> Vec<Sighting> {
        let own = found
            .iter()
            .rev()
            .find(|sighting| sighting.kind == Kind::Visit && sighting.concept != DEPARTURE);
        let here: Option<(Journey, Range<usize>)> = own.map(|own| {
            let journey = (own.who.clone(), own.goals.clone());
            (journey, own.mention.core.clone())
        });
        let mut more = Vec::new();
        if let Some((journey, core)) = &here {
            more.extend(self.by_date(journey, core));
        }
        more.extend(self.by_noun(found, here.map(|(journey, _)| journey)));
        more
    }

    /// “in December 1977 and again in February 1978”, “his first visit in March and his second in June”.
    fn by_date(&self, journey: &Journey, core: &Range<usize>) -> Vec<Sighting> {
        let bound: Vec<usize> = self
            .anchors
            .iter()
            .filter_map(|anchor| anchor.date)
            .collect();
        let mut found = Vec::new();
        let mut end = core.end;
        for (index, date) in self.passage.dates.iter().enumerate() {
            if date.range.start < end || date.range.end > self.range.end {
                continue;
            }
            let gap = self.text().get(end..date.range.start).unwrap_or_default();
            let Some(lead) = repeats(gap).filter(|_| !bound.contains(&index)) else {
                break;
            };
            let range = end + lead..date.range.end;
            let Some(anchor) = self.anchor_of_date(index, range.clone()) else {
                break;
            };
            let mut sighting = self.sighting(Kind::Visit, &anchor, range.clone());
            if sighting.mention.status == Status::Series {
                Arc::make_mut(&mut sighting.mention).status = Status::Happened;
            }
            found.push(journeyed(sighting, journey, None));
            end = date.range.end;
        }
        found
    }

    /// An anchor that is nothing but a date, in place of a visit.
    fn anchor_of_date(&self, date: usize, range: Range<usize>) -> Option<Anchor> {
        let words = &self.passage.words;
        let word = words.partition_point(|word| word.range.start < range.start);
        Some(Anchor {
            trigger: super::super::lexicon::trigger("visit"),
            word,
            range: words.get(word)?.range.clone(),
            kind: Some(Kind::Visit),
            verb: false,
            act: None,
            date: Some(date),
            borrowed: false,
        })
    }

    /// “the visit had been announced for May”, “a second visit took place in October”: a noun that names neither
    /// visitor nor goal.
    fn by_noun(&self, found: &[Sighting], here: Option<Journey>) -> Vec<Sighting> {
        let journey = here.or_else(|| {
            let (item, who, goals) = self.memory.visit.clone()?;
            (item == self.passage.item).then_some((who, goals))
        });
        let Some(journey) = journey else {
            return Vec::new();
        };
        self.anchors
            .iter()
            .filter(|anchor| {
                anchor.kind == Some(Kind::Visit)
                    && !anchor.verb
                    && anchor
                        .trigger
                        .is_some_and(|own| own.concept == Kind::Visit.name())
                    && self.takes_up(anchor)
                    && !found.iter().any(|own| {
                        own.kind == Kind::Visit
                            && own.mention.core.start <= anchor.range.start
                            && anchor.range.end <= own.mention.core.end
                    })
            })
            .filter_map(|anchor| {
                let sighting = self.sighting(Kind::Visit, anchor, anchor.range.clone());
                let number = (1..=2)
                    .filter_map(|back| self.word(anchor.word.checked_sub(back)?))
                    .find_map(crate::date::number::ordinal);
                // Without a date “the visit” says no more than what was told already.
                let says = sighting.when.is_some() || sighting.mention.status != Status::Happened;
                says.then(|| journeyed(sighting, &journey, number))
            })
            .collect()
    }

    /// Whether a noun takes up a visit told before: “the visit”, “this journey”, “a second visit”.
    pub(super) fn takes_up(&self, anchor: &Anchor) -> bool {
        let lead = (1..=3)
            .filter_map(|back| self.word(anchor.word.checked_sub(back)?))
            .find(|word| matches!(*word, "the" | "this" | "that" | "a" | "another"));
        let numbered = (1..=2)
            .filter_map(|back| self.word(anchor.word.checked_sub(back)?))
            .any(|word| crate::date::number::ordinal(word).is_some());
        // “a second visit, of a closed character” names nobody.
        let named = match self.word(anchor.word + 1) {
            Some("to" | "from") => true,
            Some("of" | "by") => {
                (anchor.word + 2..anchor.word + 7).any(|at| self.name_starting(at).is_some())
            }
            _ => false,
        };
        let attributed = anchor
            .word
            .checked_sub(1)
            .is_some_and(|before| self.name_ending(before).is_some());
        if attributed {
            return false;
        }
        match lead {
            Some("the" | "this" | "that" | "another") => !named,
            Some(_) => numbered && !named,
            None => false,
        }
    }
}

/// Where in the words between two dates the second begins to be told, if they say that the same happened again.
fn repeats(gap: &str) -> Option<usize> {
    let lead = gap.len() - gap.trim_start_matches([',', ' ', '\n']).len();
    let words: Vec<&str> = gap
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let folded: Vec<String> = words.iter().map(|word| word.to_lowercase()).collect();
    let folded: Vec<&str> = folded.iter().map(String::as_str).collect();
    let rest = folded.strip_prefix(&["and"]).unwrap_or(&folded);
    let rest = rest.strip_suffix(&["in"]).unwrap_or(rest);
    let rest = rest.strip_suffix(&["on"]).unwrap_or(rest);
    let joined = folded.first() == Some(&"and");
    let says = match rest {
        [] => joined && folded.len() > 1,
        ["again" | "then"] => true,
        ["his" | "her" | "the" | "a", number] => crate::date::number::ordinal(number).is_some(),
        _ => false,
    };
    says.then_some(lead)
}

fn journeyed(mut sighting: Sighting, (who, goals): &Journey, number: Option<u32>) -> Sighting {
    sighting.with = who
        .iter()
        .copied()
        .chain(goals.iter().filter_map(|goal| match goal {
            Goal::Entity(entity) => Some(*entity),
            Goal::Region(_) | Goal::Place(_) => None,
        }))
        .collect();
    sighting.who.clone_from(who);
    sighting.goals.clone_from(goals);
    sighting.ordinal = number;
    sighting.explicit = false;
    sighting.concept = Kind::Visit.name();
    sighting
}
