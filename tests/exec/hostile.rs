//! Programs that misbehave. Nothing of them may be left: their processes are known by a variable
//! or an argument that no other process has.

use std::fs;
use std::path::Path;
use std::time::Duration;

use gradus::run::{End, Limit, Update};
use gradus::shell::clock::instant;

use crate::bench::{Bench, LIMIT, output, program};

/// Whether a process has this among its arguments.
fn is_running(marker: &str) -> bool {
    let entries = fs::read_dir("/proc").into_iter().flatten().flatten();
    let has = |path: &Path| {
        let line = fs::read(path.join("cmdline")).unwrap_or_default();
        line.split(|byte| *byte == 0).any(|word| word == marker.as_bytes())
    };
    entries.into_iter().any(|entry| has(&entry.path()))
}

/// A word that is in no other process.
fn marker(name: &str) -> String {
    format!("gradus-test-{name}-{}", std::process::id())
}

#[test]
fn a_flood_of_output_is_cut_off() {
    let mut job = program("while True:\n    print('x' * 1000)\n");
    job.limits.output = 200_000;
    let bench = Bench::new();
    let outcome = bench.run(&job);
    assert!(
        matches!(outcome.end, End::OverLimit { limit: Limit::Output, .. }),
        "{:?}",
        outcome.end
    );
    assert_eq!(outcome.outputs[0].len(), 200_000);

    let mut started = bench.start(job);
    let (mut updates, mut size) = (0, 0);
    let outcome = loop {
        match started.next() {
            Update::Output(_, text) => (updates, size) = (updates + 1, size + text.len()),
            Update::Done(outcome) => break outcome,
            Update::Preparing(_) | Update::Checked(_) => {}
        }
    };
    assert!(updates < 60, "{updates} updates for {size} bytes");
    assert_eq!(outcome.outputs[0].len(), size);
}

#[test]
fn a_flood_in_one_line_and_to_both_outputs_is_cut_off() {
    let text = "import os\nwhile True:\n    os.write(2, b'e' * 50000); os.write(1, b'o' * 50000)\n";
    let mut job = program(text);
    job.limits.output = 300_000;
    let outcome = Bench::new().run(&job);
    assert!(
        matches!(outcome.end, End::OverLimit { limit: Limit::Output, .. }),
        "{:?}",
        outcome.end
    );
    assert!(outcome.outputs[0].len() + outcome.errors.len() <= 300_000);
}

