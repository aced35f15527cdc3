//! A catalogue's citation sentence and source statement, taken apart.
//!
//! `"Title," date, digital archive, ARCHIVE, locator. Translated for X by Y. URL`, with archive and
//! locator in either order, or a publication in their place.

use std::ops::Range;

use lazy_static::lazy_static;
use regex::Regex;

use super::layout::Draft;
use super::source::key;
use super::{archives, header_date, lexicon, markup, publication, translator};
use crate::document::{Publication, Span};
use crate::finding::{Finding, Severity};

lazy_static! {
    static ref URL: Vec<Regex> = Regex::new(r"<?(?P<url>https?://[^\s<>]+)>?\.?").into_iter().collect();
    static ref AFTERMATH: Vec<Regex> = Regex::new(
        r"(?:^|[.;,]?\s+)(?:(?:[Tt]ranslated|[Tt]ranslation|[Oo]btained|[Cc]ontributed|[Pp]rovided|[Dd]onated|[Tt]ranscribed|[Dd]eclassified|[Aa]ccessed|[Dd]ocument obtained|[Ii]ntroduced|[Ss]elected|[Ee]dited)\b[^.]*?\b(?:by|for|from|through)\b)",
    )
    .into_iter()
    .collect();
    // What a statement goes on to say of the thing itself: "l. 9. Copy.", "f. 14r. Original in Latin".
    static ref OF_THE_THING: Vec<Regex> = Regex::new(
        r"[.;,]\s+(?:(?:Original|Copy|Certified|Typescript|Typed|Manuscript|Autograph|Carbon|Draft|Signed|Unsigned|Photocopy|Photostat|Handwritten|Printed|Rotaprint|Script|Holograph|Draught)\b[^,;]*)$",
    )
    .into_iter()
    .collect();
    // A segment that goes on with an archive's name and ends with its abbreviation: "Lima (ANL)".
    static ref ABBREVIATED: Vec<Regex> =
        Regex::new(r"^\p{Lu}[\p{L} .'’-]{1,60}\s\(\p{Lu}[\p{L}-]{1,11}\)$").into_iter().collect();
    // A town with the place in its archive in brackets: "Wells (Hallam papers 114: 9)".
    static ref TOWN_AND_PLACE: Vec<Regex> =
        Regex::new(r"^(?P<town>\p{Lu}[\p{L}'’-]+(?:\s\p{Lu}[\p{L}'’-]+)?)\s\((?P<place>[^()]*\d[^()]*)\)$").into_iter().collect();
    static ref TOWN: Vec<Regex> =
        Regex::new(r"^\p{Lu}[\p{L}'’-]+(?:\s\p{Lu}[\p{L}'’-]+)?$").into_iter().collect();
    static ref IMPRINT: Vec<Regex> = Regex::new(
        r"^(?P<before>.+?)\s*\((?P<place>\p{Lu}[^(),:;]*)\s*[,:]\s*(?P<publisher>[^()]+?),\s*(?P<year>1[5-9]\d\d|20\d\d)\)(?:,?\s*(?P<pages>(?:pp?\.\s*)?\d[\d\s,–-]*))?\.?$",
    )
    .into_iter()
    .collect();
    static ref DIGITAL: Vec<Regex> =
        Regex::new(r"\b(?:Digital|Online|Electronic|Virtual)\s+(?:Archives?|Library|Collections?|Repository|Edition)\b").into_iter().collect();
    static ref PERSON: Vec<Regex> =
        Regex::new(r"^(?:\p{Lu}\.\s?|\p{Lu}[\p{L}'’\-]+\s?){2,5}$").into_iter().collect();
    static ref PRINTED: Vec<Regex> =
        Regex::new(r"^(?:[Pp]ublished|[Pp]rinted|[Rr]eprinted|[Ii]ncluded|[Ii]n:?)\s").into_iter().collect();
}

/// Reads a citation sentence, markup and all.
pub(super) fn citation(draft: &mut Draft<'_>, raw: &str) {
    let (text, spans) = if draft.markdown {
        markup::decode(raw)
    } else {
        (raw.to_owned(), Vec::new())
    };
    address(draft, &text);
    let end = URL
        .iter()
        .find_map(|pattern| pattern.find(&text))
        .map_or(text.len(), |found| found.start());
    let start = after_title(draft, &text[..end]);
    let start = after_date(draft, &text, start, end);
    source_in(draft, &text, &spans, start..end);
}

