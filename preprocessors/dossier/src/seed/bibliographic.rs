//! A bibliographic statement of a book: `A. Author, Title: Subtitle (Place: Publisher, 1927), pp. 47–55.`
//!
//! Authors stand before the title, with a comma, a colon or a full stop; the imprint in brackets or after a full
//! stop, place or publisher first.

use lazy_static::lazy_static;
use regex::{Captures, Regex};

use super::source::fold;
use super::{lexicon, translator};
use crate::document::{Publication, PublicationForm};

lazy_static! {
    static ref BRACKETED: Vec<Regex> = Regex::new(
        r"^(?P<before>\S.*?),?\s*\((?P<imprint>(?:[^()]*?[\s,:;])?(?P<year>1[5-9]\d\d|20\d\d))\)(?P<after>[^()]*(?:\([^()]{1,40}\))?[.;]?)$"
    )
    .into_iter()
    .collect();
    static ref OPEN: Vec<Regex> = Regex::new(
        r"^(?P<before>\S.*)[.,]\s+(?P<imprint>\p{Lu}[\p{L}.' -]{1,40}?(?:,\s+\p{Lu}[\p{L}.]{1,15})?\s?:\s+\p{Lu}[^:;]{1,70}?,\s+(?P<year>1[5-9]\d\d|20\d\d))(?P<after>(?:[.,;(\s][^:]*)?)$"
    )
    .into_iter()
    .collect();
    static ref PAGES: Vec<Regex> =
        Regex::new(r"(?:\bpp?\.\s*|\bpages?\s+|\bS\.\s*|^[,.:]?\s*)(?P<pages>\d{1,4}(?:\s*[-–]\s*\d{1,4})?(?:,\s*\d{1,4}(?:\s*[-–]\s*\d{1,4})?)*)\b").into_iter().collect();
    static ref VOLUME: Vec<Regex> =
        Regex::new(r"(?i),?\s+\bvol(?:ume|\.)\s*(?P<volume>\d{1,3}|[IVXLC]{1,7})\b\.?").into_iter().collect();
    // What follows a title: who translated or edited the book, and which edition it is.
    static ref HANDS: Vec<Regex> = Regex::new(
        r"[.,;]?\s+(?:[\[(])?(?:[Tt]ransl(?:ated|ation|\.)|[Tt]rans\.|[Ee]d(?:ited)?\.?(?:\s+and\s+transl?\w*\.?)?\s+(?:by\s|with\s)|[Ee]ds?\.\s|(?:\d{1,2}(?:st|nd|rd|th)|[Rr]ev(?:ised|\.)|[Ss]econd|[Tt]hird|[Ff]ourth|[Nn]ew|[Ff]irst)\s+ed(?:ition|\.))"
    )
    .into_iter()
    .collect();
    static ref EDITION: Vec<Regex> =
        Regex::new(r"(?P<edition>(?:\d{1,2}(?:st|nd|rd|th)|[Rr]ev(?:ised|\.)|[Ss]econd|[Tt]hird|[Ff]ourth|[Nn]ew)\s+ed(?:ition|\.))").into_iter().collect();
    static ref EDITORS: Vec<Regex> = Regex::new(r"[,\s]+\(?(?:eds?|editors?|comps?|compilers?)\.?\)?,?$").into_iter().collect();
    static ref NAME: Vec<Regex> = Regex::new(
        r"^(?:(?:Sir|Lord|Lady|Dr\.?|Prof\.?|Rev\.?|The\s+Rev\.|Count|Baron|Prince|Capt\.?|Col\.?|Gen\.?|Adm\.?)\s+)?(?:\p{Lu}[\p{L}.'’-]*\.?\s+){1,4}(?:(?:de|del|della|da|di|du|van|von|der|den|la|le|al|bin|ibn|ben|y)\s+){0,2}(?:\p{Lu}|d['’]|al-|el-)[\p{L}'’-]+(?:,?\s+(?:Jr|Sr|II|III)\.?)?$"
    )
    .into_iter()
    .collect();
    static ref INVERTED: Vec<Regex> = Regex::new(
        r"^(?P<name>(?:(?:de|van|von|al)[ -])?\p{Lu}[\p{L}'’-]+(?:\s\p{Lu}[\p{L}'’-]+)?,\s(?:\p{Lu}\.\s?){1,4}|\p{Lu}[\p{L}'’-]+,\s\p{Lu}\p{Ll}+(?:\s\p{Lu}\.)?)[.,:]?\s+(?P<rest>\p{Lu}\S*.*)$"
    )
    .into_iter()
    .collect();
    static ref FROM: Vec<Regex> =
        Regex::new(r"^(?:[\[(])?(?:(?:Excerpt(?:s|ed)?|Extract(?:s|ed)?|Taken|Reprinted|Reproduced|Quoted)\s+)?(?:[Ff]rom|[Ii]n):?\s+").into_iter().collect();
}

