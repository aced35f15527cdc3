//! Treaties: between whom, and what is done to them.

use crate::set::Set;

use super::super::lexicon::{Act, Kind};
use super::parties::{adjectives_before, definite, group_after, parties, signatories};
use super::{Anchor, Sentence, Sighting};
use crate::date::Precision;
use crate::name::EntityKind;
use crate::wordlist::holds;

/// Words of a treaty's title that every treaty may have.
const COMMON: &str = " the and of on between bilateral new such a an this that existing similar same its their our for with other first proposed formal draft ";

/// Reads what is said of the treaty at an anchor: one sighting for each thing done to it, and one for
/// the treaty itself where it is dated or named with its parties.
pub(super) fn read(sentence: &Sentence<'_, '_>, index: usize) -> Vec<Sighting> {
    let Some(noun) = sentence.anchors.get(index) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for (parties, explicit) in parties(sentence, index) {
        if parties.len() < 2 {
            continue;
        }
        let acts = acts(sentence, index);
        for act in &acts {
            let Some(anchor) = sentence.anchors.get(*act) else {
                continue;
            };
            found.push(one(sentence, noun, Some(anchor), &parties, explicit));
        }
        let signed = found.iter().any(|sighting| sighting.act == Some(Act::Sign));
        let several = sentence
            .word(noun.word)
            .is_some_and(|word| word.ends_with('s'));
        if !signed && (noun.date.is_some() || explicit && (acts.is_empty() || several)) {
            found.push(one(sentence, noun, None, &parties, explicit));
        }
    }
    if found.is_empty() {
        found.extend(named(sentence, index));
    }
    found
}

/// Words of a treaty's proper name that many treaties bear.
const GENERIC: &str = " friendship cooperation co-operation mutual assistance aid alliance commerce navigation trade peace non-aggression neutrality amity extradition basic general state final draft new secret bilateral economic cultural scientific technical military treaty agreement agreements accords accord pact convention protocol joint international this that such every each any our their his her under both these those its said however after before during since when while and but the in on for with by from as if no not all an a international bank rate party government ";

/// The words of a proper name: capitalised just before the noun, or a place or name after “of”.
pub(super) fn marks(sentence: &Sentence<'_, '_>, noun: &Anchor) -> Set<String> {
    let mut marks = Set::new();
    let printed = |index: usize| {
        let word = sentence.passage.words.get(index)?;
        sentence.word(index)?;
        Some((word, sentence.text().get(word.range.clone())?))
    };
    let mut end = noun.range.start;
    // Of “the railway convention” the small word tells too, but only after an article.
    let known = definite(sentence, noun);
    for back in 1..=4 {
        let Some(index) = noun.word.checked_sub(back) else {
            break;
        };
        let Some((word, text)) = printed(index) else {
            break;
        };
        let adjoins = sentence
            .text()
            .get(word.range.end..end)
            .is_some_and(|between| between.trim().is_empty());
        let state = sentence.passage.names.iter().any(|name| {
            name.kind == EntityKind::State
                && name.range.start <= word.range.start
                && word.range.end <= name.range.end
        });
        let article = matches!(word.lower.as_str(), "the" | "this" | "our");
        let lower = text.starts_with(char::is_lowercase)
            && (article || !known || word.lower.chars().count() < 5);
        if !adjoins
            || article
            || word.possessive
            || state
            || lower
            || !text.starts_with(char::is_alphabetic)
            || super::super::text::is_calendar(&word.lower)
        {
            break;
        }
        end = word.range.start;
        if !holds(GENERIC, &word.lower) {
            marks.insert(format!("^{}", word.lower));
        }
    }
    let capital = sentence
        .text()
        .get(noun.range.clone())
        .is_some_and(|own| own.starts_with(char::is_uppercase))
        || known;
    if marks.is_empty()
        && sentence.word(noun.word + 1) == Some("of")
        && let Some((word, text)) = printed(noun.word + 2)
        && capital
        && text.starts_with(char::is_uppercase)
        && !super::super::text::is_calendar(&word.lower)
        && !holds(GENERIC, &word.lower)
    {
        marks.insert(format!("^{}", word.lower));
    }
    // “the Armistice signed at Mersina”
    let at = (noun.word + 1..noun.word + 3)
        .find(|word| matches!(sentence.word(*word), Some("at" | "in")));
    if marks.is_empty()
        && let Some(at) = at
        && sentence.is_place(at + 1)
        && let Some((word, text)) = printed(at + 1)
        && text.starts_with(char::is_uppercase)
    {
        marks.insert(format!("^{}", word.lower));
    }
    marks
}

