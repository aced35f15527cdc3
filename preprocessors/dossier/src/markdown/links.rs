//! Addresses of links, rewritten in place.

use mdbook_markdown::pulldown_cmark::{Event, LinkType, Tag};
use mdbook_markdown::{MarkdownOptions, new_cmark_parser};

/// The chapter with other addresses in its links: `change` says what an address becomes, or that it
/// stays. All other bytes stay.
#[must_use]
pub fn relink(source: &str, change: impl Fn(&str) -> Option<String>) -> String {
    let mut out = String::with_capacity(source.len());
    let mut done = 0;
    let options = MarkdownOptions::default();
    for (event, range) in new_cmark_parser(source, &options).into_offset_iter() {
        let Event::Start(Tag::Link {
            link_type: LinkType::Inline,
            dest_url,
            ..
        }) = event
        else {
            continue;
        };
        // The address is the last thing of a link; one that is escaped is left alone.
        let Some(at) = source[range.clone()].rfind(&*dest_url) else {
            continue;
        };
        let at = range.start + at;
        if at < done || dest_url.is_empty() {
            continue;
        }
        if let Some(other) = change(&dest_url) {
            out.push_str(&source[done..at]);
            out.push_str(&other);
            done = at + dest_url.len();
        }
    }
    out.push_str(&source[done..]);
    out
}

#[cfg(test)]
mod tests {
    use super::relink;

    #[test]
    fn only_the_addresses_of_links_change() {
        let source = "See [a.md](a.md#p3), [b](<b c.md>), ![d.md](d.md) and `[e](e.md)`; [f.md]: a.md\n\n[**g**](g.md \"g.md\")";
        let changed = relink(source, |address| {
            (address != "g.md").then(|| address.replace(".md", ".html"))
        });
        assert_eq!(
            changed,
            "See [a.md](a.html#p3), [b](<b c.html>), ![d.md](d.md) and `[e](e.md)`; [f.md]: a.md\n\n[**g**](g.md \"g.md\")"
        );
    }
}
