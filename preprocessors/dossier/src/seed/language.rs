//! In which language a text is written, from its commonest words.

const COMMON: [(&str, &[&str]); 4] = [
    (
        "English",
        &[
            "the", "of", "and", "to", "in", "that", "was", "with", "for", "had",
        ],
    ),
    (
        "German",
        &[
            "der", "die", "und", "das", "von", "den", "mit", "nicht", "ist", "auf",
        ],
    ),
    (
        "French",
        &[
            "le", "la", "les", "des", "et", "que", "dans", "une", "pour", "sur",
        ],
    ),
    (
        "Spanish",
        &[
            "el", "los", "las", "que", "del", "una", "por", "con", "para", "su",
        ],
    ),
];

/// The language, where one word in six or more is among its commonest and no other comes near.
pub(super) fn guess(text: &str) -> Option<&'static str> {
    let mut total = 0_usize;
    let mut counts = [0_usize; COMMON.len()];
    for word in text.split_whitespace().take(5000) {
        let word = word
            .trim_matches(|character: char| !character.is_alphanumeric())
            .to_lowercase();
        total += 1;
        for (count, (_, common)) in counts.iter_mut().zip(COMMON) {
            *count += usize::from(common.contains(&word.as_str()));
        }
    }
    let best = (0..COMMON.len()).max_by_key(|index| counts[*index])?;
    let second = (0..COMMON.len())
        .filter(|index| *index != best)
        .map(|index| counts[index])
        .max()?;
    (total >= 20 && counts[best] * 6 >= total && counts[best] > second * 2).then(|| COMMON[best].0)
}
