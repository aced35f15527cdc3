//! What can be written on the command line.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use mdbook_dossier_core::desk::Score;

/// Turns a folder of primary-source documents into a book for the web.
///
/// Every document becomes a page with its citation. Where two documents speak of the same event, a
/// note says so; persons and organizations are indexed, and their names lead from the text to the
/// index and back. The words of a document are never changed, and nothing is sent to or fetched
/// from the network.
#[derive(Debug, Parser)]
#[command(name = "mdbook-dossier", version, arg_required_else_help = true)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Make a new book: an empty one, ready for your documents
    ///
    /// The folder then holds book.toml, pages of your own to write on in `src`, an empty folder `seeds` for
    /// the documents, and a style sheet. Nothing that is there already is overwritten: a folder that is
    /// not empty is refused.
    Init(Init),
    /// Bring the style sheet and the script of a book up to date
    ///
    /// Do this after you have installed a newer version of the program. A file that you have edited is left
    /// as it is, and you are told so.
    Update(Update),
    /// Put documents into a book, and say what each was read as
    ///
    /// Each file is copied into the folder `seeds` of the book; beside it a sidecar is written, which sets nothing:
    /// what was found in the document stands in it as comments. Nothing that is there is overwritten: where a
    /// name is taken the new document gets a number, and a document that the book has already is not added
    /// again. For each you are told the title and the date that were found in it, and what you should look
    /// at. The exit status is 1 when a file could not be added.
    Add(Add),
    /// Build the book: write its pages to the folder `book`
    Build(Build),
    /// Print as JSON what was found in a folder of documents: citations, names, events, notes
    Analyze(Analyze),
    /// List everything that an editor should look at, by file and line
    ///
    /// The exit status is 0 when nothing is wrong, 1 when a finding is an error, 2 when the book cannot
    /// be read.
    Check(Check),
    /// Write the edition in the forms of other programs: citations, TEI P5, tables
    ///
    /// The files are put into `src/downloads`, from where the site offers them: `edition.bib` (BibLaTeX),
    /// `edition.ris` (RIS), `edition.json` (CSL-JSON), `tei/ID.xml` for each document, and
    /// `documents.csv`, `persons.csv`, `events.csv` and `links.csv`. A file that says the same already is
    /// left alone. `check` says when a file is out of date.
    Export(Export),
    /// List what waits for your decision: notes, names, creators, dates, role lines
    ///
    /// Each with its id, the passages, the reasons and the score. First comes what would be printed, then
    /// names to join or to keep apart, then the rest.
    Review(Review),
    /// Accept what `review` lists: by id, or all that a choice names
    ///
    /// An accepted note is printed as it is, without the mark of a machine-made note. The decision is one
    /// line of `curation/decisions.toml`. The exit status is 1 where something is to be settled by hand.
    Accept(Decide),
    /// Reject what `review` lists: by id, or all that a choice names
    ///
    /// A rejected note does not come back, nor does the link that it rests on.
    Reject(Decide),
    /// Give a note that `review` lists words of your own
    Reword(Reword),
    /// Take decisions back: by id, or all that a choice names
    ///
    /// `mdbook-dossier review --decided` lists the decisions.
    Undo(Decide),
    /// Show the documents as a table, or write an edited table into their sidecars
    ///
    /// The table has one row a document: for each field what you have set and, beside it, what was found in
    /// the file. Fill it in any spreadsheet, save it as CSV, and apply it. An empty cell sets nothing and takes
    /// nothing away, a hyphen empties a field. Where a row cannot be right nothing is written, and you are told
    /// the line; the exit status is then 1.
    Documents(Documents),
    /// Freeze what readers may cite: numbers, letters of parts, paragraph numbers, ids, printed notes
    ///
    /// They are written to `curation/edition.lock` and stay from then on, whatever is added or corrected. Old
    /// addresses are redirected in book.toml. With `edition = "released"` in book.toml exactly what was
    /// released is printed.
    Release(Release),
    /// Say what a change changes in the edition: documents, names, links and notes
    ///
    /// Compares two states of the book in git, or two files that `analyze` wrote.
    Diff(Diff),
    /// Called by mdBook: make pages of the documents
    Seeds(Protocol),
    /// Called by mdBook: add the notes between documents, and the page of events
    Crossrefs(Protocol),
    /// Called by mdBook: add the indexes of persons and organizations, and link names in the text
    Glossary(Protocol),
}

