//! What two mentions of whatever kinds share and in what they differ, as figures to be weighed.

use super::super::lexicon::{Frequency, Kind};
use super::super::profile::{Profile, Profiles};
use super::super::scene::Scene;
use super::super::sighting::{Sighting, Telling};
use super::against::{Against, against};
use super::common::{Common, common, flag, weight};
use super::time::gap;
use crate::date::Edtf;
use crate::name::EntityKind;

/// Which way a cue may count.
#[cfg(test)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    For,
    Against,
    Either,
}

/// The cues, in the order of their values, each with its name in `weights.txt` and the way that it may count.
macro_rules! cues {
    ($($cue:ident $name:literal $way:ident,)*) => {
        /// How many there are.
        pub(super) const CUES: usize = [$($name,)*].len();

        /// Something that two mentions share, or in which they differ.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(super) enum Cue {
            $($cue,)*
        }

        impl Cue {
            /// All of them.
            pub(super) const ALL: [Self; CUES] = [$(Self::$cue,)*];

            /// Its name in the file of weights.
            pub(super) fn name(self) -> &'static str {
                match self {
                    $(Self::$cue => $name,)*
                }
            }

            /// Which way it may count.
            #[cfg(test)]
            pub(super) fn way(self) -> Way {
                match self {
                    $(Self::$cue => Way::$way,)*
                }
            }
        }
    };
}

cues! {
    Person "person" For,
    Body "body" For,
    State "state" For,
    Bound "bound" For,
    BoundApart "bound-apart" Against,
    BoundShare "bound-share" For,
    BoundDisjoint "bound-disjoint" Against,
    OnePerson "one-person" Against,
    PersonNear "person-near" For,
    BodyNear "body-near" For,
    StateNear "state-near" For,
    Bearer "bearer" For,
    Place "place" For,
    ProperWords "proper-words" For,
    Words "words" For,
    Capital "capital" For,
    Quotation "quotation" For,
    Sentence "sentence" For,
    Paragraph "paragraph" For,
    ToldToo "told-too" For,
    Concept "concept" For,
    Kind "kind" For,
    Noun "noun" For,
    Rare "rare" For,
    Circle "circle" For,
    Known "known" For,
    ByRule "by-rule" For,
    ToldByMany "told-by-many" For,
    OnceOfBearer "once-of-bearer" For,
    OnceOfPlace "once-of-place" For,
    OnceOfNoun "once-of-noun" For,
    AloneOfKind "alone-of-kind" For,
    AloneOfNoun "alone-of-noun" For,
    SameDate "same-date" For,
    Fits "fits" For,
    Quiet "quiet" For,
    Day "day" Either,
    DayAlone "day-alone" For,
    DayUntold "day-untold" Either,
    DayStrangers "day-strangers" Either,
    DayCapital "day-capital" Either,
    Month "month" Either,
    MonthAlone "month-alone" For,
    MonthActors "month-actors" Either,
    MonthCapital "month-capital" Either,
    DayInMonth "day-in-month" Either,
    DayInMonthAlone "day-in-month-alone" For,
    DayInMonthWords "day-in-month-words" Either,
    DayInMonthUntold "day-in-month-untold" Either,
    Quarter "quarter" Either,
    QuarterKind "quarter-kind" Either,
    QuarterConcept "quarter-concept" Either,
    QuarterWords "quarter-words" Either,
    QuarterActors "quarter-actors" Either,
    Year "year" Either,
    YearAlone "year-alone" For,
    YearKind "year-kind" Either,
    YearConcept "year-concept" Either,
    YearWords "year-words" Either,
    YearActors "year-actors" Either,
    OtherBearer "other-bearer" Against,
    OtherPlace "other-place" Against,
    Planned "planned" Against,
    Strangers "strangers" Against,
    Untold "untold" Against,
    BothUntold "both-untold" Against,
    DaysApart "days-apart" Against,
    OneUndated "one-undated" Against,
    BothUndated "both-undated" Against,
    DaysFromWindow "days-from-window" Against,
    Visits "visits" Either,
    Talks "talks" Either,
    Treaties "treaties" Either,
    Assemblies "assemblies" Either,
    Letters "letters" Either,
    Statements "statements" Either,
    Deaths "deaths" Either,
    SameOrdinal "same-ordinal" For,
    OtherOrdinal "other-ordinal" Against,
    OneOrdinal "one-ordinal" Against,
    Twice "twice" Against,
    AgainstKinds "against-kinds" Against,
    AgainstVisit "against-visit" Against,
    AgainstTreaty "against-treaty" Against,
    AgainstAssembly "against-assembly" Against,
    AgainstTalks "against-talks" Against,
    AgainstDeath "against-death" Against,
    AgainstOther "against-other" Against,
}

