//! The list, for people and for programs.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use anyhow::Result;
use mdbook_dossier_core::desk::{Entry, Kind, Quotation};
use serde_json::json;

use super::Desk;

/// For people: what is proposed, the passages, the reasons.
pub(super) fn human(desk: &Desk, entries: &[&Entry]) -> String {
    let mut text = String::new();
    for entry in entries {
        let score = entry
            .score
            .map_or_else(String::new, |score| format!(", score {score:.2}"));
        let _ = writeln!(
            text,
            "{}  {}, {}{score}",
            entry.id,
            entry.kind.word(),
            entry.state.word()
        );
        if !entry.proposal.is_empty() {
            let _ = writeln!(text, "  {}", entry.proposal);
        }
        for quotation in &entry.quotations {
            let _ = writeln!(text, "  - {}", passage(desk, quotation));
        }
        if !entry.reasons.is_empty() {
            let _ = writeln!(text, "  because: {}", entry.reasons.join("; "));
        }
        text.push('\n');
    }
    text
}

/// How many entries there are, of which kinds, and how many of them are listed above.
pub(super) fn counts(entries: &[&Entry], shown: usize, decided: bool) -> String {
    let what = if decided { "decided" } else { "waiting" };
    let mut text = match entries.len() {
        0 => format!("nothing {what}"),
        1 => format!("1 entry {what}"),
        count => format!("{count} entries {what}"),
    };
    let mut kinds: BTreeMap<Kind, usize> = BTreeMap::new();
    for entry in entries {
        *kinds.entry(entry.kind).or_default() += 1;
    }
    if kinds.len() > 1 {
        let kinds: Vec<String> = kinds
            .into_iter()
            .map(|(kind, count)| {
                let s = if count == 1 { "" } else { "s" };
                format!("{count} {}{s}", kind.word())
            })
            .collect();
        // Writing to a string cannot fail.
        let _ = write!(text, ": {}", kinds.join(", "));
    }
    if shown < entries.len() {
        let _ = write!(text, "; the first {shown} are listed");
    }
    text.push('\n');
    if !decided && !entries.is_empty() {
        text.push_str(
            "decide by `mdbook-dossier accept ID`, `reject ID` or `reword ID --text \"…\"`\n",
        );
    }
    text
}

/// Document, paragraph, file and line of a passage, and its words.
fn passage(desk: &Desk, quotation: &Quotation) -> String {
    let edition = &desk.edition;
    let mut text = format!("Document {}", edition.number(quotation.item));
    if let Some(block) = quotation.block {
        let _ = write!(text, ", {}", edition.anchor(quotation.item.document, block));
    }
    let _ = write!(text, " ({})", place(desk, quotation));
    let words: Vec<&str> = quotation.words.split_whitespace().collect();
    if !words.is_empty() {
        let _ = write!(text, ": “{}”", words.join(" "));
    }
    text
}

fn place(desk: &Desk, quotation: &Quotation) -> String {
    let document = desk.edition.documents.get(quotation.item.document);
    let file = document.map_or("", |document| document.file.as_str());
    let block = quotation
        .block
        .and_then(|block| document?.blocks.get(block));
    match block {
        Some(block) => format!("{}/{file}:{}", desk.folder, block.line),
        None => format!("{}/{file}", desk.folder),
    }
}

/// For programs: one array.
pub(super) fn json(desk: &Desk, entries: &[&Entry]) -> Result<String> {
    let edition = &desk.edition;
    let passage = |quotation: &Quotation| {
        let document = edition.documents.get(quotation.item.document);
        json!({
            "document": document.map(|document| mdbook_dossier_core::edition::words::item_id(document, quotation.item)),
            "number": edition.number(quotation.item),
            "place": place(desk, quotation),
            "paragraph": quotation.block.map(|block| edition.anchor(quotation.item.document, block)),
            "words": quotation.words,
        })
    };
    let list: Vec<serde_json::Value> = entries
        .iter()
        .map(|entry| {
            json!({
                "id": entry.id,
                "kind": entry.kind.word(),
                "state": entry.state.word(),
                "score": entry.score,
                "proposal": entry.proposal,
                "passages": entry.quotations.iter().map(passage).collect::<Vec<_>>(),
                "reasons": entry.reasons,
                "file": format!("{}/{}", desk.called, entry.file().0),
                "toml": entry.line(),
            })
        })
        .collect();
    Ok(format!("{}\n", serde_json::to_string_pretty(&list)?))
}
