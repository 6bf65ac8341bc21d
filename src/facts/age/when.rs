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
    match scene(dates, &sentence, tokens.start) {
        Some(mention) => mention.certain().map_or(When::Unknown, |days| When::Since(days.first)),
        None => When::Now,
    }
}

/// When the person died who was of the age at `tokens`: the only date of the sentence, if it is certain.
pub(super) fn of_death(article: &Article, dates: &[DateMention], tokens: &Range<usize>) -> When {
    let Some(sentence) = sentence_of(article, tokens.start) else { return When::Unknown };
    let mut here = in_sentence(dates, &sentence).filter(|mention| !follows(article, mention, "born"));
    match (here.next(), here.next()) {
        (Some(only), None) => only.certain().map_or(When::Unknown, When::On),
        _ => When::Unknown,
    }
}

/// The time the sentence has gone back to before it tells the age, if it has.
fn scene<'d>(dates: &'d [DateMention], sentence: &Range<usize>, age: usize) -> Option<&'d DateMention> {
    let goes_back = |mention: &&DateMention| match mention.form {
        Form::Shifted(_) | Form::Weekday | Form::Weekend => false,
        Form::Day | Form::Month | Form::Feast(_) | Form::DayOfMonth => mention.fields.year.is_some(),
        _ => true,
    };
    in_sentence(dates, sentence).take_while(|mention| mention.tokens.start < age).find(goes_back)
}

fn in_sentence<'d>(dates: &'d [DateMention], sentence: &Range<usize>) -> impl Iterator<Item = &'d DateMention> {
    let first = dates.partition_point(|mention| mention.tokens.start < sentence.start);
    let end = sentence.end;
    dates[first..].iter().take_while(move |mention| mention.tokens.start < end)
}

/// Whether this word stands among the three before a mention.
fn follows(article: &Article, mention: &DateMention, word: &str) -> bool {
    (1..=3).any(|back| mention.tokens.start.checked_sub(back).is_some_and(|at| article.word(at) == word))
}

fn sentence_of(article: &Article, token: usize) -> Option<Range<usize>> {
    article.sentences.get(article.sentence_of(token)).map(|it| it.start as usize..it.end as usize)
}
