use std::fs;

use super::*;
use crate::sample::Folder;

fn codes(edition: &Edition) -> Vec<(&str, &str)> {
    edition
        .findings
        .iter()
        .map(|finding| (finding.place.file.as_str(), finding.code))
        .collect()
}

#[test]
fn every_text_below_the_folder_is_a_document_and_the_editors_files_are_none() {
    let scratch = Folder::new();
    scratch.write("letter.txt", "A letter.\n");
    scratch.write("more/cable.md", "A cable.\n");
    scratch.write("curation/persons.toml", "");
    scratch.write(".hidden.txt", "x");
    scratch.write("map.pdf", "x");
    let edition = scratch.load();
    let mut files: Vec<_> = edition
        .documents
        .iter()
        .map(|document| document.file.as_str())
        .collect();
    files.sort_unstable();
    assert_eq!(files, ["letter.txt", "more/cable.md"]);
    assert!(codes(&edition).contains(&("seeds/map.pdf", "folder-unknown-file")));
}

#[test]
fn a_sidecar_of_two_documents_or_of_none_is_an_error() {
    let scratch = Folder::new();
    scratch.write("a.txt", "One.\n");
    scratch.write("a.md", "Two.\n");
    scratch.write("a.toml", "");
    scratch.write("b.toml", "");
    let edition = scratch.load();
    let found = codes(&edition);
    assert!(
        found.contains(&("seeds/a.toml", "sidecar-shared")),
        "{found:?}"
    );
    assert!(
        found.contains(&("seeds/b.toml", "sidecar-orphan")),
        "{found:?}"
    );
}

#[test]
fn a_changed_file_is_read_again_and_an_unchanged_folder_is_not() {
    let scratch = Folder::new();
    scratch.write("a.txt", "One.\n");
    let first = scratch.load();
    assert!(Arc::ptr_eq(&first, &scratch.load()));
    scratch.write("a.txt", "Two.\n");
    let second = scratch.load();
    assert!(!Arc::ptr_eq(&first, &second));
    assert_eq!(second.documents[0].blocks[0].text, "Two.");
}

#[test]
fn a_missing_folder_is_named() {
    let error = Edition::load(Path::new("/nonexistent/seeds"), &Options::default()).unwrap_err();
    assert!(error.to_string().contains("/nonexistent/seeds"), "{error}");
}

#[test]
fn documents_with_one_id_get_different_ones_by_file_name() {
    let mut documents = ["b.txt", "a.txt"].map(|file| Document {
        file: file.into(),
        id: "report".into(),
        ..Document::default()
    });
    let mut findings = Vec::new();
    settle_ids(&mut documents, "seeds/", &mut findings);
    let ids: Vec<_> = documents
        .iter()
        .map(|document| (document.file.as_str(), document.id.as_str()))
        .collect();
    assert_eq!(ids, [("a.txt", "report"), ("b.txt", "report-2")]);
    assert_eq!(findings.len(), 1);
}

#[test]
fn an_editors_note_stands_in_our_series_with_its_links() {
    let scratch = Folder::new();
    scratch.write(
        "letter.txt",
        "Letter of Ada Quill\n\nThe ship sailed in May 1877. It came back.\n",
    );
    scratch.write(
        "log.txt",
        "Log of the ship\n\nWe sailed.\n\nWe came back.\n",
    );
    scratch.write("log.toml", "aliases = [\"old-log\"]\n");
    scratch.write(
        "letter.toml",
        "[[note]]\nat = \"It came back.\"\ntext = \"On its return see {{#doc old-log#p3}} ({{#paragraph log#p3}}) and {{#document log}}.\"\n\n\
         [[note]]\nat = \"in May 1877.\"\ntext = \"So {{#event nothing}}.\"\n",
    );
    let edition = scratch.load();
    let notes: Vec<_> = edition
        .notes
        .iter()
        .map(|note| (note.case, note.reviewed, edition.plain(&note.text)))
        .collect();
    let log = edition
        .documents
        .iter()
        .position(|document| document.id == "log")
        .unwrap()
        + 1;
    assert_eq!(
        notes,
        [
            (
                event::NoteCase::Editor,
                true,
                "So {{#event nothing}}.".to_owned()
            ),
            (
                event::NoteCase::Editor,
                true,
                format!("On its return see Document {log} (p3) and Document {log}.")
            ),
        ]
    );
    let targets: Vec<usize> = edition.notes[1]
        .targets
        .iter()
        .map(|target| target.block)
        .collect();
    assert_eq!(targets, [2, 2, 0]);
    let told: Vec<_> = edition
        .findings
        .iter()
        .filter(|finding| finding.severity == Severity::Error)
        .map(|finding| {
            (
                finding.code,
                finding.place.file.as_str(),
                finding.place.line,
            )
        })
        .collect();
    assert_eq!(
        told,
        [("curation-unknown-id", "seeds/letter.toml", Some(7))]
    );
}

