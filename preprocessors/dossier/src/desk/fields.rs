//! Dates that were inferred, creators that may be supplied, and role lines.

use std::collections::BTreeSet;

use super::{Entry, Kind, Quotation, State, Subject, id};
use crate::curation::decisions::{self, FieldDecision, RoleDecision};
use crate::document::{Document, Item};
use crate::edition::Edition;
use crate::name::Entity;
use crate::seed;

/// What waits.
pub(super) fn waiting(edition: &Edition) -> Vec<Entry> {
    let mut entries = Vec::new();
    for (index, document) in edition.documents.iter().enumerate() {
        entries.extend(date(edition, index, document));
        entries.extend(creator(edition, index, document));
    }
    for entity in &edition.names.entities {
        entries.extend(role(edition, entity));
    }
    entries
}

fn field_entry(
    document: usize,
    state: State,
    proposal: String,
    reason: String,
    words: String,
    decision: FieldDecision,
) -> Entry {
    let kind = if decision.field == "date" {
        Kind::Date
    } else {
        Kind::Creator
    };
    Entry {
        id: id(
            kind,
            &[&decision.document, &decision.field, &decision.value],
        ),
        kind,
        state,
        proposal,
        quotations: vec![Quotation {
            item: Item {
                document,
                part: None,
            },
            block: None,
            words,
        }],
        reasons: vec![reason],
        score: None,
        names: BTreeSet::from([decision.value.clone()]),
        subject: Subject::Decision(decisions::Entry::Field(decision)),
    }
}

/// A date that the file does not state.
fn date(edition: &Edition, index: usize, document: &Document) -> Option<Entry> {
    let how = document.metadata.guessed("date")?;
    let date = document.metadata.date.as_ref()?;
    let decision = FieldDecision {
        line: 0,
        document: document.id.clone(),
        field: "date".to_owned(),
        value: date.to_string(),
        accepted: true,
    };
    if is_decided(edition, &decision) {
        return None;
    }
    Some(field_entry(
        index,
        State::Printed,
        format!("dated {}", date.in_words()),
        format!("from the {how}"),
        document.metadata.title.clone(),
        decision,
    ))
}

/// A creator whom only the catalogue's summary names.
fn creator(edition: &Edition, index: usize, document: &Document) -> Option<Entry> {
    let metadata = &document.metadata;
    if !metadata.creators.is_empty() || metadata.publication.is_some() {
        return None;
    }
    let summary = metadata.summary.as_deref()?;
    let decision = FieldDecision {
        line: 0,
        document: document.id.clone(),
        field: "creators".to_owned(),
        value: format!("[{}]", seed::summary_subject(summary)?),
        accepted: true,
    };
    if is_decided(edition, &decision) {
        return None;
    }
    Some(field_entry(
        index,
        State::Waits,
        format!("by {}", decision.value),
        "the subject of the summary; the brackets show that the name is supplied".to_owned(),
        super::cut(summary, 30),
        decision,
    ))
}

fn is_decided(edition: &Edition, decision: &FieldDecision) -> bool {
    edition.decisions.fields.iter().any(|made| {
        (&made.document, &made.field, &made.value)
            == (&decision.document, &decision.field, &decision.value)
    })
}

/// A role line, which is a quotation taken by rule.
fn role(edition: &Edition, entity: &Entity) -> Option<Entry> {
    let role = entity.role.as_ref()?;
    let decision = RoleDecision {
        line: 0,
        entity: entity.id.clone(),
        quote: role.quote.clone(),
        accepted: true,
    };
    let made = &edition.decisions.roles;
    if made.iter().any(|made| {
        made.entity == decision.entity
            && made
                .quote
                .split_whitespace()
                .eq(decision.quote.split_whitespace())
    }) {
        return None;
    }
    Some(role_entry(edition, State::Printed, decision))
}

fn role_entry(edition: &Edition, state: State, decision: RoleDecision) -> Entry {
    let entity = edition
        .names
        .entities
        .iter()
        .find(|entity| entity.id == decision.entity);
    let quotation = entity.and_then(|entity| {
        let role = entity.role.as_ref()?;
        Some(Quotation {
            item: edition.item(role.document, role.block),
            block: Some(role.block),
            words: role.quote.clone(),
        })
    });
    let heading = entity.map_or(&decision.entity, |entity| &entity.heading);
    Entry {
        id: id(Kind::Role, &[&decision.entity, &decision.quote]),
        kind: Kind::Role,
        state,
        proposal: format!("{heading}: “{}”", decision.quote),
        quotations: quotation.into_iter().collect(),
        reasons: vec!["an office and the name of its holder, as the document puts it".to_owned()],
        score: None,
        names: BTreeSet::from([decision.entity.clone(), heading.clone()]),
        subject: Subject::Decision(decisions::Entry::Role(decision)),
    }
}

/// The decisions that were made.
pub(super) fn decided(edition: &Edition) -> Vec<Entry> {
    let state = |accepted| {
        if accepted {
            State::Accepted
        } else {
            State::Rejected
        }
    };
    let document = |id: &str| {
        edition
            .documents
            .iter()
            .position(|document| document.id == id)
    };
    let fields = edition.decisions.fields.iter().map(|decision| {
        let mut entry = field_entry(
            document(&decision.document).unwrap_or_default(),
            state(decision.accepted),
            format!("{}: {}", decision.field, decision.value),
            String::new(),
            String::new(),
            decision.clone(),
        );
        entry.reasons.clear();
        if document(&decision.document).is_none() {
            entry.quotations.clear();
        }
        entry
    });
    let roles = edition
        .decisions
        .roles
        .iter()
        .map(|decision| role_entry(edition, state(decision.accepted), decision.clone()));
    fields.chain(roles).collect()
}
