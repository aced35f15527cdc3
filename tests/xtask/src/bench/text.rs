//! Made-up documents in any number and size, the same every time.

use std::fmt::Write as _;
use std::path::Path;

use anyhow::{Context, Result};

const SURNAMES: [&str; 24] = [
    "Orlov",
    "Lindqvist",
    "Marchetti",
    "Novák",
    "Tanaka",
    "Okafor",
    "Duarte",
    "Haugen",
    "Petrov",
    "Kowalski",
    "Ferreira",
    "Nagy",
    "Ionescu",
    "Virtanen",
    "Schuster",
    "Delacroix",
    "Mbeki",
    "Castellanos",
    "Eriksen",
    "Bogdanov",
    "Szabó",
    "Halloran",
    "Whitcombe",
    "Zlatev",
];
const INITIALS: [&str; 12] = [
    "A.", "B. N.", "V. P.", "J.", "M. I.", "K.", "S. T.", "O.", "L.", "P. R.", "G.", "N. S.",
];
const OFFICES: [&str; 8] = [
    "Ambassador",
    "Minister",
    "Comrade",
    "President",
    "General",
    "Secretary",
    "Consul",
    "Deputy Minister",
];
const BODIES: [&str; 8] = [
    "the Ministry of Foreign Trade",
    "the Grain Committee",
    "the Central Committee",
    "the Northern Embassy",
    "the Academy of Fisheries",
    "the Harbour Commission",
    "the Workers’ Party",
    "the Ministry of Railways",
];
const TOWNS: [&str; 8] = [
    "Bergen", "Lima", "Turin", "Odessa", "Lagos", "Kyoto", "Porto", "Vaasa",
];
const ACTS: [&str; 8] = [
    "signed a treaty on fishing with",
    "visited",
    "received a delegation of",
    "wrote a letter to",
    "held talks with",
    "protested to",
    "spoke at a congress of",
    "refused an invitation of",
];
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const WORDS: [&str; 40] = [
    "the", "harvest", "of", "this", "year", "was", "small", "and", "grain", "had", "to", "be",
    "bought", "from", "abroad", "while", "ships", "waited", "in", "harbour", "for", "coal", "that",
    "never", "came", "because", "railways", "were", "under", "repair", "after", "floods", "which",
    "nobody", "expected", "so", "late", "with", "prices", "rising",
];

/// Makes text. Two makers that start from the same number make the same text.
#[derive(Debug)]
pub(crate) struct Maker(u64);

impl Maker {
    /// A maker that starts from a number.
    pub(crate) fn new(start: u64) -> Self {
        // Any number but 0 sets the generator going.
        Self(start.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    /// A number below a bound (xorshift64*, Vigna 2016).
    pub(crate) fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        let high = self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33;
        usize::try_from(high).unwrap_or(0) % bound.max(1)
    }

    fn pick<'a>(&mut self, list: &[&'a str]) -> &'a str {
        let index = self.below(list.len());
        list.get(index).copied().unwrap_or("")
    }

    /// An office-holder: `Ambassador V. P. Orlov`.
    pub(crate) fn person(&mut self) -> String {
        let (office, initials) = (self.pick(&OFFICES), self.pick(&INITIALS));
        format!("{office} {initials} {}", self.pick(&SURNAMES))
    }

    /// A date in words, of thirty years: `May 7, 1951`.
    pub(crate) fn date(&mut self) -> String {
        let (month, day) = (self.pick(&MONTHS), 1 + self.below(28));
        format!("{month} {day}, {}", 1940 + self.below(30))
    }

    /// A sentence that names an event: who did what, where and when.
    pub(crate) fn event(&mut self) -> String {
        let (date, who, act) = (self.date(), self.person(), self.pick(&ACTS));
        let (whom, town) = (self.pick(&BODIES), self.pick(&TOWNS));
        format!("On {date}, {who} {act} {whom} in {town}.")
    }

    /// A sentence of words that name nothing.
    pub(crate) fn sentence(&mut self) -> String {
        let mut text = "It is said that".to_owned();
        for _ in 0..8 + self.below(16) {
            text.push(' ');
            text.push_str(self.pick(&WORDS));
        }
        text.push('.');
        text
    }

    /// A paragraph of four to nine sentences; one in four names an event.
    pub(crate) fn paragraph(&mut self) -> String {
        let mut text = String::new();
        for _ in 0..4 + self.below(6) {
            let sentence = if self.below(4) == 0 {
                self.event()
            } else {
                self.sentence()
            };
            if !text.is_empty() {
                text.push(' ');
            }
            text.push_str(&sentence);
        }
        text
    }

    /// A page of an archive's site of so many bytes, more or less: head, text, field block.
    pub(crate) fn document(&mut self, bytes: usize) -> String {
        let (date, who, town) = (self.date(), self.person(), self.pick(&TOWNS));
        let mut text = format!("{date}\n\nReport of {who} from {town}\n\n");
        while text.len() < bytes {
            text.push_str(&self.paragraph());
            text.push_str("\n\n");
        }
        let _ = write!(
            text,
            "Author(s):\n\n- {who}\n\nDocument Information\n\nSource\n\nState Archive of {town}, box {}, folder {}.\n\nLanguage\n\nFrench\n\nRecord ID\n\n{}\n",
            1 + self.below(400),
            1 + self.below(90),
            100_000 + self.below(900_000),
        );
        text
    }

    /// Writes so many documents of so many bytes each into a folder, as `seed-0001.txt` and so on.
    pub(crate) fn collection(&mut self, folder: &Path, files: usize, bytes: usize) -> Result<()> {
        for file in 0..files {
            let path = folder.join(format!("seed-{file:04}.txt"));
            std::fs::write(&path, self.document(bytes))
                .with_context(|| format!("cannot write {}", path.display()))?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::Maker;

    #[test]
    fn the_same_number_makes_the_same_text_and_another_another() {
        let text = |start| Maker::new(start).document(20_000);
        assert_eq!(text(7), text(7));
        assert_ne!(text(7), text(8));
        let length = text(7).len();
        assert!((20_000..22_000).contains(&length), "{length}");
    }

    #[test]
    fn a_collection_is_written_as_asked() {
        let folder = tempfile::tempdir().unwrap();
        Maker::new(1).collection(folder.path(), 3, 500).unwrap();
        let files = std::fs::read_dir(folder.path()).unwrap().count();
        assert_eq!(files, 3);
    }
}
