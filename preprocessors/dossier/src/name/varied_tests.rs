//! Names of other countries and centuries than those of the book's own documents.

use super::tests::{document, forms};
use super::*;
use crate::document::Document;

fn found(kind: EntityKind, text: &str) -> Vec<String> {
    let names = find(&[document("a.txt", &[text])]);
    forms(&names, kind)
        .into_iter()
        .map(|(form, _)| form)
        .collect()
}

#[test]
fn persons_of_many_languages_are_found() {
    let cases: &[(&str, &[&str])] = &[
        (
            "The Porte informed M. Thouvenel and MM. Titoff and Guizot.",
            &["Thouvenel", "Titoff", "Guizot"],
        ),
        (
            "Refet Cemal Bey wrote; Refet has left, and Noury el Djabri came to Refet Bey.",
            &["Refet Cemal", "Refet", "Noury el Djabri", "Refet"],
        ),
        (
            "Ambassador Chang Han-fu met Teng Hsiao-p’ing and Hung Hsueh-chih.",
            &["Chang Han-fu", "Teng Hsiao-p’ing", "Hung Hsueh-chih"],
        ),
        (
            "Comrades Kádár János and Hegedüs András were there.",
            &["Kádár János", "Hegedüs András"],
        ),
        (
            "The motion of Mr. Green was seconded by Miss Young; Mr. Green replied.",
            &["Green", "Young", "Green"],
        ),
        (
            "Then Rafi Ahmed Kidwai spoke with Celâl Bayar.",
            &["Rafi Ahmed Kidwai", "Celâl Bayar"],
        ),
        (
            "FREDK. FOULKES signed; Capt. Fredk. Foulkes left.",
            &["FREDK. FOULKES", "Fredk. Foulkes"],
        ),
        (
            "Vo Nguyen Giap came; then Giap left with the Japanese envoy Hayashi Gonjiro, and Gonjiro stayed.",
            &["Vo Nguyen Giap", "Giap", "Hayashi Gonjiro", "Gonjiro"],
        ),
        (
            "Mr. Gullion added that Munongo replied to Moise Tshombe.",
            &["Gullion", "Munongo", "Moise Tshombe"],
        ),
    ];
    for (text, expected) in cases {
        assert_eq!(found(EntityKind::Person, text), *expected, "{text}");
    }
}

#[test]
fn bodies_of_many_languages_are_found() {
    let cases: &[(&str, &[&str])] = &[
        (
            "A loan by the Banque de Salonique was refused.",
            &["Banque de Salonique"],
        ),
        ("COMMISSION ON FRONTIERS", &["COMMISSION ON FRONTIERS"]),
        (
            "The Commission on Frontiers set up a Sub-Commission on Railways.",
            &["Commission on Frontiers", "Sub-Commission on Railways"],
        ),
        (
            "The International Telephone and Telegraph Corporation (ITT) answered; ITT refused.",
            &[
                "International Telephone and Telegraph Corporation",
                "ITT",
                "ITT",
            ],
        ),
        (
            "Messrs. Vanderpoorten & Sons sent the bill.",
            &["Vanderpoorten & Sons"],
        ),
        (
            "The UPRONA leaders met the UPRONA congress; an IRBM was seen.",
            &["UPRONA", "UPRONA"],
        ),
        ("Party and Government Delegation of the GDR", &[]),
    ];
    for (text, expected) in cases {
        assert_eq!(found(EntityKind::Organization, text), *expected, "{text}");
    }
}

/// The names of the persons to whom the forms of some documents lead.
fn led(texts: &[&[&str]]) -> Vec<(String, String)> {
    let documents: Vec<Document> = texts
        .iter()
        .enumerate()
        .map(|(index, text)| document(&format!("{index}.txt"), text))
        .collect();
    forms(&find(&documents), EntityKind::Person)
}

