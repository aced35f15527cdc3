//! The entries of the pages of persons and organizations.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use mdbook_dossier_core::book::address;
use mdbook_dossier_core::date::Edtf;
use mdbook_dossier_core::document::Item;
use mdbook_dossier_core::name::{Entity, EntityKind, Field, NameMention, collate};
use serde::Serialize;
use unicode_normalization::UnicodeNormalization;

use super::View;
use super::company::{Company, With};
use super::times::{self, Times};

/// From more documents and parts than this on, the places of an entry are folded.
const LONG: usize = 12;

/// What the template `entities` is given.
#[derive(Debug, Serialize)]
pub(crate) struct Entries {
    /// How many entries of actors there are.
    count: usize,
    /// What an entry is called: `Persons`, `Organizations`.
    what: &'static str,
    letters: Vec<Letter>,
    /// Bare surnames that several persons may bear.
    undecided: Vec<Entry>,
    apparatus: Vec<Entry>,
    apparatus_title: &'static str,
}

#[derive(Debug, Serialize)]
struct Letter {
    initial: String,
    anchor: String,
    entries: Vec<Entry>,
}

#[derive(Debug, Serialize)]
struct Entry {
    heading: String,
    anchor: Option<String>,
    /// Anchors of the printed forms that mean nobody else.
    anchors: Vec<String>,
    /// Where a heading only points to another.
    see: Option<Reference>,
    role: Option<RoleLine>,
    /// How often it stands in the text, and in how many documents: `12 times in 3 documents`.
    counts: String,
    forms: Vec<Form>,
    /// When it is spoken of, drawn; none where that is one time only.
    times: Option<Times>,
    mentions: Vec<Mentions>,
    /// Long lists of places are folded.
    is_long: bool,
    /// Who stands in the same paragraphs most often.
    with: Vec<With>,
    see_also: Vec<Reference>,
    undecided: bool,
}

#[derive(Debug, Serialize)]
struct Reference {
    heading: String,
    address: String,
}

#[derive(Debug, Serialize)]
struct RoleLine {
    quote: String,
    place: String,
    address: Option<String>,
}

#[derive(Debug, Serialize)]
struct Form {
    form: String,
    counts: String,
}

#[derive(Debug, Serialize)]
struct Mentions {
    document: String,
    /// The date of the document or part.
    words: Option<String>,
    address: Option<String>,
    places: Vec<Place>,
}

#[derive(Debug, Serialize)]
struct Place {
    label: String,
    address: Option<String>,
}

/// The entities of a kind in alphabetical order, as indices.
pub(crate) fn sorted(view: &View<'_>, kind: EntityKind) -> Vec<usize> {
    let entities = &view.edition.names.entities;
    let mut indices: Vec<usize> = (0..entities.len())
        .filter(|&index| entities[index].kind == kind)
        .collect();
    indices.sort_by(|&a, &b| {
        let (left, right) = (&entities[a], &entities[b]);
        collate::compare(&left.sort, &right.sort).then_with(|| left.id.cmp(&right.id))
    });
    indices
}

/// The entries of one kind, as the page at `page` shows them.
pub(crate) fn data(kind: EntityKind, view: &View<'_>, page: &str) -> Entries {
    let entities = &view.edition.names.entities;
    let mentions = by_entity(view);
    let forms = form_anchors(kind, view, &mentions);
    let company = Company::of(view);
    let scale = times::scale(view);
    let mut actors: Vec<(String, Entry)> = Vec::new();
    let (mut undecided, mut apparatus) = (Vec::new(), Vec::new());
    for index in sorted(view, kind) {
        let entity = &entities[index];
        let of_entity = mentions.get(&index).map_or(&[][..], Vec::as_slice);
        let anchors = forms.get(&index).cloned().unwrap_or_default();
        let mut entry = entry(index, of_entity, anchors, view, page);
        entry.with = company.with(index, view, page);
        entry.times = times::of(index, of_entity, scale.as_ref(), view, page);
        if entity.undecided {
            undecided.push(entry);
            continue;
        }
        if entity.apparatus {
            apparatus.push(entry);
            continue;
        }
        for heading in &entity.see_from {
            actors.push((heading.clone(), see(heading, entity)));
        }
        actors.push((entity.sort.clone(), entry));
    }
    actors.sort_by(|(a, _), (b, _)| collate::compare(a, b));
    Entries {
        count: actors
            .iter()
            .filter(|(_, entry)| entry.see.is_none())
            .count(),
        what: match kind {
            EntityKind::Person => "Persons",
            _ => "Organizations",
        },
        letters: letters(actors),
        undecided,
        apparatus,
        apparatus_title: match kind {
            EntityKind::Person => "Translators and other hands",
            _ => "Archives, publishers and supporters",
        },
    }
}

