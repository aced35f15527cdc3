//! The analysis of the repository's own documents, measured against the gold annotations: no figure
//! may fall below its floor.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test fails by a panic"
)]

use dossier_tests::book::analyze;
use dossier_tests::score::{Gold, Score};
use dossier_tests::workspace;
use serde::Deserialize;

/// What the analysis must reach: `fixtures/gold/floors.toml`.
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
    event_precision: f64,
    event_recall: f64,
    event_recall_with_queue: f64,
}

/// How far a figure may stand above its floor before the test says that the floor can be raised.
const SLACK: f64 = 0.01;

#[test]
fn no_figure_falls_below_its_floor() {
    let read = |name: &str| std::fs::read_to_string(workspace::fixture(name)).unwrap();
    let gold: Gold = serde_json::from_str(&read("gold/seeds.json")).unwrap();
    let floors: Floors = toml::from_str(&read("gold/floors.toml")).unwrap();
    let analysis = analyze(&workspace::root().join("seeds"), &["--no-curation"]);
    let score = Score::of(&gold, &analysis);
    println!("{score}");

    let mut below = Vec::new();
    for (name, figure, floor) in [
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
            score.events.printed.precision,
            floors.event_precision,
        ),
        (
            "event-recall",
            score.events.printed.recall,
            floors.event_recall,
        ),
        (
            "event-recall-with-queue",
            score.events.recall_with_queue,
            floors.event_recall_with_queue,
        ),
    ] {
        // Half of the last place that floors are given with.
        if figure + 0.0005 < floor {
            below.push(format!("{name} is {figure:.3}, below its floor {floor:.3}"));
        } else if figure > floor + SLACK {
            println!("{name} is {figure:.3}: its floor {floor:.3} can be raised");
        }
    }
    if score.metadata.false_fills > floors.false_fills {
        below.push(format!(
            "{} fields are filled that the gold leaves empty, more than {}",
            score.metadata.false_fills, floors.false_fills
        ));
    }
    assert!(
        below.is_empty(),
        "{}\n\n{score}\n\n{}",
        below.join("\n"),
        score.remarks.join("\n")
    );
}

#[test]
fn the_gold_scores_full_marks_against_itself() {
    let text = std::fs::read_to_string(workspace::fixture("gold/seeds.json")).unwrap();
    let gold: Gold = serde_json::from_str(&text).unwrap();
    let mut analysis: serde_json::Value = serde_json::from_str(&text).unwrap();
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
    assert!(full(score.metadata.right) && score.metadata.false_fills == 0);
    for kind in [score.person, score.organization, score.state] {
        assert!(full(kind.strict.f1) && full(kind.relaxed.f1));
    }
    assert!(full(score.identity.f1));
    assert!(full(score.events.printed.precision) && full(score.events.printed.recall));
}
