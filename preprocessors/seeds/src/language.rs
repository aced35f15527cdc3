//! Passages in another language than the book's, in Latin script: told by their function words.
//!
//! A screen reader then speaks them in their own way (WCAG 2.2, 3.1.2). The rule is cautious: a title or
//! a name is left alone, and where two languages are about as likely, nothing is said.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

use foldhash::fast::FixedState;
use mdbook_dossier_core::document::{Block, Style};

/// The languages, and of each function word a number and the languages whose word it is, a bit for each.
struct Lexicon {
    tags: Vec<&'static str>,
    words: HashMap<&'static str, (usize, u32), FixedState>,
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    let mut lexicon = Lexicon {
        tags: Vec::new(),
        words: HashMap::default(),
    };
    let lines = include_str!("languages.tsv")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once('\t'));
    for (place, (tag, words)) in lines.enumerate() {
        lexicon.tags.push(tag);
        for word in words.split(' ') {
            let number = lexicon.words.len();
            lexicon.words.entry(word).or_insert((number, 0)).1 |= 1 << place;
        }
    }
    lexicon
});

/// What speaks for a language in a passage.
#[derive(Debug, Clone, Default)]
struct Hits {
    count: usize,
    /// The first of its function words there, by number.
    signs: Vec<usize>,
}

/// A passage of fewer words is a name or a title.
const LEAST_WORDS: usize = 5;
/// So many different function words must show the language.
const LEAST_SIGNS: usize = 3;
/// Pairs of signs between which a document quotes.
const QUOTES: &[(char, char)] = &[
    ('“', '”'),
    ('„', '“'),
    ('«', '»'),
    ('"', '"'),
    ('(', ')'),
    ('[', ']'),
];

/// The runs of a block that are in another language than the book, in bytes, with its tag (BCP 47):
/// the whole block, or what is quoted, bracketed or emphasised in it, or a line of its own, as in a
/// treaty in two languages. `book` is the book's language.
pub(crate) fn foreign_runs(block: &Block, book: &str) -> Vec<(Range<usize>, &'static str)> {
    let text = block.text.as_str();
    if let Some(tag) = language(text, book) {
        return vec![(0..text.len(), tag)];
    }
    let spans = block.spans.iter();
    let emphasised = spans
        .filter(|span| span.style == Style::Emphasis)
        .map(|span| span.range.clone());
    let mut found: Vec<(Range<usize>, &'static str)> = Vec::new();
    for range in emphasised.chain(lines(text)).chain(quoted(text)) {
        let tag = text
            .get(range.clone())
            .and_then(|part| language(part, book));
        let is_free =
            |other: &(Range<usize>, &str)| other.0.end <= range.start || range.end <= other.0.start;
        if let Some(tag) = tag
            && found.iter().all(is_free)
        {
            found.push((range, tag));
        }
    }
    found
}

/// The language of a passage where it is clear, and another than the book's.
pub(crate) fn language(text: &str, book: &str) -> Option<&'static str> {
    let lexicon = &*LEXICON;
    let printed = text
        .split(|character: char| !character.is_alphabetic())
        .filter(|word| !word.is_empty());
    let mut hits = vec![Hits::default(); lexicon.tags.len()];
    let mut count = 0;
    let mut small = String::new();
    for word in printed.clone() {
        count += 1;
        let Some((number, languages)) = lexicon.find(word, &mut small) else {
            continue;
        };
        for (place, own) in hits.iter_mut().enumerate() {
            if languages >> place & 1 == 1 {
                own.count += 1;
                if own.signs.len() < LEAST_SIGNS && !own.signs.contains(&number) {
                    own.signs.push(number);
                }
            }
        }
    }
    if count < LEAST_WORDS {
        return None;
    }
    let book = book.split(['-', '_']).next().unwrap_or_default();
    let mut scores: Vec<(usize, &'static str)> = Vec::new();
    for (tag, own) in lexicon.tags.iter().zip(&hits) {
        let is_clear = own.signs.len() >= LEAST_SIGNS && own.count * 4 >= count;
        // What speaks for the book's own language counts even where it is little.
        if is_clear || *tag == book {
            scores.push((own.count, tag));
        }
    }
    scores.sort_unstable_by(|a, b| b.cmp(a));
    let (best, tag) = *scores.first()?;
    let own = scores.iter().find(|(_, tag)| *tag == book);
    let own = own.map_or(0, |(hits, _)| *hits);
    let second = scores.get(1).map_or(0, |(hits, _)| *hits);
    let is_clear = tag != book && own * 8 <= best && second * 4 <= best * 3;
    // A sentence is known by its small words; in German, where nouns have capitals, by little else.
    let is_sentence = best * 5 >= count * 3 || has_small_words(printed, tag);
    (is_clear && is_sentence).then_some(tag)
}

impl Lexicon {
    /// The number of a function word and the languages whose word it is; the buffer is for its small letters.
    fn find(&self, word: &str, small: &mut String) -> Option<(usize, u32)> {
        small.clear();
        small.push_str(word);
        if word.is_ascii() {
            small.make_ascii_lowercase();
        } else {
            *small = word.to_lowercase();
        }
        self.words.get(small.as_str()).copied()
    }
}

/// False for names and titles: beside function words they have hardly a word without a capital.
fn has_small_words<'a>(printed: impl Iterator<Item = &'a str>, tag: &str) -> bool {
    let lexicon = &*LEXICON;
    let place = lexicon.tags.iter().position(|known| *known == tag);
    let mut letters = String::new();
    let (mut small, mut all) = (0, 0);
    for word in printed {
        let known = lexicon.find(word, &mut letters);
        if known
            .is_some_and(|(_, languages)| place.is_some_and(|place| languages >> place & 1 == 1))
        {
            continue;
        }
        all += 1;
        small += usize::from(word.starts_with(char::is_lowercase));
    }
    small * 4 >= all
}

