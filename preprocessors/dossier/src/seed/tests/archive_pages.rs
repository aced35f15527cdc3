//! Pages of a digital archive in their newer form: source statements, missing labels, summaries.

use crate::seed::read;

const BODY: &str =
    "On the Canal\n\nWe ask for patience. The lock will be built before the frost.\n\n";

#[test]
fn source_statements() {
    for (source, wanted) in [
        (
            "AVPRF, Fond 4, Opis 1, ll. 35-36. Translated by Ann Roe.",
            "AVPRF | Fond 4, Opis 1, ll. 35-36 | Ann Roe",
        ),
        (
            "State Military Archive, Box 7. Obtained by A. Smith and translated by J. Doe.",
            "State Military Archive | Box 7 | J. Doe",
        ),
        (
            "Obtained and translated for CWIHP by Ann Roe.",
            "- | - | Ann Roe",
        ),
        (
            "National Archives of Peru, Box 12. Obtained and translated for CWIHP by Ann Roe.",
            "National Archives of Peru | Box 12 | Ann Roe",
        ),
        (
            "RGASPI, Fond 558, Opis 11, Listy 88-89; and APRF, Fond 45, Opis 1, Listy 99-103.",
            "RGASPI; APRF | Fond 558, Opis 11, Listy 88-89; Fond 45, Opis 1, Listy 99-103 | -",
        ),
        (
            "Central State Archive, Box 3. Translated by Ann Roe, Lima University.",
            "Central State Archive | Box 3 | Ann Roe",
        ),
    ] {
        let text = format!(
            "May 5, 1950\n\n{BODY}Document Information\n\nSource\n\n{source}\n\nRecord ID\n\n12\n"
        );
        let fields = read("a.txt", text.as_bytes()).0.metadata;
        let text = |field: &Option<String>| field.clone().unwrap_or_else(|| "-".to_owned());
        let found = [&fields.archive, &fields.locator, &fields.translator].map(text);
        assert_eq!(found.join(" | "), wanted, "{source}");
    }
}

#[test]
fn any_label_may_be_missing() {
    let related = "Related Documents\n\nMay 6, 1950\n\nOn the Lock\n\nThe mayor of the town discusses at some length with the engineers of the canal how the lock should be built, and what it would cost the town to build it of stone and not of wood.\n\n";
    for (labels, url) in [
        (
            format!(
                "Author(s):\n\nAssociated Places/Topics\n\n- Peru\n\n{related}Document Information\n\nSource\n\nRecord ID\n\n12\n"
            ),
            true,
        ),
        (
            "Document Information\n\nOriginal Archive\n\nRights\n\nRecord ID\n\n12\n".to_owned(),
            true,
        ),
        (
            "Document Information\n\nRecord ID\n\n12\n".to_owned(),
            false,
        ),
        (
            "Author(s):\n\nDocument Information\n\nSource\n\nRecord ID\n".to_owned(),
            false,
        ),
    ] {
        let (document, _) = read("a.txt", format!("1959\n\n{BODY}{labels}").as_bytes());
        assert_eq!(document.layout, "archive-page", "{labels}");
        assert_eq!(document.metadata.title, "On the Canal");
        assert_eq!(document.blocks.len(), 1, "{:?}", document.blocks);
        assert_eq!(document.metadata.summary, None);
        assert!(document.metadata.creators.is_empty());
        assert_eq!(document.metadata.url.is_some(), url, "{labels}");
        let built = document.metadata.inferred.get("collection");
        assert_eq!(
            built.map(String::as_str),
            url.then_some("labels of the page")
        );
    }
}

#[test]
fn only_a_summary_is_taken_for_one() {
    for (last, summary) in [
        ("The envoy reports that the lock is built.", true),
        ("Ann Roe and the mayor discuss the price of stone.", true),
        // The document's own last words.
        ("All of the reports were sent to the mayor in time.", false),
        ("The mayor wanted to discuss the price of stone.", false),
        ("We ask that the mayor discusses the price.", false),
        ("The mayor left at noon.", false),
    ] {
        let text =
            format!("1959\n\n{BODY}{last}\n\nDocument Information\n\nSource\n\nRecord ID\n\n12\n");
        let (document, _) = read("a.txt", text.as_bytes());
        assert_eq!(document.metadata.summary.is_some(), summary, "{last}");
        assert_eq!(document.blocks.len(), 2 - usize::from(summary));
    }
}

#[test]
fn dates_that_disagree_are_reported() {
    for (own, reported) in [
        ("Date: 7 May 1950", true),
        ("DATE 5 May 1950", false),
        ("Date: May 1950", false),
        ("The date was 7 May 1950", false),
    ] {
        let text = format!(
            "May 5, 1950\n\nOn the Canal\n\n{own}\n\nWe ask for patience.\n\nDocument Information\n\nSource\n\nRecord ID\n\n12\n"
        );
        let (document, findings) = read("a.txt", text.as_bytes());
        let date = document.metadata.date.map(|date| date.to_string());
        assert_eq!(date.as_deref(), Some("1950-05-05"));
        let found = findings
            .iter()
            .any(|found| found.code == "seed-dates-disagree");
        assert_eq!(found, reported, "{own}");
    }
}
