//! A citation of the text at its head or its foot: how it is to be cited, what it was printed in, a newspaper's name
//! and day in brackets.

use lazy_static::lazy_static;
use regex::Regex;

use super::open;
use crate::date::{Edtf, Precision};
use crate::seed::layout::{self, Draft};
use crate::seed::source::key;
use crate::seed::{bibliographic, header_date, lexicon, publication, statement, translator};

lazy_static! {
    static ref LABEL: Vec<Regex> = Regex::new(
        r"^[\[(]?(?i:cite\s+as|how\s+to\s+cite(?:\s+this\s+\w+)?|citation|recommended\s+citation|suggested\s+citation|from|source)\s*:\s*(?P<citation>.+)$"
    )
    .into_iter()
    .collect();
    static ref PRINTED: Vec<Regex> =
        Regex::new(r"\[(?i:original\s+source|source|originally\s+published(?:\s+in)?|printed\s+in|from)\s*:?\s+(?P<work>[^\]]+)\]").into_iter().collect();
    static ref TITLED: Vec<Regex> =
        Regex::new(r"^[‘“'\x22](?P<title>[^‘“”\x22]{3,160}?),?[’”'\x22],?\s+(?:(?:from|in|In|From):?\s+)?(?P<work>\p{Lu}.+)$").into_iter().collect();
    static ref URL: Vec<Regex> = Regex::new(r"<?https?://\S+").into_iter().collect();
    static ref VISITED: Vec<Regex> =
        Regex::new(r"\s*[\[(](?i:accessed|visited|retrieved|last\s+accessed)[^\])]*[\])]\.?$").into_iter().collect();
    static ref PAGES: Vec<Regex> =
        Regex::new(r"(?i)\b(?P<pages>(?:pp?\.|pages?)\s*\d{1,5}(?:\s*[-–]\s*\d{1,5})?)").into_iter().collect();
}

/// Citations stand among so many last blocks.
const LAST: usize = 3;
/// A longer block is text, in bytes.
const LONGEST: usize = 900;

/// Takes what citations tell.
pub(super) fn take(draft: &mut Draft<'_>) {
    let runs = draft.source.runs(draft.body.clone());
    let last = runs.len().saturating_sub(LAST).max(1).min(runs.len());
    if runs.len() < 2 {
        return;
    }
    let first = draft.text(runs[0].clone());
    if first.len() <= LONGEST {
        in_front(draft, &first);
    }
    for run in runs[last..].iter().cloned() {
        let text = draft.text(run);
        if text.len() > LONGEST {
            continue;
        }
        let _found = labelled(draft, &text)
            || newspaper(draft, &text)
            || site(draft, &text)
            || archival(draft, &text);
    }
}

/// A title in quotation marks and the book that it stands in, above the text.
fn in_front(draft: &mut Draft<'_>, text: &str) {
    let bare = VISITED
        .iter()
        .find_map(|pattern| pattern.find(text))
        .map_or(text, |visited| &text[..visited.start()]);
    let Some(found) = TITLED.iter().find_map(|pattern| pattern.captures(bare)) else {
        return;
    };
    let work = URL
        .iter()
        .find_map(|pattern| pattern.find(&found["work"]))
        .map_or(found["work"].to_owned(), |url| {
            found["work"][..url.start()].to_owned()
        });
    if !book(draft, &work) {
        return;
    }
    statement::address(draft, bare);
    found["title"].clone_into(&mut draft.metadata.title);
    draft.metadata.inferred.remove("title");
}

/// A book with its imprint, from a statement that may go on with the name of a site.
fn book(draft: &mut Draft<'_>, text: &str) -> bool {
    if draft.metadata.publication.is_some() {
        return false;
    }
    let text = text.trim_end_matches([' ', '.', ',']);
    // What follows the pages is the site's own.
    let end = PAGES
        .iter()
        .find_map(|pattern| pattern.find(text))
        .map_or(text.len(), |pages| pages.end());
    let Some(work) = bibliographic::read(&text[..end]) else {
        return false;
    };
    if draft.metadata.locator.is_none() {
        draft.metadata.locator.clone_from(&work.publication.pages);
    }
    draft.metadata.translator = draft
        .metadata
        .translator
        .take()
        .or(work.translator)
        .or_else(|| translator::named(text));
    draft.metadata.language = draft
        .metadata
        .language
        .take()
        .or(work.language)
        .or_else(|| translator::language(text));
    draft.metadata.publication = Some(work.publication);
    true
}

