//! One word alone, told for a person's name by what stands around it: `Ochoa, the commander,`, `his mother Nachi`,
//! `Dear Staszek,`, `told Andrada that`.

use super::{Reader, lexicon};
use crate::name::token::{Kind, Token};

/// Words before which a town stands rather than a person.
const WHERE: &[&str] = &[
    "in", "at", "near", "from", "via", "towards", "toward", "outside", "around", "off", "In", "At",
    "Near", "From",
];

/// Who belongs to whose house.
const KIN: &[&str] = &[
    "mother",
    "father",
    "brother",
    "sister",
    "wife",
    "husband",
    "son",
    "daughter",
    "uncle",
    "aunt",
    "nephew",
    "niece",
    "cousin",
    "widow",
    "widower",
    "grandson",
    "granddaughter",
    "grandfather",
    "grandmother",
    "stepson",
    "stepdaughter",
    "fiancée",
    "fiancé",
    "godfather",
    "godmother",
    "godson",
    "half-brother",
    "half-sister",
    "brother-in-law",
    "sister-in-law",
    "son-in-law",
    "father-in-law",
    "mother-in-law",
];

/// Who serves whom.
const SERVANTS: &[&str] = &[
    "assistant",
    "deputy",
    "aide",
    "bodyguard",
    "chauffeur",
    "interpreter",
    "adjutant",
    "successor",
    "predecessor",
];

/// Of whom it is said how they are called.
const CALLED: &[&str] = &[
    "boy",
    "girl",
    "man",
    "woman",
    "lad",
    "child",
    "chief",
    "youth",
    "fellow",
    "person",
    "servant",
    "slave",
    "officer",
    "soldier",
    "student",
    "priest",
    "friend",
    "someone",
    "somebody",
    "one",
    "clerk",
    "merchant",
    "trader",
    "sailor",
    "peasant",
    "worker",
    "headman",
    "monk",
    "nun",
    "teacher",
    "catechist",
    "convert",
    "captain",
    "lieutenant",
    "colleague",
    "comrade",
    "agent",
    "son",
    "daughter",
];

/// Verbs of which a person is told, asked or thanked.
const TOLD: &[&str] = &[
    "told",
    "informed",
    "asked",
    "assured",
    "reminded",
    "warned",
    "notified",
    "thanked",
    "urged",
    "tells",
    "asks",
    "telling",
    "asking",
    "informing",
];

/// Words that stand for somebody's: `his mother`.
const WHOSE: &[&str] = &[
    "his", "her", "my", "our", "their", "your", "His", "Her", "My", "Our", "Their", "Your",
];

