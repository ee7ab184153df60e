"""Runs a part of `gradus_run` for the tests: a request on standard input, JSON lines out."""

import json
import os
import sys


def main(request):
    sys.path.insert(0, request["runtime"])
    from gradus_run import checks, fault, syntax

    workdir = request["workdir"]
    os.chdir(workdir)
    sys.path[0] = workdir
    if "source" in request:
        run = (request["source"], request["only"], request["rules"], tell, workdir)
        checks.run(*run)
    elif "forms" in request:
        tell({"known": sorted(syntax.FORMS), "report": syntax.report(request["forms"])})
    else:
        for name, program in request["programs"].items():
            tell({"name": name, "fault": fault_of(program, workdir, fault)})


def fault_of(program, workdir, fault):
    """What is told of the exception that ends a program."""
    for name in [name for name, module in sys.modules.items() if is_in(module, workdir)]:
        del sys.modules[name]
    path = os.path.join(workdir, "lesson.py")
    with open(path, "w", encoding="utf-8") as file:
        file.write(program)
    sys.modules.pop("linecache", None)
    try:
        exec(compile(program, path, "exec", dont_inherit=True), {"__name__": "__main__"})
    except BaseException as error:
        # The first frame is this one, unless the text could not be compiled.
        inner = error.__traceback__.tb_next
        return fault.describe(error.with_traceback(inner), workdir)
    return None


def is_in(module, folder):
    return str(getattr(module, "__file__", "")).startswith(folder)


def tell(message):
    print(json.dumps(message), file=sys.__stdout__, flush=True)


if __name__ == "__main__":
    main(json.load(sys.stdin))
