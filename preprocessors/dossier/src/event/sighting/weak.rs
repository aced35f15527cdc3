//! Common words that name or tell an occurrence only in certain company: “went to Rome”, “saw the Ambassador”,
//! “the pause in the bombing”.

use super::super::lexicon::{Kind, Trigger, trigger};
use super::super::text::is_calendar;
use super::anchor::{HOSTING, taken_place};
use super::visit::{DEPARTURE, LEADING, SENDING};
use super::{Sentence, general};
use crate::date::Precision;
use crate::name::EntityKind;
use crate::wordlist::holds;

/// Forms of “to be”, by which a person is said to be at a place.
const BEING: &str = " was were been stayed stays staying spent ";
/// Verbs of leaving that need a person before them and no place after them.
const DEPARTING: &str = " left departed leave leaves leaving ";
/// Acts of war that pause and go on again.
const HOSTILITIES: &str = " bombing bombings bombardment bombardments bombs raids raid attacks attack hostilities fighting fire war offensive shelling strikes blockade siege operations firing combat ";

/// Whether the words around a common one make it tell an occurrence.
pub(super) fn is_borne_out(sentence: &Sentence<'_, '_>, word: usize, trigger: &Trigger) -> bool {
    let own = sentence.word(word).unwrap_or_default();
    let next = |far: usize| sentence.word(word + far);
    match (trigger.kind, trigger.concept) {
        (Kind::Visit, DEPARTURE) => departs(sentence, word),
        (Kind::Visit, _) => travels(sentence, word),
        (Kind::Talks, _) => converses(sentence, word),
        (Kind::Incident, general::PAUSE | general::RESUMPTION) => {
            stands_near(sentence, word, (8, 6), |near| holds(HOSTILITIES, near))
                || trigger.noun && is_known_pause(sentence, word)
        }
        (Kind::Incident, general::ATTACK) => next(1) == Some("the") || sentence.is_place(word + 1),
        (Kind::Incident, _) => taken_place(sentence, word).is_some(),
        (Kind::Assembly, _) => stands_near(sentence, word, (10, 6), |word| {
            matches!(
                word,
                "conference"
                    | "congress"
                    | "session"
                    | "assembly"
                    | "parliament"
                    | "council"
                    | "diet"
            )
        }),
        (Kind::Publication, _) => is_of_volume(sentence, word),
        (Kind::Foundation, _) => moves_house(sentence, word),
        (Kind::Enactment, "recognition") => (1..=3).any(|far| {
            sentence
                .name_starting(word + far)
                .is_some_and(|name| name.kind == EntityKind::State && !name.adjective)
        }),
        (Kind::Enactment, _) => stands_near(sentence, word, (10, 6), |word| {
            matches!(
                word,
                "ordinance" | "act" | "bill" | "law" | "statute" | "charter" | "constitution"
            )
        }),
        (Kind::Decision, _) => stands_near(sentence, word, (6, 6), |near| {
            matches!(near, "relations" | "ties")
        }),
        (Kind::Appointment, _) => takes_post(sentence, word),
        // “in order to” names no order.
        (Kind::Award, _) => is_capital(sentence, word) && next(1) == Some("of"),
        (Kind::Statement, "proposal") => word
            .checked_sub(1)
            .and_then(|before| sentence.word(before))
            .is_some_and(|before| {
                before != "one" && crate::date::number::cardinal(before).is_some()
                    || before.ends_with("-point")
            }),
        (Kind::Statement, _) => names_person(sentence, word, 3) && is_dated(sentence, word, 12),
        (Kind::Letter, _) if matches!(own, "replied" | "answered") => {
            matches!(next(1), Some("on" | "by")) && is_dated(sentence, word, 6)
        }
        (Kind::Letter, _) => {
            (names_person(sentence, word, 5)
                || (1..=5).any(|far| matches!(next(far), Some("me" | "us" | "him" | "you"))))
                && is_dated(sentence, word, 14)
        }
        _ => names_body(sentence, word),
    }
}

