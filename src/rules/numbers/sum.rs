//! Parts that do not add up to their total: `12 people – five men, four women and two children`.

use std::ops::Range;

use crate::article::Article;
use crate::diagnostic::{Confidence, Severity};
use crate::facts::number::{Approx, Cue, Interval, Measure, Quantity, digits_value};
use crate::rules::numbers::divided;
use crate::rules::numbers::slip::Slip;
use crate::rules::numbers::wording::{like, range};
use crate::rules::{Check, Report, Rule, Status};
use crate::span::Span;
use crate::text::{Voice, is_one_of};

/// `numbers/sum`
pub const RULE: Rule = Rule {
    id: "numbers/sum",
    summary: "parts that do not add up to their total",
    guide: include_str!("sum.md"),
    severity: Severity::Warning,
    confidence: Confidence::Likely,
    status: Status::Stable,
    build: |_| Ok(Box::new(check) as Box<dyn Check>),
};

/// Tokens between two parts, and between the total and its first part.
const MOST_BETWEEN: usize = 8;
/// More parts than this are a table.
const MOST_PARTS: usize = 20;
/// Tokens after the last part before the list has to be closed.
const TAIL: usize = 6;
/// A sum further off than this share of the total is a list of something else.
const FARTHEST: f64 = 0.5;

/// A total with all its parts.
#[derive(Debug, Clone)]
pub struct Total<'a> {
    /// The total.
    pub total: &'a Quantity,
    /// The parts, two or more.
    pub parts: &'a [Quantity],
    /// Further parts of one each, which have no figure: `and a child`.
    pub singles: Vec<Span>,
}

/// Every total an article breaks down completely.
#[must_use]
pub fn totals(article: &Article) -> Vec<Total<'_>> {
    let all = &article.facts.quantities;
    let mut found = Vec::new();
    let mut at = 0;
    while at < all.len() {
        match total(article, all, at).or_else(|| total_last(article, all, at)) {
            Some(total) => {
                at += total.parts.len() + 1;
                found.push(total);
            }
            None => at += 1,
        }
    }
    found
}

/// The breakdown whose total is the quantity at `at`.
fn total<'a>(article: &Article, all: &'a [Quantity], at: usize) -> Option<Total<'a>> {
    let total = &all[at];
    let told = total.voice != Voice::Promo && !total.attributive && total.per.is_none();
    if !told || total.joint.is_some() {
        return None;
    }
    let named_parts = named_parts(article, all, at);
    let begin = at + 1 + usize::from(named_parts.is_some());
    let first = all.get(begin)?;
    let counted = match total.measure {
        Measure::Count => total.noun.is_some() || is_group(article, total) && first.noun.is_some(),
        Measure::Money(_) => true,
        _ => false,
    };
    if !counted || !is_part(article, total, first) || !is_exhaustive(article, total, first) {
        return None;
    }
    let mut end = begin + 1;
    while let Some(next) = all.get(end) {
        if next.sentence != total.sentence {
            break;
        }
        if !is_part(article, total, next) || !is_list(article, &all[end - 1], next) {
            if is_over(article, total, &all[end - 1], next) {
                break;
            }
            // Another figure in the sentence: an age, a second total.
            return None;
        }
        end += 1;
        if end - at > MOST_PARTS {
            return None;
        }
    }
    let parts = &all[begin..end];
    if may_overlap(article, parts) || named_parts.is_some_and(|named| parts.len() != named) {
        return None;
    }
    let mut singles = singles(article, total.tokens.end..parts[parts.len() - 1].tokens.start);
    singles.extend(closing(article, total, parts).filter(|_| parts.len() >= 2)?);
    // `£1,255: a £255 grant and a £1,000 loan`: nothing counts as one pound.
    singles.retain(|_| total.measure == Measure::Count);
    Some(Total { total, parts, singles })
}

/// How many parts a sum of money has, when a number of things to a colon stands between it and them: `£60,000 will go
/// to three charities: £30,000 for the hospice`.
fn named_parts(article: &Article, all: &[Quantity], at: usize) -> Option<usize> {
    let [total, number, ..] = all.get(at..)? else { return None };
    let counted = number.measure == Measure::Count && number.value.is_whole() && number.sentence == total.sentence;
    let after = article.tokens.get(number.noun?.token + 1)?;
    let colon = after.is_mark(&article.prose, ':');
    let few = (2.0..=MOST_PARTS as f64).contains(&number.value.value);
    (counted && colon && few && matches!(total.measure, Measure::Money(_))).then_some(number.value.value as usize)
}