/// A longer statement is prose, in bytes.
const LONGEST: usize = 600;

/// A book as a statement names it.
#[derive(Debug)]
pub(super) struct Work {
    pub publication: Publication,
    pub translator: Option<String>,
    pub language: Option<String>,
}

fn captures<'t>(patterns: &[Regex], text: &'t str) -> Option<Captures<'t>> {
    patterns.iter().find_map(|pattern| pattern.captures(text))
}

/// Reads a text that is such a statement and nothing else.
pub(super) fn read(text: &str) -> Option<Work> {
    let text = fold(text);
    if text.len() > LONGEST {
        return None;
    }
    let found = captures(&BRACKETED, &text).or_else(|| captures(&OPEN, &text))?;
    let after = found["after"].trim();
    // “…, pp. 131–140. Translated by Ann Roe.”
    let hand = translator::at_end(after);
    let tail = hand.as_ref().map_or(after, |(rest, _)| *rest);
    if !is_tail(tail) {
        return None;
    }
    let before = found["before"].trim_end_matches([',', ' ']);
    let lead = FROM
        .iter()
        .find_map(|pattern| pattern.find(before))
        .map_or(0, |found| found.end());
    let (authors, editors, rest) = authors(&before[lead..]);
    let volume = captures(&VOLUME, rest).map(|found| found["volume"].to_owned());
    let ends = [
        HANDS
            .iter()
            .find_map(|pattern| pattern.find(rest))
            .map(|found| found.start()),
        VOLUME
            .iter()
            .find_map(|pattern| pattern.find(rest))
            .map(|found| found.start()),
    ];
    let end = ends
        .into_iter()
        .flatten()
        .filter(|end| *end > 0)
        .min()
        .unwrap_or(rest.len());
    let title = rest[..end].trim_matches([' ', ',', '.', ';', '*', '_']);
    let named =
        title.starts_with(|first: char| first.is_alphanumeric() || "“\"‘'¿¡".contains(first));
    if !named || title.len() < 3 || title.contains("://") {
        return None;
    }
    let (place, publisher) = imprint(&found["imprint"], &found["year"]);
    // A year in brackets alone may stand after anything.
    if place.is_none() && publisher.is_none() {
        return None;
    }
    let pages = captures(&PAGES, after).map(|found| format!("pp. {}", &found["pages"]));
    let pages = pages.map(|pages| {
        if pages.contains(['-', '–', ',']) {
            pages
        } else {
            pages.replacen("pp.", "p.", 1)
        }
    });
    let (title, translated_title) = match title.split_once(" [") {
        Some((title, translated)) => (
            title.to_owned(),
            Some(translated.trim_end_matches([']', ' ']).to_owned()),
        ),
        None => (title.to_owned(), None),
    };
    Some(Work {
        translator: translator::named(before)
            .or_else(|| translator_after(before))
            .or_else(|| hand.map(|(_, name)| name)),
        language: translator::language(before).or_else(|| translator::language(&found["after"])),
        publication: Publication {
            authors,
            editors,
            title,
            translated_title,
            edition: captures(&EDITION, before).map(|found| found["edition"].to_owned()),
            place,
            publisher,
            year: Some(found["year"].to_owned()),
            volume,
            pages,
            form: Some(PublicationForm::Book),
            // Pages have a field of their own.
            text: text[lead..found
                .name("after")
                .map_or(text.len(), |after| after.start())]
                .trim_end_matches(['.', ',', ' ', ']'])
                .to_owned(),
            ..Publication::default()
        },
    })
}

