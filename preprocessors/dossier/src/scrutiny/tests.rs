use std::collections::BTreeMap;
use std::fs;

use super::*;
use crate::curation::settled;
use crate::edition::Options;

/// What is found in a folder of these files: file, line, column, code, message.
fn look(files: &[(&str, &str)]) -> Vec<Finding> {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        fs::write(folder.path().join(name), text).unwrap();
    }
    let edition = Edition::load(folder.path(), &Options::default()).unwrap();
    let texts: BTreeMap<&str, &str> = files.iter().copied().collect();
    let found = findings(&edition, "", &|file| {
        texts.get(file).map(|&text| text.to_owned())
    });
    let (mut left, orphans) = settled::rest(found, &edition.documents, "");
    left.extend(orphans);
    left
}

/// Those of one code: file, line, column.
fn places(findings: &[Finding], code: &str) -> Vec<(String, Option<usize>, Option<usize>)> {
    findings
        .iter()
        .filter(|finding| finding.code == code)
        .map(|finding| {
            let place = &finding.place;
            (place.file.clone(), place.line, place.column)
        })
        .collect()
}

fn at(file: &str, line: usize, column: usize) -> (String, Option<usize>, Option<usize>) {
    (file.to_owned(), Some(line), Some(column))
}

const REPORT: &str = "Report on the Harbour\n\nMarch 4, 1921\n\n";

#[test]
fn what_came_after_the_document_is_in_doubt_only_where_it_is_told_as_past() {
    let told = |sentence: &str| {
        let text = format!("{REPORT}The quay is narrow. {sentence}\n");
        places(&look(&[("a.txt", &text)]), "chronology")
    };
    for sentence in [
        "The engineer told us in June 1921 that the work was done.",
        "The ships were sold on 5 July 1921.",
        "It was opened in 1923.",
        "In June 1921 the ships were sold.",
        "The mayor is old; in June 1921 he resigned.",
        "Early in 1923 the whole of the eastern quay fell into the sea.",
    ] {
        let column = 21 + sentence.find(['1', '5', 'J']).unwrap();
        assert_eq!(told(sentence), [at("a.txt", 5, column)], "{sentence}");
    }
    for sentence in [
        "The work will be done in June 1921.",
        "The engineer was told to come by June 1921.",
        "The meeting was planned for June 1921.",
        "The ships were sold in February 1921.",
        "He came on 4 March 1921.",
        "The ships were sold [the sale took place in June 1921].",
        "A loan due in June 1921 was granted.",
        "In June 1921 the ships will be sold.",
        "In June 1921 there is a fair, as was agreed.",
        "In June 1921 the combined fleet is to call here.",
        "By June 1921 the work was to be done.",
    ] {
        assert_eq!(told(sentence), [], "{sentence}");
    }
}

#[test]
fn the_line_is_found_behind_marks_of_markdown_and_hard_wraps() {
    let text = format!(
        "{REPORT}The quay is **narrow** and\nlow. The *ships* were sold\non 5 July 1921, all of them.\n"
    );
    assert_eq!(
        places(&look(&[("a.txt", &text)]), "chronology"),
        [at("a.txt", 7, 4)]
    );
}

#[test]
fn a_date_by_hand_before_the_head_is_in_doubt_and_one_of_receipt_is_not() {
    let told = |date: &str| {
        let text = format!("{REPORT}[handwritten] {date}\n\nThe quay is narrow.\n");
        places(&look(&[("a.txt", &text)]), "date-by-hand")
    };
    assert_eq!(told("2.3.1921"), [at("a.txt", 5, 15)]);
    assert_eq!(told("1.2.1921"), [at("a.txt", 5, 15)]);
    // One reading is the head's own, one is of a later day, one of another age.
    for date in ["4.3.1921", "3.4.1921", "9.3.1921", "9.3.1988", "31.1.1899"] {
        assert_eq!(told(date), [], "{date}");
    }
}

#[test]
fn dates_in_figures_are_ambiguous_only_where_both_readings_are_dates() {
    let told = |date: &str| {
        let text = format!("{REPORT}The boats of {date} lie idle.\n");
        places(&look(&[("a.txt", &text)]), "date-ambiguous")
    };
    for date in ["2/3/1920", "02/03/20", "11-12-1920"] {
        assert_eq!(told(date), [at("a.txt", 5, 14)], "{date}");
    }
    for date in [
        "25/3/1920",
        "3/3/1920",
        "2.3.1920",
        "267/2/3/1920-8",
        "3/4/1921",
    ] {
        assert_eq!(told(date), [], "{date}");
    }
}

#[test]
fn a_marked_error_is_told_with_its_correction() {
    let found = look(&[(
        "a.txt",
        &format!(
            "{REPORT}The quay fell in 1912 [sic] 1 [trans. note: in 1921].\n\nThe haven [sic] is deep.\n\nIts name is Bergen [sic: Borgen].\n"
        ),
    )]);
    assert_eq!(
        places(&found, "sic-corrected"),
        [at("a.txt", 5, 1), at("a.txt", 9, 1)]
    );
    assert_eq!(places(&found, "sic-uncorrected"), [at("a.txt", 7, 1)]);
    assert!(
        found
            .iter()
            .any(|finding| finding.message.contains("“trans. note: in 1921”"))
    );
    assert!(
        found
            .iter()
            .any(|finding| finding.message.contains("“Borgen”"))
    );
}

