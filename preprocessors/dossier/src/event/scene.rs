//! What is known around each block: its names, dates, speaker, heading and item.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use rayon::prelude::*;

use super::company::Company;
use super::entry::Entry;
use super::lexicon::TOWNS;
use super::text::{self, Word};
use super::{entry, standing, titled, voice, written};
use crate::date::phrase::{self, Phrase};
use crate::date::{Edtf, Precision};
use crate::document::{Block, BlockKind, Document, Item};
use crate::name::{EntityKind, Field, NameMention, Names};

/// A name in a block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Named {
    pub(super) range: Range<usize>,
    pub(super) entity: usize,
    pub(super) kind: EntityKind,
    pub(super) adjective: bool,
    /// Whether it stands inside a longer name.
    pub(super) nested: bool,
}

/// A block with everything known of it.
#[derive(Debug)]
pub(super) struct Passage<'d> {
    pub(super) item: Item,
    pub(super) block: usize,
    pub(super) text: &'d str,
    pub(super) words: Vec<Word>,
    pub(super) sentences: Vec<Range<usize>>,
    pub(super) names: Vec<Named>,
    pub(super) dates: Vec<Phrase>,
    /// Of each date, whether it dates how things stood, and nothing that happened.
    pub(super) standing: Vec<bool>,
    /// The person who speaks.
    pub(super) speaker: Option<usize>,
    /// Whether the block opens with a speaker's label.
    pub(super) labelled: bool,
    /// The persons to whom the speaker speaks.
    pub(super) addressees: Vec<usize>,
    /// States that the nearest heading names.
    pub(super) heading: Vec<usize>,
    /// Whether the block is a heading, a stamp or a page mark.
    pub(super) apart: bool,
    /// When the item was written, or the entry of it in which the block stands.
    pub(super) written: Option<Edtf>,
    /// That entry, where the document is dated entry by entry.
    pub(super) entry: Option<Entry>,
    /// The last year named before it in the same item, where the text counts from the years that it names.
    pub(super) year: Option<i16>,
}

/// So many persons and bodies that two documents both name are as good as more.
pub(super) const CIRCLE: usize = 4;

/// What all rules look up.
#[derive(Debug)]
pub(super) struct Scene<'d> {
    pub(super) documents: &'d [Document],
    pub(super) names: &'d Names,
    /// States by each of their printed names, lower case.
    states: BTreeMap<String, usize>,
    /// Divided countries by their whole name: of Korea, the states that are called North Korea and South Korea.
    divided: BTreeMap<usize, Vec<usize>>,
    /// The date of each document's dateline, where nothing else dates it.
    datelines: Vec<Option<Edtf>>,
    /// The bodies that each document's title or creators name.
    bodies: Vec<BTreeSet<usize>>,
    /// The persons and bodies that each document names.
    company: Company,
}

impl<'d> Scene<'d> {
    pub(super) fn new(documents: &'d [Document], names: &'d Names) -> Self {
        let mut states = BTreeMap::new();
        for (index, entity) in names.entities.iter().enumerate() {
            if entity.kind == EntityKind::State {
                let forms = entity
                    .see_from
                    .iter()
                    .chain([&entity.name, &entity.heading]);
                for form in forms {
                    states.entry(form.to_lowercase()).or_insert(index);
                }
            }
        }
        for mention in &names.mentions {
            let state = names
                .entities
                .get(mention.entity)
                .is_some_and(|entity| entity.kind == EntityKind::State);
            if state && !mention.adjective {
                states
                    .entry(mention.form.to_lowercase())
                    .or_insert(mention.entity);
            }
        }
        let mut bodies = vec![BTreeSet::new(); documents.len()];
        let mut company = vec![BTreeSet::new(); documents.len()];
        for mention in &names.mentions {
            let actor = names.entities.get(mention.entity).is_some_and(|entity| {
                entity.kind != EntityKind::State && !entity.apparatus && !entity.undecided
            });
            if actor && let Some(company) = company.get_mut(mention.document) {
                company.insert(mention.entity);
            }
            let body = names
                .entities
                .get(mention.entity)
                .is_some_and(|entity| entity.kind == EntityKind::Organization);
            if body
                && matches!(mention.field, Field::Metadata("title" | "creators"))
                && let Some(bodies) = bodies.get_mut(mention.document)
            {
                bodies.insert(mention.entity);
            }
        }
        Self {
            documents,
            names,
            states,
            divided: divided(names),
            datelines: documents.par_iter().map(written::of_text).collect(),
            bodies,
            company: Company::of(&company),
        }
    }

