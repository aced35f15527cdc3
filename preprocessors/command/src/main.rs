//! The command `mdbook-dossier`.

fn main() {}
