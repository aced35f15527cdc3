//! EDTF dates, and dates found in running text.

mod edtf;
pub(crate) mod number;
pub mod phrase;
#[cfg(test)]
mod tests;
mod words;

pub(crate) use edtf::number_of;
pub use edtf::{Edtf, InvalidDate, Precision, Qualifier};
pub(crate) use words::MONTHS;
