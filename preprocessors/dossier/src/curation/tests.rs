use super::decisions::{
    self, Decisions, Entry, FieldDecision, LinkDecision, LinkQuote, NoteDecision, Verdict,
};
use super::position;

fn note(document: &str, after: &str, verdict: Verdict) -> Entry {
    Entry::Note(NoteDecision {
        document: document.to_owned(),
        after: after.to_owned(),
        verdict,
        ..NoteDecision::default()
    })
}

#[test]
fn of_two_decisions_about_one_note_the_later_holds_and_the_earlier_is_told() {
    let line = |text: &str| {
        let reworded = note("letter", "in May 1877.", Verdict::Reword(text.to_owned()));
        format!("  {},\n", decisions::line(&reworded))
    };
    let text = format!("note = [\n{}{}]\n", line("Old."), line("New."));
    let (read, findings) = Decisions::parse("decisions.toml", &text);
    let texts: Vec<_> = read.notes.iter().map(|note| note.verdict.text()).collect();
    assert_eq!(texts, [Some("New.")]);
    let told: Vec<_> = findings
        .iter()
        .map(|finding| (finding.code, finding.place.line))
        .collect();
    assert_eq!(told, [("decision-twice", Some(2))]);
    // Twice the same is nothing to tell, and a new decision leaves one line.
    let same = format!("note = [\n{}{}]\n", line("Old."), line("Old."));
    let (read, findings) = Decisions::parse("decisions.toml", &same);
    assert_eq!((read.notes.len(), findings), (1, Vec::new()));
    let again = note("letter", "in May 1877.", Verdict::Reject);
    let text = decisions::record(&text, &[again]).expect("written");
    assert_eq!(text.matches("letter").count(), 1, "{text}");
}

#[test]
fn decisions_are_written_one_line_each_in_order_and_read_back() {
    let date = Entry::Field(FieldDecision {
        document: "log".into(),
        field: "date".into(),
        value: "1877-05".into(),
        accepted: false,
        ..FieldDecision::default()
    });
    let text = decisions::record(
        "",
        &[
            note("log", "the \"Ada\" sailed", Verdict::Reject),
            note(
                "answer",
                "in May\n1877.",
                Verdict::Accept(Some("See {{#document log}}.".into())),
            ),
            date,
        ],
    )
    .expect("written");
    let lines: Vec<&str> = text.lines().filter(|line| !line.starts_with('#')).collect();
    assert_eq!(
        lines,
        [
            "",
            "note = [",
            "  { document = \"answer\", after = \"in May 1877.\", decision = \"accept\", text = \"See {{#document log}}.\" },",
            "  { document = \"log\", after = 'the \"Ada\" sailed', decision = \"reject\" },",
            "]",
            "field = [",
            "  { document = \"log\", field = \"date\", value = \"1877-05\", decision = \"reject\" },",
            "]",
        ]
    );
    let (read, findings) = Decisions::parse("decisions.toml", &text);
    assert_eq!(findings, []);
    let verdicts: Vec<_> = read
        .notes
        .iter()
        .map(|note| (note.line, note.verdict.word()))
        .collect();
    assert_eq!(verdicts, [(4, "accept"), (5, "reject")]);
    assert_eq!(read.notes[1].after, "the \"Ada\" sailed");
    assert!(!read.fields[0].accepted);
}

#[test]
fn a_decision_about_a_link_is_one_line_and_is_taken_back() {
    let link = |accepted| {
        Entry::Link(LinkDecision {
            document: "letter".into(),
            link: LinkQuote {
                kind: "visit".into(),
                quote: "in May".into(),
                document: "log".into(),
                says: "the 3rd of May".into(),
            },
            accepted,
            ..LinkDecision::default()
        })
    };
    let text = decisions::record("", &[link(true)]).expect("written");
    let written = "  { kind = \"visit\", document = \"letter\", quote = \"in May\", other = \"log\", says = \"the 3rd of May\", decision = \"accept\" },\n";
    assert!(text.contains(written), "{text}");
    // A later decision takes its place.
    let text = decisions::record(&text, &[link(false)]).expect("written");
    let (read, findings) = Decisions::parse("decisions.toml", &text);
    assert_eq!(findings, []);
    let Entry::Link(mut wanted) = link(false) else {
        unreachable!()
    };
    wanted.line = 4;
    assert_eq!(read.links, [wanted]);
    let text = decisions::remove(&text, &[link(true)]).expect("written");
    assert!(!text.contains("letter"), "{text}");
    let (_, findings) = Decisions::parse(
        "x",
        "link = [{ document = \"a\", quote = \"b\", decision = \"accept\" }]",
    );
    assert!(
        findings[0].message.contains("no other and no says"),
        "{}",
        findings[0].message
    );
}

