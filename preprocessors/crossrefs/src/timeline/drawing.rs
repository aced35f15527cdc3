//! The drawing: one line of time, a band each for documents, events and periods; what overlaps stands
//! in lanes below one another.
//!
//! A dot is a day; an open bar is a time within which something happened; a full bar is a time through
//! which it lasted; broken edges are a date that is approximate or in doubt.

use mdbook_dossier_core::date::{Edtf, Precision};
use mdbook_dossier_core::template::scale::Scale;
use serde::Serialize;

use super::{Band, Entry};

/// Width of the drawing, and of the margins at its sides.
const WIDTH: f64 = 740.0;
const MARGIN: f64 = 14.0;
/// Up to so many entries each has its words beside it; beyond, they are told when it is pointed at.
const WITH_WORDS: usize = 60;
/// Height of a lane with words and of one without.
const LANE: f64 = 24.0;
const LOW_LANE: f64 = 12.0;
/// Room above the first lane of a band, for its name.
const HEAD: f64 = 30.0;
/// Room for the labels at top and bottom.
const AXIS: f64 = 26.0;
/// Width of a character of the labels of the line.
const OF_LABEL: f64 = 6.3;
/// Width of a character of the words, and the most characters that are shown.
const CHARACTER: f64 = 6.4;
const LONGEST: usize = 46;

/// Everything that is drawn, with its place; lengths are written with one decimal.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Drawing {
    width: String,
    height: String,
    /// Lower end of the lines of the marked years, months or days.
    foot: String,
    ticks: Vec<Tick>,
    breaks: Vec<String>,
    bands: Vec<Lanes>,
}

#[derive(Debug, Clone, Serialize)]
struct Tick {
    label: String,
    x: String,
    anchor: &'static str,
}

#[derive(Debug, Clone, Serialize)]
struct Lanes {
    name: &'static str,
    y: String,
    marks: Vec<Mark>,
}

#[derive(Debug, Clone, Serialize)]
struct Mark {
    band: Band,
    /// `dot`, `within` or `through`, and `doubtful`.
    class: String,
    /// The dot's middle, or the bar's left upper corner.
    x: String,
    y: String,
    width: String,
    height: String,
    /// Radius of a dot.
    r: String,
    is_dot: bool,
    words: Option<Words>,
    /// All of it in words: what, title, date.
    title: String,
    address: Option<String>,
}

#[derive(Debug, Clone, Serialize)]
struct Words {
    x: String,
    y: String,
    anchor: &'static str,
    text: String,
}

/// How a date is drawn.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Shape {
    from: f64,
    to: f64,
    class: &'static str,
    doubtful: bool,
}

impl Drawing {
    /// The drawing of the dated entries, which are in order of time; none where there is none.
    pub(super) fn of(entries: &[Entry]) -> Option<Self> {
        let dated: Vec<&Entry> = entries
            .iter()
            .filter(|entry| entry.edtf.is_some())
            .collect();
        let scale = Scale::over(dated.iter().filter_map(|entry| entry.edtf.as_ref()))?;
        let with_words = dated.len() <= WITH_WORDS;
        let mut top = AXIS;
        let mut bands = Vec::new();
        for band in Band::ALL {
            let of_band: Vec<&Entry> = dated
                .iter()
                .copied()
                .filter(|entry| entry.band == band)
                .collect();
            if of_band.is_empty() {
                continue;
            }
            let (marks, height) = lanes(&of_band, &scale, top + HEAD, with_words);
            bands.push(Lanes {
                name: band.words(),
                y: length(top + 17.0),
                marks,
            });
            top += HEAD + height;
        }
        let across = |at: f64| MARGIN + at * (WIDTH - 2.0 * MARGIN);
        let room = (WIDTH - 2.0 * MARGIN) / OF_LABEL;
        let ticks = scale.ticks(room).into_iter().map(|tick| Tick {
            x: length(across(tick.at)),
            label: tick.label,
            anchor: tick.anchor,
        });
        Some(Self {
            width: length(WIDTH),
            height: length(top + AXIS),
            foot: length(top + 6.0),
            ticks: ticks.collect(),
            breaks: scale
                .breaks()
                .into_iter()
                .map(|at| length(across(at)))
                .collect(),
            bands,
        })
    }
}