#[test]
fn spellings_of_one_name_are_one_person() {
    for (a, b) in [
        ("Chairman Teng Hsiao-p’ing", "Chairman Deng Xiaoping"),
        ("Marshal P’eng Te-huai", "Marshal Peng Dehuai"),
        ("General Hung Hsueh-chih", "General Hong Xuezhi"),
        ("Nuri al-Jabiri", "Noury el Djabri"),
        ("Abdul Majeed Didi", "Abdul Majid Didi"),
        ("Ambassador Nikola Petrović", "Ambassador Nikola Petrovitch"),
        ("Minister Pak Sŏng-ch’ŏl", "Minister Pak Seong-cheol"),
    ] {
        let names = led(&[&[a], &[b]]);
        assert_eq!(names.len(), 2, "{names:?}");
        assert_eq!(names[0].1, names[1].1, "{a} and {b}");
    }
    for (a, b) in [
        ("Hasan al-Jabiri", "Hussein al-Jabiri"),
        ("Minister Zhu De", "Minister Zhou Dai"),
        ("Sir Anton Perera", "Dr. A. L. Perera"),
    ] {
        let names = led(&[&[a], &[b]]);
        assert_eq!(names.len(), 2, "{names:?}");
        assert_ne!(names[0].1, names[1].1, "{a} and {b}");
    }
}

#[test]
fn titles_tell_bearers_of_one_surname_apart() {
    let names = led(&[
        &["M. Jules Marchand met Colonel Paul Marchand."],
        &["Colonel Marchand drew the maps. M. Marchand laughed."],
        &["Marchand was ill."],
    ]);
    let meant: Vec<&str> = names.iter().map(|(_, name)| name.as_str()).collect();
    assert_eq!(
        meant,
        [
            "Jules Marchand",
            "Paul Marchand",
            "Paul Marchand",
            "Jules Marchand",
            "Marchand"
        ]
    );
}

#[test]
fn a_wife_is_not_her_husband_nor_a_captain_the_vicar() {
    let names = led(&[&[
        "Dr. Henry Draper showed a plate. Mrs. Draper was thanked. Draper replied.",
        "The Rev. James Hargreaves wrote. Captain Hargreaves was away.",
    ]]);
    let meant: Vec<(&str, &str)> = names
        .iter()
        .map(|(form, name)| (form.as_str(), name.as_str()))
        .collect();
    assert_eq!(
        meant,
        [
            ("Henry Draper", "Henry Draper"),
            ("Draper", "Draper"),
            ("Draper", "Henry Draper"),
            ("James Hargreaves", "James Hargreaves"),
            ("Hargreaves", "Hargreaves"),
        ]
    );
}

/// The ids of the persons to whom the forms of some documents lead.
fn ids(texts: &[&[&str]]) -> Vec<(String, String)> {
    let documents: Vec<Document> = texts
        .iter()
        .enumerate()
        .map(|(index, text)| document(&format!("{index}.txt"), text))
        .collect();
    let names = find(&documents);
    names
        .mentions
        .iter()
        .filter(|mention| names.entities[mention.entity].kind == EntityKind::Person)
        .map(|mention| {
            let id = names.entities[mention.entity].id.clone();
            (mention.form.clone(), id)
        })
        .collect()
}

#[test]
fn an_office_tells_bearers_of_one_surname_apart() {
    let collection: &[&[&str]] = &[
        &[
            "Ambassador T. R. Varela called at his request.",
            "Ambassador Varela said that President Varela had received the note.",
        ],
        &[
            "The Foreign Minister, Luis Okoro, and the Finance Minister, Samuel Okoro, were present.",
            "Nothing happened.",
            "Finance Minister Okoro spoke of the loan. Foreign Minister Okoro did not.",
        ],
        &[
            "The letter of Prime Minister Nehru was answered by Ambassador R. K. Nehru.",
            "The garden was empty.",
            "The weather was cold.",
            "Nehru himself read it, and Ambassador Nehru told us so.",
        ],
        &["The cable says that Nehru will not come."],
    ];
    let led = ids(collection);
    let of = |form: &str, nth: usize| {
        led.iter()
            .filter(|(own, _)| own == form)
            .nth(nth)
            .map(|(_, id)| id.as_str())
    };
    assert_eq!(of("Varela", 0), of("T. R. Varela", 0), "{led:?}");
    assert_ne!(of("Varela", 1), of("T. R. Varela", 0), "{led:?}");
    assert_eq!(of("Okoro", 0), of("Samuel Okoro", 0), "{led:?}");
    assert_eq!(of("Okoro", 1), of("Luis Okoro", 0), "{led:?}");
    assert_ne!(of("Nehru", 0), of("R. K. Nehru", 0), "{led:?}");
    assert_eq!(of("Nehru", 1), of("Nehru", 0), "{led:?}");
    assert_eq!(of("Nehru", 2), of("R. K. Nehru", 0), "{led:?}");
    assert_eq!(of("Nehru", 3), of("Nehru", 0), "{led:?}");
}

