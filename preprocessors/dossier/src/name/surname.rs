//! Bare family names: whom of their bearers they mean.

use std::collections::{BTreeMap, BTreeSet};

use super::fit::Namesake;
use super::people::{Groups, Mention, next_number};
use super::person::Order;
use super::roll::{Bearers, Roll, called, eastern};
use super::romanize::european;

/// “Mr. Hargreaves” in a letter to Mr. Hargreaves is another one, where there are several.
fn other_than_addressee(roll: &Roll, family: &str) -> Option<Verdict> {
    let bearers = roll.bearers.get(family)?;
    (bearers.len() > 1).then(|| Verdict {
        why: "the text is addressed to one of this name, and speaks of another",
        open: bearers.clone(),
        titled: true,
        ..Verdict::default()
    })
}

/// Bare family names: to the only bearer in the collection whom the titles fit; else to the one whom the titles tell;
/// else to the one already so called in the document, unless another was named in full in the same or the preceding
/// paragraph; else to an entry that leaves it undecided.
pub(super) fn settle_bare_names(mentions: &[Mention<'_>], groups: &mut Groups) {
    let mut order: Vec<usize> = (0..mentions.len()).collect();
    order.sort_by_key(|index| {
        (
            mentions[*index].document,
            mentions[*index].paragraph,
            *index,
        )
    });
    let mut count = next_number(&groups.persons);
    let roll = Roll::new(mentions, &groups.persons, &order, &mut count);
    let mut fresh: BTreeMap<(Option<usize>, String), usize> = BTreeMap::new();
    // By document and family: who was last so called; nobody where the document never introduced whom it meant.
    let mut usual: BTreeMap<(usize, String), Usual> = BTreeMap::new();
    let nobody = Bearers::default();
    let couples = couples(mentions);
    // By document and family: whom a letter calls “you”.
    let mut addressed: BTreeSet<(usize, String)> = BTreeSet::new();
    for (place, index) in order.iter().copied().enumerate() {
        let mention = &mentions[index];
        if mention.name.order != Order::FamilyAlone {
            continue;
        }
        let names = called(mention.name);
        let family = names
            .iter()
            .find(|family| roll.bearers.contains_key(*family))
            .or(names.first())
            .cloned()
            .unwrap_or_default();
        let scope = (mention.document, family.clone());
        let local = roll.here.get(&scope).unwrap_or(&nobody);
        let verdict = if addressed.contains(&scope) && !mention.standing.titles.is_empty() {
            other_than_addressee(&roll, &family)
        } else {
            None
        };
        let verdict = verdict.unwrap_or_else(|| {
            let case = Case {
                mention,
                family: &family,
                roll: &roll,
                local,
                usual: usual.get(&scope).copied(),
                place,
            };
            case.judge()
        });
        if mention.standing.namesake == Some(Namesake::Addressed) {
            addressed.insert(scope.clone());
        }
        groups.why[index] = verdict.why;
        groups.persons[index] = verdict.person.or_else(|| {
            let doubtful = !verdict.open.is_empty();
            let wife = mention.standing.woman == Some(true) && couples.contains(&family);
            let apart = if wife { "#woman" } else { verdict.apart };
            let key = (
                doubtful.then_some(mention.document),
                format!("{family}{apart}"),
            );
            let number = *fresh.entry(key).or_insert_with(|| {
                count += 1;
                count - 1
            });
            if doubtful {
                groups.undecided.insert(number, verdict.open);
            }
            Some(number)
        });
        if verdict.titled {
            // Whom it first calls by name and office, it means by the name alone.
            if let Some(person) = verdict.person.filter(|_| verdict.by_post) {
                usual.entry(scope).or_insert(Usual::Person(person));
            }
            continue;
        }
        if let Some(person) = verdict.person {
            usual.insert(scope, Usual::Person(person));
        } else if local.before(place, 0).is_empty() {
            usual.insert(scope, Usual::NeverIntroduced);
        }
    }
    settle_given_names(mentions, &order, &roll, groups, count);
}

/// The family names that a woman and a man bear, as the forms of address beside them say.
fn couples(mentions: &[Mention<'_>]) -> BTreeSet<String> {
    let mut borne: BTreeMap<String, BTreeSet<bool>> = BTreeMap::new();
    for mention in mentions {
        if let (Order::FamilyAlone, Some(woman)) = (mention.name.order, mention.standing.woman) {
            let family = european(&mention.name.family);
            borne.entry(family).or_default().insert(woman);
        }
    }
    borne.retain(|_, kinds| kinds.len() > 1);
    borne.into_keys().collect()
}

/// A given name alone, of which the document names no bearer in full: the only person of the document who is so called
/// anywhere in the collection; else somebody of that document alone.
fn settle_given_names(
    mentions: &[Mention<'_>],
    order: &[usize],
    roll: &Roll,
    groups: &mut Groups,
    mut count: usize,
) {
    let mut here: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    for (mention, person) in mentions.iter().zip(&groups.persons) {
        if let Some(person) = person {
            here.entry(mention.document).or_default().insert(*person);
        }
    }
    let nobody = BTreeSet::new();
    let mut fresh: BTreeMap<(usize, String), usize> = BTreeMap::new();
    for index in order.iter().copied() {
        let mention = &mentions[index];
        if mention.name.order != Order::GivenAlone || groups.persons[index].is_some() {
            continue;
        }
        let given = european(&mention.name.given.concat());
        let so_called = roll.given.get(&(None, given.clone())).unwrap_or(&nobody);
        let present = here.get(&mention.document).unwrap_or(&nobody);
        let mut fits = so_called.intersection(present);
        let only = fits
            .next()
            .copied()
            .filter(|_| fits.next().is_none())
            .or_else(|| {
                so_called
                    .first()
                    .copied()
                    .filter(|_| so_called.len() == 1 && eastern(&mention.name.given.concat()))
            });
        // “Fidel”: the only one so called, whom everybody knows.
        let known = || {
            so_called
                .first()
                .copied()
                .filter(|person| so_called.len() == 1 && roll.of_the_world(*person, mention.year))
        };
        let only = only.or_else(known);
        groups.why[index] = if only.is_some() {
            "the only person of the document who is so called in the collection"
        } else {
            "a given name alone: somebody of this document"
        };
        groups.persons[index] = only.or_else(|| {
            let number = *fresh.entry((mention.document, given)).or_insert_with(|| {
                count += 1;
                count - 1
            });
            Some(number)
        });
    }
}

/// Whom a bare name means.
#[derive(Debug, Default)]
struct Verdict {
    person: Option<usize>,
    why: &'static str,
    /// Those who may be meant, where it is left open.
    open: BTreeSet<usize>,
    /// What keeps a name without a bearer apart from others of the same letters.
    apart: &'static str,
    /// True where the titles alone told.
    titled: bool,
    /// True where the office did.
    by_post: bool,
}

/// A bare family name, with what is known where it stands.
struct Case<'a> {
    mention: &'a Mention<'a>,
    /// The family name, folded.
    family: &'a str,
    roll: &'a Roll,
    /// The bearers whom the document names.
    local: &'a Bearers,
    /// Whom the document has so called until here.
    usual: Option<Usual>,
    /// Where it stands among all mentions.
    place: usize,
}

impl Case<'_> {
    /// Whom it means.
    fn judge(&self) -> Verdict {
        let Self {
            mention,
            family,
            roll,
            ..
        } = *self;
        let Some(bearers) = roll.bearers.get(family) else {
            let person = roll.by_given(mention);
            return Verdict {
                person,
                why: if person.is_some() {
                    "the only person so called by the given name"
                } else {
                    "the name stands alone, and nobody is named by it more fully"
                },
                ..Verdict::default()
            };
        };
        let standing = &mention.standing;
        let known = |person: &usize| roll.known.get(person);
        let admitted: BTreeSet<usize> = bearers
            .iter()
            .copied()
            .filter(|person| known(person).is_none_or(|known| known.admits(standing)))
            .collect();
        if admitted.is_empty() {
            // Another person of the family, who is nowhere named in full.
            return Verdict {
                why: "the form of address does not fit any bearer of the name",
                apart: if standing.woman == Some(true) {
                    "#woman"
                } else {
                    "#man"
                },
                titled: true,
                ..Verdict::default()
            };
        }
        let open = |why| Verdict {
            why,
            open: admitted.clone(),
            ..Verdict::default()
        };
        if standing.namesake == Some(Namesake::Another) {
            return Verdict {
                titled: true,
                ..open("it is said that another one bears the name too")
            };
        }
        if standing.namesake == Some(Namesake::OneOfSeveral) && admitted.len() > 1 {
            return Verdict {
                titled: true,
                ..open("one of several of the name, and nothing tells which")
            };
        }
        if let (1, Some(only)) = (admitted.len(), admitted.first().copied()) {
            if roll.means_another(only, family, mention) {
                return Verdict {
                    why: "the world knows another by this name, and the document does not name the only bearer",
                    apart: "#known",
                    ..Verdict::default()
                };
            }
            if roll.stranger(only, standing) {
                return Verdict {
                    titled: true,
                    ..open(
                        "the rank or the state of the office does not fit the only bearer of the name",
                    )
                };
            }
            return Verdict {
                person: Some(only),
                why: if bearers.len() == 1 {
                    "the only bearer of the family name in the collection"
                } else {
                    "the only bearer of the family name whom the form of address fits"
                },
                ..Verdict::default()
            };
        }
        self.one_of(&admitted).unwrap_or_else(|| {
            open("several bear the family name, and nothing tells which is meant")
        })
    }

    /// Which of several bearers is meant, where the office, the title or the document tells.
    fn one_of(&self, admitted: &BTreeSet<usize>) -> Option<Verdict> {
        let Self {
            mention,
            family,
            roll,
            local,
            usual,
            place,
        } = *self;
        let standing = &mention.standing;
        if let Some(person) = roll.by_post(admitted, mention) {
            return Some(Verdict {
                person: Some(person),
                why: "of the bearers of the family name the one who holds this office",
                titled: true,
                by_post: true,
                ..Verdict::default()
            });
        }
        if let Some(person) = roll.by_title(admitted, standing) {
            return Some(Verdict {
                person: Some(person),
                why: "of the bearers of the family name the one who has this title",
                titled: true,
                ..Verdict::default()
            });
        }
        let household = roll.household(family, mention);
        let often = |person: &usize| roll.best_known.get(family) == Some(person);
        let unsaid = household.or_else(|| local.dominant().filter(often));
        let another_office = |person: usize| {
            let known = roll.known.get(&person);
            known.is_some_and(|known| known.holds_apart(&standing.posts, mention.document))
        };
        let person = settle(local, usual, (place, mention.paragraph), household, unsaid).filter(
            |person| {
                admitted.contains(person)
                    && !roll.stranger(*person, standing)
                    && !another_office(*person)
            },
        )?;
        Some(Verdict {
            person: Some(person),
            why: if household == Some(person) && local.before(place, 0).is_empty() {
                "the best-known bearer of the family name, where the document says nothing of another"
            } else {
                "the document calls this bearer of the family name so, and names no other nearby"
            },
            ..Verdict::default()
        })
    }
}

/// Whom a document means by a bare family name.
#[derive(Debug, Clone, Copy)]
enum Usual {
    /// This person.
    Person(usize),
    /// Somebody whom it called so before it named any bearer in full.
    NeverIntroduced,
}

/// The bearer meant by a bare family name that several bear; `household` is the best-known in the world, `unsaid` is
/// whom a document means that never says.
fn settle(
    local: &Bearers,
    usual: Option<Usual>,
    (place, paragraph): (usize, usize),
    household: Option<usize>,
    unsaid: Option<usize>,
) -> Option<usize> {
    let before = local.before(place, 0);
    let meant = match (usual, before.len()) {
        (Some(Usual::Person(person)), _) => Some(person),
        (Some(Usual::NeverIntroduced), _) => None,
        // Whom it calls so before it introduces anybody, it takes for known.
        (None, 0) => unsaid,
        // “Castro” after “Raúl Castro” may be either brother.
        (None, 1) => before
            .first()
            .copied()
            .filter(|person| household.is_none_or(|known| known == *person)),
        (None, _) => local
            .dominant()
            .or(household.filter(|known| before.contains(known))),
    };
    let near = local.before(place, paragraph.saturating_sub(1));
    meant.filter(|person| near.iter().all(|other| other == person))
}
