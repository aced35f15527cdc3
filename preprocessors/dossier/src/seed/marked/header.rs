//! What a TEI file says of its documents: `teiHeader`, headings, datelines, the note on the source.

use roxmltree::Node;

use super::tei::{head_of, is, words};
use crate::date::Edtf;
use crate::document::{Publication, TitleParts};
use crate::seed::layout::{self, Draft};
use crate::seed::source::key;
use crate::seed::{archives, header_date};

/// What was read of the header and of the documents' heads; empty texts where nothing is stated.
#[derive(Debug, Default)]
pub(super) struct Header {
    title: String,
    date: Option<Edtf>,
    creators: Vec<String>,
    translator: Option<String>,
    kind: Option<String>,
    archive: Option<String>,
    archive_place: Option<String>,
    locator: Option<String>,
    language: Option<String>,
    rights: Option<String>,
    summary: Option<String>,
    publication: Option<String>,
    record: Option<String>,
    note_on_source: Option<String>,
    /// Of the whole file, for the digital collection.
    series: Vec<String>,
    other: Vec<(&'static str, String)>,
}

/// Reads the header, and the head of the document where the file holds one.
pub(super) fn read(root: Node<'_, '_>, documents: &[Node<'_, '_>]) -> Header {
    let mut header = Header::default();
    let Some(top) = root.children().find(|node| is(node, "teiHeader")) else {
        if let [one] = documents {
            header.document(*one);
        }
        return header;
    };
    let all = |path: &[&str]| at(top, path);
    let one = |path: &[&str]| {
        all(path)
            .into_iter()
            .map(words)
            .find(|text| !text.is_empty())
    };
    header.series = [
        all(&["fileDesc", "titleStmt", "title"]),
        all(&["fileDesc", "seriesStmt", "title"]),
    ]
    .into_iter()
    .flatten()
    .map(words)
    .filter(|text| !text.is_empty())
    .collect();
    if let Some(publisher) = one(&["fileDesc", "publicationStmt", "publisher"]) {
        header.other.push(("Publisher", publisher));
    }
    header.rights = one(&["fileDesc", "publicationStmt", "availability"]);
    header.summary = one(&["profileDesc", "abstract"]);
    header.kind = one(&["profileDesc", "textClass", "keywords", "term"])
        .filter(|kind| TitleParts::read(kind).kind.is_some())
        .map(|kind| kind.to_lowercase());
    let manuscript = ["fileDesc", "sourceDesc", "msDesc", "msIdentifier"];
    let within = |name: &'static str| one(&[&manuscript[..], &[name]].concat());
    header.archive = within("repository").or_else(|| within("institution"));
    header.archive_place = within("settlement");
    header.locator = match (within("collection"), within("idno")) {
        (Some(collection), Some(number)) => Some(format!("{collection}, {number}")),
        (collection, number) => collection.or(number),
    };
    header.publication = one(&["fileDesc", "sourceDesc", "bibl"])
        .or_else(|| one(&["fileDesc", "sourceDesc", "biblFull"]))
        .filter(|_| header.archive.is_none());
    header.language = all(&["profileDesc", "langUsage", "language"])
        .into_iter()
        .find(|node| node.attribute("role").or(node.attribute("usage")) == Some("original"))
        .map(words);
    header.responsible(top);
    header.correspondence(top);
    let created = all(&["profileDesc", "creation", "date"])
        .into_iter()
        .find_map(date);
    let number = all(&["fileDesc", "publicationStmt", "idno"]);
    let frus = number
        .iter()
        .find(|node| node.attribute("type") == Some("frus"))
        .map(|node| words(*node));
    if let [one] = documents {
        header.document(*one);
        header.record = frus
            .zip(one.attribute(("http://www.w3.org/XML/1998/namespace", "id")))
            .map(|(volume, id)| format!("{volume}/{id}"));
    } else {
        header.record = frus;
        header.title = title_of_file(top);
    }
    if header.title.is_empty() {
        header.title = title_of_file(top);
    }
    header.date = created.or(header.date.take());
    header
}

/// The title of a file, in its parts.
fn title_of_file(top: Node<'_, '_>) -> String {
    let titles = at(top, &["fileDesc", "titleStmt", "title"]);
    let of = |kind: &str| {
        titles
            .iter()
            .find(|node| node.attribute("type") == Some(kind))
            .map(|node| words(*node))
    };
    of("complete")
        .or_else(|| of("main"))
        .or_else(|| titles.first().map(|node| words(*node)))
        .unwrap_or_default()
}

impl Header {
    /// Heading, dateline and note on the source of a file's only document.
    fn document(&mut self, document: Node<'_, '_>) {
        self.title = head_of(document).map(words).unwrap_or_default();
        self.date = date_of_document(document);
        let place = document
            .descendants()
            .find(|node| is(node, "dateline"))
            .and_then(|line| line.descendants().find(|node| is(node, "placeName")));
        if let Some(place) = place {
            self.other.push(("Place", words(place)));
        }
        self.note_on_source = document
            .descendants()
            .find(|node| is(node, "note") && node.attribute("type") == Some("source"))
            .map(words);
    }

