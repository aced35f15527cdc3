//! References to where a paper lies: “President’s Papers (UR 4), Box 9, file 3, ‘Fire 1923’”. What they name is the title
//! of a file, and tells nothing.

use crate::wordlist::holds_lower;

/// Words before a number by which archives count.
const LABELS: &str = " box boxes file files folder folders roll reel fond fonds opis delo list ff fols fol folio folios bundle shelf inv frame frames leaf leaves piece carton dossier liasse series ";
const VERBS: &str = " was were is are has had have been will would ";

/// Whether a sentence is no more than such a reference: two labels with their numbers, and no verb.
pub(super) fn is_reference(sentence: &str) -> bool {
    let words: Vec<&str> = sentence
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let mut labels = 0;
    for pair in words.windows(2) {
        if let [label, number] = pair {
            let counted = number.chars().any(|letter| letter.is_ascii_digit()) || number.len() == 1;
            labels += usize::from(counted && holds_lower(LABELS, label));
        }
    }
    labels >= 2 && !words.iter().any(|word| holds_lower(VERBS, word))
}

#[cfg(test)]
mod tests {
    use super::is_reference;

    #[test]
    fn shelfmarks_tell_nothing() {
        assert!(is_reference(
            "Guildhall Library, Union Papers, Box 9, file 3, “Strike 1923”"
        ));
        assert!(is_reference("Fond 5, opis 28, delo 314, listy 5-9."));
        assert!(!is_reference("The strike of 1923 fills two boxes."));
        assert!(!is_reference(
            "Box 9, file 3, was lost in the fire of 1923."
        ));
    }
}
