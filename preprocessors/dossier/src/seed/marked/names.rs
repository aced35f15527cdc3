//! Names under which pages tell machines of their document, by field, the more telling name first.

/// Titles.
pub(super) const TITLE: [&str; 6] = [
    "dc.title",
    "dcterms.title",
    "citation_title",
    "z:title",
    "json:headline",
    "json:name",
];
pub(super) const DATE: [&str; 8] = [
    "dcterms.created",
    "dc.date.created",
    "json:datecreated",
    "z:date",
    "dc.date",
    "dcterms.date",
    "citation_date",
    "citation_publication_date",
];
/// Dates of the page, not of the document.
pub(super) const DATE_OF_PAGE: [&str; 6] = [
    "article:published_time",
    "json:datepublished",
    "dcterms.issued",
    "dcterms.modified",
    "dcterms.available",
    "citation_online_date",
];
pub(super) const CREATOR: [&str; 5] = [
    "dc.creator",
    "dcterms.creator",
    "citation_author",
    "json:author",
    "json:creator",
];
pub(super) const TRANSLATOR: [&str; 3] = [
    "z:translators",
    "dc.contributor.translator",
    "json:translator",
];
pub(super) const SUMMARY: [&str; 7] = [
    "dcterms.abstract",
    "dc.description.abstract",
    "citation_abstract",
    "json:abstract",
    "dc.description",
    "dcterms.description",
    "json:description",
];
pub(super) const RIGHTS: [&str; 5] = [
    "dc.rights",
    "dcterms.rights",
    "z:rights",
    "dcterms.license",
    "json:license",
];
pub(super) const ARCHIVE: [&str; 2] = ["z:archive", "json:holdingarchive"];
pub(super) const LOCATOR: [&str; 2] = ["z:archivelocation", "json:itemlocation"];
pub(super) const RECORD: [&str; 2] = ["z:callnumber", "json:identifier"];
pub(super) const KIND: [&str; 2] = ["z:manuscripttype", "dc.type"];
pub(super) const SOURCE: [&str; 4] = [
    "dc.source",
    "dcterms.source",
    "dcterms.bibliographiccitation",
    "dc.identifier.citation",
];
pub(super) const SITE: [&str; 6] = [
    "og:site_name",
    "dc.publisher",
    "dcterms.publisher",
    "citation_publisher",
    "json:publisher",
    "application-name",
];
pub(super) const ADDRESS: [&str; 7] = [
    "link:canonical",
    "og:url",
    "z:url",
    "dc.identifier",
    "dcterms.identifier",
    "saved",
    "json:url",
];
