//! Where too little is said to print that two mentions are one occurrence, whatever else they share: it waits for an
//! editor.

use super::super::Status;
use super::super::lexicon::{Frequency, Kind};
use super::super::profile::List;
use super::super::scene::Scene;
use super::super::sighting::{Sighting, Telling};
use super::common::common;
use super::cues::Told;
use super::days::{When, agreement};
use super::kinds::Kinds;
use crate::date::Edtf;
use crate::name::EntityKind;

/// Whether what was weighed of two mentions waits for an editor, however likely.
pub(super) fn waits(scene: &Scene<'_>, (a, x): Told<'_>, (b, y): Told<'_>) -> bool {
    let undated = a.when.is_none() || b.when.is_none();
    undated && x.is_another(y)
        || are_several(a, b)
        || are_untimed(scene, a, b)
        || is_undone(a, b)
        || are_of_one_month(scene, (a, x), (b, y))
}

/// Whether a month and one person is all that two sorts of things have in common, neither of which is a part of the
/// other: a visit, and what was proposed in the month in which it was paid.
fn are_of_one_month(scene: &Scene<'_>, (a, x): Told<'_>, (b, y): Told<'_>) -> bool {
    let kinds = Kinds::of(x, y);
    let strangers = kinds.bare == 0 && !kinds.kind && !kinds.neighbours;
    let person = |who: &usize| scene.kind(*who) == Some(EntityKind::Person);
    let one = || {
        let mut shared = a.with.intersection(&b.with);
        shared.next().is_some_and(person) && shared.next().is_none()
    };
    let elsewhere = || a.goals.is_disjoint(&b.goals);
    let nothing = || common(x, y, List::Words).next().is_none();
    strangers && agreement(x, y) == When::Month && one() && elsewhere() && nothing()
}

/// Whether neither has a date, or one has none and they tell of different sorts of things: nothing else would tell which
/// of several talks an undated visit belongs to.
///
/// Nobody dies twice; a journey that is planned in both is one as long as it has not been made; and what comes seldom,
/// and is not given or held again as medals and offices are, is known by its name where both take it to be known: “the
/// bequest”. Where two persons take part in both, or one at the same place, the talks of the one and the proposal of the
/// other were one meeting.
pub(super) fn are_untimed(scene: &Scene<'_>, a: &Sighting, b: &Sighting) -> bool {
    let (x, y) = (a.when.is_none(), b.when.is_none());
    if x && y {
        let death = a.kind == Kind::Death && b.kind == Kind::Death;
        let known = |own: &Sighting| own.telling == Telling::Known;
        let seldom = a.concept == b.concept
            && a.kind == b.kind
            && a.frequency.max(b.frequency) != Frequency::Often
            && !matches!(a.kind, Kind::Award | Kind::Appointment);
        let open = |own: &Sighting| own.mention.status != Status::Happened;
        let plan = a.kind == Kind::Visit && b.kind == Kind::Visit && open(a) && open(b);
        let one = death && !a.who.is_disjoint(&b.who) || plan;
        let bound = !a.bound.is_disjoint(&b.bound);
        let known = known(a) && known(b) || bound && (known(a) || known(b));
        return !(one || seldom && known);
    }
    let shared = || a.with.intersection(&b.with).copied();
    let person = |who: &usize| scene.kind(*who) == Some(EntityKind::Person);
    let met = || {
        let there = !a.goals.is_disjoint(&b.goals) && shared().next().is_some();
        there || shared().filter(person).count() > 1
    };
    (x || y) && a.kind != b.kind && !met()
}

/// Whether one says that a thing did not happen, and the other that another thing did.
fn is_undone(a: &Sighting, b: &Sighting) -> bool {
    let undone =
        |own: &Sighting| matches!(own.mention.status, Status::DidNotHappen | Status::Denied);
    let done = |own: &Sighting| own.mention.status == Status::Happened;
    let other = a.kind != b.kind || a.concept != b.concept;
    other && (undone(a) && done(b) || done(a) && undone(b))
}

