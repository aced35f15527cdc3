//! One reading for three commands.
//!
//! Stock mdBook starts the program three times for a build, once for each preprocessor, and each would read and
//! analyse the documents again. Where the three follow each other with nothing between them, the last does the work of
//! all, in the same order; the first leaves a mark at the end of the book, and the second hands it on. The chapters are
//! the same either way. It is the last and not the first, because mdBook writes the whole book to every command and
//! reads it back: so the finished chapters, many times the size of what the editor writes, go that way once.

use std::collections::BTreeSet;

use mdbook_dossier_core::book::Settings;
use mdbook_dossier_crossrefs::Crossrefs;
use mdbook_dossier_glossary::Glossary;
use mdbook_dossier_seeds::Seeds;
use mdbook_driver::config::Config;
use mdbook_preprocessor::book::{Book, BookItem};
use mdbook_preprocessor::errors::Result;
use mdbook_preprocessor::{Preprocessor, PreprocessorContext};
use toml::Value;

/// The last item of a book in which nothing is done yet. Any version of the program that knows it does the work of all,
/// so that none is lost where the program is replaced in the middle of a build.
const MARK: &str = "mdbook-dossier: the last of the three commands does the work of all";

/// The three, in the order in which they run.
const STEPS: [&str; 3] = ["seeds", "crossrefs", "glossary"];

/// The command `seeds`.
pub(crate) struct First;

impl Preprocessor for First {
    fn name(&self) -> &'static str {
        "dossier-seeds"
    }

    fn run(&self, context: &PreprocessorContext, mut book: Book) -> Result<Book> {
        if !follow_at_once(&context.config) {
            return Seeds::default().run(context, book);
        }
        // What is wrong in book.toml is told by the first command, as ever.
        Settings::read(context)?;
        book.push_item(BookItem::PartTitle(MARK.to_owned()));
        Ok(book)
    }
}

/// The command `crossrefs`.
pub(crate) struct Second;

impl Preprocessor for Second {
    fn name(&self) -> &'static str {
        "dossier-crossrefs"
    }

    fn run(&self, context: &PreprocessorContext, book: Book) -> Result<Book> {
        if is_put_off(&book, context) {
            return Ok(book);
        }
        Crossrefs::default().run(context, book)
    }
}

/// The command `glossary`.
pub(crate) struct Third;

impl Preprocessor for Third {
    fn name(&self) -> &'static str {
        "dossier-glossary"
    }

    fn run(&self, context: &PreprocessorContext, mut book: Book) -> Result<Book> {
        if is_put_off(&book, context) {
            book.items.pop();
            book = Seeds::default().run(context, book)?;
            book = Crossrefs::default().run(context, book)?;
        }
        Glossary::default().run(context, book)
    }
}

/// A title of those words in a book whose commands do not follow each other is an editor's own.
fn is_put_off(book: &Book, context: &PreprocessorContext) -> bool {
    matches!(book.items.last(), Some(BookItem::PartTitle(title)) if title == MARK)
        && follow_at_once(&context.config)
}

/// True where the book calls one and the same program for the three, each right after the one before it and for every
/// renderer.
fn follow_at_once(config: &Config) -> bool {
    let Ok(tables) = config.preprocessors::<Value>() else {
        return false;
    };
    let own: Vec<String> = STEPS.iter().map(|step| format!("dossier-{step}")).collect();
    let is_alone = tables
        .keys()
        .all(|name| own.contains(name) || ["index", "links"].contains(&name.as_str()));
    let key = |step: &str, key: &str| tables.get(&format!("dossier-{step}"))?.get(key);
    let program = |step: &&str| {
        let command = key(step, "command")?.as_str()?;
        Some(command.trim_end().strip_suffix(step)?.trim_end())
    };
    let programs: Option<BTreeSet<&str>> = STEPS.iter().map(program).collect();
    let in_order = STEPS.windows(2).all(|steps| {
        let before = Value::from(format!("dossier-{}", steps[0]));
        let after = key(steps[1], "after").and_then(Value::as_array);
        after.is_some_and(|after| after.contains(&before))
    });
    let is_plain = STEPS
        .iter()
        .all(|step| key(step, "renderers").is_none() && key(step, "before").is_none());
    is_alone && in_order && is_plain && programs.is_some_and(|programs| programs.len() == 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    const BOOK: &str = "[preprocessor.dossier-seeds]\ncommand = \"x -- seeds\"\nafter = [\"links\"]\n\
        [preprocessor.dossier-crossrefs]\ncommand = \"x -- crossrefs\"\nafter = [\"links\", \"dossier-seeds\"]\n\
        [preprocessor.dossier-glossary]\ncommand = \"x -- glossary\"\nafter = [\"dossier-crossrefs\"]\n";

    fn shares(text: &str) -> bool {
        follow_at_once(&text.parse().expect("a configuration"))
    }

    #[test]
    fn the_work_is_shared_where_nothing_can_stand_between() {
        assert!(shares(BOOK));
        assert!(shares(&format!("{BOOK}[preprocessor.links]\n")));
        for (from, to) in [
            ("x -- glossary", "y -- glossary"),
            ("x -- glossary", "x -- seeds"),
            ("after = [\"dossier-crossrefs\"]", "after = [\"links\"]"),
            (
                "after = [\"dossier-crossrefs\"]",
                "after = [\"dossier-crossrefs\"]\nrenderers = [\"html\"]",
            ),
            (
                "[preprocessor.dossier-seeds]",
                "[preprocessor.other]\n[preprocessor.dossier-seeds]",
            ),
            ("[preprocessor.dossier-glossary]", "[preprocessor.glossary]"),
        ] {
            assert!(!shares(&BOOK.replace(from, to)), "{to}");
        }
        assert!(!shares(""));
    }
}
