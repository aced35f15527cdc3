//! What happened, in the words of an editor: kind and participants as the passages bind them, else the clearest short
//! quotation.

mod names;
mod quoted;

use crate::set::Set;
use std::collections::BTreeMap;

pub(super) use names::goal_name;

use super::lexicon::{Act, Kind, trigger};
use super::scene::Scene;
use super::sighting::general::{PAUSE, RESUMPTION, is_taking};
use super::sighting::visit::DEPARTURE;
use super::sighting::{OPENING, Sighting, Telling};
use crate::name::EntityKind;
use names::{capitalized, distinct, folded, listed, of_kind};

/// At most so many take part by name; where more are bound the passages are quoted.
const SURE: usize = 3;

/// The label of an event of these mentions.
pub(super) fn label(scene: &Scene<'_>, kind: Kind, own: &[&Sighting]) -> String {
    let event = Told { scene, kind, own };
    event
        .label()
        .unwrap_or_else(|| quoted::label(scene.documents, kind, own))
}

/// What an event is called in a note on several: “visit to China”, “signing”, “election”.
pub(super) fn act(scene: &Scene<'_>, kind: Kind, own: &[&Sighting]) -> String {
    let event = Told { scene, kind, own };
    match kind {
        Kind::Visit => event
            .goal()
            .map_or_else(|| "visit".to_owned(), |goal| format!("visit to {goal}")),
        Kind::Treaty => match event.done() {
            Some(Act::Renew) => "renewal",
            Some(Act::Ratify) => "ratification",
            Some(Act::End) => "termination",
            Some(Act::Sign) | None => "signing",
        }
        .to_owned(),
        Kind::Assembly => event.word().to_owned(),
        _ => event.noun().unwrap_or(kind.name()).to_owned(),
    }
}

/// The mentions of one event.
#[derive(Clone, Copy)]
struct Told<'t, 'd> {
    scene: &'t Scene<'d>,
    kind: Kind,
    own: &'t [&'t Sighting],
}

impl Told<'_, '_> {
    /// The label by kind and participants; none where those are doubtful.
    fn label(&self) -> Option<String> {
        let who = || self.few(self.bound(|own| &own.who));
        match self.kind {
            Kind::Visit => self.visit(),
            Kind::Treaty => self.treaty(),
            Kind::Assembly => Some(self.assembly()),
            Kind::Talks => self.talks(),
            Kind::Statement if self.concept() != Some("notice") => self.led("by", who()),
            Kind::Death | Kind::Appointment => self.led("of", who()),
            Kind::Award => who().map(|whom| format!("Award to {}", self.names(&whom))),
            _ if self.own.iter().all(|own| is_taking(own.concept)) => self.at("of"),
            Kind::Incident => self.incident(),
            Kind::Decision | Kind::Foundation => self.of_body(),
            Kind::Grant => self.grant(),
            _ => None,
        }
    }

    /// Those whom most of the mentions bind, without a name that is part of another's.
    fn bound(&self, of: impl Fn(&Sighting) -> &Set<usize>) -> Set<usize> {
        let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
        for entity in self.own.iter().flat_map(|own| of(own)) {
            *counts.entry(*entity).or_default() += 1;
        }
        let most = counts.values().copied().max().unwrap_or_default();
        let often = counts.into_iter().filter(|(_, count)| count * 2 > most);
        distinct(self.scene, &often.map(|(entity, _)| entity).collect())
    }

    /// The persons where any are bound, else the bodies and states; none where nobody is, or too many.
    fn few(&self, entities: Set<usize>) -> Option<Vec<usize>> {
        let persons = of_kind(self.scene, &entities, EntityKind::Person);
        let few = if persons.is_empty() {
            entities.into_iter().collect()
        } else {
            persons
        };
        (1..=SURE).contains(&few.len()).then_some(few)
    }

    fn names(&self, entities: &[usize]) -> String {
        listed(self.scene, entities)
    }

    fn goal(&self) -> Option<String> {
        let goal = self.own.iter().find_map(|own| own.goals.first())?;
        Some(goal_name(self.scene, goal)).filter(|name| !name.is_empty())
    }

    /// What is done to a treaty.
    fn done(&self) -> Option<Act> {
        self.own.iter().find_map(|own| own.act)
    }

