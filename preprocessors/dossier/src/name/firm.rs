//! Firms: `Vanderpoorten & Sons`, `Messrs. Jardine, Matheson and Co.`.

use std::ops::Range;

use super::body;
use super::token::{Kind, Token};

/// Why two names are taken for a firm.
const JOINED: &str = "names joined by “&”";

/// Why names with such an end are taken for a firm.
const CLOSED: &str = "names joined to “Sons”, “Co.” or “Brothers”";

/// True for a body that was found as a firm.
pub(super) fn is_firm(found: &body::Found) -> bool {
    found
        .evidence
        .iter()
        .any(|evidence| [JOINED, CLOSED].contains(evidence))
}

/// Finds the firms of a text.
pub(super) fn find(text: &str, tokens: &[Token<'_>]) -> Vec<body::Found> {
    let mut out: Vec<body::Found> = Vec::new();
    let partners = !hand(tokens);
    for (at, token) in tokens.iter().enumerate() {
        if partners && let Some(range) = joined(text, tokens, at) {
            out.push(body::Found::whole(range, JOINED));
            continue;
        }
        if let Some(range) = messrs(text, tokens, at) {
            out.push(body::Found::whole(range, CLOSED));
            continue;
        }
        if let Some(range) = limited(text, tokens, at) {
            match out
                .last_mut()
                .filter(|last| last.range.end + 2 >= token.range.start)
            {
                Some(last) => {
                    last.range.end = range.end;
                    last.pieces = vec![(body::Piece::Word, last.range.clone())];
                }
                None => out.push(body::Found::whole(range, CLOSED)),
            }
            continue;
        }
        let ends = closes(token.text);
        let linked =
            at >= 2 && matches!(tokens[at - 1].text, "&" | "and" | "et" | "y" | "e" | "und");
        if !ends || !linked || !name(&tokens[at - 2]) {
            continue;
        }
        let mut first = at - 2;
        while let Some(back) = first.checked_sub(1) {
            let beside = tokens[back].range.end <= tokens[first].range.start
                && text[tokens[back].range.end..tokens[first].range.start]
                    .chars()
                    .all(|letter| letter == ' ');
            if beside && (name(&tokens[back]) || tokens[back].kind == Kind::Initials) {
                first = back;
            } else if tokens[back].text == "," && back >= 1 && name(&tokens[back - 1]) {
                first = back - 1;
            } else {
                break;
            }
        }
        let stop = text[token.range.end..].starts_with('.') && matches!(token.text, "Co" | "Bros");
        let range = tokens[first].range.start..token.range.end + usize::from(stop);
        out.push(body::Found::whole(range, CLOSED));
    }
    out
}

/// `Messrs. Lovell Reeve published it`: after a title of several, one name alone is a firm's.
fn messrs(text: &str, tokens: &[Token<'_>], at: usize) -> Option<Range<usize>> {
    const LONGEST: usize = 3;
    if !matches!(tokens[at].text, "Messrs." | "Messrs") {
        return None;
    }
    let beside = |left: usize, right: usize| {
        tokens.get(right).is_some_and(|right| {
            text[tokens[left].range.end..right.range.start]
                .chars()
                .all(char::is_whitespace)
        })
    };
    let mut last = at;
    while last - at < LONGEST
        && beside(last, last + 1)
        && (name(&tokens[last + 1]) || tokens[last + 1].kind == Kind::Initials)
        && !(last > at && tokens[last].possessive)
    {
        last += 1;
    }
    let joined = tokens
        .get(last + 1)
        .is_some_and(|next| matches!(next.text, "and" | "&" | "," | "et" | "y" | "e" | "und"));
    (last > at && !joined && tokens[last].kind == Kind::Word)
        .then(|| tokens[at + 1].range.start..tokens[last].range.end)
}

/// True for a word that closes the name of a firm.
fn closes(word: &str) -> bool {
    matches!(
        // “WHITLOCK & SON”
        super::lexicon::unshout(word).as_str(),
        "Co" | "Cie"
            | "Sons"
            | "Son"
            | "Sohn"
            | "Zoon"
            | "Zonen"
            | "Fratelli"
            | "Frères"
            | "Nephews"
            | "Partners"
            | "Associates"
            | "Bros"
            | "Brothers"
            | "Company"
            | "Compagnie"
            | "Söhne"
            | "Fils"
            | "Hijos"
            | "Figli"
            | "Figlio"
            | "Hijo"
            | "Søn"
            | "Sønner"
            | "Sønn"
            | "Söner"
            | "Neveu"
            | "Neveux"
            | "Soc"
            | "Consorten"
            | "Comp"
    )
}

/// `Atomic Power of Norland Limited`, `Vickers, Ltd.`: a name that ends with how far its owners answer for it.
fn limited(text: &str, tokens: &[Token<'_>], at: usize) -> Option<Range<usize>> {
    const LIMITS: [&str; 7] = [
        "Limited",
        "Ltd",
        "Ltd.",
        "Incorporated",
        "Inc",
        "Inc.",
        "GmbH",
    ];
    let token = &tokens[at];
    if !LIMITS.contains(&token.text) || token.opens {
        return None;
    }
    let beside = |left: usize, right: usize| {
        text[tokens[left].range.end..tokens[right].range.start]
            .chars()
            .all(char::is_whitespace)
    };
    let word = |at: usize| tokens.get(at).map_or("", |token| token.text);
    let mut first = at;
    let before = at.checked_sub(1)?;
    if word(before) == "," {
        first = before;
    }
    let last_word = first;
    while let Some(back) = first.checked_sub(1).filter(|back| beside(*back, first)) {
        let token = &tokens[back];
        let part = token.capital() && !token.possessive && !super::lexicon::title(token.text)
            || token.kind == Kind::Initials;
        let link = matches!(token.text, "of" | "&" | "and")
            && back >= 1
            && tokens[back - 1].capital()
            && first < last_word
            // “Mr. Mallow of Norland Limited” is two.
            && (super::lexicon::head(tokens[back - 1].text)
                || back >= 2
                    && tokens[back - 2].capital()
                    && !tokens[back - 2].possessive
                    && !super::lexicon::title(tokens[back - 2].text)
                    && beside(back - 2, back - 1));
        if !(part || link) || last_word - back > 6 {
            break;
        }
        first = back;
        if token.opens {
            break;
        }
    }
    let telling = (first..last_word).any(|at| {
        tokens[at].capital()
            && !matches!(tokens[at].text, "The" | "A" | "This")
            && tokens[at].text.chars().count() > 2
    });
    if matches!(word(first), "The" | "A" | "This" | "of" | "and" | "&") {
        first += 1;
    }
    let stop = text[token.range.end..].starts_with('.')
        && matches!(token.text, "Ltd" | "Inc")
        && !text[token.range.end..].starts_with(".\n");
    (telling && first < last_word)
        .then(|| tokens[first].range.start..token.range.end + usize::from(stop))
}

/// True for a text that writes “&” for “and” between any words: there it joins persons too.
fn hand(tokens: &[Token<'_>]) -> bool {
    let small = |at: Option<usize>| {
        at.and_then(|at| tokens.get(at))
            .is_some_and(|token| token.kind == Kind::Word && !token.capital())
    };
    tokens
        .iter()
        .enumerate()
        .any(|(at, token)| token.text == "&" && (small(at.checked_sub(1)) || small(Some(at + 1))))
}

/// `Oliver & Boyd`: two names, joined by the sign, at which the token stands.
fn joined(text: &str, tokens: &[Token<'_>], at: usize) -> Option<Range<usize>> {
    if tokens[at].text != "&" {
        return None;
    }
    let (left, right) = (&tokens[at.checked_sub(1)?], tokens.get(at + 1)?);
    let partner = |token: &Token<'_>| {
        name(token)
            && token.text.chars().count() > 2
            && token.text.contains(char::is_lowercase)
            && super::state::find(token.text).is_empty()
            && !super::lexicon::place(token.text)
            && !super::lexicon::head(token.text)
    };
    // “Alvan Clark & Sons” and “Bartlett, Robbins & Co.” are read by their ends.
    let ends = closes(right.text)
        || tokens
            .get(at + 2)
            .zip(tokens.get(at + 3))
            .is_some_and(|(link, end)| matches!(link.text, "&" | "and" | ",") && closes(end.text));
    let beside = text.get(left.range.end..right.range.start) == Some(" & ");
    // “John Smith & Mary Jones” are two persons.
    let given = at >= 2
        && super::lexicon::given_name(tokens[at - 2].text).is_some()
        && text.get(tokens[at - 2].range.end..left.range.start) == Some(" ");
    (beside && partner(left) && partner(right) && !ends && !given && !left.opens).then(|| {
        let beside = |a: &Token<'_>, b: &Token<'_>, gap: &str| {
            text.get(a.range.end..b.range.start) == Some(gap)
        };
        // “Harkness, Vale & Moody”
        let mut first = at - 1;
        while first >= 2
            && tokens[first - 1].text == ","
            && beside(&tokens[first - 2], &tokens[first], ", ")
            && partner(&tokens[first - 2])
        {
            first -= 2;
        }
        // “Oliver & Boyd Company”
        let last = tokens.get(at + 2).filter(|last| {
            last.capital() && super::lexicon::head(last.text) && beside(right, last, " ")
        });
        tokens[first].range.start..last.unwrap_or(right).range.end
    })
}

/// True for a word that may be a name in a firm.
fn name(token: &Token<'_>) -> bool {
    token.capital()
        && !token.possessive
        && !super::lexicon::title(token.text)
        && (!super::lexicon::no_name(token.text) || super::lexicon::word_and_surname(token.text))
}

/// Puts firms among the bodies; what they cover is no body of its own.
pub(super) fn add(bodies: &mut Vec<body::Found>, firms: Vec<body::Found>) {
    if firms.is_empty() {
        return;
    }
    let covered = |range: &Range<usize>| {
        firms
            .iter()
            .any(|firm| firm.range.start < range.end && range.start < firm.range.end)
    };
    bodies.retain(|found| !covered(&found.range));
    bodies.extend(firms);
    bodies.sort_by_key(|found| (found.range.start, found.range.end));
}
