//! Edits of a chapter, spliced by byte range.

use std::ops::Range;

use super::readable::{Block, Piece, Readable};

/// Why an edit was not made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Refusal {
    /// There is no such place in the block.
    #[error("there is no such place in the text")]
    NoPlace,
    /// The place lies within something written as one: an entity, code.
    #[error("the place lies within something that cannot be divided")]
    Indivisible,
    /// The passage begins or ends within markup, or holds a note mark.
    #[error("the passage crosses markup or holds a note mark")]
    CrossesMarkup,
    /// The passage lies in a link already.
    #[error("the passage is linked already")]
    Linked,
    /// The passage shares text with an earlier edit.
    #[error("the passage overlaps with another edit")]
    Overlaps,
    /// A reader would read something else than before.
    #[error("the text would read differently")]
    ChangesText,
}

#[derive(Debug, Clone)]
struct Splice {
    /// Byte of the chapter.
    at: usize,
    /// Order of splices at one place: what closes comes before marks, and marks before what opens.
    rank: u8,
    text: String,
    block: usize,
}

/// Edits of one chapter, made together.
#[derive(Debug)]
pub struct Edits<'a> {
    readable: &'a Readable<'a>,
    splices: Vec<Splice>,
    wraps: Vec<Range<usize>>,
    /// What stands at the end of the chapter for a block's sake.
    appended: Vec<(usize, String)>,
}

impl<'a> Edits<'a> {
    /// No edits yet.
    #[must_use]
    pub fn new(readable: &'a Readable<'a>) -> Self {
        Self {
            readable,
            splices: Vec::new(),
            wraps: Vec::new(),
            appended: Vec::new(),
        }
    }

    /// Inserts Markdown that shows no text of its own, such as a note mark, behind `offset` bytes of a block's text.
    ///
    /// # Errors
    /// When there is no such place, or it cannot be divided.
    pub fn insert(&mut self, block: usize, offset: usize, text: &str) -> Result<(), Refusal> {
        let at = place(self.block(block)?, offset)?;
        if self
            .wraps
            .iter()
            .any(|wrap| wrap.start < at && at < wrap.end)
        {
            return Err(Refusal::Overlaps);
        }
        self.splices.push(Splice {
            at,
            rank: 1,
            text: text.to_owned(),
            block,
        });
        Ok(())
    }

    /// Adds Markdown to the end of the chapter, such as the text of a note; it goes when the edits
    /// of that block are taken back.
    pub fn append(&mut self, block: usize, text: &str) {
        self.appended.push((block, text.to_owned()));
    }

    /// Puts `before` and `behind` around bytes of a block's text.
    ///
    /// # Errors
    /// When the passage crosses markup, holds a note mark, is linked, or overlaps with another edit.
    pub fn wrap(
        &mut self,
        block: usize,
        range: Range<usize>,
        before: &str,
        behind: &str,
    ) -> Result<(), Refusal> {
        let source = passage(self.block(block)?, &range)?;
        let overlaps = self
            .wraps
            .iter()
            .any(|wrap| wrap.start < source.end && source.start < wrap.end)
            || self.splices.iter().any(|splice| {
                splice.rank == 1 && source.start < splice.at && splice.at < source.end
            });
        if overlaps {
            return Err(Refusal::Overlaps);
        }
        self.wraps.push(source.clone());
        for (at, rank, text) in [(source.start, 2, before), (source.end, 0, behind)] {
            self.splices.push(Splice {
                at,
                rank,
                text: text.to_owned(),
                block,
            });
        }
        Ok(())
    }

    /// The chapter with the edits, and the blocks (as indices) whose edits were taken back because
    /// a reader would have read something else.
    #[must_use]
    pub fn apply(mut self) -> (String, Vec<usize>) {
        if self.splices.is_empty() && self.appended.is_empty() {
            return (self.readable.source.to_owned(), Vec::new());
        }
        self.splices.sort_by_key(|splice| (splice.at, splice.rank));
        let mut refused = Vec::new();
        loop {
            let edited = self.splice(&refused);
            let after = Readable::new(&edited);
            let changed = self.changed_blocks(&after, &refused);
            if changed.is_empty() {
                return (edited, refused);
            }
            refused.extend(changed);
        }
    }

