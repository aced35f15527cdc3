//! Documents and parts that are themselves the record of an occurrence: a conversation, a letter, a note.

use crate::set::Set;

use super::super::lexicon::{Frequency, Kind};
use super::super::scene::{Passage, Scene};
use super::super::{text, voice};
use super::{Sighting, Telling};
use crate::date::Precision;
use crate::event::{EventMention, Status};
use crate::name::{EntityKind, Field};

/// Words of a title that say what the document records.
const KINDS: [(&[&str], Kind); 3] = [
    (
        &[
            "conversation",
            "conversations",
            "talks",
            "talk",
            "meeting",
            "negotiations",
            "interview",
            "minutes",
        ],
        Kind::Talks,
    ),
    (
        &[
            "letter",
            "telegram",
            "cable",
            "note",
            "memorandum",
            "aide-mémoire",
            "message",
            "despatch",
            "dispatch",
        ],
        Kind::Letter,
    ),
    (
        &["treaty", "agreement", "pact", "convention", "protocol"],
        Kind::Treaty,
    ),
];

/// The record that an item is, as a sighting on its first block; none where the passage is not that block,
/// or the item has no day.
pub(super) fn of_passage(
    scene: &Scene<'_>,
    passages: &[Passage<'_>],
    passage: &Passage<'_>,
) -> Option<Sighting> {
    let document = scene.documents.get(passage.item.document)?;
    let part = passage.item.part.and_then(|part| document.parts.get(part));
    let blocks = match part {
        Some(part) => part.blocks.clone(),
        None if document.parts.is_empty() => 0..document.blocks.len(),
        None => return None,
    };
    let first = blocks.clone().find(|block| {
        document.blocks.get(*block).is_some_and(|block| {
            matches!(block.kind, crate::document::BlockKind::Paragraph) || block.head.is_some()
        })
    })?;
    if first != passage.block {
        return None;
    }
    let when = scene
        .written(passage.item)
        .filter(|date| date.precision() <= Precision::Month)?;
    let title = part.map_or(&document.metadata.title, |part| &part.title);
    let kind = document.metadata.kind.as_deref().filter(|_| part.is_none());
    let named = kind_of(kind.unwrap_or_default()).or_else(|| kind_of(title));
    let mut speakers = speakers(scene, &blocks, passage);
    speakers.extend(present(passages, &blocks));
    let heads = |passage: &&Passage<'_>| {
        let text = passage.text.trim_start().to_lowercase();
        blocks.contains(&passage.block) && text.starts_with("minutes of")
    };
    let minutes = part.is_none()
        && passages
            .iter()
            .filter(|own| blocks.contains(&own.block))
            .take(5)
            .any(|own| heads(&own));
    let named = named.or(minutes.then_some(Kind::Talks));
    let letter = part.is_none() && voice::is_letter(scene, passage.item.document);
    let named = named.or(letter.then_some(Kind::Letter));
    let kind = named.or((speakers.len() >= 2 && part.is_some()).then_some(Kind::Talks))?;
    let author = passage.speaker.filter(|_| part.is_none());
    let mut with = speakers;
    if kind == Kind::Letter {
        with.extend(author.into_iter().chain(passage.addressees.iter().copied()));
    }
    with.extend(named_in_title(scene, passage, title, part.is_some()));
    let block = document.blocks.get(first)?;
    let range = block.head.clone().or_else(|| opening(&block.text))?;
    let mention = EventMention {
        item: passage.item,
        block: first,
        mark: text::mark(passage.text, range.end),
        quote: head(passages, &blocks, passage, &range).into(),
        core: range.clone(),
        range,
        stated: Some(when.clone()),
        stated_words: None,
        inferred: Some("the document’s own date".to_owned()),
        status: Status::Happened,
        record: true,
    };
    let ordinal = (kind == Kind::Talks)
        .then(|| number_of(&mention.quote))
        .flatten();
    Some(Sighting {
        mention: mention.into(),
        kind,
        concept: kind.name(),
        noun: kind.name(),
        telling: Telling::Verb,
        frequency: Frequency::Often,
        act: (kind == Kind::Treaty).then_some(super::Act::Sign),
        who: author
            .filter(|_| kind == Kind::Letter)
            .into_iter()
            .collect(),
        bound: with.clone(),
        with,
        goals: Set::new(),
        ordinal,
        title: Set::new(),
        when: Some(when),
        window: None,
        named: false,
        intended: false,
        explicit: true,
        weak: false,
    })
}

/// The number of the meeting that a head names: “Minutes of the Forty-first Meeting”.
fn number_of(quote: &str) -> Option<u32> {
    let words: Vec<String> = text::words(quote)
        .into_iter()
        .map(|word| word.lower)
        .collect();
    let meeting = words
        .iter()
        .position(|word| matches!(word.as_str(), "meeting" | "session" | "sitting"))?;
    words
        .get(meeting.saturating_sub(3)..meeting)?
        .iter()
        .find_map(|word| super::assembly::ordinal(word))
}

