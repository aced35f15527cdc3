//! A built book, read as a browser reads it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use scraper::{ElementRef, Html, Selector};

use crate::folder::{self, Tree};

/// Pages that mdBook writes beside those of the chapters: all chapters on one page, and the table of
/// contents for readers without script.
const BESIDE: [&str; 2] = ["print.html", "toc.html"];

/// A built book.
#[derive(Debug, Clone)]
pub struct Site {
    /// Every file of it.
    pub files: Tree,
}

impl Site {
    /// Reads a built book.
    #[must_use]
    pub fn read(folder: &Path) -> Self {
        Self {
            files: folder::read(folder),
        }
    }

    /// The paths of all pages.
    pub fn pages(&self) -> impl Iterator<Item = &str> {
        self.files
            .keys()
            .map(String::as_str)
            .filter(|path| Path::new(path).extension() == Some("html".as_ref()))
    }

    /// The paths of the pages of chapters.
    pub fn chapters(&self) -> impl Iterator<Item = &str> {
        self.pages().filter(|path| !BESIDE.contains(path))
    }

    /// The paths of the pages of documents.
    pub fn documents(&self) -> impl Iterator<Item = &str> {
        self.pages().filter(|path| path.starts_with("documents/"))
    }

    /// A page as it was written.
    #[track_caller]
    #[must_use]
    pub fn source(&self, path: &str) -> &str {
        let bytes = self
            .files
            .get(path)
            .unwrap_or_else(|| panic!("there is no page {path}"));
        std::str::from_utf8(bytes).expect("a page is UTF-8")
    }

    /// A page.
    #[track_caller]
    #[must_use]
    pub fn page(&self, path: &str) -> Page {
        Page {
            html: Html::parse_document(self.source(path)),
        }
    }

    /// The page of the document that a file became.
    #[track_caller]
    #[must_use]
    pub fn document(&self, id: &str) -> Page {
        self.page(&format!("documents/{id}.html"))
    }
}

/// A page of a built book.
#[derive(Debug, Clone)]
pub struct Page {
    /// The tree that a browser makes of it.
    pub html: Html,
}

impl Page {
    /// The elements that a selector names, in order.
    #[must_use]
    pub fn all(&self, selector: &str) -> Vec<ElementRef<'_>> {
        self.html.select(&css(selector)).collect()
    }

    /// The chapter: what stands inside `<main>`.
    #[track_caller]
    #[must_use]
    pub fn main(&self) -> ElementRef<'_> {
        self.html
            .select(&css("main"))
            .next()
            .expect("a page has a main part")
    }

    /// The chapter's words as they are read, white space folded.
    #[must_use]
    pub fn text(&self) -> String {
        text(self.main())
    }

    /// The element with an id.
    #[must_use]
    pub fn by_id(&self, id: &str) -> Option<ElementRef<'_>> {
        self.html
            .select(&css("[id]"))
            .find(|element| element.attr("id") == Some(id))
    }

    /// Every id of the page, with those that stand twice.
    #[must_use]
    pub fn ids(&self) -> (BTreeSet<String>, BTreeSet<String>) {
        let (mut once, mut twice) = (BTreeSet::new(), BTreeSet::new());
        for element in self.all("[id]") {
            let id = element.attr("id").unwrap_or_default().to_owned();
            if !once.insert(id.clone()) {
                twice.insert(id);
            }
        }
        (once, twice)
    }

    /// Every address that the page links to or loads, as written.
    #[must_use]
    pub fn addresses(&self) -> Vec<String> {
        let mut addresses = Vec::new();
        for name in ["href", "src"] {
            for element in self.all(&format!("[{name}]")) {
                addresses.extend(element.attr(name).map(str::to_owned));
            }
        }
        addresses
    }
}

/// A selector that is known to be right.
#[track_caller]
#[must_use]
pub fn css(selector: &str) -> Selector {
    Selector::parse(selector).unwrap_or_else(|error| panic!("{selector}: {error}"))
}

