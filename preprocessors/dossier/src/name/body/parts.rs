//! Bodies beside and inside the names of others: possessors, brackets, definitions, heads without a capital.

use std::ops::Range;

use super::reader::Reader;
use super::words::{barred, roman};
use super::{BODIES, Found, Piece, lexicon};
use crate::name::token::Kind;

impl Reader<'_> {
    /// `(AAPSO)` after a name: the abbreviation that the text defines.
    pub(super) fn definition(&self, last: usize) -> Option<Range<usize>> {
        let token = self
            .units
            .get(last + 2)
            .and_then(|unit| self.tokens.get(unit.tokens.start))?;
        // “(M.E.C.)”
        let letters = || token.text.chars().filter(|letter| *letter != '.');
        let fits = matches!(self.word(last + 1), "(" | "[")
            && matches!(self.word(last + 3), ")" | "]")
            && self.units[last + 2].tokens.len() == 1
            && (matches!(self.units[last + 2].piece, Piece::Word | Piece::Head)
                || token.kind == Kind::Initials)
            && (2..=9).contains(&letters().count())
            && letters().filter(|letter| letter.is_uppercase()).count() * 2 > letters().count()
            && !roman(token.text);
        fits.then(|| token.range.clone())
    }

    /// True unless the name is nothing without its seat: “the Embassy in Cairo” is no “Embassy”.
    pub(super) fn stands(&self, begin: usize, core: usize, last: usize) -> bool {
        begin < core
            || last > core
            || self.units[core].piece != Piece::Head
            || lexicon::lone_head(&lexicon::unshout(self.word(core)))
    }

    /// “DPRK's Academy of Sciences”: the possessor belongs to the name, and the name stands by itself too.
    pub(super) fn possessed(&self, begin: usize) -> bool {
        begin >= 1
            && self.possessive(begin - 1)
            && matches!(self.units[begin - 1].piece, Piece::State(_))
            && self.text[self.units[begin - 1].range.end..self.units[begin].range.start]
                .chars()
                .count()
                == 3
    }

    /// `UN [General Assembly]`: the last unit inside brackets that hold the rest of a name.
    pub(super) fn bracketed(&self, last: usize) -> Option<usize> {
        if self.word(last + 1) != "[" {
            return None;
        }
        let close = (last + 2..(last + 7).min(self.units.len()))
            .find(|unit| self.word(unit.to_owned()) == "]")?;
        let inner = last + 2..close;
        let name = inner
            .clone()
            .all(|unit| self.units[unit].piece != Piece::Other)
            && inner
                .clone()
                .any(|unit| matches!(self.units[unit].piece, Piece::Head | Piece::Known(_)));
        name.then(|| close - 1)
    }

    /// A body in the tail of another: `Central Committee of the Soviet Communist Party`.
    pub(super) fn nested(&self, core: usize, last: usize, out: &mut Vec<Found>) {
        // “Archive of the Ministry of Foreign Affairs”: the archive is meant, the ministry does nothing.
        if matches!(self.word(core), "Archive" | "Archives") {
            return;
        }
        let mut at = core + 1;
        while at <= last {
            // “OF THE” in a line of capitals is nothing either.
            let nothing = |unit: usize| {
                self.units[unit].piece == Piece::Other
                    || self.units[unit].piece == Piece::Word
                        && barred(&lexicon::unshout(self.word(unit)))
            };
            if nothing(at) {
                at += 1;
                continue;
            }
            let mut end = at;
            while end < last && self.adjoins(end, end + 1) && !nothing(end + 1) {
                end += 1;
            }
            let head = (at..=end)
                .rev()
                .find(|unit| matches!(self.units[*unit].piece, Piece::Head | Piece::Known(_)));
            // “University of Calvert Archives” are the university's: no archives are called Calvert.
            let whole = |head: usize| {
                matches!(self.word(at.saturating_sub(1)), "of" | "OF")
                    && at < head
                    && matches!(
                        lexicon::unshout(self.word(head)).as_str(),
                        "Archives" | "Archive" | "Library" | "Press" | "Museum"
                    )
            };
            // “Ministry of Church and Education” is of no church.
            let portfolio = |head: usize| head == at && lexicon::portfolio(self.word(head));
            if let Some(head) = head.filter(|head| !whole(*head) && !portfolio(*head)) {
                let stop = if end == head { last } else { head };
                if self.is_body(at, head, stop) {
                    out.push(self.found(at, stop, vec!["named in the name of another body"]));
                }
                // “Presidium of the Central Committee of the CPSU” names the party too.
                at = if matches!(self.units[last].piece, Piece::Known(_)) && head < last {
                    head + 1
                } else {
                    stop + 1
                };
            } else {
                at = end + 1;
            }
        }
    }

    /// `Radio Hanoi`: a broadcasting station by its town.
    pub(super) fn station(&self, at: usize) -> bool {
        self.word(at) == "Radio"
            && self.adjoins(at, at + 1)
            && matches!(self.units[at + 1].piece, Piece::Word | Piece::State(_))
            && lexicon::place_or_state(self.word(at + 1))
            && !(self.adjoins(at + 1, at + 2)
                && matches!(self.units[at + 2].piece, Piece::Word | Piece::Head))
    }

    /// True for a man whose family name is also a word for a body: `Ambassador Lodge`, `Frank Church`.
    pub(super) fn person_so_named(&self, begin: usize, core: usize, last: usize) -> bool {
        let word = lexicon::unshout(self.word(core));
        let run = || (begin..core).all(|unit| self.units[unit].piece == Piece::Word);
        let given = || {
            begin < core
                && (lexicon::given_name(self.word(begin)).is_some()
                    || self
                        .first_token(begin)
                        .is_some_and(|token| token.kind == Kind::Initials))
        };
        // “The Norman Press” prints.
        let article = || {
            begin
                .checked_sub(1)
                .is_some_and(|before| matches!(self.word(before), "the" | "The"))
        };
        last == core
            && !(word == "Press" && article())
            && matches!(
                word.as_str(),
                "Lodge"
                    | "Church"
                    | "House"
                    | "Court"
                    | "Bank"
                    | "Guard"
                    | "Press"
                    | "Chamber"
                    | "School"
                    | "Branch"
            )
            && run()
            && given()
            && core - begin < 4
    }

    /// `South Korean army`, `UN forces`, `armed forces of the Soviet Union`: heads without a capital, beside a state.
    pub(super) fn lowercase(&self, at: usize, out: &mut Vec<Found>) -> Option<usize> {
        const EVIDENCE: &str = "head noun beside a state";
        let stated = |unit: usize| {
            matches!(
                self.units.get(unit).map(|unit| unit.piece),
                Some(Piece::State(_) | Piece::Adjective(_))
            )
        };
        let united_nations = matches!(self.units[at].piece, Piece::Known(index) if BODIES[index].name == "United Nations");
        if stated(at) || united_nations {
            let mut next = at + 1;
            if united_nations
                && matches!(self.word(next), "military" | "Military" | "armed" | "Armed")
            {
                next += 1;
            }
            let one = self.word(next);
            let two = self.word(next + 1);
            let end = match (one, two) {
                ("armed", "forces")
                | ("air", "force")
                | ("foreign" | "defense" | "defence" | "interior", "ministry")
                | ("general", "staff") => next + 1,
                ("army" | "navy" | "embassy" | "politburo", _) => next,
                ("force" | "forces" | "Force" | "Forces", _) if united_nations => next,
                // “the Cuban section in the former embassy”, but “the Polish section of the exhibition”
                ("section" | "department", after)
                    if !united_nations
                        && after != "of"
                        && at >= 1
                        && matches!(self.word(at - 1), "the" | "The" | "our") =>
                {
                    next
                }
                _ => return None,
            };
            if !self.adjoins(at, at + 1) || !self.adjoins(end - 1, end) {
                return None;
            }
            out.push(self.found(at, end, vec![EVIDENCE]));
            return Some(end + 1);
        }
        let end = match (self.word(at), self.word(at + 1)) {
            ("armed", "forces")
            | ("foreign" | "defense" | "defence", "ministry")
            | ("general", "staff") => at + 1,
            ("army", "of") => at,
            _ => return None,
        };
        if self.word(end + 1) != "of" {
            return None;
        }
        let state = if self.word(end + 2) == "the" {
            end + 3
        } else {
            end + 2
        };
        if !matches!(
            self.units.get(state).map(|unit| unit.piece),
            Some(Piece::State(_))
        ) {
            return None;
        }
        out.push(self.found(at, state, vec![EVIDENCE]));
        Some(state + 1)
    }
}
