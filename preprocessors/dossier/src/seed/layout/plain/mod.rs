//! A text without a header: its title is its first line or its file's name.

mod ending;
mod missing;

use lazy_static::lazy_static;
use regex::Regex;

use super::{Draft, Evidence, Layout};
use crate::date::{Edtf, Precision};
use crate::seed::kind::Front;
use crate::seed::lexicon;
use crate::seed::source::{Line, Source, fold, key};
use crate::seed::{byline, header_date, opening, provenance, stated};

pub(super) use ending::end_of_text;
pub(super) use missing::{report_missing, retract_missing};

lazy_static! {
    static ref LAW: Vec<Regex> = Regex::new(
        r"^An?\s+(?:Act|Ordinance|Bill|Law|Regulation|Order in Council)\s+(?:to|for|of|relating|respecting|concerning|in)\b[^.]*\.?$"
    )
    .into_iter()
    .collect();
    static ref CODE: Vec<Regex> = Regex::new(
        r"(?i)^\[?(?:dok(?:ument)?|doc(?:ument)?|no|nr|nº|n°|№|item|copy|case|file|folio|page|sheet|enclosure|annex|appendix|box)[.:]?\s*(?:no\.?\s*)?[\d/.-]+[a-z]?\]?$"
    )
    .into_iter()
    .collect();
}

/// See the module.
pub(super) struct Plain;

/// The title stands among so many first blocks, below classification marks and a date.
const FRONT: usize = 15;

/// The head of a text, its longest block in bytes.
const LONGEST_HEAD: usize = 300;

/// A line of a head that is neither title nor date is no longer than this, in bytes.
const LONGEST_OF_HEAD: usize = 160;

/// A first line longer than this is prose.
const LONGEST_TITLE: usize = 160;

impl Layout for Plain {
    fn name(&self) -> &'static str {
        "plain"
    }

    fn weigh(&self, _source: &Source<'_>) -> Evidence {
        Evidence {
            weight: 1,
            reasons: vec!["no other layout shows itself".to_owned()],
        }
    }

    fn read(&self, draft: &mut Draft<'_>) {
        let source = draft.source;
        draft.body = 0..source.lines.len();
        draft.markdown = shows_markdown(source);
        let kind_line = opening::kind_line(draft);
        let lines = head_lines(source);
        let mut front = Front::default();
        // Whether a line was passed that is neither field nor number: what follows it is no title.
        let mut passed = false;
        for index in lines {
            let text = draft.text(index..index + 1);
            let text = text.trim_start_matches('#').trim();
            if describes_item(text) {
                if let Some(day) = day_of_cutting(text).filter(|_| draft.metadata.date.is_none()) {
                    draft.metadata.date = Some(day);
                    draft.infer("date", "day noted on the cutting");
                }
                draft.keep("Note on the item", text);
                continue;
            }
            if front.takes(text) || is_dated(draft, text, passed) || beside(draft, index) {
                continue;
            }
            if let Some((label, value)) = head_field(text) {
                take(draft, &label.to_lowercase(), value);
                continue;
            }
            if authored(draft, text) {
                continue;
            }
            if draft.metadata.title.is_empty()
                && !passed
                && (is_title(text) || is_headline(source, index, text))
                && is_whole(source, index, text)
            {
                draft.metadata.title = fold(text.trim_end_matches('.'));
                draft.infer("title", "first line");
                continue;
            }
            // Numbers of files, an address and the rest of a letterhead stand between title and date.
            if text.len() > LONGEST_OF_HEAD || opening::is_sentence(text) {
                break;
            }
            passed = passed || !is_code(text);
        }
        // A letterhead names who issues the document; what it is stands below.
        if let Some(line) = kind_line
            && (draft.metadata.title.is_empty()
                || opening::is_letterhead(&draft.metadata.title)
                || opening::names_a_country(&draft.metadata.title, &line)
                || goes_on(&draft.metadata.title, &line))
        {
            draft.metadata.title = line;
            draft.infer("title", "line that names the kind of document");
        }
        if let Some((title, how)) = opening::below(draft) {
            draft.metadata.title = title;
            draft.infer("title", how);
        }
        opening::dated_in_title(draft);
        end_of_text(draft);
        provenance::at_end(draft);
        provenance::at_head(draft, 0);
        // What a file says to machines is read afterwards.
        if draft.pieces.is_none() {
            report_missing(draft);
        }
    }
}

/// True for a line in brackets that says what the item looks like or where it is pasted, and not what it is called.
fn describes_item(text: &str) -> bool {
    let inside = text
        .strip_prefix('[')
        .and_then(|text| text.strip_suffix(']'));
    inside.is_some_and(|inside| {
        let words = inside.to_lowercase();
        let is = |word: &&str| ITEM.contains(word);
        !inside.contains(['[', ']'])
            && words
                .split(|letter: char| !letter.is_alphanumeric())
                .any(|word| is(&word))
    })
}

