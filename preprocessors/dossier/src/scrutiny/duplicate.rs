//! The same document twice, or nearly.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use super::{Desk, Doubt};
use crate::document::Document;

/// Words in a row that are compared as one. (Broder, “On the resemblance and containment of documents”, 1997.)
const SHINGLE: usize = 6;
/// One in so many of a long text's shingles is kept; Broder's “modulo” sample.
const SAMPLE: u64 = 8;
/// Texts of fewer words keep all of theirs.
const SHORT: usize = 800;
/// Texts of fewer shingles are too short to say.
const FEW: usize = 12;
/// Share of the longer text's shingles that the other has too: the two are the same.
const SAME: f64 = 0.9;
/// Share of the shorter text's shingles that the other has too: much is in common.
const NEARLY: f64 = 0.5;

pub(super) fn look(desk: &Desk<'_>) -> Vec<Doubt> {
    // Every shingle with the first document that has it and the last one so far: a document is
    // compared with those two, not with all, so that many copies of one cost no more than their text.
    let mut holders: BTreeMap<u64, (usize, usize)> = BTreeMap::new();
    let mut records: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    let mut sizes: Vec<usize> = Vec::new();
    let mut doubts = Vec::new();
    for (index, document) in desk.edition.documents.iter().enumerate() {
        let own = shingles(document);
        let mut shared: BTreeMap<usize, usize> = BTreeMap::new();
        for shingle in &own {
            match holders.get_mut(shingle) {
                Some((first, last)) => {
                    *shared.entry(*first).or_default() += 1;
                    if last != first {
                        *shared.entry(*last).or_default() += 1;
                    }
                    *last = index;
                }
                None => {
                    holders.insert(*shingle, (index, index));
                }
            }
        }
        sizes.push(own.len());
        let same_text = shared
            .iter()
            .filter(|&(&other, &count)| {
                let shorter = own.len().min(sizes[other]);
                shorter >= FEW && share(count, shorter) >= NEARLY
            })
            .max_by_key(|&(&other, &count)| (count, Reverse(other)));
        if let Some((&other, &count)) = same_text {
            let same = share(count, own.len().max(sizes[other])) >= SAME;
            doubts.push(twice(desk, index, other, same));
        } else if let Some(key) = record(document)
            && let Some(&other) = records.get(&key)
        {
            doubts.push(Doubt::new(
                "document-record-twice",
                index,
                None,
                format!(
                    "{} has the same record number, {}, with another text",
                    file(desk, other),
                    key.1
                ),
                "set `record-id` in the sidecar of the one that is wrong",
            ));
        }
        if let Some(key) = record(document) {
            records.entry(key).or_insert(index);
        }
    }
    doubts
}

fn record(document: &Document) -> Option<(&str, &str)> {
    let fields = &document.metadata;
    Some((fields.collection.as_deref()?, fields.record_id.as_deref()?))
}

fn file<'e>(desk: &Desk<'e>, document: usize) -> &'e str {
    desk.edition
        .documents
        .get(document)
        .map_or("", |document| document.file.as_str())
}

fn twice(desk: &Desk<'_>, document: usize, other: usize, same: bool) -> Doubt {
    let (code, how) = if same {
        ("document-twice", "is the same text as")
    } else {
        (
            "document-nearly-twice",
            "has much of its text in common with",
        )
    };
    Doubt::new(
        code,
        document,
        None,
        format!("this document {how} {}", file(desk, other)),
        "remove one of the two; keep both only if they are different versions that a reader should compare",
    )
}

/// Parts of the whole, from 0 to 1.
fn share(count: usize, whole: usize) -> f64 {
    let (count, whole) = (
        u32::try_from(count).unwrap_or(u32::MAX),
        u32::try_from(whole).unwrap_or(u32::MAX),
    );
    f64::from(count) / f64::from(whole.max(1))
}

/// The fingerprints of a text, each once.
fn shingles(document: &Document) -> Vec<u64> {
    let words: Vec<u64> = document
        .blocks
        .iter()
        .flat_map(|block| block.text.split(|letter: char| !letter.is_alphanumeric()))
        .filter(|word| !word.is_empty())
        .map(|word| hash(&word.to_lowercase()))
        .collect();
    let mut kept: Vec<u64> = words
        .windows(SHINGLE)
        .map(hash)
        .filter(|shingle| words.len() < SHORT || shingle % SAMPLE == 0)
        .collect();
    kept.sort_unstable();
    kept.dedup();
    kept
}

fn hash<T: Hash + ?Sized>(value: &T) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}