#[test]
fn too_much_memory_is_refused() {
    for text in
        ["x = bytearray(10 << 30)\n", "x = []\nwhile True:\n    x.append(' ' * 10_000_000)\n"]
    {
        let mut job = program(text);
        job.limits.memory = 300 << 20;
        let outcome = Bench::new().run(&job);
        let End::Raised(fault) = outcome.end else { panic!("{outcome:?}") };
        assert_eq!((fault.kind.as_str(), fault.frames[0].own), ("MemoryError", true), "{fault:?}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn memory_of_many_processes_counts_together() {
    let text = "\
import os, time
for _ in range(8):
    if os.fork() == 0:
        x = b'x' * 100_000_000
        time.sleep(1000)
time.sleep(1000)
";
    let mut job = program(text);
    job.limits.memory = 300 << 20;
    let outcome = Bench::new().run(&job);
    assert!(matches!(outcome.end, End::OverLimit { limit: Limit::Memory, .. }), "{outcome:?}");
}

#[cfg(target_os = "linux")]
#[test]
fn a_fork_bomb_is_ended() {
    let marker = marker("bomb");
    let text = format!(
        "\
import os, subprocess, sys, time
for _ in range(300):
    subprocess.Popen([sys.executable, '-S', '-c', 'import time; time.sleep(1000)', '{marker}'])
time.sleep(1000)
"
    );
    let outcome = Bench::new().run(&program(&text));
    assert!(matches!(outcome.end, End::OverLimit { limit: Limit::Processes, .. }), "{outcome:?}");
    assert!(!is_running(&marker));

    let text = "import os\nfor _ in range(9):\n    os.fork()\nwhile True: pass\n";
    let outcome = Bench::new().run(&program(text));
    assert!(matches!(outcome.end, End::OverLimit { limit: Limit::Processes, .. }), "{outcome:?}");
}

#[cfg(target_os = "linux")]
#[test]
fn orphans_that_hide_and_ignore_signals_are_ended() {
    let marker = marker("orphan");
    let text = format!(
        "\
import os, subprocess, sys
code = '''
import os, signal, sys, time
os.setsid()
for number in range(1, 32):
    try: signal.signal(number, signal.SIG_IGN)
    except OSError: pass
if os.fork(): os._exit(0)
os.environ.clear()
os.chdir('/')
print('ready', flush=True)
os.close(1)
os.close(2)
time.sleep(1000)
'''
child = subprocess.Popen([sys.executable, '-S', '-c', code, '{marker}'], stdout=subprocess.PIPE)
print(child.stdout.readline())
"
    );
    let outcome = Bench::new().run(&program(&text));
    assert!(output(&outcome).contains("ready"), "{outcome:?}");
    assert!(!is_running(&marker));
}

#[test]
fn nothing_is_written_outside_where_the_kernel_can_forbid_it() {
    let bench = Bench::new();
    let outside = bench.folder().join("outside.txt");
    let text = format!(
        "\
import os, tempfile
open('inside.txt', 'w').write('x')
os.mkdir('folder'); os.rename('inside.txt', 'folder/moved.txt')
tempfile.TemporaryFile().write(b'x')
open(os.path.expanduser('~/.setting'), 'w').write('x')
open('/dev/null', 'w').write('x')
try:
    open({outside:?}, 'w').write('x')
    print('written')
except PermissionError:
    print('refused')
"
    );
    let outcome = bench.run(&program(&text));
    let refused = output(&outcome) == "refused\n";
    if has_landlock() {
        assert!(refused && !outside.exists());
    } else {
        println!("this system has no Landlock: writing outside is not forbidden here");
        assert!(!refused);
    }
}

/// Whether the kernel has it, asked in another way than the launcher does.
fn has_landlock() -> bool {
    let text = "import ctypes, sys\nprint(sys.platform == 'linux' and \
                ctypes.CDLL(None).syscall(444, None, 0, 1) > 0)";
    let asked = std::process::Command::new(crate::bench::python().executable)
        .args(["-I", "-c", text])
        .output()
        .unwrap();
    asked.stdout.starts_with(b"True")
}

#[test]
fn files_may_not_grow_without_end() {
    let mut job = program("open('big', 'wb').write(b'x' * 10_000_000)\n");
    job.limits.file = 1 << 20;
    let outcome = Bench::new().run(&job);
    let End::Raised(fault) = outcome.end else { panic!("{outcome:?}") };
    assert_eq!(fault.kind, "OSError");
}

#[test]
fn standard_input_is_not_the_terminals() {
    let text = "import sys, os\nprint(repr(sys.stdin.read()), os.isatty(0))\n\
                try: open('/dev/tty')\nexcept OSError: print('none')\n";
    assert_eq!(output(&Bench::new().run(&program(text))), "'' False\nnone\n");
}

#[test]
fn a_program_may_close_its_outputs() {
    let bench = Bench::new();
    for text in [
        "import os\nprint('a', flush=True)\nos.close(1)\nos.close(2)\n",
        "import sys\nprint('a')\nsys.stdout.close()\nsys.stderr.close()\n",
        "import os\nprint('a')\nfor number in range(3, 100): \n  try: os.close(number)\n  except OSError: pass\n",
    ] {
        assert_eq!(output(&bench.run(&program(text))), "a\n", "{text}");
    }
    // It cannot tell of its end any more, but it still ends.
    let all = "import os\nprint('a')\nos.closerange(0, 1000)\n";
    let outcome = bench.run(&program(all));
    assert!(matches!(outcome.end, End::Exited(_)), "{outcome:?}");
    assert_eq!(outcome.outputs, ["a\n"]);
}

#[test]
fn a_program_that_closes_its_outputs_and_goes_on_is_still_limited() {
    let mut job = program("import os\nos.closerange(0, 1000)\nwhile True: pass\n");
    job.limits.wall = Duration::from_millis(300);
    let outcome = Bench::new().run(&job);
    assert!(matches!(outcome.end, End::OverLimit { limit: Limit::Time, .. }), "{outcome:?}");
}

#[test]
fn bytes_that_are_no_text_are_replaced() {
    let text = "import sys\nsys.stdout.buffer.write(b'a\\xff\\xc3\\x1b[2J\\x00\\xe2\\x82\\n')\n";
    let bench = Bench::new();
    let outcome = bench.run(&program(text));
    // Escapes are for the one sanitiser; here is what was written.
    assert_eq!(output(&outcome), "a\u{fffd}\u{fffd}\u{1b}[2J\0\u{fffd}\n");
    let mut started = bench.start(program(text));
    started.finish();
    assert_eq!(started.seen, outcome.outputs[0]);
}

#[test]
fn a_program_may_turn_on_its_launcher() {
    let text = "\
import os, signal
for number in (signal.SIGTERM, signal.SIGINT, signal.SIGSTOP, signal.SIGKILL):
    try:
        os.kill(os.getppid(), number)
    except PermissionError:
        print('refused')
import time
time.sleep(1000)
";
    let mut job = program(text);
    job.limits.wall = Duration::from_secs(1);
    let begin = instant();
    let outcome = Bench::new().run(&job);
    assert!(
        matches!(outcome.end, End::OverLimit { limit: Limit::Time, .. } | End::Killed(_)),
        "{outcome:?}"
    );
    assert!(begin.elapsed() < LIMIT);
}

#[cfg(target_os = "linux")]
#[test]
fn when_the_launcher_is_killed_the_job_ends_clearly_and_nothing_is_left() {
    let marker = marker("lost");
    let text = format!(
        "\
import os, subprocess, sys, time
code = 'import os, time; os.setsid(); print(1, flush=True); time.sleep(1000)'
child = subprocess.Popen([sys.executable, '-S', '-c', code, '{marker}'], stdout=subprocess.PIPE)
child.stdout.readline()
print('launcher', os.getppid(), '.')
time.sleep(1000)
"
    );
    let mut started = Bench::new().start(program(&text));
    started.wait_for(" .\n");
    let pid = started.seen.split(' ').nth(1).unwrap().parse().unwrap();
    let pid = rustix::process::Pid::from_raw(pid).unwrap();
    rustix::process::kill_process(pid, rustix::process::Signal::KILL).unwrap();
    let outcome = started.finish();
    assert!(matches!(&outcome.end, End::Killed(words) if words.contains("watches")), "{outcome:?}");
    assert!(!is_running(&marker));
}

#[cfg(target_os = "linux")]
#[test]
fn a_program_that_kills_its_group_is_not_more_than_itself() {
    let text = "import os, signal\nprint('a', flush=True)\nos.killpg(0, signal.SIGKILL)\n";
    let outcome = Bench::new().run(&program(text));
    assert!(matches!(&outcome.end, End::Killed(words) if words.contains("SIGKILL")), "{outcome:?}");
}

/// The other side of the next test: a program with a job that does not end.
#[test]
#[ignore = "the next test runs it, and kills it"]
fn keep_a_job() {
    let marker = std::env::var("GRADUS_TEST_MARKER").unwrap();
    let text = format!(
        "\
import os, subprocess, sys, time
code = 'import os, time; os.setsid(); print(1, flush=True); time.sleep(1000)'
child = subprocess.Popen([sys.executable, '-S', '-c', code, '{marker}'], stdout=subprocess.PIPE)
child.stdout.readline()
print('launcher', os.getppid(), os.getcwd(), '.')
time.sleep(1000)
"
    );
    let mut started = Bench::new().start(program(&text));
    started.wait_for(" .\n");
    println!("{}", started.seen);
    started.finish();
}

#[cfg(target_os = "linux")]
#[test]
fn when_gradus_is_killed_nothing_is_left() {
    use rustix::event::{PollFd, PollFlags, Timespec, poll};
    use rustix::process::{Pid, PidfdFlags, pidfd_open};
    use std::io::{BufRead, BufReader};

    let marker = marker("killed");
    let mut gradus = std::process::Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "hostile::keep_a_job", "--ignored", "--nocapture"])
        .env("GRADUS_TEST_MARKER", &marker)
        .stdout(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    let lines = BufReader::new(gradus.stdout.take().unwrap()).lines();
    let line = lines.map(Result::unwrap).find(|line| line.starts_with("launcher")).unwrap();
    let mut words = line.split(' ').skip(1);
    let launcher = Pid::from_raw(words.next().unwrap().parse().unwrap()).unwrap();
    let folder = Path::new(words.next().unwrap()).parent().unwrap();
    let launcher = pidfd_open(launcher, PidfdFlags::empty()).unwrap();
    assert!(is_running(&marker) && folder.exists());
    gradus.kill().unwrap();
    gradus.wait().unwrap();
    let time = Timespec { tv_sec: i64::try_from(LIMIT.as_secs()).unwrap(), tv_nsec: 0 };
    let mut watched = [PollFd::new(&launcher, PollFlags::IN)];
    assert_eq!(poll(&mut watched, Some(&time)).unwrap(), 1, "the launcher goes on");
    assert!(!is_running(&marker));
    assert!(!folder.exists());
}
