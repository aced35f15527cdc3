//! A catalogue's entry for a document: labels with their values, above the text or below it, in whatever
//! typography they came.
//!
//! Labels stand plain, bold, in a list, in a table, before a tab or a gap, on lines of their own or several in
//! one line; a value stands beside its label or below it, and may be wrapped. The labels are those of
//! `lexicon/catalogue-labels.txt`.

use std::collections::BTreeMap;
use std::ops::Range;

use lazy_static::lazy_static;
use regex::Regex;

use super::lexicon;
use super::source::{Line, Source, fold};

/// An entry of the lexicon.
#[derive(Debug, Clone, Copy)]
struct Known {
    /// How strongly the label shows a catalogue's entry.
    weight: u32,
    fills: &'static str,
}

lazy_static! {
    static ref LABELS: BTreeMap<&'static str, Known> =
        lexicon::lines(include_str!("lexicon/catalogue-labels.txt"))
            .filter_map(|line| {
                let mut columns = line.split('\t');
                let (fills, weight, label) = (columns.next()?, columns.next()?, columns.next()?);
                Some((label, Known { weight: weight.parse().ok()?, fills: if fills == "-" { "" } else { fills } }))
            })
            .collect();
    static ref COLON: Vec<Regex> =
        Regex::new(r"^(?P<label>\p{Lu}[\p{L} ()/\\&.’'-]{1,44}?)\s*:\s*(?P<value>.*)$").into_iter().collect();
    static ref GAP: Vec<Regex> =
        Regex::new(r"^(?P<label>\p{Lu}[\p{L} ()/&.’'-]{1,44}?)(?:\s*\t\s*|\s{3,}|\s*\|\s*|\s+[–—=]\s+)(?P<value>\S.*)$").into_iter().collect();
    static ref CORE: Vec<Regex> =
        Regex::new(r"(?i)^(?P<prefix>dc|dct|dcterms)[.:](?P<element>[a-z][a-z.:]*)(?:\[\w+\])?\s*(?:[:=|\t]|\s{2,})\s*(?P<value>\S.*)$").into_iter().collect();
    static ref NUMBERED: Vec<Regex> =
        Regex::new(r"^\d{1,2}[a-z]?\.\s+(?P<label>\p{Lu}[\p{Lu} .,&/'’-]{3,}(?:\s*\([^()]{1,30}\))?\s*:)").into_iter().collect();
    static ref JOINT: Vec<Regex> = Regex::new(r"(?:;|\s\||\s[•·]|\s{3,}|\.)\s*(?P<label>\p{Lu}[\p{L} ()/&.’'-]{1,44}?)\s*:\s").into_iter().collect();
    static ref TRANSLATED: Vec<Regex> =
        Regex::new(r"^[\[(]?(?:Translated|Translation|Trans\.)\s+(?:\p{L}+\s+){0,8}?(?:from|by)\s+\p{L}.*$|^[\[(]?Original(?:ly)?\s+in\s+\p{Lu}\p{L}+[.;,]\s+Translat(?:ion|or|ed)\b.*$").into_iter().collect();
    static ref ADDRESS: Vec<Regex> = Regex::new(r"^<?https?://\S+$").into_iter().collect();
    static ref ATTACHED: Vec<Regex> =
        Regex::new(r"(?i)^(?:attachment\s*size|(?:pdf|image)\s*icon\b.*|.*\.pdf\b.*)$").into_iter().collect();
}

/// Marks the label of attached files, below which lines tell their names and sizes.
const FILE: &str = "file";
/// Marks the label below which the text stands.
const BODY: &str = "body";
/// The field of a line that says who translated the text, without a label.
pub(super) const TRANSLATION_NOTE: &str = "translation_note";

