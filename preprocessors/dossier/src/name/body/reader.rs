//! Reading the names of bodies from the pieces of a text.

use super::kinds::paper_town;
use super::words::{barred, modifier, ordinal};
use super::{Found, Piece, Token, Unit, lexicon};

/// Words of places and creeds with which the name of a society may begin.
const PLACES: &[&str] = &[
    "Lake",
    "River",
    "Church",
    "City",
    "Royal",
    "Island",
    "Islands",
    "Mountain",
    "Valley",
    "Bay",
    "Coast",
    "Port",
    "Harbour",
    "Harbor",
    "World",
    "Great",
    "New",
    "Old",
    "Upper",
    "Lower",
    "African",
    "Asian",
    "European",
    "Arab",
    "Islamic",
    "Muslim",
    "Catholic",
    "Protestant",
    "Orthodox",
    "Christian",
    "Jewish",
    "Baptist",
    "Methodist",
    "Universities",
    "London",
    "Paris",
    "Berlin",
    "Vienna",
    "Moscow",
    "Calcutta",
    "Bombay",
    "Basel",
    "Boston",
    "Philadelphia",
    "Chicago",
    "Geneva",
    "Hong",
];

/// Reads names of bodies from units.
pub(super) struct Reader<'a> {
    pub(super) text: &'a str,
    pub(super) tokens: &'a [Token<'a>],
    pub(super) units: &'a [Unit],
}

