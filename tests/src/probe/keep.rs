//! A preprocessor that writes down the finished chapters.

use std::fmt::Write as _;
use std::fs;
use std::io::{self, Write as _};
use std::path::Path;

use serde_json::Value;

/// Reads a book as mdBook gives it, writes its chapters and their summary below a folder, and hands the book on.
pub(crate) fn run(folder: &Path) -> io::Result<()> {
    let mut input: Value = serde_json::from_reader(io::stdin().lock())?;
    let book = input[1].take();
    let mut summary = String::from("# Summary\n\n");
    write(&book["items"], folder, 0, &mut summary)?;
    fs::write(folder.join("SUMMARY.md"), summary)?;
    io::stdout().lock().write_all(&serde_json::to_vec(&book)?)
}

fn write(items: &Value, folder: &Path, depth: usize, summary: &mut String) -> io::Result<()> {
    for item in items.as_array().into_iter().flatten() {
        let chapter = &item["Chapter"];
        let Some(path) = chapter["path"].as_str() else {
            continue;
        };
        let file = folder.join(path);
        fs::create_dir_all(file.parent().unwrap_or(folder))?;
        fs::write(&file, chapter["content"].as_str().unwrap_or_default())?;
        let name = escaped(chapter["name"].as_str().unwrap_or_default());
        let indent = "  ".repeat(depth);
        let bullet = if chapter["number"].is_null() {
            ""
        } else {
            "- "
        };
        // Writing to a string cannot fail.
        let _ = writeln!(summary, "{indent}{bullet}[{name}](<{path}>)");
        write(&chapter["sub_items"], folder, depth + 1, summary)?;
    }
    Ok(())
}

/// A name in which nothing is Markdown.
fn escaped(name: &str) -> String {
    let mut out = String::new();
    for letter in name.chars() {
        if letter.is_ascii_punctuation() {
            out.push('\\');
        }
        out.push(letter);
    }
    out
}
