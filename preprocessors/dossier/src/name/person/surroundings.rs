//! What stands around a name: titles, lists under one title, appositions, verbs of speech.

use super::shapes::bare_title;
use super::{Found, Order, PersonName, Reader, lexicon};
use crate::name::body::words::month;
use crate::name::token::{Kind, Token};

impl Reader<'_> {
    /// `C. Brezhnev` at the start of a sentence where the document writes `c. Brezhnev`.
    pub(super) fn skip_comrade(&self, at: usize) -> Option<usize> {
        let token = self.token(at)?;
        if self.hints.comrade && token.text == "C." && token.opens {
            return (self.adjoins(at) && self.part(at + 1)).then_some(at + 1);
        }
        Some(at)
    }

    /// True where a title stands before: `President`, `Minister of Defense`, `director]`.
    pub(super) fn titled(&self, at: usize) -> bool {
        let mut back = at;
        // “Ambassador (Loughran)”
        let bracketed = back >= 2 && self.text(back - 1) == "(" && self.text(at + 1) == ")";
        if back >= 1 && (bracketed || matches!(self.text(back - 1), "]" | "”" | "\"")) {
            back -= 1;
        }
        if back == 0 {
            return false;
        }
        if self.text(back - 1) == "M." && self.hints.monsieur {
            return true;
        }
        if self.text(back - 1) == "C." && self.hints.comrade {
            return true;
        }
        if self.is_title(back - 1)
            || self.style_of_tun(back - 1)
            || back >= 2 && self.style_of_honour(back - 2)
        {
            return true;
        }
        // “Minister of Foreign Affairs and Trade X”: back over the portfolio.
        let mut seen = false;
        while back >= 1 {
            let word = self.text(back - 1);
            if lexicon::portfolio(word) || self.blocked[back - 1] {
                seen = true;
            } else if !matches!(word, "and" | "of" | "for" | "the") {
                break;
            }
            back -= 1;
        }
        seen && back >= 1 && self.is_title(back - 1) && matches!(self.text(back), "of" | "for")
    }

    /// `Comrades Rusakov and Kudryashov`: a title of several persons goes on over commas and “and”.
    pub(super) fn continues_list(&self, at: usize) -> bool {
        let mut back = at;
        let mut joined = false;
        while back >= 1 && at - back < 16 {
            let word = self.text(back - 1);
            if lexicon::title_of_many(word) {
                return joined;
            }
            joined |= word == "and" || word == ",";
            if word != "and" && word != "," && !self.part(back - 1) {
                return false;
            }
            back -= 1;
        }
        false
    }

    pub(super) fn is_title(&self, at: usize) -> bool {
        // `c.` that opens a line is a list letter, not a comrade.
        self.token(at).is_some_and(|token| {
            token.kind == Kind::Word
                && !token.possessive
                && lexicon::title(token.text)
                && !(token.opens && token.text == "c.")
        }) && !self.blocked[at]
    }

    /// A title, a label, a well-attested family name, or an apposition.
    pub(super) fn by_surroundings(
        &self,
        at: usize,
        end: usize,
        titled: bool,
        forced: bool,
    ) -> Option<(usize, Found)> {
        let first = self.token(at)?;
        if first.kind != Kind::Word || !(first.capital() || lexicon::particle(first.text)) {
            return None;
        }
        // “To President Kuwatli Molotov said”: two statesmen side by side.
        let statesman = |word: usize| lexicon::statesman_of(self.text(word)).is_some();
        let two = end == at + 2
            && statesman(at)
            && statesman(at + 1)
            && lexicon::given_name(first.text).is_none();
        let end = if two { at + 1 } else { end };
        let words = (at..end)
            .filter(|token| self.tokens[*token].kind == Kind::Word)
            .count();
        // “Chairman of the Committee, Bergen”: a town is a person's name only right after the title.
        if words == 1
            && !forced
            && lexicon::place(first.text)
            && !(at >= 1 && self.adjoins(at - 1) && self.is_title(at - 1) && !first.shouted())
        {
            return None;
        }
        if !forced && (self.office_alone(at, end, words) || self.town_and_day(at, end, words)) {
            return None;
        }
        let evidence = if forced {
            "label or field"
        } else if titled {
            "title"
        } else if words == 1 && lexicon::statesman(first.text) && !self.thing_named_after(at) {
            "well-attested family name"
        } else if words == 1 && self.signature(at, end) {
            "signature"
        } else if words == 1
            && (!first.opens && self.spoke(at) || first.opens && self.opens_and_speaks(at))
        {
            "subject of a verb of speech"
        } else if words == 1 && self.speaks_for(at) {
            "delegate of the state in brackets"
        } else if let Some(evidence) = self.told_alone(at, end) {
            evidence
        } else if (2..=3).contains(&words)
            && lexicon::statesman(self.text(end - 1))
            && !first.opens
            && (at..end - 1).all(|given| {
                !lexicon::no_name(self.text(given)) && !lexicon::place_or_state(self.text(given))
            })
        {
            "well-attested family name"
        } else if (2..=3).contains(&words)
            && !self.thing_named_after(end - 1)
            && self.apposed(at, end)
        {
            "apposition or verb of speech"
        } else {
            return None;
        };
        let name = if evidence == "salutation" && lexicon::common_given(first.text) {
            // “Dear Walter”
            PersonName {
                family: String::new(),
                given: vec![first.text.to_owned()],
                order: Order::GivenAlone,
            }
        } else if end - at == 1 {
            PersonName {
                family: first.text.to_owned(),
                given: Vec::new(),
                order: Order::FamilyAlone,
            }
        } else {
            let mut last = end;
            while last > at + 1 && self.token(last - 1)?.kind == Kind::Initials {
                last -= 1;
            }
            if last - at == 1 {
                return Some(self.found(
                    at,
                    last,
                    PersonName {
                        family: first.text.to_owned(),
                        given: Vec::new(),
                        order: Order::FamilyAlone,
                    },
                    evidence,
                ));
            }
            // “Miss de Alwis”: all of it is the family name.
            if lexicon::particle(first.text) {
                return Some(self.found(at, last, self.alone(at, last), evidence));
            }
            let family = self.family(at, last)?;
            let name = PersonName {
                family: self.text[self.token(family)?.range.start..self.token(last - 1)?.range.end]
                    .to_owned(),
                given: self.given(at, family),
                order: Order::GivenFirst,
            };
            return Some(self.found(at, last, name, evidence));
        };
        Some(self.found(at, end, name, evidence))
    }

    /// `the Naval Attaché`: no given name, and no family name. Offices are written small too; “the Dalai Lama” is not.
    fn office_alone(&self, at: usize, end: usize, words: usize) -> bool {
        let office = self.text(end - 1);
        words == 2
            && bare_title(office)
            && lexicon::title(&office.to_lowercase())
            && lexicon::given_name(self.text(at)).is_none()
    }

    /// `Chief Geologist Iquique, May 1961`: a town with the day on which a report was signed there.
    fn town_and_day(&self, at: usize, end: usize, words: usize) -> bool {
        words == 1 && lexicon::place(self.text(at)) && self.dates_below(end)
    }

    /// True where a comma and a day, a month or a year follow.
    fn dates_below(&self, end: usize) -> bool {
        self.text(end) == ","
            && self
                .token(end + 1)
                .is_some_and(|next| next.kind == Kind::Number || month(next.text))
    }

    /// `Munongo replied`: one unknown word, not after a preposition that leads to a place.
    pub(super) fn spoke(&self, at: usize) -> bool {
        let word = self.text(at);
        let before = at.checked_sub(1).map_or("", |before| self.text(before));
        matches!(
            self.text(at + 1),
            "said"
                | "told"
                | "replied"
                | "asked"
                | "answered"
                | "remarked"
                | "added"
                | "interrupted"
                | "smiled"
                | "laughed"
                | "nodded"
        ) && word.chars().count() > 2
            && word.chars().any(char::is_lowercase)
            && matches!(
                before,
                "that"
                    | ","
                    | "."
                    | ";"
                    | "and"
                    | "but"
                    | "when"
                    | "as"
                    | "\""
                    | "”"
                    | "which"
                    | "whom"
                    | "what"
                    | "if"
                    | "because"
                    | "then"
            )
            && !lexicon::head(word)
            && !lexicon::title(word)
    }

    /// `Vidic replied that …`: at the start of a sentence only what persons alone do tells one.
    fn opens_and_speaks(&self, at: usize) -> bool {
        let word = self.text(at);
        let next = self.text(at + 1);
        let alone = matches!(
            next,
            "replied"
                | "interrupted"
                | "interjected"
                | "retorted"
                | "remarked"
                | "smiled"
                | "laughed"
                | "nodded"
                | "shrugged"
                | "sighed"
                | "shook"
        );
        let whom = matches!(next, "told" | "asked" | "answered" | "assured" | "informed")
            && matches!(self.text(at + 2), "me" | "him" | "her" | "us");
        (alone || whom)
            && word.chars().count() > 3
            && word.chars().any(char::is_lowercase)
            && !word.ends_with('s')
            && !lexicon::place_or_state(word)
            && !lexicon::head(word)
            && !lexicon::title(word)
    }

    /// `Burns (Canada) believes`, `Trivedi (India) and Burns agree`: who speaks for the state in brackets.
    fn speaks_for(&self, at: usize) -> bool {
        let word = self.text(at);
        let before = at.checked_sub(1).map_or("", |before| self.text(before));
        if self.text(at + 1) != "(" || !self.blocked.get(at + 2).is_some_and(|state| *state) {
            return false;
        }
        let Some(close) = (at + 3..at + 6).find(|close| self.text(*close) == ")") else {
            return false;
        };
        let state = (at + 2..close).all(|inner| self.blocked[inner]);
        let after = self.text(close + 1);
        let second =
            matches!(after, "and" | ",") && self.token(close + 2).is_some_and(Token::capital);
        state
            && (self.opines(close + 1) || second && self.opines(close + 3))
            && word.chars().count() > 3
            && word.chars().any(char::is_lowercase)
            && !matches!(before, "in" | "at" | "near" | "from" | "to" | "of")
            && !lexicon::place_or_state(word)
            && !lexicon::head(word)
            && !lexicon::title(word)
    }

    /// True for a verb of what delegates do: they believe, ask, propose.
    fn opines(&self, at: usize) -> bool {
        const STEMS: [&str; 27] = [
            "say",
            "said",
            "sa",
            "believe",
            "agree",
            "ask",
            "propose",
            "support",
            "oppose",
            "think",
            "thought",
            "repl",
            "answer",
            "stat",
            "declare",
            "maintain",
            "suggest",
            "urge",
            "insist",
            "object",
            "argue",
            "explain",
            "introduce",
            "move",
            "second",
            "wish",
            "recall",
        ];
        let word = self.text(at);
        STEMS.iter().any(|stem| {
            word.strip_prefix(stem).is_some_and(|ending| {
                matches!(
                    ending,
                    "" | "s" | "d" | "ed" | "es" | "ies" | "ied" | "ying" | "ing"
                )
            })
        }) && word != "sa"
    }

    /// `Order of Lenin`, `Stalin Prize`, `Truman Doctrine`: a thing that only bears the name.
    pub(super) fn thing_named_after(&self, at: usize) -> bool {
        let before = at >= 2
            && self.text(at - 1) == "of"
            && matches!(
                self.text(at - 2),
                "Order" | "Medal" | "City" | "Port" | "Cape" | "Fort" | "Treaty"
            );
        let after = self.adjoins(at)
            && self.token(at + 1).is_some_and(Token::capital)
            && lexicon::no_name(self.text(at + 1))
            && !lexicon::title(self.text(at + 1));
        before || after
    }

    /// `Heckel, Attaché` as a line of its own, or a name after “signed”.
    pub(super) fn signature(&self, at: usize, end: usize) -> bool {
        let office = self.text(end) == ","
            && (lexicon::title(self.text(end + 1))
                || matches!(self.text(end + 1), "Acting" | "First" | "Deputy" | "Second"));
        let before = at.checked_sub(1).map_or("", |before| self.text(before));
        let signed = matches!(before, "]" | ":" | "" | ")" | "/")
            && (at.saturating_sub(3)..at).any(|before| {
                matches!(
                    self.text(before),
                    "signed" | "Signed" | "sgd" | "SIGNED" | "-" | "–" | "—" | "s"
                )
            })
            && (at.saturating_sub(3)..at).any(|before| {
                matches!(
                    self.text(before),
                    "[" | "(" | "/" | ":" | "Signed" | "SIGNED"
                )
            })
            && (before != "/" && before != ")"
                || end == self.tokens.len()
                || self
                    .token(end)
                    .is_some_and(|next| next.opens || next.kind == Kind::Mark));
        (office && at == 0 && self.text.len() < 80) || signed
    }

    /// A run of unknown words with capitals is a name where an apposition or a verb of speech says so.
    pub(super) fn apposed(&self, at: usize, end: usize) -> bool {
        let speech = matches!(
            self.text(end),
            "said"
                | "told"
                | "stated"
                | "replied"
                | "asked"
                | "noted"
                | "declared"
                | "answered"
                | "remarked"
                | "observed"
                | "recalled"
                | "wrote"
                | "reported"
                | "informed"
                | "explained"
                | "added"
                | "expressed"
                | "emphasized"
                | "stressed"
                | "thanked"
                | "received"
                | "argued"
                | "agreed"
                | "suggested"
                | "proposed"
        );
        let apposition = self.text(end) == ","
            && (end + 1..end + 5).any(|token| {
                let word = self.text(token);
                word != "," && lexicon::title(word)
            })
            && matches!(
                self.text(end + 1),
                "the" | "a" | "an" | "who" | "then" | "former"
            )
            || self.text(end) == "," && lexicon::title(self.text(end + 1))
            || self.text(end) == ","
                && end == at + 2
                && matches!(self.text(end + 1), "who" | "whose" | "whom")
                && !self.text(end - 1).ends_with('s')
                && (at..end).all(|word| !lexicon::place_or_state(self.text(word)));
        let led = at >= 2
            && self.text(at - 1) == "by"
            && matches!(
                self.text(at - 2),
                "headed"
                    | "led"
                    | "chaired"
                    | "signed"
                    | "accompanied"
                    | "represented"
                    | "translated"
            );
        (speech || apposition || led)
            && !self.token(at).is_some_and(|token| {
                token.opens && lexicon::no_name(token.text) || adverb(token.text)
            })
    }
}

/// `Presumably`, which opens a note and is no given name.
pub(super) fn adverb(word: &str) -> bool {
    word.chars().count() > 6 && word.ends_with("ly") && lexicon::given_name(word).is_none()
}
