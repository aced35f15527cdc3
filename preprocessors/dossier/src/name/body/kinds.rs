//! Heads that name a body only in certain company: `Botanic Gardens`, `Morning Ledger`, `26th of July Movement`.

use super::reader::Reader;
use super::{Piece, lexicon};

/// Words before “Movement” that tell a current of history and not a body: `the peace movement`.
const CURRENTS: [&str; 41] = [
    "Peace",
    "Labor",
    "Labour",
    "Communist",
    "Socialist",
    "Workers",
    "Workers'",
    "Workers’",
    "Women's",
    "Women’s",
    "Youth",
    "Student",
    "Students",
    "Liberation",
    "National",
    "Nationalist",
    "Revolutionary",
    "International",
    "Democratic",
    "Independence",
    "Resistance",
    "Trade",
    "Union",
    "Civil",
    "Rights",
    "Reform",
    "Cooperative",
    "Co-operative",
    "Temperance",
    "Partisan",
    "Opposition",
    "Popular",
    "Mass",
    "World",
    "Oxford",
    "Reformation",
    "Free",
    "People's",
    "People’s",
    "Guerrilla",
    "Underground",
];

/// Towns whose newspapers are widely known and that are no names of places alone.
const PAPER_TOWNS: [&str; 14] = [
    "York",
    "Washington",
    "Chicago",
    "Boston",
    "Philadelphia",
    "London",
    "Paris",
    "Berlin",
    "Miami",
    "Havana",
    "Angeles",
    "Francisco",
    "Moscow",
    "Bombay",
];

/// True for a town after which newspapers are called.
pub(super) fn paper_town(word: &str) -> bool {
    PAPER_TOWNS.contains(&word)
}

/// False for a room or a building by its head and the word before it: `Oval Office`, `Opera House`.
fn room_of_body(head: &str, before: &str) -> bool {
    match head {
        "House" => !matches!(
            before,
            "Opera"
                | "Play"
                | "Country"
                | "Town"
                | "Manor"
                | "Court"
                | "Summer"
                | "Mansion"
                | "Custom"
                | "Guest"
                | "Guard"
                | "Boat"
                | "Engine"
                | "Glass"
                | "Coffee"
                | "Rest"
                | "Alms"
                | "Light"
                | "Market"
                | "School"
                | "Ward"
                | "State"
        ),
        "Office" => !matches!(before, "Oval" | "Box" | "Corner" | "Private"),
        "Chamber" => !matches!(
            before,
            "Council" | "Audience" | "Burial" | "Presence" | "Robing"
        ),
        "Court" => !matches!(before, "Tennis" | "Forecourt" | "Inner" | "Outer"),
        _ => true,
    }
}

impl Reader<'_> {
    /// Whether a run under such a head is a body; none where the head has no rule of its own.
    pub(super) fn of_kind(&self, begin: usize, core: usize, last: usize) -> Option<bool> {
        if self.units[core].piece != Piece::Head {
            return None;
        }
        let word = lexicon::unshout(self.word(core));
        if let Some(words) = lexicon::qualifiers(&word) {
            return Some(self.qualified(words, begin, core));
        }
        // A program, a project, a survey of something is no body; one with a name is.
        if matches!(word.as_str(), "Program" | "Programme" | "Project") && begin == core {
            return Some(false);
        }
        // Rooms and buildings: “Council Chamber”, “Oval Office”, “Opera House”.
        let before = core
            .checked_sub(1)
            .filter(|before| self.adjoins(*before, core))
            .map(|before| lexicon::unshout(self.word(before)));
        if let Some(before) = before
            && !room_of_body(&word, &before)
        {
            return Some(false);
        }
        if word == "Movement" {
            return Some(self.movement(begin, core, last));
        }
        // “Tsinan Railway” is a line; “Northern Central Railway” and “Pennsylvania Railroad” are those who run it.
        if word == "Railway" {
            return Some(core >= begin + 2);
        }
        (lexicon::paper_head(&word) && !lexicon::head(&word)).then(|| self.paper(begin, core))
    }

    fn qualified(&self, words: &[&str], begin: usize, core: usize) -> bool {
        let mut before = (begin..core)
            .filter(|unit| matches!(self.units[*unit].piece, Piece::Word | Piece::Head));
        if words == ["two"] {
            let opens = self.first_token(begin).is_some_and(|token| token.opens);
            return before.count() >= 2 && !opens;
        }
        before.any(|unit| words.contains(&lexicon::unshout(self.word(unit)).as_str()))
            || (begin < core
                && matches!(self.word(core), "Works" | "Mills" | "Nurseries" | "Nursery")
                && self.proper(begin, core))
    }

    /// True where every word before the head is a name and nothing else: `Zbrojovka Works`.
    fn proper(&self, begin: usize, core: usize) -> bool {
        (begin..core).all(|unit| {
            let word = lexicon::unshout(self.word(unit));
            self.units[unit].piece == Piece::Word
                && !lexicon::no_name(&word)
                && !lexicon::title(&word)
                && !self.first_token(unit).is_some_and(|token| token.opens)
        })
    }

    /// A movement is a body where it is some country's, bears an abbreviation or a name of its own; else it is history.
    fn movement(&self, begin: usize, core: usize, last: usize) -> bool {
        let stated = (begin..=last).any(|unit| {
            matches!(
                self.units[unit].piece,
                Piece::State(_) | Piece::Adjective(_) | Piece::Known(_)
            )
        });
        let named = (begin..core).any(|unit| {
            self.units[unit].piece == Piece::Word
                && !CURRENTS.contains(&lexicon::unshout(self.word(unit)).as_str())
        });
        stated || (named && core - begin >= 2) || self.definition(last).is_some()
    }

    /// `Miami Morning Ledger`, `Havana Post`.
    fn paper(&self, begin: usize, core: usize) -> bool {
        if begin == core {
            return false;
        }
        let before = lexicon::unshout(self.word(core - 1));
        let article = begin
            .checked_sub(1)
            .is_some_and(|unit| matches!(self.word(unit), "the" | "The" | "THE"));
        // “The Post” at the head of a line in capitals opens the name itself.
        let town = lexicon::place(&before)
            || lexicon::capital_of(&before).is_some()
            || paper_town(&before)
            || matches!(self.units[core - 1].piece, Piece::State(_));
        lexicon::paper_word(&before) || (town && article)
    }
}
