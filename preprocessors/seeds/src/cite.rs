//! The cite panel: what the template `cite` is given, for a document and for a part of one.

use mdbook_dossier_core::book::{Settings, address};
use mdbook_dossier_core::citation::{self, Citation, EditionStatement, Reference};
use mdbook_dossier_core::document::{Document, Item};
use mdbook_dossier_core::edition::Edition;
use mdbook_dossier_core::export;
use mdbook_dossier_core::finding::Finding;
use mdbook_dossier_core::template::escape_html;
use serde::Serialize;

/// What the script puts the number of a paragraph in the place of.
const NUMBER: &str = "\u{fffc}";
/// What the script puts the address of the page in the place of, where the book does not give it.
const PAGE: &str = "\u{fffd}";

/// Every form of the citation of a document or part.
#[derive(Debug, Serialize)]
struct Panel {
    /// Anchor of the panel.
    anchor: String,
    /// What is cited: `document` or `part`.
    what: &'static str,
    /// Fields for programs, of a document's own page only.
    metas: Vec<Meta>,
    /// Data for search engines, of a document's own page only.
    json_ld: Option<String>,
    forms: Vec<Form>,
    /// The citation of a paragraph in this edition, with marks for what the script knows.
    paragraph: Option<String>,
    files: Vec<File>,
}

/// A field for programs that collect citations; the content is escaped already, for it may have lines.
#[derive(Debug, Serialize)]
struct Meta {
    property: &'static str,
    content: String,
}

/// A citation, escaped for the renderer already: it has runs of italics.
#[derive(Debug, Serialize)]
struct Form {
    label: &'static str,
    text: String,
}

/// A file to save.
#[derive(Debug, Serialize)]
struct File {
    label: &'static str,
    name: String,
    /// `data:` with the text, percent-encoded; or the address of a file.
    address: String,
}

/// The panel of a document, written by the template.
pub(crate) fn of_document(
    edition: &Edition,
    index: usize,
    settings: &Settings,
    findings: &mut Vec<Finding>,
) -> String {
    let document = &edition.documents[index];
    let reference = Reference::of(document);
    let statement = statement(edition, item(index, None), settings);
    let chicago = settings.seeds.chicago;
    let mut forms = vec![
        ("Note", citation::note(document, chicago)),
        ("Short note", citation::short_note(document, chicago)),
        ("Bibliography", citation::bibliography(document, chicago)),
    ];
    if settings.title.is_some() {
        let cited = citation::in_edition(document, None, &statement, chicago);
        forms.push(("In this edition", cited));
    }
    let panel = Panel {
        anchor: "cite".to_owned(),
        what: "document",
        metas: metas(&reference),
        json_ld: Some(reference.json_ld(&statement)),
        forms: written_forms(forms, settings),
        paragraph: paragraph(edition, item(index, None), settings),
        files: files(&reference, &document.id)
            .into_iter()
            .chain(tei(document, settings))
            .collect(),
    };
    settings
        .templates
        .render("cite", settings.form(), &panel, findings)
}

/// The panel of a part, written by the template.
pub(crate) fn of_part(
    edition: &Edition,
    index: usize,
    part_index: usize,
    settings: &Settings,
    findings: &mut Vec<Finding>,
) -> String {
    let document = &edition.documents[index];
    let part = &document.parts[part_index];
    let reference = Reference::of_part(document, part);
    let chicago = settings.seeds.chicago;
    let mut forms = vec![("Note", citation::part_note(document, part, chicago))];
    if settings.title.is_some() {
        let statement = statement(edition, item(index, Some(part_index)), settings);
        let cited = citation::in_edition(document, Some(part), &statement, chicago);
        forms.push(("In this edition", cited));
    }
    let panel = Panel {
        anchor: format!("cite-{}", part.letter),
        what: "part",
        metas: Vec::new(),
        json_ld: None,
        forms: written_forms(forms, settings),
        paragraph: paragraph(edition, item(index, Some(part_index)), settings),
        files: files(&reference, &part.id),
    };
    settings
        .templates
        .render("cite", settings.form(), &panel, findings)
}

fn item(document: usize, part: Option<usize>) -> Item {
    Item { document, part }
}

