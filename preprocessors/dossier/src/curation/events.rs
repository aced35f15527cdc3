//! `curation/events.toml`: what editors correct of events: which passages speak of one, its name, date and place.
//!
//! ```toml
//! [[event]]
//! passages = [
//!   { document = "letter", quote = "in May 1877" },
//!   { document = "log", quote = "the 3rd of May", after = "On" },
//! ]
//! same = true            # false: the passages speak of different events
//! kind = "visit"         # only where a clause speaks of several
//! name = "Visit to Leith"
//! date = "1877-05-03"
//! place = "Leith"
//! pin = true             # printed; a period gets notes
//! ```
//!
//! A passage is bound to words of the document, with the words before it where they stand there twice. A key that
//! is not known, or a value that is none of its kind, is a finding with its line and is left aside.

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::quotation::{Folded, squeeze};
use super::{at, date_remedy, invalid, position};
use crate::date::Edtf;
use crate::document::{Document, Item, items};
use crate::event::{Decision, Event, Link, Passage, Ruling};
use crate::finding::{Finding, Severity, did_you_mean};

/// Name of the file in `curation/`.
pub const FILE: &str = "events.toml";

const KEYS: [&str; 7] = ["passages", "same", "kind", "name", "date", "place", "pin"];
const PASSAGE: [&str; 3] = ["document", "quote", "after"];

/// Every rule, in the order of the file.
#[derive(Debug, Clone, Default)]
pub struct EventRules {
    file: String,
    rules: Vec<EventRule>,
}

/// What one entry says.
#[derive(Debug, Clone, Default)]
struct EventRule {
    line: usize,
    passages: Vec<Quote>,
    same: Option<bool>,
    kind: Option<String>,
    name: Option<String>,
    date: Option<Edtf>,
    place: Option<String>,
    pin: bool,
}

/// Words of a document.
#[derive(Debug, Clone, Default)]
struct Quote {
    line: usize,
    document: String,
    words: String,
    after: String,
}

type Key<'i> = Spanned<std::borrow::Cow<'i, str>>;
type Value<'i> = Spanned<DeValue<'i>>;

impl EventRules {
    /// Reads the file. `file` is what findings call it.
    ///
    /// A file that is not TOML gives one finding and no rule.
    #[must_use]
    pub fn parse(file: &str, text: &str) -> (Self, Vec<Finding>) {
        let mut reader = Reader {
            text,
            rules: Self {
                file: file.to_owned(),
                rules: Vec::new(),
            },
            findings: Vec::new(),
        };
        match DeTable::parse(text) {
            Ok(table) => {
                for (key, value) in table.get_ref() {
                    reader.table(key, value);
                }
            }
            Err(error) => reader.findings.push(invalid(file, text, &error)),
        }
        reader.rules.rules.sort_by_key(|rule| rule.line);
        (reader.rules, reader.findings)
    }

    /// What the rules say of pairs of passages, before events are gathered; a passage that is not in its
    /// document, or there more than once, is a finding.
    #[must_use]
    pub fn rulings(&self, documents: &[Document]) -> (Vec<Ruling>, Vec<Finding>) {
        let items = items(documents);
        let (mut rulings, mut findings) = (Vec::new(), Vec::new());
        for rule in &self.rules {
            let mut found = Vec::new();
            for quote in &rule.passages {
                match quote.find(documents, &items) {
                    Ok(passage) => found.push(passage),
                    Err(message) => findings.push(
                        self.orphan(quote.line, message)
                            .showing(quote.shown(&items))
                            .remedy(quote.remedy(&items)),
                    ),
                }
            }
            let Some(same) = rule.same else { continue };
            for (place, a) in found.iter().enumerate() {
                for b in found.iter().skip(place + 1) {
                    rulings.push(Ruling {
                        a: a.clone(),
                        b: b.clone(),
                        kind: rule.kind.clone(),
                        same,
                    });
                }
            }
        }
        (rulings, findings)
    }

    /// Sets names, dates and places, and pins events. A rule that fits no event is a finding.
    pub fn apply(&self, documents: &[Document], events: &mut [Event]) -> Vec<Finding> {
        let items = items(documents);
        let mut findings = Vec::new();
        for rule in &self.rules {
            let passages: Vec<Passage> = rule
                .passages
                .iter()
                .filter_map(|quote| quote.find(documents, &items).ok())
                .collect();
            if passages.is_empty() {
                continue;
            }
            let mut fitted = false;
            for event in events
                .iter_mut()
                .filter(|event| rule.fits(event, &passages))
            {
                fitted = true;
                rule.settle(event);
            }
            if !fitted {
                let message = "no event is found in these words".to_owned();
                let shown = rule.passages.first().map(|quote| quote.words.clone());
                findings.push(
                    self.orphan(rule.line, message)
                        .showing(shown.unwrap_or_default())
                        .remedy("quote the words that name the event, or remove the entry"),
                );
            }
        }
        findings
    }

