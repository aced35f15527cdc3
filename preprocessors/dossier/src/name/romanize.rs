//! Romanizations folded to one spelling: Korean, Chinese, the Arabic script, Cyrillic.

use super::{fold, lexicon};

/// Folds the romanizations of Korean that differ only in letters: `Seong-cheol`, `Sŏng-ch’ŏl`, `Song Chol`.
pub(super) fn asian(text: &str) -> String {
    let mut folded = fold::key(text);
    for (from, to) in [
        ("eo", "o"),
        ("eu", "u"),
        ("oo", "u"),
        ("ee", "i"),
        ("sh", "s"),
        ("ch", "j"),
        ("g", "k"),
        ("kk", "k"),
        ("nk", "ng"),
        ("d", "t"),
        ("b", "p"),
        ("r", "l"),
    ] {
        folded = replaced(folded, from, to);
    }
    match folded.as_str() {
        "pak" | "palk" => "pak".to_owned(),
        "yi" | "li" | "i" | "lhi" | "lhee" => "li".to_owned(),
        "joi" | "joe" => "joe".to_owned(),
        _ => folded,
    }
}

/// A name with one spelling put for another. Most names hold none of them, and are given back as they are.
fn replaced(name: String, from: &str, to: &str) -> String {
    let mut places = name.as_bytes().windows(from.len().max(1));
    if places.any(|place| place == from.as_bytes()) {
        name.replace(from, to)
    } else {
        name
    }
}

/// Folds the romanizations of Cyrillic: `Georgii`, `Georgiy`, `Georgi`.
pub(super) fn european(text: &str) -> String {
    let mut folded = fold::key(text);
    for (from, to) in [
        ("ou", "u"),
        ("tch", "ch"),
        ("iu", "yu"),
        ("ia", "ya"),
        ("aye", "ae"),
        ("ks", "x"),
        ("kh", "h"),
        ("w", "v"),
    ] {
        folded = replaced(folded, from, to);
    }
    for ending in ["iy", "ii", "ij", "yi", "yy", "y", "j"] {
        if let Some(stem) = folded.strip_suffix(ending)
            && stem.len() > 2
        {
            folded = format!("{stem}i");
            break;
        }
    }
    // `Stavreff`, `Petrovitch`, `Petrović`: French, English and native endings.
    for (ending, own) in [
        ("eff", "ev"),
        ("off", "ov"),
        ("ovic", "ovich"),
        ("evic", "evich"),
        ("nic", "nich"),
    ] {
        if folded.len() > 5
            && let Some(stem) = folded.strip_suffix(ending)
        {
            folded = format!("{stem}{own}");
            break;
        }
    }
    if let Some(rest) = folded.strip_prefix("ye")
        && rest.len() > 2
    {
        folded = format!("e{rest}");
    }
    folded
}

/// Folds spellings of Arabic, Persian and Ottoman names: consonants, and whether the first vowel is open or round.
pub(super) fn oriental(text: &str) -> String {
    let lower = text.to_lowercase();
    let stem = ["al-", "el-", "al ", "el ", "bin ", "ibn ", "ben "]
        .iter()
        .find_map(|article| lower.strip_prefix(article))
        .unwrap_or(&lower);
    let mut folded = fold::key(stem);
    for (from, to) in [
        ("dj", "j"),
        ("dsch", "j"),
        ("tch", "ch"),
        ("gh", "q"),
        ("kh", "h"),
        ("dh", "d"),
        ("th", "t"),
        ("ph", "f"),
        ("sch", "sh"),
        ("ou", "u"),
        ("oo", "u"),
        ("ee", "i"),
        ("ck", "q"),
    ] {
        folded = replaced(folded, from, to);
    }
    let mut out = String::new();
    let mut vowel = false;
    let letters: Vec<char> = folded.chars().collect();
    for (at, letter) in letters.iter().enumerate() {
        let letter = match letter {
            'k' | 'g' => 'q',
            'c' if letters.get(at + 1) != Some(&'h') => 'j',
            'w' => 'v',
            other => *other,
        };
        if matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u' | 'y') {
            if !vowel {
                out.push(match letter {
                    'a' | 'e' => 'a',
                    'o' | 'u' => 'u',
                    _ => 'i',
                });
                vowel = true;
            }
            continue;
        }
        // A last h is seldom written, and double letters are one.
        if out.ends_with(letter) || (letter == 'h' && at + 1 == letters.len()) {
            continue;
        }
        out.push(letter);
    }
    out
}

/// True where a name that stands family first is Chinese and not Korean or Vietnamese, as its letters show.
pub(super) fn chinese_name(family: &str, given: &str) -> bool {
    const SIGNS: [&str; 18] = [
        "zh", "x", "q", "hs", "ts", "tz", "f", "eh", "ih", "ei", "iao", "uai", "uan", "iang", "ui",
        "uo", "ien", "ian",
    ];
    let Some(languages) = lexicon::asian_family(family) else {
        return false;
    };
    if !languages.contains("chinese") {
        return false;
    }
    let folded = fold::key(given);
    let others = languages.contains("korean") || languages.contains("vietnamese");
    !others
        || SIGNS.iter().any(|sign| folded.contains(sign))
        || given.contains(['\'', '’', '‘', 'ü', 'ê'])
}

/// Folds Wade–Giles and pinyin to one spelling, in which aspiration is not told: `Teng Hsiao-p'ing`, `Deng Xiaoping`.
pub(super) fn chinese(text: &str) -> String {
    let mut folded = fold::key(text);
    for (from, to) in [
        // Initials.
        ("hs", "x"),
        ("zh", "ch"),
        ("tzu", "tsi"),
        ("szu", "si"),
        ("ssu", "si"),
        ("tz", "ts"),
        ("q", "ch"),
        ("j", "#"),
        // Finals.
        ("ong", "ung"),
        ("ian", "ien"),
        ("uo", "o"),
        ("uei", "ui"),
        ("ueh", "ue"),
        ("ieh", "ie"),
        ("erh", "er"),
    ] {
        folded = replaced(folded, from, to);
    }
    let letters: Vec<char> = folded.chars().collect();
    let mut out = String::new();
    for (at, letter) in letters.iter().enumerate() {
        let next = letters.get(at + 1).copied();
        let before = at.checked_sub(1).map(|before| letters[before]);
        match letter {
            // `j` is `ch` in Wade–Giles before i and ü, and pinyin's `r` elsewhere.
            '#' if matches!(next, Some('i'))
                || (next == Some('u') && !matches!(letters.get(at + 2), Some('n' | 'i' | 'o'))) =>
            {
                out.push_str("ch");
            }
            '#' | 'r' if next.is_some_and(vowel) => out.push('r'),
            'z' => out.push_str("ts"),
            'c' if next != Some('h') && before != Some('s') => out.push_str("ts"),
            'g' if before != Some('n') || next.is_some_and(vowel) => out.push('k'),
            'd' => out.push('t'),
            'b' => out.push('p'),
            // `Yeh`, `chih`: a last h, or one before a consonant, is of the vowel.
            'h' if before.is_some_and(|before| matches!(before, 'e' | 'i'))
                && !next.is_some_and(vowel) => {}
            // `Ke`, `he` are Wade–Giles `ko`, `ho`.
            'e' if matches!(before, Some('k' | 'h' | 'g'))
                && !matches!(next, Some('n' | 'i' | 'r')) =>
            {
                out.push('o');
            }
            other => out.push(*other),
        }
    }
    out
}

fn vowel(letter: char) -> bool {
    matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u')
}
