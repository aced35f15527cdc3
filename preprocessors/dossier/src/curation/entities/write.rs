//! Writing a rule about an entry: comments, order and spacing of the file stay as they are.
//!
//! A list that is made here stands on one line: two editors' entries at the end of a file then have no line in
//! common, and git, which keeps the lines of both, keeps them whole.

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
    if place_of(list, &value).is_none() {
        push(list, value);
    }
    Ok(file.to_string())
}

/// Takes a form or an id from a list of an entry; a list without members and an entry without keys go with it, unless
/// a comment stands there.
///
/// # Errors
/// When the file cannot be read as TOML.
pub fn remove(
    text: &str,
    entry: &str,
    key: &str,
    passage: &Passage,
) -> Result<String, InvalidFile> {
    let mut file: DocumentMut = text.parse()?;
    let wanted = value(passage);
    let Some(table) = file.get_mut(entry).and_then(Item::as_table_mut) else {
        return Ok(text.to_owned());
    };
    let emptied = match table.get_mut(key) {
        Some(Item::Value(Value::Array(list))) => {
            while let Some(at) = place_of(list, &wanted) {
                let prefix = prefix_of(list, at);
                list.remove(at);
                keep_comments(list, at, &prefix);
            }
            list.is_empty() && !list.trailing().as_str().unwrap_or_default().contains('#')
        }
        Some(Item::Value(single)) => plain(single) == plain(&wanted),
        _ => false,
    };
    if emptied {
        table.remove(key);
    }
    let commented = |decor: &toml_edit::Decor| {
        let around = [decor.prefix(), decor.suffix()];
        let mut around = around.into_iter().flatten();
        around.any(|text| text.as_str().is_some_and(|text| text.contains('#')))
    };
    if table.is_empty() && !commented(table.decor()) {
        file.remove(entry);
    }
    Ok(file.to_string())
}

fn plain(value: &Value) -> String {
    // A comment above or behind a member is not of it.
    let mut bare = value.clone();
    bare.decor_mut().clear();
    bare.to_string().split_whitespace().collect()
}

fn place_of(list: &Array, wanted: &Value) -> Option<usize> {
    list.iter().position(|known| plain(known) == plain(wanted))
}

/// Adds a member: on a line of its own where the others have one.
fn push(list: &mut Array, value: Value) {
    let first = list.get(0).map(|_| prefix_of(list, 0));
    match first {
        Some(prefix) if prefix.contains('\n') => {
            let mut value = value;
            // A comment behind the last member stays on its line.
            let trailing = list
                .trailing()
                .as_str()
                .unwrap_or_default()
                .trim_end()
                .to_owned();
            value.decor_mut().set_prefix(format!("{trailing}\n  "));
            list.push_formatted(value);
            list.set_trailing("\n");
            list.set_trailing_comma(true);
        }
        _ => list.push(value),
    }
}

fn prefix_of(list: &Array, at: usize) -> String {
    let prefix = list.get(at).and_then(|value| value.decor().prefix());
    prefix
        .and_then(|prefix| prefix.as_str())
        .unwrap_or_default()
        .to_owned()
}

/// Puts the comments that stood before a member before what follows it.
fn keep_comments(list: &mut Array, at: usize, comments: &str) {
    if !comments.contains('#') {
        return;
    }
    let kept = comments.trim_end();
    let following = prefix_of(list, at);
    if let Some(next) = list.get_mut(at) {
        next.decor_mut().set_prefix(format!("{kept}{following}"));
    } else {
        let trailing = list.trailing().as_str().unwrap_or_default();
        let trailing = format!(
            "{kept}{}{}",
            if trailing.starts_with('\n') { "" } else { "\n" },
            trailing
        );
        list.set_trailing(trailing);
    }
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
