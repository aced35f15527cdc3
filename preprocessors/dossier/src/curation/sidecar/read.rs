//! From the text of a sidecar to what it sets.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{BookSetting, OTHERS, PUBLICATION, Setting, Sidecar, TEXTS};
use crate::curation::{at, date_remedy, invalid, position};
use crate::date::Edtf;
use crate::document::{Class, EditorNote, PublicationForm, Publish, Settled};
use crate::finding::{Finding, Severity, did_you_mean, nearest};

/// Reads a sidecar. `file` is what findings call it.
pub(super) fn read(file: &str, text: &str) -> (Sidecar, Vec<Finding>) {
    let mut reader = Reader {
        text,
        sidecar: Sidecar {
            file: file.to_owned(),
            ..Sidecar::default()
        },
        findings: Vec::new(),
    };
    match DeTable::parse(text) {
        Ok(table) => {
            for (key, value) in table.get_ref() {
                reader.entry(key, value);
            }
        }
        Err(error) => reader.findings.push(invalid(file, text, &error)),
    }
    (reader.sidecar, reader.findings)
}

pub(super) struct Reader<'t> {
    pub(super) text: &'t str,
    pub(super) sidecar: Sidecar,
    pub(super) findings: Vec<Finding>,
}

pub(super) type Key<'i> = Spanned<std::borrow::Cow<'i, str>>;
pub(super) type Value<'i> = Spanned<DeValue<'i>>;

