//! Labels with their values above the text, beside them or below: a reading room's, a collection of
//! works', a journal's `Source:` line, or the front matter of a Markdown file.

use lazy_static::lazy_static;
use regex::Regex;

use super::{Draft, Evidence, Layout, signature};
use crate::document::Metadata;
use crate::seed::source::{Source, fold};
use crate::seed::{header_date, lexicon, publication, statement};

/// Labels, lower case; how strongly each shows this layout; the field that it fills, or none.
const LABELS: [(&str, u32, &str); 49] = [
    ("document number (foia) /esdn (crest)", 30, "record_id"),
    ("document type", 10, ""),
    ("collection", 10, ""),
    ("release decision", 20, ""),
    ("original classification", 10, ""),
    ("document page count", 20, ""),
    ("document creation date", 20, ""),
    ("document release date", 20, ""),
    ("sequence number", 10, ""),
    ("case number", 10, ""),
    ("publication date", 20, "date"),
    ("content type", 10, "kind"),
    ("written", 20, "date"),
    ("delivered", 20, "date"),
    ("first published", 20, ""),
    ("published", 10, ""),
    ("source", 10, "source"),
    ("translated", 20, "translator"),
    ("translator", 10, "translator"),
    ("transcription\\markup", 30, ""),
    ("transcription/markup", 30, ""),
    ("transcription", 20, ""),
    ("transcribed", 20, ""),
    ("html markup", 30, ""),
    ("markup", 20, ""),
    ("online version", 20, ""),
    ("public domain", 10, ""),
    ("copyleft", 20, ""),
    ("proofreading", 20, ""),
    ("title", 15, "title"),
    ("author", 10, "creators"),
    ("authors", 10, "creators"),
    ("creator", 20, "creators"),
    ("creators", 20, "creators"),
    ("date", 0, "date"),
    ("date created", 20, "date"),
    ("date of document", 20, "date"),
    ("document date", 20, "date"),
    ("repository", 20, "archive"),
    ("archive", 20, "archive"),
    ("holding institution", 20, "archive"),
    ("call number", 20, "locator"),
    ("shelfmark", 20, "locator"),
    ("identifier", 10, "record_id"),
    ("language", 10, "language"),
    ("description", 10, "summary"),
    ("rights", 10, "rights"),
    ("file", 0, FILE),
    ("body", 0, BODY),
];

/// Marks the label of attached files, below which lines tell their names and sizes.
const FILE: &str = "file";
/// Marks the label below which the text stands.
const BODY: &str = "body";

/// Keys of front matter and the fields that they fill.
const KEYS: [(&str, &str); 16] = [
    ("title", "title"),
    ("date", "date"),
    ("author", "creators"),
    ("authors", "creators"),
    ("creator", "creators"),
    ("creators", "creators"),
    ("translator", "translator"),
    ("archive", "archive"),
    ("locator", "locator"),
    ("source", "source"),
    ("language", "language"),
    ("summary", "summary"),
    ("description", "summary"),
    ("rights", "rights"),
    ("kind", "kind"),
    ("credits", "credits"),
];

lazy_static! {
    static ref LABEL: Vec<Regex> =
        Regex::new(r"^(?P<label>\p{Lu}[\p{L} ()/\\]{2,44}?)\s*:\s*(?P<value>.*)$")
            .into_iter()
            .collect();
    static ref KEY: Vec<Regex> = Regex::new(r"^(?P<label>[A-Za-z][\w-]*)\s*[:=]\s*(?P<value>.*)$")
        .into_iter()
        .collect();
    static ref ATTACHED: Vec<Regex> =
        Regex::new(r"(?i)^(?:attachment\s*size|(?:pdf|image)\s*icon\b.*|.*\.pdf\b.*)$")
            .into_iter()
            .collect();
}

/// The first label stands among so many first lines.
const HEAD: usize = 8;

/// See the module.
pub(super) struct HeadFields;

struct Field {
    label: String,
    /// Name of the field of the document; empty where it has none.
    fills: &'static str,
    line: usize,
    value: String,
}

struct Found {
    fields: Vec<Field>,
    weight: u32,
    /// Lines of the whole head: above the labels, and with them.
    first: usize,
    end: usize,
    front_matter: bool,
}

