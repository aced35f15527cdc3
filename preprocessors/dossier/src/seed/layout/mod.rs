//! Layouts: how a page or a converter arranges a document's fields and its text.
//!
//! Each layout weighs the evidence that a file has its form; the heaviest reads the file. A new
//! layout is a file beside this one and a line in [`LAYOUTS`].

mod archive_page;
mod book_excerpt;
mod catalogued;
mod cited_book;
mod frus;
mod head_fields;
mod journal;
mod labelled;
mod letter;
mod masthead;
mod older_page;
mod plain;
mod record;
mod signature;
mod treaty;

use std::ops::Range;

use crate::date::Edtf;
use crate::document::Metadata;
use crate::finding::{Finding, Severity};
use crate::seed::header_date;
use crate::seed::marked::Pieces;
use crate::seed::source::{Line, Source};

/// A way of arranging fields and text.
pub(super) trait Layout: Sync {
    /// Its name, as the log and sidecars write it.
    fn name(&self) -> &'static str;

    /// How strongly the file shows this layout, and why; 0 for not at all.
    fn weigh(&self, source: &Source<'_>) -> Evidence;

    /// Fills the fields and says which lines are the text.
    fn read(&self, draft: &mut Draft<'_>);
}

/// All layouts. Of two that weigh the same the earlier is taken; the last one reads anything.
const LAYOUTS: [&dyn Layout; 12] = [
    &labelled::Labelled,
    &archive_page::ArchivePage,
    &older_page::OlderPage,
    &book_excerpt::BookExcerpt,
    &frus::Frus,
    &head_fields::HeadFields,
    &cited_book::CitedBook,
    &masthead::Masthead,
    &journal::Journal,
    &treaty::Treaty,
    &letter::Letter,
    &plain::Plain,
];

/// The name of a person that a text consists of, without an office after a comma.
pub(super) fn person_name(text: &str) -> Option<String> {
    signature::name(text)
}

/// Who writes, where a title says who writes to whom.
pub(super) fn sender(title: &str) -> Option<String> {
    signature::sender(title)
}

/// True for a short line that is no sentence.
pub(super) fn is_title(text: &str) -> bool {
    plain::is_title(text)
}

/// Reports the fields that a text without a header leaves open.
pub(super) fn report_missing(draft: &mut Draft<'_>) {
    plain::report_missing(draft);
}

/// Layouts that go by the text alone, and take no labels with values from it.
pub(super) const LABELLESS: [&str; 5] = ["plain", "letter", "treaty", "masthead", "cited-book"];

/// The layout of a catalogue's entry, whose text tells what the entry leaves open.
pub(super) const ENTRY: &str = "head-fields";

/// The layout of a line on the source, whose text tells the rest.
pub(super) const SOURCE: &str = "journal";

/// Takes back that a text states no such field, where something told it afterwards.
pub(super) fn retract_missing(metadata: &Metadata, findings: &mut Vec<Finding>) {
    plain::retract_missing(metadata, findings);
}

/// Layouts whose files are known by their elements, which a sidecar may name too.
const MARKED: [&str; 2] = ["html", "tei"];

/// What speaks for a layout.
#[derive(Debug, Default)]
pub(super) struct Evidence {
    /// Its weight.
    pub weight: u32,
    /// The evidence in words.
    pub reasons: Vec<String>,
}

impl Evidence {
    /// Adds a piece of evidence.
    pub(super) fn add(&mut self, weight: u32, reason: impl Into<String>) {
        self.weight += weight;
        self.reasons.push(reason.into());
    }
}

/// A document being read.
#[derive(Debug)]
pub(super) struct Draft<'a> {
    /// The file.
    pub source: &'a Source<'a>,
    /// The fields found so far.
    pub metadata: Metadata,
    /// The lines of the text, as a range of indices.
    pub body: Range<usize>,
    /// True where the file shows Markdown as transport markup.
    pub markdown: bool,
    /// True where the editor says that the document has no summary.
    pub no_summary: bool,
    /// The pieces behind the lines, where the file's text stands in elements.
    pub pieces: Option<Pieces<'a>>,
    /// False where the editor says that nothing is to be mended.
    pub repair: bool,
    /// What was done and guessed.
    pub findings: Vec<Finding>,
}

impl<'a> Draft<'a> {
    /// A draft in which nothing has been read.
    pub(super) fn new(source: &'a Source<'a>, findings: Vec<Finding>) -> Self {
        Self {
            source,
            metadata: Metadata::default(),
            body: 0..source.lines.len(),
            markdown: false,
            no_summary: false,
            pieces: None,
            repair: true,
            findings,
        }
    }

