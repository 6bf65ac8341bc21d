//! A match in more or fewer sets than its score has: `won 6-4 6-2 in three sets`.

use crate::article::Article;
use crate::facts::number::{Joint, Measure, Quantity, noun_key};
use crate::rules::Report;
use crate::text::Voice;

/// Games in a set of the longest kind.
const MOST_GAMES: f64 = 30.0;
/// Tokens between two sets: a comma, the points of a tie-break in brackets.
const MOST_BETWEEN: usize = 5;
/// Tokens between a score and the number of its sets.
const CLOSE: usize = 5;
/// Quantities of a sentence in which the score is looked for.
const REACH: usize = 14;

/// Reports every number of sets that is not the number of set scores beside it.
pub(super) fn check(article: &Article, report: &mut Report<'_>) {
    let all = &article.facts.quantities;
    let key = noun_key("sets");
    for (at, stated) in all.iter().enumerate() {
        let counted = stated.measure == Measure::Count && stated.noun.is_some_and(|noun| noun.key == key);
        let lead = stated.lead.is_some_and(|lead| article.word(lead).eq_ignore_ascii_case("in"));
        let told = !matches!(stated.voice, Voice::Quoted | Voice::Promo) && !stated.attributive;
        if !counted || !lead || !told || !(2.0..=5.0).contains(&stated.value.value) {
            continue;
        }
        let (Some(row), None) = rows(all, at) else { continue };
        let (before, after) = (&row[row.len() - 1], &row[0]);
        let apart = stated.tokens.start.abs_diff(before.tokens.end).min(after.tokens.start.abs_diff(stated.tokens.end));
        if apart > CLOSE {
            continue;
        }
        // The points of a tie-break stand in brackets.
        let bracketed = |set: &&[Quantity]| set[0].tokens.start > 0 && article.word(set[0].tokens.start - 1) == "(";
        let count = row.chunks(2).filter(|set| !bracketed(set)).count();
        if count < 2 || count as f64 == stated.value.value {
            continue;
        }
        let score = row[0].span.to(row[row.len() - 1].span);
        let said = article.text(stated.figure);
        let found = report.flag(stated.figure, format!("{said} sets, but {} is {count}", article.text(score)));
        found.label("the number of sets").also(score, "their score");
    }
}

/// The score of sets in the sentence of the quantity at `at`, and a second one when there are two.
fn rows(all: &[Quantity], at: usize) -> (Option<&[Quantity]>, Option<&[Quantity]>) {
    let stated = &all[at];
    let same = |it: &Quantity| it.sentence == stated.sentence;
    let first = (at.saturating_sub(REACH)..at).find(|&it| same(&all[it])).unwrap_or(at);
    let last = (at + 1..(at + REACH).min(all.len())).take_while(|&it| same(&all[it])).last().unwrap_or(at);
    let (mut rows, mut from) = (Vec::new(), first);
    while from < last {
        let end = row(all, from, last);
        if end > from {
            rows.push(&all[from..end]);
            from = end;
        } else {
            from += 1;
        }
    }
    let mut rows = rows.into_iter();
    (rows.next(), rows.next())
}

/// One past the set scores that begin at `from`.
fn row(all: &[Quantity], from: usize, last: usize) -> usize {
    let games = |it: &Quantity| it.measure == Measure::Count && it.value.is_whole() && it.value.value <= MOST_GAMES;
    let set = |at: usize| all[at].joint == Some(Joint::Dash) && games(&all[at]) && games(&all[at + 1]);
    let mut end = from;
    while end < last && set(end) && (end == from || all[end].tokens.start - all[end - 1].tokens.end <= MOST_BETWEEN) {
        end += 2;
    }
    end
}
