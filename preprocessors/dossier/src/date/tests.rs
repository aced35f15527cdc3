use proptest::prelude::*;

use super::{Edtf, Precision, Qualifier};

fn date(text: &str) -> Edtf {
    text.parse().unwrap()
}

#[test]
fn a_date_spans_real_days() {
    for (text, first, last) in [
        ("1975", Some("1975-01-01"), Some("1975-12-31")),
        ("1975-04", Some("1975-04-01"), Some("1975-04-30")),
        ("1976-02", Some("1976-02-01"), Some("1976-02-29")),
        ("1975-04-05", Some("1975-04-05"), Some("1975-04-05")),
        ("1975-04~", Some("1975-04-01"), Some("1975-04-30")),
        ("195X", Some("1950-01-01"), Some("1959-12-31")),
        ("18XX", Some("1800-01-01"), Some("1899-12-31")),
        ("1978-21", Some("1978-03-01"), Some("1978-05-31")),
        ("1978-24", Some("1978-01-01"), Some("1979-02-28")),
        ("1975-04-XX", Some("1975-04-01"), Some("1975-04-30")),
        ("1975-XX", Some("1975-01-01"), Some("1975-12-31")),
        (
            "1960-06-17/1971-11-17",
            Some("1960-06-17"),
            Some("1971-11-17"),
        ),
        ("1975/..", Some("1975-01-01"), None),
        ("../1975", None, Some("1975-12-31")),
        ("1975/", Some("1975-01-01"), None),
        (
            "1960-09-01~/1960-09-15~",
            Some("1960-09-01"),
            Some("1960-09-15"),
        ),
    ] {
        let date = date(text);
        assert_eq!(
            date.earliest().map(|day| day.to_string()).as_deref(),
            first,
            "{text}"
        );
        assert_eq!(
            date.latest().map(|day| day.to_string()).as_deref(),
            last,
            "{text}"
        );
        assert_eq!(date.to_string(), text);
    }
}

#[test]
fn what_is_no_date_is_refused_with_a_reason() {
    for (text, reason) in [
        ("1971/1960", "the interval ends before it begins"),
        ("1975-02-30", "the calendar has no such day"),
        ("1975-13", "there is no such month or season"),
        ("1975-25", "there is no such month or season"),
        ("../..", "neither end of the interval is a date"),
        ("75", "a year has four digits, a month and a day two"),
        ("1975-4", "a year has four digits, a month and a day two"),
        ("", "a year has four digits, a month and a day two"),
        (
            "1975-04-05-06",
            "it has more than a year, a month and a day",
        ),
        ("ü", "a year has four digits, a month and a day two"),
    ] {
        let error = text.parse::<Edtf>().unwrap_err();
        assert_eq!(error.reason, reason, "{text}");
    }
}

#[test]
fn dates_in_words() {
    for (text, words) in [
        ("1978-07-15", "July 15, 1978"),
        ("1975-04", "April 1975"),
        ("1978-24", "winter 1978"),
        ("1960-06-17/1971-11-17", "June 17, 1960–November 17, 1971"),
        ("1984-05-04/1984-05-11", "May 4–11, 1984"),
        ("1984-04-26/1984-05-01", "April 26–May 1, 1984"),
        ("1978-12/1979-02", "December 1978–February 1979"),
        ("1975-03/1975-05", "March–May 1975"),
        ("1950/1953", "1950–1953"),
        ("196X", "1960s"),
        ("1967~", "ca. 1967"),
        ("1967?", "1967?"),
        ("1960~/1963~", "ca. 1960–ca. 1963"),
        ("1975/..", "from 1975 on"),
        ("../1975", "up to 1975"),
        ("-0043-03-15", "March 15, 44 BC"),
    ] {
        assert_eq!(date(text).in_words(), words);
    }
}

