//! A place spelled two ways, or called by its old name here and by its new one there.

use crate::article::Article;
use crate::diagnostic::{Applicability, Confidence, Severity};
use rustc_hash::{FxHashMap, FxHashSet};

use crate::facts::name::{Differs, Mention, Names};
use crate::fold;
use crate::lexicon::Groups;
use crate::rules::names::report_conflict;
use crate::rules::{Check, Report, Rule, Status};
use crate::text::Voice;

/// `names/place-variant`
pub const RULE: Rule = Rule {
    id: "names/place-variant",
    summary: "one place spelled two ways, or by an old name and a new one",
    guide: include_str!("place_variant.md"),
    severity: Severity::Warning,
    confidence: Confidence::Likely,
    status: Status::Stable,
    build: |_| Ok(Box::new(check) as Box<dyn Check>),
};

fn check(article: &Article, report: &mut Report<'_>) {
    for conflict in &article.facts.names.conflicts {
        if conflict.differs == Differs::Place && !conflict.display_only {
            report_conflict(article, report, conflict);
        }
    }
    exonyms(article, report);
}

/// Old and new names of one place: the first of each group that stands in the article, then another of the group.
fn exonyms(article: &Article, report: &mut Report<'_>) {
    let names = &article.facts.names;
    let groups = |name: &str| Groups::exonyms().of(fold::hash(name));
    // There are fewer spellings than mentions, and hardly one is of such a place.
    if !names.forms.iter().any(|form| !form.is_full() && !groups(form.text()).is_empty()) {
        return;
    }
    let mut met: FxHashMap<u16, (u64, &Mention)> = FxHashMap::default();
    let mut told: FxHashSet<u16> = FxHashSet::default();
    for mention in names.mentions.iter().filter(|mention| mention.is_bare() && mention.voice == Voice::Own) {
        let word = fold::hash(article.text(mention.span));
        for &group in Groups::exonyms().of(word) {
            let &mut (known, first) = met.entry(group).or_insert((word, mention));
            if known != word && !is_explained(names, first, mention) && told.insert(group) {
                let (here, there) = (article.text(mention.span), article.text(first.span));
                report
                    .flag(mention.span, format!("\"{here}\" here, \"{there}\" elsewhere: one place"))
                    .label("another name here")
                    .also(first.span, "first named here")
                    .replace(mention.span, there, Applicability::Unsafe);
            }
        }
    }
}

/// Whether some sentence names the place both ways, and so tells the reader: `Mumbai, formerly Bombay`.
fn is_explained(names: &Names, first: &Mention, other: &Mention) -> bool {
    let sentences: Vec<u32> = names.mentions_of(first.form).map(|mention| mention.sentence).collect();
    names.mentions_of(other.form).any(|mention| sentences.binary_search(&mention.sentence).is_ok())
}
