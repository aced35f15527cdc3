//! Decisions, written into the editors' files.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry as Slot;
use std::fs;
use std::io::{ErrorKind, Write};
use std::path::Path;

use anyhow::{Context, Result, bail};
use mdbook_dossier_core::curation::decisions::{self, Verdict};
use mdbook_dossier_core::curation::entities::{self, Passage};
use mdbook_dossier_core::desk::{Entry, State, Subject};
use mdbook_dossier_core::edition::words::Targets;

use super::{Desk, filter};
use crate::{cli, write};

/// Git takes both sides where two editors have added lines at one place.
const ATTRIBUTES: &str = "# Lines that two editors have added to one place are both kept.\n\
    decisions.toml merge=union\norganizations.toml merge=union\npersons.toml merge=union\n";

/// What is to become of the chosen entries.
enum Word<'a> {
    Accept,
    Reject,
    Reword(&'a str),
    Undo,
}

/// Accepts the entries.
pub(crate) fn accept(arguments: &cli::Decide) -> Result<u8> {
    decide(arguments, &Word::Accept)
}

/// Rejects the entries.
pub(crate) fn reject(arguments: &cli::Decide) -> Result<u8> {
    decide(arguments, &Word::Reject)
}

/// Takes decisions back.
pub(crate) fn undo(arguments: &cli::Decide) -> Result<u8> {
    decide(arguments, &Word::Undo)
}

/// Gives one note other words.
pub(crate) fn reword(arguments: &cli::Reword) -> Result<u8> {
    if arguments.text.trim().is_empty() {
        bail!("the note has no words; to have no note, reject it");
    }
    let decide = cli::Decide {
        ids: vec![arguments.id.clone()],
        choice: cli::Choice::default(),
        dry_run: arguments.dry_run,
        book: arguments.book.clone(),
    };
    self::decide(&decide, &Word::Reword(&arguments.text))
}

fn decide(arguments: &cli::Decide, word: &Word<'_>) -> Result<u8> {
    let desk = Desk::open(arguments.book.as_deref())?;
    if let Word::Reword(text) = word {
        leads_somewhere(&desk, text)?;
    }
    let takes_back = matches!(word, Word::Undo);
    let chosen = desk.chosen(&arguments.ids, &filter(&arguments.choice), takes_back)?;
    let mut files = Files::new(&desk);
    let (mut lines, mut by_hand) = (Vec::new(), Vec::new());
    for entry in &chosen {
        match line(entry, word)? {
            Some(line) => lines.push(line),
            None if !files.settle_name(entry, word)? => by_hand.push(*entry),
            None => {}
        }
    }
    files.change(decisions::FILE, |text| {
        let changed = if takes_back {
            decisions::remove(text, &lines)
        } else {
            decisions::record(text, &lines)
        };
        Ok(changed?)
    })?;
    if !arguments.dry_run {
        files.write()?;
    }
    report(&desk, &chosen, &by_hand, word, arguments.dry_run)?;
    Ok(u8::from(!by_hand.is_empty()))
}

/// Refuses words with a link to what is not in the edition.
fn leads_somewhere(desk: &Desk, text: &str) -> Result<()> {
    let targets = targets(desk);
    let (_, unknown) = targets.runs(text);
    let Some(directive) = unknown.first() else {
        return Ok(());
    };
    match targets.nearest(directive) {
        Some(near) => {
            bail!("this link names nothing in the edition: {directive}; did you mean {near}?")
        }
        None => bail!(
            "this link names nothing in the edition: {directive}; write {{{{#document ID}}}}, {{{{#document ID#p3}}}}, \
             {{{{#person ID}}}}, {{{{#organization ID}}}} or {{{{#event ID}}}} with an id that `mdbook-dossier analyze` lists"
        ),
    }
}

fn targets(desk: &Desk) -> Targets<'_> {
    let edition = &desk.edition;
    Targets::of(&edition.documents, &edition.names, &edition.events)
}

/// The line of `decisions.toml`; none for what is settled in another file.
fn line(entry: &Entry, word: &Word<'_>) -> Result<Option<decisions::Entry>> {
    if matches!(word, Word::Undo) && !entry.state.is_decided() {
        bail!(
            "{} is not decided, so there is nothing to take back",
            entry.id
        );
    }
    let Subject::Decision(decision) = &entry.subject else {
        if let Word::Reword(_) = word {
            bail!("{} is a name; only a note can be reworded", entry.id);
        }
        return Ok(None);
    };
    let mut decision = decision.clone();
    match (&mut decision, word) {
        (_, Word::Undo) => {}
        (decisions::Entry::Note(note), Word::Accept) => {
            if let State::Rejected = entry.state {
                bail!(
                    "{} was rejected, so its words are not known; take that back by `mdbook-dossier undo {}`, \
                     then accept it",
                    entry.id,
                    entry.id
                );
            }
            note.verdict = Verdict::Accept(note.verdict.text().map(str::to_owned));
        }
        (decisions::Entry::Note(note), Word::Reject) => note.verdict = Verdict::Reject,
        (decisions::Entry::Note(note), Word::Reword(text)) => {
            note.verdict = Verdict::Reword((*text).to_owned());
        }
        (_, Word::Reword(_)) => {
            bail!(
                "{} is a {}; only a note can be reworded. Set what you want in a sidecar or in curation/",
                entry.id,
                entry.kind.word()
            );
        }
        (decisions::Entry::Field(field), word) => field.accepted = matches!(word, Word::Accept),
        (decisions::Entry::Role(role), word) => role.accepted = matches!(word, Word::Accept),
        (decisions::Entry::Link(link), word) => link.accepted = matches!(word, Word::Accept),
    }
    Ok(Some(decision))
}

