//! A death that one document tells of, and a later document in which the person speaks, writes or is present.

use std::collections::{BTreeMap, BTreeSet};

use super::{Misfit, MisfitKind, acts, floor, part, written};
use crate::date::Edtf;
use crate::date::phrase::{self, Context};
use crate::document::Document;
use crate::name::{EntityKind, Field, NameMention, Names};

/// The date of a death stands no farther from the name, in bytes.
const NEAR: usize = 50;

/// A death as a document tells of it.
struct Death {
    date: Edtf,
    words: String,
    document: usize,
}

/// Looks for persons who act after a death that only documents tell of.
pub(super) fn look(names: &Names, documents: &[Document]) -> Vec<Misfit> {
    let mut deaths: BTreeMap<usize, Vec<Death>> = BTreeMap::new();
    for mention in &names.mentions {
        let entity = &names.entities[mention.entity];
        // The editor's dates are judged for themselves, and a name of several is nobody's.
        if entity.kind != EntityKind::Person || entity.undecided || entity.life.is_some() {
            continue;
        }
        if let Some(death) = death(mention, documents) {
            deaths.entry(mention.entity).or_default().push(death);
        }
    }
    // Documents that contradict each other prove nothing here.
    deaths.retain(|_, told| told.iter().all(|death| death.date.overlaps(&told[0].date)));
    let mut seen = BTreeSet::new();
    let mut out = Vec::new();
    for mention in &names.mentions {
        let Some(death) = deaths.get(&mention.entity).and_then(|told| told.first()) else {
            continue;
        };
        let document = &documents[mention.document];
        let later = written(document, mention.field).filter(|date| {
            matches!((date.earliest(), death.date.latest()), (Some(day), Some(dead)) if day > dead)
        });
        let Some(date) = later.filter(|_| acts(document, mention)) else {
            continue;
        };
        let place = (
            mention.document,
            part(document, mention.field),
            mention.entity,
        );
        if seen.insert(place) {
            let message = format!(
                "the document is dated {} and {} speaks, writes or is present in it; “{}” tells: “{} {}”",
                date.in_words(),
                names.entities[mention.entity].name,
                documents[death.document].id,
                names.entities[mention.entity].name,
                death.words
            );
            out.push(Misfit::of(MisfitKind::Death, mention, message));
        }
    }
    out
}

/// `Leonid Brezhnev died in November 1982`: the whole pattern, right after the name.
fn death(mention: &NameMention, documents: &[Document]) -> Option<Death> {
    let Field::Block(block) = mention.field else {
        return None;
    };
    let text = documents.get(mention.document)?.blocks.get(block)?;
    let rest = text.text.get(mention.range.end..)?;
    let rest = &rest[..floor(rest, NEAR)];
    let told = rest.strip_prefix(" died ")?;
    let date = told
        .strip_prefix("in ")
        .or_else(|| told.strip_prefix("on "))?;
    let found = phrase::find(date, &Context::default()).into_iter().next()?;
    // “died in the war of 1914” gives no date of the death.
    let complete = found.range.start == 0 && found.inferred.is_none() && !found.date.is_vague();
    let end = rest.len() - date.len() + found.range.end;
    complete.then(|| Death {
        date: found.date,
        words: rest[..end].trim().to_owned(),
        document: mention.document,
    })
}
