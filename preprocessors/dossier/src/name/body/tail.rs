//! Tails of the names of bodies: `of the Soviet Union`, `on Foreign Relations`, `in Pyongyang`.

use super::reader::Reader;
use super::words::{barred, modifier, month};
use super::{BODIES, Piece, Token, lexicon};

/// Words that lead from a head to its tail in French, Spanish, Portuguese and Italian.
pub(super) const FOREIGN_LINKS: [&str; 24] = [
    "de", "des", "du", "del", "della", "delle", "di", "do", "da", "dos", "dei", "degli", "der",
    "für", "fuer", "zur", "zum", "van", "voor", "för", "af", "og", "och", "pentru",
];

/// What a report is on: “Report to the Committee on Talks”.
const EVENTS: [&str; 14] = [
    "Talks",
    "Conversation",
    "Conversations",
    "Visit",
    "Visits",
    "Meeting",
    "Meetings",
    "Negotiations",
    "Results",
    "Contacts",
    "Situation",
    "Questions",
    "Progress",
    "Work",
];

/// True for a word that names what a body is for: `Control`, `Cooperation`, `Statistics`.
pub(super) fn purpose(word: &str) -> bool {
    matches!(
        word,
        "Control"
            | "Supply"
            | "Supplies"
            | "Labour"
            | "Labor"
            | "Arms"
            | "Fisheries"
            | "Forests"
            | "Forestry"
            | "Mines"
            | "Works"
            | "Roads"
            | "Ports"
            | "Harbours"
            | "Harbors"
            | "Posts"
            | "Telegraphs"
            | "Parks"
            | "Plants"
            | "Gardens"
            | "Arts"
            | "Letters"
            | "Crafts"
            | "Manufactures"
            | "Commerce"
            | "Customs"
            | "Lands"
            | "Surveys"
            | "Antiquities"
            | "Monuments"
            | "Fine"
            | "Applied"
            | "Natural"
            | "Loans"
            | "Debts"
            | "Research"
            | "Welfare"
    ) || [
        "tion", "sion", "ment", "ity", "ance", "ence", "ics", "ing", "ure", "ism", "ship", "logy",
        "graphy",
    ]
    .iter()
    .any(|ending| word.len() > ending.len() + 3 && word.ends_with(ending))
}

/// True for what is made for a body and bears its name: `University of Calvert Amendment Act`.
fn act(word: &str) -> bool {
    matches!(
        word,
        "Act" | "Acts" | "Bill" | "Ordinance" | "Amendment" | "Amendments" | "Fonds"
    )
}

/// True for an adjective made of two: `Scientific-Technical`.
fn attribute(word: &str) -> bool {
    word.split_once('-').is_some_and(|(first, second)| {
        second.starts_with(char::is_uppercase)
            && [first, second].iter().all(|part| {
                ["ic", "al", "o", "ary", "ive", "ural"]
                    .iter()
                    .any(|ending| part.ends_with(ending))
            })
    })
}

