//! RIS, which `EndNote`, Mendeley, Zotero and library catalogues read; the tags are those that Zotero
//! writes and reads. <https://en.wikipedia.org/wiki/RIS_(file_format)>

use std::fmt::Write as _;

use super::date::{self, Moment};
use super::name::Name;
use super::reference::{Kind, Printed, Reference};

impl Reference {
    /// The record, with the line that ends it.
    #[must_use]
    pub fn ris(&self) -> String {
        let mut lines = Lines::default();
        lines.add(
            "TY",
            Some(match self.kind {
                Kind::Manuscript => "MANSCPT",
                Kind::Book => "BOOK",
                Kind::Chapter => "CHAP",
                Kind::Journal => "JOUR",
                Kind::Newspaper => "NEWS",
            }),
        );
        lines.add("ID", Some(&self.id));
        lines.names("AU", &self.creators);
        lines.names(
            "A2",
            if self.editors.is_empty() {
                &self.container_authors
            } else {
                &self.editors
            },
        );
        lines.names("A4", self.translator.as_slice());
        let title = match &self.translated_title {
            Some(translated) => format!("{} [{translated}]", self.title),
            None => self.title.clone(),
        };
        lines.add("TI", Some(&title));
        lines.add("ST", self.short_title.as_deref());
        lines.add("T2", self.container.as_deref());
        lines.add("M3", self.genre.as_deref());
        self.dates(&mut lines);
        lines.add("ET", self.edition.as_deref());
        lines.add("VL", self.volume.as_deref());
        lines.add("IS", self.number.as_deref());
        // First and last page of one run; several runs stay together.
        match self
            .pages
            .as_deref()
            .map(|pages| (pages, pages.split_once('–')))
        {
            Some((_, Some((first, last))))
                if !last.contains(['–', ',']) && !first.contains(',') =>
            {
                lines.add("SP", Some(first));
                lines.add("EP", Some(last));
            }
            Some((pages, _)) => lines.add("SP", Some(pages)),
            None => {}
        }
        lines.add("PB", self.publisher.as_deref());
        lines.add("CY", self.place.as_deref());
        let archive = self
            .archive
            .as_ref()
            .map(|archive| match &self.archive_place {
                Some(town) if !archive.ends_with(town.as_str()) => format!("{archive}, {town}"),
                _ => archive.clone(),
            });
        lines.add("DB", archive.as_deref());
        lines.add("AV", self.locator.as_deref());
        lines.add("DP", self.collection.as_deref());
        lines.add("CN", self.record.as_deref());
        lines.add("LA", Some(self.language));
        for note in &self.notes {
            lines.add("N1", Some(note));
        }
        lines.add("AB", self.summary.as_deref());
        lines.add("UR", self.url.as_deref());
        lines.out.push_str("ER  - \r\n");
        lines.out
    }

    /// Year, and the day as `1978/07/15/`; where the date is more than a moment, it is told in words too.
    fn dates(&self, lines: &mut Lines) {
        match self.printed_date() {
            Printed::Date(printed) => {
                let numbers = date::numbers(printed);
                let Some(first) = numbers.moments.first() else {
                    return;
                };
                lines.add("PY", Some(&first.year.to_string()));
                lines.add("DA", Some(&day(first)));
                if numbers.moments.len() > 1 || numbers.circa || first.season.is_some() {
                    lines.add("N1", Some(&format!("date: {}", date::printed(printed))));
                }
            }
            Printed::Words(words) => lines.add("PY", Some(words)),
            Printed::Unknown => {}
        }
        if let Some(text) = self.text_date() {
            lines.add("N1", Some(&format!("event-date: {text}")));
        }
    }
}

fn day(moment: &Moment) -> String {
    let two = |number: Option<u8>| number.map_or_else(String::new, |number| format!("{number:02}"));
    format!("{}/{}/{}/", moment.year, two(moment.month), two(moment.day))
}

/// The lines of a record, as far as they are filled. A line end within a text would end it.
#[derive(Debug, Default)]
struct Lines {
    out: String,
}

impl Lines {
    fn add(&mut self, tag: &str, value: Option<&str>) {
        let words: Vec<&str> = value
            .unwrap_or_default()
            .split(|character: char| character.is_whitespace() || character.is_control())
            .filter(|word| !word.is_empty())
            .collect();
        if !words.is_empty() {
            // Writing to a string cannot fail.
            let _ = write!(self.out, "{tag}  - {}\r\n", words.join(" "));
        }
    }

    fn names(&mut self, tag: &str, names: &[Name]) {
        for name in names {
            let name = match name {
                Name::GivenFirst { .. } => name.inverted(),
                // A comma at the end keeps a name in one piece, as in the fields of the page.
                other => format!("{},", other.direct().replace(", ", " – ")),
            };
            self.add(tag, Some(&name));
        }
    }
}
