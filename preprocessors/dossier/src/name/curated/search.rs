//! Forms that an editor gives and that were not taken for names.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use super::{Desk, because, in_scope};
use crate::curation::entities::Passage;
use crate::document::Document;
use crate::name::phrase::Phrases;
use crate::name::{Field, NameMention, source};

/// A form that an editor gives, with the entry that it means.
type Wanted<'r> = Vec<(&'r Passage, usize)>;

/// What was found in one text, in order of place; what overlaps stands together.
#[derive(Debug, Default)]
struct Taken {
    clusters: Vec<Cluster>,
}

/// Mentions that overlap, as indices, and what they cover.
#[derive(Debug)]
struct Cluster {
    range: Range<usize>,
    mentions: Vec<usize>,
}

impl Taken {
    /// Adds a mention that begins no earlier than those before it.
    fn add(&mut self, mention: usize, range: &Range<usize>) {
        match self.clusters.last_mut() {
            Some(last) if range.start < last.range.end => {
                last.range.end = last.range.end.max(range.end);
                last.mentions.push(mention);
            }
            _ => self.clusters.push(Cluster {
                range: range.clone(),
                mentions: vec![mention],
            }),
        }
    }

    /// The mentions that may overlap a range.
    fn near(&self, range: &Range<usize>) -> impl Iterator<Item = usize> {
        let first = self
            .clusters
            .partition_point(|cluster| cluster.range.end <= range.start);
        self.clusters[first..]
            .iter()
            .take_while(|cluster| cluster.range.start < range.end)
            .flat_map(|cluster| cluster.mentions.iter().copied())
    }
}

impl Desk<'_> {
    /// Finds the forms of all rules that were not taken for names. A name inside such a form is no name of its own.
    pub(super) fn search(&mut self, targets: &[Option<usize>]) {
        let rules = self.rules;
        let mut wanted: HashMap<&str, Wanted<'_>> = HashMap::new();
        for (rule, target) in rules.rules.iter().zip(targets) {
            for passage in &rule.variants {
                if let Some(target) = target {
                    let forms = wanted.entry(&passage.form).or_default();
                    forms.push((passage, *target));
                }
            }
        }
        let phrases = Phrases::new(wanted.keys().map(|form| ((*form).to_owned(), *form)));
        let taken = self.taken();
        let mut added = Vec::new();
        let mut covered = Vec::new();
        for (index, document) in self.documents.iter().enumerate() {
            for text in source::of(index, document) {
                let known = taken.get(&(index, text.field));
                for (range, form) in phrases.find(text.text) {
                    let Some((passage, target)) = meant(&wanted, form, document, text.field) else {
                        continue;
                    };
                    let near: Vec<usize> = known
                        .into_iter()
                        .flat_map(|known| known.near(&range))
                        .collect();
                    let Some(inside) = self.inside(&range, &near) else {
                        continue;
                    };
                    covered.extend(inside);
                    added.push(NameMention {
                        document: index,
                        field: text.field,
                        range,
                        form: passage.form.clone(),
                        entity: target,
                        adjective: false,
                        evidence: vec!["form set by the editor"],
                        because: because(passage),
                    });
                }
            }
        }
        self.drop_all(&covered);
        self.names.mentions.extend(added);
    }

    /// The mentions of the rules' kind by document and field.
    fn taken(&self) -> BTreeMap<(usize, Field), Taken> {
        let mut out: BTreeMap<(usize, Field), Taken> = BTreeMap::new();
        let mut order: Vec<usize> = (0..self.names.mentions.len())
            .filter(|place| {
                let mention = &self.names.mentions[*place];
                self.names.entities[mention.entity].kind == self.rules.kind
            })
            .collect();
        order.sort_by_key(|place| {
            let mention = &self.names.mentions[*place];
            (mention.document, mention.field, mention.range.start)
        });
        for place in order {
            let mention = &self.names.mentions[place];
            out.entry((mention.document, mention.field))
                .or_default()
                .add(place, &mention.range);
        }
        out
    }

    /// Those of some mentions that stand inside a range and are shorter than it. None where one is the range itself, or
    /// goes beyond it: then the form was taken for a name already, or is part of another name.
    fn inside(&self, range: &Range<usize>, near: &[usize]) -> Option<Vec<usize>> {
        let mut out = Vec::new();
        for place in near {
            let other = &self.names.mentions[*place].range;
            if other.end <= range.start || other.start >= range.end {
                continue;
            }
            if other == range || other.start < range.start || other.end > range.end {
                return None;
            }
            out.push(*place);
        }
        Some(out)
    }
}

/// The rule that means a form in a place; of several the first.
fn meant<'r>(
    wanted: &HashMap<&str, Wanted<'r>>,
    form: &str,
    document: &Document,
    field: Field,
) -> Option<(&'r Passage, usize)> {
    let passages = wanted.get(form)?;
    passages
        .iter()
        .find(|(passage, _)| in_scope(document, field, passage))
        .copied()
}
