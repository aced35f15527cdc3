//! Persons who cannot be those whom a document names: its date does not fit their life or their office.

mod beside;
mod death;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use jiff::ToSpan;

use super::{Entity, EntityKind, Field, NameMention, Names, Tenure};
use crate::date::{Edtf, Precision};
use crate::document::{Class, Document};

/// Why a mention stands under its entry where an editor says so for its very document: the dates are not held
/// against it.
pub(super) const SET_HERE: &str = "set by the editor in this document";

/// Nobody younger is taken for a person of the documents.
const YOUNGEST: i16 = 10;
/// Years by which a date of life that is only about right may be wrong.
const ABOUT: i16 = 5;

/// What does not fit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MisfitKind {
    /// The document lies before or after the person's life.
    Life,
    /// The document lies outside the years of the office that it gives the person.
    Office,
    /// The person speaks or acts in the document, and another document tells of an earlier death.
    Death,
}

/// A mention that does not fit the person under whom it would stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Misfit {
    /// What does not fit.
    pub kind: MisfitKind,
    /// Index of the document.
    pub document: usize,
    /// Block or field.
    pub field: Field,
    /// Bytes of the name in the block's text or the field.
    pub range: Range<usize>,
    /// Both facts: one sentence, lower case at its start, no full stop.
    pub message: String,
}

/// Takes away the mentions that an editor's dates do not fit, and notes them down, with those that a death told in
/// another document does not fit. The latter stay: a text is no proof against a text.
pub fn check(names: &mut Names, documents: &[Document]) {
    let mut misfits: Vec<Misfit> = Vec::new();
    let mut places: BTreeMap<Place, usize> = BTreeMap::new();
    let mut forms: BTreeMap<(usize, Option<usize>, usize), BTreeSet<&str>> = BTreeMap::new();
    let mut gone: BTreeSet<usize> = BTreeSet::new();
    let judged: Vec<(usize, &NameMention)> = names
        .mentions
        .iter()
        .enumerate()
        .filter(|(_, mention)| {
            let entity = &names.entities[mention.entity];
            let dated = entity.life.is_some() || !entity.offices.is_empty();
            dated && entity.kind == EntityKind::Person && mention.because != SET_HERE
        })
        .collect();
    for (index, mention) in &judged {
        let document = &documents[mention.document];
        let entity = &names.entities[mention.entity];
        let Some(written) = written(document, mention.field) else {
            continue;
        };
        let Some((kind, message)) = misfit(entity, mention, document, written) else {
            continue;
        };
        let part = part(document, mention.field);
        gone.insert(*index);
        let same = forms.entry((mention.document, part, mention.entity));
        same.or_default().insert(&mention.form);
        // One finding is enough for a document, however often it names the person.
        places
            .entry((mention.document, part, mention.entity, kind))
            .or_insert_with(|| {
                misfits.push(Misfit::of(kind, mention, message));
                misfits.len() - 1
            });
    }
    // “Kennedy”, where “President Kennedy” is another, is as little this one.
    for (index, mention) in &judged {
        let part = part(&documents[mention.document], mention.field);
        let same = forms.get(&(mention.document, part, mention.entity));
        if same.is_some_and(|forms| forms.contains(mention.form.as_str())) {
            gone.insert(*index);
        }
    }
    misfits.extend(death::look(names, documents));
    if !gone.is_empty() {
        let mut at = 0;
        names.mentions.retain(|_| {
            at += 1;
            !gone.contains(&(at - 1))
        });
        names.tidy(&BTreeSet::new(), &BTreeSet::new());
    }
    names.misfits = misfits;
}

/// A document or part, a person, and what does not fit.
type Place = (usize, Option<usize>, usize, MisfitKind);

impl Misfit {
    fn of(kind: MisfitKind, mention: &NameMention, message: String) -> Self {
        Self {
            kind,
            document: mention.document,
            field: mention.field,
            range: mention.range.clone(),
            message,
        }
    }
}

/// The last place at or before a byte where a character begins.
fn floor(text: &str, at: usize) -> usize {
    let at = at.min(text.len());
    (0..=at)
        .rev()
        .find(|at| text.is_char_boundary(*at))
        .unwrap_or(0)
}

fn part(document: &Document, field: Field) -> Option<usize> {
    match field {
        Field::Block(block) => document.part_of(block),
        Field::Metadata(_) => None,
    }
}

