//! An excerpt on a reading site: `Read TITLE Online`, `Authors: A,B`, then the text.

use lazy_static::lazy_static;
use regex::Regex;

use super::{Draft, Evidence, Layout};
use crate::document::Publication;
use crate::seed::language;
use crate::seed::source::{Line, Source};

lazy_static! {
    static ref READ: Vec<Regex> =
        Regex::new(r"(?i)^read\s+(?P<title>\S.*?)\s+online(?:\s+for\s+free|\s+free)?[.!]?$")
            .into_iter()
            .collect();
    static ref AUTHORS: Vec<Regex> = Regex::new(r"(?i)^authors?\s*:\s*(?P<names>\S.*)$")
        .into_iter()
        .collect();
}

/// See the module.
pub(super) struct BookExcerpt;

impl Layout for BookExcerpt {
    fn name(&self) -> &'static str {
        "book-excerpt"
    }

    fn weigh(&self, source: &Source<'_>) -> Evidence {
        let mut evidence = Evidence::default();
        for (_, line) in head(source) {
            if READ.iter().any(|pattern| pattern.is_match(line.trimmed())) {
                evidence.add(40, format!("“Read … Online” (line {})", line.number));
            } else if AUTHORS
                .iter()
                .any(|pattern| pattern.is_match(line.trimmed()))
            {
                let label = line.trimmed().split(':').next().unwrap_or("Authors");
                evidence.add(20, format!("label “{label}:” (line {})", line.number));
            }
        }
        // Authors alone are no excerpt.
        if evidence.weight < 40 {
            Evidence::default()
        } else {
            evidence
        }
    }

    fn read(&self, draft: &mut Draft<'_>) {
        let source = draft.source;
        let mut start = 0;
        for (index, line) in head(source) {
            let text = line.trimmed();
            let read = READ.iter().find_map(|pattern| pattern.captures(text));
            let authors = AUTHORS.iter().find_map(|pattern| pattern.captures(text));
            if let Some(found) = read
                && draft.metadata.title.is_empty()
            {
                found["title"].clone_into(&mut draft.metadata.title);
                draft.find(
                    crate::finding::Severity::Note,
                    "seed-reading-site",
                    index,
                    "the head of a reading site gives the title; it names no source that can be cited",
                );
            } else if let Some(found) = authors
                && draft.metadata.creators.is_empty()
            {
                draft.metadata.creators = names(&found["names"]);
            } else if draft.metadata.title.is_empty() {
                draft.keep("Above the title", text);
            } else {
                break;
            }
            start = index + 1;
        }
        draft.body = start..source.lines.len();
        let title = draft.metadata.title.clone();
        draft.metadata.publication = Some(Publication {
            text: title.clone(),
            authors: draft.metadata.creators.clone(),
            title,
            ..Publication::default()
        });
        draft.metadata.kind = Some("excerpt".to_owned());
        if let Some(language) = language::guess(&source.text(draft.body.clone())) {
            draft.metadata.language = Some(language.to_owned());
            draft
                .metadata
                .inferred
                .insert("language".to_owned(), "language of the text".to_owned());
        }
    }
}

/// The first lines that are not blank.
fn head<'s, 'a>(source: &'s Source<'a>) -> impl Iterator<Item = (usize, &'s Line<'a>)> {
    source
        .lines
        .iter()
        .enumerate()
        .filter(|(_, line)| !line.is_blank())
        .take(3)
}

fn names(list: &str) -> Vec<String> {
    list.split([',', ';'])
        .flat_map(|name| name.split(" and "))
        .map(crate::seed::source::fold)
        .filter(|name| !name.is_empty())
        .collect()
}