#[test]
fn literature_is_attributed_to_its_author() {
    let scratch = Folder::new();
    scratch.write("study.txt", "A study\n\nText.\n");
    scratch.write(
        "study.toml",
        "class = \"secondary\"\ncreators = [\"Ada Quill\", \"José Prado\"]\n",
    );
    let edition = scratch.load();
    let item = Item {
        document: 0,
        part: None,
    };
    assert_eq!(edition.called(item), "Document 1 (Quill and Prado)");
}

#[test]
fn words_with_links_are_read_as_they_are_typed() {
    let scratch = Folder::new();
    scratch.write("log.txt", "Log of the ship\n\nWe sailed.\n");
    let edition = scratch.load();
    let targets = words::Targets::of(&edition.documents, &edition.names, &edition.events);
    for typed in [
        "",
        "No link.",
        "See {{#document log}}.",
        "{{#document log#p2}} ({{#paragraph log#p2}})",
    ] {
        let (runs, unknown) = targets.runs(typed);
        assert!(unknown.is_empty());
        assert_eq!(targets.typed(&runs), typed);
    }
    for typed in [
        "{{#document nobody}}",
        "{{#document log#p9}}",
        "{{#paragraph log}}",
        "{{#include log}}",
    ] {
        let (runs, unknown) = targets.runs(typed);
        assert_eq!(unknown, [typed]);
        assert_eq!(runs, [Run::Text(typed.to_owned())]);
    }
}

/// Freezes what a folder holds.
fn release(scratch: &Folder, renumber: bool) -> Lock {
    let path = scratch.path().join("curation/edition.lock");
    let before = fs::read_to_string(path).ok();
    let before = before.and_then(|text| Lock::parse("edition.lock", &text).0);
    let lock = scratch.load().freeze(before.as_ref(), renumber, |_| true);
    scratch.write("curation/edition.lock", &lock.to_text().unwrap());
    lock
}

fn released(scratch: &Folder) -> Arc<Edition> {
    let options = Options {
        folder_name: "seeds".into(),
        released: true,
        ..Options::default()
    };
    Edition::load(scratch.path(), &options).unwrap()
}

fn numbered(edition: &Edition) -> Vec<(String, String)> {
    (0..edition.documents.len())
        .map(|document| {
            let item = Item {
                document,
                part: None,
            };
            (edition.documents[document].id.clone(), edition.number(item))
        })
        .collect()
}

fn anchored(edition: &Edition, id: &str) -> Vec<(Vec<u32>, String)> {
    let document = edition
        .documents
        .iter()
        .find(|document| document.id == id)
        .unwrap();
    let blocks = document.blocks.iter();
    blocks
        .map(|block| (block.numbers.clone(), block.text.clone()))
        .collect()
}

