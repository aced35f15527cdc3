//! A letter: a dateline, a salutation, a closing and a signature, with no catalogue's header above.

use lazy_static::lazy_static;
use regex::Regex;

use super::signature;
use super::{Draft, Evidence, Layout, plain};
use crate::date::Edtf;
use crate::document::TitleParts;
use crate::seed::source::{Line, Source, fold};
use crate::seed::{header_date, opening, provenance};

lazy_static! {
    static ref SALUTATION: Vec<Regex> = Regex::new(
        r"^(?:(?:[Mm]y\s+)?(?:[Vv]ery\s+|[Mm]ost\s+)?(?:(?:Rev(?:erend|d)?\.?|Hon(?:ou?red)?\.?)(?:\s+and)?\s+)?(?:[Dd]ear(?:est)?|[Hh]onou?red|[Ee]steemed|[Rr]espected|[Rr]everend|[Bb]eloved)\s+(?P<name>[^!?]{1,70}?)|Monsieur(?:\s+\p{L}+){1,5}|Sirs?|[Mm]adam|Gentlemen|(?:[Yy]our\s+)?(?:Excellency|Majesty|Highness|Grace|Lordship|Eminence|Holiness)|My\s+Lord|Sire|Monsieur|Messieurs|(?:Mr\.|Madam)\s+(?:President|Minister|Ambassador|Chairman|Secretary|Governor|Consul)|[Cc]omrades?(?P<comrade>\s+\p{Lu}[^.!?]{1,40}?)?)\s*[,:!]\s*[-–—]?$"
    )
    .into_iter()
    .collect();
    static ref CLOSING: Vec<Regex> = Regex::new(
        r"^(?:I\s+(?:remain|am|have\s+the\s+honou?r)\b|I\s+have,?\s+&c|We\s+(?:remain|have\s+the\s+honou?r)\b|Yours\b|(?:Your|His|Her)\s+(?:\p{L}+\s+)?(?:obedient|humble|faithful|sincere|devoted|affectionate|loving)\b|(?:Very\s+)?(?:[Ss]incerely|[Rr]espectfully|[Ff]aithfully|[Tt]ruly|[Cc]ordially)\b|[Ww]ith\s+(?:\p{L}+\s+){0,5}(?:greetings?|regards|respects?|wishes|esteem|consideration|love|embraces?|affection|gratitude|compliments|salutations?|friendship)\b|(?:An?\s+)?(?:[Aa]ffectionate|[Cc]ordial|[Ww]arm|[Ff]raternal|[Ff]riendly)\s+(?:embraces?|greetings?|regards|handshake)\b|(?:Kind|Best|Warm)(?:est)?\s+(?:regards|wishes)|(?:Please\s+)?[Aa]ccept,?\s)"
    )
    .into_iter()
    .collect();
    static ref ADDRESSED: Vec<Regex> =
        Regex::new(r"^(?:To|TO):?\s+(?P<name>(?:[Tt]he\s+)?(?:His\s+|Her\s+)?\p{Lu}[^.!?;:]{2,100})[,:]?$").into_iter().collect();
}

/// Salutation, address and dateline stand among so many first lines.
const HEAD: usize = 16;
/// Closing, signature and date stand among so many last lines.
const FOOT: usize = 9;
/// Every catalogue's own header weighs more.
const MOST: u32 = 25;

/// See the module.
pub(super) struct Letter;

/// What a text shows of a letter, by lines.
#[derive(Debug, Default)]
struct Shape {
    salutation: Option<usize>,
    recipient: Option<String>,
    closing: Option<usize>,
    signature: Option<(usize, String)>,
    dated: Option<(usize, Option<String>, Edtf)>,
    first: usize,
}

impl Layout for Letter {
    fn name(&self) -> &'static str {
        "letter"
    }

    fn weigh(&self, source: &Source<'_>) -> Evidence {
        let mut evidence = Evidence::default();
        let shape = shape(source);
        let number = |index: usize| source.lines[index].number;
        let opens = shape.salutation.is_some() || shape.recipient.is_some();
        if !opens || shape.closing.is_none() && shape.signature.is_none() {
            return evidence;
        }
        if let Some(line) = shape.salutation {
            evidence.add(12, format!("a salutation (line {})", number(line)));
        }
        if let Some(line) = shape.closing {
            evidence.add(8, format!("a letter's closing (line {})", number(line)));
        }
        if let Some((line, _)) = shape.signature {
            evidence.add(5, format!("a signature (line {})", number(line)));
        }
        if let Some((line, ..)) = shape.dated {
            evidence.add(5, format!("place and date (line {})", number(line)));
        }
        evidence.weight = evidence.weight.min(MOST);
        evidence
    }

    fn read(&self, draft: &mut Draft<'_>) {
        let source = draft.source;
        draft.markdown = plain::shows_markdown(source);
        let shape = shape(source);
        let title = own_title(draft, &shape);
        complete(draft, &shape, title.as_deref());
        match title {
            Some(title) => {
                draft.metadata.title = title;
                draft.infer("title", "first line");
            }
            None => supply_title(draft, &shape),
        }
        opening::date_in_title(draft);
        provenance::at_end(draft);
        provenance::at_head(draft, 0);
        if draft.pieces.is_none() {
            plain::report_missing(draft);
        }
    }
}

