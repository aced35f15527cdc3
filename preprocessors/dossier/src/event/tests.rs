use super::{Decision, Event, Status, find};
use crate::document::Document;
use crate::{name, sample};

/// A document of paragraphs, without a date where that is empty.
fn document(file: &str, date: &str, title: &str, texts: &[&str]) -> Document {
    let date = Some(date).filter(|date| !date.is_empty());
    let mut document = sample::document(file, date, texts);
    document.metadata.title = title.to_owned();
    document
}

fn events(documents: &[Document]) -> Vec<Event> {
    find(documents, &name::find(documents), &[])
}

/// Labels of the printed events that documents share.
fn shared(events: &[Event]) -> Vec<String> {
    events
        .iter()
        .filter(|event| {
            event.decision == Decision::Print
                && event
                    .links
                    .iter()
                    .any(|link| link.decision == Decision::Print)
        })
        .map(|event| event.label.clone())
        .collect()
}

#[test]
fn a_visit_is_found_in_two_documents_and_look_alikes_stay_apart() {
    let documents = [
        document(
            "a",
            "1964-06-01",
            "Report on Egypt",
            &[
                "Nikita Khrushchev visited Egypt in May 1964. The dam was begun.",
                "In 1966 Alexei Kosygin visited Egypt.",
            ],
        ),
        document(
            "b",
            "1970-01-10",
            "Survey of Soviet policy in Africa",
            &[
                "Nikita Khrushchev’s visit to Egypt in May 1964 opened a new period.",
                "Nikita Khrushchev’s visit to Yugoslavia in May 1955 had been an apology.",
            ],
        ),
    ];
    let events = events(&documents);
    assert_eq!(shared(&events), ["Visit of Nikita Khrushchev to Egypt"]);
}

#[test]
fn a_plan_meets_its_outcome() {
    let documents = [
        document(
            "a",
            "1959-12-01",
            "Telegram",
            &["Dwight Eisenhower is expected to visit the Soviet Union in June 1960."],
        ),
        document(
            "b",
            "1961-02-01",
            "Review",
            &[
                "Dwight Eisenhower did not visit the Soviet Union in June 1960, as had been planned.",
            ],
        ),
    ];
    let events = events(&documents);
    let event = events.iter().find(|event| event.links.len() == 1).unwrap();
    let statuses: Vec<Status> = event
        .mentions
        .iter()
        .map(|mention| mention.status)
        .collect();
    assert_eq!(statuses, [Status::Planned, Status::DidNotHappen]);
}

#[test]
fn the_month_of_may_is_no_verb() {
    let report = document(
        "a.txt",
        "1972-05-30",
        "Report",
        &["President Sadat visited Moscow in May."],
    );
    let statuses: Vec<Status> = events(&[report])
        .iter()
        .flat_map(|event| event.mentions.iter().map(|mention| mention.status))
        .collect();
    assert_eq!(statuses, [Status::Happened]);
}

#[test]
fn who_signed_may_stand_before_the_act_or_with_the_treaty() {
    let documents = [
        document(
            "a",
            "1956-04-03",
            "Report on the rivers",
            &["Finland and Norway signed the fisheries agreement in Kirkenes on March 14, 1956."],
        ),
        document(
            "b",
            "1957-06-11",
            "Memorandum on the rivers",
            &[
                "He said that the Norwegian-Finnish fisheries agreement, which was signed in March 1956, had been kept.",
            ],
        ),
    ];
    assert_eq!(
        shared(&events(&documents)),
        ["Agreement between Finland and Norway"]
    );
}

#[test]
fn a_label_names_nobody_where_nobody_is_named() {
    let documents = [document(
        "a",
        "1956-04-03",
        "Report on the agreement",
        &["April 3, 1956", "The water is high."],
    )];
    for event in events(&documents) {
        let label = event.label.trim_end();
        assert_eq!(label, event.label);
        assert!(
            !label.ends_with("between") && !label.ends_with("of"),
            "{label}"
        );
    }
}

