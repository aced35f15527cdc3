//! The passages of a document in its chapter: what the edition says of a block must be what stands there.

use crate::document::Document;
use crate::finding::{Finding, Severity};
use crate::markdown::{Readable, Refusal};

/// Where the blocks of a document stand in its chapter.
#[derive(Debug)]
pub struct Passages<'a> {
    document: &'a Document,
    /// For each block of the document, the block of the chapter.
    places: Vec<Option<usize>>,
}

impl<'a> Passages<'a> {
    /// Finds the blocks: by their anchors in html, else by their order. A block whose text reads
    /// otherwise than in the edition has no place.
    #[must_use]
    pub fn find(document: &'a Document, readable: &Readable<'_>, html: bool) -> Self {
        let mut next = 0;
        let places = document
            .blocks
            .iter()
            .map(|block| {
                let same = |index: &usize| readable.blocks[*index].text == block.text;
                if html {
                    return readable.block_at(&block.anchor()).filter(same);
                }
                let place = (next..readable.blocks.len()).find(same)?;
                next = place + 1;
                Some(place)
            })
            .collect();
        Self { document, places }
    }

    /// The block of the chapter in which a block of the document stands.
    #[must_use]
    pub fn place(&self, block: usize) -> Option<usize> {
        self.places.get(block).copied().flatten()
    }

    /// The block of the document that stands in a block of the chapter.
    #[must_use]
    pub fn block(&self, place: usize) -> Option<usize> {
        self.places.iter().position(|found| *found == Some(place))
    }

    /// The finding for something that could not be put into a block.
    #[must_use]
    pub fn refused(
        &self,
        folder: &str,
        block: usize,
        code: &'static str,
        what: &str,
        refusal: Option<Refusal>,
    ) -> Finding {
        let reason = match refusal {
            Some(refusal) => refusal.to_string(),
            None => "the paragraph does not stand on the page as it was read".to_owned(),
        };
        let file = format!("{folder}/{}", self.document.file);
        let finding = Finding::new(
            Severity::Warning,
            code,
            file,
            format!("{what} is left out: {reason}"),
        );
        match self.document.blocks.get(block) {
            Some(block) => finding.at(block.line),
            None => finding,
        }
    }
}