impl Layout for HeadFields {
    fn name(&self) -> &'static str {
        "head-fields"
    }

    fn weigh(&self, source: &Source<'_>) -> Evidence {
        let mut evidence = Evidence::default();
        let Some(found) = find(source).filter(|found| found.weight >= 30) else {
            return evidence;
        };
        for field in &found.fields {
            let line = source.lines[field.line].number;
            evidence.add(0, format!("label “{}” (line {line})", field.label));
        }
        evidence.weight = found.weight.min(60);
        evidence
    }

    fn read(&self, draft: &mut Draft<'_>) {
        let Some(found) = find(draft.source) else {
            return;
        };
        draft.markdown = found.front_matter;
        draft.body = found.end..draft.source.lines.len();
        above(draft, found.first);
        for field in found.fields {
            take(draft, &field);
        }
    }
}

fn find(source: &Source<'_>) -> Option<Found> {
    front_matter(source).or_else(|| labels(source))
}

/// YAML between lines of `---`, TOML between lines of `+++`; one key a line, lists below or beside.
fn front_matter(source: &Source<'_>) -> Option<Found> {
    let fence = source.lines.first()?.trimmed();
    if fence != "---" && fence != "+++" {
        return None;
    }
    let end = source
        .lines
        .iter()
        .take(100)
        .skip(1)
        .position(|line| line.trimmed() == fence)?
        + 1;
    let mut fields: Vec<Field> = Vec::new();
    for index in 1..end {
        let text = source.lines[index].trimmed();
        let key = KEY.iter().find_map(|pattern| pattern.captures(text));
        if let Some(found) = key.filter(|_| !source.lines[index].text.starts_with([' ', '\t', '-']))
        {
            let label = found["label"].to_owned();
            let known = KEYS.iter().find(|(key, _)| label.eq_ignore_ascii_case(key));
            fields.push(Field {
                fills: known.map_or("", |(_, field)| *field),
                label,
                line: index,
                value: found["value"].to_owned(),
            });
        } else if let Some(last) = fields.last_mut() {
            let item = text.trim_start_matches("- ");
            let comma = if text.starts_with("- ") && !last.value.is_empty() {
                "; "
            } else {
                " "
            };
            last.value = format!("{}{comma}{item}", last.value);
        } else if !text.is_empty() {
            return None;
        }
    }
    (!fields.is_empty()).then_some(Found {
        fields,
        weight: 60,
        first: 0,
        end: end + 1,
        front_matter: true,
    })
}

/// The label of a line, its entry, and what stands beside it.
fn label(text: &str) -> Option<(String, u32, &'static str, String)> {
    let found = LABEL.iter().find_map(|pattern| pattern.captures(text))?;
    let given = found.name("label")?.as_str();
    let folded = given.to_lowercase();
    let (_, weight, field) = LABELS.iter().find(|(label, ..)| *label == folded)?;
    let value = fold(&found["value"]);
    let weight = if *field == "source" && publication::is_book(&value) {
        30
    } else {
        *weight
    };
    Some((given.to_owned(), weight, field, value))
}

/// The labels of a head, each once, with nothing but their values between them.
fn labels(source: &Source<'_>) -> Option<Found> {
    let lines: Vec<usize> = (0..source.lines.len())
        .filter(|index| !source.lines[*index].is_blank())
        .take(80)
        .collect();
    let text = |order: usize| {
        lines
            .get(order)
            .map_or("", |index| source.lines[*index].trimmed())
    };
    let begin = (0..HEAD).find(|order| label(text(*order)).is_some())?;
    let mut fields: Vec<Field> = Vec::new();
    let (mut weight, mut order, mut end) = (0, begin, None);
    while let Some((given, more, field, mut value)) = label(text(order)) {
        if fields.iter().any(|field| field.label == given) {
            break;
        }
        let line = lines[order];
        order += 1;
        if field == FILE {
            while ATTACHED.iter().any(|pattern| pattern.is_match(text(order))) {
                value = fold(&format!("{value} {}", text(order)));
                order += 1;
            }
        }
        // The value may stand below, where another label follows it.
        let below = text(order);
        if value.is_empty() && field != BODY && below.len() <= 100 && label(below).is_none() {
            let next = lines.get(order) == Some(&(line + 1));
            let last = next && below.len() <= 40 && !below.ends_with('.');
            if label(text(order + 1)).is_some() || last {
                value = fold(below);
                order += 1;
            }
        }
        weight += more;
        // What stands beside this label is the text's first line.
        let body = field == BODY;
        if body {
            end = Some(if value.is_empty() { line + 1 } else { line });
            value.clear();
        }
        fields.push(Field {
            label: given,
            fills: field,
            line,
            value,
        });
        if body {
            break;
        }
    }
    Some(Found {
        weight,
        first: lines[begin],
        end: end.unwrap_or_else(|| lines.get(order).copied().unwrap_or(source.lines.len())),
        fields,
        front_matter: false,
    })
}

