//! A verb whose tense contradicts the time beside it: `died tomorrow`, `will meet last week`, `will be held in 2015`
//! in a story of 2019.

use std::ops::Range;

use jiff::civil::Date;

use crate::article::Article;
use crate::diagnostic::{Confidence, Severity};
use crate::facts::date::{DateMention, Form, days_between};
use crate::lexicon::Classes;
use crate::rules::dates::wording::full_date;
use crate::rules::{Check, Report, Rule, Status};
use crate::span::Span;
use crate::text::{Shape, TokenKind, Voice};

/// `dates/tense-dateline`
pub const RULE: Rule = Rule {
    id: "dates/tense-dateline",
    summary: "a verb in the past beside a time to come, or the other way round",
    guide: include_str!("tense_dateline.md"),
    severity: Severity::Warning,
    confidence: Confidence::Likely,
    status: Status::Stable,
    build: |_| Ok(Box::new(check) as Box<dyn Check>),
};

/// Time zones and editions: a day may be off by one without anybody being wrong.
const SLACK: i64 = 1;

/// How far a verb may stand before its time, in tokens: `met in the harbour office last week`.
const REACH: usize = 6;

/// Verbs without an object, so that the time behind them is the time of what they tell.
const GOES_BY_ITSELF: &[&str] = &[
    "arrive", "begin", "close", "die", "end", "expire", "fly", "leave", "meet", "open", "play", "resign", "resume",
    "retire", "return", "start", "travel", "vote",
];

/// The same in the past, without those that may also be a participle behind a noun (`a shop opened next week`).
const WENT_BY_ITSELF: &[&str] = &[
    "arrived",
    "became",
    "began",
    "came",
    "died",
    "fell",
    "flew",
    "gave",
    "met",
    "resigned",
    "retired",
    "rose",
    "spoke",
    "took",
    "travelled",
    "traveled",
    "voted",
    "went",
    "won",
];

/// Participles that look ahead: `was scheduled next week`.
const APPOINTED: &[&str] = &[
    "adjourned",
    "asked",
    "booked",
    "called",
    "cancelled",
    "canceled",
    "delayed",
    "due",
    "expected",
    "extended",
    "intended",
    "meant",
    "moved",
    "needed",
    "planned",
    "postponed",
    "prepared",
    "promised",
    "pushed",
    "rescheduled",
    "scheduled",
    "set",
    "slated",
    "supposed",
    "told",
    "wanted",
];

/// Words that lead to another time than that of the story: what might be, what somebody says of later.
const TURNS: &[&str] = &[
    "if", "whether", "unless", "until", "before", "after", "when", "once", "while", "would", "could", "should",
    "might", "may", "wish", "wished", "imagine", "suppose", "as", "that", "than", "had",
];

/// On which side of the article's own day a time lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Gone,
    ToCome,
}

fn check(article: &Article, report: &mut Report<'_>) {
    for mention in article.facts.dates.iter().filter(|mention| is_told(article, mention)) {
        let Some(side) = side(article, mention) else { continue };
        let sentence = sentence_of(article, mention);
        let verb = match side {
            Side::Gone => verb_to_come(article, &sentence),
            Side::ToCome => verb_gone(article, &sentence),
        };
        let Some(verb) = verb else { continue };
        let (time, words) = (article.text(mention.span), article.text(verb));
        let (message, label) = match side {
            Side::Gone => (format!("\"{words}\" looks ahead, but {time} is past"), "past"),
            Side::ToCome => (format!("\"{words}\" looks back, but {time} is still to come"), "still to come"),
        };
        let found = report.flag(mention.span, message);
        found.label(label).also(verb, if side == Side::Gone { "still to come here" } else { "told as past here" });
        if let Some(date) = article.date.as_ref().filter(|_| mention.fields.year.is_some()) {
            found.note(format!("the article is dated {}", full_date(date.date)));
        }
    }
}

/// Whether the article itself says it where it tells the story; what belongs to a noun (`next week's vote`) or is one
/// end of a range has a time of its own.
fn is_told(article: &Article, mention: &DateMention) -> bool {
    let next = article.tokens.get(mention.tokens.end);
    let goes_on = next.is_some_and(|next| {
        let noun = next.is_word() && next.shape == Shape::Lower && !next.is(Classes::FUNCTION);
        next.kind() == TokenKind::Clitic || noun || next.text(&article.prose) == "-"
    });
    mention.voice == Voice::Own
        && mention.range.is_none()
        && article.blocks[mention.block].zone.is_running_text()
        && !goes_on
}

