//! Dates in English words, as American usage has it.

use super::edtf::{Edtf, End, Grain, Moment, Qualifier};

/// Names of the months, from January.
pub(crate) const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

impl Edtf {
    /// The date in English words, as American usage has it: `July 15, 1978`, `April 1975`,
    /// `June 17, 1960–November 17, 1971`.
    #[must_use]
    pub fn in_words(&self) -> String {
        let Some(end) = self.end else {
            return match self.start {
                End::Moment(moment) => moment.in_words(),
                End::Open | End::Unknown => String::new(),
            };
        };
        match (self.start, end) {
            (End::Moment(from), End::Moment(to)) => range(&from, &to),
            (End::Moment(from), End::Open) => format!("from {} on", from.in_words()),
            (End::Moment(from), End::Unknown) => format!("{}–?", from.in_words()),
            (End::Open, End::Moment(to)) => format!("up to {}", to.in_words()),
            (End::Unknown, End::Moment(to)) => format!("?–{}", to.in_words()),
            _ => String::new(),
        }
    }
}

impl Moment {
    fn in_words(&self) -> String {
        let plain = self.plain();
        match self.qualifier {
            None => plain,
            Some(Qualifier::Uncertain) => format!("{plain}?"),
            Some(Qualifier::Approximate) => format!("ca. {plain}"),
            Some(Qualifier::Both) => format!("ca. {plain}?"),
        }
    }

    fn plain(&self) -> String {
        let year = self.year();
        match self.grain {
            Grain::Day => format!("{} {}, {year}", self.month(), self.first.day()),
            Grain::Month | Grain::DayOfMonth => format!("{} {year}", self.month()),
            Grain::Season(code) => format!("{} {year}", season(code)),
            Grain::Year | Grain::MonthOfYear | Grain::DayOfYear => year,
            Grain::Decade | Grain::Century => format!("{year}s"),
        }
    }

    fn year(&self) -> String {
        match self.first.year() {
            year if year < 1 => format!("{} BC", 1 - i32::from(year)),
            year => year.to_string(),
        }
    }

    fn month(&self) -> &'static str {
        usize::try_from(self.first.month() - 1)
            .ok()
            .and_then(|index| MONTHS.get(index))
            .copied()
            .unwrap_or_default()
    }
}

fn season(code: u8) -> &'static str {
    match code {
        21 => "spring",
        22 => "summer",
        23 => "autumn",
        _ => "winter",
    }
}

/// Two dates with a dash; what they share is said once.
fn range(from: &Moment, to: &Moment) -> String {
    let same_year = from.first.year() == to.first.year();
    let same_mark = from.qualifier == to.qualifier;
    let plain = same_year && same_mark && from.grain == to.grain && from.qualifier.is_none();
    match from.grain {
        Grain::Day if plain && from.first.month() == to.first.month() => format!(
            "{} {}–{}, {}",
            from.month(),
            from.first.day(),
            to.first.day(),
            from.year()
        ),
        Grain::Day if plain => format!(
            "{} {}–{} {}, {}",
            from.month(),
            from.first.day(),
            to.month(),
            to.first.day(),
            from.year()
        ),
        Grain::Month if plain => format!("{}–{} {}", from.month(), to.month(), from.year()),
        _ => format!("{}–{}", from.in_words(), to.in_words()),
    }
}