/// `a crew of nine`
fn is_group(article: &Article, total: &Quantity) -> bool {
    total.lead.is_some_and(|lead| article.word(lead).eq_ignore_ascii_case("of"))
}

/// The members of a list that are one and have no figure: `– a man, two women and three children`.
fn singles(article: &Article, list: Range<usize>) -> Vec<Span> {
    let begins = |at: usize| {
        let before = article.word(at - 1);
        matches!(before, "," | ";" | ":" | "(" | "-" | "\u{2013}" | "\u{2014}") || before.eq_ignore_ascii_case("and")
    };
    let is_one = |at: usize| matches!(article.word(at), "a" | "an") && article.word(at + 1) != "total";
    list.filter(|&at| is_one(at) && begins(at)).map(|at| article.tokens[at].span()).collect()
}

/// The breakdown whose first part is the quantity at `at` and whose total follows: `five men and four women, a total
/// of nine`, `nine in all`.
fn total_last<'a>(article: &Article, all: &'a [Quantity], at: usize) -> Option<Total<'a>> {
    let mut end = at + 1;
    while end < all.len() && end - at <= MOST_PARTS && all[end].sentence == all[at].sentence {
        let total = &all[end];
        if is_sum_of_before(article, total) {
            let parts = &all[at..end];
            let alone = (at == 0 || all[at - 1].sentence != total.sentence)
                && all.get(end + 1).is_none_or(|next| next.sentence != total.sentence);
            let told = total.voice != Voice::Promo && total.joint.is_none() && total.per.is_none();
            let listed = parts.windows(2).all(|pair| is_list(article, &pair[0], &pair[1]));
            let fits = parts.iter().all(|part| is_part(article, total, part) && part.per.is_none());
            let partial = (parts[0].tokens.start.saturating_sub(MOST_BETWEEN)..total.tokens.start)
                .any(|at| Cue::of(&article.tokens[at]).is(Cue::PARTIAL));
            let mut singles = singles(article, parts[0].tokens.end..total.lead.unwrap_or(total.tokens.start));
            singles.retain(|_| total.measure == Measure::Count);
            let whole = parts.len() >= 2 && alone && told && listed && fits && !partial;
            return whole.then_some(Total { total, parts, singles });
        }
        end += 1;
    }
    None
}

/// `a total of nine`, `totalling nine`, `nine in all`, `nine altogether`, after a comma or a dash.
fn is_sum_of_before(article: &Article, total: &Quantity) -> bool {
    let is = |at: usize, words: &[&str]| {
        let text = article.tokens.get(at).map_or("", |token| token.text(&article.prose));
        is_one_of(text, words)
    };
    let Some(lead) = total.lead else { return false };
    let of = is(lead, &["of"]) && lead >= 3 && is(lead - 1, &["total"]);
    let comma = |at: usize| is(at, &[",", "\u{2013}", "\u{2014}"]);
    let before = of && is(lead - 2, &["a"]) && (comma(lead - 3) || is(lead - 3, &["for", "making"]));
    // Points are given, not added up: `three touchdowns and two field goals, a total of 27 points`.
    if total.noun.is_some_and(|noun| is(noun.token, &["points", "runs", "marks"])) {
        return false;
    }
    let verb = is(lead, &["totalling", "totaling"]) && lead >= 1 && comma(lead - 1);
    let end = total.noun.map_or(total.tokens.end, |noun| noun.token + 1);
    let all = comma(total.tokens.start.saturating_sub(1)) && is(end, &["in"]) && is(end + 1, &["all", "total"]);
    before || verb || all
}

/// Whether a quantity can be a part of a total: `five men`, `£4m`, `42 for the left`, no age, no score.
fn is_part(article: &Article, total: &Quantity, part: &Quantity) -> bool {
    let named = ["for", "from", "in", "on", "against", "by", "of", "at", "were"];
    let after = article.tokens.get(part.tokens.end).map_or("", |token| token.text(&article.prose));
    part.sentence == total.sentence
        && part.compares(total)
        && !part.attributive
        && part.joint.is_none()
        && part.voice == total.voice
        && (part.noun.is_some() || part.measure != Measure::Count || is_one_of(after, &named))
}

