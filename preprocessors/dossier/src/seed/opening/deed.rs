//! Deeds, wills and proclamations: their first words, their day, who declares.

use std::ops::Range;

use lazy_static::lazy_static;
use regex::Regex;

use crate::date::{Edtf, Precision};
use crate::seed::source::Source;
use crate::seed::{byline, header_date, spelled_date};

lazy_static! {
    static ref DEED: Vec<Regex> = Regex::new(
        r"^(?i:THIS\s+(?:\p{L}+\s+){0,4}?(?:INDENTURE|DEED|AGREEMENT|LEASE|CONVEYANCE|MORTGAGE|ASSIGNMENT|CONTRACT|BOND|COVENANT|MEMORANDUM\s+OF\s+AGREEMENT|TREATY|CONVENTION|WILL|TESTAMENT|CHARTER|GRANT|BILL\s+OF\s+SALE|CERTIFICATE|INSTRUMENT|COMPACT|CONCESSION|SETTLEMENT)\b|IN\s+THE\s+NAME\s+OF\s+GOD|KNOW\s+ALL\s+(?:MEN|PERSONS)|ARTICLES\s+OF\s+(?:AGREEMENT|ASSOCIATION)|MEMORANDUM\s+OF\s+AGREEMENT|TO\s+ALL\s+(?:MEN\s+)?TO\s+WHOM|AN?\s+AGREEMENT\s+made|AGREEMENT\s+(?:made|entered)|(?:BY\s+.{3,80}?\s+)?A\s+PROCLAMATION|WHEREAS\b|BE\s+IT\s+REMEMBERED|I,?\s+\p{Lu})"
    )
    .into_iter()
    .collect();
    static ref I_AM: Vec<Regex> = Regex::new(
        r"^(?:(?i:In\s+the\s+name\s+of\s+God,?\s+Amen)[.,:;]?\s+|(?i:This\s+is\s+the\s+last\s+will\s+and\s+testament\s+of)\s+(?:me\s+)?)?I?,?\s*(?P<name>\p{Lu}[\p{L}'’-]+(?:\s+\p{Lu}[\p{L}.'’-]*){1,3}),?\s+(?:(?i:of)\s+.{2,120}?|(?i:being|do|make|Governor|Lieutenant|Captain|Admiral|Commissioner|President|King)\b)"
    )
    .into_iter()
    .collect();
}

/// The first sentence of a deed tells its date within so many bytes.
const DEED_HEAD: usize = 700;

/// The day that the first sentence of a deed, a will or a proclamation tells, in figures or words.
pub(in crate::seed) fn made(source: &Source<'_>, body: Range<usize>) -> Option<Edtf> {
    source.runs(body).into_iter().take(4).find_map(|run| {
        let text = source.text(run);
        DEED.iter().find_map(|pattern| pattern.find(&text))?;
        let end = text
            .char_indices()
            .map(|(at, _)| at)
            .find(|at| *at >= DEED_HEAD)
            .unwrap_or(text.len());
        let head = &text[..end];
        let spelled = spelled_date::first(head).map(|(range, date)| (range.start, date));
        let figures = header_date::first(head).map(|(range, date)| (range.start, date));
        // A recital tells of other days: "WHEREAS by a deed of the 3rd of May".
        let recital = head
            .find("WHEREAS")
            .or_else(|| head.find("Whereas"))
            .filter(|at| *at > 0)
            .unwrap_or(end);
        [spelled, figures]
            .into_iter()
            .flatten()
            .filter(|(at, date)| *at < recital && date.precision() == Precision::Day)
            .min_by_key(|(at, _)| *at)
            .map(|(_, date)| date)
    })
}

/// True for the opening words of a deed, a will or a proclamation, which are no title.
pub(in crate::seed) fn is_deed(text: &str) -> bool {
    let formal = text.starts_with("I ")
        || text.starts_with("I, ")
        || text.to_lowercase().starts_with("this ");
    formal && text.len() > 50 && DEED.iter().any(|pattern| pattern.is_match(text))
}

/// Who declares, wills or proclaims: `I, JOHN PELL of Howe, being of sound mind`.
pub(in crate::seed) fn declarant(source: &Source<'_>, body: Range<usize>) -> Option<String> {
    source.runs(body).into_iter().take(3).find_map(|run| {
        let text = source.text(run);
        let first = text.starts_with("I ") || text.starts_with("I, ") || {
            let lower: String = text.chars().take(60).collect::<String>().to_lowercase();
            lower.starts_with("in the name of god") || lower.starts_with("this is the last will")
        };
        let found = I_AM
            .iter()
            .filter(|_| first)
            .find_map(|pattern| pattern.captures(&text))?;
        Some(byline::folded(&found["name"]))
    })
}
