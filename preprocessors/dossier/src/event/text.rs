//! Words, sentences and clauses of a block.

use crate::wordlist::{holds, holds_lower};
use std::ops::Range;

use crate::footmark;

/// A word, in bytes of the block's text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word {
    /// Its bytes; an apostrophe or hyphen inside a word belongs to it, a possessive ’s does not.
    pub(super) range: Range<usize>,
    /// Its letters, lower case.
    pub(super) lower: String,
    /// Whether ’s or ’ follows it.
    pub(super) possessive: bool,
}

/// Words after which a full stop does not end a sentence.
const ABBREVIATIONS: &str = " mr mrs ms dr drs st gen gens col cols lt capt maj adm prof profs hon rev sen sens rep reps gov pres cde cdes com coms comr comrs cmdr amb ambs min secy sec'y dept govt c cf e.g i.e no nos vol p pp art sec u.s u.k u.n u.s.s.r ph.d jr sr ca vs approx trans ed eds fig tel jan feb mar apr jun jul aug sept sep oct nov dec messrs mm mme mlle sgt cpl cmdr lieut brig supt asst bros msgr mgr pvt ";

/// The words of a text, in order.
pub(super) fn words(text: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut start = None;
    let mut letters = text.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        let joins = match letter {
            '\'' | '’' | '-' => true,
            '.' => initialism(text, start.unwrap_or(at), at),
            _ => false,
        };
        let more = letters
            .peek()
            .is_some_and(|(_, next)| next.is_alphanumeric());
        let inside = start.is_some() && joins && more;
        if letter.is_alphanumeric() || inside {
            start = start.or(Some(at));
        } else if let Some(from) = start.take() {
            push(text, from..at, &mut words);
        }
    }
    if let Some(from) = start {
        push(text, from..text.len(), &mut words);
    }
    words
}

/// Whether a full stop inside a word belongs to it: `U.S.S.R`, not the end of a sentence without a space.
fn initialism(text: &str, start: usize, at: usize) -> bool {
    text.get(start..at)
        .and_then(|word| word.rsplit('.').next())
        .is_some_and(|last| last.chars().count() == 1)
}

fn push(text: &str, range: Range<usize>, words: &mut Vec<Word>) {
    let Some(own) = text.get(range.clone()) else {
        return;
    };
    let bare = own
        .strip_suffix("'s")
        .or_else(|| own.strip_suffix("’s"))
        .unwrap_or(own);
    let after = text.get(range.end..).unwrap_or_default();
    words.push(Word {
        range: range.start..range.start + bare.len(),
        lower: bare.to_lowercase(),
        possessive: bare.len() < own.len() || after.starts_with(['’', '\'']) && bare.ends_with('s'),
    });
}

/// The sentences of a text, in bytes, trimmed of white space; together they hold all its words.
pub(crate) fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut sentences = Vec::new();
    let mut start = 0;
    let mut letters = text.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        let end = match letter {
            '\n' => at,
            '.' | '!' | '?' if ends_sentence(text, at, letter) => {
                let mut end = at + letter.len_utf8();
                let (before, after) = text.split_at(end);
                let own = before.get(..at).unwrap_or_default();
                end += footmark::length(own, after);
                while letters.next_if(|(next, _)| *next < end).is_some() {}
                while let Some((next, closing)) = letters.peek().copied() {
                    if !matches!(closing, '”' | '"' | '’' | ')' | ']' | '*') {
                        break;
                    }
                    end = next + closing.len_utf8();
                    letters.next();
                }
                end
            }
            _ => continue,
        };
        sentences.push(start..end);
        start = end;
    }
    sentences.push(start..text.len());
    sentences
        .into_iter()
        .map(|range| trimmed(text, range))
        .filter(|range| !range.is_empty())
        .collect()
}

