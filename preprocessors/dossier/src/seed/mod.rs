//! Bytes become a document: encoding, layout, fields, text, parts.

mod archives;
mod body;
mod decode;
mod header_date;
mod id;
mod language;
mod layout;
mod lexicon;
mod markup;
mod source;
mod statement;
mod summary;

use crate::document::Document;
use crate::finding::{Finding, Severity};

use layout::Draft;
use source::Source;

/// Reads one seed. Never fails: what cannot be read becomes a document that says so, with a finding.
///
/// `file` is the path below the seeds' folder.
#[must_use]
pub fn read(file: &str, bytes: &[u8]) -> (Document, Vec<Finding>) {
    let mut findings = Vec::new();
    let text = match decode::decode(file, bytes, &mut findings) {
        Ok(text) => text,
        Err(reason) => return unreadable(file, reason, findings),
    };
    let source = Source::new(file, &text);
    let (layout, reason) = layout::choose(&source, None);
    findings.push(Finding::new(
        Severity::Note,
        "seed-layout",
        file,
        format!("read as “{}” ({reason})", layout.name()),
    ));
    let mut draft = Draft::new(&source, findings);
    layout.read(&mut draft);
    let mut document = Document {
        file: file.to_owned(),
        layout: layout.name(),
        blocks: body::blocks(&draft),
        ..Document::default()
    };
    complete(&mut draft);
    document.metadata = draft.metadata;
    document.id = id::of(&document);
    (document, draft.findings)
}

/// Fields that follow from others.
fn complete(draft: &mut Draft<'_>) {
    let metadata = &mut draft.metadata;
    if metadata.title.is_empty() {
        metadata.title = id::title_of(draft.source.file);
        metadata
            .inferred
            .insert("title".to_owned(), "name of the file".to_owned());
    }
    if metadata.url.is_none()
        && let (Some(collection), Some(record)) = (&metadata.collection, &metadata.record_id)
        && let Some(url) = archives::by_name(collection).and_then(|archive| archive.address(record))
    {
        metadata.url = Some(url);
        metadata
            .inferred
            .insert("url".to_owned(), "record id".to_owned());
    }
}

fn unreadable(file: &str, reason: String, mut findings: Vec<Finding>) -> (Document, Vec<Finding>) {
    findings.push(
        Finding::new(Severity::Error, "seed-unreadable", file, reason.clone())
            .remedy("save the document as plain text in UTF-8"),
    );
    let mut document = Document {
        file: file.to_owned(),
        layout: "unreadable",
        unreadable: Some(reason),
        ..Document::default()
    };
    document.metadata.title = id::title_of(file);
    document
        .metadata
        .inferred
        .insert("title".to_owned(), "name of the file".to_owned());
    document.id = id::of(&document);
    (document, findings)
}
