//! Fields of the metadata.

use std::collections::BTreeMap;

use super::fold::field;
use super::{Gold, share};
use crate::analysis::{Analysis, Record};

/// The fields of a document that are compared, as the analysis and the editors of the gold write them.
pub const FIELDS: [&str; 13] = [
    "title",
    "date",
    "creators",
    "translator",
    "archive",
    "locator",
    "record_id",
    "url",
    "language",
    "credits",
    "summary",
    "publication",
    "rights",
];

/// How well the metadata were read.
#[derive(Debug, Clone, PartialEq)]
pub struct MetadataScore {
    /// Share of fields right, over those that the gold fills.
    pub right: f64,
    /// The same by field: right, of how many.
    pub by_field: BTreeMap<&'static str, (usize, usize)>,
    /// Fields filled that the gold leaves empty.
    pub false_fills: usize,
    /// Fields that the gold leaves empty.
    pub empty_fields: usize,
}

/// Compares field by field.
pub(super) fn score(gold: &Gold, analysis: &Analysis, remarks: &mut Vec<String>) -> MetadataScore {
    let found: BTreeMap<&str, &Record> = analysis
        .documents
        .iter()
        .map(|record| (record.file(), record))
        .collect();
    let mut by_field: BTreeMap<&'static str, (usize, usize)> = BTreeMap::new();
    let (mut false_fills, mut empty_fields) = (0, 0);
    for record in &gold.documents {
        for name in FIELDS {
            let Some(gold_value) = record.get(name) else {
                continue;
            };
            let found_value = found
                .get(record.file())
                .and_then(|document| document.get(name));
            let (want, got) = (field(Some(gold_value)), field(found_value));
            if want.is_some() {
                let counts = by_field.entry(name).or_default();
                counts.0 += usize::from(want == got);
                counts.1 += 1;
            } else {
                empty_fields += 1;
                false_fills += usize::from(got.is_some());
            }
            if want != got {
                remarks.push(format!(
                    "metadata {} {name}: gold {gold_value} got {}",
                    record.file(),
                    found_value.unwrap_or(&serde_json::Value::Null)
                ));
            }
        }
    }
    let right = by_field.values().map(|counts| counts.0).sum();
    let total: usize = by_field.values().map(|counts| counts.1).sum();
    MetadataScore {
        right: if total == 0 { 1.0 } else { share(right, total) },
        by_field,
        false_fills,
        empty_fields,
    }
}
