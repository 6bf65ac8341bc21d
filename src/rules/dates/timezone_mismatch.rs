//! One moment in two zones, and the two times are not the same moment.

use crate::article::Article;
use crate::diagnostic::{Confidence, Severity};
use crate::facts::date::ClockMention;
use crate::rules::{Check, Report, Rule, Status};
use crate::text::Voice;

/// `dates/timezone-mismatch`
pub const RULE: Rule = Rule {
    id: "dates/timezone-mismatch",
    summary: "one moment in two time zones that do not agree",
    guide: include_str!("timezone_mismatch.md"),
    severity: Severity::Error,
    confidence: Confidence::Likely,
    status: Status::Stable,
    build: |_| Ok(Box::new(check) as Box<dyn Check>),
};

/// Minutes in a day.
const DAY: i32 = 24 * 60;

/// Every zone is a multiple of this many minutes off UTC.
const STEP: i32 = 15;

fn check(article: &Article, report: &mut Report<'_>) {
    for pair in article.facts.clocks.windows(2) {
        let [first, second] = pair else { continue };
        if matches!(first.voice, Voice::Quoted | Voice::Promo)
            || !is_restated(article, first, second)
            || agree(first, second)
        {
            continue;
        }
        let (one, other) = (article.text(first.span), article.text(second.span));
        let found = report.flag(second.span, format!("{other} is not the same moment as {one}"));
        found.also(first.span, "the same moment here");
        match (first.zone, second.zone) {
            ([], _) | (_, []) => found.note("no two time zones are these minutes apart"),
            (from, to) => {
                let times = times_in(first.minute, from, to).join(" or ");
                let note = format!("{one} is {times} {}", zone_of(article, second));
                found.label(format!("{times} by the zones")).note(note)
            }
        };
    }
}

/// Whether the second time stands in brackets behind the first, or after `or` in them: `1400 GMT (10 a.m. EDT)`.
fn is_restated(article: &Article, first: &ClockMention, second: &ClockMention) -> bool {
    let gap = first.tokens.end..second.tokens.start;
    let zoned = !(first.zone.is_empty() && second.zone.is_empty());
    let closes = article
        .tokens
        .get(second.tokens.end)
        .is_some_and(|next| matches!(next.text(&article.prose), ")" | "," | ";" | "/"));
    zoned
        && match gap.len() {
            1 => article.word(gap.start) == "(" && closes || article.word(gap.start) == "/" && !second.zone.is_empty(),
            2 => (article.word(gap.start), article.word(gap.start + 1)) == ("local", "(") && closes,
            3 => article.word(gap.start) == "local" && article.word(gap.start + 2) == "(" && closes,
            _ => false,
        }
}

/// Whether some reading of the zones makes the two one moment; a time without a zone is of any zone.
fn agree(first: &ClockMention, second: &ClockMention) -> bool {
    let apart = i32::from(first.minute) - i32::from(second.minute);
    if first.zone.is_empty() || second.zone.is_empty() {
        return apart % STEP == 0;
    }
    first
        .zone
        .iter()
        .any(|from| second.zone.iter().any(|to| (apart - i32::from(*from) + i32::from(*to)).rem_euclid(DAY) == 0))
}

/// What a time of day is in another zone, in the first meaning of both abbreviations: one time, or two when summer
/// time decides.
fn times_in(minute: u16, from: &[i16], to: &[i16]) -> Vec<String> {
    fn usual(zone: &[i16]) -> impl Iterator<Item = i32> {
        zone.iter().filter(|offset| (*offset - zone[0]).abs() <= 60).map(|offset| i32::from(*offset))
    }
    let mut times: Vec<String> =
        usual(from).flat_map(|from| usual(to).map(move |to| clock(i32::from(minute) - from + to))).collect();
    times.sort();
    times.dedup();
    times
}

/// `14:05`
fn clock(minute: i32) -> String {
    let minute = minute.rem_euclid(DAY);
    format!("{:02}:{:02}", minute / 60, minute % 60)
}

fn zone_of<'a>(article: &'a Article, clock: &ClockMention) -> &'a str {
    article.word(clock.tokens.end - 1)
}
