//! Generated lists repeat what the documents say: the search leaves them out.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use mdbook_dossier_core::book::page::Page;
use mdbook_driver::MDBook;
use toml_edit::{DocumentMut, InlineTable, Item, Table, value};

/// Adds the generated pages that `book.toml` says nothing of to `[output.html.search.chapter]`; its
/// comments and its order stay. Returns the pages that were added.
///
/// # Errors
/// When the book or its `book.toml` cannot be read or written.
pub(super) fn leave_out_lists(root: &Path) -> Result<Vec<String>> {
    let path = root.join("book.toml");
    let shown = path.display();
    let text = fs::read_to_string(&path).with_context(|| format!("{shown} cannot be read"))?;
    let mut settings: DocumentMut = text
        .parse()
        .with_context(|| format!("{shown} cannot be read"))?;
    let book = MDBook::load(root)?.book;
    let pages: Vec<String> = Page::ALL
        .iter()
        .map(|page| page.path(&book))
        // A key that matches no chapter is an error to mdBook.
        .filter(|page| {
            let mut chapters = book.chapters();
            chapters.any(|chapter| chapter.path.as_deref() == Some(Path::new(page)))
        })
        .collect();
    let added = add(&mut settings, &pages);
    if !added.is_empty() {
        fs::write(&path, settings.to_string())
            .with_context(|| format!("{shown} cannot be written"))?;
    }
    Ok(added)
}

/// Adds the pages that the table does not have; a search that is off, or written otherwise than as a
/// table, is left alone.
fn add(settings: &mut DocumentMut, pages: &[String]) -> Vec<String> {
    let mut table = settings.as_table_mut();
    for key in ["output", "html", "search", "chapter"] {
        if key == "chapter" && table.get("enable").and_then(Item::as_bool) == Some(false) {
            return Vec::new();
        }
        let is_new = !table.contains_key(key);
        let entry = table
            .entry(key)
            .or_insert_with(|| Item::Table(Table::new()));
        let Some(inner) = entry.as_table_mut() else {
            return Vec::new();
        };
        if is_new {
            // Only the innermost table is written out.
            inner.set_implicit(key != "chapter");
        }
        table = inner;
    }
    let mut added = Vec::new();
    for page in pages {
        if !table.contains_key(page) {
            let mut off = InlineTable::new();
            off.insert("enable", false.into());
            table.insert(page, value(off));
            added.push(page.clone());
        }
    }
    added
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_added_once_and_comments_stay() {
        let pages = ["events.md".to_owned(), "time/line.md".to_owned()];
        let text = "# ours\n[output.html]\nno-section-label = true # numbers\n\n[output.html.search.chapter]\n\"events.md\" = { enable = true } # we want it\n";
        let mut settings: DocumentMut = text.parse().expect("TOML");
        assert_eq!(add(&mut settings, &pages), ["time/line.md"]);
        assert_eq!(
            settings.to_string(),
            format!("{text}\"time/line.md\" = {{ enable = false }}\n")
        );
        assert!(add(&mut settings, &pages).is_empty());
    }

    #[test]
    fn a_table_is_made_where_there_is_none_and_a_search_that_is_off_is_left_alone() {
        let pages = ["events.md".to_owned()];
        let mut settings: DocumentMut = "[book]\ntitle = \"A\"\n".parse().expect("TOML");
        add(&mut settings, &pages);
        assert_eq!(
            settings.to_string(),
            "[book]\ntitle = \"A\"\n\n[output.html.search.chapter]\n\"events.md\" = { enable = false }\n"
        );
        let text = "[output.html.search]\nenable = false\n";
        let mut settings: DocumentMut = text.parse().expect("TOML");
        assert!(add(&mut settings, &pages).is_empty());
        assert_eq!(settings.to_string(), text);
    }
}
