//! The preprocessor `dossier-crossrefs`.
