//! Fields by layout.

use super::{SEEDS, seed};
use crate::document::Metadata;
use crate::seed::read;

/// The fields that a test asks for, as one line.
fn line(fields: &Metadata) -> String {
    let text = |field: &Option<String>| field.clone().unwrap_or_else(|| "-".to_owned());
    [
        fields
            .date
            .as_ref()
            .map_or_else(|| "-".to_owned(), ToString::to_string),
        fields.creators.join("; "),
        text(&fields.translator),
        text(&fields.archive),
        text(&fields.locator),
        text(&fields.record_id),
        text(&fields.url),
        text(&fields.language),
    ]
    .join(" | ")
}

#[test]
fn the_five_documents() {
    let wanted = [
        "1975-04 |  | - | South Korean Ministry of Foreign Affairs Archives | - | 114588 | https://digitalarchive.wilsoncenter.org/document/114588 | -",
        "1978-07-15 | East Europe Division, Foreign Ministry | - | South Korean Foreign Ministry Archive | Roll 2008-29, File 03, Frames 50-54 | 118390 | https://digitalarchive.wilsoncenter.org/document/118390 | Korean",
        "1967-06-02 |  | Adolf Kotlik | State Central Archive (Prague) | File A, Novotny, foreign affairs, KPDR. Sign., 82 b. 8, pp. 6 | 113974 | https://digitalarchive.wilsoncenter.org/document/113974 | Czech",
        "- | Don Oberdorfer; Robert Carlin | - | - | - | - | - | English",
        "1960-06-17/1971-11-17 | V.P. Tkachenko | Gary Goldberg | - | pp. 19-20, 21-22, 25, 26, 27-28, 31 | 114978 | https://digitalarchive.wilsoncenter.org/document/114978 | Russian",
    ];
    for (name, wanted) in SEEDS.into_iter().zip(wanted) {
        assert_eq!(line(&seed(name).0.metadata), wanted, "{name}");
    }
}

#[test]
fn what_was_built_says_so() {
    let inferred = |name: &str, field: &str| seed(name).0.metadata.inferred.get(field).cloned();
    assert_eq!(inferred(SEEDS[0], "url").as_deref(), Some("record id"));
    assert_eq!(
        inferred(SEEDS[3], "language").as_deref(),
        Some("language of the text")
    );
    assert_eq!(
        inferred(SEEDS[4], "date").as_deref(),
        Some("dates of the parts")
    );
    assert_eq!(inferred(SEEDS[2], "url"), None);
    assert!(
        seed(SEEDS[1])
            .1
            .iter()
            .any(|found| found.code == "seed-test-host")
    );
}

/// Labels in any order, plain, with values beside them, and some of them missing.
#[test]
fn labelled_text_in_any_order() {
    let wanted = "1949-03-05 | Consulate in Lima | Rosa Vega | National Archives of Peru | Box 12, Folder 3 | - | https://example.org/item/7 | Spanish";
    for text in [
        "March 5, 1949\n\nTelegram from the Consulate in Lima to the Foreign Ministry\n\nCitation:\n\n\"Telegram from the Consulate in Lima to the Foreign Ministry,\" March 5, 1949, National Archives of Peru, Box 12, Folder 3. Translated by Rosa Vega.\nhttps://example.org/item/7\n\nSummary:\n\nThe harvest.\n\nOriginal Language:\n\nSpanish\n\nContents:\n\nTranslation - English\n\nThe harvest failed.\n",
        "Telegram from the Consulate in Lima to the Foreign Ministry\nMarch 5, 1949\n\nOriginal Language: Spanish\nSummary: The harvest.\nCitation: \"Telegram from the Consulate in Lima to the Foreign Ministry,\" March 5, 1949, National Archives of Peru, Box 12, Folder 3. Translated by Rosa Vega. https://example.org/item/7\nContents:\n\nThe harvest failed.\n",
        "# Original Language:\n\nSpanish\n\n# Citation:\n\n\"Telegram from the Consulate in Lima to the Foreign Ministry,\" March 5, 1949, Box 12, Folder 3, National Archives of Peru. Translated for the PERU project by Rosa Vega. <https://example.org/item/7>\n\n# Summary:\n\nThe harvest.\n\nThe harvest failed.\n",
    ] {
        let (document, _) = read("1_0a1b2c3d4e.txt", text.as_bytes());
        assert_eq!(document.layout, "labelled", "{text}");
        assert_eq!(line(&document.metadata), wanted, "{text}");
        assert_eq!(
            document.metadata.title,
            "Telegram from the Consulate in Lima to the Foreign Ministry"
        );
        assert_eq!(
            document.metadata.summary.as_deref(),
            Some("The harvest."),
            "{text}"
        );
        assert_eq!(document.blocks.len(), 1, "{text}");
        assert_eq!(document.blocks[0].text, "The harvest failed.");
        assert_eq!(
            document.id,
            "1949-03-05-telegram-from-the-consulate-in-lima-to-the"
        );
    }
}

