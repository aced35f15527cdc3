//! BibLaTeX, for LaTeX with biber. <https://ctan.org/pkg/biblatex>

use std::fmt::Write as _;

use super::name::Name;
use super::reference::{Kind, Printed, Reference};

impl Reference {
    /// The entry of a `.bib` file, with a line end.
    ///
    /// Titles stand in a second pair of braces: a style that lowers capitals would lower those of names.
    #[must_use]
    pub fn biblatex(&self) -> String {
        let mut fields = Fields::default();
        fields.names("author", &self.creators);
        fields.names("bookauthor", &self.container_authors);
        fields.names("editor", &self.editors);
        fields.names("translator", self.translator.as_slice());
        fields.protected("title", Some(&self.title));
        fields.text(
            "titleaddon",
            self.translated_title
                .as_ref()
                .map(|title| format!("[{title}]")),
        );
        fields.protected("shorttitle", self.short_title.as_deref());
        let container = match self.kind {
            Kind::Journal | Kind::Newspaper => "journaltitle",
            Kind::Manuscript | Kind::Book | Kind::Chapter => "booktitle",
        };
        fields.protected(container, self.container.as_deref());
        fields.text("type", self.genre.clone());
        match self.printed_date() {
            Printed::Date(date) => fields.text("date", Some(date.to_string())),
            Printed::Words(words) if is_date(words) => fields.text("date", Some(words.to_owned())),
            Printed::Words(words) => fields.text("year", Some(words.to_owned())),
            Printed::Unknown => {}
        }
        fields.text("eventdate", self.text_date().map(ToString::to_string));
        fields.text("edition", self.edition.clone());
        fields.text("volume", self.volume.clone());
        fields.text("number", self.number.clone());
        if let Some(pages) = &self.pages {
            fields.line("pages", &escaped(pages).replace('–', "--"));
        }
        fields.text("publisher", self.publisher.clone());
        fields.text("location", self.place.clone());
        fields.text("howpublished", self.whereabouts());
        fields.text(
            "library",
            self.record.as_ref().map(|record| match &self.collection {
                Some(collection) => format!("{collection}, record {record}"),
                None => format!("record {record}"),
            }),
        );
        if self.kind == Kind::Newspaper {
            fields.text("entrysubtype", Some("newspaper".to_owned()));
        }
        fields.text("langid", babel(self.language).map(str::to_owned));
        fields.text(
            "origlanguage",
            self.original_language.and_then(babel).map(str::to_owned),
        );
        fields.text(
            "note",
            (!self.notes.is_empty()).then(|| self.notes.join("; ")),
        );
        fields.text("abstract", self.summary.clone());
        fields.verbatim("url", self.url.as_deref());
        let kind = match self.kind {
            Kind::Manuscript => "unpublished",
            Kind::Book => "book",
            Kind::Chapter => "incollection",
            Kind::Journal | Kind::Newspaper => "article",
        };
        format!("@{kind}{{{},\n{}}}\n", self.id, fields.out)
    }

    /// Locator, archive and town.
    pub(super) fn whereabouts(&self) -> Option<String> {
        let town = self.archive_place.as_deref();
        let archive = self.archive.as_deref();
        let town = town.filter(|town| !archive.is_some_and(|archive| archive.ends_with(town)));
        let parts: Vec<&str> = [self.locator.as_deref(), archive, town]
            .into_iter()
            .flatten()
            .collect();
        (!parts.is_empty()).then(|| parts.join(", "))
    }
}

/// The fields of an entry, as far as they are filled.
#[derive(Debug, Default)]
struct Fields {
    out: String,
}

impl Fields {
    fn line(&mut self, name: &str, value: &str) {
        // Writing to a string cannot fail.
        let _ = writeln!(self.out, "  {name} = {{{value}}},");
    }

    fn text(&mut self, name: &str, value: Option<String>) {
        if let Some(value) = value.filter(|value| !value.trim().is_empty()) {
            self.line(name, &escaped(&value));
        }
    }