#[test]
fn released_numbers_and_ids_stay_and_a_later_document_takes_the_next_free_one() {
    let scratch = Folder::new();
    scratch.write("beta.txt", "Beta\n\nOne.\n");
    scratch.write("beta.toml", "date = \"1890-01-01\"\n");
    scratch.write("gamma.txt", "Gamma\n\nTwo words here.\n");
    scratch.write("gamma.toml", "date = \"1895-01-01\"\n");
    release(&scratch, false);
    // An older document, and a file renamed with its sidecar.
    scratch.write("alpha.txt", "Alpha\n\nZero.\n");
    scratch.write("alpha.toml", "date = \"1880-01-01\"\n");
    for ending in ["txt", "toml"] {
        let from = scratch.path().join(format!("gamma.{ending}"));
        fs::rename(
            from,
            scratch.path().join(format!("dispatch-to-lima.{ending}")),
        )
        .unwrap();
    }
    let pair = |id: &str, number: &str| (id.to_owned(), number.to_owned());
    assert_eq!(
        numbered(&scratch.load()),
        [pair("alpha", "3"), pair("beta", "1"), pair("gamma", "2")]
    );
    // The released edition is exactly what was released; what is new waits.
    let edition = released(&scratch);
    assert_eq!(numbered(&edition), [pair("beta", "1"), pair("gamma", "2")]);
    assert!(
        edition
            .findings
            .iter()
            .any(|finding| finding.code == "release-waiting")
    );
    // Renumbered, the old numbers are former ones.
    let lock = release(&scratch, true);
    let former: Vec<_> = lock
        .documents
        .iter()
        .map(|document| {
            (
                document.id.as_str(),
                document.number,
                document.former_numbers.clone(),
            )
        })
        .collect();
    assert_eq!(
        former,
        [
            ("alpha", 1, vec![]),
            ("beta", 2, vec![1]),
            ("gamma", 3, vec![2])
        ]
    );
    assert_eq!(lock.release, 2);
    assert_eq!(numbered(&released(&scratch)).len(), 3);
    // An id that an editor gives takes the place of the frozen one, which becomes a former id.
    scratch.write(
        "beta.toml",
        "date = \"1890-01-01\"\nid = \"letter-1890\"\naliases = [\"beta\"]\n",
    );
    let edition = scratch.load();
    assert_eq!(numbered(&edition)[1], pair("letter-1890", "2"));
    assert_eq!(edition.documents[1].aliases, ["beta"]);
    // A document that is gone is told.
    fs::remove_file(scratch.path().join("alpha.txt")).unwrap();
    fs::remove_file(scratch.path().join("alpha.toml")).unwrap();
    assert!(
        codes(&scratch.load()).contains(&("seeds/curation/edition.lock", "release-document-gone"))
    );
}

#[test]
fn released_anchors_stay_where_their_paragraphs_are() {
    let scratch = Folder::new();
    let text = "The council met on the first day.\n\nIt spoke of bread and grain.\n\nIt spoke of roads.\n\nIt closed at noon.\n";
    scratch.write("minutes.txt", text);
    release(&scratch, false);
    let before = anchored(&scratch.load(), "minutes");
    assert_eq!(before.len(), 4);
    // A paragraph more, one corrected.
    scratch.write(
        "minutes.txt",
        &text
            .replace(
                "It spoke of roads.",
                "Then came the mayor.\n\nIt spoke of roads.",
            )
            .replace("bread and grain", "bread and of grain"),
    );
    let now = anchored(&scratch.load(), "minutes");
    let numbers: Vec<&[u32]> = now.iter().map(|(numbers, _)| numbers.as_slice()).collect();
    assert_eq!(numbers, [&[1][..], &[2], &[5], &[3], &[4]]);
    // A paragraph less: its anchor leads to the one before it.
    scratch.write("minutes.txt", &text.replace("It spoke of roads.\n\n", ""));
    let now = anchored(&scratch.load(), "minutes");
    let numbers: Vec<&[u32]> = now.iter().map(|(numbers, _)| numbers.as_slice()).collect();
    assert_eq!(numbers, [&[1][..], &[2, 3], &[4]]);
}

/// The letters of the parts of a document by their beginning words.
fn lettered(edition: &Edition, id: &str) -> BTreeMap<String, String> {
    let document = edition.documents.iter().find(|own| own.id == id).unwrap();
    let of_part = |part: &crate::document::Part| {
        let text: Vec<&str> = document.blocks[part.blocks.clone()]
            .iter()
            .map(|block| block.text.as_str())
            .collect();
        (text.join(" "), part.letter.clone())
    };
    document.parts.iter().map(of_part).collect()
}

