//! Lists and tables of labels with their values, and tables of data.

use ego_tree::iter::Edge;

use super::content;
use super::html::Field;
use super::labels;
use super::tree::{At, Node, element};
use crate::seed::source::fold;

/// A label is no longer than this, in bytes.
const LONGEST_LABEL: usize = 60;

/// A cell of data is no longer than this, in bytes; a longer one holds prose.
const LONGEST_CELL: usize = 200;

/// Elements that make of a cell more than a line of text.
const BLOCKS: [&str; 16] = [
    "table",
    "div",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "ul",
    "ol",
    "dl",
    "blockquote",
    "pre",
    "section",
    "article",
    "hr",
];

/// True for elements within a word or a sentence.
fn runs_on(name: &str) -> bool {
    matches!(
        name,
        "a" | "b" | "i" | "em" | "strong" | "span" | "sup" | "sub" | "u" | "font" | "small"
    )
}

/// The readable text of a node, white space folded; elements stand apart.
pub(super) fn text(node: &At<'_>) -> String {
    let mut text = String::new();
    let mut unread = 0_usize;
    for edge in node.traverse() {
        match edge {
            Edge::Open(inner) => {
                if let Some(element) = element(&inner) {
                    unread += usize::from(content::is_unread(element));
                    if !runs_on(element.name()) {
                        text.push(' ');
                    }
                }
                if let Node::Text(words) = inner.value()
                    && unread == 0
                {
                    text.push_str(words);
                }
            }
            Edge::Close(inner) => {
                if element(&inner).is_some_and(|element| !runs_on(element.name())) {
                    text.push(' ');
                }
                unread -= usize::from(element(&inner).is_some_and(content::is_unread));
            }
        }
    }
    fold(&text)
}

fn name<'a>(node: &At<'a>) -> &'a str {
    element(node).map_or("", |element| element.name())
}

fn line(node: &At<'_>) -> usize {
    element(node).map_or(1, |element| element.line)
}

/// True for a list or table whose labels are a catalogue's.
pub(super) fn is_field_list(node: &At<'_>) -> bool {
    if !matches!(name(node), "dl" | "table") {
        return false;
    }
    let fields = fields(node);
    let known = fields
        .iter()
        .filter(|field| labels::is_known(&field.label))
        .count();
    // A document's own head has lines for sender and recipient, and stays in the text.
    let own = fields
        .iter()
        .any(|field| labels::is_of_letter(&field.label));
    !own && fields.len() >= 2 && known >= 2 && known * 2 >= fields.len()
}

/// The labels and values of a list or table; empty where it is something else.
pub(super) fn fields(node: &At<'_>) -> Vec<Field> {
    match name(node) {
        "dl" => of_list(node),
        "table" => of_table(node).unwrap_or_default(),
        _ => Vec::new(),
    }
}

fn field(label: &str, value: String, line: usize) -> Option<Field> {
    let label = label.trim_end_matches([':', ' ']).to_owned();
    (!label.is_empty() && label.len() <= LONGEST_LABEL).then_some(Field {
        label,
        value,
        line,
        pieces: 0..0,
    })
}

fn of_list(node: &At<'_>) -> Vec<Field> {
    let mut fields: Vec<Field> = Vec::new();
    let mut open = false;
    for inner in node.descendants() {
        match name(&inner) {
            "dt" => {
                let made = field(&text(&inner), String::new(), line(&inner));
                open = made.is_some();
                fields.extend(made);
            }
            "dd" if open => {
                if let Some(last) = fields.last_mut() {
                    let value = text(&inner);
                    if !last.value.is_empty() && !value.is_empty() {
                        last.value.push_str("; ");
                    }
                    last.value.push_str(&value);
                }
            }
            _ => {}
        }
    }
    fields
}

/// Rows of two cells, the first a label: each a field; none where a row is anything else.
fn of_table(node: &At<'_>) -> Option<Vec<Field>> {
    let mut fields = Vec::new();
    for row in node.descendants().filter(|inner| name(inner) == "tr") {
        let cells: Vec<At<'_>> = row
            .children()
            .filter(|cell| matches!(name(cell), "td" | "th"))
            .collect();
        let [label, value] = cells.as_slice() else {
            return None;
        };
        if value.descendants().any(|inner| name(&inner) == "table") {
            return None;
        }
        fields.push(field(&text(label), text(value), line(&row))?);
    }
    Some(fields)
}

/// True for a table whose cells are data: rows of several cells, none with blocks of its own.
pub(super) fn is_of_data(node: &At<'_>) -> bool {
    let mut rows = 0;
    for inner in node.descendants().skip(1) {
        match name(&inner) {
            "tr" => {
                let cells = inner
                    .children()
                    .filter(|cell| matches!(name(cell), "td" | "th"))
                    .count();
                rows += usize::from(cells > 1);
            }
            "td" | "th" if text(&inner).len() > LONGEST_CELL => return false,
            found if BLOCKS.contains(&found) => return false,
            _ => {}
        }
    }
    rows > 0
}

/// The rows of a table of data: line of the file, and the text of each cell that has one.
pub(super) fn rows(node: &At<'_>) -> Vec<(usize, Vec<String>)> {
    let mut rows = Vec::new();
    for inner in node.descendants() {
        match name(&inner) {
            "caption" => rows.push((line(&inner), vec![text(&inner)])),
            "tr" => {
                let cells: Vec<String> = inner
                    .children()
                    .filter(|cell| element(cell).is_some())
                    .map(|cell| text(&cell))
                    .filter(|cell| !cell.is_empty())
                    .collect();
                rows.push((line(&inner), cells));
            }
            _ => {}
        }
    }
    rows.retain(|(_, cells)| !cells.is_empty());
    rows
}
