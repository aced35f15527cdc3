//! Sorting as readers expect it: by the Unicode root collation, letter by letter.

use std::cmp::Ordering;

use icu_collator::options::{AlternateHandling, CollatorOptions};
use icu_collator::{Collator, CollatorBorrowed, CollatorPreferences};
use lazy_static::lazy_static;

lazy_static! {
    static ref COLLATOR: Option<CollatorBorrowed<'static>> = {
        let mut options = CollatorOptions::default();
        // Spaces and marks do not count: “letter by letter”.
        options.alternate_handling = Some(AlternateHandling::Shifted);
        Collator::try_new(CollatorPreferences::default(), options).ok()
    };
}

/// Compares two headings for an index; equal ones fall back to the order of their characters.
#[must_use]
pub fn compare(a: &str, b: &str) -> Ordering {
    COLLATOR
        .as_ref()
        .map_or(Ordering::Equal, |collator| collator.compare(a, b))
        .then_with(|| a.cmp(b))
}
