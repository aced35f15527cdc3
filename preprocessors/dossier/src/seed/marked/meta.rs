//! What a saved page says of its document to machines: Dublin Core, Highwire and Open Graph tags,
//! Zotero's own, and JSON-LD where it is plain.
//!
//! Names and meanings: dublincore.org/specifications/dublin-core/dcmi-terms, Google Scholar's
//! inclusion guidelines (`citation_…`), ogp.me, schema.org.

use ego_tree::Tree;
use serde_json::Value;

use super::content::Content;
use super::names::{
    ADDRESS, ARCHIVE, CREATOR, DATE, DATE_OF_PAGE, KIND, LOCATOR, RECORD, RIGHTS, SITE, SOURCE,
    SUMMARY, TITLE, TRANSLATOR,
};
use super::table;
use super::tree::{Node, element};
use crate::date::Edtf;
use crate::document::TitleParts;
use crate::finding::{Finding, Severity};
use crate::seed::layout::Draft;
use crate::seed::source::{fold, key};
use crate::seed::{archives, header_date, statement};

/// From this year on documents have pages, whose dates are not theirs.
const WEB: i16 = 1995;

/// A shorter description says nothing of the document.
const SHORTEST_SUMMARY: usize = 30;

/// Types of JSON-LD that describe a text.
const TEXTS: [&str; 14] = [
    "Article",
    "ArchiveComponent",
    "Book",
    "CreativeWork",
    "DigitalDocument",
    "Legislation",
    "Letter",
    "Manuscript",
    "Message",
    "NewsArticle",
    "PublicationIssue",
    "Report",
    "ScholarlyArticle",
    "Chapter",
];

/// What a page says to machines: names, lower case, with their values, in the order of the file.
#[derive(Debug, Default)]
pub(super) struct Stated {
    values: Vec<(String, String)>,
    /// The title of the window.
    window: String,
    /// The first heading of the page.
    headline: String,
}

/// Reads what a page says.
pub(super) fn read(tree: &Tree<Node>, content: &Content) -> Stated {
    let mut stated = Stated::default();
    let mut outside = String::new();
    for node in tree.nodes() {
        if let Node::Comment(text) = node.value()
            && let Some((_, address)) = text.split_once("saved from url=(")
            && let Some((_, address)) = address.split_once(')')
        {
            stated.add("saved", address.split_whitespace().next().unwrap_or(""));
        }
        let Some(found) = element(&node) else {
            continue;
        };
        let attribute = |name| found.attribute(name).unwrap_or("");
        match found.name() {
            "meta" => {
                let name = found
                    .attribute("name")
                    .or_else(|| found.attribute("property"))
                    .unwrap_or("");
                stated.add(&name.replace("DC:", "dc."), attribute("content"));
            }
            "link" if attribute("rel").eq_ignore_ascii_case("canonical") => {
                stated.add("link:canonical", attribute("href"));
            }
            "title" if stated.window.is_empty() => stated.window = table::text(&node),
            "script" if attribute("type").eq_ignore_ascii_case("application/ld+json") => {
                let words: String = node
                    .children()
                    .filter_map(|inner| match inner.value() {
                        Node::Text(text) => Some(text.as_str()),
                        _ => None,
                    })
                    .collect();
                if let Ok(value) = serde_json::from_str(&words) {
                    stated.json(&value);
                }
            }
            "h1" => {
                let text = table::text(&node);
                if node.ancestors().any(|outer| outer.id() == content.root) {
                    if stated.headline.is_empty() {
                        stated.headline = text;
                    }
                } else if outside.is_empty() {
                    outside = text;
                }
            }
            _ => {}
        }
    }
    // A heading above the main content is the document's where the window bears it too.
    if stated.headline.is_empty() && key(&stated.window).contains(&key(&outside)) {
        stated.headline = outside;
    }
    stated
}

impl Stated {
    fn add(&mut self, name: &str, value: &str) {
        let value = fold(value);
        if !name.is_empty() && !value.is_empty() {
            self.values.push((name.to_ascii_lowercase(), value));
        }
    }

    /// The first object that describes a text.
    fn json(&mut self, value: &Value) {
        match value {
            Value::Array(list) => {
                if let Some(text) = list.iter().find(|one| describes_text(one)) {
                    self.json(text);
                }
            }
            Value::Object(object) => {
                if let Some(graph) = object.get("@graph") {
                    self.json(graph);
                } else if describes_text(value) {
                    for (name, value) in object {
                        for word in words_of(value) {
                            self.add(&format!("json:{name}"), &word);
                        }
                    }
                }
            }
            _ => {}
        }
    }

