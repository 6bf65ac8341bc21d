//! An anniversary whose number the years do not give.

use jiff::civil::Date;

use crate::article::Article;
use crate::diagnostic::{Applicability, Confidence, Severity};
use crate::facts::date::{AnniversaryMention, DateMention, Form, Framing, days_between};
use crate::rules::dates::wording::day_like;
use crate::rules::{Check, Report, Rule, Status};
use crate::text::Voice;

/// `dates/anniversary`
pub const RULE: Rule = Rule {
    id: "dates/anniversary",
    summary: "an anniversary whose number the years do not give",
    guide: include_str!("anniversary.md"),
    severity: Severity::Warning,
    confidence: Confidence::Likely,
    status: Status::Stable,
    build: |_| Ok(Box::new(check) as Box<dyn Check>),
};

/// Words that say of what a year is the first: `founded in 1970`.
const BEGINNINGS: &[&str] = &[
    "founded",
    "established",
    "opened",
    "launched",
    "created",
    "formed",
    "built",
    "born",
    "started",
    "began",
    "begun",
    "introduced",
    "inaugurated",
    "incorporated",
    "married",
    "wed",
    "signed",
    "died",
    "invented",
    "discovered",
    "published",
    "released",
    "premiered",
    "erected",
    "completed",
    "unveiled",
    "ratified",
    "adopted",
    "enacted",
    "passed",
    "ended",
    "fell",
];

/// A year this far back is not the one in which an anniversary is kept that the article tells of in the present.
const LONG_AGO: i16 = 5;

/// An anniversary that falls so many days before or after the article is the one it tells of.
const DUE: i64 = 20;

/// The years in which an anniversary is kept, and whether the article states them.
struct Kept {
    first: i16,
    last: i16,
    stated: bool,
}

fn check(article: &Article, report: &mut Report<'_>) {
    for anniversary in &article.facts.anniversaries {
        if matches!(anniversary.voice, Voice::Quoted | Voice::Promo) || anniversary.framing == Framing::PastPerfect {
            continue;
        }
        let Some((event, year)) = event_of(article, anniversary) else { continue };
        let Some(kept) = kept(article, anniversary, event) else { continue };
        let slack = i16::from(!kept.stated && !is_due(article, event));
        let (least, most) = (kept.first - slack - year, kept.last + slack - year);
        let years = i16::try_from(anniversary.years).unwrap_or(i16::MAX);
        if (least..=most).contains(&years) || most < 1 {
            continue;
        }
        let right = kept.last - year;
        let said = article.text(anniversary.span);
        let found = report.flag(anniversary.span, format!("{said} of {year}, but {} - {year} = {right}", kept.last));
        found
            .label(if right == 1 {
                "1 year by the calendar".to_owned()
            } else {
                format!("{right} years by the calendar")
            })
            .also(event.span, "counted from here");
        match (kept.stated, article.date.as_ref().and_then(|known| known.span)) {
            (false, Some(span)) => found.also(span, "dated here"),
            (false, None) => found.note(format!("{} is the year of the article", kept.last)),
            (true, _) => found,
        };
        let number = article.tokens[anniversary.tokens.clone()].iter().position(|token| token.is_number());
        if let (Some(at), Ok(right)) = (number.map(|at| at + anniversary.tokens.start), u8::try_from(right)) {
            let ending = article.tokens[at + 1];
            let ordinal = ending.is_word() && !ending.spaced();
            let place = if ordinal { article.tokens[at].span().to(ending.span()) } else { article.tokens[at].span() };
            found.replace(place, day_like(right, article.text(place)), Applicability::Manual);
        }
    }
}

/// The date of what an anniversary is of, and its year: `of the 2001 attacks`, `of the opening in 1920`,
/// `founded in 1970`.
fn event_of<'a>(article: &'a Article, anniversary: &AnniversaryMention) -> Option<(&'a DateMention, i16)> {
    let explicit = |mention: &&DateMention| {
        matches!(mention.form, Form::Day | Form::Month | Form::Year)
            && mention.fields.year.is_some()
            && mention.range.is_none()
    };
    let here = in_sentence(article, anniversary);
    let of = article.tokens.get(anniversary.tokens.end).is_some_and(|token| token.text(&article.prose) == "of");
    // `founded in 1971, marks the 20th anniversary of its float`: of something else.
    let of_it = !of || is_of_beginning(article, anniversary.tokens.end + 1);
    let begun = here
        .iter()
        .filter(explicit)
        .find(|mention| is_beginning(article, mention) && (of_it || mention.tokens.start > anniversary.tokens.start));
    let event = begun.or_else(|| {
        let next = here
            .iter()
            .find(|mention| mention.tokens.start > anniversary.tokens.end)
            .filter(|_| of && !anniversary.is_birthday)?;
        explicit(&next).then_some(())?;
        let gap = anniversary.tokens.end + 1..next.tokens.start;
        let near = gap.clone().all(|at| matches!(article.word(at), "the" | "its" | "his" | "her" | "their" | "a"));
        // `the 10th anniversary of the attacks in 2011` may say when it was kept.
        let dated = matches!(article.word(next.tokens.start - 1), "in" | "on");
        let long_ago =
            article.date.as_ref().is_some_and(|now| now.date.year() - LONG_AGO >= next.fields.year.unwrap_or(i16::MAX));
        (near || dated && (here.len() > 1 || long_ago)).then_some(next)
    })?;
    Some((event, event.fields.year?))
}

