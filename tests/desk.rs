//! The editor's desk on the command line: what waits, what is decided, and two editors at once.
#![allow(clippy::unwrap_used, reason = "a test fails by a panic")]

use std::fs;

use dossier_tests::analysis::EntityKind;
use dossier_tests::book::Book;
use dossier_tests::desk::{call, git, harbour, id_of, listed, only};
use dossier_tests::program::{command, dossier, run};
use serde_json::Value;

const DECISIONS: &str = "seeds/curation/decisions.toml";

fn decisions(book: &Book) -> String {
    fs::read_to_string(book.root().join(DECISIONS)).unwrap_or_default()
}

#[test]
fn what_waits_is_listed_with_both_passages_and_decided_by_id() {
    let book = harbour();
    let list = listed(&book, &[]);
    assert_eq!(list.len(), 4, "{list:#?}");
    for entry in &list {
        assert_eq!(
            (&entry["kind"], &entry["state"]),
            (&"note".into(), &"printed".into())
        );
        assert_eq!(entry["passages"].as_array().unwrap().len(), 2);
        assert!(!entry["reasons"].as_array().unwrap().is_empty());
        assert!(entry["toml"].as_str().unwrap().starts_with("{ document = "));
    }
    let text = call(&book, &["review"]).ok().stdout;
    assert!(
        text.contains("seeds/letter.txt:3") && text.contains("because: "),
        "{text}"
    );

    let id = id_of(&book, "letter");
    // A dry run writes nothing.
    let ran = call(&book, &["accept", &id, "--dry-run"]).ok();
    assert!(ran.stdout.contains("would be accepted"), "{}", ran.stdout);
    assert!(!book.root().join(DECISIONS).exists());
    let _ = call(&book, &["accept", &id[..6]]).ok();
    let page = book.build();
    let letter = page.page("documents/letter.html").text();
    assert!(!letter.contains("not yet confirmed"));
    assert_eq!(listed(&book, &[]).len(), 3);
    assert_eq!(listed(&book, &["--decided"])[0]["state"], "accepted");
    // Words that lead nowhere are refused before anything is written.
    let ran = call(
        &book,
        &["reword", &id, "--text", "He came {{#document answr}}."],
    );
    assert_eq!(ran.code, Some(2), "{}", ran.stderr);
    assert!(
        ran.stderr.contains("did you mean {{#document answer}}?"),
        "{}",
        ran.stderr
    );
    let ran = call(
        &book,
        &["reword", &id, "--text", "He came {{#document answer}}."],
    )
    .ok();
    assert!(
        ran.stdout.contains("reworded: He came Document "),
        "{}",
        ran.stdout
    );
    assert_eq!(listed(&book, &["--decided"])[0]["state"], "reworded");
    assert_eq!(decisions(&book).matches("document = \"letter\"").count(), 1);
    // Taken back, everything is as before.
    let _ = call(&book, &["undo", &id]).ok();
    assert_eq!(listed(&book, &["--decided"]).len(), 0);
    assert_eq!(id_of(&book, "letter"), id);
}

#[test]
fn many_are_decided_at_once_and_nothing_is_decided_blindly() {
    let book = harbour();
    let ran = call(&book, &["accept"]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.stderr.contains("nothing is named"), "{}", ran.stderr);
    let ran = call(&book, &["reject", "n-0000000000"]);
    assert!(
        ran.stderr.contains("there is nothing with the id"),
        "{}",
        ran.stderr
    );
    let ran = call(&book, &["reject", "--name", "Juliana"]).ok();
    assert!(ran.stdout.contains("2 entries rejected"), "{}", ran.stdout);
    assert_eq!(listed(&book, &[]).len(), 2);
    let ran = call(&book, &["accept", "--kind", "note", "--score", "0.5"]).ok();
    assert!(ran.stdout.contains("2 entries accepted"), "{}", ran.stdout);
    assert_eq!(
        (
            listed(&book, &[]).len(),
            listed(&book, &["--decided"]).len()
        ),
        (0, 4)
    );
    let check = call(&book, &["check"]).ok();
    assert!(!check.stdout.contains("decision-"), "{}", check.stdout);
    let ran = call(&book, &["undo", "--name", "Juliana", "--kind", "note"]).ok();
    assert!(
        ran.stdout.contains("2 entries taken back"),
        "{}",
        ran.stdout
    );
    assert_eq!(listed(&book, &[]).len(), 2);
}

