//! Mentions to days: the year from the expression, else from the article's date and the tense of the clause.
//! An expression that could mean two things stays ambiguous, one with nothing to count from stays unknown.

use jiff::civil::{Date, Weekday};

use super::anchored;
use super::span::{Interval, days_after, days_between, months_after};
use super::{Anchor, DateMention, Fields, Form, Framing, Resolution, Season, Unit};

/// A day or month without a year is taken for the nearest one when that is at most this many days back.
/// Its next-nearest reading is then at least twice as far.
const NEAR_PAST: i64 = 120;
/// The same for days ahead of the article.
const NEAR_FUTURE: i64 = 120;
/// Told as past, it may lie almost a year back; beyond that the year would have been given.
const FAR: i64 = 320;
/// A day this many days ahead is nearer at hand than one almost a year back.
const SOON: i64 = 60;
/// Slack for time zones and editions between the day of writing and the article's date, in days.
const SLACK: i64 = 1;

/// Days, and how coarse they are.
type Reading = (Interval, Unit);

/// What the mention at `at` means, with the article written `now`.
pub(super) fn resolve(mentions: &[DateMention], at: usize, now: Option<Date>) -> Resolution {
    let mention = &mentions[at];
    if let Some((interval, grain)) = explicit(mention) {
        return Resolution::Certain { interval, grain, anchor: Anchor::Explicit };
    }
    match mention.form {
        Form::Offset(count, unit) => return anchored::offset(mentions, at, count, unit, now),
        Form::FromStory(count, unit) => return anchored::from_story(mentions, at, count, unit, now),
        _ => {}
    }
    let Some(now) = now else { return Resolution::Unknown };
    match mention.form {
        Form::Stretch(count, unit) => anchored::stretch(count, unit, now),
        Form::Weekend => anchored::weekend(mention, now),
        Form::DayOfMonth => anchored::day_of_month(mention, now),
        Form::Day | Form::Month | Form::Season(_) | Form::Quarter(_) | Form::Feast(_)
            if mention.fields.year.is_none() =>
        {
            yearless(mention, now)
        }
        Form::WeekOf(nth) => week_of(mention, nth, now),
        Form::InWeek(by) => {
            let week = Interval::around(now, Unit::Week, i32::from(by));
            let ahead = mention.fields.weekday.map(|weekday| i64::from(weekday.since(Weekday::Monday)));
            let day = week.zip(ahead).and_then(|(week, ahead)| days_after(week.first, ahead));
            match mention.step {
                // `Monday of the following week`: of the week after which?
                Some(_) => ambiguous(day.map(Interval::day), None, Unit::Day),
                None => certain(day.map(Interval::day), Unit::Day),
            }
        }
        Form::Weekday => weekday(mention, now),
        Form::Shifted(by) => certain(days_after(now, i64::from(by)).map(Interval::day), Unit::Day),
        Form::Relative(by, unit) => relative(by, unit, mention.step.is_none(), now),
        _ => Resolution::Unknown,
    }
}

fn certain(interval: Option<Interval>, grain: Unit) -> Resolution {
    match interval {
        Some(interval) => Resolution::Certain { interval, grain, anchor: Anchor::ArticleDate },
        None => Resolution::Unknown,
    }
}

/// A week by its number in a month or year: about then, for nobody counts the days of the first week alike.
fn week_of(mention: &DateMention, nth: i8, now: Date) -> Resolution {
    let Fields { month, year, .. } = mention.fields;
    let week = |year| Interval::week_of(year, month, nth);
    if let Some(step) = mention.step {
        let of_month = months_after(now, i64::from(step));
        return ambiguous(
            of_month.and_then(|(year, month)| Interval::week_of(year, Some(month), nth)),
            None,
            Unit::Week,
        );
    }
    match year {
        Some(year) => ambiguous(week(year), None, Unit::Week),
        None => {
            let weeks = [now.year() - 1, now.year(), now.year() + 1].into_iter().filter_map(week);
            let (past, future): (Vec<_>, Vec<_>) = weeks.partition(|week| week.first <= now);
            ambiguous(past.last().copied(), future.first().copied(), Unit::Week)
        }
    }
}