fn ends_sentence(text: &str, at: usize, mark: char) -> bool {
    let before = text.get(..at).unwrap_or_default();
    let after = text.get(at + 1..).unwrap_or_default();
    let after = after
        .get(footmark::length(before, after)..)
        .unwrap_or_default();
    let closed = after.trim_start_matches(['”', '"', '’', ')', ']', '*']);
    let Some(rest) = closed.strip_prefix([' ', '\n', '\u{a0}']) else {
        return closed.is_empty();
    };
    let rest = rest.trim_start();
    let opens = rest.chars().next().is_none_or(|next| {
        next.is_uppercase() || next.is_numeric() || matches!(next, '“' | '"' | '(' | '[' | '‘')
    });
    let word = before
        .rsplit(|letter: char| letter.is_whitespace() || matches!(letter, '(' | '[' | '“' | '"'))
        .next()
        .unwrap_or_default();
    // “J.”, “N.S.”
    let initial = !word.is_empty()
        && word
            .split('.')
            .all(|letter| letter.chars().count() == 1 && letter.chars().all(char::is_uppercase));
    let listed = holds_lower(ABBREVIATIONS, word);
    let enumerator =
        before.trim_start().len() == word.len() && word.chars().count() <= 4 && !word.is_empty();
    opens && (mark != '.' || !(initial || listed || enumerator))
}

/// A range without white space at its ends.
pub(super) fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let Some(own) = text.get(range.clone()) else {
        return range;
    };
    let start = range.start + own.len() - own.trim_start().len();
    start..(start + own.trim().len())
}

/// The longest passage that is quoted, in characters, where a sentence is longer.
const CLAUSE: usize = 240;

/// What is known of a sentence that is to be cut.
#[derive(Debug, Clone, Copy)]
pub(super) struct Shape<'s> {
    pub(super) text: &'s str,
    pub(super) sentence: &'s Range<usize>,
    /// Names, which are never cut.
    pub(super) whole: &'s [Range<usize>],
    /// Where other occurrences are named.
    pub(super) others: &'s [usize],
}

impl Shape<'_> {
    /// The clause around a core: the sentence where it is short and names nothing else, else the core with
    /// the neighbouring pieces between commas, brackets, dashes and conjunctions, as far as they fit and
    /// name nothing else.
    pub(super) fn clause(&self, core: &Range<usize>) -> Range<usize> {
        let (text, sentence) = (self.text, self.sentence);
        let length =
            |range: &Range<usize>| text.get(range.clone()).map_or(0, |own| own.chars().count());
        if length(sentence) <= CLAUSE && self.others.iter().all(|other| core.contains(other)) {
            return unbracketed(text, sentence.clone());
        }
        let strong = self.cuts();
        let enclosing = |cuts: &[usize]| {
            let left = cuts.iter().rev().find(|cut| **cut <= core.start);
            let right = cuts.iter().find(|cut| **cut >= core.end);
            left.copied().unwrap_or(sentence.start)..right.copied().unwrap_or(sentence.end)
        };
        let parted = |range: &Range<usize>| {
            self.others
                .iter()
                .any(|other| range.contains(other) && !core.contains(other))
        };
        // Where the piece between commas names another occurrence, it is cut at the words that open a clause.
        let (cuts, mut range) = match enclosing(&strong) {
            range if parted(&range) => {
                let mut cuts = strong;
                cuts.extend(self.openings());
                cuts.sort_unstable();
                let range = enclosing(&cuts);
                (cuts, range)
            }
            range => (strong, range),
        };
        let left = |from: usize| cuts.iter().rev().find(|cut| **cut <= from).copied();
        let right = |from: usize| cuts.iter().find(|cut| **cut >= from).copied();
        if length(&range) > 2 * CLAUSE {
            range = core.clone();
        }
        let narrow = range.clone();
        let fits = |wider: &Range<usize>| {
            length(wider) <= CLAUSE
                && self
                    .others
                    .iter()
                    .all(|other| narrow.contains(other) || !wider.contains(other))
        };
        loop {
            let wider = [
                range.start..right(range.end + 1).unwrap_or(sentence.end),
                left(range.start.saturating_sub(1)).unwrap_or(sentence.start)..range.end,
            ];
            let Some(next) = wider
                .into_iter()
                .find(|wider| *wider != range && fits(wider))
            else {
                break;
            };
            range = next;
        }
        unbracketed(text, range)
    }

    /// Where the piece ends in which a place lies: at the next comma, bracket, dash or conjunction, or the
    /// sentence's end.
    pub(super) fn piece_end(&self, at: usize) -> usize {
        let end = self
            .cuts()
            .into_iter()
            .find(|cut| *cut >= at)
            .unwrap_or(self.sentence.end);
        at.max(trimmed(self.text, at.min(end)..end).end)
    }

    /// Where clauses open inside the sentence without a comma.
    fn openings(&self) -> Vec<usize> {
        const WORDS: [&str; 12] = [
            " when ",
            " where ",
            " which ",
            " who ",
            " that ",
            " after ",
            " before ",
            " since ",
            " and that ",
            " and on ",
            " and in ",
            " if ",
        ];
        let own = self.text.get(self.sentence.clone()).unwrap_or_default();
        let mut openings: Vec<usize> = WORDS
            .iter()
            .flat_map(|word| own.match_indices(word))
            // “the vote by which X was seated” says too little without what follows.
            .filter(|(at, word)| *word != " which " || !ends_with_preposition(own.get(..*at)))
            .map(|(at, _)| self.sentence.start + at + 1)
            .collect();
        openings.retain(|cut| {
            !self
                .whole
                .iter()
                .any(|name| name.start < *cut && *cut < name.end)
        });
        openings
    }

    /// Where the sentence may be cut.
    fn cuts(&self) -> Vec<usize> {
        let mut cuts = cuts(self.text, self.sentence);
        cuts.retain(|cut| {
            !self
                .whole
                .iter()
                .any(|name| name.start < *cut && *cut < name.end)
        });
        cuts
    }
}

