//! The wording of notes: one sentence pattern for each case.

use std::collections::BTreeMap;

use super::super::lexicon::{STATUS, trigger};
use super::super::text::Shape;
use super::super::{Decision, Event, EventMention, NoteCase, NoteTarget, Run, Status};
use super::quotation::{capitalized, date_quoted, date_words, full_stop, shortened};
use super::{best, rank};
use crate::document::{Document, Item};

/// At most so many documents stand in one note.
const DOCUMENTS: usize = 3;

/// What a note says of one event, and why.
pub(super) struct Statement {
    pub(super) case: NoteCase,
    pub(super) text: Vec<Run>,
    pub(super) targets: Vec<NoteTarget>,
}

/// Who words the notes of one event.
pub(super) struct Voice<'e> {
    pub(super) documents: &'e [Document],
    pub(super) event: &'e Event,
    pub(super) index: usize,
}

/// What is said of one other document.
struct Pointer<'e> {
    case: NoteCase,
    mention: &'e EventMention,
    /// The paragraphs of the document that give the same date.
    places: Vec<(usize, usize)>,
    decision: Decision,
}

impl<'e> Voice<'e> {
    /// What a note at a mention says of the other documents; none where there is nothing to say.
    pub(super) fn statement(
        &self,
        own: &EventMention,
        targets: &BTreeMap<Item, Vec<(usize, Decision)>>,
    ) -> Option<(Statement, Decision)> {
        let mut pointers: Vec<Pointer<'e>> = targets
            .values()
            .filter_map(|mentions| self.pointer(own, mentions))
            .collect();
        let decision = pointers.iter().map(|pointer| pointer.decision).min()?;
        // A doubtful pointer never stands in a printed note.
        pointers.retain(|pointer| pointer.decision == decision);
        pointers.sort_by_key(|pointer| {
            (
                rank(pointer.case),
                distance(own, pointer.mention),
                pointer.mention.item,
            )
        });
        let more = pointers.len().saturating_sub(DOCUMENTS);
        pointers.truncate(DOCUMENTS);
        let case = pointers.first()?.case;
        let mut text = Vec::new();
        for (place, group) in pointers
            .chunk_by(|a, b| a.case == b.case && grouped(a.case))
            .enumerate()
        {
            if place > 0 {
                text.push(words(" "));
            }
            text.extend(self.sentence(own, group));
        }
        if more > 0 {
            let others = if more == 1 {
                "1 other".to_owned()
            } else {
                format!("{more} others")
            };
            text.push(words(&format!(" And {others}: see ")));
            text.push(Run::Event(self.index));
            text.push(words("."));
        }
        let targets = pointers
            .iter()
            .map(|pointer| NoteTarget {
                item: pointer.mention.item,
                block: pointer.mention.block,
                quote: pointer.mention.quote.clone(),
            })
            .collect();
        Some((
            Statement {
                case,
                text,
                targets,
            },
            decision,
        ))
    }

