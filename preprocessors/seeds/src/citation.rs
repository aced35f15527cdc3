//! The citation block: what the template `citation` is given.

use mdbook_dossier_core::book::{Settings, address};
use mdbook_dossier_core::citation;
use mdbook_dossier_core::date::Edtf;
use mdbook_dossier_core::document::{Document, Item, Metadata, Publication};
use mdbook_dossier_core::edition::Edition;
use serde::Serialize;

use super::cite;

/// The citation block of a document.
#[derive(Debug, Serialize)]
pub(crate) struct CitationBlock {
    number: String,
    /// The documents before and after in time.
    previous: Option<Neighbour>,
    next: Option<Neighbour>,
    /// What the template `cite` wrote.
    panel: String,
    fields: Vec<Field>,
    parts: Vec<PartRow>,
    /// True where a part has pages.
    pages: bool,
    /// The Chicago note, escaped for the renderer already.
    note: String,
    rest: Vec<Field>,
}

/// A document that is next to another in time.
#[derive(Debug, Serialize)]
struct Neighbour {
    number: String,
    title: String,
    words: String,
    address: String,
}

/// One labelled field.
#[derive(Debug, Default, Serialize)]
struct Field {
    label: String,
    value: String,
    /// EDTF, where the field is a date.
    date: Option<String>,
    address: Option<String>,
    remark: Option<String>,
}

#[derive(Debug, Serialize)]
struct PartRow {
    number: String,
    anchor: String,
    date: Option<String>,
    words: Option<String>,
    title: String,
    pages: Option<String>,
}

/// What the template is given for the document at `index`, one of those at `printed`.
pub(crate) fn data(
    edition: &Edition,
    index: usize,
    printed: &[usize],
    panel: String,
    settings: &Settings,
) -> CitationBlock {
    let at = printed.binary_search(&index).unwrap_or(printed.len());
    let neighbour = |at: usize| Some(neighbour(edition, index, *printed.get(at)?));
    let document = &edition.documents[index];
    let item = |part| Item {
        document: index,
        part,
    };
    let parts = document
        .parts
        .iter()
        .enumerate()
        .map(|(part_index, part)| PartRow {
            number: edition.number(item(Some(part_index))),
            anchor: address::part_anchor(&part.letter),
            date: part.date.as_ref().map(ToString::to_string),
            words: part.date.as_ref().map(Edtf::in_words),
            title: part.title.clone(),
            pages: part.pages.as_deref().map(citation::pages),
        });
    CitationBlock {
        number: edition.number(item(None)),
        previous: at.checked_sub(1).and_then(neighbour),
        next: neighbour(at + 1),
        panel,
        fields: essentials(document),
        parts: parts.collect(),
        pages: document.parts.iter().any(|part| part.pages.is_some()),
        note: cite::written(
            &citation::note(document, settings.seeds.chicago),
            settings.html(),
        ),
        rest: rest(document),
    }
}

fn neighbour(edition: &Edition, from: usize, index: usize) -> Neighbour {
    let document = &edition.documents[index];
    let path = |index: usize| address::chapter_path(&edition.documents[index].id);
    let date = document.metadata.date.as_ref();
    Neighbour {
        number: edition.number(Item {
            document: index,
            part: None,
        }),
        title: super::text::name(document).to_owned(),
        words: date.map_or_else(|| "undated".to_owned(), Edtf::in_words),
        address: address::relative(&path(from), &path(index)),
    }
}

/// Fields in the making: empty ones are left out.
struct Fields<'a> {
    metadata: &'a Metadata,
    fields: Vec<Field>,
}

impl Fields<'_> {
    /// Adds a field where it is filled. `key` is its name in the analysis, by which a remark is found.
    fn add(&mut self, label: &str, key: &str, value: Option<&str>) -> Option<&mut Field> {
        let value = value.map(str::trim).filter(|value| !value.is_empty())?;
        let remark = self.metadata.inferred.get(key);
        self.fields.push(Field {
            label: label.to_owned(),
            value: value.to_owned(),
            remark: remark.map(|how| format!("from the {how}")),
            ..Field::default()
        });
        self.fields.last_mut()
    }

    fn address(&mut self, label: &str, key: &str, value: Option<&str>) {
        if let Some(field) = self.add(label, key, value)
            && (field.value.starts_with("https://") || field.value.starts_with("http://"))
        {
            field.address = Some(field.value.clone());
        }
    }
}

