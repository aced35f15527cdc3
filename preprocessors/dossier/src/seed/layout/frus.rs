//! A document of *Foreign Relations of the United States*: a numbered title, a dateline, and a note
//! that begins with `Source:`.

use lazy_static::lazy_static;
use regex::Regex;

use super::{Draft, Evidence, Layout};
use crate::document::TitleParts;
use crate::seed::source::{Line, Source};
use crate::seed::{header_date, statement};

lazy_static! {
    // A note mark may cling to the last word: "Memorandum of Conversation1".
    static ref TITLE: Vec<Regex> =
        Regex::new(r"^(?P<title>\[?\d{1,4}\]?\.\s+\p{Lu}.*?[\p{L}).”\]])(?P<mark>\d{1,2}|/\d{1,2}/|\[\d{1,2}\])?$").into_iter().collect();
    static ref SOURCE: Vec<Regex> =
        Regex::new(r"^(?:/?\[?\d{0,2}\]?[./]?\s*)?Source:\s+(?P<statement>\S.*)$").into_iter().collect();
    // Where the statement of the place ends and that of classification and drafting begins.
    static ref HANDLING: Vec<Regex> = Regex::new(
        r"[.;]\s+(?:Top Secret|Secret|Confidential|Unclassified|Official Use|Limited|No classification|Personal|Drafted|Printed|Copies?|Repeated|Transmitted|Received|A |An |The |According|Priority|Niact|Sensitive|Nodis|Exdis|Eyes)"
    )
    .into_iter()
    .collect();
}

/// See the module.
pub(super) struct Frus;

/// Title and dateline stand among so many first lines.
const HEAD: usize = 12;

impl Layout for Frus {
    fn name(&self) -> &'static str {
        "frus"
    }

    fn weigh(&self, source: &Source<'_>) -> Evidence {
        let mut evidence = Evidence::default();
        let Some(title) = title(source) else {
            return evidence;
        };
        evidence.add(
            20,
            format!("a numbered title (line {})", source.lines[title].number),
        );
        if TitleParts::read(source.lines[title].trimmed())
            .kind
            .is_some()
        {
            evidence.add(10, "which names a kind of document");
        }
        if let Some((index, _)) = source_note(source) {
            evidence.add(
                20,
                format!("a note “Source:” (line {})", source.lines[index].number),
            );
        }
        if head(source).any(|(_, line)| line.trimmed().contains("Foreign Relations")) {
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
        if let Some(found) = title(source).and_then(|index| {
            TITLE
                .iter()
                .find_map(|pattern| pattern.captures(source.lines[index].trimmed()))
        }) {
            found["title"].clone_into(&mut draft.metadata.title);
        }
        // "Washington, July 6, 1961, 3 p.m."
        draft.metadata.date = head(source)
            .filter(|(_, line)| {
                line.trimmed().len() < 120 && !line.trimmed().contains("Foreign Relations")
            })
            .find_map(|(_, line)| header_date::first(line.trimmed()))
            .map(|(_, date)| date);
        if let Some((_, note)) = source_note(source) {
            let end = HANDLING
                .iter()
                .find_map(|pattern| pattern.find(note))
                .map_or(note.len(), |found| found.start());
            statement::source(draft, &note[..end]);
        }
        draft.metadata.collection = head(source)
            .any(|(_, line)| line.trimmed().contains("Foreign Relations"))
            .then(|| "Foreign Relations of the United States".to_owned());
    }
}

fn head<'s, 'a>(source: &'s Source<'a>) -> impl Iterator<Item = (usize, &'s Line<'a>)> {
    source
        .lines
        .iter()
        .enumerate()
        .filter(|(_, line)| !line.is_blank())
        .take(HEAD)
}

fn title(source: &Source<'_>) -> Option<usize> {
    head(source)
        .find(|(_, line)| {
            line.trimmed().len() < 300
                && TITLE.iter().any(|pattern| pattern.is_match(line.trimmed()))
        })
        .map(|(index, _)| index)
}

fn source_note<'a>(source: &Source<'a>) -> Option<(usize, &'a str)> {
    source.lines.iter().enumerate().find_map(|(index, line)| {
        let text = line.trimmed();
        // No pattern is tried on lines that cannot match.
        let start = text.find("Source:").filter(|at| *at < 8)?;
        SOURCE.iter().find(|pattern| pattern.is_match(text))?;
        Some((index, text[start + "Source:".len()..].trim_start()))
    })
}
