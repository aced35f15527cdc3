//! Transport markup: Markdown as converters write it, decoded from a closed list.
//!
//! Backslash escapes, emphasis, headings, autolinks, hard breaks and entities are decoded, and only
//! where a layout's evidence shows Markdown; all else is literal.

use lazy_static::lazy_static;
use regex::Regex;

use crate::document::{Span, Style};

lazy_static! {
    static ref HEADING: Regex =
        Regex::new(r"^ {0,3}(#{1,6})[ \t]+(\S.*)$").unwrap_or_else(|_| unreachable!());
}

/// The level and the text of a heading line (`## Title`).
pub(super) fn heading(line: &str) -> Option<(u8, &str)> {
    let found = HEADING.captures(line)?;
    let level = u8::try_from(found.get(1)?.len()).ok()?;
    let text = found.get(2)?.as_str().trim_end();
    // `## Title ##`: a closing run of marks stands apart from the words.
    let bare = text.trim_end_matches('#');
    let text = if bare.ends_with(' ') {
        bare.trim_end()
    } else {
        text
    };
    Some((level, text))
}

/// True where the line ends with a hard break.
pub(super) fn ends_hard(line: &str) -> bool {
    line.ends_with("  ") || line.ends_with('\\')
}

/// The text without its markup, and where emphasis stood.
pub(super) fn decode(text: &str) -> (String, Vec<Span>) {
    let mut pieces = split(text);
    let pairs = pair(&mut pieces);
    join(&pieces, &pairs)
}

/// The text without its markup.
pub(super) fn plain(text: &str) -> String {
    decode(text).0
}

enum Piece {
    Text(String),
    Run {
        mark: char,
        count: usize,
        opens: bool,
        closes: bool,
    },
}

fn split(text: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut plain = String::new();
    let mut before = ' ';
    let mut rest = text;
    while let Some(character) = rest.chars().next() {
        let mut taken = character.len_utf8();
        match character {
            '\\' if rest[1..].starts_with(|next: char| next.is_ascii_punctuation()) => {
                plain.push_str(&rest[1..2]);
                taken = 2;
            }
            '<' if autolink(rest).is_some() => {
                let address = autolink(rest).unwrap_or_default();
                plain.push_str(address);
                taken = address.len() + 2;
            }
            '&' if entity(rest).is_some() => {
                let (decoded, length) = entity(rest).unwrap_or(('&', 1));
                plain.push(decoded);
                taken = length;
            }
            '*' | '_' => {
                let count = rest.chars().take_while(|next| *next == character).count();
                taken = count;
                let after = rest[count..].chars().next().unwrap_or(' ');
                let (opens, closes) = flanks(character, before, after);
                if !plain.is_empty() {
                    pieces.push(Piece::Text(std::mem::take(&mut plain)));
                }
                pieces.push(Piece::Run {
                    mark: character,
                    count,
                    opens,
                    closes,
                });
            }
            _ => plain.push(character),
        }
        before = rest[..taken].chars().next_back().unwrap_or(' ');
        rest = &rest[taken..];
    }
    if !plain.is_empty() {
        pieces.push(Piece::Text(plain));
    }
    pieces
}

/// CommonMark's flanking rules: whether a run of marks can open and can close emphasis.
fn flanks(mark: char, before: char, after: char) -> (bool, bool) {
    let punctuation = |character: char| !character.is_alphanumeric() && !character.is_whitespace();
    let left = !after.is_whitespace()
        && (!punctuation(after) || before.is_whitespace() || punctuation(before));
    let right = !before.is_whitespace()
        && (!punctuation(before) || after.is_whitespace() || punctuation(after));
    if mark == '_' {
        (
            left && (!right || punctuation(before)),
            right && (!left || punctuation(after)),
        )
    } else {
        (left, right)
    }
}