    /// Who wrote and who translated.
    fn responsible(&mut self, top: Node<'_, '_>) {
        let authors = at(top, &["fileDesc", "titleStmt", "author"]);
        self.creators = authors
            .into_iter()
            .map(words)
            .filter(|name| !name.is_empty())
            .collect();
        for statement in at(top, &["fileDesc", "titleStmt", "respStmt"]) {
            let task = at(statement, &["resp"])
                .into_iter()
                .map(words)
                .collect::<String>();
            if task.to_lowercase().contains("transl") {
                let names: Vec<String> = statement
                    .children()
                    .filter(|node| node.is_element() && !is(node, "resp"))
                    .map(words)
                    .collect();
                self.translator = (!names.is_empty()).then(|| names.join(" and "));
            }
        }
    }

    /// Sender, date and addressee of a letter (`correspDesc`).
    fn correspondence(&mut self, top: Node<'_, '_>) {
        for action in at(top, &["profileDesc", "correspDesc", "correspAction"]) {
            let sent = action.attribute("type") == Some("sent");
            for node in action.children().filter(Node::is_element) {
                match node.tag_name().name() {
                    "persName" | "orgName" | "name" if sent && self.creators.is_empty() => {
                        self.creators = vec![words(node)];
                    }
                    "persName" | "orgName" | "name"
                        if action.attribute("type") == Some("received") =>
                    {
                        self.other.push(("Recipient", words(node)));
                    }
                    "date" if sent => self.date = date(node),
                    "placeName" if sent => self.other.push(("Place", words(node))),
                    _ => {}
                }
            }
        }
    }

    /// Fills the fields.
    pub(super) fn fill(&self, draft: &mut Draft<'_>) {
        let fields = &mut draft.metadata;
        fields.title.clone_from(&self.title);
        fields.date.clone_from(&self.date);
        fields.creators.clone_from(&self.creators);
        fields.translator.clone_from(&self.translator);
        fields.kind.clone_from(&self.kind);
        fields.archive.clone_from(&self.archive);
        fields.archive_place.clone_from(&self.archive_place);
        fields.locator.clone_from(&self.locator);
        fields.language.clone_from(&self.language);
        fields.rights.clone_from(&self.rights);
        fields.summary.clone_from(&self.summary);
        for name in &self.series {
            if let Some(archive) = archives::by_name(name).or_else(|| archives::by_marks(name)) {
                draft.metadata.collection = Some(archive.name.clone());
            }
            if key(name) != key(&self.title) {
                draft.keep("Series", name.clone());
            }
        }
        draft.metadata.record_id.clone_from(&self.record);
        for (label, value) in &self.other {
            draft.keep(label, value.clone());
        }
        if let Some(note) = &self.note_on_source {
            layout::take_source_note(draft, note);
        }
        if let Some(text) = &self.publication
            && draft.metadata.archive.is_none()
        {
            draft.metadata.publication = Some(Publication {
                text: text.clone(),
                title: text.clone(),
                ..Publication::default()
            });
        }
    }
}

/// The date of a document: that of the division itself, of its dateline, of its opener or heading.
pub(super) fn date_of_document(document: Node<'_, '_>) -> Option<Edtf> {
    let of_division = || {
        let own = |name: &str| {
            document
                .attributes()
                .find(|attribute| attribute.name() == name)
                .map(|attribute| attribute.value())
        };
        span(own("doc-dateTime-min")?, own("doc-dateTime-max")?)
    };
    document
        .descendants()
        .filter(|node| is(node, "dateline") || is(node, "opener") || is(node, "closer"))
        .flat_map(|line| line.descendants().filter(|node| is(node, "date")))
        .find_map(date)
        .or_else(of_division)
        .or_else(|| {
            document
                .descendants()
                .find(|node| is(node, "dateline"))
                .and_then(|line| header_date::first(&words(line)))
                .map(|(_, date)| date)
        })
}

/// The date that an element states in its attributes, else in its words.
fn date(node: Node<'_, '_>) -> Option<Edtf> {
    let attribute = |name| node.attribute(name);
    let stated = attribute("when")
        .and_then(day)
        .or_else(|| span(attribute("from")?, attribute("to")?))
        .or_else(|| between(attribute("notBefore")?, attribute("notAfter")?));
    stated.or_else(|| header_date::whole(&words(node)))
}

fn day(text: &str) -> Option<Edtf> {
    text.split('T').next()?.parse().ok()
}

fn span(from: &str, to: &str) -> Option<Edtf> {
    let (from, to) = (day(from)?, day(to)?);
    if from == to {
        Some(from)
    } else {
        Edtf::interval(&from, &to)
    }
}

/// Some day between two: their month or year, where they have one in common.
fn between(from: &str, to: &str) -> Option<Edtf> {
    let (first, last) = (day(from)?.earliest()?, day(to)?.latest()?);
    if first == last || first.year() != last.year() {
        span(from, to)
    } else if first.month() == last.month() {
        Edtf::month(first.year(), first.month())
    } else {
        Edtf::year(first.year())
    }
}

/// The elements at the end of a path of names.
fn at<'a, 'i>(node: Node<'a, 'i>, path: &[&str]) -> Vec<Node<'a, 'i>> {
    let mut found = vec![node];
    for name in path {
        found = found
            .into_iter()
            .flat_map(|node| {
                node.children()
                    .filter(|child| is(child, name))
                    .collect::<Vec<_>>()
            })
            .collect();
    }
    found
}
