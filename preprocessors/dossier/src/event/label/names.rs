//! Names as they stand in the label of an event.

use crate::set::Set;

use super::super::scene::Scene;
use super::super::sighting::Goal;
use crate::name::EntityKind;
use crate::wordlist::{holds, holds_lower};

/// So many names are listed; of more the first two, “and others”.
const LISTED: usize = 3;

/// Words at the end of a name that give it an article.
const ENDINGS: &str = " union states kingdom republic empire emirates netherlands philippines party committee ministry embassy council presidium department division office bureau commission board politburo secretariat government parliament senate assembly legation consulate section directorate agency federation league front movement delegation faculty cabinet directory admiralty treasury synod vestry company corporation foundation fund trust institution institute society association academy museum library conference congress army navy guard court bank church group guild press times mission chamber ";

/// Words before “of” that give a name an article.
const HEADS: &str = " union states republic committee ministry embassy council presidium department division office bureau commission board secretariat government parliament senate assembly university academy institute institution society bank court congress league association federation front movement party college museum library church mission legation consulate section faculty school house diocese board journal order guild club corps army people gulf isle cape bay kingdom commonwealth university chamber confederation organization ";

/// The name of an entity as it stands within a label: with the article that English gives it, without a shout.
pub(super) fn name(scene: &Scene<'_>, entity: usize) -> Option<String> {
    let entity = scene.names.entities.get(entity)?;
    Some(if entity.kind == EntityKind::Person {
        folded(scene, &entity.name)
    } else {
        with_article(&folded(scene, &entity.name))
    })
}

/// Names joined: “A”, “A and B”, “A, B and C”, “A, B and others”.
pub(super) fn listed(scene: &Scene<'_>, entities: &[usize]) -> String {
    let mut names: Vec<String> = entities
        .iter()
        .filter_map(|entity| name(scene, *entity))
        .collect();
    if names.len() > LISTED {
        names.truncate(2);
        names.push("others".to_owned());
    }
    match names.as_slice() {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// The name of a destination.
pub(in super::super) fn goal_name(scene: &Scene<'_>, goal: &Goal) -> String {
    match goal {
        Goal::Entity(entity) => name(scene, *entity).unwrap_or_default(),
        Goal::Region(region) => (*region).to_owned(),
        Goal::Place(place) => place
            .split(' ')
            .map(capitalized)
            .collect::<Vec<_>>()
            .join(" "),
    }
}

/// Those of a kind.
pub(super) fn of_kind(scene: &Scene<'_>, entities: &Set<usize>, kind: EntityKind) -> Vec<usize> {
    entities
        .iter()
        .copied()
        .filter(|entity| scene.kind(*entity) == Some(kind))
        .collect()
}

/// Without those whose name is part of another's: beside “Kim Il Sung” “Kim” names nobody else for certain.
pub(super) fn distinct(scene: &Scene<'_>, entities: &Set<usize>) -> Set<usize> {
    let words = |entity: usize| -> Set<String> {
        let name = scene
            .names
            .entities
            .get(entity)
            .map(|entity| entity.name.to_lowercase());
        name.unwrap_or_default()
            .split_whitespace()
            .map(ToOwned::to_owned)
            .collect()
    };
    let all: Vec<(usize, Set<String>)> = entities
        .iter()
        .map(|entity| (*entity, words(*entity)))
        .collect();
    let within = |own: &(usize, Set<String>)| {
        all.iter().any(|other| {
            other.0 != own.0 && own.1.len() < other.1.len() && own.1.is_subset(&other.1)
        })
    };
    all.iter()
        .filter(|own| !within(own))
        .map(|own| own.0)
        .collect()
}

/// With a capital at its start.
pub(super) fn capitalized(word: &str) -> String {
    let mut letters = word.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().chain(letters).collect())
        .unwrap_or_default()
}

/// A name with the article that English gives it: “the Soviet Union”.
fn with_article(name: &str) -> String {
    let first = name.split(' ').next().unwrap_or_default();
    let last = name.split(' ').next_back().unwrap_or_default();
    let head = name
        .split_once(" of ")
        .or_else(|| name.split_once(" for "))
        .and_then(|(head, _)| head.split(' ').next_back());
    let given = first.ends_with("’s") || first.ends_with("'s");
    let owned = matches!(
        first.to_lowercase().as_str(),
        "the" | "a" | "an" | "our" | "his"
    );
    if !given
        && !owned
        && (holds_lower(ENDINGS, last) || head.is_some_and(|head| holds_lower(HEADS, head)))
    {
        format!("the {name}")
    } else {
        name.to_owned()
    }
}

/// A name printed in capitals, as it is printed elsewhere: “EMBASSY OF THE USSR” as “Embassy of the USSR”.
pub(super) fn folded(scene: &Scene<'_>, name: &str) -> String {
    const LONG: usize = 5;
    const SMALL: &str = " of the in and for to on at by with from de la du des der die und y e ";
    let lower = name.chars().any(char::is_lowercase);
    let shouted = name
        .split(|letter: char| !letter.is_alphanumeric())
        .any(|word| word.chars().count() > LONG);
    if lower || !shouted || !name.contains(' ') {
        return name.to_owned();
    }
    let words = name.split(' ').enumerate().map(|(place, word)| {
        let small = word.to_lowercase();
        let bare = small.trim_matches(|letter: char| !letter.is_alphanumeric());
        let voiceless = !bare.contains(['a', 'e', 'i', 'o', 'u', 'y']);
        if place > 0 && holds(SMALL, bare) {
            small
        } else if scene.is_state(bare) && bare.chars().count() <= LONG
            || voiceless
            || word.contains('.')
        {
            word.to_owned()
        } else {
            small
                .split('-')
                .map(capitalized)
                .collect::<Vec<_>>()
                .join("-")
        }
    });
    words.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::name::Names;

    #[test]
    fn a_name_has_its_article_and_does_not_shout() {
        let (documents, names) = (Vec::new(), Names::default());
        let scene = Scene::new(&documents, &names);
        for (printed, shown) in [
            ("Soviet Union", "the Soviet Union"),
            ("Ministry of Works", "the Ministry of Works"),
            ("First Asian Department", "the First Asian Department"),
            ("Institute for Fisheries", "the Institute for Fisheries"),
            ("The Hague", "The Hague"),
            ("Queen’s College", "Queen’s College"),
            ("Brazil", "Brazil"),
            ("HARBOUR BOARD OF KLAIPEDA", "the Harbour Board of Klaipeda"),
            ("BCG", "BCG"),
        ] {
            assert_eq!(with_article(&folded(&scene, printed)), shown);
        }
    }
}
