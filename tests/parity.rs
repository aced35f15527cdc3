//! One book, the same bytes: by the published `mdbook build`, by `mdbook-dossier build`, again, and
//! whatever order the documents are listed in.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test fails by a panic"
)]

use std::collections::BTreeMap;
use std::sync::LazyLock;

use dossier_tests::book::Book;
use dossier_tests::folder;
use dossier_tests::site::Site;
use dossier_tests::workspace;

static BUILT: LazyLock<Site> = LazyLock::new(|| Book::of_this_repository().build());

#[test]
fn stock_mdbook_writes_the_same_bytes() {
    let stock = Book::of_this_repository().build_with_stock();
    assert!(
        stock
            .files
            .keys()
            .any(|path| path.starts_with("searchindex")),
        "the search is on"
    );
    folder::assert_same(&stock.files, &BUILT.files);
}

#[test]
fn a_second_build_in_the_same_folder_writes_the_same_bytes() {
    let book = Book::of_this_repository();
    let (first, second) = (book.build(), book.build());
    folder::assert_same(&first.files, &second.files);
    folder::assert_same(&first.files, &BUILT.files);
}

#[test]
fn the_order_in_which_documents_are_listed_does_not_matter() {
    let seeds: BTreeMap<_, _> = folder::read(&workspace::root().join("seeds"));
    let book = Book::of_this_repository();
    let folder = book.root().join("seeds");
    std::fs::remove_dir_all(&folder).unwrap();
    folder::write(&folder, seeds.iter().rev());
    folder::assert_same(&book.build().files, &BUILT.files);
}

#[test]
fn a_build_writes_nothing_outside_its_output_folder() {
    let book = Book::of_this_repository();
    let before = folder::read(book.root());
    let _ = book.build();
    let mut after = folder::read(book.root());
    after.retain(|path, _| !path.starts_with("book/"));
    folder::assert_same(&before, &after);
}
