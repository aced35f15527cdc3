//! Who takes part in an occurrence by the grammar of its clause: attributes of its noun, the phrases after it, the
//! subject and the object of its verb. Whoever else stands in the sentence stands around it, no more.

use crate::set::Set;
use std::ops::Range;

use super::super::lexicon::{Kind, base_trigger, is_past};
use super::super::scene::Named;
use super::{Anchor, Sentence};
use crate::name::EntityKind;
use crate::wordlist::holds;

/// So many words after an occurrence its complements may stand.
const REACH: usize = 34;
/// So many words before it its attributes, or before a verb its subject.
const BACK: usize = 12;

/// Prepositions that lead to those who take part.
const PARTIES: &str = " of by between with from against among for amongst alongside under ";
/// Prepositions that lead to a place, a time or a matter.
const OTHERS: &str = " in at on near about concerning regarding over into through inside towards toward upon around outside across beside ";
/// Words at which what is said of an occurrence ends.
const ENDS: &str = " during before after since until when where while because although though if unless but than whereas who whom whose that lest so ";
const AUXILIARIES: &str = " was were is are be been being had has have having will would shall should may might can could must did does do ";
/// Participles after a noun that are followed by who takes part, after a comma too.
const PARTICIPLES: &str = " signed held led headed attended addressed sent delivered written published concluded issued organized organised given made handed presented submitted submitted conducted chaired opened convened initialled reached negotiated moved seconded adopted passed brought directed composed ";
/// Verbs that say little beside the noun that is their object: “held talks”, “sent a letter”, “signed the agreement”.
const SUPPORTS: &str = " had has have having hold holds held holding pay pays paid paying make makes made making take takes took taken taking give gives gave given giving send sends sent sending write writes wrote written writing sign signs signed signing conclude concludes concluded concluding receive receives received receiving issue issues issued issuing publish publishes published publishing deliver delivers delivered delivering attend attends attended attending conduct conducts conducted conducting lead leads led leading open opens opened opening begin begins began begun beginning start started starting end ended close closed launch launches launched launching suffer suffered sustain sustained win won lose lost commit committed organize organized organise organised stage staged mount mounted carry carried propose proposed present presented submit submitted hand handed lodge lodged lay laid win won accept accepted reject rejected refuse refused announce announced adopt adopted pass passed ratify ratified renew renewed denounce denounced terminate terminated negotiate negotiated reach reached draft drafted initial initialled convene convened call called chair chaired address addressed put grant granted award awarded obtain obtained sought seek seeks seeking request requested repeat repeated read reads dispatch dispatched despatched forward forwarded return returned resume resumed continue continued undertake undertook undertaken perform performed exchange exchanged enter entered join joined provoke provoked cause caused suppress suppressed crush crushed inspire inspired instigate instigated ";
/// Words that lead from a verb to an occurrence in which its subject takes part: “took part in the congress”.
const PRESENCE: [&str; 9] = [
    "part",
    "participated",
    "participate",
    "participating",
    "participation",
    "present",
    "spoke",
    "attendance",
    "share",
];
/// Words before which a noun phrase begins.
const OPENS: &str = " the a an this that these those no any every each some such all both in at of on to by from with for and or but as ";

/// Whom the grammar of its clause binds to an occurrence.
pub(super) fn participants(sentence: &Sentence<'_, '_>, anchor: &Anchor) -> Set<usize> {
    let mut found = complements(sentence, anchor);
    if anchor.verb {
        found.extend(subjects(sentence, anchor));
    } else {
        let (own, start) = attributes(sentence, anchor);
        found.extend(own);
        found.extend(doers(sentence, anchor, start));
    }
    found
}

/// Whether a verb says little beside the noun that is its object: “held talks”, “handed over a note”.
pub(super) fn is_support(verb: &str) -> bool {
    holds(SUPPORTS, verb)
}

/// What a word after an occurrence leads to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Lead {
    Party,
    Other,
    Nothing,
}

/// The words after an occurrence, read one by one.
struct Complements<'s, 'p, 'd> {
    sentence: &'s Sentence<'p, 'd>,
    anchor: &'s Anchor,
    lead: Lead,
    /// Whether the word before ends a name.
    named: bool,
    /// Whether the word before is of a date.
    dated: bool,
    /// Whether the noun is the subject of a verb that has been read.
    passive: bool,
    found: Set<usize>,
}

