//! The wording of notes: one sentence pattern for each case.

use std::collections::BTreeMap;

use super::super::quotation::{
    FEW, capitalized, date_quoted, date_told, date_words, full_stop, shortened, tidied,
};
use super::super::said::{Said, phrase, said};
use super::super::{Decision, Event, EventMention, NoteCase, NoteTarget, Run, Status};
use super::pointer::{Pointer, chosen, exacter};
use crate::document::{Document, Item};
use crate::wordlist::holds_lower;

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

impl<'e> Voice<'e> {
    /// What a note at a mention says of the other documents; none where there is nothing to say.
    pub(super) fn statement(
        &self,
        own: &EventMention,
        targets: &BTreeMap<Item, Vec<(usize, Decision)>>,
    ) -> Option<(Statement, Decision)> {
        let mut pointers: Vec<Pointer<'e>> = targets
            .values()
            .filter_map(|mentions| Pointer::to(self.event, own, mentions))
            .collect();
        let decision = pointers.iter().map(|pointer| pointer.decision).min()?;
        // A doubtful pointer never stands in a printed note.
        pointers.retain(|pointer| pointer.decision == decision);
        let more = pointers.len().saturating_sub(DOCUMENTS);
        let pointers = chosen(own, pointers, DOCUMENTS);
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
        text.shrink_to_fit();
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
        if mention.status == Status::Denied {
            let at = [words("Denied in "), document, words(" ("), paragraph];
            return at.into_iter().chain([words(").")]).collect();
        }
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
        let (lead, said) = match said(self.documents, mention) {
            Said::Named { article, words } => (format!(", records {article}"), words),
            Said::Told(words) => (", reads ".to_owned(), words),
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
        let said = mention.quote.get(at + 1..)?;
        let said = shortened(said.trim_end_matches(['.', ')', ' ']));
        Some((plain_subject(subject)?, said))
    }

    fn plan(pointer: &Pointer<'_>) -> Vec<Run> {
        let mention = pointer.mention;
        let date = date_told(mention)
            .map(|date| format!(" for {date}"))
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
            .and_then(|pointer| Some((pointer, date_told(pointer.mention)?)));
        let Some((pointer, date)) = dated else {
            return self.see(own, "See also ", group);
        };
        let lead = match pointer.mention.status {
            Status::Planned => "Planned for",
            Status::Conditional => "Foreseen on a condition for",
            _ => "Dated",
        };
        let mut runs = vec![
            words(&format!("{lead} {date} in ")),
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
            return vec![words(&format!("; “{}”, corrected there", tidied(said)))];
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
            (_, Status::Series) => self.phrase(mention),
            (Some(said), Status::Planned | Status::Conditional)
                if pointer.case == NoteCase::Series =>
            {
                let led = ["in", "on", "for"]
                    .into_iter()
                    .map(|lead| format!("{lead} {said}"));
                let printed = led
                    .into_iter()
                    .find(|led| mention.quote.contains(led.as_str()));
                Some(tidied(&printed.unwrap_or_else(|| said.clone())))
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
                self.phrase(mention)
            }
            _ => None,
        }
    }

    /// What names a mention, where that is more than a word or two.
    fn phrase(&self, mention: &EventMention) -> Option<String> {
        let said = shortened(&phrase(self.documents, mention));
        (said.split_whitespace().count() >= FEW).then_some(said)
    }
}

/// A name or a title that may be the subject of a clause of ours as it stands: “Prime Minister Nehru”, “the Council”.
fn plain_subject(subject: &str) -> Option<String> {
    const LONGEST: usize = 6;
    const OPENING: &str = " in on at by during after before when as but and however since until although while if that this these those there then so it he she they we you i who which what because of for from with to since not only even also thus therefore meanwhile yet still nor his her its their our your my ";
    const INSIDE: &str = " of the and de van von der la al el bin ibn da di du den ten ter le ";
    let mut all = subject.split_whitespace();
    let first = all.next()?;
    let named =
        first == "The" || first.starts_with(char::is_uppercase) && !holds_lower(OPENING, first);
    let plain = all.all(|word| word.starts_with(char::is_uppercase) || holds_lower(INSIDE, word));
    let short = subject.split_whitespace().count() <= LONGEST;
    let whole = !subject.contains([',', ';', '(', '[', '“', '"', '”']);
    (named && plain && short && whole).then(|| match subject.strip_prefix("The ") {
        Some(rest) => format!("the {rest}"),
        None => subject.to_owned(),
    })
}

/// Whether documents of a case are named in one sentence.
fn grouped(case: NoteCase) -> bool {
    matches!(case, NoteCase::Disagree | NoteCase::Series | NoteCase::Same)
}

fn words(text: &str) -> Run {
    Run::Text(text.to_owned())
}
