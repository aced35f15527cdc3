//! Tests of what is sighted in institutions' own papers: minutes, telegrams, programmes, memoirs.

use super::of_document;
use super::tests::check;
use crate::event::scene::Scene;
use crate::{name, sample};

/// The sure sightings of a document of its own title, date and blocks: concept, when and status.
fn dated(title: &str, date: &str, blocks: &[&str]) -> Vec<String> {
    let mut document = sample::document("paper", Some(date), blocks);
    document.metadata.title = title.to_owned();
    let documents = [document];
    let names = name::find(&documents);
    let scene = Scene::new(&documents, &names);
    let passages = scene.passages(0);
    let all = of_document(&scene, &passages);
    all.iter()
        .filter(|own| !own.weak && !own.mention.record)
        .map(|own| {
            let when = own.when.as_ref().map(ToString::to_string);
            let status = own.mention.status.words();
            format!("{} | {} | {status}", own.concept, when.unwrap_or_default())
        })
        .collect()
}

#[test]
fn what_a_meeting_resolves_is_of_its_day() {
    let minutes = |item: &str| {
        let blocks = ["Minutes of the Board of the Leith Dock Hospital", item];
        dated("Minutes of the Board", "1887-03-04", &blocks)
    };
    for (item, expected) in [
        (
            "It was resolved that Dr. Hannah Reid be appointed House Surgeon.",
            &[
                "decision | 1887-03-04 | happened",
                "in | 1887-03-04 | happened",
            ][..],
        ),
        (
            "Mr. Robert Kerr was elected Treasurer.",
            &["in | 1887-03-04 | happened"],
        ),
        // What the meeting hears of was before it; what was to be is not yet.
        (
            "The Secretary reported that Mr. Robert Kerr was elected Treasurer of the Infirmary.",
            &["in |  | happened"],
        ),
        (
            "Dr. Hannah Reid, who had been appointed House Surgeon, was present.",
            &["in |  | happened"],
        ),
        (
            "The minutes of the last meeting were read and approved.",
            &[],
        ),
        (
            "Dr. Hannah Reid was appointed House Surgeon, to enter upon her duties on 1st May.",
            &["in | 1887-03-04 | happened", "in | 1887-05-01 | planned"],
        ),
        (
            "Resolved, that Robert Kerr, porter, who has not recovered from his fall in January last, be thanked.",
            &["decision | 1887-03-04 | happened"],
        ),
    ] {
        assert_eq!(minutes(item), expected, "{item}");
    }
    // A letter resolves nothing.
    let letter = ["Mr. Robert Kerr was elected Treasurer."];
    let of_letter = dated("Letter to the Board", "1887-03-04", &letter);
    assert_eq!(of_letter, ["in |  | happened"]);
}

#[test]
fn entries_have_days_of_their_own() {
    let telegrams = [
        "No. 1\nHARWICH 5/7 1893 11.20\nRAILWAY HULL\nBRIDGE COLLAPSED YESTERDAY TWO MEN KILLED\nKERR",
        "[Read in Committee on the 7th.]",
        "No. 2\nLEITH 11/9 1893 20.05\nRAILWAY HULL\nSTRIKE ENDED THIRD SEPTEMBER",
        "No. 3\nLEITH 2/2 1894 09.00\nRAILWAY HULL\nMANAGER RESIGNED TODAY\nKERR",
        "NOTES",
        "The manager resigned in May.",
    ];
    let found = dated("Telegrams of the Line", "1893-07-05/1894-02-02", &telegrams);
    assert!(
        found.contains(&"occasion | 1893-09-03 | happened".to_owned()),
        "{found:?}"
    );
    let programme = [
        "PROGRAMME OF THE WINTER\n1911-1912",
        "I. Friday 6 October\nMr. ROBERT KERR\nThe bridges of the Forth.",
        "II. Friday 15 December\nGENERAL MEETING of the Union\n1. Award of the medal to Mr. Robert Kerr.",
        "III. Friday 19 January 1912\nDr. HANNAH REID\nThe strike of 1889. The lecturer was wounded in May last.",
    ];
    let found = dated("Programme of the Union", "1911/1912", &programme);
    assert!(
        found.contains(&"award | 1911-12-15 | planned".to_owned()),
        "{found:?}"
    );
    // One dated head makes no document of entries.
    let one = [
        "LEITH 2/2 1894 09.00\nMANAGER RESIGNED TODAY",
        "He resigned.",
    ];
    let found = dated("Papers", "1893/1894", &one);
    assert!(
        found.iter().all(|own| !own.contains("1894-02-02")),
        "{found:?}"
    );
}