/// A page whose block has labels with values, empty ones and missing ones.
#[test]
fn archive_pages() {
    let full = "Skip to content\n\nOctober 9, 1950\n\nCiphered Telegram, Filippov to the Envoy in Ulaanbaatar\n\nThis document was made possible with support from A Fund\n\nTo the envoy.\n\nWe agree to your plan. The horses will be sent by rail before the frost.\n\nFilippov informs the envoy that horses will be sent.\n\nAuthor(s):\n\n- Filippov\n\nAssociated Places\n\n- Mongolia\n\nDocument Information\n\nSource\n\nState Military Archive, Fond 4, Opis 1, ll. 35-36. Obtained by A. Smith and translated by J. Doe Jr.\n\nOriginal Archive\n\nRights\n\nReuse is welcome.\n\nAsk us.\n\nOriginal Uploaded Date\n\n2011-01-01\n\nType\n\nTelegram\n\nLanguage\n\nRussian\n\nRecord ID\n\n113729\n";
    let (document, findings) = read("7_00ff00ff.txt", full.as_bytes());
    assert_eq!(document.layout, "archive-page");
    assert_eq!(
        line(&document.metadata),
        "1950-10-09 | Filippov | J. Doe Jr. | State Military Archive | Fond 4, Opis 1, ll. 35-36 | 113729 | https://digitalarchive.wilsoncenter.org/document/113729 | Russian"
    );
    let fields = &document.metadata;
    assert_eq!(
        fields.summary.as_deref(),
        Some("Filippov informs the envoy that horses will be sent.")
    );
    assert_eq!(fields.rights.as_deref(), Some("Reuse is welcome. Ask us."));
    assert_eq!(fields.kind.as_deref(), Some("telegram"));
    assert_eq!(document.blocks.len(), 2);
    assert!(
        findings
            .iter()
            .any(|found| found.code == "seed-summary-below" && found.place.line.is_some())
    );
    assert!(
        fields
            .other
            .contains(&("Associated Places".to_owned(), "- Mongolia".to_owned()))
    );

    let bare = "1959\n\nNote on the Canal\n\nWe ask for patience.\n\nDocument Information\n\nSource\n\nRecord ID\n\n12\n";
    let (document, _) = read("8_00ff00ff.txt", bare.as_bytes());
    assert_eq!(
        line(&document.metadata),
        "1959 |  | - | - | - | 12 | https://digitalarchive.wilsoncenter.org/document/12 | -"
    );
    assert_eq!(document.metadata.summary, None);
    assert_eq!(document.blocks.len(), 1);
}

#[test]
fn citation_statements() {
    for (citation, wanted) in [
        (
            "\"Talks in Addis Ababa\", June 1977, History and Public Policy Program Digital Archive, RGANI, fond 5, opis 73, delo 1633, listy 105–106. https://digitalarchive.wilsoncenter.org/document/111",
            "1977-06 |  | - | RGANI | fond 5, opis 73, delo 1633, listy 105–106 | 111 | https://digitalarchive.wilsoncenter.org/document/111 | -",
        ),
        (
            "“Minutes,” 04 May 1956, Political Archive of the Foreign Office, Berlin, A 7174. Obtained by B. Lee; translated from German by Mary Ann Roe.",
            "1956-05-04 |  | Mary Ann Roe | Political Archive of the Foreign Office | A 7174 | - | - | German",
        ),
        (
            "“Memo,” 1963, Ministry of Defence, Central Archive, XIX-J-1-j, 25. doboz, 1963",
            "1963 |  | - | Ministry of Defence, Central Archive | XIX-J-1-j, 25. doboz, 1963 | - | - | -",
        ),
        (
            "“Dispatch,” 1963, National Archives (Lisbon), BÉ PDX, fond 12/0/4, k. 85, pp. 3-9.",
            "1963 |  | - | National Archives (Lisbon) | BÉ PDX, fond 12/0/4, k. 85, pp. 3-9 | - | - | -",
        ),
        (
            "“Talks,” 1962, AVPRF fond 0102, opis 16, delo 7, p.23-44.",
            "1962 |  | - | AVPRF | fond 0102, opis 16, delo 7, p.23-44 | - | - | -",
        ),
        (
            "“Excerpt,” 1990, Ann Roe and Bo Dahl, A Life in Letters (London: Longman, 1998), pp. 4-5.",
            "1990 | Ann Roe; Bo Dahl | - | - | pp. 4-5 | - | - | -",
        ),
    ] {
        let text = format!("Citation:\n\n{citation}\n\nContents:\n\nA text.\n");
        assert_eq!(
            line(&read("a.txt", text.as_bytes()).0.metadata),
            wanted,
            "{citation}"
        );
    }
}

