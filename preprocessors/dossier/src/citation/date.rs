//! Dates as citations print them, and as other programs read them.

use crate::date::Edtf;

/// A date for print: what is uncertain or approximate stands in brackets, for nobody wrote it so
/// (CMOS 17, 14.145).
pub(super) fn printed(date: &Edtf) -> String {
    let words = date.in_words();
    if words.contains('?') || words.contains("ca. ") {
        format!("[{words}]")
    } else {
        words
    }
}
