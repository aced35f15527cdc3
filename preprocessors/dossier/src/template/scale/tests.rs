use super::*;

fn dates(texts: &[&str]) -> Vec<Edtf> {
    let read = |text: &&str| text.parse().expect("a date");
    texts.iter().map(read).collect()
}

fn labels(scale: &Scale, room: f64) -> Vec<String> {
    let ticks = scale.ticks(room).into_iter();
    ticks.map(|tick| tick.label).collect()
}

#[test]
fn days_stand_in_order_between_the_ends() {
    let dates = dates(&["1848-02-24", "1848-06", "1849/1850", "1851-12-02"]);
    let scale = Scale::over(&dates).expect("a scale");
    let places: Vec<(f64, f64)> = dates.iter().filter_map(|date| scale.place(date)).collect();
    assert_eq!(places.len(), 4);
    for pair in places.windows(2) {
        assert!(pair[0].1 <= pair[1].0, "{places:?}");
    }
    assert!(
        places
            .iter()
            .all(|(from, to)| (0.0..=1.0).contains(from) && from < to && *to <= 1.0)
    );
    assert_eq!(
        labels(&scale, 110.0),
        ["1848", "1849", "1850", "1851", "1852"]
    );
    assert_eq!(labels(&scale, 20.0), ["1848", "1850", "1852"]);
    assert!(scale.breaks().is_empty());
    assert_eq!(scale.ends(), ("1848".to_owned(), "1851".to_owned()));
}

#[test]
fn long_empty_years_become_a_break() {
    let dates = dates(&["1592-05", "1960", "1961-07-06", "1975"]);
    let scale = Scale::over(&dates).expect("a scale");
    assert_eq!(scale.breaks().len(), 1);
    let (from, _) = scale.place(&dates[1]).expect("a place");
    assert!(
        from < 0.3,
        "the years with most dates have most room: {from}"
    );
    assert_eq!(labels(&scale, 60.0)[0], "1592");
}

#[test]
fn an_open_end_reaches_the_end_of_the_line() {
    let dates = dates(&["1900", "1902/..", "1910"]);
    let scale = Scale::over(&dates).expect("a scale");
    assert_eq!(scale.place(&dates[1]).map(|place| place.1), Some(1.0));
    assert_eq!(Scale::over(&[]), None);
}

#[test]
fn a_line_of_two_years_shows_months_and_one_of_two_weeks_days() {
    let year = dates(&["1905-11-09", "1906-02", "1906-06", "1906-10-30"]);
    let scale = Scale::over(&year).expect("a scale");
    let expected = [
        "Nov. 1905",
        "Jan. 1906",
        "Feb.",
        "Mar.",
        "Apr.",
        "May",
        "June",
        "July",
        "Aug.",
        "Sept.",
        "Oct.",
        "Nov.",
    ];
    assert_eq!(labels(&scale, 110.0), expected);
    assert_eq!(
        labels(&scale, 40.0),
        ["Nov. 1905", "Apr. 1906", "July", "Oct."]
    );
    assert_eq!(
        scale.ends(),
        ("November 1905".to_owned(), "October 1906".to_owned())
    );
    let weeks = dates(&["1914-07-23", "1914-07-28", "1914-08-04"]);
    let scale = Scale::over(&weeks).expect("a scale");
    assert_eq!(
        labels(&scale, 110.0),
        [
            "July 23, 1914",
            "July 27",
            "July 29",
            "July 31",
            "Aug. 2",
            "Aug. 4"
        ]
    );
    let (from, to) = scale.place(&weeks[2]).expect("a place");
    assert!(from > 0.9 && (to - 1.0).abs() < 1e-9, "{from} to {to}");
    // A late memoir does not take the days from the weeks.
    let late = dates(&["1914-07-23", "1914-08-04", "1956-05-01"]);
    let scale = Scale::over(&late).expect("a scale");
    assert_eq!(scale.breaks().len(), 1);
    assert_eq!(scale.ends().0, "July 23, 1914");
    let labels = labels(&scale, 110.0);
    assert!(labels.contains(&"May 1, 1956".to_owned()), "{labels:?}");
}

#[test]
fn no_label_runs_into_another_or_over_an_end() {
    for texts in [
        &["1914-07-23", "1914-08-04", "1956-05-01"][..],
        &["-0043-03-15", "0014", "1500", "1501-02"],
        &["1899-12", "1900-01"],
        &["1962-10-16"],
        &["9999"],
        &["-9999/9999"],
    ] {
        let dates = dates(texts);
        let scale = Scale::over(&dates).expect("a scale");
        for room in [20.0, 60.0, 115.0] {
            let ticks = scale.ticks(room);
            for tick in &ticks {
                let (left, right) = tick.ends(room);
                assert!(left >= -BEYOND && right <= room + BEYOND, "{tick:?}");
            }
            for pair in ticks.windows(2) {
                assert!(pair[0].ends(room).1 < pair[1].ends(room).0, "{pair:?}");
            }
        }
    }
}
