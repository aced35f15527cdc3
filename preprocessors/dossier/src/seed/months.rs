//! Dates in other languages than English: `Bern, den 3. März 1949`, `le 4 mai 1919`, `3 de marzo de 1890`.

use std::collections::BTreeMap;

use lazy_static::lazy_static;

use super::lexicon;
use crate::date::MONTHS as ENGLISH;

/// Words and letters around a date, which English does without. A year's own word goes with it.
const AROUND: [&str; 24] = [
    "den", "der", "dem", "am", "vom", "le", "du", "de", "del", "di", "il", "el", "em", "a", "den.",
    "d.", "г", "г.", "goda", "года", "roku", "r", "r.", "år",
];

/// Longer texts are no dates, in bytes.
const LONGEST: usize = 60;

lazy_static! {
    static ref MONTHS: BTreeMap<&'static str, usize> =
        lexicon::lines(include_str!("lexicon/months.txt"))
            .filter_map(|line| {
                let (number, name) = line.split_once(' ')?;
                Some((name, number.parse().ok()?))
            })
            .collect();
}

/// A date with its month in English; none where no month of another language is named, or other words are.
pub(super) fn in_english(text: &str) -> Option<String> {
    if text.len() > LONGEST {
        return None;
    }
    let mut words: Vec<String> = Vec::new();
    let mut found = false;
    for word in text.split_whitespace() {
        let lower = word.to_lowercase();
        let bare = lower.trim_matches(['.', ',', '(', ')']);
        if let Some(name) = MONTHS.get(bare).and_then(|month| ENGLISH.get(*month - 1)) {
            found = true;
            words.push((*name).to_owned());
        } else if bare.starts_with(|first: char| first.is_ascii_digit()) {
            // "1er", "1º", "3."
            let digits: String = bare.chars().take_while(char::is_ascii_digit).collect();
            words.push(digits);
        } else if ENGLISH.iter().any(|name| name.eq_ignore_ascii_case(bare)) {
            words.push(bare.to_owned());
        } else if !AROUND.contains(&bare) && !AROUND.contains(&lower.as_str()) {
            return None;
        }
    }
    found.then(|| words.join(" "))
}

#[cfg(test)]
mod tests {
    use crate::seed::header_date::{dateline, whole};

    #[test]
    fn dates_in_other_languages() {
        for (text, wanted) in [
            ("22. Mai 1965", Some("1965-05-22")),
            ("den 3. März 1949", Some("1949-03-03")),
            ("le 1er août 1914", Some("1914-08-01")),
            ("3 de marzo de 1890", Some("1890-03-03")),
            ("7 ноября 1917 г.", Some("1917-11-07")),
            ("Mai 1965", Some("1965-05")),
            ("mars attacks 1996", None),
            ("Maja", None),
        ] {
            assert_eq!(
                whole(text).map(|date| date.to_string()).as_deref(),
                wanted,
                "{text}"
            );
        }
        let found = dateline("Paris, le 4 mai 1919").map(|(place, date)| (place, date.to_string()));
        assert_eq!(found, Some(("Paris", "1919-05-04".to_owned())));
    }
}
