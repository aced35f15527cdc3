//! The fields of a catalogue's entry, taken into a document's.

use super::Draft;
use crate::seed::catalogue::{Field, TRANSLATION_NOTE};
use crate::seed::source::fold;
use crate::seed::{
    bibliographic, header_date, lexicon, publication, stated, statement, translator,
};

/// What several labels tell of one field together.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// Parts of the locator, in the order of the file; those of a collection are set apart, for a collection
    /// may be one of a site's.
    locator: Vec<Part>,
    /// True where the entry tells from whom a message came, or to whom it went.
    message: bool,
    /// What a message is on.
    subject: Option<String>,
}

#[derive(Debug)]
struct Part {
    label: String,
    text: String,
    fonds: bool,
    extent: bool,
}

impl Found {
    /// Sets what is known once all fields are read.
    pub(super) fn finish(self, draft: &mut Draft<'_>) {
        let archival = draft.metadata.archive.is_some()
            || self.locator.iter().any(|part| !part.fonds && !part.extent);
        let mut parts = Vec::new();
        for part in self.locator {
            if archival && (!part.extent || draft.metadata.archive.is_some()) {
                parts.push(part.text);
            } else {
                draft.keep(&part.label, part.text);
            }
        }
        // Only of a message is the subject its title; a catalogue's entry lists topics.
        if let Some(subject) = self.subject {
            if self.message && draft.metadata.title.is_empty() {
                draft.metadata.title = subject;
            } else {
                draft.keep("Subject", subject);
            }
        }
        // A register of single letters describes each where others give a title.
        if draft.metadata.title.is_empty()
            && let Some(summary) = &draft.metadata.summary
            && summary.len() <= LONGEST_TITLE
            && crate::document::TitleParts::read(summary).kind.is_some()
        {
            draft.metadata.title = summary.trim_end_matches('.').to_owned();
            draft.infer("title", "description");
        }
        if !parts.is_empty() {
            let given = draft.metadata.locator.take();
            parts.splice(0..0, given);
            draft.metadata.locator = Some(parts.join(", "));
        }
    }
}

/// A longer description is no title, in bytes.
const LONGEST_TITLE: usize = 220;

/// Values that say that nothing is known.
const NOTHING: [&str; 16] = [
    "unknown",
    "not known",
    "none",
    "n/a",
    "na",
    "n.a.",
    "not available",
    "not given",
    "not stated",
    "not specified",
    "unspecified",
    "undated",
    "n.d.",
    "anonymous",
    "anon.",
    "various",
];

/// Takes a label with its value into the field that it fills. A value that no field can hold, or that a
/// field holds in other words, is kept as it stands.
pub(super) fn take(draft: &mut Draft<'_>, found: &mut Found, field: &Field) {
    let value = field.value.trim().trim_end_matches(';').trim_end();
    let bare = value.trim_matches(['"', '\'', '“', '”', ' ']);
    let bare = without_brackets(bare).to_owned();
    let nothing = bare.is_empty()
        || !bare.contains(char::is_alphanumeric)
        || NOTHING.contains(&bare.to_lowercase().as_str());
    if nothing {
        draft.keep(&field.label, value);
        return;
    }
    if takes_whole(draft, field.fills, &bare) {
        return;
    }
    match field.fills {
        "date" => date(draft, &bare),
        "creators" => draft.metadata.creators.extend(names(&bare)),
        "translator" => translator_of(draft, &bare),
        "translation" if by(&bare) => translator_of(draft, &bare),
        TRANSLATION_NOTE => {
            draft.metadata.translator = draft
                .metadata
                .translator
                .take()
                .or_else(|| translator::named(&bare))
                .or_else(|| stated::translator_after_label(&bare));
            from_language(draft, &bare);
            if draft.metadata.language.is_none() {
                draft.metadata.language = stated::original_language(&bare);
            }
        }
        "from" => {
            found.message = true;
            let sender = stated::correspondent(&bare);
            let open = draft.metadata.creators.is_empty();
            if let Some(sender) = sender.filter(|_| open) {
                draft.metadata.creators = vec![sender];
            }
        }
        "to" => found.message = true,
        "subject" => {
            found.subject = Some(bare);
            return;
        }
        "kind" => draft.metadata.kind = Some(bare.to_lowercase()),
        "url" if address(draft, &bare) => return,
        "archive" => {
            archive(draft, &bare);
            if draft.metadata.archive.as_deref() == Some(&bare) {
                return;
            }
        }
        "reference" if reference(draft, found, field, &bare) => return,
        "location"
            if bare.contains(|digit: char| digit.is_ascii_digit())
                && reference(draft, found, field, &bare) =>
        {
            return;
        }
        // What an entry calls its item is its title, where it is no number.
        "component"
            if draft.metadata.title.is_empty()
                && field.label.eq_ignore_ascii_case("item")
                && bare.split_whitespace().count() > 2
                && !bare.contains(|digit: char| digit.is_ascii_digit()) =>
        {
            draft.metadata.title = bare;
            return;
        }
        "fonds" | "component" if !is_site(&bare) => {
            component(found, field, &bare);
            return;
        }
        "access" if speaks_of_use(&bare) && draft.metadata.rights.is_none() => {
            draft.metadata.rights = Some(bare);
            return;
        }
        "publication" => {
            draft
                .metadata
                .publication
                .get_or_insert_with(|| publication::read(&bare));
        }
        "source" => source_of(draft, &bare),
        _ => {}
    }
    // The wording as given, which the fields may shorten.
    draft.keep(&field.label, value);
}

