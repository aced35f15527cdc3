//! Sidecars as rows of a table: what a document's file says, what its sidecar sets, and changes written back.

use toml_edit::{Array, DocumentMut, Item, Table, Value};

use super::sidecar::{PUBLICATION, TEXTS};
use crate::document::{Document, Publication};

/// Between the values of a list, in a cell.
const SEPARATOR: &str = "; ";
/// In a cell: the field is to be empty, whatever the file says.
pub const EMPTY: &str = "-";
/// What the keys of a publication begin with.
const OF_PUBLICATION: &str = "publication.";

/// Why a sidecar cannot be written.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum TableError {
    /// It is not TOML.
    #[error("the sidecar is not TOML: {0}")]
    Invalid(String),
    /// It has something else in the place of the table.
    #[error("the sidecar has a `publication` that is no table")]
    Publication,
}

/// The keys that have a column, in the order of the columns.
#[must_use]
pub fn keys() -> Vec<String> {
    let mut keys: Vec<String> = ["id", "title", "date", "creators"]
        .map(str::to_owned)
        .to_vec();
    keys.extend(TEXTS.iter().map(|(key, _)| (*key).to_owned()));
    keys.extend(["class", "publish"].map(str::to_owned));
    keys.extend(["title", "authors"].map(|key| format!("{OF_PUBLICATION}{key}")));
    keys.extend(
        PUBLICATION
            .iter()
            .map(|(key, _)| format!("{OF_PUBLICATION}{key}")),
    );
    keys
}

/// What is known of a document under a key; empty where nothing is.
#[must_use]
pub fn known(document: &Document, key: &str) -> String {
    let mut metadata = document.metadata.clone();
    if let Some(name) = key.strip_prefix(OF_PUBLICATION) {
        let mut book: Publication = metadata.publication.unwrap_or_default();
        return match name {
            "title" => book.title,
            "authors" => book.authors.join(SEPARATOR),
            _ => PUBLICATION
                .iter()
                .find(|(known, _)| *known == name)
                .and_then(|(_, field)| field(&mut book).clone())
                .unwrap_or_default(),
        };
    }
    match key {
        "id" => document.id.clone(),
        "title" => metadata.title,
        "date" => metadata
            .date
            .map(|date| date.to_string())
            .unwrap_or_default(),
        "creators" => metadata.creators.join(SEPARATOR),
        _ => TEXTS
            .iter()
            .find(|(known, _)| *known == key)
            .and_then(|(_, field)| field(&mut metadata).clone())
            .unwrap_or_default(),
    }
}

/// What a sidecar sets under each of the keys, as a cell shows it; empty where it sets nothing.
///
/// # Errors
/// When the text is not TOML.
pub fn set(text: &str, keys: &[String]) -> Result<Vec<String>, TableError> {
    let file = parse(text)?;
    Ok(keys
        .iter()
        .map(|key| {
            let item = match key.strip_prefix(OF_PUBLICATION) {
                Some(name) => file.get("publication").and_then(|book| book.get(name)),
                None => file.get(key),
            };
            item.and_then(Item::as_value).map(cell).unwrap_or_default()
        })
        .collect())
}

/// A value as a cell shows it.
fn cell(value: &Value) -> String {
    match value {
        Value::String(text) if text.value().is_empty() => EMPTY.to_owned(),
        Value::String(text) => text.value().clone(),
        Value::Array(list) if list.is_empty() => EMPTY.to_owned(),
        Value::Array(list) => {
            let texts: Vec<&str> = list.iter().filter_map(Value::as_str).collect();
            texts.join(SEPARATOR)
        }
        other => other.to_string().trim().to_owned(),
    }
}

/// The text of the sidecar with the cells set; comments and everything else stay.
///
/// # Errors
/// When the text is not TOML.
pub fn with(text: &str, cells: &[(String, String)]) -> Result<String, TableError> {
    let mut file = parse(text)?;
    for (key, cell) in cells {
        let value = written(key, cell);
        let (table, name) = match key.strip_prefix(OF_PUBLICATION) {
            Some(name) => {
                let book = file
                    .entry("publication")
                    .or_insert_with(|| Item::Table(Table::new()));
                let book = book.as_table_like_mut().ok_or(TableError::Publication)?;
                (book, name)
            }
            None => (
                file.as_table_mut() as &mut dyn toml_edit::TableLike,
                key.as_str(),
            ),
        };
        match table.get_mut(name).and_then(Item::as_value_mut) {
            Some(earlier) => {
                let decor = earlier.decor().clone();
                *earlier = value;
                *earlier.decor_mut() = decor;
            }
            None => {
                table.insert(name, Item::Value(value));
            }
        }
    }
    Ok(file.to_string())
}

fn written(key: &str, cell: &str) -> Value {
    let is_list = key == "creators" || key == "publication.authors";
    if is_list {
        let names = cell.split(';').map(str::trim);
        let names = names.filter(|name| !name.is_empty() && *name != EMPTY);
        return Value::Array(names.collect::<Array>());
    }
    if cell == EMPTY { "" } else { cell }.into()
}

fn parse(text: &str) -> Result<DocumentMut, TableError> {
    text.parse()
        .map_err(|error: toml_edit::TomlError| TableError::Invalid(error.message().to_owned()))
}
