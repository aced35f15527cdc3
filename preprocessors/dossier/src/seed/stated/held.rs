//! Where the document is kept, as a note in brackets or a line of the text says it: `[Source: State Archive, fond 5,
//! delo 2. Translated by Ann Roe.]`, `[NAO : B1204, 36/7]`.

use lazy_static::lazy_static;
use regex::Regex;

use super::bare;
use crate::seed::layout::{self, Draft};
use crate::seed::source::Line;
use crate::seed::{lexicon, provenance, publication, statement, translator};

lazy_static! {
    static ref LABELLED: Vec<Regex> = Regex::new(
        r"^[\[(]?(?i:source|sources|archival\s+source|provenance|location|original)\s*:\s*(?P<statement>[^\]]+?)[\])]?$"
    )
    .into_iter()
    .collect();
    // An archive by its abbreviation, a colon and its number: "[AA : A1838, 401/3]".
    static ref ABBREVIATED: Vec<Regex> =
        Regex::new(r"^\[(?P<archive>[A-Z][A-Z.]{1,9}(?:\s[A-Z][A-Z.]{1,9})?)\s*:\s*(?P<locator>[^\[\]:]*\d[^\[\]]*)\]$").into_iter().collect();
    static ref CALL_NUMBER: Vec<Regex> = Regex::new(
        r"^(?:(?:MSS?|Mss?|Ms|OH|Coll|Acc|Accession|Collection|Box|Folder|RG|Item|Shelfmark|Call)\.?\s*(?i:no|number)?[.:]?\s*)?[A-Z]{0,6}[ .-]?\d[\w./-]{0,20}(?:,?\s(?:(?i:box|folder|item|f|ff|fol|p|pp|reel)\.?)\s\d[\w–-]*)*$"
    )
    .into_iter()
    .collect();
    static ref TRANSLATION: Vec<Regex> =
        Regex::new(r"^(?i:translat(?:ion|or|ed)(?:\s+by)?)\s*:\s*(?P<name>\p{Lu}[^:;]{3,50})$").into_iter().collect();
    // A number ends a place, and a sentence begins: "folder 2. English version".
    static ref SENTENCE: Vec<Regex> =
        Regex::new(r"\d\.\s+\p{Lu}\p{Ll}+\s+\p{Ll}").into_iter().collect();
    static ref ORIGINAL: Vec<Regex> =
        Regex::new(r"(?:[Oo]riginal(?:ly)?(?:\s+(?:text|document|language))?\s+in|(?:^|\.\s)In|[Ii]n\s+the\s+original|Language:|ORIGINAL:)\s*(?P<language>\p{Lu}\p{Ll}+|\p{Lu}{4,})\b").into_iter().collect();
}

/// What a line says of a translation before the word.
const OF_TRANSLATIONS: [&str; 9] = [
    "unofficial ",
    "official ",
    "working ",
    "rough ",
    "free ",
    "informal ",
    "certified ",
    "english ",
    "own ",
];

/// Notes stand among so many first and so many last blocks.
const NEAR: (usize, usize) = (6, 5);
/// A longer last line is a sentence of the text, in bytes.
const LONGEST_LINE: usize = 260;
/// A longer block is text, in bytes.
const LONGEST: usize = 600;

/// Takes archive, locator, translator and language from such a note.
pub(super) fn take(draft: &mut Draft<'_>) {
    let runs = draft.source.runs(draft.body.clone());
    let last = runs
        .len()
        .saturating_sub(NEAR.1)
        .max(NEAR.0.min(runs.len()));
    let near: Vec<_> = runs[..NEAR.0.min(runs.len())]
        .iter()
        .chain(&runs[last..])
        .cloned()
        .collect();
    for run in near {
        let whole = draft.text(run.clone());
        if whole.len() <= LONGEST && note(draft, whole.trim()) {
            continue;
        }
        if whole.len() <= LONGEST && in_brackets(draft, whole.trim()) {
            continue;
        }
        let lines: Vec<usize> = run.clone().collect();
        if shelved(draft, &lines) || papers_above(draft, &lines) {
            continue;
        }
        for index in run {
            let text = draft
                .source
                .lines
                .get(index)
                .map_or("", Line::trimmed)
                .to_owned();
            if text.len() <= LONGEST {
                note(draft, &text);
            }
        }
    }
    at_end(draft);
    translated(draft);
    language(draft);
}

