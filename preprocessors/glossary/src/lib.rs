//! The preprocessor `dossier-glossary`.
