//! Fields for programs that collect citations: `<meta property>` elements with Dublin Core's names and
//! those of Zotero, which its translator for pages reads without a declaration.

use super::name::Name;
use super::reference::{Kind, Printed, Reference};

impl Reference {
    /// The properties and their contents, in the order of the citation.
    ///
    /// A name that is not to be taken apart ends in a comma, and its own commas become dashes. A
    /// description is always written, else the page's own would be taken, which is the book's.
    #[must_use]
    pub fn metas(&self) -> Vec<(&'static str, String)> {
        let mut metas = Metas::default();
        metas.add(
            "z:itemType",
            Some(match self.kind {
                Kind::Manuscript => "manuscript",
                Kind::Book => "book",
                Kind::Chapter => "bookSection",
                Kind::Journal => "journalArticle",
                Kind::Newspaper => "newspaperArticle",
            }),
        );
        metas.add("DC.title", Some(&self.title));
        metas.add("z:shortTitle", self.short_title.as_deref());
        metas.names("DC.creator", &self.creators);
        metas.names("z:bookAuthors", &self.container_authors);
        metas.names("bib:editors", &self.editors);
        metas.names("z:translators", self.translator.as_slice());
        metas.add("z:publicationTitle", self.container.as_deref());
        match self.printed_date() {
            Printed::Date(date) => metas.add("DC.date", Some(&date.to_string())),
            Printed::Words(words) => metas.add("DC.date", Some(words)),
            Printed::Unknown => {}
        }
        metas.add("prism:edition", self.edition.as_deref());
        metas.add("prism:volume", self.volume.as_deref());
        let issue = self
            .number
            .as_deref()
            .filter(|_| self.kind == Kind::Journal);
        metas.add("prism:number", issue);
        metas.add("bib:pages", self.pages.as_deref());
        metas.add("DC.publisher", self.publisher.as_deref());
        metas.add("z:place", self.place.as_deref());
        metas.add(
            "z:manuscriptType",
            self.genre
                .as_deref()
                .filter(|_| self.kind == Kind::Manuscript),
        );
        let archive = self
            .archive
            .as_ref()
            .map(|archive| match &self.archive_place {
                Some(town) if !archive.ends_with(town.as_str()) => format!("{archive}, {town}"),
                _ => archive.clone(),
            });
        metas.add("z:archive", archive.as_deref());
        metas.add("z:archiveLocation", self.locator.as_deref());
        metas.add("z:callNumber", self.record.as_deref());
        metas.add("DC.language", Some(self.language));
        metas.add("z:extra", self.extra().as_deref());
        metas.add("z:url", self.url.as_deref());
        metas.add("z:rights", self.rights.as_deref());
        metas.add(
            "DC.description",
            Some(self.summary.as_deref().unwrap_or(&self.title)),
        );
        metas.metas
    }

    /// Lines that Zotero hands on: the date of the texts, the language of the original, the number of
    /// a document in its volume, notes.
    fn extra(&self) -> Option<String> {
        let mut lines = Vec::new();
        lines.extend(self.text_date().map(|date| format!("event-date: {date}")));
        if self.kind != Kind::Journal {
            lines.extend(
                self.number
                    .as_ref()
                    .map(|number| format!("number: {number}")),
            );
        }
        lines.extend(
            self.original_language
                .filter(|original| *original != self.language)
                .map(|original| format!("original-language: {original}")),
        );
        lines.extend(self.notes.iter().map(|note| format!("note: {note}")));
        (!lines.is_empty()).then(|| lines.join("\n"))
    }
}

#[derive(Debug, Default)]
struct Metas {
    metas: Vec<(&'static str, String)>,
}

impl Metas {
    fn add(&mut self, property: &'static str, content: Option<&str>) {
        if let Some(content) = content.filter(|content| !content.is_empty()) {
            self.metas.push((property, content.to_owned()));
        }
    }

    fn names(&mut self, property: &'static str, names: &[Name]) {
        for name in names {
            let written = match name {
                Name::GivenFirst { .. } => name.inverted(),
                other => format!("{},", other.direct().replace(", ", " – ")),
            };
            self.add(property, Some(&written));
        }
    }
}
