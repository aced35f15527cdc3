//! What other programs read, read again by parsers that are not ours.

use biblatex::{Bibliography, ChunksExt, Entry, EntryType};
use serde_json::Value;

use super::{EditionStatement, Reference, cases, seed};
use crate::citation::name::Name;
use crate::citation::reference::{Kind, Printed};
use crate::document::Document;

const SEEDS: [&str; 5] = [
    "000_8b01a5b2bad48597.txt",
    "001_8f6d13c9fdf0da84.txt",
    "002_8219d2317a0d9f39.txt",
    "003_d92f15ef02a51586.txt",
    "004_4db5b8ae459dc3cc.txt",
];

/// Texts that would end a field, begin markup, or run, in one of the formats.
const HOSTILE: [&str; 15] = [
    "} , title = {stolen",
    "unbalanced { brace",
    "\\input{/etc/passwd} \\emph{x} 100% & $x_1^2$ #1 ~",
    "line\r\nER  - \r\nTY  - BOOK\r\nTI  - stolen",
    "line\u{2028}ER  - stolen\u{85}TY  - x",
    "</script><script>alert(1)</script>",
    "<!-- <i>italic</i> <span class=\"nocase\">x</span>",
    "{{#include /etc/passwd}} }} {{",
    "\" onload=alert(1) '",
    "tab\tand \u{0} null \u{7} bell",
    "Müller — “quoted” ‘single’ „low“ 金日成 Ленин",
    "A and B, C and D",
    "]]> <x> &amp; &lt;",
    "``low'' --- and --",
    "=HYPERLINK(\"https://example.org\")",
];