/// Whether both are talks of one month that share one person: one of several, for all we know.
fn are_several(a: &Sighting, b: &Sighting) -> bool {
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

#[cfg(test)]
mod tests {
    use super::super::super::sighting;
    use super::*;
    use crate::document::Document;
    use crate::name::Names;
    use crate::{name, sample};

    fn documents(texts: [(&str, &str); 2]) -> Vec<Document> {
        let files = ["a.txt", "b.txt"].into_iter().zip(texts);
        files
            .map(|(file, (date, text))| sample::document(file, Some(date), &[text]))
            .collect()
    }

    /// The first mention of a kind in each of two documents.
    fn both(scene: &Scene<'_>, kinds: [Kind; 2]) -> [Sighting; 2] {
        let mut documents = 0..2;
        kinds.map(|kind| {
            let passages = scene.passages(documents.next().unwrap());
            let mut own = sighting::of_document(scene, &passages).into_iter();
            own.find(|own| own.kind == kind).unwrap()
        })
    }

    fn with<T>(texts: [(&str, &str); 2], ask: impl Fn(&Scene<'_>, &Names) -> T) -> T {
        let documents = documents(texts);
        let names = name::find(&documents);
        ask(&Scene::new(&documents, &names), &names)
    }

    fn untimed(texts: [(&str, &str); 2], kinds: [Kind; 2]) -> bool {
        with(texts, |scene, _| {
            let [a, b] = both(scene, kinds);
            assert!(a.when.is_none() || b.when.is_none());
            assert_eq!(are_untimed(scene, &a, &b), are_untimed(scene, &b, &a));
            are_untimed(scene, &a, &b)
        })
    }

    #[test]
    fn a_voyage_and_another_that_nobody_dates_wait() {
        let (date, later) = ("1871-03-01", "1871-09-01");
        let made = "During his visit to Persia Carl Lindqvist fell ill.";
        let told = "During Carl Lindqvist’s visit to Persia nobody was received.";
        assert!(untimed([(date, made), (later, told)], [Kind::Visit; 2]));
        assert!(!untimed(
            [
                (date, "Carl Lindqvist was killed in Riga."),
                (
                    later,
                    "The killing of Carl Lindqvist has not been forgotten in Riga."
                ),
            ],
            [Kind::Death; 2],
        ));
    }

    #[test]
    fn a_journey_planned_in_both_is_one_journey() {
        let plan = "Carl Lindqvist is expected to visit Persia.";
        let given_up = "Carl Lindqvist will not visit Persia after all.";
        let made = "During his visit to Persia Carl Lindqvist fell ill.";
        let (date, later) = ("1871-03-01", "1871-09-01");
        assert!(!untimed(
            [(date, plan), (later, given_up)],
            [Kind::Visit; 2]
        ));
        assert!(untimed([(date, plan), (later, made)], [Kind::Visit; 2]));
    }

    #[test]
    fn an_undated_speech_is_no_dated_visit() {
        let visit = "In May 1871 Carl Lindqvist visited Persia.";
        let speech = "The speech of Carl Lindqvist was long.";
        let (date, later) = ("1871-08-01", "1871-09-01");
        let kinds = [Kind::Visit, Kind::Statement];
        assert!(untimed([(date, visit), (later, speech)], kinds));
    }

    #[test]
    fn what_was_not_done_is_not_what_was() {
        let texts = [
            (
                "1871-08-01",
                "Carl Lindqvist did not visit Persia in May 1871.",
            ),
            (
                "1871-09-01",
                "Carl Lindqvist was killed in Persia in May 1871.",
            ),
        ];
        with(texts, |scene, _| {
            let [a, b] = both(scene, [Kind::Visit, Kind::Death]);
            assert_eq!(a.mention.status, Status::DidNotHappen);
            assert!(is_undone(&a, &b) && is_undone(&b, &a));
            assert!(!is_undone(&b, &b));
        });
    }
}