/// Every note of a decision: where it stands and its words.
fn notes(book: &Book, decision: &str) -> Vec<String> {
    let analysis = call(book, &["analyze", "seeds"]).ok().stdout;
    let analysis: Value = serde_json::from_str(&analysis).unwrap();
    let all = analysis["notes"].as_array().unwrap().iter();
    let mut notes: Vec<String> = all
        .filter(|note| note["decision"] == decision)
        .map(|note| {
            let word = |key: &str| note[key].as_str().unwrap_or_default().to_owned();
            let place = [word("document"), word("paragraph"), word("after")];
            format!("{}: {}", place.join(" "), word("text"))
        })
        .collect();
    notes.sort();
    notes
}

#[test]
fn whoever_accepts_gets_what_was_shown_and_no_other_note_is_changed_by_it() {
    let book = Book::of_this_repository();
    let (printed, waiting) = (notes(&book, "print"), notes(&book, "queue"));
    assert!(printed.len() > 10 && waiting.len() > 10, "{printed:#?}");
    let shown = listed(&book, &["--kind", "note"]);
    let ids = |state: &str| -> Vec<String> {
        let of = shown.iter().filter(|entry| entry["state"] == state);
        of.map(|entry| entry["id"].as_str().unwrap().to_owned())
            .collect()
    };
    let accept = |ids: &[String]| {
        let mut arguments = vec!["accept"];
        arguments.extend(ids.iter().map(String::as_str));
        let _ = call(&book, &arguments).ok();
    };
    accept(&ids("printed"));
    assert_eq!(notes(&book, "print"), printed);
    assert_eq!(notes(&book, "queue"), waiting);
    let left = listed(&book, &["--kind", "note"]);
    assert!(
        left.iter().all(|entry| entry["state"] == "waits"),
        "{left:#?}"
    );
    // One that waited is printed as it was shown, and every other stays where it is.
    let one = &ids("waits")[0];
    accept(std::slice::from_ref(one));
    assert_eq!(notes(&book, "print").len(), printed.len() + 1);
    assert_eq!(notes(&book, "queue").len(), waiting.len() - 1);
    // All of them: each rests, and what was printed stays as it was.
    accept(&ids("waits"));
    let known: Vec<&str> = shown
        .iter()
        .map(|entry| entry["id"].as_str().unwrap())
        .collect();
    for entry in listed(&book, &["--kind", "note"]) {
        assert!(!known.contains(&entry["id"].as_str().unwrap()), "{entry:#}");
    }
    let now = notes(&book, "print");
    for note in &printed {
        assert!(now.contains(note), "{note} of {now:#?}");
    }
    let check = call(&book, &["check", "--log"]).ok().stdout;
    assert!(!check.contains("decision-"), "{check}");
    // Taken back, everything is as it was.
    let _ = call(&book, &["undo", "--kind", "note"]).ok();
    assert_eq!(
        (notes(&book, "print"), notes(&book, "queue")),
        (printed, waiting)
    );
}

