//! What a text without a header leaves open.

use crate::document::Metadata;
use crate::finding::{Finding, Severity};
use crate::seed::layout::Draft;

/// The code of the finding for a field that a text does not state.
const MISSING: &str = "seed-field-missing";

/// The fields that a text should state, and whether it does.
fn fields_told(fields: &Metadata) -> [(&'static str, bool); 5] {
    [
        ("title", !fields.title.is_empty()),
        ("date", fields.date.is_some()),
        ("creators", !fields.creators.is_empty()),
        (
            "archive",
            fields.archive.is_some() || fields.publication.is_some(),
        ),
        ("language", fields.language.is_some()),
    ]
}

/// The finding for a text that does not state a field.
fn missing(key: &str) -> String {
    format!("the text states no {key}")
}

/// What a text without a header leaves open, for the editor to set.
pub(in crate::seed::layout) fn report_missing(draft: &mut Draft<'_>) {
    for (key, _) in fields_told(&draft.metadata)
        .into_iter()
        .filter(|(_, told)| !told)
    {
        draft.findings.push(
            Finding::new(Severity::Note, MISSING, draft.source.file, missing(key))
                .remedy(format!("set `{key}` in the sidecar, where it is known")),
        );
    }
}

/// Takes such findings back for fields that were told afterwards. A title that is the file's name was not.
pub(in crate::seed::layout) fn retract_missing(metadata: &Metadata, findings: &mut Vec<Finding>) {
    let told: Vec<String> = fields_told(metadata)
        .into_iter()
        .filter(|(key, told)| {
            let named = metadata
                .inferred
                .get(*key)
                .is_some_and(|how| how == "name of the file");
            *told && !named
        })
        .map(|(key, _)| missing(key))
        .collect();
    findings.retain(|found| found.code != MISSING || !told.contains(&found.message));
}
