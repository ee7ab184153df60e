//! Interpreters that are kept for the next job.

use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use gradus::exec::interpreter::NoPython;
use gradus::exec::interpreter::Version;
use gradus::run::{End, Job, Update, Work};

use crate::bench::{Bench, job, output, program, python};

/// An environment without packages, but for a `flask` that says when it is imported.
fn environment(bench: &Bench) -> PathBuf {
    let folder = bench.folder().join("env");
    let python = python();
    let name = format!("lib/python{}.{}/site-packages/flask", python.version.0, python.version.1);
    fs::create_dir_all(folder.join(&name)).unwrap();
    fs::create_dir_all(folder.join("bin")).unwrap();
    symlink(&python.base, folder.join("bin/python")).unwrap();
    let home = python.base.parent().unwrap().display().to_string();
    fs::write(folder.join("pyvenv.cfg"), format!("home = {home}\n")).unwrap();
    let text = "import colorsys, os\nmaker = os.getpid()\n";
    fs::write(folder.join(name).join("__init__.py"), text).unwrap();
    folder.join("bin/python")
}

pub(crate) fn with_environment() -> Bench {
    let place = Arc::new(std::sync::Mutex::new(PathBuf::new()));
    let shared = place.clone();
    let bench = Bench::with(move |setup| {
        setup.prepare = Some(Box::new(move |set, tell, _| {
            tell(format!("making {set}"));
            Ok(shared.lock().unwrap().clone())
        }));
    });
    *place.lock().unwrap() = environment(&bench);
    bench
}

pub(crate) fn in_set(text: &str) -> Job {
    Job { packages: Some("flask".into()), ..program(text) }
}

const WHO: &str =
    "import os, flask\nprint(flask.maker == os.getpid(), os.environ['VIRTUAL_ENV'][-4:])\n";

#[test]
fn a_set_runs_in_its_environment_and_its_frameworks_are_loaded_once() {
    let bench = with_environment();
    for _ in 0..2 {
        assert_eq!(output(&bench.run(&in_set(WHO))), "False /env\n");
    }
}

#[test]
fn who_watches_does_not_wait_for_frameworks() {
    let bench = with_environment();
    let mut started = bench.start(in_set(WHO));
    assert_eq!(started.next(), Update::Preparing("making flask".into()));
    assert_eq!(output(&started.finish()), "True /env\n");
    bench.run(&in_set("pass"));
    let mut started = bench.start(in_set(WHO));
    assert_eq!(output(&started.finish()), "False /env\n");
}

#[test]
fn jobs_on_one_interpreter_know_nothing_of_each_other() {
    let bench = with_environment();
    bench.run(&in_set("import flask, os, sys\nflask.x = 1\nos.environ['X'] = '1'\nsys.x = 1\n"));
    let text =
        "import flask, os, sys\nprint(hasattr(flask, 'x'), 'X' in os.environ, hasattr(sys, 'x'))";
    assert_eq!(output(&bench.run(&in_set(text))), "False False False\n");
}

#[test]
fn what_happens_at_the_end_of_a_program_happens_here_too() {
    let text = "\
import atexit, sys, threading
class Last:
    def __del__(self): print('gone')
last = Last()
last.itself = last
atexit.register(print, 'at exit')
event = threading.Event()
threading.Thread(target=lambda: (event.wait(), print('thread'))).start()
event.set()
sys.exit(3)
";
    let outcome = with_environment().run(&in_set(text));
    assert_eq!(
        (outcome.end, outcome.outputs[0].as_str()),
        (End::Exited(3), "thread\nat exit\ngone\n")
    );
}

#[test]
fn a_file_that_hides_a_loaded_module_still_does() {
    let bench = with_environment();
    let mut job = Job { packages: Some("flask".into()), ..job(Work::File("main.py".into())) };
    job.files =
        [("main.py", "import colorsys\nprint(colorsys.x)\n"), ("colorsys.py", "x = 'mine'\n")]
            .map(|(path, text)| (path.into(), text.into()))
            .into();
    for _ in 0..2 {
        assert_eq!(output(&bench.run(&job)), "mine\n");
        assert_eq!(output(&bench.start(job.clone()).finish()), "mine\n");
    }
}

#[test]
fn the_interpreter_is_as_new_for_each_plain_program_unless_it_may_be_shared() {
    let parent = program("import os; print(os.getppid())");
    for share in [false, true] {
        let bench = Bench::with(|setup| setup.share = share);
        let parents = [bench.run(&parent), bench.run(&parent)].map(|o| output(&o).to_owned());
        assert_eq!(parents[0] == parents[1], share);
        let parents = [(); 2].map(|()| output(&bench.start(parent.clone()).finish()).to_owned());
        assert_eq!(parents[0] == parents[1], share);
    }
}

#[test]
fn a_launcher_that_was_ended_is_replaced() {
    let bench = Bench::with(|setup| setup.share = true);
    let parent = program("import os; print(os.getppid())");
    let first = output(&bench.run(&parent)).to_owned();
    let pid = rustix::process::Pid::from_raw(first.trim().parse().unwrap()).unwrap();
    rustix::process::kill_process(pid, rustix::process::Signal::KILL).unwrap();
    assert_ne!(output(&bench.run(&parent)), first);
}

#[test]
fn a_set_that_cannot_be_made_says_why() {
    let calls = Arc::new(AtomicUsize::new(0));
    let counted = calls.clone();
    let bench = Bench::with(move |setup| {
        setup.prepare = Some(Box::new(move |_, _, _| {
            counted.fetch_add(1, Ordering::Relaxed);
            Err("no network".into())
        }));
    });
    assert_eq!(bench.run(&in_set("pass")).end, End::Unavailable("no network".into()));
    assert_eq!(calls.load(Ordering::Relaxed), 1);
    let End::Unavailable(words) = Bench::new().run(&in_set("pass")).end else { panic!() };
    assert!(words.contains("gradus setup flask"), "{words}");
}

#[test]
fn without_a_python_every_job_says_so() {
    let bench = Bench::with(|setup| {
        setup.python = Err(NoPython::Missing { wanted: Version(3, 11, 0) });
    });
    let End::Unavailable(words) = bench.run(&program("pass")).end else { panic!() };
    assert!(words.contains("no Python was found") && words.contains("nstall"), "{words}");
}

#[test]
fn a_python_that_went_bad_is_told_of() {
    let bench = Bench::with(|setup| {
        let folder = setup.scratch.parent().unwrap().to_path_buf();
        let file = folder.join("python3");
        fs::write(&file, "#!/bin/sh\necho 'it is broken' >&2\nexit 1\n").unwrap();
        fs::set_permissions(&file, fs::Permissions::from_mode(0o755)).unwrap();
        setup.python = Ok(gradus::exec::interpreter::Interpreter { executable: file, ..python() });
    });
    let End::Unavailable(words) = bench.run(&program("pass")).end else { panic!() };
    assert!(words.contains("it is broken"), "{words}");
}