impl Reader<'_> {
    /// The last unit of the tail after a core, and the place after “in”.
    pub(super) fn tail(&self, core: usize) -> (usize, Option<usize>) {
        let mut last = core;
        if let Some(state) = self.own_state(core) {
            return (state, None);
        }
        if let Some(town) = self.archive_town(core) {
            return (core, Some(town));
        }
        // “Consulate General”
        if self.word(core + 1) == "General"
            && self.adjoins(core, core + 1)
            && matches!(
                self.word(core),
                "Consulate" | "Directorate" | "Secretariat" | "Commissariat" | "Inspectorate"
            )
            && !self
                .units
                .get(core + 2)
                .is_some_and(|next| next.piece != Piece::Other && self.adjoins(core + 1, core + 2))
        {
            last = core + 1;
        }
        if let Some(named) = self.department_by_name(core) {
            last = named;
        } else if self.takes_tail(core) {
            while let Some(next) = self.tail_link(last, last == core) {
                last = next;
            }
        }
        // The mission of a church is one wherever it is; that of a state has its seat in its name.
        let of_state = || {
            core >= 1
                && (matches!(
                    self.units[core - 1].piece,
                    Piece::State(_) | Piece::Adjective(_)
                ) || matches!(
                    lexicon::unshout(self.word(core - 1)).as_str(),
                    "Trade" | "Permanent" | "Commercial" | "Military"
                ))
        };
        let head = lexicon::unshout(self.word(core));
        let abroad = self.units[core].piece == Piece::Head
            && (!matches!(head.as_str(), "Mission" | "Agency") || of_state())
            && matches!(
                head.as_str(),
                "Embassy"
                    | "Legation"
                    | "Consulate"
                    | "Mission"
                    | "Agency"
                    | "Command"
                    | "Headquarters"
            )
            || self.house_elsewhere(core, last);
        // “American Embassy Moscow”, “U.K. Mission New York”
        if abroad
            && self.adjoins(last, last + 1)
            && self.units[last + 1].piece == Piece::Word
            && lexicon::no_name(self.word(last + 1))
            && !lexicon::title(self.word(last + 1))
            && !month(self.word(last + 1))
            && matches!(
                self.word(core),
                "Embassy" | "Legation" | "Consulate" | "Mission"
            )
        {
            let second = matches!(self.word(last + 1), "New" | "Addis" | "Buenos" | "Mexico")
                && self.adjoins(last + 1, last + 2)
                && self.units[last + 2].piece == Piece::Word
                && lexicon::no_name(self.word(last + 2));
            return (last, Some(last + 1 + usize::from(second)));
        }
        let place = (abroad && matches!(self.word(last + 1), "in" | "at" | "IN" | "AT"))
            .then(|| {
                let mut place = last + 2;
                if matches!(self.word(place), "the" | "THE") {
                    place += 1;
                }
                // “Addis Ababa”, “Rio de Janeiro”
                let text = self
                    .text
                    .get(self.units.get(place).map_or(0, |unit| unit.range.start)..);
                let words = text.and_then(|text| {
                    let names = lexicon::PLACE_NAMES
                        .iter()
                        .filter(|name| name.contains(' '));
                    names
                        .filter(|name| text.starts_with(**name))
                        .map(|name| name.split(' ').count())
                        .max()
                });
                place + words.unwrap_or(1) - 1
            })
            .filter(|place| {
                *place < self.units.len()
                    && matches!(self.units[*place].piece, Piece::State(_) | Piece::Word)
                    && !month(self.word(*place))
            });
        (last, place)
    }

    pub(super) fn takes_tail(&self, core: usize) -> bool {
        match self.units[core].piece {
            Piece::Head => {
                let word = lexicon::unshout(self.word(core));
                lexicon::head_with_tail(&word)
                    || lexicon::foreign_head(&word)
                    || lexicon::qualifiers(&word).is_some()
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
    pub(super) fn tail_link(&self, last: usize, first: bool) -> Option<usize> {
        let mut at = last + 1;
        if at >= self.units.len() {
            return None;
        }
        let link = self.word(at);
        // “COMMISSION ON FRONTIERS”
        let lowered = link.to_lowercase();
        let shouted = self.first_token(last).is_some_and(Token::shouted);
        let link = if shouted && matches!(lowered.as_str(), "of" | "for" | "on" | "and" | "to") {
            lowered.as_str()
        } else {
            link
        };
        // “Cuban Mission to the United Nations”
        let mission = || {
            (0..=last)
                .rev()
                .take(6)
                .find(|unit| self.units[*unit].piece == Piece::Head)
                .is_some_and(|head| {
                    matches!(
                        lexicon::unshout(self.word(head)).as_str(),
                        "Mission" | "Delegation"
                    )
                })
        };
        if link == "to" && mission() {
            let over = at + 1 + usize::from(matches!(self.word(at + 1), "the" | "THE"));
            let known = matches!(self.units.get(over)?.piece, Piece::Known(_));
            return known.then_some(over);
        }
        // “A House for Antiquity” is no house of parliament.
        let of = link == "of"
            || (link == "for" && lexicon::unshout(self.word(last)) != "House")
            || (link == "on" && first && self.takes_on(last))
            || (link == "with"
                && matches!(
                    self.word(last),
                    "Solidarity" | "Friendship" | "Relations" | "Cooperation"
                ));
        if of {
            at += 1;
            if self.word(at) == "the" || shouted && self.word(at) == "THE" {
                at += 1;
            }
            if link == "of" && (self.part_of(last, at, first) || first && self.of_others(last, at))
            {
                return None;
            }
            return (at < self.units.len() && self.in_tail(at) && !self.of_officer(at))
                .then_some(at);
        }
        if self.foreign(last, first) {
            let linked = FOREIGN_LINKS.contains(&link);
            if linked {
                at += 1;
                if matches!(self.word(at), "la" | "las" | "los" | "les" | "le" | "el") {
                    at += 1;
                }
            }
            if linked || first {
                let fits = at < self.units.len()
                    && (linked || self.adjoins(last, at))
                    && self.in_tail(at)
                    && !self.first_token(at).is_some_and(|token| token.opens);
                return fits.then_some(at);
            }
        }
        if self.called_after(last, at) {
            return Some(at);
        }
        if first {
            return None;
        }
        if link == "and"
            && let Some(second) = self
                .second_region(last, at + 1)
                .or_else(|| self.second_country(last, at + 1))
        {
            return Some(second);
        }
        // “Ministry of Church and Education”
        let portfolio =
            self.units[last].piece == Piece::Head && lexicon::portfolio(self.word(last));
        if (link == "and" || link == ",") && (portfolio || self.units[last].piece == Piece::Word) {
            at += 1;
            let word = at < self.units.len()
                && self.units[at].piece == Piece::Word
                && self.in_tail(at)
                && (lexicon::no_name(self.word(at))
                    || purpose(self.word(at))
                    || attribute(self.word(at)));
            let listed = link == "and" || (self.word(at + 1) == "and" || self.word(at + 1) == ",");
            return (word && listed).then_some(at);
        }
        (self.runs_on(last, at) && self.in_tail(at) && self.units[last].piece != Piece::Other)
            .then_some(at)
            .filter(|at| {
                !matches!(self.units[last].piece, Piece::State(_))
                    || matches!(self.units[*at].piece, Piece::Known(_) | Piece::Head)
            })
    }

    /// `Office of the First`, then on the next line `Deputy Minister`: whose office it is goes on there.
    fn of_officer(&self, at: usize) -> bool {
        matches!(
            lexicon::unshout(self.word(at)).as_str(),
            "First" | "Second" | "Third" | "Deputy" | "Vice" | "Acting"
        ) && !self
            .units
            .get(at + 1)
            .is_some_and(|next| next.piece != Piece::Other && self.adjoins(at, at + 1))
    }

    /// `Committee on Foreign Relations`, but not “Report to the Committee on Talks”.
    pub(super) fn takes_on(&self, core: usize) -> bool {
        // “Interdepartmental Working Group on Disarmament”
        let group = lexicon::unshout(self.word(core)) == "Group"
            && core >= 1
            && matches!(
                lexicon::unshout(self.word(core - 1)).as_str(),
                "Working" | "Study" | "Expert" | "Experts" | "Drafting" | "Contact" | "Steering"
            );
        let party = lexicon::unshout(self.word(core)) == "Party"
            && core >= 1
            && lexicon::unshout(self.word(core - 1)) == "Working";
        group || party || self.committee_takes_on(core)
    }

    fn committee_takes_on(&self, core: usize) -> bool {
        matches!(
            lexicon::unshout(self.word(core)).as_str(),
            "Committee"
                | "Commission"
                | "Subcommittee"
                | "Sub-Committee"
                | "Sub-Commission"
                | "Conference"
                | "Council"
        ) && (core == 0
            || !self.adjoins(core - 1, core)
            || ((self.units[core - 1].piece == Piece::Other
                || matches!(self.word(core - 1), "The" | "A" | "This"))
                && (core < 2
                    || self.word(core - 2) != "to"
                    || !EVENTS.contains(&self.word(core + 2))))
            || matches!(
                lexicon::unshout(self.word(core - 1)).as_str(),
                "Senate"
                    | "House"
                    | "Joint"
                    | "Special"
                    | "Standing"
                    | "Select"
                    | "Advisory"
                    | "Interdepartmental"
                    | "Interministerial"
                    | "Preparatory"
                    | "Permanent"
                    | "Royal"
            ))
    }

    pub(super) fn in_tail(&self, unit: usize) -> bool {
        match self.units[unit].piece {
            Piece::Other => false,
            Piece::Word => {
                let word = lexicon::unshout(self.word(unit));
                // “Borough of Port Arden”
                let town = lexicon::place(&word)
                    || unit >= 1
                        && self.adjoins(unit - 1, unit)
                        && matches!(
                            lexicon::unshout(self.word(unit - 1)).as_str(),
                            "Port"
                                | "New"
                                | "Fort"
                                | "Mount"
                                | "Lake"
                                | "San"
                                | "Santa"
                                | "Saint"
                                | "St."
                                | "Upper"
                                | "Lower"
                        );
                !barred(&word)
                    && !month(&word)
                    && !act(&word)
                    && !lexicon::statesman(&word)
                    && (!lexicon::title(&word) || modifier(&word))
                    && (lexicon::no_name(&word)
                        || town
                        || lexicon::portfolio(&word)
                        || (lexicon::asian_family(&word).is_none()
                            && lexicon::given_name(&word).is_none()))
            }
            _ => true,
        }
    }
}
