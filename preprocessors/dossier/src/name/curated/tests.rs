use crate::curation::entities::{self, EntityRules, Passage};
use crate::document::Document;
use crate::finding::Finding;
use crate::name::{self, DoubtKind, Entity, EntityKind, Names, RelationKind};
use crate::sample;

fn document(id: &str, texts: &[&str]) -> Document {
    sample::document(id, None, texts)
}

fn ruled(documents: &[Document], kind: EntityKind, rules: &str) -> (Names, Vec<Finding>) {
    let mut names = name::find(documents);
    let (rules, mut findings) = EntityRules::parse(kind, "seeds/curation/rules.toml", rules);
    findings.extend(name::apply(&mut names, documents, &rules));
    (names, findings)
}

fn entry<'n>(names: &'n Names, id: &str) -> &'n Entity {
    names
        .entities
        .iter()
        .find(|entity| entity.id == id)
        .unwrap_or_else(|| {
            let ids: Vec<_> = names.entities.iter().map(|entity| &entity.id).collect();
            panic!("no {id} in {ids:?}")
        })
}

/// The printed forms of an entry, in order of place.
fn forms<'n>(names: &'n Names, id: &str) -> Vec<&'n str> {
    names
        .mentions
        .iter()
        .filter(|mention| names.entities[mention.entity].id == id)
        .map(|mention| mention.form.as_str())
        .collect()
}

#[test]
fn an_entry_is_headed_described_and_given_its_numbers() {
    let documents = [document(
        "despatch",
        &["Ambassador Lincoln Gordon called on Celso Furtado. Gordon was brief."],
    )];
    let (names, findings) = ruled(
        &documents,
        EntityKind::Person,
        "[lincoln-gordon]\nheading = \"Gordon, Abraham Lincoln\"\nrole = \"ambassador to Brazil\"\nlife = \"1913/2009\"\noffice = [{ title = \"Ambassador\", dates = \"1961/1966\" }]\nwikidata = \"Q1826110\"\n",
    );
    assert_eq!(findings, []);
    let gordon = entry(&names, "lincoln-gordon");
    assert_eq!(gordon.heading, "Gordon, Abraham Lincoln");
    assert_eq!(gordon.editor_role.as_deref(), Some("ambassador to Brazil"));
    assert_eq!(gordon.offices[0].title.as_deref(), Some("Ambassador"));
    assert_eq!(
        gordon.authorities[0].address,
        "https://www.wikidata.org/entity/Q1826110"
    );
    assert_eq!(
        forms(&names, "lincoln-gordon"),
        ["Lincoln Gordon", "Gordon"]
    );
}

#[test]
fn entries_are_joined_and_the_other_heading_points_to_the_one() {
    let documents = [document(
        "minute",
        &[
            "Dr. Huggins read a paper.",
            "Professor William Higgins replied.",
        ],
    )];
    let (names, findings) = ruled(
        &documents,
        EntityKind::Person,
        "[william-higgins]\nmerge = [\"huggins\"]\n",
    );
    assert_eq!(findings, []);
    assert_eq!(
        forms(&names, "william-higgins"),
        ["Huggins", "William Higgins"]
    );
    assert_eq!(entry(&names, "william-higgins").see_from, ["Huggins"]);
    assert!(names.entities.iter().all(|entity| entity.id != "huggins"));
}

#[test]
fn a_form_in_one_paragraph_is_split_off_and_a_missed_form_is_found() {
    let documents = [
        document(
            "first",
            &[
                "Mr. Robert Bond opened the meeting.",
                "Bond thanked the members.",
                "Bond, his brother, was absent; so was the Astronomer Royal.",
            ],
        ),
        document("second", &["The Astronomer Royal spoke."]),
    ];
    let (names, findings) = ruled(
        &documents,
        EntityKind::Person,
        "[robert-bond]\nsplit = [{ form = \"Bond\", document = \"first\", paragraph = \"p3\", to = \"william-bond\" }]\n\n[astronomer-royal]\nvariants = [\"Astronomer Royal\"]\n",
    );
    assert_eq!(findings, []);
    assert_eq!(forms(&names, "robert-bond"), ["Robert Bond", "Bond"]);
    assert_eq!(forms(&names, "william-bond"), ["Bond"]);
    assert_eq!(
        forms(&names, "astronomer-royal"),
        ["Astronomer Royal", "Astronomer Royal"]
    );
}

#[test]
fn a_surname_of_several_is_a_doubt_until_an_editor_says_who_is_meant() {
    let documents = [
        document(
            "one",
            &["Mr. Charles Denning spoke to Mr. William Denning."],
        ),
        document("two", &["Mr. Denning was absent."]),
    ];
    let names = name::find(&documents);
    let doubt = names
        .doubts
        .iter()
        .find(|doubt| doubt.kind == DoubtKind::Bearer)
        .unwrap();
    assert_eq!(doubt.id, "bearer-denning");
    let sides: Vec<&str> = doubt.sides.iter().map(|side| side.form.as_str()).collect();
    assert_eq!(sides, ["Denning", "Charles Denning", "William Denning"]);
    assert_eq!(
        doubt.sides[1].quote(&documents[0]),
        "Mr. Charles Denning spoke to Mr. William Denning."
    );

    let passage = Passage {
        form: "Denning".to_owned(),
        document: Some("two".to_owned()),
        ..Passage::default()
    };
    let rules =
        entities::record("# who is who\n", "william-denning", "variants", &passage).unwrap();
    let (names, findings) = ruled(&documents, EntityKind::Person, &rules);
    assert_eq!(findings, []);
    assert_eq!(
        forms(&names, "william-denning"),
        ["William Denning", "Denning"]
    );
    assert_eq!(names.doubts, []);
}

