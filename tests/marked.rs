//! Pages saved from a browser and TEI files: what is read in them, fields and text side by side.

use std::path::{Path, PathBuf};

use dossier_tests::reading;
use mdbook_dossier_core::seed;
use snapbox::{Assert, Data};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/marked")
}

#[test]
fn every_file_reads_as_its_snapshot_says() {
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| {
            let name = path.file_name().unwrap().to_string_lossy();
            !name.ends_with(".read.txt") && name != "README.md"
        })
        .collect();
    files.sort();
    assert!(files.len() >= 7, "{files:?}");
    for path in files {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let (document, findings) = seed::read(&name, &std::fs::read(&path).unwrap());
        let expected = Data::read_from(&folder().join(format!("{name}.read.txt")), None).raw();
        Assert::new()
            .action_env("SNAPSHOTS")
            .eq(reading::shown(&document, &findings), expected);
    }
}