/// `trans. Ann Roe`, which the fuller forms do not have.
fn translator_after(text: &str) -> Option<String> {
    let (_, after) = text
        .split_once("trans. ")
        .or_else(|| text.split_once("transl. "))?;
    let name = after.split([',', '(', ';']).next()?.trim();
    let name = name.strip_prefix("by ").unwrap_or(name);
    is_name(name).then(|| name.to_owned())
}

/// True for what may stand after an imprint: pages, a chapter, that it is an excerpt; no sentence.
fn is_tail(text: &str) -> bool {
    let lower = text.to_lowercase();
    let words = text.split_whitespace().count();
    let paged = text.chars().any(|digit| digit.is_ascii_digit());
    let told = [
        "excerpt",
        "extract",
        "chapter",
        "chap.",
        "ch.",
        "print",
        "abridged",
        "condensed",
        "shortened",
        "with omissions",
        "appendix",
        "passim",
        "part",
        "preface",
        "introduction",
        "letter",
    ]
    .iter()
    .any(|word| lower.contains(word));
    text.trim_matches(['.', ',', ';', ' ']).is_empty()
        || words <= 25 && (paged && words <= 6 || told)
}

/// True for a person's name of at least two words.
fn is_name(text: &str) -> bool {
    let title = ["The ", "A ", "An "]
        .iter()
        .any(|word| text.starts_with(word) && !text.starts_with("The Rev"));
    !title
        && text.len() <= 60
        && NAME.iter().any(|pattern| pattern.is_match(text))
        && !lexicon::names_body(text)
}

/// Authors or editors, and what follows them.
fn authors(text: &str) -> (Vec<String>, Vec<String>, &str) {
    let none = (Vec::new(), Vec::new(), text);
    if let Some(found) = captures(&INVERTED, text)
        && let (Some(name), Some(rest)) = (found.name("name"), found.name("rest"))
    {
        return (
            vec![name.as_str().trim().to_owned()],
            Vec::new(),
            rest.as_str(),
        );
    }
    let mut best = None;
    for (at, mark) in text.match_indices([',', ':', '.']) {
        if at > 160 || !text[at + mark.len()..].starts_with(' ') {
            continue;
        }
        let (list, edited) = match EDITORS.iter().find_map(|pattern| pattern.find(&text[..at])) {
            Some(found) => (&text[..found.start()], true),
            None => (&text[..at], false),
        };
        // A comma parts the names of a list only where one of them is joined by a word.
        let joined = list.contains(" and ") || list.contains(" & ");
        if let Some(names) = people(list).filter(|names| names.len() == 1 || joined) {
            best = Some((names, edited, &text[at + mark.len()..]));
        }
        if mark == ":" {
            break;
        }
    }
    if best.is_none()
        && let Some((body, rest)) = text.split_once(". ")
        && body.len() <= 90
        && (lexicon::names_body(body) || super::opening::is_letterhead(body))
        && !body.contains([',', ':', '('])
    {
        return (vec![body.to_owned()], Vec::new(), rest);
    }
    let Some((names, mut edited, mut rest)) = best else {
        return none;
    };
    rest = rest.trim_start();
    for word in ["eds., ", "ed., ", "eds. ", "ed. ", "(ed.), ", "(eds.), "] {
        if let Some(after) = rest.strip_prefix(word) {
            rest = after;
            edited = true;
        }
    }
    if edited {
        (Vec::new(), names, rest)
    } else {
        (names, Vec::new(), rest)
    }
}

/// The names of a list of persons; none where a member is no name.
fn people(list: &str) -> Option<Vec<String>> {
    let names: Vec<String> = list
        .split(" and ")
        .flat_map(|names| names.split(" & "))
        .flat_map(|names| names.split(", "))
        .map(|name| name.trim_matches([' ', ',']).to_owned())
        .filter(|name| !name.is_empty())
        .collect();
    (!names.is_empty() && names.iter().all(|name| is_name(name))).then_some(names)
}

