//! The figures on small cases worked out by hand.

use serde_json::json;

use super::fold::{contains, covers, form};
use super::{Gold, LinkScore, Paragraphs, Score};
use crate::analysis::Analysis;

fn score(gold: serde_json::Value, analysis: serde_json::Value) -> Score {
    let gold: Gold = serde_json::from_value(gold).unwrap();
    let analysis: Analysis = serde_json::from_value(analysis).unwrap();
    Score::of(&gold, &analysis)
}

/// Gold with the given entities and events in three files.
fn gold(entities: &serde_json::Value, events: &serde_json::Value) -> serde_json::Value {
    json!({"documents": [{"file": "a.txt"}, {"file": "b.txt"}, {"file": "c.txt"}], "entities": entities, "events": events})
}

#[track_caller]
fn near(figure: f64, expected: f64) {
    assert!((figure - expected).abs() < 1e-9, "{figure}, not {expected}");
}

#[test]
fn forms_are_compared_without_article_and_possessive() {
    for (text, expected) in [
        ("the  Baltic\nFleet", "Baltic Fleet"),
        ("Tito’s", "Tito"),
        ("the Soviets'", "Soviets"),
        ("Theodor", "Theodor"),
    ] {
        assert_eq!(form(text), expected);
    }
}

#[test]
fn a_form_is_part_of_another_only_as_whole_words() {
    assert!(contains("Marshal Tito", "Tito"));
    assert!(!contains("Titoism", "Tito"));
    assert!(contains("R. Titoism and Tito", "Tito"));
}

#[test]
fn a_passage_covers_a_quotation_by_half_of_its_words_in_one_run() {
    let quote = "the treaty was signed in Ankara";
    for (passage, expected) in [
        ("They said the treaty was signed.", true), // three of six in a run
        ("The treaty of Ankara was signed", false), // no three in a run
        ("Treaty, was — signed!", true),
        ("", false),
    ] {
        assert_eq!(covers(passage, quote), expected, "{passage}");
    }
    let long = format!("{quote} {}", "word ".repeat(90));
    assert!(!covers(&long, quote), "over 400 characters");
    assert!(!covers(quote, "—"));
}

#[test]
fn metadata_count_filled_fields_and_false_fills_apart() {
    let score = score(
        json!({"documents": [
            {"file": "a.txt", "title": "A Visit", "date": "1955-06", "creators": ["B", "A"], "translator": null, "rights": ""},
            {"file": "b.txt", "title": "Lost", "locator": "box 3"},
        ]}),
        json!({"documents": [
            {"file": "a.txt", "title": "“a  visit.”", "date": "1955", "creators": ["A", "B"], "translator": "C", "url": "https://example.org"},
        ]}),
    );
    // Right: title and creators of a. Wrong: its date, and both fields of b.
    near(score.metadata.right, 2.0 / 5.0);
    assert_eq!(
        (score.metadata.false_fills, score.metadata.empty_fields),
        (1, 2)
    );
    assert_eq!(score.metadata.by_field["title"], (1, 2));
    assert_eq!(score.remarks.len(), 4, "{:#?}", score.remarks);
}

