//! The words of a mention’s quotation, sentence and paragraph, and how rare each is among the documents.

use std::collections::{BTreeMap, HashMap};
use std::hash::BuildHasher;
use std::ops::Range;
use std::sync::Arc;

use foldhash::fast::FixedState;

use super::lexicon::is_common;
use super::scene::Passage;
use super::sighting::Sighting;
use super::sighting::general::stem;

/// A word by its stem. Two words in four thousand million are taken for one.
type Number = u32;

/// The words of a mention, each sorted and without repetition.
#[derive(Debug, Clone, Default)]
pub(super) struct Wording {
    pub(super) quotation: Vec<Number>,
    /// How much the words of the quotation count together.
    length: f64,
    pub(super) sentence: Vec<Number>,
    pub(super) paragraph: Arc<[Number]>,
}

/// What a document says: the words of each of its mentions, and all its words.
#[derive(Debug, Default)]
pub(super) struct Told {
    pub(super) mentions: Vec<Wording>,
    all: Vec<Number>,
}

/// How rare words are: from 0, in every document, to 1, in one.
#[derive(Debug, Default)]
pub(super) struct Rareness {
    documents: usize,
    spread: HashMap<Number, u32, FixedState>,
}

impl Rareness {
    /// Counts in how many documents each word stands.
    pub(super) fn of(documents: &[Told]) -> Self {
        let mut spread: HashMap<Number, u32, FixedState> = HashMap::default();
        for word in documents.iter().flat_map(|document| &document.all) {
            *spread.entry(*word).or_default() += 1;
        }
        // A word of one document is as rare as one that is not listed.
        spread.retain(|_, count| *count > 1);
        Self {
            documents: documents.len(),
            spread,
        }
    }

    fn of_word(&self, word: Number) -> f64 {
        let count = self.spread.get(&word).copied().unwrap_or(1);
        let all = f64::from(u32::try_from(self.documents).unwrap_or(u32::MAX)) + 1.0;
        ((all / f64::from(count)).ln() / all.ln()).clamp(0.0, 1.0)
    }

    /// How much two lists of words share: the sum of how rare the shared ones are.
    pub(super) fn shared(&self, a: &[Number], b: &[Number]) -> f64 {
        both(a, b).map(|word| self.of_word(word)).sum()
    }

    /// How alike the quotations of two mentions are, from 0 to 1: the cosine of the angle between them, where each word
    /// counts by how rare it is.
    pub(super) fn likeness(&self, a: &Wording, b: &Wording) -> f64 {
        let lengths = a.length * b.length;
        if lengths > 0.0 {
            let shared = both(&a.quotation, &b.quotation);
            shared.map(|word| self.of_word(word).powi(2)).sum::<f64>() / lengths
        } else {
            0.0
        }
    }

    /// The words of a mention, measured.
    pub(super) fn measured(&self, mut own: Wording) -> Wording {
        let squares = own.quotation.iter().map(|word| self.of_word(*word).powi(2));
        own.length = squares.sum::<f64>().sqrt();
        own
    }
}

/// What two sorted lists share, in order.
fn both<'w>(a: &'w [Number], b: &'w [Number]) -> impl Iterator<Item = Number> + use<'w> {
    let mut rest = b.iter().peekable();
    a.iter().copied().filter(move |word| {
        while rest.next_if(|other| *other < word).is_some() {}
        rest.peek() == Some(&word)
    })
}

/// The words of a document and of its sightings, in their order.
pub(super) fn of_document(passages: &[Passage<'_>], sightings: &[Sighting]) -> Told {
    let numbered: Vec<Vec<(usize, Number)>> = passages.iter().map(numbers).collect();
    let mut all: Vec<Number> = numbered.iter().flatten().map(|(_, word)| *word).collect();
    all.sort_unstable();
    all.dedup();
    let mut paragraphs: BTreeMap<usize, Arc<[Number]>> = BTreeMap::new();
    let mentions = sightings.iter().map(|sighting| {
        let block = sighting.mention.block;
        let Some(at) = passages.iter().position(|own| own.block == block) else {
            return Wording::default();
        };
        let (Some(passage), Some(words)) = (passages.get(at), numbered.get(at)) else {
            return Wording::default();
        };
        let paragraph = paragraphs
            .entry(block)
            .or_insert_with(|| within(words, &(0..usize::MAX)).into());
        let quotation = within(words, &sighting.mention.range);
        let start = sighting.mention.core.start;
        let sentence = passage.sentences.iter().find(|own| own.contains(&start));
        let mut sentence = sentence.map_or_else(Vec::new, |own| within(words, own));
        sentence.extend(&quotation);
        sentence.sort_unstable();
        sentence.dedup();
        Wording {
            quotation,
            length: 0.0,
            sentence,
            paragraph: Arc::clone(paragraph),
        }
    });
    Told {
        mentions: mentions.collect(),
        all,
    }
}

/// The words of a passage that tell something, with where each begins.
fn numbers(passage: &Passage<'_>) -> Vec<(usize, Number)> {
    const SHORT: usize = 3;
    let telling = passage
        .words
        .iter()
        .filter(|word| word.lower.chars().count() >= SHORT && !is_common(&word.lower));
    telling
        .map(|word| (word.range.start, number(stem(&word.lower))))
        .collect()
}

#[allow(
    clippy::cast_possible_truncation,
    reason = "half of the bits tell words apart"
)]
fn number(word: &str) -> Number {
    FixedState::default().hash_one(word) as Number
}

/// The words that begin in a range, sorted and without repetition.
fn within(words: &[(usize, Number)], range: &Range<usize>) -> Vec<Number> {
    let own = words.iter().filter(|(start, _)| range.contains(start));
    let mut own: Vec<Number> = own.map(|(_, word)| *word).collect();
    own.sort_unstable();
    own.dedup();
    own
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(all: &[Number]) -> Told {
        Told {
            mentions: Vec::new(),
            all: all.to_vec(),
        }
    }

    #[test]
    fn what_few_documents_say_counts_for_more() {
        let documents = [told(&[1, 2]), told(&[1, 2, 3]), told(&[1]), told(&[1, 4])];
        let rareness = Rareness::of(&documents);
        assert!(rareness.of_word(3) > rareness.of_word(2));
        assert!(rareness.of_word(2) > rareness.of_word(1));
        assert!((rareness.of_word(3) - 1.0).abs() < 1e-9);
    }

    #[test]
    fn like_quotations_are_alike() {
        let rareness = Rareness::of(&[told(&[1, 2, 3]), told(&[3, 4])]);
        let of = |words: &[Number]| {
            rareness.measured(Wording {
                quotation: words.to_vec(),
                ..Wording::default()
            })
        };
        let alike = |a: &[Number], b: &[Number]| rareness.likeness(&of(a), &of(b));
        assert!((alike(&[1, 2], &[1, 2]) - 1.0).abs() < 1e-9);
        assert!(alike(&[1, 2], &[4, 5]).abs() < 1e-9);
        assert!(alike(&[1, 2], &[2, 4]) > 0.3);
        assert!(alike(&[], &[1]).abs() < 1e-9);
        assert!((rareness.shared(&[1, 2], &[1, 2]) - 2.0).abs() < 1e-9);
    }
}
