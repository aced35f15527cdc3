//! Bytes become text: encodings, and files that are no text at all.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use super::characters;
use crate::finding::{Finding, Severity};

/// A page says how it is encoded in its first bytes, so many (HTML, “prescan a byte stream”).
const DECLARATION: usize = 1024;

/// First bytes of formats that people drop into the folder although they hold no plain text.
const MAGIC: [(&[u8], &str); 6] = [
    (b"%PDF", "a PDF file"),
    (b"PK\x03\x04", "a zipped file, perhaps of a word processor"),
    (b"\xD0\xCF\x11\xE0", "an old word processor file"),
    (b"{\\rtf", "an RTF file"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xFF\xD8\xFF", "a JPEG picture"),
];

/// The text of a file, or why it has none.
///
/// A byte order mark decides; then the look of UTF-16; then strict UTF-8; then what the file says of
/// itself; then a guess. Whatever is not certain is a finding.
pub(super) fn decode(
    file: &str,
    bytes: &[u8],
    findings: &mut Vec<Finding>,
) -> Result<String, String> {
    if let Some((_, what)) = MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        return Err(format!("the file is {what}, not a text"));
    }
    let text = if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        let (text, malformed) =
            encoding.decode_without_bom_handling(bytes.get(length..).unwrap_or_default());
        if malformed {
            findings.push(malformed_bytes(file, encoding));
        }
        text.into_owned()
    } else if let Some((text, encoding)) = utf16(bytes) {
        findings.push(guessed(file, encoding));
        text
    } else if let Ok(text) = std::str::from_utf8(bytes) {
        text.to_owned()
    } else if bytes.contains(&0) {
        return Err("the file holds binary data".to_owned());
    } else if let Some(encoding) = declared(bytes) {
        let (text, malformed) = encoding.decode_without_bom_handling(bytes);
        findings.push(Finding::new(
            Severity::Note,
            "seed-encoding-declared",
            file,
            format!(
                "the file was read as {}, as it says itself",
                encoding.name()
            ),
        ));
        if malformed {
            findings.push(malformed_bytes(file, encoding));
        }
        text.into_owned()
    } else {
        guess(file, bytes, findings)
    };
    if text.contains('\0') {
        return Err("the file holds binary data".to_owned());
    }
    if text.chars().all(super::source::is_space) {
        return Err("the file is empty".to_owned());
    }
    if is_mostly_control(&text) {
        return Err("the file holds binary data".to_owned());
    }
    Ok(characters::mend(file, text, findings))
}

/// UTF-16 without a byte order mark, by the reading that gives spaces, line ends and Latin letters or
/// digits; the wrong order of bytes gives none.
fn utf16(bytes: &[u8]) -> Option<(String, &'static Encoding)> {
    if bytes.len() < 4 || !bytes.len().is_multiple_of(2) || !bytes.contains(&0) {
        return None;
    }
    let read = |encoding: &'static Encoding| {
        let text = encoding.decode_without_bom_handling_and_without_replacement(bytes)?;
        let odd = |character: char| {
            character == '\0'
                || matches!(character, '\u{E000}'..='\u{F8FF}' | '\u{FFF0}'..='\u{FFFF}')
        };
        if text.contains(odd) || is_mostly_control(&text) {
            return None;
        }
        let (mut all, mut plain) = (0_usize, 0_usize);
        for character in text.chars() {
            all += 1;
            plain += usize::from(
                character.is_ascii_alphanumeric() || matches!(character, ' ' | '\n' | '\r'),
            );
        }
        (plain * 50 >= all).then_some((plain, text.into_owned(), encoding))
    };
    [UTF_16LE, UTF_16BE]
        .into_iter()
        .filter_map(read)
        .max_by_key(|(plain, ..)| *plain)
        .map(|(_, text, encoding)| (text, encoding))
}

/// The encoding that a page or an XML file names at its beginning: `charset=…`, `encoding="…"`.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(bytes.get(..bytes.len().min(DECLARATION))?).to_lowercase();
    if !head.trim_start().starts_with('<') {
        return None;
    }
    ["charset=", "encoding="]
        .iter()
        .find_map(|name| {
            let (_, rest) = head.split_once(name)?;
            let label = rest.trim_start_matches(['"', '\'']);
            let end = label
                .find(|next: char| !(next.is_ascii_alphanumeric() || "-_:.".contains(next)))
                .unwrap_or(label.len());
            Encoding::for_label(label.get(..end)?.as_bytes())
        })
        // A file that were UTF-8 or UTF-16 would have been read as such.
        .filter(|encoding| ![UTF_8, UTF_16LE, UTF_16BE].contains(encoding))
}

fn guess(file: &str, bytes: &[u8], findings: &mut Vec<Finding>) -> String {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let encoding = detector.guess(None, Utf8Detection::Deny);
    let (text, malformed) = encoding.decode_without_bom_handling(bytes);
    findings.push(guessed(file, encoding));
    if malformed {
        findings.push(malformed_bytes(file, encoding));
    }
    text.into_owned()
}

fn guessed(file: &str, encoding: &'static Encoding) -> Finding {
    Finding::new(
        Severity::Warning,
        "seed-encoding-guessed",
        file,
        format!("the file is not UTF-8; it was read as {}", encoding.name()),
    )
    .remedy("compare the text with the original and save the file as UTF-8")
}

fn malformed_bytes(file: &str, encoding: &'static Encoding) -> Finding {
    let name = if encoding == UTF_8 {
        "UTF-8"
    } else {
        encoding.name()
    };
    Finding::new(
        Severity::Error,
        "seed-encoding-broken",
        file,
        format!("some bytes are no {name} text; each stands as U+FFFD"),
    )
    .remedy("save the file again from its source, as UTF-8")
}

/// More than one control character in ten: no text was ever typed so.
fn is_mostly_control(text: &str) -> bool {
    let (mut all, mut control) = (0_usize, 0_usize);
    for character in text.chars() {
        all += 1;
        control += usize::from(
            character.is_control() && !super::source::is_space(character)
                || character == '\u{FFFD}',
        );
    }
    control * 10 > all
}