/// Those named after an occurrence: “of”, “between”, “with”, “to” X; the object of a verb; “signed by X”.
fn complements(sentence: &Sentence<'_, '_>, anchor: &Anchor) -> Set<usize> {
    let mut reader = Complements {
        sentence,
        anchor,
        lead: if anchor.verb {
            Lead::Party
        } else {
            Lead::Nothing
        },
        named: false,
        dated: false,
        passive: false,
        found: Set::new(),
    };
    let mut at = anchor.word + 1;
    let mut end = anchor.range.end;
    while at <= anchor.word + REACH {
        let (Some(_), Some(own)) = (sentence.word(at), sentence.passage.words.get(at)) else {
            break;
        };
        let gap = sentence
            .text()
            .get(end..own.range.start)
            .unwrap_or_default();
        if gap.contains([';', ':', '—', '“', '"', ')', ']']) {
            break;
        }
        if gap.contains(['(', '[']) {
            let Some(next) = after_brackets(sentence, end) else {
                break;
            };
            (at, end) = next;
            continue;
        }
        let date = in_date(sentence, &own.range);
        if gap.contains(',') && !reader.goes_on(at, date) {
            break;
        }
        if date {
            (reader.named, reader.dated) = (false, true);
            end = own.range.end;
            at += 1;
        } else if let Some(name) = sentence.name_starting(at) {
            reader.name(name);
            end = name.range.end;
            at = after(sentence, name);
        } else {
            let Some(next) = reader.word(at) else {
                break;
            };
            (reader.named, reader.dated) = (false, false);
            end = own.range.end;
            at = next;
        }
    }
    both_sides(sentence, anchor.word + 1..at, &mut reader.found);
    reader.found
}

impl Complements<'_, '_, '_> {
    /// Whether what is said of the occurrence goes on after a comma.
    fn goes_on(&mut self, at: usize, date: bool) -> bool {
        let lower = self.sentence.word(at).unwrap_or_default();
        let listed = self.named && leads_to_name(self.sentence, at);
        let told = holds(PARTICIPLES, lower) || matches!(lower, "between" | "with" | "by");
        if told {
            self.lead = Lead::Nothing;
        }
        listed || told || date || self.dated
    }

    fn name(&mut self, name: &Named) {
        let owner = name.kind == EntityKind::Person && possessive(self.sentence, name);
        if self.lead == Lead::Party && !owner {
            let entity = super::parties::whole_state(self.sentence, name.entity);
            self.found.insert(entity);
        }
        (self.named, self.dated) = (true, false);
    }

    /// Reads a word that is of no name; the word to be read next, none where what is said of the occurrence ends.
    fn word(&mut self, at: usize) -> Option<usize> {
        let (sentence, anchor) = (self.sentence, self.anchor);
        let lower = sentence.word(at)?;
        let next = sentence.word(at + 1);
        match lower {
            "which" if !anchor.verb && !self.passive => {
                let told = next.is_some_and(|next| holds(AUXILIARIES, next));
                self.lead = if told { Lead::Nothing } else { Lead::Party };
            }
            "us" | "me" | "you" | "him" | "her" if self.lead == Lead::Party => {
                self.found.extend(sentence.pronoun(at));
            }
            "to" if next.is_some_and(|next| is_base(sentence, at + 1, next)) => return None,
            "to" => self.lead = Lead::Party,
            // “the capital of India”, after “in”, is still a place.
            "of" if self.lead == Lead::Other && !self.named && !self.dated => {}
            "as" if next == Some("well") => return Some(at + 3),
            "which" | "as" => return None,
            "and" | "or" => return self.joint(at),
            _ if holds(PARTIES, lower) => self.lead = Lead::Party,
            _ if holds(OTHERS, lower) => self.lead = Lead::Other,
            _ if holds(ENDS, lower) => return None,
            _ if holds(AUXILIARIES, lower) => {
                if anchor.verb || self.passive {
                    return None;
                }
                (self.lead, self.passive) = (Lead::Nothing, true);
            }
            _ if holds(PARTICIPLES, lower) => self.lead = Lead::Nothing,
            // The verb of which the noun is the subject: what follows is told of that.
            _ if is_past(lower) && !is_attribute(sentence, at) => {
                if !self.passive && self.lead != Lead::Party || anchor.verb {
                    return None;
                }
                self.lead = Lead::Nothing;
            }
            _ => {}
        }
        Some(at + 1)
    }

    /// Reads “and”: what follows may be one more name, or another thing that is said.
    fn joint(&mut self, at: usize) -> Option<usize> {
        let next = self.sentence.word(at + 1)?;
        let told = is_past(next) || holds(AUXILIARIES, next) || holds(ENDS, next);
        if told || matches!(next, "he" | "she" | "it" | "they" | "we" | "i" | "you") {
            return None;
        }
        if self.named && self.lead == Lead::Party && !leads_to_name(self.sentence, at + 1) {
            self.lead = Lead::Nothing;
        }
        Some(at + 1)
    }
}

