//! The packs that come with copydesk, read from `rules/` when they are first asked for.

use std::path::Path;
use std::sync::{Arc, LazyLock};

use crate::pack::rule::Pack;

/// A pack that is compiled in.
#[derive(Debug)]
pub struct BuiltIn {
    /// Its name, the group of its rules.
    pub name: &'static str,
    /// Whether it is in use without being asked for.
    pub default: bool,
    pack: LazyLock<Arc<Pack>>,
}

/// The packs that come with copydesk.
pub static BUILT_IN: [BuiltIn; 2] = [
    BuiltIn {
        name: "desk",
        default: true,
        pack: LazyLock::new(|| read("rules/desk.toml", include_str!("../../rules/desk.toml"))),
    },
    BuiltIn {
        name: "wire-us",
        default: false,
        pack: LazyLock::new(|| read("rules/wire-us.toml", include_str!("../../rules/wire-us.toml"))),
    },
];

impl BuiltIn {
    /// The pack, read once.
    #[must_use]
    pub fn pack(&self) -> Arc<Pack> {
        Arc::clone(&self.pack)
    }
}

/// A pack that is compiled in is in order: the tests read every one.
fn read(path: &str, text: &str) -> Arc<Pack> {
    match Pack::parse(Path::new(path), text) {
        Ok(pack) => Arc::new(pack),
        Err(problems) => panic!("{problems}"),
    }
}