/// The title above a letter: it calls itself a letter, or says who writes to whom.
fn own_title(draft: &Draft<'_>, shape: &Shape) -> Option<String> {
    let first = draft.text(shape.first..shape.first + 1);
    let first = first.trim_start_matches('#').trim();
    let alone = shape.salutation.is_none_or(|line| line > shape.first)
        && shape
            .dated
            .as_ref()
            .is_none_or(|(line, ..)| *line > shape.first)
        && !is(&ADDRESSED, first);
    let named = TitleParts::read(first).kind.is_some()
        || first.to_lowercase().contains("letter")
        || plain::is_title(first) && signature::sender(first).is_some();
    if alone && named {
        return Some(fold(first));
    }
    // Below a letterhead or a file's number, who writes to whom, or what the letter is called.
    let lines = head(draft.source)
        .take_while(|(index, _)| shape.salutation.is_none_or(|end| *index < end))
        .take(4)
        .map(|(_, line)| line.trimmed());
    lines
        .into_iter()
        .find(|line| {
            let told = signature::sender(line).is_some() || TitleParts::read(line).sender.is_some();
            plain::is_title(line) && !is(&ADDRESSED, line) && told
        })
        .map(fold)
        .or_else(|| {
            let below = opening::is_letterhead(first)
                .then(|| opening::kind_line(draft))
                .flatten();
            below.filter(|line| {
                TitleParts::read(line)
                    .kind
                    .is_some_and(|kind| kind != "note")
            })
        })
}

/// Date, place, creator and recipient of a letter, where they are still open. A title that names the
/// sender names him better than the signature.
fn complete(draft: &mut Draft<'_>, shape: &Shape, title: Option<&str>) {
    if let Some((_, place, date)) = &shape.dated
        && draft.metadata.date.is_none()
    {
        draft.metadata.date = Some(date.clone());
        if let Some(place) = place {
            draft.keep("Place", place.as_str());
        }
    }
    let titled = title.and_then(|title| {
        let parts = TitleParts::read(title);
        parts
            .sender
            .map(str::to_owned)
            .or_else(|| signature::sender(title))
    });
    if let Some(sender) = titled {
        draft.metadata.creators = vec![sender];
    } else if let Some((_, name)) = &shape.signature
        && draft.metadata.creators.is_empty()
    {
        draft.metadata.creators = vec![name.clone()];
        draft.infer("creators", "signature");
    }
    if let Some(recipient) = &shape.recipient {
        draft.keep("Recipient", recipient.as_str());
    }
}

/// Takes from a text that shows itself as a letter what another layout leaves open.
pub(super) fn take(draft: &mut Draft<'_>) {
    let shape = shape(&draft.source.within(draft.body.clone()));
    let is_letter =
        shape.salutation.is_some() && (shape.closing.is_some() || shape.signature.is_some());
    if is_letter {
        let title = Some(draft.metadata.title.clone()).filter(|title| !title.is_empty());
        let stated = std::mem::take(&mut draft.metadata.creators);
        complete(draft, &shape, title.as_deref());
        if !stated.is_empty() {
            draft.metadata.creators = stated;
            draft.metadata.inferred.remove("creators");
        }
    }
}

/// A title from who writes to whom.
fn supply_title(draft: &mut Draft<'_>, shape: &Shape) {
    let from = shape
        .signature
        .as_ref()
        .map(|(_, name)| format!(" from {name}"));
    let to = shape.recipient.as_deref().map(|name| {
        let name = name
            .strip_prefix("The ")
            .map_or_else(|| name.to_owned(), |rest| format!("the {rest}"));
        format!(" to {name}")
    });
    if from.is_none() && to.is_none() {
        return;
    }
    draft.metadata.title = format!(
        "Letter{}{}",
        from.unwrap_or_default(),
        to.unwrap_or_default()
    );
    draft.infer("title", "signature and address");
}

