//! `mdbook-dossier analyze`: what was found in a folder of documents, as JSON.

use std::io::{BufWriter, Write};

use anyhow::Result;
use mdbook_dossier_core::edition::analysis::Analysis;
use mdbook_dossier_core::edition::{Edition, Options};
use mdbook_dossier_core::name::{EntityKind, Field, NameMention, Side};

use crate::cli;

pub(crate) fn run(arguments: &cli::Analyze) -> Result<()> {
    let options = Options {
        no_curation: arguments.no_curation,
        ..Options::default()
    };
    let edition = Edition::load(&arguments.seeds, &options)?;
    if let Some(form) = &arguments.explain {
        let told = explain(&edition, form);
        std::io::stdout().lock().write_all(told.as_bytes())?;
        return Ok(());
    }
    let mut out = BufWriter::new(std::io::stdout().lock());
    serde_json::to_writer_pretty(&mut out, &Analysis::of(&edition))
        .map_err(std::io::Error::from)?;
    out.write_all(b"\n")?;
    out.flush()?;
    Ok(())
}

/// Tells of every mention of a form where it stands, what it was taken for and why.
fn explain(edition: &Edition, form: &str) -> String {
    let form = form.split_whitespace().collect::<Vec<_>>().join(" ");
    let all = &edition.names.mentions;
    let mut mentions: Vec<&NameMention> =
        all.iter().filter(|mention| mention.form == form).collect();
    if mentions.is_empty() {
        let small = form.to_lowercase();
        mentions = all
            .iter()
            .filter(|mention| mention.form.to_lowercase().contains(&small))
            .collect();
    }
    if form.is_empty() || mentions.is_empty() {
        return format!("“{form}” was nowhere taken for a name.\n");
    }
    let count = mentions.len();
    let mut out = format!(
        "“{form}”: {count} mention{}\n",
        if count == 1 { "" } else { "s" }
    );
    for mention in mentions {
        out.push_str(&told(edition, mention));
    }
    out
}

/// One mention: its place and words, its entry, and the reasons for both.
fn told(edition: &Edition, mention: &NameMention) -> String {
    let document = &edition.documents[mention.document];
    let entity = &edition.names.entities[mention.entity];
    let place = match mention.field {
        Field::Block(block) => {
            let block = &document.blocks[block];
            format!("{}:{}, {}", document.file, block.line, block.anchor())
        }
        Field::Metadata(name) => format!("{}, {}", document.file, name.replace('_', " ")),
    };
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
        mention.evidence.join(", "),
        mention.because,
    )
}
