//! `[names]` to a rule: what the stylebook says a name is not, and what it is.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use crate::diagnostic::{Confidence, Severity};
use crate::pack::{Bad, FixKind, Good, Matching, Pack, PackRule, Quotes, Replacement, Zones};
use crate::rules::Status;
use crate::segment::Zone;

/// The stylebook as a pack of one rule, `names/stylebook`; nothing when it holds no variant. `names` are
/// canonical names and what they must not be.
pub(crate) fn pack(path: &Path, names: &BTreeMap<String, Vec<String>>) -> Option<Arc<Pack>> {
    let mut list = Vec::new();
    for (canonical, variants) in names {
        for variant in variants.iter().filter(|variant| !variant.trim().is_empty()) {
            let prefer = as_long_as(canonical, variant);
            if prefer != *variant {
                list.push(Replacement { over: variant.as_str().into(), prefer: Some(prefer.into()) });
            }
        }
    }
    let first = list.first()?;
    let preferred = first.prefer.clone().unwrap_or_default();
    let bad = Bad {
        text: format!("{} was in the capital.", first.over).into(),
        becomes: Some(format!("{preferred} was in the capital.").into()),
        zone: Zone::Paragraph,
        span: 0..0,
    };
    let good = Good { text: format!("{preferred} was in the capital.").into(), zone: Zone::Paragraph, span: 0..0 };
    let rule = PackRule {
        id: "names/stylebook".into(),
        message: "the stylebook has \"{prefer}\", not \"{found}\"".into(),
        why: "The house has settled how the name is written.".into(),
        source: Some("[names] in the configuration".into()),
        owner: None,
        review_by: None,
        matching: Matching::Phrases(list),
        fix: FixKind::Suggest,
        zones: Zones::PROSE,
        quotes: Quotes::Check,
        unless: Vec::new(),
        severity: Severity::Error,
        confidence: Confidence::Certain,
        status: Status::Stable,
        bad: vec![bad],
        good: vec![good],
    };
    Some(Arc::new(Pack {
        name: "names".into(),
        version: "".into(),
        description: "the names of the stylebook".into(),
        license: "".into(),
        path: path.to_owned(),
        rules: vec![Arc::new(rule)],
    }))
}

/// As many of the last words of the canonical name as the variant has: a surname stands for a surname.
fn as_long_as(canonical: &str, variant: &str) -> String {
    let words: Vec<&str> = canonical.split_whitespace().collect();
    let few = variant.split_whitespace().count();
    words[words.len().saturating_sub(few)..].join(" ")
}
