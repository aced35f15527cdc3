//! Offices beside a name: what they say of a person's state, and the role lines that they make.

use std::ops::Range;

use super::bodies::{self, Identity};
use super::lexicon;
use super::reading::Reading;
use super::token::{Kind, Token};

/// An office found beside a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Office {
    /// The state that it serves, as an index into the lexicon.
    pub(super) state: Option<usize>,
    /// The words, where they are a complete pattern: an office and its body.
    pub(super) role: Option<Range<usize>>,
}

/// A text with what stands at each token, for reading offices.
#[derive(Debug)]
pub(super) struct Offices<'a> {
    tokens: Vec<Token<'a>>,
    /// For each token, the body or state that stands there: first token, token after the last, state, whether a body.
    spans: Vec<Option<Span>>,
}

#[derive(Debug, Clone, Copy)]
struct Span {
    first: usize,
    end: usize,
    state: Option<usize>,
    body: bool,
}

impl<'a> Offices<'a> {
    /// Prepares a text.
    pub(super) fn new(reading: &Reading<'a>) -> Self {
        let tokens = reading.tokens.all();
        let mut spans: Vec<Option<Span>> = vec![None; tokens.len()];
        let mut put = |range: &Range<usize>, state: Option<usize>, body: bool| {
            let first = reading.tokens.before(range.start);
            let end = reading.tokens.before(range.end);
            // “Korean-born” says nothing of a state.
            if end > first && tokens[end - 1].range.end > range.end {
                return;
            }
            for span in spans.iter_mut().take(end).skip(first) {
                if span.is_none_or(|known| known.end - known.first < end - first) {
                    *span = Some(Span {
                        first,
                        end,
                        state,
                        body,
                    });
                }
            }
        };
        for found in &reading.states {
            put(&found.range, Some(found.state), false);
        }
        for found in &reading.bodies {
            let Identity { state, .. } = bodies::identity(reading.source.text, found);
            put(&found.range, state, true);
        }
        Self { tokens, spans }
    }

    fn tokens(&self) -> &[Token<'a>] {
        &self.tokens
    }

    fn text(&self, at: usize) -> &str {
        self.tokens().get(at).map_or("", |token| token.text)
    }

    fn is_title(&self, at: usize) -> bool {
        let word = self.text(at);
        self.spans.get(at).is_some_and(Option::is_none)
            && self.tokens()[at].kind == Kind::Word
            && lexicon::title(word)
            && !form_of_address(word)
    }

    /// The office before a name: `Chairman of the Chinese Communist Party Hua Guofeng`, `North Korea’s Kim Il Sung`.
    pub(super) fn before(&self, name: &Range<usize>) -> Option<Office> {
        let mut at = self
            .tokens()
            .partition_point(|token| token.range.start < name.start);
        while at > 0 && matches!(self.text(at - 1), "," | "]" | "”" | "\"") {
            at -= 1;
        }
        while at > 0 && form_of_address(self.text(at - 1)) {
            at -= 1;
        }
        let end = at;
        let (mut state, mut body, mut title, mut start) = (None, false, None, at);
        while at > 0 && end - at < 30 {
            let back = at - 1;
            if let Some(span) = self.spans[back] {
                state = span.state.or(state);
                body |= span.body;
                at = span.first;
                start = at;
                continue;
            }
            let word = self.text(back);
            if self.is_title(back) {
                title = Some(back);
                start = back;
            } else if matches!(word, "to" | "in") && title.is_none() {
                // “Soviet Ambassador to Egypt”: the state that receives.
                (state, body) = (None, false);
            } else if qualifies(word) {
                start = if small(word) { start } else { back };
            } else {
                break;
            }
            at = back;
        }
        if title.is_none() {
            // “North Korea’s Kim Il Sung”
            let possessor = end.checked_sub(1).and_then(|back| self.spans[back]);
            let owned =
                possessor.is_some_and(|span| self.tokens()[span.end - 1].possessive && !span.body);
            return owned.then(|| Office {
                state: possessor.and_then(|span| span.state),
                role: None,
            });
        }
        let complete = body
            && title
                .is_some_and(|title| self.runs_to_body(title, end) || self.spans[start].is_some());
        Some(Office {
            state,
            role: complete
                .then(|| self.tokens()[start].range.start..self.tokens()[end - 1].range.end),
        })
    }

    /// True where “of” leads from a title to a body.
    fn runs_to_body(&self, title: usize, end: usize) -> bool {
        (title..end).any(|at| self.text(at) == "of" || self.text(at) == "for")
    }

