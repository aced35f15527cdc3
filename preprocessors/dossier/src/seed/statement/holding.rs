//! Archive, its town and the place in it, as a statement names them.

use std::ops::Range;

use lazy_static::lazy_static;
use regex::Regex;

use super::{segments, trim};
use crate::seed::lexicon;

lazy_static! {
    // A segment that goes on with an archive's name and ends with its abbreviation: "Lima (ANL)".
    static ref ABBREVIATED: Vec<Regex> =
        Regex::new(r"^\p{Lu}[\p{L} .'’-]{1,60}\s\(\p{Lu}[\p{L}-]{1,11}\)$").into_iter().collect();
    // A town with the place in its archive in brackets: "Wells (Hallam papers 114: 9)".
    static ref TOWN_AND_PLACE: Vec<Regex> =
        Regex::new(r"^(?P<town>\p{Lu}[\p{L}'’-]+(?:\s\p{Lu}[\p{L}'’-]+)?)\s\((?P<place>[^()]*\d[^()]*)\)$").into_iter().collect();
    // A repository that keeps the papers of others: what office follows its name is the one whose papers these are.
    static ref REPOSITORY: Vec<Regex> = Regex::new(
        r"^(?:The\s+)?(?:National|State|Central\s+State|Federal|City|Municipal|County|Provincial|Regional|Public)\s+(?:Archives?|Record\s+Office)\b"
    )
    .into_iter()
    .collect();
    // The archive of a house that has parts: "Archive of the State Library of Lund".
    static ref OWN_ARCHIVE: Vec<Regex> = Regex::new(
        r"^(?:The\s+)?(?:\p{L}+\s+)?Archives?\s+of\s+(?:the\s+)?(?P<house>\p{Lu}.*)$"
    )
    .into_iter()
    .collect();
    static ref HOUSE: Vec<Regex> = Regex::new(
        r"\b(?:Library|Museum|Institute|Academy|University|College|Observatory|Society|Bank|Company|Hospital|Garden|Gardens|School|Council|City|Cathedral|Diocese|Order|Mission|Association)\b"
    )
    .into_iter()
    .collect();
    // A president's library keeps the papers of his staff.
    static ref PRESIDENTIAL: Vec<Regex> = Regex::new(
        r"^(?:\p{Lu}[\p{L}.]*\s+){1,4}(?:Presidential\s+)?Library$"
    )
    .into_iter()
    .collect();
    static ref STAFF: Vec<Regex> = Regex::new(
        r"^(?:Executive\s+Secretariat|White\s+House|National\s+Security|NSC|Situation\s+Room|Staff|Office\s+of\s+the)\b"
    )
    .into_iter()
    .collect();
    // The books and papers of a body, which are a part of what an archive keeps: "Council Minute Book II".
    static ref BOOKS: Vec<Regex> = Regex::new(
        r"\b(?:Minutes?|Letters?|Copy|Order|Account|Day|Visitors['’]?|Register|Correspondence|Reports?)(?:\s+(?:Books?|Received|Sent|Out|In|Registers?))?(?:\s+(?:No\.\s*)?(?:\d+|[IVXLC]+|[A-Z]))?$|\bBooks?(?:\s+(?:\d+|[IVXLC]+|[A-Z]))$"
    )
    .into_iter()
    .collect();
    static ref OFFICE: Vec<Regex> = Regex::new(
        r"^(?:Ministry|Directorate|Board|Commission|Legation|Embassy|Consulate|Secretariat|Chancery)\b"
    )
    .into_iter()
    .collect();
    // A name in capitals throughout abbreviates a body or its fonds: "AÚV KSČ".
    static ref TOWN: Vec<Regex> =
        Regex::new(r"^\p{Lu}\p{Ll}[\p{L}'’-]*(?:\s\p{Lu}[\p{L}'’-]+)?$").into_iter().collect();
}

/// Archive, town and locator; those of several archives joined by `; and` stand one after the other.
pub(super) fn archives_in(
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

/// Archive, its town, and the locator, whichever comes first.
pub(super) fn archive(
    text: &str,
    range: Range<usize>,
) -> (Option<String>, Option<String>, Option<String>) {
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
        if lexicon::names_department(words(next)) && !is_creator(words(&all[at]), words(next)) {
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
        if !lexicon::begins_locator(words(next))
            && ABBREVIATED
                .iter()
                .any(|pattern| pattern.is_match(words(next)))
        {
            last += 1;
            break;
        }
        if is_creator(words(&all[at]), words(next))
            || locates(next)
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

/// True where an office’s name after a repository’s is that of the office whose papers it keeps: “National Archives of
/// Norway, Ministry of Church and Education”.
fn is_creator(archive: &str, next: &str) -> bool {
    let matches = |patterns: &[Regex], text: &str| patterns.iter().any(|own| own.is_match(text));
    let house = OWN_ARCHIVE
        .iter()
        .find_map(|own| own.captures(archive))
        .is_some_and(|found| matches(&HOUSE, &found["house"]));
    matches(&REPOSITORY, archive) && matches(&OFFICE, next)
        || house && lexicon::names_body(next) && !lexicon::names_archive(next)
        || matches(&PRESIDENTIAL, archive) && matches(&STAFF, next)
        || matches(&BOOKS, next) && !lexicon::names_archive(next)
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

#[cfg(test)]
mod tests {
    use super::archive;

    #[test]
    fn an_office_whose_papers_are_kept_is_no_part_of_the_archive() {
        for (text, name, locator) in [
            (
                "National Archives of Chile (Santiago), Ministry of Mines, Office of Assays, Box 77",
                "National Archives of Chile (Santiago)",
                "Ministry of Mines, Office of Assays, Box 77",
            ),
            (
                "State Archives of Latvia, Board of Railways, Copy Book 1910, No. 4107",
                "State Archives of Latvia",
                "Board of Railways, Copy Book 1910, No. 4107",
            ),
            (
                "Archive of the State Library of Lund, Loans Committee, Minute Book 4, p. 9",
                "Archive of the State Library of Lund",
                "Loans Committee, Minute Book 4, p. 9",
            ),
            (
                "Archives of the Port Museum, Council Letter Book III, folios 2-3",
                "Archives of the Port Museum",
                "Council Letter Book III, folios 2-3",
            ),
            (
                "Harding Library, Executive Secretariat, Country File, Box 2",
                "Harding Library",
                "Executive Secretariat, Country File, Box 2",
            ),
            (
                "Archive of Foreign Policy, Ministry of Foreign Affairs, box 7",
                "Archive of Foreign Policy, Ministry of Foreign Affairs",
                "box 7",
            ),
        ] {
            let (found, _, place) = archive(text, 0..text.len());
            assert_eq!(found.as_deref(), Some(name), "{text}");
            assert_eq!(place.as_deref(), Some(locator), "{text}");
        }
    }
}
