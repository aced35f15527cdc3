//! What bears a person's name and is none: medals, streets, ships, months.

use super::lexicon;
use crate::name::token::{Kind, Token};

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
    "Fjord",
    "Fjords",
    "Fiord",
    "Firth",
    "Sound",
    "Inlet",
    "Bight",
    "Cove",
    "Creek",
    "Channel",
    "Passage",
    "Basin",
    "Plateau",
    "Peninsula",
    "Archipelago",
    "Reef",
    "Atoll",
    "Coast",
    "Sea",
    "Shelf",
    "Nunatak",
    "Crater",
    "Massif",
    "Valley",
    "Springs",
    "Hall",
    "House",
    "Palace",
    "Castle",
    "Villa",
    "Field",
    "Airfield",
    "Arena",
    "Statue",
    "Column",
    "Gardens",
    "Mill",
    "Mills",
    "Farm",
    "Ranch",
    "Colliery",
    "Locks",
    "Lighthouse",
    "Act",
    "Ordinance",
    "Theorem",
];

/// What stands before the name that it bears: `Camp David`, `Cape Broer Ruys`.
const NAMED: &[&str] = &[
    "Camp",
    "Fort",
    "Cape",
    "Mount",
    "Mt",
    "Mt.",
    "Lake",
    "Loch",
    "Port",
    "Point",
    "Isle",
    "Château",
    "Chateau",
    "Schloss",
    "Villa",
    "Palazzo",
    "Palais",
    "Hotel",
    "Hôtel",
    "Mont",
    "Monte",
    "Puerto",
    "Porto",
    "Isla",
    "Île",
    "Ile",
    "Kap",
    "Cabo",
    "Cap",
    "Piazza",
    "Plaza",
    "Place",
    "Praça",
    "Rue",
    "Calle",
    "Rua",
    "Avenida",
    "Boulevard",
    "Ulica",
    "Ulitsa",
    "Operation",
    "Project",
    "Hurricane",
    "Typhoon",
    "Radio",
    "Théâtre",
    "Teatro",
    "Lycée",
    "Café",
    "Stadion",
    "Estadio",
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
    "HMAS",
    "H.M.A.S.",
    "HMCS",
    "H.M.C.S.",
    "HMNZS",
    "HMIS",
    "H.M.I.S.",
    "USAT",
    "T.S.S.",
    "R.Y.S.",
    "S.Y.",
    "H.N.M.S.",
    "troopship",
    "transport",
    "motorship",
    "flagship",
];

/// True for the letters before the name of a ship: `H.M.S.`
pub(super) fn prefix_of_ship(letters: &str) -> bool {
    letters.contains('.') && SHIPS.contains(&letters)
}

