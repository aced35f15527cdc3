//! Generated pages: they stand where a chapter has a marker, as a paragraph of its own.

use mdbook_preprocessor::book::{Book, BookItem, Chapter, SectionNumber};

use super::chapter::{self, Outputs};
use super::{Settings, link};
use crate::finding::{Finding, Severity};

/// Path of the editor's desk, a page of the served book only.
pub const DESK: &str = "desk.md";

/// A page that is generated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Page {
    /// The documents by date.
    Documents,
    /// The documents by archive and publication.
    Sources,
    /// The events.
    Events,
    /// Documents and events in order of time, drawn and as a table.
    Timeline,
    /// The persons.
    Persons,
    /// The organizations.
    Organizations,
    /// How many notes and links are made by a machine, and how often it is right.
    Apparatus,
}

impl Page {
    /// Those that every book has, in the order in which they are added to one that has no markers.
    pub const ALL: [Self; 6] = [
        Self::Documents,
        Self::Sources,
        Self::Events,
        Self::Timeline,
        Self::Persons,
        Self::Organizations,
    ];

    /// Its title where the book does not give one.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::Documents => "Documents",
            Self::Sources => "Sources",
            Self::Events => "Events",
            Self::Timeline => "Timeline",
            Self::Persons => "Persons",
            Self::Organizations => "Organizations",
            Self::Apparatus => "Apparatus",
        }
    }

    /// Its marker: `{{#documents}}`.
    #[must_use]
    pub fn marker(self) -> String {
        format!("{{{{#{}}}}}", self.title().to_lowercase())
    }

    /// Its path where the book has no marker.
    #[must_use]
    pub fn default_path(self) -> String {
        format!("{}.md", self.title().to_lowercase())
    }

    /// The path of the chapter that has the marker, or else the default.
    #[must_use]
    pub fn path(self, book: &Book) -> String {
        let marker = self.marker();
        book.chapters()
            .find(|chapter| {
                chapter.content.contains(&marker)
                    && link::paragraph(&chapter.content, &marker).is_some()
            })
            .and_then(|chapter| chapter.path.as_deref())
            .map_or_else(|| self.default_path(), chapter::slashed)
    }
}

/// Whether a chapter of the book has the marker of a page.
#[must_use]
pub fn is_marked(book: &Book, page: Page) -> bool {
    let marker = page.marker();
    book.chapters().any(|chapter| {
        chapter.content.contains(&marker) && link::paragraph(&chapter.content, &marker).is_some()
    })
}

/// Puts the content where the page's marker stands; adds the page at the end of the book where there
/// is none. Returns the path of the page.
pub fn fill(
    book: &mut Book,
    page: Page,
    content: &str,
    settings: &Settings,
    findings: &mut Vec<Finding>,
) -> String {
    let marker = page.marker();
    let mut filled: Option<(String, String)> = None;
    book.for_each_chapter_mut(|chapter| {
        while chapter.content.contains(&marker) {
            let Some(range) = link::paragraph(&chapter.content, &marker) else {
                break;
            };
            let file = chapter::file_name(chapter, settings);
            let line = chapter.content[..range.start].matches('\n').count() + 1;
            if let Some((_, first)) = &filled {
                findings.push(twice(&marker, &file, line, first));
                chapter.content.replace_range(range, "");
            } else {
                let path = chapter.path.as_deref().map(chapter::slashed);
                filled = Some((path.unwrap_or_default(), file));
                chapter.content.replace_range(range, content);
            }
        }
        if chapter.content.contains(&marker)
            && let Some(at) = link::stray(&chapter.content, &marker)
        {
            findings.push(stray(&marker, chapter, at, settings));
        }
    });
    match filled {
        Some((path, _)) => path,
        None => add(book, page, content, settings, findings),
    }
}

fn twice(marker: &str, file: &str, line: usize, first: &str) -> Finding {
    Finding::new(
        Severity::Error,
        "book-marker-twice",
        file,
        format!("{marker} stands a second time; the page is in {first}"),
    )
    .at(line)
    .remedy("leave one of the two out")
}

fn stray(marker: &str, chapter: &Chapter, at: usize, settings: &Settings) -> Finding {
    let line = chapter.content[..at].matches('\n').count() + 1;
    Finding::new(
        Severity::Warning,
        "book-marker-stray",
        chapter::file_name(chapter, settings),
        format!("{marker} is not a paragraph of its own, and is printed as it is"),
    )
    .at(line)
    .remedy("put it between two blank lines, or into backquotes if it is to be printed")
}

fn add(
    book: &mut Book,
    page: Page,
    content: &str,
    settings: &Settings,
    findings: &mut Vec<Finding>,
) -> String {
    let path = page.default_path();
    if let Err(other) = Outputs::of(book, settings).take(&path, "a generated page") {
        findings.push(
            Finding::new(
                Severity::Error,
                "book-page-clash",
                other,
                format!(
                    "the page of {} would have the same address",
                    page.title().to_lowercase()
                ),
            )
            .remedy(format!("put {} into a chapter of your own", page.marker())),
        );
        return path;
    }
    let number = page_number(book);
    let text = format!("# {}\n\n{content}\n", page.title());
    let mut chapter = Chapter::new(page.title(), text, &path, Vec::new());
    chapter.number = Some(SectionNumber::new([number]));
    // The summary is where an editor would give the page a file of its own.
    chapter.source_path = Some("SUMMARY.md".into());
    book.push_item(chapter);
    path
}

/// The next free number of the first level.
fn page_number(book: &Book) -> u32 {
    let numbers = book.items.iter().filter_map(|item| match item {
        BookItem::Chapter(chapter) => chapter.number.as_ref()?.first().copied(),
        _ => None,
    });
    numbers.max().unwrap_or(0) + 1
}
