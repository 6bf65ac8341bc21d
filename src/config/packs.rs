//! The packs a configuration puts to use, and the rule names that are known with them.

use std::path::Path;
use std::sync::Arc;

use crate::error::Error;
use crate::pack::{BUILT_IN, BuiltIn, Pack, suggest};
use crate::rules::RULES;

/// A pack that comes with copydesk, by its name.
///
/// # Errors
/// Which name may have been meant.
pub(crate) fn built_in(name: &str) -> Result<Arc<Pack>, String> {
    let names: Vec<&str> = BUILT_IN.iter().map(|pack| pack.name).collect();
    BUILT_IN.iter().find(|pack| pack.name == name).map(BuiltIn::pack).ok_or_else(|| suggest(name, &names))
}

/// A pack by name, or the pack in a file when it is named like one.
///
/// # Errors
/// When there is no such pack, or it is not in order.
pub(crate) fn named(name: &str, folder: &Path) -> Result<Arc<Pack>, Error> {
    if name.ends_with(".toml") || name.contains(['/', '\\']) {
        let path = crate::config::discover::shown(&crate::config::absolute(&folder.join(name)));
        return Pack::load(&path).map(Arc::new);
    }
    built_in(name).map_err(|help| Error::new(format!("unknown pack \"{name}\"; {help}")))
}

/// Adds a pack unless one of its name is there.
pub(crate) fn add(packs: &mut Vec<Arc<Pack>>, pack: Arc<Pack>) {
    if packs.iter().all(|there| there.name != pack.name) {
        packs.push(pack);
    }
}

/// Checks that a selector names rules: `all`, `default`, a group or a rule.
///
/// # Errors
/// What may have been meant.
pub(crate) fn check_selector(selector: &str, packs: &[Arc<Pack>]) -> Result<(), String> {
    let of_packs = || packs.iter().flat_map(|pack| pack.rules.iter().map(|rule| &*rule.id));
    let ids = || RULES.iter().map(|rule| rule.id).chain(of_packs());
    let groups = || ["all", "default"].into_iter().chain(ids().filter_map(|id| id.split('/').next()));
    if groups().chain(ids()).any(|known| known == selector) {
        return Ok(());
    }
    let group = selector.split('/').next().unwrap_or_default();
    if BUILT_IN.iter().any(|pack| pack.name == group) && packs.iter().all(|pack| &*pack.name != group) {
        return Err(format!("the pack {group} is not in use; add it with --pack {group}"));
    }
    let mut known: Vec<&str> = if selector.contains('/') { ids().collect() } else { groups().collect() };
    known.dedup();
    Err(suggest(selector, &known))
}