/// Whether what stands at a token is a beginning by its own name: `its founding`, `the birth`.
fn is_of_beginning(article: &Article, at: usize) -> bool {
    let word = |at: usize| article.tokens.get(at).map_or("", |token| token.text(&article.prose));
    let noun = word(at + usize::from(matches!(word(at), "its" | "the" | "his" | "her" | "their")));
    let named = ["foundation", "birth", "formation", "establishment", "launch", "creation", "independence", "marriage"];
    noun.ends_with("ing") || named.contains(&noun)
}

/// Whether a date is that of a beginning: `founded in`, `opened on`, `born`.
fn is_beginning(article: &Article, mention: &DateMention) -> bool {
    let near = mention.tokens.start.saturating_sub(4)..mention.tokens.start;
    near.rev()
        .take_while(|&at| !matches!(article.word(at), "," | ";" | "and"))
        .any(|at| BEGINNINGS.iter().any(|word| word.eq_ignore_ascii_case(article.word(at))))
}

/// When an anniversary is kept: in the year the sentence names, else in the article's.
fn kept(article: &Article, anniversary: &AnniversaryMention, event: &DateMention) -> Option<Kept> {
    let mut others = in_sentence(article, anniversary).iter().filter(|mention| mention.span != event.span);
    match (others.next(), others.next()) {
        // A party of some earlier year, told in the past.
        (None, _) if !is_kept_now(article, anniversary) => None,
        (None, _) => {
            let year = article.date.as_ref()?.date.year();
            Some(Kept { first: year, last: year, stated: false })
        }
        // `Thursday is the third anniversary`
        (Some(only), None)
            if only.form == Form::Weekday && only.step.is_none() && is_kept_now(article, anniversary) =>
        {
            let year = article.date.as_ref()?.date.year();
            Some(Kept { first: year, last: year, stated: false })
        }
        (Some(only), None) => {
            let days = only.certain()?;
            let stated = days.first.year() == days.last.year();
            stated.then_some(Kept { first: days.first.year(), last: days.last.year(), stated })
        }
        _ => None,
    }
}

/// Whether the day of the event comes round within days of the article, so that there is no doubt which year counts.
fn is_due(article: &Article, event: &DateMention) -> bool {
    let day = event.fields.month.zip(event.fields.day).zip(article.date.as_ref()).and_then(|((month, day), now)| {
        let day = Date::new(now.date.year(), i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
        Some(days_between(day, now.date).abs() <= DUE)
    });
    day == Some(true)
}

/// Whether the clause of an anniversary tells of now: its verb stands in the present (`celebrates its`), or is none in
/// the past.
fn is_kept_now(article: &Article, anniversary: &AnniversaryMention) -> bool {
    let before = |steps: usize| anniversary.tokens.start.checked_sub(steps).map_or("", |at| article.word(at));
    let verb = if matches!(before(1), "its" | "his" | "her" | "their" | "the") { before(2) } else { before(1) };
    let of = article.tokens.get(anniversary.tokens.end).is_some_and(|token| token.text(&article.prose) == "of");
    matches!(anniversary.framing, Framing::Unclear | Framing::Future)
        || !of && matches!(verb, "celebrates" | "marks" | "observes" | "commemorates" | "approaches" | "reaches")
}

/// The dates of the sentence of an anniversary.
fn in_sentence<'a>(article: &'a Article, anniversary: &AnniversaryMention) -> &'a [DateMention] {
    let sentence = article.sentences.get(article.sentence_of(anniversary.tokens.start));
    let (first, end) = sentence.map_or((0, 0), |it| (it.start as usize, it.end as usize));
    let dates = &article.facts.dates;
    let from = dates.partition_point(|mention| mention.tokens.start < first);
    let to = dates.partition_point(|mention| mention.tokens.start < end);
    &dates[from..to.max(from)]
}
