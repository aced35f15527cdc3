use proptest::prelude::*;

use super::grammar::{candidates, candidates_anywhere};
use super::{Context, find, read_whole};

fn context(written: &str, year: Option<i16>) -> Context {
    Context {
        written: written.parse().ok(),
        year,
    }
}

/// Every row of the table: a text, when it was written, and the dates that it holds, each as EDTF.
#[test]
fn the_table_of_phrases() {
    let rows: Vec<(usize, &str)> = include_str!("phrases.txt")
        .lines()
        .enumerate()
        .filter(|(_, line)| !line.is_empty() && !line.starts_with('#'))
        .collect();
    assert!(rows.len() >= 300, "{} rows", rows.len());
    let mut wrong = Vec::new();
    for (line, row) in rows {
        let fields: Vec<&str> = row.split('|').map(str::trim).collect();
        let [text, written, expected] = fields.as_slice() else {
            panic!("line {}: {row}", line + 1);
        };
        let found: Vec<String> = find(text, &context(written, None))
            .into_iter()
            .map(|phrase| phrase.date.to_string())
            .collect();
        let expected: Vec<&str> = expected.split_whitespace().collect();
        if found != expected {
            wrong.push(format!(
                "line {}: {text}: {found:?}, not {expected:?}",
                line + 1
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_year_named_before_the_text_counts() {
    let found = find("On May 4 he left.", &context("", Some(1984)));
    assert_eq!(found[0].date.to_string(), "1984-05-04");
    assert_eq!(
        found[0].inferred.as_deref(),
        Some("the year from the text before")
    );
}

#[test]
fn a_correction_outranks_what_it_corrects() {
    for text in [
        "Concluded the Treaty in February [sic] 1961 [trans. note-it was actually signed in July 1961.]",
        "Concluded in February 1961 [recte July 1961]",
        "signed February 1961 [sic] [this should read July 1961]",
        "Since the fall of it in February 1961 [sic; July 1961 — trans.]",
        "lost in February 1961 [the boats were lost in July 1961 — Ed.]",
    ] {
        let found = find(text, &Context::default());
        assert_eq!(found.len(), 2, "{text}");
        assert_eq!(found[0].date.to_string(), "1961-02");
        assert_eq!(found[0].corrected_by, Some(1), "{text}");
        assert_eq!(found[1].date.to_string(), "1961-07");
    }
    let found = find("In May 1961 [see note] and July 1962", &Context::default());
    assert!(found.iter().all(|phrase| phrase.corrected_by.is_none()));
}

#[test]
fn whole_headers() {
    for (text, expected) in [
        ("April 1975", Some("1975-04")),
        ("**July 15, 1978**", Some("1978-07-15")),
        ("1978. 7. 15", Some("1978-07-15")),
        ("June 17, 1960", Some("1960-06-17")),
        ("[March 1961]", Some("1961-03")),
        ("2012-07-10", Some("2012-07-10")),
        ("Saturday, 15 July 1978", Some("1978-07-15")),
        ("ca. 1967", Some("1967~")),
        ("1967?", Some("1967?")),
        ("[1967?]", Some("1967?")),
        ("circa May 1905", Some("1905-05~")),
        (
            "June 17, 1960 – November 17, 1971",
            Some("1960-06-17/1971-11-17"),
        ),
        ("1950-1953", Some("1950/1953")),
        ("undated", None),
        ("n.d.", None),
        ("", None),
        ("Report of April 1975", None),
        ("Roll 2008-29", None),
    ] {
        assert_eq!(
            read_whole(text).map(|date| date.to_string()).as_deref(),
            expected,
            "{text}"
        );
    }
}

/// What is found around the signs of dates is what is found in the whole text.
fn assert_found_anywhere(text: &str) {
    let all = |found: Vec<super::reading::Candidate>| -> Vec<_> {
        found
            .into_iter()
            .map(|candidate| (candidate.range, candidate.reading))
            .collect()
    };
    assert_eq!(
        all(candidates(text)),
        all(candidates_anywhere(text)),
        "{text}"
    );
}

#[test]
fn no_date_is_missed_where_no_sign_of_one_stands() {
    let texts: Vec<&str> = include_str!("phrases.txt")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split('|').next())
        .collect();
    for text in &texts {
        assert_found_anywhere(text);
    }
    assert_found_anywhere(
        &texts.join(" so they said, and it was long before the harvest was in; "),
    );
    assert_found_anywhere(&texts.join(" "));
    let far = format!(
        "{}The fleet left in May{}1905.",
        "x ".repeat(400),
        " ".repeat(400)
    );
    assert_found_anywhere(&far);
}

proptest! {
    /// The words of which dates are made, in any order, and others between them.
    #[test]
    fn dates_in_any_words_are_found_as_in_the_whole_text(
        words in prop::collection::vec(prop::sample::select(WORDS.split(' ').collect::<Vec<_>>()), 0..120),
        gaps in prop::collection::vec(prop::sample::select(vec![" ", " ", " ", "\n", ", ", "-", "–", ". ", ""]), 120),
    ) {
        let mut text = String::new();
        for (word, gap) in words.iter().zip(gaps) {
            text.push_str(word);
            text.push_str(gap);
        }
        assert_found_anywhere(&text);
    }
}

const WORDS: &str = "3 15th 22nd 1905 1914 18 1860s 2012-07-10 17/6/1960 1. May MAY June Sept. December Dec first \
    twenty-first third of of the the The in In on On this last next that same following preceding \
    previous day week month months year year years ago two three later before after yesterday morning \
    night Monday Friday summer Winter early late end half New Year’s Eve Christmas inst. ult. A.D. AD \
    B.C. 44 century nineteenth hundred one thousand eight quarter naïve ’78 since some days weeks That";

/// What is fixed for a day is to come, whatever was done before in the same sentence.
#[test]
fn what_is_fixed_for_a_day_is_to_come() {
    let written = context("1921-06-17", None);
    let dated = |text: &str| {
        find(text, &written)
            .first()
            .map(|found| found.date.to_string())
    };
    for (text, wanted) in [
        (
            "He was appointed Keeper, to enter upon his duties on 1st September.",
            "1921-09-01",
        ),
        (
            "The offer is open until the first of September.",
            "1921-09-01",
        ),
        (
            "I inquired about the Congress, which opens on 17 October.",
            "1921-10-17",
        ),
        ("He was appointed Keeper on 1st September.", "1920-09-01"),
    ] {
        assert_eq!(dated(text).as_deref(), Some(wanted), "{text}");
    }
}

#[test]
fn how_the_year_was_told_is_said() {
    for (text, written, expected) in [
        (
            "He called on 4 May and on 6 June 1911.",
            "1915-01",
            "the year from the date after it",
        ),
        (
            "They left on Friday, the 6th of May.",
            "1912-03-05",
            "the year by the day of the week",
        ),
    ] {
        let found = find(text, &context(written, None));
        assert_eq!(found[0].inferred.as_deref(), Some(expected), "{text}");
    }
}
