//! Known digital archives: names, hosts and addresses of records, read from `archives.toml`.

use lazy_static::lazy_static;
use regex::Regex;
use serde::Deserialize;

/// So many labels of an archive's pages show that a page is one of them.
const ENOUGH: usize = 3;

lazy_static! {
    static ref KNOWN: Vec<DigitalArchive> = toml::from_str::<List>(include_str!("archives.toml"))
        .unwrap_or_default()
        .archive;
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct List {
    archive: Vec<DigitalArchive>,
}

/// A site that publishes documents under addresses of their own.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct DigitalArchive {
    /// Its name, as cited.
    pub name: String,
    #[serde(default)]
    aliases: Vec<String>,
    host: String,
    #[serde(default)]
    hosts: Vec<String>,
    #[serde(default)]
    test: Vec<String>,
    record: Option<String>,
    id: Option<String>,
    #[serde(default)]
    marks: Vec<String>,
    #[serde(default)]
    labels: Vec<String>,
}

/// What an address as given says.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Address {
    /// The collection.
    pub collection: Option<String>,
    /// Number of the record.
    pub record_id: Option<String>,
    /// The address to cite.
    pub canonical: String,
    /// True where the host as given is a test host.
    pub test_host: bool,
}

impl DigitalArchive {
    /// The address of a record.
    pub(super) fn address(&self, record_id: &str) -> Option<String> {
        let pattern = Regex::new(&format!("^(?:{})$", self.id.as_deref()?)).ok()?;
        pattern.is_match(record_id).then(|| {
            self.record
                .as_deref()
                .map(|record| record.replace("{id}", record_id))
        })?
    }

    fn names(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.name.as_str()).chain(self.aliases.iter().map(String::as_str))
    }
}

/// The archive that a segment of a citation names.
pub(super) fn by_name(segment: &str) -> Option<&'static DigitalArchive> {
    let folded = super::source::key(segment);
    KNOWN.iter().find(|archive| {
        archive
            .names()
            .any(|name| super::source::key(name) == folded)
    })
}

/// The archive whose marks stand in a text.
pub(super) fn by_marks(text: &str) -> Option<&'static DigitalArchive> {
    KNOWN.iter().find(|archive| {
        archive
            .marks
            .iter()
            .any(|mark| text.contains(mark.as_str()))
            || archive
                .names()
                .any(|name| name.len() > 8 && text.contains(name))
    })
}

/// The archive whose pages have the labels that a page shows: at least [`ENOUGH`] of them, and a
/// record number of the archive's own form.
pub(super) fn by_labels(shown: &[&str], record_id: &str) -> Option<&'static DigitalArchive> {
    KNOWN.iter().find(|archive| {
        let known = archive
            .labels
            .iter()
            .filter(|label| shown.contains(&label.as_str()))
            .count();
        known >= ENOUGH && archive.address(record_id).is_some()
    })
}

/// What an address says: its collection and record, and the address to cite.
pub(super) fn address(given: &str) -> Address {
    let unknown = Address {
        canonical: given.to_owned(),
        ..Address::default()
    };
    let Some((_, rest)) = given.split_once("://") else {
        return unknown;
    };
    let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
    let host = host.to_ascii_lowercase();
    let Some(archive) = KNOWN.iter().find(|archive| {
        archive.host == host || archive.hosts.contains(&host) || archive.test.contains(&host)
    }) else {
        return Address {
            record_id: numbered(path),
            ..unknown
        };
    };
    let record_id = record_in(archive, path);
    let canonical = record_id
        .as_deref()
        .and_then(|record| archive.address(record))
        .unwrap_or_else(|| {
            format!("https://{}/{path}", archive.host)
                .trim_end_matches('/')
                .to_owned()
        });
    Address {
        collection: Some(archive.name.clone()),
        record_id,
        canonical,
        test_host: archive.test.contains(&host),
    }
}

/// The record number in an address of an archive that is not known: `/document/20417`.
fn numbered(path: &str) -> Option<String> {
    let (before, number) = path.trim_end_matches('/').rsplit_once('/')?;
    let kind = before.rsplit('/').next()?;
    let fits = matches!(kind, "document" | "documents" | "record" | "records")
        && (3..=9).contains(&number.len())
        && number.bytes().all(|digit| digit.is_ascii_digit());
    fits.then(|| number.to_owned())
}

/// The record number in the path of an address, by the archive's own pattern.
fn record_in(archive: &DigitalArchive, path: &str) -> Option<String> {
    let (_, pattern) = archive.record.as_deref()?.split_once("://")?;
    let (before, after) = pattern.split_once('/')?.1.split_once("{id}")?;
    let rest = path.strip_prefix(before)?;
    let pattern = format!(
        "^({}){}(?:[/?#].*)?$",
        archive.id.as_deref()?,
        regex::escape(after)
    );
    let found = Regex::new(&pattern).ok()?.captures(rest)?;
    Some(found.get(1)?.as_str().to_owned())
}
