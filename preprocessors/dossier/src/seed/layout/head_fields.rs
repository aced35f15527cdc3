//! Labels with their values above the text or below it: a catalogue's or a reading room's entry, a collection
//! of works', or the front matter of a Markdown file.

use super::catalogued::{self, Found};
use super::record::{self, Printed};
use super::{Draft, Evidence, Layout, letter, plain, signature};
use crate::date::Edtf;
use crate::document::Publication;
use crate::seed::catalogue::{self, Field};
use crate::seed::source::{Source, fold};
use crate::seed::{byline, header_date, lexicon, opening, provenance, publication};

/// See the module.
pub(super) struct HeadFields;

/// The most that this layout weighs.
const MOST: u32 = 60;

struct Head {
    fields: Vec<Field>,
    weight: u32,
    /// Lines above the labels at the head.
    above: usize,
    /// Lines of the text.
    body: std::ops::Range<usize>,
    /// The journal or book that a record names.
    printed: Option<Printed>,
    front_matter: bool,
}

impl Layout for HeadFields {
    fn name(&self) -> &'static str {
        "head-fields"
    }

    fn weigh(&self, source: &Source<'_>) -> Evidence {
        let mut evidence = Evidence::default();
        let Some(found) = find(source).filter(|found| found.weight >= catalogue::ENOUGH) else {
            return evidence;
        };
        for field in found.fields.iter().filter(|field| !field.label.is_empty()) {
            let line = source.lines[field.line].number;
            evidence.add(0, format!("label “{}” (line {line})", field.label));
        }
        evidence.weight = found.weight.min(MOST);
        evidence
    }

    fn read(&self, draft: &mut Draft<'_>) {
        let Some(found) = find(draft.source) else {
            return;
        };
        draft.markdown = found.front_matter || plain::shows_markdown(draft.source);
        draft.body = found.body.clone();
        let mut taken = Found::default();
        for field in &found.fields {
            catalogued::take(draft, &mut taken, field);
        }
        taken.finish(draft);
        if let Some(printed) = found.printed {
            take_printed(draft, printed);
        }
        above(draft, found.above);
        if found.front_matter {
            return;
        }
        // What stands above the labels may tell the day: `Council – Meeting of 5 May 1902`.
        let body = std::mem::replace(&mut draft.body, 0..found.above);
        opening::date(draft);
        draft.body = body;
        letter::take(draft);
        opening::complete(draft);
        plain::end_of_text(draft);
        provenance::at_end(draft);
    }
}

/// Takes the journal or book that a record names piece by piece.
fn take_printed(draft: &mut Draft<'_>, printed: Printed) {
    let date = draft.metadata.date.as_ref().map(Edtf::in_words);
    let pages = printed.pages.map(|pages| {
        let several = pages.contains(['-', '–', ',']);
        format!("{} {pages}", if several { "pp." } else { "p." })
    });
    let imprint = match (&printed.place, &printed.publisher) {
        (Some(place), Some(publisher)) => Some(format!("{place}: {publisher}")),
        (place, publisher) => place.clone().or_else(|| publisher.clone()),
    };
    if printed.title.is_empty() {
        // Without the name of a journal or book these are facts of the document itself.
        let pieces = [
            ("Pages", pages),
            ("Imprint", imprint),
            ("Volume", printed.volume),
            ("Number", printed.number),
        ];
        for (label, value) in pieces {
            draft.keep(label, value.unwrap_or_default());
        }
        return;
    }
    let pieces = [
        Some(printed.title.clone()),
        printed
            .volume
            .as_ref()
            .map(|volume| format!("Vol. {volume}")),
        printed
            .number
            .as_ref()
            .map(|number| format!("No. {number}")),
        imprint,
        pages.clone(),
        date.clone(),
    ];
    draft.metadata.locator = draft.metadata.locator.take().or_else(|| pages.clone());
    draft.metadata.publication = Some(Publication {
        text: pieces.into_iter().flatten().collect::<Vec<_>>().join(", "),
        title: printed.title,
        volume: printed.volume,
        number: printed.number,
        place: printed.place,
        publisher: printed.publisher,
        pages,
        date,
        ..Publication::default()
    });
}

