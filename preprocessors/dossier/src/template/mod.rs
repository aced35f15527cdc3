//! How citation blocks and generated pages are written: handlebars templates.
//!
//! The defaults are part of the program. A file of the same name in the book's `theme/dossier/`
//! takes the place of a default. Templates are strict: a name that the data does not have is an
//! error, reported with the file and its line, and the default is used instead.

use std::collections::BTreeMap;
use std::path::Path;

use handlebars::{
    Context, Handlebars, Helper, HelperResult, Output, RenderContext, RenderError, TemplateError,
};
use serde::Serialize;

use crate::date::{Edtf, Precision};
use crate::finding::{Finding, Severity};
use crate::markdown;

mod flat;
pub mod scale;
#[cfg(test)]
mod tests;
pub mod theme;

/// What a template writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// HTML for mdBook's html renderer, as one block of raw HTML.
    Html,
    /// Plain Markdown for every other renderer.
    Markdown,
}

/// The templates, by name and form.
const DEFAULTS: &[(&str, &str)] = &[
    (
        "citation.html.hbs",
        include_str!("defaults/citation.html.hbs"),
    ),
    ("citation.md.hbs", include_str!("defaults/citation.md.hbs")),
    (
        "apparatus.html.hbs",
        include_str!("defaults/apparatus.html.hbs"),
    ),
    (
        "apparatus.md.hbs",
        include_str!("defaults/apparatus.md.hbs"),
    ),
    ("cite.html.hbs", include_str!("defaults/cite.html.hbs")),
    ("cite.md.hbs", include_str!("defaults/cite.md.hbs")),
    (
        "documents.html.hbs",
        include_str!("defaults/documents.html.hbs"),
    ),
    (
        "documents.md.hbs",
        include_str!("defaults/documents.md.hbs"),
    ),
    (
        "sources.html.hbs",
        include_str!("defaults/sources.html.hbs"),
    ),
    ("sources.md.hbs", include_str!("defaults/sources.md.hbs")),
    ("events.html.hbs", include_str!("defaults/events.html.hbs")),
    ("events.md.hbs", include_str!("defaults/events.md.hbs")),
    (
        "entities.html.hbs",
        include_str!("defaults/entities.html.hbs"),
    ),
    ("entities.md.hbs", include_str!("defaults/entities.md.hbs")),
    (
        "document-names.html.hbs",
        include_str!("defaults/document-names.html.hbs"),
    ),
    (
        "document-names.md.hbs",
        include_str!("defaults/document-names.md.hbs"),
    ),
    (
        "document-events.html.hbs",
        include_str!("defaults/document-events.html.hbs"),
    ),
    (
        "document-events.md.hbs",
        include_str!("defaults/document-events.md.hbs"),
    ),
    (
        "related.html.hbs",
        include_str!("defaults/related.html.hbs"),
    ),
    ("related.md.hbs", include_str!("defaults/related.md.hbs")),
    (
        "timeline.html.hbs",
        include_str!("defaults/timeline.html.hbs"),
    ),
    ("timeline.md.hbs", include_str!("defaults/timeline.md.hbs")),
];

/// The templates of a book.
#[derive(Debug)]
pub struct Templates {
    html: Handlebars<'static>,
    markdown: Handlebars<'static>,
    /// What findings call the folder of the book's own templates.
    folder_name: String,
    /// Templates that cannot be read, reported where they would be used.
    broken: BTreeMap<String, Finding>,
}

impl Templates {
    /// The defaults, and in their place the files of the same name in `folder`.
    ///
    /// `folder_name` is what findings call the folder: its path relative to the book.
    #[must_use]
    pub fn load(folder: &Path, folder_name: &str) -> Self {
        let mut templates = Self {
            html: html_registry(),
            markdown: registry(markdown::escape_line),
            folder_name: folder_name.to_owned(),
            broken: BTreeMap::new(),
        };
        for (file, default) in DEFAULTS {
            templates.register(&default_name(file), file, default);
            if let Ok(text) = std::fs::read_to_string(folder.join(file)) {
                templates.register(file, &format!("{folder_name}/{file}"), &text);
            }
        }
        templates
    }

    fn register(&mut self, name: &str, file: &str, text: &str) {
        let registry = if name.ends_with(".html.hbs") {
            &mut self.html
        } else {
            &mut self.markdown
        };
        if let Err(error) = registry.register_template_string(name, text) {
            let finding = syntax_finding(file, &error);
            self.broken.insert(name.to_owned(), finding);
            return;
        }
        let flat = flat::flat(text);
        // As it is written it stays at hand, for the lines that an error is told with.
        if flat != text {
            let _ = registry.register_template_string(&flat_name(name), flat);
        }
    }