#[test]
fn entries_kept_apart_are_no_doubt_and_what_is_no_name_is_gone() {
    let documents = [document(
        "one",
        &["Professor Albert Michelsen wrote to Professor Albert Michelson. Dr. Fairly agreed."],
    )];
    let same = |names: &Names| {
        let of_kind = |doubt: &&name::Doubt| doubt.kind == DoubtKind::Same;
        names.doubts.iter().filter(of_kind).count()
    };
    assert_eq!(same(&name::find(&documents)), 1);
    let (names, findings) = ruled(
        &documents,
        EntityKind::Person,
        "[albert-michelson]\nnever = [\"albert-michelsen\"]\n[fairly]\nnever = true\n",
    );
    assert_eq!(findings, []);
    assert_eq!(same(&names), 0);
    assert!(
        names
            .mentions
            .iter()
            .all(|mention| mention.form != "Fairly")
    );
}

#[test]
fn bodies_are_set_in_relation() {
    let documents = [document(
        "one",
        &["The Royal Observatory wrote to the Admiralty Department and the Board of Longitude."],
    )];
    let (names, findings) = ruled(
        &documents,
        EntityKind::Organization,
        "[board-of-longitude]\npart-of = \"admiralty-department\"\n",
    );
    assert_eq!(findings, []);
    let board = entry(&names, "board-of-longitude").relations[0];
    assert_eq!(board.kind, RelationKind::PartOf);
    assert_eq!(names.entities[board.entity].id, "admiralty-department");
    let over = entry(&names, "admiralty-department").relations[0];
    assert_eq!(over.kind, RelationKind::HasPart);
}