#[test]
fn forms_are_counted_once_a_file_strictly_and_relaxed() {
    let gold = gold(
        &json!([
            {"id": "tito", "kind": "person", "in": [
                {"file": "a.txt", "forms": ["Josip Broz Tito", "Tito"], "optional_forms": ["the Marshal"]},
                {"file": "b.txt", "forms": ["Tito"]}]},
            {"id": "fleet", "kind": "organization", "in": [{"file": "a.txt", "forms": ["Baltic Fleet"]}]},
            {"id": "turkey", "kind": "state", "in": [{"file": "d.txt", "forms": ["Turkey"]}]},
        ]),
        &json!([]),
    );
    let score = score(
        gold,
        json!({"entities": [
            {"id": "x", "kind": "person", "mentions": [
                {"file": "a.txt", "form": "Tito"}, {"file": "a.txt", "form": "Marshal"}, {"file": "a.txt", "form": "Broz Tito"},
                {"file": "c.txt", "form": "Tito"}, {"file": "d.txt", "form": "Elsewhere"}]},
        ]}),
    );
    // Found: Tito (right), Broz Tito and c's Tito (wrong); "the Marshal" is optional, d.txt is not scored.
    near(score.person.strict.precision, 1.0 / 3.0);
    near(score.person.strict.recall, 1.0 / 3.0);
    near(score.person.strict.f1, 1.0 / 3.0);
    // Relaxed: "Broz Tito" is part of "Josip Broz Tito"; two of the gold's three are near.
    near(score.person.relaxed.precision, 2.0 / 3.0);
    near(score.person.relaxed.recall, 2.0 / 3.0);
    near(score.organization.strict.recall, 0.0);
    near(score.organization.strict.precision, 0.0);
    near(score.state.strict.f1, 1.0);
}

#[test]
fn grouping_is_measured_by_b_cubed() {
    let gold = gold(
        &json!([
            {"id": "p", "kind": "person", "in": [{"file": "a.txt", "forms": ["P", "Q"]}, {"file": "b.txt", "forms": ["P"]}]},
            {"id": "r", "kind": "person", "in": [{"file": "a.txt", "forms": ["R", "Both"]}]},
            {"id": "s", "kind": "organization", "in": [{"file": "a.txt", "forms": ["Both"]}]},
        ]),
        &json!([]),
    );
    let score = score(
        gold,
        json!({"entities": [
            {"id": "1", "kind": "person", "mentions": [{"file": "a.txt", "form": "P"}, {"file": "a.txt", "form": "R"}, {"file": "a.txt", "form": "Both"}]},
            {"id": "2", "kind": "person", "mentions": [{"file": "a.txt", "form": "Q"}, {"file": "b.txt", "form": "P"}]},
        ]}),
    );
    // "Both" stands for two in the gold and is left out. Groups found: {aP, aR} and {aQ, bP}.
    assert_eq!(score.identity_items, 4);
    near(score.identity.precision, (0.5 + 0.5 + 1.0 + 1.0) / 4.0);
    near(
        score.identity.recall,
        (1.0 / 3.0 + 1.0 + 2.0 / 3.0 + 2.0 / 3.0) / 4.0,
    );
}

#[test]
fn links_of_events_are_pairs_of_files() {
    let events = json!([
        {"id": "treaty", "label": "Treaty", "mentions": [
            {"file": "a.txt", "quote": "treaty was signed"}, {"file": "b.txt", "quote": "the Ankara pact"}, {"file": "c.txt", "quote": "they signed at Ankara"}]},
        {"id": "visit", "label": "Visit", "mentions": [{"file": "a.txt", "quote": "the Shah visited"}, {"file": "b.txt", "quote": "royal visit of June"}]},
        {"id": "war", "label": "War", "optional": true, "mentions": [{"file": "a.txt", "quote": "during the war"}, {"file": "b.txt", "quote": "since the war"}]},
    ]);
    let found = json!({"events": [
        // Right for a and b; its passage in c names nothing, so the pairs with c are wrong.
        {"id": "1", "label": "Treaty", "decision": "print", "mentions": [
            {"file": "a.txt", "quote": "The treaty was signed."}, {"file": "b.txt", "quote": "the Ankara pact"}, {"file": "c.txt", "quote": "nothing"}]},
        // Right, but waits.
        {"id": "2", "label": "Visit", "decision": "queue", "mentions": [
            {"file": "a.txt", "quote": "when the Shah visited"}, {"file": "b.txt", "quote": "the royal visit of June"}]},
        // Optional: neither for nor against.
        {"id": "3", "label": "War", "decision": "print", "mentions": [
            {"file": "a.txt", "quote": "during the war"}, {"file": "b.txt", "quote": "since the war"}]},
        // The first link again: wrong.
        {"id": "4", "label": "Treaty", "decision": "print", "mentions": [
            {"file": "a.txt", "quote": "treaty was signed"}, {"file": "b.txt", "quote": "Ankara pact"}]},
        // One file: no link.
        {"id": "5", "label": "Visit", "mentions": [{"file": "a.txt", "quote": "the Shah visited"}]},
    ]});
    let score = score(gold(&json!([]), &events), found).events;
    assert_eq!((score.gold_links, score.predicted_links), (4, 4));
    near(score.printed.precision, 1.0 / 4.0);
    near(score.printed.recall, 1.0 / 4.0);
    near(score.recall_with_queue, 2.0 / 4.0);
}