    fn orphan(&self, line: usize, message: String) -> Finding {
        Finding::new(Severity::Warning, "event-orphan", &self.file, message).at(line)
    }
}

impl Quote {
    /// The words that are not found, or the id.
    fn shown(&self, items: &BTreeMap<&str, Item>) -> &str {
        if items.contains_key(self.document.as_str()) {
            &self.words
        } else {
            &self.document
        }
    }

    /// What to do where the words are not found.
    fn remedy(&self, items: &BTreeMap<&str, Item>) -> String {
        let words = "quote the words as they stand now, with `after` for the words before them where they stand there \
                     twice, or remove the entry";
        if items.contains_key(self.document.as_str()) {
            return words.to_owned();
        }
        let known: Vec<&str> = items.keys().copied().collect();
        let otherwise = "write the id of the document, the end of its address, or remove the entry";
        did_you_mean(&self.document, &known, otherwise)
    }

    /// Where the words stand; else what is wrong.
    fn find(
        &self,
        documents: &[Document],
        items: &BTreeMap<&str, Item>,
    ) -> Result<Passage, String> {
        let item = items
            .get(self.document.as_str())
            .ok_or_else(|| format!("there is no document “{}”", self.document))?;
        let document = &documents[item.document];
        let mut found = Vec::new();
        for (block, own) in document.blocks.iter().enumerate() {
            if item.part.is_some() && document.part_of(block) != item.part {
                continue;
            }
            let folded = Folded::new(&own.text);
            for range in folded.find(&self.words) {
                if self.after.is_empty() || folded.ends_at(&self.after, range.start) {
                    found.push(Passage {
                        document: item.document,
                        block,
                        range,
                    });
                }
            }
        }
        match found.len() {
            1 => Ok(found.remove(0)),
            0 => Err("the document has no such words any more".to_owned()),
            count => Err(format!("these words stand there {count} times")),
        }
    }
}

impl EventRule {
    /// Whether an event has a mention at one of the passages.
    fn fits(&self, event: &Event, passages: &[Passage]) -> bool {
        self.kind.as_deref().is_none_or(|kind| event.kind == kind)
            && event.mentions.iter().any(|mention| {
                passages.iter().any(|passage| {
                    mention.item.document == passage.document
                        && mention.block == passage.block
                        && mention.range.start < passage.range.end
                        && passage.range.start < mention.range.end
                })
            })
    }

    fn settle(&self, event: &mut Event) {
        if let Some(name) = &self.name {
            event.label.clone_from(name);
        }
        if self.date.is_some() {
            event.date.clone_from(&self.date);
        }
        if self.place.is_some() {
            event.place.clone_from(&self.place);
        }
        if self.pin {
            pin(event);
        }
    }
}

/// Prints an event with all its links; a period is treated as an event from then on.
fn pin(event: &mut Event) {
    event.decision = Decision::Print;
    if event.period {
        event.period = false;
        let items: Vec<Item> = event.mentions.iter().map(|mention| mention.item).collect();
        for (a, own) in items.iter().enumerate() {
            for (b, other) in items.iter().enumerate().skip(a + 1) {
                // One link for each pair of documents: the first mention of each.
                let first = |item: &Item| items.iter().position(|known| known == item);
                if own != other && first(own) == Some(a) && first(other) == Some(b) {
                    event.links.push(Link {
                        a,
                        b,
                        score: 1.0,
                        decision: Decision::Print,
                        reasons: vec!["joined by an editor".to_owned()],
                    });
                }
            }
        }
    }
    for link in &mut event.links {
        link.decision = Decision::Print;
    }
}

struct Reader<'t> {
    text: &'t str,
    rules: EventRules,
    findings: Vec<Finding>,
}