/// Whether the parts are what some of those counted are besides: `five of them under 21 and eight of them from Leeds`
/// may be the same.
fn may_overlap(article: &Article, parts: &[Quantity]) -> bool {
    let is = |at: usize, words: &[&str]| {
        article.tokens.get(at).is_some_and(|token| is_one_of(token.text(&article.prose), words))
    };
    let of_them =
        |part: &&Quantity| is(part.tokens.end, &["of"]) && is(part.tokens.end + 1, &["them", "whom", "which", "those"]);
    parts.iter().filter(of_them).count() > 1
}

/// Whether a list is over before the next figure: a dash or a bracket closes what one opened, or some are named of
/// those counted: `two teachers and eight pupils, including Ann Reed, 17`.
fn is_over(article: &Article, total: &Quantity, last: &Quantity, next: &Quantity) -> bool {
    let opened =
        (total.tokens.end..(total.tokens.end + MOST_BETWEEN).min(last.tokens.start)).any(|at| article.is_dash(at));
    let bracket = is_in_bracket(article, total, last);
    let closes = |at: usize| opened && article.is_dash(at) || bracket && article.word(at) == ")";
    let mut gap = last.tokens.end..next.tokens.start.min(last.tokens.end + MOST_BETWEEN);
    gap.any(|at| closes(at) || Cue::of(&article.tokens[at]).is(Cue::PARTIAL))
}

/// Whether a bracket opens between a total and its parts.
fn is_in_bracket(article: &Article, total: &Quantity, part: &Quantity) -> bool {
    (total.tokens.end..part.tokens.start.min(total.tokens.end + MOST_BETWEEN)).any(|at| article.word(at) == "(")
}

/// Whether what stands between a total and its first part says that all parts follow: a colon, a dash, a bracket,
/// `made up of`; a part of one may come first.
fn is_exhaustive(article: &Article, total: &Quantity, first: &Quantity) -> bool {
    let gap = total.tokens.end..first.tokens.start;
    if gap.len() > MOST_BETWEEN || gap.clone().any(|at| Cue::of(&article.tokens[at]).is(Cue::PARTIAL)) {
        return false;
    }
    let opens = |at: usize| matches!(article.word(at), ":" | "(") || article.is_dash(at);
    let last = singles(article, gap.clone()).first().map_or(gap.end, |single| article.token_at(single.start));
    let made_up =
        |at: usize| article.word(at).eq_ignore_ascii_case("made") && article.word(at + 1).eq_ignore_ascii_case("up");
    // `all 18 crew, 11 Filipinos and seven Indians,` but `all 18 crew, 11 passengers and two dogs`.
    let named = article.tokens.get(first.tokens.end).is_some_and(|token| token.is_word() && token.is_capitalised());
    let all_of_them = named && article.word(total.tokens.start.saturating_sub(1)).eq_ignore_ascii_case("all");
    opens(last - 1)
        || all_of_them && article.word(last - 1) == ","
        || gap.clone().any(|at| made_up(at) || Cue::of(&article.tokens[at]).is(Cue::EXHAUSTIVE))
}

/// Whether two parts are neighbours in a list: a comma or `and` between them, and nothing that starts a clause.
pub(super) fn is_list(article: &Article, before: &Quantity, next: &Quantity) -> bool {
    let gap = before.tokens.end..next.tokens.start;
    let text = |at: usize| article.tokens[at].text(&article.prose);
    let joins = |at: usize| matches!(text(at), "," | ";") || text(at).eq_ignore_ascii_case("and");
    let other = |at: usize| {
        matches!(text(at), "(" | ")" | ":" | "." | "\u{2013}" | "\u{2014}")
            || Cue::of(&article.tokens[at]).is(Cue::PARTIAL)
            || is_one_of(text(at), &["whom", "who", "which", "while", "but", "or"])
    };
    gap.len() <= MOST_BETWEEN && gap.clone().any(joins) && !gap.clone().any(other)
}