/// True where a thing that only bears the name stands right after a token: `Knox Medal`.
fn bears_name(text: &str, tokens: &[Token<'_>], last: usize) -> bool {
    let (Some(name), Some(thing)) = (tokens.get(last), tokens.get(last + 1)) else {
        return false;
    };
    !name.possessive
        && THINGS.contains(&thing.text)
        && text[name.range.end..thing.range.start]
            .chars()
            .all(char::is_whitespace)
}

/// True for the second letter of `R/V`, `M/S`: what stands before the name of a ship.
fn slashed(tokens: &[Token<'_>], at: usize) -> bool {
    matches!(tokens[at].text, "V" | "S" | "Y")
        && at >= 2
        && tokens[at - 1].text == "/"
        && matches!(tokens[at - 2].text, "R" | "M" | "F" | "S" | "H" | "T" | "D")
}

/// True where a ship stands before a name and its titles: `the fishery vessel Lady McCallum`.
fn ship(tokens: &[Token<'_>], first: usize) -> bool {
    let mut at = first;
    while at >= 1 && first - at < 3 {
        let before = &tokens[at - 1];
        let word = before.text;
        if SHIPS.contains(&word) && !before.possessive || slashed(tokens, at - 1) {
            return true;
        }
        if !(matches!(word, "“" | "\"" | "‘" | "'") || lexicon::title(word)) {
            return false;
        }
        at -= 1;
    }
    false
}

/// True where a place or an undertaking stands before the name that it bears: `Camp David`.
fn place_named(text: &str, tokens: &[Token<'_>], first: usize) -> bool {
    first.checked_sub(1).is_some_and(|before| {
        let (place, name) = (&tokens[before], &tokens[first]);
        NAMED.contains(&place.text)
            && !place.possessive
            && text[place.range.end..name.range.start]
                .chars()
                .all(char::is_whitespace)
            // “Point Ferrari made” is no place.
            && !(place.opens && matches!(place.text, "Place" | "Project" | "Point"))
    })
}

/// True for a name in quotation marks or slanted type after an article: `the cruise of the "Michael Sars"` is a ship's.
fn quoted(tokens: &[Token<'_>], first: usize, end: usize) -> bool {
    const MARKS: [(&str, &str); 6] = [
        ("\"", "\""),
        ("“", "”"),
        ("‘", "’"),
        ("«", "»"),
        ("*", "*"),
        ("_", "_"),
    ];
    if first < 2 {
        return false;
    }
    let close = tokens.get(end).map_or("", |token| token.text);
    MARKS.contains(&(tokens[first - 1].text, close))
        && matches!(tokens[first - 2].text, "the" | "The" | "aboard")
}

/// Why a full name may be that of a ship or of an island: `prune` looks whether the collection knows a person of it.
pub(in crate::name) const THING: &str = "printed as the name of a thing";

/// True for a full name with the article and no noun after it, as ships are named: `aboard the Anna Maria Lind,`,
/// `the Piet Mulder had sailed`. A person's stands so only before a noun: `the Vasco da Gama exhibition`.
pub(super) fn like_a_thing(text: &str, tokens: &[Token<'_>], first: usize, end: usize) -> bool {
    let Some((article, name)) = first
        .checked_sub(1)
        .and_then(|before| Some((tokens.get(before)?, tokens.get(first)?)))
    else {
        return false;
    };
    let last = &tokens[end - 1];
    if end - first < 2
        || !matches!(article.text, "the" | "The")
        // “the Dalai Lama”
        || lexicon::title(last.text)
        || last.possessive
        || text[article.range.end..name.range.start].contains('\n')
    {
        return false;
    }
    let Some(next) = tokens.get(end) else {
        return true;
    };
    match next.kind {
        Kind::Mark => !matches!(next.text, "-" | "–" | "/" | "&" | "\n"),
        Kind::Word => {
            next.text.starts_with(char::is_lowercase)
                && (AFTER_SHIPS.contains(&next.text) || next.text.ends_with("ed"))
        }
        Kind::Initials | Kind::Number => false,
    }
}

/// What follows the name of a ship, and is no noun.
const AFTER_SHIPS: &[&str] = &[
    "is", "was", "were", "are", "be", "has", "had", "have", "will", "would", "could", "can", "may",
    "might", "shall", "should", "must", "did", "does", "and", "or", "but", "of", "in", "on", "at",
    "from", "to", "into", "with", "by", "for", "as", "under", "over", "off", "near", "between",
    "during", "after", "before", "until", "when", "while", "which", "that", "where", "left", "lay",
    "came", "went", "took", "brought", "ran", "struck", "sank", "met", "put", "under", "again",
    "now", "then", "also", "alone", "herself", "there",
];

/// True where what bears a name stands beside it, so that no person is meant: `the ship "Michael Sars"`, `Knox Medal`.
/// The name is the words from the first to the one before the end.
pub(in crate::name) fn borne(text: &str, tokens: &[Token<'_>], first: usize, end: usize) -> bool {
    bears_name(text, tokens, end - 1)
        || ship(tokens, first)
        || place_named(text, tokens, first)
        || quoted(tokens, first, end)
}

/// True for a month or a day of the week, which is no name without more: `May`, `Friday`.
pub(in crate::name) fn divides_time(word: &str) -> bool {
    crate::name::body::words::month(word) || word.ends_with("day")
}
