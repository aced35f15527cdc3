//! Whose papers a document is of: the state of the embassy that reports, of the department whose volume prints it, or
//! of the language in which it was written. There a “Foreign Ministry” that nothing tells is its own.

use super::lexicon;
use super::state::{self, Use};
use crate::document::Document;

/// Languages that were written by the offices of one state, with the state; of Russian, before the Soviet Union,
/// see [`of`].
const LANGUAGES: [(&str, &str); 14] = [
    ("Albanian", "Albania"),
    ("Bulgarian", "Bulgaria"),
    ("Chinese", "China"),
    ("Czech", "Czechoslovakia"),
    ("Hungarian", "Hungary"),
    ("Japanese", "Japan"),
    ("Mongolian", "Mongolia"),
    ("Polish", "Poland"),
    ("Romanian", "Romania"),
    ("Russian", "Soviet Union"),
    ("Slovak", "Czechoslovakia"),
    ("Turkish", "Turkey"),
    ("Vietnamese", "North Vietnam"),
    ("Serbo-Croatian", "Yugoslavia"),
];

/// When the Soviet Union was, in years.
const SOVIET: std::ops::RangeInclusive<i16> = 1918..=1991;

/// When Chinese papers were those of the People's Republic.
const PEOPLES_CHINA: i16 = 1949;

/// The state whose papers a document is of, where that can be told.
pub(super) fn of(document: &Document) -> Option<usize> {
    let metadata = &document.metadata;
    std::iter::once(&metadata.title)
        .chain(&metadata.creators)
        .find_map(|text| embassy(text))
        .or_else(|| {
            let american = document.layout == "frus";
            american.then(|| state::by_name("United States"))?
        })
        .or_else(|| {
            let language = metadata.language.as_deref()?;
            let (_, name) = LANGUAGES
                .iter()
                .find(|(known, _)| language.starts_with(known))?;
            let year = metadata.date.as_ref()?.earliest()?.year();
            match *name {
                "Soviet Union" if !SOVIET.contains(&year) => state::by_name("Russia"),
                "China" if year < PEOPLES_CHINA => None,
                name => state::by_name(name),
            }
        })
}

/// `Cable from the Chinese Embassy in India`, `Report from the Embassy of the GDR in Beijing`: the state whose embassy
/// writes.
fn embassy(text: &str) -> Option<usize> {
    let states = state::find(text);
    let at = text.find("Embassy").or_else(|| text.find("Legation"))?;
    let end = at + text[at..].find(' ').unwrap_or(text.len() - at);
    let before = states
        .iter()
        .find(|found| text.get(found.range.end..at).is_some_and(|gap| gap == " "));
    let after = states.iter().find(|found| {
        found.usage == Use::Noun
            && text
                .get(end..found.range.start)
                .is_some_and(|gap| matches!(gap, " of the " | " of "))
    });
    let writes = |from: usize| {
        let lead = text[..from].trim_end();
        let lead = lead.strip_suffix("the").unwrap_or(lead).trim_end();
        let mut words = lead.rsplit(' ');
        let word = words.next().unwrap_or_default();
        // “the Counselor of the Romanian Embassy” is who was met.
        let officer = words.next().is_some_and(lexicon::title);
        !officer
            && matches!(
                word,
                "" | "from" | "From" | "of" | "by" | "By" | "FROM" | "OF"
            )
    };
    before
        .filter(|found| writes(found.range.start))
        .or(after.filter(|_| writes(at)))
        .map(|found| found.state)
}
