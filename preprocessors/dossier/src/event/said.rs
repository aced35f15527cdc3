//! The words in which a document speaks of an occurrence: the phrase of a noun, or a clause. Notes and labels quote them.

use super::lexicon::{STATUS, trigger};
use super::quotation::{FEW, WORDS, article, shortened, tidied};
use super::text::{self, Shape};
use super::{EventMention, Status};
use crate::document::Document;
use crate::wordlist::{holds, holds_lower};

/// How a document speaks of an occurrence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Said {
    /// By a noun, which may lack its article: “tour of Eastern Europe in May 1975”, “the talks of April”.
    Named {
        /// “a ” or “an ”, where the words quoted need one before them.
        article: &'static str,
        /// The words.
        words: String,
    },
    /// By a clause: “Renewed in July 1975 the treaty”.
    Told(String),
}

/// How a mention speaks of its occurrence, in at most twenty-five words.
pub(super) fn said(documents: &[Document], mention: &EventMention) -> Said {
    let text = text_of(documents, mention);
    named(text, mention).unwrap_or_else(|| Said::Told(clause(text, mention)))
}

fn text_of<'d>(documents: &'d [Document], mention: &EventMention) -> &'d str {
    documents
        .get(mention.item.document)
        .and_then(|document| document.blocks.get(mention.block))
        .map(|block| block.text.as_str())
        .unwrap_or_default()
}

/// Words that may stand before a noun without being part of its phrase.
const BEFORE: &str = " and or of on in at to for from with by during after before since until following that against about under into upon through between including was were is are be been ";

/// Words that open the phrase of a noun.
const OPENS: &str =
    " the this that these those his her its their our your my a an no any some each every ";

/// Words that do not stand in the phrase of a noun: a clause goes on with them.
const VERBS: &str = " was were is are be been being had has have will would shall should can could may might must did does do who which that when where while because came went made took gave said told he she it they we i you ";

/// The phrase of a noun, with what stands before the noun in it; none where the passage tells by a verb, or says no
/// more than the noun.
fn named(text: &str, mention: &EventMention) -> Option<Said> {
    let core = text.get(mention.core.clone())?;
    let words: Vec<&str> = core.split_whitespace().collect();
    let first = bare(words.first()?);
    let noun = trigger(&first).filter(|trigger| trigger.noun)?;
    let goes_on = |word: &&str| {
        let month = *word == "May" || word.starts_with("May,");
        let word = bare(word);
        !month && holds(VERBS, &word)
            || trigger(&word).is_some_and(|other| other.verb && !other.noun && !other.weak)
    };
    if words.len() < FEW || words.len() > WORDS || words.iter().skip(1).any(goes_on) {
        return None;
    }
    let before = text.get(mention.range.start.min(mention.core.start)..mention.core.start)?;
    let leading: Vec<&str> = before.split_whitespace().rev().take(5).collect();
    let last = leading.first().copied().unwrap_or_default();
    let phrase = |taken: usize| {
        let mut own: Vec<&str> = leading.iter().take(taken).rev().copied().collect();
        own.extend(&words);
        tidied(&own.join(" "))
    };
    let adjoins = before.ends_with(' ') || before.is_empty();
    let possessive = |word: &str| {
        ["’s", "'s", "s’", "s'"]
            .iter()
            .any(|end| word.ends_with(end))
    };
    let opens = |word: &&&str| holds_lower(OPENS, word);
    // “the second visit”, “Mr. Gunn’s visit”
    let plain = |word: &&str| {
        word.chars()
            .all(|letter| letter.is_alphanumeric() || letter == '-')
    };
    let adjectives = leading
        .iter()
        .take_while(|word| plain(word) && !opens(word) && !holds_lower(BEFORE, word));
    let adjectives = adjectives.count();
    let opener = leading
        .get(adjectives)
        .filter(|word| opens(word) && adjectives <= 2);
    if let Some(opener) = opener.filter(|_| adjoins) {
        let lower = opener.to_lowercase();
        return Some(Said::Named {
            article: match lower.as_str() {
                "a" | "an" => article(
                    leading
                        .get(adjectives.wrapping_sub(1))
                        .unwrap_or(&first.as_str()),
                ),
                _ => "",
            },
            words: if matches!(lower.as_str(), "a" | "an") {
                phrase(adjectives)
            } else {
                lowered(&phrase(adjectives + 1))
            },
        });
    }
    let owner = leading.get(adjectives).filter(|word| possessive(word));
    if owner.is_some_and(|_| adjoins && adjectives <= 2) {
        let names = leading.iter().skip(adjectives);
        let names = names.take_while(|word| word.starts_with(char::is_uppercase));
        let names = names.count();
        return (names > 0).then(|| Said::Named {
            article: "",
            words: phrase(adjectives + names),
        });
    }
    let free = last.is_empty()
        || last.ends_with([',', ';', ':', '(', '—'])
        || holds_lower(BEFORE, last)
        || before.ends_with('(');
    let plural = first.ends_with('s') && !first.ends_with("ss");
    (free && noun.name != "legislation").then(|| Said::Named {
        article: if plural { "" } else { article(&first) },
        words: lowered(&tidied(core)),
    })
}

