//! What of a saved page is the document, and what is the site around it.

use std::collections::{BTreeMap, BTreeSet};

use ego_tree::iter::Edge;
use ego_tree::{NodeId, Tree};

use super::tree::{At, Element, Node, element};

/// Elements that hold nothing to be read.
const UNREAD: [&str; 12] = [
    "script", "style", "noscript", "template", "svg", "math", "iframe", "object", "embed", "audio",
    "video", "canvas",
];

/// Elements of the site, wherever they stand.
const OF_SITE: [&str; 8] = [
    "nav", "form", "button", "select", "input", "textarea", "dialog", "menu",
];

/// Roles of the site's elements (WAI-ARIA).
const ROLES: [&str; 9] = [
    "navigation",
    "search",
    "banner",
    "contentinfo",
    "complementary",
    "dialog",
    "alert",
    "menu",
    "toolbar",
];

/// Words of a class or an id that name the site's furniture.
const FURNITURE: [&str; 36] = [
    "share",
    "sharing",
    "social",
    "addthis",
    "sharethis",
    "breadcrumb",
    "breadcrumbs",
    "nav",
    "navbar",
    "navigation",
    "menu",
    "sidebar",
    "cookie",
    "cookies",
    "banner",
    "skip",
    "toolbar",
    "pager",
    "pagination",
    "newsletter",
    "subscribe",
    "advert",
    "ads",
    "masthead",
    "login",
    "signup",
    "printfriendly",
    "topbar",
    "site-header",
    "site-footer",
    "noprint",
    "print-button",
    "search",
    "comments",
    "popup",
    "modal",
];

/// Words of a class or an id that name the document's place.
const CONTENT: [&str; 12] = [
    "content",
    "main-content",
    "maincontent",
    "main_content",
    "page-content",
    "document",
    "document-content",
    "entry-content",
    "post-content",
    "article-body",
    "transcript",
    "fulltext",
];

/// Less of a page than this, in words out of a hundred, is not its main content.
const LEAST: usize = 25;

/// Furniture has no more than this, in words out of a hundred of the main content.
const MOST: usize = 30;

/// The main content of a page.
pub(super) struct Content {
    /// The element that holds the document.
    pub(super) root: NodeId,
    /// Why it was taken.
    pub(super) reason: String,
    whole: bool,
    /// The elements around it.
    around: BTreeSet<NodeId>,
    /// Words within each element.
    words: BTreeMap<NodeId, usize>,
}

/// True where an element holds nothing to be read.
pub(super) fn is_unread(element: &Element) -> bool {
    UNREAD.contains(&element.name())
}

fn is_hidden(element: &Element) -> bool {
    let style = element
        .attribute("style")
        .unwrap_or("")
        .replace(' ', "")
        .to_ascii_lowercase();
    element.attribute("hidden").is_some()
        || element.attribute("aria-hidden") == Some("true")
        || style.contains("display:none")
        || style.contains("visibility:hidden")
}

/// A link from a note back to its mark.
fn leads_back(element: &Element) -> bool {
    let named = |token: &str| {
        let token = token.to_ascii_lowercase();
        ["backref", "backlink", "footnote-back", "reversefootnote"]
            .iter()
            .any(|name| token.contains(name))
    };
    element.name() == "a"
        && (element.attribute("role") == Some("doc-backlink") || element.has_token(named))
}

/// `share`, `share-buttons`, `block__share`: one of the words that a class or id is made of.
fn names_furniture(token: &str) -> bool {
    let token = token.to_ascii_lowercase();
    FURNITURE.contains(&token.as_str())
        || token
            .split(['-', '_'])
            .any(|word| word != "main" && FURNITURE.contains(&word))
}

/// True where an element's class or id says that it holds notes.
pub(super) fn holds_notes(element: &Element) -> bool {
    let role = element.attribute("role").unwrap_or("");
    matches!(role, "doc-footnote" | "doc-endnote" | "doc-endnotes")
        || element.has_token(|token| {
            let token = token.to_ascii_lowercase();
            let numbered = token.trim_end_matches(|last: char| last.is_ascii_digit());
            let bare = numbered.trim_matches(['-', '_', ':']);
            matches!(bare, "footnote" | "footnotes" | "endnote" | "endnotes")
                || numbered.len() < token.len() && is_name_of_note(bare)
        })
}

/// `fn1`, `_ftn1`, `note-1`: what the target of a note's mark is called, without its number.
fn is_name_of_note(bare: &str) -> bool {
    matches!(bare, "fn" | "ftn" | "edn" | "en" | "note" | "nt")
}