    /// The values of the first name that has any.
    fn all(&self, names: &[&str]) -> Vec<&str> {
        names
            .iter()
            .map(|name| {
                self.values
                    .iter()
                    .filter(|(known, _)| known == name)
                    .map(|(_, value)| value.as_str())
                    .collect::<Vec<_>>()
            })
            .find(|values| !values.is_empty())
            .unwrap_or_default()
    }

    fn one(&self, names: &[&str]) -> Option<&str> {
        self.all(names).first().copied()
    }

    /// The title of the page: what it tells machines, its heading, or the window's title without
    /// the name of the site.
    fn title(&self) -> Option<(String, &'static str)> {
        if let Some(title) = self.one(&TITLE) {
            return Some((title.to_owned(), "metadata of the page"));
        }
        if !self.headline.is_empty() {
            return Some((self.headline.clone(), "heading of the page"));
        }
        let window = self.one(&["og:title"]).unwrap_or(&self.window);
        let site = self.one(&SITE).map(key);
        let bare = [" | ", " – ", " — ", " :: ", " - "]
            .iter()
            .find_map(|mark| {
                let (title, last) = window.rsplit_once(mark)?;
                (site.as_ref() == Some(&key(last)) || archives::by_name(last).is_some())
                    .then_some(title)
            })
            .unwrap_or(window);
        names_text(bare).then(|| (bare.to_owned(), "title of the page"))
    }

    /// Fills the fields that the visible text leaves empty, or that were only guessed from it.
    pub(super) fn complete(&self, draft: &mut Draft<'_>) {
        let mut taken = Vec::new();
        let guessed = |draft: &Draft<'_>, field: &str| draft.metadata.inferred.contains_key(field);
        if (draft.metadata.title.is_empty() || guessed(draft, "title"))
            && let Some((title, from)) = self.title()
        {
            draft.metadata.inferred.remove("title");
            if from == "title of the page" {
                draft
                    .metadata
                    .inferred
                    .insert("title".to_owned(), from.to_owned());
            }
            draft.metadata.title = title;
            taken.push("title");
        }
        self.date(draft, &mut taken);
        self.creators(draft, &mut taken);
        self.address(draft, &mut taken);
        self.texts(draft, &mut taken);
        if draft.metadata.kind.is_none()
            && let Some(kind) = self.one(&KIND)
            && TitleParts::read(kind).kind.is_some()
        {
            draft.metadata.kind = Some(kind.to_lowercase());
            taken.push("kind");
        }
        if draft.metadata.archive.is_none()
            && draft.metadata.publication.is_none()
            && let Some(source) = self.one(&SOURCE)
        {
            statement::source(draft, source);
            draft.keep("Source", source);
            taken.push("archive");
        }
        if draft.metadata.collection.is_none()
            && let Some(archive) = self.one(&SITE).and_then(archives::by_name)
        {
            draft.metadata.collection = Some(archive.name.clone());
            taken.push("collection");
        }
        if !taken.is_empty() {
            draft.findings.push(Finding::new(
                Severity::Note,
                "seed-page-metadata",
                draft.source.file,
                format!("taken from the page's own metadata: {}", taken.join(", ")),
            ));
        }
    }

    fn date(&self, draft: &mut Draft<'_>, taken: &mut Vec<&'static str>) {
        for name in DATE_OF_PAGE {
            if let Some(value) = self.one(&[name]) {
                draft.keep("Date of the page", value);
                break;
            }
        }
        let guessed = draft.metadata.inferred.contains_key("date");
        if draft.metadata.date.is_some() && !guessed {
            return;
        }
        let Some((given, date)) = self
            .one(&DATE)
            .and_then(|given| Some((given, date_of(given)?)))
        else {
            return;
        };
        let year = date.earliest().map(jiff::civil::Date::year);
        let recent = year.is_some_and(|year| year >= WEB);
        let repeated = year.is_some_and(|year| {
            let year = year.to_string();
            draft
                .source
                .lines
                .iter()
                .any(|line| line.text.contains(&year))
        });
        if recent && !repeated {
            draft.findings.push(
                Finding::new(
                    Severity::Note,
                    "seed-date-of-page",
                    draft.source.file,
                    format!("the page is dated {date}, which its text does not repeat; it was taken for the date of the page"),
                )
                .remedy("set `date` in the sidecar if the document is of that date"),
            );
            draft.keep("Date of the page", given);
            return;
        }
        draft.metadata.inferred.remove("date");
        draft.metadata.date = Some(date);
        taken.push("date");
    }