/// An entry above the text begins among so many first lines that are not blank.
const HEAD: usize = 10;
/// An entry below the text is no longer than this, in lines that are not blank.
const FOOT: usize = 30;
/// So many lines of an entry are read.
const LONGEST: usize = 80;
/// A longer line above an entry is prose, in bytes.
const LONGEST_TITLE: usize = 400;
/// A value that stands below its label is no longer than this, in bytes; that of a summary may be longer.
const LONGEST_BELOW: usize = 100;
/// The longest value at all, in bytes.
const LONGEST_VALUE: usize = 4000;
/// Less shows no catalogue's entry.
pub(super) const ENOUGH: u32 = 30;

/// A label with its value.
#[derive(Debug, Clone)]
pub(super) struct Field {
    /// The label as it stands; empty where the line needs none.
    pub label: String,
    /// The field that it fills, by its name in the lexicon; empty where it has none.
    pub fills: &'static str,
    /// Its line, as an index.
    pub line: usize,
    /// What stands beside it or below it.
    pub value: String,
    /// How strongly it shows a catalogue's entry.
    pub weight: u32,
}

impl Field {
    /// A field that something else than the lexicon's labels tells.
    pub(super) fn new(label: String, fills: &'static str, line: usize, value: String) -> Self {
        Self {
            label,
            fills,
            line,
            value,
            weight: 0,
        }
    }
}

/// A catalogue's entry.
#[derive(Debug)]
pub(super) struct Entry {
    /// In the order of the file.
    pub fields: Vec<Field>,
    /// Its lines.
    pub lines: Range<usize>,
}

impl Entry {
    /// How strongly the labels show a catalogue's entry.
    pub(super) fn weight(&self) -> u32 {
        self.fields.iter().map(|field| field.weight).sum()
    }
}

/// The field that a label fills, in small letters; empty for one that has no field, none for one that is not known.
pub(super) fn fills(label: &str) -> Option<&'static str> {
    LABELS.get(label).map(|known| known.fills)
}

/// A line without the marks of lists, headings, tables and bold type around it.
fn bare(line: &str) -> String {
    let text = line.replace("**", "").replace("__", "");
    text.trim_matches(|mark: char| mark.is_whitespace() || "#*_|>•·".contains(mark))
        .to_owned()
}

/// The label of a line, and what stands beside it. What parts the two without a colon must be wider than a
/// space, and shows less.
fn labelled(line: &str) -> Option<(String, Known, String)> {
    if line.len() > LONGEST_VALUE {
        return None;
    }
    let text = bare(line);
    let text = text
        .strip_prefix(['-', '–', '—'])
        .map_or(text.as_str(), str::trim_start);
    if let Some(found) = CORE.iter().find_map(|pattern| pattern.captures(text)) {
        return core(&found["prefix"], &found["element"], &found["value"]);
    }
    // The items of a form are numbered: `12. REPORT DATE: November 1961`.
    let (number, text) = NUMBERED
        .iter()
        .find_map(|pattern| pattern.captures(text)?.name("label"))
        .map_or(("", text), |label| text.split_at(label.start()));
    let colon = COLON.iter().find_map(|pattern| pattern.captures(text));
    let found = colon.or_else(|| GAP.iter().find_map(|pattern| pattern.captures(text)))?;
    let given = found.name("label")?.as_str().trim();
    let value = fold(found["value"].trim_matches(['*', '_', '|', ' ']));
    let lower = given.to_lowercase();
    let known = LABELS
        .get(lower.as_str())
        .or_else(|| LABELS.get(lower.trim_end_matches('.')))
        .or_else(|| LABELS.get(lower.split(" (").next()?))?;
    Some((format!("{number}{given}"), *known, value))
}

/// An element of Dublin Core, which shows a catalogue's entry by its prefix.
fn core(prefix: &str, element: &str, value: &str) -> Option<(String, Known, String)> {
    // A qualifier only narrows an element: `dc.date.created`.
    let name = element.split(['.', ':']).next()?.to_lowercase();
    let fills = LABELS.get(name.as_str()).map_or("", |known| known.fills);
    let value = fold(value.trim_matches(['"', ' ']));
    let label = format!("{prefix}.{element}");
    Some((label, Known { weight: 20, fills }, value))
}

