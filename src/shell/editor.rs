//! The learner's own editor, in the terminal or beside it.

use std::fs::{File, OpenOptions};
use std::io::{self, ErrorKind, IsTerminal, stdin, stdout};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};

/// The editor as the environment names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Editor {
    /// The variable that names it.
    pub variable: &'static str,
    /// Its command, with arguments if it has some.
    pub command: String,
}

/// Where a file of the learner is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Place {
    /// The lesson's folder.
    pub(super) folder: PathBuf,
    /// The file.
    pub(super) file: PathBuf,
}

/// Opens a file in the editor and waits until it is left; what to tell if that failed.
pub(super) fn open(editor: &Editor, place: &Place) -> Result<(), String> {
    let Editor { variable, command } = editor;
    let failed = |why: String| format!("The editor `{command}` ({variable}) {why}.");
    let words = words(command);
    let Some((program, arguments)) = words.split_first() else {
        return Err(none(place));
    };
    let status = run(program, arguments, place).map_err(|error| {
        failed(if error.kind() == ErrorKind::NotFound {
            format!(
                "was not found; name another one in {variable} and start Gradus again, or open \
                 {} in any editor beside it",
                place.file.display()
            )
        } else {
            format!("cannot be started: {error}")
        })
    })?;
    if status.success() { Ok(()) } else { Err(failed(format!("ended with {status}"))) }
}

/// What to tell if no editor is named.
pub(super) fn none(place: &Place) -> String {
    format!(
        "No editor is named: set VISUAL or EDITOR to the command of yours, such as `nano` or \
         `code --wait`, and start Gradus again. Or open {} in any editor beside Gradus: what you \
         save there is noticed.",
        place.file.display()
    )
}

fn run(program: &str, arguments: &[String], place: &Place) -> io::Result<ExitStatus> {
    let mut command = Command::new(program);
    command.args(arguments).arg(&place.file).current_dir(&place.folder);
    if cfg!(unix) {
        // Our own may be pipes: what is typed there is not for the editor, and what it draws is not
        // for whoever reads there.
        if !stdin().is_terminal() {
            command.stdin(File::open("/dev/tty").map_or_else(|_| Stdio::null(), Stdio::from));
        }
        if !stdout().is_terminal()
            && let Ok(terminal) = OpenOptions::new().write(true).open("/dev/tty")
        {
            command.stdout(terminal);
        }
    }
    command.status()
}

/// The words of a command: divided by spaces, but for those in quotes and, where `\` does not
/// divide paths, those after a `\`. The path of a program may have spaces even so.
fn words(command: &str) -> Vec<String> {
    if Path::new(command).is_file() {
        return vec![command.into()];
    }
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let mut quote = None;
    let mut signs = command.chars();
    while let Some(sign) = signs.next() {
        match (sign, quote) {
            (_, Some(open)) if sign == open => quote = None,
            ('"' | '\'', None) => {
                quote = Some(sign);
                word.get_or_insert_default();
            }
            ('\\', None | Some('"')) if cfg!(unix) => {
                word.get_or_insert_default().extend(signs.next());
            }
            _ if sign.is_whitespace() && quote.is_none() => words.extend(word.take()),
            _ => word.get_or_insert_default().push(sign),
        }
    }
    words.extend(word);
    words
}

#[cfg(test)]
mod tests {
    use std::fs;

    use tempfile::TempDir;

    use super::*;

    fn place() -> (TempDir, Place) {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a b.py");
        fs::write(&file, "one\n").unwrap();
        let place = Place { folder: folder.path().into(), file };
        (folder, place)
    }

    fn editor(command: &str) -> Editor {
        Editor { variable: "EDITOR", command: command.into() }
    }

    #[test]
    fn commands_are_divided_into_words() {
        for (command, expected) in [
            ("nano", vec!["nano"]),
            ("code --wait", vec!["code", "--wait"]),
            ("  vim  -u\tNONE ", vec!["vim", "-u", "NONE"]),
            ("'my editor' -x", vec!["my editor", "-x"]),
            (r#""my editor" --title="a b" ''"#, vec!["my editor", "--title=a b", ""]),
            ("emacs 'unclosed quote", vec!["emacs", "unclosed quote"]),
            ("", vec![]),
        ] {
            assert_eq!(words(command), expected, "{command}");
        }
        #[cfg(unix)]
        for (command, expected) in [
            (r"/opt/my\ editor -x", vec!["/opt/my editor", "-x"]),
            (r#"a "b\"c" 'd\e'"#, vec!["a", "b\"c", r"d\e"]),
        ] {
            assert_eq!(words(command), expected, "{command}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn the_editor_gets_its_arguments_and_the_file() {
        use std::os::unix::fs::PermissionsExt;

        let (folder, place) = place();
        let script = folder.path().join("my editor");
        fs::write(&script, "#!/bin/sh\npwd >> \"$2\"; echo \"$1\" >> \"$2\"\n").unwrap();
        fs::set_permissions(&script, fs::Permissions::from_mode(0o755)).unwrap();
        open(&editor(&format!("'{}' --wait", script.display())), &place).unwrap();
        let here = fs::canonicalize(folder.path()).unwrap();
        let expected = format!("one\n{}\n--wait\n", here.display());
        assert_eq!(fs::read_to_string(&place.file).unwrap(), expected);
        assert_eq!(words(&script.display().to_string()).len(), 1, "a path with a space");
    }

    #[test]
    fn an_editor_that_is_not_there_is_told_with_what_to_do() {
        let (_folder, place) = place();
        let told = open(&editor("no-such-editor-here --wait"), &place).unwrap_err();
        for words in ["no-such-editor-here", "EDITOR", "not found", "a b.py"] {
            assert!(told.contains(words), "{words}: {told}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn an_editor_that_fails_is_told() {
        let (_folder, place) = place();
        let told = open(&editor("sh -c 'exit 3'"), &place).unwrap_err();
        assert!(told.contains("ended with exit status: 3"), "{told}");
    }
}
