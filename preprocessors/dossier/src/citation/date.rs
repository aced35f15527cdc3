//! Dates as citations print them, and as other programs read them.

use crate::date::Edtf;

/// A date for print: what is uncertain or approximate stands in brackets, for nobody wrote it so
/// (CMOS 17, 14.145).
pub(super) fn printed(date: &Edtf) -> String {
    let words = date.in_words();
    if words.contains('?') || words.contains("ca. ") {
        format!("[{words}]")
    } else {
        words
    }
}

/// One end of a date by its numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Moment {
    /// The year.
    pub(super) year: i32,
    /// The month, from 1.
    pub(super) month: Option<u8>,
    /// The day.
    pub(super) day: Option<u8>,
    /// 1 spring … 4 winter.
    pub(super) season: Option<u8>,
}

/// A date by its numbers.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Numbers {
    /// A moment, or both ends of an interval. A decade or century is an interval of years; an end that
    /// is open or unknown is left out.
    pub(super) moments: Vec<Moment>,
    /// True where the date is uncertain, approximate, or open at one end.
    pub(super) circa: bool,
}

/// Takes a date apart by its EDTF form.
pub(super) fn numbers(date: &Edtf) -> Numbers {
    let text = date.to_string();
    let mut numbers = Numbers {
        circa: text.contains(['?', '~', '%'])
            || text.split('/').any(|end| matches!(end, "" | "..")),
        ..Numbers::default()
    };
    for end in text.split('/') {
        let bare = end.trim_end_matches(['?', '~', '%']);
        match bare.len() {
            // `196X` and `19XX`
            4 if bare.ends_with('X') => {
                let first = bare.replace('X', "0").parse();
                let last = bare.replace('X', "9").parse();
                if let (Ok(first), Ok(last)) = (first, last) {
                    numbers.moments.extend([year(first), year(last)]);
                }
            }
            _ => numbers.moments.extend(moment(bare)),
        }
    }
    // Of an interval between decades only the outer years count.
    if numbers.moments.len() > 2 {
        let last = numbers.moments.pop();
        numbers.moments.truncate(1);
        numbers.moments.extend(last);
    }
    numbers
}

fn year(year: i32) -> Moment {
    Moment {
        year,
        month: None,
        day: None,
        season: None,
    }
}

/// `1978-07-15`, `1978-07-XX`, `1978-22`, `-0044-03-15`.
fn moment(text: &str) -> Option<Moment> {
    let (sign, bare) = match text.strip_prefix('-') {
        Some(bare) => (-1, bare),
        None => (1, text),
    };
    let mut fields = bare.split('-');
    let mut moment = year(sign * fields.next()?.parse::<i32>().ok()?);
    let second: Option<u8> = fields.next().and_then(|field| field.parse().ok());
    match second {
        Some(season @ 21..=24) => moment.season = Some(season - 20),
        Some(month) => {
            moment.month = Some(month);
            moment.day = fields.next().and_then(|field| field.parse().ok());
        }
        None => {}
    }
    Some(moment)
}

impl Moment {
    /// Year, month and day, as far as they are known.
    pub(super) fn parts(self) -> Vec<i32> {
        let mut parts = vec![self.year];
        parts.extend(self.month.map(i32::from));
        parts.extend(self.day.map(i32::from));
        parts
    }
}
