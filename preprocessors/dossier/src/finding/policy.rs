//! What a book says of findings by their code: which are not told, and which are errors.

use super::{Finding, Severity, codes};

/// `allow` and `deny` of `book.toml`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Policy {
    /// Codes of notes and warnings that are not told.
    pub allow: Vec<String>,
    /// Codes of notes and warnings that count as errors.
    pub deny: Vec<String>,
}

/// A code in `allow` or `deny` that cannot stand there.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PolicyError {
    /// No finding has this code.
    #[error("there is no finding `{code}`; {remedy}")]
    Unknown {
        /// The code.
        code: String,
        /// The nearest known one, or where all are listed.
        remedy: String,
    },
    /// The finding is always an error.
    #[error(
        "`{0}` is always an error, and cannot be allowed: what it names is not in the book, or not right"
    )]
    AlwaysError(String),
    /// In both lists.
    #[error("`{0}` stands in `allow` and in `deny`; take it out of one")]
    Both(String),
}

impl Policy {
    /// Checks every code.
    ///
    /// # Errors
    /// When a code is not known, always an error and allowed, or in both lists.
    pub fn validate(&self) -> Result<(), PolicyError> {
        for code in self.allow.iter().chain(&self.deny) {
            let Some(known) = codes::find(code) else {
                let remedy = match codes::nearest(code) {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => "`mdbook-dossier check --codes` lists them".to_owned(),
                };
                return Err(PolicyError::Unknown {
                    code: code.clone(),
                    remedy,
                });
            };
            if known.severity == Severity::Error && self.allow.contains(code) {
                return Err(PolicyError::AlwaysError(code.clone()));
            }
            if self.allow.contains(code) && self.deny.contains(code) {
                return Err(PolicyError::Both(code.clone()));
            }
        }
        Ok(())
    }

    /// The findings that are told, those of denied codes as errors.
    #[must_use]
    pub fn apply(&self, findings: Vec<Finding>) -> Vec<Finding> {
        let has = |codes: &[String], code: &str| codes.iter().any(|known| known == code);
        findings
            .into_iter()
            .filter(|finding| {
                finding.severity == Severity::Error || !has(&self.allow, finding.code)
            })
            .map(|mut finding| {
                if has(&self.deny, finding.code) {
                    finding.severity = Severity::Error;
                }
                finding
            })
            .collect()
    }
}
