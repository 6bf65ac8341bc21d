//! Percent said for percentage points, or the other way round: `rates rose 0.5% to 5.5% from 5%`.

use crate::article::Article;
use crate::diagnostic::{Applicability, Confidence, Edit, Severity};
use crate::facts::number::{Interval, Measure, Quantity};
use crate::rules::numbers::change::{Change, changes};
use crate::rules::numbers::wording::{range, short};
use crate::rules::{Check, Report, Rule, Status};

/// `numbers/percentage-points`
pub const RULE: Rule = Rule {
    id: "numbers/percentage-points",
    summary: "percent where percentage points are meant, or the other way round",
    guide: include_str!("percentage_points.md"),
    severity: Severity::Warning,
    confidence: Confidence::Likely,
    status: Status::Stable,
    build: |_| Ok(Box::new(check) as Box<dyn Check>),
};

fn check(article: &Article, report: &mut Report<'_>) {
    for change in changes(article) {
        let Some(by) = change.by.filter(|_| change.to.measure == Measure::Percent) else { continue };
        let (Some(claim), Some(relative)) = (change.size(), change.percent()) else { continue };
        let points = difference(&change);
        match by.measure {
            Measure::Percent if points.meets(claim) && !relative.meets(claim) => {
                tell(article, &change, by, relative, true, report);
            }
            Measure::Points if relative.meets(claim) && !points.meets(claim) => {
                tell(article, &change, by, relative, false, report);
            }
            _ => {}
        }
    }
}

/// The difference of the two percentages, always positive.
fn difference(change: &Change<'_>) -> Interval {
    let difference = change.to.value.printed().minus(change.from.value.printed());
    if difference.middle() < 0.0 { difference.scaled(-1.0, 0.0) } else { difference }
}

fn tell(
    article: &Article,
    change: &Change<'_>,
    by: &Quantity,
    relative: Interval,
    is_percent: bool,
    report: &mut Report<'_>,
) {
    let (from, to) = (change.from.value.value, change.to.value.value);
    let said = article.text(by.span);
    let points = short((to - from).abs());
    let percent = short(((to / from - 1.0) * 100.0).abs());
    let meant = if is_percent { format!("{points} percentage points") } else { format!("{percent}%") };
    let found = report.flag(by.span, format!("from {from}% to {to}% is {meant}, not {said}"));
    found.label(format!("should be {meant}"));
    let mut ends = [(change.from, "from this"), (change.to, "to this")];
    ends.sort_by_key(|(end, _)| end.span);
    for (end, label) in ends {
        found.also(end.span, label);
    }
    found
        .note(format!("the difference is {points} points, the change {percent}% ({}% with rounding)", range(relative)));
    if is_percent {
        let figure = article.text(by.figure);
        let noun = if figure == "1" || by.attributive { "percentage point" } else { "percentage points" };
        let edit = Edit { span: by.span, text: format!("{figure} {noun}") };
        found.fix(format!("change to \"{figure} {noun}\""), Applicability::Manual, vec![edit]);
    }
}
