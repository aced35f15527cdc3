//! Where a translator or editor has marked an error: `[sic]`.

use lazy_static::lazy_static;
use regex::Regex;

use super::{Desk, Doubt, sentence};

lazy_static! {
    static ref SIC: Vec<Regex> = Regex::new(r"(?i)[\[(]\s*sic\b(?P<more>[^\])]*)[\])]").into_iter().collect();
    // The next bracket within reach, and what it says.
    static ref BRACKET: Vec<Regex> = Regex::new(
        r"(?i)^[^\[(]{0,60}[\[(]\s*(?P<words>(?:trans\w*\W|ed\w*\W|note|correct|recte|should|actually|i\.?e\.?|that is|in fact|really)[^\])]*)[\])]",
    )
    .into_iter()
    .collect();
}

pub(super) fn look(desk: &Desk<'_>) -> Vec<Doubt> {
    let mut doubts = Vec::new();
    for (document, block_index, block) in desk.running() {
        for mark in SIC.iter().flat_map(|sic| sic.captures_iter(&block.text)) {
            let Some(whole) = mark.get(0) else {
                continue;
            };
            let own = mark["more"].trim_matches(|letter: char| !letter.is_alphanumeric());
            let correction = Some(own.to_owned())
                .filter(|words| !words.is_empty())
                .or_else(|| after(&block.text, whole.end()));
            let (code, message) = match correction {
                Some(words) => (
                    "sic-corrected",
                    format!(
                        "an error is marked and corrected there: “{words}”; the correction is taken"
                    ),
                ),
                None => (
                    "sic-uncorrected",
                    "an error is marked, and nothing says what is right".to_owned(),
                ),
            };
            let around = sentence(&block.text, whole.start());
            doubts.push(Doubt::new(
                code,
                document,
                Some((block_index, around)),
                message,
                "see that the notes on this passage are right; say in a note of your own what the error is",
            ));
        }
    }
    doubts
}

/// The correction in the brackets that follow.
fn after(text: &str, end: usize) -> Option<String> {
    let rest = text.get(end..)?;
    BRACKET
        .iter()
        .find_map(|bracket| bracket.captures(rest))
        .map(|found| found["words"].trim().to_owned())
}
