//! Why a form is no name: what the lists of the library say of it.

use super::lexicon;

/// What keeps a form from being taken for a name where it stands alone, in words; none where the lists say nothing of
/// it, and only what stands around it could have told.
#[must_use]
pub fn why_not(form: &str) -> Option<&'static str> {
    let only = form.split(' ').count() == 1;
    if !form.starts_with(char::is_uppercase) {
        return Some("it is written without a capital");
    }
    if lexicon::PLACE_NAMES.contains(&form) || only && lexicon::capital_of(form).is_some() {
        return Some("it is a place");
    }
    if !only {
        return None;
    }
    if lexicon::thing(form) {
        return Some("it is an abbreviation of a thing, a file or a marking, not of a body");
    }
    if lexicon::title(form) {
        return Some("it is a title, and no name follows it");
    }
    if lexicon::head(&lexicon::unshout(form)) {
        return Some("it is a word for a kind of body, and nothing tells which body is meant");
    }
    if lexicon::no_name(form) {
        return Some("it is a word that stands with a capital and is no name by itself");
    }
    if lexicon::word_and_surname(form) {
        return Some(
            "it is a common word too, and a family name only where the document names its bearer in full or by a title",
        );
    }
    None
}
