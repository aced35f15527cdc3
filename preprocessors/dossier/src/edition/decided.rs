//! What editors have decided, applied: to fields before anything is found, to pairs of passages before they
//! are linked, to notes when they are written.

use std::collections::BTreeMap;

use super::fitting::{Confirmed, drop_repeated, fitting, same_words};
use super::own;
use super::place::{self, Place};
use super::words::{self, Targets};
use crate::curation::decisions::{Decisions, FieldDecision, LinkQuote, NoteDecision, Verdict};
use crate::document::{Document, Item};
use crate::event::{Decision, Note, NoteCase, Passage, Ruling};
use crate::finding::{Finding, Severity, did_you_mean};
use crate::name::Names;

/// What is read of the file, and what findings call it.
#[derive(Debug, Default)]
pub(super) struct Decided {
    name: String,
    decisions: Decisions,
    /// Where the notes of the decisions stand; filled by [`Decided::rulings`].
    places: Vec<Option<Place>>,
    /// Decisions that hold, so that they are not told to be orphans.
    holds: Vec<bool>,
}

impl Decided {
    /// Reads the file.
    pub(super) fn read(name: &str, text: &str) -> (Self, Vec<Finding>) {
        let (decisions, findings) = Decisions::parse(name, text);
        let decided = Self {
            name: name.to_owned(),
            places: vec![None; decisions.notes.len()],
            holds: vec![false; decisions.notes.len()],
            decisions,
        };
        (decided, findings)
    }

    /// What the file says.
    pub(super) fn into_decisions(self) -> Decisions {
        self.decisions
    }

    /// Settles fields that were inferred or proposed.
    pub(super) fn fields(&self, documents: &mut [Document]) -> Vec<Finding> {
        let mut findings = Vec::new();
        for decision in &self.decisions.fields {
            let document = documents
                .iter_mut()
                .find(|document| is_called(document, &decision.document));
            let Some(document) = document else {
                findings.push(self.no_document(decision.line, &decision.document, documents));
                continue;
            };
            if !settle_field(document, decision) {
                let message = format!(
                    "the {} of “{}” is no longer {} by inference",
                    decision.field, decision.document, decision.value
                );
                findings.push(
                    self.orphan(decision.line, message)
                        .remedy("look at the field again, then remove the decision"),
                );
            }
        }
        findings
    }

    /// Takes away role lines that were rejected.
    pub(super) fn roles(&self, names: &mut Names) -> Vec<Finding> {
        let mut findings = Vec::new();
        for decision in &self.decisions.roles {
            let entity = names
                .entities
                .iter_mut()
                .find(|entity| entity.id == decision.entity);
            let role = entity.filter(|entity| {
                entity
                    .role
                    .as_ref()
                    .is_some_and(|role| place::same(&role.quote, &decision.quote))
            });
            match role {
                Some(entity) if !decision.accepted => entity.role = None,
                Some(_) => {}
                None => findings.push(
                    self.orphan(
                        decision.line,
                        format!("no entry “{}” has this role line", decision.entity),
                    )
                    .showing(&decision.quote)
                    .remedy("look at the entry again, then remove the decision"),
                ),
            }
        }
        findings
    }

    /// Finds the places of the decisions about notes; gives what they say about pairs of passages.
    pub(super) fn rulings(&mut self, documents: &[Document]) -> (Vec<Ruling>, Vec<Finding>) {
        let items = words::items(documents);
        let (mut rulings, mut findings) = (Vec::new(), Vec::new());
        for (index, decision) in self.decisions.notes.iter().enumerate() {
            let found = place::find(documents, &items, decision);
            let Some(found) = found else {
                continue;
            };
            if let Some(words) = &found.moved {
                findings.push(moved(&self.name, decision, words));
            }
            // A note that is printed has its own words: it needs no link beyond those that are found.
            let rejected = decision.verdict == Verdict::Reject;
            for link in decision.links.iter().filter(|_| rejected) {
                let own = quoted(documents, found.document, Some(found.block), &link.quote);
                let ruling = own.and_then(|own| ruling(documents, &items, own, link, false));
                self.holds[index] |= ruling.is_some();
                rulings.extend(ruling);
            }
            self.places[index] = Some(found);
        }
        for decision in &self.decisions.links {
            let own = items.get(decision.document.as_str());
            let ruling = own.and_then(|own| {
                let own = quoted(documents, own.document, None, &decision.link.quote)?;
                ruling(documents, &items, own, &decision.link, decision.accepted)
            });
            if ruling.is_none() {
                findings.push(
                    self.orphan(
                        decision.line,
                        "the words of a link are no longer in both documents",
                    )
                    .showing(&decision.link.quote)
                    .remedy("look at the passages again, then remove the decision"),
                );
            }
            rulings.extend(ruling);
        }
        (rulings, findings)
    }

