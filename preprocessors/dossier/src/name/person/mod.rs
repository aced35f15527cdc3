//! Persons: found by titles, initials, given names, patronymics, the orders of East Asian names, labels and glosses.

mod alone;
pub(super) mod bearers;
mod beside;
mod orders;
mod shapes;
mod surroundings;

use std::ops::Range;

pub(super) use orders::PEER;
pub(super) use shapes::article_name;
use shapes::{bare_title, hyphenated_adjective, title_of_several};

use super::body::words::month;
use super::lexicon;
use super::token::{Kind, Token};

/// How a name is put together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Order {
    /// Family name first: `Kim Il Sung`.
    FamilyFirst,
    /// Given names or initials first: `L. I. Brezhnev`.
    GivenFirst,
    /// A family name alone.
    FamilyAlone,
    /// Given name and patronymic: `Nikita Sergeevich`.
    Patronymic,
    /// A given name alone: `Gonjiro`.
    GivenAlone,
}

/// A person's name, taken apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct PersonName {
    /// Family name as printed; empty for given name and patronymic.
    pub(super) family: String,
    /// Given names and initials in order; an initial is a single letter.
    pub(super) given: Vec<String>,
    /// How it is put together.
    pub(super) order: Order,
}

/// A person found in a text.
#[derive(Debug, Clone)]
pub(super) struct Found {
    /// Bytes of the text.
    pub(super) range: Range<usize>,
    /// The name, taken apart.
    pub(super) name: PersonName,
    /// Why it was taken for a name.
    pub(super) evidence: Vec<&'static str>,
}

/// What is known beyond the text itself.
#[derive(Debug, Clone, Default)]
pub(super) struct Hints {
    /// Ranges that are a person's name by their place: speakers, creators, translators.
    pub(super) forced: Vec<Range<usize>>,
    /// True in a document that writes `c.` for comrade, so that `C.` at the start of a sentence is no initial.
    pub(super) comrade: bool,
    /// True in a document that writes `M.` for Monsieur, so that it is no initial.
    pub(super) monsieur: bool,
    /// True in a text that opens with the letter of a list: `A. Lewandowski had seen` is no initial.
    pub(super) lettered: bool,
}

/// Finds persons in a text. `taken` are the ranges of bodies and states, in order.
pub(super) fn find(
    text: &str,
    tokens: &[Token<'_>],
    taken: &[Range<usize>],
    hints: &Hints,
) -> Vec<Found> {
    let blocked = blocked(tokens, taken);
    let reader = Reader {
        text,
        tokens,
        blocked: &blocked,
        hints,
    };
    let mut out = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        match reader.read(at) {
            Some((end, mut found)) => {
                let first = tokens.partition_point(|token| token.range.start < found.range.start);
                let label = found.evidence.contains(&"label or field");
                if found.name.order == Order::GivenFirst
                    && found.evidence.len() == 1
                    && bearers::like_a_thing(text, tokens, first, end)
                {
                    found.evidence.push(bearers::THING);
                }
                if label || !bearers::borne(text, tokens, first, end) {
                    out.push(found);
                }
                at = end.max(at + 1);
            }
            None => at += 1,
        }
    }
    out
}

/// For each token, whether it stands in a body's or a state's name.
pub(super) fn blocked(tokens: &[Token<'_>], taken: &[Range<usize>]) -> Vec<bool> {
    let mut furthest = 0;
    let mut next = 0;
    tokens
        .iter()
        .map(|token| {
            while let Some(range) = taken
                .get(next)
                .filter(|range| range.start <= token.range.start)
            {
                furthest = furthest.max(range.end);
                next += 1;
            }
            token.range.start < furthest
        })
        .collect()
}

struct Reader<'a> {
    text: &'a str,
    tokens: &'a [Token<'a>],
    blocked: &'a [bool],
    hints: &'a Hints,
}