fn is(patterns: &[Regex], text: &str) -> bool {
    text.len() <= 160 && patterns.iter().any(|pattern| pattern.is_match(text))
}

fn head<'s, 'a>(source: &'s Source<'a>) -> impl Iterator<Item = (usize, &'s Line<'a>)> {
    source
        .lines
        .iter()
        .enumerate()
        .filter(|(_, line)| !line.is_blank())
        .take(HEAD)
}

fn shape(source: &Source<'_>) -> Shape {
    let salutation = head(source)
        .find(|(_, line)| is(&SALUTATION, line.trimmed()))
        .map(|(index, _)| index);
    let first = head(source).next().map_or(0, |(index, _)| index);
    let mut top = head(source).take_while(|(index, _)| salutation.is_none_or(|end| *index < end));
    let dateline = top.find_map(|(index, line)| {
        let text = line.trimmed();
        if let Some((place, date)) = header_date::dateline(text) {
            return Some((index, Some(place.to_owned()), date));
        }
        let date = header_date::whole(text).filter(|_| text.len() > 4)?;
        Some((index, None, date))
    });
    let closing = signature::last(source, FOOT)
        .filter(|(index, _)| salutation.is_none_or(|start| *index > start))
        .filter(|(_, line)| is(&CLOSING, line.trimmed()))
        .last()
        .map(|(index, _)| index);
    let recipient = salutation
        .and_then(|index| greeted(source.lines[index].trimmed()))
        .or_else(|| {
            addressed(
                source,
                salutation?,
                dateline.as_ref().map(|(line, ..)| *line),
            )
        })
        .or_else(|| {
            head(source).take(6).find_map(|(_, line)| {
                let found = ADDRESSED
                    .iter()
                    .find_map(|pattern| pattern.captures(line.trimmed()))?;
                Some(fold(found["name"].trim_end_matches([',', ':'])))
            })
        });
    Shape {
        salutation,
        recipient,
        closing,
        signature: signed(source, closing, salutation),
        dated: dateline.or_else(|| signature::dated(source, 4)),
        first,
    }
}

/// Whom a salutation names: `Dear Mr. Vandeleur,`. An office alone (`Dear Sir`) names nobody.
fn greeted(text: &str) -> Option<String> {
    let found = SALUTATION
        .iter()
        .find_map(|pattern| pattern.captures(text))?;
    let name = fold(
        found
            .name("name")
            .or_else(|| found.name("comrade"))?
            .as_str(),
    );
    let nobody = [
        "Sir",
        "Sirs",
        "Madam",
        "Friend",
        "Colleague",
        "Comrade",
        "Comrades",
        "Father",
        "Mother",
        "Brother",
        "Sister",
        "Friends",
    ];
    let named = name
        .split_whitespace()
        .any(|word| word.starts_with(char::is_uppercase) && !nobody.contains(&word));
    named.then_some(name)
}

/// The address between the dateline and the salutation, where both stand apart from it.
fn addressed(source: &Source<'_>, salutation: usize, dateline: Option<usize>) -> Option<String> {
    let lines: Vec<&str> = source
        .runs(dateline? + 1..salutation)
        .into_iter()
        .next_back()?
        .take(2)
        .filter_map(|index| source.lines.get(index))
        .map(|line| line.trimmed().trim_end_matches([',', '.', ':']))
        .collect();
    let fits = lines
        .iter()
        .all(|line| line.len() <= 80 && line.starts_with(char::is_uppercase));
    let joined = fold(&lines.join(", "));
    let joined = joined.strip_prefix("To ").unwrap_or(&joined).to_owned();
    (fits && !joined.is_empty()).then_some(joined)
}

/// The signature: a name marked as one, or the first line below the closing that is a name.
fn signed(
    source: &Source<'_>,
    closing: Option<usize>,
    salutation: Option<usize>,
) -> Option<(usize, String)> {
    let foot: Vec<(usize, &str)> = signature::last(source, FOOT)
        .filter(|(index, _)| salutation.is_none_or(|start| *index > start))
        .map(|(index, line)| (index, line.trimmed()))
        .collect();
    let mut foot = foot.into_iter().rev();
    foot.clone()
        .find_map(|(index, text)| Some((index, signature::marked(text)?)))
        .or_else(|| {
            foot.find_map(|(index, text)| {
                let below = index > closing?
                    && header_date::dateline(text).is_none()
                    && header_date::whole(text).is_none();
                let goes_on = is(&CLOSING, text);
                (below && !goes_on)
                    .then(|| signature::name(text))
                    .flatten()
                    .map(|name| (index, name))
            })
        })
}
