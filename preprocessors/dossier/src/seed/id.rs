//! A document's id, and a title from the name of its file.

use unicode_normalization::UnicodeNormalization;

use crate::document::Document;

/// Longest id made from a date and a title, in characters.
const LONGEST: usize = 60;

/// The stem of a file's name.
fn stem(file: &str) -> &str {
    let name = file.rsplit('/').next().unwrap_or(file);
    name.rsplit_once('.')
        .map_or(name, |(stem, _)| if stem.is_empty() { name } else { stem })
}

/// The id of a document: its file's stem when that is words, else its date and title.
pub(super) fn of(document: &Document) -> String {
    let stem = stem(&document.file);
    if is_words(stem) {
        return or_document(slug(stem, usize::MAX));
    }
    let date = document
        .metadata
        .date
        .as_ref()
        .map(ToString::to_string)
        .unwrap_or_default();
    let first = date.split('/').next().unwrap_or_default();
    let date: String = first
        .chars()
        .filter(|character| character.is_ascii_alphanumeric() || *character == '-')
        .collect();
    let date = date.trim_matches('-').to_lowercase();
    if date.is_empty() {
        return or_document(slug(&document.metadata.title, LONGEST));
    }
    let title = slug(
        &document.metadata.title,
        LONGEST.saturating_sub(date.len() + 1),
    );
    if title.is_empty() {
        date
    } else {
        format!("{date}-{title}")
    }
}

/// A title from the name of a file.
pub(super) fn title_of(file: &str) -> String {
    let words: Vec<&str> = stem(file)
        .split(['_', '-', ' '])
        .filter(|word| !word.is_empty())
        .collect();
    let joined = words.join(" ");
    let mut characters = joined.chars();
    characters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(characters).collect()
    })
}

/// A stem is words when a token of it is more than a number or a machine's hash.
fn is_words(stem: &str) -> bool {
    stem.split(|character: char| !character.is_alphanumeric())
        .any(|token| {
            let letters = token
                .chars()
                .filter(|character| character.is_alphabetic())
                .count();
            let hex = token.chars().all(|character| character.is_ascii_hexdigit());
            let digits = token.chars().any(|character| character.is_ascii_digit());
            letters >= 3 && !(hex && digits && token.len() >= 8) && !(hex && token.len() >= 16)
        })
}

fn or_document(slug: String) -> String {
    if slug.is_empty() {
        "document".to_owned()
    } else {
        slug
    }
}

/// Words in ASCII, lower case, joined by hyphens, cut at a word's end.
pub(crate) fn slug(text: &str, longest: usize) -> String {
    let mut slug = String::new();
    let mut word = String::new();
    for character in text.nfkd().chain(std::iter::once(' ')) {
        if character.is_ascii_alphanumeric() {
            word.push(character.to_ascii_lowercase());
        } else if !matches!(character, '\'' | '’' | '‘' | 'ʼ')
            && !is_mark(character)
            && !word.is_empty()
        {
            let length = slug.len() + word.len() + usize::from(!slug.is_empty());
            if length > longest {
                // A single word too long for an id is cut, lest there be none.
                if slug.is_empty() {
                    word.truncate(longest);
                    slug.push_str(&word);
                }
                return slug;
            }
            if !slug.is_empty() {
                slug.push('-');
            }
            slug.push_str(&word);
            word.clear();
        }
    }
    slug
}

fn is_mark(character: char) -> bool {
    unicode_normalization::char::is_combining_mark(character)
}
