use super::*;

/// The chains as `text>output` parts divided by `+`, and what is reported.
#[track_caller]
fn check(text: &str, chains: &[&str], mistakes: &[&str]) {
    let report = Report::new("lesson.md", text);
    let page = Page { title: String::new(), prose: Prose::parse(text, 0) };
    let programs = read(&[page], &report);
    let part = |part: &Part| {
        let output = part.output.as_ref().map(|(text, _)| format!(">{text}"));
        format!("{}{}", part.text, output.unwrap_or_default())
    };
    let chain = |chain: &Chain| {
        let files: Vec<&str> = chain.files.keys().map(String::as_str).collect();
        let files = if files.is_empty() { String::new() } else { format!("[{}]", files.join(" ")) };
        let parts: Vec<String> = chain.parts.iter().map(part).collect();
        format!("{files}{}", parts.join("+"))
    };
    let found: Vec<String> = programs.chains.iter().map(chain).collect();
    assert_eq!(found, chains, "{text}");
    let found = report.into_diagnostics();
    let found: Vec<&str> = found.iter().map(|found| found.message.as_str()).collect();
    assert_eq!(found, mistakes, "{text}");
}

fn block(info: &str, text: &str) -> String {
    format!("```{info}\n{text}\n```\n\n")
}

#[test]
fn blocks_are_joined() {
    let one = block("python", "a") + &block("output", "1");
    check(&one, &["a>1"], &[]);
    let more = one.clone() + &block("python cont", "b") + &block("output", "2");
    check(&more, &["a>1+b>2"], &[]);
    check(&(more + &block("python", "c")), &["a>1+b>2", "c"], &[]);
    check("> - ```python\n>   a\n>   ```\n", &["a"], &[]);
    let between = block("python", "a") + &block("yaml", "x: 1") + &block("output", "1");
    check(&between, &["a>1"], &[]);
}

#[test]
fn other_languages_are_run_too() {
    let web = block("python", "app") + &block("http", "GET") + &block("python cont", "b");
    check(&web, &["app+GET>GET+b"], &[]);
    let printing = block("python", "app") + &block("http", "GET") + &block("output", "1");
    check(&printing, &["app>1+GET>GET"], &[]);
    let sql = block("sql", "select") + &block("output", "1") + &block("sql cont", "drop");
    check(&sql, &["select>1+drop"], &[]);
    let asking = block("python", "a") + &block("sql queries=2", "s;") + &block("output", "1");
    check(&asking, &["a>1+s;>s;"], &[]);
    check(&block("sql queries=2", "s;"), &[], &["there is no program to go on with"]);
    check(&block("sql queries=x", "s"), &["s"], &["`queries=x` says nothing about this block"]);
    let filled = block("python", "a") + &block("jinja render", "{{ a }}") + &block("output", "1");
    check(&filled, &["a+{{ a }}>1"], &[]);
    check(&block("django render", "x"), &[], &["there is no program to go on with"]);
    let workflow = block("yaml file=.github/workflows/a.yml run raises=Error", "on: push");
    check(&workflow, &["[.github/workflows/a.yml]on: push"], &[]);
    let steps = block("console run", "$ git init") + &block("console run cont", "$ git log");
    check(&steps, &["$ git init>$ git init+$ git log>$ git log"], &[]);
    check(&block("yaml file=a.yml run", "x"), &[], &["`run` says nothing about a file"]);
    check(&block("console run", "$ ls"), &["$ ls>$ ls"], &[]);
    check(&block("console", "$ ls"), &[], &[]);
    check(&block("http", "GET"), &[], &["there is no program to go on with"]);
}

#[test]
fn files_are_there_for_the_programs_after_them() {
    let one = block("jinja file=templates/a.html", "x") + &block("python", "a");
    check(&one, &["[templates/a.html]a"], &[]);
    let two = block("python", "a") + &block("python file=b.py", "b") + &block("python", "c");
    check(&two, &["a", "[b.py]c"], &[]);
    check(&block("html file=../a", "x"), &[], &["`../a` is not a path for a file"]);
    check(&block("python file=a.py cont", "x"), &[], &["`cont` says nothing about a file"]);
}

#[test]
fn fences_that_promise_what_cannot_be() {
    check(&block("output", "1"), &[], &["no program comes before this output"]);
    let skipped = block("python skip=part", "a");
    check(
        &(skipped.clone() + &block("output", "1")),
        &[],
        &["this output is of a program that is not run"],
    );
    check(&(skipped + &block("python cont", "b")), &["b"], &["there is no program to go on with"]);
    check(&block("python skip", "a"), &[], &["this block is not run, and does not say why"]);
    let raising = block("python raises=KeyError", "a");
    check(
        &(raising + &block("python cont", "b")),
        &["a", "b"],
        &["nothing can go on after an exception has ended the program"],
    );
    let twice = block("python", "a") + &block("output", "1") + &block("output", "2");
    check(&twice, &["a>1"], &["this is a second output of the same program"]);
    check(
        &block("python raise=KeyError", "a"),
        &["a"],
        &["`raise=KeyError` says nothing about this block"],
    );
    check(&block("yaml cont", "a"), &[], &["`cont` says nothing about this block"]);
    check(&block("py", "a"), &[], &["this block is not run"]);
}
