//! Names as institutions' papers write them: attendance, peers, family names of two words, ships, ranks, Monsieur.

use super::tests::{document, forms};
use super::*;

/// The persons of a collection, each text a document of its own: form and entity.
fn persons(texts: &[&[&str]]) -> Vec<(String, String)> {
    let files: Vec<String> = (0..texts.len()).map(|at| format!("{at}.txt")).collect();
    let documents: Vec<_> = files
        .iter()
        .zip(texts)
        .map(|(file, texts)| document(file, texts))
        .collect();
    forms(&find(&documents), EntityKind::Person)
}

fn found(text: &str) -> Vec<String> {
    persons(&[&[text]])
        .into_iter()
        .map(|(form, _)| form)
        .collect()
}

#[test]
fn peers_are_named_by_title_and_seat() {
    for (text, expected) in [
        (
            "The Count of Ribeira Fria gave the books, and the Countess of Ulm read them.",
            vec!["Count of Ribeira Fria", "Countess of Ulm"],
        ),
        (
            "Dona Leonor de Sousa Freire, Marquise of Monte Alto, widow, appeared.",
            vec!["Leonor de Sousa Freire", "Marquise of Monte Alto"],
        ),
        ("The Prince of Orange landed.", vec!["Prince of Orange"]),
        ("The Count of votes took an hour.", vec![]),
    ] {
        assert_eq!(found(text), expected, "{text}");
    }
}

#[test]
fn a_name_and_the_title_after_it_are_one_person_and_husband_and_wife_are_two() {
    let names = persons(&[
        &["Dona Leonor de Sousa Freire, Marquise of Monte Alto, widow, appeared before me."],
        &["Dom Rui de Sousa Freire, Marquis of Monte Alto, who died in Porto, left them to her."],
        &["The Marquise of Monte Alto was thanked."],
    ]);
    let entity = |form: &str, nth: usize| {
        let mut of_form = names.iter().filter(|(found, _)| found == form);
        of_form.nth(nth).map(|(_, entity)| entity.clone())
    };
    assert_eq!(
        entity("Marquise of Monte Alto", 1),
        entity("Leonor de Sousa Freire", 0)
    );
    assert_eq!(
        entity("Marquis of Monte Alto", 0),
        entity("Rui de Sousa Freire", 0)
    );
    assert_ne!(
        entity("Marquis of Monte Alto", 0),
        entity("Marquise of Monte Alto", 0)
    );
}

#[test]
fn a_list_of_peers_is_no_name_with_its_title() {
    let names =
        persons(&[&["Present: Sir Ralph Verney, Earl of Tyrone, Duke of Somerton and others."]]);
    let entities: std::collections::BTreeSet<&String> =
        names.iter().map(|(_, entity)| entity).collect();
    assert_eq!(entities.len(), 3, "{names:?}");
}

#[test]
fn a_family_name_of_two_words_stands_alone_too() {
    let names = persons(&[
        &[
            "Present: Councillor Edmundo Varela Prates, in the chair; Rosa Nobre de Faria, secretary.",
        ],
        &["Varela Prates spoke first. The table was held by Nobre de Faria until evening."],
        &["It was put to Councillor Varela Prates."],
    ]);
    let of = |form: &str| -> Vec<&str> {
        names
            .iter()
            .filter(|(found, _)| found == form)
            .map(|(_, entity)| entity.as_str())
            .collect()
    };
    assert_eq!(
        of("Varela Prates"),
        ["Edmundo Varela Prates"; 2],
        "{names:?}"
    );
    assert_eq!(of("Nobre de Faria"), ["Rosa Nobre de Faria"]);
}

#[test]
fn a_second_given_name_is_no_family_name_of_two_words() {
    let names = persons(&[
        &["Mr. Henry Arthur Blake took the chair."],
        &["Arthur Blake, the gardener, was paid."],
    ]);
    assert_ne!(names[0].1, names[1].1, "{names:?}");
}

#[test]
fn ships_are_no_persons_though_they_bear_their_names() {
    for text in [
        "The survey was made with the Piet van Rees, which called at Suva.",
        "They sailed in the Anna M. Lind and the Horace K. Dow.",
        "R/V ROBERT D. CONRAD, cruise 9",
        "In the M/S Carl Lauritzen they reached Thule.",
        "The cargo is in the hold of the Santa Barbara, addressed to him.",
        "South of 37° S. Fourteen stations were made, and off 12 N. Ten more.",
    ] {
        assert_eq!(found(text), Vec::<String>::new(), "{text}");
    }
    assert_eq!(
        found("The papers of the Vasco Teles exhibition were lent by Dr. Vasco Teles."),
        ["Vasco Teles", "Vasco Teles"]
    );
    assert_eq!(
        found("The Dalai Lama, who had crossed the border, rested."),
        ["Dalai Lama"]
    );
}