/// The words by which a record is known: those of its head, or the blocks from its first on up to its first
/// sentences, as many as a quotation holds.
fn head(
    passages: &[Passage<'_>],
    blocks: &std::ops::Range<usize>,
    passage: &Passage<'_>,
    range: &std::ops::Range<usize>,
) -> String {
    const LONG: usize = 400;
    let own = text::quote(passage.text, range);
    if range.start == 0 && passage.text.starts_with('[') {
        return own;
    }
    let mut quote = String::new();
    for next in passages.iter().filter(|next| blocks.contains(&next.block)) {
        let piece = text::quote(next.text, &(0..next.text.len()));
        let length = quote.chars().count() + piece.chars().count() + 1;
        if length <= LONG {
            if !quote.is_empty() {
                quote.push(' ');
            }
            quote.push_str(&piece);
            continue;
        }
        if next.block >= passage.block {
            let sentence = text::sentences(next.text).into_iter().next();
            let first = sentence
                .map(|range| text::quote(next.text, &range))
                .unwrap_or_default();
            if quote.chars().count() + first.chars().count() < LONG {
                quote.push(' ');
                quote.push_str(&first);
            }
        }
        break;
    }
    let quote = quote.trim().to_owned();
    if quote.is_empty() { own } else { quote }
}

/// The first sentences of a text, as many as make forty characters.
fn opening(text: &str) -> Option<std::ops::Range<usize>> {
    let mut sentences = text::sentences(text).into_iter();
    let mut range = sentences.next()?;
    for next in sentences {
        if text
            .get(range.clone())
            .is_none_or(|own| own.chars().count() >= 40)
        {
            break;
        }
        range.end = next.end;
    }
    Some(range)
}

fn kind_of(title: &str) -> Option<Kind> {
    let lower = title.to_lowercase();
    let words: Vec<&str> = lower
        .split(|letter: char| !letter.is_alphanumeric() && letter != '-')
        .collect();
    KINDS
        .iter()
        .find(|(list, _)| words.iter().any(|word| list.contains(word)))
        .map(|(_, kind)| *kind)
}

/// The persons of a list of those present: the short blocks after “Participants” or “Present”, up to the next
/// heading in capitals or long paragraph.
fn present(passages: &[Passage<'_>], blocks: &std::ops::Range<usize>) -> Set<usize> {
    const HEADS: [&str; 4] = ["participants", "present", "attended by", "in attendance"];
    const HEADER: usize = 30;
    let mut listing = false;
    let mut found = Set::new();
    for passage in passages
        .iter()
        .filter(|passage| blocks.contains(&passage.block))
        .take(HEADER)
    {
        let lower = passage.text.trim_start().to_lowercase();
        let opens = HEADS.iter().any(|head| lower.starts_with(head));
        let capitals = passage.text.chars().any(char::is_alphabetic)
            && !passage.text.chars().any(char::is_lowercase);
        let long = passage.text.lines().any(|line| line.chars().count() > 200);
        if opens {
            listing = true;
        } else if capitals || long {
            listing = false;
        }
        if listing {
            found.extend(
                passage
                    .names
                    .iter()
                    .filter(|name| name.kind == EntityKind::Person && !name.nested)
                    .map(|name| name.entity),
            );
        }
    }
    found
}

/// The persons whose labels open the blocks of the item.
fn speakers(
    scene: &Scene<'_>,
    blocks: &std::ops::Range<usize>,
    passage: &Passage<'_>,
) -> Set<usize> {
    let Some(document) = scene.documents.get(passage.item.document) else {
        return Set::new();
    };
    let labels = |block: usize| {
        document
            .blocks
            .get(block)
            .and_then(|block| block.speaker.clone())
    };
    scene
        .mentions(passage.item.document)
        .iter()
        .filter(|mention| scene.kind(mention.entity) == Some(EntityKind::Person))
        .filter(|mention| match mention.field {
            Field::Block(block) => {
                blocks.contains(&block)
                    && labels(block).is_some_and(|label| {
                        label.start <= mention.range.start && mention.range.end <= label.end
                    })
            }
            Field::Metadata(_) => false,
        })
        .map(|mention| mention.entity)
        .collect()
}

/// The entities that the title or the head names, and the creators of a whole document.
fn named_in_title(scene: &Scene<'_>, passage: &Passage<'_>, title: &str, part: bool) -> Set<usize> {
    let lower = title.to_lowercase();
    scene
        .mentions(passage.item.document)
        .iter()
        .filter(|mention| match mention.field {
            Field::Metadata(field) => !part && matches!(field, "title" | "creators"),
            Field::Block(block) => {
                let head = scene
                    .documents
                    .get(mention.document)
                    .and_then(|document| document.blocks.get(block))
                    .and_then(|block| block.head.clone());
                block == passage.block
                    && head.is_some_and(|head| {
                        head.start <= mention.range.start && mention.range.end <= head.end
                    })
                    || part && lower.contains(&mention.form.to_lowercase())
            }
        })
        .map(|mention| mention.entity)
        .filter(|entity| {
            scene
                .names
                .entities
                .get(*entity)
                .is_some_and(|entity| !entity.apparatus)
        })
        .collect()
}
