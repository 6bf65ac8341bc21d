//! Dates to births and deaths: `John Smith, born March 3, 1980`, `John Smith, 34, who was born in Leeds in 1980`,
//! `Born in 1980, John Smith`, `He died in 2010`.

use crate::article::Article;
use crate::facts::age::bearer::People;
use crate::facts::age::{AgeMention, Bearer, LifeEvent};
use crate::facts::date::{DateMention, Form};
use crate::text::{Shape, Token};

/// `born` stands at most this many tokens before its date: `born in the small town of Roma on June 3, 1993`.
const REACH: usize = 12;
/// The name stands at most this many tokens before `born`: `John Smith, a 34-year-old who was born`.
const FAR: usize = 9;

/// Finds the births and deaths whose days the article gives.
pub(super) fn find(
    article: &Article,
    people: &People<'_>,
    dates: &[DateMention],
    ages: &[AgeMention],
) -> Vec<LifeEvent> {
    let mut events = Vec::new();
    let mut floor = 0;
    for mention in dates {
        let dated = matches!(mention.form, Form::Day | Form::Month | Form::Year) && mention.range.is_none();
        if dated
            && let Some(days) = mention.certain()
            && let Some((verb, is_birth)) = verb_before(article, mention, floor)
        {
            let whose = whose(people, ages, verb, mention).or_else(|| of_birth(article, &events, verb));
            let (span, block, voice) = (mention.span, mention.block, mention.voice);
            events.push(LifeEvent { span, block, voice, is_birth, days, whose });
        }
        floor = mention.tokens.end;
    }
    events
}

/// Whose birth stands right before `died`: `was born in 1940 and died in 2010`.
fn of_birth(article: &Article, events: &[LifeEvent], verb: usize) -> Option<Bearer> {
    let birth = events.last().filter(|event| event.is_birth)?;
    let gap = article.token_at(birth.span.end)..verb;
    let joins = gap.len() <= 2 && gap.clone().all(|at| matches!(article.word(at), "and" | ","));
    (joins && article.sentence_of(gap.start) == article.sentence_of(verb)).then_some(birth.whose)?
}

/// The `born` or `died` a date belongs to, no further back than the date before it.
fn verb_before(article: &Article, mention: &DateMention, floor: usize) -> Option<(usize, bool)> {
    let sentence = article.sentences.get(article.sentence_of(mention.tokens.start))?;
    let first = floor.max(sentence.start as usize).max(mention.tokens.start.saturating_sub(REACH));
    for at in (first..mention.tokens.start).rev() {
        match article.word(at) {
            "born" | "Born" => return Some((at, true)),
            "died" | "Died" => return Some((at, false)),
            word if !leads_on(&article.tokens[at], word) => return None,
            _ => {}
        }
    }
    None
}

/// Whether a word may stand between `born` and its date: where somebody was born, and to whom.
fn leads_on(token: &Token, word: &str) -> bool {
    const PLACE: &[&str] =
        &["in", "on", "at", "near", "outside", "the", "to", "of", "a", "an", "from", "early", "late"];
    let place = PLACE.contains(&word) || token.shape != Shape::Lower;
    place
        || !(token.is(crate::lexicon::Classes::FUNCTION.with(crate::lexicon::Classes::PAST_VERB))
            || word.ends_with("ed"))
}

/// Who was born or died: the name before the verb, the name after `Born in 1980,`, or whom `He` stands for.
fn whose(people: &People<'_>, ages: &[AgeMention], verb: usize, mention: &DateMention) -> Option<Bearer> {
    let article = people.article;
    let start = article.sentences.get(article.sentence_of(verb))?.start as usize;
    if verb == start {
        let is_comma = |at: usize| article.tokens.get(at).is_some_and(|token| token.is_mark(&article.prose, ','));
        let comma = mention.tokens.end;
        let mut named = is_comma(comma).then_some(comma + 1)?;
        if matches!(article.word(named), "in" | "at" | "near") {
            // `Born on April 4, 1946, in Tulsa, Raymond Pike`
            named = (named + 2..named + FAR).find(|&at| is_comma(at))? + 1;
        }
        if matches!(article.word(named), "he" | "she") {
            return people.subject_before(start);
        }
        if let Some(next) = people.titled_at(named).filter(|next| people.is_person(next)) {
            return Some(people.bearer(next));
        }
        // `Born in 1999, the 22-year-old Joyce Chebet`
        let first = ages.partition_point(|age| age.tokens.start < named);
        return ages.get(first).filter(|age| age.tokens.start <= named + 1)?.whose;
    }
    let mut at = verb;
    while at > start && verb - at < FAR {
        if let Some(named) = people.ending_at(at) {
            return (!people.is_governed(&named)).then_some(named);
        }
        at -= 1;
        let token = &article.tokens[at];
        let word = token.text(&article.prose);
        if at == start && matches!(word, "He" | "She") {
            return people.in_sentence_before(start);
        }
        let passes = token.is_number()
            || matches!(
                word,
                "was"
                    | "is"
                    | "who"
                    | "has"
                    | "died"
                    | ","
                    | "("
                    | "-"
                    | "year"
                    | "old"
                    | "years"
                    | "aged"
                    | "age"
                    | "and"
                    | "a"
            );
        if !passes {
            break;
        }
    }
    // `John Smith, who turns 33 next month, was born`
    let was = verb.checked_sub(1).filter(|&was| was > start && article.word(was) == "was")?;
    people.subject_of(was)
}