/// A treaty that its proper name alone tells: “the Treaty of Utrecht”, “the Kellogg-Briand Pact”.
fn named(sentence: &Sentence<'_, '_>, index: usize) -> Option<Sighting> {
    let noun = sentence.anchors.get(index)?;
    let others = signatories(sentence, noun);
    let act = acts(sentence, index)
        .first()
        .and_then(|act| sentence.anchors.get(*act));
    let dated = noun
        .date
        .or(act.and_then(|act| act.date))
        .and_then(|date| sentence.passage.dates.get(date))
        .is_some_and(|date| {
            // “the treaty of 1974”
            let year = sentence.text().get(noun.range.end..date.range.start) == Some(" of ");
            date.date.precision() <= Precision::Month
                || year && date.date.precision() == Precision::Year
        });
    let mut parties: Set<usize> = adjectives_before(sentence, noun);
    parties.extend(
        group_after(sentence, noun)
            .into_iter()
            .flat_map(|(_, group)| group),
    );
    let definite = definite(sentence, noun) || !others.is_empty() || !parties.is_empty();
    if marks(sentence, noun).is_empty() && others.is_empty() && !(dated && definite) {
        return None;
    }
    let mut sighting = one(sentence, noun, act, &parties, true);
    sighting.named = true;
    sighting.with.extend(&others);
    sighting.who = others;
    Some(sighting)
}

fn one(
    sentence: &Sentence<'_, '_>,
    noun: &Anchor,
    act: Option<&Anchor>,
    parties: &Set<usize>,
    explicit: bool,
) -> Sighting {
    let act_range = act.map_or(noun.range.clone(), |act| act.range.clone());
    let mut core = noun.range.start.min(act_range.start)..noun.range.end.max(act_range.end);
    let reach = sentence
        .passage
        .words
        .get(noun.word + 12)
        .map_or(sentence.range.end, |word| word.range.end)
        .min(sentence.range.end);
    core.end = core.end.max(title_end(sentence, noun));
    for name in sentence.names_in(noun.range.end..reach) {
        if parties.contains(&name.entity) {
            core.end = core.end.max(name.range.end);
        }
    }
    let anchor = match act {
        // The noun's own date is that of the signing.
        Some(act) if act.act == Some(Act::Sign) => Anchor {
            date: act.date.or(noun.date),
            ..act.clone()
        },
        Some(act) => act.clone(),
        None => noun.clone(),
    };
    let mut sighting = sentence.sighting(Kind::Treaty, &anchor, core);
    sighting.act = act.and_then(|act| act.act);
    sighting.with.clone_from(parties);
    let known = sentence.memory.treaty.as_ref().filter(|_| !explicit);
    sighting.title = if let Some(known) = known {
        known.title.clone()
    } else {
        let mut title = title(sentence, noun);
        title.extend(marks(sentence, noun));
        title
    };
    sighting.ordinal = (1..=3)
        .filter_map(|back| sentence.word(noun.word.checked_sub(back)?))
        .find_map(super::assembly::ordinal)
        .or_else(|| {
            sentence
                .word(noun.word + 1)
                .and_then(crate::date::number::roman)
        });
    sighting.explicit = explicit;
    sighting
}

/// Words before which the name of a treaty begins.
const BOUNDS: &str = " the a an this that these those our your my his her its their any no every each some such in on at of to for from by with under after before since until during through against upon and or but as if when while that which who was were is are be been being has have had do does did will would shall should can could may might must not he she it they we i you also still only then regards regard coincided renounce called ";

