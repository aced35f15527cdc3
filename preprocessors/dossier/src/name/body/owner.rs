//! What follows “of” and “and” after the head of a body: whose part it is, who made it, after whom it is called, and which
//! second country or region belongs to it.

use super::reader::Reader;
use super::tail::{FOREIGN_LINKS, purpose};
use super::{Piece, lexicon};

impl Reader<'_> {
    /// `Department of Latin American Countries of the USSR MFA`, `First Asian Department of the PRC Foreign Ministry`:
    /// the ministry of which a department with a name of its own is a part does not belong to its name.
    pub(super) fn part_of(&self, last: usize, at: usize, first: bool) -> bool {
        const PARTS: [&str; 7] = [
            "Department",
            "Division",
            "Section",
            "Desk",
            "Bureau",
            "Directorate",
            "Sector",
        ];
        // “Board of Trustees of the Museum”: of which house it is does not belong to its name.
        let trustees = matches!(
            lexicon::unshout(self.word(last)).as_str(),
            "Trustees"
                | "Governors"
                | "Directors"
                | "Managers"
                | "Regents"
                | "Visitors"
                | "Overseers"
                | "Guardians"
                | "Curators"
                | "Examiners"
        );
        if !first && trustees {
            return true;
        }
        let stated = matches!(
            self.units.get(at).map(|unit| unit.piece),
            Some(Piece::State(_) | Piece::Adjective(_))
        );
        let named = if first {
            PARTS.contains(&self.word(last))
                && last >= 1
                && self.adjoins(last - 1, last)
                && self.units[last - 1].piece != Piece::Other
        } else {
            self.units[last].piece == Piece::Word
        };
        let mut unit = at + usize::from(stated);
        if !named || !stated && first || unit > at && !self.adjoins(at, unit) {
            return false;
        }
        while unit < self.units.len() && unit < at + 4 {
            match self.units[unit].piece {
                Piece::Known(_) => return stated,
                Piece::Head => {
                    return stated && self.word(unit) == "Ministry"
                        || !stated && self.word(unit) == "Ministry" && !first;
                }
                Piece::Word if self.adjoins(unit, unit + 1) => unit += 1,
                _ => return false,
            }
        }
        false
    }

    /// True where “of” leads to those who made a body, and not to what it is called after: `Joint Committee of the
    /// University and the Hospital`, `Swatantra Party of Rajagopalachari`.
    pub(super) fn of_others(&self, core: usize, at: usize) -> bool {
        let Some(before) = core
            .checked_sub(1)
            .filter(|before| self.adjoins(*before, core))
        else {
            return false;
        };
        let joint = matches!(
            lexicon::unshout(self.word(before)).as_str(),
            "Joint" | "Mixed"
        );
        let person = lexicon::unshout(self.word(core)) == "Party"
            && self.units[before].piece == Piece::Word
            && self
                .units
                .get(at)
                .is_some_and(|unit| unit.piece == Piece::Word)
            && !lexicon::place_or_state(self.word(at))
            && !purpose(self.word(at));
        joint || person
    }

    /// `Biblioteca Nacional José Martí`, `Instituto Raúl Porras`: in the languages of the South the name of the person
    /// after whom a house is called stands last.
    pub(super) fn called_after(&self, last: usize, at: usize) -> bool {
        const HOUSES: [&str; 17] = [
            "Archivo",
            "Arquivo",
            "Archivio",
            "Biblioteca",
            "Museo",
            "Museu",
            "Instituto",
            "Istituto",
            "Universidad",
            "Universidade",
            "Colegio",
            "Escuela",
            "Escola",
            "Scuola",
            "Fundación",
            "Fundação",
            "Fondazione",
        ];
        let mut head = last;
        while head >= 1 && self.adjoins(head - 1, head) && !HOUSES.contains(&self.word(head)) {
            head -= 1;
        }
        let word = |unit: usize| {
            self.units
                .get(unit)
                .is_some_and(|unit| unit.piece == Piece::Word)
                && !lexicon::title(self.word(unit))
        };
        HOUSES.contains(&self.word(head))
            && at <= head + 5
            && self.adjoins(last, at)
            && word(at)
            && (self.adjoins(at, at + 1) && word(at + 1)
                || lexicon::given_name(self.word(last)).is_some())
    }

    /// `Department IV`, `Department Soviet Union`, `Department Foreign Policy and International Relations`: as papers
    /// translated from German and Polish call the parts of a ministry, by a number or a subject without “of”.
    pub(super) fn department_by_name(&self, core: usize) -> Option<usize> {
        const LONGEST: usize = 6;
        let next = core + 1;
        let head = matches!(
            self.word(core),
            "Department" | "Directorate" | "Sector" | "Desk"
        );
        // “the Department IV agreed”, but not “the Third African Department”.
        let first = core == 0
            || !self.adjoins(core - 1, core)
            || self.units[core - 1].piece == Piece::Other;
        if !head || !first || !self.adjoins(core, next) || next >= self.units.len() {
            return None;
        }
        let word = self.word(next);
        let ends = |unit: usize| {
            self.units.get(unit).is_none_or(|after| {
                after.piece == Piece::Other && !self.word(unit).starts_with(char::is_lowercase)
                    || !self.adjoins(unit - 1, unit)
            })
        };
        if super::words::roman(word) && self.word(next + 1) != "." {
            return Some(next);
        }
        if matches!(self.units[next].piece, Piece::State(_)) {
            return ends(next + 1).then_some(next);
        }
        let subject = |unit: usize| {
            self.units
                .get(unit)
                .is_some_and(|found| found.piece == Piece::Word)
                && (lexicon::portfolio(self.word(unit))
                    || purpose(self.word(unit))
                    || matches!(
                        self.word(unit),
                        "International" | "Policy" | "Relations" | "Agitation" | "Cadres" | "Women"
                    ))
        };
        if !subject(next) {
            return None;
        }
        let mut last = next;
        while last - core < LONGEST {
            if self.adjoins(last, last + 1) && subject(last + 1) {
                last += 1;
            } else if self.word(last + 1) == "and" && subject(last + 2) {
                last += 2;
            } else {
                break;
            }
        }
        ends(last + 1).then_some(last)
    }

    /// `Department for the Soviet Union and Eastern Europe`: a second country or part of the world.
    pub(super) fn second_country(&self, last: usize, second: usize) -> Option<usize> {
        if !matches!(self.units[last].piece, Piece::State(_)) {
            return None;
        }
        let second = second + usize::from(self.word(second) == "the");
        let unit = self.units.get(second)?;
        let department = (0..last)
            .rev()
            .take(6)
            .find(|unit| self.units[*unit].piece == Piece::Head)
            .is_some_and(|head| {
                matches!(
                    self.word(head),
                    "Department"
                        | "Division"
                        | "Section"
                        | "Desk"
                        | "Bureau"
                        | "Sector"
                        | "Office"
                        // “Legation of Sweden and Norway”: two crowns, one mission.
                        | "Legation"
                        | "Embassy"
                        | "Consulate"
                        | "Consulate-General"
                )
            });
        // “Working Group on Germany and Berlin”
        let subject = last >= 2
            && matches!(self.word(last - 1), "on" | "ON")
            && self.units[last - 2].piece == Piece::Head;
        if !department && !subject {
            return None;
        }
        if matches!(unit.piece, Piece::State(_))
            || subject
                && unit.piece == Piece::Word
                && lexicon::place_or_state(self.word(second))
                && !lexicon::title(self.word(second))
        {
            return Some(second);
        }
        let part = matches!(
            self.word(second),
            "Eastern"
                | "Western"
                | "Central"
                | "Northern"
                | "Southern"
                | "Latin"
                | "North"
                | "South"
        ) && matches!(
            self.word(second + 1),
            "Europe" | "Asia" | "Africa" | "America"
        );
        part.then_some(second + 1)
    }

    /// `Office of Caribbean and Mexican Affairs`: a second region before the noun of both.
    pub(super) fn second_region(&self, last: usize, second: usize) -> Option<usize> {
        let region = |unit: usize| match self.units.get(unit).map(|unit| unit.piece) {
            Some(Piece::Adjective(_)) => true,
            Some(Piece::Word) => lexicon::no_name(self.word(unit)),
            _ => false,
        };
        let noun = self
            .units
            .get(second + 1)
            .is_some_and(|noun| noun.piece == Piece::Word)
            && self.adjoins(second, second + 1)
            && matches!(
                self.word(second + 1),
                "Affairs"
                    | "Countries"
                    | "Studies"
                    | "Relations"
                    | "Languages"
                    | "States"
                    | "Republics"
                    | "Peoples"
                    | "Section"
            );
        (region(last) && region(second) && noun).then_some(second)
    }

    /// True where a head of a language that puts it first may go on: `Banque de Salonique`, `Crédit Lyonnais`.
    pub(super) fn foreign(&self, last: usize, first: bool) -> bool {
        let back = (0..=last).rev().take(6);
        let mut heads = back.take_while(|unit| {
            !matches!(self.units[*unit].piece, Piece::Other)
                || FOREIGN_LINKS.contains(&self.word(*unit))
        });
        let head = if first {
            Some(last)
        } else {
            heads.find(|unit| self.units[*unit].piece == Piece::Head)
        };
        head.is_some_and(|head| {
            let word = lexicon::unshout(self.word(head));
            lexicon::foreign_head(&word)
                && (!lexicon::head_with_tail(&word) || FOREIGN_LINKS.contains(&self.word(head + 1)))
        })
    }
}
