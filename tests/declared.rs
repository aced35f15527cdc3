//! Every test file of this folder is a target of its manifest: one that is forgotten is never run.

use std::collections::BTreeSet;
use std::path::Path;

#[test]
fn every_test_file_is_declared() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    let files: BTreeSet<String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension() == Some("rs".as_ref()))
        .map(|path| path.file_name().unwrap().to_str().unwrap().to_owned())
        .collect();
    let manifest: toml::Table =
        toml::from_str(&std::fs::read_to_string(folder.join("Cargo.toml")).unwrap()).unwrap();
    let declared: BTreeSet<String> = manifest["test"]
        .as_array()
        .unwrap()
        .iter()
        .map(|target| target["path"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(files, declared);
}
