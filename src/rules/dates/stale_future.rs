//! A day spoken of as still to come that lies before the article's own now.

use jiff::civil::Date;

use crate::article::Article;
use crate::diagnostic::{Confidence, Severity};
use crate::facts::date::{DateMention, Fields, Form, Framing, Interval, Resolution, Side, days_between};
use crate::rules::dates::wording::{full_date, month_name};
use crate::rules::{Check, Report, Rule, Status};
use crate::span::Span;
use crate::text::Voice;

/// `dates/stale-future`
pub const RULE: Rule = Rule {
    id: "dates/stale-future",
    summary: "a day spoken of as still to come has passed by the article's own account",
    guide: include_str!("stale_future.md"),
    severity: Severity::Warning,
    confidence: Confidence::Likely,
    status: Status::Stable,
    build: |_| Ok(Box::new(check) as Box<dyn Check>),
};

/// A day further back than this, in days, without a year belongs to next year: tours and seasons are announced
/// that long before.
const OTHER_YEAR: i64 = 45;
/// What was to come longer ago than this, in days, is told of another time: a chronicle, an old document.
const OTHER_STORY: i64 = 730;
/// Days without a year further apart than this, in days, may lie in two years.
const ONE_YEAR: i64 = 120;
/// A day this close to the article's date, in days, may be a matter of time zones and editions.
const SLACK: i64 = 1;

/// Verbs that announce in the present.
const ANNOUNCES: &[&str] = &["begins", "closes", "ends", "expires", "opens", "returns", "resumes", "starts"];

/// The article's now: its date, or the latest day it tells as past.
struct Now {
    day: Date,
    /// Where it stands, if it stands in the prose.
    span: Option<Span>,
    /// Whether `day` has a real year; else all days are counted in one nameless leap year.
    dated: bool,
}

fn check(article: &Article, report: &mut Report<'_>) {
    days(article, report);
    periods(article, report);
}

/// Reports days that have passed.
fn days(article: &Article, report: &mut Report<'_>) {
    let Some(now) = now(article) else { return };
    for mention in &article.facts.dates {
        let ahead = mention.framing == Framing::Future || is_announced(article, mention);
        if !ahead || !is_appointed(article, mention) {
            continue;
        }
        let Some(day) = told_in_own_voice(article, mention).then(|| placed(mention, &now)).flatten() else { continue };
        let behind = days_between(day, now.day);
        let slack = if now.dated { SLACK } else { 0 };
        let farthest = if mention.fields.year.is_none() { OTHER_YEAR } else { OTHER_STORY };
        if behind <= slack || behind > farthest || is_retold(article, mention, day, &now) {
            continue;
        }
        let said = format!("{} {}", month_name(day.month() as u8), day.day());
        let diagnostic = report.flag(mention.span, format!("{said} is spoken of as still to come, but it has passed"));
        diagnostic.label("still to come here");
        if now.dated {
            diagnostic.note(format!("the article is dated {}, {} days later", full_date(now.day), behind));
        } else {
            let today = format!("{} {}", month_name(now.day.month() as u8), now.day.day());
            diagnostic.note(format!("the article tells of {today} as past"));
        }
        if let Some(span) = now.span {
            diagnostic.also(span, if now.dated { "dated here" } else { "told as past here" });
        }
    }
}

/// Whether the present tense announces a day: `opens on Friday 20 November`, `go on sale on`. With its weekday it is one
/// day, not that of every year.
fn is_announced(article: &Article, mention: &DateMention) -> bool {
    if mention.fields.weekday.is_none() || mention.range.is_some() {
        return false;
    }
    let start = mention.tokens.start;
    let word = |steps: usize| start.checked_sub(steps).map_or("", |at| article.word(at));
    word(1) == "on"
        && (ANNOUNCES.contains(&word(2))
            || word(2) == "place" && matches!(word(3), "takes" | "take")
            || word(2) == "sale" && word(3) == "on" && matches!(word(4), "goes" | "go"))
}

/// Reports months, quarters and seasons that were over when the article was written: `is due to open in spring
/// 2025`.
fn periods(article: &Article, report: &mut Report<'_>) {
    let Some(date) = &article.date else { return };
    for mention in article.facts.dates.iter().filter(|mention| mention.framing == Framing::Future) {
        // A year alone is mostly that of something named in the clause: `be tried for his role in the sale in 1998`.
        let period = matches!(mention.form, Form::Month | Form::Season(_) | Form::Quarter(_));
        let whole = period && mention.fields.year.is_some() && mention.step.is_none() && mention.range.is_none();
        if !whole || !is_own(article, mention) || !is_period_set(article, mention) {
            continue;
        }
        let Resolution::Certain { interval, .. } = mention.resolution else { continue };
        let behind = days_between(interval.last, date.date);
        if behind <= SLACK || behind > OTHER_STORY || has_gone_back(article, mention, interval) {
            continue;
        }
        let said = article.text(mention.span);
        let diagnostic = report.flag(mention.span, format!("{said} is spoken of as still to come, but it has passed"));
        diagnostic.label("still to come here").note(format!("the article is dated {}", full_date(date.date)));
        if let Some(span) = date.span {
            diagnostic.also(span, "dated here");
        }
    }
}