/// Reads a source statement: archive, locator, translator.
pub(super) fn source(draft: &mut Draft<'_>, text: &str) {
    address(draft, text);
    let end = URL
        .iter()
        .find_map(|pattern| pattern.find(text))
        .map_or(text.len(), |found| found.start());
    source_in(draft, text, &[], 0..end);
}

fn source_in(draft: &mut Draft<'_>, text: &str, spans: &[Span], range: Range<usize>) {
    if let Some(name) = translator::named(&text[range.clone()]) {
        draft.metadata.translator = Some(name);
    }
    if draft.metadata.language.is_none()
        && let Some(language) = translator::language(&text[range.clone()])
    {
        draft.metadata.language = Some(language);
        draft.infer("language", "what is said of the translation");
    }
    let end = AFTERMATH
        .iter()
        .find_map(|pattern| pattern.find(&text[range.clone()]))
        .map_or(range.end, |found| range.start + found.start());
    let end = OF_THE_THING
        .iter()
        .find_map(|pattern| pattern.find(&text[range.start..end]))
        .map_or(end, |found| range.start + found.start());
    let mut rest = trim(text, range.start..end);
    // The digital collection stands as a segment of its own, wherever the form puts it.
    let all = segments(text, rest.clone());
    if let Some((at, name)) = collection(text, &all) {
        draft.metadata.collection = Some(name);
        let names_archive = |found: &[Range<usize>]| {
            found
                .iter()
                .any(|segment| lexicon::names_archive(&text[segment.clone()]))
        };
        let (before, after) = (&all[..at], &all[at + 1..]);
        if after.is_empty() {
            rest = trim(text, rest.start..all[at].start);
        } else if !names_archive(before) {
            // What stands before it is no archive: a date that could not be read.
            rest = trim(text, all[at].end..rest.end);
        } else {
            let joined = format!(
                "{}, {}",
                &text[rest.start..before[at - 1].end],
                &text[after[0].start..rest.end]
            );
            let whole = 0..joined.len();
            return place(draft, &joined, &[], whole);
        }
    }
    place(draft, text, spans, rest);
}

/// The digital collection among the segments of a statement: one that is known, or one that calls itself
/// so beside an archive.
fn collection(text: &str, segments: &[Range<usize>]) -> Option<(usize, String)> {
    let known = segments.iter().enumerate().find_map(|(at, segment)| {
        let archive = archives::by_name(&text[segment.clone()])?;
        Some((at, archive.name.clone()))
    });
    known.or_else(|| {
        let at = segments.iter().position(|segment| {
            DIGITAL
                .iter()
                .any(|pattern| pattern.is_match(&text[segment.clone()]))
        })?;
        let others = segments
            .iter()
            .enumerate()
            .any(|(other, segment)| other != at && lexicon::names_archive(&text[segment.clone()]));
        others.then(|| (at, text[segments[at].clone()].to_owned()))
    })
}

/// Sets publication, or archive and locator, from what is left of a statement.
fn place(draft: &mut Draft<'_>, text: &str, spans: &[Span], rest: Range<usize>) {
    if rest.is_empty() {
        return;
    }
    if let Some(publication) = printed_in(text, spans, rest.clone()) {
        if draft.metadata.creators.is_empty() {
            draft.metadata.creators.clone_from(&publication.authors);
        }
        draft.metadata.locator.clone_from(&publication.pages);
        draft.metadata.publication = Some(publication);
        return;
    }
    let (archive, place, locator) = archives_in(text, rest);
    if draft.metadata.archive.is_none() {
        draft.metadata.archive = archive;
        draft.metadata.archive_place = place;
    }
    draft.metadata.locator = locator;
}

