//! EDTF dates, and dates found in running text.

mod edtf;
pub mod phrase;
#[cfg(test)]
mod tests;
mod words;

pub use edtf::{Edtf, InvalidDate, Precision, Qualifier};
