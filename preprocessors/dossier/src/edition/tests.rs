use std::fs;

use super::*;

/// A folder of its own for one test, removed at its end.
struct Scratch(PathBuf);

impl Scratch {
    fn new(name: &str) -> Self {
        let path =
            std::env::temp_dir().join(format!("dossier-edition-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    fn write(&self, file: &str, text: &str) {
        let path = self.0.join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn load(&self) -> Arc<Edition> {
        let options = Options {
            folder_name: "seeds".into(),
            ..Options::default()
        };
        Edition::load(&self.0, &options).unwrap()
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
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
    let scratch = Scratch::new("list");
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
    let scratch = Scratch::new("sidecars");
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
    let scratch = Scratch::new("memo");
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
