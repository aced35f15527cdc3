use mdbook_dossier_core::finding::{Finding, Severity};

use snapbox::{assert_data_eq, str};

use super::{format, snippet};

fn findings() -> Vec<Finding> {
    vec![
        Finding::new(
            Severity::Error,
            "sidecar-key",
            "seeds/letters, 10%: a.toml",
            "there is no key `titel`: 100 % unknown",
        )
        .at(3)
        .column(7)
        .showing("titel = \"A\r\"\n")
        .remedy("write `title`, or remove it"),
        Finding::new(
            Severity::Note,
            "seed-layout",
            "seeds/b.txt",
            "read as “plain”",
        ),
    ]
}

#[test]
fn people_read_place_kind_and_what_to_do() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::create_dir(folder.path().join("seeds")).expect("a folder");
    let line = format!(
        "{} the quay fell in 1912 {}",
        "word ".repeat(30),
        "more ".repeat(60)
    );
    std::fs::write(
        folder.path().join("seeds/c.txt"),
        format!("Report\n\n{line}\n"),
    )
    .expect("a file");
    let finding = Finding::new(
        Severity::Warning,
        "chronology",
        "seeds/c.txt",
        "told as past",
    )
    .at(3)
    .column(169)
    .showing("1912")
    .remedy("compare the original");
    let shown = snippet::human(&[finding], folder.path(), false);
    assert_data_eq!(
        shown,
        str![[r"
warning[chronology]: told as past
 --> seeds/c.txt:3:169
  |
3 | ...word word word word word word word word word  the quay fell in 1912 more more more more more more more more more more more more mo...
  |                                                                   ^^^^
  |
  = help: compare the original


"]]
    );
    let shown = snippet::human(&findings()[1..], folder.path(), false);
    assert_data_eq!(
        shown,
        str![[r"
note[seed-layout]: read as “plain”
--> seeds/b.txt


"]]
    );
}

#[test]
fn what_a_text_holds_cannot_steer_a_terminal() {
    let folder = tempfile::tempdir().expect("a folder");
    let text = "\u{1b}[31mred\u{7} and \u{9b}more\n";
    std::fs::write(folder.path().join("a.txt"), text).expect("a file");
    let finding = Finding::new(Severity::Error, "chronology", "a.txt", "a \u{1b}[2J")
        .at(1)
        .showing(text);
    let without_line = Finding::new(Severity::Error, "chronology", "gone.txt", "b").showing(text);
    let shown = snippet::human(&[finding, without_line], folder.path(), false);
    assert!(shown.contains("[31mred"), "{shown}");
    assert!(
        !shown
            .chars()
            .any(|character| character.is_control() && character != '\n'),
        "{shown:?}"
    );
}

#[test]
fn a_long_list_ends_with_how_many_there_are_of_each_code_and_a_short_one_does_not() {
    let finding = |severity, code, line| {
        Finding::new(severity, code, "seeds/a.txt", "what was found").at(line)
    };
    let mut findings: Vec<Finding> = (1..=11)
        .map(|line| finding(Severity::Warning, "rights-missing", line))
        .collect();
    assert_eq!(format::totals(&findings[1..]), "");
    findings.push(finding(Severity::Warning, "chronology", 12));
    findings.push(finding(Severity::Error, "sidecar-date", 13));
    assert_data_eq!(
        format::totals(&findings),
        str![[r"
 1 × sidecar-date: a date in a sidecar is none
11 × rights-missing: it is not stated under what terms the text may be published
 1 × chronology: a document tells as past of what came after its own date


"]]
    );
}

#[test]
fn new_findings_are_grouped_by_code_the_worst_and_most_frequent_first() {
    let finding = |severity, code, line| {
        Finding::new(severity, code, "seeds/a.txt", "what was found").at(line)
    };
    let shown = format::by_code(&[
        finding(Severity::Warning, "chronology", 1),
        finding(Severity::Warning, "rights-missing", 2),
        finding(Severity::Warning, "rights-missing", 3),
        finding(Severity::Error, "sidecar-date", 4),
    ]);
    assert_data_eq!(
        shown,
        str![[r"
1 × sidecar-date: a date in a sidecar is none
  seeds/a.txt:4: what was found

2 × rights-missing: it is not stated under what terms the text may be published
  seeds/a.txt:2: what was found
  seeds/a.txt:3: what was found

1 × chronology: a document tells as past of what came after its own date
  seeds/a.txt:1: what was found


"]]
    );
}

#[test]
fn the_last_line_counts_and_says_what_was_not_shown() {
    assert_eq!(format::counts(&[], 0), "0 errors, 0 warnings, 0 notes\n");
    assert_eq!(
        format::counts(&findings()[..1], 2),
        "1 error, 0 warnings, 2 notes on how the texts were read (--log shows them)\n"
    );
}

#[test]
fn programs_read_one_array() {
    let text = format::json(&findings()).expect("findings can be written");
    let rows: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    assert_eq!(
        rows,
        serde_json::json!([
            {
                "file": "seeds/letters, 10%: a.toml", "line": 3, "column": 7,
                "code": "sidecar-key", "severity": "error",
                "message": "there is no key `titel`: 100 % unknown",
                "remedy": "write `title`, or remove it", "text": "titel = \"A\r\"\n",
            },
            {
                "file": "seeds/b.txt", "line": null, "column": null,
                "code": "seed-layout", "severity": "note",
                "message": "read as “plain”", "remedy": null, "text": null,
            },
        ])
    );
    assert_eq!(format::json(&[]).expect("JSON"), "[]\n");
}

#[test]
fn what_ends_a_workflow_command_or_a_property_is_escaped() {
    assert_eq!(
        format::github(&findings(), "books/a/"),
        "::error file=books/a/seeds/letters%2C 10%25%3A a.toml,line=3,col=7,title=sidecar-key\
         ::there is no key `titel`: 100 %25 unknown%0Atitel = \"A%0D\"%0A%0Ahelp: write `title`, or remove it\n\
         ::notice file=books/a/seeds/b.txt,title=seed-layout::read as “plain”\n"
    );
}
