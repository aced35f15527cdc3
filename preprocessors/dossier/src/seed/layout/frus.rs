//! A document of *Foreign Relations of the United States*: a numbered title or a file's number, a
//! dateline, and a note that begins with `Source:`.

use lazy_static::lazy_static;
use regex::Regex;

use super::{Draft, Evidence, Layout};
use crate::document::TitleParts;
use crate::finding::Severity;
use crate::seed::source::{Line, Source};
use crate::seed::{header_date, statement};

lazy_static! {
    // A note mark may cling to the last word: "Memorandum of Conversation1".
    static ref TITLE: Vec<Regex> =
        Regex::new(r"^(?P<title>\[?\d{1,4}\]?\.\s+\p{Lu}.*?[\p{L}).”\]])(?P<mark>\d{1,2}|[¹²³*†]|\s?/\d{1,2}/|\[\d{1,2}\])?$").into_iter().collect();
    // A sender and a recipient where no number stands: "The Ambassador in Peru (Roe) to the Department of State".
    static ref UNNUMBERED: Vec<Regex> =
        Regex::new(r"^(?P<title>(?:\[(?:Document )?\d{1,4}\]\s+)?(?:The |Memorandum |Telegram |Airgram |Despatch |Letter |Editorial Note|Minutes |Paper |Report |Message )\p{L}.*?[\p{L}).”\]])(?P<mark>\d{1,2}|[¹²³*†]|\s?/\d{1,2}/|\[\d{1,2}\])?$").into_iter().collect();
    static ref SENDER: Vec<Regex> =
        Regex::new(r"^(?:\[[^\]]*\]\s+|\d{1,4}\.\s+)?The (?P<sender>\p{Lu}.{2,120}?) to (?:the )?\p{Lu}").into_iter().collect();
    // "795.00/2–2054: Telegram"
    static ref FILE: Vec<Regex> = Regex::new(
        r"^(?P<number>\d{3}[A-Z]?\.\d[\w.()]*(?:\s\w+)?/\d{1,4}[–-]\d{2,5})(?:\s*:\s*(?P<kind>(?:Circular )?(?:[Tt]elegram|[Aa]irgram|[Dd]espatch|[Ii]nstruction)))?$",
    )
    .into_iter()
    .collect();
    static ref SOURCE: Vec<Regex> =
        Regex::new(r"^(?:/?\[?\d{0,2}\]?[./]?\s*)?Source:\s+(?P<statement>\S.*)$").into_iter().collect();
    static ref NOTE: Vec<Regex> = Regex::new(r"^(?:/\d{1,3}/|\[\d{1,3}\]|\d{1,3}\.?\s)").into_iter().collect();
    // A sentence's end: no abbreviation, no initial.
    static ref STOP: Vec<Regex> =
        Regex::new(r"(?P<word>[\p{L}\p{N}]+[)\]”]?)[.]\s+[\p{Lu}\[(]").into_iter().collect();
    static ref CLASSIFIED: Vec<Regex> = Regex::new(
        r"^(?:Top Secret|Secret|Confidential|Unclassified|Official Use Only|Limited Official Use|Restricted|No classification marking)\b[^.]*",
    )
    .into_iter()
    .collect();
    static ref FURNITURE: Vec<Regex> = Regex::new(
        r"(?i)^(?:skip to .*|home|menu|historical documents|office of the historian|(?:home\s*/.*)|previous|next|contents|foreign relations of the united states\b.*)$",
    )
    .into_iter()
    .collect();
}

/// See the module.
pub(super) struct Frus;

/// Title and dateline stand among so many first lines.
const HEAD: usize = 12;

/// Words before a full stop that ends no sentence.
const ABBREVIATED: [&str; 12] = [
    "Vol", "Vols", "No", "Nos", "Pt", "Pts", "Bk", "Doc", "Docs", "Jr", "Dr", "Mr",
];

const SERIES: &str = "Foreign Relations of the United States";

impl Layout for Frus {
    fn name(&self) -> &'static str {
        "frus"
    }

    fn weigh(&self, source: &Source<'_>) -> Evidence {
        let mut evidence = Evidence::default();
        let file = file(source);
        let Some(title) = title(source, file.is_some()) else {
            return evidence;
        };
        let line = &source.lines[title];
        evidence.add(20, format!("a document's title (line {})", line.number));
        if TitleParts::read(line.trimmed()).kind.is_some() {
            evidence.add(10, "which names a kind of document");
        }
        if let Some((index, _)) = file {
            evidence.add(
                20,
                format!("a file number (line {})", source.lines[index].number),
            );
        }
        if let Some(note) = source_note(source) {
            evidence.add(
                20,
                format!("a note “Source:” (line {})", source.lines[note].number),
            );
        }
        if head(source).any(|(_, line)| line.trimmed().contains(SERIES)) {
            evidence.add(20, "the name of the series");
        }
        if evidence.weight < 40 {
            Evidence::default()
        } else {
            evidence
        }
    }

    fn read(&self, draft: &mut Draft<'_>) {
        let source = draft.source;
        draft.body = 0..source.lines.len();
        draft.metadata.collection = head(source)
            .any(|(_, line)| line.trimmed().contains(SERIES))
            .then(|| SERIES.to_owned());
        let file = file(source);
        if let Some(index) = title(source, file.is_some()) {
            take_title(draft, index);
            above(draft, index);
            draft.body.start = index + 1;
        }
        if let Some((_, found)) = file {
            draft.metadata.locator = Some(found.number.to_owned());
            draft.metadata.kind = found.kind.map(str::to_lowercase);
        }
        take_date(draft);
        if let Some(note) = source_note(source) {
            take_source(draft, note);
        }
    }
}

