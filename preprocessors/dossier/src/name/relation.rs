//! Bodies that are parts of others, where the texts name both in one name: `Organization Department of the KWP CC`.

use std::collections::{BTreeMap, BTreeSet};

use super::{EntityKind, Names, Relation, RelationKind};

/// Words for what is a part of a larger body. The rule needs one: “Friends of the Labour Party” is no part of it.
const PARTS: [&str; 33] = [
    "Administration",
    "Assembly",
    "Board",
    "Branch",
    "Bureau",
    "CC",
    "Cabinet",
    "Chamber",
    "Collegium",
    "Command",
    "Commission",
    "Committee",
    "Conference",
    "Congress",
    "Council",
    "Department",
    "Desk",
    "Directorate",
    "Division",
    "Executive",
    "Faculty",
    "Headquarters",
    "Institute",
    "Office",
    "Plenum",
    "Politburo",
    "Presidium",
    "Secretariat",
    "Section",
    "Sector",
    "Staff",
    "Subcommittee",
    "Unit",
];

/// Which bodies bear a form: in a document, and anywhere.
struct Bearers<'n> {
    here: BTreeMap<(usize, &'n str), BTreeSet<usize>>,
    anywhere: BTreeMap<&'n str, BTreeSet<usize>>,
}

impl Bearers<'_> {
    /// The only body that a form can mean in a document.
    fn only(&self, document: usize, form: &str) -> Option<usize> {
        let bearers = self
            .here
            .get(&(document, form))
            .or_else(|| self.anywhere.get(form))?;
        (bearers.len() == 1).then(|| bearers.first().copied())?
    }
}

impl Names {
    /// Writes down which bodies are parts of which, where nearly all the names that tell of it agree.
    pub(super) fn relate_bodies(&mut self) {
        let mut relations: Vec<(usize, usize)> = Vec::new();
        for (body, votes) in self.votes() {
            let all: usize = votes.values().sum();
            let leading = votes.iter().max_by_key(|(_, count)| **count);
            if let Some((larger, count)) = leading
                && count * 3 >= all * 2
            {
                relations.push((body, *larger));
            }
        }
        let told: BTreeSet<(usize, usize)> = relations.iter().copied().collect();
        for (part, whole) in relations {
            // Two that are each a part of the other are no parts.
            if told.contains(&(whole, part)) {
                continue;
            }
            self.entities[part].relations.push(Relation {
                kind: RelationKind::PartOf,
                entity: whole,
            });
            self.entities[whole].relations.push(Relation {
                kind: RelationKind::HasPart,
                entity: part,
            });
        }
        for entity in &mut self.entities {
            entity.relations.sort();
        }
    }

    /// For each body, how many mentions make it a part of which.
    fn votes(&self) -> BTreeMap<usize, BTreeMap<usize, usize>> {
        let bodies = || {
            self.mentions
                .iter()
                .filter(|mention| self.entities[mention.entity].kind == EntityKind::Organization)
        };
        let mut bearers = Bearers {
            here: BTreeMap::new(),
            anywhere: BTreeMap::new(),
        };
        let mut counts: BTreeMap<(usize, &str, usize), usize> = BTreeMap::new();
        for mention in bodies() {
            let (document, form, entity) =
                (mention.document, mention.form.as_str(), mention.entity);
            let here = bearers.here.entry((document, form)).or_default();
            here.insert(entity);
            bearers.anywhere.entry(form).or_default().insert(entity);
            *counts.entry((document, form, entity)).or_default() += 1;
        }
        let mut votes: BTreeMap<usize, BTreeMap<usize, usize>> = BTreeMap::new();
        for ((document, form, body), count) in counts {
            let larger = wholes(form)
                .into_iter()
                .find_map(|whole| bearers.only(document, whole))
                .filter(|larger| *larger != body && self.states_agree(body, *larger));
            if let Some(larger) = larger {
                *votes.entry(body).or_default().entry(larger).or_default() += count;
            }
        }
        votes
    }

    fn states_agree(&self, a: usize, b: usize) -> bool {
        match (self.entities[a].state, self.entities[b].state) {
            (Some(a), Some(b)) => a == b,
            _ => true,
        }
    }
}

/// What in a name may be the name of the larger body, the longest first: what follows “of” (`Department of the CC of
/// the KWP`), or what stands before a word for a part (`KWP CC`, `State Department Office of …`).
fn wholes(form: &str) -> Vec<&str> {
    let mut out = Vec::new();
    for (at, of) in form.match_indices(" of ") {
        let rest = &form[at + of.len()..];
        let bare = ["the ", "its ", "their "]
            .iter()
            .find_map(|article| rest.strip_prefix(article));
        if form[..at].split(' ').any(|word| PARTS.contains(&word)) {
            out.extend(bare);
            out.push(rest);
        }
    }
    let places: Vec<usize> = form.match_indices(' ').map(|(at, _)| at).collect();
    for at in places.into_iter().rev() {
        let (before, after) = (&form[..at], &form[at + 1..]);
        let head = after.split(" of ").next().unwrap_or(after);
        let part = head.split(' ').next_back();
        // “Army Council” is a council of the army's affairs; two words, or an abbreviation, are a name of a body.
        let named = before.contains(' ') || before.chars().all(char::is_uppercase);
        if named && part.is_some_and(|word| PARTS.contains(&word)) && !before.contains(" of ") {
            out.push(before.trim_end_matches("’s").trim_end_matches("'s"));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use crate::document::{Block, Document};
    use crate::name::{self, RelationKind};

    /// The names of the bodies of which others are parts, with those.
    fn parts(texts: &[&str]) -> Vec<(String, String)> {
        let documents: Vec<Document> = texts
            .iter()
            .zip(1..)
            .map(|(text, number)| Document {
                file: format!("{number}.txt"),
                id: number.to_string(),
                blocks: vec![Block {
                    numbers: vec![1],
                    text: (*text).to_owned(),
                    ..Block::default()
                }],
                ..Document::default()
            })
            .collect();
        let names = name::find(&documents);
        let mut out = Vec::new();
        for (index, entity) in names.entities.iter().enumerate() {
            for relation in &entity.relations {
                let other = &names.entities[relation.entity];
                assert!(other.relations.iter().any(|back| back.entity == index));
                if relation.kind == RelationKind::PartOf {
                    out.push((entity.name.clone(), other.name.clone()));
                }
            }
        }
        out
    }

    #[test]
    fn a_department_is_a_part_of_the_ministry_in_its_name() {
        let told = parts(&[
            "The Consular Department of the Ministry of Foreign Affairs sent a note. The Ministry of Foreign Affairs did not answer.",
        ]);
        assert_eq!(told.len(), 1, "{told:?}");
        assert!(told[0].0.contains("Consular Department"), "{told:?}");
        assert_eq!(told[0].1, "Ministry of Foreign Affairs");
    }

    #[test]
    fn the_committee_of_a_party_is_a_part_of_the_party() {
        let told =
            parts(&["The CPSU CC met. The CPSU has many members. The CPSU Politburo agreed."]);
        assert_eq!(told.len(), 2, "{told:?}");
        assert!(told.iter().all(|(part, whole)| part != whole));
        assert_eq!(told[0].1, told[1].1);
    }

    #[test]
    fn bodies_that_are_only_named_beside_each_other_are_not_related() {
        let told = parts(&[
            "The Ministry of Foreign Affairs and the Ministry of Defense met the Committee on Trade.",
            "The Friends of the Labour Party met. The Labour Party did not.",
        ]);
        assert_eq!(told, []);
    }
}
