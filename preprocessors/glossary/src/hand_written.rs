//! Names in hand-written chapters: the first mention in each chapter is a link.

use std::collections::{BTreeMap, BTreeSet};

use aho_corasick::{AhoCorasick, MatchKind};
use mdbook_dossier_core::book::{address, chapter, page};
use mdbook_dossier_core::markdown::{BlockKind, Edits, Readable};
use mdbook_dossier_core::name::EntityKind;
use mdbook_preprocessor::book::{Book, Chapter};

use super::View;
use super::linked::is_linked;

/// Links names in all chapters but those of the documents.
pub(crate) fn link(book: &mut Book, view: &View<'_>) {
    let ids = view.edition.documents.iter();
    let documents: BTreeSet<String> = ids
        .map(|document| address::chapter_path(&document.id))
        .collect();
    let forms = forms(view);
    let Ok(automaton) = AhoCorasick::builder()
        .match_kind(MatchKind::LeftmostLongest)
        .build(forms.iter().map(|(form, _)| form))
    else {
        return;
    };
    if forms.is_empty() {
        return;
    }
    book.for_each_chapter_mut(|chapter| {
        let path = chapter::path(chapter);
        if !documents.contains(&path) && path != page::DESK {
            link_chapter(chapter, &path, &automaton, &forms, view);
        }
    });
}

fn link_chapter(
    chapter: &mut Chapter,
    path: &str,
    automaton: &AhoCorasick,
    forms: &[(String, usize)],
    view: &View<'_>,
) {
    let readable = Readable::new(&chapter.content);
    let mut edits = Edits::new(&readable);
    let mut done = BTreeSet::new();
    for (place, block) in readable.blocks.iter().enumerate() {
        if block.kind != BlockKind::Text {
            continue;
        }
        for found in automaton.find_iter(&block.text) {
            let (_, entity) = forms[found.pattern().as_usize()];
            if done.contains(&entity) || !is_word(&block.text, found.start(), found.end()) {
                continue;
            }
            let Some(target) = view.addresses.entity(entity) else {
                continue;
            };
            let behind = format!("]({})", address::relative(path, &target));
            // Within a link or code there is no link to be set: the next mention gets it.
            if edits.wrap(place, found.range(), "[", &behind).is_ok() {
                done.insert(entity);
            }
        }
    }
    chapter.content = edits.apply().0;
}

/// The printed forms that mean one entity only, and are long enough to mean it elsewhere too: a
/// person in two words, a body in two words or three capitals.
fn forms(view: &View<'_>) -> Vec<(String, usize)> {
    let names = &view.edition.names;
    let mut bearers: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
    for mention in &names.mentions {
        bearers
            .entry(&mention.form)
            .or_default()
            .insert(mention.entity);
    }
    bearers
        .into_iter()
        .filter_map(|(form, bearers)| {
            let index = *bearers.first()?;
            let entity = names.entities.get(index)?;
            let capitals = form.chars().filter(|letter| letter.is_uppercase()).count();
            let says_who = match entity.kind {
                EntityKind::Person => form.contains(' '),
                EntityKind::Organization => form.contains(' ') || capitals > 2,
                EntityKind::State => false,
            };
            (bearers.len() == 1 && is_linked(entity) && says_who).then(|| (form.to_owned(), index))
        })
        .collect()
}

/// True where neither end cuts a word.
fn is_word(text: &str, start: usize, end: usize) -> bool {
    let before = text[..start].chars().next_back();
    let behind = text[end..].chars().next();
    !before.is_some_and(char::is_alphanumeric) && !behind.is_some_and(char::is_alphanumeric)
}
