use super::*;

fn documents(archives: &[(&str, Option<&str>)]) -> Vec<Document> {
    let document = |(archive, place): &(&str, Option<&str>)| {
        let mut document = Document::default();
        document.metadata.archive = Some((*archive).to_owned());
        document.metadata.archive_place = place.map(str::to_owned);
        document
    };
    archives.iter().map(document).collect()
}

/// Id, heading and documents.
type Row = (String, String, Vec<usize>);

/// Id, heading and documents of each archive.
fn gathered(documents: &[Document], text: &str) -> (Vec<Row>, Vec<Finding>) {
    let (rules, mut findings) = ArchiveRules::parse("archives.toml", text);
    let (archives, unfit) = Archives::gather(documents, &rules);
    findings.extend(unfit);
    let rows = archives.list.iter().enumerate().map(|(index, archive)| {
        (
            archive.id.clone(),
            archive.heading.clone(),
            archives.documents(index).collect(),
        )
    });
    (rows.collect(), findings)
}

fn one(id: &str, heading: &str, documents: &[usize]) -> Row {
    (id.to_owned(), heading.to_owned(), documents.to_vec())
}

#[test]
fn neither_marks_nor_a_town_nor_an_abbreviation_make_two_archives() {
    let documents = documents(&[
        ("Royal Archive (Oslo)", Some("Oslo")),
        ("the royal  archive", None),
        ("Royal Archive, Oslo", Some("Oslo")),
        ("FA", None),
        ("Federal Archive (FA)", None),
        ("Городской архив", None),
        ("  ", None),
    ]);
    let (list, findings) = gathered(&documents, "");
    assert_eq!(findings, []);
    assert_eq!(
        list[0],
        one("federal-archive-fa", "Federal Archive (FA)", &[3, 4])
    );
    assert_eq!(list[1], one("royal-archive", "Royal Archive", &[0, 1, 2]));
    assert_eq!(
        (list[2].1.as_str(), &list[2].2),
        ("Городской архив", &vec![5])
    );
    assert!(list[2].0.starts_with("433-43e"), "{}", list[2].0);
    assert_eq!(list.len(), 3);
}

#[test]
fn one_name_in_two_towns_is_two_archives() {
    let documents = documents(&[
        ("National Archives (Accra)", Some("Accra")),
        ("National Archives", None),
        ("National Archives (Lagos)", Some("Lagos")),
    ]);
    let (list, _) = gathered(&documents, "");
    assert_eq!(
        list,
        [
            one("national-archives", "National Archives", &[1]),
            one("national-archives-accra", "National Archives", &[0]),
            one("national-archives-lagos", "National Archives", &[2]),
        ]
    );
    let text = "[national-archives-lagos]\nvariants = [\"National Archives\"]\n";
    let (list, findings) = gathered(&documents, text);
    assert_eq!(findings, []);
    assert_eq!(
        list[1],
        one("national-archives-lagos", "National Archives", &[1, 2])
    );
}

#[test]
fn an_editor_joins_and_heads_archives_by_form_and_by_id() {
    let documents = documents(&[
        ("State Central Archive", Some("Prague")),
        ("SÚA", None),
        ("Central State Archives", None),
        ("Other", None),
    ]);
    let text = "[sca]\nheading = \"State Central Archive\"\nvariants = [\"súa\", \"State Central Archive (Prague)\"]\n\
                merge = [\"central-state-archives\"]\ncountry = \"Czechoslovakia\"\n\
                [other]\nheading = \"Another\"\nplace = \"Brno\"\n";
    let (list, findings) = gathered(&documents, text);
    assert_eq!(findings, []);
    assert_eq!(
        list,
        [
            one("other", "Another", &[3]),
            one("sca", "State Central Archive", &[0, 1, 2])
        ]
    );
    let (rules, _) = ArchiveRules::parse("archives.toml", text);
    let archive = Archives::gather(&documents, &rules).0;
    let archive = archive.of(1).expect("an archive");
    assert_eq!(archive.place.as_deref(), Some("Prague"));
    assert_eq!(archive.country.as_deref(), Some("Czechoslovakia"));
    assert_eq!(
        archive.forms,
        ["State Central Archive", "SÚA", "Central State Archives"]
    );
}

#[test]
fn what_fits_no_document_any_more_or_two_archives_is_told_with_its_line() {
    let documents = documents(&[("Royal Archive", None), ("Town Library", None)]);
    for (text, code, line, remedy) in [
        (
            "[royal-archiv]\nplace = \"Oslo\"\n",
            "curation-orphan",
            1,
            "did you mean `royal-archive`?",
        ),
        (
            "[a]\nvariants = [\n  \"Royal Archive\",\n  \"Gone\"]\n",
            "curation-orphan",
            4,
            "citation block",
        ),
        (
            "[royal-archive]\nmerge = [\"town-librarie\"]\n",
            "curation-orphan",
            2,
            "did you mean `town-library`?",
        ),
        (
            "[royal-archive]\n[b]\nvariants = [\"Royal Archive\", \"Town Library\"]\n",
            "archive-twice",
            3,
            "one of the two",
        ),
    ] {
        let (_, findings) = gathered(&documents, text);
        let told: Vec<_> = findings
            .iter()
            .map(|finding| (finding.code, finding.place.line))
            .collect();
        assert_eq!(told, [(code, Some(line))], "{text}");
        assert!(
            findings[0].remedy.contains(remedy),
            "{}",
            findings[0].remedy
        );
    }
}
