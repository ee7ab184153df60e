//! Ends what is left of a job whose launcher cannot do it any more.

use std::fs;
use std::path::Path;
use std::time::Duration;

use rustix::event::{Timespec, poll};
use rustix::process::{Pid, Signal, kill_process, kill_process_group};

use super::clock::now;
use super::launcher::MARK;

/// How long it may take.
const PATIENCE: Duration = Duration::from_secs(5);

/// Ends every process that has `mark` in its environment or is at work below `folder`, and the
/// whole `group`. Where there is no `/proc`, only the group is known.
pub(super) fn end(mark: &str, folder: &Path, group: Option<i32>) {
    let variable = format!("{MARK}={mark}");
    let deadline = now() + PATIENCE;
    loop {
        if let Some(group) = group.and_then(Pid::from_raw) {
            // None of it is left, as a rule.
            let _ = kill_process_group(group, Signal::KILL);
        }
        let found = processes(&variable, folder);
        for pid in &found {
            let _ = kill_process(*pid, Signal::KILL);
        }
        if found.is_empty() || now() > deadline {
            return;
        }
        // A moment for them to end; nothing tells of it, since they are nobody's children.
        let _ = poll(&mut [], Some(&Timespec { tv_sec: 0, tv_nsec: 2_000_000 }));
    }
}

fn processes(variable: &str, folder: &Path) -> Vec<Pid> {
    let entries = fs::read_dir("/proc").into_iter().flatten().flatten();
    let belongs = |path: &Path| {
        let environment = fs::read(path.join("environ")).unwrap_or_default();
        environment.split(|byte| *byte == 0).any(|entry| entry == variable.as_bytes())
            || fs::read_link(path.join("cwd")).is_ok_and(|cwd| cwd.starts_with(folder))
    };
    entries
        .filter_map(|entry| {
            let pid = entry.file_name().to_str()?.parse().ok()?;
            belongs(&entry.path()).then(|| Pid::from_raw(pid)).flatten()
        })
        .collect()
}
