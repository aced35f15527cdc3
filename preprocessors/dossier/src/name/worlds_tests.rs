//! Made-up papers of other worlds, read as a whole: every person and every body that is found in them.

use std::collections::BTreeSet;

use super::tests::{document, forms};
use super::*;

/// The distinct forms of a kind in one document, in order.
fn found(kind: EntityKind, paragraphs: &[&str]) -> Vec<String> {
    let names = find(&[document("a.txt", paragraphs)]);
    let mut out: Vec<String> = Vec::new();
    for (form, _) in forms(&names, kind) {
        if !out.contains(&form) {
            out.push(form);
        }
    }
    out
}

#[track_caller]
fn check(paragraphs: &[&str], persons: &[&str], bodies: &[&str]) {
    assert_eq!(found(EntityKind::Person, paragraphs), persons);
    assert_eq!(found(EntityKind::Organization, paragraphs), bodies);
}

#[test]
fn a_letter_of_the_wars_of_independence() {
    check(
        &[
            "My dear Rafael,",
            "General Antonio Valdivia entered Arequipa on the 4th with his brother Tomás. The frigate General Valdivia lies off Callao.",
            "The Assembly of Guayaquil has named Dr. Esteban Iturri to the Supreme Court; Iturri, the auditor of war, refused. I told Valdivia that the Patriotic Society would not forgive it.",
        ],
        &[
            "Rafael",
            "Antonio Valdivia",
            "Tomás",
            "Esteban Iturri",
            "Iturri",
            "Valdivia",
        ],
        &[
            "Assembly of Guayaquil",
            "Supreme Court",
            "Patriotic Society",
        ],
    );
}

#[test]
fn a_consular_report_from_the_ottoman_empire() {
    check(
        &[
            "The Vali, Hikmet Bey, received me with Nazim Pasha. The Committee of Union and Progress sends a new inspector, Yusuf Kenan Bey.",
            "The manager of the Imperial Ottoman Bank, Mr. Leroux, told Kenan that the Régie would close. The Armenian delegate, Vartan, was not present; his sister Araxie wrote to the Patriarchate of Constantinople.",
        ],
        &[
            "Hikmet",
            "Nazim Pasha",
            "Yusuf Kenan",
            "Leroux",
            "Kenan",
            "Vartan",
            "Araxie",
        ],
        &["Committee of Union and Progress", "Imperial Ottoman Bank"],
    );
}

#[test]
fn a_memorandum_of_meiji_japan() {
    check(
        &[
            "Vice-Minister Okada Kiyotaka called with Count Matsudaira. The steamer Matsudaira Maru was chartered by the Ministry of Communications.",
            "Okada said that the Privy Council had not yet advised. Baron Shibata, the Minister of Finance, was absent.",
        ],
        &["Okada Kiyotaka", "Matsudaira", "Okada", "Shibata"],
        &["Ministry of Communications", "Privy Council"],
    );
}

#[test]
fn a_police_report_of_british_india() {
    check(
        &[
            "Pandit Shyam Lal Dube spoke at the Town Hall after Maulvi Rahmat Ali. Dube said that the Home Rule League would hold out.",
            "The Provincial Congress Committee (PCC) met in the house of Mr. S. K. Banerji. The PCC thanked Mrs. Sarala Banerji. No award of the Banerji Medal was made.",
        ],
        &[
            "Shyam Lal Dube",
            "Rahmat Ali",
            "Dube",
            "S. K. Banerji",
            "Sarala Banerji",
        ],
        &["Home Rule League", "Provincial Congress Committee", "PCC"],
    );
}