/// A supplied value stands in brackets, which are no part of it; brackets within it are.
fn without_brackets(text: &str) -> &str {
    text.strip_prefix('[')
        .and_then(|inside| inside.strip_suffix(']'))
        .filter(|inside| !inside.contains(['[', ']']))
        .unwrap_or(text)
}

/// Takes an address, where none is known. True where the value is no more than that.
fn address(draft: &mut Draft<'_>, value: &str) -> bool {
    if draft.metadata.url_as_given.is_some() {
        return false;
    }
    statement::address(draft, value);
    draft.metadata.url_as_given.as_deref() == Some(value)
}

/// Reads a statement of the source. An address that another label gave stays among the fields.
fn source_statement(draft: &mut Draft<'_>, text: &str) {
    let before = draft.metadata.url_as_given.clone();
    statement::source(draft, text);
    if let Some(before) = before
        && draft.metadata.url_as_given.as_deref() != Some(&before)
    {
        draft.keep("URL", before);
    }
}

/// Fills a field that takes a value as it stands. False where the field has none such, or is filled already.
fn takes_whole(draft: &mut Draft<'_>, field: &str, value: &str) -> bool {
    let metadata = &mut draft.metadata;
    if field == "title" {
        let open = metadata.title.is_empty();
        if open {
            value.clone_into(&mut metadata.title);
        }
        return open;
    }
    let place = match field {
        "language" => &mut metadata.language,
        "original_language" => {
            // The language of the original, and not of the text, is what the field is for.
            let other = metadata.language.replace(value.to_owned());
            let inferred = metadata.inferred.remove("language").is_some();
            if let Some(other) = other.filter(|_| !inferred) {
                draft.keep("Language", other);
            }
            return true;
        }
        "summary" => &mut metadata.summary,
        "rights" => &mut metadata.rights,
        "credits" => &mut metadata.credits,
        "record_id" if !value.contains("://") => &mut metadata.record_id,
        "record_id" => {
            return address(draft, value);
        }
        _ => return false,
    };
    let open = place.is_none() || metadata.inferred.remove(field).is_some();
    if open {
        *place = Some(value.to_owned());
    }
    open
}

fn date(draft: &mut Draft<'_>, value: &str) {
    let date = header_date::whole(value.trim_end_matches('.'))
        .or_else(|| header_date::first(value).map(|(_, date)| date));
    if draft.metadata.date.is_none() {
        draft.metadata.date = date;
        draft.doubt_date(value);
    }
}

/// True for `by Ann Roe`, and for a name; `English` is neither.
fn by(value: &str) -> bool {
    value.to_lowercase().starts_with("by ")
        || value.contains(' ')
            && super::signature::name(value).is_some()
            && !lexicon::is_language(value)
}

fn translator_of(draft: &mut Draft<'_>, value: &str) {
    let named = translator::named(&format!("Translated {value}")).filter(|_| value.contains("by "));
    let name = value
        .strip_prefix("by ")
        .or_else(|| value.strip_prefix("By "))
        .unwrap_or(value);
    let name = named.unwrap_or_else(|| name.trim_end_matches('.').to_owned());
    draft.metadata.translator.get_or_insert(name);
    from_language(draft, &format!("Translated {value}"));
}

/// The language from which a statement says that the text was translated.
fn from_language(draft: &mut Draft<'_>, statement: &str) {
    if draft.metadata.language.is_none()
        && let Some(language) = translator::language(statement)
    {
        draft.metadata.language = Some(language);
        draft.infer("language", "what is said of the translation");
    }
}

/// An archive by its name, or with a place in it.
fn archive(draft: &mut Draft<'_>, value: &str) {
    let numbered = value.contains(|digit: char| digit.is_ascii_digit());
    if draft.metadata.archive.is_some() {
        return;
    }
    if numbered && lexicon::names_archive(value) {
        source_statement(draft, value);
    }
    if draft.metadata.archive.is_none() {
        draft.metadata.archive = Some(value.trim_end_matches('.').to_owned());
    }
}

