//! The queue: a page for the editor, in the served book only.

use std::fmt::Write as _;

use mdbook_dossier_core::book::chapter::Outputs;
use mdbook_dossier_core::book::page;
use mdbook_dossier_core::event::{Decision, Event, EventMention, Link};
use mdbook_dossier_core::finding::{Finding, Severity};
use mdbook_dossier_core::markdown::escape_line;
use mdbook_preprocessor::book::{Book, Chapter};

use super::{View, events, notes};

/// Adds the page at the end of the book.
pub(crate) fn add(book: &mut Book, view: &View<'_>, findings: &mut Vec<Finding>) {
    if let Err(other) = Outputs::of(book, view.settings).take(page::QUEUE, "the queue") {
        findings.push(
            Finding::new(
                Severity::Warning,
                "book-page-clash",
                other,
                "the page of the queue would have the same address and is left out",
            )
            .remedy("give the chapter another name"),
        );
        return;
    }
    let mut text = String::from(
        "# Queue\n\nWhat waits for an editor. This page stands in the served book only.\n\n## Notes\n\n",
    );
    waiting_notes(&mut text, view);
    text.push_str("\n## Links\n\n");
    waiting_links(&mut text, view);
    let mut chapter = Chapter::new("Queue", text, page::QUEUE, Vec::new());
    chapter.source_path = Some("SUMMARY.md".into());
    book.push_item(chapter);
}

fn waiting_notes(text: &mut String, view: &View<'_>) {
    let mut count = 0;
    for note in &view.edition.notes {
        if notes::is_printed(note, view) {
            continue;
        }
        count += 1;
        let place = events::document_name(view, note.item);
        let address = view.addresses.document(note.item, Some(note.block));
        let place = match address {
            Some(address) => format!("[{place}]({address})"),
            None => place,
        };
        let _ = writeln!(text, "- {place}: {}", notes::text(note, page::QUEUE, view));
    }
    if count == 0 {
        text.push_str("None.\n");
    }
}

/// The links that wait, the likeliest first.
fn waiting_links(text: &mut String, view: &View<'_>) {
    let mut waiting: Vec<(&Event, &Link)> = view
        .edition
        .events
        .iter()
        .flat_map(|event| event.links.iter().map(move |link| (event, link)))
        .filter(|(_, link)| link.decision == Decision::Queue)
        .collect();
    waiting.sort_by(|(_, a), (_, b)| b.score.total_cmp(&a.score));
    for (event, link) in &waiting {
        let _ = writeln!(
            text,
            "- **{}**, score {:.2}: {}",
            escape_line(&event.label),
            link.score,
            escape_line(&link.reasons.join("; ")),
        );
        for mention in [link.a, link.b] {
            if let Some(mention) = event.mentions.get(mention) {
                let place = place(view, mention);
                let _ = writeln!(text, "  - {place}: “{}”", escape_line(&mention.quote));
            }
        }
    }
    if waiting.is_empty() {
        text.push_str("None.\n");
    }
}

/// Document and paragraph of a mention, as a link where the document is printed.
fn place(view: &View<'_>, mention: &EventMention) -> String {
    let name = events::place_name(view, mention);
    match view.addresses.document(mention.item, Some(mention.block)) {
        Some(address) => format!("[{name}]({address})"),
        None => name,
    }
}
