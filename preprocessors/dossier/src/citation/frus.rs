//! Notes and entries for documents of *Foreign Relations of the United States*: sender and recipient,
//! kind, place, date, the volume, the document's number (CMOS online, questions and answers on
//! documentation, 0443; 17th ed., 14.111).

use lazy_static::lazy_static;
use regex::Regex;

use super::archival::capitalised;
use super::chicago::Chicago;
use super::{Citation, date, printed, typography};
use crate::document::{Document, Metadata, TitleParts};

/// Name of the series.
const SERIES: &str = "Foreign Relations of the United States";

lazy_static! {
    // "[Document 181.] Telegram From …"
    static ref NUMBER: Vec<Regex> =
        Regex::new(r"^\[?(?:Document )?(?P<number>\d{1,4})\]?\.?\s+(?P<title>\S.*)$").into_iter().collect();
    // "Foreign Relations of the United States, 1969–1976, Volume XIV, Part 2, Peru, 1969–1972"
    static ref VOLUME: Vec<Regex> =
        Regex::new(r"^(?P<series>Foreign Relations of the United States(?:: Diplomatic Papers)?(?:,\s*\d{4}(?:[-–]\d{2,4})?)?)[,.]?\s*(?:Vol(?:ume|\.)\s*(?P<volume>[\dIVXLC]+))?[,.]?\s*(?:P(?:ar)?t\.?\s*(?P<part>[\dIVX]+))?[,.:]?\s*(?P<name>\S.*?)?\.?$")
            .into_iter()
            .collect();
    // "[the ]SENDER to [the ]RECIPIENT", after the kind.
    static ref SENT: Vec<Regex> =
        Regex::new(r"^(?:,?\s*[Ff]rom\s+)?(?:[Tt]he\s+)?(?P<from>\S.*?)\s+to\s+(?P<to>\S.*)$").into_iter().collect();
}

/// The volume that a document stands in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Statement {
    /// Series and years: `Foreign Relations of the United States, 1969–1976`.
    pub(super) series: String,
    /// Volume: `14` or `XIV`, as given.
    pub(super) volume: Option<String>,
    /// Part of the volume.
    pub(super) part: Option<String>,
    /// What the volume is on.
    pub(super) name: Option<String>,
    /// Number of the document.
    pub(super) number: Option<String>,
}

impl Statement {
    /// The volume as the page names it; none where it names the series alone, by which nothing is found.
    pub(super) fn of(metadata: &Metadata) -> Option<Self> {
        let given = other(metadata, "Series")?;
        let found = VOLUME.iter().find_map(|pattern| pattern.captures(given))?;
        let text = |name| {
            found
                .name(name)
                .map(|found| typography::dashed(found.as_str()))
        };
        let series = text("series")?;
        let statement = Self {
            volume: text("volume"),
            part: text("part"),
            name: text("name"),
            number: numbered(&metadata.title)
                .0
                .or_else(|| metadata.publication.as_ref()?.number.as_deref())
                .map(|number| number.trim_start_matches("Document ").to_owned()),
            series,
        };
        let found = statement.volume.is_some() || statement.series.len() > SERIES.len() + 4;
        found.then_some(statement)
    }

    /// Volume and what it is on, as a citation prints them after the series.
    pub(super) fn details(&self) -> String {
        let mut details = Vec::new();
        details.extend(
            self.volume
                .as_ref()
                .map(|volume| format!("vol. {}", printed::bare_volume(volume))),
        );
        details.extend(
            self.part
                .as_ref()
                .map(|part| format!("pt. {}", printed::bare_volume(part))),
        );
        details.extend(self.name.clone());
        details.join(", ")
    }

    fn cited(&self, opening: &str) -> Citation {
        let mut cited = Citation::plain(opening);
        cited.italic(&self.series);
        let details = self.details();
        if !details.is_empty() {
            cited.roman(&format!(", {details}"));
        }
        cited
    }
}

/// A field that has no place of its own.
fn other<'a>(metadata: &'a Metadata, label: &str) -> Option<&'a str> {
    let found = metadata.other.iter().find(|(name, _)| name == label);
    found.map(|(_, value)| value.as_str())
}

/// The document's number, and its title without it.
pub(super) fn numbered(title: &str) -> (Option<&str>, &str) {
    let found = NUMBER.iter().find_map(|pattern| pattern.captures(title));
    let part = |name| found.as_ref().and_then(|found| found.name(name));
    match (part("number"), part("title")) {
        (Some(number), Some(rest)) => (Some(number.as_str()), rest.as_str()),
        _ => (None, title),
    }
}

/// `Embassy in Peru to the Department of State` and `telegram`: who wrote to whom, and the kind; else
/// the title, a description, without quotation marks.
fn heading(metadata: &Metadata) -> Vec<String> {
    let (_, title) = numbered(&metadata.title);
    let kind = TitleParts::read(title).kind.or(metadata.kind.as_deref());
    let rest = match TitleParts::read(title).kind {
        Some(kind) => title.get(kind.len()..).unwrap_or(title).trim_start(),
        None => title,
    };
    match SENT.iter().find_map(|pattern| pattern.captures(rest)) {
        Some(found) => {
            let sent = format!("{} to {}", &found["from"], &found["to"]);
            std::iter::once(typography::smart(&sent))
                .chain(kind.map(str::to_owned))
                .collect()
        }
        None => vec![typography::smart(title)],
    }
}

/// Sender and recipient, kind, place, date.
pub(super) fn opening(document: &Document, _: Chicago) -> Vec<Citation> {
    let metadata = &document.metadata;
    let mut items: Vec<Citation> = heading(metadata)
        .iter()
        .enumerate()
        .map(|(index, item)| {
            Citation::plain(&if index == 0 {
                capitalised(item)
            } else {
                item.clone()
            })
        })
        .collect();
    items.extend(other(metadata, "Place").map(Citation::plain));
    items.push(match &metadata.date {
        Some(date) => Citation::plain(&date::printed(date)),
        None => Citation::plain("n.d."),
    });
    items
}

pub(super) fn note(document: &Document, chicago: Chicago) -> Citation {
    let mut items = opening(document, chicago);
    if let Some(statement) = Statement::of(&document.metadata) {
        items.push(statement.cited("in "));
        items.extend(
            statement
                .number
                .map(|number| Citation::plain(&format!("Document {number}"))),
        );
    }
    items.extend(document.metadata.url.as_deref().map(Citation::link));
    Citation::joined(items)
}

/// A bibliography lists the volume under the department that publishes it.
pub(super) fn bibliography(document: &Document, _: Chicago) -> Citation {
    let mut items = vec![Citation::plain("US Department of State")];
    if let Some(statement) = Statement::of(&document.metadata) {
        items.push(statement.cited(""));
    }
    items.extend(document.metadata.url.as_deref().map(Citation::link));
    Citation::sentences(items)
}

/// Sender and recipient, the date, the number.
pub(super) fn short_note(document: &Document, _: Chicago) -> Citation {
    let metadata = &document.metadata;
    let (number, title) = numbered(&metadata.title);
    let words = match &metadata.short_title {
        Some(short) => short.clone(),
        None => heading(metadata)
            .into_iter()
            .next()
            .unwrap_or_else(|| title.to_owned()),
    };
    let mut items = vec![Citation::plain(&capitalised(&words))];
    items.extend(
        metadata
            .date
            .as_ref()
            .map(|date| Citation::plain(&date::printed(date))),
    );
    let mut series = Citation::default();
    series.italic("FRUS");
    items.push(series);
    items.extend(number.map(|number| Citation::plain(&format!("Document {number}"))));
    Citation::joined(items)
}
