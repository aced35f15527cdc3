//! Labels above the text: reading rooms, collected works, journals, front matter.

use crate::seed::read;

#[test]
fn fields_above_the_text() {
    for (text, wanted) in [
        (
            "THE HARVEST IN PERU\nDocument Type: \nCREST\nCollection: \nGeneral Records\nDocument Number (FOIA) /ESDN (CREST): \nXYZ-12\nOriginal Classification: \nT\nDocument Creation Date: \nDecember 9, 2016\nDocument Release Date: \nMay 5, 2001\nPublication Date: \nJune 5, 1968\nContent Type: \nCABLE\n\nThe harvest failed.\n",
            "THE HARVEST IN PERU | 1968-06-05 |  | - | XYZ-12 | cable | - | -",
        ),
        (
            "Ann Roe\n\nOn the Price of Salt\n\nWritten: May 1925\nSource: Collected Works, Lima 1970\nTranslated: Bo Dahl\nTranscription\\Markup: Cy Poe\n\nThe harvest failed.\n",
            "On the Price of Salt | 1925-05 | Ann Roe | Bo Dahl | - | - | Collected Works, Lima 1970 | -",
        ),
        (
            "On the Price of Salt\n\nSource: Lima Review, Vol. 4, No. 28, p. 5, July 14, 1961\n\nThe harvest failed.\n",
            "On the Price of Salt | 1961-07-14 |  | - | - | - | Lima Review, Vol. 4, No. 28, p. 5, July 14, 1961 | p. 5",
        ),
        (
            "---\ntitle: \"On the Price of Salt\"\ndate: 1925-05-03\nauthor: Ann Roe\ntags: [salt, bread]\n---\nThe harvest failed.\n",
            "On the Price of Salt | 1925-05-03 | Ann Roe | - | - | - | - | -",
        ),
        (
            "+++\ntitle = \"On the Price of Salt\"\nauthors = [\"Ann Roe\", \"Bo Dahl\"]\n+++\n\nThe harvest failed.\n",
            "On the Price of Salt | - | Ann Roe; Bo Dahl | - | - | - | - | -",
        ),
    ] {
        let (document, _) = read("1_00ff00ff00.txt", text.as_bytes());
        let journal = text.contains("Lima Review");
        let layout = if journal { "journal" } else { "head-fields" };
        assert_eq!(document.layout, layout, "{text}");
        let fields = &document.metadata;
        let or_dash = |field: Option<String>| field.unwrap_or_else(|| "-".to_owned());
        let found = [
            fields.title.clone(),
            or_dash(fields.date.as_ref().map(ToString::to_string)),
            fields.creators.join("; "),
            or_dash(fields.translator.clone()),
            or_dash(fields.record_id.clone()),
            or_dash(fields.kind.clone()),
            or_dash(fields.publication.as_ref().map(|book| book.text.clone())),
            or_dash(fields.locator.clone()),
        ];
        assert_eq!(found.join(" | "), wanted, "{text}");
        let blocks: Vec<&str> = document
            .blocks
            .iter()
            .map(|block| block.text.as_str())
            .collect();
        assert_eq!(blocks, ["The harvest failed."], "{text}");
    }
}

#[test]
fn other_texts_have_no_such_head() {
    for text in [
        "On Salt\n\nSource: a friend in Lima.\n\nThe harvest failed.\n",
        "---\n\nThe harvest failed.\n\n---\n\nSalt is dear.\n",
        "Date: 5 May 1925\n\nSubject: Salt\n\nThe harvest failed.\n",
    ] {
        assert_eq!(read("x.txt", text.as_bytes()).0.layout, "plain", "{text}");
    }
}
