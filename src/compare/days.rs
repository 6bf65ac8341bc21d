//! Days and times of day. The same day is named for many things: what is left must be about the same one.

use crate::article::Article;
use crate::compare::Topic;
use crate::compare::claim::{Claim, Made, Rewrite, Sort, key, tells};
use crate::facts::date::{ClockMention, DateMention, Form};

/// Days, months, years and weekdays.
pub(super) struct Day;

/// Times of day.
pub(super) struct Clock;

/// Words that two sentences about one thing share, when the day is named by its date.
const SHARED: usize = 1;

/// The same for a weekday, a month, a year: they come up everywhere.
const SHARED_LOOSE: usize = 2;

impl Sort for Day {
    type Fact = DateMention;

    const TOPIC: Topic = Topic::Date;
    const KEEPS_HISTORY: bool = true;

    fn claims<'a>(&self, article: &'a Article) -> Vec<Claim<'a, DateMention>> {
        let told = article.facts.dates.iter().filter(|it| tells(article.blocks[it.block].zone));
        told.filter_map(|date| {
            let it = date.fields;
            let value = match date.form {
                Form::Day => key((it.day, it.month)),
                Form::Weekday => key((it.weekday.map(|day| day.to_monday_zero_offset()), date.step)),
                Form::Month => key((0, it.month, it.year)),
                Form::Year => key((1, it.year)),
                _ => return None,
            };
            let thing = key((value, it.year));
            let tokens = date.tokens.clone();
            Some(Claim { fact: date, article, tokens, shown: date.span, at: date.span, value, thing })
        })
        .collect()
    }

    fn is_change(&self, old: &Claim<'_, DateMention>, new: &Claim<'_, DateMention>, _: Rewrite) -> bool {
        old.fact.form == new.fact.form
    }

    fn is_left(
        &self,
        change: &Made<'_, '_, DateMention>,
        left: &Claim<'_, DateMention>,
        _: &Claim<'_, DateMention>,
    ) -> bool {
        let (was, it) = (change.old.fact, left.fact);
        let needed = if it.form == Form::Day { SHARED } else { SHARED_LOOSE };
        let years = was.fields.year.zip(it.fields.year).is_none_or(|(one, other)| one == other);
        left.is_own() && years && change.scene.shares(left.article, &left.tokens) >= needed
    }
}

impl Sort for Clock {
    type Fact = ClockMention;

    const TOPIC: Topic = Topic::Date;
    const KEEPS_HISTORY: bool = true;

    fn claims<'a>(&self, article: &'a Article) -> Vec<Claim<'a, ClockMention>> {
        let told = article.facts.clocks.iter().filter(|it| tells(article.zone_at(it.span.start)));
        told.map(|clock| {
            let value = key((clock.minute, clock.zone));
            let tokens = clock.tokens.clone();
            Claim { fact: clock, article, tokens, shown: clock.span, at: clock.span, value, thing: value }
        })
        .collect()
    }

    fn is_change(&self, _: &Claim<'_, ClockMention>, _: &Claim<'_, ClockMention>, _: Rewrite) -> bool {
        true
    }

    fn is_left(
        &self,
        change: &Made<'_, '_, ClockMention>,
        left: &Claim<'_, ClockMention>,
        _: &Claim<'_, ClockMention>,
    ) -> bool {
        left.is_own() && change.scene.shares(left.article, &left.tokens) >= SHARED
    }
}
