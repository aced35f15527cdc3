use super::{Context, find, read_whole};

fn context(written: &str, year: Option<i16>) -> Context {
    Context {
        written: written.parse().ok(),
        year,
    }
}

/// Each text, when it was written, and the dates that it holds.
fn table(rows: &[(&str, &str, &[&str])]) {
    for (text, written, expected) in rows {
        let found: Vec<_> = find(text, &context(written, None))
            .into_iter()
            .map(|phrase| phrase.date.to_string())
            .collect();
        assert_eq!(found, *expected, "{text}");
    }
}

#[test]
fn dates_stated_in_full() {
    table(&[
        ("held on 17 June 1960 in Cairo", "", &["1960-06-17"]),
        ("held on June 17, 1960, in Cairo", "", &["1960-06-17"]),
        ("the 17th of June 1960", "", &["1960-06-17"]),
        ("the 17th day of June, 1860", "", &["1860-06-17"]),
        ("June 3rd, 1878", "", &["1878-06-03"]),
        ("Date: 1978. 7. 15", "", &["1978-07-15"]),
        ("1978.7.15.", "", &["1978-07-15"]),
        ("2012-07-10", "", &["2012-07-10"]),
        ("[handwritten] 2.5.1967", "", &["1967-05-02"]),
        ("17. 6. 1960", "", &["1960-06-17"]),
        ("on 6/17/1960", "", &["1960-06-17"]),
        ("on 17/6/1960", "", &["1960-06-17"]),
        ("on 6/7/1960", "", &["1960"]),
        ("JULY 15, 1978", "", &["1978-07-15"]),
        ("Sept. 3, 1939", "", &["1939-09-03"]),
        ("3 Sep 1939", "", &["1939-09-03"]),
        ("Jan. 1, 1801", "", &["1801-01-01"]),
        ("1967 June 2", "", &["1967-06-02"]),
        ("April 1975", "", &["1975-04"]),
        ("April of 1975", "", &["1975-04"]),
        ("April, 1975", "", &["1975-04"]),
        ("[March 1961]", "", &["1961-03"]),
        ("in 1967", "", &["1967"]),
        ("up to year 1981", "", &["1981"]),
        ("was seized [in 1968]", "", &["1968"]),
        ("Kim’s 1984 visit", "", &["1984"]),
        ("the 1961 Treaty", "", &["1961"]),
        ("1955's events", "", &["1955"]),
        ("June 25 [1950]", "", &["1950-06-25"]),
        ("31 February 1960", "", &[]),
    ]);
}

#[test]
fn spans() {
    table(&[
        ("the disastrous 1950–1953 war", "", &["1950/1953"]),
        ("from 1949 to 1970", "", &["1949/1970"]),
        ("from 1962 to 1991, said", "", &["1962/1991"]),
        ("between 1960 and 1971", "", &["1960/1971"]),
        ("in 1914–18", "", &["1914/1918"]),
        ("4–11 May 1984", "", &["1984-05-04/1984-05-11"]),
        ("May 4–11, 1984", "", &["1984-05-04/1984-05-11"]),
        ("May 4 to 11, 1984", "", &["1984-05-04/1984-05-11"]),
        (
            "from 26 April to 1 May 1984",
            "",
            &["1984-04-26/1984-05-01"],
        ),
        ("April 26–May 1, 1984", "", &["1984-04-26/1984-05-01"]),
        (
            "December 28, 1972–January 3, 1973",
            "",
            &["1972-12-28/1973-01-03"],
        ),
        (
            "28 December to 3 January 1973",
            "",
            &["1972-12-28/1973-01-03"],
        ),
        ("March to May 1975", "", &["1975-03/1975-05"]),
        ("from November 1974 to May 1975", "", &["1974-11/1975-05"]),
    ]);
}

#[test]
fn parts_of_periods() {
    table(&[
        ("the early 1960s", "", &["1960~/1963~"]),
        ("in the mid-1970s", "", &["1974~/1976~"]),
        ("the late 1930s", "", &["1937~/1939~"]),
        ("in the 1980s, however", "", &["198X"]),
        ("in early 1984", "", &["1984-01~/1984-04~"]),
        ("in mid-1984", "", &["1984-05~/1984-08~"]),
        ("late 1956", "", &["1956-09~/1956-12~"]),
        ("By the end of 1985", "", &["1985-11~/1985-12~"]),
        ("the beginning of 1905", "", &["1905-01~/1905-02~"]),
        ("in the second half of 1975", "", &["1975-07~/1975-12~"]),
        (
            "The first half of September",
            "1960-06-17",
            &["1960-09-01~/1960-09-15~"],
        ),
        (
            "to the last third of May",
            "1961-03",
            &["1961-05-21~/1961-05-31~"],
        ),
        (
            "at the beginning of May",
            "1961-03",
            &["1961-05-01~/1961-05-07~"],
        ),
        ("in late April 1984", "", &["1984-04-21~/1984-04-30~"]),
        (
            "the first week of March 1917",
            "",
            &["1917-03-01~/1917-03-10~"],
        ),
        ("the summer 1966 agreement", "", &["1966-22"]),
        ("in the summer of 1914", "", &["1914-22"]),
        ("autumn of 1956", "", &["1956-23"]),
        ("the fall of 1989", "", &["1989-23"]),
    ]);
}