/// Those whom the noun phrase names before its noun, and the word with which it begins: “the TASS statement”,
/// “Soviet-Indian talks”, “Nehru’s letter”.
fn attributes(sentence: &Sentence<'_, '_>, noun: &Anchor) -> (Set<usize>, usize) {
    let mut found = Set::new();
    let words = &sentence.passage.words;
    let mut start = noun.word;
    let mut named = false;
    while let Some(at) = start.checked_sub(1).filter(|at| noun.word - at <= BACK) {
        let (Some(lower), Some(own), Some(next)) =
            (sentence.word(at), words.get(at), words.get(start))
        else {
            break;
        };
        let gap = sentence.between(&own.range, &next.range);
        if gap.contains([',', ';', ':', '(', ')', '—', '“', '"']) && !gap.starts_with("’s") {
            break;
        }
        if let Some(name) = sentence.name_ending(at) {
            let state = name.kind == EntityKind::State && !name.adjective && !own.possessive;
            // “the Tibet agreement” is about it.
            let matter = state
                && matches!(
                    noun.kind,
                    Some(
                        Kind::Treaty
                            | Kind::Assembly
                            | Kind::Incident
                            | Kind::Occasion
                            | Kind::Decision
                    )
                );
            if !matter {
                found.insert(super::parties::whole_state(sentence, name.entity));
            }
            start = first_word(sentence, name);
            named = true;
            if own.possessive && sentence.word(start.wrapping_sub(1)) != Some("and") {
                break;
            }
            continue;
        }
        if matches!(lower, "his" | "her" | "my" | "our" | "your") {
            found.extend(sentence.pronoun(at));
            start = at;
            break;
        }
        if own.possessive {
            break;
        }
        if lower == "and" && named {
            start = at;
            continue;
        }
        if holds(OPENS, lower) {
            if matches!(
                lower,
                "the" | "a" | "an" | "this" | "that" | "these" | "those"
            ) {
                start = at;
            }
            break;
        }
        if holds(AUXILIARIES, lower) || holds(SUPPORTS, lower) && !in_date(sentence, &own.range) {
            break;
        }
        start = at;
    }
    both_sides(sentence, start..noun.word, &mut found);
    (found, start)
}

/// The subject of the verb of which a noun is the object, and to whom that is done: “X sent Y a letter”, “X took part
/// in the congress”.
fn doers(sentence: &Sentence<'_, '_>, noun: &Anchor, start: usize) -> Set<usize> {
    let mut found = Set::new();
    let words = &sentence.passage.words;
    let Some(mut at) = start.checked_sub(1) else {
        return found;
    };
    let plain = |from: usize, to: usize| {
        words
            .get(from)
            .zip(words.get(to))
            .and_then(|(a, b)| sentence.text().get(a.range.end..b.range.start))
            .is_some_and(|gap| gap.trim().is_empty())
    };
    if !plain(at, start) {
        return found;
    }
    // “sent Nehru a letter”
    let receiver = sentence
        .name_ending(at)
        .filter(|name| name.kind != EntityKind::State || !name.adjective);
    if let Some(name) = receiver {
        let first = first_word(sentence, name);
        let Some(before) = first.checked_sub(1) else {
            return found;
        };
        let verb = (before.saturating_sub(2)..=before).rev().find(|verb| {
            sentence
                .word(*verb)
                .is_some_and(|word| holds(SUPPORTS, word))
        });
        let Some(verb) = verb else {
            return found;
        };
        found.insert(name.entity);
        at = verb;
    }
    if matches!(sentence.word(at), Some("in" | "at" | "of"))
        && let Some(before) = at.checked_sub(1)
        && sentence
            .word(before)
            .is_some_and(|word| PRESENCE.contains(&word))
    {
        at = before;
        // “took part”, “was present”
        if let Some(verb) = at.checked_sub(1)
            && sentence
                .word(verb)
                .is_some_and(|word| holds(SUPPORTS, word) || holds(AUXILIARIES, word))
            && sentence.word(at) != Some("spoke")
        {
            at = verb;
        }
    } else if !sentence.word(at).is_some_and(|word| holds(SUPPORTS, word)) {
        return found;
    }
    if let Some(own) = words.get(at) {
        let verb = Anchor {
            word: at,
            range: own.range.clone(),
            verb: true,
            ..noun.clone()
        };
        found.extend(subjects(sentence, &verb));
    }
    found
}