#[test]
fn spans_overlap_and_contain() {
    for (a, b, overlaps, contains) in [
        ("1961-07", "1961-07-06", true, true),
        ("1961-02", "1961-07-06", false, false),
        ("1961", "1961-07", true, true),
        ("1961-07-06", "1961", true, false),
        ("1975/..", "1980", true, true),
        ("1975/..", "1970", false, false),
        ("1960/1962", "1962/1964", true, false),
    ] {
        assert_eq!(date(a).overlaps(&date(b)), overlaps, "{a} {b}");
        assert_eq!(date(a).contains(&date(b)), contains, "{a} {b}");
    }
    assert!(date("1967~").is_vague() && date("196X").is_vague() && date("1975/..").is_vague());
    assert!(!date("1961-02").is_vague());
    assert_eq!(
        date("1961-02").qualified(Qualifier::Uncertain).to_string(),
        "1961-02?"
    );
    assert_eq!(date("1978-24").precision(), Precision::Season);
}

#[test]
fn dates_sort_by_their_first_day() {
    let mut dates: Vec<_> = [
        "1975-04",
        "1960-06-17/1971-11-17",
        "1967-06-02",
        "../1940",
        "1978",
    ]
    .map(date)
    .into();
    dates.sort();
    let sorted: Vec<_> = dates.iter().map(ToString::to_string).collect();
    assert_eq!(
        sorted,
        [
            "../1940",
            "1960-06-17/1971-11-17",
            "1967-06-02",
            "1975-04",
            "1978"
        ]
    );
}

proptest! {
    #[test]
    fn reads_what_the_edtf_package_reads(
        text in "-?[0-9X]{4}(-[0-9X]{2}(-[0-9X]{2})?)?[?~%]?(/([.]{2}|[0-9]{4}(-[0-3][0-9])?[?~%]?))?"
    ) {
        let theirs = edtf::level_1::Edtf::parse(&text).is_ok();
        let ours = text.parse::<Edtf>();
        if let Ok(ours) = &ours {
            prop_assert!(theirs, "{text} is read here only");
            prop_assert_eq!(ours.to_string(), text.clone());
        }
        // Written in the package's grammar but not in the calendar, or running backwards, or before our era in decades,
        // or a day of a season.
        let seasonal = matches!(text.get(5..8), Some("21-" | "22-" | "23-" | "24-"));
        let beyond =
            text.starts_with('-') || text.contains('/') || text.contains("XX-") || seasonal;
        prop_assert!(ours.is_ok() || !theirs || beyond, "{text} is read there only");
    }

    #[test]
    fn what_is_found_in_a_text_is_valid_edtf(
        words in proptest::collection::vec(
            prop::sample::select(vec![
                "on", "the", "15th", "3", "May", "February", "30", "1905", "1899", "44", "B.C.", "early", "last",
                "next", "Monday", "year", "century", "19th", "before", "after", "about", "to", "–", "and", "/",
                "first half of", "week", "month", "two", "days", "later", "ago", "Christmas", "the same", "day",
                "winter", "(", ")", "[sic]", "will", "was", ".", "1731/2", "11/22", "this", "1960s", "quarter of",
            ]),
            0..12,
        ),
        written in prop::sample::select(vec!["", "1905-05-20", "1905-05", "1905", "1904-02-29", "0001-01-01"]),
    ) {
        let context = super::phrase::Context { written: written.parse().ok(), year: None };
        let text = words.join(" ");
        let mut end = 0;
        for phrase in super::phrase::find(&text, &context) {
            let shown = phrase.date.to_string();
            prop_assert!(edtf::level_1::Edtf::parse(&shown).is_ok(), "{text}: {shown}");
            prop_assert_eq!(shown.parse::<Edtf>().ok(), Some(phrase.date));
            prop_assert_eq!(&text[phrase.range.clone()], phrase.words.as_str());
            prop_assert!(phrase.range.start >= end, "{text}: phrases overlap");
            end = phrase.range.end;
        }
    }

    #[test]
    fn never_panics(text in "\\PC{0,40}") {
        let _ = text.parse::<Edtf>();
        let _ = super::phrase::read_whole(&text);
        let _ = super::phrase::find(&text, &super::phrase::Context::default());
    }
}
