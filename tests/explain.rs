//! `analyze --explain`: each way of naming somebody tells its reasons in words that an editor understands.
#![allow(clippy::unwrap_used, reason = "a test fails by a panic")]

use dossier_tests::program::{command, dossier, run};

/// A despatch, minutes, a letter and a list, made up.
const DOCUMENTS: [(&str, &str); 5] = [
    (
        "despatch.txt",
        "Despatch on the harbour of Merrin\n\n\
         Colonel William Strathallan landed on 4 May 1921. Strathallan's men followed him, and **Ruaridh Strathallan** \
         with them. N. S. Obolensky and Pyotr Andreevich waited on the quay; Pyotr Andreevich Vronin had written \
         first.\n\n\
         Paek Mun-ho spoke for the Northern Trading League (NTL). The NTL had asked the Ministry of Marine of Norway \
         and the USSR for leave. Feng Laoshi [FENG LAO-SHIH] kept the notes.\n\n\
         Samantrai, the Minister of Works, refused. The Presidium of the Central Committee of the League of Weavers \
         met. The committee of the harbour was not asked.\n\n\
         On the following morning, which was that of the fair, the delegates left with the two interpreters and Walter\
         \nKesselring, who had come on foot, and all the others stayed behind in the town with old Doctor Anton\n\
         Brauer. It was raining, and the road to the north was closed to every kind of carriage until the evening of\n\
         the same day.\n",
    ),
    (
        "minutes.txt",
        "Minutes of the Harbour Committee of Merrin\n\n\
         Present: Miss A. Carrow, Mr. R. Tait, Dr. Tolland.\n\n\
         Chairman: Is the pier safe?\n\nTolland: It is not. Tait said the same.\n\nChairman: Then we adjourn.\n\n\
         Carrow agreed. Nothing came of Orquell. The Baker Memorial was postponed.\n\n\
         The Central Committee of the Finnish Communist Party met. The Central Committee sat for an hour.\n\n\
         Then the Central Committee of the Turkish Communist Party met, and so the Central Committee rose.\n\n\
         A. Carrow\n",
    ),
    (
        "letter.txt",
        "Letter to a sister\n\nDear Henriette,\n\nour brother Aldous is well. The baker sends bread. The Morning Ledger \
         has it all, and Obolenski has read it. Mungo Tarvit asked for you. Yours,\n\nEdmund\n",
    ),
    (
        "second.txt",
        "Letter to an aunt\n\nMungo Tarvit is here. He says that Mungo Tarvit's house is sold, and Tarvit laughed.\n",
    ),
    (
        "list.txt",
        "Participants\n\nSir Hugh Beauclerk, Foreign Office\nMr. Strathallan, Board of Trade\nImre Nagyvary, interpreter\n",
    ),
];

/// What the command tells of a form.
fn explain(form: &str) -> String {
    let folder = tempfile::tempdir().unwrap();
    for (file, text) in DOCUMENTS {
        std::fs::write(folder.path().join(file), text).unwrap();
    }
    let mut program = command(dossier());
    program.arg("analyze").arg(folder.path());
    run(program.args(["--no-curation", "--explain", form]))
        .ok()
        .stdout
}

/// Each form is told of by itself, in these words.
#[track_caller]
fn assert_told(cases: &[(&str, &[&str])]) {
    for (form, expected) in cases {
        let told = explain(form);
        assert!(told.starts_with(&format!("“{form}”: ")), "{told}");
        for words in *expected {
            assert!(told.contains(words), "{words} is not in\n{told}");
        }
    }
}

#[test]
fn each_way_of_naming_a_person_tells_its_reasons() {
    let cases: &[(&str, &[&str])] = &[
        (
            "William Strathallan",
            &[
                "Strathallan, William [",
                "a title or an office stands beside it",
            ],
        ),
        (
            "Ruaridh Strathallan",
            &["unknown word before a family name established"],
        ),
        ("N. S. Obolensky", &["initials stand before a family name"]),
        (
            "Pyotr Andreevich",
            &[
                "Vronin, Pyotr Andreevich [",
                "a given name and a patronymic",
            ],
        ),
        (
            "Paek Mun-ho",
            &["family name of a language that puts it first"],
        ),
        (
            "FENG LAO-SHIH",
            &["the brackets explain the name before them"],
        ),
        ("Samantrai", &["an office in apposition says who it is"]),
        (
            "Walter Kesselring",
            &["a known given name stands before a family name"],
        ),
        ("Anton Brauer", &["despatch.txt:9", "a known given name"]),
        (
            "A. Carrow",
            &[
                "“A. Carrow”: 2 mentions",
                "minutes.txt:17",
                "it is a full name",
            ],
        ),
        (
            "Tolland",
            &["a title or an office stands beside it", "minutes.txt:7"],
        ),
        (
            "Tait",
            &[
                "Tait, R. [",
                "the only bearer of the family name in the collection",
            ],
        ),
        ("Henriette", &["a letter greets so"]),
        ("Aldous", &["it is said whose kin it is"]),
        (
            "Hugh Beauclerk",
            &["list.txt:3", "a title or an office stands beside it"],
        ),
        ("Edmund", &["a known given name stands alone"]),
    ];
    assert_told(cases);
}

#[test]
fn each_way_of_naming_a_body_tells_its_reasons() {
    let cases: &[(&str, &[&str])] = &[
        (
            "Northern Trading League",
            &["(NTL) [", "one of its words is for a kind of body"],
        ),
        (
            "NTL",
            &[
                "“NTL”: 2 mentions",
                "abbreviation defined in the collection",
            ],
        ),
        (
            "USSR",
            &["state: Soviet Union [", "known abbreviation of a state"],
        ),
        (
            "Ministry of Marine of Norway",
            &["with what follows “of”, “for” or “on”"],
        ),
        (
            "Central Committee of the League of Weavers",
            &["named in the name of another body"],
        ),
        (
            "Morning Ledger",
            &["one of its words is for a kind of body"],
        ),
    ];
    assert_told(cases);
}

#[test]
fn a_form_of_two_entries_names_both_and_each_place_its_own() {
    let told = explain("Strathallan");
    assert!(
        told.starts_with("“Strathallan”: 2 mentions of 2 entries: "),
        "{told}"
    );
    assert!(
        told.contains("person, left open: Strathallan")
            && told.contains("may mean: Strathallan, Ruaridh; Strathallan, William"),
        "{told}"
    );
    assert!(
        told.contains("it is part of “Ruaridh Strathallan”"),
        "{told}"
    );
    let told = explain("Central Committee");
    assert!(told.contains(" of 2 entries: "), "{told}");
}

#[test]
fn what_was_refused_tells_where_it_stands_and_why() {
    assert_eq!(
        explain("Gladstone"),
        "“Gladstone” was nowhere taken for a name.\n"
    );
    let cases: &[(&str, &str)] = &[
        (
            "Baker",
            "it is a common word too, and a family name only where",
        ),
        ("Chairman", "it is a title, and no name follows it"),
        ("Orquell", "nothing beside it tells it for a name"),
        ("Fair", "was nowhere taken"),
        ("Minister of Works", "nothing beside it tells it for a name"),
        ("fair", "it is written without a capital"),
        (
            "League",
            "it is part of “Northern Trading League” [northern-trading-league]",
        ),
    ];
    for (form, expected) in cases {
        let told = explain(form);
        assert!(
            told.starts_with(&format!("“{form}” was nowhere taken for a name.\n")),
            "{told}"
        );
        assert!(told.contains(expected), "{expected} is not in\n{told}");
    }
    assert!(explain("League").contains("It stands in 3 mentions of other names."));
}
