//! The words of a mention’s quotation, sentence and paragraph, and how rare each is among the documents.

use std::collections::{BTreeMap, HashMap};
use std::hash::BuildHasher;
use std::ops::Range;

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
    pub(super) sentence: Vec<Number>,
    /// Which of the paragraphs of its document.
    pub(super) paragraph: Option<usize>,
}

/// What a document says: the words of each of its mentions, of the paragraphs in which they stand, and all its words.
#[derive(Debug, Default)]
pub(super) struct Told {
    pub(super) mentions: Vec<Wording>,
    pub(super) paragraphs: Vec<Vec<Number>>,
    all: Vec<Number>,
}

/// How rare words are: from 0, in every document, to 1, in one. A word is known by its place among all.
#[derive(Debug, Default)]
pub(super) struct Rareness {
    places: HashMap<Number, Number, FixedState>,
    rare: Vec<f64>,
}

impl Rareness {
    /// Counts in how many documents each word stands.
    pub(super) fn of(documents: &[Told]) -> Self {
        let mut spread: HashMap<Number, u32, FixedState> = HashMap::default();
        for word in documents.iter().flat_map(|document| &document.all) {
            *spread.entry(*word).or_default() += 1;
        }
        let mut words: Vec<(Number, u32)> = spread.into_iter().collect();
        words.sort_unstable();
        let all = f64::from(u32::try_from(documents.len()).unwrap_or(u32::MAX)) + 1.0;
        let rare = |count: u32| ((all / f64::from(count)).ln() / all.ln()).clamp(0.0, 1.0);
        Self {
            rare: words.iter().map(|(_, count)| rare(*count)).collect(),
            places: (0..)
                .zip(&words)
                .map(|(place, (word, _))| (*word, place))
                .collect(),
        }
    }

    /// The places of words, in their order.
    pub(super) fn places<'w>(
        &'w self,
        words: &'w [Number],
    ) -> impl Iterator<Item = Number> + use<'w> {
        words
            .iter()
            .filter_map(|word| self.places.get(word).copied())
    }

    /// Forgets the words: from here on they are known by their places alone.
    pub(super) fn settled(self) -> Self {
        Self {
            places: HashMap::default(),
            ..self
        }
    }

    fn of_place(&self, place: Number) -> f64 {
        let at = usize::try_from(place).unwrap_or(usize::MAX);
        self.rare.get(at).copied().unwrap_or(1.0)
    }

    /// How much two lists of words share: the sum of how rare the shared ones are.
    pub(super) fn shared(&self, a: &[Number], b: &[Number]) -> f64 {
        both(a, b).map(|word| self.of_place(word)).sum()
    }

    /// How alike two quotations of these lengths are, from 0 to 1: the cosine of the angle between them, where each word
    /// counts by how rare it is.
    pub(super) fn likeness(&self, (a, x): (&[Number], f64), (b, y): (&[Number], f64)) -> f64 {
        let lengths = x * y;
        if lengths > 0.0 {
            let shared = both(a, b);
            shared.map(|word| self.of_place(word).powi(2)).sum::<f64>() / lengths
        } else {
            0.0
        }
    }

    /// How much the words of a quotation count together.
    pub(super) fn length(&self, quotation: &[Number]) -> f64 {
        let squares = quotation.iter().map(|word| self.of_place(*word).powi(2));
        squares.sum::<f64>().sqrt()
    }
}

/// What two sorted lists share, in order.
pub(super) fn both<'w>(
    mut a: &'w [Number],
    mut b: &'w [Number],
) -> impl Iterator<Item = Number> + use<'w> {
    std::iter::from_fn(move || {
        while let ([x, after_x @ ..], [y, after_y @ ..]) = (a, b) {
            let (one, other) = (*x, *y);
            if one <= other {
                a = after_x;
            }
            if other <= one {
                b = after_y;
            }
            if one == other {
                return Some(one);
            }
        }
        None
    })
}

/// The words of a document and of its sightings, in their order.
pub(super) fn of_document(passages: &[Passage<'_>], sightings: &[Sighting]) -> Told {
    let numbered: Vec<Vec<(usize, Number)>> = passages.iter().map(numbers).collect();
    let mut all: Vec<Number> = numbered.iter().flatten().map(|(_, word)| *word).collect();
    all.sort_unstable();
    all.dedup();
    let mut places: BTreeMap<usize, usize> = BTreeMap::new();
    let mut paragraphs: Vec<Vec<Number>> = Vec::new();
    let mentions = sightings.iter().map(|sighting| {
        let block = sighting.mention.block;
        let Some(at) = passages.iter().position(|own| own.block == block) else {
            return Wording::default();
        };
        let (Some(passage), Some(words)) = (passages.get(at), numbered.get(at)) else {
            return Wording::default();
        };
        let paragraph = *places.entry(block).or_insert_with(|| {
            paragraphs.push(within(words, &(0..usize::MAX)));
            paragraphs.len() - 1
        });
        let quotation = within(words, &sighting.mention.range);
        let start = sighting.mention.core.start;
        let sentence = passage.sentences.iter().find(|own| own.contains(&start));
        let mut sentence = sentence.map_or_else(Vec::new, |own| within(words, own));
        sentence.extend(&quotation);
        sentence.sort_unstable();
        sentence.dedup();
        Wording {
            quotation,
            sentence,
            paragraph: Some(paragraph),
        }
    });
    Told {
        mentions: mentions.collect(),
        paragraphs,
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
            all: all.to_vec(),
            ..Told::default()
        }
    }

    #[test]
    fn what_few_documents_say_counts_for_more() {
        let documents = [told(&[1, 2]), told(&[1, 2, 3]), told(&[1]), told(&[1, 4])];
        let rareness = Rareness::of(&documents);
        let rare = |word: Number| rareness.of_place(rareness.places(&[word]).next().unwrap());
        assert!(rare(3) > rare(2));
        assert!(rare(2) > rare(1));
        assert!((rare(3) - 1.0).abs() < 1e-9);
    }

    #[test]
    fn like_quotations_are_alike() {
        let rareness = Rareness::of(&[told(&[1, 2, 3]), told(&[3, 4, 5])]);
        let of = |words: &[Number]| rareness.places(words).collect::<Vec<_>>();
        let alike = |a: &[Number], b: &[Number]| {
            let (a, b) = (of(a), of(b));
            rareness.likeness((&a, rareness.length(&a)), (&b, rareness.length(&b)))
        };
        assert!((alike(&[1, 2], &[1, 2]) - 1.0).abs() < 1e-9);
        assert!(alike(&[1, 2], &[4, 5]).abs() < 1e-9);
        assert!(alike(&[1, 2], &[2, 4]) > 0.3);
        assert!(alike(&[], &[1]).abs() < 1e-9);
        let shared = rareness.shared(&of(&[1, 2]), &of(&[1, 2]));
        assert!((shared - 2.0).abs() < 1e-9);
    }

    #[test]
    fn sorted_lists_share_what_stands_in_both() {
        let shared = |a: &[Number], b: &[Number]| both(a, b).collect::<Vec<_>>();
        assert_eq!(shared(&[1, 3, 5, 9], &[2, 3, 4, 9, 10]), [3, 9]);
        assert!(shared(&[1], &[]).is_empty());
    }
}
