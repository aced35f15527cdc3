//! The only room that knows Markdown.
