//! `parts`: where an editor says that dated parts begin.

use toml::de::DeValue;

use super::read::{Key, Reader, Value};
use crate::curation::position;
use crate::date::Edtf;

/// Where a dated part begins, and what the editor says of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PartStart {
    /// Number of the paragraph with which the part begins: 3 for `p3`.
    pub at: u32,
    /// Its date; none leaves the date to the head of the part.
    pub date: Option<Edtf>,
    /// What it is; none leaves the title to its head or its speakers.
    pub title: Option<String>,
    /// Its pages; none leaves them to the page marks.
    pub pages: Option<String>,
    /// Line of the sidecar, from 1.
    pub line: usize,
}

impl Reader<'_> {
    /// `parts = false`, `parts = ["p3", "p19"]`, or tables `[[parts]]` with `at`, `date`, `title`, `pages`.
    pub(super) fn parts(&mut self, key: &Key<'_>, value: &Value<'_>) {
        let list = match value.get_ref() {
            DeValue::Boolean(false) => return self.sidecar.parts = Some(Vec::new()),
            DeValue::Array(list) => list,
            _ => {
                return self.wrong(
                    key,
                    "is false, or a list of paragraphs such as [\"p1\", \"p18\"]",
                );
            }
        };
        let mut parts = Vec::with_capacity(list.len());
        for entry in list {
            parts.extend(self.part(key, entry));
        }
        parts.sort_by_key(|part| part.at);
        parts.dedup_by_key(|part| part.at);
        self.sidecar.parts = Some(parts);
    }

    fn part(&mut self, key: &Key<'_>, entry: &Value<'_>) -> Option<PartStart> {
        let mut part = PartStart {
            line: position(self.text, entry.span().start).0,
            ..PartStart::default()
        };
        match entry.get_ref() {
            DeValue::Table(table) => {
                for (key, value) in table {
                    match key.get_ref().as_ref() {
                        "at" => part.at = self.paragraph(value)?,
                        "date" => {
                            let text = self.date_text(key, value)?;
                            part.date = self.edtf(value, &text);
                        }
                        "title" => part.title = self.string(key, value),
                        "pages" => part.pages = self.string(key, value),
                        _ => self.unknown(key, &["at", "date", "title", "pages"]),
                    }
                }
            }
            DeValue::String(_) => part.at = self.paragraph(entry)?,
            _ => self.wrong(key, "is a list of paragraphs such as [\"p1\", \"p18\"]"),
        }
        if part.at == 0 {
            let finding = self.finding(
                "sidecar-part",
                entry.span().start,
                "this part does not say with which paragraph it begins",
            );
            self.findings.push(
                finding.remedy("write at = \"p3\", the number in the margin of the paragraph"),
            );
            return None;
        }
        Some(part)
    }

    /// The number of `p3`.
    fn paragraph(&mut self, value: &Value<'_>) -> Option<u32> {
        let text = match value.get_ref() {
            DeValue::String(text) => text.as_ref(),
            _ => "",
        };
        let number = text
            .strip_prefix('p')
            .and_then(|number| number.parse().ok())
            .filter(|number| *number > 0);
        if number.is_none() {
            let finding = self.finding(
                "sidecar-part",
                value.span().start,
                &format!("`{text}` is no paragraph"),
            );
            self.findings.push(
                finding.remedy("write the number in the margin of the paragraph, such as \"p3\""),
            );
        }
        number
    }
}
