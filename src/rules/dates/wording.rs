//! Dates as words: how a rule spells a day, and where the parts of a mention stand, so that a repair keeps the
//! article's own form (`Jan.`, `Wed`, `12th`).

use jiff::civil::{Date, Weekday};

use crate::article::Article;
use crate::facts::date::DateMention;
use crate::lexicon::Classes;
use crate::lexicon::series::MONTHS;
use crate::span::Span;
use crate::text::Token;

/// The name of a month, 1 to 12.
pub(crate) fn month_name(month: u8) -> &'static str {
    MONTHS.get(usize::from(month).wrapping_sub(1)).copied().unwrap_or_default()
}

/// The name of a weekday.
pub(crate) fn weekday_name(weekday: Weekday) -> &'static str {
    match weekday {
        Weekday::Monday => "Monday",
        Weekday::Tuesday => "Tuesday",
        Weekday::Wednesday => "Wednesday",
        Weekday::Thursday => "Thursday",
        Weekday::Friday => "Friday",
        Weekday::Saturday => "Saturday",
        Weekday::Sunday => "Sunday",
    }
}

/// `January 12, 2020`
pub(crate) fn full_date(date: Date) -> String {
    format!("{} {}, {}", month_name(date.month() as u8), date.day(), date.year())
}

/// The name in the length and case the article uses: `Wednesday` written like `Tue` is `Wed`.
pub(crate) fn written_like(name: &str, model: &str) -> String {
    let name = if is_abbreviation(model) { &name[..3] } else { name };
    if model.chars().all(|letter| !letter.is_lowercase()) { name.to_uppercase() } else { name.to_owned() }
}

fn is_abbreviation(model: &str) -> bool {
    let model = model.to_ascii_lowercase();
    !model.ends_with("day") && !MONTHS.iter().any(|month| month.eq_ignore_ascii_case(&model))
}

/// Where the first word of these classes stands in a mention.
pub(crate) fn word_of(article: &Article, mention: &DateMention, classes: Classes) -> Option<Span> {
    article.tokens[mention.tokens.clone()].iter().find(|token| token.is(classes)).map(Token::span)
}

/// Where the day of the month stands in a mention, its ordinal ending included.
pub(crate) fn day_of(article: &Article, mention: &DateMention) -> Option<Span> {
    let day = mention.fields.day?;
    let tokens = &article.tokens[mention.tokens.clone()];
    let is_day = |token: &Token| token.is_number() && token.text(&article.prose).parse() == Ok(day);
    let at = tokens.iter().position(is_day)?;
    let ending = tokens.get(at + 1).filter(|next| next.is_word() && !next.spaced());
    Some(ending.map_or(tokens[at].span(), |ending| tokens[at].span().to(ending.span())))
}

/// The day in the manner the article writes it: `30` after `31`, `30th` after `31st`.
pub(crate) fn day_like(day: u8, model: &str) -> String {
    if model.ends_with(|last: char| last.is_ascii_digit()) {
        return day.to_string();
    }
    let ending = match day {
        1 | 21 | 31 => "st",
        2 | 22 => "nd",
        3 | 23 => "rd",
        _ => "th",
    };
    format!("{day}{ending}")
}
