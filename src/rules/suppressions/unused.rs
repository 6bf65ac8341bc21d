//! A suppression that cannot work. Those that could but silenced nothing are found where findings are silenced.

use crate::article::Article;
use crate::diagnostic::{Confidence, Severity};
use crate::read::{Directive, Scope};
use crate::rules::{Check, RULES, Report, Rule, Status};

/// `suppressions/unused`
pub const RULE: Rule = Rule {
    id: "suppressions/unused",
    summary: "a suppression that silences nothing",
    guide: include_str!("unused.md"),
    severity: Severity::Warning,
    confidence: Confidence::Certain,
    status: Status::Stable,
    build: |_| Ok(Box::new(check) as Box<dyn Check>),
};

fn check(article: &Article, report: &mut Report<'_>) {
    let mut open = 0_u32;
    for directive in &article.directives {
        let Some(scope) = directive.scope() else {
            report
                .flag(directive.span, "copydesk does not know this instruction")
                .note("known are ignore, ignore-start, ignore-end and ignore-file");
            continue;
        };
        match scope {
            Scope::Start => open += 1,
            Scope::End if open == 0 => {
                report.flag(directive.span, "ignore-end without an ignore-start before it");
            }
            Scope::End | Scope::Next | Scope::File => {}
        }
        if scope != Scope::End && directive.rules().next().is_none() {
            report.flag(directive.span, "the suppression names no rule").note("name rules, groups, or all");
        }
        for name in directive.rules().filter(|name| is_unknown(name)) {
            report.flag(directive.span, format!("there is no rule {name}"));
        }
    }
}

/// Whether a name lies in a group of built-in rules and is none of them. Other groups belong to packs, which
/// may not be loaded now.
pub(crate) fn is_unknown(name: &str) -> bool {
    let built_in = |name: &str| RULES.iter().any(|rule| Directive::means(name, rule.id));
    name.split_once('/').is_some_and(|(group, _)| built_in(group) && !built_in(name))
}