    fn protected(&mut self, name: &str, value: Option<&str>) {
        if let Some(value) = value.filter(|value| !value.trim().is_empty()) {
            self.line(name, &format!("{{{}}}", escaped(value)));
        }
    }

    fn names(&mut self, name: &str, names: &[Name]) {
        let names: Vec<String> = names
            .iter()
            .map(|name| match name {
                Name::GivenFirst {
                    given,
                    family,
                    suffix: None,
                } => format!("{}, {}", part(family), part(given)),
                Name::GivenFirst {
                    given,
                    family,
                    suffix: Some(suffix),
                } => format!("{}, {}, {}", part(family), part(suffix), part(given)),
                // Braces keep a name in its order, and that of a body in one piece.
                other => format!("{{{}}}", escaped(&other.direct())),
            })
            .collect();
        if !names.is_empty() {
            self.line(name, &names.join(" and "));
        }
    }

    /// An address, in which only what ends it or changes its meaning is percent-encoded.
    fn verbatim(&mut self, name: &str, value: Option<&str>) {
        if let Some(value) = value {
            let mut out = String::with_capacity(value.len());
            for character in value.chars() {
                match character {
                    '{' => out.push_str("%7B"),
                    '}' => out.push_str("%7D"),
                    '\\' => out.push_str("%5C"),
                    other if other.is_whitespace() || other.is_control() => out.push_str("%20"),
                    other => out.push(other),
                }
            }
            self.line(name, &out);
        }
    }
}

/// A part of a name: a comma or “and” within it would end it.
fn part(text: &str) -> String {
    let escaped = escaped(text);
    let divides = text.contains(',') || text.split(' ').any(|word| word == "and");
    if divides {
        format!("{{{escaped}}}")
    } else {
        escaped
    }
}

/// Text for LaTeX, on one line. Braces are written by their names, for BibTeX counts escaped ones too.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        for character in word.chars().filter(|character| !character.is_control()) {
            match character {
                '\\' => out.push_str("\\textbackslash{}"),
                '{' => out.push_str("\\textbraceleft{}"),
                '}' => out.push_str("\\textbraceright{}"),
                '~' => out.push_str("\\textasciitilde{}"),
                '^' => out.push_str("\\textasciicircum{}"),
                '&' | '%' | '$' | '#' | '_' => {
                    out.push('\\');
                    out.push(character);
                }
                // Two in a row would be set as one dash or quotation mark.
                '-' | '`' | '\'' if out.ends_with(character) => {
                    out.push_str("{}");
                    out.push(character);
                }
                other => out.push(other),
            }
        }
    }
    out
}

/// Whether the words are a date as biber reads it.
fn is_date(words: &str) -> bool {
    words.parse::<crate::date::Edtf>().is_ok()
}

/// What babel and biblatex call a language; not every tag has a name there.
fn babel(tag: &str) -> Option<&'static str> {
    Some(match tag {
        "bg" => "bulgarian",
        "ca" => "catalan",
        "cs" => "czech",
        "da" => "danish",
        "de" => "german",
        "el" => "greek",
        "en" => "english",
        "es" => "spanish",
        "et" => "estonian",
        "fi" => "finnish",
        "fr" => "french",
        "hr" => "croatian",
        "hu" => "hungarian",
        "is" => "icelandic",
        "it" => "italian",
        "la" => "latin",
        "lt" => "lithuanian",
        "lv" => "latvian",
        "mk" => "macedonian",
        "nl" => "dutch",
        "no" => "norwegian",
        "pl" => "polish",
        "pt" => "portuguese",
        "ro" => "romanian",
        "ru" => "russian",
        "sk" => "slovak",
        "sl" => "slovene",
        "sr" => "serbian",
        "sv" => "swedish",
        "tr" => "turkish",
        "uk" => "ukrainian",
        _ => return None,
    })
}
