//! The environment variables of a launcher and its jobs: what programs need, and nothing that is
//! the user's own affair.

use std::env;
use std::ffi::OsString;
use std::path::Path;

/// What is passed on as it is. Everything else stays outside: tokens, proxies, keys.
const KEPT: [&str; 12] = [
    "TZ",
    "LD_LIBRARY_PATH",
    "DYLD_LIBRARY_PATH",
    "DYLD_FALLBACK_LIBRARY_PATH",
    "SYSTEMROOT",
    "SYSTEMDRIVE",
    "WINDIR",
    "COMSPEC",
    "PATHEXT",
    "NUMBER_OF_PROCESSORS",
    "PROCESSOR_ARCHITECTURE",
    "__CF_USER_TEXT_ENCODING",
];

const SET: [(&str, &str); 8] = [
    ("LANG", "C.UTF-8"),
    ("LC_ALL", "C.UTF-8"),
    ("TERM", "dumb"),
    ("NO_COLOR", "1"),
    ("PYTHONUTF8", "1"),
    ("PYTHONIOENCODING", "utf-8"),
    // Each thread that allocates would map 64 MiB more of the memory that a job may map.
    ("MALLOC_ARENA_MAX", "2"),
    ("PIP_DISABLE_PIP_VERSION_CHECK", "1"),
];

/// The variables for a launcher. The programs beside `python` are found first, so that a virtual
/// environment's go before all others. `hash_seed` fixes the order of sets of text.
pub(super) fn of_launcher(python: &Path, hash_seed: Option<u32>) -> Vec<(OsString, OsString)> {
    let mut variables: Vec<(OsString, OsString)> =
        SET.iter().map(|(name, value)| (name.into(), value.into())).collect();
    let kept = KEPT.iter().filter_map(|name| Some((name.into(), env::var_os(name)?)));
    variables.extend(kept);
    variables.extend(hash_seed.map(|seed| ("PYTHONHASHSEED".into(), seed.to_string().into())));
    let path = env::var_os("PATH").unwrap_or_default();
    let folders = python.parent().map(Path::to_path_buf).into_iter().chain(env::split_paths(&path));
    // A folder with the separator in its name cannot be listed at all.
    variables.push(("PATH".into(), env::join_paths(folders).unwrap_or(path)));
    let environment = python.parent().and_then(Path::parent);
    if let Some(environment) = environment.filter(|folder| folder.join("pyvenv.cfg").is_file()) {
        variables.push(("VIRTUAL_ENV".into(), environment.into()));
    }
    variables
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_else_is_passed_on() {
        let variables = of_launcher(Path::new("/envs/flask/bin/python"), Some(7));
        let known = |name: &str| {
            KEPT.contains(&name)
                || SET.iter().any(|(set, _)| *set == name)
                || ["PATH", "VIRTUAL_ENV", "PYTHONHASHSEED"].contains(&name)
        };
        assert!(variables.iter().all(|(name, _)| known(name.to_str().unwrap())), "{variables:?}");
        let path = variables.iter().find(|(name, _)| name == "PATH").map(|(_, value)| value);
        let first = env::split_paths(path.unwrap()).next().unwrap();
        assert_eq!(first, Path::new("/envs/flask/bin"));
    }
}
