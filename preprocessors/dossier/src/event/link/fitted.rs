//! How likely two mentions of whatever kinds speak of one occurrence: all that they share, weighed together.
//!
//! The rules of the kinds say which cues suffice by themselves. Where none does, many small ones may: this
//! sums them by the weights of `weights.txt`, and then looks at the mentions’ other partners.

use lazy_static::lazy_static;

use super::super::label::goal_name;
use super::super::lexicon::Kind;
use super::super::profile::{Paragraphs, Profile, Profiles};
use super::super::scene::Scene;
use super::super::sighting::Sighting;
use super::against::excludes;
use super::common::{named, words};
use super::cues::{CUES, Cue, Told, Values, are_of_one_file, values};
use super::time::time;
use super::together::more;
use super::waiting::waits;
use super::{PRINT, capped, names};

/// The logarithm of the odds from which a link is as sure as one that is printed.
pub(super) const SURE: f64 = 0.8;

lazy_static! {
    static ref WEIGHTS: Weights = Weights::read(include_str!("weights.txt"));
}

/// How the partners of two mentions bear on whether the two are one occurrence.
#[derive(Debug, Clone, Copy)]
pub(in crate::event) struct Company {
    /// By how much the pair is likelier than the next best partner of each in the other’s document: the smaller and
    /// the larger of the two.
    pub(in crate::event) ahead: [f64; 2],
    /// The odds of the two mentions of other documents that are likeliest one with both.
    pub(in crate::event) support: [f64; 2],
    /// How many mentions of other documents are likely one with both.
    pub(in crate::event) supporters: f64,
    /// The odds of the likeliest partner of one that cannot be one with the other.
    pub(in crate::event) conflict: f64,
}

/// What each figure of [`Company`] counts, with their names in the file of weights.
const OF_COMPANY: [&str; 8] = [
    "odds",
    "ahead-of-one",
    "ahead-of-other",
    "support",
    "second-support",
    "supporters",
    "conflict",
    "undated",
];

/// What each cue counts, and what is there from the start; then the same of the partners.
#[derive(Debug, Clone, Copy)]
pub(super) struct Weights {
    pub(super) base: f64,
    pub(super) cues: [f64; CUES],
    pub(super) base_of_company: f64,
    pub(super) company: [f64; OF_COMPANY.len()],
}

impl Weights {
    /// Reads the weights: a name and its figure a line.
    pub(super) fn read(text: &str) -> Self {
        let mut read = Self {
            base: 0.0,
            cues: [0.0; CUES],
            base_of_company: 0.0,
            company: [0.0; OF_COMPANY.len()],
        };
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            let mut columns = line.split_whitespace();
            let name = columns.next().unwrap_or_default();
            let figure = columns.next().and_then(|figure| figure.parse().ok());
            if let (Some(weight), Some(figure)) = (read.by_name(name), figure) {
                *weight = figure;
            }
        }
        read
    }

    /// About the sum, which is quicker to find than the sum in the order of the cues.
    fn about(&self, values: &Values) -> f64 {
        const LANES: usize = 4;
        let mut sums = [0.0; LANES];
        let (values, weights) = (values.all().chunks(LANES), self.cues.chunks(LANES));
        for (values, weights) in values.zip(weights) {
            for (sum, (value, weight)) in sums.iter_mut().zip(values.iter().zip(weights)) {
                *sum += value * weight;
            }
        }
        self.base + sums.iter().sum::<f64>()
    }

    fn sum(&self, values: &Values) -> f64 {
        let own = values.all().iter().zip(&self.cues);
        self.base + own.map(|(value, weight)| value * weight).sum::<f64>()
    }

    fn by_name(&mut self, name: &str) -> Option<&mut f64> {
        let cue = Cue::ALL.iter().position(|cue| cue.name() == name);
        let company = OF_COMPANY.iter().position(|own| *own == name);
        match (name, cue, company) {
            ("base", ..) => Some(&mut self.base),
            ("base-of-company", ..) => Some(&mut self.base_of_company),
            (_, Some(at), _) => self.cues.get_mut(at),
            (_, _, Some(at)) => self.company.get_mut(at),
            _ => None,
        }
    }
}

/// The logarithm of the odds that two mentions are one occurrence by what they share; none where they cannot be, or
/// the odds are at most the least that count.
pub(super) fn at_first(
    scene: &Scene<'_>,
    paragraphs: &mut Paragraphs<'_>,
    (a, b): (Told<'_>, Told<'_>),
    rule: f64,
    least: f64,
) -> Option<f64> {
    /// The error of sums.
    const SLACK: f64 = 1e-6;
    if a.1.far_from(b.1) || excludes(scene, a.0, b.0) || a.1.is_kept_from(b.1) {
        return None;
    }
    let profiles = paragraphs.profiles();
    let mut values = values(scene, profiles, (a, b), rule);
    // Whatever the paragraphs share cannot help most pairs.
    let paragraph = WEIGHTS.cues.get(Cue::Paragraph as usize);
    let most = paragraph.map_or(0.0, |weight| weight * Values::MOST_OF_PARAGRAPH);
    if WEIGHTS.about(&values) + most < least - SLACK {
        return None;
    }
    values.set_paragraph(paragraphs.shared(a.1, b.1));
    Some(WEIGHTS.sum(&values)).filter(|odds| *odds > least)
}

