//! Persons: found by titles, initials, given names, patronymics, the orders of East Asian names, labels and glosses.

use std::ops::Range;

use lazy_static::lazy_static;
use regex::Regex;

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
}

lazy_static! {
    static ref SYLLABLE: Regex = compiled(
        r"(?xi)^ [bcdghjklmnprstvwyxđz'’]{0,3} [aeiouwyŏŭüáàảãạăâéèêếềíìóòôốồơúùưýỳứữậấầẩọộởợụ]{1,3}
          (?: ng|nh|ch|ck|n|m|k|c|l|p|t|b|g|h|r|w )? $"
    );
    static ref PINYIN: Regex = compiled(
        r"(?xi)^ (?: (?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])? [aeiouü] [aeiouü]{0,2} (?:ng|n|r)? ){1,3} $"
    );
    static ref JAPANESE: Regex = compiled(
        r"(?xi)^ (?: (?:ch|sh|ts|ky|gy|ny|hy|my|ry|kk|tt|pp|ss|[kgsztdnhbpmyrwjf])? [aeiouōū] n? ){2,5} $"
    );
    static ref PATRONYMIC: Regex = compiled(
        r"(?: [oe]vi?ch | [iy]ich | ovna | evna | ichna ) $"
            .replace(' ', "")
            .as_str()
    );
}

