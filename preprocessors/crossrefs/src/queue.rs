//! The queue: a page for the editor, in the served book only.

use std::fmt::Write as _;

use mdbook_dossier_core::book::chapter::Outputs;
use mdbook_dossier_core::event::Decision;
use mdbook_dossier_core::finding::{Finding, Severity};
use mdbook_dossier_core::markdown::escape_line;
use mdbook_preprocessor::book::{Book, Chapter};

use super::{View, events, notes};

const PATH: &str = "queue.md";

/// Adds the page at the end of the book.
pub(crate) fn add(book: &mut Book, view: &View<'_>, findings: &mut Vec<Finding>) {
    if let Err(other) = Outputs::of(book, view.settings).take(PATH, "the queue") {
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
    let mut chapter = Chapter::new("Queue", text, PATH, Vec::new());
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
        let _ = writeln!(text, "- {place}: {}", notes::text(note, PATH, view));
    }
    if count == 0 {
        text.push_str("None.\n");
    }
}

fn waiting_links(text: &mut String, view: &View<'_>) {
    let mut count = 0;
    for event in &view.edition.events {
        for link in &event.links {
            let (Some(a), Some(b)) = (event.mentions.get(link.a), event.mentions.get(link.b))
            else {
                continue;
            };
            if link.decision == Decision::Print {
                continue;
            }
            count += 1;
            let _ = writeln!(
                text,
                "- **{}** ({:.2}): {}. “{}” ({}); “{}” ({})",
                escape_line(&event.label),
                link.score,
                escape_line(&link.reasons.join("; ")),
                escape_line(&a.quote),
                events::place_name(view, a),
                escape_line(&b.quote),
                events::place_name(view, b),
            );
        }
    }
    if count == 0 {
        text.push_str("None.\n");
    }
}