/// An archive with a place in it, or that place alone. True where the value stands in the field as it is.
fn reference(draft: &mut Draft<'_>, found: &mut Found, field: &Field, value: &str) -> bool {
    if draft.metadata.archive.is_none()
        && lexicon::names_archive(value)
        && !publication::is_book(value)
    {
        source_statement(draft, value);
        return false;
    }
    let locator = found.locator.iter().any(|part| !part.fonds);
    if locator || value.len() > 300 {
        // A second number is the catalogue's own, or an older one.
        return false;
    }
    found.locator.push(Part {
        label: field.label.clone(),
        text: value.trim_end_matches('.').to_owned(),
        fonds: false,
        extent: false,
    });
    true
}

/// A part of a locator, with its label where the value does not tell what it is.
fn component(found: &mut Found, field: &Field, value: &str) {
    let begins = |text: &str| text.starts_with(|first: char| first.is_ascii_digit());
    let label = field
        .label
        .trim_end_matches(" number")
        .trim_end_matches(" Number")
        .trim_end_matches("(s)");
    let lower = label.to_lowercase();
    let paged = lower.starts_with("page");
    let labelled = field.fills == "component"
        && !value.to_lowercase().contains(lower.trim_end_matches('s'))
        || field.fills == "fonds" && begins(value);
    let text = if paged && labelled {
        format!(
            "{} {value}",
            if value.contains(['-', '–', ',']) {
                "pp."
            } else {
                "p."
            }
        )
    } else if labelled {
        format!("{} {value}", crate::seed::markup::plain(label))
    } else {
        value.to_owned()
    };
    found.locator.push(Part {
        label: field.label.clone(),
        text: fold(&text),
        fonds: field.fills == "fonds",
        // A lone number of pages tells how many there are.
        extent: paged || lower == "volume" || lower == "item",
    });
}

/// True where a note on access is one on use: `Public domain`, `© The Trustees`.
fn speaks_of_use(value: &str) -> bool {
    let lower = value.to_lowercase();
    [
        "public domain",
        "public release",
        "unlimited",
        "copyright",
        "©",
        "licen",
        "creative commons",
        "cc by",
        "cc0",
        "rights reserved",
        "reproduc",
        "permission",
        "reuse",
        "re-use",
    ]
    .iter()
    .any(|word| lower.contains(word))
}

/// The names of a list. A comma parts them only where each is a whole name: `Roe, Ann` is one person, and
/// `Board of Works, Port Office` one body.
fn names(list: &str) -> Vec<String> {
    let whole = |name: &str| name.split_whitespace().count() > 1;
    list.split(';')
        .flat_map(|names| {
            if names.split(',').all(whole) && !lexicon::names_body(names) {
                names.split(',').collect()
            } else {
                vec![names]
            }
        })
        .map(|name| name.trim_matches(['"', '\'', ' ', '.']).to_owned())
        .filter(|name| !name.is_empty())
        .collect()
}

/// An archive with its locator, or the publication in which the text was printed; nothing where the statement
/// shows neither.
fn source_of(draft: &mut Draft<'_>, text: &str) {
    if text.contains("://") || lexicon::names_archive(text) && !publication::is_book(text) {
        source_statement(draft, text);
        return;
    }
    let numbered = text.contains(|digit: char| digit.is_ascii_digit());
    let first = text.split([',', ';']).next().unwrap_or_default();
    if let Some(work) = bibliographic::read(text) {
        draft.metadata.locator = draft
            .metadata
            .locator
            .take()
            .or_else(|| work.publication.pages.clone());
        draft.metadata.publication = Some(work.publication);
        translated(draft, text);
        return;
    }
    if lexicon::names_body(first)
        && numbered
        && !publication::is_periodical(text)
        && !publication::is_book(text)
    {
        source_statement(draft, text);
        return;
    }
    if !publication::is_periodical(text)
        && !publication::is_book(text)
        && !publication::ends_with_imprint(text)
    {
        return;
    }
    let book = publication::read(text);
    if draft.metadata.date.is_none()
        && publication::is_periodical(text)
        && let Some((_, date)) = header_date::first(text)
    {
        draft.metadata.date = Some(date);
        draft.infer("date", "date of the publication");
    }
    draft.metadata.locator = draft.metadata.locator.take().or_else(|| book.pages.clone());
    draft.metadata.publication = Some(book);
    translated(draft, text);
}

/// Takes who translated the text and from which language, where a statement of the source says so.
fn translated(draft: &mut Draft<'_>, text: &str) {
    if draft.metadata.translator.is_none() {
        draft.metadata.translator = translator::named(text);
    }
    from_language(draft, text);
}

/// True for what holds copies on the web: a digital archive is no part of the place of the paper.
fn is_site(value: &str) -> bool {
    let lower = value.to_lowercase();
    [
        "digital archive",
        "digital archives",
        "digital library",
        "digital collection",
        "digital collections",
        "digital repository",
    ]
    .iter()
    .any(|end| lower.ends_with(end))
}
