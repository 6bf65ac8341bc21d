//! A percentage of change that the two figures beside it do not give: `rose 25% to £110 from £100`.

use crate::article::Article;
use crate::diagnostic::{Applicability, Confidence, Severity};
use crate::facts::number::{Approx, Interval, Measure, Quantity};
use crate::rules::numbers::change::{Change, Way, changes};
use crate::rules::numbers::slip::Slip;
use crate::rules::numbers::wording::{figure, like, range, short};
use crate::rules::{Check, Report, Rule, Status};
use crate::span::Span;

/// `numbers/percent-change`
pub const RULE: Rule = Rule {
    id: "numbers/percent-change",
    summary: "a percentage of change that its two figures do not give",
    guide: include_str!("percent_change.md"),
    severity: Severity::Error,
    confidence: Confidence::Certain,
    status: Status::Stable,
    build: |_| Ok(Box::new(check) as Box<dyn Check>),
};

/// How far the claim may lie off, as a share of it, without a word.
const TOLERATED: f64 = 0.03;
/// Claims further off than this factor are misread, not miscalculated, unless a slip explains them.
const FARTHEST: f64 = 5.0;

fn check(article: &Article, report: &mut Report<'_>) {
    for change in changes(article) {
        let soft = change.from.approx != Approx::Exact || change.to.approx != Approx::Exact;
        if soft || is_contradicted(&change) {
            continue;
        }
        let Some((claim, truth)) = miss(&change) else { continue };
        let slip = explanation(article, &change, truth);
        let far = claim.middle() / truth.middle();
        if slip.is_none() && !(1.0 / FARTHEST..=FARTHEST).contains(&far) {
            continue;
        }
        tell(article, &change, truth, slip, report);
    }
}

/// Whether the verb goes the other way: `numbers/direction` says so.
fn is_contradicted(change: &Change<'_>) -> bool {
    let up = change.to.value.value > change.from.value.value;
    change.way.is_some_and(|(way, _)| (way == Way::Up) != up)
}

/// The claim and the truth, both in hundredths (a factor as a factor), when they do not meet.
fn miss(change: &Change<'_>) -> Option<(Interval, Interval)> {
    let by = change.by?;
    let claim = change.size()?;
    let truth = match by.measure {
        Measure::Multiple => change.factor()?,
        Measure::Percent | Measure::Fraction => change.percent()?,
        _ => return None,
    };
    // Of two percentages the difference is a change, too.
    let difference = change.to.value.printed().minus(change.from.value.printed());
    let points =
        change.to.measure == Measure::Percent && (difference.meets(claim) || difference.scaled(-1.0, 0.0).meets(claim));
    let off = truth.gap(claim) / claim.middle().max(f64::MIN_POSITIVE);
    (!points && off > TOLERATED).then_some((claim, truth))
}

/// The slip that leads to the claim, if one does.
fn explanation(article: &Article, change: &Change<'_>, truth: Interval) -> Option<String> {
    let by = change.by?;
    if by.measure != Measure::Percent {
        return None;
    }
    let claim = change.size()?;
    let factor = change.factor()?;
    let of_later = Interval::point(1.0).minus(Interval::point(1.0).over(factor)?).scaled(100.0, 0.0);
    let of_later = if of_later.middle() < 0.0 { of_later.scaled(-1.0, 0.0) } else { of_later };
    if of_later.meets(claim) {
        return Some("the change was taken as a share of the later figure, not of the earlier".to_owned());
    }
    if factor.scaled(100.0, 0.0).meets(claim) {
        return Some("the later figure was taken as a share of the earlier, not the change".to_owned());
    }
    Slip::of(article.text(by.figure), truth).map(Slip::text)
}

/// The size as it is said: `a quarter`.
fn whole(article: &Article, by: &Quantity) -> Span {
    let before = by.tokens.start.checked_sub(1).map(|at| article.tokens[at]);
    let a = before.filter(|it| by.measure == Measure::Fraction && it.text(&article.prose) == "a");
    a.map_or(by.span, |a| a.span().to(by.span))
}

fn tell(article: &Article, change: &Change<'_>, truth: Interval, slip: Option<String>, report: &mut Report<'_>) {
    let Some(by) = change.by else { return };
    let percent = by.measure != Measure::Multiple;
    let shown = |value: f64| if percent { format!("{}%", short(value)) } else { format!("{} times", short(value)) };
    let (from, to) = (like(change.from.value.value, change.from), like(change.to.value.value, change.to));
    let exact = change.to.value.value / change.from.value.value;
    let exact = if percent { ((exact - 1.0) * 100.0).abs() } else { exact };
    let span = whole(article, by);
    let found = report.flag(span, format!("from {from} to {to} is {}, not {}", shown(exact), article.text(span)));
    found.label(format!("should be {}", shown(exact)));
    let mut ends = [(change.from, "from this"), (change.to, "to this")];
    ends.sort_by_key(|(end, _)| end.span);
    for (end, label) in ends {
        found.also(end.span, label);
    }
    let unit = if percent { "%" } else { "" };
    found.note(if percent {
        let difference = like((change.to.value.value - change.from.value.value).abs(), change.to);
        format!("{difference} / {from} = {}{unit} ({}{unit} with rounding)", short(exact), range(truth))
    } else {
        format!("{to} / {from} = {} ({} with rounding)", short(exact), range(truth))
    });
    if let Some(slip) = slip {
        found.note(slip);
    }
    let written = article.text(by.figure);
    if percent && written.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') {
        let decimals = written.split_once('.').map_or(0, |(_, rest)| rest.len());
        found.replace(by.figure, figure(exact, decimals), Applicability::Manual);
    }
}