#[test]
fn an_accepted_note_leads_to_its_event_when_another_decision_has_called_that_anew() {
    let book = harbour();
    let _ = call(&book, &["accept", &id_of(&book, "letter")]).ok();
    let events = book.analyze(&[]).events;
    let event = events
        .iter()
        .find(|event| event.id.contains("moscow"))
        .unwrap();
    assert_eq!(event.mentions.len(), 2, "{event:#?}");
    // As it was called when a third document told of it, and when it had the words of another clause for its name.
    let former = event.id.replace("moscow", "kremlin");
    let other = format!("yards-were-shown-{}", &event.id[event.id.len() - 7..]);
    assert!(other.ends_with("-1971-10"), "{}", event.id);
    let path = book.root().join("seeds/curation/decisions.toml");
    let text = fs::read_to_string(&path).unwrap();
    let (head, rest) = text.split_once("text = \"").unwrap();
    let (_, rest) = rest.split_once('"').unwrap();
    let with = |id: &str| format!("{head}text = \"And others: see {{{{#event {id}}}}}.\"{rest}");
    for id in [&former, &other] {
        fs::write(&path, with(id)).unwrap();
        let check = call(&book, &["check", "--log"]).ok().stdout;
        assert!(!check.contains("curation-unknown-id"), "{check}");
        let words = format!("And others: see {}.", event.label);
        let printed = notes(&book, "print");
        assert!(
            printed.iter().any(|note| note.contains(&words)),
            "{printed:#?}"
        );
    }
    // One that is called nothing like it is none of this place, and nothing is printed that leads nowhere.
    fs::write(&path, with("treaty-on-fishing-1912")).unwrap();
    let ran = call(&book, &["check"]);
    assert_eq!(ran.code, Some(1), "{}", ran.stdout);
    assert!(ran.stdout.contains("curation-unknown-id"), "{}", ran.stdout);
}

#[test]
fn a_long_list_is_cut_where_it_is_asked_and_counted_by_kind() {
    let book = harbour();
    let all = call(&book, &["review"]).ok().stdout;
    assert!(all.contains("4 entries waiting\n"), "{all}");
    let first = call(&book, &["review", "--limit", "1"]).ok().stdout;
    assert!(
        first.contains("4 entries waiting; the first 1 are listed\n"),
        "{first}"
    );
    assert_eq!(first.matches("  because: ").count(), 1);
    assert_eq!(listed(&book, &["--limit", "3"]), listed(&book, &[])[..3]);
    let own = Book::of_this_repository();
    let counted = call(&own, &["review", "--limit", "0"]).ok().stdout;
    let (total, kinds) = counted.split_once(" entries waiting: ").unwrap();
    let sum: usize = kinds
        .split(';')
        .next()
        .unwrap()
        .split(", ")
        .map(|kind| kind.split(' ').next().unwrap().parse::<usize>().unwrap())
        .sum();
    assert_eq!(total.parse::<usize>().unwrap(), sum, "{counted}");
}

#[test]
fn what_is_rejected_does_not_come_back_in_any_words() {
    let book = Book::of_this_repository();
    let shown = listed(&book, &["--kind", "note"]);
    let printed: Vec<&Value> = shown
        .iter()
        .filter(|entry| entry["state"] == "printed")
        .collect();
    let ids: Vec<&str> = printed
        .iter()
        .map(|entry| entry["id"].as_str().unwrap())
        .collect();
    let before = notes(&book, "print");
    assert_eq!(before.len(), ids.len());
    let _ = call(&book, &[&["reject"][..], &ids[..]].concat()).ok();
    for note in notes(&book, "print") {
        assert!(!before.contains(&note), "{note} is back");
    }
    for entry in listed(&book, &["--kind", "note"]) {
        assert!(!ids.contains(&entry["id"].as_str().unwrap()), "{entry:#}");
    }
    let check = call(&book, &["check", "--log"]).ok().stdout;
    assert!(!check.contains("decision-"), "{check}");
}

