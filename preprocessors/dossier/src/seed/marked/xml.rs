//! XML: what is refused before it is parsed, lines, and a walk that needs no stack of its own.

use lazy_static::lazy_static;
use regex::Regex;
use roxmltree::Node;

/// An entity that a file declares stands for no more than this, in bytes: a character or a few.
const LONGEST_ENTITY: usize = 64;

/// Elements may stand in one another to this depth; editions have a few dozen.
const DEEPEST: usize = 1000;

lazy_static! {
    static ref ENTITY: Vec<Regex> =
        Regex::new(r#"<!ENTITY\s+(?P<name>%?\s*[^\s"'>]+)\s+(?P<value>"[^"]*"|'[^']*')?"#)
            .into_iter()
            .collect();
}

/// Refuses what a file could grow by, or nest without end.
pub(super) fn check(text: &str) -> Result<(), String> {
    if let Some(start) = text.find("<!DOCTYPE") {
        let rest = text.get(start..).unwrap_or("");
        for found in ENTITY
            .iter()
            .flat_map(|pattern| pattern.captures_iter(rest))
        {
            let value = found.name("value").map_or("", |value| value.as_str());
            let inner = value.trim_matches(['"', '\'']);
            let refers = inner.replace("&#", "").contains(['&', '%']);
            if inner.len() > LONGEST_ENTITY || refers || found["name"].starts_with('%') {
                return Err(format!(
                    "it declares the entity `{}`, which stands for more than a few characters; save the file with its entities replaced",
                    &found["name"]
                ));
            }
        }
    }
    let (mut depth, mut deepest) = (0_usize, 0_usize);
    for (at, _) in text.match_indices('<') {
        match text.as_bytes().get(at + 1) {
            Some(b'/') => depth = depth.saturating_sub(1),
            Some(b'!' | b'?') | None => {}
            Some(_) => {
                let end = text.get(at..).and_then(|rest| rest.find('>')).unwrap_or(0);
                if end == 0 || text.as_bytes().get(at + end - 1) != Some(&b'/') {
                    depth += 1;
                    deepest = deepest.max(depth);
                }
                if deepest > DEEPEST {
                    return Err(format!(
                        "its elements stand in one another more than {DEEPEST} deep"
                    ));
                }
            }
        }
    }
    Ok(())
}

/// The beginnings of a file's lines.
pub(super) struct Lines(Vec<usize>);

impl Lines {
    /// Of a text.
    pub(super) fn new(text: &str) -> Self {
        Self(text.match_indices('\n').map(|(at, _)| at).collect())
    }

    /// The line on which a node begins, from 1.
    pub(super) fn of(&self, node: &Node<'_, '_>) -> usize {
        let start = node.range().start;
        self.0.partition_point(|end| *end < start) + 1
    }
}

/// A step of a walk.
pub(super) enum Edge<'a, 'i> {
    /// A node begins.
    Open(Node<'a, 'i>),
    /// It ends.
    Close(Node<'a, 'i>),
}

/// A walk through a node and all that it holds.
pub(super) struct Edges<'a, 'i> {
    root: Node<'a, 'i>,
    next: Option<Step<'a, 'i>>,
    last: Option<Node<'a, 'i>>,
}

#[derive(Clone, Copy)]
enum Step<'a, 'i> {
    Open(Node<'a, 'i>),
    Close(Node<'a, 'i>),
}

impl<'a, 'i> Edges<'a, 'i> {
    /// Of a node.
    pub(super) fn new(root: Node<'a, 'i>) -> Self {
        Self {
            root,
            next: Some(Step::Open(root)),
            last: None,
        }
    }

    /// Passes over what the node that was opened last holds, and its end.
    pub(super) fn skip(&mut self) {
        if let Some(node) = self.last.take() {
            self.next = self.after(node);
        }
    }

    fn after(&self, node: Node<'a, 'i>) -> Option<Step<'a, 'i>> {
        if node == self.root {
            return None;
        }
        node.next_sibling()
            .map(Step::Open)
            .or_else(|| node.parent().map(Step::Close))
    }

    /// The next step.
    pub(super) fn next(&mut self) -> Option<Edge<'a, 'i>> {
        match self.next? {
            Step::Open(node) => {
                self.last = Some(node);
                self.next = Some(node.first_child().map_or(Step::Close(node), Step::Open));
                Some(Edge::Open(node))
            }
            Step::Close(node) => {
                self.next = self.after(node);
                Some(Edge::Close(node))
            }
        }
    }
}