/// Whether a preposition stands at the end of a text, with which “which” goes together.
fn ends_with_preposition(before: Option<&str>) -> bool {
    let last = before.and_then(|before| before.split_whitespace().next_back());
    last.is_some_and(|word| {
        matches!(
            word,
            "by" | "in" | "at" | "of" | "to" | "for" | "with" | "from" | "on" | "under" | "during"
        )
    })
}

/// Where a sentence may be cut: after commas, semicolons, colons and dashes, and around brackets.
fn cuts(text: &str, sentence: &Range<usize>) -> Vec<usize> {
    let mut cuts = vec![sentence.start];
    let own = text.get(sentence.clone()).unwrap_or_default();
    let mut before = ' ';
    for (at, letter) in own.char_indices() {
        let next = sentence.start + at + letter.len_utf8();
        match letter {
            ',' | ';' | ':' | '—' | ')'
                if text
                    .get(next..)
                    .is_some_and(|after| !after.starts_with(char::is_numeric)) =>
            {
                cuts.push(next);
            }
            '(' if before == ' ' => cuts.push(sentence.start + at),
            _ => {}
        }
        before = letter;
    }
    for word in [" but ", " while ", " whereas ", " although ", " because "] {
        cuts.extend(
            own.match_indices(word)
                .map(|(at, _)| sentence.start + at + 1),
        );
    }
    cuts.push(sentence.end);
    cuts.sort_unstable();
    cuts
}

/// A range without the brackets that open or close outside it, and without a comma at its end.
fn unbracketed(text: &str, range: Range<usize>) -> Range<usize> {
    let mut range = trimmed(text, range);
    loop {
        let Some(own) = text.get(range.clone()) else {
            return range;
        };
        let unclosed = own.matches('(').count() > own.matches(')').count();
        let unopened = own.matches(')').count() > own.matches('(').count();
        if own.starts_with('(') && (unclosed || own.ends_with(')') && own.matches('(').count() == 1)
        {
            range.start += 1;
        } else if own.ends_with(')') && unopened || own.ends_with([',', ';', ':', '—']) {
            range.end -= own.chars().next_back().map_or(1, char::len_utf8);
        } else {
            return range;
        }
        range = trimmed(text, range);
    }
}

/// Where a note mark may stand at or after a place: after the punctuation that follows it, and outside
/// square brackets.
pub(super) fn mark(text: &str, at: usize) -> usize {
    let before = text.get(..at).unwrap_or_default();
    let open = before.matches('[').count() > before.matches(']').count();
    let at = match text.get(at..).and_then(|after| after.find(']')) {
        Some(close) if open => at + close + 1,
        _ => at,
    };
    let after = text.get(at..).unwrap_or_default();
    let rest = after.trim_start_matches(['’', '”', '"', '\'', ')', '.', ',', ';', ':', '!', '?']);
    at + after.len() - rest.len()
}

/// White space folded, at most 400 characters.
pub(super) fn quote(text: &str, range: &Range<usize>) -> String {
    let folded = text
        .get(range.clone())
        .unwrap_or_default()
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ");
    folded.chars().take(400).collect()
}

/// Whether a lower-case word names a month or a day of the week.
pub(super) fn is_calendar(word: &str) -> bool {
    const NAMES: &str = " january february march april may june july august september october november december monday tuesday wednesday thursday friday saturday sunday ";
    holds(NAMES, word)
}
