//! As of when an age is told: now, unless the sentence has gone back to another time or says so.

use std::ops::Range;

use crate::article::Article;
use crate::facts::age::When;
use crate::facts::date::{DateMention, Form};

/// When the age at `tokens` holds, told as of now unless something in its sentence speaks against it.
pub(super) fn of_apposition(article: &Article, dates: &[DateMention], tokens: &Range<usize>) -> When {
    let Some(sentence) = sentence_of(article, tokens.start) else { return When::Unknown };
    let word = |at: usize| if sentence.contains(&at) { article.word(at) } else { "" };
    let before = tokens.start.checked_sub(1).map_or("", word);
    if before == "then" || tokens.start >= 2 && before == "-" && word(tokens.start - 2) == "then" {
        return When::Unknown;
    }
    // `, 34 at the time,`, `, 34, when`
    let after = tokens.end + usize::from(word(tokens.end) == ",");
    if word(after) == "when" || (tokens.end..tokens.end + 8).any(|at| word(at) == "at" && word(at + 2) == "time") {
        return When::Unknown;
    }
    // `Marshall, then 38, chased the 15-year-old`: all of the sentence is of then.
    if (sentence.start..tokens.start).any(|at| word(at) == "then" && article.tokens[at + 1].is_number()) {
        return When::Unknown;
    }
    match scene(article, dates, &sentence, tokens.start) {
        Some(mention) => mention.certain().map_or(When::Unknown, |days| When::Since(days.first)),
        None => When::Now,
    }
}

/// When the person died of whom the `died` at this token is said: the only date of the sentence, if it is certain;
/// of somebody who `has died` these days.
pub(super) fn of_death(article: &Article, dates: &[DateMention], died: usize) -> When {
    let Some(sentence) = sentence_of(article, died) else { return When::Unknown };
    if died > sentence.start && article.word(died - 1) == "has" {
        return When::Now;
    }
    let mut here = in_sentence(dates, &sentence).filter(|mention| !is_of_birth(article, mention));
    match (here.next(), here.next()) {
        (Some(only), None) => only.certain().map_or(When::Unknown, When::On),
        _ => When::Unknown,
    }
}

/// The death that the sentence before the one that begins at `start` tells of: `died on Monday. He was 84.`
pub(super) fn of_death_before(article: &Article, dates: &[DateMention], start: usize) -> Option<When> {
    let before = sentence_of(article, start.checked_sub(1)?)?;
    let died = before.clone().find(|&at| article.word(at) == "died")?;
    Some(of_death(article, dates, died))
}

/// The days of the date that begins at a token: `turns 33 next month`.
pub(super) fn of_date_at(dates: &[DateMention], at: usize) -> Option<When> {
    let index = dates.partition_point(|mention| mention.tokens.start < at);
    dates.get(index).filter(|mention| mention.tokens.start == at)?.certain().map(When::On)
}

/// The year of what the `when` at a token tells of: `when he set the fire in 2010`. Behind a mark or beside another
/// date it may be the year of something else.
pub(super) fn of_event(article: &Article, dates: &[DateMention], when: usize) -> Option<When> {
    let sentence = sentence_of(article, when)?;
    let mut here = in_sentence(dates, &sentence);
    let only = here.next().filter(|mention| mention.fields.year.is_some() && mention.tokens.start > when)?;
    let mut between = when + 1..only.tokens.start;
    let clause = between.len() <= CLAUSE && between.all(|at| article.tokens[at].is_word());
    (here.next().is_none() && clause && article.word(only.tokens.start - 1) == "in").then_some(())?;
    only.certain().map(When::On)
}

/// More words than this between `when` and the year, and it is the year of something else.
const CLAUSE: usize = 8;

/// The time the sentence has gone back to before it tells the age, if it has.
fn scene<'d>(
    article: &Article,
    dates: &'d [DateMention],
    sentence: &Range<usize>,
    age: usize,
) -> Option<&'d DateMention> {
    let goes_back = |mention: &&DateMention| match mention.form {
        Form::Shifted(_) | Form::Weekday | Form::Weekend => false,
        Form::Day | Form::Month | Form::Feast(_) | Form::DayOfMonth => mention.fields.year.is_some(),
        _ => true,
    };
    let before = in_sentence(dates, sentence).take_while(|mention| mention.tokens.start < age);
    before.filter(|mention| !is_of_birth(article, mention)).find(goes_back)
}

fn in_sentence<'d>(dates: &'d [DateMention], sentence: &Range<usize>) -> impl Iterator<Item = &'d DateMention> {
    let first = dates.partition_point(|mention| mention.tokens.start < sentence.start);
    let end = sentence.end;
    dates[first..].iter().take_while(move |mention| mention.tokens.start < end)
}

/// Whether `born` leads to a mention: `born in Hull in 1940`.
fn is_of_birth(article: &Article, mention: &DateMention) -> bool {
    let near = (1..=6).map_while(|back| mention.tokens.start.checked_sub(back));
    near.take_while(|&at| article.tokens[at].is_word()).any(|at| matches!(article.word(at), "born" | "Born"))
}

fn sentence_of(article: &Article, token: usize) -> Option<Range<usize>> {
    article.sentences.get(article.sentence_of(token)).map(|it| it.start as usize..it.end as usize)
}