/// The lines of a text that has several.
fn lines(text: &str) -> Vec<Range<usize>> {
    let mut start = 0;
    let mut found = Vec::new();
    for line in text.split('\n').filter(|_| text.contains('\n')) {
        found.push(start..start + line.len());
        start += line.len() + 1;
    }
    found
}

/// What stands between quotation marks or brackets, without them; the innermost of each kind.
fn quoted(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for &(open, close) in QUOTES {
        let mut start: Option<usize> = None;
        for (at, character) in text.char_indices() {
            match start {
                Some(from) if character == close => {
                    found.push(from..at);
                    start = None;
                }
                _ if character == open => start = Some(at + character.len_utf8()),
                _ => {}
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use mdbook_dossier_core::document::Span;

    use super::*;

    fn block(text: &str) -> Block {
        Block {
            text: text.to_owned(),
            ..Block::default()
        }
    }

    fn runs<'a>(text: &'a str, book: &str) -> Vec<(&'a str, &'static str)> {
        let found = foreign_runs(&block(text), book);
        found
            .into_iter()
            .map(|(range, tag)| (&text[range], tag))
            .collect()
    }

    #[test]
    fn a_paragraph_in_another_language_is_told() {
        for (text, tag) in [
            (
                "Le Gouvernement de la République ne saurait accepter que les troupes soient retirées avant la signature du traité.",
                "fr",
            ),
            (
                "Der Botschafter teilte mit, daß die Verhandlungen über den Vertrag noch nicht abgeschlossen sind und im Herbst fortgesetzt werden.",
                "de",
            ),
            (
                "El ministro declaró que no había recibido ninguna respuesta del gobierno y que los barcos seguían en el puerto.",
                "es",
            ),
            (
                "Il governo non ha ancora deciso se inviare una delegazione alla conferenza della pace.",
                "it",
            ),
            (
                "O embaixador disse que não recebeu resposta do governo e que os navios foram retidos em Lisboa.",
                "pt",
            ),
            (
                "De gezant heeft meegedeeld dat het verdrag niet door de regering zal worden bekrachtigd.",
                "nl",
            ),
            (
                "Datum Romae apud Sanctum Petrum sub annulo piscatoris, quod non est in dubio et ad perpetuam rei memoriam ut supra.",
                "la",
            ),
            (
                "Minister oświadczył, że rząd nie jest w stanie przyjąć tego układu oraz że będzie go rozważał po konferencji.",
                "pl",
            ),
            (
                "O polozhenii v partii i o tom, chto bylo skazano na plenume po voprosu ob otnosheniyakh mezhdu stranami.",
                "ru-Latn",
            ),
            (
                "Utrikesministern förklarade att det inte var möjligt för regeringen att svara på noten och att den skulle behandlas efter valet.",
                "sv",
            ),
        ] {
            assert_eq!(runs(text, "en"), [(text, tag)], "{text}");
        }
    }

    #[test]
    fn english_with_foreign_names_and_titles_stays_english() {
        for text in [
            "The Ambassador called on M. de la Tour du Pin at the Quai d’Orsay and the Comte de Saint-Aulaire in the rue de Varenne.",
            "Louis de la Vallée, Jean de Broglie, Paul de la Tour, Anne de Montmorency, Marie de Guise",
            "Don Fernando de los Ríos y la Cerda",
            "Le Monde, Die Zeit, La Stampa, El País",
            "COUNT ZALESKI (Poland), M. PETROVIĆ (Kingdom of the Serbs, Croats and Slovenes)",
            "Koreiskii poluostrov i interesi Rossii",
            "1. I. A. Men in war on land. 2. V. I. On the sea.",
            "Van der Berg, Von dem Busche, De Witt en Zonen",
            "He shouted “Vive la France!” and the crowd took it up.",
            "",
            "In re: the man was in an art den, so hat man am die at no era.",
        ] {
            assert_eq!(runs(text, "en"), [], "{text}");
        }
    }

    #[test]
    fn what_is_quoted_in_an_english_paragraph_is_told() {
        assert_eq!(
            runs(
                "The note ended: “que le gouvernement ne peut pas accepter cette clause du traité” (see above).",
                "en"
            ),
            [(
                "que le gouvernement ne peut pas accepter cette clause du traité",
                "fr"
            )]
        );
        assert_eq!(
            runs(
                "There shall be peace between the two States.\nZwischen den beiden Staaten soll Frieden sein.",
                "en"
            ),
            [("Zwischen den beiden Staaten soll Frieden sein.", "de")]
        );
        let text = "He wrote: die Frage ist noch nicht von uns entschieden worden, and left.";
        let start = text.find("die").expect("the passage");
        let end = text.find(", and").expect("its end");
        let mut emphasised = block(text);
        emphasised.spans = vec![Span {
            range: start..end,
            style: Style::Emphasis,
        }];
        assert_eq!(foreign_runs(&emphasised, "en"), [(start..end, "de")]);
    }

    #[test]
    fn the_book_s_own_language_is_not_foreign() {
        let french = "Le Gouvernement de la République ne saurait accepter que les troupes soient retirées du pays.";
        let english = "The Government of the Republic cannot accept that the troops are withdrawn before it has signed.";
        assert_eq!(runs(french, "fr-CA"), []);
        assert_eq!(runs(english, "fr"), [(english, "en")]);
        assert_eq!(runs(english, "en-GB"), []);
    }
}
