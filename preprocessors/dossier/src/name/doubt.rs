//! Doubts: entries that may be of one person or body, and names that may be of several, for an editor to settle.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::person::{Order, PersonName};
use super::{EntityKind, Field, Names};
use super::{people, romanize};
use crate::document::Document;

/// What is doubtful.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DoubtKind {
    /// Two entries that may be one. To join them, the curation file says `merge`; to keep them apart, `never`.
    Same,
    /// A name that several may bear. The first side is the name, the others are those who may be meant; the curation
    /// file of the one who is says `variants`.
    Bearer,
    /// A name whose title, dates or form of address do not fit its only bearer. The first side is the name.
    Unfit,
}

impl DoubtKind {
    /// Its name in the analysis.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Bearer => "bearer",
            Self::Unfit => "unfit",
        }
    }
}

/// Something about names that an editor may settle.
#[derive(Debug, Clone, PartialEq)]
pub struct Doubt {
    /// Stable id: the kind and the ids of the entries.
    pub id: String,
    /// What is doubtful.
    pub kind: DoubtKind,
    /// The entries concerned, each with a passage.
    pub sides: Vec<Side>,
    /// What speaks for it and against it.
    pub reasons: Vec<String>,
    /// How likely the entries are one, or the first bearer is meant: 0 to 1.
    pub score: f64,
}

/// An entry, and a passage that names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Side {
    /// Index of the entity.
    pub entity: usize,
    /// Index of the document.
    pub document: usize,
    /// Block or field.
    pub field: Field,
    /// Bytes of the name in the block's text or the field.
    pub range: Range<usize>,
    /// The name as printed there.
    pub form: String,
}

impl Side {
    /// The words around the name: at most eighty letters before and after it, cut between words. In the metadata the
    /// name alone.
    #[must_use]
    pub fn quote(&self, document: &Document) -> String {
        const AROUND: usize = 80;
        let Field::Block(block) = self.field else {
            return self.form.clone();
        };
        let Some(text) = document.blocks.get(block).map(|block| block.text.as_str()) else {
            return self.form.clone();
        };
        let (Some(before), Some(after)) =
            (text.get(..self.range.start), text.get(self.range.start..))
        else {
            return self.form.clone();
        };
        let back = before
            .char_indices()
            .rev()
            .nth(AROUND - 1)
            .map(|(at, _)| at);
        let start = back.map_or(0, |at| {
            before[at..].find(' ').map_or(at, |space| at + space)
        });
        let length = self.range.len() + AROUND;
        let end = match after
            .char_indices()
            .map(|(at, _)| at)
            .find(|at| *at >= length)
        {
            Some(at) => after[..at].rfind(' ').unwrap_or(at),
            None => after.len(),
        };
        let words = super::fold::spaces(&format!("{}{}", &before[start..], &after[..end]));
        format!(
            "{}{words}{}",
            if start > 0 { "… " } else { "" },
            if end < after.len() { " …" } else { "" }
        )
    }
}

impl Names {
    /// Writes down every doubt: the names that several bear, and the given pairs of entries.
    pub(super) fn raise(&mut self, pairs: Vec<Pair>) {
        let passages = self.passages();
        let mut doubts = Vec::new();
        for (index, entity) in self.entities.iter().enumerate() {
            if !entity.undecided {
                continue;
            }
            let sides = std::iter::once(&index).chain(&entity.see_also);
            let unfit = entity.see_also.len() == 1;
            let kind = if unfit {
                DoubtKind::Unfit
            } else {
                DoubtKind::Bearer
            };
            let reason = if unfit {
                format!("“{}” does not fit its only bearer here", entity.name)
            } else {
                format!(
                    "{} persons bear the name “{}”",
                    entity.see_also.len(),
                    entity.name
                )
            };
            doubts.push(Doubt {
                id: format!("{}-{}", kind.name(), entity.id),
                kind,
                sides: sides
                    .filter_map(|side| passages.get(side).cloned())
                    .collect(),
                reasons: vec![reason],
                score: 0.5,
            });
        }
        for pair in pairs {
            let mut ends = [pair.a, pair.b];
            ends.sort_by_key(|end| &self.entities[*end].id);
            doubts.push(Doubt {
                id: ends.iter().fold("same".to_owned(), |id, end| {
                    format!("{id}-{}", self.entities[*end].id)
                }),
                kind: DoubtKind::Same,
                sides: ends
                    .iter()
                    .filter_map(|end| passages.get(end).cloned())
                    .collect(),
                reasons: pair.reasons,
                score: pair.score,
            });
        }
        doubts.sort_by(|a, b| (a.kind, &a.id).cmp(&(b.kind, &b.id)));
        doubts.dedup_by(|a, b| a.id == b.id);
        self.doubts = doubts;
    }

