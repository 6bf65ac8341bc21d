//! An age that the date of birth does not give.

use crate::article::Article;
use crate::diagnostic::{Applicability, Confidence, Severity};
use crate::facts::age::When;
use crate::rules::ages::contradicted;
use crate::rules::dates::wording::full_date;
use crate::rules::{Check, Report, Rule, Status};

/// `ages/birth-mismatch`
pub const RULE: Rule = Rule {
    id: "ages/birth-mismatch",
    summary: "an age that the date of birth does not give",
    guide: include_str!("birth_mismatch.md"),
    severity: Severity::Error,
    confidence: Confidence::Likely,
    status: Status::Stable,
    build: |_| Ok(Box::new(check) as Box<dyn Check>),
};

fn check(article: &Article, report: &mut Report<'_>) {
    for (age, birth, (youngest, oldest)) in contradicted(article) {
        let right = match oldest - youngest {
            0 => youngest.to_string(),
            1 => format!("{youngest} or {oldest}"),
            _ => format!("{youngest} to {oldest}"),
        };
        let on = if birth.days.first == birth.days.last { "on" } else { "in" };
        let born = format!("born {on} {}", article.text(birth.span));
        let found = report.flag(age.span, format!("{} years old, but {born}", age.years));
        found.label(format!("{right} by the date of birth")).also(birth.span, "born here");
        match (age.when, &article.date) {
            (When::On(_), _) | (_, None) => found.note(format!("somebody {born} was {right} then")),
            (_, Some(now)) => found.note(format!("somebody {born} was {right} on {}", full_date(now.date))),
        };
        if oldest - youngest <= 1 {
            for years in youngest..=oldest {
                found.replace(age.span, years.to_string(), Applicability::Manual);
            }
        }
    }
}