/// Each kind of occurrence, as a document tells it, with what an editor calls it.
#[test]
fn a_label_reads_as_an_editor_writes_it() {
    let mut wrong = Vec::new();
    for (text, label) in [
        (
            "Count Ames visited Denmark in May 1905.",
            "Visit of Ames to Denmark",
        ),
        (
            "Mr. Henrik Borg, Mr. Olav Lind and Mr. Nils Quist visited Denmark on 3 May 1905.",
            "Visit of Henrik Borg, Olav Lind and Nils Quist to Denmark",
        ),
        (
            "Mr. Henrik Borg and Mr. Olav Lind met at Lund on 3 May 1905.",
            "Talks between Henrik Borg and Olav Lind",
        ),
        (
            "The agreement between Denmark and Norway on the herring was signed in May 1905.",
            "Agreement between Denmark and Norway",
        ),
        (
            "The treaty between Denmark and Norway was renewed in May 1905.",
            "Renewal of the treaty between Denmark and Norway",
        ),
        (
            "The Treaty of Tromsheim was signed on 3 May 1905.",
            "Treaty of Tromsheim",
        ),
        (
            "The 4th Congress of the Workers’ Party of Denmark met in May 1905.",
            "4th Congress of the Workers’ Party of Denmark",
        ),
        ("Mr. Nils Quist died on 3 May 1905.", "Death of Nils Quist"),
        (
            "Mr. Nils Quist was elected President on 3 May 1905.",
            "Election of Nils Quist",
        ),
        (
            "Mr. Nils Quist resigned on 3 May 1905.",
            "Resignation of Nils Quist",
        ),
        (
            "Mr. Nils Quist was released on 3 May 1905.",
            "Release of Nils Quist",
        ),
        (
            "The speech of Mr. Nils Quist on 3 May 1905 was long.",
            "Speech by Nils Quist",
        ),
        (
            "On 3 May 1905 the town of Aldby was captured.",
            "Capture of Aldby",
        ),
        (
            "The publication of the second volume of the Annals in May 1905 was welcomed.",
            "“Publication of the second volume of the Annals in May 1905”",
        ),
        (
            "The excursion to the lighthouse of 3 May 1905 was wet.",
            "“Excursion to the lighthouse of 3 May 1905”",
        ),
    ] {
        let labels: Vec<String> = events(&[document("a", "1906-01-01", "Report", &[text])])
            .into_iter()
            .map(|event| event.label)
            .collect();
        if !labels.iter().any(|own| own == label) {
            wrong.push(format!("{text}: {labels:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The texts of the notes, documents by their number, paragraphs by theirs.
fn texts(documents: &[Document], decision: Decision) -> Vec<String> {
    let names = name::find(documents);
    let events = find(documents, &names, &[]);
    super::notes(documents, &names, &events)
        .iter()
        .filter(|note| note.decision == decision)
        .map(|note| {
            let text: String = note
                .text
                .iter()
                .map(|run| match run {
                    super::Run::Text(words) => words.clone(),
                    super::Run::Document(item, _) => format!("Document {}", item.document + 1),
                    super::Run::Paragraph(_, block) => format!("p{}", block + 1),
                    super::Run::Event(event) => events[*event].label.clone(),
                    super::Run::Entity(entity) => names.entities[*entity].name.clone(),
                })
                .collect();
            format!("{}p{}: {text}", note.item.document + 1, note.block + 1)
        })
        .collect()
}

fn embassy_papers() -> Vec<Document> {
    vec![
        document(
            "a",
            "1955-07-22",
            "Letter from the embassy",
            &[
                "On 25 June 1955 President Ho Chi Minh arrived in Peking at the head of a delegation.",
                "Prime Minister Nehru will visit China next year, according to Zhou Enlai.",
                "Zhou Enlai recalled the Geneva Conference.",
            ],
        ),
        document(
            "b",
            "1957-12-05",
            "Report of the embassy",
            &[
                "Ho Chi Minh’s visit to China in June 1955 was mentioned by several comrades.",
                "Prime Minister Nehru did not visit China in 1956 as had been expected.",
                "The Geneva Conference of 1954 had provided for elections.",
                "Ho Chi Minh’s visit to Hungary in August 1957 was short.",
            ],
        ),
        document(
            "c",
            "1958-02-10",
            "Note from the embassy",
            &[
                "Ho Chi Minh’s visit to Poland in July 1957 and his visit to Hungary in August 1957 strengthened ties.",
                "Voroshilov’s visit to China in April 1957 and his visit to Indonesia in May 1957 were great events.",
            ],
        ),
    ]
}

#[test]
fn the_papers_of_an_embassy() {
    assert_eq!(
        shared(&events(&embassy_papers())),
        [
            "Conference in Geneva",
            "Visit of Ho Chi Minh to China",
            "Visit of Nehru to China",
            "Visit of Ho Chi Minh to Hungary",
        ]
    );
}

#[test]
fn notes_say_what_another_document_says() {
    assert_eq!(
        texts(&embassy_papers(), Decision::Print),
        [
            "1p1: See also Document 2 (p1).",
            "1p2: Document 2 reports that Prime Minister Nehru “did not visit China in 1956 as had been expected” (p2).",
            "1p3: Dated 1954 in Document 2 (p3).",
            "2p1: See also Document 1 (“25 June 1955”).",
            "2p2: Planned for 1956 in Document 1 (p2).",
            "2p3: See also Document 1 (p3).",
            "2p4: See also Document 3 (p1).",
            "3p1: See also Document 2 (p4).",
        ]
    );
}

#[test]
fn the_order_of_the_documents_changes_nothing() {
    let mut documents = embassy_papers();
    let forward = shared(&events(&documents));
    documents.reverse();
    assert_eq!(shared(&events(&documents)), forward);
}

#[test]
fn the_papers_of_a_learned_society() {
    let documents = [
        document(
            "m1",
            "1871-01-14",
            "Minutes of the Council of the Geological Society of Norwich",
            &[
                "Present: Mr. John Gunn; Mr. Samuel Woodward, Secretary.",
                "The Secretary read a letter from Professor Ramsay dated 3 January 1871, offering his fossils.",
            ],
        ),
        document(
            "m2",
            "1871-02-11",
            "Minutes of the Council of the Geological Society of Norwich",
            &[
                "The minutes of the meeting of 14 January 1871 were read.",
                "The Secretary had answered Professor Ramsay’s letter of 3 January.",
                "Mr. Osmond Fisher resigned from the Council.",
                "The excursion to Hunstanton on 20 June 1870 was discussed.",
            ],
        ),
        document(
            "m3",
            "1872-05-03",
            "Letter of Samuel Woodward",
            &[
                "Mr. Osmond Fisher resigned from the Council in February 1871.",
                "The excursion to Cromer of June 1870 is described in the Transactions.",
            ],
        ),
    ];
    let labels = shared(&events(&documents));
    assert_eq!(labels.len(), 3, "{labels:?}");
    assert_eq!(
        labels[0],
        "“Letter from Professor Ramsay dated 3 January 1871”"
    );
    assert!(labels[1].starts_with("Meeting of ") && labels[1].contains("Geological Society"));
    assert_eq!(labels[2], "Resignation of Osmond Fisher");
}

#[test]
fn look_alikes_stay_apart() {
    for (first, second) in [
        // Another number.
        (
            "The 20th Congress of the CPSU met in 1956.",
            "The 21st Congress of the CPSU met in 1959.",
        ),
        // Other parties.
        (
            "The treaty of friendship between India and Nepal was signed in July 1950.",
            "The treaty of friendship between China and Nepal was signed in July 1950.",
        ),
        // Another time.
        (
            "Zhou Enlai visited Burma in June 1954.",
            "Zhou Enlai visited Burma in December 1956.",
        ),
        // Another visitor.
        (
            "Zhou Enlai visited Burma in June 1954.",
            "Nehru visited Burma in June 1954.",
        ),
        // Another destination.
        (
            "Zhou Enlai visited Burma in June 1954.",
            "Zhou Enlai visited India in June 1954.",
        ),
        // The treaty and its end.
        (
            "The treaty between India and Nepal was signed in July 1950.",
            "The treaty between India and Nepal was abrogated in July 1950.",
        ),
    ] {
        let documents = [
            document("a", "1960-01-01", "Report", &[first]),
            document("b", "1961-01-01", "Survey", &[second]),
        ];
        assert_eq!(shared(&events(&documents)), [""; 0], "{first} {second}");
    }
}

#[test]
fn an_undated_mention_that_fits_two_occurrences_waits() {
    let documents = [
        document(
            "a",
            "1962-01-01",
            "Report",
            &["The Geneva Conference was a lesson."],
        ),
        document(
            "b",
            "1963-01-01",
            "Survey",
            &["The Geneva Conference of 1954 ended a war."],
        ),
        document(
            "c",
            "1963-02-01",
            "Memoir",
            &["The Geneva Conference of 1961 met on Laos."],
        ),
    ];
    assert_eq!(shared(&events(&documents)), [""; 0]);
}

#[test]
fn a_translators_correction_outranks_what_it_corrects() {
    let documents = [
        document(
            "a",
            "1960-01-01",
            "Report",
            &[
                "The treaty of friendship between India and Nepal was signed in May [sic] 1950 [it was actually signed in July 1950].",
            ],
        ),
        document(
            "b",
            "1961-01-01",
            "Survey",
            &["The treaty of friendship between India and Nepal was signed on 31 July 1950."],
        ),
    ];
    assert_eq!(
        texts(&documents, Decision::Print),
        [
            "1p1: “31 July 1950” in Document 2.",
            "2p1: See also Document 1 (p1; “May [sic] 1950”, corrected there)."
        ]
    );
}

#[test]
fn periods_have_no_notes() {
    let documents = [
        document(
            "a",
            "1960-01-01",
            "Report",
            &["After the Crimean War the fortress was razed."],
        ),
        document(
            "b",
            "1961-01-01",
            "Survey",
            &["During the Crimean War it was held."],
        ),
    ];
    let found = events(&documents);
    let period = found.iter().find(|event| event.period).unwrap();
    assert_eq!(
        (period.label.as_str(), period.mentions.len()),
        ("Crimean War", 2)
    );
    assert!(texts(&documents, Decision::Print).is_empty());
}

#[test]
fn any_text_is_read_without_panic() {
    for text in [
        "",
        "visit",
        "’s visit to ’s",
        "To sign a treaty with [ and ] (",
        "ÄÖÜ’s visit to Ägypten in Mai 1961 [",
        "İstanbul’s visit to İran; İ visited İ in July 1961 to sign the treaty with İ",
        "22nd 23rd Congress of of of the",
        "…’ ” ) ] the treaty between and",
    ] {
        let documents = [
            document("a", "1960-01-01", text, &[text, text]),
            document("b", "", text, &[text]),
        ];
        let _ = texts(&documents, Decision::Print);
    }
}

#[test]
fn a_place_that_changes_hands_is_one_event_however_it_is_told() {
    let documents = [
        document(
            "a",
            "1904-09-20",
            "Despatch on the War",
            &[
                "General Kodama and Admiral Makarov were spoken of. Since the fall of Liaoyang on 4 September 1904 the railway is cut.",
            ],
        ),
        document(
            "b",
            "1905-01-10",
            "Report of the Attaché",
            &[
                "General Kodama told me that Liaoyang was taken in September 1904, and Admiral Makarov had died before.",
                "Mukden had been captured in March 1904, he said by mistake.",
            ],
        ),
    ];
    let events = events(&documents);
    assert_eq!(shared(&events), ["Capture of Liaoyang"]);
    assert!(
        events
            .iter()
            .any(|event| event.label == "Capture of Mukden")
    );
}

#[test]
fn what_is_lost_is_a_place_only_where_one_is_named() {
    let report = document(
        "a",
        "1904-09-20",
        "Report",
        &[
            "The loss of time in May 1904 was great, and the General fell from his horse on 3 June 1904. He lost Captain Ito.",
        ],
    );
    let labels: Vec<String> = events(&[report])
        .into_iter()
        .map(|event| event.label)
        .collect();
    assert!(
        !labels.iter().any(|label| label.starts_with("Capture")),
        "{labels:?}"
    );
}

#[test]
fn who_is_received_at_a_place_and_who_is_meant_by_he_have_gone_there() {
    let documents = [
        document(
            "a",
            "1936-05-20",
            "Memorandum",
            &[
                "Milan Stojadinovic described the talks. He asked to thank Konstantin von Neurath for the welcome during his visit to Rome in April 1936.",
            ],
        ),
        document(
            "b",
            "1936-06-01",
            "Telegram",
            &["Milan Stojadinovic had been received in Rome in April 1936."],
        ),
    ];
    assert_eq!(
        shared(&events(&documents)),
        ["Visit of Milan Stojadinovic to Rome"]
    );
}

#[test]
fn a_rare_event_of_one_month_is_one_in_documents_of_one_circle() {
    let told = |file: &str, text: &str| {
        document(
            file,
            "1932-03-01",
            "Letter to Dr. Ekman",
            &[
                "Dr. Axel Ekman and Professor Nils Bergstrand send their greetings.",
                text,
            ],
        )
    };
    let documents = [
        told(
            "a",
            "The roof has not been mended since the fire of 14 November 1931.",
        ),
        told("b", "After the fire of November 1931 the books were dried."),
        told("c", "The fire of May 1931 had been a small one."),
    ];
    let events = events(&documents);
    let fire = events
        .iter()
        .find(|event| {
            event
                .links
                .iter()
                .any(|link| link.decision == Decision::Print)
        })
        .unwrap();
    let documents: Vec<usize> = fire
        .mentions
        .iter()
        .map(|mention| mention.item.document)
        .collect();
    assert_eq!(documents, [0, 1], "{fire:#?}");
}

#[test]
fn one_person_in_common_does_not_make_two_meetings_of_a_month_one() {
    let documents = [
        document(
            "a",
            "1967-09-01",
            "Report of the embassy",
            &[
                "Prime Minister Anton Weber talked with President Carlos Ibarra in Lima in June 1967 about the copper mines.",
            ],
        ),
        document(
            "b",
            "1968-02-01",
            "Survey of the year",
            &[
                "President Carlos Ibarra met Pietro Conti on 23 June 1967 and told him of the copper mines.",
            ],
        ),
    ];
    assert!(shared(&events(&documents)).is_empty());
}

/// The clauses of a document that are dated by a year, a season or a count, and what they are dated.
#[test]
fn a_clause_with_any_date_and_a_deed_is_a_mention() {
    let rows = [
        (
            "The second well was dug in 1881 by the garrison.",
            Some("1881"),
        ),
        (
            "Three weeks ago the roof of the market fell in.",
            Some("1884-04-10~/1884-04-17~"),
        ),
        (
            "The bridge at Lindi was swept away last autumn.",
            Some("1883-23"),
        ),
        (
            "On 3 May the shutters were carried off.",
            Some("1884-05-03"),
        ),
        ("Such was the state of the roads in 1881.", None),
        ("The works will be open today to the public.", None),
    ];
    for (text, expected) in rows {
        let documents = [document("a", "1884-05-05", "Journal of the Works", &[text])];
        let names = name::find(&documents);
        let scene = super::scene::Scene::new(&documents, &names);
        let passages = scene.passages(0);
        let sure = super::sighting::of_document(&scene, &passages);
        let sure: Vec<_> = sure.into_iter().filter(|own| !own.weak).collect();
        let found: Vec<String> = super::bare::of_document(&scene, &passages, &sure, &[])
            .into_iter()
            .filter_map(|own| Some(own.when?.to_string()))
            .collect();
        assert_eq!(found, Vec::from_iter(expected.map(str::to_owned)), "{text}");
    }
}

/// “The second, of 1871”, said of volumes, is the second volume.
#[test]
fn a_number_alone_means_what_was_counted_before() {
    let rows = [
        (
            "The first volume came out in 1868 and split; the second, of 1871, is the better one.",
            Some("publication 2 1871"),
        ),
        (
            "We sent out two expeditions. Of the first, in 1879, the Doctor made the charts.",
            Some("research 1 1879"),
        ),
        (
            "The garrison of the second, in 1879, was glad of the well.",
            None,
        ),
    ];
    for (text, expected) in rows {
        let documents = [document("a", "1884-05-05", "Address to the Works", &[text])];
        let names = name::find(&documents);
        let scene = super::scene::Scene::new(&documents, &names);
        let passages = scene.passages(0);
        let found: Vec<String> = super::bare::of_document(&scene, &passages, &[], &[])
            .into_iter()
            .filter_map(|own| Some((own.kind, own.ordinal?, own.when?)))
            .map(|(kind, number, when)| format!("{} {number} {when}", kind.name()))
            .collect();
        assert_eq!(found, Vec::from_iter(expected.map(str::to_owned)), "{text}");
    }
}

/// “The landing”, said without a date, is the landing that another document of the same circle dates.
#[test]
fn an_undated_mention_with_names_and_words_is_one_with_a_dated_one() {
    let documents = [
        document(
            "a",
            "1902-09-01",
            "Report of the Harbour Board of Kisoro",
            &[
                "Captain Ishmael Tarrant surveyed the northern lighthouse of Kisoro. The lantern of the northern lighthouse was mounted by Captain Ishmael Tarrant on 4 August 1902.",
            ],
        ),
        document(
            "b",
            "1903-02-10",
            "Notes on the Harbour of Kisoro",
            &[
                "We owe to Captain Ishmael Tarrant the mounting of the lantern in the northern lighthouse of Kisoro.",
            ],
        ),
    ];
    let events = events(&documents);
    let joined = events.iter().any(|event| {
        event.mentions.iter().any(|own| own.item.document == 0)
            && event.mentions.iter().any(|own| own.item.document == 1)
    });
    assert!(joined, "{events:#?}");
}

#[test]
fn links_and_queue_grow_with_the_documents_and_not_with_their_pairs() {
    let copies = |count: usize| -> Vec<Event> {
        let documents: Vec<Document> = (0..count)
            .map(|number| {
                document(
                    &format!("copy-{number:03}"),
                    "1964-06-01",
                    "Report on Egypt",
                    &["Nikita Khrushchev visited Egypt in May 1964. The dam was begun."],
                )
            })
            .collect();
        events(&documents)
    };
    let links = |events: &[Event]| events.iter().map(|event| event.links.len()).sum::<usize>();
    let (few, many) = (copies(40), copies(80));
    let whole = many.iter().find(|event| event.mentions.len() == 80);
    assert!(whole.is_some(), "all copies tell of one visit");
    assert!(links(&few) > 0);
    assert!(
        links(&many) * 10 <= links(&few) * 26,
        "{} links of 40 copies, {} of 80",
        links(&few),
        links(&many)
    );
}

/// What one document dates to a year, another to a day of it, is met through the kind and the year.
#[test]
fn the_year_alone_brings_two_mentions_together() {
    let documents = [
        document(
            "a",
            "1912-03-01",
            "Report of the Library of Varna",
            &["The flood of 9 June 1907 spoiled the lower shelves of the library at Varna."],
        ),
        document(
            "b",
            "1920-02-10",
            "Notes of a Librarian",
            &["The lower shelves of the library at Varna were spoiled by the flood of 1907."],
        ),
        document(
            "c",
            "1920-05-10",
            "Notes of a Carpenter",
            &["The flood of 1899 had spared the lower shelves of the library at Varna."],
        ),
    ];
    let events = events(&documents);
    let flood = events
        .iter()
        .find(|event| event.mentions.iter().any(|own| own.item.document == 0))
        .unwrap();
    let documents: Vec<usize> = flood
        .mentions
        .iter()
        .map(|mention| mention.item.document)
        .collect();
    assert_eq!(documents, [0, 1], "{events:#?}");
}

/// The first of July in a book of 1975 on the spring of 1968 is no day of 1975.
#[test]
fn a_book_that_looks_back_lends_its_own_year_to_no_day() {
    let dates = |written: &str| -> Vec<String> {
        let documents = [document(
            "a",
            written,
            "The Long Table",
            &[
                "In 1966 the talks had failed, and in 1967 they failed again. The strike of 12 May 1967 was forgotten.",
                "The treaty with Kenya was signed on 1 July. The text of March 1968 was the result.",
            ],
        )];
        let names = name::find(&documents);
        let scene = super::scene::Scene::new(&documents, &names);
        let phrases = scene.passages(0).into_iter().flat_map(|own| own.dates);
        phrases.map(|own| own.date.to_string()).collect()
    };
    let book = dates("1975");
    assert!(book.contains(&"1967-07-01".to_owned()), "{book:?}");
    // A letter of the day speaks of its own year.
    let letter = dates("1969-08-01");
    assert!(letter.contains(&"1969-07-01".to_owned()), "{letter:?}");
}

#[test]
fn a_document_without_a_date_is_dated_by_its_own_title_or_dateline() {
    let written = |title: &str, texts: &[&str]| {
        let mut document = crate::sample::document("paper", None, texts);
        document.metadata.title = title.to_owned();
        super::written::of_text(&document).map(|date| date.to_string())
    };
    for (texts, expected) in [
        (
            &[
                "Stenogram\nof the meeting of the Central Board, 12 March 1868",
                "It began at nine.",
            ][..],
            Some("1868-03-12"),
        ),
        (
            &[
                "Record of the conversation of Mr. Ashby with the Envoy, 4 May 1911",
                "He came late.",
            ][..],
            Some("1911-05-04"),
        ),
        (
            &[
                "NO: 196, AUGUST 14, 7 PM",
                "The decree of 1860 was renewed in June 1861 and in July 1861.",
            ][..],
            Some("1861-08-14"),
        ),
        // Of two years the text speaks of neither as its own.
        (
            &["NO: 196, AUGUST 14, 7 PM", "He came in 1860 and in 1861."][..],
            None,
        ),
        (
            &["On August 14, 7 men came.", "He came in 1861 and in 1861."][..],
            None,
        ),
    ] {
        assert_eq!(written("Paper", texts).as_deref(), expected, "{texts:?}");
    }
}