/// Those who are the subject of a verb: persons, bodies and states.
pub(super) fn subjects(sentence: &Sentence<'_, '_>, verb: &Anchor) -> Set<usize> {
    let mut found = sentence.subject(verb);
    let words = &sentence.passage.words;
    let mut next = verb.word;
    let mut phrase = false;
    let mut relative = false;
    let stop = verb.word.saturating_sub(BACK);
    while let Some(at) = next.checked_sub(1).filter(|at| *at >= stop) {
        let (Some(lower), Some(own), Some(after)) =
            (sentence.word(at), words.get(at), words.get(next))
        else {
            break;
        };
        let gap = sentence.between(&own.range, &after.range);
        if gap.contains([';', ':', '(', ')', '—', '“', '"']) || gap.contains(',') && !relative {
            break;
        }
        relative = false;
        if let Some(name) = sentence.name_ending(at) {
            if !own.possessive {
                found.insert(super::parties::whole_state(sentence, name.entity));
            }
            next = first_word(sentence, name);
            phrase = true;
            continue;
        }
        match lower {
            "who" | "which" if !phrase => relative = true,
            "we" if !phrase => {
                if mutual(verb) {
                    found.extend(sentence.passage.addressees.iter().copied());
                }
                break;
            }
            _ if !phrase
                && (holds(AUXILIARIES, lower)
                    || lower.ends_with("ly")
                    || matches!(
                        lower,
                        "also"
                            | "then"
                            | "not"
                            | "never"
                            | "soon"
                            | "again"
                            | "first"
                            | "already"
                            | "thus"
                            | "still"
                            | "once"
                            | "finally"
                    )) => {}
            "and" | "of" | "the" => {
                // “and” joins names alone; an article ends the phrase unless more of it stands before.
                if lower == "the"
                    && !matches!(
                        at.checked_sub(1).and_then(|at| sentence.word(at)),
                        Some("of" | "and")
                    )
                {
                    break;
                }
                let joins = at.checked_sub(1).is_some_and(|before| {
                    sentence.name_ending(before).is_some()
                        || words
                            .get(before)
                            .is_some_and(|word| is_capital(sentence, &word.range))
                });
                if lower == "and" && !(phrase && joins) {
                    break;
                }
            }
            // What stands after a preposition is no subject: “the Government in Delhi protested”.
            _ if holds(OTHERS, lower)
                || matches!(lower, "with" | "from" | "for" | "to" | "by" | "between") =>
            {
                if !sentence.subject(verb).is_empty() || relative {
                    break;
                }
                found.clear();
            }
            _ if holds(ENDS, lower)
                || holds(OPENS, lower)
                || is_past(lower)
                || holds(AUXILIARIES, lower) =>
            {
                break;
            }
            _ => phrase = true,
        }
        next = at;
    }
    both_sides(sentence, verb.word.saturating_sub(6)..verb.word, &mut found);
    found
}

/// Whether what a verb tells is done with one another.
fn mutual(verb: &Anchor) -> bool {
    matches!(verb.kind, Some(Kind::Talks | Kind::Treaty)) || verb.act.is_some()
}

/// “our two countries”, “both our Governments”: the states of the speaker and of those to whom he speaks.
fn both_sides(sentence: &Sentence<'_, '_>, range: Range<usize>, found: &mut Set<usize>) {
    let sides = range.clone().any(|at| {
        matches!(sentence.word(at), Some("our"))
            && (1..=2).any(|far| {
                matches!(
                    sentence.word(at + far),
                    Some("two" | "both" | "countries" | "governments" | "peoples" | "states")
                )
            })
            && (1..=4).any(|far| {
                matches!(
                    sentence.word(at + far),
                    Some(
                        "countries"
                            | "governments"
                            | "states"
                            | "parties"
                            | "sides"
                            | "peoples"
                            | "nations"
                    )
                )
            })
    });
    if !sides {
        return;
    }
    let passage = sentence.passage;
    let persons = passage.speaker.iter().chain(&passage.addressees);
    let states: Set<usize> = persons
        .filter_map(|person| sentence.scene.state(*person))
        .collect();
    if states.len() == 2 {
        found.extend(states);
    } else if passage.heading.len() == 2 {
        found.extend(passage.heading.iter().copied());
    }
}