    /// Sets the date of the header. Its own wording is kept where the date in words is another.
    pub(super) fn keep_date(&mut self, date: Edtf, given: &str) {
        if date.in_words() != given {
            self.keep("Date", given);
        }
        self.metadata.date = Some(date);
        self.doubt_date(given);
    }

    /// Reports what is not sure of a date in figures.
    pub(super) fn doubt_date(&mut self, given: &str) {
        let Some(doubt) = header_date::doubt(given) else {
            return;
        };
        let finding = Finding::new(
            Severity::Warning,
            "seed-date-doubtful",
            self.source.file,
            doubt,
        )
        .showing(given)
        .remedy("set `date` in the sidecar to what it means");
        let line = self
            .source
            .lines
            .iter()
            .find(|line| line.text.contains(given.trim()));
        self.findings.push(match line {
            Some(line) => finding.at(line.number),
            None => finding,
        });
    }

    /// Sets a field that something else than its own statement tells, and says by what.
    pub(super) fn infer(&mut self, field: &str, reason: &str) {
        self.metadata
            .inferred
            .insert(field.to_owned(), reason.to_owned());
    }

    /// The readable text of some lines: white space folded, transport markup decoded.
    pub(super) fn text(&self, range: Range<usize>) -> String {
        let folded = self.source.text(range);
        if self.markdown {
            crate::seed::markup::plain(&folded)
        } else {
            folded
        }
    }

    /// Keeps a field that has no place of its own.
    pub(super) fn keep(&mut self, label: &str, value: impl Into<String>) {
        let value = value.into();
        if !value.is_empty() {
            self.metadata.other.push((label.to_owned(), value));
        }
    }

    /// Records that a line is not the document's: navigation, page furniture.
    pub(super) fn drop_line(&mut self, line: &Line<'_>) {
        self.findings.push(
            Finding::new(
                Severity::Note,
                "seed-furniture",
                self.source.file,
                "a line of the page's furniture was left out of the text",
            )
            .at(line.number)
            .showing(line.trimmed()),
        );
    }

    /// Records something about a line.
    pub(super) fn find(
        &mut self,
        severity: Severity,
        code: &'static str,
        index: usize,
        message: impl Into<String>,
    ) {
        let mut finding = Finding::new(severity, code, self.source.file, message);
        if let Some(line) = self.source.lines.get(index) {
            finding = finding.at(line.number).showing(line.trimmed());
        }
        self.findings.push(finding);
    }
}

/// The layout of a file, by evidence or as the editor says, with the reason.
pub(super) fn choose(source: &Source<'_>, wanted: Option<&str>) -> (&'static dyn Layout, String) {
    if let Some(layout) = wanted.and_then(by_name) {
        return (layout, "set in the sidecar".to_owned());
    }
    let mut candidates: Vec<(&'static dyn Layout, Evidence)> = LAYOUTS
        .into_iter()
        .map(|layout| (layout, layout.weigh(source)))
        .filter(|(_, evidence)| evidence.weight > 0)
        .collect();
    // The sort is stable: of two that weigh the same the earlier stays first.
    candidates.sort_by_key(|(_, evidence)| std::cmp::Reverse(evidence.weight));
    for (layout, evidence) in &candidates {
        tracing::debug!(
            file = source.file,
            layout = layout.name(),
            weight = evidence.weight,
            "{}",
            evidence.reasons.join("; ")
        );
    }
    let mut candidates = candidates.into_iter();
    let Some((layout, evidence)) = candidates.next() else {
        return (&plain::Plain, "nothing else fits".to_owned());
    };
    let others: Vec<String> = candidates
        .filter(|(other, _)| other.name() != plain::Plain.name())
        .map(|(other, evidence)| format!("“{}” weighs {}", other.name(), evidence.weight))
        .collect();
    let mut reason = format!(
        "weight {}: {}",
        evidence.weight,
        evidence.reasons.join("; ")
    );
    if !others.is_empty() {
        reason = format!("{reason}; {}", others.join(", "));
    }
    (layout, reason)
}

/// Archive, locator and classification from an edition's note on a document's source.
pub(super) fn take_source_note(draft: &mut Draft<'_>, note: &str) {
    frus::take_statement(draft, note);
}

/// Every line as text: what is field and what is text the file says itself.
pub(super) fn as_given(reason: &str) -> (&'static dyn Layout, String) {
    (&plain::Plain, reason.to_owned())
}

/// The layout of that name.
fn by_name(name: &str) -> Option<&'static dyn Layout> {
    LAYOUTS.into_iter().find(|layout| layout.name() == name)
}

/// The names of all layouts, as a sidecar may write them.
pub(super) fn names() -> Vec<&'static str> {
    LAYOUTS
        .iter()
        .map(|layout| layout.name())
        .chain(MARKED)
        .collect()
}
