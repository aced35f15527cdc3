//! Bare family names: whom of their bearers they mean.

use std::collections::{BTreeMap, BTreeSet};

use super::bare;
use super::fit::{self, Estate, Known, Namesake, Standing};
use super::lexicon;
use super::people::{Groups, Mention, next_number};
use super::person::{Order, PersonName};
use super::romanize::european;

/// Who bears a family name, where, in one document.
#[derive(Debug, Default)]
struct Bearers {
    /// Each full naming: its place in the order of the mentions, its paragraph, the person.
    full: Vec<(usize, usize, usize)>,
}

impl Bearers {
    /// Those named in full before a place, in this paragraph or any before it from `first` on.
    fn before(&self, place: usize, first: usize) -> BTreeSet<usize> {
        self.full
            .iter()
            .take_while(|(at, ..)| *at < place)
            .filter(|(_, paragraph, _)| *paragraph >= first)
            .map(|(.., person)| *person)
            .collect()
    }

    /// The one whom the document names in full far more often than any other, and first.
    fn dominant(&self) -> Option<usize> {
        let first = self.full.first().map(|(.., person)| *person)?;
        let own = self
            .full
            .iter()
            .filter(|(.., person)| *person == first)
            .count();
        (own >= 2 && own >= 2 * (self.full.len() - own)).then_some(first)
    }
}

/// What the full names of the collection tell for the bare ones.
#[derive(Debug, Default)]
struct Roll {
    /// Persons by family name.
    bearers: BTreeMap<String, BTreeSet<usize>>,
    /// Full namings by document and family name.
    here: BTreeMap<(usize, String), Bearers>,
    /// Persons by the given name by which they may be called, in a document and anywhere.
    given: BTreeMap<(Option<usize>, String), BTreeSet<usize>>,
    /// How each is introduced.
    known: BTreeMap<usize, Known>,
    /// By family name the bearer whom more documents name in full than any other.
    best_known: BTreeMap<String, usize>,
}

/// The person who stands in more documents than any other, by family name.
fn best_known(here: &BTreeMap<(usize, String), Bearers>) -> BTreeMap<String, usize> {
    let mut documents: BTreeMap<&str, BTreeMap<usize, usize>> = BTreeMap::new();
    for ((_, family), bearers) in here {
        let persons: BTreeSet<usize> = bearers.full.iter().map(|(.., person)| *person).collect();
        for person in persons {
            *documents
                .entry(family)
                .or_default()
                .entry(person)
                .or_default() += 1;
        }
    }
    let best = documents.into_iter().filter_map(|(family, counts)| {
        let most = counts.values().copied().max()?;
        let mut first = counts.iter().filter(|(_, count)| **count == most);
        let person = first.next().map(|(person, _)| *person)?;
        first.next().is_none().then(|| (family.to_owned(), person))
    });
    best.collect()
}

impl Roll {
    fn new(mentions: &[Mention], persons: &[Option<usize>], order: &[usize]) -> Self {
        let mut roll = Self::default();
        for (place, index) in order.iter().enumerate() {
            let mention = &mentions[*index];
            let Some(person) = persons[*index] else {
                continue;
            };
            if mention.name.order == Order::GivenAlone {
                continue;
            }
            let known = roll.known.entry(person).or_default();
            known.learn(&mention.standing, &mention.name.given);
            if let Some(given) = bare::called_by(&mention.name) {
                for scope in [Some(mention.document), None] {
                    let key = (scope, european(&given));
                    roll.given.entry(key).or_default().insert(person);
                }
            }
            for family in called(&mention.name) {
                roll.bearers
                    .entry(family.clone())
                    .or_default()
                    .insert(person);
                let local = roll.here.entry((mention.document, family)).or_default();
                local.full.push((place, mention.paragraph, person));
            }
        }
        roll.best_known = best_known(&roll.here);
        roll
    }

    /// “Mr. Hargreaves” in a letter to Mr. Hargreaves is another one, where there are several.
    fn other_than_addressee(&self, family: &str) -> Option<Verdict> {
        let bearers = self.bearers.get(family)?;
        (bearers.len() > 1).then(|| Verdict {
            why: "the text is addressed to one of this name, and speaks of another",
            open: bearers.clone(),
            titled: true,
            ..Verdict::default()
        })
    }

    /// `Sir Anton`, `Refet Bey`: the only person so called by the given name, in the document or else anywhere.
    fn by_given(&self, mention: &Mention) -> Option<usize> {
        let name = &mention.name.family;
        let familiar = [
            "sir", "dame", "bey", "beg", "effendi", "efendi", "agha", "aga", "pasha",
        ]
        .iter()
        .any(|title| mention.standing.titles.contains(*title));
        if !familiar && !eastern(name) {
            return None;
        }
        let key = european(name);
        [Some(mention.document), None]
            .into_iter()
            .find_map(|scope| {
                let fits = self.given.get(&(scope, key.clone()))?;
                fits.first().copied().filter(|_| fits.len() == 1)
            })
    }

    /// The bearer whom the titles beside a bare name tell: the only one who bears such a title while all others bear
    /// titles of other estates.
    fn by_title(&self, admitted: &BTreeSet<usize>, standing: &Standing) -> Option<usize> {
        let known = |person: &usize| self.known.get(person);
        let mut own = admitted
            .iter()
            .filter(|person| known(person).is_some_and(|known| known.shares(standing)));
        let first = own.next()?;
        let alone = own.next().is_none();
        let plain = standing
            .titles
            .iter()
            .all(|title| fit::estate(title).is_none_or(|estate| estate == Estate::Plain));
        let others_strange = admitted
            .iter()
            .filter(|person| *person != first)
            .all(|person| known(person).is_some_and(|known| known.strange(standing)));
        (alone && (!plain || others_strange)).then_some(*first)
    }
}

