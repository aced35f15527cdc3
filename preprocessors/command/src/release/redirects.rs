//! Old addresses in `[output.html.redirect]`: mdBook writes a page at each that leads to the new one, and so
//! the same stands in stock and in our own builds.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use mdbook_dossier_core::book::address;
use mdbook_dossier_core::curation::lock::Lock;
use mdbook_dossier_core::edition::Edition;
use toml_edit::{DocumentMut, Item, Table, value};

use super::is_id;
use crate::write::replace;

/// Adds the redirects that are missing; gives them as `old → new`.
pub(super) fn write(
    root: &Path,
    edition: &Edition,
    lock: &Lock,
    dry_run: bool,
) -> Result<Vec<String>> {
    let wanted = wanted(edition, lock);
    if wanted.is_empty() {
        return Ok(Vec::new());
    }
    let path = root.join("book.toml");
    let text =
        fs::read_to_string(&path).with_context(|| format!("{} cannot be read", path.display()))?;
    let (text, added) = add(&text, &wanted)?;
    if !added.is_empty() && !dry_run {
        replace(&path, &text)?;
    }
    Ok(added)
}

/// Old and new addresses, from the root of the site.
fn wanted(edition: &Edition, lock: &Lock) -> Vec<(String, String)> {
    let mut wanted = Vec::new();
    for document in &edition.documents {
        let locked = lock
            .documents
            .iter()
            .find(|locked| locked.id == document.id);
        let former = locked.into_iter().flat_map(|locked| &locked.former_ids);
        for alias in document.aliases.iter().chain(former) {
            let old = if alias
                .rsplit_once('.')
                .is_some_and(|(_, ending)| ending == "html")
            {
                alias.clone()
            } else if is_id(edition, alias) {
                continue;
            } else {
                page(alias)
            };
            let pair = (old, page(&document.id));
            if pair.0 != pair.1 && !wanted.contains(&pair) {
                wanted.push(pair);
            }
        }
    }
    wanted.sort();
    wanted
}

fn page(id: &str) -> String {
    address::chapter_path(id).replace(".md", ".html")
}

/// The text of book.toml with the redirects, everything else as it was.
pub(super) fn add(text: &str, wanted: &[(String, String)]) -> Result<(String, Vec<String>)> {
    let mut file: DocumentMut = text.parse().context("book.toml is not TOML")?;
    let mut table = file.as_table_mut();
    for (name, implicit) in [("output", true), ("html", true), ("redirect", false)] {
        let item = table.entry(name).or_insert_with(|| {
            let mut new = Table::new();
            new.set_implicit(implicit);
            Item::Table(new)
        });
        let Some(next) = item.as_table_mut() else {
            bail!(
                "book.toml: `{name}` is no table; write [output.html.redirect] on a line of its own"
            );
        };
        table = next;
    }
    let mut added = Vec::new();
    for (old, new) in wanted {
        let key = format!("/{old}");
        // Whatever an editor has written there stays.
        if table.contains_key(&key) {
            continue;
        }
        table.insert(&key, value(address::relative(old, new)));
        added.push(format!("{old} → {new}"));
    }
    Ok((file.to_string(), added))
}

#[cfg(test)]
mod tests {
    use super::add;

    #[test]
    fn redirects_are_added_and_the_rest_of_the_file_stays() {
        let wanted = [
            (
                "documents/old.html".to_owned(),
                "documents/new.html".to_owned(),
            ),
            ("papers/x.html".to_owned(), "documents/new.html".to_owned()),
        ];
        let before = "# Ours\n[output.html]\nno-section-label = true # why\n\n[output.html.redirect]\n\"/documents/old.html\" = \"mine.html\"\n";
        let (after, added) = add(before, &wanted).expect("a file");
        assert_eq!(
            after,
            format!("{before}\"/papers/x.html\" = \"../documents/new.html\"\n")
        );
        assert_eq!(added, ["papers/x.html → documents/new.html"]);
        let (after, added) = add("[book]\ntitle = \"A\"\n", &wanted).expect("a file");
        assert!(after.ends_with("[output.html.redirect]\n\"/documents/old.html\" = \"new.html\"\n\"/papers/x.html\" = \"../documents/new.html\"\n"), "{after}");
        assert_eq!(added.len(), 2);
        assert!(add("output = 1\n", &wanted).is_err());
    }
}
