//! Writing a rule about an entry: comments, order and spacing of the file stay as they are.

use toml_edit::{Array, DocumentMut, InlineTable, Item, Table, Value};

use super::Passage;

/// The file cannot be added to because it is not TOML, or holds something else where the rule belongs.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum InvalidFile {
    /// Not TOML.
    #[error("the file is not TOML: {0}")]
    Syntax(#[from] toml_edit::TomlError),
    /// The entry or the key holds a value of another kind.
    #[error("`{0}` in the file is not what belongs there; mend it by hand first")]
    Shape(String),
}

/// Adds a form or an id to a list (`merge`, `never`, `variants`) of an entry, which is made where it is not there.
/// What is in the list already is not added again.
///
/// # Errors
/// When the file cannot be read as TOML, or the entry or the list is of another kind.
pub fn record(
    text: &str,
    entry: &str,
    key: &str,
    passage: &Passage,
) -> Result<String, InvalidFile> {
    let mut file: DocumentMut = text.parse()?;
    let table = file
        .entry(entry)
        .or_insert_with(|| Item::Table(Table::new()))
        .as_table_mut()
        .ok_or_else(|| InvalidFile::Shape(entry.to_owned()))?;
    let item = table
        .entry(key)
        .or_insert_with(|| Item::Value(Value::Array(Array::new())));
    // `merge = "one"` stands for a list of one.
    if let Item::Value(single @ Value::String(_)) = item {
        // What stood around the text, a comment perhaps, stands around the list.
        let around = std::mem::take(single.decor_mut());
        let mut list = Value::Array(std::iter::once(single.clone()).collect());
        *list.decor_mut() = around;
        *item = Item::Value(list);
    }
    let list = item
        .as_array_mut()
        .ok_or_else(|| InvalidFile::Shape(format!("{entry}.{key}")))?;
    let value = value(passage);
    let plain = |value: &Value| value.to_string().split_whitespace().collect::<String>();
    if !list.iter().any(|known| plain(known) == plain(&value)) {
        list.push(value);
    }
    Ok(file.to_string())
}

fn value(passage: &Passage) -> Value {
    if passage.document.is_none() && passage.paragraph.is_none() {
        return Value::from(passage.form.as_str());
    }
    let mut table = InlineTable::new();
    table.insert("form", passage.form.as_str().into());
    for (key, text) in [
        ("document", &passage.document),
        ("paragraph", &passage.paragraph),
    ] {
        if let Some(text) = text {
            table.insert(key, text.as_str().into());
        }
    }
    Value::InlineTable(table)
}