#[test]
fn book_excerpts_name_their_authors() {
    let text = "Read A History of Tea (2nd Edition) Online\nAuthor: Ann Roe and Bo Dahl; Cy Poe\nThe leaves of the first harvest were brought to the port in the spring, and the merchants of the town had to wait for them until the ships came in.\n";
    let (document, _) = read("9_00ff00ff00.txt", text.as_bytes());
    assert_eq!(document.metadata.title, "A History of Tea (2nd Edition)");
    assert_eq!(document.metadata.creators, ["Ann Roe", "Bo Dahl", "Cy Poe"]);
    assert_eq!(document.metadata.language.as_deref(), Some("English"));
    assert_eq!(document.metadata.kind.as_deref(), Some("excerpt"));
    assert_eq!(document.id, "a-history-of-tea-2nd-edition");
}

#[test]
fn plain_texts_get_a_title() {
    for (file, text, title, id) in [
        (
            "harvest-report.txt",
            "Report on the Harvest\n\nIt failed.\n",
            "Report on the Harvest",
            "harvest-report",
        ),
        (
            "3_00ff00ff00.txt",
            "5 March 1949\n\nReport on the Harvest\n\nIt failed.\n",
            "Report on the Harvest",
            "1949-03-05-report-on-the-harvest",
        ),
        (
            "letter_home.txt",
            "Dear mother, it rains, and I have no boots that would keep the water out.\n",
            "Letter home",
            "letter-home",
        ),
        (
            "5_00ff00ff00.txt",
            "SECRET\n\nDate: 5 March 1949\n\nFrom: The Consul\n\nSubject: The harvest of 1949\n\nIt failed.\n",
            "The harvest of 1949",
            "1949-03-05-the-harvest-of-1949",
        ),
        (
            "Ärger & Söhne.md",
            "# Überschrift\n\nText.\n\n## Zwei\n\nMehr.\n",
            "Überschrift",
            "arger-sohne",
        ),
    ] {
        let (document, _) = read(file, text.as_bytes());
        assert_eq!(
            (document.metadata.title.as_str(), document.id.as_str()),
            (title, id),
            "{file}"
        );
        assert_eq!(document.layout, "plain");
    }
}

#[test]
fn files_that_are_no_text() {
    for (bytes, reason) in [
        (b"".as_slice(), "empty"),
        (b" \n\xC2\xA0\n", "empty"),
        (b"%PDF-1.4 \x00\x01", "PDF"),
        (b"PK\x03\x04rest", "zipped"),
        (b"a\x00b", "binary"),
        (b"\x01\x02\x03\x04\x05", "binary"),
    ] {
        let (document, findings) = read("notes/on_tea.txt", bytes);
        assert!(
            document
                .unreadable
                .as_ref()
                .is_some_and(|why| why.contains(reason)),
            "{:?}",
            document.unreadable
        );
        assert_eq!(
            (document.metadata.title.as_str(), document.id.as_str()),
            ("On tea", "on-tea")
        );
        assert!(document.blocks.is_empty());
        assert_eq!(
            findings
                .iter()
                .filter(|found| found.code == "seed-unreadable")
                .count(),
            1
        );
    }
}

#[test]
fn encodings() {
    let utf16: Vec<u8> = [0xFF, 0xFE]
        .into_iter()
        .chain("Café\r\n\r\nThé".encode_utf16().flat_map(u16::to_le_bytes))
        .collect();
    for (bytes, guessed) in [
        (b"\xEF\xBB\xBFCaf\xC3\xA9\r\rTh\xC3\xA9".as_slice(), false),
        (utf16.as_slice(), false),
        (b"Caf\xE9\r\n\r\nTh\xE9", true),
    ] {
        let (document, findings) = read("x.txt", bytes);
        let texts: Vec<&str> = document
            .blocks
            .iter()
            .map(|block| block.text.as_str())
            .collect();
        assert_eq!(texts, ["Café", "Thé"]);
        assert_eq!(
            findings
                .iter()
                .any(|found| found.code == "seed-encoding-guessed"),
            guessed
        );
    }
}

