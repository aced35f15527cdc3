//! A day's work of two editors, from the morning's twenty new files to the evening's pull request: every decision,
//! number, anchor and printed note holds.
#![allow(clippy::unwrap_used, reason = "a test fails by a panic")]

use std::fs;

use dossier_tests::book::Book;
use dossier_tests::desk::{call, git, harbour, id_of, listed, only};
use dossier_tests::program::{command, dossier, run};
use dossier_tests::server::Server;
use dossier_tests::site::{Site, dead_links, text};
use serde_json::Value;

/// Everything that a reader may have cited of a built book: page, anchor or note, and its words.
fn cited(site: &Site) -> Vec<String> {
    let mut cited = Vec::new();
    for path in site.documents() {
        let id = path
            .trim_start_matches("documents/")
            .trim_end_matches(".html");
        let page = site.page(path);
        let number = page
            .all(".document-number")
            .first()
            .map(|found| text(*found))
            .unwrap_or_default();
        cited.push(format!("{id}: {}", number.trim()));
        for part in page.all("table.parts tbody tr") {
            cited.push(format!("{id} part: {}", text(part)));
        }
        for anchor in page.all("a.paragraph-number") {
            cited.push(format!("{id}#{}", anchor.value().attr("id").unwrap()));
        }
        for note in page.all(".footnote-definition") {
            let words = text(note).split_whitespace().collect::<Vec<_>>().join(" ");
            // The mark of a machine-made note goes when the note is reviewed; its words stay.
            let words = words.trim_end_matches(" ↩").trim_end_matches(" m");
            cited.push(format!("{id} note: {words}"));
        }
    }
    // Former forms of a name are anchors of its entry, also when it is joined to another.
    for (page, kind) in [("persons.html", "person-"), ("events.html", "event-")] {
        for entry in site.page(page).all("main [id]") {
            let id = entry.value().attr("id").unwrap();
            if id.starts_with(kind) {
                cited.push(format!("{page}#{id}"));
            }
        }
    }
    cited
}

const ROLL: &str = "A roll of the pilots\n\nProfessor Albert Michelsen wrote to Professor Albert Michelson.\n\n\
    Professor Henry Draper wrote to Professor Henry Drapper.\n\nProfessor Edward Pickering wrote to Professor Edward Pickerling.\n";

#[test]
fn a_days_work_holds() {
    let book = harbour();
    book.write("seeds/roll.txt", ROLL);
    let _ = git(&book, &["init", "-q", "-b", "main"]);
    commit(&book, "begin");
    {
        let server = Server::start(&book);
        morning(&book, &server);
    }
    let _ = call(&book, &["release"]).ok();
    let site = book.build();
    let before = cited(&site);
    let decided = decisions(&book);
    // Michelson's two entries, the rejected note, the reworded one.
    assert_eq!(decided.len(), 3, "{decided:#?}");
    for words in ["The visit is in Document", "So says Document"] {
        assert!(
            before.iter().any(|line| line.contains(words)),
            "{words}: {before:#?}"
        );
    }
    assert!(
        !before.iter().any(|line| line.starts_with("minutes note")),
        "{before:#?}"
    );
    assert!(
        !site.files.contains_key("desk.html"),
        "the desk is never published"
    );
    commit(&book, "released");
    afternoon(&book);
    holds(&book, &before);
    assert_eq!(decisions(&book), decided);
    evening(&book);
    two_editors(&book, &before);
    let now = decisions(&book);
    for decision in &decided {
        assert!(now.contains(decision), "{decision} of {now:#?}");
    }
}

/// Every decision: what it is about, and what was decided.
fn decisions(book: &Book) -> Vec<String> {
    let mut decided: Vec<String> = listed(book, &["--decided"])
        .iter()
        .map(|entry| format!("{} {} {}", entry["id"], entry["state"], entry["proposal"]))
        .collect();
    decided.sort();
    decided
}

fn commit(book: &Book, message: &str) {
    let _ = git(book, &["add", "."]);
    let _ = git(book, &["commit", "-q", "-m", message]);
}

/// Twenty new files, the table, names joined, a link rejected, a note reworded, a note written: all seen in the
/// served book.
fn morning(book: &Book, server: &Server) {
    let holds = |path: &str, words: &str| server.get(path).is_some_and(|page| page.contains(words));
    assert!(
        holds("desk.html", "albert-michelson"),
        "the queue is on the desk"
    );
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
    let _ = call(book, &add).ok();
    server.until("the new files are pages", || {
        holds("documents/despatch-no-20.html", "lot 20")
    });

    fill_the_table(book);
    server.until("the table is applied", || {
        holds("documents/despatch-no-7.html", "May 7, 1880")
    });
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

    server.until("there are two entries", || {
        holds("persons.html", "person-albert-michelson")
    });
    let _ = call(
        book,
        &[
            "accept",
            &only(book, &["--kind", "name", "--name", "michelson"]),
        ],
    )
    .ok();
    server.until("the two are one", || {
        holds("persons.html", "Michelsen")
            && !holds(
                "persons.html",
                "id=\"person-albert-michelson\" class=\"entity\"",
            )
            && listed(book, &["--kind", "name", "--name", "michelson"]).is_empty()
            && !holds("desk.html", "albert-michelson")
    });
    let _ = call(book, &["reject", &id_of(book, "minutes")]).ok();
    server.until("the link is gone", || {
        server
            .get("documents/minutes.html")
            .is_some_and(|page| !page.contains("footnote-definition"))
    });
    let text = "The visit is in {{#document answer}} too.";
    let _ = call(book, &["reword", &id_of(book, "letter"), "--text", text]).ok();
    server.until("the note is reworded", || {
        holds("documents/letter.html", "The visit is in")
    });
    book.write(
        "seeds/diary.toml",
        "[[note]]\nat = \"The streets were full.\"\ntext = \"So says {{#document minutes}}.\"\n",
    );
    server.until("the note is written", || {
        holds("documents/diary.html", "So says")
    });
}

