//! A verb that says up where the figures go down: `rose to 5% from 7%`.

use crate::article::Article;
use crate::diagnostic::{Applicability, Confidence, Edit, Severity};
use crate::facts::number::{Dimension, Measure, Quantity};
use crate::rules::numbers::change::{Change, Way, changes};
use crate::rules::{Check, Report, Rule, Status};
use crate::text::is_one_of;

/// `numbers/direction`
pub const RULE: Rule = Rule {
    id: "numbers/direction",
    summary: "a verb of rising with figures that fall, or the other way round",
    guide: include_str!("direction.md"),
    severity: Severity::Error,
    confidence: Confidence::Likely,
    status: Status::Stable,
    build: |_| Ok(Box::new(check) as Box<dyn Check>),
};

/// Tokens around a change that are looked at for a rate of exchange.
const WINDOW: usize = 40;

fn check(article: &Article, report: &mut Report<'_>) {
    for change in changes(article) {
        let ordered = is_ordered(&change) && !is_quotation(article, change.to);
        let Some((way, verb)) = change.way.filter(|_| ordered) else { continue };
        let up = change.to.value.value > change.from.value.value;
        if (way == Way::Up) == up || change.to.value.value == change.from.value.value {
            continue;
        }
        let (from, to) = (article.text(change.from.span), article.text(change.to.span));
        let word = article.word(verb);
        let goes = if up { "up" } else { "down" };
        let found = report.flag(article.tokens[verb].span(), format!("\"{word}\", but from {from} to {to} is {goes}"));
        found.label("goes the other way");
        let mut ends = [(change.from, "from this"), (change.to, "to this")];
        ends.sort_by_key(|(end, _)| end.span);
        for (end, label) in ends {
            found.also(end.span, label);
        }
        let edits = vec![
            Edit { span: change.from.span, text: to.to_owned() },
            Edit { span: change.to.span, text: from.to_owned() },
        ];
        found.fix("swap the two figures", Applicability::Manual, edits);
    }
}

/// Whether a sentence quotes a rate of exchange: `the yen rose against the dollar, to 153.50 from 154.67`.
fn is_quotation(article: &Article, end: &Quantity) -> bool {
    const WORDS: &[&str] = &["against", "per", "yield", "yields", "exchange", "rank", "ranking", "place", "deficit"];
    let sentence = &article.sentences[end.sentence];
    let start = end.tokens.start.saturating_sub(WINDOW).max(sentence.start as usize);
    let last = (end.tokens.end + WINDOW).min(sentence.end as usize);
    (start..last).any(|at| is_one_of(article.word(at), WORDS))
}

/// Whether a larger figure is more: not in places of a table, in times, in what a currency costs.
fn is_ordered(change: &Change<'_>) -> bool {
    !matches!(change.to.measure, Measure::Ordinal | Measure::Multiple) && change.to.dimension() != Some(Dimension::Time)
}
