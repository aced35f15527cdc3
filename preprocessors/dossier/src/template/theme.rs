//! The style sheet and the script: part of the program, written into a book's `theme/dossier/`.
//!
//! A written file begins with a line that holds a fingerprint of the rest. While the two agree nobody
//! has edited the file, and a newer one may take its place; else it is the editor's.

/// A file of `theme/dossier/` that the program writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ThemeFile {
    /// Its name.
    pub name: &'static str,
    /// The key of `[output.html]` under which a book lists it.
    pub key: &'static str,
    text: &'static str,
}

/// The files.
pub const FILES: [ThemeFile; 2] = [
    ThemeFile {
        name: "dossier.css",
        key: "additional-css",
        text: include_str!("defaults/dossier.css"),
    },
    ThemeFile {
        name: "dossier.js",
        key: "additional-js",
        text: include_str!("defaults/dossier.js"),
    },
];

/// How the first line begins: a comment in both languages.
const MARK: &str =
    "/* Written by mdbook-dossier; `mdbook-dossier update` replaces it unless it was edited. ";
/// How the first line ends, after the fingerprint.
const END: &str = " */";

/// What a file found in a book is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// What this version of the program writes.
    Current,
    /// What another version wrote, or this one without its first line: nothing of an editor's is in it.
    Other,
    /// An editor's work.
    Edited,
}

impl ThemeFile {
    /// The file as it is written into a book.
    #[must_use]
    pub fn written(&self) -> String {
        let text = self.text();
        format!("{MARK}{}{END}\n{text}", fingerprint(&text))
    }

    /// What a reader's browser is sent: the file without the indentation of its lines, without empty
    /// lines and the lines that are comments, a quarter of its size.
    fn text(&self) -> String {
        let mut text = String::with_capacity(self.text.len());
        let mut in_comment = false;
        for line in self.text.lines() {
            let line = line.trim_start();
            in_comment |= line.starts_with("/*");
            if !line.is_empty() && !line.starts_with("//") && !in_comment {
                text.push_str(line);
                text.push('\n');
            }
            in_comment &= !line.ends_with("*/");
        }
        text
    }

    /// What a file of this name is. Ends of lines do not count: git changes them on some systems.
    #[must_use]
    pub fn state(&self, found: &str) -> State {
        let found = found.replace("\r\n", "\n");
        if found == self.written() {
            return State::Current;
        }
        let unedited = found == self.text()
            || found.split_once('\n').is_some_and(|(first, rest)| {
                let noted = first.strip_prefix(MARK).and_then(|f| f.strip_suffix(END));
                noted == Some(fingerprint(rest).as_str())
            });
        if unedited {
            State::Other
        } else {
            State::Edited
        }
    }
}

/// FNV-1a of 64 bits: tells an edited file from another, today and in every later version.
fn fingerprint(text: &str) -> String {
    let hash = text.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    format!("{hash:016x}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_edited_file_is_told_from_one_of_another_version() {
        let [css, js] = FILES;
        let older = ThemeFile {
            name: css.name,
            key: css.key,
            text: "main { color: black }\n",
        };
        let edited = older.written().replace("black", "navy");
        let bare = edited.split_once('\n').expect("two lines").1;
        for (found, state) in [
            (css.written().as_str(), State::Current),
            (&css.written().replace('\n', "\r\n"), State::Current),
            (css.text().as_str(), State::Other),
            (&older.written(), State::Other),
            (&older.written().replace('\n', "\r\n"), State::Other),
            (&edited, State::Edited),
            (&format!("{}\n", css.written()), State::Edited),
            (bare, State::Edited),
            (js.text().as_str(), State::Edited),
            ("", State::Edited),
        ] {
            assert_eq!(
                css.state(found),
                state,
                "{}",
                &found[..found.len().min(120)]
            );
        }
    }

    /// Every reader loads both with the first page.
    #[test]
    fn style_sheet_and_script_are_small() {
        let size: usize = FILES.iter().map(|file| file.written().len()).sum();
        assert!(size < 40_000, "{size} bytes");
    }

    #[test]
    fn the_fingerprint_is_fnv_1a() {
        // From the test vectors of its authors.
        assert_eq!(fingerprint(""), "cbf29ce484222325");
        assert_eq!(fingerprint("foobar"), "85944171f73967e8");
    }
}