#[test]
fn older_archive_pages() {
    let wanted = "1958-02-05 |  | Ann Roe | Central State Archive, Sofia | Fond 1-B, Opis 33 | 112 | https://digitalarchive.wilsoncenter.org/document/112 | -";
    let sentence = "\"Talks with the Mongolian Envoy in 1957,\" February 05, 1958, History and Public Policy Program Digital Archive, Central State Archive, Sofia, Fond 1-B, Opis 33. Translated for CWIHP by Ann Roe. http://digitalarchive.wilsoncenter.org/document/112";
    for (text, summary) in [
        (
            format!(
                "Search in\n\nDigital Archive International History Declassified\n\nFebruary 05, 1958\n\nTALKS WITH THE MONGOLIAN ENVOY IN 1957\n\nCITATION SHARE DOWNLOAD\n\nThe envoy discusses horses.\n\n{sentence}\n\nVIEW DOCUMENT IN\n\nEnglish\nBulgarian (PDF)\n\nWe met at noon.\n\nWe ate.\n"
            ),
            Some("The envoy discusses horses."),
        ),
        (
            format!("CITATION SHARE DOWNLOAD\n\n{sentence}\n\nWe met at noon.\n\nWe ate.\n"),
            None,
        ),
    ] {
        let (document, _) = read("2_00aa00aa00.txt", text.as_bytes());
        assert_eq!(document.layout, "older-page");
        let wanted = wanted.replace(", Sofia", "");
        assert_eq!(line(&document.metadata), wanted, "{text}");
        assert_eq!(document.metadata.archive_place.as_deref(), Some("Sofia"));
        assert_eq!(
            document.metadata.title,
            "Talks with the Mongolian Envoy in 1957"
        );
        assert_eq!(document.metadata.summary.as_deref(), summary);
        assert_eq!(document.blocks.len(), 2, "{:?}", document.blocks);
    }
}

#[test]
fn documents_of_foreign_relations() {
    let text = "181. Telegram From the Embassy in Peru to the Department of State1\n\nLima, March 5, 1949, 3 p.m.\n\nThe harvest failed. It is dry.\n\n1. Source: Department of State, Central Files, 823.61311/3-549. Confidential; Priority. Drafted by Roe.\n";
    let (document, _) = read("d181.txt", text.as_bytes());
    assert_eq!(document.layout, "frus");
    assert_eq!(
        document.metadata.title,
        "Telegram From the Embassy in Peru to the Department of State"
    );
    assert_eq!(
        line(&document.metadata),
        "1949-03-05 | Embassy in Peru | - | Department of State | Central Files, 823.61311/3-549 | - | - | -"
    );
    assert_eq!(document.metadata.kind.as_deref(), Some("telegram"));
    assert_eq!(document.blocks.len(), 3);
    // A numbered list is no such document.
    assert_eq!(
        read("x.txt", b"1. Flour and salt\n\n2. Oil\n").0.layout,
        "plain"
    );
}

/// The papers of an institution: a memorandum, a report, minutes and a catalogued paper below its archive's name.
#[test]
fn an_institution_s_own_papers_name_author_day_and_archive() {
    let cases = [
        (
            "COLLEGE OF TARN\n\nMEMORANDUM\n\nTo: The Building Committee\nFrom: The Dean of Law\nDate: 4th May, 1911\nSubject: The new hall\n\n1. Purpose\n\nThe Committee asked me to set out what has been done towards the hall.\n\n2. History\n\nIt was begun in 1905 and never finished.\n\nA. B. ROE\nDean\n\n[Source: College of Tarn Archives, CT 3, Box 2, folder 4. Carbon typescript, 2 leaves.]\n",
            "1911-05-04 | A. B. Roe | - | College of Tarn Archives | CT 3, Box 2, folder 4 | - | - | -",
        ),
        (
            "College of Tarn\n\nANNUAL REPORT OF THE RECTOR\n\nThe year will be remembered for the flood, which reached the library steps.\n\nOf the students nothing but good can be said.\n\nA. B. ROE\nRector\n\n4th May, 1911\n\n* * *\n\nPrinted for the Governors.\n",
            "1911-05-04 | A. B. Roe | - | - | - | - | - | -",
        ),
        (
            "COLLEGE OF TARN\n\nMinutes of the third meeting of the Council, held on Thursday, 4 May 1911\n\nPresent: Dr. Roe; Mr. Fell.\n\n1. Minutes. The minutes of the last meeting were adopted.\n\nJ. FELL, Chairman\n\n--\nCopied from the minute book, College of Tarn Archives, CT/B/4, pp. 8-9. Transcribed by Ann Lea.\n",
            "1911-05-04 |  | - | College of Tarn Archives | CT/B/4, pp. 8-9 | - | - | -",
        ),
    ];
    for (text, wanted) in cases {
        let read = read("paper.txt", text.as_bytes());
        assert_eq!(line(&read.0.metadata), wanted, "{text}");
    }
}

