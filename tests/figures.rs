//! The figures that a book's page about the apparatus states are never better than what every change has
//! to keep: the floors of the gold tests.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test fails by a panic"
)]

use dossier_tests::workspace;
use toml::Table;

fn table(path: &std::path::Path) -> Table {
    std::fs::read_to_string(path).unwrap().parse().unwrap()
}

fn rate(table: &Table, key: &str) -> f64 {
    let value = &table[key];
    value
        .as_float()
        .unwrap_or_else(|| panic!("{key} is {value}"))
}

#[test]
fn no_figure_is_better_than_the_floor_that_is_tested() {
    let floors = table(&workspace::fixture("gold/floors.toml"));
    let stated = table(&workspace::root().join("preprocessors/crossrefs/src/accuracy.toml"));
    let collections = stated["collection"].as_array().unwrap();
    assert!(collections.len() > 1);
    for collection in collections {
        let collection = collection.as_table().unwrap();
        let name = collection["name"].as_str().unwrap();
        let floor = floors[name]
            .as_table()
            .unwrap_or_else(|| panic!("no floors for {name}"));
        for key in ["person", "organization", "event-precision", "event-recall"] {
            assert!(
                rate(collection, key) <= rate(floor, key),
                "{name}: {key} is stated too well"
            );
        }
        let key = "wrong-links";
        assert!(
            rate(collection, key) >= rate(floor, key),
            "{name}: {key} is stated too well"
        );
    }
}