#[test]
fn initials_do_not_join_two_of_a_family_known_to_be_several() {
    let collection: &[&[&str]] = &[
        &["Foreign Secretary Rao and Finance Minister Rao were received."],
        &[
            "Shri Madhav Rao lectured us.",
            "The note was signed by M. J. Rao.",
        ],
    ];
    let led = ids(collection);
    let of = |form: &str| led.iter().find(|(own, _)| own == form).map(|(_, id)| id);
    assert_ne!(of("Madhav Rao"), of("M. J. Rao"), "{led:?}");
}

#[test]
fn a_wife_called_by_her_husbands_name_is_not_he() {
    let collection: &[&[&str]] = &[
        &["Captain Alexander Finch gave the telescope."],
        &["A note was read from Mrs. Alexander Finch."],
        &["Viscount Amory opened the wing. Lady Amory planted a tree."],
    ];
    let led = ids(collection);
    let of = |form: &str, nth: usize| {
        led.iter()
            .filter(|(own, _)| own == form)
            .nth(nth)
            .map(|(_, id)| id.as_str())
    };
    assert_ne!(
        of("Alexander Finch", 0),
        of("Alexander Finch", 1),
        "{led:?}"
    );
    assert_ne!(of("Amory", 0), of("Amory", 1), "{led:?}");
}

#[test]
fn somebody_introduced_as_an_official_is_not_the_statesman() {
    let collection: &[&[&str]] = &[
        &["Defence Minister Krishna Menon left the Cabinet."],
        &[
            "He was met by an official of the Ministry, Menon, who handed him a paper. After an official visit to Orlov, Menon left.",
        ],
    ];
    let led = ids(collection);
    let of = |form: &str, nth: usize| {
        led.iter()
            .filter(|(own, _)| own == form)
            .nth(nth)
            .map(|(_, id)| id.as_str())
    };
    assert_ne!(of("Menon", 0), of("Krishna Menon", 0), "{led:?}");
    assert_eq!(of("Menon", 1), of("Krishna Menon", 0), "{led:?}");
}

#[test]
fn names_stand_in_lists_and_in_catalogue_order() {
    let cases: &[(&str, &[&str])] = &[
        (
            "Harriman, Kelsen, Nitze and General Adams flew in.",
            &["Harriman", "Kelsen", "Nitze", "Adams"],
        ),
        (
            "Novotný, Antonín; Castro, Fidel; Kudryavtsev, Sergei Mikhailovich, 1915-1998",
            &[
                "Novotný, Antonín",
                "Castro, Fidel",
                "Kudryavtsev, Sergei Mikhailovich",
            ],
        ),
        ("From the journal of GORSHKOV, I. P.", &["GORSHKOV, I. P."]),
        (
            "He met Brezhnev, N. V. Podgorny and Kosygin.",
            &["Brezhnev", "N. V. Podgorny", "Kosygin"],
        ),
        (
            "Nehru came, and Calcutta, Bombay and Madras cheered.",
            &["Nehru"],
        ),
        (
            "It was Har Mander Singh who saluted him.",
            &["Har Mander Singh"],
        ),
        (
            "Service was held at St. Andrew's Church in Moncton, N.B.",
            &[],
        ),
        (
            "Nurses Delacroix and Novak were heard.",
            &["Delacroix", "Novak"],
        ),
        (
            "Presumably Malcolm Delacroix, former ambassador.",
            &["Malcolm Delacroix"],
        ),
        ("The Fraser Wing was opened under Kapitel II.", &[]),
    ];
    for (text, expected) in cases {
        assert_eq!(found(EntityKind::Person, text), *expected, "{text}");
    }
}

