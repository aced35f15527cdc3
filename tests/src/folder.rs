//! Copies and comparisons of folders.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// The files of a folder by path, with `/` on every system.
pub type Tree = BTreeMap<String, Vec<u8>>;

/// Reads every file below a folder.
#[must_use]
pub fn read(folder: &Path) -> Tree {
    let mut tree = Tree::new();
    collect(folder, "", &mut tree);
    tree
}

fn collect(folder: &Path, prefix: &str, tree: &mut Tree) {
    for entry in
        fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
    {
        let entry = entry.expect("the folder can be listed");
        let path = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            collect(&entry.path(), &format!("{path}/"), tree);
        } else {
            let bytes = fs::read(entry.path()).expect("the file can be read");
            tree.insert(path, bytes);
        }
    }
}

/// Writes files below a folder, in the given order.
pub fn write<'a>(folder: &Path, files: impl IntoIterator<Item = (&'a String, &'a Vec<u8>)>) {
    for (path, bytes) in files {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().expect("a file is in a folder"))
            .expect("the folder can be made");
        fs::write(&path, bytes).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    }
}

/// Copies a file, or a folder with all that is in it.
pub fn copy(from: &Path, to: &Path) {
    if from.is_dir() {
        fs::create_dir_all(to).expect("the folder can be made");
        write(to, &read(from));
    } else {
        fs::copy(from, to).unwrap_or_else(|error| panic!("{}: {error}", from.display()));
    }
}

/// The paths at which two trees differ, each with the first line that does.
#[must_use]
pub fn differences(a: &Tree, b: &Tree) -> Vec<String> {
    let paths: std::collections::BTreeSet<&String> = a.keys().chain(b.keys()).collect();
    paths
        .into_iter()
        .filter_map(|path| match (a.get(path), b.get(path)) {
            (Some(one), Some(other)) if one == other => None,
            (Some(one), Some(other)) => Some(format!("{path}: {}", first_difference(one, other))),
            (Some(_), None) => Some(format!("{path}: only in the first")),
            _ => Some(format!("{path}: only in the second")),
        })
        .collect()
}

fn first_difference(one: &[u8], other: &[u8]) -> String {
    let (one, other) = (String::from_utf8_lossy(one), String::from_utf8_lossy(other));
    let line = one
        .lines()
        .zip(other.lines())
        .position(|(a, b)| a != b)
        .unwrap_or_else(|| one.lines().count().min(other.lines().count()));
    let show = |text: &str| -> String {
        let text = text.lines().nth(line).unwrap_or("(end)");
        text.chars().take(300).collect()
    };
    format!(
        "line {}\n  < {}\n  > {}",
        line + 1,
        show(&one),
        show(&other)
    )
}

/// A test fails here when two trees differ.
#[track_caller]
pub fn assert_same(a: &Tree, b: &Tree) {
    let differences = differences(a, b);
    assert!(differences.is_empty(), "{}", differences.join("\n"));
}
