//! Whether a sentence tells of what was, or of what is to come.

use std::ops::Range;

use super::reading::Tense;

/// Words of what is to come.
const COMING: &str = " will shall would intend intends propose proposes planned planning expected expects hope hopes fixed arranged scheduled invited postponed forthcoming coming upcoming intended proposed adjourned summoned convened arrange arranging organize organise prepare preparing preparations ";
/// Words of what was; others that end in “ed” count too.
const PAST: &str = " was were had did took held met came went made gave sent wrote said told read heard saw left began became spoke stood brought found fell lost won paid put lay kept knew ran drew bought sold built rose grew felt lent sat flew drove rode fought struck shot threw caught taught thought sought chose broke withdrew overthrew undertook arose dealt fled flung forbade laid led lit meant shook slept spent stole swore tore understood upheld wore burst dug drank ate hid hung rang sang sank sprang swept overran overcame ";

/// Verbs of the calendar, which in the present tell what is fixed for a day to come.
const SCHEDULED: &str =
    " opens begins starts commences convenes meets sits leaves arrives departs sails expires ";

/// The tense of the sentence around a range of a text.
pub(super) fn of(text: &str, range: &Range<usize>) -> Tense {
    let before = text.get(..range.start).unwrap_or_default();
    let after = text.get(range.end..).unwrap_or_default();
    let ends = |at: usize, all: &str| {
        all.get(at + 1..)
            .is_some_and(|rest| rest.starts_with([' ', '\n', '”', '"']) || rest.is_empty())
    };
    // A full stop after a short word is one of an abbreviation.
    let short = |at: usize, all: &str| {
        all.get(..at)
            .and_then(|own| own.split_whitespace().next_back())
            .is_some_and(|word| word.chars().count() <= 3 && word.starts_with(char::is_uppercase))
    };
    let cut = |all: &str, at: usize, mark: &str| {
        mark == "\n" || mark == ";" || ends(at, all) && !(mark == "." && short(at, all))
    };
    let marks = ['.', ';', '!', '?', '\n'];
    let start = before
        .rmatch_indices(marks)
        .find(|(at, mark)| cut(before, *at, mark))
        .map_or(0, |(at, _)| at + 1);
    let end = after
        .match_indices(marks)
        .find(|(at, mark)| cut(after, *at, mark))
        .map_or(after.len(), |(at, _)| at);
    let (before, after) = (
        before.get(start..).unwrap_or_default(),
        after.get(..end).unwrap_or_default(),
    );
    // The nearest word that tells, before the date, else after it.
    let (before_it, after_it) = (nearest(before), first(after));
    // “the visit planned for May took place”.
    let undone = before_it == Tense::Future
        && after_it == Tense::Past
        && before.trim_end().ends_with(" for")
        && !before.contains("would")
        && !before.contains(" will ");
    let set = before_it == Tense::Open && before.trim_end().ends_with(" for");
    match before_it {
        _ if undone || set => Tense::Open,
        Tense::Open => after_it,
        told => told,
    }
}

/// What the last word before a date tells that tells of time.
fn nearest(before: &str) -> Tense {
    let folded = without_names(before);
    let words: Vec<&str> = words(&folded);
    let lead = words.last().copied().unwrap_or_default();
    if lead == "for" {
        // What “had been announced for November” may have been before or after.
        return if words.contains(&"had") {
            Tense::Open
        } else {
            Tense::Future
        };
    }
    // “he would raise it when he came in November”: what comes when something else comes is yet to come.
    let foretold = |place: usize| {
        let earlier = words.get(..place).unwrap_or_default();
        let when = earlier.iter().rposition(|word| {
            matches!(*word, "when" | "after" | "before" | "until" | "once" | "if")
        });
        when.is_some_and(|when| {
            place - when <= 4
                && earlier
                    .get(when.saturating_sub(14)..when)
                    .is_some_and(|lead| {
                        lead.iter()
                            .any(|word| matches!(*word, "would" | "will" | "shall"))
                    })
        })
    };
    for (place, word) in words.iter().enumerate().rev() {
        let previous = place.checked_sub(1).and_then(|place| words.get(place));
        let next = words.get(place + 1).copied();
        match told(
            word,
            previous.copied(),
            next,
            matches!(lead, "until" | "till"),
        ) {
            Tense::Open => {}
            Tense::Past if foretold(place) => return Tense::Future,
            tense => return tense,
        }
    }
    Tense::Open
}

