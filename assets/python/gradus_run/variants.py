"""Tries variants of a program, each in a process of its own, and prints which of them fit.

Reads a JSON object: `lines` is a pool of lines, `programs` lists numbers of lines from it, `call` is
added to each program, `right` is the program that they are variants of, `expect` is what it prints.
Prints the numbers of the variants that print the same, are no other spelling of it, and end well;
`null` where processes cannot be forked. What was defined before, by a prelude, is there for each.
"""


def _variants():
    import ast
    import json
    import os
    import sys

    space = globals()
    del space["_variants"]
    spec = json.load(sys.stdin)
    if not hasattr(os, "fork"):
        print("null")
        return
    right = _tree(spec["right"])
    home = os.getcwd()
    has_files = bool(os.listdir(home))
    fitting = []
    for number, lines in enumerate(spec["programs"]):
        text = "\n".join([*(spec["lines"][line] for line in lines), spec["call"], ""])
        tree = _tree(text)
        if tree is None or tree == right:
            continue
        code = compile(text, "lesson.py", "exec", dont_inherit=True)
        if _print_of(code, space, home, has_files, len(spec["expect"])) == spec["expect"]:
            fitting.append(number)
    print(json.dumps(fitting))


def _tree(text):
    """The program without its layout; nothing if it is none."""
    import ast
    import warnings

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            compile(text, "lesson.py", "exec", dont_inherit=True)
            return ast.dump(ast.parse(text))
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            return None


def _print_of(code, space, home, has_files, length):
    """What a program prints, without white space at line ends; nothing if it fails or goes on."""
    import os

    out, into = os.pipe()
    sys_out = __import__("sys").stdout
    sys_out.flush()
    child = os.fork()
    if child == 0:
        os.close(out)
        _be_the_child(code, space, home, has_files, into)
    os.close(into)
    # Room for white space that does not count, and no more: the rest is not read.
    room = 2 * length + 10_000
    said = b""
    while len(said) < room:
        part = os.read(out, room - len(said))
        if not part:
            break
        said += part
    os.close(out)
    status = os.waitpid(child, 0)[1]
    if has_files:
        import shutil

        shutil.rmtree(os.path.join(home, f".variant{child}"), ignore_errors=True)
    if status != 0:
        return None
    text = said.decode("utf-8", "replace")
    return "\n".join(line.rstrip() for line in text.splitlines()).rstrip()


def _be_the_child(code, space, home, has_files, into):
    """Runs the program with its output going to `into`; never returns."""
    import os
    import shutil
    import signal
    import sys

    status = 1
    try:
        # Time on the processor, and on the clock for those that wait.
        signal.setitimer(signal.ITIMER_VIRTUAL, 0.5)
        signal.setitimer(signal.ITIMER_REAL, 3)
        if has_files:
            own = os.path.join(home, f".variant{os.getpid()}")
            shutil.copytree(home, own, ignore=lambda at, names: [n for n in names if n[0] == "."])
            os.chdir(own)
        null = os.open(os.devnull, os.O_RDWR)
        for number, target in ((0, null), (1, into), (2, null)):
            os.dup2(target, number)
        exec(code, space)
        sys.stdout.flush()
        status = 0
    except SystemExit as end:
        sys.stdout.flush()
        status = 1 if end.code else 0
    except BaseException:
        pass
    finally:
        os._exit(status)


_variants()