/// Archive, town and locator; those of several archives joined by `; and` stand one after the other.
fn archives_in(
    text: &str,
    range: Range<usize>,
) -> (Option<String>, Option<String>, Option<String>) {
    let mut starts = vec![range.start];
    for (at, joint) in text[range.clone()].match_indices("; and ") {
        let after = range.start + at + joint.len();
        let next = segments(text, after..range.end).into_iter().next();
        if next.is_some_and(|next| lexicon::names_archive(&text[next])) {
            starts.push(after);
        }
    }
    if starts.len() == 1 {
        return archive(text, range);
    }
    let mut all: [Vec<String>; 3] = Default::default();
    for (order, start) in starts.iter().enumerate() {
        let end = starts
            .get(order + 1)
            .map_or(range.end, |next| next - "; and ".len());
        let (name, town, locator) = archive(text, trim(text, *start..end));
        for (list, found) in all.iter_mut().zip([name, town, locator]) {
            list.extend(found);
        }
    }
    let [name, town, locator] = all.map(|list| (!list.is_empty()).then(|| list.join("; ")));
    (name, town, locator)
}

/// The address as given, the record and the address to cite.
pub(super) fn address(draft: &mut Draft<'_>, text: &str) {
    let Some(found) = URL.iter().find_map(|pattern| pattern.captures(text)) else {
        return;
    };
    let given = found["url"].trim_end_matches(['.', ',', ';', ')']);
    let address = archives::address(given);
    if address.test_host {
        draft.findings.push(
            Finding::new(
                Severity::Warning,
                "seed-test-host",
                draft.source.file,
                format!(
                    "the address names a test host; {} is cited instead",
                    address.canonical
                ),
            )
            .showing(given)
            .remedy("open the cited address to see that it is the same record"),
        );
    }
    draft.metadata.url_as_given = Some(given.to_owned());
    if address.canonical != given {
        draft.metadata.inferred.insert(
            "url".to_owned(),
            "address as given, on the archive's own host".to_owned(),
        );
    }
    draft.metadata.url = Some(address.canonical);
    draft.metadata.record_id = address.record_id.or(draft.metadata.record_id.take());
    if address.collection.is_some() {
        draft.metadata.collection = address.collection;
    }
}

/// Where the sentence goes on after the title, which the header gives or the sentence quotes.
fn after_title(draft: &mut Draft<'_>, text: &str) -> usize {
    let wanted = key(&draft.metadata.title);
    if !wanted.is_empty() {
        let mut seen = String::new();
        for (at, character) in text.char_indices() {
            if character.is_alphanumeric() {
                seen.extend(character.to_lowercase());
                if seen.len() > wanted.len() || !wanted.starts_with(&seen) {
                    break;
                }
                if seen.len() == wanted.len() {
                    return at + character.len_utf8();
                }
            }
        }
    }
    let Some(open) = text
        .chars()
        .next()
        .filter(|first| matches!(first, '"' | '“' | '\'' | '‘'))
    else {
        return 0;
    };
    let close = match open {
        '“' => '”',
        '‘' => '’',
        straight => straight,
    };
    let inside = &text[open.len_utf8()..];
    // The title ends at the last closing mark before the date, for titles may quote.
    let limit = header_date::first(inside).map_or(inside.len(), |(range, _)| range.start);
    let end = inside[..limit].rfind(close).or_else(|| inside.find(close));
    let Some(end) = end else { return 0 };
    if draft.metadata.title.is_empty() {
        inside[..end]
            .trim_end_matches([',', '.', ' '])
            .clone_into(&mut draft.metadata.title);
    }
    open.len_utf8() + end + close.len_utf8()
}

/// Where the sentence goes on after its date, which is the document's when the header gives none.
fn after_date(draft: &mut Draft<'_>, text: &str, start: usize, end: usize) -> usize {
    let rest = trim(text, start..end);
    let Some((range, date)) = header_date::first(&text[rest.clone()]) else {
        let first = segments(text, rest.clone()).into_iter().next();
        if let Some(segment) = first
            && let Some(date) = header_date::whole(&text[segment.clone()])
        {
            draft.metadata.date.get_or_insert(date);
            return segment.end;
        }
        return rest.start;
    };
    // A date further on belongs to the locator.
    if range.start > 3 {
        return rest.start;
    }
    draft.metadata.date.get_or_insert(date);
    rest.start + range.end
}

/// The range without the punctuation and space at its ends.
fn trim(text: &str, range: Range<usize>) -> Range<usize> {
    let part = &text[range.clone()];
    let closing = |character: char| character.is_whitespace() || "\"“”‘’',.;:".contains(character);
    let left = part.trim_start_matches(closing);
    let start = range.start + part.len() - left.len();
    let right = left.trim_end_matches(|character: char| {
        character.is_whitespace() || "\"“”,.;:".contains(character)
    });
    start..start + right.len()
}