/// The papers of a house: a path above the title, a cutting, minutes, a report, an excerpt, another edition's volume.
#[test]
fn papers_of_a_house() {
    let path = "Collections / Papers of the Board / Series B: Gifts\n\nDeed of Gift of Captain Olaus Brun\n\nDate: 4 May 1899\nSource: Archives of the Harbour Museum, Lima. Series B, box 3, fols. 1-2\nOriginal language: Spanish\nCollection: Southern Digital Archive\nPermanent link: https://archives.example.org/document/30417\n\nI give my boats to the Museum.\n";
    let (document, _) = read("1_0a.txt", path.as_bytes());
    assert_eq!(
        document.metadata.title,
        "Deed of Gift of Captain Olaus Brun"
    );
    assert_eq!(
        line(&document.metadata),
        "1899-05-04 |  | - | Archives of the Harbour Museum | Series B, box 3, fols. 1-2 | 30417 | https://archives.example.org/document/30417 | Spanish"
    );

    let cutting = "[Scrapbook II, p. 9. Cutting, pasted. Above it in pencil: The Harbour Post, Monday 3 June 1901]\n\nTHE BISHOP AT THE MUSEUM\n\nA New Hall of Boats\n\nThe new hall was opened yesterday by the Bishop in the presence of a large company, and the boats of the Captain were much admired by all who came.\n";
    let (document, _) = read("cutting.txt", cutting.as_bytes());
    assert_eq!(document.metadata.title, "THE BISHOP AT THE MUSEUM");
    assert_eq!(
        line(&document.metadata),
        "1901-06-03 |  | - | - | - | - | - | -"
    );

    let minutes = "HARBOUR MUSEUM, LIMA\n\nMINUTES OF THE BOARD OF TRUSTEES\n\nSpecial meeting of Friday, 7 June 1901, at 6 p.m.\n\nPresent: Captain Brun, Dr. Vega.\n\n1. The minutes of the meeting of 3 May 1901 were read and signed.\n";
    let (document, _) = read("minutes.txt", minutes.as_bytes());
    assert_eq!(document.metadata.title, "MINUTES OF THE BOARD OF TRUSTEES");
    assert_eq!(document.metadata.date.unwrap().to_string(), "1901-06-07");

    // The minutes that were read are those of another meeting.
    let minutes = "MINUTES OF THE BOARD OF TRUSTEES\n\nPresent: Captain Brun, Dr. Vega.\n\nThe minutes of the meeting of 3 May 1901 were read and signed.\n";
    let (document, _) = read("minutes.txt", minutes.as_bytes());
    assert_eq!(document.metadata.date, None);

    let report = "HARBOUR MUSEUM\nANNUAL REPORT FOR THE YEAR 1901\n\nI. The boats\n\nThe boats of the Captain were varnished in the spring and have stood the summer well.\n\nLima, 14 March 1902\n\nRosa Vega\nDirector\n";
    let (document, _) = read("report.txt", report.as_bytes());
    assert_eq!(document.metadata.creators, ["Rosa Vega"]);

    let excerpt = "Excerpt from: Inés Quiroga Paz, A House for Boats: The Harbour Museum, 1851–1951 (Lima: Editorial Faro, 1978), pp. 131–140. Translated by Marta Haugen.\n\nChapter 7\n\nThe Museum had never put a boat to sea.\n";
    let (document, _) = read("excerpt.txt", excerpt.as_bytes());
    assert_eq!(document.layout, "cited-book");
    assert_eq!(
        document.metadata.translator.as_deref(),
        Some("Marta Haugen")
    );
    assert_eq!(document.metadata.locator.as_deref(), Some("pp. 131–140"));
    assert_eq!(document.metadata.creators, ["Inés Quiroga Paz"]);

    let volume = "Documents on the Foreign Relations of Peru, 1905–1914, Volume III, The Northern Border\n\n47. Despatch From the Minister for Foreign Affairs (Vega) to the Consul at Guayaquil (Brun)¹\n\nNo. 12\nLima, February 3, 1909.\n\nSir: I have received your despatch.\n\nNotes\n1. Source: National Archives of Peru, P 12.\n";
    let (document, _) = read("volume.txt", volume.as_bytes());
    assert_eq!(document.layout, "frus");
    let publication = document.metadata.publication.unwrap();
    assert_eq!(
        publication.title,
        "Documents on the Foreign Relations of Peru"
    );
    assert_eq!(publication.volume.as_deref(), Some("III"));
}