/// Whether the list ends soon after its last part, and ends as lists do: an `and` before the last part, which may be
/// one without a figure (`and a child`) and is then given.
fn closing(article: &Article, total: &Quantity, parts: &[Quantity]) -> Option<Option<Span>> {
    let [.., before, last] = parts else { return None };
    let text = |at: usize| article.tokens.get(at).map_or("", |token| token.text(&article.prose));
    let is_and = |at: usize| text(at).eq_ignore_ascii_case("and");
    let ends = |at: usize| matches!(text(at), "." | ";" | "\u{2013}" | "\u{2014}" | ")" | ":" | "," | "");
    let one = |at: usize| matches!(text(at), "a" | "an");
    let last_one = (last.tokens.end..last.tokens.end + TAIL)
        .find(|&at| is_and(at) && one(at + 1))
        .filter(|&and| (last.tokens.end..and).all(|at| !ends(at) || text(at) == "," && at + 1 == and));
    let start = last_one.map_or(last.tokens.end, |and| and + 1);
    let end = (start..start + TAIL).find(|&at| ends(at))?;
    let listed = last_one.is_some() || (before.tokens.end..last.tokens.start).any(is_and);
    let goes_on = is_and(end + 1) || text(end) == "," && one(end + 1) || text(end) == "(";
    let partial = (start..end).any(|at| Cue::of(&article.tokens[at]).is(Cue::PARTIAL));
    let bracket_open = is_in_bracket(article, total, &parts[0]) && text(end) != ")";
    (listed && !goes_on && !partial && !bracket_open).then(|| last_one.map(|and| article.tokens[and + 1].span()))
}

fn check(article: &Article, report: &mut Report<'_>) {
    let totals = totals(article);
    let told: Vec<&Quantity> = totals.iter().map(|it| it.total).collect();
    divided::check(article, &told, report);
    for Total { total, parts, singles } in totals {
        let open = |quantity: &Quantity| quantity.approx != Approx::Exact;
        if total.voice == Voice::Quoted || open(total) || parts.iter().any(open) {
            continue;
        }
        let ones = singles.len() as f64;
        let sum = parts.iter().fold(Interval::point(ones), |sum, part| sum.plus(part.value.printed_count()));
        let said = total.value.rounded_count();
        let gap = sum.gap(said);
        let slip = slip(article, total, parts, ones).filter(|_| gap > 0.0);
        if gap <= 0.0 || gap > total.value.value * FARTHEST && slip.is_none() {
            continue;
        }
        let exact = ones + parts.iter().map(|part| part.value.value).sum::<f64>();
        let shown = like(exact, total);
        let stated = article.text(total.span);
        let stated = if total.in_words { stated.to_lowercase() } else { stated.to_owned() };
        let found = report.flag(total.span, format!("the parts add up to {shown}, not {stated}"));
        found.label("the total");
        for part in parts {
            found.also(part.span, "");
        }
        for &single in &singles {
            found.also(single, "one");
        }
        let figures = parts.iter().map(|part| like(part.value.value, part));
        let terms: Vec<String> = figures.chain(singles.iter().map(|_| "1".to_owned())).collect();
        let rounding = if sum.low < sum.high { format!(" ({} with rounding)", range(sum)) } else { String::new() };
        found.note(format!("{} = {shown}{rounding}", terms.join(" + ")));
        if let Some((part, slip)) = slip {
            found.note(format!("with \"{}\" it would come out if {slip}", article.text(part.figure)));
        }
    }
}

/// The part whose digits are swapped or whose scale is wrong, when that explains the sum.
fn slip<'a>(
    article: &Article,
    total: &Quantity,
    parts: &'a [Quantity],
    ones: f64,
) -> Option<(&'a Quantity, &'static str)> {
    let sum = ones + parts.iter().map(|part| part.value.value).sum::<f64>();
    parts.iter().find_map(|part| {
        let figure = article.text(part.figure);
        if part.in_words {
            return None;
        }
        let digits = figure.trim_end_matches(|letter: char| !letter.is_ascii_digit());
        let scale = part.value.value / digits_value(digits)?.value;
        let wanted = Interval::point((total.value.value - (sum - part.value.value)) / scale);
        match Slip::of(digits, wanted)? {
            Slip::Swapped => Some((part, "two digits were swapped")),
            Slip::Shifted(_) => Some((part, "its scale were another")),
            Slip::Digit => None,
        }
    })
}
