//! Partials put in the places where they are called.
//!
//! Handlebars copies the data of a place for every call of a partial, and again for every list inside it: a page that
//! lists thousands of names takes most of its time so. Where a partial of the template's own is called on a line by
//! itself and without parameters, its text can as well stand there.

use std::collections::BTreeMap;

const OPENING: &str = "{{#*inline \"";
const CLOSING: &str = "{{/inline}}";

/// The template with such calls replaced by what they call; the template itself where there is none, or where it is
/// not written as one.
pub(super) fn flat(text: &str) -> String {
    let Some((partials, rest)) = partials(text) else {
        return text.to_owned();
    };
    let body = put(&rest, &partials, &mut Vec::new());
    // What is called in another way stays defined.
    if body.contains("{{>") || body.contains("{{#>") {
        let definitions = text.len() - rest.len();
        let mut out = String::with_capacity(definitions + body.len());
        for (name, own) in &partials {
            for part in [OPENING, name, "\"}}\n", own, CLOSING, "\n"] {
                out.push_str(part);
            }
        }
        return out + &body;
    }
    body
}

/// The partials that a template defines on lines of their own, and what is left of it.
fn partials(text: &str) -> Option<(BTreeMap<&str, String>, String)> {
    let (mut partials, mut rest) = (BTreeMap::new(), String::new());
    let mut open: Option<(&str, String)> = None;
    for line in text.split_inclusive('\n') {
        let opened = line
            .strip_prefix(OPENING)
            .and_then(|name| name.trim_end().strip_suffix("\"}}"));
        match (&mut open, opened) {
            (None, Some(name)) => open = Some((name, String::new())),
            // One within another has a meaning of its own.
            (Some(_), Some(_)) => return None,
            (Some((_, body)), None) if line.trim_end() != CLOSING => body.push_str(line),
            (Some(_), None) => partials.extend(open.take()),
            (None, None) => rest.push_str(line),
        }
    }
    (open.is_none() && !partials.is_empty()).then_some((partials, rest))
}

fn put<'t>(text: &str, partials: &'t BTreeMap<&str, String>, within: &mut Vec<&'t str>) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        let called = line
            .strip_prefix("{{> ")
            .and_then(|name| name.trim_end().strip_suffix("}}"))
            .and_then(|name| partials.get_key_value(name));
        match called {
            // `../` counts the partial itself.
            Some((name, body)) if !within.contains(name) && !body.contains("../") => {
                within.push(name);
                out.push_str(&put(body, partials, within));
                within.pop();
            }
            _ => out.push_str(line),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use handlebars::Handlebars;
    use serde_json::json;

    use super::flat;

    const NESTED: &str = "{{#*inline \"b\"}}\n<b>{{x}}</b>\n{{/inline}}\n{{#*inline \"a\"}}\n{{#each l}}\n{{> b}}\n{{/each}}\n{{/inline}}\n<p>\n{{> a}}\n</p>\n";

    #[test]
    fn calls_on_lines_of_their_own_become_what_they_call() {
        assert_eq!(
            flat(NESTED),
            "<p>\n{{#each l}}\n<b>{{x}}</b>\n{{/each}}\n</p>\n"
        );
        for unchanged in [
            "",
            "<p>{{x}}</p>\n",
            "{{#*inline \"a\"}}\nx",
            "{{#*inline \"a\"}}\n{{#*inline \"b\"}}\n{{/inline}}\n{{/inline}}\n{{> a}}\n",
            "{{#*inline \"a\"}}\n{{../x}}\n{{/inline}}\n{{> a}}\n",
            "{{#*inline \"a\"}}\nx\n{{/inline}}\n<i>{{> a}}</i>\n",
            "{{#*inline \"a\"}}\nx\n{{/inline}}\n{{> a y=1}}\n",
        ] {
            assert_eq!(flat(unchanged), unchanged);
        }
    }

    #[test]
    fn what_is_written_is_the_same() {
        let data = json!({"l": [{"x": "<1>", "l": []}, {"x": "2", "l": [{"x": 3}]}]});
        let mut registry = Handlebars::new();
        registry.set_strict_mode(true);
        let mut written = |text: &str| {
            registry
                .register_template_string("t", text)
                .expect("a template");
            registry.render("t", &data).expect("written")
        };
        assert_eq!(written(&flat(NESTED)), written(NESTED));
    }
}
