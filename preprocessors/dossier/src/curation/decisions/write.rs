//! Decisions written into the file: sorted, one line each, everything else as it was.

use toml_edit::{Array, ArrayOfTables, DocumentMut, InlineTable, Item, Table, Value};

use super::{Entry, FieldDecision, LinkDecision, NoteDecision, RoleDecision};
use crate::curation::quotation::squeeze;

/// What a new file begins with.
const HEAD: &str = "# What editors have decided, one line each, sorted. A decision is bound to words of its document.\n\n";

/// The file cannot be read as TOML.
#[derive(Debug, thiserror::Error)]
#[error("the file is not TOML, so nothing can be written into it: {0}")]
pub struct InvalidFile(String);

/// The text of the file with the decisions in it, each in the place of an earlier one about the same thing.
/// Comments and all other entries stay as they are.
///
/// # Errors
/// When the text is not TOML, or has something else where the decisions stand.
pub fn record(text: &str, entries: &[Entry]) -> Result<String, InvalidFile> {
    let mut file = parse(text)?;
    // Comments of a file that has nothing else would come to stand at its end.
    let head = match (file.is_empty(), text.trim().is_empty()) {
        (true, true) => HEAD,
        (true, false) => text,
        (false, _) => "",
    };
    if file.is_empty() {
        file = parse("")?;
    }
    for entry in entries {
        let name = name_of(entry);
        let written = written(entry);
        let (key, order) = (identity(&written), order(&written));
        match file
            .entry(name)
            .or_insert_with(|| Item::Value(Value::Array(Array::new())))
        {
            Item::Value(Value::Array(array)) => {
                let at = lines_of(array, &key).first().copied();
                match at.and_then(|at| array.get_mut(at)) {
                    Some(earlier) => {
                        let decor = earlier.decor().clone();
                        *earlier = Value::InlineTable(written);
                        *earlier.decor_mut() = decor;
                        // Where two editors have decided, git has kept the lines of both.
                        let comments = take_from_array(array, &key, 1);
                        keep(array, array.len(), &comments);
                    }
                    None => insert_line(array, written, &order),
                }
            }
            Item::ArrayOfTables(tables) => {
                take_from_tables(tables, &key);
                insert_table(tables, written, &order);
            }
            _ => return Err(InvalidFile(format!("`{name}` is not a list of decisions"))),
        }
    }
    Ok(format!("{head}{file}"))
}

/// The text of the file without the decisions about the same things as these.
///
/// # Errors
/// When the text is not TOML.
pub fn remove(text: &str, entries: &[Entry]) -> Result<String, InvalidFile> {
    let mut file = parse(text)?;
    for entry in entries {
        let key = identity(&written(entry));
        match file.get_mut(name_of(entry)) {
            Some(Item::Value(Value::Array(array))) => {
                let comments = take_from_array(array, &key, 0);
                keep(array, array.len(), &comments);
            }
            Some(Item::ArrayOfTables(tables)) => take_from_tables(tables, &key),
            _ => {}
        }
    }
    Ok(file.to_string())
}

/// A decision as it stands in the file, on one line.
#[must_use]
pub fn line(entry: &Entry) -> String {
    written(entry).to_string().trim().to_owned()
}

fn parse(text: &str) -> Result<DocumentMut, InvalidFile> {
    text.parse()
        .map_err(|error: toml_edit::TomlError| InvalidFile(error.message().to_owned()))
}

fn name_of(entry: &Entry) -> &'static str {
    match entry {
        Entry::Note(_) => "note",
        Entry::Field(_) => "field",
        Entry::Role(_) => "role",
        Entry::Link(_) => "link",
    }
}

/// Takes out the lines about one thing but for so many of them; gives the comments that stood above them.
fn take_from_array(array: &mut Array, key: &[String], but: usize) -> String {
    let mut comments = String::new();
    while let Some(at) = lines_of(array, key).get(but).copied() {
        let taken = array.remove(at);
        let prefix = prefix_of(&taken);
        let (beside, above) = same_line(&prefix);
        // What stands behind the line before is that line's comment.
        keep(array, at, beside);
        if above.contains('#') {
            comments.push_str(above.trim_end());
        }
    }
    comments
}

fn lines_of(array: &Array, key: &[String]) -> Vec<usize> {
    let is_of = |other: &Value| {
        let other = other.as_inline_table();
        other.is_some_and(|other| identity(other) == key)
    };
    (0..array.len())
        .filter(|&at| array.get(at).is_some_and(is_of))
        .collect()
}

/// Puts a line into its place.
fn insert_line(array: &mut Array, written: InlineTable, order: &[String]) {
    let at = array
        .iter()
        .position(|other| {
            other
                .as_inline_table()
                .is_some_and(|other| self::order(other).as_slice() > order)
        })
        .unwrap_or(array.len());
    // A comment behind the line before stays with it.
    let following = match array.get(at) {
        Some(next) => prefix_of(next),
        None => array.trailing().as_str().unwrap_or_default().to_owned(),
    };
    let (beside, rest) = same_line(&following);
    let (beside, rest) = (beside.to_owned(), rest.to_owned());
    if let Some(next) = array.get_mut(at) {
        next.decor_mut().set_prefix(rest);
    } else {
        // Comments at the end stay at the end.
        let rest = rest.trim_end();
        array.set_trailing(format!("{rest}\n"));
    }
    let mut value = Value::InlineTable(written);
    value.decor_mut().set_prefix(format!("{beside}\n  "));
    array.insert_formatted(at, value);
    array.set_trailing_comma(true);
    if array.trailing().as_str().is_none_or(str::is_empty) {
        array.set_trailing("\n");
    }
}

