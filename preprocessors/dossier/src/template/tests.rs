use std::fs;

use serde_json::json;

use super::*;

/// What the template `document-names` is given, with one person.
fn names(heading: &str) -> serde_json::Value {
    json!({
        "persons": [{
            "heading": heading,
            "address": "p.md#x",
            "places": [{"label": "p1", "address": "#p1"}],
            "more": 0,
            "card": {"anchor": "x", "role": null, "forms": [], "documents": [], "more_documents": 0},
        }],
        "organizations": [],
    })
}

#[test]
fn html_is_one_block_and_escaped() {
    let templates = Templates::load(Path::new("/nonexistent"), "theme/dossier");
    let mut findings = Vec::new();
    let data = names("<b>{{#x}} & \"Co\"\n");
    let html = templates.render("document-names", Form::Html, &data, &mut findings);
    assert_eq!(findings, []);
    assert!(!html.contains("\n\n"), "{html}");
    assert!(
        html.contains("&lt;b&gt;&#123;&#123;#x&#125;&#125; &amp; &quot;Co&quot;"),
        "{html}"
    );
    let markdown = templates.render("document-names", Form::Markdown, &data, &mut findings);
    assert!(
        markdown.contains("\\<b>&#123;&#123;#x&#125;&#125; & \\\"Co\\\""),
        "{markdown}"
    );
}

#[test]
fn a_file_of_the_book_takes_the_place_of_a_default() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    fs::write(
        folder.path().join("document-names.html.hbs"),
        "<p>{{persons.0.heading}}</p>",
    )
    .expect("written");
    let templates = Templates::load(folder.path(), "theme/dossier");
    let mut findings = Vec::new();
    let data = json!({"persons": [{"heading": "Tito"}]});
    assert_eq!(
        templates.render("document-names", Form::Html, &data, &mut findings),
        "<p>Tito</p>"
    );
    assert_eq!(findings, []);
}

#[test]
fn a_template_that_fails_is_a_finding_and_the_default_is_used() {
    for (text, code, line) in [
        ("<p>\n{{#each persons}}", "template-syntax", None),
        ("<p>\n{{nobody}}</p>", "template-render", Some(2)),
    ] {
        let folder = tempfile::tempdir().expect("a temporary folder");
        fs::write(folder.path().join("document-names.html.hbs"), text).expect("written");
        let templates = Templates::load(folder.path(), "theme/dossier");
        let mut findings = Vec::new();
        let data = names("Tito");
        let html = templates.render("document-names", Form::Html, &data, &mut findings);
        assert!(html.contains("Tito"), "{html}");
        assert_eq!(findings.len(), 1, "{findings:?}");
        assert_eq!(findings[0].code, code);
        assert_eq!(
            findings[0].place.file,
            "theme/dossier/document-names.html.hbs"
        );
        if line.is_some() {
            assert_eq!(findings[0].place.line, line);
        }
    }
}

#[test]
fn a_date_is_marked_up_in_a_form_that_html_has() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    fs::write(
        folder.path().join("document-names.html.hbs"),
        "{{time date words}}",
    )
    .expect("written");
    let templates = Templates::load(folder.path(), "theme/dossier");
    let mut findings = Vec::new();
    for (date, expected) in [
        ("1848-02-24", "<time datetime=\"1848-02-24\"><b></time>"),
        ("1848-02", "<time datetime=\"1848-02\"><b></time>"),
        ("1848", "<time datetime=\"1848\"><b></time>"),
        ("1848~", "<span data-edtf=\"1848~\"><b></span>"),
        ("1848-22", "<span data-edtf=\"1848-22\"><b></span>"),
        (
            "1848-02/1848-03",
            "<span data-edtf=\"1848-02/1848-03\"><b></span>",
        ),
        ("184X", "<span data-edtf=\"184X\"><b></span>"),
    ] {
        let data = json!({"date": date, "words": "<b>"});
        let html = templates.render("document-names", Form::Html, &data, &mut findings);
        assert_eq!(html, expected.replace("<b>", "&lt;b&gt;"));
    }
    assert_eq!(findings, []);
}