#[test]
fn numbered_headings_are_no_initials() {
    let texts: &[&[&str]] = &[&[
        "I. Course of the talks",
        "They went well.",
        "II. Results",
        "Nothing was signed.",
        "V. Assessment",
        "VI. Annex",
    ]];
    assert_eq!(led(texts), []);
}

#[test]
fn one_person_is_called_by_the_second_name_and_by_the_fathers() {
    for (a, b) in [
        ("W. Averell Stanton", "Averell Stanton"),
        ("Roberto Estévez Marrero", "Roberto Estévez"),
    ] {
        let texts: &[&[&str]] = &[&["He met ", a, "."], &["He met ", b, "."]];
        let texts: Vec<Vec<String>> = texts.iter().map(|text| vec![text.concat()]).collect();
        let texts: Vec<Vec<&str>> = texts
            .iter()
            .map(|text| text.iter().map(String::as_str).collect())
            .collect();
        let texts: Vec<&[&str]> = texts.iter().map(Vec::as_slice).collect();
        let ids = ids(&texts);
        assert_eq!(ids.len(), 2, "{ids:?}");
        assert_eq!(ids[0].1, ids[1].1, "{ids:?}");
    }
}

#[test]
fn a_tail_ends_where_the_name_does() {
    let cases: &[(&str, &[&str])] = &[
        (
            "The Joint Committee of the University of Calvert and the Hospital met.",
            &["Joint Committee", "University of Calvert"],
        ),
        (
            "The University of Calvert Amendment Act was passed.",
            &["University of Calvert"],
        ),
        ("The road in the Western Sector was built.", &[]),
        (
            "He works in the Department for the Soviet Union and Eastern Europe.",
            &["Department for the Soviet Union and Eastern Europe"],
        ),
        ("Ceylon signed the Rubber-Rice Pact.", &[]),
        ("Poland left the Warsaw Pact.", &["Warsaw Pact"]),
    ];
    for (text, expected) in cases {
        assert_eq!(found(EntityKind::Organization, text), *expected, "{text}");
    }
}

#[test]
fn peers_are_called_by_title_and_seat() {
    let cases: &[(&str, &[&str])] = &[
        (
            "Lord Amory of Vimy and the Earl of Corbridge were received.",
            &["Amory of Vimy", "Earl of Corbridge"],
        ),
        ("Lord Amory of the Admiralty answered.", &["Amory"]),
    ];
    for (text, expected) in cases {
        assert_eq!(found(EntityKind::Person, text), *expected, "{text}");
    }
}

#[test]
fn a_government_is_the_states_whatever_it_calls_itself() {
    let cases: &[(&str, &[&str])] = &[
        (
            "The Revolutionary Government of Cuba answered the Royal Government of Laos.",
            &[
                "Revolutionary Government of Cuba",
                "Royal Government of Laos",
            ],
        ),
        (
            "It was sent to the Military Government of the Republic of Korea.",
            &["Military Government of the Republic of Korea"],
        ),
        ("The Government of Cuba answered.", &["Cuba"]),
    ];
    for (text, expected) in cases {
        assert_eq!(found(EntityKind::State, text), *expected, "{text}");
    }
}

#[test]
fn who_is_called_by_his_second_name_is_not_given_it_twice() {
    let documents = [
        document("a.txt", &["Mr. T. Ritchie Logan took the chair."]),
        document(
            "b.txt",
            &["Mr. Ritchie Logan led the procession; Mr. Ritchie Logan spoke."],
        ),
    ];
    let names = find(&documents);
    let headings: Vec<&str> = names
        .entities
        .iter()
        .filter(|entity| entity.kind == EntityKind::Person)
        .map(|entity| entity.name.as_str())
        .collect();
    assert_eq!(headings, ["T. Ritchie Logan"]);
}
