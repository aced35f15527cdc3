//! The worked cases of `cases.toml`.

use toml::{Table, Value};

use crate::citation::{Chicago, Citation, Run, bibliography, note, short_note};
use crate::curation::sidecar::Sidecar;
use crate::document::{Document, Publication};

const CASES: &str = include_str!("../cases.toml");

/// A citation with its italics between asterisks.
pub(super) fn shown(citation: &Citation) -> String {
    citation
        .runs()
        .iter()
        .map(|run| match run {
            Run::Italic(text) => format!("*{text}*"),
            Run::Plain(text) | Run::Link(text) => text.clone(),
        })
        .collect()
}

fn take(case: &mut Table, key: &str) -> Option<Value> {
    case.remove(key)
}

fn text(case: &mut Table, key: &str) -> String {
    let value = take(case, key).unwrap_or_else(|| panic!("a case without {key}: {case:?}"));
    value.as_str().unwrap_or_else(|| panic!("{key}")).to_owned()
}

fn pairs(case: &mut Table, key: &str) -> Vec<(String, String)> {
    let table = take(case, key).unwrap_or(Value::Table(Table::new()));
    let table = table.as_table().expect("a table").clone();
    table
        .into_iter()
        .map(|(name, value)| (name, value.as_str().expect("a text").to_owned()))
        .collect()
}

/// The document whose fields a case gives.
fn document(mut case: Table) -> Document {
    let mut document = Document::default();
    document.metadata.inferred = pairs(&mut case, "inferred").into_iter().collect();
    document.metadata.other = pairs(&mut case, "other");
    let inferred = document.metadata.inferred.clone();
    // No sidecar gives the whole statement of a publication: that is the file's.
    let statement = case
        .get_mut("publication")
        .and_then(Value::as_table_mut)
        .and_then(|publication| publication.remove("text"));
    if let Some(text) = statement {
        document.metadata.publication = Some(Publication {
            text: text.as_str().expect("a text").to_owned(),
            ..Publication::default()
        });
    }
    let (sidecar, findings) = Sidecar::parse("case", &case.to_string());
    assert!(findings.is_empty(), "{case}\n{findings:?}");
    sidecar.apply(&mut document);
    document.metadata.inferred = inferred;
    document
}

/// The documents of all cases, each with an id of its own.
pub(super) fn documents() -> Vec<Document> {
    let table: Table = CASES.parse().expect("TOML");
    let cases = table["case"].as_array().expect("cases");
    let mut documents = Vec::new();
    for (index, case) in cases.iter().enumerate() {
        let mut case = case.as_table().expect("a case").clone();
        for key in ["rule", "chicago", "note", "short", "bibliography"] {
            case.remove(key);
        }
        let mut document = document(case);
        document.id = format!("case-{index}");
        documents.push(document);
    }
    documents
}

#[test]
fn every_case_comes_out_by_its_rule() {
    let table: Table = CASES.parse().expect("TOML");
    let cases = table["case"].as_array().expect("cases");
    assert!(cases.len() >= 60, "{} cases", cases.len());
    let mut wrong = Vec::new();
    for case in cases {
        let mut case = case.as_table().expect("a case").clone();
        let rule = text(&mut case, "rule");
        let chicago = match take(&mut case, "chicago") {
            Some(number) => {
                Chicago::try_from(number.as_integer().expect("a number")).expect("17 or 18")
            }
            None => Chicago::default(),
        };
        let wanted = ["note", "short", "bibliography"].map(|form| text(&mut case, form));
        let document = document(case);
        let found = [
            shown(&note(&document, chicago)),
            shown(&short_note(&document, chicago)),
            shown(&bibliography(&document, chicago)),
        ];
        if found != wanted {
            wrong.push(format!(
                "{rule}\n{}\ninstead of\n{}",
                found.join("\n"),
                wanted.join("\n")
            ));
        }
    }
    assert!(
        wrong.is_empty(),
        "{} wrong\n\n{}",
        wrong.len(),
        wrong.join("\n\n")
    );
}

#[test]
fn no_case_is_told_twice() {
    let table: Table = CASES.parse().expect("TOML");
    let mut rules: Vec<String> = table["case"]
        .as_array()
        .expect("cases")
        .iter()
        .map(|case| case["rule"].as_str().expect("a rule").to_owned())
        .collect();
    let all = rules.len();
    rules.sort();
    rules.dedup();
    assert_eq!(rules.len(), all);
}
