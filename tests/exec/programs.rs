//! Programs, files and checks that behave.

use gradus::run::{End, Frame, Stream, Update, Work};

use crate::bench::{Bench, job, output, program};

#[test]
fn a_program_is_as_if_python_had_just_started_it() {
    let text = "\
import os, sys
print(__name__, os.path.basename(__file__), sys.argv, sys.path[0] == os.getcwd())
print(sorted(name for name in sys.modules if name.startswith('gradus')), 'ctypes' in sys.modules)
print([path for path in sys.path if 'runtime' in path], os.listdir())
print(os.open('x', os.O_CREAT), sys.stdin.isatty(), sys.stdout.encoding)
print(sorted(name for name in dir() if name.startswith('__')))
";
    let outcome = Bench::new().run(&program(text));
    let lines: Vec<_> = output(&outcome).lines().collect();
    assert_eq!(
        lines,
        [
            "__main__ lesson.py ['lesson.py'] True",
            "[] False",
            "[] []",
            "3 False utf-8",
            "['__annotations__', '__builtins__', '__cached__', '__doc__', '__file__', '__loader__', \
             '__name__', '__package__', '__spec__']",
        ]
    );
}

#[test]
fn programs_go_on_in_one_namespace_and_their_output_is_told_apart() {
    let job = job(Work::Programs {
        prelude: Some("print('hidden')\nx = 1".into()),
        programs: vec!["print('one'); x += 1".into(), "print(x)".into(), "print('three')".into()],
    });
    let bench = Bench::new();
    assert_eq!(bench.run(&job).outputs, ["one\n", "2\n", "three\n"]);
    let mut started = bench.start(job);
    started.finish();
    assert_eq!(started.seen, "three\n");
}

#[test]
fn a_program_after_one_that_fails_does_not_begin() {
    let programs = vec!["print('one')\n\n1 / 0".into(), "print('two')".into()];
    let outcome = Bench::new().run(&job(Work::Programs { prelude: None, programs }));
    assert_eq!(outcome.outputs, ["one\n"]);
    let End::Raised(fault) = outcome.end else { panic!("{outcome:?}") };
    assert_eq!(
        (fault.kind.as_str(), fault.message.as_str()),
        ("ZeroDivisionError", "division by zero")
    );
    let frame = Frame {
        file: "part1.py".into(),
        line: 3,
        function: "<module>".into(),
        text: "1 / 0".into(),
        own: true,
    };
    assert_eq!(fault.frames, [frame]);
    assert_eq!(outcome.errors, "");
}

#[test]
fn a_traceback_that_a_program_prints_itself_has_its_lines() {
    let text = "import traceback\ntry:\n    [][0]\nexcept IndexError:\n    traceback.print_exc()\n";
    let outcome = Bench::new().run(&program(text));
    assert!(outcome.errors.contains("lesson.py\", line 3"), "{}", outcome.errors);
    assert!(outcome.errors.contains("    [][0]\n"), "{}", outcome.errors);
}

#[test]
fn a_file_runs_with_those_beside_it() {
    let mut job = job(Work::File("shop/main.py".into()));
    job.files = [
        ("shop/main.py", "import sys, wave\nprint(wave.x, __file__[-12:], sys.argv)\n"),
        ("shop/wave.py", "x = 'my own'\n"),
    ]
    .map(|(path, text)| (path.into(), text.into()))
    .into();
    let outcome = Bench::new().run(&job);
    assert_eq!(output(&outcome), "my own shop/main.py ['shop/main.py']\n");
}

#[test]
fn a_fault_is_told_though_files_hide_modules_of_python() {
    let mut job = job(Work::File("main.py".into()));
    job.files = ["token.py", "traceback.py", "linecache.py", "re.py", "main.py"]
        .map(|path| (path.into(), "import sys\nx = 1 if __name__ != '__main__' else y\n".into()))
        .into();
    job.files.insert("main.py".into(), "import token, traceback, linecache, re\nboom\n".into());
    let outcome = Bench::new().run(&job);
    let End::Raised(fault) = outcome.end else { panic!("{outcome:?}") };
    assert_eq!((fault.kind.as_str(), fault.frames[0].text.as_str()), ("NameError", "boom"));
}