/// What each cue comes to.
#[derive(Debug, Clone)]
pub(super) struct Values([f64; CUES]);

impl Values {
    fn set(&mut self, cue: Cue, value: f64) {
        if let Some(own) = self.0.get_mut(cue as usize) {
            *own = value;
        }
    }

    /// Adds what the paragraphs of both share, which takes long to see.
    pub(super) fn set_paragraph(&mut self, profiles: &Profiles, a: Told<'_>, b: Told<'_>) {
        let (x, y) = (&a.1.wording.paragraph, &b.1.wording.paragraph);
        let shared = profiles.rareness().shared(x, y);
        self.set(Cue::Paragraph, shared.min(Self::MOST_OF_PARAGRAPH));
    }

    /// No more than this counts of what two paragraphs share.
    pub(super) const MOST_OF_PARAGRAPH: f64 = 6.0;

    /// The values, in the order of the cues.
    pub(super) fn all(&self) -> &[f64; CUES] {
        &self.0
    }
}

/// How far the dates of two mentions agree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum When {
    Day,
    /// Both say the month alone.
    Month,
    /// One says a day or a few, the other its month.
    DayInMonth,
    Quarter,
    Year,
    /// Two dates that differ, where one was planned, is vague, or is in dispute.
    Apart,
    Fits,
    Nothing,
}

/// A mention with what stands around it.
pub(super) type Told<'a> = (&'a Sighting, &'a Profile);

/// What two mentions are compared by.
struct Pair<'p> {
    scene: &'p Scene<'p>,
    profiles: &'p Profiles,
    a: Told<'p>,
    b: Told<'p>,
    shared: Common,
    kinds: Kinds,
    when: When,
}

/// The values of all cues but the paragraphs’ for two mentions that the rules of their kinds score so high.
pub(super) fn values(
    scene: &Scene<'_>,
    profiles: &Profiles,
    (a, b): (Told<'_>, Told<'_>),
    rule: f64,
) -> Values {
    let pair = Pair {
        scene,
        profiles,
        a,
        b,
        shared: Common::of(scene, profiles, a, b),
        kinds: Kinds::of(a.0, b.0),
        when: agreement_of_dates(a.0, b.0),
    };
    let mut values = Values([0.0; CUES]);
    values.set(Cue::ByRule, rule);
    pair.named(&mut values);
    pair.said(&mut values);
    pair.sort(&mut values);
    pair.dated(&mut values);
    pair.at_one_time(&mut values);
    pair.opposed(&mut values);
    values
}