#[test]
fn what_no_longer_applies_is_a_finding_with_its_line() {
    let documents = [document("one", &["Mr. Robert Bond opened the meeting."])];
    let (_, findings) = ruled(
        &documents,
        EntityKind::Person,
        "[robert-bont]\nrole = \"x\"\n\n[robert-bond]\nmerge = [\"r-bond\"]\nvariants = [\"Bonde\"]\nhaeding = \"Bond\"\nviaf = \"Q1\"\n",
    );
    let told: Vec<(usize, &str, &str)> = findings
        .iter()
        .map(|finding| {
            (
                finding.place.line.unwrap(),
                finding.code,
                finding.remedy.as_str(),
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            (7, "curation-unknown-key", "did you mean `heading`?"),
            (
                8,
                "curation-value",
                "copy the number from the end of the record’s address"
            ),
            (
                1,
                "curation-orphan",
                "did you mean [robert-bond]? else remove the entry"
            ),
            (
                5,
                "curation-orphan",
                "remove it from the list if the two are one already"
            ),
            (
                6,
                "curation-orphan",
                "write the form exactly as printed, or remove it"
            ),
        ]
    );
}

#[test]
fn a_rule_is_written_down_with_the_comments_kept() {
    let passage = |form: &str| Passage {
        form: form.to_owned(),
        ..Passage::default()
    };
    let text = "# The two brothers.\n[robert-bond] # the elder\nmerge = \"r-bond\" # seen by AB\n";
    let text = entities::record(text, "robert-bond", "merge", &passage("bond")).unwrap();
    let text = entities::record(&text, "robert-bond", "merge", &passage("bond")).unwrap();
    let text = entities::record(&text, "agnes-clerke", "never", &passage("clark")).unwrap();
    assert_eq!(
        text,
        "# The two brothers.\n[robert-bond] # the elder\nmerge = [\"r-bond\", \"bond\"] # seen by AB\n\n[agnes-clerke]\nnever = [\"clark\"]\n"
    );
    assert!(entities::record("[a]\nmerge = 3\n", "a", "merge", &passage("b")).is_err());
}

#[test]
fn a_form_that_holds_a_found_name_takes_its_place() {
    let documents = [document(
        "one",
        &[
            "Mr. Robert Bond opened the meeting.",
            "The elder Bond was silent. Bond left.",
        ],
    )];
    let (names, findings) = ruled(
        &documents,
        EntityKind::Person,
        "[george-bond]\nvariants = [\"elder Bond\"]\n",
    );
    assert_eq!(findings, []);
    assert_eq!(forms(&names, "george-bond"), ["elder Bond"]);
    assert_eq!(forms(&names, "robert-bond"), ["Robert Bond", "Bond"]);
}

#[test]
fn a_form_that_never_means_an_entry_is_left_without_one() {
    let documents = [document(
        "one",
        &[
            "Mr. Robert Bond opened the meeting.",
            "Bond Street was closed, and Bond left.",
        ],
    )];
    let (names, findings) = ruled(
        &documents,
        EntityKind::Person,
        "[robert-bond]\nnever = [{ form = \"Bond\", paragraph = \"p2\" }]\n",
    );
    assert_eq!(findings, []);
    assert_eq!(forms(&names, "robert-bond"), ["Robert Bond"]);
    assert_eq!(
        names
            .entities
            .iter()
            .filter(|entity| entity.id.is_empty())
            .count(),
        0
    );
}

#[test]
fn what_an_entry_was_part_of_by_its_name_is_void_where_the_editor_says_else() {
    let documents = [document(
        "one",
        &[
            "The Finance Committee of the Royal Society met. The Royal Society of London thanked it, and so did the Board of Longitude.",
        ],
    )];
    let part = |names: &Names, id: &str| -> Vec<String> {
        let of_kind = |relation: &&crate::name::Relation| relation.kind == RelationKind::PartOf;
        let relations = entry(names, id).relations.iter();
        relations
            .filter(of_kind)
            .map(|relation| names.entities[relation.entity].id.clone())
            .collect()
    };
    let body = "finance-committee-of-the-royal-society";
    let before = name::find(&documents);
    assert_eq!(part(&before, body), ["royal-society"]);
    // The whole was joined to another entry meanwhile.
    let (names, findings) = ruled(
        &documents,
        EntityKind::Organization,
        &format!(
            "[royal-society-of-london]\nmerge = [\"royal-society\"]\n[{body}]\npart-of = \"board-of-longitude\"\n"
        ),
    );
    assert_eq!(findings, []);
    assert_eq!(part(&names, body), ["board-of-longitude"]);
    let left = entry(&names, "royal-society-of-london").relations.iter();
    assert_eq!(
        left.filter(|relation| relation.kind == RelationKind::HasPart)
            .count(),
        0
    );
}

#[test]
fn many_ids_that_are_nobodys_are_told_without_a_search_for_each() {
    let documents = [document("one", &["Mr. Robert Bond opened the meeting."])];
    let rules: Vec<String> = (0..60)
        .map(|number| format!("[robert-bond-{number}]\nrole = \"x\"\n"))
        .collect();
    let (_, findings) = ruled(&documents, EntityKind::Person, &rules.concat());
    let near = findings
        .iter()
        .filter(|finding| finding.remedy.starts_with("did you mean"))
        .count();
    assert_eq!((findings.len(), near), (60, 50));
}

#[test]
fn a_rule_is_taken_back_and_what_else_is_there_stays() {
    let passage = |form: &str| Passage {
        form: form.to_owned(),
        ..Passage::default()
    };
    let before = "# All.\n[robert-bond]\nheading = \"Bond\"\n";
    let mut text = format!("{before}merge = [\n]\n");
    text = text.replace("[\n]", "[\n  \"r-bond\",\n]");
    for form in ["r-bond", "bond"] {
        text = entities::record(&text, "robert-bond", "merge", &passage(form)).unwrap();
    }
    assert_eq!(
        text,
        "# All.\n[robert-bond]\nheading = \"Bond\"\nmerge = [\n  \"r-bond\",\n  \"bond\",\n]\n"
    );
    // What an editor has written beside a member stays in the file.
    let noted = text.replace("  \"bond\"", "  # seen by AB\n  \"bond\"");
    let without = entities::remove(&noted, "robert-bond", "merge", &passage("bond")).unwrap();
    assert!(
        without.contains("# seen by AB") && !without.contains("\"bond\""),
        "{without}"
    );
    for form in ["r-bond", "bond"] {
        text = entities::remove(&text, "robert-bond", "merge", &passage(form)).unwrap();
    }
    assert_eq!(text, before);
    let only = entities::record("", "bond", "never", &passage("pond")).unwrap();
    assert_eq!(
        entities::remove(&only, "bond", "never", &passage("pond")).unwrap(),
        ""
    );
    let single = "[bond]\nmerge = \"pond\"\n";
    assert_eq!(
        entities::remove(single, "bond", "merge", &passage("pond")).unwrap(),
        ""
    );
    for other in ["", "[bond]\nmerge = [\"lake\"]\n", "# [bond]\n"] {
        assert_eq!(
            entities::remove(other, "bond", "merge", &passage("pond")).unwrap(),
            other
        );
    }
}

#[test]
fn entries_joined_one_to_the_other_become_one() {
    let documents = [document(
        "one",
        &[
            "Professor Albert Michelsen wrote to Professor Albert Michelson. Professor Albert Michalson agreed.",
        ],
    )];
    for text in [
        "[albert-michelsen]\nmerge = [\"albert-michelson\"]\n[albert-michelson]\nmerge = [\"albert-michalson\"]\n",
        "[albert-michelson]\nmerge = [\"albert-michalson\"]\n[albert-michelsen]\nmerge = [\"albert-michelson\"]\n",
    ] {
        let (names, findings) = ruled(&documents, EntityKind::Person, text);
        assert_eq!(findings, [], "{text}");
        assert_eq!(forms(&names, "albert-michelsen").len(), 3, "{text}");
    }
}
