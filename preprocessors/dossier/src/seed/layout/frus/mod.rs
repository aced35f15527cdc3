//! A document of *Foreign Relations of the United States*: a numbered title or a file's number, a
//! dateline, and a note that begins with `Source:`.
//!
//! Pages differ by age, and converters lose the dateline, the labels of the head or the note, so that each
//! piece of evidence counts for itself.

mod head;
mod source_note;

pub(super) use source_note::take_statement;

use super::{Draft, Evidence, Layout};
use crate::document::{Publication, TitleParts};
use crate::finding::{Finding, Severity};
use crate::seed::publication;
use crate::seed::source::Source;

/// See the module.
pub(super) struct Frus;

/// Less shows a numbered heading, not a document of the series.
const ENOUGH: u32 = 40;

impl Layout for Frus {
    fn name(&self) -> &'static str {
        "frus"
    }

    fn weigh(&self, source: &Source<'_>) -> Evidence {
        let mut evidence = Evidence::default();
        let number = |index: usize| source.lines[index].number;
        let series = head::series(source);
        let file = head::file(source);
        let Some(title) = head::title(source, file.is_some() || series.is_some()) else {
            return evidence;
        };
        if file.is_none() && series.is_none() && head::is_section(source, &title) {
            return evidence;
        }
        // A numbered item that ends in a full stop may be one of an agenda, one of a single word a section.
        let short = title.text.split_whitespace().count() < 2;
        let item = title.mark.is_none() && (title.text.ends_with('.') || short);
        evidence.add(
            if item { 5 } else { 20 },
            format!("a document's title (line {})", number(title.line)),
        );
        if TitleParts::read(&title.text).kind.is_some() {
            evidence.add(10, "which names a kind of document");
        }
        if title.text.ends_with("Editorial Note") {
            evidence.add(10, "as only the series has it");
        }
        if title.mark.is_some() {
            evidence.add(15, "to which the mark of a note clings");
        }
        if let Some(file) = &file {
            evidence.add(20, format!("a file number (line {})", number(file.line)));
        }
        if let Some(note) = source_note::find(source) {
            evidence.add(20, format!("a note “Source:” (line {})", number(note)));
        }
        if let Some(series) = &series {
            evidence.add(
                20,
                format!(
                    "the name of the series (line {})",
                    number(series.lines.start)
                ),
            );
        }
        if let Some(line) = head::dateline(source, title.line) {
            evidence.add(
                5,
                format!("place and date below it (line {})", number(line.0)),
            );
        }
        if source.lines.iter().any(|line| line.text.contains("[Page ")) {
            evidence.add(5, "marks of printed pages");
        }
        if evidence.weight < ENOUGH {
            return Evidence::default();
        }
        evidence
    }

    fn read(&self, draft: &mut Draft<'_>) {
        let source = draft.source;
        draft.body = 0..source.lines.len();
        let series = head::series(source);
        let file = head::file(source);
        let title = head::title(source, file.is_some() || series.is_some());
        let first = title.as_ref().map_or(0, |title| title.line);
        if let Some(title) = &title {
            take_title(draft, title);
            head::above(draft, title.line, series.as_ref());
            draft.body.start = title.line + 1;
        }
        if let Some(file) = &file {
            draft.metadata.locator = Some(file.number.to_owned());
            draft.metadata.kind = file.kind.map(str::to_lowercase);
            date_in_file_number(draft, file.line, file.number);
        }
        if let Some((_, place, date)) = head::dateline(source, first) {
            draft.metadata.date = Some(date);
            draft.keep("Place", place);
        } else {
            draft.metadata.date = head::any_date(source, first);
        }
        if let Some(note) = source_note::find(source) {
            source_note::take(draft, note);
        }
        if let Some(series) = series {
            publish(draft, &series, title.as_ref());
        } else if let Some(volume) = head::volume(source, first) {
            draft.metadata.publication = Some(Publication {
                number: title
                    .and_then(|title| title.number)
                    .map(|number| format!("Document {number}")),
                ..publication::read(volume)
            });
        }
    }
}

fn take_title(draft: &mut Draft<'_>, title: &head::Title) {
    draft.metadata.title.clone_from(&title.text);
    if let Some(number) = &title.number {
        draft.keep("Document", number.as_str());
    }
    if let Some(mark) = &title.mark {
        draft.find(
            Severity::Note,
            "seed-note-mark",
            title.line,
            format!("the mark “{mark}” of a note, which clings to the title, was left out of it"),
        );
    }
    if let Some(sender) = head::sender(&title.text) {
        draft.metadata.creators = vec![sender];
    }
}

/// The volume in which the document was published, and its number there.
fn publish(draft: &mut Draft<'_>, series: &head::Series, title: Option<&head::Title>) {
    let number = title
        .and_then(|title| title.number.as_deref())
        .map(|number| format!("Document {number}"));
    draft.metadata.collection = Some(head::SERIES.to_owned());
    draft.keep("Series", series.text.as_str());
    if draft.metadata.locator.is_none() {
        draft.metadata.locator.clone_from(&number);
    }
    draft.metadata.publication = Some(Publication {
        text: series.text.clone(),
        title: head::SERIES.to_owned(),
        volume: series.volume.clone(),
        number,
        ..Publication::default()
    });
}

/// The file numbers of 1945 to 1963 end in month, day and year: `795.00/2–2054`. The date is a proposal.
fn date_in_file_number(draft: &mut Draft<'_>, line: usize, number: &str) {
    let Some(date) = head::coded_date(number) else {
        return;
    };
    let source = draft.source;
    let stated = head::dateline(source, line).map(|(_, _, date)| date);
    if stated.as_ref().is_some_and(|stated| stated.overlaps(&date)) {
        return;
    }
    let told = match stated {
        Some(stated) => format!("the file number says {date}, the dateline {stated}"),
        None => format!("the file number says {date}; the text states no date"),
    };
    draft.findings.push(
        Finding::new(
            Severity::Note,
            "seed-date-in-file-number",
            source.file,
            told,
        )
        .at(source.lines[line].number)
        .showing(number)
        .remedy(format!(
            "set `date = {date}` in the sidecar if that is when it was sent"
        )),
    );
}
