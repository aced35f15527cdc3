use super::{MisfitKind, check};
use crate::curation::entities::EntityRules;
use crate::document::Document;
use crate::name::{self, EntityKind, Names};
use crate::sample;

fn document(id: &str, date: &str, texts: &[&str]) -> Document {
    sample::document(id, Some(date), texts)
}

/// A document whose first paragraph opens with the label of a speaker.
fn speech(id: &str, date: &str, speaker: &str, words: &str) -> Document {
    let mut document = document(id, date, &[&format!("{speaker}: {words}")]);
    document.blocks[0].speaker = Some(0..speaker.len());
    document
}

fn checked(documents: &[Document], rules: &str) -> Names {
    let mut names = name::find(documents);
    let (rules, findings) = EntityRules::parse(EntityKind::Person, "persons.toml", rules);
    assert_eq!(findings, []);
    assert_eq!(name::apply(&mut names, documents, &rules), []);
    check(&mut names, documents);
    names
}

/// The document of each mention of a person, by its id.
fn linked(names: &Names, documents: &[Document], id: &str) -> Vec<String> {
    names
        .mentions
        .iter()
        .filter(|mention| names.entities[mention.entity].id == id)
        .map(|mention| documents[mention.document].id.clone())
        .collect()
}

fn told(names: &Names, documents: &[Document]) -> Vec<(MisfitKind, String)> {
    names
        .misfits
        .iter()
        .map(|misfit| (misfit.kind, documents[misfit.document].id.clone()))
        .collect()
}

const LIFE: &str = "[josef-tuma]\nlife = \"1850-03-02/1911-05-09\"\n";

#[test]
fn a_person_is_not_linked_before_the_life_nor_acting_after_it() {
    let documents = [
        document(
            "first",
            "1890",
            &["The engineer Josef Tuma surveyed the harbour."],
        ),
        document(
            "child",
            "1855-06",
            &["Mr. Josef Tuma signed the deed. Mr. Tuma left."],
        ),
        speech("ghost", "1925-01-04", "Josef Tuma", "I cannot agree."),
        document(
            "memory",
            "1925-02-01",
            &["The quay that Josef Tuma built was repaired."],
        ),
        document(
            "office",
            "1925-03-01",
            &["Ambassador Josef Tuma called today."],
        ),
        document(
            "late",
            "1925-04-01",
            &["The late Ambassador Josef Tuma was remembered."],
        ),
    ];
    let names = checked(&documents, LIFE);
    assert_eq!(
        linked(&names, &documents, "josef-tuma"),
        ["first", "memory", "late"]
    );
    assert_eq!(
        told(&names, &documents),
        [
            (MisfitKind::Life, "child".to_owned()),
            (MisfitKind::Life, "ghost".to_owned()),
            (MisfitKind::Life, "office".to_owned()),
        ]
    );
    assert_eq!(
        names.misfits[1].message,
        "the document is dated January 4, 1925, and Josef Tuma lived 1850-03-02/1911-05-09"
    );
}

#[test]
fn dates_that_are_only_about_right_are_not_held_against_a_near_document() {
    let documents = [speech(
        "talk",
        "1913-01-04",
        "Josef Tuma",
        "I cannot agree.",
    )];
    let about = checked(&documents, "[josef-tuma]\nlife = \"1850/1911~\"\n");
    assert_eq!(about.misfits, []);
    // A single date says not whether it is that of birth or of death, and a document of a decade is no proof.
    let single = checked(&documents, "[josef-tuma]\nlife = \"1850\"\n");
    assert_eq!(single.misfits, []);
    let vague = [speech("talk", "1911/1925", "Josef Tuma", "I cannot agree.")];
    assert_eq!(checked(&vague, LIFE).misfits, []);
    assert_eq!(checked(&documents, LIFE).misfits.len(), 1);
}

