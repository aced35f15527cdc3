//! `mdbook serve`, as published, on a book of a test.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::{Child, Stdio};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use crate::book::Book;

/// How long a change may take until it is in the page.
const PATIENCE: Duration = Duration::from_secs(60);

/// How long the server is watched after a change, in case it builds again. mdBook looks for changes
/// once a second.
const QUIET: Duration = Duration::from_secs(4);

/// A running `mdbook serve`; it ends with this value.
#[derive(Debug)]
pub struct Server {
    process: Child,
    port: u16,
    log: Arc<Mutex<Vec<String>>>,
}

impl Server {
    /// Serves a book on a port of its own, and waits until it watches for changes.
    #[must_use]
    pub fn start(book: &Book) -> Self {
        // Taken and given back at once: mdBook wants to be told a number.
        let port = TcpListener::bind("127.0.0.1:0")
            .expect("the server can be used")
            .local_addr()
            .expect("the server can be used")
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
            .expect("the server can be used");
        let log = Arc::new(Mutex::new(Vec::new()));
        let lines = BufReader::new(process.stderr.take().expect("the server can be used")).lines();
        let written = Arc::clone(&log);
        std::thread::spawn(move || {
            for line in lines.map_while(Result::ok) {
                written.lock().expect("the server can be used").push(line);
            }
        });
        let server = Self { process, port, log };
        server.until("it serves and watches", || {
            server.logged("Watching for changes")
        });
        server
    }

    /// The lines of its log.
    #[must_use]
    pub fn log(&self) -> Vec<String> {
        self.log.lock().expect("the server can be used").clone()
    }

    /// Whether a line of its log has the words.
    #[must_use]
    pub fn logged(&self, words: &str) -> bool {
        self.log().iter().any(|line| line.contains(words))
    }

    /// How often it has built the book.
    #[must_use]
    pub fn builds(&self) -> usize {
        let begun = |line: &&String| line.contains("Book building has started");
        self.log().iter().filter(begun).count()
    }

    /// Waits for something to come true.
    #[track_caller]
    pub fn until(&self, what: &str, test: impl Fn() -> bool) {
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
    #[must_use]
    pub fn get(&self, path: &str) -> Option<String> {
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
    pub fn once(&self, what: &str, change: impl FnOnce(), seen: impl Fn() -> bool) {
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