#[test]
fn a_later_decision_takes_the_place_of_an_earlier_one_and_comments_stay() {
    let before = "# Ours.\nnote = [\n  # Asked Ada.\n  { document = \"b\", after = \"x\", decision = \"reject\" }, # sure\n  { document = \"d\", after = \"x\", decision = \"accept\" },\n  # The end.\n]\n";
    let after = decisions::record(
        before,
        &[
            note("b", "x", Verdict::Reword("New.".into())),
            note("c", "x", Verdict::Reject),
            note("e", "x", Verdict::Reject),
        ],
    )
    .expect("written");
    assert_eq!(
        after,
        "# Ours.\nnote = [\n  # Asked Ada.\n  { document = \"b\", after = \"x\", decision = \"reword\", text = \"New.\" }, # sure\n  { document = \"c\", after = \"x\", decision = \"reject\" },\n  { document = \"d\", after = \"x\", decision = \"accept\" },\n  { document = \"e\", after = \"x\", decision = \"reject\" },\n  # The end.\n]\n"
    );
    let taken = [
        note("b", "x", Verdict::Reject),
        note("c", "x", Verdict::Reject),
        note("e", "x", Verdict::Reject),
    ];
    let back = decisions::remove(&after, &taken).expect("written");
    assert!(
        back.contains("# Asked Ada.") && back.contains("# The end.") && back.contains("# Ours."),
        "{back}"
    );
    let (read, findings) = Decisions::parse("decisions.toml", &back);
    assert_eq!((read.notes.len(), findings.len()), (1, 0), "{back}");
}

#[test]
fn tables_written_by_hand_are_kept_as_tables() {
    let before = "# By hand\n[[note]]\ndocument = \"a\"\nafter = \"x\"\ndecision = \"accept\"\n\n# Second\n[[note]]\ndocument = \"c\"\nafter = \"x\"\ndecision = \"reject\"\n";
    let after = decisions::record(before, &[note("b", "x", Verdict::Reject)]).expect("written");
    let (read, findings) = Decisions::parse("decisions.toml", &after);
    assert_eq!(findings, []);
    let order: Vec<&str> = read
        .notes
        .iter()
        .map(|note| note.document.as_str())
        .collect();
    assert_eq!(order, ["a", "b", "c"], "{after}");
    assert!(
        after.starts_with("# By hand\n[[note]]") && after.contains("# Second\n[[note]]"),
        "{after}"
    );
}

#[test]
fn what_says_nothing_clear_is_left_aside_and_the_rest_is_read() {
    let good = "{ document = \"d\", after = \"x\", decision = \"accept\" }";
    for (bad, code) in [
        (
            "{ document = \"d\", after = \"x\", decision = \"reword\" }",
            "decision-without-text",
        ),
        (
            "{ document = \"d\", after = \"x\", decision = \"reject\", text = \"x\" }",
            "decision-with-text",
        ),
        (
            "{ document = \"d\", after = \"x\", decision = \"acept\" }",
            "curation-invalid",
        ),
        ("{ documnet = \"d\" }", "curation-invalid"),
        (
            "{ document = \"d\", decision = \"accept\" }",
            "curation-invalid",
        ),
        (
            "{ document = 1, after = \"x\", decision = \"accept\" }",
            "curation-invalid",
        ),
        ("3", "curation-invalid"),
    ] {
        let text = format!("note = [\n{bad},\n{good},\n]\n");
        let (read, findings) = Decisions::parse("decisions.toml", &text);
        let told: Vec<_> = findings
            .iter()
            .map(|finding| (finding.code, finding.place.line))
            .collect();
        assert_eq!(told, [(code, Some(2))], "{bad}");
        assert_eq!(read.notes.len(), 1, "{bad}");
    }
    for text in ["note = 1\n", "notes = []\n", "[[note\n"] {
        let (read, findings) = Decisions::parse("decisions.toml", text);
        assert_eq!(findings.len(), 1, "{text}");
        assert_eq!(
            (findings[0].code, read),
            ("curation-invalid", Decisions::default())
        );
    }
    assert!(decisions::record("note = 1\n", &[note("a", "x", Verdict::Reject)]).is_err());
    assert!(decisions::record("[[note\n", &[note("a", "x", Verdict::Reject)]).is_err());
}

