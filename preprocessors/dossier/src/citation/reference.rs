//! A document or part as bibliographic data, of which every form for other programs is written.

use super::name::Name;
use super::{Manner, archival, book, frus, manner, printed, typography};
use crate::date::Edtf;
use crate::document::{Document, Part, Publication, PublicationForm};

/// What an item is to other programs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Kind {
    /// A document of an archive, of whatever kind: other types lose the day and the archive.
    Manuscript,
    /// A book from which the document is an excerpt.
    Book,
    /// A text in collected works, in a volume of documents, or on pages of a book.
    Chapter,
    /// An article of a journal.
    Journal,
    /// An article of a newspaper.
    Newspaper,
}

/// A document or part as bibliographic data: texts without markup, quotation marks typographic.
#[derive(Debug, Clone)]
pub struct Reference {
    pub(super) id: String,
    pub(super) kind: Kind,
    pub(super) creators: Vec<Name>,
    pub(super) translator: Option<Name>,
    pub(super) title: String,
    pub(super) translated_title: Option<String>,
    pub(super) short_title: Option<String>,
    /// Kind of document in words, where the title does not tell it.
    pub(super) genre: Option<String>,
    /// When the text was written.
    pub(super) date: Option<Edtf>,
    /// When it was printed, as given: a year, a day.
    pub(super) issued: Option<String>,
    pub(super) container: Option<String>,
    pub(super) container_authors: Vec<Name>,
    pub(super) editors: Vec<Name>,
    pub(super) edition: Option<String>,
    pub(super) volume: Option<String>,
    pub(super) number: Option<String>,
    pub(super) pages: Option<String>,
    pub(super) publisher: Option<String>,
    pub(super) place: Option<String>,
    pub(super) archive: Option<String>,
    pub(super) archive_place: Option<String>,
    pub(super) locator: Option<String>,
    pub(super) collection: Option<String>,
    pub(super) record: Option<String>,
    pub(super) url: Option<String>,
    /// Tag of the language of the title.
    pub(super) language: &'static str,
    /// Tag of the language of the original, where it is known.
    pub(super) original_language: Option<&'static str>,
    pub(super) rights: Option<String>,
    pub(super) summary: Option<String>,
    /// What has no field of its own.
    pub(super) notes: Vec<String>,
}

impl Reference {
    /// A document.
    #[must_use]
    pub fn of(document: &Document) -> Self {
        let manner = manner(document);
        let mut reference = Self::common(document);
        let publication = document.metadata.publication.as_ref();
        match (manner, publication) {
            (Manner::Book, Some(publication)) => reference.as_book(document, publication),
            (Manner::Printed(form), Some(publication)) => reference.as_printed(publication, form),
            (Manner::Frus, _) => reference.as_frus(document),
            _ => reference.as_manuscript(document),
        }
        reference
    }

    /// A dated part of a document.
    #[must_use]
    pub fn of_part(document: &Document, part: &Part) -> Self {
        let mut reference = Self::of(document);
        let whole = std::mem::replace(&mut reference.title, typography::smart(bare(&part.title)));
        reference.id.clone_from(&part.id);
        reference.date.clone_from(&part.date);
        reference.short_title = None;
        reference.summary = None;
        if reference.kind == Kind::Book {
            reference.kind = Kind::Chapter;
            reference.container_authors = std::mem::take(&mut reference.creators);
            reference.container = Some(match reference.translated_title.take() {
                Some(translated) => format!("{whole} [{translated}]"),
                None => whole,
            });
            reference.language = "en";
            reference.pages = part.pages.as_deref().map(printed::pages_of);
        } else {
            reference.notes.push(format!("part of “{whole}”"));
        }
        reference
    }

    /// What every document has.
    fn common(document: &Document) -> Self {
        let metadata = &document.metadata;
        let smart = |text: &Option<String>| text.as_deref().map(typography::smart);
        let original_language = metadata.language.as_deref().and_then(tag);
        Self {
            id: document.id.clone(),
            kind: Kind::Manuscript,
            creators: metadata
                .creators
                .iter()
                .map(|name| Name::read(name))
                .collect(),
            translator: metadata.translator.as_deref().map(Name::read),
            title: typography::smart(archival::title_text(metadata)),
            translated_title: None,
            short_title: smart(&metadata.short_title),
            genre: archival::kind(metadata),
            date: metadata.date.clone(),
            issued: None,
            container: None,
            container_authors: Vec::new(),
            editors: Vec::new(),
            edition: None,
            volume: None,
            number: None,
            pages: None,
            publisher: None,
            place: None,
            archive: None,
            archive_place: None,
            locator: None,
            collection: smart(&metadata.collection),
            record: metadata.record_id.clone(),
            url: metadata.url.clone(),
            language: "en",
            original_language,
            rights: metadata.rights.clone(),
            summary: metadata.summary.clone(),
            notes: Vec::new(),
        }
    }

