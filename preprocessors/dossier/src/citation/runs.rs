//! A citation as runs of roman and italic type, and how it is written.

use super::typography;
use crate::markdown;

/// A piece of a citation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Run {
    /// Roman type.
    Plain(String),
    /// Italic type: the title of a book or an edition.
    Italic(String),
    /// An address, printed as it is.
    Link(String),
}

/// A citation in runs of roman and italic type.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Citation {
    runs: Vec<Run>,
}

impl Citation {
    pub(super) fn plain(text: &str) -> Self {
        let mut citation = Self::default();
        citation.roman(text);
        citation
    }

    pub(super) fn link(address: &str) -> Self {
        Self {
            runs: vec![Run::Link(address.to_owned())],
        }
    }

    pub(super) fn roman(&mut self, text: &str) {
        if let Some(Run::Plain(last)) = self.runs.last_mut() {
            last.push_str(text);
        } else if !text.is_empty() {
            self.runs.push(Run::Plain(text.to_owned()));
        }
    }

    pub(super) fn italic(&mut self, text: &str) {
        self.runs.push(Run::Italic(text.to_owned()));
    }

    pub(super) fn append(&mut self, other: Self) {
        for run in other.runs {
            match run {
                Run::Plain(text) => self.roman(&text),
                other => self.runs.push(other),
            }
        }
    }

    /// Joins the items of a note by commas and ends it with a full stop.
    pub(super) fn joined(items: Vec<Self>) -> Self {
        let mut citation = Self::default();
        for item in items.into_iter().filter(|item| !item.runs.is_empty()) {
            citation.separate(",", " ");
            citation.append(item);
        }
        citation.separate(".", "");
        citation
    }

    /// Joins the sentences of a bibliography entry.
    pub(super) fn sentences(items: Vec<Self>) -> Self {
        let mut citation = Self::default();
        for item in items.into_iter().filter(|item| !item.runs.is_empty()) {
            citation.separate(".", " ");
            citation.append(item);
        }
        citation.separate(".", "");
        citation
    }

    /// Puts a comma or full stop, which stands within closing quotation marks. Where a question or
    /// exclamation mark ends a title, a full stop is needless.
    pub(super) fn separate(&mut self, mark: &str, space: &str) {
        match self.runs.last_mut() {
            None => {}
            Some(Run::Plain(text)) if text.ends_with('”') => {
                let inner = text.trim_end_matches('”');
                let words = match inner.strip_suffix('’') {
                    Some(words) if is_open(words) => words,
                    _ => inner,
                };
                let ended =
                    mark == "." && words.ends_with(['.', '?', '!']) || words.ends_with(mark);
                let closing = &text[words.len()..];
                *text = format!("{words}{}{closing}", if ended { "" } else { mark });
                text.push_str(space);
            }
            Some(Run::Plain(text)) => {
                let ended = mark == "." && text.ends_with(['.', '?', '!']);
                if !ended {
                    text.push_str(mark);
                }
                text.push_str(space);
            }
            Some(Run::Italic(title)) if mark == "." && title.ends_with(['.', '?', '!']) => {
                self.roman(space);
            }
            Some(_) => self.roman(&format!("{mark}{space}")),
        }
    }

    /// Its runs, in order.
    #[must_use]
    pub fn runs(&self) -> &[Run] {
        &self.runs
    }

    /// Without type styles.
    #[must_use]
    pub fn to_plain(&self) -> String {
        self.runs
            .iter()
            .map(|run| match run {
                Run::Plain(text) | Run::Italic(text) | Run::Link(text) => text.as_str(),
            })
            .collect()
    }

    /// As HTML; every character of the text is escaped.
    #[must_use]
    pub fn to_html(&self) -> String {
        self.runs
            .iter()
            .map(|run| match run {
                Run::Plain(text) => typography::html(text),
                Run::Italic(text) => format!("<i>{}</i>", typography::html(text)),
                Run::Link(address) if is_web(address) => {
                    format!("<a href=\"{0}\">{0}</a>", typography::html(address))
                }
                Run::Link(address) => typography::html(address),
            })
            .collect()
    }

    /// As Markdown that reads as exactly this text.
    #[must_use]
    pub fn to_markdown(&self) -> String {
        self.runs
            .iter()
            .map(|run| match run {
                Run::Plain(text) => {
                    // Spaces at a run's ends stand within the line.
                    let words = text.trim_matches(' ');
                    let before = text.len() - text.trim_start_matches(' ').len();
                    let after = text.len().saturating_sub(before + words.len());
                    format!(
                        "{}{}{}",
                        " ".repeat(before),
                        markdown::escape(words),
                        " ".repeat(after)
                    )
                }
                Run::Italic(text) => format!("*{}*", markdown::escape(text)),
                Run::Link(address) if is_web(address) && !address.contains(['<', '>', ' ']) => {
                    format!("<{address}>")
                }
                Run::Link(address) => markdown::escape(address),
            })
            .collect()
    }
}

/// Only addresses of the web become links.
fn is_web(address: &str) -> bool {
    address.starts_with("https://") || address.starts_with("http://")
}

/// Whether a single quotation mark is open at the end of the words: one between letters is an apostrophe.
fn is_open(words: &str) -> bool {
    let Some((_, inside)) = words.rsplit_once('‘') else {
        return false;
    };
    let mut pieces = inside.split('’').skip(1);
    pieces.all(|after| after.starts_with(char::is_alphabetic))
}
