//! How citation blocks and generated pages are written.