#[test]
fn minutes_of_an_african_party() {
    check(
        &[
            "Present: Comrades Kwabena Asante, Joseph Mensah and Moses Okello. The General Secretary of the United Farmers' Union, Okello, reported.",
            "The Central Committee of the People's Progress Party asked Asante to write to the Organization of African Unity. Radio Accra had named Mensah wrongly. The Union agreed.",
        ],
        &[
            "Kwabena Asante",
            "Joseph Mensah",
            "Moses Okello",
            "Okello",
            "Asante",
            "Mensah",
        ],
        &[
            "United Farmers' Union",
            "Central Committee of the People's Progress Party",
            "People's Progress Party",
            "Organization of African Unity",
            "Radio Accra",
        ],
    );
}

#[test]
fn a_note_of_budapest_in_the_autumn() {
    check(
        &[
            "To: Halmos, Terebesi",
            "Comrade Pálffy Gábor telephoned from the Csepel Works at 8. He told Sziklai that the Petőfi Circle had dissolved itself.",
            "The commander of the Third Mechanized Division, Sziklai, refused. The Military Council met under Béla Terebesi; the Soviet advisers, Comrades Orekhov and Danilin, kept silent.",
        ],
        &[
            "Halmos",
            "Terebesi",
            "Pálffy Gábor",
            "Sziklai",
            "Béla Terebesi",
            "Orekhov",
            "Danilin",
        ],
        &[
            "Csepel Works",
            "Petőfi Circle",
            "Third Mechanized Division",
            "Military Council",
        ],
    );
}

#[test]
fn single_names_are_told_by_what_stands_around_them() {
    for (text, expected) in [
        (
            "Kassa, the Minister of the Interior, is ill.",
            &["Kassa"][..],
        ),
        ("The French consul, Marbot, had left.", &["Marbot"]),
        ("She came with her mother Tsige.", &["Tsige"]),
        ("They engaged a boy named Odhi.", &["Odhi"]),
        ("He told Arnaudov that it was late.", &["Arnaudov"]),
        ("Ambassador (Tolliver) was called.", &["Tolliver"]),
        (
            "Ambassador Do Phat Quang received Comrade Le Duc Tho.",
            &["Do Phat Quang", "Le Duc Tho"],
        ),
        ("Article I. Mkwati gives the land.", &[]),
        ("In Kismayu, the Minister was received.", &[]),
        (
            "He came from Jimma, the seat of the governor, by train.",
            &[],
        ),
        ("Monsieur le Délégué, I have the honour.", &[]),
        ("They went by way of Phnom Penh to Dong Hoi.", &[]),
    ] {
        assert_eq!(found(EntityKind::Person, &[text]), expected, "{text}");
    }
}

#[test]
fn bodies_are_called_shorter_where_one_fits() {
    let bodies = |paragraphs: &[&str]| found(EntityKind::Organization, paragraphs);
    assert_eq!(
        bodies(&[
            "The Boundary Commission met. Then the Commission adjourned; a commission is slow."
        ]),
        ["Boundary Commission", "Commission"]
    );
    // Of two nobody knows which is meant.
    assert_eq!(
        bodies(&[
            "The Boundary Commission and the Harbour Commission met. Then the Commission adjourned."
        ]),
        ["Boundary Commission", "Harbour Commission"]
    );
    let names = find(&[
        document(
            "a.txt",
            &["The Coastal Survey Board met. The CSB agreed with the Kandy Academy of Letters."],
        ),
        document(
            "b.txt",
            &["The Kandy Academy replied to the C.S.B. at once."],
        ),
    ]);
    let of = |form: &str| {
        let mention = names.mentions.iter().find(|mention| mention.form == form);
        mention.map(|mention| names.entities[mention.entity].id.clone())
    };
    assert_eq!(of("CSB"), of("Coastal Survey Board"));
    assert_eq!(of("C.S.B."), of("Coastal Survey Board"));
    assert_eq!(of("Kandy Academy"), of("Kandy Academy of Letters"));
}