    /// The states into which a country is divided; empty for any other.
    pub(super) fn parts_of(&self, state: usize) -> &[usize] {
        self.divided
            .get(&state)
            .map(Vec::as_slice)
            .unwrap_or_default()
    }

    /// The state whose seat of government a town is, where the documents name that state.
    pub(super) fn seat(&self, town: &str) -> Option<usize> {
        TOWNS
            .get(&town.to_lowercase())?
            .iter()
            .find_map(|state| self.states.get(&state.to_lowercase()))
            .copied()
    }

    /// The name mentions of a document.
    pub(super) fn mentions(&self, document: usize) -> &'d [NameMention] {
        let mentions = &self.names.mentions;
        let start = mentions.partition_point(|mention| mention.document < document);
        let end = mentions.partition_point(|mention| mention.document <= document);
        mentions.get(start..end).unwrap_or_default()
    }

    /// The kind of an entity.
    pub(super) fn kind(&self, entity: usize) -> Option<EntityKind> {
        self.names.entities.get(entity).map(|entity| entity.kind)
    }

    /// Whether a state is printed so, in small letters.
    pub(super) fn is_state(&self, form: &str) -> bool {
        self.states.contains_key(form)
    }

    /// The state to which a person or body belongs; a state is its own.
    pub(super) fn state(&self, entity: usize) -> Option<usize> {
        match self.names.entities.get(entity)? {
            found if found.kind == EntityKind::State => Some(entity),
            found => found.state,
        }
    }

    /// When a document or part was written.
    pub(super) fn written(&self, item: Item) -> Option<Edtf> {
        let document = self.documents.get(item.document)?;
        match item.part {
            Some(part) => document.parts.get(part)?.date.clone(),
            None => match &document.metadata.date {
                Some(date) => Some(date.clone()),
                None => self.datelines.get(item.document)?.clone(),
            },
        }
    }

    /// The passages of a document, in order.
    pub(super) fn passages(&self, index: usize) -> Vec<Passage<'d>> {
        let Some(document) = self.documents.get(index) else {
            return Vec::new();
        };
        let mut by_block: BTreeMap<usize, Vec<Named>> = BTreeMap::new();
        for mention in self.mentions(index) {
            if let (Field::Block(block), Some(kind)) = (mention.field, self.kind(mention.entity)) {
                by_block.entry(block).or_default().push(Named {
                    range: mention.range.clone(),
                    entity: mention.entity,
                    kind,
                    adjective: mention.adjective,
                    nested: false,
                });
            }
        }
        let mut passages: Vec<Passage<'d>> = Vec::with_capacity(document.blocks.len());
        let mut heading = Vec::new();
        let years = years_named(document);
        let whole = Item {
            document: index,
            part: None,
        };
        let entries = entry::dates(document, self.written(whole).as_ref());
        let sort = entry::sort(document);
        for (block, own) in document.blocks.iter().enumerate() {
            let names = by_block.remove(&block).unwrap_or_default();
            let entry = entries.get(block).and_then(Option::as_ref);
            let mut passage = self.passage(
                (index, document),
                (block, own),
                names,
                passages.last(),
                (&heading, &years, entry),
            );
            passage.entry = entry.cloned().map(|day| Entry { day, sort });
            let states = passage.states_named();
            if matches!(own.kind, BlockKind::Heading(_)) || is_heading(own) && !states.is_empty() {
                heading = states;
            }
            passages.push(passage);
        }
        voice::address(self, index, &mut passages);
        titled::refer(&mut passages);
        passages
    }

    /// Those whom a bare surname may mean.
    pub(super) fn meant_by(&self, entity: usize) -> &'d [usize] {
        self.names
            .entities
            .get(entity)
            .filter(|entity| entity.undecided)
            .map(|entity| entity.see_also.as_slice())
            .unwrap_or_default()
    }

    /// Whether two entities are one, or one is a bare surname by which the other may be meant.
    pub(super) fn may_be(&self, a: usize, b: usize) -> bool {
        a == b || self.meant_by(a).contains(&b) || self.meant_by(b).contains(&a)
    }

    /// Whether two entities may be one, or their names are a shorter and a longer one of the same person: Raúl, Raúl
    /// Castro.
    pub(super) fn could_be(&self, a: usize, b: usize) -> bool {
        let person = |entity: usize| self.kind(entity) == Some(EntityKind::Person);
        let words = |entity: usize| -> BTreeSet<String> {
            let name = self.names.entities.get(entity).map(|own| own.name.as_str());
            let words = name
                .unwrap_or_default()
                .split(|letter: char| !letter.is_alphabetic());
            words
                .filter(|word| word.chars().count() > 1)
                .map(str::to_lowercase)
                .collect()
        };
        self.may_be(a, b)
            || person(a) && person(b) && {
                let (x, y) = (words(a), words(b));
                !x.is_empty() && !y.is_empty() && (x.is_subset(&y) || y.is_subset(&x))
            }
    }

    /// How many persons and bodies two documents both name, up to [`CIRCLE`].
    pub(super) fn company(&self, a: usize, b: usize) -> usize {
        self.company.between(a, b, CIRCLE)
    }

    /// The bodies whose paper a document is: those that its title or its creators name.
    pub(super) fn bodies(&self, document: usize) -> &BTreeSet<usize> {
        static NONE: BTreeSet<usize> = BTreeSet::new();
        self.bodies.get(document).unwrap_or(&NONE)
    }

    fn passage(
        &self,
        (document_index, document): (usize, &'d Document),
        (block, own): (usize, &'d Block),
        mut names: Vec<Named>,
        last: Option<&Passage<'d>>,
        (heading, years, entry): (&[usize], &[i16], Option<&Edtf>),
    ) -> Passage<'d> {
        let item = Item {
            document: document_index,
            part: document.part_of(block),
        };
        names.sort_by_key(|name| (name.range.start, std::cmp::Reverse(name.range.end)));
        let mut end = 0;
        for name in &mut names {
            name.nested = name.range.end <= end;
            end = end.max(name.range.end);
        }
        let last = last.filter(|last| last.item == item);
        let written = entry.cloned().or_else(|| self.written(item));
        // Who writes of what is long past counts from the years that he names, not from his own. What is dated to a
        // year alone is no letter and no report of the day: in a book on what was two years before, May is not that
        // of its own year.
        let is_book = written
            .as_ref()
            .is_some_and(|own| own.precision() > Precision::Month);
        let looks_back = written
            .as_ref()
            .and_then(Edtf::only_year)
            .is_none_or(|year| looks_back(years, year, is_book));
        let year = last
            .filter(|_| looks_back)
            .and_then(|last| last.last_year().or(last.year));
        let context = phrase::Context {
            written: written.clone().filter(|_| !(is_book && looks_back)),
            year,
        };
        let speaker = own
            .speaker
            .as_ref()
            .and_then(|label| {
                names.iter().find(|name| {
                    label.start <= name.range.start && name.range.end <= label.end && !name.nested
                })
            })
            .map(|name| name.entity)
            .or_else(|| {
                last.and_then(|last| last.speaker)
                    .filter(|_| own.speaker.is_none())
            });
        let words = text::words(&own.text);
        let dates = phrase::find(&own.text, &context);
        let standing = dates
            .iter()
            .map(|date| standing::is_of_state(&own.text, &words, &date.range))
            .collect();
        Passage {
            item,
            block,
            text: &own.text,
            words,
            sentences: with_heads(&own.text, sentences(own), &dates),
            names,
            dates,
            standing,
            speaker,
            labelled: own.speaker.is_some(),
            addressees: Vec::new(),
            heading: heading.to_vec(),
            year,
            apart: !matches!(own.kind, BlockKind::Paragraph),
            written,
            entry: None,
        }
    }
}