impl Pair<'_> {
    /// Whom and what both name.
    fn named(&self, values: &mut Values) {
        let (a, b, shared) = (self.a.0, self.b.0, &self.shared);
        let weigh = |named: &[usize], kind| weight(self.scene, self.profiles, named, kind);
        let near = |kind| weigh(&shared.near, kind);
        let bound: Vec<usize> = a.bound.intersection(&b.bound).copied().collect();
        let person = |who: &&usize| self.scene.kind(**who) == Some(EntityKind::Person);
        let persons = |own: &Sighting| own.bound.iter().filter(person).count();
        let strangers = !bound.iter().any(|who| person(&who));
        values.set(Cue::Person, shared.person);
        values.set(Cue::Body, shared.body);
        values.set(Cue::State, shared.state);
        values.set(
            Cue::Bound,
            weigh(&bound, EntityKind::Person) + weigh(&bound, EntityKind::Organization),
        );
        values.set(
            Cue::BoundApart,
            flag(persons(a) > 0 && persons(b) > 0 && strangers),
        );
        let all = a.bound.union(&b.bound).count().max(1);
        values.set(Cue::BoundShare, number(bound.len()) / number(all));
        let told = !a.bound.is_empty() && !b.bound.is_empty();
        values.set(Cue::BoundDisjoint, flag(told && bound.is_empty()));
        values.set(Cue::OnePerson, flag((persons(a) > 0) != (persons(b) > 0)));
        values.set(Cue::PersonNear, near(EntityKind::Person));
        values.set(Cue::BodyNear, near(EntityKind::Organization));
        values.set(Cue::StateNear, near(EntityKind::State));
        values.set(Cue::Bearer, flag(shared.bearer));
        values.set(Cue::Place, flag(shared.place));
        let company = self.scene.company(document(a), document(b)).min(4);
        values.set(Cue::Circle, number(company) / 4.0);
    }

    /// What both say in the same words.
    fn said(&self, values: &mut Values) {
        let (x, y) = (&self.a.1.wording, &self.b.1.wording);
        let rareness = self.profiles.rareness();
        values.set(Cue::ProperWords, self.shared.proper);
        values.set(Cue::Words, self.shared.words.min(3.0));
        values.set(Cue::Capital, capital(self.profiles, self.a.1, self.b.1));
        values.set(Cue::Quotation, rareness.likeness(x, y));
        let sentence = rareness.shared(&x.sentence, &y.sentence);
        values.set(Cue::Sentence, sentence.min(4.0));
        let told = common(&self.a.1.told, &self.b.1.told).count();
        let told = told.saturating_sub(usize::from(self.kinds.concept)).min(2);
        values.set(Cue::ToldToo, f64::from(u8::try_from(told).unwrap_or(2)));
    }

    /// What sort of thing both tell of, and how often such a thing comes.
    fn sort(&self, values: &mut Values) {
        let (a, b, kinds) = (self.a.0, self.b.0, &self.kinds);
        let known = |own: &Sighting| flag(own.telling == Telling::Known);
        // What stands alone in its document says nothing where the dates differ.
        let apart = self.when == When::Apart;
        let noun = kinds.concept && a.noun == b.noun && !apart;
        let alone = self.profiles.alone();
        values.set(Cue::Concept, flag(kinds.concept));
        values.set(Cue::Kind, flag(kinds.kind && !kinds.concept));
        values.set(Cue::Noun, flag(kinds.kind && a.noun == b.noun));
        values.set(Cue::Rare, kinds.rare);
        values.set(Cue::Known, known(a) + known(b));
        let many = kinds.concept && super::super::alone::month(a) == super::super::alone::month(b);
        values.set(Cue::ToldByMany, flag(many) * alone.told_by_many(a));
        values.set(
            Cue::AloneOfKind,
            flag(kinds.kind && !apart) * alone.of_kind(a, b),
        );
        values.set(Cue::AloneOfNoun, flag(noun) * alone.of_noun(a, b));
        let [of_bearer, of_place] =
            once(self.scene, self.profiles, (a, b), kinds.concept && !apart);
        values.set(Cue::OnceOfBearer, of_bearer);
        values.set(Cue::OnceOfPlace, of_place);
        let of_noun = || self.profiles.times().of_noun(a);
        values.set(Cue::OnceOfNoun, if noun { of_noun() } else { 0.0 });
        let both = |kind: Kind| flag(a.kind == kind && b.kind == kind);
        values.set(Cue::Visits, both(Kind::Visit));
        values.set(Cue::Talks, both(Kind::Talks));
        values.set(Cue::Treaties, both(Kind::Treaty));
        values.set(Cue::Assemblies, both(Kind::Assembly));
        values.set(Cue::Letters, both(Kind::Letter));
        values.set(Cue::Statements, both(Kind::Statement));
        values.set(Cue::Deaths, both(Kind::Death));
        let [same, other, one] = ordinals(self.a.1.ordinals, self.b.1.ordinals);
        values.set(Cue::SameOrdinal, same);
        values.set(Cue::OtherOrdinal, other);
        values.set(Cue::OneOrdinal, one);
    }

    /// What the dates are to each other.
    fn dated(&self, values: &mut Values) {
        let (a, b) = (self.a.0, self.b.0);
        let [same_date, apart, one_undated, both_undated, from_window] = dates(a, b);
        let quiet = match (&a.when, &b.when, self.when) {
            (Some(x), Some(y), When::Day | When::Month | When::DayInMonth) => {
                self.profiles.quiet(x).min(self.profiles.quiet(y))
            }
            _ => 0.0,
        };
        values.set(Cue::SameDate, same_date);
        values.set(Cue::Fits, flag(self.when == When::Fits));
        values.set(Cue::Quiet, quiet);
        values.set(Cue::DaysApart, apart);
        values.set(Cue::OneUndated, one_undated);
        values.set(Cue::BothUndated, both_undated);
        values.set(Cue::DaysFromWindow, from_window);
    }

    /// What counts for more, or for less, where both tell of one day, month or quarter.
    fn at_one_time(&self, values: &mut Values) {
        let (a, b, kinds, shared) = (self.a.0, self.b.0, &self.kinds, &self.shared);
        let alone = self.profiles.alone();
        let near = |kind| weight(self.scene, self.profiles, &shared.near, kind);
        let actors = shared.person
            + shared.body
            + near(EntityKind::Person)
            + near(EntityKind::Organization)
            + shared.proper;
        let (actors, words) = (actors.min(1.5), shared.words.min(1.5));
        let capital = capital(self.profiles, self.a.1, self.b.1);
        let untold = flag(kinds.bare > 0);
        match self.when {
            When::Day => {
                values.set(Cue::Day, 1.0);
                values.set(Cue::DayAlone, alone.of_day(a, b));
                values.set(Cue::DayUntold, untold);
                values.set(Cue::DayStrangers, flag(!kinds.kind && kinds.bare == 0));
                values.set(Cue::DayCapital, capital);
            }
            When::Month => {
                values.set(Cue::Month, 1.0);
                values.set(Cue::MonthAlone, alone.of_month(a, b));
                values.set(Cue::MonthActors, actors);
                values.set(Cue::MonthCapital, capital);
            }
            When::DayInMonth => {
                values.set(Cue::DayInMonth, 1.0);
                values.set(Cue::DayInMonthAlone, alone.of_month(a, b));
                values.set(Cue::DayInMonthWords, words);
                values.set(Cue::DayInMonthUntold, untold);
            }
            When::Quarter => {
                values.set(Cue::Quarter, 1.0);
                values.set(Cue::QuarterKind, flag(kinds.kind));
                values.set(Cue::QuarterConcept, flag(kinds.concept));
                values.set(Cue::QuarterWords, words);
                values.set(Cue::QuarterActors, actors);
            }
            When::Year => {
                values.set(Cue::Year, 1.0);
                values.set(Cue::YearAlone, flag(kinds.kind) * alone.of_year(a, b));
                values.set(Cue::YearKind, flag(kinds.kind));
                values.set(Cue::YearConcept, flag(kinds.concept));
                values.set(Cue::YearWords, words);
                values.set(Cue::YearActors, actors);
            }
            When::Apart | When::Fits | When::Nothing => {}
        }
    }

    /// In what they differ.
    fn opposed(&self, values: &mut Values) {
        let (a, b, kinds) = (self.a.0, self.b.0, &self.kinds);
        let both = |a: bool, b: bool| !a && !b;
        let planned = |own: &Sighting| own.mention.status.is_ahead();
        values.set(
            Cue::OtherBearer,
            flag(both(a.who.is_empty(), b.who.is_empty()) && !self.shared.bearer),
        );
        values.set(
            Cue::OtherPlace,
            flag(both(a.goals.is_empty(), b.goals.is_empty()) && !self.shared.place),
        );
        values.set(Cue::Planned, flag(planned(a) != planned(b)));
        values.set(
            Cue::Strangers,
            flag(kinds.bare == 0 && !kinds.kind && !kinds.neighbours),
        );
        values.set(Cue::Untold, flag(kinds.bare == 1));
        values.set(Cue::BothUntold, flag(kinds.bare == 2));
        if let Some(against) = against(self.scene, a, b) {
            let cue = match against {
                Against::Kinds => Cue::AgainstKinds,
                Against::Twice => Cue::Twice,
                Against::Visit => Cue::AgainstVisit,
                Against::Treaty => Cue::AgainstTreaty,
                Against::Assembly => Cue::AgainstAssembly,
                Against::Talks => Cue::AgainstTalks,
                Against::Death => Cue::AgainstDeath,
                Against::Other => Cue::AgainstOther,
            };
            values.set(cue, 1.0);
        }
    }
}