/// What this edition says of itself where it cites one of its documents.
pub(crate) fn statement(edition: &Edition, item: Item, settings: &Settings) -> EditionStatement {
    let document = &edition.documents[item.document];
    let page = format!("documents/{}.html", document.id);
    let part = item.part.and_then(|part| document.parts.get(part));
    let anchor = part.map_or_else(String::new, |part| {
        format!("#{}", address::part_anchor(&part.letter))
    });
    EditionStatement {
        title: settings.title.clone().unwrap_or_default(),
        editors: settings.editors.clone(),
        version: settings.seeds.version.clone(),
        number: edition.number(item),
        paragraph: None,
        address: settings
            .seeds
            .address
            .as_ref()
            .map(|site| site.of(&format!("{page}{anchor}"))),
    }
}

/// The citation of a paragraph, for the script to complete.
fn paragraph(edition: &Edition, item: Item, settings: &Settings) -> Option<String> {
    if !settings.html() || settings.title.is_none() {
        return None;
    }
    let document = &edition.documents[item.document];
    let part = item.part.and_then(|part| document.parts.get(part));
    let whole = statement(edition, Item { part: None, ..item }, settings);
    let page = whole.address.unwrap_or_else(|| PAGE.to_owned());
    let statement = EditionStatement {
        number: edition.number(item),
        paragraph: Some(NUMBER.to_owned()),
        address: Some(format!("{page}#p{NUMBER}")),
        ..whole
    };
    let cited = citation::in_edition(document, part, &statement, settings.seeds.chicago);
    Some(written(&cited, true))
}

fn written_forms(forms: Vec<(&'static str, Citation)>, settings: &Settings) -> Vec<Form> {
    forms
        .into_iter()
        .map(|(label, citation)| Form {
            label,
            text: written(&citation, settings.html()),
        })
        .collect()
}

/// A citation for the renderer.
pub(crate) fn written(citation: &Citation, html: bool) -> String {
    if html {
        // Nothing that runs later may take a brace for a directive.
        let html = citation.to_html();
        html.replace('{', "&#123;").replace('}', "&#125;")
    } else {
        citation.to_markdown()
    }
}

/// The citation under the heading of a part, as HTML or Markdown.
pub(crate) fn part_note(document: &Document, part: usize, settings: &Settings) -> Option<String> {
    let part = document.parts.get(part)?;
    let note = citation::part_note(document, part, settings.seeds.chicago);
    Some(written(&note, settings.html()))
}

fn metas(reference: &Reference) -> Vec<Meta> {
    reference
        .metas()
        .into_iter()
        .map(|(property, content)| Meta {
            property,
            // Each line of a content is a field of its own to whoever reads it.
            content: content
                .lines()
                .map(escape_html)
                .collect::<Vec<_>>()
                .join("&#10;"),
        })
        .collect()
}

/// The citation in the forms of other programs, small enough to stand in the page.
fn files(reference: &Reference, id: &str) -> Vec<File> {
    // Structs of texts can always be written.
    let csl = serde_json::to_string_pretty(&[reference.csl()]).unwrap_or_default();
    [
        (
            "BibLaTeX",
            "bib",
            "application/x-bibtex",
            reference.biblatex(),
        ),
        (
            "RIS",
            "ris",
            "application/x-research-info-systems",
            reference.ris(),
        ),
        (
            "CSL-JSON",
            "json",
            "application/vnd.citationstyles.csl+json",
            csl,
        ),
    ]
    .into_iter()
    .map(|(label, ending, kind, text)| File {
        label,
        name: format!("{id}.{ending}"),
        address: format!("data:{kind};charset=utf-8,{}", percent_encoded(&text)),
    })
    .collect()
}

/// The document as TEI, where `export` has written it: too much to stand in the page.
fn tei(document: &Document, settings: &Settings) -> Option<File> {
    let path = format!("tei/{}.xml", document.id);
    let file = settings.root.join(settings.downloads()).join(&path);
    let from = address::chapter_path(&document.id);
    file.is_file().then(|| File {
        label: "TEI",
        name: format!("{}.xml", document.id),
        address: address::relative(&from, &format!("{}/{path}", export::FOLDER)),
    })
}

/// Only what an address may hold stays as it is.
fn percent_encoded(text: &str) -> String {
    use std::fmt::Write as _;
    let mut out = String::with_capacity(text.len() * 2);
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            // Writing to a string cannot fail.
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}