/// Whether the clause itself sets the period: `in spring 2025`, `by late March 2024`, not `more than in March 2024`.
fn is_period_set(article: &Article, mention: &DateMention) -> bool {
    let before = |steps: usize| word_before(article, mention, steps);
    let leads = |word: &str| matches!(word, "in" | "by" | "during" | "until" | "before");
    let aside = usize::from(matches!(before(1), "early" | "late" | "the"));
    leads(before(1 + aside)) && !matches!(before(2 + aside), "than" | "as" | "whereas")
}

/// Whether the paragraph tells of that time or an earlier one as past.
fn has_gone_back(article: &Article, mention: &DateMention, period: Interval) -> bool {
    told_as_past(article, mention).any(|other| {
        let Resolution::Certain { interval, .. } = other.resolution else { return false };
        interval.last <= period.last
    })
}

/// The word so many tokens before a mention, in its block.
fn word_before<'a>(article: &'a Article, mention: &DateMention, steps: usize) -> &'a str {
    let block = &article.blocks[mention.block].tokens;
    let at = mention.tokens.start.checked_sub(steps).filter(|at| block.contains(at));
    at.map_or("", |at| article.word(at))
}

/// What the paragraph of a mention tells as past.
fn told_as_past<'a>(article: &'a Article, mention: &DateMention) -> impl Iterator<Item = &'a DateMention> {
    let (dates, block) = (&article.facts.dates, mention.block);
    let first = dates.partition_point(|other| other.block < block);
    let here = dates[first..].iter().take_while(move |other| other.block == block);
    here.filter(|other| matches!(other.framing, Framing::Past | Framing::PastPerfect))
}

/// Whether the clause itself sets the day: `on January 10`, `by March 3`, `for a January 12 truce`; not the date of
/// a picture, of an accounting year (`ending January 31`) or of every year.
fn is_appointed(article: &Article, mention: &DateMention) -> bool {
    let block = &article.blocks[mention.block].tokens;
    let before = |steps: usize| word_before(article, mention, steps);
    // `from February 7 to March 6`, `on February 7-9`: only the end of a stretch tells whether it is over.
    let goes_on = mention.range == Some(Side::Start) || {
        let next = |steps: usize| mention.tokens.end + steps;
        block.contains(&next(1))
            && matches!(article.word(next(0)), "-" | "\u{2013}" | "to" | "and")
            && article.tokens[next(1)].is_number()
    };
    let recurs = block.contains(&mention.tokens.end) && matches!(article.word(mention.tokens.end), "each" | "every");
    let leads = |word: &str| matches!(word, "on" | "by" | "until" | "from" | "before" | "for" | "to");
    // `similar to the September 11 attacks` names what everybody knows of.
    let is_set = match before(1) {
        "a" | "an" => leads(before(2)),
        "the" => matches!(before(2), "until" | "before" | "for"),
        lead => leads(lead),
    };
    !recurs && !goes_on && is_set
}

/// The article's date, else the latest day without a year that its own voice tells as past.
fn now(article: &Article) -> Option<Now> {
    if let Some(date) = &article.date {
        return Some(Now { day: date.date, span: date.span, dated: true });
    }
    let past = article.facts.dates.iter().filter(|mention| {
        mention.framing == Framing::Past && mention.fields.year.is_none() && told_in_own_voice(article, mention)
    });
    let days: Vec<_> = past.filter_map(|mention| Some((nameless(mention)?, mention.span))).collect();
    let &(day, span) = days.iter().max_by_key(|(day, _)| *day)?;
    // Past days from both ends of the year: which is the latest depends on the year, and that is not known.
    let scattered = days.iter().any(|(other, _)| days_between(*other, day) > ONE_YEAR);
    (!scattered).then_some(Now { day, span: Some(span), dated: false })
}

fn told_in_own_voice(article: &Article, mention: &DateMention) -> bool {
    mention.form == Form::Day && mention.step.is_none() && is_own(article, mention)
}

fn is_own(article: &Article, mention: &DateMention) -> bool {
    mention.voice == Voice::Own && article.blocks[mention.block].zone.is_running_text()
}

/// The day of a mention beside `now`.
fn placed(mention: &DateMention, now: &Now) -> Option<Date> {
    match (mention.fields.year, now.dated) {
        (Some(_), true) => mention.full(),
        (None, true) => {
            let Fields { day: Some(day), month: Some(month), .. } = mention.fields else { return None };
            let in_year = |year| Date::new(year, month as i8, day as i8).ok();
            let this = in_year(now.day.year()).filter(|day| *day <= now.day);
            this.or_else(|| in_year(now.day.year() - 1))
        }
        (None, false) => nameless(mention),
        (Some(_), false) => None,
    }
}

/// A day without a year, in a leap year without a name.
fn nameless(mention: &DateMention) -> Option<Date> {
    let Fields { day: Some(day), month: Some(month), year: None, .. } = mention.fields else { return None };
    Interval::month(2000, month)?;
    Date::new(2000, month as i8, day as i8).ok()
}

/// Whether the paragraph itself goes back to that time: a day no later than this one, told as past, stands in it.
fn is_retold(article: &Article, mention: &DateMention, day: Date, now: &Now) -> bool {
    told_as_past(article, mention).any(|other| {
        other.form == Form::Day && other.span != mention.span && placed(other, now).is_some_and(|other| other <= day)
    })
}
