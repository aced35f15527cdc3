//! Families of names that papers of many kinds have: telegrams, signatures, peers, honours, ships, towns, firms, seats.

use super::tests::{document, forms};
use super::*;

fn found(kind: EntityKind, texts: &[&str]) -> Vec<String> {
    let names = find(&[document("a.txt", texts)]);
    forms(&names, kind)
        .into_iter()
        .map(|(form, _)| form)
        .collect()
}

fn persons(texts: &[&str]) -> Vec<String> {
    found(EntityKind::Person, texts)
}

fn bodies(texts: &[&str]) -> Vec<String> {
    found(EntityKind::Organization, texts)
}

/// Every text with what is found in it, where that is not what is expected.
fn check(cases: &[(&str, &[&str])], found: fn(&[&str]) -> Vec<String>) {
    let wrong: Vec<_> = cases
        .iter()
        .map(|(text, expected)| (text, found(&[text]), expected))
        .filter(|(_, found, expected)| found != *expected)
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn a_telegram_in_capitals_names_only_whom_the_collection_knows() {
    let texts = [
        "Lieutenant Erik Thorvaldsen and Mr. Halvor Dybdahl sailed.",
        "No. 3\nTROMSØ 4/7 1911 12.10\nDYBDAHL BERGEN\nARRIVED YESTERDAY ALL WELL JUNE HOUSE BUILT COAL NEEDED \
         THORVALDSEN ILL HOPE HEAR SOON\nDYBDAHL THORVALDSEN",
    ];
    assert_eq!(
        persons(&texts)[2..],
        ["DYBDAHL", "THORVALDSEN", "DYBDAHL", "THORVALDSEN"]
    );
}

#[test]
fn towns_features_camps_and_ships_are_no_persons() {
    for text in [
        "To the Chairman of the Committee, Trondheim.",
        "They went to the head of Franz Joseph Fjord and to Cape Ludvig Holm.",
        "The talks at Camp David and at Villa Bertram came to nothing.",
        "The cruise of the \"Michael Krohn\" lasted a year; the “Anna Lind” was lost.",
        "The thanks of the Board were conveyed to the Lord Chamberlain.",
        "They met in the Otto Brenner Hall.",
        "The action at Tseng Jong was over; the troops at Tseng Jong withdrew.",
    ] {
        assert_eq!(persons(&[text]), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn persons_are_told_by_lists_offices_and_particles() {
    let cases: &[(&str, &[&str])] = &[
        (
            "Dr. King replied, and Dr. Learned, in turn, read.",
            &["King", "Learned"],
        ),
        (
            "Three members of the wing, among them Varadan, Sompura and Haridas Kolte, resigned.",
            &["Varadan", "Sompura", "Haridas Kolte"],
        ),
        (
            "Petrov-Vilk, who came from Riga, was silent.",
            &["Petrov-Vilk"],
        ),
        (
            "The Ghanaian Minister of Justice, Asafo-Adjei, was absent.",
            &["Asafo-Adjei"],
        ),
        (
            "The Egyptian Ambassador, El Masri, embraced him.",
            &["El Masri"],
        ),
        (
            "I had an hour with Markovitchević and with Ionescu.",
            &["Markovitchević", "Ionescu"],
        ),
        ("The Ambassador, Pan Tzu-hua, left.", &["Pan Tzu-hua"]),
        (
            "General de Groote spoke. De Groote was heard; it was, as de Groote put it, enough.",
            &["de Groote", "De Groote", "de Groote"],
        ),
        (
            "Minister Kolbe wrote to Ambassador Sobolev. The letters Kolbe-Sobolev were kept.",
            &["Kolbe", "Sobolev", "Kolbe", "Sobolev"],
        ),
        (
            "His Excellency the Earl of Strathmore opened it.",
            &["Earl of Strathmore"],
        ),
        (
            "Director: Mr. R. I. Lamb, F.L.S. Keeper of the House: Miss Orr.",
            &["R. I. Lamb", "Orr"],
        ),
        ("M. Debré and M. Pinay were heard.", &["Debré", "Pinay"]),
        (
            "For President Kuwatli Molotov had no answer.",
            &["Kuwatli", "Molotov"],
        ),
        (
            "Don Cornelio de Saavedra and General José de San Martín met; Rai Bahadur Hira Lal did not.",
            &["Cornelio de Saavedra", "José de San Martín", "Hira Lal"],
        ),
        (
            "Alhaji Shehu Shagari, Mallam Aminu Kano and PM Ecevit met Kaysone Phomvihane.",
            &[
                "Shehu Shagari",
                "Aminu Kano",
                "Ecevit",
                "Kaysone Phomvihane",
            ],
        ),
        ("H.M.S. Swiftsure and S.M.S. Emden lay there.", &[]),
        (
            "Mr. Halvor Lie wrote to Mr. Jens Vik and to Sund, Lie and Vik.",
            &["Halvor Lie", "Jens Vik", "Sund", "Lie", "Vik"],
        ),
    ];
    check(cases, persons);
}

#[test]
fn those_who_sign_side_by_side_are_two() {
    assert_eq!(
        persons(&["J. Lorentz A. Vik\nPresident Secretary"]),
        ["J. Lorentz", "A. Vik"]
    );
}

#[test]
fn initials_that_sign_are_the_only_person_who_has_them() {
    let text = "I shall write again when the crates have come, and send the list of what is wanting in them.";
    let names = find(&[
        document(
            "a.txt",
            &["From Mr. Harald Gran to Miss Anna Berg", text, "H. G."],
        ),
        document(
            "b.txt",
            &["From Mr. Harald Gran to Mr. Henrik Gade", text, "H. G."],
        ),
    ]);
    let signed: Vec<_> = names
        .mentions
        .iter()
        .filter(|mention| mention.form == "H. G.")
        .map(|mention| {
            (
                mention.document,
                names.entities[mention.entity].name.as_str(),
            )
        })
        .collect();
    assert_eq!(signed, [(0, "Harald Gran")], "the second letter names two");
}

#[test]
fn a_given_name_cut_short_is_the_whole_one() {
    let names = find(&[document(
        "a.txt",
        &["EDMD. FARLOW signed. Edmund Farlow and Mr. Chas. Orr came; Charles Orr left."],
    )]);
    let entities: Vec<_> = names
        .mentions
        .iter()
        .map(|mention| names.entities[mention.entity].id.as_str())
        .collect();
    assert_eq!(entities[0], entities[1], "{entities:?}");
    assert_eq!(entities[2], entities[3], "{entities:?}");
}

#[test]
fn bodies_are_told_by_seat_number_and_last_word() {
    let cases: &[(&str, &[&str])] = &[
        (
            "Messrs. Lowell Rance published it in July.",
            &["Lowell Rance"],
        ),
        ("PORT ALDEN: WHITLAW & SON, PRINTERS", &["WHITLAW & SON"]),
        (
            "Printed by Jens Griegs Bogtrykkeri, Bergen",
            &["Jens Griegs Bogtrykkeri"],
        ),
        (
            "It lay in Trondhjems Privatbank until May.",
            &["Trondhjems Privatbank"],
        ),
        ("Copies: H.M. Embassy, Bonn", &["H.M. Embassy, Bonn"]),
        (
            "A plant for the Botanic Garden at Jena was sent.",
            &["Botanic Garden at Jena"],
        ),
        ("(Director, Department IV)", &["Department IV"]),
        (
            "(Comrade Florin, Department Foreign Policy and International Relations)",
            &["Department Foreign Policy and International Relations"],
        ),
        (
            "A Working Group on Germany and Berlin met.",
            &["Working Group on Germany and Berlin"],
        ),
        (
            "REPORT OF THE SPECIAL COMMITTEE ON THE DROUGHT",
            &["SPECIAL COMMITTEE ON THE DROUGHT"],
        ),
        (
            "The University College of Port Alden met.",
            &["University College of Port Alden"],
        ),
        ("SENT DEPARTMENT 196; REPEATED INFORMATION BONN 169.", &[]),
        ("It is for the Treasury to decide.", &["Treasury"]),
        ("The company Brodokom offered its ships.", &["Brodokom"]),
        (
            "It was due from the house of Giraldi.",
            &["house of Giraldi"],
        ),
        ("The house of Habsburg fell.", &[]),
        (
            "The Deutsche Orientbank and Luther Burbank wrote.",
            &["Deutsche Orientbank"],
        ),
        (
            "The Bengal Iron and Tin Company, Ltd., sent coal.",
            &["Bengal Iron and Tin Company, Ltd."],
        ),
    ];
    check(cases, bodies);
}

#[test]
fn the_only_bearer_of_a_name_is_not_whom_the_world_knows_by_it() {
    let texts: [&[&str]; 2] = [
        &["Allen Dulles spoke first."],
        &["They heard Secretary Dulles in 1958. Dulles refused."],
    ];
    let documents = [document("a.txt", texts[0]), document("b.txt", texts[1])];
    let names = forms(&find(&documents), EntityKind::Person);
    let led: Vec<&str> = names.iter().map(|(_, name)| name.as_str()).collect();
    assert_eq!(led, ["Allen Dulles", "Dulles", "Dulles"]);
}

#[test]
fn a_crowned_society_is_not_that_of_another_crown() {
    let text =
        "The Royal Danish Geographical Society met. The Royal Geographical Society sent a wire.";
    let names = find(&[document("a.txt", &[text])]);
    let bodies = forms(&names, EntityKind::Organization);
    assert_eq!(bodies.len(), 2, "{bodies:?}");
    assert_ne!(bodies[0].1, bodies[1].1, "{bodies:?}");
}

#[test]
fn styles_and_titles_are_told_from_initials_and_surnames() {
    let cases: &[(&str, &[&str])] = &[
        ("Tun Osman and Tan Sri Ismail met.", &["Osman", "Ismail"]),
        (
            "Mr. Tan Kim Seng, Dr. Ba Tun, U Ba Hla and Henry Quayle White met.",
            &["Tan Kim Seng", "Ba Tun", "U Ba Hla", "Henry Quayle White"],
        ),
        ("H.E. KARIN LIE opened the session.", &["KARIN LIE"]),
        (
            "Present: H.E. Dato Razali Ismail and H.E. K. Lie.",
            &["Razali Ismail", "K. Lie"],
        ),
        ("The letter is signed H.E. Lie.", &["H.E. Lie"]),
        (
            "Dato Salleh and Bung Hatta met Mr. Vos.",
            &["Salleh", "Hatta", "Vos"],
        ),
    ];
    check(cases, persons);
}

#[test]
fn stages_regiments_and_houses_of_other_tongues_are_bodies() {
    let cases: &[(&str, &[&str])] = &[
        (
            "The Royal Danish Theatre and the Bergen Philharmonic Orchestra went on tour.",
            &["Royal Danish Theatre", "Bergen Philharmonic Orchestra"],
        ),
        (
            "The Ceylon Planters’ Rifles and the Royal Air Force were there, and the Trucial Oman Scouts.",
            &[
                "Ceylon Planters’ Rifles",
                "Royal Air Force",
                "Trucial Oman Scouts",
            ],
        ),
        ("The Suomen Pankki lent it.", &["Suomen Pankki"]),
        ("They went to the theatre of the town.", &[]),
    ];
    check(cases, bodies);
}

#[test]
fn a_body_of_all_states_is_not_that_of_the_only_state_named() {
    let texts = [
        "The International Committee of the Lighthouse Union met. The Danish Lighthouse Union sent a ship.",
        "The Lighthouse Union thanked the crew.",
    ];
    let names = find(&[document("a.txt", &texts)]);
    let of = |words: &str| {
        let mentions = names.mentions.iter();
        let found = mentions.filter(|mention| mention.form == words);
        found.map(|mention| mention.entity).collect::<Vec<_>>()
    };
    assert_eq!(of("Danish Lighthouse Union").len(), 1);
    assert!(of("Lighthouse Union").last().is_some());
    assert_ne!(
        of("Danish Lighthouse Union").last(),
        of("Lighthouse Union").last()
    );
}

#[test]
fn two_burmese_names_that_begin_alike_are_two_persons() {
    let names = find(&[document(
        "a.txt",
        &["U Ba Hla spoke. Ba Gyi of the dye works was dismissed."],
    )]);
    let persons = names.entities.iter();
    let persons = persons.filter(|entity| entity.kind == EntityKind::Person);
    assert_eq!(persons.count(), 2);
}
