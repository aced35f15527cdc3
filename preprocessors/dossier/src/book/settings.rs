//! The tables of `book.toml`.

use std::path::PathBuf;

use mdbook_preprocessor::PreprocessorContext;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use toml::{Table, Value};

use crate::citation::Chicago;
use crate::curation::lock;
use crate::finding::policy::Policy;
use crate::template::{Form, Templates};

/// Keys that mdBook itself reads in a preprocessor's table.
const MDBOOK_KEYS: &[&str] = &["command", "before", "after", "optional", "renderers"];

/// What is wrong in `book.toml`, and what to write instead.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum SettingsError {
    /// A key that nobody reads.
    #[error("book.toml: [preprocessor.{table}] has no key `{key}`; {remedy}")]
    UnknownKey {
        /// Name of the table.
        table: &'static str,
        /// The key.
        key: String,
        /// The nearest known key, or all of them.
        remedy: String,
    },
    /// A value of the wrong kind.
    #[error("book.toml: [preprocessor.{table}]: {reason}")]
    Value {
        /// Name of the table.
        table: &'static str,
        /// What is wrong, and what would be right.
        reason: String,
    },
    /// The preprocessor could meet `{{#include}}` before mdBook has resolved it.
    #[error(
        "book.toml: [preprocessor.{table}] may run before mdBook's `links`, which would then read \
         directives in the text of a document; write `after = [\"links\"]`"
    )]
    BeforeLinks {
        /// Name of the table.
        table: &'static str,
    },
    /// A table that is none.
    #[error("book.toml: {0}")]
    Unreadable(String),
}

/// `[preprocessor.dossier-seeds]`: where the documents are and how they are printed.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(default, rename_all = "kebab-case", deny_unknown_fields)]
pub struct Seeds {
    /// Folder of the documents, relative to the book.
    pub directory: PathBuf,
    /// Which state of the edition is printed.
    pub edition: State,
    /// What an error does to the build.
    pub on_error: OnError,
    /// Edition of *The Chicago Manual of Style* that citations follow: 17 or 18.
    pub chicago: Chicago,
    /// Version of the edition, as its citations name it: `1.2`.
    pub version: Option<String>,
    /// Where the edition is published: an address of the web, with `/` at its end.
    pub address: Option<Address>,
    /// Codes of findings that are not told.
    pub allow: Vec<String>,
    /// Codes of findings that count as errors.
    pub deny: Vec<String>,
}

/// The address of a site, with `/` at its end.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct Address(String);

impl TryFrom<String> for Address {
    type Error = String;

    fn try_from(given: String) -> Result<Self, String> {
        let web = given.starts_with("https://") || given.starts_with("http://");
        let plain = !given.contains(|character: char| {
            character.is_whitespace() || "<>\"{}|\\^`#?".contains(character)
        });
        if !(web && plain) {
            return Err(format!(
                "address = \"{given}\" is no address of a site; write one such as \
                 \"https://example.org/edition/\""
            ));
        }
        Ok(Self(format!("{}/", given.trim_end_matches('/'))))
    }
}

impl Address {
    /// The address of a page of the site, given by its path.
    #[must_use]
    pub fn of(&self, path: &str) -> String {
        format!("{}{path}", self.0)
    }
}

impl Default for Seeds {
    fn default() -> Self {
        Self {
            directory: PathBuf::from("seeds"),
            edition: State::Working,
            on_error: OnError::Continue,
            chicago: Chicago::default(),
            version: None,
            address: None,
            allow: Vec::new(),
            deny: Vec::new(),
        }
    }
}

impl Seeds {
    /// What the book says of findings by their code.
    #[must_use]
    pub fn policy(&self) -> Policy {
        Policy {
            allow: self.allow.clone(),
            deny: self.deny.clone(),
        }
    }
}

/// Which state of the edition is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// The files as they are now.
    #[default]
    Working,
    /// Exactly what the last release has frozen.
    Released,
}

/// What a finding of severity error does to the build.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum OnError {
    /// The book is built; the finding is reported.
    #[default]
    Continue,
    /// The build fails.
    Stop,
}

/// `[preprocessor.dossier-crossrefs]`: which notes are printed.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(default, rename_all = "kebab-case", deny_unknown_fields)]
pub struct Crossrefs {
    /// Which notes are printed.
    pub notes: Notes,
}

/// Which notes are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Notes {
    /// Every note above the threshold, the unreviewed with a mark.
    #[default]
    All,
    /// Only what an editor has accepted.
    Reviewed,
}

/// `[preprocessor.dossier-glossary]`: it has no keys of its own.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(default, rename_all = "kebab-case", deny_unknown_fields)]
pub struct Glossary {}

/// For whom the chapters are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Renderer {
    /// mdBook's html renderer.
    Html,
    /// `mdbook-epub`, which makes a page of every chapter and leaves the addresses of links as they are.
    Epub,
    /// Any other: plain Markdown only.
    Other,
}