/// What the first word after a date tells that tells of time.
fn first(after: &str) -> Tense {
    let folded = without_names(after);
    let words: Vec<&str> = words(&folded);
    // “a visit in November was spoken of”, “is under consideration”
    let considered = words
        .iter()
        .take(2)
        .any(|word| matches!(*word, "was" | "is" | "were" | "are"))
        && words.iter().take(5).any(|word| {
            matches!(
                *word,
                "spoken" | "talked" | "contemplated" | "envisaged" | "foreseen" | "consideration"
            )
        });
    if considered {
        return Tense::Future;
    }
    words
        .iter()
        .enumerate()
        .map(|(place, word)| {
            let previous = place.checked_sub(1).and_then(|place| words.get(place));
            told(
                word,
                previous.copied(),
                words.get(place + 1).copied(),
                false,
            )
        })
        .find(|tense| *tense != Tense::Open)
        .unwrap_or(Tense::Open)
}

/// A text in small letters, without the words with a capital that look like participles: “Dr. Learned”, “Mohammed”.
fn without_names(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut within = false;
    for piece in text.split_inclusive(|letter: char| !letter.is_alphanumeric()) {
        let word = piece.trim_end_matches(|letter: char| !letter.is_alphanumeric());
        let name = within && word.ends_with("ed") && word.starts_with(char::is_uppercase);
        within |= !word.is_empty();
        if name {
            folded.push(' ');
        } else {
            folded.push_str(&piece.to_lowercase());
        }
    }
    folded
}

fn words(folded: &str) -> Vec<&str> {
    folded
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect()
}

/// Whether a verb after “will” only asks the reader to think of what was: “you will remember”.
pub(crate) fn is_of_the_mind(word: &str) -> bool {
    const VERBS: &str =
        " recall recollect remember know understand appreciate notice observe note gather ";
    crate::wordlist::holds(VERBS, word)
}

/// What one word tells, between its neighbours; what “is so until” a date comes before it.
fn told(word: &str, before: Option<&str>, after: Option<&str>, until: bool) -> Tense {
    let padded = format!(" {word} ");
    let participle = word.len() > 4 && word.ends_with("ed");
    match () {
        // “you will recall that”, “as will be seen”: that is said of what was.
        () if matches!(word, "will" | "would" | "shall") && after.is_some_and(is_of_the_mind) => {
            Tense::Open
        }
        () if matches!(word, "will" | "would") && after == Some("have") => Tense::Past,
        () if COMING.contains(&padded) => Tense::Future,
        () if matches!(word, "is" | "are" | "was" | "were") && after == Some("to") => Tense::Future,
        // “is open until the first of June”; “the Congress, which opens on 17 October”; “to enter upon his duties on”
        () if matches!(word, "is" | "are" | "remains" | "remain") && until => Tense::Future,
        // “could be reconvened in April”, “hoped to see him in October”
        () if matches!(word, "could" | "might" | "may" | "must" | "can" | "cannot")
            && after == Some("be") =>
        {
            Tense::Future
        }
        () if matches!(
            word,
            "hoped"
                | "wished"
                | "wanted"
                | "intended"
                | "meant"
                | "wishes"
                | "wants"
                | "wish"
                | "want"
        ) && after == Some("to") =>
        {
            Tense::Future
        }
        // “he plans to go”; “the peace plan of May” is no plan to do something then.
        () if matches!(word, "plan" | "plans") && after == Some("to") => Tense::Future,
        () if SCHEDULED.contains(&padded) => Tense::Future,
        () if before == Some("to")
            && matches!(
                word,
                "enter" | "begin" | "commence" | "open" | "start" | "sail" | "convene" | "assemble"
            ) =>
        {
            Tense::Future
        }
        // “shall be held”: the auxiliary tells.
        () if before == Some("be") || before == Some("to") => Tense::Open,
        () if PAST.contains(&padded) || participle => Tense::Past,
        () => Tense::Open,
    }
}
