//! What only renderers other than html need: they show no numbers in a margin, and one of them leaves
//! the addresses of links as they stand in Markdown.

use mdbook_dossier_core::book::passage::Passages;
use mdbook_dossier_core::document::{BlockKind, Document};
use mdbook_dossier_core::markdown::{Readable, relink};
use mdbook_preprocessor::book::{Book, Chapter};

/// Writes the number of each paragraph before it, as notes and indexes refer to it: **p12**. That of a
/// heading stands on a line of its own.
pub(crate) fn number(chapter: &mut Chapter, document: &Document) {
    let readable = Readable::new(&chapter.content);
    let passages = Passages::find(document, &readable, false);
    let mut numbered = String::with_capacity(chapter.content.len() * 11 / 10);
    let mut done = 0;
    for (index, block) in document.blocks.iter().enumerate() {
        let Some(place) = passages.place(index) else {
            continue;
        };
        let at = readable.blocks[place].source.start;
        if at < done {
            continue;
        }
        let numbers: Vec<String> = block
            .numbers
            .iter()
            .map(|number| format!("p{number}"))
            .collect();
        numbered.push_str(&chapter.content[done..at]);
        numbered.push_str("**");
        numbered.push_str(&numbers.join(", "));
        numbered.push_str(match block.kind {
            BlockKind::Heading(_) => "**\n\n",
            _ => "** ",
        });
        done = at;
    }
    numbered.push_str(&chapter.content[done..]);
    chapter.content = numbered;
}

/// Lets every link to a chapter lead to the page that it becomes in an EPUB.
pub(crate) fn link_to_pages(book: &mut Book) {
    book.for_each_chapter_mut(|chapter| {
        chapter.content = relink(&chapter.content, |address| {
            let (path, anchor) = match address.find('#') {
                Some(at) => address.split_at(at),
                None => (address, ""),
            };
            let chapter = path.strip_suffix(".md").filter(|_| !path.contains(':'))?;
            Some(format!("{chapter}.html{anchor}"))
        });
    });
}