/// Everything the book says to the preprocessors.
#[derive(Debug)]
pub struct Settings {
    /// Folder of the book.
    pub root: PathBuf,
    /// Folder of the hand-written chapters, relative to the book.
    pub source: PathBuf,
    /// The documents.
    pub seeds: Seeds,
    /// The notes.
    pub crossrefs: Crossrefs,
    /// The indexes.
    pub glossary: Glossary,
    /// For whom the chapters are written.
    pub renderer: Renderer,
    /// True under `mdbook serve`, where pages for the editor alone are shown.
    pub served: bool,
    /// Title of the book.
    pub title: Option<String>,
    /// Its editors: mdBook's `authors`.
    pub editors: Vec<String>,
    /// Language of the book (BCP 47), in which its pages are written: `en`.
    pub language: String,
    /// Folder of templates, style sheet and script, relative to the book.
    pub theme: PathBuf,
    /// How blocks and pages are written.
    pub templates: Templates,
}

impl Settings {
    /// Reads the tables.
    ///
    /// # Errors
    /// When a table has a key or a value that nobody knows, or may run before mdBook's `links`.
    pub fn read(context: &PreprocessorContext) -> Result<Self, SettingsError> {
        let theme = context
            .config
            .get::<PathBuf>("output.html.theme")
            .ok()
            .flatten()
            .unwrap_or_else(|| PathBuf::from("theme"));
        let folder = theme.join("dossier");
        let folder_name = folder.to_string_lossy().replace('\\', "/");
        let templates = Templates::load(&context.root.join(&folder), &folder_name);
        let seeds: Seeds = table(
            context,
            "dossier-seeds",
            &[
                "directory",
                "edition",
                "on-error",
                "chicago",
                "version",
                "address",
                "allow",
                "deny",
            ],
        )?;
        seeds
            .policy()
            .validate()
            .map_err(|error| SettingsError::Value {
                table: "dossier-seeds",
                reason: error.to_string(),
            })?;
        let frozen = context.root.join(&seeds.directory).join("curation");
        if seeds.edition == State::Released && !frozen.join(lock::FILE).is_file() {
            return Err(SettingsError::Value {
                table: "dossier-seeds",
                reason:
                    "edition = \"released\" prints what a release has frozen, and this book has no \
                         release yet; run `mdbook-dossier release`, or write edition = \"working\""
                        .to_owned(),
            });
        }
        Ok(Self {
            root: context.root.clone(),
            source: context.config.book.src.clone(),
            seeds,
            crossrefs: table(context, "dossier-crossrefs", &["notes"])?,
            glossary: table(context, "dossier-glossary", &[])?,
            renderer: match context.renderer.as_str() {
                "html" => Renderer::Html,
                "epub" => Renderer::Epub,
                _ => Renderer::Other,
            },
            // Only `mdbook serve` sets this key.
            served: context
                .config
                .contains_key("output.html.live-reload-endpoint"),
            title: context.config.book.title.clone(),
            editors: context.config.book.authors.clone(),
            language: context
                .config
                .book
                .language
                .clone()
                .unwrap_or_else(|| "en".to_owned()),
            theme: folder,
            templates,
        })
    }

    /// What the edition says of itself in what is exported.
    #[must_use]
    pub fn imprint(&self) -> crate::export::Imprint<'_> {
        crate::export::Imprint {
            title: self.title.as_deref().unwrap_or("Documents"),
            editors: &self.editors,
            version: self.seeds.version.as_deref(),
            chicago: self.seeds.chicago,
        }
    }

    /// The folder of the downloads, relative to the book.
    #[must_use]
    pub fn downloads(&self) -> PathBuf {
        self.source.join(crate::export::FOLDER)
    }

    /// True for mdBook's html renderer.
    #[must_use]
    pub fn html(&self) -> bool {
        self.renderer == Renderer::Html
    }

    /// In which form templates are written.
    #[must_use]
    pub fn form(&self) -> Form {
        match self.renderer {
            Renderer::Html => Form::Html,
            Renderer::Epub | Renderer::Other => Form::Markdown,
        }
    }
}

/// Reads one table strictly. A table that is not there gives the defaults.
fn table<T: DeserializeOwned>(
    context: &PreprocessorContext,
    name: &'static str,
    known: &[&str],
) -> Result<T, SettingsError> {
    let key = format!("preprocessor.{name}");
    let found: Option<Table> = context
        .config
        .get(&key)
        .map_err(|error| SettingsError::Unreadable(format!("{error:#}")))?;
    let is_there = found.is_some();
    let mut table = found.unwrap_or_default();
    if is_there && context.config.build.use_default_preprocessors && !runs_after_links(&table) {
        return Err(SettingsError::BeforeLinks { table: name });
    }
    for key in MDBOOK_KEYS {
        table.remove(*key);
    }
    if let Some(key) = table.keys().find(|key| !known.contains(&key.as_str())) {
        return Err(SettingsError::UnknownKey {
            table: name,
            key: key.clone(),
            remedy: nearest(key, known),
        });
    }
    Value::Table(table)
        .try_into()
        .map_err(|error: toml::de::Error| SettingsError::Value {
            table: name,
            reason: error.message().to_owned(),
        })
}

fn runs_after_links(table: &Table) -> bool {
    table
        .get("after")
        .and_then(Value::as_array)
        .is_some_and(|after| after.iter().any(|name| name.as_str() == Some("links")))
}

/// What a mistyped key may have been meant for.
fn nearest(key: &str, known: &[&str]) -> String {
    let candidates: Vec<&str> = known.iter().chain(MDBOOK_KEYS).copied().collect();
    match crate::finding::nearest(key, &candidates) {
        Some(candidate) => format!("did you mean `{candidate}`?"),
        None if known.is_empty() => "it has no keys beside mdBook's own".to_owned(),
        None => format!("it knows {}", known.join(", ")),
    }
}
