use std::fs;

use super::*;

/// A folder of its own for one test, removed at its end.
struct Scratch(tempfile::TempDir);

impl Scratch {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn write(&self, file: &str, text: &str) {
        let path = self.0.path().join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn load(&self) -> Arc<Edition> {
        let options = Options {
            folder_name: "seeds".into(),
            ..Options::default()
        };
        Edition::load(self.0.path(), &options).unwrap()
    }
}

fn codes(edition: &Edition) -> Vec<(&str, &str)> {
    edition
        .findings
        .iter()
        .map(|finding| (finding.place.file.as_str(), finding.code))
        .collect()
}

#[test]
fn every_text_below_the_folder_is_a_document_and_the_editors_files_are_none() {
    let scratch = Scratch::new();
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
    let scratch = Scratch::new();
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
    let scratch = Scratch::new();
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
    let scratch = Scratch::new();
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
        [("curation-unknown-id", "seeds/letter.toml", Some(5))]
    );
}

#[test]
fn literature_is_attributed_to_its_author() {
    let scratch = Scratch::new();
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
    let scratch = Scratch::new();
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