impl Reader<'_> {
    fn token(&self, at: usize) -> Option<&Token<'_>> {
        self.tokens.get(at)
    }

    fn text(&self, at: usize) -> &str {
        self.token(at).map_or("", |token| token.text)
    }

    /// True where only white space stands between this token and the next.
    fn adjoins(&self, at: usize) -> bool {
        match (self.token(at), self.token(at + 1)) {
            (Some(a), Some(b)) => {
                !a.possessive
                    && self.text[a.range.end..b.range.start]
                        .chars()
                        .all(char::is_whitespace)
            }
            _ => false,
        }
    }

    /// True for a word that can be part of a person's name.
    fn part(&self, at: usize) -> bool {
        let Some(token) = self.token(at) else {
            return false;
        };
        if self.blocked[at] {
            return false;
        }
        match token.kind {
            Kind::Initials => {
                !(token.text == "M."
                    && (self.hints.monsieur || self.monsieur(at))
                    && !self.after_initials(at)
                    || self.numbers(at)
                    || self.honours(at))
            }
            // “R/V Meridian”: the letters before a ship.
            Kind::Word
                if matches!(token.text, "V" | "S" | "Y") && at >= 1 && self.text(at - 1) == "/" =>
            {
                false
            }
            Kind::Word => {
                (token.capital() || article_name(token.text))
                    && (!lexicon::no_name(token.text)
                        || self.before_syllables(at)
                        || self.surname_after_address(at)
                        || self.surname_after_given(at)
                        || self.given_after_address(at)
                        || self.given_before_surname(at))
                    && !title_of_several(token.text)
                    && (!token.text.ends_with('.') || lexicon::short_given(token.text))
                    && !(token.text.contains('-') && hyphenated_adjective(token.text))
            }
            _ => false,
        }
    }

    /// `M. Debré`: before the name of a statesman of France it is Monsieur.
    fn monsieur(&self, at: usize) -> bool {
        self.adjoins(at) && lexicon::statesman_of(self.text(at + 1)) == Some("France")
    }

    /// `G. M. Whybrow`: a second initial.
    fn after_initials(&self, at: usize) -> bool {
        at >= 1 && self.adjoins(at - 1) && self.tokens[at - 1].kind == Kind::Initials
    }

    /// True for letters of an honour after a name: `Mr. R. I. Maclehose, F.L.S.`
    fn honours(&self, at: usize) -> bool {
        let text = self.text(at);
        // “H.M.S. Swiftsure” is a ship.
        if text.len() > 4 && bearers::prefix_of_ship(text) {
            return true;
        }
        if text.len() < 4 || !lexicon::honour(text) {
            return false;
        }
        let before = at.checked_sub(1).map_or("", |before| self.text(before));
        // “M.A. Jinnah”: two letters may be initials.
        text.len() > 4
            || before == ","
                && self.token(at + 1).is_none_or(|next| {
                    next.kind != Kind::Word || !self.adjoins(at) || lexicon::title(next.text)
                })
    }

    /// True for a letter that numbers what follows: `Article I.`, and `A.` at the start of a list.
    fn numbers(&self, at: usize) -> bool {
        let single = self.text(at).chars().count() == 2;
        // “South of 37° S. Fourteen stations”: a quarter of the compass.
        let quarter = single
            && matches!(self.text(at), "N." | "S." | "E." | "W." | "O.")
            && at >= 1
            && (self.tokens[at - 1].kind == Kind::Number
                || matches!(self.text(at - 1), "°" | "′" | "″" | "º"));
        quarter
            || single
                && (at == 0 && self.hints.lettered
                    || at >= 1
                        && matches!(
                            self.text(at),
                            "I." | "V." | "X." | "A." | "B." | "C." | "D."
                        )
                        && self.divides(at - 1))
    }

    /// True for a word that a number follows: `Article`, `Kapitel`.
    fn divides(&self, at: usize) -> bool {
        const DIVISIONS: [&str; 40] = [
            "Article",
            "Chapter",
            "Section",
            "Part",
            "Volume",
            "Book",
            "Annex",
            "Appendix",
            "Title",
            "Clause",
            "Point",
            "Item",
            "Act",
            "Paragraph",
            "Enclosure",
            "Phase",
            "Class",
            "Grade",
            "Group",
            "Artikel",
            "Kapitel",
            "Abschnitt",
            "Teil",
            "Band",
            "Anlage",
            "Anhang",
            "Punkt",
            "Chapitre",
            "Titre",
            "Partie",
            "Tome",
            "Annexe",
            "Capítulo",
            "Artículo",
            "Tomo",
            "Parte",
            "Título",
            "Articolo",
            "Capitolo",
            "Artigo",
        ];
        DIVISIONS.contains(&lexicon::unshout(self.text(at)).as_str())
    }

    /// `Do Phat Quang`: a family name that is also a word of English, before two syllables of a name.
    fn before_syllables(&self, at: usize) -> bool {
        lexicon::asian_family(self.text(at)).is_some()
            && self.adjoins(at)
            && self.adjoins(at + 1)
            && self.syllable(at + 1)
            && self.syllable(at + 2)
            && (!self.tokens[at].opens || self.titled(at))
    }

    /// True for a word that may be a syllable of an East Asian name, whatever else it is.
    fn syllable(&self, at: usize) -> bool {
        self.token(at).is_some_and(|token| {
            token.capital()
                && !self.blocked[at]
                && !lexicon::no_name(token.text)
                && token
                    .text
                    .split('-')
                    .all(|part| shapes::SYLLABLE.is_match(part))
        })
    }

    /// `Christian Herter`: a common word is a given name before a word that is none.
    fn given_before_surname(&self, at: usize) -> bool {
        lexicon::given_name(self.text(at)).is_some()
            && !self.tells_time(at)
            && self.adjoins(at)
            && !self.blocked[at + 1]
            && self.tokens[at + 1].capital()
            && !lexicon::no_name(self.text(at + 1))
            && !lexicon::title(self.text(at + 1))
            && !lexicon::head(self.text(at + 1))
    }

    /// “In June Brandt left”: a month after a word of time or a day is no given name.
    fn tells_time(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1).and_then(|before| self.token(before)) else {
            return false;
        };
        month(self.text(at))
            && (before.kind == Kind::Number
                || matches!(
                    before.text.to_lowercase().as_str(),
                    "in" | "since"
                        | "until"
                        | "till"
                        | "during"
                        | "last"
                        | "next"
                        | "early"
                        | "late"
                        | "this"
                ))
    }

    /// `Mr. Green`, `Miss Young`: a common word is a family name after a title that only persons bear.
    fn surname_after_address(&self, at: usize) -> bool {
        at >= 1
            && self.adjoins(at - 1)
            && lexicon::address(self.text(at - 1))
            && lexicon::word_and_surname(&lexicon::unshout(self.text(at)))
            && !self
                .token(at + 1)
                .is_some_and(|next| next.capital() && self.adjoins(at))
    }

    /// True for a title where a name may begin or go on; initials are none.
    fn bars(&self, at: usize) -> bool {
        self.token(at)
            .is_some_and(|token| token.kind == Kind::Word && bare_title(token.text))
            && !(self.called_by_title(at)
                || self.plainly_addressed(at) && self.surname_after_address(at)
                || self.family_before_hyphens(at))
    }

    /// `Pan Tzu-li`: a family name that is also a title elsewhere, before a given name of two syllables.
    fn family_before_hyphens(&self, at: usize) -> bool {
        lexicon::asian_family(self.text(at)).is_some()
            && self.adjoins(at)
            && self.text(at + 1).contains('-')
            && self.syllable(at + 1)
    }

    /// True after a form of address that no office takes: `Dr. King`, but “Lord Bishop”.
    fn plainly_addressed(&self, at: usize) -> bool {
        at >= 1 && self.adjoins(at - 1) && lexicon::plain_address(self.text(at - 1))
    }

    /// `Chamberlain said`: a title that is a statesman's family name too, where no name follows.
    fn called_by_title(&self, at: usize) -> bool {
        let before = at.checked_sub(1).map_or("", |before| self.text(before));
        lexicon::statesman(self.text(at))
            && !matches!(
                before,
                "the"
                    | "The"
                    | "a"
                    | "our"
                    | "his"
                    | "Our"
                    | "His"
                    | "Lord"
                    | "Court"
                    | "Imperial"
                    | "Royal"
                    | "High"
            )
            && !(self.adjoins(at) && self.part(at + 1))
    }

    /// `Dean Jens Krogh`, `Duke Albrecht Vane`: a given name that is a title too is one before another given name or
    /// initials with a family name after them.
    fn title_before_given(&self, at: usize) -> bool {
        let given = |at: usize| {
            self.token(at).is_some_and(|token| {
                token.kind == Kind::Initials || lexicon::common_given(token.text)
            })
        };
        (self
            .token(at)
            .is_some_and(|token| token.kind == Kind::Word && lexicon::title(token.text))
            && self.adjoins(at)
            && self.adjoins(at + 1)
            && given(at + 1)
            && self.part(at + 1)
            && self.part(at + 2)
            && !self.bars(at + 2)
            // “Dean G. Acheson”: one initial alone may be his second name.
            || self.don(at))
            && !(self.text(at + 1).len() == 2 && lexicon::given_name(self.text(at)).is_some())
    }

    /// `Don Cornelio de Saavedra`: “Don” before a name of two words and more.
    fn don(&self, at: usize) -> bool {
        matches!(
            self.text(at),
            "Don" | "Dom" | "DON" | "Dona" | "Doña" | "Donna"
        ) && self.adjoins(at)
            && self.adjoins(at + 1)
            && self.part(at + 1)
            && (self.part(at + 2) && !self.bars(at + 2)
                || lexicon::particle(self.text(at + 2))
                    && self.adjoins(at + 2)
                    && self.part(at + 3))
    }

    /// `Dr. Just Bing`, `Miss Will Harper`: a common word is a given name between a form of address and a name.
    fn given_after_address(&self, at: usize) -> bool {
        at >= 1
            && self.adjoins(at - 1)
            && lexicon::address(self.text(at - 1))
            && self.adjoins(at)
            && self.token(at).is_some_and(Token::capital)
            && !self.blocked[at]
            && !self.blocked[at + 1]
            && self.tokens[at + 1].capital()
            && [at, at + 1].iter().all(|word| {
                !lexicon::title(self.text(*word))
                    && !lexicon::head(self.text(*word))
                    && !lexicon::portfolio(self.text(*word))
            })
            && !lexicon::no_name(self.text(at + 1))
    }

    /// `Ernest May`, `F. White`: a common word is a family name after a given name or initials.
    fn surname_after_given(&self, at: usize) -> bool {
        let western = |at: usize| {
            lexicon::given_name(self.text(at)).is_some_and(|languages| {
                ["english", "french", "german"]
                    .iter()
                    .any(|language| languages.contains(language))
            })
        };
        at >= 1
            && self.adjoins(at - 1)
            && !self.blocked[at - 1]
            && lexicon::word_and_surname(&lexicon::unshout(self.text(at)))
            && self
                .token(at + 1)
                .is_none_or(|next| next.kind != Kind::Number)
            && (self
                .token(at - 1)
                .is_some_and(|token| token.kind == Kind::Initials)
                || western(at - 1)
                // “Henry Quayle White”
                || at >= 2
                    && self.adjoins(at - 2)
                    && !self.blocked[at - 2]
                    && self.tokens[at - 1].capital()
                    && western(at - 2))
    }

    /// The end of the run of name parts that begins here.
    fn run(&self, start: usize) -> usize {
        let mut end = start + 1;
        while end < start + 6 && self.adjoins(end - 1) {
            if lexicon::honorific_after(self.text(end))
                || self.second_signature(start, end)
                || self.town_of_telegram(end)
            {
                break;
            }
            // “John Major” is a name, “Lord Palmerston” and “Brezhnev General Secretary” are not.
            if self.part(end)
                && (!self.bars(end)
                    || ((end == start + 1
                        || self.given_and_initial(start, end)
                        || self.only_initials(start, end))
                        && !self.part(end + 1))
                    || (matches!(self.text(end), "Shah" | "Sultan") && self.part(end + 1))
                    || (end < start + 3
                        && self.syllable(end)
                        && lexicon::asian_family(self.text(start)).is_some()))
            {
                end += 1;
            } else if lexicon::particle(self.text(end)) && self.adjoins(end) && self.part(end + 1) {
                end += 2;
            } else {
                break;
            }
        }
        end
    }

    /// `William W. Bishop`: a given name and an initial stand before what may be a family name.
    fn given_and_initial(&self, start: usize, at: usize) -> bool {
        at == start + 2
            && self.tokens[start + 1].kind == Kind::Initials
            && lexicon::given_name(self.text(start)).is_some()
    }

    /// `G. E. R. Deacon`: after initials and nothing else a title is a family name.
    fn only_initials(&self, start: usize, end: usize) -> bool {
        self.tokens[start..end]
            .iter()
            .all(|token| token.kind == Kind::Initials)
    }

    /// `J. Fasmer A. Hagerup`: two who sign side by side, each with initials.
    fn second_signature(&self, start: usize, at: usize) -> bool {
        at > start + 1
            && self.tokens[at].kind == Kind::Initials
            && self.tokens[start].kind == Kind::Initials
            && self.tokens[at - 1].kind == Kind::Word
            && self.part(at + 1)
            && self.adjoins(at)
            && lexicon::given_name(self.text(at - 1)).is_none()
    }

    /// `LIEUTENANT SKAVLAN BERGEN`: in the address of a telegram the town stands after the name.
    fn town_of_telegram(&self, at: usize) -> bool {
        self.tokens[at].shouted()
            && lexicon::place(self.text(at))
            && self.tokens[at - 1].shouted()
            && lexicon::given_name(self.text(at - 1)).is_none()
    }

    /// `Rai Bahadur Hira Lal`, `Khan Sahib Abdul Karim`, `Tan Sri Ismail`: a style of two words before a name.
    fn style_of_honour(&self, at: usize) -> bool {
        let style = |at: usize| {
            let indian = matches!(
                self.text(at),
                "Rai" | "Rao" | "Khan" | "Sardar" | "Dewan" | "Diwan"
            ) && matches!(self.text(at + 1), "Bahadur" | "Sahib" | "Saheb");
            let malay = self.text(at) == "Tan" && matches!(self.text(at + 1), "Sri" | "Seri");
            (indian || malay) && self.adjoins(at)
        };
        style(at) || at >= 1 && style(at - 1)
    }

    /// `Tun Razak`: a style where a name goes on after it and none stands before it: `Ba Tun` is a Burmese name.
    fn style_of_tun(&self, at: usize) -> bool {
        let before = at >= 1
            && self.adjoins(at - 1)
            && self.part(at - 1)
            && !lexicon::title(self.text(at - 1));
        self.text(at) == "Tun" && self.adjoins(at) && self.part(at + 1) && !before
    }

    /// Reads a name at a token; returns the token after it.
    fn read(&self, at: usize) -> Option<(usize, Found)> {
        if let Some(peer) = self.peer(at) {
            return Some(peer);
        }
        // “M. de Bourqueney”: a particle opens a name only after a title.
        // “Monsieur le Délégué” holds an office.
        let particle = lexicon::particle(self.text(at))
            && !matches!(self.text(at), "le" | "la")
            && self.adjoins(at)
            && self.part(at + 1)
            && self.titled(at);
        if (!self.part(at) && !particle)
            || self.bars(at)
            || self.title_before_given(at)
            || self.style_of_honour(at)
            || self.style_of_tun(at)
        {
            return None;
        }
        let at = self.skip_comrade(at)?;
        let forced = self.token(at).is_some_and(|token| {
            self.hints
                .forced
                .iter()
                .any(|range| range.start == token.range.start)
        });
        let end = self.run(at);
        let honoured = self.adjoins(end - 1) && lexicon::honorific_after(self.text(end));
        let titled = self.titled(at) || self.continues_list(at) || honoured;
        self.with_comma(at)
            .or_else(|| self.catalogued(at))
            .or_else(|| self.title_after(at))
            .or_else(|| self.mononym(at, end))
            .or_else(|| self.family_first(at, end, titled))
            .or_else(|| self.family_first_european(at, end))
            .or_else(|| self.family_last_japanese(at, end))
            .or_else(|| self.with_article(at, end))
            .or_else(|| self.given_first(at, end))
            .or_else(|| self.by_surroundings(at, end, titled, forced))
            .map(|(end, found)| self.with_seat(at, end, found))
            .map(|(end, found)| self.with_rank(end, found))
            .map(|(end, mut found)| {
                if titled && !found.evidence.contains(&"title") {
                    found.evidence.push("title");
                }
                if forced && !found.evidence.contains(&"label or field") {
                    found.evidence.push("label or field");
                }
                (end, found)
            })
    }

    fn found(
        &self,
        start: usize,
        end: usize,
        name: PersonName,
        evidence: &'static str,
    ) -> (usize, Found) {
        let range = self.tokens[start].range.start..self.tokens[end - 1].range.end;
        (
            end,
            Found {
                range,
                name,
                evidence: vec![evidence],
            },
        )
    }
}