    /// The passage of every entity, read in one go.
    fn passages(&self) -> BTreeMap<usize, Side> {
        let mut out: BTreeMap<usize, &super::NameMention> = BTreeMap::new();
        let rank = |mention: &super::NameMention| {
            (
                matches!(mention.field, Field::Block(_)),
                mention.form.chars().count(),
            )
        };
        for mention in self.mentions.iter().filter(|mention| !mention.adjective) {
            out.entry(mention.entity)
                .and_modify(|known| {
                    if rank(mention) > rank(known) {
                        *known = mention;
                    }
                })
                .or_insert(mention);
        }
        out.into_iter()
            .map(|(entity, mention)| {
                let side = Side {
                    entity,
                    document: mention.document,
                    field: mention.field,
                    range: mention.range.clone(),
                    form: mention.form.clone(),
                };
                (entity, side)
            })
            .collect()
    }

    /// The name of an entity of a kind by its id.
    #[must_use]
    pub fn by_id(&self, kind: EntityKind, id: &str) -> Option<usize> {
        self.entities
            .iter()
            .position(|entity| entity.kind == kind && entity.id == id)
    }
}

/// Two entries that may be one.
#[derive(Debug, Clone)]
pub(super) struct Pair {
    /// The one, as an index.
    pub(super) a: usize,
    /// The other.
    pub(super) b: usize,
    /// Why.
    pub(super) reasons: Vec<String>,
    /// How likely.
    pub(super) score: f64,
}

/// Persons who may be one: family names alike but for one letter, or initials that fit several.
pub(super) fn persons(named: &[(usize, &[PersonName])]) -> Vec<Pair> {
    let mut families: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    let mut given: BTreeMap<usize, Vec<(String, Vec<String>)>> = BTreeMap::new();
    for (person, names) in named {
        for name in *names {
            if !matches!(name.order, Order::FamilyFirst | Order::GivenFirst) {
                continue;
            }
            let family = romanize::european(&name.family);
            let parts: Vec<String> = name
                .given
                .iter()
                .map(|part| romanize::european(part))
                .collect();
            families.entry(family.clone()).or_default().insert(*person);
            let of_person = given.entry(*person).or_default();
            if !of_person.contains(&(family.clone(), parts.clone())) {
                of_person.push((family, parts));
            }
        }
    }
    let mut near: BTreeMap<String, BTreeSet<&String>> = BTreeMap::new();
    for family in families.keys() {
        for key in without_a_letter(family) {
            near.entry(key).or_default().insert(family);
        }
    }
    let mut pairs: BTreeMap<(usize, usize), Pair> = BTreeMap::new();
    for alike in near.values() {
        for a in alike {
            for b in alike.iter().filter(|b| *b >= a) {
                pair(a, b, &families, &given, &mut pairs);
            }
        }
    }
    pairs.into_values().collect()
}

/// The spellings of a name with one letter left out, and the name itself; short names are only themselves.
fn without_a_letter(name: &str) -> BTreeSet<String> {
    let letters: Vec<char> = name.chars().collect();
    let mut out = BTreeSet::from([name.to_owned()]);
    if letters.len() >= 5 {
        for left in 0..letters.len() {
            let kept = letters.iter().enumerate().filter(|(at, _)| *at != left);
            out.insert(kept.map(|(_, letter)| *letter).collect());
        }
    }
    out
}

/// Notes down the persons of two family names whose given names do not contradict each other.
fn pair(
    a: &String,
    b: &String,
    families: &BTreeMap<String, BTreeSet<usize>>,
    given: &BTreeMap<usize, Vec<(String, Vec<String>)>>,
    pairs: &mut BTreeMap<(usize, usize), Pair>,
) {
    let bearers = |family: &String| families.get(family).into_iter().flatten().copied();
    for left in bearers(a) {
        for right in bearers(b) {
            let key = (left.min(right), left.max(right));
            if left == right || pairs.contains_key(&key) {
                continue;
            }
            let (Some(one), Some(other)) = (given.get(&left), given.get(&right)) else {
                continue;
            };
            let agree = one
                .iter()
                .all(|(_, x)| other.iter().all(|(_, y)| people::agree(x, y)));
            // A misprint of the family name is likely only where a whole given name is the same.
            let whole = one.iter().any(|(_, x)| {
                x.iter().any(|part| part.chars().count() > 1)
                    && other.iter().any(|(_, y)| x.first() == y.first())
            });
            if !agree || (a != b && !whole) {
                continue;
            }
            let (reason, score) = if a == b {
                (
                    "the family name is the same and the given names do not contradict each other",
                    0.5,
                )
            } else {
                (
                    "the given names are the same and the family names differ by one letter",
                    0.6,
                )
            };
            pairs.insert(
                key,
                Pair {
                    a: key.0,
                    b: key.1,
                    reasons: vec![reason.to_owned()],
                    score,
                },
            );
        }
    }
}
