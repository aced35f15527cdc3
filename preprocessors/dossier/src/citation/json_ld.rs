//! Data for search engines, in the words of schema.org. <https://schema.org/ArchiveComponent>

use std::fmt::Write as _;

use serde::Serialize;

use super::name::Name;
use super::reference::{Kind, Reference};
use super::{EditionStatement, date};

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Linked<'a> {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(rename = "@type")]
    kind: Vec<&'static str>,
    #[serde(rename = "@id")]
    id: String,
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    genre: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    creator: Vec<Thing>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    translator: Vec<Thing>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_created: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    temporal_coverage: Option<String>,
    in_language: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    translation_of_work: Option<Original>,
    #[serde(skip_serializing_if = "Option::is_none")]
    holding_archive: Option<Archive<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    item_location: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    identifier: Option<Identifier<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    same_as: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    is_part_of: Option<Thing>,
}

#[derive(Debug, Serialize)]
struct Thing {
    #[serde(rename = "@type")]
    kind: &'static str,
    name: String,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Original {
    #[serde(rename = "@type")]
    kind: &'static str,
    in_language: &'static str,
}

#[derive(Debug, Serialize)]
struct Archive<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    address: Option<&'a str>,
}

#[derive(Debug, Serialize)]
struct Identifier<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(rename = "propertyID", skip_serializing_if = "Option::is_none")]
    property: Option<&'a str>,
    value: &'a str,
}

impl Reference {
    /// What stands in a `<script type="application/ld+json">`, on one line. Nothing in it can end the
    /// script, or be taken for a directive by a program that handles the page later.
    #[must_use]
    pub fn json_ld(&self, edition: &EditionStatement) -> String {
        let report = self.genre.as_deref() == Some("report")
            || self
                .title
                .split(' ')
                .any(|word| word.eq_ignore_ascii_case("report"));
        let mut kind = vec![match self.kind {
            Kind::Manuscript if report => "Report",
            Kind::Manuscript => "CreativeWork",
            Kind::Book => "Book",
            Kind::Chapter => "Chapter",
            Kind::Journal => "ScholarlyArticle",
            Kind::Newspaper => "NewsArticle",
        }];
        kind.extend(self.archive.is_some().then_some("ArchiveComponent"));
        let (date_created, temporal_coverage) = self.days();
        let work = Linked {
            context: "https://schema.org",
            kind,
            id: edition
                .address
                .clone()
                .unwrap_or_else(|| "#document".to_owned()),
            name: &self.title,
            genre: self.genre.as_deref(),
            creator: self.creators.iter().map(agent).collect(),
            translator: self.translator.iter().map(agent).collect(),
            date_created,
            temporal_coverage,
            in_language: self.language,
            translation_of_work: self
                .original_language
                .filter(|original| *original != self.language)
                .map(|in_language| Original {
                    kind: "CreativeWork",
                    in_language,
                }),
            holding_archive: self.archive.as_deref().map(|name| Archive {
                kind: "ArchiveOrganization",
                name,
                address: self.archive_place.as_deref(),
            }),
            item_location: self.locator.as_deref(),
            identifier: self.record.as_deref().map(|value| Identifier {
                kind: "PropertyValue",
                property: self.collection.as_deref(),
                value,
            }),
            same_as: self.url.as_deref(),
            description: self.summary.as_deref(),
            is_part_of: (!edition.title.is_empty()).then(|| Thing {
                kind: "Book",
                name: edition.title.clone(),
            }),
        };
        // Structs of texts can always be written.
        in_script(&serde_json::to_string(&work).unwrap_or_default())
    }

    /// A moment as `dateCreated`, a range as `temporalCoverage`, both in ISO 8601.
    fn days(&self) -> (Option<String>, Option<String>) {
        let Some(date) = &self.date else {
            return (None, None);
        };
        let numbers = date::numbers(date);
        let iso: Vec<String> = numbers
            .moments
            .iter()
            .map(|moment| {
                let parts = moment.parts();
                let mut iso = format!("{:04}", moment.year);
                for part in &parts[1..] {
                    // Writing to a string cannot fail.
                    let _ = write!(iso, "-{part:02}");
                }
                iso
            })
            .collect();
        match iso.as_slice() {
            [one] => (Some(one.clone()), None),
            [first, last] => (None, Some(format!("{first}/{last}"))),
            _ => (None, None),
        }
    }
}

fn agent(name: &Name) -> Thing {
    Thing {
        kind: match name {
            Name::GivenFirst { .. } | Name::FamilyFirst { .. } => "Person",
            Name::Whole(_) => "Organization",
        },
        name: name.direct(),
    }
}

/// JSON in which no `<` and no brace stand in a text, and no two braces of its structure in a row.
fn in_script(json: &str) -> String {
    let mut out = String::with_capacity(json.len() + 16);
    let (mut in_text, mut escaped) = (false, false);
    for character in json.chars() {
        match character {
            '<' => out.push_str("\\u003c"),
            '{' if in_text => out.push_str("\\u007b"),
            '}' if in_text => out.push_str("\\u007d"),
            '}' if out.ends_with('}') => out.push_str(" }"),
            other => out.push(other),
        }
        in_text ^= character == '"' && !escaped;
        escaped = character == '\\' && !escaped;
    }
    out
}
