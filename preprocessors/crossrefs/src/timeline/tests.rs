use mdbook_dossier_core::date::Edtf;

use super::*;

fn entry(band: Band, title: &str, date: &str) -> Entry {
    let edtf: Option<Edtf> = date.parse().ok();
    Entry {
        band,
        what: "Document 1".to_owned(),
        number: (band == Band::Document).then(|| "1".to_owned()),
        title: title.to_owned(),
        date: edtf.as_ref().map(ToString::to_string),
        words: edtf.as_ref().map(Edtf::in_words),
        address: Some("x.md".to_owned()),
        places: Vec::new(),
        edtf,
    }
}

/// The marks of a drawing as their data.
fn marks(drawing: &Drawing) -> Vec<(String, f64, f64, f64)> {
    let value = serde_json::to_value(drawing).expect("data");
    let bands = value["bands"].as_array().expect("bands").clone();
    let of_band = |band: &serde_json::Value| band["marks"].as_array().expect("marks").clone();
    let length = |mark: &serde_json::Value, key: &str| -> f64 {
        mark[key]
            .as_str()
            .expect("a length")
            .parse()
            .expect("a number")
    };
    bands
        .iter()
        .flat_map(of_band)
        .map(|mark| {
            let class = mark["class"].as_str().expect("a class").to_owned();
            (
                class,
                length(&mark, "x"),
                length(&mark, "y"),
                length(&mark, "width"),
            )
        })
        .collect()
}

#[test]
fn a_date_is_drawn_as_exactly_as_it_is_known() {
    let dates = ["1901-03-02", "1901-06", "1902~", "1903/1905", "1904?"];
    let entries: Vec<Entry> = dates
        .iter()
        .map(|date| entry(Band::Event, "A congress", date))
        .collect();
    let drawing = Drawing::of(&entries).expect("a drawing");
    let classes: Vec<String> = marks(&drawing).into_iter().map(|mark| mark.0).collect();
    assert_eq!(
        classes,
        [
            "dot",
            "within",
            "within doubtful",
            "through",
            "within doubtful"
        ]
    );
    assert!(Drawing::of(&[entry(Band::Event, "No date", "")]).is_none());
}

#[test]
fn nothing_overlaps_with_five_or_five_hundred() {
    for count in [5_i16, 60, 61, 500] {
        let entries: Vec<Entry> = (0..count)
            .map(|at| {
                let date = format!("{}-{:02}-{:02}", 1900 + at % 9, at % 12 + 1, at % 28 + 1);
                let band = if at % 3 == 0 {
                    Band::Document
                } else {
                    Band::Event
                };
                entry(
                    band,
                    "A long letter on the state of the harbours and their dues",
                    &date,
                )
            })
            .collect();
        let drawing = Drawing::of(&entries).expect("a drawing");
        let mut drawn = marks(&drawing);
        assert_eq!(drawn.len(), usize::try_from(count).expect("small"));
        drawn.sort_by(|a, b| a.2.total_cmp(&b.2).then(a.1.total_cmp(&b.1)));
        for pair in drawn.windows(2) {
            let same_lane = (pair[0].2 - pair[1].2).abs() < 1.0;
            assert!(
                !same_lane || pair[1].1 - pair[0].1 >= 9.0,
                "{count}: {pair:?}"
            );
        }
        let low = drawn.iter().fold(0.0_f64, |low, mark| low.max(mark.2));
        assert!(low < 1600.0, "{count} take {low}");
    }
}
