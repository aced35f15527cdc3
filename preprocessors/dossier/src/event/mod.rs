//! Datable occurrences: mentions, links with reasons, and the notes that are printed.

mod alone;
mod bare;
mod build;
mod clause;
mod cluster;
mod company;
mod entry;
mod held;
mod label;
mod lexicon;
mod link;
mod note;
mod pairs;
mod period;
mod profile;
mod quotation;
mod ruling;
mod said;
mod scene;
mod shelfmark;
mod sighting;
mod standing;
#[cfg(test)]
mod tests;
pub(crate) mod text;
mod times;
mod titled;
mod unique;
mod voice;
mod weighing;
mod wording;
mod written;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use rayon::prelude::*;

pub use ruling::{Passage, Ruling};

use crate::date::Edtf;
use crate::document::{Document, Item};
use crate::name::Names;
use crate::threads;

/// Whether something is printed or waits for an editor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Decision {
    /// Printed.
    Print,
    /// Waits in the queue.
    Queue,
}

/// What a document says of an occurrence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// It took place.
    Happened,
    /// It was planned, expected or proposed.
    Planned,
    /// It would take place if something else did.
    Conditional,
    /// It did not take place.
    DidNotHappen,
    /// It is denied.
    Denied,
    /// One of a series.
    Series,
    /// Its date or fact is disputed within the document.
    Disputed,
}

impl Status {
    /// The status in the words of the analysis and of the page of events.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Happened => "happened",
            Self::Planned => "planned",
            Self::Conditional => "conditional",
            Self::DidNotHappen => "did not happen",
            Self::Denied => "denied",
            Self::Series => "one of a series",
            Self::Disputed => "disputed",
        }
    }

    /// Whether it is yet to come: planned, or to come if something else does.
    #[must_use]
    pub fn is_ahead(self) -> bool {
        matches!(self, Self::Planned | Self::Conditional)
    }
}

/// A passage that names a datable occurrence.
#[derive(Debug, Clone)]
pub struct EventMention {
    /// The document or part that speaks.
    pub item: Item,
    /// Index of the block.
    pub block: usize,
    /// The clause, in bytes of the block's text.
    pub range: Range<usize>,
    /// The words that name it, with who, whither and when, in bytes of the block's text.
    pub core: Range<usize>,
    /// Where a note mark may stand: bytes from the start of the block's text, after the clause's punctuation.
    pub mark: usize,
    /// The clause or sentence exactly as printed, white space folded, at most 400 characters.
    pub quote: Arc<str>,
    /// The date as this document states or implies it.
    pub stated: Option<Edtf>,
    /// The words in which the document states it.
    pub stated_words: Option<String>,
    /// How the date was inferred, where it is not stated in full.
    pub inferred: Option<String>,
    /// What the document says of it.
    pub status: Status,
    /// True where the item itself is the record of the event.
    pub record: bool,
}

/// A link between two mentions of one event.
#[derive(Debug, Clone)]
pub struct Link {
    /// Index into the event's mentions.
    pub a: usize,
    /// Index into the event's mentions.
    pub b: usize,
    /// From 0 to 1.
    pub score: f64,
    /// Printed or queued.
    pub decision: Decision,
    /// Why the two are taken for one event.
    pub reasons: Vec<String>,
}

/// A datable occurrence with every passage that names it.
#[derive(Debug, Clone)]
pub struct Event {
    /// Stable id, kebab-case.
    pub id: String,
    /// What happened, in words.
    pub label: String,
    /// Kind: visit, treaty, congress…
    pub kind: &'static str,
    /// What is done, as a note on several events calls it: “visit to China”, “signing”, “election”.
    pub act: String,
    /// The most exact date that the mentions support.
    pub date: Option<Edtf>,
    /// Where.
    pub place: Option<String>,
    /// Who took part, as indices into [`Names::entities`].
    pub participants: Vec<usize>,
    /// Score of its best link; 1 for an event of one document.
    pub score: f64,
    /// Printed where any of its links is.
    pub decision: Decision,
    /// True for wars, splits, campaigns: on the events page, no notes.
    pub period: bool,
    /// The passages. One may stand in several events that wait for an editor.
    pub mentions: Vec<Arc<EventMention>>,
    /// Links between them.
    pub links: Vec<Link>,
}