/// Words for what an item looks like.
const ITEM: [&str; 20] = [
    "cutting",
    "cuttings",
    "clipping",
    "clippings",
    "scrapbook",
    "pasted",
    "pencil",
    "pencilled",
    "ink",
    "typescript",
    "typed",
    "typewritten",
    "mimeographed",
    "carbon",
    "stamped",
    "embossed",
    "watermark",
    "letterhead",
    "printed",
    "folded",
];

/// The day that is noted on a cutting from a newspaper.
fn day_of_cutting(text: &str) -> Option<Edtf> {
    let lower = text.to_lowercase();
    let cut = ["cutting", "clipping"]
        .iter()
        .any(|word| lower.contains(word));
    let (_, day) = header_date::first(text).filter(|_| cut)?;
    (day.precision() == Precision::Day).then_some(day)
}

/// True for a line that is a title with what goes on with it.
fn goes_on(title: &str, line: &str) -> bool {
    line.len() > title.len() && key(line).starts_with(&key(title))
}

/// The first lines of the first blocks, and all lines of a block of labels with their values.
fn head_lines(source: &Source<'_>) -> Vec<usize> {
    let runs = source.runs(0..source.lines.len());
    if runs.len() < 2 {
        return runs.into_iter().flatten().take(FRONT).collect();
    }
    let is_head = |index: &usize| {
        let text = source.lines[*index].trimmed();
        head_field(text).is_some() || Front::default().takes(text)
    };
    runs.into_iter()
        .take(FRONT)
        .flat_map(|run| {
            // A title may be wrapped, but a block of several lines is more likely the text.
            let all = run.len() <= FRONT && run.clone().all(|index| is_head(&index));
            let end = if all || is_front(source, &run) {
                run.end
            } else {
                run.start + 1
            };
            run.start..end
        })
        .collect()
}

/// Takes a day that stands at one end of a line, a wide gap from what stands at the other.
fn beside(draft: &mut Draft<'_>, index: usize) -> bool {
    let line = draft.source.lines.get(index).map_or("", Line::trimmed);
    if draft.metadata.date.is_some() || !line.contains("   ") && !line.contains('\t') {
        return false;
    }
    let day = |piece: &str| {
        let date = header_date::whole(piece).or_else(|| Some(header_date::dateline(piece)?.1));
        date.filter(|date| date.precision() == Precision::Day)
    };
    let found = line
        .split("   ")
        .flat_map(|piece| piece.split('\t'))
        .map(str::trim)
        .filter(|piece| !piece.is_empty())
        .find_map(day);
    let is_dated = found.is_some();
    if is_dated {
        draft.metadata.date = found;
        draft.infer("date", "day beside a number above the text");
    }
    is_dated
}

/// Takes a byline below the title. Who holds an interview is not its author.
fn authored(draft: &mut Draft<'_>, text: &str) -> bool {
    let metadata = &draft.metadata;
    let open = !metadata.title.is_empty() && metadata.creators.is_empty();
    if !open || metadata.title.to_lowercase().contains("interview") {
        return false;
    }
    let names = byline::read(text).filter(|names| !names.is_empty());
    let found = names.is_some();
    if let Some(names) = names {
        draft.metadata.creators = names;
        draft.infer("creators", "line below the title");
    }
    found
}

/// True for the first line of a file, in capitals, that ends in a full stop and stands apart: `A FIRE AT THE MILL.`
fn is_headline(source: &Source<'_>, index: usize, text: &str) -> bool {
    let words = text.split_whitespace().count();
    let apart = source.lines.get(index + 1).is_some_and(Line::is_blank);
    let first = source.lines[..index].iter().all(Line::is_blank);
    let sentences = text.matches(". ").count();
    first
        && apart
        && sentences == 0
        && (2..=12).contains(&words)
        && text.starts_with(char::is_uppercase)
        && !text.chars().any(char::is_lowercase)
        && is_title(text.trim_end_matches('.'))
}

/// True for a line that the next one does not go on with.
fn is_whole(source: &Source<'_>, index: usize, text: &str) -> bool {
    let next = source.lines.get(index + 1).filter(|next| !next.is_blank());
    next.is_none_or(|next| !next.trimmed().starts_with(char::is_lowercase))
        && !text
            .split_whitespace()
            .last()
            .is_some_and(lexicon::is_unending)
        && !opening::is_deed(text)
}

/// True for a few short lines of which one is a date, with its place or without: a letterhead.
fn is_front(source: &Source<'_>, run: &std::ops::Range<usize>) -> bool {
    let lines = source.slice(run.clone());
    let dated = |line: &Line<'_>| {
        let text = line.trimmed();
        header_date::whole(text).is_some() || header_date::dateline(text).is_some()
    };
    let numbered = lines.len() <= 4 && lines.first().is_some_and(|line| is_code(line.trimmed()));
    lines.len() <= 6
        && lines.iter().all(|line| line.trimmed().len() <= 90)
        && (numbered || lines.iter().any(dated))
}

