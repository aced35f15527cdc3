//! `analyze --explain FORM`: where a form stands, what it was taken for and why, and why not where it was not.

use std::collections::BTreeMap;

use mdbook_dossier_core::document::Document;
use mdbook_dossier_core::edition::Edition;
use mdbook_dossier_core::name::{self, EntityKind, Field, NameMention, Side};

/// So many places at which a form was not taken for a name are shown.
const SHOWN: usize = 10;

/// Tells of every mention of a form where it stands, what it was taken for and why; of every other place at which the
/// words stand, why they were not.
pub(crate) fn explain(edition: &Edition, form: &str) -> String {
    let form = form.split_whitespace().collect::<Vec<_>>().join(" ");
    if form.is_empty() {
        return "“” was nowhere taken for a name.\n".to_owned();
    }
    let all = &edition.names.mentions;
    let exact: Vec<&NameMention> = all.iter().filter(|mention| mention.form == form).collect();
    let mut out = if exact.is_empty() {
        format!("“{form}” was nowhere taken for a name.\n")
    } else {
        format!(
            "“{form}”: {}{}\n",
            mentions(exact.len()),
            entries(edition, &exact)
        )
    };
    for mention in &exact {
        out.push_str(&told(edition, mention));
    }
    out.push_str(&refused(edition, &form));
    if exact.is_empty() {
        let small = form.to_lowercase();
        let longer: Vec<&NameMention> = all
            .iter()
            .filter(|mention| mention.form.to_lowercase().contains(&small))
            .collect();
        if !longer.is_empty() {
            out.push_str("\nIt stands in ");
            out.push_str(&mentions(longer.len()));
            out.push_str(" of other names.\n");
        }
        for mention in longer {
            out.push_str(&told(edition, mention));
        }
    }
    out
}

fn mentions(count: usize) -> String {
    format!("{count} mention{}", if count == 1 { "" } else { "s" })
}

/// `, of 2 entries: Front, … [front]; Front, … [front-2]`, where one form stands for several.
fn entries(edition: &Edition, mentions: &[&NameMention]) -> String {
    let mut headings: BTreeMap<usize, String> = BTreeMap::new();
    for mention in mentions {
        let entity = &edition.names.entities[mention.entity];
        headings.insert(
            mention.entity,
            format!("{} [{}]", entity.heading, entity.id),
        );
    }
    if headings.len() < 2 {
        return String::new();
    }
    let all: Vec<String> = headings.into_values().collect();
    format!(" of {} entries: {}", all.len(), all.join("; "))
}

/// The places at which the words of a form stand and are no mention of their own, with why.
fn refused(edition: &Edition, form: &str) -> String {
    let mut shown = Vec::new();
    let mut count = 0;
    for (index, document) in edition.documents.iter().enumerate() {
        for (number, block) in document.blocks.iter().enumerate() {
            let field = Field::Block(number);
            let here: Vec<&NameMention> = edition
                .names
                .mentions
                .iter()
                .filter(|mention| mention.document == index && mention.field == field)
                .collect();
            for (at, _) in block.text.match_indices(form) {
                let range = at..at + form.len();
                if !whole(&block.text, &range) || here.iter().any(|mention| mention.range == range)
                {
                    continue;
                }
                count += 1;
                if count > SHOWN {
                    continue;
                }
                let longer = here
                    .iter()
                    .find(|mention| mention.range.start <= at && range.end <= mention.range.end);
                let why = match longer {
                    Some(mention) => format!(
                        "it is part of “{}” [{}]",
                        mention.form, edition.names.entities[mention.entity].id
                    ),
                    None => why_not(edition, form),
                };
                let side = Side {
                    entity: 0,
                    document: index,
                    field,
                    range,
                    form: form.to_owned(),
                };
                shown.push(format!(
                    "\n{}: “{}”\n  no name of its own: {why}\n",
                    place(document, field),
                    side.quote(document)
                ));
            }
        }
    }
    if count > SHOWN {
        shown.push(format!("\n… and at {} further places.\n", count - SHOWN));
    }
    shown.concat()
}

/// True for whole words.
fn whole(text: &str, range: &std::ops::Range<usize>) -> bool {
    let joined = |letter: Option<char>| letter.is_some_and(char::is_alphanumeric);
    !joined(text[..range.start].chars().next_back()) && !joined(text[range.end..].chars().next())
}

