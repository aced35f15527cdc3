//! How the sorts of two mentions stand to one another.

use super::super::lexicon::{Frequency, Kind};
use super::super::profile::Profile;

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
pub(super) struct Kinds {
    /// How many of them no word of the lexicon names.
    pub(super) bare: usize,
    pub(super) kind: bool,
    pub(super) concept: bool,
    pub(super) neighbours: bool,
    /// How seldom such a thing happens.
    pub(super) rare: f64,
}

impl Kinds {
    /// Compares the sorts of two mentions.
    pub(super) fn of(a: &Profile, b: &Profile) -> Self {
        let bare = [a, b].iter().filter(|own| own.kind == Kind::Other).count();
        let kind = a.kind == b.kind && bare == 0;
        let concept = kind && a.concept == b.concept;
        let listed =
            || NEIGHBOURS.contains(&(a.kind, b.kind)) || NEIGHBOURS.contains(&(b.kind, a.kind));
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
            neighbours: !kind && bare == 0 && listed(),
            rare,
        }
    }
}
