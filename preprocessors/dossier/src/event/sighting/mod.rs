//! Mentions of occurrences, one passage at a time, with what links them.

mod again;
mod anchor;
mod assembly;
mod attached;
mod bearer;
mod bound;
mod deeds;
mod faint;
pub(super) mod general;
mod goal;
mod here;
mod minutes;
mod occasion;
#[cfg(test)]
mod papers;
mod parties;
mod phrases;
mod pronoun;
mod record;
mod role;
mod shared;
mod status;
mod subject;
#[cfg(test)]
mod tests;
pub(super) mod told;
mod treaty;
pub(super) mod visit;
mod weak;
mod when;

use crate::set::Set;
use std::ops::Range;
use std::sync::Arc;

use super::lexicon::{Act, Frequency, Kind, Trigger, is_past};
use super::scene::{Passage, Scene};
use super::text::Shape;
use super::{EventMention, Status, shelfmark, text};
use crate::date::phrase::Phrase;
use crate::date::{Edtf, Precision, Qualifier};
use crate::document::Item;

/// The concept of a conference's opening.
pub(super) const OPENING: &str = "opening";

/// Where one travels.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Goal {
    /// A state or body.
    Entity(usize),
    /// A part of the world.
    Region(&'static str),
    /// A place that is no entity, as printed.
    Place(String),
}

/// By what part of speech an occurrence is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Telling {
    Noun,
    /// A noun with “the”, “our” or the like: what the reader knows of.
    Known,
    Verb,
}

/// A mention with what it says of the occurrence.
#[derive(Debug, Clone)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each says another thing of a mention, and any of them may hold together"
)]
pub(super) struct Sighting {
    pub(super) mention: Arc<EventMention>,
    pub(super) kind: Kind,
    /// What happens, within its kind.
    pub(super) concept: &'static str,
    /// The noun for what happens: “election”, “letter”.
    pub(super) noun: &'static str,
    /// Whether the document names it or tells it.
    pub(super) telling: Telling,
    /// How often such a thing happens.
    pub(super) frequency: Frequency,
    /// What is done to a treaty.
    pub(super) act: Option<Act>,
    /// Who acts: the visitor, the dead, the author, the honoured.
    pub(super) who: Set<usize>,
    /// All who take part; the parties of a treaty.
    pub(super) with: Set<usize>,
    /// Those of them whom the grammar of the clause makes take part; the others only stand around.
    pub(super) bound: Set<usize>,
    /// Whither a visit goes.
    pub(super) goals: Set<Goal>,
    /// The number of a congress or session.
    pub(super) ordinal: Option<u32>,
    /// Words that tell it from others of its kind, lower case.
    pub(super) title: Set<String>,
    /// When it happened, by this document or by those who correct it.
    pub(super) when: Option<Edtf>,
    /// When it can have happened, where the document gives no date.
    pub(super) window: Option<Edtf>,
    /// Whether the words are a name: “Geneva Conference”.
    pub(super) named: bool,
    /// Whether it is spoken of as intended.
    pub(super) intended: bool,
    /// Whether it names one occurrence by itself, and does not only look back to it.
    pub(super) explicit: bool,
    /// Whether so little is said that other cues must tell of what: a dated clause without a word of the lexicon, “the
    /// landing”, “the second session”.
    pub(super) weak: bool,
}

impl Sighting {
    /// Gives back the room that is kept for more words: there is one for every mention of a collection.
    pub(super) fn settle(&mut self) {
        if let Some(mention) = Arc::get_mut(&mut self.mention) {
            for words in [&mut mention.stated_words, &mut mention.inferred] {
                words.iter_mut().for_each(String::shrink_to_fit);
            }
        }
    }

    /// The word by which an assembly is called: “congress”.
    pub(super) fn own_word(&self) -> Option<&str> {
        self.title
            .iter()
            .map(String::as_str)
            .find(|word| !word.starts_with("of "))
    }
}

