//! `COinS`, for lists of documents: a reader's program offers all of them to pick from.
//! <https://www.zotero.org/support/dev/exposing_metadata/coins>

use super::name::Name;
use super::reference::{Kind, Printed, Reference};

impl Reference {
    /// The text of the `title` of a `<span class="Z3988">`, not yet escaped for HTML.
    ///
    /// On the page of one document it would hide the fuller fields that stand there.
    #[must_use]
    pub fn coins(&self) -> String {
        let mut query =
            String::from("ctx_ver=Z39.88-2004&rft_val_fmt=info%3Aofi%2Ffmt%3Akev%3Amtx%3Adc");
        let mut add = |key: &str, value: &str| {
            query.push('&');
            query.push_str(key);
            query.push('=');
            query.push_str(&encoded(value));
        };
        add(
            "rft.type",
            match self.kind {
                Kind::Manuscript => "manuscript",
                Kind::Book => "book",
                Kind::Chapter => "bookSection",
                Kind::Journal => "journalArticle",
                Kind::Newspaper => "newspaperArticle",
            },
        );
        add("rft.title", &self.title);
        for creator in &self.creators {
            match creator {
                Name::GivenFirst { .. } => add("rft.au", &creator.inverted()),
                Name::FamilyFirst { .. } | Name::Whole(_) => add("rft.aucorp", &creator.direct()),
            }
        }
        match self.printed_date() {
            Printed::Date(date) => add("rft.date", &date.to_string()),
            Printed::Words(words) => add("rft.date", words),
            Printed::Unknown => {}
        }
        if let Some(publisher) = &self.publisher {
            add("rft.publisher", publisher);
        }
        if let Some(source) = self.container.as_ref().or(self.collection.as_ref()) {
            add("rft.source", source);
        }
        add("rft.language", self.language);
        if let Some(url) = &self.url {
            add("rft_id", url);
        }
        query
    }
}

/// Percent-encoded, every character that is no letter or digit of ASCII; a space is `+`.
fn encoded(text: &str) -> String {
    text.bytes()
        .map(|byte| match byte {
            b' ' => "+".to_owned(),
            b'-' | b'.' | b'_' => char::from(byte).to_string(),
            _ if byte.is_ascii_alphanumeric() => char::from(byte).to_string(),
            _ => format!("%{byte:02X}"),
        })
        .collect()
}