impl Reader<'_> {
    pub(super) fn word(&self, unit: usize) -> &str {
        self.units
            .get(unit)
            .map_or("", |unit| &self.text[unit.range.clone()])
    }

    pub(super) fn first_token(&self, unit: usize) -> Option<&Token<'_>> {
        self.units
            .get(unit)
            .and_then(|unit| self.tokens.get(unit.tokens.start))
    }

    pub(super) fn possessive(&self, unit: usize) -> bool {
        self.units
            .get(unit)
            .and_then(|unit| self.tokens.get(unit.tokens.end.saturating_sub(1)))
            .is_some_and(|token| token.possessive)
    }

    /// True where nothing but white space stands between two units, and no possessive ending.
    pub(super) fn adjoins(&self, left: usize, right: usize) -> bool {
        let (Some(a), Some(b)) = (self.units.get(left), self.units.get(right)) else {
            return false;
        };
        a.range.end < b.range.start
            && self.text[a.range.end..b.range.start]
                .chars()
                .all(char::is_whitespace)
    }

    /// True where two units that adjoin are of one name: a line in capitals ends where capitals end, as in `SECRETARIAT
    /// OF STATE Directorate-General for Treaties`.
    pub(super) fn runs_on(&self, left: usize, right: usize) -> bool {
        let shouted = |unit: usize| self.first_token(unit).is_some_and(Token::shouted);
        let capitals = |unit: usize| {
            shouted(unit)
                && matches!(self.units[unit].piece, Piece::Head | Piece::Word)
                && self.word(unit).len() > 4
        };
        let line_ends = capitals(left)
            && left >= 1
            && (capitals(left - 1) || matches!(self.word(left - 1), "OF" | "AND" | "THE" | "FOR"))
            && self.units.get(right).is_some_and(|unit| {
                matches!(unit.piece, Piece::Head | Piece::Word) && !shouted(right)
            });
        self.adjoins(left, right) && !line_ends
    }

    /// True for a unit that may stand before a head.
    pub(super) fn modifies(&self, unit: usize) -> bool {
        match self.units[unit].piece {
            Piece::Other => false,
            Piece::Word => {
                let word = self.word(unit);
                let plain = lexicon::unshout(word);
                if barred(&plain) {
                    return false;
                }
                // A capital at the start of a sentence says nothing of a common word, unless another follows: “Lake
                // Mission Society”.
                let next = self
                    .units
                    .get(unit + 1)
                    .is_some_and(|next| next.piece == Piece::Word || next.piece == Piece::Head);
                let goes_on = next
                    && self.adjoins(unit, unit + 1)
                    && self
                        .units
                        .get(unit + 2)
                        .is_some_and(|head| head.piece == Piece::Head)
                    && self.adjoins(unit + 1, unit + 2)
                    && (PLACES.contains(&plain.as_str())
                        || lexicon::place(&plain)
                        || paper_town(&plain));
                !self.first_token(unit).is_some_and(|token| token.opens)
                    || self.after_colon(unit)
                    || !lexicon::no_name(word)
                    || modifier(&plain)
                    || goes_on
            }
            _ => true,
        }
    }

    /// `(Boston: Charter Street Press, 1979)`: after a colon in a line a capital is a name's.
    fn after_colon(&self, unit: usize) -> bool {
        unit >= 2
            && self.word(unit - 1) == ":"
            && matches!(self.units[unit - 2].piece, Piece::Word | Piece::State(_))
            && self.text[self.units[unit - 1].range.end..self.units[unit].range.start] == *" "
            && self
                .units
                .get(unit + 1)
                .is_some_and(|next| next.piece == Piece::Word)
            && self
                .units
                .get(unit + 2)
                .is_some_and(|next| next.piece == Piece::Head)
    }

    /// Reads the run that begins at a unit; returns the unit after it.
    pub(super) fn read(&self, start: usize, out: &mut Vec<Found>) -> usize {
        if let Some(next) = self.lowercase(start, out) {
            return next;
        }
        if self.station(start) {
            out.push(self.found(start, start + 1, vec!["broadcasting station"]));
            return start + 2;
        }
        if !self.modifies(start) {
            return start + 1;
        }
        let mut end = start;
        let mut core = None;
        loop {
            if matches!(self.units[end].piece, Piece::Head | Piece::Known(_)) {
                core = Some(end);
            }
            let next = end + 1;
            if next < self.units.len() && self.runs_on(end, next) && self.modifies(next) {
                end = next;
            } else if let Some(after) = self.joined(end, core) {
                end = after;
            } else {
                break;
            }
        }
        let Some(mut core) = core else {
            return end + 1;
        };
        loop {
            let begin = self.begin(start, core);
            let (last, place) = self.tail(core);
            let seated = place.is_some()
                && (matches!(
                    lexicon::unshout(self.word(core)).as_str(),
                    "Embassy" | "Legation" | "Consulate"
                ) || self.house_elsewhere(core, last));
            let lead = self.lead(begin, core);
            if lead < begin || self.is_body(begin, core, last) || seated {
                return self.emit(lead, core, last, place, out) + 1;
            }
            // “Hospital Board Commissioners”: what is no head here may follow one.
            let weak = self.of_kind(begin, core, last) == Some(false);
            let earlier = (begin..core).rev().find(|unit| {
                weak && matches!(self.units[*unit].piece, Piece::Head | Piece::Known(_))
            });
            match earlier {
                Some(earlier) => core = earlier,
                None => return core + 1,
            }
        }
    }

    /// `History and Public Policy Program`: “and” between words that are nothing else, before a head.
    pub(super) fn joined(&self, at: usize, core: Option<usize>) -> Option<usize> {
        let and = at + 1;
        let after = at + 2;
        let fits = core.is_none()
            && self.units[at].piece == Piece::Word
            && self.word(and) == "and"
            && after < self.units.len()
            && self.units[after].piece == Piece::Word
            && self.modifies(after)
            && [at, after].iter().all(|unit| {
                let word = self.word(*unit);
                lexicon::no_name(word) || lexicon::portfolio(word) || super::tail::purpose(word)
            });
        fits.then_some(after)
    }

    /// Where the name begins: after the last word of the run that cannot belong to it.
    pub(super) fn begin(&self, start: usize, core: usize) -> usize {
        let mut begin = start;
        for unit in start..core {
            if self.units[unit].piece == Piece::Word && {
                let word = lexicon::unshout(self.word(unit));
                // “Pan American Union”
                let pan = word == "Pan"
                    && matches!(
                        self.units[unit + 1].piece,
                        Piece::State(_) | Piece::Adjective(_)
                    );
                lexicon::title(&word) && !modifier(&word) && !pan
            } {
                begin = unit + 1;
            }
        }
        begin
    }

    /// True for a run that is a name and not just a noun.
    pub(super) fn is_body(&self, begin: usize, core: usize, last: usize) -> bool {
        if self.person_so_named(begin, core, last) {
            return false;
        }
        let word = lexicon::unshout(self.word(core));
        // “Twentieth Congress” is a meeting.
        let before = core.checked_sub(1).map_or("", |before| self.word(before));
        if word == "Congress" && begin < core && (ordinal(before) || before == "Party") {
            return false;
        }
        // So are a “Ninth Extraordinary Congress” and a “First National Congress”.
        let numbered = core >= 2 && before == "National" && ordinal(self.word(core - 2));
        if word == "Congress"
            && (numbered
                || matches!(
                    before,
                    "Extraordinary" | "Ordinary" | "Founding" | "Constituent" | "Unification"
                ))
        {
            return false;
        }
        // So is an “International Congress of Archaeology”.
        if word == "Congress"
            && matches!(
                before,
                "International" | "World" | "Universal" | "European" | "Annual" | "Northern"
            )
        {
            return false;
        }
        // “Congress rejected the bill”: a parliament where the text knows no other congress.
        if word == "Congress" && begin == core && last == core {
            return ![
                "Party Congress",
                "th Congress",
                "Congress of",
                "CONGRESS",
                "ty Congress",
            ]
            .iter()
            .any(|sign| self.text.contains(sign))
                && self.word(core + 1) != "["
                && self.word(core) == word;
        }
        // “a Party and Government Delegation of the GDR”
        if word == "Party"
            && last == core
            && matches!(
                self.word(core + 2),
                "Government" | "government" | "State" | "state"
            )
        {
            return false;
        }
        // “the Eastern Front” is a theatre of war.
        if matches!(word.as_str(), "Front" | "Sector" | "Zone")
            && matches!(
                before,
                "Eastern" | "Western" | "Northern" | "Southern" | "Home" | "Central" | "Middle"
            )
        {
            return false;
        }
        if let Some(known) = self.of_kind(begin, core, last) {
            return known;
        }
        if begin < core || matches!(self.units[core].piece, Piece::Known(_)) {
            return true;
        }
        lexicon::lone_head(&word) || (last > core && self.telling(core, last))
    }

    /// True for a tail that tells which: not “Committee of Ten”, not “Army of January”.
    pub(super) fn telling(&self, core: usize, last: usize) -> bool {
        (core + 1..=last).any(|unit| self.units[unit].piece != Piece::Other)
    }

    pub(super) fn found(&self, begin: usize, last: usize, evidence: Vec<&'static str>) -> Found {
        Found {
            range: self.units[begin].range.start..self.units[last].range.end,
            pieces: (begin..=last)
                .map(|unit| (self.units[unit].piece, self.units[unit].range.clone()))
                .collect(),
            place: None,
            defines: None,
            defined: None,
            evidence,
        }
    }

    /// Writes down a body and the bodies named inside it; returns the last unit used.
    pub(super) fn emit(
        &self,
        begin: usize,
        core: usize,
        last: usize,
        place: Option<usize>,
        out: &mut Vec<Found>,
    ) -> usize {
        let reason = match self.units[core].piece {
            Piece::Known(_) => "known body",
            _ => "head noun of a body",
        };
        let mut evidence = vec![reason];
        if last > core {
            evidence.push("tail");
        }
        let mut whole = self.found(begin, last, evidence.clone());
        // “Survey Dept.”
        if matches!(
            self.word(last),
            "Dept" | "Govt" | "Assn" | "Inst" | "Univ" | "Comm" | "Cttee" | "Bros" | "Ltd" | "Inc"
        ) && self.text[whole.range.end..].starts_with('.')
        {
            whole.range.end += 1;
        }
        whole.defines = self.definition(last);
        if let Some(place) = place {
            let mut abroad = whole.clone();
            abroad.range.end = self.units[place].range.end;
            // “National Archives (Prague)”
            if self.word(last + 1) == "(" && self.word(place + 1) == ")" {
                abroad.range.end = self.units[place + 1].range.end;
            }
            abroad.place = Some(self.units[place].range.clone());
            abroad.evidence.push("seat");
            out.push(abroad);
        }
        if self.possessed(begin) {
            let mut owned = self.found(begin - 1, last, evidence);
            owned.evidence.push("possessor");
            out.push(owned);
        }
        let mut used = place.unwrap_or(last).max(last);
        if let Some(end) = self.bracketed(last) {
            let mut completed = self.found(begin, end, vec![reason, "completed in brackets"]);
            completed.range.end += 1;
            out.push(completed);
            used = end + 1;
        }
        // “the Embassy at Rome” and “the Cuban Embassy in Prague” are all of the name: without the seat it is another one's.
        let seated_house = self.house_elsewhere(core, last);
        let told = place.is_none()
            || last > core && matches!(self.word(last + 1), "in" | "at") && !seated_house
            || matches!(self.word(last + 1), "in" | "IN")
                && matches!(self.units[begin].piece, Piece::State(_))
                && self.word(begin).contains(char::is_lowercase)
            || !matches!(
                lexicon::unshout(self.word(core)).as_str(),
                "Embassy"
                    | "Legation"
                    | "Consulate"
                    | "Mission"
                    | "Agency"
                    | "Museum"
                    | "Museums"
                    | "Archive"
                    | "Archives"
            ) && self.word(last + 1) != "at";
        if begin <= last && self.stands(begin, core, last) && told {
            out.push(whole);
        }
        self.nested(core, last, out);
        used
    }
}
