mod accounting;
mod archive_pages;
mod closings;
mod encodings;
mod fields;
mod frus;
mod head_fields;
mod institutions;
mod marked;
mod parts;
mod text;

use crate::document::Document;
use crate::finding::Finding;

/// A seed of the repository.
fn seed(name: &str) -> (Document, Vec<Finding>) {
    super::read(name, &bytes(name))
}

fn bytes(name: &str) -> Vec<u8> {
    let path = format!("{}/../../seeds/{name}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

const SEEDS: [&str; 5] = [
    "000_8b01a5b2bad48597.txt",
    "001_8f6d13c9fdf0da84.txt",
    "002_8219d2317a0d9f39.txt",
    "003_d92f15ef02a51586.txt",
    "004_4db5b8ae459dc3cc.txt",
];