/// Parts a line in which several labels stand, each with its value, into lines of the same number.
pub(super) fn split(source: &mut Source<'_>) {
    let mut index = 0;
    let mut seen = 0;
    while index < source.lines.len() && seen < LONGEST {
        let line = source.lines[index];
        seen += usize::from(!line.is_blank());
        let pieces = pieces(line);
        let count = pieces.len();
        if count > 1 {
            source.lines.splice(index..=index, pieces);
        }
        index += count.max(1);
    }
}

/// The pieces of a line: the first label and every known one after a mark that parts them.
fn pieces(line: Line<'_>) -> Vec<Line<'_>> {
    if line.text.len() > LONGEST_VALUE || labelled(line.text).is_none() {
        return vec![line];
    }
    let starts: Vec<usize> = JOINT
        .iter()
        .flat_map(|pattern| pattern.captures_iter(line.text))
        .filter_map(|found| found.name("label"))
        // "Title: Report: a sequel" has no second label.
        .filter(|label| {
            let lower = label.as_str().to_lowercase();
            LABELS
                .get(lower.trim_end_matches('.'))
                .is_some_and(|known| known.weight >= 10 || known.fills == "date")
        })
        .map(|label| label.start())
        // What stands before the first colon is the number of a form's item, and no value.
        .filter(|start| line.text.find(':').is_none_or(|colon| *start > colon))
        .collect();
    let ends = starts.iter().copied().chain([line.text.len()]);
    std::iter::once(0)
        .chain(starts.iter().copied())
        .zip(ends)
        .map(|(start, end)| Line {
            number: line.number,
            text: line.text[start..end].trim_end_matches([' ', '\t', ';', '|', '•', '·']),
        })
        .collect()
}

/// The entry above the text.
pub(super) fn above(source: &Source<'_>) -> Option<Entry> {
    let lines = printed(source, 0, LONGEST + HEAD);
    let text = |order: usize| {
        lines
            .get(order)
            .map_or("", |index| source.lines[*index].text)
    };
    let begin = (0..HEAD.min(lines.len())).find(|order| labelled(text(*order)).is_some())?;
    let short = (0..begin).all(|order| text(order).len() <= LONGEST_TITLE);
    let found = short.then(|| entry(source, &lines[begin..]))??;
    // Labels that end the file stand below a text that is a short one.
    let last = lines.last().copied().unwrap_or_default();
    let prose =
        (0..begin).any(|order| text(order).len() > 60 && text(order).trim_end().ends_with('.'));
    (!prose || found.lines.end <= last).then_some(found)
}

/// The entry below the text, which ends the file.
pub(super) fn below(source: &Source<'_>) -> Option<Entry> {
    let last = source.lines.iter().rposition(|line| !line.is_blank())?;
    let mut first = last;
    let mut seen = 0;
    let mut starts = Vec::new();
    while seen < FOOT {
        let line = &source.lines[first];
        seen += usize::from(!line.is_blank());
        if labelled(line.text).is_some() {
            starts.push(first);
        }
        let Some(before) = first.checked_sub(1) else {
            break;
        };
        first = before;
    }
    starts.into_iter().rev().find_map(|start| {
        let lines = printed(source, start, LONGEST);
        entry(source, &lines).filter(|entry| entry.lines.end > last && entry.fields.len() > 1)
    })
}

/// The lines from an index on that are not blank.
fn printed(source: &Source<'_>, from: usize, count: usize) -> Vec<usize> {
    (from..source.lines.len())
        .filter(|index| !source.lines[*index].is_blank())
        .take(count)
        .collect()
}

/// The entry that begins with the first of some lines: labels, each once, with nothing but their values
/// between them.
fn entry(source: &Source<'_>, lines: &[usize]) -> Option<Entry> {
    let text = |order: usize| {
        lines
            .get(order)
            .map_or("", |index| source.lines[*index].text)
    };
    let follows = |order: usize| order > 0 && lines.get(order) == Some(&(lines[order - 1] + 1));
    let mut fields: Vec<Field> = Vec::new();
    let (mut order, mut end) = (0, None);
    while order < lines.len() {
        let line = lines[order];
        let Some((label, known, mut value)) = labelled(text(order)) else {
            let unknown = || {
                let next = labelled(text(order + 1)).is_some() && follows(order + 1);
                (next && follows(order))
                    .then(|| unknown(text(order), line))
                    .flatten()
            };
            let field = unlabelled(text(order).trim(), line).or_else(unknown);
            if let Some(field) = field.filter(|_| !fields.is_empty()) {
                fields.push(field);
            } else if !(follows(order) && goes_on(&fields, lines, order, &text)) {
                break;
            } else if let Some(last) = fields.last_mut() {
                last.value = fold(&format!("{} {}", last.value, bare(text(order))));
            }
            order += 1;
            continue;
        };
        let again = |field: &Field| field.label == label && field.fills != "creators";
        if fields.iter().any(again) {
            break;
        }
        order += 1;
        if known.fills == FILE {
            while ATTACHED
                .iter()
                .any(|pattern| pattern.is_match(text(order).trim()))
            {
                value = fold(&format!("{value} {}", text(order)));
                order += 1;
            }
        }
        if value.is_empty()
            && known.fills != BODY
            && let Some(found) = value_below(known.fills, lines, order, &text)
        {
            value = found;
            order += 1;
        }
        // What stands beside this label is the text's first line.
        let body = known.fills == BODY;
        if body {
            end = Some(if value.is_empty() { line + 1 } else { line });
            value.clear();
        }
        fields.push(Field {
            label,
            fills: known.fills,
            line,
            value,
            weight: known.weight,
        });
        if body {
            break;
        }
    }
    let first = *lines.first()?;
    let end = end.unwrap_or_else(|| lines.get(order).copied().unwrap_or(source.lines.len()));
    (!fields.is_empty()).then_some(Entry {
        fields,
        lines: first..end,
    })
}

/// A line that tells a field without a label: who translated the text, or its address.
fn unlabelled(text: &str, line: usize) -> Option<Field> {
    let short = text.len() <= 200;
    let fills = if short && TRANSLATED.iter().any(|pattern| pattern.is_match(text)) {
        TRANSLATION_NOTE
    } else if ADDRESS.iter().any(|pattern| pattern.is_match(text)) {
        "url"
    } else {
        return None;
    };
    Some(Field {
        weight: 5,
        ..Field::new("Translation".to_owned(), fills, line, text.to_owned())
    })
}

/// A label that is not known, among labels that are: `From the collection: Roe Papers`.
fn unknown(line: &str, index: usize) -> Option<Field> {
    let text = bare(line);
    let found = COLON.iter().find_map(|pattern| pattern.captures(&text))?;
    let label = found["label"].trim().to_owned();
    let value = found["value"].trim();
    let fits =
        label.split_whitespace().count() <= 4 && !value.is_empty() && value.len() <= LONGEST_BELOW;
    fits.then(|| Field::new(label, "", index, fold(value)))
}

/// True where a line without a label goes on with the value above it: another label stands below it in the
/// same block, or the value is of a kind that runs over several lines and began on its label's line.
fn goes_on<'t>(
    fields: &[Field],
    lines: &[usize],
    order: usize,
    text: &impl Fn(usize) -> &'t str,
) -> bool {
    let Some(last) = fields.last() else {
        return false;
    };
    let address = ADDRESS.iter().any(|pattern| pattern.is_match(&last.value));
    if address || last.value.is_empty() || last.value.len() > LONGEST_VALUE {
        return false;
    }
    let block =
        (order..lines.len()).take_while(|at| *at == order || lines[*at] == lines[*at - 1] + 1);
    let labelled_below = block.skip(1).take(8).any(|at| labelled(text(at)).is_some());
    let runs_over = matches!(
        last.fills,
        "summary" | "rights" | "access" | "credits" | "reference" | "source" | "title"
    );
    let wrapped = !last.value.ends_with('.') || last.fills == "summary";
    labelled_below || runs_over && wrapped && fields.len() > 1
}