    /// Applies the decisions to the notes: an accepted note is printed as it was accepted, a rejected one is
    /// gone, a reworded one has the editor's words. A decision that fits nothing is a finding.
    ///
    /// Gives also the events whose notes waited and are printed now.
    pub(super) fn notes(
        &mut self,
        documents: &[Document],
        targets: &Targets<'_>,
        notes: &mut Vec<Note>,
    ) -> (Vec<Confirmed>, Vec<Finding>) {
        let (mut confirmed, mut findings) = (Vec::new(), Vec::new());
        for (index, decision) in self.decisions.notes.iter().enumerate() {
            let Some(found) = &self.places[index] else {
                findings.push(self.lost(documents, decision));
                continue;
            };
            let fitting = fitting(documents, notes, found, decision, targets);
            if decision.verdict != Verdict::Reject
                && let Some(note) = fitting.and_then(|index| notes.get(index))
                && note.decision == Decision::Queue
            {
                confirmed.extend(Confirmed::of(note));
            }
            match (&decision.verdict, fitting) {
                (Verdict::Reject, Some(note)) if decision.links.is_empty() => {
                    notes.remove(note);
                }
                // The links are gone already; what stands here now speaks of something else.
                (Verdict::Reject, _) if self.holds[index] => {}
                (Verdict::Accept(None), Some(note)) => {
                    notes[note].reviewed = true;
                    notes[note].decision = Decision::Print;
                }
                (Verdict::Accept(Some(text)) | Verdict::Reword(text), fitting) => {
                    let written = Written {
                        file: &self.name,
                        decision,
                        text,
                        place: found,
                    };
                    written.print(documents, targets, fitting, notes, &mut findings);
                }
                _ => findings.push(
                    self.orphan(decision.line, "no note stands after these words any more")
                        .showing(&decision.after)
                        .remedy("look at the passage again, then remove the decision or write a note of your own"),
                ),
            }
        }
        drop_repeated(notes);
        own::sort(notes);
        (confirmed, findings)
    }

    fn lost(&self, documents: &[Document], decision: &NoteDecision) -> Finding {
        let known = documents
            .iter()
            .any(|document| is_called(document, &decision.document));
        if !known {
            return self.no_document(decision.line, &decision.document, documents);
        }
        let count = place::count(documents, decision);
        let message = if count > 1 {
            format!("these words stand {count} times")
        } else {
            "these words stand in the document no more".to_owned()
        };
        self.orphan(decision.line, message)
            .showing(&decision.after)
            .remedy("quote the words just before the mark, as many as it needs to be the only place, or remove the decision")
    }

    fn no_document(&self, line: usize, id: &str, documents: &[Document]) -> Finding {
        let items = words::items(documents);
        let known: Vec<&str> = items.keys().copied().collect();
        let otherwise = "give the document its id in a sidecar, or this one as an alias, or remove the decision";
        self.orphan(line, format!("there is no document “{id}”"))
            .showing(id)
            .remedy(did_you_mean(id, &known, otherwise))
    }

    fn orphan(&self, line: usize, message: impl Into<String>) -> Finding {
        Finding::new(
            Severity::Warning,
            "decision-orphan",
            self.name.as_str(),
            message,
        )
        .at(line)
    }
}

/// A decision that brings its own words.
struct Written<'a> {
    file: &'a str,
    decision: &'a NoteDecision,
    text: &'a str,
    place: &'a Place,
}

