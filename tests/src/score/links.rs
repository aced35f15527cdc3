//! The rate of wrong links: of the places where a name is taken for a person or an organization, the
//! share at which it is taken for another one.
//!
//! Measured by place, not by form, since one form can stand for several persons in one document.
//! A name that the analysis leaves open for the editor is linked to nobody, and does not count.
//! Each entity of the analysis stands for the one gold entity that most of its places name. A place
//! at which the gold names nobody counts neither for nor against: it lowers the precision of the
//! forms.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use super::fold::{contains, form, squash};
use super::{Gold, share};
use crate::analysis::{Analysis, Entity, EntityKind};

/// The text of each paragraph, by file and anchor, as the library reads it.
#[derive(Debug, Clone, Default)]
pub struct Paragraphs(BTreeMap<(String, String), String>);

impl Paragraphs {
    /// Those of the gold's files in a folder. A file that cannot be read has none.
    #[must_use]
    pub fn of(gold: &Gold, folder: &Path) -> Self {
        let mut texts = BTreeMap::new();
        for file in gold.files() {
            let bytes = fs::read(folder.join(file)).unwrap_or_default();
            let (document, _) = mdbook_dossier_core::seed::read(file, &bytes);
            for block in &document.blocks {
                for number in &block.numbers {
                    texts.insert((file.to_owned(), format!("p{number}")), squash(&block.text));
                }
            }
        }
        Self(texts)
    }

    /// From pairs of file, anchor and text.
    #[must_use]
    pub fn from_texts(texts: &[(&str, &str, &str)]) -> Self {
        let texts = texts
            .iter()
            .map(|(file, anchor, text)| (((*file).to_owned(), (*anchor).to_owned()), squash(text)));
        Self(texts.collect())
    }

    fn text(&self, file: &str, anchor: &str) -> Option<&str> {
        let key = (file.to_owned(), anchor.to_owned());
        self.0.get(&key).map(String::as_str)
    }
}

/// How many places were linked, and how many of them wrongly.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct LinkScore {
    /// Places at which the gold names somebody too.
    pub linked: usize,
    /// Those at which it names another one.
    pub wrong: usize,
}

impl LinkScore {
    /// Compares every place of the analysis with the gold. Each wrong place adds a remark.
    #[must_use]
    pub fn of(
        gold: &Gold,
        analysis: &Analysis,
        paragraphs: &Paragraphs,
        remarks: &mut Vec<String>,
    ) -> Self {
        let names = Names::of(gold);
        let mut score = Self::default();
        for entity in &analysis.entities {
            // A name that is left open is linked to nobody.
            if entity.kind == EntityKind::State || entity.undecided {
                continue;
            }
            let places = places(entity, &names, paragraphs);
            let Some(target) = target(&places) else {
                continue;
            };
            for (place, ids) in &places {
                score.linked += 1;
                if !ids.contains(target) {
                    score.wrong += 1;
                    remarks.push(format!("link wrong {place} as {target}"));
                }
            }
        }
        score
    }

    /// Wrong places of all that are linked.
    #[must_use]
    pub fn rate(self) -> f64 {
        if self.linked == 0 {
            0.0
        } else {
            share(self.wrong, self.linked)
        }
    }
}

/// Ids of the gold.
type Ids<'a> = BTreeSet<&'a str>;

/// The names of the gold by file.
struct Names<'a> {
    /// Form, and whom it stands for.
    forms: BTreeMap<&'a str, BTreeMap<String, Ids<'a>>>,
    /// Form, words around it, and whom it stands for there.
    contexts: BTreeMap<&'a str, Vec<(String, String, &'a str)>>,
}

impl<'a> Names<'a> {
    fn of(gold: &'a Gold) -> Self {
        let mut names = Self {
            forms: BTreeMap::new(),
            contexts: BTreeMap::new(),
        };
        for entity in gold
            .entities
            .iter()
            .filter(|entity| entity.kind != EntityKind::State)
        {
            for place in &entity.places {
                let forms = names.forms.entry(&place.file).or_default();
                for text in place.forms.iter().chain(&place.optional_forms) {
                    forms.entry(form(text)).or_default().insert(&entity.id);
                }
                let contexts = names.contexts.entry(&place.file).or_default();
                contexts.extend(
                    place
                        .at
                        .iter()
                        .map(|at| (form(&at.form), squash(&at.quote), entity.id.as_str())),
                );
            }
        }
        names
    }

    /// Whom a form can stand for in a paragraph: nobody where the gold has no such name, nor a
    /// longer or a shorter one.
    fn at(&self, file: &str, found: &str, text: Option<&str>) -> Ids<'a> {
        let Some(forms) = self.forms.get(file) else {
            return Ids::new();
        };
        let Some(ids) = forms.get(found) else {
            let near = forms
                .iter()
                .filter(|(text, _)| contains(text, found) || contains(found, text));
            return near.flat_map(|(_, ids)| ids.iter().copied()).collect();
        };
        let here: Ids<'_> = self
            .contexts
            .get(file)
            .into_iter()
            .flatten()
            .filter(|(form, quote, _)| {
                form == found && text.is_some_and(|text| text.contains(quote.as_str()))
            })
            .map(|(_, _, id)| *id)
            .collect();
        if here.is_empty() { ids.clone() } else { here }
    }
}

/// Each place of an entity that the gold knows, and whom the gold can mean there.
fn places<'a>(
    entity: &Entity,
    names: &Names<'a>,
    paragraphs: &Paragraphs,
) -> Vec<(String, Ids<'a>)> {
    let mut places = Vec::new();
    for mention in &entity.mentions {
        let found = form(&mention.form);
        let mut add = |anchor: &str, text: Option<&str>| {
            let ids = names.at(&mention.file, &found, text);
            if !ids.is_empty() {
                places.push((format!("{} {anchor} {found:?}", mention.file), ids));
            }
        };
        if mention.paragraphs.is_empty() {
            add("-", None);
        }
        for anchor in &mention.paragraphs {
            add(anchor, paragraphs.text(&mention.file, anchor));
        }
    }
    places
}

/// The gold entity that most places name; of several the first by id.
fn target<'a>(places: &[(String, Ids<'a>)]) -> Option<&'a str> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for (_, ids) in places {
        for id in ids {
            *counts.entry(id).or_default() += 1;
        }
    }
    let most = counts.values().max().copied()?;
    counts
        .into_iter()
        .find(|(_, count)| *count == most)
        .map(|(id, _)| id)
}
