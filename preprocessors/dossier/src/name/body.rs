//! Bodies: parties, ministries, committees, armies, embassies, found by their heads, by known abbreviations and by
//! what stands around both.

use std::ops::Range;

use lazy_static::lazy_static;

use super::lexicon::{self, BODIES};
use super::phrase::Phrases;
use super::state::{self, Use};
use super::token::Token;

/// What a part of a body's name is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Piece {
    /// A state's name.
    State(usize),
    /// A state's adjective.
    Adjective(usize),
    /// A body of the lexicon.
    Known(usize),
    /// A head noun.
    Head,
    /// Another word with a capital.
    Word,
    /// Anything else.
    Other,
}

/// A run of tokens that is one piece of a name.
#[derive(Debug, Clone)]
struct Unit {
    piece: Piece,
    range: Range<usize>,
    /// Indices of its tokens.
    tokens: Range<usize>,
}

/// A body found in a text.
#[derive(Debug, Clone)]
pub(super) struct Found {
    /// Bytes of the text.
    pub(super) range: Range<usize>,
    /// Its pieces, in order, with their bytes.
    pub(super) pieces: Vec<(Piece, Range<usize>)>,
    /// Bytes of the place after “in”: `Finland Embassy in Pyongyang`.
    pub(super) place: Option<Range<usize>>,
    /// Why it was taken for a body.
    pub(super) evidence: Vec<&'static str>,
}

lazy_static! {
    static ref PHRASES: Phrases<usize> =
        Phrases::new(BODIES.iter().enumerate().flat_map(|(index, body)| {
            std::iter::once(&body.name)
                .chain(&body.forms)
                .map(move |form| (form.clone(), index))
        }));
}

/// Finds bodies in a text whose states are known.
pub(super) fn find(text: &str, tokens: &[Token<'_>], states: &[state::Found]) -> Vec<Found> {
    let units = units(text, tokens, states);
    let reader = Reader {
        text,
        tokens,
        units: &units,
    };
    let mut out = Vec::new();
    let mut at = 0;
    while at < units.len() {
        at = reader.read(at, &mut out).max(at + 1);
    }
    out
}

/// Cuts a text into the pieces of which names of bodies are made.
fn units(text: &str, tokens: &[Token<'_>], states: &[state::Found]) -> Vec<Unit> {
    let known = PHRASES.find(text);
    let (mut next_known, mut next_state) = (0, 0);
    let mut out = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let start = tokens[at].range.start;
        while known
            .get(next_known)
            .is_some_and(|(range, _)| range.start < start)
        {
            next_known += 1;
        }
        while states
            .get(next_state)
            .is_some_and(|found| found.range.start < start)
        {
            next_state += 1;
        }
        let body = known
            .get(next_known)
            .filter(|(range, _)| range.start == start);
        let state = states
            .get(next_state)
            .filter(|found| found.range.start == start);
        let (piece, end) = match (body, state) {
            (Some((range, index)), state)
                if state.is_none_or(|found| range.end >= found.range.end) =>
            {
                (Piece::Known(**index), range.end)
            }
            (_, Some(found)) if found.usage == Use::Adjective => {
                (Piece::Adjective(found.state), found.range.end)
            }
            (_, Some(found)) => (Piece::State(found.state), found.range.end),
            _ => (plain(&tokens[at]), tokens[at].range.end),
        };
        let mut last = at + 1;
        while last < tokens.len() && tokens[last].range.start < end {
            last += 1;
        }
        out.push(Unit {
            piece,
            range: start..end,
            tokens: at..last,
        });
        at = last;
    }
    out
}

/// The piece that a single token is.
fn plain(token: &Token<'_>) -> Piece {
    if !token.capital() {
        return Piece::Other;
    }
    let word = lexicon::unshout(token.text);
    let singular = word.strip_suffix('s').unwrap_or(&word);
    if lexicon::head(&word) || (word != singular && singular == "Committee") {
        Piece::Head
    } else {
        Piece::Word
    }
}

/// Reads names of bodies from units.
struct Reader<'a> {
    text: &'a str,
    tokens: &'a [Token<'a>],
    units: &'a [Unit],
}

