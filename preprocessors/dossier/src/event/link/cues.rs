//! What two mentions of whatever kinds share and in what they differ, as figures to be weighed.

use super::super::alone::one_of;
use super::super::lexicon::Kind;
use super::super::profile::{List, Profile, Profiles};
use super::super::scene::Scene;
use super::super::sighting::Sighting;
use super::super::wording::both;
use super::against::{Against, against};
use super::common::{Common, capital, common, flag};
use super::days::{When, agreement, dates};
use super::kinds::Kinds;
use crate::date::Edtf;

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
    pub(super) fn set_paragraph(&mut self, shared: f64) {
        self.set(Cue::Paragraph, shared.min(Self::MOST_OF_PARAGRAPH));
    }

    /// No more than this counts of what two paragraphs share.
    pub(super) const MOST_OF_PARAGRAPH: f64 = 6.0;

    /// The values, in the order of the cues.
    pub(super) fn all(&self) -> &[f64; CUES] {
        &self.0
    }
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
        kinds: Kinds::of(a.1, b.1),
        when: agreement(a.1, b.1),
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
        let (a, b, shared, near) = (self.a.1, self.b.1, &self.shared.shared, &self.shared.near);
        let bound = self.profiles.weight(common(a, b, List::Bound));
        let strangers = || !common(a, b, List::Bound).any(|who| self.profiles.is_person(who));
        values.set(Cue::Person, shared.person);
        values.set(Cue::Body, shared.body);
        values.set(Cue::State, shared.state);
        values.set(Cue::Bound, bound.person + bound.body);
        values.set(
            Cue::BoundApart,
            flag(a.of_person && b.of_person && strangers()),
        );
        let (x, y) = (a.list(List::Bound), b.list(List::Bound));
        let both = both(x, y).count();
        let all = (x.len() + y.len() - both).max(1);
        values.set(Cue::BoundShare, number(both) / number(all));
        let told = !x.is_empty() && !y.is_empty();
        values.set(Cue::BoundDisjoint, flag(told && both == 0));
        values.set(Cue::OnePerson, flag(a.of_person != b.of_person));
        values.set(Cue::PersonNear, near.person);
        values.set(Cue::BodyNear, near.body);
        values.set(Cue::StateNear, near.state);
        values.set(Cue::Bearer, flag(self.shared.bearer));
        values.set(Cue::Place, flag(self.shared.place));
        let document = |own: &Profile| usize::try_from(own.document).unwrap_or(usize::MAX);
        let company = self.scene.company(document(a), document(b)).min(4);
        values.set(Cue::Circle, number(company) / 4.0);
    }

    /// What both say in the same words.
    fn said(&self, values: &mut Values) {
        let (x, y) = (self.a.1, self.b.1);
        let rareness = self.profiles.rareness();
        values.set(Cue::ProperWords, self.shared.proper);
        values.set(Cue::Words, self.shared.words.min(3.0));
        values.set(Cue::Capital, capital(self.profiles, x, y));
        let likeness = rareness.likeness(
            (x.list(List::Quotation), x.length),
            (y.list(List::Quotation), y.length),
        );
        values.set(Cue::Quotation, likeness);
        let sentence = rareness.shared(x.list(List::Sentence), y.list(List::Sentence));
        values.set(Cue::Sentence, sentence.min(4.0));
        let told = common(x, y, List::Told).count();
        let told = told.saturating_sub(usize::from(self.kinds.concept)).min(2);
        values.set(Cue::ToldToo, f64::from(u8::try_from(told).unwrap_or(2)));
    }

    /// What sort of thing both tell of, and how often such a thing comes.
    fn sort(&self, values: &mut Values) {
        let (a, b, kinds) = (self.a.1, self.b.1, &self.kinds);
        // What stands alone in its document says nothing where the dates differ.
        let apart = self.when == When::Apart;
        let noun = kinds.concept && a.noun == b.noun && !apart;
        values.set(Cue::Concept, flag(kinds.concept));
        values.set(Cue::Kind, flag(kinds.kind && !kinds.concept));
        values.set(Cue::Noun, flag(kinds.kind && a.noun == b.noun));
        values.set(Cue::Rare, kinds.rare);
        values.set(Cue::Known, flag(a.known) + flag(b.known));
        let many = kinds.concept && a.month == b.month;
        let (x, y) = (&a.alone, &b.alone);
        values.set(Cue::ToldByMany, flag(many) * x.told_by_many());
        let kind = flag(kinds.kind && !apart);
        values.set(Cue::AloneOfKind, kind * one_of(x.kind, y.kind));
        values.set(Cue::AloneOfNoun, flag(noun) * one_of(x.noun, y.noun));
        let same = kinds.concept && !apart;
        let [of_bearer, of_place] = once(self.scene, self.profiles, (self.a, self.b), same);
        values.set(Cue::OnceOfBearer, of_bearer);
        values.set(Cue::OnceOfPlace, of_place);
        let both = |kind: Kind| flag(a.kind == kind && b.kind == kind);
        values.set(Cue::Visits, both(Kind::Visit));
        values.set(Cue::Talks, both(Kind::Talks));
        values.set(Cue::Treaties, both(Kind::Treaty));
        values.set(Cue::Assemblies, both(Kind::Assembly));
        values.set(Cue::Letters, both(Kind::Letter));
        values.set(Cue::Statements, both(Kind::Statement));
        values.set(Cue::Deaths, both(Kind::Death));
        let [same, other, one] = ordinals(a.ordinals, b.ordinals);
        values.set(Cue::SameOrdinal, same);
        values.set(Cue::OtherOrdinal, other);
        values.set(Cue::OneOrdinal, one);
    }

    /// What the dates are to each other.
    fn dated(&self, values: &mut Values) {
        let (a, b) = (self.a.1, self.b.1);
        let [same_date, apart, one_undated, both_undated, from_window] = dates(a, b);
        let quiet = match self.when {
            When::Day | When::Month | When::DayInMonth => a.quiet.min(b.quiet),
            When::Quarter | When::Year | When::Apart | When::Fits | When::Nothing => 0.0,
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
        let (kinds, shared) = (&self.kinds, &self.shared);
        let (a, b) = (&self.a.1.alone, &self.b.1.alone);
        let actors = shared.shared.person
            + shared.shared.body
            + shared.near.person
            + shared.near.body
            + shared.proper;
        let (actors, words) = (actors.min(1.5), shared.words.min(1.5));
        let capital = || capital(self.profiles, self.a.1, self.b.1);
        let untold = flag(kinds.bare > 0);
        match self.when {
            When::Day => {
                values.set(Cue::Day, 1.0);
                values.set(Cue::DayAlone, one_of(a.day, b.day));
                values.set(Cue::DayUntold, untold);
                values.set(Cue::DayStrangers, flag(!kinds.kind && kinds.bare == 0));
                values.set(Cue::DayCapital, capital());
            }
            When::Month => {
                values.set(Cue::Month, 1.0);
                values.set(Cue::MonthAlone, one_of(a.month, b.month));
                values.set(Cue::MonthActors, actors);
                values.set(Cue::MonthCapital, capital());
            }
            When::DayInMonth => {
                values.set(Cue::DayInMonth, 1.0);
                values.set(Cue::DayInMonthAlone, one_of(a.month, b.month));
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
                values.set(Cue::YearAlone, flag(kinds.kind) * one_of(a.year, b.year));
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
        values.set(
            Cue::OtherBearer,
            flag(both(a.who.is_empty(), b.who.is_empty()) && !self.shared.bearer),
        );
        values.set(
            Cue::OtherPlace,
            flag(both(a.goals.is_empty(), b.goals.is_empty()) && !self.shared.place),
        );
        values.set(Cue::Planned, flag(self.a.1.ahead != self.b.1.ahead));
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

/// Whether both stand in one file and are not of one kind and day. The parts of a file speak of the same matters
/// throughout, and what they share tells little.
pub(super) fn are_of_one_file(a: &Sighting, b: &Sighting) -> bool {
    let day = |own: &Sighting| {
        let days = own.when.as_ref().and_then(Edtf::days);
        days.is_some_and(|days| days <= 3)
    };
    a.mention.item.document == b.mention.item.document && !(a.kind == b.kind && day(a) && day(b))
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
    (a, b): (Told<'_>, Told<'_>),
    same: bool,
) -> [f64; 2] {
    if !same {
        return [0.0; 2];
    }
    let (times, what) = (profiles.times(), a.1.concept);
    let places = || common(a.1, b.1, List::Goals);
    let open = a.1.undecided || b.1.undecided;
    let of_bearer = |(own, other): (Told<'_>, Told<'_>)| {
        let bearers = own.0.who.iter().zip(own.1.list(List::Who));
        let may_be = |who: usize| other.0.who.iter().any(|own| scene.may_be(who, *own));
        let bearers = bearers.filter(|(who, number)| {
            other.1.list(List::Who).binary_search(number).is_ok() || open && may_be(**who)
        });
        let alone = bearers.map(|(_, who)| times.of_bearer(what, *who, places()));
        alone.fold(0.0, f64::max)
    };
    let of_place = places().map(|place| times.of_place(what, place));
    [
        of_bearer((a, b)).max(of_bearer((b, a))),
        of_place.fold(0.0, f64::max),
    ]
}