#[test]
fn a_claim_that_there_was_none_since_is_set_against_who_tells_of_one() {
    let claim = "Memorandum on Visits\n\nMay 3, 1935\n\nThere was none after President Horthy's visit to Romania in July 1931.\n";
    let recent = "Despatch from Bucharest\n\nJune 2, 1933\n\nPresident Horthy recently visited Romania and was received coolly.\n";
    let found = look(&[("a.txt", claim), ("b.txt", recent)]);
    assert_eq!(places(&found, "claims-contradict"), [at("a.txt", 5, 11)]);
    // Before the time of the claim, or after it was made.
    for year in ["1930", "1937"] {
        let other = recent.replace("1933", year);
        let found = look(&[("a.txt", claim), ("b.txt", &other)]);
        assert_eq!(places(&found, "claims-contradict"), [], "{year}");
    }
}

#[test]
fn a_number_that_no_document_has_is_told_once() {
    let filler = "The quay is narrow and the boats lie idle in the mud.\n\n".repeat(14);
    let first = format!(
        "Telegram No. 17\n\nMarch 4, 1921\n\n{filler}In my telegram No. 345 I spoke of it, and my telegram 345 said why. See Document 12.\n"
    );
    let second =
        format!("Telegram No. 345\n\nMarch 1, 1921\n\n{filler}See your telegram No. 17.\n");
    let alone = look(&[("a.txt", &first)]);
    let codes = |findings: &[Finding]| places(findings, "reference-unknown").len();
    assert_eq!(codes(&alone), 2);
    // The other is there: only “Document 12” is left.
    assert_eq!(codes(&look(&[("a.txt", &first), ("b.txt", &second)])), 1);
}

#[test]
fn a_document_that_is_there_twice_is_told_of_the_later() {
    let words: Vec<String> = (0..400).map(|number| format!("word{number}")).collect();
    let text = format!("{REPORT}{}\n", words.join(" "));
    let half = format!(
        "{REPORT}{}\n",
        words[..200].join(" ") + &" other matter".repeat(60)
    );
    let other = "A Letter Home\n\nMay 1, 1930\n\nNothing of this is in the report on the harbour, which is long and dull.\n";
    let found = look(&[("a.txt", &text), ("b.txt", &text), ("c.txt", other)]);
    assert_eq!(
        places(&found, "document-twice"),
        [("b.txt".to_owned(), None, None)]
    );
    let found = look(&[("a.txt", &text), ("b.txt", &half)]);
    assert_eq!(places(&found, "document-nearly-twice").len(), 1);
    // Hundreds of copies are each told once.
    let copies: Vec<String> = (0..120).map(|number| format!("{number:03}.txt")).collect();
    let files: Vec<(&str, &str)> = copies
        .iter()
        .map(|name| (name.as_str(), text.as_str()))
        .collect();
    assert_eq!(places(&look(&files), "document-twice").len(), 119);
}

#[test]
fn a_note_mark_without_a_note_is_told_once_for_a_document() {
    let text = format!("{REPORT}The *Pueblo* * was seized. The Mayor * was away.\n");
    assert_eq!(
        places(&look(&[("a.txt", &text)]), "note-mark-without-note").len(),
        1
    );
    let with_note = format!("{text}\n* A ship of the navy.\n");
    assert_eq!(
        places(&look(&[("a.txt", &with_note)]), "note-mark-without-note"),
        []
    );
}

#[test]
fn what_is_not_stated_is_told_in_one_finding() {
    let found = look(&[("a.txt", "A Letter\n\nThe quay is narrow.\n")]);
    let missing = found
        .iter()
        .find(|finding| finding.code == "metadata-missing")
        .unwrap();
    assert_eq!(
        missing.message,
        "the document does not state: date, creators, archive, language"
    );
}

#[test]
fn an_answer_in_the_sidecar_lets_a_doubt_rest() {
    let text = format!("{REPORT}It was opened in 1923. It was sold in 1924.\n");
    let sidecar = "rights = \"Public domain\"\n\n[[settled]]\nfinding = \"chronology\"\nat = \"1923\"\nreason = \"The last page was added later.\"\n";
    let found = look(&[("a.txt", &text), ("a.toml", sidecar)]);
    assert_eq!(places(&found, "chronology"), [at("a.txt", 5, 39)]);
    assert_eq!(places(&found, "rights-missing"), []);
    let idle = sidecar.replace("1923", "1933");
    let found = look(&[("a.txt", &text), ("a.toml", &idle)]);
    assert_eq!(places(&found, "chronology").len(), 2);
    assert_eq!(
        places(&found, "settled-orphan"),
        [("a.toml".to_owned(), Some(3), None)]
    );
    let wrong = sidecar.replace("\"chronology\"", "\"cronology\"");
    let found = look(&[("a.txt", &text), ("a.toml", &wrong)]);
    let orphan = found
        .iter()
        .find(|finding| finding.code == "settled-orphan")
        .unwrap();
    assert_eq!(orphan.remedy, "did you mean `chronology`?");
}

#[test]
fn persons_who_do_not_fit_by_date_or_rank_are_told_with_their_place() {
    let head = |date: &str| format!("Report on the Harbour\n\n{date}\n\n");
    let memoir = format!(
        "{}Rafael Costa died in November 1982, at home.\n",
        head("March 4, 1984")
    );
    let talk = format!(
        "{}Present: Rafael Costa and others.\n",
        head("March 4, 1983")
    );
    let rank = format!(
        "{}Professor Henry Draper came. Later Colonel Draper spoke.\n",
        head("March 4, 1921")
    );
    let found = look(&[
        ("memoir.txt", memoir.as_str()),
        ("rank.txt", rank.as_str()),
        ("talk.txt", talk.as_str()),
    ]);
    assert_eq!(places(&found, "name-out-of-life"), [at("talk.txt", 5, 10)]);
    let unfit = places(&found, "name-unfit");
    assert_eq!(unfit, [at("rank.txt", 5, 44)], "{found:?}");
    for finding in &found {
        assert!(
            !finding.code.starts_with("name-")
                || crate::finding::codes::find(finding.code).is_some()
        );
    }
}