#[derive(Debug, Args)]
pub(crate) struct Init {
    /// Folder of the new book: one that is not there yet, or is empty
    #[arg(value_name = "DIR")]
    pub(crate) folder: PathBuf,
    /// Title of the book; without it, the name of the folder is taken
    #[arg(long)]
    pub(crate) title: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct Update {
    /// Folder of the book; without it, the nearest folder above this one that has a book.toml
    pub(crate) book: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct Add {
    /// Documents: text or Markdown files
    #[arg(required = true, value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
    /// Folder of the book; without it, the nearest folder above this one that has a book.toml
    #[arg(long)]
    pub(crate) book: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct Build {
    /// Folder of the book; without it, the nearest folder above this one that has a book.toml
    pub(crate) book: Option<PathBuf>,
    /// Open the book in a browser when it is built
    #[arg(long)]
    pub(crate) open: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Analyze {
    /// Folder of the documents; no book is needed
    pub(crate) seeds: PathBuf,
    /// Read the documents alone: nothing that an editor has set, corrected or decided
    #[arg(long)]
    pub(crate) no_curation: bool,
    /// In place of the JSON, tell of every mention of a name why it was found and why it stands under its entry
    ///
    /// The name is written as it is printed in the documents: --explain "Lord Cowley". Where no document prints
    /// it so, the names that hold it are told of.
    #[arg(long, value_name = "NAME")]
    pub(crate) explain: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct Export {
    /// Form in which it is written
    #[arg(value_enum)]
    pub(crate) format: ExportFormat,
    /// Folder of the files; without it, the folder `downloads` beside the book's own pages
    #[arg(long, value_name = "DIR")]
    pub(crate) to: Option<PathBuf>,
    /// Folder of the book; without it, the nearest folder above this one that has a book.toml
    #[arg(long)]
    pub(crate) book: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ExportFormat {
    /// For Zotero, pandoc and every processor of citation styles
    CslJson,
    /// For LaTeX
    Biblatex,
    /// For reference managers and library catalogues
    Ris,
    /// The documents themselves, with names, events and notes
    Tei,
    /// Tables of documents, names, events and links
    Csv,
    /// All of these
    All,
}

#[derive(Debug, Args)]
pub(crate) struct Check {
    /// Folder of the book; without it, the nearest folder above this one that has a book.toml
    pub(crate) book: Option<PathBuf>,
    /// For whom the findings are written
    #[arg(long, value_enum, default_value_t = Format::Human)]
    pub(crate) format: Format,
    /// Show also the notes on how each text was read: layouts, repairs, what was left out
    #[arg(long)]
    pub(crate) log: bool,
    /// Show only what the book did not have at this git revision, by code with counts
    #[arg(long, value_name = "REV")]
    pub(crate) new: Option<String>,
    /// List every code that a finding can have, with its meaning, and do nothing else
    #[arg(long)]
    pub(crate) codes: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Review {
    /// Folder of the book; without it, the nearest folder above this one that has a book.toml
    pub(crate) book: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) choice: Choice,
    /// List what is decided instead
    #[arg(long)]
    pub(crate) decided: bool,
    /// List so many at most, those that come first; the rest is counted
    #[arg(long, value_name = "NUMBER")]
    pub(crate) limit: Option<usize>,
    /// For whom the list is written
    #[arg(long, value_enum, default_value_t = ListFormat::Human)]
    pub(crate) format: ListFormat,
}

#[derive(Debug, Args)]
#[command(group = clap::ArgGroup::new("what").required(true))]
pub(crate) struct Documents {
    /// Folder of the book; without it, the nearest folder above this one that has a book.toml
    pub(crate) book: Option<PathBuf>,
    /// Print the table
    #[arg(long, group = "what")]
    pub(crate) csv: bool,
    /// Write what this table sets into the sidecars
    #[arg(long, group = "what", value_name = "FILE")]
    pub(crate) apply: Option<PathBuf>,
    /// Say what would be written, and write nothing
    #[arg(long, requires = "apply")]
    pub(crate) dry_run: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Release {
    /// Folder of the book; without it, the nearest folder above this one that has a book.toml
    pub(crate) book: Option<PathBuf>,
    /// Number all documents anew by date; the old numbers are kept as former ones and published
    #[arg(long)]
    pub(crate) renumber: bool,
    /// Release although some findings are errors
    #[arg(long)]
    pub(crate) with_errors: bool,
    /// Say what would be done, and write nothing
    #[arg(long)]
    pub(crate) dry_run: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Diff {
    /// The earlier state: a revision in git, or a file that `analyze` wrote
    pub(crate) old: String,
    /// The later state; without it, the files as they are now
    pub(crate) new: Option<String>,
    /// For whom the changes are written
    #[arg(long, value_enum, default_value_t = DiffFormat::Text)]
    pub(crate) format: DiffFormat,
    /// Folder of the book; without it, the nearest folder above this one that has a book.toml
    #[arg(long)]
    pub(crate) book: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum DiffFormat {
    /// For people
    Text,
    /// For programs: one object in JSON
    Json,
    /// For a comment on a pull request
    Markdown,
}

/// What of the list is meant.
#[derive(Debug, Default, Args)]
pub(crate) struct Choice {
    /// Only entries of this kind; may be given several times
    #[arg(long, value_enum)]
    pub(crate) kind: Vec<DeskKind>,
    /// Only entries under this document: its id, number or file
    #[arg(long)]
    pub(crate) document: Option<String>,
    /// Only entries with this score or more: 0.8; `..0.5` for that or less, `0.5..0.8` for between
    #[arg(long)]
    pub(crate) score: Option<Score>,
    /// Only entries that name this person, body or word
    #[arg(long)]
    pub(crate) name: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum DeskKind {
    /// Notes to print
    Note,
    /// Names to join or to keep apart
    Name,
    /// Two passages on one event of which no note tells
    Link,
    /// Creators to supply
    Creator,
    /// Dates that were inferred
    Date,
    /// Role lines
    Role,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ListFormat {
    /// For people
    Human,
    /// For programs: one array in JSON
    Json,
}

#[derive(Debug, Args)]
pub(crate) struct Decide {
    /// Ids that `review` lists; the beginning of one is enough where no other begins so
    #[arg(value_name = "ID")]
    pub(crate) ids: Vec<String>,
    #[command(flatten)]
    pub(crate) choice: Choice,
    /// Say what would be done, and write nothing
    #[arg(long)]
    pub(crate) dry_run: bool,
    /// Folder of the book; without it, the nearest folder above this one that has a book.toml
    #[arg(long)]
    pub(crate) book: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct Reword {
    /// Id of the note, as `review` lists it
    pub(crate) id: String,
    /// The words; `{{#document ID}}` and the like are links
    #[arg(long)]
    pub(crate) text: String,
    /// Say what would be done, and write nothing
    #[arg(long)]
    pub(crate) dry_run: bool,
    /// Folder of the book; without it, the nearest folder above this one that has a book.toml
    #[arg(long)]
    pub(crate) book: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For people: place, what was found, and what to do
    Human,
    /// For programs: one array in JSON
    Json,
    /// For GitHub: it shows the findings beside the lines of the files
    Github,
}

#[derive(Debug, Args)]
pub(crate) struct Protocol {
    #[command(subcommand)]
    pub(crate) question: Option<Question>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Question {
    /// Whether pages can be made for a renderer: exit status 0 for yes, 1 for no
    Supports {
        /// Name of the renderer, such as `html`
        renderer: String,
    },
}
