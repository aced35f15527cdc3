//! The analysis of whole collections, measured against gold annotations: no figure may fall below its
//! floor. The five documents of this repository, and collections of other worlds.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a test fails by a panic, and shows its figures when asked to"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use dossier_tests::analysis::Analysis;
use dossier_tests::book::analyze;
use dossier_tests::grammar::{faults_of_label, faults_of_note};
use dossier_tests::score::{Gold, LinkScore, Paragraphs, Score};
use dossier_tests::workspace;
use serde::Deserialize;

/// What the analysis of one collection must reach: a table of `fixtures/gold/floors.toml`.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct Floors {
    metadata: f64,
    false_fills: usize,
    person: f64,
    organization: f64,
    state: f64,
    identity_precision: f64,
    identity_recall: f64,
    wrong_links: f64,
    event_precision: f64,
    event_recall: f64,
    event_recall_with_queue: f64,
}

/// How far a figure may stand above its floor before the test says that the floor can be raised.
const SLACK: f64 = 0.01;

/// Half of the last place that floors are given with.
const ROUNDING: f64 = 0.0005;

/// A folder of documents with its gold.
struct Collection {
    name: String,
    folder: PathBuf,
    gold: Gold,
    /// The gold as it stands in the file.
    raw: serde_json::Value,
}

impl Collection {
    fn read(name: &str, folder: PathBuf, gold: PathBuf) -> Self {
        let text = std::fs::read_to_string(gold).unwrap();
        Self {
            name: name.to_owned(),
            folder,
            gold: serde_json::from_str(&text).unwrap(),
            raw: serde_json::from_str(&text).unwrap(),
        }
    }

    fn five() -> Self {
        let gold = workspace::fixture("gold/seeds.json");
        Self::read("seeds", workspace::root().join("seeds"), gold)
    }

    fn other(name: &str) -> Self {
        let folder = workspace::fixture("gold").join(name);
        let gold = folder.join("gold.json");
        Self::read(name, folder, gold)
    }

    /// Those of other worlds, by name.
    fn others() -> Vec<Self> {
        let entries = std::fs::read_dir(workspace::fixture("gold")).unwrap();
        let folders: BTreeSet<String> = entries
            .map(|entry| entry.unwrap())
            .filter(|entry| entry.path().is_dir())
            .map(|entry| entry.file_name().into_string().unwrap())
            .collect();
        folders.iter().map(|name| Self::other(name)).collect()
    }

    fn all() -> Vec<Self> {
        let mut all = vec![Self::five()];
        all.extend(Self::others());
        all
    }

    fn text(&self, file: &str) -> String {
        squashed(&std::fs::read_to_string(self.folder.join(file)).unwrap())
    }
}

fn squashed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn floors() -> BTreeMap<String, Floors> {
    let text = std::fs::read_to_string(workspace::fixture("gold/floors.toml")).unwrap();
    toml::from_str(&text).unwrap()
}

/// Every figure that must not fall, with its floor.
fn rising<'a>(score: &Score, floors: &Floors) -> [(&'a str, f64, f64); 9] {
    let events = &score.events;
    [
        ("metadata", score.metadata.right, floors.metadata),
        ("person", score.person.strict.f1, floors.person),
        (
            "organization",
            score.organization.strict.f1,
            floors.organization,
        ),
        ("state", score.state.strict.f1, floors.state),
        (
            "identity-precision",
            score.identity.precision,
            floors.identity_precision,
        ),
        (
            "identity-recall",
            score.identity.recall,
            floors.identity_recall,
        ),
        (
            "event-precision",
            events.printed.precision,
            floors.event_precision,
        ),
        ("event-recall", events.printed.recall, floors.event_recall),
        (
            "event-recall-with-queue",
            events.recall_with_queue,
            floors.event_recall_with_queue,
        ),
    ]
}

/// Collections that nobody reads who makes rules: not even a sentence of a note of theirs is shown.
const UNREAD: [&str; 4] = [
    "biafra-papers",
    "cyprus-papers",
    "research-station",
    "harbour-hospital",
];

