//! Labels of a catalogue, in a list or a table of its page, and the fields that they fill.

use lazy_static::lazy_static;

use crate::seed::layout::Draft;
use crate::seed::{archives, header_date, statement};

/// A field of the document that labels fill.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Slot {
    Title,
    Date,
    Creator,
    Kind,
    Translator,
    Archive,
    Locator,
    Record,
    Address,
    Language,
    Summary,
    Rights,
    Credits,
    Source,
    Collection,
    /// A catalogue's label whose value has no field of its own.
    Other,
}

lazy_static! {
    static ref LABELS: Vec<(&'static str, Slot)> = include_str!("labels.txt")
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .filter_map(|line| {
            let (slot, labels) = line.split_once(':')?;
            Some((slot_named(slot)?, labels))
        })
        .flat_map(|(slot, labels)| labels.split(';').map(move |label| (label.trim(), slot)))
        .collect();
}

fn slot_named(name: &str) -> Option<Slot> {
    Some(match name.trim() {
        "title" => Slot::Title,
        "date" => Slot::Date,
        "creator" => Slot::Creator,
        "kind" => Slot::Kind,
        "translator" => Slot::Translator,
        "archive" => Slot::Archive,
        "locator" => Slot::Locator,
        "record" => Slot::Record,
        "address" => Slot::Address,
        "language" => Slot::Language,
        "summary" => Slot::Summary,
        "rights" => Slot::Rights,
        "credits" => Slot::Credits,
        "source" => Slot::Source,
        "collection" => Slot::Collection,
        "other" => Slot::Other,
        _ => return None,
    })
}

fn slot(label: &str) -> Option<Slot> {
    let label = label.trim().trim_end_matches(':').to_lowercase();
    LABELS
        .iter()
        .find(|(known, _)| *known == label)
        .map(|(_, slot)| *slot)
}

/// True for a label that catalogues use.
pub(super) fn is_known(label: &str) -> bool {
    slot(label).is_some()
}

/// True for a label that fills a field.
pub(super) fn fills(label: &str, wanted: Slot) -> bool {
    slot(label) == Some(wanted)
}

/// True for a label of a document's own head, which stays in the text.
pub(super) fn is_of_letter(label: &str) -> bool {
    let label = label.trim().trim_end_matches(':').to_lowercase();
    matches!(
        label.as_str(),
        "to" | "from"
            | "via"
            | "cc"
            | "through"
            | "info"
            | "subject"
            | "subj"
            | "re"
            | "participants"
    )
}

/// Takes a label with its value: the field is filled where nothing has filled it yet.
pub(super) fn take(draft: &mut Draft<'_>, label: &str, value: &str) {
    let value = value.trim();
    if value.is_empty() {
        return;
    }
    let slot = slot(label).unwrap_or(Slot::Other);
    let metadata = &mut draft.metadata;
    let owned = || Some(value.to_owned());
    let field = match slot {
        Slot::Kind => {
            metadata.kind.get_or_insert_with(|| value.to_lowercase());
            None
        }
        Slot::Translator => Some(&mut metadata.translator),
        Slot::Archive => Some(&mut metadata.archive),
        Slot::Locator => Some(&mut metadata.locator),
        Slot::Record => Some(&mut metadata.record_id),
        Slot::Language => Some(&mut metadata.language),
        Slot::Summary => Some(&mut metadata.summary),
        Slot::Rights => Some(&mut metadata.rights),
        Slot::Credits => Some(&mut metadata.credits),
        _ => None,
    };
    if let Some(field) = field
        && field.is_none()
    {
        *field = owned();
        return;
    }
    match slot {
        Slot::Title if metadata.title.is_empty() => {
            value.clone_into(&mut metadata.title);
            return;
        }
        Slot::Creator if metadata.creators.is_empty() => {
            metadata.creators = value
                .split(';')
                .map(|name| name.trim().to_owned())
                .filter(|name| !name.is_empty())
                .collect();
            return;
        }
        Slot::Date if metadata.date.is_none() => {
            if let Some(date) = header_date::whole(value) {
                draft.keep_date(date, value);
                return;
            }
        }
        Slot::Collection => {
            if let Some(archive) = archives::by_name(value) {
                metadata.collection = Some(archive.name.clone());
            }
        }
        Slot::Address => statement::address(draft, value),
        Slot::Source => statement::source(draft, value),
        _ => {}
    }
    draft.keep(label, value);
}