/// Takes a line that is a date, or place and date. A date in figures that can mean two days is reported.
fn is_dated(draft: &mut Draft<'_>, text: &str, passed: bool) -> bool {
    if draft.metadata.date.is_some() {
        return false;
    }
    // A lone year further down is a printer's.
    let stands =
        |date: &Edtf| !passed || matches!(date.precision(), Precision::Day | Precision::Month);
    if let Some(date) = header_date::whole(text).filter(stands) {
        draft.metadata.date = Some(date);
        draft.infer("date", "date line above the text");
        draft.doubt_date(text);
        return true;
    }
    if let Some((place, date)) = header_date::dateline(text) {
        draft.metadata.date = Some(date);
        draft.infer("date", "place and date above the text");
        draft.keep("Place", place);
        return true;
    }
    let doubtful = header_date::doubt(text).is_some();
    draft.doubt_date(text);
    doubtful
}

/// Takes a line of the document's own head, which stays in the text too.
fn take(draft: &mut Draft<'_>, label: &str, value: &str) {
    let fields = &mut draft.metadata;
    match label {
        "date" if fields.date.is_none() => {
            fields.date = header_date::whole(value);
            draft.doubt_date(value);
        }
        "subject" | "subj" | "re" | "title" if fields.title.is_empty() => {
            fields.title = fold(value);
        }
        "from" if !value.contains(' ') || lexicon::is_town(value) => {
            draft.keep("From", fold(value));
        }
        "no" | "number" if fields.date.is_none() => {
            // "NO: 1208, June 4, 1956, 7 p.m."
            let sent = value
                .split_once(", ")
                .and_then(|(_, rest)| header_date::first(rest))
                .filter(|(range, date)| range.start == 0 && date.precision() == Precision::Day);
            fields.date = sent.map(|(_, date)| date);
        }
        "original" if lexicon::is_language(&capitalised(value)) => {
            fields.language.get_or_insert(capitalised(value));
        }
        "from" | "author" if fields.creators.is_empty() && value.len() <= 120 => {
            fields.creators = stated::correspondent(value).into_iter().collect();
        }
        "to" | "memorandum for" | "memorandum to" => draft.keep("Recipient", fold(value)),
        _ => {}
    }
}

/// A word as names are written: `FRENCH` is `French`.
fn capitalised(word: &str) -> String {
    let mut letters = word.trim_end_matches('.').chars();
    letters.next().map_or_else(String::new, |first| {
        first
            .to_uppercase()
            .chain(letters.flat_map(char::to_lowercase))
            .collect()
    })
}

/// A line of the document's own head: `Subject: The harvest`.
fn head_field(text: &str) -> Option<(&str, &str)> {
    let (label, value) = text.split_once(':')?;
    let value = value.trim_start();
    (lexicon::is_head_label(label) && !value.is_empty()).then_some((label, value))
}

/// True for a number of a file or a report, and for a lone letter: figures stand where words would.
fn is_code(text: &str) -> bool {
    let letters = text.chars().filter(|letter| letter.is_alphabetic()).count();
    let figures = text.chars().filter(char::is_ascii_digit).count();
    let words = text
        .split_whitespace()
        .filter(|word| {
            word.chars()
                .all(|letter| letter.is_alphabetic() || "'’-.,".contains(letter))
                && word.chars().count() > 2
        })
        .count();
    let numbered = CODE.iter().any(|pattern| pattern.is_match(text));
    letters == 0
        || numbered
        || figures > letters
        || figures > 0 && words == 0 && figures * 2 >= letters
}

/// A short line that is no sentence.
pub(super) fn is_title(text: &str) -> bool {
    // The title of a law is a sentence in form.
    if text.len() <= 2 * LONGEST_TITLE && LAW.iter().any(|pattern| pattern.is_match(text)) {
        return true;
    }
    text.chars().count() <= LONGEST_TITLE
        && !is_code(text)
        && !text.ends_with(['.', ';', ',', ':'])
        && !text.starts_with("Dear ")
}

/// Headings with `#` and bold text show Markdown; a lone asterisk does not.
pub(super) fn shows_markdown(source: &Source<'_>) -> bool {
    let heading = |line: &Line<'_>| crate::seed::markup::heading(line.text).is_some();
    let bold = |line: &Line<'_>| {
        line.text.split_once("**").is_some_and(|(_, rest)| {
            rest.split_once("**")
                .is_some_and(|(inside, _)| !inside.trim().is_empty())
        })
    };
    source
        .lines
        .iter()
        .filter(|line| heading(line) || bold(line))
        .count()
        >= 2
}
