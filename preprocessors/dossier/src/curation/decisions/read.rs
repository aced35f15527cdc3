//! From the text of the file to decisions.

use std::collections::BTreeMap;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{
    Decisions, FieldDecision, LinkDecision, LinkQuote, NoteDecision, RoleDecision, Verdict,
};
use crate::curation::quotation::squeeze;
use crate::curation::{at, invalid, position};
use crate::finding::{Finding, Severity, did_you_mean, nearest};

const NOTE: &[&str] = &["document", "after", "before", "decision", "text", "links"];
const LINK: &[&str] = &["kind", "quote", "document", "says"];
const FIELD: &[&str] = &["document", "field", "value", "decision"];
const ROLE: &[&str] = &["entity", "quote", "decision"];
const PAIR: &[&str] = &["kind", "document", "quote", "other", "says", "decision"];

/// Reads the file; every entry by itself.
pub(super) fn read(name: &str, text: &str) -> (Decisions, Vec<Finding>) {
    let mut reader = Reader {
        name,
        text,
        findings: Vec::new(),
    };
    let mut decisions = Decisions::default();
    let table = match DeTable::parse(text) {
        Ok(table) => table,
        Err(error) => return (decisions, vec![invalid(name, text, &error)]),
    };
    for (key, value) in table.get_ref() {
        let lists = ["note", "field", "role", "link"];
        let entries = match value.get_ref() {
            DeValue::Array(entries) if lists.contains(&key.get_ref().as_ref()) => entries,
            _ if lists.contains(&key.get_ref().as_ref()) => {
                let name = key.get_ref();
                reader.wrong(
                    key.span().start,
                    &format!("`{name}` is no list of decisions"),
                    &format!("write {name} = [ … ] with a decision in braces on each line"),
                );
                continue;
            }
            _ => {
                reader.unknown(key, &lists);
                continue;
            }
        };
        for entry in entries {
            match key.get_ref().as_ref() {
                "note" => decisions.notes.extend(reader.note(entry)),
                "field" => decisions.fields.extend(reader.field(entry)),
                "link" => decisions.links.extend(reader.link(entry)),
                _ => decisions.roles.extend(reader.role(entry)),
            }
        }
    }
    reader.once(
        &mut decisions.notes,
        |note| note.line,
        |note| {
            let links = note.links.iter();
            let mut key: Vec<String> = links
                .map(|link| format!("{}\n{}", link.document, link.says))
                .collect();
            key.extend([note.document.clone(), note.after.clone()]);
            (key, format!("{:?}", note.verdict))
        },
    );
    reader.once(
        &mut decisions.fields,
        |field| field.line,
        |field| {
            let key = [&field.document, &field.field, &field.value].map(String::clone);
            (key.to_vec(), field.accepted.to_string())
        },
    );
    reader.once(
        &mut decisions.roles,
        |role| role.line,
        |role| {
            let key = vec![role.entity.clone(), role.quote.clone()];
            (key, role.accepted.to_string())
        },
    );
    reader.once(
        &mut decisions.links,
        |link| link.line,
        |decision| {
            let link = &decision.link;
            let mut key = vec![
                format!("{}\n{}", decision.document, link.quote),
                format!("{}\n{}", link.document, link.says),
            ];
            key.sort();
            key.push(link.kind.clone());
            (key, decision.accepted.to_string())
        },
    );
    (decisions, reader.findings)
}

type Key<'i> = Spanned<std::borrow::Cow<'i, str>>;
type Value<'i> = Spanned<DeValue<'i>>;

/// The texts of one entry, and what is no text.
struct Fields<'v, 'i> {
    line: usize,
    /// Byte of the file where the entry begins.
    start: usize,
    /// Byte where the value of `decision` stands.
    decision: usize,
    texts: BTreeMap<&'v str, &'v str>,
    others: BTreeMap<&'v str, &'v Value<'i>>,
}

impl Fields<'_, '_> {
    fn text(&self, key: &str) -> String {
        squeeze(self.texts.get(key).copied().unwrap_or_default())
    }
}