#[test]
fn phrases_tell_what_no_word_does() {
    check(&[
        (
            "Bishop Walter Maddox passed away on 3 May 1964.",
            &["death | Walter Maddox |  | 1964-05-03 | happened"],
        ),
        (
            "Mr. Thomas Ashby lost his life on 3 May 1964.",
            &["death | Thomas Ashby |  | 1964-05-03 | happened"],
        ),
        (
            "On 3 May 1964 the river burst its banks above the mill.",
            &["accident |  |  | 1964-05-03 | happened"],
        ),
        (
            "On 3 May 1964 Mr. Thomas Ashby gave the school the sum of £500.",
            &["grant | Thomas Ashby |  | 1964-05-03 | happened"],
        ),
        (
            "In May 1964 the Board voted $20,000 towards the ward.",
            &["grant |  |  | 1964-05 | happened"],
        ),
        (
            "Mr. Thomas Ashby entered upon his duties on 3 May 1964.",
            &["in | Thomas Ashby |  | 1964-05-03 | happened"],
        ),
    ]);
}

#[test]
fn dates_keep_to_their_clause() {
    check(&[
        // The date is of his death.
        (
            "Mr. Thomas Ashby, who was hurt in the fire, died in May 1964.",
            &["death | Thomas Ashby |  | 1964-05 | happened"],
        ),
        (
            "The year saw the explosion at the works, and it closed with a debt of £300 at the end of 1964.",
            &[],
        ),
        (
            "On 27 June 1964, three days after the explosion, Mr. Thomas Ashby resigned.",
            &[
                "accident |  |  | 1964-06-24 | happened",
                "out | Thomas Ashby |  | 1964-06-27 | happened",
            ],
        ),
    ]);
}

#[test]
fn a_diary_tells_what_was_done_on_the_day() {
    let diary = [
        "3 May 1866. Mr. Robert Kerr was elected foreman. Rain.",
        "5 May 1866. The river burst its banks. The mate, who had been elected in March, was drowned.",
        "9 May 1866. Mr. Robert Kerr resigned. He hopes to be elected again.",
    ];
    let found = dated("Journal of the Works", "1866-05-03/1866-12-31", &diary);
    for own in [
        "in | 1866-05-03 | happened",
        "accident | 1866-05-05 | happened",
        "out | 1866-05-09 | happened",
    ] {
        assert!(found.contains(&own.to_owned()), "{own}: {found:?}");
    }
    assert!(
        !found.contains(&"in | 1866-05-05 | happened".to_owned()),
        "{found:?}"
    );
    assert!(
        !found.contains(&"in | 1866-05-09 | happened".to_owned()),
        "{found:?}"
    );
}

#[test]
fn what_is_done_at_a_meeting_is_of_its_day() {
    check(&[
        (
            "The Board, at its meeting on 2 December 1965, elected Mr. Thomas Ashby.",
            &["in | Thomas Ashby |  | 1965-12-02 | happened"],
        ),
        // What had been done before is not.
        (
            "At its meeting on 2 December 1965 the Board heard that Mr. Thomas Ashby had resigned.",
            &[
                "talks |  |  | 1965-12-02 | happened",
                "out | Thomas Ashby |  |  | happened",
            ],
        ),
    ]);
    let minutes =
        ["It was resolved that the resignation of Mr. Robert Kerr be accepted with regret."];
    let found = dated("Minutes of the Union", "1887-03-04", &minutes);
    assert!(
        found.contains(&"out | 1887-03-04 | happened".to_owned()),
        "{found:?}"
    );
}
