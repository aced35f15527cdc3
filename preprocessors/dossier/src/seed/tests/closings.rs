//! How letters of other countries end.

use crate::seed::read;

#[test]
fn a_letter_may_end_with_an_embrace() {
    for closing in [
        "With an affectionate embrace,",
        "A cordial greeting,",
        "With fraternal affection,",
    ] {
        let text = format!(
            "Lima, 15 June 1968\n\nMy dear Minister and friend:\n\nThe salt was weighed before all the members, as I had told you that it would be.\n\n{closing}\n\nAlonso Roe\n"
        );
        let fields = read("1_00ff00ff00.txt", text.as_bytes()).0.metadata;
        assert_eq!(fields.creators, ["Alonso Roe"], "{closing}");
    }
}
