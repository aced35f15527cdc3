//! By what a file shows that its text stands in elements, and how deep they stand.

/// How deep elements stand in one another, at most; those that HTML closes by itself do not count.
pub(super) fn depth(text: &str) -> usize {
    const OPEN_ENDED: [&str; 27] = [
        "p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "option", "br", "hr",
        "img", "meta", "link", "input", "col", "colgroup", "area", "base", "wbr", "source",
        "param", "embed", "track", "keygen",
    ];
    let (mut depth, mut deepest) = (0_usize, 0_usize);
    for (at, _) in text.match_indices('<') {
        let rest = text.get(at + 1..).unwrap_or("");
        let (closes, rest) = rest
            .strip_prefix('/')
            .map_or((false, rest), |rest| (true, rest));
        let length = rest
            .bytes()
            .take(12)
            .take_while(u8::is_ascii_alphanumeric)
            .count();
        let name = rest.get(..length).unwrap_or("").to_ascii_lowercase();
        if name.is_empty() || OPEN_ENDED.contains(&name.as_str()) {
            continue;
        }
        if closes {
            depth = depth.saturating_sub(1);
        } else {
            depth += 1;
            deepest = deepest.max(depth);
        }
    }
    deepest
}

/// True where a text is a saved page, by its file's ending or by how it begins.
pub(super) fn is_page(file: &str, text: &str) -> bool {
    let ending = file.rsplit_once('.').map_or("", |(_, ending)| ending);
    ["html", "htm", "xhtml"]
        .iter()
        .any(|known| ending.eq_ignore_ascii_case(known))
        || begins(text, &["<!doctype html", "<html"])
}

/// True where a text is XML of another kind than a page.
pub(super) fn is_xml(file: &str, text: &str) -> bool {
    let ending = file.rsplit_once('.').map_or("", |(_, ending)| ending);
    let declared = text.trim_start_matches(['\u{FEFF}', ' ', '\n', '\r', '\t']);
    ["xml", "tei"]
        .iter()
        .any(|known| ending.eq_ignore_ascii_case(known))
        || declared.starts_with("<?xml ")
        || begins(text, &["<TEI ", "<TEI>", "<TEI.2", "<teiCorpus"])
}

/// True where a text begins so, white space, comments and an XML declaration apart.
pub(super) fn begins(text: &str, starts: &[&str]) -> bool {
    let mut rest = text
        .trim_start_matches(|character: char| character.is_whitespace() || character == '\u{FEFF}');
    loop {
        let passed = [("<!--", "-->"), ("<?", "?>")]
            .into_iter()
            .find_map(|(open, close)| {
                rest.strip_prefix(open)?
                    .split_once(close)
                    .map(|(_, rest)| rest.trim_start())
            });
        match passed {
            Some(next) => rest = next,
            None => break,
        }
    }
    starts.iter().any(|start| {
        rest.get(..start.len())
            .is_some_and(|found| found.eq_ignore_ascii_case(start))
    })
}