#[test]
fn what_the_collection_prints_as_a_ship_is_one_everywhere() {
    let names = persons(&[
        &["The Horace K. Dow was in dock."],
        &["Two ships, Meridian and Horace K. Dow, called in May."],
    ]);
    assert_eq!(names, [], "a ship without its article");
    let names = persons(&[
        &["The Horace K. Dow was in dock."],
        &["The late Dr. Horace K. Dow had given the money."],
    ]);
    assert_eq!(names.len(), 1, "who gave the ship its name: {names:?}");
}

#[test]
fn ranks_and_offices_of_two_words_are_no_persons() {
    for (text, expected) in [
        (
            "On the motion of Prof. Ortega Rear Admiral Lund was elected.",
            vec!["Ortega", "Lund"],
        ),
        (
            "Constructor-Commander P. Ribas and Surgeon-Captain Hale came.",
            vec!["P. Ribas", "Hale"],
        ),
        ("The Naval Attaché, who had been asked, declined.", vec![]),
        (
            "Prepared by Ivo Brandão, Chief Scientist Iquique, May 1961",
            vec!["Ivo Brandão"],
        ),
        (
            "A letter signed by Dr. G. E. R. Deacon was read.",
            vec!["G. E. R. Deacon"],
        ),
        (
            "Mr. Santa Cruz and Mr. Julio San Martín agreed.",
            vec!["Santa Cruz", "Julio San Martín"],
        ),
        (
            "It was praised by Gaston Paris in the review.",
            vec!["Gaston Paris"],
        ),
    ] {
        assert_eq!(found(text), expected, "{text}");
    }
}

#[test]
fn monsieur_is_told_by_the_other_papers_and_nobody_signs_with_it() {
    let names = persons(&[
        &[
            "M. Étienne Delorme, of the Louvre, wrote to M. de Brissac and to Mme Aubry.",
            "M. Delorme hopes for an answer.",
        ],
        &["It was asked for by M. Delorme, by I. Pereira and by R. Vaz."],
    ]);
    let delorme: std::collections::BTreeSet<&String> = names
        .iter()
        .filter(|(form, _)| form.contains("Delorme"))
        .map(|(_, entity)| entity)
        .collect();
    assert_eq!(delorme.len(), 1, "{names:?}");
    let names = persons(&[&[
        "Dear friend, I saw M. Aubry and M. Tissot yesterday, and MM. Roux are well.",
        "M. Prado Lessing",
    ]]);
    assert_eq!(
        names.last().map(|(form, _)| form.as_str()),
        Some("M. Prado Lessing")
    );
}

#[test]
fn short_forms_of_given_names_are_the_same_name() {
    let names = persons(&[
        &["Dr. Robert L. Fenner spoke in the hall."],
        &["Please tell Bob Fenner that the core is his."],
    ]);
    assert_eq!(names[0].1, names[1].1, "{names:?}");
}

#[test]
fn a_friend_is_greeted_by_the_given_name() {
    let names = persons(&[&[
        "To Dr. Walter J. Hartmann, Kiel",
        "Dear Walter,",
        "I thank you.",
    ]]);
    assert_eq!(names.len(), 2);
    assert_eq!(names[0].1, names[1].1, "{names:?}");
}

fn bodies(text: &str) -> Vec<String> {
    let names = find(&[document("a.txt", &[text])]);
    forms(&names, EntityKind::Organization)
        .into_iter()
        .map(|(form, _)| form)
        .collect()
}

#[test]
fn the_arms_of_a_country_and_its_legislature_are_bodies() {
    for (text, expected) in [
        (
            "A gift of the Navy, it was slow; the Navy Board met.",
            vec!["Navy", "Navy Board"],
        ),
        (
            "Funds were voted when Congress met again.",
            vec!["Congress"],
        ),
        (
            "The law was passed by Congress in two days.",
            vec!["Congress"],
        ),
        (
            "The Congress opened with a dinner for the botanists.",
            vec![],
        ),
        ("They spoke of Congress of Vienna days.", vec![]),
        (
            "The Ninth Extraordinary Congress of the league was put off.",
            vec![],
        ),
        ("The First National Congress met in Oslo.", vec![]),
    ] {
        assert_eq!(bodies(text), expected, "{text}");
    }
}

#[test]
fn houses_stations_and_addresses_of_telegrams_are_bodies() {
    for (text, expected) in [
        (
            "The sale was entrusted to the House of Garnier.",
            vec!["House of Garnier"],
        ),
        (
            "It was read over Lima Radio, and Radio Ghana repeated it.",
            vec!["Lima Radio", "Radio Ghana"],
        ),
        ("TO AMEMBASSY LIMA PRIORITY 44", vec!["AMEMBASSY LIMA"]),
        (
            "It was sent up by the Office of the Prime Minister to the printers.",
            vec!["Office of the Prime Minister"],
        ),
        ("Shares of Union Minière fell.", vec!["Union Minière"]),
    ] {
        assert_eq!(bodies(text), expected, "{text}");
    }
}