#[test]
fn dates_counted_from_the_documents_own() {
    table(&[
        (
            "this winter or the end of the year",
            "1978-07-15",
            &["1978-12/1979-02"],
        ),
        ("this winter", "1978-07-15", &["1978-24"]),
        ("this winter", "1978-01-15", &["1977-24"]),
        ("last summer", "1978-07-15", &["1977-22"]),
        ("last summer", "1978-11-15", &["1978-22"]),
        ("next spring", "1978-11-15", &["1979-21"]),
        ("in the summer of last year", "1967-06-02", &["1966-22"]),
        (
            "during talks in summer of last year",
            "1967-06-02",
            &["1966-22"],
        ),
        ("last year we agreed", "1960-06-17", &["1959"]),
        ("Last year we agreed", "1960-06-17", &["1959"]),
        ("visit this year", "1978-07-15", &["1978"]),
        ("postponed to next year", "1961-03", &["1962"]),
        ("early next year", "1961-03", &["1962-01~/1962-04~"]),
        (
            "at the end of the year",
            "1978-07-15",
            &["1978-11~/1978-12~"],
        ),
        ("on 8 October of this year", "1971-11-17", &["1971-10-08"]),
        ("in September of this year", "1960-06-17", &["1960-09"]),
        ("on May 4, he arrived", "1984-06-01", &["1984-05-04"]),
        ("on 12 December he wrote", "1961-01-03", &["1960-12-12"]),
        ("on 3 January he will leave", "1961-12-20", &["1962-01-03"]),
        ("your letter of 27 September", "1962-10-01", &["1962-09-27"]),
        ("last May", "1961-03-02", &["1960-05"]),
        ("last May", "1961-07-02", &["1961-05"]),
        ("next March", "1961-07-02", &["1962-03"]),
        ("in September", "1960-06-17", &["1960-09"]),
        ("yesterday we agreed", "1961-03-08", &["1961-03-07"]),
        ("today at noon", "1961-03-08", &["1961-03-08"]),
        ("tomorrow", "1961-02-28", &["1961-03-01"]),
        ("the day before yesterday", "1961-03-01", &["1961-02-27"]),
        ("last month", "1961-01-08", &["1960-12"]),
        ("three days ago", "1961-03-01", &["1961-02-26"]),
        ("two years ago", "1961-03-01", &["1959~"]),
        ("yours of the 15th inst.", "1861-03-20", &["1861-03-15"]),
        ("yours of the 15th ult.", "1861-01-20", &["1860-12-15"]),
        ("on the 4th of next month", "1861-12-20", &["1862-01-04"]),
    ]);
}

#[test]
fn dates_counted_from_the_text() {
    table(&[
        (
            "In 1984 he came. On May 4 he left.",
            "",
            &["1984", "1984-05-04"],
        ),
        (
            "in October 1986, who had taken power the previous year",
            "",
            &["1986-10", "1985"],
        ),
        (
            "In 1985 they met; two years later they parted.",
            "",
            &["1985", "1987"],
        ),
        (
            "In 1913 he was named; the following spring he left.",
            "",
            &["1913", "1914-21"],
        ),
        (
            "in 1984, with the President planning a trip in late April",
            "",
            &["1984", "1984-04-21~/1984-04-30~"],
        ),
        (
            "died in February 1984, and so an official visit in May",
            "",
            &["1984-02", "1984-05"],
        ),
        ("two weeks after 5 March 1953", "", &["1953-03-19~"]),
        ("three days before May 4, 1984", "", &["1984-05-01~"]),
    ]);
    let found = find("On May 4 he left.", &context("", Some(1984)));
    assert_eq!(found[0].date.to_string(), "1984-05-04");
    assert_eq!(
        found[0].inferred.as_deref(),
        Some("the year from the text before")
    );
}

#[test]
fn what_is_no_date() {
    table(&[
        ("Roll 2008-29, File 03, Frames 50-54", "", &[]),
        ("1981/9", "", &[]),
        ("Reason: file no. 267 261/01- OZ", "", &[]),
        ("No. 1961", "", &[]),
        ("Resolution 1441", "", &[]),
        ("£1850 were paid", "", &[]),
        ("1,950 men", "", &[]),
        ("1900 men and 1500 tons", "", &[]),
        ("number 17 of the June list", "", &[]),
        ("discuss “June 25th Provocation”", "1975-04", &[]),
        ("our “Statement of June 23rd” was", "1975-04", &[]),
        ("the September 11 Group", "1975-04", &[]),
        ("May I say", "1975-04", &[]),
        ("the armies march in order", "1975-04", &[]),
        ("recently, in the near future", "1975-04", &[]),
        ("last year", "", &[]),
        ("on May 4", "", &[]),
        ("700,000 men, 2000 rubles", "", &[]),
        ("two weeks after Stalin’s death", "", &[]),
        ("today’s Volgograd", "1967-06-02", &[]),
        ("196.7 and 209.7", "", &[]),
        ("tel. 1917-2034-22", "", &[]),
    ]);
}

#[test]
fn a_correction_outranks_what_it_corrects() {
    for text in [
        "Concluded the Treaty in February [sic] 1961 [trans. note-it was actually signed in July 1961.]",
        "Concluded in February 1961 [recte July 1961]",
        "signed February 1961 [sic] [this should read July 1961]",
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