struct Reader<'t> {
    name: &'t str,
    text: &'t str,
    findings: Vec<Finding>,
}

impl Reader<'_> {
    fn note(&mut self, entry: &Value<'_>) -> Option<NoteDecision> {
        let fields = self.fields(entry, NOTE, &["document", "after", "decision"])?;
        let text = fields.texts.get("text").map(|text| (*text).to_owned());
        let verdict = match (fields.text("decision").as_str(), text) {
            ("accept", text) => Verdict::Accept(text),
            ("reject", None) => Verdict::Reject,
            ("reword", Some(words)) => Verdict::Reword(words),
            ("reword", None) => {
                self.tell(
                    fields.line,
                    "decision-without-text",
                    "a reworded note needs its words",
                    "add text = \"…\" with the note's own words",
                );
                return None;
            }
            ("reject", Some(_)) => {
                self.tell(
                    fields.line,
                    "decision-with-text",
                    "a rejected note has no text",
                    "write decision = \"reword\", or take the text out",
                );
                return None;
            }
            _ => return self.no_decision(&fields, &["accept", "reject", "reword"]),
        };
        let mut links = Vec::new();
        if let Some(value) = fields.others.get("links") {
            let DeValue::Array(entries) = value.get_ref() else {
                self.wrong(
                    value.span().start,
                    "`links` is a list of tables",
                    "write links = [{ quote = \"…\", document = \"…\", says = \"…\" }]",
                );
                return None;
            };
            for link in entries {
                let link = self.fields(link, LINK, &["quote", "document", "says"])?;
                links.push(LinkQuote {
                    kind: link.text("kind"),
                    quote: link.text("quote"),
                    document: link.text("document"),
                    says: link.text("says"),
                });
            }
        }
        Some(NoteDecision {
            line: fields.line,
            document: fields.text("document"),
            after: fields.text("after"),
            before: fields.text("before"),
            verdict,
            links,
        })
    }

    fn field(&mut self, entry: &Value<'_>) -> Option<FieldDecision> {
        let fields = self.fields(entry, FIELD, FIELD)?;
        Some(FieldDecision {
            line: fields.line,
            document: fields.text("document"),
            field: fields.text("field"),
            value: fields.text("value"),
            accepted: self.accepted(&fields)?,
        })
    }

    fn role(&mut self, entry: &Value<'_>) -> Option<RoleDecision> {
        let fields = self.fields(entry, ROLE, ROLE)?;
        Some(RoleDecision {
            line: fields.line,
            entity: fields.text("entity"),
            quote: fields.text("quote"),
            accepted: self.accepted(&fields)?,
        })
    }

    fn link(&mut self, entry: &Value<'_>) -> Option<LinkDecision> {
        let fields = self.fields(entry, PAIR, &PAIR[1..])?;
        Some(LinkDecision {
            line: fields.line,
            document: fields.text("document"),
            link: LinkQuote {
                kind: fields.text("kind"),
                quote: fields.text("quote"),
                document: fields.text("other"),
                says: fields.text("says"),
            },
            accepted: self.accepted(&fields)?,
        })
    }

    /// Of several decisions about one thing the last holds: where two editors have decided at once, git has kept the
    /// lines of both. `key` gives what a decision is about, and what it says.
    fn once<T>(
        &mut self,
        decisions: &mut Vec<T>,
        line: fn(&T) -> usize,
        key: impl Fn(&T) -> (Vec<String>, String),
    ) {
        let mut last: BTreeMap<Vec<String>, (usize, String)> = BTreeMap::new();
        let mut idle = Vec::new();
        decisions.sort_by_key(line);
        for (index, decision) in decisions.iter().enumerate() {
            let (about, says) = key(decision);
            if let Some((earlier, said)) = last.insert(about, (index, says.clone())) {
                idle.push(earlier);
                if said != says {
                    let shown = self
                        .text
                        .lines()
                        .nth(line(&decisions[earlier]).saturating_sub(1));
                    let message = format!(
                        "line {} decides about the same and holds; this one is not applied",
                        line(decision)
                    );
                    let finding =
                        Finding::new(Severity::Warning, "decision-twice", self.name, message)
                            .at(line(&decisions[earlier]))
                            .showing(shown.unwrap_or_default().trim())
                            .remedy("keep one of the two lines");
                    self.findings.push(finding);
                }
            }
        }
        let mut index = 0;
        decisions.retain(|_| {
            index += 1;
            !idle.contains(&(index - 1))
        });
    }

    fn accepted(&mut self, fields: &Fields<'_, '_>) -> Option<bool> {
        match fields.text("decision").as_str() {
            "accept" => Some(true),
            "reject" => Some(false),
            _ => self.no_decision(fields, &["accept", "reject"]),
        }
    }

    fn no_decision<T>(&mut self, fields: &Fields<'_, '_>, known: &[&str]) -> Option<T> {
        let word = fields.text("decision");
        let quoted: Vec<String> = known.iter().map(|word| format!("\"{word}\"")).collect();
        let remedy = match nearest(&word, known) {
            Some(near) => format!("did you mean \"{near}\"?"),
            None => format!("write decision = {}", quoted.join(" or ")),
        };
        let message = format!("“{word}” is nothing that can be decided");
        self.wrong(fields.decision, &message, &remedy);
        None
    }

    /// The keys of one entry; none where one is unknown, is no text, or is missing.
    fn fields<'v, 'i>(
        &mut self,
        entry: &'v Value<'i>,
        known: &[&str],
        needed: &[&str],
    ) -> Option<Fields<'v, 'i>> {
        let mut fields = Fields {
            line: position(self.text, entry.span().start).0,
            start: entry.span().start,
            decision: entry.span().start,
            texts: BTreeMap::new(),
            others: BTreeMap::new(),
        };
        let DeValue::Table(table) = entry.get_ref() else {
            let remedy = format!("write it in braces, with {}", needed.join(", "));
            self.wrong(fields.start, "this is no decision", &remedy);
            return None;
        };
        for (key, value) in table {
            let name = key.get_ref().as_ref();
            if !known.contains(&name) {
                self.unknown(key, known);
                return None;
            }
            match value.get_ref() {
                DeValue::String(text) => {
                    if name == "decision" {
                        fields.decision = value.span().start;
                    }
                    fields.texts.insert(name, text.as_ref());
                }
                DeValue::Array(_) if name == "links" => {
                    fields.others.insert(name, value);
                }
                _ => {
                    let what = format!("`{name}` is a text in quotation marks");
                    let remedy = "mend the line; until then the entry is not applied";
                    self.wrong(value.span().start, &what, remedy);
                    return None;
                }
            }
        }
        let missing: Vec<&str> = needed
            .iter()
            .copied()
            .filter(|key| fields.text(key).is_empty())
            .collect();
        if !missing.is_empty() {
            let what = format!("this decision has no {}", missing.join(" and no "));
            let remedy = "add it; until then the entry is not applied";
            self.wrong(fields.start, &what, remedy);
            return None;
        }
        Some(fields)
    }

    fn unknown(&mut self, key: &Key<'_>, known: &[&str]) {
        let name = key.get_ref().as_ref();
        let keys = format!("the keys are {}", known.join(", "));
        let remedy = did_you_mean(name, known, &keys);
        let what = format!("`{name}` is no key that stands here");
        self.wrong(key.span().start, &what, &remedy);
    }

    fn wrong(&mut self, offset: usize, what: &str, remedy: &str) {
        let finding = Finding::new(Severity::Error, "curation-invalid", self.name, what);
        self.findings
            .push(at(finding, self.text, offset).remedy(remedy));
    }

    fn tell(&mut self, line: usize, code: &'static str, what: &str, remedy: &str) {
        let shown = self
            .text
            .lines()
            .nth(line.saturating_sub(1))
            .unwrap_or_default();
        self.findings.push(
            Finding::new(Severity::Error, code, self.name, what)
                .at(line)
                .showing(shown.trim())
                .remedy(remedy),
        );
    }
}
