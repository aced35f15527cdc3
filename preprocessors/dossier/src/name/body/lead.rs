//! What may stand before the words of a body's name and belongs to it: `7th Department`, `26th of July Movement`,
//! `Transit of Venus Commission`.

use super::reader::Reader;
use super::words::{barred, modifier, month};
use super::{Piece, lexicon};
use crate::name::token::Kind;

/// Heads that are numbered: `7th Department`. A congress or a session with a number is a meeting.
const NUMBERED: [&str; 19] = [
    "Department",
    "Division",
    "Section",
    "Sector",
    "Directorate",
    "Bureau",
    "Army",
    "Corps",
    "Brigade",
    "Regiment",
    "Battalion",
    "Squadron",
    "Fleet",
    "Flotilla",
    "Group",
    "Office",
    "Branch",
    "Administration",
    "Desk",
];

/// Heads that bear a day: `26th of July Movement`.
const DATED: [&str; 12] = [
    "Movement",
    "Front",
    "Brigade",
    "Organization",
    "Organisation",
    "Group",
    "Column",
    "Party",
    "League",
    "Battalion",
    "Union",
    "Revolutionary",
];

/// Heads that a whole phrase may name: `Transit of Venus Commission`.
const PHRASED: [&str; 12] = [
    "Commission",
    "Committee",
    "Society",
    "Association",
    "Fund",
    "League",
    "Union",
    "Brigade",
    "Foundation",
    "Company",
    "Guild",
    "Auxiliary",
];

/// Nouns before “of” that take a body as their complement: `Minutes of Council`.
const TAKING: [&str; 40] = [
    "Minutes",
    "Proceedings",
    "Transactions",
    "Journal",
    "Bulletin",
    "Annals",
    "Memoirs",
    "Constitution",
    "Statutes",
    "Rules",
    "By-laws",
    "Laws",
    "Fellow",
    "Fellows",
    "Hall",
    "Building",
    "Rooms",
    "Trustees",
    "Governors",
    "Directors",
    "Officers",
    "Members",
    "Sons",
    "Daughters",
    "Kingdom",
    "Republic",
    "State",
    "City",
    "County",
    "Town",
    "Province",
    "Colony",
    "Territory",
    "Duchy",
    "Principality",
    "Empire",
    "Dominion",
    "Union",
    "Class",
    "Order",
];

impl Reader<'_> {
    /// The first unit of a name, with what belongs to it before its words; `begin` where there is nothing.
    pub(super) fn lead(&self, begin: usize, core: usize) -> usize {
        if self.units[core].piece != Piece::Head {
            return begin;
        }
        let head = lexicon::unshout(self.word(core));
        self.numbered(begin, &head)
            .or_else(|| self.dated(begin, core, &head))
            .or_else(|| self.phrased(begin, core, &head))
            .unwrap_or(begin)
    }

    fn is_number(&self, unit: usize) -> bool {
        self.first_token(unit)
            .is_some_and(|token| token.kind == Kind::Number)
    }

    /// `26th`, `1st`, `22d`: a number with its ending.
    fn is_ordinal(&self, unit: usize) -> bool {
        let word = self.word(unit);
        self.is_number(unit)
            && ["st", "nd", "rd", "th", "d"].iter().any(|ending| {
                word.strip_suffix(ending)
                    .is_some_and(|number| number.bytes().all(|digit| digit.is_ascii_digit()))
            })
    }

    fn numbered(&self, begin: usize, head: &str) -> Option<usize> {
        let number = begin.checked_sub(1)?;
        (NUMBERED.contains(&head) && self.is_ordinal(number) && self.adjoins(number, begin))
            .then_some(number)
    }

    fn dated(&self, begin: usize, core: usize, head: &str) -> Option<usize> {
        if !DATED.contains(&head) {
            return None;
        }
        let before = |back: usize| begin.checked_sub(back);
        let month_at =
            |unit: Option<usize>| unit.filter(|unit| month(&lexicon::unshout(self.word(*unit))));
        let number_at = |unit: Option<usize>| unit.filter(|unit| self.is_number(*unit));
        if month_at(before(1)).is_some() {
            let of = before(2).is_some_and(|unit| matches!(self.word(unit), "of" | "OF"));
            if of && let Some(first) = number_at(before(3)) {
                return Some(first);
            }
            return number_at(before(2)).filter(|_| begin == core);
        }
        // “July 26 Movement”
        let named = number_at(before(1)).and(month_at(before(2)));
        named.filter(|unit| begin == core && self.adjoins(*unit, unit + 1))
    }

    /// `the Transit of Venus Commission`: a phrase with an article before it.
    fn phrased(&self, begin: usize, core: usize, head: &str) -> Option<usize> {
        let (article, noun, of) = (
            begin.checked_sub(3)?,
            begin.checked_sub(2)?,
            begin.checked_sub(1)?,
        );
        let word = self.word(noun);
        let fits = PHRASED.contains(&head)
            && begin < core
            && self.word(of) == "of"
            && matches!(self.word(article), "the" | "The" | "this" | "a")
            && self.units[noun].piece == Piece::Word
            && self.adjoins(noun, of)
            && self.adjoins(article, noun)
            && !barred(word)
            && !lexicon::title(word)
            && !modifier(word)
            && !TAKING.contains(&word);
        fits.then_some(noun)
    }
}
