//! Values of the wrong type, and attributes that are not there.

use super::{all, check, fault};

#[test]
fn calls() {
    all(
        "TypeError",
        &[
            ("'list' object is not callable", "list", "`names[0]`"),
            ("'int' object is not callable", "whole number", "multiplication"),
            ("'module' object is not callable", "module", "from … import"),
            ("f() missing 1 required positional argument: 'b'", "`f` leaves out", "`def` line"),
            (
                "f() missing 2 required positional arguments: 'a' and 'b'",
                "'a' and 'b'",
                "`def` line",
            ),
            ("Cart.total() missing 1 required positional argument: 'self'", "object", "Cart()"),
            ("f() missing 1 required keyword-only argument: 'key'", "by name", "`key=…`"),
            ("f() takes 1 positional argument but 2 were given", "takes 1", "`def` line"),
            ("Cart.add() takes 1 positional argument but 2 were given", "takes 1", "lacks `self`"),
            ("f() takes from 1 to 2 positional arguments but 3 were given", "from 1 to 2", "`def`"),
            ("Cart() takes no arguments", "`Cart(…)`", "__init__"),
            ("len() takes exactly one argument (2 given)", "number of values", "help(name)"),
            ("input expected at most 1 argument, got 2", "number of values", "help(name)"),
            ("f() got an unexpected keyword argument 'colour'", "`colour`", "letter by letter"),
            (
                "f() got an unexpected keyword argument 'colour'. Did you mean 'color'?",
                "`colour`",
                "`color=`",
            ),
            ("f() got multiple values for argument 'a'", "`a` twice", "self"),
            (
                "Can't instantiate abstract class Shape without an implementation for abstract \
                 method 'area'",
                "`Shape`",
                "Define",
            ),
            (
                "Can't instantiate abstract class Shape with abstract method area",
                "`Shape`",
                "Define",
            ),
            ("'float' object cannot be interpreted as an integer", "whole number", "//"),
            (
                "int() argument must be a string, a bytes-like object or a real number, not 'list'",
                "`int()`",
                "each item",
            ),
            ("object of type 'int' has no len()", "`len`", "str(number)"),
            ("sequence item 1: expected str instance, int found", "item 1", "join"),
            ("Object of type set is not JSON serializable", "set", "`list`"),
            ("write() argument must be str, not int", "`write`", "f-string"),
            ("User() got unexpected keyword arguments: 'nam'", "'nam'", "misspelled"),
        ],
    );
}

#[test]
fn operands() {
    all(
        "TypeError",
        &[
            ("can only concatenate str (not \"int\") to str", "`+` cannot join a text", "`str(…)`"),
            ("can only concatenate list (not \"str\") to list", "a list", "append"),
            ("unsupported operand type(s) for +: 'int' and 'str'", "`+`", "int(text)"),
            ("unsupported operand type(s) for +: 'NoneType' and 'int'", "`None`", "`return`"),
            (
                "unsupported operand type(s) for ** or pow(): 'str' and 'int'",
                "`** or pow()`",
                "int(",
            ),
            ("'<' not supported between instances of 'str' and 'int'", "`<`", "Input"),
            ("can't multiply sequence by non-int of type 'str'", "multiplied", "int(text)"),
            ("bad operand type for unary -: 'str'", "`-`", "int("),
            ("'NoneType' object is not subscriptable", "`None`", "`return`"),
            ("'builtin_function_or_method' object is not subscriptable", "a function", "round"),
            ("'int' object is not subscriptable", "whole number", "single value"),
            ("'str' object does not support item assignment", "a text", "replace"),
            ("'tuple' object does not support item assignment", "a tuple", "list(values)"),
            ("'int' object is not iterable", "A whole number", "range(number)"),
            ("'NoneType' object is not iterable", "`None`", "`return`"),
            ("argument of type 'int' is not iterable", "A whole number", "`in`"),
            ("argument of type 'int' is not a container or iterable", "A whole number", "`in`"),
            ("cannot unpack non-iterable int object", "A whole number", "unpacking"),
            ("unhashable type: 'list'", "A list", "tuple"),
            ("cannot use 'list' as a dict key (unhashable type: 'list')", "A list", "tuple"),
            ("cannot use 'dict' as a set element (unhashable type: 'dict')", "A dict", "tuple"),
            ("list indices must be integers or slices, not str", "A text", "dictionaries"),
            ("list indices must be integers or slices, not float", "number with a point", "//"),
            ("string indices must be integers, not 'str'", "index of a string", "json.loads"),
        ],
    );
}

#[test]
fn attributes() {
    all(
        "AttributeError",
        &[
            ("'NoneType' object has no attribute 'append'", "`None`", "`return`"),
            ("'list' object has no attribute 'push'", "`push`", "`append`"),
            ("'str' object has no attribute 'append'", "`append`", "Texts never change"),
            ("module 'math' has no attribute 'sqroot'", "`math`", "dir(math)"),
            (
                "partially initialized module 'random' has no attribute 'randint' (most likely \
                 due to a circular import)",
                "`random`",
                "random.py",
            ),
            (
                "module 'random' has no attribute 'randint' (consider renaming '/x/random.py' \
                 since it has the same name as the standard library module named 'random' and \
                 prevents importing that standard library module)",
                "`random`",
                "another name",
            ),
            ("type object 'Cart' has no attribute 'items'", "class `Cart`", "objects"),
            ("'Cart' object has no attribute 'total'", "`Cart`", "__init__"),
            ("'coroutine' object has no attribute 'json'", "coroutine", "await"),
        ],
    );
    let mut fault = fault("AttributeError", "'list' object has no attribute 'apend'");
    fault.names = vec!["append".into(), "pop".into()];
    check(&fault, "`apend`", "`.append`");
}
