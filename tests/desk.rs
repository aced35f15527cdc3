//! The editor's desk on the command line: what waits, what is decided, and two editors at once.
#![allow(clippy::unwrap_used, reason = "a test fails by a panic")]

use std::fs;
use std::process::Command;

use dossier_tests::book::Book;
use dossier_tests::program::{Ran, command, dossier, run};
use dossier_tests::site::{Site, dead_links, text};
use serde_json::Value;

const DECISIONS: &str = "seeds/curation/decisions.toml";

fn harbour() -> Book {
    Book::of(&[
        (
            "letter.txt",
            b"Letter on the harbour\n\nThe ships lie idle this year. President Sadat visited Moscow in October 1971. He stayed for three days.\n",
        ),
        (
            "answer.txt",
            b"An answer from the harbour\n\nPresident Sadat visited Moscow in October 1971, and the yards were shown to him.\n",
        ),
        (
            "minutes.txt",
            b"Minutes of the committee\n\nThe committee heard that Queen Juliana visited Jakarta in August 1971.\n",
        ),
        (
            "diary.txt",
            b"A diary\n\nQueen Juliana visited Jakarta in August 1971. The streets were full.\n",
        ),
    ])
}

fn call(book: &Book, arguments: &[&str]) -> Ran {
    run(command(dossier()).args(arguments).current_dir(book.root()))
}

fn listed(book: &Book, arguments: &[&str]) -> Vec<Value> {
    let mut all = vec!["review", "--format", "json"];
    all.extend(arguments);
    serde_json::from_str(&call(book, &all).ok().stdout).unwrap()
}

fn id_of(book: &Book, document: &str) -> String {
    let list = listed(book, &["--kind", "note", "--document", document]);
    assert_eq!(list.len(), 1, "{list:#?}");
    list[0]["id"].as_str().unwrap().to_owned()
}

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
    let _ = call(
        &book,
        &["reword", &id, "--text", "He came {{#document answer}}."],
    )
    .ok();
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

/// Runs git in the book, where nobody's own settings count.
fn git(book: &Book, arguments: &[&str]) {
    let output = Command::new("git")
        .args([
            "-c",
            "user.name=A",
            "-c",
            "user.email=a@example.org",
            "-c",
            "commit.gpgsign=false",
        ])
        .args(arguments)
        .current_dir(book.root())
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .output()
        .unwrap();
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "git {arguments:?}: {told}");
}

