//! The preprocessor `dossier-glossary`.

use mdbook_dossier_core::book::{Settings, host};
use mdbook_dossier_core::edition::Edition;
use mdbook_dossier_core::finding::Finding;
use mdbook_preprocessor::book::Book;
use mdbook_preprocessor::errors::Result;
use mdbook_preprocessor::{Preprocessor, PreprocessorContext};

/// The preprocessor `dossier-glossary`.
#[derive(Debug, Clone, Copy, Default)]
#[non_exhaustive]
pub struct Glossary;

impl Preprocessor for Glossary {
    fn name(&self) -> &'static str {
        "dossier-glossary"
    }

    fn run(&self, context: &PreprocessorContext, book: Book) -> Result<Book> {
        host::run(context, book, apply)
    }
}

/// Applies.
pub fn apply(_book: &mut Book, _edition: &Edition, _settings: &Settings) -> Vec<Finding> {
    Vec::new()
}