/// A word in a sentence that names an occurrence or an act.
#[derive(Debug, Clone)]
pub(super) struct Anchor {
    /// What the lexicon says of the word.
    pub(super) trigger: Option<Trigger>,
    /// Index of the word.
    pub(super) word: usize,
    pub(super) range: Range<usize>,
    pub(super) kind: Option<Kind>,
    pub(super) verb: bool,
    pub(super) act: Option<Act>,
    /// The date that belongs to it, as an index into the passage's dates.
    pub(super) date: Option<usize>,
    /// Whether that date is of another occurrence at about the same time.
    pub(super) borrowed: bool,
}

/// A sentence with its anchors.
#[derive(Debug)]
pub(super) struct Sentence<'p, 'd> {
    pub(super) scene: &'p Scene<'d>,
    /// The passages of the document up to and with this one.
    pub(super) passages: &'p [Passage<'d>],
    pub(super) passage: &'p Passage<'d>,
    pub(super) range: Range<usize>,
    pub(super) anchors: Vec<Anchor>,
    /// What was named before in the same document.
    pub(super) memory: &'p Memory,
}

/// What later words of a document refer back to.
#[derive(Debug, Default)]
pub(super) struct Memory {
    /// The last treaty named with both parties.
    pub(super) treaty: Option<KnownTreaty>,
    /// The last congress, conference or session named with its body: the word, who, its number.
    pub(super) assembly: Option<(String, Set<usize>, Option<u32>)>,
    /// Where the document was written.
    pub(super) here: Option<Goal>,
    /// Where the last occurrence was that says where, and in which item.
    pub(super) place: Option<(Item, Goal)>,
    /// Who travelled whither in the last visit told in full, and in which item.
    pub(super) visit: Option<(Item, Set<usize>, Set<Goal>)>,
}

/// A treaty named with its parties, to which “the treaty” refers back.
#[derive(Debug)]
pub(super) struct KnownTreaty {
    pub(super) item: Item,
    pub(super) block: usize,
    pub(super) when: Option<Edtf>,
    pub(super) parties: Set<usize>,
    /// The words of its title.
    pub(super) title: Set<String>,
}

impl Memory {
    fn keep(&mut self, sighting: &Sighting) {
        let item = sighting.mention.item;
        if let Some(goal) = sighting.goals.first() {
            self.place = Some((item, goal.clone()));
        }
        if sighting.kind == Kind::Visit && sighting.explicit && !sighting.goals.is_empty() {
            self.visit = Some((item, sighting.who.clone(), sighting.goals.clone()));
        }
        match sighting.kind {
            Kind::Treaty if sighting.explicit && sighting.with.len() > 1 => {
                self.treaty = Some(KnownTreaty {
                    item,
                    block: sighting.mention.block,
                    when: sighting.when.clone(),
                    parties: sighting.with.clone(),
                    title: sighting.title.clone(),
                });
            }
            Kind::Assembly if sighting.explicit && !sighting.who.is_empty() => {
                let word = sighting.own_word().unwrap_or_default().to_owned();
                self.assembly = Some((word, sighting.who.clone(), sighting.ordinal));
            }
            _ => {}
        }
    }
}

/// All sightings of a document, in order.
pub(super) fn of_document(scene: &Scene<'_>, passages: &[Passage<'_>]) -> Vec<Sighting> {
    let mut found: Vec<Sighting> = Vec::new();
    let mut memory = Memory {
        here: here::of_dateline(scene, passages),
        ..Memory::default()
    };
    for (index, passage) in passages.iter().enumerate() {
        let own = passages.get(..=index).unwrap_or_default();
        found.extend(record::of_passage(scene, passages, passage));
        let told = passage.sentences.iter().filter(|range| {
            let text = passage.text.get(range.start..range.end);
            !text.is_some_and(shelfmark::is_reference)
        });
        for range in told {
            let mut sentence = Sentence {
                scene,
                passages: own,
                passage,
                range: range.clone(),
                anchors: Vec::new(),
                memory: &memory,
            };
            sentence.anchors = anchor::anchors(&sentence);
            when::bind(&mut sentence);
            occasion::attach(&mut sentence);
            let mut sightings = sentence.sightings();
            let mut faint = faint::of_sentence(&sentence, &sightings);
            for sighting in sightings.iter_mut().chain(&mut faint) {
                minutes::of_entry(&sentence, sighting);
            }
            for sighting in &sightings {
                memory.keep(sighting);
            }
            found.extend(faint);
            found.extend(sightings);
        }
    }
    status::share_windows(&mut found);
    found
}

