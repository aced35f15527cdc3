//! What date an editor may have meant who wrote it as in a letter, or whose spreadsheet has turned it around.

use lazy_static::lazy_static;
use regex::Regex;

use crate::date::Edtf;
use crate::date::phrase::{self, Context};

lazy_static! {
    static ref FIGURES: Vec<Regex> = Regex::new(
        r"^(?P<first>\d{1,2})(?P<mark>[./-])\s?(?P<second>\d{1,2})[./-]\s?(?P<year>\d{4})$"
    )
    .into_iter()
    .collect();
    static ref YEARS: Vec<Regex> = Regex::new(r"^(?P<from>\d{4})\s?[-–—]\s?(?P<to>\d{4})?$")
        .into_iter()
        .collect();
}

/// What to write instead of a text that is no date: the date that it may stand for, else `otherwise`.
pub(crate) fn remedy(text: &str, otherwise: &str) -> String {
    match &meant(text.trim())[..] {
        [] => otherwise.to_owned(),
        all => format!("did you mean {}?", all.join(" or ")),
    }
}

/// Every way of reading it.
fn meant(text: &str) -> Vec<String> {
    if let Some(years) = YEARS.iter().find_map(|years| years.captures(text)) {
        let to = years.name("to").map_or("..", |to| to.as_str());
        return vec![format!("{}/{to}", &years["from"])];
    }
    if let Some(found) = FIGURES.iter().find_map(|figures| figures.captures(text)) {
        let number = |name: &str| found[name].parse().unwrap_or(0);
        let year = found["year"].parse().unwrap_or(0);
        let day_first = Edtf::ymd(year, number("second"), number("first"));
        let month_first = Edtf::ymd(year, number("first"), number("second"));
        // With full stops the day comes first, wherever that is written.
        let month_first = month_first.filter(|_| &found["mark"] != "." || day_first.is_none());
        let mut dates: Vec<String> = day_first
            .into_iter()
            .chain(month_first)
            .map(|date| date.to_string())
            .collect();
        dates.dedup();
        return dates;
    }
    let phrases = phrase::find(text, &Context::default());
    match &phrases[..] {
        [only] if only.inferred.is_none() && only.range == (0..text.len()) => {
            vec![only.date.to_string()]
        }
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::remedy;

    #[test]
    fn a_date_in_another_form_is_read_where_that_is_sure() {
        for (text, told) in [
            ("04.03.1921", "did you mean 1921-03-04?"),
            ("3/4/1921", "did you mean 1921-04-03 or 1921-03-04?"),
            ("3/3/1921", "did you mean 1921-03-03?"),
            ("25/3/1921", "did you mean 1921-03-25?"),
            ("4 March 1921", "did you mean 1921-03-04?"),
            ("March 1921", "did you mean 1921-03?"),
            ("1880-1950", "did you mean 1880/1950?"),
            ("1880–", "did you mean 1880/..?"),
            ("31.31.1921", "write it"),
            ("soon after March 1921", "write it"),
            ("", "write it"),
        ] {
            assert_eq!(remedy(text, "write it"), told, "{text}");
        }
    }
}
