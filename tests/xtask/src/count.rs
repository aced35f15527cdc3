//! How many tests ran, read from what the test programs print.

/// Tests that ran.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Count {
    /// Those that passed.
    pub(crate) passed: u32,
    /// Those that failed.
    pub(crate) failed: u32,
    /// Those that were asked to stand aside.
    pub(crate) ignored: u32,
}

impl Count {
    /// Adds what a line of output says: cargo's `test result: ok. 3 passed; 0 failed; 1 ignored; …`,
    /// or the closing lines of Node's runner, `# pass 3`, `# fail 0`, `# skipped 1`.
    pub(crate) fn read(&mut self, line: &str) {
        let line = line.trim();
        if let Some(result) = line.strip_prefix("test result: ") {
            let counts = result.split_once(". ").map_or("", |(_, counts)| counts);
            for count in counts.split(';') {
                self.add(count.trim());
            }
        } else if let Some((word, number)) = line
            .strip_prefix("# ")
            .and_then(|rest| rest.split_once(' '))
        {
            self.add(&format!("{number} {word}"));
        }
    }

    /// Adds `3 passed`.
    fn add(&mut self, text: &str) {
        let Some((number, word)) = text.split_once(' ') else {
            return;
        };
        let Ok(number) = number.parse::<u32>() else {
            return;
        };
        match word {
            "passed" | "pass" => self.passed += number,
            "failed" | "fail" | "cancelled" => self.failed += number,
            "ignored" | "skipped" | "todo" => self.ignored += number,
            _ => {}
        }
    }
}

impl std::ops::AddAssign for Count {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.ignored += other.ignored;
    }
}

#[cfg(test)]
mod tests {
    use super::Count;

    #[test]
    fn counts_are_read_from_cargo_and_from_node() {
        let mut count = Count::default();
        for line in [
            "running 3 tests",
            "test a ... FAILED",
            "test result: FAILED. 2 passed; 1 failed; 1 ignored; 0 measured; 7 filtered out; finished in 0.00s",
            "# tests 5",
            "# pass 4",
            "# fail 0",
            "# cancelled 1",
            "# skipped 2",
            "# duration_ms 12.5",
            "# Subtest: pass 3",
        ] {
            count.read(line);
        }
        let expected = Count {
            passed: 6,
            failed: 2,
            ignored: 3,
        };
        assert_eq!(count, expected);
    }
}
