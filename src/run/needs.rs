//! Whether a job needs the packages of its set, or what Python brings along is enough.

use std::collections::BTreeSet;

use super::{Job, Work};

/// The modules that come with Python 3.11 and later.
const WITH_PYTHON: &str = "\
    abc aifc annotationlib antigravity argparse array ast asynchat asyncio asyncore atexit \
    audioop base64 bdb binascii bisect builtins bz2 cProfile calendar cgi cgitb chunk cmath \
    cmd code codecs codeop collections colorsys compileall compression concurrent \
    configparser contextlib contextvars copy copyreg crypt csv ctypes curses dataclasses \
    datetime dbm decimal difflib dis distutils doctest email encodings ensurepip enum errno \
    faulthandler fcntl filecmp fileinput fnmatch fractions ftplib functools gc genericpath \
    getopt getpass gettext glob graphlib grp gzip hashlib heapq hmac html http idlelib \
    imaplib imghdr imp importlib inspect io ipaddress itertools json keyword lib2to3 \
    linecache locale logging lzma mailbox mailcap marshal math mimetypes mmap modulefinder \
    msilib msvcrt multiprocessing netrc nis nntplib nt ntpath nturl2path numbers opcode \
    operator optparse os ossaudiodev pathlib pdb pickle pickletools pipes pkgutil platform \
    plistlib poplib posix posixpath pprint profile pstats pty pwd py_compile pyclbr pydoc \
    pydoc_data pyexpat queue quopri random re readline reprlib resource rlcompleter runpy \
    sched secrets select selectors shelve shlex shutil signal site smtpd smtplib sndhdr \
    socket socketserver spwd sqlite3 sre_compile sre_constants sre_parse ssl stat statistics \
    string stringprep struct subprocess sunau symtable sys sysconfig syslog tabnanny tarfile \
    telnetlib tempfile termios textwrap this threading time timeit tkinter token tokenize \
    tomllib trace traceback tracemalloc tty turtle turtledemo types typing unicodedata \
    unittest urllib uu uuid venv warnings wave weakref webbrowser winreg winsound wsgiref \
    xdrlib xml xmlrpc zipapp zipfile zipimport zlib zoneinfo";

/// Whether a job may need the packages of its set: it imports something that neither comes with
/// Python nor is among its files. There is a stand-in for `pytest`.
pub fn needs_packages(job: &Job) -> bool {
    let files = job.files.iter().filter(|(path, _)| path.strip_suffix(".py").is_some());
    let mut texts: Vec<&str> = files.map(|(_, text)| text.as_str()).collect();
    let mut known: BTreeSet<&str> = WITH_PYTHON.split(' ').collect();
    known.insert("pytest");
    known.extend(job.files.keys().filter_map(|path| module(path)));
    match &job.work {
        Work::Programs { prelude, programs } => {
            texts.extend(prelude.as_deref());
            texts.extend(programs.iter().map(String::as_str));
        }
        Work::File(_) => {}
        Work::Checks { source, .. } => texts.push(source),
    }
    let is_known = |name: &str| name.starts_with('_') || known.contains(name);
    texts.into_iter().flat_map(str::lines).flat_map(imports).any(|name| !is_known(name))
}

/// The module that a file makes, or the package that it is in.
fn module(path: &str) -> Option<&str> {
    match path.split_once('/') {
        Some((folder, _)) => Some(folder),
        None => path.strip_suffix(".py"),
    }
}

/// The modules that a line imports, without what they are in.
fn imports(line: &str) -> Vec<&str> {
    let code = line.split(['#', ';']).next().unwrap_or_default().trim();
    let names: Vec<&str> = if let Some(list) = code.strip_prefix("import ") {
        list.split(',').map(|name| name.split(" as ").next().unwrap_or(name)).collect()
    } else if let Some((name, _)) =
        code.strip_prefix("from ").and_then(|rest| rest.split_once(" import"))
    {
        vec![name]
    } else {
        Vec::new()
    };
    // Prose may begin with the same word.
    let is_path =
        |name: &&str| name.chars().all(|sign| sign.is_alphanumeric() || matches!(sign, '_' | '.'));
    let tops = names.into_iter().map(str::trim).filter(is_path);
    tops.filter_map(|name| name.split('.').next()).filter(|name| !name.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::course::files::Files;
    use crate::run::{JobId, Limits};

    fn job(work: Work, files: &[(&str, &str)]) -> Job {
        let files: Files =
            files.iter().map(|(path, text)| ((*path).into(), (*text).into())).collect();
        let packages = Some("set".into());
        Job { id: JobId(1), work, packages, files, input: String::new(), limits: Limits::default() }
    }

    fn programs(program: &str) -> Work {
        Work::Programs { prelude: None, programs: vec![program.into()] }
    }

    #[test]
    fn imports_are_found_in_lines() {
        for (line, expected) in [
            ("import os", vec!["os"]),
            ("    import os.path as p, flask.json , json  # all", vec!["os", "flask", "json"]),
            ("from flask import Flask, request", vec!["flask"]),
            ("from django.db import (", vec!["django"]),
            ("from . import views", vec![]),
            ("from .models import Book", vec![]),
            ("import things from the other folder", vec![]),
            ("important = 1", vec![]),
            ("# import flask", vec![]),
            ("x = 'import flask'", vec![]),
        ] {
            assert_eq!(imports(line), expected, "{line}");
        }
    }

    #[test]
    fn only_what_comes_from_elsewhere_needs_packages() {
        let checks =
            |source: &str| Work::Checks { source: source.into(), only: None, rules: Vec::new() };
        let own = [("shop/__init__.py", ""), ("cart.py", "import _thread, shop"), ("a.txt", "")];
        let flask = [("app.py", "from flask import Flask")];
        for (work, files, expected) in [
            (programs("import math, random\nprint(1)"), &[] as &[_], false),
            (programs("import requests"), &[], true),
            (programs("import cart\nfrom shop.prices import vat"), &own, false),
            (Work::File("cart.py".into()), &own, false),
            (Work::File("app.py".into()), &flask, true),
            (checks("import pytest\nfrom cart import total"), &own, false),
            (checks("import app"), &flask, true),
            (programs("import pytest"), &[], false),
            (programs("import pytest, flask"), &[], true),
            (Work::Programs { prelude: Some("import yaml".into()), programs: vec![] }, &[], true),
        ] {
            let job = job(work, files);
            assert_eq!(needs_packages(&job), expected, "{job:?}");
        }
    }
}
