//! Reading the rules about archives.

use std::borrow::Cow;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{ArchiveRule, ArchiveRules};
use crate::curation::entities::Listed;
use crate::curation::{at, invalid, position};
use crate::finding::{Finding, Severity, did_you_mean};

type Key<'i> = Spanned<Cow<'i, str>>;
type Value<'i> = Spanned<DeValue<'i>>;

/// Keys of an archive.
const KEYS: [&str; 5] = ["heading", "variants", "merge", "place", "country"];

struct Reader<'t> {
    text: &'t str,
    out: ArchiveRules,
    findings: Vec<Finding>,
}

/// Reads a file.
pub(super) fn read(file: &str, text: &str) -> (ArchiveRules, Vec<Finding>) {
    let mut reader = Reader {
        text,
        out: ArchiveRules {
            file: file.to_owned(),
            rules: Vec::new(),
        },
        findings: Vec::new(),
    };
    match DeTable::parse(text) {
        Ok(table) => {
            for (key, value) in table.get_ref() {
                reader.archive(key, value);
            }
        }
        Err(error) => reader.findings.push(invalid(file, text, &error)),
    }
    reader.out.rules.sort_by_key(|rule| rule.line);
    (reader.out, reader.findings)
}

impl Reader<'_> {
    fn archive(&mut self, key: &Key<'_>, value: &Value<'_>) {
        let id = key.get_ref().as_ref();
        let DeValue::Table(table) = value.get_ref() else {
            self.wrong(
                key.span().start,
                "curation-value",
                format!("`{id}` stands in no archive"),
                "write it below the id of an archive in square brackets, such as [royal-archive]"
                    .to_owned(),
            );
            return;
        };
        let mut rule = ArchiveRule {
            id: id.to_owned(),
            line: self.line(key.span().start),
            ..ArchiveRule::default()
        };
        for (key, value) in table {
            match key.get_ref().as_ref() {
                "heading" => rule.heading = self.words(key, value),
                "place" => rule.place = self.words(key, value),
                "country" => rule.country = self.words(key, value),
                "variants" => rule.variants = self.list(key, value, "forms as they are printed"),
                "merge" => rule.merge = self.list(key, value, "ids of archives"),
                name => {
                    let keys = format!("the keys are {}", KEYS.join(", "));
                    let remedy = did_you_mean(name, &KEYS, &keys);
                    let message = format!("`{name}` is no key of an archive");
                    self.wrong(key.span().start, "curation-unknown-key", message, remedy);
                }
            }
        }
        self.out.rules.push(rule);
    }

    /// A text that is not empty.
    fn words(&mut self, key: &Key<'_>, value: &Value<'_>) -> Option<String> {
        match value.get_ref() {
            DeValue::String(text) if !text.trim().is_empty() => Some(text.trim().to_owned()),
            _ => {
                self.value(key, "is a text in quotation marks");
                None
            }
        }
    }

    /// A list of texts, or one that stands for a list of one.
    fn list(&mut self, key: &Key<'_>, value: &Value<'_>, of: &str) -> Vec<Listed> {
        let members: Vec<&Value<'_>> = match value.get_ref() {
            DeValue::Array(list) => list.iter().collect(),
            _ => vec![value],
        };
        let mut out = Vec::with_capacity(members.len());
        for member in members {
            match member.get_ref() {
                DeValue::String(text) if !text.trim().is_empty() => out.push(Listed {
                    text: text.trim().to_owned(),
                    line: self.line(member.span().start),
                }),
                _ => self.value(key, &format!("is a list of {of}")),
            }
        }
        out
    }

    fn value(&mut self, key: &Key<'_>, what: &str) {
        self.wrong(
            key.span().start,
            "curation-value",
            format!("`{}` {what}", key.get_ref()),
            "mend the line; until then it is not applied".to_owned(),
        );
    }

    fn wrong(&mut self, offset: usize, code: &'static str, message: String, remedy: String) {
        let finding = Finding::new(Severity::Error, code, self.out.file.as_str(), message);
        self.findings
            .push(at(finding, self.text, offset).remedy(remedy));
    }

    fn line(&self, offset: usize) -> usize {
        position(self.text, offset).0
    }
}