/// The value below a label that has none beside it, where another label follows it, or nothing that could be
/// the text.
fn value_below<'t>(
    fills: &str,
    lines: &[usize],
    order: usize,
    text: &impl Fn(usize) -> &'t str,
) -> Option<String> {
    let below = text(order).trim();
    let long = matches!(
        fills,
        "summary" | "rights" | "access" | "credits" | "reference" | "source" | ""
    );
    let most = if long { LONGEST_VALUE } else { LONGEST_BELOW };
    if below.is_empty() || below.len() > most || labelled(below).is_some() {
        return None;
    }
    let next = order > 0 && lines.get(order) == Some(&(lines[order - 1] + 1));
    let last = next && below.len() <= 40 && !below.ends_with('.');
    (labelled(text(order + 1)).is_some() || last).then(|| fold(&bare(below)))
}

#[cfg(test)]
mod tests {
    use super::{above, below, split};
    use crate::seed::source::Source;

    fn read(text: &str) -> Vec<(&'static str, String)> {
        let mut source = Source::new("a.txt", text);
        split(&mut source);
        let found = above(&source).or_else(|| below(&source));
        found
            .map(|entry| {
                entry
                    .fields
                    .into_iter()
                    .map(|field| (field.fills, field.value))
                    .collect()
            })
            .unwrap_or_default()
    }

