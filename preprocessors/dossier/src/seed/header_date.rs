//! Dates as headers and citations write them.

use std::ops::Range;

use crate::date::Edtf;
use crate::date::phrase::{self, Context};

/// A header's date is no longer than this, in bytes.
const LONGEST: usize = 60;

/// The first date that a text states in full: where it stands, and its value.
pub(super) fn first(text: &str) -> Option<(Range<usize>, Edtf)> {
    phrase::find(text, &Context::default())
        .into_iter()
        .find(|phrase| phrase.inferred.is_none())
        .map(|phrase| (phrase.range, phrase.date))
}

/// The date that a text consists of.
pub(super) fn whole(text: &str) -> Option<Edtf> {
    let text = text.trim();
    // A bare number is a year only where it can be one.
    let year = text.len() == 4 && (text.starts_with('1') || text.starts_with("20"));
    let digits = text.bytes().all(|byte| byte.is_ascii_digit());
    (text.len() <= LONGEST && (!digits || year)).then(|| phrase::read_whole(text))?
}
