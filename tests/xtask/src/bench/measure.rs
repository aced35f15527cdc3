//! What a program took: time on the processor and memory, from Linux's `/proc`.

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};

/// How often memory is looked at while a program runs.
const EVERY: Duration = Duration::from_millis(2);

/// Linux counts a program's time in hundredths of a second, whatever its own clock does (`proc(5)`).
const TICKS: u32 = 100;

/// What one run of a program took.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Run {
    /// Time on the processor, of all its threads; the time that passed where the system does not tell.
    pub(crate) time: Duration,
    /// The time that passed meanwhile: less where several threads work at once, more where the machine is busy.
    pub(crate) elapsed: Duration,
    /// The most memory that it held at once, in bytes; none where the system does not tell.
    pub(crate) peak: Option<u64>,
}

impl Run {
    /// The memory in words.
    pub(crate) fn peak_in_words(&self) -> String {
        self.peak.map_or_else(
            || "memory unknown".to_owned(),
            |peak| format!("{} MB", peak / 1_000_000),
        )
    }
}

/// Runs a program to its end.
pub(crate) fn run(mut command: Command) -> Result<Run> {
    let name = Path::new(command.get_program())
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    let (start, before) = (Instant::now(), of_children());
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .spawn()
        .with_context(|| format!("cannot run `{name}`"))?;
    let mut peak = None;
    let status = loop {
        // The mark only rises, so that the last look before the end tells the most.
        peak = high_water(child.id()).or(peak);
        if let Some(status) = child.try_wait()? {
            break status;
        }
        std::thread::sleep(EVERY);
    };
    ensure!(status.success(), "`{name}` failed ({status})");
    let elapsed = start.elapsed();
    let time = match (before, of_children()) {
        (Some(before), Some(after)) => after.saturating_sub(before),
        _ => elapsed,
    };
    Ok(Run {
        time,
        elapsed,
        peak,
    })
}

/// Time on the processor of the children that this program has waited for.
fn of_children() -> Option<Duration> {
    children_in(&std::fs::read_to_string("/proc/self/stat").ok()?)
}

/// The fields `cutime` and `cstime`, the 16th and 17th; the 2nd, in brackets, may hold anything.
fn children_in(stat: &str) -> Option<Duration> {
    let (_, rest) = stat.rsplit_once(')')?;
    let mut fields = rest.split_whitespace().skip(13);
    let user: u32 = fields.next()?.parse().ok()?;
    let system: u32 = fields.next()?.parse().ok()?;
    Some(Duration::from_secs((user + system).into()) / TICKS)
}

/// The most memory that a running program has held, in bytes.
fn high_water(id: u32) -> Option<u64> {
    high_water_in(&std::fs::read_to_string(format!("/proc/{id}/status")).ok()?)
}

fn high_water_in(status: &str) -> Option<u64> {
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kilobytes: u64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kilobytes * 1024)
}

#[cfg(test)]
mod tests {
    use super::{children_in, high_water_in, run};
    use std::process::Command;
    use std::time::Duration;

    #[test]
    fn time_and_memory_are_read_as_linux_writes_them() {
        let stat = "4711 (a ) b) S 1 4711 4711 0 -1 4194304 100 200 0 0 7 3 250 51 20 0 1 0 99 0 0";
        assert_eq!(children_in(stat), Some(Duration::from_millis(3010)));
        assert_eq!(children_in("nothing"), None);
        let status = "Name:\tx\nVmPeak:\t  900 kB\nVmHWM:\t  512 kB\nThreads:\t1\n";
        assert_eq!(high_water_in(status), Some(512 * 1024));
        assert_eq!(high_water_in("Name:\tx\n"), None);
    }

    #[test]
    fn a_program_is_measured_and_one_that_fails_is_an_error() {
        let this = std::env::current_exe().unwrap();
        let mut list = Command::new(&this);
        list.arg("--list");
        let measured = run(list).unwrap();
        assert!(measured.time < Duration::from_secs(60));
        let mut wrong = Command::new(&this);
        wrong
            .arg("--no-such-option")
            .stderr(std::process::Stdio::null());
        assert!(run(wrong).is_err());
        assert!(run(Command::new("no-such-program-anywhere")).is_err());
    }
}