impl Written<'_> {
    /// Prints the words at the place, instead of the note that the machine proposes there.
    fn print(
        &self,
        documents: &[Document],
        targets: &Targets<'_>,
        fitting: Option<usize>,
        notes: &mut Vec<Note>,
        findings: &mut Vec<Finding>,
    ) {
        let words = match self.decision.verdict {
            Verdict::Accept(_) => targets.renamed(self.text, self.place.document, self.place.block),
            _ => self.text.to_owned(),
        };
        let (text, unknown) = targets.runs(&words);
        let dead = !unknown.is_empty();
        for directive in unknown {
            let line = self.decision.line;
            findings.push(own::unknown_id(self.file, line, &directive, targets));
        }
        // What the machine wrote is not printed with a link to nothing; an editor's own words are.
        if dead && matches!(self.decision.verdict, Verdict::Accept(_)) {
            return;
        }
        if let Some(note) = fitting.and_then(|index| notes.get_mut(index)) {
            if matches!(self.decision.verdict, Verdict::Accept(_)) && !same_words(&note.text, &text)
            {
                findings.push(self.changed(&targets.typed(&note.text)));
            }
            note.text = text;
            note.reviewed = true;
            note.decision = Decision::Print;
            return;
        }
        notes.push(Note {
            item: Item {
                document: self.place.document,
                part: documents
                    .get(self.place.document)
                    .and_then(|document| document.part_of(self.place.block)),
            },
            block: self.place.block,
            offset: self.place.offset,
            case: NoteCase::Editor,
            targets: own::named(documents, &text),
            text,
            event: None,
            decision: Decision::Print,
            reviewed: true,
        });
    }

    fn changed(&self, now: &str) -> Finding {
        Finding::new(
            Severity::Note,
            "decision-changed",
            self.file,
            "the program would write this note otherwise now; it is printed as you accepted it",
        )
        .at(self.decision.line)
        .showing(now)
        .remedy("to have the new words, take the decision back and accept the note again")
    }
}

/// Where the words of a clause stand: in the block, or anywhere in the document.
fn quoted(
    documents: &[Document],
    document: usize,
    block: Option<usize>,
    quote: &str,
) -> Option<Passage> {
    let (block, range) = place::quotation(documents.get(document)?, block, quote)?;
    Some(Passage {
        document,
        block,
        range,
    })
}

fn ruling(
    documents: &[Document],
    items: &BTreeMap<&str, Item>,
    own: Passage,
    link: &LinkQuote,
    same: bool,
) -> Option<Ruling> {
    let other = *items.get(link.document.as_str())?;
    Some(Ruling {
        a: own,
        b: quoted(documents, other.document, None, &link.says)?,
        kind: Some(link.kind.clone()).filter(|kind| !kind.is_empty()),
        same,
    })
}

fn settle_field(document: &mut Document, decision: &FieldDecision) -> bool {
    let metadata = &mut document.metadata;
    match decision.field.as_str() {
        "date" => {
            let now = metadata.date.as_ref().map(ToString::to_string);
            let inferred = metadata.inferred.contains_key("date");
            if !inferred || now.as_deref() != Some(decision.value.as_str()) {
                return false;
            }
            if !decision.accepted {
                metadata.date = None;
                metadata.inferred.remove("date");
            }
            true
        }
        "creators" => {
            if decision.accepted && metadata.creators.is_empty() {
                metadata.creators = vec![decision.value.clone()];
                let how = "summary, as an editor accepted".to_owned();
                metadata.inferred.insert("creators".to_owned(), how);
            }
            // A creator that a sidecar has set meanwhile has settled the matter.
            true
        }
        _ => false,
    }
}

/// True where a document, or a part of it, has the id or had it.
fn is_called(document: &Document, id: &str) -> bool {
    document.id == id
        || document.parts.iter().any(|part| part.id == id)
        || document.aliases.iter().any(|alias| alias == id)
}

fn moved(file: &str, decision: &NoteDecision, words: &str) -> Finding {
    Finding::new(
        Severity::Note,
        "decision-moved",
        file,
        "the words before the mark have changed; the decision is applied where they were",
    )
    .at(decision.line)
    .showing(format!("{}: “{words}”", decision.document))
    .remedy("if the place is right, write these words as `after`")
}
