//! Heads of institutions' papers: letterheads above minutes and reports, notes on the source in brackets, bylines.

use crate::document::Document;
use crate::seed::read;

fn fields(document: &Document) -> String {
    let fields = &document.metadata;
    let text = |field: &Option<String>| field.clone().unwrap_or_else(|| "-".to_owned());
    [
        fields.title.clone(),
        text(&fields.date.as_ref().map(ToString::to_string)),
        fields.creators.join("; "),
        text(&fields.archive),
        text(&fields.locator),
        text(&fields.language),
        text(&fields.translator),
    ]
    .join(" | ")
}

const PROSE: &str = "The chairman opened the meeting and asked that the minutes of the last one be read. They were \
                     read and approved, and the members turned to the business of the day without delay.\n";

#[test]
fn numbered_items_of_minutes_are_no_document_of_an_edition() {
    let text = format!(
        "PORT LIBRARY OF LUND\n\nCOUNCIL\n\nMinutes of the Meeting of 4 May 1893\n\nSource: Archive of the Port \
         Library of Lund, Council Minutes, book 2, ff. 8-9. Original in Swedish.\n\nPresent: Ann Roe, in the chair; Bo \
         Dahl, secretary.\n\n1. Loss of a ship\n\n{PROSE}\n2. Election of a treasurer\n\n{PROSE}"
    );
    let (document, _) = read("a.txt", text.as_bytes());
    assert_eq!(document.layout, "journal");
    assert_eq!(
        fields(&document),
        "Minutes of the Meeting of 4 May 1893 | 1893-05-04 |  | Archive of the Port Library of Lund | Council Minutes, \
         book 2, ff. 8-9 | Swedish | -"
    );
    let all: Vec<&str> = document
        .blocks
        .iter()
        .map(|block| block.text.as_str())
        .collect();
    assert!(all.contains(&"COUNCIL"), "the letterhead stays: {all:?}");
    assert!(
        all.iter().any(|text| text.starts_with("Present:")),
        "{all:?}"
    );
}

#[test]
fn a_title_with_its_number_and_a_note_is_one() {
    let text = format!(
        "214. Memorandum of Conversation 1\n\nWashington, February 6, 1962, 3:30 p.m.\n\nSUBJECT\n\nThe \
         harvest\n\n{PROSE}\n1 Source: Department of State, Central Files, 870.13/2–662. Confidential.\n"
    );
    let (document, _) = read("a.txt", text.as_bytes());
    assert_eq!(document.layout, "frus");
    assert_eq!(document.metadata.title, "Memorandum of Conversation");
    assert_eq!(
        document
            .metadata
            .date
            .map(|date| date.to_string())
            .as_deref(),
        Some("1962-02-06")
    );
}

#[test]
fn the_house_stands_above_what_it_issues() {
    for (head, wanted) in [
        (
            "SOCIETY FOR TIDES OF BREST\n\nREPORT OF THE DIRECTOR FOR THE YEAR 1957\n\nPresented to the Council\n\n\
             Archive: Archive of the Society for Tides\nReference: ST/9\nAuthor: Ann Roe\nLanguage of original: \
             French\n\n",
            "REPORT OF THE DIRECTOR FOR THE YEAR 1957 | - | Ann Roe | Archive of the Society for Tides | ST/9 | French | -",
        ),
        (
            "REPORT OF THE KEEPER FOR 1896\n\npresented to the Board of the Port Museum\n\nby Bo Dahl\n\nDate: 3 May \
             1897\nSource: Archives of the Port Museum, Board Letter Book III, folios 2-3\nLanguage: Danish\nType: Report\nRights: Free to copy.\n\n",
            "REPORT OF THE KEEPER FOR 1896 | 1897-05-03 | Bo Dahl | Archives of the Port Museum | Board Letter Book III, \
             folios 2-3 | Danish | -",
        ),
        (
            "INSTITUTE OF TIDES OF BREST\nCouncil – Extraordinary meeting of 5 December 1962\nMINUTES\n\nRepository: \
             Archive of the Institute of Tides\nLocation: Minute Book V, folios 14–21\nOriginal in French. Translation: \
             Ann Roe\n\n",
            "MINUTES | 1962-12-05 |  | Archive of the Institute of Tides | Minute Book V, folios 14–21 | French | Ann Roe",
        ),
    ] {
        let (document, _) = read("a.txt", format!("{head}{PROSE}").as_bytes());
        assert_eq!(document.layout, "head-fields", "{head}");
        assert_eq!(fields(&document), wanted, "{head}");
    }
}