/// Puts every entry into the first lane in which it overlaps nothing; gives the marks and the height of all lanes.
fn lanes(entries: &[&Entry], scale: &Scale, top: f64, with_words: bool) -> (Vec<Mark>, f64) {
    let step = if with_words { LANE } else { LOW_LANE };
    let mut ends: Vec<f64> = Vec::new();
    let mut marks = Vec::new();
    for entry in entries {
        let Some(shape) = entry.edtf.as_ref().and_then(|date| shape(date, scale)) else {
            continue;
        };
        let text = with_words.then(|| shown(entry));
        #[expect(clippy::cast_precision_loss, reason = "at most a few dozen characters")]
        let wide = text
            .as_ref()
            .map_or(0.0, |text| 6.0 + text.chars().count() as f64 * CHARACTER);
        // Words that would run over the edge stand before the mark, or else end at the edge.
        let behind = shape.to + wide <= WIDTH;
        let (from, to) = if behind {
            (shape.from, shape.to + wide)
        } else {
            (shape.from - wide, shape.to)
        };
        let free = ends.iter().position(|end| *end + 4.0 <= from);
        let lane = free.unwrap_or_else(|| {
            ends.push(0.0);
            ends.len() - 1
        });
        ends[lane] = to;
        #[expect(clippy::cast_precision_loss, reason = "fewer lanes than entries")]
        let middle = top + (lane as f64 + 0.5) * step;
        marks.push(mark(entry, shape, middle, text, behind));
    }
    #[expect(clippy::cast_precision_loss, reason = "fewer lanes than entries")]
    let height = ends.len() as f64 * step;
    (marks, height)
}

fn shape(date: &Edtf, scale: &Scale) -> Option<Shape> {
    let (from, to) = scale.place(date)?;
    let across = |at: f64| MARGIN + at * (WIDTH - 2.0 * MARGIN);
    let (from, to) = (across(from), across(to));
    let doubtful = date.to_string().contains(['?', '~', '%']);
    let precision = date.precision();
    Some(match precision {
        // A day is a dot on its day; so is what would be drawn smaller than a dot.
        Precision::Day => {
            let middle = f64::midpoint(from, to);
            Shape {
                from: middle - 5.0,
                to: middle + 5.0,
                class: "dot",
                doubtful,
            }
        }
        Precision::Span => Shape {
            from,
            to: to.max(from + 10.0),
            class: "through",
            doubtful,
        },
        _ => Shape {
            from,
            to: to.max(from + 10.0),
            class: "within",
            doubtful,
        },
    })
}

fn mark(entry: &Entry, shape: Shape, middle: f64, text: Option<String>, behind: bool) -> Mark {
    let is_dot = shape.class == "dot";
    let words = text.map(|text| Words {
        x: length(if behind {
            shape.to + 5.0
        } else {
            shape.from - 5.0
        }),
        y: length(middle + 4.0),
        anchor: if behind { "start" } else { "end" },
        text,
    });
    let mut title = entry.words.clone().unwrap_or_default();
    title.push_str(": ");
    if entry.band == Band::Document {
        title.push_str(&entry.what);
        title.push_str(", ");
    }
    title.push_str(&entry.title);
    let doubtful = if shape.doubtful { " doubtful" } else { "" };
    Mark {
        band: entry.band,
        class: format!("{}{doubtful}", shape.class),
        x: length(if is_dot {
            f64::midpoint(shape.from, shape.to)
        } else {
            shape.from
        }),
        y: length(if is_dot { middle } else { middle - 4.5 }),
        width: length(shape.to - shape.from),
        height: length(9.0),
        r: length(4.5),
        is_dot,
        words,
        title,
        address: entry.address.clone(),
    }
}

/// What stands beside a mark: the number and as much of the title as there is room for.
fn shown(entry: &Entry) -> String {
    let whole = match &entry.number {
        Some(number) => format!("{number} {}", entry.title),
        None => entry.title.clone(),
    };
    if whole.chars().count() <= LONGEST {
        return whole;
    }
    let cut: String = whole.chars().take(LONGEST - 1).collect();
    // A word is not cut where there is a space to cut at.
    let cut = match cut.rsplit_once(' ') {
        Some((words, _)) if words.chars().count() > LONGEST / 2 => words,
        _ => &cut,
    };
    format!(
        "{}…",
        cut.trim_end_matches([',', ';', ':', ' ', '“', '(', '['])
    )
}

/// A length with one decimal: the same on every machine.
fn length(value: f64) -> String {
    format!("{value:.1}")
}
