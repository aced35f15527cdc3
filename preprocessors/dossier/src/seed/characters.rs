//! Characters that print nothing or print something else than was meant: each kind is told.

use encoding_rs::WINDOWS_1252;

use crate::finding::{Finding, Severity};

/// The text with Windows-1252 punctuation in the place of the control characters as which a wrong
/// conversion left it (`U+0092` for ’), and a finding for whatever an editor should know.
pub(super) fn mend(file: &str, text: String, findings: &mut Vec<Finding>) -> String {
    let text = punctuation(file, text, findings);
    let control = |character: char| {
        character.is_control() && !super::source::is_space(character) && !is_of_1252(character)
    };
    tell(
        file,
        &text,
        control,
        "seed-control-characters",
        "control characters, which print nothing, stand in the text; they were kept",
        findings,
    );
    let directs =
        |character: char| matches!(character, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    tell(
        file,
        &text,
        directs,
        "seed-direction-marks",
        "marks that turn the direction of writing stand in the text; they were kept",
        findings,
    );
    text
}

/// The control characters of ISO 8859-1 that are letters and punctuation in Windows-1252.
fn is_of_1252(character: char) -> bool {
    matches!(character, '\u{80}'..='\u{9F}')
}

fn punctuation(file: &str, text: String, findings: &mut Vec<Finding>) -> String {
    // U+0085 alone is the line end of other systems.
    let Some(first) = text.find(|character| is_of_1252(character) && character != '\u{85}') else {
        return text;
    };
    let mended: String = text
        .chars()
        .map(|character| match u8::try_from(u32::from(character)) {
            Ok(byte @ 0x80..=0x9F) => WINDOWS_1252
                .decode_without_bom_handling(&[byte])
                .0
                .chars()
                .next()
                .unwrap_or(character),
            _ => character,
        })
        .collect();
    findings.push(
        Finding::new(
            Severity::Warning,
            "seed-encoding-guessed",
            file,
            "punctuation that a wrong conversion had left as control characters was read as Windows-1252",
        )
        .at(line_of(&text, first))
        .remedy("compare the quotation marks and dashes of the text with the original"),
    );
    mended
}

fn tell(
    file: &str,
    text: &str,
    is: impl Fn(char) -> bool,
    code: &'static str,
    what: &str,
    findings: &mut Vec<Finding>,
) {
    let Some(first) = text.find(&is) else {
        return;
    };
    let count = text.chars().filter(|character| is(*character)).count();
    findings.push(
        Finding::new(Severity::Note, code, file, format!("{count} {what}"))
            .at(line_of(text, first)),
    );
}

fn line_of(text: &str, at: usize) -> usize {
    text.get(..at).unwrap_or("").matches('\n').count() + 1
}
