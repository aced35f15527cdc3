//! XML, written element by element: every text is escaped on its way.

use std::fmt::Write as _;

/// XML in the making.
#[derive(Debug, Default)]
pub(super) struct Xml {
    pub(super) out: String,
}

impl Xml {
    /// Opens an element; an attribute without value is left out.
    pub(super) fn open(&mut self, name: &str, attributes: &[(&str, Option<&str>)]) {
        self.start(name, attributes);
        self.out.push('>');
    }

    /// An element that holds nothing.
    pub(super) fn empty(&mut self, name: &str, attributes: &[(&str, Option<&str>)]) {
        self.start(name, attributes);
        self.out.push_str("/>");
    }

    fn start(&mut self, name: &str, attributes: &[(&str, Option<&str>)]) {
        let _ = write!(self.out, "<{name}");
        for (key, value) in attributes {
            if let Some(value) = value {
                // Writing to a string cannot fail.
                let _ = write!(self.out, " {key}=\"{}\"", escaped(value));
            }
        }
    }

    /// Closes an element.
    pub(super) fn close(&mut self, name: &str) {
        let _ = write!(self.out, "</{name}>");
    }

    /// Ends a line between elements that hold no text of their own.
    pub(super) fn line(&mut self) {
        self.out.push('\n');
    }

    /// A text.
    pub(super) fn text(&mut self, text: &str) {
        self.out.push_str(&escaped(text));
    }

    /// An element with a text, on a line of its own.
    pub(super) fn field(&mut self, name: &str, attributes: &[(&str, Option<&str>)], text: &str) {
        self.open(name, attributes);
        self.text(text);
        self.close(name);
        self.line();
    }
}

/// Text as XML: what XML 1.0 cannot hold at all becomes the replacement character.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' => out.push(character),
            '\u{fffe}' | '\u{ffff}' => out.push('\u{fffd}'),
            other if other.is_control() => out.push('\u{fffd}'),
            other => out.push(other),
        }
    }
    out
}