fn compiled(pattern: &str) -> Regex {
    #[allow(
        clippy::expect_used,
        reason = "the patterns are constants; a test compiles them"
    )]
    Regex::new(pattern).expect("a constant pattern")
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
            Some((end, found)) => {
                out.push(found);
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
            Kind::Initials => true,
            Kind::Word => {
                (token.capital() || article_name(token.text))
                    && !lexicon::no_name(token.text)
                    && !token.text.ends_with('.')
                    && !(token.text.contains('-') && hyphenated_adjective(token.text))
            }
            _ => false,
        }
    }

    /// The end of the run of name parts that begins here.
    fn run(&self, start: usize) -> usize {
        let mut end = start + 1;
        while end < start + 6 && self.adjoins(end - 1) {
            // “John Major” is a name, “Lord Palmerston” and “Brezhnev General Secretary” are not.
            if self.part(end)
                && (!bare_title(self.text(end)) || end == start + 1 && !self.part(end + 1))
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

    /// Reads a name at a token; returns the token after it.
    fn read(&self, at: usize) -> Option<(usize, Found)> {
        if !self.part(at) || bare_title(self.text(at)) {
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
        let titled = self.titled(at);
        self.with_comma(at)
            .or_else(|| self.family_first(at, end, titled))
            .or_else(|| self.given_first(at, end))
            .or_else(|| self.by_surroundings(at, end, titled, forced))
            .map(|(end, mut found)| {
                if titled {
                    found.evidence.push("title");
                }
                if forced {
                    found.evidence.push("label or field");
                }
                (end, found)
            })
    }

    /// `C. Brezhnev` at the start of a sentence where the document writes `c. Brezhnev`.
    fn skip_comrade(&self, at: usize) -> Option<usize> {
        let token = self.token(at)?;
        if self.hints.comrade && token.text == "C." && token.opens {
            return (self.adjoins(at) && self.part(at + 1)).then_some(at + 1);
        }
        Some(at)
    }

    /// True where a title stands before: `President`, `Minister of Defense`, `director]`.
    fn titled(&self, at: usize) -> bool {
        let mut back = at;
        if back >= 1 && matches!(self.text(back - 1), "]" | "”" | "\"") {
            back -= 1;
        }
        if back == 0 {
            return false;
        }
        if self.text(back - 1) == "C." && self.hints.comrade {
            return true;
        }
        if self.is_title(back - 1) {
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

    fn is_title(&self, at: usize) -> bool {
        // `c.` that opens a line is a list letter, not a comrade.
        self.token(at).is_some_and(|token| {
            token.kind == Kind::Word
                && !token.possessive
                && lexicon::title(token.text)
                && !(token.opens && token.text == "c.")
        }) && !self.blocked[at]
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

    /// `Kim, Il-Sung`: a family name that stands first, a comma, a given name with a hyphen.
    fn with_comma(&self, at: usize) -> Option<(usize, Found)> {
        lexicon::asian_family(self.text(at))?;
        let given = self.text(at + 2);
        let fits = self.text(at + 1) == ","
            && self.part(at + 2)
            && given.contains('-')
            && given.split('-').all(|part| SYLLABLE.is_match(part));
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

    /// `Kim Il Sung`, `Hua Guofeng`, `PAEK MUN-HO`, `Sato Eisaku`.
    fn family_first(&self, at: usize, end: usize, titled: bool) -> Option<(usize, Found)> {
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
                    && word
                        .split(['-', '\'', '’', '‘'])
                        .filter(|part| !part.is_empty())
                        .all(|part| SYLLABLE.is_match(part))
                    || (next == at + 1 && PINYIN.is_match(word))
            };
            if !fits {
                break;
            }
            last = next;
            if word.contains('-') || (word.chars().count() > 5 && next == at + 1) {
                break;
            }
        }
        let sure = titled
            || last > at + 1
            || self.text(at + 1).contains('-')
            || !self.token(at)?.opens
            || languages.contains("chinese") && self.text(at + 1).chars().count() > 4
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

    /// `Leonid I. Brezhnev`, `N. S. Khrushchev`, `Charles de Gaulle`, `Nikita Sergeevich`.
    fn given_first(&self, at: usize, end: usize) -> Option<(usize, Found)> {
        let first = self.token(at)?;
        let initials = first.kind == Kind::Initials;
        if !initials && lexicon::given_name(first.text).is_none() {
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
        // A run of more than four words is two names, or no name.
        let last = last.min(at + 5);
        let family = self.family(at, last)?;
        let given = self.given(at, family);
        let family_text =
            self.text[self.token(family)?.range.start..self.token(last - 1)?.range.end].to_owned();
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
    fn family(&self, at: usize, last: usize) -> Option<usize> {
        let mut family = last - 1;
        while family > at + 1 && lexicon::particle(&self.text(family - 1).to_lowercase()) {
            family -= 1;
        }
        (family > at && self.token(family)?.kind == Kind::Word).then_some(family)
    }

    /// Given names and single initials, in order.
    fn given(&self, at: usize, family: usize) -> Vec<String> {
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
                    vec![text.to_owned()]
                }
            })
            .collect()
    }

    /// A title, a label, a well-attested family name, or an apposition.
    fn by_surroundings(
        &self,
        at: usize,
        end: usize,
        titled: bool,
        forced: bool,
    ) -> Option<(usize, Found)> {
        let first = self.token(at)?;
        if first.kind != Kind::Word || !first.capital() {
            return None;
        }
        let words = (at..end)
            .filter(|token| self.tokens[*token].kind == Kind::Word)
            .count();
        let evidence = if forced {
            "label or field"
        } else if titled {
            "title"
        } else if words == 1 && lexicon::statesman(first.text) && !self.thing_named_after(at) {
            "well-attested family name"
        } else if (2..=3).contains(&words)
            && !self.thing_named_after(end - 1)
            && self.apposed(at, end)
        {
            "apposition or verb of speech"
        } else {
            return None;
        };
        let name = if end - at == 1 {
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

    /// `Order of Lenin`, `Stalin Prize`, `Truman Doctrine`: a thing that only bears the name.
    fn thing_named_after(&self, at: usize) -> bool {
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

    /// A run of unknown words with capitals is a name where an apposition or a verb of speech says so.
    fn apposed(&self, at: usize, end: usize) -> bool {
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
            || self.text(end) == "," && lexicon::title(self.text(end + 1));
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
            && !self
                .token(at)
                .is_some_and(|token| token.opens && lexicon::no_name(token.text))
    }
}

/// A title that is no given name: `Lord`, but not `Dean`.
fn bare_title(word: &str) -> bool {
    lexicon::title(word) && lexicon::given_name(word).is_none()
}

/// `al-Nasir`, `el-Sadat`: written small, part of a name.
fn article_name(word: &str) -> bool {
    [
        "al-", "el-", "as-", "ash-", "ad-", "ar-", "an-", "at-", "ez-",
    ]
    .iter()
    .any(|article| {
        word.strip_prefix(article)
            .is_some_and(|rest| rest.starts_with(char::is_uppercase))
    })
}

/// `Soviet-Korean`, `Marxist-Leninist`, `Sino-Soviet`: no names.
fn hyphenated_adjective(word: &str) -> bool {
    word.split('-').any(lexicon::no_name)
        || word.ends_with("ist")
        || word.ends_with("ian")
        || word.starts_with("Sino-")
}