impl Reader<'_> {
    fn word(&self, unit: usize) -> &str {
        self.units
            .get(unit)
            .map_or("", |unit| &self.text[unit.range.clone()])
    }

    fn first_token(&self, unit: usize) -> Option<&Token<'_>> {
        self.units
            .get(unit)
            .and_then(|unit| self.tokens.get(unit.tokens.start))
    }

    fn possessive(&self, unit: usize) -> bool {
        self.units
            .get(unit)
            .and_then(|unit| self.tokens.get(unit.tokens.end.saturating_sub(1)))
            .is_some_and(|token| token.possessive)
    }

    /// True where nothing but white space stands between two units, and no possessive ending.
    fn adjoins(&self, left: usize, right: usize) -> bool {
        let (Some(a), Some(b)) = (self.units.get(left), self.units.get(right)) else {
            return false;
        };
        a.range.end < b.range.start
            && self.text[a.range.end..b.range.start]
                .chars()
                .all(char::is_whitespace)
    }

    /// True for a unit that may stand before a head.
    fn modifies(&self, unit: usize) -> bool {
        match self.units[unit].piece {
            Piece::Other => false,
            Piece::Word => {
                let word = self.word(unit);
                let plain = lexicon::unshout(word);
                if barred(&plain) {
                    return false;
                }
                // A capital at the start of a sentence says nothing of a common word.
                !(self.first_token(unit).is_some_and(|token| token.opens)
                    && lexicon::no_name(word)
                    && !modifier(&plain))
            }
            _ => true,
        }
    }

    /// Reads the run that begins at a unit; returns the unit after it.
    fn read(&self, start: usize, out: &mut Vec<Found>) -> usize {
        if let Some(next) = self.lowercase(start, out) {
            return next;
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
            if next < self.units.len() && self.adjoins(end, next) && self.modifies(next) {
                end = next;
            } else if let Some(after) = self.joined(end, core) {
                end = after;
            } else {
                break;
            }
        }
        let Some(core) = core else {
            return end + 1;
        };
        let begin = self.begin(start, core);
        let (last, place) = self.tail(core);
        if !self.is_body(begin, core, last) {
            return core + 1;
        }
        self.emit(begin, core, last, place, out);
        last.max(core) + 1
    }

    /// `History and Public Policy Program`: “and” between words that are nothing else, before a head.
    fn joined(&self, at: usize, core: Option<usize>) -> Option<usize> {
        let and = at + 1;
        let after = at + 2;
        let fits = core.is_none()
            && self.units[at].piece == Piece::Word
            && self.word(and) == "and"
            && after < self.units.len()
            && self.units[after].piece == Piece::Word
            && self.modifies(after)
            && lexicon::no_name(self.word(at))
            && lexicon::no_name(self.word(after));
        fits.then_some(after)
    }

    /// Where the name begins: after the last word of the run that cannot belong to it.
    fn begin(&self, start: usize, core: usize) -> usize {
        let mut begin = start;
        for unit in start..core {
            if self.units[unit].piece == Piece::Word && {
                let word = lexicon::unshout(self.word(unit));
                lexicon::title(&word) && !modifier(&word)
            } {
                begin = unit + 1;
            }
        }
        begin
    }

    /// The last unit of the tail after a core, and the place after “in”.
    fn tail(&self, core: usize) -> (usize, Option<usize>) {
        let mut last = core;
        if self.takes_tail(core) {
            while let Some(next) = self.tail_link(last, last == core) {
                last = next;
            }
        }
        let abroad = self.units[core].piece == Piece::Head
            && matches!(
                lexicon::unshout(self.word(core)).as_str(),
                "Embassy" | "Legation" | "Consulate" | "Mission" | "Command" | "Headquarters"
            );
        let place = (abroad && self.word(last + 1) == "in")
            .then(|| {
                let mut place = last + 2;
                if self.word(place) == "the" {
                    place += 1;
                }
                place
            })
            .filter(|place| {
                *place < self.units.len()
                    && matches!(self.units[*place].piece, Piece::State(_) | Piece::Word)
                    && !month(self.word(*place))
            });
        (last, place)
    }

    fn takes_tail(&self, core: usize) -> bool {
        match self.units[core].piece {
            Piece::Head => {
                let word = lexicon::unshout(self.word(core));
                lexicon::head_with_tail(&word)
                    || lexicon::head_with_tail(word.strip_suffix('s').unwrap_or(&word))
            }
            Piece::Known(index) => {
                let body = &BODIES[index];
                body.state.is_none()
                    && [
                        body.name.split(' ').next(),
                        body.name.split(' ').next_back(),
                    ]
                    .into_iter()
                    .flatten()
                    .any(|word| lexicon::head_with_tail(word) && word != "Organization")
            }
            _ => false,
        }
    }

    /// One link of a tail: `of the Soviet Union`, `and Industry`, or a further word.
    fn tail_link(&self, last: usize, first: bool) -> Option<usize> {
        let mut at = last + 1;
        if at >= self.units.len() {
            return None;
        }
        let link = self.word(at);
        let of = link == "of" || link == "for" || (link == "on" && first);
        if of {
            at += 1;
            if self.word(at) == "the" {
                at += 1;
            }
            return (at < self.units.len() && self.in_tail(at)).then_some(at);
        }
        if first {
            return None;
        }
        if (link == "and" || link == ",") && self.units[last].piece == Piece::Word {
            at += 1;
            let word = at < self.units.len()
                && self.units[at].piece == Piece::Word
                && self.in_tail(at)
                && lexicon::no_name(self.word(at));
            let listed = link == "and" || (self.word(at + 1) == "and" || self.word(at + 1) == ",");
            return (word && listed).then_some(at);
        }
        (self.adjoins(last, at) && self.in_tail(at) && self.units[last].piece != Piece::Other)
            .then_some(at)
            .filter(|at| {
                !matches!(self.units[last].piece, Piece::State(_))
                    || matches!(self.units[*at].piece, Piece::Known(_) | Piece::Head)
            })
    }

    fn in_tail(&self, unit: usize) -> bool {
        match self.units[unit].piece {
            Piece::Other => false,
            Piece::Word => {
                let word = lexicon::unshout(self.word(unit));
                !barred(&word)
                    && !month(&word)
                    && !lexicon::statesman(&word)
                    && (!lexicon::title(&word) || modifier(&word))
                    && (lexicon::no_name(&word)
                        || (lexicon::asian_family(&word).is_none()
                            && lexicon::given_name(&word).is_none()))
            }
            _ => true,
        }
    }

    /// True for a run that is a name and not just a noun.
    fn is_body(&self, begin: usize, core: usize, last: usize) -> bool {
        if begin < core || matches!(self.units[core].piece, Piece::Known(_)) {
            return true;
        }
        let word = lexicon::unshout(self.word(core));
        lexicon::lone_head(&word) || (last > core && self.telling(core, last))
    }

    /// True for a tail that tells which: not “Committee of Ten”, not “Army of January”.
    fn telling(&self, core: usize, last: usize) -> bool {
        (core + 1..=last).any(|unit| self.units[unit].piece != Piece::Other)
    }

    fn found(&self, begin: usize, last: usize, evidence: Vec<&'static str>) -> Found {
        Found {
            range: self.units[begin].range.start..self.units[last].range.end,
            pieces: (begin..=last)
                .map(|unit| (self.units[unit].piece, self.units[unit].range.clone()))
                .collect(),
            place: None,
            evidence,
        }
    }

    /// Writes down a body and the bodies named inside it.
    fn emit(
        &self,
        begin: usize,
        core: usize,
        last: usize,
        place: Option<usize>,
        out: &mut Vec<Found>,
    ) {
        let reason = match self.units[core].piece {
            Piece::Known(_) => "known body",
            _ => "head noun of a body",
        };
        let mut evidence = vec![reason];
        if last > core {
            evidence.push("tail");
        }
        let whole = self.found(begin, last, evidence.clone());
        if let Some(place) = place {
            let mut abroad = whole.clone();
            abroad.range.end = self.units[place].range.end;
            abroad.place = Some(self.units[place].range.clone());
            abroad.evidence.push("seat");
            out.push(abroad);
        }
        // “DPRK's Academy of Sciences”: the possessor belongs to the name, and the name stands by itself too.
        if begin >= 1
            && self.possessive(begin - 1)
            && matches!(
                self.units[begin - 1].piece,
                Piece::State(_) | Piece::Known(_)
            )
            && self.text[self.units[begin - 1].range.end..self.units[begin].range.start]
                .chars()
                .count()
                == 3
        {
            let mut owned = self.found(begin - 1, last, evidence.clone());
            owned.evidence.push("possessor");
            out.push(owned);
        }
        if let Some(end) = self.bracketed(last) {
            let mut completed = self.found(begin, end, vec![reason, "completed in brackets"]);
            completed.range.end += 1;
            out.push(completed);
        }
        out.push(whole);
        self.nested(core, last, out);
    }

    /// `UN [General Assembly]`: the last unit inside brackets that hold the rest of a name.
    fn bracketed(&self, last: usize) -> Option<usize> {
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
    fn nested(&self, core: usize, last: usize, out: &mut Vec<Found>) {
        let mut at = core + 1;
        while at <= last {
            if self.units[at].piece == Piece::Other {
                at += 1;
                continue;
            }
            let mut end = at;
            while end < last
                && self.adjoins(end, end + 1)
                && self.units[end + 1].piece != Piece::Other
            {
                end += 1;
            }
            let head = (at..=end)
                .rev()
                .find(|unit| matches!(self.units[*unit].piece, Piece::Head | Piece::Known(_)));
            if let Some(head) = head {
                let stop = if end == head { last } else { head };
                if self.is_body(at, head, stop) {
                    out.push(self.found(at, stop, vec!["named in the name of another body"]));
                }
                at = stop + 1;
            } else {
                at = end + 1;
            }
        }
    }

    /// `South Korean army`, `UN forces`, `armed forces of the Soviet Union`: heads without a capital, beside a state.
    fn lowercase(&self, at: usize, out: &mut Vec<Found>) -> Option<usize> {
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

/// Words that open a sentence or stand between names, never inside the name of a body.
fn barred(word: &str) -> bool {
    month(word) || FUNCTION_WORDS.contains(&word)
}

const FUNCTION_WORDS: &[&str] = &[
    "The",
    "A",
    "An",
    "This",
    "That",
    "These",
    "Those",
    "He",
    "She",
    "It",
    "They",
    "We",
    "You",
    "I",
    "His",
    "Her",
    "Its",
    "Their",
    "Our",
    "My",
    "Your",
    "In",
    "On",
    "At",
    "By",
    "For",
    "From",
    "To",
    "With",
    "As",
    "Of",
    "And",
    "But",
    "Or",
    "If",
    "When",
    "While",
    "After",
    "Before",
    "Since",
    "Both",
    "All",
    "No",
    "Not",
    "Some",
    "However",
    "Although",
    "Though",
    "Because",
    "During",
    "Through",
    "Under",
    "According",
    "Following",
    "What",
    "Which",
    "Who",
    "Whether",
    "Where",
    "Why",
    "How",
    "Then",
    "There",
    "Thus",
    "Also",
    "Even",
    "Former",
    "Such",
    "Other",
    "Another",
    "Each",
    "Every",
    "Many",
    "Most",
    "Only",
    "Once",
    "Upon",
    "Until",
    "Unless",
    "Like",
    "Unlike",
    "Despite",
    "Regarding",
    "Concerning",
    "Mr",
    "Mrs",
    "Comrade",
    "Telegram",
    "Letter",
    "Report",
    "Memorandum",
    "Note",
    "Subject",
    "Reference",
    "Record",
    "Conversation",
    "Member",
    "Members",
    "Translated",
    "Treaty",
    "Agreement",
    "Day",
    "Copy",
    "Source",
    "Participants",
    "Place",
    "Date",
    "Time",
    "Read",
    "Signature",
    "Dear",
    "Together",
    "Perhaps",
    "Moreover",
    "Furthermore",
    "Therefore",
    "Finally",
    "Recently",
    "Today",
    "Yesterday",
    "Now",
    "Later",
    "Here",
    "Meanwhile",
    "Nevertheless",
    "Congress",
    "Plenum",
    "Conference",
    "Draft",
    "Text",
    "Excerpt",
    "Excerpts",
    "Summary",
    "About",
];

/// Words that are titles or offices by themselves but belong to the names of bodies.
fn modifier(word: &str) -> bool {
    matches!(
        word,
        "General"
            | "State"
            | "Foreign"
            | "Defense"
            | "Defence"
            | "Economic"
            | "Political"
            | "Military"
            | "Security"
            | "Central"
            | "National"
            | "Communist"
            | "Socialist"
            | "Workers"
            | "Workers'"
            | "People's"
            | "People’s"
            | "Supreme"
            | "International"
            | "East"
            | "West"
            | "North"
            | "South"
            | "Far"
            | "Near"
            | "Middle"
            | "First"
            | "Second"
            | "Third"
            | "Fourth"
            | "Fifth"
            | "Sixth"
            | "Seventh"
            | "Eighth"
            | "Ninth"
            | "Tenth"
            | "Special"
            | "Interior"
            | "Finance"
            | "Trade"
            | "Youth"
            | "Women's"
            | "Peace"
            | "Liberation"
            | "Democratic"
            | "Republican"
            | "Labor"
            | "Labour"
            | "Red"
            | "Armed"
            | "Air"
            | "Naval"
            | "Cultural"
            | "Justice"
            | "Information"
            | "Agriculture"
            | "Education"
            | "Health"
            | "Planning"
            | "Executive"
            | "Joint"
            | "Private"
            | "Directory"
            | "Ministers"
            | "Chiefs"
    ) || word.starts_with("Ministers")
}

fn month(word: &str) -> bool {
    matches!(
        word,
        "January"
            | "February"
            | "March"
            | "April"
            | "May"
            | "June"
            | "July"
            | "August"
            | "September"
            | "October"
            | "November"
            | "December"
    )
}
