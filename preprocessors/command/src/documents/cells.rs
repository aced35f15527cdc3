//! Tables as spreadsheets write them: byte order mark, commas or semicolons, any ends of lines; and no cell
//! that a spreadsheet would run as a formula.

use anyhow::{Context, Result};
use mdbook_dossier_core::seed;

const MARK: &str = "\u{feff}";

/// With a byte order mark, by which spreadsheets know UTF-8.
pub(super) fn write(rows: &[Vec<String>]) -> Result<Vec<u8>> {
    let mut writer = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer(MARK.as_bytes().to_vec());
    for row in rows {
        writer.write_record(row.iter().map(|cell| guarded(cell)))?;
    }
    Ok(writer.into_inner()?)
}

/// A row, with the line of the file on which it begins: a cell may run over several.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Row {
    pub(super) line: u64,
    pub(super) cells: Vec<String>,
}

/// What a spreadsheet calls a column, by its index: `A`, `B`, … `Z`, `AA`.
pub(super) fn letters(index: usize) -> String {
    const LETTERS: usize = 26;
    let mut rest = index + 1;
    let mut letters = Vec::new();
    while rest > 0 {
        rest -= 1;
        letters.push(u8::try_from(rest % LETTERS).map_or('?', |place| char::from(b'A' + place)));
        rest /= LETTERS;
    }
    letters.iter().rev().collect()
}

/// The rows; white space around a cell is dropped.
pub(super) fn read(bytes: &[u8]) -> Result<Vec<Row>> {
    let decoded;
    let text = match bytes {
        // “Unicode Text” of a spreadsheet says by its mark that it is UTF-16.
        [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] => {
            decoded = seed::text(bytes).context("the table is not UTF-16 as it says")?;
            decoded.as_str()
        }
        _ => std::str::from_utf8(bytes)
            .context("the table is not UTF-8; save it as “CSV UTF-8 (comma delimited)”")?,
    };
    let text = text.trim_start_matches(MARK);
    // Spreadsheets may say so in a first line of its own.
    let (text, skipped) = match text.split_once('\n') {
        Some((first, rest)) if first.trim_end().to_ascii_lowercase().starts_with("sep=") => {
            (rest, 1)
        }
        _ => (text, 0),
    };
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter(text))
        .from_reader(text.as_bytes());
    let (mut line, mut counted) = (1 + skipped, 0);
    reader
        .records()
        .map(|record| {
            let record = record?;
            let start = record.position().map_or(0, csv::Position::byte);
            let mut start = usize::try_from(start).unwrap_or(text.len());
            // The reader may begin a record between the two signs of one end.
            if text.as_bytes().get(start) == Some(&b'\n') {
                start += 1;
            }
            line += text.get(counted..start).map_or(0, ends);
            counted = start;
            let cells = record.iter();
            let cells = cells.map(|cell| plain(&cell.trim().replace("\r\n", "\n")));
            Ok(Row {
                line,
                cells: cells.collect(),
            })
        })
        .collect()
}

/// How many lines end in a text, in any of the three ways.
fn ends(text: &str) -> u64 {
    let mut count = 0;
    let mut letters = text.bytes().peekable();
    while let Some(letter) = letters.next() {
        let ends = match letter {
            b'\n' => true,
            b'\r' => letters.peek() != Some(&b'\n'),
            _ => false,
        };
        count += u64::from(ends);
    }
    count
}

/// What stands between the cells of the first line.
fn delimiter(text: &str) -> u8 {
    let first = text.lines().next().unwrap_or_default();
    let count = |wanted: u8| first.bytes().filter(|byte| *byte == wanted).count();
    [b',', b';', b'\t']
        .into_iter()
        .max_by_key(|byte| (count(*byte), *byte == b','))
        .unwrap_or(b',')
}

/// A cell that would be taken for a formula gets an apostrophe before it.
fn guarded(cell: &str) -> String {
    if is_formula(cell.trim_start_matches('\'')) {
        format!("'{cell}")
    } else {
        cell.to_owned()
    }
}

/// The same without the apostrophe.
fn plain(cell: &str) -> String {
    match cell.strip_prefix('\'') {
        Some(rest) if is_formula(rest.trim_start_matches('\'')) => rest.to_owned(),
        _ => cell.to_owned(),
    }
}

fn is_formula(cell: &str) -> bool {
    cell.len() > 1 && cell.starts_with(['=', '+', '-', '@', '\t', '\r'])
}