    fn creators(&self, draft: &mut Draft<'_>, taken: &mut Vec<&'static str>) {
        let sites: Vec<String> = SITE
            .iter()
            .filter_map(|name| self.one(&[name]))
            .map(key)
            .collect();
        let is_site = |name: &str| {
            sites.contains(&key(name)) || archives::by_name(name).is_some() || name.contains("://")
        };
        let names = |list: &[&str]| {
            self.all(list)
                .into_iter()
                // Zotero takes a name with a comma at its end for one that is not to be turned round.
                .map(|name| name.trim_end_matches([',', ' ']).to_owned())
                .filter(|name| !name.is_empty() && !is_site(name))
                .collect::<Vec<_>>()
        };
        if draft.metadata.creators.is_empty() {
            draft.metadata.creators = names(&CREATOR);
            if !draft.metadata.creators.is_empty() {
                taken.push("creators");
            }
        }
        if draft.metadata.translator.is_none() {
            let found = names(&TRANSLATOR);
            if !found.is_empty() {
                draft.metadata.translator = Some(found.join(" and "));
                taken.push("translator");
            }
        }
    }

    fn address(&self, draft: &mut Draft<'_>, taken: &mut Vec<&'static str>) {
        if draft.metadata.url_as_given.is_some() {
            return;
        }
        let web = |value: &&str| value.starts_with("http://") || value.starts_with("https://");
        let found = ADDRESS.iter().flat_map(|name| self.all(&[name])).find(web);
        if let Some(found) = found {
            statement::address(draft, found);
            taken.push("url");
        }
    }

    /// Fields that are text and nothing else.
    fn texts(&self, draft: &mut Draft<'_>, taken: &mut Vec<&'static str>) {
        if draft.metadata.summary.is_none()
            && !draft.no_summary
            && let Some(summary) = self.one(&SUMMARY)
            && summary.len() >= SHORTEST_SUMMARY
            && !repeats_text(summary, draft)
        {
            draft.metadata.summary = Some(summary.to_owned());
            taken.push("summary");
        }
        let fields = [
            ("rights", &RIGHTS[..], &mut draft.metadata.rights),
            ("archive", &ARCHIVE[..], &mut draft.metadata.archive),
            ("locator", &LOCATOR[..], &mut draft.metadata.locator),
            ("record id", &RECORD[..], &mut draft.metadata.record_id),
        ];
        for (name, names, field) in fields {
            if field.is_none()
                && let Some(value) = self.one(names).filter(|value| !value.contains("://"))
            {
                *field = Some(value.to_owned());
                taken.push(name);
            }
        }
    }
}

/// True where a description is the beginning of the text, as many sites make them.
fn repeats_text(summary: &str, draft: &Draft<'_>) -> bool {
    let start: String = key(summary).chars().take(40).collect();
    draft
        .source
        .lines
        .iter()
        .any(|line| !line.is_blank() && key(line.text).contains(&start))
}

/// False for what programs call a page that nobody has given a title: `letter17.txt`, `Untitled`.
fn names_text(title: &str) -> bool {
    let lower = title.trim().to_lowercase();
    let is_file = !lower.contains(' ') && lower.contains('.');
    !lower.is_empty()
        && !is_file
        && ![
            "untitled",
            "untitled document",
            "document",
            "index",
            "home",
            "new page 1",
            "no title",
        ]
        .contains(&lower.as_str())
}

/// A date as tags write it: `1961-07-06`, `1961/07/06`, `1961-07-06T00:00:00Z`, or in words.
fn date_of(given: &str) -> Option<Edtf> {
    let given = given.trim();
    let day = given.split('T').next().unwrap_or(given);
    given
        .parse()
        .or_else(|_| day.parse())
        .or_else(|_| day.replace('/', "-").parse())
        .ok()
        .or_else(|| header_date::whole(given))
}

fn describes_text(value: &Value) -> bool {
    let types = value.get("@type").map(words_of).unwrap_or_default();
    types.iter().any(|name| TEXTS.contains(&name.as_str()))
}

/// The words of a value: a string, the name or value of an object, or each of a list.
fn words_of(value: &Value) -> Vec<String> {
    match value {
        Value::String(text) => vec![text.clone()],
        Value::Number(number) => vec![number.to_string()],
        Value::Array(list) => list
            .iter()
            .filter(|one| !one.is_array())
            .flat_map(words_of)
            .collect(),
        Value::Object(object) => ["name", "value", "@value"]
            .iter()
            .filter_map(|name| object.get(*name)?.as_str())
            .take(1)
            .map(str::to_owned)
            .collect(),
        Value::Bool(_) | Value::Null => Vec::new(),
    }
}
