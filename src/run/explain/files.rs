//! Files and folders.

use super::{Explanation, Fault, say};

pub(super) fn explain(fault: &Fault, name: &str) -> Option<Explanation> {
    let path = fault.message.split('\'').nth(1).unwrap_or("that name");
    match name {
        "FileNotFoundError" => say(
            format!("There is no file or folder `{path}` where the program looks."),
            "The name is misspelled or lacks its ending; or the file lies elsewhere. A path \
             without \
             a folder is looked for in the folder that the program was started in.",
            "Print `os.getcwd()` and `os.listdir()` to see where you are and what is there. A \
             folder must exist before a file is written into it.",
        ),
        "PermissionError" => say(
            format!("The program may not read or write `{path}`."),
            "It belongs to somebody else, is protected, is open elsewhere, or is a folder. \
             Programs \
             that run here may write only into their own folder.",
            "Write into the folder of the program, and check the path.",
        ),
        "IsADirectoryError" => say(
            format!("`{path}` is a folder, but a file was expected."),
            "The name of the file is missing at the end of the path.",
            "Add it: `folder / \"file.txt\"`. To list a folder, use `Path(folder).iterdir()`.",
        ),
        "NotADirectoryError" => say(
            format!("`{path}` is a file, but a folder was expected."),
            "A file's name stands in the middle of a path.",
            "Check the path from left to right.",
        ),
        "FileExistsError" => say(
            format!("`{path}` is there already."),
            "A folder is made twice, or a file was opened with mode `x`.",
            "For folders: `Path(folder).mkdir(exist_ok=True)`.",
        ),
        "UnicodeDecodeError" | "UnicodeEncodeError" => say(
            "Bytes and letters do not fit: the text is in another encoding than the one used here.",
            "The file was opened without `encoding=`, with a wrong one, or is no text at all, such \
             as a picture.",
            "Open texts with `encoding=\"utf-8\"`, and pictures with mode `\"rb\"`. Old files \
             may be \
             in `latin-1` or `cp1252`.",
        ),
        _ => None,
    }
}
