//! A note at the end of a text on where it is kept: `[From Ann Roe to her brother. City Archive (Lyme), Box 3.]`

use lazy_static::lazy_static;
use regex::Regex;

use super::layout::Draft;
use super::{lexicon, publication, statement};

lazy_static! {
    static ref ORIGINAL: Vec<Regex> = Regex::new(
        r"^(?:(?:The\s+)?[Oo]riginals?|MS\.?|Manuscript|Typescript|Copy|Carbon copy|Photocopy|Transcript)\s*(?:\((?:copy|signed)\)\s*)?(?:is\s+|are\s+|now\s+|held\s+|kept\s+|preserved\s+|deposited\s+)*(?:in|at|from|:)\s+(?P<statement>\p{Lu}.*|[Tt]he\s.*)$"
    )
    .into_iter()
    .collect();
    // "Copied from the minute book, City Archive, CA/3, p. 4."
    static ref COPIED: Vec<Regex> = Regex::new(
        r"^(?:Copied|Transcribed|Taken|Reproduced|Extracted)\s+from\s+the\s+[^,.;]{3,60}(?:,|\s(?:in|at|of)(?:\s+the)?)\s+(?P<statement>\p{Lu}.*)$"
    )
    .into_iter()
    .collect();
    // What follows the place is said of the thing: ", folder 3. Carbon typescript, 4 leaves".
    static ref OF_THE_THING: Vec<Regex> = Regex::new(
        r"[.;]\s+(?:Carbon|Typescript|Typed|Typewritten|Manuscript|Autograph|Holograph|ALS|TLS|A\.L\.S|T\.L\.S|Photocopy|Photostat|Mimeograph\w*|Transcribed|Translated|Copied|Digiti[sz]ed|Microfilm)\b.*$"
    )
    .into_iter()
    .collect();
    // An address alone in its line, with its scheme or without: "dodis.ch/90417".
    static ref ADDRESS: Vec<Regex> = Regex::new(
        r"^<?(?:https?://[^\s<>]+|(?:[a-z0-9-]+\.)+(?:ch|com|org|net|edu|gov|de|uk|fr|eu|info|int|jp|au|nz|ca)/[^\s<>]+)>?$"
    )
    .into_iter()
    .collect();
    // Classes of the public records of the United Kingdom, and of the National Archives of the United States.
    static ref RECORDS: Vec<Regex> = Regex::new(
        r"^(?:TNA[,:]?\s+|PRO[,:]?\s+)?(?:ADM|AIR|BT|CAB|CO|DEFE|DO|FCO|FO|HO|HW|INF|KV|MEPO|MH|PREM|SP|T|WO)\s\d{1,4}/\d{1,6}(?:[/.]\w{1,8})*(?:[,;]?\s(?:ff?\.|fols?\.|pp?\.|no\.|No\.)\s?[\d\s–-]+)?\.?$"
    )
    .into_iter()
    .collect();
    // The sigla of editions of letters: recipient's copy, draft, press copy, autograph letter signed.
    static ref EDITED: Vec<Regex> = Regex::new(
        r"^(?:RC|PrC|FC|SC|Dft|Df|ADf|ADfS|Tr|ALS?|LS|MS|MSS?|AL|TLS?|TLcS?|PoC|Dupl|Draft|Copy|Original)\s*(?:\([^()]*\)\s*)?[(:,]\s*(?P<held>\p{Lu}[^()]{3,120}?)\)(?:[;,.:].*)?$"
    )
    .into_iter()
    .collect();
    static ref SENDER: Vec<Regex> = Regex::new(
        r"(?:^|[:.]\s*)(?:Letter\s+)?[Ff]rom\s+(?P<sender>\p{Lu}[\p{L}.'’-]+(?:\s+(?:(?:de|van|von|al)\s+)?\p{Lu}[\p{L}.'’-]+){1,3})\s+to\s+(?:the\s+|his\s+|her\s+)?\p{L}"
    )
    .into_iter()
    .collect();
    // What a note says of the thing itself.
    static ref DESCRIBED: Vec<Regex> = Regex::new(
        r"(?i)\b(?:cutting|clipping|pasted|copy|typescript|draft|autograph|carbon|photocopy|photostat|transcript|postcard|broadside|handbill|printed|mounted|original)\b"
    )
    .into_iter()
    .collect();
    // A call number: letters and figures with strokes, full stops or hyphens between them.
    static ref NUMBERED: Vec<Regex> = Regex::new(r"^(?:[A-Z]{1,6}[.\s]?){1,3}\s?\d[\w./–-]*$").into_iter().collect();
    static ref PROSE: Vec<Regex> =
        Regex::new(r"\b(?:is|are|was|were|has|have|had|will|would|been|which|that|I|we|you|he|she|they)\b").into_iter().collect();
}