#[test]
fn names_are_joined_kept_apart_and_parted_again_by_command() {
    let book = Book::of(&[(
        "roll.txt",
        b"A roll of the pilots\n\nProfessor Albert Michelsen wrote to Professor Albert Michelson.\n\nProfessor Henry Draper wrote to Professor Henry Drapper.\n\nProfessor Albert Michelsen wrote again.\n",
    )]);
    let persons =
        || fs::read_to_string(book.root().join("seeds/curation/persons.toml")).unwrap_or_default();
    let entries = || {
        let analysis = book.analyze(&[]);
        let persons = analysis
            .entities
            .iter()
            .filter(|entity| entity.kind == EntityKind::Person);
        persons.map(|entity| entity.id.clone()).collect::<Vec<_>>()
    };
    let four = [
        "henry-draper",
        "henry-drapper",
        "albert-michelsen",
        "albert-michelson",
    ];
    assert_eq!(entries(), four);
    // A dry run of all that fits.
    let ran = call(
        &book,
        &["accept", "--kind", "name", "--score", "0.5", "--dry-run"],
    )
    .ok();
    assert!(
        ran.stdout.contains("2 entries would be accepted"),
        "{}",
        ran.stdout
    );
    assert_eq!(persons(), "");
    let id = only(&book, &["--kind", "name", "--name", "michelsen"]);
    let other = only(&book, &["--kind", "name", "--name", "draper"]);
    let _ = call(&book, &["accept", &id]).ok();
    // The entry that is named more often stays.
    assert_eq!(
        persons(),
        "[albert-michelsen]\nmerge = [\"albert-michelson\"]\n"
    );
    assert_eq!(
        entries(),
        ["henry-draper", "henry-drapper", "albert-michelsen"]
    );
    let _ = call(&book, &["reject", &other]).ok();
    assert!(
        persons().contains("[henry-draper]\nnever = [\"henry-drapper\"]\n"),
        "{}",
        persons()
    );
    assert_eq!(listed(&book, &[]), [Value::Null; 0]);
    let decided = listed(&book, &["--decided"]);
    let states: Vec<_> = decided
        .iter()
        .map(|entry| entry["state"].as_str().unwrap())
        .collect();
    assert_eq!(states, ["accepted", "rejected"]);
    // Another mind: the joined are kept apart, and the other way round.
    let _ = call(&book, &["reject", &id]).ok();
    let _ = call(&book, &["accept", &other]).ok();
    assert_eq!(
        entries(),
        ["henry-draper", "albert-michelsen", "albert-michelson"]
    );
    let check = call(&book, &["check"]).ok();
    assert!(!check.stdout.contains("curation-"), "{}", check.stdout);
    // Taken back, everything waits again under its id.
    let ran = call(&book, &["undo", "--kind", "name"]).ok();
    assert!(
        ran.stdout.contains("2 entries taken back"),
        "{}",
        ran.stdout
    );
    assert_eq!(persons(), "");
    assert_eq!(entries(), four);
    assert_eq!(only(&book, &["--kind", "name", "--name", "michelsen"]), id);
    let ran = call(&book, &["undo", &id]);
    assert_eq!(ran.code, Some(2));
    assert!(
        ran.stderr.contains("nothing to take back"),
        "{}",
        ran.stderr
    );
    let ran = call(&book, &["reword", &id, "--text", "x"]);
    assert!(
        ran.stderr.contains("only a note can be reworded"),
        "{}",
        ran.stderr
    );
}

#[test]
fn whom_a_name_means_is_asked_where_several_bear_it() {
    let book = Book::of(&[
        (
            "one.txt",
            b"A roll of the observatory\n\nMr. Charles Denning spoke to Mr. William Denning.\n",
        ),
        ("two.txt", b"A second roll\n\nMr. Denning went home.\n"),
    ]);
    let id = only(&book, &["--kind", "name"]);
    let ran = call(&book, &["accept", &id]);
    assert_eq!(ran.code, Some(1));
    assert!(
        ran.stdout.contains(
            "only you know who is meant; write into seeds/curation/persons.toml:\n[charles-denning]"
        ),
        "{}",
        ran.stdout
    );
    assert!(!book.root().join("seeds/curation/persons.toml").exists());
    // One of the two is ruled out: the rest is a question that can be answered.
    book.write(
        "seeds/curation/persons.toml",
        "[charles-denning]\nnever = [\"Denning\"]\n",
    );
    let waiting = listed(&book, &["--kind", "name"]);
    if let [entry] = &waiting[..] {
        let _ = call(&book, &["accept", entry["id"].as_str().unwrap()]).ok();
        let rules = fs::read_to_string(book.root().join("seeds/curation/persons.toml")).unwrap();
        assert!(
            rules.contains("[william-denning]\nvariants = [\"Denning\"]\n"),
            "{rules}"
        );
    }
    assert_eq!(listed(&book, &["--kind", "name"]), [Value::Null; 0]);
    let forms = book.analyze(&[]);
    let william = forms
        .entities
        .iter()
        .find(|entity| entity.id == "william-denning")
        .unwrap();
    assert!(
        william.mentions.iter().any(|form| form.form == "Denning"),
        "{william:?}"
    );
}

