//! Bytes become a document: encoding, layout, fields, text, parts.

mod archives;
mod bibliographic;
mod body;
mod byline;
mod catalogue;
mod characters;
mod columns;
mod decode;
mod furniture;
mod header_date;
mod id;
mod kind;
mod language;
mod layout;
mod lexicon;
mod marked;
mod markup;
mod months;
mod note;
mod numeric_date;
mod opening;
mod part;
mod provenance;
mod publication;
mod repair;
mod run_together;
mod source;
mod speaker;
mod spelled_date;
mod stated;
mod statement;
mod summary;
#[cfg(test)]
mod tests;
mod translator;

pub(crate) use id::slug;
pub(crate) use lexicon::names_body;
pub(crate) use summary::subject as summary_subject;

use crate::curation::sidecar::{PartStart, Sidecar};
use crate::date::phrase;
use crate::document::{Block, BlockKind, Document, TitleParts};
use crate::finding::{Finding, Severity};

use layout::Draft;
use marked::Marked;
use source::{Line, Source};

/// Reads one seed. Never fails: what cannot be read becomes a document that says so, with a finding.
///
/// `file` is the path below the seeds' folder.
#[must_use]
pub fn read(file: &str, bytes: &[u8]) -> (Document, Vec<Finding>) {
    read_with(file, bytes, &Sidecar::default())
}

/// The same, with what the document's sidecar sets.
#[must_use]
pub fn read_with(file: &str, bytes: &[u8], sidecar: &Sidecar) -> (Document, Vec<Finding>) {
    let mut findings = Vec::new();
    let text = match decode::decode(file, bytes, &mut findings) {
        Ok(text) => text,
        Err(reason) => return unreadable(file, reason, sidecar, findings),
    };
    let marked = match marked::open(file, &text) {
        Some(Ok(mut marked)) => {
            findings.append(&mut marked.findings);
            Some(marked)
        }
        Some(Err(reason)) => return unreadable(file, reason, sidecar, findings),
        None => None,
    };
    let lines = |with_fields| match &marked {
        Some(marked) => {
            let (source, pieces) = marked.source(file, with_fields);
            (source, Some(pieces))
        }
        None => (Source::new(file, &text), None),
    };
    let (mut source, mut pieces) = lines(true);
    if pieces.is_none() {
        furniture::strip(&mut source, &mut findings);
        run_together::split(&mut source);
        catalogue::split(&mut source);
    }
    let (wanted, unknown) = sidecar.layout(&layout::names());
    findings.extend(unknown);
    let (layout, reason) = match &marked {
        Some(marked) if marked.is_tei() => layout::as_given("the file is TEI"),
        _ => layout::choose(&source, wanted),
    };
    // A layout of archives' pages reads lists of labels and values by itself; plain text does not.
    let is_plain = layout::LABELLESS.contains(&layout.name());
    let form = marked
        .as_ref()
        .filter(|_| is_plain)
        .map(|marked| marked.form);
    if form.is_some() {
        (source, pieces) = lines(false);
    }
    let name = form.unwrap_or(layout.name());
    findings.push(Finding::new(
        Severity::Note,
        "seed-layout",
        file,
        format!("read as “{name}” ({reason})"),
    ));
    let mut draft = Draft::new(&source, findings);
    draft.pieces = pieces;
    draft.no_summary = sidecar.empties_summary();
    draft.repair = sidecar.repair();
    if !marked.as_ref().is_some_and(Marked::is_tei) {
        layout.read(&mut draft);
    }
    if let Some(marked) = &marked {
        marked.complete(&mut draft, !is_plain);
    }
    if !marked.as_ref().is_some_and(Marked::is_tei)
        && (is_plain || [layout::ENTRY, layout::SOURCE].contains(&layout.name()))
    {
        stated::complete(&mut draft, layout.name() != layout::ENTRY);
    }
    let starts = sidecar
        .parts()
        .map(<[PartStart]>::to_vec)
        .or_else(|| marked.as_ref()?.part_starts());
    let mut document = Document {
        file: file.to_owned(),
        layout: name,
        blocks: text_of(&mut draft, sidecar.repair(), starts.as_deref()),
        metadata: std::mem::take(&mut draft.metadata),
        ..Document::default()
    };
    // Set fields take part in what follows from them, and have the last word.
    sidecar.apply(&mut document);
    complete(&mut document);
    sidecar.apply(&mut document);
    if sidecar.id().is_none() {
        document.id = id::of(&document);
    }
    let dated = (starts.is_none() && is_plain)
        .then(|| part::dated(&document.blocks))
        .flatten();
    document.parts = match starts.as_ref().or(dated.as_ref()) {
        None => part::find(&document),
        Some(starts) => {
            let missing = starts
                .iter()
                .filter(|start| part::begins_at(&document.blocks, start.at).is_none());
            draft
                .findings
                .extend(missing.map(|start| sidecar.no_such_part(start)));
            part::find_at(&document, starts)
        }
    };
    if !sidecar.sets_date() {
        date_of_parts(&mut document, &draft.source.lines, &mut draft.findings);
        header_date::compare(&document, &mut draft.findings);
    }
    layout::retract_missing(&document.metadata, &mut draft.findings);
    (document, draft.findings)
}

