//! Which inferred fields are a guess, and which were only read from elsewhere than a labelled field.

use super::Metadata;

/// Ways in which a field is told by words that stand in the document to tell it: a title above the text, a date line,
/// a signature. They are read, not guessed, though no label names them.
const READ: [&str; 24] = [
    "clause at the end of the text",
    "clause at the end of the treaty",
    "date at the end of the text",
    "date line above the text",
    "date line below the title",
    "date of the message",
    "day beside a number above the text",
    "day beside the title",
    "day in the title",
    "first line",
    "first lines",
    "line above the author's name",
    "line above the text",
    "line below the author's name",
    "line below the title",
    "line that names the kind of document",
    "line that tells who writes to whom",
    "name above the title",
    "place and date above the text",
    "signature",
    "subject of the message",
    "title of the page",
    "when the message was sent",
    "year above the text",
];

impl Metadata {
    /// By what a field was guessed: by the name of the file, by the dates of the parts. None where it is stated, or
    /// stands in the document in words of its own.
    #[must_use]
    pub fn guessed(&self, field: &str) -> Option<&str> {
        let how = self.inferred.get(field)?;
        (!READ.contains(&how.as_str())).then_some(how)
    }
}
