//! A feast and right beside it a date on which it does not fall: `Christmas Eve, Dec. 25,`, `Boxing Day (27 December)`.
//! An article in, the feasts with the day each falls on out.

use jiff::civil::Date;

use crate::article::Article;
use crate::facts::date::{DateMention, Feast, Form};
use crate::text::{Shape, Voice};

/// Stands for any year.
const NAMELESS: i16 = 2000;

/// A feast, the date beside it and the day it falls on.
pub(super) struct Misdated<'a> {
    pub(super) feast: &'a DateMention,
    pub(super) date: &'a DateMention,
    pub(super) right: Date,
}

/// Every feast of an article beside a date that is not its own.
pub(super) fn misdated(article: &Article) -> impl Iterator<Item = Misdated<'_>> {
    article.facts.dates.windows(2).filter_map(|pair| {
        let [feast, date] = pair else { return None };
        let Form::Feast(rule) = feast.form else { return None };
        let told = feast.voice == Voice::Own && date.form == Form::Day && feast.range.is_none() && date.range.is_none();
        // Easter has two days, one in the east and one in the west.
        if !told || matches!(rule, Feast::Easter(_)) || !is_beside(article, feast, date) {
            return None;
        }
        let known = date.fields.year.or(feast.fields.year).or_else(|| Some(date.certain_day()?.year()));
        // Christmas is the same day in any year.
        let year = known.or(matches!(rule, Feast::Fixed { .. }).then_some(NAMELESS))?;
        let right = rule.day(year)?;
        // `Bonfire Night, Saturday 7 November`: kept on another day.
        let kept = date.fields.weekday.is_some_and(|weekday| {
            Date::new(year, date.fields.month.unwrap_or(0) as i8, date.fields.day.unwrap_or(0) as i8)
                .is_ok_and(|day| day.weekday() == weekday)
        });
        let said = (date.fields.month.map(i16::from), date.fields.day.map(i16::from));
        (!kept && said != (Some(right.month().into()), Some(right.day().into()))).then_some(Misdated {
            feast,
            date,
            right,
        })
    })
}

/// Whether the date is that of the feast, not the next of a list: `on Boxing Day, 26 December,`.
fn is_beside(article: &Article, feast: &DateMention, date: &DateMention) -> bool {
    let word = |at: usize| article.tokens.get(at).map_or("", |token| token.text(&article.prose));
    let gap = feast.tokens.end..date.tokens.start;
    let led = gap.len() == 1 && matches!(word(gap.start), "," | "(") && word(feast.tokens.start.wrapping_sub(1)) != ",";
    let closes = match word(date.tokens.end) {
        "." | ";" | ")" => true,
        "," => article.tokens.get(date.tokens.end + 1).is_some_and(|next| {
            next.is_word() && next.shape == Shape::Lower && !matches!(word(date.tokens.end + 1), "and" | "or" | "but")
        }),
        _ => false,
    };
    led && closes && feast.block == date.block
}