    fn concept(&self) -> Option<&'static str> {
        self.own.first().map(|own| own.concept)
    }

    /// The noun for what happens, by the mentions that name it before those that tell it by a verb.
    fn noun(&self) -> Option<&'static str> {
        let named = self.own.iter().filter(|own| own.telling != Telling::Verb);
        let is_noun = |word: &str| trigger(word).is_some_and(|trigger| trigger.noun);
        let noun = named
            .chain(self.own)
            .map(|own| own.noun)
            .find(|noun| is_noun(noun));
        // Of a row of verbs alone the concept is the noun.
        noun.map(singular).or_else(|| {
            let concept = self.concept();
            concept.filter(|own| !matches!(*own, "in" | "out" | "occurrence"))
        })
    }

    /// The noun for what happens, where all mentions that name it agree, else another.
    fn common_noun(&self, otherwise: &'static str) -> String {
        let is_noun = |word: &&str| trigger(word).is_some_and(|trigger| trigger.noun);
        let nouns: Set<&'static str> = self.own.iter().map(|own| singular(own.noun)).collect();
        let one = nouns.first().copied().filter(|_| nouns.len() == 1);
        capitalized(
            one.filter(is_noun)
                .filter(|noun| *noun != "talk")
                .unwrap_or(otherwise),
        )
    }

    /// “Speech by A”, “Death of B”.
    fn led(&self, link: &str, whom: Option<Vec<usize>>) -> Option<String> {
        let noun = capitalized(self.noun()?);
        Some(format!("{noun} {link} {}", self.names(&whom?)))
    }

    /// “Capture of Mukden”, “Fire in Leiden”.
    fn at(&self, link: &str) -> Option<String> {
        Some(format!(
            "{} {link} {}",
            capitalized(self.noun()?),
            self.goal()?
        ))
    }

    fn visit(&self) -> Option<String> {
        let who = self.few(self.bound(|own| &own.who));
        let who = who.map(|who| self.names(&who));
        let left = self.own.iter().all(|own| own.concept == DEPARTURE);
        match (who, self.goal()) {
            (Some(who), Some(goal)) => Some(format!("Visit of {who} to {goal}")),
            (Some(who), None) if left => Some(format!("Departure of {who}")),
            (Some(who), None) => Some(format!("Visit of {who}")),
            (None, Some(goal)) => Some(format!("Visit to {goal}")),
            (None, None) => None,
        }
    }

    fn treaty(&self) -> Option<String> {
        let fewest = self.own.iter().map(|own| &own.bound);
        let fewest = fewest.min_by_key(|with| (with.len() < 2, with.len()))?;
        let parties: Vec<usize> = distinct(self.scene, fewest).into_iter().collect();
        let nouns: Set<&str> = self
            .own
            .iter()
            .filter_map(|own| quoted::treaty_noun(self.scene.documents, own))
            .map(singular)
            .collect();
        let noun = nouns.first().filter(|_| nouns.len() == 1);
        let noun = capitalized(noun.unwrap_or(&"treaty"));
        let named = || {
            let name = quoted::proper_name(self.scene.documents, self.own)?;
            Some(folded(self.scene, &name))
        };
        let treaty = match parties.len() {
            0 => named()?,
            1 => named().unwrap_or_else(|| format!("{noun} with {}", self.names(&parties))),
            2..=SURE => format!("{noun} between {}", self.names(&parties)),
            _ => named()?,
        };
        let small = |treaty: &str| match treaty.strip_prefix(noun.as_str()) {
            Some(rest) => format!("{}{rest}", noun.to_lowercase()),
            None => treaty.to_owned(),
        };
        Some(match self.done() {
            Some(Act::Renew) => format!("Renewal of the {}", small(&treaty)),
            Some(Act::End) => format!("End of the {}", small(&treaty)),
            Some(Act::Ratify) => format!("Ratification of the {}", small(&treaty)),
            Some(Act::Sign) | None => treaty,
        })
    }

    /// The word for an assembly.
    fn word(&self) -> &str {
        let words = self.own.iter().flat_map(|own| &own.title);
        let is_assembly = |word: &&String| {
            trigger(word).is_some_and(|own| own.kind == Kind::Assembly && own.noun)
        };
        words
            .filter(is_assembly)
            .map(String::as_str)
            .next()
            .unwrap_or("conference")
    }

    fn assembly(&self) -> String {
        let who = self.few(self.bound(|own| &own.who));
        let who = who.map(|who| self.names(&who));
        if self.own.iter().any(|own| own.concept == OPENING) {
            return match (who, self.goal()) {
                (Some(who), _) => format!("Opening of {who}"),
                (None, Some(place)) => format!("Opening of the conference in {place}"),
                (None, None) => "Opening of the conference".to_owned(),
            };
        }
        let number = self.own.iter().find_map(|own| own.ordinal);
        let number = number.map(|number| format!("{} ", ordinal(number)));
        let word = format!("{}{}", number.unwrap_or_default(), capitalized(self.word()));
        match (who, self.goal()) {
            // “the Indian Science Congress”
            (Some(who), _) if who.to_lowercase().contains(self.word()) => {
                capitalized(who.strip_prefix("the ").unwrap_or(&who))
            }
            (Some(who), _) => format!("{word} of {who}"),
            (None, Some(place)) => format!("{word} in {place}"),
            (None, None) => word,
        }
    }

    /// “Talks between A and B”, “Meeting of the Council”.
    fn talks(&self) -> Option<String> {
        let sets = self.own.iter().map(|own| &own.bound);
        let fewest = sets.min_by_key(|with| (with.len() < 2, with.len()))?;
        let with = distinct(self.scene, fewest);
        let persons = of_kind(self.scene, &with, EntityKind::Person);
        let states = of_kind(self.scene, &with, EntityKind::State);
        let bodies = of_kind(self.scene, &with, EntityKind::Organization);
        let noun = self.common_noun("talks");
        let between = |parties: &[usize]| Some(format!("{noun} between {}", self.names(parties)));
        match (persons.len(), states.len(), bodies.len()) {
            (2..=SURE, _, _) => between(&persons),
            (0, 0, 1..) => Some(format!("Meeting of {}", self.names(bodies.get(..1)?))),
            (0, 2..=SURE, _) => between(&states),
            (1, 0, 1) => between(&[persons, bodies].concat()),
            (1, 1, 0) => between(&[persons, states].concat()),
            (1, 0, 0) | (0, 1, 0) => Some(format!(
                "{noun} with {}",
                self.names(&[persons, states].concat())
            )),
            _ => None,
        }
    }

    /// “Incident between A and B”, “Attack on C”, “Fire in D”.
    fn incident(&self) -> Option<String> {
        const WHOLE: [&str; 5] = ["invasion", "bombing", "bombardment", "blockade", "siege"];
        const UPON: [&str; 5] = ["attack", "raid", "assault", "offensive", "air-raid"];
        const BOTH: [&str; 3] = ["incident", "clash", "collision"];
        let noun = self.noun()?;
        let with = distinct(self.scene, &self.bound(|own| &own.bound));
        let states = of_kind(self.scene, &with, EntityKind::State);
        let place = self.goal();
        if BOTH.contains(&noun) && states.len() == 2 && place.is_none() {
            return Some(format!(
                "{} between {}",
                capitalized(noun),
                self.names(&states)
            ));
        }
        match noun {
            // What is paused or taken up again is not told by a place.
            _ if matches!(self.concept(), Some(PAUSE | RESUMPTION)) => None,
            "bomb" | "bombs" => place.map(|place| format!("Bombing of {place}")),
            _ if WHOLE.contains(&noun) => self.at("of"),
            _ if UPON.contains(&noun) => self.at("on"),
            _ => self.at("in"),
        }
    }

    /// “Decision of the Board”, “Foundation of the Academy”.
    fn of_body(&self) -> Option<String> {
        const OWN: [&str; 5] = ["decision", "approval", "instruction", "foundation", "end"];
        let with = self.bound(|own| &own.bound);
        let bodies = of_kind(self.scene, &with, EntityKind::Organization);
        let known = self.concept().is_some_and(|own| OWN.contains(&own));
        self.led(
            "of",
            Some(bodies).filter(|bodies| known && bodies.len() == 1),
        )
    }

    /// “Gift by A to B”.
    fn grant(&self) -> Option<String> {
        let who = self
            .few(self.bound(|own| &own.who))
            .filter(|who| who.len() == 1)?;
        let with = self.bound(|own| &own.bound);
        let others: Vec<usize> = with
            .into_iter()
            .filter(|other| !who.contains(other))
            .collect();
        let gift = self.led("by", Some(who))?;
        Some(match others.as_slice() {
            [one] => format!("{gift} to {}", self.names(&[*one])),
            _ => gift,
        })
    }
}

/// One of several: an event is one.
fn singular(noun: &'static str) -> &'static str {
    let one = noun.strip_suffix('s').filter(|_| noun != "talks");
    one.filter(|one| {
        trigger(one)
            .is_some_and(|own| own.noun && Some(own.kind) == trigger(noun).map(|own| own.kind))
    })
    .unwrap_or(noun)
}

fn ordinal(number: u32) -> String {
    let ending = match (number % 100, number % 10) {
        (11..=13, _) => "th",
        (_, 1) => "st",
        (_, 2) => "nd",
        (_, 3) => "rd",
        _ => "th",
    };
    format!("{number}{ending}")
}
