//! A saved page as a tree of elements, built by html5ever, the parser that mdBook itself uses.
//!
//! The tree keeps the line of the file on which each element begins, for findings.

use std::borrow::Cow;
use std::cell::{Cell, Ref, RefCell};

use ego_tree::{NodeId, NodeRef, Tree};
use html5ever::tendril::{StrTendril, TendrilSink};
use html5ever::tree_builder::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::{Attribute, ParseOpts, QualName};

/// One node of a page.
#[derive(Debug)]
pub(super) enum Node {
    /// The root, and what a `template` holds.
    Root,
    /// An element.
    Element(Element),
    /// Text, character references decoded.
    Text(String),
    /// A comment.
    Comment(String),
}

/// An element of a page.
#[derive(Debug)]
pub(super) struct Element {
    name: QualName,
    attributes: Vec<Attribute>,
    /// Line of the file, from 1.
    pub(super) line: usize,
}

impl Element {
    /// Its name, lower case.
    pub(super) fn name(&self) -> &str {
        &self.name.local
    }

    /// An attribute's value.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes
            .iter()
            .find(|attribute| &*attribute.name.local == name)
            .map(|attribute| &*attribute.value)
    }

    /// True where a class or the id has that word, or one of them.
    pub(super) fn has_token(&self, is: impl Fn(&str) -> bool) -> bool {
        ["class", "id"]
            .into_iter()
            .filter_map(|name| self.attribute(name))
            .flat_map(|value| value.split_ascii_whitespace())
            .any(is)
    }
}

/// A node with its place in the tree.
pub(super) type At<'a> = NodeRef<'a, Node>;

/// The element that a node is.
pub(super) fn element<'a>(node: &At<'a>) -> Option<&'a Element> {
    match node.value() {
        Node::Element(element) => Some(element),
        _ => None,
    }
}

/// Builds the tree. Never fails: HTML gives every text a tree.
pub(super) fn parse(text: &str) -> Tree<Node> {
    let sink = Sink {
        tree: RefCell::new(Tree::new(Node::Root)),
        line: Cell::new(1),
    };
    html5ever::parse_document(sink, ParseOpts::default()).one(text)
}

struct Sink {
    tree: RefCell<Tree<Node>>,
    line: Cell<usize>,
}

impl Sink {
    fn create(&self, node: Node) -> NodeId {
        self.tree.borrow_mut().orphan(node).id()
    }

    fn push_text(&self, last: Option<NodeId>, text: &StrTendril) -> bool {
        let mut tree = self.tree.borrow_mut();
        let last = last.and_then(|last| tree.get_mut(last));
        if let Some(mut last) = last
            && let Node::Text(before) = last.value()
        {
            before.push_str(text);
            return true;
        }
        false
    }
}

impl TreeSink for Sink {
    type Handle = NodeId;
    type Output = Tree<Node>;
    type ElemName<'a> = Ref<'a, QualName>;

    fn finish(self) -> Tree<Node> {
        self.tree.into_inner()
    }