/// Splits at commas and semicolons that stand outside brackets and quotation marks.
fn segments(text: &str, range: Range<usize>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut depth = 0_usize;
    let mut start = range.start;
    for (at, character) in text[range.clone()].char_indices() {
        let at = range.start + at;
        match character {
            '(' | '[' | '“' => depth += 1,
            ')' | ']' | '”' => depth = depth.saturating_sub(1),
            ',' | ';' if depth == 0 => {
                found.push(trim(text, start..at));
                start = at + 1;
            }
            _ => {}
        }
    }
    found.push(trim(text, start..range.end));
    found.retain(|segment| !segment.is_empty());
    found
}

/// A book or journal in the place of an archive.
fn printed_in(text: &str, spans: &[Span], range: Range<usize>) -> Option<Publication> {
    let whole = &text[range.clone()];
    let Some(found) = IMPRINT.iter().find_map(|pattern| pattern.captures(whole)) else {
        if publication::is_periodical(whole) && !lexicon::begins_locator(whole) {
            return Some(publication::read(whole));
        }
        let found = PRINTED.iter().find_map(|pattern| pattern.find(whole))?;
        let named = publication::read(&whole[found.end()..]);
        return Some(Publication {
            text: whole.to_owned(),
            ..named
        });
    };
    let before = found.name("before")?;
    let emphasised = spans
        .iter()
        .map(|span| span.range.clone())
        .find(|span| span.start >= range.start && span.end <= range.start + before.end());
    let (authors, rest) = match emphasised {
        Some(title) => (
            &text[range.start..title.start],
            &text[title.start..range.start + before.end()],
        ),
        None => split_authors(before.as_str()),
    };
    let (title, translated) = match rest.split_once('[') {
        Some((title, translated)) => (
            title,
            Some(translated.trim_end_matches([']', ' ', ',']).to_owned()),
        ),
        None => (rest, None),
    };
    let authors = authors.trim_matches([' ', ',', ';']);
    Some(Publication {
        text: whole.to_owned(),
        authors: if authors.is_empty() {
            Vec::new()
        } else {
            people(authors)
        },
        title: title.trim_matches([' ', ',']).to_owned(),
        translated_title: translated,
        place: Some(found["place"].trim().to_owned()),
        publisher: Some(found["publisher"].trim().to_owned()),
        year: Some(found["year"].to_owned()),
        pages: found
            .name("pages")
            .map(|pages| pages.as_str().trim().to_owned()),
        ..Publication::default()
    })
}

/// Authors before the first comma, when it follows a person's name.
fn split_authors(text: &str) -> (&str, &str) {
    match text.split_once(',') {
        Some((authors, title))
            if people(authors)
                .iter()
                .all(|name| PERSON.iter().any(|pattern| pattern.is_match(name))) =>
        {
            (authors, title)
        }
        _ => ("", text),
    }
}

fn people(list: &str) -> Vec<String> {
    list.split(" and ")
        .flat_map(|names| names.split(','))
        .map(str::trim)
        .filter(|name| !name.is_empty())
        .map(str::to_owned)
        .collect()
}