/// `last week` and `two years ago` name a week and a year; `a year ago` may mean the day, the quarter or the year,
/// `two weeks ago` some day about then, and on a Sunday or early in a quarter it depends on who counts which
/// week or quarter is `this`.
fn relative(by: i32, unit: Unit, is_counted: bool, now: Date) -> Resolution {
    let interval = Interval::around(now, unit, by);
    // `last month` names one; `one month ago` counts.
    let ago = by < -1 || by < 0 && is_counted;
    let vague = match unit {
        Unit::Month => by == -1 && is_counted,
        Unit::Week => ago || now.weekday() == Weekday::Sunday,
        Unit::Quarter => Interval::around(now, unit, 0).is_none_or(|it| days_between(it.first, now) < REPORTING),
        Unit::Weekend | Unit::Decade | Unit::Century | Unit::Fortnight => true,
        _ => false,
    };
    match interval {
        Some(_) if vague && by <= 0 => ambiguous(interval, None, unit),
        Some(_) if vague => ambiguous(None, interval, unit),
        _ => certain(interval, unit),
    }
}

/// Companies report on a quarter for so many days after its end; until then it may be `this quarter`.
const REPORTING: i64 = 50;

/// The days of an expression that names its year (or needs none).
fn explicit(mention: &DateMention) -> Option<Reading> {
    if let Form::Century(nth) = mention.form {
        let first = i16::from(nth).checked_mul(100)? - 99;
        return Some((Interval::years(first, first + 99)?, Unit::Century));
    }
    let year = mention.fields.year?;
    in_year(mention, year)
}

/// The days of a mention if its year is this one.
fn in_year(mention: &DateMention, year: i16) -> Option<Reading> {
    let Fields { day, month, .. } = mention.fields;
    Some(match mention.form {
        Form::Day => {
            let day = Date::new(year, i8::try_from(month?).ok()?, i8::try_from(day?).ok()?).ok()?;
            (Interval::day(day), Unit::Day)
        }
        Form::Month => (Interval::month(year, month?)?, Unit::Month),
        Form::Feast(feast) => (Interval::day(feast.day(year)?), Unit::Day),
        Form::Year => (Interval::years(year, year)?, Unit::Year),
        Form::Decade => (Interval::years(year, year + 9)?, Unit::Decade),
        Form::Season(season) => (Interval::season(year, season)?, Unit::Quarter),
        Form::Quarter(quarter) => (Interval::quarter(year, quarter)?, Unit::Quarter),
        _ => return None,
    })
}

/// The readings of a mention without a year around the article's date: the latest that has begun, the next one.
fn readings(mention: &DateMention, now: Date) -> (Option<Reading>, Option<Reading>) {
    let (mut past, mut future) = (None, None);
    for year in now.year() - 1..=now.year() + 1 {
        let Some(reading) = in_year(mention, year) else { continue };
        if reading.0.first <= now {
            past = Some(reading);
        } else if future.is_none() {
            future = Some(reading);
        }
    }
    (past, future)
}

