//! The words after a code block's fence: what the block is, and what is promised of it.

use super::Code;

impl Code {
    /// Whether it is a Python program: no fragment, and no file for other programs.
    pub fn runs(&self) -> bool {
        self.lang == "python" && !self.is_skipped() && self.value("file").is_none()
    }

    /// Whether it is marked as not to be run.
    pub fn is_skipped(&self) -> bool {
        self.words.iter().any(|word| word == "skip" || word.starts_with("skip="))
    }

    /// Why it is not run, if the author says so.
    pub fn skip_reason(&self) -> Option<&str> {
        self.value("skip").filter(|reason| !reason.trim().is_empty())
    }

    /// Whether it goes on with the program before it.
    pub fn continues(&self) -> bool {
        self.words.iter().any(|word| word == "cont")
    }

    /// The exception it ends with.
    pub fn raises(&self) -> Option<&str> {
        self.value("raises")
    }

    /// The value of a word such as `file=templates/base.html`.
    pub fn value(&self, key: &str) -> Option<&str> {
        self.words.iter().find_map(|word| word.strip_prefix(key)?.strip_prefix('='))
    }
}

/// Takes the text after a fence apart at white space outside of quotes; the quotes are dropped.
pub(super) fn words(info: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = None;
    let mut quoted = false;
    for c in info.chars() {
        if c == '"' {
            quoted = !quoted;
            word.get_or_insert_with(String::new);
        } else if c.is_whitespace() && !quoted {
            words.extend(word.take());
        } else {
            word.get_or_insert_with(String::new).push(c);
        }
    }
    words.extend(word);
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(info: &str) -> Code {
        let mut words = words(info).into_iter();
        Code { lang: words.next().unwrap_or_default(), words: words.collect(), text: String::new() }
    }

    #[test]
    fn words_are_divided_by_spaces_outside_of_quotes() {
        for (info, expected) in [
            ("", vec![]),
            ("  python \t cont ", vec!["python", "cont"]),
            ("python skip=\"a part\"", vec!["python", "skip=a part"]),
            ("python \"\"", vec!["python", ""]),
            ("python skip=\"a  b", vec!["python", "skip=a  b"]),
        ] {
            assert_eq!(words(info), expected, "{info:?}");
        }
    }

    #[test]
    fn a_block_says_how_it_runs() {
        assert!(code("python").runs());
        assert!(!code("yaml").runs());
        assert!(!code("python file=a.py").runs());
        assert!(code("python cont raises=KeyError").continues());
        assert_eq!(code("python cont raises=KeyError").raises(), Some("KeyError"));
        for (info, reason) in [
            ("python skip", None),
            ("python skip=", None),
            ("python skip=\" \"", None),
            ("python skip=\"a fragment\"", Some("a fragment")),
        ] {
            let code = code(info);
            assert!(code.is_skipped() && !code.runs(), "{info}");
            assert_eq!(code.skip_reason(), reason, "{info}");
        }
    }
}