/// A line above the text stands among so many blocks, and so many of its lines.
const HEAD: usize = 5;
/// A longer line is no statement of an archive, in bytes.
const LONGEST_LINE: usize = 260;
/// A longer note is text of its own, in bytes.
const LONGEST: usize = 500;

/// Takes archive and locator, and a sender better named than by a signature, from the last block of the text.
pub(super) fn at_end(draft: &mut Draft<'_>) {
    let Some(run) = draft.source.runs(draft.body.clone()).pop() else {
        return;
    };
    let whole = draft.text(run);
    if whole.len() > LONGEST {
        return;
    }
    // A rule above the note is none of its words.
    let text = whole.trim_start_matches(['-', '–', '—', '_', '*', ' ']);
    let inside = text
        .strip_prefix('[')
        .and_then(|inside| inside.strip_suffix(']'));
    let original = ORIGINAL
        .iter()
        .chain(COPIED.iter())
        .find_map(|pattern| pattern.captures(inside.unwrap_or(text)));
    if draft.metadata.archive.is_none()
        && let Some(found) = EDITED.iter().find_map(|pattern| pattern.captures(text))
    {
        let held = &found["held"];
        let (archive, papers) = held.split_once(": ").unwrap_or((held, ""));
        if archive.contains(' ')
            && (lexicon::names_archive(archive) || archive.ends_with("Society"))
        {
            draft.metadata.archive = Some(archive.trim().to_owned());
            draft.infer("archive", "note at the end of the text");
            if !papers.is_empty() && draft.metadata.locator.is_none() {
                draft.metadata.locator = Some(papers.trim().to_owned());
            }
        }
        return;
    }
    let statement = match (&original, inside) {
        (Some(found), _) => Some(found["statement"].trim_start_matches("the ").to_owned()),
        (None, Some(inside)) => sentences(inside)
            .find(|sentence| publication::is_archival(sentence) && begins_with_archive(sentence))
            .map(str::to_owned),
        (None, None) => None,
    };
    if let Some(statement) = statement.filter(|statement| publication::is_archival(statement))
        && draft.metadata.archive.is_none()
        && draft.metadata.publication.is_none()
    {
        statement::source(draft, of_place(&statement).trim_end_matches('.'));
        draft.infer("archive", "note at the end of the text");
    }
    let signed = draft
        .metadata
        .inferred
        .get("creators")
        .is_some_and(|how| how == "signature");
    let short = signed
        && draft
            .metadata
            .creators
            .iter()
            .all(|name| !name.contains(' '));
    if (short || draft.metadata.creators.is_empty())
        && let Some(inside) = inside
        && let Some(found) = SENDER.iter().find_map(|pattern| pattern.captures(inside))
    {
        draft.metadata.creators = vec![found["sender"].to_owned()];
        draft.infer("creators", "note at the end of the text");
    }
}