    fn parse_error(&self, _message: Cow<'static, str>) {}

    fn get_document(&self) -> NodeId {
        self.tree.borrow().root().id()
    }

    fn elem_name<'a>(&'a self, target: &'a NodeId) -> Ref<'a, QualName> {
        // The parser asks for names of elements alone.
        Ref::map(self.tree.borrow(), |tree| {
            match tree.get(*target).map(|node| node.value()) {
                Some(Node::Element(element)) => &element.name,
                _ => unreachable!("the parser asks for the names of elements alone"),
            }
        })
    }

    fn create_element(
        &self,
        name: QualName,
        attributes: Vec<Attribute>,
        flags: ElementFlags,
    ) -> NodeId {
        let id = self.create(Node::Element(Element {
            name,
            attributes,
            line: self.line.get(),
        }));
        if flags.template
            && let Some(mut template) = self.tree.borrow_mut().get_mut(id)
        {
            template.append(Node::Root);
        }
        id
    }

    fn create_comment(&self, text: StrTendril) -> NodeId {
        self.create(Node::Comment(text.to_string()))
    }

    fn create_pi(&self, _target: StrTendril, _data: StrTendril) -> NodeId {
        self.create(Node::Comment(String::new()))
    }

    fn append(&self, parent: &NodeId, child: NodeOrText<NodeId>) {
        let last = |tree: &Tree<Node>| tree.get(*parent)?.last_child().map(|last| last.id());
        match child {
            NodeOrText::AppendNode(id) => {
                if let Some(mut parent) = self.tree.borrow_mut().get_mut(*parent) {
                    parent.append_id(id);
                }
            }
            NodeOrText::AppendText(text) => {
                let before = last(&self.tree.borrow());
                if !self.push_text(before, &text)
                    && let Some(mut parent) = self.tree.borrow_mut().get_mut(*parent)
                {
                    parent.append(Node::Text(text.to_string()));
                }
            }
        }
    }

    fn append_based_on_parent_node(
        &self,
        element: &NodeId,
        previous: &NodeId,
        child: NodeOrText<NodeId>,
    ) {
        let has_parent = self
            .tree
            .borrow()
            .get(*element)
            .is_some_and(|element| element.parent().is_some());
        if has_parent {
            self.append_before_sibling(element, child);
        } else {
            self.append(previous, child);
        }
    }

    fn append_doctype_to_document(
        &self,
        _name: StrTendril,
        _public: StrTendril,
        _system: StrTendril,
    ) {
    }

    fn get_template_contents(&self, target: &NodeId) -> NodeId {
        let tree = self.tree.borrow();
        tree.get(*target)
            .and_then(|template| template.first_child())
            .map_or(*target, |contents| contents.id())
    }

    fn same_node(&self, one: &NodeId, other: &NodeId) -> bool {
        one == other
    }

    fn set_quirks_mode(&self, _mode: QuirksMode) {}

    fn append_before_sibling(&self, sibling: &NodeId, child: NodeOrText<NodeId>) {
        let before = |tree: &Tree<Node>| tree.get(*sibling)?.prev_sibling().map(|node| node.id());
        let orphan = |tree: &Tree<Node>| {
            tree.get(*sibling)
                .is_none_or(|sibling| sibling.parent().is_none())
        };
        match child {
            NodeOrText::AppendNode(id) => {
                let mut tree = self.tree.borrow_mut();
                if let Some(mut node) = tree.get_mut(id) {
                    node.detach();
                }
                if !orphan(&tree)
                    && let Some(mut sibling) = tree.get_mut(*sibling)
                {
                    sibling.insert_id_before(id);
                }
            }
            NodeOrText::AppendText(text) => {
                if orphan(&self.tree.borrow()) {
                    return;
                }
                let last = before(&self.tree.borrow());
                if !self.push_text(last, &text)
                    && let Some(mut sibling) = self.tree.borrow_mut().get_mut(*sibling)
                {
                    sibling.insert_before(Node::Text(text.to_string()));
                }
            }
        }
    }

    fn add_attrs_if_missing(&self, target: &NodeId, attributes: Vec<Attribute>) {
        let mut tree = self.tree.borrow_mut();
        if let Some(mut node) = tree.get_mut(*target)
            && let Node::Element(element) = node.value()
        {
            for attribute in attributes {
                if element
                    .attributes
                    .iter()
                    .all(|known| known.name != attribute.name)
                {
                    element.attributes.push(attribute);
                }
            }
        }
    }

    fn remove_from_parent(&self, target: &NodeId) {
        if let Some(mut node) = self.tree.borrow_mut().get_mut(*target) {
            node.detach();
        }
    }

    fn reparent_children(&self, node: &NodeId, parent: &NodeId) {
        if let Some(mut parent) = self.tree.borrow_mut().get_mut(*parent) {
            parent.reparent_from_id_append(*node);
        }
    }

    fn set_current_line(&self, line: u64) {
        self.line.set(usize::try_from(line).unwrap_or(usize::MAX));
    }
}
