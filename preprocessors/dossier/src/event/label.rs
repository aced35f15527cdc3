//! What happened, in words.

use std::collections::BTreeSet;

use super::lexicon::{Act, Kind};
use super::scene::Scene;
use super::sighting::general::is_taking;
use super::sighting::{Goal, OPENING, Sighting, Telling};
use crate::name::EntityKind;

/// The label of an event of these mentions.
pub(super) fn label(scene: &Scene<'_>, kind: Kind, own: &[&Sighting]) -> String {
    let who: BTreeSet<usize> = own.iter().flat_map(|own| own.who.iter().copied()).collect();
    let who = listed(scene, &who);
    let fewest = own
        .iter()
        .map(|own| &own.bound)
        .min_by_key(|with| (with.len() < 2, with.len()));
    let with = fewest.map(|with| listed(scene, with)).unwrap_or_default();
    match kind {
        Kind::Visit if own.iter().all(|own| own.goals.is_empty()) => {
            joined("Departure", " of ", &who)
        }
        Kind::Visit => visit(scene, &who, own),
        Kind::Treaty => treaty(&with, own),
        Kind::Assembly => assembly(scene, &who, own),
        Kind::Talks => {
            let bodies = fewest.is_some_and(|with| {
                !with.is_empty()
                    && with
                        .iter()
                        .all(|entity| scene.kind(*entity) == Some(EntityKind::Organization))
            });
            if bodies {
                let body = fewest.into_iter().flatten().next().copied();
                let body: BTreeSet<usize> = body.into_iter().collect();
                joined("Meeting", " of ", &listed(scene, &body))
            } else {
                joined("Talks", ": ", &with)
            }
        }
        Kind::Death | Kind::Appointment => {
            joined(&capitalized(&act(scene, kind, own)), " of ", &who)
        }
        _ if own.iter().all(|own| is_taking(own.concept)) => {
            let place = own.iter().find_map(|own| own.goals.first());
            let place = place.map(|place| goal_name(scene, place));
            joined(
                &capitalized(&act(scene, kind, own)),
                " of ",
                &place.unwrap_or_default(),
            )
        }
        _ => other(&act(scene, kind, own), &with, own),
    }
}

/// What an event is called in a note on several: “visit to China”, “signing”, “election”.
pub(super) fn act(scene: &Scene<'_>, kind: Kind, own: &[&Sighting]) -> String {
    let nouns = || {
        own.iter()
            .filter(|own| own.telling != Telling::Verb)
            .chain(own)
            .map(|own| own.noun)
    };
    match kind {
        Kind::Visit => own.iter().find_map(|own| own.goals.first()).map_or_else(
            || "visit".to_owned(),
            |goal| format!("visit to {}", goal_name(scene, goal)),
        ),
        Kind::Treaty => match own.first().and_then(|own| own.act) {
            Some(Act::Renew) => "renewal",
            Some(Act::Ratify) => "ratification",
            Some(Act::End) => "termination",
            Some(Act::Sign) | None => "signing",
        }
        .to_owned(),
        Kind::Assembly => own
            .iter()
            .find_map(|own| own.own_word())
            .unwrap_or("conference")
            .to_owned(),
        _ => nouns().next().unwrap_or(kind.name()).to_owned(),
    }
}

/// “Letter: A and B”, “Excursion: Cromer”.
fn other(what: &str, with: &str, own: &[&Sighting]) -> String {
    let titles = || own.iter().flat_map(|own| &own.title);
    let names: BTreeSet<String> = titles()
        .filter_map(|word| word.strip_suffix(" (name)"))
        .map(capitalized)
        .collect();
    let names: Vec<String> = names.into_iter().take(4).collect();
    let whom = if with.is_empty() {
        names.join(" ")
    } else {
        with.to_owned()
    };
    joined(&capitalized(what), ": ", &whom)
}

/// What happened, and whom it concerned where anybody is named.
fn joined(what: &str, link: &str, whom: &str) -> String {
    if whom.is_empty() {
        what.to_owned()
    } else {
        format!("{what}{link}{whom}")
    }
}

fn visit(scene: &Scene<'_>, who: &str, own: &[&Sighting]) -> String {
    let goal = own.iter().find_map(|own| own.goals.first());
    let goal = goal.map(|goal| goal_name(scene, goal)).unwrap_or_default();
    joined(&joined("Visit", " of ", who), " to ", &goal)
}

