//! Tails of the names of bodies: `of the Soviet Union`, `on Foreign Relations`, `in Pyongyang`.

use super::reader::Reader;
use super::words::{barred, modifier, month};
use super::{BODIES, Piece, Token, lexicon};

/// Words that lead from a head to its tail in French, Spanish, Portuguese and Italian.
const FOREIGN_LINKS: [&str; 24] = [
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
        if self.takes_tail(core) {
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

    /// `Royal Museums at Berlin`, `Academy of Sciences at Paris`: a house that only its town tells from others of its kind.
    pub(super) fn house_elsewhere(&self, core: usize, last: usize) -> bool {
        const KINDS: [&str; 9] = [
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
        let academy = self.word(core) == "Academy";
        let tail = last == core || academy && self.word(last).starts_with("Science");
        self.units[core].piece == Piece::Head
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
    fn own_state(&self, core: usize) -> Option<usize> {
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

    /// `National Archives, Prague`, `National Archives (Prague)`: every state has one.
    fn archive_town(&self, core: usize) -> Option<usize> {
        let archive = matches!(
            lexicon::unshout(self.word(core)).as_str(),
            "Archive" | "Archives"
        );
        let town = core + 2;
        (archive
            && matches!(self.word(core + 1), "," | "(")
            && town < self.units.len()
            && lexicon::capital_of(self.word(town)).is_some())
        .then_some(town)
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
            return (at < self.units.len() && self.in_tail(at)).then_some(at);
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

    /// `Department of Latin American Countries of the USSR MFA`, `First Asian Department of the PRC Foreign Ministry`:
    /// the ministry of which a department with a name of its own is a part does not belong to its name.
    fn part_of(&self, last: usize, at: usize, first: bool) -> bool {
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
    fn of_others(&self, core: usize, at: usize) -> bool {
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
    fn called_after(&self, last: usize, at: usize) -> bool {
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

    /// `Department for the Soviet Union and Eastern Europe`: a second country or part of the world.
    fn second_country(&self, last: usize, second: usize) -> Option<usize> {
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
        if !department {
            return None;
        }
        if matches!(unit.piece, Piece::State(_)) {
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
    fn second_region(&self, last: usize, second: usize) -> Option<usize> {
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
    fn foreign(&self, last: usize, first: bool) -> bool {
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

    /// `Committee on Foreign Relations`, but not “Report to the Committee on Talks”.
    pub(super) fn takes_on(&self, core: usize) -> bool {
        // “Interdepartmental Working Group on Disarmament”
        let group = lexicon::unshout(self.word(core)) == "Group"
            && core >= 1
            && matches!(
                lexicon::unshout(self.word(core - 1)).as_str(),
                "Working" | "Study" | "Expert" | "Experts" | "Drafting" | "Contact" | "Steering"
            );
        group || self.committee_takes_on(core)
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
                self.word(core - 1),
                "Senate" | "House" | "Joint" | "Special" | "Standing" | "Select" | "Advisory"
            ))
    }

    pub(super) fn in_tail(&self, unit: usize) -> bool {
        match self.units[unit].piece {
            Piece::Other => false,
            Piece::Word => {
                let word = lexicon::unshout(self.word(unit));
                !barred(&word)
                    && !month(&word)
                    && !act(&word)
                    && !lexicon::statesman(&word)
                    && (!lexicon::title(&word) || modifier(&word))
                    && (lexicon::no_name(&word)
                        || lexicon::portfolio(&word)
                        || (lexicon::asian_family(&word).is_none()
                            && lexicon::given_name(&word).is_none()))
            }
            _ => true,
        }
    }
}
