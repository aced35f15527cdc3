//! An excerpt from a book, headed by one bibliographic line: `A. Author, Title (Place: Publisher, 1927), pp. 47–55.`

use std::ops::Range;

use super::{Draft, Evidence, Layout, plain};
use crate::document::TitleParts;
use crate::seed::bibliographic::{self, Work};
use crate::seed::source::Source;
use crate::seed::{opening, provenance};

/// The line takes no more lines than this.
const LINES: usize = 4;

/// See the module.
pub(super) struct CitedBook;

impl Layout for CitedBook {
    fn name(&self) -> &'static str {
        "cited-book"
    }

    fn weigh(&self, source: &Source<'_>) -> Evidence {
        let mut evidence = Evidence::default();
        if let Some((lines, work)) = find(source) {
            let line = source.lines[lines.start].number;
            evidence.add(25, format!("a book cited with its imprint (line {line})"));
            if !work.publication.authors.is_empty() || !work.publication.editors.is_empty() {
                evidence.add(10, "its author");
            }
            if work.publication.pages.is_some() {
                evidence.add(10, "the pages of an excerpt");
            }
        }
        evidence
    }

    fn read(&self, draft: &mut Draft<'_>) {
        let source = draft.source;
        draft.markdown = plain::shows_markdown(source);
        let Some((lines, work)) = find(source) else {
            return;
        };
        let given = draft.text(lines.clone());
        draft.keep("Citation", given);
        draft.body = lines.end..source.lines.len();
        let book = work.publication;
        draft.metadata.locator.clone_from(&book.pages);
        draft.metadata.translator = work.translator;
        if let Some(language) = work.language {
            draft.metadata.language = Some(language);
            draft.infer("language", "what is said of the translation");
        }
        // A document that a volume prints has a title, an author and a day of its own.
        let own = opening::kind_line(draft).filter(|line| {
            TitleParts::read(line)
                .kind
                .is_some_and(|kind| kind != "chapter")
        });
        if let Some(own) = own.filter(|_| book.authors.is_empty()) {
            draft.metadata.title = own;
            opening::date(draft);
            plain::end_of_text(draft);
        } else {
            draft.metadata.title.clone_from(&book.title);
            draft.metadata.creators.clone_from(&book.authors);
            draft.metadata.kind = Some("excerpt".to_owned());
            if let Some(year) = book.year.as_deref().and_then(|year| year.parse().ok()) {
                draft.metadata.date = Some(year);
                draft.infer("date", "date of the publication");
            }
        }
        draft.metadata.publication = Some(book);
        provenance::at_end(draft);
    }
}

/// The first block, or its first line, where it is such a line.
fn find(source: &Source<'_>) -> Option<(Range<usize>, Work)> {
    let run = source
        .runs(0..source.lines.len().min(60))
        .into_iter()
        .next()?;
    let whole = (run.len() <= LINES).then(|| run.clone());
    let first = run.start..run.start + 1;
    whole
        .into_iter()
        .chain([first])
        .find_map(|lines| {
            let text = source.text(lines.clone());
            let bare = text.trim_matches(['*', '_', '#', ' ', '[', ']']);
            Some((lines, bibliographic::read(&bare.replace(['*', '_'], ""))?))
        })
        .filter(|(_, work)| {
            let book = &work.publication;
            !book.authors.is_empty() || !book.editors.is_empty() || book.pages.is_some()
        })
}
