//! Two analyses compared.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use serde_json::Value;

/// One thing that is new, gone or otherwise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Change {
    /// What it is: the id, or the place.
    pub(super) what: String,
    /// What it was like; none where it is new.
    pub(super) before: Option<String>,
    /// What it is like; none where it is gone.
    pub(super) after: Option<String>,
}

/// Changes of one kind.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub(super) struct Section {
    pub(super) added: Vec<Change>,
    pub(super) removed: Vec<Change>,
    pub(super) changed: Vec<Change>,
}

impl Section {
    /// How many changes there are.
    pub(super) fn len(&self) -> usize {
        self.added.len() + self.removed.len() + self.changed.len()
    }
}

/// All changes, by kind.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub(super) struct Changes {
    pub(super) documents: Section,
    pub(super) names: Section,
    pub(super) links: Section,
    pub(super) notes: Section,
}

/// What leads from one analysis to the other.
pub(super) fn between(old: &Value, new: &Value) -> Changes {
    let moved = moved(new);
    Changes {
        documents: section(&documents(old, &moved), &documents(new, &BTreeMap::new())),
        names: section(&names(old), &names(new)),
        links: section(&links(old, &moved), &links(new, &BTreeMap::new())),
        notes: section(&notes(old, &moved), &notes(new, &BTreeMap::new())),
    }
}

/// Former ids of the documents → those that they have now.
fn moved(new: &Value) -> BTreeMap<String, String> {
    let mut moved = BTreeMap::new();
    for document in list(new, "documents") {
        for alias in list(document, "aliases") {
            moved.insert(text(alias), text(&document["id"]));
        }
    }
    moved
}

fn section(old: &BTreeMap<String, String>, new: &BTreeMap<String, String>) -> Section {
    let mut section = Section::default();
    let keys: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
    for key in keys {
        let change = Change {
            what: key.clone(),
            before: old.get(key).cloned(),
            after: new.get(key).cloned(),
        };
        match (&change.before, &change.after) {
            (None, Some(_)) => section.added.push(change),
            (Some(_), None) => section.removed.push(change),
            (before, after) if before != after => section.changed.push(change),
            _ => {}
        }
    }
    section
}

/// Document by id: its citation. Numbers are told too, for they are cited.
fn documents(analysis: &Value, moved: &BTreeMap<String, String>) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for document in list(analysis, "documents") {
        let parts: Vec<String> = list(document, "parts")
            .iter()
            .map(|part| text(&part["number"]))
            .collect();
        let parts = if parts.is_empty() {
            String::new()
        } else {
            format!(" ({})", parts.join(", "))
        };
        let words = format!(
            "Document {}{parts}: {}",
            text(&document["number"]),
            text(&document["citation"])
        );
        found.insert(now(moved, &document["id"]), words);
    }
    found
}

/// Person or body by id: heading and printed forms.
fn names(analysis: &Value) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for entity in list(analysis, "entities") {
        if entity["kind"] == "state" {
            continue;
        }
        let forms: BTreeSet<String> = list(entity, "mentions")
            .iter()
            .map(|mention| text(&mention["form"]))
            .collect();
        let forms: Vec<String> = forms.into_iter().collect();
        let key = format!("{} {}", text(&entity["kind"]), text(&entity["id"]));
        found.insert(
            key,
            format!("{}: {}", text(&entity["heading"]), forms.join("; ")),
        );
    }
    found
}

/// Pair of passages: the words of both, and whether the link is printed.
fn links(analysis: &Value, moved: &BTreeMap<String, String>) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for event in list(analysis, "events") {
        let mentions = list(event, "mentions");
        for link in list(event, "links") {
            let side = |key: &str| {
                let index = usize::try_from(link[key].as_u64()?).ok()?;
                let mention = mentions.get(index)?;
                Some((
                    format!(
                        "{} {}",
                        part_now(moved, &mention["document"]),
                        text(&mention["paragraph"])
                    ),
                    text(&mention["quote"]),
                ))
            };
            let (Some(a), Some(b)) = (side("a"), side("b")) else {
                continue;
            };
            let (a, b) = if a <= b { (a, b) } else { (b, a) };
            let key = format!("{} – {} ({})", a.0, b.0, text(&event["kind"]));
            let words = format!("“{}” – “{}” [{}]", a.1, b.1, text(&link["decision"]));
            found.insert(key, words);
        }
    }
    found
}

/// Note by document and the words before its mark: its text.
fn notes(analysis: &Value, moved: &BTreeMap<String, String>) -> BTreeMap<String, String> {
    let mut found: BTreeMap<String, String> = BTreeMap::new();
    for note in list(analysis, "notes") {
        let key = format!(
            "{} {}, after “{}”",
            part_now(moved, &note["document"]),
            text(&note["paragraph"]),
            text(&note["after"])
        );
        let how = match (note["decision"].as_str(), note["reviewed"].as_bool()) {
            (Some("queue"), _) => " [waits]",
            (_, Some(true)) => "",
            _ => " [machine-made]",
        };
        let words = format!("{}{how}", text(&note["text"]));
        found
            .entry(key)
            .and_modify(|known| {
                known.push_str(" / ");
                known.push_str(&words);
            })
            .or_insert(words);
    }
    found
}

fn now(moved: &BTreeMap<String, String>, id: &Value) -> String {
    let id = text(id);
    moved.get(&id).cloned().unwrap_or(id)
}

/// The id of a part begins with that of its document.
fn part_now(moved: &BTreeMap<String, String>, id: &Value) -> String {
    let id = text(id);
    for (old, new) in moved {
        if let Some(rest) = id.strip_prefix(old.as_str())
            && (rest.is_empty() || rest.starts_with('-'))
        {
            return format!("{new}{rest}");
        }
    }
    id
}

fn list<'v>(value: &'v Value, key: &str) -> &'v [Value] {
    value[key].as_array().map_or(&[], Vec::as_slice)
}

fn text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Null => String::new(),
        other => other.to_string(),
    }
}
