//! What a catalogue's title says beside the title: kind, sender, the document's own title.

use lazy_static::lazy_static;
use regex::Regex;

/// A kind of document that titles name.
struct Kind {
    name: &'static str,
    /// True where someone sends it to someone.
    sent: bool,
}

lazy_static! {
    static ref KINDS: Vec<Kind> = include_str!("kinds.txt")
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(|line| match line.strip_suffix(" *") {
            Some(name) => Kind { name, sent: true },
            None => Kind { name: line, sent: false },
        })
        .collect();
    static ref QUOTED: Vec<Regex> =
        Regex::new(r#"^(?P<sender>.+?),?\s+[“"‘'](?P<own>\S.*)[”"’']$"#).into_iter().collect();
    static ref TO: Vec<Regex> = Regex::new(r"^(?P<sender>.+?),?\s+[Tt]o\s+(?:(?:[Tt]he\s+)?\p{Lu}|(?:his|her|their|my)\s+\p{Ll})").into_iter().collect();
    static ref BY: Vec<Regex> = Regex::new(
        r"^(?:,?\s+(?:[Pp]repared\s+|[Ss]ent\s+|[Ww]ritten\s+|[Dd]elivered\s+|[Gg]iven\s+)?[Bb]y\s+|,?\s+[Pp]repared\s+(?:in|for)\s+)(?:[Tt]he\s+)?(?P<sender>.+?)(?:,?\s+(?:[Tt]o|at|before|during|regarding|concerning|about|on the|on a)\s.*|,\s.*|,)?$",
    )
    .into_iter()
    .collect();
    static ref ABOUT: Vec<Regex> = Regex::new(
        r"^(?P<sender>.+?)(?:,?\s+(?:regarding|concerning|on|about|with|re|reporting|requesting|relaying|entitled)\s|,\s*$|$)",
    )
    .into_iter()
    .collect();
}

/// A catalogue's title, taken apart.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct TitleParts<'a> {
    /// Kind of document that the title begins with, lower case.
    pub kind: Option<&'static str>,
    /// Who sends it: `East Department, Foreign Ministry`.
    pub sender: Option<&'a str>,
    /// The document's own title, where the catalogue's quotes it after kind and sender.
    pub own: Option<&'a str>,
}

impl<'a> TitleParts<'a> {
    /// Takes a title apart: `Telegram from SENDER, “OWN TITLE”`, `Letter from SENDER to …`,
    /// `Telegram, SENDER to …`.
    #[must_use]
    pub fn read(title: &'a str) -> Self {
        let lower = title.to_lowercase();
        if ["excerpt", "extract"]
            .iter()
            .any(|word| lower.starts_with(word))
        {
            return Self {
                kind: Some("excerpt"),
                ..Self::default()
            };
        }
        // A copy or transcript of a letter is by whoever wrote the letter.
        if let Some(parts) = copied(title)
            .map(Self::read)
            .filter(|parts| parts.sender.is_some())
        {
            return parts;
        }
        // Lowering may move bytes; then positions mean nothing.
        let found = (lower.len() == title.len())
            .then(|| first_kind(&lower))
            .flatten()
            .filter(|(_, end)| title.get(*end..).is_some_and(names_a_kind));
        let Some((kind, end)) = found else {
            return Self::default();
        };
        let mut parts = Self {
            kind: Some(kind.name),
            ..Self::default()
        };
        let rest = title.get(end..).unwrap_or_default();
        parts.sender = by(rest).or_else(|| diarist(title, kind.name, rest));
        if !kind.sent || parts.sender.is_some() {
            return parts;
        }
        let (rest, from) = match after_number(rest) {
            Some(rest) => match rest
                .strip_prefix("from ")
                .or_else(|| rest.strip_prefix("From "))
            {
                Some(rest) => (rest, true),
                None => (rest, false),
            },
            None => return parts,
        };
        let rest = rest.strip_prefix("the ").unwrap_or(rest);
        let quoted = QUOTED
            .iter()
            .find_map(|pattern| pattern.captures(rest))
            .filter(|_| from);
        if let Some(found) = &quoted {
            parts.own = found
                .name("own")
                .map(|own| own.as_str().trim_end_matches([',', '.']));
        }
        let to = TO.iter().find_map(|pattern| pattern.captures(rest));
        let about = ABOUT
            .iter()
            .find_map(|pattern| pattern.captures(rest))
            .filter(|_| from && is_message(kind.name));
        parts.sender = quoted
            .filter(|_| parts.own.is_some())
            .or(to)
            .or(about)
            .and_then(|found| found.name("sender"))
            .map(|sender| sender.as_str().trim_end_matches([',', ' ']))
            // "Lu to the Ministry, “Talks”": the recipient stands before the quoted title.
            .map(|sender| {
                let to = TO.iter().find_map(|pattern| pattern.captures(sender));
                to.and_then(|found| found.name("sender"))
                    .map_or(sender, |sender| sender.as_str())
            })
            .filter(|sender| is_name(sender));
        if parts.sender.is_none() {
            parts.own = None;
        }
        parts
    }
}

