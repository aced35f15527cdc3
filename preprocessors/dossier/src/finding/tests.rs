use super::policy::{Policy, PolicyError};
use super::*;

fn policy(allow: &[&str], deny: &[&str]) -> Policy {
    let codes = |list: &[&str]| list.iter().map(|&code| code.to_owned()).collect();
    Policy {
        allow: codes(allow),
        deny: codes(deny),
    }
}

#[test]
fn every_code_is_listed_once_in_order_with_its_meaning() {
    let codes: Vec<&str> = codes::all().iter().map(|known| known.code).collect();
    let mut sorted = codes.clone();
    sorted.sort_unstable();
    sorted.dedup();
    assert_eq!(codes, sorted);
    for known in codes::all() {
        assert!(!known.meaning.is_empty(), "{}", known.code);
        assert!(!known.meaning.ends_with('.'), "{}", known.meaning);
        assert!(
            known
                .code
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte == b'-')
        );
    }
    // A line of the list that has not three cells would be left out.
    let lines = include_str!("codes.tsv")
        .lines()
        .filter(|line| !line.starts_with('#'));
    assert_eq!(lines.count(), codes.len());
}

#[test]
fn a_book_allows_and_denies_by_code() {
    let findings = vec![
        Finding::new(Severity::Warning, "chronology", "a.txt", "later"),
        Finding::new(Severity::Warning, "rights-missing", "a.txt", "no terms"),
        Finding::new(Severity::Error, "seed-unreadable", "b.txt", "empty"),
    ];
    let policy = policy(&["rights-missing"], &["chronology"]);
    assert_eq!(policy.validate(), Ok(()));
    let told: Vec<(&str, Severity)> = policy
        .apply(findings)
        .iter()
        .map(|finding| (finding.code, finding.severity))
        .collect();
    assert_eq!(
        told,
        [
            ("chronology", Severity::Error),
            ("seed-unreadable", Severity::Error)
        ]
    );
}

#[test]
fn a_code_that_cannot_stand_in_a_list_is_refused() {
    let error = policy(&["rights-mising"], &[]).validate().unwrap_err();
    assert_eq!(
        error.to_string(),
        "there is no finding `rights-mising`; did you mean `rights-missing`?"
    );
    assert_eq!(
        policy(&["seed-unreadable"], &[]).validate(),
        Err(PolicyError::AlwaysError("seed-unreadable".into()))
    );
    assert_eq!(
        policy(&["chronology"], &["chronology"]).validate(),
        Err(PolicyError::Both("chronology".into()))
    );
}
