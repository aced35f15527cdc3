//! Notes as Markdown footnotes: a mark behind the words, the text at the end of the chapter.

use std::collections::BTreeMap;

use mdbook_dossier_core::book::Notes;
use mdbook_dossier_core::book::passage::Passages;
use mdbook_dossier_core::book::{address, chapter};
use mdbook_dossier_core::document::{Item, Publish};
use mdbook_dossier_core::event::{Decision, Note, Run};
use mdbook_dossier_core::finding::Finding;
use mdbook_dossier_core::markdown::{Edits, Readable, escape_marked};
use mdbook_preprocessor::book::Chapter;

use super::View;

/// The chapter that tells how notes are made, and the place in it that the machine's mark leads to.
const METHOD: &str = "method.md";
const METHOD_ANCHOR: &str = "machine-made";

/// The notes that are printed, by document, in the order of the text.
pub(crate) fn by_document<'a>(view: &View<'a>) -> BTreeMap<usize, Vec<&'a Note>> {
    let mut by_document: BTreeMap<usize, Vec<&Note>> = BTreeMap::new();
    for note in &view.edition.notes {
        let document = note.item.document;
        let has_text = view
            .edition
            .documents
            .get(document)
            .is_some_and(|document| document.publish == Publish::Full);
        if has_text && is_printed(note, view) {
            by_document.entry(document).or_default().push(note);
        }
    }
    by_document
}

/// Puts the notes of one document into its chapter.
pub(crate) fn add(
    chapter: &mut Chapter,
    document: usize,
    notes: &[&Note],
    view: &View<'_>,
    findings: &mut Vec<Finding>,
) {
    let path = chapter::path(chapter);
    let html = view.settings.html();
    let mut content = chapter.content.trim_end().to_owned();
    content.push_str(chapter::notes_heading(html));
    let readable = Readable::new(&content);
    let passages = Passages::find(&view.edition.documents[document], &readable, html);
    let folder = chapter::slashed(&view.settings.seeds.directory);
    let mut left_out = |block, refusal| {
        findings.push(passages.refused(&folder, block, "crossrefs-note", "a note", refusal));
    };
    let mut edits = Edits::new(&readable);
    let mut label = 0;
    for note in notes {
        let Some(place) = passages.place(note.block) else {
            left_out(note.block, None);
            continue;
        };
        let mark = format!("[^x-{}]", label + 1);
        match edits.insert(place, note.offset, &mark) {
            Ok(()) => {
                label += 1;
                edits.append(place, &format!("{mark}: {}\n\n", text(note, &path, view)));
            }
            Err(refusal) => left_out(note.block, Some(refusal)),
        }
    }
    let (edited, refused) = edits.apply();
    for place in refused {
        if let Some(block) = passages.block(place) {
            left_out(
                block,
                Some(mdbook_dossier_core::markdown::Refusal::ChangesText),
            );
        }
    }
    if label > 0 {
        chapter.content = edited;
    }
}

/// True where the book's settings let the note be printed.
pub(crate) fn is_printed(note: &Note, view: &View<'_>) -> bool {
    note.decision == Decision::Print
        && (note.reviewed || view.settings.crossrefs.notes == Notes::All)
}

/// The text of a note, with links to what it names.
pub(crate) fn text(note: &Note, path: &str, view: &View<'_>) -> String {
    let mut words = String::new();
    let mut marks: Vec<(usize, String)> = Vec::new();
    for run in &note.text {
        let (run_words, target) = written(run, view);
        let start = words.len();
        words.push_str(&run_words);
        if let Some(target) = target {
            marks.push((start, "[".to_owned()));
            marks.push((
                words.len(),
                format!("]({})", address::relative(path, &target)),
            ));
        }
    }
    let marks: Vec<(usize, &str)> = marks
        .iter()
        .map(|(at, mark)| (*at, mark.as_str()))
        .collect();
    // A note is one paragraph: a line break in a quotation would end its indentation.
    let words = words.replace('\n', " ");
    let mut text = escape_marked(&words, &marks);
    if !note.reviewed {
        text.push_str(&machine_mark(path, view));
    }
    text
}

/// The words of a run and what they lead to.
fn written(run: &Run, view: &View<'_>) -> (String, Option<String>) {
    let edition = view.edition;
    match run {
        Run::Text(words) => (words.clone(), None),
        Run::Document(item, block) => (
            edition.called(*item),
            view.addresses.document(*item, *block),
        ),
        Run::Paragraph(document, block) => {
            let found = edition
                .documents
                .get(*document)
                .and_then(|found| found.blocks.get(*block));
            let item = Item {
                document: *document,
                part: None,
            };
            (
                found.map_or_else(String::new, mdbook_dossier_core::document::Block::anchor),
                view.addresses.document(item, Some(*block)),
            )
        }
        Run::Event(index) => (
            edition
                .events
                .get(*index)
                .map_or_else(String::new, |event| event.label.clone()),
            view.addresses.event(*index),
        ),
        Run::Entity(index) => (
            edition
                .names
                .entities
                .get(*index)
                .map_or_else(String::new, |entity| entity.name.clone()),
            view.addresses.entity(*index),
        ),
    }
}

/// The mark of a note that no editor has confirmed.
fn machine_mark(path: &str, view: &View<'_>) -> String {
    if !view.settings.html() {
        return " (machine-made)".to_owned();
    }
    let title = "Made by a program and not yet confirmed by an editor";
    if view.addresses.has_chapter(METHOD) {
        let method = address::relative(path, &format!("{METHOD}#{METHOD_ANCHOR}"));
        format!(
            " <a class=\"machine-made\" href=\"{method}\" title=\"{title}\" aria-label=\"{title}\">m</a>"
        )
    } else {
        format!(" <span class=\"machine-made\" title=\"{title}\">m</span>")
    }
}