/// The years that a document names in figures, in order of time.
fn years_named(document: &Document) -> Vec<i16> {
    let words = document
        .blocks
        .iter()
        .flat_map(|block| block.text.split(|letter: char| !letter.is_alphanumeric()));
    let mut years: Vec<i16> = words
        .filter(|word| word.len() == 4)
        .filter_map(|word| word.parse().ok())
        .filter(|year| (1500..=2099).contains(year))
        .collect();
    years.sort_unstable();
    years
}

/// Whether most of the years that a document names lie well before the one in which it was written: a memoir, a
/// history. A book does so sooner.
fn looks_back(years: &[i16], written: i16, is_book: bool) -> bool {
    const ENOUGH: usize = 4;
    let long = if is_book { 2 } else { 8 };
    let early = years.partition_point(|year| *year <= written - long);
    years.len() >= ENOUGH && early * 4 >= years.len() * 3
}

/// The states whose names end with the whole name of another.
fn divided(names: &Names) -> BTreeMap<usize, Vec<usize>> {
    let states = || {
        names
            .entities
            .iter()
            .enumerate()
            .filter(|(_, entity)| entity.kind == EntityKind::State)
    };
    let by_name: BTreeMap<&str, usize> = states()
        .map(|(index, entity)| (entity.name.as_str(), index))
        .collect();
    let mut divided: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (index, entity) in states() {
        let whole = entity
            .name
            .split_once(' ')
            .and_then(|(_, whole)| by_name.get(whole));
        if let Some(whole) = whole {
            divided.entry(*whole).or_default().push(index);
        }
    }
    divided
}