#[test]
fn a_meeting_in_a_town_is_kept_in_no_archive() {
    let text = format!(
        "Title: Talks on salt\nRepository: Port Library\nLocation: Geneva\nBox: 4\n\n{PROSE}"
    );
    let (document, _) = read("a.txt", text.as_bytes());
    assert_eq!(document.metadata.locator.as_deref(), Some("Box 4"));
}

#[test]
fn notes_on_the_source_in_brackets_and_below_papers() {
    for (head, wanted) in [
        (
            "HARBOUR COMMITTEE\n\nMinutes of the fourteenth meeting\nheld at Brest on 22 March 1957\n\n(Typescript, 4 pp. \
             City Archive of Brest, Harbour papers, box 3, folder 2. English version prepared for the press.)\n\n",
            "City Archive of Brest | Harbour papers, box 3, folder 2",
        ),
        (
            "Ann Roe to Bo Dahl, 2 October 1959\n\nBo Dahl Papers, Box 11, Folder 4\nLund College Archives\n\nLund, 2 \
             October 1959\n\nDear Bo,\n\n",
            "Lund College Archives | Bo Dahl Papers, Box 11, Folder 4",
        ),
        (
            "Protocol No. 19\nof the session of the Board\nof 22 December 1981\n\nOriginal: State Archive (Riga), fond 7, k. \
             204-213.\n[Excerpt. Translation from the Latvian by Ann Roe]\n\n",
            "State Archive (Riga) | fond 7, k. 204-213",
        ),
    ] {
        let (document, _) = read("a.txt", format!("{head}{PROSE}").as_bytes());
        let fields = &document.metadata;
        let found = [&fields.archive, &fields.locator]
            .map(|field| field.as_deref().unwrap_or("-"))
            .join(" | ");
        assert_eq!(found, wanted, "{head}");
    }
}

#[test]
fn who_submits_a_report_wrote_it() {
    for (line, wanted) in [
        ("Submitted by Mr. Bo F. Dahl-Roe", "Bo F. Dahl-Roe"),
        ("Prepared by Ann Marie Roe, Chief Chemist", "Ann Marie Roe"),
        ("By our Harbour Correspondent, Ann Roe", "Ann Roe"),
        ("By our own correspondent", ""),
        ("Prepared by the Secretariat", ""),
    ] {
        let text = format!(
            "HARBOUR OFFICE\n\nBrest, 4 July 1964\n\nREPORT ON THE WITHDRAWAL OF THE DREDGERS\n\n{line}\n\n{PROSE}"
        );
        let (document, _) = read("a.txt", text.as_bytes());
        assert_eq!(document.metadata.creators.join("; "), wanted, "{line}");
    }
}

#[test]
fn the_town_of_a_paper_and_the_time_of_a_telegram() {
    let text = format!(
        "THE COAST OBSERVER\nAccra, Friday, May 3, 1957 - page 6\n\nSALT IS DEAR AGAIN\n\nBy our Market Correspondent, \
         Ann Roe\n\n{PROSE}"
    );
    let (document, _) = read("a.txt", text.as_bytes());
    assert_eq!(document.layout, "masthead");
    assert_eq!(document.metadata.title, "SALT IS DEAR AGAIN");
    assert_eq!(document.metadata.creators, ["Ann Roe"]);
    let text = format!("No. 612\n11 July 1964, 18.20 hrs.\nURGENT\n\nFOR THE MINISTER\n\n{PROSE}");
    let (document, _) = read("a.txt", text.as_bytes());
    assert_eq!(
        document
            .metadata
            .date
            .map(|date| date.to_string())
            .as_deref(),
        Some("1964-07-11")
    );
}

#[test]
fn an_abridged_excerpt_names_its_translator_and_language() {
    let text = format!(
        "Excerpt from: Ann Roe, Veinte mareas: El puerto, 1947–1967 (Santiago: Editorial Sur, 1968), pp. 41–58, abridged. \
         Translated from the Spanish by Bo Dahl.\n\nCHAPTER THREE\n\n{PROSE}"
    );
    let (document, _) = read("a.txt", text.as_bytes());
    assert_eq!(document.layout, "cited-book");
    assert_eq!(document.metadata.creators, ["Ann Roe"]);
    assert_eq!(document.metadata.translator.as_deref(), Some("Bo Dahl"));
    assert_eq!(document.metadata.language.as_deref(), Some("Spanish"));
}
