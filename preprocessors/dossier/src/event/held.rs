//! The pairs of mentions that agree, by the first of the two.

/// Pairs of sightings, the smaller index first, that agree. Most mentions have few, so that a sorted list for each is
/// found in as quickly as anything, and takes least room.
#[derive(Debug, Clone, Default)]
pub(super) struct Pairs(Vec<Vec<(u32, Held)>>);

/// How well a pair agrees. In what, is told again when it is asked for: a collection has many more pairs than links.
#[derive(Debug, Clone, Default)]
pub(super) struct Held {
    pub(super) score: f64,
    /// By what the pair was found.
    pub(super) by: By,
    /// Reasons beside what the comparison gives: few pairs have any.
    said: Box<[String]>,
}

/// By what a pair was found.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum By {
    /// By no comparison: an editor says so, or it is the only one of its sort.
    #[default]
    Saying,
    /// By the rules of its kind.
    Rule,
    /// By many cues weighed together, where no rule of its kind found enough.
    Weighing,
}

impl Held {
    /// A pair with nothing said of it.
    pub(super) fn new(score: f64, by: By) -> Self {
        Self {
            score,
            by,
            said: Box::default(),
        }
    }

    /// Reasons beside what the comparison gives.
    pub(super) fn said(&self) -> &[String] {
        &self.said
    }

    /// At least so sure, for a reason.
    pub(super) fn raise(&mut self, score: f64, reason: String) {
        self.score = self.score.max(score);
        self.say(reason);
    }

    /// For one reason more.
    pub(super) fn say(&mut self, reason: String) {
        let mut said = std::mem::take(&mut self.said).into_vec();
        said.push(reason);
        self.said = said.into();
    }
}

/// A pair by its indices.
type Key = (usize, usize);

impl Pairs {
    /// No pairs yet of so many sightings.
    pub(super) fn of(count: usize) -> Self {
        Self(vec![Vec::new(); count])
    }

    /// How well a pair agrees.
    pub(super) fn get(&self, key: Key) -> Option<&Held> {
        let row = self.0.get(key.0)?;
        let at = place(row, key.1).ok()?;
        row.get(at).map(|(_, held)| held)
    }

    /// The same, to be changed.
    pub(super) fn get_mut(&mut self, key: Key) -> Option<&mut Held> {
        let row = self.0.get_mut(key.0)?;
        let at = place(row, key.1).ok()?;
        row.get_mut(at).map(|(_, held)| held)
    }

    /// The same of a pair that is there from now on.
    pub(super) fn entry(&mut self, key: Key) -> &mut Held {
        if self.0.len() <= key.0 {
            self.0.resize_with(key.0 + 1, Vec::new);
        }
        let row = &mut self.0[key.0];
        let at = place(row, key.1).unwrap_or_else(|at| {
            let second = u32::try_from(key.1).unwrap_or(u32::MAX);
            row.insert(at, (second, Held::default()));
            at
        });
        &mut row[at].1
    }

    /// Puts a pair in.
    pub(super) fn insert(&mut self, key: Key, held: Held) {
        *self.entry(key) = held;
    }

    /// Takes a pair out.
    pub(super) fn remove(&mut self, key: Key) {
        if let Some(row) = self.0.get_mut(key.0)
            && let Ok(at) = place(row, key.1)
        {
            row.remove(at);
        }
    }

    /// Whether two agree at all.
    pub(super) fn contains(&self, key: Key) -> bool {
        self.get(key).is_some()
    }

    /// Gives back the room that is kept for more pairs.
    pub(super) fn settle(&mut self) {
        for row in &mut self.0 {
            row.shrink_to_fit();
        }
    }

    /// All pairs, in order.
    pub(super) fn iter(&self) -> impl Iterator<Item = (Key, &Held)> {
        let rows = self.0.iter().enumerate();
        rows.flat_map(|(first, row)| {
            let second = |second: u32| usize::try_from(second).unwrap_or(usize::MAX);
            row.iter()
                .map(move |(other, held)| ((first, second(*other)), held))
        })
    }
}

fn place(row: &[(u32, Held)], second: usize) -> Result<usize, usize> {
    let second = u32::try_from(second).unwrap_or(u32::MAX);
    row.binary_search_by_key(&second, |(other, _)| *other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_stand_in_order_and_are_found_again() {
        let mut pairs = Pairs::of(3);
        for key in [(1, 4), (0, 9), (0, 2), (7, 8)] {
            pairs.entry(key).raise(0.5, format!("{key:?}"));
        }
        pairs.entry((0, 2)).raise(0.4, "again".to_owned());
        let keys: Vec<_> = pairs.iter().map(|(key, _)| key).collect();
        assert_eq!(keys, [(0, 2), (0, 9), (1, 4), (7, 8)]);
        let held = pairs.get((0, 2)).unwrap();
        assert!((held.score - 0.5).abs() < 1e-9);
        assert_eq!(held.said(), ["(0, 2)", "again"]);
        pairs.remove((0, 9));
        assert!(!pairs.contains((0, 9)) && !pairs.contains((5, 6)));
    }
}
