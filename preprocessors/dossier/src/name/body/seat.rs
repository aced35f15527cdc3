//! Where a body has its seat, where that belongs to its name: `Royal Museums at Berlin`, `National Archives, Prague`.

use super::reader::Reader;
use super::{BODIES, Piece, lexicon};

impl Reader<'_> {
    /// `Royal Museums at Berlin`, `Academy of Sciences at Paris`: a house that only its town tells from others of its kind.
    pub(super) fn house_elsewhere(&self, core: usize, last: usize) -> bool {
        const KINDS: [&str; 9] = [
            "Museum",
            "Museums",
            "Library",
            "Gallery",
            "Academy",
            "Herbarium",
            "Arsenal",
            "Mint",
            "Conservatory",
        ];
        const TELLING_NOTHING: [&str; 15] = [
            "Royal",
            "Imperial",
            "National",
            "State",
            "Public",
            "Municipal",
            "Central",
            "Botanic",
            "Botanical",
            "Zoological",
            "Astronomical",
            "Provincial",
            "University",
            "Naval",
            "Military",
        ];
        let mut first = core;
        while first >= 1
            && self.adjoins(first - 1, first)
            && self.units[first - 1].piece != Piece::Other
        {
            if !TELLING_NOTHING.contains(&self.word(first - 1)) {
                return false;
            }
            first -= 1;
        }
        let academy = self.word(core) == "Academy";
        let tail = last == core || academy && self.word(last).starts_with("Science");
        self.units[core].piece == Piece::Head
            && KINDS.contains(&self.word(core))
            && tail
            && (first < core || academy)
            && matches!(self.word(last + 1), "at" | "in")
            && self.units.get(last + 2).is_some_and(|town| {
                town.piece == Piece::Word && !lexicon::title(self.word(last + 2))
            })
            && first
                .checked_sub(1)
                .is_none_or(|article| matches!(self.word(article), "the" | "The" | "of" | "at"))
    }

    /// `Popular Socialist Party of Cuba`: the state after a body that is known to be of it.
    pub(super) fn own_state(&self, core: usize) -> Option<usize> {
        let Piece::Known(index) = self.units[core].piece else {
            return None;
        };
        let own = BODIES[index].state.as_deref()?;
        let at = core + 2 + usize::from(self.word(core + 2) == "the");
        let named = self.word(core + 1) == "of"
            && BODIES[index].name == self.word(core)
            && matches!(self.units.get(at)?.piece, Piece::State(state) if lexicon::STATES[state].name == own);
        named.then_some(at)
    }

    /// `National Archives, Prague`, `National Archives (Prague)`: every state has one.
    pub(super) fn archive_town(&self, core: usize) -> Option<usize> {
        let archive = matches!(
            lexicon::unshout(self.word(core)).as_str(),
            "Archive" | "Archives"
        );
        let town = core + 2;
        (archive
            && matches!(self.word(core + 1), "," | "(")
            && town < self.units.len()
            && lexicon::capital_of(self.word(town)).is_some())
        .then_some(town)
    }
}