/// The mentions of each entity, in order; adjectives serve the events and are no forms.
fn by_entity<'a>(view: &View<'a>) -> BTreeMap<usize, Vec<&'a NameMention>> {
    let mut mentions: BTreeMap<usize, Vec<&NameMention>> = BTreeMap::new();
    for mention in &view.edition.names.mentions {
        if !mention.adjective {
            mentions.entry(mention.entity).or_default().push(mention);
        }
    }
    mentions
}

fn letters(actors: Vec<(String, Entry)>) -> Vec<Letter> {
    let mut letters: Vec<Letter> = Vec::new();
    for (sort, entry) in actors {
        let initial = initial(&sort);
        match letters.last_mut() {
            Some(last) if last.initial == initial => last.entries.push(entry),
            _ => letters.push(Letter {
                anchor: format!("letter-{}", initial.to_lowercase()),
                initial,
                entries: vec![entry],
            }),
        }
    }
    letters
}

/// The letter under which a name stands: its first, without accents.
fn initial(sort: &str) -> String {
    sort.nfd()
        .find(|character| character.is_alphanumeric())
        .map_or_else(|| "–".to_owned(), |letter| letter.to_uppercase().collect())
}

fn entry(
    index: usize,
    mentions: &[&NameMention],
    anchors: Vec<String>,
    view: &View<'_>,
    page: &str,
) -> Entry {
    let entity = &view.edition.names.entities[index];
    let reference = |other: &usize| {
        let target = view.addresses.entity(*other)?;
        Some(Reference {
            heading: view.edition.names.entities[*other].heading.clone(),
            address: address::relative(page, &target),
        })
    };
    let mentions_by_item = places(mentions, view, page);
    Entry {
        heading: entity.heading.clone(),
        counts: counts(mentions),
        times: None,
        is_long: mentions_by_item.len() > LONG,
        with: Vec::new(),
        anchor: address::entity_anchor(entity.kind, &entity.id),
        anchors,
        see: None,
        role: role(entity, view, page),
        forms: forms(mentions, view),
        mentions: mentions_by_item,
        see_also: entity
            .see_also
            .iter()
            // Larger bodies, parts, predecessors and successors: a reader of the one may want the other.
            .chain(entity.relations.iter().map(|relation| &relation.entity))
            .filter_map(reference)
            .collect(),
        undecided: entity.undecided,
    }
}

fn see(heading: &str, entity: &Entity) -> Entry {
    let anchor = address::entity_anchor(entity.kind, &entity.id).unwrap_or_default();
    Entry {
        heading: heading.to_owned(),
        anchor: None,
        anchors: Vec::new(),
        see: Some(Reference {
            heading: entity.heading.clone(),
            address: format!("#{anchor}"),
        }),
        role: None,
        counts: String::new(),
        times: None,
        is_long: false,
        with: Vec::new(),
        forms: Vec::new(),
        mentions: Vec::new(),
        see_also: Vec::new(),
        undecided: false,
    }
}

fn role(entity: &Entity, view: &View<'_>, page: &str) -> Option<RoleLine> {
    let role = entity.role.as_ref()?;
    let item = view.edition.item(role.document, role.block);
    let target = view.addresses.document(item, Some(role.block));
    Some(RoleLine {
        quote: role.quote.clone(),
        place: format!(
            "Document {}, {}",
            view.edition.number(item),
            view.edition.anchor(role.document, role.block)
        ),
        address: target.map(|target| address::relative(page, &target)),
    })
}

/// How often the text names it, and in how many documents.
fn counts(mentions: &[&NameMention]) -> String {
    let in_text = mentions
        .iter()
        .filter(|mention| matches!(mention.field, Field::Block(_)));
    let documents: BTreeSet<usize> = in_text.clone().map(|mention| mention.document).collect();
    let plural = |count: usize, one: &str, many: &str| match count {
        1 => format!("1 {one}"),
        count => format!("{count} {many}"),
    };
    match documents.len() {
        0 => String::new(),
        count => format!(
            "{} in {}",
            plural(in_text.count(), "time", "times"),
            plural(count, "document", "documents")
        ),
    }
}