fn treaty(parties: &str, own: &[&Sighting]) -> String {
    let marks = own
        .iter()
        .map(|own| own.title.iter().filter_map(|word| word.strip_prefix('^')))
        .find_map(|marks| {
            let marks: Vec<String> = marks.map(capitalized).collect();
            (!marks.is_empty()).then(|| marks.join(" "))
        });
    if let Some(name) = marks.filter(|_| parties.is_empty()) {
        let treaty = match own.first().and_then(|own| own.act) {
            Some(Act::Renew) => "Renewal of a treaty",
            Some(Act::End) => "End of a treaty",
            Some(Act::Ratify) => "Ratification of a treaty",
            Some(Act::Sign) | None => "Treaty",
        };
        return format!("{treaty}: {name}");
    }
    let what = match own.first().and_then(|own| own.act) {
        Some(Act::Renew) => "Renewal of the treaty",
        Some(Act::End) => "End of the treaty",
        Some(Act::Ratify) => "Ratification of the treaty",
        Some(Act::Sign) | None => "Treaty",
    };
    let several = own.iter().any(|own| own.with.len() > 1);
    joined(what, if several { " between " } else { " with " }, parties)
}

fn assembly(scene: &Scene<'_>, who: &str, own: &[&Sighting]) -> String {
    if own.iter().any(|own| own.concept == OPENING) {
        let place = own.iter().find_map(|own| own.goals.first());
        let place = place
            .map(|place| goal_name(scene, place))
            .unwrap_or_default();
        return match who {
            "" => joined("Opening of the conference", " in ", &place),
            who => joined("Opening", " of ", who),
        };
    }
    let number = own.iter().find_map(|own| own.ordinal);
    let number = number
        .map(|number| format!("{} ", ordinal(number)))
        .unwrap_or_default();
    let word = own.iter().find_map(|own| own.own_word());
    let word = word.map(capitalized).unwrap_or_default();
    let place = own.iter().find_map(|own| own.goals.first());
    match place.filter(|_| who.is_empty()) {
        Some(place) => format!("{number}{word} in {}", goal_name(scene, place)),
        None => joined(&format!("{number}{word}"), " of ", who),
    }
}

/// The name of a destination.
pub(super) fn goal_name(scene: &Scene<'_>, goal: &Goal) -> String {
    match goal {
        Goal::Entity(entity) => name(scene, *entity).map(with_article).unwrap_or_default(),
        Goal::Region(region) => (*region).to_owned(),
        Goal::Place(place) => place
            .split(' ')
            .map(capitalized)
            .collect::<Vec<_>>()
            .join(" "),
    }
}

fn name<'s>(scene: &'s Scene<'_>, entity: usize) -> Option<&'s str> {
    scene
        .names
        .entities
        .get(entity)
        .map(|entity| entity.name.as_str())
}

/// At most four names, joined: “A, B and C”.
fn listed(scene: &Scene<'_>, entities: &BTreeSet<usize>) -> String {
    let names: Vec<String> = entities
        .iter()
        .filter_map(|entity| name(scene, *entity))
        .take(4)
        .map(with_article)
        .collect();
    match names.as_slice() {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// A name with the article that English gives it: “the Soviet Union”.
fn with_article(name: &str) -> String {
    const ENDINGS: [&str; 14] = [
        "Union",
        "States",
        "Kingdom",
        "Republic",
        "Empire",
        "Emirates",
        "Netherlands",
        "Philippines",
        "Party",
        "Committee",
        "Ministry",
        "Embassy",
        "Council",
        "Presidium",
    ];
    let first = name.split(' ').next().unwrap_or_default();
    let last = name.split(' ').next_back().unwrap_or_default();
    let of = name
        .split(" of ")
        .next()
        .and_then(|head| head.split(' ').next_back())
        .unwrap_or_default();
    let takes = |word: &str| ENDINGS.contains(&word);
    if first != "the" && first != "The" && (takes(last) || name.contains(" of ") && takes(of)) {
        format!("the {name}")
    } else {
        name.to_owned()
    }
}

fn capitalized(word: &str) -> String {
    let mut letters = word.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().chain(letters).collect())
        .unwrap_or_default()
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