/// Why a note is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NoteCase {
    /// The same event elsewhere.
    Same,
    /// Dates of happening that cannot both hold.
    Disagree,
    /// Planned here; another document tells the outcome.
    Outcome,
    /// Happened here; planned in another document.
    Planned,
    /// One of a series.
    Series,
    /// The record itself is printed.
    Record,
    /// An editor's own words.
    Editor,
}

impl NoteCase {
    const ALL: [Self; 7] = [
        Self::Same,
        Self::Disagree,
        Self::Outcome,
        Self::Planned,
        Self::Series,
        Self::Record,
        Self::Editor,
    ];

    /// Its name in the analysis.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Disagree => "disagree",
            Self::Outcome => "outcome",
            Self::Planned => "planned",
            Self::Series => "series",
            Self::Record => "record",
            Self::Editor => "editor",
        }
    }

    /// The case of a name; an editor's own where there is no such name.
    #[must_use]
    pub fn named(word: &str) -> Self {
        let mut all = Self::ALL.into_iter();
        all.find(|case| case.word() == word).unwrap_or(Self::Editor)
    }
}

/// A piece of a note's text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Run {
    /// Plain words.
    Text(String),
    /// “Document 1d”, linked to the document, the part, or a paragraph of it.
    Document(Item, Option<usize>),
    /// “p22”, linked to the paragraph of that document.
    Paragraph(usize, usize),
    /// The label of an event, linked to its place on the events page, as an index.
    Event(usize),
    /// The name of a person or body, linked to its entry, as an index into [`Names::entities`].
    Entity(usize),
}

/// What a note points to.
#[derive(Debug, Clone)]
pub struct NoteTarget {
    /// The document or part.
    pub item: Item,
    /// Index of the block.
    pub block: usize,
    /// The passage.
    pub quote: Arc<str>,
}

/// A cross-reference note.
#[derive(Debug, Clone)]
pub struct Note {
    /// Where it stands.
    pub item: Item,
    /// Index of the block.
    pub block: usize,
    /// The mark stands after this many bytes of the block's text.
    pub offset: usize,
    /// Why it is made; the first of several statements.
    pub case: NoteCase,
    /// Its text.
    pub text: Vec<Run>,
    /// What it points to.
    pub targets: Vec<NoteTarget>,
    /// The event, as an index; none for a note of an editor's own.
    pub event: Option<usize>,
    /// Printed or queued.
    pub decision: Decision,
    /// True where an editor accepted or wrote it.
    pub reviewed: bool,
}

/// Finds events in the documents and links them, and keeps to what editors have decided.
///
/// The order of the documents does not change what is linked: pairs are merged by falling score, and a
/// mention joins an event only where it agrees with every mention already there.
#[must_use]
pub fn find(documents: &[Document], names: &Names, rulings: &[Ruling]) -> Vec<Event> {
    find_all(documents, names, rulings).events
}

/// What was found.
#[derive(Debug, Default)]
pub struct Found {
    /// The events, as editors have decided.
    pub events: Vec<Event>,
    /// The events as they would be if nothing were rejected; none where nothing is.
    pub unrejected: Option<Vec<Event>>,
}

