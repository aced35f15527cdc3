//! Words that can and that cannot belong to the name of a body.

/// Words that open a sentence or stand between names, never inside the name of a body.
pub(super) fn barred(word: &str) -> bool {
    month(word) || FUNCTION_WORDS.contains(&word)
}

const FUNCTION_WORDS: &[&str] = &[
    "The",
    "A",
    "An",
    "This",
    "That",
    "These",
    "Those",
    "He",
    "She",
    "It",
    "They",
    "We",
    "You",
    "I",
    "His",
    "Her",
    "Its",
    "Their",
    "Our",
    "My",
    "Your",
    "In",
    "On",
    "At",
    "By",
    "For",
    "From",
    "To",
    "With",
    "As",
    "Of",
    "And",
    "But",
    "Or",
    "If",
    "When",
    "While",
    "After",
    "Before",
    "Since",
    "Both",
    "All",
    "No",
    "Not",
    "Some",
    "However",
    "Although",
    "Though",
    "Because",
    "During",
    "Through",
    "Under",
    "According",
    "Following",
    "What",
    "Which",
    "Who",
    "Whether",
    "Where",
    "Why",
    "How",
    "Then",
    "There",
    "Thus",
    "Also",
    "Even",
    "Former",
    "Such",
    "Other",
    "Another",
    "Each",
    "Every",
    "Many",
    "Most",
    "Only",
    "Once",
    "Upon",
    "Until",
    "Unless",
    "Like",
    "Unlike",
    "Despite",
    "Regarding",
    "Concerning",
    "Mr",
    "Mrs",
    "Comrade",
    "Telegram",
    "Letter",
    "Report",
    "Memorandum",
    "Note",
    "Subject",
    "Reference",
    "Record",
    "Conversation",
    "Member",
    "Members",
    "Translated",
    "Treaty",
    "Agreement",
    "Day",
    "Copy",
    "Source",
    "Participants",
    "Place",
    "Date",
    "Time",
    "Read",
    "Signature",
    "Dear",
    "Together",
    "Perhaps",
    "Moreover",
    "Furthermore",
    "Therefore",
    "Finally",
    "Recently",
    "Today",
    "Yesterday",
    "Now",
    "Later",
    "Here",
    "Meanwhile",
    "Nevertheless",
    "Congress",
    "Plenum",
    "Conference",
    "Draft",
    "Text",
    "Excerpt",
    "Excerpts",
    "Summary",
    "About",
    "Fond",
    "Fonds",
    "File",
    "Files",
    "Folder",
    "Box",
    "Opis",
    "Delo",
    "Roll",
    "Series",
    "Sent",
    "Repeated",
    "Relayed",
    "Passed",
    "Pass",
    "Received",
    "Info",
    "Drafted",
    "Cleared",
    "Approved",
];

/// Words that are titles or offices by themselves but belong to the names of bodies.
pub(super) fn modifier(word: &str) -> bool {
    matches!(
        word,
        "General"
            | "State"
            | "Foreign"
            | "Defense"
            | "Defence"
            | "Economic"
            | "Political"
            | "Military"
            | "Security"
            | "Central"
            | "National"
            | "Communist"
            | "Socialist"
            | "Workers"
            | "Workers'"
            | "People's"
            | "People’s"
            | "Supreme"
            | "International"
            | "East"
            | "West"
            | "North"
            | "South"
            | "Northern"
            | "Southern"
            | "Eastern"
            | "Western"
            | "Far"
            | "Near"
            | "Middle"
            | "First"
            | "Second"
            | "Third"
            | "Fourth"
            | "Fifth"
            | "Sixth"
            | "Seventh"
            | "Eighth"
            | "Ninth"
            | "Tenth"
            | "Special"
            | "Interior"
            | "Finance"
            | "Trade"
            | "Youth"
            | "Women's"
            | "Peace"
            | "Liberation"
            | "Democratic"
            | "Republican"
            | "Labor"
            | "Labour"
            | "Red"
            | "Armed"
            | "Air"
            | "Naval"
            | "Cultural"
            | "Justice"
            | "Information"
            | "Agriculture"
            | "Education"
            | "Health"
            | "Planning"
            | "Executive"
            | "Joint"
            | "Private"
            | "Directory"
            | "Missionary"
            | "Officers"
            | "Journalists"
            | "Ambassadors"
            | "Judges"
            | "Ministers"
            | "Chiefs"
    ) || word.starts_with("Ministers")
}

pub(super) fn roman(word: &str) -> bool {
    word.chars().all(|letter| matches!(letter, 'I' | 'V' | 'X'))
}

pub(in crate::name) fn month(word: &str) -> bool {
    matches!(
        word,
        "January"
            | "February"
            | "March"
            | "April"
            | "May"
            | "June"
            | "July"
            | "August"
            | "September"
            | "October"
            | "November"
            | "December"
    )
}

/// `Twentieth`, `XXII`: what numbers a congress.
pub(super) fn ordinal(word: &str) -> bool {
    roman(word)
        || matches!(word, "First" | "Second" | "Third")
        || (word.ends_with("th") && word.starts_with(char::is_uppercase))
}
