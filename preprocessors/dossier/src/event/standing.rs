//! Dates of what stands, not of what happens: “the line of 7 November”, “the borders of 1937”, “the position which they
//! held on 8 September”. Nothing that the sentence tells beside them took place then.

use std::ops::Range;

use super::text::Word;
use crate::wordlist::holds;

/// Nouns for how things stand: where a line runs, who holds what, how much there is.
const STATES: &str = " line lines demarcation boundary boundaries border borders frontier frontiers limit limits position positions disposition dispositions status quo situation situations conditions condition state level levels price prices rate rates ratio figures figure strength strengths balance balances holdings stock stocks extent territory territories area areas standard standards value values ";
/// Verbs by which things are said to stand so: “which existed on”, “held on”.
const STANDING: &str = " existed existing exist exists stood stand standing prevailed prevailing obtained obtaining ran held holding occupied occupying possessed applied controlled ";
/// Of these, those that need “as” or “which” before them, since they tell of an act too.
const FORMS_OF_BE: &str = " was were had ";
/// Words at which the phrase of a noun ends, looked at from behind.
const ENDS: &str = " that which who when where while because although if but and or is are was were had has have be been to by from in on at with after before until since than ";

/// Whether a date is that of a state of things.
pub(super) fn is_of_state(text: &str, words: &[Word], date: &Range<usize>) -> bool {
    // “the position of 8 September, before they crossed the ridge”: the date is that of what follows as well.
    let after = text.get(date.end..).unwrap_or_default();
    let told = [" before ", " when ", " on which "]
        .iter()
        .any(|opens| after.trim_start_matches(',').starts_with(opens));
    if told {
        return false;
    }
    let before = words.partition_point(|word| word.range.end <= date.start);
    let back = Back {
        text,
        words,
        end: date.start,
    };
    let Some(lead) = back.lead(before) else {
        return false;
    };
    match back.word(lead) {
        // “dated” is said of papers.
        "of" => back.heads_phrase(lead),
        "at" | "on" if lead > 0 && back.word(lead - 1) == "as" => back.heads_phrase(lead - 1),
        "on" | "in" | "at" | "before" | "since" => back.stands(lead),
        _ => false,
    }
}

/// The words before a date, read from behind.
struct Back<'t> {
    text: &'t str,
    words: &'t [Word],
    end: usize,
}

impl Back<'_> {
    fn word(&self, at: usize) -> &str {
        self.words.get(at).map_or("", |word| word.lower.as_str())
    }

    /// What stands between a word and the next, or the date.
    fn gap(&self, at: usize) -> &str {
        let from = self.words.get(at).map_or(self.end, |word| word.range.end);
        let next = self.words.get(at + 1).map(|word| word.range.start);
        let to = next.map_or(self.end, |next| next.min(self.end));
        self.text.get(from..to).unwrap_or_default()
    }

    /// The preposition before a date, an article apart.
    fn lead(&self, before: usize) -> Option<usize> {
        let last = before.checked_sub(1)?;
        let lead = if self.word(last) == "the" {
            last.checked_sub(1)?
        } else {
            last
        };
        let plain = (lead..=last).all(|at| self.gap(at).trim().is_empty());
        plain.then_some(lead)
    }

    /// Whether the noun before a preposition is one of a state: “the line of actual control of”.
    fn heads_phrase(&self, lead: usize) -> bool {
        const REACH: usize = 6;
        let mut at = lead;
        for _ in 0..REACH {
            let Some(before) = at.checked_sub(1) else {
                return false;
            };
            at = before;
            if !self.gap(at).trim().is_empty() {
                return false;
            }
            let word = self.word(at);
            if is_state(word) {
                return true;
            }
            if holds(ENDS, word) || names_occurrence(word) {
                return false;
            }
        }
        false
    }

    /// Whether a clause before a preposition says that things stood so: “as it existed between A and B on”.
    fn stands(&self, lead: usize) -> bool {
        const REACH: usize = 12;
        let mut verb = None;
        for far in 1..=REACH {
            let Some(at) = lead.checked_sub(far) else {
                return false;
            };
            if self.gap(at).contains(['.', ';', ':', '(', ')']) {
                return false;
            }
            let word = self.word(at);
            match verb {
                None if holds(STANDING, word) || holds(FORMS_OF_BE, word) => verb = Some(word),
                None if super::lexicon::is_past(word) || names_occurrence(word) => return false,
                // “the conference of Heads of State”
                Some(_) if word == "state" && at > 0 && self.word(at - 1) == "of" => return false,
                Some(_) if is_state(word) => return true,
                _ => {}
            }
            // “the line was on that day crossed” says nothing of the kind; “as it was”, “which existed” do.
            if let Some(verb) = verb
                && (holds(FORMS_OF_BE, verb) || !verb.ends_with("ing"))
                && matches!(word, "as" | "which" | "that" | "they" | "it" | "he" | "we")
            {
                return self.follows_state(at);
            }
        }
        false
    }

    /// Whether a noun of a state stands in the phrase before a relative word.
    fn follows_state(&self, relative: usize) -> bool {
        const REACH: usize = 5;
        (1..=REACH)
            .map_while(|far| relative.checked_sub(far))
            .take_while(|at| {
                !self.gap(*at).contains(['.', ';', ':']) && !names_occurrence(self.word(*at))
            })
            .any(|at| is_state(self.word(at)))
    }
}

fn is_state(word: &str) -> bool {
    holds(STATES, word)
}

/// Whether a word names an occurrence itself, as a noun.
fn names_occurrence(word: &str) -> bool {
    super::lexicon::trigger(word).is_some_and(|own| own.noun && !own.weak)
}

#[cfg(test)]
mod tests {
    use super::super::text;
    use super::is_of_state;
    use crate::date::phrase::{Context, find};

    /// Whether the last date of a text is one of a state.
    fn of_state(said: &str) -> bool {
        let dates = find(said, &Context::default());
        let date = dates.last().expect("no date was found");
        is_of_state(said, &text::words(said), &date.range)
    }

    #[test]
    fn dates_of_lines_and_positions_date_no_occurrence() {
        for said in [
            "The troops went back behind the line of 5 May 1921.",
            "They asked for a return to the borders of 1937.",
            "The Government insists on the line of actual control of 5 May 1921.",
            "They withdrew to their positions of 5 May 1921.",
            "He demanded the restoration of the status quo of 1914.",
            "The cost was reckoned at the prices of 1913.",
            "They fell back to the river line which existed between the two armies on 5 May 1921.",
            "The frontier as it stood on 1 January 1912 was to be restored.",
            "They kept the positions which they held on 5 May 1921.",
            "He returned to the boundary existing in 1914.",
            "The delegation accepted the strength of the garrisons as of 5 May 1921.",
        ] {
            let dates = find(said, &Context::default());
            let words = text::words(said);
            let state = |date: &crate::date::phrase::Phrase| is_of_state(said, &words, &date.range);
            assert!(dates.iter().any(state), "{said}");
        }
    }

    #[test]
    fn dates_of_what_happens_stay() {
        for said in [
            "The troops crossed the line on 5 May 1921.",
            "They closed the border in August 1921.",
            "The border agreement of 5 May 1921 was ratified.",
            "He recalled the clash on the frontier of 5 May 1921, the frontier clash of 5 May 1921.",
            "The army reached the position on the night of 5 May 1921.",
            "The town stood on the frontier when the war began on 5 May 1921.",
            "The commission on the boundary met on 5 May 1921.",
            "This restored the position of 5 May 1921, before the troops crossed the river.",
        ] {
            assert!(!of_state(said), "{said}");
        }
    }
}
