//! `<stem>.toml` beside a document: what an editor sets or corrects.
//!
//! A key that is not known, or a value that is none of its kind, is a finding with its line, and is
//! left aside; everything else of the file is applied. An empty value (`summary = ""`) empties a field.

mod parts;
mod read;

pub use parts::PartStart;

use crate::date::Edtf;
use crate::document::{
    Class, Document, EditorNote, Metadata, Publication, PublicationForm, Publish, Settled,
};
use crate::finding::{Finding, Severity, did_you_mean};

/// A field of one line of text.
pub(super) type TextField = fn(&mut Metadata) -> &mut Option<String>;
/// A field of a publication.
pub(super) type PublicationField = fn(&mut Publication) -> &mut Option<String>;

/// Keys of text fields. The field's name in the analysis is the key with underscores.
pub(super) const TEXTS: [(&str, TextField); 15] = [
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
pub(super) const PUBLICATION: [(&str, PublicationField); 9] = [
    ("translated-title", |book| &mut book.translated_title),
    ("edition", |book| &mut book.edition),
    ("place", |book| &mut book.place),
    ("publisher", |book| &mut book.publisher),
    ("year", |book| &mut book.year),
    ("volume", |book| &mut book.volume),
    ("number", |book| &mut book.number),
    ("date", |book| &mut book.date),
    ("pages", |book| &mut book.pages),
];

/// Keys that are no text field.
const OTHERS: [&str; 13] = [
    "id",
    "layout",
    "repair",
    "parts",
    "title",
    "date",
    "creators",
    "publication",
    "class",
    "publish",
    "aliases",
    "note",
    "settled",
];

/// What one sidecar sets.
#[derive(Debug, Clone, Default)]
pub struct Sidecar {
    file: String,
    id: Option<String>,
    layout: Option<(String, usize)>,
    no_repair: bool,
    parts: Option<Vec<PartStart>>,
    class: Class,
    publish: Publish,
    aliases: Vec<String>,
    notes: Vec<EditorNote>,
    settled: Vec<Settled>,
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
    Editors(Vec<String>),
    Form(PublicationForm),
    Text(usize, Option<String>),
}

impl Sidecar {
    /// Reads a sidecar. `file` is what findings call it.
    #[must_use]
    pub fn parse(file: &str, text: &str) -> (Self, Vec<Finding>) {
        read::read(file, text)
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
                    Some(finding.at(*line).showing(name).remedy(did_you_mean(
                        name,
                        known,
                        &format!("write one of {}", known.join(", ")),
                    ))),
                )
            }
            None => (None, None),
        }
    }

    /// False where the editor says that no paragraphs are to be joined.
    #[must_use]
    pub fn repair(&self) -> bool {
        !self.no_repair
    }

    /// Where the editor says that dated parts begin; empty where there are none. None leaves it to the
    /// evidence of the text.
    #[must_use]
    pub fn parts(&self) -> Option<&[PartStart]> {
        self.parts.as_deref()
    }

    /// The finding for a part that begins at no paragraph of the document.
    #[must_use]
    pub fn no_such_part(&self, part: &PartStart) -> Finding {
        Finding::new(
            Severity::Error,
            "sidecar-part",
            &self.file,
            format!(
                "the document has no paragraph p{} with which a part could begin",
                part.at
            ),
        )
        .at(part.line)
        .showing(format!("p{}", part.at))
        .remedy("write the number that stands in the margin of the paragraph, such as \"p3\"")
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
        document.class = self.class;
        document.publish = self.publish;
        document.aliases.clone_from(&self.aliases);
        document.notes.clone_from(&self.notes);
        document.settled.clone_from(&self.settled);
        for setting in &self.settings {
            let name = setting.apply(&mut document.metadata);
            document.metadata.inferred.remove(&name);
        }
        if let Some(id) = &self.id {
            document.id.clone_from(id);
            document.named = true;
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
                    BookSetting::Editors(editors) => book.editors.clone_from(editors),
                    BookSetting::Form(form) => book.form = Some(*form),
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