impl Reader<'_> {
    /// Why one word is a person's name by what stands around it.
    pub(super) fn told_alone(&self, at: usize, end: usize) -> Option<&'static str> {
        let token = self.token(at)?;
        let word = token.text;
        let fits = end == at + 1
            && token.kind == Kind::Word
            && token.capital()
            && word.chars().count() > 2
            && !token.shouted()
            && !lexicon::place(word)
            && !lexicon::head(word)
            && !lexicon::title(word)
            && !lexicon::hyphenated(word)
            && !self.after_capital(at);
        if !fits {
            return None;
        }
        if self.greeted(at) {
            Some("salutation")
        } else if self.of_kin(at) {
            Some("kinship")
        } else if self.named_so(at) {
            Some("it is said to be so called")
        } else if self.office_in_commas(at) {
            Some("apposition")
        } else if self.told(at) {
            Some("told or asked")
        } else if token.possessive
            && (SERVANTS.contains(&self.text(at + 1)) || KIN.contains(&self.text(at + 1)))
        {
            Some("kin or servants")
        } else {
            None
        }
    }

    /// True where another word with a capital stands right before, which is no title.
    fn after_capital(&self, at: usize) -> bool {
        at >= 1
            && self.adjoins(at - 1)
            && self.tokens[at - 1].capital()
            && !self.tokens[at - 1].opens
            && !lexicon::title(self.text(at - 1))
    }

    /// `Dear Staszek,`
    fn greeted(&self, at: usize) -> bool {
        at >= 1
            && matches!(
                self.text(at - 1),
                "Dear" | "dear" | "Dearest" | "dearest" | "Lieber" | "Liebe" | "Cher" | "Chère"
            )
            && matches!(self.text(at + 1), "," | ":" | "!" | "\n" | "")
            && !matches!(
                self.text(at),
                "Friend"
                    | "Friends"
                    | "Colleague"
                    | "Colleagues"
                    | "Cousin"
                    | "Uncle"
                    | "Aunt"
                    | "Papa"
                    | "Mama"
                    | "Child"
                    | "Children"
                    | "Boy"
                    | "Lads"
                    | "Master"
            )
    }

    /// `his mother Nachi`, `his mother, Nachi,`, `Nachi, the chief’s mother`.
    fn of_kin(&self, at: usize) -> bool {
        let mut back = at;
        let comma = back >= 1 && self.text(back - 1) == ",";
        if comma && matches!(self.text(at + 1), "," | "." | ";" | ")") {
            back -= 1;
        }
        let before = back >= 2
            && KIN.contains(&self.text(back - 1))
            && (WHOSE.contains(&self.text(back - 2)) || self.tokens[back - 2].possessive);
        let after = self.text(at + 1) == ","
            && (at + 2..at + 6)
                .take_while(|next| !matches!(self.text(*next), "," | "." | ";"))
                .any(|next| {
                    KIN.contains(&self.text(next))
                        && (WHOSE.contains(&self.text(next - 1))
                            || self.tokens[next - 1].possessive
                            || self.text(next + 1) == "of")
                });
        before || (after && !self.stands_where(at))
    }

    /// `a boy named Yona`, `baptized Esther`.
    fn named_so(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1) else {
            return false;
        };
        match self.text(before) {
            "named" | "called" | "nicknamed" | "surnamed" => {
                (before.saturating_sub(5)..before).any(|word| CALLED.contains(&self.text(word)))
            }
            "baptized" | "baptised" | "christened" => true,
            _ => false,
        }
    }

    /// `Samantar, the Minister of Defense, is`, `The Cuban commander, Ochoa, had`.
    fn office_in_commas(&self, at: usize) -> bool {
        if self.stands_where(at) {
            return false;
        }
        let after = self.text(at + 1) == "," && self.office_and_comma(at + 2);
        let before = at >= 3
            && self.text(at - 1) == ","
            && matches!(self.text(at + 1), ",")
            && !matches!(self.text(at + 2), "and" | "or" | "&")
            && {
                let office = if matches!(self.text(at - 2), "here" | "there" | "then") {
                    at - 3
                } else {
                    at - 2
                };
                self.is_title(office)
                    && !lexicon::title_of_many(self.text(office))
                    && (office.saturating_sub(4)..office).any(|word| {
                        matches!(self.text(word), "the" | "The" | "a" | "A" | "an" | "An")
                            || WHOSE.contains(&self.text(word))
                    })
            };
        after || before || self.minister_and_comma(at)
    }

    /// `the Minister of Church and Education, Wexelsen.`: a portfolio stands between the office and its holder.
    fn minister_and_comma(&self, at: usize) -> bool {
        const FARTHEST: usize = 8;
        let closed = matches!(self.text(at + 1), "," | "." | ";" | ")" | "")
            && !matches!(self.text(at + 2), "and" | "or" | "&");
        if at < 4 || self.text(at - 1) != "," || !closed {
            return false;
        }
        let mut of = false;
        for back in (at.saturating_sub(FARTHEST)..at - 1).rev() {
            let word = self.text(back);
            if matches!(word, "of" | "for") {
                of = true;
            } else if matches!(
                word,
                "Minister" | "minister" | "Secretary" | "Undersecretary" | "Under-Secretary"
            ) && of
            {
                return back >= 1 && matches!(self.text(back - 1), "the" | "The" | "our" | "then");
            } else if !(matches!(word, "and" | "the" | "&") || lexicon::portfolio(word)) {
                return false;
            }
        }
        false
    }

    /// True where an office with an article stands here, and a mark ends it: `the Minister of Defense,`.
    fn office_and_comma(&self, start: usize) -> bool {
        let article = matches!(self.text(start), "the" | "a" | "an" | "then" | "former")
            || WHOSE.contains(&self.text(start));
        let mut office = false;
        for at in start..start + 14 {
            match self.token(at) {
                None => return office,
                Some(token) if token.kind == Kind::Mark && token.text != "-" => {
                    return office
                        && article
                        && matches!(token.text, "," | "." | ";" | ")" | "—" | "–");
                }
                // A word of action before the mark: “Kassa, the leader told us, …”.
                Some(token)
                    if token.text.ends_with("ed") && token.text.starts_with(char::is_lowercase) =>
                {
                    return false;
                }
                Some(token)
                    if matches!(
                        token.text,
                        "said" | "told" | "was" | "were" | "is" | "had" | "has" | "and" | "who"
                    ) =>
                {
                    if token.text != "and" {
                        return false;
                    }
                }
                Some(_) => office |= at < start + 6 && self.is_title(at),
            }
        }
        false
    }

    /// `He told Andrada that …`
    fn told(&self, at: usize) -> bool {
        at >= 1
            && TOLD.contains(&self.text(at - 1))
            && matches!(
                self.text(at + 1),
                "that" | "whether" | "why" | "how" | "about" | "what" | "when" | "to"
            )
    }

    /// True after a word that leads to a place.
    fn stands_where(&self, at: usize) -> bool {
        at >= 1 && WHERE.contains(&self.text(at - 1))
    }
}

