//! Encodings: the right text, and a finding where it was guessed.

use crate::document::Document;
use crate::finding::Finding;
use crate::seed::read;

const TEXT: &str =
    "Bericht über die Ernte\r\n\r\nDer Weizen steht schlecht – “miserabel”, wie Müller sagt.\r\n";

fn words(document: &Document) -> String {
    let blocks: Vec<&str> = document
        .blocks
        .iter()
        .map(|block| block.text.as_str())
        .collect();
    blocks.join("\n")
}

/// The codes of what was told of characters and encodings.
fn codes(findings: &[Finding]) -> Vec<&str> {
    findings
        .iter()
        .map(|found| found.code)
        .filter(|code| {
            ["seed-enc", "seed-con", "seed-dir"]
                .iter()
                .any(|start| code.starts_with(start))
        })
        .collect()
}

fn utf16(text: &str, big: bool) -> Vec<u8> {
    text.encode_utf16()
        .flat_map(|unit| {
            if big {
                unit.to_be_bytes()
            } else {
                unit.to_le_bytes()
            }
        })
        .collect()
}

#[test]
fn every_encoding_gives_the_same_text_and_a_guess_is_told() {
    let expected = words(&read("a.txt", TEXT.as_bytes()).0);
    assert!(
        expected.contains("schlecht – “miserabel”, wie Müller"),
        "{expected}"
    );
    let with = |mark: &[u8], bytes: Vec<u8>| [mark.to_vec(), bytes].concat();
    let windows = encoding_rs::WINDOWS_1252.encode(TEXT).0.into_owned();
    let cases: [(&str, Vec<u8>, &[&str]); 6] = [
        (
            "UTF-8 with a mark",
            with(b"\xEF\xBB\xBF", TEXT.as_bytes().to_vec()),
            &[],
        ),
        (
            "UTF-16LE with a mark",
            with(b"\xFF\xFE", utf16(TEXT, false)),
            &[],
        ),
        (
            "UTF-16BE with a mark",
            with(b"\xFE\xFF", utf16(TEXT, true)),
            &[],
        ),
        ("UTF-16LE", utf16(TEXT, false), &["seed-encoding-guessed"]),
        ("UTF-16BE", utf16(TEXT, true), &["seed-encoding-guessed"]),
        ("Windows-1252", windows, &["seed-encoding-guessed"]),
    ];
    for (name, bytes, told) in cases {
        let (document, findings) = read("a.txt", &bytes);
        assert_eq!(words(&document), expected, "{name}");
        assert_eq!(codes(&findings), told, "{name}");
    }
    let russian = "Доклад о рыбе\r\n\r\nРыбы мало.\r\n";
    let (document, _) = read("a.txt", &utf16(russian, false));
    assert_eq!(words(&document), "Доклад о рыбе\nРыбы мало.");
}

#[test]
fn a_page_is_read_in_the_encoding_that_it_names() {
    let page = "<html><head><meta charset=koi8-r><title>Рыба</title></head><body><p>Рыбы мало в этом году.</p></body></html>";
    let bytes = encoding_rs::KOI8_R.encode(page).0.into_owned();
    let (document, findings) = read("a.html", &bytes);
    assert_eq!(words(&document), "Рыбы мало в этом году.");
    assert_eq!(codes(&findings), ["seed-encoding-declared"]);
}

#[test]
fn binary_data_is_no_utf_16() {
    let bytes: Vec<u8> = (0..2000_u32)
        .map(|at| u8::try_from(at * at % 251).unwrap_or(0))
        .collect();
    let (document, _) = read("a.txt", &bytes);
    assert!(
        document.unreadable.is_some(),
        "{:?}",
        document.blocks.first()
    );
}

#[test]
fn line_ends_of_all_kinds_end_lines() {
    let (document, _) = read(
        "a.txt",
        b"Minutes\r\rThe mill burnt.\r\n\nIt was insured.\n\r\nA clerk",
    );
    assert_eq!(
        words(&document),
        "Minutes\nThe mill burnt.\nIt was insured.\nA clerk"
    );
}

#[test]
fn characters_that_print_nothing_are_told_and_wrongly_converted_punctuation_is_mended() {
    let (document, findings) = read(
        "a.txt",
        "Minutes\n\nThe mill\u{1} burnt\u{202E} down.".as_bytes(),
    );
    assert_eq!(
        codes(&findings),
        ["seed-control-characters", "seed-direction-marks"]
    );
    assert!(words(&document).ends_with("The mill\u{1} burnt\u{202E} down."));
    let text = "Minutes\n\nThe miller\u{92}s wife said \u{93}no\u{94}\u{85}";
    let (document, findings) = read("a.txt", text.as_bytes());
    assert_eq!(words(&document), "Minutes\nThe miller’s wife said “no”…");
    assert_eq!(codes(&findings), ["seed-encoding-guessed"]);
}