fn find(source: &Source<'_>) -> Option<Head> {
    if let Some(record) = record::read(source) {
        return Some(Head {
            fields: record
                .keys
                .into_iter()
                .map(|key| Field::new(key.label, key.fills, key.line, key.value))
                .collect(),
            weight: MOST,
            above: 0,
            body: record.end.min(source.lines.len())..source.lines.len(),
            printed: record.printed,
            front_matter: true,
        });
    }
    let above = catalogue::above(source).map(|mut entry| {
        mark_books(&mut entry.fields);
        entry
    });
    let below = catalogue::below(source)
        .filter(|entry| entry.weight() >= catalogue::ENOUGH)
        .filter(|entry| {
            above
                .as_ref()
                .is_none_or(|above| above.lines.end <= entry.lines.start)
        });
    let end = below
        .as_ref()
        .map_or(source.lines.len(), |entry| entry.lines.start);
    let weight = above.as_ref().map_or(0, catalogue::Entry::weight)
        + below.as_ref().map_or(0, catalogue::Entry::weight);
    let head = above.filter(|entry| entry.weight() >= if below.is_some() { 15 } else { 1 });
    let first = head.as_ref().map_or(0, |entry| entry.lines.start);
    let start = head.as_ref().map_or(0, |entry| entry.lines.end);
    let fields: Vec<Field> = head
        .into_iter()
        .chain(below)
        .flat_map(|entry| entry.fields)
        .collect();
    (!fields.is_empty()).then_some(Head {
        fields,
        weight,
        above: first,
        body: start..end,
        printed: None,
        front_matter: false,
    })
}

/// A source that is a book shows this layout more than other sources do.
fn mark_books(fields: &mut [Field]) {
    for field in fields {
        if field.fills == "source" && publication::is_book(&field.value) {
            field.weight = field.weight.max(30);
        }
    }
}

/// What stands above the labels: author, title, date.
fn above(draft: &mut Draft<'_>, first: usize) {
    let source = draft.source;
    let lines: Vec<String> = source.lines[..first]
        .iter()
        .filter(|line| !line.is_blank())
        .map(|line| fold(line.trimmed().trim_matches(['#', '*', '_', ' '])))
        .collect();
    let titled = !draft.metadata.title.is_empty();
    // A title may run over several lines; what goes on with one begins with a small letter.
    let mut last_of_title = false;
    for (order, text) in lines.iter().enumerate() {
        let person = text.contains(' ') && signature::name(text).is_some();
        let goes_on = last_of_title && text.starts_with(char::is_lowercase) && !is_occasion(text);
        last_of_title = false;
        // The house stands above what it issues: `SOCIETY OF ARTS`, `REPORT FOR THE YEAR 1901`.
        let letterhead = draft.metadata.title.is_empty()
            && opening::is_letterhead(text)
            && lines[order + 1..]
                .iter()
                .any(|line| opening::names_kind(line) && !opening::is_letterhead(line));
        let author = byline::read(text).filter(|names| {
            !draft.metadata.title.is_empty()
                && draft.metadata.creators.is_empty()
                && !names.is_empty()
        });
        if letterhead {
            draft.keep("Above the text", text.as_str());
        } else if let Some(names) = author {
            draft.metadata.creators = names;
            draft.infer("creators", "line below the title");
        } else if goes_on {
            draft.metadata.title = format!("{} {text}", draft.metadata.title);
            last_of_title = true;
        } else if draft.metadata.date.is_none()
            && let Some(date) = header_date::whole(text)
        {
            draft.keep_date(date, text);
        } else if draft.metadata.archive.is_none()
            && titled
            && text.len() <= 80
            && lexicon::names_archive(text)
            && !text.contains(|letter: char| letter.is_ascii_digit() || ".:;".contains(letter))
        {
            draft.metadata.archive = Some(text.clone());
            draft.infer("archive", "line above the text");
        } else if order == 0 && person && lines.len() == 2 && draft.metadata.creators.is_empty() {
            draft.metadata.creators = vec![text.clone()];
            draft.infer("creators", "name above the title");
        } else if draft.metadata.title.is_empty() && (order + 1 == lines.len() || !is_path(text)) {
            draft.metadata.title.clone_from(text);
            last_of_title = true;
        } else if titled
            && crate::seed::source::key(text) == crate::seed::source::key(&draft.metadata.title)
        {
            // The same words once more, as a heading.
            draft.keep("Heading", text.as_str());
        } else {
            draft.keep("Above the text", text.as_str());
        }
    }
}

/// True for a line that says to whom a paper was laid or read, and is no part of its title.
fn is_occasion(text: &str) -> bool {
    const WORDS: [&str; 10] = [
        "presented to",
        "submitted to",
        "laid before",
        "read to",
        "read before",
        "read at",
        "delivered to",
        "delivered at",
        "addressed to",
        "by ",
    ];
    WORDS.iter().any(|word| text.starts_with(word))
}

/// True for the way by which a site leads to a page: `Collections / Papers of the Board / Series A`.
fn is_path(text: &str) -> bool {
    [" / ", " > ", " » ", " › "]
        .iter()
        .any(|mark| text.split(mark).filter(|step| step.len() <= 60).count() > 2)
}
