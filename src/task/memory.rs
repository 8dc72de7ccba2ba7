//! Whether the draws that are asked for fit into memory, before any of them is run.

use std::fs;
use std::path::PathBuf;

use super::Failure;
use crate::simulation::{Engine, bytes_of_outcomes};

/// Fails where the outcomes of so many draws need more memory than there is. Where the system does not tell how much
/// that is, as outside Linux, nothing is refused.
pub(super) fn suffices(engines: &[&Engine], draws: usize) -> Result<(), Failure> {
    let bytes = |draws| bytes_of_outcomes(engines, draws);
    available().map_or(Ok(()), |own| fits(engines.len(), draws, bytes, own))
}

/// The same for places that are walked some at a time, where so many bytes of each draw are kept of all of them.
pub(super) fn suffices_for_places(
    at_once: &[&Engine],
    draws: usize,
    kept: u64,
) -> Result<(), Failure> {
    let bytes = |draws: usize| {
        let kept = kept.saturating_mul(draws as u64);
        bytes_of_outcomes(at_once, draws).saturating_add(kept)
    };
    available().map_or(Ok(()), |own| fits(1, draws, bytes, own))
}

/// The same for a given memory; `bytes` tells what a number of draws of all scenarios needs.
fn fits(
    scenarios: usize,
    draws: usize,
    bytes: impl Fn(usize) -> u64,
    available: u64,
) -> Result<(), Failure> {
    let needed = bytes(draws);
    if needed <= available {
        return Ok(());
    }
    let share = available as f64 / needed as f64;
    let fewer = rounded_down(draws as f64 * share);
    let (needs, has) = (gibibytes(needed), gibibytes(available));
    let (each, of) = match scenarios {
        1 => (String::new(), String::new()),
        _ => (
            format!("{scenarios} 个情景各 "),
            format!(" of {scenarios} scenarios"),
        ),
    };
    let (mut ways_zh, mut ways_en) = (Vec::new(), Vec::new());
    if fewer > 0 {
        ways_zh.push(format!("请用 --draws {fewer} 或更少"));
        ways_en.push(format!("give --draws {fewer} or fewer"));
    }
    let together = (scenarios as f64 * share) as usize;
    if scenarios > 1 && together > 0 {
        ways_zh.push(format!("用 --scenario 每次只算 {together} 个情景"));
        ways_en.push(format!("run {together} at a time with --scenario"));
    }
    if ways_zh.is_empty() {
        ways_zh.push("请关闭别的程序，或换一台内存更大的计算机".to_string());
        ways_en.push("close other programs, or use a machine with more memory".to_string());
    }
    let (ways_zh, ways_en) = (ways_zh.join("，或"), ways_en.join(", or "));
    Err(Failure::words(
        format!("{each}{draws} 次模拟约需内存 {needs} GB，本机可用 {has} GB；{ways_zh}"),
        format!(
            "{draws} draws{of} need about {needs} GB of memory, and {has} GB are free; {ways_en}"
        ),
    ))
}

/// Two digits of a number, the rest nought.
fn rounded_down(number: f64) -> usize {
    let mut unit = 1.0;
    while number / unit >= 100.0 {
        unit *= 10.0;
    }
    ((number / unit).floor() * unit) as usize
}

fn gibibytes(bytes: u64) -> String {
    format!("{:.1}", bytes as f64 / f64::from(1 << 30))
}

/// Bytes that this process may still take: of the machine, or of the group of processes that it is counted in.
fn available() -> Option<u64> {
    let machine = available_of(&fs::read_to_string("/proc/meminfo").ok()?)?;
    let groups = fs::read_to_string("/proc/self/cgroup").unwrap_or_default();
    let read = |path: PathBuf| fs::read_to_string(path).ok();
    Some(left(&groups, read).map_or(machine, |left| left.min(machine)))
}

/// `MemAvailable` of `/proc/meminfo`, which is in KiB.
fn available_of(meminfo: &str) -> Option<u64> {
    let line = meminfo
        .lines()
        .find_map(|line| line.strip_prefix("MemAvailable:"))?;
    let kibibytes: u64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    kibibytes.checked_mul(1024)
}

