//! Forms folded to the keys by which they are compared.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// White space folded to single spaces.
pub(super) fn spaces(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Letters and digits only, lower case, without diacritics: `Kim, Il-Sŏng` → `kimilsong`.
pub(super) fn key(text: &str) -> String {
    text.nfd()
        .filter(|c| !is_combining_mark(*c) && c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .map(|c| match c {
            'ł' => 'l',
            'đ' => 'd',
            'ø' => 'o',
            other => other,
        })
        .collect()
}

/// A word without diacritics: `Celâl` → `Celal`.
pub(super) fn plain(word: &str) -> String {
    word.nfd()
        .filter(|c| !is_combining_mark(*c))
        .map(|c| match c {
            'ł' => 'l',
            'Ł' => 'L',
            'đ' => 'd',
            'Đ' => 'D',
            'ø' => 'o',
            'Ø' => 'O',
            'ı' => 'i',
            'ə' => 'a',
            other => other,
        })
        .collect()
}

/// Lower-case ASCII words joined by hyphens, for an id.
pub(crate) fn kebab(text: &str) -> String {
    let mut out = String::new();
    for word in text.split(|c: char| !c.is_alphanumeric() && !matches!(c, '\'' | '’' | '‘')) {
        let folded: String = key(word).chars().filter(char::is_ascii).collect();
        if !folded.is_empty() {
            if !out.is_empty() {
                out.push('-');
            }
            out.push_str(&folded);
        }
    }
    out
}
