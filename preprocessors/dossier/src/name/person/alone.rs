//! One word alone, told for a person's name by what stands around it: `Ochoa, the commander,`, `his mother Nachi`,
//! `Dear Staszek,`, `told Andrada that`.

use super::beside::{CALLED, KIN, MEMBERS, SERVANTS, TOLD, WHERE, WHOSE};
use super::{Reader, lexicon};
use crate::name::token::Kind;

impl Reader<'_> {
    /// Why one word is a person's name by what stands around it.
    pub(super) fn told_alone(&self, at: usize, end: usize) -> Option<&'static str> {
        if (at + 2..=at + 3).contains(&end) {
            let told =
                self.unknown(at, end) && (self.office_in_commas(at, end) || self.among_members(at));
            return told.then_some("apposition");
        }
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
        } else if self.office_in_commas(at, end)
            || self.is_somebody(at)
            || self.among_members(at)
            || self.of_several_states(at)
        {
            Some("apposition")
        } else if self.told(at) {
            Some("told or asked")
        } else if token.possessive
            && (SERVANTS.contains(&self.text(at + 1)) || KIN.contains(&self.text(at + 1)))
        {
            Some("kin or servants")
        } else if family_ending(word)
            && !self.stands_where(at)
            && !matches!(self.text(at.wrapping_sub(1)), "the" | "The" | "a" | "an")
        {
            Some("ending of family names")
        } else {
            None
        }
    }

    /// True for words with capitals none of which is anything else.
    fn unknown(&self, at: usize, end: usize) -> bool {
        (at..end).all(|word| {
            let token = &self.tokens[word];
            token.kind == Kind::Word
                && token.capital()
                && !token.shouted()
                && !lexicon::place_or_state(token.text)
                && !lexicon::head(token.text)
                && !lexicon::title(token.text)
                && !lexicon::hyphenated(token.text)
                && !super::surroundings::adverb(token.text)
        })
    }

    /// `members of the left wing, among them Ranadive, Sundarayya and Konar`: a list of persons.
    fn among_members(&self, at: usize) -> bool {
        const LONGEST: usize = 14;
        const FARTHEST: usize = 10;
        let mut back = at;
        while back >= 1
            && at - back < LONGEST
            && (matches!(self.text(back - 1), "," | "and") || self.tokens[back - 1].capital())
        {
            back -= 1;
        }
        if back < 2 {
            return false;
        }
        let lead = match self.text(back - 1) {
            "them" | "whom" if self.text(back - 2) == "among" => back - 2,
            "including" => back - 1,
            _ => return false,
        };
        (lead.saturating_sub(FARTHEST)..lead)
            .rev()
            .take_while(|word| !matches!(self.text(*word), "." | ";" | ":"))
            .any(|word| MEMBERS.contains(&self.text(word)))
    }

    /// `U Nu of Burma, Nkrumah of Ghana and Sukarno of Indonesia`: one of those who stand for their states.
    fn of_several_states(&self, at: usize) -> bool {
        let blocked = |at: usize| self.blocked.get(at).is_some_and(|state| *state);
        let over = |at: usize| usize::from(self.text(at) == "the");
        self.text(at + 1) == "of"
            && blocked(at + 2 + over(at + 2))
            && at >= 3
            && matches!(self.text(at - 1), "and" | ",")
            && blocked(at - 2)
            && (at.saturating_sub(6)..at - 2).any(|of| {
                self.text(of) == "of"
                    && of >= 1
                    && self.tokens[of - 1].capital()
                    && !blocked(of - 1)
            })
    }

    /// `Vidic, who returned`, `Vidic himself`: a word that tells a person.
    fn is_somebody(&self, at: usize) -> bool {
        let before = at.checked_sub(1).map_or("", |before| self.text(before));
        let told = matches!(self.text(at + 1), "himself" | "herself")
            || self.text(at + 1) == ","
                && (matches!(self.text(at + 2), "who" | "whose" | "whom")
                    || matches!(self.text(at + 2), "to" | "with" | "from")
                        && self.text(at + 3) == "whom");
        told && !self.text(at).ends_with('s')
            && !matches!(before, "the" | "The" | "a" | "an" | "of")
            && !self.stands_where(at)
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
            // “baptized Esther and Dauda”
            "and" => {
                before >= 2
                    && self.tokens[before - 1].capital()
                    && matches!(
                        self.text(before - 2),
                        "baptized" | "baptised" | "christened"
                    )
            }
            _ => false,
        }
    }

    /// `Samantar, the Minister of Defense, is`, `The Cuban commander, Ochoa, had`.
    fn office_in_commas(&self, at: usize, end: usize) -> bool {
        if self.stands_where(at) {
            return false;
        }
        let after = self.text(end) == "," && self.office_and_comma(end + 1);
        let before = at >= 3
            && self.text(at - 1) == ","
            && matches!(self.text(end), ",")
            && !matches!(self.text(end + 1), "and" | "or" | "&")
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
        after || before || self.minister_and_comma(at, end)
    }

    /// `the Minister of Church and Education, Wexelsen.`: a portfolio stands between the office and its holder.
    fn minister_and_comma(&self, at: usize, end: usize) -> bool {
        const FARTHEST: usize = 8;
        let closed = matches!(self.text(end), "," | "." | ";" | ")" | "")
            && !matches!(self.text(end + 1), "and" | "or" | "&");
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
                // “the Ghanaian Minister of Justice”
                let first = back.saturating_sub(usize::from(
                    back >= 1 && self.blocked[back - 1] || self.text(back - 1) == "Deputy",
                ));
                return first >= 1
                    && matches!(self.text(first - 1), "the" | "The" | "our" | "then");
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
        // “You will have heard from Oldham that …”
        let heard = at >= 2
            && self.text(at - 1) == "from"
            && matches!(
                self.text(at - 2),
                "heard" | "hear" | "learned" | "learnt" | "learn"
            )
            && self.text(at + 1) == "that";
        heard
            || at >= 1
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

/// True for a word with an ending that hardly any word but a family name has: `Vukmanović`, `Titulescu`, `Shevchenko`.
fn family_ending(word: &str) -> bool {
    const ENDINGS: [&str; 25] = [
        "ović", "ovic", "ević", "evic", "ovitch", "escu", "enko", "shvili", "adze", "idze",
        "ewski", "owski", "ewska", "owska", "iński", "ińska", "icz", "czyk", "opoulos", "opulos",
        "oğlu", "oglu", "zadeh", "sson", "sdóttir",
    ];
    const SHORTEST: usize = 7;
    let hyphenated = || {
        word.split_once('-').is_some_and(|(first, second)| {
            first.chars().count() > 3
                && second.starts_with(char::is_uppercase)
                && second.ends_with("sen")
                && second.len() > 6
        })
    };
    word.len() >= SHORTEST && (ENDINGS.iter().any(|ending| word.ends_with(ending)) || hyphenated())
}
