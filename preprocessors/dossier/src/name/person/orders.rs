//! The orders of names: family name first or last, initials, patronymics, names without a family name.

use super::shapes::{
    JAPANESE, PATRONYMIC, PINYIN, SYLLABLE, article_name, roman_numeral, small_word,
};
use super::{Found, Order, PersonName, Reader, lexicon};
use crate::name::token::Kind;

/// Why a title with its seat is a name.
pub(in crate::name) const PEER: &str = "title of a peer";

impl Reader<'_> {
    /// `Kim, Il-Sung`: a family name that stands first, a comma, a given name with a hyphen.
    pub(super) fn with_comma(&self, at: usize) -> Option<(usize, Found)> {
        lexicon::asian_family(self.text(at))?;
        let given = self.text(at + 2);
        let fits = self.text(at + 1) == ","
            && self.part(at + 2)
            && (given.contains('-') || given.chars().count() > 5 && PINYIN.is_match(given))
            && given
                .split('-')
                .all(|part| SYLLABLE.is_match(part) || PINYIN.is_match(part));
        fits.then(|| {
            self.found(
                at,
                at + 3,
                PersonName {
                    family: self.text(at).to_owned(),
                    given: vec![given.to_owned()],
                    order: Order::FamilyFirst,
                },
                "family name, comma, given name",
            )
        })
    }

    /// `Novotný, Antonín`, `GORSHKOV, I. P.`: as catalogues and lists write a name.
    pub(super) fn catalogued(&self, at: usize) -> Option<(usize, Found)> {
        let family = self.token(at)?;
        let fits = family.kind == Kind::Word
            && self.text(at + 1) == ","
            && self.tokens[at + 1].range.start == family.range.end
            && family.text.chars().count() > 1
            && !self.bars(at)
            && !lexicon::place(family.text)
            && !lexicon::head(family.text)
            && (self.item_begins(at) || family.shouted() && !family.opens);
        if !fits {
            return None;
        }
        let mut end = at + 2;
        while end < at + 5 && self.part(end) && !self.bars(end) {
            // Every part but a patronymic or a second given name is on the line of the first.
            if end > at + 2 && !self.adjoins(end - 1) {
                break;
            }
            end += 1;
        }
        let first = self.token(at + 2)?;
        let given = first.kind == Kind::Initials || lexicon::given_name(first.text).is_some();
        if end == at + 2 || !given || !self.item_ends(end) {
            return None;
        }
        let name = PersonName {
            family: family.text.to_owned(),
            given: self.given(at + 2, end),
            order: Order::GivenFirst,
        };
        Some(self.found(at, end, name, "family name, comma, given name"))
    }

    /// True at the start of a field, of a line or of an item of a list.
    fn item_begins(&self, at: usize) -> bool {
        at == 0 || matches!(self.text(at - 1), "\n" | ";" | "•" | "|" | "(")
    }

    /// True where a field, a line or an item of a list ends: with the years of a life in a catalogue.
    fn item_ends(&self, end: usize) -> bool {
        match self.token(end) {
            None => true,
            Some(token) if token.text == "," => self
                .token(end + 1)
                .is_some_and(|year| year.kind == Kind::Number && year.text.len() == 4),
            Some(token) => matches!(token.text, "\n" | ";" | "(" | ")" | "|" | "•" | "." | "["),
        }
    }

    /// `Kim Il Sung`, `Hua Guofeng`, `PAEK MUN-HO`, `Sato Eisaku`.
    pub(super) fn family_first(
        &self,
        at: usize,
        end: usize,
        titled: bool,
    ) -> Option<(usize, Found)> {
        let family = self.text(at);
        let languages = lexicon::asian_family(family)?;
        if end - at < 2 || self.token(at)?.kind != Kind::Word {
            return None;
        }
        let japanese = languages.len() == 1 && languages.contains("japanese");
        let mut last = at;
        for next in at + 1..end.min(at + 4) {
            let word = self.text(next);
            if self.token(next)?.kind != Kind::Word
                || (self.token(at)?.shouted() && family.chars().count() > 2)
                    && !self.token(next)?.shouted()
            {
                break;
            }
            let fits = if japanese {
                next == at + 1 && JAPANESE.is_match(word)
            } else {
                next < at + 3 + usize::from(languages.contains("vietnamese"))
                    && word.split('-').all(|part| SYLLABLE.is_match(part))
                    || (next == at + 1 && PINYIN.is_match(word))
            };
            if !fits {
                break;
            }
            last = next;
            let whole =
                word.chars().count() > 5 && next == at + 1 && !languages.contains("vietnamese");
            if word.contains('-') || whole {
                break;
            }
        }
        let sure = titled
            || last > at + 1
            || self.text(at + 1).contains('-')
            || !self.token(at)?.opens
            || !small_word(family)
            || self.apposed(at, last + 1)
            || japanese;
        (last > at && sure).then(|| {
            let given = (at + 1..=last)
                .map(|word| self.text(word).to_owned())
                .collect();
            self.found(
                at,
                last + 1,
                PersonName {
                    family: family.to_owned(),
                    given,
                    order: Order::FamilyFirst,
                },
                "family name of a language that puts it first, with a given name",
            )
        })
    }

    /// `Nagy Imre`, `Kádár János`: Hungarian names put the family name first.
    pub(super) fn family_first_european(&self, at: usize, end: usize) -> Option<(usize, Found)> {
        let (family, given) = (self.token(at)?, self.text(at + 1));
        let fits = end == at + 2
            && family.kind == Kind::Word
            && lexicon::given_name(family.text).is_none()
            && !lexicon::no_name(family.text)
            && lexicon::given_name(given).is_some_and(|languages| {
                languages.contains("hungarian") && !languages.contains("english")
            });
        fits.then(|| {
            let name = PersonName {
                family: family.text.to_owned(),
                given: vec![given.to_owned()],
                order: Order::GivenFirst,
            };
            self.found(
                at,
                end,
                name,
                "family name first, with a Hungarian given name",
            )
        })
    }

    /// `Noury el Djabri`, `Faris al-Hashimi`, `Selim bin Abdallah`: an Arabic article or `bin` between two words.
    pub(super) fn with_article(&self, at: usize, end: usize) -> Option<(usize, Found)> {
        let first = self.token(at)?;
        let linked = matches!(self.text(at + 1), "al" | "el" | "bin" | "ibn" | "ul" | "ud")
            && self.part(at + 2);
        let fits = first.kind == Kind::Word
            && first.capital()
            && !lexicon::no_name(first.text)
            && !lexicon::title(first.text)
            && !lexicon::head(first.text)
            && self.adjoins(at)
            && (linked || (article_name(self.text(at + 1)) && !self.text(at + 1).starts_with('d')));
        let last = if linked { at + 3 } else { at + 2 };
        if !fits || end < last {
            return None;
        }
        let family =
            self.text[self.token(at + 1)?.range.start..self.token(last - 1)?.range.end].to_owned();
        let name = PersonName {
            family,
            given: vec![first.text.to_owned()],
            order: Order::GivenFirst,
        };
        Some(self.found(at, last, name, "Arabic article or patronymic"))
    }

    /// `Nobusuke Kishi`: a Japanese name in the Western order.
    pub(super) fn family_last_japanese(&self, at: usize, end: usize) -> Option<(usize, Found)> {
        let (given, family) = (self.token(at)?, self.text(at + 1));
        let japanese = |languages: &std::collections::BTreeSet<&str>| {
            languages.len() == 1 && languages.contains("japanese")
        };
        let fits = end == at + 2
            && given.kind == Kind::Word
            && given.text.chars().count() > 2
            && lexicon::asian_family(family).is_some_and(japanese)
            && lexicon::asian_family(given.text).is_none()
            && JAPANESE.is_match(&crate::name::fold::plain(given.text));
        fits.then(|| {
            let name = PersonName {
                family: family.to_owned(),
                given: vec![given.text.to_owned()],
                order: Order::FamilyFirst,
            };
            self.found(at, end, name, "Japanese family name after a given name")
        })
    }

    /// True for an unknown word before a given name that is known: `Rafi Ahmed Kidwai`.
    fn unknown_given(&self, at: usize, end: usize) -> bool {
        let Some(first) = self.token(at) else {
            return false;
        };
        end - at >= 3
            && first.kind == Kind::Word
            && !first.opens
            && !lexicon::title(first.text)
            && !lexicon::head(first.text)
            && !lexicon::statesman(first.text)
            && !first.text.ends_with("ly")
            && (at + 1..end - 1).any(|word| lexicon::given_name(self.text(word)).is_some())
    }

    /// `Leonid I. Brezhnev`, `N. S. Khrushchev`, `Charles de Gaulle`, `Nikita Sergeevich`.
    pub(super) fn given_first(&self, at: usize, end: usize) -> Option<(usize, Found)> {
        let first = self.token(at)?;
        let initials = first.kind == Kind::Initials;
        // An initial between two words tells a name whatever the first word: “Cassius M. Clay”.
        let middle = end - at >= 3
            && self.tokens[at + 1].kind == Kind::Initials
            && self.tokens[end - 1].kind == Kind::Word
            && first.kind == Kind::Word
            && !lexicon::title(first.text);
        let short = first.text.ends_with('.') && lexicon::short_given(first.text);
        let begins = initials || middle || short || lexicon::given_name(first.text).is_some();
        if !begins && !self.unknown_given(at, end) {
            return None;
        }
        let mut last = end;
        while last > at + 1 && self.token(last - 1)?.kind == Kind::Initials {
            last -= 1;
        }
        if last - at < 2 {
            return None;
        }
        if initials && first.text.len() > 6 {
            return None;
        }
        // A run of more than five words is two names, or no name; particles do not count.
        let particles = (at..last)
            .filter(|word| lexicon::particle(self.text(*word)))
            .count();
        let last = last.min(at + 5 + particles);
        let family = self.family(at, last)?;
        let given = self.given(at, family);
        let family_text =
            self.text[self.token(family)?.range.start..self.token(last - 1)?.range.end].to_owned();
        // “N.B”; “St. Andrew’s” is a church or a day.
        let letter = family_text.chars().count() == 1;
        let saint = matches!(first.text, "St." | "SS.")
            && last == at + 2
            && lexicon::given_name(&family_text).is_some()
            && !self.titled(at);
        if letter || saint {
            return None;
        }
        let russian =
            lexicon::given_name(first.text).is_some_and(|languages| languages.contains("russian"));
        if !initials
            && russian
            && last - at == 2
            && PATRONYMIC.is_match(&family_text)
            && !lexicon::statesman(&family_text)
        {
            return Some(self.found(
                at,
                last,
                PersonName {
                    family: String::new(),
                    given: vec![first.text.to_owned(), family_text],
                    order: Order::Patronymic,
                },
                "given name and patronymic",
            ));
        }
        // Ethiopian names have no family name: the first name is the one by which a person is called.
        // So are Lao and Thai ones.
        if lexicon::given_name(first.text).is_some_and(|languages| {
            languages.contains("ethiopian") || languages.contains("lao_thai")
        }) {
            let name = PersonName {
                family: first.text.to_owned(),
                given: (at + 1..last)
                    .map(|token| self.text(token).to_owned())
                    .collect(),
                order: Order::FamilyFirst,
            };
            return Some(self.found(at, last, name, "given name"));
        }
        let evidence = if initials { "initials" } else { "given name" };
        Some(self.found(
            at,
            last,
            PersonName {
                family: family_text,
                given,
                order: Order::GivenFirst,
            },
            evidence,
        ))
    }

    /// The token at which the family name begins: the last word, with the particles before it.
    pub(super) fn family(&self, at: usize, last: usize) -> Option<usize> {
        let mut family = last - 1;
        while family > at + 1 && lexicon::particle(&self.text(family - 1).to_lowercase()) {
            family -= 1;
        }
        (family > at && self.token(family)?.kind == Kind::Word).then_some(family)
    }

    /// Given names and single initials, in order.
    pub(super) fn given(&self, at: usize, family: usize) -> Vec<String> {
        (at..family)
            .flat_map(|token| {
                let text = self.text(token);
                if self.tokens[token].kind == Kind::Initials {
                    text.split('.')
                        .map(|part| part.trim_matches('-'))
                        .filter(|part| !part.is_empty())
                        .map(ToOwned::to_owned)
                        .collect()
                } else {
                    vec![text.trim_end_matches('.').to_owned()]
                }
            })
            .collect()
    }

    /// `Reshid Pasha`: the title stands after the name and belongs to it.
    pub(super) fn title_after(&self, at: usize) -> Option<(usize, Found)> {
        let fits = self.adjoins(at)
            && lexicon::title_after(self.text(at + 1))
            && self.token(at)?.capital();
        fits.then(|| {
            let name = self.alone(at, at + 2);
            self.found(at, at + 2, name, "title after the name")
        })
    }

    /// `John Paul II`, `U Thant`: names without a family name.
    pub(super) fn mononym(&self, at: usize, end: usize) -> Option<(usize, Found)> {
        let burmese = self.text(at) == "U"
            && self.adjoins(at)
            && self.token(at + 1)?.capital()
            && self.part(at + 1);
        // “U Ba Hla Maung” has as many words as it has.
        let last = if burmese {
            end.clamp(at + 2, at + 4)
        } else {
            let sovereign = self.text(at).chars().count() > 2
                && (lexicon::given_name(self.text(at)).is_some() || self.titled(at));
            if self.divides(at) {
                return None;
            }
            (at + 1..end).find(|token| sovereign && roman_numeral(self.text(*token)))? + 1
        };
        // “U Ba Hla” is not whoever else is called Ba.
        let name = if burmese && last > at + 2 {
            PersonName {
                family: self.text(last - 1).to_owned(),
                given: (at + 1..last - 1)
                    .map(|word| self.text(word).to_owned())
                    .collect(),
                order: Order::GivenFirst,
            }
        } else {
            self.alone(at, last)
        };
        Some(self.found(
            at,
            last,
            name,
            "name of a sovereign or without a family name",
        ))
    }

    /// `Earl of Derby`: a peer by the title alone, which is all of the name.
    pub(super) fn peer(&self, at: usize) -> Option<(usize, Found)> {
        let title = matches!(
            self.text(at),
            "Duke"
                | "Duchess"
                | "Earl"
                | "Countess"
                | "Marquess"
                | "Marquis"
                | "Marquise"
                | "Marchioness"
                | "Viscount"
                | "Viscountess"
                | "Baron"
                | "Baroness"
                | "Count"
                | "Prince"
                | "Princess"
                | "Archduke"
                | "Archduchess"
                | "Margrave"
                | "Landgrave"
        );
        let fits = title
            && self.text(at + 1) == "of"
            && self.adjoins(at)
            && self.adjoins(at + 1)
            && !self.blocked[at]
            && !self.blocked[at + 2]
            && self.tokens[at + 2].capital();
        // “the Duke and Duchess of Cornwall” are two, by one name.
        let couple = at >= 2
            && matches!(self.text(at - 1), "and" | "&")
            && lexicon::title(self.text(at - 2));
        (fits && !couple).then(|| {
            let end = self.seat(at + 2);
            let name = self.alone(at + 2, end);
            let (end, mut found) = self.found(at + 2, end, name, PEER);
            found.range.start = self.tokens[at].range.start;
            (end, found)
        })
    }

    /// Where the seat of a peer ends, which may be of several words: `Count of Vale Verde`.
    fn seat(&self, at: usize) -> usize {
        const LONGEST: usize = 3;
        let mut end = at + 1;
        while end < at + LONGEST
            && self.adjoins(end - 1)
            && self.part(end)
            && !self.bars(end)
            && self.tokens[end].kind == Kind::Word
            && !lexicon::head(self.text(end))
        {
            end += 1;
        }
        end
    }

    /// `Lord Byng of Vimy`: the seat of a peer belongs to the name.
    pub(super) fn with_seat(&self, at: usize, end: usize, mut found: Found) -> (usize, Found) {
        let peer = at >= 1
            && matches!(
                lexicon::unshout(self.text(at - 1)).as_str(),
                "Lord" | "Lady" | "Baron" | "Baroness" | "Viscount" | "Viscountess"
            );
        let seat = peer
            && end == at + 1
            && matches!(self.text(end), "of" | "OF")
            && self.adjoins(end - 1)
            && self.adjoins(end)
            && !self.blocked[end + 1]
            && self.tokens[end + 1].capital()
            && self.tokens[at].shouted() == self.tokens[end + 1].shouted();
        if !seat {
            return (end, found);
        }
        found.range.end = self.tokens[end + 1].range.end;
        found.evidence.push("seat of a peer");
        (end + 2, found)
    }

    /// `Osman Hamdi Bey`: the rank after a name is printed with it.
    pub(super) fn with_rank(&self, end: usize, mut found: Found) -> (usize, Found) {
        let ranked = self.adjoins(end - 1)
            && found.range.end == self.tokens[end - 1].range.end
            && lexicon::rank_after(self.text(end))
            && !self.blocked[end];
        if !ranked {
            return (end, found);
        }
        found.range.end = self.tokens[end].range.end;
        (end + 1, found)
    }

    /// A name that is not taken apart.
    pub(super) fn alone(&self, start: usize, end: usize) -> PersonName {
        PersonName {
            family: self.text[self.tokens[start].range.start..self.tokens[end - 1].range.end]
                .to_owned(),
            given: Vec::new(),
            order: Order::FamilyAlone,
        }
    }
}