#[test]
fn positions_count_characters() {
    assert_eq!(position("a\néb", 4), (2, 2));
    assert_eq!(position("", 0), (1, 1));
}

mod sidecar {
    use crate::curation::sidecar::Sidecar;
    use crate::seed;

    const LETTER: &[u8] = b"Letter from the Ambassador to Lima\n\nDear Sir,\n\nthe harvest failed again this year, and we cannot send the grain that you were promised in\n\nmay. More will follow.\n";

    #[test]
    fn every_key_sets_its_field() {
        let text = "id = \"1877-letter\"\ntitle = \"A letter\"\nshort-title = \"Letter\"\nheading = \"H\"\ndate = \"1877-05\"\ncreators = [\"A\", \"B\"]\nkind = \"letter\"\ntranslator = \"T\"\narchive = \"Archive\"\narchive-place = \"Lima\"\nlocator = \"Box 1\"\ncollection = \"C\"\nrecord-id = 12\nurl = \"https://example.org/12\"\nurl-as-given = \"http://example.org/12\"\nlanguage = \"Spanish\"\ncredits = \"S\"\nsummary = \"Sum\"\nrights = \"R\"\n[publication]\ntitle = \"Book\"\nauthors = \"X\"\nedition = \"2nd ed.\"\nplace = \"Lima\"\npublisher = \"P\"\nyear = 1880\npages = \"3\"\ntranslated-title = \"Libro\"\n";
        let (sidecar, findings) = Sidecar::parse("letter.toml", text);
        assert!(findings.is_empty(), "{findings:?}");
        let (document, _) = seed::read_with("x.txt", LETTER, &sidecar);
        let fields = &document.metadata;
        assert_eq!(document.id, "1877-letter");
        assert_eq!(fields.title, "A letter");
        assert_eq!(
            fields.date.as_ref().map(ToString::to_string).as_deref(),
            Some("1877-05")
        );
        assert_eq!(fields.creators, ["A", "B"]);
        let texts = [
            &fields.short_title,
            &fields.heading,
            &fields.kind,
            &fields.translator,
            &fields.archive,
            &fields.archive_place,
            &fields.locator,
            &fields.collection,
            &fields.record_id,
            &fields.url,
            &fields.url_as_given,
            &fields.language,
            &fields.credits,
            &fields.summary,
            &fields.rights,
        ];
        let texts: Vec<&str> = texts
            .into_iter()
            .map(|text| text.as_deref().unwrap_or("-"))
            .collect();
        assert_eq!(
            texts.join("|"),
            "Letter|H|letter|T|Archive|Lima|Box 1|C|12|https://example.org/12|http://example.org/12|Spanish|S|Sum|R"
        );
        let book = fields.publication.clone().expect("a publication");
        assert_eq!(
            (book.title.as_str(), book.authors.join(";").as_str()),
            ("Book", "X")
        );
        assert_eq!(book.year.as_deref(), Some("1880"));
        assert!(fields.inferred.is_empty(), "{:?}", fields.inferred);
    }