/// What stands above the labels: author, title, date.
fn above(draft: &mut Draft<'_>, first: usize) {
    let source = draft.source;
    let lines: Vec<String> = source.lines[..first]
        .iter()
        .filter(|line| !line.is_blank())
        .map(|line| fold(line.trimmed()))
        .collect();
    for (order, text) in lines.iter().enumerate() {
        let person = text.contains(' ') && signature::name(text).is_some();
        if draft.metadata.date.is_none()
            && let Some(date) = header_date::whole(text)
        {
            draft.keep_date(date, text);
        } else if order == 0 && person && lines.len() == 2 {
            draft.metadata.creators = vec![text.clone()];
            draft
                .metadata
                .inferred
                .insert("creators".to_owned(), "name above the title".to_owned());
        } else if draft.metadata.title.is_empty() {
            draft.metadata.title.clone_from(text);
        } else {
            draft.keep("Above the text", text.as_str());
        }
    }
}

fn take(draft: &mut Draft<'_>, field: &Field) {
    let value = field.value.trim().trim_end_matches(';');
    let bare = value.trim_matches(['"', '\'', '[', ']', ' ']).to_owned();
    if bare.is_empty() {
        draft.keep(&field.label, value);
        return;
    }
    if let Some(place) = whole(&mut draft.metadata, field.fills) {
        if place.is_empty() {
            *place = bare;
        } else {
            draft.keep(&field.label, value);
        }
        return;
    }
    let fields = &mut draft.metadata;
    match field.fills {
        "date" => {
            let date = header_date::whole(bare.trim_end_matches('.'))
                .or_else(|| header_date::first(&bare).map(|(_, date)| date));
            if fields.date.is_none() {
                fields.date = date;
                draft.doubt_date(&bare);
            }
        }
        "creators" => fields.creators = names(&bare),
        "translator" => {
            let name = bare.strip_prefix("by ").unwrap_or(&bare);
            fields.translator = Some(name.trim_end_matches('.').to_owned());
        }
        "kind" => fields.kind = Some(bare.to_lowercase()),
        "source" => source_of(draft, &bare),
        _ => {}
    }
    // The wording as given, which the fields may shorten.
    draft.keep(&field.label, value);
}

/// The names of a list. A comma parts them only where each is a whole name: `Roe, Ann` is one person.
fn names(list: &str) -> Vec<String> {
    let whole = |name: &str| name.split_whitespace().count() > 1;
    list.split(';')
        .flat_map(|names| {
            if names.split(',').all(whole) {
                names.split(',').collect()
            } else {
                vec![names]
            }
        })
        .map(|name| name.trim_matches(['"', '\'', ' ', '.']).to_owned())
        .filter(|name| !name.is_empty())
        .collect()
}

/// The field that takes a value as it stands.
fn whole<'a>(metadata: &'a mut Metadata, field: &str) -> Option<&'a mut String> {
    let place = match field {
        "title" => return Some(&mut metadata.title),
        "archive" => &mut metadata.archive,
        "locator" => &mut metadata.locator,
        "language" => &mut metadata.language,
        "summary" => &mut metadata.summary,
        "rights" => &mut metadata.rights,
        "credits" => &mut metadata.credits,
        "record_id" => &mut metadata.record_id,
        _ => return None,
    };
    Some(place.get_or_insert_default())
}

/// An archive with its locator, or the publication in which the text was printed.
fn source_of(draft: &mut Draft<'_>, text: &str) {
    if text.contains("://") || lexicon::names_archive(text) && !publication::is_book(text) {
        statement::source(draft, text);
        return;
    }
    let book = publication::read(text);
    if draft.metadata.date.is_none()
        && publication::is_periodical(text)
        && let Some((_, date)) = header_date::first(text)
    {
        draft.metadata.date = Some(date);
        draft.infer("date", "date of the publication");
    }
    draft.metadata.locator = draft.metadata.locator.take().or_else(|| book.pages.clone());
    draft.metadata.publication = Some(book);
}
