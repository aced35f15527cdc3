//! What the full names of the collection, and the offices beside bare ones, tell of who may be called by a family name.

use std::collections::{BTreeMap, BTreeSet};

use super::bare;
use super::fit::{self, Estate, Known, Standing};
use super::lexicon::{self, Leader};
use super::people::Mention;
use super::person::{Order, PersonName};
use super::post;
use super::romanize::european;

/// Who bears a family name, where, in one document.
#[derive(Debug, Default)]
pub(super) struct Bearers {
    /// Each full naming: its place in the order of the mentions, its paragraph, the person.
    full: Vec<Naming>,
}

/// A place in the order of the mentions, its paragraph, the person.
type Naming = (usize, usize, usize);

impl Bearers {
    /// Those named in full before a place, in this paragraph or any before it from `first` on.
    pub(super) fn before(&self, place: usize, first: usize) -> BTreeSet<usize> {
        self.full
            .iter()
            .take_while(|(at, ..)| *at < place)
            .filter(|(_, paragraph, _)| *paragraph >= first)
            .map(|(.., person)| *person)
            .collect()
    }

    /// The one whom the document names in full far more often than any other, and first.
    pub(super) fn dominant(&self) -> Option<usize> {
        let first = self.full.first().map(|(.., person)| *person)?;
        let own = self
            .full
            .iter()
            .filter(|(.., person)| *person == first)
            .count();
        (own >= 2 && own >= 2 * (self.full.len() - own)).then_some(first)
    }
}