/// With a small letter at its start.
fn lowered(words: &str) -> String {
    let mut letters = words.chars();
    letters
        .next()
        .map(|first| first.to_lowercase().chain(letters).collect())
        .unwrap_or_default()
}

/// A word without the signs around it, in small letters.
fn bare(word: &str) -> String {
    word.trim_matches(|letter: char| !letter.is_alphanumeric())
        .to_lowercase()
}

/// The clause that tells of it: whole where it is short, else from the words that tell; the sentence where the clause
/// is no more than a word or two.
fn clause(text: &str, mention: &EventMention) -> String {
    let count = |range: &std::ops::Range<usize>| {
        text.get(range.clone())
            .map_or(0, |own| own.split_whitespace().count())
    };
    let mut range = mention.range.clone();
    if count(&range) < FEW {
        let mut sentences = text::sentences(text).into_iter();
        let sentence = sentences.find(|own| own.start <= range.start && range.end <= own.end);
        range = sentence.unwrap_or(range);
    }
    let lead = count(&(range.start..mention.core.start.max(range.start)));
    let reach = count(&(range.start..mention.core.end.max(range.start)));
    if count(&range) > WORDS && reach > WORDS && lead > 0 {
        let rest = text.get(mention.core.start..range.end).unwrap_or_default();
        return format!("… {}", shortened(rest));
    }
    shortened(
        text.get(range)
            .unwrap_or(&mention.quote)
            .trim_end_matches(['.', ',', ';', ':', ' ']),
    )
}

/// What names a mention, to the end of its piece of the sentence; of a promise from its verb.
pub(super) fn phrase(documents: &[Document], mention: &EventMention) -> String {
    let text = text_of(documents, mention);
    let sentence =
        mention.range.start.min(mention.core.start)..mention.range.end.max(mention.core.end);
    let shape = Shape {
        text,
        sentence: &sentence,
        whole: &[],
        others: &[],
    };
    let end = shape.piece_end(mention.core.end);
    let before = text
        .get(sentence.start..mention.core.start)
        .unwrap_or_default();
    let word = before.split_whitespace().next_back().unwrap_or_default();
    let leads = matches!(
        word,
        "in" | "In" | "on" | "On" | "at" | "At" | "the" | "The"
    ) && before.ends_with(' ');
    let promise = || {
        let cues = STATUS
            .planned
            .words()
            .filter(|_| mention.status == Status::Series);
        let at = cues
            .filter_map(|cue| before.rfind(&format!(" {cue} ")))
            .max()?;
        (before.len() - at <= 60).then_some(sentence.start + at + 1)
    };
    let start = match promise() {
        Some(start) => start,
        None if leads => mention.core.start - word.len() - 1,
        None => mention.core.start,
    };
    let said = text.get(start..end).unwrap_or(&mention.quote);
    said.split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .trim_end_matches(['.', ',', ';', ':', ' '])
        .to_owned()
}
