//! Which rules run: what the configuration and the command line select and ignore, the more specific first.

use crate::rules::Status;

/// What one place (a configuration, an override, the command line) says about rules. A selector is a rule's
/// id, a group, `default` or `all`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Layer {
    /// Rules that run, and no others; nothing leaves the choice of the layers before.
    pub select: Option<Vec<String>>,
    /// Rules that run besides.
    pub extend: Vec<String>,
    /// Rules that do not run.
    pub ignore: Vec<String>,
}

/// The layers, the later stronger than the earlier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Selection {
    /// The layers in order.
    pub layers: Vec<Layer>,
}

impl Default for Selection {
    fn default() -> Self {
        Self { layers: vec![Layer { select: Some(vec!["default".to_owned()]), ..Layer::default() }] }
    }
}

/// How exactly a selector names a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Exactness {
    Everything,
    Group,
    Rule,
}

impl Selection {
    /// Whether a rule runs. Inside a layer the more exact selector wins, and `ignore` wins over `select` where
    /// both are as exact.
    #[must_use]
    pub fn wants(&self, rule: &str, status: Status, preview: bool) -> bool {
        let mut wanted = false;
        for layer in &self.layers {
            if layer.select.is_some() {
                wanted = false;
            }
            let selected = || layer.select.iter().flatten().chain(&layer.extend);
            for exactness in [Exactness::Everything, Exactness::Group, Exactness::Rule] {
                let names = |selector: &String| exactness_of(selector, rule) == Some(exactness);
                if selected().any(|it| names(it) && may_run(it, rule, status, preview)) {
                    wanted = true;
                }
                if layer.ignore.iter().any(names) {
                    wanted = false;
                }
            }
        }
        wanted
    }
}

fn exactness_of(selector: &str, rule: &str) -> Option<Exactness> {
    match selector {
        "all" | "default" => Some(Exactness::Everything),
        _ if selector == rule => Some(Exactness::Rule),
        _ if rule.split('/').next() == Some(selector) => Some(Exactness::Group),
        _ => None,
    }
}

/// Preview rules run when named in full or with `--preview`; `default` leaves matters of taste out.
fn may_run(selector: &str, rule: &str, status: Status, preview: bool) -> bool {
    match status {
        Status::Stable => true,
        Status::Preview => preview || selector == rule,
        Status::Optional => selector != "default",
    }
}

#[cfg(test)]
mod tests {
    use super::{Layer, Selection};
    use crate::rules::Status;

    fn layer(select: Option<&[&str]>, extend: &[&str], ignore: &[&str]) -> Layer {
        let own = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
        Layer { select: select.map(own), extend: own(extend), ignore: own(ignore) }
    }

    fn wants(layers: &[Layer], rule: &str, status: Status) -> bool {
        let mut selection = Selection::default();
        selection.layers.extend_from_slice(layers);
        selection.wants(rule, status, false)
    }

    #[test]
    fn the_default_is_what_has_earned_its_place() {
        assert!(wants(&[], "names/title-conflict", Status::Stable));
        assert!(!wants(&[], "names/title-conflict", Status::Preview));
        assert!(!wants(&[], "names/title-conflict", Status::Optional));
    }

    #[test]
    fn the_more_exact_selector_wins_and_ignoring_wins_a_draw() {
        let rule = "names/title-conflict";
        assert!(wants(&[layer(None, &[rule], &["names"])], rule, Status::Stable));
        assert!(!wants(&[layer(None, &["names"], &[rule])], rule, Status::Stable));
        assert!(!wants(&[layer(None, &["names"], &["names"])], rule, Status::Stable));
        assert!(!wants(&[layer(Some(&["dates"]), &[], &[])], rule, Status::Stable));
    }

    #[test]
    fn a_later_layer_is_stronger() {
        let rule = "names/title-conflict";
        let ignored = layer(None, &[], &[rule]);
        assert!(wants(&[ignored.clone(), layer(Some(&["names"]), &[], &[])], rule, Status::Stable));
        assert!(!wants(&[layer(Some(&[rule]), &[], &[]), ignored], rule, Status::Stable));
    }

    #[test]
    fn a_preview_rule_runs_when_named_and_taste_when_its_group_is() {
        let rule = "style/oxford-comma";
        assert!(!wants(&[layer(Some(&["all"]), &[], &[])], rule, Status::Preview));
        assert!(wants(&[layer(None, &[rule], &[])], rule, Status::Preview));
        assert!(wants(&[layer(None, &["style"], &[])], rule, Status::Optional));
    }
}