#[test]
fn a_body_has_its_seat_and_a_man_his_name() {
    let bodies = |text: &str| found(EntityKind::Organization, &[text]);
    assert!(
        bodies("The Danish Legation in Addis Ababa was closed.")
            .contains(&"Danish Legation in Addis Ababa".to_owned())
    );
    assert_eq!(
        bodies("Ambassador Henry Cabot Lodge wrote to Senator Frank Church."),
        Vec::<String>::new()
    );
    assert_eq!(
        bodies("It was sent to the Harbour Dept. yesterday."),
        ["Harbour Dept."]
    );
}

#[test]
fn namesakes_are_told_by_what_is_said_of_them() {
    let names = find(&[document(
        "a.txt",
        &[
            "Mr. Edward Pym and Mr. Walter Pym are directors.",
            "My dear Mr. Pym,",
            "Mr. Pym never speaks of it. With him came a clerk, also named Pym.",
        ],
    )]);
    let left_open: Vec<bool> = names
        .mentions
        .iter()
        .filter(|mention| mention.form == "Pym")
        .map(|mention| names.entities[mention.entity].undecided)
        .collect();
    assert_eq!(left_open, [true, true, true]);
}

#[test]
fn one_name_in_two_spellings_is_one_person() {
    let ids = |a: &str, b: &str| {
        let names = find(&[document("a.txt", &[a]), document("b.txt", &[b])]);
        let persons = names
            .entities
            .iter()
            .filter(|entity| entity.kind == EntityKind::Person);
        persons.count()
    };
    for (a, b, persons) in [
        ("Haile Gebre Maryam came.", "Mr. G. M. Haile left.", 1),
        ("Mr. Yona Kamwana left.", "Mr. Jonah Kamwana came.", 1),
        (
            "Dr. Hasan al-Jabiri left.",
            "Dr. Hussein al-Jabiri came.",
            2,
        ),
        ("Mr. Rubayi Ali left.", "Mr. Rubaya Ali came.", 1),
    ] {
        assert_eq!(ids(a, b), persons, "{a} {b}");
    }
}

#[test]
fn one_citizen_is_not_his_state_and_a_government_has_its_seat() {
    let states = |text: &str| found(EntityKind::State, &[text]);
    assert_eq!(
        states("The Italian is ill, and the Government of Angora waits."),
        ["Government of Angora"]
    );
    assert_eq!(states("The Chinese were late."), ["Chinese"]);
}

#[test]
fn bodies_are_named_by_movements_numbers_and_kinds() {
    for (text, expected) in [
        (
            "He had left the 4th of March Movement and joined the United Agrarian Organizations.",
            vec!["4th of March Movement", "United Agrarian Organizations"],
        ),
        (
            "The peace movement grew, and the Peace Movement too.",
            vec![],
        ),
        (
            "Copies went to the 3rd Department and the Office of Nordic and Baltic Affairs.",
            vec!["3rd Department", "Office of Nordic and Baltic Affairs"],
        ),
        (
            "He was attached to the Peruvian Mission to the United Nations.",
            vec!["Peruvian Mission to the United Nations", "United Nations"],
        ),
        (
            "The Eclipse of 1900 was the work of the Passage of Mercury Commission.",
            vec!["Passage of Mercury Commission"],
        ),
        (
            "He was called to the Imperial Observatory at Dorpat and died at Riga.",
            vec!["Imperial Observatory at Dorpat"],
        ),
        (
            "Plants came from the Botanic Garden, from the Garden of Eden and from the Geological Survey.",
            vec!["Botanic Garden", "Geological Survey"],
        ),
        (
            "The Kongelige Videnskabernes Selskab and the Ungarischer Verein für Erdkunde answered.",
            vec![
                "Kongelige Videnskabernes Selskab",
                "Ungarischer Verein für Erdkunde",
            ],
        ),
        (
            "The Great Eastern Railway shipped it; the Izmir Railway was blocked.",
            vec!["Great Eastern Railway"],
        ),
        (
            "The Popular Socialist Party of Cuba and the Pan American Union wrote.",
            vec!["Popular Socialist Party of Cuba", "Pan American Union"],
        ),
    ] {
        check(&[text], &[], &expected);
    }
}