/// What a title says that a text is a copy of: `Transcript of a letter from Ann Roe` is `letter from Ann Roe`.
fn copied(title: &str) -> Option<&str> {
    let (copy, rest) = title.split_once(" of ")?;
    let copies = [
        "transcript",
        "transcription",
        "copy",
        "translation",
        "text",
        "draft",
        "typescript",
    ];
    let named = copies.contains(&copy.to_lowercase().as_str());
    let rest = ["a ", "an ", "the "]
        .iter()
        .find_map(|article| rest.strip_prefix(article))
        .unwrap_or(rest);
    named.then_some(rest)
}

/// Who kept the diary: `From the Diary of A. Borg, Record of a Conversation`. A journal may be a
/// periodical, so that only an excerpt from one tells.
fn diarist<'a>(title: &str, kind: &str, rest: &'a str) -> Option<&'a str> {
    let kept = kind == "diary" || kind == "journal" && title.starts_with("From the ");
    let name = rest
        .strip_prefix(" of ")
        .map(|name| name.strip_prefix("the ").unwrap_or(name))?;
    let name = name.split([',', ':', ';']).next().unwrap_or(name);
    let name = name.split(" for ").next().unwrap_or(name);
    Some(name).filter(|name| kept && is_name(name))
}

/// Who wrote it, where the title says so: `, by the Director of the Office (Roe)`, `Prepared in the
/// Office of Salt`.
fn by(rest: &str) -> Option<&str> {
    let sender = BY
        .iter()
        .find_map(|pattern| pattern.captures(rest))?
        .name("sender")?
        .as_str();
    Some(without_subject(sender)).filter(|sender| is_name(sender))
}

/// Who wrote it, without what it is on. `Committee on Fisheries` is one name.
fn without_subject(sender: &str) -> &str {
    const BODIES: [&str; 12] = [
        "committee",
        "subcommittee",
        "commission",
        "subcommission",
        "board",
        "council",
        "conference",
        "panel",
        "section",
        "office",
        "group",
        "bureau",
    ];
    sender
        .match_indices(" on ")
        .find(|(at, _)| {
            let word = sender[..*at].rsplit(' ').next().unwrap_or_default();
            !BODIES.contains(&word.to_lowercase().as_str())
        })
        .map_or(sender, |(at, _)| &sender[..at])
}

/// The kind among the first words, and where it ends. Words before it may only describe it.
fn first_kind(lower: &str) -> Option<(&'static Kind, usize)> {
    let mut starts = vec![0];
    starts.extend(lower.match_indices(' ').map(|(at, _)| at + 1).take(3));
    starts.into_iter().find_map(|start| {
        let rest = &lower[start..];
        let found = KINDS.iter().filter(|kind| {
            rest.strip_prefix(kind.name)
                .is_some_and(|after| !after.starts_with(char::is_alphanumeric))
        });
        found
            .max_by_key(|kind| kind.name.len())
            .map(|kind| (kind, start + kind.name.len()))
    })
}

/// A kind is followed by a small word, a mark or a number; "Letter Writers" names no letter.
fn names_a_kind(after: &str) -> bool {
    let Some(next) = after.strip_prefix(' ') else {
        return true;
    };
    let word = next.split(' ').next().unwrap_or_default();
    let small = [
        "From",
        "To",
        "Of",
        "On",
        "By",
        "Prepared",
        "For",
        "With",
        "Between",
        "About",
        "Concerning",
        "Regarding",
        "No.",
    ];
    !word.starts_with(char::is_uppercase) || small.contains(&word) || next.contains(" to ")
}