/// The words of an element as they are read, white space folded; scripts and styles are not read,
/// and the number of a note stands apart from the word before it.
#[must_use]
pub fn text(element: ElementRef<'_>) -> String {
    let mut words = String::new();
    gather(element, &mut words);
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn gather(element: ElementRef<'_>, words: &mut String) {
    for child in element.children() {
        if let Some(text) = child.value().as_text() {
            words.push_str(text);
        } else if let Some(inner) = ElementRef::wrap(child) {
            let name = inner.value().name();
            if !matches!(name, "script" | "style" | "template") {
                let block = matches!(
                    name,
                    "p" | "li"
                        | "dt"
                        | "dd"
                        | "div"
                        | "br"
                        | "h1"
                        | "h2"
                        | "h3"
                        | "h4"
                        | "h5"
                        | "h6"
                        | "tr"
                        | "td"
                        | "th"
                        | "details"
                        | "summary"
                        | "section"
                        | "aside"
                        | "sup"
                );
                if block {
                    words.push('\n');
                }
                gather(inner, words);
                if block {
                    words.push('\n');
                }
            }
        }
    }
}

/// Addresses inside a site that lead nowhere: the page, the address, and what is missing.
#[must_use]
pub fn dead_links(site: &Site) -> Vec<String> {
    let ids: BTreeMap<&str, BTreeSet<String>> = site
        .pages()
        .map(|path| (path, site.page(path).ids().0))
        .collect();
    let mut dead = Vec::new();
    for path in site.pages() {
        // The error page is shown at any address, so its own are counted from the top.
        let from = if path == "404.html" { "" } else { path };
        for address in site.page(path).addresses() {
            if let Some(problem) = dead_link(site, &ids, from, &address) {
                dead.push(format!("{path}: {address}: {problem}"));
            }
        }
    }
    dead.dedup();
    dead
}

fn dead_link(
    site: &Site,
    ids: &BTreeMap<&str, BTreeSet<String>>,
    from: &str,
    address: &str,
) -> Option<&'static str> {
    let scheme = address.split(['/', '?', '#']).next().unwrap_or_default();
    if scheme.contains(':') || address.starts_with("//") {
        return None;
    }
    let (path, fragment) = address.split_once('#').unwrap_or((address, ""));
    let path = path.split('?').next().unwrap_or_default();
    let target = resolve(from, path)?;
    if !site.files.contains_key(&target) {
        return Some("no such file");
    }
    let fragment = decode(fragment);
    match ids.get(target.as_str()) {
        Some(known) if !fragment.is_empty() && !known.contains(&fragment) => {
            Some("no such fragment")
        }
        _ => None,
    }
}

/// The path that an address on a page leads to; an address of a folder leads to its index. `None`
/// for an empty address of no page.
fn resolve(from: &str, address: &str) -> Option<String> {
    if address.is_empty() {
        return (!from.is_empty()).then(|| from.to_owned());
    }
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    if address.starts_with('/') {
        parts.clear();
    }
    for part in address.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            name => parts.push(name),
        }
    }
    let mut path = decode(&parts.join("/"));
    if path.is_empty() {
        path.push_str("index.html");
    } else if address.ends_with('/') {
        path.push_str("/index.html");
    }
    Some(path)
}

/// An address with its percent signs read.
fn decode(address: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = address.as_bytes();
    while let Some((first, tail)) = rest.split_first() {
        let code = tail
            .get(..2)
            .and_then(|hex| std::str::from_utf8(hex).ok())
            .and_then(|hex| u8::from_str_radix(hex, 16).ok());
        if let (b'%', Some(byte)) = (first, code) {
            bytes.push(byte);
            rest = &tail[2..];
        } else {
            bytes.push(*first);
            rest = tail;
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::{Site, dead_links, resolve};

    #[test]
    fn addresses_are_resolved_as_a_browser_does() {
        for (from, address, expected) in [
            ("documents/a.html", "../persons.html", Some("persons.html")),
            ("documents/a.html", "b%20c.html", Some("documents/b c.html")),
            ("documents/a.html", "", Some("documents/a.html")),
            ("a.html", "./", Some("index.html")),
            ("a.html", "guide/", Some("guide/index.html")),
            ("documents/a.html", "/css/x.css", Some("css/x.css")),
            ("", "", None),
        ] {
            assert_eq!(resolve(from, address).as_deref(), expected, "{address}");
        }
    }

    #[test]
    fn dead_links_are_found_and_live_ones_left_alone() {
        let page = |body: &str| format!("<main id=top>{body}</main>").into_bytes();
        let files = [
            (
                "a.html",
                page(
                    "<a href='b.html#p1'>1</a><a href='#top'>2</a><a href='https://example.org/x'>3</a><a href='mailto:x@example.org'>4</a>",
                ),
            ),
            (
                "b.html",
                page("<p id=p1><a href='a.html#p9'>5</a><a href='c.html'>6</a><img src='d.png'>"),
            ),
        ];
        let files = files.map(|(path, bytes)| (path.to_owned(), bytes)).into();
        assert_eq!(
            dead_links(&Site { files }),
            [
                "b.html: a.html#p9: no such fragment",
                "b.html: c.html: no such file",
                "b.html: d.png: no such file"
            ]
        );
    }
}