/// The side a time lies on: by its own words, or by its year and the article's date.
fn side(article: &Article, mention: &DateMention) -> Option<Side> {
    let counted = |by: i32| match by {
        ..0 => Some(Side::Gone),
        0 => None,
        1.. => Some(Side::ToCome),
    };
    match mention.form {
        Form::Shifted(by) => counted(by.into()),
        Form::Relative(by, _) => counted(by),
        Form::Weekday | Form::Season(_) => counted(mention.step?.into()),
        // Days have a rule of their own: `dates/stale-future`.
        Form::Month | Form::Year => by_date(mention, article.date.as_ref()?.date),
        _ => None,
    }
}

/// A time that names its year and has passed. One that names a year to come stands in copy that was edited later.
fn by_date(mention: &DateMention, now: Date) -> Option<Side> {
    let days = mention.certain().filter(|_| mention.fields.year.is_some())?;
    (days_between(days.last, now) > SLACK).then_some(Side::Gone)
}

/// The tokens of the sentence before the time, as far as a verb is looked for.
fn sentence_of(article: &Article, mention: &DateMention) -> Range<usize> {
    let start = article.sentences.get(article.sentence_of(mention.tokens.start)).map_or(0, |it| it.start as usize);
    start.min(mention.tokens.start)..mention.tokens.start
}

/// The token of the verb that the time hangs on: right before it, or before `in Oslo`, `in the harbour office`.
fn verb_before(article: &Article, before: &Range<usize>, is_verb: impl Fn(usize) -> bool) -> Option<usize> {
    let mut at = before.end.checked_sub(1).filter(|at| before.contains(at))?;
    if matches!(article.word(at), "on" | "in" | "by") {
        at = at.checked_sub(1).filter(|at| before.contains(at))?;
    }
    if is_verb(at) {
        return Some(at);
    }
    let first = before.start.max(at.saturating_sub(REACH));
    let place = (first..at).rev().find(|&it| matches!(article.word(it), "in" | "at"))?;
    // `remanded in custody to appear next month`: the second verb has the time.
    let words = (place..=at).all(|it| article.tokens[it].is_word() && article.word(it) != "to");
    place.checked_sub(1).filter(|&verb| words && before.contains(&verb) && is_verb(verb))
}

/// `will meet`, `will be held`, `will take place`: the words from `will` on.
fn verb_to_come(article: &Article, before: &Range<usize>) -> Option<Span> {
    let word = |at: usize| if before.contains(&at) { article.word(at) } else { "" };
    let will = |at: usize| {
        let skip = usize::from(matches!(word(at), "not" | "also" | "never" | "now"));
        at.checked_sub(skip).filter(|&at| matches!(word(at), "will" | "shall"))
    };
    let opening = |verb: usize| match word(verb) {
        "place" if verb > before.start && word(verb - 1) == "take" => will(verb.checked_sub(2)?),
        it if GOES_BY_ITSELF.contains(&it) => will(verb.checked_sub(1)?),
        _ if is_participle(article, verb) && verb > before.start && word(verb - 1) == "be" => {
            will(verb.checked_sub(2)?)
        }
        _ => None,
    };
    let verb = verb_before(article, before, |at| opening(at).is_some())?;
    let first = opening(verb)?;
    Some(article.tokens[first].span().to(article.tokens[verb].span()))
}

/// `died`, `took place`, `was held`: nothing where the sentence turns to what might be or to what others say.
fn verb_gone(article: &Article, before: &Range<usize>) -> Option<Span> {
    if before.clone().any(|at| TURNS.iter().any(|turn| turn.eq_ignore_ascii_case(article.word(at)))) {
        return None;
    }
    let word = |at: usize| if before.contains(&at) { article.word(at) } else { "" };
    let opening = |verb: usize| match word(verb) {
        "place" => verb.checked_sub(1).filter(|&took| word(took) == "took"),
        it if WENT_BY_ITSELF.contains(&it) => {
            let free = verb == before.start || !matches!(word(verb - 1), "be" | "been" | "to" | "is" | "are");
            free.then_some(verb)
        }
        it if is_participle(article, verb) && !APPOINTED.contains(&it) => {
            verb.checked_sub(1).filter(|&be| matches!(word(be), "was" | "were"))
        }
        _ => None,
    };
    let verb = verb_before(article, before, |at| opening(at).is_some())?;
    let first = opening(verb)?;
    Some(article.tokens[first].span().to(article.tokens[verb].span()))
}

fn is_participle(article: &Article, at: usize) -> bool {
    let (token, word) = (&article.tokens[at], article.word(at));
    let regular = word.len() > 4 && (word.ends_with("ed") || word.ends_with("en"));
    token.is_word() && token.shape == Shape::Lower && (regular || token.is(Classes::PAST_VERB))
}