/// What the group's limit leaves, by the lines of `/proc/self/cgroup`; nothing where no limit is set. Inside a
/// container the group stands at the root of what is seen.
fn left(groups: &str, read: impl Fn(PathBuf) -> Option<String>) -> Option<u64> {
    let mut left: Option<u64> = None;
    for line in groups.lines() {
        let mut parts = line.splitn(3, ':').skip(1);
        let (Some(kinds), Some(path)) = (parts.next(), parts.next()) else {
            continue;
        };
        // The second version has one tree without kinds; the first has one for each kind.
        let (tree, names) = match kinds {
            "" => (
                "/sys/fs/cgroup",
                ["memory.max", "memory.current", "inactive_file"],
            ),
            _ if kinds.split(',').any(|kind| kind == "memory") => (
                "/sys/fs/cgroup/memory",
                [
                    "memory.limit_in_bytes",
                    "memory.usage_in_bytes",
                    "total_inactive_file",
                ],
            ),
            _ => continue,
        };
        for place in [path.trim_start_matches('/'), ""] {
            let folder = PathBuf::from(tree).join(place);
            let number = |name: &str| read(folder.join(name))?.trim().parse::<u64>().ok();
            let (Some(limit), Some(used)) = (number(names[0]), number(names[1])) else {
                continue;
            };
            // Pages of files that nobody needs are given back when they are wanted.
            let statistics = read(folder.join("memory.stat")).unwrap_or_default();
            let spare = statistics
                .lines()
                .find_map(|line| line.strip_prefix(names[2])?.trim().parse::<u64>().ok());
            let own = limit.saturating_sub(used.saturating_sub(spare.unwrap_or(0)));
            left = Some(left.map_or(own, |left| left.min(own)));
            break;
        }
    }
    left
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Language;

    #[test]
    fn what_does_not_fit_is_refused_with_what_does() {
        // A million bytes for each draw of three scenarios.
        let bytes = |draws: usize| 1_000_000 * draws as u64;
        assert!(fits(3, 1000, bytes, 1_000_000_000).is_ok());
        let failure = fits(3, 1000, bytes, 456_000_000).expect_err("too much");
        let said = failure.text(Language::Zh);
        assert!(said.contains("--draws 450 "), "{said}");
        assert!(said.contains("每次只算 1 个情景"), "{said}");
        assert!(said.contains("0.9 GB") && said.contains("0.4 GB"), "{said}");
        let failure = fits(1, 1000, bytes, 10).expect_err("far too much");
        assert!(failure.text(Language::En).contains("more memory"));
    }

    #[test]
    fn memory_is_read_as_the_system_tells_it() {
        let meminfo = "MemTotal:       24683652 kB\nMemAvailable:   23793212 kB\n";
        assert_eq!(available_of(meminfo), Some(23_793_212 * 1024));
        assert_eq!(available_of("MemTotal: 1 kB"), None);
        let one = |path: PathBuf| {
            let said = match path.to_str()? {
                "/sys/fs/cgroup/memory/a/memory.limit_in_bytes" => "1000\n",
                "/sys/fs/cgroup/memory/a/memory.usage_in_bytes" => "700\n",
                "/sys/fs/cgroup/memory/a/memory.stat" => "cache 9\ntotal_inactive_file 200\n",
                _ => return None,
            };
            Some(said.to_string())
        };
        assert_eq!(left("5:cpu:/b\n4:memory:/a\n0::/\n", one), Some(500));
        let two = |path: PathBuf| {
            let said = match path.to_str()? {
                "/sys/fs/cgroup/memory.max" => "max\n",
                "/sys/fs/cgroup/memory.current" => "700\n",
                "/sys/fs/cgroup/own/memory.max" => "2000\n",
                "/sys/fs/cgroup/own/memory.current" => "300\n",
                _ => return None,
            };
            Some(said.to_string())
        };
        assert_eq!(left("0::/own\n", two), Some(1700));
        assert_eq!(left("0::/\n", two), None);
        assert_eq!(left("", two), None);
    }
}
