//! Occurrences that two words tell, neither of which does alone: “laid the stone”, “the hall was opened”, “took
//! office”, “was shot down”.

use super::super::lexicon::{Trigger, deed, trigger};
use super::Sentence;
use super::weak::{follows_person, leads_to_place};
use crate::name::EntityKind;
use crate::wordlist::holds;

/// What is opened as a building or a work is, not as a meeting.
const BUILDINGS: &str = " hall halls building buildings wing wings dome station stations bridge bridges railway line school schools hospital infirmary museum gallery library exhibition road highway canal laboratory laboratories room rooms house houses office offices church chapel cathedral dock docks harbour harbor port tunnel theatre theater college university bazaar park garden gardens consulate embassy legation mine mines shop factory mill works pavilion institute institution asylum branch institute observatory dam airport airfield aerodrome terminal monument cemetery market herbarium conservatory greenhouse arboretum aquarium seminary academy orphanage almshouse barracks kitchen kitchens ward wards clinic dispensary sanatorium workshop workshops studio quay pier jetty wharf lighthouse viaduct tramway waterworks gasworks reservoir baths hostel hotel inn playground annexe annex extension premises depot warehouse foundry brewery mosque temple synagogue creche nursery orangery palm-house fern-house lift lock weir sluice turbine exchange archive archives ";
/// What sits, and opens as a meeting does.
const ASSEMBLIES: &str = " conference congress session assembly parliament council diet meeting talks negotiations sitting plenum storting reichstag duma ";
/// What flies and can be brought down.
const AIRCRAFT: &str = " aircraft aeroplane aeroplanes airplane airplanes plane planes bomber bombers fighter fighters helicopter helicopters balloon balloons zeppelin airship jet jets u-2 drone ";
const LAYING: &str = " laid lay lays laying ";
const CEASING: &str = " cease ceases ceased ceasing ";
/// What makes of “fire” no conflagration.
const FIRING: &str = " open opens opened opening under return returned returning exchange exchanged artillery rifle gun guns machine-gun mortar shell small-arms heavy hostile enemy hold held covering ";
/// Who are sent to a country and withdrawn from it.
const TROOPS: &str = " troops soldiers forces force garrison garrisons contingent contingents battalion battalions brigade brigades division divisions regiment regiments unit units detachment detachments marines army legion paratroopers blue-helmets peacekeepers ";
const SPEAKING: &str = " said told asked discussed talked talking explained declared hinted stated heard learned learnt promised assured complained remarked ";

/// What a word of a sentence tells together with another near it, if anything.
pub(super) fn by_two(sentence: &Sentence<'_, '_>, word: usize) -> Option<Trigger> {
    let own = sentence.word(word)?;
    let next = sentence.word(word + 1);
    match own {
        "foundation" if matches!(next, Some("stone" | "stones")) => deed("foundation-stone"),
        "shot" | "brought" if (1..=4).any(|far| sentence.word(word + far) == Some("down")) => {
            let near = |at| sentence.word(at).is_some_and(|own| holds(AIRCRAFT, own));
            (word.saturating_sub(12)..=word + 10)
                .any(near)
                .then(|| trigger("sank"))
                .flatten()
        }
        "took" | "takes" | "taken" | "taking" if next == Some("office") => trigger("installed"),
        "sat" if matches!(next, Some("down" | "together")) => {
            let met = leads_to_place(sentence, word + 1, &["in", "at"]);
            met.then(|| trigger("met")).flatten()
        }
        // “gathered in Moscow”, “sat down in Paris”: they met.
        "gathered" | "assembled" | "convened" | "gather" | "assemble" => {
            let met = leads_to_place(sentence, word, &["in", "at"]);
            met.then(|| trigger("met")).flatten()
        }
        // “the flight of X to Y” is no journey by air.
        "flight" if next == Some("of") => {
            let person = |at| {
                let name = sentence.name_starting(at);
                name.is_some_and(|name| name.kind == EntityKind::Person)
            };
            (word + 2..word + 5)
                .any(person)
                .then(|| trigger("escape"))
                .flatten()
        }
        // “the last soldiers sailed away”, “the departure of the garrison”: they were withdrawn.
        "sailed" | "embarked" | "departed" | "left" if follows_troops(sentence, word) => {
            trigger("withdrew")
        }
        "departure" if next == Some("of") => {
            let troops = |at| sentence.word(at).is_some_and(|own| holds(TROOPS, own));
            (word + 2..word + 7)
                .any(troops)
                .then(|| trigger("withdrawal"))
                .flatten()
        }
        // “X had told him in Warsaw”: he had been there.
        own if holds(SPEAKING, own) && had_spoken_at(sentence, word) => trigger("visited"),
        "fire" if is_before(sentence, word, CEASING) => trigger("cease-fire"),
        "sworn" if next == Some("in") => trigger("installed"),
        _ => super::phrases::at(sentence, word),
    }
}