impl Reader<'_> {
    fn line(&self, offset: usize) -> usize {
        position(self.text, offset).0
    }

    fn wrong(&mut self, offset: usize, message: &str, remedy: &str) {
        let finding = Finding::new(Severity::Error, "event-rule", &self.rules.file, message);
        self.findings
            .push(at(finding, self.text, offset).remedy(remedy));
    }

    fn unknown(&mut self, key: &Key<'_>, known: &[&str]) {
        let name = key.get_ref().as_ref();
        let remedy = did_you_mean(name, known, &format!("write one of {}", known.join(", ")));
        self.wrong(
            key.span().start,
            &format!("there is no key `{name}` here"),
            &remedy,
        );
    }

    fn table(&mut self, key: &Key<'_>, value: &Value<'_>) {
        match (key.get_ref().as_ref(), value.get_ref()) {
            ("event", DeValue::Array(entries)) => {
                for entry in entries {
                    self.entry(entry);
                }
            }
            ("event", _) => self.wrong(
                key.span().start,
                "`event` is no list of events",
                "write each event below a line [[event]]",
            ),
            _ => self.unknown(key, &["event"]),
        }
    }

    fn entry(&mut self, entry: &Value<'_>) {
        let DeValue::Table(table) = entry.get_ref() else {
            self.wrong(
                entry.span().start,
                "this is no event",
                "write each event below a line [[event]]",
            );
            return;
        };
        let starts = table.iter().map(|(key, _)| key.span().start);
        let mut rule = EventRule {
            line: self.line(starts.min().unwrap_or(entry.span().start)),
            ..EventRule::default()
        };
        for (key, value) in table {
            self.key(&mut rule, key, value);
        }
        if rule.passages.is_empty() {
            self.wrong(
                entry.span().start,
                "the event names no passage",
                "add passages = [ { document = \"…\", quote = \"…\" } ]",
            );
        } else if rule.same.is_some() && rule.passages.len() < 2 {
            self.wrong(
                entry.span().start,
                "`same` speaks of one passage alone",
                "quote two passages or more, or remove `same`",
            );
        } else {
            self.rules.rules.push(rule);
        }
    }

    fn key(&mut self, rule: &mut EventRule, key: &Key<'_>, value: &Value<'_>) {
        match key.get_ref().as_ref() {
            "passages" => self.passages(rule, value),
            "same" => rule.same = self.flag(key, value),
            "pin" => rule.pin = self.flag(key, value).unwrap_or(false),
            "kind" => rule.kind = self.words(key, value),
            "name" => rule.name = self.words(key, value),
            "place" => rule.place = self.words(key, value),
            "date" => {
                let Some(words) = self.words(key, value) else {
                    return;
                };
                match words.parse::<Edtf>() {
                    Ok(date) => rule.date = Some(date),
                    Err(error) => self.wrong(
                        value.span().start,
                        &error.to_string(),
                        &date_remedy(&words, "write a date such as 1877-05-03, 1877-05 or 1877"),
                    ),
                }
            }
            _ => self.unknown(key, &KEYS),
        }
    }

    fn words(&mut self, key: &Key<'_>, value: &Value<'_>) -> Option<String> {
        match value.get_ref() {
            DeValue::String(words) if !words.trim().is_empty() => Some(squeeze(words)),
            _ => {
                let message = format!("`{}` is no text", key.get_ref());
                self.wrong(value.span().start, &message, "write it in quotation marks");
                None
            }
        }
    }

    fn flag(&mut self, key: &Key<'_>, value: &Value<'_>) -> Option<bool> {
        if let DeValue::Boolean(flag) = value.get_ref() {
            return Some(*flag);
        }
        let message = format!("`{}` is neither true nor false", key.get_ref());
        self.wrong(value.span().start, &message, "write true or false");
        None
    }

    fn passages(&mut self, rule: &mut EventRule, value: &Value<'_>) {
        let DeValue::Array(entries) = value.get_ref() else {
            self.wrong(
                value.span().start,
                "`passages` is no list",
                "write passages = [ { document = \"…\", quote = \"…\" } ]",
            );
            return;
        };
        for entry in entries {
            let DeValue::Table(table) = entry.get_ref() else {
                self.wrong(
                    entry.span().start,
                    "this is no passage",
                    "write { document = \"…\", quote = \"…\" }",
                );
                continue;
            };
            let mut quote = Quote {
                line: self.line(entry.span().start),
                ..Quote::default()
            };
            for (key, value) in table {
                let words = match key.get_ref().as_ref() {
                    "document" => &mut quote.document,
                    "quote" => &mut quote.words,
                    "after" => &mut quote.after,
                    _ => {
                        self.unknown(key, &PASSAGE);
                        continue;
                    }
                };
                if let Some(own) = self.words(key, value) {
                    *words = own;
                }
            }
            if quote.document.is_empty() || quote.words.is_empty() {
                self.wrong(
                    entry.span().start,
                    "a passage needs its document and its words",
                    "write { document = \"…\", quote = \"…\" }",
                );
            } else {
                rule.passages.push(quote);
            }
        }
    }
}
