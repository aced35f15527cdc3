//! The preprocessor `dossier-seeds`.
