//! The archives that hold the originals, each with every form under which the documents print it.

#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use crate::curation::archives::{ArchiveRule, ArchiveRules};
use crate::document::{Document, Metadata};
use crate::finding::{Finding, Severity, nearest};
use crate::name::collate;
use crate::seed::slug;

/// Letters of an id.
const LONGEST_ID: usize = 72;

/// An archive.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Archive {
    /// Its id.
    pub id: String,
    /// How it is headed: as the editor says, else the form that most documents print.
    pub heading: String,
    /// Its town.
    pub place: Option<String>,
    /// Its country, where an editor gives it.
    pub country: Option<String>,
    /// Every form, without its town, in order of the documents.
    pub forms: Vec<String>,
}

/// All archives of an edition.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Archives {
    /// By heading.
    pub list: Vec<Archive>,
    /// Document → index of its archive.
    of: BTreeMap<usize, usize>,
}

impl Archives {
    /// The archive of a document; none where it states none.
    #[must_use]
    pub fn of(&self, document: usize) -> Option<&Archive> {
        self.list.get(*self.of.get(&document)?)
    }

    /// The documents of an archive, in order.
    pub fn documents(&self, archive: usize) -> impl Iterator<Item = usize> + '_ {
        let held = self.of.iter().filter(move |(_, of)| **of == archive);
        held.map(|(document, _)| *document)
    }

    /// Gathers the archives of the documents and applies what editors say of them. A rule or a form that fits no
    /// document, and a form that two archives claim, is a finding.
    #[must_use]
    pub fn gather(documents: &[Document], rules: &ArchiveRules) -> (Self, Vec<Finding>) {
        let mut drafts = drafts(documents);
        abbreviations(&mut drafts);
        let findings = curate(&mut drafts, rules);
        let mut drafts: Vec<(Archive, Vec<usize>)> =
            drafts.into_iter().map(Draft::finish).collect();
        drafts.sort_by(|(a, _), (b, _)| {
            collate::compare(&a.heading, &b.heading).then_with(|| a.id.cmp(&b.id))
        });
        let mut archives = Self::default();
        for (archive, documents) in drafts {
            let index = archives.list.len();
            archives
                .of
                .extend(documents.into_iter().map(|document| (document, index)));
            archives.list.push(archive);
        }
        (archives, findings)
    }
}

/// An archive while it is put together.
#[derive(Debug, Default)]
struct Draft {
    id: String,
    place: Option<String>,
    country: Option<String>,
    heading: Option<String>,
    /// The documents with the form that each prints.
    printed: Vec<(usize, String)>,
    /// Keys of the forms, without and with the town.
    keys: BTreeSet<String>,
}

impl Draft {
    fn absorb(&mut self, other: Self) {
        self.printed.extend(other.printed);
        self.keys.extend(other.keys);
        if self.place.is_none() {
            self.place = other.place;
        }
    }

    fn finish(mut self) -> (Archive, Vec<usize>) {
        self.printed.sort();
        let mut forms: Vec<String> = Vec::new();
        let mut count: BTreeMap<&str, usize> = BTreeMap::new();
        for (_, form) in &self.printed {
            if !forms.contains(form) {
                forms.push(form.clone());
            }
            *count.entry(form).or_default() += 1;
        }
        let most = forms.iter().enumerate().max_by_key(|(place, form)| {
            (
                count.get(form.as_str()).copied(),
                form.chars().count(),
                usize::MAX - place,
            )
        });
        let most = most.map(|(_, form)| form.clone());
        let documents = self.printed.iter().map(|(document, _)| *document).collect();
        let archive = Archive {
            heading: self.heading.or(most).unwrap_or_default(),
            id: self.id,
            place: self.place,
            country: self.country,
            forms,
        };
        (archive, documents)
    }
}

/// One archive for each name; for each name and town where one name stands in several towns.
fn drafts(documents: &[Document]) -> Vec<Draft> {
    let mut by_name: BTreeMap<String, BTreeMap<Option<String>, Draft>> = BTreeMap::new();
    for (index, document) in documents.iter().enumerate() {
        let Some(form) = bare(&document.metadata) else {
            continue;
        };
        let place = document.metadata.archive_place.as_deref().map(squeeze);
        let draft = by_name
            .entry(key(&form))
            .or_default()
            .entry(place.as_deref().map(key))
            .or_default();
        draft.keys.insert(key(&form));
        if let Some(place) = &place {
            draft.keys.insert(key(&format!("{form} {place}")));
        }
        draft.place = draft.place.take().or(place);
        draft.printed.push((index, form));
    }
    let mut drafts: Vec<Draft> = Vec::new();
    for (name, places) in by_name {
        let several = places.keys().flatten().count() > 1;
        let mut one: Option<Draft> = None;
        for (place, mut draft) in places {
            if several {
                let named = format!("{name} {}", place.unwrap_or_default());
                draft.id = id_of(named.trim());
                // The bare name means none of them more than the others.
                if draft.place.is_some() {
                    draft.keys.remove(&name);
                }
                drafts.push(draft);
            } else if let Some(one) = &mut one {
                one.absorb(draft);
            } else {
                draft.id = id_of(&name);
                one = Some(draft);
            }
        }
        drafts.extend(one);
    }
    drafts
}

