//! Bytes become text: encodings, and files that are no text at all.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8};

use crate::finding::{Finding, Severity};

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
/// A byte order mark decides; then strict UTF-8; then a guess, which is a finding.
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
    } else if let Ok(text) = std::str::from_utf8(bytes) {
        text.to_owned()
    } else if bytes.contains(&0) {
        return Err("the file holds binary data".to_owned());
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
    Ok(text)
}

fn guess(file: &str, bytes: &[u8], findings: &mut Vec<Finding>) -> String {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let encoding = detector.guess(None, Utf8Detection::Deny);
    let (text, malformed) = encoding.decode_without_bom_handling(bytes);
    findings.push(
        Finding::new(
            Severity::Warning,
            "seed-encoding-guessed",
            file,
            format!("the file is not UTF-8; it was read as {}", encoding.name()),
        )
        .remedy("compare the text with the original and save the file as UTF-8"),
    );
    if malformed {
        findings.push(malformed_bytes(file, encoding));
    }
    text.into_owned()
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