/// The same when their other partners are looked at too; not enough to wait for an editor between the parts of one
/// file, nor to be printed where too little is said to tell.
pub(in crate::event) fn in_company(
    scene: &Scene<'_>,
    profiles: &Profiles,
    (a, b): ((&Sighting, &Profile), (&Sighting, &Profile)),
    odds: f64,
    company: &Company,
) -> f64 {
    const RESTS: f64 = -0.05;
    const WAITS: f64 = 0.2;
    let undated = a.1.when.is_none() && b.1.when.is_none();
    let figures = [
        odds,
        company.ahead[0],
        company.ahead[1],
        company.support[0],
        company.support[1],
        company.supporters,
        company.conflict,
        super::common::flag(undated),
    ];
    let own = figures.iter().zip(&WEIGHTS.company);
    let sum = WEIGHTS.base_of_company + own.map(|(value, weight)| value * weight).sum::<f64>();
    let sum = sum + more(profiles, a, b);
    if are_of_one_file(a.0, b.0) {
        sum.min(RESTS)
    } else if waits(scene, a, b) {
        sum.min(WAITS)
    } else {
        sum
    }
}

/// Odds as a score: what is sure is printed.
pub(in crate::event) fn score(odds: f64) -> f64 {
    let print = (PRINT / (1.0 - PRINT)).ln();
    capped(1.0 / (1.0 + (-(odds - SURE + print)).exp()), 0.95)
}

/// What speaks for two mentions being one occurrence, in words. A collection has many more pairs that are weighed
/// than pairs that are kept.
pub(super) fn reasons(
    scene: &Scene<'_>,
    profiles: &Profiles,
    a: Told<'_>,
    b: Told<'_>,
) -> Vec<String> {
    let (x, y) = (a.1, b.1);
    let (a, b) = (a.0, b.0);
    let mut reasons = Vec::new();
    match (a.kind, b.kind) {
        (Kind::Other, _) | (_, Kind::Other) => {}
        (x, y) if x == y => reasons.push(format!("same kind: {}", x.name())),
        (x, y) => reasons.push(format!("{} and {}", x.name(), y.name())),
    }
    let named = named(x, y);
    if !named.is_empty() {
        let named = named
            .into_iter()
            .filter_map(|who| usize::try_from(who).ok());
        reasons.push(format!("both name {}", names(scene, named)));
    }
    if let Some(place) = a.goals.intersection(&b.goals).next() {
        reasons.push(format!("same place: {}", goal_name(scene, place)));
    }
    if words(profiles, x, y) > 0.0 {
        reasons.push("words in common".to_owned());
    }
    reasons.extend(time(a, b).and_then(|time| time.reason()));
    reasons
}

#[cfg(test)]
mod tests {
    use super::super::cues::Way;
    use super::*;

    /// Every cue has its weight, every line of the file names a cue, and what speaks for or against does so.
    #[test]
    fn each_cue_has_its_weight() {
        let text = include_str!("weights.txt");
        let named: Vec<&str> = text
            .lines()
            .filter(|line| !line.starts_with('#'))
            .filter_map(|line| line.split_whitespace().next())
            .collect();
        let cues = Cue::ALL.iter().map(|cue| cue.name());
        let all: Vec<&str> = cues
            .chain(OF_COMPANY)
            .chain(["base", "base-of-company"])
            .collect();
        for name in &all {
            assert_eq!(named.iter().filter(|own| *own == name).count(), 1, "{name}");
        }
        assert_eq!(named.len(), all.len(), "no line for anything else");
        let weights = Weights::read(text);
        assert!(weights.base < 0.0);
        for (cue, weight) in Cue::ALL.iter().zip(weights.cues) {
            match cue.way() {
                Way::For => assert!(weight >= 0.0, "{}", cue.name()),
                Way::Against => assert!(weight <= 0.0, "{}", cue.name()),
                Way::Either => {}
            }
        }
        assert!(weights.cues.iter().all(|weight| weight.abs() < 8.0));
        let [odds, one, other, support, second, _, conflict, undated] = weights.company;
        assert!(
            [odds, one, other, support, second]
                .iter()
                .all(|weight| *weight > 0.0)
        );
        assert!(conflict < 0.0 && undated < 0.0);
    }
}