/// The same words on one line, without what no format can hold.
fn line(text: &str) -> String {
    let kept: String = text
        .chars()
        .map(|character| {
            if character.is_control() {
                ' '
            } else {
                character
            }
        })
        .collect();
    kept.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn hostile() -> Vec<Document> {
    let mut documents = Vec::new();
    for (index, text) in HOSTILE.iter().enumerate() {
        let mut document = cases::documents().swap_remove(12);
        document.id = format!("hostile-{index}");
        let fields = &mut document.metadata;
        let text = (*text).to_owned();
        fields.title.clone_from(&text);
        fields.creators = vec![text.clone(), "Ana Ruiz".to_owned()];
        fields.translator = Some(text.clone());
        fields.kind = Some(text.clone());
        fields.archive = Some(text.clone());
        fields.archive_place = Some(text.clone());
        fields.locator = Some(text.clone());
        fields.collection = Some(text.clone());
        fields.record_id = Some(text.clone());
        fields.summary = Some(text.clone());
        fields.rights = Some(text.clone());
        fields.url = Some(format!("https://example.org/{text}"));
        documents.push(document);
    }
    documents
}

fn references() -> Vec<Reference> {
    let mut references: Vec<Reference> = SEEDS
        .iter()
        .enumerate()
        .map(|(index, file)| {
            let mut document = seed(file);
            document.id = format!("seed-{index}");
            Reference::of(&document)
        })
        .collect();
    let excerpts = seed(SEEDS[4]);
    references.extend(
        excerpts
            .parts
            .iter()
            .map(|part| Reference::of_part(&excerpts, part)),
    );
    references.extend(cases::documents().iter().map(Reference::of));
    references.extend(hostile().iter().map(Reference::of));
    references
}

fn read(entry: &Entry, field: &str) -> Option<String> {
    entry
        .get(field)
        .map(|chunks| line(&chunks.format_verbatim()))
}

#[test]
fn biblatex_is_read_again_by_another_parser() {
    let references = references();
    let file: String = references.iter().map(Reference::biblatex).collect();
    let read_again = Bibliography::parse(&file).unwrap_or_else(|error| panic!("{error}\n{file}"));
    assert_eq!(read_again.len(), references.len());
    for reference in &references {
        let text = reference.biblatex();
        let entry = read_again
            .get(&reference.id)
            .unwrap_or_else(|| panic!("{text}"));
        let expected = match reference.kind {
            Kind::Manuscript => EntryType::Unpublished,
            Kind::Book => EntryType::Book,
            Kind::Chapter => EntryType::InCollection,
            Kind::Journal | Kind::Newspaper => EntryType::Article,
        };
        assert_eq!(entry.entry_type, expected, "{text}");
        let same = |field, value: &Option<String>| {
            let wanted = value.as_deref().map(line).filter(|line| !line.is_empty());
            assert_eq!(read(entry, field), wanted, "{field} of {text}");
        };
        same("title", &Some(reference.title.clone()));
        same("shorttitle", &reference.short_title);
        same("type", &reference.genre);
        same("publisher", &reference.publisher);
        same("location", &reference.place);
        same("howpublished", &reference.whereabouts());
        same("abstract", &reference.summary);
        same("edition", &reference.edition);
        // Two hyphens are the dash of a range.
        same("pages", &reference.pages);
        let authors = entry.author().unwrap_or_default();
        let found: Vec<String> = authors
            .iter()
            .map(|person| {
                let particle = match person.prefix.as_str() {
                    "" => String::new(),
                    prefix => format!("{prefix} "),
                };
                match person.given_name.as_str() {
                    "" => format!("{particle}{}", person.name),
                    given => format!("{given} {particle}{}", person.name),
                }
            })
            .collect();
        let wanted: Vec<String> = reference
            .creators
            .iter()
            .map(|name| match name {
                Name::GivenFirst { given, family, .. } => line(&format!("{given} {family}")),
                other => line(&other.direct()),
            })
            .collect();
        if wanted.iter().any(|name| name.contains('=')) {
            // This parser takes a name with `=` for one whose parts are labelled.
            let whole = read(entry, "author").unwrap_or_default();
            assert!(
                wanted
                    .iter()
                    .take(1)
                    .all(|name| whole.contains(name.as_str())),
                "{text}"
            );
        } else {
            assert_eq!(found, wanted, "{text}");
        }
        if let Printed::Date(date) = reference.printed_date() {
            assert_eq!(read(entry, "date"), Some(date.to_string()));
        }
    }
}

#[test]
fn ris_has_one_record_and_no_line_of_another() {
    for reference in references() {
        let text = reference.ris();
        let lines: Vec<&str> = text.split("\r\n").collect();
        let (last, body) = lines.split_last().expect("lines");
        assert_eq!(*last, "");
        assert!(body[0].starts_with("TY  - "), "{text}");
        assert_eq!(body[body.len() - 1], "ER  - ", "{text}");
        for found in body {
            assert!(!found.contains(char::is_control), "{text:?}");
            let (tag, value) = found.split_once("  - ").unwrap_or_else(|| panic!("{text}"));
            assert_eq!(tag.len(), 2, "{text}");
            assert_eq!(value.is_empty(), tag == "ER", "{text}");
        }
        let count = |tag: &str| body.iter().filter(|line| line.starts_with(tag)).count();
        assert_eq!((count("TY"), count("ER"), count("TI")), (1, 1, 1), "{text}");
        assert!(
            body.contains(&format!("TI  - {}", line(&whole_title(&reference))).as_str()),
            "{text}"
        );
    }
}

fn whole_title(reference: &Reference) -> String {
    match &reference.translated_title {
        Some(translated) => format!("{} [{translated}]", reference.title),
        None => reference.title.clone(),
    }
}

/// The items of the five documents as `conventions` has them, from the files alone.
#[test]
fn the_five_documents_as_csl_json() {
    let item = |index: usize| {
        serde_json::to_value(Reference::of(&seed(SEEDS[index])).csl()).expect("JSON")
    };
    let telegram = item(1);
    for (key, value) in [
        ("type", "manuscript"),
        (
            "title",
            "Prospect of Kim Il Sung’s Visit to the Soviet Union",
        ),
        ("genre", "telegram"),
        ("archive", "South Korean Foreign Ministry Archive"),
        ("archive_location", "roll 2008-29, file 03, frames 50–54"),
        ("source", "Wilson Center Digital Archive"),
        ("call-number", "118390"),
        ("language", "en"),
        (
            "URL",
            "https://digitalarchive.wilsoncenter.org/document/118390",
        ),
    ] {
        assert_eq!(telegram[key], value, "{key}");
    }
    assert_eq!(
        telegram["issued"]["date-parts"],
        serde_json::json!([[1978, 7, 15]])
    );
    assert_eq!(
        telegram["author"],
        serde_json::json!([{"literal": "East Europe Division, Foreign Ministry"}])
    );
    let czech = item(2);
    assert_eq!(czech["archive"], "State Central Archive");
    assert_eq!(czech["archive-place"], "Prague");
    assert_eq!(czech["note"], "trans. Adolf Kotlik");
    assert_eq!(
        czech.get("translator"),
        None,
        "else it would be printed as the author"
    );
    assert_eq!(
        item(0)["issued"]["date-parts"],
        serde_json::json!([[1975, 4]])
    );
    let excerpts = item(4);
    assert_eq!(excerpts["type"], "book");
    assert_eq!(
        excerpts["title"],
        "Koreiskii Poluostrov i interesi Rossii <i>[The Korean Peninsula and Russia’s Interests]</i>"
    );
    assert_eq!(
        excerpts["language"], "ru",
        "else its title would be given capitals"
    );
    assert_eq!(excerpts["translator"][0]["family"], "Goldberg");
    assert_eq!(
        excerpts["event-date"]["date-parts"],
        serde_json::json!([[1960, 6, 17], [1971, 11, 17]])
    );
}

#[test]
fn names_that_begin_with_the_family_name_keep_their_order() {
    let mut document = Document::default();
    document.metadata.creators = vec!["Kim Il Sung".to_owned(), "Karl Roe Jr.".to_owned()];
    let item = serde_json::to_value(Reference::of(&document).csl()).expect("JSON");
    assert_eq!(
        item["author"],
        serde_json::json!([
            {"family": "Kim", "given": "Il Sung", "static-ordering": true},
            {"family": "Roe", "given": "Karl", "suffix": "Jr."},
        ])
    );
}

#[test]
fn dates_of_every_kind_are_numbers_or_words() {
    for (edtf, wanted) in [
        (
            "1961-07-06",
            serde_json::json!({"date-parts": [[1961, 7, 6]]}),
        ),
        ("1961-07-XX", serde_json::json!({"date-parts": [[1961, 7]]})),
        (
            "1961~",
            serde_json::json!({"date-parts": [[1961]], "circa": true}),
        ),
        (
            "1961-22",
            serde_json::json!({"date-parts": [[1961]], "season": 2}),
        ),
        ("196X", serde_json::json!({"date-parts": [[1960], [1969]]})),
        (
            "196X/198X",
            serde_json::json!({"date-parts": [[1960], [1989]]}),
        ),
        (
            "1960-06/1961-03-02",
            serde_json::json!({"date-parts": [[1960, 6], [1961, 3, 2]]}),
        ),
        (
            "1960-06/..",
            serde_json::json!({"date-parts": [[1960, 6]], "circa": true}),
        ),
        (
            "-0043-03-15",
            serde_json::json!({"date-parts": [[-43, 3, 15]]}),
        ),
    ] {
        let mut document = Document::default();
        document.metadata.date = Some(edtf.parse().expect("EDTF"));
        let item = serde_json::to_value(Reference::of(&document).csl()).expect("JSON");
        assert_eq!(item["issued"], wanted, "{edtf}");
    }
}

#[test]
fn no_text_is_markup_in_csl_json() {
    for document in hostile() {
        let json = serde_json::to_string(&Reference::of(&document).csl()).expect("JSON");
        for tag in ["<i>", "</i>", "<span", "<b>"] {
            assert!(!json.contains(tag), "{json}");
        }
    }
}

#[test]
fn json_ld_stays_in_its_script_and_says_the_same() {
    let statement = EditionStatement {
        title: "</script>{{#title x}}".to_owned(),
        ..EditionStatement::default()
    };
    for reference in references() {
        let text = reference.json_ld(&statement);
        for forbidden in ["<", "{{", "}}", "\n"] {
            assert!(!text.contains(forbidden), "{forbidden} in {text}");
        }
        let read: Value =
            serde_json::from_str(&text).unwrap_or_else(|error| panic!("{error}: {text}"));
        assert_eq!(read["name"], reference.title.as_str());
        assert_eq!(read["isPartOf"]["name"], statement.title.as_str());
    }
    let read: Value =
        serde_json::from_str(&Reference::of(&seed(SEEDS[2])).json_ld(&statement)).expect("JSON");
    assert_eq!(read["dateCreated"], "1967-06-02");
    assert_eq!(read["holdingArchive"]["address"], "Prague");
    assert_eq!(read["translator"][0]["name"], "Adolf Kotlik");
    assert_eq!(read["translationOfWork"]["inLanguage"], "cs");
}

#[test]
fn coins_say_what_zotero_reads_of_a_list() {
    assert_eq!(
        Reference::of(&seed(SEEDS[1])).coins(),
        "ctx_ver=Z39.88-2004&rft_val_fmt=info%3Aofi%2Ffmt%3Akev%3Amtx%3Adc&rft.type=manuscript\
         &rft.title=Prospect+of+Kim+Il+Sung%E2%80%99s+Visit+to+the+Soviet+Union\
         &rft.aucorp=East+Europe+Division%2C+Foreign+Ministry&rft.date=1978-07-15\
         &rft.source=Wilson+Center+Digital+Archive&rft.language=en\
         &rft_id=https%3A%2F%2Fdigitalarchive.wilsoncenter.org%2Fdocument%2F118390"
    );
    for reference in references() {
        let plain =
            |character: char| character.is_ascii_alphanumeric() || "&=+%._-".contains(character);
        assert!(reference.coins().chars().all(plain));
    }
}