/// The end of the piece of a sentence in which a place lies; the place itself where that is far.
fn near_end(shape: &Shape<'_>, at: usize) -> usize {
    const NEAR: usize = 80;
    let end = shape.piece_end(at);
    if end - at <= NEAR { end } else { at }
}

impl<'d> Sentence<'_, 'd> {
    fn sightings(&self) -> Vec<Sighting> {
        let mut found: Vec<Sighting> = Vec::new();
        for (index, anchor) in self.anchors.iter().enumerate() {
            match anchor.kind {
                Some(Kind::Visit) => {
                    found.extend(visit::read(self, index));
                    found.extend(general::reception(self, index));
                }
                Some(Kind::Treaty) => found.extend(treaty::read(self, index)),
                Some(Kind::Assembly) => found.extend(assembly::read(self, index)),
                Some(kind) => found.extend(general::read(self, index, kind)),
                None => {}
            }
        }
        found.extend(self.visits_again(&found));
        for sighting in &mut found {
            // The rules of these kinds read nobody else.
            if matches!(sighting.kind, Kind::Visit | Kind::Treaty | Kind::Assembly) {
                sighting.bound.clone_from(&sighting.with);
            }
        }
        let mut kept: Vec<Sighting> = Vec::new();
        for sighting in found {
            let known = kept.iter().any(|own| {
                (own.kind, own.act, &own.who, &own.with)
                    == (sighting.kind, sighting.act, &sighting.who, &sighting.with)
                    && own.goals == sighting.goals
                    && own.when == sighting.when
            });
            if !known {
                kept.push(sighting);
            }
        }
        kept
    }

    /// Whether “the”, “our” or the like stands before a noun, at most three words back.
    fn is_known(&self, anchor: &Anchor) -> bool {
        (1..=3)
            .filter_map(|back| self.word(anchor.word.checked_sub(back)?))
            .take_while(|word| !matches!(*word, "a" | "an" | "of" | "in" | "to" | "and"))
            .any(|word| {
                matches!(
                    word,
                    "the" | "our" | "that" | "this" | "his" | "her" | "their" | "your"
                )
            })
    }

    /// Whether a noun after an anchor of its kind only takes that up: “the visit”, “this journey”.
    fn looks_back(&self, other: &Anchor, anchor: &Anchor) -> bool {
        other.kind == anchor.kind
            && !other.verb
            && other.word > anchor.word
            && other.date.is_none_or(|date| Some(date) == anchor.date)
            && matches!(
                other
                    .word
                    .checked_sub(1)
                    .and_then(|before| self.word(before)),
                Some("the" | "this" | "that")
            )
            && !matches!(self.word(other.word + 1), Some("of" | "to" | "by"))
    }

    /// The text of the passage.
    pub(super) fn text(&self) -> &'d str {
        self.passage.text
    }

    /// The text from the end of one range to the beginning of another; nothing where it does not stand before it.
    pub(super) fn between(&self, first: &Range<usize>, second: &Range<usize>) -> &'d str {
        self.text().get(first.end..second.start).unwrap_or_default()
    }

    /// The lower-case word at an index, within the sentence.
    pub(super) fn word(&self, index: usize) -> Option<&str> {
        let word = self.passage.words.get(index)?;
        (self.range.start <= word.range.start && word.range.end <= self.range.end)
            .then_some(word.lower.as_str())
    }

    /// Where the sentence tells of something else.
    fn others(&self, kind: Kind, anchor: &Anchor, core: &Range<usize>) -> Vec<usize> {
        self.anchors
            .iter()
            .filter(|other| other.kind.is_some() && other.word != anchor.word)
            // “the visit”, said of the one just named, is no other.
            .filter(|other| !(kind == Kind::Visit && self.looks_back(other, anchor)))
            .map(|other| other.range.start)
            .chain(self.other_dates(anchor, core))
            .collect()
    }

    /// Where days and months stand that are not of a dated occurrence, behind a comma: “met in February, the deed signed on
    /// 17 May”. What they date is told by another clause.
    fn other_dates(&self, anchor: &Anchor, core: &Range<usize>) -> Vec<usize> {
        let dates = &self.passage.dates;
        let Some(own) = anchor.date.and_then(|date| dates.get(date)) else {
            return Vec::new();
        };
        let others = dates.iter().filter(|other| {
            let gap = self.text().get(core.end..other.range.start);
            self.range.start <= other.range.start
                && other.range.end <= self.range.end
                && other.date.precision() <= Precision::Month
                && !other.date.overlaps(&own.date)
                && gap.is_some_and(|gap| {
                    let last = gap.split_whitespace().next_back().unwrap_or_default();
                    // “lay in port from 22 October, when the blockade began, until December”
                    let term = matches!(last, "until" | "till" | "to" | "and" | "or");
                    let piece = gap.rsplit_once(", ").map_or("", |(_, piece)| piece);
                    !term && piece.split_whitespace().any(is_past)
                })
        });
        others.map(|other| other.range.start).collect()
    }

    /// A sighting of a core passage: its clause, status, date and window. The rules of a kind fill in the rest.
    pub(super) fn sighting(&self, kind: Kind, anchor: &Anchor, core: Range<usize>) -> Sighting {
        let phrase = anchor.date.and_then(|index| self.passage.dates.get(index));
        let correction = phrase
            .and_then(|phrase| phrase.corrected_by)
            .and_then(|index| self.passage.dates.get(index));
        let mut core = core;
        for date in phrase
            .into_iter()
            .chain(correction)
            .filter(|_| !anchor.borrowed)
        {
            if self.range.start <= date.range.start && date.range.end <= self.range.end {
                core.start = core.start.min(date.range.start);
                core.end = core.end.max(date.range.end);
            }
        }
        let whole: Vec<Range<usize>> = self
            .names_in(self.range.clone())
            .map(|name| name.range.clone())
            // “of February 3, 1962, placing”: a comma within a date ends no clause.
            .chain(self.passage.dates.iter().map(|date| date.range.clone()))
            .collect();
        let others = self.others(kind, anchor, &core);
        let shape = Shape {
            text: self.text(),
            sentence: &self.range,
            whole: &whole,
            others: &others,
        };
        let clause = shape.clause(&core);
        let read = |phrase: &Phrase| {
            let date = phrase.date.clone();
            if anchor.borrowed {
                date.qualified(Qualifier::Approximate)
            } else {
                date
            }
        };
        let stated = phrase.map(read);
        let when = correction.or(phrase).map(read);
        let mut status = status::read(self, anchor, when.as_ref());
        if correction.is_some() {
            status.status = Status::Disputed;
        }
        let at = match status.status {
            Status::Happened => core.end,
            _ => near_end(&shape, core.end),
        };
        let mention = EventMention {
            item: self.passage.item,
            block: self.passage.block,
            mark: text::mark(self.text(), at),
            quote: text::quote(self.text(), &clause).into(),
            range: clause,
            core,
            stated,
            stated_words: phrase.map(|phrase| {
                phrase
                    .words
                    .split_whitespace()
                    .collect::<Vec<_>>()
                    .join(" ")
            }),
            inferred: phrase.and_then(|phrase| phrase.inferred.clone()),
            status: status.status,
            record: false,
        };
        Sighting {
            kind,
            concept: anchor
                .trigger
                .map_or(kind.name(), |trigger| trigger.concept),
            noun: anchor.trigger.map_or(kind.name(), |trigger| trigger.name),
            telling: match () {
                () if anchor.verb => Telling::Verb,
                () if self.is_known(anchor) => Telling::Known,
                () => Telling::Noun,
            },
            frequency: anchor
                .trigger
                .map_or(Frequency::Often, |trigger| trigger.frequency),
            act: None,
            who: Set::new(),
            with: Set::new(),
            bound: Set::new(),
            goals: Set::new(),
            ordinal: None,
            title: Set::new(),
            named: false,
            intended: status.intended,
            window: if when.is_some() { None } else { status.window },
            when,
            mention: mention.into(),
            explicit: true,
            weak: false,
        }
    }
}