/// What a word tells of a building, by the words around it: that its stone was laid, that it was opened. `words` gives
/// the lower-case word at an index.
pub(in crate::event) fn of_building<'t>(
    words: impl Fn(usize) -> Option<&'t str>,
    word: usize,
) -> Option<Trigger> {
    let near = |before: usize, after: usize, list: &str| {
        (word.saturating_sub(before)..=word + after)
            .filter(|at| *at != word)
            .filter_map(&words)
            .any(|near| holds(list, near))
    };
    match words(word)? {
        "stone" | "corner-stone" | "cornerstone" | "foundation-stone" if near(9, 5, LAYING) => {
            deed(words(word)?).or_else(|| deed("foundation-stone"))
        }
        "opening" if words(word + 1) == Some("of") => {
            const REACH: usize = 9;
            let opened = (word + 2..word + 2 + REACH)
                .map_while(&words)
                .find(|own| holds(BUILDINGS, own) || holds(ASSEMBLIES, own))?;
            holds(BUILDINGS, opened)
                .then(|| deed("reopening"))
                .flatten()
        }
        "opened" | "inaugurated" if near(12, 6, BUILDINGS) && !near(10, 6, ASSEMBLIES) => {
            deed("reopened")
        }
        _ => None,
    }
}

/// Whether one of these stands just before a word.
fn is_before(sentence: &Sentence<'_, '_>, word: usize, list: &str) -> bool {
    let before = word.checked_sub(1).and_then(|at| sentence.word(at));
    before.is_some_and(|before| holds(list, before))
}

/// Whether troops are the subject of a verb: “the last soldiers of the Force sailed away”.
fn follows_troops(sentence: &Sentence<'_, '_>, word: usize) -> bool {
    const REACH: usize = 7;
    (1..=REACH)
        .map_while(|back| sentence.word(word.checked_sub(back)?))
        .take_while(|own| {
            !matches!(
                *own,
                "and" | "that" | "which" | "who" | "when" | "by" | "with"
            )
        })
        .any(|own| holds(TROOPS, own))
}

/// Whether a person is said to have spoken at a place before: “X had said in Rome”, “had told him at Pola”.
fn had_spoken_at(sentence: &Sentence<'_, '_>, word: usize) -> bool {
    let perfect = (1..=2)
        .filter_map(|back| sentence.word(word.checked_sub(back)?))
        .any(|own| matches!(own, "had" | "has" | "have"));
    let object = usize::from(matches!(
        sentence.word(word + 1),
        Some("him" | "her" | "me" | "us" | "them" | "so" | "it" | "this" | "that" | "openly")
    ));
    perfect
        && leads_to_place(sentence, word + object, &["in", "at"])
        && follows_person(sentence, word)
}