/// Everybody who is named in full, by family name.
#[derive(Debug, Default)]
pub(super) struct Roll {
    /// Persons by family name.
    pub(super) bearers: BTreeMap<String, BTreeSet<usize>>,
    /// Full namings by document and family name.
    pub(super) here: BTreeMap<(usize, String), Bearers>,
    /// Persons by the given name by which they may be called, in a document and anywhere.
    pub(super) given: BTreeMap<(Option<usize>, String), BTreeSet<usize>>,
    /// How each is introduced.
    pub(super) known: BTreeMap<usize, Known>,
    /// By family name the bearer whom more documents name in full than any other.
    pub(super) best_known: BTreeMap<String, usize>,
    /// By family name its best-known bearers in the world, and who of the collection each is.
    leaders: BTreeMap<String, Vec<(&'static Leader, usize)>>,
    /// Given names or initials of each person, form by form, folded.
    forms: BTreeMap<usize, BTreeSet<Vec<String>>>,
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
    /// Reads the names, in the given order. Persons without a full name of their own get numbers from `next` on.
    pub(super) fn new(
        mentions: &[Mention<'_>],
        persons: &[Option<usize>],
        order: &[usize],
        next: &mut usize,
    ) -> Self {
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
            known.learn(&mention.standing, &mention.name.given, mention.document);
            if mention.name.order != Order::Patronymic {
                let given = mention.name.given.iter().map(|given| european(given));
                roll.forms
                    .entry(person)
                    .or_default()
                    .insert(given.collect());
            }
            if let Some(given) = bare::called_by(mention.name) {
                for scope in [Some(mention.document), None] {
                    let key = (scope, european(&given));
                    roll.given.entry(key).or_default().insert(person);
                }
            }
            for family in called(mention.name) {
                roll.bearers
                    .entry(family.clone())
                    .or_default()
                    .insert(person);
                let local = roll.here.entry((mention.document, family)).or_default();
                local.full.push((place, mention.paragraph, person));
            }
        }
        roll.holders(mentions, persons, order, next);
        roll.best_known = best_known(&roll.here);
        roll
    }

    /// Those whom the collection names by an office alone: “Prime Minister Nehru”, where every bearer of the name who
    /// is named in full is somebody else. They are bearers too.
    fn holders(
        &mut self,
        mentions: &[Mention<'_>],
        persons: &[Option<usize>],
        order: &[usize],
        next: &mut usize,
    ) {
        for family in self.bearers.keys() {
            let known = lexicon::leaders(family).iter().filter_map(|leader| {
                let mut own = self.called_like(family, leader).into_iter();
                let first = own.next()?;
                own.next().is_none().then_some((leader, first))
            });
            let known: Vec<_> = known.collect();
            if !known.is_empty() {
                self.leaders.insert(family.clone(), known);
            }
        }
        let mut new: BTreeMap<(String, String), usize> = BTreeMap::new();
        let mut named: Vec<(usize, String, Naming)> = Vec::new();
        for (place, index) in order.iter().enumerate() {
            let mention = &mentions[*index];
            if persons[*index].is_some()
                || mention.name.order != Order::FamilyAlone
                || mention.standing.posts.is_empty()
            {
                continue;
            }
            let family = european(&mention.name.family);
            let Some((key, leader)) = self.office_alone(&family, mention) else {
                continue;
            };
            let person = *new.entry((family.clone(), key)).or_insert_with(|| {
                *next += 1;
                *next - 1
            });
            if let Some(leader) = leader {
                let known = self.leaders.entry(family.clone()).or_default();
                if known.iter().all(|(other, _)| *other != leader) {
                    known.push((leader, person));
                }
            }
            self.known
                .entry(person)
                .or_default()
                .learn(&mention.standing, &[], mention.document);
            let naming = (place, mention.paragraph, person);
            named.push((mention.document, family, naming));
        }
        for (document, family, naming) in named {
            let bearers = self.bearers.entry(family.clone()).or_default();
            bearers.insert(naming.2);
            let local = self.here.entry((document, family)).or_default();
            let at = local.full.partition_point(|known| known.0 < naming.0);
            local.full.insert(at, naming);
        }
    }

    /// What tells somebody who is named by an office alone from the bearers of the name: the key of the person, and who
    /// of the world's best-known it is.
    fn office_alone(
        &self,
        family: &str,
        mention: &Mention<'_>,
    ) -> Option<(String, Option<&'static Leader>)> {
        let posts = &mention.standing.posts;
        let bearers = self.bearers.get(family)?;
        let holds = |person: &usize| {
            let known = self.known.get(person);
            known.is_some_and(|known| posts.iter().any(|post| known.posts.contains_key(post)))
        };
        if bearers.iter().any(holds) {
            return None;
        }
        let mut leaders = lexicon::leaders(family).iter().filter(|leader| {
            leader.of_time(mention.year) && leader.posts.iter().any(|post| posts.contains(post))
        });
        if let (Some(leader), None) = (leaders.next(), leaders.next()) {
            let nobody = self.called_like(family, leader).is_empty();
            return nobody.then(|| (format!("leader {}", leader.from), Some(leader)));
        }
        // In one document an ambassador and a prime minister are two.
        let others = bearers.iter().all(|person| {
            self.known
                .get(person)
                .is_some_and(|known| known.holds_apart(posts, mention.document))
        });
        let post = posts.iter().find(|post| post::top(post))?;
        others.then(|| (post.clone(), None))
    }

    /// The bearers of a family name whose given names or initials are those of a leader.
    fn called_like(&self, family: &str, leader: &Leader) -> BTreeSet<usize> {
        let bearers = self.bearers.get(family).into_iter().flatten().copied();
        bearers
            .filter(|person| {
                self.forms
                    .get(person)
                    .is_some_and(|forms| forms.iter().any(|given| leader.is_called(given)))
            })
            .collect()
    }

    /// Whom a document of the time means that calls somebody by a family name without ever having said who it is: the
    /// best-known bearer in the world.
    pub(super) fn household(&self, family: &str, mention: &Mention<'_>) -> Option<usize> {
        let known = self.leaders.get(family)?;
        let posts = &mention.standing.posts;
        let mut of_time = known.iter().filter(|(leader, _)| {
            let other = |own: &String| posts.iter().any(|post| post::apart(own, post));
            leader.of_time(mention.year)
                && (leader.posts.iter().any(|own| posts.contains(own))
                    || !leader.posts.iter().any(other))
        });
        let first = of_time.next().map(|(_, person)| *person)?;
        of_time.next().is_none().then_some(first)
    }

    /// True where a bare name hardly means its only bearer in the collection: the world knows another by it, in a
    /// document of the time that does not name the bearer. “Secretary Dulles” is not Allen Dulles.
    pub(super) fn means_another(&self, only: usize, family: &str, mention: &Mention<'_>) -> bool {
        let household = || {
            let mut of_time = lexicon::leaders(family)
                .iter()
                .filter(|leader| leader.of_time(mention.year))
                .peekable();
            let forms = self.forms.get(&only);
            of_time.peek().is_some()
                && of_time.all(|leader| {
                    forms.is_some_and(|forms| {
                        forms
                            .iter()
                            .all(|given| !given.is_empty() && !leader.is_called(given))
                    })
                })
        };
        !self
            .here
            .contains_key(&(mention.document, family.to_owned()))
            && lexicon::statesman_of(&mention.name.family).is_some()
            && household()
    }

    /// True for one of the world's best-known bearers of a family name, in a document of the time.
    pub(super) fn of_the_world(&self, person: usize, year: Option<i16>) -> bool {
        self.leaders
            .values()
            .flatten()
            .any(|(leader, own)| *own == person && leader.of_time(year))
    }

    /// `Sir Anton`, `Refet Bey`: the only person so called by the given name, in the document or else anywhere.
    pub(super) fn by_given(&self, mention: &Mention<'_>) -> Option<usize> {
        let name = &mention.name.family;
        let familiar = [
            "sir", "dame", "don", "dom", "doña", "dona", "donna", "bey", "beg", "effendi",
            "efendi", "agha", "aga", "pasha",
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

    /// The bearer whom the office beside a bare name tells: the only one who holds it in this document, or else in the
    /// collection.
    pub(super) fn by_post(
        &self,
        admitted: &BTreeSet<usize>,
        mention: &Mention<'_>,
    ) -> Option<usize> {
        let posts = &mention.standing.posts;
        let holders = |here: bool| {
            let mut holders = admitted.iter().copied().filter(|person| {
                self.known.get(person).is_some_and(|known| {
                    !known.of_another_country(&mention.standing)
                        && posts.iter().any(|post| {
                            let documents = known.posts.get(post);
                            documents.is_some_and(|documents| {
                                !here || documents.contains(&mention.document)
                            })
                        })
                })
            });
            let first = holders.next()?;
            holders.next().is_none().then_some(first)
        };
        holders(true).or_else(|| holders(false))
    }

    /// True where a rank of arms or of the church beside a name does not fit what is known of a person.
    pub(super) fn stranger(&self, person: usize, standing: &Standing) -> bool {
        let arms_or_church = standing
            .titles
            .iter()
            .any(|title| matches!(fit::estate(title), Some(Estate::Arms | Estate::Church)));
        self.known.get(&person).is_some_and(|known| {
            known.of_another_country(standing) || arms_or_church && known.strange(standing)
        })
    }

    /// The bearer whom the titles beside a bare name tell: the only one who bears such a title while all others bear
    /// titles of other estates.
    pub(super) fn by_title(
        &self,
        admitted: &BTreeSet<usize>,
        standing: &Standing,
    ) -> Option<usize> {
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

/// True for a name by which people of the East are called alone, so that it tells who is meant.
pub(super) fn eastern(name: &str) -> bool {
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

/// The keys under which a person may be called by one name: the family name, or the words of a name without one.
pub(super) fn called(name: &PersonName) -> Vec<String> {
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
