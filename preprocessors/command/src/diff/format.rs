//! The changes for people, for programs, and for a pull request.

use std::fmt::Write as _;

use anyhow::Result;

use super::changes::{Change, Changes, Section};

fn sections(changes: &Changes) -> [(&'static str, &Section); 4] {
    [
        ("Documents", &changes.documents),
        ("Names", &changes.names),
        ("Links", &changes.links),
        ("Notes", &changes.notes),
    ]
}

fn counts(section: &Section) -> String {
    let counts = [
        (section.added.len(), "added"),
        (section.removed.len(), "removed"),
        (section.changed.len(), "changed"),
    ];
    let told: Vec<String> = counts
        .iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, what)| format!("{count} {what}"))
        .collect();
    told.join(", ")
}

/// One line a change: `+`, `-`, or `~` with both states.
pub(super) fn text(changes: &Changes) -> String {
    let mut out = String::new();
    for (name, section) in sections(changes)
        .into_iter()
        .filter(|(_, section)| section.len() > 0)
    {
        let _ = writeln!(out, "{name}: {}", counts(section));
        for change in &section.added {
            let _ = writeln!(out, "  + {}: {}", change.what, words(change.after.as_ref()));
        }
        for change in &section.removed {
            let _ = writeln!(
                out,
                "  - {}: {}",
                change.what,
                words(change.before.as_ref())
            );
        }
        for change in &section.changed {
            let _ = writeln!(out, "  ~ {}", change.what);
            let _ = writeln!(out, "    was {}", words(change.before.as_ref()));
            let _ = writeln!(out, "    is  {}", words(change.after.as_ref()));
        }
    }
    if out.is_empty() {
        out.push_str("nothing changes in the edition\n");
    }
    out
}

/// The whole as one object.
pub(super) fn json(changes: &Changes) -> Result<String> {
    Ok(format!("{}\n", serde_json::to_string_pretty(changes)?))
}

/// A summary with lists that unfold, as a comment on a pull request shows them.
pub(super) fn markdown(changes: &Changes) -> String {
    let mut out = String::from("## What this changes in the edition\n\n");
    let mut any = false;
    for (name, section) in sections(changes)
        .into_iter()
        .filter(|(_, section)| section.len() > 0)
    {
        any = true;
        let _ = write!(
            out,
            "<details><summary><b>{name}</b>: {}</summary>\n\n",
            counts(section)
        );
        let mut line = |sign: &str, change: &Change, words: &str| {
            let _ = writeln!(
                out,
                "- {sign} **{}** {}",
                escaped(&change.what),
                escaped(words)
            );
        };
        for change in &section.added {
            line("added", change, words(change.after.as_ref()));
        }
        for change in &section.removed {
            line("removed", change, words(change.before.as_ref()));
        }
        for change in &section.changed {
            let both = format!(
                "{} ⟶ {}",
                words(change.before.as_ref()),
                words(change.after.as_ref())
            );
            line("changed", change, &both);
        }
        out.push_str("\n</details>\n\n");
    }
    if !any {
        out.push_str("Nothing changes.\n");
    }
    out
}

fn words(text: Option<&String>) -> &str {
    text.map_or("", String::as_str)
}

fn escaped(text: &str) -> String {
    mdbook_dossier_core::markdown::escape_line(text)
}
