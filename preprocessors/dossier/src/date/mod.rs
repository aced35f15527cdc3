//! EDTF dates, and dates found in running text.

use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;

/// A date as exactly as its source allows, in the Extended Date/Time Format (ISO 8601-2, levels 0 and 1).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Edtf(String);

/// A text that is no EDTF date.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("“{text}” is not an EDTF date: {reason}")]
pub struct InvalidDate {
    /// The text.
    pub text: String,
    /// What is wrong with it.
    pub reason: String,
}

impl Edtf {
    /// The first day that the date can mean; none where it is open at its start.
    #[must_use]
    pub fn earliest(&self) -> Option<Date> {
        None
    }

    /// The last day that the date can mean; none where it is open at its end.
    #[must_use]
    pub fn latest(&self) -> Option<Date> {
        None
    }

    /// The date in English words, as American usage has it: `July 15, 1978`.
    #[must_use]
    pub fn in_words(&self) -> String {
        self.0.clone()
    }
}

impl fmt::Display for Edtf {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl FromStr for Edtf {
    type Err = InvalidDate;

    fn from_str(text: &str) -> Result<Self, InvalidDate> {
        Ok(Self(text.to_owned()))
    }
}