#[test]
fn two_editors_decide_about_different_things_and_git_brings_them_together() {
    let book = harbour();
    let _ = git(&book, &["init", "-q", "-b", "main"]);
    // The first decision brings the file; it is on both branches.
    let _ = call(&book, &["accept", &id_of(&book, "diary")]).ok();
    let _ = git(&book, &["add", "."]);
    let _ = git(&book, &["commit", "-q", "-m", "begin"]);
    let _ = git(&book, &["branch", "other"]);
    let _ = call(&book, &["accept", &id_of(&book, "letter")]).ok();
    let _ = git(&book, &["commit", "-qam", "one"]);
    let _ = git(&book, &["switch", "-q", "other"]);
    // The same place of the sorted file, which git alone would call a conflict.
    let _ = call(&book, &["accept", &id_of(&book, "minutes")]).ok();
    let _ = call(
        &book,
        &["reword", &id_of(&book, "answer"), "--text", "So it was."],
    )
    .ok();
    let _ = git(&book, &["commit", "-qam", "two"]);
    let _ = git(&book, &["rebase", "-q", "main"]);
    let decided = listed(&book, &["--decided"]);
    let states: Vec<&str> = decided
        .iter()
        .map(|entry| entry["state"].as_str().unwrap())
        .collect();
    assert_eq!(states.len(), 4, "{}", decisions(&book));
    assert_eq!(
        states.iter().filter(|state| **state == "accepted").count(),
        3
    );
    assert_eq!(listed(&book, &[]).len(), 0);
    let check = call(&book, &["check"]).ok();
    assert!(!check.stdout.contains("decision-"), "{}", check.stdout);
}

#[test]
fn an_address_that_a_reader_kept_leads_to_the_document_in_both_builds() {
    let book = harbour();
    let _ = call(&book, &["release"]).ok();
    book.write(
        "seeds/letter.toml",
        "id = \"letter-on-the-harbour\"\naliases = [\"papers/first.html\"]\n",
    );
    fs::rename(
        book.root().join("seeds/letter.txt"),
        book.root().join("seeds/harbour.txt"),
    )
    .unwrap();
    fs::rename(
        book.root().join("seeds/letter.toml"),
        book.root().join("seeds/harbour.toml"),
    )
    .unwrap();
    let ran = call(&book, &["release"]).ok();
    assert!(
        ran.stdout
            .contains("documents/letter.html → documents/letter-on-the-harbour.html"),
        "{}",
        ran.stdout
    );
    let site = book.build();
    let redirect = fs::read_to_string(book.output().join("documents/letter.html")).unwrap();
    assert!(
        redirect.contains("letter-on-the-harbour.html"),
        "{redirect}"
    );
    let other = fs::read_to_string(book.output().join("papers/first.html")).unwrap();
    assert!(
        other.contains("../documents/letter-on-the-harbour.html"),
        "{other}"
    );
    drop(site);
    let before = redirect;
    let _ = book.build_with_stock();
    assert_eq!(
        fs::read_to_string(book.output().join("documents/letter.html")).unwrap(),
        before
    );
    // Released without a release is refused.
    let fresh = harbour();
    let ran = run(command(dossier())
        .args(["build"])
        .arg(fresh.root())
        .env("MDBOOK_PREPROCESSOR__DOSSIER_SEEDS__EDITION", "released"));
    assert_ne!(ran.code, Some(0));
    assert!(ran.stderr.contains("has no release yet"), "{}", ran.stderr);
}

