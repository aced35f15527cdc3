//! `<stem>.toml` beside a document: what an editor sets or corrects.
//!
//! A key that is not known, or a value that is none of its kind, is a finding with its line, and is
//! left aside; everything else of the file is applied. An empty value (`summary = ""`) empties a field.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{invalid, position};
use crate::date::Edtf;
use crate::document::{Document, Metadata, Publication};
use crate::finding::{Finding, Severity, nearest};

/// A field of one line of text.
type TextField = fn(&mut Metadata) -> &mut Option<String>;
/// A field of a publication.
type PublicationField = fn(&mut Publication) -> &mut Option<String>;

/// Keys of text fields. The field's name in the analysis is the key with underscores.
const TEXTS: [(&str, TextField); 15] = [
    ("short-title", |fields| &mut fields.short_title),
    ("heading", |fields| &mut fields.heading),
    ("kind", |fields| &mut fields.kind),
    ("translator", |fields| &mut fields.translator),
    ("archive", |fields| &mut fields.archive),
    ("archive-place", |fields| &mut fields.archive_place),
    ("locator", |fields| &mut fields.locator),
    ("collection", |fields| &mut fields.collection),
    ("record-id", |fields| &mut fields.record_id),
    ("url", |fields| &mut fields.url),
    ("url-as-given", |fields| &mut fields.url_as_given),
    ("language", |fields| &mut fields.language),
    ("credits", |fields| &mut fields.credits),
    ("summary", |fields| &mut fields.summary),
    ("rights", |fields| &mut fields.rights),
];

/// Keys of the table `publication`.
const PUBLICATION: [(&str, PublicationField); 6] = [
    ("translated-title", |book| &mut book.translated_title),
    ("edition", |book| &mut book.edition),
    ("place", |book| &mut book.place),
    ("publisher", |book| &mut book.publisher),
    ("year", |book| &mut book.year),
    ("pages", |book| &mut book.pages),
];

/// Keys that are no text field.
const OTHERS: [&str; 7] = [
    "id",
    "layout",
    "repairs",
    "title",
    "date",
    "creators",
    "publication",
];

/// What one sidecar sets.
#[derive(Debug, Clone, Default)]
pub struct Sidecar {
    file: String,
    id: Option<String>,
    layout: Option<(String, usize)>,
    no_repairs: bool,
    settings: Vec<Setting>,
}

/// One field as the editor sets it.
#[derive(Debug, Clone)]
enum Setting {
    Title(String),
    Date(Option<Edtf>),
    Creators(Vec<String>),
    Text(usize, Option<String>),
    Book(BookSetting),
}

/// One part of a publication as the editor sets it.
#[derive(Debug, Clone)]
enum BookSetting {
    Title(String),
    Authors(Vec<String>),
    Text(usize, Option<String>),
}

impl Sidecar {
    /// Reads a sidecar. `file` is what findings call it.
    #[must_use]
    pub fn parse(file: &str, text: &str) -> (Self, Vec<Finding>) {
        let mut reader = Reader {
            text,
            sidecar: Self {
                file: file.to_owned(),
                ..Self::default()
            },
            findings: Vec::new(),
        };
        match DeTable::parse(text) {
            Ok(table) => {
                for (key, value) in table.get_ref() {
                    reader.entry(key, value);
                }
            }
            Err(error) => reader.findings.push(invalid(file, text, &error)),
        }
        (reader.sidecar, reader.findings)
    }

    /// The id that the document is to have.
    #[must_use]
    pub fn id(&self) -> Option<&str> {
        self.id.as_deref()
    }

    /// The name of the layout by which the file is to be read, and a finding for a name that is none.
    #[must_use]
    pub fn layout(&self, known: &[&str]) -> (Option<&str>, Option<Finding>) {
        match &self.layout {
            Some((name, _)) if known.contains(&name.as_str()) => (Some(name), None),
            Some((name, line)) => {
                let finding = Finding::new(
                    Severity::Error,
                    "sidecar-layout",
                    &self.file,
                    format!("there is no layout “{name}”; the layout was found by evidence"),
                );
                (
                    None,
                    Some(
                        finding
                            .at(*line)
                            .remedy(format!("write one of {}", known.join(", "))),
                    ),
                )
            }
            None => (None, None),
        }
    }

    /// False where the editor says that no paragraphs are to be joined.
    #[must_use]
    pub fn repairs(&self) -> bool {
        !self.no_repairs
    }

