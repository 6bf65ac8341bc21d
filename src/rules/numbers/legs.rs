//! An aggregate that the two legs do not give: `lost 3-1, having won the first leg 2-1, and went out 5-3 on
//! aggregate`.

use crate::article::Article;
use crate::rules::Report;
use crate::rules::numbers::score_conflict::{Score, scores};
use crate::text::is_one_of;

/// Tokens between a score and `on aggregate`, or between `first leg` and its score.
const REACH: usize = 5;

/// Reports every aggregate that is not the sum of the two other scores of its sentence.
pub(super) fn check(article: &Article, report: &mut Report<'_>) {
    let all = scores(article);
    for same in all.chunk_by(|one, other| one.sentence == other.sentence) {
        let [one, other, aggregate] = same else { continue };
        let legs =
            aggregate.told && is_aggregate(article, aggregate) && (is_leg(article, one) || is_leg(article, other));
        if !legs || [one, other].into_iter().any(|it| is_aggregate(article, it)) {
            continue;
        }
        // Whoever won the one leg won the other, or did not.
        let sum = |first: u32, second: u32| (first.max(second), first.min(second));
        let (alike, crossed) =
            (sum(one.high + other.high, one.low + other.low), sum(one.high + other.low, one.low + other.high));
        if [alike, crossed].contains(&(aggregate.high, aggregate.low)) {
            continue;
        }
        let said = article.text(aggregate.span);
        let found = report.flag(aggregate.span, format!("the two legs do not make {said}"));
        found.label("the aggregate").also(one.span, "one leg").also(other.span, "the other");
        let or = |(high, low): (u32, u32)| format!("{high}-{low}");
        found.note(format!("together they are {} or {}", or(alike), or(crossed)));
    }
}

/// `5-3 on aggregate`
fn is_aggregate(article: &Article, score: &Score) -> bool {
    let end = article.sentences[score.sentence].end as usize;
    let after = score.tokens.end..(score.tokens.end + 2).min(end);
    after.into_iter().any(|at| is_one_of(article.word(at), &["aggregate", "agg"]))
}

/// `the first leg 2-1`, `2-1 in the first leg`
fn is_leg(article: &Article, score: &Score) -> bool {
    let sentence = &article.sentences[score.sentence];
    let first = score.tokens.start.saturating_sub(REACH).max(sentence.start as usize);
    let last = (score.tokens.end + REACH).min(sentence.end as usize);
    (first..last).any(|at| is_one_of(article.word(at), &["leg"]))
}
