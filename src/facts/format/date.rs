//! A day of a month to the way it is printed: which comes first, how the month is written, whether the day is an
//! ordinal.

use crate::article::Article;
use crate::facts::date::{DateMention, Form, View, Word};
use crate::text::Shape;

use super::Printed;

/// The way a day of a month is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DateForm {
    /// Which of the two comes first.
    pub order: Order,
    /// How the month is written.
    pub month: MonthForm,
    /// Whether the day has an ending: `14th`.
    pub ordinal: bool,
    /// Whether it is nothing but one day and its month: no year, no weekday, no end of a range.
    pub alone: bool,
    /// Index of the mention in `Facts::dates`.
    pub mention: usize,
}

/// Which comes first, the month or the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// `January 14`
    MonthFirst,
    /// `14 January`
    DayFirst,
}

/// How a month is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MonthForm {
    /// `January`
    Full,
    /// `Jan`
    Bare,
    /// `Jan.`
    Stopped,
}

/// The forms of the days that name their month in letters.
pub(super) fn find(article: &Article, dates: &[DateMention]) -> Vec<Printed<DateForm>> {
    let days = dates.iter().enumerate().filter(|(_, date)| date.form == Form::Day);
    days.filter_map(|(index, date)| {
        let form = of(article, date, index)?;
        Some(Printed { span: date.span, block: date.block, voice: date.voice, form })
    })
    .collect()
}

/// The form of one date; none for those in figures (`2020-01-14`), in words (`the first of May`) and in capitals.
fn of(article: &Article, date: &DateMention, mention: usize) -> Option<DateForm> {
    let block = &article.blocks[date.block].tokens;
    let view = View { article, start: block.start, end: block.end };
    let tokens = date.tokens.clone();
    let month_at = tokens.clone().find(|&at| matches!(view.word(at), Some(Word::Month(..))))?;
    let Some(Word::Month(_, short)) = view.word(month_at) else { return None };
    let day_at = tokens.clone().find(|&at| article.tokens[at].is_number())?;
    if article.tokens[month_at].shape != Shape::Capital || article.tokens[day_at].len > 2 {
        return None;
    }
    let ordinal = view.joined(day_at + 1) && view.is_one_of(day_at + 1, &["st", "nd", "rd", "th"]);
    let stopped = short && view.mark(month_at + 1, '.') && view.joined(month_at + 1);
    let month = match (short, stopped) {
        (false, _) => MonthForm::Full,
        (true, false) => MonthForm::Bare,
        (true, true) => MonthForm::Stopped,
    };
    let order = if month_at < day_at { Order::MonthFirst } else { Order::DayFirst };
    // `the 14th of January` is another way of speaking.
    if tokens.clone().any(|at| view.is_one_of(at, &["of"])) {
        return None;
    }
    let inner_stop = stopped && tokens.contains(&(month_at + 1));
    let needed = 2 + usize::from(ordinal) + usize::from(inner_stop);
    Some(DateForm { order, month, ordinal, alone: tokens.len() == needed && date.range.is_none(), mention })
}
