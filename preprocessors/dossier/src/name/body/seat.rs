//! Where a body has its seat, where that belongs to its name: `Royal Museums at Berlin`, `National Archives, Prague`.

use super::reader::Reader;
use super::{BODIES, Piece, lexicon};

impl Reader<'_> {
    /// `Royal Museums at Berlin`, `Academy of Sciences at Paris`: a house that only its town tells from others of its kind.
    pub(super) fn house_elsewhere(&self, core: usize, last: usize) -> bool {
        const KINDS: [&str; 14] = [
            "Observatory",
            "Garden",
            "Gardens",
            "Arboretum",
            "Hospital",
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
        let academy = matches!(self.word(core), "Academy" | "Observatory");
        let tail = last == core || academy && self.word(last).starts_with("Science");
        // “the Botanic Garden at Jena” is told by its town alone, “the Royal Hospital in Chelsea” is one of many there.
        self.units[core].piece == Piece::Head
            && (self.word(core) != "Hospital" || self.word(last + 1) == "at")
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

    /// `National Archives, Prague`, `National Archives (Prague)`: every state has one. `Royal Gardens, Kew` and
    /// `H.M. Embassy, Bonn` are one of many too.
    pub(super) fn archive_town(&self, core: usize) -> Option<usize> {
        let archive = matches!(
            lexicon::unshout(self.word(core)).as_str(),
            "Archive" | "Archives"
        );
        let town = core + 2;
        let named = core >= 1 && self.adjoins(core - 1, core);
        let seated = match lexicon::unshout(self.word(core)).as_str() {
            "Gardens" | "Garden" => {
                matches!(
                    self.word(core.saturating_sub(1)),
                    "Royal" | "Botanic" | "Botanical" | "Imperial" | "National" | "State"
                )
            }
            "Embassy" | "Legation" | "Consulate" => true,
            _ => false,
        };
        if seated && named && self.word(core + 1) == "," {
            let fits = self.units.get(town).is_some_and(|unit| {
                unit.piece == Piece::Word
                    && !lexicon::title(self.word(town))
                    && !super::words::month(self.word(town))
                    && (lexicon::place(self.word(town))
                        || lexicon::capital_of(self.word(town)).is_some())
            });
            // “to the Embassy, Bonn and Moscow” is a list.
            let ends = !matches!(self.word(town + 1), "and" | ",");
            return (fits && ends).then_some(town);
        }
        (archive
            && matches!(self.word(core + 1), "," | "(")
            && town < self.units.len()
            && lexicon::capital_of(self.word(town)).is_some())
        .then_some(town)
    }
}
