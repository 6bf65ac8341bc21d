//! One person by the formal given name here and by the short one there.

use crate::article::Article;
use crate::diagnostic::{Confidence, Severity};
use rustc_hash::FxHashMap;

use crate::facts::name::similar;
use crate::facts::name::variant::spell_one_name;
use crate::facts::name::{FormId, Kind, Names};
use crate::lexicon::Groups;
use crate::rules::{Check, Report, Rule, Status};
use crate::span::Span;
use crate::text::Voice;

/// `names/nickname-mix`
pub const RULE: Rule = Rule {
    id: "names/nickname-mix",
    summary: "one person by a formal and by a short given name",
    guide: include_str!("nickname_mix.md"),
    severity: Severity::Advice,
    confidence: Confidence::Likely,
    status: Status::Optional,
    build: |_| Ok(Box::new(check) as Box<dyn Check>),
};

/// With more given names than this in one story, a surname is a family's, and the namesakes in it are too.
const MOST_COMPARED: usize = 3;

fn check(article: &Article, report: &mut Report<'_>) {
    let names = &article.facts.names;
    let mut families: FxHashMap<&str, Vec<(FormId, Span)>> = FxHashMap::default();
    for (index, form) in names.forms.iter().enumerate() {
        let id = FormId(index as u32);
        if form.kind == Kind::Person
            && form.keys.len() == 2
            && let Some(span) = first_told(names, id)
        {
            families.entry(form.family()).or_default().push((id, span));
        }
    }
    let mut found: Vec<(Span, Span)> = Vec::new();
    for members in families.values().filter(|members| members.len() <= MOST_COMPARED) {
        for (at, &(one, first)) in members.iter().enumerate() {
            let mixed = members[at + 1..].iter().find(|(other, _)| are_one(names, one, *other));
            found.extend(mixed.map(|&(_, second)| (first, second)));
        }
    }
    found.sort_unstable();
    for (first, second) in found {
        report
            .flag(second, format!("\"{}\" here, \"{}\" elsewhere", article.text(second), article.text(first)))
            .label("another form of the given name here")
            .also(first, "first named here");
    }
}

/// Where the article itself first uses the form.
fn first_told(names: &Names, form: FormId) -> Option<Span> {
    names
        .mentions_of(form)
        .find(|mention| mention.voice == Voice::Own && mention.zone.is_running_text())
        .map(|it| it.span)
}

/// Whether the two given names are forms of one, and never stand side by side.
fn are_one(names: &Names, one: FormId, other: FormId) -> bool {
    let given = |form: FormId| names.form(form).given().unwrap_or_default();
    let (a, b) = (given(one), given(other));
    let sentences: Vec<u32> = names.mentions_of(one).map(|mention| mention.sentence).collect();
    let together = names.mentions_of(other).any(|mention| sentences.binary_search(&mention.sentence).is_ok());
    let suffixed = |form: FormId| names.mentions_of(form).any(|mention| mention.suffix.is_some());
    // Two spellings of one sound are for `names/given-name-variant`.
    let spelling =
        spell_one_name(a, b) || a.len().abs_diff(b.len()) < 2 && similar::skeleton(a) == similar::skeleton(b);
    !spelling && !together && suffixed(one) == suffixed(other) && Groups::nicknames().share(a, b)
}