    #[test]
    fn one_entry_in_many_typographies() {
        let wanted = [
            ("title", "On Tea".to_owned()),
            ("archive", "Port Library".to_owned()),
            ("component", "12".to_owned()),
        ];
        for text in [
            "Title: On Tea\nRepository: Port Library\nBox: 12\n\nText.\n",
            "**Title:** On Tea\n**Repository:** Port Library\n**Box:** 12\n\nText.\n",
            "**Title**: On Tea\n\n**Repository**: Port Library\n\n**Box**: 12\n\nText.\n",
            "- Title: On Tea\n- Repository: Port Library\n- Box: 12\n\nText.\n",
            "| Title | On Tea |\n| Repository | Port Library |\n| Box | 12 |\n\nText.\n",
            "Title\tOn Tea\nRepository\tPort Library\nBox\t12\n\nText.\n",
            "Title        On Tea\nRepository   Port Library\nBox          12\n\nText.\n",
            "TITLE: On Tea\nREPOSITORY: Port Library\nBOX: 12\n\nText.\n",
            "Title: On Tea; Repository: Port Library; Box: 12\n\nText.\n",
            "Title: On Tea | Repository: Port Library | Box: 12\n\nText.\n",
            "Title:\nOn Tea\nRepository:\nPort Library\nBox:\n12\n\nText.\n",
            "ON TEA\n\nTitle – On Tea\nRepository – Port Library\nBox – 12\n\nText.\n",
            "The tea came late, and we drank it.\n\nTitle: On Tea\nRepository: Port Library\nBox: 12\n",
        ] {
            assert_eq!(read(text), wanted, "{text}");
        }
    }

    #[test]
    fn values_that_are_wrapped() {
        assert_eq!(
            read(
                "Title: On Tea\nSummary: The tea comes late,\nand is drunk.\nLanguage: Dutch\n\nThe tea.\n"
            ),
            [
                ("title", "On Tea".to_owned()),
                ("summary", "The tea comes late, and is drunk.".to_owned()),
                ("language", "Dutch".to_owned()),
            ]
        );
    }
}