/// `Federal Archive (FA)` is the archive that another document calls `FA`.
fn abbreviations(drafts: &mut Vec<Draft>) {
    let short: Vec<(usize, String)> = drafts
        .iter()
        .enumerate()
        .filter_map(|(index, draft)| {
            let (_, form) = draft.printed.first()?;
            let (_, inner) = form.strip_suffix(')')?.rsplit_once(" (")?;
            Some((index, key(inner)))
        })
        .collect();
    for (index, short) in short.into_iter().rev() {
        let other = drafts.iter().position(|draft| {
            draft.keys.contains(&short) && draft.printed.iter().all(|(_, form)| key(form) == short)
        });
        if let Some(other) = other.filter(|other| *other != index) {
            let joined = std::mem::take(&mut drafts[other]);
            drafts[index].absorb(joined);
        }
    }
    drafts.retain(|draft| !draft.printed.is_empty());
}

/// Joins and describes archives as editors say. Every id and form is looked up before anything is changed: the
/// order of the file does not matter.
fn curate(drafts: &mut Vec<Draft>, rules: &ArchiveRules) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut claimed: BTreeMap<usize, &ArchiveRule> = BTreeMap::new();
    let mut joined: Vec<(&ArchiveRule, Vec<usize>)> = Vec::new();
    for rule in &rules.rules {
        let mut members: Vec<usize> = Vec::new();
        for (line, shown, found) in meant(drafts, rule, rules, &mut findings) {
            let holder = *claimed.entry(found).or_insert(rule);
            if holder.id != rule.id {
                findings.push(
                    Finding::new(
                        Severity::Error,
                        "archive-twice",
                        rules.file.as_str(),
                        format!("“{shown}” belongs to [{}] already", holder.id),
                    )
                    .at(line)
                    .showing(shown)
                    .remedy("leave it with one of the two"),
                );
            } else if !members.contains(&found) {
                members.push(found);
            }
        }
        joined.push((rule, members));
    }
    for (rule, members) in joined {
        let Some((first, rest)) = members.split_first() else {
            continue;
        };
        for other in rest {
            let other = std::mem::take(&mut drafts[*other]);
            drafts[*first].absorb(other);
        }
        let draft = &mut drafts[*first];
        draft.id.clone_from(&rule.id);
        draft.heading.clone_from(&rule.heading);
        draft.country.clone_from(&rule.country);
        if rule.place.is_some() {
            draft.place.clone_from(&rule.place);
        }
    }
    drafts.retain(|draft| !draft.printed.is_empty());
    findings
}

/// The archives that a rule means, each with the line and the words that mean it.
fn meant(
    drafts: &[Draft],
    rule: &ArchiveRule,
    rules: &ArchiveRules,
    findings: &mut Vec<Finding>,
) -> Vec<(usize, String, usize)> {
    let by_id = |id: &str| drafts.iter().position(|draft| draft.id == id);
    let ids: Vec<&str> = drafts.iter().map(|draft| draft.id.as_str()).collect();
    let near = |id: &str| match nearest(id, &ids) {
        Some(near) => format!("did you mean `{near}`? else remove it"),
        None => "take the id from the address of the archive on the page of sources, or remove it"
            .to_owned(),
    };
    let mut found = Vec::new();
    let own = by_id(&rule.id);
    found.extend(own.map(|own| (rule.line, rule.id.clone(), own)));
    for variant in &rule.variants {
        let wanted = key(&variant.text);
        let before = found.len();
        for (index, draft) in drafts.iter().enumerate() {
            if draft.keys.contains(&wanted) {
                found.push((variant.line, variant.text.clone(), index));
            }
        }
        if found.len() == before {
            findings.push(
                rules
                    .orphan(
                        variant.line,
                        format!("no document prints “{}” as its archive", variant.text),
                        &variant.text,
                    )
                    .remedy("write the form as the citation block shows it, or remove it"),
            );
        }
    }
    for listed in &rule.merge {
        match by_id(&listed.text) {
            Some(index) => found.push((listed.line, listed.text.clone(), index)),
            None => findings.push(
                rules
                    .orphan(
                        listed.line,
                        format!("no archive has the id “{}”", listed.text),
                        &listed.text,
                    )
                    .remedy(near(&listed.text)),
            ),
        }
    }
    if found.is_empty() && rule.variants.is_empty() && rule.merge.is_empty() {
        findings.push(
            rules
                .orphan(
                    rule.line,
                    format!("no archive has the id “{}”", rule.id),
                    &rule.id,
                )
                .remedy(near(&rule.id)),
        );
    }
    found
}

/// The form that a document prints, without its town.
fn bare(metadata: &Metadata) -> Option<String> {
    let archive = squeeze(metadata.archive.as_deref()?);
    let place = metadata.archive_place.as_deref().map(squeeze);
    let without = place.filter(|place| !place.is_empty()).and_then(|place| {
        let rest = archive
            .strip_suffix(&format!("({place})"))
            .or_else(|| archive.strip_suffix(&format!(", {place}")))?
            .trim_end();
        (!rest.is_empty()).then(|| rest.to_owned())
    });
    Some(without.unwrap_or(archive)).filter(|archive| !archive.is_empty())
}

fn squeeze(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What tells two names apart: neither case nor marks nor a leading article do.
fn key(form: &str) -> String {
    let lower = form.to_lowercase();
    let words = lower.split(|letter: char| !letter.is_alphanumeric());
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    match words.split_first() {
        Some((&"the", rest)) if !rest.is_empty() => rest.join(" "),
        _ => words.join(" "),
    }
}

/// An id from a folded name; a name in another script has one from its letters' numbers.
fn id_of(name: &str) -> String {
    let id = slug(name, LONGEST_ID);
    if id.is_empty() {
        let numbers: Vec<String> = name
            .chars()
            .take(8)
            .map(|letter| format!("{:x}", u32::from(letter)))
            .collect();
        return numbers.join("-");
    }
    id
}
