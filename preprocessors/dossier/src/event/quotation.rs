//! Words and dates of a document as they stand in a sentence of ours.

use super::EventMention;

/// At most so many words are quoted from a document.
pub(super) const WORDS: usize = 25;

/// Fewer words than these say nothing by themselves.
pub(super) const FEW: usize = 3;

/// A mention's date as it stands within a sentence: in our words where the document has the same, else quoted.
pub(super) fn date_words(mention: &EventMention) -> Option<String> {
    let own = mention.stated.as_ref()?.in_words();
    Some(date_quoted(mention).map_or_else(|| set_off(own), |said| format!("“{said}”")))
}

/// A mention's date in our words, as it stands within a sentence; quoted where ours are clumsy: for “early January” we
/// have the first and the last day that can be meant.
pub(super) fn date_told(mention: &EventMention) -> Option<String> {
    let own = mention.stated.as_ref()?.in_words();
    let vague = own.matches("ca.").count() > 1;
    let said = mention.stated_words.as_ref().filter(|_| vague);
    Some(said.map_or_else(|| set_off(own), |said| format!("“{}”", nested(said))))
}

/// The words of a mention's date, where they differ from ours.
pub(super) fn date_quoted(mention: &EventMention) -> Option<String> {
    let own = mention.stated.as_ref()?.in_words();
    let said = mention.stated_words.as_ref()?;
    (*said != own).then(|| nested(said))
}

/// A date with the comma that follows its year within a sentence: “July 6, 1961, in Document 1”.
fn set_off(date: String) -> String {
    let day = date.rsplit_once(", ").is_some_and(|(_, year)| {
        year.len() == 4 && year.chars().all(|letter| letter.is_ascii_digit())
    });
    if day { format!("{date},") } else { date }
}

/// At most twenty-five words, cut before a comma or “and” where one is near.
pub(super) fn shortened(text: &str) -> String {
    let all: Vec<&str> = text.split_whitespace().collect();
    let Some(first) = all.get(..WORDS).filter(|_| all.len() > WORDS) else {
        return tidied(text);
    };
    let cut = (WORDS / 2..WORDS).rev().find(|place| {
        all.get(*place).is_some_and(|word| *word == "and")
            || all
                .get(place.saturating_sub(1))
                .is_some_and(|word| word.ends_with([',', ';']))
    });
    match cut.and_then(|cut| first.get(..cut)) {
        Some(piece) => tidied(piece.join(" ").trim_end_matches([',', ';', ' '])),
        None => format!("{} …", tidied(&first.join(" "))),
    }
}

/// White space folded, brackets without a partner left out, quotation marks as they are within others.
pub(super) fn tidied(text: &str) -> String {
    let folded = text.split_whitespace().collect::<Vec<_>>().join(" ");
    nested(&paired(&paired(&folded, '(', ')'), '[', ']'))
}

/// Without the brackets of a sort that have no partner.
fn paired(text: &str, open: char, close: char) -> String {
    let mut alone: Vec<usize> = Vec::new();
    for (at, letter) in text.char_indices() {
        let opened = alone
            .last()
            .is_some_and(|last| text[*last..].starts_with(open));
        if letter == close && opened {
            alone.pop();
        } else if letter == open || letter == close {
            alone.push(at);
        }
    }
    let kept = text.char_indices().filter(|(at, _)| !alone.contains(at));
    let kept: String = kept.map(|(_, letter)| letter).collect();
    kept.trim().to_owned()
}

/// Quotation marks as they are printed within others; one without a partner is left out.
fn nested(text: &str) -> String {
    let straight = text.matches('"').count();
    let mut seen = 0;
    let mut plain = String::with_capacity(text.len());
    for letter in text.chars() {
        if letter != '"' {
            plain.push(letter);
            continue;
        }
        seen += 1;
        if seen == straight && straight % 2 == 1 {
            continue;
        }
        plain.push(if seen % 2 == 1 { '“' } else { '”' });
    }
    let single = |letter| match letter {
        '“' => '‘',
        '”' => '’',
        other => other,
    };
    paired(&plain, '“', '”').chars().map(single).collect()
}

/// The full stop after a quotation; none where it has one, or an omission mark, at its end.
pub(super) fn full_stop(said: &str) -> &'static str {
    let end = said.trim_end_matches(['’', ')', ']']);
    if end.ends_with(['.', '!', '?', '…']) {
        ""
    } else {
        "."
    }
}

/// The article of a noun, with a space after it.
pub(super) fn article(noun: &str) -> &'static str {
    const SOUNDED: [&str; 6] = ["uni", "use", "eu", "one", "ubi", "ura"];
    const MUTE: [&str; 4] = ["hour", "honest", "honour", "heir"];
    let noun = noun.to_lowercase();
    let begins = |list: &[&str]| list.iter().any(|start| noun.starts_with(start));
    let vowel = noun.starts_with(['a', 'e', 'i', 'o', 'u']) && !begins(&SOUNDED);
    // “uninvited” and “unimportant” have no “you” at their start.
    let negated = noun.starts_with("unin") || noun.starts_with("unim");
    if vowel || negated || begins(&MUTE) {
        "an "
    } else {
        "a "
    }
}

/// With a capital at its start.
pub(super) fn capitalized(text: &str) -> String {
    let mut letters = text.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().chain(letters).collect())
        .unwrap_or_default()
}
