//! Page furniture: navigation, trails and buttons that a site sets above and below a document.

use lazy_static::lazy_static;
use regex::Regex;

use super::lexicon;
use super::source::{Line, Source};
use crate::finding::{Finding, Severity};

/// Furniture stands among so many first or last lines that are not blank.
const EDGE: usize = 30;

/// A longer line, in bytes, is the document's own text.
const PROSE: usize = 160;

/// So many buttons show a site's page; a single one may be a document's own word.
const ENOUGH: usize = 2;

lazy_static! {
    static ref TRAIL: Vec<Regex> = Regex::new(
        r"^(?:[^<>»›|]{1,60}\s*[>»›]\s*){2,8}[^<>»›|]{1,120}$|^(?i:home)\s*[>»›/|]\s*\S.{0,120}$"
    )
    .into_iter()
    .collect();
    static ref ROW: Vec<Regex> = Regex::new(r"^(?:[^|.!?;:]{1,40}\|){2,12}[^|.!?;:]{0,40}$")
        .into_iter()
        .collect();
}

/// Takes the furniture off the beginning and the end of a file; each line taken is a finding.
///
/// One button alone may be a word of the document and stays; a trail (`Home > Letters > Peru`) or a row
/// of links never is.
pub(super) fn strip(source: &mut Source<'_>, findings: &mut Vec<Finding>) {
    let filled: Vec<usize> = (0..source.lines.len())
        .filter(|index| !source.lines[*index].is_blank())
        .collect();
    let mut taken = edge(&source.lines, filled.iter().copied(), false);
    taken.extend(edge(&source.lines, filled.iter().rev().copied(), true));
    // A file of nothing but buttons is left as it is.
    if taken.is_empty() || taken.len() >= filled.len() {
        return;
    }
    taken.sort_unstable();
    taken.dedup();
    for line in taken.iter().map(|index| &source.lines[*index]) {
        findings.push(
            Finding::new(
                Severity::Note,
                "seed-furniture",
                source.file,
                "a line of the page's furniture was left out of the text",
            )
            .at(line.number)
            .showing(line.trimmed()),
        );
    }
    for index in taken.into_iter().rev() {
        source.lines.remove(index);
    }
}

/// The furniture of one edge. At the end nothing else may stand below it.
fn edge(lines: &[Line<'_>], order: impl Iterator<Item = usize>, closed: bool) -> Vec<usize> {
    let mut buttons = Vec::new();
    let mut trails = Vec::new();
    let mut others = Vec::new();
    let mut sure = 0;
    for index in order.take(EDGE) {
        let text = lines[index].trimmed();
        if is(&TRAIL, text) || is(&ROW, text) {
            trails.push(index);
        } else if lexicon::is_furniture(bare(text)) {
            sure += usize::from(text.to_lowercase().starts_with("skip to"));
            buttons.push(index);
        } else if closed || text.len() > PROSE {
            break;
        } else {
            others.push(index);
        }
    }
    if trails.is_empty() && buttons.len() < ENOUGH && sure == 0 {
        return Vec::new();
    }
    // What a trail leads through may stand on a line of its own too; its last step is the document.
    let steps: Vec<&str> = trails
        .iter()
        .filter(|index| is(&TRAIL, lines[**index].trimmed()))
        .flat_map(|index| {
            let mut steps: Vec<&str> = lines[*index]
                .text
                .split(['>', '»', '›'])
                .map(str::trim)
                .collect();
            steps.pop();
            steps
        })
        .collect();
    others.retain(|index| steps.contains(&lines[*index].trimmed()));
    [buttons, trails, others].concat()
}

fn is(patterns: &[Regex], text: &str) -> bool {
    text.len() <= 300 && patterns.iter().any(|pattern| pattern.is_match(text))
}

/// A button without what points to it.
fn bare(text: &str) -> &str {
    text.trim_matches([
        '•', '·', '*', '-', '–', '|', '>', '»', '›', '[', ']', ' ', '\u{a0}', '←', '→', '↑',
    ])
}
