use mdbook_dossier_core::finding::{Finding, Severity};

use super::format;

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
    assert_eq!(
        format::human(&findings()[1..]),
        "seeds/b.txt: note[seed-layout]: read as “plain”\n0 errors, 0 warnings, 1 note\n"
    );
    assert_eq!(format::human(&[]), "0 errors, 0 warnings, 0 notes\n");
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
         ::notice file=books/a/seeds/b.txt,title=seed-layout::read as “plain”\n\
         1 error, 0 warnings, 1 note\n"
    );
}