/// Why words that stand by themselves were not taken for a name.
fn why_not(edition: &Edition, form: &str) -> String {
    if let Some(reason) = name::why_not(form) {
        return reason.to_owned();
    }
    let small = form.to_lowercase();
    let written_small = form != small
        && edition.documents.iter().any(|document| {
            document.blocks.iter().any(|block| {
                block
                    .text
                    .match_indices(small.as_str())
                    .any(|(at, _)| whole(&block.text, &(at..at + small.len())))
            })
        });
    if written_small {
        format!("the documents also write “{small}”, and nothing beside it tells it for a name")
    } else {
        "nothing beside it tells it for a name (a title, a given name, initials, an apposition), and no other document \
         names it more fully. An editor names it as a variant of an entry in curation/persons.toml or \
         curation/organizations.toml"
            .to_owned()
    }
}

/// Where a mention stands: `letter.txt:12, p4`, `letter.txt, creators`.
fn place(document: &Document, field: Field) -> String {
    match field {
        Field::Block(block) => {
            let block = &document.blocks[block];
            format!("{}:{}, {}", document.file, block.line, block.anchor())
        }
        Field::Metadata(name) => format!("{}, {}", document.file, name.replace('_', " ")),
    }
}

/// Why a form was taken for a name, in words.
fn reasons(evidence: &[&'static str]) -> String {
    let all: Vec<&str> = evidence.iter().map(|reason| in_words(reason)).collect();
    all.join("; ")
}

/// A reason in words. Those that say it themselves stay.
fn in_words(evidence: &'static str) -> &'static str {
    match evidence {
        "title" => "a title or an office stands beside it",
        "label or field" => "it labels a speech or a list, or fills a field of persons",
        "initials" => "initials stand before a family name",
        "given name" => "a known given name stands before a family name",
        "given name and patronymic" => "a given name and a patronymic",
        "given name alone" => "a known given name stands alone",
        "apposition" => "an office in apposition says who it is",
        "apposition or verb of speech" => "an apposition or a verb of speech follows",
        "kinship" => "it is said whose kin it is",
        "kin or servants" => "its kin or servants are spoken of",
        "salutation" => "a letter greets so",
        "told or asked" => "somebody is told or asked something",
        "signature" => "it stands as a signature",
        "well-attested family name" => {
            "a family name of the program’s lists, which is hardly anything else"
        }
        "head noun of a body" => {
            "one of its words is for a kind of body, as Ministry, Committee or Society"
        }
        "head noun beside a state" => "a word for a kind of body stands beside a state",
        "tail" => "with what follows “of”, “for” or “on”",
        "seat" => "with the place where it sits",
        "possessor" => "with the state whose it is",
        "known body" => "a body of the program’s lists",
        other => other,
    }
}

/// One mention: its place and words, its entry, and the reasons for both.
fn told(edition: &Edition, mention: &NameMention) -> String {
    let document = &edition.documents[mention.document];
    let entity = &edition.names.entities[mention.entity];
    let place = place(document, mention.field);
    let side = Side {
        entity: mention.entity,
        document: mention.document,
        field: mention.field,
        range: mention.range.clone(),
        form: mention.form.clone(),
    };
    let kind = match entity.kind {
        EntityKind::Person if entity.undecided => "person, left open",
        EntityKind::Person => "person",
        EntityKind::Organization => "organization",
        EntityKind::State if mention.adjective => "adjective of a state",
        EntityKind::State => "state",
    };
    let may: Vec<&str> = entity
        .see_also
        .iter()
        .filter(|_| entity.undecided)
        .map(|other| edition.names.entities[*other].heading.as_str())
        .collect();
    let open = if may.is_empty() {
        String::new()
    } else {
        format!("\n  may mean: {}", may.join("; "))
    };
    format!(
        "\n{place}: “{}”\n  {kind}: {} [{}]\n  found by: {}\n  this entry because: {}{open}\n",
        side.quote(document),
        entity.heading,
        entity.id,
        reasons(&mention.evidence),
        because(mention.because),
    )
}

/// Why a mention stands under its entry, in words. Those that say it themselves stay.
fn because(why: &'static str) -> &'static str {
    match why {
        "the family name is the same however romanized, and the given names do not contradict" => {
            "it is a full name: those whose family name is the same in any spelling, and whose given names do not \
             contradict, are one person"
        }
        "the telling words and the state are the same" => {
            "names of bodies whose telling words and state are the same are one body"
        }
        other => other,
    }
}