#[test]
fn released_letters_and_ids_of_names_and_events_stay() {
    let scratch = Folder::new();
    let excerpts = |first: &str| {
        format!(
            "Excerpts\n\n{first}[18]\n\n[8 May 1871. Talks in Lima] The harvest of this year was small.\n\n\
             [19]\n\n[9 May 1871. Talks in Lima] The ships waited in the harbour for coal.\n"
        )
    };
    scratch.write("excerpts.txt", &excerpts(""));
    scratch.write(
        "letter.txt",
        "Letter\n\nProfessor Albert Michelson spoke. President Sadat visited Moscow in October 1971.\n",
    );
    scratch.write(
        "answer.txt",
        "Answer\n\nPresident Sadat visited Moscow in October 1971, they say.\n",
    );
    let person = |edition: &Edition| {
        let mentions = &edition.names.mentions;
        let mention = mentions
            .iter()
            .find(|own| own.form == "Albert Michelson")
            .unwrap();
        edition.names.entities[mention.entity].id.clone()
    };
    let visit = |edition: &Edition| {
        let of_letter = |own: &&Event| {
            own.mentions.iter().any(|mention| {
                edition.documents[mention.item.document].id == "letter"
                    && mention.quote.contains("Sadat")
            })
        };
        edition.events.iter().find(of_letter).unwrap().id.clone()
    };
    let before = scratch.load();
    let letters = lettered(&before, "excerpts");
    assert_eq!(letters.values().collect::<Vec<_>>(), ["a", "b"]);
    release(&scratch, false);
    // An older part at the beginning, a fuller name, the day of the visit.
    scratch.write(
        "excerpts.txt",
        &excerpts("[17]\n\n[7 May 1870. Talks in Lima] Nobody had expected the rain.\n\n"),
    );
    scratch.write(
        "new.txt",
        "New\n\nProfessor Albert Abraham Michelson spoke. President Sadat visited Moscow on October 12, 1971.\n",
    );
    let after = scratch.load();
    let now = lettered(&after, "excerpts");
    for (words, letter) in &letters {
        assert_eq!(now.get(words), Some(letter), "{now:#?}");
    }
    assert!(now.values().any(|letter| letter == "c"), "{now:#?}");
    assert_eq!(person(&after), person(&before));
    assert_eq!(visit(&after), visit(&before));
    // Without the release all of them would be others.
    fs::remove_file(scratch.path().join("curation/edition.lock")).unwrap();
    let unbound = scratch.load();
    assert_ne!(
        lettered(&unbound, "excerpts").get(letters.keys().next().unwrap()),
        letters.values().next()
    );
    assert_ne!(person(&unbound), person(&before));
    assert_ne!(visit(&unbound), visit(&before));
}

#[test]
fn released_notes_are_printed_as_they_were() {
    let scratch = Folder::new();
    scratch.write(
        "letter.txt",
        "Letter\n\nPresident Sadat visited Moscow in October 1971. He stayed long.\n",
    );
    scratch.write(
        "answer.txt",
        "Answer\n\nPresident Sadat visited Moscow in October 1971, they say.\n",
    );
    let lock = release(&scratch, false);
    assert_eq!(lock.notes.len(), 2);
    let words = |edition: &Edition| {
        let notes = edition.notes.iter();
        notes
            .map(|note| (edition.plain(&note.text), note.reviewed, note.case))
            .collect::<Vec<_>>()
    };
    let before = words(&scratch.load());
    // A third document, which brings notes, and a rejection.
    scratch.write(
        "third.txt",
        "Third\n\nPresident Sadat visited Moscow in October 1971 too.\n",
    );
    scratch.write(
        "curation/decisions.toml",
        "[[note]]\ndocument = \"letter\"\nafter = \"in October 1971.\"\ndecision = \"reject\"\n",
    );
    assert_ne!(words(&scratch.load()), before);
    let edition = released(&scratch);
    assert_eq!(words(&edition), before);
    let targets: Vec<usize> = edition
        .notes
        .iter()
        .map(|note| note.targets.len())
        .collect();
    assert!(targets.iter().all(|count| *count > 0), "{targets:?}");
    // The passage goes: the note is told to be lost.
    scratch.write("letter.txt", "Letter\n\nNothing.\n");
    assert!(
        codes(&released(&scratch)).contains(&("seeds/curation/edition.lock", "release-note-lost"))
    );
}

#[test]
fn a_lock_reads_back_as_it_was_written_and_a_spoilt_one_is_told() {
    let scratch = Folder::new();
    scratch.write(
        "letter.txt",
        "Letter of {{Ada}} “Quill”\n\nPresident Sadat visited Moscow in October 1971.\n\n***\n",
    );
    let lock = release(&scratch, false);
    let text = lock.to_text().unwrap();
    assert_eq!(Lock::parse("x", &text).0, Some(lock));
    scratch.write("curation/edition.lock", "release = \"one\"\n");
    assert!(codes(&scratch.load()).contains(&("seeds/curation/edition.lock", "curation-invalid")));
}
