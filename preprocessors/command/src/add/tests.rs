use super::name::{Taken, safe};
use super::text_of;

#[test]
fn a_name_is_one_that_every_system_can_keep() {
    for (given, kept) in [
        ("letter.txt", "letter.txt"),
        ("Lettre à l’évêque 12.md", "Lettre à l’évêque 12.md"),
        ("a: b? \"c\".txt", "a- b- -c.txt"),
        ("..\\..\\book.txt", "-..-book.txt"),
        (".hidden.txt", "hidden.txt"),
        (".txt", "document.txt"),
        ("...txt", "document.txt"),
        ("CON.txt", "document-CON.txt"),
        ("lpt1.old.md", "document-lpt1.old.md"),
        ("consul.md", "consul.md"),
        ("tab\there\n.txt", "tab-here.txt"),
    ] {
        assert_eq!(safe(given), kept, "{given:?}");
    }
    let long = format!("{}.txt", "é".repeat(300));
    assert_eq!(safe(&long), format!("{}.txt", "é".repeat(100)));
}

#[test]
fn no_two_documents_share_a_stem_however_it_is_written() {
    let mut taken = Taken::default();
    for (wanted, free) in [
        ("letter.txt", "letter.txt"),
        ("letter.md", "letter-2.md"),
        ("Letter.txt", "Letter-3.txt"),
        ("letter-2.txt", "letter-2-2.txt"),
    ] {
        assert_eq!(taken.free(wanted), free, "{wanted}");
        taken.insert(free);
    }
}

#[test]
fn ends_of_lines_make_no_other_document() {
    let text = text_of(b"One\n\nTwo\n");
    for same in [
        &b"One\n\nTwo"[..],
        b"One\r\n\r\nTwo\r\n",
        b"\xEF\xBB\xBFOne\n\nTwo\n\n",
    ] {
        assert_eq!(text_of(same), text);
    }
    for other in [&b"One\nTwo\n"[..], b" One\n\nTwo", b"One\n\nTw\ro"] {
        assert_ne!(text_of(other), text);
    }
}
