//! Whether a note, or the label of an event, is well-formed English.

/// Words after which a sentence or a bracket cannot end.
const DANGLING: [&str; 22] = [
    "of", "in", "on", "at", "to", "for", "with", "by", "from", "between", "and", "or", "the", "a",
    "an", "that", "see", "reports", "records", "reads", "under", "against",
];

/// Words that may stand twice: “had had”, “that that”.
const TWICE: [&str; 2] = ["had", "that"];

/// What is wrong with a note; empty where nothing is.
#[must_use]
pub fn faults_of_note(note: &str) -> Vec<String> {
    let mut faults = faults(note);
    if !note.ends_with(['.', '!', '?']) && !note.ends_with(".”") && !ends_quotation(note) {
        faults.push("no stop at its end".to_owned());
    }
    if note.ends_with("..") || note.contains(".. ") || note.contains(".”.") {
        faults.push("two stops".to_owned());
    }
    let outside = outside(note);
    for lead in ["Planned for ", "Dated ", "Foreseen on a condition for "] {
        for (at, _) in outside.match_indices(lead) {
            let date = &outside[at + lead.len()..];
            let date = date.split("in Document").next().unwrap_or_default();
            if !date.contains(|letter: char| letter.is_ascii_digit()) && !date.contains('“') {
                faults.push(format!("“{lead}” without a date"));
            }
        }
    }
    for verb in [", record ", ", read “", " report that "] {
        if outside.contains(verb) {
            faults.push("a verb that does not agree".to_owned());
        }
    }
    if !outside.contains("Document ") {
        faults.push("it names no document".to_owned());
    }
    for (article, before_vowel) in [(" a “", false), (" an “", true)] {
        for (at, _) in note.match_indices(article) {
            let next = note[at + article.len()..].to_lowercase();
            let next = next
                .split(|letter: char| !letter.is_alphabetic())
                .next()
                .unwrap_or_default();
            let begins = |list: &[&str]| list.iter().any(|start| next.starts_with(start));
            let vowel = next.starts_with(['a', 'e', 'i', 'o', 'u'])
                && !begins(&["uni", "use", "usu", "eu", "one"])
                || begins(&["hour", "hono", "heir"]);
            if vowel != before_vowel {
                faults.push(format!("article before “{next}”"));
            }
        }
    }
    faults
}

/// What is wrong with the label of an event; empty where nothing is.
#[must_use]
pub fn faults_of_label(label: &str) -> Vec<String> {
    let mut faults = faults(label);
    if label.ends_with(['.', ',', ';', ':']) {
        faults.push("a stop at its end".to_owned());
    }
    if outside(label).contains(": ") {
        faults.push("a list after a colon".to_owned());
    }
    let shouted = outside(label)
        .split_whitespace()
        .filter(|word| word.chars().count() > 5 && word.chars().all(char::is_uppercase))
        .count();
    if shouted > 0 {
        faults.push("capitals".to_owned());
    }
    let outside = outside(label);
    let names = outside.matches(", ").count() + outside.matches(" and ").count();
    if names > 3 {
        faults.push("too many names".to_owned());
    }
    faults
}

/// What both may have wrong.
fn faults(text: &str) -> Vec<String> {
    let mut faults = Vec::new();
    let first = text.chars().next();
    if !first.is_some_and(|first| first.is_uppercase() || first.is_ascii_digit() || first == '“')
    {
        faults.push("no capital at its start".to_owned());
    }
    if text.contains("  ") || text != text.trim() {
        faults.push("spaces".to_owned());
    }
    for empty in [
        "()", "( )", "“”", "[]", "(,", ", )", "(;", " ,", " .", " )", "( ", ",,", ", .",
    ] {
        if text.contains(empty) && !text.contains("… .") {
            faults.push(format!("“{empty}”"));
        }
    }
    for (open, close) in [('“', '”'), ('(', ')'), ('[', ']')] {
        let mut depth = 0_i32;
        for letter in text.chars() {
            depth += i32::from(letter == open) - i32::from(letter == close);
            if !(0..=1).contains(&depth) && open == '“' || depth < 0 {
                break;
            }
        }
        if depth != 0 {
            faults.push(format!("{open}{close} do not pair"));
        }
    }
    if text.contains('"') {
        faults.push("straight quotation marks".to_owned());
    }
    let outside = outside(text);
    let words: Vec<&str> = outside
        .split(|letter: char| {
            !letter.is_alphanumeric() && letter != '’' && letter != '\'' && letter != '-'
        })
        .filter(|word| !word.is_empty())
        .collect();
    for pair in outside.split(' ').collect::<Vec<_>>().windows(2) {
        if pair[0] == pair[1]
            && pair[0].chars().all(char::is_alphabetic)
            && !TWICE.contains(&pair[0])
        {
            faults.push(format!("“{} {}”", pair[0], pair[1]));
        }
    }
    if let Some(last) = words.last()
        && DANGLING.contains(last)
        && !outside.ends_with("“”")
        && !outside.ends_with("“”.")
    {
        faults.push(format!("ends with “{last}”"));
    }
    for (at, _) in outside.match_indices([',', ';', ')', '.']) {
        let before = outside[..at].rsplit(' ').next().unwrap_or_default();
        let alone = before.trim_start_matches('(');
        if DANGLING.contains(&alone) {
            faults.push(format!("“{alone}” before “{}”", &outside[at..=at]));
        }
    }
    faults
}

/// The text with what is quoted left out: “” stands for it.
fn outside(text: &str) -> String {
    let mut kept = String::new();
    let mut inside = false;
    for letter in text.chars() {
        match letter {
            '“' => {
                inside = true;
                kept.push(letter);
            }
            '”' => {
                inside = false;
                kept.push(letter);
            }
            _ if inside => {}
            other => kept.push(other),
        }
    }
    kept
}

/// Whether it ends with a quotation that has its own end: “…”, “!”.
fn ends_quotation(note: &str) -> bool {
    note.strip_suffix('”').is_some_and(|said| {
        said.trim_end_matches(['’', ')', ']'])
            .ends_with(['.', '!', '?', '…'])
    })
}