/// Whether “Pact” or “Treaty” names the alliance whose states, troops or meetings are spoken of, and not its
/// signing: “the member states of the Amber Treaty”, “an Amber Pact meeting”.
fn is_alliance(sentence: &Sentence<'_, '_>, word: usize) -> bool {
    const OWN: &str = " states countries members powers troops forces armies army command commander organization organisation committee council meeting meetings session sessions conference summit allies partners bloc manoeuvres exercises ";
    let Some(own) = sentence.passage.words.get(word) else {
        return false;
    };
    let text = sentence.text().get(own.range.clone()).unwrap_or_default();
    if !matches!(text, "Pact" | "Treaty" | "Alliance") {
        return false;
    }
    let body = sentence
        .names_in(sentence.range.clone())
        .filter(|name| name.kind == EntityKind::Organization)
        .filter(|name| name.range.start < own.range.start && own.range.end <= name.range.end)
        .any(|name| {
            let before = sentence.text().get(name.range.start..own.range.start);
            before.is_some_and(|before| before.split_whitespace().count() > 2)
        });
    let attribute = sentence.word(word + 1).is_some_and(|next| holds(OWN, next));
    let possessed = (2..=4)
        .filter_map(|back| word.checked_sub(back))
        .find(|at| sentence.word(*at) == Some("of"))
        .and_then(|of| sentence.word(of.checked_sub(1)?))
        .is_some_and(|head| holds(OWN, head));
    body || attribute || possessed
}

/// Whether “fire” is that of guns: “opened fire”, “under artillery fire”.
pub(super) fn is_of_guns(sentence: &Sentence<'_, '_>, word: usize) -> bool {
    sentence.word(word) == Some("fire")
        && (is_before(sentence, word, FIRING)
            || matches!(sentence.word(word + 1), Some("on" | "upon" | "from")))
}

/// Whether a word tells no occurrence: one with a capital that only helps to name a day or a place, “Independence Day”,
/// “Congress Hall”, or “admission” of what is nobody’s entrance, “without admission of liability”.
pub(super) fn is_of_name(sentence: &Sentence<'_, '_>, word: usize) -> bool {
    const OWNED: &str = " liability guilt responsibility fault error defeat failure wrong negligence paternity ignorance weakness ";
    const NAMED: &str =
        " day hall square street avenue road park bridge club palace house hotel bell monument ";
    if is_alliance(sentence, word) {
        return true;
    }
    if sentence.word(word) == Some("admission") {
        let without = word.checked_sub(1).and_then(|at| sentence.word(at)) == Some("without");
        return without
            || sentence.word(word + 1) == Some("of")
                && (2..=3)
                    .filter_map(|far| sentence.word(word + far))
                    .any(|own| holds(OWNED, own));
    }
    let capital = |at: usize| {
        let own = sentence.passage.words.get(at);
        own.and_then(|own| sentence.text().get(own.range.clone()))
            .is_some_and(|own| own.starts_with(char::is_uppercase))
    };
    capital(word)
        && capital(word + 1)
        && sentence
            .word(word + 1)
            .is_some_and(|next| holds(NAMED, next))
}

#[cfg(test)]
mod tests {
    use super::of_building;

    /// What a sentence tells of a building, if anything.
    fn told(sentence: &str) -> Option<&'static str> {
        let words: Vec<String> = sentence.split(' ').map(str::to_lowercase).collect();
        let word = |at: usize| words.get(at).map(String::as_str);
        let mut found = (0..words.len()).filter_map(|at| of_building(word, at));
        found.next().map(|own| own.concept)
    }

    #[test]
    fn stones_are_laid_and_buildings_opened() {
        for (sentence, concept) in [
            (
                "the bishop laid the first stone of the school",
                Some("stone"),
            ),
            ("at the laying of the corner-stone", Some("stone")),
            ("the new hall was opened by the King", Some("opening")),
            (
                "since the opening of the bridge over the river",
                Some("opening"),
            ),
            ("the session in the hall was opened by the King", None),
            ("the opening of the congress in the hall", None),
            ("he threw a stone at the window", None),
            ("he opened his letter", None),
        ] {
            assert_eq!(told(sentence), concept, "{sentence}");
        }
    }
}