/// What follows the kind and its number: a sender after `from` or a comma.
fn after_number(rest: &str) -> Option<&str> {
    let rest = rest.trim_start_matches(|character: char| {
        ",:".contains(character) || character.is_whitespace()
    });
    let rest = rest
        .strip_prefix("No. ")
        .or_else(|| rest.strip_prefix("no. "))
        .map_or(rest, |numbered| {
            numbered.trim_start_matches(|character: char| {
                character.is_ascii_digit() || ",-/ ".contains(character)
            })
        });
    (!rest.is_empty()).then_some(rest)
}

/// Kinds that have a sender even where the title names no recipient.
fn is_message(kind: &str) -> bool {
    [
        "telegram", "cable", "letter", "message", "airgram", "patch", "wire",
    ]
    .iter()
    .any(|word| kind.contains(word))
}

/// A sender is capitalised, and no date or number.
fn is_name(text: &str) -> bool {
    text.len() <= 120
        && text.starts_with(char::is_uppercase)
        && !text
            .contains(|character: char| character.is_ascii_digit() || "“”\"".contains(character))
}

#[cfg(test)]
mod tests {
    use super::TitleParts;

    #[test]
    fn titles_taken_apart() {
        for (title, kind, sender, own) in [
            (
                "Telegram from the Consulate in Lima, “The Harvest”",
                Some("telegram"),
                Some("Consulate in Lima"),
                Some("The Harvest"),
            ),
            (
                "Telegram from Ann Roe to the Ministry of Salt, “The Harvest”",
                Some("telegram"),
                Some("Ann Roe"),
                Some("The Harvest"),
            ),
            (
                "Letter from Ann Roe to Bo Dahl",
                Some("letter"),
                Some("Ann Roe"),
                None,
            ),
            (
                "Ciphered Telegram No. 121973, Shtykov to Vyshinsky",
                Some("ciphered telegram"),
                Some("Shtykov"),
                None,
            ),
            (
                "12. Telegram From the Embassy in Peru to the Department of State",
                Some("telegram"),
                Some("Embassy in Peru"),
                None,
            ),
            (
                "Cable from the Legation in Ulaanbaatar regarding horses",
                Some("cable"),
                Some("Legation in Ulaanbaatar"),
                None,
            ),
            (
                "Transcript of a letter from Ann Roe to her brother",
                Some("letter"),
                Some("Ann Roe"),
                None,
            ),
            ("Report on the Harvest", Some("report"), None, None),
            (
                "Memorandum of Conversation, by the Director of the Office of Salt (Roe)",
                Some("memorandum of conversation"),
                Some("Director of the Office of Salt (Roe)"),
                None,
            ),
            (
                "7. Memorandum by the Assistant Secretary (Dahl) to the Secretary of State",
                Some("memorandum"),
                Some("Assistant Secretary (Dahl)"),
                None,
            ),
            (
                "From the Diary of A. Borg, Record of a Conversation with C. Dahl",
                Some("diary"),
                Some("A. Borg"),
                None,
            ),
            ("Journal of Naval History", Some("journal"), None, None),
            (
                "Speech by Ann Roe at the Congress of Bakers",
                Some("speech"),
                Some("Ann Roe"),
                None,
            ),
            (
                "Paper Prepared in the Ministry of Grain",
                Some("paper"),
                Some("Ministry of Grain"),
                None,
            ),
            (
                "Memorandum of Conversation Between Ann Roe and Bo Dahl",
                Some("memorandum of conversation"),
                None,
                None,
            ),
            (
                "Minutes of a Meeting from 5 May 1950",
                Some("minutes of a meeting"),
                None,
                None,
            ),
            ("Excerpts from a diary", Some("excerpt"), None, None),
            ("The Letter Writers of Lima", None, None, None),
            ("Notes on the Canal", None, None, None),
            ("", None, None, None),
        ] {
            let parts = TitleParts::read(title);
            assert_eq!(
                (parts.kind, parts.sender, parts.own),
                (kind, sender, own),
                "{title}"
            );
        }
    }

    #[test]
    fn who_wrote_and_what_on() {
        for (title, sender) in [
            ("Note by Jan Borg on His Talks in Lima", "Jan Borg"),
            (
                "Report by the Committee on Fisheries on the Herring",
                "Committee on Fisheries",
            ),
        ] {
            assert_eq!(TitleParts::read(title).sender, Some(sender), "{title}");
        }
    }
}
