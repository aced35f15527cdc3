//! Names in the papers of houses (museums, schools, societies) and of conferences, of other places and times.

use super::tests::{document, forms};
use super::*;

fn found(texts: &[&str], kind: EntityKind) -> Vec<String> {
    let names = find(&[document("a.txt", texts)]);
    forms(&names, kind)
        .into_iter()
        .map(|(form, _)| form)
        .collect()
}

#[test]
fn trades_and_courts_give_titles() {
    let cases: &[(&str, &[&str])] = &[
        (
            "Architect Ulvhild Strand drew the wing, and the photographer Lindqvarn took the plates.",
            &["Ulvhild Strand", "Lindqvarn"],
        ),
        (
            "Present: Chamberlain Otto Gyldenfelt (President), Bank Manager Haakon Tveitnes, Jonkheer van Aldegonde.",
            &["Otto Gyldenfelt", "Haakon Tveitnes", "van Aldegonde"],
        ),
        (
            "Neville Chamberlain spoke, and Chamberlain sat down.",
            &["Neville Chamberlain", "Chamberlain"],
        ),
        ("The Chamberlain bade the guests welcome.", &[]),
        ("Dr. Just Qvigstad read a paper.", &["Just Qvigstad"]),
        (
            "The gift was accepted upon the word of the Minister of Church and Education, Vexelberg. It was sealed.",
            &["Vexelberg"],
        ),
        (
            "He acted for the Minister of Public Instruction in this.",
            &[],
        ),
        (
            "Ingvar Undersrud, whose pupil he was, taught him to look.",
            &["Ingvar Undersrud"],
        ),
    ];
    for (text, expected) in cases {
        assert_eq!(&found(&[text], EntityKind::Person), expected, "{text}");
    }
}

#[test]
fn a_title_that_is_a_given_name_is_told_by_the_collection() {
    let names = find(&[
        document(
            "a.txt",
            &["Excused: Dean Jens Krogholt, on account of illness."],
        ),
        document(
            "b.txt",
            &["In the place of Dean Krogholt the board named another."],
        ),
        document(
            "c.txt",
            &["Dean Rusholme dined with Walter Pell. Mr. Rusholme was late."],
        ),
    ]);
    let persons = forms(&names, EntityKind::Person);
    let expected: Vec<(String, String)> = [
        ("Jens Krogholt", "Jens Krogholt"),
        ("Krogholt", "Jens Krogholt"),
        ("Dean Rusholme", "Dean Rusholme"),
        ("Walter Pell", "Walter Pell"),
        ("Rusholme", "Dean Rusholme"),
    ]
    .iter()
    .map(|(form, name)| ((*form).to_owned(), (*name).to_owned()))
    .collect();
    assert_eq!(persons, expected);
}

#[test]
fn ranks_belong_to_a_name_that_is_not_printed_without() {
    let with = found(
        &[
            "Nazim Edhem Bey met us. The commissioner, Rifki Efendi, came too, and Rifki Efendi stayed.",
        ],
        EntityKind::Person,
    );
    assert_eq!(with, ["Nazim Edhem Bey", "Rifki Efendi", "Rifki Efendi"]);
    let without = found(
        &["Mehmet Celal Bey met us. Mehmet Celal had come alone. Later Mehmet Celal left."],
        EntityKind::Person,
    );
    assert_eq!(without, ["Mehmet Celal", "Mehmet Celal", "Mehmet Celal"]);
}

#[test]
fn delegates_speak_for_the_state_in_brackets() {
    let text = "Barrowby (Canada) believes that the text will do. Carafello (Italy) and Barrowby agree with me. \
                The mine at Tummelpur (India) was closed.";
    assert_eq!(
        found(&[text], EntityKind::Person),
        ["Barrowby", "Carafello", "Barrowby"]
    );
}

#[test]
fn headings_and_numbers_are_no_persons() {
    let cases: &[&[&str]] = &[
        &[
            "The committee of Art. 3 was named.",
            "Pencil note in the margin of Art. 6: six years.",
        ],
        &[
            "Conclusion",
            "I recommend that we sign. In conclusion, so be it.",
        ],
        &["Topográfica III-5961-1, ff. 12-19."],
    ];
    for texts in cases {
        assert_eq!(
            found(texts, EntityKind::Person),
            Vec::<String>::new(),
            "{texts:?}"
        );
    }
    let headline = found(
        &[
            "ROLAND SIGNS FOR THE KINGDOM",
            "The envoy, Walter Roland, signed. Mr. Roland left.",
        ],
        EntityKind::Person,
    );
    assert_eq!(headline, ["ROLAND", "Walter Roland", "Roland"]);
}

#[test]
fn somebody_known_by_another_name_is_one_person() {
    let names = find(&[document(
        "a.txt",
        &["In the dock is Marcos Armando Vela, 26, known as Pepito. Pepito said nothing."],
    )]);
    for (form, name) in forms(&names, EntityKind::Person) {
        assert_eq!(name, "Marcos Armando Vela", "{form}");
    }
}

#[test]
fn bodies_of_houses_have_their_tails_and_seats() {
    let cases: &[(&str, &[&str])] = &[
        (
            "He applied through the Ministry of Church and Education for leave.",
            &["Ministry of Church and Education"],
        ),
        (
            "It was owing to the Legation of Sweden and Norway in those years.",
            &["Legation of Sweden and Norway"],
        ),
        (
            "It shall be managed by the Board of Trustees of the Wexcombe Museum.",
            &["Board of Trustees", "Wexcombe Museum"],
        ),
        (
            "He wrote to the Royal Museums at Dresden, and to the Consulate General.",
            &["Royal Museums at Dresden", "Consulate General"],
        ),
        (
            "The papers are kept by Tvedt & Søn in town.",
            &["Tvedt & Søn"],
        ),
        (
            "Mr. Mallow of Atomic Power of Norland Limited could work with the text.",
            &["Atomic Power of Norland Limited"],
        ),
        (
            "The minutes of the Interdepartmental Working Group on Disarmament were read.",
            &["Interdepartmental Working Group on Disarmament"],
        ),
        (
            "SECRETARIAT OF FOREIGN RELATIONS Directorate-General for Treaties",
            &[
                "SECRETARIAT OF FOREIGN RELATIONS",
                "Directorate-General for Treaties",
            ],
        ),
        ("They met in the Oval Office and at the Opera House.", &[]),
        (
            "He spoke before the International Congress of Geology in May.",
            &[],
        ),
        ("She wrote A House for Geology and nothing else.", &[]),
    ];
    for (text, expected) in cases {
        assert_eq!(
            &found(&[text], EntityKind::Organization),
            expected,
            "{text}"
        );
    }
}

#[test]
fn a_body_in_capitals_is_headed_as_it_stands_in_a_sentence() {
    let names = find(&[document(
        "a.txt",
        &[
            "MINISTRY OF MARINE OF THE USSR",
            "The Tallow Society met.",
            "TALLOW SOCIETY",
        ],
    )]);
    let headings: Vec<&str> = names
        .entities
        .iter()
        .filter(|entity| entity.kind == EntityKind::Organization)
        .map(|entity| entity.name.as_str())
        .collect();
    assert!(
        headings.contains(&"Ministry of Marine of the USSR"),
        "{headings:?}"
    );
    assert!(headings.contains(&"Tallow Society"), "{headings:?}");
}
