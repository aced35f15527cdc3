//! `check`: what it finds in a collection, how findings are answered, and what is new since a revision.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test fails by a panic"
)]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

use dossier_tests::book::Book;
use dossier_tests::program::{Ran, command, dossier, run};
use dossier_tests::workspace;
use regex::Regex;

fn check(book: &Book, arguments: &[&str]) -> Ran {
    run(command(dossier())
        .arg("check")
        .arg(book.root())
        .args(arguments))
}

/// Every finding as `file:line code`, in order.
fn found(book: &Book, arguments: &[&str]) -> Vec<String> {
    let ran = check(book, &[&["--format", "json"], arguments].concat());
    let rows: Vec<serde_json::Value> = serde_json::from_str(&ran.stdout).expect("JSON");
    rows.iter()
        .map(|row| {
            let line = row["line"]
                .as_u64()
                .map_or(String::new(), |line| format!(":{line}"));
            let file = row["file"].as_str().unwrap();
            format!("{file}{line} {}", row["code"].as_str().unwrap())
        })
        .collect()
}

/// The five documents of this book as they came, without what its editors set.
fn five() -> Book {
    let book = Book::of(&[]);
    for entry in fs::read_dir(workspace::root().join("seeds")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|ending| ending == "txt") {
            let name = path.file_name().unwrap().to_str().unwrap().to_owned();
            // The stem without its fingerprint names the document here.
            let (short, _) = name.split_once('_').unwrap();
            book.write(&format!("seeds/{short}.txt"), fs::read(&path).unwrap());
        }
    }
    book
}

/// The doubtful points that `check` was made for, by code: what a document does not state, or states doubtfully;
/// what cannot be right by its dates or by another document. Whatever else is told of a document counts as “other”.
const NAMED: [&str; 20] = [
    // Metadata missing, doubtful or inferred; rights; an excerpt without pages.
    "metadata-missing",
    "metadata-inferred",
    "seed-date-doubtful",
    "seed-date-broken",
    "rights-missing",
    "pages-missing",
    // Encodings, test hosts, the same document twice, references that lead nowhere.
    "seed-encoding-guessed",
    "seed-test-host",
    "document-twice",
    "document-nearly-twice",
    "document-record-twice",
    "reference-unknown",
    // Chronology, head against hand, a head that covers one part, ambiguous figures, contradicting claims.
    "chronology",
    "name-out-of-life",
    "date-by-hand",
    "seed-date-of-parts",
    "date-ambiguous",
    "claims-contradict",
    // Errors that the source itself marks.
    "sic-corrected",
    "sic-uncorrected",
];

#[test]
fn the_doubtful_points_of_the_five_documents_are_each_told_once() {
    let found = found(&five(), &[]);
    let (named, others): (Vec<&str>, Vec<&str>) = found
        .iter()
        .map(String::as_str)
        .partition(|line| NAMED.iter().any(|code| line.ends_with(&format!(" {code}"))));
    assert_eq!(
        named,
        [
            "seeds/000.txt metadata-missing",
            "seeds/001.txt rights-missing",
            "seeds/001.txt:12 seed-test-host",
            // A telegram of July 1978 that tells of September 1978.
            "seeds/001.txt:52 chronology",
            // “None after … October 1961” against the delegation of 1967.
            "seeds/001.txt:70 claims-contradict",
            "seeds/001.txt:104 sic-corrected",
            "seeds/002.txt metadata-missing",
            "seeds/002.txt rights-missing",
            // The head says June 2, the hand 2.5.1967.
            "seeds/002.txt:28 date-by-hand",
            "seeds/003.txt metadata-missing",
            "seeds/003.txt pages-missing",
            "seeds/003.txt rights-missing",
            "seeds/004.txt rights-missing",
            // The head's date is that of the first of five parts.
            "seeds/004.txt:3 seed-date-of-parts",
        ]
    );
    // At most three others: here the lone asterisks of an excerpt that has left the notes behind.
    assert_eq!(others, ["seeds/003.txt:5 note-mark-without-note"]);
    // What was done when the texts were read is told when it is asked for.
    let log = self::found(&five(), &["--log"]);
    for line in [
        "seeds/000.txt:1 seed-furniture",
        "seeds/002.txt:58 seed-joined",
    ] {
        assert!(log.iter().any(|found| found == line), "{log:#?}");
    }
}

#[test]
fn this_book_has_no_error_and_no_answer_that_is_idle() {
    let book = Book::of_this_repository();
    let ran = check(&book, &[]);
    assert_eq!(ran.code, Some(0), "{}", ran.stdout);
    assert!(!ran.stdout.contains("settled-orphan"), "{}", ran.stdout);
}

const LETTER: &str =
    "A Letter from the Harbour\n\nMarch 4, 1921\n\nThe ships were sold in June 1921.\n";

#[test]
fn people_see_the_line_and_the_words() {
    let ran = check(&Book::of(&[("letter.txt", LETTER.as_bytes())]), &[]);
    assert!(
        ran.stdout.contains(
            "warning[chronology]: the document is dated March 4, 1921, and tells of “June 1921” as past\n \
             --> seeds/letter.txt:5:24\n  \
             |\n\
             5 | The ships were sold in June 1921.\n  \
             |                        ^^^^^^^^^\n"
        ),
        "{}",
        ran.stdout
    );
}