    /// Writes the data by the template `name` in the given form. Where the book's own template
    /// fails, the default is used, and a finding says so.
    pub fn render<T: Serialize>(
        &self,
        name: &str,
        form: Form,
        data: &T,
        findings: &mut Vec<Finding>,
    ) -> String {
        let (registry, file) = match form {
            Form::Html => (&self.html, format!("{name}.html.hbs")),
            Form::Markdown => (&self.markdown, format!("{name}.md.hbs")),
        };
        findings.extend(self.broken.get(&file).cloned());
        if registry.has_template(&file) {
            match render(registry, &file, data) {
                Ok(text) => return tidy(&text, form),
                Err(error) => {
                    let place = format!("{}/{file}", self.folder_name);
                    findings.push(render_finding(&place, &error));
                }
            }
        }
        match render(registry, &default_name(&file), data) {
            Ok(text) => tidy(&text, form),
            Err(error) => {
                findings.push(render_finding(&file, &error));
                String::new()
            }
        }
    }
}

/// Writes the data by the flat form of a template where there is one, and where that fails, or there is none, by the
/// template as it is written.
fn render<T: Serialize>(
    registry: &Handlebars<'_>,
    name: &str,
    data: &T,
) -> Result<String, RenderError> {
    let flat = flat_name(name);
    if registry.has_template(&flat)
        && let Ok(text) = registry.render(&flat, data)
    {
        return Ok(text);
    }
    registry.render(name, data)
}

/// The name of the flat form of a template.
fn flat_name(name: &str) -> String {
    format!("flat/{name}")
}

/// The name by which the program's own template is kept beside the book's.
fn default_name(file: &str) -> String {
    format!("default/{file}")
}

fn registry(escape: fn(&str) -> String) -> Handlebars<'static> {
    let mut registry = Handlebars::new();
    registry.set_strict_mode(true);
    registry.register_escape_fn(escape);
    registry
}

/// The registry of the templates for HTML: they may write `{{time date words}}`.
fn html_registry() -> Handlebars<'static> {
    let mut registry = registry(escape_html);
    registry.register_helper("time", Box::new(time));
    registry
}

/// A date in words, marked up with its EDTF value: as `<time>` where HTML has a form for it, which it
/// has for days, months and years alone (HTML, 4.5.14), else as data.
fn time(
    helper: &Helper<'_>,
    _: &Handlebars<'_>,
    _: &Context,
    _: &mut RenderContext<'_, '_>,
    out: &mut dyn Output,
) -> HelperResult {
    let text = |at| helper.param(at).and_then(|found| found.value().as_str());
    let (date, words) = (text(0).unwrap_or_default(), text(1).unwrap_or_default());
    let is_plain = matches!(
        date.parse::<Edtf>().map(|date| date.precision()),
        Ok(Precision::Day | Precision::Month | Precision::Year)
    ) && date.len() >= 4
        && date
            .bytes()
            .all(|byte| byte.is_ascii_digit() || byte == b'-')
        && !date.starts_with('-');
    let (date, words) = (escape_html(date), escape_html(words));
    let html = if is_plain {
        format!("<time datetime=\"{date}\">{words}</time>")
    } else {
        format!("<span data-edtf=\"{date}\">{words}</span>")
    };
    out.write(&html)?;
    Ok(())
}

/// Text as HTML. Braces too, so that nothing that runs later takes them for a directive.
#[must_use]
pub fn escape_html(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '{' => out.push_str("&#123;"),
            '}' => out.push_str("&#125;"),
            '\n' => out.push(' '),
            other => out.push(other),
        }
    }
    out
}

/// A block of raw HTML ends at a blank line: there must be none within it.
fn tidy(text: &str, form: Form) -> String {
    match form {
        Form::Html => text
            .lines()
            .map(str::trim)
            .filter(|line| !line.is_empty())
            .collect::<Vec<_>>()
            .join("\n"),
        Form::Markdown => text.trim().to_owned(),
    }
}

fn syntax_finding(file: &str, error: &TemplateError) -> Finding {
    let (line, column) = error.pos().unwrap_or((1, 1));
    Finding::new(
        Severity::Error,
        "template-syntax",
        file,
        format!("the template cannot be read: {}", error.reason()),
    )
    .at(line)
    .column(column)
    .remedy("mend the line; until then the program's own template is used")
}

fn render_finding(file: &str, error: &RenderError) -> Finding {
    let finding = Finding::new(
        Severity::Error,
        "template-render",
        file,
        format!(
            "the template asks for what the data does not have: {}",
            error.reason()
        ),
    )
    .remedy("compare it with the program's own template, which is used until it is mended");
    match error.line_no {
        Some(line) => finding.at(line),
        None => finding,
    }
}