/// Things that bear persons' names: `Knox Medal`, `Karl Marx Street`.
const THINGS: &[&str] = &[
    "Medal",
    "Medals",
    "Prize",
    "Prizes",
    "Award",
    "Awards",
    "Lecture",
    "Lectures",
    "Lectureship",
    "Fellowship",
    "Scholarship",
    "Professorship",
    "Fund",
    "Bequest",
    "Doctrine",
    "Street",
    "Road",
    "Avenue",
    "Square",
    "Boulevard",
    "Quay",
    "Bridge",
    "Canal",
    "Dam",
    "Airport",
    "Station",
    "Theatre",
    "Theater",
    "Hospital",
    "Stadium",
    "Park",
    "Tower",
    "Mausoleum",
    "Monument",
    "Memorial",
    "Island",
    "Islands",
    "Bay",
    "Strait",
    "Straits",
    "Glacier",
    "Range",
    "Mountains",
    "Peak",
    "River",
    "Falls",
    "Lake",
    "Trail",
    "City",
    "Plan",
    "Amendment",
    "Line",
    "Land",
    "Harbour",
    "Harbor",
    "Barracks",
    "Prison",
    "Shipyard",
    "Works",
    "Collection",
    "Papers",
    "Cup",
    "Trophy",
    "Chapel",
    "Wing",
    "Wings",
    "Building",
    "Buildings",
    "Ward",
    "Pavilion",
    "Annexe",
    "Gate",
    "Wharf",
    "Dock",
    "Docks",
    "Hotel",
    "Inn",
    "Estate",
    "Mine",
    "Mines",
    "Highway",
    "Tunnel",
    "Terrace",
    "Crescent",
    "Lane",
    "Cemetery",
    "Reservoir",
    "Ferry",
    "Pass",
    "Ridge",
    "Gap",
];

/// What bears a name and floats, flies or runs.
const SHIPS: &[&str] = &[
    "vessel",
    "ship",
    "steamer",
    "steamship",
    "yacht",
    "schooner",
    "cruiser",
    "destroyer",
    "battleship",
    "frigate",
    "gunboat",
    "corvette",
    "submarine",
    "brig",
    "barque",
    "launch",
    "tanker",
    "freighter",
    "trawler",
    "icebreaker",
    "minesweeper",
    "carrier",
    "liner",
    "ferry",
    "tug",
    "sloop",
    "dreadnought",
    "monitor",
    "airship",
    "boat",
    "HMS",
    "H.M.S.",
    "USS",
    "U.S.S.",
    "SS",
    "S.S.",
    "MV",
    "M.V.",
    "RMS",
    "R.M.S.",
    "SMS",
    "S.M.S.",
    "troopship",
    "transport",
    "motorship",
    "flagship",
];

/// True where a thing that only bears the name stands right after a token: `Knox Medal`.
pub(in crate::name) fn bears_name(text: &str, tokens: &[Token<'_>], last: usize) -> bool {
    let (Some(name), Some(thing)) = (tokens.get(last), tokens.get(last + 1)) else {
        return false;
    };
    !name.possessive
        && THINGS.contains(&thing.text)
        && text[name.range.end..thing.range.start]
            .chars()
            .all(char::is_whitespace)
}

/// True where a ship stands before a name and its titles: `the fishery vessel Lady McCallum`.
pub(in crate::name) fn ship(tokens: &[Token<'_>], first: usize) -> bool {
    let mut at = first;
    while at >= 1 && first - at < 3 {
        let before = &tokens[at - 1];
        let word = before.text;
        if SHIPS.contains(&word) && !before.possessive {
            return true;
        }
        if !(matches!(word, "“" | "\"" | "‘" | "'") || lexicon::title(word)) {
            return false;
        }
        at -= 1;
    }
    false
}

/// True for a month or a day of the week, which is no name without more: `May`, `Friday`.
pub(in crate::name) fn divides_time(word: &str) -> bool {
    crate::name::body::words::month(word) || word.ends_with("day")
}