/// Puts comments before what stands at a place of the array, or at its end.
fn keep(array: &mut Array, at: usize, comments: &str) {
    if !comments.contains('#') {
        return;
    }
    if let Some(next) = array.get_mut(at) {
        let prefix = prefix_of(next);
        next.decor_mut().set_prefix(format!("{comments}{prefix}"));
    } else {
        let trailing = array.trailing().as_str().unwrap_or_default();
        let trailing = format!("{comments}{trailing}");
        array.set_trailing(trailing);
    }
}

fn prefix_of(value: &Value) -> String {
    let prefix = value.decor().prefix().and_then(|prefix| prefix.as_str());
    prefix.unwrap_or_default().to_owned()
}

/// What stands on the line before, and what on lines of its own.
fn same_line(prefix: &str) -> (&str, &str) {
    prefix.split_at(prefix.find('\n').unwrap_or(0))
}

fn take_from_tables(tables: &mut ArrayOfTables, key: &[String]) {
    let others: Vec<usize> = (0..tables.len())
        .rev()
        .filter(|&at| {
            tables
                .get(at)
                .is_some_and(|other| identity(&inline(other)) == key)
        })
        .collect();
    for at in others {
        tables.remove(at);
    }
}

/// Tables know no insertion: those behind the place are taken off and put back.
fn insert_table(tables: &mut ArrayOfTables, written: InlineTable, order: &[String]) {
    let at = tables
        .iter()
        .position(|other| self::order(&inline(other)).as_slice() > order)
        .unwrap_or(tables.len());
    let mut behind = Vec::new();
    while tables.len() > at {
        let last = tables.len() - 1;
        behind.extend(tables.get(last).cloned());
        tables.remove(last);
    }
    let mut table = written.into_table();
    table.set_position(None);
    table.decor_mut().set_prefix("\n");
    tables.push(table);
    for mut table in behind.into_iter().rev() {
        table.set_position(None);
        tables.push(table);
    }
}

fn inline(table: &Table) -> InlineTable {
    table.clone().into_inline_table()
}

/// What makes two decisions be about the same thing.
fn identity(table: &InlineTable) -> Vec<String> {
    let links: Vec<String> = table
        .get("links")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .filter_map(Value::as_inline_table)
        .map(|link| texts(link, &["document", "says"]).join("\n"))
        .collect();
    let keys = [
        "document", "after", "field", "entity", "quote", "other", "says", "kind",
    ];
    let mut key = texts(table, &keys);
    // A decision about a value holds for that value; a later one about the field takes its place.
    key.extend(links);
    key
}

/// By document or entity, then by the words; so that different things stand apart.
fn order(table: &InlineTable) -> Vec<String> {
    let mut order = texts(table, &["document", "entity", "field", "after", "quote"]);
    order.extend(identity(table));
    order
}

fn texts(table: &InlineTable, keys: &[&str]) -> Vec<String> {
    keys.iter()
        .map(|key| {
            let text = table.get(key).and_then(Value::as_str).unwrap_or_default();
            squeeze(text)
        })
        .collect()
}

fn written(entry: &Entry) -> InlineTable {
    match entry {
        Entry::Note(decision) => note(decision),
        Entry::Field(decision) => field(decision),
        Entry::Role(decision) => role(decision),
        Entry::Link(decision) => link(decision),
    }
}

fn note(decision: &NoteDecision) -> InlineTable {
    let mut table = InlineTable::new();
    table.insert("document", words(&decision.document));
    table.insert("after", words(&decision.after));
    if !decision.before.is_empty() {
        table.insert("before", words(&decision.before));
    }
    table.insert("decision", decision.verdict.word().into());
    if let Some(text) = decision.verdict.text() {
        table.insert("text", words(text));
    }
    if !decision.links.is_empty() {
        let mut links = Array::new();
        for link in &decision.links {
            let mut table = InlineTable::new();
            if !link.kind.is_empty() {
                table.insert("kind", words(&link.kind));
            }
            table.insert("quote", words(&link.quote));
            table.insert("document", words(&link.document));
            table.insert("says", words(&link.says));
            links.push(table);
        }
        table.insert("links", Value::Array(links));
    }
    table
}

fn field(decision: &FieldDecision) -> InlineTable {
    let mut table = InlineTable::new();
    table.insert("document", words(&decision.document));
    table.insert("field", words(&decision.field));
    table.insert("value", words(&decision.value));
    table.insert("decision", verdict(decision.accepted));
    table
}

fn role(decision: &RoleDecision) -> InlineTable {
    let mut table = InlineTable::new();
    table.insert("entity", words(&decision.entity));
    table.insert("quote", words(&decision.quote));
    table.insert("decision", verdict(decision.accepted));
    table
}

fn link(decision: &LinkDecision) -> InlineTable {
    let mut table = InlineTable::new();
    if !decision.link.kind.is_empty() {
        table.insert("kind", words(&decision.link.kind));
    }
    table.insert("document", words(&decision.document));
    table.insert("quote", words(&decision.link.quote));
    table.insert("other", words(&decision.link.document));
    table.insert("says", words(&decision.link.says));
    table.insert("decision", verdict(decision.accepted));
    table
}

fn verdict(accepted: bool) -> Value {
    if accepted { "accept" } else { "reject" }.into()
}

/// A text on one line.
fn words(text: &str) -> Value {
    squeeze(text).into()
}