impl Passage<'_> {
    /// Whether one of its dates, by index, dates how things stood.
    pub(super) fn is_standing(&self, date: usize) -> bool {
        self.standing.get(date).copied().unwrap_or(false)
    }

    /// The last year that its dates name.
    fn last_year(&self) -> Option<i16> {
        self.dates
            .iter()
            .rev()
            .find_map(|phrase| phrase.date.only_year())
    }

    /// The states that it names, in order, each once.
    fn states_named(&self) -> Vec<usize> {
        let mut states = Vec::new();
        for name in &self.names {
            if name.kind == EntityKind::State && !name.nested && !states.contains(&name.entity) {
                states.push(name.entity);
            }
        }
        states
    }
}

/// Whether a block is a heading, or reads like one: short, opened by a number or letter, not ended by a full stop.
pub(super) fn is_heading(block: &Block) -> bool {
    let text = block.text.trim();
    let enumerated = text.split_once(['.', ')']).is_some_and(|(mark, rest)| {
        mark.chars().count() <= 2
            && mark.chars().all(char::is_alphanumeric)
            && rest.starts_with(' ')
    });
    matches!(block.kind, BlockKind::Heading(_))
        || enumerated && text.chars().count() <= 120 && !text.ends_with('.')
}

/// The sentences of a block, each with the date that heads it: “Nov 10. The Court registers the union.”
fn with_heads(text: &str, sentences: Vec<Range<usize>>, dates: &[Phrase]) -> Vec<Range<usize>> {
    let mut joined: Vec<Range<usize>> = Vec::with_capacity(sentences.len());
    // Where a date begins that is all of the sentence before.
    let mut head: Option<usize> = None;
    for sentence in sentences {
        let gap = joined
            .last()
            .and_then(|last| text.get(last.end..sentence.start));
        let goes_on = gap.is_some_and(|gap| !gap.contains('\n'));
        let own = headed(text, &sentence, dates);
        match head.filter(|_| goes_on && own.is_none()) {
            Some(start) => {
                while joined.last().is_some_and(|last| start <= last.start) {
                    joined.pop();
                }
                if let Some(last) = joined.last_mut() {
                    last.end = last.end.min(start);
                }
                joined.push(start..sentence.end);
            }
            None => joined.push(sentence),
        }
        head = own;
    }
    joined.retain(|own| !own.is_empty());
    joined
}

/// Where the date begins that is all that a sentence says.
fn headed(text: &str, sentence: &Range<usize>, dates: &[Phrase]) -> Option<usize> {
    let date = dates.iter().find(|date| {
        date.range.start <= sentence.start.max(date.range.start)
            && sentence.start < date.range.end
            && date.range.end <= sentence.end
            && date.date.days().is_some()
    })?;
    let rest = text.get(date.range.end..sentence.end)?;
    let before = text.get(sentence.start..date.range.start.max(sentence.start))?;
    let weekday = before.trim_end_matches([',', ' ']);
    let ends = rest.chars().all(|letter| matches!(letter, '.' | ':' | '*'));
    (ends && (weekday.is_empty() || text::is_calendar(&weekday.to_lowercase())))
        .then(|| date.range.start.min(sentence.start))
}

/// The sentences of a block; its head is one of its own.
fn sentences(block: &Block) -> Vec<Range<usize>> {
    let Some(head) = block
        .head
        .as_ref()
        .filter(|head| block.text.is_char_boundary(head.end))
    else {
        return text::sentences(&block.text);
    };
    let rest = block.text.get(head.end..).unwrap_or_default();
    let mut sentences = text::sentences(block.text.get(..head.end).unwrap_or_default());
    sentences.extend(
        text::sentences(rest)
            .into_iter()
            .map(|sentence| sentence.start + head.end..sentence.end + head.end),
    );
    sentences
}
