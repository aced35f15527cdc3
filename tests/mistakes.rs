//! Mistakes that an editor makes in the files of the edition: each is told with file, line, column, the text, and
//! what to do.
#![allow(clippy::unwrap_used, reason = "a test fails by a panic")]

use dossier_tests::book::Book;
use dossier_tests::desk::call;
use serde_json::Value;

const LETTER: &str = "Letter of the Consul\n\nMarch 4, 1921\n\nSir Alan Fothergill met Hussein Rushdi at Alexandria. The \
    quay is closed.\n";
const MINUTES: &str =
    "Minutes of the Board\n\nFebruary 2, 1921\n\nSir Alan Fothergill spoke of Alexandria.\n";

/// One mistake: the text of the file, then line, column, words of the message, and what to do.
type Mistake = (&'static str, usize, usize, &'static str, &'static str);

/// A finding as `check` tells it.
fn told(file: &str, text: &str) -> Vec<Value> {
    let book = Book::of(&[
        ("letter.txt", LETTER.as_bytes()),
        ("minutes.txt", MINUTES.as_bytes()),
    ]);
    book.write(file, text);
    let json = call(&book, &["check", "--format", "json"]).stdout;
    let found: Vec<Value> = serde_json::from_str(&json).unwrap();
    let of_file = |finding: &Value| finding["file"] == file;
    found.into_iter().filter(of_file).collect()
}

#[track_caller]
fn each_is_told(file: &str, mistakes: &[Mistake]) {
    let mut wrong = Vec::new();
    for (text, line, column, message, remedy) in mistakes {
        let all = told(file, text);
        let fits = |one: &Value| {
            let says = |key: &str, words: &str| one[key].as_str().unwrap().contains(words);
            one["line"] == *line
                && one["column"] == *column
                && says("message", message)
                && says("remedy", remedy)
                && !one["text"].as_str().unwrap().is_empty()
        };
        if all.len() != 1 || !fits(&all[0]) {
            wrong.push(format!("{text}{all:#?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

const IN_A_SIDECAR: &[Mistake] = &[
    (
        "titel = \"x\"\n",
        1,
        1,
        "`titel` is no key",
        "did you mean `title`?",
    ),
    (
        "title = “Letter”\n",
        1,
        9,
        "quotation marks are not straight",
        "write them straight",
    ),
    (
        "title = Letter\n",
        1,
        9,
        "without quotation marks",
        "straight quotation marks",
    ),
    ("\ntitle = \"Letter\n", 2, 16, "not closed", "close it"),
    ("title : \"x\"\n", 1, 7, "no value", "equals sign"),
    (
        "rights = \"x\"\nrights = \"y\"\n",
        2,
        1,
        "twice",
        "keep one",
    ),
    ("rights = \"a \\q b\"\n", 1, 14, "backslash", "twice"),
    (
        "creators = [\"A\", \"B\"\ndate = 1921\n",
        2,
        1,
        "list is not closed",
        "]",
    ),
    ("[publication\nyear = 1\n", 1, 13, "not closed", "close it"),
    (
        "id = \"Consul Letter\"\n",
        1,
        6,
        "an id is small letters",
        "write an id such as",
    ),
    (
        "date = \"04.03.1921\"\n",
        1,
        8,
        "not an EDTF date",
        "did you mean 1921-03-04?",
    ),
    (
        "date = \"4 March 1921\"\n",
        1,
        8,
        "not an EDTF date",
        "did you mean 1921-03-04?",
    ),
    (
        "date = true\n",
        1,
        1,
        "text in quotation marks",
        "mend the line",
    ),
    ("creators = [1]\n", 1, 1, "list of texts", "mend the line"),
    (
        "class = \"secundary\"\n",
        1,
        9,
        "`class` is",
        "did you mean \"secondary\"?",
    ),
    (
        "publish = \"citation\"\n",
        1,
        11,
        "`publish` is",
        "did you mean \"citation-only\"?",
    ),
    ("repair = \"no\"\n", 1, 1, "true or false", "mend the line"),
    (
        "layout = \"leter\"\n",
        1,
        11,
        "no layout",
        "did you mean `letter`?",
    ),
    ("aliases = [\"../x\"]\n", 1, 11, "`../x`", "former id"),
    (
        "publisher = \"x\"\n",
        1,
        1,
        "`publisher` is no key",
        "below a line [publication]",
    ),
    (
        "[publication]\ntitle = \"x\"\nrights = \"y\"\n",
        3,
        1,
        "`rights` is no key",
        "above the first line in square brackets",
    ),
    (
        "[publication]\ntitle = \"x\"\npages = \"2\"\nform = \"jurnal\"\n",
        4,
        8,
        "`form` is",
        "did you mean \"journal\"?",
    ),
    (
        "parts = [\"x1\"]\n",
        1,
        10,
        "`x1` is no paragraph",
        "such as \"p3\"",
    ),
    (
        "parts = [\"p99\"]\n",
        1,
        11,
        "no paragraph p99",
        "in the margin",
    ),
    (
        "[[note]]\nat = \"the quay is closd\"\ntext = \"x\"\n",
        2,
        7,
        "does not have these words",
        "copy the words",
    ),
    ("[[note]]\ntext = \"x\"\n", 1, 1, "no `at`", "write at ="),
    (
        "[[note]]\nat = \"The quay is closed.\"\ntext = \"See {{#document minuts}}.\"\n",
        3,
        13,
        "{{#document minuts}}",
        "did you mean {{#document minutes}}?",
    ),
    (
        "[[note]]\nat = \"The quay is closed.\"\ntext = \"See {{#persn alan-fothergill}}.\"\n",
        3,
        13,
        "{{#persn alan-fothergill}}",
        "did you mean {{#person alan-fothergill}}?",
    ),
    (
        "[[settled]]\nfinding = \"rights-mising\"\nreason = \"x\"\n",
        1,
        1,
        "no finding “rights-mising”",
        "did you mean `rights-missing`?",
    ),
    (
        "[[settled]]\nfinding = \"rights-missing\"\n",
        1,
        1,
        "no `reason`",
        "reason =",
    ),
];

#[test]
fn in_a_sidecar() {
    each_is_told("seeds/letter.toml", IN_A_SIDECAR);
}

#[test]
fn in_the_decisions() {
    let mistakes: &[Mistake] = &[
        (
            "note = [\n  { document = \"leter\", after = \"The quay\", decision = \"accept\" },\n]\n",
            2,
            17,
            "no document “leter”",
            "did you mean `letter`?",
        ),
        (
            "note = [\n  { document = \"letter\", after = \"x\", decision = \"accpet\" },\n]\n",
            2,
            50,
            "“accpet”",
            "did you mean \"accept\"?",
        ),
        (
            "note = [\n  { document = \"letter\", after = 3, decision = \"accept\" },\n]\n",
            2,
            34,
            "`after` is a text",
            "mend the line",
        ),
        (
            "note = [\n  { document = \"letter\", aftr = \"3\", decision = \"accept\" },\n]\n",
            2,
            26,
            "`aftr`",
            "did you mean `after`?",
        ),
        ("nots = []\n", 1, 1, "`nots`", "did you mean `note`?"),
        (
            "field = \"x\"\n",
            1,
            1,
            "no list of decisions",
            "write field = [",
        ),
        (
            "note = [\n  { document = \"letter\", decision = \"accept\" },\n]\n",
            2,
            3,
            "no after",
            "add it",
        ),
        (
            "role = [\n  { entity = \"alan-fothergill\", quote = \"x\", decision = \"reword\" },\n]\n",
            2,
            57,
            "“reword”",
            "\"accept\" or \"reject\"",
        ),
    ];
    each_is_told("seeds/curation/decisions.toml", mistakes);
}

const OF_PERSONS: &[Mistake] = &[
    (
        "[alan-fothergil]\nheading = \"x\"\n",
        1,
        2,
        "no entry has the id",
        "did you mean [alan-fothergill]?",
    ),
    (
        "[alan-fothergill]\nmerge = [\"hussein-rushdy\"]\n",
        2,
        11,
        "no entry has the id",
        "did you mean [hussein-rushdi]?",
    ),
    (
        "[alan-fothergill]\nvariant = [\"x\"]\n",
        2,
        1,
        "`variant`",
        "did you mean `variants`?",
    ),
    (
        "[alan-fothergill]\nlife = \"1880-1950\"\n",
        2,
        8,
        "not an EDTF date",
        "did you mean 1880/1950?",
    ),
    (
        "[alan-fothergill]\nwikidata = \"765165\"\n",
        2,
        12,
        "no number of Wikidata",
        "copy the number",
    ),
    (
        "[alan-fothergill]\nvariants = [{ form = \"Sir Alan Fothergill\", document = \"minuts\" }]\n",
        2,
        57,
        "no document “minuts”",
        "did you mean `minutes`?",
    ),
    (
        "[alan-fothergill]\nsplit = [{ form = \"Sir Alan Fothergill\", document = \"letter\" }]\n",
        2,
        10,
        "needs the id",
        "add to =",
    ),
    (
        "[alan-fothergill]\nnever = 3\n",
        2,
        1,
        "`never` is a list",
        "mend the line",
    ),
    (
        "heading = \"x\"\n",
        1,
        1,
        "stands in no entry",
        "[john-smith]",
    ),
];

const OF_EVENTS: &[Mistake] = &[
    (
        "[[event]]\npassages = [{ document = \"leter\", quote = \"The quay\" }]\n",
        2,
        27,
        "no document “leter”",
        "did you mean `letter`?",
    ),
    (
        "[[event]]\npassages = [{ document = \"letter\", quote = \"The dock\" }]\n",
        2,
        45,
        "no such words",
        "quote the words",
    ),
    (
        "[[events]]\nname = \"x\"\n",
        1,
        3,
        "no key `events`",
        "did you mean `event`?",
    ),
];

const OF_ARCHIVES: &[Mistake] = &[(
    "heading = \"x\"\n",
    1,
    1,
    "stands in no archive",
    "[royal-archive]",
)];

#[test]
fn in_the_files_about_names_events_and_archives() {
    each_is_told("seeds/curation/persons.toml", OF_PERSONS);
    each_is_told("seeds/curation/events.toml", OF_EVENTS);
    each_is_told("seeds/curation/archives.toml", OF_ARCHIVES);
}

#[test]
fn a_link_on_a_page_of_the_editors_own() {
    let mistakes: &[Mistake] = &[(
        "# Introduction\n\nSee {{#document minuts}}.\n",
        3,
        5,
        "no document with the id `minuts`",
        "did you mean `minutes`?",
    )];
    each_is_told("src/introduction.md", mistakes);
}

#[test]
fn people_see_the_value_that_is_wrong() {
    let book = Book::of(&[("letter.txt", LETTER.as_bytes())]);
    book.write(
        "seeds/letter.toml",
        "# Ours.\nclass = \"secundary\"   # as it is\n",
    );
    let human = call(&book, &["check"]).stdout;
    let shown = " --> seeds/letter.toml:2:9\n  |\n2 | class = \"secundary\"   # as it is\n  |         ^^^^^^^^^^^\n";
    assert!(human.contains(shown), "{human}");
}