/// A line that names a library's department or an archive, above a line that is a call number and nothing else.
fn shelved(draft: &mut Draft<'_>, lines: &[usize]) -> bool {
    let text = |index: usize| draft.source.lines.get(index).map_or("", Line::trimmed);
    let found = lines.windows(2).find(|pair| {
        let (archive, number) = (text(pair[0]), text(pair[1]));
        let last = archive.rsplit(", ").next().unwrap_or(archive);
        let named = lexicon::names_archive(archive) || lexicon::names_department(last);
        named
            && archive.len() <= 120
            && !archive.ends_with(['.', ':', ';'])
            && archive.starts_with(char::is_uppercase)
            && !archive.contains(|digit: char| digit.is_ascii_digit())
            && CALL_NUMBER.iter().any(|pattern| pattern.is_match(number))
    });
    let Some(pair) = found.filter(|_| draft.metadata.archive.is_none()) else {
        return false;
    };
    let (archive, number) = (text(pair[0]).to_owned(), text(pair[1]).to_owned());
    draft.metadata.archive = Some(archive);
    draft.metadata.locator.get_or_insert(number);
    draft.infer("archive", "line above the call number");
    true
}

/// A block in brackets of which one sentence is an archive with its place: `(Typescript, 4 pp. City Archive, Lyme
/// papers, box 3. English version.)`.
fn in_brackets(draft: &mut Draft<'_>, whole: &str) -> bool {
    let inside = whole
        .strip_prefix(['(', '['])
        .and_then(|inside| inside.strip_suffix([')', ']']));
    let open = draft.metadata.archive.is_none() && draft.metadata.publication.is_none();
    let found = inside.filter(|_| open).and_then(|inside| {
        // “4 pp. City Archive”: an abbreviation ends a sentence too, where an archive follows.
        let starts = inside.match_indices(". ").map(|(at, mark)| at + mark.len());
        std::iter::once(0)
            .chain(starts)
            .filter_map(|start| provenance::sentences(&inside[start..]).next())
            .map(|sentence| sentence.trim().trim_end_matches('.'))
            .find(|sentence| provenance::is_place(sentence, false))
    });
    let Some(place) = found else {
        return false;
    };
    // “folder 2. English version prepared for …”
    let end = SENTENCE
        .iter()
        .find_map(|pattern| pattern.find(place))
        .map_or(place.len(), |found| found.start() + 1);
    let place = place[..end].to_owned();
    statement::source(draft, &place);
    draft.infer("archive", "note in brackets");
    true
}

/// Papers with their box on a line, and the archive that keeps them on the next: `Ann Roe Papers, Box 2, Folder 1`,
/// `Lyme College Archives`.
fn papers_above(draft: &mut Draft<'_>, lines: &[usize]) -> bool {
    let text = |index: usize| draft.source.lines.get(index).map_or("", Line::trimmed);
    let found = lines.windows(2).find(|pair| {
        let (place, archive) = (text(pair[0]), text(pair[1]));
        let boxed = place.split(',').skip(1).any(|piece| {
            lexicon::begins_locator(piece.trim())
                && piece.contains(|digit: char| digit.is_ascii_digit())
        });
        let first = place.split(',').next().unwrap_or_default();
        boxed
            && lexicon::names_fonds(first)
            && place.len() <= 140
            && archive.len() <= 120
            && lexicon::names_archive(archive)
            && !archive.contains(|mark: char| mark.is_ascii_digit() || ".:;,".contains(mark))
    });
    let Some(pair) = found.filter(|_| draft.metadata.archive.is_none()) else {
        return false;
    };
    let (place, archive) = (text(pair[0]).to_owned(), text(pair[1]).to_owned());
    draft.metadata.archive = Some(archive);
    draft.metadata.locator.get_or_insert(place);
    draft.infer("archive", "line below the papers");
    true
}

/// A line of its own that says who translated the text: `Translated from the Danish by Ann Roe.`, `Translation: Ann
/// Roe`.
fn translated(draft: &mut Draft<'_>) {
    let lines = super::head(draft).into_iter().take(8);
    let found = lines
        .map(|index| bare(&draft.source.lines[index]))
        .filter(|text| text.len() <= 160)
        .find_map(|text| {
            let text = text.trim_matches(['[', ']', '(', ')']);
            if let Some(found) = TRANSLATION
                .iter()
                .find_map(|pattern| pattern.captures(text))
            {
                let name = layout::person_name(&found["name"]).filter(|name| name.contains(' '))?;
                return Some((Some(name), None));
            }
            let lower = text.to_lowercase();
            let bare = OF_TRANSLATIONS
                .iter()
                .find_map(|word| lower.strip_prefix(word))
                .unwrap_or(&lower);
            let begins = ["translated ", "translation ", "trans. "]
                .iter()
                .any(|word| bare.starts_with(word));
            begins.then(|| (translator::named(text), translator::language(text)))
        });
    let Some((name, language)) = found else {
        return;
    };
    if draft.metadata.translator.is_none() {
        draft.metadata.translator = name;
    }
    if draft.metadata.language.is_none()
        && let Some(language) = language
    {
        draft.metadata.language = Some(language);
        draft.infer("language", "what is said of the translation");
    }
}

