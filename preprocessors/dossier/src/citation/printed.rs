//! Notes and entries for what was printed elsewhere: a book, a journal, a newspaper, collected works.

use super::archival::{self, capitalised};
use super::chicago::Chicago;
use super::{Citation, date, name, typography};
use crate::document::{Document, Metadata, Publication, PublicationForm};

/// The form of what a document was printed in; none where it is cited by its archive.
pub(super) fn form(metadata: &Metadata) -> Option<PublicationForm> {
    let publication = metadata.publication.as_ref()?;
    if metadata.archive.is_some() || publication.title.is_empty() {
        return None;
    }
    Some(
        publication
            .form
            .unwrap_or_else(|| guess(metadata, publication)),
    )
}

/// What the fields show: editors make a collection, the number of an issue a journal; an article that
/// has a day, or neither publisher nor year, is a newspaper's; all else is a book.
fn guess(metadata: &Metadata, publication: &Publication) -> PublicationForm {
    let unpublished = publication.publisher.is_none() && publication.year.is_none();
    let kind = metadata.kind.as_deref().unwrap_or_default();
    let article = matches!(
        kind,
        "article" | "editorial" | "newspaper article" | "interview"
    );
    if !publication.editors.is_empty() {
        PublicationForm::Collection
    } else if publication.number.is_some() && publication.publisher.is_none() {
        PublicationForm::Journal
    } else if publication.publisher.is_none() && publication.date.is_some()
        || unpublished && article
    {
        PublicationForm::Newspaper
    } else {
        PublicationForm::Book
    }
}

/// Title of the text, date, and what it was printed in, for notes.
pub(super) fn opening(
    document: &Document,
    form: PublicationForm,
    chicago: Chicago,
) -> Vec<Citation> {
    let metadata = &document.metadata;
    let Some(publication) = &metadata.publication else {
        return Vec::new();
    };
    let mut items = Vec::new();
    items.extend(archival::creators(metadata, |names| {
        name::in_note(names, chicago)
    }));
    items.push(archival::title(metadata));
    if let Some(by) = &metadata.translator {
        items.push(Citation::plain(&format!("trans. {}", name::spaced(by))));
    }
    match form {
        PublicationForm::Journal => items.push(journal(metadata, publication)),
        PublicationForm::Newspaper => {
            items.push(newspaper(publication));
            items.extend(appeared(metadata, publication).map(|day| Citation::plain(&day)));
            items.extend(publication.pages.as_deref().map(archival::pages_label));
        }
        PublicationForm::Collection | PublicationForm::Book => {
            items.extend(written(metadata));
            items.push(collection_note(publication, chicago));
        }
    }
    items
}

pub(super) fn note(document: &Document, form: PublicationForm, chicago: Chicago) -> Citation {
    let mut items = opening(document, form, chicago);
    items.extend(found(&document.metadata));
    Citation::joined(items)
}

pub(super) fn bibliography(
    document: &Document,
    form: PublicationForm,
    chicago: Chicago,
) -> Citation {
    let metadata = &document.metadata;
    let Some(publication) = &metadata.publication else {
        return Citation::default();
    };
    let mut items = Vec::new();
    items.extend(archival::creators(metadata, |names| {
        name::in_bibliography(names, chicago)
    }));
    items.push(archival::title(metadata));
    if let Some(by) = &metadata.translator {
        items.push(Citation::plain(&format!(
            "Translated by {}",
            name::spaced(by)
        )));
    }
    match form {
        PublicationForm::Journal => items.push(journal(metadata, publication)),
        PublicationForm::Newspaper => {
            let mut paper = newspaper(publication);
            if let Some(day) = appeared(metadata, publication) {
                paper.roman(&format!(", {day}"));
            }
            items.push(paper);
        }
        PublicationForm::Collection | PublicationForm::Book => {
            items.extend(written(metadata));
            items.push(collection_entry(publication, chicago));
            let imprint = imprint(publication, "n.d.", chicago);
            items.push(Citation::plain(&capitalised(&imprint)));
        }
    }
    items.extend(found(metadata));
    Citation::sentences(items)
}

/// The day of an issue: in words of ours where the document's date is known, else as given.
fn appeared(metadata: &Metadata, publication: &Publication) -> Option<String> {
    let date = metadata.date.as_ref().map(date::printed);
    date.or_else(|| publication.date.clone())
}

/// The date of the text.
fn written(metadata: &Metadata) -> Option<Citation> {
    let date = metadata.date.as_ref()?;
    Some(Citation::plain(&date::printed(date)))
}

/// Digital collection and address.
pub(super) fn found(metadata: &Metadata) -> Vec<Citation> {
    let mut items = Vec::new();
    items.extend(metadata.collection.as_deref().map(Citation::plain));
    items.extend(metadata.url.as_deref().map(Citation::link));
    items
}

