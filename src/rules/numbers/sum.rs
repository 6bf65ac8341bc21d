//! Parts that do not add up to their total: `12 people – five men, four women and two children`.

use crate::article::Article;
use crate::diagnostic::{Confidence, Severity};
use crate::facts::number::{Approx, Cue, Interval, Measure, Quantity, digits_value};
use crate::rules::numbers::slip::Slip;
use crate::rules::numbers::wording::{like, range};
use crate::rules::{Check, Report, Rule, Status};
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
#[derive(Debug, Clone, Copy)]
pub struct Total<'a> {
    /// The total.
    pub total: &'a Quantity,
    /// The parts, two or more.
    pub parts: &'a [Quantity],
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
    let counted = match total.measure {
        Measure::Count => total.noun.is_some(),
        Measure::Money(_) => true,
        _ => false,
    };
    if !told || !counted || total.joint.is_some() {
        return None;
    }
    let first = all.get(at + 1)?;
    if !is_part(article, total, first) || !is_exhaustive(article, total, first) {
        return None;
    }
    let mut end = at + 2;
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
    let parts = &all[at + 1..end];
    (parts.len() >= 2 && is_closed(article, parts)).then_some(Total { total, parts })
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
            return (parts.len() >= 2 && alone && told && listed && fits && !partial).then_some(Total { total, parts });
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

/// Whether a list is over before the next figure: a dash closes what a dash opened, or some are named of those counted:
/// `two teachers and eight pupils, including Ann Reed, 17`.
fn is_over(article: &Article, total: &Quantity, last: &Quantity, next: &Quantity) -> bool {
    let is_dash = |at: usize| {
        let text = article.word(at);
        matches!(text, "\u{2013}" | "\u{2014}") || text == "-" && article.tokens[at].spaced()
    };
    let opened = (total.tokens.end..(total.tokens.end + MOST_BETWEEN).min(last.tokens.start)).any(is_dash);
    let mut gap = last.tokens.end..next.tokens.start.min(last.tokens.end + MOST_BETWEEN);
    gap.any(|at| opened && is_dash(at) || Cue::of(&article.tokens[at]).is(Cue::PARTIAL))
}

/// Whether what stands between a total and its first part says that all parts follow: a colon, a dash, `made up of`.
fn is_exhaustive(article: &Article, total: &Quantity, first: &Quantity) -> bool {
    let gap = total.tokens.end..first.tokens.start;
    if gap.len() > MOST_BETWEEN || gap.clone().any(|at| Cue::of(&article.tokens[at]).is(Cue::PARTIAL)) {
        return false;
    }
    let text = |at: usize| article.tokens.get(at).map_or("", |token| token.text(&article.prose));
    let last = text(gap.end - 1);
    let apart = article.tokens[gap.end - 1].spaced() || gap.len() > 1 && text(gap.end - 2) == "-";
    let dash = matches!(last, ":" | "\u{2013}" | "\u{2014}") || last == "-" && apart;
    let made_up = |at: usize| text(at).eq_ignore_ascii_case("made") && text(at + 1).eq_ignore_ascii_case("up");
    dash || gap.clone().any(|at| made_up(at) || Cue::of(&article.tokens[at]).is(Cue::EXHAUSTIVE))
}

/// Whether two parts are neighbours in a list: a comma or `and` between them, and nothing that starts a clause.
fn is_list(article: &Article, before: &Quantity, next: &Quantity) -> bool {
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

/// Whether the list ends soon after its last part, and ends as lists do: an `and` before the last part.
fn is_closed(article: &Article, parts: &[Quantity]) -> bool {
    let [.., before, last] = parts else { return false };
    let text = |at: usize| article.tokens.get(at).map_or("", |token| token.text(&article.prose));
    let gap = before.tokens.end..last.tokens.start;
    let and = gap.clone().any(|at| text(at).eq_ignore_ascii_case("and"));
    let tail = last.tokens.end..last.tokens.end + TAIL;
    let goes_on = |at: &usize| matches!(text(*at), "." | ";" | "\u{2013}" | "\u{2014}" | ")" | ":" | "," | "");
    let closed = tail.clone().find(goes_on);
    let more = tail.clone().take_while(|at| !goes_on(at)).any(|at| Cue::of(&article.tokens[at]).is(Cue::PARTIAL));
    and && !more && closed.is_some_and(|at| !text(at + 1).eq_ignore_ascii_case("and") && text(at) != "(")
}

fn check(article: &Article, report: &mut Report<'_>) {
    for Total { total, parts } in totals(article) {
        let open = |quantity: &Quantity| quantity.approx != Approx::Exact;
        if total.voice == Voice::Quoted || open(total) || parts.iter().any(open) {
            continue;
        }
        let sum = parts.iter().fold(Interval::point(0.0), |sum, part| sum.plus(part.value.printed_count()));
        let said = total.value.rounded_count();
        let gap = sum.gap(said);
        let slip = slip(article, total, parts).filter(|_| gap > 0.0);
        if gap <= 0.0 || gap > total.value.value * FARTHEST && slip.is_none() {
            continue;
        }
        let exact: f64 = parts.iter().map(|part| part.value.value).sum();
        let shown = like(exact, total);
        let found = report.flag(total.span, format!("the parts add up to {shown}, not {}", article.text(total.span)));
        found.label("the total");
        for part in parts {
            found.also(part.span, "");
        }
        let terms: Vec<String> = parts.iter().map(|part| like(part.value.value, part)).collect();
        let rounding = if sum.low < sum.high { format!(" ({} with rounding)", range(sum)) } else { String::new() };
        found.note(format!("{} = {shown}{rounding}", terms.join(" + ")));
        if let Some((part, slip)) = slip {
            found.note(format!("with \"{}\" it would come out if {slip}", article.text(part.figure)));
        }
    }
}

/// The part whose digits are swapped or whose scale is wrong, when that explains the sum.
fn slip<'a>(article: &Article, total: &Quantity, parts: &'a [Quantity]) -> Option<(&'a Quantity, &'static str)> {
    let sum: f64 = parts.iter().map(|part| part.value.value).sum();
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