/// Every printed form with its counts by document, the most frequent first. The body alone is
/// counted; a form that stands in citations only is listed without a count.
fn forms(mentions: &[&NameMention], view: &View<'_>) -> Vec<Form> {
    let mut forms: BTreeMap<&str, BTreeMap<usize, usize>> = BTreeMap::new();
    for mention in mentions {
        let counts = forms.entry(&mention.form).or_default();
        if matches!(mention.field, Field::Block(_)) {
            *counts.entry(mention.document).or_default() += 1;
        }
    }
    let mut forms: Vec<(&str, BTreeMap<usize, usize>)> = forms.into_iter().collect();
    forms.sort_by_key(|(form, counts)| (Reverse(counts.values().sum::<usize>()), *form));
    forms
        .into_iter()
        .map(|(form, counts)| {
            let by_document: Vec<String> = counts
                .into_iter()
                .map(|(document, count)| {
                    let item = Item {
                        document,
                        part: None,
                    };
                    format!("Document {}: {count}", view.edition.number(item))
                })
                .collect();
            Form {
                form: form.to_owned(),
                counts: if by_document.is_empty() {
                    "in citations only".to_owned()
                } else {
                    by_document.join(" · ")
                },
            }
        })
        .collect()
}

/// Every paragraph with a mention, by document and part; mentions in citations lead to the head of the page.
fn places(mentions: &[&NameMention], view: &View<'_>, page: &str) -> Vec<Mentions> {
    let mut by_item: BTreeMap<Item, BTreeSet<Option<usize>>> = BTreeMap::new();
    for mention in mentions {
        let (item, block) = match mention.field {
            Field::Block(block) => (view.edition.item(mention.document, block), Some(block)),
            Field::Metadata(_) => {
                let item = Item {
                    document: mention.document,
                    part: None,
                };
                (item, None)
            }
        };
        by_item.entry(item).or_default().insert(block);
    }
    by_item
        .into_iter()
        .map(|(item, blocks)| {
            let address = |block| {
                let target = view.addresses.document(item, block)?;
                Some(address::relative(page, &target))
            };
            let places = blocks.into_iter().map(|block| Place {
                label: block.map_or_else(
                    || "citation".to_owned(),
                    |block| view.edition.anchor(item.document, block),
                ),
                address: address(block),
            });
            Mentions {
                document: format!("Document {}", view.edition.number(item)),
                words: times::date(item, view).map(Edtf::in_words),
                address: address(None),
                places: places.collect(),
            }
        })
        .collect()
}

/// Anchors made of the printed forms that mean one entity only, so that a link survives a change of heading.
fn form_anchors(
    kind: EntityKind,
    view: &View<'_>,
    mentions: &BTreeMap<usize, Vec<&NameMention>>,
) -> BTreeMap<usize, Vec<String>> {
    let entities = &view.edition.names.entities;
    let of_kind = |index: &usize| {
        entities
            .get(*index)
            .is_some_and(|entity| entity.kind == kind)
    };
    let taken: BTreeSet<Option<String>> = entities
        .iter()
        .map(|entity| address::entity_anchor(entity.kind, &entity.id))
        .collect();
    let mut bearers: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    for (&index, of_entity) in mentions.iter().filter(|(index, _)| of_kind(index)) {
        for mention in of_entity {
            if let Some(anchor) = address::entity_anchor(kind, &slug(&mention.form)) {
                bearers.entry(anchor).or_default().insert(index);
            }
        }
    }
    let mut anchors: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    for (anchor, bearers) in bearers {
        if let (1, Some(&index)) = (bearers.len(), bearers.first())
            && !taken.contains(&Some(anchor.clone()))
        {
            anchors.entry(index).or_default().push(anchor);
        }
    }
    anchors
}

/// A form as part of an id: small letters without accents, digits, hyphens.
fn slug(form: &str) -> String {
    let plain: String = form
        .nfd()
        .filter(|character| !unicode_normalization::char::is_combining_mark(*character))
        .collect::<String>()
        .to_lowercase();
    plain
        .split(|character: char| !character.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join("-")
}
