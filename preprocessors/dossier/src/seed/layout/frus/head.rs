//! What stands above the text: the series, the file's number, the title, the dateline.

use std::ops::Range;

use lazy_static::lazy_static;
use regex::Regex;

use super::super::Draft;
use super::source_note;
use crate::date::Edtf;
use crate::document::TitleParts;
use crate::finding::{Finding, Severity};
use crate::seed::header_date;
use crate::seed::lexicon;
use crate::seed::source::{Line, Source, fold};

/// The series.
pub(super) const SERIES: &str = "Foreign Relations of the United States";

/// The title stands among so many first lines.
const HEAD: usize = 14;
/// The dateline stands among so many lines below it.
const BELOW: usize = 6;
/// The heading of a section is shorter than this, in bytes.
const LONGEST_SECTION: usize = 120;
/// The name of the series takes no more lines than this.
const LINES: usize = 4;

lazy_static! {
    // A note mark may cling to the last word: "Memorandum of Conversation1".
    static ref NUMBERED: Vec<Regex> =
        Regex::new(r"^(?P<title>\[?(?:Document )?\d{1,4}\]?\.\s+\p{Lu}.*?[\p{L}).”\]])(?P<mark>\d{1,2}|[¹²³*†]|\s?/\d{1,2}/|\[\d{1,2}\])?$").into_iter().collect();
    // A mark a space from the title, which the note below repeats: "Memorandum of Conversation 1".
    static ref APART: Vec<Regex> =
        Regex::new(r"^(?P<title>\[?(?:Document )?\d{1,4}\]?\.\s+\p{Lu}.*?[\p{L}).”\]])\s(?P<mark>[1-9])$").into_iter().collect();
    // A telegram's own number, to which the mark clings: "470. Circular Telegram 5001".
    static ref TELEGRAM: Vec<Regex> =
        Regex::new(r"^(?P<title>\[?\d{1,4}\]?\.\s+(?:Circular )?(?:Telegram|Airgram|Despatch|Instruction|Letter)\s+(?:No\. )?(?P<own>\d{1,5}))(?P<mark>\d)?$").into_iter().collect();
    // A sender and a recipient where no number stands: "The Ambassador in Peru (Roe) to the Department of State".
    static ref UNNUMBERED: Vec<Regex> =
        Regex::new(r"^(?P<title>(?:\[(?:Document )?\d{1,4}\]\s+)?(?:The |Memorandum |Telegram |Airgram |Despatch |Letter |Editorial Note|Minutes |Paper |Report |Message |President |Secretary |Mr\. )\s*\p{L}.*?[\p{L}).”\]])(?P<mark>\d{1,2}|[¹²³*†]|\s?/\d{1,2}/|\[\d{1,2}\])?$").into_iter().collect();
    static ref SENDER: Vec<Regex> =
        Regex::new(r"^(?:\[[^\]]*\]\s+|\d{1,4}\.\s+)?(?:The\s+)?(?P<sender>\p{Lu}.{2,120}?) to (?:the )?\p{Lu}").into_iter().collect();
    static ref NUMBER: Vec<Regex> = Regex::new(r"^\[?(?:Document )?(?P<number>\d{1,4})\]?[.\s]").into_iter().collect();
    // "795.00/2–2054: Telegram", "740.0011 Pacific War/221", "File No. 763.72119/987"
    static ref FILE: Vec<Regex> = Regex::new(
        r"^(?P<number>(?:File\s+No\.\s+)?\d{3}[A-Z]?\.\d[\w.()]*(?:\s[\w.()]{1,20}){0,3}/(?:[A-Z]\s?)?\d{1,5}(?:½)?(?:[–-]\d{1,5})?)(?:\s*:\s*(?P<kind>(?:Circular )?(?:[Tt]elegram|[Aa]irgram|[Dd]espatch|[Ii]nstruction)))?$",
    )
    .into_iter()
    .collect();
    static ref CODED: Vec<Regex> = Regex::new(r"/(?P<month>\d{1,2})[–-](?P<day>\d{1,2})(?P<year>4[5-9]|5\d|6[0-3])$").into_iter().collect();
    static ref NAMED: Vec<Regex> = Regex::new(r"(?i)foreign relations of the united states").into_iter().collect();
    static ref VOLUME: Vec<Regex> =
        Regex::new(r"^\p{Lu}.{8,}[,.]\s.*\b(?:[Vv]ol(?:ume|\.)|VOLUME|[Ss]eries|[Bb]and|[Tt]om[eo]?)\s+(?:[IVXLC]+|\d+|[A-Z])\b").into_iter().collect();
    static ref NOTE: Vec<Regex> = Regex::new(r"^(?:/\d{1,3}/|\[\d{1,3}\]|\d{1,3}\.?\s)").into_iter().collect();
    static ref FURNITURE: Vec<Regex> = Regex::new(
        r"(?i)^(?:historical documents|office of the historian|u\.?s\.? department of state|department of state|washington,? d\.?c\.?|home\s*/.*|released by .*|\[?(?:section|return to|back to|next|previous)\b.*)$",
    )
    .into_iter()
    .collect();
}