/// The text of a seed's file with one kind of line end, for whoever looks for the line of a passage;
/// none where the file holds no text.
#[must_use]
pub fn text(bytes: &[u8]) -> Option<String> {
    let text = decode::decode("", bytes, &mut Vec::new()).ok()?;
    Some(text.replace("\r\n", "\n").replace('\r', "\n"))
}

/// The blocks of the text, each set as what it is.
fn text_of(draft: &mut Draft<'_>, repair: bool, parts: Option<&[PartStart]>) -> Vec<Block> {
    let mut blocks = body::blocks(draft);
    kind::set(&mut blocks, &draft.metadata.title);
    note::set(&mut blocks);
    if repair {
        let starts: Vec<u32> = parts
            .unwrap_or_default()
            .iter()
            .map(|part| part.at)
            .collect();
        blocks = repair::join(draft.source.file, blocks, &starts, &mut draft.findings);
    }
    match parts {
        None => part::set_heads(&mut blocks),
        Some(parts) => part::set_heads_at(&mut blocks, parts),
    }
    speaker::set(&mut blocks);
    blocks
}

/// Fields that follow from others.
fn complete(document: &mut Document) {
    let metadata = &mut document.metadata;
    let blocks = &document.blocks;
    if metadata.title.is_empty() {
        metadata.title = id::title_of(&document.file);
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
    let parts = TitleParts::read(&metadata.title);
    if metadata.creators.is_empty()
        && let Some(sender) = parts.sender
        && !is_bare_place(sender)
    {
        metadata.creators = vec![sender.to_owned()];
    }
    if metadata.kind.is_none() {
        metadata.kind = parts.kind.map(str::to_owned);
    }
    if metadata.heading.is_none() {
        metadata.heading = own_heading(&metadata.title, blocks);
    }
    if metadata.locator.is_none()
        && let Some(publication) = &mut metadata.publication
        && let Some(pages) = part::pages(blocks)
    {
        metadata.locator = Some(format!("pp. {pages}"));
        metadata
            .inferred
            .insert("locator".to_owned(), "page marks in the text".to_owned());
        publication.pages = Some(pages);
    }
}

/// True for a sender that is a town, or one word in capitals: `Telegram from HAVANA`.
fn is_bare_place(sender: &str) -> bool {
    let capitals = !sender.contains(' ') && !sender.chars().any(char::is_lowercase);
    capitals || lexicon::is_town(sender)
}

/// The first heading of the text, where it says something else than the title.
fn own_heading(title: &str, blocks: &[Block]) -> Option<String> {
    let first = blocks
        .iter()
        .take(12)
        .find(|block| matches!(block.kind, BlockKind::Heading(_)))?;
    let same = source::key(title).contains(&source::key(&first.text));
    let numbered = body::begins_item(&first.text);
    (!same && !numbered).then(|| first.text.clone())
}

/// The head of a file has no more lines than this.
const HEAD: usize = 60;

/// A document of dated parts spans their dates.
fn date_of_parts(document: &mut Document, lines: &[Line<'_>], findings: &mut Vec<Finding>) {
    let Some(span) = part::span(&document.parts) else {
        return;
    };
    let metadata = &mut document.metadata;
    if metadata.date.as_ref() == Some(&span) {
        return;
    }
    // A day that was taken from the head of the first part is no catalogue's.
    let guessed = metadata.inferred.contains_key("date");
    if let Some(given) = metadata.date.replace(span.clone())
        && !guessed
    {
        metadata
            .other
            .push(("Date of the catalogue".to_owned(), given.in_words()));
        let finding = Finding::new(
            Severity::Warning,
            "seed-date-of-parts",
            document.file.as_str(),
            format!("the catalogue's date, {given}, covers one part; the parts are dated {span}"),
        )
        .remedy("set `date` in the sidecar if the document is to have another date than that of its parts");
        let stated = |line: &&Line<'_>| {
            phrase::read_whole(
                line.text
                    .trim_matches(|mark| matches!(mark, '#' | '*' | ' ')),
            )
            .as_ref()
                == Some(&given)
        };
        findings.push(match lines.iter().take(HEAD).find(stated) {
            Some(line) => finding.at(line.number).showing(line.trimmed()),
            None => finding,
        });
    }
    metadata
        .inferred
        .insert("date".to_owned(), "dates of the parts".to_owned());
}

fn unreadable(
    file: &str,
    reason: String,
    sidecar: &Sidecar,
    mut findings: Vec<Finding>,
) -> (Document, Vec<Finding>) {
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
    sidecar.apply(&mut document);
    (document, findings)
}