fn yearless(mention: &DateMention, now: Date) -> Resolution {
    let (past, future) = readings(mention, now);
    let Some((_, grain)) = past.or(future) else { return Resolution::Unknown };
    if let Some(step) = mention.step {
        return stepped(mention, step, now, grain);
    }
    let back = past.map_or(i64::MAX, |(it, _)| days_between(it.last.min(now), now));
    let ahead = future.map_or(i64::MAX, |(it, _)| days_between(now, it.first));
    let chosen = match mention.framing {
        Framing::Past | Framing::PastPerfect => {
            // A dividend `declared, payable Dec. 1` in October: nobody means last year's.
            let tomorrow = (ahead <= SLACK || (ahead <= SOON && back > FAR - 20)) && grain == Unit::Day;
            if tomorrow { future } else { past.filter(|_| back <= FAR.min(ahead.saturating_mul(12))) }
        }
        _ if matches!(mention.form, Form::Quarter(_)) && back <= REPORTING => past,
        Framing::Future if past.is_some_and(|(it, _)| it.contains(now)) => past,
        Framing::Future => future.filter(|_| ahead <= FAR.min(back.saturating_mul(12))),
        Framing::FutureInPast | Framing::Unclear => {
            if back <= NEAR_PAST && back < ahead {
                past
            } else if ahead <= NEAR_FUTURE && ahead < back {
                future
            } else {
                None
            }
        }
    };
    match chosen {
        Some((interval, grain)) => certain(Some(interval), grain),
        None => ambiguous(past.map(|it| it.0), future.map(|it| it.0), grain),
    }
}

fn ambiguous(past: Option<Interval>, future: Option<Interval>, grain: Unit) -> Resolution {
    Resolution::Ambiguous { past, future, grain, anchor: Anchor::ArticleDate }
}

/// `last April`: the most recent April before this month. `next April`: the first one after this month.
/// `this April`: the April of this year. (16 of 16 `last <Month>` in annotated newswire follow this.)
fn stepped(mention: &DateMention, step: i8, now: Date, grain: Unit) -> Resolution {
    let of_year = matches!(mention.form, Form::Quarter(_));
    let wanted = match step {
        // A winter that has begun is the one of last December.
        0 if now.month() <= 2 && mention.form == Form::Season(Season::Winter) => in_year(mention, now.year() - 1),
        0 => in_year(mention, now.year()),
        _ if of_year => in_year(mention, now.year() + i16::from(step)),
        _ => {
            let mut years = [now.year() - 1, now.year(), now.year() + 1];
            if step < 0 {
                years.reverse();
            }
            let lies_there = |it: &Interval| if step < 0 { it.last < now } else { it.first > now };
            years.into_iter().filter_map(|year| in_year(mention, year)).find(|(it, _)| lies_there(it))
        }
    };
    let wanted = wanted.map(|it| it.0);
    // In autumn, `last spring` is this year's to some and last year's to others.
    let this_year = wanted.is_some_and(|it| it.first.year() == now.year());
    match mention.form {
        Form::Season(_) if step != 0 && this_year => ambiguous(wanted, None, grain),
        _ => certain(wanted, grain),
    }
}

/// A weekday alone. Told as past it is one of the seven days up to the article's own; told as to come, one of
/// the seven from it (of 311 in annotated newswire 92 % lie within -6 and 0, 5 % ahead).
fn weekday(mention: &DateMention, now: Date) -> Resolution {
    let Some(weekday) = mention.fields.weekday else { return Resolution::Unknown };
    let back = i64::from(now.weekday().since(weekday));
    let past = days_after(now, -back).map(Interval::day);
    let future = days_after(now, 7 - back).map(Interval::day);
    match (mention.step, mention.framing) {
        // `next Friday` may be the coming one or that of next week, `last Friday` the last one or that of last week.
        (Some(1), _) => ambiguous(future, days_after(now, 14 - back).map(Interval::day), Unit::Day),
        (Some(-1), _) if (1..3).contains(&back) => {
            ambiguous(days_after(now, -back - 7).map(Interval::day), past, Unit::Day)
        }
        (Some(-1), _) if back >= 3 => certain(past, Unit::Day),
        (Some(-1), _) if back == 0 => certain(days_after(now, -7).map(Interval::day), Unit::Day),
        (Some(_), _) => ambiguous(past, future, Unit::Day),
        (None, Framing::Past | Framing::PastPerfect) => certain(past, Unit::Day),
        (None, Framing::Future) if back > 0 => certain(future, Unit::Day),
        _ => ambiguous(past, future, Unit::Day),
    }
}