    fn as_manuscript(&mut self, document: &Document) {
        let metadata = &document.metadata;
        let place = metadata.archive_place.as_deref();
        self.archive = metadata.archive.as_deref().map(|archive| {
            let town = place.map(|place| format!("({place})")).unwrap_or_default();
            typography::smart(archive.strip_suffix(&town).unwrap_or(archive).trim_end())
        });
        self.archive_place = place.map(typography::smart);
        self.locator = metadata.locator.as_deref().map(typography::locator);
        let printed = metadata.publication.as_ref().map(|book| &book.text);
        self.notes.extend(
            printed
                .filter(|text| !text.is_empty())
                .map(|text| typography::smart(text)),
        );
    }

    fn as_book(&mut self, document: &Document, publication: &Publication) {
        self.kind = Kind::Book;
        self.genre = None;
        let authors = book::authors(document, publication);
        self.creators = authors.iter().map(|name| Name::read(name)).collect();
        self.title = typography::smart(&publication.title);
        self.translated_title = publication
            .translated_title
            .as_deref()
            .map(typography::smart);
        if self.translated_title.is_some() {
            // A title in another language keeps its capitals.
            self.language = self.original_language.unwrap_or("en");
        }
        self.short_title = Some(typography::smart(&book::short_title(document, publication)));
        self.imprint(publication);
        self.notes.push(book::excerpt(document).to_owned());
    }

    fn as_printed(&mut self, publication: &Publication, form: PublicationForm) {
        self.kind = match form {
            PublicationForm::Journal => Kind::Journal,
            PublicationForm::Newspaper => Kind::Newspaper,
            PublicationForm::Book | PublicationForm::Collection => Kind::Chapter,
        };
        self.container = Some(typography::smart(&publication.title));
        self.imprint(publication);
    }

    fn as_frus(&mut self, document: &Document) {
        let Some(statement) = frus::Statement::of(&document.metadata) else {
            return;
        };
        self.kind = Kind::Chapter;
        self.title = typography::smart(frus::numbered(&document.metadata.title).1);
        self.creators.clear();
        self.genre = None;
        let details = statement.details();
        self.container = Some(if details.is_empty() {
            statement.series
        } else {
            format!("{}, {details}", statement.series)
        });
        self.number = statement.number;
        self.collection = None;
    }

    /// What a publication says of itself.
    fn imprint(&mut self, publication: &Publication) {
        let smart = |text: &Option<String>| text.as_deref().map(typography::smart);
        self.editors = publication
            .editors
            .iter()
            .map(|name| Name::read(name))
            .collect();
        self.edition.clone_from(&publication.edition);
        self.volume = publication.volume.as_deref().map(printed::bare_volume);
        self.number.clone_from(&publication.number);
        self.pages = publication.pages.as_deref().map(printed::pages_of);
        self.publisher = smart(&publication.publisher);
        self.place = smart(&publication.place);
        self.issued = publication
            .year
            .clone()
            .or_else(|| publication.date.clone());
    }

    /// The date by which programs sort and print the item: that of the print, where there is one.
    pub(super) fn printed_date(&self) -> Printed<'_> {
        let by_text =
            matches!(
                self.kind,
                Kind::Manuscript | Kind::Newspaper | Kind::Journal
            ) || self.container.is_some() && self.publisher.is_none() && self.issued.is_none();
        match (&self.issued, &self.date) {
            (_, Some(date)) if by_text && self.kind != Kind::Journal => Printed::Date(date),
            (Some(issued), _) => Printed::Words(issued),
            (None, Some(date)) if by_text => Printed::Date(date),
            _ => Printed::Unknown,
        }
    }

    /// The date of the text, where another is printed.
    pub(super) fn text_date(&self) -> Option<&Edtf> {
        match self.printed_date() {
            Printed::Date(_) => None,
            Printed::Words(_) | Printed::Unknown => self.date.as_ref(),
        }
    }
}

/// The date that is printed with an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Printed<'a> {
    /// A date.
    Date(&'a Edtf),
    /// A year, or a day in whatever words.
    Words(&'a str),
    /// None.
    Unknown,
}

/// A part's title without the brackets that say it is supplied.
fn bare(title: &str) -> &str {
    let inner = title
        .strip_prefix('[')
        .and_then(|inner| inner.strip_suffix(']'));
    inner
        .filter(|inner| !inner.contains(['[', ']']))
        .unwrap_or(title)
}

/// The tag of a language by its English name; of several languages, that of the first.
pub(super) fn tag(language: &str) -> Option<&'static str> {
    let first = language.split([',', ';', '/']).next()?.trim();
    include_str!("languages.txt")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.rsplit_once(' '))
        .find(|(name, _)| name.eq_ignore_ascii_case(first))
        .map(|(_, tag)| tag)
}
