//! `mdbook serve`, as published, while documents are edited, added and removed: each change is seen
//! in the page, by one build.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test fails by a panic"
)]

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::{Child, Stdio};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use dossier_tests::book::Book;
use tempfile::NamedTempFile;

/// How long a change may take until it is in the page.
const PATIENCE: Duration = Duration::from_secs(60);

/// How long the server is watched after a change, in case it builds again. mdBook looks for changes
/// once a second.
const QUIET: Duration = Duration::from_secs(4);

/// A running `mdbook serve`; it ends with this value.
struct Server {
    process: Child,
    port: u16,
    log: Arc<Mutex<Vec<String>>>,
}

impl Server {
    fn start(book: &Book) -> Self {
        // Taken and given back at once: mdBook wants to be told a number.
        let port = TcpListener::bind("127.0.0.1:0")
            .unwrap()
            .local_addr()
            .unwrap()
            .port();
        let mut process = book
            .stock(&[
                "serve",
                "--hostname",
                "127.0.0.1",
                "--port",
                &port.to_string(),
            ])
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let log = Arc::new(Mutex::new(Vec::new()));
        let lines = BufReader::new(process.stderr.take().unwrap()).lines();
        let written = Arc::clone(&log);
        std::thread::spawn(move || {
            for line in lines.map_while(Result::ok) {
                written.lock().unwrap().push(line);
            }
        });
        let server = Self { process, port, log };
        server.until("it serves and watches", || {
            server.logged("Watching for changes")
        });
        server
    }

    /// The lines of its log.
    fn log(&self) -> Vec<String> {
        self.log.lock().unwrap().clone()
    }

    fn logged(&self, words: &str) -> bool {
        self.log().iter().any(|line| line.contains(words))
    }

    /// How often it has built the book.
    fn builds(&self) -> usize {
        let begun = |line: &&String| line.contains("Book building has started");
        self.log().iter().filter(begun).count()
    }

    /// Waits for something to come true.
    #[track_caller]
    fn until(&self, what: &str, test: impl Fn() -> bool) {
        let start = Instant::now();
        while !test() {
            assert!(
                start.elapsed() < PATIENCE,
                "{what}: not after {PATIENCE:?}\n{}",
                self.log().join("\n")
            );
            std::thread::sleep(Duration::from_millis(100));
        }
    }

    /// A page as a browser would get it; `None` where there is none.
    fn get(&self, path: &str) -> Option<String> {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).ok()?;
        stream
            .set_read_timeout(Some(Duration::from_secs(10)))
            .ok()?;
        write!(
            stream,
            "GET /{path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
        )
        .ok()?;
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).ok()?;
        let answer = String::from_utf8_lossy(&answer).into_owned();
        answer.starts_with("HTTP/1.1 200").then_some(answer)
    }

    /// Makes a change, waits until it is seen, and checks that the book was built once for it.
    #[track_caller]
    fn once(&self, what: &str, change: impl FnOnce(), seen: impl Fn() -> bool) {
        let before = self.builds();
        change();
        self.until(what, seen);
        std::thread::sleep(QUIET);
        assert_eq!(
            self.builds() - before,
            1,
            "{what}: builds\n{}",
            self.log().join("\n")
        );
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// Writes a file in one step, as editors do, so that it is never seen half written.
fn put(book: &Book, path: &str, text: &str) {
    let path = book.root().join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    let mut file = NamedTempFile::new_in(book.root()).unwrap();
    file.write_all(text.as_bytes()).unwrap();
    file.persist(path).unwrap();
}

#[test]
fn each_change_of_a_document_or_a_decision_is_served_after_one_build() {
    let book = Book::of(&[(
        "letter.txt",
        b"A letter about the harbour\n\nThe ships lie idle.\n",
    )]);
    let server = Server::start(&book);
    let holds = |path: &str, words: &str| server.get(path).is_some_and(|page| page.contains(words));
    assert!(
        holds("documents/letter.html", "The ships lie idle."),
        "{:?}",
        server.log()
    );
    assert_eq!(server.builds(), 1, "{:?}", server.log());

    server.once(
        "an edited document",
        || {
            put(
                &book,
                "seeds/letter.txt",
                "A letter about the harbour\n\nThe ships have sailed. President Sadat visited Moscow in October 1971.\n",
            );
        },
        || holds("documents/letter.html", "The ships have sailed."),
    );
    server.once(
        "a new document",
        || {
            put(
                &book,
                "seeds/answer.txt",
                "An answer from the harbour\n\nThey lie idle again. President Sadat visited Moscow in October 1971.\n",
            );
        },
        || holds("documents/answer.html", "They lie idle again."),
    );
    server.once(
        "a sidecar",
        || {
            put(
                &book,
                "seeds/answer.toml",
                "title = \"The answer of the harbour master\"\n",
            );
        },
        || holds("documents/answer.html", "The answer of the harbour master"),
    );
    let has_note = || holds("documents/letter.html", "footnote-x-1");
    assert!(has_note(), "both documents tell of one visit");
    server.once(
        "a decision about a note",
        || {
            put(
                &book,
                "seeds/curation/decisions.toml",
                "[[note]]\ndocument = \"letter\"\nafter = \"in October 1971.\"\ndecision = \"reject\"\n",
            );
        },
        || !has_note(),
    );
    server.once(
        "a removed document",
        || {
            fs::remove_file(book.root().join("seeds/answer.toml")).unwrap();
            fs::remove_file(book.root().join("seeds/answer.txt")).unwrap();
        },
        || {
            server.get("documents/answer.html").is_none()
                && holds("documents.html", "A letter about the harbour")
        },
    );
    assert!(!holds("documents.html", "harbour master"));
}
