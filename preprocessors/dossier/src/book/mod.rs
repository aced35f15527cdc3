//! How documents, notes and indexes get into mdBook's book.
//!
//! [`Settings`] are the three tables of `book.toml`, strictly read; [`page`] finds the markers where
//! generated pages stand and fills them; [`address`] knows where everything is; [`link`] turns
//! `{{#document ID}}` and its like into links; [`passage`] finds a
//! document's paragraphs in its chapter; [`host`] is what every preprocessor does around its
//! one job.

pub mod address;
pub mod chapter;
pub mod host;
pub mod link;
pub mod page;
pub mod passage;
mod settings;

#[cfg(test)]
mod tests;

pub use settings::{
    Crossrefs, Glossary, Notes, OnError, Renderer, Seeds, Settings, SettingsError, State,
};