fn number(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

fn document(own: &Sighting) -> usize {
    own.mention.item.document
}

/// Whether both stand in one file and are not of one kind and day. The parts of a file speak of the same matters
/// throughout, and what they share tells little.
pub(super) fn are_of_one_file(a: &Sighting, b: &Sighting) -> bool {
    let day = |own: &Sighting| {
        let days = own.when.as_ref().and_then(Edtf::days);
        days.is_some_and(|days| days <= 3)
    };
    a.mention.item.document == b.mention.item.document && !(a.kind == b.kind && day(a) && day(b))
}

/// Whether both are talks of one month that share one person: one of several, for all we know.
pub(super) fn are_several(a: &Sighting, b: &Sighting) -> bool {
    let month = |own: &Sighting| {
        let days = own.when.as_ref().and_then(Edtf::days);
        days.is_some_and(|days| days >= 28)
    };
    let talks = a.kind == Kind::Talks && b.kind == Kind::Talks;
    talks
        && (month(a) || month(b))
        && a.with.intersection(&b.with).count() < 2
        && a.goals.is_disjoint(&b.goals)
}

/// Kinds that tell of one occurrence from two sides: the visit and the talks held on it, the murder and the attack.
const NEIGHBOURS: [(Kind, Kind); 24] = [
    (Kind::Visit, Kind::Talks),
    (Kind::Visit, Kind::Assembly),
    (Kind::Visit, Kind::Research),
    (Kind::Visit, Kind::Occasion),
    (Kind::Visit, Kind::Treaty),
    (Kind::Talks, Kind::Assembly),
    (Kind::Talks, Kind::Treaty),
    (Kind::Talks, Kind::Statement),
    (Kind::Talks, Kind::Occasion),
    (Kind::Assembly, Kind::Occasion),
    (Kind::Treaty, Kind::Letter),
    (Kind::Treaty, Kind::Decision),
    (Kind::Treaty, Kind::Statement),
    (Kind::Treaty, Kind::Enactment),
    (Kind::Statement, Kind::Letter),
    (Kind::Statement, Kind::Decision),
    (Kind::Statement, Kind::Appointment),
    (Kind::Decision, Kind::Enactment),
    (Kind::Decision, Kind::Appointment),
    (Kind::Decision, Kind::Letter),
    (Kind::Death, Kind::Incident),
    (Kind::Award, Kind::Decision),
    (Kind::Grant, Kind::Decision),
    (Kind::Foundation, Kind::Occasion),
];

/// How the sorts of two mentions stand to one another.
struct Kinds {
    /// How many of them no word of the lexicon names.
    bare: usize,
    kind: bool,
    concept: bool,
    neighbours: bool,
    /// How seldom such a thing happens.
    rare: f64,
}

impl Kinds {
    fn of(a: &Sighting, b: &Sighting) -> Self {
        let bare = [a, b].iter().filter(|own| own.kind == Kind::Other).count();
        let kind = a.kind == b.kind && bare == 0;
        let concept = kind && a.concept == b.concept;
        let listed =
            NEIGHBOURS.contains(&(a.kind, b.kind)) || NEIGHBOURS.contains(&(b.kind, a.kind));
        let rare = match a.frequency.max(b.frequency) {
            _ if !concept => 0.0,
            Frequency::Once => 1.0,
            Frequency::Rare => 0.5,
            Frequency::Often => 0.0,
        };
        Self {
            bare,
            kind,
            concept,
            neighbours: !kind && listed,
            rare,
        }
    }
}

/// Whether the dates are the same; how far apart they are; whether one is undated, or both; how far the date of one is
/// from the time in which the other can have been. Days count by their logarithm.
fn dates(a: &Sighting, b: &Sighting) -> [f64; 5] {
    let apart = |x: &Edtf, y: &Edtf| match gap(x, y) {
        Some(days) if days > 0 => f64::from(days).ln_1p().min(8.0),
        _ => 0.0,
    };
    match (&a.when, &b.when) {
        (Some(x), Some(y)) => {
            let same = x.overlaps(y) && x.earliest() == y.earliest() && x.latest() == y.latest();
            [flag(same), apart(x, y), 0.0, 0.0, 0.0]
        }
        (None, None) => [0.0, 0.0, 0.0, 1.0, 0.0],
        (Some(date), None) | (None, Some(date)) => {
            let undated = if a.when.is_none() { a } else { b };
            let window = undated.window.as_ref();
            let far = window.map_or(0.0, |window| apart(window, date));
            [0.0, 0.0, 1.0, 0.0, far]
        }
    }
}

/// How rare the rarest word with a capital is that both have.
fn capital(profiles: &Profiles, x: &Profile, y: &Profile) -> f64 {
    let both = common(&x.capitals, &y.capitals);
    both.map(|word| profiles.rarity(word)).fold(0.0, f64::max)
}

/// Whether both say “second”, each says another ordinal, or one alone says one.
fn ordinals(a: u16, b: u16) -> [f64; 3] {
    let both = a != 0 && b != 0;
    [
        flag(a & b != 0),
        flag(both && a & b == 0),
        flag((a == 0) != (b == 0)),
    ]
}

/// How far such a thing came but once to the bearer whom both name, and at the place.
fn once(
    scene: &Scene<'_>,
    profiles: &Profiles,
    (a, b): (&Sighting, &Sighting),
    same: bool,
) -> [f64; 2] {
    if !same {
        return [0.0; 2];
    }
    let times = profiles.times();
    let places = || a.goals.intersection(&b.goals);
    let of_bearer = |(own, other): (&Sighting, &Sighting)| {
        let may_be = |who: &&usize| other.who.iter().any(|own| scene.may_be(**who, *own));
        let bearers = own.who.iter().filter(may_be);
        let alone = bearers.map(|who| times.of_bearer(a, *who, places()));
        alone.fold(0.0, f64::max)
    };
    let of_place = places().map(|place| times.of_place(a, place));
    [
        of_bearer((a, b)).max(of_bearer((b, a))),
        of_place.fold(0.0, f64::max),
    ]
}

/// How far the dates agree; that they may both hold is known.
fn agreement_of_dates(a: &Sighting, b: &Sighting) -> When {
    const FITTING: i32 = 800;
    const FEW: i32 = 3;
    const YEAR: i32 = 366;
    match (&a.when, &b.when) {
        (Some(x), Some(y)) if x.overlaps(y) => {
            let (Some(first), Some(second)) = (x.days(), y.days()) else {
                return When::Nothing;
            };
            match first.max(second) {
                ..=FEW => When::Day,
                4..=31 if first.min(second) <= FEW => When::DayInMonth,
                4..=31 => When::Month,
                32..=93 => When::Quarter,
                94..=YEAR => When::Year,
                _ => When::Nothing,
            }
        }
        (Some(_), Some(_)) => When::Apart,
        (Some(date), None) | (None, Some(date)) => {
            let window = a.window.as_ref().or(b.window.as_ref());
            let fits = window.is_some_and(|window| {
                window.overlaps(date) && window.days().is_some_and(|days| days <= FITTING)
            });
            if fits { When::Fits } else { When::Nothing }
        }
        (None, None) => When::Nothing,
    }
}