#[test]
fn an_office_outside_its_years_is_of_another() {
    let rules = "[ana-ribeiro]\noffice = [{ title = \"President\", dates = \"1961/1963\" }]\n";
    let documents = [
        document("then", "1962-05-01", &["President Ana Ribeiro spoke."]),
        document(
            "later",
            "1970-05-01",
            &["President Ana Ribeiro spoke. Later Ana Ribeiro left."],
        ),
        document(
            "after",
            "1971-05-01",
            &["We met Ana Ribeiro, President of Brazil, in town."],
        ),
        document("vice", "1955-05-01", &["Vice President Ana Ribeiro spoke."]),
        document(
            "former",
            "1970-06-01",
            &["The former President Ana Ribeiro spoke."],
        ),
        document("plain", "1970-07-01", &["Senator Ana Ribeiro spoke."]),
        document(
            "list",
            "1970-08-01",
            &["Ana Ribeiro, President Costa and others spoke."],
        ),
    ];
    let names = checked(&documents, rules);
    assert_eq!(
        told(&names, &documents),
        [
            (MisfitKind::Office, "later".to_owned()),
            (MisfitKind::Office, "after".to_owned()),
        ]
    );
    let linked = linked(&names, &documents, "ana-ribeiro");
    assert_eq!(linked, ["then", "vice", "former", "plain", "list"]);
    assert!(
        names.misfits[0]
            .message
            .ends_with("names Ana Ribeiro with the office “President”, held 1961/1963"),
        "{}",
        names.misfits[0].message
    );
}

#[test]
fn what_an_editor_sets_for_a_document_stands() {
    let documents = [speech(
        "ghost",
        "1925-01-04",
        "Josef Tuma",
        "I cannot agree.",
    )];
    let rules = format!("{LIFE}variants = [{{ form = \"Josef Tuma\", document = \"ghost\" }}]\n");
    let names = checked(&documents, &rules);
    assert_eq!(names.misfits, []);
    assert_eq!(linked(&names, &documents, "josef-tuma"), ["ghost"]);
}

#[test]
fn who_speaks_after_a_death_told_elsewhere_is_a_finding_and_stays_linked() {
    let documents = [
        document(
            "memoir",
            "1984",
            &["Rafael Costa died in November 1982, at home."],
        ),
        speech("talk", "1983-02-01", "Rafael Costa", "I cannot agree."),
        speech("before", "1982-02-01", "Rafael Costa", "I agree."),
    ];
    let names = checked(&documents, "");
    assert_eq!(
        told(&names, &documents),
        [(MisfitKind::Death, "talk".to_owned())]
    );
    assert!(names.misfits[0].message.contains("died in November 1982"));
    assert_eq!(
        linked(&names, &documents, "rafael-costa"),
        ["memoir", "talk", "before"]
    );
    // A war that a person died in is no date of the death.
    let war = [
        document("memoir", "1984", &["Rafael Costa died in the war of 1914."]),
        speech("talk", "1983-02-01", "Rafael Costa", "I cannot agree."),
    ];
    assert_eq!(checked(&war, "").misfits, []);
}

#[test]
fn who_is_listed_under_a_heading_of_participants_acts() {
    let documents = [
        document(
            "first",
            "1890",
            &["The engineer Josef Tuma surveyed the harbour."],
        ),
        document(
            "list",
            "1925-05-01",
            &[
                "PARTICIPANTS",
                "Anna Kolar",
                "Josef Tuma",
                "The talks were short.",
            ],
        ),
        document(
            "prose",
            "1925-06-01",
            &[
                "Those who came spoke long.",
                "The quay of Josef Tuma was repaired.",
            ],
        ),
    ];
    let names = checked(&documents, LIFE);
    assert_eq!(linked(&names, &documents, "josef-tuma"), ["first", "prose"]);
    assert_eq!(
        told(&names, &documents),
        [(MisfitKind::Life, "list".to_owned())]
    );
}