#[test]
fn one_editor_words_a_note_anew_beside_the_decision_of_another() {
    let book = harbour();
    let letter = id_of(&book, "letter");
    let _ = call(&book, &["reword", &letter, "--text", "Old words."]).ok();
    let _ = git(&book, &["init", "-q", "-b", "main"]);
    let _ = git(&book, &["add", "."]);
    let _ = git(&book, &["commit", "-q", "-m", "begin"]);
    let _ = git(&book, &["branch", "other"]);
    let _ = call(&book, &["accept", &id_of(&book, "answer")]).ok();
    let _ = git(&book, &["commit", "-qam", "one"]);
    let _ = git(&book, &["switch", "-q", "other"]);
    let _ = call(&book, &["reword", &letter, "--text", "New words."]).ok();
    let _ = git(&book, &["commit", "-qam", "two"]);
    let _ = git(&book, &["rebase", "-q", "main"]);
    // Git has kept the old line beside the new one: the note is printed once, and the old line is told.
    let page = book.build();
    let page = page.page("documents/letter.html").text();
    assert!(
        page.contains("New words.") && !page.contains("Old words."),
        "{page}"
    );
    assert_eq!(
        listed(&book, &["--decided"]).len(),
        2,
        "{}",
        decisions(&book)
    );
    let check = call(&book, &["check"]).ok().stdout;
    assert_eq!(
        check.matches("warning[decision-twice]").count(),
        1,
        "{check}"
    );
    let _ = call(&book, &["reword", &letter, "--text", "New words."]).ok();
    assert!(
        !decisions(&book).contains("Old words."),
        "{}",
        decisions(&book)
    );
}

/// The steps of the workflow in the guide that call the program.
fn workflow() -> Vec<String> {
    let guide = dossier_tests::workspace::root().join("src/guide/editors.md");
    let guide = fs::read_to_string(guide).unwrap();
    let (_, workflow) = guide.split_once("```yaml\n").unwrap();
    let (workflow, _) = workflow.split_once("```").unwrap();
    let lines = workflow
        .lines()
        .map(|line| line.trim().trim_start_matches("run: "));
    lines
        .filter(|line| line.starts_with("mdbook-dossier "))
        .map(str::to_owned)
        .collect()
}

#[test]
fn the_workflow_of_the_guide_tells_a_pull_request_what_it_changes() {
    let book = harbour();
    book.write(".gitignore", "/book\n");
    let _ = git(&book, &["init", "-q", "-b", "main"]);
    let _ = git(&book, &["add", "."]);
    let _ = git(&book, &["commit", "-q", "-m", "begin"]);
    book.write(
        "seeds/new.txt",
        "A <b>new</b> paper | with [marks](x)\n\nPresident Sadat visited Moscow in October 1971.\n\nMe\u{fffd}t.\n",
    );
    book.write("seeds/new.toml", "titel = \"x\"\n");
    let steps = workflow();
    assert_eq!(steps.len(), 2, "{steps:?}");
    let run_step = |step: &str| {
        let step = step.replace("\"origin/$GITHUB_BASE_REF\"", "main");
        let (step, _) = step.split_once(" >").unwrap_or((&step, ""));
        let words: Vec<&str> = step.split_whitespace().skip(1).collect();
        call(&book, &words)
    };
    let check = run_step(&steps[0]);
    assert_eq!(check.code, Some(1), "an error fails the step");
    assert!(
        check.stdout.contains("::error file=seeds/new.toml,line=1,"),
        "{}",
        check.stdout
    );
    let markdown = run_step(&steps[1]).ok().stdout;
    assert!(
        markdown.starts_with("## What this changes in the edition\n\n"),
        "{markdown}"
    );
    let added = "<details><summary><b>Documents</b>: 1 added</summary>\n\n- added **new** Document 5: “A \\<b>new\\</b> paper \\| with \\[marks\\](x),”";
    assert!(markdown.contains(added), "{markdown}");
    assert!(markdown.contains("<b>Links</b>: 2 added"), "{markdown}");
    assert!(
        markdown.contains("<b>Notes</b>: 1 added, 2 changed"),
        "{markdown}"
    );
    // Every list that is opened is closed, and nothing else opens one.
    assert_eq!(
        markdown.matches("<details>").count(),
        markdown.matches("</details>").count()
    );
    // What is said of no change.
    book.write("README.md", "x\n");
    for file in ["seeds/new.txt", "seeds/new.toml"] {
        fs::remove_file(book.root().join(file)).unwrap();
    }
    assert!(run_step(&steps[1]).ok().stdout.contains("Nothing changes."));
}
