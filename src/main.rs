//! The `copydesk` command: arguments in, exit code out.

use std::process::ExitCode;

/// Articles are many short-lived pieces; see `docs/design.md`, "How fast is it?".
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    copydesk::cli::run(std::env::args_os().collect())
}