/// The words of the treaty's name around its noun: “Treaty of Friendship, Cooperation, and Mutual Assistance”.
pub(super) fn title(sentence: &Sentence<'_, '_>, noun: &Anchor) -> Set<String> {
    let mut words: Vec<&str> = Vec::new();
    for index in (noun.word.saturating_sub(4)..noun.word).rev() {
        let Some(word) = sentence.word(index) else {
            break;
        };
        let between = sentence
            .passage
            .words
            .get(index)
            .and_then(|own| sentence.text().get(own.range.end..noun.range.start));
        // Only what stands between the article and the noun belongs to the name.
        if between.is_none_or(|between| between.contains([',', ';', '.']))
            || sentence.name_ending(index).is_some()
            || holds(BOUNDS, word)
        {
            break;
        }
        words.push(word);
    }
    let end = title_end(sentence, noun);
    let after = sentence.passage.words.iter().skip(noun.word + 1);
    words.extend(
        after
            .take_while(|word| word.range.end <= end)
            .map(|word| word.lower.as_str()),
    );
    words
        .into_iter()
        .filter(|word| {
            !holds(COMMON, word) && word.chars().all(char::is_alphabetic) && word.len() > 3
        })
        .filter(|word| super::super::lexicon::act(word).is_none())
        .map(|word| match word {
            "assistance" => "aid".to_owned(),
            "co-operation" => "cooperation".to_owned(),
            _ => word.to_owned(),
        })
        .collect()
}

/// Where the words of the treaty's name after its noun end.
fn title_end(sentence: &Sentence<'_, '_>, noun: &Anchor) -> usize {
    const ENDS: [&str; 12] = [
        "between",
        "with",
        "in",
        "signed",
        "concluded",
        "was",
        "is",
        "which",
        "effective",
        "if",
        "at",
        "by",
    ];
    let mut end = noun.range.end;
    if sentence.word(noun.word + 1) != Some("of") && sentence.word(noun.word + 1) != Some("on") {
        return end;
    }
    for index in noun.word + 1..noun.word + 10 {
        let Some(own) = sentence
            .passage
            .words
            .get(index)
            .filter(|own| own.range.end <= sentence.range.end)
        else {
            break;
        };
        let opens = sentence
            .text()
            .get(end..own.range.start)
            .is_some_and(|between| between.contains(['(', '[', ';', ':', '.']));
        let dated = own
            .lower
            .starts_with(|letter: char| letter.is_ascii_digit());
        if opens
            || dated
            || ENDS.contains(&own.lower.as_str())
            || sentence.name_starting(index).is_some()
        {
            break;
        }
        if !matches!(own.lower.as_str(), "and" | "of" | "on" | "the") {
            end = own.range.end;
        }
    }
    end
}

/// What is done to the treaty: acts before its noun, and participles after it, none nearer to another treaty.
fn acts(sentence: &Sentence<'_, '_>, index: usize) -> Vec<usize> {
    let Some(noun) = sentence.anchors.get(index) else {
        return Vec::new();
    };
    let mut acts = Vec::new();
    for (at, anchor) in sentence.anchors.iter().enumerate().take(index).rev() {
        if anchor.kind.is_some() || noun.word - anchor.word > 12 {
            break;
        }
        let between = sentence.between(&anchor.range, &noun.range);
        if between.contains([';', ':']) {
            break;
        }
        if anchor.act.is_some() {
            acts.push(at);
            break;
        }
    }
    for (at, anchor) in sentence.anchors.iter().enumerate().skip(index + 1) {
        if anchor.kind.is_some() || anchor.word - noun.word > 30 {
            break;
        }
        let between = sentence.between(&noun.range, &anchor.range);
        let participle = sentence
            .word(anchor.word)
            .is_some_and(|word| word.ends_with("ed"));
        if between.contains([';', ':']) || !participle {
            break;
        }
        acts.push(at);
    }
    acts
}