/// “the long pause”, in a passage that speaks of war.
fn is_known_pause(sentence: &Sentence<'_, '_>, word: usize) -> bool {
    let article = (1..=2)
        .filter_map(|back| sentence.word(word.checked_sub(back)?))
        .any(|word| word == "the");
    let mut words = sentence.passage.words.iter();
    article && words.any(|own| holds(HOSTILITIES, &own.lower))
}

/// Whether “received” is said of a guest, and of where.
pub(super) fn is_received_at(sentence: &Sentence<'_, '_>, word: usize) -> bool {
    is_passive(sentence, word)
        && (leads_to_place(sentence, word, &["in", "at"]) || is_here(sentence, word + 1))
}

/// Whether a form of “to be” stands just before.
pub(super) fn is_passive(sentence: &Sentence<'_, '_>, word: usize) -> bool {
    let before = word.checked_sub(1).and_then(|at| sentence.word(at));
    matches!(before, Some("was" | "were" | "been" | "being" | "be"))
}

fn is_here(sentence: &Sentence<'_, '_>, word: usize) -> bool {
    matches!(
        sentence.word(word),
        Some("here" | "there" | "hither" | "thither")
    )
}

/// “set out from Kilwa”, “left here”, “got away”.
fn departs(sentence: &Sentence<'_, '_>, word: usize) -> bool {
    let own = sentence.word(word).unwrap_or_default();
    let next = sentence.word(word + 1);
    if own == "set" {
        // “the aims that we set out in Rome” were laid before others there.
        return matches!(next, Some("out" | "off" | "forth"))
            && !(sentence.word(word + 2) == Some("in") && sentence.is_place(word + 3))
            && matches!(
                sentence.word(word + 2),
                Some("from" | "for" | "on" | "in" | "at" | "again")
            );
    }
    if own == "got" {
        return next == Some("away");
    }
    holds(DEPARTING, own)
        && follows_person(sentence, word)
        && (matches!(
            next,
            None | Some(
                "here"
                    | "home"
                    | "in"
                    | "on"
                    | "at"
                    | "for"
                    | "yesterday"
                    | "last"
                    | "this"
                    | "again"
                    | "by"
                    | "and"
            )
        ) || sentence.is_place(word + 1))
}

/// “went to Rome”, “led a delegation to Rome”, “sent X to Rome”, “was there”.
fn travels(sentence: &Sentence<'_, '_>, word: usize) -> bool {
    let own = sentence.word(word).unwrap_or_default();
    let next = sentence.word(word + 1);
    if holds(BEING, own) {
        return (is_at_place(sentence, word)
            || is_here(sentence, word + 1)
            || next == Some("again") && is_here(sentence, word + 2))
            && follows_person(sentence, word);
    }
    if HOSTING.contains(&own) {
        return names_person(sentence, word, 6)
            && (!own.starts_with("invit") || bids_to_place(sentence, word))
            || is_passive(sentence, word) && leads_to_place(sentence, word, &["to"]);
    }
    if holds(SENDING, own) {
        return names_person(sentence, word, 5) && bids_to_place(sentence, word)
            || is_passive(sentence, word) && leads_to_place(sentence, word, &["to"]);
    }
    if holds(LEADING, own) {
        return (1..=7)
            .take_while(|far| sentence.word(word + far).is_some())
            .any(|far| leads_to_place(sentence, word + far, &["to"]));
    }
    if matches!(
        own,
        "week" | "weeks" | "days" | "mission" | "missions" | "flight" | "flights"
    ) {
        // “the Cuban Mission to the United Nations” is a body that stays where it is.
        if inside_body(sentence, word) {
            return false;
        }
        let owned = word
            .checked_sub(1)
            .and_then(|before| sentence.passage.words.get(before))
            .is_some_and(|before| {
                before.possessive || matches!(before.lower.as_str(), "his" | "her" | "my")
            });
        let leads: &[&str] = if own.starts_with("week") || own == "days" {
            &["in", "at"]
        } else {
            &["to"]
        };
        if own.starts_with("week") || own == "days" {
            return owned && leads_to_place(sentence, word, leads);
        }
        // “the mission of X to Rome”
        return (0..=7)
            .take_while(|far| sentence.word(word + far).is_some())
            .any(|far| leads_to_place(sentence, word + far, leads));
    }
    // “reached Rome”
    if matches!(own, "reached" | "reach" | "reaches") {
        return sentence.is_place(word + 1) && follows_person(sentence, word);
    }
    // “is to come at the beginning of June”: to where the document was written.
    let coming = matches!(own, "come" | "came" | "comes")
        && matches!(
            next,
            Some("on" | "at" | "in" | "by" | "again" | "last" | "next")
        )
        && !leads_to_place(sentence, word, &["in", "at", "on"])
        && is_dated(sentence, word, 8)
        && follows_person(sentence, word)
        && sentence.memory.here.is_some();
    if coming {
        return true;
    }
    // “went home”
    let home = next == Some("home") && follows_person(sentence, word);
    home || leads_to_place(
        sentence,
        word,
        &["to", "into", "in", "at", "for", "through"],
    ) || is_here(sentence, word + 1)
}