fn essentials(document: &Document) -> Vec<Field> {
    let metadata = &document.metadata;
    let mut fields = Fields {
        metadata,
        fields: Vec::new(),
    };
    fields.add(
        "Heading in the document",
        "heading",
        metadata.heading.as_deref(),
    );
    let words = metadata.date.as_ref().map(Edtf::in_words);
    let label = if document.parts.is_empty() {
        "Date"
    } else {
        "Texts dated"
    };
    if let Some(field) = fields.add(label, "date", words.as_deref().or(Some("undated"))) {
        field.date = metadata.date.as_ref().map(ToString::to_string);
    }
    let creators = metadata.creators.join("; ");
    let label = if metadata.creators.len() > 1 {
        "Creators"
    } else {
        "Creator"
    };
    fields.add(label, "creators", Some(&creators));
    fields.add("Kind", "kind", metadata.kind.as_deref());
    fields.add("Translator", "translator", metadata.translator.as_deref());
    fields.add(
        "Original language",
        "language",
        metadata.language.as_deref(),
    );
    // A town that the archive's name holds already is not told twice.
    let archive = metadata.archive.as_deref();
    let place = metadata.archive_place.as_deref();
    let place = place.filter(|place| !archive.is_some_and(|archive| archive.contains(place)));
    fields.add("Archive", "archive", joined(archive, place).as_deref());
    let pages = metadata
        .publication
        .as_ref()
        .and_then(|book| book.pages.as_deref());
    let locator = metadata.locator.as_deref();
    // The pages of a publication are told with it.
    let locator = locator.filter(|locator| !pages.is_some_and(|pages| locator.contains(pages)));
    let label = match archive {
        Some(_) => "Place in the archive",
        None => "Place",
    };
    fields.add(label, "locator", locator);
    let publication = metadata.publication.as_ref().map(published);
    fields.add("Published in", "publication", publication.as_deref());
    let record = metadata
        .record_id
        .as_deref()
        .map(|id| format!("record {id}"));
    let from = joined(metadata.collection.as_deref(), record.as_deref());
    fields.add("From", "collection", from.as_deref());
    fields.address("Address", "url", metadata.url.as_deref());
    fields.fields
}

fn rest(document: &Document) -> Vec<Field> {
    let metadata = &document.metadata;
    let mut fields = Fields {
        metadata,
        fields: Vec::new(),
    };
    fields.add("Summary", "summary", metadata.summary.as_deref());
    fields.add("Support", "credits", metadata.credits.as_deref());
    fields.add("Rights", "rights", metadata.rights.as_deref());
    let whole = metadata.publication.as_ref().map(|book| book.text.as_str());
    fields.add("Publication, as given", "publication", whole);
    if metadata.url_as_given != metadata.url {
        fields.add(
            "Address as given",
            "url_as_given",
            metadata.url_as_given.as_deref(),
        );
    }
    for (label, value) in &metadata.other {
        fields.add(label, "", Some(value));
    }
    let missing = not_stated(metadata).join(", ");
    fields.add("Not stated", "", Some(&missing));
    fields.add("File", "", Some(&document.file));
    fields.fields
}

fn joined(first: Option<&str>, second: Option<&str>) -> Option<String> {
    let both: Vec<&str> = [first, second].into_iter().flatten().collect();
    (!both.is_empty()).then(|| both.join(", "))
}

/// Authors, title, place, publisher and year of a publication.
fn published(book: &Publication) -> String {
    let title = match &book.translated_title {
        Some(translated) => format!("{} [{translated}]", book.title),
        None => book.title.clone(),
    };
    let imprint = joined(book.publisher.as_deref(), book.year.as_deref());
    let imprint = match (&book.place, imprint) {
        (Some(place), Some(rest)) => Some(format!("{place}: {rest}")),
        (Some(place), None) => Some(place.clone()),
        (None, rest) => rest,
    };
    let parts = [
        (!book.authors.is_empty()).then(|| book.authors.join(", ")),
        (!title.is_empty()).then_some(title),
        book.edition.clone(),
        imprint,
        book.pages.as_deref().map(citation::pages),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// The fields that a reader would look for and the file does not fill.
fn not_stated(metadata: &Metadata) -> Vec<&'static str> {
    let is_archival = metadata.publication.is_none();
    [
        ("creator", metadata.creators.is_empty() && is_archival),
        ("date", metadata.date.is_none()),
        ("translator", metadata.translator.is_none() && is_archival),
        (
            "original language",
            metadata.language.is_none() && is_archival,
        ),
        ("archive", metadata.archive.is_none() && is_archival),
        (
            "place in the archive",
            metadata.locator.is_none() && is_archival,
        ),
    ]
    .into_iter()
    .filter_map(|(label, missing)| missing.then_some(label))
    .collect()
}
