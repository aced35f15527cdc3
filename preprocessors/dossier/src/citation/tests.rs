use super::*;

mod cases;
mod formats;

fn seed(name: &str) -> Document {
    let path = format!("{}/../../seeds/{name}", env!("CARGO_MANIFEST_DIR"));
    let bytes = std::fs::read(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
    crate::seed::read(name, &bytes).0
}

#[test]
fn the_five_documents_from_their_files_alone() {
    for (file, note_text, bibliography_text) in [
        (
            "000_8b01a5b2bad48597.txt",
            "“South Korean Report on Kim Il Sung’s Attempt to Visit the USSR in 1975,” April 1975, South Korean Ministry of Foreign Affairs Archives, Wilson Center Digital Archive, https://digitalarchive.wilsoncenter.org/document/114588.",
            "“South Korean Report on Kim Il Sung’s Attempt to Visit the USSR in 1975.” April 1975. South Korean Ministry of Foreign Affairs Archives. Wilson Center Digital Archive. https://digitalarchive.wilsoncenter.org/document/114588.",
        ),
        (
            "001_8f6d13c9fdf0da84.txt",
            "East Europe Division, Foreign Ministry, “Prospect of Kim Il Sung’s Visit to the Soviet Union,” telegram, July 15, 1978, roll 2008-29, file 03, frames 50–54, South Korean Foreign Ministry Archive, Wilson Center Digital Archive, https://digitalarchive.wilsoncenter.org/document/118390.",
            "East Europe Division, Foreign Ministry. “Prospect of Kim Il Sung’s Visit to the Soviet Union.” Telegram. July 15, 1978. Roll 2008-29, file 03, frames 50–54. South Korean Foreign Ministry Archive. Wilson Center Digital Archive. https://digitalarchive.wilsoncenter.org/document/118390.",
        ),
        (
            "002_8219d2317a0d9f39.txt",
            "“On Some Issues of Soviet-Korean Relations,” trans. Adolf Kotlik, June 2, 1967, File A, Novotny, foreign affairs, KPDR, Sign., 82 b. 8, pp. 6, State Central Archive, Prague, Wilson Center Digital Archive, https://digitalarchive.wilsoncenter.org/document/113974.",
            "“On Some Issues of Soviet-Korean Relations.” Translated by Adolf Kotlik. June 2, 1967. File A, Novotny, foreign affairs, KPDR, Sign., 82 b. 8, pp. 6. State Central Archive, Prague. Wilson Center Digital Archive. https://digitalarchive.wilsoncenter.org/document/113974.",
        ),
        (
            "003_d92f15ef02a51586.txt",
            "Don Oberdorfer and Robert Carlin, The Two Koreas: A Contemporary History (n.d.), excerpt.",
            "Oberdorfer, Don, and Robert Carlin. The Two Koreas: A Contemporary History. N.d.",
        ),
        (
            "004_4db5b8ae459dc3cc.txt",
            "V. P. Tkachenko, Koreiskii Poluostrov i interesi Rossii [The Korean Peninsula and Russia’s Interests] (Moscow: Vostochnaya Literatura, 2000), 19–20, 21–22, 25, 26, 27–28, 31, excerpts trans. Gary Goldberg, June 17, 1960–November 17, 1971, Wilson Center Digital Archive, https://digitalarchive.wilsoncenter.org/document/114978.",
            "Tkachenko, V. P. Koreiskii Poluostrov i interesi Rossii [The Korean Peninsula and Russia’s Interests]. Excerpts translated by Gary Goldberg. Moscow: Vostochnaya Literatura, 2000. https://digitalarchive.wilsoncenter.org/document/114978.",
        ),
    ] {
        let document = seed(file);
        assert_eq!(note(&document, Chicago::default()).to_plain(), note_text);
        assert_eq!(
            bibliography(&document, Chicago::default()).to_plain(),
            bibliography_text
        );
    }
}

/// The same with what this book's sidecars set, in the 17th and the 18th edition.
#[test]
fn the_five_documents_completed() {
    let completed = |name: &str| {
        let path = format!("{}/../../seeds/{name}", env!("CARGO_MANIFEST_DIR"));
        let text = std::fs::read_to_string(format!("{path}.toml")).unwrap();
        let (sidecar, findings) = crate::curation::sidecar::Sidecar::parse(name, &text);
        assert_eq!(findings, []);
        let mut document = seed(&format!("{name}.txt"));
        sidecar.apply(&mut document);
        document
    };
    let url = "https://digitalarchive.wilsoncenter.org/document";
    let two = |place: &str| format!("({place}Basic Books, 2014)");
    let dates = "excerpts trans. Gary Goldberg, June 17, 1960–November 17, 1971, Wilson Center Digital Archive";
    let korea = "V. P. Tkachenko, *Koreiskii poluostrov i interesi Rossii* [The Korean Peninsula and Russia’s interests]";
    let korea_entry = "Tkachenko, V. P. *Koreiskii poluostrov i interesi Rossii* [The Korean Peninsula and Russia’s interests]. Excerpts translated by Gary Goldberg.";
    for (chicago, basic, house) in [
        (
            Chicago::Seventeenth,
            "New York: ",
            "Moscow: Vostochnaya Literatura",
        ),
        (Chicago::Eighteenth, "", "Vostochnaya Literatura"),
    ] {
        for (file, wanted) in [
            (
                "002_8219d2317a0d9f39",
                [
                    format!("[Czechoslovak Ambassador in Moscow], “On Some Issues of Soviet-Korean Relations,” trans. Adolf Kotlik, June 2, 1967, File A, Novotny, foreign affairs, KPDR, Sign., 82 b. 8, pp. 6, State Central Archive, Prague, Wilson Center Digital Archive, {url}/113974."),
                    "[Czechoslovak Ambassador in Moscow], “On Some Issues of Soviet-Korean Relations.”".to_owned(),
                    format!("[Czechoslovak Ambassador in Moscow]. “On Some Issues of Soviet-Korean Relations.” Translated by Adolf Kotlik. June 2, 1967. File A, Novotny, foreign affairs, KPDR, Sign., 82 b. 8, pp. 6. State Central Archive, Prague. Wilson Center Digital Archive. {url}/113974."),
                ],
            ),
            (
                "003_d92f15ef02a51586",
                [
                    format!("Don Oberdorfer and Robert Carlin, *The Two Koreas: A Contemporary History*, 3rd ed. {}.", two(basic)),
                    "Oberdorfer and Carlin, *Two Koreas*.".to_owned(),
                    format!("Oberdorfer, Don, and Robert Carlin. *The Two Koreas: A Contemporary History*. 3rd ed. {basic}Basic Books, 2014."),
                ],
            ),
            (
                "004_4db5b8ae459dc3cc",
                [
                    format!("{korea} ({house}, 2000), 19–20, 21–22, 25, 26, 27–28, 31, {dates}, {url}/114978."),
                    "Tkachenko, *Koreiskii poluostrov*, 19–20.".to_owned(),
                    format!("{korea_entry} {house}, 2000. {url}/114978."),
                ],
            ),
        ] {
            let document = completed(file);
            let found = [
                note(&document, chicago),
                short_note(&document, chicago),
                bibliography(&document, chicago),
            ];
            assert_eq!(found.map(|citation| cases::shown(&citation)), wanted);
        }
    }
    let short = short_note(&completed("001_8f6d13c9fdf0da84"), Chicago::default());
    assert_eq!(
        short.to_plain(),
        "East Europe Division, Foreign Ministry, “Prospect of Kim Il Sung’s Visit.”"
    );
    let excerpts = completed("004_4db5b8ae459dc3cc");
    assert_eq!(
        cases::shown(&part_note(
            &excerpts,
            &excerpts.parts[0],
            Chicago::Eighteenth
        )),
        format!(
            "Kim Il Sung and N. S. Khrushchev, conversation, June 17, 1960, in Tkachenko, *Koreiskii poluostrov*, 19–20, {url}/114978."
        )
    );
}

#[test]
fn parts_are_cited_within_their_publication() {
    let document = seed("004_4db5b8ae459dc3cc.txt");
    let found: Vec<String> = document
        .parts
        .iter()
        .map(|part| part_note(&document, part, Chicago::default()).to_plain())
        .collect();
    let rest = "in Tkachenko, Koreiskii Poluostrov i interesi Rossii";
    let url = "https://digitalarchive.wilsoncenter.org/document/114978.";
    assert_eq!(
        found,
        [
            format!(
                "Kim Il Sung and N. S. Khrushchev, conversation, June 17, 1960, {rest}, 19–20, {url}"
            ),
            format!(
                "N. S. Khrushchev and Kim Kwang Hyop, conversation, March 1961, {rest}, 21–22, {url}"
            ),
            format!(
                "Pak Song Chol and L. I. Brezhnev, conversation, October 8, 1971, {rest}, 25, 26, {url}"
            ),
            format!("“Text of a Soviet note to the DPRK,” November 17, 1971, {rest}, 27–28, {url}"),
            format!(
                "“From the draft notes of a conversation between L. I. Brezhnev and Pak Seong-cheol,” December 9, 1969, {rest}, 31, {url}"
            ),
        ]
    );
}

#[test]
fn short_notes() {
    let short = |file| short_note(&seed(file), Chicago::default()).to_plain();
    assert_eq!(
        short("001_8f6d13c9fdf0da84.txt"),
        "East Europe Division, Foreign Ministry, “Prospect of Kim Il Sung’s Visit to the Soviet Union.”"
    );
    assert_eq!(
        short("003_d92f15ef02a51586.txt"),
        "Oberdorfer and Carlin, Two Koreas."
    );
}

#[test]
fn a_document_is_cited_in_the_edition() {
    let statement = EditionStatement {
        title: "Small States".to_owned(),
        editors: vec!["A. Editor".to_owned(), "B. Editor".to_owned()],
        version: Some("1.2".to_owned()),
        number: "3".to_owned(),
        paragraph: Some("22".to_owned()),
        address: Some("https://example.org/documents/x.html".to_owned()),
    };
    assert_eq!(
        in_edition(
            &seed("000_8b01a5b2bad48597.txt"),
            None,
            &statement,
            Chicago::default()
        )
        .to_markdown(),
        "“South Korean Report on Kim Il Sung’s Attempt to Visit the USSR in 1975,” April 1975, in *Small States*, ed. A. Editor and B. Editor, version 1.2, Document 3, para. 22, <https://example.org/documents/x.html>."
    );
}

#[test]
fn nothing_in_a_field_becomes_markup() {
    let mut document = Document::default();
    document.metadata.title = "A <b>\"bold\"</b> & {{plain}} title?".to_owned();
    document.metadata.url = Some("javascript:alert(1)".to_owned());
    assert_eq!(
        note(&document, Chicago::default()).to_html(),
        "“A &lt;b&gt;‘bold’&lt;/b&gt; &amp; &#123;&#123;plain}} title?,” n.d., javascript:alert(1)."
    );
}

#[test]
fn locators_keep_their_words() {
    for (given, printed) in [
        ("Roll 7, File 1, Frames 3-9", "roll 7, file 1, frames 3–9"),
        (
            "F. 5, Op. 28, D. 314, ll. 34-36",
            "F. 5, Op. 28, D. 314, ll. 34–36",
        ),
        ("Box 12, Folder 1960-61", "box 12, folder 1960-61"),
        (
            "RG 59, Central Files 1960-63, 611.37/7-2461",
            "RG 59, Central Files 1960–63, 611.37/7-2461",
        ),
        ("XIX-J-1-j. 25. doboz", "XIX-J-1-j. 25. doboz"),
    ] {
        assert_eq!(typography::locator(given), printed);
    }
}

#[test]
fn names_in_notes_and_entries() {
    for (given, direct, inverted, family) in [
        ("V.P. Orlov", "V. P. Orlov", "Orlov, V. P.", "Orlov"),
        (
            "Charles de Gaulle",
            "Charles de Gaulle",
            "de Gaulle, Charles",
            "de Gaulle",
        ),
        ("Zhou Enlai", "Zhou Enlai", "Zhou Enlai", "Zhou"),
        (
            "Stalin, Joseph, 1878-1953",
            "Joseph Stalin",
            "Stalin, Joseph",
            "Stalin",
        ),
        (
            "Embassy of Hungary",
            "Embassy of Hungary",
            "Embassy of Hungary",
            "Embassy of Hungary",
        ),
    ] {
        let name = name::Name::read(given);
        assert_eq!(name.direct(), direct);
        assert_eq!(name.inverted(), inverted);
        assert_eq!(name.family(), family);
    }
}

#[test]
fn fields_for_programs_that_collect_citations() {
    let shown = |file| {
        let lines: Vec<String> = Reference::of(&seed(file))
            .metas()
            .into_iter()
            .filter(|(property, _)| *property != "DC.description")
            .map(|(property, content)| format!("{property}={content}"))
            .collect();
        lines.join("\n")
    };
    assert_eq!(
        shown("001_8f6d13c9fdf0da84.txt"),
        "z:itemType=manuscript\nDC.title=Prospect of Kim Il Sung’s Visit to the Soviet Union\nDC.creator=East Europe Division – Foreign Ministry,\nDC.date=1978-07-15\nz:manuscriptType=telegram\nz:archive=South Korean Foreign Ministry Archive\nz:archiveLocation=roll 2008-29, file 03, frames 50–54\nz:callNumber=118390\nDC.language=en\nz:extra=original-language: ko\nz:url=https://digitalarchive.wilsoncenter.org/document/118390"
    );
    assert_eq!(
        shown("004_4db5b8ae459dc3cc.txt"),
        "z:itemType=book\nDC.title=Koreiskii Poluostrov i interesi Rossii\nz:shortTitle=Koreiskii Poluostrov i interesi Rossii\nDC.creator=Tkachenko, V. P.\nz:translators=Goldberg, Gary\nDC.date=2000\nbib:pages=19–20, 21–22, 25, 26, 27–28, 31\nDC.publisher=Vostochnaya Literatura\nz:place=Moscow\nz:callNumber=114978\nDC.language=ru\nz:extra=event-date: 1960-06-17/1971-11-17\nnote: excerpts\nz:url=https://digitalarchive.wilsoncenter.org/document/114978"
    );
}

#[test]
fn pages_say_whether_they_are_one_or_several() {
    for (given, printed) in [
        ("31", "p. 31"),
        ("pp. 19-20, 25", "pp. 19–20, 25"),
        ("27-28", "pp. 27–28"),
    ] {
        assert_eq!(pages(given), printed);
    }
}