#[test]
fn endings_are_told_apart() {
    let bench = Bench::new();
    for (text, expected) in [
        ("pass", End::Finished),
        ("raise SystemExit", End::Exited(0)),
        ("import sys; sys.exit(3)", End::Exited(3)),
        ("import sys; sys.exit('no')", End::Exited(1)),
        ("import os; os._exit(4)", End::Exited(4)),
    ] {
        assert_eq!(bench.run(&program(text)).end, expected, "{text}");
    }
    assert_eq!(bench.run(&program("import sys; sys.exit('no')")).errors, "no\n");
}

#[test]
fn what_happens_at_the_end_of_a_program_happens() {
    let text = "\
import atexit, threading, time
class Last:
    def __del__(self): print('gone')
last = Last()
atexit.register(print, 'at exit')
event = threading.Event()
threading.Thread(target=lambda: (event.wait(), print('thread'))).start()
event.set()
";
    let outcome = Bench::new().run(&program(text));
    assert_eq!(output(&outcome), "thread\nat exit\ngone\n");
}

#[test]
fn input_is_given_or_at_its_end() {
    let bench = Bench::new();
    let mut asks = program("print(input('Name? '), input())");
    asks.input = "Zoë\nBern\n".into();
    assert_eq!(output(&bench.run(&asks)), "Name? Zoë Bern\n");
    asks.input = String::new();
    let End::Raised(fault) = bench.run(&asks).end else { panic!() };
    assert_eq!(fault.kind, "EOFError");
}

#[test]
fn a_program_that_forks_tells_of_itself_once() {
    let text = "\
import os
pid = os.fork()
if pid == 0:
    print('child')
    1 / 0
os.waitpid(pid, 0)
print('parent')
";
    let outcome = Bench::new().run(&program(text));
    assert_eq!(output(&outcome), "child\nparent\n");
    assert!(
        outcome.errors.ends_with("ZeroDivisionError: division by zero\n"),
        "{}",
        outcome.errors
    );
    assert!(!outcome.errors.contains("gradus_run"), "{}", outcome.errors);
}

#[test]
fn the_users_own_variables_stay_outside() {
    let text = "import os\nprint(*sorted(os.environ), sep='\\n')";
    let outcome = Bench::new().run(&program(text));
    let names: Vec<_> = output(&outcome).lines().collect();
    for secret in ["CARGO", "CARGO_MANIFEST_DIR", "USER", "LOGNAME", "HTTP_PROXY", "https_proxy"] {
        assert!(!names.contains(&secret), "{names:?}");
    }
    assert!(["HOME", "PATH", "TMPDIR", "LANG"].iter().all(|name| names.contains(name)));
}

#[test]
fn checks_are_told_of_as_they_end() {
    let mut job = job(Work::Checks {
        source: "from basket import total\n\n\ndef test_sum():\n    \"\"\"Adds up.\"\"\"\n    \
                 assert total([1, 2]) == 3\n\n\ndef test_none():\n    assert total([]) == 1, 'no'\n"
            .into(),
        only: None,
        rules: Vec::new(),
    });
    job.files = [("basket.py".into(), "def total(xs):\n    return sum(xs)\n".into())].into();
    let mut started = Bench::new().start(job);
    let Update::Checked(first) = started.next() else { panic!() };
    assert_eq!((first.name.as_str(), first.passed), ("test_sum", true));
    let outcome = started.finish();
    assert_eq!(outcome.end, End::Finished);
    assert_eq!(outcome.checks.iter().map(|check| check.passed).collect::<Vec<_>>(), [true, false]);
    assert!(!outcome.passed());
}

#[test]
fn output_comes_while_the_program_runs() {
    let text = "import sys\nprint('first')\nprint('oops', file=sys.stderr)\ninput()\n";
    let mut waits = program(text);
    // A pipe that nobody closes: the program can only have written this before its end.
    waits.work = Work::Programs {
        prelude: None,
        programs: vec![text.replace("input()", "import os; r, w = os.pipe(); os.read(r, 1)")],
    };
    let mut started = Bench::new().start(waits);
    started.wait_for("first\n");
    while !matches!(started.next(), Update::Output(Stream::Err, text) if text == "oops\n") {}
    started.running.stop();
    assert_eq!(started.finish().end, End::Stopped);
}
