//! The editor's own notes, from the sidecars into our series.

use super::words::Targets;
use crate::curation::notes;
use crate::document::{Document, Item};
use crate::event::{Decision, Note, NoteCase, NoteTarget, Run};
use crate::finding::{Finding, Severity};

/// Adds the notes that editors have written, each at its place among the others.
pub(super) fn add(
    documents: &[Document],
    targets: &Targets<'_>,
    prefix: &str,
    notes: &mut Vec<Note>,
) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (index, document) in documents.iter().enumerate() {
        if document.notes.is_empty() {
            continue;
        }
        let stem = document.file.rsplit_once('.');
        let stem = stem.map_or(document.file.as_str(), |(stem, _)| stem);
        let sidecar = format!("{prefix}{stem}.toml");
        let (placed, unplaced) = notes::place(document, &sidecar);
        findings.extend(unplaced);
        for own in placed {
            let (text, unknown) = targets.runs(&own.note.text);
            for directive in unknown {
                let line = own.note.text_line;
                findings.push(unknown_id(&sidecar, line, &directive, targets));
            }
            notes.push(Note {
                item: Item {
                    document: index,
                    part: document.part_of(own.block),
                },
                block: own.block,
                offset: own.offset,
                case: NoteCase::Editor,
                targets: named(documents, &text),
                text,
                event: None,
                decision: Decision::Print,
                reviewed: true,
            });
        }
    }
    sort(notes);
    findings
}

/// Notes in the order of the text; at one place the machine's stand before the editor's.
pub(super) fn sort(notes: &mut [Note]) {
    notes.sort_by_key(|note| (note.item.document, note.block, note.offset));
}

/// What a note in an editor's words points to.
pub(super) fn named(documents: &[Document], text: &[Run]) -> Vec<NoteTarget> {
    let target = |run: &Run| {
        let (item, block) = match run {
            Run::Document(item, block) => (*item, *block),
            Run::Paragraph(document, block) => {
                let part = documents.get(*document)?.part_of(*block);
                let document = *document;
                (Item { document, part }, Some(*block))
            }
            Run::Text(_) | Run::Event(_) | Run::Entity(_) => return None,
        };
        let document = documents.get(item.document)?;
        let first = item
            .part
            .and_then(|part| document.parts.get(part))
            .map_or(0, |part| part.blocks.start);
        let block = block.unwrap_or(first);
        document.blocks.get(block).map(|_| NoteTarget {
            item,
            block,
            quote: "".into(),
        })
    };
    text.iter().filter_map(target).collect()
}

/// The finding for a link in a note that leads nowhere.
pub(super) fn unknown_id(
    file: &str,
    line: usize,
    directive: &str,
    targets: &Targets<'_>,
) -> Finding {
    let remedy = match targets.nearest(directive) {
        Some(near) => format!("did you mean {near}?"),
        None => {
            "write {{#document ID}}, {{#document ID#p3}}, {{#person ID}}, {{#organization ID}} or {{#event ID}} with an \
             id that `mdbook-dossier analyze` lists"
                .to_owned()
        }
    };
    Finding::new(
        Severity::Error,
        "curation-unknown-id",
        file,
        format!("this link of a note names nothing in the edition: {directive}"),
    )
    .at(line)
    .showing(directive)
    .remedy(remedy)
}
