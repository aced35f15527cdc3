//! Findings: what an editor is told about a document, a decision or the book.

pub mod codes;
pub mod policy;
#[cfg(test)]
mod tests;

use std::fmt;

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Something that was done to a text, or guessed; nothing need be done.
    Note,
    /// Something an editor should look at.
    Warning,
    /// Something that keeps a document, a decision or a page from being right.
    Error,
}

impl fmt::Display for Severity {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        })
    }
}

/// Where a finding stands. Lines and columns count from 1; a column counts characters.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// Path of the file, relative to the book, with `/` on every system.
    pub file: String,
    /// Line, where the finding is about one.
    pub line: Option<usize>,
    /// Column, where the finding is about a passage of the line.
    pub column: Option<usize>,
    /// The text concerned, as it stands in the file.
    pub text: Option<String>,
}

/// One thing that an editor is told, with what to do about it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Finding {
    /// Where.
    pub place: Place,
    /// Stable code, for example `seed-empty`: kebab-case, beginning with the room that found it.
    pub code: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// What was found: one sentence, lower case at its start, no full stop.
    pub message: String,
    /// What to do: one sentence of the same form; empty where nothing need be done.
    pub remedy: String,
}

impl Finding {
    /// A finding about a whole file.
    pub fn new(
        severity: Severity,
        code: &'static str,
        file: impl Into<String>,
        message: impl Into<String>,
    ) -> Self {
        let place = Place {
            file: file.into(),
            ..Place::default()
        };
        Self {
            place,
            code,
            severity,
            message: message.into(),
            remedy: String::new(),
        }
    }

    /// The same, about one line of the file.
    #[must_use]
    pub fn at(mut self, line: usize) -> Self {
        self.place.line = Some(line);
        self
    }

    /// The same, about one column of the line.
    #[must_use]
    pub fn column(mut self, column: usize) -> Self {
        self.place.column = Some(column);
        self
    }

    /// The same, showing the text concerned.
    #[must_use]
    pub fn showing(mut self, text: impl Into<String>) -> Self {
        self.place.text = Some(text.into());
        self
    }

    /// The same, saying what to do.
    #[must_use]
    pub fn remedy(mut self, remedy: impl Into<String>) -> Self {
        self.remedy = remedy.into();
        self
    }
}

impl fmt::Display for Finding {
    /// `seeds/a.txt:3:7: warning[date-ambiguous]: …`, the text on a second line, the remedy on a third.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}", self.place.file)?;
        if let Some(line) = self.place.line {
            write!(formatter, ":{line}")?;
            if let Some(column) = self.place.column {
                write!(formatter, ":{column}")?;
            }
        }
        write!(
            formatter,
            ": {}[{}]: {}",
            self.severity, self.code, self.message
        )?;
        if let Some(text) = &self.place.text {
            write!(formatter, "\n  | {text}")?;
        }
        if !self.remedy.is_empty() {
            write!(formatter, "\n  = help: {}", self.remedy)?;
        }
        Ok(())
    }
}

/// The known word that a mistyped one may have been meant for; none where no word is near.
///
/// ```
/// use mdbook_dossier_core::finding::nearest;
/// assert_eq!(nearest("titel", &["date", "title"]), Some("title"));
/// assert_eq!(nearest("weather", &["date", "title"]), None);
/// ```
#[must_use]
pub fn nearest<'a>(word: &str, known: &[&'a str]) -> Option<&'a str> {
    let best = known
        .iter()
        .map(|candidate| (distance(word, candidate), *candidate))
        .min();
    best.filter(|(distance, _)| *distance <= word.len() / 2)
        .map(|(_, candidate)| candidate)
        .or_else(|| begun(word, known))
}

/// The only known word that a shorter one begins.
fn begun<'a>(word: &str, known: &[&'a str]) -> Option<&'a str> {
    let mut begun = known.iter().filter(|known| known.starts_with(word));
    let first = begun.next().filter(|_| word.chars().count() >= 3)?;
    begun.next().is_none().then_some(*first)
}

/// The question whether a mistyped word was meant for a known one; else what to do.
#[must_use]
pub fn did_you_mean(word: &str, known: &[&str], otherwise: &str) -> String {
    match nearest(word, known).filter(|near| *near != word) {
        Some(near) => format!("did you mean `{near}`?"),
        None => otherwise.to_owned(),
    }
}

/// How many letters must be put in, left out or changed to make one word of another.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, left) in a.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, right) in b.iter().enumerate() {
            let changed = diagonal + usize::from(left != *right);
            diagonal = row[j + 1];
            row[j + 1] = changed.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row[b.len()]
}
