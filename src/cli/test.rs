//! `copydesk test`: every rule of a pack has to do what its own examples say.

use std::path::Path;
use std::sync::Arc;

use crate::cli::{Ending, print};
use crate::config::{Sources, packs};
use crate::error::Error;
use crate::pack::{Pack, examples};
use crate::report::counted;

/// Runs the examples of packs; of all that are in use in the current folder when none is named.
pub(crate) fn run(names: &[String]) -> Result<Ending, Error> {
    let here = Path::new(".");
    let packs: Vec<Arc<Pack>> = match names {
        [] => {
            let sources = Sources::default();
            sources.read(sources.file_for(here).as_deref())?.packs().to_vec()
        }
        _ => names.iter().map(|name| packs::named(name, here)).collect::<Result<_, _>>()?,
    };
    let mut failed = false;
    let mut out = String::new();
    for pack in packs {
        let failures = examples::examples(&pack);
        failed |= !failures.is_empty();
        match std::fs::read_to_string(&pack.path) {
            Ok(text) if !failures.is_empty() => {
                out.push_str(&format!("{}\n\n", examples::in_file(&pack, &text, &failures)));
            }
            _ => failures.iter().for_each(|failure| out.push_str(&format!("{failure}\n"))),
        }
        let rules = counted(pack.rules.len() as u64, "rule", "rules");
        let shown: usize = pack.rules.iter().map(|rule| rule.bad.len() + rule.good.len()).sum();
        let shown = counted(shown as u64, "example", "examples");
        let verdict = match failures.len() {
            0 => "all as they should be".to_owned(),
            wrong => format!("{wrong} not as they should be"),
        };
        out.push_str(&format!("{}: {rules}, {shown}, {verdict}\n", pack.name));
    }
    print(&out)?;
    Ok(if failed { Ending::Findings } else { Ending::Clean })
}
