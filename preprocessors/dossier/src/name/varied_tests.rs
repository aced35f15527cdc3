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
