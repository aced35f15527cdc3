//! The command line: what it prints, and how it ends.
#![allow(clippy::unwrap_used, reason = "a test fails by a panic")]

use dossier_tests::book::Book;
use dossier_tests::program::{Ran, command, dossier, run, run_dossier};
use snapbox::{assert_data_eq, str};

/// Runs the command in a folder of its own, where there is no book.
fn elsewhere(arguments: &[&str]) -> Ran {
    let folder = tempfile::tempdir().unwrap();
    run(command(dossier()).args(arguments).current_dir(&folder))
}

#[test]
fn help_says_what_each_call_does() {
    let ran = run_dossier(&["--help"]).ok();
    assert_data_eq!(
        ran.stdout,
        str![[r"
Turns a folder of primary-source documents into a book for the web.
...
Usage: mdbook-dossier <COMMAND>

Commands:
  init       [..]
...
  update     [..]
...
  add        [..]
...
  build      [..]
...
  analyze    [..]
...
  check      [..]
...
  seeds      Called by mdBook: [..]
  crossrefs  Called by mdBook: [..]
  glossary   Called by mdBook: [..]
...

"]]
    );
    assert_eq!(ran.stderr, "");
    for call in [
        "init",
        "update",
        "add",
        "build",
        "analyze",
        "check",
        "review",
        "accept",
        "reject",
        "reword",
        "undo",
        "documents",
        "release",
        "diff",
        "seeds",
        "crossrefs",
        "glossary",
    ] {
        let ran = run_dossier(&[call, "--help"]).ok();
        assert!(
            ran.stdout
                .contains(&format!("Usage: mdbook-dossier {call}")),
            "{}",
            ran.stdout
        );
    }
}

#[test]
fn help_tells_what_a_historian_must_know_first() {
    for (call, words) in [
        ("init", "Nothing that is there already is overwritten"),
        ("update", "you are told so"),
        ("add", "Nothing that is there is overwritten"),
        ("check", "The exit status is 0 when nothing is wrong"),
    ] {
        let help = run_dossier(&[call, "--help"]).ok().stdout;
        assert!(help.contains(words), "{help}");
    }
}

#[test]
fn a_call_without_words_explains_itself_and_fails() {
    let ran = elsewhere(&[]);
    assert_eq!(ran.code, Some(2));
    assert_eq!(ran.stdout, "");
    assert!(
        ran.stderr.contains("Usage: mdbook-dossier <COMMAND>"),
        "{}",
        ran.stderr
    );
}

#[test]
fn what_is_mistyped_is_named_with_what_may_have_been_meant() {
    let ran = elsewhere(&["analyze", "seeds", "--no-curatio"]);
    assert_eq!(ran.code, Some(2));
    assert_data_eq!(
        ran.stderr,
        str![[r"
error: unexpected argument '--no-curatio' found

  tip: a similar argument exists: '--no-curation'
...

"]]
    );
    let ran = elsewhere(&["biuld"]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.stderr.contains("'build'"), "{}", ran.stderr);
}

#[test]
fn a_folder_that_is_not_there_is_named_once() {
    let ran = elsewhere(&["analyze", "nowhere"]);
    assert_eq!(ran.code, Some(2));
    assert_eq!(ran.stdout, "");
    assert_data_eq!(
        ran.stderr,
        str![[r"
error: cannot read the folder of documents nowhere: [..] (os error [..])

"]]
    );
    for call in ["build", "check"] {
        let ran = elsewhere(&[call, "nowhere"]);
        assert_eq!(ran.code, Some(2), "{call}");
        assert_data_eq!(
            ran.stderr,
            str![[r"
error: there is no book.toml in [..]nowhere; give the folder that has one

"]]
        );
    }
}

#[test]
fn a_book_is_looked_for_upwards() {
    let book = Book::of(&[(
        "letter.txt",
        b"A letter about the harbour\n\nThe ships lie idle.\n",
    )]);
    let _ = run(command(dossier())
        .arg("build")
        .current_dir(book.root().join("src")))
    .ok();
    assert!(book.output().join("index.html").is_file());
}

#[test]
fn analyze_explains_every_mention_of_a_name() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(
        folder.path().join("minutes.txt"),
        "Minutes of the Board\n\nColonel William Fraser and Mr. Andrew Fraser were present.\n\nColonel Fraser moved the adjournment. Fraser agreed.\n",
    )
    .unwrap();
    let explain = |name: &str| {
        let mut program = command(dossier());
        program.arg("analyze").arg(folder.path());
        run(program.args(["--explain", name])).ok().stdout
    };
    let told = explain("Fraser");
    assert!(
        told.starts_with("“Fraser”: 2 mentions of 2 entries: Fraser [fraser]; Fraser, William"),
        "{told}"
    );
    for words in [
        "minutes.txt:5, p3: “Colonel Fraser moved the adjournment. Fraser agreed.”",
        "person: Fraser, William [william-fraser]",
        "found by: a title or an office stands beside it",
        "this entry because: of the bearers of the family name the one who has this title",
    ] {
        assert!(told.contains(words), "{words} is not in\n{told}");
    }
    assert_eq!(
        explain("Gladstone"),
        "“Gladstone” was nowhere taken for a name.\n"
    );
}

#[test]
fn analyze_prints_the_analysis_and_needs_no_book() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(
        folder.path().join("letter.txt"),
        "A letter about the harbour\n\nThe ships lie idle.\n",
    )
    .unwrap();
    let ran = run(command(dossier()).arg("analyze").arg(folder.path())).ok();
    let analysis: serde_json::Value = serde_json::from_str(&ran.stdout).unwrap();
    assert_eq!(analysis["format"], "dossier-analysis/1");
    assert_eq!(
        analysis["documents"][0]["title"],
        "A letter about the harbour"
    );
}

#[test]
fn without_curation_what_an_editor_has_set_is_left_aside() {
    let book = Book::of(&[(
        "letter.txt",
        b"A letter about the harbour\n\nThe ships lie idle.\n",
    )]);
    book.write(
        "seeds/letter.toml",
        "title = \"The harbour master complains\"\n",
    );
    let title = |flags: &[&str]| book.analyze(flags).documents[0].text("title").to_owned();
    assert_eq!(title(&[]), "The harbour master complains");
    assert_eq!(title(&["--no-curation"]), "A letter about the harbour");
}

#[test]
fn check_ends_by_what_it_found() {
    let letter = b"A letter about the harbour\n\nThe ships lie idle.\n";
    let clean = Book::of(&[("letter.txt", letter)]);
    let check = |book: &Book| run(command(dossier()).arg("check").arg(book.root()));
    assert_eq!(check(&clean).code, Some(0), "{}", check(&clean).stdout);
    let broken = Book::of(&[("letter.txt", letter), ("empty.txt", b"")]);
    let ran = check(&broken);
    assert_eq!(ran.code, Some(1), "{}", ran.stdout);
    assert!(ran.stdout.contains("seeds/empty.txt"), "{}", ran.stdout);
}

#[test]
fn check_writes_for_programs_and_for_github() {
    let book = Book::of(&[("empty.txt", b"")]);
    let check = |format: &str| {
        run(command(dossier())
            .args(["check", "--format", format])
            .arg(book.root())
            .current_dir(book.root().parent().unwrap()))
    };
    let ran = check("json");
    assert_eq!(ran.code, Some(1), "{}", ran.stderr);
    let rows: Vec<serde_json::Value> = serde_json::from_str(&ran.stdout).unwrap();
    let row = rows.iter().find(|row| row["severity"] == "error").unwrap();
    assert_eq!(row["file"], "seeds/empty.txt");
    assert_eq!(row["code"], "seed-unreadable");
    for key in ["line", "column", "message", "remedy", "text"] {
        assert!(row.get(key).is_some(), "{row}");
    }
    let ran = check("github");
    assert_eq!(ran.code, Some(1), "{}", ran.stderr);
    let name = book.root().file_name().unwrap().to_str().unwrap();
    let line = format!("::error file={name}/seeds/empty.txt,title=seed-unreadable::");
    assert!(ran.stdout.contains(&line), "{}", ran.stdout);
    let ran = check("xml");
    assert_eq!(ran.code, Some(2));
    assert!(ran.stderr.contains("human, json, github"), "{}", ran.stderr);
}

#[test]
fn an_unknown_key_of_book_toml_is_named_with_the_nearest() {
    let book = Book::of(&[("letter.txt", b"A letter about the harbour\n")]);
    let path = book.root().join("book.toml");
    let text = std::fs::read_to_string(&path).unwrap();
    let text = text.replace(
        "[preprocessor.dossier-crossrefs]",
        "directry = \"seeds\"\n\n[preprocessor.dossier-crossrefs]",
    );
    std::fs::write(path, text).unwrap();
    let ran = book.try_build();
    assert_eq!(ran.code, Some(2), "{}", ran.stderr);
    assert!(
        ran.stderr.contains("`directry`") && ran.stderr.contains("`directory`"),
        "{}",
        ran.stderr
    );
}

#[test]
fn an_error_stops_the_build_where_the_book_says_so() {
    let book = Book::of(&[("empty.txt", b"")]);
    let build = |setting: &str| {
        let mut command = command(dossier());
        command
            .arg("build")
            .arg(book.root())
            .env("MDBOOK_PREPROCESSOR__DOSSIER_SEEDS__ON_ERROR", setting);
        run(&mut command)
    };
    assert_eq!(build("continue").code, Some(0));
    let ran = build("stop");
    assert_ne!(ran.code, Some(0));
    assert!(ran.stderr.contains("on-error"), "{}", ran.stderr);
}