/// True where a link's name makes it the target of a note's mark: `<a name="_ftn1">`.
pub(super) fn is_target_of_note(element: &Element) -> bool {
    ["name", "id"]
        .into_iter()
        .filter_map(|attribute| element.attribute(attribute))
        .any(|name| {
            let numbered = name.trim_end_matches(|last: char| last.is_ascii_digit());
            numbered.len() < name.len() && is_name_of_note(numbered.trim_matches(['-', '_', ':']))
        })
}

impl Content {
    /// Finds the main content.
    pub(super) fn find(tree: &Tree<Node>) -> Self {
        let words = words(tree);
        let body = tree
            .nodes()
            .find(|node| element(node).is_some_and(|element| element.name() == "body"))
            .unwrap_or_else(|| tree.root());
        let all = words.get(&body.id()).copied().unwrap_or(0);
        let by = |is: &dyn Fn(&Element) -> bool| {
            tree.nodes()
                .filter(|node| {
                    element(node).is_some_and(|element| is(element) && !is_hidden(element))
                })
                .map(|node| (words.get(&node.id()).copied().unwrap_or(0), node.id()))
                // Of two that hold the same the outer one, which comes first.
                .fold(None, |best: Option<(usize, NodeId)>, next| match best {
                    Some(best) if best.0 >= next.0 => Some(best),
                    _ => Some(next),
                })
                .filter(|(count, _)| count * 100 >= all * LEAST && *count > 0)
        };
        let main =
            by(&|element| element.name() == "main" || element.attribute("role") == Some("main"));
        let article = by(&|element| element.name() == "article");
        let named = by(&|element| {
            element.has_token(|token| CONTENT.contains(&token.to_ascii_lowercase().as_str()))
        });
        let (root, reason) = match (main, article, named) {
            (Some((_, root)), ..) => (root, "the element `main`"),
            (None, Some((_, root)), _) => (root, "the element `article`"),
            (None, None, Some((_, root))) => (root, "an element named for its content"),
            (None, None, None) => (body.id(), "the whole page, which marks no main content"),
        };
        let around = tree
            .get(root)
            .map(|root| root.ancestors().map(|outer| outer.id()).collect())
            .unwrap_or_default();
        Self {
            root,
            whole: root == body.id(),
            around,
            reason: reason.to_owned(),
            words,
        }
    }

    /// True where the page marks no main content.
    pub(super) fn is_whole_page(&self) -> bool {
        self.whole
    }

    /// True where an element stands around the main content.
    pub(super) fn is_around(&self, node: &At<'_>) -> bool {
        self.around.contains(&node.id())
    }

    /// True where an element within the main content is the site's, not the document's.
    pub(super) fn is_furniture(&self, node: &At<'_>) -> bool {
        let Some(found) = element(node) else {
            return false;
        };
        if node.id() == self.root {
            return false;
        }
        let name = found.name();
        if OF_SITE.contains(&name) || is_hidden(found) || leads_back(found) {
            return true;
        }
        if holds_notes(found) {
            return false;
        }
        let role = found.attribute("role").unwrap_or("");
        let own = self.words.get(&node.id()).copied().unwrap_or(0);
        let all = self.words.get(&self.root).copied().unwrap_or(0);
        let small = own * 100 <= all * MOST;
        let in_body = node
            .parent()
            .as_ref()
            .and_then(element)
            .is_some_and(|parent| parent.name() == "body");
        name == "aside"
            || matches!(name, "header" | "footer") && in_body && small
            || ROLES.contains(&role) && small
            || small && found.has_token(names_furniture)
    }
}

/// Words within each element.
fn words(tree: &Tree<Node>) -> BTreeMap<NodeId, usize> {
    let mut words = BTreeMap::new();
    let mut open: Vec<usize> = Vec::new();
    let mut unread = 0_usize;
    for edge in tree.root().traverse() {
        match edge {
            Edge::Open(node) => {
                unread += usize::from(element(&node).is_some_and(is_unread));
                let own = match node.value() {
                    Node::Text(text) if unread == 0 => text.split_whitespace().count(),
                    _ => 0,
                };
                open.push(own);
            }
            Edge::Close(node) => {
                unread -= usize::from(element(&node).is_some_and(is_unread));
                let own = open.pop().unwrap_or(0);
                if element(&node).is_some() {
                    words.insert(node.id(), own);
                }
                if let Some(parent) = open.last_mut() {
                    *parent += own;
                }
            }
        }
    }
    words
}
