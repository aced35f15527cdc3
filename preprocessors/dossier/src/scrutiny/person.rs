//! Persons who cannot be those whom a document names, by their dates or by their rank.

use super::{Desk, Doubt};
use crate::name::{DoubtKind, Field, MisfitKind};

pub(super) fn look(desk: &Desk<'_>) -> Vec<Doubt> {
    let names = &desk.edition.names;
    let place = |field: Field, range: &std::ops::Range<usize>| match field {
        Field::Block(block) => Some((block, range.clone())),
        Field::Metadata(_) => None,
    };
    let dates = names.misfits.iter().map(|misfit| {
        let (code, remedy) = match misfit.kind {
            MisfitKind::Life => (
                "name-out-of-life",
                "the name is not linked: give the passage to another under `split` in curation/persons.toml, or correct `life`, or the date in the sidecar; where it is this person, give `variants` the form with this document",
            ),
            MisfitKind::Office => (
                "name-out-of-office",
                "the name is not linked: give the passage to another under `split` in curation/persons.toml, or correct the dates of `office`; where it is this person, give `variants` the form with this document",
            ),
            MisfitKind::Death => (
                "name-out-of-life",
                "the name stays linked: where the two are not one person, part them under `split` in curation/persons.toml; else see to the date of the document",
            ),
        };
        let at = place(misfit.field, &misfit.range);
        Doubt::new(code, misfit.document, at, misfit.message.clone(), remedy)
    });
    let ranks = names
        .doubts
        .iter()
        .filter(|doubt| doubt.kind == DoubtKind::Unfit)
        .filter_map(|doubt| {
            let (name, bearer) = (doubt.sides.first()?, doubt.sides.get(1)?);
            let message = format!(
                "the title beside “{}” does not fit {}, the only one who bears the name",
                name.form, names.entities[bearer.entity].name
            );
            Some(Doubt::new(
                "name-unfit",
                name.document,
                place(name.field, &name.range),
                message,
                "the name is not linked: where it is this person, list it under `variants` in curation/persons.toml; where it is not, under `never`",
            ))
        });
    dates.chain(ranks).collect()
}
