//! Reading the rules about entries.

use std::borrow::Cow;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{AUTHORITIES, EntityRule, EntityRules, Link, Listed, Office, Passage, Split};
use crate::curation::{at, date_remedy, invalid};
use crate::date::Edtf;
use crate::finding::{Finding, Severity, did_you_mean};
use crate::name::EntityKind;

type Key<'i> = Spanned<Cow<'i, str>>;
type Value<'i> = Spanned<DeValue<'i>>;

/// Keys of an entry, the authority files apart.
const KEYS: [&str; 12] = [
    "heading",
    "sort",
    "variants",
    "merge",
    "split",
    "never",
    "role",
    "life",
    "office",
    "part-of",
    "predecessor",
    "successor",
];

struct Reader<'t> {
    text: &'t str,
    /// Where each line of the text begins.
    lines: Vec<usize>,
    out: EntityRules,
    findings: Vec<Finding>,
}

/// Reads a file.
pub(super) fn read(kind: EntityKind, file: &str, text: &str) -> (EntityRules, Vec<Finding>) {
    let mut reader = Reader {
        text,
        lines: std::iter::once(0)
            .chain(text.match_indices('\n').map(|(at, _)| at + 1))
            .collect(),
        out: EntityRules {
            file: file.to_owned(),
            kind,
            rules: Vec::new(),
        },
        findings: Vec::new(),
    };
    match DeTable::parse(text) {
        Ok(table) => {
            let mut entries: Vec<(&Key<'_>, &Value<'_>)> = table.get_ref().iter().collect();
            entries.sort_by_key(|(key, _)| key.span().start);
            for (key, value) in entries {
                reader.entry(key, value);
            }
        }
        Err(error) => reader.findings.push(invalid(file, text, &error)),
    }
    (reader.out, reader.findings)
}