/// The table of documents, filled in as a spreadsheet would.
fn fill_the_table(book: &Book) {
    let table = call(book, &["documents", "--csv"]).ok().stdout;
    let mut lines: Vec<String> = table.lines().map(str::to_owned).collect();
    assert_eq!(lines.len(), 26);
    let head = lines[0].clone();
    let columns: Vec<&str> = head.trim_start_matches('\u{feff}').split(',').collect();
    let place = |name: &str| columns.iter().position(|column| *column == name).unwrap();
    let rows = lines.iter_mut().skip(1);
    for line in rows.filter(|line| line.contains("despatch-no-")) {
        let mut cells: Vec<String> = line.split(',').map(str::to_owned).collect();
        let day = cells[0]
            .trim_end_matches(".txt")
            .rsplit('-')
            .next()
            .unwrap()
            .to_owned();
        cells[place("date")] = format!("1880-05-{day:0>2}");
        "Consul Ames".clone_into(&mut cells[place("creators")]);
        *line = cells.join(",");
    }
    book.write("table.csv", lines.join("\r\n"));
    let _ = call(book, &["documents", "--apply", "table.csv"]).ok();
    fs::remove_file(book.root().join("table.csv")).unwrap();
}

/// A seed edited, an older document inserted, a file renamed.
fn afternoon(book: &Book) {
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
}

/// Whatever a reader has cited is there, in the working edition and in the released one.
#[track_caller]
fn holds(book: &Book, before: &[String]) {
    let site = book.build();
    let after = cited(&site);
    for line in before {
        assert!(after.contains(line), "{line} is lost:\n{after:#?}");
    }
    let oldest = site.page("documents/oldest.html");
    assert_eq!(
        text(oldest.all(".document-number")[0]).trim(),
        "Document 26"
    );
    assert_eq!(dead_links(&site), [""; 0]);
    let ran = run(command(dossier())
        .args(["build"])
        .arg(book.root())
        .env("MDBOOK_PREPROCESSOR__DOSSIER_SEEDS__EDITION", "released"))
    .ok();
    assert!(!ran.stderr.contains("error"), "{}", ran.stderr);
    let site = Site::read(&book.output());
    assert!(!site.documents().any(|page| page.contains("oldest")));
    let released = cited(&site);
    for line in before {
        assert!(released.contains(line), "{line} is lost:\n{released:#?}");
    }
}

/// What the day has changed, for the pull request.
fn evening(book: &Book) {
    let diff = call(book, &["diff", "HEAD", "--format", "json"])
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
    let text = call(book, &["diff", "HEAD~1", "HEAD"]).ok().stdout;
    assert!(
        text.contains("Documents: 20 added") && text.contains("Notes: "),
        "{text}"
    );
    let markdown = call(book, &["diff", "HEAD", "--format", "markdown"])
        .ok()
        .stdout;
    assert!(markdown.contains("<b>Documents</b>: 1 added"), "{markdown}");
    let ran = call(book, &["diff", "no-such-branch"]);
    assert_eq!(ran.code, Some(2));
    assert!(
        ran.stderr
            .contains("git knows no revision `no-such-branch`"),
        "{}",
        ran.stderr
    );
    commit(book, "the day");
}

/// Two editors decide about different notes and names on branches of their own; git brings them together.
fn two_editors(book: &Book, before: &[String]) {
    let _ = git(book, &["branch", "other"]);
    let _ = call(book, &["accept", &id_of(book, "answer")]).ok();
    let _ = call(
        book,
        &[
            "accept",
            &only(book, &["--kind", "name", "--name", "draper"]),
        ],
    )
    .ok();
    commit(book, "one");
    let _ = git(book, &["switch", "-q", "other"]);
    let _ = call(
        book,
        &[
            "reject",
            &only(book, &["--kind", "name", "--name", "pickering"]),
        ],
    )
    .ok();
    book.write(
        "seeds/curation/organizations.toml",
        "# Ours.\n[the-committee]\nvariants = [\"The committee\"]\n",
    );
    // Between the lines of the other editor and those of the morning.
    book.write(
        "seeds/roll.toml",
        "[[note]]\nat = \"to Professor Henry Drapper.\"\ntext = \"A note of the evening.\"\n",
    );
    commit(book, "two");
    let _ = git(book, &["rebase", "-q", "main"]);
    let decided = listed(book, &["--decided"]);
    let count = |kind: &str, state: &str| {
        let of = |entry: &&Value| entry["kind"] == kind && entry["state"] == state;
        decided.iter().filter(of).count()
    };
    assert_eq!(count("note", "accepted"), 1, "{decided:#?}");
    assert_eq!(count("note", "rejected"), 1, "{decided:#?}");
    assert_eq!(count("note", "reworded"), 1, "{decided:#?}");
    // Michelson in the morning, Draper; the committee's form.
    assert_eq!(count("name", "accepted"), 3, "{decided:#?}");
    assert_eq!(count("name", "rejected"), 1, "{decided:#?}");
    assert_eq!(listed(book, &["--kind", "name"]), [Value::Null; 0]);
    let check = call(book, &["check"]).ok().stdout;
    assert!(
        !check.contains("decision-orphan") && !check.contains("curation-"),
        "{check}"
    );
    // The entry that was joined today is still to be found where it was cited.
    holds(book, before);
    let roll = book.build();
    assert!(
        roll.page("documents/roll.html")
            .text()
            .contains("A note of the evening.")
    );
}