fn autolink(rest: &str) -> Option<&str> {
    // An address holds no space, so that the search ends soon.
    let end = 1 + rest
        .get(1..)?
        .find(|next: char| next.is_whitespace() || matches!(next, '<' | '>'))?;
    let address = rest
        .get(end..)?
        .starts_with('>')
        .then(|| rest.get(1..end))??;
    let web = address.starts_with("http://") || address.starts_with("https://");
    let mail = address.contains('@') && !address.contains('/') && address.contains('.');
    (web || mail).then_some(address)
}

/// The character of an entity at the start of the text, and the entity's length.
fn entity(rest: &str) -> Option<(char, usize)> {
    let end = rest
        .char_indices()
        .take(10)
        .find(|(_, character)| *character == ';')?
        .0;
    let name = rest.get(1..end)?;
    let decoded = match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => ' ',
        "ndash" => '–',
        "mdash" => '—',
        "hellip" => '…',
        "lsquo" => '‘',
        "rsquo" => '’',
        "ldquo" => '“',
        "rdquo" => '”',
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code).filter(|found| !found.is_control())?
        }
    };
    Some((decoded, end + 1))
}

/// A pair of runs: opener, closer, and how many marks of each (1 emphasis, 2 strong).
struct Pair {
    open: usize,
    close: usize,
    marks: usize,
}

fn pair(pieces: &mut [Piece]) -> Vec<Pair> {
    let mut pairs = Vec::new();
    let mut openers: Vec<usize> = Vec::new();
    // How many runs of each mark are open, so that a mark that closes nothing looks through none.
    let mut open_runs = [0_usize; 2];
    for close in 0..pieces.len() {
        let Piece::Run {
            mark,
            count,
            opens,
            closes,
        } = pieces[close]
        else {
            continue;
        };
        let mut left = count;
        while closes && left > 0 {
            if open_runs[kind(mark)] == 0 {
                break;
            }
            // What was opened in between and not closed is literal.
            let Some(open) = last_of(pieces, &mut openers, mark, &mut open_runs) else {
                break;
            };
            let Piece::Run {
                count: available, ..
            } = &mut pieces[open]
            else {
                break;
            };
            let marks = if left >= 2 && *available >= 2 { 2 } else { 1 };
            *available -= marks;
            left -= marks;
            if *available == 0 {
                openers.pop();
                open_runs[kind(mark)] -= 1;
            }
            pairs.push(Pair { open, close, marks });
        }
        if let Piece::Run { count, .. } = &mut pieces[close] {
            *count = left;
        }
        if opens && left > 0 {
            openers.push(close);
            open_runs[kind(mark)] += 1;
        }
    }
    pairs
}

/// The last open run of a mark. The runs of the other mark after it are dropped.
fn last_of(
    pieces: &[Piece],
    openers: &mut Vec<usize>,
    mark: char,
    open_runs: &mut [usize; 2],
) -> Option<usize> {
    while let Some(open) = openers.last().copied() {
        match pieces[open] {
            Piece::Run { mark: other, .. } if other != mark => {
                openers.pop();
                open_runs[kind(other)] -= 1;
            }
            _ => return Some(open),
        }
    }
    None
}

/// Where the open runs of a mark are counted.
fn kind(mark: char) -> usize {
    usize::from(mark == '_')
}

fn join(pieces: &[Piece], pairs: &[Pair]) -> (String, Vec<Span>) {
    let mut text = String::new();
    let mut ends = Vec::with_capacity(pieces.len());
    for piece in pieces {
        match piece {
            Piece::Text(plain) => text.push_str(plain),
            Piece::Run { mark, count, .. } => text.extend(std::iter::repeat_n(*mark, *count)),
        }
        ends.push(text.len());
    }
    let mut spans: Vec<Span> = pairs
        .iter()
        .map(|pair| Span {
            range: ends[pair.open]..ends[pair.close - 1],
            style: if pair.marks == 2 {
                Style::Strong
            } else {
                Style::Emphasis
            },
        })
        .filter(|span| !span.range.is_empty())
        .collect();
    spans.sort_by_key(|span| (span.range.start, std::cmp::Reverse(span.range.end)));
    (text, spans)
}
