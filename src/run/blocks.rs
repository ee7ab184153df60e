//! Code blocks of a lesson as Python runs them: a program as it stands, other languages by a few
//! lines of ours.

use serde_json::Value;

use crate::course::prose::Code;

/// What runs exchanges over HTTP, SQL, templates and commands.
const BLOCKS: &str = include_str!("../../assets/python/gradus_run/blocks.py");

/// How a block is run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// As Python.
    Python,
    /// A request to the program's web application, and the answer.
    Http,
    /// On a database in memory; the output block after it holds the rows.
    Sql,
    /// The statements that the program before it sent to its database, and how many they are.
    Queries(usize),
    /// A template that is filled in with the names of the program before it; the output block
    /// after it holds what comes out.
    Template(Engine),
    /// Commands, each with its output below.
    Console,
    /// A file that says what a service has to do: it must keep to the service's schema.
    Pipeline(Service, Steps),
}

/// A service that is told what to do by a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Service {
    /// GitHub Actions: a workflow.
    GitHub,
    /// GitLab CI.
    GitLab,
    /// Docker Compose.
    Compose,
}

/// Whether the steps of a pipeline are run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Steps {
    /// By our shell, as the service would do.
    Run,
    /// No.
    Shown,
}

impl Service {
    /// The service that reads the file of this path.
    fn of(path: &str) -> Option<Self> {
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
        let is_yaml = matches!(name.rsplit_once('.'), Some((_, "yml" | "yaml")));
        let is_compose = name.starts_with("compose.") || name.starts_with("docker-compose.");
        match name {
            ".gitlab-ci.yml" => Some(Self::GitLab),
            _ if is_yaml && folder == ".github/workflows" => Some(Self::GitHub),
            _ if is_yaml && is_compose => Some(Self::Compose),
            _ => None,
        }
    }

    /// Its name in our Python.
    fn name(self) -> &'static str {
        match self {
            Self::GitHub => "github-workflows",
            Self::GitLab => "gitlab-ci",
            Self::Compose => "compose-spec",
        }
    }
}

/// What fills in a template.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// Jinja, as Flask uses it.
    Jinja,
    /// Django's own.
    Django,
}

impl Kind {
    /// How a block is run; none if it is a file, or nothing that can be run. Blocks that are
    /// skipped have a kind, too.
    pub fn of(code: &Code) -> Option<Self> {
        let has = |wanted: &str| code.words.iter().any(|word| word == wanted);
        if let Some(path) = code.value("file") {
            let steps = if has("run") { Steps::Run } else { Steps::Shown };
            return Service::of(path).map(|service| Self::Pipeline(service, steps));
        }
        match code.lang.as_str() {
            "python" => Some(Self::Python),
            "http" => Some(Self::Http),
            "sql" => match code.value("queries").and_then(|count| count.parse().ok()) {
                Some(count) => Some(Self::Queries(count)),
                None => Some(Self::Sql),
            },
            "console" if has("run") => Some(Self::Console),
            "jinja" if has("render") => Some(Self::Template(Engine::Jinja)),
            "django" if has("render") => Some(Self::Template(Engine::Django)),
            _ => None,
        }
    }

    /// Whether the block itself says what comes out of it.
    pub fn holds_its_output(self) -> bool {
        matches!(self, Self::Http | Self::Queries(_) | Self::Console)
    }

    /// Whether it says something about the program before it, and is none by itself.
    pub fn is_about_the_program_before(self) -> bool {
        matches!(self, Self::Http | Self::Queries(_) | Self::Template(_))
    }

    /// Whether it may want the packages of its set without importing them.
    pub fn may_want_packages(self) -> bool {
        matches!(self, Self::Console | Self::Template(_) | Self::Pipeline(..))
    }

    /// The Python that runs a block with this text. What it prints is what the block should say;
    /// where the block is right, `…` and all, that is the very same text.
    pub fn as_python(self, text: &str) -> String {
        let quoted = literal(text);
        match self {
            Self::Python => format!("{text}\n"),
            Self::Http => printed(&format!("exchange(globals(), {quoted})")),
            Self::Sql => printed(&format!("query(globals(), {quoted})")),
            Self::Queries(count) => printed(&format!("sent(globals(), {count}, {quoted})")),
            Self::Template(Engine::Jinja) => printed(&format!("jinja(globals(), {quoted})")),
            Self::Template(Engine::Django) => printed(&format!("django(globals(), {quoted})")),
            Self::Console => printed(&format!("console({quoted})")),
            Self::Pipeline(service, steps) => {
                let (name, runs) = (service.name(), steps == Steps::Run);
                let runs = if runs { "True" } else { "False" };
                printed(&format!("pipeline(\"{name}\", {runs}, {quoted})"))
            }
        }
    }

    /// The same for those who want to see what really came: `…` of the block stands for nothing.
    pub fn as_python_to_see(self, text: &str) -> String {
        match self {
            Self::Python => text.to_owned(),
            Self::Http
            | Self::Sql
            | Self::Queries(_)
            | Self::Template(_)
            | Self::Console
            | Self::Pipeline(..) => {
                let program = self.as_python(text);
                format!("{}{program}", call("see()"))
            }
        }
    }
}

/// The Python that begins to note what a program sends to its database.
pub fn listening() -> String {
    call("listen(globals())")
}

/// Prints what a function of [`BLOCKS`] returns.
fn printed(function: &str) -> String {
    format!("{}print(__answer__)\n", call(function))
}

/// Calls a function of [`BLOCKS`]; `__answer__` holds what it returns.
fn call(function: &str) -> String {
    let blocks = literal(BLOCKS);
    format!(
        "if \"__blocks__\" not in globals():\n    \
         exec({blocks}, globals().setdefault(\"__blocks__\", {{\"__name__\": \"blocks\"}}))\n\
         __answer__ = __blocks__[\"{}\n",
        function.replacen('(', "\"](", 1)
    )
}

/// A text as Python writes it: JSON writes it in the same way.
fn literal(text: &str) -> String {
    Value::from(text).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::course::prose::{BlockKind, Prose};

    #[test]
    fn a_block_has_the_kind_of_its_language_and_words() {
        for (info, expected) in [
            ("python", Some(Kind::Python)),
            ("python skip=part", Some(Kind::Python)),
            ("python file=a.py", None),
            ("http", Some(Kind::Http)),
            ("sql cont", Some(Kind::Sql)),
            ("sql queries=2", Some(Kind::Queries(2))),
            ("sql queries=two", Some(Kind::Sql)),
            ("console", None),
            ("console run", Some(Kind::Console)),
            ("jinja", None),
            ("jinja render", Some(Kind::Template(Engine::Jinja))),
            ("django render", Some(Kind::Template(Engine::Django))),
            ("output", None),
            ("yaml", None),
            ("yaml file=deploy.yml", None),
            (
                "yaml file=.github/workflows/a.yml run",
                Some(Kind::Pipeline(Service::GitHub, Steps::Run)),
            ),
            ("yaml file=.gitlab-ci.yml", Some(Kind::Pipeline(Service::GitLab, Steps::Shown))),
            ("yaml file=compose.yaml", Some(Kind::Pipeline(Service::Compose, Steps::Shown))),
        ] {
            let prose = Prose::parse(&format!("```{info}\nx\n```\n"), 0);
            let BlockKind::Code(code) = &prose.blocks[0].kind else { panic!("{info}") };
            assert_eq!(Kind::of(code), expected, "{info}");
        }
    }
}