/// “was in Rome”, “was our guest in Rome”, “was on a visit in Rome”.
fn is_at_place(sentence: &Sentence<'_, '_>, word: usize) -> bool {
    const BETWEEN: &str = " with us them me our the a an his their guest guests back present alone on visit staying official private short brief for some time again days weeks two three several few ";
    (0..=6)
        .take_while(|far| {
            *far == 0
                || sentence
                    .word(word + far)
                    .is_some_and(|own| holds(BETWEEN, own))
        })
        .any(|far| leads_to_place(sentence, word + far, &["in", "at"]))
}

/// “saw the Ambassador”, “spoke in Rome with X”, “called on X”.
fn converses(sentence: &Sentence<'_, '_>, word: usize) -> bool {
    const REACH: usize = 6;
    let own = sentence.word(word).unwrap_or_default();
    // “spoke with him”, said by a person
    let is_spoken_to = |at: usize| {
        matches!(sentence.word(at), Some("him" | "her" | "me" | "us"))
            && follows_person(sentence, word)
    };
    let with = |leads: &[&str], reach: usize| {
        (1..=reach)
            .take_while(|far| sentence.word(word + far).is_some())
            .find(|far| {
                sentence
                    .word(word + far)
                    .is_some_and(|lead| leads.contains(&lead))
            })
            .is_some_and(|far| {
                names_person(sentence, word + far, 3) || is_spoken_to(word + far + 1)
            })
    };
    match own {
        "spoke" | "spoken" | "talked" | "conversed" | "negotiated" | "lunched" | "dined" => {
            with(&["with", "to"], REACH)
        }
        "called" => with(&["on", "upon"], 1),
        "saw" | "seen" | "see" | "sees" => names_person(sentence, word, 3),
        "received" | "met" if is_spoken_to(word + 1) => true,
        // “received by X”
        "received" if is_passive(sentence, word) => with(&["by"], REACH),
        _ => names_person(sentence, word, 4),
    }
}

/// “became Chairman”, “succeeded X as Chairman”, “gave up the editorship”, “stood down”.
fn takes_post(sentence: &Sentence<'_, '_>, word: usize) -> bool {
    let own = sentence.word(word).unwrap_or_default();
    let next = sentence.word(word + 1);
    let office = |far: usize| {
        (1..=far)
            .take_while(|far| sentence.word(word + far).is_some())
            .any(|far| {
                sentence
                    .word(word + far)
                    .is_some_and(super::super::lexicon::is_office)
            })
    };
    match own {
        "became" | "becomes" => follows_person(sentence, word) && office(4),
        "succeeded" | "succeeds" => names_person(sentence, word, 3) && office(8),
        "named" => office(8) && (is_passive(sentence, word) || names_person(sentence, word, 3)),
        "stepped" | "stood" => next == Some("down"),
        _ => matches!(next, Some("up" | "down")) && stands_near(sentence, word, (0, 6), is_post),
    }
}

