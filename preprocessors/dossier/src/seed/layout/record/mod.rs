//! Records that stand above a text in a form made for machines: front matter, a JSON object, RIS, BibTeX.

mod bibtex;
mod front_matter;
mod json;
mod ris;

use crate::seed::catalogue;
use crate::seed::source::Source;

/// A record has no more lines than this.
const LONGEST: usize = 200;

/// Names of fields in such records, lower case, that catalogues do not use or use otherwise, and what they fill.
const KEYS: [(&str, &str); 24] = [
    ("title", "title"),
    ("date", "date"),
    ("year", "date"),
    ("author", "creators"),
    ("authors", "creators"),
    ("creator", "creators"),
    ("creators", "creators"),
    ("translator", "translator"),
    ("archive", "archive"),
    ("repository", "archive"),
    ("locator", "reference"),
    ("source", "source"),
    ("language", "original_language"),
    ("lang", "original_language"),
    ("langid", "original_language"),
    ("summary", "summary"),
    ("abstract", "summary"),
    ("description", "summary"),
    ("rights", "rights"),
    ("copyright", "rights"),
    ("license", "rights"),
    ("kind", "kind"),
    ("credits", "credits"),
    ("url", "url"),
];

/// A key with its value.
pub(super) struct Key {
    /// The key as it stands.
    pub label: String,
    /// Name of the field of the document; empty where it has none.
    pub fills: &'static str,
    /// Its line, as an index.
    pub line: usize,
    pub value: String,
}

/// What a record tells of the journal or book that a text is from.
#[derive(Debug, Default)]
pub(super) struct Printed {
    pub title: String,
    pub volume: Option<String>,
    pub number: Option<String>,
    pub pages: Option<String>,
    pub place: Option<String>,
    pub publisher: Option<String>,
}

/// A record and the line where the text begins.
pub(super) struct Record {
    pub keys: Vec<Key>,
    pub printed: Option<Printed>,
    pub end: usize,
}

/// The record with which a file begins.
pub(super) fn read(source: &Source<'_>) -> Option<Record> {
    let front_matter = || {
        let (keys, end) = front_matter::read(source)?;
        Some(Record {
            keys,
            printed: None,
            end,
        })
    };
    front_matter()
        .or_else(|| ris::read(source))
        .or_else(|| bibtex::read(source))
        .or_else(|| json::read(source))
}

/// The field that a key fills: `dcterms:creator`, `record_id`, `holdingArchive`.
fn fills(key: &str) -> &'static str {
    let lower = key.to_lowercase();
    let known = KEYS.iter().find(|(name, _)| *name == lower);
    known
        .map(|(_, field)| *field)
        .or_else(|| catalogue::fills(&words(key)))
        .unwrap_or_default()
}

/// A key as words: `record_id` and `recordId` are `record id`.
fn words(key: &str) -> String {
    let mut out = String::with_capacity(key.len());
    let mut small = false;
    for letter in key.chars() {
        if matches!(letter, '_' | '-' | '.') {
            out.push(' ');
        } else {
            if letter.is_uppercase() && small {
                out.push(' ');
            }
            out.extend(letter.to_lowercase());
        }
        small = letter.is_lowercase();
    }
    out
}

/// The first line that is not blank.
fn first(source: &Source<'_>) -> Option<usize> {
    source.lines.iter().position(|line| !line.is_blank())
}

#[cfg(test)]
mod tests {
    use super::read;
    use crate::seed::source::Source;

    fn keys(text: &str) -> Vec<(String, String)> {
        let source = Source::new("a.txt", text);
        let Some(record) = read(&source) else {
            return Vec::new();
        };
        record
            .keys
            .into_iter()
            .filter(|key| !key.fills.is_empty())
            .map(|key| (key.fills.to_owned(), key.value.trim().to_owned()))
            .collect()
    }

    #[test]
    fn one_record_in_many_forms() {
        let wanted = [
            ("title".to_owned(), "On Tea".to_owned()),
            ("creators".to_owned(), "Roe, Ann; Dahl, Bo".to_owned()),
            ("date".to_owned(), "1902-05-04".to_owned()),
        ];
        for text in [
            "---\ntitle: On Tea\nauthor:\n- Roe, Ann\n- Dahl, Bo\ndate: 1902-05-04\n---\nText.\n",
            "TY  - GEN\nTI  - On Tea\nAU  - Roe, Ann\nAU  - Dahl, Bo\nDA  - 1902/05/04/\nER  - \n\nText.\n",
            "@misc{roe,\n  title = {On {T}ea},\n  author = \"Roe, Ann and Dahl, Bo\",\n  date = 1902-05-04\n}\nText.\n",
            "{\"title\": \"On Tea\",\n \"author\": [\"Roe, Ann\", {\"family\": \"Dahl\", \"given\": \"Bo\"}],\n \"date\": \"1902-05-04\"}\nText.\n",
        ] {
            assert_eq!(keys(text), wanted, "{text}");
        }
        for text in [
            "{ he said } and no more",
            "@ann wrote to us",
            "@misc{é, é {x} = é} é {y}",
            "TY was here",
            "",
        ] {
            assert!(keys(text).is_empty(), "{text}");
        }
    }
}
