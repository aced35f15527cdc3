//! Decisions, written into the editors' files.

use std::fs;
use std::io::{ErrorKind, Write};
use std::path::Path;

use anyhow::{Context, Result, bail};
use mdbook_dossier_core::curation::decisions::{self, Verdict};
use mdbook_dossier_core::curation::entities;
use mdbook_dossier_core::desk::{Entry, State, Subject};

use super::{Desk, filter};
use crate::{cli, write};

/// Git takes both sides where two editors have added lines at one place.
const ATTRIBUTES: &str =
    "# Lines that two editors have added to one place are both kept.\ndecisions.toml merge=union\n";

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
    let takes_back = matches!(word, Word::Undo);
    let chosen = desk.chosen(&arguments.ids, &filter(&arguments.choice), takes_back)?;
    let (mut lines, mut by_hand) = (Vec::new(), Vec::new());
    for entry in &chosen {
        match line(entry, word)? {
            Some(line) => lines.push(line),
            None if matches!(entry.subject, Subject::Same(..)) => {
                join(&desk, entry, word, arguments.dry_run)?;
            }
            None => by_hand.push(*entry),
        }
    }
    let path = desk.curation.join(decisions::FILE);
    let before = read(&path)?;
    let after = if takes_back {
        decisions::remove(&before, &lines)
    } else {
        decisions::record(&before, &lines)
    }
    .with_context(|| format!("{}/{}", desk.called, decisions::FILE))?;
    if !arguments.dry_run && after != before {
        write::replace(&path, &after)?;
        let attributes = desk.curation.join(".gitattributes");
        if !attributes.exists() {
            write::new(&attributes, ATTRIBUTES.as_bytes())?;
        }
    }
    report(&desk, &chosen, &by_hand, word, arguments.dry_run)?;
    Ok(u8::from(!by_hand.is_empty()))
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
    }
    Ok(Some(decision))
}

/// Two entries of names are joined, or kept apart, in the file of persons or of organizations.
fn join(desk: &Desk, entry: &Entry, word: &Word<'_>, dry_run: bool) -> Result<()> {
    let Subject::Same(kept, joined) = entry.subject else {
        return Ok(());
    };
    let id = |index: usize| {
        desk.edition
            .names
            .entities
            .get(index)
            .map(|entity| entity.id.clone())
    };
    let (Some(kept), Some(joined)) = (id(kept), id(joined)) else {
        return Ok(());
    };
    let key = match word {
        Word::Accept => "merge",
        Word::Reject => "never",
        Word::Reword(_) | Word::Undo => {
            bail!(
                "{} is a name; it is accepted or rejected, and taken back in curation/ by hand",
                entry.id
            );
        }
    };
    let (file, _) = entry.file(&desk.edition);
    let path = desk.curation.join(file);
    let passage = entities::Passage {
        form: joined,
        ..entities::Passage::default()
    };
    let text = entities::record(&read(&path)?, &kept, key, &passage)
        .with_context(|| format!("{}/{file}", desk.called))?;
    if !dry_run {
        write::replace(&path, &text)?;
    }
    Ok(())
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
            let (file, _) = entry.file(&desk.edition);
            writeln!(
                out,
                "{}: not {done}, for only you know who is meant; write into {}/{file}:\n{}",
                entry.id,
                desk.called,
                entry.line(&desk.edition)
            )?;
        } else {
            writeln!(out, "{}: {done}: {}", entry.id, entry.proposal)?;
        }
    }
    let count = chosen.len() - by_hand.len();
    let entries = if count == 1 { "entry" } else { "entries" };
    writeln!(out, "{count} {entries} {done}")?;
    Ok(())
}
