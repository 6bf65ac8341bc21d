//! A command, or this thread, to the CPU time and the peak memory it took, read from `/proc`.

use std::process::{Command, Stdio};
use std::sync::LazyLock;
use std::time::{Duration, Instant};

/// What a command took.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Usage {
    /// User and system time of all its threads.
    pub(crate) cpu: Duration,
    /// Most memory resident at once, in bytes.
    pub(crate) peak: u64,
}

/// CPU time this thread has had, which other work on the machine does not lengthen; where there is no `/proc`, the
/// time since the first call.
pub(crate) fn thread_time() -> Duration {
    static START: LazyLock<Instant> = LazyLock::new(Instant::now);
    // The count is brought up to date when the thread gives way.
    std::thread::yield_now();
    let statistics = std::fs::read_to_string("/proc/thread-self/schedstat");
    let nanoseconds = statistics.ok().and_then(|text| text.split(' ').next()?.parse().ok());
    nanoseconds.map_or_else(|| START.elapsed(), Duration::from_nanos)
}

/// Clock ticks in a second, as `/proc` counts them on every Linux.
const TICKS: u64 = 100;

/// Runs a command to its end; nothing when it cannot be started or there is no `/proc`.
pub(crate) fn measure(command: &mut Command) -> Option<Usage> {
    let before = children()?;
    let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().ok()?;
    let status = format!("/proc/{}/status", child.id());
    let mut peak = 0;
    while child.try_wait().ok()?.is_none() {
        peak = peak.max(resident(&status).unwrap_or(0));
        std::thread::sleep(Duration::from_millis(1));
    }
    Some(Usage { cpu: children()? - before, peak })
}

/// CPU time of all children that have ended, fields 16 and 17 of `/proc/self/stat`.
fn children() -> Option<Duration> {
    let stat = std::fs::read_to_string("/proc/self/stat").ok()?;
    let after_name = stat.rsplit_once(") ")?.1;
    let ticks: Vec<u64> = after_name.split(' ').skip(13).take(2).filter_map(|field| field.parse().ok()).collect();
    Some(Duration::from_millis(ticks.iter().sum::<u64>() * 1_000 / TICKS))
}

fn resident(status: &str) -> Option<u64> {
    let text = std::fs::read_to_string(status).ok()?;
    let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kilobytes: u64 = line.trim().trim_end_matches(" kB").parse().ok()?;
    Some(kilobytes * 1024)
}
