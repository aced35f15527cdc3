//! CSL-JSON, which Zotero, pandoc and every processor of citation styles read.
//! <https://github.com/citation-style-language/schema>

use serde::Serialize;

use super::date::{self, Moment};
use super::name::Name;
use super::reference::{Kind, Printed, Reference};
use crate::date::Edtf;

/// An item of CSL-JSON.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Item {
    id: String,
    #[serde(rename = "type")]
    kind: &'static str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    author: Vec<Person>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    container_author: Vec<Person>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    editor: Vec<Person>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    translator: Vec<Person>,
    title: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    title_short: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    container_title: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    genre: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    issued: Option<Day>,
    #[serde(skip_serializing_if = "Option::is_none")]
    event_date: Option<Day>,
    #[serde(skip_serializing_if = "Option::is_none")]
    edition: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    volume: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    issue: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    number: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    page: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    publisher: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    publisher_place: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    archive: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    archive_place: Option<String>,
    #[serde(rename = "archive_location", skip_serializing_if = "Option::is_none")]
    archive_location: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    call_number: Option<String>,
    language: &'static str,
    #[serde(rename = "abstract", skip_serializing_if = "Option::is_none")]
    summary: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<String>,
    #[serde(rename = "URL", skip_serializing_if = "Option::is_none")]
    url: Option<String>,
}

#[derive(Debug, Clone, Serialize)]
#[serde(untagged)]
enum Person {
    Named {
        family: String,
        given: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        suffix: Option<String>,
        #[serde(rename = "static-ordering", skip_serializing_if = "std::ops::Not::not")]
        fixed: bool,
    },
    Whole {
        literal: String,
    },
}

#[derive(Debug, Clone, Serialize)]
#[serde(untagged)]
enum Day {
    Numbers {
        #[serde(rename = "date-parts")]
        parts: Vec<Vec<i32>>,
        #[serde(skip_serializing_if = "Option::is_none")]
        season: Option<u8>,
        #[serde(skip_serializing_if = "std::ops::Not::not")]
        circa: bool,
    },
    Words {
        literal: String,
    },
}

impl Reference {
    /// The item of CSL-JSON.
    #[must_use]
    pub fn csl(&self) -> Item {
        let text = |field: &Option<String>| field.as_deref().map(plain);
        let is_issue = self.kind == Kind::Journal;
        let mut notes = self.notes.clone();
        let mut translators = self.translator.as_slice();
        // Processors take a translator without an author for the author.
        if self.creators.is_empty() {
            notes.extend(
                translators
                    .iter()
                    .map(|by| format!("trans. {}", by.direct())),
            );
            translators = &[];
        }
        Item {
            id: self.id.clone(),
            kind: match self.kind {
                Kind::Manuscript => "manuscript",
                Kind::Book => "book",
                Kind::Chapter => "chapter",
                Kind::Journal => "article-journal",
                Kind::Newspaper => "article-newspaper",
            },
            author: people(&self.creators),
            container_author: people(&self.container_authors),
            editor: people(&self.editors),
            translator: people(translators),
            title: match &self.translated_title {
                // Processors set the title in italics, and italics within them upright.
                Some(translated) => {
                    format!("{} <i>[{}]</i>", plain(&self.title), plain(translated))
                }
                None => plain(&self.title),
            },
            title_short: text(&self.short_title),
            container_title: text(&self.container),
            genre: text(&self.genre),
            issued: match self.printed_date() {
                Printed::Date(date) => day(date),
                Printed::Words(words) => Some(match words.parse() {
                    Ok(year) if words.len() == 4 => Day::Numbers {
                        parts: vec![vec![year]],
                        season: None,
                        circa: false,
                    },
                    _ => Day::Words {
                        literal: plain(words),
                    },
                }),
                Printed::Unknown => None,
            },
            event_date: self.text_date().and_then(day),
            edition: text(&self.edition),
            volume: text(&self.volume),
            issue: text(&self.number).filter(|_| is_issue),
            number: text(&self.number).filter(|_| !is_issue),
            page: text(&self.pages),
            publisher: text(&self.publisher),
            publisher_place: text(&self.place),
            archive: text(&self.archive),
            archive_place: text(&self.archive_place),
            archive_location: text(&self.locator),
            source: text(&self.collection),
            call_number: text(&self.record),
            language: self.language,
            summary: text(&self.summary),
            note: (!notes.is_empty()).then(|| plain(&notes.join("; "))),
            url: self
                .url
                .as_ref()
                .map(|url| url.replace('<', "%3C").replace('>', "%3E")),
        }
    }
}

/// A text in which no processor finds the few elements that it takes for markup (`<i>`, `<span …>`): a
/// character without width stands after each `<` that would open one.
fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        plain.push(character);
        let opens = characters
            .peek()
            .is_some_and(|next| *next == '/' || next.is_alphabetic());
        if character == '<' && opens {
            plain.push('\u{200b}');
        }
    }
    plain
}

fn people(names: &[Name]) -> Vec<Person> {
    names.iter().map(person).collect()
}

fn person(name: &Name) -> Person {
    match name {
        Name::GivenFirst {
            given,
            family,
            suffix,
        } => Person::Named {
            family: plain(family),
            given: plain(given),
            suffix: suffix.clone(),
            fixed: false,
        },
        Name::FamilyFirst { family, given } => Person::Named {
            family: plain(family),
            given: plain(given),
            suffix: None,
            fixed: true,
        },
        Name::Whole(name) => Person::Whole {
            literal: plain(name),
        },
    }
}

/// A date by its numbers: processors print no date that is given in the form of EDTF.
fn day(date: &Edtf) -> Option<Day> {
    let numbers = date::numbers(date);
    if numbers.moments.is_empty() {
        return None;
    }
    let season = match numbers.moments.as_slice() {
        [Moment { season, .. }] => *season,
        _ => None,
    };
    Some(Day::Numbers {
        parts: numbers
            .moments
            .iter()
            .map(|moment| moment.parts())
            .collect(),
        season,
        circa: numbers.circa,
    })
}