/// The title, without the document's number and the mark of a note.
#[derive(Debug)]
pub(super) struct Title {
    pub line: usize,
    pub number: Option<String>,
    pub text: String,
    pub mark: Option<String>,
}

/// Number and kind that a file's line gives.
#[derive(Debug)]
pub(super) struct File<'a> {
    pub line: usize,
    pub number: &'a str,
    pub kind: Option<&'a str>,
}

/// The name of the series and the volume.
#[derive(Debug)]
pub(super) struct Series {
    pub lines: Range<usize>,
    pub text: String,
    pub volume: Option<String>,
}

fn is(patterns: &[Regex], text: &str) -> bool {
    patterns.iter().any(|pattern| pattern.is_match(text))
}

fn head<'s, 'a>(source: &'s Source<'a>) -> impl Iterator<Item = (usize, &'s Line<'a>)> {
    source
        .lines
        .iter()
        .enumerate()
        .filter(|(_, line)| !line.is_blank())
        .take(HEAD)
}

/// The line of the title. One without a number is known by the file's number or the series alone.
pub(super) fn title(source: &Source<'_>, known: bool) -> Option<Title> {
    head(source).find_map(|(index, line)| {
        let text = line.trimmed();
        if text.len() >= 300 || source_note::begins(text) || is(&NAMED, text) {
            return None;
        }
        if let Some(title) = telegram(source, index, text) {
            return Some(title);
        }
        let unnumbered = UNNUMBERED.iter().filter(|_| known);
        let noted = |mark: &str| {
            source.lines.iter().any(|line| {
                line.trimmed()
                    .strip_prefix(mark)
                    .is_some_and(|note| note.trim_start_matches(['.', ' ']).starts_with("Source:"))
            })
        };
        let apart = APART
            .iter()
            .find_map(|pattern| pattern.captures(text))
            .filter(|found| noted(&found["mark"]));
        let found = apart.or_else(|| {
            NUMBERED
                .iter()
                .chain(unnumbered)
                .find_map(|pattern| pattern.captures(text))
        })?;
        let (number, text) = numbered(&found["title"]);
        Some(Title {
            line: index,
            number,
            text,
            mark: found
                .name("mark")
                .map(|mark| mark.as_str().trim().to_owned()),
        })
    })
}

/// True for the heading of a section: the next number heads a line of its own further down, as in minutes and
/// reports whose items are numbered. A note begins with a number too, but is a sentence.
pub(super) fn is_section(source: &Source<'_>, title: &Title) -> bool {
    let number = title
        .number
        .as_deref()
        .and_then(|number| number.parse::<u32>().ok());
    let Some(next) = number
        .filter(|_| title.mark.is_none())
        .map(|number| number + 1)
    else {
        return false;
    };
    source.lines[title.line + 1..].windows(2).any(|lines| {
        let text = lines[1].trimmed();
        let heading = text.strip_prefix(&format!("{next}.")).is_some_and(|rest| {
            rest.starts_with(' ') && rest.trim_start().starts_with(char::is_uppercase)
        });
        heading
            && lines[0].is_blank()
            && text.len() < LONGEST_SECTION
            && !text.ends_with(['.', ']', ')'])
    })
}

/// A title that ends in a telegram's number. The text begins with that number, and shows where it ends.
fn telegram(source: &Source<'_>, index: usize, text: &str) -> Option<Title> {
    let found = TELEGRAM.iter().find_map(|pattern| pattern.captures(text))?;
    let digits = text.rsplit(' ').next()?;
    let begins = |number: &str| {
        source.lines[index + 1..]
            .iter()
            .filter(|line| !line.is_blank())
            .take(BELOW)
            .any(|line| {
                line.trimmed()
                    .strip_prefix(number)
                    .is_some_and(|rest| rest.starts_with('.'))
            })
    };
    let cut = digits
        .len()
        .checked_sub(1)
        .filter(|cut| *cut > 0 && !begins(digits) && begins(&digits[..*cut]));
    let end = text.len() - digits.len() + cut.unwrap_or(digits.len());
    let (number, text) = numbered(&text[..end]);
    Some(Title {
        line: index,
        number,
        text,
        mark: cut.map(|cut| digits[cut..].to_owned()),
    })
    .filter(|_| found.name("own").is_some())
}

/// The document's number in its volume, and the title without it.
fn numbered(title: &str) -> (Option<String>, String) {
    let found = NUMBER.iter().find_map(|pattern| pattern.captures(title));
    let Some((number, whole)) = found
        .as_ref()
        .and_then(|found| found.name("number").zip(found.get(0)))
    else {
        return (None, fold(title));
    };
    let rest = title[whole.end()..].trim_start_matches([']', '.', ' ']);
    (Some(number.as_str().to_owned()), fold(rest))
}

/// Who sends to whom, where the title begins with the sender.
pub(super) fn sender(title: &str) -> Option<String> {
    if TitleParts::read(title).kind.is_some() {
        return None;
    }
    let found = SENDER.iter().find_map(|pattern| pattern.captures(title))?;
    Some(found["sender"].to_owned())
}

