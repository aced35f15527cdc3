//! Support for the tests of the whole project.
//!
//! * [`workspace`]: where things are;
//! * [`program`]: the programs under test, built or installed once;
//! * [`grammar`]: whether a note or a label is well-formed English;
//! * [`folder`]: copies and comparisons of folders;
//! * [`book`]: books in folders of their own, built by either program;
//! * [`desk`]: an editor's calls, and git;
//! * [`server`]: `mdbook serve`;
//! * [`site`]: a built book, read as a browser reads it;
//! * [`analysis`]: what `analyze` prints, as far as tests ask for it;
//! * [`score`]: the figures by which an analysis is measured against gold annotations.
#![allow(
    clippy::missing_panics_doc,
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "this crate serves tests only, and a test fails by a panic"
)]

pub mod analysis;
pub mod book;
pub mod desk;
pub mod folder;
pub mod grammar;
pub mod program;
pub mod reading;
pub mod score;
pub mod server;
pub mod site;
pub mod workspace;
