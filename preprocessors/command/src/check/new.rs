//! `check --new REV`: the findings that a revision did not have.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::Result;
use mdbook_dossier_core::finding::Finding;

use crate::revision;

/// What makes a finding the same in two states of a book: its line may move.
type Key = (String, &'static str, String, Option<String>);

/// The findings that the book did not have at the revision.
///
/// # Errors
/// When the book is in no git repository, or the revision has no such book.
pub(super) fn since(findings: Vec<Finding>, root: &Path, revision: &str) -> Result<Vec<Finding>> {
    let then = revision::tree(root, revision)?;
    let mut known: BTreeMap<Key, usize> = BTreeMap::new();
    for finding in super::findings(then.book())? {
        *known.entry(key(&finding)).or_default() += 1;
    }
    Ok(findings
        .into_iter()
        .filter(|finding| match known.get_mut(&key(finding)) {
            Some(count) if *count > 0 => {
                *count -= 1;
                false
            }
            _ => true,
        })
        .collect())
}

fn key(finding: &Finding) -> Key {
    (
        finding.place.file.clone(),
        finding.code,
        finding.message.clone(),
        finding.place.text.clone(),
    )
}
