//! Which edition of *The Chicago Manual of Style* a book follows, and where the two differ for it.

use serde::Deserialize;

/// An edition of *The Chicago Manual of Style*.
///
/// For documents of archives the two say the same. For what is printed in books they differ: the
/// eighteenth leaves out the place of publication (14.30) and the pages of a chapter in a bibliography
/// (14.8), and lists fewer of several authors (13.23).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Deserialize)]
#[serde(try_from = "i64")]
pub enum Chicago {
    /// The seventeenth edition, 2017.
    #[default]
    Seventeenth,
    /// The eighteenth edition, 2024.
    Eighteenth,
}

impl TryFrom<i64> for Chicago {
    type Error = String;

    fn try_from(number: i64) -> Result<Self, String> {
        match number {
            17 => Ok(Self::Seventeenth),
            18 => Ok(Self::Eighteenth),
            other => Err(format!(
                "chicago = {other} is no edition of the manual that is followed here; write 17 or 18"
            )),
        }
    }
}

impl Chicago {
    /// Whether the place of publication is printed.
    pub(super) fn prints_place(self) -> bool {
        self == Self::Seventeenth
    }

    /// Whether a bibliography tells the pages of a chapter.
    pub(super) fn prints_chapter_pages(self) -> bool {
        self == Self::Seventeenth
    }

    /// How many authors a note names before it says “et al.” after the first.
    pub(super) fn most_in_note(self) -> usize {
        match self {
            Self::Seventeenth => 3,
            Self::Eighteenth => 2,
        }
    }

    /// How many authors a bibliography names, and how many when there are more.
    pub(super) fn most_in_bibliography(self) -> (usize, usize) {
        match self {
            Self::Seventeenth => (10, 7),
            Self::Eighteenth => (6, 3),
        }
    }
}