/// Whether a name stands at a word, or after titles and articles only.
fn leads_to_name(sentence: &Sentence<'_, '_>, word: usize) -> bool {
    const TITLES: usize = 5;
    for at in word..word + TITLES {
        if sentence.name_starting(at).is_some() {
            return true;
        }
        let Some(own) = sentence
            .passage
            .words
            .get(at)
            .filter(|_| sentence.word(at).is_some())
        else {
            return false;
        };
        let small = matches!(
            own.lower.as_str(),
            "and" | "the" | "of" | "with" | "by" | "comrade" | "minister" | "comrades"
        );
        if !(small || is_capital(sentence, &own.range)) {
            return false;
        }
    }
    false
}

/// Whether a word after “to” is a verb: “to convey”.
fn is_base(sentence: &Sentence<'_, '_>, at: usize, word: &str) -> bool {
    const VERBS: &str = " be have do make take give go come see say tell ask get keep let put bring send show find think know want try use work call need become leave hold meet speak write read hear help begin start end stop continue turn move live believe allow add spend grow open walk offer remember consider appear buy wait serve die build stay fall cut reach kill remain suggest raise pass sell require report decide pull return explain hope develop carry break receive agree support hit produce eat cover catch draw choose cause point listen realize place close involve increase reduce prevent protect settle solve withdraw negotiate discuss convey inform express extend obtain maintain establish strengthen improve achieve defend attack avoid accept reject refuse join enter sign conclude recognize recognise examine study prepare create complete fix determine secure confirm request propose invite visit transmit hand deliver thank congratulate assure convince persuade force compel urge remind warn enable facilitate promote provide supply assist grant appoint elect adopt approve consult undertake exercise exchange publish print issue announce declare deny resist fight win lose save pay borrow lend collect gather observe record measure note mention add tell clear clarify ";
    let capital = sentence
        .passage
        .words
        .get(at)
        .is_some_and(|own| is_capital(sentence, &own.range));
    !capital && (holds(VERBS, word) || base_trigger(word).is_some())
}

/// Whether a participle only qualifies the noun after it.
fn is_attribute(sentence: &Sentence<'_, '_>, word: usize) -> bool {
    let before = word.checked_sub(1).and_then(|at| sentence.word(at));
    before.is_some_and(|before| {
        holds(OPENS, before) || matches!(before, "his" | "her" | "their" | "its" | "our")
    })
}

/// The first word after brackets that open after a place, and where they close.
fn after_brackets(sentence: &Sentence<'_, '_>, from: usize) -> Option<(usize, usize)> {
    const LONG: usize = 90;
    let rest = sentence.text().get(from..sentence.range.end)?;
    let close = from + rest.find([')', ']'])? + 1;
    let words = &sentence.passage.words;
    let next = words.partition_point(|word| word.range.start < close);
    (close - from <= LONG).then_some((next, close))
}

fn after(sentence: &Sentence<'_, '_>, name: &Named) -> usize {
    let words = &sentence.passage.words;
    words.partition_point(|word| word.range.start < name.range.end)
}

fn first_word(sentence: &Sentence<'_, '_>, name: &Named) -> usize {
    let words = &sentence.passage.words;
    words.partition_point(|word| word.range.end <= name.range.start)
}

fn possessive(sentence: &Sentence<'_, '_>, name: &Named) -> bool {
    let rest = sentence.text().get(name.range.end..).unwrap_or_default();
    rest.starts_with("’s")
        || rest.starts_with("'s")
        || rest.starts_with("’ ")
        || rest.starts_with("' ")
}

fn in_date(sentence: &Sentence<'_, '_>, range: &Range<usize>) -> bool {
    let mut dates = sentence.passage.dates.iter();
    dates.any(|date| date.range.start <= range.start && range.end <= date.range.end)
}

fn is_capital(sentence: &Sentence<'_, '_>, range: &Range<usize>) -> bool {
    let text = sentence.text().get(range.clone());
    text.is_some_and(|text| text.starts_with(char::is_uppercase))
}