/// Whether a volume or the like stands near, of which “came out” is said.
fn is_of_volume(sentence: &Sentence<'_, '_>, word: usize) -> bool {
    let printed = matches!(sentence.word(word), Some("issued" | "appeared"));
    let is_volume = |word: &str| {
        matches!(
            word,
            "volume"
                | "vol"
                | "volumes"
                | "part"
                | "edition"
                | "fascicle"
                | "memoir"
                | "memoirs"
                | "transactions"
                | "proceedings"
                | "journal"
                | "bulletin"
                | "catalogue"
                | "handbook"
        ) || printed
            && matches!(
                word,
                "history"
                    | "book"
                    | "pamphlet"
                    | "monograph"
                    | "map"
                    | "atlas"
                    | "manual"
                    | "guide"
                    | "biography"
                    | "dictionary"
                    | "grammar"
                    | "newspaper"
                    | "magazine"
                    | "yearbook"
                    | "almanac"
                    | "treatise"
            )
    };
    // “The third came out in 1932.”
    let numbered = (1..=3)
        .filter_map(|back| sentence.word(word.checked_sub(back)?))
        .any(|word| crate::date::number::ordinal(word).is_some())
        && sentence
            .passage
            .words
            .iter()
            .any(|own| is_volume(&own.lower));
    numbered || stands_near(sentence, word, (10, 4), is_volume)
}

/// Words for what an institution keeps in a place: “removed the Library to the old Customs House”.
const SEATS: &str = " library station museum office offices school college headquarters capital seat press collection collections archive archives hospital laboratory observatory herbarium mission settlement mint court ";

/// Whether a building or the like is said to be moved to another place.
fn moves_house(sentence: &Sentence<'_, '_>, word: usize) -> bool {
    stands_near(sentence, word, (6, 6), |near| holds(SEATS, near))
        && (1..=10)
            .take_while(|far| sentence.word(word + far).is_some())
            .any(|far| sentence.word(word + far) == Some("to"))
}

/// Whether a preposition stands after a word, and a capitalised place after that: “went back to the X”.
pub(super) fn leads_to_place(sentence: &Sentence<'_, '_>, word: usize, leads: &[&str]) -> bool {
    let skip = usize::from(matches!(
        sentence.word(word + 1),
        Some(
            "back"
                | "over"
                | "out"
                | "off"
                | "on"
                | "home"
                | "again"
                | "up"
                | "down"
                | "recently"
                | "once"
                | "here"
                | "himself"
                | "herself"
                | "also"
                | "then"
                | "still"
                | "already"
                | "secretly"
                | "directly"
                | "straight"
                | "personally"
        )
    ));
    let lead = word + 1 + skip;
    if !sentence
        .word(lead)
        .is_some_and(|lead| leads.contains(&lead))
    {
        return false;
    }
    let article = usize::from(sentence.word(lead + 1) == Some("the"));
    let Some(place) = sentence.passage.words.get(lead + 1 + article) else {
        return false;
    };
    let printed = sentence.text().get(place.range.clone()).unwrap_or_default();
    sentence.word(lead + 1 + article).is_some()
        && printed.starts_with(char::is_uppercase)
        && !is_calendar(&place.lower)
        && sentence.is_place(lead + 1 + article)
}

/// Whether a word names an office that one may lay down.
fn is_post(word: &str) -> bool {
    word.ends_with("ship") && word.len() > 6
        || matches!(
            word,
            "office"
                | "post"
                | "presidency"
                | "chair"
                | "seat"
                | "command"
                | "throne"
                | "crown"
                | "secretaryship"
                | "ministry"
                | "mandate"
                | "portfolio"
                | "regency"
        )
}

/// Whether a word of a sort stands within so many words before or after.
fn stands_near(
    sentence: &Sentence<'_, '_>,
    word: usize,
    (before, after): (usize, usize),
    fits: impl Fn(&str) -> bool,
) -> bool {
    (word.saturating_sub(before)..=word + after)
        .filter(|near| *near != word)
        .filter_map(|near| sentence.word(near))
        .any(fits)
}

