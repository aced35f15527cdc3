//! What of the desk is meant.

use super::{Entry, Kind};
use crate::edition::Edition;

/// A choice of entries; an empty one means all.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// Of these kinds.
    pub kinds: Vec<Kind>,
    /// Under this document: its id, its number or its file.
    pub document: Option<String>,
    /// With such a score.
    pub score: Option<Score>,
    /// About this name.
    pub name: Option<String>,
}

/// Bounds of a score, both included.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Score {
    least: f64,
    most: f64,
}

/// A score that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("write a score from 0 to 1: 0.8 for that and more, ..0.5 for that and less, or 0.5..0.8")]
pub struct ScoreError;

impl std::str::FromStr for Score {
    type Err = ScoreError;

    fn from_str(text: &str) -> Result<Self, ScoreError> {
        let number = |text: &str, missing: f64| match text.trim() {
            "" => Ok(missing),
            text => text.parse::<f64>().map_err(|_| ScoreError),
        };
        let (least, most) = match text.split_once("..") {
            Some((least, most)) => (number(least, 0.0)?, number(most, 1.0)?),
            None if text.trim().is_empty() => return Err(ScoreError),
            None => (number(text, 0.0)?, 1.0),
        };
        let fits = |value: f64| (0.0..=1.0).contains(&value);
        if fits(least) && fits(most) && least <= most {
            Ok(Self { least, most })
        } else {
            Err(ScoreError)
        }
    }
}

impl Filter {
    /// True where nothing is asked for.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.kinds.is_empty()
            && self.document.is_none()
            && self.score.is_none()
            && self.name.is_none()
    }

    /// Whether an entry is meant.
    #[must_use]
    pub fn admits(&self, edition: &Edition, entry: &Entry) -> bool {
        let kind = self.kinds.is_empty() || self.kinds.contains(&entry.kind);
        let score = self.score.is_none_or(|wanted| {
            entry
                .score
                .is_some_and(|score| (wanted.least..=wanted.most).contains(&score))
        });
        kind && score && self.is_under(edition, entry) && self.is_about(entry)
    }

    fn is_under(&self, edition: &Edition, entry: &Entry) -> bool {
        let Some(wanted) = &self.document else {
            return true;
        };
        entry.quotations.first().is_some_and(|first| {
            let Some(document) = edition.documents.get(first.item.document) else {
                return false;
            };
            let whole = crate::document::Item {
                part: None,
                ..first.item
            };
            [
                document.id.as_str(),
                document.file.as_str(),
                super::called(edition, first.item),
                &edition.number(first.item),
                &edition.number(whole),
            ]
            .contains(&wanted.as_str())
        })
    }

    fn is_about(&self, entry: &Entry) -> bool {
        let Some(wanted) = self.name.as_ref().map(|name| name.to_lowercase()) else {
            return true;
        };
        let texts = entry
            .names
            .iter()
            .chain(entry.quotations.iter().map(|quotation| &quotation.words));
        texts
            .into_iter()
            .any(|text| text.to_lowercase().contains(&wanted))
    }
}