/// Finds events as [`find`] does, and where editors have rejected links also what stood before they did.
///
/// A rejection takes away and prints nothing: passages that were not of one event before it are not joined after it,
/// however well they agree; they wait.
#[must_use]
pub fn find_all(documents: &[Document], names: &Names, rulings: &[Ruling]) -> Found {
    let scene = scene::Scene::new(documents, names);
    let read = (0..documents.len()).into_par_iter().map(|document| {
        let passages = scene.passages(document);
        let (weak, mut sightings): (Vec<_>, Vec<_>) = sighting::of_document(&scene, &passages)
            .into_iter()
            .partition(|sighting| sighting.weak);
        let bare = bare::of_document(&scene, &passages, &sightings, &weak);
        let weak = bare::beside(weak, &bare);
        sightings.extend(bare);
        sightings.extend(weak);
        let around = profile::surroundings(&scene, &passages, &sightings);
        let told = wording::of_document(&passages, &sightings);
        sightings.iter_mut().for_each(sighting::Sighting::settle);
        (sightings, around, told, period::of_document(&passages))
    });
    let read: Vec<_> = threads::passing(|| read.collect());
    let count = read.iter().map(|(own, ..)| own.len()).sum();
    let mut sightings = Vec::with_capacity(count);
    let mut around = Vec::with_capacity(count);
    let mut told = Vec::with_capacity(read.len());
    let mut periods = Vec::with_capacity(read.len());
    for (own, surroundings, words, own_periods) in read {
        sightings.extend(own);
        around.extend(surroundings);
        told.push(words);
        periods.push(own_periods);
    }
    let profiles = profile::Profiles::of(&scene, &sightings, around, told);
    let rarity = link::Rarity::of(documents.len(), &sightings);
    let basis = pairs::Basis {
        scene: &scene,
        rarity: &rarity,
        profiles: &profiles,
        sightings: &sightings,
    };
    let (mut pairs, weighed) = pairs::find(&basis);
    unique::join(&basis, &mut pairs);
    let mut earlier = None;
    if rulings.iter().any(|ruling| !ruling.same) {
        let accepted: Vec<Ruling> = rulings.iter().filter(|own| own.same).cloned().collect();
        let mut pairs = pairs.clone();
        let apart = ruling::apply(&sightings, &mut pairs, &accepted);
        let clusters = cluster::clusters(&basis, &pairs, &weighed, &apart);
        let mut events = build::build(&basis, &pairs, &clusters);
        events.extend(period::events(periods.clone()));
        build::arrange(&mut events);
        earlier = Some((clusters, events));
    }
    let apart = ruling::apply(&sightings, &mut pairs, rulings);
    let mut clusters = cluster::clusters(&basis, &pairs, &weighed, &apart);
    if let Some((before, _)) = &earlier {
        clusters = cluster::within(clusters, before);
    }
    // The likely pairs are many times as many as the links.
    drop(weighed);
    let mut events = build::build(&basis, &pairs, &clusters);
    // What the events were made of takes as much room as they do.
    drop((pairs, clusters, profiles, rarity, sightings, scene));
    events.extend(period::events(periods));
    build::arrange(&mut events);
    Found {
        events,
        unrejected: earlier.map(|(_, events)| events),
    }
}

/// Lets wait what is printed only since something else was rejected: notes at places, or that lead to documents and
/// parts, where none stood or led before.
pub fn hold_back(notes: &mut [Note], before: &[Note]) {
    let mut printed: BTreeMap<(Item, usize), BTreeSet<Item>> = BTreeMap::new();
    for note in before
        .iter()
        .filter(|note| note.decision == Decision::Print)
    {
        let led = printed.entry((note.item, note.block)).or_default();
        led.extend(note.targets.iter().map(|target| target.item));
    }
    for note in notes
        .iter_mut()
        .filter(|note| note.decision == Decision::Print)
    {
        let known = printed.get(&(note.item, note.block));
        let led = |item: Item| known.is_some_and(|known| known.contains(&item));
        if !note.targets.iter().all(|target| led(target.item)) {
            note.decision = Decision::Queue;
        }
    }
}

/// Writes the notes that the events' links call for.
#[must_use]
pub fn notes(documents: &[Document], _names: &Names, events: &[Event]) -> Vec<Note> {
    note::write(documents, events)
}
