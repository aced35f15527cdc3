//! The list, for people and for programs.

use std::fmt::Write as _;

use anyhow::Result;
use mdbook_dossier_core::desk::{Entry, Quotation};
use serde_json::json;

use super::Desk;

/// For people: what is proposed, the passages, the reasons.
pub(super) fn human(desk: &Desk, entries: &[&Entry], decided: bool) -> String {
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
    let what = if decided { "decided" } else { "waiting" };
    let _ = match entries.len() {
        0 => writeln!(text, "nothing {what}"),
        1 => writeln!(text, "1 entry {what}"),
        count => writeln!(text, "{count} entries {what}"),
    };
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