    /// True where the editor says that the document has no summary.
    #[must_use]
    pub fn empties_summary(&self) -> bool {
        self.settings.iter().any(
            |setting| matches!(setting, Setting::Text(index, None) if TEXTS[*index].0 == "summary"),
        )
    }

    /// True where the editor sets the date of the document.
    #[must_use]
    pub fn sets_date(&self) -> bool {
        self.settings
            .iter()
            .any(|setting| matches!(setting, Setting::Date(_)))
    }

    /// Sets the fields, which are then no longer inferred. The id of a document that has one is set too.
    pub fn apply(&self, document: &mut Document) {
        for setting in &self.settings {
            let name = setting.apply(&mut document.metadata);
            document.metadata.inferred.remove(&name);
        }
        if let Some(id) = &self.id {
            document.id.clone_from(id);
        }
    }
}

impl Setting {
    /// Sets the field; gives its name in the analysis.
    fn apply(&self, metadata: &mut Metadata) -> String {
        match self {
            Self::Title(title) => metadata.title.clone_from(title),
            Self::Date(date) => metadata.date.clone_from(date),
            Self::Creators(names) => metadata.creators.clone_from(names),
            Self::Text(index, value) => {
                let (key, field) = TEXTS[*index];
                field(metadata).clone_from(value);
                return key.replace('-', "_");
            }
            Self::Book(setting) => {
                let book = metadata.publication.get_or_insert_default();
                match setting {
                    BookSetting::Title(title) => book.title.clone_from(title),
                    BookSetting::Authors(authors) => book.authors.clone_from(authors),
                    BookSetting::Text(index, value) => {
                        (PUBLICATION[*index].1)(book).clone_from(value);
                    }
                }
                if book.text.is_empty() {
                    book.text.clone_from(&book.title);
                }
            }
        }
        match self {
            Self::Title(_) => "title",
            Self::Date(_) => "date",
            Self::Creators(_) => "creators",
            Self::Text(..) | Self::Book(_) => "publication",
        }
        .to_owned()
    }
}

struct Reader<'t> {
    text: &'t str,
    sidecar: Sidecar,
    findings: Vec<Finding>,
}

type Key<'i> = Spanned<std::borrow::Cow<'i, str>>;
type Value<'i> = Spanned<DeValue<'i>>;

