use super::*;

#[test]
fn every_key_is_read_and_one_text_stands_for_a_list_of_one() {
    let text = "# Ours\n[royal-archive]\nheading = \"Royal Archive\"\nvariants = \"Royal Archives\"\n\
                merge = [\"kongelig-arkiv\",\n  \"ra\"]\nplace = \"Oslo\"\ncountry = \"Norway\"\n";
    let (rules, findings) = ArchiveRules::parse("archives.toml", text);
    assert_eq!(findings, []);
    let listed = |text: &str, line| Listed {
        text: text.to_owned(),
        line,
    };
    assert_eq!(
        rules.rules,
        [ArchiveRule {
            id: "royal-archive".to_owned(),
            line: 2,
            heading: Some("Royal Archive".to_owned()),
            variants: vec![listed("Royal Archives", 4)],
            merge: vec![listed("kongelig-arkiv", 5), listed("ra", 6)],
            place: Some("Oslo".to_owned()),
            country: Some("Norway".to_owned()),
        }]
    );
}

#[test]
fn what_cannot_be_read_is_told_with_its_line_and_the_rest_is_applied() {
    for (text, code, line, remedy) in [
        (
            "[a]\nheding = \"A\"\n",
            "curation-unknown-key",
            2,
            "did you mean `heading`?",
        ),
        (
            "[a]\nx-y-z-w = 1\n",
            "curation-unknown-key",
            2,
            "the keys are heading, variants",
        ),
        ("[a]\nplace = 3\n", "curation-value", 2, "mend the line"),
        ("[a]\nplace = \" \"\n", "curation-value", 2, "mend the line"),
        (
            "[a]\nvariants = [\"A\", 2]\n",
            "curation-value",
            2,
            "mend the line",
        ),
        (
            "heading = \"A\"\n[a]\n",
            "curation-value",
            1,
            "in square brackets",
        ),
        (
            "[a]\n\nheading = \n",
            "curation-invalid",
            3,
            "nothing of this file is applied",
        ),
    ] {
        let (rules, findings) = ArchiveRules::parse("archives.toml", text);
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
        assert_eq!(
            rules.rules.len(),
            usize::from(code != "curation-invalid"),
            "{text}"
        );
    }
}
