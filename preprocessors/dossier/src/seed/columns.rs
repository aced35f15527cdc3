//! Text that was printed in two columns side by side, as converters leave it: the columns are read one
//! after the other.

use super::source::{Line, is_space};

/// So many lines show a gutter.
const ENOUGH: usize = 4;

/// Between columns stand at least so many spaces.
const GUTTER: usize = 3;

/// Gutters that begin no further apart than this, in characters, are one.
const NEAR: usize = 2;

/// The place, in characters, where the second column of a text begins; none where it has no columns.
///
/// A table has more than two columns, or figures in one of them: its lines are left as they stand.
pub(super) fn gutter(lines: &[Line<'_>]) -> Option<usize> {
    let mut counts: std::collections::BTreeMap<usize, usize> = std::collections::BTreeMap::new();
    let mut several = 0_usize;
    let mut single = 0_usize;
    for line in lines {
        let starts = resumed(line.text);
        match starts.as_slice() {
            [] => {}
            [one] => {
                single += 1;
                *counts.entry(*one).or_default() += usize::from(both_are_words(line.text, *one));
            }
            _ => several += 1,
        }
    }
    if several * 4 > single {
        return None;
    }
    let near = |at: usize| -> usize {
        counts
            .range(at.saturating_sub(NEAR)..=at + NEAR)
            .map(|(_, count)| count)
            .sum()
    };
    let best = counts
        .keys()
        .copied()
        .max_by_key(|at| (near(*at), std::cmp::Reverse(*at)))?;
    let found = near(best);
    (found >= ENOUGH && found * 2 > single).then_some(best)
}

/// The lines of a block as two columns, each as lines of its own; none where a line runs over the gutter.
pub(super) fn split<'a>(lines: &[Line<'a>], gutter: usize) -> Option<(Vec<&'a str>, Vec<&'a str>)> {
    let (mut left, mut right) = (Vec::new(), Vec::new());
    for line in lines {
        let at = resumed(line.text)
            .into_iter()
            .find(|start| start.abs_diff(gutter) <= NEAR)
            .or_else(|| {
                let indent = line
                    .text
                    .chars()
                    .take_while(|character| is_space(*character))
                    .count();
                (indent.abs_diff(gutter) <= NEAR).then_some(indent)
            });
        match at {
            Some(at) => {
                let byte = line
                    .text
                    .char_indices()
                    .nth(at)
                    .map_or(line.text.len(), |(byte, _)| byte);
                let (one, other) = line.text.split_at(byte);
                left.push(one);
                right.push(other);
            }
            None if line.text.chars().count() + GUTTER <= gutter + NEAR => left.push(line.text),
            None => return None,
        }
    }
    let filled = |column: &[&str]| column.iter().any(|text| !text.chars().all(is_space));
    (filled(&left) && filled(&right)).then_some((left, right))
}

/// Where text goes on after a wide gap, in characters.
fn resumed(text: &str) -> Vec<usize> {
    let mut found = Vec::new();
    let (mut gap, mut begun) = (0, false);
    for (index, character) in text.chars().enumerate() {
        if character == '\t' {
            gap += GUTTER;
        } else if is_space(character) {
            gap += 1;
        } else {
            if begun && gap >= GUTTER {
                found.push(index);
            }
            begun = true;
            gap = 0;
        }
    }
    found
}

/// True where both sides of the gutter hold words and not figures.
fn both_are_words(text: &str, gutter: usize) -> bool {
    let letters = |side: &mut dyn Iterator<Item = char>| {
        side.filter(|character| character.is_alphabetic()).count() > 3
    };
    letters(&mut text.chars().take(gutter)) && letters(&mut text.chars().skip(gutter))
}