#[test]
fn a_book_allows_and_denies_by_code_and_a_mistyped_code_is_named() {
    let book = Book::of(&[("letter.txt", LETTER.as_bytes())]);
    let toml = fs::read_to_string(book.root().join("book.toml")).unwrap();
    let with = |keys: &str| {
        let table = "[preprocessor.dossier-seeds]\n";
        assert!(toml.contains(table));
        book.write(
            "book.toml",
            toml.replace(table, &format!("{table}{keys}\n")),
        );
        check(&book, &[])
    };
    let ran = with("allow = [\"rights-missing\", \"metadata-missing\"]\ndeny = [\"chronology\"]");
    assert_eq!(ran.code, Some(1), "{}", ran.stdout);
    assert!(ran.stdout.contains("error[chronology]"), "{}", ran.stdout);
    assert!(!ran.stdout.contains("-missing"), "{}", ran.stdout);
    let ran = with("allow = [\"cronology\"]");
    assert_eq!(ran.code, Some(2), "{}", ran.stdout);
    assert!(
        ran.stderr.contains("did you mean `chronology`?"),
        "{}",
        ran.stderr
    );
}

fn git(folder: &Path, arguments: &[&str]) {
    let ran = Command::new("git")
        .args([
            "-c",
            "user.name=Editor",
            "-c",
            "user.email=editor@example.org",
        ])
        .arg("-C")
        .arg(folder)
        .args(arguments)
        .output()
        .expect("git");
    assert!(
        ran.status.success(),
        "{}",
        String::from_utf8_lossy(&ran.stderr)
    );
}

#[test]
fn what_is_new_since_a_revision_is_told_by_code_and_the_repository_is_left_alone() {
    // The book stands in a folder of its repository.
    let book = Book::of(&[("letter.txt", LETTER.as_bytes())]);
    git(book.root(), &["init", "--quiet"]);
    git(book.root(), &["add", "."]);
    git(book.root(), &["commit", "--quiet", "-m", "First"]);
    let nothing = check(&book, &["--new", "HEAD"]);
    assert_eq!(nothing.stdout.lines().count(), 1, "{}", nothing.stdout);
    // A line above moves the old finding; only the new ones are told.
    book.write(
        "seeds/letter.txt",
        LETTER.replace("\n\nThe", "\n\nThe quay is old.\n\nThe"),
    );
    book.write(
        "seeds/second.txt",
        LETTER
            .replace("June", "July")
            .replace("A Letter", "A Second Letter"),
    );
    let ran = check(&book, &["--new", "HEAD"]);
    assert!(
        ran.stdout.contains("1 × chronology: a document tells as past of what came after its own date\n  seeds/second.txt:5:24: "),
        "{}",
        ran.stdout
    );
    assert!(!ran.stdout.contains("seeds/letter.txt"), "{}", ran.stdout);
    let status = Command::new("git")
        .arg("-C")
        .arg(book.root())
        .args(["status", "--porcelain"])
        .output()
        .unwrap();
    assert_eq!(
        String::from_utf8_lossy(&status.stdout),
        " M seeds/letter.txt\n?? seeds/second.txt\n"
    );
    let ran = check(&book, &["--new", "no-such-branch"]);
    assert_eq!(ran.code, Some(2));
    assert!(
        ran.stderr
            .contains("git knows no revision `no-such-branch`"),
        "{}",
        ran.stderr
    );
    assert!(
        check(&book, &["--new=--output=x"])
            .stderr
            .contains("is no revision")
    );
    let outside = Book::of(&[("letter.txt", LETTER.as_bytes())]);
    let ran = check(&outside, &["--new", "HEAD"]);
    assert!(
        ran.stderr.contains("in no git repository"),
        "{}",
        ran.stderr
    );
}

/// The first cells of the table of codes in the guide, with severity and meaning.
fn guide() -> String {
    fs::read_to_string(workspace::root().join("src/guide/findings.md")).unwrap()
}

#[test]
fn the_guide_lists_every_code() {
    let listed = run(command(dossier()).args(["check", "--codes"]))
        .ok()
        .stdout;
    let rows = listed.lines().map(|line| {
        let (severity, rest) = line.split_once(' ').unwrap();
        let (code, meaning) = rest.trim_start().split_once(' ').unwrap();
        format!("| `{code}` | {severity} | {} |", meaning.trim_start())
    });
    let guide = guide();
    let table: Vec<&str> = guide
        .lines()
        .filter(|line| line.starts_with("| `"))
        .collect();
    assert_eq!(table, rows.collect::<Vec<_>>());
}

#[test]
fn every_code_that_the_sources_name_is_listed() {
    let pattern = Regex::new(
        r#"(?:Finding::new|finding|Doubt::new|doubt|\.find|\.warn|\.note|\.at|\.wrong)\([^;]{0,200}?"([a-z]+(?:-[a-z]+)+)""#,
    )
    .unwrap();
    let listed = guide();
    let mut sources = Vec::new();
    list(&workspace::root().join("preprocessors"), &mut sources);
    let mut named = BTreeSet::new();
    for path in sources {
        let text = fs::read_to_string(&path).unwrap();
        named.extend(
            pattern
                .captures_iter(&text)
                .map(|found| found[1].to_owned()),
        );
    }
    assert!(named.len() > 40, "{named:?}");
    let missing: Vec<&String> = named
        .iter()
        .filter(|code| !listed.contains(&format!("| `{code}` |")))
        .collect();
    assert!(
        missing.is_empty(),
        "add to finding/codes.tsv and the guide: {missing:?}"
    );
}

/// The sources of a folder, tests apart.
fn list(folder: &Path, sources: &mut Vec<std::path::PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap();
        if path.is_dir() && name != "tests" && name != "target" {
            list(&path, sources);
        } else if name != "tests.rs" && path.extension().is_some_and(|ending| ending == "rs") {
            sources.push(path);
        }
    }
}
