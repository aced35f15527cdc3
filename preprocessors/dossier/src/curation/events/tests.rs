use super::*;
use crate::{event, name, sample};

fn document(id: &str, date: &str, texts: &[&str]) -> Document {
    sample::document(id, Some(date), texts)
}

fn papers() -> Vec<Document> {
    vec![
        document(
            "a",
            "1964-06-01",
            &["Nikita Khrushchev visited Egypt in May 1964."],
        ),
        document(
            "b",
            "1965-06-01",
            &["Nikita Khrushchev’s visit to Egypt in May 1964 was long."],
        ),
        document(
            "c",
            "1966-06-01",
            &["Nikita Khrushchev visited Egypt in December 1964."],
        ),
        document("d", "1966-07-01", &["After the Crimean War it was razed."]),
        document("e", "1966-08-01", &["In the Crimean War it was held."]),
    ]
}

/// The code, line and remedy of a finding.
type Told = (String, Option<usize>, String);

/// The events under a file, and what is found wrong.
fn curated(text: &str) -> (Vec<Event>, Vec<Told>) {
    let documents = papers();
    let (rules, mut findings) = EventRules::parse("curation/events.toml", text);
    let (rulings, orphans) = rules.rulings(&documents);
    findings.extend(orphans);
    let mut events = event::find(&documents, &name::find(&documents), &rulings);
    findings.extend(rules.apply(&documents, &mut events));
    let told = findings
        .into_iter()
        .map(|finding| (finding.code.to_owned(), finding.place.line, finding.remedy))
        .collect();
    (events, told)
}

fn linked(events: &[Event]) -> usize {
    events
        .iter()
        .flat_map(|event| &event.links)
        .filter(|link| link.decision == Decision::Print)
        .count()
}

#[test]
fn passages_are_parted_joined_and_named() {
    assert_eq!(linked(&curated("").0), 1);
    let (events, wrong) = curated(
        "[[event]]\npassages = [{ document = \"a\", quote = \"visited Egypt\" }, { document = \"b\", quote = \"visit to Egypt\" }]\nsame = false\n",
    );
    assert_eq!((linked(&events), wrong), (0, Vec::new()));
    let (events, wrong) = curated(
        "[[event]]\npassages = [{ document = \"a\", quote = \"visited Egypt\" }, { document = \"c\", quote = \"visited\\nEgypt\" }]\nsame = true\nname = \"The long visit\"\ndate = \"1964\"\nplace = \"Aswan\"\n",
    );
    assert!(wrong.is_empty(), "{wrong:?}");
    let event = events
        .iter()
        .find(|event| event.label == "The long visit" && event.links.len() > 1)
        .or_else(|| events.iter().find(|event| event.label == "The long visit"))
        .unwrap();
    assert_eq!(event.date, "1964".parse().ok());
    assert_eq!(event.place.as_deref(), Some("Aswan"));
    assert!(
        event
            .mentions
            .iter()
            .any(|mention| mention.item.document == 2)
    );
}

#[test]
fn a_pinned_period_gets_links() {
    let (events, wrong) = curated(
        "[[event]]\npassages = [{ document = \"d\", quote = \"Crimean War\" }]\npin = true\n",
    );
    assert!(wrong.is_empty(), "{wrong:?}");
    let event = events
        .iter()
        .find(|event| event.label == "Crimean War")
        .unwrap();
    assert!(!event.period && event.decision == Decision::Print);
    assert_eq!(event.links.len(), 1);
}

#[test]
fn what_is_wrong_is_told_with_its_line() {
    for (text, code, line, remedy) in [
        ("event = ", "curation-invalid", 1, "write the key"),
        ("[[evnt]]\n", "event-rule", 1, "did you mean `event`?"),
        (
            "\n[[event]]\nname = \"x\"\n",
            "event-rule",
            2,
            "add passages",
        ),
        (
            "[[event]]\npassages = [{ document = \"a\", quote = \"visited Egypt\" }]\nnmae = \"x\"\n",
            "event-rule",
            3,
            "did you mean `name`?",
        ),
        (
            "[[event]]\npassages = [{ document = \"a\", quote = \"visited Egypt\" }]\ndate = \"May\"\n",
            "event-rule",
            3,
            "write a date",
        ),
        (
            "[[event]]\npassages = [{ document = \"a\", quote = \"visited Egypt\" }]\nsame = true\n",
            "event-rule",
            1,
            "quote two passages",
        ),
        (
            "[[event]]\npassages = [{ documnt = \"a\", quote = \"visited Egypt\" }]\n",
            "event-rule",
            2,
            "did you mean `document`?",
        ),
        (
            "[[event]]\npassages = [{ document = \"a\", quote = \"visited Spain\" }]\n",
            "event-orphan",
            2,
            "quote the words",
        ),
        (
            "[[event]]\npassages = [{ document = \"z\", quote = \"visited Egypt\" }]\n",
            "event-orphan",
            2,
            "write the id of the document",
        ),
        (
            "[[event]]\npassages = [{ document = \"d\", quote = \"it was razed\" }]\nkind = \"visit\"\nname = \"x\"\n",
            "event-orphan",
            2,
            "quote the words that name the event",
        ),
    ] {
        let (_, wrong) = curated(text);
        let first = wrong.first().unwrap();
        assert_eq!((first.0.as_str(), first.1), (code, Some(line)), "{text}");
        assert!(first.2.starts_with(remedy), "{text}: {}", first.2);
    }
}
