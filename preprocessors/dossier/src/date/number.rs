//! Numbers in English words, in figures with an ending, and in Roman numerals.

/// Numbers from zero to nineteen: cardinal and ordinal.
const SMALL: [(&str, &str); 20] = [
    ("zero", "zeroth"),
    ("one", "first"),
    ("two", "second"),
    ("three", "third"),
    ("four", "fourth"),
    ("five", "fifth"),
    ("six", "sixth"),
    ("seven", "seventh"),
    ("eight", "eighth"),
    ("nine", "ninth"),
    ("ten", "tenth"),
    ("eleven", "eleventh"),
    ("twelve", "twelfth"),
    ("thirteen", "thirteenth"),
    ("fourteen", "fourteenth"),
    ("fifteen", "fifteenth"),
    ("sixteen", "sixteenth"),
    ("seventeen", "seventeenth"),
    ("eighteen", "eighteenth"),
    ("nineteen", "nineteenth"),
];

/// The tens: cardinal, ordinal, value.
const TENS: [(&str, &str, u32); 8] = [
    ("twenty", "twentieth", 20),
    ("thirty", "thirtieth", 30),
    ("forty", "fortieth", 40),
    ("fifty", "fiftieth", 50),
    ("sixty", "sixtieth", 60),
    ("seventy", "seventieth", 70),
    ("eighty", "eightieth", 80),
    ("ninety", "ninetieth", 90),
];

/// The value of a cardinal number below a hundred in words, lower case: `seventeen`, `forty-one`.
pub(crate) fn cardinal(word: &str) -> Option<u32> {
    compound(word, |(own, _)| own, |(own, _, _)| own)
}

/// The value of an ordinal number below a hundred in words, lower case, or in figures: `second`,
/// `forty-first`, `22nd`.
pub(crate) fn ordinal(word: &str) -> Option<u32> {
    let figures = word.trim_end_matches(|letter: char| letter.is_ascii_alphabetic());
    if word.starts_with(|first: char| first.is_ascii_digit()) {
        let ending = word.get(figures.len()..)?;
        return matches!(ending, "st" | "nd" | "rd" | "th")
            .then(|| figures.parse().ok())
            .flatten();
    }
    compound(word, |(_, own)| own, |(_, own, _)| own).filter(|number| *number > 0)
}

/// A number in words: one of the small ones, one of the tens, or the two, with a hyphen or space between or without.
fn compound(
    word: &str,
    small: impl Fn((&'static str, &'static str)) -> &'static str,
    ten: impl Fn((&'static str, &'static str, u32)) -> &'static str,
) -> Option<u32> {
    let one = |word: &str| {
        let place = SMALL.iter().position(|own| small(*own) == word)?;
        u32::try_from(place).ok()
    };
    one(word).or_else(|| {
        TENS.iter().find_map(|own| match word.strip_prefix(own.0) {
            Some("") | None => (word == ten(*own)).then_some(own.2),
            Some(rest) => {
                // Telegrams write “twentyfirst”.
                let unit = one(rest.strip_prefix(['-', ' ']).unwrap_or(rest))?;
                (1..10).contains(&unit).then_some(own.2 + unit)
            }
        })
    })
}

/// The value of a Roman numeral of at least two letters, lower case, below ninety.
pub(crate) fn roman(word: &str) -> Option<u32> {
    if word.len() < 2 {
        return None;
    }
    let mut total = 0;
    let mut highest = 0;
    for letter in word.chars().rev() {
        let value = match letter {
            'i' => 1,
            'v' => 5,
            'x' => 10,
            'l' => 50,
            _ => return None,
        };
        if value < highest {
            total -= value;
        } else {
            total += value;
            highest = value;
        }
    }
    u32::try_from(total).ok()
}

/// The month, from 1, that a name or its abbreviation stands for: its first three letters tell.
pub(crate) fn month(name: &str) -> Option<i8> {
    const STARTS: [&str; 12] = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ];
    let start = name.get(..3)?.to_lowercase();
    let index = STARTS.iter().position(|month| *month == start)?;
    i8::try_from(index + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::{cardinal, month, ordinal, roman};

    #[test]
    fn numbers_in_words_and_figures() {
        for (word, value) in [
            ("first", Some(1)),
            ("nineteenth", Some(19)),
            ("twentieth", Some(20)),
            ("forty-first", Some(41)),
            ("ninety-ninth", Some(99)),
            ("22nd", Some(22)),
            ("111th", Some(111)),
            ("twenty-tenth", None),
            ("22", None),
            ("22x", None),
            ("nd", None),
            ("", None),
            ("one", None),
        ] {
            assert_eq!(ordinal(word), value, "{word}");
        }
        for (word, value) in [
            ("seventeen", Some(17)),
            ("twenty", Some(20)),
            ("fifty-five", Some(55)),
            ("fifth", None),
        ] {
            assert_eq!(cardinal(word), value, "{word}");
        }
        assert_eq!(roman("xxii"), Some(22));
        assert_eq!(roman("xiv"), Some(14));
        assert_eq!(roman("mix"), None);
        assert_eq!(month("Sept."), Some(9));
        assert_eq!(month("Mo"), None);
    }
}