/// Every note of a collection is a well-formed sentence, and every label of an event is what an editor may write.
#[track_caller]
fn check_wording(collection: &Collection, analysis: &Analysis) {
    let mut wrong = Vec::new();
    for note in &analysis.notes {
        let faults = faults_of_note(&note.text);
        if !faults.is_empty() {
            let place = format!("{} {}", note.file, note.paragraph);
            wrong.push(format!("{place}: {}\n    {}", note.text, faults.join(", ")));
        }
    }
    for event in &analysis.events {
        let faults = faults_of_label(&event.label);
        if !faults.is_empty() {
            wrong.push(format!("{}\n    {}", event.label, faults.join(", ")));
        }
    }
    if UNREAD.contains(&collection.name.as_str()) {
        println!("{} notes and labels are not well formed", wrong.len());
        return;
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Measures a collection and compares it with its floors.
#[track_caller]
fn check(collection: &Collection) {
    let floors = &floors()[&collection.name];
    let gold = &collection.gold;
    let analysis = analyze(&collection.folder, &["--no-curation"]);
    check_wording(collection, &analysis);
    let score = Score::of(gold, &analysis);
    let mut remarks = score.remarks.clone();
    let paragraphs = Paragraphs::of(gold, &collection.folder);
    let links = LinkScore::of(gold, &analysis, &paragraphs, &mut remarks);
    println!(
        "{}\n{score}\nwrong links   {:.4} ({} of {})",
        collection.name,
        links.rate(),
        links.wrong,
        links.linked
    );
    println!("{}", remarks.join("\n"));

    let mut below = Vec::new();
    for (name, figure, floor) in rising(&score, floors) {
        if figure + ROUNDING < floor {
            below.push(format!("{name} is {figure:.3}, below its floor {floor:.3}"));
        } else if figure > floor + SLACK {
            println!("{name} is {figure:.3}: its floor {floor:.3} can be raised");
        }
    }
    if links.rate() > floors.wrong_links + ROUNDING {
        below.push(format!(
            "wrong-links is {:.4}, above its bound {:.4}",
            links.rate(),
            floors.wrong_links
        ));
    }
    if score.metadata.false_fills > floors.false_fills {
        below.push(format!(
            "{} fields are filled that the gold leaves empty, more than {}",
            score.metadata.false_fills, floors.false_fills
        ));
    }
    assert!(
        below.is_empty(),
        "{}: {}\n\n{score}\n\n{}",
        collection.name,
        below.join("\n"),
        remarks.join("\n")
    );
}

#[test]
fn the_five_documents() {
    check(&Collection::five());
}

#[test]
fn a_peace_conference() {
    check(&Collection::other("peace-conference"));
}

#[test]
fn an_academy() {
    check(&Collection::other("academy-minutes"));
}

#[test]
fn a_mission() {
    check(&Collection::other("mission-letters"));
}

#[test]
fn a_war_in_the_horn_of_africa() {
    check(&Collection::other("horn-of-africa"));
}

#[test]
fn contacts_for_a_peace() {
    check(&Collection::other("peace-contacts"));
}

#[test]
fn an_observatory() {
    check(&Collection::other("observatory"));
}

#[test]
fn papers_on_cuba() {
    check(&Collection::other("cuban-papers"));
}

#[test]
fn a_botanical_garden() {
    check(&Collection::other("botanical-garden"));
}

#[test]
fn papers_on_a_border() {
    check(&Collection::other("border-papers"));
}

#[test]
fn a_university() {
    check(&Collection::other("university-papers"));
}

#[test]
fn papers_on_disarmament() {
    check(&Collection::other("disarmament-papers"));
}

#[test]
fn a_museum() {
    check(&Collection::other("museum-papers"));
}

#[test]
fn the_autumn_of_1956() {
    check(&Collection::other("autumn-1956"));
}

#[test]
fn papers_on_berlin() {
    check(&Collection::other("berlin-papers"));
}

#[test]
fn a_geographical_society() {
    check(&Collection::other("geographical-society"));
}

#[test]
fn papers_on_the_congo() {
    check(&Collection::other("congo-papers"));
}

#[test]
fn papers_on_a_crisis_in_poland() {
    check(&Collection::other("polish-crisis"));
}

#[test]
fn a_national_library() {
    check(&Collection::other("national-library"));
}

#[test]
fn an_oceanographic_institute() {
    check(&Collection::other("ocean-institute"));
}

#[test]
fn a_civil_war_in_nigeria() {
    check(&Collection::other("biafra-papers"));
}

#[test]
fn the_question_of_cyprus() {
    check(&Collection::other("cyprus-papers"));
}

#[test]
fn a_confrontation_over_malaysia() {
    check(&Collection::other("confrontation-papers"));
}

#[test]
fn a_research_station() {
    check(&Collection::other("research-station"));
}

#[test]
fn a_hospital_in_a_port() {
    check(&Collection::other("harbour-hospital"));
}

#[test]
fn a_national_theatre() {
    check(&Collection::other("national-theatre"));
}

#[test]
fn every_collection_has_floors_and_is_measured() {
    let source = std::fs::read_to_string(workspace::root().join("tests/gold.rs")).unwrap();
    let names: Vec<String> = Collection::all().into_iter().map(|one| one.name).collect();
    assert_eq!(
        names.iter().collect::<BTreeSet<_>>(),
        floors().keys().collect::<BTreeSet<_>>()
    );
    for name in names.iter().filter(|name| *name != "seeds") {
        assert!(source.contains(&format!("other(\"{name}\")")), "{name}");
    }
}

#[test]
fn the_gold_scores_full_marks_against_itself() {
    for Collection {
        name, gold, raw, ..
    } in Collection::all()
    {
        let mut analysis = raw;
        for entity in analysis["entities"].as_array_mut().unwrap() {
            let mut mentions = Vec::new();
            for place in entity["in"].as_array().unwrap() {
                for form in place["forms"].as_array().unwrap() {
                    mentions.push(serde_json::json!({"file": place["file"], "form": form}));
                }
            }
            entity["mentions"] = mentions.into();
        }
        let score = Score::of(&gold, &serde_json::from_value(analysis).unwrap());
        let full = |figure: f64| (figure - 1.0).abs() < 1e-9;
        assert!(
            full(score.metadata.right) && score.metadata.false_fills == 0,
            "{name}"
        );
        for kind in [score.person, score.organization, score.state] {
            assert!(full(kind.strict.f1) && full(kind.relaxed.f1), "{name}");
        }
        assert!(full(score.identity.f1), "{name}");
        assert!(
            full(score.events.printed.precision) && full(score.events.printed.recall),
            "{name}"
        );
    }
}

/// What a collection's gold gets wrong about its own files.
fn faults(collection: &Collection) -> Vec<String> {
    let gold = &collection.gold;
    let texts: BTreeMap<&str, String> = gold
        .files()
        .into_iter()
        .map(|file| (file, collection.text(file)))
        .collect();
    let mut faults = Vec::new();
    let ids: BTreeSet<&str> = gold.entities.iter().map(|one| one.id.as_str()).collect();
    if ids.len() < gold.entities.len() {
        faults.push("an entity's id is used twice".to_owned());
    }
    for place in gold.entities.iter().flat_map(|entity| &entity.places) {
        let text = &texts[place.file.as_str()];
        for form in place.forms.iter().chain(&place.optional_forms) {
            if !stands_in(text, form) {
                faults.push(format!("{}: no {form:?}", place.file));
            }
        }
        for at in &place.at {
            if text.matches(at.quote.as_str()).count() != 1 || !stands_in(&at.quote, &at.form) {
                faults.push(format!("{}: not once: {:?}", place.file, at.quote));
            }
        }
    }
    for event in &gold.events {
        for who in &event.participants {
            if !ids.contains(who.as_str()) {
                faults.push(format!("{}: nobody is {who}", event.id));
            }
        }
        for mention in &event.mentions {
            let length = mention.quote.chars().count();
            if !texts[mention.file.as_str()].contains(&mention.quote)
                || !(10..=160).contains(&length)
            {
                faults.push(format!("{}: {:?}", mention.file, mention.quote));
            }
        }
    }
    faults
}

/// Does the text hold the form as whole words?
fn stands_in(text: &str, form: &str) -> bool {
    text.match_indices(form).any(|(start, found)| {
        let before = text[..start].chars().next_back();
        let after = text[start + found.len()..].chars().next();
        // A figure may follow: the mark of a note.
        !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphabetic)
    })
}

#[test]
fn the_gold_quotes_its_files_exactly() {
    for collection in Collection::others() {
        let name = &collection.name;
        let faults = faults(&collection);
        assert!(faults.is_empty(), "{name}:\n{}", faults.join("\n"));
        // Every document of the folder is annotated, and there is enough of them.
        let entries = std::fs::read_dir(&collection.folder).unwrap();
        let files: BTreeSet<String> = entries
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .filter(|file| file != "gold.json")
            .collect();
        let annotated = collection.gold.files();
        assert_eq!(
            files.iter().map(String::as_str).collect::<BTreeSet<_>>(),
            annotated
        );
        assert!(annotated.len() >= 7, "{name}");
        for file in annotated {
            let words = collection.text(file).split(' ').count();
            assert!(
                (350..=1800).contains(&words),
                "{name}/{file}: {words} words"
            );
        }
    }
}