#[test]
fn newspapers_and_firms_are_told_by_what_they_are_called() {
    check(
        &[
            "The talk took place in the offices of the newspaper \"Mañana\". He had read it in the daily Aftonposten.",
            "A printer from Aftonposten came. Then we saw the Vulkan works and the books of Harding & Vale.",
        ],
        &[],
        &["Mañana", "Aftonposten", "Vulkan", "Harding & Vale"],
    );
}

#[test]
fn signs_of_offices_stand_after_their_officers() {
    check(
        &[
            "Mr. Harold Penrose, EUR/NOR\nMr. Walter Ames, NOR",
            "Drafted by Walter Ames (EUR/NOR).",
        ],
        &["Harold Penrose", "Walter Ames"],
        &["EUR/NOR", "NOR"],
    );
}

#[test]
fn offices_of_another_state_tell_bearers_of_one_name_apart() {
    let names = find(&[document(
        "a.txt",
        &[
            "The Norwegian Foreign Minister Halvard Lange came. Foreign Minister Lange spoke first.",
            "The Austrian Ambassador Lange answered. The Danish Foreign Minister Lange was not asked.",
        ],
    )]);
    let persons: Vec<&str> = names
        .mentions
        .iter()
        .filter(|mention| mention.form == "Lange")
        .map(|mention| names.entities[mention.entity].id.as_str())
        .collect();
    assert_eq!(persons.len(), 3);
    assert_eq!(persons[0], "halvard-lange");
    assert!(
        persons[1..].iter().all(|id| *id != "halvard-lange"),
        "{persons:?}"
    );
}

#[test]
fn abbreviations_with_a_small_letter_are_bodies_of_their_state() {
    let names = find(&[document(
        "a.txt",
        &[
            "The MfAA of the GDR was told. The GDR Foreign Ministry agreed, and the MfAA answered.",
            "The MfQS said that it would come, and the MfQS proposed a day. He holds a PhD.",
        ],
    )]);
    let bodies = forms(&names, EntityKind::Organization);
    let of = |form: &str| {
        bodies
            .iter()
            .filter(|(printed, _)| printed == form)
            .map(|(_, name)| name.clone())
            .collect::<BTreeSet<_>>()
    };
    assert_eq!(of("MfAA"), of("GDR Foreign Ministry"));
    assert_eq!(of("MfAA").len(), 1);
    assert_eq!(of("MfQS").len(), 1);
    assert!(of("PhD").is_empty());
}

#[test]
fn a_bare_politburo_is_not_the_presidium_of_another_party() {
    let names = find(&[document(
        "a.txt",
        &[
            "The Presidium of the Central Committee of the Communist Party of Czechoslovakia met.",
            "The Politburo had been asked on the day before.",
        ],
    )]);
    let bodies = forms(&names, EntityKind::Organization);
    let name = |form: &str| {
        bodies
            .iter()
            .find(|(printed, _)| printed == form)
            .map(|(_, name)| name)
    };
    assert!(name("Politburo").is_some(), "{bodies:?}");
    assert_ne!(
        name("Politburo"),
        name("Presidium of the Central Committee of the Communist Party of Czechoslovakia")
    );
}

#[test]
fn a_ministry_of_arms_in_a_report_from_abroad_is_left_open() {
    let report = |texts: &[&str]| {
        let mut report = document("a.txt", texts);
        report.metadata.title = "Report from the Embassy of Hungary in Havana".to_owned();
        report
    };
    let names = find(&[report(&[
        "Havana, 4 May 1963",
        "The Hungarian Ministry of Defense had written to us.",
        "An officer of the Ministry of Defense told the attaché that he would leave.",
    ])]);
    let states: Vec<Option<usize>> = names
        .mentions
        .iter()
        .filter(|mention| mention.form == "Ministry of Defense")
        .map(|mention| names.entities[mention.entity].state)
        .collect();
    assert_eq!(states, [None]);
}
