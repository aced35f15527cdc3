//! Any text as Markdown that reads as exactly that text.

use std::fmt::Write as _;

/// Text as Markdown whose readable text is that text, under every option mdBook's parser has.
///
/// A `\n` becomes a hard line break. Only what could be markup where it stands is escaped, so that
/// the Markdown stays legible.
///
/// ```
/// use mdbook_dossier_core::markdown::escape;
/// assert_eq!(escape("1. We paid *$100*"), r"1\. We paid \*$100\*");
/// assert_eq!(escape("a 5-year plan"), "a 5-year plan");
/// ```
#[must_use]
pub fn escape(text: &str) -> String {
    escape_marked(text, &[])
}

/// The same, with markup put in at byte offsets of the text, given in their order.
///
/// ```
/// use mdbook_dossier_core::markdown::escape_marked;
/// assert_eq!(escape_marked("a *b*", &[(2, "<em>"), (5, "</em>")]), r"a <em>\*b\*</em>");
/// ```
#[must_use]
pub fn escape_marked(text: &str, marks: &[(usize, &str)]) -> String {
    let mut out = Escaped {
        markdown: String::with_capacity(text.len() + text.len() / 8),
        marks,
    };
    let mut line_start = 0;
    for (at, _) in text.match_indices('\n') {
        out.line(&text[line_start..at], line_start);
        out.marks_until(at);
        // A break with nothing before or behind it would end the paragraph.
        let empty_before = line_start == at;
        let next = text[at + 1..].chars().next();
        if empty_before || next.is_none() || next == Some('\n') {
            out.markdown.push_str("&#10;");
        } else {
            out.markdown.push_str("\\\n");
        }
        line_start = at + 1;
    }
    out.line(&text[line_start..], line_start);
    out.marks_until(text.len());
    out.markdown
}

/// Text as Markdown on one line, white space folded: for headings, table cells and list items.
#[must_use]
pub fn escape_line(text: &str) -> String {
    let folded = text.split_whitespace().collect::<Vec<_>>().join(" ");
    escape(&folded)
}

/// Text as the words of a Markdown link.
#[must_use]
pub fn link_text(text: &str) -> String {
    escape_line(text)
}

/// Markdown in the making, with the marks that are still to come.
struct Escaped<'a> {
    markdown: String,
    marks: &'a [(usize, &'a str)],
}

impl Escaped<'_> {
    fn marks_until(&mut self, offset: usize) {
        while let [(at, mark), rest @ ..] = self.marks
            && *at <= offset
        {
            self.markdown.push_str(mark);
            self.marks = rest;
        }
    }

    fn line(&mut self, line: &str, start: usize) {
        let mut previous: Option<char> = None;
        let marker = list_marker(line);
        // Behind this only white space follows.
        let end = line.trim_end().len();
        for (at, character) in line.char_indices() {
            self.marks_until(start + at);
            let behind = at + character.len_utf8();
            let next = line[behind..].chars().next();
            if is_blank(character) && (previous.is_none() || at >= end)
                || character.is_control()
                || matches!(character, '{' | '}')
            {
                // Neither a backslash nor white space keeps these: only a numeric reference does.
                let _ = write!(self.markdown, "&#{};", u32::from(character));
            } else {
                if needs_backslash(character, previous, next, marker == Some(at), behind >= end) {
                    self.markdown.push('\\');
                }
                self.markdown.push(character);
            }
            previous = Some(character);
        }
    }
}

fn is_blank(character: char) -> bool {
    character.is_whitespace()
}

/// Where a line begins like a list item (`12.`, `3)`), the place of the mark behind the number.
fn list_marker(line: &str) -> Option<usize> {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let mark = *line.as_bytes().get(digits)?;
    let behind = line.as_bytes().get(digits + 1);
    let is_item = (1..=9).contains(&digits)
        && matches!(mark, b'.' | b')')
        && behind.is_none_or(u8::is_ascii_whitespace);
    is_item.then_some(digits)
}

fn needs_backslash(
    character: char,
    previous: Option<char>,
    next: Option<char>,
    list_mark: bool,
    last: bool,
) -> bool {
    let at_start = previous.is_none();
    let beside = |wanted: char| previous == Some(wanted) || next == Some(wanted);
    match character {
        // `!` because a note mark or a link put behind it would make an image; `_` within a word too,
        // because either put beside it would let it open emphasis.
        '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '~' | '|' | '"' | '\'' | '!' => true,
        '&' => next.is_some_and(|next| next == '#' || next.is_ascii_alphanumeric()),
        '>' | '=' | ':' => at_start,
        '+' => at_start && next.is_none_or(is_blank),
        '-' => beside('-') || at_start && !next.is_some_and(char::is_alphanumeric),
        '#' => previous.is_none_or(|before| before == '#' || is_blank(before)) || last,
        '.' => list_mark || beside('.'),
        ')' => list_mark,
        _ => false,
    }
}
