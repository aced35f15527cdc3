//! The paragraphs of a document before and after an edit, matched.

use std::collections::{BTreeMap, BTreeSet};

use crate::curation::quotation::squeeze;
use crate::document::Document;

/// What is kept of a paragraph: its numbers, a fingerprint of its words (FNV-1a, 64 bits), its first words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Paragraph {
    pub(crate) numbers: Vec<u32>,
    fingerprint: u64,
    opening: String,
}

/// Words of the opening.
const OPENING: usize = 8;

impl Paragraph {
    /// Reads a line such as `p3+p4 00c0ffee: The first words`.
    pub(crate) fn read(line: &str) -> Option<Self> {
        let (anchors, rest) = line.split_once(' ')?;
        let (fingerprint, opening) = rest
            .split_once(": ")
            .unwrap_or((rest.trim_end_matches(':'), ""));
        let numbers = anchors
            .split('+')
            .map(|anchor| anchor.strip_prefix('p')?.parse().ok())
            .collect::<Option<Vec<u32>>>()?;
        Some(Self {
            numbers,
            fingerprint: u64::from_str_radix(fingerprint, 16).ok()?,
            opening: opening.to_owned(),
        })
    }

    /// The line that [`Paragraph::read`] reads.
    pub(crate) fn line(&self) -> String {
        let anchors: Vec<String> = self
            .numbers
            .iter()
            .map(|number| format!("p{number}"))
            .collect();
        format!(
            "{} {:016x}: {}",
            anchors.join("+"),
            self.fingerprint,
            self.opening
        )
    }

    fn resembles(&self, other: &Self) -> bool {
        let words = |text: &str| -> BTreeSet<String> {
            text.split(' ')
                .map(str::to_lowercase)
                .filter(|word| !word.is_empty())
                .collect()
        };
        let (a, b) = (words(&self.opening), words(&other.opening));
        let shared = a.intersection(&b).count();
        shared * 2 >= a.len().max(b.len()).max(1)
    }
}

/// The paragraphs of a document.
pub(crate) fn paragraphs(document: &Document) -> Vec<Paragraph> {
    document
        .blocks
        .iter()
        .map(|block| {
            let words = squeeze(&block.text);
            let fingerprint = words.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
                (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
            });
            let opening: Vec<&str> = words.split(' ').take(OPENING).collect();
            Paragraph {
                numbers: block.numbers.clone(),
                fingerprint,
                opening: opening.join(" "),
            }
        })
        .collect()
}

/// True where frozen paragraphs are those of a document, word for word.
pub(crate) fn same(frozen: &[String], now: &[Paragraph]) -> bool {
    frozen.len() == now.len()
        && frozen.iter().zip(now).all(|(line, paragraph)| {
            Paragraph::read(line).is_some_and(|frozen| frozen.fingerprint == paragraph.fingerprint)
        })
}

/// The numbers of the paragraphs now: those of the frozen paragraph that each is; the next free one for a
/// new paragraph. The numbers of one that is gone go to its neighbour, so that their anchors still lead
/// to the place.
pub(crate) fn numbers(before: &[Paragraph], now: &[Paragraph]) -> Vec<Vec<u32>> {
    let homes = homes(before, now);
    let highest = before.iter().flat_map(|paragraph| &paragraph.numbers).max();
    let mut next = highest.copied().unwrap_or(0) + 1;
    let mut numbers: Vec<Vec<u32>> = homes
        .iter()
        .map(|home| {
            if let Some(frozen) = home.and_then(|home| before.get(home)) {
                return frozen.numbers.clone();
            }
            next += 1;
            vec![next - 1]
        })
        .collect();
    let found: BTreeMap<usize, usize> = homes
        .iter()
        .enumerate()
        .filter_map(|(index, home)| Some(((*home)?, index)))
        .collect();
    for (index, gone) in before.iter().enumerate() {
        if found.contains_key(&index) {
            continue;
        }
        let neighbour = found
            .range(..index)
            .next_back()
            .or_else(|| found.range(index..).next())
            .map_or(0, |(_, now)| *now);
        if let Some(numbers) = numbers.get_mut(neighbour) {
            numbers.extend(&gone.numbers);
        }
    }
    numbers
}

/// For each paragraph now the frozen one that it is, in the same order: equal ones first, then, between
/// these, those that begin alike, then as many as stand on both sides.
fn homes(before: &[Paragraph], now: &[Paragraph]) -> Vec<Option<usize>> {
    let mut homes: Vec<Option<usize>> = vec![None; now.len()];
    let equal = chain(before, now, |a, b| a.fingerprint == b.fingerprint);
    for (old, new) in &equal {
        homes[*new] = Some(*old);
    }
    let mut fences = vec![(None, None)];
    fences.extend(equal.iter().map(|(old, new)| (Some(*old), Some(*new))));
    fences.push((Some(before.len()), Some(now.len())));
    for pair in fences.windows(2) {
        let [(old_from, new_from), (Some(old_to), Some(new_to))] = pair else {
            continue;
        };
        let old = old_from.map_or(0, |from| from + 1)..*old_to;
        let new = new_from.map_or(0, |from| from + 1)..*new_to;
        let alike = chain(
            &before[old.clone()],
            &now[new.clone()],
            Paragraph::resembles,
        );
        let alike = if alike.is_empty() && old.len() == new.len() {
            (0..old.len()).map(|index| (index, index)).collect()
        } else {
            alike
        };
        for (a, b) in alike {
            homes[new.start + b] = Some(old.start + a);
        }
    }
    homes
}

/// Above so many comparisons only what is equal at both ends is matched.
const COMPARISONS: usize = 4_000_000;

/// The longest sequence of pairs that stand in the same order on both sides.
fn chain(
    before: &[Paragraph],
    now: &[Paragraph],
    matches: impl Fn(&Paragraph, &Paragraph) -> bool,
) -> Vec<(usize, usize)> {
    let head = before
        .iter()
        .zip(now)
        .take_while(|(a, b)| matches(a, b))
        .count();
    let (old, new) = (&before[head..], &now[head..]);
    let tail = old
        .iter()
        .rev()
        .zip(new.iter().rev())
        .take_while(|(a, b)| matches(a, b))
        .count();
    let (old, new) = (&old[..old.len() - tail], &new[..new.len() - tail]);
    let mut pairs: Vec<(usize, usize)> = (0..head).map(|index| (index, index)).collect();
    if old.len().saturating_mul(new.len()) <= COMPARISONS {
        let width = new.len() + 1;
        let mut longest = vec![0_u32; (old.len() + 1) * width];
        for a in (0..old.len()).rev() {
            for b in (0..new.len()).rev() {
                longest[a * width + b] = if matches(&old[a], &new[b]) {
                    longest[(a + 1) * width + b + 1] + 1
                } else {
                    longest[(a + 1) * width + b].max(longest[a * width + b + 1])
                };
            }
        }
        let (mut a, mut b) = (0, 0);
        while a < old.len() && b < new.len() {
            if matches(&old[a], &new[b]) {
                pairs.push((head + a, head + b));
                a += 1;
                b += 1;
            } else if longest[(a + 1) * width + b] >= longest[a * width + b + 1] {
                a += 1;
            } else {
                b += 1;
            }
        }
    }
    let (from_old, from_new) = (before.len() - tail, now.len() - tail);
    pairs.extend((0..tail).map(|index| (from_old + index, from_new + index)));
    pairs
}
