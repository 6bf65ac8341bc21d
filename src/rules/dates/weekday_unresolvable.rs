//! A bare weekday in an article that says on no account from which day it speaks, though it knows the calendar: the
//! reader cannot tell which Wednesday is meant.

use crate::article::Article;
use crate::diagnostic::{Confidence, Severity};
use crate::facts::date::{DateMention, Form, Framing};
use crate::rules::{Check, Report, Rule, Status};
use crate::text::Voice;

/// `dates/weekday-unresolvable`
pub const RULE: Rule = Rule {
    id: "dates/weekday-unresolvable",
    summary: "a weekday that cannot be placed: the article has no date",
    guide: include_str!("weekday_unresolvable.md"),
    severity: Severity::Advice,
    confidence: Confidence::Likely,
    status: Status::Optional,
    build: |_| Ok(Box::new(check) as Box<dyn Check>),
};

fn check(article: &Article, report: &mut Report<'_>) {
    if article.date.is_some() {
        return;
    }
    let told =
        |mention: &&DateMention| mention.voice == Voice::Own && article.blocks[mention.block].zone.is_running_text();
    let dates = || article.facts.dates.iter().filter(told);
    let Some(day) = dates().find(|it| it.form == Form::Day && it.fields.weekday.is_none()) else { return };
    let is_bare = |it: &&DateMention| it.form == Form::Weekday && it.framing != Framing::Unclear;
    let mut weekdays = dates().filter(is_bare);
    let Some(weekday) = weekdays.next() else { return };
    let text = article.text(weekday.span);
    let found = report.flag(weekday.span, format!("nothing says which {text} this is"));
    found.label("bare weekday").also(day.span, "other days are given by their date");
    weekdays.for_each(|other| {
        found.also(other.span, "and here");
    });
    found.note("the article has no date in its front matter, dateline or \"Published:\" line");
}
