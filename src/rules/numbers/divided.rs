//! Parts of a whole that leave each other out and are together more than it: `of the 40 pupils, 22 passed and 28
//! failed`. There may be others besides, so that fewer say nothing.

use crate::article::Article;
use crate::facts::number::{Approx, Interval, Measure, Quantity};
use crate::rules::Report;
use crate::rules::numbers::sum::is_list;
use crate::rules::numbers::wording::like;
use crate::text::{Voice, is_one_of};

/// What nobody is twice: each row is one question with its answers.
const ANSWERS: &[&[&str]] = &[
    &["passed", "failed"],
    &["men", "women", "children"],
    &["boys", "girls"],
    &["male", "female"],
    &["adults", "children"],
    &["yes", "no", "undecided", "unsure"],
    &["for", "against"],
    &["backed", "opposed", "undecided", "abstained"],
    &["positive", "negative", "inconclusive"],
    &["won", "lost", "drew", "drawn"],
    &["survived", "died"],
    &["alive", "dead"],
    &["approved", "rejected"],
    &["accepted", "declined", "refused"],
    &["convicted", "acquitted"],
    &["elected", "appointed"],
    &["agreed", "disagreed"],
    &["present", "absent"],
];
/// Tokens between a whole and its first part, and between a part and its answer.
const MOST_BETWEEN: usize = 8;
const REACH: usize = 3;

/// Reports every whole that its parts exceed; `told` are those whose parts were added up, in reading order.
pub(super) fn check(article: &Article, told: &[&Quantity], report: &mut Report<'_>) {
    let all = &article.facts.quantities;
    for at in 0..all.len().saturating_sub(2) {
        let (whole, rest) = (&all[at], &all[at + 1..]);
        let parts = &rest[..parts(article, whole, rest)];
        let exact = || parts.iter().chain([whole]).all(|it| it.approx == Approx::Exact);
        let known = || told.binary_search_by_key(&whole.span, |it| it.span).is_ok();
        if parts.len() > 1 && leave_each_other_out(article, whole, parts) && exact() && !known() {
            tell(article, whole, parts, report);
        }
    }
}

/// How many of the amounts that follow may be parts of a whole: a list in its sentence, of its measure.
fn parts(article: &Article, whole: &Quantity, rest: &[Quantity]) -> usize {
    let voiced = !matches!(whole.voice, Voice::Promo | Voice::Quoted);
    let counted = matches!(whole.measure, Measure::Count | Measure::Money(_)) && whole.value.value > 0.0;
    let near = rest[0].sentence == whole.sentence && rest[0].tokens.start - whole.tokens.end <= MOST_BETWEEN;
    if !voiced || !counted || !near || whole.joint.is_some() || whole.per.is_some() {
        return 0;
    }
    let is_part = |it: &Quantity| {
        let alone = it.joint.is_none() && it.per.is_none() && !it.attributive;
        it.sentence == whole.sentence && it.compares(whole) && alone && it.value.value < whole.value.value
    };
    let apart = |at: usize| (rest[at - 1].tokens.end..rest[at].tokens.start).any(|at| article.word(at) == ";");
    let follows = |at: &usize| *at == 0 || is_list(article, &rest[at - 1], &rest[*at]) && !apart(*at);
    (0..rest.len()).take_while(|at| is_part(&rest[*at]) && follows(at)).count()
}

/// Whether nothing is in two of the parts: shares of a sum of money, answers to one question, parties in a house.
fn leave_each_other_out(article: &Article, whole: &Quantity, parts: &[Quantity]) -> bool {
    let gap = whole.tokens.end..parts[0].tokens.start;
    let is = |at: usize, words: &[&str]| gap.contains(&at) && is_one_of(article.word(at), words);
    let of_which = gap.clone().any(|at| is(at, &["of"]) && is(at + 1, &["which", "whom", "them"]));
    if matches!(whole.measure, Measure::Money(_)) {
        return of_which && !whole.attributive;
    }
    if whole.attributive {
        let house = whole.noun.is_some_and(|noun| is(noun.token, &["seat"]));
        return house && parts.iter().all(|part| is_party(article, part));
    }
    let of = whole.lead.is_some_and(|lead| is_one_of(article.word(lead), &["of"]));
    let with = gap.clone().any(|at| article.word(at) == "," && is(at + 1, &["with"]));
    let linked = of || of_which || with;
    linked && ANSWERS.iter().any(|answers| gives_each(article, parts, answers))
}

/// `31 Labour members`, `20 Conservatives`
fn is_party(article: &Article, part: &Quantity) -> bool {
    article.tokens.get(part.tokens.end).is_some_and(|token| token.is_word() && token.is_capitalised())
}

/// Whether every part is those who gave one answer, and no two parts gave the same.
fn gives_each(article: &Article, parts: &[Quantity], answers: &[&str]) -> bool {
    let mut given = 0_u32;
    parts.iter().all(|part| {
        let Some(answer) = answer(article, part, answers) else { return false };
        let new = given & (1 << answer) == 0;
        given |= 1 << answer;
        new
    })
}

/// The answer that closes the few words behind a part: `22 passed,`, but not `22 passed the first`.
fn answer(article: &Article, part: &Quantity, answers: &[&str]) -> Option<usize> {
    let end = article.sentences[part.sentence].end as usize;
    let closes = |at: usize| {
        let word = if at < end { article.word(at) } else { "" };
        matches!(word, "," | "." | ";" | ")" | "" | "\u{2013}" | "\u{2014}") || is_one_of(word, &["and", "by"])
    };
    (part.tokens.end..(part.tokens.end + REACH).min(end)).filter(|at| closes(at + 1)).find_map(|at| {
        let word = article.word(at);
        answers.iter().position(|answer| word.eq_ignore_ascii_case(answer))
    })
}

fn tell(article: &Article, whole: &Quantity, parts: &[Quantity], report: &mut Report<'_>) {
    let sum = parts.iter().fold(Interval::point(0.0), |sum, part| sum.plus(part.value.printed_count()));
    if sum.low <= whole.value.rounded_count().high {
        return;
    }
    let exact = parts.iter().map(|part| part.value.value).sum();
    let (shown, stated) = (like(exact, whole), article.text(whole.figure));
    let found = report.flag(whole.span, format!("the parts add up to {shown}, more than {stated}"));
    found.label("the whole");
    for part in parts {
        found.also(part.span, "");
    }
    let terms: Vec<String> = parts.iter().map(|part| like(part.value.value, part)).collect();
    found.note(format!("{} = {shown}", terms.join(" + ")));
}
