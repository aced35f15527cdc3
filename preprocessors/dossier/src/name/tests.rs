use super::*;
use crate::document::{Block, Document};

fn document(file: &str, paragraphs: &[&str]) -> Document {
    Document {
        file: file.to_owned(),
        blocks: paragraphs
            .iter()
            .zip(1..)
            .map(|(text, number)| Block {
                numbers: vec![number],
                text: (*text).to_owned(),
                ..Block::default()
            })
            .collect(),
        ..Document::default()
    }
}

/// The forms of a kind, with the name of the entity.
fn forms(names: &Names, kind: EntityKind) -> Vec<(String, String)> {
    names
        .mentions
        .iter()
        .filter(|mention| !mention.adjective && names.entities[mention.entity].kind == kind)
        .map(|mention| {
            (
                mention.form.clone(),
                names.entities[mention.entity].name.clone(),
            )
        })
        .collect()
}

#[test]
fn persons_are_found_by_what_stands_around_them() {
    let cases: &[(&str, &[&str])] = &[
        (
            "The talks with President Sadat in Cairo went well.",
            &["Sadat"],
        ),
        (
            "N. S. Khrushchev received Walter Ulbricht.",
            &["N. S. Khrushchev", "Walter Ulbricht"],
        ),
        (
            "Pham Van Dong and Le Duan flew to Peking.",
            &["Pham Van Dong", "Le Duan"],
        ),
        (
            "Minister of Foreign Affairs Gromyko answered.",
            &["Gromyko"],
        ),
        ("He received the Order of Lenin in Moscow.", &[]),
        ("In March Treaty negotiations began.", &[]),
        ("Cde. Honecker and c. Stoph agreed.", &["Honecker", "Stoph"]),
        (
            "Lord Palmerston wrote to Count Nesselrode.",
            &["Palmerston", "Nesselrode"],
        ),
    ];
    for (text, expected) in cases {
        let names = find(&[document("a.txt", &[text])]);
        let found: Vec<String> = forms(&names, EntityKind::Person)
            .into_iter()
            .map(|(form, _)| form)
            .collect();
        assert_eq!(&found, expected, "{text}");
    }
}