#[test]
fn two_editors_decide_about_different_things_and_git_brings_them_together() {
    let book = harbour();
    git(&book, &["init", "-q", "-b", "main"]);
    // The first decision brings the file; it is on both branches.
    let _ = call(&book, &["accept", &id_of(&book, "diary")]).ok();
    git(&book, &["add", "."]);
    git(&book, &["commit", "-q", "-m", "begin"]);
    git(&book, &["branch", "other"]);
    let _ = call(&book, &["accept", &id_of(&book, "letter")]).ok();
    git(&book, &["commit", "-qam", "one"]);
    git(&book, &["switch", "-q", "other"]);
    // The same place of the sorted file, which git alone would call a conflict.
    let _ = call(&book, &["accept", &id_of(&book, "minutes")]).ok();
    let _ = call(
        &book,
        &["reword", &id_of(&book, "answer"), "--text", "So it was."],
    )
    .ok();
    git(&book, &["commit", "-qam", "two"]);
    git(&book, &["rebase", "-q", "main"]);
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

/// Everything that a reader may have cited of a built book: page, anchor or note, and its words.
fn cited(book: &Book, site: &Site, documents: &[&str]) -> Vec<String> {
    let mut cited = Vec::new();
    for id in documents {
        let page = site.page(&format!("documents/{id}.html"));
        let number = page
            .all(".document-number")
            .first()
            .map(|found| text(*found))
            .unwrap_or_default();
        cited.push(format!("{id}: {}", number.trim()));
        for anchor in page.all("a.paragraph-number") {
            cited.push(format!("{id}#{}", anchor.value().attr("id").unwrap()));
        }
        for note in page.all(".footnote-definition") {
            cited.push(format!(
                "{id} note: {}",
                text(note).split_whitespace().collect::<Vec<_>>().join(" ")
            ));
        }
    }
    assert!(book.root().join("book.toml").is_file());
    cited
}

#[test]
#[allow(
    clippy::too_many_lines,
    reason = "one day in the order in which it goes"
)]
fn a_days_work_holds() {
    let book = harbour();
    git(&book, &["init", "-q", "-b", "main"]);
    git(&book, &["add", "."]);
    git(&book, &["commit", "-q", "-m", "begin"]);

    // Twenty new files.
    let inbox = tempfile::tempdir().unwrap();
    let mut add = vec!["add".to_owned()];
    for number in 1..=20 {
        let file = inbox.path().join(format!("despatch-no-{number}.txt"));
        fs::write(
            &file,
            format!("Despatch No. {number}\n\nThe consul reports on lot {number} of the cotton harvest.\n\nIt was sold.\n"),
        )
        .unwrap();
        add.push(file.to_str().unwrap().to_owned());
    }
    let add: Vec<&str> = add.iter().map(String::as_str).collect();
    let _ = call(&book, &add).ok();

    // The table filled in a spreadsheet.
    let table = call(&book, &["documents", "--csv"]).ok().stdout;
    let mut lines: Vec<String> = table.lines().map(str::to_owned).collect();
    assert_eq!(lines.len(), 25);
    let head = lines[0].clone();
    let columns: Vec<&str> = head.trim_start_matches('\u{feff}').split(',').collect();
    let place = |name: &str| columns.iter().position(|column| *column == name).unwrap();
    for line in lines
        .iter_mut()
        .skip(1)
        .filter(|line| line.contains("despatch-no-"))
    {
        let mut cells: Vec<String> = line.split(',').map(str::to_owned).collect();
        let day = cells[0]
            .trim_end_matches(".txt")
            .rsplit('-')
            .next()
            .unwrap()
            .to_owned();
        cells[place("date")] = format!("1880-05-{day:0>2}");
        cells[place("creators")] = "Consul Ames".to_owned();
        *line = cells.join(",");
    }
    book.write("table.csv", lines.join("\r\n"));
    let _ = call(&book, &["documents", "--apply", "table.csv"]).ok();
    let sidecar = fs::read_to_string(book.root().join("seeds/despatch-no-7.toml")).unwrap();
    // What `add` found stands below as comments.
    let set: Vec<&str> = sidecar
        .lines()
        .filter(|line| !line.starts_with('#'))
        .collect();
    assert_eq!(
        set,
        ["date = \"1880-05-07\"", "creators = [\"Consul Ames\"]"]
    );

    // A link rejected, a note reworded, a note written.
    let _ = call(&book, &["reject", &id_of(&book, "minutes")]).ok();
    let _ = call(
        &book,
        &[
            "reword",
            &id_of(&book, "letter"),
            "--text",
            "The visit is in {{#document answer}} too.",
        ],
    )
    .ok();
    book.write(
        "seeds/diary.toml",
        "[[note]]\nat = \"The streets were full.\"\ntext = \"So says {{#document minutes}}.\"\n",
    );
    let _ = call(&book, &["release"]).ok();
    let ids = ["letter", "answer", "minutes", "diary", "despatch-no-7"];
    let site = book.build();
    let before = cited(&book, &site, &ids);
    assert!(
        before
            .iter()
            .any(|line| line.contains("The visit is in Document")),
        "{before:#?}"
    );
    assert!(
        before.iter().any(|line| line.contains("So says Document")),
        "{before:#?}"
    );
    assert!(
        !before.iter().any(|line| line.starts_with("minutes note")),
        "{before:#?}"
    );
    git(&book, &["add", "."]);
    git(&book, &["commit", "-qm", "released"]);

    // A seed edited, an older document inserted, a file renamed.
    let letter = fs::read_to_string(book.root().join("seeds/letter.txt")).unwrap();
    book.write(
        "seeds/letter.txt",
        letter.replace(
            "The ships lie idle this year.",
            "A line that was missed.\n\nThe ships lie idle in this year.",
        ),
    );
    book.write("seeds/oldest.txt", "The oldest letter\n\nIt is old.\n");
    book.write("seeds/oldest.toml", "date = \"1700-01-01\"\n");
    for ending in ["txt", "toml"] {
        let from = book.root().join(format!("seeds/despatch-no-7.{ending}"));
        fs::rename(from, book.root().join(format!("seeds/renamed.{ending}"))).unwrap();
    }
    let site = book.build();
    let after = cited(&book, &site, &ids);
    for line in &before {
        assert!(after.contains(line), "{line} is lost:\n{after:#?}");
    }
    let oldest = site.page("documents/oldest.html");
    assert_eq!(
        text(oldest.all(".document-number")[0]).trim(),
        "Document 25"
    );
    assert_eq!(dead_links(&site), [""; 0]);

    // What readers see of a release is what was released.
    let ran = run(command(dossier())
        .args(["build"])
        .arg(book.root())
        .env("MDBOOK_PREPROCESSOR__DOSSIER_SEEDS__EDITION", "released"))
    .ok();
    assert!(!ran.stderr.contains("error"), "{}", ran.stderr);
    let site = Site::read(&book.output());
    assert!(!site.documents().any(|page| page.contains("oldest")));
    let released = cited(&book, &site, &ids);
    for line in &before {
        assert!(released.contains(line), "{line} is lost:\n{released:#?}");
    }

    // What the day has changed, for the pull request.
    let diff = call(&book, &["diff", "HEAD", "--format", "json"])
        .ok()
        .stdout;
    let diff: Value = serde_json::from_str(&diff).unwrap();
    assert_eq!(diff["documents"]["added"][0]["what"], "oldest");
    assert_eq!(diff["documents"]["removed"].as_array().unwrap().len(), 0);
    assert_eq!(
        diff["notes"]["removed"].as_array().unwrap().len(),
        0,
        "{diff:#}"
    );
    let text = call(&book, &["diff", "HEAD~1", "HEAD"]).ok().stdout;
    assert!(text.contains("Documents: 20 added"), "{text}");
    assert!(text.contains("Notes: "), "{text}");
    let markdown = call(&book, &["diff", "HEAD", "--format", "markdown"])
        .ok()
        .stdout;
    assert!(markdown.contains("<b>Documents</b>: 1 added"), "{markdown}");
    let ran = call(&book, &["diff", "no-such-branch"]);
    assert_eq!(ran.code, Some(2));
    assert!(
        ran.stderr
            .contains("git knows no revision `no-such-branch`"),
        "{}",
        ran.stderr
    );
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
