//! Dates in figures alone, as stamps and typescripts write them: `8.10.50`, `10/9/50`, `24.III.50`.

use lazy_static::lazy_static;
use regex::Regex;

use crate::date::Edtf;

/// Numerals of the months.
const ROMAN: [&str; 12] = [
    "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII",
];

/// Two figures for a year are of this century, where nothing else is said.
const CENTURY: u16 = 1900;

lazy_static! {
    static ref FIGURES: Vec<Regex> = Regex::new(
        r"^(?P<a>\d{1,2})\s?(?P<sep>[./-])\s?(?P<b>\d{1,2}|[IVX]{1,4})\s?[./-]?\s?(?:(?P<year>\d{4}|['’]?\d{2})\.?)?$"
    )
    .into_iter()
    .collect();
}

/// What figures say.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Figures {
    /// The date, as far as it is sure: the year alone where day and month may change places.
    pub date: Option<Edtf>,
    /// What is not sure, in words.
    pub doubt: Option<String>,
}

/// Reads a text that is a date in figures and nothing else.
///
/// Where full stops stand between, the day comes first, as everywhere in Europe; where strokes do, it
/// may be the month, and what both readings share is taken.
pub(super) fn read(text: &str) -> Option<Figures> {
    let text = text.trim().trim_matches(['[', ']', '(', ')']);
    if text.len() > 20 {
        return None;
    }
    let found = FIGURES.iter().find_map(|pattern| pattern.captures(text))?;
    let (first, second) = (found["a"].parse::<u8>().ok()?, &found["b"]);
    let roman = ROMAN.iter().position(|numeral| *numeral == second);
    let year = found.name("year").map(|year| year.as_str());
    let Some(year) = year else {
        // Without a year only the numeral of a month shows a date.
        roman.filter(|_| (1..=31).contains(&first))?;
        let doubt = Some(format!("“{text}” states no year"));
        return Some(Figures { date: None, doubt });
    };
    let short = year.trim_start_matches(['\'', '’']);
    let full = short.parse::<u16>().ok()? + if short.len() == 2 { CENTURY } else { 0 };
    let mut doubts = Vec::new();
    if short.len() == 2 {
        doubts.push(format!(
            "the century of “{text}” was taken to be the twentieth"
        ));
    }
    let day = |day: u8, month: u8| {
        format!("{full:04}-{month:02}-{day:02}")
            .parse::<Edtf>()
            .ok()
    };
    let date = if let Some(month) = roman {
        day(first, u8::try_from(month + 1).ok()?)?
    } else {
        let second = second.parse::<u8>().ok()?;
        let (european, american) = (day(first, second), day(second, first));
        match (european, american) {
            (Some(date), None) | (None, Some(date)) => date,
            (Some(european), Some(american)) if european == american || &found["sep"] == "." => {
                european
            }
            (Some(european), Some(american)) => {
                doubts.push(format!("“{text}” is {european} or {american}"));
                format!("{full:04}").parse().ok()?
            }
            (None, None) => return None,
        }
    };
    Some(Figures {
        date: Some(date),
        doubt: (!doubts.is_empty()).then(|| doubts.join("; ")),
    })
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn figures() {
        for (text, date, doubtful) in [
            ("8.10.50", Some("1950-10-08"), true),
            ("8. 10. 1950", Some("1950-10-08"), false),
            ("24.III.50", Some("1950-03-24"), true),
            ("24.III.1850", Some("1850-03-24"), false),
            ("10/9/50", Some("1950"), true),
            ("10/9/1950", Some("1950"), true),
            ("10/23/50", Some("1950-10-23"), true),
            ("23/10/1950", Some("1950-10-23"), false),
            ("9/9/1950", Some("1950-09-09"), false),
            ("20/XII", None, true),
        ] {
            let found = read(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!(
                found.date.map(|date| date.to_string()).as_deref(),
                date,
                "{text}"
            );
            assert_eq!(found.doubt.is_some(), doubtful, "{text}");
        }
        for text in ["1.2", "31/2/1950", "14-15", "2008-29", "50", "1/2"] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