pub(super) fn file<'a>(source: &Source<'a>) -> Option<File<'a>> {
    head(source).find_map(|(index, line)| {
        let text = line.trimmed();
        let found = FILE
            .iter()
            .filter(|_| text.len() < 120)
            .find_map(|pattern| pattern.captures(text))?;
        Some(File {
            line: index,
            number: found.name("number")?.as_str(),
            kind: found.name("kind").map(|kind| kind.as_str()),
        })
    })
}

/// The date that a decimal file number ends in.
pub(super) fn coded_date(number: &str) -> Option<Edtf> {
    let found = CODED.iter().find_map(|pattern| pattern.captures(number))?;
    let figure = |name: &str| found[name].parse::<u8>().ok();
    format!(
        "19{}-{:02}-{:02}",
        &found["year"],
        figure("month")?,
        figure("day")?
    )
    .parse()
    .ok()
}

/// The lines that name the series, its years and its volume.
pub(super) fn series(source: &Source<'_>) -> Option<Series> {
    let (start, _) = head(source).find(|(_, line)| {
        let text = line.trimmed();
        text.len() < 250
            && NAMED
                .iter()
                .any(|pattern| pattern.find(text).is_some_and(|found| found.start() < 12))
    })?;
    let mut end = start + 1;
    while end < start + LINES
        && source
            .lines
            .get(end)
            .is_some_and(|line| goes_on(line.trimmed()))
    {
        end += 1;
    }
    let pieces: Vec<&str> = source.lines[start..end]
        .iter()
        .map(|line| line.trimmed().trim_end_matches(','))
        .collect();
    let joined = fold(&pieces.join(", "));
    let after = NAMED
        .iter()
        .find_map(|pattern| pattern.find(&joined))?
        .end();
    let rest = joined[after..].trim_matches([',', ' ', '.', ':', ';']);
    let text = if rest.is_empty() {
        SERIES.to_owned()
    } else {
        format!("{SERIES}, {rest}")
    };
    Some(Series {
        lines: start..end,
        text,
        volume: (!rest.is_empty()).then(|| rest.to_owned()),
    })
}

/// True for a line that goes on with the name of a volume: years, its number, what it is on.
fn goes_on(text: &str) -> bool {
    let short = !text.is_empty() && text.len() <= 90 && !text.ends_with('.');
    let other = is(&NUMBERED, text)
        || is(&FILE, text)
        || is(&FURNITURE, text)
        || lexicon::is_furniture(text);
    let dated = header_date::dateline(text).is_some()
        || header_date::whole(text).is_some() && text.chars().count() > 9;
    short
        && !other
        && !dated
        && TitleParts::read(text).kind.is_none()
        && text.starts_with(char::is_alphanumeric)
}

/// What stands above the title: the site's furniture, and lines that are kept as fields.
pub(super) fn above(draft: &mut Draft<'_>, title: usize, series: Option<&Series>) {
    let source = draft.source;
    for (index, line) in source.lines[..title].iter().enumerate() {
        let text = line.trimmed();
        if line.is_blank() {
            continue;
        }
        if series.is_some_and(|series| series.lines.contains(&index)) {
            draft.findings.push(
                Finding::new(
                    Severity::Note,
                    "seed-series",
                    source.file,
                    "the line names the volume in which the document is printed",
                )
                .at(line.number)
                .showing(text),
            );
        } else if is(&FILE, text) {
            draft.keep("File", text);
        } else if is(&FURNITURE, text) || lexicon::is_furniture(text) {
            draft.drop_line(line);
        } else {
            draft.keep("Above the title", text);
        }
    }
}

/// The volume of another edition of documents, where its name stands alone above the title: `Documents on the Foreign
/// Relations of X, Volume III`.
pub(super) fn volume<'s>(source: &'s Source<'_>, title: usize) -> Option<&'s str> {
    let mut above = source.lines[..title].iter().filter(|line| !line.is_blank());
    let (line, more) = (above.next()?.trimmed(), above.next());
    (more.is_none() && line.len() <= 200 && is(&VOLUME, line)).then_some(line)
}

/// The lines below the title in which the dateline may stand.
fn below<'s>(source: &'s Source<'_>, title: usize) -> impl Iterator<Item = (usize, &'s str)> {
    source
        .lines
        .iter()
        .enumerate()
        .skip(title + 1)
        .filter(|(_, line)| !line.is_blank())
        .take(BELOW)
        .map(|(index, line)| (index, line.trimmed()))
        .filter(|(_, text)| text.len() < 120)
}

/// Place and date, and their line.
pub(super) fn dateline(source: &Source<'_>, title: usize) -> Option<(usize, String, Edtf)> {
    below(source, title).find_map(|(index, text)| {
        let (place, date) = header_date::dateline(text)?;
        Some((index, place.to_owned(), date))
    })
}

/// The first date below the title, in words of its own.
pub(super) fn any_date(source: &Source<'_>, title: usize) -> Option<Edtf> {
    below(source, title)
        .filter(|(_, text)| !is(&NOTE, text) || text.contains(','))
        .find_map(|(_, text)| header_date::first(text).filter(|_| text.len() < 60))
        .map(|(_, date)| date)
}
