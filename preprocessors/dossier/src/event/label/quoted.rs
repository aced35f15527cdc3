//! Labels in the words of a document, where nothing surer is known of an event.

use std::ops::Range;

use super::super::EventMention;
use super::super::lexicon::{Kind, trigger};
use super::super::quotation::tidied;
use super::super::said::{Said, said};
use super::super::sighting::Sighting;
use super::names::capitalized;
use crate::document::{Document, Item};
use crate::wordlist::holds_lower;

/// So many words of a document make a label.
const WORDS: usize = 12;

/// The clearest short quotation: the title of what is the record of it, else a phrase that names it, else the beginning
/// of a clause that tells it.
pub(super) fn label(documents: &[Document], kind: Kind, own: &[&Sighting]) -> String {
    let choice = own
        .iter()
        .map(|own| {
            let mention = &own.mention;
            let (rank, words) = match title(documents, mention.item).filter(|_| mention.record) {
                Some(title) => (0, title),
                None => match said(documents, mention) {
                    Said::Named { words, .. } => (1, bare(&words)),
                    Said::Told(words) => (2, told(documents, mention, &words)),
                },
            };
            let long = words.split_whitespace().count() > WORDS;
            (
                (rank, long, mention.item, mention.block, mention.range.start),
                words,
            )
        })
        .filter(|(_, words)| !words.is_empty())
        .min();
    let Some((_, words)) = choice else {
        return capitalized(kind.name());
    };
    format!("“{}”", capitalized(&cut(&words)))
}

/// The title of a document or part, without the brackets of what is supplied.
fn title(documents: &[Document], item: Item) -> Option<String> {
    let document = documents.get(item.document)?;
    let title = match item.part {
        Some(part) => &document.parts.get(part)?.title,
        None => &document.metadata.title,
    };
    let title = title.trim_matches(['[', ']', '“', '”', '"', ' ']);
    (!title.is_empty()).then(|| tidied(title))
}

/// Without the article at its start, or the like.
fn bare(words: &str) -> String {
    const LEADS: &str = " the a an this that these those his her its their our your my and but which who whether if when while as ";
    let (first, rest) = words.split_once(' ').unwrap_or((words, ""));
    if !rest.is_empty() && holds_lower(LEADS, first) {
        return bare(rest);
    }
    words.to_owned()
}

/// A clause: whole where it is short, else from a few words before those that tell.
fn told(documents: &[Document], mention: &EventMention, clause: &str) -> String {
    const BEFORE: usize = 4;
    let clause = clause.trim_start_matches("… ");
    // “5. At Vienna he said”
    let clause = clause.trim_start_matches(|letter: char| !letter.is_alphabetic() && letter != '‘');
    if clause.split_whitespace().count() <= WORDS {
        return bare(clause);
    }
    let block = documents.get(mention.item.document);
    let block = block.and_then(|document| document.blocks.get(mention.block));
    let text = |range: Range<usize>| block.and_then(|block| block.text.get(range));
    let before = text(mention.range.start.min(mention.core.start)..mention.core.start);
    let after = text(mention.core.start..mention.range.end.max(mention.core.end));
    let (Some(before), Some(after)) = (before, after) else {
        return bare(clause);
    };
    let before: Vec<&str> = before.split_whitespace().collect();
    let skipped = before.len().saturating_sub(BEFORE);
    let mut words = before.get(skipped..).unwrap_or_default().to_vec();
    words.extend(after.split_whitespace());
    bare(&words.join(" "))
}

/// At most so many words, without a stop or a small word at their end.
fn cut(words: &str) -> String {
    const SMALL: &str = " of in on at to for with by from between and or the a an that which who was were is are had has be as his her its their ";
    let all: Vec<&str> = words.split_whitespace().collect();
    let whole = all.len() <= WORDS;
    let mut kept = all.get(..WORDS).unwrap_or(&all).to_vec();
    while !whole && kept.len() > 1 && kept.last().is_some_and(|last| holds_lower(SMALL, last)) {
        kept.pop();
    }
    let joined = kept.join(" ");
    let trimmed = tidied(joined.trim_end_matches(['.', ',', ';', ':', ' ', '…', '—']));
    if whole {
        trimmed
    } else {
        format!("{trimmed} …")
    }
}

/// What a document calls a treaty, in small letters: “agreement”, “pact”.
pub(super) fn treaty_noun(documents: &[Document], own: &Sighting) -> Option<&'static str> {
    let block = documents
        .get(own.mention.item.document)?
        .blocks
        .get(own.mention.block)?;
    let core = block.text.get(own.mention.core.clone())?;
    let mut words = core
        .split(|letter: char| !letter.is_alphanumeric() && letter != '-')
        .rev();
    words.find_map(|word| {
        let found = trigger(&word.to_lowercase())?;
        (found.kind == Kind::Treaty && found.noun).then_some(found.name)
    })
}

/// The proper name of a treaty as a document prints it: “Treaty of Utrecht”, “Kellogg-Briand Pact”, “payments
/// agreement”.
pub(super) fn proper_name(documents: &[Document], own: &[&Sighting]) -> Option<String> {
    own.iter().find_map(|own| {
        let mention = &own.mention;
        let block = documents
            .get(mention.item.document)?
            .blocks
            .get(mention.block)?;
        let marks: Vec<&str> = own
            .title
            .iter()
            .filter_map(|word| word.strip_prefix('^'))
            .collect();
        let end = mention.core.end.min(block.text.len());
        let words: Vec<&str> = block.text.get(..end)?.split_whitespace().collect();
        let plain = |word: &str| {
            word.trim_matches(|letter: char| !letter.is_alphanumeric())
                .to_lowercase()
        };
        let is_noun = |word: &&str| {
            trigger(&plain(word)).is_some_and(|own| own.kind == Kind::Treaty && own.noun)
        };
        let noun = words.iter().rposition(is_noun)?;
        let is_mark = |word: &&&str| marks.iter().any(|mark| plain(word) == *mark);
        let before = words.get(..noun)?.iter().rev().take_while(is_mark).count();
        let tail = words.get(noun + 1..)?;
        let after = match tail {
            ["of", name, ..] if is_mark(&name) => 2,
            _ => 0,
        };
        if marks.is_empty() || before + after == 0 {
            return None;
        }
        let name = words.get(noun - before..=noun + after)?.join(" ");
        let name = name.trim_end_matches(|letter: char| !letter.is_alphanumeric());
        Some(capitalized(name))
    })
}
