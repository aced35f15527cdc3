//! Names in the text of a document: the first mention in running text, in each part, is a link.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use mdbook_dossier_core::book::passage::Passages;
use mdbook_dossier_core::book::{address, chapter};
use mdbook_dossier_core::document::{Block, BlockKind, Document, Publish};
use mdbook_dossier_core::edition::Edition;
use mdbook_dossier_core::finding::Finding;
use mdbook_dossier_core::markdown::{Edits, Readable, Refusal};
use mdbook_dossier_core::name::{Entity, EntityKind, Field, NameMention};
use mdbook_preprocessor::book::Chapter;

use super::View;

/// The mentions of persons, bodies and states in the text, by document; adjectives apart.
pub(crate) fn by_document(edition: &Edition) -> BTreeMap<usize, Vec<&NameMention>> {
    let mut by_document: BTreeMap<usize, Vec<&NameMention>> = BTreeMap::new();
    for mention in &edition.names.mentions {
        if !mention.adjective && matches!(mention.field, Field::Block(_)) {
            let document = mention.document;
            by_document.entry(document).or_default().push(mention);
        }
    }
    by_document
}

/// Links the names of one document in its chapter.
pub(crate) fn link(
    chapter: &mut Chapter,
    index: usize,
    mentions: &[&NameMention],
    view: &View<'_>,
    findings: &mut Vec<Finding>,
) {
    let document = &view.edition.documents[index];
    if document.publish == Publish::CitationOnly {
        return;
    }
    let path = chapter::path(chapter);
    let html = view.settings.html();
    let folder = chapter::slashed(&view.settings.seeds.directory);
    let readable = Readable::new(&chapter.content);
    let passages = Passages::find(document, &readable, html);
    let mut edits = Edits::new(&readable);
    let mut done: BTreeSet<(Option<usize>, usize)> = BTreeSet::new();
    let mut missing: BTreeSet<usize> = BTreeSet::new();
    for (block, mention) in running_mentions(document, mentions, view) {
        let key = (document.part_of(block), mention.entity);
        if done.contains(&key) || missing.contains(&block) {
            continue;
        }
        let Some(target) = view.addresses.entity(mention.entity) else {
            continue;
        };
        let Some(place) = passages.place(block) else {
            missing.insert(block);
            findings.push(passages.refused(&folder, block, "glossary-link", "a link", None));
            continue;
        };
        let behind = format!("]({})", address::relative(&path, &target));
        // A mention that holds a note mark or lies in a longer name gives way to the next one.
        if edits
            .wrap(place, mention.range.clone(), "[", &behind)
            .is_ok()
        {
            done.insert(key);
        }
    }
    let (edited, refused) = edits.apply();
    for place in refused {
        if let Some(block) = passages.block(place) {
            let refusal = Some(Refusal::ChangesText);
            findings.push(passages.refused(&folder, block, "glossary-link", "a link", refusal));
        }
    }
    chapter.content = edited;
}

/// The mentions of persons and bodies in the running text of a document, in order, longer names before those within them.
fn running_mentions<'a>(
    document: &Document,
    mentions: &[&'a NameMention],
    view: &View<'_>,
) -> Vec<(usize, &'a NameMention)> {
    let names = &view.edition.names;
    let mut mentions: Vec<(usize, &NameMention)> = mentions
        .iter()
        .copied()
        .filter_map(|mention| match mention.field {
            Field::Block(block) => Some((block, mention)),
            Field::Metadata(_) => None,
        })
        .filter(|(_, mention)| names.entities.get(mention.entity).is_some_and(is_linked))
        .filter(|(block, mention)| {
            document
                .blocks
                .get(*block)
                .is_some_and(|block| is_running(block, &mention.range))
        })
        .collect();
    mentions.sort_by_key(|(block, mention)| {
        (
            *block,
            mention.range.start,
            std::cmp::Reverse(mention.range.end),
        )
    });
    mentions
}

/// True for what the text links to: persons and bodies that act in the documents, and are told apart.
pub(crate) fn is_linked(entity: &Entity) -> bool {
    entity.kind != EntityKind::State && !entity.apparatus && !entity.undecided
}

/// True where the passage is running text: no heading, stamp or page mark, no speaker's label, no head of a part.
fn is_running(block: &Block, range: &Range<usize>) -> bool {
    let within = |label: &Option<Range<usize>>| {
        label
            .as_ref()
            .is_some_and(|label| range.start < label.end && label.start < range.end)
    };
    block.kind == BlockKind::Paragraph && !within(&block.speaker) && !within(&block.head)
}