    fn block(&self, block: usize) -> Result<&'a Block, Refusal> {
        self.readable.blocks.get(block).ok_or(Refusal::NoPlace)
    }

    fn splice(&self, refused: &[usize]) -> String {
        let source = self.readable.source;
        let mut out = String::with_capacity(source.len() + self.splices.len() * 40);
        let mut done = 0;
        for splice in &self.splices {
            if refused.contains(&splice.block) {
                continue;
            }
            out.push_str(&source[done..splice.at]);
            out.push_str(&splice.text);
            done = splice.at;
            // What follows must not be taken for the address of a link or the text of a note.
            if splice.text.ends_with(']') && source[done..].starts_with(['(', ':', '[', '{']) {
                out.push('\\');
            }
        }
        out.push_str(&source[done..]);
        for (block, text) in &self.appended {
            if !refused.contains(block) {
                out.push_str(text);
            }
        }
        out
    }

    /// The edited blocks that read differently now. When blocks went, all edited blocks are meant.
    fn changed_blocks(&self, after: &Readable<'_>, refused: &[usize]) -> Vec<usize> {
        let before = &self.readable.blocks;
        let lost = before.len() > after.blocks.len();
        let mut edited: Vec<usize> = self.splices.iter().map(|splice| splice.block).collect();
        edited.sort_unstable();
        edited.dedup();
        edited
            .into_iter()
            .filter(|block| !refused.contains(block))
            .filter(|&block| lost || before[block].text != after.blocks[block].text)
            .collect()
    }
}

/// Where something goes that stands behind `offset` bytes of the block's text.
fn place(block: &Block, offset: usize) -> Result<usize, Refusal> {
    if offset == 0 {
        return block
            .pieces
            .first()
            .map(|piece| piece.before)
            .ok_or(Refusal::NoPlace);
    }
    let piece = piece_ending(block, offset)?;
    if offset == piece.text.end {
        return Ok(piece.behind);
    }
    if piece.closed {
        return Err(Refusal::Linked);
    }
    within(piece, offset)
}

/// The bytes of the chapter that hold a passage of the block's text.
fn passage(block: &Block, range: &Range<usize>) -> Result<Range<usize>, Refusal> {
    if range.is_empty() || range.end > block.text.len() {
        return Err(Refusal::NoPlace);
    }
    let first_index = block
        .pieces
        .partition_point(|piece| piece.text.end <= range.start);
    let first = block.pieces.get(first_index).ok_or(Refusal::NoPlace)?;
    let last = piece_ending(block, range.end)?;
    let covered = block.pieces[first_index..]
        .iter()
        .take_while(|piece| piece.text.start < range.end);
    for piece in covered {
        if piece.closed {
            return Err(Refusal::Linked);
        }
        if piece.run != first.run {
            return Err(Refusal::CrossesMarkup);
        }
    }
    let start = if range.start == first.text.start {
        first.before
    } else {
        within(first, range.start)?
    };
    let end = if range.end == last.text.end {
        last.source.end
    } else {
        within(last, range.end)?
    };
    Ok(start..end)
}

/// The piece that holds the character before `offset`.
fn piece_ending(block: &Block, offset: usize) -> Result<&Piece, Refusal> {
    let index = block
        .pieces
        .partition_point(|piece| piece.text.end < offset);
    block.pieces.get(index).ok_or(Refusal::NoPlace)
}

fn within(piece: &Piece, offset: usize) -> Result<usize, Refusal> {
    if piece.exact {
        Ok(piece.source.start + offset - piece.text.start)
    } else {
        Err(Refusal::Indivisible)
    }
}