    fn pointer(&self, own: &EventMention, mentions: &[(usize, Decision)]) -> Option<Pointer<'e>> {
        let mention = best(self.event, mentions)?;
        let decision = mentions.iter().map(|(_, decision)| *decision).min()?;
        let case = case(own, mention);
        let mut places: Vec<(usize, usize)> = mentions
            .iter()
            .filter_map(|(place, _)| self.event.mentions.get(*place))
            .filter(|other| other.stated == mention.stated && !other.record)
            .map(|other| (other.item.document, other.block))
            .collect();
        places.sort_unstable();
        places.dedup();
        Some(Pointer {
            case,
            mention,
            places,
            decision,
        })
    }

    /// One sentence on documents of one case.
    fn sentence(&self, own: &EventMention, group: &[Pointer<'e>]) -> Vec<Run> {
        let Some(first) = group.first() else {
            return Vec::new();
        };
        match first.case {
            NoteCase::Record => self.record(first),
            NoteCase::Disagree => Self::disagreement(group),
            NoteCase::Outcome => self.outcome(first),
            NoteCase::Planned => Self::plan(first),
            NoteCase::Series => self.see(own, "See ", group),
            NoteCase::Same | NoteCase::Editor => self.same(own, group),
        }
    }

    fn record(&self, pointer: &Pointer<'_>) -> Vec<Run> {
        let item = pointer.mention.item;
        let excerpt = item.part.is_some()
            || self
                .documents
                .get(item.document)
                .is_some_and(|document| document.metadata.publication.is_some());
        let lead = if excerpt {
            "Excerpts are printed as "
        } else {
            "Printed as "
        };
        vec![words(lead), Run::Document(item, None), words(".")]
    }

    /// “July 1961 in Document 3; “6 July 1961” in Document 1d.”
    fn disagreement(group: &[Pointer<'_>]) -> Vec<Run> {
        let mut runs = Vec::new();
        for (place, pointer) in group.iter().enumerate() {
            if place > 0 {
                runs.push(words("; "));
            }
            let date = date_words(pointer.mention).unwrap_or_default();
            runs.push(words(&format!("{date} in ")));
            runs.push(Run::Document(
                pointer.mention.item,
                Some(pointer.mention.block),
            ));
        }
        let first = runs.first_mut();
        if let Some(Run::Text(text)) = first {
            *text = capitalized(text);
        }
        runs.push(words("."));
        runs
    }

    /// “Document 4 reports that A “did not come …” (p22).”, “Document 4, p22, records “a tour …”.”
    fn outcome(&self, pointer: &Pointer<'_>) -> Vec<Run> {
        let mention = pointer.mention;
        let document = Run::Document(mention.item, None);
        let paragraph = Run::Paragraph(mention.item.document, mention.block);
        if mention.status == Status::DidNotHappen
            && let Some((subject, said)) = Self::failure(mention)
        {
            return vec![
                document,
                words(&format!(" reports that {subject} “{said}” (")),
                paragraph,
                words(")."),
            ];
        }
        let said = shortened(&self.phrase(mention));
        let noun = said.split_whitespace().next().is_some_and(|first| {
            trigger(first).is_some_and(|trigger| trigger.noun) && !first.ends_with('s')
        });
        let lead = match said.chars().next() {
            Some('a' | 'e' | 'i' | 'o' | 'u') if noun => ", records an ",
            _ if noun => ", records a ",
            _ => ": ",
        };
        let said = format!("{lead}“{said}{}”", full_stop(&said));
        vec![document, words(", "), paragraph, words(&said)]
    }

    /// The subject of a clause and what it did not do, where the clause has that form.
    fn failure(mention: &EventMention) -> Option<(String, String)> {
        const FORMS: [&str; 8] = [
            " did not ",
            " didn't ",
            " didn’t ",
            " never ",
            " has not ",
            " had not ",
            " failed to ",
            " have not ",
        ];
        let (at, _) = FORMS
            .iter()
            .filter_map(|form| mention.quote.find(form).map(|at| (at, form)))
            .min()?;
        let subject = mention
            .quote
            .get(..at)?
            .trim_start_matches(|letter: char| !letter.is_alphanumeric());
        let plain = subject.split_whitespace().count() <= 6
            && subject.starts_with(char::is_uppercase)
            && !subject.contains([',', ';', '(', '[']);
        let said = mention.quote.get(at + 1..)?;
        plain.then(|| {
            (
                subject.to_owned(),
                shortened(said.trim_end_matches(['.', ')', ' '])),
            )
        })
    }

    fn plan(pointer: &Pointer<'_>) -> Vec<Run> {
        let mention = pointer.mention;
        let date = mention
            .stated
            .as_ref()
            .map(|date| format!(" for {}", date.in_words()))
            .unwrap_or_default();
        let lead = match mention.status {
            Status::Conditional => "Foreseen on a condition",
            _ => "Planned",
        };
        vec![
            words(&format!("{lead}{date} in ")),
            Run::Document(mention.item, None),
            words(" ("),
            Run::Paragraph(mention.item.document, mention.block),
            words(")."),
        ]
    }

    /// “Dated April 1975 in Document 4 (p22, p27).”, “See also Document 1d (“6 July 1961”).”
    fn same(&self, own: &EventMention, group: &[Pointer<'_>]) -> Vec<Run> {
        let dated = group
            .first()
            .filter(|_| own.stated.is_none() && group.len() == 1)
            .and_then(|pointer| Some((pointer, pointer.mention.stated.as_ref()?)));
        let Some((pointer, date)) = dated else {
            return self.see(own, "See also ", group);
        };
        let lead = match pointer.mention.status {
            Status::Planned => "Planned for",
            Status::Conditional => "Foreseen on a condition for",
            _ => "Dated",
        };
        let mut runs = vec![
            words(&format!("{lead} {} in ", date.in_words())),
            Run::Document(pointer.mention.item, None),
            words(" ("),
        ];
        for (place, (document, block)) in pointer.places.iter().enumerate() {
            if place > 0 {
                runs.push(words(", "));
            }
            runs.push(Run::Paragraph(*document, *block));
        }
        runs.push(words(")."));
        runs
    }

    /// “See Document 1a (“in September of this year”) and Document 1b.”
    fn see(&self, own: &EventMention, lead: &str, group: &[Pointer<'_>]) -> Vec<Run> {
        let mut runs = vec![words(lead)];
        for (place, pointer) in group.iter().enumerate() {
            if place > 0 {
                runs.push(words(if place + 1 == group.len() {
                    " and "
                } else {
                    ", "
                }));
            }
            let mention = pointer.mention;
            runs.push(Run::Document(mention.item, None));
            runs.push(words(" ("));
            runs.push(match self.remark(own, pointer) {
                Some(said) => words(&format!("“{said}”")),
                None => Run::Paragraph(mention.item.document, mention.block),
            });
            runs.extend(self.corrected(mention));
            runs.push(words(")"));
        }
        runs.push(words("."));
        runs
    }

    /// “; February 1961 in p38, corrected there”, where the same document gives another date and corrects it.
    fn corrected(&self, mention: &EventMention) -> Vec<Run> {
        if let (Status::Disputed, Some(said)) = (mention.status, &mention.stated_words) {
            return vec![words(&format!("; “{said}”, corrected there"))];
        }
        let other = self.event.mentions.iter().find(|other| {
            other.item == mention.item
                && other.status == Status::Disputed
                && other.stated != mention.stated
        });
        let Some((other, date)) = other.and_then(|other| Some((other, other.stated.as_ref()?)))
        else {
            return Vec::new();
        };
        vec![
            words(&format!("; {} in ", date.in_words())),
            Run::Paragraph(other.item.document, other.block),
            words(", corrected there"),
        ]
    }

    /// What is quoted of a mention: the words of its date, or of a series.
    fn remark(&self, own: &EventMention, pointer: &Pointer<'_>) -> Option<String> {
        let mention = pointer.mention;
        match (&mention.stated_words, mention.status) {
            (_, Status::Disputed) => None,
            (_, Status::Series) => Some(shortened(&self.phrase(mention))),
            (Some(said), Status::Planned | Status::Conditional)
                if pointer.case == NoteCase::Series =>
            {
                let led = ["in", "on", "for"]
                    .into_iter()
                    .map(|lead| format!("{lead} {said}"));
                let printed = led
                    .into_iter()
                    .find(|led| mention.quote.contains(led.as_str()));
                Some(printed.unwrap_or_else(|| said.clone()))
            }

            (Some(_), _)
                if pointer.case == NoteCase::Same
                    && mention.inferred.is_none()
                    && exacter(mention, own) =>
            {
                date_quoted(mention)
            }
            (None, status)
                if pointer.case == NoteCase::Series
                    && (status.is_ahead() || status == Status::DidNotHappen) =>
            {
                Some(shortened(&self.phrase(mention)))
            }
            _ => None,
        }
    }

    /// What is quoted of a mention: the words that name it, to the end of their clause.
    fn phrase(&self, mention: &EventMention) -> String {
        let text = self
            .documents
            .get(mention.item.document)
            .and_then(|document| document.blocks.get(mention.block))
            .map(|block| block.text.as_str())
            .unwrap_or_default();
        let sentence =
            mention.range.start.min(mention.core.start)..mention.range.end.max(mention.core.end);
        let shape = Shape {
            text,
            sentence: &sentence,
            whole: &[],
            others: &[],
        };
        let end = shape.piece_end(mention.core.end);
        let before = text
            .get(sentence.start..mention.core.start)
            .unwrap_or_default();
        let word = before.split_whitespace().next_back().unwrap_or_default();
        let leads = matches!(
            word,
            "in" | "In" | "on" | "On" | "at" | "At" | "the" | "The"
        ) && before.ends_with(' ');
        let promise = || {
            let cues = STATUS
                .planned
                .words()
                .filter(|_| mention.status == Status::Series);
            let at = cues
                .filter_map(|cue| before.rfind(&format!(" {cue} ")))
                .max()?;
            (before.len() - at <= 60).then_some(sentence.start + at + 1)
        };
        let start = match promise() {
            Some(start) => start,
            None if leads => mention.core.start - word.len() - 1,
            None => mention.core.start,
        };
        let said = text.get(start..end).unwrap_or(&mention.quote);
        said.split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
            .trim_end_matches(['.', ',', ';', ':', ' '])
            .to_owned()
    }
}

/// The case of a note at one mention about another.
fn case(own: &EventMention, other: &EventMention) -> NoteCase {
    let open = |status: Status| status.is_ahead() || status == Status::Series;
    let held = |status| matches!(status, Status::Happened | Status::Disputed);
    let differs = matches!((&own.stated, &other.stated), (Some(a), Some(b)) if !a.overlaps(b) && !a.is_vague() && !b.is_vague());
    match (own.status, other.status) {
        _ if other.record => NoteCase::Record,
        (a, b) if a == Status::Series || b == Status::Series => NoteCase::Series,
        // What a document itself corrects does not disagree.
        (a, Status::Happened) if held(a) && differs => NoteCase::Disagree,
        (a, Status::DidNotHappen | Status::Happened | Status::Disputed) if open(a) => {
            NoteCase::Outcome
        }
        (a, b) if !open(a) && b.is_ahead() => NoteCase::Planned,
        _ => NoteCase::Same,
    }
}

/// Whether documents of a case are named in one sentence.
fn grouped(case: NoteCase) -> bool {
    matches!(case, NoteCase::Disagree | NoteCase::Series | NoteCase::Same)
}

/// How far another mention's date lies from our own.
fn distance(own: &EventMention, other: &EventMention) -> i32 {
    let day = |mention: &EventMention| {
        mention
            .stated
            .as_ref()
            .and_then(crate::date::Edtf::earliest)
    };
    match (day(own), day(other)) {
        (Some(a), Some(b)) => a.until(b).map_or(i32::MAX, |span| span.get_days().abs()),
        _ => i32::MAX,
    }
}

/// Whether a mention is dated more exactly than another.
fn exacter(mention: &EventMention, than: &EventMention) -> bool {
    let days = |mention: &EventMention| {
        mention
            .stated
            .as_ref()
            .and_then(crate::date::Edtf::days)
            .unwrap_or(i32::MAX)
    };
    days(mention) < days(than)
}

fn words(text: &str) -> Run {
    Run::Text(text.to_owned())
}