/// An archive with its place in the last line, without brackets: `State Archive, f. 5, d. 2, l. 9. Copy.`
fn at_end(draft: &mut Draft<'_>) {
    if draft.metadata.archive.is_some() || draft.metadata.publication.is_some() {
        return;
    }
    let last = draft
        .source
        .slice(draft.body.clone())
        .iter()
        .rfind(|line| !line.is_blank());
    let Some(text) = last.map(|line| bare(line).to_owned()) else {
        return;
    };
    // What follows tells of the thing itself: "Original in Italian."
    let first = provenance::sentences(&text).next().unwrap_or_default();
    let first = first.trim_end_matches('.');
    if text.len() <= LONGEST_LINE && provenance::is_place(first, false) {
        statement::source(draft, first);
        draft.infer("archive", "note at the end of the text");
    }
}

/// Reads one note. False where it is none.
fn note(draft: &mut Draft<'_>, text: &str) -> bool {
    let open = draft.metadata.archive.is_none() && draft.metadata.publication.is_none();
    if let Some(found) = ABBREVIATED
        .iter()
        .find_map(|pattern| pattern.captures(text))
    {
        if open && draft.metadata.locator.is_none() {
            draft.metadata.archive = Some(found["archive"].to_owned());
            draft.metadata.locator = Some(found["locator"].trim().to_owned());
            draft.infer("archive", "note in brackets");
        }
        return true;
    }
    let Some(found) = LABELLED.iter().find_map(|pattern| pattern.captures(text)) else {
        return false;
    };
    let given = found["statement"].trim();
    if !publication::is_archival(given) && !archival(given) {
        return false;
    }
    // What an earlier guess took from the same line with its label is no archive.
    let mislabelled = draft
        .metadata
        .archive
        .as_deref()
        .is_some_and(|archive| archive.contains(':') && text.contains(archive));
    if open || mislabelled {
        draft.metadata.archive = None;
        draft.metadata.locator = None;
        let place = provenance::of_place(given);
        // “k. 204–213. [Excerpt. Translation by …”: another note begins.
        let place = place.split(". [").next().unwrap_or(place);
        statement::source(draft, place.trim_end_matches('.'));
        draft.infer("archive", "note on the source");
        // What the note says of the translation stands behind the place.
        if draft.metadata.translator.is_none() {
            draft.metadata.translator = translator::named(given);
        }
        if draft.metadata.language.is_none()
            && let Some(language) = translator::language(given)
        {
            draft.metadata.language = Some(language);
            draft.infer("language", "what is said of the translation");
        }
    } else if draft.metadata.translator.is_none() {
        draft.metadata.translator = translator::named(given);
    }
    true
}

/// True for an archive, with a place in it or with sentences on how the text was obtained.
fn archival(text: &str) -> bool {
    let first = text.split(['.', ';']).next().unwrap_or(text);
    text.starts_with(char::is_uppercase)
        && lexicon::names_archive(first)
        && text.contains(|digit: char| digit.is_ascii_digit())
}

/// Whom a line names after `Translation:`, whatever stands before it: `Original in Latin. Translation: Ann Roe`.
pub(in crate::seed) fn translator_after_label(text: &str) -> Option<String> {
    let at = text.find("Translat")?;
    let found = TRANSLATION
        .iter()
        .find_map(|pattern| pattern.captures(text[at..].trim_end_matches([']', ')', '.'])))?;
    layout::person_name(&found["name"]).filter(|name| name.contains(' '))
}

/// The language that a line or a statement names as that of the original: `Original in Latin.`
pub(in crate::seed) fn original_language(text: &str) -> Option<String> {
    let found = ORIGINAL.iter().find_map(|pattern| pattern.captures(text))?;
    let mut letters = found["language"].chars();
    let name: String = letters
        .next()
        .into_iter()
        .chain(letters.flat_map(char::to_lowercase))
        .collect();
    lexicon::is_language(&name).then_some(name)
}

/// The language of the original, where the head of the text names it.
fn language(draft: &mut Draft<'_>) {
    if draft.metadata.language.is_some() {
        return;
    }
    // At the foot only the last line may name it, after the archive.
    let last = draft
        .body
        .clone()
        .rfind(|index| !draft.source.lines[*index].is_blank())
        .filter(|_| draft.metadata.archive.is_some());
    let near = super::head(draft).into_iter().take(12).chain(last);
    let found = near.into_iter().find_map(|index| {
        let text = bare(&draft.source.lines[index]);
        (text.len() <= 200)
            .then(|| original_language(text))
            .flatten()
    });
    draft.metadata.language = found;
}