/// Whether a day or month is named within so many words.
fn is_dated(sentence: &Sentence<'_, '_>, word: usize, reach: usize) -> bool {
    let words = &sentence.passage.words;
    let from = word.saturating_sub(reach);
    let (Some(first), Some(last)) = (
        words.get(from),
        words.get((word + reach).min(words.len().saturating_sub(1))),
    ) else {
        return false;
    };
    let range = first.range.start.max(sentence.range.start)..last.range.end.min(sentence.range.end);
    sentence.passage.dates.iter().any(|date| {
        date.date.precision() <= Precision::Month
            && range.start <= date.range.start
            && date.range.start < range.end
    })
}

fn is_capital(sentence: &Sentence<'_, '_>, word: usize) -> bool {
    sentence
        .passage
        .words
        .get(word)
        .and_then(|own| sentence.text().get(own.range.clone()))
        .is_some_and(|own| own.starts_with(char::is_uppercase))
}

/// “invited X to B”, and not “invited X to visit B”.
fn bids_to_place(sentence: &Sentence<'_, '_>, word: usize) -> bool {
    let end = word + 10;
    let visit = (word + 1..end)
        .filter_map(|next| sentence.word(next))
        .filter_map(trigger)
        .any(|trigger| trigger.kind == Kind::Visit && !trigger.weak);
    !visit && (word + 1..end).any(|next| leads_to_place(sentence, next, &["to"]))
}

/// Whether a person, a delegation or a pronoun stands before, adverbs and auxiliaries apart, or with others joined.
pub(super) fn follows_person(sentence: &Sentence<'_, '_>, word: usize) -> bool {
    let mut at = word;
    while let Some(before) = at.checked_sub(1) {
        at = before;
        match sentence.word(at) {
            Some(
                "had" | "has" | "have" | "also" | "then" | "himself" | "herself" | "just"
                | "recently" | "not" | "never" | "already" | "last" | "who" | "once" | "again"
                | "is" | "are" | "will" | "would" | "and" | "still" | "soon" | "be" | "to" | "was"
                | "were" | "been",
            ) => {}
            Some("i" | "we" | "he" | "she" | "you" | "delegation" | "mission" | "party") => {
                return true;
            }
            Some(_) => {
                return sentence
                    .name_ending(at)
                    .is_some_and(|name| name.kind == EntityKind::Person)
                    || is_after_comma(sentence, at);
            }
            None => return false,
        }
    }
    false
}

/// Whether a comma stands after a word: what stands before it may be said of somebody in apposition.
fn is_after_comma(sentence: &Sentence<'_, '_>, word: usize) -> bool {
    let words = &sentence.passage.words;
    words
        .get(word)
        .zip(words.get(word + 1))
        .and_then(|(own, next)| sentence.text().get(own.range.end..next.range.start))
        .is_some_and(|gap| gap.contains(','))
}

/// Whether a person is named within so many words.
fn names_person(sentence: &Sentence<'_, '_>, word: usize, reach: usize) -> bool {
    (word + 1..=word + reach)
        .take_while(|next| sentence.word(*next).is_some())
        .filter_map(|next| sentence.name_starting(next))
        .any(|name| name.kind == EntityKind::Person)
}

/// Whether a word stands inside the name of a body that goes on after it.
fn inside_body(sentence: &Sentence<'_, '_>, word: usize) -> bool {
    sentence.passage.words.get(word).is_some_and(|own| {
        sentence.names_in(sentence.range.clone()).any(|name| {
            name.kind == EntityKind::Organization
                && name.range.start <= own.range.start
                && own.range.end < name.range.end
        })
    })
}

/// Whether a body or a state is named just after, an article apart.
fn names_body(sentence: &Sentence<'_, '_>, word: usize) -> bool {
    let article = usize::from(sentence.word(word + 1) == Some("the"));
    sentence
        .name_starting(word + 1 + article)
        .is_some_and(|name| name.kind == EntityKind::Organization)
}