    #[test]
    fn what_is_wrong_is_told_with_its_line_and_the_rest_applies() {
        for (text, code, line, remedy) in [
            (
                "titel = \"A\"",
                "sidecar-unknown-key",
                1,
                "did you mean `title`?",
            ),
            (
                "kind = \"note\"\ndate = \"1961-13\"",
                "sidecar-date",
                2,
                "write a date",
            ),
            ("\ncreators = [1]", "sidecar-value", 2, "mend the line"),
            ("id = \"Übel\"", "sidecar-id", 1, "write an id"),
            ("repair = \"no\"", "sidecar-value", 1, "mend the line"),
            (
                "[publication]\npublishr = \"P\"",
                "sidecar-unknown-key",
                2,
                "did you mean `publisher`?",
            ),
            (
                "a = ",
                "curation-invalid",
                1,
                "write the key, an equals sign",
            ),
        ] {
            let (_, findings) = Sidecar::parse("x.toml", text);
            assert_eq!(findings.len(), 1, "{text}: {findings:?}");
            assert_eq!(
                (findings[0].code, findings[0].place.line),
                (code, Some(line)),
                "{text}"
            );
            assert!(
                findings[0].remedy.starts_with(remedy),
                "{text}: {}",
                findings[0].remedy
            );
        }
        let (sidecar, _) = Sidecar::parse("x.toml", "kind = \"note\"\nnonsense = 1");
        assert_eq!(
            seed::read_with("x.txt", LETTER, &sidecar)
                .0
                .metadata
                .kind
                .as_deref(),
            Some("note")
        );
    }

    #[test]
    fn parts_begin_where_the_editor_says() {
        let text = b"On the Canal\n\n[1 May 1911. The pilot]\n\nThe lock was shut.\n\n[3]\n\n[4 May 1911. The pilot]\n\nThe lock was open.\n";
        let read = |sidecar: &str| {
            let (sidecar, findings) = Sidecar::parse("x.toml", sidecar);
            assert!(findings.is_empty(), "{findings:?}");
            let (document, findings) = seed::read_with("x.txt", text, &sidecar);
            let parts: Vec<String> = document
                .parts
                .iter()
                .map(|part| {
                    let date = part.date.as_ref().map(ToString::to_string);
                    let at = document.blocks[part.blocks.start].anchor();
                    format!("{at} {} {}", date.unwrap_or_default(), part.title)
                })
                .collect();
            let missing = findings.iter().filter(|found| found.code == "sidecar-part");
            (parts.join("; "), missing.count())
        };
        let (found, _) = read("");
        assert!(
            found.is_empty(),
            "one head after a page mark makes no parts: {found}"
        );
        assert_eq!(read("parts = false"), (String::new(), 0));
        assert_eq!(
            read("parts = [\"p2\", \"p5\", \"p99\"]"),
            (
                "p2 1911-05-01 The pilot; p5 1911-05-04 The pilot".to_owned(),
                1
            )
        );
        assert_eq!(
            read("[[parts]]\nat = \"p2\"\ntitle = \"The lock\"\n[[parts]]\nat = \"p6\"\ndate = 1912\n").0,
            "p2 1911-05-01 The lock; p6 1912 On the Canal"
        );
        for wrong in [
            "parts = 3",
            "parts = [\"x\"]",
            "[[parts]]\ndate = 1912",
            "[[parts]]\nat = \"p1\"\ntitel = \"x\"",
        ] {
            let (_, findings) = Sidecar::parse("x.toml", wrong);
            assert_eq!(findings.len(), 1, "{wrong}: {findings:?}");
        }
    }

    #[test]
    fn reading_follows_the_editor() {
        let blocks = |text: &str| {
            let (sidecar, findings) = Sidecar::parse("x.toml", text);
            assert!(findings.is_empty(), "{findings:?}");
            let (document, findings) = seed::read_with("x.txt", LETTER, &sidecar);
            (
                document.blocks.len(),
                document.layout,
                findings.iter().any(|found| found.code == "sidecar-layout"),
            )
        };
        assert_eq!(blocks(""), (3, "plain", false));
        assert_eq!(blocks("repair = false"), (4, "plain", false));
        assert_eq!(blocks("layout = \"labelled\"").1, "labelled");
        assert_eq!(blocks("layout = \"wrong\""), (3, "plain", true));
    }
}

mod notes {
    use crate::curation::notes::place;
    use crate::curation::quotation::Folded;
    use crate::curation::sidecar::Sidecar;
    use crate::document::{Class, Document, Publish};
    use crate::seed;

    const MINUTES: &[u8] = "Minutes\n\nThe Minister of Grain opened the meeting at\nnoon. The \u{2018}Lisbon\u{2019} protocol was read.\n\nThe meeting closed. The protocol was signed.\n".as_bytes();