/// A citation below a label.
fn labelled(draft: &mut Draft<'_>, text: &str) -> bool {
    let Some(found) = LABEL.iter().find_map(|pattern| pattern.captures(text)) else {
        return false;
    };
    let given = &found["citation"];
    if draft.metadata.url.is_none() {
        statement::address(draft, given);
    }
    if let Some(printed) = PRINTED.iter().find_map(|pattern| pattern.captures(given)) {
        let work = printed["work"].trim_end_matches('.').to_owned();
        if draft.metadata.publication.is_none() {
            if !book(draft, &work) {
                draft.metadata.publication = Some(publication::read(&work));
            }
            draft.infer("publication", "citation below the text");
        }
    } else {
        book(draft, given);
    }
    true
}

/// A newspaper with its day, in brackets or after a dash: `(The Northern Packet, 23 January 1877, p. 4)`.
fn newspaper(draft: &mut Draft<'_>, text: &str) -> bool {
    let dashed = text.strip_prefix(['—', '–', '-']).map(str::trim);
    let bracketed = text
        .strip_prefix(['(', '['])
        .and_then(|inside| inside.strip_suffix([')', ']']));
    let Some(inside) = bracketed.or(dashed) else {
        return false;
    };
    let day = header_date::first(inside)
        .map(|(_, date)| date)
        .filter(|date| date.precision() == Precision::Day);
    let fits = inside.len() <= 160
        && draft.metadata.publication.is_none()
        && draft.metadata.archive.is_none()
        && (publication::names_periodical(inside.split(',').next().unwrap_or_default())
            || PAGES.iter().any(|pattern| pattern.is_match(inside)))
        && publication::is_periodical(inside);
    let Some(day) = day.filter(|_| fits) else {
        return false;
    };
    let paper = publication::read(inside);
    draft.metadata.locator = draft
        .metadata
        .locator
        .take()
        .or_else(|| paper.pages.clone());
    draft.metadata.publication = Some(paper);
    draft.infer("publication", "note at the end of the text");
    if draft.metadata.date.is_none() {
        draft.metadata.date = Some(day);
        draft.infer("date", "date of the publication");
    }
    true
}

/// A line that repeats the title and gives an address.
fn site(draft: &mut Draft<'_>, text: &str) -> bool {
    let title = key(&draft.metadata.title);
    let repeats = title.len() > 8 && key(text).contains(&title);
    let found = draft.metadata.url.is_none() && repeats && text.contains("://");
    if found {
        statement::address(draft, text);
    }
    found
}

/// A citation of an archive without a label: `Ann Roe to the Board, 14 February 1833, Minute Book 6, folder 12, Town
/// Archive.`
fn archival(draft: &mut Draft<'_>, text: &str) -> bool {
    let text = text.trim_end_matches('.');
    let segments: Vec<&str> = text.split(", ").collect();
    let sentence = text.contains(". ") && !text.contains(" p. ") && !text.contains(" f. ");
    let held = segments
        .last()
        .is_some_and(|last| lexicon::names_archive(last));
    if segments.len() < 4
        || sentence
        || !held
        || draft.metadata.archive.is_some()
        || !text.starts_with(char::is_uppercase)
    {
        return false;
    }
    let Some(at) = segments
        .iter()
        .position(|segment| whole_day(segment).is_some())
    else {
        return false;
    };
    let place = segments[at + 1..].join(", ");
    if !publication::is_archival(&place) {
        return false;
    }
    if let Some(date) = whole_day(segments[at])
        && draft.metadata.date.is_none()
    {
        draft.metadata.date = Some(date);
        draft.infer("date", "citation below the text");
    }
    statement::source(draft, &place);
    draft.infer("archive", "citation below the text");
    let author = segments[0].split(" to ").next().unwrap_or_default();
    if at > 0
        && open(draft, "creators")
        && author.contains(' ')
        && layout::person_name(author).is_some()
    {
        draft.metadata.creators = vec![author.to_owned()];
        draft.infer("creators", "citation below the text");
    }
    true
}

fn whole_day(text: &str) -> Option<Edtf> {
    header_date::whole(text).filter(|date| date.precision() == Precision::Day)
}
