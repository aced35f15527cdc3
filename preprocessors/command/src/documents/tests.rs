use super::*;

/// A folder with two documents.
fn shelf() -> (tempfile::TempDir, Shelf) {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(
        folder.path().join("letter.txt"),
        "Letter to Lima\n\nDear Sir, the harvest failed.\n",
    )
    .expect("a file");
    fs::write(folder.path().join("note.txt"), "Note\n\nReceived.\n").expect("a file");
    fs::write(
        folder.path().join("note.toml"),
        "# Ours.\ntitle = \"=SUM(1)\" # sure\n\n[[note]]\nat = \"Received.\"\ntext = \"x\"\n",
    )
    .expect("a file");
    let shelf = Shelf {
        folder: folder.path().to_owned(),
        called: "seeds".to_owned(),
    };
    (folder, shelf)
}

fn applied(shelf: &Shelf, table: &str) -> (Vec<String>, Vec<String>) {
    let rows = cells::read(table.as_bytes()).expect("a table");
    let (changes, wrong) = shelf.changes(&rows).expect("changes");
    (
        changes.into_values().map(|change| change.text).collect(),
        wrong,
    )
}

#[test]
fn a_table_goes_out_and_comes_back_without_a_change() {
    let (_folder, shelf) = shelf();
    let table = String::from_utf8(shelf.table().expect("a table")).expect("UTF-8");
    assert!(
        table.starts_with(
            "\u{feff}file,id,found id,title,found title,date,found date,creators,found creators,"
        ),
        "{table}"
    );
    assert!(table.contains("'=SUM(1)"), "no formula leaves: {table}");
    assert!(table.contains("\r\n"));
    assert_eq!(applied(&shelf, &table), (vec![], vec![]));
    for other in [
        table.replace("\r\n", "\n"),
        table.replace(',', ";"),
        format!("sep=,\r\n{table}"),
    ] {
        assert_eq!(applied(&shelf, &other), (vec![], vec![]), "{other}");
    }
}

#[test]
fn what_is_set_is_written_and_nothing_else() {
    let (_folder, shelf) = shelf();
    let table = "file;date;creators;publication.year;class;found title\r\nletter.txt;1877-05;\"A; B\";;secondary;Other\r\nnote.txt;;-;1880;;\r\n;;;;;\r\n";
    let (texts, wrong) = applied(&shelf, table);
    assert_eq!(wrong, [""; 0]);
    assert_eq!(
        texts,
        [
            "date = \"1877-05\"\ncreators = [\"A\", \"B\"]\nclass = \"secondary\"\n",
            "# Ours.\ntitle = \"=SUM(1)\" # sure\ncreators = []\n\n[[note]]\nat = \"Received.\"\ntext = \"x\"\n\n[publication]\nyear = \"1880\"\n",
        ]
    );
}

#[test]
fn a_row_that_cannot_be_right_is_told_with_its_line() {
    let (_folder, shelf) = shelf();
    for (table, told) in [
        // A cell of two lines moves what stands below it in the file.
        (
            "sep=,\nfile,summary,date\nnote.txt,\"One.\nTwo.\",1880\nletter.txt,,07/05/1880\n",
            "line 5, column C (`date`): seeds/letter.txt: ",
        ),
        (
            "file,date\nletter.txt,07/05/1880\n",
            "line 2, column B (`date`): seeds/letter.txt: ",
        ),
        (
            "file,date\nnobody.txt,1880\n",
            "line 2, column A: there is no document seeds/nobody.txt",
        ),
        (
            "file,dat\nletter.txt,1880\n",
            "line 1, column B: there is no column `dat`",
        ),
        (
            "file,date\nletter.txt,1880\nletter.txt,1881\n",
            "line 3: seeds/letter.txt stands twice",
        ),
        (
            "file,class\nletter.txt,third\n",
            "line 2, column B (`class`): seeds/letter.txt: `class` is",
        ),
    ] {
        let (_, wrong) = applied(&shelf, table);
        assert_eq!(wrong.len(), 1, "{table}: {wrong:?}");
        assert!(wrong[0].starts_with(told), "{wrong:?}");
    }
    assert!(shelf.changes(&[]).is_err());
    assert!(
        shelf
            .changes(&[cells::Row {
                line: 1,
                cells: vec!["date".to_owned()]
            }])
            .is_err()
    );
    assert!(cells::read(b"file,date\n\xff\xfe,1\n").is_err());
    // What was meant is told where it is near, also for a date that a spreadsheet has turned around.
    for (table, told) in [
        ("file,dat\nletter.txt,1880\n", "did you mean `date`?"),
        ("file,date\nleter.txt,1880\n", "did you mean `letter.txt`?"),
        (
            "file,date\nletter.txt,7.5.1880\n",
            "did you mean 1880-05-07?",
        ),
        (
            "file,class\nletter.txt,secundary\n",
            "did you mean \"secondary\"?",
        ),
    ] {
        let (_, wrong) = applied(&shelf, table);
        assert!(wrong[0].ends_with(told), "{wrong:?}");
    }
}

#[test]
fn cells_with_quotation_marks_line_ends_and_the_coding_of_a_spreadsheet_are_read() {
    let (_folder, shelf) = shelf();
    let table = "file;title;creators;rights\r\nletter.txt;\"The \"\"Ada\"\";\r\na ship\";\"Ames, J.; Bell\";Zoë\r\n";
    let mut utf16 = vec![0xFF, 0xFE];
    utf16.extend(table.encode_utf16().flat_map(u16::to_le_bytes));
    let plain = cells::read(table.as_bytes()).expect("a table");
    assert_eq!(cells::read(&utf16).expect("a table"), plain);
    let tabs = format!(
        "\u{feff}{}",
        table.replace(';', "\t").replace("Ames, J.\t", "Ames, J.;")
    );
    let tabs = tabs.replace("\"\"Ada\"\"\t", "\"\"Ada\"\";");
    assert_eq!(cells::read(tabs.as_bytes()).expect("a table"), plain);
    let (texts, wrong) = applied(&shelf, table);
    assert_eq!(wrong, [""; 0]);
    let set: Vec<&str> = texts[0].lines().collect();
    assert_eq!(
        set,
        [
            "title = \"\"\"",
            "The \"Ada\";",
            "a ship\"\"\"",
            "creators = [\"Ames, J.\", \"Bell\"]",
            "rights = \"Zoë\"",
        ]
    );
}