/// When a passage was written, as far as that can speak against anything.
fn written(document: &Document, field: Field) -> Option<&Edtf> {
    let date = match part(document, field) {
        Some(part) => document.parts.get(part)?.date.as_ref(),
        None => document.metadata.date.as_ref(),
    };
    date.filter(|date| !date.is_vague())
}

/// What does not fit, with both facts.
fn misfit(
    entity: &Entity,
    mention: &NameMention,
    document: &Document,
    written: &Edtf,
) -> Option<(MisfitKind, String)> {
    let title = beside::title(document, mention);
    let dated = format!("the document is dated {}", written.in_words());
    if let Some(life) = entity.life.as_ref().filter(|life| is_span(life)) {
        let about = if is_about(life) { ABOUT } else { 0 };
        let message = || format!("{dated}, and {} lived {life}", entity.name);
        let grown = life
            .earliest()
            .and_then(|born| born.checked_add((YOUNGEST - about).years()).ok());
        let early = matches!((written.latest(), grown), (Some(day), Some(grown)) if day < grown);
        // The living speak of the dead by name; only who speaks or holds an office must be alive.
        let acting = || {
            document.class == Class::Primary
                && (acts(document, mention) || title.as_ref().is_some_and(|title| !title.past))
        };
        let dead = life
            .latest()
            .and_then(|died| died.checked_add(about.years()).ok());
        let late = matches!((written.earliest(), dead), (Some(day), Some(dead)) if day > dead);
        if (early && contemporary(mention.field)) || (late && acting()) {
            return Some((MisfitKind::Life, message()));
        }
    }
    let title = title.filter(|title| !title.past && document.class == Class::Primary)?;
    let held: Vec<&Tenure> = entity
        .offices
        .iter()
        .filter(|tenure| tenure.title.as_deref().is_some_and(|own| title.is(own)))
        .collect();
    if held.is_empty() || held.iter().any(|tenure| tenure.dates.overlaps(written)) {
        return None;
    }
    let years: Vec<String> = held.iter().map(|tenure| tenure.dates.to_string()).collect();
    let office = held[0].title.as_deref().unwrap_or_default();
    Some((
        MisfitKind::Office,
        format!(
            "{dated} and names {} with the office “{office}”, held {}",
            entity.name,
            years.join(" and ")
        ),
    ))
}

/// An open end is as good as a date: a single date does not say whether it is that of birth or of death.
fn is_span(life: &Edtf) -> bool {
    life.precision() == Precision::Span
}

/// True for dates such as `1906~/1982`.
fn is_about(life: &Edtf) -> bool {
    life.to_string().contains(['?', '~', '%'])
}

/// True for what was written when the document was: the catalogue's words are later.
fn contemporary(field: Field) -> bool {
    matches!(field, Field::Block(_) | Field::Metadata("creators"))
}

/// What opens a list of those who are present, in small letters.
const LISTS: [&str; 6] = [
    "participants",
    "present:",
    "those present",
    "in attendance",
    "members present",
    "attended by",
];

/// True for a line of a list of participants under a heading of its own: `PARTICIPANTS`, then a line for each.
fn listed(document: &Document, block: usize) -> bool {
    /// No list is longer, and no line of one, in bytes.
    const LINES: usize = 30;
    const LINE: usize = 120;
    let short = |text: &str| text.len() <= LINE && !text.trim_end().ends_with('.');
    let lines = document.blocks[..=block.min(document.blocks.len() - 1)]
        .iter()
        .rev()
        .take(LINES)
        .take_while(|block| short(&block.text));
    lines.skip(1).any(|line| {
        let line = line.text.trim().trim_end_matches(':').to_lowercase();
        line == "present" || LISTS.iter().any(|list| line == list.trim_end_matches(':'))
    })
}

/// True where the person speaks, writes or is present: a speaker's label, a creator, a list of participants.
fn acts(document: &Document, mention: &NameMention) -> bool {
    let block = match mention.field {
        Field::Metadata(name) => return name == "creators",
        Field::Block(block) => document.blocks.get(block),
    };
    if let Field::Block(index) = mention.field
        && listed(document, index)
    {
        return true;
    }
    block.is_some_and(|block| {
        let speaks = block.speaker.as_ref().is_some_and(|label| {
            mention.range.start < label.end && mention.range.end > label.start
        });
        let opening: String = block.text.chars().take(20).collect();
        let opening = opening.trim_start().to_lowercase();
        speaks || LISTS.iter().any(|list| opening.starts_with(list))
    })
}