/// Archive, its town, and the locator, whichever comes first.
fn archive(text: &str, range: Range<usize>) -> (Option<String>, Option<String>, Option<String>) {
    let all = segments(text, range);
    let words = |segment: &Range<usize>| &text[segment.clone()];
    let locates = |segment: &Range<usize>| {
        let words = words(segment);
        words.contains(|character: char| character.is_ascii_digit())
            && !lexicon::names_archive(words)
            || lexicon::begins_locator(words) && !lexicon::names_archive(words)
            || words.starts_with(|first: char| first.is_lowercase())
    };
    let Some(at) = all
        .iter()
        .position(|segment| lexicon::names_archive(words(segment)))
        .or_else(|| (all.first().is_some_and(|first| !locates(first))).then_some(0))
        .or_else(|| names_a_body_alone(text, &all).then(|| all.len() - 1))
    else {
        let whole = all
            .first()
            .zip(all.last())
            .map(|(first, last)| text[first.start..last.end].to_owned());
        return (None, None, whole);
    };
    let first = if all[..at].iter().any(locates) { at } else { 0 };
    let mut last = at;
    let mut place = None;
    while let Some(next) = all.get(last + 1) {
        if lexicon::is_town(words(next)) {
            place = Some(words(next).to_owned());
            break;
        }
        if lexicon::names_department(words(next)) {
            last += 1;
            continue;
        }
        if let Some(found) = TOWN_AND_PLACE
            .iter()
            .find_map(|pattern| pattern.captures(words(next)))
            .filter(|_| last + 1 == all.len() - 1)
        {
            let name = &text[all[first].start..all[last].end];
            return (
                Some(name.to_owned()),
                Some(found["town"].to_owned()),
                Some(found["place"].to_owned()),
            );
        }
        // An archive's town, which stands before the fonds: "Party Archive, Tarn, fond 1".
        if all
            .get(last + 2)
            .is_some_and(|after| begins_fond(words(after)))
            && !lexicon::names_fonds(words(next))
            && !lexicon::names_body(words(next))
            && TOWN.iter().any(|pattern| pattern.is_match(words(next)))
        {
            place = Some(words(next).to_owned());
            break;
        }
        if ABBREVIATED
            .iter()
            .any(|pattern| pattern.is_match(words(next)))
        {
            last += 1;
            break;
        }
        if locates(next)
            || lexicon::names_fonds(words(next))
            || !(lexicon::names_archive(words(next)) || lexicon::names_body(words(next)))
        {
            break;
        }
        last += 1;
    }
    let whole = &text[all[first].start..all[last].end];
    let (name, within) = split_at_label(whole);
    let after = last + 1 + usize::from(place.is_some());
    place = place.or_else(|| {
        let inside = name.rsplit_once('(')?.1.trim_end_matches(')');
        lexicon::is_town(inside).then(|| inside.to_owned())
    });
    let mut locator: Vec<&str> = within.into_iter().collect();
    for range in [0..first, after..all.len()] {
        if let (Some(start), Some(end)) = (all.get(range.start), all.get(range.end.wrapping_sub(1)))
            && !range.is_empty()
        {
            locator.push(&text[start.start..end.end]);
        }
    }
    (
        Some(name.to_owned()),
        place,
        (!locator.is_empty()).then(|| locator.join(", ")),
    )
}

/// True for a segment that begins with the number of a fonds.
fn begins_fond(text: &str) -> bool {
    let mut words = text.split_whitespace();
    let label = words.next().unwrap_or_default().to_lowercase();
    let number = words.next().unwrap_or_default();
    ["f.", "f", "fond", "fonds", "fondo", "fund"].contains(&label.as_str())
        && number.starts_with(|first: char| first.is_ascii_digit())
}

/// Parts an archive from a locator that follows without a comma: `RGANI fond 5`.
fn split_at_label(text: &str) -> (&str, Option<&str>) {
    text.match_indices(' ')
        .map(|(at, _)| (&text[..at], &text[at + 1..]))
        .find(|(_, rest)| {
            let mut words = rest.split_whitespace();
            let label = words.next().is_some_and(lexicon::begins_locator);
            let numbered = |word: &str| word.contains(|digit: char| digit.is_ascii_digit());
            label && words.next().is_some_and(numbered)
        })
        .or_else(|| at_number(text))
        .map_or((text, None), |(name, rest)| (name, Some(rest)))
}

/// Parts an archive from a number that follows it without a label: `PRC FMA 108-00441-01`.
fn at_number(text: &str) -> Option<(&str, &str)> {
    text.match_indices(' ')
        .map(|(at, _)| (&text[..at], &text[at + 1..]))
        .find(|(name, rest)| {
            lexicon::names_archive(name) && rest.starts_with(|first: char| first.is_ascii_digit())
        })
}

/// True where a locator comes first and the last segment is a name of several words: the archive.
fn names_a_body_alone(text: &str, segments: &[Range<usize>]) -> bool {
    let Some((last, before)) = segments.split_last() else {
        return false;
    };
    let words = &text[last.clone()];
    let numbered = |segment: &Range<usize>| {
        text[segment.clone()].contains(|digit: char| digit.is_ascii_digit())
    };
    !before.is_empty()
        && before.iter().all(numbered)
        && !numbered(last)
        && words.split_whitespace().count() > 1
        && words.split_whitespace().all(|word| {
            word.starts_with(char::is_uppercase) || ["of", "the", "and", "for"].contains(&word)
        })
}