    /// The office after a name: `Sudarikov, head of the Department of …`, `Dobrynin, Soviet Ambassador`.
    pub(super) fn after(&self, name: &Range<usize>) -> Option<Office> {
        let comma = self
            .tokens()
            .partition_point(|token| token.range.start < name.end);
        if self.text(comma) != "," {
            return None;
        }
        let mut at = comma + 1;
        let start = if matches!(self.text(at), "the" | "a" | "an") {
            at + 1
        } else {
            at
        };
        let (mut state, mut title) = (None, false);
        while at < self.tokens().len().min(comma + 16) {
            if let Some(span) = self.spans[at] {
                if title && span.body {
                    return Some(self.office(start, span, state));
                }
                state = state.or(span
                    .state
                    .filter(|_| !title || self.text(at.saturating_sub(1)) != "to"));
                at = span.end;
                continue;
            }
            let token = &self.tokens()[at];
            if self.is_title(at) {
                // “In talks with Reagan, Chinese leaders stressed” is no apposition.
                if !title && !self.goes_on_as_office(at) {
                    return None;
                }
                title = true;
                // “the Korea expert” serves another state than Korea.
                if matches!(
                    self.text(at),
                    "expert" | "Expert" | "specialist" | "scholar" | "historian" | "correspondent"
                ) {
                    state = None;
                }
            }
            if token.kind != Kind::Word
                || (token.capital() && !self.is_title(at) && !lexicon::portfolio(token.text))
            {
                break;
            }
            at += 1;
        }
        title.then_some(Office { state, role: None })
    }

    /// True where a title after a name is followed by what an office may be followed by.
    fn goes_on_as_office(&self, title: usize) -> bool {
        let next = self.text(title + 1);
        !lexicon::title_of_many(self.text(title))
            && (next.is_empty()
                || matches!(
                    next,
                    "to" | "of" | "in" | "for" | "on" | "at" | "and" | "," | "." | ";" | ")" | "]"
                )
                || self.is_title(title + 1)
                || lexicon::portfolio(next)
                || self.tokens()[title + 1].opens)
    }

    /// The office that ends with a body.
    fn office(&self, start: usize, span: Span, state: Option<usize>) -> Office {
        let words = self.tokens()[start].range.start..self.tokens()[span.end - 1].range.end;
        // “leader of the Communist Party and government delegation” goes on: it is no complete pattern.
        let next = self.text(span.end);
        let complete = next.is_empty()
            || matches!(
                next,
                "," | "." | ";" | ")" | "who" | "said" | "told" | "from"
            )
            || self.tokens()[span.end].opens;
        Office {
            state: span.state.or(state),
            role: complete.then_some(words),
        }
    }

    /// `died in November 1982`.
    pub(super) fn death(&self, name: &Range<usize>) -> Option<Range<usize>> {
        let died = self
            .tokens()
            .partition_point(|token| token.range.start < name.end);
        if self.text(died) != "died" || !matches!(self.text(died + 1), "in" | "on") {
            return None;
        }
        let year = (died + 2..died + 6).find(|at| {
            let text = self.text(*at);
            text.len() == 4 && text.chars().all(|digit| digit.is_ascii_digit())
        })?;
        Some(self.tokens()[died].range.start..self.tokens()[year].range.end)
    }

    /// The state of a delegation that a person heads: `governmental delegation of the DPRK, headed by c. Kim Il Sung`.
    pub(super) fn delegation(&self, name: &Range<usize>) -> Option<usize> {
        let mut at = self
            .tokens()
            .partition_point(|token| token.range.start < name.start);
        let by = (at.saturating_sub(8)..at).rev().find(|back| {
            self.text(*back) == "by"
                && back
                    .checked_sub(1)
                    .is_some_and(|led| matches!(self.text(led), "headed" | "led"))
        })?;
        // Only titles stand between: no other name, no end of a sentence.
        if (by + 1..at).any(|between| self.tokens()[between].kind == Kind::Mark) {
            return None;
        }
        at = by - 1;
        let from = at.saturating_sub(14);
        let delegation = (from..at).rev().find(|back| {
            matches!(
                self.text(*back),
                "delegation" | "Delegation" | "mission" | "group"
            )
        })?;
        // Its state stands after “of”, or before it as an adjective.
        (delegation..at)
            .chain((from..delegation).rev())
            .find_map(|place| self.spans[place].and_then(|span| span.state))
    }
}

/// `c.`, `Cde.`, `Mr.`: they tell no office.
pub(super) fn form_of_address(word: &str) -> bool {
    matches!(
        word,
        "c." | "C."
            | "Cde."
            | "Cdes."
            | "cde."
            | "Com."
            | "com."
            | "Comr."
            | "Comrade"
            | "comrade"
            | "Comrades"
            | "comrades"
            | "Mr."
            | "Mr"
            | "Mrs."
            | "Mrs"
            | "Ms."
            | "Miss"
            | "Dr."
            | "Dr"
            | "Prof."
            | "Sir"
            | "Lord"
            | "Lady"
            | "M."
            | "Herr"
            | "tov."
            | "Tov."
            | "Señor"
            | "Don"
            | "Monsieur"
            | "Madame"
            | "Shri"
            | "Sri"
            | "Shrimati"
            | "Smt."
            | "Sardar"
    )
}

/// Words between a title and what it is of.
pub(super) fn qualifies(word: &str) -> bool {
    small(word)
        || lexicon::portfolio(word)
        || matches!(
            word,
            "Deputy"
                | "deputy"
                | "First"
                | "first"
                | "Vice"
                | "vice"
                | "Prime"
                | "prime"
                | "Foreign"
                | "foreign"
                | "Acting"
                | "acting"
                | "former"
                | "Former"
                | "then"
                | "Senior"
                | "senior"
                | "Permanent"
                | "Second"
                | "longtime"
        )
}

fn small(word: &str) -> bool {
    matches!(word, "of" | "for" | "the" | "and" | "the then")
}
