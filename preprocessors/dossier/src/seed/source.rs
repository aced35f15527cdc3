//! The lines of a file.

use std::ops::Range;

/// One line of a file, without its line end.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line<'a> {
    /// From 1.
    pub number: usize,
    /// The text as it stands.
    pub text: &'a str,
}

impl<'a> Line<'a> {
    /// True where nothing is printed: no-break spaces count as blank.
    pub(super) fn is_blank(&self) -> bool {
        self.text.chars().all(is_space)
    }

    /// The text without white space at its ends.
    pub(super) fn trimmed(&self) -> &'a str {
        self.text.trim_matches(is_space)
    }
}

/// White space and characters that print nothing at all.
pub(super) fn is_space(character: char) -> bool {
    character.is_whitespace() || matches!(character, '\u{FEFF}' | '\u{200B}' | '\u{2060}')
}

/// White space runs become one space; none at the ends.
pub(super) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for word in text.split(is_space).filter(|word| !word.is_empty()) {
        if !folded.is_empty() {
            folded.push(' ');
        }
        folded.push_str(word);
    }
    folded
}

/// What two titles are compared by: letters and digits alone, lower case.
pub(super) fn key(text: &str) -> String {
    text.chars()
        .filter(|character| character.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

/// A file as lines.
#[derive(Debug)]
pub(super) struct Source<'a> {
    /// Path below the seeds' folder.
    pub file: &'a str,
    /// Its lines.
    pub lines: Vec<Line<'a>>,
}

impl<'a> Source<'a> {
    /// Splits a text at every kind of line end; a form feed ends a line too.
    pub(super) fn new(file: &'a str, text: &'a str) -> Self {
        let mut lines = Vec::new();
        let mut rest = text;
        let mut number = 1;
        loop {
            let end = rest.find([
                '\n', '\r', '\u{B}', '\u{C}', '\u{85}', '\u{2028}', '\u{2029}',
            ]);
            let Some(end) = end else {
                if !rest.is_empty() {
                    lines.push(Line { number, text: rest });
                }
                return Self { file, lines };
            };
            let (line, tail) = rest.split_at(end);
            lines.push(Line { number, text: line });
            let mut after = tail.chars();
            let mark = after.next();
            rest = after.as_str();
            if mark == Some('\r') {
                rest = rest.strip_prefix('\n').unwrap_or(rest);
            }
            // Editors count these line ends; a form feed or vertical tab is no line to them.
            if matches!(mark, Some('\n' | '\r')) {
                number += 1;
            }
        }
    }

    /// The runs of non-blank lines within a range of lines, as ranges of lines.
    pub(super) fn runs(&self, within: Range<usize>) -> Vec<Range<usize>> {
        let mut runs = Vec::new();
        let mut start = None;
        for index in within.clone() {
            let blank = self.lines.get(index).is_none_or(Line::is_blank);
            match (blank, start) {
                (false, None) => start = Some(index),
                (true, Some(first)) => {
                    runs.push(first..index);
                    start = None;
                }
                _ => {}
            }
        }
        if let Some(first) = start {
            runs.push(first..within.end.min(self.lines.len()));
        }
        runs
    }

    /// Some of the lines, as a file of their own: indices count from the first of them.
    pub(super) fn within(&self, range: Range<usize>) -> Self {
        Self {
            file: self.file,
            lines: self.slice(range).to_vec(),
        }
    }

    /// The lines of a range.
    pub(super) fn slice(&self, range: Range<usize>) -> &[Line<'a>] {
        self.lines.get(range).unwrap_or_default()
    }

    /// The lines of a range as one line of text, white space folded.
    pub(super) fn text(&self, range: Range<usize>) -> String {
        let mut text = String::new();
        for line in self.slice(range) {
            text.push_str(line.text);
            text.push('\n');
        }
        fold(&text)
    }
}
