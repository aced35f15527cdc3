//! General knowledge that reading needs, as word lists in text files beside this one.

use std::collections::BTreeSet;

use lazy_static::lazy_static;

lazy_static! {
    /// Words in the name of an archive or library.
    static ref ARCHIVE_WORDS: BTreeSet<&'static str> = entries(include_str!("archive-words.txt"));
    /// Abbreviations by which archives are cited.
    static ref ARCHIVE_ABBREVIATIONS: BTreeSet<&'static str> = entries(include_str!("archive-abbreviations.txt"));
    /// Words in the name of a body, which may hold its own archive.
    static ref BODY_WORDS: BTreeSet<&'static str> = entries(include_str!("body-words.txt"));
    /// Labels of archival locators.
    static ref LOCATOR_LABELS: BTreeSet<&'static str> = entries(include_str!("locator-labels.txt"));
    /// Towns that keep archives.
    static ref TOWNS: BTreeSet<&'static str> = entries(include_str!("archive-towns.txt"));
    /// Verbs by which catalogues say what a document does.
    static ref SUMMARY_VERBS: BTreeSet<&'static str> = entries(include_str!("summary-verbs.txt"));
    /// Words that cannot end an English sentence.
    static ref UNENDING: BTreeSet<&'static str> = entries(include_str!("unending-words.txt"));
    /// Titles before a speaker's name.
    static ref SPEAKER_TITLES: BTreeSet<&'static str> = entries(include_str!("speaker-titles.txt"));
    /// Offices that send and receive letters.
    static ref OFFICE_WORDS: BTreeSet<&'static str> = entries(include_str!("office-words.txt"));
    /// Labels of a document's own head fields, which are no speakers.
    static ref HEAD_LABELS: BTreeSet<&'static str> = entries(include_str!("head-labels.txt"));
    /// Lines of a site's navigation and buttons.
    static ref FURNITURE: BTreeSet<&'static str> = entries(include_str!("furniture.txt"));
    /// Words in the names of newspapers and journals.
    static ref PERIODICAL_WORDS: BTreeSet<&'static str> = entries(include_str!("periodical-words.txt"));
    /// Names of languages.
    static ref LANGUAGES: BTreeSet<&'static str> = entries(include_str!("languages.txt"));
    /// Words of classification marks and handling stamps.
    static ref STAMP_WORDS: BTreeSet<&'static str> = entries(include_str!("stamp-words.txt"));
}

fn entries(list: &'static str) -> BTreeSet<&'static str> {
    lines(list).collect()
}

/// The lines of a list that are no comments.
pub(super) fn lines(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.lines()
        .map(str::trim)
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|character: char| !character.is_alphanumeric() && character != '-')
        .filter(|word| !word.is_empty())
}

/// True where a word, a pair of words or an abbreviation names an archive.
pub(super) fn names_archive(text: &str) -> bool {
    const PAIRS: [&str; 6] = [
        "record office",
        "records office",
        "records centre",
        "records center",
        "public records of",
        "state paper office",
    ];
    let lower = text.to_lowercase();
    PAIRS.iter().any(|pair| lower.contains(pair))
        || words(text).any(|word| {
            ARCHIVE_ABBREVIATIONS.contains(word)
                || ARCHIVE_WORDS.contains(word.to_lowercase().as_str())
        })
}

/// True where a word names a kind of body.
pub(crate) fn names_body(text: &str) -> bool {
    words(text).any(|word| BODY_WORDS.contains(word.to_lowercase().as_str()))
}

/// True for the name of a part of an archive, and not of a body that holds one: `President’s Office Files`.
pub(super) fn names_fonds(text: &str) -> bool {
    const PARTS: [&str; 16] = [
        "files",
        "file",
        "papers",
        "records",
        "collection",
        "collections",
        "series",
        "fonds",
        "department",
        "division",
        "section",
        "correspondence",
        "minutes",
        "manuscripts",
        "group",
        "cables",
    ];
    words(text).any(|word| PARTS.contains(&word.to_lowercase().as_str())) && !names_archive(text)
}

/// True for a department of an archive or library, which belongs to its name: `Special Collections`.
pub(super) fn names_department(text: &str) -> bool {
    const OF_DEPARTMENTS: [&str; 24] = [
        "special",
        "collections",
        "collection",
        "manuscript",
        "manuscripts",
        "rare",
        "book",
        "books",
        "archives",
        "archive",
        "division",
        "department",
        "dept",
        "section",
        "room",
        "reading",
        "university",
        "college",
        "of",
        "and",
        "the",
        "western",
        "oriental",
        "records",
    ];
    const TELLING: [&str; 5] = ["special", "manuscript", "manuscripts", "rare", "archives"];
    let lower = text.to_lowercase();
    let all: Vec<&str> = words(&lower).collect();
    all.len() > 1
        && all.iter().all(|word| OF_DEPARTMENTS.contains(word))
        && all.iter().any(|word| TELLING.contains(word))
}

/// True where a segment begins with a locator's label.
pub(super) fn begins_locator(text: &str) -> bool {
    let first = text
        .split(|character: char| character.is_whitespace() || character == ':' || character == '#')
        .next()
        .unwrap_or("");
    let first = first.trim_end_matches(['.', ',']).to_lowercase();
    let two: Vec<&str> = text.split_whitespace().take(2).collect();
    LOCATOR_LABELS.contains(first.as_str())
        || LOCATOR_LABELS.contains(two.join(" ").to_lowercase().trim_end_matches(['.', ',']))
}

/// True for the name of a town that keeps archives.
pub(super) fn is_town(text: &str) -> bool {
    TOWNS.contains(text.trim())
}

/// True for a verb by which a catalogue says what a document does.
pub(super) fn is_summary_verb(word: &str) -> bool {
    SUMMARY_VERBS.contains(word.to_lowercase().as_str())
}
/// True for a word that cannot end an English sentence.
pub(super) fn is_unending(word: &str) -> bool {
    UNENDING.contains(word.to_lowercase().as_str())
}

/// True where a word is one that newspapers and journals bear in their names.
pub(super) fn names_periodical(text: &str) -> bool {
    words(text).any(|word| PERIODICAL_WORDS.contains(word.to_lowercase().as_str()))
}

/// True for the name of a language in English.
pub(super) fn is_language(word: &str) -> bool {
    LANGUAGES.contains(word)
}

/// True where a word names an office that sends and receives letters: `Colonial Secretary`, `Consul in Lima`.
pub(super) fn names_office(text: &str) -> bool {
    words(text).any(|word| OFFICE_WORDS.contains(word.to_lowercase().as_str()))
}

/// True for a title before a speaker's name. `c.` is a comrade, `C.` an initial.
pub(super) fn is_speaker_title(word: &str) -> bool {
    let word = word.trim_end_matches('.');
    let initial = word.chars().count() == 1 && word.starts_with(char::is_uppercase);
    !initial && SPEAKER_TITLES.contains(word.to_lowercase().as_str())
}

/// True for the label of a document's own head field.
pub(super) fn is_head_label(label: &str) -> bool {
    HEAD_LABELS.contains(label.to_lowercase().as_str())
}

/// True for a line of a site's navigation, or a button.
pub(super) fn is_furniture(line: &str) -> bool {
    line.len() <= 40 && FURNITURE.contains(line.to_lowercase().as_str())
}

/// True for a word of a classification mark or handling stamp.
pub(super) fn is_stamp_word(word: &str) -> bool {
    STAMP_WORDS.contains(word.to_lowercase().as_str())
}