/// Takes archive and locator from a line above the text that consists of them: `City Library, Manuscripts, Roe
/// Papers, Box 3, Folder 1`, with brackets or without, the archive first or last.
pub(super) fn at_head(draft: &mut Draft<'_>, from: usize) {
    let source = draft.source;
    let lines: Vec<usize> = source
        .runs(from..source.lines.len())
        .into_iter()
        .take(HEAD)
        .flat_map(|run| run.take(HEAD))
        .collect();
    for line in lines {
        let text = draft.text(line..line + 1);
        if text.len() > LONGEST_LINE {
            break;
        }
        numbers(draft, &text);
        if draft.metadata.archive.is_some() {
            continue;
        }
        let inside = text
            .strip_prefix('[')
            .and_then(|inside| inside.strip_suffix(']'));
        let original = ORIGINAL
            .iter()
            .find_map(|pattern| pattern.captures(inside.unwrap_or(&text)));
        let original = original.as_ref().and_then(|found| found.name("statement"));
        let bare = original.map_or_else(
            || described(inside.unwrap_or(&text)),
            |statement| statement.as_str().trim_start_matches("the "),
        );
        if is_place(bare, inside.is_some()) {
            statement::source(draft, bare.trim_end_matches('.'));
            draft.infer("archive", "line above the text");
        }
    }
}

/// Takes a line that is an address, or the number of a file in public records.
fn numbers(draft: &mut Draft<'_>, text: &str) {
    if draft.metadata.url.is_none() && ADDRESS.iter().any(|pattern| pattern.is_match(text)) {
        if text.contains("://") {
            statement::address(draft, text);
        } else {
            statement::address(draft, &format!("https://{text}"));
            draft.metadata.url_as_given = Some(text.to_owned());
        }
    } else if draft.metadata.locator.is_none()
        && RECORDS.iter().any(|pattern| pattern.is_match(text))
    {
        draft.metadata.locator = Some(text.to_owned());
        draft.infer("locator", "line above the text");
    }
}

/// A note without what it says of the thing itself: `Cutting pasted in a scrapbook, Roe Papers, Box 3`.
fn described(text: &str) -> &str {
    match text.split_once(", ") {
        Some((first, rest))
            if DESCRIBED.iter().any(|pattern| pattern.is_match(first))
                && !lexicon::names_archive(first) =>
        {
            rest
        }
        _ => text,
    }
}

/// True for an archive with a place in it, and no more: no sentence, no day, no publication.
pub(super) fn is_place(text: &str, bracketed: bool) -> bool {
    let pieces: Vec<&str> = text.split([',', ';']).map(str::trim).collect();
    let archives: Vec<bool> = pieces
        .iter()
        .map(|piece| lexicon::names_archive(piece))
        .collect();
    let first = archives.first() == Some(&true);
    let last = archives.iter().rev().take(2).any(|named| *named);
    let locates = pieces.iter().any(|piece| {
        lexicon::begins_locator(piece) && piece.contains(|digit: char| digit.is_ascii_digit())
    }) || pieces
        .iter()
        .any(|piece| NUMBERED.iter().any(|pattern| pattern.is_match(piece)));
    publication::is_archival(text)
        && pieces.len() > 1
        && (first || last && bracketed)
        && locates
        && !PROSE.iter().any(|pattern| pattern.is_match(text))
        && super::header_date::dateline(text).is_none()
}

/// A statement without what it says of the thing itself, after the place where that is.
pub(super) fn of_place(statement: &str) -> &str {
    let thing = OF_THE_THING
        .iter()
        .find_map(|pattern| pattern.find(statement));
    thing.map_or(statement, |thing| &statement[..thing.start()])
}

/// The sentences of a note; a full stop after an initial or an abbreviation ends none.
pub(super) fn sentences(text: &str) -> impl Iterator<Item = &str> {
    let mut start = 0;
    let mut ends: Vec<usize> = text
        .match_indices(". ")
        .filter(|(at, _)| {
            let word = text[..*at]
                .rsplit(|mark: char| !mark.is_alphanumeric())
                .next()
                .unwrap_or_default();
            word.chars().count() > 3
                && text[at + 2..].starts_with(|first: char| first.is_uppercase())
        })
        .map(|(at, _)| at + 1)
        .collect();
    ends.push(text.len());
    ends.into_iter().map(move |end| {
        let sentence = &text[start..end];
        start = end;
        sentence.trim()
    })
}

/// True where the first words, up to a comma, name an archive.
fn begins_with_archive(sentence: &str) -> bool {
    sentence
        .split([',', ';', ':'])
        .next()
        .is_some_and(lexicon::names_archive)
}