impl Reader<'_> {
    fn entry(&mut self, key: &Key<'_>, value: &Value<'_>) {
        match key.get_ref().as_ref() {
            "id" => self.id(value),
            "layout" => {
                if let Some(name) = self.string(key, value) {
                    let line = position(self.text, key.span().start).0;
                    self.sidecar.layout = Some((name, line));
                }
            }
            "repair" => match value.get_ref() {
                DeValue::Boolean(on) => self.sidecar.no_repair = !on,
                _ => self.wrong(key, "is true or false"),
            },
            "parts" => self.parts(key, value),
            "title" => match self.string(key, value) {
                Some(title) if !title.is_empty() => {
                    self.sidecar.settings.push(Setting::Title(title));
                }
                Some(_) => self.wrong(key, "cannot be empty"),
                None => {}
            },
            "date" => self.date(key, value),
            "creators" => {
                if let Some(names) = self.strings(key, value) {
                    self.sidecar.settings.push(Setting::Creators(names));
                }
            }
            "class" => {
                let classes = [("primary", Class::Primary), ("secondary", Class::Secondary)];
                if let Some(class) = self.one_of(key, value, &classes) {
                    self.sidecar.class = class;
                }
            }
            "publish" => {
                let kinds = [
                    ("full", Publish::Full),
                    ("citation-only", Publish::CitationOnly),
                ];
                if let Some(publish) = self.one_of(key, value, &kinds) {
                    self.sidecar.publish = publish;
                }
            }
            "aliases" => self.aliases(key, value),
            "note" => self.each(key, value, "is written as [[note]]", Self::note),
            "settled" => self.each(key, value, "is written as [[settled]]", Self::settled),
            "publication" => match value.get_ref() {
                DeValue::Table(table) => {
                    for (key, value) in table {
                        self.publication(key, value);
                    }
                }
                _ => self.wrong(key, "is a table: [publication]"),
            },
            name => self.text(key, name, value),
        }
    }

    /// A word of a short list.
    fn one_of<T: Copy>(
        &mut self,
        key: &Key<'_>,
        value: &Value<'_>,
        words: &[(&str, T)],
    ) -> Option<T> {
        let word = match value.get_ref() {
            DeValue::String(word) => word.as_ref(),
            _ => "",
        };
        let found = words.iter().find(|(known, _)| *known == word);
        if found.is_none() {
            let known: Vec<&str> = words.iter().map(|(known, _)| *known).collect();
            self.no_word(key, value, &known);
        }
        found.map(|(_, value)| *value)
    }

    /// A value that is none of the words that a key may have.
    fn no_word(&mut self, key: &Key<'_>, value: &Value<'_>, known: &[&str]) {
        let word = match value.get_ref() {
            DeValue::String(word) => word.as_ref(),
            _ => "",
        };
        let quoted: Vec<String> = known.iter().map(|known| format!("\"{known}\"")).collect();
        let message = format!("`{}` is {}", key.get_ref(), quoted.join(" or "));
        let remedy = match nearest(word, known) {
            Some(near) => format!("did you mean \"{near}\"?"),
            None => "write one of these words; until then the line is not applied".to_owned(),
        };
        let finding = self.finding("sidecar-value", value.span().start, &message);
        self.findings.push(finding.remedy(remedy));
    }

    /// Former ids and addresses of the document's page.
    fn aliases(&mut self, key: &Key<'_>, value: &Value<'_>) {
        for alias in self.strings(key, value).unwrap_or_default() {
            if is_alias(&alias) {
                self.sidecar.aliases.push(alias);
            } else {
                let finding = self.finding(
                    "sidecar-alias",
                    value.span().start,
                    &format!("`{alias}` is neither an id nor the address of a page of this book"),
                );
                self.findings.push(finding.remedy(
                    "write a former id, or an address such as \"documents/old-name.html\"",
                ));
            }
        }
    }

    /// Reads each table of a list.
    fn each(
        &mut self,
        key: &Key<'_>,
        value: &Value<'_>,
        form: &str,
        read: fn(&mut Self, &Key<'_>, &Value<'_>),
    ) {
        match value.get_ref() {
            DeValue::Array(list) => {
                for one in list {
                    read(self, key, one);
                }
            }
            _ => self.wrong(key, form),
        }
    }

    /// One `[[settled]]`: a finding that the editor has answered.
    fn settled(&mut self, key: &Key<'_>, value: &Value<'_>) {
        let DeValue::Table(table) = value.get_ref() else {
            self.wrong(key, "is written as [[settled]]");
            return;
        };
        let mut settled = Settled {
            line: position(self.text, value.span().start).0,
            ..Settled::default()
        };
        for (key, value) in table {
            let field = match key.get_ref().as_ref() {
                "finding" => &mut settled.finding,
                "at" => &mut settled.at,
                "reason" => &mut settled.reason,
                _ => {
                    self.unknown(key, &["finding", "at", "reason"]);
                    continue;
                }
            };
            if let Some(words) = self.string(key, value) {
                *field = words;
            }
        }
        for (name, words) in [("finding", &settled.finding), ("reason", &settled.reason)] {
            if words.is_empty() {
                let finding = self.finding(
                    "sidecar-settled",
                    value.span().start,
                    &format!("this answer has no `{name}`"),
                );
                self.findings.push(finding.remedy(
                    "write finding = \"the code in brackets\" and reason = \"what you found out\"",
                ));
                return;
            }
        }
        self.sidecar.settled.push(settled);
    }

    /// One `[[note]]`: an editor's own words at a passage.
    fn note(&mut self, key: &Key<'_>, value: &Value<'_>) {
        let DeValue::Table(table) = value.get_ref() else {
            self.wrong(key, "is written as [[note]]");
            return;
        };
        let mut note = EditorNote {
            line: position(self.text, value.span().start).0,
            ..EditorNote::default()
        };
        for (key, value) in table {
            let line = position(self.text, value.span().start).0;
            let field = match key.get_ref().as_ref() {
                "at" => {
                    note.line = line;
                    &mut note.at
                }
                "text" => {
                    note.text_line = line;
                    &mut note.text
                }
                _ => {
                    self.unknown(key, &["at", "text"]);
                    continue;
                }
            };
            if let Some(words) = self.string(key, value) {
                *field = words;
            }
        }
        for (name, words) in [("at", &note.at), ("text", &note.text)] {
            if words.is_empty() {
                let finding = self.finding(
                    "sidecar-note",
                    value.span().start,
                    &format!("this note has no `{name}`"),
                );
                self.findings.push(finding.remedy(
                    "write at = \"the words that the mark is to follow\" and text = \"the note\"",
                ));
                return;
            }
        }
        self.sidecar.notes.push(note);
    }

    fn text(&mut self, key: &Key<'_>, name: &str, value: &Value<'_>) {
        let Some(index) = TEXTS.iter().position(|(known, _)| *known == name) else {
            let known: Vec<&str> = TEXTS
                .iter()
                .map(|(known, _)| *known)
                .chain(OTHERS)
                .collect();
            self.unknown(key, &known);
            return;
        };
        if let Some(text) = self.string(key, value) {
            let text = Some(text).filter(|text| !text.is_empty());
            self.sidecar.settings.push(Setting::Text(index, text));
        }
    }

    fn id(&mut self, value: &Value<'_>) {
        let id = match value.get_ref() {
            DeValue::String(id) => id.as_ref(),
            _ => "",
        };
        let fits = |character: char| {
            character.is_ascii_lowercase() || character.is_ascii_digit() || character == '-'
        };
        if id.is_empty() || !id.chars().all(fits) || id.starts_with('-') || id.ends_with('-') {
            let finding = self.finding(
                "sidecar-id",
                value.span().start,
                "an id is small letters, digits and hyphens between them",
            );
            self.findings
                .push(finding.remedy("write an id such as \"1960-report-on-harvest\""));
        } else {
            self.sidecar.id = Some(id.to_owned());
        }
    }

    fn date(&mut self, key: &Key<'_>, value: &Value<'_>) {
        let Some(text) = self.date_text(key, value) else {
            return;
        };
        if text.is_empty() {
            self.sidecar.settings.push(Setting::Date(None));
            return;
        }
        if let Some(date) = self.edtf(value, &text) {
            self.sidecar.settings.push(Setting::Date(Some(date)));
        }
    }

    /// A date as it is written: `date = 1961-07-06` without quotation marks is a TOML date.
    pub(super) fn date_text(&mut self, key: &Key<'_>, value: &Value<'_>) -> Option<String> {
        match value.get_ref() {
            DeValue::Datetime(date) => Some(date.to_string()),
            DeValue::Integer(year) => Some(year.to_string()),
            _ => self.string(key, value),
        }
    }

    /// The date that a text is; what is none is told.
    pub(super) fn edtf(&mut self, value: &Value<'_>, text: &str) -> Option<Edtf> {
        match text.parse() {
            Ok(date) => Some(date),
            Err(error) => {
                let finding = self.finding("sidecar-date", value.span().start, &format!("{error}"));
                let form = "write a date such as 1961-07-06, 1961-07, 1961~ or 1960-06/1961-03";
                self.findings.push(finding.remedy(date_remedy(text, form)));
                None
            }
        }
    }

    fn publication(&mut self, key: &Key<'_>, value: &Value<'_>) {
        let name = key.get_ref().as_ref();
        let setting = match name {
            "title" => self.string(key, value).map(BookSetting::Title),
            "authors" => self.strings(key, value).map(BookSetting::Authors),
            "editors" => self.strings(key, value).map(BookSetting::Editors),
            "form" => {
                let word = self.string(key, value).unwrap_or_default();
                let form = PublicationForm::read(&word);
                if form.is_none() {
                    self.no_word(key, value, &["book", "collection", "journal", "newspaper"]);
                }
                form.map(BookSetting::Form)
            }
            _ => {
                let Some(index) = PUBLICATION.iter().position(|(known, _)| *known == name) else {
                    let known: Vec<&str> = PUBLICATION
                        .iter()
                        .map(|(known, _)| *known)
                        .chain(["title", "authors", "editors", "form"])
                        .collect();
                    self.unknown(key, &known);
                    return;
                };
                self.string(key, value).map(|text| {
                    BookSetting::Text(index, Some(text).filter(|text| !text.is_empty()))
                })
            }
        };
        self.sidecar.settings.extend(setting.map(Setting::Book));
    }

    /// A text; a number stands for its digits.
    pub(super) fn string(&mut self, key: &Key<'_>, value: &Value<'_>) -> Option<String> {
        match value.get_ref() {
            DeValue::String(text) => Some(text.trim().to_owned()),
            DeValue::Integer(number) => Some(number.to_string()),
            _ => {
                self.wrong(key, "is a text in quotation marks");
                None
            }
        }
    }

    /// A text, or a list of texts.
    pub(super) fn strings(&mut self, key: &Key<'_>, value: &Value<'_>) -> Option<Vec<String>> {
        match value.get_ref() {
            DeValue::Array(list) => {
                let found: Option<Vec<String>> = list
                    .iter()
                    .map(|one| match one.get_ref() {
                        DeValue::String(text) => Some(text.trim().to_owned()),
                        _ => None,
                    })
                    .collect();
                if found.is_none() {
                    self.wrong(key, "is a list of texts");
                }
                found
            }
            _ => self.string(key, value).map(|one| {
                Some(one)
                    .filter(|one| !one.is_empty())
                    .into_iter()
                    .collect()
            }),
        }
    }

    pub(super) fn wrong(&mut self, key: &Key<'_>, what: &str) {
        let finding = self.finding(
            "sidecar-value",
            key.span().start,
            &format!("`{}` {what}", key.get_ref()),
        );
        self.findings
            .push(finding.remedy("mend the line; until then it is not applied"));
    }

    pub(super) fn unknown(&mut self, key: &Key<'_>, known: &[&str]) {
        let name = key.get_ref().as_ref();
        let finding = self.finding(
            "sidecar-unknown-key",
            key.span().start,
            &format!("`{name}` is no key of a sidecar"),
        );
        let is_plain = TEXTS.iter().map(|(known, _)| *known).chain(OTHERS);
        let is_plain = is_plain.into_iter().any(|known| known == name);
        let remedy = if is_plain {
            // In TOML what stands below a line in brackets belongs to it.
            format!(
                "`{name}` is a key of the document: move the line above the first line in square brackets"
            )
        } else if PUBLICATION.iter().any(|(known, _)| *known == name) {
            format!("`{name}` is a key of a publication: move the line below a line [publication]")
        } else {
            did_you_mean(name, known, &format!("the keys are {}", known.join(", ")))
        };
        self.findings.push(finding.remedy(remedy));
    }

    pub(super) fn finding(&self, code: &'static str, offset: usize, message: &str) -> Finding {
        let finding = Finding::new(Severity::Error, code, self.sidecar.file.as_str(), message);
        at(finding, self.text, offset)
    }
}

/// A former id, or a path below the book's root without steps upwards.
fn is_alias(alias: &str) -> bool {
    let steps = || alias.split('/');
    let plain = |character: char| {
        character.is_ascii_alphanumeric() || matches!(character, '-' | '_' | '.' | '/')
    };
    alias.chars().all(plain)
        && steps().all(|step| !step.is_empty() && !step.starts_with('.'))
        && (steps().count() == 1
            || alias
                .rsplit_once('.')
                .is_some_and(|(_, ending)| ending == "html"))
}
