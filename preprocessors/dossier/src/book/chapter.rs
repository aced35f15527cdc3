//! Chapters of the book: finding one by its path, and whether a new one may have a path.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use mdbook_preprocessor::book::{Book, BookItem, Chapter};
use rayon::prelude::*;

use super::{Settings, address};
use crate::edition::Edition;
use crate::finding::Finding;

/// Pages that mdBook itself writes, without their extension.
const RESERVED: &[&str] = &["index", "404", "toc", "print"];

/// The chapter at a path, with `/` on every system.
pub fn find<'a>(book: &'a mut Book, path: &str) -> Option<&'a mut Chapter> {
    find_in(&mut book.items, Path::new(path))
}

/// Does something with the chapter of every document that has one, given the document's index: several at once, the
/// findings in the order of the chapters. What is given of a chapter are its own words, not the chapters below it.
pub fn for_each_document(
    book: &mut Book,
    edition: &Edition,
    findings: &mut Vec<Finding>,
    change: impl Fn(&mut Chapter, usize, &mut Vec<Finding>) + Sync,
) {
    let indices: BTreeMap<String, usize> = edition
        .documents
        .iter()
        .enumerate()
        .map(|(index, document)| (address::chapter_path(&document.id), index))
        .collect();
    let index = |chapter: &Chapter| indices.get(&path(chapter)).copied();
    let mut taken: Vec<(Chapter, usize)> = Vec::new();
    book.for_each_chapter_mut(|chapter| {
        if let Some(index) = index(chapter) {
            // The path stays, so that the place is found again.
            let left = Chapter {
                path: chapter.path.clone(),
                sub_items: std::mem::take(&mut chapter.sub_items),
                ..Chapter::default()
            };
            taken.push((std::mem::replace(chapter, left), index));
        }
    });
    let found: Vec<Vec<Finding>> = taken
        .par_iter_mut()
        .map(|(chapter, index)| {
            let mut findings = Vec::new();
            change(chapter, *index, &mut findings);
            findings
        })
        .collect();
    findings.extend(found.into_iter().flatten());
    let mut changed = taken.into_iter();
    book.for_each_chapter_mut(|chapter| {
        if index(chapter).is_some()
            && let Some((mut own, _)) = changed.next()
        {
            own.sub_items = std::mem::take(&mut chapter.sub_items);
            *chapter = own;
        }
    });
}

fn find_in<'a>(items: &'a mut [BookItem], path: &Path) -> Option<&'a mut Chapter> {
    for item in items {
        if let BookItem::Chapter(chapter) = item {
            if chapter.path.as_deref() == Some(path) {
                return Some(chapter);
            }
            if let Some(found) = find_in(&mut chapter.sub_items, path) {
                return Some(found);
            }
        }
    }
    None
}

/// The path of a chapter with `/` on every system; empty for a draft, which has none.
#[must_use]
pub fn path(chapter: &Chapter) -> String {
    chapter.path.as_deref().map(slashed).unwrap_or_default()
}

/// A path with `/` on every system.
#[must_use]
pub fn slashed(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}

/// The name by which a finding calls a chapter: its file, relative to the book.
#[must_use]
pub fn file_name(chapter: &Chapter, settings: &Settings) -> String {
    let path = chapter
        .source_path
        .as_deref()
        .or(chapter.path.as_deref())
        .unwrap_or(Path::new(""));
    slashed(&settings.source.join(path))
}

/// The heading of our notes. It is the last thing of a chapter: mdBook puts the notes behind all else.
#[must_use]
pub fn notes_heading(html: bool) -> &'static str {
    if html {
        "\n\n## Notes {#notes}\n\n"
    } else {
        "\n\n## Notes\n\n"
    }
}

/// Adds something to the end of a chapter, before the notes where it has some.
pub fn append(content: &mut String, addition: &str, html: bool) {
    let notes = content.rfind(notes_heading(html));
    let at = notes.unwrap_or(content.trim_end().len());
    content.insert_str(at, &format!("\n\n{addition}\n"));
}

/// The pages that a build will write, to see that no two have one address.
#[derive(Debug, Default)]
pub struct Outputs {
    /// Address of the page, case folded → what it comes from.
    taken: BTreeMap<String, String>,
}

impl Outputs {
    /// The pages of all chapters and the files that mdBook copies from the source folder.
    #[must_use]
    pub fn of(book: &Book, settings: &Settings) -> Self {
        let mut outputs = Self::default();
        for name in RESERVED {
            let page = format!("{name}.html");
            outputs.taken.insert(page, "mdBook's own page".to_owned());
        }
        let source = settings.root.join(&settings.source);
        outputs.copied_files(&source, &source);
        for chapter in book.chapters() {
            if let Some(path) = &chapter.path {
                let from = file_name(chapter, settings);
                outputs.taken.insert(page_of(&slashed(path)), from);
            }
        }
        outputs
    }

    /// Takes the page of a new chapter; when it is taken already, by what.
    ///
    /// # Errors
    /// When the page is taken: the name of what takes it.
    pub fn take(&mut self, path: &str, from: &str) -> Result<(), String> {
        let page = page_of(path);
        if let Some(other) = self.taken.get(&page) {
            return Err(other.clone());
        }
        self.taken.insert(page, from.to_owned());
        Ok(())
    }

    fn copied_files(&mut self, folder: &Path, source: &Path) {
        let Ok(entries) = std::fs::read_dir(folder) else {
            return;
        };
        let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
        paths.sort();
        for path in paths {
            if path.is_dir() {
                self.copied_files(&path, source);
            } else if path.extension().is_none_or(|extension| extension != "md")
                && let Ok(relative) = path.strip_prefix(source)
            {
                let name = slashed(relative);
                self.taken.insert(name.to_lowercase(), name);
            }
        }
    }
}

/// The page that mdBook writes for a chapter, case folded: some file systems know no case.
fn page_of(path: &str) -> String {
    Path::new(path)
        .with_extension("html")
        .to_string_lossy()
        .replace('\\', "/")
        .to_lowercase()
}
