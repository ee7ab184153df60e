//! Where a program was when it had to be ended: what Python's `faulthandler` wrote of it.

use std::path::Path;

use crate::run::{Frame, Job, Work};

/// The frames in such a report, innermost last, without those of our own package in `runtime`.
/// `work` is the job's working directory.
pub(super) fn frames(report: &str, job: &Job, work: &Path, runtime: &Path) -> Vec<Frame> {
    let mut frames = Vec::new();
    let lines = report.lines().skip_while(|line| !line.ends_with("(most recent call first):"));
    for line in lines.skip(1) {
        let Some((path, line, function)) = place(line) else { break };
        if Path::new(path).starts_with(runtime) {
            break;
        }
        let below = Path::new(path).strip_prefix(work).ok().and_then(Path::to_str);
        let file = below.unwrap_or(path).replace('\\', "/");
        let text = source(job, &file).and_then(|text| text.lines().nth(line.checked_sub(1)?));
        frames.push(Frame {
            text: text.map(|text| text.trim().into()).unwrap_or_default(),
            file,
            line,
            function: function.into(),
            own: below.is_some(),
        });
    }
    frames.reverse();
    frames
}

/// A line such as `  File "/tmp/lesson.py", line 3 in greet`.
fn place(line: &str) -> Option<(&str, usize, &str)> {
    let (path, rest) = line.trim_start().strip_prefix("File \"")?.rsplit_once("\", line ")?;
    let (number, function) = rest.split_once(" in ")?;
    Some((path, number.parse().ok()?, function))
}

/// The text of a file of the job, by its path below the working directory.
fn source<'a>(job: &'a Job, file: &str) -> Option<&'a str> {
    let programs = match &job.work {
        Work::Programs { prelude, programs } => {
            if file == "prelude.py" {
                return prelude.as_deref();
            }
            programs.as_slice()
        }
        Work::File(_) | Work::Checks { .. } => &[],
    };
    let part = file.strip_prefix("part").and_then(|rest| rest.strip_suffix(".py"));
    let program = match part.and_then(|number| number.parse::<usize>().ok()) {
        Some(number) => programs.get(number.checked_sub(1)?),
        None => programs.last().filter(|_| file == "lesson.py"),
    };
    program.or_else(|| job.files.get(file)).map(String::as_str)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::run::{JobId, Limits};

    #[test]
    fn frames_are_read_and_ours_left_out() {
        let job = Job {
            id: JobId(1),
            work: Work::Programs {
                prelude: None,
                programs: vec!["def f():\n    while True: pass\n".into(), "f()\n".into()],
            },
            packages: None,
            files: [("shop.py".into(), "import time\n\ntime.sleep(9)\n".into())].into(),
            input: String::new(),
            limits: Limits::default(),
        };
        let report = "Current thread 0x00007f (most recent call first):\n  \
            File \"/usr/lib/time.py\", line 1 in sleep\n  File \"/t/work/shop.py\", line 3 in <module>\n  \
            File \"/t/work/part1.py\", line 2 in f\n  File \"/t/work/lesson.py\", line 1 in <module>\n  \
            File \"/run/gradus_run/job.py\", line 9 in run\n  File \"<string>\", line 1 in <module>\n";
        let frames = frames(report, &job, Path::new("/t/work"), Path::new("/run"));
        let seen: Vec<_> =
            frames.iter().map(|f| (f.file.as_str(), f.line, f.text.as_str(), f.own)).collect();
        assert_eq!(
            seen,
            [
                ("lesson.py", 1, "f()", true),
                ("part1.py", 2, "while True: pass", true),
                ("shop.py", 3, "time.sleep(9)", true),
                ("/usr/lib/time.py", 1, "", false),
            ]
        );
        assert_eq!(frames.first().map(|frame| frame.function.as_str()), Some("<module>"));
    }

    #[test]
    fn without_a_report_there_are_no_frames() {
        for (line, expected) in [
            ("  File \"a.py\", line 3 in f", Some(("a.py", 3, "f"))),
            (
                "  File \"a\", line 3.py\", line 4 in <module>",
                Some(("a\", line 3.py", 4, "<module>")),
            ),
            ("  ...", None),
            ("File \"a.py\", line x in f", None),
        ] {
            assert_eq!(place(line), expected, "{line:?}");
        }
    }
}