impl Reader<'_> {
    fn line(&self, offset: usize) -> usize {
        self.lines.partition_point(|start| *start <= offset)
    }

    fn entry(&mut self, key: &Key<'_>, value: &Value<'_>) {
        let id = key.get_ref().as_ref();
        let DeValue::Table(table) = value.get_ref() else {
            self.wrong(
                key.span().start,
                &format!("`{id}` stands in no entry"),
                "write it below the id of an entry in square brackets, such as [john-smith]",
            );
            return;
        };
        let mut rule = EntityRule {
            id: id.to_owned(),
            line: self.line(key.span().start),
            ..EntityRule::default()
        };
        for (key, value) in table {
            self.key(&mut rule, key, value);
        }
        self.out.rules.push(rule);
    }

    fn key(&mut self, rule: &mut EntityRule, key: &Key<'_>, value: &Value<'_>) {
        let bodies = self.out.kind == EntityKind::Organization;
        match key.get_ref().as_ref() {
            "heading" => rule.heading = self.words(key, value),
            "sort" => rule.sort = self.words(key, value),
            "role" => rule.role = self.words(key, value),
            "variants" => rule.variants = self.passages(key, value),
            "never" => match value.get_ref() {
                DeValue::Boolean(true) => rule.no_name = Some(self.line(key.span().start)),
                DeValue::Boolean(false) => {}
                _ => rule.never = self.passages(key, value),
            },
            "merge" => rule.merge = self.list(key, value),
            "split" => rule.split = self.splits(key, value),
            "life" => rule.life = self.date(key, value),
            "office" => rule.offices = self.offices(key, value),
            "part-of" if bodies => self.relation(rule, Link::PartOf, key, value),
            "predecessor" if bodies => self.relation(rule, Link::Predecessor, key, value),
            "successor" if bodies => self.relation(rule, Link::Successor, key, value),
            name => {
                if let Some(file) = AUTHORITIES.iter().find(|file| file.key == name) {
                    if let Some(id) = self.words(key, value) {
                        if (file.fits)(&id) {
                            rule.authorities.push((file.key, id));
                        } else {
                            self.wrong(
                                value.span().start,
                                &format!("“{id}” is no number of {}", file.name),
                                "copy the number from the end of the record’s address",
                            );
                        }
                    }
                } else {
                    self.unknown(key);
                }
            }
        }
    }

    fn relation(&mut self, rule: &mut EntityRule, link: Link, key: &Key<'_>, value: &Value<'_>) {
        for listed in self.list(key, value) {
            rule.relations.push((link, listed));
        }
    }

    /// A text that is not empty; a number stands for its digits.
    fn words(&mut self, key: &Key<'_>, value: &Value<'_>) -> Option<String> {
        let text = match value.get_ref() {
            DeValue::String(text) => text.trim().to_owned(),
            DeValue::Integer(number) => number.to_string(),
            _ => String::new(),
        };
        if text.is_empty() {
            self.value(key, "is a text in quotation marks");
            return None;
        }
        Some(text)
    }

    /// The members of a list, or the one value that stands for a list of one.
    fn members<'v, 'i>(value: &'v Value<'i>) -> Vec<&'v Value<'i>> {
        match value.get_ref() {
            DeValue::Array(list) => list.iter().collect(),
            _ => vec![value],
        }
    }

    fn list(&mut self, key: &Key<'_>, value: &Value<'_>) -> Vec<Listed> {
        let mut out = Vec::new();
        for one in Self::members(value) {
            match one.get_ref() {
                DeValue::String(text) if !text.trim().is_empty() => out.push(Listed {
                    text: text.trim().to_owned(),
                    line: self.line(one.span().start),
                }),
                _ => self.value(key, "is a list of ids"),
            }
        }
        out
    }

    fn passages(&mut self, key: &Key<'_>, value: &Value<'_>) -> Vec<Passage> {
        let mut out = Vec::new();
        for one in Self::members(value) {
            let line = self.line(one.span().start);
            match one.get_ref() {
                DeValue::String(form) if !form.trim().is_empty() => out.push(Passage {
                    form: form.trim().to_owned(),
                    line,
                    ..Passage::default()
                }),
                DeValue::Table(table) => {
                    out.extend(self.passage(table, &[], line).map(|(passage, _)| passage));
                }
                _ => self.value(
                    key,
                    "is a list of printed forms, or of { form = \"…\", document = \"…\" }",
                ),
            }
        }
        out
    }

    fn splits(&mut self, key: &Key<'_>, value: &Value<'_>) -> Vec<Split> {
        let mut out = Vec::new();
        for one in Self::members(value) {
            let line = self.line(one.span().start);
            let DeValue::Table(table) = one.get_ref() else {
                self.value(
                    key,
                    "is a list of { form = \"…\", document = \"…\", to = \"…\" }",
                );
                continue;
            };
            match self.passage(table, &["to"], line) {
                Some((passage, Some(to))) => out.push(Split { passage, to }),
                Some((_, None)) => self.wrong(
                    one.span().start,
                    "a part that is split off needs the id of its own entry",
                    "add to = \"…\"",
                ),
                None => {}
            }
        }
        out
    }

    /// A passage, and the value of `to`.
    fn passage(
        &mut self,
        table: &DeTable<'_>,
        further: &[&'static str],
        line: usize,
    ) -> Option<(Passage, Option<String>)> {
        let mut known = vec!["form", "document", "paragraph"];
        known.extend(further);
        let mut passage = Passage {
            line,
            ..Passage::default()
        };
        let mut to = None;
        for (key, value) in table {
            let name = key.get_ref().as_ref();
            if !known.contains(&name) {
                self.not_known(key, &known);
                continue;
            }
            let text = self.words(key, value);
            match name {
                "form" => passage.form = text.unwrap_or_default(),
                "document" => passage.document = text,
                "paragraph" => passage.paragraph = text,
                _ => to = text,
            }
        }
        if passage.form.is_empty() {
            let start = self.lines.get(line.saturating_sub(1)).copied();
            self.wrong(
                start.unwrap_or_default(),
                "a passage needs the form as printed",
                "add form = \"…\"",
            );
            return None;
        }
        Some((passage, to))
    }

    fn date(&mut self, key: &Key<'_>, value: &Value<'_>) -> Option<Edtf> {
        let text = match value.get_ref() {
            DeValue::Datetime(date) => date.to_string(),
            _ => self.words(key, value)?,
        };
        match text.parse() {
            Ok(date) => Some(date),
            Err(error) => {
                self.wrong(
                    value.span().start,
                    &format!("{error}"),
                    &date_remedy(
                        &text,
                        "write a date such as 1906-12-19, or a span such as 1906/1982 or 1906/..",
                    ),
                );
                None
            }
        }
    }

    fn offices(&mut self, key: &Key<'_>, value: &Value<'_>) -> Vec<Office> {
        let mut out = Vec::new();
        for one in Self::members(value) {
            let DeValue::Table(table) = one.get_ref() else {
                if let Some(dates) = self.date(key, one) {
                    out.push(Office { title: None, dates });
                }
                continue;
            };
            let (mut title, mut dates) = (None, None);
            for (key, value) in table {
                match key.get_ref().as_ref() {
                    "title" => title = self.words(key, value),
                    "dates" => dates = self.date(key, value),
                    _ => self.not_known(key, &["title", "dates"]),
                }
            }
            match dates {
                Some(dates) => out.push(Office { title, dates }),
                None => self.wrong(
                    one.span().start,
                    "an office needs its dates",
                    "add dates = \"1964/1982\"",
                ),
            }
        }
        out
    }

    fn value(&mut self, key: &Key<'_>, what: &str) {
        self.wrong(
            key.span().start,
            &format!("`{}` {what}", key.get_ref()),
            "mend the line; until then it is not applied",
        );
    }

    fn unknown(&mut self, key: &Key<'_>) {
        let mut known: Vec<&str> = KEYS.to_vec();
        if self.out.kind != EntityKind::Organization {
            known.retain(|key| !matches!(*key, "part-of" | "predecessor" | "successor"));
        }
        known.extend(AUTHORITIES.iter().map(|file| file.key));
        self.not_known(key, &known);
    }

    fn not_known(&mut self, key: &Key<'_>, known: &[&str]) {
        let name = key.get_ref().as_ref();
        let remedy = did_you_mean(name, known, &format!("the keys are {}", known.join(", ")));
        let message = format!("`{name}` is no key that stands here");
        self.tell("curation-unknown-key", key.span().start, &message, &remedy);
    }

    fn wrong(&mut self, offset: usize, message: &str, remedy: &str) {
        self.tell("curation-value", offset, message, remedy);
    }

    fn tell(&mut self, code: &'static str, offset: usize, message: &str, remedy: &str) {
        let finding = Finding::new(Severity::Error, code, self.out.file.as_str(), message);
        self.findings
            .push(at(finding, self.text, offset).remedy(remedy));
    }
}
