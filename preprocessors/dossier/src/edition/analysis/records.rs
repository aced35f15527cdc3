//! The records of the analysis: what the format has, under the names of the format.

use std::collections::BTreeMap;

use serde::Serialize;

/// A document and its metadata; a field that the file does not fill is null.
#[derive(Debug, Serialize)]
#[expect(
    missing_docs,
    reason = "the fields are those of `document::Metadata`, under the names of the format"
)]
pub struct DocumentRecord {
    pub file: String,
    pub id: String,
    pub number: usize,
    pub title: String,
    pub date: Option<String>,
    pub creators: Vec<String>,
    pub translator: Option<String>,
    pub archive: Option<String>,
    pub locator: Option<String>,
    pub record_id: Option<String>,
    pub url: Option<String>,
    pub url_as_given: Option<String>,
    pub language: Option<String>,
    pub credits: Option<String>,
    pub summary: Option<String>,
    pub publication: Option<String>,
    pub rights: Option<String>,
    pub citation: String,
    pub layout: &'static str,
    pub class: &'static str,
    pub publish: &'static str,
    pub aliases: Vec<String>,
    pub inferred: BTreeMap<String, String>,
    pub parts: Vec<PartRecord>,
}

/// A dated part of a document.
#[derive(Debug, Serialize)]
pub struct PartRecord {
    /// Its id.
    pub id: String,
    /// Its number: `4a`.
    pub number: String,
    /// Its EDTF date.
    pub date: Option<String>,
    /// What it is.
    pub title: String,
    /// Its pages.
    pub pages: Option<String>,
    /// Anchors of its first and last paragraph.
    pub paragraphs: Vec<String>,
    /// Its Chicago note.
    pub citation: String,
}

/// A person, body or state.
#[derive(Debug, Serialize)]
pub struct EntityRecord {
    /// Its id.
    pub id: String,
    /// `person`, `organization` or `state`.
    pub kind: &'static str,
    /// True for translators, archives and supporters.
    pub apparatus: bool,
    /// True for a bare surname that several persons may bear: it waits for a decision.
    pub undecided: bool,
    /// The name in running text.
    pub name: String,
    /// The heading in the glossary.
    pub heading: String,
    /// What it is sorted by.
    pub sort: String,
    /// Every printed form, by file.
    pub mentions: Vec<FormRecord>,
}

/// Entries that may be one, or a name that may be of several.
#[derive(Debug, Serialize)]
pub struct DoubtRecord {
    /// Its id.
    pub id: String,
    /// `same`, `bearer` or `unfit`.
    pub kind: &'static str,
    /// 0 to 1.
    pub score: f64,
    /// Why.
    pub reasons: Vec<String>,
    /// The entries, each with a passage; of a name that may be of several, the name comes first.
    pub sides: Vec<SideRecord>,
}

/// An entry of a doubt.
#[derive(Debug, Serialize)]
pub struct SideRecord {
    /// Id of the entity.
    pub entity: String,
    /// Its heading.
    pub heading: String,
    /// The file.
    pub file: String,
    /// Anchor of the paragraph; none where the name stands in the metadata only.
    pub paragraph: Option<String>,
    /// The name as printed there.
    pub form: String,
    /// The words around it.
    pub quote: String,
}

/// One printed form in one file.
#[derive(Debug, Serialize)]
pub struct FormRecord {
    /// The file.
    pub file: String,
    /// The form, exactly as printed, white space folded.
    pub form: String,
    /// How often it stands there, header and credits included.
    pub count: usize,
    /// Anchors of the paragraphs.
    pub paragraphs: Vec<String>,
}

/// An event.
#[derive(Debug, Serialize)]
pub struct EventRecord {
    /// Its id.
    pub id: String,
    /// What happened.
    pub label: String,
    /// Its kind.
    pub kind: &'static str,
    /// Its EDTF date.
    pub date: Option<String>,
    /// Its place.
    pub place: Option<String>,
    /// Ids of those who took part.
    pub participants: Vec<String>,
    /// Its score.
    pub score: f64,
    /// `print` or `queue`.
    pub decision: &'static str,
    /// True for a period.
    pub period: bool,
    /// The passages.
    pub mentions: Vec<EventMentionRecord>,
    /// The links between them.
    pub links: Vec<LinkRecord>,
}

/// A passage that names an event.
#[derive(Debug, Serialize)]
pub struct EventMentionRecord {
    /// The file.
    pub file: String,
    /// Id of the document or part.
    pub document: String,
    /// Anchor of the paragraph.
    pub paragraph: String,
    /// The clause as printed.
    pub quote: String,
    /// The EDTF date as stated or implied there.
    pub stated_date: Option<String>,
    /// How the date was inferred.
    pub inferred: Option<String>,
    /// What the document says of it.
    pub status: &'static str,
}

/// A link between two mentions of one event.
#[derive(Debug, Serialize)]
pub struct LinkRecord {
    /// Index into the event's mentions.
    pub a: usize,
    /// Index into the event's mentions.
    pub b: usize,
    /// From 0 to 1.
    pub score: f64,
    /// `print` or `queue`.
    pub decision: &'static str,
    /// Why.
    pub reasons: Vec<String>,
}

/// A cross-reference note.
#[derive(Debug, Serialize)]
pub struct NoteRecord {
    /// The file.
    pub file: String,
    /// Id of the document or part.
    pub document: String,
    /// Anchor of the paragraph.
    pub paragraph: String,
    /// The words that the mark follows.
    pub after: String,
    /// Why the note is made.
    pub case: &'static str,
    /// Its text, without links.
    pub text: String,
    /// What it points to.
    pub targets: Vec<TargetRecord>,
    /// `print` or `queue`.
    pub decision: &'static str,
    /// True where an editor accepted or wrote it.
    pub reviewed: bool,
}

/// What a note points to.
#[derive(Debug, Serialize)]
pub struct TargetRecord {
    /// Id of the document or part.
    pub document: String,
    /// Anchor of the paragraph.
    pub paragraph: String,
    /// The passage.
    pub quote: String,
}

/// An archive with every form under which the documents print it.
#[derive(Debug, Serialize)]
pub struct ArchiveRecord {
    /// Its id.
    pub id: String,
    /// How it is headed.
    pub heading: String,
    /// Its town.
    pub place: Option<String>,
    /// Its country.
    pub country: Option<String>,
    /// The forms, in order of the documents.
    pub forms: Vec<String>,
    /// Ids of the documents.
    pub documents: Vec<String>,
}