/// Number and kind that a file's line gives.
struct File<'a> {
    number: &'a str,
    kind: Option<&'a str>,
}

fn head<'s, 'a>(source: &'s Source<'a>) -> impl Iterator<Item = (usize, &'s Line<'a>)> {
    source
        .lines
        .iter()
        .enumerate()
        .filter(|(_, line)| !line.is_blank())
        .take(HEAD)
}

/// The line of the title. One without a number is known by the file's number alone.
fn title(source: &Source<'_>, filed: bool) -> Option<usize> {
    let filed = filed || head(source).any(|(_, line)| line.trimmed().contains(SERIES));
    let is = |patterns: &[Regex], text: &str| patterns.iter().any(|pattern| pattern.is_match(text));
    head(source)
        .find(|(_, line)| {
            let text = line.trimmed();
            text.len() < 300
                && (is(&TITLE, text) || filed && is(&UNNUMBERED, text))
                && !is(&SOURCE, text)
        })
        .map(|(index, _)| index)
}

fn file<'a>(source: &Source<'a>) -> Option<(usize, File<'a>)> {
    head(source).find_map(|(index, line)| {
        let found = FILE
            .iter()
            .find_map(|pattern| pattern.captures(line.trimmed()))?;
        Some((
            index,
            File {
                number: found.name("number")?.as_str(),
                kind: found.name("kind").map(|kind| kind.as_str()),
            },
        ))
    })
}

fn take_title(draft: &mut Draft<'_>, index: usize) {
    let text = draft.source.lines[index].trimmed();
    let Some(found) = TITLE
        .iter()
        .chain(UNNUMBERED.iter())
        .find_map(|pattern| pattern.captures(text))
    else {
        return;
    };
    found["title"].clone_into(&mut draft.metadata.title);
    if found.name("mark").is_some() {
        draft.find(
            Severity::Note,
            "seed-note-mark",
            index,
            "the mark of a note that clings to the title was left out of it",
        );
    }
    if let Some(sender) = SENDER.iter().find_map(|pattern| pattern.captures(text)) {
        draft.metadata.creators = vec![sender["sender"].to_owned()];
    }
}

/// What stands above the title: the site's furniture, and lines that are kept as fields.
fn above(draft: &mut Draft<'_>, title: usize) {
    let source = draft.source;
    for line in &source.lines[..title] {
        let text = line.trimmed();
        if line.is_blank() {
            continue;
        }
        if FILE.iter().any(|pattern| pattern.is_match(text)) {
            draft.keep("File", text);
        } else if text.starts_with(SERIES) {
            draft.keep("Series", text);
        } else if FURNITURE.iter().any(|pattern| pattern.is_match(text)) {
            draft.drop_line(line);
        } else {
            draft.keep("Above the title", text);
        }
    }
}

/// Place and date of the dateline; else the first date of the head, in words of its own.
fn take_date(draft: &mut Draft<'_>) {
    let source = draft.source;
    let lines = || {
        head(source)
            .map(|(_, line)| line.trimmed())
            .filter(|text| text.len() < 120 && !text.contains(SERIES))
            .filter(|text| !NOTE.iter().any(|pattern| pattern.is_match(text)) || text.contains(','))
    };
    if let Some((place, date)) = lines().find_map(header_date::dateline) {
        draft.metadata.date = Some(date);
        draft.keep("Place", place);
        return;
    }
    draft.metadata.date = lines().find_map(header_date::first).map(|(_, date)| date);
}

fn source_note(source: &Source<'_>) -> Option<usize> {
    source.lines.iter().position(|line| {
        let text = line.trimmed();
        // No pattern is tried on lines that cannot match.
        text.find("Source:").is_some_and(|at| at < 8)
            && SOURCE.iter().any(|pattern| pattern.is_match(text))
    })
}

/// Archive and locator from the first sentence of the note on the source; what follows is handling.
fn take_source(draft: &mut Draft<'_>, first: usize) {
    let source = draft.source;
    let end = (first + 1..source.lines.len())
        .find(|index| {
            let line = &source.lines[*index];
            line.is_blank() || NOTE.iter().any(|pattern| pattern.is_match(line.trimmed()))
        })
        .unwrap_or(source.lines.len());
    take_statement(draft, &source.text(first..end));
}

/// The same of a note's text.
pub(super) fn take_statement(draft: &mut Draft<'_>, note: &str) {
    let Some(note) = SOURCE.iter().find_map(|pattern| pattern.captures(note)) else {
        return;
    };
    let note = &note["statement"];
    let end = STOP
        .iter()
        .flat_map(|pattern| pattern.captures_iter(note))
        .filter_map(|found| found.name("word"))
        .find(|word| {
            let initial = word.len() == 1 && word.as_str().starts_with(char::is_alphabetic);
            !initial && !ABBREVIATED.contains(&word.as_str())
        })
        .map_or(note.len(), |word| word.end());
    let filed = draft.metadata.locator.take();
    statement::source(draft, note[..end].trim_end_matches('.'));
    if draft.metadata.locator.is_none() {
        draft.metadata.locator = filed;
    }
    let handling = note[end..].trim_start_matches(['.', ' ']);
    if let Some(found) = CLASSIFIED.iter().find_map(|pattern| pattern.find(handling)) {
        draft.keep("Original Classification", found.as_str().trim());
    }
}
