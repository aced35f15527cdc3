//! The same documents give the same analysis and the same book: in whatever order the files came into the folder, with
//! however many threads, in whatever language the machine speaks.
#![allow(clippy::unwrap_used, reason = "a test fails by a panic")]

use std::fs;

use dossier_tests::book::Book;
use dossier_tests::folder::{assert_same, read, write};
use dossier_tests::program::{command, dossier, run};
use dossier_tests::workspace;

/// Threads, and what the machine says of its language.
const MACHINES: [(&str, &str); 4] = [
    ("1", "C"),
    ("2", "tr_TR.UTF-8"),
    ("3", "en_US.ISO-8859-1"),
    ("7", "ar_EG.UTF-8"),
];

#[test]
fn neither_the_order_of_files_nor_threads_nor_a_language_changes_the_analysis() {
    let files = read(&workspace::fixture("gold/peace-conference"));
    let mut first: Option<String> = None;
    for (place, (threads, language)) in MACHINES.into_iter().enumerate() {
        let folder = tempfile::tempdir().unwrap();
        let mut order: Vec<_> = files.iter().collect();
        // Each machine gets the files in an order of its own.
        let middle = order.len() * place / MACHINES.len();
        order.rotate_left(middle);
        if place % 2 == 1 {
            order.reverse();
        }
        write(folder.path(), order);
        let mut analyze = command(dossier());
        analyze
            .arg("analyze")
            .arg(".")
            .current_dir(folder.path())
            .env("RAYON_NUM_THREADS", threads)
            .env("LC_ALL", language)
            .env("LANG", language);
        let printed = run(&mut analyze).ok().stdout;
        assert!(printed.contains("dossier-analysis/1"));
        match &first {
            None => first = Some(printed),
            Some(first) => assert_eq!(&printed, first, "{threads} threads, {language}"),
        }
    }
}

#[test]
fn neither_threads_nor_a_language_changes_the_book() {
    let book = Book::of_this_repository();
    let mut first = None;
    for (threads, language) in [MACHINES[0], MACHINES[3]] {
        if book.output().exists() {
            fs::remove_dir_all(book.output()).unwrap();
        }
        let mut run_build = command(dossier());
        run_build
            .arg("build")
            .arg(book.root())
            .env("RAYON_NUM_THREADS", threads)
            .env("LC_ALL", language)
            .env("LANG", language);
        let _ = run(&mut run_build).ok();
        let site = read(&book.output());
        assert!(site.len() > 10);
        match &first {
            None => first = Some(site),
            Some(first) => assert_same(first, &site),
        }
    }
}