/// `*Journal* 12, no. 3 (1999): 45–50` (CMOS 17, 14.171–177).
fn journal(metadata: &Metadata, publication: &Publication) -> Citation {
    let mut journal = title(publication);
    if let Some(volume) = &publication.volume {
        journal.roman(&format!(" {}", bare_volume(volume)));
    }
    if let Some(issue) = &publication.number {
        let issue = issue.trim_start_matches("no. ");
        journal.roman(&format!(", no. {issue}"));
    }
    let year = publication
        .year
        .clone()
        .or_else(|| appeared(metadata, publication));
    if let Some(year) = year {
        journal.roman(&format!(" ({year})"));
    }
    if let Some(pages) = &publication.pages {
        journal.roman(&format!(": {}", pages_of(pages)));
    }
    journal
}

/// A newspaper's name, without the article it may begin with (CMOS 17, 14.193–194), and its town where
/// the name does not tell it.
fn newspaper(publication: &Publication) -> Citation {
    let mut paper = Citation::default();
    let name = publication.title.strip_prefix("The ");
    paper.italic(&typography::smart(name.unwrap_or(&publication.title)));
    if let Some(translated) = &publication.translated_title {
        paper.roman(&format!(" [{}]", typography::smart(translated)));
    }
    if let Some(place) = &publication.place
        && !publication.title.contains(place.as_str())
    {
        paper.roman(&format!(" ({})", typography::smart(place)));
    }
    paper
}

/// `in *Works*, ed. A. Editor, vol. 3 (Moscow: Nauka, 1984), 100–120` (CMOS 17, 14.106, 14.116).
fn collection_note(publication: &Publication, chicago: Chicago) -> Citation {
    let mut whole = Citation::plain("in ");
    whole.append(title(publication));
    if !publication.editors.is_empty() {
        let editors = name::in_note(&publication.editors, chicago);
        whole.roman(&format!(", ed. {editors}"));
    }
    if let Some(edition) = &publication.edition {
        whole.roman(&format!(", {edition}"));
    }
    if let Some(volume) = &publication.volume {
        whole.roman(&format!(", vol. {}", bare_volume(volume)));
    }
    whole.roman(&format!(" ({})", imprint(publication, "n.d.", chicago)));
    if let Some(pages) = &publication.pages {
        whole.roman(&format!(", {}", pages_of(pages)));
    }
    whole
}

/// `In *Works*, vol. 3, edited by A. Editor, 100–120`
fn collection_entry(publication: &Publication, chicago: Chicago) -> Citation {
    let mut whole = Citation::plain("In ");
    whole.append(title(publication));
    if let Some(volume) = &publication.volume {
        whole.roman(&format!(", vol. {}", bare_volume(volume)));
    }
    if let Some(edition) = &publication.edition {
        whole.roman(&format!(", {edition}"));
    }
    if !publication.editors.is_empty() {
        let editors: Vec<String> = publication
            .editors
            .iter()
            .map(|editor| name::Name::read(editor).direct())
            .collect();
        whole.roman(&format!(", edited by {}", name::series(&editors)));
    }
    if let Some(pages) = &publication.pages
        && chicago.prints_chapter_pages()
    {
        whole.roman(&format!(", {}", pages_of(pages)));
    }
    whole
}

/// The number of a volume without its label, in Arabic figures (CMOS 17, 14.116).
pub(super) fn bare_volume(volume: &str) -> String {
    let bare = ["Volume ", "volume ", "Vol. ", "vol. "]
        .iter()
        .find_map(|label| volume.strip_prefix(label))
        .unwrap_or(volume);
    roman(bare).map_or_else(|| bare.to_owned(), |number| number.to_string())
}

/// What a Roman number counts; none for what is no such number.
fn roman(text: &str) -> Option<u32> {
    let mut total = 0_u32;
    let mut before = 0_u32;
    for letter in text.chars().rev() {
        let value = match letter {
            'I' => 1,
            'V' => 5,
            'X' => 10,
            'L' => 50,
            'C' => 100,
            _ => return None,
        };
        if value < before {
            total = total.saturating_sub(value);
        } else {
            total = total.saturating_add(value);
            before = value;
        }
    }
    (total > 0).then_some(total)
}

/// The title in italics, its translation in roman brackets.
pub(super) fn title(publication: &Publication) -> Citation {
    let mut title = Citation::default();
    title.italic(&typography::smart(&publication.title));
    if let Some(translated) = &publication.translated_title {
        title.roman(&format!(" [{}]", typography::smart(translated)));
    }
    title
}

/// `Moscow: Nauka, 2000`, with what the file gives of it; the eighteenth edition leaves out the place.
pub(super) fn imprint(publication: &Publication, undated: &str, chicago: Chicago) -> String {
    let place = publication
        .place
        .as_ref()
        .filter(|_| chicago.prints_place() || publication.publisher.is_none());
    let house = match (place, &publication.publisher) {
        (Some(place), Some(publisher)) => Some(format!("{place}: {publisher}")),
        (Some(one), None) | (None, Some(one)) => Some(one.clone()),
        (None, None) => None,
    };
    let year = publication.year.as_deref().unwrap_or(undated);
    typography::smart(&house.map_or_else(|| year.to_owned(), |house| format!("{house}, {year}")))
}

/// Page numbers without their label, which a note to a book leaves out.
pub(super) fn pages_of(pages: &str) -> String {
    let bare = pages.trim_start_matches(|character: char| !character.is_ascii_digit());
    typography::dashed(if bare.is_empty() { pages } else { bare })
}