#[test]
fn a_mention_of_another_event_makes_a_link_wrong() {
    let events = json!([
        {"id": "treaty", "label": "Treaty", "mentions": [{"file": "a.txt", "quote": "treaty was signed"}, {"file": "b.txt", "quote": "the Ankara pact"}]},
        {"id": "visit", "label": "Visit", "mentions": [{"file": "b.txt", "quote": "royal visit of June"}]},
    ]);
    let found = json!({"events": [{"id": "1", "label": "Mixed", "mentions": [
        {"file": "a.txt", "quote": "treaty was signed"}, {"file": "b.txt", "quote": "the Ankara pact"}, {"file": "b.txt", "quote": "royal visit of June"}]}]});
    let score = score(gold(&json!([]), &events), found);
    near(score.events.printed.precision, 0.0);
    near(score.events.printed.recall, 0.0);
    assert!(
        score
            .remarks
            .iter()
            .any(|remark| remark.starts_with("event spurious \"Mixed\"")),
        "{:#?}",
        score.remarks
    );
}

#[test]
fn a_wrong_link_is_counted_by_place() {
    let gold: Gold = serde_json::from_value(gold(
        &json!([
            {"id": "father", "kind": "person", "in": [{"file": "a.txt", "forms": ["Ole Dahl", "Dahl"],
                "at": [{"form": "Dahl", "quote": "old Dahl spoke"}]}]},
            {"id": "son", "kind": "person", "in": [{"file": "a.txt", "forms": ["Dahl"],
                "at": [{"form": "Dahl", "quote": "young Dahl wrote"}]}]},
            {"id": "peru", "kind": "state", "in": [{"file": "a.txt", "forms": ["Peru"]}]},
        ]),
        &json!([]),
    ))
    .unwrap();
    let paragraphs = Paragraphs::from_texts(&[
        ("a.txt", "p1", "Then  old Dahl spoke."),
        ("a.txt", "p2", "But young Dahl wrote."),
    ]);
    let analysis: Analysis = serde_json::from_value(json!({"entities": [
        // One person of two: the place in p2 is wrong. "Mr. Ole Dahl" is near enough, "Roe" is nobody.
        {"id": "1", "kind": "person", "mentions": [
            {"file": "a.txt", "form": "Mr. Ole Dahl", "paragraphs": ["p1"]},
            {"file": "a.txt", "form": "Dahl", "paragraphs": ["p1", "p2"]},
            {"file": "a.txt", "form": "Roe", "paragraphs": ["p2"]}]},
        // The son apart; without a paragraph either may be meant.
        {"id": "2", "kind": "person", "mentions": [
            {"file": "a.txt", "form": "Dahl", "paragraphs": ["p2"]},
            {"file": "a.txt", "form": "Dahl"}]},
        // States are not linked.
        {"id": "3", "kind": "state", "mentions": [{"file": "a.txt", "form": "Peru", "paragraphs": ["p1"]}]},
    ]}))
    .unwrap();
    let mut remarks = Vec::new();
    let score = LinkScore::of(&gold, &analysis, &paragraphs, &mut remarks);
    assert_eq!(
        score,
        LinkScore {
            linked: 5,
            wrong: 1
        }
    );
    near(score.rate(), 0.2);
    assert_eq!(remarks, ["link wrong a.txt p2 \"Dahl\" as father"]);
}