/// The editors' files as they were and as they are to be: nothing is written before everything is decided.
struct Files<'a> {
    desk: &'a Desk,
    texts: BTreeMap<&'static str, (String, String)>,
}

impl<'a> Files<'a> {
    fn new(desk: &'a Desk) -> Self {
        Self {
            desk,
            texts: BTreeMap::new(),
        }
    }

    fn change(
        &mut self,
        file: &'static str,
        by: impl FnOnce(&str) -> Result<String>,
    ) -> Result<()> {
        let (_, after) = match self.texts.entry(file) {
            Slot::Occupied(known) => known.into_mut(),
            Slot::Vacant(new) => {
                let text = read(&self.desk.curation.join(file))?;
                new.insert((text.clone(), text))
            }
        };
        *after = by(after).with_context(|| format!("{}/{file}", self.desk.called))?;
        Ok(())
    }

    /// Joins two entries of names or keeps them apart, says whom a name means or never means, or takes such a
    /// decision back. False where several may be meant, and only an editor knows who.
    fn settle_name(&mut self, entry: &Entry, word: &Word<'_>) -> Result<bool> {
        let (file, yes, no, subject, other) = match &entry.subject {
            Subject::Same { file, kept, joined } => (*file, "merge", "never", kept, joined),
            Subject::Bearer {
                file,
                form,
                bearers,
            } => match &bearers[..] {
                [only] => (*file, "variants", "never", only, form),
                _ => return Ok(false),
            },
            Subject::Decision(_) => return Ok(false),
        };
        let passage = |form: &str| Passage {
            form: form.to_owned(),
            ..Passage::default()
        };
        let is_pair = yes == "merge";
        self.change(file, |text| {
            // Whatever was said of the two before, from either side.
            let mut text = text.to_owned();
            for key in [yes, no] {
                text = entities::remove(&text, subject, key, &passage(other))?;
                if is_pair {
                    text = entities::remove(&text, other, key, &passage(subject))?;
                }
            }
            let key = match word {
                Word::Accept => yes,
                Word::Reject => no,
                Word::Reword(_) | Word::Undo => return Ok(text),
            };
            Ok(entities::record(&text, subject, key, &passage(other))?)
        })?;
        Ok(true)
    }

    fn write(self) -> Result<()> {
        let mut any = false;
        for (file, (before, after)) in self.texts {
            if after != before {
                write::replace(&self.desk.curation.join(file), &after)?;
                any = true;
            }
        }
        let attributes = self.desk.curation.join(".gitattributes");
        if any && !attributes.exists() {
            write::new(&attributes, ATTRIBUTES.as_bytes())?;
        }
        Ok(())
    }
}

fn read(path: &Path) -> Result<String> {
    match fs::read_to_string(path) {
        Ok(text) => Ok(text),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(String::new()),
        Err(error) => Err(error).with_context(|| format!("{} cannot be read", path.display())),
    }
}

fn report(
    desk: &Desk,
    chosen: &[&Entry],
    by_hand: &[&Entry],
    word: &Word<'_>,
    dry_run: bool,
) -> Result<()> {
    let mut out = std::io::stdout().lock();
    let done = match (word, dry_run) {
        (Word::Accept, false) => "accepted",
        (Word::Reject, false) => "rejected",
        (Word::Reword(_), false) => "reworded",
        (Word::Undo, false) => "taken back",
        (Word::Accept, true) => "would be accepted",
        (Word::Reject, true) => "would be rejected",
        (Word::Reword(_), true) => "would be reworded",
        (Word::Undo, true) => "would be taken back",
    };
    for entry in chosen {
        if by_hand.iter().any(|other| other.id == entry.id) {
            let (file, _) = entry.file();
            writeln!(
                out,
                "{}: not {done}, for only you know who is meant; write into {}/{file}:\n{}",
                entry.id,
                desk.called,
                entry.line()
            )?;
        } else {
            let words = match word {
                Word::Reword(text) => desk.edition.plain(&targets(desk).runs(text).0),
                _ => entry.proposal.clone(),
            };
            writeln!(out, "{}: {done}: {words}", entry.id)?;
        }
    }
    let count = chosen.len() - by_hand.len();
    let entries = if count == 1 { "entry" } else { "entries" };
    writeln!(out, "{count} {entries} {done}")?;
    Ok(())
}
