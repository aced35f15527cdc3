use std::path::Path;

use super::*;

#[test]
fn a_title_is_taken_from_the_folders_name() {
    for (folder, title) in [
        ("/home/ada/harbour-letters", "Harbour letters"),
        ("/home/ada/Lettres_d’Évian", "Lettres d’Évian"),
        ("/home/ada/élysée", "Élysée"),
        ("/home/ada/--", "Documents"),
        ("/", "Documents"),
    ] {
        assert_eq!(title_of(Path::new(folder)), title, "{folder}");
    }
}

#[test]
fn any_title_is_read_back_from_book_toml() {
    for title in [
        "Letters",
        "The \"Harbour\" Papers",
        "It's 'quoted' both \"ways\" \\ and {{#so}}",
        "日本の手紙",
        "",
    ] {
        let text = FILES[0].1.replace("\"TITLE\"", &quoted(title));
        let table: toml::Table = text.parse().expect("book.toml is TOML");
        assert_eq!(table["book"]["title"].as_str(), Some(title));
    }
}