/// Place and publisher: `London: Longman, 1998`, `Longman, London, 1998`, `Longman, 1998`, `London, 1998`.
fn imprint(text: &str, year: &str) -> (Option<String>, Option<String>) {
    let house = text
        .trim_end_matches(year)
        .trim_matches([' ', ',', ';', ':']);
    let given = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
    if let Some((place, publisher)) = house.split_once(':') {
        return (given(place), given(publisher));
    }
    match house.rsplit_once(", ") {
        Some((publisher, place)) if lexicon::is_town(place) => (given(place), given(publisher)),
        Some((place, publisher)) if lexicon::is_town(place) => (given(place), given(publisher)),
        None if lexicon::is_town(house) => (given(house), None),
        _ if house.chars().any(|digit| digit.is_ascii_digit()) => (None, None),
        _ => (
            None,
            given(house).filter(|house| house.starts_with(char::is_uppercase)),
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn books_in_one_line() {
        for (text, wanted) in [
            (
                "A. B. Poole, The Salt Road: A History, 1880–1914 (Port Howe: Mercer & Son, 1931), pp. 12–19.",
                "A. B. Poole | The Salt Road: A History, 1880–1914 | Port Howe | Mercer & Son | 1931 | pp. 12–19 | - | -",
            ),
            (
                "Olga Bern: Ten Winters. Recollections of a Nurse. Translated from the Polish by John Ash. London: Orrin & Pell, 1961. Chapter 2, \"Snow\", pp. 8-14 (excerpt).",
                "Olga Bern | Ten Winters. Recollections of a Nurse | London | Orrin & Pell | 1961 | pp. 8-14 | John Ash | Polish",
            ),
            (
                "Poole, A. B. The Salt Road. Port Howe: Mercer, 1931. 12–19. Print.",
                "Poole, A. B. | The Salt Road | Port Howe | Mercer | 1931 | pp. 12–19 | - | -",
            ),
            (
                "From: Ann Roe and Bo Dahl, Tea and Sugar, 2nd ed. (Oxford: Clarendon Press, 1902), p. 7",
                "Ann Roe; Bo Dahl | Tea and Sugar | Oxford | Clarendon Press | 1902 | p. 7 | - | -",
            ),
            (
                "Ann B. Roe, The Carriers: Small Ports, 1900–1910 (Boston: Charter Press, 1979), pp. 2–7.",
                "Ann B. Roe | The Carriers: Small Ports, 1900–1910 | Boston | Charter Press | 1979 | pp. 2–7 | - | -",
            ),
            (
                "Salt Society of Howe. Third Report of the Council (Howe: Innes & Company, 1885), pp. 9-13.",
                "Salt Society of Howe | Third Report of the Council | Howe | Innes & Company | 1885 | pp. 9-13 | - | -",
            ),
            (
                "Ann Roe, ed., Letters of a Consul, vol. II (Longman, 1887), 33-34.",
                " | Letters of a Consul | - | Longman | 1887 | pp. 33-34 | - | -",
            ),
        ] {
            let work = read(text).unwrap_or_else(|| panic!("{text}"));
            let book = work.publication;
            let or = |value: Option<String>| value.unwrap_or_else(|| "-".to_owned());
            let found = [
                book.authors.join("; "),
                book.title,
                or(book.place),
                or(book.publisher),
                or(book.year),
                or(book.pages),
                or(work.translator),
                or(work.language),
            ]
            .join(" | ");
            assert_eq!(found, wanted, "{text}");
        }
        for text in [
            "The Council met (it was in May 1902) and rose.",
            "Report of the Committee (1902)",
            "He lived in London: it was the year 1902, and he was poor.",
            "Minutes of the Board (Port Howe, 12 March 1895), confirmed in April by all who had been there.",
        ] {
            assert!(read(text).is_none(), "{text}");
        }
    }
}
