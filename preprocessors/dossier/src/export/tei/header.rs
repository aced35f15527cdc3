//! The header of a TEI file: titles, publication, source and profile of a document.

use super::{Writer, borrowed, dates};

use crate::citation;
use crate::document::Item;

impl Writer<'_> {
    pub(super) fn header(&mut self) {
        self.wrap("teiHeader", |writer| {
            writer.wrap("fileDesc", |writer| {
                writer.wrap("titleStmt", Self::titles);
                if let Some(version) = writer.imprint.version {
                    writer.wrap("editionStmt", |writer| {
                        writer.xml.field(
                            "edition",
                            &[("n", Some(version))],
                            &format!("Version {version}"),
                        );
                    });
                }
                writer.wrap("publicationStmt", Self::publication);
                writer.wrap("seriesStmt", |writer| {
                    let number = writer.edition.number(Item {
                        document: writer.index,
                        part: None,
                    });
                    writer.xml.field("title", &[], writer.imprint.title);
                    for editor in writer.imprint.editors {
                        writer.xml.field("editor", &[], editor);
                    }
                    writer
                        .xml
                        .field("biblScope", &[("unit", Some("document"))], &number);
                });
                if let Some(summary) = &writer.document.metadata.summary {
                    writer.wrap("notesStmt", |writer| {
                        writer
                            .xml
                            .field("note", &[("type", Some("summary"))], summary);
                    });
                }
                writer.wrap("sourceDesc", Self::source);
            });
            writer.wrap("profileDesc", Self::profile);
        });
    }

    fn titles(&mut self) {
        let fields = &self.document.metadata;
        self.xml
            .field("title", &[("type", Some("main"))], &fields.title);
        if let Some(heading) = &fields.heading {
            self.xml
                .field("title", &[("type", Some("heading"))], heading);
        }
        for creator in &fields.creators {
            self.xml.field("author", &[], creator);
        }
        if let Some(translator) = &fields.translator {
            self.xml
                .field("editor", &[("role", Some("translator"))], translator);
        }
        if let Some(credits) = &fields.credits {
            self.xml.field("funder", &[], credits);
        }
        for (id, resp) in [
            (
                "machine",
                "notes and names proposed by a program, not yet reviewed",
            ),
            ("editor", "notes written or accepted by an editor"),
        ] {
            self.xml.open("respStmt", &[("xml:id", Some(id))]);
            self.xml.field("resp", &[], resp);
            let name = if id == "machine" {
                "mdbook-dossier"
            } else {
                self.imprint.title
            };
            self.xml.field("name", &[], name);
            self.xml.close("respStmt");
            self.xml.line();
        }
    }

    fn publication(&mut self) {
        let fields = &self.document.metadata;
        if self.imprint.editors.is_empty() {
            self.xml.field("authority", &[], self.imprint.title);
        }
        for editor in self.imprint.editors {
            self.xml.field("publisher", &[], editor);
        }
        self.xml
            .field("idno", &[("type", Some("document"))], &self.document.id);
        if let Some(record) = &fields.record_id {
            let kind = fields.collection.as_deref().unwrap_or("record");
            self.xml.field(
                "idno",
                &[
                    ("type", Some("record")),
                    ("subtype", None),
                    ("n", Some(kind)),
                ],
                record,
            );
        }
        if let Some(url) = &fields.url {
            self.xml.field("idno", &[("type", Some("URI"))], url);
        }
        if let Some(rights) = &fields.rights {
            self.wrap("availability", |writer| writer.xml.field("p", &[], rights));
        }
    }

    fn source(&mut self) {
        let note = citation::note(self.document, self.imprint.chicago).to_plain();
        self.xml.field("bibl", &[("type", Some("note"))], &note);
        let fields = &self.document.metadata;
        if let Some(archive) = &fields.archive {
            self.wrap("msDesc", |writer| {
                writer.wrap("msIdentifier", |writer| {
                    if let Some(place) = &fields.archive_place {
                        writer.xml.field("settlement", &[], place);
                    }
                    writer.xml.field("repository", &[], archive);
                    if let Some(locator) = &fields.locator {
                        writer
                            .xml
                            .field("idno", &[("type", Some("locator"))], locator);
                    }
                });
            });
        }
    }

    fn profile(&mut self) {
        let fields = &self.document.metadata;
        self.wrap("creation", |writer| {
            if let Some(date) = &fields.date {
                let attributes = dates(date);
                writer
                    .xml
                    .field("date", &borrowed(&attributes), &date.in_words());
            }
        });
        if let Some(language) = &fields.language {
            let tag = citation::language_tag(language).unwrap_or("und");
            self.wrap("langUsage", |writer| {
                writer.xml.field(
                    "language",
                    &[("ident", Some(tag)), ("n", Some("original"))],
                    language,
                );
            });
        }
        if let Some(kind) = &fields.kind {
            self.wrap("textClass", |writer| {
                writer.wrap("keywords", |writer| writer.xml.field("term", &[], kind));
            });
        }
    }
}