/// Bare family names: to the only bearer in the collection whom the titles fit; else to the one whom the titles tell;
/// else to the one already so called in the document, unless another was named in full in the same or the preceding
/// paragraph; else to an entry that leaves it undecided.
pub(super) fn settle_bare_names(mentions: &[Mention], groups: &mut Groups) {
    let mut order: Vec<usize> = (0..mentions.len()).collect();
    order.sort_by_key(|index| {
        (
            mentions[*index].document,
            mentions[*index].paragraph,
            *index,
        )
    });
    let roll = Roll::new(mentions, &groups.persons, &order);
    let mut count = next_number(&groups.persons);
    let mut fresh: BTreeMap<(Option<usize>, String), usize> = BTreeMap::new();
    // By document and family: who was last so called; nobody where the document never introduced whom it meant.
    let mut usual: BTreeMap<(usize, String), Usual> = BTreeMap::new();
    let nobody = Bearers::default();
    // By document and family: whom a letter calls “you”.
    let mut addressed: BTreeSet<(usize, String)> = BTreeSet::new();
    for (place, index) in order.iter().copied().enumerate() {
        let mention = &mentions[index];
        if mention.name.order != Order::FamilyAlone {
            continue;
        }
        let names = called(&mention.name);
        let family = names
            .iter()
            .find(|family| roll.bearers.contains_key(*family))
            .or(names.first())
            .cloned()
            .unwrap_or_default();
        let scope = (mention.document, family.clone());
        let local = roll.here.get(&scope).unwrap_or(&nobody);
        let verdict = if addressed.contains(&scope) && !mention.standing.titles.is_empty() {
            roll.other_than_addressee(&family)
        } else {
            None
        };
        let verdict = verdict.unwrap_or_else(|| {
            let usual = usual.get(&scope).copied();
            judge(mention, &family, &roll, local, usual, place)
        });
        if mention.standing.namesake == Some(Namesake::Addressed) {
            addressed.insert(scope.clone());
        }
        groups.why[index] = verdict.why;
        groups.persons[index] = verdict.person.or_else(|| {
            let doubtful = !verdict.open.is_empty();
            let key = (
                doubtful.then_some(mention.document),
                format!("{family}{}", verdict.apart),
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

/// A given name alone, of which the document names no bearer in full: the only person of the document who is so called
/// anywhere in the collection; else somebody of that document alone.
fn settle_given_names(
    mentions: &[Mention],
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
}

fn judge(
    mention: &Mention,
    family: &str,
    roll: &Roll,
    local: &Bearers,
    usual: Option<Usual>,
    place: usize,
) -> Verdict {
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
    let stranger = |person: usize| {
        let arms_or_church = standing
            .titles
            .iter()
            .any(|title| matches!(fit::estate(title), Some(Estate::Arms | Estate::Church)));
        arms_or_church && known(&person).is_some_and(|known| known.strange(standing))
    };
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
        if stranger(only) {
            return Verdict {
                titled: true,
                ..open("the rank does not fit the titles of the only bearer of the name")
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
    if let Some(person) = roll.by_title(&admitted, standing) {
        return Verdict {
            person: Some(person),
            why: "of the bearers of the family name the one who has this title",
            titled: true,
            ..Verdict::default()
        };
    }
    match settle(
        local,
        usual,
        (place, mention.paragraph),
        roll.best_known.get(family).copied(),
    )
    .filter(|person| admitted.contains(person) && !stranger(*person))
    {
        Some(person) => Verdict {
            person: Some(person),
            why: "the document calls this bearer of the family name so, and names no other nearby",
            ..Verdict::default()
        },
        None => open("several bear the family name, and nothing tells which is meant"),
    }
}

/// True for a name by which people of the East are called alone, so that it tells who is meant.
fn eastern(name: &str) -> bool {
    lexicon::given_name(name).is_none_or(|languages| {
        !languages.iter().any(|language| {
            matches!(
                *language,
                "english"
                    | "german"
                    | "french"
                    | "romance"
                    | "slavic"
                    | "russian"
                    | "nordic_dutch"
                    | "baltic"
                    | "hungarian"
            )
        })
    })
}

/// Whom a document means by a bare family name.
#[derive(Debug, Clone, Copy)]
enum Usual {
    /// This person.
    Person(usize),
    /// Somebody whom it called so before it named any bearer in full.
    NeverIntroduced,
}

/// The bearer meant by a bare family name that several bear.
fn settle(
    local: &Bearers,
    usual: Option<Usual>,
    (place, paragraph): (usize, usize),
    best_known: Option<usize>,
) -> Option<usize> {
    let before = local.before(place, 0);
    let meant = match (usual, before.len()) {
        (Some(Usual::Person(person)), _) => Some(person),
        (Some(Usual::NeverIntroduced), _) => None,
        // Whom it calls so before it introduces anybody, it takes for known.
        (None, 0) => local
            .dominant()
            .filter(|person| best_known == Some(*person)),
        (None, 1) => before.first().copied(),
        (None, _) => local.dominant(),
    };
    let near = local.before(place, paragraph.saturating_sub(1));
    meant.filter(|person| near.iter().all(|other| other == person))
}

/// The keys under which a person may be called by one name: the family name, or the words of a name without one.
fn called(name: &PersonName) -> Vec<String> {
    let mut out = vec![european(&name.family)];
    if name.order == Order::FamilyAlone {
        for word in name.family.split(' ') {
            if word.chars().count() > 1 && !lexicon::title_after(word) {
                out.push(european(word));
            }
        }
    }
    out.dedup();
    out.retain(|key| !key.is_empty());
    out
}
