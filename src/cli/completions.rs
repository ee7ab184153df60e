//! `gradus completions`: what a shell needs to complete our commands.

use std::io::{Write, stdout};
use std::process::ExitCode;

use anyhow::Result;
use clap::CommandFactory;

use super::Cli;

pub(super) fn run(shell: clap_complete::Shell) -> Result<ExitCode> {
    let mut text = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "gradus", &mut text);
    stdout().lock().write_all(&text)?;
    Ok(ExitCode::SUCCESS)
}