    fn read(text: &str) -> (Document, Vec<&'static str>) {
        let (sidecar, findings) = Sidecar::parse("minutes.toml", text);
        let (document, _) = seed::read_with("minutes.txt", MINUTES, &sidecar);
        let codes = findings.iter().map(|finding| finding.code).collect();
        (document, codes)
    }

    #[test]
    fn class_and_publication_are_set_and_checked() {
        let (document, codes) = read("");
        assert_eq!(codes, [""; 0]);
        assert_eq!(
            (document.class, document.publish),
            (Class::Primary, Publish::Full)
        );
        let (document, codes) = read(
            "class = \"secondary\"\npublish = \"citation-only\"\naliases = [\"old-minutes\", \"papers/minutes.html\"]\n",
        );
        assert_eq!(codes, [""; 0]);
        assert_eq!(
            (document.class, document.publish),
            (Class::Secondary, Publish::CitationOnly)
        );
        assert_eq!(document.aliases, ["old-minutes", "papers/minutes.html"]);
        for (text, code) in [
            ("class = \"tertiary\"", "sidecar-value"),
            ("publish = true", "sidecar-value"),
            ("aliases = [\"../x.html\"]", "sidecar-alias"),
            ("aliases = \"https://example.org/x\"", "sidecar-alias"),
            ("aliases = [\"papers/minutes\"]", "sidecar-alias"),
            ("clas = \"secondary\"", "sidecar-unknown-key"),
            ("note = \"x\"", "sidecar-value"),
            ("[[note]]\nat = \"noon.\"", "sidecar-note"),
            ("[[note]]\ntext = \"Twelve.\"", "sidecar-note"),
            (
                "[[note]]\nat = \"noon.\"\ntext = \"Twelve.\"\nafter = 1",
                "sidecar-unknown-key",
            ),
        ] {
            assert_eq!(read(text).1, [code], "{text}");
        }
    }

    #[test]
    fn a_note_stands_behind_its_words() {
        let (document, codes) = read(
            "[[note]]\nat = \"The protocol was\\n signed.\"\ntext = \"In Porto.\"\n\n[[note]]\nat = \"The 'Lisbon' protocol\"\ntext = \"Not found.\"\n",
        );
        assert_eq!(codes, [""; 0]);
        let (placed, findings) = place(&document, "minutes.toml");
        assert!(findings.is_empty(), "{findings:?}");
        let found: Vec<_> = placed
            .iter()
            .map(|placed| {
                let before = &document.blocks[placed.block].text[..placed.offset];
                let words = before.split_whitespace().next_back().unwrap_or_default();
                (words, placed.note.text.as_str(), placed.note.line)
            })
            .collect();
        assert_eq!(
            found,
            [("protocol", "Not found.", 6), ("signed.", "In Porto.", 2)]
        );
    }

    #[test]
    fn words_that_name_no_place_or_two_are_reported_at_their_line() {
        let (document, _) = read(
            "[[note]]\nat = \"The meeting opened\"\ntext = \"x\"\n[[note]]\nat = \"protocol was\"\ntext = \"y\"\n",
        );
        let (placed, findings) = place(&document, "minutes.toml");
        assert_eq!(placed, []);
        let told: Vec<_> = findings
            .iter()
            .map(|finding| (finding.code, finding.place.line, finding.message.as_str()))
            .collect();
        assert_eq!(
            told,
            [
                (
                    "sidecar-note-place",
                    Some(2),
                    "the document does not have these words in one paragraph; the note is not printed"
                ),
                (
                    "sidecar-note-place",
                    Some(5),
                    "these words stand 2 times (p2, p3); the note is not printed"
                ),
            ]
        );
    }

    #[test]
    fn quotations_fold_white_space_and_quotation_marks() {
        let text = "  He said “so” \n twice; so be it. ";
        let folded = Folded::new(text);
        let found: Vec<&str> = folded
            .find("\"so\" twice")
            .into_iter()
            .map(|range| &text[range])
            .collect();
        assert_eq!(found, ["“so” \n twice"]);
        assert_eq!(folded.find("so").len(), 2);
        assert!(folded.find(" ").is_empty());
        assert!(folded.ends_at("be  it.", text.trim_end().len()));
        assert!(folded.ends_at("said", text.find('“').unwrap()));
        assert!(!folded.ends_at("be it", text.trim_end().len()));
    }
}
