//! Every code that a finding can have: how much it matters, and what it means.
//!
//! Codes are stable: `[[settled]]` of a sidecar, `allow` and `deny` of `book.toml` and other programs name them.

use super::Severity;

/// A code with what it means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Code {
    /// The code itself.
    pub code: &'static str,
    /// How much a finding of this code matters, unless `book.toml` denies it.
    pub severity: Severity,
    /// What it means: one sentence, without a full stop.
    pub meaning: &'static str,
}

/// The list: code, severity, meaning, parted by tabs.
const LIST: &str = include_str!("codes.tsv");

/// Every code, in order.
#[must_use]
pub fn all() -> Vec<Code> {
    LIST.lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| {
            let mut cells = line.split('\t');
            let (code, severity, meaning) = (cells.next()?, cells.next()?, cells.next()?);
            let severity = match severity {
                "error" => Severity::Error,
                "warning" => Severity::Warning,
                "note" => Severity::Note,
                _ => return None,
            };
            Some(Code {
                code,
                severity,
                meaning,
            })
        })
        .collect()
}

/// The code of this name.
#[must_use]
pub fn find(code: &str) -> Option<Code> {
    all().into_iter().find(|known| known.code == code)
}

/// The known code that a mistyped one may have been meant for.
#[must_use]
pub fn nearest(code: &str) -> Option<&'static str> {
    let known: Vec<&'static str> = all().into_iter().map(|known| known.code).collect();
    super::nearest(code, &known)
}