impl Reader<'_> {
    fn entry(&mut self, key: &Key<'_>, value: &Value<'_>) {
        match key.get_ref().as_ref() {
            "id" => self.id(value),
            "layout" => {
                if let Some(name) = self.string(key, value) {
                    let line = position(self.text, key.span().start).0;
                    self.sidecar.layout = Some((name, line));
                }
            }
            "repairs" => match value.get_ref() {
                DeValue::Boolean(on) => self.sidecar.no_repairs = !on,
                _ => self.wrong(key, "is true or false"),
            },
            "title" => match self.string(key, value) {
                Some(title) if !title.is_empty() => {
                    self.sidecar.settings.push(Setting::Title(title));
                }
                Some(_) => self.wrong(key, "cannot be empty"),
                None => {}
            },
            "date" => self.date(key, value),
            "creators" => {
                if let Some(names) = self.strings(key, value) {
                    self.sidecar.settings.push(Setting::Creators(names));
                }
            }
            "publication" => match value.get_ref() {
                DeValue::Table(table) => {
                    for (key, value) in table {
                        self.publication(key, value);
                    }
                }
                _ => self.wrong(key, "is a table: [publication]"),
            },
            name => self.text(key, name, value),
        }
    }

    fn text(&mut self, key: &Key<'_>, name: &str, value: &Value<'_>) {
        let Some(index) = TEXTS.iter().position(|(known, _)| *known == name) else {
            let known: Vec<&str> = TEXTS
                .iter()
                .map(|(known, _)| *known)
                .chain(OTHERS)
                .collect();
            self.unknown(key, &known);
            return;
        };
        if let Some(text) = self.string(key, value) {
            let text = Some(text).filter(|text| !text.is_empty());
            self.sidecar.settings.push(Setting::Text(index, text));
        }
    }

    fn id(&mut self, value: &Value<'_>) {
        let id = match value.get_ref() {
            DeValue::String(id) => id.as_ref(),
            _ => "",
        };
        let fits = |character: char| {
            character.is_ascii_lowercase() || character.is_ascii_digit() || character == '-'
        };
        if id.is_empty() || !id.chars().all(fits) || id.starts_with('-') || id.ends_with('-') {
            let finding = self.finding(
                "sidecar-id",
                value.span().start,
                "an id is small letters, digits and hyphens between them",
            );
            self.findings
                .push(finding.remedy("write an id such as \"1960-report-on-harvest\""));
        } else {
            self.sidecar.id = Some(id.to_owned());
        }
    }

    fn date(&mut self, key: &Key<'_>, value: &Value<'_>) {
        let text = match value.get_ref() {
            // `date = 1961-07-06` without quotation marks is a TOML date.
            DeValue::Datetime(date) => date.to_string(),
            DeValue::Integer(year) => year.to_string(),
            _ => match self.string(key, value) {
                Some(text) => text,
                None => return,
            },
        };
        if text.is_empty() {
            self.sidecar.settings.push(Setting::Date(None));
            return;
        }
        match text.parse() {
            Ok(date) => self.sidecar.settings.push(Setting::Date(Some(date))),
            Err(error) => {
                let finding = self.finding("sidecar-date", value.span().start, &format!("{error}"));
                self.findings.push(
                    finding.remedy(
                        "write a date such as 1961-07-06, 1961-07, 1961~ or 1960-06/1961-03",
                    ),
                );
            }
        }
    }

    fn publication(&mut self, key: &Key<'_>, value: &Value<'_>) {
        let name = key.get_ref().as_ref();
        let setting = match name {
            "title" => self.string(key, value).map(BookSetting::Title),
            "authors" => self.strings(key, value).map(BookSetting::Authors),
            _ => {
                let Some(index) = PUBLICATION.iter().position(|(known, _)| *known == name) else {
                    let known: Vec<&str> = PUBLICATION
                        .iter()
                        .map(|(known, _)| *known)
                        .chain(["title", "authors"])
                        .collect();
                    self.unknown(key, &known);
                    return;
                };
                self.string(key, value).map(|text| {
                    BookSetting::Text(index, Some(text).filter(|text| !text.is_empty()))
                })
            }
        };
        self.sidecar.settings.extend(setting.map(Setting::Book));
    }

    /// A text; a number stands for its digits.
    fn string(&mut self, key: &Key<'_>, value: &Value<'_>) -> Option<String> {
        match value.get_ref() {
            DeValue::String(text) => Some(text.trim().to_owned()),
            DeValue::Integer(number) => Some(number.to_string()),
            _ => {
                self.wrong(key, "is a text in quotation marks");
                None
            }
        }
    }

    /// A text, or a list of texts.
    fn strings(&mut self, key: &Key<'_>, value: &Value<'_>) -> Option<Vec<String>> {
        match value.get_ref() {
            DeValue::Array(list) => {
                let found: Option<Vec<String>> = list
                    .iter()
                    .map(|one| match one.get_ref() {
                        DeValue::String(text) => Some(text.trim().to_owned()),
                        _ => None,
                    })
                    .collect();
                if found.is_none() {
                    self.wrong(key, "is a list of texts");
                }
                found
            }
            _ => self.string(key, value).map(|one| {
                Some(one)
                    .filter(|one| !one.is_empty())
                    .into_iter()
                    .collect()
            }),
        }
    }

    fn wrong(&mut self, key: &Key<'_>, what: &str) {
        let finding = self.finding(
            "sidecar-value",
            key.span().start,
            &format!("`{}` {what}", key.get_ref()),
        );
        self.findings
            .push(finding.remedy("mend the line; until then it is not applied"));
    }

    fn unknown(&mut self, key: &Key<'_>, known: &[&str]) {
        let name = key.get_ref().as_ref();
        let finding = self.finding(
            "sidecar-unknown-key",
            key.span().start,
            &format!("`{name}` is no key of a sidecar"),
        );
        let remedy = match nearest(name, known) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("the keys are {}", known.join(", ")),
        };
        self.findings.push(finding.remedy(remedy));
    }

    fn finding(&self, code: &'static str, offset: usize, message: &str) -> Finding {
        let (line, column) = position(self.text, offset);
        let shown = self
            .text
            .lines()
            .nth(line.saturating_sub(1))
            .unwrap_or_default();
        Finding::new(Severity::Error, code, self.sidecar.file.as_str(), message)
            .at(line)
            .column(column)
            .showing(shown)
    }
}
